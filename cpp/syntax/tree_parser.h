// Recursive descent over the tokens of a valid program; a null result only says that it is not valid (see
// diagnosis.h).
#pragma once

#include <string_view>
#include <vector>

#include "syntax/literals.h"
#include "syntax/token_stream.h"

namespace bufferscope {

class TreeParser {
  public:
    TreeParser(std::string_view source, const ParseOptions& options, Arena& arena)
        : tokens_(source, options), options_(options), arena_(arena) {}

    /// The Module, Interactive or Expression; null if the source is not valid.
    ast::Node* parse();
    /// The nesting was deeper than the native stack is trusted with.
    bool too_deep() const { return too_deep_; }
    TokenStream& tokens() { return tokens_; }
    /// The token at which the last outermost statement but one begins: all before it is right, and nothing
    /// that is wrong further on goes with it (an elif goes with the if before).
    std::size_t statement_start() const { return statement_start_; }
    std::vector<SyntaxWarningRecord> take_warnings();

  private:
    using Expr = ast::ExprNode;
    using Stmt = ast::StmtNode;
    using Pattern = ast::PatternNode;

    // -- Tokens
    const Token& peek(std::size_t ahead = 0) { return tokens_.at(at_ + ahead); }
    TokenKind kind(std::size_t ahead = 0) { return tokens_.at(at_ + ahead).kind; }
    std::string_view text(const Token& token) const { return tokens_.text(token); }
    const Token& advance() { return tokens_.at(at_++); }
    bool accept(TokenKind wanted) {
        if (kind() != wanted) return false;
        ++at_;
        return true;
    }
    bool next_is_word(std::string_view word, std::size_t ahead = 0) {
        const Token& token = peek(ahead);
        return token.kind == TokenKind::Name && text(token) == word;
    }
    /// The identifier of a NAME token in the form Python knows it.
    ast::Identifier identifier(const Token& token);
    bool accept_name(ast::Identifier& out);

    // -- Nodes
    template <class T>
    T* open(const ast::Span& start, ast::Kind kind = T::first_kind) {
        T* node = arena_.make<T>();
        node->kind = kind;
        node->span = start;
        return node;
    }
    /// Ends the node at the last token read that is not about lines.
    template <class T>
    T* close(T* node) {
        end_here(node->span);
        return node;
    }
    void end_here(ast::Span& span);
    static bool is_line_token(TokenKind kind) {
        return kind == TokenKind::Newline || kind == TokenKind::Indent || kind == TokenKind::Dedent ||
               kind == TokenKind::EndMarker;
    }

    void gather(void* item);
    void drop_gathered(std::size_t first);
    void* take_gathered(std::size_t first, std::size_t count);

    /// Gathers children of one node on a stack shared by all; the elements are pointers.
    template <class T>
    class Gather {
      public:
        explicit Gather(TreeParser& parser) : parser_(parser), first_(parser.gathered_.size()) {}
        ~Gather() { parser_.drop_gathered(first_); }
        Gather(const Gather&) = delete;
        Gather& operator=(const Gather&) = delete;
        /// Only while no younger Gather lives.
        void add(T* item) {
            parser_.gather(item);
            ++count_;
        }
        std::size_t size() const { return count_; }
        T* operator[](std::size_t i) const { return static_cast<T*>(parser_.gathered_[first_ + i]); }
        ast::Sequence<T> take() { return {static_cast<T**>(parser_.take_gathered(first_, count_)), count_}; }

      private:
        TreeParser& parser_;
        std::size_t first_;
        std::size_t count_ = 0;
    };

    /// Counts the native depth; false when it is exhausted.
    class Depth {
      public:
        explicit Depth(TreeParser& parser) : parser_(parser) {
            if (++parser_.depth_ > most_depth) parser_.too_deep_ = true;
        }
        ~Depth() { --parser_.depth_; }
        Depth(const Depth&) = delete;
        Depth& operator=(const Depth&) = delete;
        explicit operator bool() const { return !parser_.too_deep_; }

      private:
        TreeParser& parser_;
    };
    static constexpr int most_depth = 1200;

