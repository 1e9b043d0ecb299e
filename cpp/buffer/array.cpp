// array.array: storage, items and construction.
#include "buffer/array.h"

#include <cstring>

#include "buffer/arguments.h"
#include "buffer/array_methods.h"
#include "buffer/bytes.h"
#include "buffer/install.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

// ---- storage

Array::~Array() {
    if (data != nullptr) type->runtime->heap.release(data, static_cast<std::size_t>(allocated) * itemsize);
}

Result<void> Array::resizable(Runtime& rt) const {
    if (const char* why = lock()) return rt.exports_error(this, why);
    return {};
}

Result<void> Array::resize(Runtime& rt, std::int64_t count) {
    if (count != length) {
        TRY(resizable(rt));
        rt.wrote();
    }
    if (allocated >= count && length < count + 16 && data != nullptr) {
        length = static_cast<Size>(count);
        return {};
    }
    std::int64_t room = count == 0 ? 0 : (count >> 4) + (length < 8 ? 3 : 7) + count;
    if (room * itemsize > max_size) return rt.memory_error();
    std::uint8_t* block = nullptr;
    if (room > 0) {
        block = static_cast<std::uint8_t*>(rt.heap.try_allocate(static_cast<std::size_t>(room) * itemsize));
        if (block == nullptr) return rt.memory_error();
        std::int64_t kept = room < allocated ? room : allocated;
        if (kept > 0) std::memcpy(block, data, static_cast<std::size_t>(kept) * itemsize);
        std::memset(block + kept * itemsize, 0, static_cast<std::size_t>(room - kept) * itemsize);
    }
    if (data != nullptr) rt.heap.release(data, static_cast<std::size_t>(allocated) * itemsize);
    data = block;
    length = static_cast<Size>(count);
    allocated = static_cast<Size>(room);
    return {};
}

bool is_array(Runtime& rt, const Value& value) {
    return value.is_object() && value.object()->type->is_subtype_of(rt.type(BuiltinType::array));
}

namespace {

bool is_text_code(char code) {
    return code == 'u' || code == 'w';
}

Size size_of_code(char code) {
    return is_text_code(code) ? 4 : native_size(code);
}

}  // namespace

Result<Ref<Array>> new_array(Runtime& rt, Type* type, char code, std::int64_t count) {
    auto itemsize = static_cast<std::uint8_t>(size_of_code(code));
    if (count > max_size / itemsize) return rt.memory_error();
    auto array = Ref<Array>::adopt(rt.allocate<Array>(type));
    array->code = code;
    array->itemsize = itemsize;
    if (rt.observer != nullptr) rt.observer->object_created(array.get());
    if (count > 0) {
        array->data =
            static_cast<std::uint8_t*>(rt.heap.try_allocate(static_cast<std::size_t>(count) * itemsize));
        if (array->data == nullptr) return rt.memory_error();
        array->length = array->allocated = static_cast<Size>(count);
    }
    return array;
}

// ---- items

Result<Value> array_item(Runtime& rt, const Array* array, Size index) {
    const std::uint8_t* at = array->at(index);
    if (!is_text_code(array->code)) return unpack_native(rt, at, array->code);
    std::uint32_t character;
    std::memcpy(&character, at, 4);
    if (character > 0x10FFFF) return rt.value_error("chr() arg not in range(0x110000)");
    return str_of_code_point(rt, character);
}

