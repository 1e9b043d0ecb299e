// Runtime: one session's world: heap, types, interned names, the collector, and how native code raises and
// calls back into Python.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "base/text.h"
#include "base/unicode_data.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/heap.h"
#include "object/method.h"
#include "object/names.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"

namespace bufferscope {

/// What native code needs of the VM (vm/ implements it): running Python code from native code.
class Interpreter {
  public:
    /// Runs a Python function to its end, natively nested (counts toward the recursion limit and the budget).
    virtual Result<Value> call_function(const Value& function, const CallArguments&) = 0;
    /// Resumes a generator: `sent` is the value of the yield. An empty Value: the generator returned (its
    /// value is in `returned`).
    virtual Result<Value> resume_generator(const Value& generator, const Value& sent, Value& returned) = 0;
    virtual Result<Value> throw_into_generator(const Value& generator, const Value& exception,
                                               Value& returned) = 0;
    /// `__import__(name, globals, locals, fromlist, level)`.
    virtual Result<Value> import_module(const Value& name, const Value& globals, const Value& from_list,
                                        int level) = 0;
    /// Reports an exception that has nowhere to go (in `__del__`, a weak reference's callback):
    /// sys.unraisablehook.
    virtual void report_unraisable(Error error, std::string_view where, const Value& object) = 0;
    /// Calls a function of the library's Python on behalf of native code: the library's frames at the top of
    /// the traceback of what it raises are taken off.
    virtual Result<Value> call_library(std::string_view module, std::string_view function,
                                       std::span<const Value> arguments) = 0;
    /// The slice is used up while native code runs, which cannot pause: grants it more, or an Error when the
    /// run is to be stopped or memory is short (see Runtime::count_work).
    virtual Result<void> slice_over() = 0;
    /// globals() of the Python code that is running, empty if none is.
    virtual Value current_globals() = 0;
    /// What super() without arguments means in the running function: its __class__ cell and first argument.
    virtual Result<void> super_arguments(Value& cls, Value& object) = 0;
    /// Emits a warning at the caller's line (category: a Warning type); `source` is the object it is about.
    virtual Result<void> warn(BuiltinType category, std::string_view message,
                              const Value& source = Value()) = 0;
    /// Emits a warning at a line of a file (warnings.warn_explicit); SyntaxWarnings of the compiler come
    /// here.
    virtual Result<void> warn_explicit(BuiltinType category, std::string_view message, const Value& file_name,
                                       int line) {
        (void)file_name, (void)line;
        return warn(category, message);
    }

    /// The text of a file that was loaded or can be read; false if there is none.
    virtual bool source_text(std::string_view file, std::string& out) = 0;
    /// Brings more of standard input into Runtime::files.input: false at its end. An Error when it has to be
    /// waited for: the running instruction is tried again after more came.
    virtual Result<bool> more_input() = 0;
    /// Writes to standard output, or to standard error.
    virtual void write_console(bool to_error, std::string_view bytes) = 0;

  protected:
    ~Interpreter() = default;
};

/// Told of what happens to objects while the run is watched; never alters it (observe/ implements it).
class Observer {
  public:
    virtual void object_created(Object* object) = 0;  // exporters and views
    virtual void object_destroyed(Object* object) = 0;
    /// A BufferError is about to be raised because `exporter` has exports.
    virtual void export_refused(const Object* exporter) = 0;
    /// A view, or all of an acquisition, is about to let go of its memory: by release(), or because it dies.
    virtual void view_released(const Object* view) = 0;
    /// Bytes of an exporter's memory were written, or its length changed.
    virtual void memory_written() = 0;

