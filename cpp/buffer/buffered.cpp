// io.BufferedReader, BufferedWriter and BufferedRandom: what they have in common, and writing.
#include "buffer/buffered.h"

#include <cstring>

#include "buffer/arguments.h"
#include "buffer/file_io.h"
#include "buffer/memoryview.h"
#include "buffer/stream.h"
#include "object/exception.h"
#include "types/exceptions.h"

namespace bufferscope {

namespace {

Buffered* stream_of(const Value& self) {
    return self.as<Buffered>();
}

}  // namespace

Result<void> BufferedEntry::check(Runtime& rt) {
    if (stream_->busy) {
        std::string shown = TRY(repr_utf8(rt, Value(stream_)));
        return rt.raise(BuiltinType::RuntimeError, "reentrant call inside {}", shown);
    }
    stream_->busy = entered_ = true;
    return {};
}

Result<void> check_initialized(Runtime& rt, const Buffered* stream) {
    if (stream->ok) return {};
    return rt.value_error(stream->detached ? "raw stream has been detached"
                                           : "I/O operation on uninitialized object");
}

Result<bool> buffered_is_closed(Runtime& rt, const Buffered* stream) {
    if (stream->freed) return true;
    TRY(check_initialized(rt, stream));
    if (stream->plain) return file_io_closed(stream->raw);
    Value raw = stream->raw;
    Value closed = TRY(get_attribute(rt, raw, "closed"));
    return truth(rt, closed);
}

Result<void> check_not_closed(Runtime& rt, const Buffered* stream, std::string_view message) {
    bool closed = TRY(buffered_is_closed(rt, stream));
    if (closed && stream->read_ahead() == 0) return rt.value_error(message);
    return check_initialized(rt, stream);
}

Result<void> make_memory(Runtime& rt, Buffered* stream) {
    if (stream->memory) return {};
    auto size = static_cast<std::size_t>(stream->buffer_size);
    stream->memory = TRY(allocate_bytes(rt, size));
    std::memset(stream->memory->data(), 0, size);
    return {};
}

// ---- the raw stream

namespace {

Result<std::int64_t> raw_position(Runtime& rt, Buffered* stream, const Value& answer) {
    std::int64_t position = TRY(position_argument(rt, answer, BuiltinType::ValueError));
    if (position < 0)
        return rt.raise(BuiltinType::OSError, "Raw stream returned invalid position {}", position);
    return stream->abs_pos = position;
}

}  // namespace

Result<std::int64_t> buffered_raw_tell(Runtime& rt, Buffered* stream) {
    Value raw = stream->raw;
    Value answer = TRY(call_method(rt, raw, "tell"));
    return raw_position(rt, stream, answer);
}

Result<std::int64_t> buffered_raw_seek(Runtime& rt, Buffered* stream, std::int64_t target, int whence) {
    Value raw = stream->raw;
    Value answer = TRY(call_method(rt, raw, "seek", {new_int(rt, target), Value::small(whence)}));
    return raw_position(rt, stream, answer);
}

namespace {

/// raw.readinto(view) or raw.write(view) of a part of the memory that `holder` exports.
Result<Value> call_with_view(Runtime& rt, Buffered* stream, const Value& holder, Size start, Size length,
                             bool writes) {
    BufferView acquired;
    if (rt.is_exactly(holder, BuiltinType::bytes)) {
        acquired.exporter = holder;
        acquired.data = holder.as<Bytes>()->data();
        acquired.length = holder.as<Bytes>()->length;
    } else {
        Export taken = TRY(get_buffer(rt, holder, writes ? buffer_flags::simple : buffer_flags::writable));
        acquired = taken.take();
    }
    Value view = TRY(anonymous_memoryview(rt, std::move(acquired), start, length, writes));
    Value raw = stream->raw;
    if (raw.is_empty()) return rt.value_error("raw stream has been detached");
    return call_method(rt, raw, writes ? "write" : "readinto", {view});
}

Error invalid_length(Runtime& rt, std::string_view function, std::int64_t answered, Size length) {
    return rt.raise(BuiltinType::OSError,
                    "raw {}() returned invalid length {} (should have been between 0 and {})", function,
                    answered, length);
}

Error blocking_error(Runtime& rt, Size written) {
    Value all[] = {Value::small(0), Value(rt.text("write could not complete without blocking")),
                   Value::small(written)};
    Result<Value> made =
        call(rt, Value::share(rt.type(BuiltinType::BlockingIOError)), CallArguments{all, 3, nullptr});
    if (made.is_error()) return made.take_error();
    return rt.raise_exception(made.take());
}

}  // namespace

Result<Size> buffered_raw_read(Runtime& rt, Buffered* stream, const Value& holder, std::uint8_t* data,
                               Size start, Size length) {
    Size got = 0;
    if (stream->plain) {
        Value raw = stream->raw;
        got = TRY(file_io_read(rt, raw.as<FileIO>(), data + start, length));
    } else {
        Value answer = TRY(call_with_view(rt, stream, holder, start, length, false));
        if (answer.is_none()) return would_block;
        Result<Size> number = index_size(rt, answer, BuiltinType::ValueError);
        if (number.is_error()) {
            Value cause = number.take_error().take();
            Error error = rt.raise(BuiltinType::OSError, "raw readinto() failed");
            auto* exception = error.exception().as<ExceptionObject>();
            exception->cause = exception->context = cause;
            exception->suppress_context = true;
            return error;
        }
        got = number.take();
        if (got < 0 || got > length) return invalid_length(rt, "readinto", got, length);
    }
    if (got > 0 && stream->abs_pos != -1) stream->abs_pos += got;
    return got;
}

namespace {

Result<Size> raw_write(Runtime& rt, Buffered* stream, const Value& holder, const std::uint8_t* data,
                       Size start, Size length) {
    Size written = length;
    if (stream->plain) {
        Value raw = stream->raw;
        auto* bytes = reinterpret_cast<const char*>(data + start);
        TRY(file_io_write(rt, raw.as<FileIO>(), std::string_view(bytes, static_cast<std::size_t>(length))));
    } else {
        Value answer = TRY(call_with_view(rt, stream, holder, start, length, true));
        if (answer.is_none()) return would_block;
        Result<Size> number = index_size(rt, answer, BuiltinType::ValueError);
        if (number.is_error()) {
            (void)number.take_error();
            return invalid_length(rt, "write", -1, length);
        }
        written = number.take();
        if (written < 0 || written > length) return invalid_length(rt, "write", written, length);
    }
    if (written > 0 && stream->abs_pos != -1) stream->abs_pos += written;
    return written;
}

void reset_write(Buffered* stream) {
    stream->write_pos = 0;
    stream->write_end = -1;
}

void adjust_position(Buffered* stream, Size position) {
    stream->pos = position;
    if (stream->reads_valid() && stream->read_end < position) stream->read_end = position;
}

}  // namespace

/// _bufferedwriter_flush_unlocked.
Result<void> buffered_flush_memory(Runtime& rt, Buffered* stream) {
    if (stream->writes_valid() && stream->write_pos != stream->write_end) {
        std::int64_t rewind = stream->raw_offset() + (stream->pos - stream->write_pos);
        if (rewind != 0) {
            TRY(buffered_raw_seek(rt, stream, -rewind, 1));
            stream->raw_pos -= rewind;
        }
        Value holder = Value(stream->memory);
        while (stream->write_pos < stream->write_end) {
            Size written = TRY(raw_write(rt, stream, holder, holder.as<Bytes>()->data(), stream->write_pos,
                                         stream->write_end - stream->write_pos));
            if (written == would_block) return blocking_error(rt, 0);
            stream->write_pos += written;
            stream->raw_pos = stream->write_pos;
            TRY(rt.count_work(8));
        }
    }
    reset_write(stream);
    return {};
}

Result<void> buffered_flush_and_rewind(Runtime& rt, Buffered* stream) {
    TRY(buffered_flush_memory(rt, stream));
    if (!stream->readable) return {};
    Result<std::int64_t> moved = buffered_raw_seek(rt, stream, -stream->raw_offset(), 1);
    stream->read_end = -1;
    TRY(std::move(moved));
    return {};
}

// ---- writing

namespace {

void store(Buffered* stream, Size at, const std::uint8_t* data, Size length) {
    if (length > 0) std::memcpy(stream->memory->data() + at, data, static_cast<std::size_t>(length));
}

/// The raw stream takes no more: what fits is kept. False when not all did.
bool keep_rest(Buffered* stream, const std::uint8_t* data, Size length, Size& kept) {
    if (stream->readable) stream->read_end = -1;
    std::uint8_t* memory = stream->memory->data();
    std::memmove(memory, memory + stream->write_pos,
                 static_cast<std::size_t>(stream->write_end - stream->write_pos));
    stream->write_end -= stream->write_pos;
    stream->raw_pos -= stream->write_pos;
    stream->pos -= stream->write_pos;
    stream->write_pos = 0;
    Size room = stream->buffer_size - stream->write_end;
    kept = length < room ? length : room;
    store(stream, stream->write_end, data, kept);
    stream->write_end += kept;
    stream->pos += kept;
    return kept == length;
}

/// What does not fit into the memory: first what is there, then as much as is too long for it. The raw stream
/// sees a view of `bytes`, which have lent themselves once.
Result<Size> write_through(Runtime& rt, Buffered* stream, Export& bytes) {
    const std::uint8_t* data = bytes.data();
    Size length = bytes.length();
    Value holder;
    Result<void> flushed = buffered_flush_memory(rt, stream);
    if (flushed.is_error()) {
        Error error = flushed.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::BlockingIOError) || !stream->writes_valid())
            return error;
        Size kept = 0;
        if (keep_rest(stream, data, length, kept)) return length;
        return blocking_error(rt, kept);
    }
    std::int64_t offset = stream->raw_offset();
    if (offset != 0) {
        TRY(buffered_raw_seek(rt, stream, -offset, 1));
        stream->raw_pos -= offset;
    }
    Size written = 0;
    while (length - written >= stream->buffer_size) {
        if (holder.is_empty()) holder = TRY(anonymous_memoryview(rt, bytes.take(), 0, length, true));
        Size count = TRY(raw_write(rt, stream, holder, data, written, length - written));
        if (count == would_block && length - written == stream->buffer_size) break;
        if (count == would_block) {
            store(stream, 0, data + written, stream->buffer_size);
            stream->raw_pos = 0;
            adjust_position(stream, stream->buffer_size);
            stream->write_end = stream->buffer_size;
            return blocking_error(rt, written + stream->buffer_size);
        }
        written += count;
        TRY(rt.count_work(8));
    }
    if (stream->readable) stream->read_end = -1;
    store(stream, 0, data + written, length - written);
    stream->write_pos = 0;
    stream->write_end = length - written;
    adjust_position(stream, length - written);
    stream->raw_pos = 0;
    return length;
}

