// open() and the modules _io and array; their types are in buffer/.
#include "modules/io.h"

#include "buffer/arguments.h"
#include "buffer/array.h"
#include "buffer/buffered.h"
#include "buffer/file_io.h"
#include "buffer/stream.h"
#include "modules/builtins.h"
#include "object/protocol.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

namespace {

void set_member(Runtime& rt, Dict* members, std::string_view name, const Value& value) {
    dict_set(rt, members, rt.intern(name).get(), value);
}

void set_type(Runtime& rt, Dict* members, std::string_view name, BuiltinType id) {
    set_member(rt, members, name, Value::share(rt.type(id)));
}

/// class UnsupportedOperation(OSError, ValueError), a class like one made by a class statement.
Result<Value> make_unsupported_operation(Runtime& rt) {
    Value bases[] = {Value::share(rt.type(BuiltinType::OSError)),
                     Value::share(rt.type(BuiltinType::ValueError))};
    Ref<Tuple> base_tuple = TRY(new_tuple(rt, bases));
    Ref<Dict> members = new_dict(rt);
    Value module = rt.intern("io");
    dict_set(rt, members.get(), rt.name(Name::module), module);
    Value name = rt.intern("UnsupportedOperation");
    return new_class(rt, rt.type(BuiltinType::type), name, base_tuple.get(), members.get(), CallArguments{});
}

// ---- open()

struct OpenMode {
    std::string text, raw;
    bool creating = false, reading = false, writing = false, appending = false, updating = false,
         is_text = false, binary = false;
};

/// The checks of _io.open in its order.
Result<void> read_mode(Runtime& rt, const Value& mode, OpenMode& out) {
    out.text = mode.is_empty() ? "r" : utf8_of(mode);
    std::string seen;
    for (char c : out.text) {
        bool known = std::string_view("xrwa+tb").find(c) != std::string_view::npos;
        if (!known || seen.find(c) != std::string::npos)
            return rt.value_error("invalid mode: '{}'", out.text);
        seen += c;
    }
    auto has = [&](char c) { return seen.find(c) != std::string::npos; };
    out.creating = has('x');
    out.reading = has('r');
    out.writing = has('w');
    out.appending = has('a');
    out.updating = has('+');
    out.is_text = has('t');
    out.binary = has('b');
    for (char c : {'x', 'r', 'w', 'a', '+'}) {
        if (has(c)) out.raw += c;
    }
    if (out.is_text && out.binary) return rt.value_error("can't have text and binary mode at once");
    if (out.creating + out.reading + out.writing + out.appending > 1)
        return rt.value_error("must have exactly one of create/read/write/append mode");
    return {};
}

Result<bool> text_or_none(Runtime& rt, const Value& value, std::string_view name) {
    if (value.is_empty() || value.is_none()) return false;
    if (is_str(value)) return true;
    return rt.type_error("open() argument '{}' must be str or None, not {}", name, type_name(rt, value));
}

BuiltinType buffer_class(const OpenMode& mode) {
    if (mode.updating) return BuiltinType::buffered_random;
    return mode.reading ? BuiltinType::buffered_reader : BuiltinType::buffered_writer;
}

/// The layers above the raw stream; `stream` is the topmost that was made, to be closed if another fails.
Result<void> build_layers(Runtime& rt, const Value* a, const OpenMode& mode, Size buffering, Value& stream) {
    bool line_buffering = buffering == 1 && !mode.binary;
    if (buffering == 0) {
        if (!mode.binary) return rt.value_error("can't have unbuffered text I/O");
        return {};
    }
    Value type = Value::share(rt.type(buffer_class(mode)));
    stream = TRY(call(rt, type, stream, Value::small(buffering < 2 ? default_buffer_size : buffering)));
    if (mode.binary) return {};
    Value text = Value::share(rt.type(BuiltinType::text_io));
    auto given = [](const Value& value) { return value.is_empty() ? Value::none() : value; };
    Value all[] = {stream, given(a[3]), given(a[4]), given(a[5]), Value::boolean(line_buffering)};
    stream = TRY(call(rt, text, CallArguments{all, 5, nullptr}));
    Value key = rt.intern("mode");
    return set_attribute(rt, stream, key, Value(rt.text(mode.text)));
}

/// file, mode, buffering, encoding, errors, newline, closefd, opener
Result<Value> io_open(Runtime& rt, const Value* a) {
    if (!a[1].is_empty() && !is_str(a[1]))
        return rt.type_error("open() argument 'mode' must be str, not {}", argument_type_name(rt, a[1]));
    Size buffering = TRY(int_argument(rt, a[2], -1));
    bool has_encoding = TRY(text_or_none(rt, a[3], "encoding"));
    bool has_errors = TRY(text_or_none(rt, a[4], "errors"));
    bool has_newline = TRY(text_or_none(rt, a[5], "newline"));
    bool closes = TRY(bool_argument(rt, a[6], true));
    Value file = a[0];
    if (!is_number(rt, file)) file = TRY(path_of(rt, file));
    OpenMode mode;
    TRY(read_mode(rt, a[1], mode));
    if (mode.binary && (has_encoding || has_errors || has_newline))
        return rt.value_error("binary mode doesn't take {} argument", has_encoding ? "an encoding"
                                                                      : has_errors ? "an errors"
                                                                                   : "a newline");
    if (mode.binary && buffering == 1)
        TRY(rt.interpreter->warn(BuiltinType::RuntimeWarning,
                                 "line buffering (buffering=1) isn't supported in binary mode, the default "
                                 "buffer size will be used"));
    Value type = Value::share(rt.type(BuiltinType::file_io));
    Value all[] = {file, Value(rt.text(mode.raw)), Value::boolean(closes),
                   a[7].is_empty() ? Value::none() : a[7]};
    Value stream = TRY(call(rt, type, CallArguments{all, 4, nullptr}));
    Result<void> built = build_layers(rt, a, mode, buffering, stream);
    if (!built.is_error()) return stream;
    Error error = built.take_error();
    Result<Value> closed = call_method(rt, stream, "close");
    if (closed.is_error()) return chain_errors(std::move(error), closed.take_error());
    return error;
}

Result<Value> io_open_code(Runtime& rt, const Value* a) {
    if (!is_str(a[0]))
        return rt.type_error("open_code() argument 'path' must be str, not {}", argument_type_name(rt, a[0]));
    Value all[] = {a[0], Value(rt.text("rb")), Value(), Value(), Value(), Value(), Value(), Value()};
    return io_open(rt, all);
}

Result<Value> io_text_encoding(Runtime& rt, const Value* a) {
    TRY(int_argument(rt, a[1], 2));
    if (a[0].is_none()) return Value(rt.text("locale"));
    return a[0];
}

constexpr NativeMethod open_row = {
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    io_open, "Open file and return a stream.  Raise OSError upon failure."};

constexpr NativeMethod io_functions[] = {
    {"open_code(path)", io_open_code, doc<"Opens the provided file with the intent to import the contents.">},
    {"text_encoding(encoding, stacklevel=2, /)", io_text_encoding,
     doc<"A helper function to choose the text encoding.">},
};

constexpr NativeMethod reconstructor_row = {
    "_array_reconstructor(arraytype, typecode, mformat_code, items, /)", array_reconstructor};

}  // namespace

