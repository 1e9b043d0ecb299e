// Tuple: the immutable sequence the object model itself uses: layout and making. Its methods are in
// types/tuple.cpp.
#pragma once

#include <span>

#include "object/type.h"

namespace bufferscope {

struct Tuple : Object {
    Size length;
    // `length` Values follow

    Value* items() { return reinterpret_cast<Value*>(this + 1); }
    const Value* items() const { return reinterpret_cast<const Value*>(this + 1); }
    const Value& operator[](Size index) const { return items()[index]; }
    std::span<const Value> span() const { return {items(), static_cast<std::size_t>(length)}; }
};
static_assert(sizeof(Tuple) % alignof(Value) == 0);

void destroy_tuple(Runtime&, Object* object);
std::uint32_t tuple_size(const Object* object);
void traverse_tuple(Object* object, Visitor& visit);
inline constexpr NativeLayout tuple_layout = {
    .size = sizeof(Tuple), .destroy = destroy_tuple, .size_of = tuple_size, .traverse = traverse_tuple};

inline bool is_tuple(const Value& value) {
    return value.is_object() && value.object()->type->has_flag(type_flags::tuple_subclass);
}
/// All items empty; the caller fills them before anything else can see the tuple.
Result<Ref<Tuple>> allocate_tuple(Runtime&, Size length);
/// What enumerate, zip and dict.items() hand out: the tuple `kept` by the iterator, again and again, as long
/// as nobody else holds it. Hence its items live until the next step, as in CPython.
Result<Ref<Tuple>> reusable_tuple(Runtime&, Value& kept, Size length);
Result<Value> reusable_pair(Runtime&, Value& kept, Value first, Value second);
Result<Ref<Tuple>> new_tuple(Runtime&, std::span<const Value> items);

}  // namespace bufferscope