Result<Size> write_locked(Runtime& rt, Buffered* stream, Export& bytes) {
    bool closed = TRY(buffered_is_closed(rt, stream));
    if (closed) return rt.value_error("write to closed file");
    TRY(check_initialized(rt, stream));
    TRY(make_memory(rt, stream));
    if (!stream->reads_valid() && !stream->writes_valid()) {
        stream->pos = 0;
        stream->raw_pos = 0;
    }
    Size length = bytes.length();
    bool fits = length <= stream->buffer_size - stream->pos && length < stream->buffer_size;
    if (!fits) return write_through(rt, stream, bytes);
    store(stream, stream->pos, bytes.data(), length);
    if (!stream->writes_valid() || stream->write_pos > stream->pos) stream->write_pos = stream->pos;
    adjust_position(stream, stream->pos + length);
    if (stream->pos > stream->write_end) stream->write_end = stream->pos;
    return length;
}

}  // namespace

Result<Value> buffered_write(Runtime& rt, const Value* a) {
    Export bytes = TRY(bytes_like(rt, a[1]));
    Buffered* stream = stream_of(a[0]);
    TRY(check_initialized(rt, stream));
    BufferedEntry entry(stream);
    TRY(entry.check(rt));
    Size written = TRY(write_locked(rt, stream, bytes));
    // The console shows at once what is written.
    if (stream->plain && stream->raw.as<FileIO>()->descriptor <= 2) TRY(buffered_flush_memory(rt, stream));
    return new_int(rt, written);
}

