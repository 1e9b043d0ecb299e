// mmap.mmap: the constructor and the methods, on anonymous memory. Nothing moves or frees it while it is
// exported.
#include "buffer/mmap.h"

#include <cstring>

#include "base/suggestions.h"
#include "buffer/arguments.h"
#include "buffer/byte_search.h"
#include "buffer/bytes.h"
#include "types/exceptions.h"
#include "types/int.h"

namespace bufferscope {

void MemoryMap::close() {
    if (data != nullptr) type->runtime->heap.release(data, static_cast<std::size_t>(length));
    data = nullptr;
    closed = true;
}

Refusal MemoryMap::not_resizable() const {
    if (exports > 0) return {BuiltinType::BufferError, "mmap can't resize with extant buffers exported."};
    if (!tracks_descriptor) return {BuiltinType::ValueError, "mmap can't resize with trackfd=False."};
    if (access == Access::write || access == Access::otherwise) return {};
    return {BuiltinType::TypeError, "mmap can't resize a readonly or copy-on-write memory map."};
}

namespace {

using Access = MemoryMap::Access;

MemoryMap* map_of(const Value& self) {
    return self.as<MemoryMap>();
}

Result<void> accept(Runtime& rt, const MemoryMap* map, Refusal refusal) {
    if (!refusal) return {};
    if (refusal.type == BuiltinType::BufferError) return rt.exports_error(map, refusal.message);
    return rt.raise_text(refusal.type, refusal.message);
}

/// CHECK_VALID; again after every conversion, which may have closed the map.
Result<void> check_open(Runtime& rt, const MemoryMap* map) {
    return accept(rt, map, map->not_open());
}

Result<void> check_writable(Runtime& rt, const MemoryMap* map) {
    return accept(rt, map, map->not_writable());
}

// ---- construction

/// A C int as PyArg_Parse converts it: by way of long.
Result<std::int32_t> long_argument(Runtime& rt, const Value& value) {
    Value number = TRY(index(rt, value));
    std::int64_t wide;
    if (!int_to_int64(number, wide) || wide > INT32_MAX || wide < INT32_MIN)
        return rt.overflow_error("Python int too large to convert to C long");
    return static_cast<std::int32_t>(wide);
}

constexpr int protection_read = 1, protection_write = 2;

struct MapRequest {
    std::int32_t descriptor = -1;
    Size length = 0;
    std::int32_t flags = 1;
    std::int32_t protection = protection_read | protection_write;
    std::int32_t access = 0;
    std::int64_t offset = 0;
    bool tracks_descriptor = true;
};

constexpr std::string_view parameters[] = {"fileno", "length", "flags",  "prot",
                                           "access", "offset", "trackfd"};
constexpr Size parameter_count = 7;
constexpr Size most_positional = 6;

Result<void> convert(Runtime& rt, Size parameter, const Value& value, MapRequest& request) {
    std::int32_t* const numbers[] = {&request.descriptor, nullptr, &request.flags, &request.protection,
                                     &request.access};
    if (parameter == 1) {
        request.length = TRY(size_argument(rt, value, 0));
    } else if (parameter < 5) {
        *numbers[parameter] = TRY(long_argument(rt, value));
    } else if (parameter == 5) {
        Value number = TRY(index(rt, value));
        if (!int_to_int64(number, request.offset)) return rt.overflow_error("int too big to convert");
    } else {
        request.tracks_descriptor = TRY(truth(rt, value));
    }
    return {};
}

/// Where the keyword argument of this name stands among the values, or -1.
Size keyword_position(const CallArguments& arguments, std::string_view name) {
    for (Size i = 0; i < arguments.keywords(); ++i) {
        if (utf8_of((*arguments.keyword_names)[i]) == name) return arguments.positional + i;
    }
    return -1;
}

/// vgetargskeywords: what is wrong is found in its order, without the function's name.
Result<void> parse(Runtime& rt, const CallArguments& arguments, MapRequest& request) {
    Size positional = arguments.positional;
    Size given = positional + arguments.keywords();
    if (given > parameter_count)
        return rt.type_error("function takes at most {} {}arguments ({} given)", parameter_count,
                             positional == 0 ? "keyword " : "", given);
    if (positional > most_positional)
        return rt.type_error("function takes at most {} positional arguments ({} given)", most_positional,
                             positional);
    Size used = positional;
    for (Size i = 0; i < parameter_count; ++i) {
        Size at = i < positional ? i : keyword_position(arguments, parameters[i]);
        if (at >= 0) {
            if (i >= positional) ++used;
            TRY(convert(rt, i, arguments.values[at], request));
        } else if (i < 2) {
            return rt.type_error("function missing required argument '{}' (pos {})", parameters[i], i + 1);
        }
    }
    if (used == given) return {};
    for (Size i = 0; i < positional; ++i) {
        if (keyword_position(arguments, parameters[i]) >= 0)
            return rt.type_error("argument for function given by name ('{}') and position ({})",
                                 parameters[i], i + 1);
    }
    for (Size i = 0; i < arguments.keywords(); ++i) {
        std::string wrong = utf8_of((*arguments.keyword_names)[i]);
        if (std::find(std::begin(parameters), std::end(parameters), wrong) != std::end(parameters)) continue;
        std::string_view near = closest_name(parameters, wrong);
        return rt.type_error("this function got an unexpected keyword argument '{}'{}{}{}", wrong,
                             near.empty() ? "" : ". Did you mean '", near, near.empty() ? "" : "'?");
    }
    return {};
}

/// What the flags mean for access, ValueError for what contradicts itself.
Result<Access> access_of(Runtime& rt, const MapRequest& request) {
    constexpr int both = protection_read | protection_write;
    if (request.access != 0 && (request.flags != 1 || request.protection != both))
        return rt.value_error("mmap can't specify both access and flags, prot.");
    if (request.access < 0 || request.access > 3) return rt.value_error("mmap invalid access parameter.");
    if (request.access != 0) return static_cast<Access>(request.access);
    int protection = request.protection & both;
    return protection == both               ? Access::otherwise
           : protection == protection_write ? Access::write
                                            : Access::read;
}

/// Maps of files are not made: a copy that does not follow the file would differ in silence.
Result<void> check_descriptor(Runtime& rt, const MapRequest& request) {
    if (request.descriptor == -1) return {};
    OpenFile* file = rt.files.descriptor(request.descriptor);
    if (file == nullptr) return os_error(rt, file_error::bad_descriptor);
    if (!file->node) return os_error(rt, file_error::permission);
    return rt.not_supported("mapping a file into memory");
}

/// mmap2's offset: whole pages of 4 KiB, fewer than 2^32 of them.
bool is_possible_offset(std::int64_t offset) {
    return offset % 4096 == 0 && offset < std::int64_t{1} << 44;
}

Result<Value> map_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    MapRequest request;
    TRY(parse(rt, arguments, request));
    if (request.length < 0) return rt.overflow_error("memory mapped length must be positive");
    if (request.offset < 0) return rt.overflow_error("memory mapped offset must be positive");
    Access access = TRY(access_of(rt, request));
    TRY(check_descriptor(rt, request));
    auto map = Ref<MemoryMap>::adopt(rt.allocate<MemoryMap>(type));
    map->closed = true;
    map->offset = request.offset;
    map->access = access;
    map->tracks_descriptor = request.tracks_descriptor;
    if (!is_possible_offset(request.offset)) return os_error(rt, file_error::invalid);
    if (request.length == max_size) return os_error(rt, file_error::no_memory);
    if (request.length > 0) {
        TRY(rt.count_work(request.length / 64));
        auto size = static_cast<std::size_t>(request.length);
        map->data = static_cast<std::uint8_t*>(rt.heap.try_allocate(size));
        if (map->data == nullptr) return os_error(rt, file_error::no_memory);
        std::memset(map->data, 0, size);
        map->length = request.length;
    }
    map->closed = false;
    if (rt.observer != nullptr) rt.observer->object_created(map.get());
    return map;
}

// ---- reading

Size remaining(const MemoryMap* map) {
    return map->position < map->length ? map->length - map->position : 0;
}

/// The next `count` bytes, which exist.
Result<Value> take(Runtime& rt, MemoryMap* map, Size count) {
    Ref<Bytes> result = TRY(new_bytes(rt, map->bytes().subspan(map->position, count)));
    map->position += count;
    return result;
}

Result<Value> map_read(Runtime& rt, const Value* a) {
    Size count = TRY(optional_size_argument(rt, a[1], max_size));
    MemoryMap* map = map_of(a[0]);
    TRY(check_open(rt, map));
    Size left = remaining(map);
    return take(rt, map, count < 0 || count > left ? left : count);
}

Result<Value> map_read_byte(Runtime& rt, const Value* a) {
    MemoryMap* map = map_of(a[0]);
    TRY(check_open(rt, map));
    if (map->position >= map->length) return rt.value_error("read byte out of range");
    return Value::small(map->data[map->position++]);
}

Result<Value> map_readline(Runtime& rt, const Value* a) {
    MemoryMap* map = map_of(a[0]);
    TRY(check_open(rt, map));
    Size left = remaining(map);
    if (left == 0) return new_bytes(rt, ByteSpan());
    const std::uint8_t* start = map->data + map->position;
    const void* newline = std::memchr(start, '\n', static_cast<std::size_t>(left));
    return take(rt, map,
                newline ? static_cast<Size>(static_cast<const std::uint8_t*>(newline) - start) + 1 : left);
}

/// mmap_gfind.
Result<Value> find(Runtime& rt, const Value* a, bool last) {
    Export wanted = TRY(bytes_like(rt, a[1]));
    MemoryMap* map = map_of(a[0]);
    TRY(check_open(rt, map));
    bool has_start = !a[2].is_empty() && !a[2].is_none();
    bool has_end =
        has_start && !a[3].is_empty() && !a[3].is_none();  // without a start the end is not looked at
    Bounds bounds;
    bounds.start = TRY(size_argument(rt, has_start ? a[2] : Value(), map->position));
    bounds.end = TRY(size_argument(rt, has_end ? a[3] : Value(), max_size));
    TRY(check_open(rt, map));
    bounds.adjust(map->length);
    if (bounds.start > map->length) bounds.start = map->length;
    if (bounds.end < bounds.start) return Value::small(-1);
    ByteSpan within = map->bytes().subspan(bounds.start, bounds.end - bounds.start);
    TRY(rt.count_work(static_cast<std::int64_t>(within.size()) / 64));
    Size found = last ? find_last_bytes(within, wanted.bytes()) : find_bytes(within, wanted.bytes());
    return new_int(rt, found < 0 ? -1 : found + bounds.start);
}

Result<Value> map_find(Runtime& rt, const Value* a) {
    return find(rt, a, false);
}

Result<Value> map_rfind(Runtime& rt, const Value* a) {
    return find(rt, a, true);
}

// ---- writing

Result<Value> map_write(Runtime& rt, const Value* a) {
    Export source = TRY(bytes_like(rt, a[1]));
    MemoryMap* map = map_of(a[0]);
    TRY(check_open(rt, map));
    TRY(check_writable(rt, map));
    if (map->position > map->length || map->length - map->position < source.length())
        return rt.value_error("data out of range");
    if (source.length() > 0)
        std::memmove(map->data + map->position, source.data(), static_cast<std::size_t>(source.length()));
    rt.wrote();
    map->position += source.length();
    return new_int(rt, source.length());
}

Result<Value> map_write_byte(Runtime& rt, const Value* a) {
    std::int32_t value = TRY(long_argument(rt, a[1]));
    if (value < 0) return rt.overflow_error("unsigned byte integer is less than minimum");
    if (value > UINT8_MAX) return rt.overflow_error("unsigned byte integer is greater than maximum");
    MemoryMap* map = map_of(a[0]);
    TRY(check_open(rt, map));
    TRY(check_writable(rt, map));
    if (map->position >= map->length) return rt.value_error("write byte out of range");
    map->data[map->position++] = static_cast<std::uint8_t>(value);
    rt.wrote();
    return Value::none();
}

Result<Value> map_move(Runtime& rt, const Value* a) {
    Size target = TRY(size_argument(rt, a[1], 0));
    Size source = TRY(size_argument(rt, a[2], 0));
    Size count = TRY(size_argument(rt, a[3], 0));
    MemoryMap* map = map_of(a[0]);
    TRY(check_open(rt, map));
    TRY(check_writable(rt, map));
    if (target < 0 || source < 0 || count < 0 || map->length - target < count || map->length - source < count)
        return rt.value_error("source, destination, or count out of range");
    if (count > 0) std::memmove(map->data + target, map->data + source, static_cast<std::size_t>(count));
    rt.wrote();
    return Value::none();
}

/// Nothing is written anywhere, but what msync() refuses raises: it knows a map by where it begins.
Result<Value> map_flush(Runtime& rt, const Value* a) {
    Size offset = TRY(size_argument(rt, a[1], 0));
    MemoryMap* map = map_of(a[0]);
    TRY(check_open(rt, map));
    Size size = TRY(size_argument(rt, a[2].is_none() ? Value() : a[2], map->length));
    if (size < 0 || offset < 0 || map->length - offset < size)
        return rt.value_error("flush values out of range");
    if (map->access == Access::read || map->access == Access::copy) return Value::none();
    if (offset != 0 || map->closed) return os_error(rt, file_error::invalid);
    return Value::none();
}

/// Checks as mmap_mmap_madvise_impl does; advice changes nothing.
Result<Value> map_madvise(Runtime& rt, const Value* a) {
    TRY(int_argument(rt, a[1], 0));
    Size start = TRY(size_argument(rt, a[2], 0));
    MemoryMap* map = map_of(a[0]);
    TRY(check_open(rt, map));
    Size length = TRY(size_argument(rt, a[3].is_none() ? Value() : a[3], map->length));
    if (start < 0 || start >= map->length) return rt.value_error("madvise start out of bounds");
    if (length < 0) return rt.value_error("madvise length invalid");
    TRY(check_open(rt, map));
    return Value::none();
}

// ---- position, size, end

Result<Value> map_seek(Runtime& rt, const Value* a) {
    Size distance = TRY(size_argument(rt, a[1], 0));
    std::int32_t whence = TRY(int_argument(rt, a[2], 0));
    MemoryMap* map = map_of(a[0]);
    TRY(check_open(rt, map));
    if (whence < 0 || whence > 2) return rt.value_error("unknown seek type");
    std::int64_t base = whence == 0 ? 0 : whence == 1 ? map->position : map->length;
    std::int64_t where = base + distance;
    if (where < 0 || where > map->length) return rt.value_error("seek out of range");
    map->position = static_cast<Size>(where);
    return new_int(rt, where);
}

Result<Value> map_seekable(Runtime&, const Value*) {
    return Value::true_value();
}

Result<Value> map_tell(Runtime& rt, const Value* a) {
    TRY(check_open(rt, map_of(a[0])));
    return new_int(rt, map_of(a[0])->position);
}

/// The size of the file: there is none.
Result<Value> map_size(Runtime& rt, const Value* a) {
    TRY(check_open(rt, map_of(a[0])));
    return os_error(rt, file_error::bad_descriptor);
}

/// The reference platform has no mremap(): what passes the checks fails.
Result<Value> map_resize(Runtime& rt, const Value* a) {
    Size size = TRY(size_argument(rt, a[1], 0));
    MemoryMap* map = map_of(a[0]);
    TRY(check_open(rt, map));
    TRY(accept(rt, map, map->not_resizable()));
    if (size < 0 || max_size - size < map->offset) return rt.value_error("new size out of range");
    return os_error(rt, file_error::no_memory);
}

Result<Value> map_close(Runtime& rt, const Value* a) {
    MemoryMap* map = map_of(a[0]);
    TRY(accept(rt, map, map->not_closable()));
    map->close();
    return Value::none();
}

Result<Value> map_enter(Runtime& rt, const Value* a) {
    TRY(check_open(rt, map_of(a[0])));
    return Value(a[0]);
}

Result<Value> map_closed(Runtime&, const Value& self) {
    return Value::boolean(map_of(self)->closed);
}

Result<Value> map_repr(Runtime& rt, const Value& self) {
    constexpr const char* names[] = {"ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY"};
    MemoryMap* map = map_of(self);
    if (map->closed) return rt.text(format_text("<{} closed=True>", {type_name(rt, self)}));
    return rt.text(format_text("<{} closed=False, access={}, length={}, pos={}, offset={}>",
                               {type_name(rt, self), names[static_cast<int>(map->access)], map->length,
                                map->position, map->offset}));
}

// ---- the protocols

Result<Size> map_length(Runtime& rt, const Value& self) {
    TRY(check_open(rt, map_of(self)));
    return map_of(self)->length;
}

/// An index that is one: IndexError beyond the map, whose length is the one after the conversion.
Result<Size> checked_index(Runtime& rt, const MemoryMap* map, const Value& key) {
    Size at = TRY(index_size(rt, key));
    if (at < 0) at += map->length;
    if (at < 0 || at >= map->length) return rt.index_error("mmap index out of range");
    return at;
}

Result<Value> map_get_item(Runtime& rt, const Value& self, const Value& key) {
    MemoryMap* map = map_of(self);
    TRY(check_open(rt, map));
    if (has_index(rt, key)) {
        Size at = TRY(checked_index(rt, map, key));
        TRY(check_open(rt, map));
        return Value::small(map->data[at]);
    }
    if (!rt.is_exactly(key, BuiltinType::slice)) return rt.type_error("mmap indices must be integers");
    SliceRange range = TRY(unpack_slice(rt, key.as<SliceObject>()));
    adjust_slice(range, map->length);
    TRY(check_open(rt, map));
    if (range.count <= 0) return new_bytes(rt, ByteSpan());
    if (range.step == 1) return new_bytes(rt, map->bytes().subspan(range.start, range.count));
    Ref<Bytes> result = TRY(allocate_bytes(rt, static_cast<std::size_t>(range.count)));
    std::int64_t at = range.start;
    for (Size i = 0; i < range.count; ++i, at += range.step) result->data()[i] = map->data[at];
    return result;
}

Result<void> assign_one(Runtime& rt, MemoryMap* map, const Value& key, const Value& value) {
    Size at = TRY(checked_index(rt, map, key));
    if (value.is_empty()) return rt.type_error("mmap doesn't support item deletion");
    if (!has_index(rt, value)) return rt.type_error("mmap item value must be an int");
    Size byte = TRY(index_size(rt, value, BuiltinType::TypeError));
    if (byte < 0 || byte > UINT8_MAX) return rt.value_error("mmap item value must be in range(0, 256)");
    TRY(check_open(rt, map));
    map->data[at] = static_cast<std::uint8_t>(byte);
    rt.wrote();
    return {};
}

Result<void> map_assign_item(Runtime& rt, const Value& self, const Value& key, const Value& value) {
    MemoryMap* map = map_of(self);
    TRY(check_open(rt, map));
    TRY(check_writable(rt, map));
    if (has_index(rt, key)) return assign_one(rt, map, key, value);
    if (!rt.is_exactly(key, BuiltinType::slice)) return rt.type_error("mmap indices must be integer");
    SliceRange range = TRY(unpack_slice(rt, key.as<SliceObject>()));
    adjust_slice(range, map->length);
    if (value.is_empty()) return rt.type_error("mmap object doesn't support slice deletion");
    Export source = TRY(bytes_like(rt, value));
    if (source.length() != (range.count < 0 ? 0 : range.count))
        return rt.index_error("mmap slice assignment is wrong size");
    TRY(check_open(rt, map));
    if (range.count <= 0) return {};
    rt.wrote();
    if (range.step == 1) {
        std::memmove(map->data + range.start, source.data(), static_cast<std::size_t>(range.count));
        return {};
    }
    std::int64_t at = range.start;
    for (Size i = 0; i < range.count; ++i, at += range.step) map->data[at] = source.data()[i];
    return {};
}

Result<void> map_get_buffer(Runtime& rt, const Value& self, std::uint32_t flags, BufferView& view) {
    static std::uint8_t nothing[1] = {0};
    MemoryMap* map = map_of(self);
    TRY(check_open(rt, map));
    TRY(fill_bytes_view(rt, view, self, map->data != nullptr ? map->data : nothing, map->length,
                        map->access == Access::read, flags));
    ++map->exports;
    return {};
}

void map_release_buffer(Runtime&, Object* exporter, BufferView&) {
    --static_cast<MemoryMap*>(exporter)->exports;
}

constexpr NativeMethod methods[] = {
    {"close(self, /)", map_close},
    {"find(self, view, start=None, end=None, /)", map_find},
    {"rfind(self, view, start=None, end=None, /)", map_rfind},
    {"flush(self, offset=0, size=None, /)", map_flush},
    {"madvise(self, option, start=0, length=None, /)", map_madvise},
    {"move(self, dest, src, count, /)", map_move},
    {"read(self, n=None, /)", map_read},
    {"read_byte(self, /)", map_read_byte},
    {"readline(self, /)", map_readline},
    {"resize(self, newsize, /)", map_resize},
    {"seek(self, pos, whence=0, /)", map_seek},
    {"seekable(self, /)", map_seekable},
    {"size(self, /)", map_size},
    {"tell(self, /)", map_tell},
    {"write(self, bytes, /)", map_write},
    {"write_byte(self, byte, /)", map_write_byte},
    {"__enter__(self, /)", map_enter},
    {"__exit__(self, exc_type, exc_value, traceback, /)", map_close},
};

constexpr NativeProperty properties[] = {{"closed", map_closed}};

constexpr TypeSpec memory_map_spec = {
    .id = BuiltinType::memory_map,
    .name = "mmap.mmap",
    .flags = type_flags::subclassable | type_flags::weakly_referable,
    .layout = {.size = sizeof(MemoryMap),
               .destroy =
                   [](Runtime& rt, Object* object) {
                       if (rt.observer != nullptr) rt.observer->object_destroyed(object);
                       static_cast<MemoryMap*>(object)->~MemoryMap();
                   },
               .traverse = traverse_nothing},
    .methods = methods,
    .properties = properties,
    .slots = {.repr = map_repr,
              .length = map_length,
              .get_item = map_get_item,
              .assign_item = map_assign_item,
              .new_ = map_new,
              .get_buffer = map_get_buffer,
              .release_buffer = map_release_buffer},
    .doc = doc<"Windows: mmap(fileno, length[, tagname[, access[, offset]]])\n\n"
               "Maps length bytes from the file specified by the file handle fileno,\n"
               "and returns a mmap object.  If length is larger than the current size\n"
               "of the file, the file is extended to contain length bytes.  If length\n"
               "is 0, the maximum length of the map is the current size of the file,\n"
               "except that if the file is empty Windows raises an exception (you cannot\n"
               "create an empty mapping on Windows).\n\n"
               "Unix: mmap(fileno, length[, flags[, prot[, access[, offset[, trackfd]]]]])\n\n"
               "Maps length bytes from the file specified by the file descriptor fileno,\n"
               "and returns a mmap object.  If length is 0, the maximum length of the map\n"
               "will be the current size of the file when mmap is called.\n"
               "flags specifies the nature of the mapping. MAP_PRIVATE creates a\n"
               "private copy-on-write mapping, so changes to the contents of the mmap\n"
               "object will be private to this process, and MAP_SHARED creates a mapping\n"
               "that's shared with all other processes mapping the same areas of the file.\n"
               "The default value is MAP_SHARED.\n\n"
               "To map anonymous memory, pass -1 as the fileno (both versions).">,
};

}  // namespace

void install_memory_map(Runtime& rt) {
    rt.define_type(memory_map_spec);
    (void)MUST(new_bytes(rt, ByteSpan()));  // makes the bytes of length one, which sequence_item hands out
}

}  // namespace bufferscope
