// dict: slots and methods. Its views and iterators are in dict_views.cpp.
#include "object/dict.h"

#include "object/protocol.h"
#include "types/collections.h"
#include "types/dict_views.h"
#include "types/int.h"
#include "types/list.h"
#include "types/set.h"

namespace bufferscope {

Result<Ref<List>> mapping_keys(Runtime& rt, const Value& mapping, const Value& method) {
    Value keys = TRY(call(rt, method));
    Result<Value> iterator = iterate(rt, keys);
    if (!iterator.is_error()) return list_of(rt, iterator.take());
    Error error = iterator.take_error();
    if (!rt.is_instance(error.exception(), BuiltinType::TypeError)) return error;
    return rt.type_error("{}.keys() returned a non-iterable (type {})", type_name(rt, mapping),
                         type_name(rt, keys));
}

Result<void> dict_update(Runtime& rt, Dict* dict, const Value& source) {
    bool plain = is_dict(source) && rt.type_of(source)->slots.iter == rt.type(BuiltinType::dict)->slots.iter;
    if (plain) return dict_merge(rt, dict, source.as<Dict>());
    Value keys_method = TRY(find_attribute(rt, source, rt.name_value(Name::keys)));
    if (keys_method.is_empty()) return dict_update_from_pairs(rt, dict, source);
    Ref<List> keys = TRY(mapping_keys(rt, source, keys_method));
    return for_each(rt, Value(keys), [&](const Value& key) -> Result<bool> {
        Value value = TRY(get_item(rt, source, key));
        TRY(dict_set(rt, dict, key, value));
        return true;
    });
}

Result<void> dict_update_from_pairs(Runtime& rt, Dict* dict, const Value& source) {
    Size number = 0;
    return for_each(rt, source, [&](const Value& item) -> Result<bool> {
        Result<Ref<Tuple>> items = sequence_items(rt, item, "object is not iterable");
        if (items.is_error()) {
            Error error = items.take_error();
            if (!rt.is_instance(error.exception(), BuiltinType::TypeError)) return error;
            Value note = rt.text(
                format_text("Cannot convert dictionary update sequence element #{} to a sequence", {number}));
            TRY(call_method(rt, error.exception(), "add_note", {note}));
            return error;
        }
        Ref<Tuple> pair = items.take();
        if (pair->length != 2) {
            return rt.value_error("dictionary update sequence element #{} has length {}; 2 is required",
                                  number, pair->length);
        }
        TRY(dict_set(rt, dict, (*pair)[0], (*pair)[1]));
        ++number;
        return true;
    });
}

Result<bool> dicts_equal(Runtime& rt, Dict* left, Dict* right) {
    if (left->used != right->used) return false;
    NativeCall guard(rt);
    TRY(guard.check(" in comparison"));
    Size position = 0;
    const Dict::Entry* at = nullptr;
    while (dict_next(left, position, at)) {
        Dict::Entry entry = *at;
        Value other = TRY(dict_get(rt, right, entry.key, entry.hash));
        if (other.is_empty()) return false;
        bool same = TRY(equals(rt, entry.value, other));
        if (!same) return false;
    }
    return true;
}

namespace {

Dict* dict_in(const Value& value) {
    return value.as<Dict>();
}

/// dict | other keeps neither operand's subclass.
Value copy_of(Runtime& rt, const Value& self) {
    return dict_copy(rt, dict_in(self));
}

// ---- slots

Result<Value> repr_slot(Runtime& rt, const Value& self) {
    ReprGuard guard(rt, self.object());
    if (guard.nested()) return new_str(rt, "{...}");
    StrBuilder out(rt);
    out.append('{');
    Size position = 0;
    const Dict::Entry* at = nullptr;
    bool first = true;
    while (dict_next(dict_in(self), position, at)) {
        Dict::Entry entry = *at;
        if (!first) out.append_utf8(", ");
        first = false;
        Ref<Str> key = TRY(repr(rt, entry.key));
        out.append(key.get());
        out.append_utf8(": ");
        Ref<Str> value = TRY(repr(rt, entry.value));
        out.append(value.get());
        TRY(count_steps(rt, position));
    }
    out.append('}');
    return out.finish();
}

Result<Size> length_slot(Runtime&, const Value& self) {
    return dict_in(self)->used;
}

Result<bool> contains_slot(Runtime& rt, const Value& self, const Value& key) {
    Value found = TRY(dict_get(rt, dict_in(self), key));
    return !found.is_empty();
}

Result<Value> compare_slot(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    bool equality = comparison == Comparison::equal || comparison == Comparison::not_equal;
    if (!is_dict(self) || !is_dict(other) || !equality) return Value::not_implemented();
    bool same = TRY(dicts_equal(rt, dict_in(self), dict_in(other)));
    return Value::boolean(same == (comparison == Comparison::equal));
}

Result<Value> get_item_slot(Runtime& rt, const Value& self, const Value& key) {
    Value found = TRY(dict_get(rt, dict_in(self), key));
    if (!found.is_empty()) return found;
    if (!rt.is_exactly(self, BuiltinType::dict)) {
        Value missing = TRY(find_special(rt, self, Name::missing));
        if (!missing.is_empty()) return call(rt, missing, key);
    }
    return rt.raise_value(BuiltinType::KeyError, key);
}

Result<void> assign_item_slot(Runtime& rt, const Value& self, const Value& key, const Value& value) {
    if (!value.is_empty()) return dict_set(rt, dict_in(self), key, value);
    bool deleted = TRY(dict_delete(rt, dict_in(self), key));
    if (!deleted) return rt.raise_value(BuiltinType::KeyError, key);
    return {};
}

Result<Value> or_slot(Runtime& rt, const Value& left, const Value& right) {
    if (!is_dict(left) || !is_dict(right)) return Value::not_implemented();
    Value result = copy_of(rt, left);
    TRY(dict_update(rt, dict_in(result), right));
    return result;
}

Result<Value> inplace_or_slot(Runtime& rt, const Value& left, const Value& right) {
    TRY(dict_update(rt, dict_in(left), right));
    return left;
}

Result<Value> iterate_slot(Runtime& rt, const Value& self) {
    return new_dict_iterator(rt, BuiltinType::dict_key_iterator, self);
}

Result<Value> dict_new(Runtime& rt, Type* type, const CallArguments&) {
    return Value::adopt(rt.allocate<Dict>(type));
}

Result<void> update_common(Runtime& rt, Dict* dict, const Value& source, const Value& keywords) {
    if (!source.is_empty()) TRY(dict_update(rt, dict, source));
    if (!keywords.is_empty()) TRY(dict_merge(rt, dict, keywords.as<Dict>()));
    return {};
}

Result<void> dict_init(Runtime& rt, const Value& self, const Value* arguments) {
    return update_common(rt, dict_in(self), arguments[0], arguments[1]);
}

Result<void> dict_call_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    if (arguments.positional > 1) {
        return rt.type_error("dict expected at most 1 argument, got {}", arguments.positional);
    }
    return bound_init<"dict(iterable=(), /, **kwargs)", dict_init>(rt, self, arguments);
}

// ---- methods

Result<Value> contains_method(Runtime& rt, const Value* arguments) {
    bool there = TRY(contains_slot(rt, arguments[0], arguments[1]));
    return Value::boolean(there);
}

Result<Value> get_method(Runtime& rt, const Value* arguments) {
    Value found = TRY(dict_get(rt, dict_in(arguments[0]), arguments[1]));
    if (!found.is_empty()) return found;
    return arguments[2].is_empty() ? Value::none() : arguments[2];
}

Result<Value> set_default_method(Runtime& rt, const Value* arguments) {
    return dict_set_default(rt, dict_in(arguments[0]), arguments[1],
                            arguments[2].is_empty() ? Value::none() : arguments[2]);
}

Result<Value> pop_method(Runtime& rt, const Value* arguments) {
    if (dict_in(arguments[0])->used > 0) {  // the key of an empty one is not even hashed
        Value found = TRY(dict_pop(rt, dict_in(arguments[0]), arguments[1]));
        if (!found.is_empty()) return found;
    }
    if (!arguments[2].is_empty()) return arguments[2];
    return rt.raise_value(BuiltinType::KeyError, arguments[1]);
}

Result<Value> pop_item_method(Runtime& rt, const Value* arguments) {
    Dict::Entry entry;
    if (!dict_pop_last(rt, dict_in(arguments[0]), entry)) {
        return rt.raise(BuiltinType::KeyError, "popitem(): dictionary is empty");
    }
    Value parts[2] = {std::move(entry.key), std::move(entry.value)};
    return new_tuple(rt, parts);
}

Result<Value> keys_method(Runtime& rt, const Value* arguments) {
    return new_dict_view(rt, BuiltinType::dict_keys, arguments[0]);
}

Result<Value> items_method(Runtime& rt, const Value* arguments) {
    return new_dict_view(rt, BuiltinType::dict_items, arguments[0]);
}

Result<Value> values_method(Runtime& rt, const Value* arguments) {
    return new_dict_view(rt, BuiltinType::dict_values, arguments[0]);
}

Result<Value> update_method(Runtime& rt, const Value* arguments) {
    TRY(update_common(rt, dict_in(arguments[0]), arguments[1], arguments[2]));
    return Value::none();
}

Result<Value> from_keys_method(Runtime& rt, const Value* arguments) {
    Value value = arguments[2].is_empty() ? Value::none() : arguments[2];
    Value made = TRY(call(rt, arguments[0]));
    bool exact = rt.is_exactly(made, BuiltinType::dict);
    if (exact && is_any_set(arguments[1])) {  // the elements' hashes are known
        Size position = 0;
        const Set::Entry* entry = nullptr;
        while (set_next(arguments[1].as<Set>(), position, entry)) {
            Value key = entry->key;
            TRY(dict_set(rt, dict_in(made), key, entry->hash, value));
        }
        return made;
    }
    auto visit = [&](const Value& key) -> Result<bool> {
        if (exact) {
            TRY(dict_set(rt, dict_in(made), key, value));
        } else {
            TRY(set_item(rt, made, key, value));
        }
        return true;
    };
    TRY(for_each(rt, arguments[1], visit));
    return made;
}

Result<Value> clear_method(Runtime& rt, const Value* arguments) {
    dict_clear(rt, dict_in(arguments[0]));
    return Value::none();
}

Result<Value> copy_method(Runtime& rt, const Value* arguments) {
    return copy_of(rt, arguments[0]);
}

Result<Value> reversed_method(Runtime& rt, const Value* arguments) {
    return new_dict_iterator(rt, BuiltinType::dict_reverse_key_iterator, arguments[0]);
}

Result<Value> size_of_method(Runtime& rt, const Value* arguments) {
    const Dict* dict = dict_in(arguments[0]);
    std::int64_t size = 32;
    if (dict->table_size > 0) {
        int width = dict->table_size <= 128 ? 1 : dict->table_size <= 32768 ? 2 : 4;
        size += 20 + std::int64_t{width} * dict->table_size + std::int64_t{12} * dict->entry_capacity;
    }
    return new_int(rt, size);
}

constexpr NativeMethod dict_methods[] = {
    {"__contains__(self, key, /)", contains_method,
     doc<"True if the dictionary has the specified key, else False.">},
    {"__sizeof__(self, /)", size_of_method, doc<"Return the size of the dict in memory.">},
    {"get(self, key, default=None, /)", get_method,
     doc<"Return the value for key if key is in the dictionary, else default.">},
    {"setdefault(self, key, default=None, /)", set_default_method,
     doc<"Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if "
         "key "
         "is in the "
         "dictionary, else default.">},
    {"pop(self, key, default=<unrepresentable>, /)", pop_method,
     doc<"D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not "
         "found, return the "
         "default if given; otherwise,\nraise a KeyError.">},
    {"popitem(self, /)", pop_item_method,
     doc<"Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, "
         "first-out) "
         "order.\nRaises KeyError if the dict is empty.">},
    {"keys(self, /)", keys_method, doc<"Return a set-like object providing a view on the dict's keys.">},
    {"items(self, /)", items_method, doc<"Return a set-like object providing a view on the dict's items.">},
    {"values(self, /)", values_method, doc<"Return an object providing a view on the dict's values.">},
    {"update(self, other=(), /, **kwargs)", update_method,
     doc<"D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\nIf E is present and has a "
         ".keys() method, then "
         "does:  for k in E.keys(): D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for "
         "k, "
         "v in E: D[k] = "
         "v\nIn either case, this is followed by: for k in F:  D[k] = F[k]">},
    {"fromkeys(cls, iterable, value=None, /)", from_keys_method,
     doc<"Create a new dictionary with keys from iterable and values set to value.">,
     MethodKind::class_method},
    {"clear(self, /)", clear_method, doc<"Remove all items from the dict.">},
    {"copy(self, /)", copy_method, doc<"Return a shallow copy of the dict.">},
    {"__reversed__(self, /)", reversed_method, doc<"Return a reverse iterator over the dict keys.">},
    {"__getitem__(self, index, /)", get_item_method, doc<"Return self[index].">},
    {"__contains__(self, object, /)", contains_method, doc<"True if the key is in it, else False.">},
    {"__class_getitem__(cls, object, /)", class_get_item, doc<"See PEP 585">, MethodKind::class_method},
};

void destroy_dict(Runtime& rt, Object* object) {
    dict_clear(rt, static_cast<Dict*>(object));
}

void traverse_dict(Object* object, Visitor& visit) {
    const auto* dict = static_cast<const Dict*>(object);
    for (Size i = 0; i < dict->entry_count; ++i) {
        visit(dict->entries[i].key);
        visit(dict->entries[i].value);
    }
}

constexpr TypeSpec dict_spec = {
    .id = BuiltinType::dict,
    .name = "dict",
    .flags = type_flags::subclassable | type_flags::dict_subclass | type_flags::mapping,
    .layout = {.size = sizeof(Dict),
               .destroy = destroy_dict,
               .traverse = traverse_dict,
               .clear = destroy_dict},
    .methods = dict_methods,
    .slots = {.repr = repr_slot,
              .iter = iterate_slot,
              .length = length_slot,
              .hash = hash_not_implemented,
              .compare = compare_slot,
              .bit_or = or_slot,
              .inplace_bit_or = inplace_or_slot,
              .get_item = get_item_slot,
              .assign_item = assign_item_slot,
              .contains = contains_slot,
              .new_ = dict_new,
              .init = dict_call_init},
    .doc =
        "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping "
        "object's\n    (key, "
        "value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in "
        "iterable:\n "
        "       d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the "
        "keyword "
        "argument list.  For example:  dict(one=1, two=2)",
};

}  // namespace

void install_dict(Runtime& rt) {
    rt.define_type(dict_spec);
}

}  // namespace bufferscope
