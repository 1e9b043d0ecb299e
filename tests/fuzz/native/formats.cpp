// Formats of struct: compiled from any text; what one unpacks packs and unpacks again to the same values.
#include "buffer/struct_format.h"
#include "world.h"

namespace bufferscope::fuzz {

namespace {

std::string shown(Runtime& rt, const Tuple* values) {
    return utf8_of(MUST(repr(rt, Value::share(const_cast<Tuple*>(values)))).get());
}

void check(Runtime& rt, Input input) {
    Reader reader(input);
    Value compiled;
    const char* wrong = compile_format(rt, text_of_input(reader.line()), compiled);
    if (wrong != nullptr) return;
    const CompiledFormat& format = compiled_format(compiled);
    require(format.size >= 0 && format.values >= 0);
    Size end = 0;
    std::int64_t values = 0;
    for (const FormatItem& item : format.span()) {
        require(item.offset >= end && item.repeat >= 0 && item.size >= 0);
        end = item.offset + item.size * item.repeat;
        values += item.repeat;
    }
    require(end <= format.size && values == format.values);
    if (format.size > 1 << 12 || format.values > 1 << 10) return;
    std::string from(static_cast<std::size_t>(format.size), '\0');
    std::string to = from;
    Input data = reader.rest();
    for (std::size_t i = 0; i < from.size() && !data.empty(); ++i)
        from[i] = static_cast<char>(data[i % data.size()]);
    auto* source = reinterpret_cast<const std::uint8_t*>(from.data());
    auto* target = reinterpret_cast<std::uint8_t*>(to.data());
    Ref<Tuple> first = MUST(unpack_values(rt, format, source));
    require(first->length == format.values);
    MUST(pack_values(rt, format, first->span().data(), target, format.size, PackedInto::fresh_memory));
    Ref<Tuple> second = MUST(unpack_values(rt, format, target));
    require(shown(rt, first.get()) == shown(rt, second.get()));
}

}  // namespace

void formats(Input input) {
    world().run([&](Runtime& rt) { check(rt, input); });
}

}  // namespace bufferscope::fuzz
