// The raw JavaScript interface: one embind class over Session. web/src/engine/raw.ts types it; nothing else
// should call it.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/val.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "host/command_line.h"
#include "session.h"

namespace {

using namespace bufferscope;
using emscripten::val;

/// "a\0b\0c" → {"a", "b", "c"}; "" → {}. Every entry is closed by a NUL: lists cross the border as one
/// string.
std::vector<std::string> split_list(const std::string& joined) {
    std::vector<std::string> parts;
    for (std::size_t start = 0; start < joined.size();) {
        std::size_t end = joined.find('\0', start);
        if (end == std::string::npos) end = joined.size();
        parts.push_back(joined.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

/// Calls the JavaScript object { pathKind(path): 0|1|2, readFile(path): Uint8Array|null, listFolder(path):
/// names closed by NULs, readAsset(name): Uint8Array|null, readInput(): Uint8Array|null|undefined,
/// waitForInput(): the same, overtime(): boolean } (input: bytes, null at the end, undefined when there is
/// nothing yet).
class JavaScriptHost final : public Host {
  public:
    explicit JavaScriptHost(val host) : host_(std::move(host)) {}

    PathKind path_kind(std::string_view path) override {
        return static_cast<PathKind>(host_.call<int>("pathKind", std::string(path)));
    }

    bool read_file(std::string_view path, std::string& contents) override {
        val bytes = host_.call<val>("readFile", std::string(path));
        if (bytes.isNull()) return false;
        contents += bytes.as<std::string>();
        return true;
    }

    void list_folder(std::string_view path, std::vector<std::string>& names) override {
        names = split_list(host_.call<std::string>("listFolder", std::string(path)));
    }

    bool read_asset(std::string_view name, std::string& contents) override {
        val bytes = host_.call<val>("readAsset", std::string(name));
        if (bytes.isNull()) return false;
        contents = bytes.as<std::string>();
        return true;
    }

    Input read_input(std::string& data) override { return take_input(host_.call<val>("readInput"), data); }
    Input wait_for_input(std::string& data) override {
        return take_input(host_.call<val>("waitForInput"), data);
    }

    bool overtime() override { return host_.call<bool>("overtime"); }

    /// Leaves the engine where it stands. JavaScript catches the trap, looks at the session, and puts the
    /// memory of a checkpoint back before it runs anything again.
    void step_reached() override { __builtin_trap(); }

  private:
    static Input take_input(const val& bytes, std::string& data) {
        if (bytes.isUndefined()) return Input::later;
        if (bytes.isNull()) return Input::end;
        data += bytes.as<std::string>();
        return Input::data;
    }

    val host_;
};

val view_of(const void* data, std::size_t size) {
    return val(emscripten::typed_memory_view(size, static_cast<const std::uint8_t*>(data)));
}

class JavaScriptSession {
  public:
    explicit JavaScriptSession(val host) : host_(std::move(host)), session_(&host_) {}

    void add_file(const std::string& path, const std::string& contents) { session_.add_file(path, contents); }
    void provide_input(const std::string& utf8) { session_.provide_input(utf8); }
    void limit_native_depth(int levels) { session_.limit_native_depth(levels); }
    void end_input() { session_.end_input(); }

    void start(int source, const std::string& text, const std::string& arguments, const std::string& path,
               double seed, double budget) {
        Program program;
        program.source = static_cast<Program::Source>(source);
        program.text = text;
        program.arguments = split_list(arguments);
        program.module_path = split_list(path);
        program.seed = static_cast<std::uint64_t>(seed);
        program.budget = static_cast<std::uint64_t>(budget);
        session_.start(program);
    }

    /// Reads a command line and starts what it names. Returns an exit code when there is nothing to run, or
    /// -1.
    int start_command(const std::string& arguments, const std::string& folder, const std::string& python_path,
                      bool terminal_input) {
        Command command =
            read_command_line(split_list(arguments), {folder, python_path, terminal_input}, host_);
        if (command.runs) {
            session_.start(command.program);
            return -1;
        }
        command_output_ = std::move(command.output);
        command_error_ = std::move(command.error);
        return command.exit_code;
    }
    std::string command_output() const { return command_output_; }
    std::string command_error() const { return command_error_; }

    void start_statement(const std::string& source) { session_.start_statement(source); }
    int resume(int budget) { return static_cast<int>(session_.resume(static_cast<std::uint32_t>(budget))); }
    void interrupt() { session_.interrupt(); }
    void abandon() { session_.abandon(); }
    void end() { session_.end(); }
    int status() const { return static_cast<int>(session_.status()); }
    int exit_code() const { return session_.exit_code(); }

    /// 0: none, 1: standard output, 2: standard error.
    int output_stream() const {
        const OutputChunk* chunk = session_.output();
        if (!chunk) return 0;
        return chunk->stream == Stream::output ? 1 : 2;
    }
    /// A view into the engine's memory: copy it before anything else is called.
    val output_bytes() const {
        const OutputChunk* chunk = session_.output();
        return chunk ? view_of(chunk->bytes.data(), chunk->bytes.size()) : view_of(nullptr, 0);
    }
    void drop_output() { session_.drop_output(); }

    void watch_steps() { session_.watch_steps(); }
    double steps() const { return static_cast<double>(session_.steps()); }
    std::string timeline_json() const { return session_.timeline_json(); }
    void stop_at_step(double step) { session_.stop_at_step(static_cast<std::uint64_t>(step)); }
    bool has_arrived() const { return session_.has_arrived(); }
    void watch_byte(unsigned id, double offset, double after) {
        session_.watch_byte(id, static_cast<std::uint64_t>(offset), static_cast<std::uint64_t>(after));
    }
    void watch_variable(const std::string& scope, const std::string& name, double after) {
        session_.watch_variable(scope, name, static_cast<std::uint64_t>(after));
    }
    void watch_marks(unsigned marks, double after) {
        session_.watch_marks(static_cast<std::uint8_t>(marks), static_cast<std::uint64_t>(after));
    }
    void watch_line(double frame, int line, double after) {
        session_.watch_line(static_cast<std::uintptr_t>(frame), line, static_cast<std::uint64_t>(after));
    }
    std::string found_changes() { return session_.found_changes(); }

    void record_exceptions() { session_.record_exceptions(); }
    std::string exceptions_json() { return session_.exceptions_json(); }
    std::string exception_json() { return session_.exception_json(); }
    std::string inspect_json() { return session_.inspect_json(); }
    val buffer_bytes(unsigned id, unsigned start, unsigned end) {
        auto bytes = session_.buffer_bytes(id, start, end);
        return view_of(bytes.data(), bytes.size());
    }

    std::string written_files() {
        std::string joined;
        for (const std::string& path : session_.written_files()) joined += path + '\0';
        return joined;
    }
    val file_bytes(const std::string& path) {
        auto bytes = session_.file_bytes(path);
        return view_of(bytes.data(), bytes.size());
    }

    void push_none() { session_.push_none(); }
    void push_bool(bool value) { session_.push_bool(value); }
    void push_int(const std::string& decimal) { session_.push_int(decimal); }
    void push_float(double value) { session_.push_float(value); }
    void push_text(const std::string& utf8) { session_.push_text(utf8); }
    void push_bytes(const std::string& bytes) { session_.push_bytes(bytes); }
    bool push_handle(unsigned handle) { return session_.push_handle(handle); }
    void push_list(unsigned count) { session_.push_list(count); }
    void push_slice() { session_.push_slice(); }
    bool call_function(const std::string& module, const std::string& name, unsigned count) {
        return session_.call_function(module, name, count);
    }
    bool call_method(const std::string& name, unsigned count) { return session_.call_method(name, count); }
    bool evaluate(const std::string& expression) { return session_.evaluate(expression); }
    void set_global(const std::string& name) { session_.set_global(name); }
    std::string result_json() { return session_.result_json(); }
    std::string result_handle_json() { return session_.result_handle_json(); }
    val result_bytes() const {
        auto bytes = session_.result_bytes();
        return view_of(bytes.data(), bytes.size());
    }
    void release_handle(unsigned handle) { session_.release_handle(handle); }

  private:
    JavaScriptHost host_;
    Session session_;
    std::string command_output_;
    std::string command_error_;
};

std::string version() {
    return std::string(python_version);
}

}  // namespace

// Where the constants of base/late.h stand, for the tool that moves them (tests/tooling/split-engine.mjs).
extern "C" {
extern const char __start_late[];  // NOLINT(bugprone-reserved-identifier): the linker's names
extern const char __stop_late[];   // NOLINT(bugprone-reserved-identifier)
EMSCRIPTEN_KEEPALIVE const char* late_start() {
    return __start_late;
}
EMSCRIPTEN_KEEPALIVE const char* late_stop() {
    return __stop_late;
}

// Where the parts of the memory lie, for checkpoints (web/src/engine/checkpoints.ts): data from data_start up
// to data_end, then the stack up to heap_start, then the heap up to heap_end; before and beyond nothing has
// ever been written.
extern const char __global_base[];  // NOLINT(bugprone-reserved-identifier)
extern const char __data_end[];     // NOLINT(bugprone-reserved-identifier)
extern const char __heap_base[];    // NOLINT(bugprone-reserved-identifier)
EMSCRIPTEN_KEEPALIVE const char* data_start() {
    return __global_base;
}
EMSCRIPTEN_KEEPALIVE const char* data_end() {
    return __data_end;
}
EMSCRIPTEN_KEEPALIVE const char* heap_start() {
    return __heap_base;
}
EMSCRIPTEN_KEEPALIVE void* heap_end() {
    return sbrk(0);
}
}

EMSCRIPTEN_BINDINGS(bufferscope) {
    using S = JavaScriptSession;
    emscripten::function("pythonVersion", &version);
    emscripten::class_<S>("Session")
        .constructor<val>()
        .function("addFile", &S::add_file)
        .function("provideInput", &S::provide_input)
        .function("limitNativeDepth", &S::limit_native_depth)
        .function("endInput", &S::end_input)
        .function("start", &S::start)
        .function("startCommand", &S::start_command)
        .function("commandOutput", &S::command_output)
        .function("commandError", &S::command_error)
        .function("startStatement", &S::start_statement)
        .function("resume", &S::resume)
        .function("interrupt", &S::interrupt)
        .function("abandon", &S::abandon)
        .function("end", &S::end)
        .function("status", &S::status)
        .function("exitCode", &S::exit_code)
        .function("outputStream", &S::output_stream)
        .function("outputBytes", &S::output_bytes)
        .function("dropOutput", &S::drop_output)
        .function("watchSteps", &S::watch_steps)
        .function("steps", &S::steps)
        .function("timelineJson", &S::timeline_json)
        .function("stopAtStep", &S::stop_at_step)
        .function("hasArrived", &S::has_arrived)
        .function("watchByte", &S::watch_byte)
        .function("watchVariable", &S::watch_variable)
        .function("watchMarks", &S::watch_marks)
        .function("watchLine", &S::watch_line)
        .function("foundChanges", &S::found_changes)
        .function("recordExceptions", &S::record_exceptions)
        .function("exceptionsJson", &S::exceptions_json)
        .function("exceptionJson", &S::exception_json)
        .function("inspectJson", &S::inspect_json)
        .function("bufferBytes", &S::buffer_bytes)
        .function("writtenFiles", &S::written_files)
        .function("fileBytes", &S::file_bytes)
        .function("pushNone", &S::push_none)
        .function("pushBool", &S::push_bool)
        .function("pushInt", &S::push_int)
        .function("pushFloat", &S::push_float)
        .function("pushText", &S::push_text)
        .function("pushBytes", &S::push_bytes)
        .function("pushHandle", &S::push_handle)
        .function("pushList", &S::push_list)
        .function("pushSlice", &S::push_slice)
        .function("callFunction", &S::call_function)
        .function("callMethod", &S::call_method)
        .function("evaluate", &S::evaluate)
        .function("setGlobal", &S::set_global)
        .function("resultJson", &S::result_json)
        .function("resultHandleJson", &S::result_handle_json)
        .function("resultBytes", &S::result_bytes)
        .function("releaseHandle", &S::release_handle);
}
