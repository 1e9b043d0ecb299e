// The views of a dict and the iterators over it.
#include "types/dict_views.h"

#include "object/protocol.h"
#include "types/collections.h"
#include "types/iterators.h"
#include "types/list.h"
#include "types/set.h"

namespace bufferscope {
namespace {

Dict* dict_of(const Value& view) {
    return view.as<DictView>()->dict.as<Dict>();
}

Result<Value> self_slot(Runtime&, const Value& self) {
    return self;
}

// ---- iterators

enum class Part : std::uint8_t { key, value, item };

Result<Value> part_of(Runtime& rt, DictIterator* iterator, const Dict::Entry& entry, Part part) {
    if (part == Part::key) return entry.key;
    if (part == Part::value) return entry.value;
    return reusable_pair(rt, iterator->result, entry.key, entry.value);
}

Result<bool> check_unchanged(Runtime& rt, DictIterator* iterator, const Dict* dict) {
    if (iterator->expected == dict->used) return true;
    iterator->expected = -1;
    return rt.raise(BuiltinType::RuntimeError, "dictionary changed size during iteration");
}

template <Part part>
Result<Value> next_slot(Runtime& rt, const Value& self) {
    auto* iterator = self.as<DictIterator>();
    if (iterator->dict.is_empty()) return Value();
    auto* dict = iterator->dict.as<Dict>();
    TRY(check_unchanged(rt, iterator, dict));
    const Dict::Entry* entry = nullptr;
    if (!dict_next(dict, iterator->position, entry)) {
        iterator->dict = Value();
        return Value();
    }
    if (iterator->left == 0) {
        iterator->dict = Value();
        return rt.raise(BuiltinType::RuntimeError, "dictionary keys changed during iteration");
    }
    --iterator->left;
    return part_of(rt, iterator, *entry, part);
}

template <Part part>
Result<Value> reverse_next_slot(Runtime& rt, const Value& self) {
    auto* iterator = self.as<DictIterator>();
    if (iterator->dict.is_empty()) return Value();
    auto* dict = iterator->dict.as<Dict>();
    TRY(check_unchanged(rt, iterator, dict));
    if (iterator->position >= dict->entry_count) iterator->position = dict->entry_count - 1;
    while (iterator->position >= 0 && dict->entries[iterator->position].key.is_empty()) --iterator->position;
    if (iterator->position < 0) {
        iterator->dict = Value();
        return Value();
    }
    --iterator->left;
    return part_of(rt, iterator, dict->entries[iterator->position--], part);
}

Result<Value> length_hint_method(Runtime&, const Value* arguments) {
    auto* iterator = arguments[0].as<DictIterator>();
    bool valid = !iterator->dict.is_empty() && iterator->expected == iterator->dict.as<Dict>()->used;
    return Value::small(valid ? iterator->left : 0);
}

Result<Value> iterator_reduce(Runtime& rt, const Value* arguments) {
    auto* iterator = arguments[0].as<DictIterator>();
    // A copy of the iterator is drained, the iterator itself stays where it is.
    Value copy = new_dict_iterator(rt, rt.type_of(arguments[0])->id, iterator->dict);
    auto* state = copy.as<DictIterator>();
    state->position = iterator->position;
    state->expected = iterator->expected;
    state->left = iterator->left;
    Ref<List> rest = TRY(list_of(rt, copy));
    return reduce_to_list_iterator(rt, Value(std::move(rest)));
}

constexpr NativeMethod iterator_methods[] = {
    {"__length_hint__(self, /)", length_hint_method,
     doc<"Private method returning an estimate of len(list(it)).">},
    {"__reduce__(self, /)", iterator_reduce, doc<"Return state information for pickling.">},
};

constexpr TypeSpec iterator_spec(BuiltinType id, const char* name, UnaryFunction next) {
    return {.id = id,
            .name = name,
            .flags = type_flags::no_instantiation,
            .layout = layout_of<DictIterator>(
                [](Object* object, Visitor& visit) {
                    visit(static_cast<DictIterator*>(object)->dict);
                    visit(static_cast<DictIterator*>(object)->result);
                },
                [](Runtime&, Object* object) {
                    static_cast<DictIterator*>(object)->dict = Value();
                    static_cast<DictIterator*>(object)->result = Value();
                }),
            .methods = iterator_methods,
            .slots = {.iter = self_slot, .next = next}};
}

constexpr TypeSpec iterator_specs[] = {
    iterator_spec(BuiltinType::dict_key_iterator, "dict_keyiterator", next_slot<Part::key>),
    iterator_spec(BuiltinType::dict_value_iterator, "dict_valueiterator", next_slot<Part::value>),
    iterator_spec(BuiltinType::dict_item_iterator, "dict_itemiterator", next_slot<Part::item>),
    iterator_spec(BuiltinType::dict_reverse_key_iterator, "dict_reversekeyiterator",
                  reverse_next_slot<Part::key>),
    iterator_spec(BuiltinType::dict_reverse_value_iterator, "dict_reversevalueiterator",
                  reverse_next_slot<Part::value>),
    iterator_spec(BuiltinType::dict_reverse_item_iterator, "dict_reverseitemiterator",
                  reverse_next_slot<Part::item>),
};

// ---- views

Result<Value> repr_slot(Runtime& rt, const Value& self) {
    ReprGuard guard(rt, self.object());
    if (guard.nested()) return new_str(rt, "...");
    Ref<List> items = TRY(list_of(rt, self));
    Value listing = std::move(items);
    Ref<Str> inner = TRY(repr(rt, listing));
    StrBuilder out(rt);
    out.append_utf8(type_name(rt, self));
    out.append('(');
    out.append(inner.get());
    out.append(')');
    return out.finish();
}

Result<Size> length_slot(Runtime&, const Value& self) {
    return dict_of(self)->used;
}

template <BuiltinType kind>
Result<Value> iterate_slot(Runtime& rt, const Value& self) {
    return new_dict_iterator(rt, kind, self.as<DictView>()->dict);
}

template <BuiltinType kind>
Result<Value> reversed_method(Runtime& rt, const Value* arguments) {
    return new_dict_iterator(rt, kind, arguments[0].as<DictView>()->dict);
}

Result<bool> keys_contain(Runtime& rt, const Value& self, const Value& key) {
    Value found = TRY(dict_get(rt, dict_of(self), key));
    return !found.is_empty();
}

Result<bool> items_contain(Runtime& rt, const Value& self, const Value& item) {
    if (!is_tuple(item) || item.as<Tuple>()->length != 2) return false;
    const Tuple& pair = *item.as<Tuple>();
    Value found = TRY(dict_get(rt, dict_of(self), pair[0]));
    if (found.is_empty()) return false;
    return equals(rt, found, pair[1]);
}

/// Keys or items, an OrderedDict's too.
bool is_set_view(Runtime& rt, const Value& value) {
    return rt.is_instance(value, BuiltinType::dict_keys) || rt.is_instance(value, BuiltinType::dict_items);
}

bool is_set_like(Runtime& rt, const Value& value) {
    return is_any_set(value) || is_set_view(rt, value);
}

Result<bool> all_contained(Runtime& rt, const Value& items, const Value& container) {
    bool all = true;
    auto visit = [&](const Value& item) -> Result<bool> {
        all = TRY(contains(rt, container, item));
        return all;
    };
    TRY(for_each(rt, items, visit));
    return all;
}

Result<Value> compare_slot(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    if (!is_set_like(rt, other)) return Value::not_implemented();
    Size mine = TRY(length(rt, self));
    Size theirs = TRY(length(rt, other));
    bool result = false;
    switch (comparison) {
        case Comparison::equal:
        case Comparison::not_equal:
            if (mine == theirs) result = TRY(all_contained(rt, self, other));
            if (comparison == Comparison::not_equal) result = !result;
            break;
        case Comparison::less:
            if (mine < theirs) result = TRY(all_contained(rt, self, other));
            break;
        case Comparison::less_equal:
            if (mine <= theirs) result = TRY(all_contained(rt, self, other));
            break;
        case Comparison::greater:
            if (mine > theirs) result = TRY(all_contained(rt, other, self));
            break;
        case Comparison::greater_equal:
            if (mine >= theirs) result = TRY(all_contained(rt, other, self));
            break;
    }
    return Value::boolean(result);
}

/// dictviews_to_set: the keys of a dict are taken from it at once.
Result<Ref<Set>> set_of_view(Runtime& rt, const Value& view) {
    bool keys = rt.is_exactly(view, BuiltinType::dict_keys);
    Value source = keys ? view.as<DictView>()->dict : view;
    return set_of(rt, rt.is_exactly(source, BuiltinType::dict) ? source : view);
}

Result<Value> or_slot(Runtime& rt, const Value& left, const Value& right) {
    Ref<Set> result = TRY(set_of_view(rt, left));
    TRY(set_update(rt, result.get(), right));
    return result;
}

Result<Value> subtract_slot(Runtime& rt, const Value& left, const Value& right) {
    Ref<Set> result = TRY(set_of_view(rt, left));
    TRY(set_difference_update(rt, result.get(), right));
    return result;
}

/// dictitems_xor: first what the second adds or changes, then what the first had besides.
Result<Value> items_that_differ(Runtime& rt, const Value& left, const Value& right) {
    Ref<Dict> remaining = dict_copy(rt, dict_of(left));
    Ref<Set> result = new_set(rt);
    Value second = right.as<DictView>()->dict;
    Size position = 0;
    const Dict::Entry* entry = nullptr;
    while (dict_next(second.as<Dict>(), position, entry)) {
        Value pair[] = {entry->key, entry->value};
        Value first = TRY(dict_get(rt, remaining.get(), pair[0]));
        bool same = false;
        if (!first.is_empty()) same = TRY(equals(rt, first, pair[1]));
        if (same) {
            TRY(dict_pop(rt, remaining.get(), pair[0]));
        } else {
            Ref<Tuple> item = TRY(new_tuple(rt, pair));
            TRY(set_add(rt, result.get(), Value(std::move(item))));
        }
    }
    Value items = TRY(call_method(rt, Value(std::move(remaining)), "items"));
    TRY(set_update(rt, result.get(), items));
    return result;
}

Result<Value> xor_slot(Runtime& rt, const Value& left, const Value& right) {
    if (rt.is_instance(left, BuiltinType::dict_items) && rt.is_instance(right, BuiltinType::dict_items))
        return items_that_differ(rt, left, right);
    Ref<Set> result = TRY(set_of_view(rt, left));
    TRY(set_symmetric_difference_update(rt, result.get(), right));
    return result;
}

/// _PyDictView_Intersect: walks the shorter one when the other is set-like.
Result<Value> and_slot(Runtime& rt, const Value& left, const Value& right) {
    Value view = left;
    Value other = right;
    if (!is_set_view(rt, left)) std::swap(view, other);
    Size view_length = TRY(length(rt, view));
    if (is_set_view(rt, other)) {
        Size other_length = TRY(length(rt, other));
        if (other_length > view_length) std::swap(view, other);
    } else if (rt.is_exactly(other, BuiltinType::set) && other.as<Set>()->used >= view_length) {
        std::swap(view, other);
    }
    Ref<Set> result = new_set(rt);
    auto visit = [&](const Value& item) -> Result<bool> {
        bool there = TRY(contains(rt, view, item));
        if (there) TRY(set_add(rt, result.get(), item));
        return true;
    };
    TRY(for_each(rt, other, visit));
    return result;
}

Result<Value> is_disjoint_method(Runtime& rt, const Value* arguments) {
    Value self = arguments[0];
    Value other = arguments[1];
    if (self.is(other)) return Value::boolean(dict_of(self)->used == 0);
    if (is_set_like(rt, other)) {
        Size mine = TRY(length(rt, self));
        Size theirs = TRY(length(rt, other));
        if (theirs > mine) std::swap(self, other);
    }
    bool disjoint = true;
    auto visit = [&](const Value& item) -> Result<bool> {
        bool there = TRY(contains(rt, self, item));
        disjoint = !there;
        return disjoint;
    };
    TRY(for_each(rt, other, visit));
    return Value::boolean(disjoint);
}

Result<Value> get_mapping(Runtime& rt, const Value& self) {
    return new_mapping_proxy(rt, self.as<DictView>()->dict);
}

constexpr NativeProperty view_properties[] = {
    {"mapping", get_mapping, nullptr, doc<"dictionary that this view refers to">},
};

constexpr const char* disjoint_doc =
    doc<"Return True if the view and the given iterable have a null intersection.">;
constexpr const char* reversed_doc = doc<"Return a reverse iterator over the dict">;

constexpr NativeMethod keys_methods[] = {
    {"isdisjoint(self, other, /)", is_disjoint_method, disjoint_doc},
    {"__reversed__(self, /)", reversed_method<BuiltinType::dict_reverse_key_iterator>, reversed_doc},
};

constexpr NativeMethod items_methods[] = {
    {"isdisjoint(self, other, /)", is_disjoint_method, disjoint_doc},
    {"__reversed__(self, /)", reversed_method<BuiltinType::dict_reverse_item_iterator>, reversed_doc},
};

constexpr NativeMethod values_methods[] = {
    {"__reversed__(self, /)", reversed_method<BuiltinType::dict_reverse_value_iterator>, reversed_doc},
};

constexpr NativeLayout view_layout =
    layout_of<DictView>([](Object* object, Visitor& visit) { visit(static_cast<DictView*>(object)->dict); },
                        [](Runtime&, Object* object) { static_cast<DictView*>(object)->dict = Value(); });

constexpr TypeSpec keys_spec = {
    .id = BuiltinType::dict_keys,
    .name = "dict_keys",
    .flags = type_flags::no_instantiation,
    .layout = view_layout,
    .methods = keys_methods,
    .properties = view_properties,
    .slots = {.repr = repr_slot,
              .iter = iterate_slot<BuiltinType::dict_key_iterator>,
              .length = length_slot,
              .hash = hash_not_implemented,
              .compare = compare_slot,
              .subtract = subtract_slot,
              .bit_and = and_slot,
              .bit_xor = xor_slot,
              .bit_or = or_slot,
              .contains = keys_contain},
};

constexpr TypeSpec items_spec = {
    .id = BuiltinType::dict_items,
    .name = "dict_items",
    .flags = type_flags::no_instantiation,
    .layout = view_layout,
    .methods = items_methods,
    .properties = view_properties,
    .slots = {.repr = repr_slot,
              .iter = iterate_slot<BuiltinType::dict_item_iterator>,
              .length = length_slot,
              .hash = hash_not_implemented,
              .compare = compare_slot,
              .subtract = subtract_slot,
              .bit_and = and_slot,
              .bit_xor = xor_slot,
              .bit_or = or_slot,
              .contains = items_contain},
};

constexpr TypeSpec values_spec = {
    .id = BuiltinType::dict_values,
    .name = "dict_values",
    .flags = type_flags::no_instantiation,
    .layout = view_layout,
    .methods = values_methods,
    .properties = view_properties,
    .slots = {.repr = repr_slot,
              .iter = iterate_slot<BuiltinType::dict_value_iterator>,
              .length = length_slot},
};

}  // namespace

Value new_dict_iterator(Runtime& rt, BuiltinType kind, const Value& dict) {
    auto* iterator = rt.allocate<DictIterator>(rt.type(kind));
    iterator->dict = dict;
    iterator->position = 0;
    iterator->expected = iterator->left = dict.is_empty() ? 0 : dict.as<Dict>()->used;
    bool backwards = kind == BuiltinType::dict_reverse_key_iterator ||
                     kind == BuiltinType::dict_reverse_value_iterator ||
                     kind == BuiltinType::dict_reverse_item_iterator;
    if (backwards && !dict.is_empty()) iterator->position = dict.as<Dict>()->entry_count - 1;
    return Value::adopt(iterator);
}

Value new_dict_view(Runtime& rt, BuiltinType kind, const Value& dict) {
    auto* view = rt.allocate<DictView>(rt.type(kind));
    view->dict = dict;
    return Value::adopt(view);
}

void install_dict_views(Runtime& rt) {
    for (const TypeSpec& spec : iterator_specs) rt.define_type(spec);
    rt.define_type(keys_spec);
    rt.define_type(items_spec);
    rt.define_type(values_spec);
}

}  // namespace bufferscope
