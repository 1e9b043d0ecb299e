// Code for operators, comparisons, conditions, displays, strings and the dispatch over all expressions.
#include "buffer/bytes.h"
#include "compile/code_generator.h"
#include "types/float.h"
#include "types/int.h"

namespace bufferscope {

using namespace ast;

namespace {
constexpr int max_depth = 800;
constexpr std::size_t stack_guideline = 30;  // longer displays are built piece by piece
}  // namespace

void CodeGenerator::expression(const ExprNode* node) {
    if (diagnostics_.failed()) return;
    if (++depth_ > max_depth)
        diagnostics_.too_deep();
    else
        expression_inner(node);
    --depth_;
}

void CodeGenerator::expression_inner(const ExprNode* node) {
    Position at = position_of(node);
    switch (node->kind) {
        case Kind::NamedExpr:
            expression(as<NamedExpr>(node)->value);
            op(Opcode::COPY, 1, at);
            expression(as<NamedExpr>(node)->target);
            break;
        case Kind::BoolOp:
            boolean_operation(as<BoolOp>(node));
            break;
        case Kind::BinOp:
            binary_operation(as<BinOp>(node));
            break;
        case Kind::UnaryOp:
            unary_operation(as<UnaryOp>(node));
            break;
        case Kind::Lambda:
            lambda(as<Lambda>(node));
            break;
        case Kind::IfExp:
            conditional_expression(as<IfExp>(node));
            break;
        case Kind::Dict:
            dict(as<ast::Dict>(node));
            break;
        case Kind::Set:
            sequence(as<ast::Set>(node)->elts, at, 0, Opcode::BUILD_SET, Opcode::SET_ADD, Opcode::SET_UPDATE,
                     false);
            break;
        case Kind::ListComp:
            comprehension(node, ComprehensionKind::list, as<ListComp>(node)->elt, nullptr,
                          as<ListComp>(node)->generators);
            break;
        case Kind::SetComp:
            comprehension(node, ComprehensionKind::set, as<SetComp>(node)->elt, nullptr,
                          as<SetComp>(node)->generators);
            break;
        case Kind::GeneratorExp:
            comprehension(node, ComprehensionKind::generator, as<GeneratorExp>(node)->elt, nullptr,
                          as<GeneratorExp>(node)->generators);
            break;
        case Kind::DictComp:
            comprehension(node, ComprehensionKind::dict, as<DictComp>(node)->key, as<DictComp>(node)->value,
                          as<DictComp>(node)->generators);
            break;
        case Kind::Yield:
            yield(as<Yield>(node));
            break;
        case Kind::YieldFrom:
            yield_from(as<YieldFrom>(node));
            break;
        case Kind::Await:
            expression(as<Await>(node)->value);
            not_supported("await", at);
            break;
        case Kind::Compare:
            compare(as<Compare>(node));
            break;
        case Kind::Call:
            call(as<Call>(node));
            break;
        case Kind::FormattedValue:
            formatted_value(as<FormattedValue>(node));
            break;
        case Kind::Interpolation:
            interpolation(as<ast::Interpolation>(node));
            break;
        case Kind::JoinedStr:
            formatted_string(as<JoinedStr>(node));
            break;
        case Kind::TemplateStr:
            template_string(as<TemplateStr>(node));
            break;
        case Kind::Constant: {
            const auto* constant = as<Constant>(node);
            Value value = literal(constant);
            if (value.is_empty() && !diagnostics_.failed())
                not_supported("complex numbers", at);
            else
                load(value, at);
            break;
        }
        case Kind::Attribute:
            attribute(as<Attribute>(node));
            break;
        case Kind::Subscript:
            subscript(as<Subscript>(node));
            break;
        case Kind::Starred:
            if (as<Starred>(node)->ctx == Context::Store)
                return fail(node, "starred assignment target must be in a list or tuple");
            return fail(node, "can't use starred expression here");
        case Kind::Slice:
            slice(as<ast::Slice>(node));
            break;
        case Kind::Name: {
            const auto* name = as<ast::Name>(node);
            if (name->id == "__debug__" && name->ctx == Context::Load) {
                load(Value::boolean(!options_.optimize_asserts), at);
                break;
            }
            access_name(mangle(name->id), name->ctx, at);
            break;
        }
        case Kind::List: {
            const auto* list = as<ast::List>(node);
            if (list->ctx == Context::Store) return unpack_target(list->elts, node);
            if (list->ctx == Context::Del) return expressions(list->elts);
            sequence(list->elts, at, 0, Opcode::BUILD_LIST, Opcode::LIST_APPEND, Opcode::LIST_EXTEND, false);
            break;
        }
        case Kind::Tuple: {
            const auto* tuple = as<ast::Tuple>(node);
            if (tuple->ctx == Context::Store) return unpack_target(tuple->elts, node);
            if (tuple->ctx == Context::Del) return expressions(tuple->elts);
            Value constant = fold(node);
            if (!constant.is_empty()) return load(constant, at);
            sequence(tuple->elts, at, 0, Opcode::BUILD_LIST, Opcode::LIST_APPEND, Opcode::LIST_EXTEND, true);
            break;
        }
        default:
            break;
    }
}

// ---- constants

Value CodeGenerator::literal(const Constant* node) {
    switch (node->type) {
        case ConstantType::None:
            return Value::none();
        case ConstantType::True:
            return Value::true_value();
        case ConstantType::False:
            return Value::false_value();
        case ConstantType::Ellipsis:
            return Value::ellipsis();
        case ConstantType::Int:
            return diagnostics_.take(int_from_digits(runtime_, node->text, node->base), Value::none());
        case ConstantType::Float:
            return new_float(runtime_, node->number);
        case ConstantType::Imaginary: {
            Type* complex = runtime_.type(BuiltinType::complex);
            if (complex == nullptr) return {};
            Value zero = new_float(runtime_, 0.0);
            Value imaginary = new_float(runtime_, node->number);
            return diagnostics_.take(bufferscope::call(runtime_, Value::share(complex), zero, imaginary));
        }
        case ConstantType::Str:
            return text_value(node->text);
        case ConstantType::Bytes: {
            Value made = diagnostics_.take(Result<Value>(new_bytes(runtime_, node->text)));
            return made;
        }
    }
    return {};
}

Value CodeGenerator::fold_sequence(ExprList elements) {
    std::vector<Value> items;
    for (const ExprNode* element : elements) {
        Value item = fold(element);
        if (item.is_empty()) return {};
        items.push_back(std::move(item));
    }
    return make_tuple(items);
}

Value CodeGenerator::fold(const ExprNode* node) {
    if (depth_ > max_depth || diagnostics_.failed()) return {};
    switch (node->kind) {
        case Kind::Constant:
            return literal(as<Constant>(node));
        case Kind::Name:
            if (as<ast::Name>(node)->id == "__debug__" && as<ast::Name>(node)->ctx == Context::Load)
                return Value::boolean(!options_.optimize_asserts);
            return {};
        case Kind::Tuple:
            if (as<ast::Tuple>(node)->ctx != Context::Load) return {};
            return fold_sequence(as<ast::Tuple>(node)->elts);
        case Kind::UnaryOp: {
            const auto* unary_node = as<UnaryOp>(node);
            Value operand = fold(unary_node->operand);
            if (operand.is_empty()) return {};
            if (unary_node->op == ast::UnaryOperator::Not) {
                Result<bool> truth_of = bufferscope::truth(runtime_, operand);
                if (truth_of.is_error()) return {};
                return Value::boolean(!truth_of.take());
            }
            if (unary_node->op == ast::UnaryOperator::Invert && operand.is_bool()) return {};  // it warns
            auto operation = unary_node->op == ast::UnaryOperator::USub ? bufferscope::UnaryOperator::negative
                             : unary_node->op == ast::UnaryOperator::UAdd
                                 ? bufferscope::UnaryOperator::positive
                                 : bufferscope::UnaryOperator::invert;
            Result<Value> result = unary(runtime_, operation, operand);
            return result.is_error() ? Value() : result.take();
        }
        case Kind::BinOp: {
            const ExprNode* left = node;
            while (is<BinOp>(left)) left = as<BinOp>(left)->left;
            if (!is<Constant>(left) && !is<UnaryOp>(left) && !is<ast::Tuple>(left) && !is<Subscript>(left))
                return {};
            std::vector<const BinOp*> spine;
            for (left = node; is<BinOp>(left); left = as<BinOp>(left)->left) spine.push_back(as<BinOp>(left));
            Value result = fold(left);
            for (std::size_t i = spine.size(); i > 0 && !result.is_empty(); --i) {
                Value right = fold(spine[i - 1]->right);
                if (right.is_empty()) return {};
                result = fold_binary(runtime_, operator_of(spine[i - 1]->op), result, right);
            }
            return result;
        }
        case Kind::Subscript: {
            const auto* subscript_node = as<Subscript>(node);
            if (subscript_node->ctx != Context::Load) return {};
            if (!is<Constant>(subscript_node->value) && !is<ast::Tuple>(subscript_node->value)) return {};
            Value container = fold(subscript_node->value);
            if (container.is_empty()) return {};
            Value key = fold(subscript_node->slice);
            if (key.is_empty()) return {};
            Result<Value> result = get_item(runtime_, container, key);
            return result.is_error() ? Value() : result.take();
        }
        case Kind::Slice: {
            const auto* slice_node = as<ast::Slice>(node);
            auto part = [&](const ExprNode* bound) {
                if (bound == nullptr) return Value::none();
                return is<Constant>(bound) ? literal(as<Constant>(bound)) : Value();
            };
            Value start = part(slice_node->lower);
            Value stop = part(slice_node->upper);
            Value step = part(slice_node->step);
            if (start.is_empty() || stop.is_empty() || step.is_empty()) return {};
            return new_slice(runtime_, start, stop, step);
        }
        default:
            return {};
    }
}

// ---- operators

bufferscope::BinaryOperator CodeGenerator::operator_of(ast::BinaryOperator operation) {
    using enum bufferscope::BinaryOperator;
    static constexpr bufferscope::BinaryOperator operators[] = {
        add,        subtract,    multiply, matrix_multiply, true_divide, remainder,    power,
        left_shift, right_shift, bit_or,   bit_xor,         bit_and,     floor_divide,
    };
    return operators[static_cast<int>(operation)];
}

void CodeGenerator::binary_op(ast::BinaryOperator operation, bool inplace, const Position& at) {
    op(inplace ? Opcode::INPLACE_OP : Opcode::BINARY_OP, static_cast<int>(operator_of(operation)), at);
}

/// Long sums lean to the left: their spine is walked, not descended, and folded as far as it is constant.
void CodeGenerator::binary_operation(const BinOp* node) {
    if (percent_format(node)) return;
    std::vector<const BinOp*> spine;
    const ExprNode* leftmost = node;
    for (; is<BinOp>(leftmost); leftmost = as<BinOp>(leftmost)->left) {
        const auto* inner = as<BinOp>(leftmost);
        if (inner != node && inner->op == ast::BinaryOperator::Mod && is<ast::Tuple>(inner->right)) break;
        spine.push_back(inner);
    }
    std::size_t i = spine.size();
    Value constant = fold(leftmost);
    if (constant.is_empty()) {
        expression(leftmost);
    } else {
        const ExprNode* folded = leftmost;
        while (i > 0) {
            Value right = fold(spine[i - 1]->right);
            if (right.is_empty()) break;
            Value result = fold_binary(runtime_, operator_of(spine[i - 1]->op), constant, right);
            if (result.is_empty()) break;
            constant = std::move(result);
            folded = spine[--i];
        }
        load(constant, position_of(folded));
    }
    for (; i > 0; --i) {
        expression(spine[i - 1]->right);
        binary_op(spine[i - 1]->op, false, position_of(spine[i - 1]));
    }
}

void CodeGenerator::unary_operation(const UnaryOp* node) {
    Position at = position_of(node);
    Value constant = fold(node);
    if (!constant.is_empty()) return load(constant, at);
    if (node->op == ast::UnaryOperator::Not && inverted_test(node)) return;
    const auto* compared = get_if<Compare>(node->operand);
    if (node->op == ast::UnaryOperator::Not && compared != nullptr && compared->ops.size() == 1) {
        // The comparison becomes one with the test of its result, and stands where that does.
        compare_two(compared, compared->ops[0], at);
    } else {
        expression(node->operand);
    }
    switch (node->op) {
        case ast::UnaryOperator::Not:
            op(Opcode::UNARY_NOT, at);
            break;
        case ast::UnaryOperator::USub:
            op(Opcode::UNARY_OP, static_cast<int>(bufferscope::UnaryOperator::negative), at);
            break;
        case ast::UnaryOperator::UAdd:
            op(Opcode::UNARY_OP, static_cast<int>(bufferscope::UnaryOperator::positive), at);
            break;
        case ast::UnaryOperator::Invert:
            op(Opcode::UNARY_OP, static_cast<int>(bufferscope::UnaryOperator::invert), at);
            break;
    }
}

/// `not a in b` and `not a is b`: one instruction, blamed on the whole.
bool CodeGenerator::inverted_test(const UnaryOp* node) {
    const auto* comparison = get_if<Compare>(node->operand);
    if (comparison == nullptr || comparison->ops.size() != 1) return false;
    CompareOperator operation = comparison->ops[0];
    if (operation < CompareOperator::Is) return false;
    static constexpr CompareOperator inverted[] = {CompareOperator::IsNot, CompareOperator::Is,
                                                   CompareOperator::NotIn, CompareOperator::In};
    compare_two(comparison, inverted[static_cast<int>(operation) - static_cast<int>(CompareOperator::Is)],
                position_of(node));
    return true;
}

/// The right side of a comparison; behind `in` a display of constants becomes one constant.
void CodeGenerator::container_or_value(CompareOperator operation, const ExprNode* node) {
    bool tests_membership = operation == CompareOperator::In || operation == CompareOperator::NotIn;
    if (tests_membership && constant_display(node)) return;
    expression(node);
}

/// Loads a list or set display of constants as a tuple or frozenset, where nobody can tell.
bool CodeGenerator::constant_display(const ExprNode* node) {
    const auto* list = get_if<ast::List>(node);
    const auto* set = get_if<ast::Set>(node);
    if (list == nullptr && set == nullptr) return false;
    Value items = fold_sequence(list != nullptr ? list->elts : set->elts);
    if (items.is_empty()) return false;
    load(set != nullptr ? frozen(items) : items, position_of(node));
    return true;
}

/// frozenset(items)
Value CodeGenerator::frozen(const Value& items) {
    Value type = Value::share(runtime_.type(BuiltinType::frozenset));
    return diagnostics_.take(bufferscope::call(runtime_, type, items));
}

void CodeGenerator::boolean_operation(const BoolOp* node) {
    Position at = position_of(node);
    Label end = new_label();
    Opcode opcode =
        node->op == BoolOperator::And ? Opcode::JUMP_IF_FALSE_OR_POP : Opcode::JUMP_IF_TRUE_OR_POP;
    for (std::size_t i = 0; i + 1 < node->values.size(); ++i) {
        expression(node->values[i]);
        jump(opcode, end, at);
    }
    expression(node->values.back());
    place(end);
}

void CodeGenerator::conditional_expression(const IfExp* node) {
    Label end = new_label();
    Label otherwise = new_label();
    jump_if(node->test, otherwise, false, position_of(node));
    expression(node->body);
    jump(Opcode::JUMP, end, {});
    place(otherwise);
    expression(node->orelse);
    place(end);
}

void CodeGenerator::jump_if(const ExprNode* node, Label target, bool condition, const Position& at) {
    if (diagnostics_.failed()) return;
    if (const auto* negation = get_if<UnaryOp>(node);
        negation != nullptr && negation->op == ast::UnaryOperator::Not)
        return jump_if(negation->operand, target, !condition, at);
    if (const auto* operation = get_if<BoolOp>(node)) {
        bool is_or = operation->op == BoolOperator::Or;
        Label next = is_or == condition ? target : new_label();
        for (std::size_t i = 0; i + 1 < operation->values.size(); ++i)
            jump_if(operation->values[i], next, is_or, at);
        jump_if(operation->values.back(), target, condition, at);
        if (next.id != target.id) place(next);
        return;
    }
    if (const auto* choice = get_if<IfExp>(node)) {
        Label end = new_label();
        Label otherwise = new_label();
        jump_if(choice->test, otherwise, false, at);
        jump_if(choice->body, target, condition, at);
        jump(Opcode::JUMP, end, {});
        place(otherwise);
        jump_if(choice->orelse, target, condition, at);
        place(end);
        return;
    }
    if (const auto* comparison = get_if<Compare>(node); comparison != nullptr && comparison->ops.size() > 1) {
        jump_if_chain(comparison, target, condition, at);
        return;
    }
    if (const auto* comparison = get_if<Compare>(node)) {
        bool is_none = comparison->ops[0] == CompareOperator::Is;
        const auto* right = get_if<Constant>(comparison->comparators[0]);
        if (right != nullptr && right->type == ConstantType::None &&
            (is_none || comparison->ops[0] == CompareOperator::IsNot)) {
            check_compare(comparison);
            expression(comparison->left);
            jump(is_none == condition ? Opcode::POP_JUMP_IF_NONE : Opcode::POP_JUMP_IF_NOT_NONE, target,
                 position_of(node));
            return;
        }
    }
    Value constant = fold(node);
    if (!constant.is_empty()) {
        Result<bool> known = bufferscope::truth(runtime_, constant);
        op(Opcode::NOP, at);
        if (!known.is_error() && known.take() == condition) jump(Opcode::JUMP, target, at);
        return;
    }
    expression(node);
    jump(condition ? Opcode::POP_JUMP_IF_TRUE : Opcode::POP_JUMP_IF_FALSE, target, position_of(node));
}

bool CodeGenerator::jump_if_chain(const Compare* node, Label target, bool condition, const Position& at) {
    check_compare(node);
    Position here = position_of(node);
    Label cleanup = new_label();
    Label end = new_label();
    expression(node->left);
    std::size_t last = node->ops.size() - 1;
    for (std::size_t i = 0; i < last; ++i) {
        expression(node->comparators[i]);
        op(Opcode::SWAP, 2, here);
        op(Opcode::COPY, 2, here);
        compare_op(node->ops[i], here);
        jump(Opcode::POP_JUMP_IF_FALSE, cleanup, here);
    }
    expression(node->comparators[last]);
    compare_op(node->ops[last], here);
    jump(condition ? Opcode::POP_JUMP_IF_TRUE : Opcode::POP_JUMP_IF_FALSE, target, here);
    jump(Opcode::JUMP, end, {});
    place(cleanup);
    op(Opcode::POP_TOP, here);
    if (!condition) jump(Opcode::JUMP, target, {});
    place(end);
    (void)at;
    return true;
}

// ---- comparison

void CodeGenerator::compare_op(CompareOperator operation, const Position& at) {
    switch (operation) {
        case CompareOperator::Is:
            return op(Opcode::IS_OP, 0, at);
        case CompareOperator::IsNot:
            return op(Opcode::IS_OP, 1, at);
        case CompareOperator::In:
            return op(Opcode::CONTAINS_OP, 0, at);
        case CompareOperator::NotIn:
            return op(Opcode::CONTAINS_OP, 1, at);
        default:
            break;
    }
    static constexpr Comparison comparisons[] = {Comparison::equal,   Comparison::not_equal,
                                                 Comparison::less,    Comparison::less_equal,
                                                 Comparison::greater, Comparison::greater_equal};
    op(Opcode::COMPARE_OP, static_cast<int>(comparisons[static_cast<int>(operation)]), at);
}

/// The name of the type of a literal whose identity means nothing, empty for others.
std::string_view CodeGenerator::constant_type_name(const ExprNode* node) {
    if (const auto* constant = get_if<Constant>(node)) {
        switch (constant->type) {
            case ConstantType::None:
                return "NoneType";
            case ConstantType::True:
            case ConstantType::False:
                return "bool";
            case ConstantType::Ellipsis:
                return "ellipsis";
            case ConstantType::Int:
                return "int";
            case ConstantType::Float:
                return "float";
            case ConstantType::Imaginary:
                return "complex";
            case ConstantType::Str:
                return "str";
            case ConstantType::Bytes:
                return "bytes";
        }
    }
    switch (node->kind) {
        case Kind::Tuple:
            return "tuple";
        case Kind::List:
        case Kind::ListComp:
            return "list";
        case Kind::Dict:
        case Kind::DictComp:
            return "dict";
        case Kind::Set:
        case Kind::SetComp:
            return "set";
        case Kind::GeneratorExp:
            return "generator";
        case Kind::Lambda:
            return "function";
        case Kind::JoinedStr:
        case Kind::FormattedValue:
            return "str";
        case Kind::TemplateStr:
        case Kind::Interpolation:
            return "string.templatelib.Template";
        default:
            return {};
    }
}

void CodeGenerator::check_compare(const Compare* node) {
    auto suspicious = [&](const ExprNode* operand) -> std::string_view {
        const auto* constant = get_if<Constant>(operand);
        if (constant != nullptr) {
            bool singleton = constant->type == ConstantType::None || constant->type == ConstantType::True ||
                             constant->type == ConstantType::False ||
                             constant->type == ConstantType::Ellipsis;
            return singleton ? std::string_view() : constant_type_name(operand);
        }
        const auto* tuple = get_if<ast::Tuple>(operand);
        if (tuple == nullptr || fold(operand).is_empty()) return {};
        for (const ExprNode* element : tuple->elts) {
            if (!is<Constant>(element) && !is<ast::Name>(element)) return {};  // folded later in CPython
        }
        return "tuple";
    };
    const ExprNode* left = node->left;
    for (std::size_t i = 0; i < node->ops.size(); ++i) {
        const ExprNode* right = node->comparators[i];
        if (node->ops[i] == CompareOperator::Is || node->ops[i] == CompareOperator::IsNot) {
            std::string_view type = suspicious(left);
            if (type.empty()) type = suspicious(right);
            if (!type.empty()) {
                diagnostics_.warn(position_of(node),
                                  node->ops[i] == CompareOperator::Is
                                      ? "\"is\" with '{}' literal. Did you mean \"==\"?"
                                      : "\"is not\" with '{}' literal. Did you mean \"!=\"?",
                                  {type});
            }
        }
        left = right;
    }
}

/// A comparison of two values, by its own operator or the inverted one.
void CodeGenerator::compare_two(const Compare* node, CompareOperator operation, const Position& at) {
    check_compare(node);
    expression(node->left);
    container_or_value(node->ops[0], node->comparators[0]);
    compare_op(operation, at);
}

void CodeGenerator::compare(const Compare* node) {
    Position at = position_of(node);
    std::size_t last = node->ops.size() - 1;
    if (last == 0) return compare_two(node, node->ops[0], at);
    check_compare(node);
    expression(node->left);
    Label cleanup = new_label();
    Label end = new_label();
    for (std::size_t i = 0; i < last; ++i) {
        expression(node->comparators[i]);
        op(Opcode::SWAP, 2, at);
        op(Opcode::COPY, 2, at);
        compare_op(node->ops[i], at);
        jump(Opcode::JUMP_IF_FALSE_OR_POP, cleanup, at);
    }
    expression(node->comparators[last]);
    compare_op(node->ops[last], at);
    jump(Opcode::JUMP, end, {});
    place(cleanup);
    op(Opcode::SWAP, 2, at);
    op(Opcode::POP_TOP, at);
    place(end);
}

// ---- displays

void CodeGenerator::sequence(ExprList elements, const Position& at, int pushed, Opcode build, Opcode append,
                             Opcode extend, bool to_tuple) {
    std::size_t count = elements.size();
    bool big = count + static_cast<std::size_t>(pushed) > stack_guideline;
    bool starred = false;
    for (const ExprNode* element : elements) starred |= is<Starred>(element);
    bool may_fold = !to_tuple && (build == Opcode::BUILD_LIST || !big);
    if (count > 2 && !starred && pushed == 0 && may_fold) {
        Value constants = fold_sequence(elements);
        if (!constants.is_empty()) {
            op(build, 0, at);
            load(build == Opcode::BUILD_SET ? frozen(constants) : constants, at);
            return op(extend, at);
        }
    }
    if (!starred && !big) {
        expressions(elements);
        return op(to_tuple ? Opcode::BUILD_TUPLE : build, static_cast<std::int64_t>(count) + pushed, at);
    }
    bool built = false;
    if (big) {
        op(build, pushed, at);
        built = true;
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (const auto* star = get_if<Starred>(elements[i])) {
            if (!built) {
                op(build, static_cast<std::int64_t>(i) + pushed, at);
                built = true;
            }
            expression(star->value);
            op(extend, at);
        } else {
            expression(elements[i]);
            if (built) op(append, 1, at);
        }
    }
    if (to_tuple) op(Opcode::LIST_TO_TUPLE, at);
}

void CodeGenerator::unpack_target(ExprList elements, const Node* node) {
    Position at = position_of(node);
    std::size_t count = elements.size();
    bool seen = false;
    for (std::size_t i = 0; i < count; ++i) {
        if (!is<Starred>(elements[i])) continue;
        if (seen) return fail(node, "multiple starred expressions in assignment");
        if (i > most_before_star || count - i - 1 > most_after_star)
            return fail(node, "too many expressions in star-unpacking assignment");
        op(Opcode::UNPACK_EX, static_cast<std::int64_t>(i | (count - i - 1) << 8), at);
        seen = true;
    }
    if (!seen) op(Opcode::UNPACK_SEQUENCE, static_cast<std::int64_t>(count), at);
    for (const ExprNode* element : elements) {
        const auto* starred = get_if<Starred>(element);
        expression(starred != nullptr ? starred->value : element);
    }
}

void CodeGenerator::dict_part(const ast::Dict* node, std::size_t begin, std::size_t end) {
    Position at = position_of(node);
    std::size_t count = end - begin;
    bool big = count * 2 > stack_guideline;
    if (big) op(Opcode::BUILD_MAP, 0, at);
    for (std::size_t i = begin; i < end; ++i) {
        expression(node->keys[i]);
        expression(node->values[i]);
        if (big) op(Opcode::MAP_ADD, 1, at);
    }
    if (!big) op(Opcode::BUILD_MAP, static_cast<std::int64_t>(count), at);
}

void CodeGenerator::dict(const ast::Dict* node) {
    Position at = position_of(node);
    bool have_dict = false;
    std::size_t begin = 0;
    auto flush = [&](std::size_t end) {
        if (end == begin) return;
        dict_part(node, begin, end);
        if (have_dict) op(Opcode::DICT_UPDATE, at);
        have_dict = true;
        begin = end;
    };
    for (std::size_t i = 0; i < node->values.size(); ++i) {
        if (node->keys[i] != nullptr) {
            if ((i + 1 - begin) * 2 > stack_guideline) flush(i + 1);
            continue;
        }
        flush(i);
        if (!have_dict) {
            op(Opcode::BUILD_MAP, 0, at);
            have_dict = true;
        }
        expression(node->values[i]);
        op(Opcode::DICT_UPDATE, at);
        begin = i + 1;
    }
    flush(node->values.size());
    if (!have_dict) op(Opcode::BUILD_MAP, 0, at);
}

// ---- strings

void CodeGenerator::formatted_string(const JoinedStr* node) {
    Position at = position_of(node);
    std::size_t count = node->values.size();
    if (count > stack_guideline) {
        load_text("", at);
        op_name(Opcode::LOAD_METHOD, names_.add("join"), at);
        op(Opcode::BUILD_LIST, 0, at);
        for (const ExprNode* part : node->values) {
            expression(part);
            op(Opcode::LIST_APPEND, 1, at);
        }
        return op(Opcode::CALL_METHOD, 1, at);
    }
    expressions(node->values);
    if (count > 1)
        op(Opcode::BUILD_STRING, static_cast<std::int64_t>(count), at);
    else if (count == 0)
        load_text("", at);
}

namespace {
int conversion_code(std::int32_t conversion) {
    return conversion == 's' ? 1 : conversion == 'r' ? 2 : conversion == 'a' ? 3 : 0;
}
}  // namespace

void CodeGenerator::formatted_value(const FormattedValue* node) {
    Position at = position_of(node);
    expression(node->value);
    if (int conversion = conversion_code(node->conversion)) op(Opcode::CONVERT_VALUE, conversion, at);
    if (node->format_spec != nullptr) {
        expression(node->format_spec);
        op(Opcode::FORMAT_WITH_SPEC, at);
    } else {
        op(Opcode::FORMAT_SIMPLE, at);
    }
}

void CodeGenerator::template_string(const TemplateStr* node) {
    Position at = position_of(node);
    std::vector<Value> strings;
    bool after_text = false;
    int interpolations = 0;
    for (const ExprNode* part : node->values) {
        if (const auto* text = get_if<Constant>(part)) {
            strings.push_back(text_value(text->text));
            after_text = true;
        } else {
            if (!after_text) strings.push_back(text_value(""));
            after_text = false;
            ++interpolations;
        }
    }
    if (!after_text) strings.push_back(text_value(""));
    load(make_tuple(strings), at);
    for (const ExprNode* part : node->values) {
        if (is<ast::Interpolation>(part)) expression(part);
    }
    op(Opcode::BUILD_TUPLE, interpolations, at);
    op(Opcode::BUILD_TEMPLATE, at);
}

void CodeGenerator::interpolation(const ast::Interpolation* node) {
    Position at = position_of(node);
    expression(node->value);
    load_text(node->str, at);
    int flags = conversion_code(node->conversion) << 2;
    if (node->format_spec != nullptr) {
        expression(node->format_spec);
        flags |= 1;
    }
    op(Opcode::BUILD_INTERPOLATION, flags, at);
}

// ---- generators

void CodeGenerator::yield(const Yield* node) {
    Position at = position_of(node);
    if (!in_function()) return fail(node, "'yield' outside function");
    if (node->value != nullptr)
        expression(node->value);
    else
        load_none(at);
    op(Opcode::YIELD_VALUE, 0, at);
}

void CodeGenerator::yield_from(const YieldFrom* node) {
    Position at = position_of(node);
    if (!in_function()) return fail(node, "'yield from' outside function");
    if (unit_->scope->is_coroutine) return fail(node, "'yield from' inside async function");
    expression(node->value);
    op(Opcode::GET_YIELD_FROM_ITER, at);
    load_none(at);
    Label send = new_label();
    Label raised = new_label();
    Label exit = new_label();
    place(send);
    jump(Opcode::SEND, exit, at);
    unit_->code.enter_handler(raised, false);
    op(Opcode::YIELD_VALUE, 1, at);
    unit_->code.leave_handler();
    jump(Opcode::JUMP, send, at);
    place(raised);
    op(Opcode::CLEANUP_THROW, at);
    place(exit);
    op(Opcode::END_SEND, at);
}

}  // namespace bufferscope
