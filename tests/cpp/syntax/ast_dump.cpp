// A syntax tree as text.
#include "ast_dump.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace bufferscope {

namespace {

using namespace ast;

constexpr const char* kind_names[] = {
    "Module",
    "Interactive",
    "Expression",
    "FunctionDef",
    "AsyncFunctionDef",
    "ClassDef",
    "Return",
    "Delete",
    "Assign",
    "TypeAlias",
    "AugAssign",
    "AnnAssign",
    "For",
    "AsyncFor",
    "While",
    "If",
    "With",
    "AsyncWith",
    "Match",
    "Raise",
    "Try",
    "TryStar",
    "Assert",
    "Import",
    "ImportFrom",
    "Global",
    "Nonlocal",
    "Expr",
    "Pass",
    "Break",
    "Continue",
    "BoolOp",
    "NamedExpr",
    "BinOp",
    "UnaryOp",
    "Lambda",
    "IfExp",
    "Dict",
    "Set",
    "ListComp",
    "SetComp",
    "DictComp",
    "GeneratorExp",
    "Await",
    "Yield",
    "YieldFrom",
    "Compare",
    "Call",
    "FormattedValue",
    "Interpolation",
    "JoinedStr",
    "TemplateStr",
    "Constant",
    "Attribute",
    "Subscript",
    "Starred",
    "Name",
    "List",
    "Tuple",
    "Slice",
    "MatchValue",
    "MatchSingleton",
    "MatchSequence",
    "MatchMapping",
    "MatchClass",
    "MatchStar",
    "MatchAs",
    "MatchOr",
    "TypeVar",
    "ParamSpec",
    "TypeVarTuple",
    "comprehension",
    "ExceptHandler",
    "arguments",
    "arg",
    "keyword",
    "alias",
    "withitem",
    "match_case",
};
constexpr const char* binary_names[] = {"Add",    "Sub",    "Mult",  "MatMult", "Div",    "Mod",     "Pow",
                                        "LShift", "RShift", "BitOr", "BitXor",  "BitAnd", "FloorDiv"};
constexpr const char* unary_names[] = {"Invert", "Not", "UAdd", "USub"};
constexpr const char* compare_names[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                         "GtE", "Is",    "IsNot", "In",  "NotIn"};
constexpr const char* context_names[] = {"Load", "Store", "Del"};

class Dumper {
  public:
    std::string out;

    void field(const Node* node) {
        separate();
        dump(node);
    }

  private:
    void separate() {
        if (out.back() != '(' && out.back() != '[') out += ',';
    }
    void word(std::string_view text) {
        separate();
        out += text;
    }
    void text(std::string_view value) {
        separate();
        quoted(value);
    }
    void quoted(std::string_view value) {
        out += '"';
        for (char c : value) {
            auto byte = static_cast<unsigned char>(c);
            if (byte >= ' ' && byte < 127 && c != '"' && c != '\\') {
                out += c;
            } else {
                char hex[8];
                std::snprintf(hex, sizeof hex, "\\x%02x", byte);
                out += hex;
            }
        }
        out += '"';
    }
    /// An identifier that may be missing.
    void name(Identifier id) {
        if (id.empty()) return word("None");
        text(id);
    }
    template <class List>
    void list(const List& items) {
        separate();
        out += '[';
        for (const auto& item : items) field(item);
        out += ']';
    }
    void names(IdentifierList items) {
        separate();
        out += '[';
        for (Identifier id : items) text(id);
        out += ']';
    }
    template <class T>
    const T* as(const Node* node) {
        return ast::as<T>(node);
    }

