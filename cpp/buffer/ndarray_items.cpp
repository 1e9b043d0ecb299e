// ndarray: its elements, sub-arrays and slices.
#include <cstring>

#include "buffer/arguments.h"
#include "buffer/layout.h"
#include "buffer/memoryview.h"
#include "buffer/ndarray.h"
#include "buffer/struct.h"
#include "types/collections.h"
#include "types/float.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

namespace {

/// The values of one item: itself, or those in it when the format has several.
Result<Ref<Tuple>> values_of_item(Runtime& rt, const Value& item, Size count) {
    bool single = is_bytes(item) || is_int(item) || is_float(item);
    if (single && count == 1) return new_tuple(rt, {&item, 1});
    std::span<const Value> values;
    bool several = is_list(item) || is_tuple(item);
    if (is_list(item)) values = item.as<List>()->span();
    if (is_tuple(item)) values = item.as<Tuple>()->span();
    if (!several || static_cast<Size>(values.size()) != count)
        return rt.value_error("mismatch between initializer element and format string");
    return new_tuple(rt, values);
}

Result<Value> format_of(Runtime& rt, const BufferView& view) {
    return cached_struct(rt, rt.text(view.format_text()));
}

/// The first dimension as it is where the view gives no shape or strides: plain bytes.
struct WholeLayout {
    Size shape;
    Size stride;
    std::vector<Size> strides;
    Layout layout;

    explicit WholeLayout(const BufferView& view) : shape(view.length / view.itemsize), stride(view.itemsize) {
        layout = layout_of_view(view);
        if (view.ndim == 0) return;
        if (view.shape == nullptr) {
            layout.shape = &shape;
            layout.strides = &stride;
        } else if (view.strides == nullptr) {
            strides.resize(static_cast<std::size_t>(view.ndim));
            contiguous_strides(view.ndim, view.shape, view.itemsize, 'C', strides.data());
            layout.strides = strides.data();
        }
    }
    WholeLayout(const WholeLayout&) = delete;
};

/// unpack_rec.
Result<Value> nested_list(Runtime& rt, const Layout& layout, const CompiledFormat& format) {
    if (layout.ndim == 0) return struct_unpack_element(rt, format, layout.data, layout.itemsize);
    Ref<List> list = new_list(rt);
    for (Size i = 0; i < layout.shape[0]; ++i) {
        TRY(count_steps(rt, i));
        Value item = TRY(nested_list(rt, sub_layout(layout, i), format));
        TRY(list_append(rt, list.get(), std::move(item)));
    }
    return list;
}

/// ptr_from_index. Where there is no shape that takes the number of bytes for the number of items, and so
/// reaches behind the memory: here nothing lies there.
Result<std::uint8_t*> address_of_index(Runtime& rt, const BufferView& view, Size index) {
    Size count = view.shape != nullptr ? view.shape[0] : view.length / view.itemsize;
    if (index < 0) index += count;
    if (index < 0 || index >= count) return rt.index_error("index out of bounds");
    std::ptrdiff_t stride = view.strides != nullptr ? view.strides[0] : view.itemsize;
    return follow_suboffset(view.data + stride * index, view.suboffsets, 0);
}

bool is_empty_tuple(const Value& key) {
    return is_tuple(key) && key.as<Tuple>()->length == 0;
}

/// ndarray_item: an element, or the sub-array of one dimension less.
Result<Value> item_at(Runtime& rt, const Value& self, Size index) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    std::uint8_t* at = TRY(address_of_index(rt, layout->view, index));
    if (layout->view.ndim == 1) return unpack_single(rt, layout->view.format, layout->view.itemsize, at);
    Ref<NdArray> made = TRY(re_export(rt, self, buffer_flags::full_ro));
    NdLayout& part = *made->layouts.back();
    BufferView& view = part.view;
    view.data = at;
    view.length /= view.shape[0];
    --view.ndim;
    ++view.shape;
    if (view.strides != nullptr) ++view.strides;
    if (view.suboffsets != nullptr) ++view.suboffsets;
    part.add_flags();
    return made;
}

