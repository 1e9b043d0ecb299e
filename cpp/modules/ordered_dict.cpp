// collections.OrderedDict: a dict that can be reordered, with views and iterators of its own.
#include "modules/collections.h"
#include "modules/functools.h"
#include "modules/itertools.h"
#include "object/dict_order.h"
#include "types/dict_views.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/lazy.h"
#include "types/list.h"

namespace bufferscope {
namespace {

Dict* dict_in(const Value& value) {
    return value.as<Dict>();
}
bool is_exact(Runtime& rt, const Value& self) {
    return rt.is_exactly(self, BuiltinType::ordered_dict);
}
Error mutated(Runtime& rt) {
    return rt.raise(BuiltinType::RuntimeError, "OrderedDict mutated during iteration");
}

// ---- iterators and views

enum class Part : std::uint8_t { key, value, item };

struct OrderedIterator : Object {
    Value result;  // of items (reusable_tuple)
    Value dict;    // empty at the end
    Size position;
    std::uint32_t version;
    Part part;
    bool backwards;
};

Value new_iterator(Runtime& rt, const Value& dict, Part part, bool backwards) {
    auto* made = rt.allocate<OrderedIterator>(rt.type(BuiltinType::ordered_dict_iterator));
    made->dict = dict;
    made->version = dict_in(dict)->keys_version;
    made->position = backwards ? dict_in(dict)->entry_count - 1 : 0;
    made->part = part;
    made->backwards = backwards;
    return Value::adopt(made);
}

/// The next live entry, null at the end.
const Dict::Entry* advance(OrderedIterator* iterator) {
    Dict* dict = dict_in(iterator->dict);
    const Dict::Entry* entry = nullptr;
    if (!iterator->backwards) {
        dict_next(dict, iterator->position, entry);
        return entry;
    }
    while (iterator->position >= 0) {
        entry = &dict->entries[iterator->position--];
        if (!entry->key.is_empty()) return entry;
    }
    return nullptr;
}

Result<Value> iterator_next(Runtime& rt, const Value& self) {
    auto* iterator = self.as<OrderedIterator>();
    if (iterator->dict.is_empty()) return Value();
    if (iterator->version != dict_in(iterator->dict)->keys_version) return mutated(rt);
    const Dict::Entry* entry = advance(iterator);
    if (!entry) {
        iterator->dict = Value();
        return Value();
    }
    if (iterator->part == Part::key) return entry->key;
    if (iterator->part == Part::value) return entry->value;
    return reusable_pair(rt, iterator->result, entry->key, entry->value);
}

Result<Value> iterator_reduce(Runtime& rt, const Value* arguments) {
    auto* iterator = arguments[0].as<OrderedIterator>();
    Ref<List> rest = new_list(rt);
    if (!iterator->dict.is_empty()) {
        Value copy = new_iterator(rt, iterator->dict, iterator->part, iterator->backwards);
        copy.as<OrderedIterator>()->position = iterator->position;
        copy.as<OrderedIterator>()->version = iterator->version;
        TRY(list_extend(rt, rest.get(), copy));
    }
    return reduce_to_list_iterator(rt, Value(std::move(rest)));
}

constexpr NativeMethod iterator_methods[] = {
    {"__reduce__(self, /)", iterator_reduce, doc<"Return state information for pickling">}};

template <Part part>
Result<Value> view_iterate(Runtime& rt, const Value& self) {
    return new_iterator(rt, self.as<DictView>()->dict, part, false);
}
template <Part part>
Result<Value> view_reversed(Runtime& rt, const Value* arguments) {
    return new_iterator(rt, arguments[0].as<DictView>()->dict, part, true);
}
template <Part part>
constexpr NativeMethod view_methods[] = {{"__reversed__(self, /)", view_reversed<part>}};

template <BuiltinType kind>
Result<Value> view_method(Runtime& rt, const Value* arguments) {
    return new_dict_view(rt, kind, arguments[0]);
}

// ---- slots

Result<Value> ordered_new(Runtime& rt, Type* type, const CallArguments&) {
    return Value::adopt(rt.allocate<Dict>(type));
}

Result<void> add_pairs(Runtime& rt, const Value& self, const Value& pairs) {
    return for_each(rt, pairs, [&](const Value& pair) -> Result<bool> {
        Value iterator = TRY(iterate(rt, pair));
        Value parts[3];
        for (Size i = 0; i < 3; ++i) {
            parts[i] = TRY(next(rt, iterator));
            if (parts[i].is_empty() && i < 2)
                return rt.value_error("need more than {} value{} to unpack", i, i == 1 ? "" : "s");
        }
        if (!parts[2].is_empty()) return rt.value_error("too many values to unpack (expected 2)");
        TRY(set_item(rt, self, parts[0], parts[1]));
        return true;
    });
}

Result<Value> plain_items(Runtime& rt, Dict* dict) {
    Value view = new_dict_view(rt, BuiltinType::dict_items, Value::share(dict));
    return list_of(rt, view);
}

/// MutableMapping.update as CPython's C code has it (mutablemapping_update_arg).
Result<void> update_from(Runtime& rt, const Value& self, const Value& source) {
    if (rt.is_exactly(source, BuiltinType::dict)) {
        Value items = TRY(plain_items(rt, dict_in(source)));
        return add_pairs(rt, self, items);
    }
    Value method = TRY(find_attribute(rt, source, rt.name_value(Name::keys)));
    if (!method.is_empty()) {
        Value keys = TRY(call(rt, method));
        return for_each(rt, keys, [&](const Value& key) -> Result<bool> {
            Value value = TRY(get_item(rt, source, key));
            TRY(set_item(rt, self, key, value));
            return true;
        });
    }
    Ref<Str> items_name = rt.intern("items");
    method = TRY(find_attribute(rt, source, Value(items_name)));
    if (method.is_empty()) return add_pairs(rt, self, source);
    Value items = TRY(call(rt, method));
    return add_pairs(rt, self, items);
}

Result<void> update_all(Runtime& rt, const Value& self, const Tuple* positional, Dict* keywords) {
    if (positional->length > 0) TRY(update_from(rt, self, (*positional)[0]));
    if (keywords->used > 0) {
        Value items = TRY(plain_items(rt, keywords));
        TRY(add_pairs(rt, self, items));
    }
    return {};
}

Result<void> ordered_init(Runtime& rt, const Value& self, const Value* arguments) {
    auto* positional = arguments[0].as<Tuple>();
    if (positional->length > 1)
        return rt.type_error("expected at most 1 argument, got {}", positional->length);
    return update_all(rt, self, positional, dict_in(arguments[1]));
}

Result<Value> ordered_iterate(Runtime& rt, const Value& self) {
    return new_iterator(rt, self, Part::key, false);
}

Result<Value> ordered_repr(Runtime& rt, const Value& self) {
    StrBuilder out(rt);
    if (dict_in(self)->used > 0) {
        ReprGuard guard(rt, self.object());
        if (guard.nested()) return new_str(rt, "...");
        Ref<Dict> copy = new_dict(rt);
        if (is_exact(rt, self)) {
            TRY(dict_merge(rt, copy.get(), dict_in(self)));
        } else {
            TRY(dict_update(rt, copy.get(), self));
        }
        Ref<Str> inner = TRY(repr(rt, Value(std::move(copy))));
        out.append(rt.type_of(self)->name.get());
        out.append('(');
        out.append(inner.get());
        out.append(')');
        return out.finish();
    }
    out.append(rt.type_of(self)->name.get());
    out.append_utf8("()");
    return out.finish();
}

/// Whether the keys come in the same order.
Result<bool> same_keys(Runtime& rt, Dict* left, Dict* right) {
    std::uint32_t left_version = left->keys_version, right_version = right->keys_version;
    Size at = 0, other_at = 0;
    const Dict::Entry* entry = nullptr;
    const Dict::Entry* other = nullptr;
    while (dict_next(left, at, entry)) {
        if (!dict_next(right, other_at, other)) return false;
        Value a = entry->key;
        Value b = other->key;
        bool same = TRY(equals(rt, a, b));
        if (left->keys_version != left_version || right->keys_version != right_version) return mutated(rt);
        if (!same) return false;
    }
    return true;
}

Result<Value> ordered_compare(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    bool wanted = comparison == Comparison::equal;
    if (!is_dict(other) || !(wanted || comparison == Comparison::not_equal)) return Value::not_implemented();
    bool same = TRY(dicts_equal(rt, dict_in(self), dict_in(other)));
    if (same && rt.is_instance(other, BuiltinType::ordered_dict))
        same = TRY(same_keys(rt, dict_in(self), dict_in(other)));
    return Value::boolean(same == wanted);
}

Result<Value> ordered_or(Runtime& rt, const Value& left, const Value& right) {
    bool mine = rt.is_instance(left, BuiltinType::ordered_dict);
    if (!is_dict(mine ? right : left)) return Value::not_implemented();
    Value type = Value::share(rt.type_of(mine ? left : right));
    Value made = TRY(call(rt, type, left));
    TRY(update_from(rt, made, right));
    return made;
}

Result<Value> ordered_inplace_or(Runtime& rt, const Value& left, const Value& right) {
    TRY(update_from(rt, left, right));
    return left;
}

// ---- methods

Result<Value> update(Runtime& rt, const Value* arguments) {
    auto* positional = arguments[1].as<Tuple>();
    if (positional->length > 1)
        return rt.type_error("update() takes at most 1 positional argument ({} given)", positional->length);
    TRY(update_all(rt, arguments[0], positional, dict_in(arguments[2])));
    return Value::none();
}

Result<Value> from_keys(Runtime& rt, const Value* arguments) {
    Value value = arguments[2].is_empty() ? Value::none() : arguments[2];
    Value made = TRY(call(rt, arguments[0]));
    auto visit = [&](const Value& key) -> Result<bool> {
        TRY(set_item(rt, made, key, value));
        return true;
    };
    TRY(for_each(rt, arguments[1], visit));
    return made;
}

Result<Value> set_default(Runtime& rt, const Value* arguments) {
    const Value& self = arguments[0];
    Value value = arguments[2].is_empty() ? Value::none() : arguments[2];
    if (is_exact(rt, self)) {
        Value found = TRY(dict_get(rt, dict_in(self), arguments[1]));
        if (!found.is_empty()) return found;
        TRY(dict_set(rt, dict_in(self), arguments[1], value));
        return value;
    }
    bool there = TRY(contains(rt, self, arguments[1]));
    if (there) return get_item(rt, self, arguments[1]);
    TRY(set_item(rt, self, arguments[1], value));
    return value;
}

Result<Value> pop(Runtime& rt, const Value* arguments) {
    Value found = TRY(dict_pop(rt, dict_in(arguments[0]), arguments[1]));
    if (!found.is_empty()) return found;
    if (!arguments[2].is_empty()) return arguments[2];
    return rt.raise_value(BuiltinType::KeyError, arguments[1]);
}

Result<bool> last_argument(Runtime& rt, const Value& value) {
    if (value.is_empty()) return true;
    return truth(rt, value);
}

Result<Value> pop_item(Runtime& rt, const Value* arguments) {
    bool last = TRY(last_argument(rt, arguments[1]));
    Dict* dict = dict_in(arguments[0]);
    if (dict->used == 0) return rt.raise(BuiltinType::KeyError, "dictionary is empty");
    Dict::Entry entry;
    if (last) {
        dict_pop_last(rt, dict, entry);
    } else {
        entry = dict_take(dict, dict_oldest(dict));
    }
    Value parts[2] = {std::move(entry.key), std::move(entry.value)};
    return new_tuple(rt, parts);
}

Result<Value> move_to_end(Runtime& rt, const Value* arguments) {
    bool last = TRY(last_argument(rt, arguments[2]));
    Hash hash = TRY(hash_of(rt, arguments[1]));
    Dict* dict = dict_in(arguments[0]);
    Size index = TRY(dict_position(rt, dict, arguments[1], hash));
    if (index < 0) return rt.raise_value(BuiltinType::KeyError, arguments[1]);
    dict_move(rt, dict, index, last);
    return Value::none();
}

Result<Value> clear(Runtime& rt, const Value* arguments) {
    dict_clear(rt, dict_in(arguments[0]));
    return Value::none();
}

Result<Value> copy(Runtime& rt, const Value* arguments) {
    const Value& self = arguments[0];
    if (is_exact(rt, self)) {
        Value made = TRY(ordered_new(rt, rt.type_of(self), {}));
        TRY(dict_merge(rt, dict_in(made), dict_in(self)));
        return made;
    }
    Value made = TRY(call(rt, Value::share(rt.type_of(self))));
    std::uint32_t version = dict_in(self)->keys_version;
    Size position = 0;
    const Dict::Entry* entry = nullptr;
    while (dict_next(dict_in(self), position, entry)) {
        Value key = entry->key;
        Value value = TRY(get_item(rt, self, key));
        TRY(set_item(rt, made, key, value));
        if (dict_in(self)->keys_version != version) return mutated(rt);
    }
    return made;
}

Result<Value> reversed(Runtime& rt, const Value* arguments) {
    return new_iterator(rt, arguments[0], Part::key, true);
}

Result<Value> reduce(Runtime& rt, const Value* arguments) {
    Value parts[5] = {Value::share(rt.type_of(arguments[0])), rt.empty_tuple, Value(), Value::none(),
                      Value()};
    parts[2] = TRY(call_method(rt, arguments[0], "__getstate__"));
    Value items = TRY(call_method(rt, arguments[0], "items"));
    parts[4] = TRY(iterate(rt, items));
    return new_tuple(rt, parts);
}

/// A dict's and what CPython's list of nodes takes.
Result<Value> size_of(Runtime& rt, const Value* arguments) {
    Value name = rt.text("__sizeof__");
    Value method = TRY(get_attribute(rt, Value::share(rt.type(BuiltinType::dict)), name));
    Value size = TRY(call(rt, method, arguments[0]));
    return int_add(rt, size, new_int(rt, 32 + std::int64_t{20} * dict_in(arguments[0])->used));
}

constexpr NativeMethod methods[] = {
    {"fromkeys(cls, /, iterable, value=None)", from_keys,
     doc<"Create a new ordered dictionary with keys from iterable and values set to value.">,
     MethodKind::class_method},
    {"__sizeof__(self, /)", size_of},
    {"__reduce__(self, /)", reduce, doc<"Return state information for pickling">},
    {"setdefault(self, /, key, default=None)", set_default,
     doc<"Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if "
         "key "
         "is in the dictionary, else default.">},
    {"pop(self, /, key, default=<unrepresentable>)", pop,
     doc<"od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\nIf the key "
         "is "
         "not found, return the default if given; otherwise,\nraise a KeyError.">},
    {"popitem(self, /, last=True)", pop_item,
     doc<"Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if "
         "last "
         "is true or FIFO order if false.">},
    {"keys(self, /)", view_method<BuiltinType::ordered_dict_keys>},
    {"values(self, /)", view_method<BuiltinType::ordered_dict_values>},
    {"items(self, /)", view_method<BuiltinType::ordered_dict_items>},
    {"update(self, /, *args, **kwargs)", update},
    {"clear(self, /)", clear, doc<"Remove all items from ordered dict.">},
    {"copy(self, /)", copy, doc<"A shallow copy of ordered dict.">},
    {"__reversed__(self, /)", reversed},
    {"move_to_end(self, /, key, last=True)", move_to_end,
     doc<"Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the "
         "element "
         "does not exist.">},
};

constexpr NativeProperty properties[] = {{"__dict__", get_instance_dict, set_instance_dict}};

constexpr TypeSpec ordered_dict_spec = {
    .id = BuiltinType::ordered_dict,
    .name = "collections.OrderedDict",
    .base = BuiltinType::dict,
    .flags = type_flags::static_type | type_flags::subclassable | type_flags::has_dict |
             type_flags::weakly_referable,
    .methods = methods,
    .properties = properties,
    .slots = {.repr = ordered_repr,
              .iter = ordered_iterate,
              .hash = hash_not_implemented,
              .compare = ordered_compare,
              .bit_or = ordered_or,
              .inplace_bit_or = ordered_inplace_or,
              .new_ = ordered_new,
              .init = bound_init<"OrderedDict(*args, **kwargs)", ordered_init>},
    .doc = "Dictionary that remembers insertion order",
};

constexpr TypeSpec specs[] = {
    {.id = BuiltinType::ordered_dict_keys,
     .name = "odict_keys",
     .base = BuiltinType::dict_keys,
     .flags = type_flags::no_instantiation,
     .methods = view_methods<Part::key>,
     .slots = {.iter = view_iterate<Part::key>}},
    {.id = BuiltinType::ordered_dict_values,
     .name = "odict_values",
     .base = BuiltinType::dict_values,
     .flags = type_flags::no_instantiation,
     .methods = view_methods<Part::value>,
     .slots = {.iter = view_iterate<Part::value>}},
    {.id = BuiltinType::ordered_dict_items,
     .name = "odict_items",
     .base = BuiltinType::dict_items,
     .flags = type_flags::no_instantiation,
     .methods = view_methods<Part::item>,
     .slots = {.iter = view_iterate<Part::item>}},
    {.id = BuiltinType::ordered_dict_iterator,
     .name = "odict_iterator",
     .flags = type_flags::no_instantiation,
     .layout = layout_with<OrderedIterator, &OrderedIterator::dict, &OrderedIterator::result>,
     .methods = iterator_methods,
     .slots = {.iter = lazy_self, .next = iterator_next}},
};

}  // namespace

void add_ordered_dict_types(Runtime& rt, Dict* members) {
    add_types(rt, members, {&ordered_dict_spec, 1});
    for (const TypeSpec& spec : specs) {
        if (!rt.type(spec.id)) rt.define_type(spec);
    }
}

}  // namespace bufferscope