  protected:
    ~Observer() = default;
};

/// The links of the cycle collector, in front of every object of a type with type_flags::collected.
struct CollectorLinks {
    CollectorLinks* previous;
    CollectorLinks* next;
    std::uint32_t scratch;
    std::uint32_t state;
    void link_before(CollectorLinks* place) {
        previous = place->previous;
        next = place;
        place->previous->next = this;
        place->previous = this;
    }
    void unlink() const {
        previous->next = next;
        next->previous = previous;
    }
    static constexpr std::uint32_t collecting = 1;  // takes part in the collection that is running
    static constexpr std::uint32_t of_its_own = 2;  // a dict that was made an instance's __dict__
    static constexpr std::uint32_t hidden = 4;      // no object of its own in CPython (Runtime::is_tracked)
};

/// An object into which CPython's collector does not look, though a cycle can go through it (ndarray): such a
/// cycle lives as long as the runtime.
struct Uncollected : Object {
    void (*let_go)(Uncollected*) = nullptr;  // drops what it refers to, at the runtime's end
    Uncollected* next = nullptr;
    Uncollected** link = nullptr;  // what points to it; null when the runtime's list does not have it
    void leave() {
        if (!link) return;
        *link = next;
        if (next) next->link = link;
        link = nullptr;
    }
};

namespace collector_debug {  // gc.set_debug
constexpr int statistics = 1;
constexpr int collectable = 2;
constexpr int uncollectable = 4;
constexpr int save_all = 32;
}  // namespace collector_debug

/// What the module gc shows and sets.
struct CollectorState {
    struct Statistics {
        Size collections, collected;
    };
    bool enabled = true;
    int debug = 0;
    Size thresholds[2] = {2000, 10};
    Statistics statistics[3] = {};
    Value garbage;  // lists; empty until gc is imported, as are these:
    Value callbacks;
    void (*told)(Runtime&, const char* phase, int generation, Size found) = nullptr;
    void (*print_collectable)(Runtime&, Object*) = nullptr;  // DEBUG_COLLECTABLE
    void (*save)(Runtime&, Object*) = nullptr;               // DEBUG_SAVEALL
};

/// Visits what an object refers to: contents, slots, __dict__, class.
void traverse(Object* object, Visitor& visit);

class Runtime {
  public:
    Runtime();
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;
    ~Runtime();

    // ---- types and names
    BUFFERSCOPE_IN_PLACE Type* type(BuiltinType id) const { return types_[static_cast<unsigned>(id)]; }
    /// The type of any non-empty value.
    Type* type_of(const Value& value) const {
        if (value.is_object()) return value.object()->type;
        if (value.is_small_int()) return type(BuiltinType::int_);
        return immediate_types_[value.immediate_index()];
    }
    bool is_instance(const Value& value, BuiltinType id) const {
        return type_of(value)->is_subtype_of(type(id));
    }
    BUFFERSCOPE_IN_PLACE bool is_exactly(const Value& value, BuiltinType id) const {
        return type_of(value) == type(id);
    }
    Str* name(Name name) const { return names_[static_cast<unsigned>(name)].get(); }
    Value name_value(Name name) const { return names_[static_cast<unsigned>(name)]; }
    /// The one shared Str of a text; keys of namespaces and attribute names are interned.
    Ref<Str> intern(std::string_view utf8);
    Ref<Str> intern(Ref<Str> text);
    /// A new str from a literal or a short text (traps instead of raising MemoryError).
    Ref<Str> text(std::string_view utf8);

    /// Makes the type object of `spec`, with its methods and the wrappers of its slots, and registers it
    /// under spec.id. The base must exist.
    Type* define_type(const TypeSpec& spec);

    /// A type object without members, for types that define_type itself makes instances of; define_type
    /// completes it later.
    Type* bootstrap_type(BuiltinType id, const NativeLayout& layout, std::uint32_t flags);

