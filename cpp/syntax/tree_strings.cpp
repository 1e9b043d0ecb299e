// String literals side by side, f-strings and t-strings, merged as CPython's ast has them.
#include "syntax/tree_parser.h"

namespace bufferscope {

using ast::ConstantType;

namespace {

ast::Constant* as_str(ast::ExprNode* node) {
    if (node->kind != ast::Kind::Constant) return nullptr;
    auto* constant = ast::as<ast::Constant>(node);
    return constant->type == ConstantType::Str ? constant : nullptr;
}

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
}

}  // namespace

/// Notes a warning about an escape; false if the literal is wrong.
bool TreeParser::report(const LiteralOutcome& outcome, const Token& token, bool in_text) {
    if (!outcome.error.empty()) return false;
    if (outcome.bad_escape == 0) return true;
    std::string_view source = text(token);
    std::size_t start = outcome.bad_escape - 1;
    std::size_t length = outcome.octal_escape ? 4 : 2;
    std::string_view escape = source.substr(start, length);
    if (in_text && (escape[1] == '{' || escape[1] == '}')) return true;  // the lexer has warned
    std::int32_t line = token.span.line;
    for (char c : source.substr(0, start)) line += c == '\n';
    auto column = static_cast<std::int32_t>(token.span.column + start);
    warnings_.push_back({line, column, line, column, invalid_escape_warning(escape)});
    return true;
}

TreeParser::Expr* TreeParser::string() {
    const Token token = advance();
    auto* node = open<ast::Constant>(token.span);
    LiteralOutcome outcome = decode_string(text(token), arena_, options_.unicode, *node);
    return report(outcome, token, false) ? node : nullptr;
}

/// Appends the parts of an f-string (or the literal itself) to the list.
void TreeParser::flatten(Expr* item, Gather<Expr>& out) {
    if (item->kind == ast::Kind::JoinedStr) {
        for (Expr* part : ast::as<ast::JoinedStr>(item)->values) out.add(part);
    } else if (item->kind == ast::Kind::TemplateStr) {
        for (Expr* part : ast::as<ast::TemplateStr>(item)->values) out.add(part);
    } else {
        out.add(item);
    }
}

/// Joins neighbouring str constants; drops empty ones unless told to keep them.
void TreeParser::merge(Gather<Expr>& in, Gather<Expr>& out, bool keep_empty) {
    for (std::size_t i = 0; i < in.size();) {
        ast::Constant* first = as_str(in[i]);
        if (first == nullptr) {
            out.add(in[i++]);
            continue;
        }
        std::size_t end = i + 1;
        while (end < in.size() && as_str(in[end]) != nullptr) ++end;
        auto* merged = first;
        if (end > i + 1) {
            std::string joined;
            for (std::size_t k = i; k < end; ++k) joined += as_str(in[k])->text;
            merged = open<ast::Constant>(first->span);
            merged->type = ConstantType::Str;
            merged->u_prefix = first->u_prefix;
            merged->text = arena_.copy(joined);
            merged->span.end_line = in[end - 1]->span.end_line;
            merged->span.end_column = in[end - 1]->span.end_column;
        }
        if (keep_empty || !merged->text.empty()) out.add(merged);
        i = end;
    }
}

/// All the literals that stand side by side (_PyPegen_concatenate_strings).
TreeParser::Expr* TreeParser::strings() {
    Depth depth(*this);
    if (!depth) return nullptr;
    ast::Span start = peek().span;
    Gather<Expr> items(*this);
    bool formatted = false;
    bool is_template = kind() == TokenKind::TStringStart;
    std::size_t bytes = 0;
    for (;;) {
        Expr* item;
        if (kind() == TokenKind::String) {
            item = string();
        } else if (kind() == TokenKind::FStringStart || kind() == TokenKind::TStringStart) {
            formatted = true;
            item = formatted_string(kind() == TokenKind::TStringStart);
        } else {
            break;
        }
        if (item == nullptr || (item->kind == ast::Kind::TemplateStr) != is_template) return nullptr;
        bytes += item->kind == ast::Kind::Constant && as_str(item) == nullptr;
        items.add(item);
    }
    if (bytes != 0 && bytes != items.size()) return nullptr;
    if (!formatted && items.size() == 1) return items[0];
    if (bytes != 0) {
        std::string joined;
        for (std::size_t i = 0; i < items.size(); ++i) joined += ast::as<ast::Constant>(items[i])->text;
        auto* node = open<ast::Constant>(start);
        node->type = ConstantType::Bytes;
        node->text = arena_.copy(joined);
        return close(node);
    }
    Gather<Expr> parts(*this);
    for (std::size_t i = 0; i < items.size(); ++i) flatten(items[i], parts);
    Gather<Expr> merged(*this);
    merge(parts, merged, !formatted);
    if (!formatted) return close(ast::as<ast::Constant>(merged[0]));
    if (is_template) {
        auto* node = open<ast::TemplateStr>(start);
        node->values = merged.take();
        return close(node);
    }
    auto* node = open<ast::JoinedStr>(start);
    node->values = merged.take();
    return close(node);
}

/// The characters between two fields.
TreeParser::Expr* TreeParser::text_part(bool raw) {
    const Token token = advance();
    auto* node = open<ast::Constant>(token.span);
    node->type = ConstantType::Str;
    LiteralOutcome outcome = decode_text(text(token), raw, arena_, options_.unicode, node->text);
    return report(outcome, token, true) ? node : nullptr;
}

