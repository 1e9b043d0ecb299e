// ImportError, OSError and what is below it, SyntaxError, and the UnicodeErrors.
#include "base/utf8.h"
#include "object/protocol.h"
#include "types/exception_support.h"

namespace bufferscope {

namespace {

Value* fields_of(const Value& self) {
    return self.as<ExceptionObject>()->fields().data();
}

template <int index>
constexpr NativeProperty field_property(const char* name) {
    return {name, get_exception_field<index>, set_exception_field<index>};
}

// ---- ImportError

Result<void> import_error_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    namespace field = exception_field::import_error;
    Value name, path, name_from;
    const KeywordField keywords[] = {{"name", &name}, {"path", &path}, {"name_from", &name_from}};
    TRY(keyword_fields(rt, "ImportError", arguments, keywords));
    self.as<ExceptionObject>()->args = positional_arguments(rt, arguments);
    Value* fields = fields_of(self);
    fields[field::message] = arguments.positional == 1 ? arguments.values[0] : Value();
    fields[field::name] = name;
    fields[field::path] = path;
    fields[field::name_from] = name_from;
    return {};
}

Result<Value> import_error_str(Runtime& rt, const Value& self) {
    Value message = fields_of(self)[exception_field::import_error::message];
    if (!message.is_empty() && rt.is_exactly(message, BuiltinType::str)) return message;
    return exception_str(rt, self);
}

Result<Value> import_error_reduce(Runtime& rt, const Value* arguments) {
    namespace field = exception_field::import_error;
    const Value* fields = fields_of(arguments[0]);
    Dict* dict = instance_dict(rt, arguments[0].object(), false);
    Ref<Dict> state = dict ? dict_copy(rt, dict) : new_dict(rt);
    constexpr std::string_view names[] = {"name", "path", "name_from"};
    constexpr int indices[] = {field::name, field::path, field::name_from};
    for (int i = 0; i < 3; ++i) {
        if (!fields[indices[i]].is_empty())
            dict_set(rt, state.get(), rt.intern(names[i]).get(), fields[indices[i]]);
    }
    bool has_state = state->used > 0;
    Value parts[3] = {Value::share(rt.type_of(arguments[0])), arguments[0].as<ExceptionObject>()->args,
                      Value(std::move(state))};
    return new_tuple(rt, {parts, has_state ? std::size_t{3} : 2});
}

constexpr NativeMethod import_error_methods[] = {{"__reduce__(self, /)", import_error_reduce}};
constexpr NativeProperty import_error_properties[] = {
    field_property<exception_field::import_error::message>("msg"),
    field_property<exception_field::import_error::name>("name"),
    field_property<exception_field::import_error::path>("path"),
    field_property<exception_field::import_error::name_from>("name_from"),
};

// ---- OSError

/// errno of Linux to the subclass that OSError() makes for it.
struct ErrnoClass {
    int number;
    BuiltinType type;
};
constexpr ErrnoClass errno_classes[] = {
    {1, BuiltinType::PermissionError},           // EPERM
    {2, BuiltinType::FileNotFoundError},         // ENOENT
    {3, BuiltinType::ProcessLookupError},        // ESRCH
    {4, BuiltinType::InterruptedError},          // EINTR
    {10, BuiltinType::ChildProcessError},        // ECHILD
    {11, BuiltinType::BlockingIOError},          // EAGAIN
    {13, BuiltinType::PermissionError},          // EACCES
    {17, BuiltinType::FileExistsError},          // EEXIST
    {20, BuiltinType::NotADirectoryError},       // ENOTDIR
    {21, BuiltinType::IsADirectoryError},        // EISDIR
    {32, BuiltinType::BrokenPipeError},          // EPIPE
    {103, BuiltinType::ConnectionAbortedError},  // ECONNABORTED
    {104, BuiltinType::ConnectionResetError},    // ECONNRESET
    {108, BuiltinType::BrokenPipeError},         // ESHUTDOWN
    {110, BuiltinType::TimeoutError},            // ETIMEDOUT
    {111, BuiltinType::ConnectionRefusedError},  // ECONNREFUSED
    {114, BuiltinType::BlockingIOError},         // EALREADY
    {115, BuiltinType::BlockingIOError},         // EINPROGRESS
};

BuiltinType class_for_errno(const Value& number) {
    if (!number.is_small_int()) return BuiltinType::OSError;
    for (const ErrnoClass& each : errno_classes) {
        if (each.number == number.small_int()) return each.type;
    }
    return BuiltinType::OSError;
}

/// oserror_init: errno, strerror, filename, (winerror,) filename2.
Result<void> fill_os_error(Runtime& rt, const Value& self, const CallArguments& arguments) {
    namespace field = exception_field::os_error;
    TRY(refuse_keywords(rt, rt.type_of(self), arguments));
    Value* fields = fields_of(self);
    Value args = positional_arguments(rt, arguments);
    Size count = arguments.positional;
    if (count >= 2 && count <= 5) {
        fields[field::number] = arguments.values[0];
        fields[field::text] = arguments.values[1];
        if (count >= 3 && !arguments.values[2].is_none()) {
            const Value& file = arguments.values[2];
            bool is_count = rt.is_exactly(self, BuiltinType::BlockingIOError) && has_index(rt, file);
            if (is_count) {
                Size written = TRY(index_size(rt, file, BuiltinType::ValueError));
                fields[field::written] = Value::small(written);
            } else {
                fields[field::file] = file;
                if (count == 5 && !arguments.values[4].is_none())
                    fields[field::second_file] = arguments.values[4];
                args = Value(MUST(new_tuple(rt, {arguments.values, 2})));
            }
        }
    }
    self.as<ExceptionObject>()->args = args;
    return {};
}

/// As in CPython __new__ fills the fields, unless the subclass has its own __init__ and not its own __new__.
bool init_fills(Runtime& rt, const Type* type) {
    const Type* os_error = rt.type(BuiltinType::OSError);
    return type->slots.init != os_error->slots.init && type->slots.new_ == os_error->slots.new_;
}

Result<Value> os_error_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    if (!init_fills(rt, type)) TRY(refuse_keywords(rt, type, arguments));  // before there is an object to die
    if (type == rt.type(BuiltinType::OSError) && arguments.positional >= 2 && arguments.positional <= 5) {
        type = rt.type(class_for_errno(arguments.values[0]));
    }
    Value made = Value::adopt(rt.allocate_exception(type));
    made.as<ExceptionObject>()->args = Value(rt.empty_tuple);
    if (!init_fills(rt, type)) TRY(fill_os_error(rt, made, arguments));
    return made;
}

