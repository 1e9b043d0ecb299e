// Code for statements, but those with handlers, patterns, functions and classes.
#include "compile/code_generator.h"

namespace bufferscope {

using namespace ast;

namespace {
constexpr int max_depth = 800;
}

void CodeGenerator::statements(StmtList list) {
    for (const StmtNode* node : list) statement(node);
}

void CodeGenerator::statement(const StmtNode* node) {
    if (diagnostics_.failed()) return;
    if (++depth_ > max_depth) {
        diagnostics_.too_deep();
        --depth_;
        return;
    }
    Position at = position_of(node);
    switch (node->kind) {
        case Kind::FunctionDef:
            function_definition(as<FunctionDef>(node));
            break;
        case Kind::ClassDef:
            class_definition(as<ClassDef>(node));
            break;
        case Kind::TypeAlias:
            type_alias(as<ast::TypeAlias>(node));
            break;
        case Kind::Return:
            return_statement(as<Return>(node));
            break;
        case Kind::Delete:
            for (const ExprNode* target : as<Delete>(node)->targets) expression(target);
            break;
        case Kind::Assign:
            assign(as<Assign>(node));
            break;
        case Kind::AugAssign:
            augmented_assign(as<AugAssign>(node));
            break;
        case Kind::AnnAssign:
            annotated_assign(as<AnnAssign>(node));
            break;
        case Kind::For:
            for_statement(as<For>(node));
            break;
        case Kind::While:
            while_statement(as<While>(node));
            break;
        case Kind::If:
            if_statement(as<If>(node));
            break;
        case Kind::Match:
            match_statement(as<Match>(node));
            break;
        case Kind::Raise:
            raise_statement(as<Raise>(node));
            break;
        case Kind::Try:
        case Kind::TryStar:
            try_statement(as<Try>(node));
            break;
        case Kind::Assert:
            assert_statement(as<Assert>(node));
            break;
        case Kind::Import:
            import_statement(as<Import>(node));
            break;
        case Kind::ImportFrom:
            import_from(as<ImportFrom>(node));
            break;
        case Kind::Expr:
            expression_statement(as<Expr>(node));
            break;
        case Kind::Pass:
            op(Opcode::NOP, at);
            break;
        case Kind::Break:
            break_or_continue(node, true);
            break;
        case Kind::Continue:
            break_or_continue(node, false);
            break;
        case Kind::With:
            with_statement(as<With>(node), 0);
            break;
        case Kind::AsyncFunctionDef:
            function_definition(as<FunctionDef>(node));
            break;
        case Kind::AsyncWith:
            not_supported("async with", at);
            break;
        case Kind::AsyncFor:
            not_supported("async for", at);
            break;
        default:
            break;
    }
    --depth_;
}

bool CodeGenerator::in_function() const {
    return unit_->kind == Unit::Kind::function || unit_->kind == Unit::Kind::lambda ||
           unit_->kind == Unit::Kind::comprehension;
}

// ---- bodies of modules and classes

bool CodeGenerator::is_docstring(StmtList list) const {
    if (list.empty()) return false;
    const auto* first = get_if<Expr>(list[0]);
    const auto* constant = first != nullptr ? get_if<Constant>(first->value) : nullptr;
    return constant != nullptr && constant->type == ConstantType::Str;
}

/// Takes the common indentation off a docstring, as CPython does since 3.13.
Value CodeGenerator::clean_docstring(const Constant* node) {
    std::string_view text = node->text;
    std::size_t margin = std::string_view::npos;
    std::size_t at = text.find('\n');
    while (at != std::string_view::npos) {
        std::size_t start = at + 1;
        std::size_t word = text.find_first_not_of(' ', start);
        if (word == std::string_view::npos) break;
        if (text[word] != '\n' && word - start < margin) margin = word - start;
        at = text.find('\n', word);
    }
    if (margin == std::string_view::npos) margin = 0;
    std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) first = text.size();
    std::string result;
    std::size_t line = first;
    while (line < text.size()) {
        std::size_t end = text.find('\n', line);
        end = end == std::string_view::npos ? text.size() : end + 1;
        result.append(text.substr(line, end - line));
        line = end;
        for (std::size_t i = 0; i < margin && line < text.size() && text[line] == ' '; ++i) ++line;
    }
    return text_value(result);
}

