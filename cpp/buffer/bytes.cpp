// bytes: making, comparing, indexing, printing, and the type itself.
#include "buffer/bytes.h"

#include <cstring>

#include "buffer/arguments.h"
#include "buffer/byte_methods.h"
#include "buffer/byte_search.h"
#include "buffer/install.h"
#include "buffer/layout.h"
#include "types/codecs.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

namespace {

Bytes* make_bytes(Runtime& rt, Type* type, std::size_t length) {
    auto* bytes = rt.try_allocate<Bytes>(type, length);
    if (bytes != nullptr) bytes->length = static_cast<Size>(length);
    return bytes;
}

/// The shared objects: b'' at 0, bytes([n]) at n + 1.
const Tuple* shared_bytes(Runtime& rt) {
    if (rt.single_bytes.is_empty()) {
        Ref<Tuple> all = MUST(allocate_tuple(rt, 257));
        Type* type = rt.type(BuiltinType::bytes);
        all->items()[0] = Value::adopt(make_bytes(rt, type, 0));
        for (int byte = 0; byte < 256; ++byte) {
            Bytes* one = make_bytes(rt, type, 1);
            one->data()[0] = static_cast<std::uint8_t>(byte);
            all->items()[byte + 1] = Value::adopt(one);
        }
        rt.single_bytes = std::move(all);
    }
    return rt.single_bytes.as<Tuple>();
}

Ref<Bytes> shared(Runtime& rt, Size index) {
    return Ref<Bytes>::share((*shared_bytes(rt))[index].as<Bytes>());
}

}  // namespace

Result<Ref<Bytes>> allocate_bytes(Runtime& rt, std::size_t length) {
    if (length == 0) return shared(rt, 0);
    constexpr std::size_t header = 17;  // PyBytesObject_SIZE where pointers have 32 bits
    if (length > static_cast<std::size_t>(max_size) - header)
        return rt.overflow_error("byte string is too large");
    Bytes* bytes = make_bytes(rt, rt.type(BuiltinType::bytes), length);
    if (bytes == nullptr) return rt.memory_error();
    return Ref<Bytes>::adopt(bytes);
}

Result<Ref<Bytes>> new_bytes(Runtime& rt, ByteSpan source) {
    if (source.size() <= 1) return shared(rt, source.empty() ? 0 : source[0] + 1);
    Ref<Bytes> bytes = TRY(allocate_bytes(rt, source.size()));
    std::memcpy(bytes->data(), source.data(), source.size());
    return bytes;
}

// As in CPython, an ASCII str and the bytes of its characters hash alike.
Hash hash_of_bytes(ByteSpan bytes) {
    return hash_of_bytes(bytes.data(), bytes.size());
}

int compare_bytes(ByteSpan left, ByteSpan right) {
    std::size_t common = left.size() < right.size() ? left.size() : right.size();
    int order = common == 0 ? 0 : std::memcmp(left.data(), right.data(), common);
    if (order != 0) return order;
    return left.size() == right.size() ? 0 : left.size() < right.size() ? -1 : 1;
}

