// Functions, bound methods, cells, modules and the descriptors that class bodies use.
#pragma once

#include "object/runtime.h"

namespace bufferscope {

/// A Python function. `code` is a Code (compile/code.h); all others are empty where Python shows None.
struct Function : Object {
    // Destroyed from the last to the first, as func_dealloc does.
    Value qualified_name;  // str
    Value name;            // str
    Value code;
    Value type_parameters;  // tuple
    Value annotate;         // callable
    Value annotations;      // dict, once asked for
    Value closure;          // tuple of cells
    Value doc;
    Value keyword_defaults;  // dict
    Value defaults;          // tuple
    Value module;
    Value builtins;                // dict
    Value globals;                 // dict
    bool plain_namespaces = true;  // globals and builtins are dicts and of no subclass
};

struct Method : Object {
    Value function, self;
};

struct Cell : Object {
    Value contents;  // empty: unbound
};

struct Property : Object {
    Value name, doc, remove, set, get;  // property_dealloc drops the last first
    bool doc_from_getter;
};

/// classmethod and staticmethod.
struct WrappedCallable : Object {
    Value callable;
};

struct Super : Object {
    Value of_class, object, object_type;  // object empty: unbound
};

/// A module; its namespace is the instance dict.
struct Module : Object {
    bool initializing;   // its code is running for the first time
    const char* origin;  // of the engine's own modules: where CPython has them from
};

inline bool is_function(Runtime& rt, const Value& value) {
    return rt.is_exactly(value, BuiltinType::function);
}
Value new_function(Runtime&, const Value& code, const Value& globals, const Value& builtins);
Value new_method(Runtime&, const Value& function, const Value& self);
Value new_cell(Runtime&, const Value& contents);
Ref<Module> new_module(Runtime&, std::string_view name);
Dict* module_dict(Runtime&, const Value& module);
Value new_static_method(Runtime&, const Value& callable);
Value new_class_method(Runtime&, const Value& callable);
/// `super(type, object).name`, as LOAD_SUPER_ATTR does it; `bind` false gives a function unbound with `bound`
/// telling so.
Result<Value> super_attribute(Runtime&, Type* type, const Value& object, Type* object_type,
                              const Value& name);
/// The type super() works on: of the object, or the object itself when it is a class (supercheck).
Result<Type*> super_check(Runtime&, Type* type, const Value& object);

void install_functions(Runtime&);
/// object and type, and the classes they make.
void install_classes(Runtime&);
/// None, NotImplemented, Ellipsis.
void install_singletons(Runtime&);

}  // namespace bufferscope
