// The module unicodedata: names, properties and normal forms of characters.
#include "modules/unicodedata.h"

#include "base/unicode_data.h"
#include "modules/builtins.h"
#include "object/protocol.h"
#include "types/codecs.h"
#include "types/float.h"
#include "types/unicode.h"

namespace bufferscope {
namespace {

/// The one character of an argument. `ordinal` is " 1" for functions of two arguments.
Result<char32_t> character(Runtime& rt, const Value& argument, std::string_view function,
                           std::string_view ordinal = {}) {
    if (!is_str(argument)) {
        return rt.type_error("{}() argument{} must be a unicode character, not {}", function, ordinal,
                             argument_type_name(rt, argument));
    }
    const Str* text = argument.as<Str>();
    if (text->length == 1) return text->at(0);
    return rt.type_error("{}(): argument{} must be a unicode character, not a string of length {}", function,
                         ordinal, text->length);
}

enum class Property : std::uint8_t {
    bidirectional,
    category,
    combining,
    decomposition,
    east_asian_width,
    mirrored
};
constexpr std::string_view property_names[] = {"bidirectional", "category",         "combining",
                                               "decomposition", "east_asian_width", "mirrored"};

template <Property property>
Result<Value> property_of(Runtime& rt, const Value* arguments) {
    char32_t c = TRY(character(rt, arguments[0], property_names[static_cast<int>(property)]));
    const UnicodeData::Record& record = rt.unicode->record(c);
    switch (property) {
        case Property::bidirectional:
            return rt.intern(record.bidirectional);
        case Property::category:
            return rt.intern(record.category);
        case Property::combining:
            return Value::small(record.combining);
        case Property::decomposition:
            return rt.text(rt.unicode->decomposition(c));
        case Property::east_asian_width:
            return rt.intern(record.width);
        case Property::mirrored:
            return Value::small(record.mirrored);
    }
    return Value::none();
}

Result<Value> missing(Runtime& rt, const Value& fallback, std::string_view message) {
    if (!fallback.is_empty()) return fallback;
    return rt.value_error(message);
}

double read_number(std::string_view text) {
    double parts[2] = {0, 0};
    bool negative = text[0] == '-';
    int part = 0;
    for (char c : text.substr(negative)) {
        if (c == '/') {
            part = 1;
        } else {
            parts[part] = parts[part] * 10 + (c - '0');
        }
    }
    double value = part == 1 ? parts[0] / parts[1] : parts[0];
    return negative ? -value : value;
}

Result<Value> decimal(Runtime& rt, const Value* arguments) {
    char32_t c = TRY(character(rt, arguments[0], "decimal", " 1"));
    int value = decimal_value(c);
    if (value < 0) return missing(rt, arguments[1], "not a decimal");
    return Value::small(value);
}

Result<Value> digit(Runtime& rt, const Value* arguments) {
    char32_t c = TRY(character(rt, arguments[0], "digit", " 1"));
    const UnicodeData::Number* number = rt.unicode->number(c);
    if (!number || number->kind == '-') return missing(rt, arguments[1], "not a digit");
    return Value::small(static_cast<int>(read_number(number->value)));
}

Result<Value> numeric(Runtime& rt, const Value* arguments) {
    char32_t c = TRY(character(rt, arguments[0], "numeric", " 1"));
    const UnicodeData::Number* number = rt.unicode->number(c);
    if (!number) return missing(rt, arguments[1], "not a numeric character");
    return new_float(rt, read_number(number->value));
}

Result<Value> name(Runtime& rt, const Value* arguments) {
    char32_t c = TRY(character(rt, arguments[0], "name", " 1"));
    std::string found = rt.unicode->name(c);
    if (found.empty()) return missing(rt, arguments[1], "no such name");
    return rt.text(found);
}

Result<Value> lookup(Runtime& rt, const Value* arguments) {
    std::string wanted;
    if (is_str(arguments[0])) {
        wanted = TRY(encode(rt, arguments[0], "utf-8", "strict"));
    } else {
        wanted = TRY(bytes_from_object(rt, arguments[0]));
    }
    if (wanted.size() > 256) return rt.raise_value(BuiltinType::KeyError, Value(rt.text("name too long")));
    std::u32string found = rt.unicode->lookup(wanted, true);
    if (!found.empty()) return new_str(rt, found.data(), static_cast<Size>(found.size()));
    return rt.raise_value(BuiltinType::KeyError,
                          Value(rt.text(format_text("undefined character name '{}'", {wanted}))));
}

/// The second argument in the form that the first names.
Result<Value> normal_form(Runtime& rt, const Value* arguments, std::string_view function) {
    for (int i = 0; i < 2; ++i) {
        if (is_str(arguments[i])) continue;
        return rt.type_error("{}() argument {} must be str, not {}", function, i + 1,
                             argument_type_name(rt, arguments[i]));
    }
    const Str* text = arguments[1].as<Str>();
    std::string form = utf8_of(arguments[0]);
    bool known = form == "NFC" || form == "NFD" || form == "NFKC" || form == "NFKD";
    if (text->length == 0) return arguments[1];
    if (!known) return rt.value_error("invalid normalization form");
    if (text->ascii) return arguments[1];
    std::u32string characters;
    for (Size i = 0; i < text->length; ++i) characters.push_back(text->at(i));
    std::u32string normal = rt.unicode->normalize(characters, form[2] == 'K', form.back() == 'C');
    if (normal == characters) return arguments[1];
    return new_str(rt, normal.data(), static_cast<Size>(normal.size()));
}

Result<Value> normalize(Runtime& rt, const Value* arguments) {
    return normal_form(rt, arguments, "normalize");
}

Result<Value> is_normalized(Runtime& rt, const Value* arguments) {
    Value normal = TRY(normal_form(rt, arguments, "is_normalized"));
    return Value::boolean(normal.as<Str>() == arguments[1].as<Str>());
}

constexpr NativeMethod functions[] = {
    {"bidirectional(chr, /)", property_of<Property::bidirectional>,
     doc<"Returns the bidirectional class assigned to the character chr as string.">},
    {"category(chr, /)", property_of<Property::category>,
     doc<"Returns the general category assigned to the character chr as string.">},
    {"combining(chr, /)", property_of<Property::combining>,
     doc<"Returns the canonical combining class assigned to the character chr as integer.">},
    {"decimal(chr, default=<unrepresentable>, /)", decimal,
     doc<"Converts a Unicode character into its equivalent decimal value.">},
    {"decomposition(chr, /)", property_of<Property::decomposition>,
     doc<"Returns the character decomposition mapping assigned to the character chr as string.">},
    {"digit(chr, default=<unrepresentable>, /)", digit,
     doc<"Converts a Unicode character into its equivalent digit value.">},
    {"east_asian_width(chr, /)", property_of<Property::east_asian_width>,
     doc<"Returns the east asian width assigned to the character chr as string.">},
    {"is_normalized(form, unistr, /)", is_normalized,
     doc<"Return whether the Unicode string unistr is in the normal form 'form'.">},
    {"lookup(name, /)", lookup, doc<"Look up character by name.">},
    {"mirrored(chr, /)", property_of<Property::mirrored>,
     doc<"Returns the mirrored property assigned to the character chr as integer.">},
    {"name(chr, default=<unrepresentable>, /)", name,
     doc<"Returns the name assigned to the character chr as a string.">},
    {"normalize(form, unistr, /)", normalize,
     doc<"Return the normal form 'form' for the Unicode string unistr.">},
    {"numeric(chr, default=<unrepresentable>, /)", numeric,
     doc<"Converts a Unicode character into its equivalent numeric value.">},
};

}  // namespace

Result<void> fill_unicodedata_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    if (!rt.unicode || !rt.unicode->load())
        return rt.not_supported("unicodedata where its tables are missing");
    add_functions(rt, members, functions, "unicodedata");
    dict_set(rt, members, rt.intern("unidata_version").get(), Value(rt.text(rt.unicode->version())));
    return {};
}

}  // namespace bufferscope
