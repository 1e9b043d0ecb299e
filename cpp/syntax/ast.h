// The abstract syntax tree: names, fields and positions are those of Python's ast module.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace bufferscope::ast {

/// Where a node stands: lines from 1, columns from 0 in UTF-8 bytes; the end is exclusive (ast's lineno,
/// col_offset, …).
struct Span {
    std::int32_t line = 0;
    std::int32_t column = 0;
    std::int32_t end_line = 0;
    std::int32_t end_column = 0;
};

enum class Kind : std::uint8_t {
    // Modules
    Module,
    Interactive,
    Expression,
    // Statements
    FunctionDef,
    AsyncFunctionDef,
    ClassDef,
    Return,
    Delete,
    Assign,
    TypeAlias,
    AugAssign,
    AnnAssign,
    For,
    AsyncFor,
    While,
    If,
    With,
    AsyncWith,
    Match,
    Raise,
    Try,
    TryStar,
    Assert,
    Import,
    ImportFrom,
    Global,
    Nonlocal,
    Expr,
    Pass,
    Break,
    Continue,
    // Expressions
    BoolOp,
    NamedExpr,
    BinOp,
    UnaryOp,
    Lambda,
    IfExp,
    Dict,
    Set,
    ListComp,
    SetComp,
    DictComp,
    GeneratorExp,
    Await,
    Yield,
    YieldFrom,
    Compare,
    Call,
    FormattedValue,
    Interpolation,
    JoinedStr,
    TemplateStr,
    Constant,
    Attribute,
    Subscript,
    Starred,
    Name,
    List,
    Tuple,
    Slice,
    // Patterns
    MatchValue,
    MatchSingleton,
    MatchSequence,
    MatchMapping,
    MatchClass,
    MatchStar,
    MatchAs,
    MatchOr,
    // Type parameters
    TypeVar,
    ParamSpec,
    TypeVarTuple,
    // Parts that stand in none of the groups above
    Comprehension,
    ExceptHandler,
    Arguments,
    Arg,
    Keyword,
    Alias,
    WithItem,
    MatchCase,
};

enum class Context : std::uint8_t { Load, Store, Del };
enum class BoolOperator : std::uint8_t { And, Or };
enum class BinaryOperator : std::uint8_t {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
};
enum class UnaryOperator : std::uint8_t { Invert, Not, UAdd, USub };
enum class CompareOperator : std::uint8_t { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn };

/// An identifier: UTF-8 in the arena; empty where Python's ast has None.
using Identifier = std::string_view;

struct Node {
    Kind kind;
    Span span;
};

/// Any expression, statement, pattern, type parameter: `kind` says which struct below it is.
struct ExprNode : Node {};
struct StmtNode : Node {};
struct PatternNode : Node {};
struct TypeParamNode : Node {};

/// A list of children in the arena. Elements are null only where noted.
template <class T>
using Sequence = std::span<T* const>;
using ExprList = Sequence<ExprNode>;
using StmtList = Sequence<StmtNode>;
using PatternList = Sequence<PatternNode>;
using TypeParamList = Sequence<TypeParamNode>;
using IdentifierList = std::span<const Identifier>;

/// Each struct names its kind; those that serve a synchronous and an asynchronous kind name the last one too.
template <Kind First, class Base, Kind Last = First>
struct NodeOf : Base {
    static constexpr Kind first_kind = First;
    static constexpr Kind last_kind = Last;
};

/// True if the node is a T.
template <class T>
bool is(const Node* node) {
    return node->kind >= T::first_kind && node->kind <= T::last_kind;
}
/// The node as a T, which it must be.
template <class T>
const T* as(const Node* node) {
    return static_cast<const T*>(node);
}
template <class T>
T* as(Node* node) {
    return static_cast<T*>(node);
}
/// The node as a T, or null if it is something else (or null itself).
template <class T>
const T* get_if(const Node* node) {
    return node != nullptr && is<T>(node) ? static_cast<const T*>(node) : nullptr;
}

// ---- Parts
// ----------------------------------------------------------------------------------------------------------

/// One `for target in iter if …` of a comprehension. No span of its own.
struct Comprehension : NodeOf<Kind::Comprehension, Node> {
    ExprNode* target;
    ExprNode* iter;
    ExprList ifs;
    bool is_async;
};

