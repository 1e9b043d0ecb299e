// What an observer may read of live exporters and views: nothing here runs Python, allocates objects or
// changes one.
#pragma once

#include "buffer/descriptor.h"

namespace bufferscope {

/// One exporter: bytes, bytearray, array.array, BytesIO, mmap or ndarray with memory of its own.
struct ExporterFacts {
    ByteSpan bytes;      // the contents now
    const char* format;  // of its elements
    Size itemsize;
    Size exports;  // buffers that consumers hold; always 0 for bytes
    bool readonly;
    bool closed;    // BytesIO or mmap after close()
    Size position;  // of a BytesIO or mmap, else -1
};
/// False if the object is no exporter.
bool inspect_exporter(const Object* object, ExporterFacts& facts);

/// One memoryview. The arrays belong to the view.
struct ViewFacts {
    const Object* exporter;  // bytes, bytearray, array or the BytesIO behind getbuffer(); null once released
    std::int64_t offset;     // where element [0, 0, …] begins in the exporter's bytes
    Size length;             // nbytes
    const char* format;
    Size itemsize;
    int ndim;
    const Size* shape;
    const Size* strides;
    const Size* suboffsets;  // null: none
    bool readonly;
    bool released;
    bool c_contiguous;
    bool f_contiguous;
    Size exports;          // buffers that consumers hold of the view itself
    const Object* origin;  // the view it was derived from; an address to compare with, valid only while
                           // Observer::object_created runs
};
/// False if the object is no memoryview.
bool inspect_view(const Object* object, ViewFacts& facts);

}  // namespace bufferscope
