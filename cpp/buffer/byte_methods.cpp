// Methods of bytes and bytearray that search, compare, trim and replace.
#include "buffer/byte_methods.h"

#include <cstring>

#include "buffer/arguments.h"
#include "buffer/byte_search.h"
#include "types/codecs.h"
#include "types/int.h"

namespace bufferscope {

ByteSpan bytes_or_bytearray(const Value& self) {
    return is_bytes(self) ? self.as<Bytes>()->span() : self.as<ByteArray>()->span();
}

Result<Value> make_like(Runtime& rt, const Value& self, ByteSpan bytes) {
    if (is_bytes(self)) return new_bytes(rt, bytes);
    return new_bytearray(rt, bytes);
}

Result<FreshBytes> allocate_like(Runtime& rt, const Value& self, std::size_t length) {
    if (is_bytes(self)) {
        Ref<Bytes> fresh = TRY(allocate_bytes(rt, length));
        std::uint8_t* data = fresh->data();
        return FreshBytes{std::move(fresh), data};
    }
    Ref<ByteArray> fresh = TRY(new_bytearray(rt, {}));
    TRY(fresh->resize(rt, static_cast<std::int64_t>(length)));
    std::uint8_t* data = fresh->data();
    return FreshBytes{std::move(fresh), data};
}

namespace {

/// `self` itself when it is exactly bytes, else a copy of all of it.
Result<Value> same_bytes(Runtime& rt, const Value& self) {
    if (rt.is_exactly(self, BuiltinType::bytes)) return Value(self);
    return make_like(rt, self, bytes_or_bytearray(self));
}

/// self[start:stop], `self` itself if that is all of an exact bytes.
Result<Value> part_of(Runtime& rt, const Value& self, std::size_t start, std::size_t stop) {
    ByteSpan bytes = bytes_or_bytearray(self);
    if (start == 0 && stop == bytes.size()) return same_bytes(rt, self);
    return make_like(rt, self, bytes.subspan(start, stop - start));
}

/// What find() and its kin look for: a buffer or one byte given as an int.
struct Needle {
    Export buffer;
    std::uint8_t byte = 0;
    bool is_byte = false;
    ByteSpan bytes() const { return is_byte ? ByteSpan(&byte, 1) : buffer.bytes(); }
};

/// parse_args_finds_byte.
Result<Needle> needle_argument(Runtime& rt, const Value& value) {
    Needle needle;
    if (has_buffer(rt, value)) {
        needle.buffer = TRY(bytes_like(rt, value));
        return needle;
    }
    if (!has_index(rt, value))
        return rt.type_error("argument should be integer or bytes-like object, not '{}'",
                             type_name(rt, value));
    needle.byte = TRY(byte_value(rt, value));
    needle.is_byte = true;
    return needle;
}

enum class Search { first, last, count };

Result<Size> search(Runtime& rt, const Value* a, Search kind) {
    Bounds bounds = TRY(bounds_arguments(rt, a[2], a[3]));
    Needle needle = TRY(needle_argument(rt, a[1]));
    ByteSpan bytes = bytes_or_bytearray(a[0]);
    bounds.adjust(static_cast<Size>(bytes.size()));
    ByteSpan wanted = needle.bytes();
    if (bounds.end - bounds.start < static_cast<Size>(wanted.size())) return kind == Search::count ? 0 : -1;
    ByteSpan part = bytes.subspan(bounds.start, bounds.end - bounds.start);
    if (kind == Search::count) return count_bytes(part, wanted);
    Size found = kind == Search::first ? find_bytes(part, wanted) : find_last_bytes(part, wanted);
    return found < 0 ? found : found + bounds.start;
}

Result<Value> search_or_raise(Runtime& rt, const Value* a, Search kind) {
    Size found = TRY(search(rt, a, kind));
    if (found < 0) return rt.value_error("subsection not found");
    return new_int(rt, found);
}

/// _Py_bytes_tailmatch for one candidate.
Result<bool> tail_matches(Runtime& rt, const Value& self, const Value& candidate, Bounds bounds,
                          bool at_end) {
    Export buffer = TRY(bytes_like(rt, candidate));
    ByteSpan bytes = bytes_or_bytearray(self);
    ByteSpan part = buffer.bytes();
    auto size = static_cast<Size>(part.size());
    bounds.adjust(static_cast<Size>(bytes.size()));
    Size start = bounds.start;
    if (!at_end) {
        if (start > static_cast<Size>(bytes.size()) - size) return false;
    } else {
        if (bounds.end - start < size || start > static_cast<Size>(bytes.size())) return false;
        if (bounds.end - size > start) start = bounds.end - size;
    }
    if (bounds.end - start < size) return false;
    return size == 0 || std::memcmp(bytes.data() + start, part.data(), part.size()) == 0;
}

Result<Value> tail_match(Runtime& rt, const Value* a, bool at_end) {
    Bounds bounds = TRY(bounds_arguments(rt, a[2], a[3]));
    if (is_tuple(a[1])) {
        const auto* tuple = a[1].as<Tuple>();
        for (Size i = 0; i < tuple->length; ++i) {
            bool matches = TRY(tail_matches(rt, a[0], (*tuple)[i], bounds, at_end));
            if (matches) return Value::true_value();
        }
        return Value::false_value();
    }
    Result<bool> matches = tail_matches(rt, a[0], a[1], bounds, at_end);
    if (matches.is_error()) {
        Error error = matches.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::TypeError)) return error;
        return rt.type_error("{} first arg must be bytes or a tuple of bytes, not {}",
                             at_end ? "endswith" : "startswith", type_name(rt, a[1]));
    }
    return Value::boolean(matches.take());
}

