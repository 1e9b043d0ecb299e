// Vm: runs code objects, in slices; the Interpreter that native code calls back into.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/host.h"
#include "vm/frame.h"

namespace bufferscope {

class Vm;
struct ExceptionReport;
using ExceptionReports = std::vector<ExceptionReport>;  // vm/exception_report.h

/// The native part of a module of the engine's own: `fill` puts its names into the namespace at the first
/// import.
struct NativeModule {
    const char* name;
    Result<void> (*fill)(Vm&, Dict* members);
};

/// The Python part of a module of the engine's own; it runs after the native part, in the same namespace. Its
/// source is a stretch of the host's asset library.txt, in bytes.
struct LibraryModule {
    const char* name;
    std::uint32_t offset;
    std::uint32_t size;
    bool is_package;
};

/// How the file names of the engine's own Python code begin.
constexpr std::string_view library_file_prefix = "<frozen ";

/// Told of what runs, while set. Never alters it.
class LineListener {
  public:
    /// A line is about to run: the program's first, one after another line, or the same again after a jump
    /// back to it, as sys.settrace's "line". Lines of the engine's own library are not told.
    virtual void line_reached(Frame* frame) = 0;
    /// An exception was raised, or has come out of native code.
    virtual void exception_raised(const Value& exception) = 0;

  protected:
    ~LineListener() = default;
};

/// Told, while set, of what exceptions come to. Runs no Python.
class RaiseListener {
  public:
    /// Raised in the frame, where its traceback has just grown; `again`: by a clause that lets it go on.
    virtual void raised(const Value& exception, Frame* frame, bool again) = 0;
    /// A handler of the frame begins.
    virtual void caught(const Value& exception, Frame* frame, const Handler& handler) = 0;
    /// No Python code below native code had a handler: the native code that `caller` runs gets it. Without a
    /// caller nobody caught it.
    virtual void left(const Value& exception, Frame* caller) = 0;
    /// The except (or except*) at which the frame stands takes what the frame's latest handler began with.
    virtual void matched(Frame* frame, bool star) = 0;
    /// The frame's latest handler ends; `raised_next`, if not null, is raised by the next instruction.
    virtual void let_go(Frame* frame, const Value* raised_next) = 0;
    virtual void unraisable(const Value& exception) = 0;

  protected:
    ~RaiseListener() = default;
};

/// Where a line of source is taken from.
enum class LinesFrom : std::uint8_t {
    linecache,          // as linecache.getline: once the modules are gone, only of files that it had read
    file,               // read anew each time (_Py_DisplaySourceLine): once the modules are gone, none
    all_that_is_known,  // for who observes: no Python runs
};

/// How a slice ended.
enum class RunState : std::uint8_t {
    idle,         // nothing to run
    running,      // the budget was used up
    needs_input,  // input() or sys.stdin wants more than there is
    finished,
    raised,  // `uncaught` holds the exception
    stopped  // the run's budget is spent
};

class Vm final : public Interpreter {
  public:
    /// `host` and `console` may be null. The modules outlive the Vm.
    Vm(Host* host, Console* console, std::span<const NativeModule> native_modules,
       std::span<const LibraryModule> library_modules);
    ~Vm();
    Vm(const Vm&) = delete;
    Vm& operator=(const Vm&) = delete;

    Runtime& runtime() { return runtime_; }

    // ---- running a program
    /// Prepares code to be run by resume(), with its own namespace as locals and globals.
    void start(const Value& code, const Value& globals);
    /// What the run may do in all, in the units of resume; beyond it ends as RunState::stopped, and no
    /// handler runs.
    void limit_run(std::uint64_t work);
    static constexpr std::uint64_t unlimited = UINT64_MAX;
    /// Runs about `budget` instructions. Native code cannot pause: while it works on past its slice, the
    /// host is asked now and then whether to interrupt (Host::overtime).
    RunState resume(std::uint32_t budget);
    RunState state() const { return state_; }
    /// The exception that ended the last run; empty if none.
    Value uncaught;
    /// KeyboardInterrupt at the next instruction that looks.
    void interrupt() { interrupt_ = true; }
    Result<void> check_interrupt();
    /// Drops what is running without running any more Python.
    void abandon();

