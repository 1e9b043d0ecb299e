// Methods and attributes of memoryview, and its iterator.
#include "buffer/memoryview_methods.h"

#include <cstring>

#include "buffer/arguments.h"
#include "buffer/byte_methods.h"
#include "buffer/format.h"
#include "buffer/layout.h"
#include "types/codecs.h"
#include "types/collections.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

namespace {

/// The view behind `self`, which must not be released.
Result<MemoryView*> live_view(Runtime& rt, const Value& self) {
    auto* view = self.as<MemoryView>();
    TRY(check_released(rt, view));
    return view;
}

bool is_byte_code(char code) {
    return code == 'B' || code == 'b' || code == 'c';
}

/// cast_to_1D.
Result<void> cast_to_bytes_or_from(Runtime& rt, MemoryView* view, const Value& format) {
    const Str* text = format.as<Str>();
    if (!text->ascii) {
        Value ignored = TRY(call_method(rt, format, "encode", {rt.text("ascii")}));
    }
    std::string wanted = utf8_of(text);
    char code = native_code(wanted.c_str());  // up to a null character, as C reads it
    if (code == 0)
        return rt.value_error(
            "memoryview: destination format must be a native single character format prefixed with an "
            "optional '@'");
    char source = native_code(view->view.format);
    if (!is_byte_code(source) && !is_byte_code(code))
        return rt.type_error("memoryview: cannot cast between two non-byte formats");
    Size itemsize = native_size(code);
    if (view->view.length % itemsize != 0)
        return rt.type_error("memoryview: length is not a multiple of itemsize");
    view->view.format = native_format_text(code, wanted[0] == '@');
    view->view.itemsize = itemsize;
    view->view.ndim = 1;
    view->shape()[0] = view->view.length / itemsize;
    view->strides()[0] = itemsize;
    view->view.suboffsets = nullptr;
    return {};
}

/// cast_to_ND: the shape's items are ints, so nothing here runs Python.
Result<void> cast_to_shape(Runtime& rt, MemoryView* view, std::span<const Value> shape) {
    std::int64_t length = view->view.itemsize;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (!is_int(shape[i])) return rt.type_error("memoryview.cast(): elements of shape must be integers");
        Size extent = TRY(size_argument(rt, shape[i], 0));
        if (extent <= 0) return rt.value_error("memoryview.cast(): elements of shape must be integers > 0");
        if (extent > max_size / length)
            return rt.value_error("memoryview.cast(): product(shape) > SSIZE_MAX");
        length *= extent;
        view->shape()[i] = extent;
    }
    view->view.ndim = static_cast<int>(shape.size());
    contiguous_strides(view->view.ndim, view->shape(), view->view.itemsize, 'C', view->strides());
    if (view->view.length != length)
        return rt.type_error("memoryview: product(shape) * itemsize != buffer size");
    return {};
}

Result<Value> list_of_elements(Runtime& rt, const Layout& layout, char code) {
    if (layout.ndim == 0) return unpack_native(rt, layout.data, code);
    Ref<List> list = new_list(rt);
    TRY(list_reserve(rt, list.get(), layout.shape[0]));
    if (layout.ndim == 1) {
        std::uint8_t* at = layout.data;
        for (Size i = 0; i < layout.shape[0]; ++i, at += layout.strides[0]) {
            Value item = TRY(unpack_native(rt, follow_suboffset(at, layout.suboffsets, 0), code));
            TRY(list_append(rt, list.get(), std::move(item)));
        }
        return list;
    }
    for (Size i = 0; i < layout.shape[0]; ++i) {
        Value item = TRY(list_of_elements(rt, sub_layout(layout, i), code));
        TRY(list_append(rt, list.get(), std::move(item)));
    }
    return list;
}

}  // namespace