Result<Ref<Str>> repr_of_bytes(Runtime& rt, ByteSpan bytes, std::string_view prefix,
                               std::string_view suffix) {
    bool single = text_of(bytes).find('\'') != std::string_view::npos;
    bool both = single && text_of(bytes).find('"') != std::string_view::npos;
    char quote = single && !both ? '"' : '\'';
    bool is_array = prefix.size() > 1;  // repr(bytearray) escapes ' whatever the quotes
    auto is_escaped = [&](std::uint8_t c) { return c == '\\' || c == quote || (is_array && c == '\''); };
    std::size_t total = prefix.size() + suffix.size() + 2;
    for (std::uint8_t c : bytes) {
        bool escaped = is_escaped(c) || c == '\n' || c == '\r' || c == '\t';
        total += escaped ? 2 : c < ' ' || c >= 0x7F ? 4 : 1;
    }
    if (total > static_cast<std::size_t>(max_size))
        return rt.overflow_error("bytes object is too large to make repr");
    Ref<Str> text = TRY(allocate_str(rt, static_cast<Size>(total), 1));
    text->ascii = true;
    std::uint8_t* out = text->narrow();
    auto put = [&out](char c) { *out++ = static_cast<std::uint8_t>(c); };
    for (char c : prefix) put(c);
    put(quote);
    for (std::uint8_t c : bytes) {
        if (is_escaped(c)) {
            put('\\');
            put(static_cast<char>(c));
        } else if (c == '\n' || c == '\r' || c == '\t') {
            put('\\');
            put(c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
        } else if (c < ' ' || c >= 0x7F) {
            put('\\');
            put('x');
            put("0123456789abcdef"[c >> 4]);
            put("0123456789abcdef"[c & 15]);
        } else {
            put(static_cast<char>(c));
        }
    }
    put(quote);
    for (char c : suffix) put(c);
    return text;
}

/// The bytes of what an iterator over `source` yields (_PyBytes_FromIterator).
static Result<Ref<Bytes>> bytes_of_items(Runtime& rt, const Value& source, const Value& iterator) {
    if (!rt.is_exactly(source, BuiltinType::list) && !rt.is_exactly(source, BuiltinType::tuple))
        TRY(length_hint(rt, source, 64));
    std::string out;
    while (true) {
        Value item = TRY(next(rt, iterator));
        if (item.is_empty()) return new_bytes(rt, out);
        std::uint8_t byte = TRY(byte_value(rt, item, "bytes"));
        if (out.size() >= static_cast<std::size_t>(max_size)) return rt.memory_error();
        out.push_back(static_cast<char>(byte));
    }
}

Result<Ref<Bytes>> bytes_of(Runtime& rt, const Value& source) {
    if (rt.is_exactly(source, BuiltinType::bytes)) return Ref<Bytes>::share(source.as<Bytes>());
    if (has_buffer(rt, source)) {
        Export buffer = TRY(get_buffer(rt, source, buffer_flags::full_ro));
        if (buffer.length() <= 1 && is_contiguous(buffer.view(), 'C')) return new_bytes(rt, buffer.bytes());
        Ref<Bytes> bytes = TRY(allocate_bytes(rt, static_cast<std::size_t>(buffer.length())));
        copy_to_contiguous(buffer.view(), 'C', bytes->data());
        return bytes;
    }
    if (!is_str(source)) {
        Result<Value> iterator = iterate(rt, source);
        if (!iterator.is_error()) {
            Value taken = iterator.take();
            return bytes_of_items(rt, source, taken);
        }
        Error error = iterator.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::TypeError)) return error;
    }
    return rt.type_error("cannot convert '{}' object to bytes", type_name(rt, source));
}

Result<Value> call_bytes_special(Runtime& rt, const Value& source) {
    Value method = TRY(find_special(rt, source, Name::bytes));
    if (method.is_empty()) return Value();
    Value result = TRY(call(rt, method));
    if (!is_bytes(result))
        return rt.type_error("__bytes__ returned non-bytes (type {})", type_name(rt, result));
    return result;
}

namespace {

Result<Ref<Bytes>> zero_bytes(Runtime& rt, Size count) {
    if (count < 0) return rt.value_error("negative count");
    Ref<Bytes> bytes = TRY(allocate_bytes(rt, static_cast<std::size_t>(count)));
    std::memset(bytes->data(), 0, static_cast<std::size_t>(count));
    return bytes;
}

/// bytes(source, encoding, errors) as bytes_new_impl.
Result<Value> bytes_from_arguments(Runtime& rt, const Value* a) {
    const Value& source = a[0];
    bool encoded = !a[1].is_empty();
    bool with_errors = !a[2].is_empty();
    std::string encoding = TRY(text_argument(rt, a[1], "bytes", "'encoding'", "utf-8"));
    std::string errors = TRY(text_argument(rt, a[2], "bytes", "'errors'", "strict"));
    if (source.is_empty() || (!is_str(source) && (encoded || with_errors))) {
        if (encoded) return rt.type_error("encoding without a string argument");
        if (with_errors) return rt.type_error("errors without a string argument");
        return new_bytes(rt, ByteSpan());
    }
    if (is_str(source)) {
        if (encoded) {
            std::string text = TRY(encode(rt, source, encoding, errors));
            return new_bytes(rt, text);
        }
        if (with_errors) return rt.type_error("string argument without an encoding");
    }
    Value special = TRY(call_bytes_special(rt, source));
    if (!special.is_empty()) return special;
    if (is_str(source)) return rt.type_error("string argument without an encoding");
    if (has_index(rt, source)) {
        Result<Size> count = index_size(rt, source, BuiltinType::OverflowError);
        if (!count.is_error()) return zero_bytes(rt, count.take());
        Error error = count.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::TypeError)) return error;
    }
    return bytes_of(rt, source);
}

