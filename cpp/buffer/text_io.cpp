// io.TextIOWrapper: making, writing, closing, attributes; and the session's own standard streams, which are
// such.
#include "buffer/text_io.h"

#include "buffer/arguments.h"
#include "buffer/buffered.h"
#include "buffer/file_io.h"
#include "buffer/stream.h"

namespace bufferscope {

namespace {

TextIO* stream_of(const Value& self) {
    return self.as<TextIO>();
}

/// Whether the buffer is closed, without asking by name where nothing can be overridden.
Result<bool> is_closed(Runtime& rt, TextIO* stream) {
    Value buffer = stream->buffer;
    bool native = rt.is_exactly(buffer, BuiltinType::buffered_reader) ||
                  rt.is_exactly(buffer, BuiltinType::buffered_writer) ||
                  rt.is_exactly(buffer, BuiltinType::buffered_random);
    if (native && buffer.as<Buffered>()->plain) return file_io_closed(buffer.as<Buffered>()->raw);
    Value closed = TRY(get_attribute(rt, buffer, "closed"));
    return truth(rt, closed);
}

}  // namespace

Result<TextIO*> attached(Runtime& rt, const Value& self) {
    TextIO* stream = stream_of(self);
    if (!stream->ok) return rt.value_error("I/O operation on uninitialized object");
    if (stream->detached) return rt.value_error("underlying buffer has been detached");
    return stream;
}

Result<TextIO*> open_text(Runtime& rt, const Value& self) {
    TextIO* stream = TRY(attached(rt, self));
    if (rt.is_exactly(self, BuiltinType::text_io)) {
        bool closed = TRY(is_closed(rt, stream));
        if (closed) return closed_error(rt);
    } else {
        TRY(call_method(rt, self, "_checkClosed"));
    }
    return attached(rt, self);
}

Result<void> text_flush_pending(Runtime& rt, TextIO* stream) {
    if (stream->pending.empty()) return {};
    Value bytes = TRY(make_bytes(rt, stream->pending));
    stream->pending.clear();
    Value buffer = stream->buffer;
    TRY(call_method(rt, buffer, "write", {bytes}));
    return {};
}

// ---- making

namespace {

/// A str or None argument of TextIOWrapper() or reconfigure(): "… argument 'errors' must be str or None, not
/// int".
Result<bool> check_text(Runtime& rt, const Value& value, std::string_view function, std::string_view name) {
    if (value.is_empty() || value.is_none()) return false;
    if (is_str(value)) return true;
    return rt.type_error("{}() argument '{}' must be str or None, not {}", function, name,
                         type_name(rt, value));
}

Result<void> check_newline(Runtime& rt, const Value& newline) {
    std::string text = utf8_of(newline);
    if (text.empty() || text == "\n" || text == "\r" || text == "\r\n") return {};
    return rt.value_error("illegal newline value: {}", text);
}

void set_newline(TextIO* stream, const Value& newline) {
    bool none = newline.is_empty() || newline.is_none();
    std::string text = none ? std::string() : utf8_of(newline);
    stream->codec.universal = text.empty();
    stream->codec.newlines.translate = none;
    stream->read_newline = text;
    stream->write_newline = text == "\n" ? std::string() : text;
}

Value encoding_argument(Runtime& rt, const Value& encoding) {
    if (encoding.is_empty() || encoding.is_none() || equal(encoding.as<Str>(), "locale"))
        return Value(rt.text("UTF-8"));
    return encoding;
}

Result<void> make_coders(Runtime& rt, TextIO* stream) {
    Value buffer = stream->buffer;
    Value reads = TRY(call_method(rt, buffer, "readable"));
    bool readable = TRY(truth(rt, reads));
    if (readable) TRY(stream->codec.make_decoder(rt));
    Value writes = TRY(call_method(rt, buffer, "writable"));
    bool writable = TRY(truth(rt, writes));
    if (writable) TRY(stream->codec.make_encoder(rt));
    return {};
}

/// Behind the beginning of a file no mark is written (_textiowrapper_fix_encoder_state).
Result<void> fix_encoder(Runtime& rt, TextIO* stream) {
    if (!stream->seekable || !stream->codec.encodes()) return {};
    Value buffer = stream->buffer;
    Value position = TRY(call_method(rt, buffer, "tell"));
    bool at_start = TRY(equals(rt, position, Value::small(0)));
    if (!at_start) TRY(stream->codec.reset_encoder(rt, false));
    return {};
}

Result<void> open_codec(Runtime& rt, TextIO* stream, const Value& encoding, const Value& errors,
                        const Value& newline) {
    std::string name = utf8_of(encoding);
    TRY(stream->codec.open(rt, name, utf8_of(errors)));
    stream->encoding = encoding;
    stream->errors = errors;
    set_newline(stream, newline);
    return {};
}

Result<Value> text_new(Runtime& rt, Type* type, const CallArguments&) {
    auto* stream = rt.allocate<TextIO>(type);
    stream->console = -1;
    return Value::adopt(stream);
}

/// buffer, encoding, errors, newline, line_buffering, write_through
Result<void> text_init(Runtime& rt, const Value& self, const Value* a) {
    TRY(check_text(rt, a[1], "TextIOWrapper", "encoding"));
    TRY(check_text(rt, a[3], "TextIOWrapper", "newline"));
    bool line_buffering = TRY(bool_argument(rt, a[4], false));
    bool write_through = TRY(bool_argument(rt, a[5], false));
    TextIO* stream = stream_of(self);
    stream->ok = stream->detached = false;
    stream->console = -1;
    bool has_errors = TRY(check_text(rt, a[2], "TextIOWrapper", "errors"));
    bool has_newline = !a[3].is_empty() && !a[3].is_none();
    if (has_newline) TRY(check_newline(rt, a[3]));
    set_decoded(stream, Value());
    forget_snapshot(stream);
    stream->pending.clear();
    stream->ratio = 0;
    stream->buffer = Value();
    TRY(open_codec(rt, stream, encoding_argument(rt, a[1]), has_errors ? a[2] : Value(rt.text("strict")),
                   a[3]));
    stream->chunk_size = 8192;
    stream->line_buffering = line_buffering;
    stream->write_through = write_through;
    stream->buffer = a[0];
    TRY(make_coders(rt, stream));
    Value seeks = TRY(call_method(rt, a[0], "seekable"));
    bool seekable = TRY(truth(rt, seeks));
    stream->seekable = stream->telling = seekable;
    Value key = rt.intern("read1");
    Value read1 = TRY(find_attribute(rt, a[0], key));
    stream->has_read1 = !read1.is_empty();
    TRY(fix_encoder(rt, stream));
    stream->ok = true;
    return {};
}

Result<bool> flag_argument(Runtime& rt, const Value& value, bool otherwise) {
    if (value.is_empty() || value.is_none()) return otherwise;
    Size number = TRY(index_size(rt, value, BuiltinType::OverflowError));
    return number != 0;
}

/// self, encoding, errors, newline, line_buffering, write_through
Result<Value> text_reconfigure(Runtime& rt, const Value* a) {
    TextIO* stream = TRY(attached(rt, a[0]));
    bool has_encoding = TRY(check_text(rt, a[1], "reconfigure", "encoding"));
    bool has_errors = TRY(check_text(rt, a[2], "reconfigure", "errors"));
    TRY(check_text(rt, a[3], "reconfigure", "newline"));
    bool has_newline = !a[3].is_empty();
    if (!stream->decoded.is_empty() && (has_encoding || has_errors || has_newline))
        return unsupported_operation(
            rt, "It is not possible to set the encoding or newline of stream after the first read");
    if (has_newline && !a[3].is_none()) TRY(check_newline(rt, a[3]));
    bool line_buffering = TRY(flag_argument(rt, a[4], stream->line_buffering));
    bool write_through = TRY(flag_argument(rt, a[5], stream->write_through));
    TRY(call_method(rt, a[0], "flush"));
    stream = TRY(attached(rt, a[0]));
    stream->ratio = 0;
    if (has_encoding || has_errors || has_newline) {
        Value newline = a[3];
        if (!has_newline && !(stream->codec.universal && stream->codec.newlines.translate))
            newline = rt.text(stream->read_newline);
        Value errors = has_errors ? a[2] : has_encoding ? Value(rt.text("strict")) : stream->errors;
        Value encoding = has_encoding ? encoding_argument(rt, a[1]) : stream->encoding;
        TRY(open_codec(rt, stream, encoding, errors, newline));
        TRY(make_coders(rt, stream));
        TRY(fix_encoder(rt, stream));
    }
    stream->line_buffering = line_buffering;
    stream->write_through = write_through;
    return Value::none();
}

// ---- writing

bool has_character(const Str* text, char32_t wanted) {
    for (Size i = 0; i < text->length; ++i) {
        if (text->at(i) == wanted) return true;
    }
    return false;
}

Result<Value> text_write(Runtime& rt, const Value* a) {
    if (!is_str(a[1]))
        return rt.type_error("write() argument must be str, not {}", argument_type_name(rt, a[1]));
    TextIO* stream = TRY(open_text(rt, a[0]));
    if (!stream->codec.encodes()) return unsupported_operation(rt, "not writable");
    Value text = a[1];
    bool translates = !stream->write_newline.empty();
    bool has_newline = (translates || stream->line_buffering) && has_character(text.as<Str>(), '\n');
    if (has_newline && translates)
        text = TRY(
            call_method(rt, text, "replace", {Value(rt.text("\n")), Value(rt.text(stream->write_newline))}));
    bool flushes = stream->line_buffering && (has_newline || has_character(text.as<Str>(), '\r'));
    std::string bytes = TRY(stream->codec.encode(rt, text));
    stream = TRY(attached(rt, a[0]));
    auto chunk = static_cast<std::size_t>(stream->chunk_size);
    if (bytes.size() >= chunk) TRY(text_flush_pending(rt, stream));
    stream->pending += bytes;
    if (stream->pending.size() >= chunk || flushes || stream->write_through || stream->console > 0)
        TRY(text_flush_pending(rt, stream));
    Value buffer = stream->buffer;
    if (flushes) TRY(call_method(rt, buffer, "flush"));
    if (!stream->snapshot_flags.is_empty()) {
        set_decoded(stream, Value());
        forget_snapshot(stream);
    }
    if (stream->codec.decodes()) TRY(stream->codec.reset_decoder(rt));
    return new_int(rt, a[1].as<Str>()->length);
}

// ---- the rest

template <FixedString name>
Result<Value> buffer_method_of(Runtime& rt, const Value* a) {
    TextIO* stream = TRY(attached(rt, a[0]));
    Value buffer = stream->buffer;
    return call_method(rt, buffer, name.characters);
}

template <FixedString name>
Result<Value> buffer_attribute(Runtime& rt, const Value& self) {
    TextIO* stream = TRY(attached(rt, self));
    Value buffer = stream->buffer;
    return get_attribute(rt, buffer, name.characters);
}

Result<Value> text_detach(Runtime& rt, const Value* a) {
    TRY(attached(rt, a[0]));
    TRY(call_method(rt, a[0], "flush"));
    TextIO* stream = TRY(attached(rt, a[0]));
    stream->detached = true;
    stream->console = -1;
    return std::move(stream->buffer);
}

Result<Value> text_flush(Runtime& rt, const Value* a) {
    TextIO* stream = TRY(open_text(rt, a[0]));
    stream->telling = stream->seekable;
    TRY(text_flush_pending(rt, stream));
    Value buffer = stream->buffer;
    return call_method(rt, buffer, "flush");
}

Result<Value> text_close(Runtime& rt, const Value* a) {
    TextIO* stream = TRY(attached(rt, a[0]));
    Value buffer = stream->buffer;
    Value state = TRY(get_attribute(rt, buffer, "closed"));
    bool closed = TRY(truth(rt, state));
    if (closed) return Value::none();
    if (stream->finalizing) {
        Result<Value> warned = call_method(rt, buffer, "_dealloc_warn", {a[0]});
        (void)warned.is_error();
    }
    Result<Value> flushed = call_method(rt, a[0], "flush");
    return chain_results(std::move(flushed), call_method(rt, buffer, "close"));
}

Result<Value> text_truncate(Runtime& rt, const Value* a) {
    TRY(attached(rt, a[0]));
    TRY(call_method(rt, a[0], "flush"));
    TextIO* stream = TRY(attached(rt, a[0]));
    Value buffer = stream->buffer;
    return call_method(rt, buffer, "truncate", {a[1].is_empty() ? Value::none() : a[1]});
}

Result<void> append_attribute(Runtime& rt, const Value& self, std::string_view name, std::string& out) {
    Value key = rt.intern(name);
    Result<Value> found = find_attribute(rt, self, key);
    if (found.is_error()) {
        Error error = found.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::Exception)) return error;
        return {};
    }
    Value value = found.take();
    if (value.is_empty()) return {};
    std::string shown = TRY(repr_utf8(rt, value));
    out += format_text(" {}={}", {name, shown});
    return {};
}

