// The session's world: set-up and tear-down, interning, allocation, identity, raising.
#include "object/runtime.h"

#include <cstring>

#include "object/protocol.h"
#include "object/weak_references.h"

namespace bufferscope {

namespace {

std::uint32_t mix(std::uintptr_t key) {
    auto bits = static_cast<std::uint64_t>(key) * 0x9E37'79B9'7F4A'7C15ull;
    return static_cast<std::uint32_t>(bits >> 32);
}

/// An open-addressing set of pointers with a number or a pointer beside each.
class PointerTable {
  public:
    std::uintptr_t* find(const void* key) {
        if (slots_.empty()) return nullptr;
        for (std::size_t at = mix(reinterpret_cast<std::uintptr_t>(key)) & mask();; at = (at + 1) & mask()) {
            if (slots_[at].key == key) return &slots_[at].number;
            if (!slots_[at].key) return nullptr;
        }
    }
    void insert(const void* key, std::uintptr_t number) {
        if ((used_ + 1) * 2 > slots_.size()) grow();
        place(key, number);
    }
    void erase(const void* key) {
        if (slots_.empty()) return;
        std::size_t at = mix(reinterpret_cast<std::uintptr_t>(key)) & mask();
        while (slots_[at].key != key) {
            if (!slots_[at].key) return;
            at = (at + 1) & mask();
        }
        slots_[at].key = nullptr;
        --used_;
        for (at = (at + 1) & mask(); slots_[at].key; at = (at + 1) & mask()) {
            Slot moved = slots_[at];
            slots_[at].key = nullptr;
            --used_;
            place(moved.key, moved.number);
        }
    }

