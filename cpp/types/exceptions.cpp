// BaseException and the exceptions that add nothing to it but a name; KeyError, StopIteration, SystemExit,
// NameError, AttributeError with their one or two fields.
#include "types/exceptions.h"

#include "object/protocol.h"
#include "types/exception_support.h"

namespace bufferscope {

/// Order of BaseException_clear: what the type adds, the arguments, then the traceback with its frames.
void destroy_exception(Runtime&, Object* object) {
    auto* exception = static_cast<ExceptionObject*>(object);
    for (Value& field : exception->fields()) field.~Value();
    exception->args.~Value();
    exception->traceback.~Value();
    exception->cause.~Value();
    exception->context.~Value();
}

void traverse_exception(Object* object, Visitor& visit) {
    auto* exception = static_cast<ExceptionObject*>(object);
    for (const Value& field : exception->fields()) visit(field);
    visit(exception->args);
    visit(exception->traceback);
    visit(exception->cause);
    visit(exception->context);
}

void clear_exception(Runtime&, Object* object) {
    auto* exception = static_cast<ExceptionObject*>(object);
    for (Value& field : exception->fields()) field = Value();
    exception->traceback = Value();
    exception->cause = Value();
    exception->context = Value();
}

namespace {

ExceptionObject* as_exception(const Value& value) {
    return value.as<ExceptionObject>();
}

// ---- making

Result<void> exception_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    TRY(refuse_keywords(rt, rt.type_of(self), arguments));
    as_exception(self)->args = positional_arguments(rt, arguments);
    return {};
}

/// SystemExit(code), StopIteration(value): the field is the first argument; SystemExit takes all of several.
template <bool all_of_several>
Result<void> field_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    TRY(exception_init(rt, self, arguments));
    Value& field = as_exception(self)->field(0);
    if (arguments.positional == 0) {
        field = Value();
    } else if (all_of_several && arguments.positional > 1) {
        field = as_exception(self)->args;
    } else {
        field = arguments.values[0];
    }
    return {};
}

Result<void> name_error_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    Value name;
    const KeywordField fields[] = {{"name", &name}};
    TRY(keyword_fields(rt, "NameError", arguments, fields));
    as_exception(self)->args = positional_arguments(rt, arguments);
    as_exception(self)->field(exception_field::name) = name;
    return {};
}

Result<void> attribute_error_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    Value name, object;
    const KeywordField fields[] = {{"name", &name}, {"obj", &object}};
    TRY(keyword_fields(rt, "AttributeError", arguments, fields));
    as_exception(self)->args = positional_arguments(rt, arguments);
    as_exception(self)->field(exception_field::name) = name;
    as_exception(self)->field(exception_field::object) = object;
    return {};
}

// ---- text

Result<Value> exception_repr(Runtime& rt, const Value& self) {
    const Tuple* args = as_exception(self)->args.as<Tuple>();
    std::string out = utf8_of(rt.type_of(self)->name.get());
    Value shown = args->length == 1 ? (*args)[0] : as_exception(self)->args;
    std::string text = TRY(repr_utf8(rt, shown));
    if (args->length == 1) text = "(" + text + ")";
    return new_str(rt, out + text);
}

Result<Value> key_error_str(Runtime& rt, const Value& self) {
    const Tuple* args = as_exception(self)->args.as<Tuple>();
    if (args->length != 1) return exception_str(rt, self);
    Value key = (*args)[0];
    return repr(rt, key);
}

// ---- methods

Result<Value> add_note(Runtime& rt, const Value* arguments) {
    if (!is_str(arguments[1])) {
        return rt.type_error("add_note() argument must be str, not {}", argument_type_name(rt, arguments[1]));
    }
    Value name = rt.name_value(Name::notes);
    Value notes = TRY(find_attribute(rt, arguments[0], name));
    if (notes.is_empty()) {
        notes = Value(new_list(rt));
        TRY(set_attribute(rt, arguments[0], name, notes));
    } else if (!is_list(notes)) {
        return rt.type_error("Cannot add note: __notes__ is not a list");
    }
    TRY(list_append(rt, notes.as<List>(), arguments[1]));
    return Value::none();
}

