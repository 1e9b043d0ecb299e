// The match statement and its patterns.
#include "syntax/tree_parser.h"

namespace bufferscope {

using ast::ConstantType;

/// `match subject: NEWLINE INDENT case` makes a match statement; anything else is left where it began.
bool TreeParser::match_header(Expr*& subject) {
    ast::Span start = peek().span;
    Expr* first = star_named_expression();
    if (first == nullptr) return false;
    subject = first;
    if (kind() == TokenKind::Comma) {
        auto* tuple = open<ast::Tuple>(start);
        Gather<Expr> items(*this);
        items.add(first);
        while (accept(TokenKind::Comma)) {
            if (kind() == TokenKind::Colon) break;
            Expr* item = star_named_expression();
            if (item == nullptr) return false;
            items.add(item);
        }
        tuple->elts = items.take();
        subject = close(tuple);
    } else if (first->kind == ast::Kind::Starred) {
        return false;
    }
    return accept(TokenKind::Colon) && accept(TokenKind::Newline) && accept(TokenKind::Indent) &&
           next_is_word("case");
}

TreeParser::Stmt* TreeParser::match_statement() {
    std::size_t begin = at_;
    auto* node = open<ast::Match>(advance().span);
    if (!match_header(node->subject)) {
        if (!too_deep_) at_ = begin;
        return nullptr;
    }
    Depth depth(*this);
    if (!depth) return nullptr;
    Gather<ast::MatchCase> cases(*this);
    while (next_is_word("case")) {
        ast::MatchCase* one = match_case();
        if (one == nullptr) return nullptr;
        cases.add(one);
    }
    if (!accept(TokenKind::Dedent)) return nullptr;
    node->cases = cases.take();
    return close(node);
}

ast::MatchCase* TreeParser::match_case() {
    auto* node = open<ast::MatchCase>(advance().span);
    node->pattern = patterns();
    if (node->pattern == nullptr) return nullptr;
    if (accept(TokenKind::KeywordIf)) {
        node->guard = named_expression();
        if (node->guard == nullptr) return nullptr;
    }
    return accept(TokenKind::Colon) && block(node->body) ? close(node) : nullptr;
}

/// A pattern, or a sequence pattern without brackets.
TreeParser::Pattern* TreeParser::patterns() {
    ast::Span start = peek().span;
    bool starred = kind() == TokenKind::Star;
    Pattern* first = maybe_star_pattern();
    if (first == nullptr) return nullptr;
    if (kind() != TokenKind::Comma) return starred ? nullptr : first;
    ++at_;
    Gather<Pattern> items(*this);
    items.add(first);
    auto* node = open<ast::MatchSequence>(start);
    while (kind() != TokenKind::Colon && kind() != TokenKind::KeywordIf) {
        Pattern* item = maybe_star_pattern();
        if (item == nullptr) return nullptr;
        items.add(item);
        if (!accept(TokenKind::Comma)) break;
    }
    node->patterns = items.take();
    return close(node);
}

TreeParser::Pattern* TreeParser::maybe_star_pattern() {
    if (kind() != TokenKind::Star) return pattern();
    auto* node = open<ast::MatchStar>(advance().span);
    if (next_is_word("_")) {
        ++at_;
    } else if (!capture_target(node->name)) {
        return nullptr;
    }
    return close(node);
}

bool TreeParser::capture_target(ast::Identifier& out) {
    if (next_is_word("_")) return false;
    if (!accept_name(out)) return false;
    return kind() != TokenKind::Dot && kind() != TokenKind::LeftParen && kind() != TokenKind::Equal;
}

TreeParser::Pattern* TreeParser::pattern() {
    Depth depth(*this);
    if (!depth) return nullptr;
    ast::Span start = peek().span;
    Pattern* first = or_pattern();
    if (first == nullptr || !accept(TokenKind::KeywordAs)) return first;
    auto* node = open<ast::MatchAs>(start);
    node->pattern = first;
    return capture_target(node->name) ? close(node) : nullptr;
}

TreeParser::Pattern* TreeParser::or_pattern() {
    ast::Span start = peek().span;
    Pattern* first = closed_pattern();
    if (first == nullptr || kind() != TokenKind::Pipe) return first;
    auto* node = open<ast::MatchOr>(start);
    Gather<Pattern> items(*this);
    items.add(first);
    while (accept(TokenKind::Pipe)) {
        Pattern* item = closed_pattern();
        if (item == nullptr) return nullptr;
        items.add(item);
    }
    node->patterns = items.take();
    return close(node);
}

TreeParser::Pattern* TreeParser::closed_pattern() {
    ast::Span start = peek().span;
    switch (kind()) {
        case TokenKind::Number:
        case TokenKind::Minus:
            return number_pattern();
        case TokenKind::String:
        case TokenKind::FStringStart:
        case TokenKind::TStringStart: {
            auto* node = open<ast::MatchValue>(start);
            node->value = strings();
            return node->value == nullptr ? nullptr : close(node);
        }
        case TokenKind::KeywordNone:
        case TokenKind::KeywordTrue:
        case TokenKind::KeywordFalse: {
            auto* node = open<ast::MatchSingleton>(start);
            TokenKind word = advance().kind;
            node->value = word == TokenKind::KeywordNone   ? ConstantType::None
                          : word == TokenKind::KeywordTrue ? ConstantType::True
                                                           : ConstantType::False;
            return node;
        }
        case TokenKind::Name:
            return name_pattern();
        case TokenKind::LeftParen:
        case TokenKind::LeftBracket:
            return group_or_sequence_pattern();
        case TokenKind::LeftBrace:
            return mapping_pattern();
        default:
            return nullptr;
    }
}

/// [-] NUMBER, and with a + or - behind it the imaginary part of a complex number.
TreeParser::Expr* TreeParser::signed_number(bool allow_complex) {
    ast::Span start = peek().span;
    bool negative = kind() == TokenKind::Minus;
    if (negative) ++at_;
    if (kind() != TokenKind::Number) return nullptr;
    Expr* value = number();
    if (value == nullptr) return nullptr;
    bool imaginary = ast::as<ast::Constant>(value)->type == ConstantType::Imaginary;
    if (negative) {
        auto* minus = open<ast::UnaryOp>(start);
        minus->op = ast::UnaryOperator::USub;
        minus->operand = value;
        value = close(minus);
    }
    if (kind() != TokenKind::Plus && kind() != TokenKind::Minus) return value;
    if (!allow_complex || imaginary) return nullptr;
    auto* node = open<ast::BinOp>(start);
    node->left = value;
    node->op = advance().kind == TokenKind::Plus ? ast::BinaryOperator::Add : ast::BinaryOperator::Sub;
    if (kind() != TokenKind::Number) return nullptr;
    node->right = number();
    if (node->right == nullptr || ast::as<ast::Constant>(node->right)->type != ConstantType::Imaginary)
        return nullptr;
    return close(node);
}

TreeParser::Pattern* TreeParser::number_pattern() {
    auto* node = open<ast::MatchValue>(peek().span);
    node->value = signed_number(true);
    return node->value == nullptr ? nullptr : close(node);
}

TreeParser::Expr* TreeParser::name_or_attribute() {
    ast::Span start = peek().span;
    Expr* value = name();
    while (accept(TokenKind::Dot)) {
        auto* node = open<ast::Attribute>(start);
        node->value = value;
        if (!accept_name(node->attr)) return nullptr;
        value = close(node);
    }
    return value;
}

/// A capture, the wildcard, a dotted value or a class pattern.
TreeParser::Pattern* TreeParser::name_pattern() {
    ast::Span start = peek().span;
    if (kind(1) != TokenKind::Dot && kind(1) != TokenKind::LeftParen) {
        if (kind(1) == TokenKind::Equal) return nullptr;
        auto* node = open<ast::MatchAs>(start);
        ast::Identifier id = identifier(advance());
        if (id != "_") node->name = id;
        return node;
    }
    Expr* value = name_or_attribute();
    if (value == nullptr) return nullptr;
    if (kind() == TokenKind::LeftParen) return class_pattern(value, start);
    if (kind() == TokenKind::Equal) return nullptr;
    auto* node = open<ast::MatchValue>(start);
    node->value = value;
    return close(node);
}

bool TreeParser::sequence_items(TokenKind closing, Gather<Pattern>& out) {
    while (kind() != closing) {
        Pattern* item = maybe_star_pattern();
        if (item == nullptr) return false;
        out.add(item);
        if (!accept(TokenKind::Comma)) break;
    }
    return accept(closing);
}

TreeParser::Pattern* TreeParser::group_or_sequence_pattern() {
    const Token opening = advance();
    Gather<Pattern> items(*this);
    bool parenthesised = opening.kind == TokenKind::LeftParen;
    if (!sequence_items(parenthesised ? TokenKind::RightParen : TokenKind::RightBracket, items))
        return nullptr;
    bool comma = tokens_.at(at_ - 2).kind == TokenKind::Comma;
    if (parenthesised && items.size() == 1 && !comma) {
        return items[0]->kind == ast::Kind::MatchStar ? nullptr : items[0];
    }
    auto* node = open<ast::MatchSequence>(opening.span);
    node->patterns = items.take();
    return close(node);
}

TreeParser::Pattern* TreeParser::mapping_pattern() {
    auto* node = open<ast::MatchMapping>(advance().span);
    std::vector<Expr*> keys;
    Gather<Pattern> values(*this);
    while (kind() != TokenKind::RightBrace) {
        if (accept(TokenKind::DoubleStar)) {
            if (!capture_target(node->rest)) return nullptr;
            accept(TokenKind::Comma);
            if (kind() != TokenKind::RightBrace) return nullptr;
            break;
        }
        Expr* key = nullptr;
        switch (kind()) {
            case TokenKind::Number:
            case TokenKind::Minus:
                key = signed_number(true);
                break;
            case TokenKind::String:
            case TokenKind::FStringStart:
            case TokenKind::TStringStart:
                key = strings();
                break;
            case TokenKind::KeywordNone:
                key = constant(ConstantType::None);
                break;
            case TokenKind::KeywordTrue:
                key = constant(ConstantType::True);
                break;
            case TokenKind::KeywordFalse:
                key = constant(ConstantType::False);
                break;
            case TokenKind::Name:
                if (kind(1) != TokenKind::Dot) return nullptr;
                key = name_or_attribute();
                break;
            default:
                return nullptr;
        }
        if (key == nullptr || !accept(TokenKind::Colon)) return nullptr;
        Pattern* value = pattern();
        if (value == nullptr) return nullptr;
        keys.push_back(key);
        values.add(value);
        if (!accept(TokenKind::Comma)) break;
    }
    if (!accept(TokenKind::RightBrace)) return nullptr;
    node->keys = arena_.copy(std::span<Expr* const>(keys));
    node->patterns = values.take();
    return close(node);
}

TreeParser::Pattern* TreeParser::class_pattern(Expr* cls, const ast::Span& start) {
    ++at_;
    auto* node = open<ast::MatchClass>(start);
    node->cls = cls;
    Gather<Pattern> items(*this);
    std::vector<ast::Identifier> attributes;
    while (kind() != TokenKind::RightParen) {
        bool is_keyword = kind() == TokenKind::Name && kind(1) == TokenKind::Equal;
        if (is_keyword) {
            attributes.push_back(identifier(advance()));
            ++at_;
        } else if (!attributes.empty()) {
            return nullptr;
        }
        Pattern* item = pattern();
        if (item == nullptr) return nullptr;
        items.add(item);
        if (!accept(TokenKind::Comma)) break;
    }
    if (!accept(TokenKind::RightParen)) return nullptr;
    ast::PatternList all = items.take();
    std::size_t positional = all.size() - attributes.size();
    node->patterns = all.first(positional);
    node->kwd_patterns = all.subspan(positional);
    node->kwd_attrs = arena_.copy(std::span<const ast::Identifier>(attributes));
    return close(node);
}

}  // namespace bufferscope
