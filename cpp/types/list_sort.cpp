// list.sort: a stable merge sort that uses the runs it finds (Peters' timsort with powersort's merge order).
#include <cstring>

#include "object/protocol.h"
#include "types/collections.h"
#include "types/float.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {
namespace {

/// What is sorted: the key (or the item itself) and, with a key function, the item.
struct Item {
    Value key;
    Value item;
};

void move_items(Item* to, Item* from, Size count) {
    if (count > 0)
        std::memmove(static_cast<void*>(to), static_cast<void*>(from),
                     static_cast<std::size_t>(count) * sizeof(Item));
}

using QuickLess = bool (*)(const Value&, const Value&);

/// A comparison without Python code when all keys are of one plain type; null otherwise (unsafe_*_compare).
QuickLess quick_less(Runtime& rt, const Item* items, Size count) {
    bool ints = true;
    bool strings = true;
    bool floats = true;
    for (Size i = 0; i < count; ++i) {
        const Value& key = items[i].key;
        ints = ints && key.is_small_int();
        strings = strings && rt.is_exactly(key, BuiltinType::str);
        floats = floats && rt.is_exactly(key, BuiltinType::float_);
    }
    if (ints) return [](const Value& a, const Value& b) { return a.small_int() < b.small_int(); };
    if (strings) return [](const Value& a, const Value& b) { return compare(a.as<Str>(), b.as<Str>()) < 0; };
    if (floats) return [](const Value& a, const Value& b) { return float_of(a) < float_of(b); };
    return nullptr;
}

class Sorter {
  public:
    Sorter(Runtime& rt, Item* items, Size count, Item* room)
        : runtime_(rt), items_(items), count_(count), room_(room), quick_(quick_less(rt, items, count)) {}

    Result<void> sort() {
        Size shortest = run_length_to_extend();
        Size start = 0;
        while (start < count_) {
            Size length = TRY(count_run(start));
            Size rest = count_ - start;
            if (length < shortest) {
                Size forced = rest < shortest ? rest : shortest;
                TRY(insertion_sort(start, start + length, start + forced));
                length = forced;
            }
            TRY(push_run(start, length));
            start += length;
        }
        while (pending_ > 1) TRY(merge_top());
        return {};
    }

  private:
    struct Run {
        Size start, length;
        int power;
    };

    Result<bool> less(const Value& a, const Value& b) {
        if (quick_) return quick_(a, b);
        TRY(count_steps(runtime_, ++steps_));
        return compare_truth_less(a, b);
    }

    /// Unlike compare_truth, identity does not decide.
    Result<bool> compare_truth_less(const Value& a, const Value& b) {
        Value answer = TRY(compare(runtime_, a, b, Comparison::less));
        if (answer.is_bool()) return answer.is_true();
        return truth(runtime_, answer);
    }

    Size run_length_to_extend() const {
        Size n = count_;
        Size odd = 0;
        while (n >= 64) {
            odd |= n & 1;
            n >>= 1;
        }
        return n + odd;
    }

    Result<Size> count_run(Size start) {
        if (start + 1 >= count_) return count_ - start;
        Size at = start + 1;
        bool descending = TRY(less(items_[at].key, items_[at - 1].key));
        for (++at; at < count_; ++at) {
            bool below = TRY(less(items_[at].key, items_[at - 1].key));
            if (below != descending) break;
        }
        if (descending) {
            for (Size i = start, j = at - 1; i < j; ++i, --j) std::swap(items_[i], items_[j]);
        }
        return at - start;
    }

