// The lists of weak references and the order in which a dying object lets them go.
#include "object/weak_references.h"

#include "object/protocol.h"

namespace bufferscope {

namespace {

enum class Kind { ref, proxy, other };

/// Plain references, without callback and not of a subclass, exist once and stand in front.
Kind kind_of(Runtime& rt, const WeakReference* reference) {
    if (!reference->callback.is_empty()) return Kind::other;
    if (reference->type == rt.type(BuiltinType::weakref)) return Kind::ref;
    bool is_proxy = reference->type == rt.type(BuiltinType::weak_proxy) ||
                    reference->type == rt.type(BuiltinType::weak_callable_proxy);
    return is_proxy ? Kind::proxy : Kind::other;
}

void insert(Runtime& rt, WeakReference* made) {
    WeakReference* first = first_weak_reference(rt, made->target);
    WeakReference* before = nullptr;
    Kind kind = kind_of(rt, made);
    for (WeakReference* at = first; at && kind_of(rt, at) < kind; at = at->next) before = at;
    made->previous = before;
    made->next = before ? before->next : first;
    if (before) {
        before->next = made;
    } else {
        rt.set_weak_list(made->target, made);
    }
    if (made->next) made->next->previous = made;
}

}  // namespace

void clear_weak_reference(Runtime& rt, Object* object) {
    Value callback = cut_weak_reference(rt, static_cast<WeakReference*>(object));
}
void destroy_weak_reference(Runtime& rt, Object* object) {
    clear_weak_reference(rt, object);
    static_cast<WeakReference*>(object)->~WeakReference();
}
void traverse_weak_reference(Object* object, Visitor& visit) {
    visit(static_cast<WeakReference*>(object)->callback);
}

WeakReference* first_weak_reference(Runtime& rt, Object* object) {
    if (!(object->references & Object::weak_flag)) return nullptr;
    return static_cast<WeakReference*>(rt.weak_list(object));
}

Result<Value> weak_reference_to(Runtime& rt, Type* type, const Value& object, const Value& callback) {
    if (!rt.type_of(object)->has_flag(type_flags::weakly_referable) || !object.is_object()) {
        return rt.type_error("cannot create weak reference to '{}' object", type_name(rt, object));
    }
    bool has_callback = !callback.is_empty() && !callback.is_none();
    if (!has_callback && !type->has_flag(type_flags::heap_type)) {
        Kind wanted = type == rt.type(BuiltinType::weakref) ? Kind::ref : Kind::proxy;
        for (WeakReference* at = first_weak_reference(rt, object.object()); at; at = at->next) {
            Kind kind = kind_of(rt, at);
            if (kind == wanted && at->reference_count() > 0) return Value::share(at);
            if (kind == Kind::other) break;
        }
    }
    auto* made = rt.allocate<WeakReference>(type);
    made->target = object.object();
    if (has_callback) made->callback = callback;
    insert(rt, made);
    return Value::adopt(made);
}

void unlink_weak_reference(Runtime& rt, WeakReference* reference) {
    if (!reference->target) return;
    if (reference->next) reference->next->previous = reference->previous;
    if (reference->previous) {
        reference->previous->next = reference->next;
    } else {
        rt.set_weak_list(reference->target, reference->next);
    }
    reference->target = nullptr;
    reference->previous = reference->next = nullptr;
}

Value cut_weak_reference(Runtime& rt, WeakReference* reference) {
    unlink_weak_reference(rt, reference);
    return std::move(reference->callback);
}

void call_weak_callback(Runtime& rt, const Value& reference, const Value& callback) {
    Value handled = rt.handled_exception;
    Result<Value> done = call(rt, callback, reference);
    if (done.is_error() && rt.interpreter) {
        rt.interpreter->report_unraisable(done.take_error(), "weakref callback", callback);
    }
    rt.handled_exception = handled;
}

void clear_weak_references(Runtime& rt, Object* object) {
    std::vector<std::pair<Value, Value>> cut;
    while (WeakReference* first = first_weak_reference(rt, object)) {
        // One that is being taken apart itself is not told any more.
        bool alive = first->reference_count() > 0;
        Value reference = alive ? Value::share(first) : Value();
        Value callback = cut_weak_reference(rt, first);
        if (alive && !callback.is_empty()) cut.emplace_back(std::move(reference), std::move(callback));
    }
    for (auto& [reference, callback] : cut) call_weak_callback(rt, reference, callback);
}

}  // namespace bufferscope
