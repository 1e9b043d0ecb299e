// MemoryView: Python's window onto an exporter's memory; views of views share one acquisition
// (ManagedBuffer).
#pragma once

#include "buffer/bytes.h"
#include "buffer/descriptor.h"

namespace bufferscope {

/// One acquisition of an exporter's buffer, shared by all views that were derived from it (_PyManagedBuffer).
struct ManagedBuffer : Object {
    BufferView master;
    Size exports;    // memoryviews that are not released
    Size consumers;  // buffers acquired from those memoryviews
    bool released;   // no memoryview may look at the buffer any more
    bool returned;   // the buffer has been given back
    bool told;       // `__release_buffer__` has been called already
    /// The object whose Python `__buffer__` gave the memoryview that `master` was acquired from; consumers
    /// then name this ManagedBuffer as their exporter (_PyBufferWrapper). Empty for all others.
    Value python_exporter;
    bool anonymous;        // view.obj is None: a stream's own memory
    const Object* lender;  // the exporter that it was given back to, alive or not: only to be compared
    Value format;          // bytes: the text of the views' format, where nobody else keeps it
    ~ManagedBuffer();
};

struct MemoryView : Object {
    Ref<ManagedBuffer> managed;  // null only after the cycle collector cleared the view
    BufferView view;  // `exporter` is empty here: managed->master holds it; arrays point behind this object
    int dimensions;   // how many the arrays behind this object have room for
    Size exports;     // buffers acquired from this view
    Hash hash;
    bool hashed;
    bool released;
    bool restricted;  // may be read and written, but no other view be made of it
    /// The view that this one was sliced or cast from, else null. Not owned: only for comparing addresses
    /// while Observer::object_created runs.
    const Object* origin;
    // 3 × dimensions sizes follow: shape, strides, suboffsets

    MemoryView() = default;
    ~MemoryView();
    Size* shape() { return reinterpret_cast<Size*>(this + 1); }
    Size* strides() { return shape() + dimensions; }
    Size* suboffsets() { return strides() + dimensions; }
    /// As the attributes c_contiguous, f_contiguous and contiguous tell: 'C', 'F' or 'A'.
    bool contiguous(char order) const;
    /// Its memory cannot be reached any more.
    bool inaccessible() const { return released || !managed || managed->released; }
    /// The BufferError of release() while another consumer holds the view; empty while none does.
    std::string lock() const;
    /// The exporter whose memory this is (view.obj); empty once released.
    Value exporter() const { return managed && !managed->anonymous ? managed->master.exporter : Value(); }
    /// The same for comparing: it stays known when the view is released. Null where there is none.
    const Object* exporter_address() const;
};

/// One that has acquired nothing yet.
Ref<ManagedBuffer> new_managed_buffer(Runtime&);
bool is_memoryview(Runtime&, const Value& value);
/// memoryview(object): "memoryview: a bytes-like object is required, not 'str'".
Result<Ref<MemoryView>> new_memoryview(Runtime&, const Value& object);
/// `length` bytes from `start` of an acquired buffer, which the view releases; its obj is None
/// (PyMemoryView_FromBuffer as streams use it).
Result<Value> anonymous_memoryview(Runtime&, BufferView acquired, Size start, Size length, bool readonly);
/// A restricted view of a buffer that stays the caller's; its obj is None.
Result<Ref<MemoryView>> restricted_memoryview(Runtime&, const BufferView& view);
/// A view of `memory`, a copy of what lies behind `layout`, whose first element is at `start` in it; its obj
/// is the bytes where they are `visible`, else None. The layout's arrays and format may go.
Result<Value> memoryview_of_copy(Runtime&, Ref<Bytes> memory, const BufferView& layout, std::ptrdiff_t start,
                                 bool visible);
/// PyMemoryView_GetContiguous: a view of the object's memory, or of a contiguous copy where it is not
/// contiguous in this order. BufferError where it is to be written and is read-only or not contiguous.
Result<Value> contiguous_memoryview(Runtime&, const Value& object, bool writable, char order);
/// memoryview._from_flags(object, flags).
Result<Ref<MemoryView>> new_memoryview(Runtime&, const Value& object, std::uint32_t flags);
/// `object.__buffer__(flags)` of a native exporter, also when a subclass overrides it and calls this one.
Result<Ref<MemoryView>> native_memoryview(Runtime&, const Value& object, std::uint32_t flags);
/// A new view onto the same acquisition with the layout of `source`, which may be changed until
/// `announce_view` is called (mbuf_add_view). `dimensions`: room for more or fewer than the source has; then
/// the caller fills shape and strides.
Result<Ref<MemoryView>> add_view(Runtime&, ManagedBuffer* managed, const BufferView& source, int dimensions);
/// Tells the observer of a view that is complete.
void announce_view(Runtime&, MemoryView* view, const MemoryView* origin);
/// view.release(): BufferError "memoryview has 1 exported buffer" while another consumer holds it.
Result<void> release_view(Runtime&, MemoryView* view);
constexpr const char* released_view = "operation forbidden on released memoryview object";
constexpr const char* restricted_view = "cannot create new view on restricted memoryview";
/// ValueError `released_view`.
Result<void> check_released(Runtime&, const MemoryView* view);
/// Besides, ValueError `restricted_view`.
Result<void> check_passing_on(Runtime&, const MemoryView* view);
/// The code of "B" or "@B", whether memoryview knows it or not; 0 if the text is not one code.
char single_code(const char* format);
/// The code of the view's format, known or not: NotImplementedError "memoryview: unsupported format <i" where
/// it is not one native code (adjust_fmt).
Result<char> native_format_of(Runtime&, const MemoryView* view);

/// A tuple of `count` ints; null: an empty one.
Result<Value> tuple_of_sizes(Runtime&, const Size* sizes, int count);

// memoryview_index.cpp
Result<Value> memoryview_get_item(Runtime&, const Value& self, const Value& key);
Result<void> memoryview_assign_item(Runtime&, const Value& self, const Value& key, const Value& value);
Result<Value> memoryview_compare(Runtime&, const Value& left, const Value& right, Comparison how);
/// Element `index` of a view of one dimension; the index is within the shape.
Result<Value> memoryview_element(Runtime&, const MemoryView* view, Size index);

}  // namespace bufferscope
