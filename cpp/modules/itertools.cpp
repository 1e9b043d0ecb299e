// itertools: the iterators that pass items on: accumulate, chain, count, cycle, islice, repeat and the like.
#include "modules/itertools.h"

#include "modules/builtins.h"
#include "types/collections.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

Result<Value> lazy_self(Runtime&, const Value& self) {
    return self;
}

void traverse_lazy(Object* object, Visitor& visit) {
    auto* state = static_cast<Lazy*>(object);
    for (const Value* each :
         {&state->source, &state->function, &state->current, &state->extra, &state->result})
        visit(*each);
}

void clear_lazy(Runtime&, Object* object) {
    auto* state = static_cast<Lazy*>(object);
    for (Value* each : {&state->source, &state->function, &state->current, &state->extra, &state->result})
        *each = Value();
}

void add_types(Runtime& rt, Dict* members, std::span<const TypeSpec> specs) {
    for (const TypeSpec& spec : specs) {
        Type* type = rt.type(spec.id);
        if (!type) type = rt.define_type(spec);
        dict_set(rt, members, type->name.get(), Value::share(type));
    }
}

namespace {

/// The exhausted end: forgets what was drawn from.
Value ended(Lazy* state) {
    state->source = Value();
    return {};
}

// ---- accumulate: function, result: the total, extra: the initial value

Result<Value> accumulate_new(Runtime& rt, Type* type, const Value* arguments) {
    Value iterator = TRY(iterate(rt, arguments[0]));
    Lazy* made = new_lazy(rt, type);
    made->source = std::move(iterator);
    if (!arguments[1].is_none()) made->function = arguments[1];  // empty too
    if (!arguments[2].is_none()) made->extra = arguments[2];
    return Value::adopt(made);
}

Result<Value> accumulate_next(Runtime& rt, const Value& self) {
    Lazy* state = lazy_in(self);
    if (!state->extra.is_empty()) {
        state->result = std::move(state->extra);
        return state->result;
    }
    Value source = state->source;
    Value item = TRY(next(rt, source));
    if (item.is_empty()) return Value();
    if (state->result.is_empty()) {
        state->result = item;
        return item;
    }
    Value total = state->result;
    Value function = state->function;
    Value following;
    if (function.is_empty()) {
        following = TRY(binary(rt, BinaryOperator::add, total, item));
    } else {
        following = TRY(call(rt, function, total, item));
    }
    state->result = following;
    return following;
}

// ---- batched: at: the length of a batch, flag: strict

Result<Value> batched_new(Runtime& rt, Type* type, const Value* arguments) {
    Value number = TRY(index(rt, arguments[1]));
    Size count = TRY(size_argument(rt, number));
    bool strict = false;
    if (!arguments[2].is_empty()) strict = TRY(truth(rt, arguments[2]));
    if (count < 1) return rt.value_error("n must be at least one");
    Value iterator = TRY(iterate(rt, arguments[0]));
    Lazy* made = new_lazy(rt, type);
    made->source = std::move(iterator);
    made->at = count;
    made->flag = strict;
    return Value::adopt(made);
}

Result<Value> batched_next(Runtime& rt, const Value& self) {
    Lazy* state = lazy_in(self);
    Value source = state->source;
    if (source.is_empty()) return Value();
    Ref<Tuple> batch = TRY(allocate_tuple(rt, state->at));
    for (Size i = 0; i < batch->length; ++i) {
        Result<Value> item = next(rt, source);
        if (item.is_error()) {
            state->source = Value();
            return item;
        }
        batch->items()[i] = item.take();
        if (!batch->items()[i].is_empty()) continue;
        state->source = Value();
        if (i == 0) return Value();
        if (state->flag) return rt.value_error("batched(): incomplete batch");
        return new_tuple(rt, {batch->items(), static_cast<std::size_t>(i)});
    }
    return batch;
}

// ---- chain: current: the iterator in use

Result<Value> chain_of(Runtime& rt, Type* type, const Value& iterables) {
    Value iterator = TRY(iterate(rt, iterables));
    Lazy* made = new_lazy(rt, type);
    made->source = std::move(iterator);
    return Value::adopt(made);
}

Result<Value> chain_new(Runtime& rt, Type* type, const Value* arguments) {
    return chain_of(rt, type, arguments[0]);
}

Result<Value> chain_from_iterable(Runtime& rt, const Value* arguments) {
    return chain_of(rt, arguments[0].as<Type>(), arguments[1]);
}

Result<Value> chain_next(Runtime& rt, const Value& self) {
    Lazy* state = lazy_in(self);
    for (Size steps = 0; !state->source.is_empty(); ++steps) {
        TRY(count_steps(rt, steps));
        if (state->current.is_empty()) {
            Value source = state->source;
            Result<Value> iterable = next(rt, source);
            Result<Value> iterator = Value();
            if (!iterable.is_error()) {
                Value taken = iterable.take();
                if (taken.is_empty()) return ended(state);
                iterator = iterate(rt, taken);
            } else {
                iterator = iterable.take_error();
            }
            if (iterator.is_error()) {
                state->source = Value();
                return iterator;
            }
            state->current = iterator.take();
        }
        Value current = state->current;
        Value item = TRY(next(rt, current));
        if (!item.is_empty()) return item;
        state->current = Value();
    }
    return Value();
}

constexpr NativeMethod chain_methods[] = {
    {"from_iterable(type, iterable, /)", chain_from_iterable,
     doc<"Alternative chain() constructor taking a single iterable argument that evaluates lazily.">,
     MethodKind::class_method},
    {"__class_getitem__(type, object, /)", class_get_item, doc<"See PEP 585">, MethodKind::class_method},
};

// ---- compress: function: the selectors

Result<Value> compress_new(Runtime& rt, Type* type, const Value* arguments) {
    Value data = TRY(iterate(rt, arguments[0]));
    Value selectors = TRY(iterate(rt, arguments[1]));
    Lazy* made = new_lazy(rt, type);
    made->source = std::move(data);
    made->function = std::move(selectors);
    return Value::adopt(made);
}

Result<Value> compress_next(Runtime& rt, const Value& self) {
    Value data = lazy_in(self)->source;
    Value selectors = lazy_in(self)->function;
    for (Size steps = 0;; ++steps) {
        Value item = TRY(next(rt, data));
        if (item.is_empty()) return Value();
        Value selector = TRY(next(rt, selectors));
        if (selector.is_empty()) return Value();
        bool wanted = TRY(truth(rt, selector));
        if (wanted) return item;
        TRY(count_steps(rt, steps));
    }
}

// ---- count: current: what comes next, extra: the step

Result<Value> count_new(Runtime& rt, Type* type, const Value* arguments) {
    Value start = arguments[0].is_empty() ? Value::small(0) : arguments[0];
    Value step = arguments[1].is_empty() ? Value::small(1) : arguments[1];
    if (!is_number(rt, start) || !is_number(rt, step)) return rt.type_error("a number is required");
    std::int64_t number = 0;
    // Small counts by one are plain ints, whatever int they start from.
    if (is_int(start) && is_int(step) && int_to_int64(step, number) && number == 1) {
        step = Value::small(1);
        if (int_to_int64(start, number) && number <= max_size && number >= -max_size - 1)
            start = int_plain(rt, start);
    }
    Lazy* made = new_lazy(rt, type);
    made->current = std::move(start);
    made->extra = std::move(step);
    return Value::adopt(made);
}

Result<Value> count_next(Runtime& rt, const Value& self) {
    Lazy* state = lazy_in(self);
    if (both_small(state->current, state->extra)) {
        Value sum = small_sum(state->current, state->extra);
        if (!sum.is_empty()) return std::exchange(state->current, std::move(sum));
    }
    Value number = state->current;
    Value step = state->extra;
    Value following = TRY(binary(rt, BinaryOperator::add, number, step));
    state->current = std::move(following);
    return number;
}

Result<Value> repr_call(Runtime& rt, const Value& self, const Value& first, const Value& second) {
    StrBuilder out(rt);
    Ref<Str> text = TRY(repr(rt, first));
    out.append(rt.type_of(self)->name.get());
    out.append('(');
    out.append(text.get());
    if (!second.is_empty()) {
        text = TRY(repr(rt, second));
        out.append_utf8(", ");
        out.append(text.get());
    }
    out.append(')');
    return out.finish();
}

Result<Value> count_repr(Runtime& rt, const Value& self) {
    Value number = lazy_in(self)->current;
    Value step = lazy_in(self)->extra;
    bool by_one = is_int(step) && int_compare(step, Value::small(1)) == 0;
    return repr_call(rt, self, number, by_one ? Value() : step);
}

// ---- cycle: extra: the saved items, at: where in them

Result<Value> cycle_new(Runtime& rt, Type* type, const Value* arguments) {
    Value iterator = TRY(iterate(rt, arguments[0]));
    Lazy* made = new_lazy(rt, type);
    made->source = std::move(iterator);
    made->extra = new_list(rt);
    return Value::adopt(made);
}

Result<Value> cycle_next(Runtime& rt, const Value& self) {
    Lazy* state = lazy_in(self);
    if (!state->source.is_empty()) {
        Value source = state->source;
        Value item = TRY(next(rt, source));
        if (!item.is_empty()) {
            TRY(list_append(rt, state->extra.as<List>(), item));
            return item;
        }
        state->source = Value();
    }
    auto* saved = state->extra.as<List>();
    if (saved->length == 0) return Value();
    Value item = saved->items[state->at];
    if (++state->at >= saved->length) state->at = 0;
    return item;
}

// ---- dropwhile, takewhile, filterfalse, starmap

Result<Value> with_function_new(Runtime& rt, Type* type, const Value* arguments) {
    Value iterator = TRY(iterate(rt, arguments[1]));
    Lazy* made = new_lazy(rt, type);
    made->function = arguments[0];
    made->source = std::move(iterator);
    return Value::adopt(made);
}

/// flag: dropwhile has met the first item to keep.
Result<Value> dropwhile_next(Runtime& rt, const Value& self) {
    Lazy* state = lazy_in(self);
    Value function = state->function;
    Value source = state->source;
    for (Size steps = 0;; ++steps) {
        Value item = TRY(next(rt, source));
        if (item.is_empty() || state->flag) return item;
        Value verdict = TRY(call(rt, function, item));
        bool drop = TRY(truth(rt, verdict));
        if (!drop) {
            state->flag = true;
            return item;
        }
        TRY(count_steps(rt, steps));
    }
}

/// flag: takewhile is over.
Result<Value> takewhile_next(Runtime& rt, const Value& self) {
    Lazy* state = lazy_in(self);
    if (state->flag) return Value();
    Value function = state->function;
    Value source = state->source;
    Value item = TRY(next(rt, source));
    if (item.is_empty()) return Value();
    Value verdict = TRY(call(rt, function, item));
    bool take = TRY(truth(rt, verdict));
    if (take) return item;
    state->flag = true;
    return Value();
}

Result<Value> filterfalse_next(Runtime& rt, const Value& self) {
    Value function = lazy_in(self)->function;
    Value source = lazy_in(self)->source;
    bool by_truth =
        function.is_none() || (function.is_object() && function.object() == rt.type(BuiltinType::bool_));
    for (Size steps = 0;; ++steps) {
        Value item = TRY(next(rt, source));
        if (item.is_empty()) return Value();
        Value verdict = item;
        if (!by_truth) verdict = TRY(call(rt, function, item));
        bool unwanted = TRY(truth(rt, verdict));
        if (!unwanted) return item;
        TRY(count_steps(rt, steps));
    }
}

Result<Value> starmap_next(Runtime& rt, const Value& self) {
    Value function = lazy_in(self)->function;
    Value source = lazy_in(self)->source;
    Value item = TRY(next(rt, source));
    if (item.is_empty()) return Value();
    Ref<Tuple> arguments = TRY(to_tuple(rt, item));
    return call(rt, function, CallArguments{arguments->items(), arguments->length, nullptr});
}

// ---- islice: at: items drawn, wanted: the next one to give, stop: -1 for none

struct Slice : Lazy {
    Size wanted;
};

/// An index of islice(): -1 for what is none; None leaves what is there.
void slice_index(Runtime& rt, const Value& value, Size& out) {
    if (value.is_empty() || value.is_none()) return;
    Result<Size> read = index_size(rt, value, BuiltinType::OverflowError);
    if (read.is_error()) {
        out = -1;
    } else {
        out = read.take();
    }
}

Result<Value> islice_new(Runtime& rt, Type* type, const Value* arguments) {
    bool only_stop = arguments[2].is_empty();
    Size start = 0, stop = -1, step = 1;
    const Value& stop_value = arguments[only_stop ? 1 : 2];
    if (!only_stop) slice_index(rt, arguments[1], start);
    slice_index(rt, stop_value, stop);
    if (stop == -1 && !stop_value.is_none()) {
        return rt.value_error(
            "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }
    if (start < 0 || stop < -1)
        return rt.value_error("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    slice_index(rt, arguments[3], step);
    if (step < 1) return rt.value_error("Step for islice() must be a positive integer or None.");
    Value iterator = TRY(iterate(rt, arguments[0]));
    auto* made = rt.allocate<Slice>(type);
    made->source = std::move(iterator);
    made->wanted = start;
    made->stop = stop;
    made->step = step;
    return Value::adopt(made);
}

Result<Value> islice_next(Runtime& rt, const Value& self) {
    auto* state = self.as<Slice>();
    Value source = state->source;
    if (source.is_empty()) return Value();
    while (state->at < state->wanted) {
        Value skipped = TRY(next(rt, source));
        if (skipped.is_empty()) return ended(state);
        ++state->at;
        TRY(count_steps(rt, state->at));
    }
    if (state->stop != -1 && state->at >= state->stop) return ended(state);
    Value item = TRY(next(rt, source));
    if (item.is_empty()) return ended(state);
    ++state->at;
    Size last = state->stop == -1 ? max_size : state->stop;
    state->wanted = state->step > last - state->wanted ? last : state->wanted + state->step;
    return item;
}

constexpr TypeSpec islice_spec = {
    .id = BuiltinType::islice,
    .name = "itertools.islice",
    .flags = type_flags::subclassable,
    .layout = layout_of<Slice>(traverse_lazy, clear_lazy),
    .slots = {.iter = lazy_self,
              .next = islice_next,
              .new_ = bound_new<"islice(iterable, start, stop=None, step=None, /)", islice_new>},
};

// ---- pairwise: current: the item before

Result<Value> pairwise_next(Runtime& rt, const Value& self) {
    Lazy* state = lazy_in(self);
    Value source = state->source;
    if (source.is_empty()) return Value();
    if (state->current.is_empty()) {
        Result<Value> first = next(rt, source);
        if (first.is_error()) {
            state->source = Value();
            return first;
        }
        state->current = first.take();
        if (state->current.is_empty()) return ended(state);
        source = state->source;
        if (source.is_empty()) {
            state->current = Value();
            return Value();
        }
    }
    Value before = state->current;
    Result<Value> drawn = next(rt, source);
    Value item;
    if (!drawn.is_error()) item = drawn.take();
    if (item.is_empty()) {
        state->source = Value();
        state->current = Value();
        if (drawn.is_error()) return drawn;
        return Value();
    }
    Value pair = TRY(reusable_pair(rt, state->result, std::move(before), item));
    state->current = std::move(item);
    return pair;
}

// ---- repeat: at: how often still, -1 for ever

Result<Value> repeat_new(Runtime& rt, Type* type, const Value* arguments) {
    Size times = -1;
    if (!arguments[1].is_empty()) {
        Value number = TRY(index(rt, arguments[1]));
        times = TRY(size_argument(rt, number));
        if (times < 0) times = 0;
    }
    Lazy* made = new_lazy(rt, type);
    made->current = arguments[0];
    made->at = times;
    return Value::adopt(made);
}

Result<Value> repeat_next(Runtime&, const Value& self) {
    Lazy* state = lazy_in(self);
    if (state->at == 0) return Value();
    if (state->at > 0) --state->at;
    return state->current;
}

Result<Value> repeat_repr(Runtime& rt, const Value& self) {
    Lazy* state = lazy_in(self);
    return repr_call(rt, self, Value(state->current), state->at < 0 ? Value() : new_int(rt, state->at));
}

Result<Value> repeat_length_hint(Runtime& rt, const Value* arguments) {
    Size left = lazy_in(arguments[0])->at;
    if (left < 0) return rt.type_error("len() of unsized object");
    return new_int(rt, left);
}

constexpr NativeMethod repeat_methods[] = {{"__length_hint__(self, /)", repeat_length_hint,
                                            doc<"Private method returning an estimate of len(list(it)).">}};

// ---- zip_longest: source: a list of iterators, empty ones exhausted; extra: the fill value; at: how many
// are not

Result<Value> zip_longest_new(Runtime& rt, Type* type, const Value* arguments) {
    Value fill = Value::none();
    auto* keywords = arguments[1].as<Dict>();
    if (keywords->used > 0) {
        Value* given = dict_find(keywords, rt.intern("fillvalue").get());
        if (!given || keywords->used > 1)
            return rt.type_error("zip_longest() got an unexpected keyword argument");
        fill = *given;
    }
    auto* iterables = arguments[0].as<Tuple>();
    Ref<Tuple> iterators = TRY(allocate_tuple(rt, iterables->length));
    for (Size i = 0; i < iterables->length; ++i) iterators->items()[i] = TRY(iterate(rt, (*iterables)[i]));
    Lazy* made = new_lazy(rt, type);
    made->at = iterables->length;
    made->source = std::move(iterators);
    made->extra = std::move(fill);
    return Value::adopt(made);
}

Result<Value> zip_longest_next(Runtime& rt, const Value& self) {
    Lazy* state = lazy_in(self);
    if (state->at == 0 || state->source.is_empty()) return Value();
    Value hold = state->source;
    auto* iterators = hold.as<Tuple>();
    Ref<Tuple> items = TRY(reusable_tuple(rt, state->result, iterators->length));
    for (Size i = 0; i < iterators->length; ++i) {
        Value iterator = iterators->items()[i];
        Value item = state->extra;
        if (!iterator.is_empty()) {
            Result<Value> drawn = next(rt, iterator);
            if (drawn.is_error()) {
                state->at = 0;
                return drawn;
            }
            Value taken = drawn.take();
            if (taken.is_empty()) {
                if (--state->at <= 0) {
                    state->at = 0;
                    return Value();
                }
                iterators->items()[i] = Value();
            } else {
                item = std::move(taken);
            }
        }
        items->items()[i] = std::move(item);
    }
    return items;
}

constexpr TypeSpec specs[] = {
    lazy_spec(BuiltinType::accumulate, "itertools.accumulate", accumulate_next,
              bound_new<"accumulate(iterable, func=None, *, initial=None)", accumulate_new>),
    lazy_spec(BuiltinType::batched, "itertools.batched", batched_next,
              bound_new<"batched(iterable, n, *, strict=False)", batched_new>),
    lazy_spec(BuiltinType::chain, "itertools.chain", chain_next, bound_new<"chain(*iterables)", chain_new>,
              chain_methods),
    lazy_spec(BuiltinType::compress, "itertools.compress", compress_next,
              bound_new<"compress(data, selectors)", compress_new>),
    lazy_spec(BuiltinType::count_, "itertools.count", count_next,
              bound_new<"count(start=0, step=1)", count_new>, {}, count_repr),
    lazy_spec(BuiltinType::cycle, "itertools.cycle", cycle_next, bound_new<"cycle(iterable, /)", cycle_new>),
    lazy_spec(BuiltinType::dropwhile, "itertools.dropwhile", dropwhile_next,
              bound_new<"dropwhile(predicate, iterable, /)", with_function_new>),
    lazy_spec(BuiltinType::takewhile, "itertools.takewhile", takewhile_next,
              bound_new<"takewhile(predicate, iterable, /)", with_function_new>),
    lazy_spec(BuiltinType::filterfalse, "itertools.filterfalse", filterfalse_next,
              bound_new<"filterfalse(function, iterable, /)", with_function_new>),
    lazy_spec(BuiltinType::starmap, "itertools.starmap", starmap_next,
              bound_new<"starmap(function, iterable, /)", with_function_new>),
    islice_spec,
    lazy_spec(BuiltinType::pairwise, "itertools.pairwise", pairwise_next,
              bound_new<"pairwise(iterable, /)", chain_new>),
    lazy_spec(BuiltinType::repeat, "itertools.repeat", repeat_next,
              bound_new<"repeat(object, times=None)", repeat_new>, repeat_methods, repeat_repr),
    lazy_spec(BuiltinType::zip_longest, "itertools.zip_longest", zip_longest_next,
              bound_new<"zip_longest(*iterables, **keywords)", zip_longest_new>),
};

}  // namespace

Result<void> fill_itertools(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    add_types(rt, members, specs);
    add_combining_types(rt, members);
    add_grouping_types(rt, members);
    return {};
}

}  // namespace bufferscope
