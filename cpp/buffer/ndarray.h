// _testbuffer.ndarray: the exporter of any layout: shapes, strides, suboffsets, formats of struct, and the
// flags that make it refuse.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "buffer/bytes.h"

namespace bufferscope {

/// What an ndarray is told and tells of itself: its ND_* values.
namespace ndarray_flags {
constexpr std::int32_t variable_export = 1;  // the layout may change while buffers are exported
constexpr std::int32_t writable = 2;
constexpr std::int32_t fortran = 4;
constexpr std::int32_t scalar = 8;
constexpr std::int32_t pil = 16;       // suboffsets: the first dimension is one of pointers
constexpr std::int32_t redirect = 32;  // requests go to the object that is re-exported
constexpr std::int32_t fail = 64;      // every request fails
constexpr std::int32_t c = 0x100;
constexpr std::int32_t own_arrays = 0x200;
}  // namespace ndarray_flags

constexpr int max_ndarray_dimensions = 2 * max_dimensions;

/// One layout of an ndarray (ndbuf_t): of memory of its own, or of a buffer that it re-exports.
struct NdLayout {
    Ref<Bytes> memory;  // null for a buffer of another object
    Export acquired;    // that buffer; nothing for memory of its own
    BufferView view;    // exporter stays empty; the arrays are `sizes` or those of `acquired`
    Size offset = -1;   // where the array starts in `memory`
    std::int32_t flags = 0;
    Size exports = 0;
    std::string format;
    std::vector<Size> sizes;  // shape, strides, suboffsets: view.ndim of each that there is

    bool owned() const { return bool(memory); }
    const Value& exporter() const { return acquired.view().exporter; }
    bool c_contiguous() const { return (flags & (ndarray_flags::scalar | ndarray_flags::c)) != 0; }
    bool f_contiguous() const { return (flags & (ndarray_flags::scalar | ndarray_flags::fortran)) != 0; }
    /// What a request for a buffer is refused for, in the words of the BufferError; null where it is served.
    const char* refusal(std::uint32_t request) const;
    /// The BufferError of a change of layout while buffers are out; empty while none is.
    std::string lock() const;
    /// Points shape, strides and suboffsets (null stays null) into `sizes`, which hold what they held.
    void own_arrays();
    /// Sets view.length by shape and itemsize; false when it is more than memory can hold (init_len).
    bool set_length();
    /// Adds the flags that follow from the layout (init_flags).
    void add_flags();
};

struct NdArray : Uncollected {
    std::int32_t flags;
    /// The last one counts; the ones before are kept while buffers of them are out. Empty before __init__.
    std::vector<std::unique_ptr<NdLayout>> layouts;
    ~NdArray() { leave(); }
};

/// The layout that counts now; RuntimeError where __init__ has not run.
Result<NdLayout*> ndarray_layout(Runtime&, const Value& self);
/// An ndarray that re-exports the buffer of `exporter` (ndarray_init_staticbuf).
Result<Ref<NdArray>> re_export(Runtime&, const Value& exporter, std::uint32_t flags);

// ndarray_items.cpp
/// Packs the items one after the other, each of `itemsize` bytes (pack_from_list).
Result<void> pack_items(Runtime&, std::span<const Value> items, const Value& format, Size itemsize,
                        std::uint8_t* to);
/// The element at `at`: one value, or a tuple of several; null format: "B" (unpack_single).
Result<Value> unpack_single(Runtime&, const char* format, Size itemsize, const std::uint8_t* at);
Result<Value> ndarray_bytes(Runtime&, const Value& self);
Result<Value> ndarray_get_item(Runtime&, const Value& self, const Value& key);
Result<void> ndarray_assign_item(Runtime&, const Value& self, const Value& key, const Value& value);
Result<Value> ndarray_tolist(Runtime&, const Value* arguments);
Result<Value> ndarray_tobytes(Runtime&, const Value* arguments);
Result<Hash> ndarray_hash(Runtime&, const Value& self);

/// Arguments that C code without a name parses (PyArg_ParseTupleAndKeywords without ":name"): `out` has one
/// Value a name, empty where nothing was given. A keyword that is no name is left in `unexpected`, for it is
/// told last.
Result<void> parse_unnamed(Runtime&, const CallArguments&, std::span<const std::string_view> names,
                           Size required, Value* out, Value& unexpected);
Result<void> refuse_unexpected(Runtime&, const Value& unexpected);

/// The type ndarray; the first time only.
void install_ndarray(Runtime&);

}  // namespace bufferscope
