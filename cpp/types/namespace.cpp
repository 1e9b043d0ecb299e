// types.SimpleNamespace: an object that is its __dict__.
#include "object/protocol.h"
#include "types/collections.h"

namespace bufferscope {

namespace {

/// The name of the type without its module.
std::string type_short_name(Runtime& rt, const Value& self) {
    return utf8_of(rt.type_of(self)->name.get());
}

Dict* members_of(Runtime& rt, const Value& self) {
    return instance_dict(rt, self.object(), true);
}

Result<Value> namespace_new(Runtime& rt, Type* type, const CallArguments&) {
    return Value::adopt(rt.allocate<Object>(type));
}

Result<void> namespace_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    if (arguments.positional > 1)
        return rt.type_error("{} expected at most 1 argument, got {}", type_short_name(rt, self),
                             arguments.positional);
    if (arguments.positional == 1) {
        Value given = arguments.values[0];
        if (!rt.is_exactly(given, BuiltinType::dict))
            given = TRY(call(rt, Value::share(rt.type(BuiltinType::dict)), given));
        Ref<Dict> copy = dict_copy(rt, given.as<Dict>());
        Ref<Tuple> keys = TRY(to_tuple(rt, Value(copy)));
        for (const Value& key : keys->span()) {
            if (!is_str(key)) return rt.type_error("keywords must be strings");
        }
        TRY(dict_merge(rt, members_of(rt, self), copy.get()));
    }
    for (Size i = 0; i < arguments.keywords(); ++i) {
        Value key = (*arguments.keyword_names)[i];
        TRY(dict_set(rt, members_of(rt, self), key, arguments.values[arguments.positional + i]));
    }
    return {};
}

Result<Value> namespace_repr(Runtime& rt, const Value& self) {
    Type* type = rt.type_of(self);
    StrBuilder out(rt);
    out.append_utf8(type == rt.type(BuiltinType::namespace_) ? std::string_view("namespace")
                                                             : std::string_view(type->name_text));
    out.append('(');
    ReprGuard guard(rt, self.object());
    if (guard.nested()) {
        out.append_utf8("...)");
        return out.finish();
    }
    Value members = Value::share(members_of(rt, self));
    Ref<Tuple> keys = TRY(to_tuple(rt, members));
    bool first = true;
    for (const Value& key : keys->span()) {
        if (!is_str(key) || key.as<Str>()->length == 0) continue;
        Value value = TRY(dict_get(rt, members.as<Dict>(), key));
        if (value.is_empty()) continue;
        Ref<Str> shown = TRY(repr(rt, value));
        if (!first) out.append_utf8(", ");
        first = false;
        out.append(key.as<Str>());
        out.append('=');
        out.append(shown.get());
    }
    out.append(')');
    return out.finish();
}

Result<Value> namespace_compare(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    if (!rt.is_instance(self, BuiltinType::namespace_) || !rt.is_instance(other, BuiltinType::namespace_))
        return Value::not_implemented();
    return compare(rt, Value::share(members_of(rt, self)), Value::share(members_of(rt, other)), comparison);
}

Result<Value> namespace_reduce(Runtime& rt, const Value* arguments) {
    Value parts[] = {Value::share(rt.type_of(arguments[0])), Value(rt.empty_tuple),
                     Value::share(members_of(rt, arguments[0]))};
    return new_tuple(rt, parts);
}

Result<Value> namespace_replace(Runtime& rt, const Value* arguments) {
    if (arguments[1].as<Tuple>()->length > 0)
        return rt.type_error("__replace__() takes no positional arguments");
    Value made = TRY(call(rt, Value::share(rt.type_of(arguments[0]))));
    if (!rt.is_instance(made, BuiltinType::namespace_)) {
        return rt.type_error("expect {} type, but {}() returned '{}' object",
                             std::string_view(rt.type(BuiltinType::namespace_)->name_text),
                             std::string_view(rt.type_of(arguments[0])->name_text), type_name(rt, made));
    }
    TRY(dict_merge(rt, members_of(rt, made), members_of(rt, arguments[0])));
    TRY(dict_merge(rt, members_of(rt, made), arguments[2].as<Dict>()));
    return made;
}

constexpr NativeMethod methods[] = {
    {"__reduce__(self, /)", namespace_reduce, doc<"Return state information for pickling">},
    {"__replace__(self, /, *args, **changes)", namespace_replace,
     doc<"Return a copy of the namespace object with new values for the specified attributes.">},
};
constexpr NativeProperty properties[] = {
    {"__dict__",
     [](Runtime& rt, const Value& self) -> Result<Value> { return Value::share(members_of(rt, self)); }},
};
constexpr TypeSpec spec = {.id = BuiltinType::namespace_,
                           .name = "types.SimpleNamespace",
                           .flags = type_flags::static_type | type_flags::subclassable | type_flags::has_dict,
                           .layout = layout_of<Object>(traverse_nothing),
                           .methods = methods,
                           .properties = properties,
                           .slots = {.repr = namespace_repr,
                                     .hash = hash_not_implemented,
                                     .compare = namespace_compare,
                                     .new_ = namespace_new,
                                     .init = namespace_init},
                           .doc = "A simple attribute-based namespace."};

}  // namespace

void install_namespace(Runtime& rt) {
    rt.define_type(spec);
}

}  // namespace bufferscope
