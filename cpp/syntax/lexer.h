// Source text to tokens, one at a time, with the states and errors of CPython's tokenizer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/parser.h"
#include "syntax/token.h"

namespace bufferscope {

/// How the tokenizer stands after its last token (CPython's tok->done).
enum class LexerState : std::uint8_t {
    Fine,
    AtEnd,
    Failed,     // a SyntaxError with place and text: `fault` is set
    EndOfFile,  // the text ended where more was needed
    BadDedent,
    InconsistentTabs,
    TooDeep,
    BadContinuation,  // something behind a backslash
};

class Lexer {
  public:
    /// The source must be valid UTF-8 with \n as the only line end and without null bytes.
    explicit Lexer(std::string_view source, UnicodeData* unicode = nullptr)
        : source_(source), unicode_(unicode) {}

    /// The next token; Error once something is wrong (then see `state` and `fault`).
    Token next();

    LexerState state() const { return state_; }
    const SyntaxFault& fault() const { return fault_; }
    std::string_view source() const { return source_; }
    std::int32_t line() const { return line_; }
    /// Bytes between the start of the current line and the reading position.
    std::int32_t column() const { return cursor_ - line_start_; }
    /// Bytes between the start of the text the lexer holds (a token over several lines is held whole) and the
    /// position.
    std::int32_t buffered() const { return cursor_ - buffer_start_; }
    std::int32_t cursor() const { return cursor_; }
    /// Open brackets, innermost last.
    struct Bracket {
        char character;
        std::int32_t line;
        std::int32_t column;
    };
    const std::vector<Bracket>& brackets() const { return brackets_; }
    /// The source ended inside a triple-quoted string: more lines could help.
    bool ended_inside_string() const { return ended_inside_string_; }
    /// Reading an f-string or t-string, its fields included.
    bool in_formatted() const { return !modes_.empty(); }
    bool indented() const { return indents_.size() > 1; }
    /// Closes every open block with DEDENT tokens (the end of interactive input).
    void close_blocks();
    std::vector<SyntaxWarningRecord>& warnings() { return warnings_; }

  private:
    struct Indent {
        std::int32_t column;
        std::int32_t alternative;  // the column if a tab were one character wide
    };
    /// An f-string or t-string being read.
    struct Mode {
        char quote;
        char letter;  // f or t
        bool raw;
        bool in_text;  // reading characters, not an expression
        bool in_format_spec;
        bool in_debug;
        std::int32_t quote_size;
        std::int32_t brace_depth;
        std::int32_t expression_depth;
        std::int32_t start;
        std::int32_t line;
        std::int32_t line_start;
    };

    int read();
    void unread(int character) { cursor_ -= character >= 0; }
    Token next_regular();
    Token next_text();
    bool begin_line(bool& blank);
    bool skip_continuation();
    Token name_or_string(int character);
    Token number(int character);
    bool decimal_tail(int& character);
    Token number_with_base(int base);
    Token number_after_zero();
    Token fraction(int character);
    Token after_digits(int character);
    Token end_number(int character, const char* kind);
    bool check_end_of_number(int character, const char* kind);
    bool followed_by(std::string_view rest);
    Token string(int quote);
    Token start_formatted_string(int quote);
    Token unterminated_string(int quote, int quote_size, int character, bool escaped_quote);
    Token unterminated_text(int character);
    Token doubled_brace(TokenKind kind);
    Token operator_token(int character);
    Token open_bracket(int character, TokenKind kind);
    Token close_bracket(int character, TokenKind kind);
    bool check_prefix(unsigned prefix);
    bool verify_identifier();

    Token make(TokenKind kind, std::int32_t start, std::int32_t end);
    Token make_string(TokenKind kind, std::int32_t start, std::int32_t end);
    Token bare(TokenKind kind);
    Token stop(LexerState state);
    Token fail(std::string message, std::int32_t offset = -1, std::int32_t end_offset = -1);

    std::string_view source_;
    UnicodeData* unicode_;
    std::int32_t cursor_ = 0;
    std::int32_t line_end_ = 0;  // end of the line being read; the next one is entered when it is passed
    std::int32_t line_start_ = 0;
    std::int32_t buffer_start_ = 0;
    std::int32_t line_ = 0;
    std::int32_t token_start_ = 0;
    std::int32_t first_line_ = 0;
    std::int32_t first_line_start_ = 0;
    std::int32_t pending_dedents_ = 0;  // negative: DEDENTs to come; positive: INDENTs
    bool at_line_start_ = true;
    bool in_token_ = false;
    bool at_source_end_ = false;
    bool ended_inside_string_ = false;
    LexerState state_ = LexerState::Fine;
    std::vector<Indent> indents_{{0, 0}};
    std::vector<Bracket> brackets_;
    std::vector<Mode> modes_;
    std::vector<SyntaxWarningRecord> warnings_;
    SyntaxFault fault_;
};

}  // namespace bufferscope