// ---- methods that all have

namespace {

Result<Value> buffered_flush(Runtime& rt, const Value* a) {
    Buffered* stream = stream_of(a[0]);
    TRY(check_initialized(rt, stream));
    TRY(check_not_closed(rt, stream, "flush of closed file"));
    BufferedEntry entry(stream);
    TRY(entry.check(rt));
    TRY(buffered_flush_and_rewind(rt, stream));
    return Value::none();
}

/// A method of the raw stream.
template <FixedString name>
Result<Value> raw_method(Runtime& rt, const Value* a) {
    TRY(check_initialized(rt, stream_of(a[0])));
    Value raw = stream_of(a[0])->raw;
    return call_method(rt, raw, name.characters);
}

template <FixedString name>
Result<Value> raw_attribute(Runtime& rt, const Value& self) {
    TRY(check_initialized(rt, stream_of(self)));
    Value raw = stream_of(self)->raw;
    return get_attribute(rt, raw, name.characters);
}

Result<Value> buffered_dealloc_warn(Runtime& rt, const Value* a) {
    Value raw = stream_of(a[0])->raw;
    if (!stream_of(a[0])->ok || raw.is_empty()) return Value::none();
    Result<Value> warned = call_method(rt, raw, "_dealloc_warn", {a[1]});
    (void)warned.is_error();
    return Value::none();
}

Result<Value> buffered_close(Runtime& rt, const Value* a) {
    Buffered* stream = stream_of(a[0]);
    TRY(check_initialized(rt, stream));
    {
        BufferedEntry entry(stream);
        TRY(entry.check(rt));
        Value raw = stream->raw;
        Value state = TRY(get_attribute(rt, raw, "closed"));
        bool closed = TRY(truth(rt, state));
        if (closed) return Value::none();
        if (stream->finalizing) {
            Value both[] = {a[0], a[0]};
            TRY(buffered_dealloc_warn(rt, both));
        }
    }
    Result<Value> flushed = call_method(rt, a[0], "flush");
    BufferedEntry entry(stream);
    TRY(entry.check(rt));
    Value raw = stream->raw;
    if (raw.is_empty()) return flushed;
    Result<Value> done = call_method(rt, raw, "close");
    stream->memory = Ref<Bytes>();
    stream->freed = true;
    stream->read_end = 0;
    stream->pos = 0;
    return chain_results(std::move(flushed), std::move(done));
}

Result<Value> buffered_detach(Runtime& rt, const Value* a) {
    Buffered* stream = stream_of(a[0]);
    TRY(check_initialized(rt, stream));
    TRY(call_method(rt, a[0], "flush"));
    TRY(check_initialized(rt, stream));
    stream->detached = true;
    stream->ok = stream->plain = false;
    return std::move(stream->raw);
}

Result<Value> buffered_tell(Runtime& rt, const Value* a) {
    Buffered* stream = stream_of(a[0]);
    TRY(check_initialized(rt, stream));
    std::int64_t position = TRY(buffered_raw_tell(rt, stream));
    position -= stream->raw_offset();
    return new_int(rt, position < 0 ? 0 : position);
}

/// Moves within what was read ahead; true if that was possible.
Result<bool> seek_inside(Runtime& rt, Buffered* stream, std::int64_t target, int whence,
                         std::int64_t& position) {
    std::int64_t current = stream->abs_pos;
    if (current == -1) current = TRY(buffered_raw_tell(rt, stream));
    Size available = stream->read_ahead();
    if (available <= 0) return false;
    std::int64_t offset = whence == 0 ? target - (current - stream->raw_offset()) : target;
    if (offset < -stream->pos || offset > available) return false;
    stream->pos += static_cast<Size>(offset);
    position = current - available + offset;
    return true;
}

Result<Value> buffered_seek(Runtime& rt, const Value* a) {
    Buffered* stream = stream_of(a[0]);
    std::int32_t whence = TRY(int_argument(rt, a[2], 0));
    TRY(check_initialized(rt, stream));
    if (whence < 0 || whence > 2) return rt.value_error("whence value {} unsupported", whence);
    TRY(check_not_closed(rt, stream, "seek of closed file"));
    Value raw = stream->raw;
    TRY(check_stream(rt, raw, "seekable", not_seekable));
    std::int64_t target = TRY(position_argument(rt, a[1], BuiltinType::ValueError));
    TRY(check_not_closed(rt, stream, "seek of closed file"));
    std::int64_t position = 0;
    if (whence != 2 && stream->readable) {
        bool done = TRY(seek_inside(rt, stream, target, whence, position));
        if (done) return new_int(rt, position);
    }
    BufferedEntry entry(stream);
    TRY(entry.check(rt));
    if (stream->writable) TRY(buffered_flush_memory(rt, stream));
    if (whence == 1) target -= stream->raw_offset();
    position = TRY(buffered_raw_seek(rt, stream, target, whence));
    stream->raw_pos = -1;
    if (stream->readable) stream->read_end = -1;
    return new_int(rt, position);
}

Result<Value> buffered_truncate(Runtime& rt, const Value* a) {
    Buffered* stream = stream_of(a[0]);
    TRY(check_initialized(rt, stream));
    TRY(check_not_closed(rt, stream, "truncate of closed file"));
    if (!stream->writable) return unsupported_operation(rt, "truncate");
    BufferedEntry entry(stream);
    TRY(entry.check(rt));
    TRY(buffered_flush_and_rewind(rt, stream));
    Value raw = stream->raw;
    Value answer = TRY(call_method(rt, raw, "truncate", {a[1].is_empty() ? Value::none() : a[1]}));
    Result<std::int64_t> position = buffered_raw_tell(rt, stream);
    (void)position.is_error();
    return answer;
}

Result<Value> buffered_sizeof(Runtime& rt, const Value* a) {
    constexpr Size own = 120;
    return new_int(rt, own + (stream_of(a[0])->freed ? 0 : stream_of(a[0])->buffer_size));
}

Result<Value> buffered_raw(Runtime&, const Value& self) {
    Value raw = stream_of(self)->raw;
    return raw.is_empty() ? Value::none() : raw;
}
Result<Value> get_finalizing(Runtime&, const Value& self) {
    return Value::boolean(stream_of(self)->finalizing);
}
Result<void> set_finalizing(Runtime& rt, const Value& self, const Value& value) {
    stream_of(self)->finalizing = TRY(bool_argument(rt, value, false));
    return {};
}

Result<Value> buffered_repr(Runtime& rt, const Value& self) {
    Value key = rt.intern("name");
    Result<Value> found = find_attribute(rt, self, key);
    if (found.is_error()) {
        Error error = found.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::ValueError)) return error;
        found = Value();
    }
    Value name = found.take();
    if (name.is_empty()) return rt.text(format_text("<{}>", {type_name(rt, self)}));
    ReprGuard guard(rt, self.object());
    if (guard.nested())
        return rt.raise(BuiltinType::RuntimeError, "reentrant call inside {}.__repr__", type_name(rt, self));
    std::string shown = TRY(repr_utf8(rt, name));
    return new_str(rt, format_text("<{} name={}>", {type_name(rt, self), shown}));
}

