// ByteArray's storage and the type bytearray: construction, indexing, comparing, operators.
#include "buffer/bytearray.h"

#include <cstring>

#include "buffer/arguments.h"
#include "buffer/byte_methods.h"
#include "buffer/byte_search.h"
#include "buffer/bytearray_methods.h"
#include "buffer/install.h"
#include "buffer/layout.h"
#include "types/codecs.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

// ---- storage

ByteArray::~ByteArray() {
    if (storage_ != nullptr) type->runtime->heap.release(storage_, static_cast<std::size_t>(capacity_));
}

Result<void> ByteArray::resizable(Runtime& rt) const {
    if (const char* why = lock()) return rt.exports_error(this, why);
    return {};
}

Result<void> ByteArray::resize(Runtime& rt, std::int64_t length) {
    if (length == length_) return {};
    TRY(resizable(rt));
    rt.wrote();
    std::int64_t capacity = capacity_;
    if (length + start_ + 1 <= capacity) {
        if (length >= capacity / 2) {  // a small step down: keep the block
            length_ = static_cast<Size>(length);
            data()[length_] = 0;
            return {};
        }
        capacity = length + 1;
    } else if (static_cast<double>(length) <= static_cast<double>(capacity) * 1.125) {
        capacity = length + (length >> 3) + (length < 9 ? 3 : 6);  // grows by appending: leave room
    } else {
        capacity = length + 1;
    }
    if (capacity > max_size) return rt.memory_error();
    auto* block = static_cast<std::uint8_t*>(rt.heap.try_allocate(static_cast<std::size_t>(capacity)));
    if (block == nullptr) return rt.memory_error();
    std::int64_t kept = length < length_ ? length : length_;
    if (kept > 0) std::memcpy(block, data(), static_cast<std::size_t>(kept));
    if (storage_ != nullptr) rt.heap.release(storage_, static_cast<std::size_t>(capacity_));
    storage_ = block;
    start_ = 0;
    length_ = static_cast<Size>(length);
    capacity_ = static_cast<Size>(capacity);
    storage_[length_] = 0;
    return {};
}

Result<void> ByteArray::replace(Runtime& rt, Size low, Size high, ByteSpan replacement) {
    auto count = static_cast<Size>(replacement.size());
    std::int64_t growth = static_cast<std::int64_t>(count) - (high - low);
    if (growth < 0) {
        TRY(resizable(rt));
        if (low == 0) {  // cut off at the front without moving the rest
            start_ -= static_cast<Size>(growth);
            Result<void> resized = resize(rt, length_ + growth);
            if (resized.is_error()) {
                start_ += static_cast<Size>(growth);
                return resized;
            }
        } else {
            std::memmove(data() + low + count, data() + high, static_cast<std::size_t>(length_ - high));
            TRY(resize(rt, length_ + growth));
        }
    } else if (growth > 0) {
        Size tail = length_ - high;
        TRY(resize(rt, length_ + growth));
        std::memmove(data() + low + count, data() + high, static_cast<std::size_t>(tail));
    }
    if (count > 0) {
        std::memcpy(data() + low, replacement.data(), replacement.size());
        rt.wrote();
    }
    return {};
}

bool is_bytearray(Runtime& rt, const Value& value) {
    return value.is_object() && value.object()->type->is_subtype_of(rt.type(BuiltinType::bytearray));
}

Result<Ref<ByteArray>> new_bytearray(Runtime& rt, ByteSpan bytes) {
    auto fresh = Ref<ByteArray>::adopt(rt.allocate<ByteArray>(rt.type(BuiltinType::bytearray)));
    if (rt.observer != nullptr) rt.observer->object_created(fresh.get());
    TRY(fresh->resize(rt, static_cast<std::int64_t>(bytes.size())));
    if (!bytes.empty()) std::memcpy(fresh->data(), bytes.data(), bytes.size());
    return fresh;
}

// ---- construction

