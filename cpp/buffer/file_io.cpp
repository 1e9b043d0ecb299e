// io.FileIO, and reading and writing by descriptor.
#include "buffer/file_io.h"

#include <cstring>

#include "buffer/arguments.h"
#include "buffer/bytes.h"
#include "buffer/stream.h"
#include "types/codecs.h"
#include "types/exceptions.h"
#include "types/int.h"

namespace bufferscope {

// ---- names

Result<Value> path_of(Runtime& rt, const Value& path) {
    if (is_str(path) || is_bytes(path)) return path;
    Value method = TRY(find_special(rt, path, Name::fspath));
    if (method.is_empty())
        return rt.type_error("expected str, bytes or os.PathLike object, not {}",
                             utf8_of(rt.type_of(path)->name.get()));
    Value answer = TRY(call(rt, method));
    if (is_str(answer) || is_bytes(answer)) return answer;
    return rt.type_error("expected {}.__fspath__() to return str or bytes, not {}", type_name(rt, path),
                         type_name(rt, answer));
}

Result<std::string> path_argument(Runtime& rt, const Value& path) {
    Value name = TRY(path_of(rt, path));
    std::string bytes;
    if (is_bytes(name)) {
        bytes = name.as<Bytes>()->text();
    } else {
        bytes = TRY(encode(rt, name, "utf-8", "surrogateescape"));
    }
    if (bytes.find('\0') != std::string::npos) return rt.value_error("embedded null byte");
    return bytes;
}

Result<Value> name_value(Runtime& rt, std::string_view name) {
    return decode(rt, name, "utf-8", "surrogateescape");
}

Result<std::int64_t> position_argument(Runtime& rt, const Value& value, BuiltinType too_big) {
    Value number = TRY(index(rt, value));
    std::int64_t position = 0;
    if (!int_to_int64(number, position)) {
        if (too_big == BuiltinType::OverflowError)
            return rt.overflow_error("Python int too large to convert to C long");
        return rt.raise(too_big, "cannot fit '{}' into an offset-sized integer", type_name(rt, value));
    }
    return position;
}

// ---- descriptors

Error file_failure(Runtime& rt, int error, const Value& name) {
    if (error == file_error::no_memory) return rt.memory_error();
    return os_error(rt, error, name);
}

Result<OpenFile*> open_file(Runtime& rt, int descriptor) {
    OpenFile* file = rt.files.descriptor(descriptor);
    if (!file) return os_error(rt, file_error::bad_descriptor);
    return file;
}

Result<Size> descriptor_read(Runtime& rt, int descriptor, std::uint8_t* out, Size size) {
    OpenFile* file = TRY(open_file(rt, descriptor));
    auto wanted = static_cast<std::size_t>(size);
    if (file->node) {
        if (file->node->kind == FileNode::Kind::folder) return os_error(rt, file_error::is_folder);
        if ((file->flags & open_flags::access) == open_flags::write_only)
            return os_error(rt, file_error::bad_descriptor);
        return static_cast<Size>(rt.files.read(*file, out, wanted));
    }
    if (descriptor != 0) return os_error(rt, file_error::bad_descriptor);
    std::string& input = rt.files.input;
    while (size > 0 && input.empty() && !rt.files.input_ended) {
        bool more = TRY(rt.interpreter->more_input());
        rt.files.input_ended = !more;
    }
    if (wanted > input.size()) wanted = input.size();
    if (wanted > 0) std::memcpy(out, input.data(), wanted);
    input.erase(0, wanted);
    return static_cast<Size>(wanted);
}

Result<void> descriptor_write(Runtime& rt, int descriptor, std::string_view bytes) {
    OpenFile* file = TRY(open_file(rt, descriptor));
    if (file->node) {
        if ((file->flags & open_flags::access) == 0) return os_error(rt, file_error::bad_descriptor);
        if (int error = rt.files.write(*file, bytes)) return file_failure(rt, error);
        return {};
    }
    if (descriptor == 0) return os_error(rt, file_error::bad_descriptor);
    rt.interpreter->write_console(descriptor == 2, bytes);
    return {};
}

Result<std::int64_t> descriptor_seek(Runtime& rt, int descriptor, std::int64_t offset, int whence) {
    OpenFile* file = TRY(open_file(rt, descriptor));
    if (!file->node) return os_error(rt, file_error::illegal_seek);
    std::int64_t base = whence == 1 ? file->position : 0;
    if (whence == 2) base = rt.files.size_of(*file->node);
    std::int64_t target;
    if (whence < 0 || whence > 2 || __builtin_add_overflow(base, offset, &target) || target < 0)
        return os_error(rt, file_error::invalid);
    return file->position = target;
}

Result<void> descriptor_resize(Runtime& rt, int descriptor, std::int64_t size) {
    OpenFile* file = TRY(open_file(rt, descriptor));
    if (!file->node || (file->flags & open_flags::access) == 0) return os_error(rt, file_error::invalid);
    if (int error = rt.files.resize(*file->node, size)) return file_failure(rt, error);
    return {};
}

// ---- FileIO

namespace {

FileIO* file_of(const Value& self) {
    return self.as<FileIO>();
}

Result<FileIO*> open_stream(Runtime& rt, const Value& self) {
    if (file_of(self)->descriptor < 0) return rt.value_error("I/O operation on closed file");
    return file_of(self);
}

Result<void> parse_mode(Runtime& rt, FileIO* file, std::string_view mode, int& flags) {
    bool kind = false;
    bool plus = false;
    for (char c : mode) {
        bool is_kind = c == 'x' || c == 'r' || c == 'w' || c == 'a';
        if ((is_kind && kind) || (c == '+' && plus)) {
            kind = false;
            break;
        }
        if (is_kind) {
            kind = true;
            file->readable = c == 'r';
            file->writable = c != 'r';
            file->created = c == 'x';
            file->appending = c == 'a';
        } else if (c == '+') {
            plus = true;
        } else if (c != 'b') {
            return rt.value_error("invalid mode: {}", mode);
        }
    }
    if (!kind)
        return rt.value_error("Must have exactly one of create/read/write/append mode and at most one plus");
    if (file->created) flags |= open_flags::create | open_flags::exclusive;
    if (file->appending) flags |= open_flags::create | open_flags::append;
    if (file->writable && !file->created && !file->appending)
        flags |= open_flags::create | open_flags::truncate;
    if (plus) file->readable = file->writable = true;
    flags |= file->readable ? (file->writable ? open_flags::read_write : 0) : open_flags::write_only;
    return {};
}

/// The descriptor that the first argument is, -1 if it is a name.
Result<int> descriptor_argument(Runtime& rt, const Value& file) {
    if (file.is_bool())
        TRY(rt.interpreter->warn(BuiltinType::RuntimeWarning, "bool is used as a file descriptor"));
    if (!is_int(file) && !has_index(rt, file)) return -1;
    Result<Value> number = index(rt, file);
    std::int64_t wide;
    if (number.is_error() || !int_to_int64(number.take(), wide) || wide > INT32_MAX || wide < INT32_MIN)
        return -1;  // a name then
    if (wide < 0) return rt.value_error("negative file descriptor");
    return static_cast<int>(wide);
}

Result<void> open_named(Runtime& rt, FileIO* file, const Value& name, int flags, const Value& opener) {
    std::string path = TRY(path_argument(rt, name));
    if (opener.is_empty() || opener.is_none()) {
        if (int error = rt.files.open(path, flags, 0666, file->descriptor)) {
            file->descriptor = -1;
            return file_failure(rt, error, name);
        }
        return {};
    }
    Value answer = TRY(call(rt, opener, name, Value::small(flags)));
    if (!is_int(answer)) return rt.type_error("expected integer from opener");
    std::int32_t number = TRY(int_argument(rt, answer, -1));
    if (number < 0) return rt.value_error("opener returned {}", number);
    file->descriptor = number;
    return {};
}

Result<Value> close_descriptor(Runtime& rt, FileIO* file) {
    int descriptor = std::exchange(file->descriptor, -1);
    if (int error = descriptor >= 0 ? rt.files.close(descriptor) : 0) return os_error(rt, error);
    return Value::none();
}

/// A file that was opened, or given by its descriptor: no folder, and named.
Result<void> take_file(Runtime& rt, const Value& self, const Value& name) {
    FileIO* file = file_of(self);
    OpenFile* open = rt.files.descriptor(file->descriptor);
    if (!open) {
        file->descriptor = -1;
        return os_error(rt, file_error::bad_descriptor);
    }
    if (open->node && open->node->kind == FileNode::Kind::folder)
        return os_error(rt, file_error::is_folder, name);
    Value key = rt.intern("name");
    TRY(set_attribute(rt, self, key, name));
    if (file->appending) TRY(descriptor_seek(rt, file->descriptor, 0, 2));
    return {};
}

Result<Value> file_new(Runtime& rt, Type* type, const CallArguments&) {
    auto* file = rt.allocate<FileIO>(type);
    file->descriptor = -1;
    file->readable = file->writable = file->appending = file->created = file->finalizing = false;
    file->seekable = -1;
    file->closes_descriptor = true;
    return Value::adopt(file);
}

Result<void> file_init(Runtime& rt, const Value& self, const Value* a) {  // file, mode, closefd, opener
    std::string mode = TRY(text_argument(rt, a[1], "FileIO", "mode", "r"));
    bool closes = TRY(bool_argument(rt, a[2], true));
    FileIO* file = file_of(self);
    if (file->descriptor >= 0) {
        if (file->closes_descriptor) TRY(close_descriptor(rt, file));
        file->descriptor = -1;
    }
    int descriptor = TRY(descriptor_argument(rt, a[0]));
    if (descriptor < 0) TRY(path_argument(rt, a[0]));
    file->readable = file->writable = file->appending = file->created = false;
    file->seekable = -1;
    file->closes_descriptor = closes;
    int flags = open_flags::close_on_exec;
    TRY(parse_mode(rt, file, mode, flags));
    if (descriptor >= 0) {
        file->descriptor = descriptor;
    } else {
        if (!closes) return rt.value_error("Cannot use closefd=False with file name");
        TRY(open_named(rt, file, a[0], flags, a[3]));
    }
    Result<void> taken = take_file(rt, self, a[0]);
    if (!taken.is_error()) return {};
    Error error = taken.take_error();
    if (descriptor < 0) {
        Result<Value> closed = close_descriptor(rt, file);
        (void)closed.is_error();
    }
    file->descriptor = -1;
    return error;
}

/// "rb+" and the like.
const char* mode_text(const FileIO* file) {
    if (file->created) return file->readable ? "xb+" : "xb";
    if (file->appending) return file->readable ? "ab+" : "ab";
    if (file->readable) return file->writable ? "rb+" : "rb";
    return "wb";
}

Result<Value> file_repr(Runtime& rt, const Value& self) {
    FileIO* file = file_of(self);
    if (file->descriptor < 0) return rt.text(format_text("<{} [closed]>", {type_name(rt, self)}));
    const char* closes = file->closes_descriptor ? "True" : "False";
    Value key = rt.intern("name");
    Value name = TRY(find_attribute(rt, self, key));
    if (name.is_empty())
        return rt.text(format_text("<{} fd={} mode='{}' closefd={}>",
                                   {type_name(rt, self), file->descriptor, mode_text(file), closes}));
    ReprGuard guard(rt, self.object());
    if (guard.nested())
        return rt.raise(BuiltinType::RuntimeError, "reentrant call inside {}.__repr__", type_name(rt, self));
    std::string shown = TRY(repr_utf8(rt, name));
    return new_str(rt, format_text("<{} name={} mode='{}' closefd={}>",
                                   {type_name(rt, self), shown, mode_text(file), closes}));
}

// ---- reading and writing

Result<FileIO*> reader(Runtime& rt, const Value& self) {
    FileIO* file = TRY(open_stream(rt, self));
    if (!file->readable) return unsupported_operation(rt, "File not open for reading");
    return file;
}

Result<FileIO*> writer(Runtime& rt, const Value& self) {
    FileIO* file = TRY(open_stream(rt, self));
    if (!file->writable) return unsupported_operation(rt, "File not open for writing");
    return file;
}

Result<Value> file_readall(Runtime& rt, const Value* a) {
    FileIO* file = TRY(open_stream(rt, a[0]));
    std::string all;
    OpenFile* open = TRY(open_file(rt, file->descriptor));
    if (open->node) {
        std::int64_t left = rt.files.size_of(*open->node) - open->position;
        Ref<Bytes> bytes = TRY(allocate_bytes(rt, static_cast<std::size_t>(left < 0 ? 0 : left)));
        Size got = TRY(descriptor_read(rt, file->descriptor, bytes->data(), bytes->length));
        if (got == left && got > 1) return bytes;
        return new_bytes(rt, bytes->span().first(static_cast<std::size_t>(got)));
    }
    TRY(await_input(rt, -1));
    std::uint8_t piece[4096];
    while (true) {
        Size got = TRY(descriptor_read(rt, file->descriptor, piece, sizeof piece));
        if (got == 0) break;
        all.append(reinterpret_cast<const char*>(piece), static_cast<std::size_t>(got));
    }
    return new_bytes(rt, all);
}

Result<Value> file_read(Runtime& rt, const Value* a) {
    Size size = TRY(optional_size_argument(rt, a[1], -1));
    FileIO* file = TRY(reader(rt, a[0]));
    if (size < 0) return file_readall(rt, a);
    OpenFile* open = TRY(open_file(rt, file->descriptor));
    if (open->node) {  // no more room than there is to read
        std::int64_t left = rt.files.size_of(*open->node) - open->position;
        if (size > left) size = left < 0 ? 0 : static_cast<Size>(left);
    } else if (size > 1 << 16) {
        size = 1 << 16;
    }
    Ref<Bytes> bytes = TRY(allocate_bytes(rt, static_cast<std::size_t>(size)));
    Size got = TRY(descriptor_read(rt, file->descriptor, bytes->data(), size));
    if (got == size && got > 1) return bytes;
    return new_bytes(rt, bytes->span().first(static_cast<std::size_t>(got)));
}

Result<Value> file_readinto(Runtime& rt, const Value* a) {
    Export target = TRY(writable_bytes_like(rt, a[1], "readinto"));
    Size got = TRY(file_io_read(rt, file_of(a[0]), target.data(), target.length()));
    return new_int(rt, got);
}

Result<Value> file_write(Runtime& rt, const Value* a) {
    Export source = TRY(bytes_like(rt, a[1]));
    TRY(file_io_write(rt, file_of(a[0]), text_of(source.bytes())));
    return new_int(rt, source.length());
}

Result<Value> file_seek(Runtime& rt, const Value* a) {
    std::int32_t whence = TRY(int_argument(rt, a[2], 0));
    FileIO* file = TRY(open_stream(rt, a[0]));
    std::int64_t offset = TRY(position_argument(rt, a[1]));
    std::int64_t position = TRY(descriptor_seek(rt, file->descriptor, offset, whence));
    return new_int(rt, position);
}

Result<Value> file_tell(Runtime& rt, const Value* a) {
    FileIO* file = TRY(open_stream(rt, a[0]));
    std::int64_t position = TRY(descriptor_seek(rt, file->descriptor, 0, 1));
    return new_int(rt, position);
}

Result<Value> file_truncate(Runtime& rt, const Value* a) {
    FileIO* file = TRY(writer(rt, a[0]));
    Value size = a[1];
    if (size.is_empty() || size.is_none()) size = TRY(file_tell(rt, a));
    std::int64_t length = TRY(position_argument(rt, size));
    TRY(descriptor_resize(rt, file->descriptor, length));
    return size;
}

// ---- the rest

Result<Value> file_dealloc_warn(Runtime& rt, const Value* a) {
    FileIO* file = file_of(a[0]);
    if (file->descriptor < 0 || !file->closes_descriptor) return Value::none();
    Value handled = rt.handled_exception;
    Result<std::string> shown = repr_utf8(rt, a[1]);
    if (shown.is_error()) return Value::none();
    std::string text = "unclosed file " + shown.take();
    Result<void> warned = rt.interpreter->warn(BuiltinType::ResourceWarning, text, a[1]);
    rt.handled_exception = handled;
    if (warned.is_error())
        rt.interpreter->report_unraisable(
            warned.take_error(), format_text("Exception ignored while finalizing file {}", {text.substr(14)}),
            Value());
    return Value::none();
}

Result<Value> file_close(Runtime& rt, const Value* a) {
    Value base = Value::share(rt.type(BuiltinType::raw_io_base));
    Result<Value> flushed = call_method(rt, base, "close", {a[0]});
    FileIO* file = file_of(a[0]);
    if (!file->closes_descriptor) {
        file->descriptor = -1;
        return flushed;
    }
    if (file->finalizing) {
        Value both[] = {a[0], a[0]};
        TRY(file_dealloc_warn(rt, both));
    }
    TRY(close_descriptor(rt, file));
    return flushed;
}

template <bool FileIO::*flag>
Result<Value> file_can(Runtime& rt, const Value* a) {
    FileIO* file = TRY(open_stream(rt, a[0]));
    return Value::boolean(file->*flag);
}

Result<Value> file_seekable(Runtime& rt, const Value* a) {
    FileIO* file = TRY(open_stream(rt, a[0]));
    if (file->seekable < 0) {
        Result<Value> position = call_method(rt, a[0], "tell");
        file->seekable = !position.is_error();
        if (position.is_error()) (void)position.take_error();
    }
    return Value::boolean(file->seekable != 0);
}

Result<Value> file_isatty(Runtime& rt, const Value* a) {
    TRY(open_stream(rt, a[0]));
    return Value::false_value();
}

Result<Value> file_fileno(Runtime& rt, const Value* a) {
    FileIO* file = TRY(open_stream(rt, a[0]));
    return Value::small(file->descriptor);
}

Result<Value> file_closed(Runtime&, const Value& self) {
    return Value::boolean(file_io_closed(self));
}
Result<Value> file_closefd(Runtime&, const Value& self) {
    return Value::boolean(file_of(self)->closes_descriptor);
}
Result<Value> file_mode(Runtime& rt, const Value& self) {
    return Value(rt.text(mode_text(file_of(self))));
}
Result<Value> file_block_size(Runtime&, const Value&) {
    return Value::small(4096);
}
Result<Value> file_finalizing(Runtime&, const Value& self) {
    return Value::boolean(file_of(self)->finalizing);
}
Result<void> set_file_finalizing(Runtime& rt, const Value& self, const Value& value) {
    file_of(self)->finalizing = TRY(bool_argument(rt, value, false));
    return {};
}

constexpr NativeMethod file_methods[] = {
    {"read(self, size=-1, /)", file_read},
    {"readall(self, /)", file_readall},
    {"readinto(self, buffer, /)", file_readinto},
    {"write(self, b, /)", file_write},
    {"seek(self, pos, whence=0, /)", file_seek},
    {"tell(self, /)", file_tell},
    {"truncate(self, size=None, /)", file_truncate},
    {"close(self, /)", file_close},
    {"seekable(self, /)", file_seekable},
    {"readable(self, /)", file_can<&FileIO::readable>},
    {"writable(self, /)", file_can<&FileIO::writable>},
    {"fileno(self, /)", file_fileno},
    {"isatty(self, /)", file_isatty},
    {"_isatty_open_only(self, /)", file_isatty},
    {"_dealloc_warn(self, source, /)", file_dealloc_warn},
    {"__getstate__(self, /)", refuse_pickle},
};

constexpr NativeProperty file_properties[] = {
    {"closed", file_closed, nullptr, doc<"True if the file is closed">},
    {"closefd", file_closefd, nullptr, doc<"True if the file descriptor will be closed by close().">},
    {"mode", file_mode, nullptr, doc<"String giving the file mode">},
    {"_blksize", file_block_size},
    {"_finalizing", file_finalizing, set_file_finalizing},
};

constexpr TypeSpec file_spec = {
    .id = BuiltinType::file_io,
    .name = "_io.FileIO",
    .base = BuiltinType::raw_io_base,
    .flags = type_flags::subclassable | type_flags::has_dict | type_flags::weakly_referable,
    .layout = layout_of<FileIO>(),
    .methods = file_methods,
    .properties = file_properties,
    .slots = {.repr = file_repr,
              .new_ = file_new,
              .init = bound_init<"FileIO(file, mode='r', closefd=True, opener=None)", file_init>},
    .doc = "Open a file.",
};

}  // namespace

Result<Size> file_io_read(Runtime& rt, FileIO* file, std::uint8_t* out, Size size) {
    Value self = Value::share(file);
    TRY(reader(rt, self));
    return descriptor_read(rt, file->descriptor, out, size);
}

Result<void> file_io_write(Runtime& rt, FileIO* file, std::string_view bytes) {
    Value self = Value::share(file);
    TRY(writer(rt, self));
    return descriptor_write(rt, file->descriptor, bytes);
}

bool file_io_closed(const Value& file) {
    return file_of(file)->descriptor < 0;
}

void install_file_io(Runtime& rt) {
    rt.define_type(file_spec);
}

}  // namespace bufferscope