Result<Value> buffered_new(Runtime& rt, Type* type, const CallArguments&) {
    return Value::adopt(rt.allocate<Buffered>(type));
}

template <BuiltinType kind>
Result<void> buffered_init(Runtime& rt, const Value& self, const Value* a) {  // raw, buffer_size
    constexpr bool reads = kind != BuiltinType::buffered_writer;
    constexpr bool writes = kind != BuiltinType::buffered_reader;
    Size size = TRY(size_argument(rt, a[1], default_buffer_size));
    Buffered* stream = stream_of(self);
    if (stream->busy) {
        BufferedEntry entry(stream);
        TRY(entry.check(rt));
    }
    stream->ok = stream->detached = stream->plain = false;
    if (reads && writes) TRY(check_stream(rt, a[0], "seekable", not_seekable));
    if (reads) TRY(check_stream(rt, a[0], "readable", not_readable));
    if (writes) TRY(check_stream(rt, a[0], "writable", not_writable));
    stream->raw = a[0];
    stream->buffer_size = size;
    if (size <= 0) return rt.value_error("buffer size must be strictly positive");
    if (static_cast<std::size_t>(size) > rt.heap.limit()) return rt.memory_error();
    stream->readable = reads;
    stream->writable = writes;
    stream->memory = Ref<Bytes>();
    stream->freed = false;
    stream->pos = stream->write_pos = 0;
    stream->raw_pos = 0;
    stream->read_end = stream->write_end = -1;
    stream->abs_pos = -1;
    Result<std::int64_t> position = buffered_raw_tell(rt, stream);
    (void)position.is_error();
    stream->plain = rt.is_exactly(self, kind) && rt.is_exactly(a[0], BuiltinType::file_io);
    stream->ok = true;
    return {};
}