void CodeGenerator::body(StmtList list, const Position& at) {
    Scope* scope = unit_->scope;
    // An annotation's function is set up before the body of a module runs, and after that of a class.
    std::size_t front = unit_->code.size();
    Position first = at.line == 0 && !list.empty() ? position_of(list[0]) : at;
    if (scope->has_conditional_annotations && (scope->kind == ScopeKind::class_ || scope->annotations_used)) {
        Position start = at.line == 0 && !list.empty() ? position_of(list[0]) : at;
        op(Opcode::BUILD_SET, 0, start);
        if (scope->kind == ScopeKind::class_)
            access_cell(names_.add("__conditional_annotations__"), Context::Store, start, false);
        else
            op_name(Opcode::STORE_NAME, names_.add("__conditional_annotations__"), start);
    }
    if (scope->annotations_used && options_.future_annotations) op(Opcode::SETUP_ANNOTATIONS, at);
    if (!interactive_ && is_docstring(list)) {
        const auto* text = as<Constant>(as<Expr>(list[0])->value);
        load(clean_docstring(text), position_of(text));
        store_name("__doc__", position_of(text));
        list = list.subspan(1);
    }
    statements(list);
    if (unit_->annotations.empty() || diagnostics_.failed()) return;
    std::size_t start = unit_->code.size();
    deferred_annotations(first);
    if (scope->kind == ScopeKind::module) unit_->code.move_tail(start, front);
}

// ---- assignments

/// `a, b = x, y` without a tuple.
bool CodeGenerator::exchange(const ExprNode* target, const ExprNode* value) {
    const auto* targets = get_if<ast::Tuple>(target);
    const auto* values = get_if<ast::Tuple>(value);
    if (targets == nullptr || values == nullptr) return false;
    std::size_t count = values->elts.size();
    if (count != targets->elts.size() || count < 2 || count > 3) return false;
    for (std::size_t i = 0; i < count; ++i) {
        if (is<Starred>(targets->elts[i]) || is<Starred>(values->elts[i])) return false;
    }
    expressions(values->elts);
    op(Opcode::SWAP, static_cast<std::int64_t>(count), position_of(target));
    expressions(targets->elts);
    return true;
}

void CodeGenerator::assign(const Assign* node) {
    Position at = position_of(node);
    if (node->targets.size() == 1 && exchange(node->targets[0], node->value)) return;
    expression(node->value);
    for (std::size_t i = 0; i < node->targets.size(); ++i) {
        if (i + 1 < node->targets.size()) op(Opcode::COPY, 1, at);
        expression(node->targets[i]);
    }
}

void CodeGenerator::augmented_assign(const AugAssign* node) {
    const ExprNode* target = node->target;
    Position at = position_of(node);
    Position target_at = position_of(target);
    if (const auto* name = get_if<ast::Name>(target)) {
        load_name(name->id, target_at);
        expression(node->value);
        binary_op(node->op, true, at);
        store_name(name->id, target_at);
        return;
    }
    if (const auto* attribute = get_if<Attribute>(target)) {
        expression(attribute->value);
        op(Opcode::COPY, 1, target_at);
        Position attribute_at = attribute_position(target_at, attribute);
        op_name(Opcode::LOAD_ATTR, mangle(attribute->attr), attribute_at);
        expression(node->value);
        binary_op(node->op, true, at);
        op(Opcode::SWAP, 2, attribute_at);
        op_name(Opcode::STORE_ATTR, mangle(attribute->attr), attribute_at);
        return;
    }
    const auto* subscript = as<Subscript>(target);
    expression(subscript->value);
    const auto* slice = get_if<ast::Slice>(subscript->slice);
    if (slice != nullptr && slice->step == nullptr && fold(slice).is_empty()) {
        slice_parts(slice);
        for (int i = 0; i < 3; ++i) op(Opcode::COPY, 3, target_at);
        op(Opcode::BINARY_SLICE, target_at);
        expression(node->value);
        binary_op(node->op, true, at);
        for (int i = 4; i > 1; --i) op(Opcode::SWAP, i, target_at);
        op(Opcode::STORE_SLICE, target_at);
        return;
    }
    expression(subscript->slice);
    op(Opcode::COPY, 2, target_at);
    op(Opcode::COPY, 2, target_at);
    op(Opcode::BINARY_SUBSCR, target_at);
    expression(node->value);
    binary_op(node->op, true, at);
    op(Opcode::SWAP, 3, target_at);
    op(Opcode::SWAP, 2, target_at);
    op(Opcode::STORE_SUBSCR, target_at);
}

