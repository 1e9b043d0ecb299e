// Session: ties files, input and output to the virtual machine that runs on them.
#include "session.h"

#include <algorithm>
#include <deque>

#include "buffer/inspect.h"
#include "compile/compiler.h"
#include "modules/atexit.h"
#include "modules/modules.h"
#include "object/protocol.h"
#include "observe/exception.h"
#include "observe/held.h"
#include "observe/raised.h"
#include "observe/records.h"
#include "observe/snapshot.h"
#include "observe/stack.h"
#include "observe/timeline.h"
#include "syntax/parser.h"
#include "types/exceptions.h"
#include "types/float.h"
#include "types/int.h"
#include "types/list.h"
#include "vm/vm.h"

namespace bufferscope {

namespace {

constexpr int interrupted_exit_code = 130;

}  // namespace

/// The session's own files before the host's, its input before the host's, its output in order.
struct Session::State final : Host, Console, PlaceTeller, Observer {
    explicit State(Host* outside)
        : host(outside),
          records(this),
          vm(this, this, native_modules(), library_modules()),
          held(vm.runtime(), records),
          timeline(vm, records),
          raise_records(vm, timeline) {
        vm.runtime().observer = this;
        files().host = outside;
    }

    ~State() {
        held.clear();
        exception = Value();
        vm.uncaught = Value();
        runtime().observer = nullptr;
        vm.line_listener = nullptr;
        vm.raise_listener = nullptr;
        records.clear();
    }

    // ---- Host
    PathKind path_kind(std::string_view path) override { return files().kind_of(path); }

    bool read_file(std::string_view path, std::string& contents) override {
        return files().read(path, contents);
    }

    bool read_asset(std::string_view name, std::string& contents) override {
        return host && host->read_asset(name, contents);
    }

    Input read_input(std::string& data) override {
        if (!input.empty()) {
            data += input;
            input.clear();
            return Input::data;
        }
        if (input_ended) return Input::end;
        if (!host) return Input::later;
        return vm.may_pause() ? host->read_input(data) : host->wait_for_input(data);
    }

    bool overtime() override { return host && host->overtime(); }
    void step_reached() override {
        if (host) host->step_reached();
    }

    // ---- Console
    void write(Stream stream, std::string_view bytes) override {
        if (bytes.empty()) return;
        timeline.mark(StepMark::output);
        if (output.empty() || output.back().stream != stream) output.push_back({stream, {}});
        output.back().bytes += bytes;
    }

    // ---- PlaceTeller
    SourcePlace current_place() override {
        Frame* frame = vm.current_frame();
        if (!frame) return {};
        return {frame->code.as<Code>()->file_name, frame->line()};
    }

    // ---- Observer
    void object_created(Object* object) override {
        records.object_created(object);
        ViewFacts view;
        if (timeline.is_on() && inspect_view(object, view)) timeline.mark(StepMark::exported);
    }
    void object_destroyed(Object* object) override { records.object_destroyed(object); }
    void export_refused(const Object* exporter) override { records.export_refused(exporter); }
    void view_released(const Object*) override { timeline.mark(StepMark::released); }
    void memory_written() override { timeline.mark(StepMark::written); }

    Runtime& runtime() { return vm.runtime(); }
    FileSystem& files() { return runtime().files; }
    Value main_dict() { return Value::share(module_dict(runtime(), vm.main_module())); }

    void set_arguments(const Program& program);
    bool load(const Program& program, std::string& source, std::string& name);
    void start(const std::string& source, const std::string& name, ParseMode mode, bool is_str);
    void conclude(Value raised);
    Status conclude_slice(RunState state);
    int exit_code_of(const Value& system_exit);
    ExceptionReports reports_of(const Value& raised, bool& is_told);
    void start_next_part();
    bool keep_result(Result<Value> result);

    Host* host;
    std::string input;
    bool input_ended = false;
    std::deque<OutputChunk> output;

    Records records;
    Vm vm;
    HeldObjects held;
    Timeline timeline;
    RaisedRecords raise_records;

