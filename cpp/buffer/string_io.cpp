// io.StringIO: a text stream in memory, with the line endings its `newline` argument asks for.
#include <string>

#include "buffer/arguments.h"
#include "buffer/install.h"
#include "buffer/stream.h"
#include "types/codecs.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

namespace {

enum class Newline : std::uint8_t { universal, untranslated, line_feed, carriage_return, both };

struct StringIO : Object {
    std::u32string text;
    Size position;
    Newline newline;
    bool initialized;
    bool closed;
    std::uint8_t seen;  // line endings met while universal: 1 \r, 2 \n, 4 \r\n
};

StringIO* stream_of(const Value& self) {
    return self.as<StringIO>();
}

Result<void> check_open(Runtime& rt, const StringIO* stream) {
    if (!stream->initialized) return rt.value_error("I/O operation on uninitialized object");
    if (stream->closed) return rt.value_error("I/O operation on closed file");
    return {};
}

Size text_length(const StringIO* stream) {
    return static_cast<Size>(stream->text.size());
}

/// The text as it is stored: line endings noted and translated as `newline` says.
std::u32string translated(StringIO* stream, const Str* text) {
    std::u32string out;
    out.reserve(static_cast<std::size_t>(text->length));
    bool universal = stream->newline == Newline::universal || stream->newline == Newline::untranslated;
    for (Size i = 0; i < text->length; ++i) {
        char32_t c = text->at(i);
        if (universal && c == '\r') {
            bool pair = i + 1 < text->length && text->at(i + 1) == '\n';
            stream->seen |= pair ? 4 : 1;
            if (pair) ++i;
            if (stream->newline == Newline::universal) {
                out.push_back('\n');
            } else {
                out.push_back('\r');
                if (pair) out.push_back('\n');
            }
            continue;
        }
        if (c == '\n') {
            if (universal) stream->seen |= 2;
            if (stream->newline == Newline::carriage_return || stream->newline == Newline::both)
                out.push_back('\r');
            if (stream->newline == Newline::carriage_return) continue;
        }
        out.push_back(c);
    }
    return out;
}

Result<void> write_text(Runtime& rt, StringIO* stream, const Str* text) {
    std::u32string added = translated(stream, text);
    if (added.empty()) return {};
    std::size_t end = static_cast<std::size_t>(stream->position) + added.size();
    if (end > static_cast<std::size_t>(max_size)) return rt.overflow_error("new position too large");
    if (end > static_cast<std::size_t>(max_size) / 4) return rt.overflow_error("new buffer size too large");
    // Its text lies outside the engine's heap, which has to bear it all the same.
    if (end > stream->text.capacity() && end * 8 > rt.heap.limit()) return rt.memory_error();
    if (end > stream->text.size()) stream->text.resize(end, U'\0');
    stream->text.replace(static_cast<std::size_t>(stream->position), added.size(), added);
    stream->position = static_cast<Size>(end);
    return {};
}

Result<Value> take_text(Runtime& rt, StringIO* stream, Size count) {
    Size start = stream->position;
    if (count <= 0) return Value(rt.text(""));
    stream->position += count;
    return new_str(rt, stream->text.data() + start, count);
}

/// Length of the next line with its ending, at most `limit` if that is not negative.
Size line_length(const StringIO* stream, Size limit) {
    if (stream->position >= text_length(stream)) return 0;
    std::u32string_view rest =
        std::u32string_view(stream->text).substr(static_cast<std::size_t>(stream->position));
    std::size_t size = rest.size();
    std::size_t found = std::u32string_view::npos;
    std::size_t ending = 1;
    switch (stream->newline) {
        case Newline::universal:
        case Newline::line_feed:
            found = rest.find(U'\n');
            break;
        case Newline::carriage_return:
            found = rest.find(U'\r');
            break;
        case Newline::both:
            found = rest.find(U"\r\n");
            ending = 2;
            break;
        case Newline::untranslated:
            found = rest.find_first_of(U"\r\n");
            if (found != std::u32string_view::npos && rest[found] == '\r' && found + 1 < rest.size() &&
                rest[found + 1] == '\n')
                ending = 2;
            break;
    }
    if (found != std::u32string_view::npos) size = found + ending;
    if (limit >= 0 && static_cast<Size>(size) > limit) return limit;
    return static_cast<Size>(size);
}

// ---- methods

Result<Value> string_io_read(Runtime& rt, const Value* a) {
    Size size = TRY(optional_size_argument(rt, a[1], -1));
    StringIO* stream = stream_of(a[0]);
    TRY(check_open(rt, stream));
    Size left = text_length(stream) - stream->position;
    return take_text(rt, stream, size < 0 || size > left ? left : size);
}

Result<Value> string_io_readline(Runtime& rt, const Value* a) {
    Size limit = TRY(optional_size_argument(rt, a[1], -1));
    StringIO* stream = stream_of(a[0]);
    TRY(check_open(rt, stream));
    return take_text(rt, stream, line_length(stream, limit));
}

Result<Value> string_io_write(Runtime& rt, const Value* a) {
    StringIO* stream = stream_of(a[0]);
    if (!stream->initialized) return rt.value_error("I/O operation on uninitialized object");
    if (!is_str(a[1])) return rt.type_error("string argument expected, got '{}'", type_name(rt, a[1]));
    TRY(check_open(rt, stream));
    TRY(write_text(rt, stream, a[1].as<Str>()));
    return new_int(rt, a[1].as<Str>()->length);
}

Result<Value> string_io_getvalue(Runtime& rt, const Value* a) {
    TRY(check_open(rt, stream_of(a[0])));
    return new_str(rt, stream_of(a[0])->text.data(), text_length(stream_of(a[0])));
}

Result<Value> string_io_tell(Runtime& rt, const Value* a) {
    TRY(check_open(rt, stream_of(a[0])));
    return new_int(rt, stream_of(a[0])->position);
}

Result<Value> string_io_seek(Runtime& rt, const Value* a) {
    Size offset = TRY(size_argument(rt, a[1], 0));
    std::int32_t whence = TRY(int_argument(rt, a[2], 0));
    StringIO* stream = stream_of(a[0]);
    TRY(check_open(rt, stream));
    if (whence < 0 || whence > 2) return rt.value_error("Invalid whence ({}, should be 0, 1 or 2)", whence);
    if (offset < 0 && whence == 0) return rt.value_error("Negative seek position {}", offset);
    if (whence != 0 && offset != 0)
        return rt.raise(BuiltinType::OSError, "Can't do nonzero cur-relative seeks");
    if (whence == 1) offset = stream->position;
    if (whence == 2) offset = text_length(stream);
    stream->position = offset;
    return new_int(rt, offset);
}

Result<Value> string_io_truncate(Runtime& rt, const Value* a) {
    StringIO* stream = stream_of(a[0]);
    TRY(check_open(rt, stream));
    Size size = TRY(optional_size_argument(rt, a[1], stream->position));
    TRY(check_open(rt, stream));
    if (size < 0) return rt.value_error("Negative size value {}", size);
    if (size < text_length(stream)) stream->text.resize(static_cast<std::size_t>(size));
    return new_int(rt, size);
}

Result<Value> string_io_close(Runtime&, const Value* a) {
    StringIO* stream = stream_of(a[0]);
    stream->closed = true;
    stream->text = std::u32string();
    return Value::none();
}

Result<Value> string_io_true(Runtime& rt, const Value* a) {
    TRY(check_open(rt, stream_of(a[0])));
    return Value::true_value();
}

constexpr std::string_view newline_texts[] = {"", "", "\n", "\r", "\r\n"};

Result<Value> string_io_getstate(Runtime& rt, const Value* a) {
    StringIO* stream = stream_of(a[0]);
    Value text = TRY(string_io_getvalue(rt, a));
    Value newline = Value::none();
    if (stream->newline != Newline::universal)
        newline = rt.text(newline_texts[static_cast<int>(stream->newline)]);
    Dict* dict = instance_dict(rt, a[0].object(), false);
    Value attributes = Value::none();
    if (dict != nullptr) attributes = dict_copy(rt, dict);
    Value items[] = {text, newline, new_int(rt, stream->position), attributes};
    return new_tuple(rt, items);
}

Result<void> start_over(Runtime& rt, StringIO* stream, const Value& newline) {
    Newline mode = Newline::universal;
    if (!newline.is_empty() && !newline.is_none()) {
        if (!is_str(newline))
            return rt.type_error("newline must be str or None, not {}", argument_type_name(rt, newline));
        std::string text = TRY(encode(rt, newline, "utf-8", "strict"));
        int found = 4;
        while (found > 0 && text != newline_texts[found]) --found;
        if (found == 0) {
            std::string shown = TRY(repr_utf8(rt, newline));
            return rt.value_error("illegal newline value: {}", shown);
        }
        mode = static_cast<Newline>(found);
    } else if (newline.is_empty()) {
        mode = Newline::line_feed;
    }
    stream->newline = mode;
    stream->text.clear();
    stream->position = 0;
    stream->seen = 0;
    stream->closed = false;
    stream->initialized = true;
    return {};
}

Result<Value> string_io_setstate(Runtime& rt, const Value* a) {
    if (stream_of(a[0])->closed) return rt.value_error("I/O operation on closed file");
    if (!is_tuple(a[1]) || a[1].as<Tuple>()->length < 4)
        return rt.type_error("{}.__setstate__ argument should be 4-tuple, got {}", type_name(rt, a[0]),
                             type_name(rt, a[1]));
    const Tuple& state = *a[1].as<Tuple>();
    if (!is_str(state[0]))
        return rt.type_error("initial_value must be str or None, not {}", argument_type_name(rt, state[0]));
    StringIO* stream = stream_of(a[0]);
    TRY(start_over(rt, stream, state[1]));
    // what was saved is translated already
    const Str* text = state[0].as<Str>();
    for (Size i = 0; i < text->length; ++i) stream->text.push_back(text->at(i));
    if (!is_int(state[2]))
        return rt.type_error("third item of state must be an integer, got {}", type_name(rt, state[2]));
    Size position = TRY(size_argument(rt, state[2], 0));
    if (position < 0) return rt.value_error("position value cannot be negative");
    stream->position = position;
    if (!state[3].is_none()) {
        if (!is_dict(state[3]))
            return rt.type_error("fourth item of state should be a dict, got a {}", type_name(rt, state[3]));
        TRY(dict_merge(rt, instance_dict(rt, a[0].object(), true), state[3].as<Dict>()));
    }
    return Value::none();
}

Result<Value> string_io_new(Runtime& rt, Type* type, const CallArguments&) {
    auto* stream = rt.allocate<StringIO>(type);
    stream->initialized = false;
    stream->closed = false;
    return Value::adopt(stream);
}

Result<void> string_io_init(Runtime& rt, const Value& self, const Value* a) {
    StringIO* stream = stream_of(self);
    if (!a[1].is_empty() && !a[1].is_none() && !is_str(a[1]))
        return rt.type_error("newline must be str or None, not {}", argument_type_name(rt, a[1]));
    bool has_text = !a[0].is_empty() && !a[0].is_none();
    if (has_text && !is_str(a[0]))
        return rt.type_error("initial_value must be str or None, not {}", argument_type_name(rt, a[0]));
    TRY(start_over(rt, stream, a[1]));
    if (has_text) TRY(write_text(rt, stream, a[0].as<Str>()));
    stream->position = 0;
    return {};
}

// ---- attributes

Result<Value> string_io_closed(Runtime& rt, const Value& self) {
    if (!stream_of(self)->initialized) return rt.value_error("I/O operation on uninitialized object");
    return Value::boolean(stream_of(self)->closed);
}

Result<Value> string_io_line_buffering(Runtime& rt, const Value& self) {
    TRY(check_open(rt, stream_of(self)));
    return Value::false_value();
}

Result<Value> string_io_newlines(Runtime& rt, const Value& self) {
    StringIO* stream = stream_of(self);
    TRY(check_open(rt, stream));
    Value found[3];
    int count = 0;
    if (stream->seen & 1) found[count++] = rt.text("\r");
    if (stream->seen & 2) found[count++] = rt.text("\n");
    if (stream->seen & 4) found[count++] = rt.text("\r\n");
    if (count == 0) return Value::none();
    if (count == 1) return Value(found[0]);
    return new_tuple(rt, std::span<const Value>(found, static_cast<std::size_t>(count)));
}

Result<Value> string_io_next(Runtime& rt, const Value& self) {
    StringIO* stream = stream_of(self);
    TRY(check_open(rt, stream));
    if (rt.is_exactly(self, BuiltinType::string_io)) {
        Size size = line_length(stream, -1);
        if (size == 0) return Value();
        return take_text(rt, stream, size);
    }
    Value line = TRY(call_method(rt, self, "readline"));
    if (!is_str(line))
        return rt.raise(BuiltinType::OSError, "readline() should have returned a str object, not '{}'",
                        type_name(rt, line));
    return line.as<Str>()->length == 0 ? Value() : line;
}

constexpr NativeMethod string_io_methods[] = {
    {"__getstate__(self, /)", string_io_getstate},
    {"__setstate__(self, state, /)", string_io_setstate},
    {"close(self, /)", string_io_close},
    {"getvalue(self, /)", string_io_getvalue, doc<"Retrieve the entire contents of the object.">},
    {"read(self, size=-1, /)", string_io_read},
    {"readable(self, /)", string_io_true, doc<"Returns True if the IO object can be read.">},
    {"readline(self, size=-1, /)", string_io_readline},
    {"seek(self, pos, whence=0, /)", string_io_seek},
    {"seekable(self, /)", string_io_true, doc<"Returns True if the IO object can be seeked.">},
    {"tell(self, /)", string_io_tell, doc<"Tell the current file position.">},
    {"truncate(self, pos=None, /)", string_io_truncate},
    {"writable(self, /)", string_io_true, doc<"Returns True if the IO object can be written.">},
    {"write(self, s, /)", string_io_write},
};

constexpr NativeProperty string_io_properties[] = {
    {"closed", string_io_closed},
    {"line_buffering", string_io_line_buffering},
    {"newlines", string_io_newlines},
};

constexpr TypeSpec string_io_spec = {
    .id = BuiltinType::string_io,
    .name = "_io.StringIO",
    .base = BuiltinType::text_io_base,
    .flags = type_flags::subclassable | type_flags::has_dict | type_flags::weakly_referable,
    .layout = layout_of<StringIO>(),
    .methods = string_io_methods,
    .properties = string_io_properties,
    .slots = {.next = string_io_next,
              .new_ = string_io_new,
              .init = bound_init<"StringIO(initial_value='', newline='\\n')", string_io_init>},
    .doc =
        "Text I/O implementation using an in-memory buffer.\n\n"
        "The initial_value argument sets the value of object.  The newline\n"
        "argument is like the one of TextIOWrapper's constructor.",
};

}  // namespace

void install_string_io(Runtime& rt) {
    rt.define_type(string_io_spec);
}

}  // namespace bufferscope
