// One element of native format: to a Python value, from one, and compared without making one.
#include "buffer/format.h"

#include <array>
#include <cmath>
#include <cstring>

#include "buffer/bytes.h"
#include "object/protocol.h"
#include "types/float.h"
#include "types/int.h"
#include "types/numbers.h"

namespace bufferscope {

namespace {

constexpr FormatCode format_codes[] = {
    {'B', 1, 1, 'u'}, {'b', 1, 1, 'i'}, {'h', 2, 2, 'i'}, {'H', 2, 2, 'u'}, {'i', 4, 4, 'i'},
    {'I', 4, 4, 'u'}, {'l', 4, 4, 'i'}, {'L', 4, 4, 'u'}, {'q', 8, 8, 'i'}, {'Q', 8, 8, 'u'},
    {'n', 4, 4, 'i'}, {'N', 4, 4, 'u'}, {'P', 4, 4, 'a'}, {'e', 2, 2, 'f'}, {'f', 4, 4, 'f'},
    {'d', 8, 8, 'f'}, {'?', 1, 1, 'b'}, {'c', 1, 1, 'c'}, {'F', 8, 4, 'z'}, {'D', 16, 8, 'z'},
    {'s', 1, 1, 's'}, {'p', 1, 1, 'p'}, {'x', 1, 1, 'x'},
};

constexpr int element_codes = 18;  // the first ones, those of one element, which memoryview knows

/// For each ASCII code its row, counted from 1.
constexpr auto row_of_code = [] {
    std::array<std::uint8_t, 128> rows{};
    for (std::size_t i = 0; i < std::size(format_codes); ++i)
        rows[static_cast<std::uint8_t>(format_codes[i].code)] = static_cast<std::uint8_t>(i + 1);
    return rows;
}();

int row_number(char code) {
    auto at = static_cast<std::uint8_t>(code);
    return at < row_of_code.size() ? row_of_code[at] : 0;
}

/// The codes of one element that memoryview knows.
const FormatCode* find_code(char code) {
    int row = row_number(code);
    return row > 0 && row <= element_codes ? &format_codes[row - 1] : nullptr;
}

template <class Word>
std::uint64_t word_at(const std::uint8_t* at) {
    Word word;
    std::memcpy(&word, at, sizeof word);
    return word;
}

std::uint64_t read_unsigned(const std::uint8_t* at, int size) {
    switch (size) {
        case 1:
            return *at;
        case 2:
            return word_at<std::uint16_t>(at);
        case 4:
            return word_at<std::uint32_t>(at);
        default:
            return word_at<std::uint64_t>(at);
    }
}

std::int64_t read_signed(const std::uint8_t* at, int size) {
    int unused = 64 - size * 8;
    return static_cast<std::int64_t>(read_unsigned(at, size) << unused) >> unused;
}

void clear_quiet_bit(double& number) {
    std::uint64_t bits;
    std::memcpy(&bits, &number, 8);
    bits &= ~(std::uint64_t{1} << 51);
    std::memcpy(&number, &bits, 8);
}

/// With `exact` a signalling NaN keeps its kind, which the conversion of a float would change.
double read_floating(const std::uint8_t* at, int size, bool exact = false) {
    if (size == 8) {
        double number;
        std::memcpy(&number, at, 8);
        return number;
    }
    if (size == 4) {
        float number;
        std::memcpy(&number, at, 4);
        double wide = number;
        if (exact && std::isnan(wide) && (at[2] & 0x40) == 0) clear_quiet_bit(wide);
        return wide;
    }
    std::uint16_t bits;
    std::memcpy(&bits, at, 2);
    return unpack_half(bits);
}

/// What struct and memoryview turn TypeErrors and OverflowErrors of a conversion into.
Error conversion_error(Runtime& rt, Error error, const char* format) {
    if (rt.is_instance(error.exception(), BuiltinType::TypeError))
        return rt.type_error("memoryview: invalid type for format '{}'", format);
    if (rt.is_instance(error.exception(), BuiltinType::OverflowError) ||
        rt.is_instance(error.exception(), BuiltinType::ValueError))
        return rt.value_error("memoryview: invalid value for format '{}'", format);
    return error;
}

Error out_of_range(Runtime& rt, const char* format) {
    return rt.value_error("memoryview: invalid value for format '{}'", format);
}

Result<PackedElement> pack_integer(Runtime& rt, const Value& value, const FormatCode& row,
                                   const char* format) {
    PackedElement packed{};
    Value number = TRY(int_for_packing(rt, value, format));
    std::uint64_t bits;
    if (!pack_int(number, row, bits)) return out_of_range(rt, format);
    std::memcpy(packed.bytes, &bits, sizeof bits);
    return packed;
}

Result<PackedElement> pack_floating(Runtime& rt, const Value& value, const FormatCode& row,
                                    const char* format) {
    PackedElement packed{};
    Result<double> converted = as_double(rt, value);
    if (converted.is_error()) return conversion_error(rt, converted.take_error(), format);
    if (!pack_double(converted.take(), row.size, FloatStore::as_c, packed.bytes))
        return out_of_range(rt, format);
    return packed;
}

}  // namespace

const FormatCode* find_format_code(char code) {
    int row = row_number(code);
    return row > 0 ? &format_codes[row - 1] : nullptr;
}

bool pack_int(const Value& number, const FormatCode& code, std::uint64_t& bits) {
    int width = code.size * 8;
    std::int64_t wide;
    bool fits_signed = true;
    if (number.is_small_int()) {
        wide = number.small_int();
    } else {
        fits_signed = int_to_int64(number, wide);
    }
    if (fits_signed) {
        bits = static_cast<std::uint64_t>(wide);
        std::int64_t low = code.kind == 'u' ? 0 : INT64_MIN >> (64 - width);
        if (wide < low) return false;
        if (width == 64) return true;
        return wide <= (code.kind == 'i' ? INT64_MAX >> (64 - width) : (std::int64_t{1} << width) - 1);
    }
    bits = int_low_bits(number);
    return code.kind != 'i' && width == 64 && int_sign(number) > 0 && int_bit_length(number) <= 64;
}

bool pack_double(double number, int size, FloatStore store, std::uint8_t* out) {
    if (size == 8) {
        std::memcpy(out, &number, 8);
        return true;
    }
    if (size == 2) {
        std::uint16_t half;
        if (!pack_half(number, half)) return false;
        std::memcpy(out, &half, 2);
        return true;
    }
    auto narrow = static_cast<float>(number);
    std::uint32_t bits;
    std::memcpy(&bits, &narrow, 4);
    if (store == FloatStore::exact) {
        if (std::isinf(narrow) && !std::isinf(number)) return false;
        std::uint64_t wide;
        std::memcpy(&wide, &number, 8);
        bool signalling = std::isnan(number) && (wide >> 51 & 1) == 0;
        if (signalling && (bits & 0x3F'FFFF) != 0) bits &= ~std::uint32_t{0x40'0000};
    }
    std::memcpy(out, &bits, 4);
    return true;
}

Size native_size(char code) {
    const FormatCode* row = find_code(code);
    return row ? row->size : 0;
}

char native_code(const char* format) {
    if (format == nullptr) return 'B';
    if (format[0] == '@') ++format;
    return format[0] != 0 && format[1] == 0 && find_code(format[0]) != nullptr ? format[0] : 0;
}

const char* native_format_text(char code, bool at) {
    static constexpr char texts[] =
        "@B\0@b\0@c\0@?\0@h\0@H\0@i\0@I\0@l\0@L\0@q\0@Q\0@n\0@N\0@f\0@d\0@e\0@P\0";
    for (const char* text = texts; *text != 0; text += 3)
        if (text[1] == code) return at ? text : text + 1;
    return nullptr;
}

Result<Value> unpack_code(Runtime& rt, const std::uint8_t* element, const FormatCode& code,
                          FloatStore store) {
    switch (code.kind) {
        case 'i':
            return new_int(rt, read_signed(element, code.size));
        case 'u':
        case 'a':
            return new_int_unsigned(rt, read_unsigned(element, code.size));
        case 'f':
            return new_float(rt, read_floating(element, code.size, store == FloatStore::exact));
        case 'b':
            return Value::boolean(element[0] != 0);
        case 'z': {
            int half = code.size / 2;
            return new_complex(rt, read_floating(element, half, store == FloatStore::exact),
                               read_floating(element + half, half, store == FloatStore::exact));
        }
        default:
            return new_bytes(rt, ByteSpan(element, 1));
    }
}

Result<Value> unpack_native(Runtime& rt, const std::uint8_t* element, char code) {
    const FormatCode* row = find_code(code);
    if (row != nullptr) return unpack_code(rt, element, *row, FloatStore::as_c);
    return rt.raise(BuiltinType::NotImplementedError, "memoryview: format {} not supported",
                    std::string_view(&code, 1));
}

Result<Value> int_for_packing(Runtime& rt, const Value& value, const char* format) {
    if (value.is_small_int()) return value;
    Result<Value> converted = index(rt, value);
    if (converted.is_error()) return conversion_error(rt, converted.take_error(), format);
    return converted;
}

Result<PackedElement> pack_native(Runtime& rt, const Value& value, char code, const char* format) {
    const FormatCode* known = find_code(code);
    if (known == nullptr)
        return rt.raise(BuiltinType::NotImplementedError, "memoryview: format {} not supported", format);
    const FormatCode& row = *known;
    PackedElement packed{};
    switch (row.kind) {
        case 'f':
            return pack_floating(rt, value, row, format);
        case 'b': {
            Result<bool> converted = truth(rt, value);
            if (converted.is_error()) return conversion_error(rt, converted.take_error(), format);
            packed.bytes[0] = converted.take() ? 1 : 0;
            return packed;
        }
        case 'c':
            if (!is_bytes(value)) return rt.type_error("memoryview: invalid type for format '{}'", format);
            if (value.as<Bytes>()->length != 1) return out_of_range(rt, format);
            packed.bytes[0] = value.as<Bytes>()->data()[0];
            return packed;
        default:
            if (row.kind == 'a' && !is_int(value))  // PyLong_AsVoidPtr asks for no index
                return rt.type_error("memoryview: invalid type for format '{}'", format);
            return pack_integer(rt, value, row, format);
    }
}

bool native_equal(const std::uint8_t* left, char left_code, const std::uint8_t* right, char right_code) {
    const FormatCode& a = *find_code(left_code);
    const FormatCode& b = *find_code(right_code);
    if (a.kind == 'c' || b.kind == 'c') return a.kind == b.kind && left[0] == right[0];
    auto sign = [](const std::uint8_t* at, const FormatCode& row) {
        return row.kind == 'i' && read_signed(at, row.size) < 0;
    };
    auto word = [](const std::uint8_t* at, const FormatCode& row) -> std::uint64_t {
        if (row.kind == 'b') return at[0] != 0;
        return row.kind == 'i' ? static_cast<std::uint64_t>(read_signed(at, row.size))
                               : read_unsigned(at, row.size);
    };
    if (a.kind != 'f' && b.kind != 'f')
        return sign(left, a) == sign(right, b) && word(left, a) == word(right, b);
    if (a.kind == 'f' && b.kind == 'f') return read_floating(left, a.size) == read_floating(right, b.size);
    // an integer and a float: equal only if the float is whole and the integers are
    const std::uint8_t* whole_at = a.kind == 'f' ? right : left;
    const FormatCode& whole = a.kind == 'f' ? b : a;
    double number = a.kind == 'f' ? read_floating(left, a.size) : read_floating(right, b.size);
    if (number != std::floor(number) || std::fabs(number) >= 18446744073709551616.0) return false;
    bool negative = sign(whole_at, whole);
    if (negative != (number < 0)) return false;
    if (negative) {
        if (number < -9223372036854775808.0) return false;
        return static_cast<std::int64_t>(number) == static_cast<std::int64_t>(word(whole_at, whole));
    }
    return static_cast<std::uint64_t>(number) == word(whole_at, whole);
}

double unpack_half(std::uint16_t bits) {
    int exponent = bits >> 10 & 31;
    int fraction = bits & 1023;
    double magnitude;
    if (exponent == 31) {
        std::uint64_t wide = std::uint64_t{0x7FF} << 52 | static_cast<std::uint64_t>(fraction) << 42;
        std::memcpy(&magnitude, &wide, 8);
    } else {
        magnitude = exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25);
    }
    return bits & 0x8000 ? -magnitude : magnitude;
}

bool pack_half(double number, std::uint16_t& bits) {
    std::uint16_t sign = std::signbit(number) ? 0x8000 : 0;
    double magnitude = std::fabs(number);
    if (std::isnan(number)) {
        std::uint64_t wide;
        std::memcpy(&wide, &number, 8);
        auto fraction = static_cast<std::uint16_t>(wide >> 42 & 1023);
        bits = sign | 0x7C00 | (fraction != 0 ? fraction : 0x200);
        return true;
    }
    if (std::isinf(number)) {
        bits = sign | 0x7C00;
        return true;
    }
    int exponent;
    std::frexp(magnitude, &exponent);  // magnitude = m × 2^exponent, m in [0.5, 1)
    int unit = (magnitude == 0 || exponent < -13 ? -13 : exponent) - 11;
    double scaled = std::nearbyint(std::ldexp(magnitude, -unit));  // ties to even
    auto fraction = static_cast<unsigned>(scaled);
    unsigned biased = static_cast<unsigned>(unit + 24);  // 0 for subnormal steps
    unsigned result = fraction < 1024 && biased == 0 ? fraction : (biased << 10) + fraction;
    if (result >= 0x7C00) return false;
    bits = static_cast<std::uint16_t>(sign | result);
    return true;
}

}  // namespace bufferscope
