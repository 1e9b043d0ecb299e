// Format codes: packing and unpacking one element of native format ('B', 'h', 'd', …), with the sizes of the
// reference platform (wasm32: long, size_t and pointers have 4 bytes).
#pragma once

#include "buffer/descriptor.h"

namespace bufferscope {

/// Bytes of one element of a native single-character format, 0 for codes that memoryview does not know.
Size native_size(char code);
/// The code of "B" or "@B"; 0 if the text is not one native code (get_native_fmtchar).
char native_code(const char* format);
/// A static "B" (or "@B" where `at` is set) of a native code, fit for BufferView::format.
const char* native_format_text(char code, bool at);

/// The element as a Python value. Precondition: native_size(code) != 0 and that many bytes at `element`.
Result<Value> unpack_native(Runtime&, const std::uint8_t* element, char code);
/// An element converted and ready to be stored, once the memory is known to be valid still.
struct PackedElement {
    std::uint8_t bytes[16];
};
/// Converts the value, which may run Python. The errors are memoryview's: TypeError "memoryview: invalid type
/// for format 'B'", ValueError "memoryview: invalid value for format 'B'".
Result<PackedElement> pack_native(Runtime&, const Value& value, char code, const char* format);

/// Equality of two elements by value; exact for integers, NaN differs from itself.
bool native_equal(const std::uint8_t* left, char left_code, const std::uint8_t* right, char right_code);

/// IEEE half floats.
double unpack_half(std::uint16_t bits);
/// False when the number is too large for a half float.
bool pack_half(double number, std::uint16_t& bits);

}  // namespace bufferscope
