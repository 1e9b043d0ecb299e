// The instruction set: one list with what each instruction does to the operand stack.
#pragma once

#include <cstdint>

namespace bufferscope {

/// An instruction is one 32-bit word: opcode in the low 8 bits, argument in the upper 24. The ones marked
/// CACHED are followed by one more word, which holds the number of an inline cache of the code object. Jump
/// arguments are absolute word indices. The semantics are CPython 3.14's where the name is (minus adaptive
/// forms); stack pictures are written bottom … top.
///
/// X(name, effect): change of stack depth; `variable` where it depends on the argument (see stack_effect in
/// emit.cpp).
constexpr int variable = -1000;

#define BUFFERSCOPE_OPCODES(X)                                                                                 \
    X(NOP, 0)                                                                                                  \
    X(RESUME, 0) /* first instruction after set-up of a frame; a place where slices may end */                 \
    X(POP_TOP, -1)                                                                                             \
    X(COPY, 1)           /* push the n-th from the top (1 = top) */                                            \
    X(SWAP, 0)           /* exchange top and the n-th from the top */                                          \
    X(PUSH_EMPTY, 1)     /* CPython's PUSH_NULL */                                                             \
    X(LOAD_CONST, 1)     /* constants[n] */                                                                    \
    X(LOAD_SMALL_INT, 1) /* n itself, 0 <= n < 2^24 */                                                         \
    /* locals, cells */                                                                                        \
    X(LOAD_FAST, 1)           /* slot n, known to be bound */                                                  \
    X(LOAD_FAST_CHECK, 1)     /* slot n, UnboundLocalError if empty */                                         \
    X(LOAD_FAST_AND_CLEAR, 1) /* slot n as it is (maybe empty), which becomes empty */                         \
    X(STORE_FAST, -1) /* the value may be empty: a slot that LOAD_FAST_AND_CLEAR emptied is restored */        \
    X(FORGET_FAST, 0) /* slot n becomes None while what it held dies, then empty */                            \
    X(DELETE_FAST, 0)                                                                                          \
    X(MAKE_CELL, 0)      /* slot n becomes a cell holding what was in it */                                    \
    X(COPY_FREE_VARS, 0) /* the function's n closure cells into the last n slots */                            \
    X(LOAD_DEREF, 1)     /* contents of the cell in slot n; NameError/UnboundLocalError if empty */            \
    X(STORE_DEREF, -1)                                                                                         \
    X(DELETE_DEREF, 0)                                                                                         \
    X(LOAD_FROM_DICT_OR_DEREF, 0) /* mapping → value: mapping[name of slot n], else the cell in slot n */    \
    /* names */                                                                                                \
    X(LOAD_NAME, 1)                                                                                            \
    X(STORE_NAME, -1)                                                                                          \
    X(DELETE_NAME, 0)                                                                                          \
    X(LOAD_GLOBAL, 1) /* CACHED */                                                                             \
    X(STORE_GLOBAL, -1)                                                                                        \
    X(DELETE_GLOBAL, 0)                                                                                        \
    X(LOAD_FROM_DICT_OR_GLOBALS, 0) /* mapping → value */                                                    \
    X(LOAD_LOCALS, 1)                                                                                          \
    X(LOAD_BUILD_CLASS, 1)                                                                                     \
    X(SETUP_ANNOTATIONS, 0)                                                                                    \
    /* attributes and items */                                                                                 \
    X(LOAD_ATTR, 0)   /* CACHED; owner → value */                                                            \
    X(STORE_ATTR, -2) /* CACHED; value owner → */                                                            \
    X(DELETE_ATTR, -1)                                                                                         \
    X(LOAD_METHOD, 1)      /* CACHED; owner → function self, or callable empty */                            \
    X(LOAD_SUPER_ATTR, -2) /* super class self → value; name n >> 1; if super is not the real one: called    \
                              with n & 1 ? (class, self) : () */                                               \
    X(LOAD_SUPER_METHOD, -1) /* super class self → function self, or callable empty */                       \
    X(LOAD_SPECIAL, 1)       /* owner → function self, or callable empty; n: 0 __enter__, 1 __exit__ */      \
    X(BINARY_SUBSCR, -1)                                                                                       \
    X(STORE_SUBSCR, -3)  /* value container key → */                                                         \
    X(DELETE_SUBSCR, -2) /* container key → */                                                               \
    X(BINARY_SLICE, -2)  /* container start stop → value */                                                  \
    X(STORE_SLICE, -4)   /* value container start stop → */                                                  \
    /* operators */                                                                                            \
    X(BINARY_OP, -1) /* n: BinaryOperator (object/protocol.h) */                                               \
    X(INPLACE_OP, -1)                                                                                          \
    X(UNARY_OP, 0)     /* n: UnaryOperator */                                                                  \
    X(UNARY_NOT, 0)    /* truth is taken of any value */                                                       \
    X(COMPARE_OP, -1)  /* n: Comparison */                                                                     \
    X(IS_OP, -1)       /* n: 1 inverts */                                                                      \
    X(CONTAINS_OP, -1) /* item container → bool; n: 1 inverts */                                             \
    /* jumps; the conditional ones take the truth of any value */                                              \
    X(JUMP, 0)                                                                                                 \
    X(JUMP_BACKWARD, 0) /* counts against the budget */                                                        \
    X(POP_JUMP_IF_FALSE, -1)                                                                                   \
    X(POP_JUMP_IF_TRUE, -1)                                                                                    \
    X(POP_JUMP_IF_NONE, -1)                                                                                    \
    X(POP_JUMP_IF_NOT_NONE, -1)                                                                                \
    X(JUMP_IF_FALSE_OR_POP, -1) /* the value stays when it jumps */                                            \
    X(JUMP_IF_TRUE_OR_POP, -1)                                                                                 \
    X(GET_ITER, 0)                                                                                             \
    X(FOR_ITER, 1) /* iterator → iterator item; when exhausted pops the iterator and jumps to n */           \
    /* building */                                                                                             \
    X(BUILD_TUPLE, variable)                                                                                   \
    X(BUILD_LIST, variable)                                                                                    \
    X(BUILD_SET, variable)                                                                                     \
    X(BUILD_MAP, variable)    /* n pairs: key value … */                                                     \
    X(BUILD_STRING, variable) /* joins n str */                                                                \
    X(BUILD_SLICE, variable)  /* n: 2 or 3 */                                                                  \
    X(LIST_APPEND, -1)        /* to the list n below the item (1 = directly below) */                          \
    X(SET_ADD, -1)                                                                                             \
    X(MAP_ADD, -2)     /* key value; to the dict n below the key */                                            \
    X(LIST_EXTEND, -1) /* "Value after * must be an iterable, not int" */                                      \
    X(SET_UPDATE, -1)                                                                                          \
    X(DICT_UPDATE, -1) /* {**x} */                                                                             \
    X(DICT_MERGE, -1)  /* f(**x): callable tuple dict mapping → …; duplicate keys are errors */            \
    X(LIST_TO_TUPLE, 0)                                                                                        \
    X(UNPACK_SEQUENCE, variable) /* sequence → n items, first on top */                                      \
    X(UNPACK_EX, variable)       /* n & 0xff before the star, n >> 8 after it; first on top */                 \
    X(CONVERT_VALUE, 0)          /* n: 1 str, 2 repr, 3 ascii */                                               \
    X(FORMAT_SIMPLE, 0)          /* value → format(value, '') */                                             \
    X(FORMAT_WITH_SPEC, -1)      /* value spec → str */                                                      \
    X(BUILD_INTERPOLATION,                                                                                     \
      variable) /* value text [spec] → interpolation; n & 1: spec, n >> 2: conversion as CONVERT_VALUE */    \
    X(BUILD_TEMPLATE, -1) /* strings interpolations → template */                                            \
    /* calls */                                                                                                \
    X(CALL, variable)          /* callable, n positional → result */                                         \
    X(CALL_KEYWORDS, variable) /* callable, n values, tuple of names for the last ones → result */           \
    X(CALL_METHOD, variable)   /* as LOAD_METHOD left it (2 words), n positional → result */                 \
    X(CALL_METHOD_KEYWORDS, variable)                                                                          \
    X(CALL_UNPACKED, variable) /* callable, iterable [, dict if n = 1] → result; what is no tuple comes from \
                                  f(*x): "f() argument after * must be an iterable, not int" */                \
    X(MAKE_FUNCTION, 0)        /* code → function */                                                         \
    X(SET_FUNCTION_ATTRIBUTE, -1) /* value function → function; n: FunctionAttribute */                      \
    X(RETURN_VALUE, -1)                                                                                        \
    /* generators */                                                                                           \
    X(RETURN_GENERATOR, 1) /* follows COPY_FREE_VARS and MAKE_CELLs in a generator's code: answers the         \
                              generator; resumed, it pushes None (POP_TOP, RESUME follow) */                   \
    X(YIELD_VALUE, 0) /* value → value sent; n = 1: inside `yield from` (receiver below; throw() and close() \
                         go to it; an exception raised here keeps the stack [receiver None]) */                \
    X(GET_YIELD_FROM_ITER, 0)                                                                                  \
    X(SEND,                                                                                                    \
      0) /* receiver value → receiver yielded; when the receiver returned: → receiver result, jump to n */ \
    X(END_SEND, -1)      /* receiver result → result */                                                      \
    X(CLEANUP_THROW, -1) /* receiver value exception → None value if it is StopIteration, else raises it */  \
    X(STOP_ITERATION_ERROR,                                                                                    \
      0) /* exception → exception, a StopIteration turned into RuntimeError (generators) */                  \
    /* exceptions */                                                                                           \
    X(PUSH_EXC_INFO, 1)         /* exception → previous exception; it becomes the handled one */             \
    X(POP_EXCEPT, -1)           /* previous → ; it becomes the handled one again */                          \
    X(CHECK_EXC_MATCH, 0)       /* exception type → exception bool */                                        \
    X(CHECK_EG_MATCH, 0)        /* group type → rest match (each None if empty) */                           \
    X(PREPARE_RERAISE_STAR, -1) /* original list → exception or None */                                      \
    X(RAISE, variable)          /* n: 0 re-raise, 1 exc, 2 exc cause */                                        \
    X(RERAISE, -1) /* exception → raises; n > 0: the n-th below it is the instruction to blame (lasti) */    \
    X(WITH_EXCEPT_START,                                                                                       \
      1) /* exit-function exit-self lasti previous exception → … result of exit(type, exc, tb) */          \
    X(LOAD_COMMON_CONSTANT, 1) /* n: 0 AssertionError, 1 NotImplementedError, 2 all, 3 any, 4 tuple */         \
    /* imports */                                                                                              \
    X(IMPORT_NAME, -1) /* level fromlist → module */                                                         \
    X(IMPORT_FROM, 1)  /* module → module value */                                                           \
    X(IMPORT_STAR, -1)                                                                                         \
    /* match */                                                                                                \
    X(GET_LEN, 1)                                                                                              \
    X(MATCH_MAPPING, 1)                                                                                        \
    X(MATCH_SEQUENCE, 1)                                                                                       \
    X(MATCH_KEYS, 1)   /* subject keys → subject keys values-or-None */                                      \
    X(MATCH_CLASS, -2) /* subject class names → tuple or None; n positional patterns */                      \
    /* the rest */                                                                                             \
    X(PRINT_EXPRESSION, -1)          /* interactive mode: sys.displayhook */                                   \
    X(MAKE_TYPE_PARAMETER, variable) /* n: TypeParameter; name [bound or default] → parameter */             \
    X(MAKE_TYPE_ALIAS, -2)           /* name parameters-or-None value-function → alias */                    \
    X(SUBSCRIPT_GENERIC, 0)          /* parameters → Generic[parameters] */                                  \
    X(NOT_SUPPORTED, 0)              /* raises NotImplementedError for constants[n] ("async functions") */     \
    /* made by the peephole pass from the ones above */                                                        \
    X(LOAD_FAST_LOAD_FAST, 2)  /* slots n & 0xfff, n >> 12 */                                                  \
    X(BINARY_OP_FAST_FAST, 1)  /* slots (n >> 4) & 0x3ff, n >> 14; operator n & 15 */                          \
    X(BINARY_OP_FAST_SMALL, 1) /* slot (n >> 4) & 0x3ff, int n >> 14; operator n & 15 */                       \
    X(COMPARE_JUMP_IF_FALSE,                                                                                   \
      -2) /* the next word's argument is the target, its opcode POP_JUMP_IF_FALSE; n: Comparison */            \
    X(STORE_FAST_LOAD_FAST, 0) /* slots n & 0xfff, n >> 12 */

enum class Opcode : std::uint8_t {
#define BUFFERSCOPE_OPCODE_NAME(name, effect) name,
    BUFFERSCOPE_OPCODES(BUFFERSCOPE_OPCODE_NAME)
#undef BUFFERSCOPE_OPCODE_NAME
        count
};

/// Argument of SET_FUNCTION_ATTRIBUTE.
enum class FunctionAttribute : std::uint8_t {
    defaults,
    keyword_defaults,
    annotations,
    closure,
    annotate,
    type_parameters
};

/// Argument of MAKE_TYPE_PARAMETER. `…_bound`: a function giving the bound lies on top; `with_default`:
/// [parameter, function] → parameter.
enum class TypeParameter : std::uint8_t {
    variable,
    variable_bound,
    variable_constraints,
    param_spec,
    variable_tuple,
    with_default
};

using Instruction = std::uint32_t;
constexpr Instruction encode(Opcode opcode, std::uint32_t argument = 0) {
    return static_cast<std::uint32_t>(opcode) | argument << 8;
}
constexpr Opcode opcode_of(Instruction word) {
    return static_cast<Opcode>(word & 0xff);
}
constexpr std::uint32_t argument_of(Instruction word) {
    return word >> 8;
}
constexpr std::uint32_t max_argument = (1u << 24) - 1;
/// What UNPACK_EX has room for: before the star as many targets as CPython takes, after it fewer (CPython:
/// 2^23).
constexpr std::size_t most_before_star = 0xff;
constexpr std::size_t most_after_star = 0xffff;

}  // namespace bufferscope
