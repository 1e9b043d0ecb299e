// Reading text: chunks from the buffer, decoded, and cut at line ends.
#include <cmath>

#include "buffer/arguments.h"
#include "buffer/buffered.h"
#include "buffer/stream.h"
#include "buffer/text_io.h"

namespace bufferscope {

namespace {

TextIO* stream_of(const Value& self) {
    return self.as<TextIO>();
}

/// The next `count` decoded characters, at most; all if negative.
Result<Value> take_decoded(Runtime& rt, TextIO* stream, Size count) {
    Size available = stream->available();
    if (available == 0) return Value(rt.text(""));
    if (count < 0 || count > available) count = available;
    Value text = stream->decoded;
    Size start = stream->used;
    stream->used += count;
    if (start == 0 && count == text.as<Str>()->length) return text;
    return substring(rt, text.as<Str>(), start, start + count);
}

/// textiowrapper_read_chunk: false at the end of the file.
Result<bool> read_chunk(Runtime& rt, TextIO* stream, Size hint) {
    if (!stream->codec.decodes()) return unsupported_operation(rt, "not readable");
    Value before;
    Value flags;
    if (stream->telling) TRY(stream->codec.state(rt, before, flags));
    double wanted = std::fmax(stream->ratio, 1.0) * hint;
    Size size = hint > 0 && wanted > stream->chunk_size
                    ? (wanted > max_size ? max_size : static_cast<Size>(wanted))
                    : stream->chunk_size;
    Value buffer = stream->buffer;
    const char* function = stream->has_read1 ? "read1" : "read";
    Value chunk = TRY(call_method(rt, buffer, function, {Value::small(size)}));
    if (!has_buffer(rt, chunk))
        return rt.type_error("underlying {}() should have returned a bytes-like object, not '{}'", function,
                             type_name(rt, chunk));
    std::string bytes;
    TRY(copy_bytes_like(rt, chunk, bytes));
    bool end = bytes.empty();
    Value text = TRY(stream->codec.decode(rt, chunk, end));
    Size length = text.as<Str>()->length;
    set_decoded(stream, std::move(text));
    stream->ratio = length > 0 ? static_cast<double>(bytes.size()) / length : 0.0;
    if (!flags.is_empty()) {
        stream->snapshot_input = TRY(make_bytes(rt, std::string(before.as<Bytes>()->text()) + bytes));
        stream->snapshot_flags = std::move(flags);
    }
    return !end || length > 0;
}

Result<Value> read_everything(Runtime& rt, TextIO* stream) {
    Value buffer = stream->buffer;
    Value bytes = TRY(call_method(rt, buffer, "read"));
    if (bytes.is_none()) return rt.raise(BuiltinType::BlockingIOError, "Read returned None.");
    Value rest = TRY(stream->codec.decode(rt, bytes, true));
    Value text = TRY(take_decoded(rt, stream, -1));
    if (!stream->decoded.is_empty()) set_decoded(stream, Value());
    forget_snapshot(stream);
    if (text.as<Str>()->length == 0) return rest;
    return concatenate(rt, text.as<Str>(), rest.as<Str>());
}

/// _PyIO_find_line_ending: where the line that begins at `start` ends, or -1; then `consumed` tells how far
/// no line end can be.
Size find_line_end(const TextIO* stream, const Str* text, Size start, Size& consumed) {
    consumed = text->length;
    bool any = stream->codec.universal && !stream->codec.newlines.translate;
    char32_t last = stream->codec.universal || stream->read_newline.empty()
                        ? U'\n'
                        : static_cast<unsigned char>(stream->read_newline[0]);
    bool pair = !stream->codec.universal && stream->read_newline.size() == 2;
    for (Size i = start; i < text->length; ++i) {
        char32_t c = text->at(i);
        if (c > '\r') continue;
        if (any && c == '\r') return i + 1 < text->length && text->at(i + 1) == '\n' ? i + 2 : i + 1;
        if (c != last) continue;
        if (!pair) return i + 1;
        if (i + 1 == text->length) {
            consumed = i;
            return -1;
        }
        if (text->at(i + 1) == static_cast<unsigned char>(stream->read_newline[1])) return i + 2;
    }
    return -1;
}

/// _textiowrapper_readline.
Result<Value> read_line(Runtime& rt, TextIO* stream, Size limit) {
    if (stream->console == 0) TRY(await_console_line(rt, Value::share(stream)));
    TRY(text_flush_pending(rt, stream));
    Value line;       // the last piece
    Value remaining;  // what follows it may complete a line end
    StrBuilder pieces(rt);
    Size chunked = 0;
    while (true) {
        bool more = true;
        while (more && (stream->decoded.is_empty() || stream->decoded.as<Str>()->length == 0))
            more = TRY(read_chunk(rt, stream, 0));
        if (!more) {
            set_decoded(stream, Value());
            forget_snapshot(stream);
            line = std::move(remaining);
            break;
        }
        Value text = stream->decoded;
        Size start = stream->used;
        Size before = 0;
        if (!remaining.is_empty()) {
            text = TRY(concatenate(rt, remaining.as<Str>(), stream->decoded.as<Str>()));
            start = 0;
            before = remaining.as<Str>()->length;
            remaining = Value();
        }
        Size consumed = 0;
        Size end = find_line_end(stream, text.as<Str>(), start, consumed);
        bool found = end >= 0;
        if (!found) end = consumed;
        if (limit >= 0 && end - start + chunked >= limit) {
            end = start + limit - chunked;
            found = true;
        }
        if (found) {
            stream->used = end - before;
            if (chunked == 0 && start == 0 && end == text.as<Str>()->length) return text;
            line = TRY(substring(rt, text.as<Str>(), start, end));
            break;
        }
        pieces.append(text.as<Str>(), start, end);
        chunked += end - start;
        if (end < text.as<Str>()->length)
            remaining = TRY(substring(rt, text.as<Str>(), end, text.as<Str>()->length));
        set_decoded(stream, Value());
    }
    if (chunked == 0) return line.is_empty() ? Value(rt.text("")) : line;
    if (!line.is_empty()) pieces.append(line.as<Str>());
    return pieces.finish();
}

}  // namespace

void set_decoded(TextIO* stream, Value text) {
    stream->decoded = std::move(text);
    stream->used = 0;
}

void forget_snapshot(TextIO* stream) {
    stream->snapshot_flags = stream->snapshot_input = Value();
}

Result<void> await_console_line(Runtime& rt, const Value& self) {
    TextIO* stream = stream_of(self);
    if (stream->available() > 0) {
        Size consumed = 0;
        if (find_line_end(stream, stream->decoded.as<Str>(), stream->used, consumed) >= 0) return {};
    }
    std::string ahead;
    auto* reader = stream->buffer.as<Buffered>();
    if (rt.is_exactly(stream->buffer, BuiltinType::buffered_reader) && reader->read_ahead() > 0)
        ahead = reader->memory->text().substr(static_cast<std::size_t>(reader->pos),
                                              static_cast<std::size_t>(reader->read_ahead()));
    return await_line(rt, ahead);
}

Result<Value> text_read(Runtime& rt, const Value* a) {
    Size size = TRY(optional_size_argument(rt, a[1], -1));
    TextIO* stream = TRY(open_text(rt, a[0]));
    if (!stream->codec.decodes()) return unsupported_operation(rt, "not readable");
    if (stream->console == 0 && (size < 0 || size > stream->available())) {
        if (size < 0)
            TRY(await_input(rt, -1));
        else
            TRY(await_characters(rt, size - stream->available()));
    }
    TRY(text_flush_pending(rt, stream));
    if (size < 0) return read_everything(rt, stream);
    Value text = TRY(take_decoded(rt, stream, size));
    if (text.as<Str>()->length == size) return text;
    StrBuilder pieces(rt);
    pieces.append(text.as<Str>());
    while (pieces.length() < size) {
        bool more = TRY(read_chunk(rt, stream, size - pieces.length()));
        if (!more) break;
        Value piece = TRY(take_decoded(rt, stream, size - pieces.length()));
        pieces.append(piece.as<Str>());
    }
    return pieces.finish();
}

Result<Value> text_readline(Runtime& rt, const Value* a) {
    Size limit = TRY(size_argument(rt, a[1], -1));
    TextIO* stream = TRY(open_text(rt, a[0]));
    return read_line(rt, stream, limit < 0 ? -1 : limit);
}

Result<Value> text_next(Runtime& rt, const Value& self) {
    TextIO* stream = TRY(attached(rt, self));
    stream->telling = false;
    Value line;
    if (rt.is_exactly(self, BuiltinType::text_io)) {
        TRY(open_text(rt, self));
        line = TRY(read_line(rt, stream, -1));
    } else {
        line = TRY(call_method(rt, self, "readline"));
        if (!is_str(line))
            return rt.raise(BuiltinType::OSError, "readline() should have returned a str object, not '{}'",
                            type_name(rt, line));
    }
    if (stream_of(self)->detached || line.as<Str>()->length > 0) return line;
    forget_snapshot(stream);
    stream->telling = stream->seekable;
    return Value();
}

}  // namespace bufferscope
