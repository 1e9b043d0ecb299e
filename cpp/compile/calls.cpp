// Code for calls, attributes, subscripts and super().
#include "base/utf8.h"
#include "compile/code_generator.h"

namespace bufferscope {

using namespace ast;

namespace {
constexpr std::size_t stack_guideline = 30;
}

// ---- attributes

/// Where attributes of a chain over several lines are blamed: at the attribute's own name.
Position CodeGenerator::attribute_position(Position at, const Attribute* node) const {
    if (at.line == node->span.end_line) return at;
    at.line = node->span.end_line;
    auto length = static_cast<std::int32_t>(count_code_points(node->attr));
    at.column = length <= node->span.end_column ? node->span.end_column - length : -1;
    if (at.end_line < at.line) at.end_line = at.line;
    if (at.end_line == at.line && at.end_column < at.column) at.end_column = at.column;
    return at;
}

/// `super()` or `super(C, self)` before a dot, where nothing hides the built-in name.
bool CodeGenerator::is_super_call(const Attribute* node) {
    const auto* super_call = get_if<Call>(node->value);
    const auto* function = super_call != nullptr ? get_if<ast::Name>(super_call->func) : nullptr;
    if (function == nullptr || function->id != "super" || !super_call->keywords.empty()) return false;
    if (node->attr == "__class__") return false;
    NameId name = names_.add("super");
    if (binding_of(name) != Binding::global_implicit) return false;
    const Symbol* in_module = scopes_.module()->find(name);
    if (in_module != nullptr && in_module->binding != Binding::unknown &&
        (unit_->scope == scopes_.module() || (in_module->flags & ~symbol_flags::used) != 0))
        return false;
    if (super_call->args.size() == 2)
        return !is<Starred>(super_call->args[0]) && !is<Starred>(super_call->args[1]);
    if (!super_call->args.empty()) return false;
    if (unit_->arguments == 0 || !unit_->scope->is_function_like()) return false;
    return unit_->frees.find(names_.add("__class__")) != nullptr;
}

/// Pushes super, class and self.
void CodeGenerator::load_super_arguments(const Attribute* node, std::uint32_t& flag) {
    const auto* super_call = as<Call>(node->value);
    expression(super_call->func);
    flag = super_call->args.empty() ? 0 : 1;
    if (flag) return expressions(super_call->args);
    Position at = position_of(super_call);
    access_cell(names_.add("__class__"), Context::Load, at, false);
    access_name(static_cast<NameId>(unit_->locals.entries()[0].key), Context::Load, at);
}

void CodeGenerator::attribute(const Attribute* node) {
    Position at = attribute_position(position_of(node), node);
    NameId name = mangle(node->attr);
    if (node->ctx == Context::Load && is_super_call(node)) {
        std::uint32_t flag = 0;
        load_super_arguments(node, flag);
        return op(Opcode::LOAD_SUPER_ATTR, static_cast<std::int64_t>(name_index(name)) << 1 | flag, at);
    }
    if (node->ctx == Context::Store) {
        // `self.x = …` in a method: the class lists x in __static_attributes__.
        const auto* owner = get_if<ast::Name>(node->value);
        if (owner != nullptr && owner->id == "self") {
            for (Unit* unit = unit_.get(); unit != nullptr; unit = unit->outer.get()) {
                if (unit->kind != Unit::Kind::class_) continue;
                unit->static_attributes.insert(name, 0);
                break;
            }
        }
    }
    expression(node->value);
    op_name(node->ctx == Context::Load    ? Opcode::LOAD_ATTR
            : node->ctx == Context::Store ? Opcode::STORE_ATTR
                                          : Opcode::DELETE_ATTR,
            name, at);
}

// ---- subscripts

void CodeGenerator::check_subscripted(const ExprNode* node) {
    switch (node->kind) {
        case Kind::Constant: {
            auto type = as<Constant>(node)->type;
            if (type == ConstantType::Str || type == ConstantType::Bytes) return;
            break;
        }
        case Kind::Set:
        case Kind::SetComp:
        case Kind::GeneratorExp:
        case Kind::TemplateStr:
        case Kind::Interpolation:
        case Kind::Lambda:
            break;
        default:
            return;
    }
    diagnostics_.warn(position_of(node), "'{}' object is not subscriptable; perhaps you missed a comma?",
                      {constant_type_name(node)});
}

void CodeGenerator::check_index(const ExprNode* container, const ExprNode* index) {
    std::string_view type = constant_type_name(index);
    if (type.empty() || type == "int" || type == "bool") return;
    if (is<Constant>(container)) {
        auto kind = as<Constant>(container)->type;
        if (kind != ConstantType::Str && kind != ConstantType::Bytes) return;
    } else if (!is<ast::Tuple>(container) && !is<ast::List>(container) && !is<ListComp>(container) &&
               !is<JoinedStr>(container) && !is<FormattedValue>(container)) {
        return;
    }
    diagnostics_.warn(position_of(container),
                      "{} indices must be integers or slices, not {}; perhaps you missed a comma?",
                      {constant_type_name(container), type});
}

void CodeGenerator::slice_parts(const ast::Slice* node) {
    Position at = position_of(node);
    auto part = [&](const ExprNode* bound) {
        if (bound != nullptr)
            expression(bound);
        else
            load_none(at);
    };
    part(node->lower);
    part(node->upper);
}

void CodeGenerator::slice(const ast::Slice* node) {
    Position at = position_of(node);
    Value constant = fold(node);
    if (!constant.is_empty()) return load(constant, at);
    slice_parts(node);
    if (node->step != nullptr) expression(node->step);
    op(Opcode::BUILD_SLICE, node->step != nullptr ? 3 : 2, at);
}

void CodeGenerator::subscript(const Subscript* node) {
    Position at = position_of(node);
    if (node->ctx == Context::Load) {
        check_subscripted(node->value);
        check_index(node->value, node->slice);
        Value constant = fold(node);
        if (!constant.is_empty()) return load(constant, at);
    }
    expression(node->value);
    const auto* range = get_if<ast::Slice>(node->slice);
    if (range != nullptr && range->step == nullptr && node->ctx != Context::Del && fold(range).is_empty()) {
        slice_parts(range);
        return op(node->ctx == Context::Load ? Opcode::BINARY_SLICE : Opcode::STORE_SLICE, at);
    }
    expression(node->slice);
    op(node->ctx == Context::Load    ? Opcode::BINARY_SUBSCR
       : node->ctx == Context::Store ? Opcode::STORE_SUBSCR
                                     : Opcode::DELETE_SUBSCR,
       at);
}

// ---- calls

void CodeGenerator::check_caller(const ExprNode* node) {
    switch (node->kind) {
        case Kind::Constant:
        case Kind::Tuple:
        case Kind::List:
        case Kind::ListComp:
        case Kind::Dict:
        case Kind::DictComp:
        case Kind::Set:
        case Kind::SetComp:
        case Kind::GeneratorExp:
        case Kind::JoinedStr:
        case Kind::TemplateStr:
        case Kind::FormattedValue:
        case Kind::Interpolation:
            diagnostics_.warn(position_of(node), "'{}' object is not callable; perhaps you missed a comma?",
                              {constant_type_name(node)});
            return;
        default:
            return;
    }
}

bool CodeGenerator::check_keywords(Sequence<Keyword> keywords) {
    for (std::size_t i = 0; i < keywords.size(); ++i) {
        std::string_view name = keywords[i]->arg;
        if (name.empty()) continue;
        for (std::size_t k = i + 1; k < keywords.size(); ++k) {
            if (keywords[k]->arg == name) {
                fail(keywords[k], "keyword argument repeated: {}", {name});
                return false;
            }
        }
    }
    return true;
}

Value CodeGenerator::keyword_names(Sequence<Keyword> keywords) {
    std::vector<Value> names;
    for (const Keyword* keyword : keywords) names.push_back(text_value(names_.text(mangle(keyword->arg))));
    return make_tuple(names);
}

/// object.method(…) without making a bound method.
bool CodeGenerator::method_call(const Call* node) {
    const auto* method = get_if<Attribute>(node->func);
    if (method == nullptr || method->ctx != Context::Load) return false;
    if (const auto* owner = get_if<ast::Name>(method->value)) {
        // Functions of imported modules are no methods.
        const Symbol* symbol = scopes_.module()->find(names_.add(owner->id));
        if (symbol != nullptr && (symbol->flags & symbol_flags::imported)) return false;
    }
    std::size_t keywords = node->keywords.size();
    if (node->args.size() + keywords + (keywords != 0) >= stack_guideline) return false;
    for (const ExprNode* argument : node->args) {
        if (is<Starred>(argument)) return false;
    }
    for (const Keyword* keyword : node->keywords) {
        if (keyword->arg.empty()) return false;
    }
    if (!check_keywords(node->keywords)) return true;
    Position method_at = attribute_position(position_of(method), method);
    NameId name = mangle(method->attr);
    if (is_super_call(method)) {
        std::uint32_t flag = 0;
        load_super_arguments(method, flag);
        op(Opcode::LOAD_SUPER_METHOD, static_cast<std::int64_t>(name_index(name)) << 1 | flag, method_at);
    } else {
        expression(method->value);
        op_name(Opcode::LOAD_METHOD, name, method_at);
    }
    Position at = attribute_position(position_of(node), method);
    expressions(node->args);
    auto count = static_cast<std::int64_t>(node->args.size() + keywords);
    if (keywords == 0) {
        op(Opcode::CALL_METHOD, count, at);
        return true;
    }
    for (const Keyword* keyword : node->keywords) expression(keyword->value);
    load(keyword_names(node->keywords), at);
    op(Opcode::CALL_METHOD_KEYWORDS, count, at);
    return true;
}

/// all(… for …), any(… for …) and tuple(… for …) run their loop in place when the name means the builtin
/// (maybe_optimize_function_call). The callee is on the stack; true when the call is complete.
bool CodeGenerator::generator_call(const Call* node) {
    const auto* function = get_if<ast::Name>(node->func);
    if (function == nullptr || node->args.size() != 1 || !node->keywords.empty()) return false;
    if (!is<GeneratorExp>(node->args[0])) return false;
    bool all = function->id == "all";
    bool tuple = function->id == "tuple";
    if (!all && !tuple && function->id != "any") return false;
    Position at = position_of(function);
    Label ordinary = new_label(), loop = new_label(), found = new_label(), exhausted = new_label(),
          end = new_label();
    std::size_t told = diagnostics_.warning_count();
    expression(node->args[0]);
    diagnostics_.repeat_warnings(told);  // CPython compiles the generator once for each way
    op(Opcode::COPY, 2, at);
    op(Opcode::LOAD_COMMON_CONSTANT, all ? 2 : tuple ? 4 : 3, at);
    op(Opcode::IS_OP, 0, at);
    jump(Opcode::POP_JUMP_IF_FALSE, ordinary, at);
    op(Opcode::SWAP, 2, at);
    op(Opcode::POP_TOP, at);
    if (tuple) {
        op(Opcode::BUILD_LIST, 0, at);
        op(Opcode::SWAP, 2, at);
    }
    place(loop);
    jump(Opcode::FOR_ITER, exhausted, at);
    if (tuple) {
        op(Opcode::LIST_APPEND, 2, at);
    } else {
        jump(all ? Opcode::POP_JUMP_IF_FALSE : Opcode::POP_JUMP_IF_TRUE, found, at);
    }
    jump(Opcode::JUMP_BACKWARD, loop, at);
    if (!tuple) {
        place(found);
        op(Opcode::POP_TOP, at);
        load(Value::boolean(!all), at);
        jump(Opcode::JUMP, end, at);
    }
    place(exhausted);
    if (tuple) {
        op(Opcode::LIST_TO_TUPLE, at);
    } else {
        load(Value::boolean(all), at);
    }
    jump(Opcode::JUMP, end, at);
    place(ordinary);
    op(Opcode::CALL, 1, position_of(node));
    place(end);
    return true;
}

void CodeGenerator::call(const Call* node) {
    if (method_call(node)) return;
    check_caller(node->func);
    if (!check_keywords(node->keywords)) return;
    expression(node->func);
    if (generator_call(node)) return;
    call_arguments(position_of(node), 0, node->args, node->keywords);
}

/// The arguments and the call; the callee and `pushed` arguments are on the stack already.
void CodeGenerator::call_arguments(const Position& at, int pushed, ExprList arguments,
                                   Sequence<Keyword> keywords) {
    if (!check_keywords(keywords)) return;
    bool unpacked = arguments.size() + keywords.size() * 2 > stack_guideline;
    for (const ExprNode* argument : arguments) unpacked |= is<Starred>(argument);
    for (const Keyword* keyword : keywords) unpacked |= keyword->arg.empty();
    if (unpacked) return unpacked_call(at, pushed, arguments, keywords);
    expressions(arguments);
    auto count = static_cast<std::int64_t>(arguments.size() + keywords.size()) + pushed;
    if (keywords.empty()) return op(Opcode::CALL, count, at);
    for (const Keyword* keyword : keywords) expression(keyword->value);
    load(keyword_names(keywords), at);
    op(Opcode::CALL_KEYWORDS, count, at);
}

void CodeGenerator::unpacked_call(const Position& at, int pushed, ExprList arguments,
                                  Sequence<Keyword> keywords) {
    if (pushed == 0 && arguments.size() == 1 && is<Starred>(arguments[0])) {
        expression(as<Starred>(arguments[0])->value);
    } else if (pushed == 0 && arguments.empty()) {
        load(make_tuple({}), at);
    } else {
        sequence(arguments, at, pushed, Opcode::BUILD_LIST, Opcode::LIST_APPEND, Opcode::LIST_EXTEND, true);
    }
    if (keywords.empty()) return op(Opcode::CALL_UNPACKED, 0, at);
    bool have_dict = false;
    std::size_t begin = 0;
    auto flush = [&](std::size_t end) {
        std::size_t count = end - begin;
        if (count == 0) return;
        bool big = count * 2 > stack_guideline;
        if (big) op(Opcode::BUILD_MAP, 0, at);
        for (std::size_t i = begin; i < end; ++i) {
            load_text(names_.text(mangle(keywords[i]->arg)), at);
            expression(keywords[i]->value);
            if (big) op(Opcode::MAP_ADD, 1, position_of(keywords[i]->value));
        }
        if (!big) op(Opcode::BUILD_MAP, static_cast<std::int64_t>(count), at);
        if (have_dict) op(Opcode::DICT_MERGE, at);
        have_dict = true;
    };
    for (std::size_t i = 0; i < keywords.size(); ++i) {
        if (!keywords[i]->arg.empty()) continue;
        flush(i);
        if (!have_dict) {
            op(Opcode::BUILD_MAP, 0, at);
            have_dict = true;
        }
        expression(keywords[i]->value);
        op(Opcode::DICT_MERGE, at);
        begin = i + 1;
    }
    flush(keywords.size());
    op(Opcode::CALL_UNPACKED, 1, at);
}

}  // namespace bufferscope
