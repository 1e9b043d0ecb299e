// The machine that runs the grammar: recursion lives on its own stack, so that any nesting is safe.
#include "syntax/diagnosis.h"

#include "base/utf8.h"

namespace bufferscope {

namespace {

constexpr std::size_t most_frames = 400000;

}  // namespace

// ---- The two passes (_PyPegen_run_parser)
// ---------------------------------------------------------------------------

SyntaxFault Diagnosis::run(std::size_t first_token) {
    std::uint16_t start = grammar_.rule(options_.mode == ParseMode::Module       ? "file"
                                        : options_.mode == ParseMode::Expression ? "eval"
                                                                                 : "interactive");
    auto first = static_cast<std::uint32_t>(first_token);
    if (first > 0) tokens_.at(first - 1);
    mark_ = first;
    pass(start, false);
    LexerState state = tokens_.lexer().state();
    bool incomplete =
        state == LexerState::AtEnd || state == LexerState::EndOfFile || tokens_.lexer().ended_inside_string();
    std::size_t last = tokens_.filled() - 1;
    if (!stopped_) {
        mark_ = first;
        memos_.clear();
        pass(start, true);
    }
    state = tokens_.lexer().state();
    if (has_fault_) {
        if (!raised_by_lexer_ && state == LexerState::Fine && fault_.category != FaultCategory::MemoryError) {
            check_rest_of_source();
        }
    } else {
        const Token& token = tokens_.at(last);
        if (token.kind == TokenKind::Indent || token.kind == TokenKind::Dedent) {
            raise_last(token.kind == TokenKind::Indent ? "unexpected indent" : "unexpected unindent",
                       FaultCategory::IndentationError);
        } else {
            auto piece_at = static_cast<std::uint32_t>(last);
            mark_ = piece_at + 1;
            Piece* where = piece(Piece::Kind::Token, piece_at);
            raise_between(where, where, "invalid syntax");
            check_rest_of_source();
        }
    }
    fault_.incomplete = incomplete;
    return std::move(fault_);
}

SyntaxFault Diagnosis::too_many_statements(std::size_t tokens_read) {
    tokens_.at(tokens_read - 1);
    raise_last("multiple statements found while compiling a single statement");
    fault_.keeps_source = false;
    return std::move(fault_);
}

bool Diagnosis::pass(std::uint16_t rule, bool with_invalid) {
    with_invalid_ = with_invalid;
    frames_.clear();
    lists_.clear();
    Outcome outcome = enter_rule(rule);
    while (!frames_.empty() && !stopped_) {
        outcome = step(frames_.back(), outcome);
        if (frames_.size() > most_frames) {
            set_fault(FaultCategory::MemoryError,
                      "Parser stack overflowed - Python source too complex to parse", 0, 0, 0, 0);
            fault_.has_location = false;
        }
    }
    return outcome == Outcome::Success && !stopped_;
}

// ---- Tokens
// ---------------------------------------------------------------------------------------------------------

/// The token at the mark; null if the lexer failed there, which ends the pass.
const Token* Diagnosis::token() {
    bool fresh = mark_ >= tokens_.filled();
    const Token& token = tokens_.at(mark_);
    if (token.kind != TokenKind::Error) return &token;
    if (fresh || !has_fault_) raise_lexer_fault();
    stopped_ = true;
    return nullptr;
}

Diagnosis::Piece* Diagnosis::match(const GrammarNode& node) {
    const Token* next = token();
    if (next == nullptr) return nullptr;
    auto kind = static_cast<TokenKind>(node.operand);
    switch (node.type) {
        case NodeType::Token:
            if (next->kind != kind) return nullptr;
            break;
        case NodeType::Word:
            if (next->kind != TokenKind::Name || tokens_.text(*next) != node.text) return nullptr;
            break;
        case NodeType::SoftKeyword: {
            if (next->kind != TokenKind::Name) return nullptr;
            std::string_view word = tokens_.text(*next);
            if (word != "_" && word != "case" && word != "match" && word != "type") return nullptr;
            break;
        }
        case NodeType::Forced:
            if (next->kind != kind) {
                std::string_view wanted = token_texts[node.operand - static_cast<int>(first_operator)];
                raise_at_token(mark_, "expected '" + std::string(wanted) + "'");
                return nullptr;
            }
            break;
        default:
            return nullptr;
    }
    ++mark_;
    return piece(next->kind == TokenKind::Name ? Piece::Kind::Name : Piece::Kind::Token, mark_ - 1);
}

// ---- Remembered results
// ---------------------------------------------------------------------------------------------

Diagnosis::Memo* Diagnosis::find_memo(std::uint32_t at, std::uint16_t rule) {
    if (at >= memos_.size()) return nullptr;
    for (Memo* memo = memos_[at]; memo != nullptr; memo = memo->next) {
        if (memo->rule == rule) return memo;
    }
    return nullptr;
}

void Diagnosis::remember(std::uint32_t at, std::uint16_t rule, Piece* piece, std::uint32_t end) {
    Memo* memo = find_memo(at, rule);
    if (memo == nullptr) {
        if (at >= memos_.size()) memos_.resize(at + 1, nullptr);
        memo = arena_.make<Memo>();
        memo->rule = rule;
        memo->next = memos_[at];
        memos_[at] = memo;
    }
    memo->piece = piece;
    memo->end = end;
}

// ---- Stepping
// -------------------------------------------------------------------------------------------------------

/// Starts an operation: leaves answer at once (with value_), the others get a frame.
Diagnosis::Outcome Diagnosis::enter(std::uint16_t index) {
    const GrammarNode& node = grammar_.nodes[index];
    switch (node.type) {
        case NodeType::Token:
        case NodeType::Word:
        case NodeType::SoftKeyword:
        case NodeType::Forced:
            value_ = match(node);
            return value_ != nullptr ? Outcome::Success : Outcome::Failure;
        case NodeType::Rule:
            return enter_rule(node.operand);
        case NodeType::Cut:
            frames_[frames_.size() - 2].cut = true;
            value_ = nullptr;
            return Outcome::Success;
        default: {
            Frame frame{};
            frame.node = index;
            frame.mark = mark_;
            frame.list = static_cast<std::uint32_t>(lists_.size());
            frames_.push_back(frame);
            return Outcome::Entered;
        }
    }
}

Diagnosis::Outcome Diagnosis::enter_rule(std::uint16_t index) {
    const GrammarRule& rule = grammar_.rules[index];
    if (rule.memo || rule.left_recursive) {
        if (const Memo* memo = find_memo(mark_, index)) {
            mark_ = memo->end;
            value_ = memo->piece;
            return value_ != nullptr ? Outcome::Success : Outcome::Failure;
        }
    }
    Frame frame{};
    frame.node = index;
    frame.is_rule = true;
    frame.mark = mark_;
    frame.grown = mark_;
    frame.saved_invalid = with_invalid_;
    if (rule.without_invalid) with_invalid_ = false;
    if (rule.left_recursive) remember(mark_, index, nullptr, mark_);
    frames_.push_back(frame);
    return Outcome::Entered;
}

/// Goes on with the innermost operation; `child` tells how the operation it waits for ended (Entered: none
/// yet).
Diagnosis::Outcome Diagnosis::step(Frame& frame, Outcome child) {
    if (frame.is_rule) return step_rule(frame, child);
    const GrammarNode& node = grammar_.nodes[frame.node];
    switch (node.type) {
        case NodeType::Sequence:
            return step_sequence(frame, child);
        case NodeType::Choice:
            return step_choice(frame, child);
        case NodeType::Star:
        case NodeType::Plus:
        case NodeType::Gather:
            return step_repeat(frame, node, child);
        default:
            break;
    }
    // Optional, And, Not
    if (child == Outcome::Entered) return enter(grammar_.children[node.first_child]);
    bool found = child == Outcome::Success;
    std::uint32_t mark = frame.mark;
    frames_.pop_back();
    if (node.type != NodeType::Optional || !found) mark_ = mark;
    if (node.type == NodeType::Optional) {
        if (!found) value_ = piece(Piece::Kind::None, mark);
        return Outcome::Success;
    }
    value_ = nullptr;
    return found == (node.type == NodeType::And) ? Outcome::Success : Outcome::Failure;
}

Diagnosis::Outcome Diagnosis::step_rule(Frame& frame, Outcome child) {
    const GrammarRule& rule = grammar_.rules[frame.node];
    if (child == Outcome::Entered) return enter(rule.body);
    if (child == Outcome::Failure) value_ = nullptr;
    if (rule.left_recursive) {
        if (value_ != nullptr && mark_ > frame.grown) {
            // The rule reached further with its last result as seed: try again with this one.
            frame.grown = mark_;
            frame.first = value_;
            remember(frame.mark, frame.node, value_, mark_);
            mark_ = frame.mark;
            return enter(rule.body);
        }
        value_ = frame.first;
        mark_ = frame.grown;
    } else if (rule.memo) {
        remember(frame.mark, frame.node, value_, mark_);
    }
    with_invalid_ = frame.saved_invalid;
    frames_.pop_back();
    return value_ != nullptr ? Outcome::Success : Outcome::Failure;
}

Diagnosis::Outcome Diagnosis::step_sequence(Frame& frame, Outcome child) {
    const GrammarNode& node = grammar_.nodes[frame.node];
    if (child == Outcome::Failure) {
        frames_.pop_back();
        return Outcome::Failure;
    }
    if (child == Outcome::Success) {
        char capture = grammar_.nodes[grammar_.children[node.first_child + frame.index]].capture;
        if (capture == 'a') frame.a = value_;
        if (capture == 'b') frame.b = value_;
        if (frame.first == nullptr) frame.first = value_;
        ++frame.index;
    }
    if (frame.index < node.child_count) return enter(grammar_.children[node.first_child + frame.index]);
    Frame done = frame;
    frames_.pop_back();
    if (node.text.empty()) {
        value_ = done.first != nullptr ? done.first : piece(Piece::Kind::None, done.mark);
        return Outcome::Success;
    }
    value_ = act(done, node.text);
    if (value_ == nullptr) {
        frames_.back().cut = true;  // no other alternative is tried
        return Outcome::Failure;
    }
    return Outcome::Success;
}

/// Alternatives that are nothing but a rule for an error are left out of the first pass.
bool Diagnosis::skip_invalid(std::uint16_t sequence) const {
    const GrammarNode& node = grammar_.nodes[sequence];
    if (with_invalid_ || node.child_count != 1) return false;
    const GrammarNode& only = grammar_.nodes[grammar_.children[node.first_child]];
    return only.type == NodeType::Rule && grammar_.rules[only.operand].invalid;
}

Diagnosis::Outcome Diagnosis::step_choice(Frame& frame, Outcome child) {
    const GrammarNode& node = grammar_.nodes[frame.node];
    if (child == Outcome::Failure) {
        mark_ = frame.mark;
        ++frame.index;
        if (frame.cut) frame.index = node.child_count;
    }
    if (child == Outcome::Success) {
        frames_.pop_back();
        return Outcome::Success;
    }
    while (frame.index < node.child_count && skip_invalid(grammar_.children[node.first_child + frame.index]))
        ++frame.index;
    if (frame.index < node.child_count) return enter(grammar_.children[node.first_child + frame.index]);
    frames_.pop_back();
    return Outcome::Failure;
}

/// index: 0 an element is wanted, 1 the separator of a gathering.
Diagnosis::Outcome Diagnosis::step_repeat(Frame& frame, const GrammarNode& node, Outcome child) {
    bool gather = node.type == NodeType::Gather;
    if (child == Outcome::Success) {
        if (frame.index == 0) {
            lists_.push_back(value_);
            frame.grown = mark_;
            if (gather) frame.index = 1;
        } else {
            frame.index = 0;
        }
    }
    if (child != Outcome::Failure)
        return enter(grammar_.children[node.first_child + (gather && frame.index == 0)]);
    Frame done = frame;
    bool any = lists_.size() > done.list;
    frames_.pop_back();
    if (!any && node.type != NodeType::Star) return Outcome::Failure;
    mark_ = any ? done.grown : done.mark;
    value_ = list_since(done.list, done.mark);
    return Outcome::Success;
}

Diagnosis::Piece* Diagnosis::list_since(std::uint32_t start, std::uint32_t mark) {
    Piece* result = piece(Piece::Kind::List, mark);
    auto items = arena_.copy(std::span<Piece* const>(lists_.data() + start, lists_.size() - start));
    result->items = items.data();
    result->count = static_cast<std::uint32_t>(items.size());
    lists_.resize(start);
    return result;
}

}  // namespace bufferscope
