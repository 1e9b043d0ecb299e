// The module binascii: base64, hex, uuencode, quoted-printable and two checksums.
#include "modules/binascii.h"

#include "buffer/arguments.h"
#include "buffer/byte_methods.h"
#include "buffer/bytes.h"
#include "modules/builtins.h"
#include "modules/itertools.h"
#include "types/int.h"

namespace bufferscope {

namespace {

template <class... Parts>
Error binascii_error(Runtime& rt, const char* pattern, const Parts&... parts) {
    return rt.raise(BuiltinType::BinasciiError, pattern, parts...);
}

/// What a2b functions take: bytes of any kind, or a str of ASCII characters.
struct Ascii {
    Export buffer;
    ByteSpan bytes;
};
Result<Ascii> ascii_argument(Runtime& rt, const Value& value) {
    Ascii result;
    if (is_str(value)) {
        const Str* text = value.as<Str>();
        if (!text->ascii) return rt.value_error("string argument should contain only ASCII characters");
        result.bytes = ByteSpan(text->narrow(), static_cast<std::size_t>(text->length));
        return result;
    }
    Result<Export> acquired = bytes_like(rt, value);
    if (acquired.is_error())
        return rt.type_error("argument should be bytes, buffer or ASCII string, not '{}'",
                             type_name(rt, value));
    result.buffer = acquired.take();
    result.bytes = result.buffer.bytes();
    return result;
}

// ---- base64

constexpr char base64_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

struct Base64Values {
    std::int8_t of[256];
    constexpr Base64Values() : of() {
        for (std::int8_t& each : of) each = -1;
        for (int i = 0; i < 64; ++i)
            of[static_cast<std::uint8_t>(base64_digits[i])] = static_cast<std::int8_t>(i);
    }
};
constexpr Base64Values base64_values;

/// One run over base64 text; `wrong` says why it ended early.
struct Base64Reader {
    bool strict;
    std::string out;
    const char* wrong = nullptr;
    unsigned place = 0;  // in the group of four

    void read(ByteSpan text);
};

void Base64Reader::read(ByteSpan text) {
    out.reserve(text.size() / 4 * 3 + 3);
    unsigned held = 0;
    unsigned pads = 0;
    bool padded = false;
    auto fail = [this](const char* why) {
        if (strict) wrong = why;
        return strict;
    };
    if (!text.empty() && text[0] == '=' && fail("Leading padding not allowed")) return;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '=') {
            padded = true;
            if (place == 0 && fail("Excess padding not allowed")) return;
            if (place >= 2 && place + ++pads >= 4) {
                place = 0;
                if (i + 1 < text.size()) fail("Excess data after padding");
                return;
            }
            continue;
        }
        int value = base64_values.of[text[i]];
        if (value < 0) {
            if (fail("Only base64 data is allowed")) return;
            continue;
        }
        if (padded && fail("Discontinuous padding not allowed")) return;
        pads = 0;
        held = held << 6 | static_cast<unsigned>(value);
        if (place > 0) out += static_cast<char>(held >> (6 - 2 * place));
        place = (place + 1) % 4;
    }
}

Result<Value> a2b_base64(Runtime& rt, const Value* a) {
    Ascii text = TRY(ascii_argument(rt, a[0]));
    bool strict = TRY(bool_argument(rt, a[1], false));
    Base64Reader reader{strict, {}};
    TRY(rt.count_work(static_cast<std::int64_t>(text.bytes.size())));
    reader.read(text.bytes);
    if (reader.wrong != nullptr) return binascii_error(rt, reader.wrong);
    if (reader.place == 1)
        return binascii_error(rt,
                              "Invalid base64-encoded string: number of data characters ({}) cannot be 1 "
                              "more than a multiple of 4",
                              reader.out.size() / 3 * 4 + 1);
    if (reader.place != 0) return binascii_error(rt, "Incorrect padding");
    return new_bytes(rt, reader.out);
}

