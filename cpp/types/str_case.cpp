// str: case mapping and the questions about characters.
#include "types/str_methods.h"
#include "types/unicode.h"

namespace bufferscope {
namespace {

const Str* text_in(const Value* arguments) {
    return arguments[0].as<Str>();
}

using Mapping = int (*)(char32_t, char32_t[3]);

Result<Value> map_all(Runtime& rt, const Str* text, Mapping mapping) {
    if (text->ascii) {
        Ref<Str> result = TRY(allocate_str(rt, text->length, 1));
        result->ascii = true;
        char32_t mapped[3];
        for (Size i = 0; i < text->length; ++i) {
            mapping(text->narrow()[i], mapped);
            result->narrow()[i] = static_cast<std::uint8_t>(mapped[0]);
        }
        return result;
    }
    StrBuilder out(rt);
    char32_t mapped[3];
    for (Size i = 0; i < text->length; ++i) {
        int count = mapping(text->at(i), mapped);
        for (int k = 0; k < count; ++k) out.append(mapped[k]);
    }
    return out.finish();
}

/// Lower case of a capital sigma depends on where it stands (handle_capital_sigma).
char32_t lower_sigma(const Str* text, Size position) {
    auto ignorable = [&](Size at) { return (properties_of(text->at(at)) & character::case_ignorable) != 0; };
    Size before = position - 1;
    while (before >= 0 && ignorable(before)) --before;
    bool final = before >= 0 && (properties_of(text->at(before)) & character::cased);
    if (final) {
        Size after = position + 1;
        while (after < text->length && ignorable(after)) ++after;
        final = after == text->length || !(properties_of(text->at(after)) & character::cased);
    }
    return final ? 0x3C2 : 0x3C3;
}

int lower_at(const Str* text, Size position, char32_t out[3]) {
    char32_t c = text->at(position);
    if (c != 0x3A3) return to_lower(c, out);
    out[0] = lower_sigma(text, position);
    return 1;
}

/// Whether the string is not empty and every character has one of the properties.
bool all_have(const Str* text, unsigned wanted) {
    for (Size i = 0; i < text->length; ++i) {
        if (!(properties_of(text->at(i)) & wanted)) return false;
    }
    return text->length > 0;
}

}  // namespace

Result<Value> str_lower(Runtime& rt, const Value* arguments) {
    const Str* text = text_in(arguments);
    if (text->ascii) return map_all(rt, text, to_lower);
    StrBuilder out(rt);
    char32_t mapped[3];
    for (Size i = 0; i < text->length; ++i) {
        int count = lower_at(text, i, mapped);
        for (int k = 0; k < count; ++k) out.append(mapped[k]);
    }
    return out.finish();
}

Result<Value> str_upper(Runtime& rt, const Value* arguments) {
    return map_all(rt, text_in(arguments), to_upper);
}

Result<Value> str_casefold(Runtime& rt, const Value* arguments) {
    return map_all(rt, text_in(arguments), to_folded);
}

Result<Value> str_capitalize(Runtime& rt, const Value* arguments) {
    const Str* text = text_in(arguments);
    StrBuilder out(rt);
    char32_t mapped[3];
    for (Size i = 0; i < text->length; ++i) {
        int count = i == 0 ? to_title(text->at(i), mapped) : lower_at(text, i, mapped);
        for (int k = 0; k < count; ++k) out.append(mapped[k]);
    }
    return out.finish();
}

Result<Value> str_title(Runtime& rt, const Value* arguments) {
    const Str* text = text_in(arguments);
    StrBuilder out(rt);
    char32_t mapped[3];
    bool inside = false;
    for (Size i = 0; i < text->length; ++i) {
        int count = inside ? lower_at(text, i, mapped) : to_title(text->at(i), mapped);
        for (int k = 0; k < count; ++k) out.append(mapped[k]);
        inside = (properties_of(text->at(i)) & character::cased) != 0;
    }
    return out.finish();
}

Result<Value> str_swapcase(Runtime& rt, const Value* arguments) {
    const Str* text = text_in(arguments);
    StrBuilder out(rt);
    char32_t mapped[3];
    for (Size i = 0; i < text->length; ++i) {
        unsigned properties = properties_of(text->at(i));
        mapped[0] = text->at(i);
        int count = 1;
        if (properties & character::upper) {
            count = lower_at(text, i, mapped);
        } else if (properties & character::lower) {
            count = to_upper(text->at(i), mapped);
        }
        for (int k = 0; k < count; ++k) out.append(mapped[k]);
    }
    return out.finish();
}

Result<Value> str_is_lower(Runtime&, const Value* arguments) {
    const Str* text = text_in(arguments);
    bool cased = false;
    for (Size i = 0; i < text->length; ++i) {
        unsigned properties = properties_of(text->at(i));
        if (properties & (character::upper | character::title)) return Value::false_value();
        cased |= (properties & character::lower) != 0;
    }
    return Value::boolean(cased);
}

Result<Value> str_is_upper(Runtime&, const Value* arguments) {
    const Str* text = text_in(arguments);
    bool cased = false;
    for (Size i = 0; i < text->length; ++i) {
        unsigned properties = properties_of(text->at(i));
        if (properties & (character::lower | character::title)) return Value::false_value();
        cased |= (properties & character::upper) != 0;
    }
    return Value::boolean(cased);
}

Result<Value> str_is_title(Runtime&, const Value* arguments) {
    const Str* text = text_in(arguments);
    bool cased = false;
    bool inside = false;
    for (Size i = 0; i < text->length; ++i) {
        unsigned properties = properties_of(text->at(i));
        if (properties & (character::upper | character::title)) {
            if (inside) return Value::false_value();
            inside = cased = true;
        } else if (properties & character::lower) {
            if (!inside) return Value::false_value();
            cased = true;
        } else {
            inside = false;
        }
    }
    return Value::boolean(cased);
}

Result<Value> str_is_alpha(Runtime&, const Value* arguments) {
    return Value::boolean(all_have(text_in(arguments), character::alpha));
}

Result<Value> str_is_alnum(Runtime&, const Value* arguments) {
    constexpr unsigned any = character::alpha | character::decimal | character::digit | character::numeric;
    return Value::boolean(all_have(text_in(arguments), any));
}

Result<Value> str_is_decimal(Runtime&, const Value* arguments) {
    return Value::boolean(all_have(text_in(arguments), character::decimal));
}

Result<Value> str_is_digit(Runtime&, const Value* arguments) {
    return Value::boolean(all_have(text_in(arguments), character::digit));
}

Result<Value> str_is_numeric(Runtime&, const Value* arguments) {
    return Value::boolean(all_have(text_in(arguments), character::numeric));
}

Result<Value> str_is_space(Runtime&, const Value* arguments) {
    return Value::boolean(all_have(text_in(arguments), character::space));
}

Result<Value> str_is_printable(Runtime&, const Value* arguments) {
    const Str* text = text_in(arguments);
    for (Size i = 0; i < text->length; ++i) {
        if (!is_printable(text->at(i))) return Value::false_value();
    }
    return Value::true_value();
}

Result<Value> str_is_identifier(Runtime&, const Value* arguments) {
    return Value::boolean(is_identifier(text_in(arguments)));
}

Result<Value> str_is_ascii(Runtime&, const Value* arguments) {
    return Value::boolean(text_in(arguments)->ascii);
}

}  // namespace bufferscope
