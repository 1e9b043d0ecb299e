// The methods that bytes and bytearray share: one set of functions, whose results are of the type of `self`.
#pragma once

#include <array>
#include <string>

#include "buffer/bytearray.h"
#include "buffer/bytes.h"

namespace bufferscope {

/// The bytes of a bytes or bytearray object (or subclass); the caller knows it is one.
ByteSpan bytes_or_bytearray(const Value& self);
/// A bytes or bytearray object, as `self` is one, with a copy of the bytes.
Result<Value> make_like(Runtime&, const Value& self, ByteSpan bytes);
/// Room for `length` bytes in a new object like `self`; to be filled before anything else sees it.
struct FreshBytes {
    Value object;
    std::uint8_t* data;
};
Result<FreshBytes> allocate_like(Runtime&, const Value& self, std::size_t length);

/// Both sides of a `+`: "can't concat str to bytes".
Result<ExportPair> concat_operands(Runtime&, const Value& left, const Value& right);

/// bytes % values, with a bytes or bytearray result; in buffer/byte_format.cpp.
Result<Value> bytes_remainder(Runtime&, const Value& self, const Value& values);
Result<Value> bytearray_remainder(Runtime&, const Value& self, const Value& values);

/// iter(bytes) and iter(bytearray).
Result<Value> new_byte_iterator(Runtime&, const Value& source);

// byte_methods.cpp
Result<Value> byte_find(Runtime&, const Value* a);
Result<Value> byte_index(Runtime&, const Value* a);
Result<Value> byte_rfind(Runtime&, const Value* a);
Result<Value> byte_rindex(Runtime&, const Value* a);
Result<Value> byte_count(Runtime&, const Value* a);
Result<Value> byte_startswith(Runtime&, const Value* a);
Result<Value> byte_endswith(Runtime&, const Value* a);
Result<Value> byte_removeprefix(Runtime&, const Value* a);
Result<Value> byte_removesuffix(Runtime&, const Value* a);
Result<Value> byte_strip(Runtime&, const Value* a);
Result<Value> byte_lstrip(Runtime&, const Value* a);
Result<Value> byte_rstrip(Runtime&, const Value* a);
Result<Value> byte_replace(Runtime&, const Value* a);
Result<Value> byte_decode(Runtime&, const Value* a);
Result<bool> byte_contains(Runtime&, const Value& self, const Value& item);
// byte_split.cpp
Result<Value> byte_split(Runtime&, const Value* a);
Result<Value> byte_rsplit(Runtime&, const Value* a);
Result<Value> byte_splitlines(Runtime&, const Value* a);
Result<Value> byte_partition(Runtime&, const Value* a);
Result<Value> byte_rpartition(Runtime&, const Value* a);
Result<Value> byte_join(Runtime&, const Value* a);
// byte_text.cpp
Result<Value> byte_translate(Runtime&, const Value* a);
Result<Value> byte_maketrans(Runtime&, const Value* a);
Result<Value> byte_expandtabs(Runtime&, const Value* a);
Result<Value> byte_center(Runtime&, const Value* a);
Result<Value> byte_ljust(Runtime&, const Value* a);
Result<Value> byte_rjust(Runtime&, const Value* a);
Result<Value> byte_zfill(Runtime&, const Value* a);
Result<Value> byte_hex(Runtime&, const Value* a);
Result<Value> byte_isalnum(Runtime&, const Value* a);
Result<Value> byte_isalpha(Runtime&, const Value* a);
Result<Value> byte_isascii(Runtime&, const Value* a);
Result<Value> byte_isdigit(Runtime&, const Value* a);
Result<Value> byte_islower(Runtime&, const Value* a);
Result<Value> byte_isspace(Runtime&, const Value* a);
Result<Value> byte_istitle(Runtime&, const Value* a);
Result<Value> byte_isupper(Runtime&, const Value* a);
Result<Value> byte_lower(Runtime&, const Value* a);
Result<Value> byte_upper(Runtime&, const Value* a);
Result<Value> byte_title(Runtime&, const Value* a);
Result<Value> byte_swapcase(Runtime&, const Value* a);
Result<Value> byte_capitalize(Runtime&, const Value* a);
/// Hex digits with an optional separator every `group` bytes (counted from the right; negative: from the
/// left); `separator` is empty or a str or bytes object. A str, or bytes if wanted.
Result<Value> hex_of_bytes(Runtime&, ByteSpan bytes, const Value& separator, Size group,
                           bool as_bytes = false);
/// The bytes that hex digits stand for: fromhex of bytes and bytearray.
Result<std::string> bytes_from_hex(Runtime&, const Value& text);

/// The rows both types have.
inline constexpr NativeMethod shared_byte_methods[] = {
    {"capitalize(self, /)", byte_capitalize},
    {"center(self, width, fillchar=b' ', /)", byte_center},
    {"count(self, sub, start=None, end=None, /)", byte_count},
    {"decode(self, /, encoding='utf-8', errors='strict')", byte_decode},
    {"endswith(self, suffix, start=None, end=None, /)", byte_endswith},
    {"expandtabs(self, /, tabsize=8)", byte_expandtabs},
    {"find(self, sub, start=None, end=None, /)", byte_find},
    {"hex(self, sep=None, bytes_per_sep=1)", byte_hex},
    {"index(self, sub, start=None, end=None, /)", byte_index},
    {"isalnum(self, /)", byte_isalnum},
    {"isalpha(self, /)", byte_isalpha},
    {"isascii(self, /)", byte_isascii},
    {"isdigit(self, /)", byte_isdigit},
    {"islower(self, /)", byte_islower},
    {"isspace(self, /)", byte_isspace},
    {"istitle(self, /)", byte_istitle},
    {"isupper(self, /)", byte_isupper},
    {"join(self, iterable_of_bytes, /)", byte_join},
    {"ljust(self, width, fillchar=b' ', /)", byte_ljust},
    {"lower(self, /)", byte_lower},
    {"lstrip(self, bytes=None, /)", byte_lstrip},
    {"maketrans(frm, to, /)", byte_maketrans, nullptr, MethodKind::static_method},
    {"partition(self, sep, /)", byte_partition},
    {"removeprefix(self, prefix, /)", byte_removeprefix},
    {"removesuffix(self, suffix, /)", byte_removesuffix},
    {"replace(self, old, new, count=-1, /)", byte_replace},
    {"rfind(self, sub, start=None, end=None, /)", byte_rfind},
    {"rindex(self, sub, start=None, end=None, /)", byte_rindex},
    {"rjust(self, width, fillchar=b' ', /)", byte_rjust},
    {"rpartition(self, sep, /)", byte_rpartition},
    {"rsplit(self, /, sep=None, maxsplit=-1)", byte_rsplit},
    {"rstrip(self, bytes=None, /)", byte_rstrip},
    {"split(self, /, sep=None, maxsplit=-1)", byte_split},
    {"splitlines(self, /, keepends=False)", byte_splitlines},
    {"startswith(self, prefix, start=None, end=None, /)", byte_startswith},
    {"strip(self, bytes=None, /)", byte_strip},
    {"swapcase(self, /)", byte_swapcase},
    {"title(self, /)", byte_title},
    {"translate(self, table, /, delete=b'')", byte_translate},
    {"upper(self, /)", byte_upper},
    {"zfill(self, width, /)", byte_zfill},
};

/// A type's own rows followed by the shared ones.
template <std::size_t N>
constexpr auto with_shared_byte_methods(const NativeMethod (&own)[N]) {
    constexpr std::size_t shared = sizeof shared_byte_methods / sizeof shared_byte_methods[0];
    std::array<NativeMethod, N + shared> all{};
    for (std::size_t i = 0; i < N; ++i) all[i] = own[i];
    for (std::size_t i = 0; i < shared; ++i) all[N + i] = shared_byte_methods[i];
    return all;
}

}  // namespace bufferscope
