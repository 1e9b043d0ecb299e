// Walking and copying memory of any shape: strides of any sign, suboffsets, zero dimensions.
#pragma once

#include "buffer/descriptor.h"

namespace bufferscope {

/// Where elements lie, without owning anything; the arrays have `ndim` entries, suboffsets may be null.
struct Layout {
    std::uint8_t* data;
    int ndim;
    Size itemsize;
    const Size* shape;
    const Size* strides;
    const Size* suboffsets;
};

/// The layout of a view that has shape and strides.
Layout layout_of_view(const BufferView& view);
/// Bytes of a pointer within a buffer with suboffsets: those of the reference platform. It is stored as the
/// distance from the pointer itself, so that it fits everywhere.
constexpr Size pointer_size = 4;
inline void store_pointer(std::uint8_t* at, const std::uint8_t* pointed) {
    auto distance = static_cast<std::int32_t>(pointed - at);
    __builtin_memcpy(at, &distance, sizeof distance);
}
/// Follows the pointer that a suboffset in this dimension stands for.
inline std::uint8_t* follow_suboffset(std::uint8_t* at, const Size* suboffsets, int dimension) {
    if (suboffsets == nullptr || suboffsets[dimension] < 0) return at;
    std::int32_t distance;
    __builtin_memcpy(&distance, at, sizeof distance);
    return at + distance + suboffsets[dimension];
}
/// Whether a suboffset makes any dimension an array of pointers.
bool has_pointers(int ndim, const Size* suboffsets);
/// The layout of element `index` along the first dimension (index within the shape).
Layout sub_layout(const Layout& layout, Size index);
/// Strides of a contiguous memory of this shape; order 'C' or 'F'.
void contiguous_strides(int ndim, const Size* shape, Size itemsize, char order, Size* strides);
/// Copies all elements; both have the same shape and itemsize. Rows that overlap are handled as if copied
/// first (copy_single, copy_buffer).
void copy_layout(const Layout& target, const Layout& source);
/// All elements in order 'C', 'F', or 'A' (Fortran if the view is Fortran contiguous, else C) into
/// `out`, view.length bytes (PyBuffer_ToContiguous).
void copy_to_contiguous(const BufferView& view, char order, std::uint8_t* out);

}  // namespace bufferscope
