// Identifiers of one compilation as small numbers, and the sets and maps the compiler keeps of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"

namespace bufferscope {

/// Number of an identifier in the NameTable of a compilation.
using NameId = std::uint32_t;

/// An insertion-ordered map from a number (or a pointer taken as one) to a number.
class IdMap {
  public:
    struct Entry {
        std::uint64_t key;
        std::int32_t value;
    };
    /// Null when absent; holds until the next insertion.
    std::int32_t* find(std::uint64_t key);
    const std::int32_t* find(std::uint64_t key) const { return const_cast<IdMap*>(this)->find(key); }
    /// The value of `key`, which is `otherwise` if it was absent; `added` tells.
    std::int32_t insert(std::uint64_t key, std::int32_t otherwise, bool* added = nullptr);
    const std::vector<Entry>& entries() const { return entries_; }
    std::int32_t size() const { return static_cast<std::int32_t>(entries_.size()); }

  private:
    void rehash(std::size_t size);
    std::vector<Entry> entries_;
    std::vector<std::int32_t> table_;  // indices into entries_, -1 free; empty while there are few entries
};

class NameTable {
  public:
    explicit NameTable(Arena& arena) : arena_(arena) {}
    /// The number of a text; the text itself must outlive the table.
    NameId add(std::string_view text);
    /// As add, for a text made on the way.
    NameId add_copy(std::string_view text) { return add(arena_.copy(text)); }
    std::string_view text(NameId id) const { return texts_[id]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }
    /// Private names (`__x` in `class C`) become `_C__x`; `class_name` is empty outside classes.
    NameId mangle(std::string_view class_name, std::string_view name);

  private:
    Arena& arena_;
    std::vector<std::string_view> texts_;
    std::vector<std::int32_t> table_;
};

/// A set of names: a bit for each.
class NameSet {
  public:
    bool has(NameId id) const { return id / 32 < bits_.size() && (bits_[id / 32] >> (id % 32) & 1); }
    void add(NameId id) {
        if (id / 32 >= bits_.size()) bits_.resize(id / 32 + 1);
        bits_[id / 32] |= 1u << (id % 32);
    }
    void remove(NameId id) {
        if (id / 32 < bits_.size()) bits_[id / 32] &= ~(1u << (id % 32));
    }
    void add_all(const NameSet& other) {
        if (other.bits_.size() > bits_.size()) bits_.resize(other.bits_.size());
        for (std::size_t i = 0; i < other.bits_.size(); ++i) bits_[i] |= other.bits_[i];
    }
    /// Calls visit(id) for each name, smallest number first.
    template <class Visit>
    void for_each(Visit visit) const {
        for (std::size_t i = 0; i < bits_.size(); ++i) {
            for (std::uint32_t rest = bits_[i]; rest != 0; rest &= rest - 1)
                visit(static_cast<NameId>(i * 32 + static_cast<unsigned>(__builtin_ctz(rest))));
        }
    }

  private:
    std::vector<std::uint32_t> bits_;
};

}  // namespace bufferscope
