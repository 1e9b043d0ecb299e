// object: what every object can do, and the singletons None, NotImplemented and Ellipsis.
#include "object/descriptors.h"
#include "object/protocol.h"
#include "object/slots.h"
#include "types/function.h"
#include "types/list.h"

namespace bufferscope {

namespace {

Result<Value> make_text(Runtime& rt, std::string_view pattern, std::initializer_list<TextPart> parts) {
    return new_str(rt, format_text(pattern, parts));
}

bool has_arguments(const CallArguments& arguments) {
    return arguments.positional + arguments.keywords() > 0;
}

/// True when the class takes what it inherits from object.
bool plain_new(Runtime& rt, Type* type) {
    return type->slots.new_ == rt.type(BuiltinType::object)->slots.new_;
}
bool plain_init(Runtime& rt, Type* type) {
    return type->slots.init == rt.type(BuiltinType::object)->slots.init;
}

Result<Value> object_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    if (has_arguments(arguments)) {
        if (!plain_new(rt, type)) {
            return rt.type_error("object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (plain_init(rt, type)) return rt.type_error("{}() takes no arguments", type->name_text);
    }
    if (type->has_flag(type_flags::abstract)) {
        Value* names = dict_find(type->dict.get(), rt.name(Name::abstractmethods));
        Value sorted = TRY(list_of(rt, names ? *names : Value(rt.text(""))));
        TRY(list_sort(rt, sorted.as<List>(), Value(), false));
        std::string joined;
        auto items = sorted.as<List>()->span();
        for (const Value& each : items) {
            if (!joined.empty()) joined += ", ";
            joined += '\'';
            joined += utf8_of(each);
            joined += '\'';
        }
        return rt.type_error(
            "Can't instantiate abstract class {} without an implementation for abstract method{} {}",
            type->name_text, items.size() == 1 ? "" : "s", joined);
    }
    return Value::adopt(rt.allocate<Object>(type));
}

Result<void> object_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    Type* type = rt.type_of(self);
    if (has_arguments(arguments)) {
        if (!plain_init(rt, type)) {
            return rt.type_error("object.__init__() takes exactly one argument (the instance to initialize)");
        }
        if (plain_new(rt, type)) {
            return rt.type_error("{}.__init__() takes exactly one argument (the instance to initialize)",
                                 type->name_text);
        }
    }
    return {};
}

Result<Value> object_repr(Runtime& rt, const Value& self) {
    Type* type = rt.type_of(self);
    char address[16];
    Value module = TRY(find_attribute(rt, Value::share(type), rt.name_value(Name::module)));
    Value qualified = TRY(get_attribute(rt, Value::share(type), rt.name_value(Name::qualname)));
    if (is_str(module) && !equal(module.as<Str>(), "builtins")) {
        return make_text(rt, "<{}.{} object at {}>",
                         {utf8_of(module), utf8_of(qualified), address_text(rt, self, address)});
    }
    return make_text(rt, "<{} object at {}>", {type->name_text, address_text(rt, self, address)});
}

Result<Value> object_str(Runtime& rt, const Value& self) {
    return rt.type_of(self)->slots.repr(rt, self);  // str() checks the answer
}

Result<Value> object_compare(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    if (comparison == Comparison::equal)
        return self.is(other) ? Value::true_value() : Value::not_implemented();
    if (comparison == Comparison::not_equal) {
        // By default != inverts ==, unless that is not implemented.
        CompareFunction compare = rt.type_of(self)->slots.compare;
        if (!compare) return Value::not_implemented();
        Value same = TRY(compare(rt, self, other, Comparison::equal));
        if (same.is_not_implemented()) return same;
        bool answer = TRY(truth(rt, same));
        return Value::boolean(!answer);
    }
    return Value::not_implemented();
}

Result<Value> object_class(Runtime& rt, const Value& self) {
    return Value::share(rt.type_of(self));
}

Result<void> set_class(Runtime& rt, const Value& self, const Value& value) {
    if (value.is_empty()) return rt.type_error("can't delete __class__ attribute");
    if (!is_type(value))
        return rt.type_error("__class__ must be set to a class, not '{}' object", type_name(rt, value));
    Type* to = value.as<Type>();
    Type* from = rt.type_of(self);
    if (!to->has_flag(type_flags::heap_type) || !from->has_flag(type_flags::heap_type)) {
        return rt.type_error(
            "__class__ assignment only supported for mutable types or ModuleType subclasses");
    }
    TRY(check_same_layout(rt, from, to, "__class__"));
    counting::increase(to);
    self.object()->type = to;
    counting::decrease(from);
    return {};
}

Result<Value> object_format(Runtime& rt, const Value* arguments) {
    if (!is_str(arguments[1])) {
        return rt.type_error("__format__() argument must be str, not {}",
                             argument_type_name(rt, arguments[1]));
    }
    if (arguments[1].as<Str>()->length > 0) {
        return rt.type_error("unsupported format string passed to {}.__format__",
                             type_name(rt, arguments[0]));
    }
    return str(rt, arguments[0]);
}

Result<void> merge_class_names(Runtime& rt, Dict* into, Type* type) {
    if (!type->mro) return {};
    Ref<Tuple> order = type->mro;
    for (Size i = order->length; i-- > 0;) TRY(dict_merge(rt, into, (*order)[i].as<Type>()->dict.get()));
    return {};
}

Result<Value> object_dir(Runtime& rt, const Value* arguments) {
    Ref<Dict> names = new_dict(rt);
    Value itsclass = TRY(find_attribute(rt, arguments[0], rt.name_value(Name::class_)));
    if (is_type(itsclass)) TRY(merge_class_names(rt, names.get(), itsclass.as<Type>()));
    Value own = TRY(find_attribute(rt, arguments[0], rt.name_value(Name::dict)));
    if (!own.is_empty() && is_dict(own)) TRY(dict_merge(rt, names.get(), own.as<Dict>()));
    return list_of(rt, Value(names));
}

Result<Value> not_implemented(Runtime&, const Value*) {
    return Value::not_implemented();
}

Result<Value> object_sizeof(Runtime& rt, const Value* arguments) {
    const NativeLayout* layout = rt.type_of(arguments[0])->layout;
    if (!arguments[0].is_object()) return Value::small(16);
    return new_int(rt, layout->size_of ? layout->size_of(arguments[0].object()) : layout->size);
}

/// Default __init_subclass__: its errors name the class that is made.
Result<Value> init_subclass(Runtime& rt, const Value* arguments) {
    std::string cls = utf8_of(arguments[0].as<Type>()->qualified_name);
    if (arguments[2].as<Dict>()->used > 0) {
        return rt.type_error("{}.__init_subclass__() takes no keyword arguments", cls);
    }
    Size given = arguments[1].as<Tuple>()->length;
    if (given > 0) return rt.type_error("{}.__init_subclass__() takes no arguments ({} given)", cls, given);
    return Value::none();
}

// How objects are taken apart for copies is written in Python, in the module copyreg.

Result<Value> call_copyreg(Runtime& rt, std::string_view function, std::span<const Value> arguments) {
    return rt.interpreter->call_library("copyreg", function, arguments);
}

Result<Value> object_reduce(Runtime& rt, const Value* arguments) {
    Value both[] = {arguments[0], Value::small(0)};
    return call_copyreg(rt, "_reduce_ex", both);
}

Result<Value> object_reduce_ex(Runtime& rt, const Value* arguments) {
    Size protocol = TRY(index_size(rt, arguments[1], BuiltinType::OverflowError));
    Value reduce = TRY(find_attribute(rt, arguments[0], rt.name_value(Name::reduce)));
    Value* plain = dict_find(rt.type(BuiltinType::object)->dict.get(), rt.name(Name::reduce));
    Value* own = type_lookup(rt.type_of(arguments[0]), rt.name(Name::reduce));
    if (!reduce.is_empty() && (!own || !plain || !own->is(*plain))) return call(rt, reduce);
    Value both[] = {arguments[0], Value::small(protocol)};
    if (protocol >= 2) return call_copyreg(rt, "_reduce_newobj", {both, 1});
    return call_copyreg(rt, "_reduce_ex", both);
}

Result<Value> object_getstate(Runtime& rt, const Value* arguments) {
    return call_copyreg(rt, "_getstate", {arguments, 1});
}

constexpr NativeMethod object_methods[] = {
    {"__reduce_ex__(self, protocol, /)", object_reduce_ex, doc<"Helper for pickle.">},
    {"__reduce__(self, /)", object_reduce, doc<"Helper for pickle.">},
    {"__getstate__(self, /)", object_getstate, doc<"Helper for pickle.">},
    {"__format__(self, format_spec, /)", object_format, doc<"Default object formatter.">},
    {"__dir__(self, /)", object_dir, doc<"Default dir() implementation.">},
    {"__sizeof__(self, /)", object_sizeof, doc<"Size of object in memory, in bytes.">},
    {"__init_subclass__(cls, *args, **kwargs)", init_subclass,
     doc<"This method is called when a class is subclassed.">, MethodKind::class_method},
    {"__subclasshook__(cls, object, /)", not_implemented,
     doc<"Abstract classes can override this to customize issubclass().">, MethodKind::class_method},
};
constexpr NativeProperty object_properties[] = {
    {"__class__", object_class, set_class, doc<"the object's class">}};
constexpr TypeSpec object_spec = {
    .id = BuiltinType::object,
    .name = "object",
    .flags = type_flags::subclassable,
    .layout = {.size = sizeof(Object)},
    .methods = object_methods,
    .properties = object_properties,
    .slots = {.repr = object_repr,
              .str = object_str,
              .hash = hash_by_identity,
              .compare = object_compare,
              .get_attribute = generic_get_attribute,
              .assign_attribute = generic_assign_attribute,
              .new_ = object_new,
              .init = object_init},
    .doc =
        "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new "
        "featureless\ninstance that has no instance attributes and cannot be given any.\n"};

template <int which>
Result<Value> singleton_repr(Runtime& rt, const Value&) {
    constexpr const char* names[] = {"None", "NotImplemented", "Ellipsis"};
    return Value(rt.intern(names[which]));
}
template <int which>
Result<Value> singleton_new(Runtime& rt, Type*, const CallArguments& arguments) {
    constexpr const char* names[] = {"NoneType", "NotImplementedType", "EllipsisType"};
    if (has_arguments(arguments)) return rt.type_error("{} takes no arguments", names[which]);
    return which == 0 ? Value::none() : which == 1 ? Value::not_implemented() : Value::ellipsis();
}
Result<Value> none_compare(Runtime&, const Value& self, const Value& other, Comparison comparison) {
    bool same = self.is(other);
    if (same && comparison == Comparison::equal) return Value::true_value();
    if (same && comparison == Comparison::not_equal) return Value::false_value();
    return Value::not_implemented();
}
constexpr TypeSpec none_spec = {
    .id = BuiltinType::none,
    .name = "NoneType",
    .slots = {.repr = singleton_repr<0>,
              .truth = [](Runtime&, const Value&) -> Result<bool> { return false; },
              .hash = [](Runtime&, const Value&) -> Result<Hash> { return static_cast<Hash>(0xFCA8'6420); },
              .compare = none_compare,
              .new_ = singleton_new<0>},
    .doc = "The type of the None singleton."};
constexpr TypeSpec not_implemented_spec = {
    .id = BuiltinType::not_implemented,
    .name = "NotImplementedType",
    .slots = {.repr = singleton_repr<1>,
              .truth = [](Runtime& rt, const Value&) -> Result<bool> {
                  return rt.type_error("NotImplemented should not be used in a boolean context");
              },
              .new_ = singleton_new<1>},
    .doc = "The type of the NotImplemented singleton."};
constexpr TypeSpec ellipsis_spec = {.id = BuiltinType::ellipsis,
                                    .name = "ellipsis",
                                    .slots = {.repr = singleton_repr<2>, .new_ = singleton_new<2>},
                                    .doc = "The type of the Ellipsis singleton."};

}  // namespace

void define_object(Runtime& rt) {
    rt.define_type(object_spec);
}

void install_singletons(Runtime& rt) {
    rt.define_type(none_spec);
    rt.define_type(not_implemented_spec);
    rt.define_type(ellipsis_spec);
}

}  // namespace bufferscope
