// The built-in functions.
#include "modules/builtins.h"

#include "buffer/bytes.h"
#include "buffer/descriptor.h"
#include "buffer/stream.h"
#include "compile/compiler.h"
#include "compile/diagnostics.h"
#include "modules/io.h"
#include "object/descriptors.h"
#include "object/protocol.h"
#include "object/slots.h"
#include "types/float.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/list.h"
#include "vm/operations.h"

namespace bufferscope {

namespace {

// ---- output and input
// -------------------------------------------------------------------------------------------------------

Result<Value> string_option(Runtime& rt, const Value& value, std::string_view name) {
    if (value.is_empty() || value.is_none()) return Value();
    if (!is_str(value))
        return rt.type_error("{} must be None or a string, not {}", name, type_name(rt, value));
    return value;
}

/// What a text puts into a standard stream, appended to a line.
Result<void> append_stream_text(Runtime& rt, std::string& line, const Value& file, const Value& text) {
    if (text.as<Str>()->ascii) {
        line += text.as<Str>()->ascii_text();
        return {};
    }
    std::string bytes = TRY(console_text(rt, file, text));
    line += bytes;
    return {};
}

Result<Value> builtin_print(Runtime& rt, const Value* arguments) {
    Vm& vm = vm_of(rt);
    const Tuple* values = arguments[0].as<Tuple>();
    Value separator = TRY(string_option(rt, arguments[1], "sep"));
    Value end = TRY(string_option(rt, arguments[2], "end"));
    Value file = arguments[3];
    bool flush = false;
    if (!arguments[4].is_empty()) flush = TRY(truth(rt, arguments[4]));
    if (file.is_empty() || file.is_none()) {
        file = vm.sys_attribute("stdout");
        if (file.is_empty()) return rt.raise(BuiltinType::RuntimeError, "lost sys.stdout");
        if (file.is_none()) return Value::none();
    }
    if (is_console_stream(rt, file)) {
        // The session's own stream: one write for the whole line; what a failing str() leaves behind is
        // written first.
        std::string line;
        for (Size i = 0; i < values->length; ++i) {
            Result<void> added = i > 0 && !separator.is_empty()
                                     ? append_stream_text(rt, line, file, separator)
                                     : Result<void>();
            if (i > 0 && separator.is_empty()) line += ' ';
            if (!added.is_error()) {
                Result<Ref<Str>> text = str(rt, (*values)[i]);
                added = text.is_error() ? Result<void>(text.take_error())
                                        : append_stream_text(rt, line, file, Value(text.take()));
            }
            if (added.is_error()) {
                TRY(console_write(rt, file, line));
                return added.take_error();
            }
        }
        if (end.is_empty()) {
            line += '\n';
        } else {
            Result<void> added = append_stream_text(rt, line, file, end);
            if (added.is_error()) {
                TRY(console_write(rt, file, line));
                return added.take_error();
            }
        }
        TRY(console_write(rt, file, line));
        return Value::none();
    }
    Value write = TRY(get_attribute(rt, file, rt.name_value(Name::write)));
    for (Size i = 0; i < values->length; ++i) {
        if (i > 0) TRY(call(rt, write, separator.is_empty() ? Value(rt.text(" ")) : separator));
        Ref<Str> text = TRY(str(rt, (*values)[i]));
        TRY(call(rt, write, Value(text)));
    }
    TRY(call(rt, write, end.is_empty() ? Value(rt.text("\n")) : end));
    if (flush) TRY(call_method(rt, file, "flush"));
    return Value::none();
}

Result<Value> builtin_input(Runtime& rt, const Value* arguments) {
    Vm& vm = vm_of(rt);
    for (const char* name : {"stdin", "stdout", "stderr"}) {
        Value stream = vm.sys_attribute(name);
        if (stream.is_empty() || stream.is_none())
            return rt.raise(BuiltinType::RuntimeError, "lost sys.{}", name);
    }
    Value in = vm.sys_attribute("stdin");
    bool native = is_console_input(rt, in);
    // The call is made again when input has come that it had to wait for: the prompt is written once.
    if (!arguments[0].is_empty() && !vm.prompt_written) {
        Ref<Str> prompt = TRY(str(rt, arguments[0]));
        TRY(vm.write_text(Stream::output, utf8_of(prompt.get())));
    }
    if (native) {
        vm.prompt_written = true;
        TRY(await_console_line(rt, in));
    }
    vm.prompt_written = false;
    Value line = TRY(call_method(rt, in, "readline"));
    if (!is_str(line)) return rt.type_error("object.readline() returned non-string");
    Str* text = line.as<Str>();
    if (text->length == 0) return rt.raise(BuiltinType::EOFError, "EOF when reading a line");
    Size end = text->length;
    if (text->at(end - 1) == '\n') --end;
    return substring(rt, text, 0, end);
}

// ---- text and numbers
// -------------------------------------------------------------------------------------------------------

Result<Value> builtin_repr(Runtime& rt, const Value* arguments) {
    return repr(rt, arguments[0]);
}
Result<Value> builtin_ascii(Runtime& rt, const Value* arguments) {
    return ascii(rt, arguments[0]);
}
Result<Value> builtin_format(Runtime& rt, const Value* arguments) {
    if (!arguments[1].is_empty() && !is_str(arguments[1])) {
        return rt.type_error("format() argument 2 must be str, not {}", argument_type_name(rt, arguments[1]));
    }
    return format(rt, arguments[0], arguments[1]);
}

Result<Value> builtin_chr(Runtime& rt, const Value* arguments) {
    Value number = TRY(index(rt, arguments[0]));
    std::int64_t code;
    if (!int_to_int64(number, code) || code < INT32_MIN || code > INT32_MAX) {
        bool negative = int_sign(number) < 0;
        (void)negative;
        return rt.value_error("chr() arg not in range(0x110000)");
    }
    if (code < 0 || code > 0x10FFFF) return rt.value_error("chr() arg not in range(0x110000)");
    return str_of_code_point(rt, static_cast<char32_t>(code));
}

Result<Value> builtin_ord(Runtime& rt, const Value* arguments) {
    const Value& value = arguments[0];
    Size size;
    if (is_str(value)) {
        size = value.as<Str>()->length;
        if (size == 1) return Value::small(value.as<Str>()->at(0));
        return rt.type_error("ord() expected a character, but string of length {} found", size);
    }
    if (rt.is_instance(value, BuiltinType::bytes) || rt.is_instance(value, BuiltinType::bytearray)) {
        size = TRY(length(rt, value));
        if (size == 1) return get_item(rt, value, Value::small(0));
        return rt.type_error("ord() expected a character, but string of length {} found", size);
    }
    return rt.type_error("ord() expected string of length 1, but {} found", type_name(rt, value));
}

template <int base>
Result<Value> in_base(Runtime& rt, const Value* arguments) {
    Value number = TRY(index(rt, arguments[0]));
    std::string digits = TRY(int_to_text(rt, number, base));
    const char* prefix = base == 2 ? "0b" : base == 8 ? "0o" : "0x";
    bool negative = !digits.empty() && digits[0] == '-';
    std::string out = negative ? "-" : "";
    out += prefix;
    out += std::string_view(digits).substr(negative ? 1 : 0);
    return new_str(rt, out);
}

Result<Value> builtin_abs(Runtime& rt, const Value* arguments) {
    UnaryFunction function = rt.type_of(arguments[0])->slots.absolute;
    if (!function) return rt.type_error("bad operand type for abs(): '{}'", type_name(rt, arguments[0]));
    return function(rt, arguments[0]);
}
Result<Value> builtin_divmod(Runtime& rt, const Value* arguments) {
    return binary(rt, BinaryOperator::divmod, arguments[0], arguments[1]);
}
Result<Value> builtin_pow(Runtime& rt, const Value* arguments) {
    return power(rt, arguments[0], arguments[1], arguments[2].is_empty() ? Value::none() : arguments[2]);
}
Result<Value> builtin_round(Runtime& rt, const Value* arguments) {
    Value digits = arguments[1];
    bool plain = digits.is_empty() || digits.is_none();
    Value answer = TRY(call_special(rt, arguments[0], Name::round,
                                    plain ? std::span<const Value>() : std::span<const Value>(&digits, 1)));
    if (answer.is_empty()) {
        return rt.type_error("type {} doesn't define __round__ method", type_name(rt, arguments[0]));
    }
    return answer;
}

// ---- collections
// ------------------------------------------------------------------------------------------------------------

Result<Value> builtin_len(Runtime& rt, const Value* arguments) {
    Size size = TRY(length(rt, arguments[0]));
    return new_int(rt, size);
}

Result<Value> extreme(Runtime& rt, const Value* arguments, std::string_view name, Comparison wanted) {
    const Tuple* given = arguments[0].as<Tuple>();
    Value key = arguments[1].is_none() ? Value() : arguments[1];
    const Value& otherwise = arguments[2];
    if (given->length == 0) return rt.type_error("{} expected at least 1 argument, got 0", name);
    bool many = given->length > 1;
    if (many && !otherwise.is_empty()) {
        return rt.type_error("Cannot specify a default for {}() with multiple positional arguments", name);
    }
    Value best, best_key;
    Value source = many ? arguments[0] : (*given)[0];
    auto visit = [&](const Value& item) -> Result<bool> {
        Value item_key = item;
        if (!key.is_empty()) item_key = TRY(call(rt, key, item));
        if (best.is_empty()) {
            best = item;
            best_key = item_key;
            return true;
        }
        Value answer = TRY(compare(rt, item_key, best_key, wanted));
        bool better = TRY(truth(rt, answer));
        if (better) {
            best = item;
            best_key = item_key;
        }
        return true;
    };
    TRY(for_each(rt, source, visit));
    if (!best.is_empty()) return best;
    if (!otherwise.is_empty()) return otherwise;
    return rt.value_error("{}() iterable argument is empty", name);
}
Result<Value> builtin_min(Runtime& rt, const Value* arguments) {
    return extreme(rt, arguments, "min", Comparison::less);
}
Result<Value> builtin_max(Runtime& rt, const Value* arguments) {
    return extreme(rt, arguments, "max", Comparison::greater);
}

template <bool wanted>
Result<Value> any_or_all(Runtime& rt, const Value* arguments) {
    bool found = false;
    auto visit = [&](const Value& item) -> Result<bool> {
        bool answer = TRY(truth(rt, item));
        found = answer == wanted;
        return !found;
    };
    TRY(for_each(rt, arguments[0], visit));
    return Value::boolean(found == wanted);
}

Result<Value> builtin_sorted(Runtime& rt, const Value* arguments) {
    Ref<List> list = TRY(list_of(rt, arguments[0]));
    bool reverse = false;
    if (!arguments[2].is_empty()) reverse = TRY(truth(rt, arguments[2]));
    TRY(list_sort(rt, list.get(), arguments[1], reverse));
    return list;
}

Result<Value> builtin_iter(Runtime& rt, const Value* arguments) {
    if (arguments[1].is_empty()) return iterate(rt, arguments[0]);
    if (!is_callable(rt, arguments[0])) return rt.type_error("iter(v, w): v must be callable");
    return new_callable_iterator(rt, arguments[0], arguments[1]);
}
Result<Value> builtin_next(Runtime& rt, const Value* arguments) {
    Result<Value> item = next_or_stop(rt, arguments[0]);
    if (!item.is_error() || arguments[1].is_empty()) return item;
    Error error = item.take_error();
    if (rt.is_instance(error.exception(), BuiltinType::StopIteration)) return arguments[1];
    return error;
}

// ---- objects
// ----------------------------------------------------------------------------------------------------------------

Result<Value> builtin_hash(Runtime& rt, const Value* arguments) {
    Hash hash = TRY(hash_of(rt, arguments[0]));
    return new_int(rt, hash);
}
Result<Value> builtin_id(Runtime& rt, const Value* arguments) {
    return new_int(rt, rt.identity_of(arguments[0]));
}
Result<Value> builtin_isinstance(Runtime& rt, const Value* arguments) {
    bool answer = TRY(is_instance(rt, arguments[0], arguments[1]));
    return Value::boolean(answer);
}
Result<Value> builtin_issubclass(Runtime& rt, const Value* arguments) {
    bool answer = TRY(is_subclass(rt, arguments[0], arguments[1]));
    return Value::boolean(answer);
}
Result<Value> builtin_callable(Runtime& rt, const Value* arguments) {
    return Value::boolean(is_callable(rt, arguments[0]));
}

Result<void> check_name(Runtime& rt, const Value& name) {
    if (is_str(name)) return {};
    return rt.type_error("attribute name must be string, not '{}'", type_name(rt, name));
}
Result<Value> builtin_getattr(Runtime& rt, const Value* arguments) {
    TRY(check_name(rt, arguments[1]));
    if (arguments[2].is_empty()) return get_attribute(rt, arguments[0], arguments[1]);
    Value found = TRY(find_attribute(rt, arguments[0], arguments[1]));
    return found.is_empty() ? arguments[2] : found;
}
Result<Value> builtin_setattr(Runtime& rt, const Value* arguments) {
    TRY(check_name(rt, arguments[1]));
    TRY(set_attribute(rt, arguments[0], arguments[1], arguments[2]));
    return Value::none();
}
Result<Value> builtin_delattr(Runtime& rt, const Value* arguments) {
    TRY(check_name(rt, arguments[1]));
    TRY(delete_attribute(rt, arguments[0], arguments[1]));
    return Value::none();
}
Result<Value> builtin_hasattr(Runtime& rt, const Value* arguments) {
    TRY(check_name(rt, arguments[1]));
    Value found = TRY(find_attribute(rt, arguments[0], arguments[1]));
    return Value::boolean(!found.is_empty());
}

// ---- namespaces
// -------------------------------------------------------------------------------------------------------------

Result<Value> builtin_globals(Runtime& rt, const Value*) {
    Value globals = vm_of(rt).current_globals();
    return globals.is_empty() ? Value::none() : globals;
}
Result<Value> builtin_locals(Runtime& rt, const Value*) {
    Frame* frame = vm_of(rt).current_frame();
    if (!frame) return rt.raise(BuiltinType::SystemError, "frame does not exist");
    return frame_locals(rt, frame);
}
Result<Value> builtin_vars(Runtime& rt, const Value* arguments) {
    if (arguments[0].is_empty()) return builtin_locals(rt, nullptr);
    Value members = TRY(find_attribute(rt, arguments[0], rt.name_value(Name::dict)));
    if (members.is_empty()) return rt.type_error("vars() argument must have __dict__ attribute");
    return members;
}
Result<Value> builtin_dir(Runtime& rt, const Value* arguments) {
    Value names;
    if (arguments[0].is_empty()) {
        Value locals = TRY(builtin_locals(rt, nullptr));
        names = TRY(call_method(rt, locals, "keys"));
    } else {
        names = TRY(call_special(rt, arguments[0], Name::dir));
        if (names.is_empty()) return rt.type_error("object does not provide __dir__");
    }
    Ref<List> list = TRY(list_of(rt, names));
    TRY(list_sort(rt, list.get(), Value(), false));
    return list;
}

Result<Value> builtin_import(Runtime& rt, const Value* arguments) {
    Size level = 0;
    if (!arguments[4].is_empty()) level = TRY(index_size(rt, arguments[4]));
    Value globals = arguments[1].is_empty() || !is_dict(arguments[1]) ? Value(new_dict(rt)) : arguments[1];
    return rt.interpreter->import_module(arguments[0], globals, arguments[3], level);
}

Result<Value> builtin_breakpoint(Runtime& rt, const Value* arguments) {
    Value hook = vm_of(rt).sys_attribute("breakpointhook");
    if (hook.is_empty()) return rt.raise(BuiltinType::RuntimeError, "lost sys.breakpointhook");
    return call_unpacked(rt, hook, arguments[0].as<Tuple>(), arguments[1].as<Dict>());
}

constexpr NativeMethod functions[] = {
    {"print(*args, sep=' ', end='\\n', file=None, flush=False)", builtin_print,
     doc<"Prints the values to a stream, or to sys.stdout by default.">},
    {"input(prompt='', /)", builtin_input,
     doc<"Read a string from standard input.  The trailing newline is stripped.">},
    {"repr(obj, /)", builtin_repr, doc<"Return the canonical string representation of the object.">},
    {"ascii(obj, /)", builtin_ascii, doc<"Return an ASCII-only representation of an object.">},
    {"format(value, format_spec='', /)", builtin_format,
     doc<"Return type(value).__format__(value, format_spec)">},
    {"chr(i, /)", builtin_chr,
     doc<"Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.">},
    {"ord(c, /)", builtin_ord, doc<"Return the ordinal value of a character.">},
    {"bin(number, /)", in_base<2>, doc<"Return the binary representation of an integer.">},
    {"oct(number, /)", in_base<8>, doc<"Return the octal representation of an integer.">},
    {"hex(number, /)", in_base<16>, doc<"Return the hexadecimal representation of an integer.">},
    {"abs(number, /)", builtin_abs, doc<"Return the absolute value of the argument.">},
    {"divmod(x, y, /)", builtin_divmod, doc<"Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.">},
    {"pow(base, exp, mod=None)", builtin_pow,
     doc<"Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.">},
    {"round(number, ndigits=None)", builtin_round,
     doc<"Round a number to a given precision in decimal digits.">},
    {"len(obj, /)", builtin_len, doc<"Return the number of items in a container.">},
    {"min(*args, key=None, default=None)", builtin_min,
     doc<"With a single iterable argument, return its smallest item.">},
    {"max(*args, key=None, default=None)", builtin_max,
     doc<"With a single iterable argument, return its biggest item.">},
    {"sum(iterable, /, start=0)", builtin_sum,
     doc<"Return the sum of a 'start' value (default: 0) plus an iterable of numbers">},
    {"any(iterable, /)", any_or_all<true>, doc<"Return True if bool(x) is True for any x in the iterable.">},
    {"all(iterable, /)", any_or_all<false>,
     doc<"Return True if bool(x) is True for all values x in the iterable.">},
    {"sorted(iterable, /, *, key=None, reverse=False)", builtin_sorted,
     doc<"Return a new list containing all items from the iterable in ascending order.">},
    {"iter(object, sentinel=None, /)", builtin_iter, doc<"Get an iterator from an object.">},
    {"next(iterator, default=None, /)", builtin_next, doc<"Return the next item from the iterator.">},
    {"hash(obj, /)", builtin_hash, doc<"Return the hash value for the given object.">},
    {"id(obj, /)", builtin_id, doc<"Return the identity of an object.">},
    {"isinstance(obj, class_or_tuple, /)", builtin_isinstance,
     doc<"Return whether an object is an instance of a class or of a subclass thereof.">},
    {"issubclass(class, class_or_tuple, /)", builtin_issubclass,
     doc<"Return whether 'cls' is derived from another class or is the same class.">},
    {"callable(obj, /)", builtin_callable,
     doc<"Return whether the object is callable (i.e., some kind of function).">},
    {"getattr(object, name, default=None, /)", builtin_getattr, doc<"Get a named attribute from an object.">},
    {"setattr(obj, name, value, /)", builtin_setattr,
     doc<"Sets the named attribute on the given object to the specified value.">},
    {"delattr(obj, name, /)", builtin_delattr, doc<"Deletes the named attribute from the given object.">},
    {"hasattr(obj, name, /)", builtin_hasattr,
     doc<"Return whether the object has an attribute with the given name.">},
    {"globals()", builtin_globals,
     doc<"Return the dictionary containing the current scope's global variables.">},
    {"locals()", builtin_locals, doc<"Return a dictionary containing the current scope's local variables.">},
    {"vars(object=None, /)", builtin_vars, doc<"Return the __dict__ attribute of an object.">},
    {"dir(object=None, /)", builtin_dir, doc<"Return the names that an object has.">},
    {"compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
     builtin_compile, doc<"Compile source into a code object that can be executed by exec() or eval().">},
    {"exec(source, /, globals=None, locals=None, *, closure=None)", builtin_exec,
     doc<"Execute the given source in the context of globals and locals.">},
    {"eval(source, /, globals=None, locals=None)", builtin_eval,
     doc<"Evaluate the given source in the context of globals and locals.">},
    {"__import__(name, globals=None, locals=None, fromlist=(), level=0)", builtin_import,
     doc<"Import a module.">},
    {"breakpoint(*args, **kws)", builtin_breakpoint, doc<"Call sys.breakpointhook(*args, **kws).">},
};

/// Types that stand in the namespace under their own name.
constexpr BuiltinType types[] = {
    BuiltinType::object,       BuiltinType::type,       BuiltinType::int_,      BuiltinType::bool_,
    BuiltinType::float_,       BuiltinType::complex,    BuiltinType::str,       BuiltinType::bytes,
    BuiltinType::bytearray,    BuiltinType::memoryview, BuiltinType::list,      BuiltinType::tuple,
    BuiltinType::dict,         BuiltinType::set,        BuiltinType::frozenset, BuiltinType::range,
    BuiltinType::slice,        BuiltinType::enumerate,  BuiltinType::zip,       BuiltinType::map,
    BuiltinType::filter,       BuiltinType::reversed,   BuiltinType::property,  BuiltinType::classmethod,
    BuiltinType::staticmethod, BuiltinType::super,
};

}  // namespace

void add_functions(Runtime& rt, Dict* members, std::span<const NativeMethod> rows, std::string_view module) {
    Value name = Value(rt.intern(module));
    for (const NativeMethod& row : rows) {
        Ref<Str> key = rt.intern(row.signature.name());
        dict_set(rt, members, key.get(), new_native_function(rt, row, Value(), name));
    }
}

Result<void> fill_builtins(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    add_functions(rt, members, functions, "builtins");
    auto put = [&](std::string_view name, const Value& value) {
        dict_set(rt, members, rt.intern(name).get(), value);
    };
    for (BuiltinType id : types) {
        if (Type* type = rt.type(id)) put(type->name_text, Value::share(type));
    }
    auto first = static_cast<unsigned>(BuiltinType::BaseException);
    auto last = static_cast<unsigned>(BuiltinType::UserWarning);
    for (unsigned id = first; id <= last; ++id) {
        if (static_cast<BuiltinType>(id) == BuiltinType::IncompleteInputError) continue;
        if (Type* type = rt.type(static_cast<BuiltinType>(id))) put(type->name_text, Value::share(type));
    }
    put("EnvironmentError", Value::share(rt.type(BuiltinType::OSError)));
    put("IOError", Value::share(rt.type(BuiltinType::OSError)));
    put("None", Value::none());
    put("True", Value::true_value());
    put("False", Value::false_value());
    put("Ellipsis", Value::ellipsis());
    put("NotImplemented", Value::not_implemented());
    put("__debug__", Value::true_value());
    put("open", new_open_function(rt));
    return {};
}

}  // namespace bufferscope
