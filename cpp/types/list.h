// List: the growable sequence: layout, making and the fast paths that the VM uses. Its methods are in
// list.cpp.
#pragma once

#include <span>

#include "object/runtime.h"

namespace bufferscope {

struct List : Object {
    Value* items;  // `capacity` places from malloc, the first `length` in use
    Size length;
    Size capacity;

    std::span<const Value> span() const { return {items, static_cast<std::size_t>(length)}; }
};

inline bool is_list(const Value& value) {
    return value.is_object() && value.object()->type->has_flag(type_flags::list_subclass);
}

Ref<List> new_list(Runtime&);
Result<Ref<List>> new_list(Runtime&, std::span<const Value> items);
/// A list of all items of an iterable.
Result<Ref<List>> list_of(Runtime&, const Value& iterable);
/// Room for `extra` more items: MemoryError when there is none.
Result<void> list_reserve(Runtime&, List*, Size extra);
/// list.append.
inline Result<void> list_append(Runtime& rt, List* list, Value item) {
    if (list->length == list->capacity) TRY(list_reserve(rt, list, 1));
    new (&list->items[list->length++]) Value(std::move(item));
    return {};
}
/// list.extend with any iterable.
Result<void> list_extend(Runtime&, List*, const Value& iterable);
/// list.sort; `key` is empty or None for none.
Result<void> list_sort(Runtime&, List*, const Value& key, bool reverse);
void list_clear(List*);
/// tuple(list).
Result<Ref<Tuple>> list_to_tuple(Runtime&, const List*);
/// The items as PySequence_Fast takes them: what is no list or tuple is iterated, its iterator asked for its
/// length; a TypeError of __iter__ becomes `message`.
Result<Ref<Tuple>> sequence_items(Runtime&, const Value& iterable, std::string_view message);

}  // namespace bufferscope