Result<Value> text_repr(Runtime& rt, const Value& self) {
    TextIO* stream = stream_of(self);
    if (!stream->ok) return rt.value_error("I/O operation on uninitialized object");
    ReprGuard guard(rt, self.object());
    if (guard.nested())
        return rt.raise(BuiltinType::RuntimeError, "reentrant call inside {}.__repr__", type_name(rt, self));
    std::string out = "<" + std::string(type_name(rt, self));
    TRY(append_attribute(rt, self, "name", out));
    TRY(append_attribute(rt, self, "mode", out));
    std::string encoding = TRY(repr_utf8(rt, stream->encoding));
    return new_str(rt, out + " encoding=" + encoding + ">");
}

Result<Value> none_if_empty(const Value& value) {
    return value.is_empty() ? Value::none() : value;
}
Result<Value> text_encoding_of(Runtime&, const Value& self) {
    return none_if_empty(stream_of(self)->encoding);
}
Result<Value> text_buffer(Runtime& rt, const Value& self) {
    if (stream_of(self)->buffer.is_empty() && !stream_of(self)->detached)
        return rt.attribute_error(self, rt.intern("buffer"),
                                  "'TextIOWrapper' object has no attribute 'buffer'");
    return none_if_empty(stream_of(self)->buffer);
}
Result<Value> text_errors(Runtime& rt, const Value& self) {
    if (!stream_of(self)->ok) return rt.value_error("I/O operation on uninitialized object");
    return none_if_empty(stream_of(self)->errors);
}
Result<Value> text_newlines(Runtime& rt, const Value& self) {
    TextIO* stream = TRY(attached(rt, self));
    return stream->codec.newline_kinds(rt);
}
template <bool TextIO::*flag>
Result<Value> text_flag(Runtime&, const Value& self) {
    return Value::boolean(stream_of(self)->*flag);
}
Result<void> set_finalizing(Runtime& rt, const Value& self, const Value& value) {
    stream_of(self)->finalizing = TRY(bool_argument(rt, value, false));
    return {};
}
Result<Value> text_chunk_size(Runtime& rt, const Value& self) {
    TextIO* stream = TRY(attached(rt, self));
    return new_int(rt, stream->chunk_size);
}
Result<void> set_chunk_size(Runtime& rt, const Value& self, const Value& value) {
    TextIO* stream = TRY(attached(rt, self));
    if (value.is_empty()) return rt.raise(BuiltinType::AttributeError, "cannot delete attribute");
    Size size = TRY(index_size(rt, value, BuiltinType::ValueError));
    if (size <= 0) return rt.value_error("a strictly positive integer is required");
    stream->chunk_size = size;
    return {};
}