/// init_slice: behind a dimension of pointers the start goes into its suboffset.
Result<void> slice_dimension(Runtime& rt, BufferView& view, const Value& key, int dimension) {
    SliceRange range = TRY(unpack_slice(rt, key.as<SliceObject>()));
    adjust_slice(range, view.shape[dimension]);
    auto* shape = const_cast<Size*>(view.shape);
    auto* strides = const_cast<Size*>(view.strides);
    auto* suboffsets = const_cast<Size*>(view.suboffsets);
    std::int64_t start = std::int64_t{strides[dimension]} * range.start;
    int pointers = dimension - 1;
    while (suboffsets != nullptr && pointers >= 0 && suboffsets[pointers] < 0) --pointers;
    if (suboffsets == nullptr || pointers < 0) {
        view.data += start;
    } else {
        suboffsets[pointers] = static_cast<Size>(suboffsets[pointers] + start);
    }
    shape[dimension] = range.count;
    strides[dimension] = static_cast<Size>(std::int64_t{strides[dimension]} * range.step);
    return {};
}

Error not_an_index(Runtime& rt, const Value& key) {
    return rt.type_error("cannot index memory using \"{}\"", type_name(rt, key));
}

Result<Value> slice_by(Runtime& rt, const Value& self, const Value& key) {
    Ref<NdArray> made = TRY(re_export(rt, self, buffer_flags::full_ro));
    NdLayout& part = *made->layouts.back();
    part.own_arrays();
    part.flags |= ndarray_flags::own_arrays;
    if (rt.is_exactly(key, BuiltinType::slice)) {
        TRY(slice_dimension(rt, part.view, key, 0));
    } else if (is_tuple(key)) {
        const Tuple* keys = key.as<Tuple>();
        for (Size i = 0; i < keys->length; ++i) {
            if (!rt.is_exactly((*keys)[i], BuiltinType::slice)) return not_an_index(rt, (*keys)[i]);
            if (i >= part.view.ndim)
                return rt.index_error("too many slices for an ndarray of {} dimension{}", part.view.ndim,
                                      part.view.ndim == 1 ? "" : "s");
            TRY(slice_dimension(rt, part.view, (*keys)[i], i));
        }
    } else {
        return not_an_index(rt, key);
    }
    if (!part.set_length()) return rt.memory_error();
    part.add_flags();
    return made;
}

/// pack_single.
Result<void> pack_at(Runtime& rt, const Value& self, std::uint8_t* at, const Value& item) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    Ref<Bytes> held = layout->memory;  // converting the item may run Python, which may pop this layout
    Size itemsize = layout->view.itemsize;
    Value packer = TRY(format_of(rt, layout->view));
    Value compiled = packer.as<StructObject>()->compiled;
    const CompiledFormat& format = compiled_format(compiled);
    Ref<Tuple> values = TRY(values_of_item(rt, item, format.values));
    return pack_values(rt, format, values->items(), at, itemsize, PackedInto::shared_memory);
}

/// copy_buffer.
Result<void> copy_from(Runtime& rt, const BufferView& target, const BufferView& source) {
    bool same = std::strcmp(target.format_text(), source.format_text()) == 0 &&
                target.itemsize == source.itemsize && target.ndim == source.ndim;
    for (int i = 0; same && i < target.ndim; ++i) {
        same = target.shape[i] == source.shape[i];
        if (target.shape[i] == 0) break;
    }
    if (!same) return rt.value_error("ndarray assignment: lvalue and rvalue have different structures");
    copy_layout(layout_of_view(target), layout_of_view(source));
    return {};
}

}  // namespace

Result<void> pack_items(Runtime& rt, std::span<const Value> items, const Value& format, Size itemsize,
                        std::uint8_t* to) {
    Value packer = TRY(cached_struct(rt, format));
    Value compiled = packer.as<StructObject>()->compiled;
    const CompiledFormat& layout = compiled_format(compiled);
    for (const Value& item : items) {
        Ref<Tuple> values = TRY(values_of_item(rt, item, layout.values));
        TRY(pack_values(rt, layout, values->items(), to, itemsize, PackedInto::fresh_memory));
        to += itemsize;
    }
    return {};
}

