// tuple: slots and methods. Its iterator is in iterators.cpp.
#include "object/tuple.h"

#include "object/protocol.h"
#include "types/collections.h"
#include "types/iterators.h"
#include "types/list.h"

namespace bufferscope {
namespace {

Tuple* tuple_in(const Value& value) {
    return value.as<Tuple>();
}

Result<Value> tuple_repr(Runtime& rt, const Value& self) {
    bool single = tuple_in(self)->length == 1;
    return repr_sequence(rt, self.object(), "(", single ? ",)" : ")", "(...)", [](Object* object, Size i) {
        auto* tuple = static_cast<Tuple*>(object);
        return i < tuple->length ? (*tuple)[i] : Value();
    });
}

/// xxHash as CPython uses it, in its 32-bit form.
Result<Hash> tuple_hash(Runtime& rt, const Value& self) {
    NativeCall guard(rt);
    TRY(guard.check());
    HashMixer mixer;
    for (const Value& item : tuple_in(self)->span()) {
        Hash hash = TRY(hash_of(rt, item));
        mixer.add(hash);
    }
    return mixer.finish_with_length(tuple_in(self)->length);
}

Result<Size> tuple_length(Runtime&, const Value& self) {
    return tuple_in(self)->length;
}

Result<bool> tuple_contains(Runtime& rt, const Value& self, const Value& item) {
    for (Size i = 0; i < tuple_in(self)->length; ++i) {
        bool same = TRY(equals(rt, (*tuple_in(self))[i], item));
        if (same) return true;
    }
    return false;
}

Result<Value> tuple_compare(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    if (!is_tuple(self) || !is_tuple(other)) return Value::not_implemented();
    return compare_sequences(
        rt, self.object(), other.object(), comparison,
        [](Object* object) { return static_cast<Tuple*>(object)->length; },
        [](Object* object, Size i) -> const Value& { return static_cast<Tuple*>(object)->items()[i]; });
}

Result<Value> tuple_concat(Runtime& rt, const Value& self, const Value& other) {
    if (!is_tuple(other)) {
        return rt.type_error("can only concatenate tuple (not \"{}\") to tuple", type_name(rt, other));
    }
    Tuple* left = tuple_in(self);
    Tuple* right = tuple_in(other);
    if (left->length == 0 && rt.is_exactly(other, BuiltinType::tuple)) return other;
    if (right->length == 0 && rt.is_exactly(self, BuiltinType::tuple)) return self;
    if (left->length > max_size - right->length) return rt.memory_error();
    Ref<Tuple> result = TRY(allocate_tuple(rt, left->length + right->length));
    for (Size i = 0; i < left->length; ++i) result->items()[i] = (*left)[i];
    for (Size i = 0; i < right->length; ++i) result->items()[left->length + i] = (*right)[i];
    return result;
}

Result<Value> tuple_repeat(Runtime& rt, const Value& self, Size count) {
    Tuple* tuple = tuple_in(self);
    if ((count == 1 || tuple->length == 0) && rt.is_exactly(self, BuiltinType::tuple)) return self;
    if (count <= 0 || tuple->length == 0) return allocate_tuple(rt, 0);
    std::int64_t length = std::int64_t{tuple->length} * count;
    if (length > max_size) return rt.memory_error();
    Ref<Tuple> result = TRY(allocate_tuple(rt, static_cast<Size>(length)));
    Size at = 0;
    for (Size k = 0; k < count; ++k) {
        for (const Value& item : tuple->span()) result->items()[at++] = item;
    }
    return result;
}

Result<Value> tuple_get_item(Runtime& rt, const Value& self, const Value& key) {
    Tuple* tuple = tuple_in(self);
    if (rt.is_exactly(key, BuiltinType::slice)) {
        SliceRange range = TRY(slice_range(rt, key.as<SliceObject>(), tuple->length));
        if (range.start == 0 && range.step == 1 && range.count == tuple->length &&
            rt.is_exactly(self, BuiltinType::tuple)) {
            return self;
        }
        Ref<Tuple> result = TRY(allocate_tuple(rt, range.count));
        std::int64_t at = range.start;  // may pass what a Size holds after the last item
        for (Size i = 0; i < range.count; ++i, at += range.step)
            result->items()[i] = (*tuple)[static_cast<Size>(at)];
        return result;
    }
    if (!has_index(rt, key)) {
        return rt.type_error("tuple indices must be integers or slices, not {}", type_name(rt, key));
    }
    Size at = TRY(index_size(rt, key));
    if (at < 0) at += tuple->length;
    if (at < 0 || at >= tuple->length) return rt.index_error("tuple index out of range");
    return (*tuple)[at];
}

Result<Value> tuple_iterate(Runtime& rt, const Value& self) {
    return new_index_iterator(rt, BuiltinType::tuple_iterator, self, 0);
}

Result<Value> tuple_new(Runtime& rt, Type* type, const Value* arguments) {
    Ref<Tuple> items;
    if (arguments[0].is_empty()) {
        items = TRY(allocate_tuple(rt, 0));
    } else if (is_list(arguments[0]) && rt.is_exactly(arguments[0], BuiltinType::list)) {
        items = TRY(list_to_tuple(rt, arguments[0].as<List>()));
    } else {
        items = TRY(to_tuple(rt, arguments[0]));
    }
    if (type == rt.type(BuiltinType::tuple)) return items;
    std::size_t extra = static_cast<std::size_t>(items->length) * sizeof(Value);
    auto* made = rt.try_allocate<Tuple>(type, extra);
    if (made == nullptr) return rt.memory_error();
    made->length = items->length;
    for (Size i = 0; i < items->length; ++i) new (&made->items()[i]) Value((*items)[i]);
    return Value::adopt(made);
}

Result<Value> tuple_index(Runtime& rt, const Value* arguments) {
    Tuple* tuple = tuple_in(arguments[0]);
    Size start = 0;
    Size stop = max_size;
    TRY(search_range(rt, arguments[2], arguments[3], tuple->length, start, stop));
    for (Size i = start; i < stop && i < tuple->length; ++i) {
        bool same = TRY(equals(rt, (*tuple)[i], arguments[1]));
        if (same) return Value::small(i);
    }
    return rt.value_error("tuple.index(x): x not in tuple");
}

Result<Value> tuple_count(Runtime& rt, const Value* arguments) {
    Size count = 0;
    for (const Value& item : tuple_in(arguments[0])->span()) {
        bool same = TRY(equals(rt, item, arguments[1]));
        if (same) ++count;
    }
    return Value::small(count);
}

Result<Value> tuple_get_new_arguments(Runtime& rt, const Value* arguments) {
    Ref<Tuple> plain = TRY(new_tuple(rt, tuple_in(arguments[0])->span()));
    Value value = plain;
    return new_tuple(rt, {&value, 1});
}

constexpr NativeMethod tuple_methods[] = {
    {"__getnewargs__(self, /)", tuple_get_new_arguments},
    {"index(self, value, start=0, stop=9223372036854775807, /)", tuple_index,
     doc<"Return first index of value.\n\nRaises ValueError if the value is not present.">},
    {"count(self, value, /)", tuple_count, doc<"Return number of occurrences of value.">},
    {"__class_getitem__(cls, object, /)", class_get_item, doc<"See PEP 585">, MethodKind::class_method},
};

constexpr TypeSpec tuple_spec = {
    .id = BuiltinType::tuple,
    .name = "tuple",
    .flags = type_flags::subclassable | type_flags::tuple_subclass | type_flags::sequence,
    .layout = tuple_layout,
    .methods = tuple_methods,
    .slots = {.repr = tuple_repr,
              .iter = tuple_iterate,
              .length = tuple_length,
              .hash = tuple_hash,
              .compare = tuple_compare,
              .concat = tuple_concat,
              .repeat = tuple_repeat,
              .get_item = tuple_get_item,
              .contains = tuple_contains,
              .new_ = bound_new<"tuple(iterable=(), /)", tuple_new>},
    .doc =
        "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty "
        "tuple.\nIf iterable is "
        "specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return "
        "value is "
        "the same object.",
};

}  // namespace

void install_tuple(Runtime& rt) {
    rt.define_type(tuple_spec);
}

}  // namespace bufferscope
