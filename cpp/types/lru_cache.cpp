// The wrapper that functools.lru_cache makes: a callable that remembers results.
#include "types/lru_cache.h"

#include "object/dict_order.h"
#include "object/protocol.h"
#include "types/function.h"
#include "types/int.h"

namespace bufferscope {

namespace {

struct LruCache : Object {
    Value info_type;
    Value function;
    Ref<Dict> cache;  // the least recently used first
    Size maximum;     // -1: no bound
    Size hits, misses;
    bool typed;
};

LruCache* cache_in(const Value& value) {
    return value.as<LruCache>();
}

/// What stands between positional and keyword arguments in a key: an object nobody else has.
Value keyword_mark(Runtime& rt) {
    return Value::share(rt.type(BuiltinType::lru_cache_wrapper));
}

Result<Value> make_key(Runtime& rt, const CallArguments& arguments, bool typed) {
    Size keywords = arguments.keywords();
    std::size_t count = static_cast<std::size_t>(arguments.positional) + static_cast<std::size_t>(keywords);
    if (!typed && keywords == 0) {
        if (count == 1 && (rt.is_exactly(arguments.values[0], BuiltinType::str) ||
                           rt.is_exactly(arguments.values[0], BuiltinType::int_)))
            return arguments.values[0];
        return new_tuple(rt, {arguments.values, count});
    }
    std::vector<Value> parts(arguments.values, arguments.values + arguments.positional);
    if (keywords > 0) parts.push_back(keyword_mark(rt));
    for (Size i = 0; i < keywords; ++i) {
        parts.push_back((*arguments.keyword_names)[i]);
        parts.push_back(arguments.values[arguments.positional + i]);
    }
    for (std::size_t i = 0; typed && i < count; ++i)
        parts.push_back(Value::share(rt.type_of(arguments.values[i])));
    return new_tuple(rt, parts);
}

Result<Value> cache_call(Runtime& rt, const Value& self, const CallArguments& arguments) {
    Value miss;
    Value result = TRY(cached_result(rt, self, arguments, miss));
    if (!result.is_empty()) return result;
    Value function = cached_function(self);
    result = TRY(call(rt, function, arguments));
    TRY(remember_result(rt, miss, result));
    return result;
}

Result<Value> cache_new(Runtime& rt, Type* type, const Value* arguments) {
    if (!is_callable(rt, arguments[0])) return rt.type_error("the first argument must be callable");
    Size maximum = -1;
    if (has_index(rt, arguments[1])) {
        Value number = TRY(index(rt, arguments[1]));
        maximum = TRY(size_argument(rt, number));
        if (maximum < 0) maximum = 0;
    } else if (!arguments[1].is_none()) {
        return rt.type_error("maxsize should be integer or None");
    }
    bool typed = TRY(truth(rt, arguments[2]));
    auto* made = rt.allocate<LruCache>(type);
    made->function = arguments[0];
    made->maximum = maximum;
    made->typed = typed;
    made->info_type = arguments[3];
    made->cache = new_dict(rt);
    return Value::adopt(made);
}

Result<Value> cache_info(Runtime& rt, const Value* arguments) {
    LruCache* state = cache_in(arguments[0]);
    Value maximum = state->maximum < 0 ? Value::none() : new_int(rt, state->maximum);
    Value parts[4] = {new_int(rt, state->hits), new_int(rt, state->misses), maximum,
                      new_int(rt, state->cache->used)};
    Value info_type = state->info_type;
    return call(rt, info_type, CallArguments{parts, 4, nullptr});
}

Result<Value> cache_clear(Runtime& rt, const Value* arguments) {
    LruCache* state = cache_in(arguments[0]);
    Ref<Dict> old = std::exchange(state->cache, new_dict(rt));
    state->hits = state->misses = 0;
    return Value::none();
}

Result<Value> cache_reduce(Runtime& rt, const Value* arguments) {
    return get_attribute(rt, arguments[0], "__qualname__");
}

Result<Value> cache_copy(Runtime&, const Value* arguments) {
    return arguments[0];
}

Result<Value> cache_bind(Runtime& rt, const Value& self, const Value& instance, const Value&) {
    if (instance.is_empty() || instance.is_none()) return self;
    return new_method(rt, self, instance);
}

constexpr NativeMethod cache_methods[] = {
    {"cache_info(self, /)", cache_info, doc<"Report cache statistics">},
    {"cache_clear(self, /)", cache_clear, doc<"Clear the cache and cache statistics">},
    {"__reduce__(self, /)", cache_reduce},
    {"__copy__(self, /)", cache_copy},
    {"__deepcopy__(self, memo, /)", cache_copy},
};

constexpr NativeProperty cache_properties[] = {{"__dict__", get_instance_dict, set_instance_dict}};

constexpr TypeSpec cache_spec = {
    .id = BuiltinType::lru_cache_wrapper,
    .name = "functools._lru_cache_wrapper",
    .flags = type_flags::has_dict | type_flags::weakly_referable,
    .layout = layout_of<LruCache>(
        [](Object* object, Visitor& visit) {
            auto* state = static_cast<LruCache*>(object);
            visit(state->function);
            visit(state->cache);
            visit(state->info_type);
        },
        [](Runtime& rt, Object* object) {
            auto* state = static_cast<LruCache*>(object);
            dict_clear(rt, state->cache.get());
            state->function = state->info_type = Value();
        }),
    .methods = cache_methods,
    .properties = cache_properties,
    .slots = {.descriptor_get = cache_bind,
              .call = cache_call,
              .new_ = bound_new<"lru_cache(user_function, maxsize, typed, cache_info_type)", cache_new>},
};

}  // namespace

const Value& cached_function(const Value& wrapper) {
    return cache_in(wrapper)->function;
}

Result<Value> cached_result(Runtime& rt, const Value& wrapper, const CallArguments& arguments, Value& miss) {
    LruCache* state = cache_in(wrapper);
    if (state->maximum == 0) {
        ++state->misses;
        return Value();
    }
    Value key = TRY(make_key(rt, arguments, state->typed));
    Hash hash = TRY(hash_of(rt, key));
    Ref<Dict> cache = state->cache;
    Size found = TRY(dict_position(rt, cache.get(), key, hash));
    if (found >= 0) {
        ++state->hits;
        Value result = cache->entries[found].value;
        if (state->maximum > 0) dict_move(rt, cache.get(), found, true);
        return result;
    }
    ++state->misses;
    Value parts[3] = {wrapper, std::move(key), new_int(rt, hash)};
    miss = TRY(new_tuple(rt, parts));
    return Value();
}

Result<void> remember_result(Runtime& rt, const Value& miss, const Value& result) {
    if (miss.is_empty()) return {};
    const Tuple& parts = *miss.as<Tuple>();
    LruCache* state = cache_in(parts[0]);
    const Value& key = parts[1];
    std::int64_t hash_value = 0;
    int_to_int64(parts[2], hash_value);
    auto hash = static_cast<Hash>(hash_value);
    Ref<Dict> cache = state->cache;
    Dict::Entry dropped;  // past the bound the least recently used one goes; it dies last
    if (state->maximum >= 0) {
        Value again = TRY(dict_get(rt, cache.get(), key, hash));
        if (!again.is_empty()) return {};  // the call itself has remembered it
        if (cache->used >= state->maximum && cache->used > 0)
            dropped = dict_take(cache.get(), dict_oldest(cache.get()));
    }
    return dict_set(rt, cache.get(), key, hash, result);
}

void define_lru_cache(Runtime& rt) {
    if (!rt.type(BuiltinType::lru_cache_wrapper)) rt.define_type(cache_spec);
}

}  // namespace bufferscope