constexpr NativeMethod text_methods[] = {
    {"detach(self, /)", text_detach},
    {"reconfigure(self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, "
     "write_through=None)",
     text_reconfigure,
     doc<"Reconfigure the text stream with new parameters.\n\nThis also does an implicit stream flush.">},
    {"write(self, text, /)", text_write},
    {"read(self, size=-1, /)", text_read},
    {"readline(self, size=-1, /)", text_readline},
    {"flush(self, /)", text_flush},
    {"close(self, /)", text_close},
    {"fileno(self, /)", buffer_method_of<"fileno">},
    {"seekable(self, /)", buffer_method_of<"seekable">},
    {"readable(self, /)", buffer_method_of<"readable">},
    {"writable(self, /)", buffer_method_of<"writable">},
    {"isatty(self, /)", buffer_method_of<"isatty">},
    {"seek(self, cookie, whence=0, /)", text_seek},
    {"tell(self, /)", text_tell},
    {"truncate(self, pos=None, /)", text_truncate},
    {"__getstate__(self, /)", refuse_pickle},
};

constexpr NativeProperty text_properties[] = {
    {"encoding", text_encoding_of},
    {"buffer", text_buffer},
    {"line_buffering", text_flag<&TextIO::line_buffering>},
    {"write_through", text_flag<&TextIO::write_through>},
    {"_finalizing", text_flag<&TextIO::finalizing>, set_finalizing},
    {"name", buffer_attribute<"name">},
    {"closed", buffer_attribute<"closed">},
    {"newlines", text_newlines},
    {"errors", text_errors},
    {"_CHUNK_SIZE", text_chunk_size, set_chunk_size},
};