Result<Value> memoryview_cast(Runtime& rt, const Value* a) {
    if (!is_str(a[1]))
        return rt.type_error("cast() argument 'format' must be str, not {}", argument_type_name(rt, a[1]));
    auto* view = a[0].as<MemoryView>();
    TRY(check_passing_on(rt, view));
    bool shaped = !a[2].is_empty();
    if (!view->contiguous('C'))
        return rt.type_error("memoryview: casts are restricted to C-contiguous views");
    if (shaped || view->view.ndim != 1)
        for (int i = 0; i < view->view.ndim; ++i)
            if (view->view.shape[i] == 0)
                return rt.type_error("memoryview: cannot cast view with zeros in shape or strides");
    std::span<const Value> shape;
    if (shaped) {
        if (is_list(a[2])) {
            shape = a[2].as<List>()->span();
        } else if (is_tuple(a[2])) {
            shape = a[2].as<Tuple>()->span();
        } else {
            return rt.type_error("shape must be a list or a tuple");
        }
        if (shape.size() > max_dimensions)
            return rt.value_error("memoryview: number of dimensions must not exceed {}", max_dimensions);
        if (view->view.ndim != 1 && shape.size() != 1)
            return rt.type_error("memoryview: cast must be 1D -> ND or ND -> 1D");
    }
    int dimensions = shape.empty() ? 1 : static_cast<int>(shape.size());
    Ref<MemoryView> result = TRY(add_view(rt, view->managed.get(), view->view, dimensions));
    TRY(cast_to_bytes_or_from(rt, result.get(), a[1]));
    if (shaped) TRY(cast_to_shape(rt, result.get(), shape));
    announce_view(rt, result.get(), view);
    return result;
}

Result<Value> memoryview_count(Runtime& rt, const Value* a) {
    Size count = 0;
    Result<void> done = for_each(rt, a[0], [&](const Value& item) -> Result<bool> {
        bool same = TRY(equals(rt, item, a[1]));
        count += same;
        return true;
    });
    if (done.is_error()) return done.take_error();
    return new_int(rt, count);
}

Result<Value> memoryview_enter(Runtime& rt, const Value* a) {
    TRY(live_view(rt, a[0]));
    return Value(a[0]);
}

Result<Value> memoryview_exit(Runtime& rt, const Value* a) {
    TRY(release_view(rt, a[0].as<MemoryView>()));
    return Value::none();
}

Result<Value> memoryview_release(Runtime& rt, const Value* a) {
    TRY(release_view(rt, a[0].as<MemoryView>()));
    return Value::none();
}

Result<Value> memoryview_from_flags(Runtime& rt, const Value* a) {
    std::int32_t flags = TRY(int_argument(rt, a[2], 0));
    return new_memoryview(rt, a[1], static_cast<std::uint32_t>(flags));
}

Result<Value> memoryview_hex(Runtime& rt, const Value* a) {
    std::int32_t group = TRY(int_argument(rt, a[2], 1));
    MemoryView* view = TRY(live_view(rt, a[0]));
    if (view->contiguous('C')) {
        ++view->exports;  // a separator's __len__ must not release the memory
        Result<Value> text = hex_of_bytes(rt, view->view.bytes(), a[1], group);
        --view->exports;
        return text;
    }
    std::string copy(static_cast<std::size_t>(view->view.length), '\0');
    copy_to_contiguous(view->view, 'C', reinterpret_cast<std::uint8_t*>(copy.data()));
    return hex_of_bytes(rt, byte_span(copy), a[1], group);
}

Result<Value> memoryview_index_of(Runtime& rt, const Value* a) {
    Bounds bounds;
    TRY(search_bounds(rt, a[2], a[3], bounds.start, bounds.end));
    MemoryView* view = TRY(live_view(rt, a[0]));
    if (view->view.ndim == 0) return rt.type_error("invalid lookup on 0-dim memory");
    if (view->view.ndim != 1)
        return rt.raise(BuiltinType::NotImplementedError, "multi-dimensional lookup is not implemented");
    bounds.adjust(view->view.shape[0]);
    for (Size i = bounds.start; i < bounds.end; ++i) {
        Value item = TRY(memoryview_element(rt, view, i));
        bool same = TRY(equals(rt, item, a[1]));
        if (same) return new_int(rt, i);
    }
    return rt.value_error("memoryview.index(x): x not found");
}

