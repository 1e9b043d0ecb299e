// Positions in text: a cookie tells where in the file the decoder can start, and what to decode and skip from
// there (TextIOWrapper.seek and tell).
#include <cstring>

#include "buffer/arguments.h"
#include "buffer/bytes.h"
#include "buffer/file_io.h"
#include "buffer/stream.h"
#include "buffer/text_io.h"
#include "types/float.h"
#include "types/int.h"

namespace bufferscope {

namespace {

struct Cookie {
    std::int64_t position = 0;
    std::int32_t decoder_flags = 0;
    std::int32_t bytes_to_feed = 0;
    std::int32_t characters_to_skip = 0;
    std::uint8_t need_end = 0;
};
constexpr Size cookie_size = 21;

Value build_cookie(Runtime& rt, const Cookie& cookie) {
    std::uint8_t bytes[cookie_size];
    std::memcpy(bytes, &cookie.position, 8);
    std::memcpy(bytes + 8, &cookie.decoder_flags, 4);
    std::memcpy(bytes + 12, &cookie.bytes_to_feed, 4);
    std::memcpy(bytes + 16, &cookie.characters_to_skip, 4);
    bytes[20] = cookie.need_end;
    return int_from_bytes(rt, bytes, cookie_size, false);
}

Result<Cookie> parse_cookie(Runtime& rt, const Value& value) {
    Value type = Value::share(rt.type(BuiltinType::int_));
    Value number = TRY(call(rt, type, value));
    std::uint8_t bytes[cookie_size];
    if (!int_to_bytes(number, bytes, cookie_size, false)) return rt.overflow_error("int too big to convert");
    Cookie cookie;
    std::memcpy(&cookie.position, bytes, 8);
    std::memcpy(&cookie.decoder_flags, bytes + 8, 4);
    std::memcpy(&cookie.bytes_to_feed, bytes + 12, 4);
    std::memcpy(&cookie.characters_to_skip, bytes + 16, 4);
    cookie.need_end = bytes[20];
    return cookie;
}

/// At the start of a file decoders are reset, since their state there is not always zero.
Result<void> set_decoder(Runtime& rt, TextIO* stream, const Cookie& cookie) {
    if (cookie.position == 0 && cookie.decoder_flags == 0) return stream->codec.reset_decoder(rt);
    Value nothing = TRY(make_bytes(rt, ""));
    return stream->codec.set_state(rt, nothing, Value::small(cookie.decoder_flags));
}

Result<bool> is_zero(Runtime& rt, const Value& value) {
    return equals(rt, value, Value::small(0));
}

Result<Value> seek_to_end(Runtime& rt, const Value& self, TextIO* stream) {
    TRY(call_method(rt, self, "flush"));
    set_decoded(stream, Value());
    forget_snapshot(stream);
    if (stream->codec.decodes()) TRY(stream->codec.reset_decoder(rt));
    Value buffer = stream->buffer;
    Value position = TRY(call_method(rt, buffer, "seek", {Value::small(0), Value::small(2)}));
    if (stream->codec.encodes()) {
        bool at_start = TRY(is_zero(rt, position));
        TRY(stream->codec.reset_encoder(rt, at_start));
    }
    return position;
}

/// Decodes again what leads to the position from the point where the decoder can start.
Result<void> replay(Runtime& rt, TextIO* stream, const Cookie& cookie) {
    Value buffer = stream->buffer;
    if (cookie.characters_to_skip == 0) {
        stream->snapshot_input = TRY(make_bytes(rt, ""));
        stream->snapshot_flags = Value::small(cookie.decoder_flags);
        return {};
    }
    Value chunk = TRY(call_method(rt, buffer, "read", {new_int(rt, cookie.bytes_to_feed)}));
    if (!is_bytes(chunk))
        return rt.type_error("underlying read() should have returned a bytes object, not '{}'",
                             type_name(rt, chunk));
    stream->snapshot_flags = Value::small(cookie.decoder_flags);
    stream->snapshot_input = chunk;
    Value text = TRY(stream->codec.decode(rt, chunk, cookie.need_end != 0));
    Size length = text.as<Str>()->length;
    set_decoded(stream, std::move(text));
    if (cookie.characters_to_skip < 0 || length < cookie.characters_to_skip)
        return rt.raise(BuiltinType::OSError, "can't restore logical file position");
    stream->used = cookie.characters_to_skip;
    return {};
}

/// The search of tell() for the last point at which the decoder can start.
class Teller {
  public:
    Teller(Runtime& rt, TextIO* stream) : rt_(rt), stream_(stream) {}

    Result<void> find(Cookie& cookie, std::string_view input) {
        Size skip = stream_->used;
        Size skip_bytes = TRY(near_start(cookie, input, skip));
        cookie.position += skip_bytes;
        cookie.characters_to_skip = skip;
        if (skip == 0) return {};
        return step_up(cookie, input.substr(static_cast<std::size_t>(skip_bytes)), skip);
    }

  private:
    Result<Size> decode(std::string_view bytes, bool final = false) {
        Value data = TRY(make_bytes(rt_, bytes));
        Value text = TRY(stream_->codec.decode(rt_, data, final));
        return text.as<Str>()->length;
    }
    Result<Size> waiting(std::int32_t& flags) {
        Value buffer;
        Value number;
        TRY(stream_->codec.state(rt_, buffer, number));
        flags = TRY(int_argument(rt_, number, 0));
        return buffer.as<Bytes>()->length;
    }

