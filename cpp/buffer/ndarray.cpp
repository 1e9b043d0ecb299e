// ndarray: construction, the layouts it has at a time, and its buffers.
#include "buffer/ndarray.h"

#include <cstring>

#include "buffer/arguments.h"
#include "buffer/layout.h"
#include "buffer/memoryview.h"
#include "buffer/struct.h"
#include "types/codecs.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

// ---- a layout

void NdLayout::own_arrays() {
    auto count = static_cast<std::size_t>(view.ndim);
    std::vector<Size> copied(3 * count + 1);
    const Size** arrays[] = {&view.shape, &view.strides, &view.suboffsets};
    Size* to = copied.data();
    for (const Size** array : arrays) {
        if (*array != nullptr) {
            std::copy_n(*array, count, to);
            *array = to;
        }
        to += count;
    }
    sizes.swap(copied);
}

bool NdLayout::set_length() {
    std::int64_t length = view.itemsize;
    for (int i = 0; i < view.ndim; ++i)
        if (view.shape[i] == 0) length = 0;
    for (int i = 0; i < view.ndim && length > 0; ++i) {
        length *= view.shape[i];
        if (length > max_size) return false;
    }
    view.length = static_cast<Size>(length);
    return true;
}

std::string NdLayout::lock() const {
    if (exports == 0) return "";
    return format_text("cannot change structure: {} exported buffer{}", {exports, exports == 1 ? "" : "s"});
}

void NdLayout::add_flags() {
    if (view.ndim == 0) flags |= ndarray_flags::scalar;
    if (view.suboffsets != nullptr) flags |= ndarray_flags::pil;
    if (is_contiguous(view, 'C')) flags |= ndarray_flags::c;
    if (is_contiguous(view, 'F')) flags |= ndarray_flags::fortran;
}

Result<NdLayout*> ndarray_layout(Runtime& rt, const Value& self) {
    auto* array = self.as<NdArray>();
    if (array->layouts.empty())
        return rt.raise(BuiltinType::RuntimeError, "operation forbidden on uninitialized ndarray object");
    return array->layouts.back().get();
}

