// ByteArray: the mutable byte string. Its memory can move only through resize(), which honours the export
// lock.
#pragma once

#include "buffer/descriptor.h"

namespace bufferscope {

struct ByteArray : Object {
    /// The bytes now; never keep the span across code that may run Python.
    ByteSpan span() const { return {storage_ + start_, static_cast<std::size_t>(length_)}; }
    std::uint8_t* data() { return storage_ + start_; }
    Size length() const { return length_; }
    Size exports() const { return exports_; }
    /// Bytes allocated, the trailing null included (__alloc__).
    Size allocated() const { return capacity_; }

    /// The BufferError of every change of length while a view exists; null while there is none.
    const char* lock() const {
        return exports_ > 0 ? "Existing exports of data: object cannot be re-sized" : nullptr;
    }
    Result<void> resizable(Runtime&) const;
    /// To exactly `length` bytes; new ones are not initialised. Nothing happens, lock or not, when the length
    /// stays.
    Result<void> resize(Runtime&, std::int64_t length);
    /// data[low:high] = replacement, which must not be this object's own memory.
    Result<void> replace(Runtime&, Size low, Size high, ByteSpan replacement);

    void add_export() { ++exports_; }
    void drop_export() { --exports_; }
    ~ByteArray();

  private:
    std::uint8_t* storage_ = nullptr;  // capacity_ bytes of the heap
    Size start_ = 0;                   // bytes cut off at the front
    Size length_ = 0;
    Size capacity_ = 0;
    Size exports_ = 0;
};

bool is_bytearray(Runtime&, const Value& value);
Result<Ref<ByteArray>> new_bytearray(Runtime&, ByteSpan bytes);

}  // namespace bufferscope