Result<Value> b2a_base64(Runtime& rt, const Value* a) {
    Export data = TRY(bytes_like(rt, a[0]));
    bool newline = TRY(bool_argument(rt, a[1], true));
    ByteSpan bytes = data.bytes();
    TRY(rt.count_work(data.length()));
    Ref<Bytes> made = TRY(allocate_bytes(rt, (bytes.size() + 2) / 3 * 4 + newline));
    std::uint8_t* out = made->data();
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::size_t there = bytes.size() - i;
        unsigned group = static_cast<unsigned>(bytes[i]) << 16;
        if (there > 1) group |= static_cast<unsigned>(bytes[i + 1]) << 8;
        if (there > 2) group |= bytes[i + 2];
        for (unsigned place = 0; place < 4; ++place)
            *out++ = static_cast<std::uint8_t>(place <= there ? base64_digits[group >> (18 - 6 * place) & 63]
                                                              : '=');
    }
    if (newline) *out = '\n';
    return made;
}

// ---- hex

Result<Value> a2b_hex(Runtime& rt, const Value* a) {
    Ascii text = TRY(ascii_argument(rt, a[0]));
    std::size_t count = text.bytes.size();
    if (count % 2 != 0) return binascii_error(rt, "Odd-length string");
    Ref<Bytes> made = TRY(allocate_bytes(rt, count / 2));
    for (std::size_t i = 0; i < count; i += 2) {
        int both = hex_digit(text.bytes[i]) << 4 | hex_digit(text.bytes[i + 1]);
        if (both < 0) return binascii_error(rt, "Non-hexadecimal digit found");
        made->data()[i / 2] = static_cast<std::uint8_t>(both);
    }
    return made;
}

Result<Value> b2a_hex(Runtime& rt, const Value* a) {
    Export data = TRY(bytes_like(rt, a[0]));
    std::int32_t group = TRY(int_argument(rt, a[2], 1));
    return hex_of_bytes(rt, data.bytes(), a[1], group, true);
}

// ---- uuencode

constexpr int uu_line = 45;  // bytes

Result<Value> a2b_uu(Runtime& rt, const Value* a) {
    Ascii text = TRY(ascii_argument(rt, a[0]));
    ByteSpan line = text.bytes;
    auto is_end = [](std::uint8_t c) { return c == '\n' || c == '\r'; };
    // An empty line counts as a NUL.
    std::size_t wanted = ((line.empty() ? 0u : line[0]) - ' ') & 63u;
    std::size_t at = line.empty() ? 0 : 1;
    std::string out;
    unsigned held = 0;
    int bits = 0;
    for (; out.size() < wanted; ++at) {
        unsigned value = 0;  // of blanks that were cut off the end
        if (at < line.size() && !is_end(line[at])) {
            if (line[at] < ' ' || line[at] > ' ' + 64) return binascii_error(rt, "Illegal char");
            value = (line[at] - ' ') & 63u;
        }
        held = held << 6 | value;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>(held >> bits);
    }
    for (; at < line.size(); ++at)
        if (line[at] != ' ' && line[at] != '`' && !is_end(line[at]))
            return binascii_error(rt, "Trailing garbage");
    return new_bytes(rt, out);
}

Result<Value> b2a_uu(Runtime& rt, const Value* a) {
    Export data = TRY(bytes_like(rt, a[0]));
    bool backtick = TRY(bool_argument(rt, a[1], false));
    ByteSpan bytes = data.bytes();
    if (bytes.size() > uu_line) return binascii_error(rt, "At most 45 bytes at once");
    auto character = [&](unsigned value) {
        return static_cast<char>(value == 0 && backtick ? '`' : ' ' + value);
    };
    std::string out(1, character(static_cast<unsigned>(bytes.size())));
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned group = 0;
        for (std::size_t j = i; j < i + 3; ++j) group = group << 8 | (j < bytes.size() ? bytes[j] : 0u);
        for (int shift = 18; shift >= 0; shift -= 6) out += character(group >> shift & 63);
    }
    out += '\n';
    return new_bytes(rt, out);
}

// ---- quoted-printable

