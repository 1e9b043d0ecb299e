// format() of int, float, complex and str.
#include "types/format.h"

#include <cmath>

#include "object/protocol.h"
#include "types/float.h"
#include "types/format_spec.h"
#include "types/int.h"
#include "types/numbers.h"
#include "types/str_methods.h"

namespace bufferscope {
namespace {

bool is_float_code(char32_t type) {
    return type == 'e' || type == 'E' || type == 'f' || type == 'F' || type == 'g' || type == 'G' ||
           type == '%';
}

Result<Value> layout_character(Runtime& rt, const Value& value, const FormatSpec& spec) {
    if (spec.sign != 0) return rt.value_error("Sign not allowed with integer format specifier 'c'");
    if (spec.alternate)
        return rt.value_error("Alternate form (#) not allowed with integer format specifier 'c'");
    std::int64_t number;
    if (!int_to_int64(value, number) || number > INT32_MAX || number < INT32_MIN) {
        return rt.overflow_error("Python int too large to convert to C long");
    }
    if (number < 0 || number > 0x10FFFF) return rt.overflow_error("%c arg not in range(0x110000)");
    Ref<Str> text = TRY(str_of_code_point(rt, static_cast<char32_t>(number)));
    FormatSpec layout = spec;
    if (layout.align == '=') layout.align = '>';
    layout.precision = -1;
    return layout_text(rt, text.get(), layout);
}

Result<Value> layout_int(Runtime& rt, const Value& value, const FormatSpec& spec) {
    if (spec.precision >= 0) return rt.value_error("Precision not allowed in integer format specifier");
    if (spec.no_negative_zero) {
        return rt.value_error("Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (spec.type == 'c') return layout_character(rt, value, spec);
    int base = spec.type == 'b' ? 2 : spec.type == 'o' ? 8 : spec.type == 'x' || spec.type == 'X' ? 16 : 10;
    std::string text = TRY(int_to_text(rt, value, base));
    if (spec.type == 'X') {
        for (char& c : text) {
            if (c >= 'a') c = static_cast<char>(c - 32);
        }
    }
    NumberText number;
    bool negative = text.front() == '-';
    number.sign = sign_text(negative, spec);
    number.digits = std::string_view(text).substr(negative ? 1 : 0);
    const char prefix[] = {'0', static_cast<char>(spec.type)};
    if (spec.alternate && base != 10) number.prefix = {prefix, 2};
    return layout_number(rt, number, spec);
}

/// The text of a float by type and precision, without padding and sign rule.
std::string float_text(double number, const FormatSpec& spec) {
    Size precision = spec.precision;
    bool add_dot_0 = false;
    auto code = static_cast<char>(spec.type);
    bool percent = code == '%';
    if (code == 0) {
        code = precision < 0 ? 'r' : 'g';
        add_dot_0 = true;
        if (precision < 0) precision = 0;
    } else if (code == 'n') {
        code = 'g';
    } else if (percent) {
        code = 'f';
        number *= 100;
    }
    if (precision < 0) precision = 6;
    std::string text = float_to_text(number, code, precision, false, spec.alternate, add_dot_0);
    if (percent) text.push_back('%');
    return text;
}

Result<Value> layout_float(Runtime& rt, double number, const FormatSpec& spec, std::string_view type_name) {
    bool known = spec.type == 0 || spec.type == 'n' || is_float_code(spec.type);
    if (!known) return unknown_format_code(rt, spec.type, type_name);
    if (spec.precision > 0 && static_cast<std::size_t>(spec.precision) > rt.heap.limit() / 4) {
        return rt.value_error("precision too big");
    }
    return layout_number(rt, split_number(float_text(number, spec), spec), spec);
}

Result<const Str*> spec_argument(Runtime& rt, const Value& spec) {
    if (!is_str(spec))
        return rt.type_error("__format__() argument must be str, not {}", argument_type_name(rt, spec));
    return static_cast<const Str*>(spec.as<Str>());
}

}  // namespace

Result<Value> format_int(Runtime& rt, const Value& value, const Value& spec_value) {
    const auto* text = spec_value.as<Str>();
    if (text->length == 0) return str(rt, value);
    std::string_view name = type_name(rt, value);
    FormatSpec spec = TRY(parse_format_spec(rt, text, 'd', '>', name));
    switch (spec.type) {
        case 'b':
        case 'c':
        case 'd':
        case 'o':
        case 'x':
        case 'X':
        case 'n':
            return layout_int(rt, value, spec);
        default:
            break;
    }
    if (!is_float_code(spec.type)) return unknown_format_code(rt, spec.type, name);
    double number = TRY(int_to_double(rt, value));
    return layout_float(rt, number, spec, name);
}

Result<Value> format_float(Runtime& rt, const Value& value, const Value& spec_value) {
    const auto* text = spec_value.as<Str>();
    if (text->length == 0) return str(rt, value);
    FormatSpec spec = TRY(parse_format_spec(rt, text, 0, '>', type_name(rt, value)));
    return layout_float(rt, float_of(value), spec, type_name(rt, value));
}

Result<Value> format_complex(Runtime& rt, const Value& value, const Value& spec_value) {
    const auto* text = spec_value.as<Str>();
    if (text->length == 0) return str(rt, value);
    std::string_view name = type_name(rt, value);
    FormatSpec spec = TRY(parse_format_spec(rt, text, 0, '>', name));
    bool known = spec.type == 0 || spec.type == 'n' || (is_float_code(spec.type) && spec.type != '%');
    if (!known) return unknown_format_code(rt, spec.type, name);
    if (spec.fill == '0') return rt.value_error("Zero padding is not allowed in complex format specifier");
    if (spec.align == '=') {
        return rt.value_error("'=' alignment flag is not allowed in complex format specifier");
    }
    double real;
    double imaginary;
    complex_parts(value, real, imaginary);
    auto part_text = [&](double number) {
        if (spec.type != 0) return float_text(number, spec);
        bool shortest = spec.precision < 0;
        return float_to_text(number, shortest ? 'r' : 'g', shortest ? 0 : spec.precision, false,
                             spec.alternate, false);
    };
    bool skip_real = spec.type == 0 && real == 0 && !std::signbit(real);
    bool parentheses = spec.type == 0 && !skip_real;
    std::string out;
    if (parentheses) out.push_back('(');
    if (!skip_real) out += layout_without_padding(split_number(part_text(real), spec), spec);
    FormatSpec second = spec;
    if (!skip_real) second.sign = '+';
    out += layout_without_padding(split_number(part_text(imaginary), second), second);
    out += parentheses ? "j)" : "j";
    Ref<Str> made = TRY(new_str(rt, out));
    FormatSpec layout = spec;
    layout.precision = -1;
    return layout_text(rt, made.get(), layout);
}

Result<Value> format_str(Runtime& rt, const Value& value, const Value& spec_value) {
    const auto* text = spec_value.as<Str>();
    if (text->length == 0) return str(rt, value);
    std::string_view name = type_name(rt, value);
    FormatSpec spec = TRY(parse_format_spec(rt, text, 's', '<', name));
    if (spec.type != 's') return unknown_format_code(rt, spec.type, name);
    if (spec.sign == ' ') return rt.value_error("Space not allowed in string format specifier");
    if (spec.sign != 0) return rt.value_error("Sign not allowed in string format specifier");
    if (spec.no_negative_zero) {
        return rt.value_error("Negative zero coercion (z) not allowed in string format specifier");
    }
    if (spec.alternate) return rt.value_error("Alternate form (#) not allowed in string format specifier");
    if (spec.align == '=') return rt.value_error("'=' alignment not allowed in string format specifier");
    Size length = value.as<Str>()->length;
    bool whole = length > 0 && spec.width <= length && (spec.precision < 0 || spec.precision >= length);
    if (whole) return value;
    return layout_text(rt, value.as<Str>(), spec);
}

Result<Value> int_format_method(Runtime& rt, const Value* arguments) {
    TRY(spec_argument(rt, arguments[1]));
    return format_int(rt, arguments[0], arguments[1]);
}

Result<Value> float_format_method(Runtime& rt, const Value* arguments) {
    TRY(spec_argument(rt, arguments[1]));
    return format_float(rt, arguments[0], arguments[1]);
}

Result<Value> complex_format_method(Runtime& rt, const Value* arguments) {
    TRY(spec_argument(rt, arguments[1]));
    return format_complex(rt, arguments[0], arguments[1]);
}

Result<Value> str_format_method(Runtime& rt, const Value* arguments) {
    TRY(spec_argument(rt, arguments[1]));
    return format_str(rt, arguments[0], arguments[1]);
}

}  // namespace bufferscope
