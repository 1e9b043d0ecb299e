// str.format and str.format_map: replacement fields with their names, conversions and nested specifications.
#include "object/protocol.h"
#include "types/format.h"
#include "types/unicode.h"

namespace bufferscope {
namespace {

struct Field {
    Size name_start = 0, name_stop = 0;
    Size spec_start = 0, spec_stop = 0;
    bool nested = false;  // the specification has fields of its own
    char32_t conversion = 0;
};

class Template {
  public:
    Template(Runtime& rt, const Str* pattern, const Tuple* positional, const Value& keywords)
        : runtime_(rt), pattern_(pattern), positional_(positional), keywords_(keywords) {}

    Result<Ref<Str>> render(Size start, Size stop, int depth) {
        if (depth <= 0) return runtime_.value_error("Max string recursion exceeded");
        StrBuilder out(runtime_);
        Size at = start;
        while (at < stop) {
            bool has_field = TRY(read_literal(at, stop, out));
            if (!has_field) continue;
            Field field;
            TRY(read_field(at, stop, field));
            Ref<Str> text = TRY(render_field(field, depth));
            if (at < stop) {
                out.append(text.get());
            } else {
                out.append_last(text.get());
            }
        }
        return out.finish();
    }

  private:
    enum class Numbering : std::uint8_t { unknown, automatic, manual };

    /// Appends text up to the next field; true when a field follows.
    Result<bool> read_literal(Size& at, Size stop, StrBuilder& out) {
        Size start = at;
        char32_t c = 0;
        bool markup = false;
        while (at < stop) {
            c = pattern_->at(at++);
            if (c == '{' || c == '}') {
                markup = true;
                break;
            }
        }
        bool at_end = at >= stop;
        Size length = at - start;
        if (markup) {
            bool doubled = !at_end && pattern_->at(at) == c;
            if (c == '}' && !doubled) return runtime_.value_error("Single '}' encountered in format string");
            if (c == '{' && at_end) return runtime_.value_error("Single '{' encountered in format string");
            if (doubled) {
                ++at;
                markup = false;
            } else {
                --length;
            }
        }
        if (length == pattern_->length) {
            out.append_last(pattern_);
        } else {
            out.append(pattern_, start, start + length);
        }
        return markup;
    }

    Result<void> read_field(Size& at, Size stop, Field& field) {
        field.name_start = at;
        char32_t c = 0;
        while (at < stop) {
            c = pattern_->at(at++);
            if (c == '{') return runtime_.value_error("unexpected '{' in field name");
            if (c == '[') {
                while (at < stop && pattern_->at(at) != ']') ++at;
                continue;
            }
            if (c == '}' || c == ':' || c == '!') break;
        }
        field.name_stop = at - 1;
        if (c == '}') return {};
        if (c != ':' && c != '!') return runtime_.value_error("expected '}' before end of string");
        if (c == '!') {
            if (at >= stop) {
                return runtime_.value_error("end of string while looking for conversion specifier");
            }
            field.conversion = pattern_->at(at++);
            if (at < stop) {
                c = pattern_->at(at++);
                if (c == '}') return {};
                if (c != ':') return runtime_.value_error("expected ':' after conversion specifier");
            }
        }
        field.spec_start = at;
        for (int depth = 1; at < stop;) {
            c = pattern_->at(at++);
            if (c == '{') {
                field.nested = true;
                ++depth;
            } else if (c == '}' && --depth == 0) {
                field.spec_stop = at - 1;
                return {};
            }
        }
        return runtime_.value_error("unmatched '{' in format spec");
    }

    /// The number that [start, stop) spells in decimal digits, -1 if it is something else.
    Result<Size> number_in(Size start, Size stop) {
        if (start >= stop) return Size{-1};
        std::int64_t number = 0;
        for (Size i = start; i < stop; ++i) {
            int digit = decimal_value(pattern_->at(i));
            if (digit < 0) return Size{-1};
            number = number * 10 + digit;
            if (number > max_size) return runtime_.value_error("Too many decimal digits in format string");
        }
        return static_cast<Size>(number);
    }

    Result<void> use_numbering(Numbering wanted) {
        if (numbering_ == Numbering::unknown) numbering_ = wanted;
        if (numbering_ == wanted) return {};
        if (wanted == Numbering::automatic) {
            return runtime_.value_error(
                "cannot switch from manual field specification to automatic field numbering");
        }
        return runtime_.value_error(
            "cannot switch from automatic field numbering to manual field specification");
    }

