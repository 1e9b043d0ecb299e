// The buffer protocol's vocabulary: request flags and BufferView, which says where and how an exporter's
// memory lies.
#pragma once

#include <span>

#include "object/runtime.h"

namespace bufferscope {

/// A read-only run of bytes. Never keep one across code that may run Python.
using ByteSpan = std::span<const std::uint8_t>;

inline ByteSpan byte_span(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view text_of(ByteSpan bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// What a consumer asks for: CPython's PyBUF_* values.
namespace buffer_flags {
constexpr std::uint32_t simple = 0;
constexpr std::uint32_t writable = 1;
constexpr std::uint32_t format = 4;
constexpr std::uint32_t nd = 8;
constexpr std::uint32_t strides = 0x10 | nd;
constexpr std::uint32_t c_contiguous = 0x20 | strides;
constexpr std::uint32_t f_contiguous = 0x40 | strides;
constexpr std::uint32_t any_contiguous = 0x80 | strides;
constexpr std::uint32_t indirect = 0x100 | strides;
constexpr std::uint32_t contig = nd | writable;
constexpr std::uint32_t contig_ro = nd;
constexpr std::uint32_t strided = strides | writable;
constexpr std::uint32_t strided_ro = strides;
constexpr std::uint32_t records = strides | writable | format;
constexpr std::uint32_t records_ro = strides | format;
constexpr std::uint32_t full = indirect | writable | format;
constexpr std::uint32_t full_ro = indirect | format;
constexpr std::uint32_t read = 0x100;
constexpr std::uint32_t write = 0x200;

/// True when every bit of `wanted` is in `flags`.
constexpr bool asks(std::uint32_t flags, std::uint32_t wanted) {
    return (flags & wanted) == wanted;
}
}  // namespace buffer_flags

constexpr int max_dimensions = 64;

/// The shape of an exporter's memory: element [i, j, …] begins at data + i*strides[0] + j*strides[1] + …
/// (with suboffsets, a pointer is followed at each dimension whose suboffset is not negative). Arrays have
/// `ndim` entries and belong to the exporter or are this view's own; null where the request did not ask for
/// them. All sizes in bytes, but shape, which counts elements.
struct BufferView {
    Value exporter;  // holds the memory; empty: nothing acquired
    std::uint8_t* data = nullptr;
    Size length = 0;  // product of shape × itemsize
    Size itemsize = 1;
    const char* format = nullptr;  // struct syntax; null: "B"
    int ndim = 1;
    bool readonly = false;
    const Size* shape = nullptr;
    const Size* strides = nullptr;
    const Size* suboffsets = nullptr;
    void* internal = nullptr;  // the exporter's own
    Size own_shape = 0;        // room for the arrays of one dimension
    Size own_stride = 0;

    BufferView() = default;
    BufferView(BufferView&& other) noexcept { *this = std::move(other); }
    BufferView& operator=(BufferView&& other) noexcept;
    BufferView(const BufferView&) = delete;

    ByteSpan bytes() const { return {data, static_cast<std::size_t>(length)}; }
    const char* format_text() const { return format != nullptr ? format : "B"; }
};

/// Contiguity as PyBuffer_IsContiguous sees it; `order` is 'C', 'F' or 'A' (either).
bool is_contiguous(const BufferView& view, char order);

/// Fills a view of plain bytes (PyBuffer_FillInfo): BufferError "Object is not writable." for a writable
/// request of readonly memory.
Result<void> fill_bytes_view(Runtime&, BufferView& view, const Value& exporter, std::uint8_t* data,
                             Size length, bool readonly, std::uint32_t flags);

/// Why an operation would raise now, for those who ask before they try; without a message it would not.
struct Refusal {
    BuiltinType type = BuiltinType::count;
    const char* message = nullptr;
    explicit operator bool() const { return message != nullptr; }
};

class Export;
/// Acquires by the given slot; null raises the TypeError of get_buffer.
Result<Export> acquire(Runtime&, const Value& exporter, std::uint32_t flags, GetBufferFunction function);

/// An acquired buffer, released by the destructor. While it lives the exporter cannot move its memory.
class Export {
  public:
    Export() = default;
    Export(Export&& other) noexcept
        : runtime_(std::exchange(other.runtime_, nullptr)),
          silent_(other.silent_),
          view_(std::move(other.view_)) {}
    Export& operator=(Export&& other) noexcept;
    Export(const Export&) = delete;
    ~Export() { release(); }

    /// Gives the buffer back now.
    void release();
    const BufferView& view() const { return view_; }
    /// The whole memory; for views acquired as contiguous.
    ByteSpan bytes() const { return view_.bytes(); }
    std::uint8_t* data() const { return view_.data; }
    Size length() const { return view_.length; }
    /// Hands the acquisition over to the caller, who must call release_buffer.
    BufferView take() {
        runtime_ = nullptr;
        return std::move(view_);
    }

  private:
    friend Result<Export> acquire(Runtime&, const Value& exporter, std::uint32_t flags,
                                  GetBufferFunction function);
    friend Result<Export> get_native_buffer(Runtime&, const Value& exporter, std::uint32_t flags);
    Runtime* runtime_ = nullptr;
    bool silent_ = false;  // a class's __release_buffer__ is not told
    BufferView view_;
};

/// Two acquisitions, of which the first is given back first: a class's `__release_buffer__` sees the order.
struct ExportPair {
    Export second;
    Export first;
};

/// PyObject_GetBuffer: "a bytes-like object is required, not 'str'" for other types; BufferError when the
/// exporter cannot serve the request.
Result<Export> get_buffer(Runtime&, const Value& exporter, std::uint32_t flags);
/// The same by the native part of the exporter's type, whatever a subclass's `__buffer__` and
/// `__release_buffer__` do: where CPython reads an object's own memory.
Result<Export> get_native_buffer(Runtime&, const Value& exporter, std::uint32_t flags);
/// Contiguous bytes of any exporter (PyBUF_SIMPLE): what most consumers want.
Result<Export> bytes_like(Runtime&, const Value& value);
/// Writable contiguous bytes; else TypeError "{function}() argument must be read-write bytes-like object, not
/// bytes".
Result<Export> writable_bytes_like(Runtime&, const Value& value, std::string_view function);
/// Gives back what get_buffer slots acquired, and drops the exporter.
void release_buffer(Runtime&, BufferView& view);

/// The type's own `__buffer__`, written in Python (PEP 688); null if the type has none or a native one.
const Value* python_buffer_method(Runtime&, const Type* type);
/// slot_bf_releasebuffer: what a class's own `__release_buffer__` does before its native exporter's; it is
/// shown a view that it cannot pass on.
void tell_python_of_release(Runtime&, const Value& exporter, const BufferView& view);
/// Calls the `__release_buffer__` of the class whose `__buffer__` gave what `wrapper` (a ManagedBuffer, else
/// nothing happens) wraps; it is given back later.
void tell_python_early(Runtime&, const Value& wrapper);
/// Gives it back, with the exporter's `__release_buffer__`: the release_buffer slot of ManagedBuffer.
void release_to_python(Runtime&, Object* managed, BufferView& view);
/// slot_bf_getbuffer: calls it; TypeError "__buffer__ returned non-memoryview object".
Result<void> acquire_from_python(Runtime&, const Value& exporter, std::uint32_t flags, BufferView& view);

}  // namespace bufferscope
