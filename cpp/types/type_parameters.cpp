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
    if (function.is_empty() && kept.is_empty()) return Value::none();
    if (kept.is_empty()) {
        Value made = TRY(call(rt, function, Value::small(1)));
        kept = std::move(made);
    }
    return kept;
}

// ---- parameters

Result<Value> parameter_repr(Runtime& rt, const Value& self) {
    TypeParameterObject* parameter = parameter_of(self);
    if (parameter->inferred || rt.is_exactly(self, BuiltinType::type_var_tuple)) return parameter->name;
    std::string_view sign = parameter->covariant ? "+" : parameter->contravariant ? "-" : "~";
    return new_str(rt, format_text("{}{}", {sign, utf8_of(parameter->name)}));
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
    if (parameter->default_function.is_empty() && parameter->default_value.is_empty()) {
        Value module =
            TRY(rt.interpreter->import_module(Value(rt.intern("_typing")), Value::none(), Value::none(), 0));
        return get_attribute(rt, module, "NoDefault");
    }
    return evaluated(rt, parameter->default_function, parameter->default_value);
}
Result<Value> parameter_has_default(Runtime&, const Value* arguments) {
    TypeParameterObject* parameter = parameter_of(arguments[0]);
    return Value::boolean(!parameter->default_function.is_empty() || !parameter->default_value.is_empty());
}
template <bool TypeParameterObject::*field>
Result<Value> parameter_flag(Runtime&, const Value& self) {
    return Value::boolean(parameter_of(self)->*field);
}
/// What replaces the parameter is looked at by typing, written in Python.
Result<Value> substitution(Runtime& rt, const Value* arguments) {
    if (rt.is_exactly(arguments[0], BuiltinType::type_var_tuple))
        return rt.type_error("Substitution of bare TypeVarTuple is not supported");
    bool is_type_var = rt.is_exactly(arguments[0], BuiltinType::type_var);
    return rt.interpreter->call_library("typing", is_type_var ? "_typevar_subst" : "_paramspec_subst",
                                        {arguments, 2});
}
template <bool keywords>
Result<Value> parameter_part(Runtime& rt, const Value& self) {
    return rt.interpreter->call_library("_typing", keywords ? "ParamSpecKwargs" : "ParamSpecArgs",
                                        {&self, 1});
}

/// Bound and constraints as types: None and strings mean what they do in annotations.
Result<Value> checked_type(Runtime& rt, const Value& value, const char* message) {
    Value both[] = {value, Value(rt.text(message))};
    return rt.interpreter->call_library("typing", "_type_check", both);
}

bool is_no_default(Runtime& rt, const Value& value) {
    return value.is_empty() || type_name(rt, value) == "NoDefaultType";
}

Result<void> set_variance(Runtime& rt, TypeParameterObject* parameter, const Value& covariant,
                          const Value& contravariant, const Value& inferred) {
    parameter->covariant = parameter->contravariant = parameter->inferred = false;
    if (!covariant.is_empty()) parameter->covariant = TRY(truth(rt, covariant));
    if (!contravariant.is_empty()) parameter->contravariant = TRY(truth(rt, contravariant));
    if (!inferred.is_empty()) parameter->inferred = TRY(truth(rt, inferred));
    if (parameter->covariant && parameter->contravariant)
        return rt.value_error("Bivariant types are not supported.");
    if (parameter->inferred && (parameter->covariant || parameter->contravariant))
        return rt.value_error("Variance cannot be specified with infer_variance.");
    return {};
}

