// The functions of struct with values, buffers and offsets of every kind, right and wrong.
#include <string>
#include <vector>

#include "buffer/bytearray.h"
#include "buffer/bytes.h"
#include "types/float.h"
#include "types/int.h"
#include "world.h"

namespace bufferscope::fuzz {

namespace {

Value any_value(Runtime& rt, Reader& reader) {
    switch (reader.below(8)) {
        case 0:
            return Value::boolean(reader.byte() & 1);
        case 1: {
            double number;
            Input bits = reader.bytes(8);
            std::uint8_t all[8] = {};
            if (!bits.empty()) std::memcpy(all, bits.data(), bits.size());
            std::memcpy(&number, all, 8);
            return new_float(rt, number);
        }
        case 2:
            return MUST(new_bytes(rt, reader.bytes(static_cast<std::size_t>(reader.below(12)))));
        case 3:
            return MUST(new_bytearray(rt, reader.bytes(static_cast<std::size_t>(reader.below(12)))));
        case 4: {
            Value wide = new_int_unsigned(rt, static_cast<std::uint64_t>(reader.number()));
            Value shift = Value::small(reader.below(80));
            Value factor = MUST(call_method(rt, Value::small(1), "__lshift__", {shift}));
            return MUST(call_method(rt, wide, "__mul__", {factor}));
        }
        case 5:
            return reader.byte() & 1 ? Value::none() : Value(rt.text("text"));
        default:
            return new_int(rt, reader.number());
    }
}

Value call_of(Runtime& rt, const char* name, std::span<const Value> arguments) {
    Value function = MUST(get_attribute(rt, world().struct_module(), Value(rt.intern(name))));
    CallArguments given{arguments.data(), static_cast<Size>(arguments.size()), nullptr};
    return value_or_nothing(rt, call(rt, function, given));
}

std::string shown(Runtime& rt, const Value& value) {
    return utf8_of(MUST(repr(rt, value)).get());
}

/// pack(*unpack(packed)) is what was packed, but for the padding, which is zero in both.
void check_packed(Runtime& rt, const Value& format, const Value& packed) {
    Value two[] = {format, packed};
    Value values = call_of(rt, "unpack", two);
    require(!values.is_empty());
    std::vector<Value> again{format};
    for (const Value& each : values.as<Tuple>()->span()) again.push_back(each);
    Value repacked = call_of(rt, "pack", again);
    require(!repacked.is_empty());
    Value other[] = {format, repacked};
    require(shown(rt, call_of(rt, "unpack", other)) == shown(rt, values));
}

void check(Runtime& rt, Input input) {
    Reader reader(input);
    Value format = MUST(new_bytes(rt, reader.line()));
    Value one[] = {format};
    Value size = call_of(rt, "calcsize", one);
    if (size.is_empty() || !size.is_small_int() || size.small_int() > 1 << 14) return;
    std::vector<Value> arguments{format};
    for (int count = reader.below(12); count > 0; --count) arguments.push_back(any_value(rt, reader));
    Value packed = call_of(rt, "pack", arguments);
    if (!packed.is_empty()) {
        require(packed.as<Bytes>()->length == size.small_int());
        check_packed(rt, format, packed);
    }
    Value buffer = MUST(new_bytearray(rt, reader.bytes(static_cast<std::size_t>(reader.below(64)))));
    Value offset = new_int(rt, reader.number());
    arguments.insert(arguments.begin() + 1, {buffer, offset});
    Value written = call_of(rt, "pack_into", arguments);
    if (!written.is_empty()) require(!packed.is_empty());
    Value from[] = {format, buffer, offset};
    Value unpacked = call_of(rt, "unpack_from", from);
    require(written.is_empty() || !unpacked.is_empty());
    Value each = call_of(rt, "iter_unpack", {from, 2});
    if (each.is_empty()) return;
    Value all = MUST(to_tuple(rt, each));
    require(all.as<Tuple>()->length == buffer.as<ByteArray>()->length() / size.small_int());
}

}  // namespace

void structs(Input input) {
    world().run([&](Runtime& rt) { check(rt, input); });
}

}  // namespace bufferscope::fuzz