    /// items [start, sorted) are in order; makes [start, stop) so.
    Result<void> insertion_sort(Size start, Size sorted, Size stop) {
        for (Size next = sorted; next < stop; ++next) {
            Size low = start;
            Size high = next;
            while (low < high) {
                Size middle = low + (high - low) / 2;
                bool below = TRY(less(items_[next].key, items_[middle].key));
                if (below) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            alignas(Item) char held[sizeof(Item)];
            std::memcpy(held, static_cast<void*>(&items_[next]), sizeof(Item));
            move_items(items_ + low + 1, items_ + low, next - low);
            std::memcpy(static_cast<void*>(&items_[low]), held, sizeof(Item));
        }
        return {};
    }

    /// Powersort's depth of the boundary between two neighbouring runs.
    int power_of(const Run& left, Size right_length) const {
        std::int64_t a = 2 * std::int64_t{left.start} + left.length;
        std::int64_t b = a + left.length + right_length;
        std::int64_t n = count_;
        for (int power = 1;; ++power) {
            if (a >= n) {
                a -= n;
                b -= n;
            } else if (b >= n) {
                return power;
            }
            a <<= 1;
            b <<= 1;
        }
    }

    Result<void> push_run(Size start, Size length) {
        if (pending_ > 0) {
            int power = power_of(runs_[pending_ - 1], length);
            while (pending_ > 1 && runs_[pending_ - 2].power > power) TRY(merge_top());
            runs_[pending_ - 1].power = power;
        }
        runs_[pending_++] = {start, length, 0};
        return {};
    }

    /// Merges the two newest runs.
    Result<void> merge_top() {
        Run& left = runs_[pending_ - 2];
        Run right = runs_[pending_ - 1];
        Size start = left.start;
        Size middle = right.start;
        left.length += right.length;
        left.power = right.power;
        --pending_;
        return merge(start, middle, right.start + right.length);
    }

    Result<void> merge(Size start, Size middle, Size stop) {
        // What stands right at either end need not move.
        Size first = TRY(upper_bound(items_[middle].key, start, middle));
        if (first == middle) return {};
        Size last = TRY(lower_bound(items_[middle - 1].key, middle, stop));
        if (middle - first <= last - middle) return merge_low(first, middle, last);
        return merge_high(first, middle, last);
    }

    Result<Size> upper_bound(const Value& key, Size low, Size high) {
        while (low < high) {
            Size middle = low + (high - low) / 2;
            bool below = TRY(less(key, items_[middle].key));
            if (below) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    Result<Size> lower_bound(const Value& key, Size low, Size high) {
        while (low < high) {
            Size middle = low + (high - low) / 2;
            bool below = TRY(less(items_[middle].key, key));
            if (below) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Result<void> merge_low(Size start, Size middle, Size stop) {
        Size count = middle - start;
        move_items(room_, items_ + start, count);
        Item* left = room_;
        Item* left_end = room_ + count;
        Item* right = items_ + middle;
        Item* right_end = items_ + stop;
        Item* out = items_ + start;
        Result<void> outcome;
        while (left < left_end && right < right_end) {
            Result<bool> below = less(right->key, left->key);
            if (below.is_error()) {
                move_items(out, left, static_cast<Size>(left_end - left));
                return below.take_error();
            }
            if (below.value()) {
                move_items(out++, right++, 1);
            } else {
                move_items(out++, left++, 1);
            }
        }
        move_items(out, left, static_cast<Size>(left_end - left));
        return {};
    }

    Result<void> merge_high(Size start, Size middle, Size stop) {
        Size count = stop - middle;
        move_items(room_, items_ + middle, count);
        Item* left = items_ + middle;
        Item* left_begin = items_ + start;
        Item* right = room_ + count;
        Item* out = items_ + stop;
        while (left > left_begin && right > room_) {
            Result<bool> below = less((right - 1)->key, (left - 1)->key);
            if (below.is_error()) {
                move_items(out - (right - room_), room_, static_cast<Size>(right - room_));
                return below.take_error();
            }
            if (below.value()) {
                move_items(--out, --left, 1);
            } else {
                move_items(--out, --right, 1);
            }
        }
        move_items(out - (right - room_), room_, static_cast<Size>(right - room_));
        return {};
    }

    Runtime& runtime_;
    Item* items_;
    Size count_;
    Item* room_;
    QuickLess quick_;
    Size steps_ = 0;
    Run runs_[64];
    int pending_ = 0;
};

/// Fills the keys; those already made are dropped with the block when a key function raises.
Result<void> make_keys(Runtime& rt, const Value& key, Value* values, Item* items, Size count) {
    for (Size i = 0; i < count; ++i) {
        if (key.is_empty() || key.is_none()) {
            items[i].key = values[i];
        } else {
            items[i].key = TRY(call(rt, key, values[i]));
            items[i].item = values[i];
        }
    }
    return {};
}

/// The items and their keys while they are sorted, and as much room again for merging.
class SortBlock {
  public:
    SortBlock(Runtime& rt, Size count)
        : runtime_(rt), count_(count), bytes_(static_cast<std::size_t>(count) * 2 * sizeof(Item)) {
        void* block = rt.heap.try_allocate(bytes_);
        if (block == nullptr) return;
        std::memset(block, 0, bytes_);
        items_ = static_cast<Item*>(block);
    }
    SortBlock(const SortBlock&) = delete;
    ~SortBlock() {
        if (items_ == nullptr) return;
        for (Size i = 0; i < count_; ++i) items_[i].~Item();
        runtime_.heap.release(items_, bytes_);
    }
    Item* items() const { return items_; }
    void reverse() {
        for (Size i = 0, j = count_ - 1; i < j; ++i, --j) std::swap(items_[i], items_[j]);
    }

  private:
    Runtime& runtime_;
    Size count_;
    std::size_t bytes_;
    Item* items_ = nullptr;
};

Result<void> sort_values(Runtime& rt, Value* values, Size count, const Value& key, bool reverse) {
    if (count == 0) return {};
    SortBlock block(rt, count);
    Item* items = block.items();
    if (items == nullptr) return rt.memory_error();
    TRY(make_keys(rt, key, values, items, count));
    if (reverse) block.reverse();  // keeps equal items in their order
    Result<void> sorted = Sorter(rt, items, count, items + count).sort();
    if (reverse) block.reverse();
    bool with_key = !key.is_empty() && !key.is_none();
    for (Size i = 0; i < count; ++i) values[i] = with_key ? items[i].item : items[i].key;
    return sorted;
}

}  // namespace

Result<void> list_sort(Runtime& rt, List* list, const Value& key, bool reverse) {
    // The list is empty while its items are sorted, so that nothing the comparisons do can disturb them.
    Value hold = Value::share(list);
    Value* values = std::exchange(list->items, nullptr);
    Size count = std::exchange(list->length, 0);
    Size capacity = std::exchange(list->capacity, 0);
    Result<void> outcome = sort_values(rt, values, count, key, reverse);
    bool modified = list->items != nullptr;
    list_clear(list);
    list->items = values;
    list->length = count;
    list->capacity = capacity;
    if (!outcome.is_error() && modified) return rt.value_error("list modified during sort");
    return outcome;
}

}  // namespace bufferscope
