// What the dict type shares with its views, iterators and the VM.
#pragma once

#include "types/list.h"

namespace bufferscope {

/// Walks a dict. `dict` turns empty at the end.
struct DictIterator : Object {
    Value result;  // of items (reusable_tuple); dies after the dict
    Value dict;
    Size position, expected, left;
};

/// dict_keys, dict_values, dict_items.
struct DictView : Object {
    Value dict;
};

Value new_dict_iterator(Runtime&, BuiltinType kind, const Value& dict);
Value new_dict_view(Runtime&, BuiltinType kind, const Value& dict);
/// dict.update(source) with one argument: a dict, an object with keys(), or pairs.
Result<void> dict_update(Runtime&, Dict*, const Value& source);
/// What keys() of a mapping gives, `method` of it, as a list of its own (PyMapping_Keys).
Result<Ref<List>> mapping_keys(Runtime&, const Value& mapping, const Value& method);
Result<void> dict_update_from_pairs(Runtime&, Dict*, const Value& source);
Result<bool> dicts_equal(Runtime&, Dict* left, Dict* right);
/// types.MappingProxyType(mapping).
Value new_mapping_proxy(Runtime&, const Value& mapping);

}  // namespace bufferscope
