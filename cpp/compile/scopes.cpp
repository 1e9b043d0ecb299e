// First half of scope analysis: walks the tree and notes what each block does with each name.
#include "compile/scopes.h"

#include "compile/resolve.h"

namespace bufferscope {

using namespace ast;

Scope* ScopeTable::add(ScopeKind kind, const Node* node, Part part, Scope* parent) {
    scopes_.push_back(std::make_unique<Scope>());
    Scope* scope = scopes_.back().get();
    scope->kind = kind;
    scope->parent = parent;
    if (node != nullptr) {
        by_node_.insert(reinterpret_cast<std::uintptr_t>(node) | static_cast<unsigned>(part),
                        static_cast<std::int32_t>(scopes_.size() - 1));
    }
    if (parent != nullptr) {
        parent->children.push_back(scope);
        scope->nested = parent->nested || parent->is_function_like();
    }
    return scope;
}

Scope* ScopeTable::find(const Node* node, Part part) const {
    const std::int32_t* at =
        by_node_.find(reinterpret_cast<std::uintptr_t>(node) | static_cast<unsigned>(part));
    return at != nullptr ? scopes_[static_cast<std::size_t>(*at)].get() : nullptr;
}

namespace {

constexpr int max_depth = 800;

class ScopeBuilder {
  public:
    ScopeBuilder(NameTable& names, Diagnostics& diagnostics, ScopeTable& table, bool future_annotations)
        : names_(names), diagnostics_(diagnostics), table_(table), future_annotations_(future_annotations) {}

    void run(const Node* root);

  private:
    using Part = ScopeTable::Part;

    void fail(const Node* node, std::string_view pattern, std::initializer_list<TextPart> parts = {}) {
        diagnostics_.syntax_error(position_of(node), pattern, parts, false);
    }
    NameId mangle(std::string_view name) { return names_.mangle(class_name_, name); }
    void enter(ScopeKind kind, const Node* node, Part part, const Node* at);
    void leave() { scope_ = scope_->parent; }

    void define(std::string_view name, std::uint16_t flags, const Node* at) {
        define_in(scope_, mangle(name), flags, at);
    }
    void define_in(Scope* scope, NameId name, std::uint16_t flags, const Node* at);
    void use(std::string_view name) { scope_->symbol(names_.add(name)).flags |= symbol_flags::used; }
    void store(std::string_view name, std::uint16_t flags, const Node* at);

    void statements(StmtList list) {
        for (const StmtNode* node : list) statement(node);
    }
    void conditional(StmtList list);
    void statement(const StmtNode* node);
    void function(const FunctionDef* node);
    void class_definition(const ClassDef* node);
    void type_alias(const TypeAlias* node);
    void annotated_assignment(const AnnAssign* node);
    void declaration(const Global* node);
    void import_alias(const Alias* alias, bool from);
    void try_statement(const Try* node);
    void match(const Match* node);
    void pattern(const PatternNode* node);

    void expressions(ExprList list) {
        for (const ExprNode* node : list) {
            if (node != nullptr) expression(node);
        }
    }
    void keywords(Sequence<Keyword> list) {
        for (const Keyword* keyword : list) {
            if (keyword->arg == "__debug__") fail(keyword, "cannot assign to __debug__");
            expression(keyword->value);
        }
    }
    void optional(const ExprNode* node) {
        if (node != nullptr) expression(node);
    }
    void expression(const ExprNode* node);
    void name(const ast::Name* node);
    void lambda(const Lambda* node);
    void named_expression(const NamedExpr* node);
    void extend_named_expression(const ast::Name* target, const Node* node);
    template <class Node>
    void comprehension(const Node* node, ComprehensionKind kind, const ExprNode* element,
                       const ExprNode* value, Sequence<Comprehension> generators);
    void yield_expression(const ExprNode* node);
    bool forbidden_in_annotation(std::string_view what, const Node* node);

    void declare_parameters(const Arguments* arguments);
    void declare_parameter(const Arg* node);
    void annotations(const FunctionDef* node);
    void annotation(const ExprNode* node);
    void enter_type_parameters(const StmtNode* node, bool is_class, bool has_defaults,
                               bool has_keyword_defaults);
    void type_parameters(TypeParamList list);
    void type_variable_scope(const TypeParamNode* node, Part part, const ExprNode* value,
                             std::string_view what);
    void see_class_scope(Scope* scope);