void CodeGenerator::annotated_assign(const AnnAssign* node) {
    Position at = position_of(node);
    bool keeps_annotations =
        unit_->scope->kind == ScopeKind::module || unit_->scope->kind == ScopeKind::class_;
    if (node->value != nullptr) {
        expression(node->value);
        expression(node->target);
    }
    if (const auto* target = get_if<ast::Name>(node->target)) {
        if (!node->simple || !keeps_annotations) return;
        if (options_.future_annotations) {
            annotation_text(node->annotation);
            op_name(Opcode::LOAD_NAME, names_.add("__annotations__"), at);
            load_text(names_.text(mangle(target->id)), at);
            op(Opcode::STORE_SUBSCR, at);
            return;
        }
        DeferredAnnotation deferred{node, -1};
        if (unit_->scope->kind == ScopeKind::module || unit_->in_conditional_block) {
            deferred.condition = unit_->conditional_annotations++;
            NameId set = names_.add("__conditional_annotations__");
            if (unit_->scope->kind == ScopeKind::class_)
                unit_->code.emit_cell(Opcode::LOAD_DEREF, static_cast<std::uint32_t>(cell_index(set)), at);
            else
                op_name(Opcode::LOAD_NAME, set, at);
            load(Value::small(deferred.condition), at);
            op(Opcode::SET_ADD, 1, at);
            op(Opcode::POP_TOP, at);
        }
        unit_->annotations.push_back(deferred);
        return;
    }
    // Other targets: what they are made of is evaluated for its effects.
    if (node->value != nullptr) return;
    if (const auto* attribute = get_if<Attribute>(node->target)) {
        expression(attribute->value);
        op(Opcode::POP_TOP, position_of(attribute->value));
    } else if (const auto* subscript = get_if<Subscript>(node->target)) {
        expression(subscript->value);
        op(Opcode::POP_TOP, position_of(subscript->value));
        auto check = [&](const ExprNode* part) {
            if (part == nullptr) return;
            expression(part);
            op(Opcode::POP_TOP, position_of(part));
        };
        auto check_index = [&](const ExprNode* part) {
            const auto* slice = get_if<ast::Slice>(part);
            if (slice == nullptr) return check(part);
            check(slice->lower);
            check(slice->upper);
            check(slice->step);
        };
        const auto* several = get_if<ast::Tuple>(subscript->slice);
        if (several == nullptr) return check_index(subscript->slice);
        for (const ExprNode* part : several->elts) check_index(part);
    }
}

// ---- branches and loops

namespace {
/// Marks what runs only sometimes, for annotations.
class ConditionalPart {
  public:
    explicit ConditionalPart(Unit* unit) : unit_(unit), before_(unit->in_conditional_block) {
        unit->in_conditional_block = true;
    }
    ~ConditionalPart() { unit_->in_conditional_block = before_; }

  private:
    Unit* unit_;
    bool before_;
};
}  // namespace

void CodeGenerator::if_statement(const If* node) {
    ConditionalPart part(unit_.get());
    Label end = new_label();
    while (true) {  // a chain of elif is walked, not descended
        Label next = node->orelse.empty() ? end : new_label();
        jump_if(node->test, next, false, position_of(node));
        statements(node->body);
        if (node->orelse.empty()) break;
        jump(Opcode::JUMP, end, {});
        place(next);
        const If* chained = node->orelse.size() == 1 ? get_if<If>(node->orelse[0]) : nullptr;
        if (chained == nullptr) {
            statements(node->orelse);
            break;
        }
        node = chained;
    }
    place(end);
}

void CodeGenerator::while_statement(const While* node) {
    ConditionalPart part(unit_.get());
    Label loop = new_label();
    Label end = new_label();
    Label otherwise = new_label();
    place(loop);
    if (!push_block({BlockKind::while_loop, loop, end}, node)) return;
    jump_if(node->test, otherwise, false, position_of(node));
    statements(node->body);
    jump(Opcode::JUMP, loop, {});
    pop_block();
    place(otherwise);
    statements(node->orelse);
    place(end);
}

void CodeGenerator::for_statement(const For* node) {
    ConditionalPart part(unit_.get());
    Label start = new_label();
    Label exhausted = new_label();
    Label end = new_label();
    if (!constant_display(node->iter)) expression(node->iter);
    Position at = position_of(node->iter);
    op(Opcode::GET_ITER, at);
    if (!push_block({BlockKind::for_loop, start, end}, node)) return;
    place(start);
    jump(Opcode::FOR_ITER, exhausted, at);
    op(Opcode::NOP, position_of(node->target));
    expression(node->target);
    statements(node->body);
    jump(Opcode::JUMP, start, {});
    place(exhausted);
    pop_block();
    statements(node->orelse);
    place(end);
}

void CodeGenerator::return_statement(const Return* node) {
    Position at = position_of(node);
    if (!in_function()) return fail(node, "'return' outside function");
    if (node->value != nullptr && unit_->scope->is_coroutine && unit_->scope->is_generator)
        return fail(node, "'return' with value in async generator");
    Value constant = node->value != nullptr ? fold(node->value) : Value::none();
    bool keep_top = constant.is_empty();
    if (keep_top) {
        expression(node->value);
    } else if (node->value != nullptr) {
        at = position_of(node->value);
        op(Opcode::NOP, at);
    }
    if (node->value == nullptr || node->value->span.line != node->span.line) {
        at = position_of(node);
        op(Opcode::NOP, at);
    }
    std::int32_t handler = unit_->code.current_handler();
    unwind(at, keep_top, nullptr);
    if (!keep_top) load(constant, at);
    op(Opcode::RETURN_VALUE, at);
    unit_->code.set_current_handler(handler);
}