namespace {

struct IntegerLimits {
    char code;
    std::int64_t low, high;
    const char* too_small;
    const char* too_big;
    const char* beyond_long;  // what PyLong_AsLong and its kin say
};

constexpr const char* past_long = "Python int too large to convert to C long";

constexpr IntegerLimits integer_limits[] = {
    {'h', INT16_MIN, INT16_MAX, "signed short integer is less than minimum",
     "signed short integer is greater than maximum", past_long},
    {'B', 0, UINT8_MAX, "unsigned byte integer is less than minimum",
     "unsigned byte integer is greater than maximum", past_long},
    {'H', 0, UINT16_MAX, "unsigned short is less than minimum", "unsigned short is greater than maximum",
     past_long},
    {'i', INT32_MIN, INT32_MAX, past_long, past_long, past_long},
    {'l', INT32_MIN, INT32_MAX, past_long, past_long, past_long},
    {'I', 0, UINT32_MAX, "can't convert negative value to unsigned int",
     "Python int too large to convert to C unsigned long",
     "Python int too large to convert to C unsigned long"},
    {'L', 0, UINT32_MAX, "can't convert negative value to unsigned int",
     "Python int too large to convert to C unsigned long",
     "Python int too large to convert to C unsigned long"},
};

Result<PackedElement> pack_integer_item(Runtime& rt, const Value& value, char code) {
    PackedElement packed{};
    Value number = TRY(index(rt, value));
    std::int64_t wide = 0;
    bool fits = int_to_int64(number, wide);
    if (code == 'q' || code == 'Q') {
        bool negative = int_sign(number) < 0;
        if (code == 'Q' && negative) return rt.overflow_error("can't convert negative int to unsigned");
        if (code == 'q' ? !fits : int_bit_length(number) > 64)
            return rt.overflow_error("int too big to convert");
        std::uint64_t word = int_low_bits(number);
        std::memcpy(packed.bytes, &word, 8);
        return packed;
    }
    bool is_signed_char = code == 'b';
    const IntegerLimits* row = integer_limits;
    while (row->code != (is_signed_char ? 'h' : code)) ++row;
    bool is_unsigned_long = code == 'I' || code == 'L';
    if (is_unsigned_long && int_sign(number) < 0) return rt.overflow_error(row->too_small);
    if (!fits || (!is_unsigned_long && (wide < INT32_MIN || wide > INT32_MAX)))
        return rt.overflow_error(row->beyond_long);
    if (wide < row->low) return rt.overflow_error(row->too_small);
    if (wide > row->high) return rt.overflow_error(row->too_big);
    if (is_signed_char && wide < INT8_MIN) return rt.overflow_error("signed char is less than minimum");
    if (is_signed_char && wide > INT8_MAX) return rt.overflow_error("signed char is greater than maximum");
    std::memcpy(packed.bytes, &wide, 8);
    return packed;
}

}  // namespace

Result<PackedElement> pack_array_item(Runtime& rt, const Value& value, char code) {
    PackedElement packed{};
    if (is_text_code(code)) {
        if (!is_str(value))
            return rt.type_error("array item must be a unicode character, not {}", type_name(rt, value));
        const Str* text = value.as<Str>();
        if (text->length != 1)
            return rt.type_error("array item must be a unicode character, not a string of length {}",
                                 text->length);
        char32_t character = text->at(0);
        std::memcpy(packed.bytes, &character, 4);
        return packed;
    }
    if (code == 'd') {
        double number = TRY(as_double(rt, value));
        std::memcpy(packed.bytes, &number, 8);
        return packed;
    }
    if (code == 'f') {
        double number = TRY(as_double(rt, value));
        auto narrow = static_cast<float>(number);
        std::memcpy(packed.bytes, &narrow, 4);
        return packed;
    }
    return pack_integer_item(rt, value, code);
}

Result<Value> array_list(Runtime& rt, const Array* array) {
    Ref<List> list = new_list(rt);
    TRY(list_reserve(rt, list.get(), array->length));
    for (Size i = 0; i < array->length; ++i) {
        Value item = TRY(array_item(rt, array, i));
        TRY(list_append(rt, list.get(), std::move(item)));
    }
    return list;
}

// ---- growing

Result<void> array_append_bytes(Runtime& rt, Array* array, const Value& source) {
    Export buffer = TRY(bytes_like(rt, source));
    if (buffer.view().itemsize != 1) return rt.type_error("a bytes-like object is required");
    Size count = buffer.length();
    if (count % array->itemsize != 0) return rt.value_error("bytes length not a multiple of item size");
    Size items = count / array->itemsize;
    if (items == 0) return {};
    Size old = array->length;
    if (old > max_size - items) return rt.memory_error();
    TRY(array->resize(rt, std::int64_t{old} + items));
    std::memcpy(array->at(old), buffer.data(), static_cast<std::size_t>(count));
    return {};
}

Result<void> array_insert_value(Runtime& rt, Array* array, Size index, const Value& value) {
    Size length = array->length;
    PackedElement packed = TRY(pack_array_item(rt, value, array->code));
    if (length == max_size) return rt.memory_error();
    TRY(array->resize(rt, std::int64_t{length} + 1));
    if (index < 0) index = index + length < 0 ? 0 : index + length;
    if (index > length) index = length;
    rt.wrote();  // now: the value may run Python once more
    std::memmove(array->at(index + 1), array->at(index),
                 static_cast<std::size_t>(length - index) * array->itemsize);
    bool plain = value.is_small_int() || rt.is_exactly(value, BuiltinType::int_) ||
                 rt.is_exactly(value, BuiltinType::float_) || is_str(value);
    if (!plain) packed = TRY(pack_array_item(rt, value, array->code));
    if (index < array->allocated) std::memcpy(array->at(index), packed.bytes, array->itemsize);
    rt.wrote();
    return {};
}

