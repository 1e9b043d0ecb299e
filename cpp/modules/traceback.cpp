// The native functions of the module traceback; its classes are Python (library/traceback.py).
#include "modules/traceback.h"

#include <algorithm>

#include "base/text.h"
#include "compile/compiler.h"
#include "modules/builtins.h"
#include "object/protocol.h"
#include "types/int.h"
#include "types/list.h"
#include "vm/exception_text.h"

namespace bufferscope {

namespace {

bool is_given(const Value& value) {
    return !value.is_empty() && !value.is_none();
}

/// A limit of frames: islice() takes the first ones, deque() the last ones (StackSummary.extract).
Result<std::optional<Size>> limit_of(Runtime& rt, const Value& value) {
    if (!is_given(value)) {
        Value of_sys = vm_of(rt).sys_attribute("tracebacklimit");
        if (!is_given(of_sys)) return std::optional<Size>();
        bool none = TRY(compare_truth(rt, of_sys, Value::small(0), Comparison::less));
        if (none) return std::optional<Size>(0);
        return limit_of(rt, of_sys);
    }
    bool from_start = TRY(compare_truth(rt, value, Value::small(0), Comparison::greater_equal));
    if (!from_start) {
        Value most = TRY(unary(rt, UnaryOperator::negative, value));
        Size count = TRY(size_of_int(rt, most));
        return std::optional<Size>(-count);
    }
    Result<Size> first = index_size(rt, value, BuiltinType::ValueError);
    if (!first.is_error()) return std::optional<Size>(first.take());
    return rt.value_error("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
}

Result<bool> flag_of(Runtime& rt, const Value& value, bool otherwise) {
    if (value.is_empty()) return otherwise;
    return truth(rt, value);
}

Result<Value> list_of_texts(Runtime& rt, const std::vector<std::string>& texts) {
    Ref<List> list = new_list(rt);
    for (const std::string& text : texts) {
        Ref<Str> made = TRY(new_str(rt, text));
        TRY(list_append(rt, list.get(), Value(std::move(made))));
    }
    return list;
}

/// print(text, end='', file=file) for each; the file is sys.stderr if none is given, and sys.stdout
/// if that is None.
Result<Value> print_texts(Runtime& rt, const std::vector<std::string>& texts, const Value& file) {
    Value target = file;
    for (std::string_view name : {"stderr", "stdout"}) {
        if (is_given(target)) break;
        target = vm_of(rt).sys_attribute(name);
        if (target.is_empty())
            return rt.raise(BuiltinType::AttributeError, "module 'sys' has no attribute '{}'", name);
    }
    if (!is_given(target)) return Value::none();
    Value write = TRY(get_attribute(rt, target, "write"));
    for (const std::string& text : texts) {
        Ref<Str> made = TRY(new_str(rt, text));
        TRY(call(rt, write, Value(std::move(made))));
        TRY(call(rt, write, Value(rt.empty_str)));
    }
    return Value::none();
}

/// The exception and its traceback from `exc` or from `exc, value, tb`; an empty exception stands for None.
struct Subject {
    Value exception;
    Value traceback;
};

/// What TracebackException runs into that is given something else.
Error no_exception(Runtime& rt, const Value& value) {
    Result<Value> found = get_attribute(rt, value, "__suppress_context__");
    if (found.is_error()) return found.take_error();
    return rt.raise(BuiltinType::AttributeError, "'{}' object has no attribute '__traceback__'",
                    type_name(rt, found.take()));
}

Result<Subject> subject_of(Runtime& rt, const Value& given, const Value& value, const Value& traceback) {
    if (value.is_empty() != traceback.is_empty()) {
        return rt.value_error("Both or neither of value and tb must be given");
    }
    const Value& exception = value.is_empty() ? given : value;
    if (exception.is_none()) return Subject{};
    if (!is_exception(exception)) {
        if (!value.is_empty()) return no_exception(rt, value);
        return rt.type_error("Exception expected for value, {} found", type_name(rt, exception));
    }
    if (value.is_empty()) return Subject{exception, exception.as<ExceptionObject>()->traceback};
    return Subject{exception, traceback.is_none() ? Value() : traceback};
}

Result<std::vector<std::string>> texts_of(Vm& vm, const Subject& subject, std::optional<Size> limit,
                                          bool chain) {
    if (subject.exception.is_empty()) return std::vector<std::string>{"NoneType: None\n"};
    ExceptionTextOptions options = {.limit = limit, .chain = chain};
    ExceptionReports reports =
        TRY(report_exception(vm, subject.exception, {.traceback = &subject.traceback}));
    return report_texts(vm, reports, options);
}

Result<std::vector<std::string>> formatted(Runtime& rt, const Value* arguments, const Value& limit_value,
                                           const Value& chain_value) {
    Subject subject = TRY(subject_of(rt, arguments[0], arguments[1], arguments[2]));
    std::optional<Size> limit = TRY(limit_of(rt, limit_value));
    bool chain = TRY(flag_of(rt, chain_value, true));
    return texts_of(vm_of(rt), subject, limit, chain);
}

/// The keyword arguments that are not named: of those only colorize means something.
Result<void> refuse_colours(Runtime& rt, const Value& options) {
    Value* colorize = dict_find(options.as<Dict>(), rt.intern("colorize").get());
    bool wanted = false;
    if (colorize) wanted = TRY(truth(rt, *colorize));
    if (wanted) return rt.not_supported("tracebacks in colour");
    return {};
}

Result<Value> print_exception(Runtime& rt, const Value* arguments) {
    TRY(refuse_colours(rt, arguments[6]));
    std::vector<std::string> texts = TRY(formatted(rt, arguments, arguments[3], arguments[5]));
    return print_texts(rt, texts, arguments[4]);
}

Result<Value> format_exception(Runtime& rt, const Value* arguments) {
    TRY(refuse_colours(rt, arguments[5]));
    std::vector<std::string> texts = TRY(formatted(rt, arguments, arguments[3], arguments[4]));
    return list_of_texts(rt, texts);
}

Result<Value> format_exception_only(Runtime& rt, const Value* arguments) {
    TRY(refuse_colours(rt, arguments[3]));
    const Value& exception = arguments[1].is_empty() ? arguments[0] : arguments[1];
    bool show_group = TRY(flag_of(rt, arguments[2], false));
    if (!is_exception(exception)) {
        if (exception.is_none()) return list_of_texts(rt, {"NoneType: None\n"});
        return no_exception(rt, exception);
    }
    std::vector<std::string> texts = TRY(exception_only_texts(vm_of(rt), exception, Value(), show_group));
    return list_of_texts(rt, texts);
}

Subject handled_subject(Runtime& rt) {
    if (rt.handled_exception.is_empty()) return {};
    return {rt.handled_exception, rt.handled_exception.as<ExceptionObject>()->traceback};
}

Result<Value> print_exc(Runtime& rt, const Value* arguments) {
    std::optional<Size> limit = TRY(limit_of(rt, arguments[0]));
    bool chain = TRY(flag_of(rt, arguments[2], true));
    std::vector<std::string> texts = TRY(texts_of(vm_of(rt), handled_subject(rt), limit, chain));
    return print_texts(rt, texts, arguments[1]);
}

Result<Value> format_exc(Runtime& rt, const Value* arguments) {
    std::optional<Size> limit = TRY(limit_of(rt, arguments[0]));
    bool chain = TRY(flag_of(rt, arguments[1], true));
    std::string out;
    std::vector<std::string> texts = TRY(texts_of(vm_of(rt), handled_subject(rt), limit, chain));
    for (const std::string& text : texts) out += text;
    return new_str(rt, out);
}

Result<std::vector<StackEntry>> entries_of(Runtime& rt, const Value& traceback, const Value& limit_value) {
    std::optional<Size> limit = TRY(limit_of(rt, limit_value));
    if (!traceback.is_none() && !rt.is_exactly(traceback, BuiltinType::traceback)) {
        return rt.raise(BuiltinType::AttributeError, "'{}' object has no attribute 'tb_frame'",
                        type_name(rt, traceback));
    }
    std::vector<StackEntry> entries = traceback_entries(traceback);
    limit_entries(vm_of(rt), entries, limit);
    return entries;
}

Result<Value> print_tb(Runtime& rt, const Value* arguments) {
    std::vector<StackEntry> entries = TRY(entries_of(rt, arguments[0], arguments[1]));
    return print_texts(rt, stack_texts(vm_of(rt), entries), arguments[2]);
}

Result<Value> format_tb(Runtime& rt, const Value* arguments) {
    std::vector<StackEntry> entries = TRY(entries_of(rt, arguments[0], arguments[1]));
    return list_of_texts(rt, stack_texts(vm_of(rt), entries));
}

// ---- what the Python part builds on

Value number_or_none(std::int32_t number, std::int32_t least) {
    return number < least ? Value::none() : Value::small(number);
}

Result<Value> python_entries(Runtime& rt, const Value* arguments) {
    std::vector<StackEntry> entries = TRY(entries_of(rt, arguments[0], arguments[1]));
    Ref<List> list = new_list(rt);
    for (const StackEntry& entry : entries) {
        Ref<Str> file = TRY(new_str(rt, entry.file));
        Ref<Str> name = TRY(new_str(rt, entry.name));
        const Position& at = entry.position;
        Value parts[] = {Value(std::move(file)),       number_or_none(at.line, 1),
                         Value(std::move(name)),       number_or_none(at.end_line, 1),
                         number_or_none(at.column, 0), number_or_none(at.end_column, 0)};
        Ref<Tuple> tuple = TRY(new_tuple(rt, parts));
        TRY(list_append(rt, list.get(), Value(std::move(tuple))));
    }
    return list;
}

/// The lines that a FrameSummary holds, from its first on.
class GivenLines final : public SourceLines {
  public:
    GivenLines(Vm& vm, std::string lines, std::int32_t first)
        : vm_(vm), lines_(std::move(lines)), first_(first) {}
    bool can_be_parsed() const override { return !vm_.is_finalizing(); }
    std::string line(std::string_view, std::int32_t number) const override {
        std::string_view line = line_of(lines_, number - first_ + 1);
        return std::string(line.substr(0, line.find('\n')));
    }

  private:
    Vm& vm_;
    std::string lines_;
    std::int32_t first_;
};

Result<Value> python_frame_text(Runtime& rt, const Value* arguments) {
    std::string texts[2];
    for (int i : {0, 2}) {
        Ref<Str> text = TRY(str(rt, arguments[i]));
        texts[i / 2] = utf8_of(text.get());
    }
    auto number = [&](int index, std::int32_t otherwise) {
        return arguments[index].is_small_int() ? arguments[index].small_int() : otherwise;
    };
    Position position = {
        .line = number(1, 0), .end_line = number(3, 0), .column = number(4, -1), .end_column = number(5, -1)};
    GivenLines source(vm_of(rt), is_str(arguments[6]) ? utf8_of(arguments[6]) : std::string(), position.line);
    return new_str(rt, frame_text({texts[0], texts[1], position}, source));
}

Result<Value> python_source_line(Runtime& rt, const Value* arguments) {
    if (!is_str(arguments[0]) || !arguments[1].is_small_int()) return Value(rt.empty_str);
    return new_str(rt, VmSourceLines(vm_of(rt)).line(utf8_of(arguments[0]), arguments[1].small_int()));
}

/// exc, tb, show_group: what TracebackException keeps of it.
Result<Value> python_exception_only(Runtime& rt, const Value* arguments) {
    if (!is_exception(arguments[0])) return list_of_texts(rt, {"NoneType: None\n"});
    std::vector<std::string> texts =
        TRY(exception_only_texts(vm_of(rt), arguments[0], arguments[1], arguments[2].is_true()));
    return list_of_texts(rt, texts);
}

Result<Value> python_message(Runtime& rt, const Value* arguments) {
    Result<Ref<Str>> text = str(rt, arguments[0]);
    if (text.is_error()) return Value(rt.text("<exception str() failed>"));
    return text.take();
}

constexpr NativeMethod functions[] = {
    {"print_tb(tb, limit=None, file=None)", print_tb,
     doc<"Print up to 'limit' stack trace entries from the traceback 'tb'.">},
    {"format_tb(tb, limit=None)", format_tb, doc<"A shorthand for 'format_list(extract_tb(tb, limit))'.">},
    {"print_exception(exc, /, value=<implicit>, tb=<implicit>, limit=None, file=None, chain=True, **kwargs)",
     print_exception, doc<"Print exception up to 'limit' stack trace entries from 'tb' to 'file'.">},
    {"format_exception(exc, /, value=<implicit>, tb=<implicit>, limit=None, chain=True, **kwargs)",
     format_exception, doc<"Format a stack trace and the exception information.">},
    {"format_exception_only(exc, /, value=<implicit>, *, show_group=False, **kwargs)", format_exception_only,
     doc<"Format the exception part of a traceback.">},
    {"print_exc(limit=None, file=None, chain=True)", print_exc,
     doc<"Shorthand for 'print_exception(sys.exception(), limit=limit, file=file, chain=chain)'.">},
    {"format_exc(limit=None, chain=True)", format_exc, doc<"Like print_exc() but return a string.">},
    {"_traceback_entries(tb, limit, /)", python_entries},
    {"_frame_text(filename, lineno, name, end_lineno, colno, end_colno, lines, /)", python_frame_text},
    {"_source_line(filename, lineno, /)", python_source_line},
    {"_message(exc, /)", python_message},
    {"_exception_only(exc, tb, show_group, /)", python_exception_only},
};

}  // namespace

Result<void> fill_traceback_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    add_functions(rt, members, functions, "traceback");
    Value name = rt.intern("<traceback>");
    return {};
}

}  // namespace bufferscope
