// struct.Struct: a compiled format as an object, and the iterator of iter_unpack.
#include "buffer/struct.h"

#include "buffer/arguments.h"
#include "buffer/bytes.h"
#include "types/codecs.h"
#include "types/int.h"
#include "types/lazy.h"

namespace bufferscope {

namespace {

/// A Struct whose __init__ has not run.
constexpr CompiledFormat nothing = {-1, -1, 0, false, FloatStore::as_c};

StructObject* struct_of(const Value& value) {
    return value.as<StructObject>();
}

template <class... Parts>
Error struct_error(Runtime& rt, const char* pattern, const Parts&... parts) {
    return rt.raise(BuiltinType::StructError, pattern, parts...);
}

}  // namespace

const CompiledFormat& StructObject::layout() const {
    return compiled.is_empty() ? nothing : compiled_format(compiled);
}

// ---- packing and unpacking

Result<Value> struct_pack(Runtime& rt, const Value& self, std::span<const Value> values) {
    Value compiled = struct_of(self)->compiled;  // self may be initialised anew meanwhile
    const CompiledFormat& format = struct_of(self)->layout();
    if (static_cast<Size>(values.size()) != format.values)
        return struct_error(rt, "pack expected {} items for packing (got {})", format.values, values.size());
    Ref<Bytes> packed = TRY(allocate_bytes(rt, static_cast<std::size_t>(format.size)));
    TRY(pack_values(rt, format, values.data(), packed->data(), format.size, PackedInto::fresh_memory));
    return packed;
}

namespace {

/// The offset from the start of `length` bytes where format.size bytes are to be read or written.
Result<Size> place(Runtime& rt, const CompiledFormat& format, Size length, Size offset, bool packing) {
    if (offset < 0) {
        if (std::int64_t{offset} + format.size > 0)
            return struct_error(rt,
                                packing ? "no space to pack {} bytes at offset {}"
                                        : "not enough data to unpack {} bytes at offset {}",
                                format.size, offset);
        if (std::int64_t{offset} + length < 0)
            return struct_error(rt, "offset {} out of range for {}-byte buffer", offset, length);
        offset += length;
    }
    if (length - offset >= format.size) return offset;
    return struct_error(
        rt,
        "{} requires a buffer of at least {} bytes for {} {} bytes at offset {} (actual buffer size is {})",
        packing ? "pack_into" : "unpack_from", std::int64_t{format.size} + offset,
        packing ? "packing" : "unpacking", format.size, offset, length);
}

}  // namespace

Result<Value> struct_pack_into(Runtime& rt, const Value& self, std::span<const Value> arguments) {
    Value compiled = struct_of(self)->compiled;
    const CompiledFormat& format = struct_of(self)->layout();
    auto given = static_cast<Size>(arguments.size());
    if (given != format.values + 2) {
        if (given < 2)
            return struct_error(rt, "pack_into expected {} argument", given == 0 ? "buffer" : "offset");
        return struct_error(rt, "pack_into expected {} items for packing (got {})", format.values, given - 2);
    }
    Result<Export> acquired = get_buffer(rt, arguments[0], buffer_flags::writable);
    if (acquired.is_error())
        return rt.type_error("argument must be read-write bytes-like object, not {}",
                             argument_type_name(rt, arguments[0]));
    Export buffer = acquired.take();
    Size offset = TRY(index_size(rt, arguments[1]));
    offset = TRY(place(rt, format, buffer.length(), offset, true));
    TRY(pack_values(rt, format, arguments.data() + 2, buffer.data() + offset, buffer.length() - offset,
                    PackedInto::shared_memory));
    return Value::none();
}

Result<Value> struct_unpack_element(Runtime& rt, const CompiledFormat& format, const std::uint8_t* at,
                                    Size itemsize) {
    TRY(place(rt, format, itemsize, 0, false));
    Ref<Tuple> values = TRY(unpack_values(rt, format, at));
    if (values->length == 1) return Value((*values)[0]);
    return values;
}

Result<Value> struct_unpack(Runtime& rt, const Value& self, const Value& buffer) {
    Export bytes = TRY(bytes_like(rt, buffer));
    const CompiledFormat& format = struct_of(self)->layout();
    if (bytes.length() != format.size)
        return struct_error(rt, "unpack requires a buffer of {} bytes", format.size);
    return unpack_values(rt, format, bytes.data());
}

Result<Value> struct_unpack_from(Runtime& rt, const Value& self, const Value& buffer, const Value& offset) {
    Export bytes = TRY(bytes_like(rt, buffer));
    Size start = TRY(size_argument(rt, offset, 0));
    const CompiledFormat& format = struct_of(self)->layout();
    start = TRY(place(rt, format, bytes.length(), start, false));
    return unpack_values(rt, format, bytes.data() + start);
}

// ---- the iterator

namespace {

struct StructIterator : Object {
    Value source;  // a Struct; empty at the end
    Size position;
    Export buffer;
};

Result<Value> iterator_self(Runtime&, const Value& self) {
    return self;
}

Result<Value> iterator_next(Runtime& rt, const Value& self) {
    auto* state = self.as<StructIterator>();
    if (state->source.is_empty()) return Value();
    const CompiledFormat& format = struct_of(state->source)->layout();
    if (format.size > state->buffer.length() - state->position) {
        Value source = std::move(state->source);
        Export released = std::move(state->buffer);
        return Value();
    }
    Ref<Tuple> values = TRY(unpack_values(rt, format, state->buffer.data() + state->position));
    state->position += format.size;
    return values;
}

Result<Value> iterator_length_hint(Runtime&, const Value* arguments) {
    auto* state = arguments[0].as<StructIterator>();
    if (state->source.is_empty()) return Value::small(0);
    Size size = struct_of(state->source)->layout().size;
    return Value::small(size > 0 ? (state->buffer.length() - state->position) / size : 0);
}

constexpr NativeMethod iterator_methods[] = {{"__length_hint__(self, /)", iterator_length_hint}};

constexpr TypeSpec iterator_spec = {
    .id = BuiltinType::struct_iterator,
    .name = "_struct.unpack_iterator",
    .flags = type_flags::no_instantiation,
    .layout = layout_of<StructIterator>(
        [](Object* object, Visitor& visit) {
            visit(static_cast<StructIterator*>(object)->source);
            visit(static_cast<StructIterator*>(object)->buffer.view().exporter);
        },
        [](Runtime&, Object* object) {
            auto* state = static_cast<StructIterator*>(object);
            state->source = Value();
            state->buffer.release();
        }),
    .methods = iterator_methods,
    .slots = {.iter = iterator_self, .next = iterator_next},
};

}  // namespace

Result<Value> struct_iter_unpack(Runtime& rt, const Value& self, const Value& buffer) {
    if (struct_of(self)->layout().size == 0)
        return struct_error(rt, "cannot iteratively unpack with a struct of length 0");
    Export bytes = TRY(bytes_like(rt, buffer));
    Size size = struct_of(self)->layout().size;
    if (size == 0 || bytes.length() % size != 0)
        return struct_error(rt, "iterative unpacking requires a buffer of a multiple of {} bytes", size);
    auto* made = rt.allocate<StructIterator>(rt.type(BuiltinType::struct_iterator));
    made->source = self;
    made->position = 0;
    made->buffer = std::move(bytes);
    return Value::adopt(made);
}

// ---- the type

namespace {

Result<Value> struct_new(Runtime& rt, Type* type, const CallArguments&) {
    return Value::adopt(rt.allocate<StructObject>(type));
}

Result<void> struct_init(Runtime& rt, const Value& self, const Value* arguments) {
    const Value& given = arguments[0];
    std::string text;
    if (is_str(given)) {
        text = TRY(encode(rt, given, "ascii", "strict"));
    } else if (is_bytes(given)) {
        text = given.as<Bytes>()->text();
    } else {
        return rt.type_error("Struct() argument 1 must be a str or bytes object, not {}",
                             utf8_of(rt.type_of(given)->name.get()));
    }
    Value shown = rt.text(text);
    std::swap(struct_of(self)->format, shown);
    Value compiled;
    if (const char* wrong = compile_format(rt, text, compiled)) return struct_error(rt, wrong);
    std::swap(struct_of(self)->compiled, compiled);
    return {};
}

Result<Value> get_format(Runtime& rt, const Value& self) {
    const Value& format = struct_of(self)->format;
    return format.is_empty() ? Value(rt.empty_str) : format;
}

Result<Value> get_size(Runtime& rt, const Value& self) {
    return new_int(rt, struct_of(self)->layout().size);
}

Result<Value> struct_repr(Runtime& rt, const Value& self) {
    Value format = TRY(get_format(rt, self));
    Ref<Str> text = TRY(repr(rt, format));
    StrBuilder out(rt);
    out.append(rt.type_of(self)->name.get());
    out.append('(');
    out.append(text.get());
    out.append(')');
    return out.finish();
}

/// As of a 32-bit CPython: the object and 16 bytes an item and at their end.
Result<Value> struct_sizeof(Runtime&, const Value* a) {
    return Value::small(44 + 16 * struct_of(a[0])->layout().items);
}

Result<Value> pack_method(Runtime& rt, const Value* a) {
    return struct_pack(rt, a[0], a[1].as<Tuple>()->span());
}

Result<Value> pack_into_method(Runtime& rt, const Value* a) {
    return struct_pack_into(rt, a[0], a[1].as<Tuple>()->span());
}

Result<Value> unpack_method(Runtime& rt, const Value* a) {
    return struct_unpack(rt, a[0], a[1]);
}

Result<Value> unpack_from_method(Runtime& rt, const Value* a) {
    return struct_unpack_from(rt, a[0], a[1], a[2]);
}

Result<Value> iter_unpack_method(Runtime& rt, const Value* a) {
    return struct_iter_unpack(rt, a[0], a[1]);
}

constexpr NativeMethod methods[] = {
    {"__sizeof__(self, /)", struct_sizeof, doc<"S.__sizeof__() -> size of S in memory, in bytes">},
    {"iter_unpack(self, buffer, /)", iter_unpack_method, doc<"Return an iterator yielding tuples.">},
    {"pack(self, /, *args)", pack_method,
     doc<"S.pack(v1, v2, ...) -> bytes\n\nReturn a bytes object containing the values packed by S.format.">},
    {"pack_into(self, /, *args)", pack_into_method,
     doc<"S.pack_into(buffer, offset, v1, v2, ...)\n\nWrite the packed values into the writable buffer.">},
    {"unpack(self, buffer, /)", unpack_method, doc<"Return a tuple containing unpacked values.">},
    {"unpack_from(self, /, buffer, offset=0)", unpack_from_method,
     doc<"Return a tuple containing unpacked values.">},
};

constexpr NativeProperty properties[] = {
    {"format", get_format, nullptr, doc<"struct format string">},
    {"size", get_size, nullptr, doc<"struct size in bytes">},
};

constexpr TypeSpec struct_spec = {
    .id = BuiltinType::struct_,
    .name = "_struct.Struct",
    .flags = type_flags::subclassable | type_flags::weakly_referable,
    .layout = layout_with<StructObject, &StructObject::format, &StructObject::compiled>,
    .methods = methods,
    .properties = properties,
    .slots = {.repr = struct_repr, .new_ = struct_new, .init = bound_init<"Struct(format)", struct_init>},
    .doc = "Struct(fmt) --> compiled struct object\n\n",
};

constexpr TypeSpec error_spec = {.id = BuiltinType::StructError,
                                 .name = "struct.error",
                                 .base = BuiltinType::Exception,
                                 .flags = type_flags::subclassable};

}  // namespace

void install_struct(Runtime& rt) {
    if (rt.type(BuiltinType::struct_) != nullptr) return;
    rt.define_type(error_spec)->flags &= ~type_flags::immutable;
    rt.define_type(struct_spec);
    rt.define_type(iterator_spec);
}

// ---- the cache

Result<Value> cached_struct(Runtime& rt, const Value& format) {
    constexpr Size most = 100;
    if (rt.struct_cache.is_empty()) rt.struct_cache = Value(new_dict(rt));
    Value cache = rt.struct_cache;  // hashing may run Python code
    Value found = TRY(dict_get(rt, cache.as<Dict>(), format));
    if (!found.is_empty()) return found;
    Value made = TRY(call(rt, Value::share(rt.type(BuiltinType::struct_)), format));
    if (cache.as<Dict>()->used >= most) dict_clear(rt, cache.as<Dict>());
    Result<void> kept = dict_set(rt, cache.as<Dict>(), format, made);
    (void)kept.is_error();
    return made;
}

}  // namespace bufferscope
