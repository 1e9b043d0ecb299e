// str: slots and constructor. Its methods are in str_methods.cpp, str_split.cpp and str_case.cpp.
#include "object/str.h"

#include <cstring>

#include "object/protocol.h"
#include "types/codecs.h"
#include "types/format.h"
#include "types/install.h"
#include "types/iterators.h"
#include "types/str_methods.h"
#include "types/unicode.h"

namespace bufferscope {
namespace {

Str* str_in(const Value& value) {
    return value.as<Str>();
}

bool prints(char32_t code_point) {
    if (code_point < 0x7F) return code_point >= ' ';
    if (code_point < 0xA1) return false;
    if (code_point < 0x100) return code_point != 0xAD;
    return is_printable(code_point);
}

void append_hex(StrBuilder& out, char letter, char32_t code_point, int digits) {
    out.append('\\');
    out.append(static_cast<char32_t>(letter));
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
        out.append(static_cast<char32_t>("0123456789abcdef"[code_point >> shift & 15]));
    }
}

/// unicode_repr
Result<Value> repr_slot(Runtime& rt, const Value& self) {
    const Str* text = str_in(self);
    bool single = false;
    bool both = false;
    for (Size i = 0; i < text->length; ++i) {
        single |= text->at(i) == '\'';
        both |= text->at(i) == '"';
    }
    char32_t quote = single && !both ? '"' : '\'';
    StrBuilder out(rt);
    out.append(quote);
    for (Size i = 0; i < text->length; ++i) {
        char32_t c = text->at(i);
        if (c == quote || c == '\\') {
            out.append('\\');
            out.append(c);
        } else if (c == '\n' || c == '\r' || c == '\t') {
            out.append('\\');
            out.append(c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
        } else if (prints(c)) {
            out.append(c);
        } else if (c < 0x100) {
            append_hex(out, 'x', c, 2);
        } else if (c < 0x10000) {
            append_hex(out, 'u', c, 4);
        } else {
            append_hex(out, 'U', c, 8);
        }
    }
    out.append(quote);
    return out.finish();
}

Result<Value> str_slot(Runtime& rt, const Value& self) {
    return plain_str(rt, self);
}

Result<Value> iterate_slot(Runtime& rt, const Value& self) {
    bool ascii = str_in(self)->ascii && rt.is_exactly(self, BuiltinType::str);
    return new_index_iterator(rt, ascii ? BuiltinType::str_ascii_iterator : BuiltinType::str_iterator, self,
                              0);
}

Result<Hash> hash_slot(Runtime&, const Value& self) {
    return hash_of(str_in(self));
}

Result<Value> compare_slot(Runtime&, const Value& self, const Value& other, Comparison comparison) {
    if (!is_str(self) || !is_str(other)) return Value::not_implemented();
    if (comparison == Comparison::equal) return Value::boolean(equal(str_in(self), str_in(other)));
    if (comparison == Comparison::not_equal) return Value::boolean(!equal(str_in(self), str_in(other)));
    return Value::boolean(result_of(comparison, compare(str_in(self), str_in(other))));
}

Result<Size> length_slot(Runtime&, const Value& self) {
    return str_in(self)->length;
}

Result<Value> concat_slot(Runtime& rt, const Value& left, const Value& right) {
    if (!is_str(right))
        return rt.type_error("can only concatenate str (not \"{}\") to str", type_name(rt, right));
    return concatenate(rt, str_in(left), str_in(right));
}

Result<Value> repeat_slot(Runtime& rt, const Value& self, Size count) {
    const Str* text = str_in(self);
    if (count == 1 || (count > 0 && text->length == 0)) return plain_str(rt, self);
    if (count <= 0) return rt.empty_str;
    if (text->length > max_size / count) return rt.overflow_error("repeated string is too long");
    Ref<Str> result = TRY(allocate_str(rt, text->length * count, text->width));
    result->ascii = text->ascii;
    std::size_t bytes = static_cast<std::size_t>(text->length) * text->width;
    std::size_t total = bytes * static_cast<std::size_t>(count);
    if (bytes == 1) {
        std::memset(result->narrow(), text->narrow()[0], total);
        return result;
    }
    std::memcpy(result->narrow(), text->narrow(), bytes);
    for (std::size_t done = bytes; done < total;) {
        std::size_t part = done < total - done ? done : total - done;
        std::memcpy(result->narrow() + done, result->narrow(), part);
        done += part;
    }
    return result;
}

Result<Value> remainder_slot(Runtime& rt, const Value& left, const Value& right) {
    if (!is_str(left)) return Value::not_implemented();
    return format_percent(rt, str_in(left), right, false);
}

Result<bool> contains_slot(Runtime& rt, const Value& self, const Value& part) {
    if (!is_str(part)) {
        return rt.type_error("'in <string>' requires string as left operand, not {}", type_name(rt, part));
    }
    return find_text(str_in(self), str_in(part), 0, str_in(self)->length) >= 0;
}

Result<Value> get_item_slot(Runtime& rt, const Value& self, const Value& key) {
    const Str* text = str_in(self);
    if (rt.is_exactly(key, BuiltinType::slice)) {
        SliceRange range = TRY(slice_range(rt, key.as<SliceObject>(), text->length));
        if (range.step == 1) {
            if (range.count == text->length) return plain_str(rt, self);
            return substring(rt, text, range.start, range.start + range.count);
        }
        StrBuilder out(rt);
        std::int64_t at = range.start;  // may pass what a Size holds after the last item
        for (Size i = 0; i < range.count; ++i, at += range.step) out.append(text->at(static_cast<Size>(at)));
        return out.finish();
    }
    if (!has_index(rt, key))
        return rt.type_error("string indices must be integers, not '{}'", type_name(rt, key));
    Size at = TRY(index_size(rt, key));
    if (at < 0) at += text->length;
    if (at < 0 || at >= text->length) return rt.index_error("string index out of range");
    return str_of_code_point(rt, text->at(at));
}

/// The text as an instance of a subclass.
Result<Value> as_subclass(Runtime& rt, Type* type, const Value& value) {
    const Str* text = str_in(value);
    std::size_t bytes = static_cast<std::size_t>(text->length) * text->width;
    auto* made = rt.try_allocate<Str>(type, bytes);
    if (made == nullptr) return rt.memory_error();
    made->length = text->length;
    made->hash = text->hash;
    made->width = text->width;
    made->ascii = text->ascii;
    std::memcpy(made->narrow(), text->narrow(), bytes);
    return Value::adopt(made);
}

Result<Value> decode_object(Runtime& rt, const Value& source, const Value& encoding, const Value& errors) {
    std::string encoding_text = "utf-8";
    std::string errors_text = "strict";
    if (!encoding.is_empty()) {
        TRY(str_argument(rt, encoding, "str() argument 'encoding'"));
        encoding_text = TRY(c_text(rt, encoding));
    }
    if (!errors.is_empty()) {
        TRY(str_argument(rt, errors, "str() argument 'errors'"));
        errors_text = TRY(c_text(rt, errors));
    }
    if (is_str(source)) return rt.type_error("decoding str is not supported");
    return decode_exporter(rt, source, encoding_text, errors_text);
}

Result<Value> str_new(Runtime& rt, Type* type, const Value* arguments) {
    Value text;
    if (arguments[0].is_empty()) {
        text = Value(rt.empty_str);
    } else if (arguments[1].is_empty() && arguments[2].is_empty()) {
        Ref<Str> made = TRY(str(rt, arguments[0]));
        text = std::move(made);
    } else {
        text = TRY(decode_object(rt, arguments[0], arguments[1], arguments[2]));
    }
    if (type == rt.type(BuiltinType::str)) return text;
    return as_subclass(rt, type, text);
}

Result<Value> str_call_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    if (arguments.positional > 3) {
        return rt.type_error("str expected at most 3 arguments, got {}", arguments.positional);
    }
    return bound_new<"str(object='', encoding='utf-8', errors='strict')", str_new>(rt, type, arguments);
}

std::uint32_t str_size(const Object* object) {
    const auto* text = static_cast<const Str*>(object);
    return static_cast<std::uint32_t>(sizeof(Str)) + static_cast<std::uint32_t>(text->length) * text->width;
}

constexpr NativeMethod methods[] = {
    {"encode(self, /, encoding='utf-8', errors='strict')", str_encode,
     doc<"Encode the string using the codec registered for encoding.">},
    {"replace(self, old, new, /, count=-1)", str_replace,
     doc<"Return a copy with all occurrences of substring old replaced by new.">},
    {"split(self, /, sep=None, maxsplit=-1)", str_split,
     doc<"Return a list of the substrings in the string, using sep as the separator string.">},
    {"rsplit(self, /, sep=None, maxsplit=-1)", str_rsplit,
     doc<"Return a list of the substrings in the string, using sep as the separator string.">},
    {"join(self, iterable, /)", str_join, doc<"Concatenate any number of strings.">},
    {"capitalize(self, /)", str_capitalize, doc<"Return a capitalized version of the string.">},
    {"casefold(self, /)", str_casefold,
     doc<"Return a version of the string suitable for caseless comparisons.">},
    {"title(self, /)", str_title, doc<"Return a version of the string where each word is titlecased.">},
    {"center(self, width, fillchar=' ', /)", str_center, doc<"Return a centered string of length width.">},
    {"count(self, sub, start=None, end=None, /)", str_count,
     doc<"Return the number of non-overlapping occurrences of substring sub in string S[start:end].">},
    {"expandtabs(self, /, tabsize=8)", str_expand_tabs,
     doc<"Return a copy where all tab characters are expanded using spaces.">},
    {"find(self, sub, start=None, end=None, /)", str_find,
     doc<"Return the lowest index in S where substring sub is found, such that sub is contained within "
         "S[start:end].">},
    {"partition(self, sep, /)", str_partition,
     doc<"Partition the string into three parts using the given separator.">},
    {"index(self, sub, start=None, end=None, /)", str_index,
     doc<"Return the lowest index in S where substring sub is found, such that sub is contained within "
         "S[start:end].">},
    {"ljust(self, width, fillchar=' ', /)", str_ljust,
     doc<"Return a left-justified string of length width.">},
    {"lower(self, /)", str_lower, doc<"Return a copy of the string converted to lowercase.">},
    {"lstrip(self, chars=None, /)", str_lstrip,
     doc<"Return a copy of the string with leading whitespace removed.">},
    {"rfind(self, sub, start=None, end=None, /)", str_rfind,
     doc<"Return the highest index in S where substring sub is found, such that sub is contained within "
         "S[start:end].">},
    {"rindex(self, sub, start=None, end=None, /)", str_rindex,
     doc<"Return the highest index in S where substring sub is found, such that sub is contained within "
         "S[start:end].">},
    {"rjust(self, width, fillchar=' ', /)", str_rjust,
     doc<"Return a right-justified string of length width.">},
    {"rstrip(self, chars=None, /)", str_rstrip,
     doc<"Return a copy of the string with trailing whitespace removed.">},
    {"rpartition(self, sep, /)", str_rpartition,
     doc<"Partition the string into three parts using the given separator.">},
    {"splitlines(self, /, keepends=False)", str_splitlines,
     doc<"Return a list of the lines in the string, breaking at line boundaries.">},
    {"strip(self, chars=None, /)", str_strip,
     doc<"Return a copy of the string with leading and trailing whitespace removed.">},
    {"swapcase(self, /)", str_swapcase,
     doc<"Convert uppercase characters to lowercase and lowercase characters to uppercase.">},
    {"translate(self, table, /)", str_translate,
     doc<"Replace each character in the string using the given translation table.">},
    {"upper(self, /)", str_upper, doc<"Return a copy of the string converted to uppercase.">},
    {"startswith(self, prefix, start=None, end=None, /)", str_starts_with,
     doc<"Return True if the string starts with the specified prefix, False otherwise.">},
    {"endswith(self, suffix, start=None, end=None, /)", str_ends_with,
     doc<"Return True if the string ends with the specified suffix, False otherwise.">},
    {"removeprefix(self, prefix, /)", str_remove_prefix,
     doc<"Return a str with the given prefix string removed if present.">},
    {"removesuffix(self, suffix, /)", str_remove_suffix,
     doc<"Return a str with the given suffix string removed if present.">},
    {"isascii(self, /)", str_is_ascii,
     doc<"Return True if all characters in the string are ASCII, False otherwise.">},
    {"islower(self, /)", str_is_lower,
     doc<"Return True if the string is a lowercase string, False otherwise.">},
    {"isupper(self, /)", str_is_upper,
     doc<"Return True if the string is an uppercase string, False otherwise.">},
    {"istitle(self, /)", str_is_title,
     doc<"Return True if the string is a title-cased string, False otherwise.">},
    {"isspace(self, /)", str_is_space,
     doc<"Return True if the string is a whitespace string, False otherwise.">},
    {"isdecimal(self, /)", str_is_decimal,
     doc<"Return True if the string is a decimal string, False otherwise.">},
    {"isdigit(self, /)", str_is_digit, doc<"Return True if the string is a digit string, False otherwise.">},
    {"isnumeric(self, /)", str_is_numeric,
     doc<"Return True if the string is a numeric string, False otherwise.">},
    {"isalpha(self, /)", str_is_alpha,
     doc<"Return True if the string is an alphabetic string, False otherwise.">},
    {"isalnum(self, /)", str_is_alnum,
     doc<"Return True if the string is an alpha-numeric string, False otherwise.">},
    {"isidentifier(self, /)", str_is_identifier,
     doc<"Return True if the string is a valid Python identifier, False otherwise.">},
    {"isprintable(self, /)", str_is_printable,
     doc<"Return True if all characters in the string are printable, False otherwise.">},
    {"zfill(self, width, /)", str_zfill,
     doc<"Pad a numeric string with zeros on the left, to fill a field of the given width.">},
    {"format(self, *args, **kwargs)", str_format,
     doc<"Return a formatted version of the string, using substitutions from args and kwargs.">},
    {"format_map(self, mapping, /)", str_format_map,
     doc<"Return a formatted version of the string, using substitutions from mapping.">},
    {"__format__(self, format_spec, /)", str_format_method,
     doc<"Return a formatted version of the string as described by format_spec.">},
    {"maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)", str_make_trans,
     doc<"Return a translation table usable for str.translate().">, MethodKind::static_method},
    {"__sizeof__(self, /)", str_size_of, doc<"Return the size of the string in memory, in bytes.">},
    {"__getnewargs__(self, /)", str_get_new_arguments},
};

constexpr TypeSpec str_spec = {
    .id = BuiltinType::str,
    .name = "str",
    .flags = type_flags::subclassable | type_flags::str_subclass,
    .layout = {.size = sizeof(Str), .size_of = str_size},
    .methods = methods,
    .slots = {.repr = repr_slot,
              .str = str_slot,
              .iter = iterate_slot,
              .length = length_slot,
              .hash = hash_slot,
              .compare = compare_slot,
              .remainder = remainder_slot,
              .concat = concat_slot,
              .repeat = repeat_slot,
              .get_item = get_item_slot,
              .contains = contains_slot,
              .new_ = str_call_new},
    .doc =
        "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string "
        "object from the "
        "given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat "
        "will be "
        "decoded using the given encoding and error handler.\nOtherwise, returns the result of "
        "object.__str__() (if "
        "defined)\nor repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.",
};

}  // namespace

Result<Value> plain_str(Runtime& rt, const Value& self) {
    if (rt.is_exactly(self, BuiltinType::str)) return self;
    return substring(rt, str_in(self), 0, str_in(self)->length);
}

void install_text(Runtime& rt) {
    rt.define_type(str_spec);
    for (unsigned i = 0; i < 256; ++i) {
        auto character = static_cast<std::uint8_t>(i);
        Ref<Str> text = MUST(new_latin1(rt, &character, 1));
        rt.characters[i] = rt.intern(std::move(text));
    }
    rt.empty_str = rt.intern("");
}

}  // namespace bufferscope
