// Text: a growing byte string, and format_text, which fills `{}` in messages without iostreams or printf.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace bufferscope {

/// One argument of format_text: text or a whole number.
class TextPart {
  public:
    TextPart(std::string_view text) : text_(text) {}
    TextPart(const std::string& text) : text_(text) {}
    TextPart(const char* text) : text_(text) {}
    TextPart(int number) : number_(number), is_number_(true) {}
    TextPart(unsigned number) : number_(number), is_number_(true) {}
    TextPart(long number) : number_(number), is_number_(true) {}
    TextPart(unsigned long number) : number_(static_cast<long long>(number)), is_number_(true) {}
    TextPart(long long number) : number_(number), is_number_(true) {}
    void append_to(std::string& out) const;

  private:
    std::string_view text_;
    long long number_ = 0;
    bool is_number_ = false;
};

/// Replaces each `{}` of `pattern` by the next part. Everything is UTF-8 (lone surrogates as WTF-8).
std::string format_text(std::string_view pattern, const TextPart* parts, std::size_t count);
inline std::string format_text(std::string_view pattern, std::initializer_list<TextPart> parts) {
    return format_text(pattern, parts.begin(), parts.size());
}

/// The line with this number, from 1, with its newline if it has one; empty where there is none.
std::string_view line_of(std::string_view text, std::int32_t number);

/// What a character, byte or token counts as a hexadecimal digit; -1: it is none.
constexpr int hex_digit(std::uint32_t c) {
    if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? static_cast<int>(c - 'a' + 10) : -1;
}

/// Decimal digits of a number.
void append_decimal(std::string& out, long long number);

}  // namespace bufferscope