Result<Value> memoryview_sizeof(Runtime&, const Value* a) {
    return Value::small(76 + 12 * a[0].as<MemoryView>()->dimensions);
}

Result<Value> memoryview_tobytes(Runtime& rt, const Value* a) {
    std::string order = "C";
    if (!a[1].is_empty() && !a[1].is_none()) {
        if (!is_str(a[1]))
            return rt.type_error("tobytes() argument 'order' must be str or None, not {}",
                                 argument_type_name(rt, a[1]));
        order = TRY(c_text(rt, a[1]));
    }
    MemoryView* view = TRY(live_view(rt, a[0]));
    if (order != "C" && order != "F" && order != "A") return rt.value_error("order must be 'C', 'F' or 'A'");
    if (view->view.length <= 1 && view->view.suboffsets == nullptr) return new_bytes(rt, view->view.bytes());
    Ref<Bytes> bytes = TRY(allocate_bytes(rt, static_cast<std::size_t>(view->view.length)));
    copy_to_contiguous(view->view, order[0], bytes->data());
    return bytes;
}

Result<Value> memoryview_tolist(Runtime& rt, const Value* a) {
    MemoryView* view = TRY(live_view(rt, a[0]));
    char code = TRY(native_format_of(rt, view));
    return list_of_elements(rt, layout_of_view(view->view), code);
}

Result<Value> memoryview_toreadonly(Runtime& rt, const Value* a) {
    auto* view = a[0].as<MemoryView>();
    TRY(check_passing_on(rt, view));
    Ref<MemoryView> result = TRY(add_view(rt, view->managed.get(), view->view, view->view.ndim));
    result->view.readonly = true;
    announce_view(rt, result.get(), view);
    return result;
}

// ---- attributes

Result<Value> tuple_of_sizes(Runtime& rt, const Size* sizes, int count) {
    if (sizes == nullptr) count = 0;
    Ref<Tuple> tuple = TRY(allocate_tuple(rt, count));
    for (int i = 0; i < count; ++i) tuple->items()[i] = new_int(rt, sizes[i]);
    return tuple;
}

Result<Value> memoryview_get_c_contiguous(Runtime& rt, const Value& self) {
    MemoryView* view = TRY(live_view(rt, self));
    return Value::boolean(view->contiguous('C'));
}

Result<Value> memoryview_get_f_contiguous(Runtime& rt, const Value& self) {
    MemoryView* view = TRY(live_view(rt, self));
    return Value::boolean(view->contiguous('F'));
}

Result<Value> memoryview_get_contiguous(Runtime& rt, const Value& self) {
    MemoryView* view = TRY(live_view(rt, self));
    return Value::boolean(view->contiguous('C') || view->contiguous('F'));
}

Result<Value> memoryview_get_format(Runtime& rt, const Value& self) {
    MemoryView* view = TRY(live_view(rt, self));
    return new_str(rt, std::string_view(view->view.format));
}

Result<Value> memoryview_get_itemsize(Runtime& rt, const Value& self) {
    MemoryView* view = TRY(live_view(rt, self));
    return new_int(rt, view->view.itemsize);
}

Result<Value> memoryview_get_nbytes(Runtime& rt, const Value& self) {
    MemoryView* view = TRY(live_view(rt, self));
    return new_int(rt, view->view.length);
}

Result<Value> memoryview_get_ndim(Runtime& rt, const Value& self) {
    MemoryView* view = TRY(live_view(rt, self));
    return Value::small(view->view.ndim);
}

Result<Value> memoryview_get_obj(Runtime& rt, const Value& self) {
    MemoryView* view = TRY(live_view(rt, self));
    Value exporter = view->exporter();
    return exporter.is_empty() ? Value::none() : exporter;
}

