// Str: the immutable Unicode string: layout, making, hashing, comparing, interning. Its methods are in
// types/str*.cpp.
#pragma once

#include <string>
#include <string_view>

#include "object/type.h"

namespace bufferscope {

/// Code points, 1 byte each (all below U+0100) or 4 bytes each, following the header. The narrowest width is
/// always used, so equal strings have equal width. Lone surrogates are allowed, as in Python.
struct Str : Object {
    Size length;         // code points
    mutable Hash hash;   // 0: not computed yet
    std::uint8_t width;  // 1 or 4
    bool ascii;          // width 1 and all below U+0080
    bool interned;
    // characters follow, 4-byte aligned

    const std::uint8_t* narrow() const { return reinterpret_cast<const std::uint8_t*>(this + 1); }
    std::uint8_t* narrow() { return reinterpret_cast<std::uint8_t*>(this + 1); }
    const char32_t* wide() const { return reinterpret_cast<const char32_t*>(this + 1); }
    char32_t* wide() { return reinterpret_cast<char32_t*>(this + 1); }
    BUFFERSCOPE_IN_PLACE char32_t at(Size index) const {
        return width == 1 ? narrow()[index] : wide()[index];
    }
    /// The text itself; precondition: ascii.
    std::string_view ascii_text() const {
        return {reinterpret_cast<const char*>(narrow()), static_cast<std::size_t>(length)};
    }
};

inline bool is_str(const Value& value) {
    return value.is_object() && value.object()->type->has_flag(type_flags::str_subclass);
}

/// From UTF-8 (lone surrogates in WTF-8 form are taken over; other malformed bytes become U+FFFD).
/// MemoryError when it does not fit.
Result<Ref<Str>> new_str(Runtime&, std::string_view utf8);
/// From code points, narrowed if possible.
Result<Ref<Str>> new_str(Runtime&, const char32_t* code_points, Size length);
Result<Ref<Str>> new_latin1(Runtime&, const std::uint8_t* characters, Size length);
/// str(number).
Ref<Str> decimal_str(Runtime&, std::int32_t number);
/// Room for `length` characters of the given width, to be filled by the caller at once. The caller promises
/// that a 4-byte string holds some character from U+0100 up, and sets `ascii` for a 1-byte one (made false).
Result<Ref<Str>> allocate_str(Runtime&, Size length, int width);
/// One code point; those below U+0100 are shared.
Result<Ref<Str>> str_of_code_point(Runtime&, char32_t code_point);
/// text[start:stop] with 0 <= start <= stop <= length.
Result<Ref<Str>> substring(Runtime&, const Str* text, Size start, Size stop);
Result<Ref<Str>> concatenate(Runtime&, const Str* left, const Str* right);

/// UTF-8 of the text; lone surrogates in WTF-8 form. `utf8_of` gives the text to messages and files.
void append_utf8(std::string& out, const Str* text);
std::string utf8_of(const Str* text);
std::string utf8_of(const Value& str);

bool equal(const Str* left, const Str* right);
bool equal(const Str* left, std::string_view ascii_or_utf8);
/// Code point order: negative, 0, positive.
int compare(const Str* left, const Str* right);
Hash hash_of(const Str* text);

/// The hash of bytes as Str computes it (the same for a 1-byte string and a bytes object); never -1.
Hash hash_of_bytes(const void* bytes, std::size_t size);

/// Collects text of any width; the buffer widens when a character needs it. Running out of memory is
/// remembered and answered by finish().
class StrBuilder {
  public:
    explicit StrBuilder(Runtime& rt) : runtime_(rt) {}
    StrBuilder(const StrBuilder&) = delete;
    ~StrBuilder();
    void append(char32_t code_point) {
        if (length_ < capacity_ && (width_ == 4 || code_point < 0x100)) {
            put(code_point);
        } else {
            append_slowly(code_point);
        }
    }
    void append(const Str* text) { append(text, 0, text->length); }
    void append(const Str* text, Size start, Size stop);
    /// Nothing comes behind this part: alone it is the result itself, even of a subclass (_PyUnicodeWriter).
    void append_last(const Str* text);
    void append_utf8(std::string_view utf8);
    void append_repeated(char32_t code_point, Size count);
    Size length() const { return length_; }
    /// MemoryError if it does not fit.
    Result<Ref<Str>> finish();

  private:
    void put(char32_t code_point) {
        if (width_ == 1) {
            static_cast<std::uint8_t*>(data_)[length_++] = static_cast<std::uint8_t>(code_point);
        } else {
            static_cast<char32_t*>(data_)[length_++] = code_point;
        }
    }
    void append_slowly(char32_t code_point);
    bool reserve(Size extra, int width);
    Runtime& runtime_;
    void* data_ = nullptr;
    Size length_ = 0;
    Size capacity_ = 0;
    int width_ = 1;
    bool failed_ = false;
    Ref<Str> whole_;
};

}  // namespace bufferscope
