// Reads the grammar's text form into operations.
#include "syntax/grammar.h"

#include "syntax/grammar_rules.h"

namespace bufferscope {

namespace {

using Type = GrammarNode::Type;

struct NamedToken {
    std::string_view name;
    TokenKind kind;
};
constexpr NamedToken named_tokens[] = {
    {"NAME", TokenKind::Name},
    {"NUMBER", TokenKind::Number},
    {"STRING", TokenKind::String},
    {"NEWLINE", TokenKind::Newline},
    {"INDENT", TokenKind::Indent},
    {"DEDENT", TokenKind::Dedent},
    {"ENDMARKER", TokenKind::EndMarker},
    {"FSTRING_START", TokenKind::FStringStart},
    {"FSTRING_MIDDLE", TokenKind::FStringMiddle},
    {"FSTRING_END", TokenKind::FStringEnd},
    {"TSTRING_START", TokenKind::TStringStart},
    {"TSTRING_MIDDLE", TokenKind::TStringMiddle},
    {"TSTRING_END", TokenKind::TStringEnd},
};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

class Reader {
  public:
    Reader(Grammar& grammar, std::string_view text) : grammar_(grammar), text_(text) {}

    /// The right side of a rule.
    std::uint16_t choice() {
        std::vector<std::uint16_t> alternatives;
        do {
            alternatives.push_back(sequence());
        } while (skip('|'));
        return add(Type::Choice, alternatives);
    }

  private:
    char peek() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    bool skip(char wanted) {
        if (peek() != wanted) return false;
        ++at_;
        return true;
    }

    std::uint16_t add(Type type, const std::vector<std::uint16_t>& children, std::uint16_t operand = 0,
                      std::string_view text = {}) {
        GrammarNode node{};
        node.type = type;
        node.operand = operand;
        node.text = text;
        node.first_child = static_cast<std::uint16_t>(grammar_.children.size());
        node.child_count = static_cast<std::uint16_t>(children.size());
        grammar_.children.insert(grammar_.children.end(), children.begin(), children.end());
        grammar_.nodes.push_back(node);
        return static_cast<std::uint16_t>(grammar_.nodes.size() - 1);
    }

    std::uint16_t sequence() {
        std::vector<std::uint16_t> items;
        std::string_view action;
        for (char c = peek(); c != '\0' && c != '|' && c != ')' && c != ']'; c = peek()) {
            if (c != '{') {
                items.push_back(item());
                continue;
            }
            std::size_t start = ++at_;
            // An action ends where a bar, a bracket or nothing follows its brace.
            for (;; ++at_) {
                if (text_[at_] != '}') continue;
                std::string_view rest = text_.substr(at_ + 1, 2);
                if (rest.empty() || rest == " |" || rest[0] == ')' || rest[0] == ']') break;
            }
            action = text_.substr(start, at_ - start);
            ++at_;
        }
        return add(Type::Sequence, items, 0, action);
    }

    std::uint16_t item() {
        char capture = 0;
        char c = peek();
        if ((c == 'a' || c == 'b') && at_ + 1 < text_.size() && text_[at_ + 1] == '=') {
            capture = c;
            at_ += 2;
        }
        std::uint16_t node = prefixed();
        if (capture != 0) {
            // A capture belongs to its place, so that shared leaves are not an issue: every item is a node of
            // its own.
            grammar_.nodes[node].capture = capture;
        }
        return node;
    }

    std::uint16_t prefixed() {
        if (skip('&')) {
            if (skip('&')) {
                std::uint16_t token = atom();
                return add(Type::Forced, {}, grammar_.nodes[token].operand);
            }
            return add(Type::And, {atom()});
        }
        if (skip('!')) return add(Type::Not, {atom()});
        if (skip('~')) return add(Type::Cut, {});
        std::uint16_t node = atom();
        char c = at_ < text_.size() ? text_[at_] : '\0';
        if (c == '.') {
            ++at_;
            std::uint16_t element = atom();
            ++at_;  // the + of a gathering
            return add(Type::Gather, {node, element});
        }
        if (c == '*' || c == '+') {
            ++at_;
            return add(c == '*' ? Type::Star : Type::Plus, {node});
        }
        return node;
    }

    std::uint16_t atom() {
        char c = peek();
        if (c == '(' || c == '[') {
            ++at_;
            std::uint16_t inner = choice();
            ++at_;
            return c == '(' ? inner : add(Type::Optional, {inner});
        }
        if (c == '\'' || c == '"') {
            std::size_t end = text_.find(c, at_ + 1);
            std::string_view spelling = text_.substr(at_ + 1, end - at_ - 1);
            at_ = end + 1;
            if (c == '"') return add(Type::Word, {}, 0, spelling);
            std::uint16_t kind = static_cast<std::uint16_t>(first_operator);
            while (token_texts[kind - static_cast<int>(first_operator)] != spelling) ++kind;
            return add(Type::Token, {}, kind);
        }
        std::size_t start = at_;
        while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
        std::string_view name = text_.substr(start, at_ - start);
        if (name == "SOFT_KEYWORD") return add(Type::SoftKeyword, {});
        for (const NamedToken& token : named_tokens) {
            if (token.name == name) return add(Type::Token, {}, static_cast<std::uint16_t>(token.kind));
        }
        return add(Type::Rule, {}, grammar_.rule(name));
    }

    Grammar& grammar_;
    std::string_view text_;
    std::size_t at_ = 0;
};

/// Calls visit(name, flags, right side) for every rule of the text.
template <class Visit>
void each_rule(Visit visit) {
    std::string_view rest = grammar_rules;
    while (!rest.empty()) {
        std::size_t end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        rest = rest.substr(end + 1);
        std::size_t equals = line.find(" = ");
        if (equals == std::string_view::npos) continue;
        std::string_view head = line.substr(0, equals);
        std::size_t space = head.find(' ');
        std::string_view flags = space == std::string_view::npos ? "" : head.substr(space + 1);
        visit(head.substr(0, space), flags, line.substr(equals + 3));
    }
}

}  // namespace

Grammar::Grammar() {
    rules.reserve(300);
    each_rule([this](std::string_view name, std::string_view flags, std::string_view) {
        GrammarRule rule;
        rule.name = name;
        rule.memo = flags == "*";
        rule.left_recursive = flags == "^";
        rule.invalid = name.substr(0, 8) == "invalid_";
        rule.without_invalid = name == "expression_without_invalid";
        rules.push_back(rule);
    });
    std::size_t next = 0;
    each_rule([&](std::string_view, std::string_view, std::string_view body) {
        rules[next++].body = Reader(*this, body).choice();
    });
}

std::uint16_t Grammar::rule(std::string_view name) const {
    std::uint16_t index = 0;
    while (rules[index].name != name) ++index;
    return index;
}

}  // namespace bufferscope
