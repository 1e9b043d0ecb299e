// Set: the hash table of set and frozenset: layout and making. Probing and growth are CPython's, so that
// elements come in the same order.
#pragma once

#include "object/runtime.h"

namespace bufferscope {

struct Set : Object {
    struct Entry {
        Value key;  // empty: free, or deleted if the hash is -1
        Hash hash;
    };
    Entry* table;  // mask + 1 entries; null as long as nothing was added (mask is 7 then)
    Size mask;
    Size fill;  // entries not free, deleted ones included
    Size used;
    Size finger;  // where pop searches on
    Hash hash;    // of a frozenset; -1: not known yet
};

/// set, frozenset or a subclass.
inline bool is_any_set(const Value& value) {
    return value.is_object() && value.object()->type->has_flag(type_flags::set_subclass);
}

Ref<Set> new_set(Runtime&, BuiltinType kind = BuiltinType::set);
/// A set of the items of an iterable.
Result<Ref<Set>> set_of(Runtime&, const Value& iterable, BuiltinType kind = BuiltinType::set);
Result<void> set_add(Runtime&, Set*, const Value& key);
Result<bool> set_contains(Runtime&, Set*, const Value& key);
/// False when it was not there.
Result<bool> set_discard(Runtime&, Set*, const Value& key);
/// Adds the elements of any iterable.
Result<void> set_update(Runtime&, Set*, const Value& iterable);
/// Removes the elements of any iterable.
Result<void> set_difference_update(Runtime&, Set*, const Value& iterable);
Result<void> set_symmetric_difference_update(Runtime&, Set*, const Value& iterable);
Result<Ref<Set>> set_intersection(Runtime&, Set*, const Value& iterable);
/// Steps through elements: false at the end. `position` starts at 0.
bool set_next(const Set*, Size& position, const Set::Entry*& entry);

}  // namespace bufferscope