Value new_open_function(Runtime& rt) {
    return new_native_function(rt, open_row, Value(), Value(rt.intern("_io")));
}

Result<void> fill_native_io_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    constexpr struct {
        const char* name;
        BuiltinType type;
    } types[] = {{"_IOBase", BuiltinType::io_base},
                 {"_RawIOBase", BuiltinType::raw_io_base},
                 {"_BufferedIOBase", BuiltinType::buffered_io_base},
                 {"_TextIOBase", BuiltinType::text_io_base},
                 {"FileIO", BuiltinType::file_io},
                 {"BytesIO", BuiltinType::bytes_io},
                 {"_BytesIOBuffer", BuiltinType::bytes_io_buffer},
                 {"StringIO", BuiltinType::string_io},
                 {"BufferedReader", BuiltinType::buffered_reader},
                 {"BufferedWriter", BuiltinType::buffered_writer},
                 {"BufferedRWPair", BuiltinType::buffered_pair},
                 {"BufferedRandom", BuiltinType::buffered_random},
                 {"TextIOWrapper", BuiltinType::text_io},
                 {"IncrementalNewlineDecoder", BuiltinType::newline_decoder},
                 {"BlockingIOError", BuiltinType::BlockingIOError}};
    for (const auto& each : types) set_type(rt, members, each.name, each.type);
    Value unsupported = TRY(make_unsupported_operation(rt));
    set_member(rt, members, "UnsupportedOperation", unsupported);
    set_member(rt, members, "DEFAULT_BUFFER_SIZE", Value::small(default_buffer_size));
    set_member(rt, members, "open", *dict_find(vm.builtins(), rt.intern("open").get()));
    add_functions(rt, members, io_functions, "_io");
    return {};
}

