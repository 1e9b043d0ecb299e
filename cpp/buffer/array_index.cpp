// array.array by index and slice, its operators, and its iterator.
#include <cstring>

#include "buffer/arguments.h"
#include "buffer/array.h"
#include "buffer/byte_search.h"
#include "buffer/install.h"
#include "types/int.h"

namespace bufferscope {

namespace {

Array* array_of(const Value& self) {
    return self.as<Array>();
}

/// Removes items [low, high).
Result<void> delete_items(Runtime& rt, Array* array, Size low, Size high) {
    if (high <= low) return {};
    TRY(array->resizable(rt));
    std::memmove(array->at(low), array->at(high),
                 static_cast<std::size_t>(array->length - high) * array->itemsize);
    return array->resize(rt, std::int64_t{array->length} - (high - low));
}

Result<void> assign_one(Runtime& rt, const Value& self, Size index, const Value& value) {
    Array* array = array_of(self);
    if (index < 0) index += array->length;
    if (index < 0 || index >= array->length) return rt.index_error("array assignment index out of range");
    if (value.is_empty()) return delete_items(rt, array, index, index + 1);
    PackedElement packed = TRY(pack_array_item(rt, value, array->code));
    if (index < array->length) std::memcpy(array->at(index), packed.bytes, array->itemsize);
    rt.wrote();
    return {};
}

/// Deletes every step-th item of the range.
Result<void> delete_steps(Runtime& rt, Array* array, SliceRange range) {
    if (range.count == 0) return {};
    std::int64_t start = range.start;
    std::int64_t step = range.step;
    if (step < 0) {
        start = range.start + step * (range.count - 1);
        step = -step;
    }
    Size itemsize = array->itemsize;
    std::int64_t from = start;
    for (Size i = 0; i < range.count; ++i, from += step) {
        std::int64_t run = step - 1;
        if (from + step >= array->length) run = array->length - from - 1;
        std::memmove(array->data + (from - i) * itemsize, array->data + (from + 1) * itemsize,
                     static_cast<std::size_t>(run * itemsize));
    }
    if (from < array->length)
        std::memmove(array->data + (from - range.count) * itemsize, array->data + from * itemsize,
                     static_cast<std::size_t>((array->length - from) * itemsize));
    return array->resize(rt, std::int64_t{array->length} - range.count);
}

/// array[range] = items: `count` of them, not the array's own memory.
Result<void> assign_range(Runtime& rt, Array* array, SliceRange range, const std::uint8_t* items,
                          Size count) {
    std::size_t itemsize = array->itemsize;
    if (range.step == 1) {
        Size stop = range.start > range.stop ? range.start : range.stop;
        Size old = stop - range.start;
        std::size_t tail = static_cast<std::size_t>(array->length - stop) * itemsize;
        if (old > count) {
            std::memmove(array->at(range.start + count), array->at(stop), tail);
            TRY(array->resize(rt, std::int64_t{array->length} + count - old));
        } else if (old < count) {
            TRY(array->resize(rt, std::int64_t{array->length} + count - old));
            std::memmove(array->at(range.start + count), array->at(stop), tail);
        }
        if (count > 0) {
            std::memcpy(array->at(range.start), items, static_cast<std::size_t>(count) * itemsize);
            rt.wrote();
        }
        return {};
    }
    if (count != range.count)
        return rt.value_error("attempt to assign array of size {} to extended slice of size {}", count,
                              range.count);
    std::int64_t at = range.start;
    for (Size i = 0; i < count; ++i, at += range.step)
        std::memcpy(array->data + static_cast<std::size_t>(at) * itemsize,
                    items + static_cast<std::size_t>(i) * itemsize, itemsize);
    rt.wrote();
    return {};
}

Result<void> assign_slice(Runtime& rt, const Value& self, const SliceObject* slice, const Value& value) {
    Array* array = array_of(self);
    SliceRange range = TRY(unpack_slice(rt, slice));
    std::string copy;
    const std::uint8_t* items = nullptr;
    Size count = 0;
    if (!value.is_empty()) {
        if (!is_array(rt, value))
            return rt.type_error("can only assign array (not \"{}\") to array slice", type_name(rt, value));
        Array* other = array_of(value);
        if (other->code != array->code) return rt.type_error("bad argument type for built-in operation");
        count = other->length;
        items = other->data;
        if (other == array) {
            copy = std::string(text_of(other->bytes()));
            items = reinterpret_cast<const std::uint8_t*>(copy.data());
            range = TRY(unpack_slice(rt, slice));  // array_ass_subscr starts again, with the copy
        }
    }
    adjust_slice(range, array->length);
    // told early, so that nothing has been moved
    if ((count == 0 || range.count != count) && array->exports > 0) return array->resizable(rt).take_error();
    if (count == 0 && range.step != 1) return delete_steps(rt, array, range);
    return assign_range(rt, array, range, items, count);
}

bool same_kind(const Array* a, const Array* b) {
    return a->code == b->code;
}

}  // namespace

Result<Value> array_get_item(Runtime& rt, const Value& self, const Value& key) {
    if (key.is_small_int() || has_index(rt, key)) {
        Size index = TRY(index_size(rt, key));
        Array* array = array_of(self);
        if (index < 0) index += array->length;
        if (index < 0 || index >= array->length) return rt.index_error("array index out of range");
        return array_item(rt, array, index);
    }
    if (!rt.is_exactly(key, BuiltinType::slice)) return rt.type_error("array indices must be integers");
    SliceRange range = TRY(unpack_slice(rt, key.as<SliceObject>()));
    Array* array = array_of(self);
    adjust_slice(range, array->length);
    Ref<Array> result =
        TRY(new_array(rt, rt.type(BuiltinType::array), array->code, range.count < 0 ? 0 : range.count));
    std::int64_t at = range.start;
    if (range.step == 1) {
        if (range.count > 0) std::memcpy(result->data, array->at(range.start), result->bytes().size());
        return result;
    }
    for (Size i = 0; i < range.count; ++i, at += range.step)
        std::memcpy(result->at(i), array->at(static_cast<Size>(at)), array->itemsize);
    return result;
}

Result<void> array_assign_item(Runtime& rt, const Value& self, const Value& key, const Value& value) {
    if (key.is_small_int() || has_index(rt, key)) {
        Size index = TRY(index_size(rt, key));
        return assign_one(rt, self, index, value);
    }
    if (!rt.is_exactly(key, BuiltinType::slice)) return rt.type_error("array indices must be integers");
    return assign_slice(rt, self, key.as<SliceObject>(), value);
}

namespace {

/// A character as its array compares it (DEFINE_COMPAREITEMS): 'u' holds C's signed wide ones.
std::int64_t character_at(const Array* array, Size index) {
    std::uint32_t character;
    std::memcpy(&character, array->at(index), 4);
    return array->code == 'u' ? std::int64_t{static_cast<std::int32_t>(character)} : std::int64_t{character};
}

/// The order of two arrays of the same characters, whether or not they are code points.
int order_of_texts(const Array* a, const Array* b) {
    for (Size i = 0; i < a->length && i < b->length; ++i) {
        std::int64_t x = character_at(a, i);
        std::int64_t y = character_at(b, i);
        if (x != y) return x < y ? -1 : 1;
    }
    return a->length < b->length ? -1 : a->length > b->length;
}

}  // namespace

Result<Value> array_compare(Runtime& rt, const Value& left, const Value& right, Comparison how) {
    if (!is_array(rt, left) || !is_array(rt, right)) return Value::not_implemented();
    Array* a = array_of(left);
    Array* b = array_of(right);
    bool equality = how == Comparison::equal || how == Comparison::not_equal;
    if (equality && a->length != b->length) return Value::boolean(how == Comparison::not_equal);
    bool integers = same_kind(a, b) && a->code != 'f' && a->code != 'd';
    if (equality && integers)
        return Value::boolean((a->length == 0 || std::memcmp(a->data, b->data, a->bytes().size()) == 0) ==
                              (how == Comparison::equal));
    if (integers && (a->code == 'u' || a->code == 'w'))
        return Value::boolean(result_of(how, order_of_texts(a, b)));
    for (Size i = 0; i < a->length && i < b->length; ++i) {
        Value x = TRY(array_item(rt, a, i));
        Value y = TRY(array_item(rt, b, i));
        bool same = TRY(equals(rt, x, y));
        if (same) continue;
        if (equality) return Value::boolean(how == Comparison::not_equal);
        return compare(rt, x, y, how);
    }
    int order = a->length < b->length ? -1 : a->length > b->length;
    return Value::boolean(result_of(how, order));
}

Result<Value> array_concat(Runtime& rt, const Value& left, const Value& right) {
    if (!is_array(rt, right))
        return rt.type_error("can only append array (not \"{}\") to array", type_name(rt, right));
    Array* a = array_of(left);
    Array* b = array_of(right);
    if (!same_kind(a, b)) return rt.type_error("bad argument type for built-in operation");
    Ref<Array> result =
        TRY(new_array(rt, rt.type(BuiltinType::array), a->code, std::int64_t{a->length} + b->length));
    if (a->length > 0) std::memcpy(result->data, a->data, a->bytes().size());
    if (b->length > 0) std::memcpy(result->at(a->length), b->data, b->bytes().size());
    return result;
}

Result<Value> array_inplace_concat(Runtime& rt, const Value& self, const Value& other) {
    if (!is_array(rt, other))
        return rt.type_error("can only extend array with array (not \"{}\")", type_name(rt, other));
    Array* a = array_of(self);
    Array* b = array_of(other);
    if (!same_kind(a, b)) return rt.type_error("can only extend with array of same kind");
    Size old = a->length;
    std::size_t added = b->bytes().size();
    TRY(a->resize(rt, std::int64_t{old} + b->length));
    if (added > 0) std::memcpy(a->at(old), b->data, added);
    return Value(self);
}

Result<Value> array_repeat(Runtime& rt, const Value& self, Size count) {
    Array* array = array_of(self);
    if (count < 0) count = 0;
    if (array->length != 0 && count > max_size / array->length) return rt.memory_error();
    Ref<Array> result =
        TRY(new_array(rt, rt.type(BuiltinType::array), array->code, std::int64_t{array->length} * count));
    fill_repeated(result->data, result->bytes().size(), array->bytes());
    return result;
}

Result<Value> array_inplace_repeat(Runtime& rt, const Value& self, Size count) {
    Array* array = array_of(self);
    if (count < 0) count = 0;
    if (array->length == 0 || count == 1) return Value(self);
    std::size_t size = array->bytes().size();
    if (count > max_size / static_cast<Size>(size)) return rt.memory_error();
    TRY(array->resize(rt, std::int64_t{array->length} * count));
    if (count > 0) fill_repeated(array->data, array->bytes().size(), {array->data, size});
    return Value(self);
}

// ---- iteration

namespace {

struct ArrayIterator : Object {
    Value source;  // empty when exhausted
    Size position;
};

Result<Value> array_iterator_next(Runtime& rt, const Value& self) {
    auto* iterator = self.as<ArrayIterator>();
    if (iterator->source.is_empty()) return Value();
    Array* array = array_of(iterator->source);
    if (iterator->position < array->length) return array_item(rt, array, iterator->position++);
    iterator->source = Value();
    return Value();
}

Result<Value> array_iterator_iter(Runtime&, const Value& self) {
    return Value(self);
}

Result<Value> array_iterator_reduce(Runtime& rt, const Value* a) {
    Value iter = TRY(builtin_function(rt, "iter"));
    auto* iterator = a[0].as<ArrayIterator>();
    bool exhausted = iterator->source.is_empty();
    Value source = iterator->source;
    if (exhausted) source = TRY(new_tuple(rt, {}));
    Value arguments = TRY(new_tuple(rt, std::span<const Value>(&source, 1)));
    Value items[] = {iter, arguments, Value::small(iterator->position)};
    return new_tuple(rt, std::span<const Value>(items, exhausted ? 2 : 3));
}

Result<Value> array_iterator_setstate(Runtime& rt, const Value* a) {
    Size position = TRY(size_of_int(rt, a[1]));
    auto* iterator = a[0].as<ArrayIterator>();
    if (iterator->source.is_empty()) return Value::none();
    Size length = array_of(iterator->source)->length;
    iterator->position = position < 0 ? 0 : position > length ? length : position;
    return Value::none();
}

constexpr NativeMethod array_iterator_methods[] = {
    {"__reduce__(self, /)", array_iterator_reduce},
    {"__setstate__(self, state, /)", array_iterator_setstate},
};

constexpr TypeSpec array_iterator_spec = {
    .id = BuiltinType::array_iterator,
    .name = "array.arrayiterator",
    .flags = type_flags::no_instantiation,
    .layout = layout_of<ArrayIterator>(
        [](Object* object, Visitor& visit) { visit(static_cast<ArrayIterator*>(object)->source); }),
    .methods = array_iterator_methods,
    .slots = {.iter = array_iterator_iter, .next = array_iterator_next},
};

}  // namespace

Result<Value> new_array_iterator(Runtime& rt, const Value& self) {
    auto* iterator = rt.allocate<ArrayIterator>(rt.type(BuiltinType::array_iterator));
    iterator->source = self;
    return Value::adopt(iterator);
}

void install_array_iterator(Runtime& rt) {
    rt.define_type(array_iterator_spec);
}

}  // namespace bufferscope
