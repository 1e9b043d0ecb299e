// BaseExceptionGroup and ExceptionGroup: making, splitting, deriving.
#include "object/protocol.h"
#include "types/collections.h"
#include "types/exception_support.h"

namespace bufferscope {

namespace {

ExceptionObject* as_exception(const Value& value) {
    return value.as<ExceptionObject>();
}

const Value& message_of(const Value& group) {
    return as_exception(group)->field(exception_field::group::message);
}
const Tuple* members_of(const Value& group) {
    return as_exception(group)->field(exception_field::group::exceptions).as<Tuple>();
}
bool is_group(Runtime& rt, const Value& exception) {
    return rt.is_instance(exception, BuiltinType::BaseExceptionGroup);
}

/// The exceptions given to a group, checked; `all_plain`: none is outside of Exception.
Result<Ref<Tuple>> checked_members(Runtime& rt, const Value& given, bool& all_plain) {
    bool is_sequence = is_tuple(given) || is_list(given);
    if (!is_sequence) {
        Value has_items = TRY(find_special(rt, given, Name::getitem));
        is_sequence = !has_items.is_empty() && !is_dict(given) &&
                      !rt.type_of(given)->has_flag(type_flags::set_subclass);
    }
    if (!is_sequence) return rt.type_error("second argument (exceptions) must be a sequence");
    Ref<Tuple> members = TRY(to_tuple(rt, given));
    if (members->length == 0) {
        return rt.value_error("second argument (exceptions) must be a non-empty sequence");
    }
    all_plain = true;
    for (Size i = 0; i < members->length; ++i) {
        const Value& each = (*members)[i];
        if (!is_exception(each)) {
            return rt.value_error("Item {} of second argument (exceptions) is not an exception", i);
        }
        all_plain = all_plain && rt.is_instance(each, BuiltinType::Exception);
    }
    return members;
}

Result<Value> group_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    if (arguments.positional != 2) {
        return rt.type_error("BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
                             arguments.positional);
    }
    const Value& message = arguments.values[0];
    if (!is_str(message)) {
        return rt.type_error("BaseExceptionGroup.__new__() argument 1 must be str, not {}",
                             argument_type_name(rt, message));
    }
    bool all_plain = true;
    Ref<Tuple> members = TRY(checked_members(rt, arguments.values[1], all_plain));
    Type* plain_group = rt.type(BuiltinType::ExceptionGroup);
    if (type == rt.type(BuiltinType::BaseExceptionGroup)) {
        if (all_plain) type = plain_group;
    } else if (!all_plain) {
        if (type == plain_group) return rt.type_error("Cannot nest BaseExceptions in an ExceptionGroup");
        if (type->is_subtype_of(rt.type(BuiltinType::Exception))) {
            return rt.type_error("Cannot nest BaseExceptions in '{}'", type->name_text);
        }
    }
    Value made = TRY(exception_new(rt, type, arguments));
    as_exception(made)->field(exception_field::group::message) = message;
    as_exception(made)->field(exception_field::group::exceptions) = std::move(members);
    return made;
}

Result<void> group_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    TRY(refuse_keywords(rt, rt.type_of(self), arguments));
    as_exception(self)->args = positional_arguments(rt, arguments);
    return {};
}

Result<Value> group_str(Runtime& rt, const Value& self) {
    Size count = members_of(self)->length;
    Ref<Str> message = TRY(str(rt, message_of(self)));
    return new_str(
        rt, format_text("{} ({} sub-exception{})", {utf8_of(message.get()), count, count > 1 ? "s" : ""}));
}

/// What split() and subgroup() ask each exception: is it of these types, or does a function say so?
class Condition {
  public:
    static Result<Condition> from(Runtime& rt, const Value& given) {
        Condition condition;
        condition.value_ = given;
        if (is_callable(rt, given) && !is_type(given)) {
            condition.is_function_ = true;
            return condition;
        }
        bool fits = is_exception_class(given);
        if (is_tuple(given)) {
            fits = true;
            for (const Value& each : given.as<Tuple>()->span()) fits = fits && is_exception_class(each);
        }
        if (fits) return condition;
        return rt.type_error(
            "expected an exception type, a tuple of exception types, or a callable (other than a class)");
    }
    static Condition of_types(const Value& types) {
        Condition condition;
        condition.value_ = types;
        return condition;
    }

    Result<bool> holds(Runtime& rt, const Value& exception) const {
        if (!is_function_) return is_instance(rt, exception, value_);
        Value answer = TRY(call(rt, value_, exception));
        return truth(rt, answer);
    }

  private:
    static bool is_exception_class(const Value& value) {
        return is_type(value) && value.as<Type>()->has_flag(type_flags::exception_subclass);
    }
    Value value_;
    bool is_function_ = false;
};