namespace {

constexpr std::string_view abstract_names[] = {"IOBase",     "RawIOBase", "BufferedIOBase",
                                               "TextIOBase", "Reader",    "Writer"};

/// io.__getattr__: the abstract classes are Python and made when a program first names one.
Result<Value> make_abstract(Runtime& rt, const Value* a) {
    bool abstract = false;
    for (std::string_view each : abstract_names)
        abstract = abstract || (is_str(a[0]) && equal(a[0].as<Str>(), each));
    if (!abstract)
        return rt.raise(BuiltinType::AttributeError, "module 'io' has no attribute '{}'", utf8_of(a[0]));
    Value module =
        TRY(rt.interpreter->import_module(Value(rt.intern("io")), Value::none(), Value::none(), 0));
    for (std::string_view each : abstract_names) {
        Value made = TRY(module_attribute(rt, "_io_classes", each));
        TRY(set_attribute(rt, module, Value(rt.intern(each)), made));
    }
    return get_attribute(rt, module, a[0]);
}

constexpr NativeMethod getattr_row = {"__getattr__(name, /)", make_abstract};

}  // namespace

Result<void> fill_io_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    Value native = TRY(vm.import_absolute("_io"));
    Ref<List> all = new_list(rt);
    Size position = 0;
    const Dict::Entry* entry = nullptr;
    while (dict_next(module_dict(rt, native), position, entry)) {
        Value name = entry->key;
        if (name.as<Str>()->at(0) == '_') continue;
        dict_set(rt, members, name.as<Str>(), entry->value);
        TRY(list_append(rt, all.get(), std::move(name)));
    }
    for (std::string_view each : abstract_names) TRY(list_append(rt, all.get(), Value(rt.intern(each))));
    constexpr std::string_view places[] = {"SEEK_SET", "SEEK_CUR", "SEEK_END"};
    for (int i = 0; i < 3; ++i) {
        set_member(rt, members, places[i], Value::small(i));
        TRY(list_append(rt, all.get(), Value(rt.intern(places[i]))));
    }
    set_member(rt, members, "__all__", Value(all));
    set_member(rt, members, "__getattr__",
               new_native_function(rt, getattr_row, Value(), Value(rt.intern("io"))));
    return {};
}

Result<void> fill_array_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    set_type(rt, members, "array", BuiltinType::array);
    set_type(rt, members, "ArrayType", BuiltinType::array);
    set_member(rt, members, "typecodes", rt.text(array_typecodes));
    Value module = rt.intern("array");
    set_member(rt, members, "_array_reconstructor",
               new_native_function(rt, reconstructor_row, Value(), module));
    return {};
}

}  // namespace bufferscope
