// heapq and bisect, their native parts: heaps in lists, and searching in sorted sequences.
#include "modules/heapq.h"

#include "modules/builtins.h"
#include "types/collections.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {
namespace {

// ---- heaps; the largest item comes first if `largest`

Result<List*> heap_argument(Runtime& rt, const Value& value, std::string_view function) {
    if (is_list(value)) return value.as<List>();
    return rt.type_error("{}() argument {}must be list, not {}", function,
                         function.substr(0, 7) == "heapify" || function.substr(0, 7) == "heappop" ? "" : "1 ",
                         argument_type_name(rt, value));
}

Error out_of_range(Runtime& rt) {
    return rt.index_error("index out of range");
}

/// Whether `a` belongs before `b`; the heap must keep its size meanwhile.
Result<bool> before(Runtime& rt, List* heap, Size size, const Value& a, const Value& b, bool largest) {
    Value left = largest ? b : a;
    Value right = largest ? a : b;
    if (both_small(left, right)) return left.small_int() < right.small_int();
    bool less = TRY(compare_truth(rt, left, right, Comparison::less));
    if (heap->length != size)
        return rt.raise(BuiltinType::RuntimeError, "list changed size during iteration");
    return less;
}

Result<void> sift_down(Runtime& rt, List* heap, Size start, Size at, bool largest) {
    Size size = heap->length;
    if (at >= size) return out_of_range(rt);
    while (at > start) {
        Size parent = (at - 1) >> 1;
        bool up = TRY(before(rt, heap, size, heap->items[at], heap->items[parent], largest));
        if (!up) break;
        std::swap(heap->items[at], heap->items[parent]);
        at = parent;
    }
    return {};
}

Result<void> sift_up(Runtime& rt, List* heap, Size at, bool largest) {
    Size size = heap->length;
    Size start = at;
    if (at >= size) return out_of_range(rt);
    while (at < size >> 1) {
        Size child = 2 * at + 1;
        if (child + 1 < size) {
            bool first = TRY(before(rt, heap, size, heap->items[child], heap->items[child + 1], largest));
            if (!first) ++child;
        }
        std::swap(heap->items[child], heap->items[at]);
        at = child;
    }
    return sift_down(rt, heap, start, at, largest);
}

template <bool largest>
Result<Value> push(Runtime& rt, const Value* arguments) {
    List* heap = TRY(heap_argument(rt, arguments[0], largest ? "heappush_max" : "heappush"));
    TRY(list_append(rt, heap, arguments[1]));
    TRY(sift_down(rt, heap, 0, heap->length - 1, largest));
    return Value::none();
}

template <bool largest>
Result<Value> pop(Runtime& rt, const Value* arguments) {
    List* heap = TRY(heap_argument(rt, arguments[0], largest ? "heappop_max" : "heappop"));
    if (heap->length == 0) return out_of_range(rt);
    Value item = std::move(heap->items[--heap->length]);
    if (heap->length == 0) return item;
    std::swap(item, heap->items[0]);
    TRY(sift_up(rt, heap, 0, largest));
    return item;
}

Result<Value> put_first(Runtime& rt, List* heap, const Value& item, bool largest) {
    if (heap->length == 0) return out_of_range(rt);
    Value first = std::exchange(heap->items[0], item);
    TRY(sift_up(rt, heap, 0, largest));
    return first;
}

template <bool largest>
Result<Value> replace(Runtime& rt, const Value* arguments) {
    List* heap = TRY(heap_argument(rt, arguments[0], largest ? "heapreplace_max" : "heapreplace"));
    return put_first(rt, heap, arguments[1], largest);
}

template <bool largest>
Result<Value> push_pop(Runtime& rt, const Value* arguments) {
    List* heap = TRY(heap_argument(rt, arguments[0], largest ? "heappushpop_max" : "heappushpop"));
    if (heap->length == 0) return arguments[1];
    Value top = heap->items[0];
    bool smaller = TRY(largest ? compare_truth(rt, arguments[1], top, Comparison::less)
                               : compare_truth(rt, top, arguments[1], Comparison::less));
    if (!smaller) return arguments[1];
    return put_first(rt, heap, arguments[1], largest);
}

template <bool largest>
Result<Value> heapify(Runtime& rt, const Value* arguments) {
    List* heap = TRY(heap_argument(rt, arguments[0], largest ? "heapify_max" : "heapify"));
    for (Size i = (heap->length >> 1) - 1; i >= 0; --i) {
        TRY(sift_up(rt, heap, i, largest));
        TRY(count_steps(rt, i));
    }
    return Value::none();
}

constexpr NativeMethod heap_functions[] = {
    {"heappush(heap, item, /)", push<false>, doc<"Push item onto heap, maintaining the heap invariant.">},
    {"heappop(heap, /)", pop<false>,
     doc<"Pop the smallest item off the heap, maintaining the heap invariant.">},
    {"heapreplace(heap, item, /)", replace<false>,
     doc<"Pop and return the current smallest value, and add the new item.">},
    {"heappushpop(heap, item, /)", push_pop<false>,
     doc<"Push item on the heap, then pop and return the smallest item from the heap.">},
    {"heapify(heap, /)", heapify<false>, doc<"Transform list into a heap, in-place, in O(len(heap)) time.">},
    {"heappush_max(heap, item, /)", push<true>,
     doc<"Push item onto max heap, maintaining the heap invariant.">},
    {"heappop_max(heap, /)", pop<true>, doc<"Maxheap variant of heappop.">},
    {"heapreplace_max(heap, item, /)", replace<true>, doc<"Maxheap variant of heapreplace.">},
    {"heappushpop_max(heap, item, /)", push_pop<true>, doc<"Maxheap variant of heappushpop.">},
    {"heapify_max(heap, /)", heapify<true>, doc<"Maxheap variant of heapify.">},
};

// ---- bisect

/// Where to insert x: behind the items equal to it (`right`), or in front of them.
Result<Size> find_place(Runtime& rt, const Value* arguments, const Value& x, bool right) {
    Size low = 0, high = -1;
    if (!arguments[2].is_empty()) {
        Value number = TRY(index(rt, arguments[2]));
        low = TRY(size_argument(rt, number));
    }
    if (!arguments[3].is_empty() && !arguments[3].is_none()) {
        Value number = TRY(index(rt, arguments[3]));
        high = TRY(size_argument(rt, number));
    }
    if (low < 0) return rt.value_error("lo must be non-negative");
    if (high == -1) high = TRY(length(rt, arguments[0]));
    while (low < high) {
        Size middle = low + (high - low) / 2;
        Value item = TRY(sequence_item(rt, arguments[0], middle));
        if (!arguments[4].is_empty() && !arguments[4].is_none()) item = TRY(call(rt, arguments[4], item));
        Value verdict =
            TRY(right ? compare(rt, x, item, Comparison::less) : compare(rt, item, x, Comparison::less));
        bool less = TRY(truth(rt, verdict));
        if (less == right) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

template <bool right>
Result<Value> search(Runtime& rt, const Value* arguments) {
    Size place = TRY(find_place(rt, arguments, arguments[1], right));
    return new_int(rt, place);
}

template <bool right>
Result<Value> insert(Runtime& rt, const Value* arguments) {
    Value key = arguments[1];
    if (!arguments[4].is_empty() && !arguments[4].is_none()) key = TRY(call(rt, arguments[4], key));
    Size place = TRY(find_place(rt, arguments, key, right));
    TRY(call_method(rt, arguments[0], "insert", {new_int(rt, place), arguments[1]}));
    return Value::none();
}

#define PARAMETERS "(a, x, lo=0, hi=None, *, key=None)"
constexpr NativeMethod bisect_functions[] = {
    {"bisect_right" PARAMETERS, search<true>,
     doc<"Return the index where to insert item x in list a, assuming a is sorted.">},
    {"bisect_left" PARAMETERS, search<false>,
     doc<"Return the index where to insert item x in list a, assuming a is sorted.">},
    {"insort_right" PARAMETERS, insert<true>,
     doc<"Insert item x in list a, and keep it sorted assuming a is sorted.">},
    {"insort_left" PARAMETERS, insert<false>,
     doc<"Insert item x in list a, and keep it sorted assuming a is sorted.">},
};
#undef PARAMETERS

void add_aliases(Runtime& rt, Dict* members,
                 std::initializer_list<std::pair<const char*, const char*>> names) {
    for (auto [alias, name] : names)
        dict_set(rt, members, rt.intern(alias).get(), *dict_find(members, rt.intern(name).get()));
}

}  // namespace

Result<void> fill_heapq(Vm& vm, Dict* members) {
    add_functions(vm.runtime(), members, heap_functions, "_heapq");
    add_aliases(vm.runtime(), members,
                {{"_heappop_max", "heappop_max"},
                 {"_heapreplace_max", "heapreplace_max"},
                 {"_heappush_max", "heappush_max"},
                 {"_heappushpop_max", "heappushpop_max"},
                 {"_heapify_max", "heapify_max"}});
    return {};
}

Result<void> fill_bisect(Vm& vm, Dict* members) {
    add_functions(vm.runtime(), members, bisect_functions, "_bisect");
    add_aliases(vm.runtime(), members, {{"bisect", "bisect_right"}, {"insort", "insort_right"}});
    return {};
}

}  // namespace bufferscope
