// str: finding, padding, translating, encoding, formatting.
#include "types/str_methods.h"

#include "types/codecs.h"
#include "types/format.h"
#include "types/int.h"
#include "types/unicode.h"

namespace bufferscope {

Result<const Str*> str_argument(Runtime& rt, const Value& value, std::string_view role) {
    if (is_str(value)) return static_cast<const Str*>(value.as<Str>());
    bool plain = role.empty() || role.starts_with("str()");  // these do not go through _PyArg_BadArgument
    return rt.type_error("{}{}must be str, not {}", role, role.empty() ? "" : " ",
                         plain ? type_name(rt, value) : argument_type_name(rt, value));
}

Result<void> slice_arguments(Runtime& rt, const Value& start, const Value& end, Size length, Size& from,
                             Size& to) {
    from = 0;
    to = length;
    for (auto [argument, place] : {std::pair<const Value*, Size*>{&start, &from}, {&end, &to}}) {
        if (argument->is_empty() || argument->is_none()) continue;
        if (!has_index(rt, *argument)) {
            return rt.type_error("slice indices must be integers or None or have an __index__ method");
        }
        *place = TRY(index_clipped(rt, *argument));
        if (*place < 0) *place = *place + length < 0 ? 0 : *place + length;
    }
    if (to > length) to = length;
    return {};
}

namespace {

const Str* text_in(const Value* arguments) {
    return arguments[0].as<Str>();
}

using Search = Size (*)(const Str*, const Str*, Size, Size);

Result<Size> search(Runtime& rt, const Value* arguments, Search how, std::string_view role) {
    const Str* part = TRY(str_argument(rt, arguments[1], role));
    Size start = 0;
    Size stop = 0;
    TRY(slice_arguments(rt, arguments[2], arguments[3], text_in(arguments)->length, start, stop));
    if (start > stop) return Size{-1};
    return how(text_in(arguments), part, start, stop);
}

Result<Value> position_or_error(Runtime& rt, Size at) {
    if (at < 0) return rt.value_error("substring not found");
    return Value::small(at);
}

/// startswith and endswith.
Result<Value> matches(Runtime& rt, const Value* arguments, bool at_end, std::string_view name) {
    const Str* text = text_in(arguments);
    Size start = 0;
    Size stop = 0;
    TRY(slice_arguments(rt, arguments[2], arguments[3], text->length, start, stop));
    auto match = [&](const Str* part) {
        if (start > stop || part->length > stop - start) return false;
        return stands_at(text, part, at_end ? stop - part->length : start);
    };
    if (is_tuple(arguments[1])) {
        for (const Value& each : arguments[1].as<Tuple>()->span()) {
            if (!is_str(each)) {
                return rt.type_error("tuple for {} must only contain str, not {}", name, type_name(rt, each));
            }
            if (match(each.as<Str>())) return Value::true_value();
        }
        return Value::false_value();
    }
    if (!is_str(arguments[1])) {
        return rt.type_error("{} first arg must be str or a tuple of str, not {}", name,
                             type_name(rt, arguments[1]));
    }
    return Value::boolean(match(arguments[1].as<Str>()));
}

Result<char32_t> fill_argument(Runtime& rt, const Value& value) {
    if (value.is_empty()) return U' ';
    if (!is_str(value)) {
        return rt.type_error("The fill character must be a unicode character, not {}", type_name(rt, value));
    }
    if (value.as<Str>()->length != 1) {
        return rt.type_error("The fill character must be exactly one character long");
    }
    return value.as<Str>()->at(0);
}

Result<Value> pad(Runtime& rt, const Value* arguments, int share_of_left) {
    Size width = TRY(size_argument(rt, arguments[1]));
    char32_t fill = TRY(fill_argument(rt, arguments[2]));
    const Str* text = text_in(arguments);
    if (width <= text->length) return plain_str(rt, arguments[0]);
    Size margin = width - text->length;
    Size left = share_of_left == 0 ? 0 : margin;
    if (share_of_left == 1) left = margin / 2 + (margin & width & 1);
    StrBuilder out(rt);
    out.append_repeated(fill, left);
    out.append(text);
    out.append_repeated(fill, margin - left);
    return out.finish();
}

}  // namespace

Result<Value> str_find(Runtime& rt, const Value* arguments) {
    Size at = TRY(search(rt, arguments, find_text, "find() argument 1"));
    return Value::small(at);
}

Result<Value> str_rfind(Runtime& rt, const Value* arguments) {
    Size at = TRY(search(rt, arguments, find_last_text, "rfind() argument 1"));
    return Value::small(at);
}

Result<Value> str_index(Runtime& rt, const Value* arguments) {
    Size at = TRY(search(rt, arguments, find_text, "index() argument 1"));
    return position_or_error(rt, at);
}

Result<Value> str_rindex(Runtime& rt, const Value* arguments) {
    Size at = TRY(search(rt, arguments, find_last_text, "rindex() argument 1"));
    return position_or_error(rt, at);
}

Result<Value> str_count(Runtime& rt, const Value* arguments) {
    auto count = [](const Str* text, const Str* part, Size start, Size stop) -> Size {
        if (part->length == 0) return stop - start + 1;
        Size found = 0;
        for (Size at = start; (at = find_text(text, part, at, stop)) >= 0; at += part->length) ++found;
        return found;
    };
    Size found = TRY(search(rt, arguments, count, "count() argument 1"));
    return new_int(rt, found < 0 ? 0 : found);
}

Result<Value> str_starts_with(Runtime& rt, const Value* arguments) {
    return matches(rt, arguments, false, "startswith");
}

Result<Value> str_ends_with(Runtime& rt, const Value* arguments) {
    return matches(rt, arguments, true, "endswith");
}

Result<Value> str_remove_prefix(Runtime& rt, const Value* arguments) {
    const Str* prefix = TRY(str_argument(rt, arguments[1], "removeprefix() argument"));
    const Str* text = text_in(arguments);
    if (!stands_at(text, prefix, 0)) return plain_str(rt, arguments[0]);
    return substring(rt, text, prefix->length, text->length);
}

Result<Value> str_remove_suffix(Runtime& rt, const Value* arguments) {
    const Str* suffix = TRY(str_argument(rt, arguments[1], "removesuffix() argument"));
    const Str* text = text_in(arguments);
    if (!stands_at(text, suffix, text->length - suffix->length)) return plain_str(rt, arguments[0]);
    return substring(rt, text, 0, text->length - suffix->length);
}

Result<Value> str_center(Runtime& rt, const Value* arguments) {
    return pad(rt, arguments, 1);
}

Result<Value> str_ljust(Runtime& rt, const Value* arguments) {
    return pad(rt, arguments, 0);
}

Result<Value> str_rjust(Runtime& rt, const Value* arguments) {
    return pad(rt, arguments, 2);
}

Result<Value> str_zfill(Runtime& rt, const Value* arguments) {
    Size width = TRY(size_argument(rt, arguments[1]));
    const Str* text = text_in(arguments);
    if (width <= text->length) return plain_str(rt, arguments[0]);
    StrBuilder out(rt);
    bool has_sign = text->length > 0 && (text->at(0) == '+' || text->at(0) == '-');
    if (has_sign) out.append(text->at(0));
    out.append_repeated('0', width - text->length);
    out.append(text, has_sign ? 1 : 0, text->length);
    return out.finish();
}

Result<Value> str_expand_tabs(Runtime& rt, const Value* arguments) {
    Size tab_size = 8;
    if (!arguments[1].is_empty()) {
        Value number = TRY(index(rt, arguments[1]));
        std::int64_t wide;
        if (!int_to_int64(number, wide) || wide > INT32_MAX || wide < INT32_MIN) {
            return rt.overflow_error("Python int too large to convert to C int");
        }
        tab_size = static_cast<Size>(wide);
    }
    const Str* text = text_in(arguments);
    if (rt.is_exactly(arguments[0], BuiltinType::str) &&
        find_text(text, rt.characters[U'\t'].get(), 0, text->length) < 0)
        return arguments[0];
    StrBuilder out(rt);
    Size column = 0;
    for (Size i = 0; i < text->length; ++i) {
        char32_t c = text->at(i);
        if (c == '\t') {
            if (tab_size <= 0) continue;
            Size blanks = tab_size - column % tab_size;
            if (blanks > max_size - column) return rt.overflow_error("new string is too long");
            out.append_repeated(' ', blanks);
            column += blanks;
        } else {
            out.append(c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    return out.finish();
}

/// Appends what a translation table says of one character.
static Result<void> translate_one(Runtime& rt, const Value& table, char32_t code_point, StrBuilder& out) {
    Result<Value> looked_up = get_item(rt, table, Value::small(static_cast<std::int64_t>(code_point)));
    if (looked_up.is_error()) {
        Error error = looked_up.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::LookupError)) return error;
        out.append(code_point);
        return {};
    }
    Value to = looked_up.take();
    if (to.is_none()) return {};
    if (is_str(to)) {
        out.append(to.as<Str>());
        return {};
    }
    if (!is_int(to)) return rt.type_error("character mapping must return integer, None or str");
    std::int64_t number;
    if (!int_to_int64(to, number) || number < 0 || number > 0x10FFFF) {
        return rt.value_error("character mapping must be in range(0x110000)");
    }
    out.append(static_cast<char32_t>(number));
    return {};
}

Result<Value> str_translate(Runtime& rt, const Value* arguments) {
    const Str* text = text_in(arguments);
    StrBuilder out(rt);
    for (Size i = 0; i < text->length; ++i) TRY(translate_one(rt, arguments[1], text->at(i), out));
    return out.finish();
}

static Result<void> add_pairs(Runtime& rt, Dict* table, const Str* from, const Str* to) {
    if (from->length != to->length) {
        return rt.value_error("the first two maketrans arguments must have equal length");
    }
    for (Size i = 0; i < from->length; ++i) {
        TRY(dict_set(rt, table, Value::small(static_cast<std::int64_t>(from->at(i))),
                     Value::small(static_cast<std::int64_t>(to->at(i)))));
    }
    return {};
}

Result<Value> str_make_trans(Runtime& rt, const Value* arguments) {
    Ref<Dict> table = new_dict(rt);
    if (!arguments[1].is_empty()) {
        const Str* to = TRY(str_argument(rt, arguments[1], "maketrans() argument 2"));
        const Str* dropped = nullptr;
        if (!arguments[2].is_empty()) dropped = TRY(str_argument(rt, arguments[2], "maketrans() argument 3"));
        if (!is_str(arguments[0])) {
            return rt.type_error("first maketrans argument must be a string if there is a second argument");
        }
        TRY(add_pairs(rt, table.get(), arguments[0].as<Str>(), to));
        for (Size i = 0; dropped != nullptr && i < dropped->length; ++i) {
            TRY(dict_set(rt, table.get(), Value::small(static_cast<std::int64_t>(dropped->at(i))),
                         Value::none()));
        }
        return table;
    }
    if (!is_dict(arguments[0]))
        return rt.type_error("if you give only one argument to maketrans it must be a dict");
    Size position = 0;
    const Dict::Entry* entry = nullptr;
    while (dict_next(arguments[0].as<Dict>(), position, entry)) {
        Value key = entry->key;
        Value value = entry->value;
        if (is_str(key)) {
            if (key.as<Str>()->length != 1) {
                return rt.value_error("string keys in translate table must be of length 1");
            }
            key = Value::small(static_cast<std::int64_t>(key.as<Str>()->at(0)));
        } else if (!is_int(key)) {
            return rt.type_error("keys in translate table must be strings or integers");
        }
        TRY(dict_set(rt, table.get(), key, value));
    }
    return table;
}

Result<Value> str_encode(Runtime& rt, const Value* arguments) {
    std::string encoding = "utf-8";
    std::string errors = "strict";
    if (!arguments[1].is_empty()) {
        TRY(str_argument(rt, arguments[1], "encode() argument 'encoding'"));
        encoding = TRY(c_text(rt, arguments[1]));
    }
    if (!arguments[2].is_empty()) {
        TRY(str_argument(rt, arguments[2], "encode() argument 'errors'"));
        errors = TRY(c_text(rt, arguments[2]));
    }
    std::string bytes = TRY(encode(rt, arguments[0], encoding, errors));
    return make_bytes(rt, bytes);
}

Result<Value> str_format(Runtime& rt, const Value* arguments) {
    return format_template(rt, text_in(arguments), arguments[1].as<Tuple>(), arguments[2]);
}

Result<Value> str_format_map(Runtime& rt, const Value* arguments) {
    return format_template(rt, text_in(arguments), nullptr, arguments[1]);
}

Result<Value> str_get_new_arguments(Runtime& rt, const Value* arguments) {
    Value copy = TRY(plain_str(rt, arguments[0]));
    return new_tuple(rt, {&copy, 1});
}

Result<Value> str_size_of(Runtime& rt, const Value* arguments) {
    const Str* text = text_in(arguments);
    if (text->ascii) return new_int(rt, std::int64_t{25} + text->length);
    char32_t widest = 0;
    for (Size i = 0; i < text->length; ++i) widest = text->at(i) > widest ? text->at(i) : widest;
    int width = widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4;
    return new_int(rt, 36 + std::int64_t{width} * (std::int64_t{text->length} + 1));
}

}  // namespace bufferscope
