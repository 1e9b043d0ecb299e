// Expressions: precedence climbing for the binary operators, one function for every other level of the
// grammar.
#include <cstring>

#include "base/unicode_identifier.h"
#include "base/utf8.h"
#include "syntax/tree_parser.h"

namespace bufferscope {

using ast::BinaryOperator;
using ast::CompareOperator;
using ast::ConstantType;
using ast::Context;

// ---- Common ground
// ---------------------------------------------------------------------------------------------------

void TreeParser::gather(void* item) {
    gathered_.push_back(item);
}

void TreeParser::drop_gathered(std::size_t first) {
    gathered_.erase(gathered_.begin() + static_cast<std::ptrdiff_t>(first), gathered_.end());
}

void* TreeParser::take_gathered(std::size_t first, std::size_t count) {
    if (count == 0) return nullptr;
    void* items = arena_.allocate(count * sizeof(void*));
    std::memcpy(items, gathered_.data() + first, count * sizeof(void*));
    return items;
}

void TreeParser::end_here(ast::Span& span) {
    std::size_t last = at_ - 1;
    while (last > 0 && is_line_token(tokens_.at(last).kind)) --last;
    const ast::Span& end = tokens_.at(last).span;
    span.end_line = end.end_line;
    span.end_column = end.end_column;
}

ast::Identifier TreeParser::identifier(const Token& token) {
    std::string_view written = text(token);
    std::u32string characters;
    bool stable = true;
    for (std::size_t at = 0; at < written.size();) {
        characters.push_back(decode_utf8(written, at));
        stable = stable && (characters.back() < 0x80 || !is_nfkc_unstable(characters.back()));
    }
    if (stable) return written;
    std::string normal;
    for (char32_t c : options_.unicode->normalize(characters, true, true)) append_utf8(normal, c);
    return arena_.copy(normal);
}

bool TreeParser::accept_name(ast::Identifier& out) {
    if (kind() != TokenKind::Name) return false;
    out = identifier(advance());
    return true;
}

// ---- Levels above the operators
// -------------------------------------------------------------------------------------

TreeParser::Expr* TreeParser::expression() {
    Depth depth(*this);
    if (!depth) return nullptr;
    if (kind() == TokenKind::KeywordLambda) return lambda();
    ast::Span start = peek().span;
    Expr* body = disjunction();
    if (body == nullptr || kind() != TokenKind::KeywordIf) return body;
    ++at_;
    auto* node = open<ast::IfExp>(start);
    node->body = body;
    node->test = disjunction();
    if (node->test == nullptr || !accept(TokenKind::KeywordElse)) return nullptr;
    node->orelse = expression();
    return node->orelse == nullptr ? nullptr : close(node);
}

TreeParser::Expr* TreeParser::named_expression() {
    if (kind() != TokenKind::Name || kind(1) != TokenKind::ColonEqual) return expression();
    auto* node = open<ast::NamedExpr>(peek().span);
    node->target = name();
    ast::as<ast::Name>(node->target)->ctx = Context::Store;
    ++at_;
    node->value = expression();
    return node->value == nullptr ? nullptr : close(node);
}

/// `*value`; bitwise: the value is a bitwise_or, otherwise a whole expression.
TreeParser::Expr* TreeParser::starred(bool bitwise) {
    auto* node = open<ast::Starred>(advance().span);
    node->value = bitwise ? binary(0) : expression();
    return node->value == nullptr ? nullptr : close(node);
}

TreeParser::Expr* TreeParser::star_expression() {
    return kind() == TokenKind::Star ? starred(true) : expression();
}

TreeParser::Expr* TreeParser::star_named_expression() {
    return kind() == TokenKind::Star ? starred(true) : named_expression();
}

namespace {

/// Whether an expression can start here (used behind a comma, where the list may also end).
bool ends_list(TokenKind kind) {
    switch (kind) {
        case TokenKind::Newline:
        case TokenKind::EndMarker:
        case TokenKind::Semicolon:
        case TokenKind::Colon:
        case TokenKind::Equal:
        case TokenKind::RightParen:
        case TokenKind::RightBracket:
        case TokenKind::RightBrace:
        case TokenKind::Exclamation:
        case TokenKind::KeywordIn:
            return true;
        default:
            return kind >= TokenKind::PlusEqual && kind <= TokenKind::AtEqual &&
                   kind != TokenKind::DoubleSlash && kind != TokenKind::At;
    }
}

}  // namespace

TreeParser::Expr* TreeParser::star_expressions() {
    ast::Span start = peek().span;
    Expr* first = star_expression();
    if (first == nullptr || kind() != TokenKind::Comma) return first;
    auto* tuple = open<ast::Tuple>(start);
    Gather<Expr> items(*this);
    items.add(first);
    while (accept(TokenKind::Comma)) {
        if (ends_list(kind())) break;
        Expr* item = star_expression();
        if (item == nullptr) return nullptr;
        items.add(item);
    }
    tuple->elts = items.take();
    return close(tuple);
}

TreeParser::Expr* TreeParser::expressions() {
    ast::Span start = peek().span;
    Expr* first = expression();
    if (first == nullptr || kind() != TokenKind::Comma) return first;
    auto* tuple = open<ast::Tuple>(start);
    Gather<Expr> items(*this);
    items.add(first);
    while (accept(TokenKind::Comma)) {
        if (ends_list(kind())) break;
        Expr* item = expression();
        if (item == nullptr) return nullptr;
        items.add(item);
    }
    tuple->elts = items.take();
    return close(tuple);
}

TreeParser::Expr* TreeParser::annotated_rhs() {
    return kind() == TokenKind::KeywordYield ? yield_expression() : star_expressions();
}

TreeParser::Expr* TreeParser::yield_expression() {
    ast::Span start = advance().span;
    if (accept(TokenKind::KeywordFrom)) {
        auto* node = open<ast::YieldFrom>(start);
        node->value = expression();
        return node->value == nullptr ? nullptr : close(node);
    }
    auto* node = open<ast::Yield>(start);
    if (!ends_list(kind())) {
        node->value = star_expressions();
        if (node->value == nullptr) return nullptr;
    }
    return close(node);
}

TreeParser::Expr* TreeParser::lambda() {
    auto* node = open<ast::Lambda>(advance().span);
    node->args = open<ast::Arguments>({});
    if (!parameters(true, TokenKind::Colon, node->args)) return nullptr;
    if (!accept(TokenKind::Colon)) return nullptr;
    node->body = expression();
    return node->body == nullptr ? nullptr : close(node);
}

TreeParser::Expr* TreeParser::disjunction() {
    ast::Span start = peek().span;
    Expr* first = conjunction();
    if (first == nullptr || kind() != TokenKind::KeywordOr) return first;
    auto* node = open<ast::BoolOp>(start);
    node->op = ast::BoolOperator::Or;
    Gather<Expr> values(*this);
    values.add(first);
    while (accept(TokenKind::KeywordOr)) {
        Expr* value = conjunction();
        if (value == nullptr) return nullptr;
        values.add(value);
    }
    node->values = values.take();
    return close(node);
}

TreeParser::Expr* TreeParser::conjunction() {
    ast::Span start = peek().span;
    Expr* first = inversion();
    if (first == nullptr || kind() != TokenKind::KeywordAnd) return first;
    auto* node = open<ast::BoolOp>(start);
    node->op = ast::BoolOperator::And;
    Gather<Expr> values(*this);
    values.add(first);
    while (accept(TokenKind::KeywordAnd)) {
        Expr* value = inversion();
        if (value == nullptr) return nullptr;
        values.add(value);
    }
    node->values = values.take();
    return close(node);
}

TreeParser::Expr* TreeParser::inversion() {
    if (kind() != TokenKind::KeywordNot) return comparison();
    Depth depth(*this);
    if (!depth) return nullptr;
    auto* node = open<ast::UnaryOp>(advance().span);
    node->op = ast::UnaryOperator::Not;
    node->operand = inversion();
    return node->operand == nullptr ? nullptr : close(node);
}

bool TreeParser::compare_operator(CompareOperator& out) {
    switch (kind()) {
        case TokenKind::EqualEqual:
            out = CompareOperator::Eq;
            break;
        case TokenKind::NotEqual:
            if (text(peek()) != "!=") return false;
            out = CompareOperator::NotEq;
            break;
        case TokenKind::Less:
            out = CompareOperator::Lt;
            break;
        case TokenKind::LessEqual:
            out = CompareOperator::LtE;
            break;
        case TokenKind::Greater:
            out = CompareOperator::Gt;
            break;
        case TokenKind::GreaterEqual:
            out = CompareOperator::GtE;
            break;
        case TokenKind::KeywordIn:
            out = CompareOperator::In;
            break;
        case TokenKind::KeywordIs:
            out = CompareOperator::Is;
            if (kind(1) == TokenKind::KeywordNot) {
                out = CompareOperator::IsNot;
                ++at_;
            }
            break;
        case TokenKind::KeywordNot:
            if (kind(1) != TokenKind::KeywordIn) return false;
            out = CompareOperator::NotIn;
            ++at_;
            break;
        default:
            return false;
    }
    ++at_;
    return true;
}

TreeParser::Expr* TreeParser::comparison() {
    ast::Span start = peek().span;
    Expr* left = binary(0);
    CompareOperator op;
    if (left == nullptr || !compare_operator(op)) return left;
    auto* node = open<ast::Compare>(start);
    node->left = left;
    Gather<Expr> comparators(*this);
    std::string ops;
    do {
        ops.push_back(static_cast<char>(op));
        Expr* right = binary(0);
        if (right == nullptr) return nullptr;
        comparators.add(right);
    } while (compare_operator(op));
    node->comparators = comparators.take();
    std::string_view kept = arena_.copy(ops);
    node->ops = {reinterpret_cast<const CompareOperator*>(kept.data()), kept.size()};
    return close(node);
}

// ---- Operators
// ------------------------------------------------------------------------------------------------------

namespace {

/// The precedence of a binary operator from 1 (|) to 6 (*), or 0.
int binary_precedence(TokenKind kind, BinaryOperator& op) {
    switch (kind) {
        case TokenKind::Pipe:
            op = BinaryOperator::BitOr;
            return 1;
        case TokenKind::Caret:
            op = BinaryOperator::BitXor;
            return 2;
        case TokenKind::Ampersand:
            op = BinaryOperator::BitAnd;
            return 3;
        case TokenKind::LeftShift:
            op = BinaryOperator::LShift;
            return 4;
        case TokenKind::RightShift:
            op = BinaryOperator::RShift;
            return 4;
        case TokenKind::Plus:
            op = BinaryOperator::Add;
            return 5;
        case TokenKind::Minus:
            op = BinaryOperator::Sub;
            return 5;
        case TokenKind::Star:
            op = BinaryOperator::Mult;
            return 6;
        case TokenKind::Slash:
            op = BinaryOperator::Div;
            return 6;
        case TokenKind::DoubleSlash:
            op = BinaryOperator::FloorDiv;
            return 6;
        case TokenKind::Percent:
            op = BinaryOperator::Mod;
            return 6;
        case TokenKind::At:
            op = BinaryOperator::MatMult;
            return 6;
        default:
            return 0;
    }
}

}  // namespace

/// Binary operators above the given precedence; 0 is the whole bitwise_or.
TreeParser::Expr* TreeParser::binary(int least_precedence) {
    ast::Span start = peek().span;
    Expr* left = factor();
    BinaryOperator op{};
    while (left != nullptr) {
        int precedence = binary_precedence(kind(), op);
        if (precedence <= least_precedence) break;
        ++at_;
        auto* node = open<ast::BinOp>(start);
        node->left = left;
        node->op = op;
        node->right = binary(precedence);
        if (node->right == nullptr) return nullptr;
        left = close(node);
    }
    return left;
}

TreeParser::Expr* TreeParser::factor() {
    ast::UnaryOperator op;
    switch (kind()) {
        case TokenKind::Plus:
            op = ast::UnaryOperator::UAdd;
            break;
        case TokenKind::Minus:
            op = ast::UnaryOperator::USub;
            break;
        case TokenKind::Tilde:
            op = ast::UnaryOperator::Invert;
            break;
        default:
            return power();
    }
    Depth depth(*this);
    if (!depth) return nullptr;
    auto* node = open<ast::UnaryOp>(advance().span);
    node->op = op;
    node->operand = factor();
    return node->operand == nullptr ? nullptr : close(node);
}

TreeParser::Expr* TreeParser::power() {
    ast::Span start = peek().span;
    Expr* base;
    if (kind() == TokenKind::KeywordAwait) {
        auto* await = open<ast::Await>(advance().span);
        await->value = primary();
        base = await->value == nullptr ? nullptr : close(await);
    } else {
        base = primary();
    }
    if (base == nullptr || kind() != TokenKind::DoubleStar) return base;
    Depth depth(*this);
    if (!depth) return nullptr;
    ++at_;
    auto* node = open<ast::BinOp>(start);
    node->left = base;
    node->op = BinaryOperator::Pow;
    node->right = factor();
    return node->right == nullptr ? nullptr : close(node);
}

// ---- Primaries
// ------------------------------------------------------------------------------------------------------

TreeParser::Expr* TreeParser::primary() {
    ast::Span start = peek().span;
    Expr* value = atom();
    while (value != nullptr) {
        if (kind() == TokenKind::Dot) {
            ++at_;
            auto* node = open<ast::Attribute>(start);
            node->value = value;
            if (!accept_name(node->attr)) return nullptr;
            value = close(node);
        } else if (kind() == TokenKind::LeftParen) {
            auto* node = open<ast::Call>(start);
            node->func = value;
            ++at_;
            if (!arguments(TokenKind::RightParen, node->args, node->keywords, true)) return nullptr;
            value = close(node);
        } else if (kind() == TokenKind::LeftBracket) {
            ++at_;
            auto* node = open<ast::Subscript>(start);
            node->value = value;
            node->slice = slices();
            if (node->slice == nullptr || !accept(TokenKind::RightBracket)) return nullptr;
            value = close(node);
        } else {
            break;
        }
    }
    return value;
}

/// What stands between the brackets of a call, the closing one included.
bool TreeParser::arguments(TokenKind closing, ast::ExprList& args, ast::Sequence<ast::Keyword>& keywords,
                           bool allow_genexp) {
    ast::Span opening = peek().span;
    if (at_ > 0) opening = tokens_.at(at_ - 1).span;
    Gather<ast::Node> all(*this);  // in source order; split below
    bool seen_keyword = false;
    bool seen_double_star = false;
    while (kind() != closing) {
        ast::Span start = peek().span;
        if (kind() == TokenKind::DoubleStar || (kind() == TokenKind::Name && kind(1) == TokenKind::Equal)) {
            auto* keyword = open<ast::Keyword>(start);
            if (accept(TokenKind::DoubleStar)) {
                seen_double_star = true;
            } else {
                accept_name(keyword->arg);
                ++at_;
            }
            seen_keyword = true;
            keyword->value = expression();
            if (keyword->value == nullptr) return false;
            all.add(close(keyword));
        } else if (kind() == TokenKind::Star) {
            if (seen_double_star) return false;
            Expr* item = starred(false);
            if (item == nullptr) return false;
            all.add(item);
        } else {
            if (seen_keyword) return false;
            Expr* item = named_expression();
            if (item == nullptr) return false;
            if (at_comprehension()) {
                if (!allow_genexp || all.size() != 0) return false;
                auto* genexp = open<ast::GeneratorExp>(opening);
                genexp->elt = item;
                if (!for_if_clauses(genexp->generators) || !accept(closing)) return false;
                args =
                    ast::ExprList(&(*static_cast<Expr**>(arena_.allocate(sizeof(Expr*))) = close(genexp)), 1);
                return true;
            }
            all.add(item);
        }
        if (!accept(TokenKind::Comma)) break;
    }
    if (all.size() != 0 && !accept(closing)) return false;
    if (all.size() == 0 && !accept(closing)) return false;
    Gather<Expr> positional(*this);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i]->kind != ast::Kind::Keyword) positional.add(static_cast<Expr*>(all[i]));
    }
    args = positional.take();
    Gather<ast::Keyword> named(*this);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i]->kind == ast::Kind::Keyword) named.add(static_cast<ast::Keyword*>(all[i]));
    }
    keywords = named.take();
    return true;
}