    NameTable& names_;
    Diagnostics& diagnostics_;
    ScopeTable& table_;
    bool future_annotations_;
    Scope* scope_ = nullptr;
    std::string_view class_name_;
    int depth_ = 0;
};

void ScopeBuilder::enter(ScopeKind kind, const Node* node, Part part, const Node* at) {
    scope_ = table_.add(kind, node, part, scope_);
    if (at != nullptr) scope_->position = position_of(at);
}

void ScopeBuilder::define_in(Scope* scope, NameId name, std::uint16_t flags, const Node* at) {
    using namespace symbol_flags;
    Symbol& symbol = scope->symbol(name);
    if ((flags & parameter) && (symbol.flags & parameter)) {
        fail(at, "duplicate argument '{}' in function definition", {names_.text(name)});
        return;
    }
    if ((flags & type_parameter) && (symbol.flags & type_parameter)) {
        fail(at, "duplicate type parameter '{}'", {names_.text(name)});
        return;
    }
    std::uint16_t merged = symbol.flags | flags;
    if (scope->iteration_target) {
        // An iteration variable: conflicts with assignment expressions that bind outside are errors.
        if (merged & (global | nonlocal)) {
            fail(at, "comprehension inner loop cannot rebind assignment expression target '{}'",
                 {names_.text(name)});
            return;
        }
        merged |= iteration_variable;
    }
    symbol.flags = merged;
    if (flags & parameter) scope->parameters.push_back(name);
    if (flags & global) {
        // A global declaration anywhere makes the module know the name.
        table_.module()->symbol(name).flags |= global;
    }
}

void ScopeBuilder::store(std::string_view name, std::uint16_t flags, const Node* at) {
    if (name == "__debug__") {
        fail(at, "cannot assign to __debug__");
        return;
    }
    define(name, flags, at);
}

void ScopeBuilder::run(const Node* root) {
    scope_ = table_.add(ScopeKind::module, root, Part::body, nullptr);
    if (const auto* module = get_if<Module>(root)) {
        statements(module->body);
    } else {
        expression(as<ast::Expression>(root)->body);
    }
}

// ---- statements

void ScopeBuilder::conditional(StmtList list) {
    bool before = scope_->in_conditional_block;
    scope_->in_conditional_block = true;
    statements(list);
    scope_->in_conditional_block = before;
}

void ScopeBuilder::statement(const StmtNode* node) {
    if (diagnostics_.failed()) return;
    if (++depth_ > max_depth) {
        diagnostics_.too_deep();
        --depth_;
        return;
    }
    switch (node->kind) {
        case Kind::FunctionDef:
        case Kind::AsyncFunctionDef:
            function(as<FunctionDef>(node));
            break;
        case Kind::ClassDef:
            class_definition(as<ClassDef>(node));
            break;
        case Kind::TypeAlias:
            type_alias(as<TypeAlias>(node));
            break;
        case Kind::Return:
            if (const ExprNode* value = as<Return>(node)->value) {
                expression(value);
                scope_->returns_value = true;
            }
            break;
        case Kind::Delete:
            expressions(as<Delete>(node)->targets);
            break;
        case Kind::Assign:
            expressions(as<Assign>(node)->targets);
            expression(as<Assign>(node)->value);
            break;
        case Kind::AugAssign:
            expression(as<AugAssign>(node)->target);
            expression(as<AugAssign>(node)->value);
            break;
        case Kind::AnnAssign:
            annotated_assignment(as<AnnAssign>(node));
            break;
        case Kind::For:
        case Kind::AsyncFor: {
            if (node->kind == Kind::AsyncFor && !scope_->is_async_def) {
                fail(node, "'async for' outside async function");
                break;
            }
            const auto* loop = as<For>(node);
            expression(loop->target);
            expression(loop->iter);
            conditional(loop->body);
            conditional(loop->orelse);
            break;
        }
        case Kind::While:
            expression(as<While>(node)->test);
            conditional(as<While>(node)->body);
            conditional(as<While>(node)->orelse);
            break;
        case Kind::If: {
            const auto* branch = as<If>(node);
            while (true) {  // a chain of elif is walked, not descended
                expression(branch->test);
                conditional(branch->body);
                const If* next = branch->orelse.size() == 1 ? get_if<If>(branch->orelse[0]) : nullptr;
                if (next == nullptr) break;
                branch = next;
            }
            conditional(branch->orelse);
            break;
        }
        case Kind::Match:
            match(as<Match>(node));
            break;
        case Kind::Raise:
            optional(as<Raise>(node)->exc);
            optional(as<Raise>(node)->cause);
            break;
        case Kind::Try:
        case Kind::TryStar:
            try_statement(as<Try>(node));
            break;
        case Kind::Assert:
            expression(as<Assert>(node)->test);
            optional(as<Assert>(node)->msg);
            break;
        case Kind::Import:
            for (const Alias* alias : as<Import>(node)->names) import_alias(alias, false);
            break;
        case Kind::ImportFrom:
            for (const Alias* alias : as<ImportFrom>(node)->names) import_alias(alias, true);
            break;
        case Kind::Global:
        case Kind::Nonlocal:
            declaration(as<Global>(node));
            break;
        case Kind::Expr:
            expression(as<Expr>(node)->value);
            break;
        case Kind::With:
        case Kind::AsyncWith:
            if (node->kind == Kind::AsyncWith && !scope_->is_async_def) {
                fail(node, "'async with' outside async function");
                break;
            }
            for (const WithItem* item : as<With>(node)->items) {
                expression(item->context_expr);
                optional(item->optional_vars);
            }
            conditional(as<With>(node)->body);
            break;
        default:
            break;
    }
    --depth_;
}

void ScopeBuilder::function(const FunctionDef* node) {
    store(node->name, symbol_flags::local, node);
    expressions(node->args->defaults);
    expressions(node->args->kw_defaults);
    expressions(node->decorator_list);
    bool generic = !node->type_params.empty();
    if (generic) {
        bool keyword_defaults = false;
        for (const ExprNode* value : node->args->kw_defaults) keyword_defaults |= value != nullptr;
        enter_type_parameters(node, false, !node->args->defaults.empty(), keyword_defaults);
        type_parameters(node->type_params);
    }
    annotations(node);
    enter(ScopeKind::function, node, Part::body, node);
    scope_->is_async_def = scope_->is_coroutine = node->kind == Kind::AsyncFunctionDef;
    declare_parameters(node->args);
    statements(node->body);
    leave();
    if (generic) leave();
}

void ScopeBuilder::class_definition(const ClassDef* node) {
    store(node->name, symbol_flags::local, node);
    expressions(node->decorator_list);
    std::string_view outer_class = class_name_;
    bool generic = !node->type_params.empty();
    if (generic) {
        enter_type_parameters(node, true, false, false);
        class_name_ = node->name;
        type_parameters(node->type_params);
    }
    expressions(node->bases);
    keywords(node->keywords);
    enter(ScopeKind::class_, node, Part::body, node);
    class_name_ = node->name;
    if (generic) {
        define("__type_params__", symbol_flags::local, node);
        use(".type_params");
    }
    statements(node->body);
    leave();
    if (generic) leave();
    class_name_ = outer_class;
}

void ScopeBuilder::type_alias(const TypeAlias* node) {
    expression(node->name);
    bool in_class = scope_->kind == ScopeKind::class_;
    bool generic = !node->type_params.empty();
    if (generic) {
        enter_type_parameters(node, false, false, false);
        type_parameters(node->type_params);
    }
    enter(ScopeKind::type_alias, node, Part::body, node);
    define(".format", symbol_flags::parameter | symbol_flags::used, node);
    if (in_class) see_class_scope(scope_);
    expression(node->value);
    leave();
    if (generic) leave();
}

void ScopeBuilder::annotated_assignment(const AnnAssign* node) {
    using namespace symbol_flags;
    scope_->annotations_used = true;
    if (const auto* target = get_if<ast::Name>(node->target)) {
        std::uint16_t flags = scope_->flags_of(mangle(target->id));
        if ((flags & (global | nonlocal)) && scope_ != table_.module() && node->simple) {
            fail(node,
                 flags & global ? "annotated name '{}' can't be global"
                                : "annotated name '{}' can't be nonlocal",
                 {target->id});
            return;
        }
        if (node->simple) {
            store(target->id, annotated | local, target);
        } else if (node->value != nullptr) {
            store(target->id, local, target);
        }
    } else {
        expression(node->target);
    }
    annotation(node->annotation);
    optional(node->value);
}

void ScopeBuilder::declaration(const Global* node) {
    using namespace symbol_flags;
    bool is_global = node->kind == Kind::Global;
    std::string_view word = is_global ? "global" : "nonlocal";
    for (Identifier identifier : node->names) {
        NameId name = mangle(identifier);
        std::uint16_t flags = scope_->flags_of(name);
        if (flags & parameter) {
            fail(node, "name '{}' is parameter and {}", {identifier, word});
        } else if (flags & used) {
            fail(node, "name '{}' is used prior to {} declaration", {identifier, word});
        } else if (flags & annotated) {
            fail(node, "annotated name '{}' can't be {}", {identifier, word});
        } else if (flags & local) {
            fail(node, "name '{}' is assigned to before {} declaration", {identifier, word});
        }
        if (diagnostics_.failed()) return;
        define_in(scope_, name, is_global ? global : nonlocal, node);
        scope_->directives.push_back({name, position_of(node)});
    }
}

void ScopeBuilder::import_alias(const Alias* alias, bool from) {
    if (alias->name == "*") {
        if (scope_->kind != ScopeKind::module) fail(alias, "import * only allowed at module level");
        return;
    }
    std::string_view bound = alias->asname.empty() ? alias->name : alias->asname;
    if (!from && alias->asname.empty()) bound = bound.substr(0, bound.find('.'));
    store(bound, symbol_flags::imported, alias);
}

void ScopeBuilder::try_statement(const Try* node) {
    bool before = scope_->in_conditional_block;
    scope_->in_conditional_block = true;
    statements(node->body);
    for (const ExceptHandler* handler : node->handlers) {
        optional(handler->type);
        if (!handler->name.empty()) store(handler->name, symbol_flags::local, handler);
        statements(handler->body);
    }
    statements(node->orelse);
    statements(node->finalbody);
    scope_->in_conditional_block = before;
}

void ScopeBuilder::match(const Match* node) {
    expression(node->subject);
    bool before = scope_->in_conditional_block;
    scope_->in_conditional_block = true;
    for (const MatchCase* match_case : node->cases) {
        pattern(match_case->pattern);
        optional(match_case->guard);
        statements(match_case->body);
    }
    scope_->in_conditional_block = before;
}

void ScopeBuilder::pattern(const PatternNode* node) {
    if (++depth_ > max_depth) diagnostics_.too_deep();
    auto all = [&](PatternList list) {
        for (const PatternNode* part : list) pattern(part);
    };
    if (!diagnostics_.failed()) {
        switch (node->kind) {
            case Kind::MatchValue:
                expression(as<MatchValue>(node)->value);
                break;
            case Kind::MatchSequence:
                all(as<MatchSequence>(node)->patterns);
                break;
            case Kind::MatchStar:
                if (!as<MatchStar>(node)->name.empty())
                    store(as<MatchStar>(node)->name, symbol_flags::local, node);
                break;
            case Kind::MatchMapping:
                expressions(as<MatchMapping>(node)->keys);
                all(as<MatchMapping>(node)->patterns);
                if (!as<MatchMapping>(node)->rest.empty())
                    store(as<MatchMapping>(node)->rest, symbol_flags::local, node);
                break;
            case Kind::MatchClass:
                expression(as<MatchClass>(node)->cls);
                all(as<MatchClass>(node)->patterns);
                all(as<MatchClass>(node)->kwd_patterns);
                break;
            case Kind::MatchAs:
                if (as<MatchAs>(node)->pattern != nullptr) pattern(as<MatchAs>(node)->pattern);
                if (!as<MatchAs>(node)->name.empty())
                    store(as<MatchAs>(node)->name, symbol_flags::local, node);
                break;
            case Kind::MatchOr:
                all(as<MatchOr>(node)->patterns);
                break;
            default:
                break;
        }
    }
    --depth_;
}

// ---- expressions

void ScopeBuilder::expression(const ExprNode* node) {
    if (diagnostics_.failed()) return;
    if (++depth_ > max_depth) {
        diagnostics_.too_deep();
        --depth_;
        return;
    }
    switch (node->kind) {
        case Kind::NamedExpr:
            named_expression(as<NamedExpr>(node));
            break;
        case Kind::BoolOp:
            expressions(as<BoolOp>(node)->values);
            break;
        case Kind::BinOp: {
            // Long sums lean to the left: their spine is walked, not descended.
            std::vector<const ExprNode*> rights;
            const ExprNode* at = node;
            for (; is<BinOp>(at); at = as<BinOp>(at)->left) rights.push_back(as<BinOp>(at)->right);
            expression(at);
            for (std::size_t i = rights.size(); i > 0; --i) expression(rights[i - 1]);
            break;
        }
        case Kind::UnaryOp:
            expression(as<UnaryOp>(node)->operand);
            break;
        case Kind::Lambda:
            lambda(as<Lambda>(node));
            break;
        case Kind::IfExp:
            expression(as<IfExp>(node)->test);
            expression(as<IfExp>(node)->body);
            expression(as<IfExp>(node)->orelse);
            break;
        case Kind::Dict:
            expressions(as<ast::Dict>(node)->keys);
            expressions(as<ast::Dict>(node)->values);
            break;
        case Kind::Set:
            expressions(as<ast::Set>(node)->elts);
            break;
        case Kind::ListComp: {
            const auto* list = as<ListComp>(node);
            comprehension(list, ComprehensionKind::list, list->elt, nullptr, list->generators);
            break;
        }
        case Kind::SetComp: {
            const auto* set = as<SetComp>(node);
            comprehension(set, ComprehensionKind::set, set->elt, nullptr, set->generators);
            break;
        }
        case Kind::GeneratorExp: {
            const auto* generator = as<GeneratorExp>(node);
            comprehension(generator, ComprehensionKind::generator, generator->elt, nullptr,
                          generator->generators);
            break;
        }
        case Kind::DictComp: {
            const auto* dict = as<DictComp>(node);
            comprehension(dict, ComprehensionKind::dict, dict->key, dict->value, dict->generators);
            break;
        }
        case Kind::Yield:
            if (forbidden_in_annotation("yield expression", node)) break;
            optional(as<Yield>(node)->value);
            yield_expression(node);
            break;
        case Kind::YieldFrom:
            if (forbidden_in_annotation("yield expression", node)) break;
            expression(as<YieldFrom>(node)->value);
            yield_expression(node);
            break;
        case Kind::Await:
            if (forbidden_in_annotation("await expression", node)) break;
            if (!scope_->is_function_like()) {
                fail(node, "'await' outside function");
            } else if (!scope_->is_async_def && scope_->comprehension == ComprehensionKind::none) {
                fail(node, "'await' outside async function");
            }
            expression(as<Await>(node)->value);
            scope_->is_coroutine = true;
            break;
        case Kind::Compare:
            expression(as<Compare>(node)->left);
            expressions(as<Compare>(node)->comparators);
            break;
        case Kind::Call:
            expression(as<Call>(node)->func);
            expressions(as<Call>(node)->args);
            keywords(as<Call>(node)->keywords);
            break;
        case Kind::FormattedValue:
            expression(as<FormattedValue>(node)->value);
            optional(as<FormattedValue>(node)->format_spec);
            break;
        case Kind::Interpolation:
            expression(as<Interpolation>(node)->value);
            optional(as<Interpolation>(node)->format_spec);
            break;
        case Kind::JoinedStr:
            expressions(as<JoinedStr>(node)->values);
            break;
        case Kind::TemplateStr:
            expressions(as<TemplateStr>(node)->values);
            break;
        case Kind::Attribute: {
            const auto* attribute = as<Attribute>(node);
            if (attribute->ctx != Context::Load && attribute->attr == "__debug__") {
                fail(node, attribute->ctx == Context::Del ? "cannot delete __debug__"
                                                          : "cannot assign to __debug__");
                break;
            }
            expression(attribute->value);
            break;
        }
        case Kind::Subscript:
            expression(as<Subscript>(node)->value);
            expression(as<Subscript>(node)->slice);
            break;
        case Kind::Starred:
            expression(as<Starred>(node)->value);
            break;
        case Kind::Slice:
            optional(as<ast::Slice>(node)->lower);
            optional(as<ast::Slice>(node)->upper);
            optional(as<ast::Slice>(node)->step);
            break;
        case Kind::Name:
            name(as<ast::Name>(node));
            break;
        case Kind::List:
            expressions(as<ast::List>(node)->elts);
            break;
        case Kind::Tuple:
            expressions(as<ast::Tuple>(node)->elts);
            break;
        default:
            break;
    }
    --depth_;
}

void ScopeBuilder::name(const ast::Name* node) {
    if (scope_->in_unevaluated_annotation) return;
    if (node->ctx != Context::Load) {
        if (node->id == "__debug__") {
            fail(node, node->ctx == Context::Del ? "cannot delete __debug__" : "cannot assign to __debug__");
            return;
        }
        define(node->id, symbol_flags::local, node);
        return;
    }
    define(node->id, symbol_flags::used, node);
    if (scope_->is_function_like() && node->id == "super") use("__class__");  // super() reads it
}

void ScopeBuilder::lambda(const Lambda* node) {
    expressions(node->args->defaults);
    expressions(node->args->kw_defaults);
    enter(ScopeKind::function, node, Part::body, node);
    declare_parameters(node->args);
    expression(node->body);
    leave();
}

void ScopeBuilder::named_expression(const NamedExpr* node) {
    if (forbidden_in_annotation("named expression", node)) return;
    if (scope_->iterable_depth > 0) {
        fail(node, "assignment expression cannot be used in a comprehension iterable expression");
        return;
    }
    if (scope_->comprehension != ComprehensionKind::none)
        extend_named_expression(as<ast::Name>(node->target), node->target);
    expression(node->value);
    expression(node->target);
}

/// In a comprehension `:=` binds in the block around it.
void ScopeBuilder::extend_named_expression(const ast::Name* target, const Node* node) {
    using namespace symbol_flags;
    NameId name = mangle(target->id);
    for (Scope* outer = scope_; outer != nullptr; outer = outer->parent) {
        if (outer->comprehension != ComprehensionKind::none) {
            std::uint16_t flags = outer->flags_of(name);
            if ((flags & iteration_variable) && (flags & local)) {
                fail(node, "assignment expression cannot rebind comprehension iteration variable '{}'",
                     {target->id});
                return;
            }
            continue;
        }
        switch (outer->kind) {
            case ScopeKind::function:
                define(target->id, outer->flags_of(name) & global ? global : nonlocal, node);
                scope_->directives.push_back({name, position_of(node)});
                define_in(outer, name, local, node);
                return;
            case ScopeKind::module:
                define(target->id, global, node);
                scope_->directives.push_back({name, position_of(node)});
                define_in(outer, name, global, node);
                return;
            case ScopeKind::class_:
                fail(node, "assignment expression within a comprehension cannot be used in a class body");
                return;
            case ScopeKind::type_parameters:
                fail(node,
                     "assignment expression within a comprehension cannot be used within the definition of a "
                     "generic");
                return;
            case ScopeKind::type_alias:
                fail(node, "assignment expression within a comprehension cannot be used in a type alias");
                return;
            case ScopeKind::type_variable:
                fail(node, "assignment expression within a comprehension cannot be used in a TypeVar bound");
                return;
            case ScopeKind::annotation:
                break;
        }
    }
}

template <class Node>
void ScopeBuilder::comprehension(const Node* node, ComprehensionKind kind, const ExprNode* element,
                                 const ExprNode* value, Sequence<Comprehension> generators) {
    const Comprehension* outermost = generators[0];
    scope_->iterable_depth++;
    expression(outermost->iter);
    scope_->iterable_depth--;
    bool unevaluated = scope_->in_unevaluated_annotation;
    bool sees_class = scope_->can_see_class_scope;
    enter(ScopeKind::function, node, Part::body, node);
    scope_->comprehension = kind;
    scope_->in_unevaluated_annotation = unevaluated;
    if (sees_class) see_class_scope(scope_);
    define(".0", symbol_flags::parameter, node);
    for (const Comprehension* generator : generators) {
        scope_->iteration_target = true;
        expression(generator->target);
        scope_->iteration_target = false;
        if (generator != outermost) {
            scope_->iterable_depth++;
            expression(generator->iter);
            scope_->iterable_depth--;
        }
        expressions(generator->ifs);
        if (generator->is_async) scope_->is_coroutine = true;
    }
    optional(value);
    expression(element);
    scope_->is_generator = kind == ComprehensionKind::generator;
    bool is_async = scope_->is_coroutine && kind != ComprehensionKind::generator;
    leave();
    if (!is_async) return;
    if (!scope_->is_async_def && scope_->comprehension == ComprehensionKind::none)
        fail(node, "asynchronous comprehension outside of an asynchronous function");
    scope_->is_coroutine = true;
}

void ScopeBuilder::yield_expression(const ExprNode* node) {
    scope_->is_generator = true;
    switch (scope_->comprehension) {
        case ComprehensionKind::none:
            return;
        case ComprehensionKind::list:
            fail(node, "'yield' inside list comprehension");
            return;
        case ComprehensionKind::set:
            fail(node, "'yield' inside set comprehension");
            return;
        case ComprehensionKind::dict:
            fail(node, "'yield' inside dict comprehension");
            return;
        case ComprehensionKind::generator:
            fail(node, "'yield' inside generator expression");
            return;
    }
}

bool ScopeBuilder::forbidden_in_annotation(std::string_view what, const Node* node) {
    switch (scope_->kind) {
        case ScopeKind::annotation:
            fail(node, "{} cannot be used within an annotation", {what});
            return true;
        case ScopeKind::type_variable:
            fail(node, "{} cannot be used within {}", {what, scope_->what});
            return true;
        case ScopeKind::type_alias:
            fail(node, "{} cannot be used within a type alias", {what});
            return true;
        case ScopeKind::type_parameters:
            fail(node, "{} cannot be used within the definition of a generic", {what});
            return true;
        default:
            return false;
    }
}

// ---- parameters, annotations, type parameters

void ScopeBuilder::declare_parameter(const Arg* node) {
    store(node->arg, symbol_flags::parameter, node);
}

void ScopeBuilder::declare_parameters(const Arguments* arguments) {
    for (const Arg* arg : arguments->posonlyargs) declare_parameter(arg);
    for (const Arg* arg : arguments->args) declare_parameter(arg);
    for (const Arg* arg : arguments->kwonlyargs) declare_parameter(arg);
    if (arguments->vararg != nullptr) {
        declare_parameter(arguments->vararg);
        scope_->variable_positional = true;
    }
    if (arguments->kwarg != nullptr) {
        declare_parameter(arguments->kwarg);
        scope_->variable_keyword = true;
    }
}

void ScopeBuilder::see_class_scope(Scope* scope) {
    scope->can_see_class_scope = true;
    scope->symbol(names_.add("__classdict__")).flags |= symbol_flags::used;
}

void ScopeBuilder::annotations(const FunctionDef* node) {
    const Arguments* arguments = node->args;
    bool any = node->returns != nullptr;
    auto look = [&](const Arg* arg) { any |= arg != nullptr && arg->annotation != nullptr; };
    for (const Arg* arg : arguments->posonlyargs) look(arg);
    for (const Arg* arg : arguments->args) look(arg);
    look(arguments->vararg);
    for (const Arg* arg : arguments->kwonlyargs) look(arg);
    look(arguments->kwarg);
    bool in_class = scope_->kind == ScopeKind::class_ || scope_->can_see_class_scope;
    if (!any && !in_class) return;
    // In a class there is always a scope for annotations, so that the class has a `__classdict__` cell;
    // without annotations it belongs to no node.
    enter(ScopeKind::annotation, any ? node : nullptr, Part::annotations, node);
    define(".format", symbol_flags::parameter | symbol_flags::used, node);
    scope_->in_unevaluated_annotation = future_annotations_;
    if (in_class) see_class_scope(scope_);
    auto visit = [&](const Arg* arg) {
        if (arg != nullptr) optional(arg->annotation);
    };
    for (const Arg* arg : arguments->posonlyargs) visit(arg);
    for (const Arg* arg : arguments->args) visit(arg);
    visit(arguments->vararg);
    for (const Arg* arg : arguments->kwonlyargs) visit(arg);
    visit(arguments->kwarg);
    optional(node->returns);
    leave();
}

/// The annotation of a variable: evaluated in __annotate__ of the class or module, never in functions.
void ScopeBuilder::annotation(const ExprNode* node) {
    Scope* owner = scope_;
    bool unevaluated = owner->is_function_like() || future_annotations_;
    bool conditional =
        owner->kind == ScopeKind::module || (owner->kind == ScopeKind::class_ && owner->in_conditional_block);
    if (conditional && !owner->has_conditional_annotations) {
        owner->has_conditional_annotations = true;
        use("__conditional_annotations__");
    }
    if (owner->annotations == nullptr) {
        enter(ScopeKind::annotation, nullptr, Part::annotations, node);
        owner->annotations = scope_;
        define(".format", symbol_flags::parameter | symbol_flags::used, node);
        if (owner->kind == ScopeKind::class_) see_class_scope(scope_);
    } else {
        scope_ = owner->annotations;
    }
    if (conditional && !unevaluated) use("__conditional_annotations__");
    scope_->in_unevaluated_annotation = unevaluated;
    expression(node);
    scope_->in_unevaluated_annotation = false;
    scope_ = owner;
}

void ScopeBuilder::enter_type_parameters(const StmtNode* node, bool is_class, bool has_defaults,
                                         bool has_keyword_defaults) {
    bool in_class = scope_->kind == ScopeKind::class_;
    enter(ScopeKind::type_parameters, node, Part::type_parameters, node);
    if (in_class) see_class_scope(scope_);
    if (is_class) {
        define(".type_params", symbol_flags::local | symbol_flags::used, node);
        define(".generic_base", symbol_flags::local | symbol_flags::used, node);
    }
    if (has_defaults) define(".defaults", symbol_flags::parameter, node);
    if (has_keyword_defaults) define(".kwdefaults", symbol_flags::parameter, node);
}

void ScopeBuilder::type_variable_scope(const TypeParamNode* node, Part part, const ExprNode* value,
                                       std::string_view what) {
    if (value == nullptr) return;
    bool in_class = scope_->can_see_class_scope;
    enter(ScopeKind::type_variable, node, part, value);
    scope_->what = what;
    define(".format", symbol_flags::parameter | symbol_flags::used, node);
    if (in_class) see_class_scope(scope_);
    expression(value);
    leave();
}

void ScopeBuilder::type_parameters(TypeParamList list) {
    constexpr std::uint16_t flags = symbol_flags::type_parameter | symbol_flags::local;
    bool seen_default = false;
    for (const TypeParamNode* node : list) {
        std::string_view name;
        const ExprNode* default_value = nullptr;
        std::string_view what;
        if (const auto* variable = get_if<TypeVar>(node)) {
            name = variable->name;
            default_value = variable->default_value;
            what = "a TypeVar default";
            store(name, flags, node);
            if (variable->bound != nullptr) {
                type_variable_scope(
                    node, Part::bound, variable->bound,
                    is<ast::Tuple>(variable->bound) ? "a TypeVar constraint" : "a TypeVar bound");
            }
        } else if (const auto* spec = get_if<ParamSpec>(node)) {
            name = spec->name;
            default_value = spec->default_value;
            what = "a ParamSpec default";
            store(name, flags, node);
        } else {
            name = as<TypeVarTuple>(node)->name;
            default_value = as<TypeVarTuple>(node)->default_value;
            what = "a TypeVarTuple default";
            store(name, flags, node);
        }
        type_variable_scope(node, Part::default_value, default_value, what);
        if (default_value != nullptr) {
            seen_default = true;
        } else if (seen_default) {
            fail(node, "non-default type parameter '{}' follows default type parameter", {name});
        }
    }
}

}  // namespace

void find_scopes(const Node* root, NameTable& names, bool future_annotations, Diagnostics& diagnostics,
                 ScopeTable& table) {
    ScopeBuilder(names, diagnostics, table, future_annotations).run(root);
    if (!diagnostics.failed()) resolve_scopes(table.module(), names, diagnostics);
}

}  // namespace bufferscope
