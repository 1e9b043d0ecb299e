// io.BufferedRWPair: a reader and a writer as one stream.
#include "buffer/arguments.h"
#include "buffer/buffered.h"
#include "buffer/stream.h"

namespace bufferscope {

namespace {

struct BufferedPair : Object {
    Value reader, writer;
};

BufferedPair* pair_of(const Value& self) {
    return self.as<BufferedPair>();
}

/// Forwards a call, with whatever it was called with.
template <FixedString name, Value BufferedPair::*side>
Result<Value> forward(Runtime& rt, const Value* a) {
    Value stream = pair_of(a[0])->*side;
    if (stream.is_empty()) return rt.value_error("I/O operation on uninitialized object");
    Value method = TRY(get_attribute(rt, stream, name.characters));
    return call_unpacked(rt, method, a[1].is_empty() ? rt.empty_tuple.get() : a[1].as<Tuple>(), nullptr);
}

template <FixedString name, Value BufferedPair::*side>
Result<Value> ask(Runtime& rt, const Value* a) {
    Value all[] = {a[0], Value()};
    return forward<name, side>(rt, all);
}

Result<Value> pair_close(Runtime& rt, const Value* a) {
    return chain_results(ask<"close", &BufferedPair::writer>(rt, a),
                         ask<"close", &BufferedPair::reader>(rt, a));
}

Result<Value> pair_isatty(Runtime& rt, const Value* a) {
    Value answer = TRY((ask<"isatty", &BufferedPair::writer>(rt, a)));
    if (!answer.is_false()) return answer;
    return ask<"isatty", &BufferedPair::reader>(rt, a);
}

Result<Value> pair_closed(Runtime& rt, const Value& self) {
    Value writer = pair_of(self)->writer;
    if (writer.is_empty())
        return rt.raise(BuiltinType::RuntimeError, "the BufferedRWPair object is being garbage-collected");
    return get_attribute(rt, writer, "closed");
}

Result<Value> pair_new(Runtime& rt, Type* type, const CallArguments&) {
    return Value::adopt(rt.allocate<BufferedPair>(type));
}

Result<void> pair_init(Runtime& rt, const Value& self, const Value* a) {  // reader, writer, buffer_size
    Size size = TRY(size_argument(rt, a[2], default_buffer_size));
    TRY(check_stream(rt, a[0], "readable", not_readable));
    TRY(check_stream(rt, a[1], "writable", not_writable));
    Value reader_type = Value::share(rt.type(BuiltinType::buffered_reader));
    Value writer_type = Value::share(rt.type(BuiltinType::buffered_writer));
    Value reader = TRY(call(rt, reader_type, a[0], Value::small(size)));
    Value writer = TRY(call(rt, writer_type, a[1], Value::small(size)));
    pair_of(self)->reader = std::move(reader);
    pair_of(self)->writer = std::move(writer);
    return {};
}

constexpr NativeMethod pair_methods[] = {
    {"read(self, /, *args)", forward<"read", &BufferedPair::reader>},
    {"peek(self, /, *args)", forward<"peek", &BufferedPair::reader>},
    {"read1(self, /, *args)", forward<"read1", &BufferedPair::reader>},
    {"readinto(self, /, *args)", forward<"readinto", &BufferedPair::reader>},
    {"readinto1(self, /, *args)", forward<"readinto1", &BufferedPair::reader>},
    {"write(self, /, *args)", forward<"write", &BufferedPair::writer>},
    {"flush(self, /)", ask<"flush", &BufferedPair::writer>},
    {"readable(self, /)", ask<"readable", &BufferedPair::reader>},
    {"writable(self, /)", ask<"writable", &BufferedPair::writer>},
    {"close(self, /)", pair_close},
    {"isatty(self, /)", pair_isatty},
};

constexpr NativeProperty pair_properties[] = {{"closed", pair_closed}};

constexpr TypeSpec pair_spec = {
    .id = BuiltinType::buffered_pair,
    .name = "_io.BufferedRWPair",
    .base = BuiltinType::buffered_io_base,
    .flags = type_flags::subclassable | type_flags::has_dict | type_flags::weakly_referable,
    .layout = layout_of<BufferedPair>(
        [](Object* object, Visitor& visit) {
            visit(static_cast<BufferedPair*>(object)->reader);
            visit(static_cast<BufferedPair*>(object)->writer);
        },
        [](Runtime&, Object* object) {
            static_cast<BufferedPair*>(object)->reader = Value();
            static_cast<BufferedPair*>(object)->writer = Value();
        }),
    .methods = pair_methods,
    .properties = pair_properties,
    .slots = {.new_ = pair_new,
              .init = bound_init<"BufferedRWPair(reader, writer, buffer_size=131072, /)", pair_init>},
    .doc = "A buffered reader and writer object together.",
};

}  // namespace

void install_buffered_pair(Runtime& rt) {
    rt.define_type(pair_spec);
}

}  // namespace bufferscope
