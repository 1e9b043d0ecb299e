// Expressions back to text, with as few parentheses as their precedence needs.
#include "compile/unparse.h"

#include "base/text.h"
#include "types/float.h"

namespace bufferscope {

using namespace ast;

namespace {

// From loosest to tightest.
enum Level : int {
    tuple_level,
    test_level,
    or_level,
    and_level,
    not_level,
    compare_level,
    bit_or_level,
    bit_xor_level,
    bit_and_level,
    shift_level,
    sum_level,
    term_level,
    factor_level,
    power_level,
    await_level,
    atom_level
};

struct OperatorText {
    std::string_view text;
    int level;
};
constexpr OperatorText binary_operators[] = {
    {" + ", sum_level},    {" - ", sum_level},    {" * ", term_level},    {" @ ", term_level},
    {" / ", term_level},   {" % ", term_level},   {" ** ", power_level},  {" << ", shift_level},
    {" >> ", shift_level}, {" | ", bit_or_level}, {" ^ ", bit_xor_level}, {" & ", bit_and_level},
    {" // ", term_level},
};
constexpr std::string_view compare_operators[] = {" == ", " != ", " < ",      " <= ", " > ",
                                                  " >= ", " is ", " is not ", " in ", " not in "};

class Unparser {
  public:
    std::string out;

    void expression(const ExprNode* node, int level);

  private:
    void text(std::string_view part) { out += part; }
    void open(bool needed) {
        if (needed) out += '(';
    }
    void close(bool needed) {
        if (needed) out += ')';
    }
    void list(ExprList items, int level) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0) text(", ");
            expression(items[i], level);
        }
    }
    void quoted(std::string_view value, bool is_bytes);
    void constant(const Constant* node);
    void comprehensions(Sequence<Comprehension> generators);
    void call(const Call* node);
    void lambda(const Lambda* node, int level);
    void dict(const ast::Dict* node);
    void compare(const Compare* node, int level);
    void string_parts(ExprList parts, std::string& inner);
    void joined(const ExprNode* node, ExprList parts, char prefix);
};

