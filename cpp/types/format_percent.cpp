// The % operator of str and bytes.
#include "object/protocol.h"
#include "types/float.h"
#include "types/format.h"
#include "types/int.h"

namespace bufferscope {
namespace {

/// One conversion specification.
struct Conversion {
    bool left = false, sign = false, blank = false, alternate = false, zero = false;
    Size width = -1;
    Size precision = -1;
    char32_t code = 0;
};

class PercentFormatter {
  public:
    PercentFormatter(Runtime& rt, const Str* pattern, const Value& arguments, bool bytes_mode)
        : runtime_(rt), pattern_(pattern), arguments_(arguments), bytes_mode_(bytes_mode), out_(rt) {
        if (is_tuple(arguments)) {
            count_ = arguments.as<Tuple>()->length;
        } else {
            single_ = true;
            bool is_text =
                is_str(arguments) || (bytes_mode && (rt.is_instance(arguments, BuiltinType::bytes) ||
                                                     rt.is_instance(arguments, BuiltinType::bytearray)));
            mapping_ = rt.type_of(arguments)->slots.get_item != nullptr && !is_text;
        }
    }

    Result<Ref<Str>> run() {
        while (at_ < pattern_->length) {
            Size start = at_;
            while (at_ < pattern_->length && pattern_->at(at_) != '%') ++at_;
            if (at_ - start == pattern_->length) {
                out_.append_last(pattern_);
            } else {
                out_.append(pattern_, start, at_);
            }
            if (at_ == pattern_->length) break;
            ++at_;
            TRY(convert_next());
        }
        bool left_over = single_ ? !used_single_ : next_ < count_;
        if (left_over && !mapping_) {
            return runtime_.type_error("not all arguments converted during {} formatting",
                                       bytes_mode_ ? "bytes" : "string");
        }
        return out_.finish();
    }

  private:
    Result<Value> next_argument() {
        if (single_) {
            if (!used_single_) {
                used_single_ = true;
                return keyed_.is_empty() ? arguments_ : keyed_;
            }
        } else if (next_ < count_) {
            return (*arguments_.as<Tuple>())[next_++];
        }
        return runtime_.type_error("not enough arguments for format string");
    }

    Result<void> read_key() {
        if (!mapping_) return runtime_.type_error("format requires a mapping");
        Size start = ++at_;
        int depth = 1;
        while (depth > 0 && at_ < pattern_->length) {
            char32_t c = pattern_->at(at_++);
            if (c == '(') ++depth;
            if (c == ')') --depth;
        }
        if (depth > 0) return runtime_.value_error("incomplete format key");
        Value key;
        Ref<Str> text = TRY(substring(runtime_, pattern_, start, at_ - 1));
        if (bytes_mode_) {
            std::string bytes;
            for (Size i = 0; i < text->length; ++i) bytes.push_back(static_cast<char>(text->at(i)));
            key = TRY(make_bytes(runtime_, bytes));
        } else {
            key = std::move(text);
        }
        keyed_ = TRY(get_item(runtime_, arguments_, key));
        used_single_ = false;
        single_ = true;
        return {};
    }

    /// A number in the pattern or, for *, from the arguments.
    Result<Size> read_size(const char* too_big) {
        if (at_ < pattern_->length && pattern_->at(at_) == '*') {
            ++at_;
            Value value = TRY(next_argument());
            if (!is_int(value)) return runtime_.type_error("* wants int");
            std::int64_t number;
            if (!int_to_int64(value, number) || number > max_size || number < -max_size) {
                return runtime_.overflow_error("Python int too large to convert to C {}",
                                               too_big[0] == 'w' ? "ssize_t" : "int");
            }
            return static_cast<Size>(number);
        }
        std::int64_t number = -1;
        while (at_ < pattern_->length) {
            char32_t c = pattern_->at(at_);
            if (c < '0' || c > '9') break;
            number = (number < 0 ? 0 : number * 10) + static_cast<std::int64_t>(c - '0');
            if (number > max_size) return runtime_.value_error(too_big);
            ++at_;
        }
        return static_cast<Size>(number);
    }