    // ---- allocation
    /// An object of `object_type` with `extra` bytes behind sizeof(T), count 1, members default-initialised
    /// (T's constructor runs), known to the collector if its type is. For subclasses pass the subclass:
    /// prefix and __dict__ are taken care of. Never fails; for sizes a program chooses use `try_allocate`.
    template <class T>
    T* allocate(Type* object_type, std::size_t extra = 0) {
        void* block = allocate_block(object_type, sizeof(T) + extra, true);
        return finish_object<T>(object_type, block);
    }
    /// The same for an object of a native type that owns nothing, whose maker sets all its members (a float).
    template <class T>
    BUFFERSCOPE_IN_PLACE_IF_FAST T* allocate_plain(Type* object_type) {
        ++live_objects_;
        T* object = static_cast<T*>(heap.allocate(sizeof(T)));
        object->references = 1;
        object->type = object_type;
        return object;
    }
    /// For objects of a collected type that the collector need not know yet: what they refer to counts as
    /// reachable from outside until `track` is called. Behind T, `cleared` bytes are zero, `unset` more are
    /// not set.
    template <class T>
    T* allocate_untracked(Type* object_type, std::size_t cleared, std::size_t unset) {
        constexpr std::size_t prefix = sizeof(CollectorLinks);
        ++live_objects_;
        char* block = static_cast<char*>(heap.allocate(prefix + sizeof(T) + cleared + unset));
        clear_words(block, prefix + sizeof(T) + cleared);  // all zero is what T() makes
        T* object = reinterpret_cast<T*>(block + prefix);
        object->references = 1;
        object->type = object_type;
        return object;
    }
    /// Null when memory is short: answer `return rt.memory_error();`.
    template <class T>
    T* try_allocate(Type* object_type, std::size_t extra) {
        void* block = allocate_block(object_type, sizeof(T) + extra, false);
        return block ? finish_object<T>(object_type, block) : nullptr;
    }
    /// An exception without arguments, all its fields empty.
    ExceptionObject* allocate_exception(Type* object_type);
    /// The other way round, for an object whose members are gone already (object->references does not
    /// matter).
    void release_memory(Object* object, const Type* object_type, std::size_t size) {
        --live_objects_;
        heap.release(reinterpret_cast<char*>(object) - object_type->prefix_size,
                     size + object_type->prefix_size);
    }
    /// Zeroes `size` bytes, a multiple of four, in a loop that stays one: for so few, a call of memset costs
    /// more.
    static void clear_words(void* block, std::size_t size) {
        constexpr std::uint64_t zero = 0;
        auto* at = static_cast<char*>(block);
        for (std::size_t left = size / sizeof(zero); left > 0; --left, at += sizeof(zero)) {
            std::memcpy(at, &zero, sizeof(zero));
            __asm__ volatile("" ::: "memory");
        }
        if (size % sizeof(zero) != 0) std::memcpy(at, &zero, sizeof(std::uint32_t));
    }
    Size live_objects() const { return live_objects_; }
    Heap heap;
    FileSystem files{heap.account(), heap.limit_account()};

    // ---- values that exist once a session (set by allocate_tuple and types/str.cpp; the destructor drops
    // them while the types still live)
    Ref<Tuple> empty_tuple;
    Ref<Str> empty_str;
    Ref<Str> characters[256];  // strings of one code point below U+0100

    // ---- raising. Each gives an Error for `return rt.type_error("…");`; `{}` in the pattern is filled by
    // the parts
    template <class... Parts>
    [[gnu::noinline]] Error raise(BuiltinType exception, const char* pattern, const Parts&... parts) {
        const TextPart list[] = {TextPart(parts)...};
        return raise_pattern(exception, pattern, list, sizeof...(parts));
    }
    Error raise(BuiltinType exception, const char* message) { return raise_text(exception, message); }
    Error raise(BuiltinType exception, std::string_view message) { return raise_text(exception, message); }
    Error raise_pattern(BuiltinType exception, const char* pattern, const TextPart* parts, std::size_t count);
    template <class Pattern, class... Parts>
    Error type_error(const Pattern& pattern, const Parts&... parts) {
        return raise(BuiltinType::TypeError, pattern, parts...);
    }
    template <class Pattern, class... Parts>
    Error value_error(const Pattern& pattern, const Parts&... parts) {
        return raise(BuiltinType::ValueError, pattern, parts...);
    }
    template <class Pattern, class... Parts>
    Error index_error(const Pattern& pattern, const Parts&... parts) {
        return raise(BuiltinType::IndexError, pattern, parts...);
    }
    template <class Pattern, class... Parts>
    Error overflow_error(const Pattern& pattern, const Parts&... parts) {
        return raise(BuiltinType::OverflowError, pattern, parts...);
    }
    template <class Pattern, class... Parts>
    Error buffer_error(const Pattern& pattern, const Parts&... parts) {
        return raise(BuiltinType::BufferError, pattern, parts...);
    }
    /// BufferError because `exporter` has exports, so that the observer can tell whose they are.
    Error exports_error(const Object* exporter, std::string_view message) {
        if (observer) observer->export_refused(exporter);
        return raise_text(BuiltinType::BufferError, message);
    }
    /// Every function that changes what an exporter's memory holds says so.
    void wrote() {
        if (observer) [[unlikely]]
            observer->memory_written();
    }
    Error raise_text(BuiltinType exception, std::string_view message);
    /// With one argument of any kind: KeyError(key), StopIteration(value).
    Error raise_value(BuiltinType exception, const Value& argument);
    /// StopIteration without arguments.
    Error raise_stop_iteration() { return raise_empty(BuiltinType::StopIteration); }
    /// Without arguments.
    Error raise_empty(BuiltinType exception);
    Error memory_error() { return raise_empty(BuiltinType::MemoryError); }
    /// AttributeError with name and obj set (for suggestions).
    Error attribute_error(const Value& object, const Value& name, std::string_view message);
    /// What the engine does not have yet: NotImplementedError "bufferscope does not support … yet".
    Error not_supported(std::string_view what);
    /// An existing exception object on its way up again (sets __context__ as a raise does).
    Error raise_exception(Value exception);