TreeParser::Expr* TreeParser::formatted_string(bool is_template) {
    const Token& opening = advance();
    ast::Span start = opening.span;
    bool raw = false;
    for (char c : text(opening)) raw = raw || c == 'r' || c == 'R';
    Gather<Expr> parts(*this);
    for (;;) {
        switch (kind()) {
            case TokenKind::LeftBrace:
                if (!field(is_template, raw, false, parts)) return nullptr;
                continue;
            case TokenKind::FStringMiddle:
            case TokenKind::TStringMiddle: {
                Expr* part = text_part(raw);
                if (part == nullptr) return nullptr;
                if (!ast::as<ast::Constant>(part)->text.empty()) parts.add(part);
                continue;
            }
            default:
                break;
        }
        break;
    }
    if (!accept(is_template ? TokenKind::TStringEnd : TokenKind::FStringEnd)) return nullptr;
    if (is_template) {
        auto* node = open<ast::TemplateStr>(start);
        node->values = parts.take();
        return close(node);
    }
    auto* node = open<ast::JoinedStr>(start);
    node->values = parts.take();
    return close(node);
}

/// The source of a field's expression as `=` and t-strings show it: comments are left out.
std::string_view TreeParser::field_text(std::int32_t start, std::int32_t end) {
    std::string_view source = tokens_.lexer().source().substr(static_cast<std::size_t>(start),
                                                              static_cast<std::size_t>(end - start));
    if (source.find('#') == std::string_view::npos) return arena_.copy(source);
    // As CPython's tokenizer does it: a # inside a string counts only as a comment when outside of quotes.
    std::string kept;
    char quote = 0;
    for (std::size_t i = 0; i < source.size(); ++i) {
        char c = source[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '#') {
            while (i < source.size() && source[i] != '\n') ++i;
            if (i < source.size()) kept.push_back('\n');
            continue;
        }
        kept.push_back(c);
    }
    return arena_.copy(kept);
}

/// `{value=!r:spec}` (_PyPegen_formatted_value, _PyPegen_interpolation).
bool TreeParser::field(bool is_template, bool raw, bool in_spec, Gather<Expr>& out) {
    Depth depth(*this);
    if (!depth) return false;
    const Token brace = advance();
    Expr* value = annotated_rhs();
    if (value == nullptr) return false;
    bool debug = accept(TokenKind::Equal);
    std::int32_t text_end = peek().start;
    std::int32_t conversion = -1;
    const ast::Span debug_end = peek().span;
    if (accept(TokenKind::Exclamation)) {
        const Token& letter = peek();
        if (letter.kind != TokenKind::Name || tokens_.at(at_ - 1).end != letter.start) return false;
        std::string_view which = text(letter);
        if (which != "s" && which != "r" && which != "a") return false;
        conversion = which[0];
        ++at_;
    }
    Expr* spec = nullptr;
    if (kind() == TokenKind::Colon) {
        spec = format_spec(is_template, raw);
        if (spec == nullptr) return false;
    }
    if (kind() != TokenKind::RightBrace) return false;
    ++at_;
    if (conversion < 0 && debug && spec == nullptr) conversion = 'r';
    std::string_view source = debug || is_template ? field_text(brace.end, text_end) : std::string_view();
    if (debug) {
        auto* shown = open<ast::Constant>(brace.span);
        shown->type = ConstantType::Str;
        shown->text = source;
        shown->span.column += 1;
        shown->span.end_line = debug_end.line;
        shown->span.end_column = debug_end.column;
        out.add(shown);
    }
    if (is_template && !in_spec) {
        auto* node = open<ast::Interpolation>(brace.span);
        node->value = value;
        std::size_t length = source.size();
        while (length > 0 && (is_space(source[length - 1]) || source[length - 1] == '=')) --length;
        node->str = source.substr(0, length);
        node->conversion = conversion;
        node->format_spec = spec;
        out.add(close(node));
    } else {
        auto* node = open<ast::FormattedValue>(brace.span);
        node->value = value;
        node->conversion = conversion;
        node->format_spec = spec;
        out.add(close(node));
    }
    return true;
}

/// `:spec`, which may hold fields itself (_PyPegen_setup_full_format_spec).
TreeParser::Expr* TreeParser::format_spec(bool is_template, bool raw) {
    ast::Span start = advance().span;
    Gather<Expr> parts(*this);
    while (kind() != TokenKind::RightBrace) {
        if (kind() == TokenKind::LeftBrace) {
            if (!field(is_template, raw, true, parts)) return nullptr;
        } else if (kind() == TokenKind::FStringMiddle || kind() == TokenKind::TStringMiddle) {
            Expr* part = text_part(raw);
            if (part == nullptr) return nullptr;
            if (!ast::as<ast::Constant>(part)->text.empty()) parts.add(part);
        } else {
            return nullptr;
        }
    }
    auto* node = open<ast::JoinedStr>(start);
    Gather<Expr> merged(*this);
    merge(parts, merged, true);
    node->values = merged.take();
    return close(node);
}

std::vector<SyntaxWarningRecord> TreeParser::take_warnings() {
    std::vector<SyntaxWarningRecord> all = std::move(tokens_.lexer().warnings());
    for (auto& warning : warnings_) {
        // A text that was read twice on trial warns once.
        bool known = false;
        for (const auto& other : all)
            known = known || (other.line == warning.line && other.offset == warning.offset &&
                              other.message == warning.message);
        if (!known) all.push_back(std::move(warning));
    }
    return all;
}

}  // namespace bufferscope