  private:
    struct Slot {
        const void* key;
        std::uintptr_t number;
    };
    std::size_t mask() const { return slots_.size() - 1; }
    void place(const void* key, std::uintptr_t number) {
        std::size_t at = mix(reinterpret_cast<std::uintptr_t>(key)) & mask();
        while (slots_[at].key) at = (at + 1) & mask();
        slots_[at] = {key, number};
        ++used_;
    }
    void grow() {
        std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2, Slot{nullptr, 0});
        old.swap(slots_);
        used_ = 0;
        for (const Slot& slot : old) {
            if (slot.key) place(slot.key, slot.number);
        }
    }
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

constexpr NativeLayout bare_object_layout = {.size = sizeof(Object)};

void traverse_type(Object* object, Visitor& visit) {
    auto* type = static_cast<Type*>(object);
    visit(type->qualified_name);
    visit(type->bases);
    visit(type->mro);
    visit(type->dict);
}

void clear_type(Runtime&, Object* object) {
    auto* type = static_cast<Type*>(object);
    if (!type->has_flag(type_flags::heap_type)) return;
    dict_clear(*type->runtime, type->dict.get());
    type->mro = {};
}

void destroy_type(Runtime&, Object* object) {
    auto* type = static_cast<Type*>(object);
    if (type->base) {
        Type* base = type->base;
        for (std::uint32_t i = 0; i < base->subclass_count; ++i) {
            if (base->subclasses[i] != reinterpret_cast<std::uintptr_t>(type)) continue;
            std::memmove(base->subclasses + i, base->subclasses + i + 1,
                         (base->subclass_count - i - 1) * sizeof(std::uintptr_t));
            --base->subclass_count;
            break;
        }
    }
    for (Size i = 0; type->bases && i < type->bases->length; ++i) {
        Type* base = (*type->bases)[i].as<Type>();
        for (std::uint32_t j = 0; j < base->subclass_count; ++j) {
            if (base->subclasses[j] != reinterpret_cast<std::uintptr_t>(type)) continue;
            std::memmove(base->subclasses + j, base->subclasses + j + 1,
                         (base->subclass_count - j - 1) * sizeof(std::uintptr_t));
            --base->subclass_count;
            break;
        }
    }
    std::free(type->subclasses);
    type->~Type();
}

constexpr NativeLayout type_layout = {
    .size = sizeof(Type), .destroy = destroy_type, .traverse = traverse_type, .clear = clear_type};

constexpr NativeLayout bare_str_layout = {
    .size = sizeof(Str), .size_of = [](const Object* object) {
        auto* text = static_cast<const Str*>(object);
        return static_cast<std::uint32_t>(sizeof(Str) + static_cast<std::size_t>(text->length) * text->width);
    }};

}  // namespace

const NativeLayout& type_object_layout() {
    return type_layout;
}
const NativeLayout& plain_object_layout() {
    return bare_object_layout;
}
const NativeLayout& str_layout() {
    return bare_str_layout;
}

/// Interned texts by content, identities by address.
struct Runtime::Tables {
    std::vector<Str*> interned;  // open addressing; power of two
    std::size_t interned_used = 0;
    PointerTable identities;
    PointerTable weak_lists;
    std::uint32_t next_identity = 0x10'0000;
    static Str* deleted() { return reinterpret_cast<Str*>(std::uintptr_t{8}); }
};

Runtime::Runtime() : tables_(new Tables) {
    bootstrap_type(
        BuiltinType::type, type_layout,
        type_flags::type_subclass | type_flags::subclassable | type_flags::collected | type_flags::immutable);
    type(BuiltinType::type)->type = type(BuiltinType::type);
    bootstrap_type(BuiltinType::object, bare_object_layout, type_flags::subclassable | type_flags::immutable);
    bootstrap_type(BuiltinType::str, bare_str_layout,
                   type_flags::str_subclass | type_flags::subclassable | type_flags::immutable);
    bootstrap_type(BuiltinType::tuple, tuple_layout,
                   type_flags::tuple_subclass | type_flags::subclassable | type_flags::immutable |
                       type_flags::collected);
    bootstrap_type(
        BuiltinType::dict, dict_layout(),
        type_flags::dict_subclass | type_flags::subclassable | type_flags::immutable | type_flags::collected);
    for (unsigned i = 0; i < static_cast<unsigned>(Name::count); ++i) names_[i] = intern(name_texts[i]);
}

Runtime::~Runtime() {
    handled_exception = Value();
    single_bytes = struct_cache = Value();
    empty_tuple = {};
    empty_str = {};
    for (Ref<Str>& character : characters) character = {};
    collect_cycles();
    while (uncollected_) {
        Value alive = Value::share(uncollected_);
        uncollected_->leave();
        auto* object = alive.as<Uncollected>();
        object->let_go(object);
    }
    // What is left: objects of cycles that native types hold, then the types.
    for (Type* each : types_) {
        if (!each) continue;
        if (each->dict) dict_clear(*this, each->dict.get());
    }
    collect_cycles();
    for (Type* each : types_) {
        if (!each) continue;
        each->mro = {};
        each->bases = {};
        each->dict = {};
        each->qualified_name = Value();
        each->name = {};
    }
    for (Ref<Str>& name : names_) name = {};
    single_bytes = struct_cache = Value();
    for (Ref<Str>& character : characters) character = {};
    empty_str = {};
    empty_tuple = {};
    std::size_t prefix = type(BuiltinType::type)->prefix_size;  // type itself is one of those freed
    for (Type* each : types_) {
        if (!each) continue;
        std::free(each->subclasses);
        untrack(each);
        std::string().swap(each->name_text);
        heap.release(reinterpret_cast<char*>(each) - prefix, sizeof(Type) + prefix);
    }
    delete tables_;
}

Type* Runtime::bootstrap_type(BuiltinType id, const NativeLayout& layout, std::uint32_t flags) {
    constexpr std::uint32_t type_prefix = sizeof(CollectorLinks);
    char* block = static_cast<char*>(heap.allocate(sizeof(Type) + type_prefix));
    std::memset(block, 0, sizeof(Type) + type_prefix);
    Type* made = new (block + type_prefix) Type();
    made->references = 1;
    made->type = type(BuiltinType::type);
    made->runtime = this;
    made->layout = &layout;
    made->flags = flags;
    made->id = id;
    made->version = next_type_version();
    made->prefix_size = (flags & type_flags::collected) ? sizeof(CollectorLinks) : 0;
    types_[static_cast<unsigned>(id)] = made;
    track(made);
    return made;
}

// ---- allocation
// ---------------------------------------------------------------------------------------------------

void* Runtime::allocate_block(Type* object_type, std::size_t size, bool must) {
    std::size_t prefix = object_type->prefix_size;
    auto* block = static_cast<char*>(must ? heap.allocate(size + prefix) : heap.try_allocate(size + prefix));
    if (!block) return nullptr;
    clear_words(block, prefix);
    ++live_objects_;
    auto* object = reinterpret_cast<Object*>(block + prefix);
    if (object_type->has_flag(type_flags::collected)) track(object);
    return object;
}

ExceptionObject* Runtime::allocate_exception(Type* object_type) {
    auto* made = allocate<ExceptionObject>(object_type, object_type->layout->size - sizeof(ExceptionObject));
    for (Value& field : made->fields()) new (&field) Value();
    return made;
}

void destroy_object(Object* object) {
    object->type->runtime->destroy(object);
}

/// False: the finalizer brought it back to life.
bool Runtime::finalize(Object* object) {
    object->references = (object->references & Object::flags_mask) | Object::finalized_flag | 1;
    Value alive = Value::adopt(object);
    Value handled = handled_exception;
    Result<Value> done = object->type->slots.finalize(*this, alive);
    if (done.is_error() && interpreter) interpreter->report_unraisable(done.take_error(), "finalizer", alive);
    handled_exception = handled;
    if (object->reference_count() > 1) return false;  // `alive` gives its own reference back
    alive.release_bits();
    object->references &= Object::flags_mask;
    return true;
}

void Runtime::cut_weak_references(Object* object) {
    if (!(object->references & Object::weak_flag)) return;
    object->references = (object->references & Object::flags_mask) | 1;  // stays whole meanwhile
    clear_weak_references(*this, object);
    object->references &= Object::flags_mask;
}

void Runtime::clear_members(Object* object, Type* object_type) {
    // Slots of the most derived class first, the dict after them (subtype_dealloc).
    for (Type* at = object_type; at && at->slot_count > 0; at = at->base) {
        for (unsigned i = at->base->slot_count; i < at->slot_count; ++i) member_slot(object, i) = Value();
    }
    if (object_type->has_flag(type_flags::has_dict)) dict_slot(object) = Value();
}

/// False: the finalizer brought it back to life. Its type may be another one after.
bool Runtime::finalize_first(Object* object) {
    // gen_dealloc cuts weak references before it closes the generator, everything else runs __del__ first.
    if (object->type->id == BuiltinType::generator && (object->references & Object::weak_flag)) {
        untrack(object);
        cut_weak_references(object);
        track(object);
    }
    bool wanted =
        object->type->has_flag(type_flags::has_finalizer) && !(object->references & Object::finalized_flag);
    return !wanted || finalize(object);
}

/// Tells whoever knows of the object. True: its weak references are yet to be cut, since a class that adds to
/// a native type with weak references leaves them to the native part (subtype_dealloc).
bool Runtime::take_leave(Object* object) {
    Type* object_type = object->type;
    bool native_part_has_weak_references = false;
    if (object->references & Object::weak_flag) {
        const Type* native = object_type;
        while (native->has_flag(type_flags::heap_type)) native = native->base;
        native_part_has_weak_references =
            native != object_type && native->has_flag(type_flags::weakly_referable);
        // memory_dealloc gives the buffer back first: who is told of a view's death finds its exporter
        // unlocked.
        if (object_type->id == BuiltinType::memoryview) object_type->layout->clear(*this, object);
        if (!native_part_has_weak_references) cut_weak_references(object);
    }
    if (object->references & Object::identity_flag) tables_->identities.erase(object);
    if (observer && object_type->slots.get_buffer) observer->object_destroyed(object);
    if (object_type->has_flag(type_flags::str_subclass) && static_cast<Str*>(object)->interned) {
        forget_interned(static_cast<Str*>(object));
    }
    return native_part_has_weak_references;
}

void Runtime::destroy(Object* object) {
    if (object->type->has_flag(type_flags::plain_memory) && object->references == 0) {
        release_memory(object, object->type, object->type->layout->size);
        return;
    }
    constexpr int deepest = 40;
    if (destroy_depth_ >= deepest) {
        object->references |= 1;  // stays whole until the outermost destroy gets to it
        delayed_.push_back(object);
        return;
    }
    constexpr std::uint32_t rare = type_flags::has_finalizer | type_flags::str_subclass;
    const bool takes_more = (object->references & Object::flags_mask) || object->type->has_flag(rare) ||
                            (observer && object->type->slots.get_buffer);
    if (takes_more && !finalize_first(object)) return;
    Type* object_type = object->type;
    ++destroy_depth_;
    if (object_type->has_flag(type_flags::collected)) untrack(object);  // from here on nobody can find it
    const bool native_part_has_weak_references = takes_more && take_leave(object);
    if (object_type->slot_count > 0 ||
        (object_type->has_flag(type_flags::has_dict) && !dict_slot(object).is_empty()))
        clear_members(object, object_type);
    if (native_part_has_weak_references) cut_weak_references(object);
    const NativeLayout* layout = object_type->layout;
    std::size_t size = layout->size_of ? layout->size_of(object) : layout->size;
    if (layout->destroy) layout->destroy(*this, object);
    release_memory(object, object_type, size);
    if (object_type->has_flag(type_flags::heap_type)) counting::decrease(object_type);
    --destroy_depth_;
    while (destroy_depth_ == 0 && !delayed_.empty()) {
        Object* next = delayed_.back();
        delayed_.pop_back();
        counting::decrease(next);
    }
}

Result<void> Runtime::slice_over() {
    if (interpreter) return interpreter->slice_over();
    budget = INT64_MAX;
    return {};
}

// ---- interning
// ----------------------------------------------------------------------------------------------------

Ref<Str> Runtime::text(std::string_view utf8) {
    return MUST(new_str(*this, utf8));
}

Ref<Str> Runtime::intern(std::string_view utf8) {
    return intern(text(utf8));
}

Ref<Str> Runtime::intern(Ref<Str> wanted) {
    if (wanted->interned) return wanted;
    auto& table = tables_->interned;
    if ((tables_->interned_used + 1) * 2 > table.size()) {
        std::vector<Str*> old(table.empty() ? 1024 : table.size() * 2, nullptr);
        old.swap(table);
        tables_->interned_used = 0;
        for (Str* each : old) {
            if (!each || each == Tables::deleted()) continue;
            std::size_t at = static_cast<std::uint32_t>(hash_of(each)) & (table.size() - 1);
            while (table[at]) at = (at + 1) & (table.size() - 1);
            table[at] = each;
            ++tables_->interned_used;
        }
    }
    std::size_t at = static_cast<std::uint32_t>(hash_of(wanted.get())) & (table.size() - 1);
    for (; table[at]; at = (at + 1) & (table.size() - 1)) {
        if (table[at] != Tables::deleted() && equal(table[at], wanted.get()))
            return Ref<Str>::share(table[at]);
    }
    // Only exact strings are shared: a subclass instance has an identity of its own.
    if (wanted->type != type(BuiltinType::str))
        wanted = MUST(substring(*this, wanted.get(), 0, wanted->length));
    table[at] = wanted.get();
    ++tables_->interned_used;
    wanted->interned = true;
    return wanted;
}

void Runtime::forget_interned(Str* text) {
    auto& table = tables_->interned;
    std::size_t at = static_cast<std::uint32_t>(hash_of(text)) & (table.size() - 1);
    while (table[at] != text) at = (at + 1) & (table.size() - 1);
    table[at] = Tables::deleted();
    if (!std::exchange(lookups_cached_, false)) return;
    for (LookupEntry& entry : lookup_cache_) entry = {};
}

// ---- identity
// -----------------------------------------------------------------------------------------------------

std::uint32_t Runtime::identity_of(const Value& value) {
    if (!value.is_object()) {
        if (value.is_small_int()) return 0x4000'0000u + (static_cast<std::uint32_t>(value.small_int()) << 4);
        return 0x8000u + (value.immediate_index() << 4);
    }
    Object* object = value.object();
    if (object->references & Object::identity_flag)
        return static_cast<std::uint32_t>(*tables_->identities.find(object));
    std::uint32_t identity = tables_->next_identity;
    tables_->next_identity += 16;
    tables_->identities.insert(object, identity);
    object->references |= Object::identity_flag;
    return identity;
}

Object* Runtime::weak_list(Object* object) {
    return reinterpret_cast<Object*>(*tables_->weak_lists.find(object));
}

void Runtime::set_weak_list(Object* object, Object* first) {
    if (!first) {
        tables_->weak_lists.erase(object);
        object->references &= ~Object::weak_flag;
    } else if (object->references & Object::weak_flag) {
        *tables_->weak_lists.find(object) = reinterpret_cast<std::uintptr_t>(first);
    } else {
        tables_->weak_lists.insert(object, reinterpret_cast<std::uintptr_t>(first));
        object->references |= Object::weak_flag;
    }
}

// ---- raising
// ------------------------------------------------------------------------------------------------------

Error Runtime::raise_pattern(BuiltinType exception, const char* pattern, const TextPart* parts,
                             std::size_t count) {
    return raise_text(exception, format_text(pattern, parts, count));
}

Error Runtime::raise_text(BuiltinType exception, std::string_view message) {
    Ref<Str> text = this->text(message);
    return raise_value(exception, Value(std::move(text)));
}

Error Runtime::raise_value(BuiltinType exception, const Value& argument) {
    auto* object = allocate_exception(type(exception));
    Value made = Value::adopt(object);
    object->args = MUST(new_tuple(*this, {&argument, 1}));
    if (exception == BuiltinType::StopIteration) object->field(0) = argument;
    return raise_exception(std::move(made));
}

Error Runtime::raise_empty(BuiltinType exception) {
    auto* object = allocate_exception(type(exception));
    Value made = Value::adopt(object);
    object->args = MUST(new_tuple(*this, {}));
    return raise_exception(std::move(made));
}

Error Runtime::attribute_error(const Value& object, const Value& name, std::string_view message) {
    Error error = raise_text(BuiltinType::AttributeError, message);
    auto* exception = error.exception().as<ExceptionObject>();
    exception->field(0) = name;
    exception->field(1) = object;
    return error;
}

Error Runtime::not_supported(std::string_view what) {
    return raise(BuiltinType::NotImplementedError, "bufferscope does not support {} yet", what);
}

Error Runtime::raise_exception(Value exception) {
    auto* raised = exception.as<ExceptionObject>();
    if (!handled_exception.is_empty() && !handled_exception.is(exception)) {
        // Break a chain that would lead back to the raised exception (_PyErr_SetObject).
        Value at = handled_exception;
        Value slow = at;
        bool step = false;
        while (true) {
            Value next = at.as<ExceptionObject>()->context;
            if (next.is_empty()) break;
            if (next.is(exception)) {
                at.as<ExceptionObject>()->context = Value();
                break;
            }
            at = next;
            if (at.is(slow)) break;  // a cycle that was there before
            if (step) slow = Value(slow.as<ExceptionObject>()->context);
            step = !step;
        }
        raised->context = handled_exception;
    }
    return Error(std::move(exception));
}

Error NativeCall::too_deep(const char* where) {
    return runtime_.raise(BuiltinType::RecursionError, "maximum recursion depth exceeded{}", where);
}

std::string_view type_name(Runtime& rt, const Value& value) {
    return rt.type_of(value)->name_text;
}

std::string_view argument_type_name(Runtime& rt, const Value& value) {
    return value.is_none() ? "None" : type_name(rt, value);
}

}  // namespace bufferscope