    /// The exception being handled (sys.exception()), empty if none: what __context__ is taken from.
    Value handled_exception;

    /// b'' and the 256 bytes objects of length one, shared: a tuple, made on first use (buffer/bytes.cpp).
    Value single_bytes;
    /// The Structs of the formats that the module struct was called with: a dict (buffer/struct.cpp).
    Value struct_cache;

    // ---- work
    // A run can be stopped anywhere because every loop pays for its steps: the eval loop at each call and
    // backward jump, `next` at each item, NativeCall at each level, and whatever else in native code may run
    // long (big integers, searches) through count_work. An Error it answers with is handed on as any other;
    // when the run's whole budget is spent no handler sees it.
    /// What is left of the slice; one unit is about one instruction of the loop, or a few nanoseconds.
    std::int64_t budget = 0;
    Result<void> count_work(std::int64_t amount) {
        budget -= amount;
        if (budget >= 0) [[likely]]
            return {};
        return slice_over();
    }

    // ---- the rest of the engine
    Interpreter* interpreter = nullptr;
    Observer* observer = nullptr;
    /// Null where there is no host.
    UnicodeData* unicode = nullptr;
    /// Depth of native recursion (repr of nested lists, comparison, callbacks); use NativeCall.
    int native_depth = 0;
    // WebAssembly cannot see how much of the browser's stack is used, so it counts levels; elsewhere the
    // machine's stack is measured, from where the outermost level began.
    static constexpr bool measures_stack = sizeof(void*) > 4;
    int native_depth_limit = 200;
    std::size_t native_stack = std::size_t{6} << 20;
    std::uintptr_t native_stack_end = 0;
    /// Depth of iterators that draw from iterators; each takes far less of the native stack.
    int iterator_depth = 0;
    static constexpr int iterator_depth_limit = 1000;
    int recursion_limit = 1000;
    /// sys.set_int_max_str_digits(); 0: no limit.
    int int_max_str_digits = 4300;
    /// Objects whose repr is being made (ReprGuard).
    std::vector<Object*> being_printed;

    // ---- the cycle collector (object/collector.cpp)
    /// Frees unreachable cycles among the objects made since the last collection (generations 0 and 1) or
    /// all (2); returns how
    /// many objects were found unreachable.
    Size collect_cycles(int generation = 2);
    /// True when enough objects were made since the last collection.
    bool collection_due() const { return allocations_ > collector.thresholds[0] && collector.enabled; }
    /// The collection that is due, small or large.
    void collect_when_due();
    Size allocations_since_collection() const { return allocations_; }
    CollectorState collector;
    void track(Object* object) {
        links_of(object)->link_before(&young_);
        ++allocations_;
    }
    void untrack(Object* object) {
        CollectorLinks* links = links_of(object);
        if (!links->next) return;
        links->unlink();
        if (allocations_ > 0) --allocations_;
    }
    void remember(Uncollected* object);  // until it leaves
    /// Takes all objects there are out of further collections, until unfreeze.
    void freeze();
    void unfreeze();
    Size count_frozen();
    /// The same for what the engine itself consists of; undone at its end.
    void keep_for_good(bool keep);
    template <class Function>
    void for_each_collected(Function function) {
        for (CollectorLinks* list : {&permanent_, &frozen_, &old_, &young_}) {
            for (CollectorLinks* at = list->next; at != list; at = at->next) function(object_behind(at));
        }
    }
    /// gc.is_tracked(): what CPython's collector knows.
    static bool is_tracked(Object* object, int depth = 0);
    /// The __dict__ of an instance that keeps its values itself in CPython; null otherwise.
    static Dict* hidden_dict(Object* object);

    // ---- deterministic identity: a number given at the first id() or default repr
    std::uint32_t identity_of(const Value& value);

    // ---- weak references (object/weak_references.h)
    /// The first of an object's weak references, null if it has none.
    Object* weak_list(Object* object);
    /// Null when the last one is gone.
    void set_weak_list(Object* object, Object* first);

