// Copies between memory layouts.
#include "buffer/layout.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace bufferscope {

Layout layout_of_view(const BufferView& view) {
    return {view.data, view.ndim, view.itemsize, view.shape, view.strides, view.suboffsets};
}

bool has_pointers(int ndim, const Size* suboffsets) {
    return suboffsets != nullptr &&
           std::any_of(suboffsets, suboffsets + ndim, [](Size each) { return each >= 0; });
}

Layout sub_layout(const Layout& layout, Size index) {
    std::uint8_t* at = layout.data + static_cast<std::ptrdiff_t>(layout.strides[0]) * index;
    at = follow_suboffset(at, layout.suboffsets, 0);
    return {at,
            layout.ndim - 1,
            layout.itemsize,
            layout.shape + 1,
            layout.strides + 1,
            layout.suboffsets ? layout.suboffsets + 1 : nullptr};
}

void contiguous_strides(int ndim, const Size* shape, Size itemsize, char order, Size* strides) {
    std::int64_t step = itemsize;
    for (int k = 0; k < ndim; ++k) {
        int i = order == 'F' ? k : ndim - 1 - k;
        strides[i] = static_cast<Size>(step);
        step *= shape[i];
    }
}

namespace {

template <class Unit>
void copy_units(std::uint8_t* out, std::ptrdiff_t out_step, const std::uint8_t* in, std::ptrdiff_t in_step,
                Size count) {
    for (Size i = 0; i < count; ++i, out += out_step, in += in_step) std::memcpy(out, in, sizeof(Unit));
}

void copy_elements(std::uint8_t* out, std::ptrdiff_t out_step, const std::uint8_t* in, std::ptrdiff_t in_step,
                   Size count, Size itemsize) {
    switch (itemsize) {
        case 1:
            return copy_units<std::uint8_t>(out, out_step, in, in_step, count);
        case 2:
            return copy_units<std::uint16_t>(out, out_step, in, in_step, count);
        case 4:
            return copy_units<std::uint32_t>(out, out_step, in, in_step, count);
        case 8:
            return copy_units<std::uint64_t>(out, out_step, in, in_step, count);
        default:
            for (Size i = 0; i < count; ++i, out += out_step, in += in_step)
                std::memcpy(out, in, static_cast<std::size_t>(itemsize));
    }
}

struct Extent {
    std::uintptr_t low, high;
};

/// The addresses that a row without suboffsets touches.
Extent extent_of_row(const Layout& row) {
    std::ptrdiff_t span = static_cast<std::ptrdiff_t>(row.strides[0]) * (row.shape[0] - 1);
    auto first = reinterpret_cast<std::uintptr_t>(row.data);
    auto last = first + static_cast<std::uintptr_t>(span);
    return {span < 0 ? last : first, (span < 0 ? first : last) + static_cast<std::uintptr_t>(row.itemsize)};
}

void copy_row(const Layout& target, const Layout& source) {
    Size count = target.shape[0];
    if (count == 0) return;
    Size itemsize = target.itemsize;
    bool pointers = has_pointers(1, target.suboffsets) || has_pointers(1, source.suboffsets);
    if (!pointers && target.strides[0] == itemsize && source.strides[0] == itemsize) {
        std::memmove(target.data, source.data, static_cast<std::size_t>(count) * itemsize);
        return;
    }
    if (!pointers) {
        Extent out = extent_of_row(target);
        Extent in = extent_of_row(source);
        if (out.high <= in.low || in.high <= out.low) {
            copy_elements(target.data, target.strides[0], source.data, source.strides[0], count, itemsize);
            return;
        }
    }
    std::string scratch(static_cast<std::size_t>(count) * itemsize, '\0');
    auto* packed = reinterpret_cast<std::uint8_t*>(scratch.data());
    for (Size i = 0; i < count; ++i)
        std::memcpy(packed + static_cast<std::size_t>(i) * itemsize, sub_layout(source, i).data, itemsize);
    for (Size i = 0; i < count; ++i)
        std::memcpy(sub_layout(target, i).data, packed + static_cast<std::size_t>(i) * itemsize, itemsize);
}

}  // namespace

void copy_layout(const Layout& target, const Layout& source) {
    if (target.ndim == 0) {
        std::memmove(target.data, source.data, static_cast<std::size_t>(target.itemsize));
        return;
    }
    if (target.ndim == 1) {
        copy_row(target, source);
        return;
    }
    for (Size i = 0; i < target.shape[0]; ++i) copy_layout(sub_layout(target, i), sub_layout(source, i));
}

void copy_to_contiguous(const BufferView& view, char order, std::uint8_t* out) {
    if (order == 'A') order = is_contiguous(view, 'F') ? 'F' : 'C';
    if (view.length == 0) return;
    if (is_contiguous(view, order)) {
        std::memcpy(out, view.data, static_cast<std::size_t>(view.length));
        return;
    }
    Size shape[1];
    Size strides[2 * max_dimensions];  // as many as an ndarray has
    Size source_strides[2 * max_dimensions];
    Layout source = layout_of_view(view);
    if (view.shape == nullptr) {
        shape[0] = view.length / view.itemsize;
        source.shape = shape;
    }
    if (view.strides == nullptr) {
        contiguous_strides(view.ndim, source.shape, view.itemsize, 'C', source_strides);
        source.strides = source_strides;
    }
    contiguous_strides(view.ndim, source.shape, view.itemsize, order, strides);
    copy_layout({out, view.ndim, view.itemsize, source.shape, strides, nullptr}, source);
}

}  // namespace bufferscope
