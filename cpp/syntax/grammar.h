// Python's grammar as data, for finding the error of a program that does not parse.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/token.h"

namespace bufferscope {

/// One operation of a parsing expression grammar.
struct GrammarNode {
    enum class Type : std::uint8_t {
        Token,  // operand: the TokenKind
        Word,   // a NAME spelt like `text`
        SoftKeyword,
        Rule,      // operand: the rule
        Sequence,  // children in order; `text` is the action
        Choice,    // children: alternatives
        Optional,
        Star,
        Plus,
        Gather,  // second child separated by the first
        And,
        Not,
        Forced,  // operand: a TokenKind that must come
        Cut,
    };
    Type type;
    char capture = 0;  // 'a' or 'b'
    std::uint16_t operand = 0;
    std::uint16_t first_child = 0;  // into Grammar::children
    std::uint16_t child_count = 0;
    std::string_view text;
};

struct GrammarRule {
    std::string_view name;
    std::uint16_t body = 0;
    bool memo = false;
    bool left_recursive = false;
    bool invalid = false;          // only the second pass tries it
    bool without_invalid = false;  // nothing below it tries rules for errors
};

/// Reads the rules from their text form (see grammar.cpp).
class Grammar {
  public:
    Grammar();
    std::uint16_t rule(std::string_view name) const;

    std::vector<GrammarNode> nodes;
    std::vector<std::uint16_t> children;
    std::vector<GrammarRule> rules;
};

}  // namespace bufferscope
