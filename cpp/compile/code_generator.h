// The code generator: one class over several files (statements, expressions, functions, handlers, patterns).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "compile/compiler.h"
#include "compile/constants.h"
#include "compile/emit.h"
#include "compile/scopes.h"
#include "object/protocol.h"

namespace bufferscope {

/// What surrounds a statement and has to be undone by return, break and continue.
enum class BlockKind : std::uint8_t {
    while_loop,
    for_loop,
    try_except,
    finally_try,
    finally_end,
    with,
    handler_cleanup,
    pop_value,
    exception_handler,
    exception_group_handler,
};

struct FlowBlock {
    BlockKind kind;
    Label start;
    Label exit;
    ast::StmtList final_body = {};
    std::string_view name = {};  // of an except clause
    Position position = {};      // of a with item
};

/// An annotation that __annotate__ will evaluate.
struct DeferredAnnotation {
    const ast::AnnAssign* statement;
    std::int32_t condition;  // its number in __conditional_annotations__, or -1
};

/// One code object in the making.
struct Unit {
    enum class Kind : std::uint8_t {
        module,
        class_,
        function,
        lambda,
        comprehension,
        annotations,
        type_parameters
    };
    Kind kind = Kind::module;
    Scope* scope = nullptr;
    std::unique_ptr<Unit> outer;
    Assembly code;
    std::string_view class_name;  // for private names
    std::string name;
    std::string qualified_name;
    std::int32_t first_line = 1;
    std::int32_t positional_only = 0;
    std::int32_t arguments = 0;
    std::int32_t keyword_only = 0;
    IdMap names;
    IdMap locals;
    IdMap cells;
    IdMap frees;
    IdMap constants;  // number in the pool → index here
    std::vector<FlowBlock> blocks;
    bool has_docstring = false;
    bool in_conditional_block = false;
    std::int32_t conditional_annotations = 0;
    std::vector<DeferredAnnotation> annotations;
    IdMap static_attributes;
    // merged comprehensions
    int inlined_depth = 0;
    IdMap hidden;  // locals of a class or module: 1 while they are slots
    std::vector<Symbol> overrides;
};

struct FinishedUnit {
    Value code;
    std::vector<NameId> frees;
};

class CodeGenerator {
  public:
    struct Options {
        bool future_annotations = false;
        bool optimize_asserts = false;
        std::int32_t last_future_line = 0;  // of the `from __future__` imports that stand where they may
    };
    CodeGenerator(Diagnostics& diagnostics, NameTable& names, ScopeTable& scopes, const Options& options)
        : diagnostics_(diagnostics),
          runtime_(diagnostics.runtime()),
          names_(names),
          scopes_(scopes),
          options_(options),
          pool_(diagnostics.runtime()) {}

    /// Empty after an error.
    Value module(const ast::Node* root);

  private:
    using Part = ScopeTable::Part;
    struct PatternContext;

    // ---- units
    bool enter_unit(Unit::Kind kind, Scope* scope, std::string_view name, std::int32_t first_line);
    std::string qualified_name_of(const Unit& inner) const;
    FinishedUnit finish_unit();
    void prologue();
    void lay_out(Code& code, SlotLayout& layout);
    std::uint32_t flags_of(const Unit& unit) const;
    void make_closure(const FinishedUnit& unit, const Position& at);

    // ---- instructions
    void op(Opcode opcode, const Position& at) { unit_->code.emit(opcode, 0, at); }
    void op(Opcode opcode, std::int64_t argument, const Position& at) {
        unit_->code.emit(opcode, static_cast<std::uint32_t>(argument), at);
    }
    void op_name(Opcode opcode, NameId name, const Position& at) { op(opcode, name_index(name), at); }
    void jump(Opcode opcode, Label target, const Position& at) { unit_->code.emit_jump(opcode, target, at); }
    Label new_label() { return unit_->code.new_label(); }
    void place(Label label) { unit_->code.place(label); }
    std::int32_t name_index(NameId name) { return unit_->names.insert(name, unit_->names.size()); }
    std::int32_t local_index(NameId name) { return unit_->locals.insert(name, unit_->locals.size()); }
    std::int32_t constant_index(const Value& value);
    void load(const Value& value, const Position& at);
    void load_none(const Position& at) { load(Value::none(), at); }
    void load_text(std::string_view text, const Position& at) { load(text_value(text), at); }
    Value text_value(std::string_view text);
    static BinaryOperator operator_of(ast::BinaryOperator operation);
    void binary_op(ast::BinaryOperator operation, bool inplace, const Position& at);

    // ---- names
    NameId mangle(std::string_view name) { return names_.mangle(unit_->class_name, name); }
    const Symbol* symbol_of(NameId name) const;
    Binding binding_of(NameId name) const;
    std::int32_t cell_index(NameId name);
    void load_name(std::string_view name, const Position& at);
    void store_name(std::string_view name, const Position& at);
    bool is_fast_local(NameId name);
    void access_name(NameId name, ast::Context context, const Position& at);
    void access_cell(NameId name, ast::Context context, const Position& at, bool is_free);
    void load_cell_itself(NameId name, const Position& at);