    /// Guesses by the ratio of bytes to characters, and goes back from there.
    Result<Size> near_start(Cookie& cookie, std::string_view input, Size& skip) {
        auto skip_bytes = static_cast<std::int64_t>(stream_->ratio * skip);
        if (skip_bytes > static_cast<std::int64_t>(input.size()))
            skip_bytes = static_cast<std::int64_t>(input.size());
        std::int64_t back = 1;
        while (skip_bytes > 0) {
            TRY(set_decoder(rt_, stream_, cookie));
            Size decoded = TRY(decode(input.substr(0, static_cast<std::size_t>(skip_bytes))));
            if (decoded <= skip) {
                std::int32_t flags = 0;
                Size waits = TRY(waiting(flags));
                if (waits == 0) {
                    cookie.decoder_flags = flags;
                    skip -= decoded;
                    return static_cast<Size>(skip_bytes);
                }
                skip_bytes -= waits;
                back = 1;
            } else {
                skip_bytes -= back;
                back *= 2;
            }
        }
        TRY(set_decoder(rt_, stream_, cookie));
        return 0;
    }

    /// Feeds byte by byte until the characters are there, noting each point where nothing waits.
    Result<void> step_up(Cookie& cookie, std::string_view input, Size skip) {
        Size decoded = 0;
        std::size_t at = 0;
        for (; at < input.size(); ++at) {
            Size fresh = TRY(decode(input.substr(at, 1)));
            decoded += fresh;
            ++cookie.bytes_to_feed;
            std::int32_t flags = 0;
            Size waits = TRY(waiting(flags));
            if (waits == 0 && decoded <= skip) {
                cookie.position += cookie.bytes_to_feed;
                skip -= decoded;
                cookie.decoder_flags = flags;
                cookie.bytes_to_feed = 0;
                decoded = 0;
            }
            if (decoded >= skip) break;
        }
        if (at == input.size()) {
            Size fresh = TRY(decode("", true));
            decoded += fresh;
            cookie.need_end = 1;
            if (decoded < skip)
                return rt_.raise(BuiltinType::OSError, "can't reconstruct logical file position");
        }
        cookie.characters_to_skip = skip;
        return {};
    }

    Runtime& rt_;
    TextIO* stream_;
};

}  // namespace

Result<Value> text_seek(Runtime& rt, const Value* a) {  // self, cookie, whence
    std::int32_t whence = TRY(int_argument(rt, a[2], 0));
    TextIO* stream = TRY(open_text(rt, a[0]));
    if (!stream->seekable) return unsupported_operation(rt, "underlying stream is not seekable");
    Value target = a[1];
    if (whence == 1 || whence == 2) {
        bool zero = TRY(is_zero(rt, target));
        if (!zero)
            return unsupported_operation(rt, whence == 1 ? "can't do nonzero cur-relative seeks"
                                                         : "can't do nonzero end-relative seeks");
        if (whence == 2) return seek_to_end(rt, a[0], stream);
        target = TRY(call_method(rt, a[0], "tell"));
    } else if (whence != 0) {
        return rt.value_error("invalid whence ({}, should be 0, 1 or 2)", whence);
    }
    bool negative = TRY(compare_truth(rt, target, Value::small(0), Comparison::less));
    if (negative) {
        std::string shown = TRY(repr_utf8(rt, target));
        return rt.value_error("negative seek position {}", shown);
    }
    TRY(call_method(rt, a[0], "flush"));
    Cookie cookie = TRY(parse_cookie(rt, target));
    stream = TRY(attached(rt, a[0]));
    Value buffer = stream->buffer;
    TRY(call_method(rt, buffer, "seek", {new_int(rt, cookie.position)}));
    set_decoded(stream, Value());
    forget_snapshot(stream);
    if (stream->codec.decodes()) {
        TRY(set_decoder(rt, stream, cookie));
        TRY(replay(rt, stream, cookie));
    }
    if (stream->codec.encodes())
        TRY(stream->codec.reset_encoder(rt, cookie.position == 0 && cookie.decoder_flags == 0));
    return target;
}

Result<Value> text_tell(Runtime& rt, const Value* a) {
    TextIO* stream = TRY(open_text(rt, a[0]));
    if (!stream->seekable) return unsupported_operation(rt, "underlying stream is not seekable");
    if (!stream->telling) return rt.raise(BuiltinType::OSError, "telling position disabled by next() call");
    TRY(text_flush_pending(rt, stream));
    TRY(call_method(rt, a[0], "flush"));
    stream = TRY(attached(rt, a[0]));
    Value buffer = stream->buffer;
    Value position = TRY(call_method(rt, buffer, "tell"));
    if (!stream->codec.decodes() || stream->snapshot_flags.is_empty()) return position;
    Cookie cookie;
    cookie.position = TRY(position_argument(rt, position));
    Value input = stream->snapshot_input;
    cookie.decoder_flags = TRY(int_argument(rt, stream->snapshot_flags, 0));
    cookie.position -= input.as<Bytes>()->length;
    if (stream->used == 0) return build_cookie(rt, cookie);
    Value waiting;
    Value flags;
    TRY(stream->codec.state(rt, waiting, flags));
    Teller teller(rt, stream);
    Result<void> found = teller.find(cookie, input.as<Bytes>()->text());
    Result<void> restored = stream->codec.set_state(rt, waiting, flags);
    TRY(std::move(found));
    TRY(std::move(restored));
    return build_cookie(rt, cookie);
}

}  // namespace bufferscope
