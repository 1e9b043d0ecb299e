// bytearray's mutators. In each: convert the arguments (Python code may run), then look at the array again,
// then change it through resize() or replace(), which honour the lock.
#include "buffer/bytearray_methods.h"

#include <cstring>
#include <string>

#include "buffer/arguments.h"
#include "buffer/byte_methods.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

namespace {

ByteArray* array_of(const Value& self) {
    return self.as<ByteArray>();
}

Result<void> assign_index(Runtime& rt, const Value& self, Size at, const Value& value) {
    std::uint8_t byte = 0;
    if (!value.is_empty()) byte = TRY(byte_value(rt, value));
    ByteArray* array = array_of(self);
    if (at < 0) at += array->length();
    if (at < 0 || at >= array->length()) return rt.index_error("bytearray index out of range");
    if (value.is_empty()) return array->replace(rt, at, at + 1, {});
    array->data()[at] = byte;
    rt.wrote();
    return {};
}

/// Deletes every step-th byte of the range, moving what stands between.
Result<void> delete_steps(Runtime& rt, ByteArray* array, SliceRange range) {
    TRY(array->resizable(rt));
    if (range.count == 0) return {};
    if (range.step < 0) {
        range.stop = range.start + 1;
        range.start = static_cast<Size>(range.stop + std::int64_t{range.step} * (range.count - 1) - 1);
        range.step = -range.step;
    }
    std::uint8_t* data = array->data();
    Size length = array->length();
    std::int64_t from = range.start;
    for (Size i = 0; i < range.count; ++i, from += range.step) {
        std::int64_t run = range.step - 1;
        if (from + range.step >= length) run = length - from - 1;
        std::memmove(data + from - i, data + from + 1, static_cast<std::size_t>(run));
    }
    if (from < length)
        std::memmove(data + from - range.count, data + from, static_cast<std::size_t>(length - from));
    return array->resize(rt, std::int64_t{length} - range.count);
}

/// array[range] = bytes, which are not the array's own memory.
Result<void> assign_range(Runtime& rt, ByteArray* array, SliceRange range, ByteSpan bytes) {
    auto needed = static_cast<Size>(bytes.size());
    if (range.step == 1) {
        Size stop = range.start > range.stop ? range.start : range.stop;
        return array->replace(rt, range.start, stop, bytes);
    }
    if (needed == 0) return delete_steps(rt, array, range);
    if (needed != range.count)
        return rt.value_error("attempt to assign bytes of size {} to extended slice of size {}", needed,
                              range.count);
    std::int64_t at = range.start;
    for (Size i = 0; i < needed; ++i, at += range.step)
        array->data()[at] = bytes[static_cast<std::size_t>(i)];
    rt.wrote();
    return {};
}

Result<void> delete_range(Runtime& rt, ByteArray* array, SliceRange range) {
    if (range.step == 1) {
        Size stop = range.start > range.stop ? range.start : range.stop;
        return array->replace(rt, range.start, stop, {});
    }
    return delete_steps(rt, array, range);
}

/// The bytes that are to stand in a slice: another bytearray's, locked meanwhile, or those of an object that
/// nothing else changes.
struct SliceSource {
    Export buffer;
    Value object;
    ByteSpan bytes() const { return object.is_empty() ? buffer.bytes() : bytes_or_bytearray(object); }
};

Result<SliceSource> slice_source(Runtime& rt, const Value& self, const Value& value) {
    SliceSource source;
    if (value.is(self) && rt.is_exactly(self, BuiltinType::bytearray)) {
        source.object = TRY(new_bytes(rt, array_of(self)->span()));
        return source;
    }
    if (rt.is_exactly(value, BuiltinType::bytes)) {
        source.object = value;
        return source;
    }
    if (is_bytearray(rt, value) && !value.is(self)) {
        source.buffer = TRY(get_native_buffer(rt, value, buffer_flags::simple));
        return source;
    }
    const Slots& slots = rt.type_of(value)->slots;
    if (is_str(value) || slots.index || slots.to_int || slots.to_float ||
        rt.is_instance(value, BuiltinType::complex))  // PyNumber_Check
        return rt.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    // as CPython does, by way of a bytearray made from the value, with its errors
    source.object = TRY(call(rt, Value::share(rt.type(BuiltinType::bytearray)), value));
    return source;
}

}  // namespace