void traverse_text(Object* object, Visitor& visit) {
    auto* stream = static_cast<TextIO*>(object);
    visit(stream->buffer);
    stream->codec.visit(visit);
}

void clear_text(Runtime&, Object* object) {
    auto* stream = static_cast<TextIO*>(object);
    stream->ok = false;
    stream->console = -1;
    stream->buffer = Value();
    stream->codec.forget();
}

constexpr TypeSpec text_spec = {
    .id = BuiltinType::text_io,
    .name = "_io.TextIOWrapper",
    .base = BuiltinType::text_io_base,
    .flags = type_flags::subclassable | type_flags::has_dict | type_flags::weakly_referable,
    .layout = layout_of<TextIO>(traverse_text, clear_text),
    .methods = text_methods,
    .properties = text_properties,
    .slots = {.repr = text_repr,
              .next = text_next,
              .new_ = text_new,
              .init = bound_init<"TextIOWrapper(buffer, encoding=None, errors=None, newline=None, "
                                 "line_buffering=False, write_through=False)",
                                 text_init>},
    .doc = "Character and line based layer over a BufferedIOBase object, buffer.",
};

}  // namespace

void install_text_io(Runtime& rt) {
    rt.define_type(text_spec);
    install_newline_decoder(rt);
}

// ---- the session's streams