    // ---- for native modules
    Host* host() { return host_; }
    Console* console() { return console_; }
    /// The Python frame that is running; null if none.
    Frame* current_frame() const { return current_; }
    int frame_depth() const { return frame_depth_; }
    /// Runs code to its end, natively nested. `locals` may be `globals`.
    Result<Value> run_code(const Value& code, const Value& globals, const Value& locals,
                           const Value& closure = Value());
    Dict* modules();       // sys.modules
    Dict* builtins();      // the namespace of the builtins module
    Value main_module();   // __main__, made on demand
    Value exit_callbacks;  // list of atexit's, empty until it is imported
    /// What Python does with its modules at its end: they go, and with them what only they hold
    /// (finalize_modules).
    void finalize_modules();
    bool is_finalizing() const { return finalizing_; }
    Value sys_attribute(std::string_view name);  // empty if absent
    void set_sys_attribute(std::string_view name, const Value& value);
    Result<Value> import_absolute(std::string_view name);
    /// False inside a call made by native code, which has to come to its end.
    bool may_pause() const { return nested_runs_ == 0; }
    /// The input() that waits has shown its prompt.
    bool prompt_written = false;
    /// What input() answers to when the host has no line yet: the running instruction is tried again after
    /// more input came.
    Error wait_for_input();
    /// Writes to sys.stdout / sys.stderr as print does; falls back to the console.
    Result<void> write_text(Stream stream, std::string_view utf8);
    /// The text of a source line, 1-based, of a file that was loaded; false when not known.
    bool source_line(std::string_view file, int line, std::string& out,
                     LinesFrom from = LinesFrom::all_that_is_known);
    bool source_text(std::string_view file, std::string& out) override;
    void remember_source(std::string_view file, std::string_view source);
    /// Prints an exception with its traceback to sys.stderr (sys.excepthook's default).
    Result<void> print_exception(const Value& exception);
    /// What python3 does with an exception that nobody caught: sys.excepthook, SystemExit excepted. Null: a
    /// report could not be had (report_exception).
    void report_uncaught(const Value& exception, const ExceptionReports* reports);
    /// False if a sys.excepthook of the program's own does it.
    bool writes_uncaught_itself();
    /// The whole text, as python3 would write it.
    std::string format_exception(const Value& exception);
    /// What stands below "Exception ignored …:": neither carets nor what it came from
    /// (PyErr_WriteUnraisable).
    std::string format_unraisable(const Value& exception);

