// The native part of the module codecs; the rest is library/codecs.py.
#include "modules/codecs.h"

#include "buffer/bytes.h"
#include "modules/builtins.h"
#include "object/protocol.h"
#include "types/codecs.h"

namespace bufferscope {
namespace {

Result<Value> pair_of(Runtime& rt, const Value& result, Size consumed) {
    Value items[2] = {result, Value::small(consumed)};
    return new_tuple(rt, items);
}

Result<std::string> word(Runtime& rt, const Value& value) {
    if (is_str(value)) return utf8_of(value);
    return rt.type_error("expected str, got {}", argument_type_name(rt, value));
}

Result<Value> is_native(Runtime& rt, const Value* arguments) {
    std::string name = TRY(word(rt, arguments[0]));
    return Value::boolean(codecs::is_native(name));
}

Result<Value> native_encode(Runtime& rt, const Value* arguments) {
    std::string name = TRY(word(rt, arguments[0]));
    std::string errors = TRY(word(rt, arguments[2]));
    if (!is_str(arguments[1])) {
        return rt.type_error("encode() argument 1 must be str, not {}", argument_type_name(rt, arguments[1]));
    }
    std::string bytes = TRY(encode(rt, arguments[1], name, errors));
    Value made = TRY(make_bytes(rt, bytes));
    return pair_of(rt, made, arguments[1].as<Str>()->length);
}

Result<Value> native_decode(Runtime& rt, const Value* arguments) {
    std::string name = TRY(word(rt, arguments[0]));
    std::string errors = TRY(word(rt, arguments[2]));
    const Value& object = arguments[1];
    std::string bytes;
    bool escapes = name == "unicode-escape" || name == "raw-unicode-escape";
    if (escapes && is_str(object)) {
        bytes = utf8_of(object);
    } else {
        Export source = TRY(bytes_like(rt, object));
        bytes.assign(text_of(source.bytes()));
    }
    std::size_t consumed = 0;
    bool final = TRY(truth(rt, arguments[3]));
    Value text = TRY(decode_part(rt, bytes, name, errors, final, consumed));
    return pair_of(rt, text, static_cast<Size>(consumed));
}

constexpr NativeMethod functions[] = {
    {"_is_native(name, /)", is_native},
    {"_native_encode(name, text, errors, /)", native_encode},
    {"_native_decode(name, data, errors, final, /)", native_decode},
};

}  // namespace

Result<void> fill_codecs_module(Vm& vm, Dict* members) {
    add_functions(vm.runtime(), members, functions, "codecs");
    return {};
}

}  // namespace bufferscope
