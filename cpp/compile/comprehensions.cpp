// Code for comprehensions: merged into the block around them (PEP 709), and generator expressions.
#include "compile/code_generator.h"

namespace bufferscope {

using namespace ast;

/// What has to be put back when a merged comprehension ends.
struct CodeGenerator::Inlined {
    struct Saved {
        std::uint32_t slot;
        bool of_cell;
    };
    std::vector<Saved> saved;  // the contents of these slots lie on the stack
    std::vector<NameId> hidden;
    std::size_t overrides = 0;
    Label cleanup;
    Label end;
};

/// Isolates the comprehension's names: what their slots hold is kept on the stack, below the iterator.
void CodeGenerator::enter_inlined(Scope* scope, Inlined& state, const Position& at) {
    bool in_class = unit_->scope->kind == ScopeKind::class_ && unit_->inlined_depth == 0;
    unit_->inlined_depth++;
    state.overrides = unit_->overrides.size();
    for (const Symbol& symbol : scope->symbols) {
        if (symbol.flags & symbol_flags::parameter) continue;  // `.0`
        bool binds = (symbol.flags & symbol_flags::local) && !(symbol.flags & symbol_flags::nonlocal);
        if (!binds && !in_class) continue;
        if (unit_->scope->kind != ScopeKind::function && binds) {
            bool added = false;
            unit_->hidden.insert(symbol.name, 1, &added);
            std::int32_t* shown = unit_->hidden.find(symbol.name);
            if (added || *shown == 0) {
                *shown = 1;
                state.hidden.push_back(symbol.name);
            }
        }
        Binding outer = binding_of(symbol.name);
        bool differs = symbol.binding != outer && symbol.binding != Binding::free &&
                       !(symbol.binding == Binding::cell && outer == Binding::free);
        if (differs || in_class) unit_->overrides.push_back(symbol);
        if (!binds) continue;
        bool is_cell = symbol.binding == Binding::cell || (symbol.flags & symbol_flags::comprehension_cell);
        if (is_cell && outer == Binding::free) {
            // As CPython has it: the closure's slot gets the new cell and keeps it; what is saved and put
            // back is a local of the same name.
            std::int32_t slot = local_index(symbol.name);
            op(Opcode::LOAD_FAST_AND_CLEAR, slot, at);
            unit_->code.emit_cell(Opcode::MAKE_CELL, static_cast<std::uint32_t>(cell_index(symbol.name)), at);
            state.saved.push_back({static_cast<std::uint32_t>(slot), false});
        } else if (is_cell) {
            auto cell = static_cast<std::uint32_t>(cell_index(symbol.name));
            unit_->code.emit_cell(Opcode::LOAD_FAST_AND_CLEAR, cell, at);
            unit_->code.emit_cell(Opcode::MAKE_CELL, cell, at);
            state.saved.push_back({cell, true});
        } else {
            std::int32_t slot = local_index(symbol.name);
            op(Opcode::LOAD_FAST_AND_CLEAR, slot, at);
            state.saved.push_back({static_cast<std::uint32_t>(slot), false});
        }
    }
    if (state.saved.empty()) return;
    op(Opcode::SWAP, static_cast<std::int64_t>(state.saved.size() + 1), at);
    state.cleanup = new_label();
    state.end = new_label();
    unit_->code.enter_handler(state.cleanup, false);
}

void CodeGenerator::restore_inlined(const Inlined& state, const Position& at) {
    op(Opcode::SWAP, static_cast<std::int64_t>(state.saved.size() + 1), at);
    for (std::size_t i = state.saved.size(); i > 0; --i)
        unit_->code.emit_restore(state.saved[i - 1].slot, state.saved[i - 1].of_cell, at);
}

void CodeGenerator::leave_inlined(Inlined& state, const Position& at) {
    unit_->inlined_depth--;
    if (!state.saved.empty()) {
        unit_->code.leave_handler();
        jump(Opcode::JUMP, state.end, {});
        place(state.cleanup);
        op(Opcode::SWAP, 2, {});
        op(Opcode::POP_TOP, {});
        restore_inlined(state, at);
        op(Opcode::RERAISE, 0, at);
        place(state.end);
        restore_inlined(state, at);
    }
    unit_->overrides.resize(state.overrides);
    for (NameId name : state.hidden) *unit_->hidden.find(name) = 0;
}

void CodeGenerator::comprehension(const ExprNode* node, ComprehensionKind kind, const ExprNode* element,
                                  const ExprNode* value, Sequence<Comprehension> generators) {
    Scope* scope = scopes_.find(node);
    if (scope == nullptr) return;
    Position at = position_of(node);
    const Comprehension* outermost = generators[0];
    bool is_async = false;
    for (const Comprehension* generator : generators) is_async |= generator->is_async;
    if (is_async) return not_supported("asynchronous comprehensions", at);
    if (!constant_display(outermost->iter)) expression(outermost->iter);
    op(Opcode::GET_ITER, position_of(outermost->iter));
    bool inlined = scope->inlined;
    Inlined state;
    FinishedUnit finished;
    if (inlined) {
        enter_inlined(scope, state, at);
    } else {
        static constexpr std::string_view unit_names[] = {"", "<listcomp>", "<dictcomp>", "<setcomp>",
                                                          "<genexpr>"};
        enter_unit(Unit::Kind::comprehension, scope, unit_names[static_cast<int>(kind)], node->span.line);
        unit_->arguments = 1;
        op(Opcode::RESUME, {node->span.line, node->span.line, 0, 0});
    }
    int depth = 1;  // of the collection below the item, without the iterators of the loops
    if (kind != ComprehensionKind::generator) {
        op(kind == ComprehensionKind::list  ? Opcode::BUILD_LIST
           : kind == ComprehensionKind::set ? Opcode::BUILD_SET
                                            : Opcode::BUILD_MAP,
           0, at);
        if (inlined) op(Opcode::SWAP, 2, at);
    }
    comprehension_loop(node, kind, element, value, generators, 0, depth, inlined);
    if (inlined) return leave_inlined(state, at);
    if (kind == ComprehensionKind::generator) load_none(at);
    op(Opcode::RETURN_VALUE, at);
    finished = finish_unit();
    // The iterator of the outermost loop is the argument.
    make_closure(finished, at);
    op(Opcode::SWAP, 2, at);
    op(Opcode::CALL, 1, at);
}

void CodeGenerator::comprehension_loop(const ExprNode* node, ComprehensionKind kind, const ExprNode* element,
                                       const ExprNode* value, Sequence<Comprehension> generators,
                                       std::size_t index, int depth, bool iterator_on_stack) {
    if (diagnostics_.failed()) return;
    const Comprehension* generator = generators[index];
    Label start = new_label();
    Label skip = new_label();
    Label exhausted = new_label();
    Position iter_at = position_of(generator->iter);
    if (index > 0) {
        // `for x in [value]` binds x without a loop.
        const auto* list = get_if<ast::List>(generator->iter);
        const auto* tuple = get_if<ast::Tuple>(generator->iter);
        ExprList single = list != nullptr ? list->elts : tuple != nullptr ? tuple->elts : ExprList();
        if (single.size() == 1 && !is<Starred>(single[0])) {
            expression(single[0]);
            expression(generator->target);
            for (const ExprNode* condition : generator->ifs)
                jump_if(condition, skip, false, position_of(condition));
            if (index + 1 < generators.size())
                comprehension_loop(node, kind, element, value, generators, index + 1, depth, true);
            else
                comprehension_item(node, kind, element, value, depth);
            place(skip);
            return;
        }
        if (!constant_display(generator->iter)) expression(generator->iter);
        op(Opcode::GET_ITER, iter_at);
    } else if (!iterator_on_stack) {
        op(Opcode::LOAD_FAST, 0, position_of(node));
    }
    ++depth;
    place(start);
    jump(Opcode::FOR_ITER, exhausted, iter_at);
    expression(generator->target);
    for (const ExprNode* condition : generator->ifs) jump_if(condition, skip, false, position_of(condition));
    if (index + 1 < generators.size())
        comprehension_loop(node, kind, element, value, generators, index + 1, depth, true);
    else
        comprehension_item(node, kind, element, value, depth);
    place(skip);
    jump(Opcode::JUMP, start, position_of(element));
    place(exhausted);
}

/// `depth`: how far below the item the collection lies (iterators are between them).
void CodeGenerator::comprehension_item(const ExprNode* node, ComprehensionKind kind, const ExprNode* element,
                                       const ExprNode* value, int depth) {
    (void)node;
    Position at = position_of(element);
    expression(element);
    switch (kind) {
        case ComprehensionKind::generator:
            op(Opcode::YIELD_VALUE, 0, at);
            op(Opcode::POP_TOP, at);
            break;
        case ComprehensionKind::list:
            op(Opcode::LIST_APPEND, depth, at);
            break;
        case ComprehensionKind::set:
            op(Opcode::SET_ADD, depth, at);
            break;
        default:
            expression(value);
            at.end_line = value->span.end_line;
            at.end_column = value->span.end_column;
            op(Opcode::MAP_ADD, depth, at);
            break;
    }
}

}  // namespace bufferscope