TreeParser::Expr* TreeParser::slices() {
    ast::Span start = peek().span;
    auto one = [&]() { return kind() == TokenKind::Star ? starred(false) : slice(); };
    bool starred_first = kind() == TokenKind::Star;
    Expr* first = one();
    if (first == nullptr || (kind() != TokenKind::Comma && !starred_first)) return first;
    auto* tuple = open<ast::Tuple>(start);
    Gather<Expr> items(*this);
    items.add(first);
    while (accept(TokenKind::Comma)) {
        if (kind() == TokenKind::RightBracket) break;
        Expr* item = one();
        if (item == nullptr) return nullptr;
        items.add(item);
    }
    tuple->elts = items.take();
    return close(tuple);
}

TreeParser::Expr* TreeParser::slice() {
    ast::Span start = peek().span;
    Expr* lower = nullptr;
    if (kind() != TokenKind::Colon) {
        bool named = kind() == TokenKind::Name && kind(1) == TokenKind::ColonEqual;
        lower = named_expression();
        if (lower == nullptr || named || kind() != TokenKind::Colon) return lower;
    }
    ++at_;
    auto* node = open<ast::Slice>(start);
    node->lower = lower;
    auto ends = [&] {
        return kind() == TokenKind::Colon || kind() == TokenKind::Comma || kind() == TokenKind::RightBracket;
    };
    if (!ends()) {
        node->upper = expression();
        if (node->upper == nullptr) return nullptr;
    }
    if (accept(TokenKind::Colon) && !ends()) {
        node->step = expression();
        if (node->step == nullptr) return nullptr;
    }
    return close(node);
}

