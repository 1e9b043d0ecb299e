// Session: the only door to the engine. Load files, start a program, resume it in slices, read its output,
// inspect what lives.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/host.h"

namespace bufferscope {

enum class Status : std::uint8_t {
    idle,         // nothing has been started
    running,      // the budget of a slice was used up; resume again
    needs_input,  // the program waits for standard input: provide_input or end_input, then resume
    finished,
    raised,      // by an uncaught exception, its traceback is in the error output
    exited,      // by SystemExit
    incomplete,  // the statement given to start_statement is only the beginning of one; nothing ran
    stopped      // the program's budget was spent: ended on the spot, no handler ran
};

struct OutputChunk {
    Stream stream;
    std::string bytes;
};

/// What to run as __main__.
struct Program {
    enum class Source : std::uint8_t { file, command, input };
    Source source = Source::file;
    std::string text;  // file: its path, as tracebacks show it; command, input: the source itself
    std::vector<std::string> arguments;    // sys.argv[1:]
    std::vector<std::string> module_path;  // sys.path; the folder searched first comes first
    std::uint64_t seed = 0;
    std::uint64_t budget = 0;  // of the whole run, in the units of resume; 0: unlimited
};

/// One Python interpreter with everything it owns. Two sessions know nothing of each other.
class Session {
  public:
    explicit Session(Host* host = nullptr);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    // ---- before and between runs
    /// How much of the machine's stack nested native calls may use before RecursionError; 6 MiB unless told.
    void limit_native_stack(std::size_t bytes);
    /// The same on WebAssembly, which cannot measure: in levels of a nested repr.
    void limit_native_depth(int levels);
    /// How many bytes the objects and files of the program may take before MemoryError.
    void limit_memory(std::size_t bytes);
    /// Puts a file into the session; `path` is relative to the session's folder. It is found before the
    /// host's files.
    void add_file(std::string_view path, std::string_view contents);
    void provide_input(std::string_view utf8);
    /// Standard input ends after what was provided. Without a host, input that has not ended asks for more
    /// (needs_input).
    void end_input();

    // ---- running
    /// Prepares a program; resume() runs it. A file that cannot be read or compiled ends as Status::raised at
    /// the first resume.
    void start(const Program& program);
    /// Prepares one or more statements to be run in __main__, as at the prompt: expression statements echo
    /// their repr.
    void start_statement(std::string_view source);
    /// Runs about `budget` bytecode instructions. Native code pays for its steps too, but cannot pause: it
    /// works on past the slice and asks Host::overtime now and then.
    Status resume(std::uint32_t budget);
    /// Raises KeyboardInterrupt at the next instruction, as Ctrl-C does.
    void interrupt();
    /// Ends what is running without running any more Python (no finally, no except); the session's objects
    /// stay.
    void abandon();
    /// What python3 does when it ends: __main__'s names go, finalizers run and may still print. Nothing can
    /// be run afterwards.
    void end();
    Status status() const;
    /// What the process would end with: 0, 1, SystemExit's code, 130 after an uncaught KeyboardInterrupt.
    int exit_code() const;

    // ---- what it wrote
    /// The oldest output not yet taken, or null. Consecutive writes to one stream are one chunk.
    const OutputChunk* output() const;
    void drop_output();

    // ---- steps
    /// From the next start on every line that runs is a step, see Timeline (observe/timeline.h).
    void watch_steps();
    /// The lines that were reached so far.
    std::uint64_t steps() const;
    /// {"steps": number, "width": steps in a stretch, "marks": [StepMarks of each stretch]}.
    std::string timeline_json() const;
    /// Calls Host::step_reached when that step is reached; 0: at none.
    void stop_at_step(std::uint64_t step);
    /// True from the wanted step on, until stop_at_step is called again.
    bool has_arrived() const;
    /// Looks, from now on, for the steps beyond `after` at which a byte of a buffer, a variable, one of these
    /// StepMarks, or a line of a frame (by its number in exception_json) changes, happens or begins.
    void watch_byte(std::uint32_t buffer_id, std::uint64_t offset, std::uint64_t after);
    void watch_variable(std::string_view scope, std::string_view name, std::uint64_t after);
    void watch_marks(std::uint8_t marks, std::uint64_t after);
    void watch_line(std::uintptr_t frame, std::int32_t line, std::uint64_t after);
    /// The Changes since then as {"first", "last", "initial", "final"}; the latter two are null if no step
    /// was reached. When the program has ended, the moment after its last line counts too.
    std::string found_changes();

    // ---- exceptions
    /// From now on it is recorded what becomes of every exception, see RaisedRecords (observe/raised.h).
    void record_exceptions();
    /// ExceptionRecords (contract.ts); "null" if none are kept.
    std::string exceptions_json();

    // ---- what there is to see
    /// The uncaught exception of the last run or statement, or of the last handle operation, as a
    /// PythonException (web/src/engine/contract.ts); "null" if there is none.
    std::string exception_json();
    /// A Snapshot (contract.ts) of the live buffers, views and variables.
    std::string inspect_json();
    /// The bytes [start, end) of a live buffer, cut to its length; valid until anything runs.
    std::span<const std::uint8_t> buffer_bytes(std::uint32_t buffer_id, std::uint32_t start,
                                               std::uint32_t end);

    // ---- the files that the program made or changed
    /// Their paths, those below the session's folder relative to it.
    std::vector<std::string> written_files();
    /// What such a file holds; valid until anything runs.
    std::span<const std::uint8_t> file_bytes(std::string_view path);

    // ---- objects held from outside: arguments are pushed, then an operation takes them
    void push_none();
    void push_bool(bool value);
    /// A decimal integer of any size.
    void push_int(std::string_view decimal);
    void push_float(double value);
    void push_text(std::string_view utf8);
    void push_bytes(std::string_view bytes);
    /// The object behind a handle; false (and nothing pushed) if there is no such handle.
    bool push_handle(std::uint32_t handle);
    /// Replaces the topmost `count` values by a list of them.
    void push_list(std::uint32_t count);
    /// Replaces the topmost three values by slice(start, stop, step).
    void push_slice();
    /// module.name(*arguments): imports the module, takes `count` values as arguments. False: it raised, see
    /// exception_json.
    bool call_function(std::string_view module, std::string_view name, std::uint32_t count);
    /// object.name(*arguments), the object being pushed before the arguments.
    bool call_method(std::string_view name, std::uint32_t count);
    /// The value of an expression in __main__.
    bool evaluate(std::string_view expression);
    /// Binds a name in __main__ to the topmost value, which it takes.
    void set_global(std::string_view name);
    /// The last operation's value as JSON: null, booleans, small numbers, text and arrays as they are;
    /// {"int": [negative, "0x…"]} beyond 2^53, {"float": "repr"}, {"bytes": "hex"}; {"bytes": null} means
    /// result_bytes; anything else becomes a handle:
    /// {"handle": number, "id": id, "type": name}.
    std::string result_json();
    /// The last operation's value as a handle, also where it has a JSON form.
    std::string result_handle_json();
    /// The last operation's value, a bytes object; valid until the next operation.
    std::span<const std::uint8_t> result_bytes() const;
    void release_handle(std::uint32_t handle);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Version of the Python that the engine follows.
constexpr std::string_view python_version = "3.14.2";

}  // namespace bufferscope
