// bytes % values: printf-style formatting of bytes, on the formatter of str.
#include "buffer/byte_methods.h"
#include "types/format.h"

namespace bufferscope {

static Result<Value> format_bytes(Runtime& rt, const Value& self, const Value& values) {
    ByteSpan bytes = bytes_or_bytearray(self);
    Ref<Str> pattern = TRY(new_latin1(rt, bytes.data(), static_cast<Size>(bytes.size())));
    Ref<Str> text = TRY(format_percent(rt, pattern.get(), values, true));
    return make_like(rt, self, ByteSpan(text->narrow(), static_cast<std::size_t>(text->length)));
}

Result<Value> bytes_remainder(Runtime& rt, const Value& self, const Value& values) {
    return is_bytes(self) ? format_bytes(rt, self, values) : Value::not_implemented();
}

Result<Value> bytearray_remainder(Runtime& rt, const Value& self, const Value& values) {
    return is_bytearray(rt, self) ? format_bytes(rt, self, values) : Value::not_implemented();
}

}  // namespace bufferscope
