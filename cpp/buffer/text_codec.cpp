// Decoding and encoding in pieces.
#include "buffer/text_codec.h"

#include <cstring>

#include "buffer/arguments.h"
#include "buffer/bytes.h"
#include "object/exception.h"
#include "types/codecs.h"
#include "types/int.h"

namespace bufferscope {

// ---- line ends

Result<Value> Newlines::decode(Runtime& rt, const Value& input, bool final) {
    if (!is_str(input))
        return rt.type_error("decoder should return a string result, not '{}'", type_name(rt, input));
    const Str* text = input.as<Str>();
    Size length = text->length;
    bool returns = pending_return && (final || length > 0);
    bool keep = !final && length > 0 && text->at(length - 1) == '\r';
    if (keep) --length;
    auto has = [&](char32_t wanted) {
        auto count = static_cast<std::size_t>(length);
        if (text->width == 1) return std::memchr(text->narrow(), static_cast<int>(wanted), count) != nullptr;
        return std::u32string_view(text->wide(), count).find(wanted) != std::u32string_view::npos;
    };
    if (!returns && !keep && !has('\r')) {
        if (!(seen & 2) && has('\n')) seen |= 2;
        return input;
    }
    StrBuilder out(rt);
    auto at = [&](Size i) -> char32_t { return returns ? (i == 0 ? U'\r' : text->at(i - 1)) : text->at(i); };
    Size total = length + (returns ? 1 : 0);
    for (Size i = 0; i < total; ++i) {
        char32_t c = at(i);
        if (c == '\n') seen |= 2;
        if (c == '\r') {
            bool both = i + 1 < total && at(i + 1) == '\n';
            seen |= both ? 4 : 1;
            if (translate) {
                c = '\n';
            } else if (both) {
                out.append(c);
                c = '\n';
            }
            i += both;
        }
        out.append(c);
    }
    pending_return = keep;
    return out.finish();
}

Result<Value> Newlines::kinds(Runtime& rt) const {
    Value found[3];
    std::size_t count = 0;
    if (seen & 1) found[count++] = rt.text("\r");
    if (seen & 2) found[count++] = rt.text("\n");
    if (seen & 4) found[count++] = rt.text("\r\n");
    if (count == 0) return Value::none();
    if (count == 1) return Value(found[0]);
    return new_tuple(rt, std::span<const Value>(found, count));
}

// ---- the codec

void TextCodec::forget() {
    *this = TextCodec();
}

Result<void> TextCodec::open(Runtime& rt, std::string_view encoding, std::string_view errors) {
    if (encoding.find('\0') != std::string_view::npos || errors.find('\0') != std::string_view::npos)
        return rt.value_error("embedded null character");
    std::string_view native = codecs::native_name(encoding);
    Value info;
    if (native.empty()) {
        Value name = rt.text(encoding);
        info = TRY(rt.interpreter->call_library("codecs", "lookup", {&name, 1}));
        Value key = rt.intern("_is_text_encoding");
        Value is_text = TRY(find_attribute(rt, info, key));
        if (is_text.is_false())
            return rt.raise(BuiltinType::LookupError, "'{}' is not a text encoding", encoding);
    }
    forget();
    native_ = native;
    errors_ = errors;
    info_ = std::move(info);
    return {};
}

Result<void> TextCodec::make_decoder(Runtime& rt) {
    if (native_.empty()) {
        Value type = TRY(get_attribute(rt, info_, "incrementaldecoder"));
        decoder_ = TRY(call(rt, type, Value(rt.text(errors_))));
    }
    decodes_ = true;
    return {};
}

Result<void> TextCodec::make_encoder(Runtime& rt) {
    if (native_.empty()) {
        Value type = TRY(get_attribute(rt, info_, "incrementalencoder"));
        encoder_ = TRY(call(rt, type, Value(rt.text(errors_))));
    }
    encodes_ = true;
    return {};
}

// ---- decoding

/// In CPython the decoders of UTF-8 are Python classes, one frame of which shows in the traceback.
static Error in_codecs_frame(Runtime& rt, Error error) {
    Result<Value> function = module_attribute(rt, "_stream_frames", "decode");
    if (function.is_error()) return function.take_error();
    Value callee = function.take();
    Result<Value> raised = call(rt, callee, Value::none(), error.exception());
    return raised.is_error() ? raised.take_error() : std::move(error);
}

/// Reads the mark at the beginning; then `used_` is the codec.
Result<Value> TextCodec::decode_bytes(Runtime& rt, const Value& data, std::string_view bytes, bool final,
                                      std::size_t& consumed) {
    std::size_t skip = 0;
    if (is_marked() && used_.empty()) {
        bool utf8 = native_ == "utf-8-sig";
        std::string_view little = native_ == "utf-16" ? "\xFF\xFE" : std::string_view("\xFF\xFE\0\0", 4);
        std::string_view big = native_ == "utf-16" ? "\xFE\xFF" : std::string_view("\0\0\xFE\xFF", 4);
        if (utf8) little = "\xEF\xBB\xBF";
        if (bytes.size() < little.size() && (!utf8 || little.starts_with(bytes))) {
            if (!final || bytes.empty() || utf8) {
                consumed = utf8 && final ? bytes.size() : 0;
                return Value(rt.text(""));
            }
        } else {
            bool marked = bytes.starts_with(little);
            if (!utf8 && !marked && !bytes.starts_with(big)) {
                TRY(decode_part(rt, bytes, std::string(native_) + "-le", errors_, final, consumed));
                Value all[] = {Value(rt.text(native_)), data, Value::small(0),
                               Value::small(static_cast<Size>(little.size())),
                               Value(rt.text("Stream does not start with BOM"))};
                Value made = TRY(call(rt, Value::share(rt.type(BuiltinType::UnicodeDecodeError)),
                                      CallArguments{all, 5, nullptr}));
                return rt.raise_exception(made);
            }
            if (marked || !utf8) skip = little.size();
            used_ = utf8 ? "utf-8" : std::string(native_) + (marked ? "-le" : "-be");
        }
    }
    std::string codec = used_.empty() ? std::string(native_) : used_;
    Value text = TRY(decode_part(rt, bytes.substr(skip), codec, errors_, final, consumed));
    consumed += skip;
    return text;
}

Result<Value> TextCodec::decode_native(Runtime& rt, const Value& input, bool final) {
    Value data = input;
    if (!pending_.empty() || !rt.is_exactly(input, BuiltinType::bytes)) {
        Export bytes = TRY(bytes_like(rt, input));
        data = TRY(new_bytes(rt, pending_ + std::string(text_of(bytes.bytes()))));
    }
    std::string_view bytes = data.as<Bytes>()->text();
    std::size_t consumed = 0;
    Result<Value> decoded = decode_bytes(rt, data, bytes, final, consumed);
    if (decoded.is_error()) {
        Error error = decoded.take_error();
        return native_ == "utf-8" || native_ == "utf-8-sig" ? in_codecs_frame(rt, std::move(error))
                                                            : std::move(error);
    }
    pending_ = bytes.substr(consumed);
    return decoded;
}

Result<Value> TextCodec::decode(Runtime& rt, const Value& input, bool final) {
    Value text;
    if (native_.empty()) {
        Value decoder = decoder_;
        text = TRY(call_method(rt, decoder, "decode", {input, Value::boolean(final)}));
    } else {
        text = TRY(decode_native(rt, input, final));
    }
    if (universal) return newlines.decode(rt, text, final);
    if (!is_str(text))
        return rt.type_error("decoder should return a string result, not '{}'", type_name(rt, text));
    return text;
}

Result<void> TextCodec::state(Runtime& rt, Value& buffer, Value& flags) {
    if (native_.empty()) {
        Value decoder = decoder_;
        Value pair = TRY(call_method(rt, decoder, "getstate"));
        if (!is_tuple(pair) || pair.as<Tuple>()->length != 2) return rt.type_error("illegal decoder state");
        buffer = (*pair.as<Tuple>())[0];
        flags = (*pair.as<Tuple>())[1];
        if (!is_bytes(buffer))
            return rt.type_error("illegal decoder state: the first item should be a bytes object, not '{}'",
                                 type_name(rt, buffer));
    } else {
        buffer = TRY(new_bytes(rt, pending_));
        int flag = 0;
        if (is_marked()) {
            bool utf8 = native_ == "utf-8-sig";
            flag = used_.empty() ? (utf8 ? 1 : 2) : used_.ends_with("be");
        }
        flags = Value::small(flag);
    }
    if (universal) {
        std::int64_t number = 0;
        if (!is_int(flags)) return rt.type_error("illegal decoder state");
        if (!int_to_int64(flags, number)) return rt.overflow_error("int too big to convert");
        flags = new_int(rt, number << 1 | (newlines.pending_return ? 1 : 0));
    }
    return {};
}

Result<void> TextCodec::set_state(Runtime& rt, const Value& buffer, const Value& flags) {
    std::int64_t number = 0;
    if (!is_int(flags) || !int_to_int64(flags, number)) return rt.type_error("illegal decoder state");
    if (universal) {
        newlines.pending_return = number & 1;
        number >>= 1;
    }
    if (native_.empty()) {
        Value pair[] = {buffer, new_int(rt, number)};
        Value state = TRY(new_tuple(rt, pair));
        Value decoder = decoder_;
        TRY(call_method(rt, decoder, "setstate", {state}));
        return {};
    }
    pending_ = buffer.as<Bytes>()->text();
    used_.clear();
    if (native_ == "utf-8-sig") {
        if (number == 0) used_ = "utf-8";
    } else if (is_marked() && number < 2) {
        used_ = std::string(native_) + (number == 1 ? "-be" : "-le");
    }
    return {};
}

Result<void> TextCodec::reset_decoder(Runtime& rt) {
    newlines.pending_return = false;
    newlines.seen = 0;
    pending_.clear();
    used_.clear();
    if (!native_.empty()) return {};
    Value decoder = decoder_;
    TRY(call_method(rt, decoder, "reset"));
    return {};
}

Result<Value> TextCodec::newline_kinds(Runtime& rt) const {
    if (!decodes_) return Value::none();
    if (universal) return newlines.kinds(rt);
    if (!native_.empty()) return Value::none();
    Value decoder = decoder_;
    Value key = rt.intern("newlines");
    Value found = TRY(find_attribute(rt, decoder, key));
    return found.is_empty() ? Value::none() : found;
}

// ---- encoding

Result<std::string> TextCodec::encode(Runtime& rt, const Value& text) {
    if (native_.empty()) {
        Value encoder = encoder_;
        Value made = TRY(call_method(rt, encoder, "encode", {text}));
        if (!is_bytes(made))
            return rt.type_error("encoder should return a bytes object, not '{}'", type_name(rt, made));
        return std::string(made.as<Bytes>()->text());
    }
    std::string_view name = begun_ && is_marked() ? std::string_view(plain()) : native_;
    Result<std::string> bytes = bufferscope::encode(rt, text, name, errors_);
    begun_ = true;
    return bytes;
}

Result<void> TextCodec::reset_encoder(Runtime& rt, bool at_start) {
    begun_ = !at_start;
    if (!native_.empty()) return {};
    Value encoder = encoder_;
    if (at_start) {
        TRY(call_method(rt, encoder, "reset"));
    } else {
        TRY(call_method(rt, encoder, "setstate", {Value::small(0)}));
    }
    return {};
}

}  // namespace bufferscope