    static Object* object_behind(CollectorLinks* links) { return reinterpret_cast<Object*>(links + 1); }
    static CollectorLinks* links_of(Object* object) { return reinterpret_cast<CollectorLinks*>(object) - 1; }
    /// Where the instance's __dict__ is kept (type_flags::has_dict); empty until first needed.
    static Value& dict_slot(Object* object) { return *(reinterpret_cast<Value*>(links_of(object)) - 1); }
    /// The n-th __slots__ member.
    static Value& member_slot(Object* object, unsigned index) {
        return *(reinterpret_cast<Value*>(links_of(object)) -
                 (object->type->has_flag(type_flags::has_dict) ? 2 : 1) - index);
    }

    /// Next number for Type::version.
    std::uint32_t next_type_version() { return ++type_version_; }

  private:
    friend void destroy_object(Object*);
    friend Value* type_lookup(Type* type, const Str* name);
    struct LookupEntry {
        std::uint32_t version;
        const Str* name;
        Value* value;
    };
    static constexpr unsigned lookup_cache_size = 512;
    LookupEntry lookup_cache_[lookup_cache_size] = {};
    bool lookups_cached_ = false;  // since the cache was last emptied
    void forget_interned(Str* text);
    Result<void> slice_over();
    void finish_type(Type* type, const TypeSpec& spec);
    /// Memory with the prefix before it cleared, known to the collector if the type is: it looks at no object
    /// before the next instruction.
    void* allocate_block(Type* type, std::size_t size, bool must);
    template <class T>
    T* finish_object(Type* object_type, void* block) {
        T* object = new (block) T();
        object->references = 1;
        object->type = object_type;
        if (object_type->has_flag(type_flags::heap_type)) counting::increase(object_type);
        return object;
    }
    void destroy(Object* object);
    bool finalize(Object* object);
    bool finalize_first(Object* object);
    bool take_leave(Object* object);
    void cut_weak_references(Object* object);
    void clear_members(Object* object, Type* object_type);

    Uncollected* uncollected_ = nullptr;
    Type* types_[static_cast<unsigned>(BuiltinType::count)] = {};
    Type* immediate_types_[8] = {};
    Ref<Str> names_[static_cast<unsigned>(Name::count)];
    struct Tables;
    Tables* tables_;
    Size collect_generation(int generation);
    Size objects_counted(Object* object);
    void delete_garbage(CollectorLinks& list);
    CollectorLinks young_ = {&young_, &young_, 0, 0};  // made since the last collection
    CollectorLinks old_ = {&old_, &old_, 0, 0};
    CollectorLinks frozen_ = {&frozen_, &frozen_, 0, 0};
    CollectorLinks permanent_ = {&permanent_, &permanent_, 0, 0};
    Size survivors_ = 0;  // that joined the old ones since these were looked through
    Size live_objects_ = 0;
    Size allocations_ = 0;
    bool collecting_ = false;
    int destroy_depth_ = 0;
    std::vector<Object*> delayed_;
    std::uint32_t type_version_ = 0;
};

/// Guards native recursion: `NativeCall guard(rt); TRY(guard.check(" while getting the repr of an
/// object"));`.
class NativeCall {
  public:
    /// `weight`: how much of the stack the level takes, beside that of a repr.
    explicit NativeCall(Runtime& rt, int weight = 1) : runtime_(rt), weight_(weight) {
        if (Runtime::measures_stack && rt.native_depth == 0) rt.native_stack_end = here() - rt.native_stack;
        rt.native_depth += weight;
    }
    NativeCall(const NativeCall&) = delete;
    ~NativeCall() { runtime_.native_depth -= weight_; }
    /// RecursionError "maximum recursion depth exceeded{where}" past the limit. A level also counts as work.
    Result<void> check(const char* where = "") {
        bool fits = Runtime::measures_stack ? here() > runtime_.native_stack_end
                                            : runtime_.native_depth <= runtime_.native_depth_limit;
        if (fits) [[likely]]
            return runtime_.count_work(8);
        return too_deep(where);
    }

  private:
    static std::uintptr_t here() { return reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)); }
    Error too_deep(const char* where);
    Runtime& runtime_;
    int weight_;
};

/// "bytearray": the name of a value's type, for messages.
std::string_view type_name(Runtime&, const Value& value);
/// The same, but None goes by its own name (_PyArg_BadArgument): "find() argument 1 must be str, not None".
std::string_view argument_type_name(Runtime&, const Value& value);

}  // namespace bufferscope
