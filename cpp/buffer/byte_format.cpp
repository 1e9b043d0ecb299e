// bytes % values: printf-style formatting of bytes, on the formatter of str.
#include "buffer/byte_methods.h"
#include "types/format.h"

namespace bufferscope {

Result<Value> format_bytes(Runtime& rt, const Value& self, const Value& values) {
    if (!is_bytes(self) && !is_bytearray(rt, self)) return Value::not_implemented();
    ByteSpan bytes = bytes_or_bytearray(self);
    Ref<Str> pattern = TRY(new_latin1(rt, bytes.data(), static_cast<Size>(bytes.size())));
    Ref<Str> text = TRY(format_percent(rt, pattern.get(), values, true));
    return make_like(rt, self, ByteSpan(text->narrow(), static_cast<std::size_t>(text->length)));
}

}  // namespace bufferscope
