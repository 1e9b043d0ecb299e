// The methods, attributes and iteration of memoryview: functions and rows.
#pragma once

#include "buffer/memoryview.h"
#include "types/collections.h"

namespace bufferscope {

Result<Value> memoryview_cast(Runtime&, const Value* a);
Result<Value> memoryview_count(Runtime&, const Value* a);
Result<Value> memoryview_enter(Runtime&, const Value* a);
Result<Value> memoryview_exit(Runtime&, const Value* a);
Result<Value> memoryview_from_flags(Runtime&, const Value* a);
Result<Value> memoryview_hex(Runtime&, const Value* a);
Result<Value> memoryview_index_of(Runtime&, const Value* a);
Result<Value> memoryview_release(Runtime&, const Value* a);
Result<Value> memoryview_sizeof(Runtime&, const Value* a);
Result<Value> memoryview_tobytes(Runtime&, const Value* a);
Result<Value> memoryview_tolist(Runtime&, const Value* a);
Result<Value> memoryview_toreadonly(Runtime&, const Value* a);

Result<Value> memoryview_get_c_contiguous(Runtime&, const Value& self);
Result<Value> memoryview_get_contiguous(Runtime&, const Value& self);
Result<Value> memoryview_get_f_contiguous(Runtime&, const Value& self);
Result<Value> memoryview_get_format(Runtime&, const Value& self);
Result<Value> memoryview_get_itemsize(Runtime&, const Value& self);
Result<Value> memoryview_get_nbytes(Runtime&, const Value& self);
Result<Value> memoryview_get_ndim(Runtime&, const Value& self);
Result<Value> memoryview_get_obj(Runtime&, const Value& self);
Result<Value> memoryview_get_readonly(Runtime&, const Value& self);
Result<Value> memoryview_get_shape(Runtime&, const Value& self);
Result<Value> memoryview_get_strides(Runtime&, const Value& self);
Result<Value> memoryview_get_suboffsets(Runtime&, const Value& self);

Result<Value> memoryview_iterate(Runtime&, const Value& self);
void install_memory_iterator(Runtime&);

inline constexpr NativeMethod memoryview_methods[] = {
    {"__class_getitem__(cls, item, /)", class_get_item, nullptr, MethodKind::class_method},
    {"__enter__(self, /)", memoryview_enter},
    {"__exit__(self, /, *exc)", memoryview_exit},
    {"__sizeof__(self, /)", memoryview_sizeof},
    {"_from_flags(cls, /, object, flags)", memoryview_from_flags, nullptr, MethodKind::class_method},
    {"cast(self, /, format, shape=None)", memoryview_cast, "Cast a memoryview to a new format or shape."},
    {"count(self, value, /)", memoryview_count, "Count the number of occurrences of a value."},
    {"hex(self, /, sep=None, bytes_per_sep=1)", memoryview_hex,
     "Return the data in the buffer as a str of hexadecimal numbers."},
    {"index(self, value, start=0, stop=None, /)", memoryview_index_of,
     "Return the index of the first occurrence of a value."},
    {"release(self, /)", memoryview_release,
     "Release the underlying buffer exposed by the memoryview object."},
    {"tobytes(self, /, order='C')", memoryview_tobytes, "Return the data in the buffer as a byte string."},
    {"tolist(self, /)", memoryview_tolist, "Return the data in the buffer as a list of elements."},
    {"toreadonly(self, /)", memoryview_toreadonly, "Return a readonly version of the memoryview."},
};

inline constexpr NativeProperty memoryview_properties[] = {
    {"c_contiguous", memoryview_get_c_contiguous, nullptr,
     "A bool indicating whether the memory is C contiguous."},
    {"contiguous", memoryview_get_contiguous, nullptr, "A bool indicating whether the memory is contiguous."},
    {"f_contiguous", memoryview_get_f_contiguous, nullptr,
     "A bool indicating whether the memory is Fortran contiguous."},
    {"format", memoryview_get_format, nullptr,
     "A string containing the format (in struct module style)\n for each element in the view."},
    {"itemsize", memoryview_get_itemsize, nullptr, "The size in bytes of each element of the memoryview."},
    {"nbytes", memoryview_get_nbytes, nullptr,
     "The amount of space in bytes that the array would use in\n a contiguous representation."},
    {"ndim", memoryview_get_ndim, nullptr,
     "An integer indicating how many dimensions of a multi-dimensional\n array the memory represents."},
    {"obj", memoryview_get_obj, nullptr, "The underlying object of the memoryview."},
    {"readonly", memoryview_get_readonly, nullptr, "A bool indicating whether the memory is read only."},
    {"shape", memoryview_get_shape, nullptr,
     "A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array."},
    {"strides", memoryview_get_strides, nullptr,
     "A tuple of ndim integers giving the size in bytes to access\n each element for each dimension of the "
     "array."},
    {"suboffsets", memoryview_get_suboffsets, nullptr,
     "A tuple of integers used internally for PIL-style arrays."},
};

}  // namespace bufferscope
