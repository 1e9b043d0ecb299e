// itertools: groupby and tee.
#include "modules/builtins.h"
#include "modules/itertools.h"
#include "types/collections.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {
namespace {

// ---- groupby: source, function: the key function; result: the key of the group given last; extra: the key
// of the item drawn last, which is `current` until it is given; inner: the group that may draw

Result<Value> groupby_new(Runtime& rt, Type* type, const Value* arguments) {
    Value iterator = TRY(iterate(rt, arguments[0]));
    Lazy* made = new_lazy(rt, type);
    made->source = std::move(iterator);
    if (!arguments[1].is_empty() && !arguments[1].is_none()) made->function = arguments[1];
    return Value::adopt(made);
}

/// Draws the next item and its key; false at the end.
Result<bool> groupby_step(Runtime& rt, Lazy* state) {
    Value source = state->source;
    Value item = TRY(next(rt, source));
    if (item.is_empty()) return false;
    Value key = item;
    Value function = state->function;
    if (!function.is_empty()) key = TRY(call(rt, function, item));
    Value old_item = std::exchange(state->current, std::move(item));
    Value old_key = std::exchange(state->extra, std::move(key));
    old_key = Value();
    return true;
}

/// A group: source: its groupby, extra: the key.
Value new_group(Runtime& rt, const Value& parent, const Value& key) {
    Lazy* group = new_lazy(rt, rt.type(BuiltinType::grouper));
    group->source = parent;
    group->extra = key;
    lazy_in(parent)->inner = group;
    return Value::adopt(group);
}

Result<Value> groupby_next(Runtime& rt, const Value& self) {
    Lazy* state = lazy_in(self);
    state->inner = nullptr;
    for (Size steps = 0;; ++steps) {
        if (!state->extra.is_empty()) {
            if (state->result.is_empty()) break;
            Value wanted = state->result;
            Value key = state->extra;
            bool same = TRY(equals(rt, wanted, key));
            if (!same) break;
        }
        bool more = TRY(groupby_step(rt, state));
        if (!more) return Value();
        TRY(count_steps(rt, steps));
    }
    Value key = state->extra;
    state->result = key;
    Value parts[2] = {key, new_group(rt, self, key)};
    return new_tuple(rt, parts);
}

Result<Value> grouper_new(Runtime& rt, Type*, const Value* arguments) {
    if (!rt.is_instance(arguments[0], BuiltinType::groupby)) {
        return rt.type_error("_grouper() argument 1 must be itertools.groupby, not {}",
                             argument_type_name(rt, arguments[0]));
    }
    return new_group(rt, arguments[0], arguments[1]);
}

Result<Value> grouper_next(Runtime& rt, const Value& self) {
    Value parent = lazy_in(self)->source;
    if (parent.is_empty()) return Value();
    Lazy* state = lazy_in(parent);
    if (state->inner != self.object()) return Value();
    if (state->current.is_empty()) {
        bool more = TRY(groupby_step(rt, state));
        if (!more) return Value();
    }
    Value wanted = lazy_in(self)->extra;
    Value key = state->extra;
    bool same = TRY(equals(rt, wanted, key));
    if (!same) return Value();
    Value item = std::move(state->current);
    state->extra = Value();
    return item;
}

// ---- tee: its data come in blocks that all iterators of a tee share. A block: source: the iterator, result:
// a tuple with the items drawn so far, at of them; current: the block after it; flag: it is being drawn from.
// An iterator: source: its block, at: where in it.

constexpr Size block_size = 57;

Result<Value> new_block(Runtime& rt, const Value& iterator) {
    Ref<Tuple> items = TRY(allocate_tuple(rt, block_size));
    Lazy* block = new_lazy(rt, rt.type(BuiltinType::tee_dataobject));
    block->source = iterator;
    block->result = std::move(items);
    return Value::adopt(block);
}

/// The items die in the order in which they came.
void destroy_block(Runtime&, Object* object) {
    auto* block = static_cast<Lazy*>(object);
    block->source = Value();
    if (!block->result.is_empty()) {
        for (Size i = 0; i < block->at; ++i) block->result.as<Tuple>()->items()[i] = Value();
    }
    block->~Lazy();
}

Result<Value> block_new(Runtime& rt, Type*, const Value* arguments) {
    if (!rt.is_exactly(arguments[1], BuiltinType::list) && !is_list(arguments[1])) {
        return rt.type_error("teedataobject() argument 2 must be list, not {}",
                             argument_type_name(rt, arguments[1]));
    }
    Value block = TRY(new_block(rt, arguments[0]));
    auto* values = arguments[1].as<List>();
    bool full = values->length == block_size;
    bool next_is_block = rt.is_exactly(arguments[2], BuiltinType::tee_dataobject);
    if (values->length > block_size || (!arguments[2].is_none() && !(full && next_is_block)))
        return rt.value_error("Invalid arguments");
    Lazy* state = lazy_in(block);
    for (Size i = 0; i < values->length; ++i) state->result.as<Tuple>()->items()[i] = values->items[i];
    state->at = values->length;
    if (next_is_block) state->current = arguments[2];
    return block;
}

Value new_tee(Runtime& rt, const Value& block, Size at) {
    Lazy* made = new_lazy(rt, rt.type(BuiltinType::tee));
    made->source = block;
    made->at = at;
    return Value::adopt(made);
}

Result<Value> tee_next(Runtime& rt, const Value& self) {
    Lazy* state = lazy_in(self);
    if (state->source.is_empty()) return Value();
    if (state->at >= block_size) {
        Lazy* full = lazy_in(state->source);
        if (full->current.is_empty()) full->current = TRY(new_block(rt, full->source));
        Value following = full->current;
        state->at = 0;
        state->source = std::move(following);
    }
    Value hold = state->source;
    Lazy* block = lazy_in(hold);
    if (block->result.is_empty()) return Value();  // taken apart by the collector
    if (state->at < block->at) return (*block->result.as<Tuple>())[state->at++];
    if (block->flag) return rt.raise(BuiltinType::RuntimeError, "cannot re-enter the tee iterator");
    Value source = block->source;
    block->flag = true;
    Result<Value> drawn = next(rt, source);
    block->flag = false;
    Value item = TRY(std::move(drawn));
    if (item.is_empty()) return Value();
    block->result.as<Tuple>()->items()[block->at++] = item;
    ++state->at;
    return item;
}

Result<Value> tee_copy(Runtime& rt, const Value* arguments) {
    return new_tee(rt, lazy_in(arguments[0])->source, lazy_in(arguments[0])->at);
}

/// _tee(iterable): a tee's iterator is copied.
Result<Value> tee_new(Runtime& rt, Type*, const Value* arguments) {
    Value iterator = TRY(iterate(rt, arguments[0]));
    if (rt.is_exactly(iterator, BuiltinType::tee)) return tee_copy(rt, &iterator);
    Value block = TRY(new_block(rt, iterator));
    return new_tee(rt, block, 0);
}

Result<Value> tee_function(Runtime& rt, const Value* arguments) {
    Size count = 2;
    if (!arguments[1].is_empty()) {
        Value number = TRY(index(rt, arguments[1]));
        count = TRY(size_argument(rt, number));
    }
    if (count < 0) return rt.value_error("n must be >= 0");
    Ref<Tuple> result = TRY(allocate_tuple(rt, count));
    if (count == 0) return result;
    result->items()[0] = TRY(tee_new(rt, nullptr, arguments));
    for (Size i = 1; i < count; ++i) result->items()[i] = TRY(tee_copy(rt, result->items()));
    return result;
}

constexpr NativeMethod tee_methods[] = {
    {"__copy__(self, /)", tee_copy, doc<"Returns an independent iterator.">}};

constexpr TypeSpec specs[] = {
    lazy_spec(BuiltinType::groupby, "itertools.groupby", groupby_next,
              bound_new<"groupby(iterable, key=None)", groupby_new>),
    lazy_spec(BuiltinType::grouper, "itertools._grouper", grouper_next,
              bound_new<"_grouper(parent, tgtkey, /)", grouper_new>, {}, nullptr, 0),
    lazy_spec(BuiltinType::tee, "itertools._tee", tee_next, bound_new<"_tee(iterable, /)", tee_new>,
              tee_methods, nullptr, type_flags::weakly_referable),
    {.id = BuiltinType::tee_dataobject,
     .name = "itertools._tee_dataobject",
     .layout =
         {.size = sizeof(Lazy), .destroy = destroy_block, .traverse = traverse_lazy, .clear = clear_lazy},
     .slots = {.new_ = bound_new<"teedataobject(it, values, next, /)", block_new>}},
};

constexpr NativeMethod functions[] = {
    {"tee(iterable, n=2, /)", tee_function, doc<"Returns a tuple of n independent iterators.">}};

}  // namespace

void add_grouping_types(Runtime& rt, Dict* members) {
    add_types(rt, members, specs);
    add_functions(rt, members, functions, "itertools");
}

}  // namespace bufferscope
