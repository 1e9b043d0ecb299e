// pickle.PickleBuffer: acquires the buffer of any object and hands requests on to that object.
#include "buffer/pickle_buffer.h"

#include "buffer/memoryview.h"
#include "object/protocol.h"

namespace bufferscope {

namespace {

struct PickleBuffer : Object {
    BufferView view;  // without exporter once released
};

Result<Value> make_pickle_buffer(Runtime& rt, Type* type, const CallArguments& arguments) {
    Size given = arguments.positional + arguments.keywords();
    if (given > 1)
        return rt.type_error("PickleBuffer() takes at most 1 {}argument ({} given)",
                             arguments.positional == 0 ? "keyword " : "", given);
    if (arguments.positional == 0)
        return rt.type_error("PickleBuffer() takes exactly 1 positional argument (0 given)");
    auto made =
        Ref<PickleBuffer>::adopt(rt.allocate<PickleBuffer>(type));  // the collector takes the older first
    Export acquired = TRY(get_buffer(rt, arguments.values[0], buffer_flags::full_ro));
    made->view = acquired.take();
    return made;
}

/// Its object, for who may run Python; ValueError once released.
Result<Value> held_exporter(Runtime& rt, const Value& self) {
    Value exporter = self.as<PickleBuffer>()->view.exporter;
    if (exporter.is_empty()) return rt.value_error("operation forbidden on released PickleBuffer object");
    return exporter;
}

/// picklebuf_getbuf: the consumer gets the object's own buffer.
Result<void> lend_buffer(Runtime& rt, const Value& self, std::uint32_t flags, BufferView& out) {
    Value exporter = TRY(held_exporter(rt, self));
    Export acquired = TRY(get_buffer(rt, exporter, flags));
    out = acquired.take();
    return {};
}

/// The object itself is told, whose buffer it is.
void release_nothing(Runtime&, Object*, BufferView&) {}

Result<Value> raw(Runtime& rt, const Value* a) {
    TRY(held_exporter(rt, a[0]));
    if (!is_contiguous(a[0].as<PickleBuffer>()->view, 'A'))
        return rt.buffer_error("cannot extract raw buffer from non-contiguous buffer");
    Ref<MemoryView> whole = TRY(new_memoryview(rt, a[0]));
    BufferView bytes;
    bytes.data = whole->view.data;
    bytes.length = whole->view.length;
    bytes.readonly = whole->view.readonly;
    Ref<MemoryView> flat = TRY(add_view(rt, whole->managed.get(), bytes, 1));
    announce_view(rt, flat.get(), whole.get());
    return flat;
}

}  // namespace

Result<Value> lent_by_pickle_buffer(Runtime& rt, const Value* a) {
    TRY(held_exporter(rt, a[0]));
    const BufferView& held = a[0].as<PickleBuffer>()->view;
    if (!is_contiguous(held, 'A')) return Value::none();
    BufferView bytes;
    bytes.data = held.data;
    bytes.length = held.length;
    bytes.readonly = held.readonly;
    return restricted_memoryview(rt, bytes);
}

namespace {

Result<Value> release(Runtime& rt, const Value* a) {
    release_buffer(rt, a[0].as<PickleBuffer>()->view);
    return Value::none();
}

void traverse(Object* object, Visitor& visit) {
    visit(static_cast<PickleBuffer*>(object)->view.exporter);
}

void clear(Runtime& rt, Object* object) {
    release_buffer(rt, static_cast<PickleBuffer*>(object)->view);
}

void destroy(Runtime& rt, Object* object) {
    clear(rt, object);
    static_cast<PickleBuffer*>(object)->~PickleBuffer();
}

constexpr NativeMethod methods[] = {
    {"raw(self, /)", raw,
     doc<"Return a memoryview of the raw memory underlying this buffer.\n\nWill raise BufferError is the "
         "buffer isn't contiguous.">},
    {"release(self, /)", release, doc<"Release the underlying buffer exposed by the PickleBuffer object.">},
};

constexpr TypeSpec pickle_buffer_spec = {
    .id = BuiltinType::pickle_buffer,
    .name = "pickle.PickleBuffer",
    .flags = type_flags::static_type | type_flags::weakly_referable,
    .layout = {.size = sizeof(PickleBuffer), .destroy = destroy, .traverse = traverse, .clear = clear},
    .methods = methods,
    .slots = {.new_ = make_pickle_buffer, .get_buffer = lend_buffer, .release_buffer = release_nothing},
    .doc = doc<"Wrapper for potentially out-of-band buffers">,
};

}  // namespace

void install_pickle_buffer(Runtime& rt) {
    rt.define_type(pickle_buffer_spec);
}

}  // namespace bufferscope