namespace {

/// The buffer of another object as a layout.
Result<std::unique_ptr<NdLayout>> layout_of_buffer(Runtime& rt, const Value& exporter, std::uint32_t flags) {
    auto made = std::make_unique<NdLayout>();
    made->acquired = TRY(get_buffer(rt, exporter, flags));
    const BufferView& source = made->acquired.view();
    BufferView& view = made->view;
    view.data = source.data;
    view.length = source.length;
    view.itemsize = source.itemsize;
    view.format = source.format;
    view.ndim = source.ndim;
    view.readonly = source.readonly;
    view.shape = source.shape;
    view.strides = source.strides;
    view.suboffsets = source.suboffsets;
    made->flags = view.readonly ? 0 : ndarray_flags::writable;
    return made;
}

// ---- construction

Result<std::span<const Value>> list_or_tuple(Runtime& rt, const Value& value, std::string_view name) {
    if (is_list(value)) return value.as<List>()->span();
    if (is_tuple(value)) return value.as<Tuple>()->span();
    return rt.type_error("{} must be a list or a tuple", name);
}

/// seq_as_ssize_array.
Result<void> read_sizes(Runtime& rt, std::span<const Value> items, bool is_shape, Size* out) {
    for (const Value& item : items) {
        if (!is_int(item))
            return rt.value_error("elements of {} must be integers", is_shape ? "shape" : "strides");
        Size size = TRY(size_argument(rt, item, 0));
        if (is_shape && size < 0) return rt.value_error("elements of shape must be integers >= 0");
        *out++ = size;
    }
    return {};
}

/// verify_structure: every element lies within the memory.
Result<void> verify_structure(Runtime& rt, const NdLayout& layout) {
    const BufferView& view = layout.view;
    for (int i = 0; i < view.ndim; ++i)
        if (view.strides[i] % view.itemsize != 0)
            return rt.value_error("strides must be a multiple of itemsize");
    __int128 lowest = layout.offset;
    __int128 highest = layout.offset;
    for (int i = 0; i < view.ndim; ++i) {
        if (view.shape[i] == 0) return {};
        std::int64_t reach = (std::int64_t{view.shape[i]} - 1) * view.strides[i];
        (reach <= 0 ? lowest : highest) += reach;
    }
    if (lowest < 0 || highest + view.itemsize > layout.memory->length)
        return rt.value_error("invalid combination of buffer, shape and strides");
    return {};
}

/// init_suboffsets: the first dimension becomes one of pointers, which stand in front of the elements.
Result<void> convert_to_pointers(Runtime& rt, NdLayout& layout) {
    BufferView& view = layout.view;
    std::int64_t table = (std::int64_t{view.shape[0]} * pointer_size + 7) / 8 * 8;
    Size elements = layout.memory->length;
    if (table + elements > max_size) return rt.memory_error();
    Ref<Bytes> memory = TRY(allocate_bytes(rt, static_cast<std::size_t>(table + elements)));
    std::memset(memory->data(), 0, static_cast<std::size_t>(table));
    std::memcpy(memory->data() + table, layout.memory->data(), static_cast<std::size_t>(elements));
    std::int64_t lowest = 0;
    std::int64_t suboffset = 0;
    for (int i = 0; i < view.ndim && view.shape[i] != 0; ++i) {
        if (view.strides[i] > 0) continue;
        std::int64_t reach = (std::int64_t{view.shape[i]} - 1) * view.strides[i];
        lowest += reach;
        if (i > 0) suboffset -= reach;
    }
    std::int64_t start = table + layout.offset + lowest;
    std::int64_t step = view.strides[0] < 0 ? -std::int64_t{view.strides[0]} : view.strides[0];
    std::uint8_t* pointers = memory->data();
    for (Size i = 0; i < view.shape[0]; ++i) {
        std::uint8_t* pointer = pointers + static_cast<std::ptrdiff_t>(i) * pointer_size;
        store_pointer(pointer, pointers + start + i * step);
    }
    Size* sizes = layout.sizes.data();
    Size* suboffsets = sizes + 2 * view.ndim;
    std::fill_n(suboffsets, view.ndim, -1);
    suboffsets[0] = static_cast<Size>(suboffset);
    view.suboffsets = suboffsets;
    view.data = pointers;
    bool backwards = view.strides[0] < 0;
    sizes[view.ndim] = backwards ? -pointer_size : pointer_size;
    if (backwards && view.shape[0] > 0) view.data += std::ptrdiff_t{view.shape[0] - 1} * pointer_size;
    layout.memory = std::move(memory);
    layout.flags &= ~(ndarray_flags::c | ndarray_flags::fortran);
    layout.offset = 0;
    return {};
}

/// init_structure.
Result<void> set_structure(Runtime& rt, NdLayout& layout, std::span<const Value> shape,
                           std::span<const Value> strides) {
    using namespace ndarray_flags;
    BufferView& view = layout.view;
    view.ndim = static_cast<int>(shape.size());
    if (view.ndim == 0) {
        if (layout.flags & pil) return rt.type_error("ndim = 0 cannot be used in conjunction with ND_PIL");
        layout.flags |= scalar | c | fortran;
        return {};
    }
    layout.sizes.resize(3 * shape.size());
    Size* sizes = layout.sizes.data();
    TRY(read_sizes(rt, shape, true, sizes));
    view.shape = sizes;
    if (!strides.empty()) {
        TRY(read_sizes(rt, strides, false, sizes + view.ndim));
    } else {
        contiguous_strides(view.ndim, view.shape, view.itemsize, layout.flags & fortran ? 'F' : 'C',
                           sizes + view.ndim);
    }
    view.strides = sizes + view.ndim;
    TRY(verify_structure(rt, layout));
    view.data = layout.memory->data() + layout.offset;
    if (!layout.set_length()) return rt.memory_error();
    if (is_contiguous(view, 'C')) layout.flags |= c;
    if (is_contiguous(view, 'F')) layout.flags |= fortran;
    if (layout.flags & pil) return convert_to_pointers(rt, layout);
    return {};
}

/// The arguments of a layout of memory of its own.
struct NdArguments {
    Value items, shape, strides;  // strides: empty when there are none
    Size offset = 0;
    Value format;  // empty: "B"
    std::int32_t flags = 0;
};

/// ndbuf_new and init_simple: the items in memory, one after the other.
Result<void> fill_memory(Runtime& rt, NdLayout& layout, std::span<const Value> items,
                         const NdArguments& arguments, Size itemsize) {
    std::int64_t length = static_cast<std::int64_t>(items.size()) * itemsize;
    Size offset = arguments.offset;
    if (offset % itemsize != 0) return rt.value_error("offset must be a multiple of itemsize");
    if (offset < 0 || std::int64_t{offset} + itemsize > length) return rt.value_error("offset out of bounds");
    if (length > max_size) return rt.memory_error();
    layout.memory = TRY(allocate_bytes(rt, static_cast<std::size_t>(length)));
    layout.offset = offset;
    layout.flags = arguments.flags;
    BufferView& view = layout.view;
    view.data = layout.memory->data();
    view.length = static_cast<Size>(length);
    view.itemsize = itemsize;
    TRY(pack_items(rt, items, arguments.format, itemsize, view.data));
    view.readonly = (layout.flags & ndarray_flags::writable) == 0;
    if (!is_str(arguments.format)) return rt.type_error("bad argument type for built-in operation");
    layout.format = utf8_of(arguments.format);
    view.format = layout.format.c_str();
    return {};
}

/// init_ndbuf.
Result<std::unique_ptr<NdLayout>> layout_of_items(Runtime& rt, NdArguments& arguments) {
    std::span<const Value> shape = TRY(list_or_tuple(rt, arguments.shape, "shape"));
    if (shape.size() > max_ndarray_dimensions)
        return rt.value_error("ndim must not exceed {}", max_ndarray_dimensions);
    std::span<const Value> strides;
    if (!arguments.strides.is_empty()) strides = TRY(list_or_tuple(rt, arguments.strides, "strides"));
    if (!strides.empty()) {
        if (arguments.flags & ndarray_flags::fortran)
            return rt.type_error("ND_FORTRAN cannot be used together with strides");
        if (strides.size() != shape.size()) return rt.value_error("len(shape) != len(strides)");
    }
    if (arguments.format.is_empty()) arguments.format = rt.text("B");
    Value packer = TRY(cached_struct(rt, arguments.format));
    Size itemsize = packer.as<StructObject>()->layout().size;
    if (itemsize == 0) return rt.value_error("itemsize must not be zero");
    // The items are held by a tuple of ours: converting them may run Python, which may change the list.
    std::span<const Value> given(&arguments.items, 1);
    if (!shape.empty()) given = TRY(list_or_tuple(rt, arguments.items, "items"));
    Ref<Tuple> items = TRY(new_tuple(rt, given));
    Ref<Tuple> dimensions = TRY(new_tuple(rt, shape));
    Ref<Tuple> steps = TRY(new_tuple(rt, strides));
    if (items->length == 0) return rt.value_error("initializer list or tuple must not be empty");
    auto made = std::make_unique<NdLayout>();
    TRY(fill_memory(rt, *made, items->span(), arguments, itemsize));
    TRY(set_structure(rt, *made, dimensions->span(), steps->span()));
    return made;
}

constexpr std::string_view constructor_names[] = {"obj",    "shape", "strides", "offset",
                                                  "format", "flags", "getbuf"};
constexpr std::string_view push_names[] = {"items", "shape", "strides", "offset", "format", "flags"};

/// What both the constructor and push() take: items, shape, strides, offset, format and flags.
Result<NdArguments> read_arguments(Runtime& rt, const Value* given) {
    NdArguments read;
    read.items = given[0];
    read.shape = given[1];
    read.strides = given[2];
    read.offset = TRY(size_argument(rt, given[3], 0));
    read.format = given[4];
    read.flags = TRY(long_argument(rt, given[5], 0));
    return read;
}

bool is_plain_format(Runtime& rt, const Value& format) {
    return format.is_empty() || (rt.is_exactly(format, BuiltinType::str) && equal(format.as<Str>(), "B"));
}

Result<std::unique_ptr<NdLayout>> first_layout(Runtime& rt, NdArguments& arguments, const Value& request,
                                               std::int32_t& flags) {
    bool asks = !request.is_empty();
    std::int32_t wanted = TRY(long_argument(rt, request, static_cast<std::int32_t>(buffer_flags::full_ro)));
    if (arguments.shape.is_empty() && has_buffer(rt, arguments.items)) {
        bool plain_flags = arguments.flags == 0 || arguments.flags == ndarray_flags::redirect;
        if (!arguments.strides.is_empty() || arguments.offset != 0 ||
            !is_plain_format(rt, arguments.format) || !plain_flags)
            return rt.type_error(
                "construction from exporter object only takes 'obj', 'getbuf' and 'flags' arguments");
        auto made = TRY(layout_of_buffer(rt, arguments.items, static_cast<std::uint32_t>(wanted)));
        made->add_flags();
        made->flags |= arguments.flags;
        return made;
    }
    if (asks) return rt.type_error("getbuf argument only valid for construction from exporter object");
    if (arguments.shape.is_empty())
        return rt.type_error("shape is a required argument when constructing from list, tuple or scalar");
    flags |= arguments.flags & ndarray_flags::variable_export;
    arguments.flags &= ~ndarray_flags::variable_export;
    return layout_of_items(rt, arguments);
}

/// The layouts stay: what is released meanwhile is told of them.
void give_buffers_back(Uncollected* object) {
    auto& layouts = static_cast<NdArray*>(object)->layouts;
    for (std::size_t i = layouts.size(); i-- > 0;) {
        if (i >= layouts.size()) continue;
        Export given_back = std::move(layouts[i]->acquired);
    }
}

NdArray* allocate_ndarray(Runtime& rt, Type* type) {
    auto* made = rt.allocate<NdArray>(type);
    made->let_go = give_buffers_back;
    rt.remember(made);
    return made;
}

Result<Value> make_ndarray(Runtime& rt, Type* type, const CallArguments&) {
    return Value::adopt(allocate_ndarray(rt, type));
}

/// ndarray_init: called again, it pushes one more layout.
Result<void> init_ndarray(Runtime& rt, const Value& self, const CallArguments& arguments) {
    Value given[std::size(constructor_names)];
    Value unexpected;
    TRY(parse_unnamed(rt, arguments, constructor_names, 1, given, unexpected));
    NdArguments read = TRY(read_arguments(rt, given));
    TRY(refuse_unexpected(rt, unexpected));
    auto* array = self.as<NdArray>();
    auto made = TRY(first_layout(rt, read, given[6], array->flags));
    array->layouts.push_back(std::move(made));
    return {};
}

// ---- changing the layout

/// BufferError where the layout cannot change: it is another object's, or buffers of it are out.
Result<void> changeable(Runtime& rt, const NdLayout& layout, bool while_exported) {
    if (!layout.owned()) return rt.buffer_error("structure of re-exporting object is immutable");
    if (layout.exports > 0 && !while_exported) return rt.raise_text(BuiltinType::BufferError, layout.lock());
    return {};
}

Result<Value> push(Runtime& rt, const Value* a) {
    Value given[std::size(push_names)];
    Value unexpected;
    std::vector<Value> values(a[1].as<Tuple>()->span().begin(), a[1].as<Tuple>()->span().end());
    auto positional = static_cast<Size>(values.size());
    Ref<List> names = new_list(rt);
    const Dict::Entry* entry;
    for (Size at = 0; dict_next(a[2].as<Dict>(), at, entry);) {
        TRY(list_append(rt, names.get(), Value(entry->key)));
        values.push_back(entry->value);
    }
    Ref<Tuple> keywords = TRY(new_tuple(rt, names->span()));
    TRY(parse_unnamed(rt, {values.data(), positional, keywords.get()}, push_names, 2, given, unexpected));
    NdArguments read = TRY(read_arguments(rt, given));
    TRY(refuse_unexpected(rt, unexpected));
    if (read.flags & ndarray_flags::variable_export)
        return rt.value_error("ND_VAREXPORT flag can only be used during object creation");
    auto* array = a[0].as<NdArray>();
    NdLayout* layout = TRY(ndarray_layout(rt, a[0]));
    TRY(changeable(rt, *layout, (array->flags & ndarray_flags::variable_export) != 0));
    auto made = TRY(layout_of_items(rt, read));
    array->layouts.push_back(std::move(made));
    return Value::none();
}

Result<Value> pop(Runtime& rt, const Value* a) {
    auto* array = a[0].as<NdArray>();
    NdLayout* layout = TRY(ndarray_layout(rt, a[0]));
    TRY(changeable(rt, *layout, false));
    if (array->layouts.size() == 1) return rt.buffer_error("list only has a single base");
    array->layouts.pop_back();
    return Value::none();
}

/// Redundant suboffsets, all negative, for who wants to see a reader cope with them.
Result<Value> add_suboffsets(Runtime& rt, const Value* a) {
    NdLayout* layout = TRY(ndarray_layout(rt, a[0]));
    BufferView& view = layout->view;
    if (view.suboffsets != nullptr) return rt.type_error("cannot add suboffsets to PIL-style array");
    if (view.strides == nullptr) return rt.type_error("cannot add suboffsets to array without strides");
    static constexpr auto negative = [] {
        std::array<Size, max_ndarray_dimensions> all{};
        for (Size& each : all) each = -1;
        return all;
    }();
    view.suboffsets = negative.data();
    layout->flags &= ~(ndarray_flags::c | ndarray_flags::fortran);
    return Value::none();
}

/// A copy of all the memory, seen with this layout; its obj is None (PyMemoryView_FromBuffer).
Result<Value> memoryview_from_buffer(Runtime& rt, const Value* a) {
    NdLayout* layout = TRY(ndarray_layout(rt, a[0]));
    const NdLayout* owner = layout;
    const Value& exporter = layout->exporter();
    if (!layout->owned() && rt.is_exactly(exporter, BuiltinType::ndarray))
        owner = exporter.as<NdArray>()->layouts.back().get();
    if (!owner->owned())
        return rt.type_error(
            "memoryview_from_buffer(): ndarray must be original exporter or consumer from ndarray/original "
            "exporter");
    const char* format = layout->view.format;
    if (format != nullptr && std::strlen(format) > max_ndarray_dimensions)
        return rt.type_error("memoryview_from_buffer: format is limited to {} characters",
                             max_ndarray_dimensions);
    std::ptrdiff_t start = layout->view.data - owner->memory->data();
    if (has_pointers(layout->view.ndim,
                     layout->view.suboffsets))  // a copy of pointers leads to the same items
        return memoryview_of_copy(rt, owner->memory, layout->view, start, false);
    Ref<Bytes> copy = TRY(allocate_bytes(rt, static_cast<std::size_t>(owner->memory->length)));
    std::memcpy(copy->data(), owner->memory->data(), static_cast<std::size_t>(copy->length));
    return memoryview_of_copy(rt, std::move(copy), layout->view, start, false);
}

// ---- buffers

}  // namespace

