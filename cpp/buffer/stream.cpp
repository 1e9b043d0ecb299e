// _io._IOBase and the bases below it: what a stream does by calling its own methods.
#include "buffer/stream.h"

#include "buffer/arguments.h"
#include "buffer/bytes_io.h"
#include "types/list.h"

namespace bufferscope {

Error closed_error(Runtime& rt) {
    return rt.value_error(closed_stream);
}

Error unsupported_operation(Runtime& rt, std::string_view name) {
    Result<Value> type = module_attribute(rt, "io", "UnsupportedOperation");
    if (type.is_error()) return type.take_error();
    Value text = rt.text(name);
    Result<Value> exception = call(rt, type.take(), text);
    if (exception.is_error()) return exception.take_error();
    return rt.raise_exception(exception.take());
}

namespace {

constexpr std::string_view closed_mark = "__IOBase_closed";

Result<void> check_open(Runtime& rt, const Value& self) {
    Value closed = TRY(get_attribute(rt, self, "closed"));
    bool is_closed = TRY(truth(rt, closed));
    if (is_closed) return closed_error(rt);
    return {};
}

template <FixedString name>
Result<Value> refuse(Runtime& rt, const Value*) {
    return unsupported_operation(rt, name.characters);
}

/// The same for reading: what size is given has to be an int.
template <FixedString name>
Result<Value> refuse_reading(Runtime& rt, const Value* a) {
    TRY(int_argument(rt, a[1], -1));
    return unsupported_operation(rt, name.characters);
}

Result<Value> base_is_closed(Runtime& rt, const Value& self) {
    Value name = rt.intern(closed_mark);
    Value mark = TRY(find_attribute(rt, self, name));
    return Value::boolean(!mark.is_empty());
}

Result<Value> base_flush(Runtime& rt, const Value* a) {
    TRY(check_open(rt, a[0]));
    return Value::none();
}

Result<Value> base_close(Runtime& rt, const Value* a) {
    Value closed = TRY(base_is_closed(rt, a[0]));
    if (closed.is_true()) return Value::none();
    Result<Value> flushed = call_method(rt, a[0], "flush");
    Value name = rt.intern(closed_mark);
    TRY(set_attribute(rt, a[0], name, Value::true_value()));
    if (flushed.is_error()) return flushed.take_error();
    return Value::none();
}

Result<Value> base_tell(Runtime& rt, const Value* a) {
    return call_method(rt, a[0], "seek", {Value::small(0), Value::small(1)});
}

Result<Value> base_false(Runtime&, const Value*) {
    return Value::false_value();
}

Result<Value> base_isatty(Runtime& rt, const Value* a) {
    TRY(check_open(rt, a[0]));
    return Value::false_value();
}

Result<Value> base_check_closed(Runtime& rt, const Value* a) {
    Value closed = TRY(get_attribute(rt, a[0], "closed"));
    bool is_closed = TRY(truth(rt, closed));
    if (!is_closed) return Value::none();
    return closed_error(rt);
}

/// _checkReadable and its kin: the stream's own answer decides.
template <FixedString question, const std::string_view& complaint>
Result<Value> base_check(Runtime& rt, const Value* a) {
    TRY(check_stream(rt, a[0], question.characters, complaint));
    return Value::true_value();
}

/// iobase_finalize: closes the stream. Streams in memory that are not of a subclass need it only where the
/// collector has found them: what is found with them may look, or holds their buffer.
Result<Value> base_finalize(Runtime& rt, const Value& self) {
    bool in_memory =
        rt.is_exactly(self, BuiltinType::string_io) || rt.is_exactly(self, BuiltinType::bytes_io);
    if (in_memory && self.object()->reference_count() == 1) return Value::none();
    Value key = rt.intern("closed");
    Result<Value> found = find_attribute(rt, self, key);
    Value closed = found.is_error() ? Value() : found.take();
    Result<bool> answer = closed.is_empty() ? Result<bool>(true) : truth(rt, closed);
    bool done = answer.is_error() || answer.take();
    if (done) return Value::none();
    Value finalizing = rt.intern("_finalizing");
    Result<void> marked = set_attribute(rt, self, finalizing, Value::true_value());
    (void)marked.is_error();
    Result<Value> closing = call_method(rt, self, "close");
    if (!closing.is_error()) return Value::none();
    Error error = closing.take_error();
    std::string text = TRY(repr_utf8(rt, self));
    rt.interpreter->report_unraisable(
        std::move(error), format_text("Exception ignored while finalizing file {}", {text}), Value());
    return Value::none();
}

Result<Value> base_enter(Runtime& rt, const Value* a) {
    TRY(check_open(rt, a[0]));
    return Value(a[0]);
}

Result<Value> base_exit(Runtime& rt, const Value* a) {
    return call_method(rt, a[0], "close");
}

/// How much to read at once without reading past the line: what peek() shows, else one byte.
Result<Size> readable_at_once(Runtime& rt, const Value& self, const Value& peek, Size limit) {
    if (peek.is_empty()) return 1;
    Value ahead = TRY(call(rt, peek, Value::small(1)));
    if (!is_bytes(ahead))
        return rt.raise(BuiltinType::OSError, "peek() should have returned a bytes object, not '{}'",
                        type_name(rt, ahead));
    ByteSpan bytes = ahead.as<Bytes>()->span();
    if (bytes.empty()) return 1;
    std::size_t newline = text_of(bytes).find('\n');
    Size count =
        newline == std::string_view::npos ? static_cast<Size>(bytes.size()) : static_cast<Size>(newline) + 1;
    (void)self;
    return limit >= 0 && count > limit ? limit : count;
}

Result<Value> base_readline(Runtime& rt, const Value* a) {
    Size limit = TRY(optional_size_argument(rt, a[1], -1));
    Value peek_name = rt.intern("peek");
    Value peek = TRY(find_attribute(rt, a[0], peek_name));
    std::string line;
    while (limit < 0 || static_cast<Size>(line.size()) < limit) {
        Size left = limit < 0 ? -1 : limit - static_cast<Size>(line.size());
        Size count = TRY(readable_at_once(rt, a[0], peek, left));
        Value piece = TRY(call_method(rt, a[0], "read", {Value::small(count)}));
        if (!is_bytes(piece))
            return rt.raise(BuiltinType::OSError, "read() should have returned a bytes object, not '{}'",
                            type_name(rt, piece));
        std::string_view text = piece.as<Bytes>()->text();
        if (text.empty()) break;
        line += text;
        if (line.back() == '\n') break;
    }
    return new_bytes(rt, line);
}

constexpr NativeMethod base_methods[] = {
    {"__enter__(self, /)", base_enter},
    {"__exit__(self, /, *args)", base_exit},
    {"_checkClosed(self, /)", base_check_closed},
    {"_checkReadable(self, /)", base_check<"readable", not_readable>},
    {"_checkSeekable(self, /)", base_check<"seekable", not_seekable>},
    {"_checkWritable(self, /)", base_check<"writable", not_writable>},
    {"close(self, /)", base_close,
     doc<"Flush and close the IO object.\n\nThis method has no effect if the file is already closed.">},
    {"fileno(self, /, *)", refuse<"fileno">},
    {"flush(self, /)", base_flush},
    {"isatty(self, /)", base_isatty},
    {"readable(self, /)", base_false},
    {"readline(self, size=-1, /)", base_readline},
    {"readlines(self, hint=-1, /)", stream_readlines},
    {"seek(self, offset, whence=0, /)", refuse<"seek">},
    {"seekable(self, /)", base_false},
    {"tell(self, /)", base_tell},
    {"truncate(self, size=None, /)", refuse<"truncate">},
    {"writable(self, /)", base_false},
    {"writelines(self, lines, /)", stream_writelines},
};

constexpr NativeProperty base_properties[] = {{"closed", base_is_closed}, {"__dict__", get_instance_dict}};

// ---- RawIOBase

Result<Value> raw_read(Runtime& rt, const Value* a) {
    Size count = TRY(optional_size_argument(rt, a[1], -1));
    if (count < 0) return call_method(rt, a[0], "readall");
    Value room = TRY(call(rt, Value::share(rt.type(BuiltinType::bytearray)), Value::small(count)));
    Value got = TRY(call_method(rt, a[0], "readinto", {room}));
    if (got.is_none()) return got;
    Size length = TRY(index_size(rt, got, BuiltinType::ValueError));
    Export bytes = TRY(bytes_like(rt, room));
    if (length < 0 || length > bytes.length())
        return rt.value_error("readinto returned {} outside buffer size {}", length, bytes.length());
    return new_bytes(rt, bytes.bytes().first(static_cast<std::size_t>(length)));
}

Result<Value> raw_readall(Runtime& rt, const Value* a) {
    std::string all;
    bool any = false;
    while (true) {
        Value piece = TRY(call_method(rt, a[0], "read", {Value::small(128 * 1024)}));
        if (piece.is_none() && !any) return piece;
        if (piece.is_none()) break;
        if (!is_bytes(piece)) return rt.type_error("read() should return bytes");
        if (piece.as<Bytes>()->length == 0) break;
        any = true;
        all += piece.as<Bytes>()->text();
    }
    return new_bytes(rt, all);
}

/// What every raw stream has to write itself.
Result<Value> leave_undone(Runtime& rt, const Value*) {
    return rt.raise_empty(BuiltinType::NotImplementedError);
}

constexpr NativeMethod raw_methods[] = {
    {"readinto(self, /, *args)", leave_undone},
    {"write(self, /, *args)", leave_undone},
    {"read(self, size=-1, /)", raw_read},
    {"readall(self, /)", raw_readall, doc<"Read until EOF, using multiple read() call.">},
};

// ---- BufferedIOBase

template <FixedString reader, FixedString own>
Result<Value> buffered_readinto(Runtime& rt, const Value* a) {
    Export target = TRY(writable_bytes_like(rt, a[1], own.characters));
    Value data = TRY(call_method(rt, a[0], reader.characters, {Value::small(target.length())}));
    if (!is_bytes(data)) return rt.type_error("read() should return bytes");
    ByteSpan bytes = data.as<Bytes>()->span();
    if (bytes.size() > target.bytes().size())
        return rt.value_error("read() returned too much data: {} bytes requested, {} returned",
                              target.length(), static_cast<Size>(bytes.size()));
    for (std::size_t i = 0; i < bytes.size(); ++i) target.data()[i] = bytes[i];
    return Value::small(static_cast<Size>(bytes.size()));
}

constexpr NativeMethod buffered_methods[] = {
    {"detach(self, /, *)", refuse<"detach">},
    {"read(self, size=-1, /)", refuse_reading<"read">},
    {"read1(self, size=-1, /)", refuse_reading<"read1">},
    {"readinto(self, buffer, /)", buffered_readinto<"read", "readinto">},
    {"readinto1(self, buffer, /)", buffered_readinto<"read1", "readinto1">},
    {"write(self, b, /)", refuse<"write">},
};

// ---- TextIOBase

Result<Value> no_value(Runtime&, const Value&) {
    return Value::none();
}

Result<Value> text_write(Runtime& rt, const Value* a) {
    if (!is_str(a[1]))
        return rt.type_error("write() argument 1 must be str, not {}", argument_type_name(rt, a[1]));
    return unsupported_operation(rt, "write");
}

constexpr NativeMethod text_methods[] = {
    {"detach(self, /, *)", refuse<"detach">},
    {"read(self, size=-1, /)", refuse_reading<"read">},
    {"readline(self, size=-1, /)", refuse_reading<"readline">},
    {"write(self, s, /)", text_write},
};

constexpr NativeProperty text_properties[] = {
    {"encoding", no_value}, {"errors", no_value}, {"newlines", no_value}};

Result<Value> stream_new(Runtime& rt, Type* type, const CallArguments&) {
    return Value::adopt(rt.allocate<Object>(type));
}

constexpr std::uint32_t base_flags =
    type_flags::subclassable | type_flags::has_dict | type_flags::weakly_referable;

constexpr TypeSpec io_base_spec = {
    .id = BuiltinType::io_base,
    .name = "_io._IOBase",
    .flags = base_flags,
    .methods = base_methods,
    .properties = base_properties,
    .slots = {.iter = stream_iterate, .next = stream_next, .new_ = stream_new, .finalize = base_finalize},
    .doc = "The abstract base class for all I/O classes.",
};

constexpr TypeSpec raw_io_base_spec = {
    .id = BuiltinType::raw_io_base,
    .name = "_io._RawIOBase",
    .base = BuiltinType::io_base,
    .flags = base_flags,
    .methods = raw_methods,
    .doc = "Base class for raw binary I/O.",
};

constexpr TypeSpec buffered_io_base_spec = {
    .id = BuiltinType::buffered_io_base,
    .name = "_io._BufferedIOBase",
    .base = BuiltinType::io_base,
    .flags = base_flags,
    .methods = buffered_methods,
    .doc = "Base class for buffered IO objects.",
};

constexpr TypeSpec text_io_base_spec = {
    .id = BuiltinType::text_io_base,
    .name = "_io._TextIOBase",
    .base = BuiltinType::io_base,
    .flags = base_flags,
    .methods = text_methods,
    .properties = text_properties,
    .doc = "Base class for text I/O.",
};

}  // namespace

Result<void> check_stream(Runtime& rt, const Value& stream, std::string_view question,
                          std::string_view complaint) {
    Value answer = TRY(call_method(rt, stream, question));
    if (!answer.is_true()) return unsupported_operation(rt, complaint);
    return {};
}

Result<Value> refuse_pickle(Runtime& rt, const Value* a) {
    return rt.type_error("cannot pickle '{}' instances", utf8_of(rt.type_of(a[0])->name.get()));
}

Error chain_errors(Error first, Error second) {
    second.exception().as<ExceptionObject>()->context = first.take();
    return second;
}

Result<Value> chain_results(Result<Value> before, Result<Value> result) {
    if (!before.is_error()) return result;
    if (!result.is_error()) return before;
    return chain_errors(before.take_error(), result.take_error());
}

Result<void> await_input(Runtime& rt, Size bytes) {
    FileSystem& files = rt.files;
    while (!files.input_ended && (bytes < 0 || files.input.size() < static_cast<std::size_t>(bytes))) {
        bool more = TRY(rt.interpreter->more_input());
        files.input_ended = !more;
    }
    return {};
}

Result<void> await_line(Runtime& rt, std::string_view already) {
    while (!rt.files.input_ended && already.find('\n') == std::string_view::npos &&
           rt.files.input.find('\n') == std::string::npos)
        TRY(await_input(rt, static_cast<Size>(rt.files.input.size()) + 1));
    return {};
}

Result<void> await_characters(Runtime& rt, Size characters) {
    while (!rt.files.input_ended) {
        const std::string& input = rt.files.input;
        Size begun = 0;
        for (char c : input) begun += (c & 0xC0) != 0x80;
        if (begun > characters || (begun == characters && (begun == 0 || input.back() >= 0))) return {};
        TRY(await_input(rt, static_cast<Size>(input.size()) + 1));
    }
    return {};
}

Result<Value> stream_iterate(Runtime& rt, const Value& self) {
    TRY(check_open(rt, self));
    return Value(self);
}

Result<Value> stream_next(Runtime& rt, const Value& self) {
    Value line = TRY(call_method(rt, self, "readline"));
    Size size = TRY(length(rt, line));
    if (size <= 0) return Value();
    return line;
}

Result<Value> stream_readlines(Runtime& rt, const Value* a) {
    Size hint = TRY(optional_size_argument(rt, a[1], -1));
    if (is_console_input(rt, a[0])) TRY(await_input(rt, -1));
    Ref<List> lines = new_list(rt);
    std::int64_t total = 0;
    auto visit = [&](const Value& line) -> Result<bool> {
        TRY(list_append(rt, lines.get(), line));
        if (hint <= 0) return true;
        Size size = TRY(length(rt, line));
        total += size;
        return total <= hint;
    };
    TRY(for_each(rt, a[0], visit));
    return lines;
}

Result<Value> stream_writelines(Runtime& rt, const Value* a) {
    TRY(check_open(rt, a[0]));
    auto visit = [&](const Value& line) -> Result<bool> {
        TRY(call_method(rt, a[0], "write", {line}));
        return true;
    };
    TRY(for_each(rt, a[1], visit));
    return Value::none();
}

void install_stream_bases(Runtime& rt) {
    rt.define_type(io_base_spec);
    rt.define_type(raw_io_base_spec);
    rt.define_type(buffered_io_base_spec);
    rt.define_type(text_io_base_spec);
}

}  // namespace bufferscope