struct ExceptHandler : NodeOf<Kind::ExceptHandler, Node> {
    ExprNode* type;   // may be null
    Identifier name;  // may be empty
    StmtList body;
};

struct Arg : NodeOf<Kind::Arg, Node> {
    Identifier arg;
    ExprNode* annotation;  // may be null
};

/// Parameters of a def or lambda. No span of its own.
struct Arguments : NodeOf<Kind::Arguments, Node> {
    Sequence<Arg> posonlyargs;
    Sequence<Arg> args;
    Arg* vararg;  // may be null
    Sequence<Arg> kwonlyargs;
    ExprList kw_defaults;  // as many as kwonlyargs; null where there is no default
    Arg* kwarg;            // may be null
    ExprList defaults;     // of the last posonlyargs + args
};

struct Keyword : NodeOf<Kind::Keyword, Node> {
    Identifier arg;  // empty: **value
    ExprNode* value;
};

struct Alias : NodeOf<Kind::Alias, Node> {
    Identifier name;  // dotted for `import a.b`; "*" for `from a import *`
    Identifier asname;
};

/// No span of its own.
struct WithItem : NodeOf<Kind::WithItem, Node> {
    ExprNode* context_expr;
    ExprNode* optional_vars;  // may be null
};

/// No span of its own.
struct MatchCase : NodeOf<Kind::MatchCase, Node> {
    PatternNode* pattern;
    ExprNode* guard;  // may be null
    StmtList body;
};

// ---- Statements
// -----------------------------------------------------------------------------------------------------

/// `def`, or `async def` as Kind::AsyncFunctionDef. The span starts at `def`/`async`, not at a decorator.
struct FunctionDef : NodeOf<Kind::FunctionDef, StmtNode, Kind::AsyncFunctionDef> {
    Identifier name;
    Arguments* args;
    StmtList body;
    ExprList decorator_list;
    ExprNode* returns;  // may be null
    TypeParamList type_params;
};

struct ClassDef : NodeOf<Kind::ClassDef, StmtNode> {
    Identifier name;
    ExprList bases;
    Sequence<Keyword> keywords;
    StmtList body;
    ExprList decorator_list;
    TypeParamList type_params;
};

struct Return : NodeOf<Kind::Return, StmtNode> {
    ExprNode* value;  // may be null
};

struct Delete : NodeOf<Kind::Delete, StmtNode> {
    ExprList targets;
};

struct Assign : NodeOf<Kind::Assign, StmtNode> {
    ExprList targets;
    ExprNode* value;
};

struct TypeAlias : NodeOf<Kind::TypeAlias, StmtNode> {
    ExprNode* name;
    TypeParamList type_params;
    ExprNode* value;
};

struct AugAssign : NodeOf<Kind::AugAssign, StmtNode> {
    ExprNode* target;
    BinaryOperator op;
    ExprNode* value;
};

struct AnnAssign : NodeOf<Kind::AnnAssign, StmtNode> {
    ExprNode* target;
    ExprNode* annotation;
    ExprNode* value;  // may be null
    bool simple;      // a bare name, not parenthesised
};

struct For : NodeOf<Kind::For, StmtNode, Kind::AsyncFor> {
    ExprNode* target;
    ExprNode* iter;
    StmtList body;
    StmtList orelse;
};

struct While : NodeOf<Kind::While, StmtNode> {
    ExprNode* test;
    StmtList body;
    StmtList orelse;
};

struct If : NodeOf<Kind::If, StmtNode> {
    ExprNode* test;
    StmtList body;
    StmtList orelse;  // an elif is a single If in here
};

struct With : NodeOf<Kind::With, StmtNode, Kind::AsyncWith> {
    Sequence<WithItem> items;
    StmtList body;
};

struct Match : NodeOf<Kind::Match, StmtNode> {
    ExprNode* subject;
    Sequence<MatchCase> cases;
};

struct Raise : NodeOf<Kind::Raise, StmtNode> {
    ExprNode* exc;    // may be null
    ExprNode* cause;  // may be null
};

