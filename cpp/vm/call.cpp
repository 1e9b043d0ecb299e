// Frames for calls: binding arguments to parameters with CPython's errors, entering and leaving.
#include "object/protocol.h"
#include "vm/vm.h"

namespace bufferscope {

namespace {

std::string function_text(const Function* function) {
    return utf8_of(function->qualified_name);
}

const Str* slot_name(const Code* code, Size index) {
    return (*code->slot_names)[index].as<Str>();
}

/// "'a', 'b', and 'c'".
std::string quoted_list(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
        out += "'" + names[i] + "'";
    }
    return out;
}

Error missing_arguments(Runtime& rt, const Function* function, const char* kind,
                        const std::vector<std::string>& names) {
    return rt.type_error("{}() missing {} required {} argument{}: {}", function_text(function), names.size(),
                         kind, names.size() == 1 ? "" : "s", quoted_list(names));
}

/// too_many_positional.
Error too_many_arguments(Runtime& rt, const Function* function, const Code* code, Size given,
                         const Value* slots) {
    Size with_keyword = 0;
    for (Size i = code->argument_count; i < code->argument_count + code->keyword_only_count; ++i) {
        if (!slots[i].is_empty()) ++with_keyword;
    }
    Size defaults = function->defaults.is_empty() ? 0 : function->defaults.as<Tuple>()->length;
    std::string takes;
    bool plural;
    if (defaults > 0) {
        takes = format_text("from {} to {}", {code->argument_count - defaults, code->argument_count});
        plural = true;
    } else {
        append_decimal(takes, code->argument_count);
        plural = code->argument_count != 1;
    }
    std::string extra;
    if (with_keyword > 0) {
        extra = format_text(" positional argument{} (and {} keyword-only argument{})",
                            {given == 1 ? "" : "s", with_keyword, with_keyword == 1 ? "" : "s"});
    }
    return rt.type_error("{}() takes {} positional argument{} but {}{} {} given", function_text(function),
                         takes, plural ? "s" : "", given, extra,
                         given == 1 && with_keyword == 0 ? "was" : "were");
}

Error unexpected_keyword(Runtime& rt, const Function* function, const Code* code, const Tuple* keyword_names,
                         const Str* name) {
    // Names of positional-only parameters, passed by keyword, are told first.
    std::string positional_only;
    for (Size i = 0; i < code->positional_only_count; ++i) {
        for (const Value& given : keyword_names->span()) {
            if (!equal(given.as<Str>(), slot_name(code, i))) continue;
            if (!positional_only.empty()) positional_only += ", ";
            positional_only += utf8_of(slot_name(code, i));
        }
    }
    if (!positional_only.empty()) {
        return rt.type_error("{}() got some positional-only arguments passed as keyword arguments: '{}'",
                             function_text(function), positional_only);
    }
    std::vector<std::string> candidates;
    for (Size i = code->positional_only_count; i < code->argument_count + code->keyword_only_count; ++i) {
        candidates.push_back(utf8_of(slot_name(code, i)));
    }
    std::vector<std::string_view> views(candidates.begin(), candidates.end());
    return bufferscope::unexpected_keyword(rt, function_text(function), utf8_of(name), views);
}

/// Puts keyword arguments into parameters or into **kwargs.
Result<void> bind_keywords(Runtime& rt, const Function* function, const Code* code, Value* values,
                           const Tuple* names, Value* slots, Dict* rest, bool take) {
    Size total = code->argument_count + code->keyword_only_count;
    for (Size k = 0; k < names->length; ++k) {
        const Str* name = (*names)[k].as<Str>();
        Size found = -1;
        for (Size i = code->positional_only_count; i < total && found < 0; ++i) {
            if (slot_name(code, i) == name) found = i;
        }
        for (Size i = code->positional_only_count; i < total && found < 0; ++i) {
            if (equal(slot_name(code, i), name)) found = i;
        }
        if (found < 0) {
            if (!rest) return unexpected_keyword(rt, function, code, names, name);
            TRY(dict_set(rt, rest, (*names)[k], values[k]));
            continue;
        }
        if (!slots[found].is_empty()) {
            return rt.type_error("{}() got multiple values for argument '{}'", function_text(function),
                                 utf8_of(name));
        }
        slots[found] = take ? std::move(values[k]) : values[k];
    }
    return {};
}

Result<void> fill_defaults(Runtime& rt, const Function* function, const Code* code, Size given,
                           Value* slots) {
    if (given < code->argument_count) {
        const Tuple* defaults = function->defaults.is_empty() ? nullptr : function->defaults.as<Tuple>();
        Size count = defaults ? defaults->length : 0;
        Size first = code->argument_count - count;
        std::vector<std::string> missing;
        for (Size i = given < first ? given : first; i < first; ++i) {
            if (slots[i].is_empty()) missing.push_back(utf8_of(slot_name(code, i)));
        }
        if (!missing.empty()) return missing_arguments(rt, function, "positional", missing);
        for (Size i = given > first ? given : first; i < code->argument_count; ++i) {
            if (i >= 0 && slots[i].is_empty()) slots[i] = (*defaults)[i - first];
        }
    }
    std::vector<std::string> missing;
    for (Size i = code->argument_count; i < code->argument_count + code->keyword_only_count; ++i) {
        if (!slots[i].is_empty()) continue;
        if (!function->keyword_defaults.is_empty()) {
            Value found = TRY(dict_get(rt, function->keyword_defaults.as<Dict>(), (*code->slot_names)[i]));
            if (!found.is_empty()) {
                slots[i] = found;
                continue;
            }
        }
        missing.push_back(utf8_of(slot_name(code, i)));
    }
    if (!missing.empty()) return missing_arguments(rt, function, "keyword-only", missing);
    return {};
}

}  // namespace

