// Exporters written in Python (PEP 688): classes with __buffer__ and perhaps __release_buffer__.
#include "buffer/memoryview.h"
#include "object/protocol.h"

namespace bufferscope {

namespace {

bool releases_in_python(Runtime& rt, const Value& exporter) {
    Value* found = type_lookup(rt.type_of(exporter), rt.name(Name::release_buffer));
    return found != nullptr && !rt.is_exactly(*found, BuiltinType::slot_wrapper);
}

/// releasebuffer_call_python.
void call_release_buffer(Runtime& rt, const Value& exporter, const Value& view) {
    Value name = rt.name_value(Name::release_buffer);
    Result<Value> method = get_attribute(rt, exporter, name);
    Result<Value> answer =
        method.is_error() ? Result<Value>(method.take_error()) : call(rt, method.take(), view);
    if (answer.is_error() && rt.interpreter != nullptr)
        rt.interpreter->report_unraisable(
            answer.take_error(),
            format_text("Exception ignored in __release_buffer__ of {}", {type_name(rt, exporter)}), Value());
}

/// A native exporter's own view tells it when that view is released.
bool tells_of_release(Runtime& rt, const Value& exporter, const Value& view) {
    return !exporter.is_empty() && view.as<MemoryView>()->exporter_address() != exporter.object() &&
           releases_in_python(rt, exporter);
}

}  // namespace

const Value* python_buffer_method(Runtime& rt, const Type* type) {
    if (!type->has_flag(type_flags::heap_type)) return nullptr;
    Value* found = type_lookup(const_cast<Type*>(type), rt.name(Name::buffer));
    if (found == nullptr || rt.is_exactly(*found, BuiltinType::slot_wrapper)) return nullptr;
    return found;
}

void release_to_python(Runtime& rt, Object* object, BufferView&) {
    auto* managed = static_cast<ManagedBuffer*>(object);
    if (managed->returned) return;
    managed->returned = true;
    Value view = managed->master.exporter;
    Value exporter = std::move(managed->python_exporter);
    bool tells = !managed->told && tells_of_release(rt, exporter, view);
    release_buffer(rt, managed->master);
    if (tells) call_release_buffer(rt, exporter, view);
}

void tell_python_early(Runtime& rt, const Value& wrapper) {
    if (!rt.is_exactly(wrapper, BuiltinType::managed_buffer)) return;
    auto* managed = wrapper.as<ManagedBuffer>();
    if (managed->returned || managed->told) return;
    managed->told = true;
    Value view = managed->master.exporter;
    Value exporter = managed->python_exporter;
    if (tells_of_release(rt, exporter, view)) call_release_buffer(rt, exporter, view);
}

void tell_python_of_release(Runtime& rt, const Value& exporter, const BufferView& view) {
    if (!releases_in_python(rt, exporter)) return;
    Result<Ref<MemoryView>> made = restricted_memoryview(rt, view);
    if (made.is_error()) return;
    Ref<MemoryView> shown = made.take();
    call_release_buffer(rt, exporter, Value(shown));
    (void)release_view(rt, shown.get());
}

Result<void> acquire_from_python(Runtime& rt, const Value& exporter, std::uint32_t flags, BufferView& view) {
    Value method = TRY(find_special(rt, exporter, Name::buffer));
    Value answer = TRY(call(rt, method, Value::small(static_cast<std::int32_t>(flags))));
    if (!is_memoryview(rt, answer)) return rt.type_error("__buffer__ returned non-memoryview object");
    Ref<ManagedBuffer> managed = new_managed_buffer(rt);
    managed->returned = true;  // nothing to give back yet
    Export acquired = TRY(get_buffer(rt, answer, flags));
    managed->master = acquired.take();
    managed->python_exporter = exporter;
    managed->returned = false;
    const BufferView& master = managed->master;
    view.data = master.data;
    view.length = master.length;
    view.itemsize = master.itemsize;
    view.format = master.format;
    view.ndim = master.ndim;
    view.readonly = master.readonly;
    view.shape = master.shape;
    view.strides = master.strides;
    view.suboffsets = master.suboffsets;
    view.exporter = std::move(managed);
    return {};
}

}  // namespace bufferscope