namespace {

ByteArray* array_of(const Value& self) {
    return self.as<ByteArray>();
}

Result<Value> bytearray_new(Runtime& rt, Type* type, const CallArguments&) {
    auto* fresh = rt.allocate<ByteArray>(type);
    if (rt.observer != nullptr) rt.observer->object_created(fresh);
    return Value::adopt(fresh);
}

/// A list or tuple of nothing but ints; false, and empty again, if it holds anything else. What a wrong int
/// leaves unset is whatever lay there in CPython, zero here.
Result<bool> fill_from_ints(Runtime& rt, const Value& self, std::span<const Value> items) {
    ByteArray* array = array_of(self);
    TRY(array->resize(rt, static_cast<std::int64_t>(items.size())));
    if (!items.empty()) std::memset(array->data(), 0, items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!rt.is_exactly(items[i], BuiltinType::int_)) {
            TRY(array->resize(rt, 0));
            return false;
        }
        std::uint8_t byte = TRY(byte_value(rt, items[i]));
        array->data()[i] = byte;
    }
    return true;
}

/// The items of an iterable, stored one by one: Python code that the iterator runs sees the array grow.
Result<void> fill_from_items(Runtime& rt, const Value& self, const Value& source) {
    if (rt.is_exactly(source, BuiltinType::list) || rt.is_exactly(source, BuiltinType::tuple)) {
        bool done = TRY(fill_from_ints(
            rt, self, is_tuple(source) ? source.as<Tuple>()->span() : source.as<List>()->span()));
        if (done) return {};
    }
    Result<Value> acquired = iterate(rt, source);
    if (acquired.is_error()) {
        Error error = acquired.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::TypeError)) return error;
        return rt.type_error("cannot convert '{}' object to bytearray", type_name(rt, source));
    }
    Value iterator = acquired.take();
    while (true) {
        Value item = TRY(next(rt, iterator));
        if (item.is_empty()) return {};
        std::uint8_t byte = TRY(byte_value(rt, item));
        ByteArray* array = array_of(self);
        TRY(array->resize(rt, std::int64_t{array->length()} + 1));
        array->data()[array->length() - 1] = byte;
    }
}

Result<void> fill_from_buffer(Runtime& rt, const Value& self, const Value& source) {
    Export buffer = TRY(get_buffer(rt, source, buffer_flags::full_ro));
    TRY(array_of(self)->resize(rt, buffer.length()));
    copy_to_contiguous(buffer.view(), 'C', array_of(self)->data());
    return {};
}

/// bytearray.__init__, which may meet a live object with contents (bytearray___init___impl).
Result<void> bytearray_init(Runtime& rt, const Value& self, const Value* a) {
    const Value& source = a[0];
    std::string encoding = TRY(text_argument(rt, a[1], "bytearray", "'encoding'", "utf-8"));
    std::string errors = TRY(text_argument(rt, a[2], "bytearray", "'errors'", "strict"));
    TRY(array_of(self)->resize(rt, 0));
    bool encoded = !a[1].is_empty();
    bool with_errors = !a[2].is_empty();
    if (!source.is_empty() && is_str(source)) {
        if (!encoded) return rt.type_error("string argument without an encoding");
        std::string text = TRY(encode(rt, source, encoding, errors));
        const Size before = array_of(self)->length();  // a codec may have put something in
        TRY(array_of(self)->resize(rt, before + static_cast<std::int64_t>(text.size())));
        if (!text.empty()) std::memcpy(array_of(self)->data() + before, text.data(), text.size());
        return {};
    }
    if (encoded) return rt.type_error("encoding without a string argument");
    if (with_errors) return rt.type_error("errors without a string argument");
    if (source.is_empty()) return {};
    if (has_index(rt, source)) {
        Result<Size> converted = index_size(rt, source, BuiltinType::OverflowError);
        if (!converted.is_error()) {
            Size count = converted.take();
            if (count < 0) return rt.value_error("negative count");
            if (count == 0) return {};  // what __index__ has put in stays
            TRY(array_of(self)->resize(rt, count));
            std::memset(array_of(self)->data(), 0, static_cast<std::size_t>(count));
            return {};
        }
        Error error = converted.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::TypeError)) return error;
    }
    if (has_buffer(rt, source)) return fill_from_buffer(rt, self, source);
    return fill_from_items(rt, self, source);
}

