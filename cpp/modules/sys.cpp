// The module sys.
#include "buffer/arguments.h"
#include "buffer/stream.h"
#include "modules/builtins.h"
#include "modules/sys_info.h"
#include "object/protocol.h"
#include "types/float.h"
#include "types/list.h"
#include "vm/borrowed.h"
#include "vm/vm.h"

namespace bufferscope {

namespace {

Value or_none(const Value& value) {
    return value.is_empty() ? Value::none() : value;
}

Result<Value> sys_exc_info(Runtime& rt, const Value*) {
    const Value& exception = rt.handled_exception;
    Value parts[3] = {Value::none(), Value::none(), Value::none()};
    if (!exception.is_empty()) {
        parts[0] = Value::share(rt.type_of(exception));
        parts[1] = exception;
        parts[2] = or_none(exception.as<ExceptionObject>()->traceback);
    }
    return new_tuple(rt, parts);
}
Result<Value> sys_exception(Runtime& rt, const Value*) {
    return or_none(rt.handled_exception);
}
Result<Value> sys_exit(Runtime& rt, const Value* arguments) {
    const Value& status = arguments[0];
    Value exit = Value::share(rt.type(BuiltinType::SystemExit));
    Value made;
    if (status.is_empty() || status.is_none()) {
        made = TRY(call(rt, exit));
    } else if (is_tuple(status)) {
        made = TRY(call_unpacked(rt, exit, status.as<Tuple>(), nullptr));
    } else {
        made = TRY(call(rt, exit, status));
    }
    return rt.raise_exception(made);
}
Result<Value> sys_getrecursionlimit(Runtime& rt, const Value*) {
    return Value::small(rt.recursion_limit);
}
Result<Value> sys_setrecursionlimit(Runtime& rt, const Value* arguments) {
    Size limit = TRY(int_argument(rt, arguments[0], 0));
    if (limit < 1) return rt.value_error("recursion limit must be greater or equal than 1");
    int depth = vm_of(rt).frame_depth();
    if (depth >= limit) {
        return rt.raise(
            BuiltinType::RecursionError,
            "cannot set the recursion limit to {} at the recursion depth {}: the limit is too low", limit,
            depth);
    }
    rt.recursion_limit = limit;
    return Value::none();
}
Result<Value> sys_getrefcount(Runtime& rt, const Value* arguments) {
    const Value& value = arguments[0];
    constexpr std::int64_t static_object = 0x7000'0000, interned = 0x5000'0000,
                           constant = 3;  // as on 32 bits
    if (value.is_small_int() && (value.small_int() < -5 || value.small_int() > 256))
        return new_int(rt, constant);
    if (!value.is_object()) return new_int(rt, static_object);
    Object* object = value.object();
    if (is_type(value) && !static_cast<Type*>(object)->has_flag(type_flags::heap_type))
        return new_int(rt, static_object);
    if (rt.is_exactly(value, BuiltinType::str)) {
        if (value.as<Str>()->length <= 1) return new_int(rt, static_object);
        if (value.as<Str>()->interned) return new_int(rt, interned);
    }
    if (is_tuple(value) && value.as<Tuple>()->length == 0) return new_int(rt, static_object);
    // The argument itself, on the caller's operand stack, counts as one unless CPython borrows it.
    return new_int(rt, object->reference_count() - borrowed_references(vm_of(rt), value));
}
Result<Value> sys_getsizeof(Runtime& rt, const Value* arguments) {
    return call_method(rt, arguments[0], "__sizeof__");
}
Result<Value> sys_intern(Runtime& rt, const Value* arguments) {
    if (!rt.is_exactly(arguments[0], BuiltinType::str)) {
        if (is_str(arguments[0])) return rt.type_error("can't intern {}", type_name(rt, arguments[0]));
        return rt.type_error("intern() argument must be str, not {}", argument_type_name(rt, arguments[0]));
    }
    return rt.intern(Ref<Str>::share(arguments[0].as<Str>()));
}
Result<Value> sys_getframe(Runtime& rt, const Value* arguments) {
    Size depth = 0;
    if (!arguments[0].is_empty()) depth = TRY(index_size(rt, arguments[0], BuiltinType::OverflowError));
    Frame* frame = vm_of(rt).current_frame();
    for (; frame && depth > 0; --depth) frame = frame->back.is_empty() ? nullptr : frame->back.as<Frame>();
    if (!frame) return rt.value_error("call stack is not deep enough");
    return Value::share(frame);
}
Result<Value> sys_displayhook(Runtime& rt, const Value* arguments) {
    Vm& vm = vm_of(rt);
    if (arguments[0].is_none()) return Value::none();
    Ref<Str> name = rt.intern("_");
    dict_set(rt, vm.builtins(), name.get(), Value::none());
    Ref<Str> text = TRY(repr(rt, arguments[0]));
    TRY(vm.write_text(Stream::output, utf8_of(text.get()) + "\n"));
    dict_set(rt, vm.builtins(), name.get(), arguments[0]);
    return Value::none();
}
Result<Value> sys_excepthook(Runtime& rt, const Value* arguments) {
    Value exception = arguments[1];
    if (!is_exception(exception)) {
        std::string text = "TypeError: print_exception(): Exception expected for value, ";
        TRY(vm_of(rt).write_text(Stream::error, text + std::string(type_name(rt, exception)) + " found\n"));
        return Value::none();
    }
    TRY(vm_of(rt).print_exception(exception));
    return Value::none();
}
Result<Value> sys_getdefaultencoding(Runtime& rt, const Value*) {
    return Value(rt.intern("utf-8"));
}
Result<Value> sys_getfilesystemencodeerrors(Runtime& rt, const Value*) {
    return Value(rt.intern("surrogateescape"));
}
Result<Value> sys_get_int_max_str_digits(Runtime& rt, const Value*) {
    return Value::small(rt.int_max_str_digits);
}
Result<Value> sys_set_int_max_str_digits(Runtime& rt, const Value* arguments) {
    Size digits = TRY(int_argument(rt, arguments[0], 0));
    if (digits != 0 && digits < 640) return rt.value_error("maxdigits must be >= 640 or 0 for unlimited");
    rt.int_max_str_digits = static_cast<int>(digits);
    return Value::none();
}
Result<Value> sys_is_finalizing(Runtime&, const Value*) {
    return Value::false_value();
}
Result<Value> sys_none(Runtime&, const Value*) {
    return Value::none();
}
/// settrace and setprofile: nothing can be traced, so that only switching it off is possible.
Result<Value> sys_settrace(Runtime& rt, const Value* arguments) {
    if (arguments[0].is_none()) return Value::none();
    return rt.raise(BuiltinType::NotImplementedError,
                    "bufferscope does not trace: no trace or profile function");
}
Result<Value> sys_getswitchinterval(Runtime& rt, const Value*) {
    return new_float(rt, 0.005);
}

Result<Value> sys_unraisablehook(Runtime& rt, const Value* arguments) {
    Value exception = TRY(get_attribute(rt, arguments[0], "exc_value"));
    Value message = TRY(get_attribute(rt, arguments[0], "err_msg"));
    Value object = TRY(get_attribute(rt, arguments[0], "object"));
    std::string text = is_str(message) ? utf8_of(message) : std::string();
    if (!object.is_none()) {
        std::string shown = TRY(repr_utf8(rt, object));
        text = (text.empty() ? "Exception ignored in" : text) + ": " + shown;
    } else if (!text.empty()) {
        text += ':';
    }
    if (!text.empty()) text += '\n';
    if (is_exception(exception)) text += vm_of(rt).format_unraisable(exception);
    TRY(vm_of(rt).write_text(Stream::error, text));
    return Value::none();
}

Result<Value> sys_breakpointhook(Runtime& rt, const Value* arguments) {
    return rt.interpreter->call_library("_sitebuiltins", "_breakpointhook", {arguments, 2});
}

constexpr NativeMethod functions[] = {
    {"exc_info()", sys_exc_info, doc<"Return current exception information: (type, value, traceback).">},
    {"exception()", sys_exception, doc<"Return the current exception.">},
    {"exit(status=None, /)", sys_exit, doc<"Exit the interpreter by raising SystemExit(status).">},
    {"getrecursionlimit()", sys_getrecursionlimit, doc<"Return the current value of the recursion limit.">},
    {"setrecursionlimit(limit, /)", sys_setrecursionlimit,
     doc<"Set the maximum depth of the Python interpreter stack to n.">},
    {"getrefcount(object, /)", sys_getrefcount, doc<"Return the reference count of object.">},
    {"getsizeof(object, default=None)", sys_getsizeof, doc<"Return the size of object in bytes.">},
    {"intern(string, /)", sys_intern, doc<"``Intern'' the given string.">},
    {"_getframe(depth=0, /)", sys_getframe, doc<"Return a frame object from the call stack.">},
    {"displayhook(object, /)", sys_displayhook,
     doc<"Print an object to sys.stdout and also save it in builtins._">},
    {"excepthook(exctype, value, traceback, /)", sys_excepthook,
     doc<"Handle an exception by displaying it with a traceback on sys.stderr.">},
    {"getdefaultencoding()", sys_getdefaultencoding,
     doc<"Return the current default encoding used by the Unicode implementation.">},
    {"getfilesystemencoding()", sys_getdefaultencoding,
     doc<"Return the encoding used to convert Unicode filenames to OS filenames.">},
    {"get_int_max_str_digits()", sys_get_int_max_str_digits,
     doc<"Return the maximum string digits limit for non-binary int<->str conversions.">},
    {"set_int_max_str_digits(maxdigits)", sys_set_int_max_str_digits,
     doc<"Set the maximum string digits limit for non-binary int<->str conversions.">},
    {"breakpointhook(*args, **kws)", sys_breakpointhook,
     doc<"This hook function is called by built-in breakpoint().">},
    {"unraisablehook(unraisable, /)", sys_unraisablehook, doc<"Handle an unraisable exception.">},
    {"is_finalizing()", sys_is_finalizing, doc<"Return True if Python is exiting.">},
    {"gettrace()", sys_none, doc<"Return the global debug tracing function set with sys.settrace.">},
    {"getprofile()", sys_none, doc<"Return the profiling function set with sys.setprofile.">},
    {"settrace(function, /)", sys_settrace, doc<"Set the global debug tracing function.">},
    {"setprofile(function, /)", sys_settrace, doc<"Set the profiling function.">},
    {"getswitchinterval()", sys_getswitchinterval, doc<"Return the current thread switch interval.">},
    {"getfilesystemencodeerrors()", sys_getfilesystemencodeerrors,
     doc<"Return the error handler of file names.">},
};

}  // namespace

Result<void> fill_sys(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    add_functions(rt, members, functions, "sys");
    auto put = [&](std::string_view name, const Value& value) {
        dict_set(rt, members, rt.intern(name).get(), value);
    };
    put("__breakpointhook__", *dict_find(members, rt.intern("breakpointhook").get()));
    put("__unraisablehook__", *dict_find(members, rt.intern("unraisablehook").get()));
    put("__displayhook__", *dict_find(members, rt.intern("displayhook").get()));
    put("__excepthook__", *dict_find(members, rt.intern("excepthook").get()));
    put("modules", Value::share(vm.modules()));
    put("maxsize", new_int(rt, max_size));
    put("maxunicode", Value::small(0x10FFFF));
    put("byteorder", Value(rt.intern("little")));
    put("platform", Value(rt.intern("emscripten")));
    put("version", Value(rt.text("3.14.2 (bufferscope)")));
    put("copyright", Value(rt.text("Copyright (c) 2001 Python Software Foundation.\nAll Rights Reserved.\n\n"
                                   "Copyright (c) 2000 BeOpen.com.\nAll Rights Reserved.\n\n"
                                   "Copyright (c) 1995-2001 Corporation for National Research Initiatives.\n"
                                   "All Rights Reserved.\n\n"
                                   "Copyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.\n"
                                   "All Rights Reserved.")));
    put("hexversion", new_int(rt, 0x030E02F0));
    put("api_version", Value::small(1013));
    put("executable", Value(rt.text("")));
    put("prefix", Value(rt.text("")));
    put("dont_write_bytecode", Value::true_value());
    put("float_repr_style", Value(rt.intern("short")));
    put("path", Value(new_list(rt)));
    put("argv", Value(new_list(rt)));
    put("warnoptions", Value(new_list(rt)));
    put("ps1", Value(rt.text(">>> ")));
    put("ps2", Value(rt.text("... ")));
    TRY(fill_sys_info(vm, members));
    Ref<List> names = new_list(rt);
    put("builtin_module_names", Value(names));
    constexpr const char* streams[][2] = {
        {"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    for (int i = 0; i < 3; ++i) {
        Value stream = TRY(new_console_stream(rt, i));
        put(streams[i][0], stream);
        put(streams[i][1], stream);
    }
    return {};
}

}  // namespace bufferscope