Result<Value> bytes_new(Runtime& rt, Type* type, const Value* a) {
    Value bytes = TRY(bytes_from_arguments(rt, a));
    if (type == rt.type(BuiltinType::bytes)) return bytes;
    ByteSpan source = bytes.as<Bytes>()->span();
    Bytes* copy = make_bytes(rt, type, source.size());
    if (copy == nullptr) return rt.memory_error();
    if (!source.empty()) std::memcpy(copy->data(), source.data(), source.size());
    return Value::adopt(copy);
}

Result<Value> bytes_repr(Runtime& rt, const Value& self) {
    return repr_of_bytes(rt, self.as<Bytes>()->span());
}

Result<Hash> bytes_hash(Runtime&, const Value& self) {
    const auto* bytes = self.as<Bytes>();
    if (bytes->hash == 0) bytes->hash = hash_of_bytes(bytes->span());
    return bytes->hash;
}

Result<Size> bytes_length(Runtime&, const Value& self) {
    return self.as<Bytes>()->length;
}

Result<Value> bytes_compare(Runtime&, const Value& left, const Value& right, Comparison how) {
    if (!is_bytes(left) || !is_bytes(right)) return Value::not_implemented();
    const auto* a = left.as<Bytes>();
    const auto* b = right.as<Bytes>();
    if (a == b) return Value::boolean(result_of(how, 0));
    if ((how == Comparison::equal || how == Comparison::not_equal) && a->length != b->length)
        return Value::boolean(how == Comparison::not_equal);
    return Value::boolean(result_of(how, compare_bytes(a->span(), b->span())));
}

Result<Value> bytes_concat(Runtime& rt, const Value& left, const Value& right) {
    ExportPair sides = TRY(concat_operands(rt, left, right));
    const Export& a = sides.first;
    const Export& b = sides.second;
    if (a.length() == 0 && rt.is_exactly(right, BuiltinType::bytes)) return Value(right);
    if (b.length() == 0 && rt.is_exactly(left, BuiltinType::bytes)) return Value(left);
    std::size_t total = a.bytes().size() + b.bytes().size();
    Ref<Bytes> result = TRY(allocate_bytes(rt, total));
    if (a.length() > 0) std::memcpy(result->data(), a.data(), a.bytes().size());
    if (b.length() > 0) std::memcpy(result->data() + a.length(), b.data(), b.bytes().size());
    return result;
}

Result<Value> bytes_repeat(Runtime& rt, const Value& self, Size count) {
    ByteSpan source = self.as<Bytes>()->span();
    if (count < 0) count = 0;
    std::int64_t total = static_cast<std::int64_t>(source.size()) * count;
    if (total > max_size) return rt.overflow_error("repeated bytes are too long");
    if (total > static_cast<std::int64_t>(rt.heap.limit())) return rt.memory_error();
    if (count == 1 && rt.is_exactly(self, BuiltinType::bytes)) return Value(self);
    Ref<Bytes> result = TRY(allocate_bytes(rt, static_cast<std::size_t>(total)));
    fill_repeated(result->data(), static_cast<std::size_t>(total), source);
    return result;
}