TreeParser::Expr* TreeParser::name() {
    auto* node = open<ast::Name>(peek().span);
    node->id = identifier(advance());
    return node;
}

TreeParser::Expr* TreeParser::constant(ConstantType type) {
    auto* node = open<ast::Constant>(advance().span);
    node->type = type;
    return node;
}

TreeParser::Expr* TreeParser::number() {
    const Token& token = advance();
    auto* node = open<ast::Constant>(token.span);
    LiteralOutcome outcome = decode_number(text(token), options_.int_max_str_digits, arena_, *node);
    return outcome.error.empty() ? node : nullptr;
}

TreeParser::Expr* TreeParser::atom() {
    switch (kind()) {
        case TokenKind::Name:
            return name();
        case TokenKind::KeywordTrue:
            return constant(ConstantType::True);
        case TokenKind::KeywordFalse:
            return constant(ConstantType::False);
        case TokenKind::KeywordNone:
            return constant(ConstantType::None);
        case TokenKind::Ellipsis:
            return constant(ConstantType::Ellipsis);
        case TokenKind::String:
        case TokenKind::FStringStart:
        case TokenKind::TStringStart:
            return strings();
        case TokenKind::Number:
            return number();
        case TokenKind::LeftParen:
            return parenthesised();
        case TokenKind::LeftBracket:
            return bracketed();
        case TokenKind::LeftBrace:
            return braced();
        default:
            return nullptr;
    }
}