Result<Value> a2b_qp(Runtime& rt, const Value* a) {
    Ascii text = TRY(ascii_argument(rt, a[0]));
    bool header = TRY(bool_argument(rt, a[1], false));
    ByteSpan in = text.bytes;
    std::string out;
    for (std::size_t i = 0; i < in.size(); ++i) {
        auto c = static_cast<char>(in[i]);
        if (c == '_' && header) c = ' ';
        if (c != '=') {
            out += c;
            continue;
        }
        if (++i == in.size()) break;
        if (in[i] == '\n' || in[i] == '\r') {  // a line goes on
            while (i < in.size() && in[i] != '\n') ++i;
            continue;
        }
        int code = i + 1 < in.size() ? hex_digit(in[i]) << 4 | hex_digit(in[i + 1]) : -1;
        out += code >= 0 ? static_cast<char>(code) : '=';
        if (code >= 0) {
            ++i;
        } else if (in[i] != '=') {
            --i;  // not an escape: what follows stands for itself
        }
    }
    return new_bytes(rt, out);
}

/// Writes quoted-printable text: lines of at most 76 characters.
class QuotedPrinter {
  public:
    QuotedPrinter(ByteSpan in, bool tabs, bool text, bool header)
        : in_(in), tabs_(tabs), text_(text), header_(header) {
        std::size_t end = text_of(in).find('\n');
        crlf_ = end != std::string_view::npos && end > 0 && in[end - 1] == '\r';
    }
    std::string run();

  private:
    static constexpr int line_length = 76;
    bool must_quote(std::size_t at) const;
    bool ends_line(std::size_t at) const {
        return in_[at] == '\n' || (in_[at] == '\r' && at + 1 < in_.size() && in_[at + 1] == '\n');
    }
    void quote(std::uint8_t c) {
        out_ += '=';
        for (int digit : {c >> 4, c & 15}) out_ += "0123456789ABCDEF"[digit];
    }
    void end_line() {
        out_ += crlf_ ? "\r\n" : "\n";
        column_ = 0;
    }
    void break_line() {
        out_ += '=';
        end_line();
    }

    ByteSpan in_;
    bool tabs_, text_, header_, crlf_;
    int column_ = 0;
    std::string out_;
};

bool QuotedPrinter::must_quote(std::size_t at) const {
    std::uint8_t c = in_[at];
    bool last = at + 1 == in_.size();
    if (c == '\r' || c == '\n') return !text_;
    if (c == ' ' || c == '\t') return last || (tabs_ && c < 33);
    if (c == '.' && column_ == 0) {
        std::uint8_t next = last ? 0 : in_[at + 1];
        return next == '\n' || next == '\r' || next == 0;
    }
    return c > 126 || c < 33 || c == '=' || (header_ && c == '_');
}

std::string QuotedPrinter::run() {
    for (std::size_t i = 0; i < in_.size(); ++i) {
        std::uint8_t c = in_[i];
        if (must_quote(i)) {
            if (column_ + 3 >= line_length) break_line();
            quote(c);
            column_ += 3;
            continue;
        }
        if (text_ && ends_line(i)) {
            char before = out_.empty() ? '\0' : out_.back();
            if (before == ' ' || before == '\t') {  // else it may get lost
                out_.pop_back();
                quote(static_cast<std::uint8_t>(before));
            }
            if (c == '\r') ++i;
            end_line();
            continue;
        }
        if (i + 1 != in_.size() && in_[i + 1] != '\n' && column_ + 1 >= line_length) break_line();
        ++column_;
        out_ += header_ && c == ' ' ? '_' : static_cast<char>(c);
    }
    return std::move(out_);
}

Result<Value> b2a_qp(Runtime& rt, const Value* a) {
    Export data = TRY(bytes_like(rt, a[0]));
    bool tabs = TRY(bool_argument(rt, a[1], false));
    bool text = TRY(bool_argument(rt, a[2], true));
    bool header = TRY(bool_argument(rt, a[3], false));
    TRY(rt.count_work(data.length()));
    return new_bytes(rt, QuotedPrinter(data.bytes(), tabs, text, header).run());
}

// ---- checksums

