// The hash table behind set and frozenset (CPython's setobject.c). Their methods are in set_type.cpp.
#include "types/set.h"

#include <cstring>

#include "object/protocol.h"
#include "types/collections.h"
#include "types/set_type.h"

namespace bufferscope {
namespace {

constexpr Size smallest_table = 8;
constexpr Size linear_probes = 9;
constexpr Hash deleted_hash = -1;

bool is_free(const Set::Entry& entry) {
    return entry.key.is_empty() && entry.hash != deleted_hash;
}

std::size_t table_bytes(Size mask) {
    return (static_cast<std::size_t>(mask) + 1) * sizeof(Set::Entry);
}

bool allocate_table(Runtime& rt, Set* set, Size size) {
    void* block = rt.heap.try_allocate(table_bytes(size - 1));
    if (block == nullptr) return false;
    std::memset(block, 0, table_bytes(size - 1));
    set->table = static_cast<Set::Entry*>(block);
    set->mask = size - 1;
    return true;
}

/// The position in the sequence of probes: `visit(entry)` answers true to stop there.
template <class Visit>
Set::Entry* probe(Set* set, Hash hash, Visit visit) {
    auto mask = static_cast<std::uint32_t>(set->mask);
    auto perturb = static_cast<std::uint32_t>(hash);
    std::uint32_t at = perturb & mask;
    while (true) {
        Size more = at + linear_probes <= mask ? linear_probes : 0;
        for (Size i = 0; i <= more; ++i) {
            if (visit(set->table[at + static_cast<std::uint32_t>(i)]))
                return &set->table[at + static_cast<std::uint32_t>(i)];
        }
        perturb >>= 5;
        at = (at * 5 + 1 + perturb) & mask;
    }
}

/// Puts an element that is known to be absent into a table without deleted entries.
void insert_clean(Set* set, Value key, Hash hash) {
    Set::Entry* entry = probe(set, hash, [](const Set::Entry& each) { return each.key.is_empty(); });
    entry->key = std::move(key);
    entry->hash = hash;
    ++set->fill;
    ++set->used;
}

Result<void> resize(Runtime& rt, Set* set, Size wanted) {
    std::int64_t size = smallest_table;
    while (size <= wanted) size *= 2;
    if (size > (1 << 27)) return rt.memory_error();
    Set::Entry* old = set->table;
    Size old_mask = set->mask;
    if (!allocate_table(rt, set, static_cast<Size>(size))) return rt.memory_error();
    set->fill = set->used = 0;
    if (old == nullptr) return {};
    for (Size i = 0; i <= old_mask; ++i) {
        if (!old[i].key.is_empty()) insert_clean(set, std::move(old[i].key), old[i].hash);
    }
    rt.heap.release(old, table_bytes(old_mask));
    return {};
}

/// Whether two elements are equal without running Python code, if that can be told.
enum class Quick : std::uint8_t { equal, different, undecided };

Quick quick_equal(const Type* str_type, const Value& left, const Value& right) {
    if (left.is(right)) return Quick::equal;
    if (left.is_small_int() && right.is_small_int()) return Quick::different;
    if (left.is_object() && right.is_object() && left.object()->type == str_type &&
        right.object()->type == str_type) {
        return equal(left.as<Str>(), right.as<Str>()) ? Quick::equal : Quick::different;
    }
    return Quick::undecided;
}

/// The entry of an element, or the free one where the search ended, with the last on the way that was
/// deleted.
/// `__eq__` may change the set: then it starts again.
Result<Set::Entry*> find(Runtime& rt, Set* set, const Value& key, Hash hash, Set::Entry** deleted = nullptr) {
    const Type* str_type = rt.type(BuiltinType::str);
    while (true) {
        if (set->table == nullptr && !allocate_table(rt, set, smallest_table)) return rt.memory_error();
        bool undecided = false;
        Set::Entry* first = nullptr;  // the one whose equality takes Python code
        std::vector<Set::Entry*> refuted;
        Set::Entry* entry = nullptr;
        while (true) {
            undecided = false;
            if (deleted != nullptr) *deleted = nullptr;
            entry = probe(set, hash, [&](Set::Entry& each) {
                if (is_free(each)) return true;
                if (each.hash != hash || each.key.is_empty()) {
                    if (deleted != nullptr && each.hash == deleted_hash) *deleted = &each;
                    return false;
                }
                for (Set::Entry* known : refuted) {
                    if (known == &each) return false;
                }
                Quick quick = quick_equal(str_type, each.key, key);
                undecided = quick == Quick::undecided;
                return quick != Quick::different;
            });
            if (!undecided) return entry;
            first = entry;
            Set::Entry* table = set->table;
            Size mask = set->mask;
            Value candidate = first->key;
            bool same = TRY(equals(rt, candidate, key));
            if (set->table != table || set->mask != mask || !first->key.is(candidate)) break;
            if (same) return first;
            refuted.push_back(first);
        }
    }
}

Result<void> add_with_hash(Runtime& rt, Set* set, const Value& key, Hash hash) {
    Set::Entry* deleted = nullptr;
    Set::Entry* entry = TRY(find(rt, set, key, hash, &deleted));
    if (!entry->key.is_empty()) return {};
    if (deleted != nullptr) entry = deleted;
    entry->key = key;
    entry->hash = hash;
    ++set->used;
    if (deleted != nullptr) return {};
    ++set->fill;
    if (static_cast<std::int64_t>(set->fill) * 5 < static_cast<std::int64_t>(set->mask) * 3) return {};
    return resize(rt, set, set->used > 50000 ? set->used * 2 : set->used * 4);
}

Result<bool> discard_with_hash(Runtime& rt, Set* set, const Value& key, Hash hash) {
    Set::Entry* entry = TRY(find(rt, set, key, hash));
    if (entry->key.is_empty()) return false;
    Value old = std::move(entry->key);
    entry->hash = deleted_hash;
    --set->used;
    return true;
}

Result<Hash> element_hash(Runtime& rt, const Value& key) {
    Result<Hash> hash = hash_of(rt, key);
    if (hash.is_error()) return unhashable(rt, hash.take_error(), key, "set element");
    return hash;
}

/// For lookups only: a set stands for the frozenset of its elements.
Result<Hash> lookup_hash(Runtime& rt, const Value& key) {
    if (is_any_set(key) && rt.type_of(key)->slots.hash == hash_not_implemented)
        return set_hash(rt, key.as<Set>());
    return element_hash(rt, key);
}

Result<void> make_room(Runtime& rt, Set* set, Size more) {
    std::int64_t fill = (static_cast<std::int64_t>(set->fill) + more) * 5;
    if (fill < static_cast<std::int64_t>(set->mask) * 3) return {};
    return resize(rt, set, (set->used + more) * 2);
}

/// set_merge: the elements of another set, keeping its table's order where possible.
Result<void> merge(Runtime& rt, Set* set, Set* other) {
    if (set == other || other->used == 0) return {};
    TRY(make_room(rt, set, other->used));
    if (set->table == nullptr && !allocate_table(rt, set, smallest_table)) return rt.memory_error();
    if (set->fill == 0 && set->mask == other->mask && other->fill == other->used) {
        for (Size i = 0; i <= other->mask; ++i) {
            set->table[i].key = other->table[i].key;
            set->table[i].hash = other->table[i].hash;
        }
        set->fill = other->fill;
        set->used = other->used;
        return {};
    }
    bool clean = set->fill == 0;
    for (Size i = 0; other->table != nullptr && i <= other->mask; ++i) {
        if (other->table[i].key.is_empty()) continue;
        if (clean) {
            insert_clean(set, other->table[i].key, other->table[i].hash);
        } else {
            Value key = other->table[i].key;
            TRY(add_with_hash(rt, set, key, other->table[i].hash));
        }
    }
    return {};
}

}  // namespace

Ref<Set> new_set(Runtime& rt, BuiltinType kind) {
    return allocate_set(rt, rt.type(kind));
}

Ref<Set> allocate_set(Runtime& rt, Type* type) {
    auto* set = rt.allocate<Set>(type);
    set->mask = smallest_table - 1;
    set->hash = -1;
    return Ref<Set>::adopt(set);
}

Result<Ref<Set>> set_of(Runtime& rt, const Value& iterable, BuiltinType kind) {
    Ref<Set> set = new_set(rt, kind);
    TRY(set_update(rt, set.get(), iterable));
    return set;
}

Result<void> set_add(Runtime& rt, Set* set, const Value& key) {
    Hash hash = TRY(element_hash(rt, key));
    return add_with_hash(rt, set, key, hash);
}

Result<bool> set_contains(Runtime& rt, Set* set, const Value& key) {
    Hash hash = TRY(lookup_hash(rt, key));
    Set::Entry* entry = TRY(find(rt, set, key, hash));
    return !entry->key.is_empty();
}

Result<bool> set_discard(Runtime& rt, Set* set, const Value& key) {
    Hash hash = TRY(lookup_hash(rt, key));
    return discard_with_hash(rt, set, key, hash);
}

Result<void> set_update(Runtime& rt, Set* set, const Value& iterable) {
    if (is_any_set(iterable)) return merge(rt, set, iterable.as<Set>());
    if (rt.is_exactly(iterable, BuiltinType::dict)) {
        auto* dict = iterable.as<Dict>();
        TRY(make_room(rt, set, dict->used));
        Size position = 0;
        const Dict::Entry* entry = nullptr;
        while (dict_next(dict, position, entry)) {
            Value key = entry->key;
            TRY(add_with_hash(rt, set, key, entry->hash));
        }
        return {};
    }
    Value iterator = TRY(iterate(rt, iterable));
    for (Size steps = 0;; ++steps) {
        Value item = TRY(next(rt, iterator));
        if (item.is_empty()) return {};
        TRY(set_add(rt, set, item));
        TRY(count_steps(rt, steps));
    }
}

Result<void> set_difference_update(Runtime& rt, Set* set, const Value& iterable) {
    if (iterable.is_object() && iterable.object() == set) {
        clear_set(rt, set);
        return {};
    }
    if (is_any_set(iterable)) {
        Value hold = iterable;
        Size position = 0;
        const Set::Entry* entry = nullptr;
        while (set_next(hold.as<Set>(), position, entry)) {
            Value key = entry->key;
            TRY(discard_with_hash(rt, set, key, entry->hash));
        }
    } else {
        auto visit = [&](const Value& item) -> Result<bool> {
            TRY(set_discard(rt, set, item));
            return true;
        };
        TRY(for_each(rt, iterable, visit));
    }
    if (set->fill - set->used <= set->mask / 5) return {};
    return resize(rt, set, set->used > 50000 ? set->used * 2 : set->used * 4);
}

Result<void> set_symmetric_difference_update(Runtime& rt, Set* set, const Value& iterable) {
    if (iterable.is_object() && iterable.object() == set) {
        clear_set(rt, set);
        return {};
    }
    auto flip = [&](const auto* entry) -> Result<void> {
        Value key = entry->key;
        Hash hash = entry->hash;
        bool removed = TRY(discard_with_hash(rt, set, key, hash));
        if (!removed) TRY(add_with_hash(rt, set, key, hash));
        return {};
    };
    Value other = iterable;
    Size position = 0;
    if (rt.is_exactly(iterable, BuiltinType::dict)) {
        const Dict::Entry* entry = nullptr;
        while (dict_next(other.as<Dict>(), position, entry)) TRY(flip(entry));
        return {};
    }
    if (!is_any_set(iterable)) {
        Ref<Set> made = TRY(set_of(rt, iterable));
        other = std::move(made);
    }
    const Set::Entry* entry = nullptr;
    while (set_next(other.as<Set>(), position, entry)) TRY(flip(entry));
    return {};
}

Result<Ref<Set>> set_intersection(Runtime& rt, Set* set, const Value& iterable) {
    BuiltinType kind =
        rt.type(BuiltinType::frozenset) == base_set_type(rt, set) ? BuiltinType::frozenset : BuiltinType::set;
    if (iterable.is_object() && iterable.object() == set) return set_of(rt, iterable, kind);
    Ref<Set> result = new_set(rt, kind);
    if (is_any_set(iterable)) {
        Value small = iterable;
        Value large = Value::share(set);
        if (small.as<Set>()->used > set->used) std::swap(small, large);
        Size position = 0;
        const Set::Entry* entry = nullptr;
        while (set_next(small.as<Set>(), position, entry)) {
            Value key = entry->key;
            Hash hash = entry->hash;
            Set::Entry* found = TRY(find(rt, large.as<Set>(), key, hash));
            if (!found->key.is_empty()) TRY(add_with_hash(rt, result.get(), key, hash));
        }
        return result;
    }
    auto visit = [&](const Value& item) -> Result<bool> {
        Hash hash = TRY(element_hash(rt, item));
        Set::Entry* found = TRY(find(rt, set, item, hash));
        if (!found->key.is_empty()) TRY(add_with_hash(rt, result.get(), item, hash));
        return true;
    };
    TRY(for_each(rt, iterable, visit));
    return result;
}

bool set_next(const Set* set, Size& position, const Set::Entry*& entry) {
    if (set->table == nullptr) return false;
    for (; position <= set->mask; ++position) {
        if (set->table[position].key.is_empty()) continue;
        entry = &set->table[position++];
        return true;
    }
    return false;
}

void clear_set(Runtime& rt, Set* set) {
    if (set->table == nullptr) return;
    Set::Entry* table = std::exchange(set->table, nullptr);
    Size mask = std::exchange(set->mask, smallest_table - 1);
    set->fill = set->used = 0;
    for (Size i = 0; i <= mask; ++i) table[i].~Entry();
    rt.heap.release(table, table_bytes(mask));
}

Value set_pop(Set* set) {
    if (set->used == 0) return {};
    Size at = set->finger & set->mask;
    while (set->table[at].key.is_empty()) at = at == set->mask ? 0 : at + 1;
    Value key = std::move(set->table[at].key);
    set->table[at].hash = deleted_hash;
    --set->used;
    set->finger = at + 1;
    return key;
}

/// frozenset_hash
Hash set_hash(Runtime&, Set* set) {
    auto shuffle = [](std::uint32_t hash) { return ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u; };
    std::uint32_t hash = 0;
    Size position = 0;
    const Set::Entry* entry = nullptr;
    while (set_next(set, position, entry)) hash ^= shuffle(static_cast<std::uint32_t>(entry->hash));
    hash ^= (static_cast<std::uint32_t>(set->used) + 1) * 1927868237u;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069u + 907133923u;
    return hash == 0xFFFF'FFFFu ? 590923713 : static_cast<Hash>(hash);
}

Type* base_set_type(Runtime& rt, const Set* set) {
    Type* frozen = rt.type(BuiltinType::frozenset);
    return set->type->is_subtype_of(frozen) ? frozen : rt.type(BuiltinType::set);
}

}  // namespace bufferscope
