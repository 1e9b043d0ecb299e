// Lamps: each operation is a row of checks, in the order in which the operation makes them; the first that
// fails tells what it would raise.
#include "observe/lamps.h"

#include "buffer/array.h"
#include "buffer/bytearray.h"
#include "buffer/bytes_io.h"
#include "buffer/format.h"
#include "buffer/inspect.h"
#include "buffer/memoryview.h"
#include "buffer/mmap.h"
#include "buffer/ndarray.h"
#include "buffer/stream.h"
#include "object/protocol.h"

namespace bufferscope {

namespace {

enum class Check : std::uint8_t {
    passes,
    fails,     // whatever the state: the type's last word
    alive,     // the stream or map is open, the view not released
    writable,  // the memory
    unlocked,  // no export is out, whatever the length
    // what the length becomes: a lock minds only when it changes
    grows,
    shrinks,
    empties,
    doubles,
    // is there anything
    element,
    last,
    not_empty_slice,
    // of views and ndarrays
    dimension,       // at least one
    one_dimension,   // at most one
    one_to_assign,   // at most one, where a slice is assigned to
    passes_on,       // other views may be made of it
    contiguous,      // in C's order
    one_code,        // the format is one code
    known_code,      // which memoryview can read and write
    any_known_code,  // if there is any element at all
    closable,
};

/// In a statement `@` stands for the object, `#` for the index of its first element and `$` for an element.
struct Row {
    const char* lamp;
    const char* statement;
    Check checks[6];
};

using enum Check;

/// The first row of each lamp is what the lamp means.
constexpr Row bytes_rows[] = {
    {"read", "@[:]", {}},
    {"write", "@[0] = $", {writable}},
    {"resize", "del @[0]", {fails}},
};

constexpr Row bytearray_rows[] = {
    {"read", "@[:]", {}},
    {"read", "@[0]", {element}},
    {"write", "@[0] = $", {element}},
    {"write", "@[0:1] = @[0:1]", {}},
    {"write", "@.reverse()", {}},
    {"resize", "@.append($)", {grows}},
    {"resize", "@.extend(b'!')", {grows}},
    {"resize", "@.extend(b'')", {}},
    {"resize", "@.insert(0, $)", {grows}},
    {"resize", "@.resize(len(@))", {}},
    {"resize", "@.pop()", {last, shrinks}},
    {"resize", "@.clear()", {empties}},
    {"resize", "del @[0]", {element, shrinks}},
    {"resize", "del @[0:0]", {}},
    {"resize", "del @[0:0:2]", {unlocked}},
    {"resize", "@[0:0] = b'!'", {grows}},
    {"resize", "@ += b''", {}},
    {"resize", "@ *= 1", {}},
    {"resize", "@ *= 2", {doubles}},
};

constexpr Row array_rows[] = {
    {"read", "@[:]", {}},
    {"write", "@[0] = $", {element}},
    {"write", "@[0:1] = @[0:1]", {not_empty_slice}},
    {"write", "@.byteswap()", {}},
    {"write", "@.reverse()", {}},
    {"resize", "@.append($)", {grows}},
    {"resize", "@.extend([])", {}},
    {"resize", "@.extend(@)", {doubles}},
    {"resize", "@.frombytes(b'')", {}},
    {"resize", "@.insert(0, $)", {grows}},
    {"resize", "@.pop()", {last, shrinks}},
    {"resize", "@.clear()", {empties}},
    {"resize", "del @[0]", {element, shrinks}},
    {"resize", "del @[0:0]", {unlocked}},
    {"resize", "del @[0:0:2]", {unlocked}},
    {"resize", "@ *= 1", {}},
    {"resize", "@ *= 2", {doubles}},
};

constexpr Row bytes_io_rows[] = {
    {"read", "@.getvalue()", {alive}},
    {"read", "@.read(0)", {alive}},
    {"read", "@.getbuffer()", {alive}},
    {"write", "@.write(b'J')", {alive, unlocked}},
    {"write", "@.write(b'')", {alive, unlocked}},
    {"write", "@.writelines([])", {alive}},
    {"write", "@.getbuffer()[0] = $", {alive, element}},
    {"write", "@.getbuffer()[:] = @.getvalue()", {alive}},
    {"resize", "@.truncate(0)", {alive, unlocked}},
    {"resize", "@.truncate(len(@.getvalue()))", {alive, unlocked}},
    {"close", "@.close()", {unlocked}},
    {"close", "with @: pass", {alive, unlocked}},
};

constexpr Row map_rows[] = {
    {"read", "@[:]", {alive}},
    {"read", "@.read()", {alive}},
    {"write", "@[0] = $", {alive, writable, element}},
    {"write", "@[0:0] = b''", {alive, writable}},
    {"write", "@.write(b'')", {alive, writable}},
    {"resize", "@.resize(len(@))", {alive, unlocked, fails}},
    {"close", "@.close()", {closable}},
    {"close", "with @: pass", {alive, closable}},
};

constexpr Row ndarray_rows[] = {
    {"read", "@.tobytes()", {}},
    {"write", "@[0:1] = @[0:1]", {dimension, passes_on, writable}},
    {"resize", "@.push([0], [1])", {unlocked}},
};

constexpr Row view_rows[] = {
    {"read", "@.tobytes()", {alive}},
    {"read", "@.tolist()", {alive, one_code, any_known_code}},
    {"read", "@[#]", {alive, one_code, element, known_code}},
    {"read", "@[0]", {alive, dimension, one_code, one_dimension, element, known_code}},
    {"read", "@[0:1]", {alive, dimension, passes_on}},
    {"read", "@.cast('B')", {alive, passes_on, contiguous}},
    {"write", "@[#] = $", {alive, one_code, writable, element, known_code}},
    {"write", "@[0:1] = @[0:1]", {alive, dimension, passes_on, one_code, writable, one_to_assign}},
    {"resize", "del @[0]", {alive, one_code, writable, fails}},
    {"release", "@.release()", {closable}},
    {"release", "with @: pass", {alive, closable}},
};

struct Failure {
    BuiltinType error = BuiltinType::count;
    std::string message;

