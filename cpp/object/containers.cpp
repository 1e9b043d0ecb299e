// Lengths, items, membership, iteration and slices of any object.
#include "object/protocol.h"
#include "object/slots.h"

namespace bufferscope {

Result<Size> length(Runtime& rt, const Value& value) {
    LengthFunction function = rt.type_of(value)->slots.length;
    if (!function) return rt.type_error("object of type '{}' has no len()", type_name(rt, value));
    return function(rt, value);
}

Result<Size> length_hint(Runtime& rt, const Value& value, Size otherwise) {
    if (LengthFunction function = rt.type_of(value)->slots.length) {
        Result<Size> length = function(rt, value);
        if (!length.is_error()) return length;
        Error error = length.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::TypeError)) return error;
    }
    Result<Value> hint = call_special(rt, value, Name::length_hint);
    if (hint.is_error()) {
        Error error = hint.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::TypeError)) return error;
        return otherwise;
    }
    Value number = hint.take();
    if (number.is_empty() || number.is_not_implemented()) return otherwise;
    if (!rt.is_instance(number, BuiltinType::int_)) {
        return rt.type_error("__length_hint__ must be an integer, not {}", type_name(rt, number));
    }
    std::int64_t size = 0;
    if (!int_to_int64(number, size) || size > max_size || size < -max_size)
        return rt.overflow_error("Python int too large to convert to C ssize_t");
    if (size < 0) return rt.value_error("__length_hint__() should return >= 0");
    return static_cast<Size>(size);
}

Result<Value> get_item(Runtime& rt, const Value& container, const Value& key) {
    BinaryFunction function = rt.type_of(container)->slots.get_item;
    if (function) return function(rt, container, key);
    if (is_type(container)) {
        Value method = TRY(find_attribute(rt, container, rt.name_value(Name::class_getitem)));
        if (container.object() == rt.type(BuiltinType::type)) return generic_alias(rt, container, key);
        if (!method.is_empty() && !method.is_none()) return call(rt, method, key);
        return rt.type_error("type '{}' is not subscriptable", container.as<Type>()->name_text);
    }
    return rt.type_error("'{}' object is not subscriptable", type_name(rt, container));
}

Result<Value> sequence_item(Runtime& rt, const Value& sequence, Size position) {
    Value item = TRY(get_item(rt, sequence, new_int(rt, position)));
    // mmap alone has items of two kinds: numbers by its own [], bytes as a sequence (mmap_item).
    if (rt.is_exactly(sequence, BuiltinType::memory_map) && item.is_small_int())
        return (*rt.single_bytes.as<Tuple>())[item.small_int() + 1];
    return item;
}

bool has_sequence_methods(Runtime& rt, const Value& value) {
    const Slots& slots = rt.type_of(value)->slots;
    return slots.concat || slots.repeat || slots.contains || slots.length ||
           rt.type_of(value)->has_flag(type_flags::heap_type | type_flags::module_type);
}

/// Where a sequence has no slot for it, PyObject_SetItem and DelItem make an index of the key all the same.
Result<bool> is_sequence_index(Runtime& rt, const Value& container, const Value& key) {
    if (!has_index(rt, key) || !has_sequence_methods(rt, container)) return false;
    TRY(index_size(rt, key));
    return true;
}

Result<void> set_item(Runtime& rt, const Value& container, const Value& key, const Value& value) {
    AssignFunction function = rt.type_of(container)->slots.assign_item;
    if (!function) {
        TRY(is_sequence_index(rt, container, key));
        return rt.type_error("'{}' object does not support item assignment", type_name(rt, container));
    }
    return function(rt, container, key, value);
}

Result<void> delete_item(Runtime& rt, const Value& container, const Value& key) {
    AssignFunction function = rt.type_of(container)->slots.assign_item;
    if (!function) {
        bool by_number = TRY(is_sequence_index(rt, container, key));
        return rt.type_error("'{}' object {} support item deletion", type_name(rt, container),
                             by_number ? "doesn't" : "does not");
    }
    return function(rt, container, key, Value());
}

Result<bool> contains(Runtime& rt, const Value& container, const Value& item) {
    if (ContainsFunction function = rt.type_of(container)->slots.contains)
        return function(rt, container, item);
    Result<Value> iterator = iterate(rt, container);
    if (iterator.is_error()) {
        Error error = iterator.take_error();
        if (rt.is_exactly(error.exception(), BuiltinType::TypeError)) {
            return rt.type_error("argument of type '{}' is not a container or iterable",
                                 type_name(rt, container));
        }
        return error;
    }
    Value from = iterator.take();
    while (true) {
        Value each = TRY(next(rt, from));
        if (each.is_empty()) return false;
        bool same = TRY(equals(rt, each, item));
        if (same) return true;
    }
}

