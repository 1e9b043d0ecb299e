// io.IncrementalNewlineDecoder.
#include "buffer/arguments.h"
#include "buffer/bytes.h"
#include "buffer/stream.h"
#include "buffer/text_io.h"
#include "types/int.h"

namespace bufferscope {

namespace {

struct NewlineDecoder : Object {
    Value decoder;  // empty: __init__ was not called
    Value errors;
    Newlines newlines;
};

Result<NewlineDecoder*> decoder_of(Runtime& rt, const Value& self) {
    auto* decoder = self.as<NewlineDecoder>();
    if (decoder->decoder.is_empty()) return rt.value_error("IncrementalNewlineDecoder.__init__() not called");
    return decoder;
}

Result<Value> decode(Runtime& rt, const Value* a) {  // self, input, final
    bool final = TRY(bool_argument(rt, a[2], false));
    NewlineDecoder* decoder = TRY(decoder_of(rt, a[0]));
    Value text = a[1];
    Value inner = decoder->decoder;
    if (!inner.is_none()) text = TRY(call_method(rt, inner, "decode", {a[1], Value::boolean(final)}));
    return decoder->newlines.decode(rt, text, final);
}

/// The pair that a state is: bytes and a number.
Result<std::uint64_t> read_state(Runtime& rt, const Value& state, Value& buffer) {
    if (!is_tuple(state)) return rt.type_error("state argument must be a tuple");
    if (state.as<Tuple>()->length != 2 || !is_int((*state.as<Tuple>())[1]))
        return rt.type_error("illegal decoder state");
    buffer = (*state.as<Tuple>())[0];
    return int_low_bits((*state.as<Tuple>())[1]);
}

Result<Value> getstate(Runtime& rt, const Value* a) {
    NewlineDecoder* decoder = TRY(decoder_of(rt, a[0]));
    Value buffer = TRY(make_bytes(rt, ""));
    std::uint64_t flags = 0;
    Value inner = decoder->decoder;
    if (!inner.is_none()) {
        Value state = TRY(call_method(rt, inner, "getstate"));
        if (!is_tuple(state)) return rt.type_error("illegal decoder state");
        flags = TRY(read_state(rt, state, buffer));
    }
    Value pair[] = {buffer, new_int_unsigned(rt, flags << 1 | (decoder->newlines.pending_return ? 1 : 0))};
    return new_tuple(rt, pair);
}

Result<Value> setstate(Runtime& rt, const Value* a) {
    NewlineDecoder* decoder = TRY(decoder_of(rt, a[0]));
    Value buffer;
    std::uint64_t flags = TRY(read_state(rt, a[1], buffer));
    decoder->newlines.pending_return = flags & 1;
    Value inner = decoder->decoder;
    if (inner.is_none()) return Value::none();
    Value pair[] = {buffer, new_int_unsigned(rt, flags >> 1)};
    Value state = TRY(new_tuple(rt, pair));
    return call_method(rt, inner, "setstate", {state});
}

Result<Value> reset(Runtime& rt, const Value* a) {
    NewlineDecoder* decoder = TRY(decoder_of(rt, a[0]));
    decoder->newlines.seen = 0;
    decoder->newlines.pending_return = false;
    Value inner = decoder->decoder;
    if (inner.is_none()) return Value::none();
    return call_method(rt, inner, "reset");
}

Result<Value> kinds(Runtime& rt, const Value& self) {
    NewlineDecoder* decoder = TRY(decoder_of(rt, self));
    return decoder->newlines.kinds(rt);
}

Result<Value> decoder_new(Runtime& rt, Type* type, const CallArguments&) {
    return Value::adopt(rt.allocate<NewlineDecoder>(type));
}

Result<void> decoder_init(Runtime& rt, const Value& self, const Value* a) {  // decoder, translate, errors
    bool translate = TRY(truth(rt, a[1]));
    auto* decoder = self.as<NewlineDecoder>();
    decoder->decoder = a[0];
    decoder->errors = a[2];
    decoder->newlines = Newlines();
    decoder->newlines.translate = translate;
    return {};
}

constexpr NativeMethod decoder_methods[] = {
    {"decode(self, /, input, final=False)", decode},
    {"getstate(self, /)", getstate},
    {"setstate(self, state, /)", setstate},
    {"reset(self, /)", reset},
};
constexpr NativeProperty decoder_properties[] = {{"newlines", kinds}};

constexpr TypeSpec decoder_spec = {
    .id = BuiltinType::newline_decoder,
    .name = "_io.IncrementalNewlineDecoder",
    .flags = type_flags::subclassable,
    .layout = layout_of<NewlineDecoder>(
        [](Object* object, Visitor& visit) { visit(static_cast<NewlineDecoder*>(object)->decoder); },
        [](Runtime&, Object* object) { static_cast<NewlineDecoder*>(object)->decoder = Value(); }),
    .methods = decoder_methods,
    .properties = decoder_properties,
    .slots = {.new_ = decoder_new,
              .init =
                  bound_init<"IncrementalNewlineDecoder(decoder, translate, errors='strict')", decoder_init>},
    .doc = "Codec used when reading a file in universal newlines mode.",
};

}  // namespace

void install_newline_decoder(Runtime& rt) {
    rt.define_type(decoder_spec);
}

}  // namespace bufferscope
