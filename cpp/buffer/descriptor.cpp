// Acquiring and releasing buffers, contiguity, and the view of plain bytes.
#include "buffer/descriptor.h"

#include <cstring>

#include "buffer/bytes.h"
#include "buffer/memoryview.h"
#include "object/protocol.h"

namespace bufferscope {

BufferView& BufferView::operator=(BufferView&& other) noexcept {
    if (this == &other) return *this;
    exporter = std::move(other.exporter);
    data = other.data;
    length = other.length;
    itemsize = other.itemsize;
    format = other.format;
    ndim = other.ndim;
    readonly = other.readonly;
    shape = other.shape == &other.own_shape ? &own_shape : other.shape;
    strides = other.strides == &other.own_stride ? &own_stride : other.strides;
    suboffsets = other.suboffsets;
    internal = other.internal;
    own_shape = other.own_shape;
    own_stride = other.own_stride;
    return *this;
}

namespace {

bool is_fortran_contiguous(const BufferView& view) {
    if (view.length == 0) return true;
    if (view.strides == nullptr) {  // C-contiguous by definition
        int extended = 0;
        if (view.ndim > 1)
            for (int i = 0; i < view.ndim; ++i) extended += view.shape[i] > 1;
        return extended <= 1;
    }
    std::int64_t expected = view.itemsize;
    for (int i = 0; i < view.ndim; ++i) {
        if (view.shape[i] > 1 && view.strides[i] != expected) return false;
        expected *= view.shape[i];
    }
    return true;
}

bool is_c_contiguous(const BufferView& view) {
    if (view.length == 0 || view.strides == nullptr) return true;
    std::int64_t expected = view.itemsize;
    for (int i = view.ndim - 1; i >= 0; --i) {
        if (view.shape[i] > 1 && view.strides[i] != expected) return false;
        expected *= view.shape[i];
    }
    return true;
}

}  // namespace

bool is_contiguous(const BufferView& view, char order) {
    if (view.suboffsets != nullptr) return false;
    if (order == 'C') return is_c_contiguous(view);
    if (order == 'F') return is_fortran_contiguous(view);
    return is_c_contiguous(view) || is_fortran_contiguous(view);
}

namespace {

/// A request of PyBUF_READ or PyBUF_WRITE is a mistake, told with the line of CPython's source that finds it.
Error bad_request(Runtime& rt, int line) {
    return rt.raise(BuiltinType::SystemError, "Objects/abstract.c:{}: bad argument to internal function",
                    line);
}

}  // namespace

Result<void> fill_bytes_view(Runtime& rt, BufferView& view, const Value& exporter, std::uint8_t* data,
                             Size length, bool readonly, std::uint32_t flags) {
    if (flags == buffer_flags::read || flags == buffer_flags::write) return bad_request(rt, 775);
    if (readonly && buffer_flags::asks(flags, buffer_flags::writable))
        return rt.buffer_error("Object is not writable.");
    view.exporter = exporter;
    view.data = data;
    view.length = length;
    view.itemsize = 1;
    view.ndim = 1;
    view.readonly = readonly;
    view.format = buffer_flags::asks(flags, buffer_flags::format) ? "B" : nullptr;
    view.own_shape = length;
    view.own_stride = 1;
    view.shape = buffer_flags::asks(flags, buffer_flags::nd) ? &view.own_shape : nullptr;
    view.strides = buffer_flags::asks(flags, buffer_flags::strides) ? &view.own_stride : nullptr;
    view.suboffsets = nullptr;
    view.internal = nullptr;
    return {};
}

Export& Export::operator=(Export&& other) noexcept {
    if (this == &other) return *this;
    release();
    runtime_ = std::exchange(other.runtime_, nullptr);
    silent_ = other.silent_;
    view_ = std::move(other.view_);
    return *this;
}

namespace {

void give_back(Runtime& rt, const Value& exporter, BufferView& view) {
    ReleaseBufferFunction release = rt.type_of(exporter)->slots.release_buffer;
    if (release != nullptr) release(rt, exporter.object(), view);
}

}  // namespace

void Export::release() {
    if (runtime_ == nullptr) return;
    Runtime& rt = *std::exchange(runtime_, nullptr);
    if (!silent_) return release_buffer(rt, view_);
    Value exporter = std::move(view_.exporter);
    give_back(rt, exporter, view_);
}

bool has_buffer(Runtime& rt, const Value& value) {
    const Type* type = rt.type_of(value);
    return type->slots.get_buffer != nullptr || python_buffer_method(rt, type) != nullptr;
}

Result<Export> acquire(Runtime& rt, const Value& exporter, std::uint32_t flags, GetBufferFunction function) {
    if (function == nullptr)
        return rt.type_error("a bytes-like object is required, not '{}'", type_name(rt, exporter));
    Export result;
    TRY(function(rt, exporter, flags, result.view_));
    result.runtime_ = &rt;
    return result;
}

Result<Export> get_buffer(Runtime& rt, const Value& exporter, std::uint32_t flags) {
    const Type* type = rt.type_of(exporter);
    if (flags == buffer_flags::read || flags == buffer_flags::write) return bad_request(rt, 433);
    bool by_python = type->has_flag(type_flags::heap_type) && python_buffer_method(rt, type) != nullptr;
    return acquire(rt, exporter, flags, by_python ? acquire_from_python : type->slots.get_buffer);
}

Result<Export> get_native_buffer(Runtime& rt, const Value& exporter, std::uint32_t flags) {
    Export acquired = TRY(acquire(rt, exporter, flags, rt.type_of(exporter)->slots.get_buffer));
    acquired.silent_ = true;
    return acquired;
}

Result<Export> bytes_like(Runtime& rt, const Value& value) {
    return get_buffer(rt, value, buffer_flags::simple);
}

Result<Export> writable_bytes_like(Runtime& rt, const Value& value, std::string_view function) {
    Result<Export> acquired = get_buffer(rt, value, buffer_flags::writable);
    if (!acquired.is_error()) {
        rt.wrote();  // is about to
        return acquired;
    }
    return rt.type_error("{}() argument must be read-write bytes-like object, not {}", function,
                         argument_type_name(rt, value));
}

void release_buffer(Runtime& rt, BufferView& view) {
    if (view.exporter.is_empty()) return;
    Value exporter = std::move(view.exporter);
    if (rt.type_of(exporter)->has_flag(type_flags::heap_type)) tell_python_of_release(rt, exporter, view);
    give_back(rt, exporter, view);
}

}  // namespace bufferscope