bool is_iterable(Runtime& rt, const Value& value) {
    Type* type = rt.type_of(value);
    if (type->slots.iter) return true;
    return type->slots.get_item && !type->has_flag(type_flags::dict_subclass) &&
           type != rt.type(BuiltinType::union_);
}

Result<Value> iterate(Runtime& rt, const Value& value) {
    Type* type = rt.type_of(value);
    if (type->slots.iter) {
        Value iterator = TRY(type->slots.iter(rt, value));
        if (!rt.type_of(iterator)->slots.next) {
            return rt.type_error("iter() returned non-iterator of type '{}'", type_name(rt, iterator));
        }
        return iterator;
    }
    if (is_iterable(rt, value)) return new_sequence_iterator(rt, value);
    return rt.type_error("'{}' object is not iterable", type->name_text);
}

Result<Value> next(Runtime& rt, const Value& iterator) {
    UnaryFunction function = rt.type_of(iterator)->slots.next;
    if (!function) return rt.type_error("'{}' object is not an iterator", type_name(rt, iterator));
    TRY(rt.count_work(8));
    if (rt.iterator_depth >= Runtime::iterator_depth_limit)
        return rt.raise(BuiltinType::RecursionError, "maximum recursion depth exceeded");
    ++rt.iterator_depth;
    Result<Value> item = function(rt, iterator);
    --rt.iterator_depth;
    if (!item.is_error()) return item;
    Error error = item.take_error();
    if (rt.is_instance(error.exception(), BuiltinType::StopIteration)) return Value();
    return error;
}

Result<Ref<Tuple>> to_tuple(Runtime& rt, const Value& iterable) {
    if (rt.is_exactly(iterable, BuiltinType::tuple)) return Ref<Tuple>::share(iterable.as<Tuple>());
    std::vector<Value> items;
    auto visit = [&](const Value& item) -> Result<bool> {
        items.push_back(item);
        return true;
    };
    TRY(for_each(rt, iterable, visit));
    return new_tuple(rt, items);
}

// ---- slices
// -------------------------------------------------------------------------------------------------------------

Result<SliceRange> unpack_slice(Runtime& rt, const SliceObject* slice) {
    SliceRange range{0, 0, 1, 0};
    auto part = [&](const Value& value) -> Result<Size> {
        if (!has_index(rt, value)) {
            return rt.type_error("slice indices must be integers or None or have an __index__ method");
        }
        return index_clipped(rt, value);
    };
    // The slice could be changed by nobody, but its parts may run Python code that drops the last reference
    // to it.
    Value start = slice->start, stop = slice->stop, step = slice->step;
    if (!step.is_none()) {
        range.step = TRY(part(step));
        if (range.step == 0) return rt.value_error("slice step cannot be zero");
        if (range.step < -max_size) range.step = -max_size;
    }
    if (start.is_none()) {
        range.start = range.step < 0 ? max_size : 0;
    } else {
        range.start = TRY(part(start));
    }
    if (stop.is_none()) {
        range.stop = range.step < 0 ? INT32_MIN : max_size;
    } else {
        range.stop = TRY(part(stop));
    }
    return range;
}

void adjust_slice(SliceRange& range, Size length) {
    auto clip = [&](Size& at) {
        if (at < 0) {
            at += length;
            if (at < 0) at = range.step < 0 ? -1 : 0;
        } else if (at >= length) {
            at = range.step < 0 ? length - 1 : length;
        }
    };
    clip(range.start);
    clip(range.stop);
    std::int64_t span =
        range.step < 0 ? std::int64_t{range.start} - range.stop : std::int64_t{range.stop} - range.start;
    std::int64_t step = range.step < 0 ? -std::int64_t{range.step} : range.step;
    range.count = span <= 0 ? 0 : static_cast<Size>((span - 1) / step + 1);
}

Result<SliceRange> slice_range(Runtime& rt, const SliceObject* slice, Size length) {
    SliceRange range = TRY(unpack_slice(rt, slice));
    adjust_slice(range, length);
    return range;
}

Ref<SliceObject> new_slice(Runtime& rt, const Value& start, const Value& stop, const Value& step) {
    auto* slice = rt.allocate<SliceObject>(rt.type(BuiltinType::slice));
    slice->start = start;
    slice->stop = stop;
    slice->step = step;
    return Ref<SliceObject>::adopt(slice);
}

}  // namespace bufferscope