Result<void> split(Runtime& rt, const Value& exception, const Condition& condition, Value& matched,
                   Value& rest) {
    NativeCall guard(rt);
    TRY(guard.check(" in exceptiongroup_split_recursive"));
    bool whole = TRY(condition.holds(rt, exception));
    if (whole) {
        matched = exception;
        return {};
    }
    if (!is_group(rt, exception)) {
        rest = exception;
        return {};
    }
    Ref<List> matches = new_list(rt);
    Ref<List> others = new_list(rt);
    Value members = Value::share(const_cast<Tuple*>(members_of(exception)));
    for (const Value& each : members.as<Tuple>()->span()) {
        Value match, other;
        TRY(split(rt, each, condition, match, other));
        if (!match.is_empty()) TRY(list_append(rt, matches.get(), match));
        if (!other.is_empty()) TRY(list_append(rt, others.get(), other));
    }
    if (matches->length > 0) matched = TRY(derive_group(rt, exception, matches));
    if (others->length > 0) rest = TRY(derive_group(rt, exception, others));
    return {};
}

Result<Value> group_split(Runtime& rt, const Value* arguments) {
    Condition condition = TRY(Condition::from(rt, arguments[1]));
    Value parts[2];
    TRY(split(rt, arguments[0], condition, parts[0], parts[1]));
    for (Value& part : parts) part = or_none(part);
    return new_tuple(rt, parts);
}

Result<Value> group_subgroup(Runtime& rt, const Value* arguments) {
    Condition condition = TRY(Condition::from(rt, arguments[1]));
    Value matched, rest;
    TRY(split(rt, arguments[0], condition, matched, rest));
    return or_none(matched);
}

Result<Value> group_derive(Runtime& rt, const Value* arguments) {
    return call(rt, Value::share(rt.type(BuiltinType::BaseExceptionGroup)), message_of(arguments[0]),
                arguments[1]);
}

Result<Value> get_message(Runtime&, const Value& self) {
    return or_none(message_of(self));
}
Result<Value> get_exceptions(Runtime&, const Value& self) {
    return or_none(as_exception(self)->field(exception_field::group::exceptions));
}

constexpr NativeMethod group_methods[] = {
    {"split(self, matcher_value, /)", group_split},
    {"subgroup(self, matcher_value, /)", group_subgroup},
    {"derive(self, excs, /)", group_derive},
    {"__class_getitem__(cls, object, /)", class_get_item, doc<"See PEP 585">, MethodKind::class_method},
};
constexpr NativeProperty group_properties[] = {
    {"message", get_message, readonly_attribute, doc<"exception message">},
    {"exceptions", get_exceptions, readonly_attribute, doc<"nested exceptions">},
};

constexpr TypeSpec base_group_spec = {.id = BuiltinType::BaseExceptionGroup,
                                      .name = "BaseExceptionGroup",
                                      .base = BuiltinType::BaseException,
                                      .flags = type_flags::subclassable,
                                      .layout = exception_layout<2>,
                                      .methods = group_methods,
                                      .properties = group_properties,
                                      .slots = {.str = group_str, .new_ = group_new, .init = group_init},
                                      .doc = "A combination of multiple unrelated exceptions."};

}  // namespace

Result<Value> derive_group(Runtime& rt, const Value& group, const Value& exceptions) {
    Value made = TRY(call_method(rt, group, "derive", {exceptions}));
    if (!is_exception(made) || !is_group(rt, made)) {
        return rt.type_error("derive must return an instance of BaseExceptionGroup");
    }
    ExceptionObject* from = as_exception(group);
    ExceptionObject* to = as_exception(made);
    to->traceback = from->traceback;
    to->cause = from->cause;
    to->suppress_context = true;  // as PyException_SetCause leaves it, whatever the cause
    to->context = from->context;
    Value notes = exception_notes(rt, group);
    bool is_sequence = !notes.is_empty() && !is_dict(notes) && rt.type_of(notes)->slots.get_item != nullptr;
    if (is_sequence) {  // anything else is not taken along
        auto copy = TRY(list_of(rt, notes));
        TRY(set_attribute(rt, made, rt.name_value(Name::notes), Value(copy)));
    }
    return made;
}

Result<void> split_exception(Runtime& rt, const Value& exception, const Value& types, Value& matched,
                             Value& rest) {
    return split(rt, exception, Condition::of_types(types), matched, rest);
}

void install_exception_groups(Runtime& rt) {
    rt.define_type(base_group_spec);
    define_plain_exception(rt, BuiltinType::ExceptionGroup, "ExceptionGroup", BuiltinType::BaseExceptionGroup,
                           nullptr);
    // class ExceptionGroup(BaseExceptionGroup, Exception)
    Type* group = rt.type(BuiltinType::ExceptionGroup);
    group->flags |= type_flags::module_type;
    dict_set(rt, group->dict.get(), rt.name(Name::module), Value(rt.intern("builtins")));
    auto type = [&rt](BuiltinType id) { return Value::share(rt.type(id)); };
    const Value bases[] = {type(BuiltinType::BaseExceptionGroup), type(BuiltinType::Exception)};
    const Value order[] = {Value::share(group), bases[0], bases[1], type(BuiltinType::BaseException),
                           type(BuiltinType::object)};
    group->bases = MUST(new_tuple(rt, bases));
    group->mro = MUST(new_tuple(rt, order));
    group->version = rt.next_type_version();
}

}  // namespace bufferscope
