// Iterators that walk something by position, and iter(callable, sentinel).
#pragma once

#include "object/runtime.h"

namespace bufferscope {

/// The iterators of list (both ways), tuple, str, and of sequences by __getitem__. `source` turns empty at
/// the end.
struct IndexIterator : Object {
    Value source;
    Size position;
};

/// range_iterator: what is left of a range of 32-bit numbers.
struct RangeIterator : Object {
    std::int32_t next_value, step;
    Size left;

    /// Precondition: something is left.
    std::int32_t take() {
        std::int32_t number = next_value;
        --left;
        // Beyond the last one it may leave the 32 bits: it wraps.
        next_value =
            static_cast<std::int32_t>(static_cast<std::uint32_t>(number) + static_cast<std::uint32_t>(step));
        return number;
    }
    bool has_small() const { return left > 0 && Value::fits_small(next_value); }
};

Value new_index_iterator(Runtime&, BuiltinType kind, const Value& source, Size position);
Value new_callable_iterator(Runtime&, const Value& callable, const Value& sentinel);
bool is_str_iterator(Runtime&, const Value& value);
/// The built-in function of that name as Python code sees it (builtins.iter), for __reduce__.
Result<Value> builtin_function(Runtime&, std::string_view name);
/// (iter, (rest,)): what `__reduce__` answers of an iterator that is known by what it has left.
Result<Value> reduce_to_list_iterator(Runtime&, const Value& rest);

}  // namespace bufferscope
