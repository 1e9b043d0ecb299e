// The lexer's numbers, strings and f-strings.
#include "base/text.h"
#include "base/utf8.h"
#include "syntax/lexer.h"
#include "syntax/literals.h"

namespace bufferscope {

namespace {

constexpr std::size_t most_nested_strings = 150;
constexpr int most_nested_fields = 3;

bool is_digit(int c) {
    return c >= '0' && c <= '9';
}
bool continues_ascii_name(int c) {
    return is_digit(c) || c == '_' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c < 128);
}

}  // namespace

// ---- Numbers
// --------------------------------------------------------------------------------------------------------

/// Reads digits and single underscores; leaves the character behind them. False: an error is set.
bool Lexer::decimal_tail(int& c) {
    for (;;) {
        do c = read();
        while (is_digit(c));
        if (c != '_') return true;
        c = read();
        if (is_digit(c)) continue;
        unread(c);
        fail("invalid decimal literal");
        return false;
    }
}

Token Lexer::number(int c) {
    if (c == '0') return number_after_zero();
    if (!decimal_tail(c)) return bare(TokenKind::Error);
    if (c == '.') return fraction(read());
    return after_digits(c);
}

Token Lexer::number_with_base(int base) {
    const char* kind = base == 16 ? "hexadecimal" : base == 8 ? "octal" : "binary";
    auto fits = [base](int c) { return base == 16 ? hex_digit(c) >= 0 : c >= '0' && c < '0' + base; };
    auto wrong_digit = [&](int c) {
        return fail(std::string("invalid digit '") + static_cast<char>(c) + "' in " + kind + " literal");
    };
    int c = read();
    do {
        if (c == '_') c = read();
        if (!fits(c)) {
            if (base != 16 && is_digit(c)) return wrong_digit(c);
            unread(c);
            return fail(std::string("invalid ") + kind + " literal");
        }
        do c = read();
        while (fits(c));
    } while (c == '_');
    if (base != 16 && is_digit(c)) return wrong_digit(c);
    return end_number(c, kind);
}

Token Lexer::number_after_zero() {
    int c = read();
    int lower = c | 0x20;
    if (c >= 0 && lower == 'x') return number_with_base(16);
    if (c >= 0 && lower == 'o') return number_with_base(8);
    if (c >= 0 && lower == 'b') return number_with_base(2);
    for (;;) {
        if (c == '_') {
            c = read();
            if (!is_digit(c)) {
                unread(c);
                return fail("invalid decimal literal");
            }
        }
        if (c != '0') break;
        c = read();
    }
    std::int32_t zeros_end = cursor_;
    bool nonzero = is_digit(c);
    if (nonzero && !decimal_tail(c)) return bare(TokenKind::Error);
    if (c == '.') return fraction(read());
    if (c == 'e' || c == 'E' || c == 'j' || c == 'J' || !nonzero) return after_digits(c);
    unread(c);
    return fail(
        "leading zeros in decimal integer literals are not permitted; "
        "use an 0o prefix for octal integers",
        token_start_ + 1 - line_start_, zeros_end - line_start_);
}

/// c: the character behind the point.
Token Lexer::fraction(int c) {
    if (is_digit(c) && !decimal_tail(c)) return bare(TokenKind::Error);
    return after_digits(c);
}

/// c: the character behind the integer part or fraction.
Token Lexer::after_digits(int c) {
    if (c == 'e' || c == 'E') {
        int letter = c;
        c = read();
        if (c == '+' || c == '-') {
            c = read();
            if (!is_digit(c)) {
                unread(c);
                return fail("invalid decimal literal");
            }
        } else if (!is_digit(c)) {
            unread(c);
            return end_number(letter, "decimal");
        }
        if (!decimal_tail(c)) return bare(TokenKind::Error);
    }
    if (c == 'j' || c == 'J') return end_number(read(), "imaginary");
    return end_number(c, "decimal");
}

Token Lexer::end_number(int c, const char* kind) {
    if (!check_end_of_number(c, kind)) return bare(TokenKind::Error);
    unread(c);
    return make(TokenKind::Number, token_start_, cursor_);
}

