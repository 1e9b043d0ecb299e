// type: attributes and calls of classes, isinstance and issubclass.
#include "object/descriptors.h"
#include "object/protocol.h"
#include "object/slots.h"
#include "types/codecs.h"
#include "types/exceptions.h"
#include "types/function.h"
#include "types/list.h"

namespace bufferscope {

void define_object(Runtime&);  // object.cpp

namespace {

Result<Value> make_text(Runtime& rt, std::string_view pattern, std::initializer_list<TextPart> parts) {
    return new_str(rt, format_text(pattern, parts));
}

Result<Value> type_call(Runtime& rt, const Value& callee, const CallArguments& arguments) {
    Type* type = callee.as<Type>();
    if (type == rt.type(BuiltinType::type)) {
        if (arguments.positional == 1 && arguments.keywords() == 0)
            return Value::share(rt.type_of(arguments.values[0]));
        if (arguments.positional != 3) return rt.type_error("type() takes 1 or 3 arguments");
    }
    if (!type->slots.new_ || type->has_flag(type_flags::no_instantiation)) {
        std::string_view shown =
            type->spec ? std::string_view(type->spec->name) : std::string_view(type->name_text);
        return rt.type_error("cannot create '{}' instances", shown);
    }
    Value made = TRY(type->slots.new_(rt, type, arguments));
    Type* made_type = rt.type_of(made);
    if (!made_type->is_subtype_of(type)) return made;
    if (made_type->slots.init) TRY(made_type->slots.init(rt, made, arguments));
    return made;
}

Result<Value> type_module(Runtime& rt, const Value& self) {
    Type* type = self.as<Type>();
    if (type->has_flag(type_flags::heap_type)) {
        Value* found = dict_find(type->dict.get(), rt.name(Name::module));
        if (!found) return rt.attribute_error(self, rt.name_value(Name::module), "__module__");
        return *found;
    }
    std::string_view full(type->spec ? type->spec->name : "");
    std::size_t dot = full.rfind('.');
    if (dot == std::string_view::npos) return Value(rt.intern("builtins"));
    return Value(rt.intern(full.substr(0, dot)));
}

Result<Value> type_repr(Runtime& rt, const Value& self) {
    Type* type = self.as<Type>();
    Result<Value> found = type_module(rt, self);
    Value module = found.is_error() ? Value() : found.take();
    if (module.is_empty() || !is_str(module) || equal(module.as<Str>(), "builtins"))
        return make_text(rt, "<class '{}'>", {type->name_text});  // tp_name, not the qualified one
    return make_text(rt, "<class '{}.{}'>", {utf8_of(module), utf8_of(type->qualified_name)});
}

/// type_getattro: metatype's data descriptors, the class's own MRO, then the metatype.
Result<Value> type_get_attribute(Runtime& rt, const Value& self, const Value& name) {
    if (!is_str(name)) return rt.type_error("attribute name must be string, not '{}'", type_name(rt, name));
    Ref<Str> text = rt.intern(Ref<Str>::share(name.as<Str>()));
    Type* type = self.as<Type>();
    Type* meta = rt.type_of(self);
    Value* in_meta = type_lookup(meta, text.get());
    Value descriptor = in_meta ? *in_meta : Value();
    DescriptorGetFunction get = nullptr;
    if (!descriptor.is_empty()) {
        const Slots& slots = rt.type_of(descriptor)->slots;
        get = slots.descriptor_get;
        if (get && slots.descriptor_assign) return get(rt, descriptor, self, Value::share(meta));
    }
    if (Value* found = type_lookup(type, text.get())) {
        Value attribute = *found;
        return bind_descriptor(rt, attribute, Value(), type);
    }
    if (get) return get(rt, descriptor, self, Value::share(meta));
    if (!descriptor.is_empty()) return descriptor;
    return rt.attribute_error(
        self, name, format_text("type object '{}' has no attribute '{}'", {type->name_text, utf8_of(name)}));
}

Result<void> type_assign_attribute(Runtime& rt, const Value& self, const Value& name, const Value& value) {
    Type* type = self.as<Type>();
    if (!is_str(name)) return rt.type_error("attribute name must be string, not '{}'", type_name(rt, name));
    if (type->has_flag(type_flags::immutable)) {
        return rt.type_error("cannot set '{}' attribute of immutable type '{}'", utf8_of(name),
                             type->name_text);
    }
    Ref<Str> text = rt.intern(Ref<Str>::share(name.as<Str>()));
    if (Value* found = type_lookup(rt.type_of(self), text.get())) {
        Value descriptor = *found;
        if (AssignFunction assign = rt.type_of(descriptor)->slots.descriptor_assign)
            return assign(rt, descriptor, self, value);
    }
    if (value.is_empty()) {
        Value removed = TRY(dict_pop(rt, type->dict.get(), Value(text)));
        if (removed.is_empty()) {
            return rt.attribute_error(
                self, name,
                format_text("type object '{}' has no attribute '{}'", {type->name_text, utf8_of(name)}));
        }
    } else {
        dict_set(rt, type->dict.get(), text.get(), value);
    }
    class_changed(rt, type, text.get());
    return {};
}

Result<Value> type_name_property(Runtime& rt, const Value& self) {
    Type* type = self.as<Type>();
    (void)rt;
    return Value(type->name);
}
Result<void> check_mutable(Runtime& rt, const Value& self, const Value& value, std::string_view what) {
    Type* type = self.as<Type>();
    if (!type->has_flag(type_flags::heap_type)) {
        return rt.type_error("cannot set '{}' attribute of immutable type '{}'", what, type->name_text);
    }
    if (value.is_empty())
        return rt.type_error("cannot delete '{}' attribute of type '{}'", what, type->name_text);
    return {};
}
Result<void> set_type_name(Runtime& rt, const Value& self, const Value& value) {
    TRY(check_mutable(rt, self, value, "__name__"));
    if (!is_str(value)) {
        return rt.type_error("can only assign string to {}.__name__, not '{}'", self.as<Type>()->name_text,
                             type_name(rt, value));
    }
    std::string text = TRY(encode(rt, value, "utf-8", "strict"));
    if (text.find('\0') != std::string::npos)
        return rt.value_error("type name must not contain null characters");
    self.as<Type>()->name = Ref<Str>::share(value.as<Str>());
    self.as<Type>()->name_text = text;
    return {};
}
Result<Value> type_qualified_name(Runtime&, const Value& self) {
    return self.as<Type>()->qualified_name;
}
Result<void> set_qualified_name(Runtime& rt, const Value& self, const Value& value) {
    TRY(check_mutable(rt, self, value, "__qualname__"));
    if (!is_str(value)) {
        return rt.type_error("can only assign string to {}.__qualname__, not '{}'",
                             self.as<Type>()->name_text, type_name(rt, value));
    }
    self.as<Type>()->qualified_name = value;
    return {};
}
Result<void> set_module(Runtime& rt, const Value& self, const Value& value) {
    TRY(check_mutable(rt, self, value, "__module__"));
    dict_set(rt, self.as<Type>()->dict.get(), rt.name(Name::module), value);
    return {};
}
Result<Value> type_bases(Runtime&, const Value& self) {
    return Value(self.as<Type>()->bases);
}
Result<void> set_bases(Runtime& rt, const Value& self, const Value& value) {
    Type* type = self.as<Type>();
    if (type->has_flag(type_flags::immutable))
        return rt.type_error("cannot set '__bases__' attribute of immutable type '{}'", type->name_text);
    return set_class_bases(rt, type, value);
}
Result<Value> type_base(Runtime&, const Value& self) {
    Type* base = self.as<Type>()->base;
    return base ? Value::share(base) : Value::none();
}
Result<Value> type_mro(Runtime&, const Value& self) {
    return Value(self.as<Type>()->mro);
}
Result<Value> type_dict(Runtime& rt, const Value& self) {
    return call(rt, Value::share(rt.type(BuiltinType::mappingproxy)), Value(self.as<Type>()->dict));
}
Result<Value> type_doc(Runtime& rt, const Value& self) {
    Value* found = dict_find(self.as<Type>()->dict.get(), rt.name(Name::doc));
    if (!found) return Value::none();
    Value doc = *found;
    return bind_descriptor(rt, doc, Value(), self.as<Type>());
}
Result<void> set_type_doc(Runtime& rt, const Value& self, const Value& value) {
    TRY(check_mutable(rt, self, value, "__doc__"));
    dict_set(rt, self.as<Type>()->dict.get(), rt.name(Name::doc), value);
    return {};
}
Result<Value> type_flags_property(Runtime& rt, const Value& self) {
    Type* type = self.as<Type>();
    std::int64_t bits = 1 << 12;
    if (type->has_flag(type_flags::heap_type | type_flags::module_type)) bits |= 1 << 9;
    if (type->has_flag(type_flags::subclassable)) bits |= 1 << 10;
    if (type->has_flag(type_flags::collected)) bits |= 1 << 14;
    if (type->has_flag(type_flags::abstract)) bits |= 1 << 20;
    if (type->has_flag(type_flags::immutable)) bits |= 1 << 8;
    return new_int(rt, bits);
}
Result<Value> type_size(Runtime& rt, const Value& self) {
    return new_int(rt, self.as<Type>()->layout->size);
}
Result<Value> type_item_size(Runtime& rt, const Value& self) {
    constexpr struct {
        BuiltinType type;
        int size;
    } sizes[] = {{BuiltinType::int_, 4},
                 {BuiltinType::tuple, 4},
                 {BuiltinType::bytes, 1},
                 {BuiltinType::memoryview, 4},
                 {BuiltinType::type, 20}};
    for (auto [type, size] : sizes) {
        if (self.as<Type>()->is_subtype_of(rt.type(type))) return Value::small(size);
    }
    return Value::small(0);
}
/// Where instances keep their dict or weak references. Those of Python classes stand in front of the object;
/// what native types do in CPython has no counterpart here.
template <std::uint32_t flag, int in_front>
Result<Value> type_offset(Runtime& rt, const Value& self) {
    const Type* type = self.as<Type>();
    if (!type->has_flag(flag)) return Value::small(0);
    while (type->has_flag(type_flags::heap_type)) type = type->base;
    if (type->has_flag(flag)) return rt.not_supported("the offset of this type's own member");
    return Value::small(in_front);
}
Result<Value> type_sizeof(Runtime& rt, const Value* arguments) {
    return new_int(rt, rt.type_of(arguments[0])->layout->size);
}
Result<Value> type_abstract_methods(Runtime& rt, const Value& self) {
    Value* found = self.as<Type>() == rt.type(BuiltinType::type)
                       ? nullptr
                       : dict_find(self.as<Type>()->dict.get(), rt.name(Name::abstractmethods));
    if (found) return *found;
    return rt.attribute_error(self, rt.name_value(Name::abstractmethods), "__abstractmethods__");
}
Result<void> set_abstract_methods(Runtime& rt, const Value& self, const Value& value) {
    Type* type = self.as<Type>();
    if (type->has_flag(type_flags::immutable)) {
        return rt.type_error("cannot set '__abstractmethods__' attribute of immutable type '{}'",
                             type->name_text);
    }
    bool abstract = false;
    if (value.is_empty()) {
        TRY(dict_delete(rt, type->dict.get(), rt.name_value(Name::abstractmethods)));
    } else {
        abstract = TRY(truth(rt, value));
        dict_set(rt, type->dict.get(), rt.name(Name::abstractmethods), value);
    }
    type->flags = abstract ? type->flags | type_flags::abstract : type->flags & ~type_flags::abstract;
    class_changed(rt, type, rt.name(Name::abstractmethods));
    return {};
}
/// Sets an entry of a class's dictionary behind its attributes: what lookups found there may have moved.
void set_member(Runtime& rt, Type* type, Str* name, const Value& value) {
    dict_set(rt, type->dict.get(), name, value);
    class_changed(rt, type, name);
}
Result<Value> take_member(Runtime& rt, Type* type, Str* name) {
    Value taken = TRY(dict_pop(rt, type->dict.get(), Value::share(name)));
    if (!taken.is_empty()) class_changed(rt, type, name);
    return taken;
}
Result<Value> type_annotations(Runtime& rt, const Value& self) {
    Type* type = self.as<Type>();
    if (!type->has_flag(type_flags::heap_type)) {
        return rt.attribute_error(
            self, rt.name_value(Name::annotations),
            format_text("type object '{}' has no attribute '__annotations__'", {type->name_text}));
    }
    Ref<Str> cache = rt.intern("__annotations_cache__");
    for (Str* key : {rt.name(Name::annotations), cache.get()}) {
        if (Value* found = dict_find(type->dict.get(), key)) {
            Value annotations = *found;
            return bind_descriptor(rt, annotations, Value(), type);
        }
    }
    Value made = Value(new_dict(rt));
    Ref<Str> function_name = rt.intern("__annotate_func__");
    Value* annotate = dict_find(type->dict.get(), function_name.get());
    if (!annotate) annotate = dict_find(type->dict.get(), rt.name(Name::annotate));
    if (!annotate) set_member(rt, type, function_name.get(), Value::none());
    if (annotate && !annotate->is_none()) {
        Value function = *annotate;
        made = TRY(call(rt, function, Value::small(1)));
        if (!is_dict(made))
            return rt.type_error("__annotate__ returned non-dict of type '{}'", type_name(rt, made));
    }
    set_member(rt, type, cache.get(), made);
    return made;
}
Result<void> set_type_annotations(Runtime& rt, const Value& self, const Value& value) {
    Type* type = self.as<Type>();
    if (!type->has_flag(type_flags::heap_type)) {
        return rt.type_error("cannot set '__annotations__' attribute of immutable type '{}'",
                             type->name_text);
    }
    Str* name = rt.name(Name::annotations);
    Ref<Str> cache = rt.intern("__annotations_cache__");
    if (value.is_empty()) {
        Value taken = TRY(take_member(rt, type, name));
        if (taken.is_empty()) taken = TRY(take_member(rt, type, cache.get()));
        if (taken.is_empty()) return rt.raise(BuiltinType::AttributeError, "__annotations__");
    } else {
        bool plain = dict_find(type->dict.get(), name) != nullptr;
        set_member(rt, type, plain ? name : cache.get(), value);
    }
    TRY(take_member(rt, type, rt.intern("__annotate_func__").get()));
    TRY(take_member(rt, type, rt.name(Name::annotate)));
    return {};
}
Result<Value> type_annotate(Runtime& rt, const Value& self) {
    Type* type = self.as<Type>();
    if (type->has_flag(type_flags::heap_type)) {
        Ref<Str> function_name = rt.intern("__annotate_func__");
        if (Value* found = dict_find(type->dict.get(), function_name.get())) return *found;
        if (Value* found = dict_find(type->dict.get(), rt.name(Name::annotate))) return *found;
        set_member(rt, type, function_name.get(), Value::none());
        return Value::none();
    }
    return rt.attribute_error(
        self, rt.name_value(Name::annotate),
        format_text("type object '{}' has no attribute '__annotate__'", {type->name_text}));
}
Result<void> set_type_annotate(Runtime& rt, const Value& self, const Value& value) {
    if (value.is_empty()) return rt.type_error("cannot delete __annotate__ attribute");
    TRY(check_mutable(rt, self, value, "__annotate__"));
    if (!value.is_none() && !is_callable(rt, value))
        return rt.type_error("__annotate__ must be callable or None");
    set_member(rt, self.as<Type>(), rt.intern("__annotate_func__").get(), value);
    if (!value.is_none()) TRY(take_member(rt, self.as<Type>(), rt.intern("__annotations_cache__").get()));
    return {};
}
Result<Value> type_parameters(Runtime& rt, const Value& self) {
    Value* found = dict_find(self.as<Type>()->dict.get(), rt.name(Name::type_params));
    if (found && self.as<Type>()->has_flag(type_flags::heap_type)) return *found;
    return new_tuple(rt, {});
}
Result<void> set_type_parameters(Runtime& rt, const Value& self, const Value& value) {
    TRY(check_mutable(rt, self, value, "__type_params__"));
    set_member(rt, self.as<Type>(), rt.name(Name::type_params), value);
    return {};
}
Result<Value> type_signature(Runtime&, const Value&) {
    return Value::none();
}

Result<Value> type_mro_method(Runtime& rt, const Value* arguments) {
    return list_of(rt, Value(arguments[0].as<Type>()->mro));
}
Result<Value> type_subclasses(Runtime& rt, const Value* arguments) {
    Type* type = arguments[0].as<Type>();
    Ref<List> list = new_list(rt);
    for (std::uint32_t i = 0; i < type->subclass_count; ++i) {
        TRY(list_append(rt, list.get(), Value::share(reinterpret_cast<Type*>(type->subclasses[i]))));
    }
    return list;
}
Result<Value> type_prepare(Runtime& rt, const Value*) {
    return Value(new_dict(rt));
}
Result<Value> type_instance_check(Runtime& rt, const Value* arguments) {
    Type* type = arguments[0].as<Type>();
    if (rt.type_of(arguments[1])->is_subtype_of(type)) return Value::true_value();
    Value cls = TRY(find_attribute(rt, arguments[1], rt.name_value(Name::class_)));
    bool answer = !cls.is_empty() && is_type(cls) && cls.as<Type>()->is_subtype_of(type);
    return Value::boolean(answer);
}

/// What an object that is no type says are its bases; empty unless it is a tuple (abstract_get_bases).
Result<Value> abstract_bases(Runtime& rt, const Value& cls) {
    Value bases = TRY(find_attribute(rt, cls, rt.name_value(Name::bases)));
    return !bases.is_empty() && is_tuple(bases) ? bases : Value();
}

Result<void> check_class(Runtime& rt, const Value& cls, const char* message) {
    Value bases = TRY(abstract_bases(rt, cls));
    if (bases.is_empty()) return rt.raise(BuiltinType::TypeError, message);
    return {};
}

/// abstract_issubclass: follows __bases__, whatever they are.
Result<bool> follows_bases(Runtime& rt, const Value& derived, const Value& cls) {
    Value at = derived;
    Value bases;
    while (true) {
        if (at.is(cls)) return true;
        bases = TRY(abstract_bases(rt, at));
        if (bases.is_empty() || bases.as<Tuple>()->length == 0) return false;
        if (bases.as<Tuple>()->length > 1) break;
        at = (*bases.as<Tuple>())[0];
        TRY(rt.count_work(1));
    }
    NativeCall guard(rt);
    TRY(guard.check(" in __issubclass__"));
    for (const Value& each : bases.as<Tuple>()->span()) {
        bool answer = TRY(follows_bases(rt, each, cls));
        if (answer) return true;
    }
    return false;
}

constexpr const char* wrong_instance_class =
    "isinstance() arg 2 must be a type, a tuple of types, or a union";
constexpr const char* wrong_subclass_class =
    "issubclass() arg 2 must be a class, a tuple of classes, or a union";

/// recursive_issubclass
Result<bool> is_real_subclass(Runtime& rt, const Value& derived, const Value& cls) {
    if (is_type(derived) && is_type(cls)) return derived.as<Type>()->is_subtype_of(cls.as<Type>());
    TRY(check_class(rt, derived, "issubclass() arg 1 must be a class"));
    TRY(check_class(rt, cls, wrong_subclass_class));
    return follows_bases(rt, derived, cls);
}

/// object_isinstance for a class that is no type
Result<bool> is_abstract_instance(Runtime& rt, const Value& value, const Value& cls) {
    TRY(check_class(rt, cls, wrong_instance_class));
    Value own = TRY(find_attribute(rt, value, rt.name_value(Name::class_)));
    if (own.is_empty()) return false;
    return follows_bases(rt, own, cls);
}

Result<Value> type_subclass_check(Runtime& rt, const Value* arguments) {
    bool answer = TRY(is_real_subclass(rt, arguments[1], arguments[0]));
    return Value::boolean(answer);
}
Result<Value> type_dir(Runtime& rt, const Value* arguments) {
    Ref<Dict> names = new_dict(rt);
    Ref<Tuple> order = arguments[0].as<Type>()->mro;
    for (Size i = order->length; i-- > 0;)
        TRY(dict_merge(rt, names.get(), (*order)[i].as<Type>()->dict.get()));
    return list_of(rt, Value(names));
}

Result<Value> type_new(Runtime& rt, Type* metaclass, const CallArguments& arguments) {
    if (arguments.positional != 3) {
        return rt.type_error("type.__new__() takes exactly 3 arguments ({} given)", arguments.positional);
    }
    const Value* values = arguments.values;
    if (!is_str(values[0]))
        return rt.type_error("type.__new__() argument 1 must be str, not {}",
                             argument_type_name(rt, values[0]));
    if (!is_tuple(values[1]))
        return rt.type_error("type.__new__() argument 2 must be tuple, not {}",
                             argument_type_name(rt, values[1]));
    if (!is_dict(values[2]))
        return rt.type_error("type.__new__() argument 3 must be dict, not {}",
                             argument_type_name(rt, values[2]));
    if (!values[0].as<Str>()->ascii) TRY(encode(rt, values[0], "utf-8", "strict"));
    CallArguments keywords{values + 3, 0, arguments.keyword_names};
    return new_class(rt, metaclass, values[0], values[1].as<Tuple>(), values[2].as<Dict>(), keywords);
}

Result<void> type_init(Runtime& rt, const Value&, const CallArguments& arguments) {
    if (arguments.positional != 1 && arguments.positional != 3)
        return rt.type_error("type.__init__() takes 1 or 3 arguments");
    return {};
}

Result<Value> type_or(Runtime& rt, const Value& left, const Value& right) {
    Type* union_type = rt.type(BuiltinType::union_);
    if (!union_type || !union_type->slots.bit_or) return Value::not_implemented();
    return union_type->slots.bit_or(rt, left, right);
}

constexpr NativeMethod type_methods[] = {
    {"mro(self, /)", type_mro_method, doc<"Return a type's method resolution order.">},
    {"__subclasses__(self, /)", type_subclasses, doc<"Return a list of immediate subclasses.">},
    {"__prepare__(cls, *args, **kwargs)", type_prepare, doc<"Create the namespace for the class statement">,
     MethodKind::class_method},
    {"__instancecheck__(self, instance, /)", type_instance_check, doc<"Check if an object is an instance.">},
    {"__subclasscheck__(self, subclass, /)", type_subclass_check, doc<"Check if a class is a subclass.">},
    {"__sizeof__(self, /)", type_sizeof, doc<"Return memory consumption of the type object.">},
    {"__dir__(self, /)", type_dir, doc<"Specialized __dir__ implementation for types.">},
};
constexpr NativeProperty type_properties[] = {
    {"__name__", type_name_property, set_type_name},
    {"__qualname__", type_qualified_name, set_qualified_name},
    {"__module__", type_module, set_module},
    {"__bases__", type_bases, set_bases},
    {"__base__", type_base},
    {"__mro__", type_mro},
    {"__dict__", type_dict},
    {"__doc__", type_doc, set_type_doc},
    {"__flags__", type_flags_property},
    {"__basicsize__", type_size},
    {"__itemsize__", type_item_size},
    {"__dictoffset__", type_offset<type_flags::has_dict, -1>},
    {"__weakrefoffset__", type_offset<type_flags::weakly_referable, -16>},
    {"__abstractmethods__", type_abstract_methods, set_abstract_methods},
    {"__annotations__", type_annotations, set_type_annotations},
    {"__annotate__", type_annotate, set_type_annotate},
    {"__type_params__", type_parameters, set_type_parameters},
    {"__text_signature__", type_signature},
};
constexpr TypeSpec type_spec = {
    .id = BuiltinType::type,
    .name = "type",
    .flags = type_flags::subclassable | type_flags::weakly_referable,
    .layout = {.size = 0},
    .methods = type_methods,
    .properties = type_properties,
    .slots = {.repr = type_repr,
              .bit_or = type_or,
              .get_attribute = type_get_attribute,
              .assign_attribute = type_assign_attribute,
              .call = type_call,
              .new_ = type_new,
              .init = type_init},
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type"};

/// recursive_isinstance and friends: a class, a tuple of such, a union, or an object with __instancecheck__.
enum class Check { instance, subclass };

Result<bool> check(Runtime& rt, const Value& value, const Value& against, Check what) {
    NativeCall guard(rt);
    TRY(guard.check(what == Check::instance ? " in __instancecheck__" : " in __subclasscheck__"));
    if (what == Check::instance && is_type(against) && rt.type_of(value) == against.object()) return true;
    if (is_type(against) && rt.type_of(against) == rt.type(BuiltinType::type)) {
        Value arguments[] = {against, value};
        Value answer = TRY(what == Check::instance ? type_instance_check(rt, arguments)
                                                   : type_subclass_check(rt, arguments));
        return answer.is_true();
    }
    if (is_tuple(against)) {
        Value kept = against;
        for (const Value& each : kept.as<Tuple>()->span()) {
            bool answer = TRY(check(rt, value, each, what));
            if (answer) return true;
        }
        return false;
    }
    if (rt.type(BuiltinType::union_) && rt.is_exactly(against, BuiltinType::union_)) {
        Value members = TRY(get_attribute(rt, against, "__args__"));
        return check(rt, value, members, what);
    }
    Value answer = TRY(call_special(
        rt, against, what == Check::instance ? Name::instancecheck : Name::subclasscheck, {&value, 1}));
    if (!answer.is_empty()) return truth(rt, answer);
    return what == Check::instance ? is_abstract_instance(rt, value, against)
                                   : is_real_subclass(rt, value, against);
}

}  // namespace

Result<bool> is_instance(Runtime& rt, const Value& value, const Value& class_or_tuple) {
    return check(rt, value, class_or_tuple, Check::instance);
}

Result<bool> is_subclass(Runtime& rt, const Value& value, const Value& class_or_tuple) {
    return check(rt, value, class_or_tuple, Check::subclass);
}

void install_classes(Runtime& rt) {
    define_object(rt);
    rt.define_type(type_spec);
}

}  // namespace bufferscope
