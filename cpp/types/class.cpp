// new_class: what a class statement makes (CPython's type_new): layout, MRO, slots, hooks.
#include <algorithm>

#include "object/descriptors.h"
#include "object/protocol.h"
#include "object/slots.h"
#include "object/weak_references.h"
#include "types/codecs.h"
#include "types/function.h"
#include "types/list.h"

namespace bufferscope {

void add_subclass(Type* base, Type* subclass);  // object/type.cpp
void set_prefix_size(Type* type);
void inherit_slots(Type* type, const Type* base);

namespace {

/// The nearest class in the base chain that adds something to the layout.
Type* solid_base(Type* type) {
    while (type->base && type->layout == type->base->layout && type->slot_count == type->base->slot_count)
        type = type->base;
    return type;
}

/// The base whose layout the class extends (best_base).
Result<Type*> best_base(Runtime& rt, const Tuple* bases) {
    Type* winner = nullptr;
    Type* best = nullptr;
    for (const Value& each : bases->span()) {
        Type* candidate = each.as<Type>();
        if (!candidate->has_flag(type_flags::subclassable)) {
            return rt.type_error("type '{}' is not an acceptable base type",
                                 candidate->spec ? candidate->spec->name : candidate->name_text.c_str());
        }
        Type* solid = solid_base(candidate);
        if (!winner) {
            winner = solid;
            best = candidate;
        } else if (winner->is_subtype_of(solid)) {
            continue;
        } else if (solid->is_subtype_of(winner)) {
            winner = solid;
            best = candidate;
        } else {
            return rt.type_error("multiple bases have instance lay-out conflict");
        }
    }
    return best;
}

/// C3 linearisation (mro_implementation); null: no consistent order.
bool linearize(Type* type, const Tuple* bases, std::vector<Type*>& order) {
    std::vector<std::vector<Type*>> lists;
    for (const Value& base : bases->span()) {
        std::vector<Type*> list;
        for (const Value& each : base.as<Type>()->mro->span()) list.push_back(each.as<Type>());
        lists.push_back(std::move(list));
    }
    std::vector<Type*> own;
    for (const Value& base : bases->span()) own.push_back(base.as<Type>());
    lists.push_back(std::move(own));
    std::vector<std::size_t> at(lists.size(), 0);
    order.push_back(type);
    while (true) {
        Type* next = nullptr;
        bool left = false;
        for (std::size_t i = 0; i < lists.size() && !next; ++i) {
            if (at[i] >= lists[i].size()) continue;
            left = true;
            Type* candidate = lists[i][at[i]];
            bool in_tail = false;
            for (std::size_t j = 0; j < lists.size() && !in_tail; ++j) {
                for (std::size_t k = at[j] + 1; k < lists[j].size(); ++k)
                    in_tail = in_tail || lists[j][k] == candidate;
            }
            if (!in_tail) next = candidate;
        }
        if (!left) return true;
        if (!next) return false;
        order.push_back(next);
        for (std::size_t i = 0; i < lists.size(); ++i) {
            if (at[i] < lists[i].size() && lists[i][at[i]] == next) ++at[i];
        }
    }
}

Result<void> set_mro(Runtime& rt, Type* type, const Tuple* bases) {
    std::vector<Type*> order;
    for (Size i = 0; i < bases->length; ++i) {
        for (Size j = i + 1; j < bases->length; ++j) {
            if ((*bases)[i].is((*bases)[j])) {
                return rt.type_error("duplicate base class {}", (*bases)[i].as<Type>()->name_text);
            }
        }
    }
    if (!linearize(type, bases, order)) {
        std::string names;
        for (const Value& base : bases->span()) {
            if (!names.empty()) names += ", ";
            names += base.as<Type>()->name_text;
        }
        return rt.type_error("Cannot create a consistent method resolution order (MRO) for bases {}", names);
    }
    Ref<Tuple> made = TRY(allocate_tuple(rt, static_cast<Size>(order.size())));
    for (std::size_t i = 0; i < order.size(); ++i) made->items()[i] = Value::share(order[i]);
    type->mro = std::move(made);
    return {};
}

/// inherit_patma_flags: what patterns match is up to the first class that says so.
void inherit_collection_flags(Type* type) {
    constexpr std::uint32_t either = type_flags::mapping | type_flags::sequence;
    for (const Value& each : type->mro->span()) {
        if (!(type->flags & either)) type->flags |= each.as<Type>()->flags & either;
    }
}

/// An overriding `mro()` of the metaclass decides instead.
Result<void> set_mro_by_metaclass(Runtime& rt, Type* type) {
    Ref<Str> name = rt.intern("mro");
    Value* found = type_lookup(type->type, name.get());
    if (!found || rt.is_exactly(*found, BuiltinType::method_descriptor)) return {};
    Value method = *found;
    Value bound = TRY(bind_descriptor(rt, method, Value::share(type), type->type));
    Value answer = TRY(call(rt, bound));
    Ref<Tuple> order = TRY(to_tuple(rt, answer));
    for (const Value& each : order->span()) {
        if (!is_type(each)) return rt.type_error("mro() returned a non-class ('{}')", type_name(rt, each));
    }
    type->mro = std::move(order);
    return {};
}

std::string mangled(std::string_view class_name, std::string_view name) {
    while (!class_name.empty() && class_name[0] == '_') class_name.remove_prefix(1);
    bool dunder = name.size() > 4 && name.substr(name.size() - 2) == "__";
    if (class_name.empty() || name.substr(0, 2) != "__" || dunder) return std::string(name);
    std::string out = "_";
    out += class_name;
    out += name;
    return out;
}

/// Items follow the fixed part of an instance in CPython (tp_itemsize): nothing can be added behind it.
bool has_variable_size(const Type* base) {
    return base->has_flag(type_flags::int_subclass | type_flags::bytes_subclass | type_flags::tuple_subclass |
                          type_flags::type_subclass);
}

struct SlotNames {
    bool given = false;
    bool dict = false;
    bool weakref = false;
    std::vector<Ref<Str>> names;
};

Result<void> read_slots(Runtime& rt, Type* base, Dict* members, std::string_view class_name, SlotNames& out) {
    Value* found = dict_find(members, rt.name(Name::slots));
    if (!found) return {};
    out.given = true;
    Value slots = *found;
    Ref<Tuple> names;
    if (is_str(slots)) {
        names = TRY(new_tuple(rt, {&slots, 1}));
    } else {
        names = TRY(to_tuple(rt, slots));
    }
    if (names->length > 0 && has_variable_size(base)) {
        return rt.type_error("nonempty __slots__ not supported for subtype of '{}'", base->name_text);
    }
    for (const Value& each : names->span()) {
        if (!is_str(each))
            return rt.type_error("__slots__ items must be strings, not '{}'", type_name(rt, each));
        Value valid = TRY(call_method(rt, each, "isidentifier"));
        if (!valid.is_true()) return rt.type_error("__slots__ must be identifiers");
        std::string text = utf8_of(each);
        if (text == "__dict__") {
            if (out.dict || base->has_flag(type_flags::has_dict)) {
                return rt.type_error("__dict__ slot disallowed: we already got one");
            }
            out.dict = true;
            continue;
        }
        if (text == "__weakref__") {
            if (out.weakref || base->has_flag(type_flags::weakly_referable)) {
                return rt.type_error("__weakref__ slot disallowed: we already got one");
            }
            out.weakref = true;
            continue;
        }
        Ref<Str> name = rt.intern(mangled(class_name, text));
        bool special = text == "__qualname__" || text == "__classcell__" || text == "__classdictcell__";
        if (!special && dict_find(members, name.get())) {
            return rt.value_error("'{}' in __slots__ conflicts with class variable", text);
        }
        out.names.push_back(std::move(name));
    }
    // CPython lays slots out in sorted order.
    for (std::size_t i = 1; i < out.names.size(); ++i) {
        for (std::size_t j = i; j > 0 && compare(out.names[j].get(), out.names[j - 1].get()) < 0; --j)
            std::swap(out.names[j], out.names[j - 1]);
    }
    return {};
}

/// subtype_setdict: unlike elsewhere the dict may be deleted.
Result<void> set_dict_attribute(Runtime& rt, const Value& self, const Value& value) {
    if (!value.is_empty()) return set_instance_dict(rt, self, value);
    Runtime::dict_slot(self.object()) = Value();
    return {};
}
Result<Value> get_weakref_attribute(Runtime& rt, const Value& self) {
    WeakReference* first = first_weak_reference(rt, self.object());
    return first ? Value::share(first) : Value::none();
}
constexpr NativeProperty dict_property = {"__dict__", get_instance_dict, set_dict_attribute,
                                          "dictionary for instance variables"};
constexpr NativeProperty weakref_property = {"__weakref__", get_weakref_attribute, nullptr,
                                             "list of weak references to the object"};

/// __set_name__ of everything in the class body that has it.
Result<void> call_set_names(Runtime& rt, Type* type) {
    Ref<Dict> members = dict_copy(rt, type->dict.get());
    Size position = 0;
    const Dict::Entry* entry = nullptr;
    while (dict_next(members.get(), position, entry)) {
        Value arguments[] = {Value::share(type), entry->key};
        Value value = entry->value;
        Result<Value> done = call_special(rt, value, Name::set_name, arguments);
        if (!done.is_error()) continue;
        Error error = done.take_error();
        std::string note = "Error calling __set_name__ on '";
        note += type_name(rt, value);
        note += "' instance ";
        Result<std::string> key = repr_utf8(rt, arguments[1]);
        if (!key.is_error()) note += key.take();
        note += " in '";
        note += type->name_text;
        note += '\'';
        Value exception = error.take();
        Value text = Value(rt.text(note));
        TRY(call_method(rt, exception, "add_note", {text}));
        return Error(std::move(exception));
    }
    return {};
}

Result<void> call_init_subclass(Runtime& rt, Type* type, const CallArguments& keywords) {
    Value cls = Value::share(type);
    Value method = TRY(super_attribute(rt, type, cls, type, rt.name_value(Name::init_subclass)));
    TRY(call(rt, method, keywords));
    return {};
}

/// The most derived metaclass of all bases (_PyType_CalculateMetaclass).
Result<Type*> winning_metaclass(Runtime& rt, Type* metaclass, const Tuple* bases) {
    Type* winner = metaclass;
    for (const Value& base : bases->span()) {
        Type* candidate = rt.type_of(base);
        if (winner->is_subtype_of(candidate)) continue;
        if (candidate->is_subtype_of(winner)) {
            winner = candidate;
            continue;
        }
        return rt.type_error(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
            "metaclasses of all its bases");
    }
    return winner;
}

/// Functions that are implicitly static or class methods.
void wrap_special_function(Runtime& rt, Dict* members, Name name, bool is_static) {
    Value* found = dict_find(members, rt.name(name));
    if (!found || !is_function(rt, *found)) return;
    Value wrapped = is_static ? new_static_method(rt, *found) : new_class_method(rt, *found);
    dict_set(rt, members, rt.name(name), wrapped);
}

}  // namespace

Result<Value> new_class(Runtime& rt, Type* metaclass, const Value& name, const Tuple* given_bases,
                        Dict* members, const CallArguments& keywords) {
    for (const Value& base : given_bases->span()) {
        if (is_type(base)) continue;
        Value* entries = type_lookup(rt.type_of(base), rt.name(Name::mro_entries));
        if (entries) {
            return rt.type_error("type() doesn't support MRO entry resolution; use types.new_class()");
        }
    }
    Type* winner = TRY(winning_metaclass(rt, metaclass, given_bases));
    for (const Value& base : given_bases->span()) {
        if (!is_type(base)) return rt.type_error("bases must be types");
    }
    if (winner != metaclass) {
        if (winner->slots.new_ != rt.type(BuiltinType::type)->slots.new_) {
            std::vector<Value> all = {name, Value::share(const_cast<Tuple*>(given_bases)),
                                      Value::share(members)};
            for (Size i = 0; i < keywords.keywords(); ++i) all.push_back(keywords.values[i]);
            return winner->slots.new_(rt, winner, CallArguments{all.data(), 3, keywords.keyword_names});
        }
        metaclass = winner;
    }
    Value object_base = Value::share(rt.type(BuiltinType::object));
    Ref<Tuple> bases;
    if (given_bases->length == 0) {
        bases = TRY(new_tuple(rt, {&object_base, 1}));
    } else {
        bases = Ref<Tuple>::share(const_cast<Tuple*>(given_bases));
    }
    Type* base = TRY(best_base(rt, bases.get()));
    std::string class_name = TRY(encode(rt, name, "utf-8", "strict"));
    if (class_name.find('\0') != std::string::npos)
        return rt.value_error("type name must not contain null characters");
    SlotNames slots;
    TRY(read_slots(rt, base, members, class_name, slots));

    auto* type = rt.allocate<Type>(metaclass);
    Value made = Value::adopt(type);
    type->runtime = &rt;
    type->layout = base->layout;
    type->id = BuiltinType::count;
    type->name = Ref<Str>::share(name.as<Str>());
    type->name_text = class_name;
    type->qualified_name = name;
    type->base = base;
    type->bases = bases;
    type->version = rt.next_type_version();
    constexpr std::uint32_t inherited = type_flags::subclass_bits | type_flags::has_dict |
                                        type_flags::collected | type_flags::weakly_referable;
    type->flags =
        (base->flags & inherited) | type_flags::heap_type | type_flags::subclassable | type_flags::collected;
    for (const Value& each : bases->span()) {
        bool other_dict = each.as<Type>()->has_flag(type_flags::has_dict);
        if (other_dict) type->flags |= type_flags::has_dict;
        if (each.as<Type>()->has_flag(type_flags::weakly_referable))
            type->flags |= type_flags::weakly_referable;
    }
    bool adds_dict = false, adds_weakref = false;
    if (!slots.given || slots.dict) {
        adds_dict = !type->has_flag(type_flags::has_dict) && base->id != BuiltinType::type &&
                    !base->has_flag(type_flags::type_subclass);
        if (adds_dict) type->flags |= type_flags::has_dict;
    }
    bool base_has_weakref = base->has_flag(type_flags::weakly_referable);
    if (!base_has_weakref && !has_variable_size(base)) {
        // Asked for, or something that a secondary base provides.
        adds_weakref = !slots.given || slots.weakref || type->has_flag(type_flags::weakly_referable);
    }
    if (adds_weakref) {
        type->flags |= type_flags::weakly_referable;
    } else if (!base_has_weakref) {
        type->flags &= ~type_flags::weakly_referable;
    }
    type->slot_count = base->slot_count + static_cast<std::uint32_t>(slots.names.size());
    set_prefix_size(type);
    type->dict = dict_copy(rt, members);
    Dict* own = type->dict.get();
    TRY(set_mro(rt, type, bases.get()));
    inherit_collection_flags(type);
    for (Size i = 0; i < bases->length; ++i) add_subclass((*bases)[i].as<Type>(), type);

    Value qualified = TRY(dict_pop(rt, own, rt.name_value(Name::qualname)));
    if (!qualified.is_empty()) {
        if (!is_str(qualified))
            return rt.type_error("type __qualname__ must be a str, not {}", type_name(rt, qualified));
        type->qualified_name = qualified;
    }
    if (!dict_find(own, rt.name(Name::module))) {
        Value globals = rt.interpreter->current_globals();
        if (!globals.is_empty()) {
            if (Value* module = dict_find(globals.as<Dict>(), rt.name(Name::name)))
                dict_set(rt, own, rt.name(Name::module), *module);
        }
    }
    wrap_special_function(rt, own, Name::new_, true);
    wrap_special_function(rt, own, Name::init_subclass, false);
    wrap_special_function(rt, own, Name::class_getitem, false);
    unsigned index = base->slot_count;
    for (const Ref<Str>& each : slots.names)
        dict_set(rt, own, each.get(), new_member(rt, Value(each), type, index++));
    if (adds_dict && !type->has_flag(type_flags::type_subclass)) {
        if (!dict_find(own, rt.name(Name::dict)))
            dict_set(rt, own, rt.name(Name::dict), new_getset(rt, dict_property, type));
    }
    if (adds_weakref && !dict_find(own, rt.name(Name::weakref))) {
        dict_set(rt, own, rt.name(Name::weakref), new_getset(rt, weakref_property, type));
    }
    if (const Value* doc = dict_find(own, rt.name(Name::doc))) {
        if (is_str(*doc)) TRY(encode(rt, *doc, "utf-8", "strict"));
    } else {
        dict_set(rt, own, rt.name(Name::doc), Value::none());
    }
    // A class that defines equality without a hash is unhashable.
    if (dict_find(own, rt.name(Name::eq)) && !dict_find(own, rt.name(Name::hash))) {
        dict_set(rt, own, rt.name(Name::hash), Value::none());
    }
    Value class_cell = TRY(dict_pop(rt, own, rt.name_value(Name::classcell)));
    if (!class_cell.is_empty()) {
        if (!rt.is_exactly(class_cell, BuiltinType::cell)) {
            return rt.type_error("__classcell__ must be a nonlocal cell, not <class '{}'>",
                                 type_name(rt, class_cell));
        }
        class_cell.as<Cell>()->contents = made;
    }
    Value class_dict_cell = TRY(dict_pop(rt, own, Value(rt.intern("__classdictcell__"))));
    if (!class_dict_cell.is_empty() && rt.is_exactly(class_dict_cell, BuiltinType::cell)) {
        class_dict_cell.as<Cell>()->contents = Value(type->dict);
    }
    inherit_slots(type, base);
    TRY(set_mro_by_metaclass(rt, type));
    type->version = rt.next_type_version();
    update_slots(rt, type);
    if (type->slots.finalize) type->flags |= type_flags::has_finalizer;
    TRY(call_set_names(rt, type));
    TRY(call_init_subclass(rt, type, keywords));
    return made;
}

namespace {

void remove_subclass(Type* base, const Type* subclass) {
    auto* end = base->subclasses + base->subclass_count;
    auto* place = std::find(base->subclasses, end, reinterpret_cast<std::uintptr_t>(subclass));
    if (place == end) return;
    std::copy(place + 1, end, place);
    --base->subclass_count;
}

/// A class and the MRO it had before its bases, or those of a class above it, were replaced.
struct FormerOrder {
    Value cls;
    Ref<Tuple> mro;
};

/// mro_hierarchy: the class, then everything below it.
Result<void> renew_order(Runtime& rt, Type* type, std::vector<FormerOrder>& former) {
    former.push_back({Value::share(type), type->mro});
    TRY(set_mro(rt, type, type->bases.get()));
    TRY(set_mro_by_metaclass(rt, type));
    std::vector<Value> below;
    for (std::uint32_t i = 0; i < type->subclass_count; ++i)
        below.push_back(Value::share(reinterpret_cast<Type*>(type->subclasses[i])));
    for (const Value& each : below) TRY(renew_order(rt, each.as<Type>(), former));
    return {};
}

bool same_flags(const Type* one, const Type* other) {
    constexpr std::uint32_t layout_flags = type_flags::has_dict | type_flags::weakly_referable;
    return (one->flags & layout_flags) == (other->flags & layout_flags);
}

/// The nearest class whose instances look otherwise than those of its base (compatible_with_tp_base).
const Type* first_of_layout(const Type* type) {
    while (const Type* base = type->base) {
        bool same = type->layout == base->layout && type->slot_count == base->slot_count &&
                    same_flags(type, base) &&
                    type->has_flag(type_flags::collected) == base->has_flag(type_flags::collected);
        if (!same) break;
        type = base;
    }
    return type;
}

bool is_slot_of(const Type* type, const Value& value) {
    return type->runtime->is_exactly(value, BuiltinType::member_descriptor) &&
           value.as<MemberDescriptor>()->owner == type;
}

/// Whether both extend their base by the same __slots__ (same_slots_added).
bool same_slots_added(const Type* one, const Type* other) {
    if (one->layout != other->layout || one->slot_count != other->slot_count || !same_flags(one, other))
        return false;
    Size position = 0;
    const Dict::Entry* entry = nullptr;
    while (dict_next(one->dict.get(), position, entry)) {
        if (!is_slot_of(one, entry->value)) continue;
        const Value* found = dict_find(other->dict.get(), entry->key.as<Str>());
        if (!found || !is_slot_of(other, *found)) return false;
    }
    return true;
}

}  // namespace

Result<void> check_same_layout(Runtime& rt, const Type* from, const Type* to, std::string_view attribute) {
    const char* differs = nullptr;
    bool of_python = from->has_flag(type_flags::heap_type) && to->has_flag(type_flags::heap_type);
    if (!of_python && from->has_flag(type_flags::collected) != to->has_flag(type_flags::collected)) {
        differs = "deallocator";
    } else {
        const Type* first = first_of_layout(from);
        const Type* second = first_of_layout(to);
        bool same = first == second || (first->base == second->base && same_slots_added(first, second));
        if (!same || from->prefix_size != to->prefix_size) differs = "object layout";
    }
    if (!differs) return {};
    return rt.type_error("{} assignment: '{}' {} differs from '{}'", attribute, to->name_text, differs,
                         from->name_text);
}

Result<void> set_class_bases(Runtime& rt, Type* type, const Value& value) {
    if (value.is_empty())
        return rt.type_error("cannot delete '__bases__' attribute of immutable type '{}'", type->name_text);
    if (!is_tuple(value)) {
        return rt.type_error("can only assign tuple to {}.__bases__, not {}", type->name_text,
                             type_name(rt, value));
    }
    auto* bases = value.as<Tuple>();
    if (bases->length == 0)
        return rt.type_error("can only assign non-empty tuple to {}.__bases__, not ()", type->name_text);
    for (const Value& each : bases->span()) {
        if (!is_type(each)) {
            return rt.type_error("{}.__bases__ must be tuple of classes, not '{}'", type->name_text,
                                 type_name(rt, each));
        }
        if (each.as<Type>()->is_subtype_of(type))
            return rt.type_error("a __bases__ item causes an inheritance cycle");
    }
    Type* base = TRY(best_base(rt, bases));
    TRY(check_same_layout(rt, type->base, base, "__bases__"));
    Ref<Tuple> old_bases = type->bases;
    type->bases = Ref<Tuple>::share(bases);
    std::vector<FormerOrder> former;
    Result<void> renewed = renew_order(rt, type, former);
    if (renewed.is_error()) {
        type->bases = old_bases;
        for (FormerOrder& each : former) each.cls.as<Type>()->mro = each.mro;
        return renewed;
    }
    type->base = base;
    for (const Value& each : old_bases->span()) remove_subclass(each.as<Type>(), type);
    for (const Value& each : bases->span()) add_subclass(each.as<Type>(), type);
    for (const FormerOrder& each : former) {
        each.cls.as<Type>()->version = rt.next_type_version();
        update_slots(rt, each.cls.as<Type>());
    }
    return {};
}

}  // namespace bufferscope