/// repr of a str or bytes.
void Unparser::quoted(std::string_view value, bool is_bytes) {
    bool single = value.find('\'') != std::string_view::npos;
    char quote = single && value.find('"') == std::string_view::npos ? '"' : '\'';
    if (is_bytes) out += 'b';
    out += quote;
    for (char c : value) {
        auto byte = static_cast<unsigned char>(c);
        if (c == quote || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (c == '\r') {
            out += "\\r";
        } else if (byte < 0x20 || byte == 0x7f || (is_bytes && byte >= 0x80)) {
            out += "\\x";
            out += "0123456789abcdef"[byte >> 4];
            out += "0123456789abcdef"[byte & 15];
        } else {
            out += c;
        }
    }
    out += quote;
}

void Unparser::constant(const Constant* node) {
    switch (node->type) {
        case ConstantType::None:
            return text("None");
        case ConstantType::True:
            return text("True");
        case ConstantType::False:
            return text("False");
        case ConstantType::Ellipsis:
            return text("...");
        case ConstantType::Int:
            if (node->base == 16) text("0x");
            if (node->base == 8) text("0o");
            if (node->base == 2) text("0b");
            return text(node->text);
        case ConstantType::Float:
            return text(float_repr(node->number));
        case ConstantType::Imaginary: {
            std::string number = float_repr(node->number);
            if (number.size() > 2 && number.substr(number.size() - 2) == ".0")
                number.resize(number.size() - 2);
            text(number);
            return text("j");
        }
        case ConstantType::Str:
            return quoted(node->text, false);
        case ConstantType::Bytes:
            return quoted(node->text, true);
    }
}

void Unparser::comprehensions(Sequence<Comprehension> generators) {
    for (const Comprehension* generator : generators) {
        text(generator->is_async ? " async for " : " for ");
        expression(generator->target, tuple_level);
        text(" in ");
        expression(generator->iter, test_level + 1);
        for (const ExprNode* condition : generator->ifs) {
            text(" if ");
            expression(condition, test_level + 1);
        }
    }
}

void Unparser::call(const Call* node) {
    expression(node->func, atom_level);
    if (node->args.size() == 1 && node->keywords.empty() && is<GeneratorExp>(node->args[0]))
        return expression(node->args[0], test_level);
    out += '(';
    list(node->args, test_level);
    bool first = node->args.empty();
    for (const Keyword* keyword : node->keywords) {
        if (!first) text(", ");
        first = false;
        if (keyword->arg.empty()) {
            text("**");
        } else {
            text(keyword->arg);
            out += '=';
        }
        expression(keyword->value, test_level);
    }
    out += ')';
}

void Unparser::lambda(const Lambda* node, int level) {
    open(level > test_level);
    const Arguments* arguments = node->args;
    text("lambda");
    bool first = true;
    auto separate = [&] {
        text(first ? " " : ", ");
        first = false;
    };
    std::size_t positional = arguments->posonlyargs.size() + arguments->args.size();
    for (std::size_t i = 0; i < positional; ++i) {
        std::size_t before = arguments->posonlyargs.size();
        separate();
        text(i < before ? arguments->posonlyargs[i]->arg : arguments->args[i - before]->arg);
        std::size_t without = positional - arguments->defaults.size();
        if (i >= without) {
            out += '=';
            expression(arguments->defaults[i - without], test_level);
        }
        if (before > 0 && i + 1 == before) text(", /");
    }
    if (arguments->vararg != nullptr || !arguments->kwonlyargs.empty()) {
        separate();
        out += '*';
        if (arguments->vararg != nullptr) text(arguments->vararg->arg);
    }
    for (std::size_t i = 0; i < arguments->kwonlyargs.size(); ++i) {
        separate();
        text(arguments->kwonlyargs[i]->arg);
        if (arguments->kw_defaults[i] == nullptr) continue;
        out += '=';
        expression(arguments->kw_defaults[i], test_level);
    }
    if (arguments->kwarg != nullptr) {
        separate();
        text("**");
        text(arguments->kwarg->arg);
    }
    text(": ");
    expression(node->body, test_level);
    close(level > test_level);
}

void Unparser::dict(const ast::Dict* node) {
    out += '{';
    for (std::size_t i = 0; i < node->values.size(); ++i) {
        if (i > 0) text(", ");
        if (node->keys[i] == nullptr) {
            text("**");
            expression(node->values[i], bit_or_level);
            continue;
        }
        expression(node->keys[i], test_level);
        text(": ");
        expression(node->values[i], test_level);
    }
    out += '}';
}

void Unparser::compare(const Compare* node, int level) {
    open(level > compare_level);
    expression(node->left, compare_level + 1);
    for (std::size_t i = 0; i < node->ops.size(); ++i) {
        text(compare_operators[static_cast<int>(node->ops[i])]);
        expression(node->comparators[i], compare_level + 1);
    }
    close(level > compare_level);
}

/// The inside of an f-string or t-string, braces doubled in its text.
void Unparser::string_parts(ExprList parts, std::string& inner) {
    for (const ExprNode* part : parts) {
        if (const auto* text_part = get_if<Constant>(part)) {
            for (char c : text_part->text) {
                if (c == '{' || c == '}') inner += c;
                inner += c;
            }
            continue;
        }
        const auto* field = get_if<FormattedValue>(part);
        const auto* interpolation = get_if<Interpolation>(part);
        if (field == nullptr && interpolation == nullptr) continue;
        Unparser value;
        value.expression(field != nullptr ? field->value : interpolation->value, test_level + 1);
        inner += '{';
        if (!value.out.empty() && value.out[0] == '{') inner += ' ';
        inner += value.out;
        std::int32_t conversion = field != nullptr ? field->conversion : interpolation->conversion;
        if (conversion > 0) {
            inner += '!';
            inner += static_cast<char>(conversion);
        }
        const ExprNode* spec = field != nullptr ? field->format_spec : interpolation->format_spec;
        if (const auto* parts_of_spec = get_if<JoinedStr>(spec)) {
            inner += ':';
            string_parts(parts_of_spec->values, inner);
        }
        inner += '}';
    }
}

void Unparser::joined(const ExprNode* node, ExprList parts, char prefix) {
    (void)node;
    std::string inner;
    string_parts(parts, inner);
    out += prefix;
    quoted(inner, false);
}

void Unparser::expression(const ExprNode* node, int level) {
    if (node == nullptr) return;
    switch (node->kind) {
        case Kind::Constant:
            return constant(as<Constant>(node));
        case Kind::Name:
            return text(as<ast::Name>(node)->id);
        case Kind::Attribute: {
            const auto* attribute = as<Attribute>(node);
            expression(attribute->value, atom_level);
            const auto* number = get_if<Constant>(attribute->value);
            text(number != nullptr && number->type == ConstantType::Int ? " ." : ".");
            return text(attribute->attr);
        }
        case Kind::Subscript: {
            expression(as<Subscript>(node)->value, atom_level);
            out += '[';
            expression(as<Subscript>(node)->slice, tuple_level);
            out += ']';
            return;
        }
        case Kind::Slice: {
            const auto* slice = as<ast::Slice>(node);
            expression(slice->lower, test_level);
            out += ':';
            expression(slice->upper, test_level);
            if (slice->step == nullptr) return;
            out += ':';
            return expression(slice->step, test_level);
        }
        case Kind::Call:
            return call(as<Call>(node));
        case Kind::Starred:
            out += '*';
            return expression(as<Starred>(node)->value, bit_or_level);
        case Kind::Tuple: {
            const auto* tuple = as<ast::Tuple>(node);
            if (tuple->elts.empty()) return text("()");
            open(level > tuple_level);
            list(tuple->elts, test_level);
            if (tuple->elts.size() == 1) out += ',';
            return close(level > tuple_level);
        }
        case Kind::List:
            out += '[';
            list(as<ast::List>(node)->elts, test_level);
            out += ']';
            return;
        case Kind::Set:
            out += '{';
            list(as<ast::Set>(node)->elts, test_level);
            out += '}';
            return;
        case Kind::Dict:
            return dict(as<ast::Dict>(node));
        case Kind::BinOp: {
            const auto* binary = as<BinOp>(node);
            OperatorText op = binary_operators[static_cast<int>(binary->op)];
            bool is_power = binary->op == ast::BinaryOperator::Pow;
            open(level > op.level);
            expression(binary->left, op.level + (is_power ? 1 : 0));
            text(op.text);
            expression(binary->right, op.level + (is_power ? 0 : 1));
            return close(level > op.level);
        }
        case Kind::UnaryOp: {
            const auto* unary = as<UnaryOp>(node);
            bool is_not = unary->op == ast::UnaryOperator::Not;
            int own = is_not ? not_level : factor_level;
            open(level > own);
            text(is_not                                    ? "not "
                 : unary->op == ast::UnaryOperator::Invert ? "~"
                 : unary->op == ast::UnaryOperator::UAdd   ? "+"
                                                           : "-");
            expression(unary->operand, own);
            return close(level > own);
        }
        case Kind::BoolOp: {
            const auto* operation = as<BoolOp>(node);
            bool is_and = operation->op == BoolOperator::And;
            int own = is_and ? and_level : or_level;
            open(level > own);
            for (std::size_t i = 0; i < operation->values.size(); ++i) {
                if (i > 0) text(is_and ? " and " : " or ");
                expression(operation->values[i], own + 1);
            }
            return close(level > own);
        }
        case Kind::Compare:
            return compare(as<Compare>(node), level);
        case Kind::IfExp: {
            const auto* choice = as<IfExp>(node);
            open(level > test_level);
            expression(choice->body, test_level + 1);
            text(" if ");
            expression(choice->test, test_level + 1);
            text(" else ");
            expression(choice->orelse, test_level);
            return close(level > test_level);
        }
        case Kind::NamedExpr:
            open(level > tuple_level);
            expression(as<NamedExpr>(node)->target, atom_level);
            text(" := ");
            expression(as<NamedExpr>(node)->value, atom_level);
            return close(level > tuple_level);
        case Kind::Lambda:
            return lambda(as<Lambda>(node), level);
        case Kind::JoinedStr:
            return joined(node, as<JoinedStr>(node)->values, 'f');
        case Kind::TemplateStr:
            return joined(node, as<TemplateStr>(node)->values, 't');
        case Kind::ListComp:
            out += '[';
            expression(as<ListComp>(node)->elt, test_level);
            comprehensions(as<ListComp>(node)->generators);
            out += ']';
            return;
        case Kind::SetComp:
            out += '{';
            expression(as<SetComp>(node)->elt, test_level);
            comprehensions(as<SetComp>(node)->generators);
            out += '}';
            return;
        case Kind::GeneratorExp:
            out += '(';
            expression(as<GeneratorExp>(node)->elt, test_level);
            comprehensions(as<GeneratorExp>(node)->generators);
            out += ')';
            return;
        case Kind::DictComp:
            out += '{';
            expression(as<DictComp>(node)->key, test_level);
            text(": ");
            expression(as<DictComp>(node)->value, test_level);
            comprehensions(as<DictComp>(node)->generators);
            out += '}';
            return;
        default:
            return;
    }
}

}  // namespace

std::string unparse(const ExprNode* node) {
    Unparser unparser;
    unparser.expression(node, test_level);
    return std::move(unparser.out);
}

}  // namespace bufferscope
