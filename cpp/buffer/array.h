// array.array: numbers of one type, packed. Its memory moves only through resize(), which honours the export
// lock.
#pragma once

#include "buffer/descriptor.h"
#include "buffer/format.h"

namespace bufferscope {

struct Array : Object {
    std::uint8_t* data;  // allocated × itemsize bytes of the heap; null when nothing is allocated
    Size length;         // items
    Size allocated;      // items there is room for
    Size exports;
    char code;  // typecode
    std::uint8_t itemsize;

    ByteSpan bytes() const { return {data, static_cast<std::size_t>(length) * itemsize}; }
    std::uint8_t* at(Size index) const { return data + static_cast<std::size_t>(index) * itemsize; }
    /// The BufferError of every change of length while a view exists; null while there is none.
    const char* lock() const {
        return exports > 0 ? "cannot resize an array that is exporting buffers" : nullptr;
    }
    /// To `count` items; new ones are what last stood in that place, or zero. Locked or not, nothing happens
    /// when the length stays.
    Result<void> resize(Runtime&, std::int64_t count);
    Result<void> resizable(Runtime&) const;
    ~Array();
};

bool is_array(Runtime&, const Value& value);
constexpr std::string_view array_typecodes = "bBuwhHiIlLqQfd";
/// An array with `count` uninitialised items, which the caller fills at once.
Result<Ref<Array>> new_array(Runtime&, Type* type, char code, std::int64_t count);
/// What array(typecode, initializer) makes; `arguments` are these two, the second may be empty.
Result<Value> array_from_arguments(Runtime&, Type* type, const Value* arguments);
/// The item as a Python value; ValueError for a character that is no code point.
Result<Value> array_item(Runtime&, const Array* array, Size index);
/// The value converted for storing, with array's error texts; may run Python.
Result<PackedElement> pack_array_item(Runtime&, const Value& value, char code);
/// Puts the value at `index`, clipped as list.insert clips. A value that is not a plain number is converted
/// twice, before and after the array grows, as CPython does (ins1).
Result<void> array_insert_value(Runtime&, Array* array, Size index, const Value& value);
/// Appends all bytes: "bytes length not a multiple of item size".
Result<void> array_append_bytes(Runtime&, Array* array, const Value& source);
/// Appends all items of an iterable.
Result<void> array_append_items(Runtime&, const Value& self, const Value& iterable);
/// Appends the characters of a str to a 'u' or 'w' array.
Result<void> array_append_text(Runtime&, Array* array, const Str* text);
Result<Value> array_list(Runtime&, const Array* array);

// array_index.cpp
Result<Value> array_get_item(Runtime&, const Value& self, const Value& key);
Result<void> array_assign_item(Runtime&, const Value& self, const Value& key, const Value& value);
Result<Value> array_compare(Runtime&, const Value& left, const Value& right, Comparison how);
Result<Value> array_concat(Runtime&, const Value& left, const Value& right);
Result<Value> array_inplace_concat(Runtime&, const Value& self, const Value& other);
Result<Value> array_repeat(Runtime&, const Value& self, Size count);
Result<Value> array_inplace_repeat(Runtime&, const Value& self, Size count);
Result<Value> new_array_iterator(Runtime&, const Value& self);
void install_array_iterator(Runtime&);

// array_pickle.cpp
/// array._array_reconstructor, for unpickling.
Result<Value> array_reconstructor(Runtime&, const Value* a);

}  // namespace bufferscope
