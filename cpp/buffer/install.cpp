// Defines the types of this folder in the order in which they need each other.
#include "buffer/install.h"

#include "buffer/stream.h"

namespace bufferscope {

void install_buffers(Runtime& rt) {
    install_bytes(rt);
    install_byte_iterators(rt);
    install_bytearray(rt);
    install_memoryview(rt);
}

void install_memory_streams(Runtime& rt) {
    install_stream_bases(rt);
    install_bytes_io(rt);
    install_string_io(rt);
    install_file_io(rt);
    install_buffered(rt);
    install_text_io(rt);
}

}  // namespace bufferscope