/// A group (no node of its own), a tuple or a generator expression.
TreeParser::Expr* TreeParser::parenthesised() {
    ast::Span start = advance().span;
    if (accept(TokenKind::RightParen)) return close(open<ast::Tuple>(start));
    if (kind() == TokenKind::KeywordYield) {
        Expr* value = yield_expression();
        return value != nullptr && accept(TokenKind::RightParen) ? value : nullptr;
    }
    bool is_starred = kind() == TokenKind::Star;
    Expr* first = star_named_expression();
    if (first == nullptr) return nullptr;
    if (!is_starred && at_comprehension()) {
        auto* node = open<ast::GeneratorExp>(start);
        node->elt = first;
        if (!for_if_clauses(node->generators) || !accept(TokenKind::RightParen)) return nullptr;
        return close(node);
    }
    if (kind() != TokenKind::Comma) return !is_starred && accept(TokenKind::RightParen) ? first : nullptr;
    auto* tuple = open<ast::Tuple>(start);
    Gather<Expr> items(*this);
    items.add(first);
    while (accept(TokenKind::Comma)) {
        if (kind() == TokenKind::RightParen) break;
        Expr* item = star_named_expression();
        if (item == nullptr) return nullptr;
        items.add(item);
    }
    if (!accept(TokenKind::RightParen)) return nullptr;
    tuple->elts = items.take();
    return close(tuple);
}