bool Lexer::followed_by(std::string_view rest) {
    std::string_view ahead = source_.substr(static_cast<std::size_t>(cursor_));
    if (ahead.substr(0, rest.size()) != rest) return false;
    if (ahead.size() == rest.size()) return true;
    auto behind = static_cast<unsigned char>(ahead[rest.size()]);
    return behind < 128 && !continues_ascii_name(behind);
}

/// A keyword right behind a number is only warned about; any other name is an error (verify_end_of_number).
bool Lexer::check_end_of_number(int c, const char* kind) {
    int ahead =
        static_cast<std::size_t>(cursor_) < source_.size() ? source_[static_cast<std::size_t>(cursor_)] : 0;
    bool keyword = (c == 'a' && followed_by("nd")) || (c == 'e' && followed_by("lse")) ||
                   (c == 'f' && followed_by("or")) || (c == 'o' && followed_by("r")) ||
                   (c == 'n' && followed_by("ot")) ||
                   (c == 'i' && (ahead == 'f' || ahead == 'n' || ahead == 's'));
    std::string message = std::string("invalid ") + kind + " literal";
    if (keyword) {
        warnings_.push_back({line_, column() - 1, line_, column() - 1, std::move(message)});
        return true;
    }
    if (!continues_ascii_name(c)) return true;
    unread(c);
    fail(std::move(message));
    return false;
}

// ---- Strings
// --------------------------------------------------------------------------------------------------------

Token Lexer::string(int quote) {
    int quote_size = 1;
    int end_size = 0;
    bool escaped_quote = false;
    first_line_ = line_;
    first_line_start_ = line_start_;
    int c = read();
    if (c == quote) {
        c = read();
        if (c == quote) {
            quote_size = 3;
        } else {
            end_size = 1;
        }
    }
    if (c != quote) unread(c);
    while (end_size != quote_size) {
        c = read();
        if (c < 0 || (quote_size == 1 && c == '\n'))
            return unterminated_string(quote, quote_size, c, escaped_quote);
        if (c == quote) {
            end_size += 1;
            continue;
        }
        end_size = 0;
        if (c == '\\') escaped_quote = read() == quote || escaped_quote;
    }
    return make_string(TokenKind::String, token_start_, cursor_);
}

Token Lexer::unterminated_string(int quote, int quote_size, int c, bool escaped_quote) {
    std::int32_t detected = line_;
    cursor_ = token_start_ + 1;
    line_start_ = first_line_start_;
    line_ = first_line_;
    ended_inside_string_ = c < 0 && quote_size == 3;
    if (in_formatted()) {
        const Mode& mode = modes_.back();
        if (mode.quote == quote && mode.quote_size == quote_size) {
            return fail(std::string(1, mode.letter) + "-string: expecting '}'");
        }
    }
    std::string message =
        quote_size == 3 ? "unterminated triple-quoted string literal" : "unterminated string literal";
    message += " (detected at line " + std::to_string(detected) + ")";
    if (quote_size == 1 && escaped_quote) message += "; perhaps you escaped the end quote?";
    return fail(std::move(message));
}

Token Lexer::start_formatted_string(int quote) {
    std::string_view prefix = source_.substr(static_cast<std::size_t>(token_start_),
                                             static_cast<std::size_t>(cursor_ - token_start_));
    auto has = [&](char lower, char upper) {
        return prefix.find(lower) != std::string_view::npos || prefix.find(upper) != std::string_view::npos;
    };
    Mode mode{};
    mode.quote = static_cast<char>(quote);
    mode.letter = has('t', 'T') ? 't' : 'f';
    mode.raw = has('r', 'R');
    mode.in_text = true;
    mode.quote_size = 1;
    mode.expression_depth = -1;
    mode.start = token_start_;
    mode.line = first_line_ = line_;
    mode.line_start = first_line_start_ = line_start_;
    std::string_view ahead = source_.substr(static_cast<std::size_t>(cursor_), 2);
    if (ahead.size() == 2 && ahead[0] == quote && ahead[1] == quote) {
        mode.quote_size = 3;
        cursor_ += 2;
    }
    if (modes_.size() + 1 >= most_nested_strings) return fail("too many nested f-strings or t-strings");
    modes_.push_back(mode);
    return make_string(mode.letter == 't' ? TokenKind::TStringStart : TokenKind::FStringStart, token_start_,
                       cursor_);
}