// ---- slots

Result<Value> bytearray_repr(Runtime& rt, const Value& self) {
    std::string prefix(rt.type_of(self)->name->ascii ? std::string(rt.type_of(self)->name->ascii_text())
                                                     : std::string(type_name(rt, self)));
    std::size_t dot = prefix.rfind('.');
    if (dot != std::string::npos) prefix.erase(0, dot + 1);
    return repr_of_bytes(rt, array_of(self)->span(), prefix + "(b", ")");
}

Result<Size> bytearray_length(Runtime&, const Value& self) {
    return array_of(self)->length();
}

/// bytearray_richcompare: with any exporter of bytes, str excepted.
Result<Value> bytearray_compare(Runtime& rt, const Value& left, const Value& right, Comparison how) {
    if (is_str(left) || is_str(right) || !has_buffer(rt, left) || !has_buffer(rt, right))
        return Value::not_implemented();
    ExportPair sides;
    for (auto [value, side] : {std::pair(&left, &sides.first), std::pair(&right, &sides.second)}) {
        Result<Export> acquired = bytes_like(rt, *value);
        if (acquired.is_error()) return Value::not_implemented();
        *side = acquired.take();
    }
    ByteSpan a = sides.first.bytes();
    ByteSpan b = sides.second.bytes();
    if ((how == Comparison::equal || how == Comparison::not_equal) && a.size() != b.size())
        return Value::boolean(how == Comparison::not_equal);
    return Value::boolean(result_of(how, compare_bytes(a, b)));
}

Result<Value> bytearray_concat(Runtime& rt, const Value& left, const Value& right) {
    ExportPair sides = TRY(concat_operands(rt, left, right));
    const Export& a = sides.first;
    const Export& b = sides.second;
    std::int64_t total = std::int64_t{a.length()} + b.length();
    if (total > max_size) return rt.memory_error();
    Ref<ByteArray> result = TRY(new_bytearray(rt, {}));
    TRY(result->resize(rt, total));
    if (a.length() > 0) std::memcpy(result->data(), a.data(), a.bytes().size());
    if (b.length() > 0) std::memcpy(result->data() + a.length(), b.data(), b.bytes().size());
    return result;
}

Result<Value> bytearray_inplace_concat(Runtime& rt, const Value& self, const Value& other) {
    Result<Export> acquired = bytes_like(rt, other);
    if (acquired.is_error())
        return rt.type_error("can't concat {} to {}", type_name(rt, other), type_name(rt, self));
    Export buffer = acquired.take();
    ByteArray* array = array_of(self);
    Size size = array->length();
    std::int64_t total = std::int64_t{size} + buffer.length();
    if (total > max_size) return rt.memory_error();
    TRY(array->resize(rt, total));  // `b += b` is a BufferError: its own export locks it
    if (buffer.length() > 0) std::memcpy(array->data() + size, buffer.data(), buffer.bytes().size());
    return Value(self);
}

Result<Value> bytearray_repeat(Runtime& rt, const Value& self, Size count) {
    if (count < 0) count = 0;
    std::int64_t total = std::int64_t{array_of(self)->length()} * count;
    if (total > max_size) return rt.memory_error();
    Ref<ByteArray> result = TRY(new_bytearray(rt, {}));
    TRY(result->resize(rt, total));
    fill_repeated(result->data(), static_cast<std::size_t>(total), array_of(self)->span());
    return result;
}

Result<Value> bytearray_inplace_repeat(Runtime& rt, const Value& self, Size count) {
    if (count < 0) count = 0;
    if (count == 1) return Value(self);
    ByteArray* array = array_of(self);
    auto size = static_cast<std::size_t>(array->length());
    std::int64_t total = static_cast<std::int64_t>(size) * count;
    if (total > max_size) return rt.memory_error();
    TRY(array->resize(rt, total));
    if (total > 0) fill_repeated(array->data(), static_cast<std::size_t>(total), {array->data(), size});
    return Value(self);
}

