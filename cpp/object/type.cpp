// Type objects: made from native descriptions, looked up through, told of changes.
#include "object/type.h"

#include <cstdlib>
#include <cstring>

#include "object/descriptors.h"
#include "object/protocol.h"
#include "object/slots.h"

namespace bufferscope {

Size CallArguments::keywords() const {
    return keyword_names ? keyword_names->length : 0;
}

bool Type::is_subtype_of(const Type* other) const {
    if (this == other) return true;
    if (!has_flag(type_flags::heap_type)) {  // native types inherit singly
        for (const Type* at = base; at; at = at->base) {
            if (at == other) return true;
        }
        // but for ExceptionGroup(BaseExceptionGroup, Exception)
        return id == BuiltinType::ExceptionGroup && other == runtime->type(BuiltinType::Exception);
    }
    if (!mro) return false;
    for (const Value& each : mro->span()) {
        if (each.object() == other) return true;
    }
    return false;
}

void add_subclass(Type* base, Type* subclass) {
    auto size = (base->subclass_count + 1) * sizeof(std::uintptr_t);
    auto* grown = static_cast<std::uintptr_t*>(std::realloc(base->subclasses, size));
    if (!grown) __builtin_trap();
    base->subclasses = grown;
    base->subclasses[base->subclass_count++] = reinterpret_cast<std::uintptr_t>(subclass);
}

void set_prefix_size(Type* type) {
    std::size_t size = 0;
    if (type->has_flag(type_flags::has_dict) || type->slot_count) type->flags |= type_flags::collected;
    if (type->has_flag(type_flags::collected)) {
        size = sizeof(CollectorLinks) + (type->has_flag(type_flags::has_dict) ? sizeof(Value) : 0) +
               type->slot_count * sizeof(Value);
    }
    // Big integers may be moved 16 bytes at a time.
    std::size_t unit = type->has_flag(type_flags::int_subclass) ? 16 : 8;
    type->prefix_size = static_cast<std::uint32_t>((size + unit - 1) & ~(unit - 1));
}

void inherit_slots(Type* type, const Type* base) {
    constexpr std::size_t pointer = sizeof(void*);
    bool keeps_hash = type->slots.compare || type->slots.hash;
    for (std::size_t at = 0; at < sizeof(Slots); at += pointer) {
        void* own;
        std::memcpy(&own, reinterpret_cast<char*>(&type->slots) + at, pointer);
        if (own) continue;
        bool is_hash = at == offsetof(Slots, hash) || at == offsetof(Slots, compare);
        if (is_hash && keeps_hash) continue;
        if (at == offsetof(Slots, new_) && base->id == BuiltinType::object &&
            !type->has_flag(type_flags::heap_type))
            continue;
        copy_slot(type->slots, base->slots, static_cast<std::uint16_t>(at));
    }
    if (!type->slots.hash && type->slots.compare) type->slots.hash = hash_not_implemented;
}

Type* Runtime::define_type(const TypeSpec& spec) {
    Type* made = type(spec.id);
    if (!made) made = bootstrap_type(spec.id, plain_object_layout(), 0);
    finish_type(made, spec);
    return made;
}

void Runtime::finish_type(Type* made, const TypeSpec& spec) {
    made->spec = &spec;
    Type* base = spec.id == BuiltinType::object ? nullptr : type(spec.base);
    std::string_view full(spec.name);
    std::size_t dot = full.rfind('.');
    std::string_view short_name = dot == std::string_view::npos ? full : full.substr(dot + 1);
    made->name = intern(short_name);
    made->name_text = spec.name;  // with its module, as in CPython's tp_name
    made->qualified_name = Value(made->name);
    made->base = base;
    if (spec.layout.size) {
        made->layout = &spec.layout;
    } else if (base && made->layout == &plain_object_layout()) {  // one that the runtime set up keeps its own
        made->layout = base->layout;
    }
    made->flags |= spec.flags | type_flags::immutable;
    if (dot != std::string_view::npos && !made->has_flag(type_flags::static_type))
        made->flags |= type_flags::module_type;
    if (base) {
        made->flags |=
            base->flags & (type_flags::subclass_bits | type_flags::has_dict | type_flags::has_finalizer |
                           type_flags::weakly_referable | type_flags::mapping | type_flags::sequence);
    }
    if (made->layout->traverse) made->flags |= type_flags::collected;
    if (spec.slots.finalize) made->flags |= type_flags::has_finalizer;
    constexpr std::uint32_t dying_takes_more =
        type_flags::collected | type_flags::has_dict | type_flags::has_finalizer | type_flags::str_subclass;
    if (!made->layout->destroy && !made->layout->size_of && !made->has_flag(dying_takes_more) &&
        !made->slots.get_buffer)
        made->flags |= type_flags::plain_memory;
    // Immediate values have no header: their types are looked up by index.
    switch (spec.id) {
        case BuiltinType::none:
            immediate_types_[0] = made;
            break;
        case BuiltinType::bool_:
            immediate_types_[1] = immediate_types_[2] = made;
            break;
        case BuiltinType::not_implemented:
            immediate_types_[3] = made;
            break;
        case BuiltinType::ellipsis:
            immediate_types_[4] = made;
            break;
        default:
            break;
    }
    set_prefix_size(made);
    made->slots = spec.slots;
    if (base) inherit_slots(made, base);
    made->dict = new_dict(*this);

    Value own = Value::share(made);
    Size depth = 1;
    for (Type* at = base; at; at = at->base) ++depth;
    Ref<Tuple> order = MUST(allocate_tuple(*this, depth));
    Size position = 0;
    for (Type* at = made; at; at = at->base) order->items()[position++] = Value::share(at);
    made->mro = std::move(order);
    Value base_value = base ? Value::share(base) : Value();
    made->bases = MUST(new_tuple(*this, {&base_value, base ? std::size_t{1} : 0}));
    if (base) add_subclass(base, made);

    Dict* members = made->dict.get();
    for (const SlotRow& row : slot_rows()) {
        if (row.call == SlotCall::new_ || row.call == SlotCall::get_attribute_hook ||
            !slot_is_set(spec.slots, row))
            continue;
        if (row.call == SlotCall::hash && spec.slots.hash == hash_not_implemented) continue;
        if (dict_find(members, name(row.name))) continue;
        auto* wrapper = allocate<SlotWrapper>(type(BuiltinType::slot_wrapper));
        wrapper->row = &row;
        wrapper->owner = made;
        dict_set(*this, members, name(row.name), Value::adopt(wrapper));
    }
    if (made->slots.hash == hash_not_implemented && (spec.slots.compare || spec.slots.hash)) {
        dict_set(*this, members, name(Name::hash), Value::none());
    }
    if (spec.slots.new_) {
        dict_set(*this, members, name(Name::new_), new_constructor(*this, made));
    }
    for (const NativeMethod& method : spec.methods) {
        Ref<Str> method_name = intern(method.signature.name());
        dict_set(*this, members, method_name.get(), new_method_descriptor(*this, method, made));
    }
    for (const NativeProperty& property : spec.properties) {
        Ref<Str> property_name = intern(property.name);
        dict_set(*this, members, property_name.get(), new_getset(*this, property, made));
    }
    if (!dict_find(members, name(Name::doc))) {
        Value doc = spec.doc ? Value(text(spec.doc)) : Value::none();
        dict_set(*this, members, name(Name::doc), doc);
    }
    std::string_view module = dot == std::string_view::npos ? "builtins" : full.substr(0, dot);
    bool known = dict_find(members, name(Name::module)) != nullptr;  // a TypeVar's own
    if (!known && made->has_flag(type_flags::module_type)) {
        dict_set(*this, members, name(Name::module), Value(intern(module)));
    }
    made->version = next_type_version();
}

namespace {

/// What the first of these classes that has the name holds under it.
Value* find_along(std::span<const Value> classes, const Str* name) {
    for (const Value& each : classes) {
        Dict* members = each.as<Type>()->dict.get();
        if (Value* found = members ? dict_find(members, name) : nullptr) return found;
    }
    return nullptr;
}

}  // namespace

Value* type_lookup(Type* type, const Str* name) {
    Runtime& rt = *type->runtime;
    auto mixed = (reinterpret_cast<std::uintptr_t>(name) >> 4) ^ (type->version * 2654435761u);
    auto& entry = rt.lookup_cache_[mixed % Runtime::lookup_cache_size];
    if (name->interned && entry.version == type->version && entry.name == name) return entry.value;
    Value* found = type->mro ? find_along(type->mro->span(), name) : nullptr;
    if (name->interned && type->version) {
        entry = {type->version, name, found};
        rt.lookups_cached_ = true;
    }
    return found;
}

Value* type_lookup_after(Type* type, const Object* of_class, const Str* name) {
    if (!type->mro) return nullptr;
    std::span<const Value> order = type->mro->span();
    for (std::size_t at = 0; at < order.size(); ++at) {
        if (order[at].object() == of_class) return find_along(order.subspan(at + 1), name);
    }
    return nullptr;
}

void class_changed(Runtime& rt, Type* type, const Str* name) {
    type->version = rt.next_type_version();
    if (type->has_flag(type_flags::heap_type)) update_slots(rt, type, name);
    for (std::uint32_t i = 0; i < type->subclass_count; ++i) {
        class_changed(rt, reinterpret_cast<Type*>(type->subclasses[i]), name);
    }
}

}  // namespace bufferscope
