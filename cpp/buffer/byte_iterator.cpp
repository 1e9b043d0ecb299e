// The iterators of bytes and bytearray.
#include "buffer/arguments.h"
#include "buffer/byte_methods.h"
#include "buffer/install.h"
#include "types/int.h"

namespace bufferscope {

namespace {

struct ByteIterator : Object {
    Value source;  // empty when exhausted
    Size position;
};

Result<Value> byte_iterator_next(Runtime&, const Value& self) {
    auto* iterator = self.as<ByteIterator>();
    if (iterator->source.is_empty()) return Value();
    ByteSpan bytes = bytes_or_bytearray(iterator->source);
    if (static_cast<std::size_t>(iterator->position) < bytes.size())
        return Value::small(bytes[iterator->position++]);
    iterator->source = Value();
    return Value();
}

Result<Value> same_iterator(Runtime&, const Value& self) {
    return Value(self);
}

Result<Value> byte_iterator_length_hint(Runtime&, const Value* a) {
    auto* iterator = a[0].as<ByteIterator>();
    if (iterator->source.is_empty()) return Value::small(0);
    auto left = static_cast<Size>(bytes_or_bytearray(iterator->source).size()) - iterator->position;
    return Value::small(left < 0 ? 0 : left);
}

Result<Value> byte_iterator_reduce(Runtime& rt, const Value* a) {
    Value iter = TRY(builtin_function(rt, "iter"));
    auto* iterator = a[0].as<ByteIterator>();
    if (iterator->source.is_empty()) {
        Value empty = TRY(new_tuple(rt, {}));
        Value arguments = TRY(new_tuple(rt, std::span<const Value>(&empty, 1)));
        Value items[] = {iter, arguments};
        return new_tuple(rt, items);
    }
    Value source = iterator->source;
    Value arguments = TRY(new_tuple(rt, std::span<const Value>(&source, 1)));
    Value items[] = {iter, arguments, Value::small(iterator->position)};
    return new_tuple(rt, items);
}

Result<Value> byte_iterator_setstate(Runtime& rt, const Value* a) {
    Size position = TRY(size_of_int(rt, a[1]));
    auto* iterator = a[0].as<ByteIterator>();
    if (iterator->source.is_empty()) return Value::none();
    if (position < 0 && !is_bytes(iterator->source)) {  // bytearrayiter_setstate: the end
        iterator->source = Value();
        return Value::none();
    }
    auto length = static_cast<Size>(bytes_or_bytearray(iterator->source).size());
    iterator->position = position < 0 ? 0 : position > length ? length : position;
    return Value::none();
}

void traverse(Object* object, Visitor& visit) {
    visit(static_cast<ByteIterator*>(object)->source);
}

constexpr NativeMethod methods[] = {
    {"__length_hint__(self, /)", byte_iterator_length_hint},
    {"__reduce__(self, /)", byte_iterator_reduce},
    {"__setstate__(self, state, /)", byte_iterator_setstate},
};

constexpr TypeSpec iterator_spec(BuiltinType id, const char* name) {
    return {.id = id,
            .name = name,
            .flags = type_flags::no_instantiation,
            .layout = layout_of<ByteIterator>(traverse),
            .methods = methods,
            .slots = {.iter = same_iterator, .next = byte_iterator_next}};
}

constexpr TypeSpec bytes_iterator_spec = iterator_spec(BuiltinType::bytes_iterator, "bytes_iterator");
constexpr TypeSpec bytearray_iterator_spec =
    iterator_spec(BuiltinType::bytearray_iterator, "bytearray_iterator");

}  // namespace

Result<Value> new_byte_iterator(Runtime& rt, const Value& source) {
    BuiltinType id = is_bytes(source) ? BuiltinType::bytes_iterator : BuiltinType::bytearray_iterator;
    auto* iterator = rt.allocate<ByteIterator>(rt.type(id));
    iterator->source = source;
    return Value::adopt(iterator);
}

void install_byte_iterators(Runtime& rt) {
    rt.define_type(bytes_iterator_spec);
    rt.define_type(bytearray_iterator_spec);
}

}  // namespace bufferscope