constexpr NativeMethod reader_methods[] = {
    {"detach(self, /)", buffered_detach},
    {"flush(self, /)", raw_method<"flush">},
    {"close(self, /)", buffered_close},
    {"seekable(self, /)", raw_method<"seekable">},
    {"readable(self, /)", raw_method<"readable">},
    {"fileno(self, /)", raw_method<"fileno">},
    {"isatty(self, /)", raw_method<"isatty">},
    {"_dealloc_warn(self, source, /)", buffered_dealloc_warn},
    {"read(self, size=-1, /)", buffered_read},
    {"peek(self, size=0, /)", buffered_peek},
    {"read1(self, size=-1, /)", buffered_read1},
    {"readinto(self, buffer, /)", buffered_readinto},
    {"readinto1(self, buffer, /)", buffered_readinto1},
    {"readline(self, size=-1, /)", buffered_readline},
    {"seek(self, target, whence=0, /)", buffered_seek},
    {"tell(self, /)", buffered_tell},
    {"truncate(self, pos=None, /)", buffered_truncate},
    {"__sizeof__(self, /)", buffered_sizeof},
    {"__getstate__(self, /)", refuse_pickle},
};

constexpr NativeMethod writer_methods[] = {
    {"close(self, /)", buffered_close},
    {"detach(self, /)", buffered_detach},
    {"seekable(self, /)", raw_method<"seekable">},
    {"writable(self, /)", raw_method<"writable">},
    {"fileno(self, /)", raw_method<"fileno">},
    {"isatty(self, /)", raw_method<"isatty">},
    {"_dealloc_warn(self, source, /)", buffered_dealloc_warn},
    {"write(self, buffer, /)", buffered_write},
    {"truncate(self, pos=None, /)", buffered_truncate},
    {"flush(self, /)", buffered_flush},
    {"seek(self, target, whence=0, /)", buffered_seek},
    {"tell(self, /)", buffered_tell},
    {"__sizeof__(self, /)", buffered_sizeof},
    {"__getstate__(self, /)", refuse_pickle},
};

