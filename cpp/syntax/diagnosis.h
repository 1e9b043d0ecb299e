// Finds and words the error of a program that does not parse, as CPython's two passes over its grammar do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "syntax/grammar.h"
#include "syntax/parser.h"
#include "syntax/token_stream.h"

namespace bufferscope {

class Diagnosis {
  public:
    Diagnosis(std::string_view source, const ParseOptions& options)
        : tokens_(source, options), options_(options) {}

    /// The fault of the source, of which the statements before the given token are known to be right.
    SyntaxFault run(std::size_t first_token);
    /// The fault of interactive input that goes on behind its first statement, the first tokens of which were
    /// read.
    SyntaxFault too_many_statements(std::size_t tokens_read);

  private:
    using NodeType = GrammarNode::Type;

    /// What a rule found: as much of a tree as the messages need.
    struct Piece {
        enum class Kind : std::uint8_t {
            None,
            Token,
            List,
            Name,
            Attribute,
            Subscript,
            Starred,
            ListNode,
            Tuple,
            Lambda,
            Call,
            Operation,
            Generator,
            Yield,
            Await,
            ListComp,
            SetComp,
            DictComp,
            Dict,
            Set,
            JoinedStr,
            TemplateStr,
            Literal,
            Bytes,
            True,
            False,
            NoneLiteral,
            Ellipsis,
            Compare,
            IfExp,
            NamedExpr,
            Keyword,
            DoubleStar,
            In,
            Imaginary,
            Other,
        };
        Kind kind;
        std::uint32_t first;  // tokens
        std::uint32_t last;
        std::uint32_t count;
        Piece** items;
    };

    struct Frame {
        std::uint16_t node;  // of the grammar; a rule when is_rule
        bool is_rule;
        bool cut;
        bool saved_invalid;
        std::uint16_t index;
        std::uint32_t mark;
        std::uint32_t list;   // where this frame's list starts in lists_
        std::uint32_t grown;  // left recursion: how far the last round came
        Piece* a;
        Piece* b;
        Piece* first;
    };

    struct Memo {
        std::uint16_t rule;
        std::uint32_t end;
        Piece* piece;  // null: the rule fails here
        Memo* next;
    };

    enum class Outcome : std::uint8_t { Entered, Success, Failure };

    // -- The machine
    bool pass(std::uint16_t rule, bool with_invalid);
    Outcome enter(std::uint16_t node);
    Outcome enter_rule(std::uint16_t rule);
    Outcome step(Frame& frame, Outcome child);
    Outcome step_rule(Frame& frame, Outcome child);
    Outcome step_sequence(Frame& frame, Outcome child);
    Outcome step_choice(Frame& frame, Outcome child);
    Outcome step_repeat(Frame& frame, const GrammarNode& node, Outcome child);
    bool skip_invalid(std::uint16_t sequence) const;
    const Token* token();
    Piece* match(const GrammarNode& node);
    Memo* find_memo(std::uint32_t at, std::uint16_t rule);
    void remember(std::uint32_t at, std::uint16_t rule, Piece* piece, std::uint32_t end);

    // -- Actions
    Piece* act(const Frame& frame, std::string_view action);
    Piece* act_by_name(const Frame& frame, std::string_view action);
    Piece* act_on_literal(const Frame& frame, std::string_view action);
    Piece* piece(Piece::Kind kind, std::uint32_t first_token);
    Piece* with_items(Piece::Kind kind, const Frame& frame, const Piece* a, const Piece* b);
    Piece* list_since(std::uint32_t start, std::uint32_t mark);
    const Piece* invalid_target(const Piece* target, char kind) const;
    Piece* raise_invalid_target(const Piece* target, char kind);
    bool decode_parts(const Piece* opening, const Piece* parts);
    bool raw_text_at(std::uint32_t token_index);

    // -- Raising
    Piece* raise_between(const Piece* from, const Piece* to, std::string message);
    Piece* raise_from(const Piece* from, std::string message);
    Piece* raise_at_token(std::size_t index, std::string message,
                          FaultCategory category = FaultCategory::SyntaxError);
    Piece* raise_last(std::string message, FaultCategory category = FaultCategory::SyntaxError);
    Piece* raise_next(std::string message);
    void set_fault(FaultCategory category, std::string message, std::int32_t line, std::int32_t offset,
                   std::int32_t end_line, std::int32_t end_offset);
    void raise_lexer_fault();
    void raise_unclosed();
    void check_rest_of_source();
    static std::int32_t characters(std::string_view text, std::int32_t offset);

    static const char* describe(const Piece* piece);
    std::string_view text_of(const Piece* piece);

    Grammar grammar_;
    TokenStream tokens_;
    const ParseOptions& options_;
    Arena arena_;
    std::vector<Frame> frames_;
    std::vector<Piece*> lists_;
    std::vector<Memo*> memos_;
    Piece* value_ = nullptr;
    std::uint32_t mark_ = 0;
    bool with_invalid_ = false;
    bool stopped_ = false;  // an error is set
    bool raised_by_lexer_ = false;
    bool has_fault_ = false;
    SyntaxFault fault_;
};

}  // namespace bufferscope
