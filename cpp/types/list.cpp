// list: growing, slots and methods. Sorting is in list_sort.cpp, its iterators in iterators.cpp.
#include "types/list.h"

#include <cstring>

#include "object/protocol.h"
#include "types/collections.h"
#include "types/int.h"
#include "types/iterators.h"

namespace bufferscope {
namespace {

std::size_t bytes_for(Size count) {
    return static_cast<std::size_t>(count) * sizeof(Value);
}

void release_items(Runtime& rt, Value* items, Size length, Size capacity) {
    for (Size i = length; i-- > 0;) items[i].~Value();
    if (items != nullptr) rt.heap.release(items, bytes_for(capacity));
}

/// Moves the items to a block of that capacity; false when memory is short.
bool set_capacity(Runtime& rt, List* list, Size capacity) {
    void* block = rt.heap.try_allocate(bytes_for(capacity));
    if (block == nullptr) return false;
    if (list->length > 0) std::memcpy(block, static_cast<void*>(list->items), bytes_for(list->length));
    if (list->items != nullptr) rt.heap.release(list->items, bytes_for(list->capacity));
    list->items = static_cast<Value*>(block);
    list->capacity = capacity;
    return true;
}

/// Gives memory back when much less than half is used.
void shrink(Runtime& rt, List* list) {
    if (list->length < list->capacity / 3 && list->capacity > 16) set_capacity(rt, list, list->length + 4);
}

List* list_in(const Value& value) {
    return value.as<List>();
}

/// Items taken out of a list; they die in the order in which they were added, once the list is whole again.
/// (In which order a vector destroys its elements differs between standard libraries.)
struct DroppedItems {
    std::vector<Value> items;
    ~DroppedItems() {
        for (Value& item : items) item = Value();
    }
};

/// Replaces items [start, stop) by `items`, which are not in the list itself.
Result<void> splice(Runtime& rt, List* list, Size start, Size stop, std::span<const Value> items) {
    auto added = static_cast<Size>(items.size());
    Size removed = stop - start;
    if (added > removed) TRY(list_reserve(rt, list, added - removed));
    DroppedItems dropped;
    dropped.items.reserve(static_cast<std::size_t>(removed));
    for (Size i = stop; i-- > start;)
        dropped.items.push_back(std::move(list->items[i]));  // the last dies first
    Size tail = list->length - stop;
    if (tail > 0) {
        std::memmove(static_cast<void*>(list->items + start + added), static_cast<void*>(list->items + stop),
                     bytes_for(tail));
    }
    for (Size i = 0; i < added; ++i) new (&list->items[start + i]) Value(items[static_cast<std::size_t>(i)]);
    list->length += added - removed;
    shrink(rt, list);
    return {};
}

Result<Value> slice_of(Runtime& rt, const List* list, SliceRange range) {
    Ref<List> result = new_list(rt);
    TRY(list_reserve(rt, result.get(), range.count));
    std::int64_t at = range.start;  // may pass what a Size holds after the last item
    for (Size i = 0; i < range.count; ++i, at += range.step) {
        new (&result->items[i]) Value(list->items[at]);
        result->length = i + 1;
    }
    return result;
}

// ---- slots

void destroy_list(Runtime& rt, Object* object) {
    auto* list = static_cast<List*>(object);
    release_items(rt, list->items, list->length, list->capacity);
}

void traverse_list(Object* object, Visitor& visit) {
    for (const Value& item : static_cast<List*>(object)->span()) visit(item);
}

void clear_items(Runtime&, Object* object) {
    list_clear(static_cast<List*>(object));
}

Result<Value> list_repr(Runtime& rt, const Value& self) {
    return repr_sequence(rt, self.object(), "[", "]", "[...]", [](Object* object, Size i) {
        auto* list = static_cast<List*>(object);
        return i < list->length ? list->items[i] : Value();
    });
}

Result<Size> list_length(Runtime&, const Value& self) {
    return list_in(self)->length;
}

Result<bool> list_contains(Runtime& rt, const Value& self, const Value& item) {
    for (Size i = 0; i < list_in(self)->length; ++i) {
        Value each = list_in(self)->items[i];
        bool same = TRY(equals(rt, each, item));
        if (same) return true;
        TRY(count_steps(rt, i));
    }
    return false;
}

Result<Value> list_compare(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    if (!is_list(self) || !is_list(other)) return Value::not_implemented();
    return compare_sequences(
        rt, self.object(), other.object(), comparison,
        [](Object* object) { return static_cast<List*>(object)->length; },
        [](Object* object, Size i) -> const Value& { return static_cast<List*>(object)->items[i]; });
}

Result<Value> list_concat(Runtime& rt, const Value& self, const Value& other) {
    if (!is_list(other)) {
        return rt.type_error("can only concatenate list (not \"{}\") to list", type_name(rt, other));
    }
    Ref<List> result = new_list(rt);
    std::int64_t length = std::int64_t{list_in(self)->length} + list_in(other)->length;
    if (length > max_size) return rt.memory_error();
    TRY(list_reserve(rt, result.get(), static_cast<Size>(length)));
    for (List* part : {list_in(self), list_in(other)}) {
        for (Size i = 0; i < part->length; ++i) new (&result->items[result->length++]) Value(part->items[i]);
    }
    return result;
}

Result<Value> list_repeat(Runtime& rt, const Value& self, Size count) {
    List* list = list_in(self);
    Ref<List> result = new_list(rt);
    if (count <= 0 || list->length == 0) return result;
    std::int64_t length = std::int64_t{list->length} * count;
    if (length > max_size / static_cast<Size>(sizeof(Value))) return rt.memory_error();
    TRY(list_reserve(rt, result.get(), static_cast<Size>(length)));
    for (Size k = 0; k < count; ++k) {
        for (Size i = 0; i < list->length; ++i) new (&result->items[result->length++]) Value(list->items[i]);
        TRY(count_steps(rt, k));
    }
    return result;
}

Result<Value> list_inplace_concat(Runtime& rt, const Value& self, const Value& other) {
    TRY(list_extend(rt, list_in(self), other));
    return self;
}

Result<Value> list_inplace_repeat(Runtime& rt, const Value& self, Size count) {
    List* list = list_in(self);
    if (count <= 0) {
        list_clear(list);
        return self;
    }
    Size length = list->length;
    std::int64_t wanted = std::int64_t{length} * count;
    if (wanted > max_size / static_cast<Size>(sizeof(Value))) return rt.memory_error();
    TRY(list_reserve(rt, list, static_cast<Size>(wanted) - length));
    for (Size i = length; i < wanted; ++i) new (&list->items[list->length++]) Value(list->items[i - length]);
    return self;
}

Error bad_index(Runtime& rt, const Value& key) {
    return rt.type_error("list indices must be integers or slices, not {}", type_name(rt, key));
}

Result<Value> list_get_item(Runtime& rt, const Value& self, const Value& key) {
    if (rt.is_exactly(key, BuiltinType::slice)) {
        SliceRange range = TRY(unpack_slice(rt, key.as<SliceObject>()));
        adjust_slice(range, list_in(self)->length);
        return slice_of(rt, list_in(self), range);
    }
    if (!has_index(rt, key)) return bad_index(rt, key);
    Size at = TRY(index_size(rt, key));
    List* list = list_in(self);
    if (at < 0) at += list->length;
    if (at < 0 || at >= list->length) return rt.index_error("list index out of range");
    return list->items[at];
}

Result<void> assign_slice(Runtime& rt, const Value& self, const SliceObject* slice, const Value& value) {
    SliceRange range = TRY(unpack_slice(rt, slice));
    Ref<Tuple> items;
    if (!value.is_empty()) {
        if (value.is(self)) {
            items = TRY(list_to_tuple(rt, list_in(self)));
        } else {
            items = TRY(sequence_items(rt, value, "must assign iterable to extended slice"));
        }
    }
    List* list = list_in(self);
    adjust_slice(range, list->length);
    if (range.step == 1) {
        if (range.stop < range.start) range.stop = range.start;
        return splice(rt, list, range.start, range.stop, items ? items->span() : std::span<const Value>());
    }
    if (items) {
        if (items->length != range.count) {
            return rt.value_error("attempt to assign sequence of size {} to extended slice of size {}",
                                  items->length, range.count);
        }
        DroppedItems dropped;
        std::int64_t at = range.start;  // may pass what a Size holds after the last item
        for (Size i = 0; i < range.count; ++i, at += range.step) {
            dropped.items.push_back(std::move(list->items[at]));
            list->items[at] = (*items)[i];
        }
        return {};
    }
    if (range.count == 0) return {};
    if (range.step < 0) {
        range.start += range.step * (range.count - 1);
        range.step = -range.step;
    }
    DroppedItems dropped;
    Size to = range.start;
    Size next_removed = range.start;
    Size removed = 0;
    for (Size at = range.start; at < list->length; ++at) {
        if (at == next_removed && removed < range.count) {
            dropped.items.push_back(std::move(list->items[at]));
            ++removed;
            if (removed < range.count) next_removed += range.step;
        } else {
            std::memcpy(static_cast<void*>(&list->items[to++]), static_cast<void*>(&list->items[at]),
                        sizeof(Value));
        }
    }
    list->length = to;
    shrink(rt, list);
    return {};
}

Result<void> list_assign_item(Runtime& rt, const Value& self, const Value& key, const Value& value) {
    if (rt.is_exactly(key, BuiltinType::slice)) return assign_slice(rt, self, key.as<SliceObject>(), value);
    if (!has_index(rt, key)) return bad_index(rt, key);
    Size at = TRY(index_size(rt, key));
    List* list = list_in(self);
    if (at < 0) at += list->length;
    if (at < 0 || at >= list->length) return rt.index_error("list assignment index out of range");
    if (value.is_empty()) return splice(rt, list, at, at + 1, {});
    list->items[at] = value;
    return {};
}

Result<Value> list_new(Runtime& rt, Type* type, const CallArguments&) {
    return Value::adopt(rt.allocate<List>(type));
}

Result<void> list_init(Runtime& rt, const Value& self, const Value* arguments) {
    list_clear(list_in(self));
    if (arguments[0].is_empty()) return {};
    return list_extend(rt, list_in(self), arguments[0]);
}

// ---- methods

Result<Value> list_append_method(Runtime& rt, const Value* arguments) {
    TRY(list_append(rt, list_in(arguments[0]), arguments[1]));
    return Value::none();
}

Result<Value> list_extend_method(Runtime& rt, const Value* arguments) {
    TRY(list_extend(rt, list_in(arguments[0]), arguments[1]));
    return Value::none();
}

Result<Value> list_insert(Runtime& rt, const Value* arguments) {
    Size at = TRY(size_argument(rt, arguments[1]));
    List* list = list_in(arguments[0]);
    if (at < 0) at = at + list->length < 0 ? 0 : at + list->length;
    if (at > list->length) at = list->length;
    TRY(splice(rt, list, at, at, {&arguments[2], 1}));
    return Value::none();
}

Result<Value> list_pop(Runtime& rt, const Value* arguments) {
    Size at = -1;
    if (!arguments[1].is_empty()) at = TRY(size_argument(rt, arguments[1]));
    List* list = list_in(arguments[0]);
    if (list->length == 0) return rt.index_error("pop from empty list");
    if (at < 0) at += list->length;
    if (at < 0 || at >= list->length) return rt.index_error("pop index out of range");
    Value item = std::move(list->items[at]);
    if (at + 1 < list->length) {
        std::memmove(static_cast<void*>(list->items + at), static_cast<void*>(list->items + at + 1),
                     bytes_for(list->length - at - 1));
    }
    --list->length;
    shrink(rt, list);
    return item;
}

Result<Value> list_remove(Runtime& rt, const Value* arguments) {
    List* list = list_in(arguments[0]);
    for (Size i = 0; i < list->length; ++i) {
        Value each = list->items[i];
        bool same = TRY(equals(rt, each, arguments[1]));
        if (!same) continue;
        Size stop = i + 1 < list->length ? i + 1 : list->length;
        TRY(splice(rt, list, i < stop ? i : stop, stop, {}));
        return Value::none();
    }
    return rt.value_error("list.remove(x): x not in list");
}

Result<Value> list_index(Runtime& rt, const Value* arguments) {
    List* list = list_in(arguments[0]);
    Size start = 0;
    Size stop = max_size;
    TRY(search_range(rt, arguments[2], arguments[3], list->length, start, stop));
    for (Size i = start; i < stop && i < list->length; ++i) {
        Value each = list->items[i];
        bool same = TRY(equals(rt, each, arguments[1]));
        if (same) return Value::small(i);
    }
    return rt.value_error("list.index(x): x not in list");
}

Result<Value> list_count(Runtime& rt, const Value* arguments) {
    List* list = list_in(arguments[0]);
    Size count = 0;
    for (Size i = 0; i < list->length; ++i) {
        Value each = list->items[i];
        bool same = TRY(equals(rt, each, arguments[1]));
        if (same) ++count;
    }
    return Value::small(count);
}

Result<Value> list_clear_method(Runtime&, const Value* arguments) {
    list_clear(list_in(arguments[0]));
    return Value::none();
}

Result<Value> list_copy(Runtime& rt, const Value* arguments) {
    return new_list(rt, list_in(arguments[0])->span());
}

Result<Value> list_reverse(Runtime&, const Value* arguments) {
    List* list = list_in(arguments[0]);
    for (Size i = 0, j = list->length - 1; i < j; ++i, --j) std::swap(list->items[i], list->items[j]);
    return Value::none();
}

Result<Value> list_sort_method(Runtime& rt, const Value* arguments) {
    bool reverse = false;
    if (!arguments[2].is_empty()) reverse = TRY(truth(rt, arguments[2]));
    TRY(list_sort(rt, list_in(arguments[0]), arguments[1], reverse));
    return Value::none();
}

Result<Value> list_reversed(Runtime& rt, const Value* arguments) {
    return new_index_iterator(rt, BuiltinType::list_reverse_iterator, arguments[0],
                              list_in(arguments[0])->length - 1);
}

Result<Value> list_iterate(Runtime& rt, const Value& self) {
    return new_index_iterator(rt, BuiltinType::list_iterator, self, 0);
}

Result<Value> list_size_of(Runtime& rt, const Value* arguments) {
    return new_int(rt, 20 + std::int64_t{4} * list_in(arguments[0])->capacity);
}

constexpr NativeMethod list_methods[] = {
    {"__reversed__(self, /)", list_reversed, doc<"Return a reverse iterator over the list.">},
    {"__sizeof__(self, /)", list_size_of, doc<"Return the size of the list in memory, in bytes.">},
    {"clear(self, /)", list_clear_method, doc<"Remove all items from list.">},
    {"copy(self, /)", list_copy, doc<"Return a shallow copy of the list.">},
    {"append(self, object, /)", list_append_method, doc<"Append object to the end of the list.">},
    {"insert(self, index, object, /)", list_insert, doc<"Insert object before index.">},
    {"extend(self, iterable, /)", list_extend_method,
     doc<"Extend list by appending elements from the iterable.">},
    {"pop(self, index=-1, /)", list_pop,
     doc<"Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is "
         "out "
         "of range.">},
    {"remove(self, value, /)", list_remove,
     doc<"Remove first occurrence of value.\n\nRaises ValueError if the value is not present.">},
    {"index(self, value, start=0, stop=9223372036854775807, /)", list_index,
     doc<"Return first index of value.\n\nRaises ValueError if the value is not present.">},
    {"count(self, value, /)", list_count, doc<"Return number of occurrences of value.">},
    {"reverse(self, /)", list_reverse, doc<"Reverse *IN PLACE*.">},
    {"sort(self, /, *, key=None, reverse=False)", list_sort_method,
     doc<"Sort the list in ascending order and return None.\n\nThe sort is in-place (i.e. the list itself is "
         "modified) and "
         "stable (i.e. the\norder of two equal elements is maintained).\n\nIf a key function is given, apply "
         "it "
         "once to "
         "each list item and sort them,\nascending or descending, according to their function values.\n\nThe "
         "reverse flag "
         "can be set to sort in descending order.">},
    {"__getitem__(self, index, /)", get_item_method, doc<"Return self[index].">},
    {"__class_getitem__(cls, object, /)", class_get_item, doc<"See PEP 585">, MethodKind::class_method},
};

constexpr TypeSpec list_spec = {
    .id = BuiltinType::list,
    .name = "list",
    .flags = type_flags::subclassable | type_flags::list_subclass | type_flags::sequence,
    .layout = {.size = sizeof(List),
               .destroy = destroy_list,
               .traverse = traverse_list,
               .clear = clear_items},
    .methods = list_methods,
    .slots = {.repr = list_repr,
              .iter = list_iterate,
              .length = list_length,
              .hash = hash_not_implemented,
              .compare = list_compare,
              .concat = list_concat,
              .inplace_concat = list_inplace_concat,
              .repeat = list_repeat,
              .inplace_repeat = list_inplace_repeat,
              .get_item = list_get_item,
              .assign_item = list_assign_item,
              .contains = list_contains,
              .new_ = list_new,
              .init = bound_init<"list(iterable=(), /)", list_init>},
    .doc =
        "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty "
        "list.\nThe argument "
        "must be an iterable if specified.",
};

}  // namespace

Ref<List> new_list(Runtime& rt) {
    return Ref<List>::adopt(rt.allocate<List>(rt.type(BuiltinType::list)));
}

Result<Ref<List>> new_list(Runtime& rt, std::span<const Value> items) {
    Ref<List> list = new_list(rt);
    TRY(list_reserve(rt, list.get(), static_cast<Size>(items.size())));
    for (const Value& item : items) new (&list->items[list->length++]) Value(item);
    return list;
}

Result<Ref<List>> list_of(Runtime& rt, const Value& iterable) {
    Ref<List> list = new_list(rt);
    TRY(list_extend(rt, list.get(), iterable));
    return list;
}

Result<void> list_reserve(Runtime& rt, List* list, Size extra) {
    if (extra <= list->capacity - list->length) return {};
    std::int64_t wanted = std::int64_t{list->length} + extra;
    if (wanted > max_size / static_cast<Size>(sizeof(Value))) return rt.memory_error();
    std::int64_t generous = list->length == 0 ? wanted : wanted + (wanted >> 2) + 4;
    if (list->length == 0 && extra == 1) generous = 4;
    if (generous > max_size / static_cast<Size>(sizeof(Value))) generous = wanted;
    if (!set_capacity(rt, list, static_cast<Size>(generous))) return rt.memory_error();
    return {};
}

Result<void> list_extend(Runtime& rt, List* list, const Value& iterable) {
    bool plain_list = rt.is_exactly(iterable, BuiltinType::list);
    if (plain_list || rt.is_exactly(iterable, BuiltinType::tuple)) {
        Size count = plain_list ? list_in(iterable)->length : iterable.as<Tuple>()->length;
        TRY(list_reserve(rt, list, count));
        for (Size i = 0; i < count; ++i) {
            const Value& item = plain_list ? list_in(iterable)->items[i] : (*iterable.as<Tuple>())[i];
            new (&list->items[list->length++]) Value(item);
        }
        return {};
    }
    Value iterator = TRY(iterate(rt, iterable));
    Size hint = TRY(length_hint(rt, iterable, 8));
    if (hint > 0 && hint < 1'000'000) TRY(list_reserve(rt, list, hint));
    for (Size steps = 0;; ++steps) {
        Value item = TRY(next(rt, iterator));
        if (item.is_empty()) break;
        TRY(list_append(rt, list, std::move(item)));
        TRY(count_steps(rt, steps));
    }
    return {};
}

void list_clear(List* list) {
    if (list->items == nullptr) return;
    Value* items = std::exchange(list->items, nullptr);
    Size length = std::exchange(list->length, 0);
    Size capacity = std::exchange(list->capacity, 0);
    release_items(*list->type->runtime, items, length, capacity);
}

Result<Ref<Tuple>> list_to_tuple(Runtime& rt, const List* list) {
    return new_tuple(rt, list->span());
}

Result<Ref<Tuple>> sequence_items(Runtime& rt, const Value& iterable, std::string_view message) {
    if (rt.is_exactly(iterable, BuiltinType::tuple)) return Ref<Tuple>::share(iterable.as<Tuple>());
    if (rt.is_exactly(iterable, BuiltinType::list)) return list_to_tuple(rt, iterable.as<List>());
    Result<Value> iterator = iterate(rt, iterable);
    if (iterator.is_error()) {
        Error error = iterator.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::TypeError)) return error;
        return rt.type_error("{}", message);
    }
    Value taken = iterator.take();
    Ref<List> items = new_list(rt);
    TRY(list_extend(rt, items.get(), taken));
    return list_to_tuple(rt, items.get());
}

void install_list(Runtime& rt) {
    rt.define_type(list_spec);
}

}  // namespace bufferscope