Result<Value> unpack_single(Runtime& rt, const char* format, Size itemsize, const std::uint8_t* at) {
    if (format == nullptr) return Value::small(*at);
    Value packer = TRY(cached_struct(rt, rt.text(format)));
    Value compiled = packer.as<StructObject>()->compiled;
    return struct_unpack_element(rt, compiled_format(compiled), at, itemsize);
}

Result<Value> ndarray_get_item(Runtime& rt, const Value& self, const Value& key) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    if (layout->view.ndim == 0) {
        if (key.is_ellipsis()) return Value(self);
        if (!is_empty_tuple(key)) return rt.type_error("invalid indexing of scalar");
        return unpack_single(rt, layout->view.format, layout->view.itemsize, layout->view.data);
    }
    if (!has_index(rt, key)) return slice_by(rt, self, key);
    Size index = TRY(size_of_int(rt, key));  // ndarray_subscript takes nothing with an __index__ but an int
    return item_at(rt, self, index);
}

static Result<void> assign_item(Runtime& rt, const Value& self, const Value& key, const Value& value) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    if (layout->view.readonly) return rt.type_error("ndarray is not writable");
    if (value.is_empty()) return rt.type_error("ndarray data cannot be deleted");
    if (layout->view.ndim == 0) {
        if (!key.is_ellipsis() && !is_empty_tuple(key)) return rt.type_error("invalid indexing of scalar");
        return pack_at(rt, self, layout->view.data, value);
    }
    if (layout->view.ndim == 1 && has_index(rt, key)) {
        Size index = TRY(size_of_int(rt, key));
        std::uint8_t* at = TRY(address_of_index(rt, layout->view, index));
        return pack_at(rt, self, at, value);
    }
    Export source = TRY(get_buffer(rt, value, buffer_flags::full_ro));
    Value part = TRY(ndarray_get_item(rt, self, key));
    return copy_from(rt, part.as<NdArray>()->layouts.back()->view, source.view());
}

Result<void> ndarray_assign_item(Runtime& rt, const Value& self, const Value& key, const Value& value) {
    TRY(assign_item(rt, self, key, value));
    rt.wrote();
    return {};
}

Result<Value> ndarray_tolist(Runtime& rt, const Value* a) {
    NdLayout* layout = TRY(ndarray_layout(rt, a[0]));
    if (layout->view.format == nullptr)
        return rt.value_error("ndarray: tolist() does not support format=NULL, use tobytes()");
    WholeLayout whole(layout->view);
    Value packer = TRY(format_of(rt, layout->view));
    Value compiled = packer.as<StructObject>()->compiled;
    return nested_list(rt, whole.layout, compiled_format(compiled));
}

Result<Value> ndarray_bytes(Runtime& rt, const Value& self) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    const BufferView& view = layout->view;
    Ref<Bytes> bytes = TRY(allocate_bytes(rt, static_cast<std::size_t>(view.length)));
    if (layout->c_contiguous()) {
        std::memcpy(bytes->data(), view.data, static_cast<std::size_t>(view.length));
    } else {
        copy_to_contiguous(view, 'C', bytes->data());
    }
    return bytes;
}

Result<Value> ndarray_tobytes(Runtime& rt, const Value* a) {
    return ndarray_bytes(rt, a[0]);
}

Result<Hash> ndarray_hash(Runtime& rt, const Value& self) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    if (!layout->view.readonly) return rt.value_error("cannot hash writable ndarray object");
    Value exporter = layout->exporter();
    if (!exporter.is_empty()) TRY(hash_of(rt, exporter));
    Value bytes = TRY(ndarray_bytes(rt, self));
    return hash_of(rt, bytes);
}

}  // namespace bufferscope