Token Lexer::unterminated_text(int c) {
    const Mode& mode = modes_.back();
    std::int32_t detected = line_;
    cursor_ = mode.start + 1;
    line_start_ = mode.line_start;
    line_ = mode.line;
    ended_inside_string_ = c < 0 && mode.quote_size == 3;
    std::string message = mode.quote_size == 3 ? "unterminated triple-quoted " : "unterminated ";
    message +=
        std::string(1, mode.letter) + "-string literal (detected at line " + std::to_string(detected) + ")";
    return fail(std::move(message));
}

/// Text that ends with {{ or }}: the second brace belongs to the place but not to the text.
Token Lexer::doubled_brace(TokenKind kind) {
    Token token = make_string(kind, token_start_, cursor_);
    token.end -= 1;
    return token;
}

/// The characters of an f-string up to a field or its end.
Token Lexer::next_text() {
    Mode& mode = modes_.back();
    const bool is_template = mode.letter == 't';
    const TokenKind middle = is_template ? TokenKind::TStringMiddle : TokenKind::FStringMiddle;
    token_start_ = cursor_;
    in_token_ = true;
    first_line_ = line_;
    first_line_start_ = line_start_;
    auto ahead = [&](std::size_t i) {
        std::size_t position = static_cast<std::size_t>(cursor_) + i;
        return position < source_.size() ? static_cast<int>(static_cast<unsigned char>(source_[position]))
                                         : -1;
    };
    if (ahead(0) == '{' && ahead(1) != '{') {
        mode.expression_depth += 1;
        if (mode.expression_depth >= most_nested_fields) {
            return fail(std::string(1, mode.letter) + "-string: expressions nested too deeply");
        }
        mode.in_text = false;
        return next_regular();
    }
    bool ends = true;
    for (int i = 0; i < mode.quote_size; ++i) ends = ends && ahead(static_cast<std::size_t>(i)) == mode.quote;
    if (ends) {
        for (int i = 0; i < mode.quote_size; ++i) read();
        Token token =
            make_string(is_template ? TokenKind::TStringEnd : TokenKind::FStringEnd, token_start_, cursor_);
        modes_.pop_back();
        return token;
    }
    int end_size = 0;
    bool named_escape = false;
    while (end_size != mode.quote_size) {
        int c = read();
        bool in_spec = mode.in_format_spec && mode.expression_depth >= 0;
        if (c < 0 || (mode.quote_size == 1 && c == '\n')) {
            if (in_spec && c == '\n') {
                std::string letter(1, mode.letter);
                return fail(letter +
                            "-string: newlines are not allowed in format specifiers for single quoted " +
                            letter + "-strings");
            }
            return unterminated_text(c);
        }
        if (c == mode.quote) {
            end_size += 1;
            continue;
        }
        end_size = 0;
        if (c == '{') {
            if (ahead(0) == '{' && !in_spec) {
                read();
                return doubled_brace(middle);
            }
            unread(c);
            mode.expression_depth += 1;
            if (mode.expression_depth >= most_nested_fields) {
                return fail(std::string(1, mode.letter) + "-string: expressions nested too deeply");
            }
            mode.in_text = false;
            mode.in_format_spec = false;
            return make_string(middle, token_start_, cursor_);
        }
        if (c == '}') {
            if (named_escape) return make_string(middle, token_start_, cursor_);
            if (ahead(0) == '}' && !in_spec && mode.brace_depth == 0) {
                read();
                return doubled_brace(middle);
            }
            unread(c);
            mode.in_text = false;
            mode.in_format_spec = false;
            return make_string(middle, token_start_, cursor_);
        }
        if (c == '\\') {
            int escaped = read();
            if (escaped == '{' || escaped == '}') {
                if (!mode.raw)
                    warnings_.push_back(
                        {line_, 0, line_, 0, invalid_escape_warning({source_.data() + cursor_ - 2, 2})});
                unread(escaped);
            } else if (escaped == 'N' && !mode.raw && ahead(0) == '{') {
                read();
                named_escape = true;
            }
        }
    }
    cursor_ -= mode.quote_size;
    return make_string(middle, token_start_, cursor_);
}

}  // namespace bufferscope
