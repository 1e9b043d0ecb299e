// Code for match statements.
#include "compile/code_generator.h"

namespace bufferscope {

using namespace ast;

/// What is known while a pattern is compiled. The captures lie on the stack until the whole pattern has
/// matched; above them `on_top` values belong to the match in progress. A failure jumps to the label that
/// pops them all.
struct CodeGenerator::PatternContext {
    std::vector<NameId> stores;
    bool allow_irrefutable = false;
    std::vector<Label> fail_pop;
    std::size_t on_top = 0;
};

namespace {

bool is_wildcard(const PatternNode* node) {
    const auto* capture = get_if<MatchAs>(node);
    return capture != nullptr && capture->pattern == nullptr && capture->name.empty();
}
bool is_wildcard_star(const PatternNode* node) {
    return is<MatchStar>(node) && as<MatchStar>(node)->name.empty();
}

}  // namespace

// ---- helpers

void CodeGenerator::pattern_fail(PatternContext& context, Opcode opcode, const Position& at) {
    std::size_t pops = context.on_top + context.stores.size();
    while (context.fail_pop.size() <= pops) context.fail_pop.push_back(new_label());
    jump(opcode, context.fail_pop[pops], at);
}

void CodeGenerator::pattern_failed(PatternContext& context, const Position& at) {
    for (std::size_t i = context.fail_pop.size(); i > 1; --i) {
        place(context.fail_pop[i - 1]);
        op(Opcode::POP_TOP, at);
    }
    if (!context.fail_pop.empty()) place(context.fail_pop[0]);
    context.fail_pop.clear();
}

void CodeGenerator::pattern_rotate(std::size_t count, const Position& at) {
    for (; count > 1; --count) op(Opcode::SWAP, static_cast<std::int64_t>(count), at);
}

void CodeGenerator::pattern_store(std::string_view name, PatternContext& context, const Node* node) {
    Position at = position_of(node);
    if (name.empty()) return op(Opcode::POP_TOP, at);
    NameId id = mangle(name);
    for (NameId known : context.stores) {
        if (known == id) return fail(node, "multiple assignments to name '{}' in pattern", {name});
    }
    // Under everything that this pattern still has on the stack, behind the captures before it.
    pattern_rotate(context.on_top + context.stores.size() + 1, at);
    context.stores.push_back(id);
}

// ---- patterns

void CodeGenerator::pattern_part(const PatternNode* node, PatternContext& context) {
    bool before = context.allow_irrefutable;
    context.allow_irrefutable = true;
    pattern(node, context);
    context.allow_irrefutable = before;
}

void CodeGenerator::pattern(const PatternNode* node, PatternContext& context) {
    if (diagnostics_.failed()) return;
    Position at = position_of(node);
    if (++depth_ > 800) diagnostics_.too_deep();
    switch (node->kind) {
        case Kind::MatchValue: {
            const ExprNode* value = as<MatchValue>(node)->value;
            if (fold(value).is_empty() && !is<Attribute>(value)) {
                fail(node, "patterns may only match literals and attribute lookups");
                break;
            }
            expression(value);
            op(Opcode::COMPARE_OP, static_cast<int>(Comparison::equal), at);
            pattern_fail(context, Opcode::POP_JUMP_IF_FALSE, at);
            break;
        }
        case Kind::MatchSingleton: {
            ConstantType type = as<MatchSingleton>(node)->value;
            if (type == ConstantType::None) {
                pattern_fail(context, Opcode::POP_JUMP_IF_NOT_NONE, at);
                break;
            }
            load(Value::boolean(type == ConstantType::True), at);
            op(Opcode::IS_OP, 0, at);
            pattern_fail(context, Opcode::POP_JUMP_IF_FALSE, at);
            break;
        }
        case Kind::MatchSequence:
            pattern_sequence(as<MatchSequence>(node), context);
            break;
        case Kind::MatchMapping:
            pattern_mapping(as<MatchMapping>(node), context);
            break;
        case Kind::MatchClass:
            pattern_class(as<MatchClass>(node), context);
            break;
        case Kind::MatchStar:
            pattern_store(as<MatchStar>(node)->name, context, node);
            break;
        case Kind::MatchAs:
            pattern_as(as<MatchAs>(node), context);
            break;
        case Kind::MatchOr:
            pattern_or(as<MatchOr>(node), context);
            break;
        default:
            break;
    }
    --depth_;
}

void CodeGenerator::pattern_as(const MatchAs* node, PatternContext& context) {
    if (node->pattern == nullptr) {
        if (!context.allow_irrefutable) {
            if (!node->name.empty())
                return fail(node, "name capture '{}' makes remaining patterns unreachable", {node->name});
            return fail(node, "wildcard makes remaining patterns unreachable");
        }
        return pattern_store(node->name, context, node);
    }
    context.on_top++;
    op(Opcode::COPY, 1, position_of(node));
    pattern(node->pattern, context);
    context.on_top--;
    pattern_store(node->name, context, node);
}

void CodeGenerator::pattern_or(const MatchOr* node, PatternContext& context) {
    Position at = position_of(node);
    Label end = new_label();
    std::vector<NameId> control;
    std::size_t count = node->patterns.size();
    for (std::size_t i = 0; i < count; ++i) {
        const PatternNode* alternative = node->patterns[i];
        PatternContext inner;
        inner.allow_irrefutable = i + 1 == count && context.allow_irrefutable;
        Position here = position_of(alternative);
        op(Opcode::COPY, 1, here);
        pattern(alternative, inner);
        if (diagnostics_.failed()) return;
        if (i == 0) {
            control = inner.stores;
        } else if (!pattern_reorder(inner, control, here)) {
            return fail(node, "alternative patterns bind different names");
        }
        jump(Opcode::JUMP, end, here);
        pattern_failed(inner, here);
    }
    op(Opcode::POP_TOP, at);  // the remaining copy of the subject
    pattern_fail(context, Opcode::JUMP, at);
    place(end);
    // The captures go below what the enclosing pattern has on the stack.
    std::size_t rotations = control.size() + 1 + context.on_top + context.stores.size();
    for (NameId name : control) {
        pattern_rotate(rotations, at);
        for (NameId known : context.stores) {
            if (known == name)
                return fail(node, "multiple assignments to name '{}' in pattern", {names_.text(name)});
        }
        context.stores.push_back(name);
    }
    op(Opcode::POP_TOP, at);
}

/// Brings the captures of an alternative into the order of the first one's. False: they are other names.
bool CodeGenerator::pattern_reorder(PatternContext& context, std::vector<NameId>& control,
                                    const Position& at) {
    std::vector<NameId>& stores = context.stores;
    if (stores.size() != control.size()) return false;
    for (std::size_t i = control.size(); i > 0; --i) {
        std::size_t wanted = i - 1;
        std::size_t found = 0;
        while (found < stores.size() && stores[found] != control[wanted]) ++found;
        if (found == stores.size()) return false;
        if (found == wanted) continue;
        // Moves the first found + 1 names behind the others up to `wanted`.
        std::size_t rotations = found + 1;
        std::vector<NameId> moved(stores.begin(), stores.begin() + static_cast<std::ptrdiff_t>(rotations));
        stores.erase(stores.begin(), stores.begin() + static_cast<std::ptrdiff_t>(rotations));
        stores.insert(stores.begin() + static_cast<std::ptrdiff_t>(wanted - found), moved.begin(),
                      moved.end());
        for (; rotations > 0; --rotations) pattern_rotate(wanted + 1, at);
    }
    return true;
}

void CodeGenerator::pattern_class(const MatchClass* node, PatternContext& context) {
    Position at = position_of(node);
    std::size_t positional = node->patterns.size();
    std::size_t named = node->kwd_attrs.size();
    for (std::size_t i = 0; i < named; ++i) {
        for (std::size_t k = i + 1; k < named; ++k) {
            if (node->kwd_attrs[i] == node->kwd_attrs[k])
                return fail(node->kwd_patterns[k], "attribute name repeated in class pattern: {}",
                            {node->kwd_attrs[k]});
        }
    }
    expression(node->cls);
    std::vector<Value> names;
    for (Identifier name : node->kwd_attrs) names.push_back(text_value(names_.text(mangle(name))));
    load(make_tuple(names), at);
    op(Opcode::MATCH_CLASS, static_cast<std::int64_t>(positional), at);
    op(Opcode::COPY, 1, at);
    context.on_top++;
    pattern_fail(context, Opcode::POP_JUMP_IF_NONE, at);
    std::size_t count = positional + named;
    op(Opcode::UNPACK_SEQUENCE, static_cast<std::int64_t>(count), at);
    context.on_top += count;
    context.on_top--;
    for (std::size_t i = 0; i < count; ++i) {
        context.on_top--;
        const PatternNode* part = i < positional ? node->patterns[i] : node->kwd_patterns[i - positional];
        if (is_wildcard(part))
            op(Opcode::POP_TOP, at);
        else
            pattern_part(part, context);
    }
}

bool CodeGenerator::pattern_keys(const MatchMapping* node) {
    std::vector<std::int32_t> seen;
    for (const ExprNode* key : node->keys) {
        Value constant = fold(key);
        if (!constant.is_empty()) {
            for (std::int32_t number : seen) {
                Result<bool> same = equals(runtime_, pool_.at(number), constant);
                if (same.is_error() || !same.take()) continue;
                std::string text = diagnostics_.take(repr_utf8(runtime_, constant));
                fail(node, "mapping pattern checks duplicate key ({})", {text});
                return false;
            }
            seen.push_back(pool_.add(constant));
        } else if (!is<Attribute>(key)) {
            fail(node, "mapping pattern keys may only match literals and attribute lookups");
            return false;
        }
        expression(key);
    }
    return !diagnostics_.failed();
}

void CodeGenerator::pattern_mapping(const MatchMapping* node, PatternContext& context) {
    Position at = position_of(node);
    std::size_t size = node->keys.size();
    bool rest = !node->rest.empty();
    context.on_top++;
    op(Opcode::MATCH_MAPPING, at);
    pattern_fail(context, Opcode::POP_JUMP_IF_FALSE, at);
    if (size == 0 && !rest) {
        context.on_top--;
        return op(Opcode::POP_TOP, at);
    }
    if (size > 0) {
        op(Opcode::GET_LEN, at);
        load(Value::small(static_cast<std::int64_t>(size)), at);
        op(Opcode::COMPARE_OP, static_cast<int>(Comparison::greater_equal), at);
        pattern_fail(context, Opcode::POP_JUMP_IF_FALSE, at);
    }
    if (!pattern_keys(node)) return;
    op(Opcode::BUILD_TUPLE, static_cast<std::int64_t>(size), at);
    op(Opcode::MATCH_KEYS, at);
    context.on_top += 2;  // the keys and their values, above the subject
    op(Opcode::COPY, 1, at);
    pattern_fail(context, Opcode::POP_JUMP_IF_NONE, at);
    op(Opcode::UNPACK_SEQUENCE, static_cast<std::int64_t>(size), at);
    context.on_top += size;
    context.on_top--;
    for (const PatternNode* part : node->patterns) {
        context.on_top--;
        pattern_part(part, context);
    }
    context.on_top -= 2;
    if (rest) return pattern_mapping_rest(node, context);
    op(Opcode::POP_TOP, at);
    op(Opcode::POP_TOP, at);
}

/// `**rest`: a copy of the subject without the keys. Stack: subject keys.
void CodeGenerator::pattern_mapping_rest(const MatchMapping* node, PatternContext& context) {
    Position at = position_of(node);
    op(Opcode::SWAP, 2, at);
    op(Opcode::BUILD_MAP, 0, at);
    op(Opcode::SWAP, 2, at);
    op(Opcode::DICT_UPDATE, at);
    op(Opcode::SWAP, 2, at);
    op(Opcode::UNPACK_SEQUENCE, static_cast<std::int64_t>(node->keys.size()), at);
    for (std::size_t i = node->keys.size(); i > 0; --i) {
        op(Opcode::COPY, static_cast<std::int64_t>(1 + i), at);
        op(Opcode::SWAP, 2, at);
        op(Opcode::DELETE_SUBSCR, at);
    }
    pattern_store(node->rest, context, node);
}

void CodeGenerator::pattern_sequence(const MatchSequence* node, PatternContext& context) {
    Position at = position_of(node);
    auto size = static_cast<std::int32_t>(node->patterns.size());
    std::int32_t star = -1;
    bool only_wildcard = true;
    bool star_wildcard = false;
    for (std::int32_t i = 0; i < size; ++i) {
        const PatternNode* part = node->patterns[static_cast<std::size_t>(i)];
        if (is<MatchStar>(part)) {
            if (star >= 0) return fail(node, "multiple starred names in sequence pattern");
            star_wildcard = is_wildcard_star(part);
            only_wildcard &= star_wildcard;
            star = i;
        } else {
            only_wildcard &= is_wildcard(part);
        }
    }
    context.on_top++;
    op(Opcode::MATCH_SEQUENCE, at);
    pattern_fail(context, Opcode::POP_JUMP_IF_FALSE, at);
    if (star < 0 || size > 1) {
        op(Opcode::GET_LEN, at);
        load(Value::small(star < 0 ? size : size - 1), at);
        op(Opcode::COMPARE_OP, static_cast<int>(star < 0 ? Comparison::equal : Comparison::greater_equal),
           at);
        pattern_fail(context, Opcode::POP_JUMP_IF_FALSE, at);
    }
    context.on_top--;
    if (only_wildcard)
        op(Opcode::POP_TOP, at);
    else if (star_wildcard)
        pattern_items(node, star, context);
    else
        pattern_elements(node, star, context);
}

/// Unpacks the subject and matches its parts.
void CodeGenerator::pattern_elements(const MatchSequence* node, std::int32_t star, PatternContext& context) {
    Position at = position_of(node);
    std::size_t size = node->patterns.size();
    if (star >= 0) {
        auto before = static_cast<std::size_t>(star);
        std::size_t after = size - before - 1;
        if (before > most_before_star || after > most_after_star)
            return fail(node, "too many expressions in star-unpacking sequence pattern");
        op(Opcode::UNPACK_EX, static_cast<std::int64_t>(before | after << 8), at);
    } else {
        op(Opcode::UNPACK_SEQUENCE, static_cast<std::int64_t>(size), at);
    }
    context.on_top += size;
    for (const PatternNode* part : node->patterns) {
        context.on_top--;
        pattern_part(part, context);
    }
}

/// With `*_` only the items that matter are taken, by index.
void CodeGenerator::pattern_items(const MatchSequence* node, std::int32_t star, PatternContext& context) {
    Position at = position_of(node);
    auto size = static_cast<std::int32_t>(node->patterns.size());
    context.on_top++;
    for (std::int32_t i = 0; i < size; ++i) {
        const PatternNode* part = node->patterns[static_cast<std::size_t>(i)];
        if (i == star || is_wildcard(part)) continue;
        op(Opcode::COPY, 1, at);
        if (i < star) {
            load(Value::small(i), at);
        } else {
            op(Opcode::GET_LEN, at);
            load(Value::small(size - i), at);
            op(Opcode::BINARY_OP, static_cast<int>(bufferscope::BinaryOperator::subtract), at);
        }
        op(Opcode::BINARY_SUBSCR, at);
        pattern_part(part, context);
    }
    context.on_top--;
    op(Opcode::POP_TOP, at);
}

// ---- the statement

void CodeGenerator::match_statement(const Match* node) {
    bool before = unit_->in_conditional_block;
    unit_->in_conditional_block = true;
    Label end = new_label();
    std::size_t count = node->cases.size();
    expression(node->subject);
    bool has_default = count > 1 && is_wildcard(node->cases[count - 1]->pattern);
    std::size_t tested = count - (has_default ? 1 : 0);
    for (std::size_t i = 0; i < tested && !diagnostics_.failed(); ++i) {
        const MatchCase* match_case = node->cases[i];
        Position at = position_of(match_case->pattern);
        bool last = i + 1 == tested;
        if (!last) op(Opcode::COPY, 1, at);
        PatternContext context;
        context.allow_irrefutable = match_case->guard != nullptr || i + 1 == count;
        pattern(match_case->pattern, context);
        for (NameId name : context.stores) access_name(name, Context::Store, at);
        if (match_case->guard != nullptr) {
            if (context.fail_pop.empty()) context.fail_pop.push_back(new_label());
            jump_if(match_case->guard, context.fail_pop[0], false, position_of(match_case->guard));
        }
        if (!last) op(Opcode::POP_TOP, at);
        statements(match_case->body);
        jump(Opcode::JUMP, end, {});
        pattern_failed(context, at);
    }
    if (has_default) {
        const MatchCase* match_case = node->cases[count - 1];
        op(Opcode::NOP, position_of(match_case->pattern));
        if (match_case->guard != nullptr)
            jump_if(match_case->guard, end, false, position_of(match_case->guard));
        statements(match_case->body);
    }
    place(end);
    unit_->in_conditional_block = before;
}

}  // namespace bufferscope
