// Format codes: packing and unpacking one element ('B', 'h', 'd', …), with the sizes of the reference
// platform (wasm32: long, size_t and pointers have 4 bytes), where native and standard sizes are the same.
#pragma once

#include "buffer/descriptor.h"

namespace bufferscope {

/// What a format code stands for.
struct FormatCode {
    char code;
    std::uint8_t size;
    std::uint8_t alignment;  // in native formats
    /// i signed, u unsigned, a address, f floating, b bool, c byte; for struct alone z complex, s string,
    /// p pascal string, x padding.
    char kind;
};

/// Null for an unknown code.
const FormatCode* find_format_code(char code);

/// Bytes of one element of a native single-character format, 0 for codes that memoryview does not know.
Size native_size(char code);
/// The code of "B" or "@B"; 0 if the text is not one native code (get_native_fmtchar).
char native_code(const char* format);
/// A static "B" (or "@B" where `at` is set) of a native code, fit for BufferView::format.
const char* native_format_text(char code, bool at);

/// The bytes of a float or a double that is stored as it is: a signalling NaN stays one, and what is too
/// large for a float is an error. What C does instead (memoryview, array, native formats) makes a NaN quiet
/// and an infinity of the number.
enum class FloatStore : bool { as_c, exact };

/// The element as a Python value, of any kind but s, p and x. Precondition: code.size bytes at `element`.
Result<Value> unpack_code(Runtime&, const std::uint8_t* element, const FormatCode& code, FloatStore);
/// The element of a native format: NotImplementedError "memoryview: format w not supported" (unpack_single).
Result<Value> unpack_native(Runtime&, const std::uint8_t* element, char code);
/// An element converted and ready to be stored, once the memory is known to be valid still.
struct PackedElement {
    std::uint8_t bytes[16];
};
/// The bits of an int as an element of kind i, u or a: false when it is out of its range.
bool pack_int(const Value& number, const FormatCode& code, std::uint64_t& bits);
/// The bytes of a number as an element of `size` 2, 4 or 8: false when it is too large.
bool pack_double(double number, int size, FloatStore, std::uint8_t* out);
/// Converts the value, which may run Python. The errors are memoryview's: TypeError "memoryview: invalid type
/// for format 'B'", ValueError "memoryview: invalid value for format 'B'".
Result<PackedElement> pack_native(Runtime&, const Value& value, char code, const char* format);
/// The int that a value is for an integer format, which may run Python; the errors are the same.
Result<Value> int_for_packing(Runtime&, const Value& value, const char* format);

/// Equality of two elements by value; exact for integers, NaN differs from itself.
bool native_equal(const std::uint8_t* left, char left_code, const std::uint8_t* right, char right_code);

/// IEEE half floats.
double unpack_half(std::uint16_t bits);
/// False when the number is too large for a half float.
bool pack_half(double number, std::uint16_t& bits);

}  // namespace bufferscope
