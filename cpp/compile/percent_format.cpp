// '…%s…' % (a, b): turned into the pieces of an f-string where the format is simple, as CPython does.
#include "compile/code_generator.h"

namespace bufferscope {

using namespace ast;

namespace {

/// One %s, %r or %a, with its width and precision as a format specification.
struct SimpleField {
    int conversion = 0;  // as CONVERT_VALUE
    std::string spec;
};

/// Reads a field behind its percent sign; false if it is anything else.
bool read_field(std::string_view text, std::size_t& at, SimpleField& field) {
    constexpr int max_digits = 2;
    bool left = false;
    while (at < text.size() && text[at] == '-') {
        left = true;
        ++at;
    }
    auto digits = [&](std::string& out) {
        int count = 0;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
            if (++count > max_digits) return false;
            out += text[at++];
        }
        return true;
    };
    std::string width;
    if (!digits(width)) return false;
    if (!width.empty() && width[0] == '0') return false;
    std::string precision;
    bool has_precision = at < text.size() && text[at] == '.';
    if (has_precision) {
        ++at;
        if (!digits(precision)) return false;
    }
    if (at >= text.size()) return false;
    char kind = text[at++];
    field.conversion = kind == 's' ? 1 : kind == 'r' ? 2 : kind == 'a' ? 3 : 0;
    if (!width.empty()) {
        if (!left) field.spec += '>';
        field.spec += width;
    }
    if (has_precision) field.spec += '.' + (precision.empty() ? std::string("0") : precision);
    return field.conversion != 0;
}

}  // namespace

bool CodeGenerator::percent_format(const BinOp* node) {
    const auto* format = get_if<Constant>(node->left);
    const auto* arguments = get_if<ast::Tuple>(node->right);
    if (node->op != ast::BinaryOperator::Mod || format == nullptr || arguments == nullptr) return false;
    if (format->type != ConstantType::Str || arguments->elts.empty()) return false;
    for (const ExprNode* argument : arguments->elts) {
        if (is<Starred>(argument)) return false;
    }
    struct Piece {
        std::string text;  // before the field
        SimpleField field;
    };
    std::vector<Piece> pieces;
    std::string text;
    std::string_view source = format->text;
    for (std::size_t at = 0; at < source.size();) {
        char c = source[at++];
        if (c != '%') {
            text += c;
            continue;
        }
        if (at < source.size() && source[at] == '%') {
            text += '%';
            ++at;
            continue;
        }
        Piece piece;
        if (!read_field(source, at, piece.field)) return false;
        piece.text = std::move(text);
        text.clear();
        pieces.push_back(std::move(piece));
    }
    if (pieces.size() != arguments->elts.size() || pieces.size() > 14) return false;
    std::int64_t count = 0;
    Position whole = position_of(node);
    auto literal_text = [&](const std::string& part) {
        if (part.empty()) return;
        load_text(part, whole);
        ++count;
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        literal_text(pieces[i].text);
        const ExprNode* argument = arguments->elts[i];
        Position at = position_of(argument);
        expression(argument);
        op(Opcode::CONVERT_VALUE, pieces[i].field.conversion, at);
        if (pieces[i].field.spec.empty()) {
            op(Opcode::FORMAT_SIMPLE, at);
        } else {
            load_text(pieces[i].field.spec, at);
            op(Opcode::FORMAT_WITH_SPEC, at);
        }
        ++count;
    }
    literal_text(text);
    if (count > 1) op(Opcode::BUILD_STRING, count, whole);
    return true;
}

}  // namespace bufferscope