bool is_blank(std::uint8_t byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

Result<Value> strip(Runtime& rt, const Value* a, bool left, bool right) {
    Export set_buffer;
    bool in_set[256] = {};
    if (a[1].is_empty() || a[1].is_none()) {
        for (int byte = 0; byte < 256; ++byte) in_set[byte] = is_blank(static_cast<std::uint8_t>(byte));
    } else {
        set_buffer = TRY(bytes_like(rt, a[1]));
        for (std::uint8_t byte : set_buffer.bytes()) in_set[byte] = true;
    }
    ByteSpan bytes = bytes_or_bytearray(a[0]);
    std::size_t start = 0;
    std::size_t stop = bytes.size();
    if (left)
        while (start < stop && in_set[bytes[start]]) ++start;
    if (right)
        while (stop > start && in_set[bytes[stop - 1]]) --stop;
    return part_of(rt, a[0], start, stop);
}

/// Puts `with` before each of the first `count` bytes, and at the end if places are left.
Result<Value> interleave(Runtime& rt, const Value& self, ByteSpan with, Size limit) {
    ByteSpan bytes = bytes_or_bytearray(self);
    std::int64_t places = static_cast<std::int64_t>(bytes.size()) + 1;
    if (places > limit) places = limit;
    std::int64_t total =
        places * static_cast<std::int64_t>(with.size()) + static_cast<std::int64_t>(bytes.size());
    if (total > max_size) return rt.overflow_error("replace bytes is too long");
    FreshBytes fresh = TRY(allocate_like(rt, self, static_cast<std::size_t>(total)));
    bytes = bytes_or_bytearray(self);
    std::uint8_t* out = fresh.data;
    std::size_t at = 0;
    for (std::int64_t i = 0; i < places; ++i) {
        if (!with.empty()) std::memcpy(out, with.data(), with.size());
        out += with.size();
        if (at < bytes.size()) *out++ = bytes[at++];
    }
    if (at < bytes.size()) std::memcpy(out, bytes.data() + at, bytes.size() - at);
    return std::move(fresh.object);
}

Result<Value> substitute(Runtime& rt, const Value& self, ByteSpan old_bytes, ByteSpan new_part, Size limit) {
    ByteSpan bytes = bytes_or_bytearray(self);
    Size count = count_bytes(bytes, old_bytes, limit);
    if (count == 0) return same_bytes(rt, self);
    std::int64_t growth =
        static_cast<std::int64_t>(new_part.size()) - static_cast<std::int64_t>(old_bytes.size());
    std::int64_t total = static_cast<std::int64_t>(bytes.size()) + growth * count;
    if (total > max_size) return rt.overflow_error("replace bytes is too long");
    FreshBytes fresh = TRY(allocate_like(rt, self, static_cast<std::size_t>(total)));
    bytes = bytes_or_bytearray(self);
    std::uint8_t* out = fresh.data;
    Size at = 0;
    auto copy = [&out](const std::uint8_t* from, std::size_t size) {
        if (size != 0) std::memcpy(out, from, size);
        out += size;
    };
    for (Size i = 0; i < count; ++i) {
        Size found = find_bytes(bytes, old_bytes, at);
        copy(bytes.data() + at, static_cast<std::size_t>(found - at));
        copy(new_part.data(), new_part.size());
        at = found + static_cast<Size>(old_bytes.size());
    }
    copy(bytes.data() + at, bytes.size() - static_cast<std::size_t>(at));
    return std::move(fresh.object);
}

}  // namespace

Result<Value> byte_find(Runtime& rt, const Value* a) {
    Size found = TRY(search(rt, a, Search::first));
    return new_int(rt, found);
}

