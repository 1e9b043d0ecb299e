// Named tuples of native modules: repr, the constructor, __reduce__ and __replace__.
#include "types/struct_sequence.h"

#include "object/protocol.h"
#include "types/list.h"

namespace bufferscope {
namespace {

/// How many items there are; further properties of the spec are attributes only.
Size length_of(Runtime& rt, Type* type) {
    return dict_find(type->dict.get(), rt.intern("n_sequence_fields").get())->small_int();
}

Result<Value> make(Runtime& rt, Type* type, const Value* arguments) {
    Result<Ref<Tuple>> given = to_tuple(rt, arguments[0]);
    if (given.is_error()) {
        Error error = given.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::TypeError)) return error;
        return rt.type_error("constructor requires a sequence");
    }
    Ref<Tuple> items = given.take();
    if (items->length != length_of(rt, type)) {
        return rt.type_error("{}() takes a {}-sequence ({}-sequence given)", type->name_text,
                             length_of(rt, type), items->length);
    }
    return new_struct_sequence(rt, type, items->span());
}

Result<Value> reduce(Runtime& rt, const Value* arguments) {
    Ref<Tuple> plain = TRY(new_tuple(rt, arguments[0].as<Tuple>()->span()));
    Value inner[] = {Value(std::move(plain)), Value(new_dict(rt))};
    Ref<Tuple> made = TRY(new_tuple(rt, inner));
    Value outer[] = {Value::share(rt.type_of(arguments[0])), Value(std::move(made))};
    return new_tuple(rt, outer);
}

Result<Value> replace(Runtime& rt, const Value* arguments) {
    auto* self = arguments[0].as<Tuple>();
    Type* type = rt.type_of(arguments[0]);
    std::vector<Value> items(self->span().begin(), self->span().end());
    Ref<Dict> changes = dict_copy(rt, arguments[1].as<Dict>());
    for (std::size_t i = 0; i < items.size(); ++i) {
        Ref<Str> name = rt.intern(type->spec->properties[i].name);
        Value changed = TRY(dict_pop(rt, changes.get(), Value(name)));
        if (!changed.is_empty()) items[i] = changed;
    }
    Ref<Tuple> unknown = TRY(to_tuple(rt, Value(changes)));
    if (unknown->length > 0) {
        Ref<List> list = TRY(new_list(rt, unknown->span()));
        std::string text = TRY(repr_utf8(rt, Value(list)));
        return rt.type_error("Got unexpected field name(s): {}", text);
    }
    return new_struct_sequence(rt, type, items);
}

}  // namespace

constexpr NativeMethod struct_sequence_methods[2] = {
    {"__reduce__(self, /)", reduce},
    {"__replace__(self, /, **changes)", replace,
     doc<"Return a copy of the structure with new values for the specified fields.">},
};

Result<Value> struct_sequence_repr(Runtime& rt, const Value& self) {
    Value kept = self;
    Type* type = rt.type_of(self);
    std::string text = type->name_text + "(";
    for (Size i = 0; i < kept.as<Tuple>()->length; ++i) {
        if (i > 0) text += ", ";
        std::string item = TRY(repr_utf8(rt, (*kept.as<Tuple>())[i]));
        text += type->spec->properties[i].name + ("=" + item);
    }
    return rt.text(text + ")");
}

Result<Value> struct_sequence_new(Runtime& rt, Type* type, const CallArguments& given) {
    return bound_new<"structseq(sequence, dict={})", make>(rt, type, given);
}

Type* define_struct_sequence(Runtime& rt, const TypeSpec& spec, Size length) {
    Type* type = rt.define_type(spec);
    auto put = [&](std::string_view name, const Value& value) {
        dict_set(rt, type->dict.get(), rt.intern(name).get(), value);
    };
    Ref<Tuple> names = MUST(allocate_tuple(rt, length));
    for (Size i = 0; i < length; ++i) names->items()[i] = Value(rt.intern(spec.properties[i].name));
    put("__match_args__", Value(std::move(names)));
    put("n_fields", Value::small(static_cast<Size>(spec.properties.size())));
    put("n_sequence_fields", Value::small(length));
    put("n_unnamed_fields", Value::small(0));
    return type;
}

Result<Value> new_struct_sequence(Runtime& rt, Type* type, std::span<const Value> items) {
    auto* made = rt.try_allocate<Tuple>(type, items.size() * sizeof(Value));
    if (made == nullptr) return rt.memory_error();
    made->length = static_cast<Size>(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) new (&made->items()[i]) Value(items[i]);
    return Value::adopt(made);
}

}  // namespace bufferscope
