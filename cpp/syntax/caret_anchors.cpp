// Finds caret anchors by parsing the failing expression.
#include "syntax/caret_anchors.h"

#include <string>
#include <vector>

#include "syntax/parser.h"

namespace bufferscope {

namespace {

/// A place in the segment: a line from 0 and a byte within it.
struct Place {
    std::size_t line;
    std::size_t column;
};

class Segment {
  public:
    explicit Segment(std::string_view text) {
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= text.size(); ++i) {
            if (i < text.size() && text[i] != '\n') continue;
            lines_.push_back(text.substr(begin, i - begin));
            begin = i + 1;
        }
    }

    char at(Place place) const { return lines_[place.line][place.column]; }
    std::string_view line(std::size_t index) const { return lines_[index]; }

    /// The place itself or the first character of a later line; false behind the last character.
    bool settle(Place& place) const {
        while (place.line < lines_.size() && place.column >= lines_[place.line].size()) {
            place = {place.line + 1, 0};
        }
        return place.line < lines_.size();
    }

    /// Goes on to the first character that `wanted` accepts; comments and joined lines are passed over.
    template <class Predicate>
    bool find(Place& place, Predicate wanted) const {
        if (!settle(place)) return false;
        for (;;) {
            char c = at(place);
            if (c == '\\' || c == '#') {
                place = {place.line + 1, 0};
            } else if (wanted(c)) {
                return true;
            } else {
                ++place.column;
            }
            if (!settle(place)) return false;
        }
    }

  private:
    std::vector<std::string_view> lines_;
};

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/// The parser saw the segment behind "(\n", so its line 2 is line 0 of the segment.
Place end_of(const ast::Node* node) {
    return {static_cast<std::size_t>(node->span.end_line - 2),
            static_cast<std::size_t>(node->span.end_column)};
}

CaretAnchors make_anchors(Place left, Place right) {
    return {static_cast<std::int32_t>(left.line), static_cast<std::int32_t>(left.column),
            static_cast<std::int32_t>(right.line), static_cast<std::int32_t>(right.column)};
}

std::optional<CaretAnchors> operator_anchors(const Segment& segment, const ast::BinOp* operation) {
    Place place = end_of(operation->left);
    if (!segment.find(place, [](char c) { return !is_blank(c) && c != ')'; })) return std::nullopt;
    Place end = {place.line, place.column + 1};
    std::string_view line = segment.line(place.line);
    const ast::Span& right = operation->right->span;
    bool before_right = static_cast<std::size_t>(right.line - 2) > place.line ||
                        end.column < static_cast<std::size_t>(right.column);
    if (end.column < line.size() && before_right) {
        char c = line[end.column];
        if (!is_blank(c) && c != '\\' && c != '#') ++end.column;
    }
    return make_anchors(place, end);
}

std::optional<CaretAnchors> bracket_anchors(const Segment& segment, const ast::Node* head,
                                            const ast::Node* whole, char bracket) {
    Place place = end_of(head);
    if (!segment.find(place, [bracket](char c) { return c == bracket; })) return std::nullopt;
    return make_anchors(place, end_of(whole));
}

const ast::Module* as_module(const ParseResult& result) {
    return result.fault || !result.root ? nullptr : static_cast<const ast::Module*>(result.root);
}

}  // namespace

std::optional<CaretAnchors> caret_anchors(std::string_view text) {
    std::string source = "(\n";
    source += text;
    source += "\n)";
    ParseResult result = parse(source, {.source_is_str = true, .explains_faults = false});
    const ast::Module* module = as_module(result);
    if (!module || module->body.size() != 1 || module->body[0]->kind != ast::Kind::Expr) return std::nullopt;
    const ast::Node* node = static_cast<const ast::Expr*>(module->body[0])->value;
    Segment segment(text);
    switch (node->kind) {
        case ast::Kind::BinOp:
            return operator_anchors(segment, static_cast<const ast::BinOp*>(node));
        case ast::Kind::Subscript:
            return bracket_anchors(segment, static_cast<const ast::Subscript*>(node)->value, node, '[');
        case ast::Kind::Call:
            return bracket_anchors(segment, static_cast<const ast::Call*>(node)->func, node, '(');
        default:
            return std::nullopt;
    }
}

bool is_plain_call_statement(std::span<const std::string_view> lines, std::int32_t start, std::int32_t end) {
    std::string source;
    for (std::string_view line : lines) {
        if (!source.empty()) source += '\n';
        source += line;
    }
    ParseResult result = parse(source, {.source_is_str = true, .explains_faults = false});
    const ast::Module* module = as_module(result);
    if (!module || module->body.empty()) return false;
    const ast::Node* statement = module->body[0];
    const ast::Node* value = nullptr;
    if (statement->kind == ast::Kind::Return) {
        value = static_cast<const ast::Return*>(statement)->value;
        if (!value || value->kind != ast::Kind::Call) return false;
        if (static_cast<const ast::Call*>(value)->func->kind != ast::Kind::Name) return false;
    } else if (statement->kind == ast::Kind::Assign) {
        auto assignment = static_cast<const ast::Assign*>(statement);
        if (assignment->targets.size() != 1 || assignment->targets[0]->kind != ast::Kind::Name) return false;
        value = assignment->value;
        if (value->kind != ast::Kind::Call) return false;
    } else {
        return false;
    }
    const ast::Span& span = value->span;
    return span.line == 1 && span.end_line == static_cast<std::int32_t>(lines.size()) &&
           span.column == start && span.end_column == end;
}

}  // namespace bufferscope
