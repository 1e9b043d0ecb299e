// The modules io and array; their types are in buffer/.
#include "modules/io.h"

#include "buffer/array.h"
#include "object/protocol.h"

namespace bufferscope {

namespace {

void set_member(Runtime& rt, Dict* members, std::string_view name, const Value& value) {
    dict_set(rt, members, rt.intern(name).get(), value);
}

void set_type(Runtime& rt, Dict* members, std::string_view name, BuiltinType id) {
    set_member(rt, members, name, Value::share(rt.type(id)));
}

/// class UnsupportedOperation(OSError, ValueError), a class like one made by a class statement.
Result<Value> make_unsupported_operation(Runtime& rt) {
    Value bases[] = {Value::share(rt.type(BuiltinType::OSError)),
                     Value::share(rt.type(BuiltinType::ValueError))};
    Ref<Tuple> base_tuple = TRY(new_tuple(rt, bases));
    Ref<Dict> members = new_dict(rt);
    Value module = rt.intern("io");
    dict_set(rt, members.get(), rt.name(Name::module), module);
    Value name = rt.intern("UnsupportedOperation");
    return new_class(rt, rt.type(BuiltinType::type), name, base_tuple.get(), members.get(), CallArguments{});
}

template <FixedString name>
Result<Value> not_there_yet(Runtime& rt, const Value*) {
    return rt.not_supported(name.characters);
}

constexpr NativeMethod missing_functions[] = {
    {"open(*args, **kwargs)", not_there_yet<"io.open">},
    {"open_code(*args, **kwargs)", not_there_yet<"io.open_code">},
    {"FileIO(*args, **kwargs)", not_there_yet<"io.FileIO">},
    {"BufferedReader(*args, **kwargs)", not_there_yet<"io.BufferedReader">},
    {"BufferedWriter(*args, **kwargs)", not_there_yet<"io.BufferedWriter">},
    {"BufferedRandom(*args, **kwargs)", not_there_yet<"io.BufferedRandom">},
    {"BufferedRWPair(*args, **kwargs)", not_there_yet<"io.BufferedRWPair">},
    {"TextIOWrapper(*args, **kwargs)", not_there_yet<"io.TextIOWrapper">},
    {"IncrementalNewlineDecoder(*args, **kwargs)", not_there_yet<"io.IncrementalNewlineDecoder">},
};

constexpr NativeMethod reconstructor_row = {
    "_array_reconstructor(arraytype, typecode, mformat_code, items, /)", array_reconstructor};

}  // namespace

Result<void> fill_io_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    set_type(rt, members, "IOBase", BuiltinType::io_base);
    set_type(rt, members, "RawIOBase", BuiltinType::raw_io_base);
    set_type(rt, members, "BufferedIOBase", BuiltinType::buffered_io_base);
    set_type(rt, members, "TextIOBase", BuiltinType::text_io_base);
    set_type(rt, members, "BytesIO", BuiltinType::bytes_io);
    set_type(rt, members, "StringIO", BuiltinType::string_io);
    set_type(rt, members, "BlockingIOError", BuiltinType::BlockingIOError);
    Value unsupported = TRY(make_unsupported_operation(rt));
    set_member(rt, members, "UnsupportedOperation", unsupported);
    set_member(rt, members, "SEEK_SET", Value::small(0));
    set_member(rt, members, "SEEK_CUR", Value::small(1));
    set_member(rt, members, "SEEK_END", Value::small(2));
    set_member(rt, members, "DEFAULT_BUFFER_SIZE", Value::small(128 * 1024));
    Value module = rt.intern("_io");
    for (const NativeMethod& row : missing_functions)
        set_member(rt, members, row.signature.name(), new_native_function(rt, row, Value(), module));
    return {};
}

Result<void> fill_array_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    set_type(rt, members, "array", BuiltinType::array);
    set_type(rt, members, "ArrayType", BuiltinType::array);
    set_member(rt, members, "typecodes", rt.text(array_typecodes));
    Value module = rt.intern("array");
    set_member(rt, members, "_array_reconstructor",
               new_native_function(rt, reconstructor_row, Value(), module));
    return {};
}

}  // namespace bufferscope