Result<Value> memoryview_get_readonly(Runtime& rt, const Value& self) {
    MemoryView* view = TRY(live_view(rt, self));
    return Value::boolean(view->view.readonly);
}

Result<Value> memoryview_get_shape(Runtime& rt, const Value& self) {
    MemoryView* view = TRY(live_view(rt, self));
    return tuple_of_sizes(rt, view->view.shape, view->view.ndim);
}

Result<Value> memoryview_get_strides(Runtime& rt, const Value& self) {
    MemoryView* view = TRY(live_view(rt, self));
    return tuple_of_sizes(rt, view->view.strides, view->view.ndim);
}

Result<Value> memoryview_get_suboffsets(Runtime& rt, const Value& self) {
    MemoryView* view = TRY(live_view(rt, self));
    return tuple_of_sizes(rt, view->view.suboffsets, view->view.ndim);
}

// ---- __buffer__ and __release_buffer__ of every exporter

Result<Value> buffer_method(Runtime& rt, const Value& self, const Value& flags) {
    Size asked = TRY(index_size(rt, flags, BuiltinType::OverflowError));
    return native_memoryview(rt, self, static_cast<std::uint32_t>(asked));
}

Result<Value> release_buffer_method(Runtime& rt, const Value& self, const Value& given) {
    if (!is_memoryview(rt, given)) return rt.type_error("expected a memoryview object");
    auto* view = given.as<MemoryView>();
    const Object* exporter = view->exporter_address();
    if (exporter == nullptr) return Value::none();
    if (exporter != self.object()) return rt.value_error("memoryview's buffer is not this object");
    if (view->released) return rt.value_error("memoryview's buffer has already been released");
    TRY(release_view(rt, view));
    return Value::none();
}

// ---- iteration

namespace {

struct MemoryIterator : Object {
    Value source;  // empty when exhausted
    Size position;
    Size length;
    char code;
};

Result<Value> memory_iterator_next(Runtime& rt, const Value& self) {
    auto* iterator = self.as<MemoryIterator>();
    if (iterator->source.is_empty()) return Value();
    if (iterator->position < iterator->length) {
        auto* view = iterator->source.as<MemoryView>();
        TRY(check_released(rt, view));
        std::uint8_t* at =
            view->view.data + static_cast<std::ptrdiff_t>(view->view.strides[0]) * iterator->position++;
        return unpack_native(rt, follow_suboffset(at, view->view.suboffsets, 0), iterator->code);
    }
    iterator->source = Value();
    return Value();
}

Result<Value> memory_iterator_iter(Runtime&, const Value& self) {
    return Value(self);
}

constexpr TypeSpec memory_iterator_spec = {
    .id = BuiltinType::memory_iterator,
    .name = "memory_iterator",
    .flags = type_flags::no_instantiation,
    .layout = layout_of<MemoryIterator>(
        [](Object* object, Visitor& visit) { visit(static_cast<MemoryIterator*>(object)->source); }),
    .slots = {.iter = memory_iterator_iter, .next = memory_iterator_next},
};

}  // namespace

Result<Value> memoryview_iterate(Runtime& rt, const Value& self) {
    MemoryView* view = TRY(live_view(rt, self));
    if (view->view.ndim == 0) return rt.type_error("invalid indexing of 0-dim memory");
    if (view->view.ndim != 1)
        return rt.raise(BuiltinType::NotImplementedError, "multi-dimensional sub-views are not implemented");
    char code = TRY(native_format_of(rt, view));
    auto* iterator = rt.allocate<MemoryIterator>(rt.type(BuiltinType::memory_iterator));
    iterator->source = self;
    iterator->length = view->view.shape[0];
    iterator->code = code;
    return Value::adopt(iterator);
}

void install_memory_iterator(Runtime& rt) {
    rt.define_type(memory_iterator_spec);
}

}  // namespace bufferscope