Result<Value> bytearray_get_item(Runtime& rt, const Value& self, const Value& key) {
    if (key.is_small_int() || has_index(rt, key)) {
        Size at = TRY(index_size(rt, key));
        ByteSpan bytes = array_of(self)->span();
        if (at < 0) at += static_cast<Size>(bytes.size());
        if (at < 0 || at >= static_cast<Size>(bytes.size()))
            return rt.index_error("bytearray index out of range");
        return Value::small(bytes[static_cast<std::size_t>(at)]);
    }
    if (!rt.is_exactly(key, BuiltinType::slice))
        return rt.type_error("bytearray indices must be integers or slices, not {}", type_name(rt, key));
    SliceRange range = TRY(unpack_slice(rt, key.as<SliceObject>()));
    adjust_slice(range, array_of(self)->length());
    if (range.count <= 0) return new_bytearray(rt, {});
    ByteSpan bytes = array_of(self)->span();
    if (range.step == 1) return new_bytearray(rt, bytes.subspan(range.start, range.count));
    Ref<ByteArray> result = TRY(new_bytearray(rt, {}));
    TRY(result->resize(rt, range.count));
    std::int64_t at = range.start;
    for (Size i = 0; i < range.count; ++i, at += range.step)
        result->data()[i] = bytes[static_cast<std::size_t>(at)];
    return result;
}

Result<Value> bytearray_iterate(Runtime& rt, const Value& self) {
    return new_byte_iterator(rt, self);
}

Result<void> bytearray_get_buffer(Runtime& rt, const Value& self, std::uint32_t flags, BufferView& view) {
    ByteArray* array = array_of(self);
    static std::uint8_t nothing[1] = {0};
    std::uint8_t* data = array->allocated() > 0 ? array->data() : nothing;
    TRY(fill_bytes_view(rt, view, self, data, array->length(), false, flags));
    array->add_export();
    return {};
}

void bytearray_release_buffer(Runtime&, Object* exporter, BufferView&) {
    static_cast<ByteArray*>(exporter)->drop_export();
}

constexpr auto bytearray_all_methods = with_shared_byte_methods(bytearray_methods);

constexpr TypeSpec bytearray_spec = {
    .id = BuiltinType::bytearray,
    .name = "bytearray",
    .flags = type_flags::subclassable,
    .layout = {.size = sizeof(ByteArray),
               .destroy =
                   [](Runtime& rt, Object* object) {
                       if (rt.observer != nullptr) rt.observer->object_destroyed(object);
                       static_cast<ByteArray*>(object)->~ByteArray();
                   }},
    .methods = bytearray_all_methods,
    .slots = {.repr = bytearray_repr,
              .str = bytearray_repr,
              .iter = bytearray_iterate,
              .length = bytearray_length,
              .hash = hash_not_implemented,
              .compare = bytearray_compare,
              .remainder = bytearray_remainder,
              .concat = bytearray_concat,
              .inplace_concat = bytearray_inplace_concat,
              .repeat = bytearray_repeat,
              .inplace_repeat = bytearray_inplace_repeat,
              .get_item = bytearray_get_item,
              .assign_item = bytearray_assign_item,
              .contains = byte_contains,
              .new_ = bytearray_new,
              .init = bound_init<"bytearray(source=b'', encoding='utf-8', errors='strict')", bytearray_init>,
              .get_buffer = bytearray_get_buffer,
              .release_buffer = bytearray_release_buffer},
    .doc =
        "bytearray(iterable_of_ints) -> bytearray\n"
        "bytearray(string, encoding[, errors]) -> bytearray\n"
        "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
        "bytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n"
        "bytearray() -> empty bytes array\n\n"
        "Construct a mutable bytearray object from:\n"
        "  - an iterable yielding integers in range(256)\n"
        "  - a text string encoded using the specified encoding\n"
        "  - a bytes or a buffer object\n"
        "  - any object implementing the buffer API.\n"
        "  - an integer",
};

}  // namespace

void install_bytearray(Runtime& rt) {
    rt.define_type(bytearray_spec);
}

}  // namespace bufferscope
