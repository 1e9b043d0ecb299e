// mmap.mmap: memory of a fixed length with a position, as a map without a file gives it.
#pragma once

#include "buffer/descriptor.h"

namespace bufferscope {

struct MemoryMap : Object {
    enum class Access : std::uint8_t { otherwise, read, write, copy };

    std::uint8_t* data;  // `length` bytes of the heap; null when closed or empty
    Size length;         // stays when closed
    Size position;
    Size exports;
    std::int64_t offset;
    Access access;
    bool closed;
    bool tracks_descriptor;

    Refusal not_open() const {
        if (!closed) return {};
        return {BuiltinType::ValueError, "mmap closed or invalid"};
    }
    Refusal not_writable() const {
        if (access != Access::read) return {};
        return {BuiltinType::TypeError, "mmap can't modify a readonly memory map."};
    }
    /// is_resizeable.
    Refusal not_resizable() const;
    Refusal not_closable() const {
        if (exports == 0) return {};
        return {BuiltinType::BufferError, "cannot close exported pointers exist"};
    }
    ByteSpan bytes() const { return {data, closed ? std::size_t{0} : static_cast<std::size_t>(length)}; }
    /// Gives the memory back.
    void close();
    ~MemoryMap() { close(); }
};

/// What mmap() on the reference platform counts in.
constexpr Size memory_map_page = 65536;

void install_memory_map(Runtime&);

}  // namespace bufferscope
