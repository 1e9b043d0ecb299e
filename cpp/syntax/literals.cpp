// What string and number tokens mean.
#include "syntax/literals.h"

#include "base/float_text.h"
#include "base/text.h"
#include "base/utf8.h"

namespace bufferscope {

namespace {

/// Decodes the escapes of str (unicodeescape) or bytes literals.
class EscapeDecoder {
  public:
    EscapeDecoder(std::string_view body, bool bytes, UnicodeData* unicode)
        : body_(body), bytes_(bytes), unicode_(unicode) {
        out_.reserve(body.size());
    }

    bool run() {
        while (at_ < body_.size()) {
            char c = body_[at_];
            if (c != '\\') {
                out_.push_back(c);
                ++at_;
                continue;
            }
            if (!escape()) return false;
        }
        return true;
    }

    const std::string& text() const { return out_; }
    LiteralOutcome outcome;

  private:
    bool escape() {
        std::size_t start = at_++;
        if (at_ == body_.size() || static_cast<unsigned char>(body_[at_]) >= 0x80) {
            out_.push_back(
                '\\');  // before a field of an f-string or a character beyond ASCII it stands for itself
            return true;
        }
        char c = body_[at_++];
        static constexpr std::string_view letters = "\\'\"abfnrtv";
        static constexpr std::string_view meanings = "\\'\"\a\b\f\n\r\t\v";
        if (c == '\n') return true;
        if (auto found = letters.find(c); found != std::string_view::npos) {
            out_.push_back(meanings[found]);
            return true;
        }
        if (c >= '0' && c <= '7') return octal(start, c);
        if (c == 'x') return hexadecimal(start, 2);
        if (!bytes_ && c == 'u') return hexadecimal(start, 4);
        if (!bytes_ && c == 'U') return hexadecimal(start, 8);
        if (!bytes_ && c == 'N') return named(start);
        note_bad_escape(start, false);
        out_.push_back('\\');
        --at_;
        return true;
    }

    bool octal(std::size_t start, char first) {
        std::uint32_t value = static_cast<std::uint32_t>(first - '0');
        for (int i = 0; i < 2 && at_ < body_.size() && body_[at_] >= '0' && body_[at_] <= '7'; ++i) {
            value = value * 8 + static_cast<std::uint32_t>(body_[at_++] - '0');
        }
        if (value > 0377) note_bad_escape(start, true);
        put(bytes_ ? value & 0xFF : value);
        return true;
    }

    bool hexadecimal(std::size_t start, int digits) {
        std::uint32_t value = 0;
        for (int i = 0; i < digits; ++i) {
            int digit = at_ < body_.size() ? hex_digit(body_[at_]) : -1;
            if (digit < 0) {
                if (bytes_) {
                    outcome.error = "(value error) invalid \\x escape at position " + std::to_string(start);
                    return false;
                }
                return fail(start, at_,
                            digits == 2   ? "truncated \\xXX escape"
                            : digits == 4 ? "truncated \\uXXXX escape"
                                          : "truncated \\UXXXXXXXX escape");
            }
            value = value << 4 | static_cast<std::uint32_t>(digit);
            ++at_;
        }
        if (value > 0x10FFFF) return fail(start, at_, "illegal Unicode character");
        put(value);
        return true;
    }

    bool named(std::size_t start) {
        std::size_t close = body_.find('}', at_);
        if (at_ < body_.size() && body_[at_] == '{' && close != std::string_view::npos && close > at_ + 1) {
            if (unicode_ == nullptr || !unicode_->load()) {
                outcome.error = "Bufferscope has no table of character names here for " +
                                std::string(body_.substr(start, close + 1 - start)) +
                                ": write the character or its code";
                return false;
            }
            std::u32string found = unicode_->lookup(body_.substr(at_ + 1, close - at_ - 1), false);
            at_ = close + 1;
            if (found.empty()) return fail(start, at_, "unknown Unicode character name");
            put(found[0]);
            return true;
        }
        if (at_ < body_.size() && body_[at_] == '{')
            at_ = close == std::string_view::npos ? body_.size() : close;
        return fail(start, at_, "malformed \\N character escape");
    }

    void put(std::uint32_t value) {
        if (bytes_) {
            out_.push_back(static_cast<char>(value));
        } else {
            append_utf8(out_, value);
        }
    }

    void note_bad_escape(std::size_t start, bool octal) {
        if (outcome.bad_escape != 0) return;
        outcome.bad_escape = start + 1;
        outcome.octal_escape = octal;
    }

    /// CPython decodes a text in which every non-ASCII character became a \UXXXXXXXX: positions count those.
    std::size_t reported(std::size_t position) const {
        std::size_t result = 0;
        for (std::size_t i = 0; i < position; ++i) {
            auto c = static_cast<unsigned char>(body_[i]);
            if (c < 0x80) result += 1;
            if (c >= 0xC0) result += 10;
        }
        return result;
    }