Result<void> array_append_items(Runtime& rt, const Value& self, const Value& iterable) {
    return for_each(rt, iterable, [&](const Value& item) -> Result<bool> {
        auto* array = self.as<Array>();
        TRY(array_insert_value(rt, array, array->length, item));
        return true;
    });
}

Result<void> array_append_text(Runtime& rt, Array* array, const Str* text) {
    if (text->length == 0) return {};
    Size old = array->length;
    TRY(array->resize(rt, std::int64_t{old} + text->length));
    for (Size i = 0; i < text->length; ++i) {
        char32_t character = text->at(i);
        std::memcpy(array->at(old + i), &character, 4);
    }
    return {};
}

// ---- construction

namespace {

Result<char> typecode_argument(Runtime& rt, const Value& value) {
    if (!is_str(value))
        return rt.type_error("array() argument 1 must be a unicode character, not {}",
                             argument_type_name(rt, value));
    const Str* text = value.as<Str>();
    if (text->length != 1)
        return rt.type_error("array() argument 1 must be a unicode character, not a string of length {}",
                             text->length);
    char32_t code = text->at(0);
    if (code == 'u' && rt.interpreter != nullptr)
        TRY(rt.interpreter->warn(BuiltinType::DeprecationWarning,
                                 "The 'u' type code is deprecated and will be removed in Python 3.16"));
    return code < 0x80 ? static_cast<char>(code) : '\0';
}

Result<void> check_initializer(Runtime& rt, char code, const Value& initial) {
    if (initial.is_empty() || is_text_code(code)) return {};
    std::string_view shown(&code, 1);
    if (is_str(initial))
        return rt.type_error("cannot use a str to initialize an array with typecode '{}'", shown);
    if (is_array(rt, initial) && is_text_code(initial.as<Array>()->code))
        return rt.type_error("cannot use a unicode array to initialize an array with typecode '{}'", shown);
    return {};
}

Result<Value> filled_from_sequence(Runtime& rt, Type* type, char code, const Value& initial) {
    bool from_list = is_list(initial);
    Size count = from_list ? initial.as<List>()->length : initial.as<Tuple>()->length;
    Ref<Array> array = TRY(new_array(rt, type, code, count));
    if (count > 0) std::memset(array->data, 0, static_cast<std::size_t>(count) * array->itemsize);
    for (Size i = 0; i < count; ++i) {
        if (from_list && i >= initial.as<List>()->length) return rt.index_error("list index out of range");
        Value item = from_list ? initial.as<List>()->items[i] : (*initial.as<Tuple>())[i];
        PackedElement packed = TRY(pack_array_item(rt, item, code));
        if (i < array->length) std::memcpy(array->at(i), packed.bytes, array->itemsize);
    }
    return array;
}

}  // namespace