Result<void> bytearray_assign_item(Runtime& rt, const Value& self, const Value& key, const Value& value) {
    if (key.is_small_int() || has_index(rt, key)) {
        Size at = TRY(index_size(rt, key));
        return assign_index(rt, self, at, value);
    }
    if (!rt.is_exactly(key, BuiltinType::slice))
        return rt.type_error("bytearray indices must be integers or slices, not {}", type_name(rt, key));
    SliceRange range = TRY(unpack_slice(rt, key.as<SliceObject>()));
    if (value.is_empty()) {
        adjust_slice(range, array_of(self)->length());
        return delete_range(rt, array_of(self), range);
    }
    SliceSource source = TRY(slice_source(rt, self, value));
    bool copied =
        value.is(self) || !is_bytearray(rt, value);  // CPython begins anew with a bytearray made of it
    if (copied) range = TRY(unpack_slice(rt, key.as<SliceObject>()));
    adjust_slice(range, array_of(self)->length());
    return assign_range(rt, array_of(self), range, source.bytes());
}

Result<Value> bytearray_alloc(Runtime&, const Value* a) {
    return Value::small(array_of(a[0])->allocated());
}

Result<Value> bytearray_append(Runtime& rt, const Value* a) {
    std::uint8_t byte = TRY(byte_value(rt, a[1]));
    ByteArray* array = array_of(a[0]);
    Size length = array->length();
    if (length == max_size) return rt.overflow_error("cannot add more objects to bytearray");
    TRY(array->resize(rt, std::int64_t{length} + 1));
    array->data()[length] = byte;
    return Value::none();
}

Result<Value> bytearray_clear(Runtime& rt, const Value* a) {
    TRY(array_of(a[0])->resize(rt, 0));
    return Value::none();
}

Result<Value> bytearray_copy(Runtime& rt, const Value* a) {
    return new_bytearray(rt, array_of(a[0])->span());
}

Result<Value> bytearray_extend(Runtime& rt, const Value* a) {
    std::string collected;
    ByteSpan bytes;
    Export buffer;
    ByteArray* array = array_of(a[0]);
    Size end = max_size;
    if (has_buffer(rt, a[1]) && !a[1].is(a[0])) {
        end = array->length();  // bytearray_setslice: where it ended before the other was asked
        Result<Export> acquired = bytes_like(rt, a[1]);
        if (acquired.is_error())
            return rt.type_error("can't set bytearray slice from {}", type_name(rt, a[1]));
        buffer = acquired.take();
        bytes = buffer.bytes();
    } else if (a[1].is(a[0])) {
        collected = std::string(text_of(array_of(a[0])->span()));
        bytes = byte_span(collected);
    } else {
        Result<Value> acquired = iterate(rt, a[1]);
        if (acquired.is_error()) {
            Error error = acquired.take_error();
            if (!rt.is_instance(error.exception(), BuiltinType::TypeError)) return error;
            return rt.type_error("can't extend bytearray with {}", type_name(rt, a[1]));
        }
        Value iterator = acquired.take();
        TRY(length_hint(rt, a[1], 32));
        while (true) {
            Value item = TRY(next(rt, iterator));
            if (item.is_empty()) break;
            Result<std::uint8_t> byte = byte_value(rt, item);
            if (byte.is_error()) {
                Error error = byte.take_error();
                if (is_str(a[1]) && rt.is_instance(error.exception(), BuiltinType::TypeError))
                    return rt.type_error("expected iterable of integers; got: 'str'");
                return error;
            }
            collected.push_back(static_cast<char>(byte.take()));
        }
        bytes = byte_span(collected);
    }
    end = std::min(end, array->length());
    TRY(array->replace(rt, end, end, bytes));
    return Value::none();
}

Result<Value> bytearray_fromhex(Runtime& rt, const Value* a) {
    std::string bytes = TRY(bytes_from_hex(rt, a[1]));
    Value result = TRY(new_bytearray(rt, byte_span(bytes)));
    if (a[0].object() == rt.type(BuiltinType::bytearray)) return result;
    return call(rt, a[0], result);
}