    Failure() = default;
    Failure(BuiltinType type, std::string text) : error(type), message(std::move(text)) {}
    Failure(Refusal refusal) {
        if (!refusal) return;
        error = refusal.type;
        message = refusal.message;
    }
    /// A BufferError, or nothing for null or no text.
    static Failure lock(const char* text) { return lock(std::string(text != nullptr ? text : "")); }
    static Failure lock(std::string text) {
        if (text.empty()) return {};
        return {BuiltinType::BufferError, std::move(text)};
    }
    bool is_none() const { return error == BuiltinType::count; }
};

Failure index_error(std::string message) {
    return {BuiltinType::IndexError, std::move(message)};
}

Failure not_implemented(std::string message) {
    return {BuiltinType::NotImplementedError, std::move(message)};
}

/// Whether the length would be another, so that the memory may have to move.
bool changes_length(Check check, Size length) {
    return check == grows || check == shrinks || ((check == empties || check == doubles) && length > 0);
}

/// A bytearray or an array.
Failure failing_in_sequence(Check check, Size length, const char* lock, const char* out_of_range,
                            const char* pop_from_empty) {
    bool asks_for_lock =
        check == unlocked || changes_length(check, length) || (check == not_empty_slice && length == 0);
    if (asks_for_lock) return Failure::lock(lock);
    if (check == element && length == 0) return index_error(out_of_range);
    if (check == last && length == 0) return index_error(pop_from_empty);
    return {};
}

Failure failing(const ByteArray* array, Check check) {
    return failing_in_sequence(check, array->length(), array->lock(), "bytearray index out of range",
                               "pop from empty bytearray");
}

Failure failing(const Array* array, Check check) {
    return failing_in_sequence(check, array->length, array->lock(), "array assignment index out of range",
                               "pop from empty array");
}

Failure failing(const Bytes*, Check check) {
    if (check == writable) return {BuiltinType::TypeError, "'bytes' object does not support item assignment"};
    if (check == fails) return {BuiltinType::TypeError, "'bytes' object doesn't support item deletion"};
    return {};
}

Failure failing(const BytesIO* stream, Check check) {
    if (check == alive && stream->closed()) return {BuiltinType::ValueError, closed_stream};
    if (check == unlocked) return Failure::lock(stream->lock());
    if (check == element && stream->length == 0) return index_error("index out of bounds on dimension 1");
    return {};
}

Failure failing(const MemoryMap* map, Check check) {
    if (check == alive) return map->not_open();
    if (check == writable) return map->not_writable();
    if (check == unlocked) return map->not_resizable();
    if (check == closable) return map->not_closable();
    if (check == element && map->length == 0) return index_error("mmap index out of range");
    if (check == fails) return {BuiltinType::OSError, "[Errno 12] Out of memory"};
    return {};
}

Failure failing(const NdArray* array, Check check) {
    const NdLayout& layout = *array->layouts.back();
    if (check == dimension && layout.view.ndim == 0)
        return {BuiltinType::TypeError, "invalid indexing of scalar"};
    if (check == passes_on) return Failure::lock(layout.refusal(buffer_flags::full_ro));
    if (check == writable && layout.view.readonly) return {BuiltinType::TypeError, "ndarray is not writable"};
    bool minds = (array->flags & ndarray_flags::variable_export) == 0;
    if (check == unlocked && minds) return Failure::lock(layout.lock());
    return {};
}

/// The dimension, from 1, that has no element; 0 if all have.
int empty_dimension(const BufferView& view) {
    for (int i = 0; i < view.ndim; ++i)
        if (view.shape[i] == 0) return i + 1;
    return 0;
}

Failure failing_format(const BufferView& view, Check check) {
    char code = single_code(view.format);
    if (check == one_code)
        return code != 0 ? Failure()
                         : not_implemented(format_text("memoryview: unsupported format {}", {view.format}));
    if (native_size(code) > 0 || (check == any_known_code && empty_dimension(view) > 0)) return {};
    return not_implemented(format_text("memoryview: format {} not supported", {std::string_view(&code, 1)}));
}

Failure failing_dimension(const BufferView& view, Check check) {
    if (check == dimension && view.ndim == 0)
        return {BuiltinType::TypeError, "invalid indexing of 0-dim memory"};
    if (check == one_dimension && view.ndim > 1)
        return not_implemented("multi-dimensional sub-views are not implemented");
    if (check == one_to_assign && view.ndim > 1)
        return not_implemented("memoryview slice assignments are currently restricted to ndim = 1");
    if (check == element && empty_dimension(view) > 0)
        return index_error(format_text("index out of bounds on dimension {}", {empty_dimension(view)}));
    return {};
}

Failure failing(const MemoryView* view, Check check) {
    switch (check) {
        case alive:
            return view->inaccessible() ? Failure(BuiltinType::ValueError, released_view) : Failure();
        case writable:
            if (!view->view.readonly) return {};
            return {BuiltinType::TypeError, "cannot modify read-only memory"};
        case fails:
            return {BuiltinType::TypeError, "cannot delete memory"};
        case passes_on:
            return view->restricted ? Failure(BuiltinType::ValueError, restricted_view) : Failure();
        case contiguous:
            if (!view->contiguous('C'))
                return {BuiltinType::TypeError, "memoryview: casts are restricted to C-contiguous views"};
            if (view->view.ndim != 1 && empty_dimension(view->view) > 0)
                return {BuiltinType::TypeError,
                        "memoryview: cannot cast view with zeros in shape or strides"};
            return {};
        case closable:
            return view->released ? Failure() : Failure::lock(view->lock());
        case one_code:
        case known_code:
        case any_known_code:
            return failing_format(view->view, check);
        default:
            return failing_dimension(view->view, check);
    }
}

/// What the signs in a statement stand for.
struct Signs {
    std::string index = "0";
    std::string_view item = "74";
};

std::string_view item_of(char code) {
    return code == 'c' ? "b'J'" : code == 'u' || code == 'w' ? "'J'" : code == '?' ? "True" : "74";
}

Signs signs_of(const MemoryView* view) {
    Signs signs;
    if (view->view.ndim == 0) signs.index = "()";
    for (int i = 1; i < view->view.ndim; ++i) signs.index += ", 0";
    // the format's text may have gone with the exporter's layout
    if (!view->inaccessible()) signs.item = item_of(native_code(view->view.format));
    return signs;
}

std::string filled(std::string_view pattern, const Signs& signs) {
    std::string text;
    for (char c : pattern) {
        if (c == '#')
            text += signs.index;
        else if (c == '$')
            text += signs.item;
        else
            text += c;
    }
    return text;
}

template <class T>
Outcome outcome_of(const Row& row, const T* object, const Signs& signs) {
    Outcome outcome{filled(row.statement, signs)};
    for (Check check : row.checks) {
        Failure failure = failing(object, check);
        if (failure.is_none()) continue;
        outcome.error = failure.error;
        outcome.message = std::move(failure.message);
        break;
    }
    return outcome;
}

template <class T>
std::vector<Lamp> light(std::span<const Row> rows, const Object* of, const Signs& signs = {}) {
    std::vector<Lamp> lamps;
    for (const Row& row : rows) {
        Outcome outcome = outcome_of(row, static_cast<const T*>(of), signs);
        if (lamps.empty() || lamps.back().name != row.lamp) {
            lamps.push_back({row.lamp, std::move(outcome), {}});
            continue;
        }
        const Outcome& meant = lamps.back().meant;
        if (outcome.error != meant.error || outcome.message != meant.message)
            lamps.back().exceptions.push_back(std::move(outcome));
    }
    return lamps;
}

/// True when the dict has a name of the native type's own, or decides what attributes there are.
bool overrides(Runtime& rt, Dict* dict, Type* native) {
    Dict* common = rt.type(BuiltinType::object)->dict.get();
    Size position = 0;
    const Dict::Entry* entry;
    while (dict_next(dict, position, entry)) {
        if (!is_str(entry->key)) continue;
        const Str* name = entry->key.as<Str>();
        if (dict_find(common, name) != nullptr ? utf8_of(name) == "__getattribute__"
                                               : type_lookup(native, name) != nullptr)
            return true;
    }
    return false;
}

bool is_overridden(Runtime& rt, const Object* object, Type* native) {
    for (const Value& each : object->type->mro->span()) {
        Type* type = each.as<Type>();
        if (type == native) break;
        if (overrides(rt, type->dict.get(), native)) return true;
    }
    if (!object->type->has_flag(type_flags::has_dict)) return false;
    const Value& own = Runtime::dict_slot(const_cast<Object*>(object));
    return own.is_object() && overrides(rt, own.as<Dict>(), native);
}

}  // namespace

std::vector<Lamp> lamps_of(Runtime& rt, const Object* object) {
    Type* native = object->type;
    while (native->id == BuiltinType::count && native->base != nullptr) native = native->base;
    if (is_overridden(rt, object, native)) return {};
    switch (native->id) {
        case BuiltinType::bytes:
            return light<Bytes>(bytes_rows, object);
        case BuiltinType::bytearray:
            return light<ByteArray>(bytearray_rows, object);
        case BuiltinType::array: {
            Signs signs;
            signs.item = item_of(static_cast<const Array*>(object)->code);
            return light<Array>(array_rows, object, signs);
        }
        case BuiltinType::bytes_io:
            return light<BytesIO>(bytes_io_rows, object);
        case BuiltinType::memory_map:
            return light<MemoryMap>(map_rows, object);
        case BuiltinType::ndarray:
            if (static_cast<const NdArray*>(object)->layouts.empty()) return {};
            return light<NdArray>(ndarray_rows, object);
        case BuiltinType::memoryview:
            return light<MemoryView>(view_rows, object, signs_of(static_cast<const MemoryView*>(object)));
        default:
            return {};
    }
}

}  // namespace bufferscope
