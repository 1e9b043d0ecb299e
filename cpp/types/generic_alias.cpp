// types.GenericAlias and typing.Union.
#include "types/generic_alias.h"

#include <vector>

#include "object/protocol.h"
#include "object/slots.h"
#include "types/collections.h"
#include "types/install.h"
#include "types/iterators.h"
#include "types/list.h"

namespace bufferscope {

Result<Value> union_class_get_item(Runtime&, const Value* arguments);

namespace {

GenericAlias* alias_of(const Value& value) {
    return value.as<GenericAlias>();
}
bool is_alias(Runtime& rt, const Value& value) {
    return rt.is_instance(value, BuiltinType::generic_alias);
}
bool is_union(Runtime& rt, const Value& value) {
    return rt.is_exactly(value, BuiltinType::union_);
}
bool is_type_parameter(Runtime& rt, const Value& value) {
    return rt.is_exactly(value, BuiltinType::type_var) || rt.is_exactly(value, BuiltinType::param_spec) ||
           rt.is_exactly(value, BuiltinType::type_var_tuple);
}
/// Anything that may stand on a side of `|`.
bool is_unionable(Runtime& rt, const Value& value) {
    return value.is_none() || is_type(value) || is_alias(rt, value) || is_union(rt, value) ||
           is_type_parameter(rt, value) || rt.is_exactly(value, BuiltinType::type_alias);
}

Result<Value> as_text(Runtime& rt, std::string_view text) {
    Ref<Str> made = TRY(new_str(rt, text));
    return Value(std::move(made));
}

}  // namespace

Result<std::string> type_argument_text(Runtime& rt, const Value& argument) {
    if (argument.is_ellipsis()) return std::string("...");
    if (is_type(argument)) {
        const auto* type = argument.as<Type>();
        if (type == rt.type(BuiltinType::none)) return std::string("None");
        Value module = TRY(find_attribute(rt, argument, rt.name_value(Name::module)));
        std::string name = utf8_of(type->qualified_name);
        if (module.is_empty() || !is_str(module) || equal(module.as<Str>(), "builtins")) return name;
        return utf8_of(module) + "." + name;
    }
    if (rt.is_exactly(argument, BuiltinType::list)) {  // the parameters of a Callable
        std::string text;
        auto visit = [&](const Value& item) -> Result<bool> {
            std::string part = TRY(type_argument_text(rt, item));
            if (!text.empty()) text += ", ";
            text += part;
            return true;
        };
        TRY(for_each(rt, argument, visit));
        return "[" + text + "]";
    }
    Value name = TRY(find_attribute(rt, argument, rt.name_value(Name::qualname)));
    Value module = TRY(find_attribute(rt, argument, rt.name_value(Name::module)));
    if (!name.is_empty() && !module.is_empty() && !module.is_none() && !is_alias(rt, argument)) {
        Ref<Str> text = TRY(str(rt, name));
        Ref<Str> module_text = TRY(str(rt, module));
        if (equal(module_text.get(), "builtins")) return utf8_of(text.get());
        return utf8_of(module_text.get()) + "." + utf8_of(text.get());
    }
    return repr_utf8(rt, argument);
}

Result<Value> type_parameters_of(Runtime& rt, const Tuple* args) {
    std::vector<Value> found;
    auto add = [&](const Value& parameter) {
        for (const Value& known : found) {
            if (known.is(parameter)) return;
        }
        found.push_back(parameter);
    };
    for (const Value& argument : args->span()) {
        if (is_type_parameter(rt, argument)) {
            add(argument);
        } else if (!is_type(argument) && argument.is_object()) {
            Value name = Value(rt.intern("__parameters__"));
            Value inner = TRY(find_attribute(rt, argument, name));
            if (inner.is_empty() || !is_tuple(inner)) continue;
            for (const Value& parameter : inner.as<Tuple>()->span()) add(parameter);
        }
    }
    Ref<Tuple> tuple = TRY(new_tuple(rt, found));
    return Value(std::move(tuple));
}

Result<Value> new_generic_alias(Runtime& rt, const Value& origin, const Value& item, bool starred,
                                Type* type) {
    Value args = item;
    if (!is_tuple(item)) {
        Ref<Tuple> single = TRY(new_tuple(rt, {&item, 1}));
        args = Value(std::move(single));
    }
    auto* alias = rt.allocate<GenericAlias>(type ? type : rt.type(BuiltinType::generic_alias));
    Value result = Value::adopt(alias);
    alias->origin = origin;
    alias->args = std::move(args);
    alias->starred = starred;
    return result;
}

Result<Value> generic_alias(Runtime& rt, const Value& origin, const Value& argument) {
    return new_generic_alias(rt, origin, argument);
}

Result<Value> class_get_item(Runtime& rt, const Value* arguments) {
    return new_generic_alias(rt, arguments[0], arguments[1]);
}

namespace {

// ---- GenericAlias

Result<Value> alias_repr(Runtime& rt, const Value& self) {
    GenericAlias* alias = alias_of(self);
    std::string text = alias->starred ? "*" : "";
    std::string text_part = TRY(type_argument_text(rt, alias->origin));
    text += text_part;
    text += '[';
    const auto* args = alias->args.as<Tuple>();
    bool in_generic = alias->origin.is_object() && alias->origin.object() == rt.type(BuiltinType::generic);
    for (Size i = 0; i < args->length; ++i) {
        if (i > 0) text += ", ";
        std::string part = TRY(type_argument_text(rt, (*args)[i]));
        bool unpacked = in_generic && rt.is_exactly((*args)[i], BuiltinType::type_var_tuple);
        text += unpacked ? "typing.Unpack[" + part + "]" : part;
    }
    if (args->length == 0) text += "()";
    text += ']';
    return as_text(rt, text);
}

/// What is the alias's own (attr_exceptions and attr_blocked of ga_getattro), and shown by dir() from the
/// fourth on.
constexpr std::string_view own_attributes[] = {
    "__bases__",       "__copy__",       "__deepcopy__",
    "__class__",       "__origin__",     "__args__",
    "__unpacked__",    "__parameters__", "__typing_unpacked_tuple_args__",
    "__mro_entries__", "__reduce_ex__",  "__reduce__"};

Result<Value> alias_get_attribute(Runtime& rt, const Value& self, const Value& name) {
    if (is_str(name)) {
        for (std::string_view text : own_attributes) {
            if (equal(name.as<Str>(), text)) return generic_get_attribute(rt, self, name);
        }
    }
    return get_attribute(rt, alias_of(self)->origin, name);
}

Result<Value> alias_dir(Runtime& rt, const Value* arguments) {
    Value names = TRY(call_special(rt, alias_of(arguments[0])->origin, Name::dir));
    if (names.is_empty()) return rt.type_error("object does not provide __dir__");
    Ref<List> list = new_list(rt);
    TRY(list_extend(rt, list.get(), names));
    for (std::string_view text : std::span(own_attributes).subspan(3)) {
        Value name(rt.intern(text));
        bool known = TRY(contains(rt, names, name));
        if (!known) TRY(list_append(rt, list.get(), name));
    }
    return list;
}

Result<Value> alias_call(Runtime& rt, const Value& self, const CallArguments& arguments) {
    Value made = TRY(call(rt, alias_of(self)->origin, arguments));
    if (!made.is_object()) return made;
    Value name = Value(rt.intern("__orig_class__"));
    Result<void> kept = set_attribute(rt, made, name, self);
    if (kept.is_error()) {
        Error error = kept.take_error();
        bool expected = rt.is_instance(error.exception(), BuiltinType::AttributeError) ||
                        rt.is_instance(error.exception(), BuiltinType::TypeError);
        if (!expected) return error;
    }
    return made;
}

Result<Value> alias_compare(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    bool comparable = is_alias(rt, self) && is_alias(rt, other);
    if (!comparable || (comparison != Comparison::equal && comparison != Comparison::not_equal))
        return Value::not_implemented();
    bool same = alias_of(self)->starred == alias_of(other)->starred;
    if (same) same = TRY(equals(rt, alias_of(self)->origin, alias_of(other)->origin));
    if (same) same = TRY(equals(rt, alias_of(self)->args, alias_of(other)->args));
    return Value::boolean(same == (comparison == Comparison::equal));
}

Result<Hash> alias_hash(Runtime& rt, const Value& self) {
    Hash origin = TRY(hash_of(rt, alias_of(self)->origin));
    Hash args = TRY(hash_of(rt, alias_of(self)->args));
    return origin ^ args;
}

Result<Value> alias_parameters(Runtime& rt, const Value& self) {
    GenericAlias* alias = alias_of(self);
    if (alias->parameters.is_empty())
        alias->parameters = TRY(type_parameters_of(rt, alias->args.as<Tuple>()));
    return alias->parameters;
}

/// An argument with type parameters replaced.
Result<Value> substitute(Runtime& rt, const Value& argument, const Tuple* parameters, const Tuple* values) {
    for (Size i = 0; i < parameters->length; ++i) {
        if (argument.is((*parameters)[i])) return (*values)[i];
    }
    if (is_alias(rt, argument)) {
        Value own = TRY(alias_parameters(rt, argument));
        const auto* inner = own.as<Tuple>();
        if (inner->length == 0) return argument;
        std::vector<Value> items;
        for (const Value& parameter : inner->span()) {
            Value replaced = TRY(substitute(rt, parameter, parameters, values));
            items.push_back(std::move(replaced));
        }
        Ref<Tuple> key = TRY(new_tuple(rt, items));
        Value key_value = std::move(key);
        return get_item(rt, argument, key_value);
    }
    if (is_union(rt, argument)) {
        Value result;
        for (const Value& part : argument.as<UnionType>()->args.as<Tuple>()->span()) {
            Value replaced = TRY(substitute(rt, part, parameters, values));
            if (result.is_empty()) {
                result = std::move(replaced);
            } else {
                result = TRY(binary(rt, BinaryOperator::bit_or, result, replaced));
            }
        }
        return result;
    }
    return argument;
}

Result<Value> alias_get_item(Runtime& rt, const Value& self, const Value& key) {
    GenericAlias* alias = alias_of(self);
    Value own = TRY(alias_parameters(rt, self));
    const auto* parameters = own.as<Tuple>();
    if (parameters->length == 0) {
        std::string text = TRY(repr_utf8(rt, self));
        return rt.type_error("{} is not a generic class", text);
    }
    Value items = key;
    if (!is_tuple(key)) {
        Ref<Tuple> single = TRY(new_tuple(rt, {&key, 1}));
        items = Value(std::move(single));
    }
    for (const Value& parameter : parameters->span()) {
        if (!rt.is_exactly(parameter, BuiltinType::type_var))
            return rt.not_supported("replacing a ParamSpec or TypeVarTuple");
    }
    const auto* values = items.as<Tuple>();
    if (values->length != parameters->length) {
        std::string text = TRY(repr_utf8(rt, self));
        return rt.type_error("Too {} arguments for {}; actual {}, expected {}",
                             values->length > parameters->length ? "many" : "few", text, values->length,
                             parameters->length);
    }
    std::vector<Value> args;
    for (const Value& argument : alias->args.as<Tuple>()->span()) {
        Value replaced = TRY(substitute(rt, argument, parameters, values));
        args.push_back(std::move(replaced));
    }
    Ref<Tuple> tuple = TRY(new_tuple(rt, args));
    Value tuple_value = std::move(tuple);
    return new_generic_alias(rt, alias->origin, tuple_value, alias->starred);
}

Result<Value> alias_iter(Runtime& rt, const Value& self) {
    return new_index_iterator(rt, BuiltinType::generic_alias_iterator, self, 0);
}

Result<Value> alias_mro_entries(Runtime& rt, const Value* arguments) {
    Value origin = alias_of(arguments[0])->origin;
    Ref<Tuple> tuple = TRY(new_tuple(rt, {&origin, 1}));
    return Value(std::move(tuple));
}
Result<Value> alias_instance_check(Runtime& rt, const Value*) {
    return rt.type_error("isinstance() argument 2 cannot be a parameterized generic");
}
Result<Value> alias_subclass_check(Runtime& rt, const Value*) {
    return rt.type_error("issubclass() argument 2 cannot be a parameterized generic");
}
Result<Value> alias_new(Runtime& rt, Type* type, const Value* arguments) {
    return new_generic_alias(rt, arguments[0], arguments[1], false, type);
}

constexpr NativeMethod alias_methods[] = {
    {"__mro_entries__(self, bases, /)", alias_mro_entries},
    {"__instancecheck__(self, instance, /)", alias_instance_check},
    {"__subclasscheck__(self, subclass, /)", alias_subclass_check},
    {"__dir__(self, /)", alias_dir},
};
constexpr NativeProperty alias_properties[] = {
    {"__origin__", [](Runtime&, const Value& self) -> Result<Value> { return alias_of(self)->origin; },
     readonly_attribute},
    {"__args__", [](Runtime&, const Value& self) -> Result<Value> { return alias_of(self)->args; },
     readonly_attribute},
    {"__parameters__", alias_parameters},
    {"__unpacked__",
     [](Runtime&, const Value& self) -> Result<Value> { return Value::boolean(alias_of(self)->starred); },
     readonly_attribute},
    {"__typing_unpacked_tuple_args__",
     [](Runtime& rt, const Value& self) -> Result<Value> {
         GenericAlias* alias = alias_of(self);
         return alias->starred && alias->origin.is(Value::share(rt.type(BuiltinType::tuple))) ? alias->args
                                                                                              : Value::none();
     }},
};
constexpr TypeSpec alias_spec = {
    .id = BuiltinType::generic_alias,
    .name = "types.GenericAlias",
    .flags = type_flags::static_type | type_flags::subclassable | type_flags::weakly_referable,
    .layout = layout_of<GenericAlias>([](Object* object, Visitor& visit) {
        auto* alias = static_cast<GenericAlias*>(object);
        visit(alias->origin);
        visit(alias->args);
        visit(alias->parameters);
    }),
    .methods = alias_methods,
    .properties = alias_properties,
    .slots = {.repr = alias_repr,
              .iter = alias_iter,
              .hash = alias_hash,
              .compare = alias_compare,
              .bit_or = new_union,
              .get_item = alias_get_item,
              .get_attribute = alias_get_attribute,
              .call = alias_call,
              .new_ = bound_new<"GenericAlias(origin, args, /)", alias_new>},
    .doc = "Represent a PEP 585 generic type",
};

// ---- Union

const Tuple* union_args(const Value& self) {
    return self.as<UnionType>()->args.as<Tuple>();
}

Result<Value> union_repr(Runtime& rt, const Value& self) {
    std::string text;
    for (const Value& part : union_args(self)->span()) {
        if (!text.empty()) text += " | ";
        std::string text_part = TRY(type_argument_text(rt, part));
        text += text_part;
    }
    return as_text(rt, text);
}

Result<bool> among(Runtime& rt, std::span<const Value> items, const Value& wanted) {
    for (const Value& item : items) {
        bool same = TRY(equals(rt, item, wanted));
        if (same) return true;
    }
    return false;
}

Result<Value> union_compare(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    bool comparable = is_union(rt, self) && is_union(rt, other);
    if (!comparable || (comparison != Comparison::equal && comparison != Comparison::not_equal))
        return Value::not_implemented();
    bool same = union_args(self)->length == union_args(other)->length;
    for (const Value& part : union_args(self)->span()) {
        if (!same) break;
        same = TRY(among(rt, union_args(other)->span(), part));
    }
    return Value::boolean(same == (comparison == Comparison::equal));
}

Result<Hash> union_hash(Runtime& rt, const Value& self) {
    Hash hash = 0x5EED;
    for (const Value& part : union_args(self)->span()) {
        Hash one = TRY(hash_of(rt, part));
        hash ^= one;
    }
    return hash;
}

/// __module__ is that of the type.
Result<Value> union_get_attribute(Runtime& rt, const Value& self, const Value& name) {
    if (is_str(name) && equal(name.as<Str>(), "__module__"))
        return get_attribute(rt, Value::share(rt.type_of(self)), name);
    return generic_get_attribute(rt, self, name);
}

/// (int | T)[str].
Result<Value> union_get_item(Runtime& rt, const Value& self, const Value& key) {
    Value own = TRY(type_parameters_of(rt, union_args(self)));
    const auto* parameters = own.as<Tuple>();
    Value items = key;
    if (!is_tuple(key)) {
        Ref<Tuple> single = TRY(new_tuple(rt, {&key, 1}));
        items = Value(std::move(single));
    }
    const auto* values = items.as<Tuple>();
    std::string text = TRY(repr_utf8(rt, self));
    if (parameters->length == 0) return rt.type_error("{} is not a generic class", text);
    if (values->length != parameters->length) {
        return rt.type_error("Too {} arguments for {}; actual {}, expected {}",
                             values->length > parameters->length ? "many" : "few", text, values->length,
                             parameters->length);
    }
    return substitute(rt, self, parameters, values);
}

Result<Value> union_mro_entries(Runtime& rt, const Value* arguments) {
    std::string text = TRY(repr_utf8(rt, arguments[0]));
    return rt.type_error("Cannot subclass {}", text);
}

constexpr NativeMethod union_methods[] = {
    {"__mro_entries__(self, bases, /)", union_mro_entries},
    {"__class_getitem__(cls, params, /)",
     [](Runtime& rt, const Value* arguments) { return bufferscope::union_class_get_item(rt, arguments); },
     nullptr, MethodKind::class_method},
};
Result<Value> union_name(Runtime& rt, const Value&) {
    return Value(rt.intern("Union"));
}
constexpr NativeProperty union_properties[] = {
    {"__name__", union_name},
    {"__qualname__", union_name},
    {"__args__", [](Runtime&, const Value& self) -> Result<Value> { return self.as<UnionType>()->args; },
     readonly_attribute},
    {"__origin__",
     [](Runtime& rt, const Value&) -> Result<Value> { return Value::share(rt.type(BuiltinType::union_)); }},
    {"__parameters__",
     [](Runtime& rt, const Value& self) -> Result<Value> {
         return type_parameters_of(rt, union_args(self));
     }},
};
constexpr TypeSpec union_spec = {
    .id = BuiltinType::union_,
    .name = "typing.Union",
    .flags = type_flags::static_type | type_flags::no_instantiation | type_flags::weakly_referable,
    .layout = layout_of<UnionType>(
        [](Object* object, Visitor& visit) { visit(static_cast<UnionType*>(object)->args); }),
    .methods = union_methods,
    .properties = union_properties,
    .slots = {.repr = union_repr,
              .hash = union_hash,
              .compare = union_compare,
              .bit_or = new_union,
              .get_item = union_get_item,
              .get_attribute = union_get_attribute},
    .doc = "Represent a union type\n\nE.g. for int | str",
};

}  // namespace

namespace {

/// Union[…] of anything: nested unions are taken apart, equal types kept once.
Result<Value> union_of(Runtime& rt, std::span<const Value> given) {
    std::vector<Value> parts;
    for (const Value& side : given) {
        std::span<const Value> items(&side, 1);
        if (is_union(rt, side)) items = union_args(side)->span();
        for (const Value& item : items) {
            Value part = item.is_none() ? Value::share(rt.type(BuiltinType::none)) : item;
            bool known = TRY(among(rt, parts, part));
            if (!known) parts.push_back(std::move(part));
        }
    }
    if (parts.size() == 1) return parts[0];
    Ref<Tuple> args = TRY(new_tuple(rt, parts));
    auto* made = rt.allocate<UnionType>(rt.type(BuiltinType::union_));
    Value result = Value::adopt(made);
    made->args = std::move(args);
    return result;
}

}  // namespace

Result<Value> new_union(Runtime& rt, const Value& left, const Value& right) {
    // A union takes in whatever typing does not object to; a str becomes a ForwardRef.
    bool takes_all = is_union(rt, left) || is_union(rt, right);
    Value both[] = {left, right};
    for (Value& side : both) {
        if (is_unionable(rt, side)) continue;
        if (!takes_all) return Value::not_implemented();
        Value words[] = {side, Value(rt.text("Union[arg, ...]: each arg must be a type."))};
        side = TRY(rt.interpreter->call_library("typing", "_type_check", words));
    }
    return union_of(rt, both);
}

/// Union[int, str]: typing looks at each argument.
Result<Value> union_class_get_item(Runtime& rt, const Value* arguments) {
    Value checked = TRY(rt.interpreter->call_library("typing", "_union_getitem", {arguments + 1, 1}));
    if (!is_tuple(checked) || checked.as<Tuple>()->length == 0)
        return rt.type_error("Cannot take a Union of no types.");
    return union_of(rt, checked.as<Tuple>()->span());
}

void install_generic_aliases(Runtime& rt) {
    rt.define_type(alias_spec);
    rt.define_type(union_spec);
}

}  // namespace bufferscope
