// The types set and frozenset: slots, methods, iterator.
#include "types/set_type.h"

#include "object/protocol.h"
#include "types/collections.h"
#include "types/iterators.h"
#include "types/list.h"

namespace bufferscope {
namespace {

Set* set_in(const Value& value) {
    return value.as<Set>();
}

/// A copy as plain set or frozenset.
Result<Ref<Set>> copy_of(Runtime& rt, const Value& self) {
    return set_of(rt, self, base_set_type(rt, set_in(self))->id);
}

void destroy_set(Runtime& rt, Object* object) {
    clear_set(rt, static_cast<Set*>(object));
}

void traverse_set(Object* object, Visitor& visit) {
    Size position = 0;
    const Set::Entry* entry = nullptr;
    while (set_next(static_cast<Set*>(object), position, entry)) visit(entry->key);
}

constexpr NativeLayout set_layout = {
    .size = sizeof(Set), .destroy = destroy_set, .traverse = traverse_set, .clear = destroy_set};

// ---- slots

Result<Value> repr_slot(Runtime& rt, const Value& self) {
    std::string_view name = type_name(rt, self);
    if (set_in(self)->used == 0) return new_str(rt, format_text("{}()", {name}));
    ReprGuard guard(rt, self.object());
    if (guard.nested()) return new_str(rt, format_text("{}(...)", {name}));
    Ref<List> items = TRY(list_of(rt, self));
    Value listing = items;
    Ref<Str> inner = TRY(repr(rt, listing));
    StrBuilder out(rt);
    bool plain = rt.is_exactly(self, BuiltinType::set);
    if (!plain) {
        out.append_utf8(name);
        out.append('(');
    }
    out.append('{');
    out.append(inner.get(), 1, inner->length - 1);
    out.append('}');
    if (!plain) out.append(')');
    return out.finish();
}

Result<Size> length_slot(Runtime&, const Value& self) {
    return set_in(self)->used;
}

Result<bool> contains_slot(Runtime& rt, const Value& self, const Value& item) {
    return set_contains(rt, set_in(self), item);
}

Result<Hash> frozen_hash(Runtime& rt, const Value& self) {
    Set* set = set_in(self);
    if (set->hash == -1) set->hash = set_hash(rt, set);
    return set->hash;
}

Result<bool> is_subset(Runtime& rt, const Value& small, const Value& large) {
    if (set_in(small)->used > set_in(large)->used) return false;
    Size position = 0;
    const Set::Entry* entry = nullptr;
    while (set_next(set_in(small), position, entry)) {
        Value key = entry->key;
        bool there = TRY(set_contains(rt, set_in(large), key));
        if (!there) return false;
    }
    return true;
}

Result<Value> compare_slot(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    if (!is_any_set(other)) return Value::not_implemented();
    Size mine = set_in(self)->used;
    Size theirs = set_in(other)->used;
    bool result = false;
    switch (comparison) {
        case Comparison::equal:
        case Comparison::not_equal:
            if (mine == theirs) result = TRY(is_subset(rt, self, other));
            if (comparison == Comparison::not_equal) result = !result;
            break;
        case Comparison::less:
        case Comparison::less_equal:
            if (comparison == Comparison::less && mine >= theirs) break;
            result = TRY(is_subset(rt, self, other));
            break;
        case Comparison::greater:
        case Comparison::greater_equal:
            if (comparison == Comparison::greater && mine <= theirs) break;
            result = TRY(is_subset(rt, other, self));
            break;
    }
    return Value::boolean(result);
}

/// self - iterable as a new plain set (set_difference).
Result<Value> difference(Runtime& rt, const Value& self, const Value& other) {
    bool keyed = is_any_set(other) || is_dict(other);
    Size other_size = is_any_set(other) ? set_in(other)->used : is_dict(other) ? other.as<Dict>()->used : 0;
    if (!keyed || (set_in(self)->used >> 2) > other_size) {
        Ref<Set> result = TRY(copy_of(rt, self));
        TRY(set_difference_update(rt, result.get(), other));
        return result;
    }
    Ref<Set> result = new_set(rt, base_set_type(rt, set_in(self))->id);
    Size position = 0;
    const Set::Entry* entry = nullptr;
    while (set_next(set_in(self), position, entry)) {
        Value key = entry->key;
        bool there;
        if (is_dict(other)) {
            Value found = TRY(dict_get(rt, other.as<Dict>(), key, entry->hash));
            there = !found.is_empty();
        } else {
            there = TRY(set_contains(rt, set_in(other), key));
        }
        if (!there) TRY(set_add(rt, result.get(), key));
    }
    return result;
}

Result<Value> symmetric_difference(Runtime& rt, const Value& self, const Value& other) {
    Ref<Set> result = TRY(set_of(rt, other, base_set_type(rt, set_in(self))->id));
    TRY(set_symmetric_difference_update(rt, result.get(), self));
    return result;
}

enum class Operation : std::uint8_t { union_, intersection, difference, symmetric_difference };

template <Operation operation>
Result<Value> combine(Runtime& rt, const Value& left, const Value& right) {
    if (!is_any_set(left) || !is_any_set(right)) return Value::not_implemented();
    if constexpr (operation == Operation::intersection) return set_intersection(rt, set_in(left), right);
    if constexpr (operation == Operation::difference) return difference(rt, left, right);
    if constexpr (operation == Operation::symmetric_difference) return symmetric_difference(rt, left, right);
    Ref<Set> result = TRY(copy_of(rt, left));
    TRY(set_update(rt, result.get(), right));
    return result;
}

/// Takes over the table of another set.
void swap_tables(Set* left, Set* right) {
    std::swap(left->table, right->table);
    std::swap(left->mask, right->mask);
    std::swap(left->fill, right->fill);
    std::swap(left->used, right->used);
}

Result<void> intersection_update(Runtime& rt, const Value& self, const Value& other) {
    Ref<Set> result = TRY(set_intersection(rt, set_in(self), other));
    swap_tables(set_in(self), result.get());
    return {};
}

template <Operation operation>
Result<Value> combine_inplace(Runtime& rt, const Value& left, const Value& right) {
    if (!is_any_set(right)) return Value::not_implemented();
    if constexpr (operation == Operation::union_) TRY(set_update(rt, set_in(left), right));
    if constexpr (operation == Operation::intersection) TRY(intersection_update(rt, left, right));
    if constexpr (operation == Operation::difference) TRY(set_difference_update(rt, set_in(left), right));
    if constexpr (operation == Operation::symmetric_difference) {
        TRY(set_symmetric_difference_update(rt, set_in(left), right));
    }
    return left;
}

// ---- construction

Result<Value> set_new(Runtime& rt, Type* type, const CallArguments&) {
    return allocate_set(rt, type);
}

Result<void> set_init(Runtime& rt, const Value& self, const Value* arguments) {
    clear_set(rt, set_in(self));
    set_in(self)->hash = -1;
    if (arguments[0].is_empty()) return {};
    return set_update(rt, set_in(self), arguments[0]);
}
/// Unlike the other containers, set refuses keywords in subclasses as well (set_init).
Result<void> init_without_keywords(Runtime& rt, const Value& self, const CallArguments& arguments) {
    if (arguments.keywords()) return rt.type_error("set() takes no keyword arguments");
    return bound_init<"set(iterable=(), /)", set_init>(rt, self, arguments);
}

Result<Value> frozenset_new(Runtime& rt, Type* type, const Value* arguments) {
    bool exact = type == rt.type(BuiltinType::frozenset);
    if (exact && !arguments[0].is_empty() && rt.is_exactly(arguments[0], BuiltinType::frozenset))
        return arguments[0];
    Ref<Set> set = allocate_set(rt, type);
    if (!arguments[0].is_empty()) TRY(set_update(rt, set.get(), arguments[0]));
    return set;
}

// ---- methods

Result<Value> add_method(Runtime& rt, const Value* arguments) {
    TRY(set_add(rt, set_in(arguments[0]), arguments[1]));
    return Value::none();
}

Result<Value> discard_method(Runtime& rt, const Value* arguments) {
    TRY(set_discard(rt, set_in(arguments[0]), arguments[1]));
    return Value::none();
}

Result<Value> remove_method(Runtime& rt, const Value* arguments) {
    bool removed = TRY(set_discard(rt, set_in(arguments[0]), arguments[1]));
    if (!removed) return rt.raise_value(BuiltinType::KeyError, arguments[1]);
    return Value::none();
}

Result<Value> pop_method(Runtime& rt, const Value* arguments) {
    Value key = set_pop(set_in(arguments[0]));
    if (key.is_empty()) return rt.raise(BuiltinType::KeyError, "pop from an empty set");
    return key;
}

Result<Value> clear_method(Runtime& rt, const Value* arguments) {
    clear_set(rt, set_in(arguments[0]));
    return Value::none();
}

Result<Value> copy_method(Runtime& rt, const Value* arguments) {
    if (rt.is_exactly(arguments[0], BuiltinType::frozenset)) return arguments[0];
    return copy_of(rt, arguments[0]);
}

Result<Value> union_method(Runtime& rt, const Value* arguments) {
    Ref<Set> result = TRY(copy_of(rt, arguments[0]));
    for (const Value& other : arguments[1].as<Tuple>()->span()) {
        if (other.is_object() && other.object() == arguments[0].object()) continue;
        TRY(set_update(rt, result.get(), other));
    }
    return result;
}

Result<Value> update_method(Runtime& rt, const Value* arguments) {
    for (const Value& other : arguments[1].as<Tuple>()->span())
        TRY(set_update(rt, set_in(arguments[0]), other));
    return Value::none();
}

Result<Value> intersect_all(Runtime& rt, const Value& self, const Tuple* others) {
    if (others->length == 0) return copy_of(rt, self);
    Value result = self;
    for (const Value& other : others->span()) {
        Ref<Set> both = TRY(set_intersection(rt, set_in(result), other));
        result = std::move(both);
    }
    return result;
}

Result<Value> intersection_method(Runtime& rt, const Value* arguments) {
    return intersect_all(rt, arguments[0], arguments[1].as<Tuple>());
}

Result<Value> intersection_update_method(Runtime& rt, const Value* arguments) {
    Value result = TRY(intersect_all(rt, arguments[0], arguments[1].as<Tuple>()));
    swap_tables(set_in(arguments[0]), set_in(result));
    return Value::none();
}

Result<Value> difference_method(Runtime& rt, const Value* arguments) {
    const Tuple* others = arguments[1].as<Tuple>();
    if (others->length == 0) return copy_of(rt, arguments[0]);
    Value result = TRY(difference(rt, arguments[0], (*others)[0]));
    for (Size i = 1; i < others->length; ++i) {
        TRY(set_difference_update(rt, set_in(result), (*others)[i]));
    }
    return result;
}

Result<Value> difference_update_method(Runtime& rt, const Value* arguments) {
    for (const Value& other : arguments[1].as<Tuple>()->span()) {
        TRY(set_difference_update(rt, set_in(arguments[0]), other));
    }
    return Value::none();
}

Result<Value> symmetric_difference_method(Runtime& rt, const Value* arguments) {
    return symmetric_difference(rt, arguments[0], arguments[1]);
}

Result<Value> symmetric_difference_update_method(Runtime& rt, const Value* arguments) {
    TRY(set_symmetric_difference_update(rt, set_in(arguments[0]), arguments[1]));
    return Value::none();
}

Result<Value> is_disjoint_method(Runtime& rt, const Value* arguments) {
    if (is_any_set(arguments[1])) {
        Ref<Set> both = TRY(set_intersection(rt, set_in(arguments[0]), arguments[1]));
        return Value::boolean(both->used == 0);
    }
    bool disjoint = true;
    auto visit = [&](const Value& item) -> Result<bool> {
        bool there = TRY(set_contains(rt, set_in(arguments[0]), item));
        disjoint = !there;
        return disjoint;
    };
    TRY(for_each(rt, arguments[1], visit));
    return Value::boolean(disjoint);
}

/// The argument as a set: itself, or a set made of it.
Result<Value> as_set(Runtime& rt, const Value& value) {
    if (is_any_set(value)) return value;
    return set_of(rt, value);
}

Result<Value> is_subset_method(Runtime& rt, const Value* arguments) {
    Value other = TRY(as_set(rt, arguments[1]));
    bool result = TRY(is_subset(rt, arguments[0], other));
    return Value::boolean(result);
}

Result<Value> is_superset_method(Runtime& rt, const Value* arguments) {
    Value other = TRY(as_set(rt, arguments[1]));
    bool result = TRY(is_subset(rt, other, arguments[0]));
    return Value::boolean(result);
}

Result<Value> reduce_method(Runtime& rt, const Value* arguments) {
    Ref<List> items = TRY(list_of(rt, arguments[0]));
    Value listing = items;
    Value parts[3] = {Value::share(rt.type_of(arguments[0])), Value(), Value()};
    parts[1] = TRY(new_tuple(rt, {&listing, 1}));
    parts[2] = TRY(call_method(rt, arguments[0], "__getstate__"));
    return new_tuple(rt, parts);
}

Result<Value> size_of_method(Runtime&, const Value* arguments) {
    Set* set = set_in(arguments[0]);
    Size size = 104;
    if (set->mask > 7) size += (set->mask + 1) * 8;
    return Value::small(size);
}

constexpr const char* union_doc = doc<"Return a new set with elements from the set and all others.">;
constexpr const char* intersection_doc =
    doc<"Return a new set with elements common to the set and all others.">;
constexpr const char* difference_doc =
    doc<"Return a new set with elements in the set that are not in the others.">;
constexpr const char* symmetric_doc =
    doc<"Return a new set with elements in either the set or other but not both.">;

constexpr NativeMethod set_methods[] = {
    {"add(self, object, /)", add_method,
     doc<"Add an element to a set.\n\nThis has no effect if the element is already present.">},
    {"clear(self, /)", clear_method, doc<"Remove all elements from this set.">},
    {"copy(self, /)", copy_method, doc<"Return a shallow copy of a set.">},
    {"discard(self, object, /)", discard_method,
     doc<"Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does "
         "not "
         "raise\nan "
         "exception when an element is missing from the set.">},
    {"difference(self, /, *others)", difference_method, difference_doc},
    {"difference_update(self, /, *others)", difference_update_method,
     doc<"Update the set, removing elements found in others.">},
    {"intersection(self, /, *others)", intersection_method, intersection_doc},
    {"intersection_update(self, /, *others)", intersection_update_method,
     doc<"Update the set, keeping only elements found in it and all others.">},
    {"isdisjoint(self, other, /)", is_disjoint_method,
     doc<"Return True if two sets have a null intersection.">},
    {"issubset(self, other, /)", is_subset_method, doc<"Report whether another set contains this set.">},
    {"issuperset(self, other, /)", is_superset_method, doc<"Report whether this set contains another set.">},
    {"pop(self, /)", pop_method,
     doc<"Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty.">},
    {"__reduce__(self, /)", reduce_method, doc<"Return state information for pickling.">},
    {"remove(self, object, /)", remove_method,
     doc<"Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a "
         "KeyError.">},
    {"__sizeof__(self, /)", size_of_method, doc<"S.__sizeof__() -> size of S in memory, in bytes.">},
    {"symmetric_difference(self, other, /)", symmetric_difference_method, symmetric_doc},
    {"symmetric_difference_update(self, other, /)", symmetric_difference_update_method,
     doc<"Update the set, keeping only elements found in either set, but not in both.">},
    {"union(self, /, *others)", union_method, union_doc},
    {"update(self, /, *others)", update_method, doc<"Update the set, adding elements from all others.">},
    {"__contains__(self, object, /)", contains_method, doc<"True if the key is in it, else False.">},
    {"__class_getitem__(cls, object, /)", class_get_item, doc<"See PEP 585">, MethodKind::class_method},
};

constexpr NativeMethod frozenset_methods[] = {
    {"copy(self, /)", copy_method, doc<"Return a shallow copy of a set.">},
    {"difference(self, /, *others)", difference_method, difference_doc},
    {"intersection(self, /, *others)", intersection_method, intersection_doc},
    {"isdisjoint(self, other, /)", is_disjoint_method,
     doc<"Return True if two sets have a null intersection.">},
    {"issubset(self, other, /)", is_subset_method, doc<"Report whether another set contains this set.">},
    {"issuperset(self, other, /)", is_superset_method, doc<"Report whether this set contains another set.">},
    {"__reduce__(self, /)", reduce_method, doc<"Return state information for pickling.">},
    {"__sizeof__(self, /)", size_of_method, doc<"S.__sizeof__() -> size of S in memory, in bytes.">},
    {"symmetric_difference(self, other, /)", symmetric_difference_method, symmetric_doc},
    {"union(self, /, *others)", union_method, union_doc},
    {"__contains__(self, object, /)", contains_method, doc<"True if the key is in it, else False.">},
    {"__class_getitem__(cls, object, /)", class_get_item, doc<"See PEP 585">, MethodKind::class_method},
};

// ---- iterator

struct SetIterator : Object {
    Value set;  // empty at the end
    Size position, expected, left;
};

Result<Value> iterate_slot(Runtime& rt, const Value& self) {
    auto* iterator = rt.allocate<SetIterator>(rt.type(BuiltinType::set_iterator));
    iterator->set = self;
    iterator->position = 0;
    iterator->expected = iterator->left = set_in(self)->used;
    return Value::adopt(iterator);
}

Result<Value> self_slot(Runtime&, const Value& self) {
    return self;
}

Result<Value> next_slot(Runtime& rt, const Value& self) {
    auto* iterator = self.as<SetIterator>();
    if (iterator->set.is_empty()) return Value();
    Set* set = set_in(iterator->set);
    if (iterator->expected != set->used) {
        iterator->expected = -1;
        return rt.raise(BuiltinType::RuntimeError, "Set changed size during iteration");
    }
    const Set::Entry* entry = nullptr;
    if (set_next(set, iterator->position, entry)) {
        --iterator->left;
        return entry->key;
    }
    iterator->set = Value();
    return Value();
}

Result<Value> length_hint_method(Runtime&, const Value* arguments) {
    auto* iterator = arguments[0].as<SetIterator>();
    bool valid = !iterator->set.is_empty() && iterator->expected == set_in(iterator->set)->used;
    return Value::small(valid ? iterator->left : 0);
}

Result<Value> iterator_reduce(Runtime& rt, const Value* arguments) {
    auto* iterator = arguments[0].as<SetIterator>();
    Ref<List> rest = new_list(rt);
    if (!iterator->set.is_empty()) {
        Size position = iterator->position;
        const Set::Entry* entry = nullptr;
        while (set_next(set_in(iterator->set), position, entry)) TRY(list_append(rt, rest.get(), entry->key));
    }
    return reduce_to_list_iterator(rt, Value(std::move(rest)));
}

constexpr NativeMethod iterator_methods[] = {
    {"__length_hint__(self, /)", length_hint_method,
     doc<"Private method returning an estimate of len(list(it)).">},
    {"__reduce__(self, /)", iterator_reduce, doc<"Return state information for pickling.">},
};

constexpr TypeSpec iterator_spec = {
    .id = BuiltinType::set_iterator,
    .name = "set_iterator",
    .flags = type_flags::no_instantiation,
    .layout = layout_of<SetIterator>(
        [](Object* object, Visitor& visit) { visit(static_cast<SetIterator*>(object)->set); },
        [](Runtime&, Object* object) { static_cast<SetIterator*>(object)->set = Value(); }),
    .methods = iterator_methods,
    .slots = {.iter = self_slot, .next = next_slot},
};

constexpr TypeSpec set_spec = {
    .id = BuiltinType::set,
    .name = "set",
    .flags = type_flags::subclassable | type_flags::set_subclass | type_flags::weakly_referable,
    .layout = set_layout,
    .methods = set_methods,
    .slots = {.repr = repr_slot,
              .iter = iterate_slot,
              .length = length_slot,
              .hash = hash_not_implemented,
              .compare = compare_slot,
              .subtract = combine<Operation::difference>,
              .bit_and = combine<Operation::intersection>,
              .bit_xor = combine<Operation::symmetric_difference>,
              .bit_or = combine<Operation::union_>,
              .inplace_subtract = combine_inplace<Operation::difference>,
              .inplace_bit_and = combine_inplace<Operation::intersection>,
              .inplace_bit_xor = combine_inplace<Operation::symmetric_difference>,
              .inplace_bit_or = combine_inplace<Operation::union_>,
              .contains = contains_slot,
              .new_ = set_new,
              .init = init_without_keywords},
    .doc = "Build an unordered collection of unique elements.",
};

constexpr TypeSpec frozenset_spec = {
    .id = BuiltinType::frozenset,
    .name = "frozenset",
    .flags = type_flags::subclassable | type_flags::set_subclass | type_flags::weakly_referable,
    .layout = set_layout,
    .methods = frozenset_methods,
    .slots = {.repr = repr_slot,
              .iter = iterate_slot,
              .length = length_slot,
              .hash = frozen_hash,
              .compare = compare_slot,
              .subtract = combine<Operation::difference>,
              .bit_and = combine<Operation::intersection>,
              .bit_xor = combine<Operation::symmetric_difference>,
              .bit_or = combine<Operation::union_>,
              .contains = contains_slot,
              .new_ = bound_new<"frozenset(iterable=(), /)", frozenset_new>},
    .doc = "Build an immutable unordered collection of unique elements.",
};

}  // namespace

void install_set(Runtime& rt) {
    rt.define_type(set_spec);
    rt.define_type(frozenset_spec);
    rt.define_type(iterator_spec);
}

}  // namespace bufferscope