Result<void> set_traceback(Runtime& rt, const Value& self, const Value& value) {
    if (value.is_empty()) return rt.type_error("__traceback__ may not be deleted");
    if (!value.is_none() && !rt.is_exactly(value, BuiltinType::traceback)) {
        return rt.type_error("__traceback__ must be a traceback or None");
    }
    as_exception(self)->traceback = value.is_none() ? Value() : value;
    return {};
}

Result<Value> with_traceback(Runtime& rt, const Value* arguments) {
    TRY(set_traceback(rt, arguments[0], arguments[1]));
    return arguments[0];
}

Result<Value> exception_reduce(Runtime& rt, const Value* arguments) {
    Value parts[3] = {Value::share(rt.type_of(arguments[0])), as_exception(arguments[0])->args};
    Dict* dict = instance_dict(rt, arguments[0].object(), false);
    bool has_state = dict && dict->used > 0;
    if (has_state) parts[2] = Value::share(dict);
    return new_tuple(rt, {parts, has_state ? std::size_t{3} : 2});
}

Result<Value> exception_setstate(Runtime& rt, const Value* arguments) {
    if (arguments[1].is_none()) return Value::none();
    if (!is_dict(arguments[1])) return rt.type_error("state is not a dictionary");
    Size position = 0;
    const Dict::Entry* entry;
    while (dict_next(arguments[1].as<Dict>(), position, entry)) {
        Value key = entry->key;
        Value value = entry->value;
        TRY(set_attribute(rt, arguments[0], key, value));
    }
    return Value::none();
}

// ---- attributes

Result<Value> get_args(Runtime&, const Value& self) {
    return as_exception(self)->args;
}
Result<void> set_args(Runtime& rt, const Value& self, const Value& value) {
    if (value.is_empty()) return rt.type_error("args may not be deleted");
    Ref<Tuple> args = TRY(to_tuple(rt, value));
    as_exception(self)->args = std::move(args);
    return {};
}
Result<Value> get_traceback(Runtime&, const Value& self) {
    return or_none(as_exception(self)->traceback);
}
Result<Value> get_cause(Runtime&, const Value& self) {
    return or_none(as_exception(self)->cause);
}
Result<void> set_cause(Runtime& rt, const Value& self, const Value& value) {
    if (value.is_empty()) return rt.type_error("__cause__ may not be deleted");
    if (!value.is_none() && !is_exception(value)) {
        return rt.type_error("exception cause must be None or derive from BaseException");
    }
    as_exception(self)->cause = value.is_none() ? Value() : value;
    as_exception(self)->suppress_context = true;
    return {};
}
Result<Value> get_context(Runtime&, const Value& self) {
    return or_none(as_exception(self)->context);
}
Result<void> set_context(Runtime& rt, const Value& self, const Value& value) {
    if (value.is_empty()) return rt.type_error("__context__ may not be deleted");
    if (!value.is_none() && !is_exception(value)) {
        return rt.type_error("exception context must be None or derive from BaseException");
    }
    as_exception(self)->context = value.is_none() ? Value() : value;
    return {};
}
Result<Value> get_suppress_context(Runtime&, const Value& self) {
    return Value::boolean(as_exception(self)->suppress_context);
}
Result<void> set_suppress_context(Runtime& rt, const Value& self, const Value& value) {
    if (value.is_empty()) return rt.type_error("can't delete numeric/char attribute");
    if (!value.is_bool()) return rt.type_error("attribute value type must be bool");
    as_exception(self)->suppress_context = value.is_true();
    return {};
}

constexpr NativeMethod exception_methods[] = {
    {"add_note(self, note, /)", add_note, doc<"Add a note to the exception">},
    {"with_traceback(self, tb, /)", with_traceback, doc<"Set self.__traceback__ to tb and return self.">},
    {"__reduce__(self, /)", exception_reduce},
    {"__setstate__(self, state, /)", exception_setstate},
};

