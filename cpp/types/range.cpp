// range, of ints of any size, and its iterators.
#include "object/protocol.h"
#include "types/collections.h"
#include "types/int.h"
#include "types/iterators.h"

namespace bufferscope {
namespace {

struct Range : Object {
    Value start, stop, step, length;  // ints
};

/// longrange_iterator.
struct LongRangeIterator : Object {
    Value next_value, step, left;
};

Range* range_in(const Value& value) {
    return value.as<Range>();
}

Result<Value> compute_length(Runtime& rt, const Value& start, const Value& stop, const Value& step) {
    bool up = int_sign(step) > 0;
    const Value& low = up ? start : stop;
    const Value& high = up ? stop : start;
    if (int_compare(low, high) >= 0) return Value::small(0);
    Value span = TRY(int_subtract(rt, high, low));
    span = TRY(int_subtract(rt, span, Value::small(1)));
    Value size = TRY(int_absolute(rt, step));
    span = TRY(int_floor_divide(rt, span, size));
    return int_add(rt, span, Value::small(1));
}

Result<Value> make_range(Runtime& rt, const Value& start, const Value& stop, const Value& step) {
    Value length = TRY(compute_length(rt, start, stop, step));
    auto* range = rt.allocate<Range>(rt.type(BuiltinType::range));
    range->start = start;
    range->stop = stop;
    range->step = step;
    range->length = std::move(length);
    return Value::adopt(range);
}

/// start + index * step
Result<Value> item_at(Runtime& rt, const Range* range, const Value& index) {
    Value offset = TRY(int_multiply(rt, index, range->step));
    return int_add(rt, range->start, offset);
}

Result<Value> plain_index(Runtime& rt, const Value& value) {
    Value number = TRY(index(rt, value));
    return int_plain(rt, number);
}

Result<Value> range_new(Runtime& rt, Type*, const CallArguments& arguments) {
    if (arguments.keywords() > 0) return rt.type_error("range() takes no keyword arguments");
    Size count = arguments.positional;
    if (count == 0) return rt.type_error("range expected at least 1 argument, got 0");
    if (count > 3) return rt.type_error("range expected at most 3 arguments, got {}", count);
    Value start = Value::small(0);
    Value step = Value::small(1);
    if (count == 1) {
        Value stop = TRY(plain_index(rt, arguments.values[0]));
        return make_range(rt, start, stop, step);
    }
    start = TRY(plain_index(rt, arguments.values[0]));
    Value stop = TRY(plain_index(rt, arguments.values[1]));
    if (count == 3) {
        step = TRY(plain_index(rt, arguments.values[2]));
        if (int_sign(step) == 0) return rt.value_error("range() arg 3 must not be zero");
    }
    return make_range(rt, start, stop, step);
}

Result<Value> repr_slot(Runtime& rt, const Value& self) {
    const Range* range = range_in(self);
    std::string start = TRY(repr_utf8(rt, range->start));
    std::string stop = TRY(repr_utf8(rt, range->stop));
    if (range->step.is_small_int() && range->step.small_int() == 1) {
        return new_str(rt, format_text("range({}, {})", {start, stop}));
    }
    std::string step = TRY(repr_utf8(rt, range->step));
    return new_str(rt, format_text("range({}, {}, {})", {start, stop, step}));
}

Result<Size> length_slot(Runtime& rt, const Value& self) {
    return size_argument(rt, range_in(self)->length);
}

Result<bool> truth_slot(Runtime&, const Value& self) {
    return int_sign(range_in(self)->length) != 0;
}

Result<bool> same_range(Runtime&, const Range* left, const Range* right) {
    if (int_compare(left->length, right->length) != 0) return false;
    if (int_sign(left->length) == 0) return true;
    if (int_compare(left->start, right->start) != 0) return false;
    if (int_compare(left->length, Value::small(1)) == 0) return true;
    return int_compare(left->step, right->step) == 0;
}

Result<Value> compare_slot(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    bool equality = comparison == Comparison::equal || comparison == Comparison::not_equal;
    if (!rt.is_exactly(other, BuiltinType::range) || !equality) return Value::not_implemented();
    bool same = TRY(same_range(rt, range_in(self), range_in(other)));
    return Value::boolean(same == (comparison == Comparison::equal));
}

/// The hash of (length, start, step) with what does not matter as None.
Result<Hash> hash_slot(Runtime& rt, const Value& self) {
    const Range* range = range_in(self);
    Value parts[3] = {range->length, Value::none(), Value::none()};
    if (int_sign(range->length) != 0) {
        parts[1] = range->start;
        if (int_compare(range->length, Value::small(1)) != 0) parts[2] = range->step;
    }
    HashMixer mixer;
    for (const Value& part : parts) {
        Hash hash = TRY(hash_of(rt, part));
        mixer.add(hash);
    }
    return mixer.finish_with_length(3);
}

/// The position of an int in the range, empty when it is not there.
Result<Value> position_of(Runtime& rt, const Range* range, const Value& number) {
    bool up = int_sign(range->step) > 0;
    const Value& low = up ? range->start : range->stop;
    const Value& high = up ? range->stop : range->start;
    bool inside = up ? int_compare(number, low) >= 0 && int_compare(number, high) < 0
                     : int_compare(number, low) > 0 && int_compare(number, high) <= 0;
    if (!inside) return Value();
    Value offset = TRY(int_subtract(rt, number, range->start));
    Value rest = TRY(int_remainder(rt, offset, range->step));
    if (int_sign(rest) != 0) return Value();
    return int_floor_divide(rt, offset, range->step);
}

bool is_plain_int(Runtime& rt, const Value& value) {
    return rt.is_exactly(value, BuiltinType::int_) || value.is_bool();
}

Result<bool> contains_slot(Runtime& rt, const Value& self, const Value& item) {
    if (is_plain_int(rt, item)) {
        Value position = TRY(position_of(rt, range_in(self), item));
        return !position.is_empty();
    }
    Value iterator = TRY(iterate(rt, self));
    for (Size steps = 0;; ++steps) {
        Value each = TRY(next(rt, iterator));
        if (each.is_empty()) return false;
        bool same = TRY(equals(rt, each, item));
        if (same) return true;
        TRY(count_steps(rt, steps));
    }
}

Result<Value> slice_of(Runtime& rt, const Range* range, const SliceObject* slice) {
    Value bounds[3];
    TRY(slice_bounds(rt, slice, range->length, bounds));
    Value start = TRY(item_at(rt, range, bounds[0]));
    Value stop = TRY(item_at(rt, range, bounds[1]));
    Value step = TRY(int_multiply(rt, range->step, bounds[2]));
    return make_range(rt, start, stop, step);
}

Result<Value> get_item_slot(Runtime& rt, const Value& self, const Value& key) {
    const Range* range = range_in(self);
    if (rt.is_exactly(key, BuiltinType::slice)) return slice_of(rt, range, key.as<SliceObject>());
    if (!has_index(rt, key)) {
        return rt.type_error("range indices must be integers or slices, not {}", type_name(rt, key));
    }
    Value at = TRY(index(rt, key));
    if (int_sign(at) < 0) at = TRY(int_add(rt, at, range->length));
    if (int_sign(at) < 0 || int_compare(at, range->length) >= 0) {
        return rt.index_error("range object index out of range");
    }
    return item_at(rt, range, at);
}

// ---- iterators

bool fits(const Value& value, std::int64_t& out) {
    return int_to_int64(value, out) && out >= INT32_MIN && out <= INT32_MAX;
}

Result<Value> make_iterator(Runtime& rt, const Value& start, const Value& step, const Value& length) {
    std::int64_t first;
    std::int64_t stride;
    std::int64_t count;
    bool small = fits(start, first) && fits(step, stride) && fits(length, count);
    if (small) {
        std::int64_t past = first + stride * count;
        small = past >= INT32_MIN && past <= INT32_MAX;
    }
    if (small) {
        auto* iterator = rt.allocate<RangeIterator>(rt.type(BuiltinType::range_iterator));
        iterator->next_value = static_cast<std::int32_t>(first);
        iterator->step = static_cast<std::int32_t>(stride);
        iterator->left = static_cast<Size>(count);
        return Value::adopt(iterator);
    }
    auto* iterator = rt.allocate<LongRangeIterator>(rt.type(BuiltinType::long_range_iterator));
    iterator->next_value = start;
    iterator->step = step;
    iterator->left = length;
    return Value::adopt(iterator);
}

Result<Value> iterate_slot(Runtime& rt, const Value& self) {
    const Range* range = range_in(self);
    return make_iterator(rt, range->start, range->step, range->length);
}

Result<Value> reversed_method(Runtime& rt, const Value* arguments) {
    const Range* range = range_in(arguments[0]);
    Value last = TRY(int_subtract(rt, range->length, Value::small(1)));
    Value start = TRY(item_at(rt, range, last));
    Value step = TRY(int_negative(rt, range->step));
    return make_iterator(rt, start, step, range->length);
}

Result<Value> self_slot(Runtime&, const Value& self) {
    return self;
}

Result<Value> range_next(Runtime& rt, const Value& self) {
    auto* iterator = self.as<RangeIterator>();
    if (iterator->left <= 0) return Value();
    return new_int(rt, iterator->take());
}

Result<Value> long_next(Runtime& rt, const Value& self) {
    auto* iterator = self.as<LongRangeIterator>();
    if (int_sign(iterator->left) <= 0) return Value();
    iterator->left = TRY(int_subtract(rt, iterator->left, Value::small(1)));
    Value following = TRY(int_add(rt, iterator->next_value, iterator->step));
    return std::exchange(iterator->next_value, std::move(following));
}

Result<Value> range_length_hint(Runtime& rt, const Value* arguments) {
    return new_int(rt, arguments[0].as<RangeIterator>()->left);
}

Result<Value> long_length_hint(Runtime&, const Value* arguments) {
    return arguments[0].as<LongRangeIterator>()->left;
}

/// (iter, (range(what is left),), None)
Result<Value> reduce_with(Runtime& rt, const Value& start, const Value& step, const Value& left) {
    Value span = TRY(int_multiply(rt, step, left));
    Value stop = TRY(int_add(rt, start, span));
    Value rest = TRY(make_range(rt, start, stop, step));
    Value parts[3];
    parts[0] = TRY(builtin_function(rt, "iter"));
    parts[1] = TRY(new_tuple(rt, {&rest, 1}));
    parts[2] = Value::none();
    return new_tuple(rt, parts);
}

Result<Value> range_iterator_reduce(Runtime& rt, const Value* arguments) {
    auto* iterator = arguments[0].as<RangeIterator>();
    return reduce_with(rt, new_int(rt, iterator->next_value), new_int(rt, iterator->step),
                       new_int(rt, iterator->left));
}

Result<Value> long_iterator_reduce(Runtime& rt, const Value* arguments) {
    auto* iterator = arguments[0].as<LongRangeIterator>();
    return reduce_with(rt, iterator->next_value, iterator->step, iterator->left);
}

Result<Value> range_set_state(Runtime& rt, const Value* arguments) {
    auto* iterator = arguments[0].as<RangeIterator>();
    Value whole = TRY(index(rt, arguments[1]));
    std::int64_t wide;
    if (!int_to_int64(whole, wide) || wide != static_cast<std::int32_t>(wide))
        return rt.overflow_error("Python int too large to convert to C long");
    auto state = static_cast<Size>(wide);
    state = state < 0 ? 0 : state > iterator->left ? iterator->left : state;
    iterator->next_value += state * iterator->step;
    iterator->left -= state;
    return Value::none();
}

constexpr NativeMethod range_iterator_methods[] = {
    {"__length_hint__(self, /)", range_length_hint,
     doc<"Private method returning an estimate of len(list(it)).">},
    {"__reduce__(self, /)", range_iterator_reduce, doc<"Return state information for pickling.">},
    {"__setstate__(self, object, /)", range_set_state, doc<"Set state information for unpickling.">},
};

constexpr NativeMethod long_iterator_methods[] = {
    {"__length_hint__(self, /)", long_length_hint,
     doc<"Private method returning an estimate of len(list(it)).">},
    {"__reduce__(self, /)", long_iterator_reduce, doc<"Return state information for pickling.">},
};

constexpr TypeSpec range_iterator_spec = {
    .id = BuiltinType::range_iterator,
    .name = "range_iterator",
    .flags = type_flags::no_instantiation,
    .layout = {.size = sizeof(RangeIterator)},
    .methods = range_iterator_methods,
    .slots = {.iter = self_slot, .next = range_next},
};

constexpr TypeSpec long_iterator_spec = {
    .id = BuiltinType::long_range_iterator,
    .name = "longrange_iterator",
    .flags = type_flags::no_instantiation,
    .layout = layout_of<LongRangeIterator>(),
    .methods = long_iterator_methods,
    .slots = {.iter = self_slot, .next = long_next},
};

// ---- methods

Result<Value> count_method(Runtime& rt, const Value* arguments) {
    if (is_plain_int(rt, arguments[1])) {
        Value position = TRY(position_of(rt, range_in(arguments[0]), arguments[1]));
        return Value::small(!position.is_empty());
    }
    std::int64_t count = 0;
    auto visit = [&](const Value& item) -> Result<bool> {
        bool same = TRY(equals(rt, item, arguments[1]));
        count += same;
        return true;
    };
    TRY(for_each(rt, arguments[0], visit));
    return new_int(rt, count);
}

Result<Value> index_method(Runtime& rt, const Value* arguments) {
    if (is_plain_int(rt, arguments[1])) {
        Value position = TRY(position_of(rt, range_in(arguments[0]), arguments[1]));
        if (!position.is_empty()) return position;
        return rt.value_error("range.index(x): x not in range");
    }
    std::int64_t at = 0;
    bool found = false;
    auto visit = [&](const Value& item) -> Result<bool> {
        found = TRY(equals(rt, item, arguments[1]));
        if (!found) ++at;
        return !found;
    };
    TRY(for_each(rt, arguments[0], visit));
    if (!found) return rt.value_error("sequence.index(x): x not in sequence");
    return new_int(rt, at);
}

Result<Value> reduce_method(Runtime& rt, const Value* arguments) {
    const Range* range = range_in(arguments[0]);
    Value inner[3] = {range->start, range->stop, range->step};
    Value parts[2] = {Value::share(rt.type_of(arguments[0])), Value()};
    parts[1] = TRY(new_tuple(rt, inner));
    return new_tuple(rt, parts);
}

constexpr NativeMethod range_methods[] = {
    {"__reversed__(self, /)", reversed_method, doc<"Return a reverse iterator.">},
    {"__reduce__(self, /)", reduce_method},
    {"count(self, value, /)", count_method,
     doc<"rangeobject.count(value) -> integer -- return number of occurrences of value">},
    {"index(self, value, /)", index_method,
     doc<"rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is "
         "not "
         "present.">},
};

constexpr NativeProperty range_properties[] = {
    {"start", [](Runtime&, const Value& self) -> Result<Value> { return range_in(self)->start; },
     readonly_attribute},
    {"stop", [](Runtime&, const Value& self) -> Result<Value> { return range_in(self)->stop; },
     readonly_attribute},
    {"step", [](Runtime&, const Value& self) -> Result<Value> { return range_in(self)->step; },
     readonly_attribute},
};

constexpr TypeSpec range_spec = {
    .id = BuiltinType::range,
    .name = "range",
    .flags = type_flags::sequence,
    .layout = layout_of<Range>(),
    .methods = range_methods,
    .properties = range_properties,
    .slots = {.repr = repr_slot,
              .iter = iterate_slot,
              .truth = truth_slot,
              .length = length_slot,
              .hash = hash_slot,
              .compare = compare_slot,
              .get_item = get_item_slot,
              .contains = contains_slot,
              .new_ = range_new},
    .doc =
        "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that "
        "produces a "
        "sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, "
        "i+1, i+2, "
        "..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are "
        "exactly the "
        "valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or "
        "decrement).",
};

}  // namespace

void install_range(Runtime& rt) {
    rt.define_type(range_spec);
    rt.define_type(range_iterator_spec);
    rt.define_type(long_iterator_spec);
}

}  // namespace bufferscope
