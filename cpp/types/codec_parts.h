// What the parts of the codecs share: which there are, how they read and write one code point, and what is
// done where that fails.
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "object/protocol.h"

namespace bufferscope::codecs {

enum class Codec : std::uint8_t {
    utf8,
    utf8_sig,
    utf16,
    utf16_le,
    utf16_be,
    utf32,
    utf32_le,
    utf32_be,
    latin1,
    ascii,
    unicode_escape,
    raw_unicode_escape,
    other  // not the engine's own: the module codecs knows
};

/// How a codec writes code points: false where it cannot.
struct Encoder {
    Codec codec;
    const char* name;
    const char* reason;
    bool big_endian = false;

    bool write(std::string& out, char32_t c) const {
        bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        switch (codec) {
            case Codec::ascii:
                if (c >= 0x80) return false;
                out.push_back(static_cast<char>(c));
                return true;
            case Codec::latin1:
                if (c >= 0x100) return false;
                out.push_back(static_cast<char>(c));
                return true;
            case Codec::unicode_escape:
            case Codec::raw_unicode_escape:
                write_escaped(out, c);
                return true;
            case Codec::utf8:
            case Codec::utf8_sig:
                if (surrogate) return false;
                append_utf8(out, static_cast<std::uint32_t>(c));
                return true;
            default:
                if (surrogate) return false;
                write_units(out, c);
                return true;
        }
    }

    void write_escaped(std::string& out, char32_t c) const;
    bool is_wide() const { return codec >= Codec::utf16 && codec <= Codec::utf32_be; }
    bool is_16() const {
        return codec == Codec::utf16 || codec == Codec::utf16_le || codec == Codec::utf16_be;
    }

    void write_unit(std::string& out, std::uint32_t unit, int size) const {
        for (int i = 0; i < size; ++i) {
            int shift = 8 * (big_endian ? size - 1 - i : i);
            out.push_back(static_cast<char>(unit >> shift));
        }
    }

    void write_units(std::string& out, char32_t c) const {
        if (!is_16()) {
            write_unit(out, c, 4);
        } else if (c < 0x10000) {
            write_unit(out, c, 2);
        } else {
            write_unit(out, 0xD800 + ((c - 0x10000) >> 10), 2);
            write_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF), 2);
        }
    }
};

/// What one step of a decoder found.
struct Step {
    char32_t code_point = 0;
    std::size_t length = 0;        // bytes taken; 0: malformed
    std::size_t fault_length = 0;  // bytes the error covers
    const char* reason = nullptr;
    int times = 1;         // how often the code point stands there
    bool invalid = false;  // an escape that will be an error one day
};

struct DecoderName {
    Codec codec;
    const char* name;
    bool big_endian = false;
    std::size_t skip = 0;  // bytes of the byte order mark
};

/// \x…, \u… or \U…, the shortest that holds the code point.
void append_escape(std::string& out, char32_t c);
Encoder encoder_for(Codec);
/// Settles the byte order of utf-16 and utf-32 by their mark.
DecoderName decoder_for(Codec, std::string_view bytes);
Step decode_step(Runtime&, const DecoderName&, std::string_view rest);

/// Decodes or encodes: what an error handler is told, and the exception that it is told with (one for all
/// errors of a call, as CPython does).
struct Failure {
    BuiltinType kind;
    std::string_view codec;
    Value object;
    std::string_view errors;
    Value exception;
    Value handler;

    /// The exception with its place and reason.
    Result<Value> prepare(Runtime&, std::size_t start, std::size_t end, std::string_view reason);
    Error raise(Runtime&, std::size_t start, std::size_t end, std::string_view reason);
    /// Asks the handler registered under `errors`: its replacement, and where to go on.
    Result<Value> ask(Runtime&, std::size_t start, std::size_t end, std::string_view reason, Size size,
                      Size& resume);
};

/// Applies the error handler to text[start:end]; `resume` is where encoding goes on.
Result<void> handle_encode_error(Runtime&, const Encoder&, Failure&, Size start, Size end, std::string& out,
                                 Size& resume);
/// Applies the error handler to the bytes the step found wrong; `resume` is where decoding goes on.
Result<void> handle_decode_error(Runtime&, Failure&, std::string_view bytes, std::size_t start, const Step&,
                                 StrBuilder& out, std::size_t& resume);

}  // namespace bufferscope::codecs