constexpr NativeProperty exception_properties[] = {
    {"args", get_args, set_args},
    {"__traceback__", get_traceback, set_traceback},
    {"__cause__", get_cause, set_cause, doc<"exception cause">},
    {"__context__", get_context, set_context, doc<"exception context">},
    {"__suppress_context__", get_suppress_context, set_suppress_context},
    {"__dict__", get_instance_dict, set_instance_dict},
};

constexpr TypeSpec base_exception_spec = {
    .id = BuiltinType::BaseException,
    .name = "BaseException",
    .flags = type_flags::subclassable | type_flags::has_dict | type_flags::exception_subclass,
    .layout = exception_layout<0>,
    .methods = exception_methods,
    .properties = exception_properties,
    .slots = {.repr = exception_repr, .str = exception_str, .new_ = exception_new, .init = exception_init},
    .doc = "Common base class for all exceptions"};

constexpr NativeProperty value_properties[] = {{"value", get_exception_field<0>, set_exception_field<0>}};
constexpr NativeProperty code_properties[] = {{"code", get_exception_field<0>, set_exception_field<0>}};
constexpr NativeProperty name_properties[] = {{"name", get_exception_field<0>, set_exception_field<0>}};
constexpr NativeProperty attribute_properties[] = {{"name", get_exception_field<0>, set_exception_field<0>},
                                                   {"obj", get_exception_field<1>, set_exception_field<1>}};

constexpr TypeSpec special_specs[] = {
    {.id = BuiltinType::KeyError,
     .name = "KeyError",
     .base = BuiltinType::LookupError,
     .flags = type_flags::subclassable,
     .slots = {.str = key_error_str},
     .doc = "Mapping key not found."},
    {.id = BuiltinType::StopIteration,
     .name = "StopIteration",
     .base = BuiltinType::Exception,
     .flags = type_flags::subclassable,
     .layout = exception_layout<1>,
     .properties = value_properties,
     .slots = {.init = field_init<false>},
     .doc = "Signal the end from iterator.__next__()."},
    {.id = BuiltinType::SystemExit,
     .name = "SystemExit",
     .base = BuiltinType::BaseException,
     .flags = type_flags::subclassable,
     .layout = exception_layout<1>,
     .properties = code_properties,
     .slots = {.init = field_init<true>},
     .doc = "Request to exit from the interpreter."},
    {.id = BuiltinType::NameError,
     .name = "NameError",
     .base = BuiltinType::Exception,
     .flags = type_flags::subclassable,
     .layout = exception_layout<1>,
     .properties = name_properties,
     .slots = {.init = name_error_init},
     .doc = "Name not found globally."},
    {.id = BuiltinType::AttributeError,
     .name = "AttributeError",
     .base = BuiltinType::Exception,
     .flags = type_flags::subclassable,
     .layout = exception_layout<2>,
     .properties = attribute_properties,
     .slots = {.init = attribute_error_init},
     .doc = "Attribute not found."},
};

struct PlainException {
    BuiltinType id;
    const char* name;
    BuiltinType base;
    const char* doc;
};

