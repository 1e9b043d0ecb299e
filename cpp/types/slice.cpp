// slice objects.
#include "object/protocol.h"
#include "types/collections.h"
#include "types/int.h"

namespace bufferscope {

Result<void> slice_bounds(Runtime& rt, const SliceObject* slice, const Value& length, Value bounds[3]) {
    Value start = slice->start;
    Value stop = slice->stop;
    Value step = slice->step;
    auto part = [&](const Value& value) -> Result<Value> {
        if (!has_index(rt, value)) {
            return rt.type_error("slice indices must be integers or None or have an __index__ method");
        }
        return index(rt, value);
    };
    bounds[2] = Value::small(1);
    if (!step.is_none()) bounds[2] = TRY(part(step));
    if (int_sign(bounds[2]) == 0) return rt.value_error("slice step cannot be zero");
    bool backwards = int_sign(bounds[2]) < 0;
    Value lower = Value::small(backwards ? -1 : 0);
    Value upper = TRY(int_add(rt, length, lower));
    if (!backwards) upper = length;
    for (int i = 0; i < 2; ++i) {
        const Value& given = i == 0 ? start : stop;
        if (given.is_none()) {
            bounds[i] = (i == 0) == backwards ? upper : lower;
            continue;
        }
        Value at = TRY(part(given));
        if (int_sign(at) < 0) {
            at = TRY(int_add(rt, at, length));
            if (int_compare(at, lower) < 0) at = lower;
        } else if (int_compare(at, upper) > 0) {
            at = upper;
        }
        bounds[i] = at;
    }
    return {};
}

namespace {

SliceObject* slice_in(const Value& value) {
    return value.as<SliceObject>();
}

Result<Value> parts_of(Runtime& rt, const Value& self) {
    SliceObject* slice = slice_in(self);
    Value parts[3] = {slice->start, slice->stop, slice->step};
    return new_tuple(rt, parts);
}

Result<Value> slice_new(Runtime& rt, Type*, const CallArguments& arguments) {
    if (arguments.keywords() > 0) return rt.type_error("slice() takes no keyword arguments");
    Size count = arguments.positional;
    if (count == 0) return rt.type_error("slice expected at least 1 argument, got 0");
    if (count > 3) return rt.type_error("slice expected at most 3 arguments, got {}", count);
    const Value* values = arguments.values;
    if (count == 1) return new_slice(rt, Value::none(), values[0], Value::none());
    return new_slice(rt, values[0], values[1], count == 3 ? values[2] : Value::none());
}

Result<Value> repr_slot(Runtime& rt, const Value& self) {
    SliceObject* slice = slice_in(self);
    std::string start = TRY(repr_utf8(rt, slice->start));
    std::string stop = TRY(repr_utf8(rt, slice->stop));
    std::string step = TRY(repr_utf8(rt, slice->step));
    return new_str(rt, format_text("slice({}, {}, {})", {start, stop, step}));
}

Result<Value> compare_slot(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    if (!rt.is_exactly(other, BuiltinType::slice)) return Value::not_implemented();
    if (self.is(other)) return Value::boolean(result_of(comparison, 0));
    Value left = TRY(parts_of(rt, self));
    Value right = TRY(parts_of(rt, other));
    return compare(rt, left, right, comparison);
}

Result<Hash> hash_slot(Runtime& rt, const Value& self) {
    HashMixer mixer;
    for (const Value* part : {&slice_in(self)->start, &slice_in(self)->stop, &slice_in(self)->step}) {
        Hash hash = TRY(hash_of(rt, *part));
        mixer.add(hash);
    }
    return mixer.finish();
}

Result<Value> indices_method(Runtime& rt, const Value* arguments) {
    Value length = TRY(index(rt, arguments[1]));
    if (int_sign(length) < 0) return rt.value_error("length should not be negative");
    Value bounds[3];
    TRY(slice_bounds(rt, slice_in(arguments[0]), length, bounds));
    return new_tuple(rt, bounds);
}

Result<Value> reduce_method(Runtime& rt, const Value* arguments) {
    Value parts[2] = {Value::share(rt.type_of(arguments[0])), Value()};
    parts[1] = TRY(parts_of(rt, arguments[0]));
    return new_tuple(rt, parts);
}

constexpr NativeMethod slice_methods[] = {
    {"indices(self, object, /)", indices_method,
     doc<"S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start "
         "and "
         "stop\nindices, "
         "and the stride length of the extended slice described by\nS. Out of bounds indices are clipped in "
         "a "
         "manner "
         "consistent with the\nhandling of normal slices.">},
    {"__reduce__(self, /)", reduce_method, doc<"Return state information for pickling.">},
};

constexpr NativeProperty slice_properties[] = {
    {"start", [](Runtime&, const Value& self) -> Result<Value> { return slice_in(self)->start; },
     readonly_attribute},
    {"stop", [](Runtime&, const Value& self) -> Result<Value> { return slice_in(self)->stop; },
     readonly_attribute},
    {"step", [](Runtime&, const Value& self) -> Result<Value> { return slice_in(self)->step; },
     readonly_attribute},
};

void traverse_slice(Object* object, Visitor& visit) {
    auto* slice = static_cast<SliceObject*>(object);
    visit(slice->start);
    visit(slice->stop);
    visit(slice->step);
}

constexpr TypeSpec slice_spec = {
    .id = BuiltinType::slice,
    .name = "slice",
    .layout = layout_of<SliceObject>(traverse_slice),
    .methods = slice_methods,
    .properties = slice_properties,
    .slots = {.repr = repr_slot, .hash = hash_slot, .compare = compare_slot, .new_ = slice_new},
    .doc =
        "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended "
        "slicing (e.g. "
        "a[0:10:2]).",
};

}  // namespace

void install_slice(Runtime& rt) {
    rt.define_type(slice_spec);
}

}  // namespace bufferscope
