// Weak references: the list that each referent has in a side table, how references leave it, and their
// callbacks.
#pragma once

#include "object/runtime.h"

namespace bufferscope {

/// weakref.ref, its subclasses and the proxies. Linked to the other references to the same object: the plain
/// ref first, the plain proxy next, then those with callbacks or of a subclass, the newest first.
struct WeakReference : Object {
    Object* target;  // null: it died
    Value callback;  // empty: none
    WeakReference* previous;
    WeakReference* next;
    Hash hash;
    bool has_hash;
};

void destroy_weak_reference(Runtime&, Object* object);
void traverse_weak_reference(Object* object, Visitor& visit);
void clear_weak_reference(Runtime&, Object* object);
constexpr NativeLayout weak_reference_layout = {.size = sizeof(WeakReference),
                                                .destroy = destroy_weak_reference,
                                                .traverse = traverse_weak_reference,
                                                .clear = clear_weak_reference};

/// The object referred to; empty once it has died or is being taken apart.
inline Value weak_target(const WeakReference* reference) {
    Object* target = reference->target;
    if (!target || target->reference_count() == 0) return Value();
    return Value::share(target);
}

/// weakref.ref(object, callback) for a reference type; the plain ref and proxy of an object exist once.
/// `callback` empty or None: none.
Result<Value> weak_reference_to(Runtime&, Type* type, const Value& object, const Value& callback);
/// The first reference to an object, null if there is none.
WeakReference* first_weak_reference(Runtime&, Object* object);
/// Cuts a reference from its referent: it is dead.
void unlink_weak_reference(Runtime&, WeakReference* reference);
/// The same, and gives its callback to the caller.
Value cut_weak_reference(Runtime&, WeakReference* reference);
/// Calls what cut_weak_reference gave; an exception goes to sys.unraisablehook.
void call_weak_callback(Runtime&, const Value& reference, const Value& callback);
/// Cuts all references to a dying object, then calls their callbacks (PyObject_ClearWeakRefs).
void clear_weak_references(Runtime&, Object* object);

}  // namespace bufferscope
