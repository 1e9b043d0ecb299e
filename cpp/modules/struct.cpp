// The module _struct: functions that take a format and hand on to its Struct.
#include "modules/struct.h"

#include "buffer/struct.h"
#include "modules/builtins.h"
#include "types/int.h"

namespace bufferscope {

namespace {

/// The Struct of the format that comes first, and the arguments behind it.
Result<Value> struct_and_rest(Runtime& rt, const Value* a, std::span<const Value>& rest) {
    std::span<const Value> all = a[0].as<Tuple>()->span();
    if (all.empty()) return rt.type_error("missing format argument");
    rest = all.subspan(1);
    return cached_struct(rt, all[0]);
}

Result<Value> pack(Runtime& rt, const Value* a) {
    std::span<const Value> rest;
    Value self = TRY(struct_and_rest(rt, a, rest));
    return struct_pack(rt, self, rest);
}

Result<Value> pack_into(Runtime& rt, const Value* a) {
    std::span<const Value> rest;
    Value self = TRY(struct_and_rest(rt, a, rest));
    return struct_pack_into(rt, self, rest);
}

Result<Value> unpack(Runtime& rt, const Value* a) {
    Value self = TRY(cached_struct(rt, a[0]));
    return struct_unpack(rt, self, a[1]);
}

Result<Value> unpack_from(Runtime& rt, const Value* a) {
    Value self = TRY(cached_struct(rt, a[0]));
    return struct_unpack_from(rt, self, a[1], a[2]);
}

Result<Value> iter_unpack(Runtime& rt, const Value* a) {
    Value self = TRY(cached_struct(rt, a[0]));
    return struct_iter_unpack(rt, self, a[1]);
}

Result<Value> calcsize(Runtime& rt, const Value* a) {
    Value self = TRY(cached_struct(rt, a[0]));
    return new_int(rt, self.as<StructObject>()->layout().size);
}

Result<Value> clear_cache(Runtime& rt, const Value*) {
    Value cache = std::move(rt.struct_cache);
    return Value::none();
}

constexpr NativeMethod functions[] = {
    {"_clearcache()", clear_cache, doc<"Clear the internal cache.">},
    {"calcsize(format, /)", calcsize,
     doc<"Return size in bytes of the struct described by the format string.">},
    {"iter_unpack(format, buffer, /)", iter_unpack,
     doc<"Return an iterator yielding tuples unpacked from the given bytes.">},
    {"pack(*args)", pack,
     doc<"pack(format, v1, v2, ...) -> bytes\n\nReturn a bytes object containing the values packed by the "
         "format.">},
    {"pack_into(*args)", pack_into,
     doc<"pack_into(format, buffer, offset, v1, v2, ...)\n\nWrite the packed values into the writable "
         "buffer.">},
    {"unpack(format, buffer, /)", unpack,
     doc<"Return a tuple containing values unpacked according to the format string.">},
    {"unpack_from(format, /, buffer, offset=0)", unpack_from,
     doc<"Return a tuple containing values unpacked according to the format string.">},
};

}  // namespace

Result<void> fill_struct_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    install_struct(rt);
    add_functions(rt, members, functions, "_struct");
    dict_set(rt, members, rt.intern("Struct").get(), Value::share(rt.type(BuiltinType::struct_)));
    dict_set(rt, members, rt.intern("error").get(), Value::share(rt.type(BuiltinType::StructError)));
    return {};
}

}  // namespace bufferscope
