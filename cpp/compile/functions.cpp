// Code for functions, classes, annotations and type parameters.
#include "compile/code_generator.h"
#include "compile/unparse.h"

namespace bufferscope {

using namespace ast;

// ---- functions

void CodeGenerator::decorators(ExprList list) {
    expressions(list);
}

void CodeGenerator::apply_decorators(ExprList list) {
    for (std::size_t i = list.size(); i > 0; --i) op(Opcode::CALL, 1, position_of(list[i - 1]));
}

void CodeGenerator::parameter_defaults(const Arguments* arguments, const Position& at, bool& positional,
                                       bool& keyword) {
    positional = !arguments->defaults.empty();
    if (positional) {
        Value constant = fold_sequence(arguments->defaults);
        if (constant.is_empty()) {
            expressions(arguments->defaults);
            op(Opcode::BUILD_TUPLE, static_cast<std::int64_t>(arguments->defaults.size()), at);
        } else {
            load(constant, at);
        }
    }
    int count = 0;
    for (std::size_t i = 0; i < arguments->kwonlyargs.size(); ++i) {
        const ExprNode* value = arguments->kw_defaults[i];
        if (value == nullptr) continue;
        load_text(names_.text(mangle(arguments->kwonlyargs[i]->arg)), at);
        expression(value);
        ++count;
    }
    keyword = count > 0;
    if (keyword) op(Opcode::BUILD_MAP, count, at);
}

void CodeGenerator::set_parameters(const Arguments* arguments) {
    unit_->positional_only = static_cast<std::int32_t>(arguments->posonlyargs.size());
    unit_->arguments = static_cast<std::int32_t>(arguments->posonlyargs.size() + arguments->args.size());
    unit_->keyword_only = static_cast<std::int32_t>(arguments->kwonlyargs.size());
}

void CodeGenerator::function_attributes(bool positional, bool keyword, bool annotate, const Position& at) {
    auto set = [&](FunctionAttribute attribute) {
        op(Opcode::SET_FUNCTION_ATTRIBUTE, static_cast<int>(attribute), at);
    };
    if (annotate) set(FunctionAttribute::annotate);
    if (keyword) set(FunctionAttribute::keyword_defaults);
    if (positional) set(FunctionAttribute::defaults);
}

void CodeGenerator::function_definition(const FunctionDef* node) {
    Position at = position_of(node);
    std::int32_t first_line = node->span.line;
    if (!node->decorator_list.empty()) first_line = node->decorator_list[0]->span.line;
    decorators(node->decorator_list);
    bool positional = false;
    bool keyword = false;
    parameter_defaults(node->args, at, positional, keyword);
    bool generic = !node->type_params.empty();
    if (generic) {
        std::string name = "<generic parameters of ";
        name += node->name;
        name += ">";
        enter_unit(Unit::Kind::type_parameters, scopes_.find(node, Part::type_parameters), name, first_line);
        unit_->arguments = positional + keyword;
        op(Opcode::RESUME, {first_line, first_line, 0, 0});
        type_parameters(node->type_params);
        for (int i = 0; i < positional + keyword; ++i) op(Opcode::LOAD_FAST, i, at);
    }
    bool annotate = annotations_function(node, at);
    FinishedUnit finished = function_body(node, first_line);
    make_closure(finished, at);
    function_attributes(positional, keyword, annotate, at);
    if (generic) {
        op(Opcode::SET_FUNCTION_ATTRIBUTE, static_cast<int>(FunctionAttribute::type_parameters), at);
        op(Opcode::RETURN_VALUE, at);
        FinishedUnit wrapper = finish_unit();
        make_closure(wrapper, at);
        int count = positional + keyword;
        for (int i = count + 1; i > 1; --i) op(Opcode::SWAP, i, at);
        op(Opcode::CALL, count, at);
    }
    apply_decorators(node->decorator_list);
    store_name(node->name, at);
}

FinishedUnit CodeGenerator::function_body(const FunctionDef* node, std::int32_t first_line) {
    enter_unit(Unit::Kind::function, scopes_.find(node), node->name, first_line);
    set_parameters(node->args);
    op(Opcode::RESUME, {first_line, first_line, 0, 0});
    if (node->kind == Kind::AsyncFunctionDef) {
        // A module that only defines them shall import: the call raises, and blames the word `async`.
        const ast::Span& span = node->span;
        constexpr std::int32_t word = 5;
        not_supported("async functions", {span.line, span.line, span.column, span.column + word});
    }
    StmtList list = node->body;
    if (is_docstring(list)) {
        unit_->has_docstring = true;
        constant_index(clean_docstring(as<Constant>(as<Expr>(list[0])->value)));
        if (list.size() == 1) op(Opcode::NOP, position_of(list[0]));
        list = list.subspan(1);
    }
    statements(list);
    load_none({});
    op(Opcode::RETURN_VALUE, {});
    return finish_unit();
}

void CodeGenerator::lambda(const Lambda* node) {
    Position at = position_of(node);
    bool positional = false;
    bool keyword = false;
    parameter_defaults(node->args, at, positional, keyword);
    enter_unit(Unit::Kind::lambda, scopes_.find(node), "<lambda>", node->span.line);
    set_parameters(node->args);
    op(Opcode::RESUME, {node->span.line, node->span.line, 0, 0});
    expression(node->body);
    op(Opcode::RETURN_VALUE, position_of(node->body));
    FinishedUnit finished = finish_unit();
    make_closure(finished, at);
    function_attributes(positional, keyword, false, at);
}

// ---- annotations

/// The head of a function that evaluates something later: only formats 1 and 2 are known to it.
void CodeGenerator::enter_annotations(Scope* scope, std::int32_t first_line, std::string_view name,
                                      const Position& at) {
    enter_unit(Unit::Kind::annotations, scope, name, first_line);
    unit_->arguments = 1;
    unit_->positional_only = 1;
    op(Opcode::RESUME, {first_line, first_line, 0, 0});
    Label go_on = new_label();
    op(Opcode::LOAD_FAST, 0, at);
    load(Value::small(2), at);
    op(Opcode::COMPARE_OP, static_cast<int>(Comparison::greater), at);
    jump(Opcode::POP_JUMP_IF_FALSE, go_on, at);
    op(Opcode::LOAD_COMMON_CONSTANT, 1, at);
    op(Opcode::RAISE, 1, at);
    place(go_on);
}

/// `from __future__ import annotations`: the text of an annotation instead of its value.
void CodeGenerator::annotation_text(const ExprNode* node) {
    load_text(unparse(node), position_of(node));
}

void CodeGenerator::annotation_value(const ExprNode* node, bool is_star_args) {
    if (options_.future_annotations) return annotation_text(node);
    const auto* starred = get_if<Starred>(node);
    if (is_star_args && starred != nullptr) {
        // *args: *Ts means *args: *tuple[*Ts]
        expression(starred->value);
        op(Opcode::UNPACK_SEQUENCE, 1, position_of(node));
        return;
    }
    expression(node);
}

int CodeGenerator::annotation_pairs(const FunctionDef* node) {
    int count = 0;
    const Arguments* arguments = node->args;
    Position at = position_of(node);
    auto pair = [&](std::string_view name, const ExprNode* annotation, bool is_star_args) {
        if (annotation == nullptr) return;
        load_text(names_.text(mangle(name)), at);
        annotation_value(annotation, is_star_args);
        ++count;
    };
    auto parameter = [&](const Arg* arg, bool is_star_args) {
        if (arg != nullptr) pair(arg->arg, arg->annotation, is_star_args);
    };
    for (const Arg* arg : arguments->args) parameter(arg, false);
    for (const Arg* arg : arguments->posonlyargs) parameter(arg, false);
    parameter(arguments->vararg, true);
    for (const Arg* arg : arguments->kwonlyargs) parameter(arg, false);
    parameter(arguments->kwarg, false);
    pair("return", node->returns, false);
    return count;
}

bool CodeGenerator::annotations_function(const FunctionDef* node, const Position& at) {
    Scope* scope = scopes_.find(node, Part::annotations);
    if (scope == nullptr) return false;
    enter_annotations(scope, node->span.line, "__annotate__", at);
    int count = annotation_pairs(node);
    op(Opcode::BUILD_MAP, count, at);
    op(Opcode::RETURN_VALUE, at);
    FinishedUnit finished = finish_unit();
    make_closure(finished, at);
    return true;
}

/// __annotate__ of a class or module, from the annotations met in its body.
void CodeGenerator::deferred_annotations(const Position& at) {
    Scope* owner = unit_->scope;
    bool in_class = owner->kind == ScopeKind::class_;
    std::vector<DeferredAnnotation> list = std::move(unit_->annotations);
    unit_->annotations.clear();
    enter_annotations(owner->annotations, in_class ? unit_->first_line : 1, "__annotate__", at);
    op(Opcode::BUILD_MAP, 0, at);
    NameId set = names_.add("__conditional_annotations__");
    for (const DeferredAnnotation& deferred : list) {
        const AnnAssign* node = deferred.statement;
        Position here = position_of(node);
        Label next = new_label();
        if (deferred.condition >= 0) {
            load(Value::small(deferred.condition), here);
            if (in_class)
                unit_->code.emit_cell(Opcode::LOAD_DEREF, static_cast<std::uint32_t>(cell_index(set)), here);
            else
                op_name(Opcode::LOAD_GLOBAL, set, here);
            op(Opcode::CONTAINS_OP, 0, here);
            jump(Opcode::POP_JUMP_IF_FALSE, next, here);
        }
        expression(node->annotation);
        op(Opcode::COPY, 2, here);
        load_text(names_.text(mangle(as<ast::Name>(node->target)->id)), here);
        op(Opcode::STORE_SUBSCR, at);
        place(next);
    }
    op(Opcode::RETURN_VALUE, at);
    FinishedUnit finished = finish_unit();
    make_closure(finished, at);
    access_name(names_.add(in_class ? "__annotate_func__" : "__annotate__"), Context::Store, at);
}

// ---- classes

void CodeGenerator::class_definition(const ClassDef* node) {
    Position at = position_of(node);
    std::int32_t first_line = node->span.line;
    if (!node->decorator_list.empty()) first_line = node->decorator_list[0]->span.line;
    decorators(node->decorator_list);
    bool generic = !node->type_params.empty();
    if (generic) {
        std::string name = "<generic parameters of ";
        name += node->name;
        name += ">";
        enter_unit(Unit::Kind::type_parameters, scopes_.find(node, Part::type_parameters), name, first_line);
        unit_->class_name = node->name;
        op(Opcode::RESUME, {first_line, first_line, 0, 0});
        type_parameters(node->type_params);
        access_name(names_.add(".type_params"), Context::Store, at);
    }
    FinishedUnit finished = class_body(node, first_line);
    op(Opcode::LOAD_BUILD_CLASS, at);
    make_closure(finished, at);
    load_text(node->name, at);
    std::vector<ExprNode*> bases(node->bases.begin(), node->bases.end());
    ast::Name generic_base{};
    if (generic) {
        access_name(names_.add(".type_params"), Context::Load, at);
        op(Opcode::SUBSCRIPT_GENERIC, at);
        access_name(names_.add(".generic_base"), Context::Store, at);
        generic_base.kind = Kind::Name;
        generic_base.span = node->span;
        generic_base.id = ".generic_base";
        bases.push_back(&generic_base);
    }
    call_arguments(at, 2, ExprList(bases.data(), bases.size()), node->keywords);
    if (generic) {
        op(Opcode::RETURN_VALUE, at);
        FinishedUnit wrapper = finish_unit();
        make_closure(wrapper, at);
        op(Opcode::CALL, 0, at);
    }
    apply_decorators(node->decorator_list);
    store_name(node->name, at);
}

FinishedUnit CodeGenerator::class_body(const ClassDef* node, std::int32_t first_line) {
    enter_unit(Unit::Kind::class_, scopes_.find(node), node->name, first_line);
    unit_->class_name = node->name;
    Position at{first_line, first_line, 0, 0};
    op(Opcode::RESUME, at);
    load_name("__name__", at);
    store_name("__module__", at);
    load_text(unit_->qualified_name, at);
    store_name("__qualname__", at);
    load(Value::small(first_line), at);
    store_name("__firstlineno__", at);
    Scope* scope = unit_->scope;
    auto cell_of = [&](std::string_view name) {
        return static_cast<std::uint32_t>(cell_index(names_.add(name)));
    };
    if (!node->type_params.empty()) {
        access_name(names_.add(".type_params"), Context::Load, at);
        store_name("__type_params__", at);
    }
    if (scope->needs_class_dict) {
        op(Opcode::LOAD_LOCALS, at);
        unit_->code.emit_cell(Opcode::STORE_DEREF, cell_of("__classdict__"), at);
    }
    body(node->body, at);
    at = {};  // what follows stands nowhere in the source
    std::vector<Value> attributes;
    for (const IdMap::Entry& entry : unit_->static_attributes.entries())
        attributes.push_back(text_value(names_.text(static_cast<NameId>(entry.key))));
    load(make_tuple(attributes), at);
    store_name("__static_attributes__", at);
    if (scope->needs_class_dict) {
        unit_->code.emit_cell(Opcode::LOAD_FAST, cell_of("__classdict__"), at);
        store_name("__classdictcell__", at);
    }
    if (scope->needs_class_closure) {
        unit_->code.emit_cell(Opcode::LOAD_FAST, cell_of("__class__"), at);
        op(Opcode::COPY, 1, at);
        store_name("__classcell__", at);
    } else {
        load_none(at);
    }
    op(Opcode::RETURN_VALUE, at);
    return finish_unit();
}

// ---- type parameters

void CodeGenerator::type_parameter_value(const ExprNode* value, const TypeParamNode* node, Part part,
                                         std::string_view name, bool allow_starred) {
    Position at = position_of(value);
    load(make_tuple({Value::small(1)}), at);
    enter_annotations(scopes_.find(node, part), value->span.line, name, at);
    const auto* starred = get_if<Starred>(value);
    if (allow_starred && starred != nullptr) {
        expression(starred->value);
        op(Opcode::UNPACK_SEQUENCE, 1, at);
    } else {
        expression(value);
    }
    op(Opcode::RETURN_VALUE, at);
    FinishedUnit finished = finish_unit();
    make_closure(finished, at);
    op(Opcode::SET_FUNCTION_ATTRIBUTE, static_cast<int>(FunctionAttribute::defaults), at);
}

void CodeGenerator::type_parameters(TypeParamList list) {
    auto make = [&](TypeParameter kind, const Position& at) {
        op(Opcode::MAKE_TYPE_PARAMETER, static_cast<int>(kind), at);
    };
    Position at{};
    for (const TypeParamNode* node : list) {
        at = position_of(node);
        std::string_view name;
        const ExprNode* default_value = nullptr;
        bool starred = false;
        if (const auto* variable = get_if<TypeVar>(node)) {
            name = variable->name;
            default_value = variable->default_value;
            load_text(name, at);
            if (variable->bound != nullptr) {
                type_parameter_value(variable->bound, node, Part::bound, name, false);
                make(is<ast::Tuple>(variable->bound) ? TypeParameter::variable_constraints
                                                     : TypeParameter::variable_bound,
                     at);
            } else {
                make(TypeParameter::variable, at);
            }
        } else if (const auto* spec = get_if<ParamSpec>(node)) {
            name = spec->name;
            default_value = spec->default_value;
            load_text(name, at);
            make(TypeParameter::param_spec, at);
        } else {
            name = as<TypeVarTuple>(node)->name;
            default_value = as<TypeVarTuple>(node)->default_value;
            starred = true;
            load_text(name, at);
            make(TypeParameter::variable_tuple, at);
        }
        if (default_value != nullptr) {
            type_parameter_value(default_value, node, Part::default_value, name, starred);
            make(TypeParameter::with_default, at);
        }
        op(Opcode::COPY, 1, at);
        store_name(name, at);
    }
    op(Opcode::BUILD_TUPLE, static_cast<std::int64_t>(list.size()), at);
}

void CodeGenerator::type_alias_body(const ast::TypeAlias* node) {
    Position at = position_of(node);
    load(make_tuple({Value::small(1)}), at);
    enter_annotations(scopes_.find(node), node->span.line, as<ast::Name>(node->name)->id, at);
    expression(node->value);
    op(Opcode::RETURN_VALUE, at);
    FinishedUnit finished = finish_unit();
    make_closure(finished, at);
    op(Opcode::SET_FUNCTION_ATTRIBUTE, static_cast<int>(FunctionAttribute::defaults), at);
    op(Opcode::MAKE_TYPE_ALIAS, at);
}

void CodeGenerator::type_alias(const ast::TypeAlias* node) {
    Position at = position_of(node);
    std::string_view name = as<ast::Name>(node->name)->id;
    if (node->type_params.empty()) {
        load_text(name, at);
        load_none(at);
        type_alias_body(node);
    } else {
        std::string scope_name = "<generic parameters of ";
        scope_name += name;
        scope_name += ">";
        enter_unit(Unit::Kind::type_parameters, scopes_.find(node, Part::type_parameters), scope_name,
                   node->span.line);
        op(Opcode::RESUME, {node->span.line, node->span.line, 0, 0});
        load_text(name, at);
        type_parameters(node->type_params);
        type_alias_body(node);
        op(Opcode::RETURN_VALUE, at);
        FinishedUnit wrapper = finish_unit();
        make_closure(wrapper, at);
        op(Opcode::CALL, 0, at);
    }
    store_name(name, at);
}

}  // namespace bufferscope
