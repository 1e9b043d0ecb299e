// Dict: the insertion-ordered hash table of Python dicts, namespaces and keyword arguments. Its methods are
// in types/dict.cpp.
#pragma once

#include "object/str.h"

namespace bufferscope {

/// Entries stand in insertion order; `table` maps a hash to an entry's index. A deleted entry has an empty
/// key. The index of an entry stays the same until `keys_version` changes by a resize, which is what inline
/// caches rely on (they check the key itself too).
struct Dict : Object {
    struct Entry {
        Value key;
        Value value;
        Hash hash;
    };
    Entry* entries;       // capacity: `entry_capacity`
    std::int32_t* table;  // `table_size` (a power of two) indices; -1 free, -2 deleted
    Size used;            // live entries
    Size entry_count;     // entries in use, deleted ones included
    Size entry_capacity;
    Size table_size;
    Size table_fill;             // indices that are not free, deleted ones included
    std::uint32_t keys_version;  // changes when a key is added or removed
};

inline bool is_dict(const Value& value) {
    return value.is_object() && value.object()->type->has_flag(type_flags::dict_subclass);
}

Ref<Dict> new_dict(Runtime&);
/// An empty Value when absent. May call `__hash__` and `__eq__`.
Result<Value> dict_get(Runtime&, Dict*, const Value& key);
/// For str keys, which cannot fail: null when absent. The pointer holds until the dict changes.
Value* dict_find(Dict*, const Str* key);
/// The index of the entry, or -1 (for inline caches).
Size dict_index(Dict*, const Str* key);
Result<void> dict_set(Runtime&, Dict*, const Value& key, const Value& value);
void dict_set(Runtime&, Dict*, const Str* key, const Value& value);
/// The value of the key, which is added with `value` if it is absent: hashed and looked for once.
Result<Value> dict_set_default(Runtime&, Dict*, const Value& key, const Value& value);
/// False when absent.
Result<bool> dict_delete(Runtime&, Dict*, const Value& key);
/// Takes the value out; empty when absent.
Result<Value> dict_pop(Runtime&, Dict*, const Value& key);
void dict_clear(Runtime&, Dict*);
Ref<Dict> dict_copy(Runtime&, Dict*);
/// Copies all entries of `source`; existing keys are overwritten if `override`.
Result<void> dict_merge(Runtime&, Dict* target, Dict* source, bool override = true);
/// Takes the newest entry out; false when there is none.
bool dict_pop_last(Runtime&, Dict*, Dict::Entry& entry);
/// The hash is known already (dict views, set operations, copies). Otherwise as dict_get, dict_set.
Result<Value> dict_get(Runtime&, Dict*, const Value& key, Hash hash);
Result<void> dict_set(Runtime&, Dict*, const Value& key, Hash hash, const Value& value);
/// The error of hashing a dict key or a set element: a TypeError becomes "cannot use 'list' as a dict key
/// (unhashable type: 'list')", others pass.
Error unhashable(Runtime&, Error error, const Value& key, std::string_view role);
/// Steps through live entries: returns false at the end. `position` starts at 0.
bool dict_next(Dict*, Size& position, const Dict::Entry*& entry);

}  // namespace bufferscope