template <BuiltinType kind>
Result<Value> make_parameter(Runtime& rt, Type*, const Value* arguments) {
    constexpr bool is_type_var = kind == BuiltinType::type_var;
    const Value* options = arguments + (is_type_var ? 2 : 1);
    if (!is_str(arguments[0])) {
        std::string_view shown = is_type_var                       ? "typevar"
                                 : kind == BuiltinType::param_spec ? "paramspec"
                                                                   : "typevartuple";
        return rt.type_error("{}() argument 'name' must be str, not {}", shown,
                             argument_type_name(rt, arguments[0]));
    }
    Value made = new_type_parameter(rt, kind, arguments[0], Value(), false);
    TypeParameterObject* parameter = parameter_of(made);
    parameter->module = module_of_caller(rt, "");
    constexpr bool is_tuple_parameter = kind == BuiltinType::type_var_tuple;
    const Value& otherwise = options[is_tuple_parameter ? 0 : 3];
    if (!is_no_default(rt, otherwise)) parameter->default_value = otherwise;
    if (is_tuple_parameter) return made;
    TRY(set_variance(rt, parameter, options[1], options[2], options[4]));
    const Value& bound = options[0];
    bool bounded = !bound.is_empty() && !bound.is_none();
    if (bounded) parameter->bound = TRY(checked_type(rt, bound, "Bound must be a type."));
    if (is_type_var && arguments[1].as<Tuple>()->length > 0) {
        if (arguments[1].as<Tuple>()->length == 1) return rt.type_error("A single constraint is not allowed");
        if (bounded) return rt.type_error("Constraints cannot be combined with bound=...");
        std::vector<Value> constraints;
        for (const Value& each : arguments[1].as<Tuple>()->span()) {
            Value checked =
                TRY(checked_type(rt, each, "TypeVar(name, constraint, ...): constraints must be types."));
            constraints.push_back(std::move(checked));
        }
        Ref<Tuple> tuple = TRY(new_tuple(rt, constraints));
        parameter->bound = Value(std::move(tuple));
        parameter->has_constraints = true;
    }
    return made;
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
    {"__typing_subst__(self, arg, /)", substitution},
    {"__reduce__(self, /)",
     [](Runtime&, const Value* arguments) -> Result<Value> { return parameter_of(arguments[0])->name; }},
    {"__mro_entries__(self, bases, /)", refuse_subclass},
};
constexpr NativeProperty type_var_properties[] = {
    {"__name__", parameter_field<&TypeParameterObject::name>},
    {"__module__", parameter_field<&TypeParameterObject::module>},
    {"__bound__", parameter_bound},
    {"__constraints__", parameter_constraints},
    {"__default__", parameter_default},
    {"__covariant__", parameter_flag<&TypeParameterObject::covariant>},
    {"__contravariant__", parameter_flag<&TypeParameterObject::contravariant>},
    {"__infer_variance__", parameter_flag<&TypeParameterObject::inferred>},
};
constexpr NativeProperty param_spec_properties[] = {
    {"__name__", parameter_field<&TypeParameterObject::name>},
    {"__module__", parameter_field<&TypeParameterObject::module>},
    {"__bound__", parameter_bound},
    {"__default__", parameter_default},
    {"__covariant__", parameter_flag<&TypeParameterObject::covariant>},
    {"__contravariant__", parameter_flag<&TypeParameterObject::contravariant>},
    {"__infer_variance__", parameter_flag<&TypeParameterObject::inferred>},
    {"args", parameter_part<false>},
    {"kwargs", parameter_part<true>},
};
constexpr NativeProperty parameter_properties[] = {
    {"__name__", parameter_field<&TypeParameterObject::name>},
    {"__module__", parameter_field<&TypeParameterObject::module>},
    {"__default__", parameter_default},
};
constexpr NativeLayout parameter_layout = layout_of<TypeParameterObject>(traverse_parameter, clear_parameter);
constexpr std::uint32_t parameter_flags = type_flags::weakly_referable;