    // -- Expressions (tree_expressions.cpp)
    Expr* expression();
    Expr* named_expression();
    Expr* expressions();
    Expr* star_expression();
    Expr* star_expressions();
    Expr* star_named_expression();
    Expr* starred(bool bitwise);
    Expr* annotated_rhs();
    Expr* yield_expression();
    Expr* lambda();
    Expr* disjunction();
    Expr* conjunction();
    Expr* inversion();
    Expr* comparison();
    Expr* binary(int least_precedence);
    Expr* factor();
    Expr* power();
    Expr* primary();
    Expr* trailers(Expr* value);
    Expr* atom();
    Expr* name();
    Expr* constant(ast::ConstantType type);
    Expr* number();
    Expr* parenthesised();
    Expr* bracketed();
    Expr* braced();
    Expr* dict_rest(const ast::Span& start);
    Expr* call(Expr* function);
    Expr* slices();
    Expr* slice();
    bool arguments(TokenKind closing, ast::ExprList& args, ast::Sequence<ast::Keyword>& keywords,
                   bool allow_genexp);
    bool for_if_clauses(ast::Sequence<ast::Comprehension>& out);
    bool at_comprehension() { return kind() == TokenKind::KeywordFor || (kind() == TokenKind::KeywordAsync); }
    bool compare_operator(ast::CompareOperator& out);

    // -- Strings (tree_strings.cpp)
    Expr* strings();
    Expr* string();
    Expr* formatted_string(bool is_template);
    Expr* text_part(bool raw);
    bool field(bool is_template, bool raw, bool in_spec, Gather<Expr>& out);
    Expr* format_spec(bool is_template, bool raw);
    std::string_view field_text(std::int32_t start, std::int32_t end);
    void flatten(Expr* item, Gather<Expr>& out);
    void merge(Gather<Expr>& in, Gather<Expr>& out, bool keep_empty);
    bool report(const LiteralOutcome& outcome, const Token& token, bool in_text);

    // -- Targets
    enum class TargetKind { Star, Single, Delete };
    bool set_context(Expr* node, ast::Context context, bool allow_starred);
    Expr* star_target();
    Expr* star_targets();

    // -- Parameters
    bool parameters(bool is_lambda, TokenKind closing, ast::Arguments* out);
    ast::Arg* parameter(bool is_lambda, bool starred);

    // -- Statements (tree_statements.cpp)
    bool statements(Gather<Stmt>& out);
    bool statement(Gather<Stmt>& out);
    bool simple_statements(Gather<Stmt>& out);
    Stmt* simple_statement();
    Stmt* expression_statement();
    Stmt* assignment(Expr* first, std::size_t first_token);
    Stmt* annotated(Expr* target, std::size_t first_token);
    Stmt* compound_statement();
    Stmt* return_statement();
    Stmt* raise_statement();
    Stmt* delete_statement();
    Stmt* assert_statement();
    Stmt* global_statement();
    Stmt* import_statement();
    Stmt* import_from_statement();
    Stmt* type_alias();
    Stmt* if_statement();
    Stmt* while_statement();
    Stmt* for_statement(const ast::Span& start, bool is_async);
    Stmt* with_statement(const ast::Span& start, bool is_async);
    Stmt* try_statement();
    Stmt* function(const ast::Span& start, bool is_async, ast::ExprList decorators);
    Stmt* class_definition(ast::ExprList decorators);
    Stmt* decorated();
    Stmt* async_statement(ast::ExprList decorators);
    bool with_items(bool parenthesised, ast::Sequence<ast::WithItem>& out);
    bool handler(bool& is_star, Gather<ast::ExceptHandler>& out);
    bool block(ast::StmtList& out);
    bool else_block(ast::StmtList& out);
    bool dotted_name(ast::Identifier& out);
    bool type_parameters(ast::TypeParamList& out);
    ast::TypeParamNode* type_parameter();
    ast::Node* interactive();

    // -- Patterns (tree_patterns.cpp)
    Stmt* match_statement();
    bool match_header(Expr*& subject);
    ast::MatchCase* match_case();
    Pattern* patterns();
    Pattern* pattern();
    Pattern* or_pattern();
    Pattern* closed_pattern();
    Pattern* maybe_star_pattern();
    Pattern* number_pattern();
    Pattern* name_pattern();
    Pattern* group_or_sequence_pattern();
    Pattern* mapping_pattern();
    Pattern* class_pattern(Expr* cls, const ast::Span& start);
    Expr* signed_number(bool allow_complex);
    Expr* name_or_attribute();
    bool sequence_items(TokenKind closing, Gather<Pattern>& out);
    bool capture_target(ast::Identifier& out);

    TokenStream tokens_;
    const ParseOptions& options_;
    Arena& arena_;
    std::size_t at_ = 0;
    std::size_t statement_start_ = 0;
    std::size_t last_statement_ = 0;
    int depth_ = 0;
    bool too_deep_ = false;
    std::vector<void*> gathered_;
    std::vector<SyntaxWarningRecord> warnings_;
};

}  // namespace bufferscope
