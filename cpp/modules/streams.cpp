// The session's standard streams as Python objects: text over bytes that the host takes and gives.
#include "buffer/bytes.h"
#include "modules/builtins.h"
#include "object/protocol.h"
#include "types/codecs.h"
#include "types/list.h"
#include "vm/exception_text.h"

namespace bufferscope {

namespace {

enum class Standard : std::uint8_t { input, output, error };

/// sys.stdin, sys.stdout, sys.stderr (TextIOWrapper in CPython) or the `buffer` of one.
struct StandardStream : Object {
    Standard which;
    Value buffer;         // the byte stream, made on demand
    std::string pending;  // input read from the host and not yet taken
    bool ended;
};

StandardStream* as_stream(const Value& value) {
    return value.as<StandardStream>();
}

Result<void> check_writable(Runtime& rt, const StandardStream* stream) {
    if (stream->which != Standard::input) return {};
    return rt.raise(BuiltinType::UnsupportedOperation, "not writable");
}
Result<void> check_readable(Runtime& rt, const StandardStream* stream) {
    if (stream->which == Standard::input) return {};
    return rt.raise(BuiltinType::UnsupportedOperation, "not readable");
}

Result<Value> text_write(Runtime& rt, const Value* arguments) {
    TRY(check_writable(rt, as_stream(arguments[0])));
    if (!is_str(arguments[1]))
        return rt.type_error("write() argument must be str, not {}", argument_type_name(rt, arguments[1]));
    std::string text = TRY(stream_text(rt, arguments[0], arguments[1]));
    TRY(stream_write(vm_of(rt), arguments[0], text));
    return new_int(rt, arguments[1].as<Str>()->length);
}
Result<Value> text_writelines(Runtime& rt, const Value* arguments) {
    auto visit = [&](const Value& line) -> Result<bool> {
        Value pair[] = {arguments[0], line};
        TRY(text_write(rt, pair));
        return true;
    };
    TRY(for_each(rt, arguments[1], visit));
    return Value::none();
}
Result<Value> byte_write(Runtime& rt, const Value* arguments) {
    TRY(check_writable(rt, as_stream(arguments[0])));
    std::string bytes;
    if (is_str(arguments[1])) return rt.type_error("a bytes-like object is required, not 'str'");
    bool copied = TRY(copy_bytes_like(rt, arguments[1], bytes));
    if (!copied)
        return rt.type_error("a bytes-like object is required, not '{}'", type_name(rt, arguments[1]));
    if (Console* console = vm_of(rt).console()) {
        console->write(as_stream(arguments[0])->which == Standard::output ? Stream::output : Stream::error,
                       bytes);
    }
    return new_int(rt, static_cast<std::int64_t>(bytes.size()));
}

/// Reads from the host until `enough` says so or input ends.
template <class Enough>
Result<void> fill_input(Vm& vm, StandardStream* stream, Enough enough) {
    while (!stream->ended && !enough(stream->pending)) {
        if (!vm.host()) {
            stream->ended = true;
            break;
        }
        TRY(vm.check_interrupt());  // a Ctrl-C that came while waiting
        switch (vm.host()->read_input(stream->pending)) {
            case Host::Input::end:
                stream->ended = true;
                break;
            case Host::Input::later:
                return vm.wait_for_input();
            case Host::Input::data:
                break;
        }
    }
    return {};
}

bool has_line(const std::string& pending) {
    return pending.find('\n') != std::string::npos;
}

std::string take(std::string& pending, std::size_t count) {
    std::string taken = pending.substr(0, count);
    pending.erase(0, count);
    return taken;
}

/// The byte length of the first `characters` characters.
std::size_t characters_length(const std::string& text, Size characters) {
    std::size_t at = 0;
    while (at < text.size() && characters > 0) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
        --characters;
    }
    return at;
}

Result<Size> read_size(Runtime& rt, const Value& size) {
    if (size.is_empty() || size.is_none()) return -1;
    if (!has_index(rt, size))
        return rt.type_error("argument should be integer or None, not '{}'", type_name(rt, size));
    return index_size(rt, size);
}

template <bool bytes>
Result<Value> give(Runtime& rt, std::string_view data) {
    if constexpr (bytes) {
        return make_bytes(rt, data);
    } else {
        std::string text;
        for (std::size_t i = 0; i < data.size(); ++i) {
            if (data[i] == '\r') {
                text += '\n';
                if (i + 1 < data.size() && data[i + 1] == '\n') ++i;
            } else {
                text += data[i];
            }
        }
        return new_str(rt, text);
    }
}

StandardStream* input_of(const Value& self) {
    return as_stream(self);
}

template <bool bytes>
Result<Value> stream_readline(Runtime& rt, const Value* arguments) {
    StandardStream* stream = input_of(arguments[0]);
    TRY(check_readable(rt, stream));
    Size limit = TRY(read_size(rt, arguments[1]));
    if (limit == 0) return give<bytes>(rt, "");
    TRY(fill_input(vm_of(rt), stream, has_line));
    std::size_t end = stream->pending.find('\n');
    end = end == std::string::npos ? stream->pending.size() : end + 1;
    if (limit > 0) {
        std::size_t most =
            bytes ? static_cast<std::size_t>(limit) : characters_length(stream->pending, limit);
        if (most < end) end = most;
    }
    return give<bytes>(rt, take(stream->pending, end));
}
template <bool bytes>
Result<Value> stream_read(Runtime& rt, const Value* arguments) {
    StandardStream* stream = input_of(arguments[0]);
    TRY(check_readable(rt, stream));
    Size limit = TRY(read_size(rt, arguments[1]));
    auto wanted = [&](const std::string& pending) {
        if (limit < 0) return false;
        return bytes ? pending.size() >= static_cast<std::size_t>(limit)
                     : characters_length(pending, limit + 1) < pending.size();
    };
    TRY(fill_input(vm_of(rt), stream, wanted));
    std::size_t count = stream->pending.size();
    if (limit >= 0) {
        count = bytes ? static_cast<std::size_t>(limit) : characters_length(stream->pending, limit);
        if (count > stream->pending.size()) count = stream->pending.size();
    }
    return give<bytes>(rt, take(stream->pending, count));
}
template <bool bytes>
Result<Value> stream_readlines(Runtime& rt, const Value* arguments) {
    StandardStream* stream = input_of(arguments[0]);
    TRY(check_readable(rt, stream));
    TRY(fill_input(vm_of(rt), stream, [](const std::string&) { return false; }));
    Ref<List> lines = new_list(rt);
    while (!stream->pending.empty()) {
        Value pair[] = {arguments[0], Value::none()};
        Value line = TRY(stream_readline<bytes>(rt, pair));
        TRY(list_append(rt, lines.get(), line));
    }
    return lines;
}
template <bool bytes>
Result<Value> stream_next(Runtime& rt, const Value& self) {
    Value pair[] = {self, Value::none()};
    Value line = TRY(stream_readline<bytes>(rt, pair));
    Size size = TRY(length(rt, line));
    return size == 0 ? Value() : line;
}
Result<Value> stream_iter(Runtime&, const Value& self) {
    return self;
}
Result<Value> stream_flush(Runtime&, const Value*) {
    return Value::none();
}
Result<Value> stream_false(Runtime&, const Value*) {
    return Value::false_value();
}
Result<Value> stream_writable(Runtime&, const Value* arguments) {
    return Value::boolean(as_stream(arguments[0])->which != Standard::input);
}
Result<Value> stream_readable(Runtime&, const Value* arguments) {
    return Value::boolean(as_stream(arguments[0])->which == Standard::input);
}
Result<Value> stream_fileno(Runtime&, const Value* arguments) {
    return Value::small(static_cast<int>(as_stream(arguments[0])->which));
}
Result<Value> stream_enter(Runtime&, const Value* arguments) {
    return arguments[0];
}
Result<Value> stream_close(Runtime& rt, const Value*) {
    return rt.not_supported("closing a standard stream");
}
Result<Value> stream_name(Runtime& rt, const Value& self) {
    constexpr const char* names[] = {"<stdin>", "<stdout>", "<stderr>"};
    return Value(rt.text(names[static_cast<int>(as_stream(self)->which)]));
}
Result<Value> stream_mode(Runtime& rt, const Value& self) {
    return Value(rt.text(as_stream(self)->which == Standard::input ? "r" : "w"));
}
Result<Value> stream_encoding(Runtime& rt, const Value&) {
    return Value(rt.text("utf-8"));
}
Result<Value> stream_errors(Runtime& rt, const Value& self) {
    return Value(rt.text(as_stream(self)->which == Standard::error ? "backslashreplace" : "strict"));
}
Result<Value> stream_closed(Runtime&, const Value&) {
    return Value::false_value();
}
Result<Value> stream_newlines(Runtime&, const Value&) {
    return Value::none();
}
Result<Value> stream_buffering(Runtime&, const Value&) {
    return Value::true_value();
}
Result<Value> stream_buffer(Runtime& rt, const Value& self) {
    StandardStream* stream = as_stream(self);
    if (stream->buffer.is_empty()) {
        auto* bytes = rt.allocate<StandardStream>(rt.type(BuiltinType::byte_stream));
        bytes->which = stream->which;
        stream->buffer = Value::adopt(bytes);
    }
    return stream->buffer;
}
Result<Value> text_repr(Runtime& rt, const Value& self) {
    Value name = TRY(stream_name(rt, self));
    Value mode = TRY(stream_mode(rt, self));
    return new_str(rt, format_text("<_io.TextIOWrapper name='{}' mode='{}' encoding='utf-8'>",
                                   {utf8_of(name), utf8_of(mode)}));
}
Result<Value> byte_repr(Runtime& rt, const Value& self) {
    Value name = TRY(stream_name(rt, self));
    return new_str(
        rt, format_text("<{} name='{}'>", {as_stream(self)->which == Standard::input ? "_io.BufferedReader"
                                                                                     : "_io.BufferedWriter",
                                           utf8_of(name)}));
}

constexpr NativeMethod text_methods[] = {
    {"write(self, text, /)", text_write},
    {"writelines(self, lines, /)", text_writelines},
    {"read(self, size=-1, /)", stream_read<false>},
    {"readline(self, size=-1, /)", stream_readline<false>},
    {"readlines(self, hint=-1, /)", stream_readlines<false>},
    {"flush(self, /)", stream_flush},
    {"close(self, /)", stream_close},
    {"isatty(self, /)", stream_false},
    {"seekable(self, /)", stream_false},
    {"readable(self, /)", stream_readable},
    {"writable(self, /)", stream_writable},
    {"fileno(self, /)", stream_fileno},
    {"reconfigure(self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, "
     "write_through=None)",
     stream_flush},
    {"__enter__(self, /)", stream_enter},
    {"__exit__(self, /, *args)", stream_flush},
};
constexpr NativeMethod byte_methods[] = {
    {"write(self, buffer, /)", byte_write},
    {"read(self, size=-1, /)", stream_read<true>},
    {"readline(self, size=-1, /)", stream_readline<true>},
    {"readlines(self, hint=-1, /)", stream_readlines<true>},
    {"flush(self, /)", stream_flush},
    {"close(self, /)", stream_close},
    {"isatty(self, /)", stream_false},
    {"seekable(self, /)", stream_false},
    {"readable(self, /)", stream_readable},
    {"writable(self, /)", stream_writable},
    {"fileno(self, /)", stream_fileno},
    {"__enter__(self, /)", stream_enter},
    {"__exit__(self, /, *args)", stream_flush},
};
constexpr NativeProperty text_properties[] = {
    {"name", stream_name},         {"mode", stream_mode},
    {"encoding", stream_encoding}, {"errors", stream_errors},
    {"closed", stream_closed},     {"newlines", stream_newlines},
    {"buffer", stream_buffer},     {"line_buffering", stream_buffering},
};
constexpr NativeProperty byte_properties[] = {
    {"name", stream_name}, {"mode", stream_mode}, {"closed", stream_closed}};
constexpr TypeSpec text_spec = {
    .id = BuiltinType::text_stream,
    .name = "_io.TextIOWrapper",
    .base = BuiltinType::text_io_base,
    .flags = type_flags::no_instantiation | type_flags::has_dict,
    .layout = layout_of<StandardStream>(
        [](Object* object, Visitor& visit) { visit(static_cast<StandardStream*>(object)->buffer); }),
    .methods = text_methods,
    .properties = text_properties,
    .slots = {.repr = text_repr, .iter = stream_iter, .next = stream_next<false>}};
constexpr TypeSpec byte_spec = {.id = BuiltinType::byte_stream,
                                .name = "_io.BufferedWriter",
                                .base = BuiltinType::buffered_io_base,
                                .flags = type_flags::no_instantiation | type_flags::has_dict,
                                .layout = layout_of<StandardStream>([](Object* object, Visitor& visit) {
                                    visit(static_cast<StandardStream*>(object)->buffer);
                                }),
                                .methods = byte_methods,
                                .properties = byte_properties,
                                .slots = {.repr = byte_repr, .iter = stream_iter, .next = stream_next<true>}};

}  // namespace

Result<std::string> stream_text(Runtime& rt, const Value& stream, const Value& text) {
    if (text.as<Str>()->ascii) return utf8_of(text);
    return encode(rt, text, "utf-8",
                  as_stream(stream)->which == Standard::error ? "backslashreplace" : "strict");
}

Result<void> stream_write(Vm& vm, const Value& stream, std::string_view utf8) {
    if (vm.console()) {
        if (as_stream(stream)->which == Standard::error) {
            vm.console()->write(Stream::error, surrogates_escaped(utf8));
        } else {
            vm.console()->write(Stream::output, utf8);
        }
    }
    return {};
}

Result<void> ensure_line(Vm& vm) {
    Value in = vm.sys_attribute("stdin");
    return fill_input(vm, as_stream(in), has_line);
}

void install_streams(Runtime& rt) {
    rt.define_type(text_spec);
    rt.define_type(byte_spec);
}

Value new_standard_stream(Runtime& rt, int which) {
    auto* stream = rt.allocate<StandardStream>(rt.type(BuiltinType::text_stream));
    stream->which = static_cast<Standard>(which);
    return Value::adopt(stream);
}

}  // namespace bufferscope
