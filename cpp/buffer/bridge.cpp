// What the types in front of this folder need of bytes (declared in object/protocol.h).
#include "buffer/byte_methods.h"
#include "buffer/bytearray.h"
#include "buffer/bytes.h"
#include "buffer/memoryview.h"
#include "object/protocol.h"
#include "types/codecs.h"

namespace bufferscope {

Result<bool> copy_bytes_like(Runtime& rt, const Value& exporter, std::string& out) {
    if (!has_buffer(rt, exporter)) return false;
    Export source = TRY(bytes_like(rt, exporter));
    out.assign(text_of(source.bytes()));
    return true;
}

Result<bool> copy_own_bytes(Runtime& rt, const Value& value, std::string& out) {
    if (!is_bytes(value) && !is_bytearray(rt, value)) return copy_bytes_like(rt, value, out);
    out.assign(text_of(bytes_or_bytearray(value)));
    return true;
}

Result<Value> decode_exporter(Runtime& rt, const Value& exporter, std::string_view encoding,
                              std::string_view errors) {
    Result<Export> lent = bytes_like(rt, exporter);
    if (lent.is_error())
        return rt.type_error("decoding to str: need a bytes-like object, {} found", type_name(rt, exporter));
    Export source = lent.take();
    return decode(rt, text_of(source.bytes()), encoding, errors);
}

Result<Value> make_bytes(Runtime& rt, std::string_view bytes) {
    return new_bytes(rt, bytes);
}

Result<Value> make_anonymous_view(Runtime& rt, std::string_view bytes) {
    Ref<Bytes> memory = TRY(new_bytes(rt, bytes));
    Size length = memory->length;
    Size stride = 1;
    BufferView layout;
    layout.length = length;
    layout.readonly = true;
    layout.shape = &length;
    layout.strides = &stride;
    return memoryview_of_copy(rt, std::move(memory), layout, 0, false);
}

Result<std::string> bytes_from_object(Runtime& rt, const Value& value) {
    Ref<Bytes> bytes = TRY(bytes_of(rt, value));
    return std::string(bytes->text());
}

Result<std::string> bytes_by_special(Runtime& rt, const Value& value) {
    Value special = TRY(call_bytes_special(rt, value));
    if (special.is_empty()) return bytes_from_object(rt, value);
    return std::string(special.as<Bytes>()->text());
}

}  // namespace bufferscope