    void dump(const Node* node) {
        if (node == nullptr) {
            out += "None";
            return;
        }
        out += kind_names[static_cast<int>(node->kind)];
        bool placed = true;
        switch (node->kind) {
            case Kind::Module:
            case Kind::Interactive:
            case Kind::Expression:
            case Kind::Comprehension:
            case Kind::Arguments:
            case Kind::WithItem:
            case Kind::MatchCase:
                placed = false;
                break;
            default:
                break;
        }
        if (placed) {
            char place[64];
            std::snprintf(place, sizeof place, "@%d:%d-%d:%d", node->span.line, node->span.column,
                          node->span.end_line, node->span.end_column);
            out += place;
        }
        out += '(';
        if (node->kind >= Kind::BoolOp && node->kind <= Kind::Slice) {
            expression(node);
        } else if (node->kind >= Kind::FunctionDef && node->kind <= Kind::Continue) {
            statement(node);
        } else {
            other(node);
        }
        out += ')';
    }

    void statement(const Node* node);
    void expression(const Node* node);
    void constant(const Constant* node);
    void other(const Node* node);
};

void Dumper::statement(const Node* node) {
    switch (node->kind) {
        case Kind::FunctionDef:
        case Kind::AsyncFunctionDef: {
            auto* n = as<FunctionDef>(node);
            name(n->name), field(n->args), list(n->body), list(n->decorator_list), field(n->returns),
                list(n->type_params);
            return;
        }
        case Kind::ClassDef: {
            auto* n = as<ClassDef>(node);
            name(n->name), list(n->bases), list(n->keywords), list(n->body), list(n->decorator_list),
                list(n->type_params);
            return;
        }
        case Kind::Return:
            return field(as<Return>(node)->value);
        case Kind::Delete:
            return list(as<Delete>(node)->targets);
        case Kind::Assign:
            return list(as<Assign>(node)->targets), field(as<Assign>(node)->value);
        case Kind::TypeAlias: {
            auto* n = as<TypeAlias>(node);
            return field(n->name), list(n->type_params), field(n->value);
        }
        case Kind::AugAssign: {
            auto* n = as<AugAssign>(node);
            return field(n->target), word(binary_names[static_cast<int>(n->op)]), field(n->value);
        }
        case Kind::AnnAssign: {
            auto* n = as<AnnAssign>(node);
            return field(n->target), field(n->annotation), field(n->value), word(n->simple ? "1" : "0");
        }
        case Kind::For:
        case Kind::AsyncFor: {
            auto* n = as<For>(node);
            return field(n->target), field(n->iter), list(n->body), list(n->orelse);
        }
        case Kind::While: {
            auto* n = as<While>(node);
            return field(n->test), list(n->body), list(n->orelse);
        }
        case Kind::If: {
            auto* n = as<If>(node);
            return field(n->test), list(n->body), list(n->orelse);
        }
        case Kind::With:
        case Kind::AsyncWith:
            return list(as<With>(node)->items), list(as<With>(node)->body);
        case Kind::Match:
            return field(as<Match>(node)->subject), list(as<Match>(node)->cases);
        case Kind::Raise:
            return field(as<Raise>(node)->exc), field(as<Raise>(node)->cause);
        case Kind::Try:
        case Kind::TryStar: {
            auto* n = as<Try>(node);
            return list(n->body), list(n->handlers), list(n->orelse), list(n->finalbody);
        }
        case Kind::Assert:
            return field(as<Assert>(node)->test), field(as<Assert>(node)->msg);
        case Kind::Import:
            return list(as<Import>(node)->names);
        case Kind::ImportFrom: {
            auto* n = as<ImportFrom>(node);
            return name(n->module), list(n->names), word(std::to_string(n->level));
        }
        case Kind::Global:
        case Kind::Nonlocal:
            return names(as<Global>(node)->names);
        case Kind::Expr:
            return field(as<Expr>(node)->value);
        default:
            return;
    }
}

void Dumper::constant(const Constant* node) {
    char buffer[32];
    switch (node->type) {
        case ConstantType::None:
            word("None");
            break;
        case ConstantType::True:
            word("True");
            break;
        case ConstantType::False:
            word("False");
            break;
        case ConstantType::Ellipsis:
            word("Ellipsis");
            break;
        case ConstantType::Int: {
            unsigned long long value = 0;
            bool big = false;
            for (char c : node->text) {
                auto digit = static_cast<unsigned long long>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
                big = big || __builtin_mul_overflow(value, node->base, &value) ||
                      __builtin_add_overflow(value, digit, &value);
            }
            word(big ? "big" : std::to_string(value));
            break;
        }
        case ConstantType::Float:
        case ConstantType::Imaginary: {
            unsigned long long bits;
            std::memcpy(&bits, &node->number, sizeof bits);
            std::snprintf(buffer, sizeof buffer, "%c%016llx", node->type == ConstantType::Float ? 'f' : 'j',
                          bits);
            word(buffer);
            break;
        }
        case ConstantType::Str:
            text(node->text);
            break;
        case ConstantType::Bytes:
            word("b");
            quoted(node->text);
            break;
    }
    word(node->u_prefix ? "u" : "None");
}

void Dumper::expression(const Node* node) {
    switch (node->kind) {
        case Kind::BoolOp:
            return word(as<BoolOp>(node)->op == BoolOperator::And ? "And" : "Or"),
                   list(as<BoolOp>(node)->values);
        case Kind::NamedExpr:
            return field(as<NamedExpr>(node)->target), field(as<NamedExpr>(node)->value);
        case Kind::BinOp: {
            auto* n = as<BinOp>(node);
            return field(n->left), word(binary_names[static_cast<int>(n->op)]), field(n->right);
        }
        case Kind::UnaryOp:
            return word(unary_names[static_cast<int>(as<UnaryOp>(node)->op)]),
                   field(as<UnaryOp>(node)->operand);
        case Kind::Lambda:
            return field(as<Lambda>(node)->args), field(as<Lambda>(node)->body);
        case Kind::IfExp: {
            auto* n = as<IfExp>(node);
            return field(n->test), field(n->body), field(n->orelse);
        }
        case Kind::Dict:
            return list(as<Dict>(node)->keys), list(as<Dict>(node)->values);
        case Kind::Set:
            return list(as<Set>(node)->elts);
        case Kind::ListComp:
            return field(as<ListComp>(node)->elt), list(as<ListComp>(node)->generators);
        case Kind::SetComp:
            return field(as<SetComp>(node)->elt), list(as<SetComp>(node)->generators);
        case Kind::GeneratorExp:
            return field(as<GeneratorExp>(node)->elt), list(as<GeneratorExp>(node)->generators);
        case Kind::DictComp: {
            auto* n = as<DictComp>(node);
            return field(n->key), field(n->value), list(n->generators);
        }
        case Kind::Await:
            return field(as<Await>(node)->value);
        case Kind::Yield:
            return field(as<Yield>(node)->value);
        case Kind::YieldFrom:
            return field(as<YieldFrom>(node)->value);
        case Kind::Compare: {
            auto* n = as<Compare>(node);
            field(n->left);
            out += ",[";
            for (CompareOperator op : n->ops) word(compare_names[static_cast<int>(op)]);
            out += ']';
            return list(n->comparators);
        }
        case Kind::Call: {
            auto* n = as<Call>(node);
            return field(n->func), list(n->args), list(n->keywords);
        }
        case Kind::FormattedValue: {
            auto* n = as<FormattedValue>(node);
            return field(n->value), word(std::to_string(n->conversion)), field(n->format_spec);
        }
        case Kind::Interpolation: {
            auto* n = as<Interpolation>(node);
            return field(n->value), text(n->str), word(std::to_string(n->conversion)), field(n->format_spec);
        }
        case Kind::JoinedStr:
            return list(as<JoinedStr>(node)->values);
        case Kind::TemplateStr:
            return list(as<TemplateStr>(node)->values);
        case Kind::Constant:
            return constant(as<Constant>(node));
        case Kind::Attribute: {
            auto* n = as<Attribute>(node);
            return field(n->value), name(n->attr), word(context_names[static_cast<int>(n->ctx)]);
        }
        case Kind::Subscript: {
            auto* n = as<Subscript>(node);
            return field(n->value), field(n->slice), word(context_names[static_cast<int>(n->ctx)]);
        }
        case Kind::Starred:
            return field(as<Starred>(node)->value),
                   word(context_names[static_cast<int>(as<Starred>(node)->ctx)]);
        case Kind::Name:
            return name(as<Name>(node)->id), word(context_names[static_cast<int>(as<Name>(node)->ctx)]);
        case Kind::List:
            return list(as<List>(node)->elts), word(context_names[static_cast<int>(as<List>(node)->ctx)]);
        case Kind::Tuple:
            return list(as<Tuple>(node)->elts), word(context_names[static_cast<int>(as<Tuple>(node)->ctx)]);
        case Kind::Slice: {
            auto* n = as<Slice>(node);
            return field(n->lower), field(n->upper), field(n->step);
        }
        default:
            return;
    }
}

void Dumper::other(const Node* node) {
    switch (node->kind) {
        case Kind::Module:
        case Kind::Interactive:
            return list(as<Module>(node)->body);
        case Kind::Expression:
            return field(as<Expression>(node)->body);
        case Kind::Comprehension: {
            auto* n = as<Comprehension>(node);
            return field(n->target), field(n->iter), list(n->ifs), word(n->is_async ? "1" : "0");
        }
        case Kind::ExceptHandler: {
            auto* n = as<ExceptHandler>(node);
            return field(n->type), name(n->name), list(n->body);
        }
        case Kind::Arguments: {
            auto* n = as<Arguments>(node);
            return list(n->posonlyargs), list(n->args), field(n->vararg), list(n->kwonlyargs),
                   list(n->kw_defaults), field(n->kwarg), list(n->defaults);
        }
        case Kind::Arg:
            return name(as<Arg>(node)->arg), field(as<Arg>(node)->annotation);
        case Kind::Keyword:
            return name(as<Keyword>(node)->arg), field(as<Keyword>(node)->value);
        case Kind::Alias:
            return name(as<Alias>(node)->name), name(as<Alias>(node)->asname);
        case Kind::WithItem:
            return field(as<WithItem>(node)->context_expr), field(as<WithItem>(node)->optional_vars);
        case Kind::MatchCase: {
            auto* n = as<MatchCase>(node);
            return field(n->pattern), field(n->guard), list(n->body);
        }
        case Kind::MatchValue:
            return field(as<MatchValue>(node)->value);
        case Kind::MatchSingleton: {
            ConstantType type = as<MatchSingleton>(node)->value;
            return word(type == ConstantType::None ? "None" : type == ConstantType::True ? "True" : "False");
        }
        case Kind::MatchSequence:
            return list(as<MatchSequence>(node)->patterns);
        case Kind::MatchMapping: {
            auto* n = as<MatchMapping>(node);
            return list(n->keys), list(n->patterns), name(n->rest);
        }
        case Kind::MatchClass: {
            auto* n = as<MatchClass>(node);
            return field(n->cls), list(n->patterns), names(n->kwd_attrs), list(n->kwd_patterns);
        }
        case Kind::MatchStar:
            return name(as<MatchStar>(node)->name);
        case Kind::MatchAs:
            return field(as<MatchAs>(node)->pattern), name(as<MatchAs>(node)->name);
        case Kind::MatchOr:
            return list(as<MatchOr>(node)->patterns);
        case Kind::TypeVar: {
            auto* n = as<TypeVar>(node);
            return name(n->name), field(n->bound), field(n->default_value);
        }
        case Kind::ParamSpec:
            return name(as<ParamSpec>(node)->name), field(as<ParamSpec>(node)->default_value);
        case Kind::TypeVarTuple:
            return name(as<TypeVarTuple>(node)->name), field(as<TypeVarTuple>(node)->default_value);
        default:
            return;
    }
}

}  // namespace

std::string dump_ast(const ast::Node* root) {
    Dumper dumper;
    dumper.out = "(";
    dumper.field(root);
    return dumper.out.substr(1);
}

}  // namespace bufferscope
