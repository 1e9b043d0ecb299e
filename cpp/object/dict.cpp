// The hash table behind dicts: probing as CPython's, entries in insertion order.
#include "object/dict.h"

#include <cstring>
#include <vector>

#include "object/dict_order.h"
#include "object/protocol.h"
#include "object/runtime.h"

namespace bufferscope {
namespace {

constexpr std::int32_t free_index = -1;
constexpr std::int32_t deleted_index = -2;
constexpr Size smallest_table = 8;

constexpr Size usable(Size table_size) {
    return static_cast<Size>(static_cast<std::int64_t>(table_size) * 2 / 3);
}

/// The table follows the entries in one block.
std::size_t block_bytes(Size capacity, Size table_size) {
    return static_cast<std::size_t>(capacity) * sizeof(Dict::Entry) +
           static_cast<std::size_t>(table_size) * sizeof(std::int32_t);
}

/// The sequence of table positions that a hash visits (CPython's dictobject.c).
struct Probe {
    std::uint32_t mask;
    std::uint32_t perturb;
    std::uint32_t at;
    Probe(const Dict* dict, Hash hash)
        : mask(static_cast<std::uint32_t>(dict->table_size) - 1),
          perturb(static_cast<std::uint32_t>(hash)),
          at(perturb & mask) {}
    void advance() {
        perturb >>= 5;
        at = (at * 5 + perturb + 1) & mask;
    }
};

struct Found {
    Size entry;     // -1: absent
    Size position;  // in the table
};

/// Whether two keys are surely different or equal without running Python code; otherwise undecided.
enum class Quick : std::uint8_t { equal, different, undecided };

Quick quick_equal(const Type* str_type, const Value& left, const Value& right) {
    if (left.is(right)) return Quick::equal;
    if (left.is_object() && right.is_object()) {
        if (left.object()->type == str_type && right.object()->type == str_type) {
            return equal(left.as<Str>(), right.as<Str>()) ? Quick::equal : Quick::different;
        }
        return Quick::undecided;
    }
    if (left.is_small_int() && right.is_small_int()) return Quick::different;
    return Quick::undecided;
}

/// Finds a key. `__eq__` may change the dict; then the search starts again, as in CPython's dict lookup.
Result<Found> find(Runtime& rt, Dict* dict, const Value& key, Hash hash) {
    const Type* str_type = rt.type(BuiltinType::str);
restart:
    if (dict->table_size == 0) return Found{-1, -1};
    for (Probe probe(dict, hash);; probe.advance()) {
        std::int32_t index = dict->table[probe.at];
        if (index == free_index) return Found{-1, static_cast<Size>(probe.at)};
        if (index == deleted_index) continue;
        const Dict::Entry& entry = dict->entries[index];
        if (entry.hash != hash) continue;
        switch (quick_equal(str_type, entry.key, key)) {
            case Quick::equal:
                return Found{index, static_cast<Size>(probe.at)};
            case Quick::different:
                continue;
            case Quick::undecided:
                break;
        }
        Value candidate = entry.key;
        Dict::Entry* entries = dict->entries;
        std::int32_t* table = dict->table;
        bool same = TRY(equals(rt, candidate, key));
        // Other keys may come and go meanwhile, as long as nothing moved (do_lookup).
        bool in_place = entries == dict->entries && table == dict->table && index < dict->entry_count &&
                        table[probe.at] == index && entries[index].key.is(candidate);
        if (!in_place) goto restart;
        if (same) return Found{index, static_cast<Size>(probe.at)};
    }
}

/// Finds a str among str keys.
Found find_str(const Dict* dict, const Str* key) {
    if (dict->table_size == 0) return {-1, -1};
    Hash hash = hash_of(key);
    for (Probe probe(dict, hash);; probe.advance()) {
        std::int32_t index = dict->table[probe.at];
        if (index >= 0) {
            const Dict::Entry& entry = dict->entries[index];
            if (entry.key.is_object() && entry.key.object() == key) {
                return {index, static_cast<Size>(probe.at)};
            }
            if (entry.hash == hash && is_str(entry.key) && equal(entry.key.as<Str>(), key)) {
                return {index, static_cast<Size>(probe.at)};
            }
        } else if (index == free_index) {
            return {-1, static_cast<Size>(probe.at)};
        }
    }
}

/// Rebuilds the table with room for at least `wanted` entries; false when memory is short.
bool resize(Runtime& rt, Dict* dict, Size wanted, bool must) {
    std::int64_t table_size = smallest_table;
    while (usable(static_cast<Size>(table_size)) < wanted) {
        table_size *= 2;
        if (table_size > (1 << 27)) return false;
    }
    auto new_size = static_cast<Size>(table_size);
    Size capacity = usable(new_size);
    std::size_t bytes = block_bytes(capacity, new_size);
    void* block = must ? rt.heap.allocate(bytes) : rt.heap.try_allocate(bytes);
    if (block == nullptr) return false;
    auto* entries = static_cast<Dict::Entry*>(block);
    auto* table = reinterpret_cast<std::int32_t*>(entries + capacity);
    std::memset(table, 0xFF, static_cast<std::size_t>(new_size) * sizeof(std::int32_t));
    Dict::Entry* old_entries = dict->entries;
    Size old_count = dict->entry_count;
    std::size_t old_bytes = block_bytes(dict->entry_capacity, dict->table_size);
    dict->entries = entries;
    dict->table = table;
    dict->table_size = new_size;
    dict->entry_capacity = capacity;
    Size count = 0;
    for (Size i = 0; i < old_count; ++i) {
        Dict::Entry& old = old_entries[i];
        if (old.key.is_empty()) continue;
        Probe probe(dict, old.hash);
        while (table[probe.at] != free_index) probe.advance();
        table[probe.at] = count;
        std::memcpy(static_cast<void*>(&entries[count++]), static_cast<void*>(&old), sizeof(Dict::Entry));
    }
    dict->entry_count = count;
    dict->table_fill = count;
    ++dict->keys_version;
    if (old_entries != nullptr) rt.heap.release(old_entries, old_bytes);
    return true;
}

/// Appends an entry for a key that is known to be absent; false when memory is short.
bool insert(Runtime& rt, Dict* dict, const Value& key, Hash hash, const Value& value, bool must) {
    if (dict->entry_count >= dict->entry_capacity || dict->table_fill >= dict->entry_capacity) {
        Size wanted = dict->used < (1 << 24) ? dict->used * 2 + 1 : dict->used + dict->used / 2;
        Value kept_key = key;  // they may be entries of this dict, which move
        Value kept_value = value;
        return resize(rt, dict, wanted, must) && insert(rt, dict, kept_key, hash, kept_value, must);
    }
    Probe probe(dict, hash);
    while (dict->table[probe.at] >= 0) probe.advance();
    if (dict->table[probe.at] == free_index) ++dict->table_fill;
    dict->table[probe.at] = dict->entry_count;
    new (&dict->entries[dict->entry_count]) Dict::Entry{key, value, hash};
    ++dict->entry_count;
    ++dict->used;
    ++dict->keys_version;
    return true;
}

/// Takes an entry out of the table; its key and value go to the caller, who drops them last.
Dict::Entry remove(Dict* dict, Found found) {
    Dict::Entry& entry = dict->entries[found.entry];
    dict->table[found.position] = deleted_index;
    --dict->used;
    ++dict->keys_version;
    return {std::move(entry.key), std::move(entry.value), std::exchange(entry.hash, 0)};
}

Result<Hash> key_hash(Runtime& rt, const Value& key) {
    if (key.is_small_int()) {
        std::int32_t number = key.small_int();
        return number == -1 ? -2 : number;
    }
    if (key.is_object() && key.object()->type == rt.type(BuiltinType::str)) return hash_of(key.as<Str>());
    Result<Hash> hash = hash_of(rt, key);
    if (hash.is_error()) return unhashable(rt, hash.take_error(), key, "dict key");
    return hash;
}

}  // namespace

Error unhashable(Runtime& rt, Error error, const Value& key, std::string_view role) {
    if (!rt.is_exactly(error.exception(), BuiltinType::TypeError)) return error;
    Result<Ref<Str>> message = str(rt, error.exception());
    if (message.is_error()) return message.take_error();
    std::string text = utf8_of(message.take().get());
    return rt.type_error("cannot use '{}' as a {} ({})", type_name(rt, key), role, text);
}

Ref<Dict> new_dict(Runtime& rt) {
    return Ref<Dict>::adopt(rt.allocate<Dict>(rt.type(BuiltinType::dict)));
}

Result<Value> dict_get(Runtime& rt, Dict* dict, const Value& key, Hash hash) {
    Found found = TRY(find(rt, dict, key, hash));
    if (found.entry < 0) return Value();
    return dict->entries[found.entry].value;
}

Result<Value> dict_get(Runtime& rt, Dict* dict, const Value& key) {
    Hash hash = TRY(key_hash(rt, key));
    return dict_get(rt, dict, key, hash);
}

Size dict_index(Dict* dict, const Str* key) {
    return find_str(dict, key).entry;
}

Value* dict_find(Dict* dict, const Str* key) {
    Size index = find_str(dict, key).entry;
    return index < 0 ? nullptr : &dict->entries[index].value;
}

Result<void> dict_set(Runtime& rt, Dict* dict, const Value& key, Hash hash, const Value& value) {
    Found found = TRY(find(rt, dict, key, hash));
    if (found.entry >= 0) {
        dict->entries[found.entry].value = value;
        return {};
    }
    if (!insert(rt, dict, key, hash, value, false)) return rt.memory_error();
    return {};
}

Result<void> dict_set(Runtime& rt, Dict* dict, const Value& key, const Value& value) {
    Hash hash = TRY(key_hash(rt, key));
    return dict_set(rt, dict, key, hash, value);
}

Result<Value> dict_set_default(Runtime& rt, Dict* dict, const Value& key, const Value& value) {
    Hash hash = TRY(key_hash(rt, key));
    Found found = TRY(find(rt, dict, key, hash));
    if (found.entry >= 0) return dict->entries[found.entry].value;
    if (!insert(rt, dict, key, hash, value, false)) return rt.memory_error();
    return value;
}

void dict_set(Runtime& rt, Dict* dict, const Str* key, const Value& value) {
    Size index = find_str(dict, key).entry;
    if (index >= 0) {
        dict->entries[index].value = value;
        return;
    }
    insert(rt, dict, Value::share(const_cast<Str*>(key)), hash_of(key), value, true);
}

Result<Value> dict_pop(Runtime& rt, Dict* dict, const Value& key) {
    Hash hash = TRY(key_hash(rt, key));
    Found found = TRY(find(rt, dict, key, hash));
    if (found.entry < 0) return Value();
    return remove(dict, found).value;
}

Result<bool> dict_delete(Runtime& rt, Dict* dict, const Value& key) {
    Value old = TRY(dict_pop(rt, dict, key));
    return !old.is_empty();
}

// While the entry at 0 is a deleted one its hash tells how many deleted ones there are in a row, at least.

Dict::Entry dict_take(Dict* dict, Size index) {
    Probe probe(dict, dict->entries[index].hash);
    while (dict->table[probe.at] != index) probe.advance();
    return remove(dict, {index, static_cast<Size>(probe.at)});
}

Size dict_oldest(Dict* dict) {
    if (dict->used == 0) return -1;
    Dict::Entry* first = dict->entries;
    if (!first->key.is_empty()) return 0;
    Size index = first->hash;
    while (dict->entries[index].key.is_empty()) ++index;
    first->hash = index;
    return index;
}

bool dict_pop_last(Runtime&, Dict* dict, Dict::Entry& entry) {
    bool found = false;
    while (dict->entry_count > 0 && !found) {
        Size index = dict->entry_count - 1;
        found = !dict->entries[index].key.is_empty();
        if (found) entry = dict_take(dict, index);
        --dict->entry_count;
    }
    Dict::Entry* first = dict->entries;
    if (dict->entry_count > 0 && first->key.is_empty() && first->hash > dict->entry_count)
        first->hash = dict->entry_count;
    return found;
}

Result<Size> dict_position(Runtime& rt, Dict* dict, const Value& key, Hash hash) {
    Found found = TRY(find(rt, dict, key, hash));
    return found.entry;
}

void dict_move(Runtime& rt, Dict* dict, Size index, bool to_end) {
    Size oldest = dict_oldest(dict);
    if (index == (to_end ? dict->entry_count - 1 : oldest)) return;
    Dict::Entry entry = dict_take(dict, index);
    if (to_end) {
        insert(rt, dict, entry.key, entry.hash, entry.value, true);
        return;
    }
    if (oldest == 0) {  // make room: lay everything out anew, behind a place for the one that moves
        std::vector<Dict::Entry> others;
        for (Size i = 0; i < dict->entry_count; ++i) {
            if (!dict->entries[i].key.is_empty()) others.push_back(dict_take(dict, i));
        }
        dict->entry_count = dict->table_fill = 0;
        std::memset(dict->table, 0xFF, static_cast<std::size_t>(dict->table_size) * sizeof(std::int32_t));
        insert(rt, dict, entry.key, entry.hash, entry.value, true);
        for (const Dict::Entry& each : others) insert(rt, dict, each.key, each.hash, each.value, true);
        return;
    }
    Size place = oldest - 1;
    dict->entries[0].hash = place;
    Probe probe(dict, entry.hash);
    while (dict->table[probe.at] >= 0) probe.advance();
    if (dict->table[probe.at] == free_index) ++dict->table_fill;
    dict->table[probe.at] = place;
    new (&dict->entries[place]) Dict::Entry(std::move(entry));
    ++dict->used;
    ++dict->keys_version;
}

void dict_clear(Runtime& rt, Dict* dict) {
    if (dict->entries == nullptr) return;
    Dict::Entry* entries = dict->entries;
    Size count = dict->entry_count;
    std::size_t bytes = block_bytes(dict->entry_capacity, dict->table_size);
    dict->entries = nullptr;
    dict->table = nullptr;
    dict->used = dict->entry_count = dict->entry_capacity = dict->table_size = dict->table_fill = 0;
    ++dict->keys_version;
    for (Size i = 0; i < count; ++i) {
        { Value key_dies_first = std::move(entries[i].key); }
        entries[i].~Entry();
    }
    rt.heap.release(entries, bytes);
}

Ref<Dict> dict_copy(Runtime& rt, Dict* dict) {
    Ref<Dict> copy = new_dict(rt);
    if (dict->used == 0) return copy;
    resize(rt, copy.get(), dict->used, true);
    Size position = 0;
    const Dict::Entry* entry = nullptr;
    while (dict_next(dict, position, entry)) {
        insert(rt, copy.get(), entry->key, entry->hash, entry->value, true);
    }
    return copy;
}

Result<void> dict_merge(Runtime& rt, Dict* target, Dict* source, bool override) {
    if (target == source || source->used == 0) return {};
    Size position = 0;
    const Dict::Entry* at = nullptr;
    std::uint32_t version = source->keys_version;
    while (dict_next(source, position, at)) {
        Dict::Entry entry = *at;
        Found found = TRY(find(rt, target, entry.key, entry.hash));
        if (found.entry < 0) {
            if (!insert(rt, target, entry.key, entry.hash, entry.value, false)) return rt.memory_error();
        } else if (override) {
            target->entries[found.entry].value = entry.value;
        }
        if (source->keys_version != version) {
            return rt.raise(BuiltinType::RuntimeError, "dict mutated during update");
        }
    }
    return {};
}

bool dict_next(Dict* dict, Size& position, const Dict::Entry*& entry) {
    if (position == 0 && dict->used > 0) position = dict_oldest(dict);
    for (; position < dict->entry_count; ++position) {
        if (dict->entries[position].key.is_empty()) continue;
        entry = &dict->entries[position++];
        return true;
    }
    return false;
}

namespace {

void traverse_dict(Object* object, Visitor& visit) {
    auto* dict = static_cast<Dict*>(object);
    for (Size i = 0; i < dict->entry_count; ++i) {
        visit(dict->entries[i].key);
        visit(dict->entries[i].value);
    }
}

constexpr NativeLayout layout = {
    .size = sizeof(Dict),
    .destroy = [](Runtime& rt, Object* object) { dict_clear(rt, static_cast<Dict*>(object)); },
    .traverse = traverse_dict,
    .clear = [](Runtime& rt, Object* object) { dict_clear(rt, static_cast<Dict*>(object)); }};

}  // namespace

const NativeLayout& dict_layout() {
    return layout;
}

}  // namespace bufferscope
