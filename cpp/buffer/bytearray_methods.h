// The methods of bytearray that change it, and its own rows; the rest is in buffer/byte_methods.h.
#pragma once

#include "buffer/bytearray.h"

namespace bufferscope {

/// array[key] = value and del array[key].
Result<void> bytearray_assign_item(Runtime&, const Value& self, const Value& key, const Value& value);

Result<Value> bytearray_alloc(Runtime&, const Value* a);
Result<Value> bytearray_append(Runtime&, const Value* a);
Result<Value> bytearray_clear(Runtime&, const Value* a);
Result<Value> bytearray_copy(Runtime&, const Value* a);
Result<Value> bytearray_extend(Runtime&, const Value* a);
Result<Value> bytearray_fromhex(Runtime&, const Value* a);
Result<Value> bytearray_insert(Runtime&, const Value* a);
Result<Value> bytearray_pop(Runtime&, const Value* a);
Result<Value> bytearray_reduce(Runtime&, const Value* a);
Result<Value> bytearray_reduce_ex(Runtime&, const Value* a);
Result<Value> bytearray_remove(Runtime&, const Value* a);
Result<Value> bytearray_resize(Runtime&, const Value* a);
Result<Value> bytearray_reverse(Runtime&, const Value* a);
Result<Value> bytearray_sizeof(Runtime&, const Value* a);

inline constexpr NativeMethod bytearray_methods[] = {
    {"__alloc__(self, /)", bytearray_alloc, "Return the number of bytes actually allocated."},
    {"__reduce__(self, /)", bytearray_reduce},
    {"__reduce_ex__(self, proto=0, /)", bytearray_reduce_ex},
    {"__sizeof__(self, /)", bytearray_sizeof},
    {"append(self, item, /)", bytearray_append},
    {"clear(self, /)", bytearray_clear},
    {"copy(self, /)", bytearray_copy},
    {"extend(self, iterable_of_ints, /)", bytearray_extend},
    {"fromhex(type, string, /)", bytearray_fromhex, nullptr, MethodKind::class_method},
    {"insert(self, index, item, /)", bytearray_insert},
    {"pop(self, index=-1, /)", bytearray_pop},
    {"remove(self, value, /)", bytearray_remove},
    {"resize(self, size, /)", bytearray_resize},
    {"reverse(self, /)", bytearray_reverse},
};

}  // namespace bufferscope