Result<void> os_error_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    if (!init_fills(rt, rt.type_of(self))) return {};
    return fill_os_error(rt, self, arguments);
}

Result<Value> os_error_str(Runtime& rt, const Value& self) {
    namespace field = exception_field::os_error;
    Value number = fields_of(self)[field::number];
    Value text = fields_of(self)[field::text];
    Value file = fields_of(self)[field::file];
    Value second = fields_of(self)[field::second_file];
    if (number.is_empty() || text.is_empty()) {
        if (file.is_empty()) return exception_str(rt, self);
    }
    Ref<Str> number_text = TRY(str(rt, or_none(number)));
    Ref<Str> text_text = TRY(str(rt, or_none(text)));
    std::string out = format_text("[Errno {}] {}", {utf8_of(number_text.get()), utf8_of(text_text.get())});
    if (!file.is_empty()) {
        std::string shown = TRY(repr_utf8(rt, file));
        out += ": " + shown;
        if (!second.is_empty()) {
            std::string target = TRY(repr_utf8(rt, second));
            out += " -> " + target;
        }
    }
    return new_str(rt, out);
}

Result<Value> os_error_reduce(Runtime& rt, const Value* arguments) {
    namespace field = exception_field::os_error;
    const Value* fields = fields_of(arguments[0]);
    Value args = arguments[0].as<ExceptionObject>()->args;
    const Tuple* tuple = args.as<Tuple>();
    if (tuple->length == 2 && !fields[field::file].is_empty()) {
        Value more[5] = {(*tuple)[0], (*tuple)[1], fields[field::file], Value::none(),
                         fields[field::second_file]};
        args = Value(MUST(new_tuple(rt, {more, more[4].is_empty() ? std::size_t{3} : 5})));
    }
    Dict* dict = instance_dict(rt, arguments[0].object(), false);
    bool has_state = dict && dict->used > 0;
    Value parts[3] = {Value::share(rt.type_of(arguments[0])), args, has_state ? Value::share(dict) : Value()};
    return new_tuple(rt, {parts, has_state ? std::size_t{3} : 2});
}