/// What ndarray_getbuf refuses.
const char* NdLayout::refusal(std::uint32_t request) const {
    using buffer_flags::asks;
    if (view.ndim != 0 && ((asks(request, buffer_flags::nd) && view.shape == nullptr) ||
                           (asks(request, buffer_flags::strides) && view.strides == nullptr)))
        return "re-exporter does not provide format, shape or strides";
    if (flags & ndarray_flags::fail) return "ND_GETBUF_FAIL: forced test exception";
    if (asks(request, buffer_flags::writable) && view.readonly) return "ndarray is not writable";
    if (asks(request, buffer_flags::c_contiguous) && !c_contiguous()) return "ndarray is not C-contiguous";
    if (asks(request, buffer_flags::f_contiguous) && !f_contiguous())
        return "ndarray is not Fortran contiguous";
    if (asks(request, buffer_flags::any_contiguous) && !c_contiguous() && !f_contiguous())
        return "ndarray is not contiguous";
    if (!asks(request, buffer_flags::indirect) && (flags & ndarray_flags::pil))
        return "ndarray cannot be represented without suboffsets";
    if (!asks(request, buffer_flags::strides) && !c_contiguous()) return "ndarray is not C-contiguous";
    if (!asks(request, buffer_flags::nd) && asks(request, buffer_flags::format))
        return "ndarray: cannot cast to unsigned bytes if the format flag is present";
    return nullptr;
}

