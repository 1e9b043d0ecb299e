// BytesIO: a byte stream in memory whose contents are one bytes object, shared with getvalue() until written
// to.
#pragma once

#include "buffer/bytes.h"

namespace bufferscope {

struct BytesIO : Object {
    Ref<Bytes> buffer;  // null: closed. Its length is the capacity, `length` bytes of it are the contents
    Size position;
    Size length;
    Size exports;

    bool closed() const { return !buffer; }
    /// The BufferError of whatever may move, shrink or free the contents while getbuffer()'s view exists;
    /// null while there is none.
    const char* lock() const {
        return exports > 0 ? "Existing exports of data: object cannot be re-sized" : nullptr;
    }
};

/// The exporter behind BytesIO.getbuffer(), named _io._BytesIOBuffer.
struct BytesIOBuffer : Object {
    Ref<BytesIO> source;
};

/// A stream with the given contents.
Result<Value> new_bytes_io(Runtime&, ByteSpan contents);

}  // namespace bufferscope