Result<Value> get_written(Runtime& rt, const Value& self) {
    Value written = fields_of(self)[exception_field::os_error::written];
    if (written.is_empty())
        return rt.attribute_error(self, rt.intern("characters_written"), "characters_written");
    return written;
}
Result<void> set_written(Runtime& rt, const Value& self, const Value& value) {
    Value& written = fields_of(self)[exception_field::os_error::written];
    if (value.is_empty()) {
        if (written.is_empty()) {
            return rt.attribute_error(self, rt.intern("characters_written"), "characters_written");
        }
        written = Value();
        return {};
    }
    Size count = TRY(index_size(rt, value, BuiltinType::ValueError));
    written = Value::small(count);
    return {};
}

constexpr NativeMethod os_error_methods[] = {{"__reduce__(self, /)", os_error_reduce}};
constexpr NativeProperty os_error_properties[] = {
    field_property<exception_field::os_error::number>("errno"),
    field_property<exception_field::os_error::text>("strerror"),
    field_property<exception_field::os_error::file>("filename"),
    field_property<exception_field::os_error::second_file>("filename2"),
    {"characters_written", get_written, set_written},
};

// ---- SyntaxError

Result<void> syntax_error_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    namespace field = exception_field::syntax_error;
    TRY(refuse_keywords(rt, rt.type_of(self), arguments));
    self.as<ExceptionObject>()->args = positional_arguments(rt, arguments);
    Value* fields = fields_of(self);
    if (arguments.positional >= 1) fields[field::message] = arguments.values[0];
    if (arguments.positional != 2) return {};
    Ref<Tuple> details = TRY(to_tuple(rt, arguments.values[1]));
    Size count = details->length;
    if (count < 4) return rt.type_error("function takes at least 4 arguments ({} given)", count);
    if (count > 7) return rt.type_error("function takes at most 7 arguments ({} given)", count);
    constexpr int order[] = {field::file,     field::line,       field::offset,  field::text,
                             field::end_line, field::end_offset, field::metadata};
    for (int index : order) fields[index] = Value();
    for (Size i = 0; i < count; ++i) fields[order[i]] = (*details)[i];
    if (count == 5) return rt.type_error("end_offset must be provided when end_lineno is provided");
    return {};
}

Result<Value> syntax_error_str(Runtime& rt, const Value& self) {
    namespace field = exception_field::syntax_error;
    const Value* fields = fields_of(self);
    Ref<Str> message = TRY(str(rt, or_none(fields[field::message])));
    std::string file;
    bool has_file = !fields[field::file].is_empty() && is_str(fields[field::file]);
    if (has_file) {
        file = utf8_of(fields[field::file]);
        std::size_t slash = file.rfind('/');
        if (slash != std::string::npos) file.erase(0, slash + 1);
    }
    std::int64_t line = 0;
    const Value& number = fields[field::line];
    bool has_line =
        !number.is_empty() && rt.is_exactly(number, BuiltinType::int_) && int_to_int64(number, line);
    if (!has_file && !has_line) return Value(std::move(message));
    std::string out = utf8_of(message.get()) + " (" + file;
    if (has_line) {
        out += has_file ? ", line " : "line ";
        append_decimal(out, line);
    }
    return new_str(rt, out + ")");
}

