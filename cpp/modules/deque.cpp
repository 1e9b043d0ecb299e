// collections.deque: a ring of values that grows and shrinks at both ends.
#include <cstring>

#include "modules/collections.h"
#include "modules/itertools.h"
#include "types/collections.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {
namespace {

struct Deque : Object {
    Value* ring;  // `capacity` places, a power of two; null when nothing was ever added
    Size capacity;
    Size first;
    Size length;
    Size maximum;         // -1: no bound
    std::uint32_t state;  // changes with every item that is added or removed

    Value& operator[](Size index) { return ring[(first + index) & (capacity - 1)]; }
};

struct DequeIterator : Object {
    Value deque;
    Size left;
    std::uint32_t state;
};

Deque* deque_in(const Value& value) {
    return value.as<Deque>();
}
bool is_deque(Runtime& rt, const Value& value) {
    return rt.is_instance(value, BuiltinType::deque);
}
std::size_t bytes_for(Size count) {
    return static_cast<std::size_t>(count) * sizeof(Value);
}
Error mutated(Runtime& rt, BuiltinType kind = BuiltinType::RuntimeError) {
    return rt.raise(kind, "deque mutated during iteration");
}

// ---- adding and removing

Result<void> reserve(Runtime& rt, Deque* deque, std::int64_t wanted) {
    if (wanted <= deque->capacity) return {};
    std::int64_t capacity = deque->capacity > 0 ? deque->capacity : 8;
    while (capacity < wanted) capacity *= 2;
    if (capacity > max_size / static_cast<Size>(sizeof(Value))) return rt.memory_error();
    auto* ring = static_cast<Value*>(rt.heap.try_allocate(bytes_for(static_cast<Size>(capacity))));
    if (!ring) return rt.memory_error();
    std::memset(static_cast<void*>(ring), 0, bytes_for(static_cast<Size>(capacity)));
    for (Size i = 0; i < deque->length; ++i) ring[i] = std::move((*deque)[i]);
    if (deque->ring) rt.heap.release(deque->ring, bytes_for(deque->capacity));
    deque->ring = ring;
    deque->capacity = static_cast<Size>(capacity);
    deque->first = 0;
    return {};
}

Value take_first(Deque* deque) {
    Value item = std::move((*deque)[0]);
    deque->first = (deque->first + 1) & (deque->capacity - 1);
    --deque->length;
    ++deque->state;
    return item;
}
Value take_last(Deque* deque) {
    Value item = std::move((*deque)[deque->length - 1]);
    --deque->length;
    ++deque->state;
    return item;
}

/// Appends; past the bound an item falls off the other end, and dies last.
Result<void> add_last(Runtime& rt, Deque* deque, Value item) {
    TRY(reserve(rt, deque, std::int64_t{deque->length} + 1));
    (*deque)[deque->length++] = std::move(item);
    ++deque->state;
    Value dropped;
    if (deque->maximum >= 0 && deque->length > deque->maximum) dropped = take_first(deque);
    return {};
}
Result<void> add_first(Runtime& rt, Deque* deque, Value item) {
    TRY(reserve(rt, deque, std::int64_t{deque->length} + 1));
    deque->first = (deque->first + deque->capacity - 1) & (deque->capacity - 1);
    ++deque->length;
    (*deque)[0] = std::move(item);
    ++deque->state;
    Value dropped;
    if (deque->maximum >= 0 && deque->length > deque->maximum) dropped = take_last(deque);
    return {};
}

void clear_deque(Runtime& rt, Object* object) {
    auto* deque = static_cast<Deque*>(object);
    if (!deque->ring) return;
    Value* ring = std::exchange(deque->ring, nullptr);
    Size length = std::exchange(deque->length, 0);
    Size first = std::exchange(deque->first, 0);
    Size capacity = std::exchange(deque->capacity, 0);
    ++deque->state;
    for (Size i = 0; i < length; ++i) ring[(first + i) & (capacity - 1)] = Value();
    rt.heap.release(ring, bytes_for(capacity));
}

void rotate(Deque* deque, Size steps) {
    if (deque->length <= 1) return;
    steps %= deque->length;
    if (steps > deque->length / 2) steps -= deque->length;
    if (steps < -deque->length / 2) steps += deque->length;
    if (steps != 0) ++deque->state;
    Size mask = deque->capacity - 1;
    for (; steps > 0; --steps) {
        Value item = std::move((*deque)[deque->length - 1]);
        deque->first = (deque->first + mask) & mask;
        (*deque)[0] = std::move(item);
    }
    for (; steps < 0; ++steps) {
        Value item = std::move((*deque)[0]);
        deque->first = (deque->first + 1) & mask;
        (*deque)[deque->length - 1] = std::move(item);
    }
}

Value take_at(Deque* deque, Size index) {
    Value item = std::move((*deque)[index]);
    for (; index < deque->length - 1; ++index) (*deque)[index] = std::move((*deque)[index + 1]);
    --deque->length;
    ++deque->state;
    return item;
}

Result<void> extend(Runtime& rt, Deque* deque, const Value& iterable,
                    Result<void> (*add)(Runtime&, Deque*, Value)) {
    Value source = iterable;
    if (source.is_object() && source.object() == deque) source = TRY(list_of(rt, source));
    Value iterator = TRY(iterate(rt, source));
    for (Size steps = 0;; ++steps) {
        Value item = TRY(next(rt, iterator));
        if (item.is_empty()) return {};
        if (deque->maximum != 0) TRY(add(rt, deque, std::move(item)));
        TRY(count_steps(rt, steps));
    }
}

// ---- iterators

Value new_iterator(Runtime& rt, BuiltinType kind, const Value& deque) {
    auto* made = rt.allocate<DequeIterator>(rt.type(kind));
    made->deque = deque;
    made->left = deque_in(deque)->length;
    made->state = deque_in(deque)->state;
    return Value::adopt(made);
}

template <bool backwards>
Result<Value> iterator_next(Runtime& rt, const Value& self) {
    auto* iterator = self.as<DequeIterator>();
    if (iterator->deque.is_empty()) return Value();
    Deque* deque = deque_in(iterator->deque);
    if (iterator->state != deque->state) {
        iterator->left = 0;
        return mutated(rt);
    }
    if (iterator->left == 0) return Value();
    Size left = iterator->left--;
    return (*deque)[backwards ? left - 1 : deque->length - left];
}

template <BuiltinType kind>
Result<Value> iterator_new(Runtime& rt, Type*, const CallArguments& arguments) {
    if (arguments.positional < 1)
        return rt.type_error("function takes at least 1 argument ({} given)", arguments.positional);
    const Value& source = arguments.values[0];
    if (!is_deque(rt, source))
        return rt.type_error("argument 1 must be collections.deque, not {}", argument_type_name(rt, source));
    Size skip = 0;
    if (arguments.positional > 1) {
        Value number = TRY(index(rt, arguments.values[1]));
        skip = TRY(size_argument(rt, number));
    }
    Value made = new_iterator(rt, kind, source);
    Size& left = made.as<DequeIterator>()->left;
    if (skip > 0) left = skip < left ? left - skip : 0;
    return made;
}

Result<Value> iterator_length_hint(Runtime& rt, const Value* arguments) {
    return new_int(rt, arguments[0].as<DequeIterator>()->left);
}

Result<Value> iterator_reduce(Runtime& rt, const Value* arguments) {
    auto* iterator = arguments[0].as<DequeIterator>();
    Value inner[2] = {iterator->deque, new_int(rt, deque_in(iterator->deque)->length - iterator->left)};
    Value parts[2] = {Value::share(iterator->type), Value()};
    parts[1] = TRY(new_tuple(rt, inner));
    return new_tuple(rt, parts);
}

constexpr NativeMethod iterator_methods[] = {
    {"__length_hint__(self, /)", iterator_length_hint,
     doc<"Private method returning an estimate of len(list(it)).">},
    {"__reduce__(self, /)", iterator_reduce, doc<"Return state information for pickling.">},
};

constexpr TypeSpec iterator_spec(BuiltinType id, const char* name, UnaryFunction next, NewFunction make) {
    return {.id = id,
            .name = name,
            .layout = layout_of<DequeIterator>(
                [](Object* object, Visitor& visit) { visit(static_cast<DequeIterator*>(object)->deque); },
                [](Runtime&, Object* object) { static_cast<DequeIterator*>(object)->deque = Value(); }),
            .methods = iterator_methods,
            .slots = {.iter = lazy_self, .next = next, .new_ = make}};
}

// ---- slots

Result<Value> deque_new(Runtime& rt, Type* type, const CallArguments&) {
    auto* made = rt.allocate<Deque>(type);
    made->maximum = -1;
    return Value::adopt(made);
}

Result<void> deque_init(Runtime& rt, const Value& self, const Value* arguments) {
    Size maximum = -1;
    if (!arguments[1].is_empty() && !arguments[1].is_none()) {
        if (!is_int(arguments[1])) return rt.type_error("an integer is required");
        maximum = TRY(size_argument(rt, arguments[1]));
        if (maximum < 0) return rt.value_error("maxlen must be non-negative");
    }
    Deque* deque = deque_in(self);
    deque->maximum = maximum;
    if (deque->length > 0) clear_deque(rt, deque);
    if (arguments[0].is_empty()) return {};
    return extend(rt, deque, arguments[0], add_last);
}

void traverse_deque(Object* object, Visitor& visit) {
    auto* deque = static_cast<Deque*>(object);
    for (Size i = 0; i < deque->length; ++i) visit((*deque)[i]);
}

Result<Value> deque_repr(Runtime& rt, const Value& self) {
    std::string open = utf8_of(rt.type_of(self)->name.get()) + "([";
    std::string close = "])";
    if (deque_in(self)->maximum >= 0)
        close = format_text("], maxlen={})", {std::int64_t{deque_in(self)->maximum}});
    return repr_sequence(rt, self.object(), open, close, "[...]", [](Object* object, Size i) {
        auto* deque = static_cast<Deque*>(object);
        return i < deque->length ? (*deque)[i] : Value();
    });
}

Result<Size> deque_length(Runtime&, const Value& self) {
    return deque_in(self)->length;
}

Result<Value> deque_iterate(Runtime& rt, const Value& self) {
    return new_iterator(rt, BuiltinType::deque_iterator, self);
}

/// Walks both at once; either may change meanwhile.
Result<Value> deque_compare(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    if (!is_deque(rt, self) || !is_deque(rt, other)) return Value::not_implemented();
    Deque* left = deque_in(self);
    Deque* right = deque_in(other);
    bool equality = comparison == Comparison::equal || comparison == Comparison::not_equal;
    if (equality && (left == right || left->length != right->length))
        return Value::boolean((left == right) == (comparison == Comparison::equal));
    std::uint32_t left_state = left->state, right_state = right->state;
    NativeCall guard(rt);
    TRY(guard.check(" in comparison"));
    for (Size i = 0; i < left->length && i < right->length; ++i) {
        Value a = (*left)[i];
        Value b = (*right)[i];
        bool same = TRY(equals(rt, a, b));
        if (!same) {
            bool result = TRY(compare_truth(rt, a, b, comparison));
            return Value::boolean(result);
        }
        if (left_state != left->state || right_state != right->state) return mutated(rt);
        TRY(count_steps(rt, i));
    }
    int order = left->length < right->length ? -1 : left->length > right->length;
    return Value::boolean(result_of(comparison, order));
}

Result<bool> deque_contains(Runtime& rt, const Value& self, const Value& item) {
    Deque* deque = deque_in(self);
    std::uint32_t state = deque->state;
    for (Size i = 0; i < deque->length; ++i) {
        Value each = (*deque)[i];
        bool same = TRY(equals(rt, each, item));
        if (same) return true;
        if (state != deque->state) return mutated(rt);
        TRY(count_steps(rt, i));
    }
    return false;
}

/// The place an index means: past the ends an IndexError.
Result<Size> place_of(Runtime& rt, const Value& self, const Value& key) {
    if (!has_index(rt, key))
        return rt.type_error("sequence index must be integer, not '{}'", type_name(rt, key));
    Size at = TRY(index_size(rt, key));
    Deque* deque = deque_in(self);
    if (at < 0) at += deque->length;
    if (at < 0 || at >= deque->length) return rt.index_error("deque index out of range");
    return at;
}

Result<Value> deque_get_item(Runtime& rt, const Value& self, const Value& key) {
    Size at = TRY(place_of(rt, self, key));
    return (*deque_in(self))[at];
}

Result<void> deque_assign_item(Runtime& rt, const Value& self, const Value& key, const Value& value) {
    Size at = TRY(place_of(rt, self, key));
    Value old;
    if (value.is_empty()) {
        old = take_at(deque_in(self), at);
    } else {
        old = std::exchange((*deque_in(self))[at], value);
    }
    return {};
}

Result<Value> copy_of(Runtime& rt, const Value& self) {
    Deque* deque = deque_in(self);
    if (rt.is_exactly(self, BuiltinType::deque)) {
        Value made = TRY(deque_new(rt, deque->type, {}));
        deque_in(made)->maximum = deque->maximum;
        TRY(reserve(rt, deque_in(made), deque->length));
        for (Size i = 0; i < deque->length; ++i) TRY(add_last(rt, deque_in(made), (*deque)[i]));
        return made;
    }
    Value parts[2] = {self, new_int(rt, deque->maximum)};
    Value made =
        TRY(call(rt, Value::share(deque->type), CallArguments{parts, deque->maximum < 0 ? 1 : 2, nullptr}));
    if (!is_deque(rt, made)) {
        return rt.type_error("{}() must return a deque, not {}", type_name(rt, self), type_name(rt, made));
    }
    return made;
}

Result<Value> deque_concat(Runtime& rt, const Value& self, const Value& other) {
    if (!is_deque(rt, other))
        return rt.type_error("can only concatenate deque (not \"{}\") to deque", type_name(rt, other));
    Value made = TRY(copy_of(rt, self));
    TRY(extend(rt, deque_in(made), other, add_last));
    return made;
}

Result<Value> deque_inplace_concat(Runtime& rt, const Value& self, const Value& other) {
    TRY(extend(rt, deque_in(self), other, add_last));
    return self;
}

Result<Value> deque_inplace_repeat(Runtime& rt, const Value& self, Size count) {
    Deque* deque = deque_in(self);
    Size length = deque->length;
    if (length == 0 || count == 1) return self;
    if (count <= 0) {
        clear_deque(rt, deque);
        return self;
    }
    std::int64_t wanted = std::int64_t{length} * count;
    if (wanted > max_size) return rt.memory_error();
    if (deque->maximum >= 0 && wanted > deque->maximum) count = (deque->maximum + length - 1) / length;
    TRY(reserve(rt, deque, std::int64_t{length} * count));
    Ref<List> items = TRY(list_of(rt, self));
    for (Size k = 1; k < count; ++k) {
        for (const Value& item : items->span()) TRY(add_last(rt, deque, item));
        TRY(count_steps(rt, k));
    }
    return self;
}

Result<Value> deque_repeat(Runtime& rt, const Value& self, Size count) {
    Value made = TRY(copy_of(rt, self));
    return deque_inplace_repeat(rt, made, count);
}

// ---- methods

Result<Value> append(Runtime& rt, const Value* arguments) {
    TRY(add_last(rt, deque_in(arguments[0]), arguments[1]));
    return Value::none();
}
Result<Value> append_left(Runtime& rt, const Value* arguments) {
    TRY(add_first(rt, deque_in(arguments[0]), arguments[1]));
    return Value::none();
}
Result<Value> pop(Runtime& rt, const Value* arguments) {
    if (deque_in(arguments[0])->length == 0) return rt.index_error("pop from an empty deque");
    return take_last(deque_in(arguments[0]));
}
Result<Value> pop_left(Runtime& rt, const Value* arguments) {
    if (deque_in(arguments[0])->length == 0) return rt.index_error("pop from an empty deque");
    return take_first(deque_in(arguments[0]));
}
Result<Value> clear(Runtime& rt, const Value* arguments) {
    clear_deque(rt, arguments[0].object());
    return Value::none();
}
Result<Value> copy(Runtime& rt, const Value* arguments) {
    return copy_of(rt, arguments[0]);
}
Result<Value> extend_right(Runtime& rt, const Value* arguments) {
    TRY(extend(rt, deque_in(arguments[0]), arguments[1], add_last));
    return Value::none();
}
Result<Value> extend_left(Runtime& rt, const Value* arguments) {
    TRY(extend(rt, deque_in(arguments[0]), arguments[1], add_first));
    return Value::none();
}

Result<Value> count(Runtime& rt, const Value* arguments) {
    Deque* deque = deque_in(arguments[0]);
    std::uint32_t state = deque->state;
    Size found = 0;
    for (Size i = 0; i < deque->length; ++i) {
        Value each = (*deque)[i];
        bool same = TRY(equals(rt, each, arguments[1]));
        if (same) ++found;
        if (state != deque->state) return mutated(rt);
        TRY(count_steps(rt, i));
    }
    return new_int(rt, found);
}

Result<Value> index_of(Runtime& rt, const Value* arguments) {
    Deque* deque = deque_in(arguments[0]);
    Size from = 0, to = deque->length;
    TRY(search_range(rt, arguments[2], arguments[3], deque->length, from, to));
    std::uint32_t state = deque->state;
    for (Size i = from; i < to && i < deque->length; ++i) {
        Value each = (*deque)[i];
        bool same = TRY(equals(rt, each, arguments[1]));
        if (same) return new_int(rt, i);
        if (state != deque->state) return mutated(rt);
        TRY(count_steps(rt, i));
    }
    return rt.value_error("deque.index(x): x not in deque");
}

Result<Value> insert(Runtime& rt, const Value* arguments) {
    Value number = TRY(index(rt, arguments[1]));
    Size at = TRY(size_argument(rt, number));
    Deque* deque = deque_in(arguments[0]);
    if (deque->maximum == deque->length) return rt.index_error("deque already at its maximum size");
    if (at < 0) at = at < -deque->length ? 0 : at + deque->length;
    TRY(add_last(rt, deque, arguments[2]));
    for (Size i = deque->length - 1; i > at; --i) std::swap((*deque)[i], (*deque)[i - 1]);
    return Value::none();
}

Result<Value> remove(Runtime& rt, const Value* arguments) {
    Deque* deque = deque_in(arguments[0]);
    std::uint32_t state = deque->state;
    for (Size i = 0; i < deque->length; ++i) {
        Value each = (*deque)[i];
        bool same = TRY(equals(rt, each, arguments[1]));
        if (state != deque->state) return mutated(rt, BuiltinType::IndexError);
        TRY(count_steps(rt, i));
        if (!same) continue;
        Value taken = take_at(deque, i);
        return Value::none();
    }
    return rt.value_error("deque.remove(x): x not in deque");
}

Result<Value> reverse(Runtime&, const Value* arguments) {
    Deque* deque = deque_in(arguments[0]);
    for (Size i = 0, k = deque->length - 1; i < k; ++i, --k) std::swap((*deque)[i], (*deque)[k]);
    return Value::none();
}

Result<Value> rotate_method(Runtime& rt, const Value* arguments) {
    Size steps = 1;
    if (!arguments[1].is_empty()) {
        Value number = TRY(index(rt, arguments[1]));
        steps = TRY(size_argument(rt, number));
    }
    rotate(deque_in(arguments[0]), steps);
    return Value::none();
}

Result<Value> reversed(Runtime& rt, const Value* arguments) {
    return new_iterator(rt, BuiltinType::deque_reverse_iterator, arguments[0]);
}

/// As CPython lays it out: blocks of 64 items, the first begun in its middle.
Result<Value> size_of(Runtime& rt, const Value* arguments) {
    return new_int(rt, 108 + std::int64_t{264} * ((32 + deque_in(arguments[0])->length + 63) / 64));
}

Result<Value> reduce(Runtime& rt, const Value* arguments) {
    Deque* deque = deque_in(arguments[0]);
    Value inner[2] = {rt.empty_tuple, new_int(rt, deque->maximum)};
    Value parts[4] = {Value::share(deque->type)};
    parts[1] = TRY(new_tuple(rt, {inner, deque->maximum < 0 ? std::size_t{0} : 2}));
    parts[2] = TRY(call_method(rt, arguments[0], "__getstate__"));
    parts[3] = new_iterator(rt, BuiltinType::deque_iterator, arguments[0]);
    return new_tuple(rt, parts);
}

Result<Value> get_maximum(Runtime& rt, const Value& self) {
    Size maximum = deque_in(self)->maximum;
    return maximum < 0 ? Value::none() : new_int(rt, maximum);
}

constexpr NativeProperty properties[] = {
    {"maxlen", get_maximum, nullptr, doc<"maximum size of a deque or None if unbounded">}};

constexpr NativeMethod methods[] = {
    {"append(self, item, /)", append, doc<"Add an element to the right side of the deque.">},
    {"appendleft(self, item, /)", append_left, doc<"Add an element to the left side of the deque.">},
    {"clear(self, /)", clear, doc<"Remove all elements from the deque.">},
    {"__copy__(self, /)", copy, doc<"Return a shallow copy of a deque.">},
    {"copy(self, /)", copy, doc<"Return a shallow copy of a deque.">},
    {"count(self, value, /)", count, doc<"Return number of occurrences of value.">},
    {"extend(self, iterable, /)", extend_right,
     doc<"Extend the right side of the deque with elements from the iterable.">},
    {"extendleft(self, iterable, /)", extend_left,
     doc<"Extend the left side of the deque with elements from the iterable.">},
    {"index(self, value, start=0, stop=0, /)", index_of,
     doc<"Return first index of value.\n\nRaises ValueError if the value is not present.">},
    {"insert(self, index, value, /)", insert, doc<"Insert value before index.">},
    {"pop(self, /)", pop, doc<"Remove and return the rightmost element.">},
    {"popleft(self, /)", pop_left, doc<"Remove and return the leftmost element.">},
    {"__reduce__(self, /)", reduce, doc<"Return state information for pickling.">},
    {"remove(self, value, /)", remove, doc<"Remove first occurrence of value.">},
    {"__reversed__(self, /)", reversed, doc<"Return a reverse iterator over the deque.">},
    {"reverse(self, /)", reverse, doc<"Reverse *IN PLACE*.">},
    {"rotate(self, n=1, /)", rotate_method,
     doc<"Rotate the deque n steps to the right.  If n is negative, rotates left.">},
    {"__sizeof__(self, /)", size_of, doc<"Return the size of the deque in memory, in bytes.">},
    {"__class_getitem__(cls, object, /)", class_get_item, doc<"See PEP 585">, MethodKind::class_method},
};

constexpr TypeSpec specs[] = {
    {.id = BuiltinType::deque,
     .name = "collections.deque",
     .flags = type_flags::subclassable | type_flags::weakly_referable | type_flags::sequence,
     .layout =
         {.size = sizeof(Deque), .destroy = clear_deque, .traverse = traverse_deque, .clear = clear_deque},
     .methods = methods,
     .properties = properties,
     .slots = {.repr = deque_repr,
               .iter = deque_iterate,
               .length = deque_length,
               .hash = hash_not_implemented,
               .compare = deque_compare,
               .concat = deque_concat,
               .inplace_concat = deque_inplace_concat,
               .repeat = deque_repeat,
               .inplace_repeat = deque_inplace_repeat,
               .get_item = deque_get_item,
               .assign_item = deque_assign_item,
               .contains = deque_contains,
               .new_ = deque_new,
               .init = bound_init<"deque(iterable=(), maxlen=None)", deque_init>},
     .doc = "A list-like sequence optimized for data accesses near its endpoints."},
    iterator_spec(BuiltinType::deque_iterator, "collections._deque_iterator", iterator_next<false>,
                  iterator_new<BuiltinType::deque_iterator>),
    iterator_spec(BuiltinType::deque_reverse_iterator, "collections._deque_reverse_iterator",
                  iterator_next<true>, iterator_new<BuiltinType::deque_reverse_iterator>),
};

}  // namespace

void add_deque_types(Runtime& rt, Dict* members) {
    add_types(rt, members, specs);
}

}  // namespace bufferscope