    Result<void> read_conversion(Conversion& conversion) {
        auto current = [&] { return at_ < pattern_->length ? pattern_->at(at_) : U'\0'; };
        if (current() == '(') TRY(read_key());
        for (bool more = true; more;) {
            switch (current()) {
                case '-':
                    conversion.left = true;
                    break;
                case '+':
                    conversion.sign = true;
                    break;
                case ' ':
                    conversion.blank = true;
                    break;
                case '#':
                    conversion.alternate = true;
                    break;
                case '0':
                    conversion.zero = true;
                    break;
                default:
                    more = false;
            }
            if (more) ++at_;
        }
        conversion.width = TRY(read_size("width too big"));
        if (conversion.width < -1) {
            conversion.left = true;
            conversion.width = -conversion.width;
        }
        if (current() == '.') {
            ++at_;
            conversion.precision = TRY(read_size(bytes_mode_ ? "prec too big" : "precision too big"));
            if (conversion.precision < 0) conversion.precision = 0;
        }
        if (current() == 'h' || current() == 'l' || current() == 'L') ++at_;
        if (at_ >= pattern_->length) return runtime_.value_error("incomplete format");
        conversion.code = pattern_->at(at_++);
        return {};
    }

    Result<void> convert_next() {
        if (at_ < pattern_->length && pattern_->at(at_) == '%') {
            ++at_;
            out_.append('%');
            return {};
        }
        Conversion conversion;
        TRY(read_conversion(conversion));
        Value value = TRY(next_argument());
        switch (conversion.code) {
            case 's':
            case 'r':
            case 'a':
            case 'b':
                if (conversion.code == 'b' && !bytes_mode_) break;
                return append_text(conversion, value);
            case 'c':
                return append_character(conversion, value);
            case 'd':
            case 'i':
            case 'u':
            case 'o':
            case 'x':
            case 'X':
                return append_int(conversion, value);
            case 'e':
            case 'E':
            case 'f':
            case 'F':
            case 'g':
            case 'G':
                return append_float(conversion, value);
            default:
                break;
        }
        return unsupported(conversion.code);
    }

    Error unsupported(char32_t code) {
        std::string digits;
        for (int shift = 28; shift >= 0; shift -= 4) {
            unsigned digit = code >> shift & 15;
            if (digit != 0 || !digits.empty() || shift == 0) digits.push_back("0123456789abcdef"[digit]);
        }
        // _PyBytes_FormatEx prints a char as it is, and what is beyond ASCII is a negative one.
        if (bytes_mode_ && code > 127)
            return runtime_.overflow_error("character argument not in range(0x110000)");
        bool as_it_is = bytes_mode_ || (code >= 31 && code < 127);
        std::string shown = as_it_is ? std::string(1, static_cast<char>(code)) : "?";
        return runtime_.value_error("unsupported format character '{}' (0x{}) at index {}", shown, digits,
                                    at_ - 1);
    }

    void append_padded(const Conversion& conversion, const Str* text, Size length) {
        Size padding = conversion.width > length ? conversion.width - length : 0;
        if (!conversion.left) out_.append_repeated(' ', padding);
        out_.append(text, 0, length);
        if (conversion.left) out_.append_repeated(' ', padding);
    }

    /// As format_obj: the bytes themselves, then __bytes__, then a buffer of any shape.
    Result<Ref<Str>> bytes_text(const Value& value) {
        std::string bytes;
        bool own = runtime_.is_instance(value, BuiltinType::bytes) ||
                   runtime_.is_instance(value, BuiltinType::bytearray);
        if (own) {
            TRY(copy_own_bytes(runtime_, value, bytes));
        } else {
            bool exports = has_buffer(runtime_, value);
            Value method = TRY(find_special(runtime_, value, Name::bytes));
            if (method.is_empty() && !exports) {
                return runtime_.type_error(
                    "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
                    type_name(runtime_, value));
            }
            bytes = TRY(bytes_by_special(runtime_, value));
        }
        return new_latin1(runtime_, reinterpret_cast<const std::uint8_t*>(bytes.data()),
                          static_cast<Size>(bytes.size()));
    }

