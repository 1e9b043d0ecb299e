// Methods of array.array.
#include "buffer/array_methods.h"

#include <cstring>

#include "buffer/arguments.h"
#include "buffer/bytes.h"
#include "types/codecs.h"
#include "types/collections.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

namespace {

Array* array_of(const Value& self) {
    return self.as<Array>();
}

Result<void> remove_item(Runtime& rt, Array* array, Size index) {
    TRY(array->resizable(rt));
    std::memmove(array->at(index), array->at(index + 1),
                 static_cast<std::size_t>(array->length - index - 1) * array->itemsize);
    return array->resize(rt, std::int64_t{array->length} - 1);
}

/// The first index from `start` on, before `stop`, whose item equals the value; -1 if there is none.
Result<Size> find_item(Runtime& rt, const Array* array, const Value& value, Size start, Size stop) {
    for (Size i = start; i < stop && i < array->length; ++i) {
        Value item = TRY(array_item(rt, array, i));
        bool same = TRY(equals(rt, item, value));
        if (same) return i;
    }
    return -1;
}

bool is_text(const Array* array) {
    return array->code == 'u' || array->code == 'w';
}

}  // namespace

Result<Value> array_text(Runtime& rt, const Array* array) {
    if (array->code == 'w')  // by the codec, which takes a byte order mark for one
        return decode(rt, text_of(array->bytes()), "utf-32", "strict");
    std::u32string text;
    for (Size i = 0; i < array->length; ++i) {
        std::uint32_t character;
        std::memcpy(&character, array->at(i), 4);
        if (character > 0x10FFFF) {
            std::string digits = TRY(int_to_text(rt, new_int(rt, character), 16));
            return rt.value_error("character U+{} is not in range [U+0000; U+10ffff]", digits);
        }
        text.push_back(static_cast<char32_t>(character));
    }
    return new_str(rt, text.data(), static_cast<Size>(text.size()));
}

Result<Value> array_append(Runtime& rt, const Value* a) {
    TRY(array_insert_value(rt, array_of(a[0]), array_of(a[0])->length, a[1]));
    return Value::none();
}

Result<Value> array_buffer_info(Runtime& rt, const Value* a) {
    Array* array = array_of(a[0]);
    // no machine addresses: the identity stands for one
    std::int64_t address = array->data == nullptr ? 0 : rt.identity_of(a[0]);
    Value items[] = {new_int(rt, address), new_int(rt, array->length)};
    return new_tuple(rt, items);
}

Result<Value> array_byteswap(Runtime& rt, const Value* a) {
    Array* array = array_of(a[0]);
    rt.wrote();
    for (Size i = 0; i < array->length; ++i) {
        std::uint8_t* at = array->at(i);
        for (int low = 0, high = array->itemsize - 1; low < high; ++low, --high) std::swap(at[low], at[high]);
    }
    return Value::none();
}

Result<Value> array_clear(Runtime& rt, const Value* a) {
    TRY(array_of(a[0])->resize(rt, 0));
    return Value::none();
}

Result<Value> array_copy(Runtime& rt, const Value* a) {
    Array* array = array_of(a[0]);
    Ref<Array> copy = TRY(new_array(rt, rt.type(BuiltinType::array), array->code, array->length));
    if (array->length > 0) std::memcpy(copy->data, array->data, array->bytes().size());
    return copy;
}

Result<Value> array_count(Runtime& rt, const Value* a) {
    Array* array = array_of(a[0]);
    Size count = 0;
    for (Size i = 0; i < array->length; ++i) {
        Value item = TRY(array_item(rt, array, i));
        bool same = TRY(equals(rt, item, a[1]));
        count += same;
    }
    return new_int(rt, count);
}

Result<Value> array_extend(Runtime& rt, const Value* a) {
    if (is_array(rt, a[1])) {
        TRY(array_inplace_concat(rt, a[0], a[1]));
        return Value::none();
    }
    TRY(array_append_items(rt, a[0], a[1]));
    return Value::none();
}

Result<Value> array_frombytes(Runtime& rt, const Value* a) {
    TRY(array_append_bytes(rt, array_of(a[0]), a[1]));
    return Value::none();
}

Result<Value> array_fromfile(Runtime& rt, const Value* a) {
    Size count = TRY(size_argument(rt, a[2], 0));
    Array* array = array_of(a[0]);
    if (count < 0) return rt.value_error("negative count");
    if (count > max_size / array->itemsize) return rt.memory_error();
    Size wanted = count * array->itemsize;
    Value data = TRY(call_method(rt, a[1], "read", {new_int(rt, wanted)}));
    if (!is_bytes(data)) return rt.type_error("read() didn't return bytes");
    bool enough = data.as<Bytes>()->length == wanted;
    TRY(array_append_bytes(rt, array, data));
    if (!enough) return rt.raise(BuiltinType::EOFError, "read() didn't return enough bytes");
    return Value::none();
}

