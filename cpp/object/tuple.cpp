// Making tuples, and their end.
#include "object/tuple.h"

#include "object/runtime.h"

namespace bufferscope {

void destroy_tuple(Runtime&, Object* object) {
    auto* tuple = static_cast<Tuple*>(object);
    for (Size i = tuple->length; i-- > 0;) tuple->items()[i].~Value();
}

std::uint32_t tuple_size(const Object* object) {
    const auto* tuple = static_cast<const Tuple*>(object);
    return static_cast<std::uint32_t>(sizeof(Tuple) +
                                      static_cast<std::size_t>(tuple->length) * sizeof(Value));
}

void traverse_tuple(Object* object, Visitor& visit) {
    for (const Value& item : static_cast<Tuple*>(object)->span()) visit(item);
}

Result<Ref<Tuple>> allocate_tuple(Runtime& rt, Size length) {
    if (length == 0) {
        if (!rt.empty_tuple) {
            rt.empty_tuple = Ref<Tuple>::adopt(rt.allocate<Tuple>(rt.type(BuiltinType::tuple)));
        }
        return rt.empty_tuple;
    }
    if (length < 0 || static_cast<std::size_t>(length) > (max_size - sizeof(Tuple)) / sizeof(Value)) {
        return rt.memory_error();
    }
    std::size_t extra = static_cast<std::size_t>(length) * sizeof(Value);
    auto* tuple = rt.try_allocate<Tuple>(rt.type(BuiltinType::tuple), extra);
    if (tuple == nullptr) return rt.memory_error();
    tuple->length = length;
    Runtime::clear_words(tuple->items(), extra);
    return Ref<Tuple>::adopt(tuple);
}

Result<Ref<Tuple>> new_tuple(Runtime& rt, std::span<const Value> items) {
    Ref<Tuple> tuple = TRY(allocate_tuple(rt, static_cast<Size>(items.size())));
    for (std::size_t i = 0; i < items.size(); ++i) tuple->items()[i] = items[i];
    return tuple;
}

Result<Ref<Tuple>> reusable_tuple(Runtime& rt, Value& kept, Size length) {
    if (!kept.is_empty() && kept.object()->reference_count() == 1) return Ref<Tuple>::share(kept.as<Tuple>());
    Ref<Tuple> made = TRY(allocate_tuple(rt, length));
    if (kept.is_empty()) kept = Value(made);
    return made;
}

Result<Value> reusable_pair(Runtime& rt, Value& kept, Value first, Value second) {
    Ref<Tuple> pair = TRY(reusable_tuple(rt, kept, 2));
    std::swap(pair->items()[0], first);
    std::swap(pair->items()[1], second);
    first = Value();  // the old ones, in this order
    return pair;
}

}  // namespace bufferscope
