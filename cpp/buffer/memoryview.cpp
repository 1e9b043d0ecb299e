// Memoryviews: acquiring, sharing and releasing buffers, and exporting them again.
#include "buffer/memoryview.h"

#include <cstring>

#include "buffer/arguments.h"
#include "buffer/bytes.h"
#include "buffer/format.h"
#include "buffer/install.h"
#include "buffer/layout.h"
#include "buffer/memoryview_methods.h"

namespace bufferscope {

// ---- life

ManagedBuffer::~ManagedBuffer() {
    if (!returned) release_buffer(*type->runtime, master);
}

namespace {

/// mbuf_release: gives the buffer back.
void release_managed(Runtime& rt, ManagedBuffer* managed) {
    managed->released = true;
    if (managed->returned) return;
    managed->returned = true;
    const Value& exporter = managed->master.exporter;
    if (!managed->anonymous && exporter.is_object()) managed->lender = exporter.object();
    release_buffer(rt, managed->master);
}

/// _memory_release without its check: the view lets go of the acquisition.
void let_go(Runtime& rt, MemoryView* view) {
    if (view->released) return;
    if (rt.observer != nullptr) rt.observer->view_released(view);
    view->released = true;
    Ref<ManagedBuffer> managed = view->managed;  // what the exporter does may run Python
    if (managed && --managed->exports == 0) release_managed(rt, managed.get());
}

}  // namespace

MemoryView::~MemoryView() {
    let_go(*type->runtime, this);
}

const Object* MemoryView::exporter_address() const {
    Value exporter = this->exporter();
    if (exporter.is_object()) return exporter.object();
    return managed ? managed->lender : nullptr;
}

std::string MemoryView::lock() const {
    if (exports == 0) return "";
    return format_text("memoryview has {} exported buffer{}", {exports, exports == 1 ? "" : "s"});
}

bool MemoryView::contiguous(char order) const {
    if (view.suboffsets != nullptr) return false;
    if (view.ndim == 0) return true;
    if (view.ndim == 1) return view.shape[0] == 1 || view.strides[0] == view.itemsize;
    return is_contiguous(view, order);
}

Ref<ManagedBuffer> new_managed_buffer(Runtime& rt) {
    return Ref<ManagedBuffer>::adopt(rt.allocate<ManagedBuffer>(rt.type(BuiltinType::managed_buffer)));
}

bool is_memoryview(Runtime& rt, const Value& value) {
    return rt.is_exactly(value, BuiltinType::memoryview);
}

Result<void> check_released(Runtime& rt, const MemoryView* view) {
    if (view->inaccessible()) return rt.value_error(released_view);
    return {};
}

Result<void> check_passing_on(Runtime& rt, const MemoryView* view) {
    TRY(check_released(rt, view));
    if (view->restricted) return rt.value_error(restricted_view);
    return {};
}

Result<void> release_view(Runtime& rt, MemoryView* view) {
    if (view->released) return {};
    if (view->exports > 0) {
        if (rt.observer != nullptr) rt.observer->export_refused(view);
        return rt.raise_text(BuiltinType::BufferError, view->lock());
    }
    let_go(rt, view);
    return {};
}

Result<Ref<MemoryView>> add_view(Runtime& rt, ManagedBuffer* managed, const BufferView& source,
                                 int dimensions) {
    if (dimensions > max_dimensions || source.ndim > max_dimensions)
        return rt.value_error("memoryview: number of dimensions must not exceed {}", max_dimensions);
    auto* fresh =
        rt.try_allocate<MemoryView>(rt.type(BuiltinType::memoryview), sizeof(Size) * 3 * dimensions);
    if (fresh == nullptr) return rt.memory_error();
    fresh->dimensions = dimensions;
    fresh->released = false;
    fresh->managed = Ref<ManagedBuffer>::share(managed);
    ++managed->exports;
    auto result = Ref<MemoryView>::adopt(fresh);
    BufferView& view = fresh->view;
    view.data = source.data;
    view.length = source.length;
    view.itemsize = source.itemsize;
    view.readonly = source.readonly;
    view.format = source.format_text();
    view.ndim = source.ndim;
    view.shape = dimensions > 0 ? fresh->shape() : nullptr;
    view.strides = dimensions > 0 ? fresh->strides() : nullptr;
    view.suboffsets = nullptr;
    if (source.ndim == 0 || dimensions != source.ndim) return result;
    if (source.shape != nullptr) {
        std::memcpy(fresh->shape(), source.shape, sizeof(Size) * dimensions);
    } else {
        fresh->shape()[0] = source.length / source.itemsize;
    }
    if (source.strides != nullptr) {
        std::memcpy(fresh->strides(), source.strides, sizeof(Size) * dimensions);
    } else {
        contiguous_strides(dimensions, fresh->shape(), source.itemsize, 'C', fresh->strides());
    }
    if (source.suboffsets != nullptr) {
        std::memcpy(fresh->suboffsets(), source.suboffsets, sizeof(Size) * dimensions);
        view.suboffsets = fresh->suboffsets();
    }
    return result;
}

void announce_view(Runtime& rt, MemoryView* view, const MemoryView* origin) {
    view->origin = origin;
    if (rt.observer != nullptr) rt.observer->object_created(view);
}

namespace {

Result<Ref<MemoryView>> view_of_exporter(Runtime& rt, const Value& object, std::uint32_t flags,
                                         bool native = false) {
    if (is_memoryview(rt, object) && !native) {
        auto* source = object.as<MemoryView>();
        TRY(check_passing_on(rt, source));
        Ref<MemoryView> view = TRY(add_view(rt, source->managed.get(), source->view, source->view.ndim));
        announce_view(rt, view.get(), source);
        return view;
    }
    if (!has_buffer(rt, object))
        return rt.type_error("memoryview: a bytes-like object is required, not '{}'", type_name(rt, object));
    Ref<ManagedBuffer> managed = new_managed_buffer(rt);
    managed->returned = true;  // nothing to give back yet
    Export acquired = TRY(native ? get_native_buffer(rt, object, flags) : get_buffer(rt, object, flags));
    managed->master = acquired.take();
    managed->returned = false;
    Ref<MemoryView> view = TRY(add_view(rt, managed.get(), managed->master, managed->master.ndim));
    announce_view(rt, view.get(), nullptr);
    return view;
}

}  // namespace

Result<Ref<MemoryView>> new_memoryview(Runtime& rt, const Value& object) {
    return view_of_exporter(rt, object, buffer_flags::full_ro);
}

Result<Ref<MemoryView>> new_memoryview(Runtime& rt, const Value& object, std::uint32_t flags) {
    return view_of_exporter(rt, object, flags);
}

Result<Ref<MemoryView>> native_memoryview(Runtime& rt, const Value& object, std::uint32_t flags) {
    return view_of_exporter(rt, object, flags, true);
}

Result<Value> anonymous_memoryview(Runtime& rt, BufferView acquired, Size start, Size length, bool readonly) {
    Ref<ManagedBuffer> managed = new_managed_buffer(rt);
    managed->anonymous = true;
    managed->master = std::move(acquired);
    BufferView part;
    part.data = managed->master.data + start;
    part.length = length;
    part.readonly = readonly;
    return add_view(rt, managed.get(), part, 1);
}

Result<Ref<MemoryView>> restricted_memoryview(Runtime& rt, const BufferView& view) {
    Ref<ManagedBuffer> managed = new_managed_buffer(rt);
    managed->anonymous = true;
    Ref<MemoryView> made = TRY(add_view(rt, managed.get(), view, view.ndim));
    made->restricted = true;
    return made;
}

Result<Value> memoryview_of_copy(Runtime& rt, Ref<Bytes> memory, const BufferView& layout,
                                 std::ptrdiff_t start, bool visible) {
    Ref<ManagedBuffer> managed = new_managed_buffer(rt);
    managed->anonymous = !visible;
    managed->master.data = memory->data();
    managed->master.length = memory->length;
    Ref<MemoryView> view = TRY(add_view(rt, managed.get(), layout, layout.ndim));
    view->view.data = memory->data() + start;
    if (layout.format != nullptr) {  // its owner may die before the view
        std::size_t length = std::strlen(layout.format) + 1;
        Ref<Bytes> format = TRY(allocate_bytes(rt, length));
        std::memcpy(format->data(), layout.format, length);
        view->view.format = reinterpret_cast<const char*>(format->data());
        managed->format = std::move(format);
    }
    managed->master.exporter = std::move(memory);
    announce_view(rt, view.get(), nullptr);
    return view;
}

Result<Value> contiguous_memoryview(Runtime& rt, const Value& object, bool writable, char order) {
    Ref<MemoryView> whole = TRY(new_memoryview(rt, object));
    const BufferView& view = whole->view;
    if (writable && view.readonly) return rt.buffer_error("underlying buffer is not writable");
    if (is_contiguous(view, order)) return whole;
    if (writable) return rt.buffer_error("writable contiguous buffer requested for a non-contiguous object.");
    if (order == 'A') order = 'C';
    Ref<Bytes> memory = TRY(allocate_bytes(rt, static_cast<std::size_t>(view.length)));
    copy_to_contiguous(view, order, memory->data());
    Size strides[max_dimensions];
    contiguous_strides(view.ndim, view.shape, view.itemsize, order, strides);
    BufferView layout;
    layout.length = view.length;
    layout.itemsize = view.itemsize;
    layout.format = view.format;
    layout.ndim = view.ndim;
    layout.readonly = true;
    layout.shape = view.shape;
    layout.strides = strides;
    return memoryview_of_copy(rt, std::move(memory), layout, 0, true);
}

// ---- re-export

namespace {

/// memory_getbuf.
Result<void> memoryview_get_buffer(Runtime& rt, const Value& self, std::uint32_t flags, BufferView& out) {
    auto* view = self.as<MemoryView>();
    TRY(check_passing_on(rt, view));
    const BufferView& base = view->view;
    using namespace buffer_flags;
    if (asks(flags, writable) && base.readonly)
        return rt.buffer_error("memoryview: underlying buffer is not writable");
    if (asks(flags, c_contiguous) && !view->contiguous('C'))
        return rt.buffer_error("memoryview: underlying buffer is not C-contiguous");
    if (asks(flags, f_contiguous) && !view->contiguous('F'))
        return rt.buffer_error("memoryview: underlying buffer is not Fortran contiguous");
    if (asks(flags, any_contiguous) && !view->contiguous('C') && !view->contiguous('F'))
        return rt.buffer_error("memoryview: underlying buffer is not contiguous");
    if (!asks(flags, indirect) && base.suboffsets != nullptr)
        return rt.buffer_error("memoryview: underlying buffer requires suboffsets");
    if (!asks(flags, buffer_flags::strides) && !view->contiguous('C'))
        return rt.buffer_error("memoryview: underlying buffer is not C-contiguous");
    if (!asks(flags, nd) && asks(flags, buffer_flags::format))
        return rt.buffer_error("memoryview: cannot cast to unsigned bytes if the format flag is present");
    out.exporter = self;
    out.data = base.data;
    out.length = base.length;
    out.itemsize = base.itemsize;
    out.readonly = base.readonly;
    out.format = asks(flags, buffer_flags::format) ? base.format : nullptr;
    out.ndim = asks(flags, nd) ? base.ndim : 1;
    out.shape = asks(flags, nd) ? base.shape : nullptr;
    out.strides = asks(flags, buffer_flags::strides) ? base.strides : nullptr;
    out.suboffsets = base.suboffsets;
    out.internal = nullptr;
    ++view->exports;
    ++view->managed->consumers;
    return {};
}

void memoryview_release_buffer(Runtime&, Object* exporter, BufferView&) {
    auto* view = static_cast<MemoryView*>(exporter);
    --view->exports;
    --view->managed->consumers;
}

void traverse_view(Object* object, Visitor& visit) {
    visit(static_cast<MemoryView*>(object)->managed);
}

/// The cycle collector's turn: the view lets go, so that the exporter is unlocked.
void clear_view(Runtime& rt, Object* object) {
    auto* view = static_cast<MemoryView*>(object);
    if (view->exports == 0) let_go(rt, view);
    if (view->released) view->managed = Ref<ManagedBuffer>();
}

void destroy_view(Runtime& rt, Object* object) {
    if (rt.observer != nullptr) rt.observer->object_destroyed(object);
    static_cast<MemoryView*>(object)->~MemoryView();
}

void traverse_managed(Object* object, Visitor& visit) {
    auto* managed = static_cast<ManagedBuffer*>(object);
    visit(managed->master.exporter);
    visit(managed->python_exporter);
    visit(managed->format);
}

/// mbuf_clear: the views can look at nothing any more. Who acquired a buffer of theirs still can, so the
/// memory stays locked for it, though a class's `__release_buffer__` is called now. What a class's
/// `__buffer__` gave is given back by who holds it
/// (_PyBufferWrapper has no tp_clear).
void clear_managed(Runtime& rt, Object* object) {
    auto* managed = static_cast<ManagedBuffer*>(object);
    if (!managed->python_exporter.is_empty()) return;
    if (!managed->released && rt.observer != nullptr) rt.observer->view_released(managed);
    managed->released = true;
    if (managed->consumers == 0)
        release_managed(rt, managed);
    else
        tell_python_early(rt, managed->master.exporter);
}

std::uint32_t view_size(const Object* object) {
    auto dimensions = static_cast<std::uint32_t>(static_cast<const MemoryView*>(object)->dimensions);
    return static_cast<std::uint32_t>(sizeof(MemoryView) + sizeof(Size) * 3 * dimensions);
}

constexpr TypeSpec managed_buffer_spec = {
    .id = BuiltinType::managed_buffer,
    .name = "_buffer_wrapper",
    .flags = type_flags::no_instantiation,
    .layout = layout_of<ManagedBuffer>(traverse_managed, clear_managed),
    .slots = {.release_buffer = release_to_python},
};

Result<Value> memoryview_new(Runtime& rt, Type*, const Value* a) {
    return new_memoryview(rt, a[0]);
}

Result<Value> memoryview_repr(Runtime& rt, const Value& self) {
    auto* view = self.as<MemoryView>();
    std::uint32_t identity = rt.identity_of(self);
    char digits[9];
    int at = 8;
    digits[8] = 0;
    do {
        digits[--at] = "0123456789abcdef"[identity & 15];
        identity >>= 4;
    } while (identity != 0);
    return rt.text(
        format_text(view->released ? "<released memory at 0x{}>" : "<memory at 0x{}>", {digits + at}));
}

Result<Size> memoryview_length(Runtime& rt, const Value& self) {
    auto* view = self.as<MemoryView>();
    TRY(check_released(rt, view));
    if (view->view.ndim == 0) return rt.type_error("0-dim memory has no length");
    return view->view.shape[0];
}

/// memory_hash: that of the equal bytes.
Result<Hash> memoryview_hash(Runtime& rt, const Value& self) {
    auto* view = self.as<MemoryView>();
    if (view->hashed) return view->hash;
    TRY(check_released(rt, view));
    if (!view->view.readonly) return rt.value_error("cannot hash writable memoryview object");
    char code = native_code(view->view.format);
    if (code != 'B' && code != 'b' && code != 'c')
        return rt.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    Value exporter = view->exporter();
    if (!exporter.is_empty()) TRY(hash_of(rt, exporter));
    TRY(check_released(rt, view));
    if (view->contiguous('C')) {
        view->hash = hash_of_bytes(view->view.bytes());
    } else {
        std::string copy(static_cast<std::size_t>(view->view.length), '\0');
        copy_to_contiguous(view->view, 'C', reinterpret_cast<std::uint8_t*>(copy.data()));
        view->hash = hash_of_bytes(byte_span(copy));
    }
    view->hashed = true;
    return view->hash;
}

constexpr TypeSpec memoryview_spec = {
    .id = BuiltinType::memoryview,
    .name = "memoryview",
    .flags = type_flags::weakly_referable | type_flags::sequence,
    .layout = {.size = sizeof(MemoryView),
               .destroy = destroy_view,
               .size_of = view_size,
               .traverse = traverse_view,
               .clear = clear_view},
    .methods = memoryview_methods,
    .properties = memoryview_properties,
    .slots = {.repr = memoryview_repr,
              .iter = memoryview_iterate,
              .length = memoryview_length,
              .hash = memoryview_hash,
              .compare = memoryview_compare,
              .get_item = memoryview_get_item,
              .assign_item = memoryview_assign_item,
              .new_ = bound_new<"memoryview(object)", memoryview_new>,
              .get_buffer = memoryview_get_buffer,
              .release_buffer = memoryview_release_buffer},
    .doc = "Create a new memoryview object which references the given object.",
};

}  // namespace

void install_memoryview(Runtime& rt) {
    rt.define_type(managed_buffer_spec);
    rt.define_type(memoryview_spec);
    install_memory_iterator(rt);
}

}  // namespace bufferscope
