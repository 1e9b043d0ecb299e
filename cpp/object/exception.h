// ExceptionObject: the layout all exceptions share. Their types, constructors and methods are in
// types/exceptions*.cpp.
#pragma once

#include <span>

#include "object/type.h"

namespace bufferscope {

/// BaseException and whatever is derived from it. Built-in types with more fields (OSError, SyntaxError,
/// StopIteration, ImportError, UnicodeError, NameError, AttributeError, SystemExit, groups) keep them behind
/// it, at the indices that types/exceptions.h names: as many as their layout has room for.
struct ExceptionObject : Object {
    Value args;       // tuple
    Value cause;      // exception or empty
    Value context;    // exception or empty
    Value traceback;  // traceback object or empty
    bool suppress_context;

    Size field_count() const {
        return static_cast<Size>((type->layout->size - sizeof(ExceptionObject)) / sizeof(Value));
    }
    std::span<Value> fields() {
        return {reinterpret_cast<Value*>(this + 1), static_cast<std::size_t>(field_count())};
    }
    /// Empty where unused. Precondition: the type has such a field.
    Value& field(int index) { return reinterpret_cast<Value*>(this + 1)[index]; }
};

inline bool is_exception(const Value& value) {
    return value.is_object() && value.object()->type->has_flag(type_flags::exception_subclass);
}

}  // namespace bufferscope
