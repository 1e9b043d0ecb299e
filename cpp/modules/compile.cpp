// compile(), exec() and eval(): programs given as text.
#include "buffer/arguments.h"
#include "buffer/bytearray.h"
#include "buffer/bytes.h"
#include "buffer/descriptor.h"
#include "buffer/file_io.h"
#include "compile/compiler.h"
#include "compile/diagnostics.h"
#include "modules/builtins.h"
#include "object/protocol.h"
#include "object/slots.h"
#include "types/codecs.h"
#include "types/function.h"
#include "vm/operations.h"

namespace bufferscope {

namespace {

/// Who asks to compile, for messages: "eval() arg 1 must be a string, bytes or code object".
struct Caller {
    std::string_view function;
    std::string_view what;
};

/// The text of a program given as str or bytes-like (_Py_SourceAsString).
Result<std::string> source_of(Runtime& rt, const Value& source, const Caller& caller) {
    if (is_str(source)) return encode(rt, source, "utf-8", "strict");
    if (is_bytearray(rt, source)) return std::string(text_of(source.as<ByteArray>()->span()));  // unasked
    Result<Export> buffer = get_buffer(rt, source, buffer_flags::simple);
    if (!buffer.is_error()) {
        Export taken = buffer.take();
        return std::string(text_of(taken.bytes()));
    }
    return rt.type_error("{}() arg 1 must be a {} object", caller.function, caller.what);
}

Result<Ref<Code>> compile_text(Runtime& rt, const Value& source, const Value& file_name,
                               CompileOptions options, const Caller& caller) {
    std::string text = TRY(source_of(rt, source, caller));
    options.source_is_str = is_str(source);
    if (options.source_is_str && text.find('\0') != std::string::npos) {
        return raise_syntax_error(rt, BuiltinType::SyntaxError,
                                  "source code string cannot contain null bytes", file_name, {});
    }
    std::size_t start = caller.function == "eval" ? text.find_first_not_of(" \t") : 0;
    if (start != 0) text.erase(0, start);
    options.has_file = false;
    return compile_source(rt, text, file_name, options);
}

bool inherits_annotations(Runtime& rt) {
    Frame* frame = vm_of(rt).current_frame();
    return frame && (frame->code.as<Code>()->flags & code_flags::future_annotations);
}

/// A file name as PyUnicode_FSDecoder takes it.
Result<Value> decoded_file_name(Runtime& rt, const Value& given) {
    Value name = TRY(path_of(rt, given));
    if (is_bytes(name)) {
        std::string bytes = TRY(bytes_from_object(rt, name));
        name = TRY(decode(rt, bytes, "utf-8", "surrogateescape"));
    }
    if (utf8_of(name).find('\0') != std::string::npos) return rt.value_error("embedded null character");
    return name;
}

constexpr std::int32_t future_flags = 0x1fe0000;  // CO_FUTURE_DIVISION and those behind it
constexpr std::int32_t future_annotations_flag = 0x1000000;
constexpr std::int32_t nested_flag = 0x10;
constexpr std::int32_t compile_flags = 0xf600;  // PyCF_COMPILE_MASK
constexpr std::int32_t type_comments_flag = 0x1000;
constexpr std::int32_t only_tree_flag = 0x400;

Result<ParseMode> parse_mode(Runtime& rt, std::string_view mode) {
    if (mode == "exec") return ParseMode::Module;
    if (mode == "eval") return ParseMode::Expression;
    if (mode == "single") return ParseMode::Interactive;
    if (mode == "func_type") return rt.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST");
    return rt.value_error("compile() mode must be 'exec', 'eval' or 'single'");
}

/// Which namespaces exec and eval run in.
Result<void> namespaces(Runtime& rt, std::string_view function, Value& globals, Value& locals) {
    Vm& vm = vm_of(rt);
    if (globals.is_none()) globals = Value();
    if (locals.is_none()) locals = Value();
    bool executes = function == "exec";
    bool has_mapping = locals.is_empty() || rt.type_of(locals)->slots.get_item;
    if (!executes && !has_mapping) return rt.type_error("locals must be a mapping");
    if (!globals.is_empty() && !is_dict(globals)) {
        if (executes) return rt.type_error("exec() globals must be a dict, not {}", type_name(rt, globals));
        return rt.type_error(rt.type_of(globals)->slots.get_item
                                 ? "globals must be a real dict; try eval(code, {}, mapping)"
                                 : "globals must be a dict");
    }
    if (!has_mapping) return rt.type_error("locals must be a mapping or None, not {}", type_name(rt, locals));
    if (!globals.is_empty()) {
        if (locals.is_empty()) locals = globals;
        return {};
    }
    globals = vm.current_globals();
    if (locals.is_empty()) locals = TRY(frame_locals(rt, vm.current_frame()));
    return {};
}

/// Whether a closure was given as the code object needs it.
Result<void> check_closure(Runtime& rt, const Code* code, const Value& closure) {
    if (code->free_count == 0) {
        if (closure.is_empty()) return {};
        return rt.type_error("cannot use a closure with this code object");
    }
    bool fits = rt.is_exactly(closure, BuiltinType::tuple) &&
                closure.as<Tuple>()->length == static_cast<Size>(code->free_count);
    if (fits) {
        for (const Value& cell : closure.as<Tuple>()->span())
            fits = fits && rt.is_exactly(cell, BuiltinType::cell);
    }
    if (fits) return {};
    return rt.type_error("code object requires a closure of exactly length {}",
                         static_cast<Size>(code->free_count));
}

Result<Value> run_text(Runtime& rt, const Value* arguments, std::string_view function, ParseMode mode,
                       const Value& closure) {
    Value globals = arguments[1], locals = arguments[2];
    TRY(namespaces(rt, function, globals, locals));
    Value code = arguments[0];
    bool executes = function == "exec";
    if (!is_code(rt, code)) {
        if (!closure.is_empty())
            return rt.type_error("closure can only be used when source is a code object");
        CompileOptions options;
        options.mode = mode;
        options.future_annotations = inherits_annotations(rt);
        Ref<Code> made = TRY(compile_text(rt, code, Value(rt.intern("<string>")), options,
                                          {function, "string, bytes or code"}));
        code = Value(made);
    } else if (executes) {
        TRY(check_closure(rt, code.as<Code>(), closure));
    } else if (code.as<Code>()->free_count > 0) {
        return rt.type_error("code object passed to eval() may not contain free variables");
    }
    return vm_of(rt).run_code(code, globals, locals, closure);
}

}  // namespace

Result<Value> builtin_compile(Runtime& rt, const Value* arguments) {
    Value file_name = TRY(decoded_file_name(rt, arguments[1]));
    if (!is_str(arguments[2]))
        return rt.type_error("compile() argument 'mode' must be str, not {}",
                             argument_type_name(rt, arguments[2]));
    std::string mode = TRY(c_text(rt, arguments[2]));
    std::int32_t flags = TRY(int_argument(rt, arguments[3], 0));
    bool alone = TRY(bool_argument(rt, arguments[4], false));
    std::int32_t level = TRY(int_argument(rt, arguments[5], -1));
    if (flags & ~(future_flags | nested_flag | compile_flags))
        return rt.value_error("compile(): unrecognised flags");
    if (level < -1 || level > 2) return rt.value_error("compile(): invalid optimize value");
    if (flags & only_tree_flag) return rt.not_supported("compile() to a syntax tree");
    if (flags & compile_flags & ~type_comments_flag) return rt.not_supported("this flag of compile()");
    if (level == 2) return rt.not_supported("compile() without docstrings");
    CompileOptions options;
    options.mode = TRY(parse_mode(rt, mode));
    options.optimize_asserts = level == 1;
    options.future_annotations = (flags & future_annotations_flag) || (!alone && inherits_annotations(rt));
    return compile_text(rt, arguments[0], file_name, options, {"compile", "string, bytes or AST"});
}

Result<Value> builtin_exec(Runtime& rt, const Value* arguments) {
    TRY(run_text(rt, arguments, "exec", ParseMode::Module, arguments[3].is_none() ? Value() : arguments[3]));
    return Value::none();
}

Result<Value> builtin_eval(Runtime& rt, const Value* arguments) {
    return run_text(rt, arguments, "eval", ParseMode::Expression, Value());
}

}  // namespace bufferscope
