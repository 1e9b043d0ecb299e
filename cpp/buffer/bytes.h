// Bytes: the immutable byte string: layout, making, comparing. The methods it shares with bytearray are in
// buffer/byte_methods.h.
#pragma once

#include "buffer/descriptor.h"

namespace bufferscope {

struct Bytes : Object {
    Size length;
    mutable Hash hash;  // 0: not computed yet
    // `length` bytes follow

    const std::uint8_t* data() const { return reinterpret_cast<const std::uint8_t*>(this + 1); }
    std::uint8_t* data() { return reinterpret_cast<std::uint8_t*>(this + 1); }
    ByteSpan span() const { return {data(), static_cast<std::size_t>(length)}; }
    std::string_view text() const {
        return {reinterpret_cast<const char*>(data()), static_cast<std::size_t>(length)};
    }
};

inline bool is_bytes(const Value& value) {
    return value.is_object() && value.object()->type->has_flag(type_flags::bytes_subclass);
}

/// A copy of the bytes; the empty one and those of one byte are shared, as in CPython.
Result<Ref<Bytes>> new_bytes(Runtime&, ByteSpan bytes);
inline Result<Ref<Bytes>> new_bytes(Runtime& rt, std::string_view bytes) {
    return new_bytes(rt, byte_span(bytes));
}
/// Uninitialised; the caller fills it before anything else sees it. Never shared, so not for lengths 0 and 1
/// where identity shows.
Result<Ref<Bytes>> allocate_bytes(Runtime&, std::size_t length);

/// The hash of bytes, of memoryviews of them too.
Hash hash_of_bytes(ByteSpan bytes);
/// b'…' with CPython's escapes and choice of quotes; `prefix` and `suffix` stand around it ("bytearray(",
/// ")").
Result<Ref<Str>> repr_of_bytes(Runtime&, ByteSpan bytes, std::string_view prefix = "b",
                               std::string_view suffix = "");
/// memcmp order, then length.
int compare_bytes(ByteSpan left, ByteSpan right);

/// bytes(value) as PyBytes_FromObject: from a buffer or an iterable of ints.
Result<Ref<Bytes>> bytes_of(Runtime&, const Value& source);
/// value.__bytes__(), empty when its type has none.
Result<Value> call_bytes_special(Runtime&, const Value& source);

}  // namespace bufferscope