constexpr NativeProperty syntax_error_properties[] = {
    field_property<exception_field::syntax_error::message>("msg"),
    field_property<exception_field::syntax_error::file>("filename"),
    field_property<exception_field::syntax_error::line>("lineno"),
    field_property<exception_field::syntax_error::offset>("offset"),
    field_property<exception_field::syntax_error::text>("text"),
    field_property<exception_field::syntax_error::end_line>("end_lineno"),
    field_property<exception_field::syntax_error::end_offset>("end_offset"),
    field_property<exception_field::syntax_error::print>("print_file_and_line"),
    field_property<exception_field::syntax_error::metadata>("_metadata"),
};

// ---- UnicodeError

/// Which of the five a class has: UnicodeTranslateError has no encoding.
enum class UnicodeKind : std::uint8_t { decode, encode, translate };

template <UnicodeKind kind>
Result<void> unicode_error_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    namespace field = exception_field::unicode_error;
    TRY(refuse_keywords(rt, rt.type_of(self), arguments));
    self.as<ExceptionObject>()->args = positional_arguments(rt, arguments);
    constexpr Size first = kind == UnicodeKind::translate ? 1 : 0;
    if (arguments.positional != 5 - first) {
        return rt.type_error("function takes exactly {} arguments ({} given)", 5 - first,
                             arguments.positional);
    }
    Value given[5];
    for (Size i = first; i < 5; ++i) {
        given[i] = arguments.values[i - first];
        bool number = i == field::start || i == field::end;
        if (number) {
            Size position = TRY(index_size(rt, given[i], BuiltinType::OverflowError));
            given[i] = Value::small(position);
        } else if (!is_str(given[i]) && (i != field::object || kind != UnicodeKind::decode)) {
            return rt.type_error("argument {} must be str, not {}", i - first + 1,
                                 argument_type_name(rt, given[i]));
        }
    }
    if (kind == UnicodeKind::decode) {
        std::string bytes;
        bool is_buffer = TRY(copy_bytes_like(rt, given[field::object], bytes));
        if (!is_buffer) {
            return rt.type_error("a bytes-like object is required, not '{}'",
                                 type_name(rt, given[field::object]));
        }
        if (!rt.is_instance(given[field::object], BuiltinType::bytes)) {
            given[field::object] = TRY(make_bytes(rt, bytes));
        }
    }
    for (Size i = 0; i < 5; ++i) fields_of(self)[i] = given[i];
    return {};
}

/// "byte 0x61", "character '\x62'": the one element at fault.
std::string faulty_element(UnicodeKind kind, std::uint32_t code) {
    bool byte = kind == UnicodeKind::decode;
    std::string out = byte             ? "byte 0x"
                      : code < 0x100   ? "character '\\x"
                      : code < 0x10000 ? "character '\\u"
                                       : "character '\\U";
    int digits = byte || code < 0x100 ? 2 : code < 0x10000 ? 4 : 8;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += "0123456789abcdef"[code >> shift & 15];
    if (!byte) out += '\'';
    return out;
}

template <UnicodeKind kind>
Result<Value> unicode_error_str(Runtime& rt, const Value& self) {
    namespace field = exception_field::unicode_error;
    Value object = fields_of(self)[field::object];
    if (object.is_empty()) return Value(rt.empty_str);
    Value encoding = fields_of(self)[field::encoding];
    Ref<Str> reason = TRY(str(rt, or_none(fields_of(self)[field::reason])));
    std::string coding;
    if (kind != UnicodeKind::translate) {
        coding = "'<NULL>' codec ";
        if (!encoding.is_empty()) {
            Ref<Str> shown = TRY(str(rt, encoding));
            coding = "'" + utf8_of(shown.get()) + "' codec ";
        }
    }
    coding += kind == UnicodeKind::decode   ? "can't decode "
              : kind == UnicodeKind::encode ? "can't encode "
                                            : "can't translate ";

    std::string bytes;
    Size length = 0;
    if (kind == UnicodeKind::decode) {
        TRY(copy_bytes_like(rt, object, bytes));
        length = static_cast<Size>(bytes.size());
    } else {
        length = object.as<Str>()->length;
    }
    Size start = fields_of(self)[field::start].small_int();
    Size end = fields_of(self)[field::end].small_int();
    if (start >= 0 && start < length && end == start + 1) {
        std::uint32_t code = kind == UnicodeKind::decode
                                 ? static_cast<unsigned char>(bytes[static_cast<std::size_t>(start)])
                                 : static_cast<std::uint32_t>(object.as<Str>()->at(start));
        return new_str(rt, format_text("{}{} in position {}: {}",
                                       {coding, faulty_element(kind, code), start, utf8_of(reason.get())}));
    }
    return new_str(rt, format_text("{}{} in position {}-{}: {}",
                                   {coding, kind == UnicodeKind::decode ? "bytes" : "characters", start,
                                    end - 1, utf8_of(reason.get())}));
}

