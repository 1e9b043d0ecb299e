// What the collection types share, and the parts of install_collections, one a file.
#pragma once

#include "object/protocol.h"
#include "object/runtime.h"

namespace bufferscope {

void install_tuple(Runtime&);
void install_list(Runtime&);
void install_dict(Runtime&);
void install_dict_views(Runtime&);
void install_set(Runtime&);
void install_range(Runtime&);
void install_slice(Runtime&);
void install_mapping_proxy(Runtime&);
void install_namespace(Runtime&);

/// Reports work every few thousand steps of a native loop, so that a run can be stopped there.
inline Result<void> count_steps(Runtime& rt, Size step) {
    if ((step & 4095) != 4095) return {};
    return rt.count_work(4096);
}

/// Mixes hashes as CPython's tuples do (xxHash, its 32-bit form).
class HashMixer {
  public:
    void add(Hash hash) {
        state_ += static_cast<std::uint32_t>(hash) * 2246822519u;
        state_ = (state_ << 13 | state_ >> 19) * 2654435761u;
    }
    Hash finish() const { return state_ == 0xFFFF'FFFFu ? 1546275796 : static_cast<Hash>(state_); }
    Hash finish_with_length(Size length) {
        state_ += static_cast<std::uint32_t>(length) ^ (374761393u ^ 3527539u);
        return finish();
    }

  private:
    std::uint32_t state_ = 374761393u;
};

/// `open` repr, repr … `close`; `nested` when the object holds itself. `item(object, i)` is empty at the end.
Result<Value> repr_sequence(Runtime&, Object* object, std::string_view open, std::string_view close,
                            std::string_view nested, Value (*item)(Object*, Size));
/// Lexicographic comparison of two sequences that may change meanwhile (list_richcompare).
Result<Value> compare_sequences(Runtime&, Object* left, Object* right, Comparison, Size (*length)(Object*),
                                const Value& (*item)(Object*, Size));
/// The start and stop arguments of index() (_PyEval_SliceIndexNotNone): "slice indices must be integers or
/// have an
/// __index__ method". Empty ones keep the default.
Result<void> search_bounds(Runtime&, const Value& start, const Value& stop, Size& from, Size& to);
/// The same, counted from the end where negative.
Result<void> search_range(Runtime&, const Value& start, const Value& stop, Size length, Size& from, Size& to);
/// slice.indices for a length of any size: start, stop, step (_PySlice_GetLongIndices).
Result<void> slice_bounds(Runtime&, const SliceObject* slice, const Value& length, Value bounds[3]);
/// `__getitem__` and `__contains__` of the types where they are methods beside the slot.
Result<Value> get_item_method(Runtime&, const Value* arguments);
Result<Value> contains_method(Runtime&, const Value* arguments);
/// `__class_getitem__` of a native type: types.GenericAlias(cls, item).
Result<Value> class_get_item(Runtime&, const Value* arguments);

}  // namespace bufferscope