    // ---- what is neither random nor real in a run
    /// 2026-01-01 00:00:00 UTC, when every session begins.
    static constexpr std::int64_t beginning = 1'767'225'600;
    std::uint64_t seed = 0;
    /// What random starts from when the program gives no seed: another number each time, the same each run.
    std::uint64_t next_seed() { return ++seed * 0x9E37'79B9'7F4A'7C15u; }
    /// Nanoseconds since the session began: looking at the clock takes a microsecond.
    std::int64_t read_clock() { return clock_ += 1000; }
    void move_clock(std::int64_t nanoseconds) { clock_ += nanoseconds; }

    LineListener* line_listener = nullptr;
    RaiseListener* raise_listener = nullptr;

    // ---- Interpreter
    Result<Value> call_function(const Value& function, const CallArguments&) override;
    Result<Value> resume_generator(const Value& generator, const Value& sent, Value& returned) override;
    Result<Value> throw_into_generator(const Value& generator, const Value& exception,
                                       Value& returned) override;
    Result<Value> import_module(const Value& name, const Value& globals, const Value& from_list,
                                int level) override;
    void report_unraisable(Error error, std::string_view where, const Value& object) override;
    Result<void> slice_over() override;
    Result<void> warn(BuiltinType category, std::string_view message, const Value& source = Value()) override;
    Result<bool> more_input() override;
    void write_console(bool to_error, std::string_view bytes) override;
    Result<void> warn_explicit(BuiltinType category, std::string_view message, const Value& file_name,
                               int line) override;
    Result<Value> call_library(std::string_view module, std::string_view function,
                               std::span<const Value> arguments) override;
    Value current_globals() override;
    Result<void> super_arguments(Value& cls, Value& object) override;

  private:
    /// How a call goes on: with a new frame, or with the value it gave at once.
    struct CallStep {
        Ref<Frame> frame;
        ReturnTo return_to = ReturnTo::caller;
        Value value;
    };
    Result<CallStep> begin_call(const Value& callee, Value* arguments, Size positional,
                                const Tuple* keyword_names);
    Result<CallStep> begin_unpacked_call(const Value& callee, const Tuple* positional, Dict* keywords);
    Result<CallStep> begin_instance(Type* type, Value* arguments, Size positional,
                                    const Tuple* keyword_names);
    /// Budget, interrupt, memory limit and collection, looked at now and then.
    Result<void> between_instructions(bool nested);
    Result<void> check_memory();
    void grant(std::uint64_t wanted);

    // generators (generator.cpp)
    Value new_generator(Runtime&, Frame* frame);
    bool can_resume_inline(const Generator* generator) const;
    /// Puts a generator's frame on the running chain with `sent` as the value of its yield.
    void enter_generator(Generator* generator, Value sent, ReturnTo return_to, std::uint32_t target);
    void suspend_generator(Frame* frame);
    void finish_generator(Frame* frame);
    /// `can_throw` becomes false where the delegate has no throw().
    Result<Value> throw_into_delegate(const Value& delegate, const Value& exception, bool& can_throw);
    /// Takes the current frame off the chain without ending it.
    void leave_generator_frame();
    Result<Value> run_generator(Generator* generator, Value& returned);

    /// How a call instruction went: its words on the stack gave way to the answer, or to nothing and a new
    /// frame is the current one, or `raised_` holds the exception and they still stand.
    enum class CallEnd : std::uint8_t { value, frame, raised };
    /// Calls what enter_plain_function did not take. `lowest` (the callee) up to `end` are the words of the
    /// call.
    CallEnd call_instruction(Frame*, Value* lowest, Value* arguments, Size positional, const Tuple* names,
                             Value* end);
    CallEnd finish_call(Frame*, Result<CallStep> step, Value* lowest, Value* end);
    /// Gives the current frame what a frame that it had entered in some special way returned.
    Result<void> take_return(ReturnTo, std::uint32_t target, Value value, Value pending);
    /// Tells the listener of a line that is not the one that the frame was at.
    void tell_line(Frame*, Value* stack_pointer);
    /// Runs an instruction that the loop does not (instructions.cpp); answers where the stack ends now, or
    /// null: `raised_` holds the exception and frame->stack_used the height of the stack.
    Value* execute(Instruction word, Frame*, Value* stack_pointer);
    Result<void> execute_on(Instruction word, Frame*, Value*& stack_pointer);

    /// What LOAD_COMMON_CONSTANT pushes.
    Value common_constant(std::uint32_t which);

    static constexpr int run_loop_weight = 1;
    enum class LoopEnd : std::uint8_t { returned, raised, paused };
    /// Runs the current frame until the frame that was current at the call has returned, raised, or
    /// (outermost only) the slice ends.
    LoopEnd run_loop(bool nested);

    // calls (call.cpp)
    Ref<Frame> new_frame(Code* code, const Value& globals, const Value& builtins);
    /// A frame with bound arguments. Values are moved out of `arguments` when `take` is set.
    Result<Ref<Frame>> frame_for_call(Function* function, Value* arguments, Size positional,
                                      const Tuple* keyword_names, bool take);
    void push_frame(Ref<Frame> frame, ReturnTo return_to);
    /// Leaves the current frame; clears it unless something else refers to it.
    void pop_frame();
    Result<Value> run_nested(Ref<Frame> frame);
    /// Enters a function that takes exactly these positional arguments and nothing else; `callee` and
    /// `arguments` move into its frame. False, with nothing moved, for any other call and at the recursion
    /// limit.
    bool enter_plain_function(Value& callee, Value* arguments, Size count);
    Result<void> check_recursion();

    // exceptions (unwind.cpp)
    void add_traceback(const Value& exception, Frame* frame);
    /// Finds the handler in the current frame or the ones that called it, up to the frame that ends the loop:
    /// false if none. `raising` is the instruction whose handlers are meant where it differs from the frame's
    /// current one, else null.
    bool unwind(Value exception, bool add_entry, const Instruction* raising, Frame* bottom, Value& unhandled);
    Error do_raise(const Value& exception, const Value& cause);
    /// An exception object from what stands after `raise` or was thrown.
    Result<Value> make_exception(const Value& class_or_instance);

    // imports (import.cpp)
    Result<Value> load_module(const std::string& name);
    Result<Value> load_own_module(const std::string& name);
    Result<std::string_view> library_source(const LibraryModule&);
    Result<void> fill_own_module(const NativeModule*, const LibraryModule*, const Value& module);
    Result<Value> find_on_path(const std::string& name, const Value& path_list, const Value& parent);
    Result<Value> run_source_module(const std::string& name, const std::string& file,
                                    const std::string& source, bool is_package, const std::string& folder);
    Result<Value> import_from(const Value& module, const Value& name);
    Result<void> import_star(Frame* frame, const Value& module);

    // class statements (class_statement.cpp)
    /// __build_class__(function, name, *bases, metaclass, **keywords): the frame of the class body.
    Result<CallStep> begin_class(const Value* arguments, Size positional, const Tuple* keyword_names);

    Runtime runtime_;
    Host* host_;
    UnicodeData unicode_;
    Console* console_;
    std::span<const NativeModule> native_modules_;
    std::span<const LibraryModule> library_modules_;
    std::string library_text_;  // empty until the first of them is imported
    Frame* current_ = nullptr;  // owned by the chain: see push_frame
    Frame* bottom_ = nullptr;   // outermost frame of the resumable run
    Value result_;              // what the frame that ended a loop returned
    Value raised_;              // or raised
    RunState state_ = RunState::idle;
    std::uint64_t allowance_ = unlimited;  // of the run, beyond what the slices were given
    int frame_depth_ = 0;
    int nested_runs_ = 0;
    bool interrupt_ = false;
    bool waiting_for_input_ = false;
    bool finalizing_ = false;  // the modules are gone: nothing is imported, no file is read
    bool abandoned_ = false;   // frames are left without their handlers, no Python function is entered
    bool reraising_ = false;   // what is being raised keeps its traceback
    bool yielded_ = false;     // the generator frame that ended a loop yielded
    Value modules_;
    Value builtins_module_;
    Value sys_module_;
    Value build_class_;
    Value first_builtins_;  // the builtins as they were at the start
    struct Sources;
    Sources* sources_;
    std::int64_t clock_ = 0;
    Value told_file_;  // of the line that the listener was told of last
    bool told_file_is_library_ = false;
};

/// The Vm behind a Runtime.
inline Vm& vm_of(Runtime& rt) {
    return *static_cast<Vm*>(rt.interpreter);
}

}  // namespace bufferscope