namespace {

/// To `count` items, the new ones zero: who converts values meanwhile may look at them.
Result<void> resize_cleared(Runtime& rt, Array* array, std::int64_t count) {
    Size old = array->length;
    TRY(array->resize(rt, count));
    if (array->length > old)
        std::memset(array->at(old), 0, static_cast<std::size_t>(array->length - old) * array->itemsize);
    return {};
}

/// The items behind the array's own, from the end of what it is by now: converting one may change it.
Result<void> store_list(Runtime& rt, Array* array, const List* list, Size count) {
    for (Size i = 0; i < count; ++i) {
        Size index = array->length - count + i;
        Value item = list->items[i];
        PackedElement packed = TRY(pack_array_item(rt, item, array->code));
        if (index >= 0 && index < array->length) std::memcpy(array->at(index), packed.bytes, array->itemsize);
        rt.wrote();
        if (list->length != count)
            return rt.raise(BuiltinType::RuntimeError, "list changed size during iteration");
    }
    return {};
}

}  // namespace

/// array_array_fromlist: on an error the array gets its old length back, which buffers that are out may
/// forbid.
Result<Value> array_fromlist(Runtime& rt, const Value* a) {
    if (!is_list(a[1])) return rt.type_error("arg must be list");
    Array* array = array_of(a[0]);
    const auto* list = a[1].as<List>();
    Size count = list->length;
    Size old = array->length;
    if (count == 0) return Value::none();
    TRY(resize_cleared(rt, array, std::int64_t{old} + count));
    Result<void> stored = store_list(rt, array, list, count);
    if (!stored.is_error()) return Value::none();
    TRY(resize_cleared(rt, array, old));
    return stored.take_error();
}

Result<Value> array_fromunicode(Runtime& rt, const Value* a) {
    if (!is_str(a[1]))
        return rt.type_error("fromunicode() argument must be str, not {}", argument_type_name(rt, a[1]));
    if (!is_text(array_of(a[0])))
        return rt.value_error("fromunicode() may only be called on unicode type arrays ('u' or 'w')");
    TRY(array_append_text(rt, array_of(a[0]), a[1].as<Str>()));
    return Value::none();
}

Result<Value> array_index(Runtime& rt, const Value* a) {
    Size start = 0;
    Size stop = max_size;
    TRY(search_bounds(rt, a[2], a[3], start, stop));
    Array* array = array_of(a[0]);
    if (start < 0) start = start + array->length < 0 ? 0 : start + array->length;
    if (stop < 0) stop += array->length;
    Size found = TRY(find_item(rt, array, a[1], start, stop));
    if (found < 0) return rt.value_error("array.index(x): x not in array");
    return new_int(rt, found);
}

Result<Value> array_insert(Runtime& rt, const Value* a) {
    Size index = TRY(size_argument(rt, a[1], 0));
    TRY(array_insert_value(rt, array_of(a[0]), index, a[2]));
    return Value::none();
}

Result<Value> array_pop(Runtime& rt, const Value* a) {
    Size index = TRY(size_argument(rt, a[1], -1));
    Array* array = array_of(a[0]);
    if (array->length == 0) return rt.index_error("pop from empty array");
    if (index < 0) index += array->length;
    if (index < 0 || index >= array->length) return rt.index_error("pop index out of range");
    Value item = TRY(array_item(rt, array, index));
    TRY(remove_item(rt, array, index));
    return item;
}

Result<Value> array_remove(Runtime& rt, const Value* a) {
    Array* array = array_of(a[0]);
    Size found = TRY(find_item(rt, array, a[1], 0, max_size));
    if (found < 0) return rt.value_error("array.remove(x): x not in array");
    if (found < array->length) TRY(remove_item(rt, array, found));  // comparing may have shortened it
    return Value::none();
}

Result<Value> array_reverse(Runtime& rt, const Value* a) {
    Array* array = array_of(a[0]);
    rt.wrote();
    std::uint8_t item[8];
    for (Size low = 0, high = array->length - 1; low < high; ++low, --high) {
        std::memcpy(item, array->at(low), array->itemsize);
        std::memcpy(array->at(low), array->at(high), array->itemsize);
        std::memcpy(array->at(high), item, array->itemsize);
    }
    return Value::none();
}

Result<Value> array_sizeof(Runtime& rt, const Value* a) {
    Array* array = array_of(a[0]);
    return new_int(rt, std::int64_t{32} + std::int64_t{array->allocated} * array->itemsize);
}

Result<Value> array_tobytes(Runtime& rt, const Value* a) {
    return new_bytes(rt, array_of(a[0])->bytes());
}

Result<Value> array_tofile(Runtime& rt, const Value* a) {
    constexpr std::size_t block = 64 * 1024;
    for (std::size_t at = 0; at < array_of(a[0])->bytes().size(); at += block) {
        ByteSpan bytes = array_of(a[0])->bytes().subspan(at);
        Value piece = TRY(new_bytes(rt, bytes.first(bytes.size() < block ? bytes.size() : block)));
        TRY(call_method(rt, a[1], "write", {piece}));
    }
    if (array_of(a[0])->length == 0) return Value::none();
    return Value::none();
}

Result<Value> array_tolist(Runtime& rt, const Value* a) {
    return array_list(rt, array_of(a[0]));
}

Result<Value> array_tounicode(Runtime& rt, const Value* a) {
    if (!is_text(array_of(a[0])))
        return rt.value_error("tounicode() may only be called on unicode type arrays ('u' or 'w')");
    return array_text(rt, array_of(a[0]));
}

Result<Value> array_get_itemsize(Runtime&, const Value& self) {
    return Value::small(array_of(self)->itemsize);
}

Result<Value> array_get_typecode(Runtime& rt, const Value& self) {
    return str_of_code_point(rt, static_cast<char32_t>(array_of(self)->code));
}

}  // namespace bufferscope
