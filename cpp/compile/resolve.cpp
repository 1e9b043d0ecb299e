// Resolution of names: local, cell, free or global, from the outermost block inwards and back.
#include "compile/resolve.h"

namespace bufferscope {

namespace {

class Resolver {
  public:
    Resolver(NameTable& names, Diagnostics& diagnostics)
        : names_(names),
          diagnostics_(diagnostics),
          class_(names.add("__class__")),
          class_dict_(names.add("__classdict__")),
          conditional_annotations_(names.add("__conditional_annotations__")) {}

    /// `bound`: names of enclosing functions; `global`: names declared global there. Answers the names that
    /// the block leaves free. `type_parameters` are those of `bound` that are type parameters.
    NameSet block(Scope* scope, const NameSet& bound, bool at_module, const NameSet& global,
                  NameSet type_parameters, Scope* class_entry);

  private:
    struct Sets {
        NameSet bound, global, local, free, inlined_cells;
    };
    void name(Scope* scope, Symbol& symbol, Sets& sets, bool at_module, NameSet& outer_bound,
              NameSet& outer_global, NameSet& type_parameters, Scope* class_entry);
    void fail(const Scope* scope, NameId name, std::string_view pattern);
    void inline_comprehension(Scope* scope, Scope* comprehension, NameSet& comprehension_free,
                              NameSet& inlined_cells);
    static bool free_in_children(const Scope* scope, NameId name);
    void drop_class_cells(Scope* scope, NameSet& free);