template <int index>
Result<Value> get_position(Runtime&, const Value& self) {
    const Value& field = fields_of(self)[index];
    return field.is_empty() ? Value::small(0) : field;
}
template <int index>
Result<void> set_position(Runtime& rt, const Value& self, const Value& value) {
    if (value.is_empty()) return rt.type_error("can't delete numeric/char attribute");
    if (!has_index(rt, value)) return rt.type_error("an integer is required");
    Size position = TRY(index_size(rt, value, BuiltinType::OverflowError));
    fields_of(self)[index] = Value::small(position);
    return {};
}

constexpr NativeProperty unicode_properties[] = {
    field_property<exception_field::unicode_error::encoding>("encoding"),
    field_property<exception_field::unicode_error::object>("object"),
    {"start", get_position<exception_field::unicode_error::start>,
     set_position<exception_field::unicode_error::start>},
    {"end", get_position<exception_field::unicode_error::end>,
     set_position<exception_field::unicode_error::end>},
    field_property<exception_field::unicode_error::reason>("reason"),
};

constexpr TypeSpec specs[] = {
    {.id = BuiltinType::ImportError,
     .name = "ImportError",
     .base = BuiltinType::Exception,
     .flags = type_flags::subclassable,
     .layout = exception_layout<4>,
     .methods = import_error_methods,
     .properties = import_error_properties,
     .slots = {.str = import_error_str, .init = import_error_init},
     .doc = "Import can't find module, or can't find name in module."},
    {.id = BuiltinType::OSError,
     .name = "OSError",
     .base = BuiltinType::Exception,
     .flags = type_flags::subclassable,
     .layout = exception_layout<5>,
     .methods = os_error_methods,
     .properties = os_error_properties,
     .slots = {.str = os_error_str, .new_ = os_error_new, .init = os_error_init},
     .doc = "Base class for I/O related errors."},
    {.id = BuiltinType::SyntaxError,
     .name = "SyntaxError",
     .base = BuiltinType::Exception,
     .flags = type_flags::subclassable,
     .layout = exception_layout<9>,
     .properties = syntax_error_properties,
     .slots = {.str = syntax_error_str, .init = syntax_error_init},
     .doc = "Invalid syntax."},
};

constexpr TypeSpec unicode_specs[] = {
    {.id = BuiltinType::UnicodeDecodeError,
     .name = "UnicodeDecodeError",
     .base = BuiltinType::UnicodeError,
     .flags = type_flags::subclassable,
     .layout = exception_layout<5>,
     .properties = unicode_properties,
     .slots = {.str = unicode_error_str<UnicodeKind::decode>,
               .init = unicode_error_init<UnicodeKind::decode>},
     .doc = "Unicode decoding error."},
    {.id = BuiltinType::UnicodeEncodeError,
     .name = "UnicodeEncodeError",
     .base = BuiltinType::UnicodeError,
     .flags = type_flags::subclassable,
     .layout = exception_layout<5>,
     .properties = unicode_properties,
     .slots = {.str = unicode_error_str<UnicodeKind::encode>,
               .init = unicode_error_init<UnicodeKind::encode>},
     .doc = "Unicode encoding error."},
    {.id = BuiltinType::UnicodeTranslateError,
     .name = "UnicodeTranslateError",
     .base = BuiltinType::UnicodeError,
     .flags = type_flags::subclassable,
     .layout = exception_layout<5>,
     .properties = unicode_properties,
     .slots = {.str = unicode_error_str<UnicodeKind::translate>,
               .init = unicode_error_init<UnicodeKind::translate>},
     .doc = "Unicode translation error."},
};