TreeParser::Expr* TreeParser::bracketed() {
    ast::Span start = advance().span;
    Gather<Expr> items(*this);
    while (kind() != TokenKind::RightBracket) {
        bool is_starred = kind() == TokenKind::Star;
        Expr* item = star_named_expression();
        if (item == nullptr) return nullptr;
        if (at_comprehension()) {
            if (is_starred || items.size() != 0) return nullptr;
            auto* node = open<ast::ListComp>(start);
            node->elt = item;
            if (!for_if_clauses(node->generators) || !accept(TokenKind::RightBracket)) return nullptr;
            return close(node);
        }
        items.add(item);
        if (!accept(TokenKind::Comma)) break;
    }
    if (!accept(TokenKind::RightBracket)) return nullptr;
    auto* list = open<ast::List>(start);
    list->elts = items.take();
    return close(list);
}

TreeParser::Expr* TreeParser::braced() {
    ast::Span start = advance().span;
    if (kind() == TokenKind::RightBrace || kind() == TokenKind::DoubleStar) return dict_rest(start);
    bool is_starred = kind() == TokenKind::Star;
    bool is_named = kind() == TokenKind::Name && kind(1) == TokenKind::ColonEqual;
    std::size_t begin = at_;
    Expr* first = star_named_expression();
    if (first == nullptr) return nullptr;
    if (!is_starred && !is_named && kind() == TokenKind::Colon) {
        at_ = begin;
        return dict_rest(start);
    }
    if (!is_starred && at_comprehension()) {
        auto* node = open<ast::SetComp>(start);
        node->elt = first;
        if (!for_if_clauses(node->generators) || !accept(TokenKind::RightBrace)) return nullptr;
        return close(node);
    }
    Gather<Expr> items(*this);
    items.add(first);
    while (accept(TokenKind::Comma)) {
        if (kind() == TokenKind::RightBrace) break;
        Expr* item = star_named_expression();
        if (item == nullptr) return nullptr;
        items.add(item);
    }
    if (!accept(TokenKind::RightBrace)) return nullptr;
    auto* set = open<ast::Set>(start);
    set->elts = items.take();
    return close(set);
}

