// Types of types: list[int], int | str, type parameters, aliases, and the class typing.Generic.
#pragma once

#include "object/runtime.h"

namespace bufferscope {

struct GenericAlias : Object {
    Value origin;      // what is subscripted
    Value args;        // tuple
    Value parameters;  // tuple of the type parameters in `args`, once asked for
    bool starred = false;
};

struct UnionType : Object {
    Value args;  // tuple of types, without duplicates
};

/// origin[item]; a tuple gives several arguments.
Result<Value> new_generic_alias(Runtime&, const Value& origin, const Value& item, bool starred = false,
                                Type* type = nullptr);
/// left | right for anything that stands for a type; NotImplemented for everything else.
Result<Value> new_union(Runtime&, const Value& left, const Value& right);
/// The type parameters among arguments, in order of appearance: a tuple.
Result<Value> type_parameters_of(Runtime&, const Tuple* args);
/// repr of an argument: types by their qualified names, None and ... as they are written.
Result<std::string> type_argument_text(Runtime&, const Value& argument);

struct TypeParameterObject : Object {
    Value name;
    Value module;
    Value bound_function;    // TypeVar: gives the bound or the tuple of constraints
    Value bound;             // once asked for
    Value default_function;  // empty: no default
    Value default_value;     // once asked for
    bool has_constraints = false;
    bool covariant = false, contravariant = false;
    bool inferred = true;  // variance, as `class X[T]` leaves it
};

struct TypeAliasObject : Object {
    Value name;
    Value module;
    Value type_parameters;  // tuple
    Value function;         // gives the value
    Value value;            // once asked for
};

/// What `def f[T]` makes: kind is type_var, param_spec or type_var_tuple; `bound_function` may be empty.
Value new_type_parameter(Runtime&, BuiltinType kind, const Value& name, const Value& bound_function,
                         bool has_constraints);
/// `type name[type_parameters] = …`; `type_parameters` is a tuple or None.
Value new_type_alias(Runtime&, const Value& name, const Value& type_parameters, const Value& function);

/// t"…": strings and interpolations are tuples.
Value new_template(Runtime&, const Value& strings, const Value& interpolations);
Value new_interpolation(Runtime&, const Value& value, const Value& expression, const Value& conversion,
                        const Value& format_spec);

void install_type_parameters(Runtime&);  // TypeVar, ParamSpec, TypeVarTuple, TypeAliasType, Generic
void install_templates(Runtime&);        // Template, Interpolation

}  // namespace bufferscope
