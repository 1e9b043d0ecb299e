// io.BytesIO and the exporter behind getbuffer().
#include "buffer/bytes_io.h"

#include <cstring>

#include "buffer/arguments.h"
#include "buffer/install.h"
#include "buffer/memoryview.h"
#include "buffer/stream.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

namespace {

BytesIO* stream_of(const Value& self) {
    return self.as<BytesIO>();
}

Result<void> check_open(Runtime& rt, const BytesIO* stream) {
    if (stream->closed()) return closed_error(rt);
    return {};
}

Result<void> check_exports(Runtime& rt, const BytesIO* stream) {
    if (const char* why = stream->lock()) return rt.exports_error(stream, why);
    return {};
}

/// True when somebody else (getvalue's caller) has the contents too, so that they must not change.
bool is_shared(const BytesIO* stream) {
    return stream->buffer->reference_count() > 1;
}

/// Puts the contents into a bytes object of their own with the given length.
Result<void> move_contents(Runtime& rt, BytesIO* stream, std::size_t capacity) {
    Ref<Bytes> fresh = TRY(allocate_bytes(rt, capacity));
    auto kept = static_cast<std::size_t>(stream->length);
    if (kept > capacity) kept = capacity;
    if (kept > 0) std::memcpy(fresh->data(), stream->buffer->data(), kept);
    stream->buffer = std::move(fresh);
    return {};
}

bool shrinking_moves(const BytesIO* stream, std::int64_t size) {
    return size < stream->buffer->length / 2;
}

/// resize_buffer: room for `size` bytes, more when growing a little, less when shrinking a lot.
Result<void> reserve(Runtime& rt, BytesIO* stream, std::int64_t size) {
    if (size > max_size) return rt.overflow_error("new buffer size too large");
    std::int64_t capacity = stream->buffer->length;
    if (shrinking_moves(stream, size)) {
        capacity = size + 1;
    } else if (size < capacity) {
        return {};
    } else if (static_cast<double>(size) <= static_cast<double>(capacity) * 1.125) {
        capacity = size + (size >> 3) + (size < 9 ? 3 : 6);
    } else {
        capacity = size + 1;
    }
    return move_contents(rt, stream, static_cast<std::size_t>(capacity));
}

/// Makes sure that the contents belong to the stream alone and may be written to.
Result<void> own_contents(Runtime& rt, BytesIO* stream, Size at_least) {
    if (!is_shared(stream)) return {};
    return move_contents(rt, stream,
                         static_cast<std::size_t>(at_least > stream->length ? at_least : stream->length));
}

/// write_bytes: answers how many.
Result<Size> write_bytes(Runtime& rt, BytesIO* stream, const Value& data) {
    TRY(check_open(rt, stream));
    TRY(check_exports(rt, stream));
    Export acquired;
    ByteSpan source;
    if (rt.is_exactly(data, BuiltinType::bytes)) {
        source = data.as<Bytes>()->span();
    } else {
        acquired = TRY(get_buffer(rt, data, buffer_flags::contig_ro));
        TRY(check_open(rt, stream));
        TRY(check_exports(rt, stream));
        source = acquired.bytes();
    }
    auto count = static_cast<Size>(source.size());
    if (count == 0) return 0;
    std::int64_t end = std::int64_t{stream->position} + count;
    if (end > stream->buffer->length) {
        TRY(reserve(rt, stream, end));
    } else {
        TRY(own_contents(rt, stream, static_cast<Size>(end)));
    }
    std::uint8_t* bytes = stream->buffer->data();
    if (stream->position > stream->length)
        std::memset(bytes + stream->length, 0, static_cast<std::size_t>(stream->position - stream->length));
    std::memcpy(bytes + stream->position, source.data(), source.size());
    rt.wrote();
    stream->buffer->hash = 0;
    stream->position = static_cast<Size>(end);
    if (stream->length < stream->position) stream->length = stream->position;
    return count;
}

/// read_bytes: the next `size` bytes, which exist.
Result<Value> take_bytes(Runtime& rt, BytesIO* stream, Size size) {
    if (size > 1 && stream->position == 0 && size == stream->buffer->length && stream->exports == 0) {
        stream->position += size;
        return Value(stream->buffer);
    }
    Result<Ref<Bytes>> result = new_bytes(
        rt,
        ByteSpan(stream->buffer->data() + (size > 0 ? stream->position : 0), static_cast<std::size_t>(size)));
    stream->position += size;
    return result;
}

Size remaining(const BytesIO* stream) {
    return stream->length > stream->position ? stream->length - stream->position : 0;
}

/// scan_eol: the length of the next line, at most `limit` if that is not negative.
Size line_length(const BytesIO* stream, Size limit) {
    Size left = remaining(stream);
    if (limit >= 0 && limit < left) left = limit;
    if (left == 0) return 0;
    const std::uint8_t* start = stream->buffer->data() + stream->position;
    const void* newline = std::memchr(start, '\n', static_cast<std::size_t>(left));
    return newline ? static_cast<Size>(static_cast<const std::uint8_t*>(newline) - start) + 1 : left;
}

// ---- methods

Result<Value> bytes_io_read(Runtime& rt, const Value* a) {
    Size size = TRY(optional_size_argument(rt, a[1], -1));
    TRY(check_open(rt, stream_of(a[0])));
    Size left = remaining(stream_of(a[0]));
    return take_bytes(rt, stream_of(a[0]), size < 0 || size > left ? left : size);
}

Result<Value> bytes_io_readline(Runtime& rt, const Value* a) {
    Size limit = TRY(optional_size_argument(rt, a[1], -1));
    TRY(check_open(rt, stream_of(a[0])));
    return take_bytes(rt, stream_of(a[0]), line_length(stream_of(a[0]), limit));
}

Result<Value> bytes_io_readlines(Runtime& rt, const Value* a) {
    BytesIO* stream = stream_of(a[0]);
    TRY(check_open(rt, stream));
    Size hint = -1;
    if (!a[1].is_empty() && !a[1].is_none()) {
        if (!has_index(rt, a[1]) || !is_int(a[1]))
            return rt.type_error("integer argument expected, got '{}'", type_name(rt, a[1]));
        hint = TRY(size_argument(rt, a[1], -1));
    }
    Ref<List> lines = new_list(rt);
    std::int64_t total = 0;
    while (Size size = line_length(stream, -1)) {
        Value line = TRY(take_bytes(rt, stream, size));
        TRY(list_append(rt, lines.get(), std::move(line)));
        total += size;
        if (hint > 0 && total >= hint) break;
    }
    return lines;
}

Result<Value> bytes_io_readinto(Runtime& rt, const Value* a) {
    Export target = TRY(writable_bytes_like(rt, a[1], "readinto"));
    BytesIO* stream = stream_of(a[0]);
    TRY(check_open(rt, stream));
    Size count = remaining(stream);
    if (count > target.length()) count = target.length();
    if (count > 0)
        std::memmove(target.data(), stream->buffer->data() + stream->position,
                     static_cast<std::size_t>(count));
    stream->position += count;
    return new_int(rt, count);
}

Result<Value> bytes_io_write(Runtime& rt, const Value* a) {
    Size count = TRY(write_bytes(rt, stream_of(a[0]), a[1]));
    return new_int(rt, count);
}

Result<Value> bytes_io_writelines(Runtime& rt, const Value* a) {
    TRY(check_open(rt, stream_of(a[0])));
    auto visit = [&](const Value& line) -> Result<bool> {
        TRY(write_bytes(rt, stream_of(a[0]), line));
        return true;
    };
    TRY(for_each(rt, a[1], visit));
    return Value::none();
}

Result<Value> bytes_io_tell(Runtime& rt, const Value* a) {
    TRY(check_open(rt, stream_of(a[0])));
    return new_int(rt, stream_of(a[0])->position);
}

Result<Value> bytes_io_seek(Runtime& rt, const Value* a) {
    Size offset = TRY(size_argument(rt, a[1], 0));
    std::int32_t whence = TRY(int_argument(rt, a[2], 0));
    BytesIO* stream = stream_of(a[0]);
    TRY(check_open(rt, stream));
    if (offset < 0 && whence == 0) return rt.value_error("negative seek value {}", offset);
    if (whence < 0 || whence > 2) return rt.value_error("invalid whence ({}, should be 0, 1 or 2)", whence);
    std::int64_t target = offset;
    if (whence == 1) target += stream->position;
    if (whence == 2) target += stream->length;
    if (target > max_size) return rt.overflow_error("new position too large");
    stream->position = target < 0 ? 0 : static_cast<Size>(target);
    return new_int(rt, stream->position);
}

Result<Value> bytes_io_truncate(Runtime& rt, const Value* a) {
    BytesIO* stream = stream_of(a[0]);
    TRY(check_open(rt, stream));
    TRY(check_exports(rt, stream));
    Size size = stream->position;
    if (!a[1].is_empty() && !a[1].is_none()) size = TRY(long_argument(rt, a[1], 0));
    TRY(check_open(rt, stream));
    if (size < 0) return rt.value_error("negative size value {}", size);
    if (size < stream->length) {
        // A view that the argument took stays as it is; where CPython would move the memory from under it, we
        // refuse.
        if (shrinking_moves(stream, size)) TRY(check_exports(rt, stream));
        stream->length = size;
        rt.wrote();
        TRY(reserve(rt, stream, size));
    }
    return new_int(rt, size);
}

Result<Value> bytes_io_getvalue(Runtime& rt, const Value* a) {
    BytesIO* stream = stream_of(a[0]);
    TRY(check_open(rt, stream));
    if (stream->length <= 1 || stream->exports > 0)
        return new_bytes(rt, ByteSpan(stream->buffer->data(), static_cast<std::size_t>(stream->length)));
    if (stream->length != stream->buffer->length)
        TRY(move_contents(rt, stream, static_cast<std::size_t>(stream->length)));
    return Value(stream->buffer);
}

Result<Value> bytes_io_getbuffer(Runtime& rt, const Value* a) {
    TRY(check_open(rt, stream_of(a[0])));
    auto exporter =
        Ref<BytesIOBuffer>::adopt(rt.allocate<BytesIOBuffer>(rt.type(BuiltinType::bytes_io_buffer)));
    exporter->source = Ref<BytesIO>::share(stream_of(a[0]));
    Value object = std::move(exporter);
    return new_memoryview(rt, object);
}

Result<Value> bytes_io_close(Runtime& rt, const Value* a) {
    TRY(check_exports(rt, stream_of(a[0])));
    stream_of(a[0])->buffer = Ref<Bytes>();
    return Value::none();
}

Result<Value> bytes_io_true(Runtime& rt, const Value* a) {
    TRY(check_open(rt, stream_of(a[0])));
    return Value::true_value();
}

Result<Value> bytes_io_isatty(Runtime& rt, const Value* a) {
    TRY(check_open(rt, stream_of(a[0])));
    return Value::false_value();
}

Result<Value> bytes_io_flush(Runtime& rt, const Value* a) {
    TRY(check_open(rt, stream_of(a[0])));
    return Value::none();
}

Result<Value> bytes_io_getstate(Runtime& rt, const Value* a) {
    Value contents = TRY(bytes_io_getvalue(rt, a));
    Dict* dict = instance_dict(rt, a[0].object(), false);
    Value attributes = Value::none();
    if (dict != nullptr) attributes = dict_copy(rt, dict);
    Value items[] = {contents, new_int(rt, stream_of(a[0])->position), attributes};
    return new_tuple(rt, items);
}

Result<Value> bytes_io_setstate(Runtime& rt, const Value* a) {
    if (!is_tuple(a[1]) || a[1].as<Tuple>()->length < 3)
        return rt.type_error("{}.__setstate__ argument should be 3-tuple, got {}", type_name(rt, a[0]),
                             type_name(rt, a[1]));
    BytesIO* stream = stream_of(a[0]);
    TRY(check_exports(rt, stream));
    const Tuple& state = *a[1].as<Tuple>();
    stream->length = 0;
    stream->position = 0;
    rt.wrote();
    TRY(write_bytes(rt, stream, state[0]));
    if (!is_int(state[1]))
        return rt.type_error("second item of state must be an integer, not {}", type_name(rt, state[1]));
    Size position = TRY(size_argument(rt, state[1], 0));
    if (position < 0) return rt.value_error("position value cannot be negative");
    stream->position = position;
    if (!state[2].is_none()) {
        if (!is_dict(state[2]))
            return rt.type_error("third item of state should be a dict, got a {}", type_name(rt, state[2]));
        TRY(dict_merge(rt, instance_dict(rt, a[0].object(), true), state[2].as<Dict>()));
    }
    return Value::none();
}

Result<Value> bytes_io_sizeof(Runtime& rt, const Value* a) {
    BytesIO* stream = stream_of(a[0]);
    std::int64_t size = 32;
    if (stream->buffer && !is_shared(stream)) size += 17 + stream->buffer->length;
    return new_int(rt, size);
}

Result<Value> bytes_io_closed(Runtime&, const Value& self) {
    return Value::boolean(!stream_of(self)->buffer);
}

Result<Value> bytes_io_new(Runtime& rt, Type* type, const CallArguments&) {
    auto stream = Ref<BytesIO>::adopt(rt.allocate<BytesIO>(type));
    if (rt.observer != nullptr) rt.observer->object_created(stream.get());
    stream->buffer = TRY(new_bytes(rt, ByteSpan()));
    return stream;
}

Result<void> bytes_io_init(Runtime& rt, const Value& self, const Value* a) {
    BytesIO* stream = stream_of(self);
    stream->length = 0;  // before the check, as CPython does: the contents are gone even if it raises
    rt.wrote();
    stream->position = 0;
    TRY(check_exports(rt, stream));
    if (a[0].is_empty() || a[0].is_none()) return {};
    if (rt.is_exactly(a[0], BuiltinType::bytes)) {
        stream->buffer = Ref<Bytes>::share(a[0].as<Bytes>());
        stream->length = stream->buffer->length;
        return {};
    }
    TRY(write_bytes(rt, stream, a[0]));
    stream->position = 0;
    return {};
}

Result<Value> bytes_io_iterate(Runtime&, const Value& self) {
    return Value(self);
}

Result<Value> bytes_io_next(Runtime& rt, const Value& self) {
    TRY(check_open(rt, stream_of(self)));
    Size size = line_length(stream_of(self), -1);
    if (size == 0) return Value();
    return take_bytes(rt, stream_of(self), size);
}

constexpr NativeMethod bytes_io_methods[] = {
    {"__getstate__(self, /)", bytes_io_getstate},
    {"__setstate__(self, state, /)", bytes_io_setstate},
    {"__sizeof__(self, /)", bytes_io_sizeof},
    {"close(self, /)", bytes_io_close, doc<"Disable all I/O operations.">},
    {"flush(self, /)", bytes_io_flush, doc<"Does nothing.">},
    {"getbuffer(self, /, *)", bytes_io_getbuffer,
     doc<"Get a read-write view over the contents of the BytesIO object.">},
    {"getvalue(self, /)", bytes_io_getvalue, doc<"Retrieve the entire contents of the BytesIO object.">},
    {"isatty(self, /)", bytes_io_isatty,
     doc<"Always returns False.\n\nBytesIO objects are not connected to a TTY-like device.">},
    {"read(self, size=-1, /)", bytes_io_read},
    {"read1(self, size=-1, /)", bytes_io_read},
    {"readable(self, /)", bytes_io_true, doc<"Returns True if the IO object can be read.">},
    {"readinto(self, buffer, /)", bytes_io_readinto},
    {"readline(self, size=-1, /)", bytes_io_readline},
    {"readlines(self, size=None, /)", bytes_io_readlines},
    {"seek(self, pos, whence=0, /)", bytes_io_seek},
    {"seekable(self, /)", bytes_io_true, doc<"Returns True if the IO object can be seeked.">},
    {"tell(self, /)", bytes_io_tell, doc<"Current file position, an integer.">},
    {"truncate(self, size=None, /)", bytes_io_truncate},
    {"writable(self, /)", bytes_io_true, doc<"Returns True if the IO object can be written.">},
    {"write(self, b, /)", bytes_io_write},
    {"writelines(self, lines, /)", bytes_io_writelines},
};

constexpr NativeProperty bytes_io_properties[] = {
    {"closed", bytes_io_closed, nullptr, doc<"True if the file is closed.">}};

constexpr TypeSpec bytes_io_spec = {
    .id = BuiltinType::bytes_io,
    .name = "_io.BytesIO",
    .base = BuiltinType::buffered_io_base,
    .flags = type_flags::subclassable | type_flags::has_dict | type_flags::weakly_referable,
    .layout = {.size = sizeof(BytesIO),
               .destroy =
                   [](Runtime& rt, Object* object) {
                       if (rt.observer != nullptr) rt.observer->object_destroyed(object);
                       static_cast<BytesIO*>(object)->~BytesIO();
                   }},
    .methods = bytes_io_methods,
    .properties = bytes_io_properties,
    .slots = {.iter = bytes_io_iterate,
              .next = bytes_io_next,
              .new_ = bytes_io_new,
              .init = bound_init<"BytesIO(initial_bytes=b'')", bytes_io_init>},
    .doc = "Buffered I/O implementation using an in-memory bytes buffer.",
};

// ---- the exporter behind getbuffer()

Result<void> buffer_get(Runtime& rt, const Value& self, std::uint32_t flags, BufferView& view) {
    BytesIO* stream = self.as<BytesIOBuffer>()->source.get();
    if (stream->exports == 0) TRY(own_contents(rt, stream, stream->length));
    TRY(fill_bytes_view(rt, view, self, stream->buffer->data(), stream->length, false, flags));
    stream->buffer->hash = 0;  // the bytes may be written through the view
    ++stream->exports;
    return {};
}

void buffer_release(Runtime&, Object* exporter, BufferView&) {
    --static_cast<BytesIOBuffer*>(exporter)->source->exports;
}

constexpr TypeSpec bytes_io_buffer_spec = {
    .id = BuiltinType::bytes_io_buffer,
    .name = "_io._BytesIOBuffer",
    .flags = type_flags::no_instantiation,
    .layout = layout_of<BytesIOBuffer>(
        [](Object* object, Visitor& visit) { visit(static_cast<BytesIOBuffer*>(object)->source); }),
    .slots = {.get_buffer = buffer_get, .release_buffer = buffer_release},
};

}  // namespace

Result<Value> new_bytes_io(Runtime& rt, ByteSpan contents) {
    auto stream = Ref<BytesIO>::adopt(rt.allocate<BytesIO>(rt.type(BuiltinType::bytes_io)));
    if (rt.observer != nullptr) rt.observer->object_created(stream.get());
    stream->buffer = TRY(new_bytes(rt, contents));
    stream->length = static_cast<Size>(contents.size());
    return stream;
}

void install_bytes_io(Runtime& rt) {
    rt.define_type(bytes_io_buffer_spec);
    rt.define_type(bytes_io_spec);
}

}  // namespace bufferscope