namespace {

/// The request sees the memory as contiguous as the ndarray does.
bool same_contiguity(const NdLayout& layout, const BufferView& view) {
    if (layout.c_contiguous() != is_contiguous(view, 'C')) return false;
    if (view.format != nullptr && view.shape != nullptr)
        return layout.f_contiguous() == is_contiguous(view, 'F');
    return view.format != nullptr || view.shape != nullptr || is_contiguous(view, 'F');
}

/// ndarray_getbuf.
Result<void> lend_buffer(Runtime& rt, const Value& self, std::uint32_t flags, BufferView& out) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    bool lent = !layout->owned() && !layout->exporter().is_none();
    if (lent && (layout->flags & ndarray_flags::redirect)) {
        Export redirected = TRY(get_buffer(rt, layout->exporter(), flags));
        out = redirected.take();
        return {};
    }
    if (const char* why = layout->refusal(flags)) return rt.buffer_error("{}", why);
    const BufferView& base = layout->view;
    bool shaped = buffer_flags::asks(flags, buffer_flags::nd);
    out.data = base.data;
    out.length = base.length;
    out.itemsize = base.itemsize;
    out.readonly = base.readonly;
    out.format = nullptr;
    if (buffer_flags::asks(flags, buffer_flags::format)) out.format = base.format_text();
    out.ndim = shaped ? base.ndim : 1;
    out.shape = shaped ? base.shape : nullptr;
    out.strides = buffer_flags::asks(flags, buffer_flags::strides) ? base.strides : nullptr;
    out.suboffsets = base.suboffsets;
    out.internal = layout;
    if (!same_contiguity(*layout, out)) return rt.buffer_error("ndarray: contiguity mismatch in getbuf()");
    out.exporter = self;
    ++layout->exports;
    return {};
}