Result<Value> array_from_arguments(Runtime& rt, Type* type, const Value* a) {
    char code = TRY(typecode_argument(rt, a[0]));
    const Value& initial = a[1];
    TRY(check_initializer(rt, code, initial));
    bool known = code != 0 && array_typecodes.find(code) != std::string_view::npos;
    bool bytes =
        !initial.is_empty() && (is_bytes(initial) || rt.is_instance(initial, BuiltinType::bytearray));
    bool text = !initial.is_empty() && is_text_code(code) && is_str(initial);
    bool same = !initial.is_empty() && is_array(rt, initial) && initial.as<Array>()->code == code;
    bool sequence = !initial.is_empty() && (is_list(initial) || is_tuple(initial));
    Value iterator;
    if (!initial.is_empty() && !bytes && !text && !same && !sequence) iterator = TRY(iterate(rt, initial));
    if (!known) return rt.value_error("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
    if (sequence) return filled_from_sequence(rt, type, code, initial);
    Ref<Array> array = TRY(new_array(rt, type, code, same ? initial.as<Array>()->length : 0));
    if (same && array->length > 0)
        std::memcpy(array->data, initial.as<Array>()->data, initial.as<Array>()->bytes().size());
    if (bytes) TRY(array_append_bytes(rt, array.get(), initial));
    if (text) TRY(array_append_text(rt, array.get(), initial.as<Str>()));
    if (!iterator.is_empty()) {
        Value self = array;
        TRY(array_append_items(rt, self, iterator));
    }
    return array;
}

namespace {

Result<Value> array_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    if (type == rt.type(BuiltinType::array) && arguments.keywords() > 0)
        return rt.type_error("array.array() takes no keyword arguments");
    if (arguments.positional < 1) return rt.type_error("array() takes at least 1 argument (0 given)");
    if (arguments.positional > 2)
        return rt.type_error("array() takes at most 2 arguments ({} given)", arguments.positional);
    CallArguments positional{arguments.values, arguments.positional, nullptr};
    return bound_new<"array(typecode, initializer=(), /)", array_from_arguments>(rt, type, positional);
}

Result<Value> array_repr(Runtime& rt, const Value& self) {
    auto* array = self.as<Array>();
    StrBuilder out(rt);
    out.append(rt.type_of(self)->name.get());
    out.append_utf8("('");
    out.append(static_cast<char32_t>(array->code));
    out.append_utf8("'");
    if (array->length > 0) {
        Value contents = TRY(is_text_code(array->code) ? array_text(rt, array) : array_list(rt, array));
        Ref<Str> shown = TRY(repr(rt, contents));
        out.append_utf8(", ");
        out.append(shown.get());
    }
    out.append_utf8(")");
    return out.finish();
}

Result<Size> array_length(Runtime&, const Value& self) {
    return self.as<Array>()->length;
}

Result<bool> array_contains(Runtime& rt, const Value& self, const Value& item) {
    auto* array = self.as<Array>();
    for (Size i = 0; i < array->length; ++i) {
        Value each = TRY(array_item(rt, array, i));
        bool same = TRY(equals(rt, each, item));
        if (same) return true;
    }
    return false;
}

const char* format_of(const Array* array) {
    return is_text_code(array->code) ? "w" : native_format_text(array->code, false);
}

Result<void> array_get_buffer(Runtime& rt, const Value& self, std::uint32_t flags, BufferView& view) {
    (void)rt;
    static std::uint8_t nothing[8] = {};
    auto* array = self.as<Array>();
    view.exporter = self;
    view.data = array->data != nullptr ? array->data : nothing;
    view.length = static_cast<Size>(array->bytes().size());
    view.itemsize = array->itemsize;
    view.ndim = 1;
    view.readonly = false;
    view.format = buffer_flags::asks(flags, buffer_flags::format) ? format_of(array) : nullptr;
    view.own_shape = array->length;
    view.own_stride = array->itemsize;
    view.shape = buffer_flags::asks(flags, buffer_flags::nd) ? &view.own_shape : nullptr;
    view.strides = buffer_flags::asks(flags, buffer_flags::strides) ? &view.own_stride : nullptr;
    view.suboffsets = nullptr;
    ++array->exports;
    return {};
}

void array_release_buffer(Runtime&, Object* exporter, BufferView&) {
    --static_cast<Array*>(exporter)->exports;
}

constexpr TypeSpec array_spec = {
    .id = BuiltinType::array,
    .name = "array.array",
    .flags = type_flags::subclassable | type_flags::weakly_referable | type_flags::sequence,
    .layout = {.size = sizeof(Array),
               .destroy =
                   [](Runtime& rt, Object* object) {
                       if (rt.observer != nullptr) rt.observer->object_destroyed(object);
                       static_cast<Array*>(object)->~Array();
                   },
               .traverse = traverse_nothing},
    .methods = array_methods,
    .properties = array_properties,
    .slots = {.repr = array_repr,
              .iter = new_array_iterator,
              .length = array_length,
              .hash = hash_not_implemented,
              .compare = array_compare,
              .concat = array_concat,
              .inplace_concat = array_inplace_concat,
              .repeat = array_repeat,
              .inplace_repeat = array_inplace_repeat,
              .get_item = array_get_item,
              .assign_item = array_assign_item,
              .contains = array_contains,
              .new_ = array_new,
              .get_buffer = array_get_buffer,
              .release_buffer = array_release_buffer},
    .doc =
        "array(typecode [, initializer]) -> array\n\n"
        "Return a new array whose items are restricted by typecode, and\n"
        "initialized from the optional initializer value, which must be a list,\n"
        "string or iterable over elements of the appropriate type.",
};

}  // namespace

void install_array(Runtime& rt) {
    rt.define_type(array_spec);
    install_array_iterator(rt);
}

}  // namespace bufferscope