TreeParser::Expr* TreeParser::dict_rest(const ast::Span& start) {
    Gather<Expr> entries(*this);  // key, value, key, value, …
    while (kind() != TokenKind::RightBrace) {
        if (accept(TokenKind::DoubleStar)) {
            entries.add(nullptr);
            Expr* value = binary(0);
            if (value == nullptr) return nullptr;
            entries.add(value);
        } else {
            Expr* key = expression();
            if (key == nullptr || !accept(TokenKind::Colon)) return nullptr;
            Expr* value = expression();
            if (value == nullptr) return nullptr;
            if (at_comprehension()) {
                if (entries.size() != 0) return nullptr;
                auto* node = open<ast::DictComp>(start);
                node->key = key;
                node->value = value;
                if (!for_if_clauses(node->generators) || !accept(TokenKind::RightBrace)) return nullptr;
                return close(node);
            }
            entries.add(key);
            entries.add(value);
        }
        if (!accept(TokenKind::Comma)) break;
    }
    if (!accept(TokenKind::RightBrace)) return nullptr;
    auto* node = open<ast::Dict>(start);
    std::size_t count = entries.size() / 2;
    Gather<Expr> keys(*this);
    for (std::size_t i = 0; i < count; ++i) keys.add(entries[2 * i]);
    node->keys = keys.take();
    Gather<Expr> values(*this);
    for (std::size_t i = 0; i < count; ++i) values.add(entries[2 * i + 1]);
    node->values = values.take();
    return close(node);
}

bool TreeParser::for_if_clauses(ast::Sequence<ast::Comprehension>& out) {
    Gather<ast::Comprehension> clauses(*this);
    while (at_comprehension()) {
        auto* clause = open<ast::Comprehension>(peek().span);
        clause->is_async = accept(TokenKind::KeywordAsync);
        if (!accept(TokenKind::KeywordFor)) return false;
        clause->target = star_targets();
        if (clause->target == nullptr || !accept(TokenKind::KeywordIn)) return false;
        clause->iter = disjunction();
        if (clause->iter == nullptr) return false;
        {
            Gather<Expr> conditions(*this);
            while (accept(TokenKind::KeywordIf)) {
                Expr* condition = disjunction();
                if (condition == nullptr) return false;
                conditions.add(condition);
            }
            clause->ifs = conditions.take();
        }
        clauses.add(close(clause));
    }
    out = clauses.take();
    return true;
}

// ---- Targets
// --------------------------------------------------------------------------------------------------------

