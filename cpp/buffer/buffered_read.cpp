// Reading through a buffer, in the steps that CPython takes: how often and how much the raw stream is asked
// shows.
#include <cstring>

#include "buffer/arguments.h"
#include "buffer/buffered.h"
#include "buffer/file_io.h"
#include "buffer/memoryview.h"
#include "buffer/stream.h"

namespace bufferscope {

namespace {

Buffered* stream_of(const Value& self) {
    return self.as<Buffered>();
}

/// Standard input has to be there before anything of it is taken.
bool is_input(const Buffered* stream) {
    return stream->plain && stream->raw.is_object() && stream->raw.as<FileIO>()->descriptor == 0;
}

Result<void> await_bytes(Runtime& rt, const Buffered* stream, Size wanted) {
    if (is_input(stream) && (wanted < 0 || wanted > stream->read_ahead()))
        TRY(await_input(rt, wanted < 0 ? wanted : wanted - stream->read_ahead()));
    return {};
}

std::string_view ahead(const Buffered* stream) {
    if (stream->read_ahead() <= 0) return {};
    return stream->memory->text().substr(static_cast<std::size_t>(stream->pos),
                                         static_cast<std::size_t>(stream->read_ahead()));
}

/// Up to `size` bytes of those read ahead.
Result<Value> take_ahead(Runtime& rt, Buffered* stream, Size size) {
    Value bytes = TRY(new_bytes(rt, ahead(stream).substr(0, static_cast<std::size_t>(size))));
    stream->pos += size;
    return bytes;
}

void reset_read(Buffered* stream) {
    stream->read_end = -1;
}

/// _bufferedreader_fill_buffer.
Result<Size> fill(Runtime& rt, Buffered* stream) {
    TRY(make_memory(rt, stream));
    Size start = stream->reads_valid() ? stream->read_end : 0;
    Value holder = Value(stream->memory);
    Size got = TRY(
        buffered_raw_read(rt, stream, holder, stream->memory->data(), start, stream->buffer_size - start));
    if (got <= 0) return got;
    stream->read_end = start + got;
    stream->raw_pos = start + got;
    return got;
}

Result<void> flush_if_writable(Runtime& rt, Buffered* stream) {
    if (stream->writable) return buffered_flush_and_rewind(rt, stream);
    return {};
}

/// _bufferedreader_read_all.
Result<Value> read_all(Runtime& rt, Buffered* stream) {
    std::string data(ahead(stream));
    bool any = !data.empty();
    stream->pos += static_cast<Size>(data.size());
    TRY(flush_if_writable(rt, stream));
    reset_read(stream);
    Value raw = stream->raw;
    Value key = rt.intern("readall");
    Value readall = TRY(find_attribute(rt, raw, key));
    if (!readall.is_empty()) {
        Value rest = TRY(call(rt, readall));
        if (!rest.is_none() && !is_bytes(rest)) return rt.type_error("readall() should return bytes");
        if (!any) return rest;
        if (!rest.is_none()) data += rest.as<Bytes>()->text();
        return new_bytes(rt, data);
    }
    while (true) {
        Value piece = TRY(call_method(rt, raw, "read"));
        if (!piece.is_none() && !is_bytes(piece)) return rt.type_error("read() should return bytes");
        if (piece.is_none() || piece.as<Bytes>()->length == 0) {
            if (!any) return piece;
            return new_bytes(rt, data);
        }
        any = true;
        data += piece.as<Bytes>()->text();
        if (data.size() > rt.heap.limit()) return rt.memory_error();
        if (stream->abs_pos != -1) stream->abs_pos += piece.as<Bytes>()->length;
    }
}

/// What of a request a file can still serve, so that no memory is asked for in vain.
Size bounded(Runtime& rt, const Buffered* stream, Size size) {
    if (!stream->plain) return size;
    OpenFile* file = rt.files.descriptor(stream->raw.as<FileIO>()->descriptor);
    if (!file || !file->node) return size;
    std::int64_t left = rt.files.size_of(*file->node) - file->position;
    if (left < 0) left = 0;
    left += stream->read_ahead() + 1;
    return size > left ? static_cast<Size>(left) : size;
}

Result<Value> part_of(Runtime& rt, const Ref<Bytes>& bytes, Size length) {
    if (length == bytes->length && length > 1) return Value(bytes);
    return new_bytes(rt, bytes->span().first(static_cast<std::size_t>(length)));
}

/// _bufferedreader_read_generic: whole blocks go straight into the result.
Result<Value> read_generic(Runtime& rt, Buffered* stream, Size size) {
    Size current = stream->read_ahead();
    if (size <= current) return take_ahead(rt, stream, size);
    size = bounded(rt, stream, size);
    Ref<Bytes> result = TRY(allocate_bytes(rt, static_cast<std::size_t>(size)));
    std::memset(result->data(), 0, static_cast<std::size_t>(size));
    Value holder = Value(result);
    Size written = current > 0 ? current : 0;
    if (written > 0) std::memcpy(result->data(), ahead(stream).data(), static_cast<std::size_t>(written));
    stream->pos += written;
    TRY(flush_if_writable(rt, stream));
    reset_read(stream);
    while (true) {
        Size whole = (size - written) / stream->buffer_size * stream->buffer_size;
        if (whole == 0) break;
        Size got = TRY(buffered_raw_read(rt, stream, holder, result->data(), written, whole));
        if (got == would_block && written == 0) return Value::none();
        if (got <= 0) return part_of(rt, result, written);
        written += got;
    }
    stream->pos = 0;
    stream->raw_pos = 0;
    stream->read_end = 0;
    while (written < size && stream->read_end < stream->buffer_size) {
        Size got = TRY(fill(rt, stream));
        if (got == would_block && written == 0) return Value::none();
        if (got <= 0) return part_of(rt, result, written);
        Size taken = size - written < got ? size - written : got;
        if (taken > stream->read_ahead()) taken = stream->read_ahead();
        std::memcpy(result->data() + written, ahead(stream).data(), static_cast<std::size_t>(taken));
        written += taken;
        stream->pos += taken;
    }
    return part_of(rt, result, written);
}

Result<Value> read_line(Runtime& rt, Buffered* stream, Size limit) {
    TRY(check_not_closed(rt, stream, "readline of closed file"));
    if (is_input(stream)) TRY(await_line(rt, ahead(stream)));
    std::string_view seen = ahead(stream);
    if (limit >= 0) seen = seen.substr(0, static_cast<std::size_t>(limit));
    std::size_t newline = seen.find('\n');
    if (newline != std::string_view::npos) return take_ahead(rt, stream, static_cast<Size>(newline) + 1);
    if (static_cast<Size>(seen.size()) == limit) return take_ahead(rt, stream, limit);
    BufferedEntry entry(stream);
    TRY(entry.check(rt));
    std::string line(seen);
    stream->pos += static_cast<Size>(seen.size());
    TRY(flush_if_writable(rt, stream));
    while (true) {
        reset_read(stream);
        Size got = TRY(fill(rt, stream));
        if (got <= 0) break;
        std::string_view piece = stream->memory->text().substr(0, static_cast<std::size_t>(got));
        if (limit >= 0) piece = piece.substr(0, static_cast<std::size_t>(limit) - line.size());
        newline = piece.find('\n');
        if (newline != std::string_view::npos) piece = piece.substr(0, newline + 1);
        line += piece;
        if (newline != std::string_view::npos || static_cast<Size>(line.size()) == limit) {
            stream->pos = static_cast<Size>(piece.size());
            break;
        }
        stream->pos = got;
    }
    return new_bytes(rt, line);
}

Result<Value> readinto_generic(Runtime& rt, const Value* a, bool once) {
    Buffered* stream = stream_of(a[0]);
    Export target = TRY(writable_bytes_like(rt, a[1], once ? "readinto1" : "readinto"));
    TRY(check_initialized(rt, stream));
    TRY(check_not_closed(rt, stream, "readinto of closed file"));
    TRY(await_bytes(rt, stream, once ? 1 : target.length()));
    bool any = stream->read_ahead() > 0;
    Size written = stream->read_ahead() < target.length() ? stream->read_ahead() : target.length();
    if (written > 0) std::memcpy(target.data(), ahead(stream).data(), static_cast<std::size_t>(written));
    stream->pos += written;
    if (any && written == target.length()) return new_int(rt, written);
    BufferedEntry entry(stream);
    TRY(entry.check(rt));
    TRY(flush_if_writable(rt, stream));
    reset_read(stream);
    stream->pos = 0;
    std::uint8_t* data = target.data();
    Size length = target.length();
    Value holder;  // a view of the target, which lends itself once, when the raw stream writes into it
    while (written < length) {
        Size remaining = length - written;
        Size got = 0;
        bool direct = remaining > stream->buffer_size;
        if (direct) {
            if (holder.is_empty()) holder = TRY(anonymous_memoryview(rt, target.take(), 0, length, false));
            got = TRY(buffered_raw_read(rt, stream, holder, data, written, remaining));
        } else if (!(once && written > 0)) {
            got = TRY(fill(rt, stream));
        }
        if (got == would_block && written == 0) return Value::none();
        if (got <= 0) break;
        if (!direct) {
            if (got > remaining) got = remaining;
            if (got > stream->read_ahead()) got = stream->read_ahead();
            std::memcpy(data + written, ahead(stream).data(), static_cast<std::size_t>(got));
            stream->pos += got;
        }
        written += got;
        if (direct && once) break;
    }
    return new_int(rt, written);
}

}  // namespace

Result<Value> buffered_read(Runtime& rt, const Value* a) {
    Size size = TRY(optional_size_argument(rt, a[1], -1));
    Buffered* stream = stream_of(a[0]);
    TRY(check_initialized(rt, stream));
    if (size < -1) return rt.value_error("read length must be non-negative or -1");
    TRY(check_not_closed(rt, stream, "read of closed file"));
    TRY(await_bytes(rt, stream, size));
    if (size >= 0 && size <= stream->read_ahead()) return take_ahead(rt, stream, size);
    BufferedEntry entry(stream);
    TRY(entry.check(rt));
    return size < 0 ? read_all(rt, stream) : read_generic(rt, stream, size);
}

Result<Value> buffered_read1(Runtime& rt, const Value* a) {
    Size size = TRY(size_argument(rt, a[1], -1));
    Buffered* stream = stream_of(a[0]);
    TRY(check_initialized(rt, stream));
    if (size < 0) size = stream->buffer_size;
    TRY(check_not_closed(rt, stream, "read of closed file"));
    if (size == 0) return new_bytes(rt, ByteSpan());
    TRY(await_bytes(rt, stream, 1));
    Size have = stream->read_ahead();
    if (have > 0) return take_ahead(rt, stream, have < size ? have : size);
    size = bounded(rt, stream, size);
    Ref<Bytes> result = TRY(allocate_bytes(rt, static_cast<std::size_t>(size)));
    std::memset(result->data(), 0, static_cast<std::size_t>(size));
    BufferedEntry entry(stream);
    TRY(entry.check(rt));
    TRY(flush_if_writable(rt, stream));
    reset_read(stream);
    Value holder = Value(result);
    Size got = TRY(buffered_raw_read(rt, stream, holder, result->data(), 0, size));
    return part_of(rt, result, got < 0 ? 0 : got);
}

Result<Value> buffered_peek(Runtime& rt, const Value* a) {
    TRY(size_argument(rt, a[1], 0));
    Buffered* stream = stream_of(a[0]);
    TRY(check_initialized(rt, stream));
    TRY(check_not_closed(rt, stream, "peek of closed file"));
    TRY(await_bytes(rt, stream, 1));
    BufferedEntry entry(stream);
    TRY(entry.check(rt));
    TRY(flush_if_writable(rt, stream));
    if (stream->read_ahead() > 0) return new_bytes(rt, ahead(stream));
    reset_read(stream);
    Size got = TRY(fill(rt, stream));
    stream->pos = 0;
    if (got <= 0) return new_bytes(rt, ByteSpan());
    return new_bytes(rt, stream->memory->text().substr(0, static_cast<std::size_t>(got)));
}

Result<Value> buffered_readline(Runtime& rt, const Value* a) {
    Size limit = TRY(optional_size_argument(rt, a[1], -1));
    TRY(check_initialized(rt, stream_of(a[0])));
    return read_line(rt, stream_of(a[0]), limit < 0 ? -1 : limit);
}

Result<Value> buffered_readinto(Runtime& rt, const Value* a) {
    return readinto_generic(rt, a, false);
}
Result<Value> buffered_readinto1(Runtime& rt, const Value* a) {
    return readinto_generic(rt, a, true);
}

Result<Value> buffered_next(Runtime& rt, const Value& self) {
    TRY(check_initialized(rt, stream_of(self)));
    Value line;
    if (rt.is_exactly(self, BuiltinType::buffered_reader) ||
        rt.is_exactly(self, BuiltinType::buffered_random)) {
        line = TRY(read_line(rt, stream_of(self), -1));
    } else {
        line = TRY(call_method(rt, self, "readline"));
        if (!is_bytes(line))
            return rt.raise(BuiltinType::OSError, "readline() should have returned a bytes object, not '{}'",
                            type_name(rt, line));
    }
    return line.as<Bytes>()->length == 0 ? Value() : line;
}

}  // namespace bufferscope
