// itertools: product, combinations, combinations_with_replacement and permutations.
#include "modules/itertools.h"
#include "types/int.h"

namespace bufferscope {
namespace {

// Of Lazy: source: the pool, a tuple; extra: a tuple of indices into it; function: permutations' cycles; at:
// the length of what is given; flag: the first one was given; stop: 1 when all were.

Size index_at(const Value& indices, Size i) {
    return (*indices.as<Tuple>())[i].small_int();
}
void set_index(const Value& indices, Size i, Size index) {
    indices.as<Tuple>()->items()[i] = Value::small(index);
}

/// count indices: first, first + step, …
Result<Value> make_indices(Runtime& rt, Size count, Size first, Size step) {
    if (count > (1 << 29)) return rt.memory_error();
    Ref<Tuple> indices = TRY(allocate_tuple(rt, count));
    for (Size i = 0; i < count; ++i) indices->items()[i] = Value::small(std::int64_t{first} + i * step);
    return indices;
}

Result<Value> selection(Runtime& rt, Lazy* state) {
    Ref<Tuple> result = TRY(reusable_tuple(rt, state->result, state->at));
    const Tuple& pool = *state->source.as<Tuple>();
    for (Size i = 0; i < state->at; ++i) result->items()[i] = pool[index_at(state->extra, i)];
    return result;
}

/// What all but permutations take: an iterable and a length.
Result<Value> new_selection(Runtime& rt, Type* type, const Value* arguments, Size step) {
    Value number = TRY(index(rt, arguments[1]));
    Size length = TRY(size_argument(rt, number));
    Ref<Tuple> pool = TRY(to_tuple(rt, arguments[0]));
    if (length < 0) return rt.value_error("r must be non-negative");
    Value indices = TRY(make_indices(rt, length, 0, step));
    Lazy* made = new_lazy(rt, type);
    bool none = step == 1 ? length > pool->length : pool->length == 0 && length > 0;
    made->stop = none ? 1 : 0;
    made->source = std::move(pool);
    made->extra = std::move(indices);
    made->at = length;
    return Value::adopt(made);
}

Result<Value> combinations_new(Runtime& rt, Type* type, const Value* arguments) {
    return new_selection(rt, type, arguments, 1);
}
Result<Value> replacement_new(Runtime& rt, Type* type, const Value* arguments) {
    return new_selection(rt, type, arguments, 0);
}

/// Steps the indices; false at the end.
template <bool replacement>
bool step_combination(Lazy* state) {
    Size n = state->source.as<Tuple>()->length;
    Size i = state->at - 1;
    while (i >= 0 && index_at(state->extra, i) == (replacement ? n - 1 : i + n - state->at)) --i;
    if (i < 0) return false;
    Size index = index_at(state->extra, i) + 1;
    for (; i < state->at; ++i) {
        set_index(state->extra, i, index);
        if (!replacement) ++index;
    }
    return true;
}

bool step_product(Lazy* state) {
    const Tuple& pools = *state->source.as<Tuple>();
    for (Size i = state->at - 1; i >= 0; --i) {
        Size index = index_at(state->extra, i) + 1;
        if (index < pools[i].as<Tuple>()->length) {
            set_index(state->extra, i, index);
            return true;
        }
        set_index(state->extra, i, 0);
    }
    return false;
}

bool step_permutation(Lazy* state) {
    const Value& indices = state->extra;
    const Value& cycles = state->function;
    Size n = state->source.as<Tuple>()->length;
    for (Size i = state->at - 1; i >= 0; --i) {
        Size cycle = index_at(cycles, i) - 1;
        set_index(cycles, i, cycle);
        if (cycle > 0) {
            std::swap(indices.as<Tuple>()->items()[i], indices.as<Tuple>()->items()[n - cycle]);
            return true;
        }
        Size first = index_at(indices, i);  // indices[i:] = indices[i+1:] + indices[i:i+1]
        for (Size k = i; k < n - 1; ++k) set_index(indices, k, index_at(indices, k + 1));
        set_index(indices, n - 1, first);
        set_index(cycles, i, n - i);
    }
    return false;
}

Result<Value> step_and_give(Runtime& rt, const Value& self, bool (*step)(Lazy*),
                            Result<Value> (*give)(Runtime&, Lazy*)) {
    Lazy* state = lazy_in(self);
    if (state->stop != 0 || state->source.is_empty()) return Value();
    if (state->flag && !step(state)) {
        state->stop = 1;
        return Value();
    }
    state->flag = true;
    return give(rt, state);
}

Result<Value> combinations_next(Runtime& rt, const Value& self) {
    return step_and_give(rt, self, step_combination<false>, selection);
}
Result<Value> replacement_next(Runtime& rt, const Value& self) {
    return step_and_give(rt, self, step_combination<true>, selection);
}
Result<Value> permutations_next(Runtime& rt, const Value& self) {
    return step_and_give(rt, self, step_permutation, selection);
}

Result<Value> permutations_new(Runtime& rt, Type* type, const Value* arguments) {
    Ref<Tuple> pool = TRY(to_tuple(rt, arguments[0]));
    Size n = pool->length;
    Size length = n;
    if (!arguments[1].is_empty() && !arguments[1].is_none()) {
        if (!is_int(arguments[1])) return rt.type_error("Expected int as r");
        length = TRY(size_argument(rt, arguments[1]));
        if (length < 0) return rt.value_error("r must be non-negative");
    }
    bool none = length > n;
    Value indices = TRY(make_indices(rt, n, 0, 1));
    Value cycles = TRY(make_indices(rt, none ? 0 : length, n, -1));
    Lazy* made = new_lazy(rt, type);
    made->source = std::move(pool);
    made->extra = std::move(indices);
    made->function = std::move(cycles);
    made->at = length;
    made->stop = none ? 1 : 0;
    return Value::adopt(made);
}

// ---- product

Result<Value> product_new(Runtime& rt, Type* type, const Value* arguments) {
    auto* iterables = arguments[0].as<Tuple>();
    Size repeat = 1;
    if (!arguments[1].is_empty()) {
        Value number = TRY(index(rt, arguments[1]));
        repeat = TRY(size_argument(rt, number));
        if (repeat < 0) return rt.value_error("repeat argument cannot be negative");
    }
    Size count = iterables->length;
    if (count == 0) repeat = 0;
    if (count > 0 && repeat > max_size / static_cast<Size>(4) / count)
        return rt.overflow_error("repeat argument too large");
    Value indices = TRY(make_indices(rt, count * repeat, 0, 0));
    Ref<Tuple> pools = TRY(allocate_tuple(rt, count * repeat));
    bool none = false;
    for (Size i = 0; i < pools->length; ++i) {
        if (i >= count) {
            pools->items()[i] = (*pools)[i - count];
            continue;
        }
        Ref<Tuple> pool = TRY(to_tuple(rt, (*iterables)[i]));
        none = none || pool->length == 0;
        pools->items()[i] = Value(std::move(pool));
    }
    Lazy* made = new_lazy(rt, type);
    made->at = pools->length;
    made->source = std::move(pools);
    made->extra = std::move(indices);
    made->stop = none ? 1 : 0;
    return Value::adopt(made);
}

Result<Value> product_of_indices(Runtime& rt, Lazy* state) {
    Ref<Tuple> result = TRY(reusable_tuple(rt, state->result, state->at));
    const Tuple& pools = *state->source.as<Tuple>();
    for (Size i = 0; i < state->at; ++i)
        result->items()[i] = (*pools[i].as<Tuple>())[index_at(state->extra, i)];
    return result;
}

Result<Value> product_next(Runtime& rt, const Value& self) {
    return step_and_give(rt, self, step_product, product_of_indices);
}

/// The indices are what the size of an object has besides its own (in a 32-bit Python).
template <Size fixed, Size each>
Result<Value> size_of(Runtime& rt, const Value* arguments) {
    auto* indices = lazy_in(arguments[0])->extra.as<Tuple>();
    return new_int(rt, fixed + std::int64_t{each} * (indices ? indices->length : 0));
}

Result<Value> permutations_size_of(Runtime& rt, const Value* arguments) {
    Lazy* state = lazy_in(arguments[0]);
    if (state->source.is_empty()) return Value::small(32);
    return new_int(rt, 32 + std::int64_t{4} * (state->source.as<Tuple>()->length + state->at));
}

constexpr const char* size_doc = doc<"Returns size in memory, in bytes.">;
constexpr NativeMethod combination_methods[] = {{"__sizeof__(self, /)", size_of<28, 4>, size_doc}};
constexpr NativeMethod product_methods[] = {{"__sizeof__(self, /)", size_of<24, 4>, size_doc}};
constexpr NativeMethod permutation_methods[] = {{"__sizeof__(self, /)", permutations_size_of, size_doc}};

constexpr TypeSpec specs[] = {
    lazy_spec(BuiltinType::product, "itertools.product", product_next,
              bound_new<"product(*iterables, repeat=1)", product_new>, product_methods),
    lazy_spec(BuiltinType::combinations, "itertools.combinations", combinations_next,
              bound_new<"combinations(iterable, r)", combinations_new>, combination_methods),
    lazy_spec(BuiltinType::combinations_with_replacement, "itertools.combinations_with_replacement",
              replacement_next, bound_new<"combinations_with_replacement(iterable, r)", replacement_new>,
              combination_methods),
    lazy_spec(BuiltinType::permutations, "itertools.permutations", permutations_next,
              bound_new<"permutations(iterable, r=None)", permutations_new>, permutation_methods),
};

}  // namespace

void add_combining_types(Runtime& rt, Dict* members) {
    add_types(rt, members, specs);
}

}  // namespace bufferscope