    // ---- blocks
    bool push_block(FlowBlock block, const ast::Node* at);
    void pop_block() { unit_->blocks.pop_back(); }
    void unwind_block(const FlowBlock& block, Position& at, bool keep_top);
    /// Leaves all blocks, or those inside the innermost loop, which is put into `loop` if there is one.
    bool unwind(Position& at, bool keep_top, FlowBlock* loop);

    // ---- statements
    void statements(ast::StmtList list);
    void statement(const ast::StmtNode* node);
    void body(ast::StmtList list, const Position& at);
    bool is_docstring(ast::StmtList list) const;
    Value clean_docstring(const ast::Constant* node);
    void assign(const ast::Assign* node);
    bool exchange(const ast::ExprNode* target, const ast::ExprNode* value);
    void augmented_assign(const ast::AugAssign* node);
    void annotated_assign(const ast::AnnAssign* node);
    void delete_target(const ast::ExprNode* node);
    void if_statement(const ast::If* node);
    void while_statement(const ast::While* node);
    void for_statement(const ast::For* node);
    void return_statement(const ast::Return* node);
    void break_or_continue(const ast::StmtNode* node, bool is_break);
    void raise_statement(const ast::Raise* node);
    void assert_statement(const ast::Assert* node);
    void import_statement(const ast::Import* node);
    void import_as(const ast::Alias* alias, const Position& at);
    void import_from(const ast::ImportFrom* node);
    void expression_statement(const ast::Expr* node);
    void not_supported(std::string_view what, const Position& at);

    // ---- handlers (handlers.cpp)
    void try_statement(const ast::Try* node);
    void try_finally(const ast::Try* node);
    void try_except(const ast::Try* node);
    void try_star(const ast::Try* node);
    void except_body(const ast::ExceptHandler* handler, Label end);
    void star_handler(const ast::ExceptHandler* handler, Label next);
    void clear_name(std::string_view name, const Position& at);
    void pop_except_and_reraise();
    void with_statement(const ast::With* node, std::size_t item);
    void call_exit_with_nones(const Position& at);

    // ---- functions and classes (functions.cpp)
    void function_definition(const ast::FunctionDef* node);
    FinishedUnit function_body(const ast::FunctionDef* node, std::int32_t first_line);
    void decorators(ast::ExprList list);
    void apply_decorators(ast::ExprList list);
    void parameter_defaults(const ast::Arguments* arguments, const Position& at, bool& positional,
                            bool& keyword);
    void set_parameters(const ast::Arguments* arguments);
    bool annotations_function(const ast::FunctionDef* node, const Position& at);
    int annotation_pairs(const ast::FunctionDef* node);
    void annotation_value(const ast::ExprNode* node, bool is_star_args);
    void annotation_text(const ast::ExprNode* node);
    void enter_annotations(Scope* scope, std::int32_t first_line, std::string_view name, const Position& at);
    void function_attributes(bool positional, bool keyword, bool annotate, const Position& at);
    void class_definition(const ast::ClassDef* node);
    FinishedUnit class_body(const ast::ClassDef* node, std::int32_t first_line);
    void deferred_annotations(const Position& at);
    void type_parameters(ast::TypeParamList list);
    void type_parameter_value(const ast::ExprNode* value, const ast::TypeParamNode* node, Part part,
                              std::string_view name, bool allow_starred);
    void type_alias(const ast::TypeAlias* node);
    void type_alias_body(const ast::TypeAlias* node);
    void lambda(const ast::Lambda* node);