// A frame is not known to the collector while it runs: what a running frame refers to is alive anyway. The
// few that outlive their run (in a traceback, a generator) are made known then.
Ref<Frame> Vm::new_frame(Code* code, const Value& globals, const Value& builtins) {
    Size slot_count = code->slot_count();
    auto* frame = runtime_.allocate_untracked<Frame>(
        runtime_.type(BuiltinType::frame), static_cast<std::size_t>(slot_count) * sizeof(Value),
        static_cast<std::size_t>(code->stack_size) * sizeof(Value));
    frame->slot_count = slot_count + code->stack_size;
    frame->code = Value::share(code);
    frame->globals = globals;
    frame->builtins = builtins;
    frame->at = frame->next = code->instructions.data();
    return Ref<Frame>::adopt(frame);
}

Result<Ref<Frame>> Vm::frame_for_call(Function* function, Value* arguments, Size positional,
                                      const Tuple* keyword_names, bool take) {
    Runtime& rt = runtime_;
    auto* code = function->code.as<Code>();
    if (!function->plain_namespaces) code->forget_globals();
    Ref<Frame> frame = new_frame(code, function->globals, function->builtins);
    frame->function = Value::share(function);
    Value* slots = frame->slots();
    Size direct = positional < code->argument_count ? positional : code->argument_count;
    if (take) {
        for (Size i = 0; i < direct; ++i) slots[i] = std::move(arguments[i]);
    } else {
        for (Size i = 0; i < direct; ++i) slots[i] = arguments[i];
    }
    if (!keyword_names && code->takes_just(positional)) return frame;

    Size total = code->argument_count + code->keyword_only_count;
    bool has_rest = code->flags & code_flags::variable_positional;
    if (has_rest) {
        Ref<Tuple> rest =
            TRY(new_tuple(rt, {arguments + direct, static_cast<std::size_t>(positional - direct)}));
        slots[total] = Value(std::move(rest));
    }
    Dict* keyword_rest = nullptr;
    if (code->flags & code_flags::variable_keyword) {
        Ref<Dict> rest = new_dict(rt);
        keyword_rest = rest.get();
        slots[total + (has_rest ? 1 : 0)] = Value(std::move(rest));
    }
    if (keyword_names) {
        TRY(bind_keywords(rt, function, code, arguments + positional, keyword_names, slots, keyword_rest,
                          take));
    }
    if (positional > code->argument_count && !has_rest)
        return too_many_arguments(rt, function, code, positional, slots);
    TRY(fill_defaults(rt, function, code, positional, slots));
    return frame;
}

bool Vm::enter_plain_function(Value& callee, Value* arguments, Size count) {
    Runtime& rt = runtime_;
    if (!callee.is_object() || callee.object()->type != rt.type(BuiltinType::function)) return false;
    auto* function = callee.as<Function>();
    auto* code = function->code.as<Code>();
    if (!code->takes_just(count) || frame_depth_ >= rt.recursion_limit) return false;
    if (!function->plain_namespaces) code->forget_globals();
    Frame* frame = new_frame(code, function->globals, function->builtins).release();
    frame->function = std::move(callee);
    Value* slots = frame->slots();
    for (Size i = 0; i < count; ++i) new (slots + i) Value(std::move(arguments[i]));
    frame->return_to = ReturnTo::caller;
    frame->back = Value::adopt(current_);
    current_ = frame;
    ++frame_depth_;
    return true;
}

Result<void> Vm::check_recursion() {
    if (frame_depth_ < runtime_.recursion_limit) return {};
    return runtime_.raise(BuiltinType::RecursionError, "maximum recursion depth exceeded");
}

void Vm::push_frame(Ref<Frame> frame, ReturnTo return_to) {
    frame->return_to = return_to;
    if (current_) frame->back = Value::adopt(current_);
    current_ = frame.release();
    ++frame_depth_;
}

void Vm::pop_frame() {
    Frame* frame = current_;
    current_ = frame->back.as<Frame>();
    --frame_depth_;
    if (frame->references == 1) {
        frame->back.release_bits();  // the chain's reference goes to `current_`
        free_frame(runtime_, frame);
        return;
    }
    if (frame->generator || !current_) {
        frame->back.release_bits();
    } else {
        counting::increase(current_);
    }
    if (!frame->tracked) {
        frame->tracked = true;
        runtime_.track(frame);
    }
    Ref<Frame>::adopt(frame);
}

