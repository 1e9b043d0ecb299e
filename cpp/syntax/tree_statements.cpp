// Statements, type parameters and the three kinds of whole programs.
#include "syntax/tree_parser.h"

namespace bufferscope {

using ast::Context;
using ast::Kind;

// ---- Programs
// -------------------------------------------------------------------------------------------------------

ast::Node* TreeParser::parse() {
    if (options_.mode == ParseMode::Interactive) return interactive();
    if (options_.mode == ParseMode::Expression) {
        auto* root = open<ast::Expression>({});
        root->body = expressions();
        if (root->body == nullptr) return nullptr;
        while (accept(TokenKind::Newline)) continue;
        return kind() == TokenKind::EndMarker ? root : nullptr;
    }
    auto* root = open<ast::Module>({});
    Gather<Stmt> body(*this);
    while (kind() != TokenKind::EndMarker) {
        statement_start_ = last_statement_;
        last_statement_ = at_;
        if (!statement(body)) return nullptr;
    }
    root->body = body.take();
    return root;
}

ast::Node* TreeParser::interactive() {
    auto* root = open<ast::Module>({}, Kind::Interactive);
    Gather<Stmt> body(*this);
    if (kind() == TokenKind::Newline) {
        auto* pass = open<ast::Pass>(peek().span);
        body.add(pass);
        ++at_;
    } else if (kind() == TokenKind::EndMarker) {
        return nullptr;
    } else {
        std::size_t before = body.size();
        Stmt* compound = compound_statement();
        if (compound != nullptr) {
            if (!accept(TokenKind::Newline)) return nullptr;
            body.add(compound);
        } else if (at_ != 0 || !simple_statements(body) || body.size() == before) {
            return nullptr;
        }
    }
    root->body = body.take();
    return root;
}

bool TreeParser::statements(Gather<Stmt>& out) {
    do {
        if (!statement(out)) return false;
    } while (kind() != TokenKind::Dedent && kind() != TokenKind::EndMarker);
    return true;
}

bool TreeParser::statement(Gather<Stmt>& out) {
    std::size_t begin = at_;
    Stmt* compound = compound_statement();
    if (compound != nullptr) {
        out.add(compound);
        return true;
    }
    return at_ == begin && simple_statements(out);
}

bool TreeParser::simple_statements(Gather<Stmt>& out) {
    std::size_t before = out.size();
    do {
        if (out.size() != before && kind() == TokenKind::Newline) break;
        Stmt* one = simple_statement();
        if (one == nullptr) return false;
        out.add(one);
    } while (accept(TokenKind::Semicolon));
    return accept(TokenKind::Newline);
}

bool TreeParser::block(ast::StmtList& out) {
    Depth depth(*this);
    if (!depth) return false;
    Gather<Stmt> body(*this);
    if (accept(TokenKind::Newline)) {
        if (!accept(TokenKind::Indent) || !statements(body) || !accept(TokenKind::Dedent)) return false;
    } else if (!simple_statements(body)) {
        return false;
    }
    out = body.take();
    return body.size() != 0;
}

// ---- Simple statements
// ----------------------------------------------------------------------------------------------

TreeParser::Stmt* TreeParser::simple_statement() {
    ast::Span start = peek().span;
    switch (kind()) {
        case TokenKind::KeywordReturn:
            return return_statement();
        case TokenKind::KeywordImport:
            return import_statement();
        case TokenKind::KeywordFrom:
            return import_from_statement();
        case TokenKind::KeywordRaise:
            return raise_statement();
        case TokenKind::KeywordPass:
            ++at_;
            return open<ast::Pass>(start);
        case TokenKind::KeywordBreak:
            ++at_;
            return open<ast::Break>(start);
        case TokenKind::KeywordContinue:
            ++at_;
            return open<ast::Continue>(start);
        case TokenKind::KeywordDel:
            return delete_statement();
        case TokenKind::KeywordAssert:
            return assert_statement();
        case TokenKind::KeywordGlobal:
        case TokenKind::KeywordNonlocal:
            return global_statement();
        case TokenKind::Name:
            if (kind(1) == TokenKind::Name && next_is_word("type")) return type_alias();
            return expression_statement();
        default:
            return expression_statement();
    }
}

TreeParser::Stmt* TreeParser::expression_statement() {
    std::size_t begin = at_;
    ast::Span start = peek().span;
    Expr* first = annotated_rhs();
    if (first == nullptr) return nullptr;
    switch (kind()) {
        case TokenKind::Newline:
        case TokenKind::Semicolon:
            break;
        case TokenKind::Colon:
            return annotated(first, begin);
        default:
            return assignment(first, begin);
    }
    auto* node = open<ast::Expr>(start);
    node->value = first;
    return close(node);
}

/// `target: annotation [= value]`
TreeParser::Stmt* TreeParser::annotated(Expr* target, std::size_t first_token) {
    if (target->kind != Kind::Name && target->kind != Kind::Attribute && target->kind != Kind::Subscript)
        return nullptr;
    auto* node = open<ast::AnnAssign>(tokens_.at(first_token).span);
    node->target = target;
    node->simple = target->kind == Kind::Name && tokens_.at(first_token).kind == TokenKind::Name;
    set_context(target, Context::Store, false);
    ++at_;
    node->annotation = expression();
    if (node->annotation == nullptr) return nullptr;
    if (accept(TokenKind::Equal)) {
        node->value = annotated_rhs();
        if (node->value == nullptr) return nullptr;
    }
    return close(node);
}

TreeParser::Stmt* TreeParser::assignment(Expr* first, std::size_t first_token) {
    ast::Span start = tokens_.at(first_token).span;
    if (kind() == TokenKind::Equal) {
        auto* node = open<ast::Assign>(start);
        Gather<Expr> targets(*this);
        Expr* last = first;
        while (accept(TokenKind::Equal)) {
            if (!set_context(last, Context::Store, true)) return nullptr;
            targets.add(last);
            last = annotated_rhs();
            if (last == nullptr) return nullptr;
        }
        node->targets = targets.take();
        node->value = last;
        return close(node);
    }
    ast::BinaryOperator op;
    switch (kind()) {
        case TokenKind::PlusEqual:
            op = ast::BinaryOperator::Add;
            break;
        case TokenKind::MinusEqual:
            op = ast::BinaryOperator::Sub;
            break;
        case TokenKind::StarEqual:
            op = ast::BinaryOperator::Mult;
            break;
        case TokenKind::AtEqual:
            op = ast::BinaryOperator::MatMult;
            break;
        case TokenKind::SlashEqual:
            op = ast::BinaryOperator::Div;
            break;
        case TokenKind::PercentEqual:
            op = ast::BinaryOperator::Mod;
            break;
        case TokenKind::AmpersandEqual:
            op = ast::BinaryOperator::BitAnd;
            break;
        case TokenKind::PipeEqual:
            op = ast::BinaryOperator::BitOr;
            break;
        case TokenKind::CaretEqual:
            op = ast::BinaryOperator::BitXor;
            break;
        case TokenKind::LeftShiftEqual:
            op = ast::BinaryOperator::LShift;
            break;
        case TokenKind::RightShiftEqual:
            op = ast::BinaryOperator::RShift;
            break;
        case TokenKind::DoubleStarEqual:
            op = ast::BinaryOperator::Pow;
            break;
        case TokenKind::DoubleSlashEqual:
            op = ast::BinaryOperator::FloorDiv;
            break;
        default:
            return nullptr;
    }
    if (first->kind != Kind::Name && first->kind != Kind::Attribute && first->kind != Kind::Subscript)
        return nullptr;
    set_context(first, Context::Store, false);
    ++at_;
    auto* node = open<ast::AugAssign>(start);
    node->target = first;
    node->op = op;
    node->value = annotated_rhs();
    return node->value == nullptr ? nullptr : close(node);
}

TreeParser::Stmt* TreeParser::return_statement() {
    auto* node = open<ast::Return>(advance().span);
    if (kind() != TokenKind::Newline && kind() != TokenKind::Semicolon) {
        node->value = star_expressions();
        if (node->value == nullptr) return nullptr;
    }
    return close(node);
}

TreeParser::Stmt* TreeParser::raise_statement() {
    auto* node = open<ast::Raise>(advance().span);
    if (kind() != TokenKind::Newline && kind() != TokenKind::Semicolon) {
        node->exc = expression();
        if (node->exc == nullptr) return nullptr;
        if (accept(TokenKind::KeywordFrom)) {
            node->cause = expression();
            if (node->cause == nullptr) return nullptr;
        }
    }
    return close(node);
}

TreeParser::Stmt* TreeParser::delete_statement() {
    auto* node = open<ast::Delete>(advance().span);
    Gather<Expr> targets(*this);
    do {
        if (targets.size() != 0 && (kind() == TokenKind::Newline || kind() == TokenKind::Semicolon)) break;
        Expr* target = binary(0);
        if (target == nullptr || !set_context(target, Context::Del, false)) return nullptr;
        targets.add(target);
    } while (accept(TokenKind::Comma));
    if (kind() != TokenKind::Newline && kind() != TokenKind::Semicolon) return nullptr;
    node->targets = targets.take();
    return close(node);
}

TreeParser::Stmt* TreeParser::assert_statement() {
    auto* node = open<ast::Assert>(advance().span);
    node->test = expression();
    if (node->test == nullptr) return nullptr;
    if (accept(TokenKind::Comma)) {
        node->msg = expression();
        if (node->msg == nullptr) return nullptr;
    }
    return close(node);
}

TreeParser::Stmt* TreeParser::global_statement() {
    bool is_global = kind() == TokenKind::KeywordGlobal;
    auto* node = open<ast::Global>(advance().span, is_global ? Kind::Global : Kind::Nonlocal);
    std::vector<ast::Identifier> names;
    do {
        names.emplace_back();
        if (!accept_name(names.back())) return nullptr;
    } while (accept(TokenKind::Comma));
    node->names = arena_.copy(std::span<const ast::Identifier>(names));
    return close(node);
}

bool TreeParser::dotted_name(ast::Identifier& out) {
    if (!accept_name(out)) return false;
    if (kind() != TokenKind::Dot) return true;
    std::string joined(out);
    while (accept(TokenKind::Dot)) {
        ast::Identifier part;
        if (!accept_name(part)) return false;
        joined += '.';
        joined += part;
    }
    out = arena_.copy(joined);
    return true;
}

TreeParser::Stmt* TreeParser::import_statement() {
    auto* node = open<ast::Import>(advance().span);
    Gather<ast::Alias> names(*this);
    do {
        auto* alias = open<ast::Alias>(peek().span);
        if (!dotted_name(alias->name)) return nullptr;
        if (accept(TokenKind::KeywordAs) && !accept_name(alias->asname)) return nullptr;
        names.add(close(alias));
    } while (accept(TokenKind::Comma));
    node->names = names.take();
    return close(node);
}

TreeParser::Stmt* TreeParser::import_from_statement() {
    auto* node = open<ast::ImportFrom>(advance().span);
    for (;;) {
        if (accept(TokenKind::Dot)) {
            node->level += 1;
        } else if (accept(TokenKind::Ellipsis)) {
            node->level += 3;
        } else {
            break;
        }
    }
    if ((kind() == TokenKind::Name || node->level == 0) && !dotted_name(node->module)) return nullptr;
    if (!accept(TokenKind::KeywordImport)) return nullptr;
    Gather<ast::Alias> names(*this);
    if (kind() == TokenKind::Star) {
        auto* alias = open<ast::Alias>(advance().span);
        alias->name = "*";
        names.add(alias);
    } else {
        bool parenthesised = accept(TokenKind::LeftParen);
        do {
            if (parenthesised && names.size() != 0 && kind() == TokenKind::RightParen) break;
            auto* alias = open<ast::Alias>(peek().span);
            if (!accept_name(alias->name)) return nullptr;
            if (accept(TokenKind::KeywordAs) && !accept_name(alias->asname)) return nullptr;
            names.add(close(alias));
        } while (accept(TokenKind::Comma));
        if (parenthesised && !accept(TokenKind::RightParen)) return nullptr;
    }
    node->names = names.take();
    return close(node);
}

TreeParser::Stmt* TreeParser::type_alias() {
    auto* node = open<ast::TypeAlias>(advance().span);
    node->name = name();
    ast::as<ast::Name>(node->name)->ctx = Context::Store;
    if (kind() == TokenKind::LeftBracket && !type_parameters(node->type_params)) return nullptr;
    if (!accept(TokenKind::Equal)) return nullptr;
    node->value = expression();
    return node->value == nullptr ? nullptr : close(node);
}

// ---- Compound statements
// --------------------------------------------------------------------------------------------

/// Null without having moved if no compound statement starts here.
TreeParser::Stmt* TreeParser::compound_statement() {
    ast::Span start = peek().span;
    switch (kind()) {
        case TokenKind::KeywordDef:
            return function(start, false, {});
        case TokenKind::KeywordIf:
            return if_statement();
        case TokenKind::KeywordClass:
            return class_definition({});
        case TokenKind::KeywordWith:
            return with_statement(start, false);
        case TokenKind::KeywordFor:
            return for_statement(start, false);
        case TokenKind::KeywordTry:
            return try_statement();
        case TokenKind::KeywordWhile:
            return while_statement();
        case TokenKind::At:
            return decorated();
        case TokenKind::KeywordAsync:
            return async_statement({});
        case TokenKind::Name:
            return next_is_word("match") ? match_statement() : nullptr;
        default:
            return nullptr;
    }
}

TreeParser::Stmt* TreeParser::async_statement(ast::ExprList decorators) {
    ast::Span start = advance().span;
    if (kind() == TokenKind::KeywordDef) return function(start, true, decorators);
    if (kind() == TokenKind::KeywordWith) return with_statement(start, true);
    if (kind() == TokenKind::KeywordFor) return for_statement(start, true);
    return nullptr;
}

TreeParser::Stmt* TreeParser::decorated() {
    Gather<Expr> decorators(*this);
    while (accept(TokenKind::At)) {
        Expr* decorator = named_expression();
        if (decorator == nullptr || !accept(TokenKind::Newline)) return nullptr;
        decorators.add(decorator);
    }
    if (kind() == TokenKind::KeywordClass) return class_definition(decorators.take());
    if (kind() == TokenKind::KeywordDef) return function(peek().span, false, decorators.take());
    if (kind() == TokenKind::KeywordAsync && kind(1) == TokenKind::KeywordDef)
        return async_statement(decorators.take());
    return nullptr;
}

TreeParser::Stmt* TreeParser::function(const ast::Span& start, bool is_async, ast::ExprList decorators) {
    ++at_;
    auto* node = open<ast::FunctionDef>(start, is_async ? Kind::AsyncFunctionDef : Kind::FunctionDef);
    node->decorator_list = decorators;
    if (!accept_name(node->name)) return nullptr;
    if (kind() == TokenKind::LeftBracket && !type_parameters(node->type_params)) return nullptr;
    if (!accept(TokenKind::LeftParen)) return nullptr;
    node->args = open<ast::Arguments>({});
    if (!parameters(false, TokenKind::RightParen, node->args)) return nullptr;
    if (!accept(TokenKind::RightParen)) return nullptr;
    if (accept(TokenKind::Arrow)) {
        node->returns = expression();
        if (node->returns == nullptr) return nullptr;
    }
    if (!accept(TokenKind::Colon) || !block(node->body)) return nullptr;
    return close(node);
}

TreeParser::Stmt* TreeParser::class_definition(ast::ExprList decorators) {
    auto* node = open<ast::ClassDef>(advance().span);
    node->decorator_list = decorators;
    if (!accept_name(node->name)) return nullptr;
    if (kind() == TokenKind::LeftBracket && !type_parameters(node->type_params)) return nullptr;
    if (accept(TokenKind::LeftParen) &&
        !arguments(TokenKind::RightParen, node->bases, node->keywords, false)) {
        return nullptr;
    }
    if (!accept(TokenKind::Colon) || !block(node->body)) return nullptr;
    return close(node);
}

bool TreeParser::else_block(ast::StmtList& out) {
    if (!accept(TokenKind::KeywordElse)) return true;
    return accept(TokenKind::Colon) && block(out);
}

/// if and its elifs: the chain is read in a loop, and ends are set from the last one back.
TreeParser::Stmt* TreeParser::if_statement() {
    Gather<ast::If> chain(*this);
    do {
        auto* node = open<ast::If>(advance().span);
        node->test = named_expression();
        if (node->test == nullptr || !accept(TokenKind::Colon) || !block(node->body)) return nullptr;
        chain.add(node);
    } while (kind() == TokenKind::KeywordElif);
    if (!else_block(chain[chain.size() - 1]->orelse)) return nullptr;
    for (std::size_t i = chain.size(); i-- > 0;) {
        close(chain[i]);
        if (i == 0) break;
        auto** slot = static_cast<Stmt**>(arena_.allocate(sizeof(Stmt*)));
        *slot = chain[i];
        chain[i - 1]->orelse = {slot, 1};
    }
    return chain[0];
}

TreeParser::Stmt* TreeParser::while_statement() {
    auto* node = open<ast::While>(advance().span);
    node->test = named_expression();
    if (node->test == nullptr || !accept(TokenKind::Colon) || !block(node->body)) return nullptr;
    return else_block(node->orelse) ? close(node) : nullptr;
}

TreeParser::Stmt* TreeParser::for_statement(const ast::Span& start, bool is_async) {
    ++at_;
    auto* node = open<ast::For>(start, is_async ? Kind::AsyncFor : Kind::For);
    node->target = star_targets();
    if (node->target == nullptr || !accept(TokenKind::KeywordIn)) return nullptr;
    node->iter = star_expressions();
    if (node->iter == nullptr || !accept(TokenKind::Colon) || !block(node->body)) return nullptr;
    return else_block(node->orelse) ? close(node) : nullptr;
}

bool TreeParser::with_items(bool parenthesised, ast::Sequence<ast::WithItem>& out) {
    Gather<ast::WithItem> items(*this);
    if (parenthesised) ++at_;
    do {
        if (parenthesised && items.size() != 0 && kind() == TokenKind::RightParen) break;
        auto* item = open<ast::WithItem>(peek().span);
        item->context_expr = expression();
        if (item->context_expr == nullptr) return false;
        if (accept(TokenKind::KeywordAs)) {
            item->optional_vars = star_target();
            if (item->optional_vars == nullptr) return false;
        }
        items.add(close(item));
    } while (accept(TokenKind::Comma));
    out = items.take();
    return (!parenthesised || accept(TokenKind::RightParen)) && accept(TokenKind::Colon);
}

TreeParser::Stmt* TreeParser::with_statement(const ast::Span& start, bool is_async) {
    ++at_;
    auto* node = open<ast::With>(start, is_async ? Kind::AsyncWith : Kind::With);
    std::size_t begin = at_;
    bool done = kind() == TokenKind::LeftParen && with_items(true, node->items);
    if (!done) {
        at_ = begin;
        if (!with_items(false, node->items)) return nullptr;
    }
    return block(node->body) ? close(node) : nullptr;
}

bool TreeParser::handler(bool& is_star, Gather<ast::ExceptHandler>& out) {
    auto* node = open<ast::ExceptHandler>(advance().span);
    is_star = accept(TokenKind::Star);
    if (kind() != TokenKind::Colon || is_star) {
        std::size_t begin = at_;
        node->type = expression();
        if (node->type == nullptr) return false;
        bool single = kind() != TokenKind::Comma;  // several without parentheses cannot be named
        if (!single) {
            at_ = begin;
            node->type = expressions();
            if (node->type == nullptr) return false;
        }
        if (accept(TokenKind::KeywordAs) && (!single || !accept_name(node->name))) return false;
    }
    if (!accept(TokenKind::Colon) || !block(node->body)) return false;
    out.add(close(node));
    return true;
}

TreeParser::Stmt* TreeParser::try_statement() {
    auto* node = open<ast::Try>(advance().span);
    if (!accept(TokenKind::Colon) || !block(node->body)) return nullptr;
    Gather<ast::ExceptHandler> handlers(*this);
    while (kind() == TokenKind::KeywordExcept) {
        bool is_star = false;
        if (!handler(is_star, handlers)) return nullptr;
        if (handlers.size() != 1 && is_star != (node->kind == Kind::TryStar)) return nullptr;
        if (is_star) node->kind = Kind::TryStar;
    }
    node->handlers = handlers.take();
    if (handlers.size() != 0 && !else_block(node->orelse)) return nullptr;
    if (accept(TokenKind::KeywordFinally)) {
        if (!accept(TokenKind::Colon) || !block(node->finalbody)) return nullptr;
    } else if (handlers.size() == 0) {
        return nullptr;
    }
    return close(node);
}

// ---- Type parameters
// ------------------------------------------------------------------------------------------------

bool TreeParser::type_parameters(ast::TypeParamList& out) {
    ++at_;
    Gather<ast::TypeParamNode> items(*this);
    while (kind() != TokenKind::RightBracket) {
        ast::TypeParamNode* item = type_parameter();
        if (item == nullptr) return false;
        items.add(item);
        if (!accept(TokenKind::Comma)) break;
    }
    out = items.take();
    return items.size() != 0 && accept(TokenKind::RightBracket);
}

ast::TypeParamNode* TreeParser::type_parameter() {
    ast::Span start = peek().span;
    if (accept(TokenKind::Star)) {
        auto* node = open<ast::TypeVarTuple>(start);
        if (!accept_name(node->name)) return nullptr;
        if (accept(TokenKind::Equal) && (node->default_value = star_expression()) == nullptr) return nullptr;
        return close(node);
    }
    if (accept(TokenKind::DoubleStar)) {
        auto* node = open<ast::ParamSpec>(start);
        if (!accept_name(node->name)) return nullptr;
        if (accept(TokenKind::Equal) && (node->default_value = expression()) == nullptr) return nullptr;
        return close(node);
    }
    auto* node = open<ast::TypeVar>(start);
    if (!accept_name(node->name)) return nullptr;
    if (accept(TokenKind::Colon) && (node->bound = expression()) == nullptr) return nullptr;
    if (accept(TokenKind::Equal) && (node->default_value = expression()) == nullptr) return nullptr;
    return close(node);
}

}  // namespace bufferscope
