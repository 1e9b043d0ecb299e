// enumerate, zip, map, filter and reversed: iterators over iterators.
#include "types/lazy.h"

#include "object/protocol.h"
#include "types/collections.h"
#include "types/int.h"

namespace bufferscope {
namespace {

Result<Value> self_slot(Runtime&, const Value& self) {
    return self;
}

/// zip and map: what they draw from, and the function (map).
struct Parallel : Object {
    Value function;   // empty for zip
    Value result;     // zip's (reusable_tuple); dies after the iterators
    Value iterators;  // tuple
    bool strict;
};

struct Enumerate : Object {
    Value index, result, iterator;
};

struct Filter : Object {
    Value function, iterator;
};

struct Reversed : Object {
    Value sequence;  // empty at the end
    Size position;
};

// ---- enumerate

Result<Value> enumerate_new(Runtime& rt, Type* type, const Value* arguments) {
    if (arguments[0].is_empty()) return rt.type_error("enumerate() missing required argument 'iterable'");
    Value start = Value::small(0);
    if (!arguments[1].is_empty()) start = TRY(index(rt, arguments[1]));
    Value iterator = TRY(iterate(rt, arguments[0]));
    auto* made = rt.allocate<Enumerate>(type);
    made->iterator = std::move(iterator);
    made->index = int_plain(rt, start);
    return Value::adopt(made);
}

Result<Value> enumerate_next(Runtime& rt, const Value& self) {
    auto* state = self.as<Enumerate>();
    Value iterator = state->iterator;
    Value item = TRY(next(rt, iterator));
    if (item.is_empty()) return Value();
    Value following = TRY(int_add(rt, state->index, Value::small(1)));
    Value number = std::exchange(state->index, std::move(following));
    return reusable_pair(rt, state->result, std::move(number), std::move(item));
}

Result<Value> enumerate_reduce(Runtime& rt, const Value* arguments) {
    auto* state = arguments[0].as<Enumerate>();
    Value inner[2] = {state->iterator, state->index};
    Value parts[2] = {Value::share(rt.type_of(arguments[0])), Value()};
    parts[1] = TRY(new_tuple(rt, inner));
    return new_tuple(rt, parts);
}

constexpr NativeMethod enumerate_methods[] = {
    {"__reduce__(self, /)", enumerate_reduce, doc<"Return state information for pickling.">},
    {"__class_getitem__(cls, object, /)", class_get_item, doc<"See PEP 585">, MethodKind::class_method},
};

constexpr TypeSpec enumerate_spec = {
    .id = BuiltinType::enumerate,
    .name = "enumerate",
    .flags = type_flags::subclassable,
    .layout = layout_with<Enumerate, &Enumerate::iterator, &Enumerate::index, &Enumerate::result>,
    .methods = enumerate_methods,
    .slots = {.iter = self_slot,
              .next = enumerate_next,
              .new_ = bound_new<"enumerate(iterable=(), start=0)", enumerate_new>},
    .doc =
        "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate "
        "object yields "
        "pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable "
        "argument.\n\n"
        "enumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...",
};

// ---- zip and map

Result<Value> make_parallel(Runtime& rt, Type* type, const Value& function, std::span<const Value> iterables,
                            const Value& strict) {
    bool is_strict = false;
    if (!strict.is_empty()) is_strict = TRY(truth(rt, strict));
    Ref<Tuple> iterators = TRY(allocate_tuple(rt, static_cast<Size>(iterables.size())));
    for (std::size_t i = 0; i < iterables.size(); ++i) {
        iterators->items()[i] = TRY(iterate(rt, iterables[i]));
    }
    auto* made = rt.allocate<Parallel>(type);
    made->function = function;
    made->iterators = std::move(iterators);
    made->strict = is_strict;
    return Value::adopt(made);
}

Result<Value> zip_new(Runtime& rt, Type* type, const Value* arguments) {
    return make_parallel(rt, type, Value(), arguments[0].as<Tuple>()->span(), arguments[1]);
}

Result<Value> map_new(Runtime& rt, Type* type, const Value* arguments) {
    std::span<const Value> all = arguments[0].as<Tuple>()->span();
    if (all.size() < 2) return rt.type_error("map() must have at least two arguments.");
    return make_parallel(rt, type, all[0], all.subspan(1), arguments[1]);
}

Error uneven(Runtime& rt, std::string_view name, Size which, const char* how) {
    const char* plural = which == 1 ? " " : "s 1-";
    return rt.value_error("{}() argument {} is {} than argument{}{}", name, which + 1, how, plural, which);
}

/// Draws one item from each iterator into `items`; false at the end (with strict: only if all end here).
Result<bool> draw(Runtime& rt, Parallel* state, std::string_view name, Value* items) {
    Value hold = state->iterators;
    auto* iterators = hold.as<Tuple>();
    for (Size i = 0; i < iterators->length; ++i) {
        Value item = TRY(next(rt, (*iterators)[i]));
        if (!item.is_empty()) {
            items[i] = std::move(item);
            continue;
        }
        if (!state->strict) return false;
        if (i > 0) return uneven(rt, name, i, "shorter");
        for (Size k = 1; k < iterators->length; ++k) {
            Value more = TRY(next(rt, (*iterators)[k]));
            if (!more.is_empty()) return uneven(rt, name, k, "longer");
        }
        return false;
    }
    return true;
}

Result<Value> zip_next(Runtime& rt, const Value& self) {
    auto* state = self.as<Parallel>();
    if (state->iterators.is_empty()) return Value();
    Size count = state->iterators.as<Tuple>()->length;
    if (count == 0) return Value();
    Ref<Tuple> items = TRY(reusable_tuple(rt, state->result, count));
    bool more = TRY(draw(rt, state, "zip", items->items()));
    if (!more) return Value();
    return items;
}

Result<Value> map_next(Runtime& rt, const Value& self) {
    auto* state = self.as<Parallel>();
    if (state->iterators.is_empty()) return Value();
    Size count = state->iterators.as<Tuple>()->length;
    Value function = state->function;
    if (count == 1 && !state->strict) {
        Value iterator = (*state->iterators.as<Tuple>())[0];
        Value item = TRY(next(rt, iterator));
        if (item.is_empty()) return Value();
        return call(rt, function, item);
    }
    std::vector<Value> items(static_cast<std::size_t>(count));
    bool more = TRY(draw(rt, state, "map", items.data()));
    if (!more) return Value();
    return call(rt, function, CallArguments{items.data(), count, nullptr});
}

Result<Value> parallel_reduce(Runtime& rt, const Value* arguments) {
    auto* state = arguments[0].as<Parallel>();
    Value parts[3] = {Value::share(rt.type_of(arguments[0])), state->iterators, Value::true_value()};
    if (!state->function.is_empty()) {
        std::vector<Value> all = {state->function};
        for (const Value& each : state->iterators.as<Tuple>()->span()) all.push_back(each);
        parts[1] = TRY(new_tuple(rt, all));
    }
    return new_tuple(rt, {parts, state->strict ? std::size_t{3} : std::size_t{2}});
}

Result<Value> parallel_set_state(Runtime& rt, const Value* arguments) {
    arguments[0].as<Parallel>()->strict = TRY(truth(rt, arguments[1]));
    return Value::none();
}

constexpr NativeMethod parallel_methods[] = {
    {"__reduce__(self, /)", parallel_reduce, doc<"Return state information for pickling.">},
    {"__setstate__(self, object, /)", parallel_set_state, doc<"Set state information for unpickling.">},
};

constexpr TypeSpec zip_spec = {
    .id = BuiltinType::zip,
    .name = "zip",
    .flags = type_flags::subclassable,
    .layout = layout_with<Parallel, &Parallel::function, &Parallel::iterators, &Parallel::result>,
    .methods = parallel_methods,
    .slots = {.iter = self_slot,
              .next = zip_next,
              .new_ = bound_new<"zip(*iterables, strict=False)", zip_new>},
    .doc =
        "The zip object yields n-length tuples, where n is the number of iterables\npassed as positional "
        "arguments to "
        "zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to zip().  This "
        "continues until "
        "the\nshortest argument is exhausted.\n\nIf strict is true and one of the arguments is exhausted "
        "before the "
        "others,\nraise a ValueError.\n\n   >>> list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), "
        "('b', 1, 1), "
        "('c', 2, 2)]",
};

constexpr TypeSpec map_spec = {
    .id = BuiltinType::map,
    .name = "map",
    .flags = type_flags::subclassable,
    .layout = layout_with<Parallel, &Parallel::function, &Parallel::iterators, &Parallel::result>,
    .methods = parallel_methods,
    .slots = {.iter = self_slot,
              .next = map_next,
              .new_ = bound_new<"map(*iterables, strict=False)", map_new>},
    .doc =
        "Make an iterator that computes the function using arguments from\neach of the iterables.  Stops "
        "when the "
        "shortest iterable is exhausted.\n\nIf strict is true and one of the arguments is exhausted before "
        "the others,\n"
        "raise a ValueError.",
};

// ---- filter

Result<Value> filter_new(Runtime& rt, Type* type, const Value* arguments) {
    Value iterator = TRY(iterate(rt, arguments[1]));
    auto* made = rt.allocate<Filter>(type);
    made->function = arguments[0];
    made->iterator = std::move(iterator);
    return Value::adopt(made);
}

Result<Value> filter_next(Runtime& rt, const Value& self) {
    Value function = self.as<Filter>()->function;
    Value iterator = self.as<Filter>()->iterator;
    bool by_truth =
        function.is_none() || (function.is_object() && function.object() == rt.type(BuiltinType::bool_));
    for (Size steps = 0;; ++steps) {
        Value item = TRY(next(rt, iterator));
        if (item.is_empty()) return Value();
        Value verdict = item;
        if (!by_truth) verdict = TRY(call(rt, function, item));
        bool wanted = TRY(truth(rt, verdict));
        if (wanted) return item;
        TRY(count_steps(rt, steps));
    }
}

Result<Value> filter_reduce(Runtime& rt, const Value* arguments) {
    auto* state = arguments[0].as<Filter>();
    Value inner[2] = {state->function, state->iterator};
    Value parts[2] = {Value::share(rt.type_of(arguments[0])), Value()};
    parts[1] = TRY(new_tuple(rt, inner));
    return new_tuple(rt, parts);
}

constexpr NativeMethod filter_methods[] = {
    {"__reduce__(self, /)", filter_reduce, doc<"Return state information for pickling.">},
};

constexpr TypeSpec filter_spec = {
    .id = BuiltinType::filter,
    .name = "filter",
    .flags = type_flags::subclassable,
    .layout = layout_with<Filter, &Filter::function, &Filter::iterator>,
    .methods = filter_methods,
    .slots = {.iter = self_slot,
              .next = filter_next,
              .new_ = bound_new<"filter(function, iterable, /)", filter_new>},
    .doc =
        "Return an iterator yielding those items of iterable for which function(item)\nis true. If function "
        "is None, "
        "return the items that are true.",
};

// ---- reversed

Result<Value> reversed_new(Runtime& rt, Type* type, const Value* arguments) {
    const Value& source = arguments[0];
    Value* special = type_lookup(rt.type_of(source), rt.name(Name::reversed));
    auto not_reversible = [&] {
        return rt.type_error("'{}' object is not reversible", type_name(rt, source));
    };
    if (special != nullptr && special->is_none()) return not_reversible();
    if (special != nullptr) {
        Value method = TRY(find_special(rt, source, Name::reversed));
        return call(rt, method);
    }
    Type* source_type = rt.type_of(source);
    bool is_sequence = source_type->slots.get_item != nullptr && source_type->slots.length != nullptr &&
                       !source_type->has_flag(type_flags::dict_subclass);
    if (!is_sequence) {
        if (source_type->slots.get_item != nullptr &&
            source_type->has_flag(type_flags::heap_type | type_flags::without_length)) {
            return rt.type_error("object of type '{}' has no len()", type_name(rt, source));
        }
        return not_reversible();
    }
    Size count = TRY(length(rt, source));
    auto* made = rt.allocate<Reversed>(type);
    made->sequence = source;
    made->position = count - 1;
    return Value::adopt(made);
}

Result<Value> reversed_next(Runtime& rt, const Value& self) {
    auto* state = self.as<Reversed>();
    if (state->sequence.is_empty() || state->position < 0) {
        state->sequence = Value();
        return Value();
    }
    Value sequence = state->sequence;
    Result<Value> item = sequence_item(rt, sequence, state->position);
    if (!item.is_error()) {
        --state->position;
        return item;
    }
    Error error = item.take_error();
    state->position = -1;
    state->sequence = Value();
    if (rt.is_instance(error.exception(), BuiltinType::IndexError) ||
        rt.is_instance(error.exception(), BuiltinType::StopIteration)) {
        return Value();
    }
    return error;
}

Result<Value> reversed_length_hint(Runtime& rt, const Value* arguments) {
    auto* state = arguments[0].as<Reversed>();
    if (state->sequence.is_empty() || state->position < 0) return Value::small(0);
    Size count = TRY(length(rt, state->sequence));
    return new_int(rt, count < state->position + 1 ? 0 : state->position + 1);
}

Result<Value> reversed_reduce(Runtime& rt, const Value* arguments) {
    auto* state = arguments[0].as<Reversed>();
    Value parts[3] = {Value::share(rt.type_of(arguments[0])), Value(), Value()};
    if (state->sequence.is_empty() || state->position < 0) {
        Value nothing = TRY(allocate_tuple(rt, 0));
        parts[1] = TRY(new_tuple(rt, {&nothing, 1}));
        return new_tuple(rt, {parts, 2});
    }
    parts[1] = TRY(new_tuple(rt, {&state->sequence, 1}));
    parts[2] = new_int(rt, state->position);
    return new_tuple(rt, parts);
}

Result<Value> reversed_set_state(Runtime& rt, const Value* arguments) {
    auto* state = arguments[0].as<Reversed>();
    Size position = TRY(size_of_int(rt, arguments[1]));
    if (state->sequence.is_empty() || state->position < 0) return Value::none();
    Size count = TRY(length(rt, state->sequence));
    state->position = position < -1 ? -1 : position > count - 1 ? count - 1 : position;
    return Value::none();
}

constexpr NativeMethod reversed_methods[] = {
    {"__length_hint__(self, /)", reversed_length_hint,
     doc<"Private method returning an estimate of len(list(it)).">},
    {"__reduce__(self, /)", reversed_reduce, doc<"Return state information for pickling.">},
    {"__setstate__(self, object, /)", reversed_set_state, doc<"Set state information for unpickling.">},
};

constexpr TypeSpec reversed_spec = {
    .id = BuiltinType::reversed,
    .name = "reversed",
    .flags = type_flags::subclassable,
    .layout = layout_with<Reversed, &Reversed::sequence>,
    .methods = reversed_methods,
    .slots = {.iter = self_slot,
              .next = reversed_next,
              .new_ = bound_new<"reversed(object, /)", reversed_new>},
    .doc = "Return a reverse iterator over the values of the given sequence.",
};

}  // namespace

void install_lazy(Runtime& rt) {
    rt.define_type(enumerate_spec);
    rt.define_type(zip_spec);
    rt.define_type(map_spec);
    rt.define_type(filter_spec);
    rt.define_type(reversed_spec);
}

}  // namespace bufferscope