    Result<Ref<Str>> text_of(char32_t code, const Value& value) {
        if (bytes_mode_) {
            if (code == 's' || code == 'b') return bytes_text(value);
            return ascii(runtime_, value);
        }
        if (code == 's') return str(runtime_, value);
        if (code == 'r') return repr(runtime_, value);
        return ascii(runtime_, value);
    }

    Result<void> append_text(const Conversion& conversion, const Value& value) {
        Ref<Str> text = TRY(text_of(conversion.code, value));
        Size length = text->length;
        if (conversion.precision >= 0 && conversion.precision < length) length = conversion.precision;
        bool whole =
            length == text->length && conversion.width <= length && !conversion.sign && !conversion.blank;
        if (whole && at_ >= pattern_->length) {
            out_.append_last(text.get());
            return {};
        }
        append_padded(conversion, text.get(), length);
        return {};
    }

    Result<void> append_character(const Conversion& conversion, const Value& value) {
        char32_t character = 0;
        std::string bytes;
        bool is_bytes_value = bytes_mode_ && !is_int(value);
        if (is_bytes_value) {
            bool exact = runtime_.is_instance(value, BuiltinType::bytes) ||
                         runtime_.is_instance(value, BuiltinType::bytearray);
            if (exact) TRY(copy_own_bytes(runtime_, value, bytes));
            if (exact && bytes.size() != 1) {
                return runtime_.type_error(
                    "%c requires an integer in range(256) or a single byte, not a {} object of length {}",
                    runtime_.is_instance(value, BuiltinType::bytes) ? "bytes" : "bytearray", bytes.size());
            }
            if (exact) character = static_cast<unsigned char>(bytes[0]);
            is_bytes_value = exact;
        }
        if (!is_bytes_value) {
            if (!bytes_mode_ && is_str(value)) {
                if (value.as<Str>()->length != 1) {
                    return runtime_.type_error(
                        "%c requires an int or a unicode character, not a string of length {}",
                        value.as<Str>()->length);
                }
                character = value.as<Str>()->at(0);
            } else {
                character = TRY(character_number(value));
            }
        }
        Ref<Str> text = TRY(str_of_code_point(runtime_, character));
        append_padded(conversion, text.get(), 1);
        return {};
    }

    Result<char32_t> character_number(const Value& value) {
        Result<Value> made = index(runtime_, value);
        if (made.is_error()) {
            Error error = made.take_error();
            bool reworded = bytes_mode_ ? !has_index(runtime_, value)
                                        : runtime_.is_instance(error.exception(), BuiltinType::TypeError);
            if (!reworded) return error;
            return runtime_.type_error(bytes_mode_
                                           ? "%c requires an integer in range(256) or a single byte, not {}"
                                           : "%c requires an int or a unicode character, not {}",
                                       type_name(runtime_, value));
        }
        Value number = made.take();
        std::int64_t code;
        std::int64_t most = bytes_mode_ ? 0xFF : 0x10FFFF;
        if (!int_to_int64(number, code) || code < 0 || code > most) {
            return runtime_.overflow_error("%c arg not in range({})", bytes_mode_ ? "256" : "0x110000");
        }
        return static_cast<char32_t>(code);
    }

    Error wrong_number(char32_t code, const Value& value) {
        bool whole = code == 'o' || code == 'x' || code == 'X';
        return runtime_.type_error("%{} format: {} is required, not {}",
                                   std::string(1, static_cast<char>(code)),
                                   whole ? "an integer" : "a real number", type_name(runtime_, value));
    }