Result<Value> bytearray_insert(Runtime& rt, const Value* a) {
    Size at = TRY(size_argument(rt, a[1], 0));
    std::uint8_t byte = TRY(byte_value(rt, a[2]));
    ByteArray* array = array_of(a[0]);
    Size length = array->length();
    if (length == max_size) return rt.overflow_error("cannot add more objects to bytearray");
    TRY(array->resize(rt, std::int64_t{length} + 1));
    if (at < 0) at = at + length < 0 ? 0 : at + length;
    if (at > length) at = length;
    std::memmove(array->data() + at + 1, array->data() + at, static_cast<std::size_t>(length - at));
    array->data()[at] = byte;
    return Value::none();
}

Result<Value> bytearray_pop(Runtime& rt, const Value* a) {
    Size at = TRY(size_argument(rt, a[1], -1));
    ByteArray* array = array_of(a[0]);
    Size length = array->length();
    if (length == 0) return rt.index_error("pop from empty bytearray");
    if (at < 0) at += length;
    if (at < 0 || at >= length) return rt.index_error("pop index out of range");
    TRY(array->resizable(rt));
    std::uint8_t byte = array->data()[at];
    std::memmove(array->data() + at, array->data() + at + 1, static_cast<std::size_t>(length - at - 1));
    TRY(array->resize(rt, std::int64_t{length} - 1));
    return Value::small(byte);
}

Result<Value> bytearray_remove(Runtime& rt, const Value* a) {
    std::uint8_t byte = TRY(byte_value(rt, a[1]));
    ByteArray* array = array_of(a[0]);
    Size length = array->length();
    const void* found =
        length == 0 ? nullptr : std::memchr(array->data(), byte, static_cast<std::size_t>(length));
    if (found == nullptr) return rt.value_error("value not found in bytearray");
    auto at = static_cast<Size>(static_cast<const std::uint8_t*>(found) - array->data());
    TRY(array->resizable(rt));
    std::memmove(array->data() + at, array->data() + at + 1, static_cast<std::size_t>(length - at - 1));
    TRY(array->resize(rt, std::int64_t{length} - 1));
    return Value::none();
}

Result<Value> bytearray_resize(Runtime& rt, const Value* a) {
    Size size = TRY(size_argument(rt, a[1], 0));
    if (size < 0) return rt.value_error("Can only resize to positive sizes, got {}", size);
    ByteArray* array = array_of(a[0]);
    Size before = array->length();
    TRY(array->resize(rt, size));
    if (size > before) std::memset(array->data() + before, 0, static_cast<std::size_t>(size - before));
    return Value::none();
}

Result<Value> bytearray_reverse(Runtime& rt, const Value* a) {
    ByteArray* array = array_of(a[0]);
    rt.wrote();
    std::uint8_t* data = array->data();
    for (Size i = 0, j = array->length() - 1; i < j; ++i, --j) std::swap(data[i], data[j]);
    return Value::none();
}

Result<Value> bytearray_sizeof(Runtime& rt, const Value* a) {
    return new_int(rt, std::int64_t{28} + array_of(a[0])->allocated());
}

namespace {

/// How pickle takes a bytearray apart: with a Latin-1 str up to protocol 2, bytes from 3 on.
Result<Value> reduce_for(Runtime& rt, const Value& self, int protocol) {
    Value type = Value::share(rt.type_of(self));
    Value state = TRY(call_method(rt, self, "__getstate__"));
    ByteSpan bytes = array_of(self)->span();
    Value arguments;
    if (bytes.empty()) {
        arguments = TRY(new_tuple(rt, {}));
    } else if (protocol < 3) {
        Value text = TRY(new_latin1(rt, bytes.data(), static_cast<Size>(bytes.size())));
        Value encoding = rt.text("latin-1");
        Value pair[] = {text, encoding};
        arguments = TRY(new_tuple(rt, pair));
    } else {
        Value copy = TRY(new_bytes(rt, bytes));
        arguments = TRY(new_tuple(rt, std::span<const Value>(&copy, 1)));
    }
    Value items[] = {type, arguments, state};
    return new_tuple(rt, items);
}

}  // namespace

Result<Value> bytearray_reduce(Runtime& rt, const Value* a) {
    return reduce_for(rt, a[0], 2);
}

Result<Value> bytearray_reduce_ex(Runtime& rt, const Value* a) {
    std::int32_t protocol = TRY(int_argument(rt, a[1], 0));
    return reduce_for(rt, a[0], protocol);
}

}  // namespace bufferscope