    // ---- expressions
    void expressions(ast::ExprList list) {
        for (const ast::ExprNode* node : list) expression(node);
    }
    void expression(const ast::ExprNode* node);
    void expression_inner(const ast::ExprNode* node);
    void jump_if(const ast::ExprNode* node, Label target, bool condition, const Position& at);
    bool jump_if_chain(const ast::Compare* node, Label target, bool condition, const Position& at);
    bool inverted_test(const ast::UnaryOp* node);
    void container_or_value(ast::CompareOperator operation, const ast::ExprNode* node);
    bool constant_display(const ast::ExprNode* node);
    Value frozen(const Value& items);
    bool percent_format(const ast::BinOp* node);
    void boolean_operation(const ast::BoolOp* node);
    void binary_operation(const ast::BinOp* node);
    void unary_operation(const ast::UnaryOp* node);
    void conditional_expression(const ast::IfExp* node);
    void compare(const ast::Compare* node);
    void compare_two(const ast::Compare* node, ast::CompareOperator operation, const Position& at);
    void compare_op(ast::CompareOperator operation, const Position& at);
    void check_compare(const ast::Compare* node);
    void dict(const ast::Dict* node);
    void dict_part(const ast::Dict* node, std::size_t begin, std::size_t end);
    void sequence(ast::ExprList elements, const Position& at, int pushed, Opcode build, Opcode append,
                  Opcode extend, bool to_tuple);
    void unpack_target(ast::ExprList elements, const ast::Node* node);
    void call(const ast::Call* node);
    bool method_call(const ast::Call* node);
    bool generator_call(const ast::Call* node);
    void call_arguments(const Position& at, int pushed, ast::ExprList arguments,
                        ast::Sequence<ast::Keyword> keywords);
    void unpacked_call(const Position& at, int pushed, ast::ExprList arguments,
                       ast::Sequence<ast::Keyword> keywords);
    Value keyword_names(ast::Sequence<ast::Keyword> keywords);
    bool check_keywords(ast::Sequence<ast::Keyword> keywords);
    void check_caller(const ast::ExprNode* node);
    void check_subscripted(const ast::ExprNode* node);
    void check_index(const ast::ExprNode* container, const ast::ExprNode* index);
    bool is_super_call(const ast::Attribute* node);
    void load_super_arguments(const ast::Attribute* node, std::uint32_t& flag);
    void attribute(const ast::Attribute* node);
    void subscript(const ast::Subscript* node);
    void slice_parts(const ast::Slice* node);
    void slice(const ast::Slice* node);
    void formatted_string(const ast::JoinedStr* node);
    void formatted_value(const ast::FormattedValue* node);
    void template_string(const ast::TemplateStr* node);
    void interpolation(const ast::Interpolation* node);
    void yield(const ast::Yield* node);
    void yield_from(const ast::YieldFrom* node);
    bool in_function() const;
    Position attribute_position(Position at, const ast::Attribute* node) const;
    std::string_view constant_type_name(const ast::ExprNode* node);

    // ---- comprehensions
    struct Inlined;
    void comprehension(const ast::ExprNode* node, ComprehensionKind kind, const ast::ExprNode* element,
                       const ast::ExprNode* value, ast::Sequence<ast::Comprehension> generators);
    void comprehension_loop(const ast::ExprNode* node, ComprehensionKind kind, const ast::ExprNode* element,
                            const ast::ExprNode* value, ast::Sequence<ast::Comprehension> generators,
                            std::size_t index, int depth, bool iterator_on_stack);
    void comprehension_item(const ast::ExprNode* node, ComprehensionKind kind, const ast::ExprNode* element,
                            const ast::ExprNode* value, int depth);
    void enter_inlined(Scope* scope, Inlined& state, const Position& at);
    void leave_inlined(Inlined& state, const Position& at);
    void restore_inlined(const Inlined& state, const Position& at);

    // ---- patterns
    void match_statement(const ast::Match* node);
    void pattern(const ast::PatternNode* node, PatternContext& context);
    void pattern_part(const ast::PatternNode* node, PatternContext& context);
    void pattern_as(const ast::MatchAs* node, PatternContext& context);
    void pattern_or(const ast::MatchOr* node, PatternContext& context);
    bool pattern_reorder(PatternContext& context, std::vector<NameId>& control, const Position& at);
    void pattern_class(const ast::MatchClass* node, PatternContext& context);
    void pattern_mapping(const ast::MatchMapping* node, PatternContext& context);
    void pattern_mapping_rest(const ast::MatchMapping* node, PatternContext& context);
    bool pattern_keys(const ast::MatchMapping* node);
    void pattern_sequence(const ast::MatchSequence* node, PatternContext& context);
    void pattern_elements(const ast::MatchSequence* node, std::int32_t star, PatternContext& context);
    void pattern_items(const ast::MatchSequence* node, std::int32_t star, PatternContext& context);
    void pattern_store(std::string_view name, PatternContext& context, const ast::Node* node);
    void pattern_rotate(std::size_t count, const Position& at);
    void pattern_fail(PatternContext& context, Opcode opcode, const Position& at);
    void pattern_failed(PatternContext& context, const Position& at);

    // ---- constants
    /// The value of an expression that is constant, empty otherwise.
    Value fold(const ast::ExprNode* node);
    Value fold_sequence(ast::ExprList elements);
    Value literal(const ast::Constant* node);
    Value make_tuple(const std::vector<Value>& items);

    void fail(const ast::Node* node, std::string_view pattern, std::initializer_list<TextPart> parts = {}) {
        diagnostics_.syntax_error(position_of(node), pattern, parts);
    }

    Diagnostics& diagnostics_;
    Runtime& runtime_;
    NameTable& names_;
    ScopeTable& scopes_;
    const Options options_;
    ConstantPool pool_;
    std::unique_ptr<Unit> unit_;
    bool interactive_ = false;
    int depth_ = 0;
};

}  // namespace bufferscope
