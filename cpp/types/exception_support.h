// What the files of the built-in exceptions share.
#pragma once

#include <span>

#include "types/exceptions.h"
#include "types/list.h"

namespace bufferscope {

inline Value or_none(const Value& value) {
    return value.is_empty() ? Value::none() : value;
}

/// A property over fields[index]: reads as None where empty, a deletion empties it.
template <int index>
Result<Value> get_exception_field(Runtime&, const Value& self) {
    return or_none(self.as<ExceptionObject>()->field(index));
}
template <int index>
Result<void> set_exception_field(Runtime&, const Value& self, const Value& value) {
    self.as<ExceptionObject>()->field(index) = value;
    return {};
}

void destroy_exception(Runtime&, Object* object);
void traverse_exception(Object* object, Visitor& visit);
void clear_exception(Runtime&, Object* object);

/// Of BaseException, and anew of each exception that has attributes of its own: no class derives from two of
/// them.
template <int field_count>
inline constexpr NativeLayout exception_layout = {
    .size = sizeof(ExceptionObject) + field_count * sizeof(Value),
    .destroy = destroy_exception,
    .traverse = traverse_exception,
    .clear = clear_exception};

/// BaseException.__new__ and __str__.
Result<Value> exception_new(Runtime&, Type* type, const CallArguments& arguments);
Result<Value> exception_str(Runtime&, const Value& self);

/// The positional arguments of a call as a tuple.
Value positional_arguments(Runtime&, const CallArguments& arguments);
/// "ValueError() takes no keyword arguments".
Result<void> refuse_keywords(Runtime&, const Type* type, const CallArguments& arguments);

/// Takes the keyword arguments of a call into `value`s; any other name is a TypeError.
struct KeywordField {
    std::string_view name;
    Value* value;
};
Result<void> keyword_fields(Runtime&, std::string_view function, const CallArguments& arguments,
                            std::span<const KeywordField> fields);

void define_plain_exception(Runtime&, BuiltinType id, const char* name, BuiltinType base, const char* doc);

/// OSError and what is below it, ImportError, SyntaxError, UnicodeError (exceptions_system.cpp).
void install_system_exceptions(Runtime&);
/// BaseExceptionGroup, ExceptionGroup (exception_groups.cpp).
void install_exception_groups(Runtime&);

}  // namespace bufferscope
