// The cycle collector: finds objects that only cycles keep alive (trial deletion) and takes them apart in
// CPython's order: weak references, finalizers, contents.
#include "object/protocol.h"
#include "object/weak_references.h"

namespace bufferscope {

namespace {

constexpr std::uint32_t reachable_mark = UINT32_MAX;
constexpr std::uint32_t tentative_mark = UINT32_MAX - 1;  // nothing reachable has led to it so far

bool takes_part(Object* object) {
    return object->type->has_flag(type_flags::collected) &&
           (Runtime::links_of(object)->state & CollectorLinks::collecting);
}

/// Subtracts one from the scratch count of every object of the collection that is visited.
struct SubtractReferences final : Visitor {
    void visit(Object* object) override {
        if (!takes_part(object)) return;
        CollectorLinks* links = Runtime::links_of(object);
        if (links->scratch > 0) --links->scratch;
    }
};

/// A list of objects on the native stack.
struct Links : CollectorLinks {
    Links() : CollectorLinks{this, this, 0, 0} {}
    Links(const Links&) = delete;
    bool empty() const { return next == this; }
    Object* first() { return Runtime::object_behind(next); }
};

/// Moves everything in `from` to the end of `to`.
void append_all(CollectorLinks& to, CollectorLinks& from) {
    if (from.next == &from) return;
    from.next->previous = to.previous;
    to.previous->next = from.next;
    from.previous->next = &to;
    to.previous = from.previous;
    from.next = from.previous = &from;
}

template <class Function>
void for_each_in(CollectorLinks& list, Function function) {
    for (CollectorLinks* at = list.next; at != &list; at = at->next) function(Runtime::object_behind(at));
}

/// Makes what is visited reachable: what was set aside returns to the end of the list that is being walked.
struct KeepReachable final : Visitor {
    explicit KeepReachable(CollectorLinks* list) : list_(list) {}
    void visit(Object* object) override {
        if (!takes_part(object)) return;
        CollectorLinks* links = Runtime::links_of(object);
        if (links->scratch == 0) {
            links->scratch = 1;
        } else if (links->scratch == tentative_mark) {
            links->unlink();
            links->link_before(list_);
            links->scratch = 1;
        }
    }