constexpr NativeMethod random_methods[] = {
    {"close(self, /)", buffered_close},
    {"detach(self, /)", buffered_detach},
    {"seekable(self, /)", raw_method<"seekable">},
    {"readable(self, /)", raw_method<"readable">},
    {"writable(self, /)", raw_method<"writable">},
    {"fileno(self, /)", raw_method<"fileno">},
    {"isatty(self, /)", raw_method<"isatty">},
    {"_dealloc_warn(self, source, /)", buffered_dealloc_warn},
    {"flush(self, /)", buffered_flush},
    {"seek(self, target, whence=0, /)", buffered_seek},
    {"tell(self, /)", buffered_tell},
    {"truncate(self, pos=None, /)", buffered_truncate},
    {"read(self, size=-1, /)", buffered_read},
    {"read1(self, size=-1, /)", buffered_read1},
    {"readinto(self, buffer, /)", buffered_readinto},
    {"readinto1(self, buffer, /)", buffered_readinto1},
    {"readline(self, size=-1, /)", buffered_readline},
    {"peek(self, size=0, /)", buffered_peek},
    {"write(self, buffer, /)", buffered_write},
    {"__sizeof__(self, /)", buffered_sizeof},
    {"__getstate__(self, /)", refuse_pickle},
};

constexpr NativeProperty buffered_properties[] = {
    {"raw", buffered_raw},
    {"closed", raw_attribute<"closed">},
    {"name", raw_attribute<"name">},
    {"mode", raw_attribute<"mode">},
    {"_finalizing", get_finalizing, set_finalizing},
};

