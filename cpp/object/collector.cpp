// The cycle collector: finds objects that only cycles keep alive (trial deletion) and takes them apart.
#include "object/runtime.h"

namespace bufferscope {

namespace {

constexpr std::uint32_t reachable_mark = UINT32_MAX;
constexpr std::uint32_t tentative_mark = UINT32_MAX - 1;  // nothing reachable has led to it so far

/// Subtracts one from the scratch count of every collected object that is visited.
struct SubtractReferences final : Visitor {
    void visit(Object* object) override {
        if (!object->type->has_flag(type_flags::collected)) return;
        CollectorLinks* links = Runtime::links_of(object);
        if (links->scratch > 0) --links->scratch;
    }
};

void unlink(CollectorLinks* links) {
    links->previous->next = links->next;
    links->next->previous = links->previous;
}

void link_before(CollectorLinks* links, CollectorLinks* place) {
    links->previous = place->previous;
    links->next = place;
    place->previous->next = links;
    place->previous = links;
}

/// Makes what is visited reachable: what was set aside returns to the end of the list that is being walked.
struct KeepReachable final : Visitor {
    explicit KeepReachable(CollectorLinks* list) : list_(list) {}
    void visit(Object* object) override {
        if (!object->type->has_flag(type_flags::collected)) return;
        CollectorLinks* links = Runtime::links_of(object);
        if (links->scratch == 0) {
            links->scratch = 1;
        } else if (links->scratch == tentative_mark) {
            unlink(links);
            link_before(links, list_);
            links->scratch = 1;
        }
    }

  private:
    CollectorLinks* list_;
};

void traverse(Object* object, Visitor& visit) {
    Type* type = object->type;
    if (type->layout->traverse) type->layout->traverse(object, visit);
    if (type->has_flag(type_flags::has_dict)) visit(Runtime::dict_slot(object));
    for (unsigned i = 0; i < type->slot_count; ++i) visit(Runtime::member_slot(object, i));
    if (type->has_flag(type_flags::heap_type)) visit.visit(type);
}

}  // namespace

void Runtime::track(Object* object) {
    CollectorLinks* links = links_of(object);
    links->previous = collected_.previous;
    links->next = &collected_;
    collected_.previous->next = links;
    collected_.previous = links;
    ++allocations_;
}

void Runtime::untrack(Object* object) {
    CollectorLinks* links = links_of(object);
    if (!links->next) return;
    links->previous->next = links->next;
    links->next->previous = links->previous;
    if (allocations_ > 0) --allocations_;
}

Size Runtime::collect_cycles() {
    if (collecting_) return 0;
    collecting_ = true;
    allocations_ = 0;
    // Works within the links alone: a collection may be the answer to a full heap.
    CollectorLinks unreachable = {&unreachable, &unreachable, 0, 0};
    auto for_each_unreachable = [&](auto function) {
        for (CollectorLinks* at = unreachable.next; at != &unreachable; at = at->next)
            function(object_behind(at));
    };
    bool ran_finalizers = true;
    while (ran_finalizers) {
        ran_finalizers = false;
        for_each_collected([](Object* object) { links_of(object)->scratch = object->reference_count(); });
        SubtractReferences subtract;
        for_each_collected([&](Object* object) { traverse(object, subtract); });
        KeepReachable keep(&collected_);
        for (CollectorLinks* at = collected_.next; at != &collected_;) {
            if (at->scratch > 0) {
                at->scratch = reachable_mark;
                traverse(object_behind(at), keep);
                at = at->next;
                continue;
            }
            CollectorLinks* next = at->next;
            unlink(at);
            link_before(at, &unreachable);
            at->scratch = tentative_mark;
            at = next;
        }
        for_each_unreachable([](Object* object) { ++object->references; });
        for_each_unreachable([&](Object* object) {
            if (!object->type->has_flag(type_flags::has_finalizer) ||
                (object->references & Object::finalized_flag))
                return;
            object->references |= Object::finalized_flag;
            ran_finalizers = true;
            Value handled = handled_exception;
            Value alive = Value::share(object);
            Result<Value> done = object->type->slots.finalize(*this, alive);
            if (done.is_error() && interpreter) {
                interpreter->report_unraisable(done.take_error(), "finalizer", alive);
            }
            handled_exception = handled;
        });
        if (!ran_finalizers) break;
        // A finalizer may have made some of them reachable again: look anew.
        while (unreachable.next != &unreachable) {
            CollectorLinks* first = unreachable.next;
            unlink(first);
            link_before(first, &collected_);
            counting::decrease(object_behind(first));
        }
    }
    for_each_unreachable([&](Object* object) {
        if (!(object->references & Object::weak_flag) || !clear_weak_references) return;
        clear_weak_references(*this, object);
        object->references &= ~Object::weak_flag;
    });
    Size found = 0;
    while (unreachable.next != &unreachable) {
        CollectorLinks* first = unreachable.next;
        Object* object = object_behind(first);
        unlink(first);
        link_before(first, &collected_);
        ++found;
        if (object->type->layout->clear) object->type->layout->clear(*this, object);
        if (object->type->has_flag(type_flags::has_dict)) dict_slot(object) = Value();
        for (unsigned i = 0; i < object->type->slot_count; ++i) member_slot(object, i) = Value();
        counting::decrease(object);
    }
    collecting_ = false;
    return found;
}

}  // namespace bufferscope
