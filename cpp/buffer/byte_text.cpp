// Methods of bytes and bytearray that treat bytes as ASCII text: case, character classes, padding, hex,
// translation.
#include <array>
#include <cstring>

#include "buffer/arguments.h"
#include "buffer/byte_methods.h"

namespace bufferscope {

namespace {

bool is_upper(std::uint8_t c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(std::uint8_t c) {
    return c >= 'a' && c <= 'z';
}
bool is_alpha(std::uint8_t c) {
    return is_lower(c | 0x20) && c < 0x80;
}
bool is_digit(std::uint8_t c) {
    return c >= '0' && c <= '9';
}
bool is_blank(std::uint8_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
std::uint8_t to_upper(std::uint8_t c) {
    return is_lower(c) ? c - 32 : c;
}
std::uint8_t to_lower(std::uint8_t c) {
    return is_upper(c) ? c + 32 : c;
}

/// True when there is a byte and all are of the class.
Value all_of_class(const Value& self, bool (*of_class)(std::uint8_t)) {
    ByteSpan bytes = bytes_or_bytearray(self);
    for (std::uint8_t c : bytes)
        if (!of_class(c)) return Value::false_value();
    return Value::boolean(!bytes.empty());
}

/// True when there is a cased byte and none of the other case.
Value all_cased(const Value& self, bool (*wanted)(std::uint8_t), bool (*other)(std::uint8_t)) {
    bool found = false;
    for (std::uint8_t c : bytes_or_bytearray(self)) {
        if (other(c)) return Value::false_value();
        found |= wanted(c);
    }
    return Value::boolean(found);
}

/// A copy of self with each byte replaced by what `change` makes of it.
template <class Change>
Result<Value> changed(Runtime& rt, const Value& self, Change change) {
    std::size_t length = bytes_or_bytearray(self).size();
    FreshBytes fresh = TRY(allocate_like(rt, self, length));
    const std::uint8_t* from = bytes_or_bytearray(self).data();
    std::uint8_t* to = fresh.data;
    for (std::size_t i = 0; i < length; ++i) to[i] = change(from[i]);
    return std::move(fresh.object);
}

Result<Value> padded(Runtime& rt, const Value& self, Size left, Size right, std::uint8_t fill) {
    ByteSpan bytes = bytes_or_bytearray(self);
    if (left <= 0 && right <= 0 && rt.is_exactly(self, BuiltinType::bytes)) return Value(self);
    if (left < 0) left = 0;
    if (right < 0) right = 0;
    std::int64_t total = static_cast<std::int64_t>(bytes.size()) + left + right;
    if (total > max_size) return rt.overflow_error("padded string is too long");
    FreshBytes fresh = TRY(allocate_like(rt, self, static_cast<std::size_t>(total)));
    bytes = bytes_or_bytearray(self);
    std::memset(fresh.data, fill, static_cast<std::size_t>(left));
    if (!bytes.empty()) std::memcpy(fresh.data + left, bytes.data(), bytes.size());
    std::memset(fresh.data + left + bytes.size(), fill, static_cast<std::size_t>(right));
    return std::move(fresh.object);
}

Result<std::uint8_t> fill_argument(Runtime& rt, const Value& value, std::string_view method) {
    if (value.is_empty()) return ' ';
    if (!is_bytes(value) && !is_bytearray(rt, value))
        return rt.type_error("{}() argument 2 must be a byte string of length 1, not {}", method,
                             argument_type_name(rt, value));
    ByteSpan bytes = bytes_or_bytearray(value);
    if (bytes.size() != 1)
        return rt.type_error(
            "{}(): argument 2 must be a byte string of length 1, not a {} object of length {}", method,
            is_bytes(value) ? "bytes" : "bytearray", static_cast<Size>(bytes.size()));
    return bytes[0];
}

enum class Side { left, right, both };

Result<Value> justify(Runtime& rt, const Value* a, std::string_view method, Side side) {
    Size width = TRY(size_argument(rt, a[1], 0));
    std::uint8_t fill = TRY(fill_argument(rt, a[2], method));
    auto length = static_cast<Size>(bytes_or_bytearray(a[0]).size());
    if (length >= width) return padded(rt, a[0], 0, 0, fill);
    Size missing = width - length;
    if (side == Side::left) return padded(rt, a[0], missing, 0, fill);
    if (side == Side::right) return padded(rt, a[0], 0, missing, fill);
    Size left = missing / 2 + (missing & width & 1);
    return padded(rt, a[0], left, missing - left, fill);
}

/// The 256 bytes of a translation table; null for None.
Result<Export> table_argument(Runtime& rt, const Value& value) {
    if (value.is_none()) return Export();
    Export table = TRY(bytes_like(rt, value));
    if (table.length() != 256) return rt.value_error("translation table must be 256 characters long");
    return table;
}

/// What each byte counts as a hexadecimal digit; -1: it is none.
constexpr std::array<std::int8_t, 256> hex_digits = [] {
    std::array<std::int8_t, 256> table{};
    for (unsigned i = 0; i < table.size(); ++i) table[i] = static_cast<std::int8_t>(hex_digit(i));
    return table;
}();

}  // namespace

Result<Value> byte_isalnum(Runtime&, const Value* a) {
    return all_of_class(a[0], [](std::uint8_t c) { return is_alpha(c) || is_digit(c); });
}

Result<Value> byte_isalpha(Runtime&, const Value* a) {
    return all_of_class(a[0], is_alpha);
}

Result<Value> byte_isascii(Runtime&, const Value* a) {
    for (std::uint8_t c : bytes_or_bytearray(a[0]))
        if (c >= 0x80) return Value::false_value();
    return Value::true_value();
}

Result<Value> byte_isdigit(Runtime&, const Value* a) {
    return all_of_class(a[0], is_digit);
}

Result<Value> byte_isspace(Runtime&, const Value* a) {
    return all_of_class(a[0], is_blank);
}

Result<Value> byte_islower(Runtime&, const Value* a) {
    return all_cased(a[0], is_lower, is_upper);
}

Result<Value> byte_isupper(Runtime&, const Value* a) {
    return all_cased(a[0], is_upper, is_lower);
}

Result<Value> byte_istitle(Runtime&, const Value* a) {
    bool cased = false;
    bool in_word = false;
    for (std::uint8_t c : bytes_or_bytearray(a[0])) {
        if ((is_upper(c) && in_word) || (is_lower(c) && !in_word)) return Value::false_value();
        in_word = is_alpha(c);
        cased |= in_word;
    }
    return Value::boolean(cased);
}

Result<Value> byte_lower(Runtime& rt, const Value* a) {
    return changed(rt, a[0], [](std::uint8_t c) { return to_lower(c); });
}

Result<Value> byte_upper(Runtime& rt, const Value* a) {
    return changed(rt, a[0], [](std::uint8_t c) { return to_upper(c); });
}

Result<Value> byte_title(Runtime& rt, const Value* a) {
    bool in_word = false;
    return changed(rt, a[0], [&in_word](std::uint8_t c) {
        return std::exchange(in_word, is_alpha(c)) ? to_lower(c) : to_upper(c);
    });
}

Result<Value> byte_swapcase(Runtime& rt, const Value* a) {
    return changed(rt, a[0],
                   [](std::uint8_t c) { return static_cast<std::uint8_t>(is_alpha(c) ? c ^ 0x20 : c); });
}

Result<Value> byte_capitalize(Runtime& rt, const Value* a) {
    bool first = true;
    return changed(rt, a[0], [&first](std::uint8_t c) {
        return std::exchange(first, false) ? to_upper(c) : to_lower(c);
    });
}

Result<Value> byte_center(Runtime& rt, const Value* a) {
    return justify(rt, a, "center", Side::both);
}

Result<Value> byte_ljust(Runtime& rt, const Value* a) {
    return justify(rt, a, "ljust", Side::right);
}

Result<Value> byte_rjust(Runtime& rt, const Value* a) {
    return justify(rt, a, "rjust", Side::left);
}

Result<Value> byte_zfill(Runtime& rt, const Value* a) {
    Size width = TRY(size_argument(rt, a[1], 0));
    auto length = static_cast<Size>(bytes_or_bytearray(a[0]).size());
    if (length >= width) return padded(rt, a[0], 0, 0, '0');
    Size missing = width - length;
    Value result = TRY(padded(rt, a[0], missing, 0, '0'));
    std::uint8_t* data = is_bytes(result) ? result.as<Bytes>()->data() : result.as<ByteArray>()->data();
    if (length > 0 && (data[missing] == '+' || data[missing] == '-')) {
        data[0] = data[missing];
        data[missing] = '0';
    }
    return result;
}

Result<Value> byte_expandtabs(Runtime& rt, const Value* a) {
    std::int32_t tab_size = TRY(int_argument(rt, a[1], 8));
    ByteSpan bytes = bytes_or_bytearray(a[0]);
    std::int64_t total = 0;
    std::int64_t column = 0;
    for (std::uint8_t c : bytes) {
        if (c == '\t') {
            std::int64_t step = tab_size > 0 ? tab_size - column % tab_size : 0;
            column += step;
            total += step;
        } else {
            ++column;
            ++total;
            if (c == '\n' || c == '\r') column = 0;
        }
        if (total > max_size) return rt.overflow_error("result too long");
    }
    FreshBytes fresh = TRY(allocate_like(rt, a[0], static_cast<std::size_t>(total)));
    std::uint8_t* out = fresh.data;
    column = 0;
    for (std::uint8_t c : bytes_or_bytearray(a[0])) {
        if (c == '\t') {
            std::int64_t step = tab_size > 0 ? tab_size - column % tab_size : 0;
            std::memset(out, ' ', static_cast<std::size_t>(step));
            out += step;
            column += step;
        } else {
            *out++ = c;
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    return std::move(fresh.object);
}

Result<Value> byte_translate(Runtime& rt, const Value* a) {
    Export table = TRY(table_argument(rt, a[1]));
    Export deleted;
    if (!a[2].is_empty()) deleted = TRY(bytes_like(rt, a[2]));
    const std::uint8_t* map = table.view().exporter.is_empty() ? nullptr : table.data();
    bool may_be_same = rt.is_exactly(a[0], BuiltinType::bytes);
    if (map != nullptr && deleted.length() == 0) {
        Value mapped = TRY(changed(rt, a[0], [map](std::uint8_t c) { return map[c]; }));
        bool same = may_be_same && compare_bytes(bytes_or_bytearray(mapped), bytes_or_bytearray(a[0])) == 0;
        return same ? Value(a[0]) : std::move(mapped);
    }
    bool dropped[256] = {};
    for (std::uint8_t c : deleted.bytes()) dropped[c] = true;
    ByteSpan bytes = bytes_or_bytearray(a[0]);
    std::size_t kept = 0;
    bool same = true;
    for (std::uint8_t c : bytes) {
        kept += !dropped[c];
        same &= !dropped[c] && (map == nullptr || map[c] == c);
    }
    if (same && may_be_same) return Value(a[0]);
    FreshBytes fresh = TRY(allocate_like(rt, a[0], kept));
    std::uint8_t* out = fresh.data;
    for (std::uint8_t c : bytes_or_bytearray(a[0]))
        if (!dropped[c]) *out++ = map ? map[c] : c;
    return std::move(fresh.object);
}

Result<Value> byte_maketrans(Runtime& rt, const Value* a) {
    ExportPair parts;
    parts.first = TRY(bytes_like(rt, a[0]));
    parts.second = TRY(bytes_like(rt, a[1]));
    const Export& from = parts.first;
    const Export& to = parts.second;
    if (from.length() != to.length()) return rt.value_error("maketrans arguments must have same length");
    std::uint8_t table[256];
    for (int i = 0; i < 256; ++i) table[i] = static_cast<std::uint8_t>(i);
    for (Size i = 0; i < from.length(); ++i) table[from.data()[i]] = to.data()[i];
    return new_bytes(rt, ByteSpan(table, 256));
}

namespace {

/// The one byte of a separator: a str or bytes object (_Py_strhex_impl).
Result<std::uint8_t> separator_byte(Runtime& rt, const Value& separator, bool any_byte) {
    Size size = TRY(length(rt, separator));
    if (size != 1) return rt.value_error("sep must be length 1.");
    char32_t c;
    if (is_str(separator)) {
        c = separator.as<Str>()->at(0);
    } else if (is_bytes(separator)) {
        c = separator.as<Bytes>()->data()[0];
    } else {
        return rt.type_error("sep must be str or bytes.");
    }
    if (c > (any_byte ? 0xFF : 0x7F)) return rt.value_error("sep must be ASCII.");
    return static_cast<std::uint8_t>(c);
}

void write_hex(ByteSpan bytes, std::uint8_t* out) {
    for (std::uint8_t byte : bytes) {
        std::uint32_t nibbles = (byte >> 4) | (byte & 15u) << 8;
        // Each nibble: + '0', and 39 more for those above 9.
        std::uint32_t letters = (nibbles + 0x0606) >> 4 & 0x0101;
        auto both = static_cast<std::uint16_t>(nibbles + 0x3030 + letters * 39);
        std::memcpy(out, &both, 2);
        out += 2;
    }
}

}  // namespace

Result<Value> hex_of_bytes(Runtime& rt, ByteSpan bytes, const Value& separator, Size group, bool as_bytes) {
    std::uint8_t between = 0;
    if (!separator.is_empty()) between = TRY(separator_byte(rt, separator, as_bytes));
    bool separated = !separator.is_empty() && group != 0;
    std::size_t width = group < 0 ? static_cast<std::size_t>(-static_cast<std::int64_t>(group)) : group;
    std::size_t count = bytes.size();
    std::size_t gaps = separated && count != 0 ? (count - 1) / width : 0;
    if (count > (static_cast<std::size_t>(max_size) - gaps) / 2) return rt.memory_error();
    Value made;
    std::uint8_t* out;
    if (as_bytes) {
        Ref<Bytes> digits = TRY(allocate_bytes(rt, count * 2 + gaps));
        out = digits->data();
        made = std::move(digits);
    } else {
        Ref<Str> digits = TRY(allocate_str(rt, static_cast<Size>(count * 2 + gaps), 1));
        digits->ascii = true;
        out = digits->narrow();
        made = std::move(digits);
    }
    if (!separated) {
        write_hex(bytes, out);
        return made;
    }
    std::size_t lead = group > 0 ? count % width : 0;  // counted from the right: the first group is short
    for (std::size_t i = 0; i < count; ++i) {
        if (i != 0 && (i - lead) % width == 0 && (i >= lead)) *out++ = between;
        write_hex(bytes.subspan(i, 1), out);
        out += 2;
    }
    return made;
}

Result<Value> byte_hex(Runtime& rt, const Value* a) {
    std::int32_t group = TRY(int_argument(rt, a[2], 1));
    return hex_of_bytes(rt, bytes_or_bytearray(a[0]), a[1], group);
}

Result<std::string> bytes_from_hex(Runtime& rt, const Value& text) {
    Export buffer;
    const Str* string = is_str(text) ? text.as<Str>() : nullptr;
    if (string == nullptr) {
        if (!has_buffer(rt, text))
            return rt.type_error("fromhex() argument must be str or bytes-like, not {}", type_name(rt, text));
        buffer = TRY(bytes_like(rt, text));
    }
    if (string != nullptr && !string->ascii) {  // told before any digit is read
        Size position = 0;
        while (string->at(position) < 0x80) ++position;
        return rt.value_error("non-hexadecimal number found in fromhex() arg at position {}", position);
    }
    const std::uint8_t* at = string ? string->narrow() : buffer.data();
    Size count = string ? string->length : buffer.length();
    std::string out(static_cast<std::size_t>(count) / 2, '\0');
    char* to = out.data();
    for (Size i = 0; i < count;) {
        int high = hex_digits[at[i]];
        int both = i + 1 < count ? high << 4 | hex_digits[at[i + 1]] : -1;
        if (both >= 0) {
            *to++ = static_cast<char>(both);
            i += 2;
            continue;
        }
        if (high < 0) {
            if (!is_blank(at[i]))
                return rt.value_error("non-hexadecimal number found in fromhex() arg at position {}", i);
            ++i;
            continue;
        }
        if (i + 1 >= count)
            return rt.value_error("fromhex() arg must contain an even number of hexadecimal digits");
        return rt.value_error("non-hexadecimal number found in fromhex() arg at position {}", i + 1);
    }
    out.resize(static_cast<std::size_t>(to - out.data()));
    return out;
}

}  // namespace bufferscope
