// Code for try and with: handlers, and the finally clauses that run on every way out.
#include "compile/code_generator.h"

namespace bufferscope {

using namespace ast;

void CodeGenerator::try_statement(const Try* node) {
    bool before = unit_->in_conditional_block;
    unit_->in_conditional_block = true;
    if (node->finalbody.empty())
        node->kind == Kind::TryStar ? try_star(node) : try_except(node);
    else
        try_finally(node);
    unit_->in_conditional_block = before;
}

/// Pops the exception being handled and goes on raising the one on top.
void CodeGenerator::pop_except_and_reraise() {
    op(Opcode::COPY, 3, {});
    op(Opcode::POP_EXCEPT, {});
    op(Opcode::RERAISE, 1, {});
}

void CodeGenerator::try_finally(const Try* node) {
    Assembly& code = unit_->code;
    Label raised = new_label();
    Label exit = new_label();
    op(Opcode::NOP, position_of(node));
    code.enter_handler(raised, false);
    if (!push_block({BlockKind::finally_try, {}, raised, node->finalbody}, node)) return;
    if (node->handlers.empty())
        statements(node->body);
    else if (node->kind == Kind::TryStar)
        try_star(node);
    else
        try_except(node);
    code.leave_handler();
    pop_block();
    statements(node->finalbody);
    jump(Opcode::JUMP, exit, {});

    place(raised);
    Label cleanup = new_label();
    if (!push_block({BlockKind::finally_end, {}, {}}, node)) return;
    code.enter_handler(cleanup, true);
    op(Opcode::PUSH_EXC_INFO, {});
    diagnostics_.mute();  // unlike the copies on the other ways out
    statements(node->finalbody);
    diagnostics_.unmute();
    op(Opcode::RERAISE, 0, {});
    code.leave_handler();
    pop_block();
    place(cleanup);
    pop_except_and_reraise();
    place(exit);
}

void CodeGenerator::clear_name(std::string_view name, const Position& at) {
    NameId id = mangle(name);
    if (is_fast_local(id)) {
        constant_index(Value::none());  // co_consts has it
        op(Opcode::FORGET_FAST, local_index(id), at);
        return;
    }
    load_none(at);
    access_name(id, Context::Store, at);
    access_name(id, Context::Del, at);
}

void CodeGenerator::try_except(const Try* node) {
    Assembly& code = unit_->code;
    Label raised = new_label();
    Label end = new_label();
    Label cleanup = new_label();
    op(Opcode::NOP, position_of(node));
    code.enter_handler(raised, false);
    if (!push_block({BlockKind::try_except, {}, {}}, node)) return;
    statements(node->body);
    pop_block();
    code.leave_handler();
    statements(node->orelse);
    jump(Opcode::JUMP, end, {});

    place(raised);
    code.enter_handler(cleanup, true);
    op(Opcode::PUSH_EXC_INFO, {});
    if (!push_block({BlockKind::exception_handler, {}, {}}, node)) return;
    for (std::size_t i = 0; i < node->handlers.size(); ++i) {
        const ExceptHandler* handler = node->handlers[i];
        Position at = position_of(handler);
        Label next = new_label();
        if (handler->type == nullptr && i + 1 < node->handlers.size())
            return fail(handler, "default 'except:' must be last");
        if (handler->type != nullptr) {
            expression(handler->type);
            op(Opcode::CHECK_EXC_MATCH, at);
            jump(Opcode::POP_JUMP_IF_FALSE, next, at);
        }
        except_body(handler, end);
        place(next);
    }
    pop_block();
    const ExceptHandler* last = node->handlers.back();
    op(Opcode::RERAISE, 0,
       last->type != nullptr ? position_of(last) : Position());  // reached only from its test
    code.leave_handler();
    place(cleanup);
    pop_except_and_reraise();
    place(end);
}

void CodeGenerator::except_body(const ExceptHandler* handler, Label end) {
    Assembly& code = unit_->code;
    Position at = position_of(handler);
    if (handler->name.empty()) {
        op(Opcode::POP_TOP, at);
        if (!push_block({BlockKind::handler_cleanup, {}, {}}, handler)) return;
        statements(handler->body);
        pop_block();
        std::int32_t inside = code.current_handler();
        code.leave_handler();
        op(Opcode::POP_EXCEPT, {});
        jump(Opcode::JUMP, end, {});
        code.set_current_handler(inside);
        return;
    }
    store_name(handler->name, at);
    Label cleanup = new_label();
    std::int32_t inside = code.current_handler();
    code.enter_handler(cleanup, true);
    if (!push_block({BlockKind::handler_cleanup, {}, {}, {}, handler->name}, handler)) return;
    statements(handler->body);
    pop_block();
    code.leave_handler();
    code.leave_handler();
    op(Opcode::POP_EXCEPT, {});
    clear_name(handler->name, {});
    jump(Opcode::JUMP, end, {});
    code.set_current_handler(inside);
    place(cleanup);
    clear_name(handler->name, {});
    op(Opcode::RERAISE, 1, {});
}

void CodeGenerator::try_star(const Try* node) {
    Assembly& code = unit_->code;
    Label raised = new_label();
    Label otherwise = new_label();  // the else clause stands behind the handlers, unlike that of a plain try
    Label end = new_label();
    Label cleanup = new_label();
    Label reraise = new_label();
    op(Opcode::NOP, position_of(node));
    code.enter_handler(raised, false);
    if (!push_block({BlockKind::try_except, {}, {}}, node)) return;
    statements(node->body);
    pop_block();
    code.leave_handler();
    jump(Opcode::JUMP, otherwise, {});

    place(raised);
    code.enter_handler(cleanup, true);
    op(Opcode::PUSH_EXC_INFO, {});
    if (!push_block({BlockKind::exception_group_handler, {}, {}}, node)) return;
    for (std::size_t i = 0; i < node->handlers.size(); ++i) {
        const ExceptHandler* handler = node->handlers[i];
        if (i == 0) {
            op(Opcode::BUILD_LIST, 0, position_of(handler));  // what the clauses raise
            op(Opcode::COPY, 2, position_of(handler));        // what is left of the group
        }
        Label next = new_label();
        star_handler(handler, next);
        place(next);
    }
    op(Opcode::LIST_APPEND, 1, {});  // the rest that no clause took
    pop_block();
    op(Opcode::PREPARE_RERAISE_STAR, {});
    op(Opcode::COPY, 1, {});
    jump(Opcode::POP_JUMP_IF_NOT_NONE, reraise, {});
    op(Opcode::POP_TOP, {});
    std::int32_t inside = code.current_handler();
    code.leave_handler();
    op(Opcode::POP_EXCEPT, {});
    jump(Opcode::JUMP, end, {});
    code.set_current_handler(inside);
    place(reraise);
    code.leave_handler();
    op(Opcode::SWAP, 2, {});
    op(Opcode::POP_EXCEPT, {});
    op(Opcode::RERAISE, 0, {});
    place(cleanup);
    pop_except_and_reraise();
    place(otherwise);
    statements(node->orelse);
    place(end);
}

/// One `except* T as name:`. Stack: … original, raised list, rest.
void CodeGenerator::star_handler(const ExceptHandler* handler, Label next) {
    Assembly& code = unit_->code;
    Position at = position_of(handler);
    Label no_match = new_label();
    Label cleanup = new_label();
    if (handler->type != nullptr) {
        expression(handler->type);
        op(Opcode::CHECK_EG_MATCH, at);
        op(Opcode::COPY, 1, at);
        jump(Opcode::POP_JUMP_IF_NONE, no_match, at);
    }
    if (handler->name.empty())
        op(Opcode::POP_TOP, at);
    else
        store_name(handler->name, at);
    code.enter_handler(cleanup, true);
    if (!push_block({BlockKind::handler_cleanup, {}, {}, {}, handler->name}, handler)) return;
    statements(handler->body);
    pop_block();
    code.leave_handler();
    if (!handler->name.empty()) clear_name(handler->name, {});
    jump(Opcode::JUMP, next, {});
    place(cleanup);
    if (!handler->name.empty()) clear_name(handler->name, {});
    op(Opcode::LIST_APPEND, 3, {});
    op(Opcode::POP_TOP, {});
    jump(Opcode::JUMP, next, {});
    place(no_match);
    op(Opcode::POP_TOP, at);
}

// ---- with

/// exit(None, None, None); the exit function and its self lie on top.
void CodeGenerator::call_exit_with_nones(const Position& at) {
    for (int i = 0; i < 3; ++i) load_none(at);
    op(Opcode::CALL_METHOD, 3, at);
}

void CodeGenerator::with_statement(const With* node, std::size_t index) {
    Assembly& code = unit_->code;
    const WithItem* item = node->items[index];
    bool before = unit_->in_conditional_block;
    unit_->in_conditional_block = true;
    Label raised = new_label();
    Label exit = new_label();
    Label cleanup = new_label();
    Label suppress = new_label();
    expression(item->context_expr);
    Position at = position_of(item->context_expr);
    op(Opcode::COPY, 1, at);
    op(Opcode::LOAD_SPECIAL, 1, at);
    op(Opcode::SWAP, 2, at);
    op(Opcode::SWAP, 3, at);
    op(Opcode::LOAD_SPECIAL, 0, at);
    op(Opcode::CALL_METHOD, 0, at);
    code.enter_handler(raised, true, -1);
    if (!push_block({BlockKind::with, {}, raised, {}, {}, at}, item->context_expr)) return;
    if (item->optional_vars != nullptr)
        expression(item->optional_vars);
    else
        op(Opcode::POP_TOP, at);
    if (index + 1 == node->items.size())
        statements(node->body);
    else
        with_statement(node, index + 1);
    code.leave_handler();
    pop_block();
    call_exit_with_nones(at);
    op(Opcode::POP_TOP, at);
    jump(Opcode::JUMP, exit, at);

    place(raised);
    code.enter_handler(cleanup, true);
    op(Opcode::PUSH_EXC_INFO, at);
    op(Opcode::WITH_EXCEPT_START, at);
    jump(Opcode::POP_JUMP_IF_TRUE, suppress, at);
    op(Opcode::RERAISE, 2, at);
    place(suppress);
    op(Opcode::POP_TOP, at);
    code.leave_handler();
    op(Opcode::POP_EXCEPT, at);
    for (int i = 0; i < 3; ++i) op(Opcode::POP_TOP, at);
    jump(Opcode::JUMP, exit, at);
    place(cleanup);
    pop_except_and_reraise();
    place(exit);
    unit_->in_conditional_block = before;
}

}  // namespace bufferscope