/// A layout that was pushed under another goes when the last buffer of it comes back.
void take_back(Runtime&, Object* exporter, BufferView& view) {
    auto& layouts = static_cast<NdArray*>(exporter)->layouts;
    auto* layout = static_cast<NdLayout*>(view.internal);
    if (--layout->exports > 0 || layouts.back().get() == layout) return;
    for (std::size_t i = 0; i + 1 < layouts.size(); ++i) {
        if (layouts[i].get() != layout) continue;
        std::unique_ptr<NdLayout> unused = std::move(layouts[i]);
        layouts.erase(layouts.begin() + static_cast<std::ptrdiff_t>(i));
        return;
    }
}

// ---- attributes

Result<Value> get_flags(Runtime& rt, const Value& self) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    return new_int(rt, layout->flags);
}

Result<Value> get_offset(Runtime& rt, const Value& self) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    return new_int(rt, layout->offset);
}

Result<Value> get_obj(Runtime& rt, const Value& self) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    return layout->exporter().is_empty() ? Value::none() : Value(layout->exporter());
}

Result<Value> get_nbytes(Runtime& rt, const Value& self) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    return new_int(rt, layout->view.length);
}

Result<Value> get_readonly(Runtime& rt, const Value& self) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    return Value::boolean(layout->view.readonly);
}