/// `try`, or `try … except*` as Kind::TryStar.
struct Try : NodeOf<Kind::Try, StmtNode, Kind::TryStar> {
    StmtList body;
    Sequence<ExceptHandler> handlers;
    StmtList orelse;
    StmtList finalbody;
};

struct Assert : NodeOf<Kind::Assert, StmtNode> {
    ExprNode* test;
    ExprNode* msg;  // may be null
};

struct Import : NodeOf<Kind::Import, StmtNode> {
    Sequence<Alias> names;
};

struct ImportFrom : NodeOf<Kind::ImportFrom, StmtNode> {
    Identifier module;  // may be empty (`from . import x`)
    Sequence<Alias> names;
    std::int32_t level;
};

struct Global : NodeOf<Kind::Global, StmtNode, Kind::Nonlocal> {
    IdentifierList names;
};
using Nonlocal = Global;

struct Expr : NodeOf<Kind::Expr, StmtNode> {
    ExprNode* value;
};

struct Pass : NodeOf<Kind::Pass, StmtNode> {};
struct Break : NodeOf<Kind::Break, StmtNode> {};
struct Continue : NodeOf<Kind::Continue, StmtNode> {};

// ---- Expressions
// ----------------------------------------------------------------------------------------------------

struct BoolOp : NodeOf<Kind::BoolOp, ExprNode> {
    BoolOperator op;
    ExprList values;
};

struct NamedExpr : NodeOf<Kind::NamedExpr, ExprNode> {
    ExprNode* target;
    ExprNode* value;
};

struct BinOp : NodeOf<Kind::BinOp, ExprNode> {
    ExprNode* left;
    BinaryOperator op;
    ExprNode* right;
};

struct UnaryOp : NodeOf<Kind::UnaryOp, ExprNode> {
    UnaryOperator op;
    ExprNode* operand;
};

struct Lambda : NodeOf<Kind::Lambda, ExprNode> {
    Arguments* args;
    ExprNode* body;
};

struct IfExp : NodeOf<Kind::IfExp, ExprNode> {
    ExprNode* test;
    ExprNode* body;
    ExprNode* orelse;
};

struct Dict : NodeOf<Kind::Dict, ExprNode> {
    ExprList keys;  // null: **value
    ExprList values;
};

struct Set : NodeOf<Kind::Set, ExprNode> {
    ExprList elts;
};

/// A comprehension with one element: list, set or generator.
struct ListComp : NodeOf<Kind::ListComp, ExprNode> {
    ExprNode* elt;
    Sequence<Comprehension> generators;
};
struct SetComp : NodeOf<Kind::SetComp, ExprNode> {
    ExprNode* elt;
    Sequence<Comprehension> generators;
};
struct GeneratorExp : NodeOf<Kind::GeneratorExp, ExprNode> {
    ExprNode* elt;
    Sequence<Comprehension> generators;
};
struct DictComp : NodeOf<Kind::DictComp, ExprNode> {
    ExprNode* key;
    ExprNode* value;
    Sequence<Comprehension> generators;
};

struct Await : NodeOf<Kind::Await, ExprNode> {
    ExprNode* value;
};
struct Yield : NodeOf<Kind::Yield, ExprNode> {
    ExprNode* value;  // may be null
};
struct YieldFrom : NodeOf<Kind::YieldFrom, ExprNode> {
    ExprNode* value;
};

struct Compare : NodeOf<Kind::Compare, ExprNode> {
    ExprNode* left;
    std::span<const CompareOperator> ops;
    ExprList comparators;
};

struct Call : NodeOf<Kind::Call, ExprNode> {
    ExprNode* func;
    ExprList args;
    Sequence<Keyword> keywords;
};

/// A replacement field of an f-string.
struct FormattedValue : NodeOf<Kind::FormattedValue, ExprNode> {
    ExprNode* value;
    std::int32_t conversion;  // -1, 's', 'r' or 'a'
    ExprNode* format_spec;    // a JoinedStr or null
};

/// A replacement field of a t-string.
struct Interpolation : NodeOf<Kind::Interpolation, ExprNode> {
    ExprNode* value;
    std::string_view str;     // the source text of the expression
    std::int32_t conversion;  // -1, 's', 'r' or 'a'
    ExprNode* format_spec;    // a JoinedStr or null
};