constexpr TypeSpec type_var_spec = {
    .id = BuiltinType::type_var,
    .name = "typing.TypeVar",
    .flags = parameter_flags,
    .layout = parameter_layout,
    .methods = parameter_methods,
    .properties = type_var_properties,
    .slots = {.repr = parameter_repr,
              .bit_or = new_union,
              .new_ = bound_new<"typevar(name, *constraints, bound=None, covariant=False, "
                                "contravariant=False, default=typing.NoDefault, infer_variance=False)",
                                make_parameter<BuiltinType::type_var>>},
};
constexpr TypeSpec param_spec_spec = {
    .id = BuiltinType::param_spec,
    .name = "typing.ParamSpec",
    .flags = parameter_flags,
    .layout = parameter_layout,
    .methods = parameter_methods,
    .properties = param_spec_properties,
    .slots = {.repr = parameter_repr,
              .bit_or = new_union,
              .new_ = bound_new<"paramspec(name, *, bound=None, covariant=False, contravariant=False, "
                                "default=typing.NoDefault, infer_variance=False)",
                                make_parameter<BuiltinType::param_spec>>},
};
constexpr TypeSpec type_var_tuple_spec = {
    .id = BuiltinType::type_var_tuple,
    .name = "typing.TypeVarTuple",
    .flags = parameter_flags,
    .layout = parameter_layout,
    .methods = parameter_methods,
    .properties = parameter_properties,
    .slots = {.repr = parameter_repr,
              .iter = tuple_parameter_iter,
              .new_ = bound_new<"typevartuple(name, *, default=typing.NoDefault)",
                                make_parameter<BuiltinType::type_var_tuple>>},
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

Result<Value> make_alias(Runtime& rt, Type*, const Value* arguments) {
    if (!is_str(arguments[0])) {
        return rt.type_error("typealias() argument 'name' must be str, not {}",
                             argument_type_name(rt, arguments[0]));
    }
    if (!arguments[2].is_empty() && !is_tuple(arguments[2]))
        return rt.type_error("type_params must be a tuple");
    Value made =
        new_type_alias(rt, arguments[0], arguments[2].is_empty() ? Value::none() : arguments[2], Value());
    alias_of(made)->value = arguments[1];
    return made;
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
    .flags = type_flags::static_type | type_flags::weakly_referable,
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
    .slots = {.repr = alias_repr,
              .bit_or = new_union,
              .get_item = alias_get_item,
              .new_ = bound_new<"typealias(name, value, *, type_params=())", make_alias>},
};

// ---- Generic

bool typing_is_loaded(Runtime& rt) {
    Result<Value> sys =
        rt.interpreter->import_module(Value(rt.intern("sys")), Value::none(), Value::none(), 0);
    if (sys.is_error()) return false;
    Result<Value> modules = get_attribute(rt, sys.take(), "modules");
    if (modules.is_error()) return false;
    Value found = modules.take();
    return is_dict(found) && dict_find(found.as<Dict>(), rt.intern("typing").get());
}

/// What typing decides, written in Python; only `Generic[T]` of `class X[T]` does without it.
Result<Value> generic_get_item(Runtime& rt, const Value* arguments) {
    bool plain = arguments[0].is_object() && arguments[0].object() == rt.type(BuiltinType::generic);
    if (!plain || typing_is_loaded(rt))
        return rt.interpreter->call_library("typing", "_generic_class_getitem", {arguments, 2});
    return new_generic_alias(rt, arguments[0], arguments[1]);
}

/// Notes the type parameters of a class: those of its `Generic[…]` base.
Result<Value> generic_init_subclass(Runtime& rt, const Value* arguments) {
    const Value& cls = arguments[0];
    const Tuple* bases_of = cls.as<Type>()->bases.get();
    bool simple = bases_of->length == 1 && (*bases_of)[0].object() == rt.type(BuiltinType::generic) &&
                  arguments[1].as<Tuple>()->length == 0 && arguments[2].as<Dict>()->used == 0;
    if (!simple || typing_is_loaded(rt))
        return rt.interpreter->call_library("typing", "_generic_init_subclass", {arguments, 3});
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
    {"__init_subclass__(cls, *args, **kwargs)", generic_init_subclass, nullptr, MethodKind::class_method},
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
