// Scopes: which names a block binds and where each name it uses lives, as CPython's symtable finds it.
#pragma once

#include <memory>
#include <vector>

#include "compile/diagnostics.h"
#include "compile/names.h"

namespace bufferscope {

namespace symbol_flags {
constexpr std::uint16_t global = 1;     // `global x`
constexpr std::uint16_t local = 2;      // assigned
constexpr std::uint16_t parameter = 4;  // of a function
constexpr std::uint16_t nonlocal = 8;   // `nonlocal x`
constexpr std::uint16_t used = 16;
constexpr std::uint16_t imported = 32;
constexpr std::uint16_t annotated = 64;
constexpr std::uint16_t iteration_variable = 128;  // of a comprehension
constexpr std::uint16_t type_parameter = 256;
constexpr std::uint16_t free_in_class = 512;        // bound in a class, and free in one of its methods
constexpr std::uint16_t comprehension_cell = 1024;  // a cell of an inlined comprehension
constexpr std::uint16_t bound = local | parameter | imported | type_parameter;
}  // namespace symbol_flags

enum class Binding : std::uint8_t { unknown, local, global_explicit, global_implicit, free, cell };

struct Symbol {
    NameId name;
    std::uint16_t flags = 0;
    Binding binding = Binding::unknown;
};

enum class ScopeKind : std::uint8_t {
    module,
    function,
    class_,
    annotation,       // __annotate__
    type_parameters,  // around a generic function, class or alias
    type_alias,       // the value of a `type` statement
    type_variable,    // a bound, constraints or a default
};
enum class ComprehensionKind : std::uint8_t { none, list, dict, set, generator };

struct Scope {
    ScopeKind kind;
    ComprehensionKind comprehension = ComprehensionKind::none;
    Scope* parent = nullptr;
    std::vector<Scope*> children;
    std::vector<Symbol> symbols;  // in order of appearance
    IdMap index;                  // NameId → symbols
    std::vector<NameId> parameters;
    struct Directive {
        NameId name;
        Position position;
    };
    std::vector<Directive> directives;  // global, nonlocal and assignment expressions of comprehensions
    Scope* annotations = nullptr;       // of a class or module: its __annotate__
    std::string_view what;              // type_variable: "a TypeVar bound", … for messages
    Position position;

    bool nested = false;  // inside a function, at any depth
    bool is_generator = false;
    bool is_coroutine = false;
    bool is_async_def = false;
    bool returns_value = false;
    bool variable_positional = false;
    bool variable_keyword = false;
    bool has_free = false;
    bool child_has_free = false;
    bool needs_class_closure = false;  // class: __class__
    bool needs_class_dict = false;     // class: __classdict__
    bool can_see_class_scope = false;  // annotation scopes directly in a class
    bool has_conditional_annotations = false;
    bool annotations_used = false;
    bool in_conditional_block = false;
    bool in_unevaluated_annotation = false;
    bool inlined = false;  // a comprehension that is part of its parent's code
    bool iteration_target = false;
    int iterable_depth = 0;

    /// Functions in the wide sense: their locals are slots.
    bool is_function_like() const { return kind != ScopeKind::module && kind != ScopeKind::class_; }
    Symbol* find(NameId name) {
        const std::int32_t* at = index.find(name);
        return at != nullptr ? &symbols[static_cast<std::size_t>(*at)] : nullptr;
    }
    const Symbol* find(NameId name) const { return const_cast<Scope*>(this)->find(name); }
    std::uint16_t flags_of(NameId name) const {
        const Symbol* symbol = find(name);
        return symbol != nullptr ? symbol->flags : 0;
    }
    Symbol& symbol(NameId name) {
        std::int32_t at = index.insert(name, static_cast<std::int32_t>(symbols.size()));
        if (static_cast<std::size_t>(at) == symbols.size()) symbols.push_back({name});
        return symbols[static_cast<std::size_t>(at)];
    }
};

/// All scopes of a compilation, found by the node (and, for a node with several, which of them) they belong
/// to.
class ScopeTable {
  public:
    enum class Part : std::uint8_t { body, type_parameters, annotations, bound, default_value };

    Scope* add(ScopeKind kind, const ast::Node* node, Part part, Scope* parent);
    /// Null if there is none (after an error).
    Scope* find(const ast::Node* node, Part part = Part::body) const;
    Scope* module() const { return scopes_.empty() ? nullptr : scopes_.front().get(); }

  private:
    std::vector<std::unique_ptr<Scope>> scopes_;
    IdMap by_node_;
};

/// Finds all scopes of a tree and resolves every name in them. Faults go to `diagnostics`.
void find_scopes(const ast::Node* root, NameTable& names, bool future_annotations, Diagnostics& diagnostics,
                 ScopeTable& table);

}  // namespace bufferscope