    NameTable& names_;
    Diagnostics& diagnostics_;
    NameId class_, class_dict_, conditional_annotations_;
};

void Resolver::fail(const Scope* scope, NameId name, std::string_view pattern) {
    for (const Scope::Directive& directive : scope->directives) {
        if (directive.name == name) {
            diagnostics_.syntax_error(directive.position, pattern, {names_.text(name)}, false);
            return;
        }
    }
    diagnostics_.syntax_error(scope->position, pattern, {names_.text(name)}, false);
}

void Resolver::name(Scope* scope, Symbol& symbol, Sets& sets, bool at_module, NameSet& outer_bound,
                    NameSet& outer_global, NameSet& type_parameters, Scope* class_entry) {
    using namespace symbol_flags;
    NameId id = symbol.name;
    if (symbol.flags & global) {
        if (symbol.flags & nonlocal) return fail(scope, id, "name '{}' is nonlocal and global");
        symbol.binding = Binding::global_explicit;
        outer_global.add(id);
        outer_bound.remove(id);
        return;
    }
    if (symbol.flags & nonlocal) {
        if (at_module) return fail(scope, id, "nonlocal declaration not allowed at module level");
        if (!outer_bound.has(id)) return fail(scope, id, "no binding for nonlocal '{}' found");
        if (type_parameters.has(id))
            return fail(scope, id, "nonlocal binding not allowed for type parameter '{}'");
        symbol.binding = Binding::free;
        scope->has_free = true;
        sets.free.add(id);
        return;
    }
    if (symbol.flags & bound) {
        symbol.binding = Binding::local;
        sets.local.add(id);
        outer_global.remove(id);
        if (symbol.flags & type_parameter) {
            type_parameters.add(id);
        } else {
            type_parameters.remove(id);
        }
        return;
    }
    if (class_entry != nullptr) {
        // What the class itself binds hides the functions around it.
        std::uint16_t flags = class_entry->flags_of(id);
        if (flags & global) {
            symbol.binding = Binding::global_explicit;
            return;
        }
        if ((flags & bound) && !(flags & nonlocal)) {
            symbol.binding = Binding::global_implicit;
            return;
        }
    }
    if (outer_bound.has(id)) {
        symbol.binding = Binding::free;
        scope->has_free = true;
        sets.free.add(id);
        return;
    }
    symbol.binding = Binding::global_implicit;
}

bool Resolver::free_in_children(const Scope* scope, NameId name) {
    for (const Scope* child : scope->children) {
        const Symbol* symbol = child->find(name);
        if (symbol != nullptr && symbol->binding == Binding::free) return true;
    }
    return false;
}

void Resolver::inline_comprehension(Scope* scope, Scope* comprehension, NameSet& comprehension_free,
                                    NameSet& inlined_cells) {
    for (Symbol& symbol : comprehension->symbols) {
        if (symbol.flags & symbol_flags::parameter) continue;  // `.0`
        NameId id = symbol.name;
        if (symbol.binding == Binding::cell || (symbol.flags & symbol_flags::comprehension_cell))
            inlined_cells.add(id);
        Symbol* existing = scope->find(id);
        if (existing == nullptr) {
            Binding binding = symbol.binding;
            if (scope->kind == ScopeKind::class_ && binding == Binding::free && id == class_) {
                // `__class__` is no name of the class body itself.
                binding = Binding::global_implicit;
                comprehension_free.remove(id);
            }
            std::uint16_t flags = symbol.flags;
            Symbol& added = scope->symbol(id);
            added.flags = flags;
            added.binding = binding;
        } else if ((existing->flags & symbol_flags::bound) && scope->kind != ScopeKind::class_ &&
                   !free_in_children(comprehension, id)) {
            comprehension_free.remove(id);
        }
    }
}

void Resolver::drop_class_cells(Scope* scope, NameSet& free) {
    if (free.has(class_)) scope->needs_class_closure = true;
    if (free.has(class_dict_)) scope->needs_class_dict = true;
    if (free.has(conditional_annotations_)) scope->has_conditional_annotations = true;
    free.remove(class_);
    free.remove(class_dict_);
    free.remove(conditional_annotations_);
}

NameSet Resolver::block(Scope* scope, const NameSet& bound, bool at_module, const NameSet& global,
                        NameSet type_parameters, Scope* class_entry) {
    Sets sets;
    NameSet outer_bound = bound;
    NameSet outer_global = global;
    if (scope->kind == ScopeKind::class_) {
        // A class shows what surrounds it to its methods, not its own names.
        sets.global = outer_global;
        sets.bound = outer_bound;
    }
    for (Symbol& symbol : scope->symbols)
        name(scope, symbol, sets, at_module, outer_bound, outer_global, type_parameters, class_entry);
    if (diagnostics_.failed()) return {};
    if (scope->kind == ScopeKind::class_) {
        sets.bound.add(class_);
        sets.bound.add(class_dict_);
        sets.bound.add(conditional_annotations_);
    } else {
        if (scope->is_function_like()) sets.bound.add_all(sets.local);
        sets.bound.add_all(outer_bound);
        sets.global.add_all(outer_global);
    }
    // A name that is bound nearer is not global for the blocks inside, and the other way round.
    NameSet child_free;
    std::vector<Scope*> children;
    for (std::size_t i = 0; i < scope->children.size(); ++i) {
        Scope* child = scope->children[i];
        Scope* child_class = nullptr;
        if (child->can_see_class_scope) child_class = scope->kind == ScopeKind::class_ ? scope : class_entry;
        bool inlined = child->comprehension != ComprehensionKind::none &&
                       child->comprehension != ComprehensionKind::generator && !scope->can_see_class_scope;
        NameSet free = block(child, sets.bound, false, sets.global, type_parameters, child_class);
        if (diagnostics_.failed()) return {};
        if (inlined) {
            inline_comprehension(scope, child, free, sets.inlined_cells);
            child->inlined = true;
            // What is inside the comprehension is now inside this block.
            children.insert(children.end(), child->children.begin(), child->children.end());
        } else {
            children.push_back(child);
        }
        child_free.add_all(free);
        if (child->has_free || child->child_has_free) scope->child_has_free = true;
    }
    scope->children = std::move(children);
    sets.free.add_all(child_free);

    if (scope->is_function_like()) {
        for (Symbol& symbol : scope->symbols) {
            if (symbol.binding != Binding::local) continue;
            if (!sets.free.has(symbol.name) && !sets.inlined_cells.has(symbol.name)) continue;
            symbol.binding = Binding::cell;
            sets.free.remove(symbol.name);
        }
    } else if (scope->kind == ScopeKind::class_) {
        drop_class_cells(scope, sets.free);
    }
    sets.inlined_cells.for_each([&](NameId id) {
        if (Symbol* symbol = scope->find(id)) symbol->flags |= symbol_flags::comprehension_cell;
    });
    // Names that blocks inside take from outside pass through this block.
    sets.free.for_each([&](NameId id) {
        if (Symbol* symbol = scope->find(id)) {
            if (scope->kind == ScopeKind::class_ &&
                (symbol->flags & (symbol_flags::bound | symbol_flags::global)))
                symbol->flags |= symbol_flags::free_in_class;
            return;
        }
        if (at_module || !bound.has(id)) return;
        scope->symbol(id).binding = Binding::free;
    });
    return sets.free;
}

}  // namespace

void resolve_scopes(Scope* module, NameTable& names, Diagnostics& diagnostics) {
    Resolver(names, diagnostics).block(module, {}, true, {}, {}, nullptr);
}

}  // namespace bufferscope
