// The module _testbuffer: functions that ask for a buffer and compare what they get, and an exporter of
// static memory.
#include "modules/testbuffer.h"

#include <cstring>

#include "buffer/arguments.h"
#include "buffer/layout.h"
#include "buffer/memoryview.h"
#include "buffer/ndarray.h"
#include "modules/builtins.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

namespace {

constexpr std::int32_t flag(std::uint32_t bits) {
    return static_cast<std::int32_t>(bits);
}

/// The arguments of a function that is C code without a name (PyArg_ParseTuple).
template <std::size_t count>
Result<const Value*> exactly(Runtime& rt, const Value& arguments) {
    const Tuple* given = arguments.as<Tuple>();
    if (given->length != static_cast<Size>(count))
        return rt.type_error("function takes exactly {} argument{} ({} given)", count, count == 1 ? "" : "s",
                             given->length);
    return given->span().data();
}

Result<char> order_argument(Runtime& rt, const Value& order) {
    if (!is_str(order)) return rt.type_error("order must be a string");
    Value ascii = TRY(call_method(rt, order, "encode", {rt.text("ascii")}));
    char letter = ascii.as<Bytes>()->length > 0 ? static_cast<char>(*ascii.as<Bytes>()->data()) : '\0';
    if (letter != 'C' && letter != 'F' && letter != 'A')
        return rt.value_error("invalid order, must be C, F or A");
    return letter;
}

Result<Value> get_contiguous(Runtime& rt, const Value* a) {
    const Value* given = TRY(exactly<3>(rt, a[0]));
    if (!is_int(given[1])) return rt.type_error("buffertype must be PyBUF_READ or PyBUF_WRITE");
    std::int32_t type = TRY(long_argument(rt, given[1], 0));
    if (type != flag(buffer_flags::read) && type != flag(buffer_flags::write))
        return rt.value_error("invalid buffer type");
    char order = TRY(order_argument(rt, given[2]));
    return contiguous_memoryview(rt, given[0], type == flag(buffer_flags::write), order);
}

Result<Value> py_buffer_to_contiguous(Runtime& rt, const Value* a) {
    const Value* given = TRY(exactly<3>(rt, a[0]));
    std::int32_t flags = TRY(long_argument(rt, given[2], 0));
    Export buffer = TRY(get_buffer(rt, given[0], static_cast<std::uint32_t>(flags)));
    char order = TRY(order_argument(rt, given[1]));
    Ref<Bytes> bytes = TRY(allocate_bytes(rt, static_cast<std::size_t>(buffer.length())));
    copy_to_contiguous(buffer.view(), order, bytes->data());
    return bytes;
}

Result<Value> get_pointer(Runtime& rt, const Value* a) {
    const Value* given = TRY(exactly<2>(rt, a[0]));
    std::span<const Value> indices;
    if (is_list(given[1])) {
        indices = given[1].as<List>()->span();
    } else if (is_tuple(given[1])) {
        indices = given[1].as<Tuple>()->span();
    } else {
        return rt.type_error("seq must be a list or a tuple");
    }
    Ref<Tuple> held = TRY(new_tuple(rt, indices));
    Export buffer = TRY(get_buffer(rt, given[0], buffer_flags::full_ro));
    const BufferView& view = buffer.view();
    if (view.ndim > max_ndarray_dimensions)
        return rt.value_error("get_pointer(): ndim > {}", max_ndarray_dimensions);
    if (held->length != view.ndim) return rt.value_error("get_pointer(): len(indices) != ndim");
    std::uint8_t* at = view.data;
    for (int i = 0; i < view.ndim; ++i) {
        Size index = TRY(size_of_int(rt, (*held)[i]));
        if (index < 0 || index >= view.shape[i])
            return rt.value_error("get_pointer(): invalid index {} at position {}", index, i);
        at += static_cast<std::ptrdiff_t>(view.strides[i]) * index;
        at = follow_suboffset(at, view.suboffsets, i);
    }
    return unpack_single(rt, view.format, view.itemsize, at);
}

Result<Value> get_sizeof_void_p(Runtime&, const Value*) {
    return Value::small(pointer_size);
}

Result<Value> slice_indices(Runtime& rt, const Value* a) {
    const Value* given = TRY(exactly<2>(rt, a[0]));
    Size length = TRY(size_argument(rt, given[1], 0));
    if (!rt.is_exactly(given[0], BuiltinType::slice))
        return rt.type_error("first argument must be a slice object");
    SliceRange range = TRY(unpack_slice(rt, given[0].as<SliceObject>()));
    adjust_slice(range, length);
    Size sizes[] = {range.start, range.stop, range.step, range.count};
    return tuple_of_sizes(rt, sizes, 4);
}

/// Whether the strides are the same, where they count: a dimension of one element may have any.
bool same_sizes(const Size* a, const Size* b, const Size* shape, int ndim) {
    if ((a == nullptr) != (b == nullptr)) return false;
    for (int i = 0; a != nullptr && i < ndim; ++i)
        if (a[i] != b[i] && (shape == nullptr || shape[i] > 1)) return false;
    return true;
}

bool contiguous_and_same(const BufferView& a, const BufferView& b) {
    bool both_c = is_contiguous(a, 'C') && is_contiguous(b, 'C');
    bool both_f = is_contiguous(a, 'F') && is_contiguous(b, 'F');
    if (!both_c && !both_f) return false;
    return a.length == b.length && a.itemsize == b.itemsize && a.ndim == b.ndim &&
           std::strcmp(a.format_text(), b.format_text()) == 0 &&
           same_sizes(a.shape, b.shape, nullptr, a.ndim) &&
           same_sizes(a.strides, b.strides, a.shape, a.ndim) &&
           same_sizes(a.suboffsets, b.suboffsets, nullptr, a.ndim) &&
           std::memcmp(a.data, b.data, static_cast<std::size_t>(a.length)) == 0;
}

Result<Value> cmp_contig(Runtime& rt, const Value* a) {
    const Value* given = TRY(exactly<2>(rt, a[0]));
    ExportPair buffers;
    Export* sides[] = {&buffers.first, &buffers.second};
    constexpr std::string_view places[] = {"first", "second"};
    for (int i = 0; i < 2; ++i) {
        Result<Export> acquired = get_buffer(rt, given[i], buffer_flags::full_ro);
        if (acquired.is_error())
            return rt.type_error("cmp_contig: {} argument does not implement the buffer protocol", places[i]);
        *sides[i] = acquired.take();
    }
    return Value::boolean(contiguous_and_same(buffers.first.view(), buffers.second.view()));
}

Result<Value> is_contiguous_in(Runtime& rt, const Value* a) {
    const Value* given = TRY(exactly<2>(rt, a[0]));
    char order = TRY(order_argument(rt, given[1]));
    if (rt.is_exactly(given[0], BuiltinType::ndarray)) {
        NdLayout* layout = TRY(ndarray_layout(rt, given[0]));
        return Value::boolean(is_contiguous(layout->view, order));
    }
    Result<Export> acquired = get_buffer(rt, given[0], buffer_flags::full_ro);
    if (acquired.is_error())
        return rt.type_error("is_contiguous: object does not implement the buffer protocol");
    Export buffer = acquired.take();
    return Value::boolean(is_contiguous(buffer.view(), order));
}

// ---- staticarray

struct StaticArray : Object {
    bool legacy;  // its buffers have no exporter
};

constexpr std::uint8_t static_bytes[12] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
constexpr Size static_shape[1] = {12};
constexpr Size static_strides[1] = {1};

/// staticarray_getbuf: the same buffer whatever is asked for.
Result<void> lend_static(Runtime&, const Value& self, std::uint32_t, BufferView& out) {
    if (self.as<StaticArray>()->legacy) {
        out.exporter = Value::none();
    } else {
        out.exporter = self;
    }
    out.data = const_cast<std::uint8_t*>(static_bytes);
    out.length = 12;
    out.readonly = true;
    out.format = "B";
    out.shape = static_shape;
    out.strides = static_strides;
    return {};
}

Result<Value> make_staticarray(Runtime& rt, Type* type, const CallArguments&) {
    return Value::adopt(rt.allocate<StaticArray>(type));
}

Result<void> init_staticarray(Runtime& rt, const Value& self, const CallArguments& arguments) {
    static constexpr std::string_view names[] = {"legacy_mode"};
    Value legacy, unexpected;
    TRY(parse_unnamed(rt, arguments, names, 0, &legacy, unexpected));
    TRY(refuse_unexpected(rt, unexpected));
    self.as<StaticArray>()->legacy = !legacy.is_empty() && !legacy.is_false();
    return {};
}

constexpr TypeSpec staticarray_spec = {
    .id = BuiltinType::staticarray,
    .name = "staticarray",
    .layout = layout_of<StaticArray>(),
    .slots = {.new_ = make_staticarray, .init = init_staticarray, .get_buffer = lend_static},
};

constexpr NativeMethod functions[] = {
    {"slice_indices(*args)", slice_indices},
    {"get_pointer(*args)", get_pointer},
    {"get_sizeof_void_p()", get_sizeof_void_p},
    {"get_contiguous(*args)", get_contiguous},
    {"py_buffer_to_contiguous(*args)", py_buffer_to_contiguous},
    {"is_contiguous(*args)", is_contiguous_in},
    {"cmp_contig(*args)", cmp_contig},
};

struct Constant {
    const char* name;
    std::int32_t value;
};

constexpr Constant constants[] = {
    {"ND_MAX_NDIM", max_ndarray_dimensions},
    {"ND_VAREXPORT", ndarray_flags::variable_export},
    {"ND_WRITABLE", ndarray_flags::writable},
    {"ND_FORTRAN", ndarray_flags::fortran},
    {"ND_SCALAR", ndarray_flags::scalar},
    {"ND_PIL", ndarray_flags::pil},
    {"ND_GETBUF_FAIL", ndarray_flags::fail},
    {"ND_GETBUF_UNDEFINED", 128},
    {"ND_REDIRECT", ndarray_flags::redirect},
    {"PyBUF_SIMPLE", flag(buffer_flags::simple)},
    {"PyBUF_WRITABLE", flag(buffer_flags::writable)},
    {"PyBUF_FORMAT", flag(buffer_flags::format)},
    {"PyBUF_ND", flag(buffer_flags::nd)},
    {"PyBUF_STRIDES", flag(buffer_flags::strides)},
    {"PyBUF_INDIRECT", flag(buffer_flags::indirect)},
    {"PyBUF_C_CONTIGUOUS", flag(buffer_flags::c_contiguous)},
    {"PyBUF_F_CONTIGUOUS", flag(buffer_flags::f_contiguous)},
    {"PyBUF_ANY_CONTIGUOUS", flag(buffer_flags::any_contiguous)},
    {"PyBUF_FULL", flag(buffer_flags::full)},
    {"PyBUF_FULL_RO", flag(buffer_flags::full_ro)},
    {"PyBUF_RECORDS", flag(buffer_flags::records)},
    {"PyBUF_RECORDS_RO", flag(buffer_flags::records_ro)},
    {"PyBUF_STRIDED", flag(buffer_flags::strided)},
    {"PyBUF_STRIDED_RO", flag(buffer_flags::strided_ro)},
    {"PyBUF_CONTIG", flag(buffer_flags::contig)},
    {"PyBUF_CONTIG_RO", flag(buffer_flags::contig_ro)},
    {"PyBUF_READ", flag(buffer_flags::read)},
    {"PyBUF_WRITE", flag(buffer_flags::write)},
};

}  // namespace

Result<void> fill_testbuffer_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    install_ndarray(rt);
    if (rt.type(BuiltinType::staticarray) == nullptr) rt.define_type(staticarray_spec);
    for (BuiltinType id : {BuiltinType::ndarray, BuiltinType::staticarray})
        dict_set(rt, members, rt.type(id)->name.get(), Value::share(rt.type(id)));
    add_functions(rt, members, functions, "_testbuffer");
    for (const Constant& each : constants)
        dict_set(rt, members, rt.intern(each.name).get(), Value::small(each.value));
    return {};
}

}  // namespace bufferscope