    Status status = Status::idle;
    int exit_code = 0;
    Value exception;             // the last uncaught one, as sys.last_exc; it keeps its frames alive
    std::string exception_text;  // its JSON
    std::string last_part;       // of what was given to start_statement: runs when the first part has ended
    std::string statement_name;
    int statements = 0;
};

// ---- files, input, output
// -----------------------------------------------------------------------------------------

Session::Session(Host* host) : state_(new State(host)) {}
Session::~Session() = default;

void Session::add_file(std::string_view path, std::string_view contents) {
    state_->files().add(path, contents);
}
void Session::limit_native_stack(std::size_t bytes) {
    state_->runtime().native_stack = bytes;
}
void Session::limit_native_depth(int levels) {
    state_->runtime().native_depth_limit = levels;
}
void Session::limit_memory(std::size_t bytes) {
    state_->runtime().heap.set_limit(bytes);
}
void Session::provide_input(std::string_view utf8) {
    state_->input += utf8;
}
void Session::end_input() {
    state_->input_ended = true;
}
const OutputChunk* Session::output() const {
    return state_->output.empty() ? nullptr : &state_->output.front();
}
void Session::drop_output() {
    if (!state_->output.empty()) state_->output.pop_front();
}

// ---- starting
// -----------------------------------------------------------------------------------------------------

namespace {

Value new_text_list(Runtime& rt, std::span<const std::string> texts) {
    Ref<List> list = new_list(rt);
    for (const std::string& text : texts) {
        Result<void> added = list_append(rt, list.get(), Value(rt.text(text)));
        if (added.is_error()) break;
    }
    return Value(std::move(list));
}

}  // namespace

void Session::State::set_arguments(const Program& program) {
    std::vector<std::string> arguments = program.arguments;
    const char* name = program.source == Program::Source::command ? "-c" : "-";
    arguments.insert(arguments.begin(), program.source == Program::Source::file ? program.text : name);
    vm.set_sys_attribute("argv", new_text_list(runtime(), arguments));
    vm.set_sys_attribute("path", new_text_list(runtime(), program.module_path));
}

/// Finds the source; false when there is none, which is then reported.
bool Session::State::load(const Program& program, std::string& source, std::string& name) {
    if (program.source != Program::Source::file) {
        source = program.text;
        name = program.source == Program::Source::command ? "<string>" : "<stdin>";
        return true;
    }
    name = program.text;
    if (read_file(name, source)) return true;
    write(Stream::error,
          "bufferscope: can't open file '" + name + "': [Errno 2] No such file or directory\n");
    status = Status::raised;
    exit_code = 2;
    return false;
}

namespace {

/// True if the fault is that the source ended: then its end offset is unknown.
bool ends_at_end(const Value& syntax_error) {
    const Value& end = syntax_error.as<ExceptionObject>()->field(exception_field::syntax_error::end_offset);
    return end.is_small_int() && end.small_int() == -1;
}

/// CPython reads the main program's file through another tokenizer than imported modules and text; where the
/// two word a fault in the encoding differently, this makes it the former's (_PyTokenizer_ensure_utf8,
/// tok_readline_raw, check_coding_spec). The source is the file's: the exception has none of its own.
void word_as_file_fault(Runtime& rt, const Value& exception, const Value& file_name,
                        std::string_view source) {
    if (!rt.is_instance(exception, BuiltinType::SyntaxError)) return;
    auto set = [&](std::string_view name, const Value& value) {
        Result<void> done = set_attribute(rt, exception, Value(rt.intern(name)), value);
        (void)done.is_error();
    };
    Value& metadata = exception.as<ExceptionObject>()->field(exception_field::syntax_error::metadata);
    Value no_source[] = {Value::small(0), Value::small(0), Value::none()};
    Result<Ref<Tuple>> place = new_tuple(rt, no_source);
    if (!metadata.is_empty() && !place.is_error()) metadata = place.take();
    Result<Value> found = get_attribute(rt, exception, "msg");
    if (found.is_error()) return;
    Value message_value = found.take();
    if (!is_str(message_value)) return;
    std::string message = utf8_of(message_value);
    constexpr std::string_view on_line = "' on line ";
    if (message.starts_with("Non-UTF-8 code")) {
        std::size_t at = message.find(on_line);
        if (at == std::string::npos) return;
        message.insert(at + 1, " in file " + utf8_of(file_name));
        set("filename", file_name);
    } else if (message == "source code string cannot contain null bytes") {
        message = "source code cannot contain null bytes";
        std::size_t end = source.find('\0');
        std::size_t start = source.rfind('\n', end) + 1;
        set("filename", file_name);
        set("lineno", Value::small(1 + std::count(source.begin(),
                                                  source.begin() + static_cast<std::ptrdiff_t>(end), '\n')));
        set("text", Value(rt.text(source.substr(start, end - start))));
    } else if (message.starts_with("expected an indented block after") && ends_at_end(exception)) {
        return set("offset", Value::small(0));
    } else if (message.starts_with("unknown encoding: ")) {
        message = "encoding problem: " + message.substr(18);
        set("filename", Value::none());
        set("lineno", Value::none());
    } else {
        return;
    }
    set("msg", Value(rt.text(message)));
}

}  // namespace

void Session::State::start(const std::string& source, const std::string& name, ParseMode mode, bool is_str) {
    Runtime& rt = runtime();
    status = Status::running;
    exit_code = 0;
    Value file_name(rt.text(name));
    Result<Ref<Code>> compiled =
        compile_source(rt, source, file_name, {.mode = mode, .source_is_str = is_str});
    if (compiled.is_error()) {
        Value raised = compiled.take_error().take();
        if (mode == ParseMode::Module && !is_str) word_as_file_fault(rt, raised, file_name, source);
        return conclude(std::move(raised));
    }
    vm.start(Value(compiled.take()), main_dict());
}

void Session::start(const Program& program) {
    State& state = *state_;
    std::string source;
    std::string name;
    state.exception_text.clear();
    state.last_part.clear();
    state.set_arguments(program);
    state.vm.seed = program.seed;
    if (!state.load(program, source, name)) return;
    Runtime& rt = state.runtime();
    if (program.source == Program::Source::file) {
        Value key(rt.intern("__file__"));
        dict_set(rt, state.main_dict().as<Dict>(), key.as<Str>(), Value(rt.text(name)));
    }
    // CPython has no source of programs from standard input at hand when it prints a traceback.
    if (program.source != Program::Source::input) state.vm.remember_source(name, source);
    state.start(source, name, ParseMode::Module, program.source == Program::Source::command);
    if (program.budget > 0) state.vm.limit_run(program.budget);
}

// ---- the prompt
// ---------------------------------------------------------------------------------------------------

namespace {

/// Where the prompt cuts what it was given: everything before the last statement runs silently, the last one
/// echoes.
struct StatementCut {
    bool incomplete = false;
    bool nothing = false;     // only white space and comments
    std::size_t last_at = 0;  // byte offset of the line on which the last statement begins
};

std::size_t offset_of_line(std::string_view source, int line) {
    std::size_t at = 0;
    while (--line > 0) {
        std::size_t end = source.find('\n', at);
        if (end == std::string_view::npos) return at;
        at = end + 1;
    }
    return at;
}

/// The line a statement begins on, its decorators included.
int first_line(const ast::StmtNode* statement) {
    if (auto* function = ast::get_if<ast::FunctionDef>(statement)) {
        if (!function->decorator_list.empty()) return function->decorator_list[0]->span.line;
    }
    if (auto* type = ast::get_if<ast::ClassDef>(statement)) {
        if (!type->decorator_list.empty()) return type->decorator_list[0]->span.line;
    }
    return statement->span.line;
}

bool is_compound(const ast::StmtNode* statement) {
    switch (statement->kind) {
        case ast::Kind::FunctionDef:
        case ast::Kind::AsyncFunctionDef:
        case ast::Kind::ClassDef:
        case ast::Kind::For:
        case ast::Kind::AsyncFor:
        case ast::Kind::While:
        case ast::Kind::If:
        case ast::Kind::With:
        case ast::Kind::AsyncWith:
        case ast::Kind::Match:
        case ast::Kind::Try:
        case ast::Kind::TryStar:
            return true;
        default:
            return false;
    }
}

/// At the prompt an indented block goes on until an empty line ends it.
bool ends_inside_block(std::string_view source) {
    if (source.ends_with('\n')) return false;
    std::size_t line = source.rfind('\n');
    if (line == std::string_view::npos) return false;
    char first = source[line + 1];
    return first == ' ' || first == '\t';
}

StatementCut cut_statements(std::string_view source) {
    StatementCut cut;
    ParseResult parsed =
        parse(std::string(source) + "\n", {.mode = ParseMode::Module, .source_is_str = true});
    if (parsed.fault) {
        cut.incomplete = parsed.fault->incomplete;
        return cut;
    }
    const auto& body = ast::as<ast::Module>(parsed.root)->body;
    cut.nothing = body.empty();
    if (cut.nothing) return cut;
    std::size_t last = body.size() - 1;
    cut.incomplete = is_compound(body[last]) && ends_inside_block(source);
    while (last > 0 && body[last - 1]->span.end_line == first_line(body[last]))
        --last;  // joined by semicolons
    if (last > 0) cut.last_at = offset_of_line(source, first_line(body[last]));
    return cut;
}

}  // namespace

void Session::start_statement(std::string_view source) {
    State& state = *state_;
    state.exception_text.clear();
    state.last_part.clear();
    StatementCut cut = cut_statements(source);
    if (cut.incomplete || cut.nothing) {
        state.status = cut.incomplete ? Status::incomplete : Status::finished;
        state.exit_code = 0;
        return;
    }
    state.statement_name = format_text("<python-input-{}>", {state.statements++});
    state.vm.remember_source(state.statement_name, source);
    // Empty lines stand for what is cut away, so that every part keeps its line numbers.
    std::string last(static_cast<std::size_t>(std::count(
                         source.begin(), source.begin() + static_cast<std::ptrdiff_t>(cut.last_at), '\n')),
                     '\n');
    last += source.substr(cut.last_at);
    last += '\n';
    if (cut.last_at == 0) {
        state.start(last, state.statement_name, ParseMode::Interactive, true);
        return;
    }
    state.last_part = std::move(last);
    state.start(std::string(source.substr(0, cut.last_at)), state.statement_name, ParseMode::Module, true);
}

void Session::State::start_next_part() {
    std::string part = std::move(last_part);
    last_part.clear();
    start(part, statement_name, ParseMode::Interactive, true);
}

// ---- running
// ------------------------------------------------------------------------------------------------------

Status Session::resume(std::uint32_t budget) {
    State& state = *state_;
    if (state.status != Status::running && state.status != Status::needs_input) return state.status;
    return state.conclude_slice(state.vm.resume(budget));
}

Status Session::State::conclude_slice(RunState run_state) {
    switch (run_state) {
        case RunState::running:
            return status = Status::running;
        case RunState::needs_input:
            return status = Status::needs_input;
        case RunState::stopped:
            last_part.clear();
            exit_code = interrupted_exit_code;
            return status = Status::stopped;
        case RunState::raised:
            conclude(std::move(vm.uncaught));
            return status;
        default:
            if (last_part.empty()) return status = Status::finished;
            start_next_part();
            return status;
    }
}

/// CPython's handle_system_exit and PyErr_Print.
void Session::State::conclude(Value raised) {
    vm.uncaught = Value();
    last_part.clear();
    if (runtime().is_instance(raised, BuiltinType::SystemExit)) {
        status = Status::exited;
        exit_code = exit_code_of(raised);
        return;
    }
    status = Status::raised;
    exit_code = runtime().is_instance(raised, BuiltinType::KeyboardInterrupt) ? interrupted_exit_code : 1;
    exception = std::move(raised);
    auto* last = exception.as<ExceptionObject>();
    vm.set_sys_attribute("last_exc", exception);
    vm.set_sys_attribute("last_type", Value::share(runtime().type_of(exception)));
    vm.set_sys_attribute("last_value", exception);
    vm.set_sys_attribute("last_traceback", last->traceback.is_empty() ? Value::none() : last->traceback);
    // Told once, so that its __str__ runs once; not at all if the program has a hook of its own.
    bool is_told = vm.writes_uncaught_itself();
    ExceptionReports reports = is_told ? reports_of(exception, is_told) : observe_exception(vm, exception);
    exception_text = bufferscope::exception_json(vm, records, held, reports);
    vm.report_uncaught(exception, is_told ? &reports : nullptr);
}

/// What an exception tells; where code of the program's own does not let it, what is seen from outside.
ExceptionReports Session::State::reports_of(const Value& raised, bool& is_told) {
    Result<ExceptionReports> told = report_exception(vm, raised);
    is_told = !told.is_error();
    return is_told ? told.take() : observe_exception(vm, raised);
}

int Session::State::exit_code_of(const Value& system_exit) {
    Runtime& rt = runtime();
    Result<Value> found = get_attribute(rt, system_exit, "code");
    Value code = found.is_error() ? Value::none() : found.take();
    if (code.is_none()) return 0;
    if (is_int(code)) {
        std::int64_t number;
        return int_to_int64(code, number) ? static_cast<int>(number & 0xff) : 0xff;
    }
    Result<Ref<Str>> text = str(rt, code);
    if (!text.is_error()) {
        Result<void> written = vm.write_text(Stream::error, utf8_of(text.take().get()) + "\n");
        (void)written.is_error();
    }
    return 1;
}

void Session::interrupt() {
    state_->vm.interrupt();
}

void Session::abandon() {
    State& state = *state_;
    state.vm.abandon();
    state.last_part.clear();
    if (state.status == Status::running || state.status == Status::needs_input) {
        state.status = Status::raised;
        state.exit_code = interrupted_exit_code;
    }
}

void Session::end() {
    State& state = *state_;
    if (state.status == Status::stopped) {
        state.vm.limit_run(0);
    } else {
        run_exit_callbacks(state.vm);
    }
    state.held.clear();
    state.exception = Value();
    state.vm.uncaught = Value();
    state.vm.finalize_modules();
}

Status Session::status() const {
    return state_->status;
}
int Session::exit_code() const {
    return state_->exit_code;
}

// ---- steps
// -------------------------------------------------------------------------------------------------------

void Session::watch_steps() {
    state_->timeline.begin();
}
std::uint64_t Session::steps() const {
    return state_->timeline.steps();
}
void Session::stop_at_step(std::uint64_t step) {
    state_->timeline.stop_at(step);
}
bool Session::has_arrived() const {
    return state_->timeline.has_arrived();
}

std::string Session::timeline_json() const {
    return state_->timeline.json();
}

void Session::watch_byte(std::uint32_t buffer_id, std::uint64_t offset, std::uint64_t after) {
    state_->timeline.watch({.kind = Watched::Kind::byte, .buffer = buffer_id, .offset = offset}, after);
}
void Session::watch_variable(std::string_view scope, std::string_view name, std::uint64_t after) {
    state_->timeline.watch(
        {.kind = Watched::Kind::variable, .scope = std::string(scope), .name = std::string(name)}, after);
}
void Session::watch_marks(std::uint8_t marks, std::uint64_t after) {
    state_->timeline.watch({.kind = Watched::Kind::marks, .marks = marks}, after);
}
void Session::watch_line(std::uintptr_t frame, std::int32_t line, std::uint64_t after) {
    state_->timeline.watch({.kind = Watched::Kind::line, .frame = frame, .line = line}, after);
}

std::string Session::found_changes() {
    bool has_ended = state_->status != Status::running && state_->status != Status::needs_input;
    if (has_ended) state_->timeline.compare_end();
    return state_->timeline.changes_json();
}

void Session::record_exceptions() {
    state_->raise_records.begin();
}
std::string Session::exceptions_json() {
    return state_->raise_records.is_on() ? state_->raise_records.json() : "null";
}

// ---- what there is to see
// -----------------------------------------------------------------------------------------

std::string Session::exception_json() {
    return state_->exception_text.empty() ? "null" : state_->exception_text;
}

std::string Session::inspect_json() {
    State& state = *state_;
    std::vector<ScopedVariable> variables;
    add_globals(state.vm, variables);
    if (state.vm.current_frame()) {
        for (Frame* frame = state.vm.current_frame(); frame;
             frame = frame->back.is_object() ? frame->back.as<Frame>() : nullptr)
            add_locals(state.vm, frame, variables);
    } else {
        add_traceback_locals(state.vm, state.exception, variables);
    }
    return snapshot_json(state.runtime(), state.records, static_cast<std::int64_t>(state.timeline.steps()),
                         variables, stack_json(state.vm, state.timeline.has_arrived()));
}

std::span<const std::uint8_t> Session::buffer_bytes(std::uint32_t buffer_id, std::uint32_t start,
                                                    std::uint32_t end) {
    const Object* object = state_->records.object_of(buffer_id);
    ExporterFacts facts;
    if (!object || !inspect_exporter(object, facts)) return {};
    std::size_t stop = std::min<std::size_t>(end, facts.bytes.size());
    if (start >= stop) return {};
    return facts.bytes.subspan(start, stop - start);
}

std::vector<std::string> Session::written_files() {
    std::vector<std::string> paths;
    state_->files().visit_written([&](const std::string& path) { paths.push_back(path); });
    return paths;
}

std::span<const std::uint8_t> Session::file_bytes(std::string_view path) {
    const std::string* contents = state_->files().contents_of(path);
    if (!contents) return {};
    return {reinterpret_cast<const std::uint8_t*>(contents->data()), contents->size()};
}

// ---- objects held from outside
// ------------------------------------------------------------------------------------

void Session::push_none() {
    state_->held.push(Value::none());
}
void Session::push_bool(bool value) {
    state_->held.push(Value::boolean(value));
}
void Session::push_int(std::string_view decimal) {
    state_->held.push_int(decimal);
}
void Session::push_float(double value) {
    state_->held.push(new_float(state_->runtime(), value));
}
void Session::push_text(std::string_view utf8) {
    state_->held.push_text(utf8);
}
void Session::push_bytes(std::string_view bytes) {
    state_->held.push_bytes(bytes);
}
bool Session::push_handle(std::uint32_t handle) {
    return state_->held.push_handle(handle);
}
void Session::push_list(std::uint32_t count) {
    state_->held.push_list(count);
}
void Session::push_slice() {
    state_->held.push_slice();
}

/// Keeps the value, or the exception's JSON; the exception itself is let go, so that it holds nothing.
bool Session::State::keep_result(Result<Value> result) {
    exception_text.clear();
    if (!result.is_error()) {
        held.set_result(result.take());
        return true;
    }
    Value raised = result.take_error().take();
    bool is_told;
    exception_text = bufferscope::exception_json(vm, records, held, reports_of(raised, is_told));
    return false;
}

bool Session::call_function(std::string_view module, std::string_view name, std::uint32_t count) {
    State& state = *state_;
    Result<Value> imported = state.vm.import_absolute(module);
    if (imported.is_error()) {
        state.held.drop(count);
        return state.keep_result(imported.take_error());
    }
    Value found = imported.take();
    Result<Value> callee = get_attribute(state.runtime(), found, name);
    if (callee.is_error()) {
        state.held.drop(count);
        return state.keep_result(callee.take_error());
    }
    Value function = callee.take();
    return state.keep_result(state.held.call_with_pushed(function, count));
}

bool Session::call_method(std::string_view name, std::uint32_t count) {
    State& state = *state_;
    Value object = state.held.below(count);
    Result<Value> callee = get_attribute(state.runtime(), object, name);
    if (callee.is_error()) {
        state.held.drop(count + 1);
        return state.keep_result(callee.take_error());
    }
    Value method = callee.take();
    Result<Value> result = state.held.call_with_pushed(method, count);
    state.held.drop(1);
    return state.keep_result(std::move(result));
}

bool Session::evaluate(std::string_view expression) {
    State& state = *state_;
    Runtime& rt = state.runtime();
    Value file_name(rt.text("<expression>"));
    state.vm.remember_source("<expression>", expression);
    Result<Ref<Code>> compiled =
        compile_source(rt, expression, file_name, {.mode = ParseMode::Expression, .source_is_str = true});
    if (compiled.is_error()) return state.keep_result(compiled.take_error());
    Value globals = state.main_dict();
    Value code(compiled.take());
    return state.keep_result(state.vm.run_code(code, globals, globals));
}

void Session::set_global(std::string_view name) {
    State& state = *state_;
    Value key(state.runtime().intern(name));
    dict_set(state.runtime(), state.main_dict().as<Dict>(), key.as<Str>(), state.held.pop());
}

std::string Session::result_json() {
    return state_->held.result_json();
}
std::string Session::result_handle_json() {
    return state_->held.result_handle_json();
}
std::span<const std::uint8_t> Session::result_bytes() const {
    return state_->held.result_bytes();
}
void Session::release_handle(std::uint32_t handle) {
    state_->held.release(handle);
}

}  // namespace bufferscope
