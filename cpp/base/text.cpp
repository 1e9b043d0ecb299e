// format_text and decimal output.
#include "base/text.h"

namespace bufferscope {

void append_decimal(std::string& out, long long number) {
    char digits[24];
    int at = sizeof digits;
    unsigned long long rest =
        number < 0 ? 0ull - static_cast<unsigned long long>(number) : static_cast<unsigned long long>(number);
    do {
        digits[--at] = static_cast<char>('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (number < 0) digits[--at] = '-';
    out.append(digits + at, sizeof digits - static_cast<unsigned>(at));
}

void TextPart::append_to(std::string& out) const {
    if (is_number_) {
        append_decimal(out, number_);
    } else {
        out.append(text_);
    }
}

std::string format_text(std::string_view pattern, const TextPart* parts, std::size_t count) {
    std::string out;
    const TextPart* part = parts;
    const TextPart* end = parts + count;
    std::size_t done = 0;
    for (std::size_t at; part != end && (at = pattern.find("{}", done)) != std::string_view::npos;
         done = at + 2) {
        out.append(pattern.substr(done, at - done));
        (part++)->append_to(out);
    }
    out.append(pattern.substr(done));
    return out;
}

std::string_view line_of(std::string_view text, std::int32_t number) {
    if (number < 1) return {};
    for (; number > 1; --number) {
        std::size_t end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    std::size_t end = text.find('\n');
    return end == std::string_view::npos ? text : text.substr(0, end + 1);
}

}  // namespace bufferscope
