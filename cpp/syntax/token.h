// The kinds of tokens and where each stands in the source.
#pragma once

#include <cstdint>
#include <string_view>

#include "syntax/ast.h"

namespace bufferscope {

enum class TokenKind : std::uint8_t {
    EndMarker,
    Name,
    Number,
    String,
    Newline,
    Indent,
    Dedent,
    FStringStart,
    FStringMiddle,
    FStringEnd,
    TStringStart,
    TStringMiddle,
    TStringEnd,
    Error,
    Unknown,  // a character that is an operator of nothing: $ ? `
    // Operators, in the order of `token_texts`
    LeftParen,
    RightParen,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Colon,
    Comma,
    Semicolon,
    Plus,
    Minus,
    Star,
    Slash,
    Pipe,
    Ampersand,
    Less,
    Greater,
    Equal,
    Dot,
    Percent,
    EqualEqual,
    NotEqual,
    LessEqual,
    GreaterEqual,
    Tilde,
    Caret,
    LeftShift,
    RightShift,
    DoubleStar,
    PlusEqual,
    MinusEqual,
    StarEqual,
    SlashEqual,
    PercentEqual,
    AmpersandEqual,
    PipeEqual,
    CaretEqual,
    LeftShiftEqual,
    RightShiftEqual,
    DoubleStarEqual,
    DoubleSlash,
    DoubleSlashEqual,
    At,
    AtEqual,
    Arrow,
    Ellipsis,
    ColonEqual,
    Exclamation,
    // Keywords, sorted
    KeywordFalse,
    KeywordNone,
    KeywordTrue,
    KeywordAnd,
    KeywordAs,
    KeywordAssert,
    KeywordAsync,
    KeywordAwait,
    KeywordBreak,
    KeywordClass,
    KeywordContinue,
    KeywordDef,
    KeywordDel,
    KeywordElif,
    KeywordElse,
    KeywordExcept,
    KeywordFinally,
    KeywordFor,
    KeywordFrom,
    KeywordGlobal,
    KeywordIf,
    KeywordImport,
    KeywordIn,
    KeywordIs,
    KeywordLambda,
    KeywordNonlocal,
    KeywordNot,
    KeywordOr,
    KeywordPass,
    KeywordRaise,
    KeywordReturn,
    KeywordTry,
    KeywordWhile,
    KeywordWith,
    KeywordYield,
};

inline constexpr TokenKind first_operator = TokenKind::LeftParen;
inline constexpr TokenKind first_keyword = TokenKind::KeywordFalse;
inline constexpr TokenKind last_token_kind = TokenKind::KeywordYield;

/// How operators and keywords are spelt, from `first_operator` on.
inline constexpr std::string_view token_texts[] = {
    "(",     ")",    "[",      "]",        "{",       "}",     ":",     ",",      ";",        "+",
    "-",     "*",    "/",      "|",        "&",       "<",     ">",     "=",      ".",        "%",
    "==",    "!=",   "<=",     ">=",       "~",       "^",     "<<",    ">>",     "**",       "+=",
    "-=",    "*=",   "/=",     "%=",       "&=",      "|=",    "^=",    "<<=",    ">>=",      "**=",
    "//",    "//=",  "@",      "@=",       "->",      "...",   ":=",    "!",      "False",    "None",
    "True",  "and",  "as",     "assert",   "async",   "await", "break", "class",  "continue", "def",
    "del",   "elif", "else",   "except",   "finally", "for",   "from",  "global", "if",       "import",
    "in",    "is",   "lambda", "nonlocal", "not",     "or",    "pass",  "raise",  "return",   "try",
    "while", "with", "yield",
};

/// The keyword the text spells, or Name.
TokenKind keyword_kind(std::string_view text);

struct Token {
    TokenKind kind = TokenKind::EndMarker;
    bool has_position = true;  // false for INDENT, DEDENT, ENDMARKER: CPython gives them column -1
    std::uint16_t level = 0;   // open brackets behind this token
    std::int32_t start = 0;    // bytes into the source
    std::int32_t end = 0;
    ast::Span span;
};

}  // namespace bufferscope
