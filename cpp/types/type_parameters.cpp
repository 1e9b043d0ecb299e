// What PEP 695 makes: TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, and the base typing.Generic.
#include <vector>

#include "object/protocol.h"
#include "types/generic_alias.h"

namespace bufferscope {

namespace {

TypeParameterObject* parameter_of(const Value& value) {
    return value.as<TypeParameterObject>();
}

Value module_of_caller(Runtime& rt, std::string_view otherwise) {
    if (!otherwise.empty()) return Value(rt.intern(otherwise));
    if (rt.interpreter != nullptr) {
        Value globals = rt.interpreter->current_globals();
        if (!globals.is_empty() && is_dict(globals)) {
            if (Value* name = dict_find(globals.as<Dict>(), rt.name(Name::name))) return *name;
        }
    }
    return Value::none();
}

Value make_empty_tuple(Runtime& rt) {
    auto made = MUST(new_tuple(rt, std::span<const Value>()));
    return Value(std::move(made));
}

/// Calls an evaluating function once and keeps its value.
Result<Value> evaluated(Runtime& rt, const Value& function, Value& kept) {
    if (function.is_empty()) return Value::none();
    if (kept.is_empty()) {
        Value made = TRY(call(rt, function, Value::small(1)));
        kept = std::move(made);
    }
    return kept;
}

// ---- parameters

Result<Value> parameter_repr(Runtime&, const Value& self) {
    return parameter_of(self)->name;
}
Result<Value> parameter_bound(Runtime& rt, const Value& self) {
    TypeParameterObject* parameter = parameter_of(self);
    if (parameter->has_constraints) return Value::none();
    return evaluated(rt, parameter->bound_function, parameter->bound);
}
Result<Value> parameter_constraints(Runtime& rt, const Value& self) {
    TypeParameterObject* parameter = parameter_of(self);
    if (parameter->has_constraints) return evaluated(rt, parameter->bound_function, parameter->bound);
    Ref<Tuple> empty = TRY(new_tuple(rt, std::span<const Value>()));
    return Value(std::move(empty));
}
Result<Value> parameter_default(Runtime& rt, const Value& self) {
    TypeParameterObject* parameter = parameter_of(self);
    if (parameter->default_function.is_empty()) return rt.not_supported("typing.NoDefault");
    return evaluated(rt, parameter->default_function, parameter->default_value);
}
Result<Value> parameter_has_default(Runtime&, const Value* arguments) {
    return Value::boolean(!parameter_of(arguments[0])->default_function.is_empty());
}
template <bool answer>
Result<Value> fixed_truth(Runtime&, const Value&) {
    return Value::boolean(answer);
}
template <Value TypeParameterObject::*field>
Result<Value> parameter_field(Runtime&, const Value& self) {
    return parameter_of(self)->*field;
}
Result<Value> refuse_subclass(Runtime& rt, const Value* arguments) {
    std::string name = utf8_of(rt.type_of(arguments[0])->qualified_name);
    return rt.type_error("Cannot subclass an instance of {}", name);
}
/// *Ts: the parameter itself stands for what it unpacks to.
Result<Value> tuple_parameter_iter(Runtime& rt, const Value& self) {
    Ref<Tuple> tuple = TRY(new_tuple(rt, {&self, 1}));
    Value items = std::move(tuple);
    return iterate(rt, items);
}

void traverse_parameter(Object* object, Visitor& visit) {
    auto* parameter = static_cast<TypeParameterObject*>(object);
    visit(parameter->bound_function);
    visit(parameter->bound);
    visit(parameter->default_function);
    visit(parameter->default_value);
}
void clear_parameter(Runtime&, Object* object) {
    auto* parameter = static_cast<TypeParameterObject*>(object);
    parameter->bound_function = Value();
    parameter->bound = Value();
    parameter->default_function = Value();
    parameter->default_value = Value();
}

constexpr NativeMethod parameter_methods[] = {
    {"has_default(self)", parameter_has_default},
    {"__mro_entries__(self, bases, /)", refuse_subclass},
};
constexpr NativeProperty type_var_properties[] = {
    {"__name__", parameter_field<&TypeParameterObject::name>},
    {"__module__", parameter_field<&TypeParameterObject::module>},
    {"__bound__", parameter_bound},
    {"__constraints__", parameter_constraints},
    {"__default__", parameter_default},
    {"__covariant__", fixed_truth<false>},
    {"__contravariant__", fixed_truth<false>},
    {"__infer_variance__", fixed_truth<true>},
};
constexpr NativeProperty parameter_properties[] = {
    {"__name__", parameter_field<&TypeParameterObject::name>},
    {"__module__", parameter_field<&TypeParameterObject::module>},
    {"__default__", parameter_default},
};
constexpr NativeLayout parameter_layout = layout_of<TypeParameterObject>(traverse_parameter, clear_parameter);
constexpr std::uint32_t parameter_flags = type_flags::no_instantiation | type_flags::weakly_referable;

constexpr TypeSpec type_var_spec = {
    .id = BuiltinType::type_var,
    .name = "typing.TypeVar",
    .flags = parameter_flags,
    .layout = parameter_layout,
    .methods = parameter_methods,
    .properties = type_var_properties,
    .slots = {.repr = parameter_repr, .bit_or = new_union},
};
constexpr TypeSpec param_spec_spec = {
    .id = BuiltinType::param_spec,
    .name = "typing.ParamSpec",
    .flags = parameter_flags,
    .layout = parameter_layout,
    .methods = parameter_methods,
    .properties = parameter_properties,
    .slots = {.repr = parameter_repr, .bit_or = new_union},
};
constexpr TypeSpec type_var_tuple_spec = {
    .id = BuiltinType::type_var_tuple,
    .name = "typing.TypeVarTuple",
    .flags = parameter_flags,
    .layout = parameter_layout,
    .methods = parameter_methods,
    .properties = parameter_properties,
    .slots = {.repr = parameter_repr, .iter = tuple_parameter_iter},
};

// ---- aliases

TypeAliasObject* alias_of(const Value& value) {
    return value.as<TypeAliasObject>();
}
Result<Value> alias_repr(Runtime&, const Value& self) {
    return alias_of(self)->name;
}
Result<Value> alias_value(Runtime& rt, const Value& self) {
    return evaluated(rt, alias_of(self)->function, alias_of(self)->value);
}
template <Value TypeAliasObject::*field>
Result<Value> alias_field(Runtime&, const Value& self) {
    return alias_of(self)->*field;
}
Result<Value> alias_get_item(Runtime& rt, const Value& self, const Value& key) {
    if (alias_of(self)->type_parameters.as<Tuple>()->length == 0)
        return rt.type_error("Only generic type aliases are subscriptable");
    return new_generic_alias(rt, self, key);
}

constexpr NativeProperty alias_properties[] = {
    {"__name__", alias_field<&TypeAliasObject::name>},
    {"__module__", alias_field<&TypeAliasObject::module>},
    {"__value__", alias_value},
    {"__type_params__", alias_field<&TypeAliasObject::type_parameters>},
    {"__parameters__", alias_field<&TypeAliasObject::type_parameters>},
};
constexpr TypeSpec alias_spec = {
    .id = BuiltinType::type_alias,
    .name = "typing.TypeAliasType",
    .flags = type_flags::no_instantiation | type_flags::weakly_referable,
    .layout = layout_of<TypeAliasObject>(
        [](Object* object, Visitor& visit) {
            auto* alias = static_cast<TypeAliasObject*>(object);
            visit(alias->type_parameters);
            visit(alias->function);
            visit(alias->value);
        },
        [](Runtime&, Object* object) {
            auto* alias = static_cast<TypeAliasObject*>(object);
            alias->function = Value();
            alias->value = Value();
        }),
    .properties = alias_properties,
    .slots = {.repr = alias_repr, .bit_or = new_union, .get_item = alias_get_item},
};

// ---- Generic

Result<Value> generic_get_item(Runtime& rt, const Value* arguments) {
    const Value& cls = arguments[0];
    Value key = arguments[1];
    if (!is_tuple(key)) {
        Ref<Tuple> single = TRY(new_tuple(rt, {&arguments[1], 1}));
        key = Value(std::move(single));
    }
    Value name = Value(rt.intern("__parameters__"));
    Value parameters = TRY(find_attribute(rt, cls, name));
    if (!parameters.is_empty() && is_tuple(parameters)) {
        Size expected = parameters.as<Tuple>()->length;
        Size actual = key.as<Tuple>()->length;
        bool open = false;
        for (const Value& parameter : parameters.as<Tuple>()->span())
            open |= !rt.is_exactly(parameter, BuiltinType::type_var) ||
                    !parameter_of(parameter)->default_function.is_empty();
        std::string shown = TRY(repr_utf8(rt, cls));
        if (expected == 0) return rt.type_error("{} is not a generic class", shown);
        if (!open && actual != expected) {
            return rt.type_error("Too {} arguments for {}; actual {}, expected {}",
                                 actual > expected ? "many" : "few", shown, actual, expected);
        }
    }
    return new_generic_alias(rt, cls, key);
}

/// Notes the type parameters of a class: those of its `Generic[…]` base.
Result<Value> generic_init_subclass(Runtime& rt, const Value* arguments) {
    const Value& cls = arguments[0];
    Value found;
    if (Value* bases = dict_find(cls.as<Type>()->dict.get(), rt.name(Name::orig_bases));
        bases && is_tuple(*bases))
        found = TRY(type_parameters_of(rt, bases->as<Tuple>()));
    if (found.is_empty()) {
        Ref<Tuple> empty = TRY(new_tuple(rt, std::span<const Value>()));
        found = Value(std::move(empty));
    }
    Value name = Value(rt.intern("__parameters__"));
    TRY(set_attribute(rt, cls, name, found));
    return Value::none();
}

constexpr NativeMethod generic_methods[] = {
    {"__class_getitem__(cls, params, /)", generic_get_item, nullptr, MethodKind::class_method},
    {"__init_subclass__(cls)", generic_init_subclass, nullptr, MethodKind::class_method},
};
constexpr TypeSpec generic_spec = {
    .id = BuiltinType::generic,
    .name = "typing.Generic",
    .flags = type_flags::subclassable,
    .methods = generic_methods,
};

}  // namespace

Value new_type_parameter(Runtime& rt, BuiltinType kind, const Value& name, const Value& bound_function,
                         bool has_constraints) {
    auto* made = rt.allocate<TypeParameterObject>(rt.type(kind));
    Value result = Value::adopt(made);
    made->name = name;
    made->module = module_of_caller(rt, "typing");
    made->bound_function = bound_function;
    made->has_constraints = has_constraints;
    return result;
}

Value new_type_alias(Runtime& rt, const Value& name, const Value& type_parameters, const Value& function) {
    auto* made = rt.allocate<TypeAliasObject>(rt.type(BuiltinType::type_alias));
    Value result = Value::adopt(made);
    made->name = name;
    made->module = module_of_caller(rt, "");
    made->type_parameters = type_parameters;
    if (!is_tuple(type_parameters)) made->type_parameters = make_empty_tuple(rt);
    made->function = function;
    return result;
}

void install_type_parameters(Runtime& rt) {
    for (const TypeSpec* spec :
         {&type_var_spec, &param_spec_spec, &type_var_tuple_spec, &alias_spec, &generic_spec})
        rt.define_type(*spec);
    // Classes below Generic are made as those below object are.
    rt.type(BuiltinType::generic)->slots.new_ = rt.type(BuiltinType::object)->slots.new_;
}

}  // namespace bufferscope