  private:
    CollectorLinks* list_;
};

/// Moves what nothing outside of `candidates` refers to into `unreachable`; only that takes part any longer
/// (deduce_unreachable).
void find_unreachable(CollectorLinks& candidates, CollectorLinks& unreachable) {
    for_each_in(candidates, [](Object* object) {
        CollectorLinks* links = Runtime::links_of(object);
        links->scratch = object->reference_count();
        links->state |= CollectorLinks::collecting;
    });
    SubtractReferences subtract;
    for_each_in(candidates, [&](Object* object) { traverse(object, subtract); });
    KeepReachable keep(&candidates);
    for (CollectorLinks* at = candidates.next; at != &candidates;) {
        CollectorLinks* following = at->next;
        if (at->scratch > 0) {
            at->scratch = reachable_mark;
            traverse(Runtime::object_behind(at), keep);
            following = at->next;
        } else {
            at->unlink();
            at->link_before(&unreachable);
            at->scratch = tentative_mark;
        }
        at = following;
    }
    for_each_in(candidates,
                [](Object* object) { Runtime::links_of(object)->state &= ~CollectorLinks::collecting; });
}

/// Cuts all weak references to what is unreachable, then calls the callbacks of those that are not
/// unreachable themselves (handle_weakrefs).
void cut_unreachable(Runtime& rt, CollectorLinks& unreachable) {
    std::vector<std::pair<Value, Value>> told;
    for_each_in(unreachable, [&](Object* object) {
        if (rt.type(BuiltinType::weakref) == object->type ||
            object->type->is_subtype_of(rt.type(BuiltinType::weakref)))
            unlink_weak_reference(rt, static_cast<WeakReference*>(object));
        while (WeakReference* first = first_weak_reference(rt, object)) {
            unlink_weak_reference(rt, first);
            if (first->callback.is_empty() || takes_part(first)) continue;
            told.emplace_back(Value::share(first), first->callback);
        }
    });
    for (auto& [reference, callback] : told) {
        call_weak_callback(rt, reference, callback);
        reference = Value();
    }
}

/// Calls __del__ where it has not run yet; true when any ran. What dies of it leaves the list by itself.
bool run_finalizers(Runtime& rt, Links& unreachable) {
    bool any = false;
    Links seen;
    while (!unreachable.empty()) {
        Object* object = unreachable.first();
        CollectorLinks* links = Runtime::links_of(object);
        links->unlink();
        links->link_before(&seen);
        bool wanted = object->type->has_flag(type_flags::has_finalizer) &&
                      !(object->references & Object::finalized_flag);
        if (!wanted) continue;
        any = true;
        object->references |= Object::finalized_flag;
        Value alive = Value::share(object);
        Result<Value> done = object->type->slots.finalize(rt, alive);
        if (done.is_error() && rt.interpreter) {
            rt.interpreter->report_unraisable(done.take_error(), "finalizer", alive);
        }
    }
    append_all(unreachable, seen);
    return any;
}

}  // namespace

void traverse(Object* object, Visitor& visit) {
    Type* type = object->type;
    if (type->layout->traverse) type->layout->traverse(object, visit);
    for (unsigned i = 0; i < type->slot_count; ++i) visit(Runtime::member_slot(object, i));
    if (type->has_flag(type_flags::has_dict)) visit(Runtime::dict_slot(object));
    if (type->has_flag(type_flags::heap_type)) visit.visit(type);
}

void Runtime::remember(Uncollected* object) {
    object->next = uncollected_;
    object->link = &uncollected_;
    if (uncollected_) uncollected_->link = &object->next;
    uncollected_ = object;
}

void Runtime::freeze() {
    append_all(frozen_, young_);
    append_all(frozen_, old_);
}

void Runtime::keep_for_good(bool keep) {
    CollectorLinks& kept = permanent_;
    if (!keep) return append_all(old_, kept);
    append_all(kept, young_);
    append_all(kept, old_);
    allocations_ = 0;
}

void Runtime::unfreeze() {
    append_all(old_, frozen_);
}

Size Runtime::count_frozen() {
    Size count = 0;
    for_each_in(frozen_, [&](Object*) { ++count; });
    return count;
}

/// Breaks what is unreachable apart; the objects die as their references go (delete_garbage).
void Runtime::delete_garbage(CollectorLinks& list) {
    while (list.next != &list) {
        CollectorLinks* links = list.next;
        Object* object = object_behind(links);
        Value alive = Value::share(object);
        links->state &= ~CollectorLinks::collecting;
        links->unlink();
        links->link_before(&old_);
        if (collector.debug & collector_debug::save_all) {
            if (is_tracked(object)) collector.save(*this, object);
            continue;
        }
        if (object->type->layout->clear) object->type->layout->clear(*this, object);
        clear_members(object, object->type);
    }
}

/// How many objects of CPython's an unreachable one stands for.
Size Runtime::objects_counted(Object* object) {
    Size count = is_tracked(object) - (hidden_dict(object) != nullptr);
    if (object->type->has_flag(type_flags::type_subclass)) {
        // Its descriptors of __dict__ and __weakref__ cannot be part of a cycle here.
        const Dict::Entry* entry = nullptr;
        for (Size at = 0; dict_next(static_cast<Type*>(object)->dict.get(), at, entry);)
            count += is_exactly(entry->value, BuiltinType::getset_descriptor);
    }
    return count;
}

Size Runtime::collect_generation(int generation) {
    // Works within the links alone: a collection may be the answer to a full heap.
    Links candidates, unreachable;
    bool all = generation == 2;
    if (all) {
        append_all(candidates, old_);
        survivors_ = 0;
    }
    append_all(candidates, young_);
    find_unreachable(candidates, unreachable);
    if (!all) {
        for_each_in(candidates, [&](Object*) { ++survivors_; });
    }
    append_all(old_, candidates);
    if (unreachable.empty()) return 0;
    if (collector.debug & collector_debug::collectable) {
        for_each_in(unreachable, [&](Object* object) {
            if (is_tracked(object)) collector.print_collectable(*this, object);
        });
    }
    cut_unreachable(*this, unreachable);
    Links final;
    if (run_finalizers(*this, unreachable)) {
        find_unreachable(unreachable, final);
        append_all(old_, unreachable);  // resurrected
    } else {
        append_all(final, unreachable);
    }
    Size found = 0;
    for_each_in(final, [&](Object* object) { found += objects_counted(object); });
    delete_garbage(final);
    return found;
}

Size Runtime::collect_cycles(int generation) {
    if (collecting_) return 0;
    collecting_ = true;
    allocations_ = 0;
    Value handled = handled_exception;
    if (collector.told) collector.told(*this, "start", generation, 0);
    Size found = collect_generation(generation);
    CollectorState::Statistics& statistics = collector.statistics[generation];
    ++statistics.collections;
    statistics.collected += found;
    if (collector.told) collector.told(*this, "stop", generation, found);
    handled_exception = handled;
    collecting_ = false;
    return found;
}

void Runtime::collect_when_due() {
    // The old ones are looked through when as many have joined them as make it worth the while.
    Size least = 10000;
    Size quarter = live_objects_ / 4;
    collect_cycles(survivors_ > (quarter > least ? quarter : least) ? 2 : 0);
}

bool Runtime::is_tracked(Object* object, int depth) {
    Type* type = object->type;
    if (!type->has_flag(type_flags::collected) || (links_of(object)->state & CollectorLinks::hidden))
        return false;
    if (type->has_flag(type_flags::type_subclass))
        return static_cast<Type*>(object)->has_flag(type_flags::heap_type);
    switch (type->id) {
        case BuiltinType::code:
            return false;
        case BuiltinType::tuple: {
            // The collector forgets tuples of what it does not track either.
            if (depth >= 8) return true;
            for (const Value& each : static_cast<Tuple*>(object)->span()) {
                if (each.is_object() && is_tracked(each.object(), depth + 1)) return true;
            }
            return false;
        }
        default:
            return true;
    }
}

Dict* Runtime::hidden_dict(Object* object) {
    // The values of an instance of a plain class stand in the instance itself, and its __dict__ looks at
    // them.
    constexpr Size most = 30;  // SHARED_KEYS_MAX_SIZE
    Type* object_type = object->type;
    bool inline_values = object_type->has_flag(type_flags::heap_type) &&
                         object_type->has_flag(type_flags::has_dict) && object_type->slot_count == 0 &&
                         object_type->layout->size == sizeof(Object);
    if (!inline_values || !is_dict(dict_slot(object))) return nullptr;
    auto* dict = dict_slot(object).as<Dict>();
    if (dict->used > most || (links_of(dict)->state & CollectorLinks::of_its_own)) return nullptr;
    return dict;
}

}  // namespace bufferscope