// A parent stands before its children.
constexpr PlainException roots[] = {
    {BuiltinType::GeneratorExit, "GeneratorExit", BuiltinType::BaseException,
     "Request that a generator exit."},
    {BuiltinType::KeyboardInterrupt, "KeyboardInterrupt", BuiltinType::BaseException,
     "Program interrupted by user."},
    {BuiltinType::Exception, "Exception", BuiltinType::BaseException,
     "Common base class for all non-exit exceptions."},
    {BuiltinType::ArithmeticError, "ArithmeticError", BuiltinType::Exception,
     "Base class for arithmetic errors."},
    {BuiltinType::FloatingPointError, "FloatingPointError", BuiltinType::ArithmeticError,
     "Floating-point operation failed."},
    {BuiltinType::OverflowError, "OverflowError", BuiltinType::ArithmeticError,
     "Result too large to be represented."},
    {BuiltinType::ZeroDivisionError, "ZeroDivisionError", BuiltinType::ArithmeticError,
     "Second argument to a division or modulo operation was zero."},
    {BuiltinType::AssertionError, "AssertionError", BuiltinType::Exception, "Assertion failed."},
    {BuiltinType::BufferError, "BufferError", BuiltinType::Exception, "Buffer error."},
    {BuiltinType::EOFError, "EOFError", BuiltinType::Exception, "Read beyond end of file."},
    {BuiltinType::LookupError, "LookupError", BuiltinType::Exception, "Base class for lookup errors."},
    {BuiltinType::IndexError, "IndexError", BuiltinType::LookupError, "Sequence index out of range."},
    {BuiltinType::MemoryError, "MemoryError", BuiltinType::Exception, "Out of memory."},
    {BuiltinType::ReferenceError, "ReferenceError", BuiltinType::Exception,
     "Weak ref proxy used after referent went away."},
    {BuiltinType::RuntimeError, "RuntimeError", BuiltinType::Exception, "Unspecified run-time error."},
    {BuiltinType::NotImplementedError, "NotImplementedError", BuiltinType::RuntimeError,
     "Method or function hasn't been implemented yet."},
    {BuiltinType::PythonFinalizationError, "PythonFinalizationError", BuiltinType::RuntimeError,
     "Operation blocked during Python finalization."},
    {BuiltinType::RecursionError, "RecursionError", BuiltinType::RuntimeError, "Recursion limit exceeded."},
    {BuiltinType::StopAsyncIteration, "StopAsyncIteration", BuiltinType::Exception,
     "Signal the end from iterator.__anext__()."},
    {BuiltinType::SystemError, "SystemError", BuiltinType::Exception,
     "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with "
     "the "
     "traceback,\nthe Python version, and the hardware/OS platform and version."},
    {BuiltinType::TypeError, "TypeError", BuiltinType::Exception, "Inappropriate argument type."},
    {BuiltinType::ValueError, "ValueError", BuiltinType::Exception,
     "Inappropriate argument value (of correct type)."},
    {BuiltinType::Warning, "Warning", BuiltinType::Exception, "Base class for warning categories."},
};

constexpr PlainException leaves[] = {
    {BuiltinType::UnboundLocalError, "UnboundLocalError", BuiltinType::NameError,
     "Local name referenced but not bound to a value."},
    {BuiltinType::BytesWarning, "BytesWarning", BuiltinType::Warning,
     "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from "
     "str or "
     "comparing to str."},
    {BuiltinType::DeprecationWarning, "DeprecationWarning", BuiltinType::Warning,
     "Base class for warnings about deprecated features."},
    {BuiltinType::EncodingWarning, "EncodingWarning", BuiltinType::Warning,
     "Base class for warnings about encodings."},
    {BuiltinType::FutureWarning, "FutureWarning", BuiltinType::Warning,
     "Base class for warnings about constructs that will change semantically\nin the future."},
    {BuiltinType::ImportWarning, "ImportWarning", BuiltinType::Warning,
     "Base class for warnings about probable mistakes in module imports"},
    {BuiltinType::PendingDeprecationWarning, "PendingDeprecationWarning", BuiltinType::Warning,
     "Base class for warnings about features which will be deprecated\nin the future."},
    {BuiltinType::ResourceWarning, "ResourceWarning", BuiltinType::Warning,
     "Base class for warnings about resource usage."},
    {BuiltinType::RuntimeWarning, "RuntimeWarning", BuiltinType::Warning,
     "Base class for warnings about dubious runtime behavior."},
    {BuiltinType::SyntaxWarning, "SyntaxWarning", BuiltinType::Warning,
     "Base class for warnings about dubious syntax."},
    {BuiltinType::UnicodeWarning, "UnicodeWarning", BuiltinType::Warning,
     "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems."},
    {BuiltinType::UserWarning, "UserWarning", BuiltinType::Warning,
     "Base class for warnings generated by user code."},
};

}  // namespace

