// What the alternatives of the grammar mean: pieces of tree, and errors.
#include "base/text.h"
#include "base/utf8.h"
#include "syntax/diagnosis.h"
#include "syntax/literals.h"

namespace bufferscope {

// ---- Pieces
// ---------------------------------------------------------------------------------------------------------

/// A piece from the given token to the last one read.
Diagnosis::Piece* Diagnosis::piece(Piece::Kind kind, std::uint32_t first_token) {
    auto* result = arena_.make<Piece>();
    result->kind = kind;
    result->first = first_token;
    std::uint32_t last = mark_ > first_token ? mark_ - 1 : first_token;
    auto about_lines = [&](std::uint32_t index) {
        TokenKind token = tokens_.at(index).kind;
        return token == TokenKind::Newline || token == TokenKind::Indent || token == TokenKind::Dedent ||
               token == TokenKind::EndMarker;
    };
    while (last > first_token && about_lines(last)) --last;
    result->last = last;
    return result;
}

/// A node or list of what a and b are: lists give their elements.
Diagnosis::Piece* Diagnosis::with_items(Piece::Kind kind, const Frame& frame, const Piece* a,
                                        const Piece* b) {
    auto start = static_cast<std::uint32_t>(lists_.size());
    for (const Piece* part : {a, b}) {
        if (part == nullptr || part->kind == Piece::Kind::None) continue;
        if (part->kind == Piece::Kind::List) {
            lists_.insert(lists_.end(), part->items, part->items + part->count);
        } else {
            lists_.push_back(const_cast<Piece*>(part));
        }
    }
    Piece* result = list_since(start, frame.mark);
    result->kind = kind;
    return result;
}

std::string_view Diagnosis::text_of(const Piece* piece) {
    return tokens_.text(tokens_.at(piece->first));
}

/// What CPython calls the expression in its messages (_PyPegen_get_expr_name).
const char* Diagnosis::describe(const Piece* piece) {
    switch (piece->kind) {
        case Piece::Kind::Attribute:
            return "attribute";
        case Piece::Kind::Subscript:
            return "subscript";
        case Piece::Kind::Starred:
            return "starred";
        case Piece::Kind::Name:
            return "name";
        case Piece::Kind::ListNode:
            return "list";
        case Piece::Kind::Tuple:
            return "tuple";
        case Piece::Kind::Lambda:
            return "lambda";
        case Piece::Kind::Call:
            return "function call";
        case Piece::Kind::Operation:
            return "expression";
        case Piece::Kind::Generator:
            return "generator expression";
        case Piece::Kind::Yield:
            return "yield expression";
        case Piece::Kind::Await:
            return "await expression";
        case Piece::Kind::ListComp:
            return "list comprehension";
        case Piece::Kind::SetComp:
            return "set comprehension";
        case Piece::Kind::DictComp:
            return "dict comprehension";
        case Piece::Kind::Dict:
            return "dict literal";
        case Piece::Kind::Set:
            return "set display";
        case Piece::Kind::JoinedStr:
            return "f-string expression";
        case Piece::Kind::TemplateStr:
            return "t-string expression";
        case Piece::Kind::True:
            return "True";
        case Piece::Kind::False:
            return "False";
        case Piece::Kind::NoneLiteral:
            return "None";
        case Piece::Kind::Ellipsis:
            return "ellipsis";
        case Piece::Kind::Compare:
            return "comparison";
        case Piece::Kind::IfExp:
            return "conditional expression";
        case Piece::Kind::NamedExpr:
            return "named expression";
        default:
            return "literal";
    }
}

// ---- Actions
// --------------------------------------------------------------------------------------------------------

/// The result of an alternative; null fails the whole rule (and an error may be set).
Diagnosis::Piece* Diagnosis::act(const Frame& frame, std::string_view action) {
    using Kind = Piece::Kind;
    static constexpr struct {
        std::string_view name;
        Kind kind;
    } kinds[] = {
        {"Name", Kind::Name},
        {"Attribute", Kind::Attribute},
        {"Subscript", Kind::Subscript},
        {"Starred", Kind::Starred},
        {"List", Kind::ListNode},
        {"Tuple", Kind::Tuple},
        {"Lambda", Kind::Lambda},
        {"Call", Kind::Call},
        {"BoolOp", Kind::Operation},
        {"BinOp", Kind::Operation},
        {"UnaryOp", Kind::Operation},
        {"GeneratorExp", Kind::Generator},
        {"Yield", Kind::Yield},
        {"Await", Kind::Await},
        {"ListComp", Kind::ListComp},
        {"SetComp", Kind::SetComp},
        {"DictComp", Kind::DictComp},
        {"Dict", Kind::Dict},
        {"Set", Kind::Set},
        {"True", Kind::True},
        {"False", Kind::False},
        {"None", Kind::NoneLiteral},
        {"Ellipsis", Kind::Ellipsis},
        {"IfExp", Kind::IfExp},
        {"NamedExpr", Kind::NamedExpr},
        {"Keyword", Kind::Keyword},
        {"TemplateStr", Kind::TemplateStr},
    };
    if (action[0] == '=') {
        for (const auto& entry : kinds) {
            if (entry.name == action.substr(1)) return piece(entry.kind, frame.mark);
        }
        return piece(Kind::Other, frame.mark);
    }
    if (action == "a") return frame.a;
    if (action.size() < 3 || action[1] != ' ') return act_by_name(frame, action);
    std::string message;
    for (std::size_t i = 2; i < action.size(); ++i) {
        if (action[i] == '%' && i + 1 < action.size() && action[i + 1] == 's') {
            message += describe(frame.a);
            ++i;
        } else if (action[i] == '%' && i + 1 < action.size() && action[i + 1] == 'd') {
            message += std::to_string(tokens_.at(frame.a->first).span.line);
            ++i;
        } else {
            message += action[i];
        }
    }
    switch (action[0]) {
        case 'A':
            return raise_between(frame.a, frame.a, std::move(message));
        case 'R':
            return raise_between(frame.a, frame.b, std::move(message));
        case 'S':
            return raise_from(frame.a, std::move(message));
        case 'L':
            return raise_last(std::move(message));
        case 'N':
            return raise_next(std::move(message));
        default:
            return raise_last(std::move(message), FaultCategory::IndentationError);
    }
}

Diagnosis::Piece* Diagnosis::act_by_name(const Frame& frame, std::string_view action) {
    using Kind = Piece::Kind;
    Piece* a = frame.a;
    Piece* b = frame.b;
    auto last_of = [](const Piece* list) { return list->items[list->count - 1]; };
    if (action == "tuple") return with_items(Kind::Tuple, frame, a, b);
    if (action == "list") return with_items(Kind::ListNode, frame, a, b);
    if (action == "items" || action == "args") return with_items(Kind::List, frame, a, b);
    if (action == "starred") return with_items(Kind::Starred, frame, a, nullptr);
    if (action == "double_star") return piece(Kind::DoubleStar, frame.mark);
    if (action == "in") return piece(Kind::In, frame.mark);
    if (action == "compare") return with_items(Kind::Compare, frame, a, b);
    if (action == "not_equal") return text_of(a) == "!=" ? a : nullptr;
    if (action == "target") return raise_invalid_target(a, 's');
    if (action == "for_target") return raise_invalid_target(a, 'f');
    if (action == "deleted_target") return raise_invalid_target(a, 'd');
    if (action == "legacy") {
        std::string name(text_of(a));
        if (name != "print" && name != "exec") return nullptr;
        return raise_between(
            a, b, "Missing parentheses in call to '" + name + "'. Did you mean " + name + "(...)?");
    }
    if (action == "missing_comma") {
        bool old_statement = a->kind == Kind::Name && (text_of(a) == "print" || text_of(a) == "exec");
        if (old_statement || tokens_.at(mark_ - 1).level == 0) return nullptr;
        return raise_between(a, b, "invalid syntax. Perhaps you forgot a comma?");
    }
    if (action == "in_string") {
        return raise_between(a->items[0], last_of(a),
                             "invalid syntax. Is this intended to be part of the string?");
    }
    if (action == "assign_keyword") return raise_between(a, b, "cannot assign to " + std::string(text_of(a)));
    if (action == "bare_genexp") {
        const Piece* last = nullptr;
        int positional = 0;
        for (std::uint32_t i = 0; i < a->count; ++i) {
            if (a->items[i]->kind == Kind::Keyword || a->items[i]->kind == Kind::DoubleStar) continue;
            last = a->items[i];
            ++positional;
        }
        return positional <= 1 ? nullptr
                               : raise_between(last, b, "Generator expression must be parenthesized");
    }
    if (action == "argument_order") {
        bool unpacking = false;
        for (std::uint32_t i = 0; i < a->count; ++i)
            unpacking = unpacking || a->items[i]->kind == Kind::DoubleStar;
        return raise_last(unpacking ? "positional argument follows keyword argument unpacking"
                                    : "positional argument follows keyword argument");
    }
    if (action == "starred_bound" || action == "double_starred_bound") {
        std::string message =
            b->kind == Kind::Tuple ? "cannot use constraints with " : "cannot use bound with ";
        return raise_from(a, message + (action == "starred_bound" ? "TypeVarTuple" : "ParamSpec"));
    }
    if (action == "comprehension_target") {
        return raise_between(a, last_of(b), "did you forget parentheses around the comprehension target?");
    }
    if (action == "positional_after_keyword") {
        return raise_between(a->items[0], last_of(a), "positional patterns follow keyword patterns");
    }
    if (action == "mixed_strings") {
        return raise_between(last_of(a), b, "cannot mix t-string literals with string or bytes literals");
    }
    if (action == "missing_colon") {
        const ast::Span start = tokens_.at(a->first).span;
        const ast::Span end = tokens_.at(a->last).span;
        set_fault(FaultCategory::SyntaxError, "':' expected after dictionary key", start.line, end.end_column,
                  end.end_line, 0);
        return nullptr;
    }
    return act_on_literal(frame, action);
}

Diagnosis::Piece* Diagnosis::act_on_literal(const Frame& frame, std::string_view action) {
    using Kind = Piece::Kind;
    Piece* a = frame.a;
    ast::Constant constant{};
    if (action == "number") {
        Piece* number = piece(Kind::Literal, frame.mark);
        LiteralOutcome outcome =
            decode_number(text_of(number), options_.int_max_str_digits, arena_, constant);
        if (!outcome.error.empty()) {
            std::int32_t line = tokens_.at(number->first).span.line;
            set_fault(FaultCategory::SyntaxError, std::move(outcome.error), line, 0, line, 0);
            return nullptr;
        }
        if (constant.type == ast::ConstantType::Imaginary) number->kind = Kind::Imaginary;
        return number;
    }
    if (action == "real" || action == "imaginary") {
        bool imaginary = action == "imaginary";
        if ((a->kind == Kind::Imaginary) == imaginary) return a;
        return raise_between(a, a, std::string(action) + " number required in complex literal");
    }
    if (action == "string") {
        const Token token = tokens_.at(a->first);
        LiteralOutcome outcome = decode_string(tokens_.text(token), arena_, options_.unicode, constant);
        if (outcome.at_token) return raise_between(a, a, std::move(outcome.error));
        if (!outcome.error.empty()) return raise_last(std::move(outcome.error));
        return piece(constant.type == ast::ConstantType::Bytes ? Kind::Bytes : Kind::Literal, frame.mark);
    }
    if (action == "strings") {
        std::uint32_t bytes = 0;
        bool formatted = false;
        for (std::uint32_t i = 0; i < a->count; ++i) {
            bytes += a->items[i]->kind == Kind::Bytes;
            formatted = formatted || a->items[i]->kind == Kind::JoinedStr;
        }
        if (bytes != 0 && bytes != a->count) return raise_last("cannot mix bytes and nonbytes literals");
        return piece(formatted ? Kind::JoinedStr : Kind::Literal, frame.mark);
    }
    if (action == "joined" || action == "template") {
        if (!decode_parts(a, frame.b)) return nullptr;
        return piece(action == "joined" ? Kind::JoinedStr : Kind::TemplateStr, frame.mark);
    }
    if (action == "spec_text") {
        std::string_view ignored;
        LiteralOutcome outcome =
            decode_text(text_of(a), raw_text_at(a->first), arena_, options_.unicode, ignored);
        if (!outcome.error.empty()) return raise_last(std::move(outcome.error));
        return a;
    }
    if (action == "conversion") {
        std::string_view name = text_of(frame.b);
        char letter = 'f';
        for (std::uint32_t i = a->first; i-- > 0;) {
            TokenKind kind = tokens_.at(i).kind;
            if (kind != TokenKind::FStringStart && kind != TokenKind::TStringStart) continue;
            letter = kind == TokenKind::TStringStart ? 't' : 'f';
            break;
        }
        std::string prefix = std::string(1, letter) + "-string: ";
        if (tokens_.at(a->first).end != tokens_.at(frame.b->first).start) {
            return raise_between(a, frame.b,
                                 prefix + "conversion type must come right after the exclamation mark");
        }
        if (name != "s" && name != "r" && name != "a") {
            return raise_between(frame.b, frame.b,
                                 prefix + "invalid conversion character '" + std::string(name) +
                                     "': expected 's', 'r', or 'a'");
        }
        return a;
    }
    return nullptr;  // "fail"
}

bool Diagnosis::decode_parts(const Piece* opening, const Piece* parts) {
    bool raw = text_of(opening).find_first_of("rR") != std::string_view::npos;
    for (std::uint32_t i = 0; i < parts->count; ++i) {
        if (parts->items[i]->kind != Piece::Kind::Token) continue;
        const Token& token = tokens_.at(parts->items[i]->first);
        if (token.kind != TokenKind::FStringMiddle && token.kind != TokenKind::TStringMiddle) continue;
        std::string_view ignored;
        LiteralOutcome outcome = decode_text(tokens_.text(token), raw, arena_, options_.unicode, ignored);
        if (outcome.error.empty()) continue;
        raise_last(std::move(outcome.error));
        return false;
    }
    return true;
}

/// Whether the f-string around the token is raw.
bool Diagnosis::raw_text_at(std::uint32_t index) {
    int depth = 0;
    while (index-- > 0) {
        const Token& token = tokens_.at(index);
        if (token.kind == TokenKind::FStringEnd || token.kind == TokenKind::TStringEnd) ++depth;
        if (token.kind != TokenKind::FStringStart && token.kind != TokenKind::TStringStart) continue;
        if (depth-- == 0) return tokens_.text(token).find_first_of("rR") != std::string_view::npos;
    }
    return false;
}

/// The part of a target that cannot be one, or null (_PyPegen_get_invalid_target). Kinds: star, for, deleted.
const Diagnosis::Piece* Diagnosis::invalid_target(const Piece* target, char kind) const {
    switch (target->kind) {
        case Piece::Kind::ListNode:
        case Piece::Kind::Tuple:
            for (std::uint32_t i = 0; i < target->count; ++i) {
                if (const Piece* found = invalid_target(target->items[i], kind)) return found;
            }
            return nullptr;
        case Piece::Kind::Starred:
            return kind == 'd' ? target : invalid_target(target->items[0], kind);
        case Piece::Kind::Compare:
            if (kind != 'f') return target;
            return target->items[1]->kind == Piece::Kind::In ? invalid_target(target->items[0], kind)
                                                             : nullptr;
        case Piece::Kind::Name:
        case Piece::Kind::Subscript:
        case Piece::Kind::Attribute:
            return nullptr;
        default:
            return target;
    }
}

Diagnosis::Piece* Diagnosis::raise_invalid_target(const Piece* target, char kind) {
    const Piece* wrong = invalid_target(target, kind);
    if (wrong == nullptr) return nullptr;
    return raise_between(wrong, wrong,
                         std::string(kind == 'd' ? "cannot delete " : "cannot assign to ") + describe(wrong));
}

// ---- Raising
// --------------------------------------------------------------------------------------------------------

/// An offset in bytes (from 1) as one in characters; behind the line counts as one more (as CPython clips
/// it).
std::int32_t Diagnosis::characters(std::string_view text, std::int32_t offset) {
    if (offset <= 0) return offset;
    auto bytes = static_cast<std::size_t>(offset);
    if (bytes <= text.size()) return static_cast<std::int32_t>(count_code_points(text.substr(0, bytes)));
    return static_cast<std::int32_t>(count_code_points(text) + 1);
}

/// Offsets are bytes from 1 (0 and -1 stand for themselves); both are counted in the first line.
void Diagnosis::set_fault(FaultCategory category, std::string message, std::int32_t line, std::int32_t offset,
                          std::int32_t end_line, std::int32_t end_offset) {
    const Lexer& lexer = tokens_.lexer();
    std::string_view text = line_of(options_.shown_source, line);
    if (text.empty()) {
        text = line_of(lexer.source(), line);
        // The line the lexer stands on is shown whole, earlier ones without their end.
        if (line < lexer.line()) text = text.substr(0, text.find('\n'));
    }
    stopped_ = true;
    has_fault_ = true;
    fault_.category = category;
    fault_.message = std::move(message);
    fault_.line = line;
    fault_.offset = characters(text, offset);
    fault_.end_line = end_line;
    fault_.end_offset = characters(text, end_offset);
    fault_.text = text;
}

Diagnosis::Piece* Diagnosis::raise_between(const Piece* from, const Piece* to, std::string message) {
    const Token first = tokens_.at(from->first);
    const Token last = tokens_.at(to->last);
    // Tokens without a place count as column -1.
    set_fault(FaultCategory::SyntaxError, std::move(message), first.span.line,
              first.has_position ? first.span.column + 1 : 0, last.span.end_line,
              last.has_position ? last.span.end_column + 1 : 0);
    return nullptr;
}

Diagnosis::Piece* Diagnosis::raise_from(const Piece* from, std::string message) {
    const ast::Span start = tokens_.at(from->first).span;
    const Lexer& lexer = tokens_.lexer();
    set_fault(FaultCategory::SyntaxError, std::move(message), start.line, start.column + 1, lexer.line(),
              lexer.column());
    return nullptr;
}

/// An error at a token; INDENT, DEDENT and the end have no place but the reading position
/// (_PyPegen_raise_error).
Diagnosis::Piece* Diagnosis::raise_at_token(std::size_t index, std::string message, FaultCategory category) {
    const Token token = tokens_.at(index);
    const ast::Span& span = token.span;
    bool placed = token.has_position;
    set_fault(category, std::move(message), span.line, placed ? span.column + 1 : tokens_.lexer().column(),
              span.end_line, placed ? span.end_column + 1 : -1);
    return nullptr;
}

Diagnosis::Piece* Diagnosis::raise_last(std::string message, FaultCategory category) {
    return raise_at_token(tokens_.filled() - 1, std::move(message), category);
}

Diagnosis::Piece* Diagnosis::raise_next(std::string message) {
    if (token() == nullptr) return nullptr;
    return raise_at_token(mark_, std::move(message));
}

void Diagnosis::raise_unclosed() {
    Lexer::Bracket open = tokens_.lexer().brackets().back();
    set_fault(FaultCategory::SyntaxError, std::string("'") + open.character + "' was never closed", open.line,
              open.column + 1, open.line, 0);
}

/// The lexer stopped: its own error, or the one its state stands for (_Pypegen_tokenizer_error).
void Diagnosis::raise_lexer_fault() {
    Lexer& lexer = tokens_.lexer();
    raised_by_lexer_ = true;
    stopped_ = true;
    std::int32_t line = lexer.line();
    switch (lexer.state()) {
        case LexerState::Failed:
            fault_ = lexer.fault();
            has_fault_ = true;
            return;
        case LexerState::BadDedent:
            raise_last("unindent does not match any outer indentation level",
                       FaultCategory::IndentationError);
            return;
        case LexerState::InconsistentTabs:
            set_fault(FaultCategory::TabError, "inconsistent use of tabs and spaces in indentation", line, 1,
                      line, 0);
            return;
        case LexerState::TooDeep:
            set_fault(FaultCategory::IndentationError, "too many levels of indentation", line, 1, line, 0);
            return;
        case LexerState::BadContinuation:
            set_fault(FaultCategory::SyntaxError, "unexpected character after line continuation character",
                      line, lexer.buffered(), line, 0);
            return;
        default:
            if (!lexer.brackets().empty()) {
                raise_unclosed();
            } else {
                raise_last("unexpected EOF while parsing");
            }
    }
}

/// An error of the lexer further on, or a bracket that stays open, goes before what the parser found
/// (_PyPegen_tokenize_full_source_to_check_for_errors).
void Diagnosis::check_rest_of_source() {
    std::int32_t current_line = tokens_.at(tokens_.filled() - 1).span.line;
    for (std::size_t index = tokens_.filled();; ++index) {
        const Token& token = tokens_.at(index);
        if (token.kind == TokenKind::EndMarker) return;
        if (token.kind == TokenKind::Error) break;
    }
    Lexer& lexer = tokens_.lexer();
    if (lexer.in_formatted()) return;  // errors inside f-strings do not count here
    if (lexer.state() == LexerState::Failed) {
        fault_ = lexer.fault();
    } else if (!lexer.brackets().empty() && current_line > lexer.brackets().back().line) {
        raise_unclosed();
    }
}

}  // namespace bufferscope