constexpr std::uint32_t buffered_flags =
    type_flags::subclassable | type_flags::has_dict | type_flags::weakly_referable;

constexpr NativeLayout buffered_layout =
    layout_of<Buffered>([](Object* object, Visitor& visit) { visit(static_cast<Buffered*>(object)->raw); },
                        [](Runtime&, Object* object) {
                            auto* stream = static_cast<Buffered*>(object);
                            stream->ok = stream->plain = false;
                            stream->raw = Value();
                        });

constexpr TypeSpec reader_spec = {
    .id = BuiltinType::buffered_reader,
    .name = "_io.BufferedReader",
    .base = BuiltinType::buffered_io_base,
    .flags = buffered_flags,
    .layout = buffered_layout,
    .methods = reader_methods,
    .properties = buffered_properties,
    .slots = {.repr = buffered_repr,
              .next = buffered_next,
              .new_ = buffered_new,
              .init = bound_init<"BufferedReader(raw, buffer_size=131072)",
                                 buffered_init<BuiltinType::buffered_reader>>},
    .doc = "Create a new buffered reader using the given readable raw IO object.",
};

constexpr TypeSpec writer_spec = {
    .id = BuiltinType::buffered_writer,
    .name = "_io.BufferedWriter",
    .base = BuiltinType::buffered_io_base,
    .flags = buffered_flags,
    .layout = buffered_layout,
    .methods = writer_methods,
    .properties = buffered_properties,
    .slots = {.repr = buffered_repr,
              .new_ = buffered_new,
              .init = bound_init<"BufferedWriter(raw, buffer_size=131072)",
                                 buffered_init<BuiltinType::buffered_writer>>},
    .doc = "A buffer for a writeable sequential RawIO object.",
};

constexpr TypeSpec random_spec = {
    .id = BuiltinType::buffered_random,
    .name = "_io.BufferedRandom",
    .base = BuiltinType::buffered_io_base,
    .flags = buffered_flags,
    .layout = buffered_layout,
    .methods = random_methods,
    .properties = buffered_properties,
    .slots = {.repr = buffered_repr,
              .next = buffered_next,
              .new_ = buffered_new,
              .init = bound_init<"BufferedRandom(raw, buffer_size=131072)",
                                 buffered_init<BuiltinType::buffered_random>>},
    .doc = "A buffered interface to random access streams.",
};

}  // namespace

void install_buffered(Runtime& rt) {
    rt.define_type(reader_spec);
    rt.define_type(writer_spec);
    rt.define_type(random_spec);
    install_buffered_pair(rt);
}

}  // namespace bufferscope