namespace {

/// The stream if it still writes to (or reads from) what the session gave it, through nothing else.
TextIO* as_console(Runtime& rt, const Value& value) {
    if (!rt.is_exactly(value, BuiltinType::text_io)) return nullptr;
    TextIO* stream = stream_of(value);
    if (stream->console < 0 || !stream->ok || stream->detached) return nullptr;
    auto* buffer = stream->buffer.as<Buffered>();
    bool whole = buffer->ok && buffer->plain && buffer->raw.as<FileIO>()->descriptor == stream->console;
    return whole ? stream : nullptr;
}

}  // namespace

bool is_console_stream(Runtime& rt, const Value& value) {
    TextIO* stream = as_console(rt, value);
    return stream && stream->console > 0 && stream->pending.empty() && stream->write_newline.empty() &&
           !rt.files.descriptor(stream->console)->node;
}

bool is_console_input(Runtime& rt, const Value& value) {
    TextIO* stream = as_console(rt, value);
    return stream && stream->console == 0;
}

Result<std::string> console_text(Runtime& rt, const Value& stream, const Value& text) {
    return stream_of(stream)->codec.encode(rt, text);
}

Result<void> console_write(Runtime& rt, const Value& stream, std::string_view bytes) {
    rt.interpreter->write_console(stream_of(stream)->console == 2, bytes);
    return {};
}

Result<Value> new_console_stream(Runtime& rt, int descriptor) {
    constexpr const char* names[] = {"<stdin>", "<stdout>", "<stderr>"};
    bool input = descriptor == 0;
    Value mode = rt.text(input ? "r" : "w");
    Value raw_type = Value::share(rt.type(BuiltinType::file_io));
    Value raw = TRY(call(rt, raw_type, Value::small(descriptor), mode, Value::false_value()));
    Value name_key = rt.intern("name");
    TRY(set_attribute(rt, raw, name_key, Value(rt.text(names[descriptor]))));
    Value buffer_type =
        Value::share(rt.type(input ? BuiltinType::buffered_reader : BuiltinType::buffered_writer));
    Value buffer = TRY(call(rt, buffer_type, raw));
    Value all[] = {buffer, Value(rt.text("utf-8")),
                   Value(rt.text(descriptor == 2 ? "backslashreplace" : "strict")),
                   input ? Value::none() : Value(rt.text("\n")), Value::boolean(descriptor == 2)};
    Value text_type = Value::share(rt.type(BuiltinType::text_io));
    Value text = TRY(call(rt, text_type, CallArguments{all, 5, nullptr}));
    stream_of(text)->console = static_cast<std::int8_t>(descriptor);
    Value mode_key = rt.intern("mode");
    TRY(set_attribute(rt, text, mode_key, mode));
    return text;
}

}  // namespace bufferscope