    Result<Value> whole_number(char32_t code, const Value& value) {
        if (is_int(value)) return value;
        const Slots& slots = runtime_.type_of(value)->slots;
        bool whole_only = code == 'o' || code == 'x' || code == 'X';
        bool by_index = whole_only || slots.to_int == nullptr;
        Value to_int = Value::share(runtime_.type(BuiltinType::int_));
        Result<Value> made = by_index ? index(runtime_, value) : call(runtime_, to_int, value);
        if (made.is_error()) {
            Error error = made.take_error();
            if (!runtime_.is_instance(error.exception(), BuiltinType::TypeError)) return error;
            return wrong_number(code, value);
        }
        return made;
    }

    /// Sign, prefix and digits with padding of zeros or blanks.
    void append_number(const Conversion& conversion, bool negative, std::string_view prefix,
                       std::string_view digits, bool may_zero) {
        std::string sign = negative ? "-" : conversion.sign ? "+" : conversion.blank ? " " : "";
        auto length = static_cast<Size>(sign.size() + prefix.size() + digits.size());
        Size padding = conversion.width > length ? conversion.width - length : 0;
        bool zeros = conversion.zero && may_zero && !conversion.left;
        if (!conversion.left && !zeros) out_.append_repeated(' ', padding);
        out_.append_utf8(sign);
        out_.append_utf8(prefix);
        if (zeros) out_.append_repeated('0', padding);
        out_.append_utf8(digits);
        if (conversion.left) out_.append_repeated(' ', padding);
    }

    Result<void> append_int(const Conversion& conversion, const Value& value) {
        Value number = TRY(whole_number(conversion.code, value));
        char32_t code = conversion.code;
        int base = code == 'o' ? 8 : code == 'x' || code == 'X' ? 16 : 10;
        std::string digits = TRY(int_to_text(runtime_, number, base));
        bool negative = digits.front() == '-';
        if (negative) digits.erase(0, 1);
        if (code == 'X') {
            for (char& c : digits) {
                if (c >= 'a') c = static_cast<char>(c - 32);
            }
        }
        if (conversion.precision > 100'000'000) return runtime_.overflow_error("precision too large");
        if (conversion.precision > static_cast<Size>(digits.size())) {
            digits.insert(0, static_cast<std::size_t>(conversion.precision) - digits.size(), '0');
        }
        std::string prefix;
        if (conversion.alternate && base != 10) prefix = std::string("0") + static_cast<char>(code);
        append_number(conversion, negative, prefix, digits, true);
        return {};
    }

    Result<void> append_float(const Conversion& conversion, const Value& value) {
        Result<double> made = as_double(runtime_, value);
        if (made.is_error() && bytes_mode_)  // whatever was raised
            return runtime_.type_error("float argument required, not {}", type_name(runtime_, value));
        double number = TRY(std::move(made));
        Size precision = conversion.precision < 0 ? 6 : conversion.precision;
        if (precision > 100'000'000) return runtime_.memory_error();
        std::string text = float_to_text(number, static_cast<char>(conversion.code), precision, false,
                                         conversion.alternate, false);
        bool negative = text.front() == '-';
        if (negative) text.erase(0, 1);
        append_number(conversion, negative, "", text, true);
        return {};
    }

    Runtime& runtime_;
    const Str* pattern_;
    const Value& arguments_;
    bool bytes_mode_;
    StrBuilder out_;
    Size at_ = 0;
    Size count_ = 0;
    Size next_ = 0;
    bool single_ = false;
    bool used_single_ = false;
    bool mapping_ = false;
    Value keyed_;
};

}  // namespace

Result<Ref<Str>> format_percent(Runtime& rt, const Str* pattern, const Value& arguments, bool bytes_mode) {
    return PercentFormatter(rt, pattern, arguments, bytes_mode).run();
}

}  // namespace bufferscope