struct JoinedStr : NodeOf<Kind::JoinedStr, ExprNode> {
    ExprList values;  // Constant (str) and FormattedValue
};
struct TemplateStr : NodeOf<Kind::TemplateStr, ExprNode> {
    ExprList values;  // Constant (str) and Interpolation
};

enum class ConstantType : std::uint8_t { None, True, False, Ellipsis, Int, Float, Imaginary, Str, Bytes };

struct Constant : NodeOf<Kind::Constant, ExprNode> {
    ConstantType type;
    bool u_prefix;      // u"…": Constant.kind == 'u'
    std::uint8_t base;  // Int: 2, 8, 10 or 16
    double number;      // Float and Imaginary
    /// Int: the digits, without prefix and underscores. Str: UTF-8, lone surrogates as WTF-8. Bytes: the
    /// bytes.
    std::string_view text;
};

struct Attribute : NodeOf<Kind::Attribute, ExprNode> {
    ExprNode* value;
    Identifier attr;
    Context ctx;
};

struct Subscript : NodeOf<Kind::Subscript, ExprNode> {
    ExprNode* value;
    ExprNode* slice;
    Context ctx;
};

struct Starred : NodeOf<Kind::Starred, ExprNode> {
    ExprNode* value;
    Context ctx;
};

struct Name : NodeOf<Kind::Name, ExprNode> {
    Identifier id;
    Context ctx;
};

struct List : NodeOf<Kind::List, ExprNode> {
    ExprList elts;
    Context ctx;
};

struct Tuple : NodeOf<Kind::Tuple, ExprNode> {
    ExprList elts;
    Context ctx;
};

struct Slice : NodeOf<Kind::Slice, ExprNode> {
    ExprNode* lower;  // each may be null
    ExprNode* upper;
    ExprNode* step;
};

// ---- Patterns
// -------------------------------------------------------------------------------------------------------

struct MatchValue : NodeOf<Kind::MatchValue, PatternNode> {
    ExprNode* value;
};
struct MatchSingleton : NodeOf<Kind::MatchSingleton, PatternNode> {
    ConstantType value;  // None, True or False
};
struct MatchSequence : NodeOf<Kind::MatchSequence, PatternNode> {
    PatternList patterns;
};
struct MatchMapping : NodeOf<Kind::MatchMapping, PatternNode> {
    ExprList keys;
    PatternList patterns;
    Identifier rest;  // may be empty
};
struct MatchClass : NodeOf<Kind::MatchClass, PatternNode> {
    ExprNode* cls;
    PatternList patterns;
    IdentifierList kwd_attrs;
    PatternList kwd_patterns;
};
struct MatchStar : NodeOf<Kind::MatchStar, PatternNode> {
    Identifier name;  // empty: *_
};
struct MatchAs : NodeOf<Kind::MatchAs, PatternNode> {
    PatternNode* pattern;  // may be null
    Identifier name;       // may be empty: the wildcard _
};
struct MatchOr : NodeOf<Kind::MatchOr, PatternNode> {
    PatternList patterns;
};

// ---- Type parameters
// ------------------------------------------------------------------------------------------------

struct TypeVar : NodeOf<Kind::TypeVar, TypeParamNode> {
    Identifier name;
    ExprNode* bound;          // may be null
    ExprNode* default_value;  // may be null
};
struct ParamSpec : NodeOf<Kind::ParamSpec, TypeParamNode> {
    Identifier name;
    ExprNode* default_value;  // may be null
};
struct TypeVarTuple : NodeOf<Kind::TypeVarTuple, TypeParamNode> {
    Identifier name;
    ExprNode* default_value;  // may be null
};

// ---- Modules
// --------------------------------------------------------------------------------------------------------

/// A file (`exec` mode); Kind::Interactive has the same shape (`single` mode).
struct Module : NodeOf<Kind::Module, Node, Kind::Interactive> {
    StmtList body;
};
using Interactive = Module;

/// One expression (`eval` mode).
struct Expression : NodeOf<Kind::Expression, Node> {
    ExprNode* body;
};

}  // namespace bufferscope::ast
