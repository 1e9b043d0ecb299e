// Codecs: utf-8, utf-16, utf-32, latin-1, ascii and the escapes natively; the others are asked of the module
// codecs.
#include "types/codecs.h"

#include "types/codec_parts.h"

namespace bufferscope {
namespace codecs {
namespace {

struct CodecName {
    std::string_view alias;
    Codec codec;
};

constexpr CodecName codec_names[] = {
    {"utf-8", Codec::utf8},
    {"utf8", Codec::utf8},
    {"u8", Codec::utf8},
    {"utf", Codec::utf8},
    {"cp65001", Codec::utf8},
    {"utf8-ucs2", Codec::utf8},
    {"utf-8-sig", Codec::utf8_sig},
    {"utf8-sig", Codec::utf8_sig},
    {"utf-16", Codec::utf16},
    {"utf16", Codec::utf16},
    {"u16", Codec::utf16},
    {"utf-16-le", Codec::utf16_le},
    {"utf-16le", Codec::utf16_le},
    {"utf-16-be", Codec::utf16_be},
    {"utf-16be", Codec::utf16_be},
    {"utf-32", Codec::utf32},
    {"utf32", Codec::utf32},
    {"u32", Codec::utf32},
    {"utf-32-le", Codec::utf32_le},
    {"utf-32le", Codec::utf32_le},
    {"utf-32-be", Codec::utf32_be},
    {"utf-32be", Codec::utf32_be},
    {"latin-1", Codec::latin1},
    {"latin1", Codec::latin1},
    {"latin", Codec::latin1},
    {"l1", Codec::latin1},
    {"iso-8859-1", Codec::latin1},
    {"iso8859-1", Codec::latin1},
    {"iso-ir-100", Codec::latin1},
    {"8859", Codec::latin1},
    {"cp819", Codec::latin1},
    {"ibm819", Codec::latin1},
    {"csisolatin1", Codec::latin1},
    {"iso8859", Codec::latin1},
    {"ascii", Codec::ascii},
    {"us-ascii", Codec::ascii},
    {"646", Codec::ascii},
    {"ansi-x3.4-1968", Codec::ascii},
    {"cp367", Codec::ascii},
    {"ibm367", Codec::ascii},
    {"iso-ir-6", Codec::ascii},
    {"us", Codec::ascii},
    {"csascii", Codec::ascii},
    {"unicode-escape", Codec::unicode_escape},
    {"unicodeescape", Codec::unicode_escape},
    {"raw-unicode-escape", Codec::raw_unicode_escape},
    {"rawunicodeescape", Codec::raw_unicode_escape},
};

std::string normalized(std::string_view name) {
    std::string out;
    bool gap = false;  // whatever stands between words is one dash
    for (char c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
        if (word && gap && !out.empty()) out.push_back('-');
        if (word) out.push_back(c);
        gap = !word;
    }
    return out;
}

Result<Codec> find_codec(Runtime& rt, std::string_view name) {
    if (name.find('\0') != std::string_view::npos) return rt.value_error("embedded null character");
    std::string wanted = normalized(name);
    for (const CodecName& each : codec_names) {
        if (each.alias == wanted) return each.codec;
    }
    return Codec::other;
}

/// codecs._encode_text(text, encoding, errors) or codecs._decode_text(…).
Result<Value> ask_module(Runtime& rt, std::string_view function, const Value& object,
                         std::string_view encoding, std::string_view errors) {
    if (rt.interpreter == nullptr)
        return rt.raise(BuiltinType::LookupError, "unknown encoding: {}", encoding);
    Value module =
        TRY(rt.interpreter->import_module(Value(rt.intern("codecs")), Value::none(), Value::none(), 0));
    Value callee = TRY(get_attribute(rt, module, function));
    return call(rt, callee, object, Value(rt.text(encoding)), Value(rt.text(errors)));
}

/// Whether the fault is only that the bytes end too early.
bool is_incomplete(const DecoderName& decoder, std::string_view rest, const Step& step) {
    if (step.fault_length != rest.size()) return false;
    bool escape = decoder.codec == Codec::unicode_escape || decoder.codec == Codec::raw_unicode_escape;
    std::string_view reason = step.reason;
    return escape || reason.substr(0, 9) == "truncated" || reason == "unexpected end of data";
}

}  // namespace

std::string_view native_name(std::string_view name) {
    std::string wanted = normalized(name);
    const CodecName* first = codec_names;
    for (const CodecName& each : codec_names) {
        if (each.codec != first->codec) first = &each;
        if (each.alias == wanted) return first->alias;
    }
    return {};
}

bool is_native(std::string_view name) {
    return !native_name(name).empty();
}

}  // namespace codecs

using namespace codecs;

Result<Value> decode(Runtime& rt, std::string_view bytes, std::string_view encoding,
                     std::string_view errors) {
    if (bytes.empty()) return Value(rt.empty_str);  // whatever the encoding
    Codec codec = TRY(find_codec(rt, encoding));
    if (codec == Codec::other) {
        Value view = TRY(make_anonymous_view(rt, bytes));
        return ask_module(rt, "_decode_text", view, encoding, errors);
    }
    std::size_t consumed = 0;
    return decode_part(rt, bytes, encoding, errors, true, consumed);
}

Result<Value> decode_part(Runtime& rt, std::string_view bytes, std::string_view encoding,
                          std::string_view errors, bool final, std::size_t& consumed) {
    Codec codec = TRY(find_codec(rt, encoding));
    DecoderName decoder = decoder_for(codec, bytes);
    bool valid_utf8 = decoder.codec == Codec::utf8 && check_utf8(bytes).reason == nullptr;
    consumed = bytes.size();
    if (valid_utf8) return new_str(rt, bytes.substr(decoder.skip));
    if (decoder.codec == Codec::latin1) {
        return new_latin1(rt, reinterpret_cast<const std::uint8_t*>(bytes.data()),
                          static_cast<Size>(bytes.size()));
    }
    StrBuilder out(rt);
    Failure failure{BuiltinType::UnicodeDecodeError, decoder.name, Value(), errors, Value(), Value()};
    // A handler runs Python code, which may change a bytearray.
    std::string kept;
    std::string bad_escape;
    for (std::size_t at = decoder.skip; at < bytes.size();) {
        std::string_view rest = bytes.substr(at);
        Step step = decode_step(rt, decoder, rest);
        if (step.length > 0) {
            for (int i = 0; i < step.times; ++i) out.append(step.code_point);
            if (step.invalid && bad_escape.empty())
                bad_escape = rest.substr(0, step.length == 1 ? 2 : step.length);
            at += step.length;
            continue;
        }
        if (!final && is_incomplete(decoder, rest, step)) {
            consumed = at;
            break;
        }
        if (kept.empty()) {
            bytes = kept = std::string(bytes);
            failure.object = TRY(make_bytes(rt, kept));  // PyUnicodeDecodeError_Create has its own
        }
        TRY(handle_decode_error(rt, failure, bytes, at, step, out, at));
    }
    if (!bad_escape.empty()) {
        const char* kind = bad_escape.size() == 4 ? " is an invalid octal" : " is an invalid";
        std::string text = "\"" + bad_escape + "\"" + kind +
                           " escape sequence. Such sequences will not work in the future. ";
        TRY(rt.interpreter->warn(BuiltinType::DeprecationWarning, text));
    }
    return out.finish();
}

Result<std::string> encode(Runtime& rt, const Value& text_value, std::string_view encoding,
                           std::string_view errors) {
    Codec codec = TRY(find_codec(rt, encoding));
    if (codec == Codec::other) {
        Value made = TRY(ask_module(rt, "_encode_text", text_value, encoding, errors));
        return bytes_from_object(rt, made);
    }
    const Str* text = text_value.as<Str>();
    Encoder encoder = encoder_for(codec);
    std::string out;
    if (codec == Codec::utf8_sig) out = "\xEF\xBB\xBF";
    if (codec == Codec::utf16 || codec == Codec::utf32) encoder.write_units(out, 0xFEFF);
    bool plain = text->ascii && !encoder.is_wide() && codec != Codec::unicode_escape;
    if (plain) return out.append(text->ascii_text());
    Failure failure{BuiltinType::UnicodeEncodeError, encoder.name, text_value, errors, Value(), Value()};
    std::string ignored;
    for (Size at = 0; at < text->length;) {
        if (encoder.write(out, text->at(at))) {
            ++at;
            continue;
        }
        Size end = at + 1;
        while (!encoder.is_wide() && end < text->length && !encoder.write(ignored, text->at(end))) ++end;
        ignored.clear();
        TRY(handle_encode_error(rt, encoder, failure, at, end, out, at));
    }
    return out;
}

Result<std::string> c_text(Runtime& rt, const Value& text) {
    std::string utf8 = TRY(encode(rt, text, "utf-8", "strict"));
    if (utf8.find('\0') != std::string::npos) return rt.value_error("embedded null character");
    return utf8;
}

}  // namespace bufferscope
