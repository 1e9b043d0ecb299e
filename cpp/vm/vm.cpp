// The machine around the loop: set-up, slices, beginning calls, what native modules need.
#include "vm/vm.h"

#include <unordered_map>

#include "buffer/install.h"
#include "buffer/stream.h"
#include "object/descriptors.h"
#include "object/protocol.h"
#include "object/slots.h"
#include "types/exceptions.h"
#include "types/generic_alias.h"
#include "types/install.h"
#include "types/list.h"
#include "types/lru_cache.h"
#include "vm/exception_text.h"
#include "vm/operations.h"

namespace bufferscope {

/// The lines of every file that was compiled, for tracebacks.
struct Vm::Sources {
    struct File {
        std::string text;
        std::vector<std::size_t> starts;
        bool in_linecache = false;  // its lines were asked for as linecache gives them
    };
    std::unordered_map<std::string, File> files;
};

namespace {

/// Stands in the builtins namespace as __build_class__; the loop knows it and pushes the body's frame instead
/// of calling it.
Result<Value> build_class_body(Runtime& rt, const Value*) {
    return rt.raise(BuiltinType::RuntimeError, "__build_class__ runs only as a call of its own");
}
constexpr NativeMethod build_class_row = {"__build_class__(func, name, /, *bases, **kwds)", build_class_body,
                                          "Internal helper function used by the class statement."};

}  // namespace

Vm::Vm(Host* host, Console* console, std::span<const NativeModule> native_modules,
       std::span<const LibraryModule> library_modules)
    : host_(host),
      unicode_(host),
      console_(console),
      native_modules_(native_modules),
      library_modules_(library_modules),
      sources_(new Sources) {
    Runtime& rt = runtime_;
    rt.interpreter = this;
    rt.budget = INT64_MAX;  // setting up is no run's work
    rt.unicode = &unicode_;
    bootstrap_descriptors(rt);
    install_classes(rt);
    install_descriptors(rt);
    install_singletons(rt);
    install_text(rt);
    install_numbers(rt);
    install_collections(rt);
    install_iterators(rt);
    install_generic_aliases(rt);
    install_type_parameters(rt);
    install_templates(rt);
    install_functions(rt);
    install_code(rt);
    install_weak_references(rt);
    install_frames(rt);
    install_generators(rt);
    install_exceptions(rt);
    install_buffers(rt);
    install_array(rt);
    install_memory_streams(rt);
    rt.files.clock = &clock_;
    modules_ = Value(new_dict(rt));
    build_class_ = new_native_function(rt, build_class_row, Value(), Value(rt.text("builtins")));
    builtins_module_ = MUST(load_module("builtins"));
    dict_set(rt, builtins(), rt.name(Name::build_class), build_class_);
    sys_module_ = MUST(load_module("sys"));
    first_builtins_ = Value(dict_copy(rt, builtins()));
    // The engine's own types and modules stay: no collection need look through them.
    rt.keep_for_good(true);
    rt.budget = 0;
}

Vm::~Vm() {
    abandon();
    uncaught = Value();
    raised_ = Value();
    result_ = Value();
    told_file_ = Value();
    exit_callbacks = Value();
    first_builtins_ = Value();
    sys_module_ = Value();
    runtime_.handled_exception = Value();
    runtime_.unfreeze();
    runtime_.keep_for_good(false);
    runtime_.collector = {};
    // Modules go first: what only they hold is finalized while the rest still works.
    if (!modules_.is_empty()) dict_clear(runtime_, modules_.as<Dict>());
    runtime_.collect_cycles();
    modules_ = Value();
    builtins_module_ = Value();
    build_class_ = Value();
    runtime_.collect_cycles();
    abandoned_ = true;  // what the runtime's end still frees runs no Python
    delete sources_;
}

// ---- slices
// -----------------------------------------------------------------------------------------------------------------

void Vm::start(const Value& code, const Value& globals) {
    abandon();
    limit_run(unlimited);
    uncaught = Value();
    dict_set(runtime_, globals.as<Dict>(), runtime_.name(Name::builtins), builtins_module_);
    Ref<Frame> frame = new_frame(code.as<Code>(), globals, Value::share(builtins()));
    bottom_ = frame.get();
    push_frame(std::move(frame), ReturnTo::native);
    state_ = RunState::running;
}

RunState Vm::resume(std::uint32_t budget) {
    if (state_ != RunState::running && state_ != RunState::needs_input) return state_;
    state_ = RunState::running;
    grant(budget);
    LoopEnd end = run_loop(false);
    if (abandoned_) {
        abandon();
        raised_ = Value();
        allowance_ = unlimited;
        return state_ = RunState::stopped;
    }
    if (end == LoopEnd::paused) return state_;
    bottom_ = nullptr;
    if (end == LoopEnd::returned) {
        result_ = Value();
        state_ = RunState::finished;
    } else {
        uncaught = std::move(raised_);
        state_ = RunState::raised;
    }
    return state_;
}

void Vm::abandon() {
    abandoned_ = true;
    while (current_) {
        Frame* frame = current_;
        Value* stack = frame->stack();
        while (frame->stack_used > 0) stack[--frame->stack_used] = Value();
        frame->finished = true;
        if (frame->generator) finish_generator(frame);
        pop_frame();
    }
    runtime_.handled_exception = Value();
    waiting_for_input_ = false;
    prompt_written = false;
    interrupt_ = false;
    bottom_ = nullptr;
    state_ = RunState::idle;
    abandoned_ = false;
}

void Vm::limit_run(std::uint64_t work) {
    allowance_ = work;
    runtime_.budget = 0;
}

/// Sets the slice's budget. What the last one left over returns to the run's allowance, what was overdrawn is
/// paid from it.
void Vm::grant(std::uint64_t wanted) {
    std::int64_t left = runtime_.budget;
    if (allowance_ != unlimited) {
        std::uint64_t debt = left < 0 ? static_cast<std::uint64_t>(-left) : 0;
        allowance_ = allowance_ > debt ? allowance_ - debt : 0;
        if (left > 0) allowance_ += static_cast<std::uint64_t>(left);
        if (wanted > allowance_) wanted = allowance_;
        allowance_ -= wanted;
    }
    runtime_.budget = static_cast<std::int64_t>(wanted);
}

Result<void> Vm::check_interrupt() {
    if (!interrupt_) return {};
    interrupt_ = false;
    prompt_written = false;
    return runtime_.raise_empty(BuiltinType::KeyboardInterrupt);
}

Result<void> Vm::check_memory() {
    if (!runtime_.heap.over_limit()) return {};
    runtime_.collect_cycles();
    return runtime_.heap.over_limit() ? Result<void>(runtime_.memory_error()) : Result<void>();
}

Result<void> Vm::slice_over() {
    // Small steps, so that the loop pauses soon after the native code has come back to it.
    constexpr std::uint64_t overtime = 1 << 17;
    if (!abandoned_) {
        grant(overtime);
        if (runtime_.budget > 0) {
            if (host_ && host_->overtime()) interrupt_ = true;
            TRY(check_interrupt());
            return check_memory();
        }
    }
    abandoned_ = true;
    return runtime_.raise_empty(BuiltinType::KeyboardInterrupt);
}

Result<void> Vm::between_instructions(bool nested) {
    TRY(check_interrupt());
    if (runtime_.collection_due()) runtime_.collect_when_due();
    TRY(check_memory());
    if (runtime_.budget <= 0 && (nested || allowance_ == 0)) return slice_over();
    return {};
}

Error Vm::wait_for_input() {
    if (nested_runs_ > 0) {
        prompt_written = false;
        return runtime_.raise(BuiltinType::NotImplementedError,
                              "bufferscope cannot wait for input inside a call made by native code; provide "
                              "the input beforehand");
    }
    waiting_for_input_ = true;
    return runtime_.raise_empty(BuiltinType::EOFError);
}

Result<bool> Vm::more_input() {
    if (!host_) return false;
    TRY(check_interrupt());  // a Ctrl-C that came while waiting
    switch (host_->read_input(runtime_.files.input)) {
        case Host::Input::end:
            return false;
        case Host::Input::later:
            return wait_for_input();
        default:
            return true;
    }
}

void Vm::write_console(bool to_error, std::string_view bytes) {
    if (console_) console_->write(to_error ? Stream::error : Stream::output, bytes);
}

// ---- calls
// ------------------------------------------------------------------------------------------------------------------

Result<Vm::CallStep> Vm::begin_instance(Type* type, Value* arguments, Size positional,
                                        const Tuple* keyword_names) {
    Runtime& rt = runtime_;
    // A class that adds an __init__ written in Python to a native type: its frame is pushed.
    Value* init = type_lookup(type, rt.name(Name::init));
    CallStep step;
    Size total = positional + (keyword_names ? keyword_names->length : 0);
    step.value = TRY(type->slots.new_(rt, type, CallArguments{arguments, positional, keyword_names}));
    if (!rt.type_of(step.value)->is_subtype_of(type)) return step;
    constexpr Size most_on_stack = 8;
    Value on_stack[most_on_stack + 1];
    std::vector<Value> on_heap;
    Value* all = on_stack;
    if (total > most_on_stack) {
        on_heap.resize(static_cast<std::size_t>(total) + 1);
        all = on_heap.data();
    }
    all[0] = step.value;
    for (Size i = 0; i < total; ++i) all[i + 1] = std::move(arguments[i]);
    Value function = *init;
    step.frame = TRY(frame_for_call(function.as<Function>(), all, positional + 1, keyword_names, true));
    step.frame->pending = std::move(step.value);
    step.return_to = ReturnTo::instance;
    return step;
}

Result<Vm::CallStep> Vm::begin_call(const Value& callee, Value* arguments, Size positional,
                                    const Tuple* keyword_names) {
    Runtime& rt = runtime_;
    Type* type = rt.type_of(callee);
    CallStep step;
    if (type == rt.type(BuiltinType::function)) {
        TRY(check_recursion());
        Value kept = callee;
        step.frame = TRY(frame_for_call(kept.as<Function>(), arguments, positional, keyword_names, true));
        return step;
    }
    if (callee.is(build_class_)) return begin_class(arguments, positional, keyword_names);
    if (type == rt.type(BuiltinType::type) && callee.as<Type>()->has_flag(type_flags::heap_type)) {
        Type* cls = callee.as<Type>();
        bool native_new = cls->slots.new_ && cls->slots.new_ != python_slots().new_;
        if (native_new && cls->slots.init == python_slots().init &&
            !cls->has_flag(type_flags::no_instantiation)) {
            Value* init = type_lookup(cls, rt.name(Name::init));
            if (init && is_function(rt, *init)) {
                TRY(check_recursion());
                return begin_instance(cls, arguments, positional, keyword_names);
            }
        }
    }
    if (type == rt.type(BuiltinType::lru_cache_wrapper) && is_function(rt, cached_function(callee)) &&
        !(cached_function(callee).as<Function>()->code.as<Code>()->flags & code_flags::generator)) {
        Value kept = callee;
        Value function = cached_function(kept);
        Value miss;
        step.value = TRY(cached_result(rt, kept, CallArguments{arguments, positional, keyword_names}, miss));
        if (!step.value.is_empty()) return step;
        TRY(check_recursion());
        step.frame = TRY(frame_for_call(function.as<Function>(), arguments, positional, keyword_names, true));
        step.frame->pending = std::move(miss);
        step.return_to = ReturnTo::remember;
        return step;
    }
    step.value = TRY(bufferscope::call(rt, callee, CallArguments{arguments, positional, keyword_names}));
    return step;
}

Result<Vm::CallStep> Vm::begin_unpacked_call(const Value& callee, const Tuple* positional, Dict* keywords) {
    Runtime& rt = runtime_;
    Size count = keywords ? keywords->used : 0;
    std::vector<Value> values(positional->span().begin(), positional->span().end());
    Ref<Tuple> names;
    if (count > 0) {
        names = TRY(allocate_tuple(rt, count));
        Size position = 0;
        const Dict::Entry* entry = nullptr;
        for (Size i = 0; dict_next(keywords, position, entry); ++i) {
            if (!is_str(entry->key)) return rt.type_error("keywords must be strings");
            names->items()[i] = entry->key;
            values.push_back(entry->value);
        }
    }
    return begin_call(callee, values.data(), positional->length, names.get());
}

// ---- modules and streams
// ----------------------------------------------------------------------------------------------------

Dict* Vm::modules() {
    return modules_.as<Dict>();
}

Dict* Vm::builtins() {
    return module_dict(runtime_, builtins_module_);
}

Value Vm::main_module() {
    Ref<Str> key = runtime_.intern("__main__");
    if (Value* found = dict_find(modules(), key.get())) return *found;
    Value module = Value(new_module(runtime_, "__main__"));
    dict_set(runtime_, module_dict(runtime_, module), runtime_.name(Name::builtins), builtins_module_);
    dict_set(runtime_, modules(), key.get(), module);
    return module;
}

Value Vm::sys_attribute(std::string_view name) {
    if (sys_module_.is_empty()) return Value();
    Value* found = dict_find(module_dict(runtime_, sys_module_), runtime_.intern(name).get());
    return found ? *found : Value();
}

void Vm::set_sys_attribute(std::string_view name, const Value& value) {
    if (sys_module_.is_empty()) return;
    dict_set(runtime_, module_dict(runtime_, sys_module_), runtime_.intern(name).get(), value);
}

Result<void> Vm::write_text(Stream stream, std::string_view utf8) {
    Value target = sys_attribute(stream == Stream::output ? "stdout" : "stderr");
    if (target.is_none()) return {};
    bool is_console = !target.is_empty() && is_console_stream(runtime_, target);
    if (target.is_empty() || is_console) {
        std::string bytes = stream == Stream::error ? surrogates_escaped(utf8) : std::string(utf8);
        if (is_console) return console_write(runtime_, target, bytes);
        if (console_) console_->write(stream, bytes);
        return {};
    }
    Ref<Str> text = TRY(new_str(runtime_, utf8));
    TRY(call_method(runtime_, target, "write", {Value(text)}));
    return {};
}

void Vm::remember_source(std::string_view file, std::string_view source) {
    Sources::File& kept = sources_->files[std::string(file)];
    kept.text = source;
    kept.starts = {0};
    for (std::size_t i = 0; i < kept.text.size(); ++i) {
        char c = kept.text[i];
        bool ends = c == '\n' || (c == '\r' && (i + 1 >= kept.text.size() || kept.text[i + 1] != '\n'));
        if (ends) kept.starts.push_back(i + 1);
    }
}

bool Vm::source_line(std::string_view file, int line, std::string& out, LinesFrom from) {
    auto found = sources_->files.find(std::string(file));
    if (finalizing_ && from != LinesFrom::all_that_is_known) {
        bool cached = found != sources_->files.end() && found->second.in_linecache;
        if (from == LinesFrom::file || !cached) return false;
    }
    if (found == sources_->files.end()) {
        std::string source;
        if (!host_ || file.empty() || file[0] == '<' || !host_->read_file(file, source)) return false;
        remember_source(file, source);
        found = sources_->files.find(std::string(file));
    }
    Sources::File& kept = found->second;
    if (from == LinesFrom::linecache) kept.in_linecache = true;
    if (line < 1 || static_cast<std::size_t>(line) > kept.starts.size()) return false;
    std::size_t start = kept.starts[static_cast<std::size_t>(line) - 1];
    std::size_t end = static_cast<std::size_t>(line) < kept.starts.size()
                          ? kept.starts[static_cast<std::size_t>(line)]
                          : kept.text.size();
    out.assign(kept.text, start, end - start);
    while (!out.empty() && (out.back() == '\n' || out.back() == '\r')) out.pop_back();
    return start < kept.text.size();
}

bool Vm::source_text(std::string_view file, std::string& out) {
    if (host_ && !file.empty() && file[0] != '<' && host_->read_file(file, out)) return true;
    auto found = sources_->files.find(std::string(file));
    if (found == sources_->files.end()) return false;
    out = found->second.text;
    return true;
}

// ---- warnings
// ---------------------------------------------------------------------------------------------------------------

namespace {

/// The __warningregistry__ of a module's names, as get_warnings_registry: empty if there is None.
Result<Value> warning_registry(Runtime& rt, Dict* names) {
    Ref<Str> name = rt.intern("__warningregistry__");
    if (Value* found = dict_find(names, name.get())) {
        if (found->is_none()) return Value();
        if (!is_dict(*found)) return rt.type_error("'registry' must be a dict or None");
        return *found;
    }
    Value made(new_dict(rt));
    dict_set(rt, names, name.get(), made);
    return made;
}

}  // namespace

Result<void> Vm::warn(BuiltinType category, std::string_view message, const Value& source) {
    if (dict_find(modules(), runtime_.intern("warnings").get())) {
        Value text = Value(runtime_.text(message));
        Value all[] = {text, Value::share(runtime_.type(category)), Value::small(1),
                       source.is_empty() ? Value::none() : source, Value(runtime_.empty_tuple)};
        TRY(call_library("warnings", "_warn", all));
        return {};
    }
    if (!current_ && category == BuiltinType::ResourceWarning) return {};
    if (!current_) return warn_explicit(category, message, Value(), 1);
    Runtime& rt = runtime_;
    Value file = current_->code.as<Code>()->file_name;
    int line = current_->line();
    Value names = current_->globals;
    Value registry = TRY(warning_registry(rt, names.as<Dict>()));
    Value key;
    if (!registry.is_empty()) {
        // Each text is shown once at a line; the filters do not change before `warnings` is imported.
        Value parts[] = {Value(rt.text(message)), Value::share(rt.type(category)), Value::small(line)};
        key = TRY(new_tuple(rt, parts));
        dict_set(rt, registry.as<Dict>(), rt.intern("version").get(), Value::small(0));
        Value shown = TRY(dict_get(rt, registry.as<Dict>(), key));
        if (!shown.is_empty()) return {};
    }
    // By default deprecations are shown only where they are of use: in the main program.
    bool hidden = category == BuiltinType::DeprecationWarning ||
                  category == BuiltinType::PendingDeprecationWarning ||
                  category == BuiltinType::ImportWarning || category == BuiltinType::ResourceWarning;
    Value* name = dict_find(names.as<Dict>(), rt.name(Name::name));
    bool in_main = name && is_str(*name) && equal(name->as<Str>(), "__main__");
    if (hidden && !(in_main && category == BuiltinType::DeprecationWarning)) return {};
    if (!registry.is_empty()) TRY(dict_set(rt, registry.as<Dict>(), key, Value::boolean(true)));
    return warn_explicit(category, message, file, line);
}

Result<void> Vm::warn_explicit(BuiltinType category, std::string_view message, const Value& file_name,
                               int line) {
    if (dict_find(modules(), runtime_.intern("warnings").get())) {
        Value text = Value(runtime_.text(message));
        Value file = file_name.is_empty() ? Value(runtime_.text("<unknown>")) : file_name;
        Value all[] = {text,          Value::share(runtime_.type(category)),
                       file,          Value::small(line),
                       Value::none(), Value::none(),
                       Value::none()};
        TRY(call_library("warnings", "_warn_explicit", all));
        return {};
    }
    std::string file = file_name.is_empty() ? std::string("<unknown>") : utf8_of(file_name);
    std::string text =
        format_text("{}:{}: {}: {}\n", {file, line, runtime_.type(category)->name_text, message});
    std::string source;
    if (source_line(file, line, source, LinesFrom::linecache)) {
        std::size_t start = source.find_first_not_of(" \t\f");
        text += "  " + (start == std::string::npos ? std::string() : source.substr(start)) + "\n";
    }
    return write_text(Stream::error, text);
}

}  // namespace bufferscope
