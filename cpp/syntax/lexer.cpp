// Source text to tokens: lines, indentation, names, operators. Numbers and strings are in lexer_literals.cpp.
#include "syntax/lexer.h"

#include "base/unicode_identifier.h"
#include "base/utf8.h"
#include "syntax/token_stream.h"

namespace bufferscope {

namespace {

constexpr int end_of_source = -1;
constexpr std::size_t most_brackets = 200;
constexpr std::size_t most_indents = 100;

bool starts_name(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}
bool continues_name(int c) {
    return starts_name(c) || (c >= '0' && c <= '9');
}

/// The longest operator at the start of the text; Unknown if there is none.
TokenKind longest_operator(std::string_view text, std::size_t& length) {
    TokenKind best = TokenKind::Unknown;
    length = 1;
    for (auto kind = static_cast<int>(first_operator); kind < static_cast<int>(first_keyword); ++kind) {
        std::string_view spelling = token_texts[kind - static_cast<int>(first_operator)];
        if (spelling.size() < length || text.substr(0, spelling.size()) != spelling) continue;
        best = static_cast<TokenKind>(kind);
        length = spelling.size();
    }
    if (text.substr(0, 2) == "<>") {
        best = TokenKind::NotEqual;
        length = 2;
    }
    return best;
}

}  // namespace

TokenKind keyword_kind(std::string_view text) {
    constexpr int first = static_cast<int>(first_keyword);
    constexpr int offset = first - static_cast<int>(first_operator);
    if (text.size() < 2 || text.size() > 8) return TokenKind::Name;
    for (int kind = first; kind <= static_cast<int>(last_token_kind); ++kind) {
        std::string_view spelling = token_texts[kind - first + offset];
        if (spelling[0] == text[0] && spelling == text) return static_cast<TokenKind>(kind);
    }
    return TokenKind::Name;
}

int Lexer::read() {
    if (cursor_ == line_end_) {
        if (state_ != LexerState::Fine) return end_of_source;
        if (static_cast<std::size_t>(cursor_) >= source_.size()) {
            state_ = LexerState::AtEnd;
            return end_of_source;
        }
        line_start_ = cursor_;
        if (!in_token_) buffer_start_ = cursor_;
        line_ += 1;
        std::size_t end = source_.find('\n', static_cast<std::size_t>(cursor_));
        line_end_ = static_cast<std::int32_t>(end == std::string_view::npos ? source_.size() : end + 1);
    }
    return static_cast<unsigned char>(source_[static_cast<std::size_t>(cursor_++)]);
}

Token Lexer::make(TokenKind kind, std::int32_t start, std::int32_t end) {
    Token token;
    token.kind = kind;
    token.level = static_cast<std::uint16_t>(brackets_.size());
    token.start = start;
    token.end = end;
    token.span = {line_, start - line_start_, line_, end - line_start_};
    return token;
}

Token Lexer::make_string(TokenKind kind, std::int32_t start, std::int32_t end) {
    Token token = make(kind, start, end);
    token.span.line = first_line_;
    token.span.column = start - first_line_start_;
    return token;
}

Token Lexer::bare(TokenKind kind) {
    Token token = make(kind, cursor_, cursor_);
    token.has_position = false;
    return token;
}

Token Lexer::stop(LexerState state) {
    state_ = state;
    if (state == LexerState::TooDeep || state == LexerState::BadDedent ||
        state == LexerState::InconsistentTabs) {
        cursor_ = line_end_;
    }
    return bare(TokenKind::Error);
}

/// An error at the reading position (offset -1) or in the given characters of the line.
Token Lexer::fail(std::string message, std::int32_t offset, std::int32_t end_offset) {
    std::string_view line = source_.substr(static_cast<std::size_t>(line_start_));
    line = line.substr(0, line.find('\n'));
    if (offset < 0) {
        offset = static_cast<std::int32_t>(count_code_points(source_.substr(
            static_cast<std::size_t>(line_start_), static_cast<std::size_t>(cursor_ - line_start_))));
    }
    fault_.message = std::move(message);
    fault_.text = line;
    fault_.line = fault_.end_line = line_;
    fault_.offset = offset;
    fault_.end_offset = end_offset < 0 ? offset : end_offset;
    state_ = LexerState::Failed;
    return bare(TokenKind::Error);
}

void Lexer::close_blocks() {
    pending_dedents_ = -static_cast<std::int32_t>(indents_.size() - 1);
    indents_.resize(1);
}

Token Lexer::next() {
    if (state_ == LexerState::Failed) return bare(TokenKind::Error);
    return in_formatted() && modes_.back().in_text ? next_text() : next_regular();
}

/// Skips "\" and the line end behind it. False: `state_` says what is wrong.
bool Lexer::skip_continuation() {
    int c = read();
    if (c != '\n') {
        state_ = LexerState::BadContinuation;
        return false;
    }
    c = read();
    if (c == end_of_source) {
        state_ = LexerState::EndOfFile;
        cursor_ = line_end_;
        return false;
    }
    unread(c);
    return true;
}

/// Measures the indentation and queues INDENT or DEDENT. False: `state_` says what is wrong.
bool Lexer::begin_line(bool& blank) {
    Indent indent{0, 0};
    std::int32_t continued = 0;
    int c;
    for (;;) {
        c = read();
        if (c == ' ') {
            indent.column += 1;
            indent.alternative += 1;
        } else if (c == '\t') {
            indent.column = (indent.column / 8 + 1) * 8;
            indent.alternative += 1;
        } else if (c == '\f') {
            indent = {0, 0};
        } else if (c == '\\') {
            if (continued == 0) continued = indent.column;
            if (!skip_continuation()) return false;
        } else {
            break;
        }
    }
    unread(c);
    blank = c == '#' || c == '\n';
    if (blank || !brackets_.empty()) return true;
    if (continued != 0) indent = {continued, continued};
    if (indent.column > indents_.back().column) {
        if (indents_.size() >= most_indents) {
            state_ = LexerState::TooDeep;
        } else if (indent.alternative <= indents_.back().alternative) {
            state_ = LexerState::InconsistentTabs;
        } else {
            pending_dedents_ += 1;
            indents_.push_back(indent);
            return true;
        }
        return false;
    }
    while (indents_.size() > 1 && indent.column < indents_.back().column) {
        pending_dedents_ -= 1;
        indents_.pop_back();
    }
    if (indent.column != indents_.back().column) {
        state_ = LexerState::BadDedent;
    } else if (indent.alternative != indents_.back().alternative) {
        state_ = LexerState::InconsistentTabs;
    } else {
        return true;
    }
    return false;
}

Token Lexer::next_regular() {
    bool blank = false;
    for (;;) {
        in_token_ = false;
        if (at_line_start_) {
            at_line_start_ = false;
            blank = false;
            if (!begin_line(blank)) return stop(state_);
        }
        if (pending_dedents_ < 0) {
            pending_dedents_ += 1;
            return bare(TokenKind::Dedent);
        }
        if (pending_dedents_ > 0) {
            pending_dedents_ -= 1;
            return bare(TokenKind::Indent);
        }
        int c = read();
        while (c == ' ' || c == '\t' || c == '\f') c = read();
        token_start_ = cursor_ - (c >= 0);
        in_token_ = true;
        if (c == '#') {
            cursor_ = line_end_;
            if (source_[static_cast<std::size_t>(cursor_ - 1)] == '\n') cursor_ -= 1;
            c = read();  // a NEWLINE behind a comment starts where the comment does
        }
        if (c == end_of_source) {
            if (!brackets_.empty()) {
                state_ = LexerState::EndOfFile;
                return bare(TokenKind::Error);
            }
            return bare(state_ == LexerState::AtEnd ? TokenKind::EndMarker : TokenKind::Error);
        }
        if (starts_name(c)) return name_or_string(c);
        if (c == '\n') {
            at_line_start_ = true;
            if (blank || !brackets_.empty()) continue;
            return make(TokenKind::Newline, token_start_, cursor_);
        }
        if (c >= '0' && c <= '9') return number(c);
        if (c == '.') {
            int following = read();
            if (following >= '0' && following <= '9') return fraction(following);
            unread(following);
        }
        if (c == '\'' || c == '"') return string(c);
        if (c == '\\') {
            if (!skip_continuation()) return bare(TokenKind::Error);
            continue;
        }
        return operator_token(c);
    }
}

Token Lexer::name_or_string(int c) {
    constexpr std::string_view letters = "bruft";  // a bit each, as check_prefix knows them
    unsigned prefix = 0;
    for (;;) {
        std::size_t letter = c < 128 ? letters.find(static_cast<char>(c | 0x20)) : std::string_view::npos;
        unsigned seen = letter == std::string_view::npos ? 0 : 1u << letter;
        if (seen == 0 || (prefix & seen) != 0) break;
        prefix |= seen;
        c = read();
        if (c == '"' || c == '\'') {
            if (!check_prefix(prefix)) return bare(TokenKind::Error);
            return (prefix & (8 | 16)) != 0 ? start_formatted_string(c) : string(c);
        }
    }
    bool ascii = true;
    while (continues_name(c)) {
        ascii = ascii && c < 128;
        c = read();
    }
    unread(c);
    if (!ascii && !verify_identifier()) return bare(TokenKind::Error);
    Token token = make(TokenKind::Name, token_start_, cursor_);
    token.kind = keyword_kind(source_.substr(static_cast<std::size_t>(token_start_),
                                             static_cast<std::size_t>(cursor_ - token_start_)));
    return token;
}

/// The combinations that Python forbids are told in its words.
bool Lexer::check_prefix(unsigned prefix) {
    // In the order of CPython's checks; letters as in name_or_string.
    static constexpr struct {
        unsigned both;
        char first, second;
    } incompatible[] = {{4 | 1, 'u', 'b'}, {4 | 2, 'u', 'r'},  {4 | 8, 'u', 'f'}, {4 | 16, 'u', 't'},
                        {1 | 8, 'b', 'f'}, {1 | 16, 'b', 't'}, {8 | 16, 'f', 't'}};
    for (const auto& pair : incompatible) {
        if ((prefix & pair.both) != pair.both) continue;
        fail(std::string("'") + pair.first + "' and '" + pair.second + "' prefixes are incompatible",
             static_cast<std::int32_t>(
                 count_code_points(source_.substr(static_cast<std::size_t>(line_start_),
                                                  static_cast<std::size_t>(token_start_ - line_start_)))) +
                 1,
             column());
        return false;
    }
    return true;
}

bool Lexer::verify_identifier() {
    std::string_view text = source_.substr(static_cast<std::size_t>(token_start_),
                                           static_cast<std::size_t>(cursor_ - token_start_));
    std::size_t position = 0;
    while (position < text.size()) {
        bool first = position == 0;
        std::uint32_t c = decode_utf8(text, position);
        if (first ? is_identifier_start(c) : is_identifier_continue(c)) {
            if (c < 128 || !is_nfkc_unstable(c) || (unicode_ != nullptr && unicode_->load())) continue;
            fail("Bufferscope cannot normalise identifiers (NFKC) here: write '" + std::string(text) +
                 "' in its normal form");
            return false;
        }
        cursor_ = token_start_ + static_cast<std::int32_t>(position);
        std::string character(text.substr(0, position));
        std::size_t before = position - 1;
        while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
        std::string hex;
        for (int shift = 20; shift >= 0; shift -= 4) {
            if (hex.empty() && shift > 12 && (c >> shift) == 0) continue;
            hex.push_back("0123456789ABCDEF"[c >> shift & 15]);
        }
        if (is_printable(c)) {
            fail("invalid character '" + character.substr(before) + "' (U+" + hex + ")");
        } else {
            fail("invalid non-printable character U+" + hex);
        }
        return false;
    }
    return true;
}

Token Lexer::operator_token(int c) {
    std::size_t length = 1;
    auto rest = static_cast<std::size_t>(token_start_);
    TokenKind kind = longest_operator(source_.substr(rest, 3), length);
    if (in_formatted() && modes_.back().expression_depth >= 0 && c == ':') {
        Mode& mode = modes_.back();
        if (mode.brace_depth - 1 == mode.expression_depth) {
            mode.in_text = true;
            mode.in_format_spec = true;
            return make(TokenKind::Colon, token_start_, cursor_);
        }
    }
    cursor_ = token_start_ + static_cast<std::int32_t>(length);
    if (length < 3) unread(read());  // CPython looks one further, and so sees the end of the text
    if (length > 1) {
        return make(kind, token_start_, cursor_);
    }
    if (c == '(' || c == '[' || c == '{') return open_bracket(c, kind);
    if (c == ')' || c == ']' || c == '}') return close_bracket(c, kind);
    if (c < ' ' || c == 0x7F) {
        std::string hex = {"0123456789ABCDEF"[c >> 4], "0123456789ABCDEF"[c & 15]};
        return fail("invalid non-printable character U+00" + hex);
    }
    if (c == '=' && in_formatted() && modes_.back().expression_depth >= 0) modes_.back().in_debug = true;
    return make(kind, token_start_, cursor_);
}

Token Lexer::open_bracket(int c, TokenKind kind) {
    if (brackets_.size() >= most_brackets) return fail("too many nested parentheses");
    brackets_.push_back({static_cast<char>(c), line_, token_start_ - line_start_});
    if (in_formatted()) modes_.back().brace_depth += 1;
    return make(kind, token_start_, cursor_);
}

Token Lexer::close_bracket(int c, TokenKind kind) {
    Mode* mode = in_formatted() ? &modes_.back() : nullptr;
    std::string closing(1, static_cast<char>(c));
    std::string prefix = mode != nullptr ? std::string(1, mode->letter) + "-string: " : "";
    if (mode != nullptr && mode->brace_depth == 0 && c == '}')
        return fail(prefix + "single '}' is not allowed");
    if (brackets_.empty()) return fail("unmatched '" + closing + "'");
    Bracket open = brackets_.back();
    brackets_.pop_back();
    if (open.character != (c == ')' ? '(' : c == ']' ? '[' : '{')) {
        if (mode != nullptr && open.character == '{' && mode->brace_depth - 1 == mode->expression_depth) {
            return fail(prefix + "unmatched '" + closing + "'");
        }
        std::string message = "closing parenthesis '" + closing + "' does not match opening parenthesis '" +
                              std::string(1, open.character) + "'";
        if (open.line != line_) message += " on line " + std::to_string(open.line);
        return fail(std::move(message));
    }
    if (mode != nullptr) {
        mode->brace_depth -= 1;
        if (mode->brace_depth < 0) return fail(prefix + "unmatched '" + closing + "'");
        if (c == '}' && mode->brace_depth == mode->expression_depth) {
            mode->expression_depth -= 1;
            mode->in_text = true;
            mode->in_format_spec = false;
            mode->in_debug = false;
        }
    }
    return make(kind, token_start_, cursor_);
}

void TokenStream::fetch(std::size_t index) {
    while (index >= tokens_.size()) {
        Token token = lexer_.next();
        if (interactive_ && token.kind == TokenKind::EndMarker && started_) {
            token.kind = TokenKind::Newline;
            started_ = false;
            if (lexer_.indented() && !keep_blocks_open_) lexer_.close_blocks();
        } else {
            started_ = true;
        }
        tokens_.push_back(token);
    }
}

}  // namespace bufferscope
