// Memoryviews by index, slice and comparison.
#include <cstring>

#include "buffer/arguments.h"
#include "buffer/format.h"
#include "buffer/layout.h"
#include "buffer/memoryview.h"
#include "buffer/struct.h"

namespace bufferscope {

char single_code(const char* format) {
    const char* code = format[0] == '@' ? format + 1 : format;
    return code[0] != 0 && code[1] == 0 ? *code : '\0';
}

Result<char> native_format_of(Runtime& rt, const MemoryView* view) {
    const char* format = view->view.format;
    if (char code = single_code(format)) return code;
    return rt.raise(BuiltinType::NotImplementedError, "memoryview: unsupported format {}", format);
}

namespace {

/// unpack_single: checks that nothing was released meanwhile.
Result<Value> unpack_element(Runtime& rt, const MemoryView* view, const std::uint8_t* at, char code) {
    TRY(check_released(rt, view));
    return unpack_native(rt, at, code);
}

/// pack_single.
Result<void> pack_element(Runtime& rt, MemoryView* view, std::uint8_t* at, const Value& value, char code) {
    if (value.is_small_int() && (code == 'B' || code == 'b')) {  // what byte loops do
        std::int32_t number = value.small_int();
        bool fits = code == 'B' ? number >= 0 && number <= 255 : number >= -128 && number <= 127;
        if (fits) {
            TRY(check_released(rt, view));
            *at = static_cast<std::uint8_t>(number);
            return {};
        }
    }
    const char* format = view->view.format;
    if (format && *format == '@') ++format;
    Value number = value;
    if (code == 'b' || code == 'B' || code == 'h' || code == 'H') {
        // A C long is made first; that it is too large for the element is found after the view was looked at.
        number = TRY(int_for_packing(rt, value, format));
        bool is_signed = code == 'b' || code == 'h';
        std::uint64_t unused;
        if (pack_int(number, *find_format_code(is_signed ? 'l' : 'L'), unused)) TRY(check_released(rt, view));
    }
    PackedElement packed = TRY(pack_native(rt, number, code, format));
    TRY(check_released(rt, view));
    std::memcpy(at, packed.bytes, static_cast<std::size_t>(native_size(code)));
    return {};
}

/// lookup_dimension: the address one index further.
Result<std::uint8_t*> step_into(Runtime& rt, const BufferView& view, std::uint8_t* at, int dimension,
                                Size index) {
    Size count = view.shape[dimension];
    if (index < 0) index += count;
    if (index < 0 || index >= count)
        return rt.index_error("index out of bounds on dimension {}", dimension + 1);
    at += static_cast<std::ptrdiff_t>(view.strides[dimension]) * index;
    return follow_suboffset(at, view.suboffsets, dimension);
}

/// ptr_from_tuple.
Result<std::uint8_t*> address_of(Runtime& rt, const MemoryView* view, const Tuple* indices) {
    if (indices->length > view->view.ndim)
        return rt.type_error("cannot index {}-dimension view with {}-element tuple", view->view.ndim,
                             indices->length);
    std::uint8_t* at = view->view.data;
    for (Size i = 0; i < indices->length; ++i) {
        Size index = TRY(index_size(rt, (*indices)[i]));
        at = TRY(step_into(rt, view->view, at, i, index));
    }
    return at;
}

bool is_tuple_of_indices(Runtime& rt, const Value& key) {
    if (!is_tuple(key)) return false;
    for (const Value& item : key.as<Tuple>()->span())
        if (!has_index(rt, item)) return false;
    return true;
}

bool is_tuple_of_slices(Runtime& rt, const Value& key) {
    if (!is_tuple(key) || key.as<Tuple>()->length == 0) return false;
    for (const Value& item : key.as<Tuple>()->span())
        if (!rt.is_exactly(item, BuiltinType::slice)) return false;
    return true;
}

bool is_whole_of_scalar(const Value& key) {
    return key.is_ellipsis() || (is_tuple(key) && key.as<Tuple>()->length == 0);
}

Result<Value> get_by_tuple(Runtime& rt, const MemoryView* view, const Tuple* indices) {
    char code = TRY(native_format_of(rt, view));
    if (indices->length < view->view.ndim)
        return rt.raise(BuiltinType::NotImplementedError, "sub-views are not implemented");
    std::uint8_t* at = TRY(address_of(rt, view, indices));
    return unpack_element(rt, view, at, code);
}

Result<Value> get_slice(Runtime& rt, MemoryView* view, const SliceObject* slice) {
    TRY(check_passing_on(rt, view));
    Ref<MemoryView> sliced = TRY(add_view(rt, view->managed.get(), view->view, view->view.ndim));
    SliceRange range = TRY(unpack_slice(rt, slice));
    adjust_slice(range, sliced->view.shape[0]);
    sliced->view.data += static_cast<std::ptrdiff_t>(sliced->view.strides[0]) * range.start;
    sliced->shape()[0] = range.count;
    sliced->strides()[0] = static_cast<Size>(std::int64_t{sliced->strides()[0]} * range.step);
    std::int64_t length = sliced->view.itemsize;
    for (int i = 0; i < sliced->view.ndim; ++i) length *= sliced->view.shape[i];
    sliced->view.length = static_cast<Size>(length);
    announce_view(rt, sliced.get(), view);
    return sliced;
}

/// Format without the '@' that changes nothing.
const char* plain_format(const char* format) {
    if (format == nullptr) return "B";
    return format[0] == '@' ? format + 1 : format;
}

bool same_shape(const BufferView& a, int ndim, const Size* shape) {
    if (a.ndim != ndim) return false;
    for (int i = 0; i < ndim; ++i) {
        if (a.shape[i] != shape[i]) return false;
        if (shape[i] == 0) break;
    }
    return true;
}

Result<void> assign_slice(Runtime& rt, MemoryView* view, const SliceObject* slice, const Value& value) {
    Export source = TRY(get_buffer(rt, value, buffer_flags::full_ro));
    SliceRange range = TRY(unpack_slice(rt, slice));
    TRY(check_released(rt, view));
    const BufferView& base = view->view;
    adjust_slice(range, base.shape[0]);
    Size stride = static_cast<Size>(std::int64_t{base.strides[0]} * range.step);
    Layout target{base.data + static_cast<std::ptrdiff_t>(base.strides[0]) * range.start,
                  1,
                  base.itemsize,
                  &range.count,
                  &stride,
                  base.suboffsets};
    const BufferView& from = source.view();
    if (std::strcmp(plain_format(base.format), plain_format(from.format)) != 0 ||
        base.itemsize != from.itemsize || !same_shape(from, 1, target.shape))
        return rt.value_error("memoryview assignment: lvalue and rvalue have different structures");
    copy_layout(target, layout_of_view(from));
    return {};
}

Result<void> assign_by_tuple(Runtime& rt, MemoryView* view, const Tuple* indices, const Value& value,
                             char code) {
    if (indices->length < view->view.ndim)
        return rt.raise(BuiltinType::NotImplementedError, "sub-views are not implemented");
    std::uint8_t* at = TRY(address_of(rt, view, indices));
    return pack_element(rt, view, at, value, code);
}

bool layouts_equal(const Layout& a, char a_code, const Layout& b, char b_code) {
    if (a.ndim == 0) return native_equal(a.data, a_code, b.data, b_code);
    Size size =
        native_size(a_code);  // not always the itemsize: a view asked for without a format is of bytes
    bool whole_bytes = a.ndim == 1 && a_code == b_code && size == a.strides[0] && size == b.strides[0] &&
                       a.suboffsets == nullptr && b.suboffsets == nullptr && a_code != 'f' && a_code != 'd' &&
                       a_code != 'e' && a_code != '?';
    if (whole_bytes)
        return a.shape[0] == 0 ||
               std::memcmp(a.data, b.data, static_cast<std::size_t>(a.shape[0]) * size) == 0;
    for (Size i = 0; i < a.shape[0]; ++i)
        if (!layouts_equal(sub_layout(a, i), a_code, sub_layout(b, i), b_code)) return false;
    return true;
}

Result<bool> unpacked_equal(Runtime& rt, const Layout& a, const CompiledFormat& a_format, const Layout& b,
                            const CompiledFormat& b_format) {
    if (a.ndim == 0) {
        Value left = TRY(struct_unpack_element(rt, a_format, a.data, a.itemsize));
        Value right = TRY(struct_unpack_element(rt, b_format, b.data, b.itemsize));
        return equals(rt, left, right);
    }
    for (Size i = 0; i < a.shape[0]; ++i) {
        bool same = TRY(unpacked_equal(rt, sub_layout(a, i), a_format, sub_layout(b, i), b_format));
        if (!same) return false;
    }
    return true;
}

/// Elements of formats that only struct knows; what it does not know is unequal.
Result<bool> equal_by_struct(Runtime& rt, const BufferView& a, const BufferView& b) {
    install_struct(rt);
    Value a_compiled, b_compiled;
    if (compile_format(rt, a.format_text(), a_compiled) != nullptr) return false;
    if (compile_format(rt, b.format_text(), b_compiled) != nullptr) return false;
    return unpacked_equal(rt, layout_of_view(a), compiled_format(a_compiled), layout_of_view(b),
                          compiled_format(b_compiled));
}

Result<bool> views_equal(Runtime& rt, const BufferView& a, const BufferView& b) {
    if (!same_shape(a, b.ndim, b.shape)) return false;
    char a_code = native_code(a.format);
    char b_code = native_code(b.format);
    if (a_code == 0 || b_code == 0) return equal_by_struct(rt, a, b);
    return layouts_equal(layout_of_view(a), a_code, layout_of_view(b), b_code);
}

}  // namespace

Result<Value> memoryview_element(Runtime& rt, const MemoryView* view, Size index) {
    char code = TRY(native_format_of(rt, view));
    std::uint8_t* at = view->view.data + static_cast<std::ptrdiff_t>(view->view.strides[0]) * index;
    return unpack_element(rt, view, follow_suboffset(at, view->view.suboffsets, 0), code);
}

Result<Value> memoryview_get_item(Runtime& rt, const Value& self, const Value& key) {
    auto* view = self.as<MemoryView>();
    TRY(check_released(rt, view));
    if (view->view.ndim == 0) {
        if (key.is_ellipsis()) return Value(self);
        if (!is_whole_of_scalar(key)) return rt.type_error("invalid indexing of 0-dim memory");
        char code = TRY(native_format_of(rt, view));
        return unpack_element(rt, view, view->view.data, code);
    }
    if (key.is_small_int() || has_index(rt, key)) {
        Size index = TRY(index_size(rt, key));
        TRY(check_released(rt, view));
        char code = TRY(native_format_of(rt, view));
        if (view->view.ndim != 1)
            return rt.raise(BuiltinType::NotImplementedError,
                            "multi-dimensional sub-views are not implemented");
        std::uint8_t* at = TRY(step_into(rt, view->view, view->view.data, 0, index));
        return unpack_native(rt, at, code);
    }
    if (rt.is_exactly(key, BuiltinType::slice)) return get_slice(rt, view, key.as<SliceObject>());
    if (is_tuple_of_indices(rt, key)) return get_by_tuple(rt, view, key.as<Tuple>());
    if (is_tuple_of_slices(rt, key))
        return rt.raise(BuiltinType::NotImplementedError, "multi-dimensional slicing is not implemented");
    return rt.type_error("memoryview: invalid slice key");
}

namespace {

/// memory_ass_sub.
Result<void> assign_item(Runtime& rt, const Value& self, const Value& key, const Value& value) {
    auto* view = self.as<MemoryView>();
    TRY(check_released(rt, view));
    char code = TRY(native_format_of(rt, view));
    if (view->view.readonly) return rt.type_error("cannot modify read-only memory");
    if (value.is_empty()) return rt.type_error("cannot delete memory");
    if (view->view.ndim == 0) {
        if (!is_whole_of_scalar(key)) return rt.type_error("invalid indexing of 0-dim memory");
        return pack_element(rt, view, view->view.data, value, code);
    }
    if (key.is_small_int() || has_index(rt, key)) {
        if (view->view.ndim > 1)
            return rt.raise(BuiltinType::NotImplementedError, "sub-views are not implemented");
        Size index = TRY(index_size(rt, key));
        std::uint8_t* at = TRY(step_into(rt, view->view, view->view.data, 0, index));
        return pack_element(rt, view, at, value, code);
    }
    bool slice = rt.is_exactly(key, BuiltinType::slice);
    if (slice && view->view.ndim == 1) return assign_slice(rt, view, key.as<SliceObject>(), value);
    if (is_tuple_of_indices(rt, key)) return assign_by_tuple(rt, view, key.as<Tuple>(), value, code);
    if (slice || is_tuple_of_slices(rt, key))
        return rt.raise(BuiltinType::NotImplementedError,
                        "memoryview slice assignments are currently restricted to ndim = 1");
    return rt.type_error("memoryview: invalid slice key");
}

}  // namespace

Result<void> memoryview_assign_item(Runtime& rt, const Value& self, const Value& key, const Value& value) {
    TRY(assign_item(rt, self, key, value));
    rt.wrote();
    return {};
}

namespace {

/// Where the memory of a view lies, asked before Python may run.
struct Whereabouts {
    Value exporter;
    const std::uint8_t* data;
    Size length;
    const char* format;