Result<Value> get_itemsize(Runtime& rt, const Value& self) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    return new_int(rt, layout->view.itemsize);
}

Result<Value> get_format(Runtime& rt, const Value& self) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    const char* format = layout->view.format;
    return new_str(rt, std::string_view(format != nullptr ? format : ""));
}

Result<Value> get_ndim(Runtime& rt, const Value& self) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    return Value::small(layout->view.ndim);
}

template <auto array>
Result<Value> get_sizes(Runtime& rt, const Value& self) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    return tuple_of_sizes(rt, layout->view.*array, layout->view.ndim);
}

template <char order>
Result<Value> get_contiguous(Runtime& rt, const Value& self) {
    NdLayout* layout = TRY(ndarray_layout(rt, self));
    bool told = order == 'C'   ? layout->c_contiguous()
                : order == 'F' ? layout->f_contiguous()
                               : layout->c_contiguous() || layout->f_contiguous();
    if (told != is_contiguous(layout->view, order))
        return rt.raise(BuiltinType::RuntimeError, "results from PyBuffer_IsContiguous() and flags differ");
    return Value::boolean(told);
}

constexpr NativeProperty properties[] = {
    {"flags", get_flags},
    {"offset", get_offset},
    {"obj", get_obj},
    {"nbytes", get_nbytes},
    {"readonly", get_readonly},
    {"itemsize", get_itemsize},
    {"format", get_format},
    {"ndim", get_ndim},
    {"shape", get_sizes<&BufferView::shape>},
    {"strides", get_sizes<&BufferView::strides>},
    {"suboffsets", get_sizes<&BufferView::suboffsets>},
    {"c_contiguous", get_contiguous<'C'>},
    {"f_contiguous", get_contiguous<'F'>},
    {"contiguous", get_contiguous<'A'>},
};