Result<Value> Vm::run_nested(Ref<Frame> frame) {
    TRY(check_recursion());
    if (abandoned_) return runtime_.raise_empty(BuiltinType::KeyboardInterrupt);
    NativeCall guard(runtime_, run_loop_weight);
    TRY(guard.check());
    push_frame(std::move(frame), ReturnTo::native);
    LoopEnd end = run_loop(true);
    if (end == LoopEnd::raised) return Error(std::move(raised_));
    return std::move(result_);
}

Result<Value> Vm::call_function(const Value& function, const CallArguments& arguments) {
    Ref<Frame> frame = TRY(frame_for_call(function.as<Function>(), const_cast<Value*>(arguments.values),
                                          arguments.positional, arguments.keyword_names, false));
    return run_nested(std::move(frame));
}

Result<Value> Vm::run_code(const Value& code, const Value& globals, const Value& locals,
                           const Value& closure) {
    Dict* names = globals.as<Dict>();
    if (!dict_find(names, runtime_.name(Name::builtins))) {
        dict_set(runtime_, names, runtime_.name(Name::builtins), builtins_module_);
    }
    // What the namespace calls its __builtins__: a module, or a dict in its place.
    Value found = *dict_find(names, runtime_.name(Name::builtins));
    Value used = found;
    if (runtime_.is_instance(found, BuiltinType::module)) used = Value::share(module_dict(runtime_, found));
    bool of_function = code.as<Code>()->flags & code_flags::optimized;
    Value function;
    if (of_function || !closure.is_empty()) {
        function = new_function(runtime_, code, globals, used);
        function.as<Function>()->closure = closure.is_empty() ? Value::none() : closure;
        function.as<Function>()->name = code.as<Code>()->name;
        function.as<Function>()->qualified_name = code.as<Code>()->name;
    }
    // The code of a function finds its arguments missing.
    if (of_function) return call_function(function, CallArguments{nullptr, 0, nullptr});
    bool plain =
        runtime_.is_exactly(globals, BuiltinType::dict) && runtime_.is_exactly(used, BuiltinType::dict);
    if (!plain) code.as<Code>()->forget_globals();
    Ref<Frame> frame = new_frame(code.as<Code>(), globals, used);
    frame->locals = locals;
    frame->function = function;
    return run_nested(std::move(frame));
}

Result<Value> Vm::call_library(std::string_view module, std::string_view function,
                               std::span<const Value> arguments) {
    Value home = TRY(import_absolute(module));
    Value callee = TRY(get_attribute(runtime_, home, function));
    Result<Value> answer = bufferscope::call(
        runtime_, callee, CallArguments{arguments.data(), static_cast<Size>(arguments.size()), nullptr});
    if (!answer.is_error()) return answer;
    Error error = answer.take_error();
    Value& traceback = error.exception().as<ExceptionObject>()->traceback;
    while (!traceback.is_empty() && !traceback.is_none()) {
        auto* entry = traceback.as<Traceback>();
        const Value& file = entry->frame.as<Frame>()->code.as<Code>()->file_name;
        if (!utf8_of(file).starts_with(library_file_prefix)) break;
        Value next = entry->next;
        traceback = next;
    }
    return error;
}

Value Vm::current_globals() {
    return current_ ? current_->globals : Value();
}

Result<void> Vm::super_arguments(Value& cls, Value& object) {
    Runtime& rt = runtime_;
    if (!current_) return rt.raise(BuiltinType::RuntimeError, "super(): no current frame");
    auto* code = current_->code.as<Code>();
    if (code->argument_count == 0) return rt.raise(BuiltinType::RuntimeError, "super(): no arguments");
    Value first = current_->slots()[0];
    if (!first.is_empty() && (code->slot_kinds[0] & slot_kind::cell) &&
        rt.is_exactly(first, BuiltinType::cell)) {
        first = Value(first.as<Cell>()->contents);
    }
    if (first.is_empty()) return rt.raise(BuiltinType::RuntimeError, "super(): arg[0] deleted");
    for (Size i = code->slot_count() - code->free_count; i < code->slot_count(); ++i) {
        if (!equal(slot_name(code, i), "__class__")) continue;
        const Value& cell = current_->slots()[i];
        if (cell.is_empty() || !rt.is_exactly(cell, BuiltinType::cell)) {
            return rt.raise(BuiltinType::RuntimeError, "super(): bad __class__ cell");
        }
        if (cell.as<Cell>()->contents.is_empty())
            return rt.raise(BuiltinType::RuntimeError, "super(): empty __class__ cell");
        cls = cell.as<Cell>()->contents;
        object = first;
        return {};
    }
    return rt.raise(BuiltinType::RuntimeError, "super(): __class__ cell not found");
}

}  // namespace bufferscope