Result<Value> bytes_get_item(Runtime& rt, const Value& self, const Value& key) {
    const auto* bytes = self.as<Bytes>();
    if (key.is_small_int() || has_index(rt, key)) {
        Size at = TRY(index_size(rt, key));
        if (at < 0) at += bytes->length;
        if (at < 0 || at >= bytes->length) return rt.index_error("index out of range");
        return Value::small(bytes->data()[at]);
    }
    if (!rt.is_exactly(key, BuiltinType::slice))
        return rt.type_error("byte indices must be integers or slices, not {}", type_name(rt, key));
    SliceRange range = TRY(slice_range(rt, key.as<SliceObject>(), bytes->length));
    if (range.count <= 0) return new_bytes(rt, ByteSpan());
    if (range.step == 1) {
        if (range.count == bytes->length && rt.is_exactly(self, BuiltinType::bytes)) return Value(self);
        return new_bytes(rt, bytes->span().subspan(range.start, range.count));
    }
    Ref<Bytes> result = TRY(allocate_bytes(rt, static_cast<std::size_t>(range.count)));
    std::int64_t at = range.start;
    for (Size i = 0; i < range.count; ++i, at += range.step) result->data()[i] = bytes->data()[at];
    return result;
}

Result<void> bytes_get_buffer(Runtime& rt, const Value& self, std::uint32_t flags, BufferView& view) {
    auto* bytes = self.as<Bytes>();
    return fill_bytes_view(rt, view, self, bytes->data(), bytes->length, true, flags);
}

Result<Value> bytes_fromhex(Runtime& rt, const Value* a) {
    std::string bytes = TRY(bytes_from_hex(rt, a[1]));
    Value result = TRY(new_bytes(rt, bytes));
    if (a[0].object() == rt.type(BuiltinType::bytes)) return result;
    return call(rt, a[0], result);
}

Result<Value> bytes_bytes(Runtime& rt, const Value* a) {
    if (rt.is_exactly(a[0], BuiltinType::bytes)) return Value(a[0]);
    return new_bytes(rt, a[0].as<Bytes>()->span());
}

Result<Value> bytes_getnewargs(Runtime& rt, const Value* a) {
    Value copy = TRY(new_bytes(rt, a[0].as<Bytes>()->span()));
    return new_tuple(rt, std::span<const Value>(&copy, 1));
}

Result<Value> bytes_sizeof(Runtime&, const Value* a) {
    return Value::small(std::int64_t{17} + a[0].as<Bytes>()->length);
}

constexpr NativeMethod bytes_own_methods[] = {
    {"__bytes__(self, /)", bytes_bytes, doc<"Convert this value to exact type bytes.">},
    {"__getnewargs__(self, /)", bytes_getnewargs},
    {"__sizeof__(self, /)", bytes_sizeof, doc<"Size of object in memory, in bytes.">},
    {"fromhex(type, string, /)", bytes_fromhex, nullptr, MethodKind::class_method},
};
constexpr auto bytes_methods = with_shared_byte_methods(bytes_own_methods);

constexpr TypeSpec bytes_spec = {
    .id = BuiltinType::bytes,
    .name = "bytes",
    .flags = type_flags::subclassable | type_flags::bytes_subclass,
    .layout = {.size = sizeof(Bytes),
               .size_of =
                   [](const Object* object) {
                       return static_cast<std::uint32_t>(sizeof(Bytes)) +
                              static_cast<std::uint32_t>(static_cast<const Bytes*>(object)->length);
                   }},
    .methods = bytes_methods,
    .slots = {.repr = bytes_repr,
              .str = bytes_repr,
              .iter = new_byte_iterator,
              .length = bytes_length,
              .hash = bytes_hash,
              .compare = bytes_compare,
              .remainder = bytes_remainder,
              .concat = bytes_concat,
              .repeat = bytes_repeat,
              .get_item = bytes_get_item,
              .contains = byte_contains,
              .new_ = bound_new<"bytes(source=b'', encoding='utf-8', errors='strict')", bytes_new>,
              .get_buffer = bytes_get_buffer},
    .doc =
        "bytes(iterable_of_ints) -> bytes\n"
        "bytes(string, encoding[, errors]) -> bytes\n"
        "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
        "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n"
        "bytes() -> empty bytes object\n\n"
        "Construct an immutable array of bytes from:\n"
        "  - an iterable yielding integers in range(256)\n"
        "  - a text string encoded using the specified encoding\n"
        "  - any object implementing the buffer API.\n"
        "  - an integer",
};

}  // namespace

void install_bytes(Runtime& rt) {
    rt.define_type(bytes_spec);
}

}  // namespace bufferscope