Result<Value> size_of(Runtime&, const Value*) {
    return Value::small(88);
}

constexpr NativeMethod methods[] = {
    {"tolist(self, /)", ndarray_tolist},
    {"tobytes(self, /)", ndarray_tobytes},
    {"push(self, /, *args, **kwargs)", push},
    {"pop(self, /)", pop},
    {"add_suboffsets(self, /)", add_suboffsets},
    {"memoryview_from_buffer(self, /)", memoryview_from_buffer},
    {"__sizeof__(self, /)", size_of},
};

constexpr TypeSpec ndarray_spec = {
    .id = BuiltinType::ndarray,
    .name = "ndarray",
    .flags = type_flags::without_length,
    .layout = layout_of<NdArray>(),
    .methods = methods,
    .properties = properties,
    .slots = {.hash = ndarray_hash,
              .get_item = ndarray_get_item,
              .assign_item = ndarray_assign_item,
              .new_ = make_ndarray,
              .init = init_ndarray,
              .get_buffer = lend_buffer,
              .release_buffer = take_back},
};

}  // namespace

Result<Ref<NdArray>> re_export(Runtime& rt, const Value& exporter, std::uint32_t flags) {
    auto layout = TRY(layout_of_buffer(rt, exporter, flags));
    auto made = Ref<NdArray>::adopt(allocate_ndarray(rt, rt.type(BuiltinType::ndarray)));
    made->layouts.push_back(std::move(layout));
    return made;
}

Result<void> parse_unnamed(Runtime& rt, const CallArguments& arguments,
                           std::span<const std::string_view> names, Size required, Value* out,
                           Value& unexpected) {
    Size given = arguments.positional + arguments.keywords();
    auto most = static_cast<Size>(names.size());
    if (given > most)
        return rt.type_error("function takes at most {} {}argument{} ({} given)", most,
                             arguments.positional == 0 ? "keyword " : "", most == 1 ? "" : "s", given);
    for (Size i = 0; i < arguments.positional; ++i) out[i] = arguments.values[i];
    for (Size i = 0; i < arguments.keywords(); ++i) {
        const Value& key = (*arguments.keyword_names)[i];
        Size at = 0;
        while (at < most && !equal(key.as<Str>(), names[static_cast<std::size_t>(at)])) ++at;
        if (at == most) {
            if (unexpected.is_empty()) unexpected = key;
            continue;
        }
        if (!out[at].is_empty())
            return rt.type_error("argument for function given by name ('{}') and position ({})",
                                 names[static_cast<std::size_t>(at)], at + 1);
        out[at] = arguments.values[arguments.positional + i];
    }
    for (Size i = 0; i < required; ++i)
        if (out[i].is_empty())
            return rt.type_error("function missing required argument '{}' (pos {})",
                                 names[static_cast<std::size_t>(i)], i + 1);
    return {};
}

Result<void> refuse_unexpected(Runtime& rt, const Value& unexpected) {
    if (unexpected.is_empty()) return {};
    return rt.type_error("this function got an unexpected keyword argument '{}'", utf8_of(unexpected));
}

void install_ndarray(Runtime& rt) {
    if (rt.type(BuiltinType::ndarray) != nullptr) return;
    install_struct(rt);
    rt.define_type(ndarray_spec);
}

}  // namespace bufferscope
