// The methods and attributes of array.array: functions and rows.
#pragma once

#include "buffer/array.h"
#include "types/collections.h"

namespace bufferscope {

/// The characters of a 'u' or 'w' array as a str.
Result<Value> array_text(Runtime&, const Array* array);

Result<Value> array_append(Runtime&, const Value* a);
Result<Value> array_buffer_info(Runtime&, const Value* a);
Result<Value> array_byteswap(Runtime&, const Value* a);
Result<Value> array_clear(Runtime&, const Value* a);
Result<Value> array_copy(Runtime&, const Value* a);
Result<Value> array_count(Runtime&, const Value* a);
Result<Value> array_extend(Runtime&, const Value* a);
Result<Value> array_frombytes(Runtime&, const Value* a);
Result<Value> array_fromfile(Runtime&, const Value* a);
Result<Value> array_fromlist(Runtime&, const Value* a);
Result<Value> array_fromunicode(Runtime&, const Value* a);
Result<Value> array_index(Runtime&, const Value* a);
Result<Value> array_insert(Runtime&, const Value* a);
Result<Value> array_pop(Runtime&, const Value* a);
Result<Value> array_reduce_ex(Runtime&, const Value* a);
Result<Value> array_remove(Runtime&, const Value* a);
Result<Value> array_reverse(Runtime&, const Value* a);
Result<Value> array_sizeof(Runtime&, const Value* a);
Result<Value> array_tobytes(Runtime&, const Value* a);
Result<Value> array_tofile(Runtime&, const Value* a);
Result<Value> array_tolist(Runtime&, const Value* a);
Result<Value> array_tounicode(Runtime&, const Value* a);
Result<Value> array_get_itemsize(Runtime&, const Value& self);
Result<Value> array_get_typecode(Runtime&, const Value& self);

inline constexpr NativeMethod array_methods[] = {
    {"__class_getitem__(cls, item, /)", class_get_item, nullptr, MethodKind::class_method},
    {"__copy__(self, /)", array_copy, "Return a copy of the array."},
    {"__deepcopy__(self, unused, /)", array_copy, "Return a copy of the array."},
    {"__reduce_ex__(self, value, /, *)", array_reduce_ex, "Return state information for pickling."},
    {"__sizeof__(self, /)", array_sizeof, "Size of the array in memory, in bytes."},
    {"append(self, v, /)", array_append, "Append new value v to the end of the array."},
    {"buffer_info(self, /)", array_buffer_info},
    {"byteswap(self, /)", array_byteswap, "Byteswap all items of the array."},
    {"clear(self, /)", array_clear, "Remove all items from the array."},
    {"count(self, v, /)", array_count, "Return number of occurrences of v in the array."},
    {"extend(self, bb, /, *)", array_extend, "Append items to the end of the array."},
    {"frombytes(self, buffer, /)", array_frombytes},
    {"fromfile(self, f, n, /, *)", array_fromfile},
    {"fromlist(self, list, /)", array_fromlist, "Append items to array from list."},
    {"fromunicode(self, ustr, /)", array_fromunicode},
    {"index(self, v, start=0, stop=None, /)", array_index},
    {"insert(self, i, v, /)", array_insert, "Insert a new item v into the array before position i."},
    {"pop(self, i=-1, /)", array_pop, "Return the i-th element and delete it from the array."},
    {"remove(self, v, /)", array_remove, "Remove the first occurrence of v in the array."},
    {"reverse(self, /)", array_reverse, "Reverse the order of the items in the array."},
    {"tobytes(self, /)", array_tobytes},
    {"tofile(self, f, /, *)", array_tofile, "Write all items (as machine values) to the file object f."},
    {"tolist(self, /)", array_tolist, "Convert array to an ordinary list with the same items."},
    {"tounicode(self, /)", array_tounicode},
};

inline constexpr NativeProperty array_properties[] = {
    {"itemsize", array_get_itemsize, nullptr, "the size, in bytes, of one array item"},
    {"typecode", array_get_typecode, nullptr, "the typecode character used to create the array"},
};

}  // namespace bufferscope
