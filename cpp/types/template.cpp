// string.templatelib: Template and Interpolation, what a t-string makes.
#include <vector>

#include "object/protocol.h"
#include "types/generic_alias.h"

namespace bufferscope {

namespace {

struct Template : Object {
    Value strings, interpolations;  // tuples; one string more than interpolations
};
struct Interpolation : Object {
    Value value, expression, conversion, format_spec;
};

Result<Value> make_tuple(Runtime& rt, std::span<const Value> items) {
    Ref<Tuple> tuple = TRY(new_tuple(rt, items));
    return Value(std::move(tuple));
}

// ---- Interpolation

template <Value Interpolation::*field>
Result<Value> interpolation_field(Runtime&, const Value& self) {
    return self.as<Interpolation>()->*field;
}

Result<Value> interpolation_new(Runtime& rt, Type*, const Value* arguments) {
    Value expression = arguments[1].is_empty() ? Value(rt.text("")) : arguments[1];
    Value conversion = arguments[2].is_empty() ? Value::none() : arguments[2];
    Value format_spec = arguments[3].is_empty() ? Value(rt.text("")) : arguments[3];
    if (!is_str(expression))
        return rt.type_error("Interpolation() argument 'expression' must be str, not {}",
                             argument_type_name(rt, expression));
    if (!is_str(format_spec))
        return rt.type_error("Interpolation() argument 'format_spec' must be str, not {}",
                             argument_type_name(rt, format_spec));
    if (!conversion.is_none()) {
        if (!is_str(conversion))
            return rt.type_error("Interpolation() argument 'conversion' must be str, not {}",
                                 argument_type_name(rt, conversion));
        const auto* text = conversion.as<Str>();
        if (!equal(text, "s") && !equal(text, "r") && !equal(text, "a"))
            return rt.value_error("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
    }
    return new_interpolation(rt, arguments[0], expression, conversion, format_spec);
}

Result<Value> interpolation_repr(Runtime& rt, const Value& self) {
    const auto* node = self.as<Interpolation>();
    std::string text = "Interpolation(";
    const Value* fields[] = {&node->value, &node->expression, &node->conversion, &node->format_spec};
    for (int i = 0; i < 4; ++i) {
        if (i > 0) text += ", ";
        std::string text_part = TRY(repr_utf8(rt, *fields[i]));
        text += text_part;
    }
    Ref<Str> made = TRY(new_str(rt, text + ")"));
    return Value(std::move(made));
}

Result<Value> interpolation_match_args(Runtime& rt, const Value&) {
    Value names[] = {Value(rt.intern("value")), Value(rt.intern("expression")),
                     Value(rt.intern("conversion")), Value(rt.intern("format_spec"))};
    return bufferscope::make_tuple(rt, names);
}

constexpr NativeProperty interpolation_properties[] = {
    {"value", interpolation_field<&Interpolation::value>, readonly_attribute},
    {"expression", interpolation_field<&Interpolation::expression>, readonly_attribute},
    {"conversion", interpolation_field<&Interpolation::conversion>, readonly_attribute},
    {"format_spec", interpolation_field<&Interpolation::format_spec>, readonly_attribute},
};
constexpr TypeSpec interpolation_spec = {
    .id = BuiltinType::interpolation,
    .name = "string.templatelib.Interpolation",
    .flags = type_flags::static_type,
    .layout = layout_of<Interpolation>(
        [](Object* object, Visitor& visit) { visit(static_cast<Interpolation*>(object)->value); }),
    .properties = interpolation_properties,
    .slots = {.repr = interpolation_repr,
              .new_ = bound_new<"Interpolation(value, expression='', conversion=None, format_spec='')",
                                interpolation_new>},
};

// ---- Template

Result<Value> template_new(Runtime& rt, Type*, const Value* arguments) {
    std::vector<Value> strings;
    std::vector<Value> interpolations;
    bool after_text = false;
    for (const Value& part : arguments[0].as<Tuple>()->span()) {
        if (is_str(part)) {
            if (after_text) {
                Ref<Str> joined = TRY(concatenate(rt, strings.back().as<Str>(), part.as<Str>()));
                strings.back() = Value(std::move(joined));
            } else {
                strings.push_back(part);
            }
            after_text = true;
        } else if (rt.is_exactly(part, BuiltinType::interpolation)) {
            if (!after_text) strings.push_back(Value(rt.text("")));
            after_text = false;
            interpolations.push_back(part);
        } else {
            return rt.type_error("Template.__new__ *args need to be of type 'str' or 'Interpolation', got {}",
                                 type_name(rt, part));
        }
    }
    if (!after_text) strings.push_back(Value(rt.text("")));
    Value string_tuple = TRY(bufferscope::make_tuple(rt, strings));
    Value interpolation_tuple = TRY(bufferscope::make_tuple(rt, interpolations));
    return new_template(rt, string_tuple, interpolation_tuple);
}

Result<Value> template_repr(Runtime& rt, const Value& self) {
    std::string strings = TRY(repr_utf8(rt, self.as<Template>()->strings));
    std::string interpolations = TRY(repr_utf8(rt, self.as<Template>()->interpolations));
    Ref<Str> made =
        TRY(new_str(rt, format_text("Template(strings={}, interpolations={})", {strings, interpolations})));
    return Value(std::move(made));
}

Result<Value> template_values(Runtime& rt, const Value& self) {
    std::vector<Value> values;
    for (const Value& part : self.as<Template>()->interpolations.as<Tuple>()->span())
        values.push_back(part.as<Interpolation>()->value);
    return bufferscope::make_tuple(rt, values);
}

/// The parts in order, without empty strings.
Result<Value> template_iter(Runtime& rt, const Value& self) {
    const auto* strings = self.as<Template>()->strings.as<Tuple>();
    const auto* interpolations = self.as<Template>()->interpolations.as<Tuple>();
    std::vector<Value> parts;
    for (Size i = 0; i < strings->length; ++i) {
        if ((*strings)[i].as<Str>()->length > 0) parts.push_back((*strings)[i]);
        if (i < interpolations->length) parts.push_back((*interpolations)[i]);
    }
    Value items = TRY(bufferscope::make_tuple(rt, parts));
    return iterate(rt, items);
}

Result<Value> template_concat(Runtime& rt, const Value& left, const Value& right) {
    if (!rt.is_exactly(left, BuiltinType::template_) || !rt.is_exactly(right, BuiltinType::template_)) {
        return rt.type_error(
            "can only concatenate string.templatelib.Template (not \"{}\") to string.templatelib.Template",
            type_name(rt, right));
    }
    const auto* a = left.as<Template>();
    const auto* b = right.as<Template>();
    std::span<const Value> first = a->strings.as<Tuple>()->span();
    std::span<const Value> second = b->strings.as<Tuple>()->span();
    std::vector<Value> strings(first.begin(), first.end());
    Ref<Str> joined = TRY(concatenate(rt, strings.back().as<Str>(), second[0].as<Str>()));
    strings.back() = Value(std::move(joined));
    strings.insert(strings.end(), second.begin() + 1, second.end());
    std::span<const Value> before = a->interpolations.as<Tuple>()->span();
    std::span<const Value> after = b->interpolations.as<Tuple>()->span();
    std::vector<Value> interpolations(before.begin(), before.end());
    interpolations.insert(interpolations.end(), after.begin(), after.end());
    Value string_tuple = TRY(bufferscope::make_tuple(rt, strings));
    Value interpolation_tuple = TRY(bufferscope::make_tuple(rt, interpolations));
    return new_template(rt, string_tuple, interpolation_tuple);
}

constexpr NativeProperty template_properties[] = {
    {"strings", [](Runtime&, const Value& self) -> Result<Value> { return self.as<Template>()->strings; },
     readonly_attribute},
    {"interpolations",
     [](Runtime&, const Value& self) -> Result<Value> { return self.as<Template>()->interpolations; },
     readonly_attribute},
    {"values", template_values},
};
constexpr TypeSpec template_spec = {
    .id = BuiltinType::template_,
    .name = "string.templatelib.Template",
    .flags = type_flags::static_type,
    .layout = layout_of<Template>(
        [](Object* object, Visitor& visit) { visit(static_cast<Template*>(object)->interpolations); }),
    .properties = template_properties,
    .slots = {.repr = template_repr,
              .iter = template_iter,
              .concat = template_concat,
              .new_ = bound_new<"Template(*args)", template_new>},
};

}  // namespace

Value new_template(Runtime& rt, const Value& strings, const Value& interpolations) {
    auto* made = rt.allocate<Template>(rt.type(BuiltinType::template_));
    Value result = Value::adopt(made);
    made->strings = strings;
    made->interpolations = interpolations;
    return result;
}

Value new_interpolation(Runtime& rt, const Value& value, const Value& expression, const Value& conversion,
                        const Value& format_spec) {
    auto* made = rt.allocate<Interpolation>(rt.type(BuiltinType::interpolation));
    Value result = Value::adopt(made);
    made->value = value;
    made->expression = expression;
    made->conversion = conversion;
    made->format_spec = format_spec;
    return result;
}

void install_templates(Runtime& rt) {
    rt.define_type(interpolation_spec);
    rt.define_type(template_spec);
    Result<Value> names = interpolation_match_args(rt, Value());
    if (!names.is_error())
        dict_set(rt, rt.type(BuiltinType::interpolation)->dict.get(), rt.name(Name::match_args),
                 names.take());
}

}  // namespace bufferscope