    explicit Whereabouts(const MemoryView* view)
        : exporter(view->exporter()),
          data(view->managed->master.data),
          length(view->managed->master.length),
          format(view->managed->master.format) {}

    /// Acquires the memory of a view that has been released meanwhile: an error unless it lies there still.
    Result<Export> acquire(Runtime& rt) const {
        Export found = TRY(get_native_buffer(rt, exporter, buffer_flags::full_ro));
        const BufferView& view = found.view();
        if (view.data != data || view.length != length || view.format != format)
            return rt.value_error(released_view);
        return found;
    }
};

}  // namespace

Result<Value> memoryview_compare(Runtime& rt, const Value& left, const Value& right, Comparison how) {
    if ((how != Comparison::equal && how != Comparison::not_equal) || !is_memoryview(rt, left))
        return Value::not_implemented();
    bool wanted = how == Comparison::equal;
    auto* view = left.as<MemoryView>();
    if (view->inaccessible()) return Value::boolean(left.is(right) == wanted);
    if (is_memoryview(rt, right)) {
        auto* other = right.as<MemoryView>();
        if (other->inaccessible()) return Value::boolean(left.is(right) == wanted);
        bool same = TRY(views_equal(rt, view->view, other->view));
        return Value::boolean(same == wanted);
    }
    if (!has_buffer(rt, right)) return Value::not_implemented();
    Whereabouts place(view);
    Result<Export> acquired = get_buffer(rt, right, buffer_flags::full_ro);
    if (acquired.is_error()) return Value::not_implemented();
    Export other = acquired.take();
    Export kept;
    if (view->inaccessible()) {
        // memory_richcompare goes on with the memory, even where it is gone.
        Result<Export> again = place.acquire(rt);
        if (again.is_error()) return Value::boolean(!wanted);
        kept = again.take();
    }
    bool same = TRY(views_equal(rt, view->view, other.view()));
    return Value::boolean(same == wanted);
}

}  // namespace bufferscope