/// Makes a parsed expression a target. False if it cannot be one.
bool TreeParser::set_context(Expr* node, Context context, bool allow_starred) {
    Depth depth(*this);
    if (!depth) return false;
    switch (node->kind) {
        case ast::Kind::Name:
            ast::as<ast::Name>(node)->ctx = context;
            return true;
        case ast::Kind::Attribute:
            ast::as<ast::Attribute>(node)->ctx = context;
            return true;
        case ast::Kind::Subscript:
            ast::as<ast::Subscript>(node)->ctx = context;
            return true;
        case ast::Kind::Starred:
            ast::as<ast::Starred>(node)->ctx = context;
            return allow_starred && set_context(ast::as<ast::Starred>(node)->value, context, false);
        case ast::Kind::List:
        case ast::Kind::Tuple: {
            bool is_list = node->kind == ast::Kind::List;
            (is_list ? ast::as<ast::List>(node)->ctx : ast::as<ast::Tuple>(node)->ctx) = context;
            for (Expr* item : is_list ? ast::as<ast::List>(node)->elts : ast::as<ast::Tuple>(node)->elts) {
                if (!set_context(item, context, context == Context::Store)) return false;
            }
            return true;
        }
        default:
            return false;
    }
}

TreeParser::Expr* TreeParser::star_target() {
    Expr* target = kind() == TokenKind::Star ? starred(true) : binary(0);
    return target != nullptr && set_context(target, Context::Store, true) ? target : nullptr;
}

TreeParser::Expr* TreeParser::star_targets() {
    ast::Span start = peek().span;
    Expr* first = star_target();
    if (first == nullptr || kind() != TokenKind::Comma) return first;
    auto* tuple = open<ast::Tuple>(start);
    tuple->ctx = Context::Store;
    Gather<Expr> items(*this);
    items.add(first);
    while (accept(TokenKind::Comma)) {
        if (ends_list(kind())) break;
        Expr* item = star_target();
        if (item == nullptr) return nullptr;
        items.add(item);
    }
    tuple->elts = items.take();
    return close(tuple);
}

// ---- Parameters
// -----------------------------------------------------------------------------------------------------

ast::Arg* TreeParser::parameter(bool is_lambda, bool starred_annotation) {
    auto* arg = open<ast::Arg>(peek().span);
    if (!accept_name(arg->arg)) return nullptr;
    if (!is_lambda && accept(TokenKind::Colon)) {
        arg->annotation = starred_annotation ? star_expression() : expression();
        if (arg->annotation == nullptr) return nullptr;
    }
    return close(arg);
}

/// Reads up to (not including) the closing token.
bool TreeParser::parameters(bool is_lambda, TokenKind closing, ast::Arguments* out) {
    Gather<ast::Arg> positional(*this);
    std::vector<Expr*> defaults;
    std::vector<Expr*> keyword_defaults;
    std::vector<ast::Arg*> keyword_only;
    bool seen_star = false;
    bool seen_slash = false;
    bool bare_star = false;
    while (kind() != closing) {
        if (accept(TokenKind::Slash)) {
            if (seen_slash || seen_star || positional.size() == 0) return false;
            seen_slash = true;
            out->posonlyargs = positional.take();
        } else if (accept(TokenKind::DoubleStar)) {
            if (bare_star && keyword_only.empty()) return false;
            out->kwarg = parameter(is_lambda, false);
            if (out->kwarg == nullptr) return false;
            accept(TokenKind::Comma);
            if (kind() != closing) return false;
            break;
        } else if (kind() == TokenKind::Star) {
            ++at_;
            if (seen_star) return false;
            seen_star = true;
            bare_star = kind() == TokenKind::Comma;
            if (!bare_star) {
                out->vararg = parameter(is_lambda, true);
                if (out->vararg == nullptr) return false;
            }
        } else {
            ast::Arg* arg = parameter(is_lambda, false);
            if (arg == nullptr) return false;
            Expr* value = nullptr;
            if (accept(TokenKind::Equal)) {
                value = expression();
                if (value == nullptr) return false;
            }
            if (seen_star) {
                keyword_only.push_back(arg);
                keyword_defaults.push_back(value);
            } else {
                if (value == nullptr && !defaults.empty()) return false;
                if (value != nullptr) defaults.push_back(value);
                positional.add(arg);
            }
        }
        if (!accept(TokenKind::Comma)) break;
    }
    if (bare_star && keyword_only.empty()) return false;
    if (kind() != closing) return false;
    auto keep = [&](auto& items) {
        using Pointer = typename std::remove_reference_t<decltype(items)>::value_type;
        return arena_.copy(std::span<const Pointer>(items.data(), items.size()));
    };
    ast::Sequence<ast::Arg> all = positional.take();
    out->args = all.subspan(out->posonlyargs.size());
    out->defaults = keep(defaults);
    out->kwonlyargs = keep(keyword_only);
    out->kw_defaults = keep(keyword_defaults);
    return true;
}

}  // namespace bufferscope
