// What the codecs do where text cannot be encoded or bytes not decoded: CPython's error handlers, and those
// that a program registers.
#include "types/codec_parts.h"
#include "types/exceptions.h"
#include "types/int.h"

namespace bufferscope::codecs {

Result<Value> Failure::prepare(Runtime& rt, std::size_t start, std::size_t end, std::string_view reason) {
    Value place[2] = {Value::small(static_cast<std::int64_t>(start)),
                      Value::small(static_cast<std::int64_t>(end))};
    Value why = Value(rt.text(reason));
    if (exception.is_empty()) {
        Value arguments[5] = {rt.text(codec), object, place[0], place[1], why};
        exception = TRY(call(rt, Value::share(rt.type(kind)), CallArguments{arguments, 5, nullptr}));
        return exception;
    }
    namespace field = exception_field::unicode_error;
    auto* made = exception.as<ExceptionObject>();
    made->field(field::start) = place[0];
    made->field(field::end) = place[1];
    made->field(field::reason) = why;
    return exception;
}

Error Failure::raise(Runtime& rt, std::size_t start, std::size_t end, std::string_view reason) {
    Result<Value> made = prepare(rt, start, end, reason);
    if (made.is_error()) return made.take_error();
    return rt.raise_exception(made.take());
}

Result<Value> Failure::ask(Runtime& rt, std::size_t start, std::size_t end, std::string_view reason,
                           Size size, Size& resume) {
    bool decoding = kind == BuiltinType::UnicodeDecodeError;
    if (handler.is_empty()) {
        Value name = Value(rt.text(errors));
        handler = TRY(rt.interpreter->call_library("codecs", "lookup_error", {&name, 1}));
    }
    Value told = TRY(prepare(rt, start, end, reason));
    Value answer = TRY(call(rt, handler, told));
    const Tuple* pair = rt.is_instance(answer, BuiltinType::tuple) ? answer.as<Tuple>() : nullptr;
    bool fits = pair && pair->length == 2 && is_int((*pair)[1]) &&
                (is_str((*pair)[0]) || (!decoding && rt.is_instance((*pair)[0], BuiltinType::bytes)));
    if (!fits) {
        return rt.type_error(decoding ? "decoding error handler must return (str, int) tuple"
                                      : "encoding error handler must return (str/bytes, int) tuple");
    }
    resume = TRY(size_argument(rt, (*pair)[1]));
    if (resume < 0) resume += size;
    if (resume < 0 || resume > size)
        return rt.index_error("position {} from error handler out of bounds", resume);
    return (*pair)[0];
}

namespace {

/// Encodes what a handler gave instead of text[start:end].
Result<void> write_replacement(Runtime& rt, const Encoder& encoder, Failure& failure,
                               const Value& replacement, Size start, Size end, std::string& out) {
    std::size_t unit = !encoder.is_wide() ? 1 : encoder.is_16() ? 2 : 4;
    bool fits = true;
    if (is_str(replacement)) {
        const Str* text = replacement.as<Str>();
        bool any = encoder.codec == Codec::latin1;
        fits = text->ascii || any;
        for (Size i = 0; fits && i < text->length; ++i) fits = encoder.write(out, text->at(i));
    } else {
        std::string bytes = TRY(bytes_from_object(rt, replacement));
        fits = bytes.size() % unit == 0;
        if (fits) out += bytes;
    }
    if (fits) return {};
    return failure.raise(rt, static_cast<std::size_t>(start), static_cast<std::size_t>(end), encoder.reason);
}

}  // namespace

Result<void> handle_encode_error(Runtime& rt, const Encoder& encoder, Failure& failure, Size start, Size end,
                                 std::string& out, Size& resume) {
    const Str* text = failure.object.as<Str>();
    std::string_view errors = failure.errors;
    auto strict = [&](Size from, Size to) {
        return failure.raise(rt, static_cast<std::size_t>(from), static_cast<std::size_t>(to),
                             encoder.reason);
    };
    resume = end;
    auto write_ascii = [&](const std::string& replacement) {
        for (char c : replacement) encoder.write(out, static_cast<unsigned char>(c));
    };
    if (errors == "strict") return strict(start, end);
    if (errors == "ignore") return {};
    if (errors == "replace") {
        for (Size i = start; i < end; ++i) encoder.write(out, '?');
        return {};
    }
    if (errors == "backslashreplace" || errors == "xmlcharrefreplace" || errors == "namereplace") {
        bool named = errors[0] == 'n';
        if (named && !(rt.unicode && rt.unicode->load()))
            return rt.not_supported("the error handler 'namereplace' where the names are missing");
        for (Size i = start; i < end; ++i) {
            std::string replacement;
            std::string name = named ? rt.unicode->name(text->at(i)) : std::string();
            if (!name.empty()) {
                replacement = "\\N{" + name + "}";
            } else if (errors[0] != 'x') {
                append_escape(replacement, text->at(i));
            } else {
                replacement = format_text("&#{};", {static_cast<unsigned>(text->at(i))});
            }
            write_ascii(replacement);
        }
        return {};
    }
    if (errors == "surrogateescape") {
        for (Size i = start; i < end; ++i) {
            char32_t c = text->at(i);
            if (c < 0xDC80 || c > 0xDCFF || encoder.is_wide()) return strict(i, end);
            out.push_back(static_cast<char>(c - 0xDC00));
        }
        return {};
    }
    if (errors == "surrogatepass") {
        for (Size i = start; i < end; ++i) {
            char32_t c = text->at(i);
            bool surrogate = c >= 0xD800 && c <= 0xDFFF;
            if (!surrogate || encoder.codec == Codec::ascii || encoder.codec == Codec::latin1)
                return strict(start, end);
            if (encoder.is_wide()) {
                encoder.write_units(out, c);
            } else {
                append_utf8(out, static_cast<std::uint32_t>(c));
            }
        }
        return {};
    }
    Value replacement = TRY(failure.ask(rt, static_cast<std::size_t>(start), static_cast<std::size_t>(end),
                                        encoder.reason, text->length, resume));
    return write_replacement(rt, encoder, failure, replacement, start, end, out);
}

Result<void> handle_decode_error(Runtime& rt, Failure& failure, std::string_view bytes, std::size_t start,
                                 const Step& step, StrBuilder& out, std::size_t& resume) {
    std::string_view codec = failure.codec;
    std::string_view errors = failure.errors;
    std::size_t end = start + step.fault_length;
    auto strict = [&] { return failure.raise(rt, start, end, step.reason); };
    resume = end;
    if (errors == "strict") return strict();
    if (errors == "ignore") return {};
    if (errors == "replace") {
        out.append(0xFFFD);
        return {};
    }
    if (errors == "backslashreplace") {
        for (std::size_t i = start; i < end; ++i) {
            std::string escape;
            append_escape(escape, static_cast<unsigned char>(bytes[i]));
            out.append_utf8(escape);
        }
        return {};
    }
    if (errors == "surrogateescape") {
        std::size_t taken = 0;
        while (taken < 4 && start + taken < end && static_cast<unsigned char>(bytes[start + taken]) >= 0x80) {
            out.append(0xDC00 + static_cast<unsigned char>(bytes[start + taken++]));
        }
        if (taken == 0) return strict();
        resume = start + taken;
        return {};
    }
    if (errors == "surrogatepass") {
        bool is_16 = codec.substr(0, 6) == "utf-16";
        bool big_endian = codec.size() > 7 && codec[7] == 'b';
        std::string_view rest = bytes.substr(start);
        auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
        if (codec == "utf-8" && rest.size() >= 3 && byte(0) == 0xED && byte(1) >= 0xA0 &&
            (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80) {
            out.append(0xD000u | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu));
            resume = start + 3;
            return {};
        }
        std::size_t size = is_16 ? 2 : 4;
        if ((is_16 || codec.substr(0, 6) == "utf-32") && rest.size() >= size) {
            char32_t c = 0;
            for (std::size_t i = 0; i < size; ++i) c = c << 8 | byte(big_endian ? i : size - 1 - i);
            if (c >= 0xD800 && c <= 0xDFFF) {
                out.append(c);
                resume = start + size;
                return {};
            }
        }
        return strict();
    }
    if (errors == "xmlcharrefreplace" || errors == "namereplace") {
        return rt.type_error("don't know how to handle UnicodeDecodeError in error callback");
    }
    Size next = 0;
    Value replacement = TRY(failure.ask(rt, start, end, step.reason, static_cast<Size>(bytes.size()), next));
    out.append(replacement.as<Str>());
    resume = static_cast<std::size_t>(next);
    return {};
}

}  // namespace bufferscope::codecs