void define_plain_exception(Runtime& rt, BuiltinType id, const char* name, BuiltinType base,
                            const char* doc) {
    TypeSpec spec = {.id = id, .name = name, .base = base, .flags = type_flags::subclassable, .doc = doc};
    rt.define_type(spec)->spec = nullptr;  // the name stands in the type; the spec ends here
}

namespace {

/// In place in both of its callers: one call less for each exception.
BUFFERSCOPE_IN_PLACE inline Value new_exception(Runtime& rt, Type* type, const CallArguments& arguments) {
    Value made = Value::adopt(rt.allocate_exception(type));
    as_exception(made)->args = positional_arguments(rt, arguments);
    return made;
}

}  // namespace

Result<Value> exception_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    return new_exception(rt, type, arguments);
}

Value call_plain_exception(Runtime& rt, const Value& callee, const CallArguments& arguments) {
    if (!rt.is_exactly(callee, BuiltinType::type)) return Value();  // a metaclass may see to calls itself
    auto* type = callee.as<Type>();
    if (type->slots.new_ != exception_new || type->slots.init != exception_init || arguments.keywords() > 0)
        return Value();
    return new_exception(rt, type, arguments);
}

Result<Value> exception_str(Runtime& rt, const Value& self) {
    Value args = as_exception(self)->args;
    const Tuple* tuple = args.as<Tuple>();
    if (tuple->length == 0) return Value(rt.empty_str);
    if (tuple->length == 1) return str(rt, (*tuple)[0]);
    return repr(rt, args);
}

Value positional_arguments(Runtime& rt, const CallArguments& arguments) {
    if (arguments.positional == 0) return Value(rt.empty_tuple);
    return MUST(new_tuple(rt, {arguments.values, static_cast<std::size_t>(arguments.positional)}));
}

Result<void> refuse_keywords(Runtime& rt, const Type* type, const CallArguments& arguments) {
    if (arguments.keywords() == 0) return {};
    return rt.type_error("{}() takes no keyword arguments", type->name_text);
}

Result<void> keyword_fields(Runtime& rt, std::string_view function, const CallArguments& arguments,
                            std::span<const KeywordField> fields) {
    auto most = static_cast<Size>(fields.size());
    if (arguments.keywords() > most) {
        return rt.type_error("{}() takes at most {} keyword argument{} ({} given)", function, most,
                             most == 1 ? "" : "s", arguments.keywords());
    }
    for (Size i = 0; i < arguments.keywords(); ++i) {
        const Value& name = (*arguments.keyword_names)[i];
        bool known = false;
        for (const KeywordField& field : fields) {
            if (!equal(name.as<Str>(), field.name)) continue;
            *field.value = arguments.values[arguments.positional + i];
            known = true;
        }
        if (known) continue;
        std::vector<std::string_view> names;
        for (const KeywordField& field : fields) names.push_back(field.name);
        return unexpected_keyword(rt, function, utf8_of(name), names);
    }
    return {};
}

Value exception_notes(Runtime& rt, const Value& exception) {
    Dict* dict = instance_dict(rt, exception.object(), false);
    Value* found = dict ? dict_find(dict, rt.name(Name::notes)) : nullptr;
    return found ? *found : Value();
}

void install_exceptions(Runtime& rt) {
    rt.define_type(base_exception_spec);
    for (const PlainException& each : roots)
        define_plain_exception(rt, each.id, each.name, each.base, each.doc);
    for (const TypeSpec& spec : special_specs) rt.define_type(spec);
    for (const PlainException& each : leaves)
        define_plain_exception(rt, each.id, each.name, each.base, each.doc);
    install_system_exceptions(rt);
    install_exception_groups(rt);
}

}  // namespace bufferscope