    bool fail(std::size_t start, std::size_t end, const char* reason) {
        std::size_t first = reported(start);
        std::size_t last = reported(end) - 1;
        outcome.error = "(unicode error) 'unicodeescape' codec can't decode byte";
        if (first == last) {
            outcome.error += " 0x5c in position " + std::to_string(first);
        } else {
            outcome.error += "s in position " + std::to_string(first) + "-" + std::to_string(last);
        }
        outcome.error += std::string(": ") + reason;
        return false;
    }

    std::string_view body_;
    bool bytes_;
    UnicodeData* unicode_;
    std::size_t at_ = 0;
    std::string out_;
};

/// The double that "12.5e-3" is.
double read_float(std::string_view text) {
    std::string digits;
    long exponent = 0;
    bool fraction = false;
    std::size_t i = 0;
    for (; i < text.size() && (text[i] | 0x20) != 'e'; ++i) {
        if (text[i] == '.') {
            fraction = true;
            continue;
        }
        digits.push_back(text[i]);
        exponent -= fraction;
    }
    if (i + 1 < text.size()) {
        bool negative = text[++i] == '-';
        if (negative || text[i] == '+') ++i;
        long written = 0;
        for (; i < text.size(); ++i) {
            if (written < 100000000) written = written * 10 + (text[i] - '0');
        }
        exponent += negative ? -written : written;
    }
    return double_from_digits(digits, exponent);
}

LiteralOutcome decode_body(std::string_view body, bool raw, bool bytes, Arena& arena, UnicodeData* unicode,
                           std::string_view& out) {
    if (raw || body.find('\\') == std::string_view::npos) {
        out = arena.copy(body);
        return {};
    }
    EscapeDecoder decoder(body, bytes, unicode);
    if (decoder.run()) out = arena.copy(decoder.text());
    return std::move(decoder.outcome);
}

}  // namespace

LiteralOutcome decode_text(std::string_view body, bool raw, Arena& arena, UnicodeData* unicode,
                           std::string_view& out) {
    return decode_body(body, raw, false, arena, unicode, out);
}

LiteralOutcome decode_string(std::string_view token, Arena& arena, UnicodeData* unicode, ast::Constant& out) {
    bool raw = false;
    out.type = ast::ConstantType::Str;
    std::size_t prefix = 0;
    for (; token[prefix] != '\'' && token[prefix] != '"'; ++prefix) {
        char letter = static_cast<char>(token[prefix] | 0x20);
        if (letter == 'r') raw = true;
        if (letter == 'b') out.type = ast::ConstantType::Bytes;
        if (token[prefix] == 'u') out.u_prefix = true;
    }
    std::string_view body = token.substr(prefix);
    std::size_t quotes = body.size() >= 6 && body[1] == body[0] && body[2] == body[0] ? 3 : 1;
    body = body.substr(quotes, body.size() - 2 * quotes);
    bool bytes = out.type == ast::ConstantType::Bytes;
    if (bytes) {
        for (char c : body) {
            if (static_cast<unsigned char>(c) < 0x80) continue;
            LiteralOutcome outcome;
            outcome.error = "bytes can only contain ASCII literal characters";
            outcome.at_token = true;
            return outcome;
        }
    }
    LiteralOutcome outcome = decode_body(body, raw, bytes, arena, unicode, out.text);
    if (outcome.bad_escape != 0) outcome.bad_escape += prefix + quotes;
    return outcome;
}

LiteralOutcome decode_number(std::string_view token, int most_digits, Arena& arena, ast::Constant& out) {
    std::string digits;
    digits.reserve(token.size());
    for (char c : token) {
        if (c != '_') digits.push_back(c);
    }
    char second = digits.size() > 1 && digits[0] == '0' ? static_cast<char>(digits[1] | 0x20) : ' ';
    out.base = second == 'x' ? 16 : second == 'o' ? 8 : second == 'b' ? 2 : 10;
    out.type = ast::ConstantType::Int;
    if (out.base != 10) {
        out.text = arena.copy(std::string_view(digits).substr(2));
        return {};
    }
    bool imaginary = (digits.back() | 0x20) == 'j';
    if (imaginary || digits.find_first_of(".eE") != std::string::npos) {
        if (imaginary) digits.pop_back();
        out.type = imaginary ? ast::ConstantType::Imaginary : ast::ConstantType::Float;
        out.number = read_float(digits);
        return {};
    }
    LiteralOutcome outcome;
    if (most_digits > 0 && digits.size() > static_cast<std::size_t>(most_digits)) {
        outcome.error =
            "Exceeds the limit (" + std::to_string(most_digits) +
            " digits) for integer string conversion: value has " + std::to_string(digits.size()) +
            " digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for "
            "huge integer literals to avoid decimal conversion limits.";
    }
    out.text = arena.copy(digits);
    return outcome;
}

std::string invalid_escape_warning(std::string_view escape) {
    bool octal = escape.size() == 4;
    std::string text = "\"" + std::string(escape) + "\" is an invalid " + (octal ? "octal " : "") +
                       "escape sequence. Such sequences will not work in the future. Did you mean \"\\" +
                       std::string(escape) + "\"? A raw string is also an option.";
    return text;
}

}  // namespace bufferscope