    /// What the first part of a field's name stands for.
    Result<Value> first_object(Size start, Size stop) {
        Size number = TRY(number_in(start, stop));
        bool empty = start >= stop;
        if (empty || number >= 0) {
            TRY(use_numbering(empty ? Numbering::automatic : Numbering::manual));
            if (empty) number = next_number_++;
            if (positional_ == nullptr) {
                return runtime_.value_error("Format string contains positional fields");
            }
            if (number >= positional_->length) {
                return runtime_.index_error("Replacement index {} out of range for positional args tuple",
                                            number);
            }
            return (*positional_)[number];
        }
        Ref<Str> key = TRY(substring(runtime_, pattern_, start, stop));
        Value key_value = std::move(key);
        if (keywords_.is_empty()) return runtime_.raise_value(BuiltinType::KeyError, key_value);
        return get_item(runtime_, keywords_, key_value);
    }

    Result<Value> object_of(const Field& field) {
        Size at = field.name_start;
        while (at < field.name_stop && pattern_->at(at) != '.' && pattern_->at(at) != '[') ++at;
        Value object = TRY(first_object(field.name_start, at));
        while (at < field.name_stop) {
            char32_t c = pattern_->at(at++);
            Size start = at;
            if (c == '.') {
                while (at < field.name_stop && pattern_->at(at) != '.' && pattern_->at(at) != '[') ++at;
                if (start == at) return runtime_.value_error("Empty attribute in format string");
                Ref<Str> name = TRY(substring(runtime_, pattern_, start, at));
                Value name_value = runtime_.intern(std::move(name));
                object = TRY(get_attribute(runtime_, object, name_value));
            } else if (c == '[') {
                while (at < field.name_stop && pattern_->at(at) != ']') ++at;
                if (at == field.name_stop) return runtime_.value_error("Missing ']' in format string");
                Size stop = at++;
                if (start == stop) return runtime_.value_error("Empty attribute in format string");
                Size number = TRY(number_in(start, stop));
                Value key;
                if (number >= 0) {
                    key = Value::small(number);
                } else {
                    Ref<Str> text = TRY(substring(runtime_, pattern_, start, stop));
                    key = std::move(text);
                }
                object = TRY(get_item(runtime_, object, key));
            } else {
                return runtime_.value_error("Only '.' or '[' may follow ']' in format field specifier");
            }
        }
        return object;
    }

    Result<Value> convert(const Value& object, char32_t conversion) {
        if (conversion == 'r') return repr(runtime_, object);
        if (conversion == 's') return str(runtime_, object);
        if (conversion == 'a') return ascii(runtime_, object);
        if (conversion > 32 && conversion < 127) {
            return runtime_.value_error("Unknown conversion specifier {}",
                                        std::string(1, static_cast<char>(conversion)));
        }
        std::string digits;
        for (int shift = 28; shift >= 0; shift -= 4) {
            unsigned digit = conversion >> shift & 15;
            if (digit != 0 || !digits.empty() || shift == 0) digits.push_back("0123456789abcdef"[digit]);
        }
        return runtime_.value_error("Unknown conversion specifier \\x{}", digits);
    }

    Result<Ref<Str>> render_field(const Field& field, int depth) {
        Value object = TRY(object_of(field));
        if (field.conversion != 0) object = TRY(convert(object, field.conversion));
        Value spec;
        if (field.nested) {
            Ref<Str> made = TRY(render(field.spec_start, field.spec_stop, depth - 1));
            spec = std::move(made);
        } else if (field.spec_stop > field.spec_start) {
            Ref<Str> made = TRY(substring(runtime_, pattern_, field.spec_start, field.spec_stop));
            spec = std::move(made);
        }
        return format(runtime_, object, spec);
    }

    Runtime& runtime_;
    const Str* pattern_;
    const Tuple* positional_;
    const Value& keywords_;
    Numbering numbering_ = Numbering::unknown;
    Size next_number_ = 0;
};

}  // namespace

Result<Value> format_template(Runtime& rt, const Str* pattern, const Tuple* positional,
                              const Value& keywords) {
    return Template(rt, pattern, positional, keywords).render(0, pattern->length, 2);
}

}  // namespace bufferscope