Result<Value> byte_rfind(Runtime& rt, const Value* a) {
    Size found = TRY(search(rt, a, Search::last));
    return new_int(rt, found);
}

Result<Value> byte_index(Runtime& rt, const Value* a) {
    return search_or_raise(rt, a, Search::first);
}

Result<Value> byte_rindex(Runtime& rt, const Value* a) {
    return search_or_raise(rt, a, Search::last);
}

Result<Value> byte_count(Runtime& rt, const Value* a) {
    Size count = TRY(search(rt, a, Search::count));
    return new_int(rt, count);
}

Result<Value> byte_startswith(Runtime& rt, const Value* a) {
    return tail_match(rt, a, false);
}

Result<Value> byte_endswith(Runtime& rt, const Value* a) {
    return tail_match(rt, a, true);
}

Result<Value> byte_removeprefix(Runtime& rt, const Value* a) {
    Export prefix = TRY(bytes_like(rt, a[1]));
    ByteSpan bytes = bytes_or_bytearray(a[0]);
    std::size_t size = prefix.bytes().size();
    bool matches = size > 0 && size <= bytes.size() && std::memcmp(bytes.data(), prefix.data(), size) == 0;
    return part_of(rt, a[0], matches ? size : 0, bytes.size());
}

Result<Value> byte_removesuffix(Runtime& rt, const Value* a) {
    Export suffix = TRY(bytes_like(rt, a[1]));
    ByteSpan bytes = bytes_or_bytearray(a[0]);
    std::size_t size = suffix.bytes().size();
    bool matches = size > 0 && size <= bytes.size() &&
                   std::memcmp(bytes.data() + bytes.size() - size, suffix.data(), size) == 0;
    return part_of(rt, a[0], 0, matches ? bytes.size() - size : bytes.size());
}

Result<Value> byte_strip(Runtime& rt, const Value* a) {
    return strip(rt, a, true, true);
}

Result<Value> byte_lstrip(Runtime& rt, const Value* a) {
    return strip(rt, a, true, false);
}

Result<Value> byte_rstrip(Runtime& rt, const Value* a) {
    return strip(rt, a, false, true);
}

Result<ExportPair> concat_operands(Runtime& rt, const Value& left, const Value& right) {
    ExportPair sides;
    Result<Export> first = bytes_like(rt, left);
    Result<Export> second = first.is_error() ? Result<Export>(first.take_error()) : bytes_like(rt, right);
    if (second.is_error())
        return rt.type_error("can't concat {} to {}", type_name(rt, right), type_name(rt, left));
    sides.first = first.take();
    sides.second = second.take();
    return sides;
}

Result<Value> byte_replace(Runtime& rt, const Value* a) {
    ExportPair parts;
    parts.first = TRY(bytes_like(rt, a[1]));
    parts.second = TRY(bytes_like(rt, a[2]));
    Size limit = TRY(size_argument(rt, a[3], -1));
    ByteSpan old_bytes = parts.first.bytes();
    ByteSpan new_part = parts.second.bytes();
    ByteSpan bytes = bytes_or_bytearray(a[0]);
    if (limit < 0) limit = max_size;
    if (bytes.size() < old_bytes.size() || limit == 0) return same_bytes(rt, a[0]);
    if (!old_bytes.empty()) return substitute(rt, a[0], old_bytes, new_part, limit);
    if (new_part.empty()) return same_bytes(rt, a[0]);
    return interleave(rt, a[0], new_part, limit);
}

Result<Value> byte_decode(Runtime& rt, const Value* a) {
    std::string encoding = TRY(text_argument(rt, a[1], "decode", "'encoding'", "utf-8"));
    std::string errors = TRY(text_argument(rt, a[2], "decode", "'errors'", "strict"));
    Export held;
    ByteSpan bytes;
    if (is_bytes(a[0])) {
        bytes = bytes_or_bytearray(a[0]);
    } else {  // an error handler may run Python
        held = TRY(bytes_like(rt, a[0]));
        bytes = held.bytes();
    }
    if (bytes.empty()) return new_str(rt, "");  // no codec is looked for
    return decode(rt, text_of(bytes), encoding, errors);
}

Result<bool> byte_contains(Runtime& rt, const Value& self, const Value& item) {
    if (has_index(rt, item) && !has_buffer(rt, item)) {
        Result<Value> number = index(rt, item);  // an error in __index__ is dropped
        if (!number.is_error()) {
            std::uint8_t byte = TRY(byte_value(rt, number.take()));
            return find_bytes(bytes_or_bytearray(self), ByteSpan(&byte, 1)) >= 0;
        }
    }
    Export part = TRY(bytes_like(rt, item));
    return find_bytes(bytes_or_bytearray(self), part.bytes()) >= 0;
}

}  // namespace bufferscope