/// The low 32 bits of an int.
Result<std::uint32_t> mask_argument(Runtime& rt, const Value& value) {
    if (value.is_empty()) return 0u;
    Value number = TRY(index(rt, value));
    return static_cast<std::uint32_t>(int_low_bits(number));
}

/// What the four bits of an index leave behind, for a checksum that runs from the low bit.
constexpr std::uint32_t crc32_of_nibble[] = {
    0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
    0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
};

Result<Value> crc_hqx(Runtime& rt, const Value* a) {
    Export data = TRY(bytes_like(rt, a[0]));
    std::uint32_t crc = TRY(mask_argument(rt, a[1]));
    TRY(rt.count_work(data.length()));
    for (std::uint8_t byte : data.bytes()) {
        // x^16 + x^12 + x^5 + 1 for eight bits at once: the fold of the byte with its own upper half.
        std::uint32_t fold = (crc >> 8 ^ byte) & 0xFF;
        fold ^= fold >> 4;
        crc = crc << 8 ^ fold << 12 ^ fold << 5 ^ fold;
    }
    return Value::small(static_cast<std::int32_t>(crc & 0xFFFF));
}

Result<Value> crc32(Runtime& rt, const Value* a) {
    Export data = TRY(bytes_like(rt, a[0]));
    std::uint32_t crc = TRY(mask_argument(rt, a[1]));
    TRY(rt.count_work(data.length()));
    crc = ~crc;
    for (std::uint8_t byte : data.bytes()) {
        crc ^= byte;
        crc = crc >> 4 ^ crc32_of_nibble[crc & 15];
        crc = crc >> 4 ^ crc32_of_nibble[crc & 15];
    }
    return new_int(rt, std::int64_t{~crc});
}

constexpr const char* from_hex_doc = doc<"Binary data of hexadecimal representation.">;
constexpr const char* to_hex_doc = doc<"Hexadecimal representation of binary data.">;

constexpr NativeMethod functions[] = {
    {"a2b_base64(data, /, *, strict_mode=False)", a2b_base64, doc<"Decode a line of base64 data.">},
    {"a2b_hex(hexstr, /)", a2b_hex, from_hex_doc},
    {"a2b_qp(data, header=False)", a2b_qp, doc<"Decode a string of qp-encoded data.">},
    {"a2b_uu(data, /)", a2b_uu, doc<"Decode a line of uuencoded data.">},
    {"b2a_base64(data, /, *, newline=True)", b2a_base64, doc<"Base64-code line of data.">},
    {"b2a_hex(data, sep=<unrepresentable>, bytes_per_sep=1)", b2a_hex, to_hex_doc},
    {"b2a_qp(data, quotetabs=False, istext=True, header=False)", b2a_qp,
     doc<"Encode a string using quoted-printable encoding.">},
    {"b2a_uu(data, /, *, backtick=False)", b2a_uu, doc<"Uuencode line of data.">},
    {"crc32(data, crc=0, /)", crc32, doc<"Compute CRC-32 incrementally.">},
    {"crc_hqx(data, crc, /)", crc_hqx, doc<"Compute CRC-CCITT incrementally.">},
    {"hexlify(data, sep=<unrepresentable>, bytes_per_sep=1)", b2a_hex, to_hex_doc},
    {"unhexlify(hexstr, /)", a2b_hex, from_hex_doc},
};

constexpr TypeSpec error_specs[] = {
    {.id = BuiltinType::BinasciiError,
     .name = "binascii.Error",
     .base = BuiltinType::ValueError,
     .flags = type_flags::subclassable},
    {.id = BuiltinType::BinasciiIncomplete,
     .name = "binascii.Incomplete",
     .base = BuiltinType::Exception,
     .flags = type_flags::subclassable},
};

}  // namespace

Result<void> fill_binascii_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    add_types(rt, members, error_specs);
    for (const TypeSpec& spec : error_specs) rt.type(spec.id)->flags &= ~type_flags::immutable;
    add_functions(rt, members, functions, "binascii");
    return {};
}

}  // namespace bufferscope