void CodeGenerator::break_or_continue(const StmtNode* node, bool is_break) {
    Position at = position_of(node);
    op(Opcode::NOP, at);
    FlowBlock loop;
    std::int32_t handler = unit_->code.current_handler();
    bool found = unwind(at, false, &loop);
    if (diagnostics_.failed() || !found) unit_->code.set_current_handler(handler);
    if (diagnostics_.failed()) return;
    if (!found) return fail(node, is_break ? "'break' outside loop" : "'continue' not properly in loop");
    if (is_break) {
        if (loop.kind == BlockKind::for_loop) op(Opcode::POP_TOP, at);
        jump(Opcode::JUMP, loop.exit, at);
    } else {
        jump(Opcode::JUMP, loop.start, at);
    }
    unit_->code.set_current_handler(handler);
}

// ---- raise, assert, import, expressions

void CodeGenerator::raise_statement(const Raise* node) {
    int count = 0;
    if (node->exc != nullptr) {
        expression(node->exc);
        ++count;
        if (node->cause != nullptr) {
            expression(node->cause);
            ++count;
        }
    }
    op(Opcode::RAISE, count, position_of(node));
}

void CodeGenerator::assert_statement(const Assert* node) {
    Position at = position_of(node);
    const auto* tuple = get_if<ast::Tuple>(node->test);
    if (tuple != nullptr && !tuple->elts.empty())
        diagnostics_.warn(at, "assertion is always true, perhaps remove parentheses?");
    if (options_.optimize_asserts) return;
    Label end = new_label();
    jump_if(node->test, end, true, at);
    op(Opcode::LOAD_COMMON_CONSTANT, 0, at);
    if (node->msg != nullptr) {
        expression(node->msg);
        op(Opcode::CALL, 1, at);
    }
    op(Opcode::RAISE, 1, position_of(node->test));
    place(end);
}

void CodeGenerator::import_statement(const Import* node) {
    Position at = position_of(node);
    for (const Alias* alias : node->names) {
        load(Value::small(0), at);
        load_none(at);
        op_name(Opcode::IMPORT_NAME, names_.add(alias->name), at);
        if (!alias->asname.empty())
            import_as(alias, at);
        else
            store_name(alias->name.substr(0, alias->name.find('.')), at);
    }
}

/// `import a.b.c as d` binds the innermost module.
void CodeGenerator::import_as(const Alias* alias, const Position& at) {
    std::size_t dot = alias->name.find('.');
    if (dot == std::string_view::npos) return store_name(alias->asname, at);
    while (true) {
        std::size_t start = dot + 1;
        dot = alias->name.find('.', start);
        bool last = dot == std::string_view::npos;
        op_name(Opcode::IMPORT_FROM, names_.add(alias->name.substr(start, last ? dot : dot - start)), at);
        if (last) break;
        op(Opcode::SWAP, 2, at);
        op(Opcode::POP_TOP, at);
    }
    store_name(alias->asname, at);
    op(Opcode::POP_TOP, at);
}

void CodeGenerator::import_from(const ImportFrom* node) {
    Position at = position_of(node);
    if (node->module == "__future__" && node->level == 0 && at.line > options_.last_future_line)
        return diagnostics_.syntax_error(
            at, "from __future__ imports must occur at the beginning of the file", {}, false);
    load(Value::small(node->level), at);
    std::vector<Value> names;
    for (const Alias* alias : node->names) names.push_back(text_value(alias->name));
    load(make_tuple(names), at);
    op_name(Opcode::IMPORT_NAME, names_.add(node->module), at);
    for (const Alias* alias : node->names) {
        if (alias->name == "*") return op(Opcode::IMPORT_STAR, at);
        op_name(Opcode::IMPORT_FROM, names_.add(alias->name), at);
        store_name(alias->asname.empty() ? alias->name : alias->asname, at);
    }
    op(Opcode::POP_TOP, at);
}

void CodeGenerator::expression_statement(const Expr* node) {
    Position at = position_of(node);
    if (interactive_ && !unit_->outer) {
        expression(node->value);
        return op(Opcode::PRINT_EXPRESSION, at);
    }
    if (is<Constant>(node->value)) return op(Opcode::NOP, at);
    expression(node->value);
    op(Opcode::POP_TOP, {});
}

}  // namespace bufferscope
