// Units (code objects in the making), names and the blocks that jumps have to leave.
#include "compile/code_generator.h"

#include <algorithm>

namespace bufferscope {

using ast::Context;

namespace {
constexpr std::size_t max_blocks = 21;  // CPython's CO_MAXSTATICBLOCKS
}

// ---- units

bool CodeGenerator::enter_unit(Unit::Kind kind, Scope* scope, std::string_view name,
                               std::int32_t first_line) {
    auto unit = std::make_unique<Unit>();
    unit->kind = kind;
    unit->name = name;
    unit->first_line = first_line;
    unit->outer = std::move(unit_);
    if (unit->outer) {
        unit->class_name = unit->outer->class_name;
        unit->qualified_name = qualified_name_of(*unit);
        unit->scope = scope != nullptr ? scope : unit->outer->scope;
    } else {
        unit->qualified_name = unit->name;
        unit->scope = scope;
    }
    unit_ = std::move(unit);
    if (scope == nullptr) return false;
    if (scope->is_function_like()) {
        for (NameId parameter : scope->parameters) local_index(parameter);
    }
    std::vector<NameId> cells;
    std::vector<NameId> frees;
    bool in_class = scope->kind == ScopeKind::class_;
    for (const Symbol& symbol : scope->symbols) {
        bool is_free = symbol.binding == Binding::free || (symbol.flags & symbol_flags::free_in_class);
        if (symbol.binding == Binding::cell ||
            ((symbol.flags & symbol_flags::comprehension_cell) && symbol.binding != Binding::free))
            cells.push_back(symbol.name);
        else if (is_free)
            frees.push_back(symbol.name);
    }
    auto add_cell = [&](std::string_view text) { cells.push_back(names_.add(text)); };
    if (in_class && scope->needs_class_closure) add_cell("__class__");
    if (in_class && scope->needs_class_dict) add_cell("__classdict__");
    if (in_class && scope->has_conditional_annotations) add_cell("__conditional_annotations__");
    auto by_text = [&](NameId left, NameId right) { return names_.text(left) < names_.text(right); };
    // Class cells come first, as they do in CPython.
    std::size_t special = (in_class && scope->needs_class_closure) + (in_class && scope->needs_class_dict) +
                          (in_class && scope->has_conditional_annotations);
    std::sort(cells.begin(), cells.end() - static_cast<std::ptrdiff_t>(special), by_text);
    std::sort(frees.begin(), frees.end(), by_text);
    for (NameId cell : cells) unit_->cells.insert(cell, unit_->cells.size());
    for (NameId free : frees) unit_->frees.insert(free, unit_->frees.size());
    return true;
}

std::string CodeGenerator::qualified_name_of(const Unit& inner) const {
    const Unit* parent = inner.outer.get();
    bool annotates = parent->kind == Unit::Kind::type_parameters || parent->kind == Unit::Kind::annotations;
    if (annotates && parent->outer) parent = parent->outer.get();
    if (!parent->outer) return inner.name;  // directly in the module
    if (inner.kind == Unit::Kind::function || inner.kind == Unit::Kind::class_) {
        NameId name = names_.mangle(parent->class_name, inner.name);
        const Symbol* symbol = parent->scope->find(name);
        if (symbol != nullptr && symbol->binding == Binding::global_explicit) return inner.name;
    }
    std::string result = parent->qualified_name;
    bool in_function = parent->kind == Unit::Kind::function || parent->kind == Unit::Kind::lambda;
    result += in_function ? ".<locals>." : ".";
    return result + inner.name;
}

std::uint32_t CodeGenerator::flags_of(const Unit& unit) const {
    std::uint32_t flags = 0;
    const Scope* scope = unit.scope;
    if (scope->is_function_like()) {
        flags |= code_flags::new_locals | code_flags::optimized;
        if (scope->nested) flags |= code_flags::nested;
        if (scope->is_generator && !scope->is_coroutine) flags |= code_flags::generator;
        if (!scope->is_generator && scope->is_coroutine) flags |= code_flags::coroutine;
        if (scope->is_generator && scope->is_coroutine) flags |= code_flags::async_generator;
        if (scope->variable_positional) flags |= code_flags::variable_positional;
        if (scope->variable_keyword) flags |= code_flags::variable_keyword;
        if (unit.has_docstring) flags |= code_flags::has_docstring;
        if (unit.kind == Unit::Kind::function && scope->parent != nullptr &&
            scope->parent->kind == ScopeKind::class_)
            flags |= code_flags::method;
    }
    if (options_.future_annotations) flags |= code_flags::future_annotations;
    return flags;
}

/// What a frame does before its first instruction: closure, cells, the generator object.
void CodeGenerator::prologue() {
    Position start{unit_->first_line, unit_->first_line};
    if (unit_->scope->kind == ScopeKind::module) start.line = start.end_line = 0;
    std::vector<PendingInstruction> code;
    auto add = [&](Opcode opcode, std::uint32_t argument, bool of_cell, const Position& at) {
        PendingInstruction instruction;
        instruction.opcode = opcode;
        instruction.argument = argument;
        instruction.of_cell = of_cell;
        instruction.position = at;
        code.push_back(instruction);
    };
    if (unit_->frees.size() > 0)
        add(Opcode::COPY_FREE_VARS, static_cast<std::uint32_t>(unit_->frees.size()), false, start);
    for (std::int32_t i = 0; i < unit_->cells.size(); ++i)
        add(Opcode::MAKE_CELL, static_cast<std::uint32_t>(i), true, start);
    if (unit_->scope->is_function_like() && unit_->scope->is_generator && !unit_->scope->is_coroutine) {
        add(Opcode::RETURN_GENERATOR, 0, false, start);
        add(Opcode::POP_TOP, 0, false, start);
    }
    unit_->code.insert_front(code);
}

void CodeGenerator::lay_out(Code& code, SlotLayout& layout) {
    std::vector<Value> texts;
    auto add = [&](NameId name, std::uint8_t kind) {
        std::string_view text = names_.text(name);
        bool renamed = text == ".format" && unit_->name == "__annotate__";
        texts.push_back(runtime_.intern(renamed ? "format" : text));
        code.slot_kinds.push_back(kind);
    };
    for (const IdMap::Entry& entry : unit_->locals.entries()) {
        auto name = static_cast<NameId>(entry.key);
        std::uint8_t kind = slot_kind::local;
        if (unit_->hidden.find(name) != nullptr) kind |= slot_kind::hidden;
        if (unit_->cells.find(name) != nullptr) kind |= slot_kind::cell;
        add(name, kind);
    }
    code.local_count = static_cast<Size>(texts.size());
    for (const IdMap::Entry& entry : unit_->cells.entries()) {
        auto name = static_cast<NameId>(entry.key);
        if (const std::int32_t* slot = unit_->locals.find(name)) {
            layout.cell_slots.push_back(static_cast<std::uint32_t>(*slot));
            continue;
        }
        layout.cell_slots.push_back(static_cast<std::uint32_t>(texts.size()));
        add(name, slot_kind::cell);
    }
    for (const IdMap::Entry& entry : unit_->frees.entries()) {
        layout.cell_slots.push_back(static_cast<std::uint32_t>(texts.size()));
        add(static_cast<NameId>(entry.key), slot_kind::free);
    }
    code.free_count = unit_->frees.size();
    layout.slot_count = static_cast<std::uint32_t>(texts.size());
    if (unit_->scope->is_function_like())
        layout.parameter_count = static_cast<std::uint32_t>(unit_->scope->parameters.size());
    code.slot_names = diagnostics_.take(new_tuple(runtime_, texts));
}

FinishedUnit CodeGenerator::finish_unit() {
    FinishedUnit result;
    for (const IdMap::Entry& entry : unit_->frees.entries())
        result.frees.push_back(static_cast<NameId>(entry.key));
    if (!diagnostics_.failed()) {
        if (unit_->scope->is_function_like() && unit_->scope->is_generator) {
            // A StopIteration that leaves a generator becomes a RuntimeError.
            Label stop = new_label();
            unit_->code.enclose(stop, true);
            place(stop);
            op(Opcode::STOP_ITERATION_ERROR, {});
            op(Opcode::RERAISE, 1, {});
        }
        prologue();
        auto code = Ref<Code>::adopt(runtime_.allocate<Code>(runtime_.type(BuiltinType::code)));
        code->name = runtime_.intern(unit_->name);
        code->qualified_name = runtime_.intern(unit_->qualified_name);
        code->file_name = diagnostics_.file_name();
        code->flags = flags_of(*unit_);
        code->argument_count = unit_->arguments;
        code->positional_only_count = unit_->positional_only;
        code->keyword_only_count = unit_->keyword_only;
        code->first_line = unit_->first_line;
        SlotLayout layout;
        lay_out(*code, layout);
        std::vector<Value> constants;
        for (const IdMap::Entry& entry : unit_->constants.entries())
            constants.push_back(pool_.at(static_cast<std::int32_t>(entry.key)));
        code->constants = diagnostics_.take(new_tuple(runtime_, constants));
        std::vector<Value> name_texts;
        for (const IdMap::Entry& entry : unit_->names.entries())
            name_texts.push_back(runtime_.intern(names_.text(static_cast<NameId>(entry.key))));
        code->names = diagnostics_.take(new_tuple(runtime_, name_texts));
        if (!unit_->code.finish(layout, *code)) diagnostics_.raise(runtime_.memory_error());
        result.code = std::move(code);
    }
    unit_ = std::move(unit_->outer);
    return result;
}

void CodeGenerator::make_closure(const FinishedUnit& unit, const Position& at) {
    for (NameId name : unit.frees) load_cell_itself(name, at);
    if (!unit.frees.empty()) op(Opcode::BUILD_TUPLE, static_cast<std::int64_t>(unit.frees.size()), at);
    load(unit.code, at);
    op(Opcode::MAKE_FUNCTION, at);
    if (!unit.frees.empty())
        op(Opcode::SET_FUNCTION_ATTRIBUTE, static_cast<int>(FunctionAttribute::closure), at);
}

Value CodeGenerator::module(const ast::Node* root) {
    Scope* scope = scopes_.module();
    interactive_ = root->kind == ast::Kind::Interactive;
    enter_unit(Unit::Kind::module, scope, "<module>", 1);
    op(Opcode::RESUME, {});
    if (const auto* expression_root = ast::get_if<ast::Expression>(root)) {
        expression(expression_root->body);
    } else {
        body(ast::as<ast::Module>(root)->body, {});
        load_none({});
    }
    op(Opcode::RETURN_VALUE, {});
    return finish_unit().code;
}

// ---- instructions

std::int32_t CodeGenerator::constant_index(const Value& value) {
    std::int32_t number = pool_.add(value);
    return unit_->constants.insert(static_cast<std::uint64_t>(number), unit_->constants.size());
}

void CodeGenerator::load(const Value& value, const Position& at) {
    if (value.is_empty()) return;  // after an error
    if (value.is_small_int() && value.small_int() >= 0 && value.small_int() < 256) {
        op(Opcode::LOAD_SMALL_INT, value.small_int(), at);
    } else {
        op(Opcode::LOAD_CONST, constant_index(value), at);
    }
}

Value CodeGenerator::text_value(std::string_view text) {
    bool like_a_name = true;
    for (char c : text) {
        bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        like_a_name &= word;
    }
    Ref<Str> made = diagnostics_.take(new_str(runtime_, text));
    if (!made) return {};
    if (like_a_name) return runtime_.intern(std::move(made));
    return made;
}

Value CodeGenerator::make_tuple(const std::vector<Value>& items) {
    Ref<Tuple> made = diagnostics_.take(new_tuple(runtime_, items));
    if (!made) return {};
    return made;
}

void CodeGenerator::not_supported(std::string_view what, const Position& at) {
    op(Opcode::NOT_SUPPORTED, constant_index(text_value(what)), at);
}

// ---- names

const Symbol* CodeGenerator::symbol_of(NameId name) const {
    for (std::size_t i = unit_->overrides.size(); i > 0; --i) {
        if (unit_->overrides[i - 1].name == name) return &unit_->overrides[i - 1];
    }
    return unit_->scope->find(name);
}

Binding CodeGenerator::binding_of(NameId name) const {
    const Symbol* symbol = symbol_of(name);
    return symbol != nullptr ? symbol->binding : Binding::unknown;
}

std::int32_t CodeGenerator::cell_index(NameId name) {
    if (const std::int32_t* cell = unit_->cells.find(name)) return *cell;
    if (const std::int32_t* free = unit_->frees.find(name)) return unit_->cells.size() + *free;
    return unit_->cells.insert(name, unit_->cells.size());
}

void CodeGenerator::load_cell_itself(NameId name, const Position& at) {
    unit_->code.emit_cell(Opcode::LOAD_FAST, static_cast<std::uint32_t>(cell_index(name)), at);
}

void CodeGenerator::load_name(std::string_view name, const Position& at) {
    access_name(mangle(name), Context::Load, at);
}
void CodeGenerator::store_name(std::string_view name, const Position& at) {
    access_name(mangle(name), Context::Store, at);
}

/// Whether it lives in a slot of the frame, without a cell.
bool CodeGenerator::is_fast_local(NameId name) {
    if (binding_of(name) != Binding::local) return false;
    const std::int32_t* hidden = unit_->hidden.find(name);
    return unit_->scope->is_function_like() || (hidden != nullptr && *hidden == 1);
}

void CodeGenerator::access_cell(NameId name, Context context, const Position& at, bool is_free) {
    auto cell = static_cast<std::uint32_t>(cell_index(name));
    Assembly& code = unit_->code;
    if (context == Context::Store) return code.emit_cell(Opcode::STORE_DEREF, cell, at);
    if (context == Context::Del) return code.emit_cell(Opcode::DELETE_DEREF, cell, at);
    (void)is_free;
    if (unit_->scope->kind == ScopeKind::class_ && unit_->inlined_depth == 0) {
        op(Opcode::LOAD_LOCALS, at);
        return code.emit_cell(Opcode::LOAD_FROM_DICT_OR_DEREF, cell, at);
    }
    if (unit_->scope->can_see_class_scope && is_free) {
        code.emit_cell(Opcode::LOAD_DEREF,
                       static_cast<std::uint32_t>(cell_index(names_.add("__classdict__"))), at);
        return code.emit_cell(Opcode::LOAD_FROM_DICT_OR_DEREF, cell, at);
    }
    code.emit_cell(Opcode::LOAD_DEREF, cell, at);
}

void CodeGenerator::access_name(NameId name, Context context, const Position& at) {
    Binding binding = binding_of(name);
    const Scope* scope = unit_->scope;
    if (binding == Binding::free || binding == Binding::cell) {
        if (scope->kind != ScopeKind::module || unit_->cells.find(name) != nullptr)
            return access_cell(name, context, at, binding == Binding::free);
    }
    if (is_fast_local(name)) {
        std::int32_t slot = local_index(name);
        op(context == Context::Load    ? Opcode::LOAD_FAST
           : context == Context::Store ? Opcode::STORE_FAST
                                       : Opcode::DELETE_FAST,
           slot, at);
        return;
    }
    bool is_global =
        binding == Binding::global_explicit || (scope->is_function_like() && binding != Binding::local);
    if (is_global) {
        if (context != Context::Load) {
            op_name(context == Context::Store ? Opcode::STORE_GLOBAL : Opcode::DELETE_GLOBAL, name, at);
        } else if (scope->can_see_class_scope && binding != Binding::global_explicit) {
            access_cell(names_.add("__classdict__"), Context::Load, at, false);
            op_name(Opcode::LOAD_FROM_DICT_OR_GLOBALS, name, at);
        } else {
            op_name(Opcode::LOAD_GLOBAL, name, at);
        }
        return;
    }
    switch (context) {
        case Context::Load:
            // A comprehension in a class body does not see the names of the class.
            op_name(scope->kind == ScopeKind::class_ && unit_->inlined_depth > 0 ? Opcode::LOAD_GLOBAL
                                                                                 : Opcode::LOAD_NAME,
                    name, at);
            break;
        case Context::Store:
            op_name(Opcode::STORE_NAME, name, at);
            break;
        case Context::Del:
            op_name(Opcode::DELETE_NAME, name, at);
            break;
    }
}

// ---- blocks

bool CodeGenerator::push_block(FlowBlock block, const ast::Node* at) {
    if (unit_->blocks.size() >= max_blocks) fail(at, "too many statically nested blocks");
    unit_->blocks.push_back(block);
    return !diagnostics_.failed();
}

void CodeGenerator::unwind_block(const FlowBlock& block, Position& at, bool keep_top) {
    auto drop = [&] {
        if (keep_top) op(Opcode::SWAP, 2, at);
        op(Opcode::POP_TOP, at);
    };
    switch (block.kind) {
        case BlockKind::while_loop:
        case BlockKind::exception_handler:
        case BlockKind::exception_group_handler:
            return;
        case BlockKind::for_loop:
        case BlockKind::pop_value:
            drop();
            return;
        case BlockKind::try_except:
            unit_->code.leave_handler();
            return;
        case BlockKind::finally_try:
            unit_->code.leave_handler();
            if (keep_top) unit_->blocks.push_back({BlockKind::pop_value, {}, {}});
            statements(block.final_body);
            if (keep_top) unit_->blocks.pop_back();
            at = {};
            return;
        case BlockKind::finally_end:
            drop();
            if (keep_top) op(Opcode::SWAP, 2, at);
            unit_->code.leave_handler();
            op(Opcode::POP_EXCEPT, at);
            return;
        case BlockKind::with:
            unit_->code.leave_handler();
            if (keep_top) {
                op(Opcode::SWAP, 3, block.position);
                op(Opcode::SWAP, 2, block.position);
            }
            call_exit_with_nones(block.position);
            op(Opcode::POP_TOP, block.position);
            at = {};
            return;
        case BlockKind::handler_cleanup:
            if (!block.name.empty()) unit_->code.leave_handler();
            if (keep_top) op(Opcode::SWAP, 2, at);
            unit_->code.leave_handler();
            op(Opcode::POP_EXCEPT, at);
            if (!block.name.empty()) clear_name(block.name, at);
            return;
    }
}

bool CodeGenerator::unwind(Position& at, bool keep_top, FlowBlock* loop) {
    std::vector<FlowBlock>& blocks = unit_->blocks;
    std::vector<FlowBlock> left;
    bool found = false;
    while (!blocks.empty()) {
        FlowBlock top = blocks.back();
        if (top.kind == BlockKind::exception_group_handler) {
            diagnostics_.syntax_error(at,
                                      "'break', 'continue' and 'return' cannot appear in an except* block");
            break;
        }
        if (loop != nullptr && (top.kind == BlockKind::while_loop || top.kind == BlockKind::for_loop)) {
            *loop = top;
            found = true;
            break;
        }
        blocks.pop_back();
        left.push_back(top);
        if (top.kind == BlockKind::finally_end) diagnostics_.unmute();  // on the way through what is outside
        unwind_block(top, at, keep_top);
        if (diagnostics_.failed()) break;
    }
    // What was left is open again for the code that follows; the caller puts the handler back.
    for (std::size_t i = left.size(); i > 0; --i) {
        if (left[i - 1].kind == BlockKind::finally_end) diagnostics_.mute();
        blocks.push_back(left[i - 1]);
    }
    return found;
}

}  // namespace bufferscope