struct Below {
    BuiltinType id;
    const char* name;
    BuiltinType base;
    const char* doc;
};
constexpr Below below[] = {
    {BuiltinType::ModuleNotFoundError, "ModuleNotFoundError", BuiltinType::ImportError, "Module not found."},
    {BuiltinType::BlockingIOError, "BlockingIOError", BuiltinType::OSError, "I/O operation would block."},
    {BuiltinType::ChildProcessError, "ChildProcessError", BuiltinType::OSError, "Child process error."},
    {BuiltinType::ConnectionError, "ConnectionError", BuiltinType::OSError, "Connection error."},
    {BuiltinType::BrokenPipeError, "BrokenPipeError", BuiltinType::ConnectionError, "Broken pipe."},
    {BuiltinType::ConnectionAbortedError, "ConnectionAbortedError", BuiltinType::ConnectionError,
     "Connection aborted."},
    {BuiltinType::ConnectionRefusedError, "ConnectionRefusedError", BuiltinType::ConnectionError,
     "Connection refused."},
    {BuiltinType::ConnectionResetError, "ConnectionResetError", BuiltinType::ConnectionError,
     "Connection reset."},
    {BuiltinType::FileExistsError, "FileExistsError", BuiltinType::OSError, "File already exists."},
    {BuiltinType::FileNotFoundError, "FileNotFoundError", BuiltinType::OSError, "File not found."},
    {BuiltinType::InterruptedError, "InterruptedError", BuiltinType::OSError, "Interrupted by signal."},
    {BuiltinType::IsADirectoryError, "IsADirectoryError", BuiltinType::OSError,
     "Operation doesn't work on directories."},
    {BuiltinType::NotADirectoryError, "NotADirectoryError", BuiltinType::OSError,
     "Operation only works on directories."},
    {BuiltinType::PermissionError, "PermissionError", BuiltinType::OSError, "Not enough permissions."},
    {BuiltinType::ProcessLookupError, "ProcessLookupError", BuiltinType::OSError, "Process not found."},
    {BuiltinType::TimeoutError, "TimeoutError", BuiltinType::OSError, "Timeout expired."},
    {BuiltinType::IndentationError, "IndentationError", BuiltinType::SyntaxError, "Improper indentation."},
    {BuiltinType::TabError, "TabError", BuiltinType::IndentationError,
     "Improper mixture of spaces and tabs."},
    {BuiltinType::IncompleteInputError, "_IncompleteInputError", BuiltinType::SyntaxError,
     "incomplete input."},
    {BuiltinType::UnicodeError, "UnicodeError", BuiltinType::ValueError, "Unicode related error."},
};

}  // namespace

Error os_error(Runtime& rt, int number, const Value& file, const Value& second_file) {
    Value all[] = {Value::small(number), Value(rt.text(file_error::text(number))), or_none(file),
                   Value::none(), or_none(second_file)};
    Size count = !second_file.is_empty() ? 5 : !file.is_empty() ? 3 : 2;
    Result<Value> made =
        call(rt, Value::share(rt.type(BuiltinType::OSError)), CallArguments{all, count, nullptr});
    if (made.is_error()) return made.take_error();
    return rt.raise_exception(made.take());
}

void install_system_exceptions(Runtime& rt) {
    for (const TypeSpec& spec : specs) rt.define_type(spec);
    for (const Below& each : below) define_plain_exception(rt, each.id, each.name, each.base, each.doc);
    for (const TypeSpec& spec : unicode_specs) rt.define_type(spec);
}

}  // namespace bufferscope
