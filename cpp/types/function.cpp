// function, method, cell, property, classmethod, staticmethod, super, module as Python sees them.
#include "types/function.h"

#include "object/descriptors.h"
#include "object/protocol.h"
#include "object/slots.h"

namespace bufferscope {

namespace {

Value or_none(const Value& value) {
    return value.is_empty() ? Value::none() : value;
}

Result<Value> make_text(Runtime& rt, std::string_view pattern, std::initializer_list<TextPart> parts) {
    return new_str(rt, format_text(pattern, parts));
}

// ---- function
// -----------------------------------------------------------------------------------------------------------

Result<Value> function_call(Runtime& rt, const Value& callee, const CallArguments& arguments) {
    return rt.interpreter->call_function(callee, arguments);
}

Result<Value> function_repr(Runtime& rt, const Value& self) {
    char address[16];
    return make_text(rt, "<function {} at {}>",
                     {utf8_of(self.as<Function>()->qualified_name), address_text(rt, self, address)});
}

Result<Value> function_get(Runtime& rt, const Value& self, const Value& instance, const Value&) {
    if (instance.is_empty()) return self;
    return new_method(rt, self, instance);
}

template <Value Function::*field>
Result<Value> get_field(Runtime&, const Value& self) {
    return or_none(self.as<Function>()->*field);
}

template <Value Function::*field>
Result<void> set_text(Runtime& rt, const Value& self, const Value& value) {
    if (value.is_empty() || !is_str(value)) {
        bool qualified = field == &Function::qualified_name;
        return rt.type_error("{} must be set to a string object", qualified ? "__qualname__" : "__name__");
    }
    self.as<Function>()->*field = value;
    return {};
}

template <Value Function::*field>
Result<void> set_any(Runtime&, const Value& self, const Value& value) {
    self.as<Function>()->*field = value;
    return {};
}

Result<void> set_code(Runtime& rt, const Value& self, const Value& value) {
    if (value.is_empty() || !rt.is_exactly(value, BuiltinType::code))
        return rt.type_error("__code__ must be set to a code object");
    const Value& closure = self.as<Function>()->closure;
    Value free = TRY(get_attribute(rt, value, "co_freevars"));
    Size has = is_tuple(closure) ? closure.as<Tuple>()->length : 0;
    Size needed = free.as<Tuple>()->length;
    if (has != needed)
        return rt.value_error("{}() requires a code object with {} free vars, not {}",
                              utf8_of(self.as<Function>()->name), has, needed);
    self.as<Function>()->code = value;
    return {};
}
Result<void> set_defaults(Runtime& rt, const Value& self, const Value& value) {
    bool none = value.is_empty() || value.is_none();
    if (!none && !is_tuple(value)) return rt.type_error("__defaults__ must be set to a tuple object");
    self.as<Function>()->defaults = none ? Value() : value;
    return {};
}
Result<void> set_keyword_defaults(Runtime& rt, const Value& self, const Value& value) {
    bool none = value.is_empty() || value.is_none();
    if (!none && !is_dict(value)) return rt.type_error("__kwdefaults__ must be set to a dict object");
    self.as<Function>()->keyword_defaults = none ? Value() : value;
    return {};
}

Result<Value> get_annotations(Runtime& rt, const Value& self) {
    auto* function = self.as<Function>();
    if (function->annotations.is_empty()) {
        if (function->annotate.is_empty() || function->annotate.is_none()) {
            function->annotations = Value(new_dict(rt));
        } else {
            Value annotate = function->annotate;
            Value made = TRY(call(rt, annotate, Value::small(1)));
            if (!is_dict(made)) {
                return rt.type_error("__annotate__ returned non-dict of type '{}'", type_name(rt, made));
            }
            self.as<Function>()->annotations = made;
        }
    }
    return self.as<Function>()->annotations;
}
Result<void> set_annotations(Runtime& rt, const Value& self, const Value& value) {
    bool none = value.is_empty() || value.is_none();
    if (!none && !is_dict(value)) return rt.type_error("__annotations__ must be set to a dict object");
    self.as<Function>()->annotations = none ? Value() : value;
    self.as<Function>()->annotate = Value();
    return {};
}
Result<void> set_annotate(Runtime& rt, const Value& self, const Value& value) {
    if (value.is_empty()) return rt.type_error("__annotate__ cannot be deleted");
    if (!value.is_none() && !is_callable(rt, value))
        return rt.type_error("__annotate__ must be callable or None");
    self.as<Function>()->annotate = value;
    if (!value.is_none()) self.as<Function>()->annotations = Value();
    return {};
}
Result<Value> get_type_parameters(Runtime& rt, const Value& self) {
    const Value& parameters = self.as<Function>()->type_parameters;
    if (!parameters.is_empty()) return parameters;
    return new_tuple(rt, {});
}
void traverse_function(Object* object, Visitor& visit) {
    auto* f = static_cast<Function*>(object);
    for (const Value* each : {&f->code, &f->globals, &f->builtins, &f->name, &f->qualified_name, &f->defaults,
                              &f->keyword_defaults, &f->closure, &f->annotations, &f->annotate, &f->doc,
                              &f->module, &f->type_parameters}) {
        visit(*each);
    }
}
void clear_function(Runtime&, Object* object) {
    auto* f = static_cast<Function*>(object);
    for (Value* each : {&f->globals, &f->builtins, &f->defaults, &f->keyword_defaults, &f->closure,
                        &f->annotations, &f->annotate, &f->doc, &f->module, &f->type_parameters}) {
        *each = Value();
    }
}

/// The builtins a function sees: what its globals name, else the session's own.
Result<Value> builtins_for(Runtime& rt, const Value& globals) {
    Value module;
    if (Value* found = dict_find(globals.as<Dict>(), rt.name(Name::builtins))) module = *found;
    if (module.is_empty())
        module = TRY(rt.interpreter->import_module(Value(rt.intern("builtins")), globals, Value::none(), 0));
    if (rt.is_instance(module, BuiltinType::module)) return Value::share(module_dict(rt, module));
    return module;
}

/// func_new_impl's checks of the closure.
Result<void> check_closure(Runtime& rt, const Value& code, const Value& closure) {
    Value free = TRY(get_attribute(rt, code, "co_freevars"));
    Size needed = free.as<Tuple>()->length;
    if (!is_tuple(closure)) {
        if (needed > 0 && closure.is_none()) return rt.type_error("arg 5 (closure) must be tuple");
        if (!closure.is_none()) return rt.type_error("arg 5 (closure) must be None or tuple");
    }
    Size given = is_tuple(closure) ? closure.as<Tuple>()->length : 0;
    if (given != needed) {
        Value name = TRY(get_attribute(rt, code, "co_name"));
        return rt.value_error("{} requires closure of length {}, not {}", utf8_of(name), needed, given);
    }
    for (Size i = 0; i < given; ++i) {
        const Value& cell = (*closure.as<Tuple>())[i];
        if (!rt.is_exactly(cell, BuiltinType::cell))
            return rt.type_error("arg 5 (closure) expected cell, found {}", type_name(rt, cell));
    }
    return {};
}

Result<Value> make_function(Runtime& rt, Type*, const Value* arguments) {
    if (!rt.is_exactly(arguments[0], BuiltinType::code))
        return rt.type_error("function() argument 'code' must be code, not {}",
                             argument_type_name(rt, arguments[0]));
    if (!is_dict(arguments[1]))
        return rt.type_error("function() argument 'globals' must be dict, not {}",
                             argument_type_name(rt, arguments[1]));
    Value given[4];
    for (int i = 0; i < 4; ++i) given[i] = arguments[i + 2].is_empty() ? Value::none() : arguments[i + 2];
    const auto& [name, defaults, closure, keyword_defaults] = given;
    if (!name.is_none() && !is_str(name)) return rt.type_error("arg 3 (name) must be None or string");
    if (!defaults.is_none() && !is_tuple(defaults))
        return rt.type_error("arg 4 (defaults) must be None or tuple");
    TRY(check_closure(rt, arguments[0], closure));
    if (!keyword_defaults.is_none() && !is_dict(keyword_defaults))
        return rt.type_error("arg 6 (kwdefaults) must be None or dict");
    Value builtins = TRY(builtins_for(rt, arguments[1]));
    Value own_name = TRY(get_attribute(rt, arguments[0], "co_name"));
    Value qualified = TRY(get_attribute(rt, arguments[0], "co_qualname"));
    Value flags = TRY(get_attribute(rt, arguments[0], "co_flags"));
    Value constants = TRY(get_attribute(rt, arguments[0], "co_consts"));
    Value made = new_function(rt, arguments[0], arguments[1], builtins);
    auto* function = made.as<Function>();
    function->name = name.is_none() ? own_name : name;
    function->qualified_name = qualified;
    constexpr Size has_docstring = 0x4000000;
    if ((flags.small_int() & has_docstring) && constants.as<Tuple>()->length > 0)
        function->doc = (*constants.as<Tuple>())[0];
    if (Value* module = dict_find(arguments[1].as<Dict>(), rt.name(Name::name))) function->module = *module;
    if (!defaults.is_none()) function->defaults = defaults;
    if (!closure.is_none()) function->closure = closure;
    if (!keyword_defaults.is_none()) function->keyword_defaults = keyword_defaults;
    return made;
}

constexpr NativeProperty function_properties[] = {
    {"__code__", get_field<&Function::code>, set_code},
    {"__globals__", get_field<&Function::globals>, readonly_attribute},
    {"__builtins__", get_field<&Function::builtins>, readonly_attribute},
    {"__name__", get_field<&Function::name>, set_text<&Function::name>},
    {"__qualname__", get_field<&Function::qualified_name>, set_text<&Function::qualified_name>},
    {"__defaults__", get_field<&Function::defaults>, set_defaults},
    {"__kwdefaults__", get_field<&Function::keyword_defaults>, set_keyword_defaults},
    {"__closure__", get_field<&Function::closure>, readonly_attribute},
    {"__annotations__", get_annotations, set_annotations},
    {"__annotate__", get_field<&Function::annotate>, set_annotate},
    {"__doc__", get_field<&Function::doc>, set_any<&Function::doc>},
    {"__module__", get_field<&Function::module>, set_any<&Function::module>},
    {"__type_params__", get_type_parameters, set_any<&Function::type_parameters>},
    {"__dict__", get_instance_dict, set_instance_dict},
};

constexpr TypeSpec function_spec = {
    .id = BuiltinType::function,
    .name = "function",
    .flags = type_flags::has_dict | type_flags::weakly_referable,
    .layout = layout_of<Function>(traverse_function, clear_function),
    .properties = function_properties,
    .slots = {.repr = function_repr,
              .descriptor_get = function_get,
              .call = function_call,
              .new_ =
                  bound_new<"function(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
                            make_function>},
    .doc = "Create a function object."};

// ---- method
// -------------------------------------------------------------------------------------------------------------

Result<Value> method_call(Runtime& rt, const Value& callee, const CallArguments& arguments) {
    auto* method = callee.as<Method>();
    Size count = arguments.positional + arguments.keywords();
    constexpr Size most_on_stack = 8;
    Value on_stack[most_on_stack + 1];
    std::vector<Value> on_heap;
    Value* all = on_stack;
    if (count > most_on_stack) {
        on_heap.resize(static_cast<std::size_t>(count) + 1);
        all = on_heap.data();
    }
    all[0] = method->self;
    for (Size i = 0; i < count; ++i) all[i + 1] = arguments.values[i];
    Value function = method->function;
    return call(rt, function, CallArguments{all, arguments.positional + 1, arguments.keyword_names});
}

Result<Value> method_repr(Runtime& rt, const Value& self) {
    auto* method = self.as<Method>();
    Value name = TRY(find_attribute(rt, method->function, rt.name_value(Name::qualname)));
    if (name.is_empty() || !is_str(name))
        name = TRY(find_attribute(rt, method->function, rt.name_value(Name::name)));
    std::string shown = name.is_empty() || !is_str(name) ? std::string("?") : utf8_of(name);
    Ref<Str> of = TRY(repr(rt, method->self));
    return make_text(rt, "<bound method {} of {}>", {shown, utf8_of(of.get())});
}

Result<Value> method_compare(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    if ((comparison != Comparison::equal && comparison != Comparison::not_equal) ||
        rt.type_of(self) != rt.type_of(other)) {
        return Value::not_implemented();
    }
    bool same = self.as<Method>()->self.is(other.as<Method>()->self);
    if (same) same = TRY(equals(rt, self.as<Method>()->function, other.as<Method>()->function));
    return Value::boolean(same == (comparison == Comparison::equal));
}

Result<Hash> method_hash(Runtime& rt, const Value& self) {
    Hash of_self = TRY(hash_by_identity(rt, self.as<Method>()->self));
    Hash of_function = TRY(hash_of(rt, self.as<Method>()->function));
    return of_self ^ of_function;
}

Result<Value> method_get_attribute(Runtime& rt, const Value& self, const Value& name) {
    Ref<Str> text = is_str(name) ? rt.intern(Ref<Str>::share(name.as<Str>())) : Ref<Str>();
    if (text) {
        if (Value* found = type_lookup(rt.type_of(self), text.get())) {
            Value descriptor = *found;
            return bind_descriptor(rt, descriptor, self, rt.type_of(self));
        }
    }
    return get_attribute(rt, self.as<Method>()->function, name);
}

Result<Value> method_function(Runtime&, const Value& self) {
    return self.as<Method>()->function;
}
Result<Value> method_self(Runtime&, const Value& self) {
    return self.as<Method>()->self;
}

Result<Value> make_method(Runtime& rt, Type*, const Value* arguments) {
    if (!is_callable(rt, arguments[0])) return rt.type_error("first argument must be callable");
    if (arguments[1].is_none()) return rt.type_error("instance must not be None");
    return new_method(rt, arguments[0], arguments[1]);
}

void traverse_method(Object* object, Visitor& visit) {
    visit(static_cast<Method*>(object)->function);
    visit(static_cast<Method*>(object)->self);
}
void clear_method(Runtime&, Object* object) {
    static_cast<Method*>(object)->self = Value::none();
}

Result<Value> method_doc(Runtime& rt, const Value& self) {
    Value doc = TRY(find_attribute(rt, self.as<Method>()->function, rt.name_value(Name::doc)));
    return doc.is_empty() ? Value::none() : doc;
}

constexpr NativeProperty method_properties[] = {{"__func__", method_function, readonly_attribute},
                                                {"__self__", method_self, readonly_attribute},
                                                {"__doc__", method_doc}};
constexpr TypeSpec method_spec = {.id = BuiltinType::method,
                                  .name = "method",
                                  .flags = type_flags::weakly_referable,
                                  .layout = layout_of<Method>(traverse_method, clear_method),
                                  .properties = method_properties,
                                  .slots = {.repr = method_repr,
                                            .hash = method_hash,
                                            .compare = method_compare,
                                            .get_attribute = method_get_attribute,
                                            .call = method_call,
                                            .new_ = bound_new<"method(function, instance, /)", make_method>}};

// ---- cell
// ---------------------------------------------------------------------------------------------------------------

Result<Value> cell_contents(Runtime& rt, const Value& self) {
    const Value& contents = self.as<Cell>()->contents;
    if (contents.is_empty()) return rt.value_error("Cell is empty");
    return contents;
}
Result<void> set_cell_contents(Runtime&, const Value& self, const Value& value) {
    self.as<Cell>()->contents = value;
    return {};
}
Result<Value> cell_repr(Runtime& rt, const Value& self) {
    const Value& contents = self.as<Cell>()->contents;
    char address[16], inner[16];
    if (contents.is_empty()) return make_text(rt, "<cell at {}: empty>", {address_text(rt, self, address)});
    return make_text(
        rt, "<cell at {}: {} object at {}>",
        {address_text(rt, self, address), type_name(rt, contents), address_text(rt, contents, inner)});
}
Result<Value> cell_compare(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    if (rt.type_of(self) != rt.type_of(other)) return Value::not_implemented();
    const Value a = self.as<Cell>()->contents, b = other.as<Cell>()->contents;
    if (!a.is_empty() && !b.is_empty()) return compare(rt, a, b, comparison);
    return Value::boolean(result_of(comparison, !a.is_empty() - !b.is_empty()));
}
Result<Value> make_cell(Runtime& rt, Type*, const Value* arguments) {
    return new_cell(rt, arguments[0]);
}
constexpr NativeProperty cell_properties[] = {{"cell_contents", cell_contents, set_cell_contents}};
constexpr TypeSpec cell_spec = {
    .id = BuiltinType::cell,
    .name = "cell",
    .layout =
        layout_of<Cell>([](Object* object, Visitor& visit) { visit(static_cast<Cell*>(object)->contents); },
                        [](Runtime&, Object* object) { static_cast<Cell*>(object)->contents = Value(); }),
    .properties = cell_properties,
    .slots = {.repr = cell_repr,
              .hash = hash_not_implemented,
              .compare = cell_compare,
              .new_ = bound_new<"cell(contents=None, /)", make_cell>}};

// ---- property
// -----------------------------------------------------------------------------------------------------------

std::string property_name(Runtime& rt, const Property* property) {
    if (!property->name.is_empty()) {
        Result<std::string> name = repr_utf8(rt, property->name);
        if (!name.is_error()) return name.take();
    }
    return {};
}

Error no_accessor(Runtime& rt, const Property* property, const Value& instance, std::string_view what) {
    std::string name = property_name(rt, property);
    std::string type;
    Result<Value> qualified =
        get_attribute(rt, Value::share(rt.type_of(instance)), rt.name_value(Name::qualname));
    if (!qualified.is_error()) {
        Result<std::string> text = repr_utf8(rt, qualified.take());
        if (!text.is_error()) type = text.take();
    }
    if (name.empty())
        return rt.raise(BuiltinType::AttributeError, "property of {} object has no {}", type, what);
    return rt.raise(BuiltinType::AttributeError, "property {} of {} object has no {}", name, type, what);
}

Result<Value> property_get(Runtime& rt, const Value& self, const Value& instance, const Value&) {
    auto* property = self.as<Property>();
    if (instance.is_empty() || instance.is_none()) return self;
    if (property->get.is_empty()) return no_accessor(rt, property, instance, "getter");
    Value getter = property->get;
    return call(rt, getter, instance);
}

Result<void> property_assign(Runtime& rt, const Value& self, const Value& instance, const Value& value) {
    auto* property = self.as<Property>();
    Value function = value.is_empty() ? property->remove : property->set;
    if (function.is_empty())
        return no_accessor(rt, property, instance, value.is_empty() ? "deleter" : "setter");
    if (value.is_empty()) {
        TRY(call(rt, function, instance));
    } else {
        TRY(call(rt, function, instance, value));
    }
    return {};
}

Result<void> property_init(Runtime& rt, const Value& self, const Value* arguments) {
    auto* property = self.as<Property>();
    auto given = [](const Value& value) { return value.is_none() ? Value() : value; };
    property->get = given(arguments[0]);
    property->set = given(arguments[1]);
    property->remove = given(arguments[2]);
    property->name = Value();
    property->doc_from_getter = false;
    Value doc = arguments[3].is_empty() ? Value() : arguments[3];
    if ((doc.is_empty() || doc.is_none()) && !property->get.is_empty()) {
        Value getter = property->get;
        Value found = TRY(find_attribute(rt, getter, rt.name_value(Name::doc)));
        if (!found.is_empty() && !found.is_none()) {
            doc = found;
            property->doc_from_getter = true;
        }
    }
    property->doc = Value();
    if (rt.is_exactly(self, BuiltinType::property)) {
        property->doc = doc;
        return {};
    }
    // The class's own __doc__ would hide it: instances of a subclass carry it themselves.
    Result<void> put = set_attribute(rt, self, rt.name_value(Name::doc), or_none(doc));
    if (!put.is_error()) return {};
    Error error = put.take_error();
    if (property->doc_from_getter || !rt.is_instance(error.exception(), BuiltinType::AttributeError))
        return error;
    return {};
}

template <int which>
Result<Value> property_copy(Runtime& rt, const Value* arguments) {
    auto* old = arguments[0].as<Property>();
    Value parts[4] = {or_none(old->get), or_none(old->set), or_none(old->remove), or_none(old->doc)};
    if (!arguments[1].is_none()) parts[which] = arguments[1];
    if (old->doc_from_getter && !parts[0].is_none()) parts[3] = Value::none();  // taken from the getter again
    Value name = old->name;
    Value made = TRY(call(rt, Value::share(rt.type_of(arguments[0])), CallArguments{parts, 4, nullptr}));
    if (rt.is_instance(made, BuiltinType::property)) made.as<Property>()->name = name;
    return made;
}

template <Value Property::*field>
Result<Value> property_field(Runtime&, const Value& self) {
    return or_none(self.as<Property>()->*field);
}
Result<void> set_property_doc(Runtime&, const Value& self, const Value& value) {
    self.as<Property>()->doc = value;
    return {};
}
Result<Value> property_get_name(Runtime& rt, const Value& self) {
    auto* property = self.as<Property>();
    if (!property->name.is_empty()) return property->name;
    if (!property->get.is_empty()) {
        Value getter = property->get;
        Value name = TRY(find_attribute(rt, getter, rt.name_value(Name::name)));
        if (!name.is_empty()) return name;
    }
    return rt.attribute_error(self, rt.name_value(Name::name),
                              "'property' object has no attribute '__name__'");
}
Result<void> property_put_name(Runtime&, const Value& self, const Value& value) {
    self.as<Property>()->name = value;
    return {};
}
Result<Value> property_set_name(Runtime&, const Value* arguments) {
    arguments[0].as<Property>()->name = arguments[2];
    return Value::none();
}
Result<Value> property_abstract(Runtime& rt, const Value& self) {
    auto* property = self.as<Property>();
    for (const Value* each : {&property->get, &property->set, &property->remove}) {
        if (each->is_empty()) continue;
        Value function = *each;
        Value flag = TRY(find_attribute(rt, function, rt.name_value(Name::isabstractmethod)));
        if (flag.is_empty()) continue;
        bool abstract = TRY(truth(rt, flag));
        if (abstract) return Value::true_value();
    }
    return Value::false_value();
}

void traverse_property(Object* object, Visitor& visit) {
    auto* p = static_cast<Property*>(object);
    for (const Value* each : {&p->get, &p->set, &p->remove, &p->doc, &p->name}) visit(*each);
}
void clear_property(Runtime&, Object* object) {
    auto* p = static_cast<Property*>(object);
    for (Value* each : {&p->get, &p->set, &p->remove, &p->doc, &p->name}) *each = Value();
}
constexpr NativeMethod property_methods[] = {
    {"getter(self, fget, /)", property_copy<0>,
     doc<"Descriptor to obtain a copy of the property with a different getter.">},
    {"setter(self, fset, /)", property_copy<1>,
     doc<"Descriptor to obtain a copy of the property with a different setter.">},
    {"deleter(self, fdel, /)", property_copy<2>,
     doc<"Descriptor to obtain a copy of the property with a different deleter.">},
    {"__set_name__(self, owner, name, /)", property_set_name},
};
constexpr NativeProperty property_properties[] = {
    {"fget", property_field<&Property::get>, readonly_attribute},
    {"fset", property_field<&Property::set>, readonly_attribute},
    {"fdel", property_field<&Property::remove>, readonly_attribute},
    {"__doc__", property_field<&Property::doc>, set_property_doc},
    {"__name__", property_get_name, property_put_name},
    {"__isabstractmethod__", property_abstract},
};

template <class T>
Result<Value> plain_new(Runtime& rt, Type* type, const CallArguments&) {
    return Value::adopt(rt.allocate<T>(type));
}

constexpr TypeSpec property_spec = {
    .id = BuiltinType::property,
    .name = "property",
    .flags = type_flags::subclassable,
    .layout = layout_of<Property>(traverse_property, clear_property),
    .methods = property_methods,
    .properties = property_properties,
    .slots = {.descriptor_get = property_get,
              .descriptor_assign = property_assign,
              .new_ = plain_new<Property>,
              .init = bound_init<"property(fget=None, fset=None, fdel=None, doc=None)", property_init>},
    .doc = "Property attribute."};

// ---- classmethod, staticmethod
// ------------------------------------------------------------------------------------------

Result<void> wrapped_init(Runtime& rt, const Value& self, const Value* arguments) {
    self.as<WrappedCallable>()->callable = arguments[0];
    // functools.update_wrapper's part that CPython does here
    Dict* members = instance_dict(rt, self.object(), true);
    for (Name name : {Name::module, Name::name, Name::qualname, Name::doc}) {
        Value found = TRY(find_attribute(rt, arguments[0], rt.name_value(name)));
        if (!found.is_empty()) dict_set(rt, members, rt.name(name), found);
    }
    return {};
}
Result<Value> class_method_get(Runtime& rt, const Value& self, const Value& instance, const Value& owner) {
    Value cls = owner.is_empty() ? Value::share(rt.type_of(instance)) : owner;
    if (self.as<WrappedCallable>()->callable.is_empty()) {
        return rt.raise(BuiltinType::RuntimeError, "uninitialized classmethod object");
    }
    return new_method(rt, self.as<WrappedCallable>()->callable, cls);
}
Result<Value> static_method_get(Runtime& rt, const Value& self, const Value&, const Value&) {
    if (self.as<WrappedCallable>()->callable.is_empty()) {
        return rt.raise(BuiltinType::RuntimeError, "uninitialized staticmethod object");
    }
    return self.as<WrappedCallable>()->callable;
}
Result<Value> static_method_call(Runtime& rt, const Value& callee, const CallArguments& arguments) {
    Value function = callee.as<WrappedCallable>()->callable;
    return call(rt, function, arguments);
}
Result<Value> wrapped_function(Runtime&, const Value& self) {
    return or_none(self.as<WrappedCallable>()->callable);
}
Result<Value> wrapped_repr(Runtime& rt, const Value& self) {
    Ref<Str> inner = TRY(repr(rt, or_none(self.as<WrappedCallable>()->callable)));
    return make_text(rt, "<{}({})>", {type_name(rt, self), utf8_of(inner.get())});
}
Result<Value> wrapped_abstract(Runtime& rt, const Value& self) {
    Value function = self.as<WrappedCallable>()->callable;
    if (function.is_empty()) return Value::false_value();
    Value flag = TRY(find_attribute(rt, function, rt.name_value(Name::isabstractmethod)));
    if (flag.is_empty()) return Value::false_value();
    bool abstract = TRY(truth(rt, flag));
    return Value::boolean(abstract);
}
/// An attribute of the function that the wrapper remembers once asked for (descriptor_get_wrapped_attribute).
template <Name name>
Result<Value> wrapped_attribute(Runtime& rt, const Value& self) {
    Dict* members = instance_dict(rt, self.object(), true);
    if (Value* known = dict_find(members, rt.name(name))) return *known;
    Value found = TRY(get_attribute(rt, self.as<WrappedCallable>()->callable, rt.name_value(name)));
    dict_set(rt, members, rt.name(name), found);
    return found;
}
template <Name name>
Result<void> set_wrapped_attribute(Runtime& rt, const Value& self, const Value& value) {
    Dict* members = instance_dict(rt, self.object(), true);
    if (!value.is_empty()) {
        dict_set(rt, members, rt.name(name), value);
        return {};
    }
    Value old = TRY(dict_pop(rt, members, rt.name_value(name)));
    if (old.is_empty()) return rt.attribute_error(self, rt.name_value(name), rt.name(name)->ascii_text());
    return {};
}
constexpr NativeProperty wrapped_properties[] = {
    {"__func__", wrapped_function, readonly_attribute},
    {"__annotations__", wrapped_attribute<Name::annotations>, set_wrapped_attribute<Name::annotations>},
    {"__annotate__", wrapped_attribute<Name::annotate>, set_wrapped_attribute<Name::annotate>},
    {"__wrapped__", wrapped_function, readonly_attribute},
    {"__isabstractmethod__", wrapped_abstract},
    {"__dict__", get_instance_dict, set_instance_dict}};
constexpr NativeLayout wrapped_layout = layout_of<WrappedCallable>(
    [](Object* object, Visitor& visit) { visit(static_cast<WrappedCallable*>(object)->callable); },
    [](Runtime&, Object* object) { static_cast<WrappedCallable*>(object)->callable = Value(); });
constexpr TypeSpec class_method_spec = {
    .id = BuiltinType::classmethod,
    .name = "classmethod",
    .flags = type_flags::subclassable | type_flags::has_dict,
    .layout = wrapped_layout,
    .properties = wrapped_properties,
    .slots = {.repr = wrapped_repr,
              .descriptor_get = class_method_get,
              .new_ = plain_new<WrappedCallable>,
              .init = bound_init<"classmethod(function, /)", wrapped_init>}};
constexpr TypeSpec static_method_spec = {
    .id = BuiltinType::staticmethod,
    .name = "staticmethod",
    .flags = type_flags::subclassable | type_flags::has_dict,
    .layout = wrapped_layout,
    .properties = wrapped_properties,
    .slots = {.repr = wrapped_repr,
              .descriptor_get = static_method_get,
              .call = static_method_call,
              .new_ = plain_new<WrappedCallable>,
              .init = bound_init<"staticmethod(function, /)", wrapped_init>}};

// ---- super
// --------------------------------------------------------------------------------------------------------------

Result<void> super_init(Runtime& rt, const Value& self, const Value* arguments) {
    auto* super = self.as<Super>();
    Value cls = arguments[0], object = arguments[1];
    if (cls.is_empty()) TRY(rt.interpreter->super_arguments(cls, object));
    if (!is_type(cls)) return rt.type_error("super() argument 1 must be a type, not {}", type_name(rt, cls));
    if (object.is_none()) object = Value();
    Type* object_type = nullptr;
    if (!object.is_empty()) object_type = TRY(super_check(rt, cls.as<Type>(), object));
    super->of_class = cls;
    super->object = object;
    super->object_type = object_type ? Value::share(object_type) : Value();
    return {};
}

Result<Value> super_get_attribute(Runtime& rt, const Value& self, const Value& name) {
    auto* super = self.as<Super>();
    bool is_class = is_str(name) && equal(name.as<Str>(), "__class__");
    if (super->object_type.is_empty() || is_class) return generic_get_attribute(rt, self, name);
    Type* object_type = super->object_type.as<Type>();
    if (Value* found = is_str(name) ? type_lookup_after(object_type, super->of_class.object(), name.as<Str>())
                                    : nullptr) {
        Value descriptor = *found;
        bool through_class = super->object.is(super->object_type);
        return bind_descriptor(rt, descriptor, through_class ? Value() : super->object, object_type);
    }
    return generic_get_attribute(rt, self, name);
}
Result<Value> super_repr(Runtime& rt, const Value& self) {
    auto* super = self.as<Super>();
    std::string_view of =
        super->of_class.is_empty() ? std::string_view("NULL") : super->of_class.as<Type>()->name_text;
    if (super->object_type.is_empty()) return make_text(rt, "<super: <class '{}'>, NULL>", {of});
    return make_text(rt, "<super: <class '{}'>, <{} object>>",
                     {of, super->object_type.as<Type>()->name_text});
}
Result<Value> super_descriptor_get(Runtime& rt, const Value& self, const Value& instance, const Value&) {
    auto* super = self.as<Super>();
    if (instance.is_empty() || instance.is_none() || !super->object.is_empty()) return self;
    return call(rt, Value::share(rt.type_of(self)), super->of_class, instance);
}
Result<Value> super_thisclass(Runtime&, const Value& self) {
    return or_none(self.as<Super>()->of_class);
}
Result<Value> super_self(Runtime&, const Value& self) {
    return or_none(self.as<Super>()->object);
}
Result<Value> super_self_class(Runtime&, const Value& self) {
    return or_none(self.as<Super>()->object_type);
}
constexpr NativeProperty super_properties[] = {{"__thisclass__", super_thisclass, readonly_attribute},
                                               {"__self__", super_self, readonly_attribute},
                                               {"__self_class__", super_self_class, readonly_attribute}};
void traverse_super(Object* object, Visitor& visit) {
    auto* super = static_cast<Super*>(object);
    visit(super->of_class);
    visit(super->object);
    visit(super->object_type);
}
constexpr TypeSpec super_spec = {
    .id = BuiltinType::super,
    .name = "super",
    .flags = type_flags::subclassable,
    .layout = layout_of<Super>(traverse_super),
    .properties = super_properties,
    .slots = {.repr = super_repr,
              .get_attribute = super_get_attribute,
              .descriptor_get = super_descriptor_get,
              .new_ = plain_new<Super>,
              .init = bound_init<"super(type=None, object=None, /)", super_init>}};

// ---- module
// -------------------------------------------------------------------------------------------------------------

Result<Value> module_get_attribute(Runtime& rt, const Value& self, const Value& name) {
    Result<Value> found = generic_get_attribute(rt, self, name);
    if (!found.is_error()) return found;
    Error error = found.take_error();
    if (!rt.is_instance(error.exception(), BuiltinType::AttributeError)) return error;
    Dict* members = instance_dict(rt, self.object(), true);
    if (Value* hook = dict_find(members, rt.name(Name::getattr))) {
        Value function = *hook;
        return call(rt, function, name);
    }
    Value* own_name = dict_find(members, rt.name(Name::name));
    if (!own_name || !is_str(*own_name)) {
        return rt.attribute_error(self, name, format_text("module has no attribute '{}'", {utf8_of(name)}));
    }
    bool initializing = self.as<Module>()->initializing;
    std::string module_name = utf8_of(*dict_find(members, rt.name(Name::name)));
    if (initializing) {
        return rt.attribute_error(self, name,
                                  format_text("partially initialized module '{}' has no attribute '{}' (most "
                                              "likely due to a circular import)",
                                              {module_name, utf8_of(name)}));
    }
    return rt.attribute_error(self, name,
                              format_text("module '{}' has no attribute '{}'", {module_name, utf8_of(name)}));
}
Result<Value> module_repr(Runtime& rt, const Value& self) {
    Dict* members = instance_dict(rt, self.object(), true);
    Value* name = dict_find(members, rt.name(Name::name));
    Value* file = dict_find(members, rt.name(Name::file));
    Value* loader = dict_find(members, rt.name(Name::loader));
    std::string shown = "'?'";
    if (name) shown = TRY(repr_utf8(rt, *name));
    if (const char* origin = self.as<Module>()->origin)
        return make_text(rt, "<module {} ({})>", {shown, origin});
    if (file) {
        std::string path = TRY(repr_utf8(rt, *file));
        return make_text(rt, "<module {} from {}>", {shown, path});
    }
    if (!loader || loader->is_none()) return make_text(rt, "<module {}>", {shown});
    std::string loading = TRY(repr_utf8(rt, *loader));
    return make_text(rt, "<module {} ({})>", {shown, loading});
}
Result<void> module_init(Runtime& rt, const Value& self, const Value* arguments) {
    if (!is_str(arguments[0]))
        return rt.type_error("module() argument 'name' must be str, not {}",
                             argument_type_name(rt, arguments[0]));
    Dict* members = instance_dict(rt, self.object(), true);
    dict_set(rt, members, rt.name(Name::name), arguments[0]);
    dict_set(rt, members, rt.name(Name::doc), or_none(arguments[1]));
    for (Name name : {Name::package, Name::loader, Name::spec})
        dict_set(rt, members, rt.name(name), Value::none());
    return {};
}
Result<Value> module_dir(Runtime& rt, const Value* arguments) {
    Value shown = TRY(get_attribute(rt, arguments[0], rt.name_value(Name::dict)));
    if (!is_dict(shown)) return rt.type_error("<module>.__dict__ is not a dictionary");
    Dict* members = shown.as<Dict>();
    Value hook = TRY(dict_get(rt, members, rt.name_value(Name::dir)));
    if (!hook.is_empty()) return call(rt, hook);
    return call(rt, Value::share(rt.type(BuiltinType::list)), Value::share(members));
}
constexpr NativeMethod module_methods[] = {{"__dir__(self, /)", module_dir}};
constexpr NativeProperty module_properties[] = {{"__dict__", get_instance_dict}};
constexpr TypeSpec module_spec = {
    .id = BuiltinType::module,
    .name = "module",
    .flags = type_flags::subclassable | type_flags::has_dict | type_flags::weakly_referable,
    .layout = layout_of<Module>(traverse_nothing),
    .methods = module_methods,
    .properties = module_properties,
    .slots = {.repr = module_repr,
              .get_attribute = module_get_attribute,
              .new_ = plain_new<Module>,
              .init = bound_init<"module(name, doc=None)", module_init>}};

}  // namespace

Value new_function(Runtime& rt, const Value& code, const Value& globals, const Value& builtins) {
    auto* function = rt.allocate<Function>(rt.type(BuiltinType::function));
    function->code = code;
    function->globals = globals;
    function->builtins = builtins;
    function->plain_namespaces =
        rt.is_exactly(globals, BuiltinType::dict) && rt.is_exactly(builtins, BuiltinType::dict);
    return Value::adopt(function);
}

Value new_method(Runtime& rt, const Value& function, const Value& self) {
    auto* method = rt.allocate<Method>(rt.type(BuiltinType::method));
    method->function = function;
    method->self = self;
    return Value::adopt(method);
}

Value new_cell(Runtime& rt, const Value& contents) {
    auto* cell = rt.allocate<Cell>(rt.type(BuiltinType::cell));
    cell->contents = contents;
    return Value::adopt(cell);
}

Ref<Module> new_module(Runtime& rt, std::string_view name) {
    auto module = Ref<Module>::adopt(rt.allocate<Module>(rt.type(BuiltinType::module)));
    Dict* members = instance_dict(rt, module.get(), true);
    dict_set(rt, members, rt.name(Name::name), Value(rt.intern(name)));
    for (Name each : {Name::doc, Name::package, Name::loader, Name::spec})
        dict_set(rt, members, rt.name(each), Value::none());
    return module;
}

Dict* module_dict(Runtime& rt, const Value& module) {
    return instance_dict(rt, module.object(), true);
}

Value new_static_method(Runtime& rt, const Value& callable) {
    auto* made = rt.allocate<WrappedCallable>(rt.type(BuiltinType::staticmethod));
    made->callable = callable;
    return Value::adopt(made);
}

Value new_class_method(Runtime& rt, const Value& callable) {
    auto* made = rt.allocate<WrappedCallable>(rt.type(BuiltinType::classmethod));
    made->callable = callable;
    return Value::adopt(made);
}

Result<Type*> super_check(Runtime& rt, Type* type, const Value& object) {
    if (is_type(object) && object.as<Type>()->is_subtype_of(type)) return object.as<Type>();
    if (rt.type_of(object)->is_subtype_of(type)) return rt.type_of(object);
    Value cls = TRY(find_attribute(rt, object, rt.name_value(Name::class_)));
    if (!cls.is_empty() && is_type(cls) && cls.object() != rt.type_of(object) &&
        cls.as<Type>()->is_subtype_of(type)) {
        return cls.as<Type>();
    }
    if (is_type(object)) {
        return rt.type_error("super(type, obj): obj (type {}) is not an instance or subtype of type ({}).",
                             object.as<Type>()->name_text, type->name_text);
    }
    return rt.type_error("super(type, obj): obj (instance of {}) is not an instance or subtype of type ({}).",
                         type_name(rt, object), type->name_text);
}

Result<Value> super_attribute(Runtime& rt, Type* type, const Value& object, Type* object_type,
                              const Value& name) {
    auto* made = rt.allocate<Super>(rt.type(BuiltinType::super));
    Value super = Value::adopt(made);
    made->of_class = Value::share(type);
    made->object = object;
    made->object_type = Value::share(object_type);
    return super_get_attribute(rt, super, name);
}

void install_functions(Runtime& rt) {
    for (const TypeSpec* spec : {&function_spec, &method_spec, &cell_spec, &property_spec, &class_method_spec,
                                 &static_method_spec, &super_spec, &module_spec}) {
        rt.define_type(*spec);
    }
}

}  // namespace bufferscope
