// Numbering of identifiers and name mangling.
#include "compile/names.h"

namespace bufferscope {

namespace {

std::size_t hash_of_key(std::uint64_t key) {
    key *= 0x9E3779B97F4A7C15u;
    return static_cast<std::size_t>(key >> 32);
}

std::size_t hash_of_text(std::string_view text) {
    std::uint32_t hash = 2166136261u;
    for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

constexpr std::size_t few_entries = 8;

}  // namespace

std::int32_t* IdMap::find(std::uint64_t key) {
    if (table_.empty()) {
        for (Entry& entry : entries_) {
            if (entry.key == key) return &entry.value;
        }
        return nullptr;
    }
    std::size_t mask = table_.size() - 1;
    for (std::size_t at = hash_of_key(key) & mask; table_[at] >= 0; at = (at + 1) & mask) {
        Entry& entry = entries_[static_cast<std::size_t>(table_[at])];
        if (entry.key == key) return &entry.value;
    }
    return nullptr;
}

void IdMap::rehash(std::size_t size) {
    table_.assign(size, -1);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        std::size_t at = hash_of_key(entries_[i].key) & (size - 1);
        while (table_[at] >= 0) at = (at + 1) & (size - 1);
        table_[at] = static_cast<std::int32_t>(i);
    }
}

std::int32_t IdMap::insert(std::uint64_t key, std::int32_t otherwise, bool* added) {
    std::int32_t* found = find(key);
    if (added != nullptr) *added = found == nullptr;
    if (found != nullptr) return *found;
    entries_.push_back({key, otherwise});
    if (entries_.size() > few_entries && entries_.size() * 2 > table_.size()) {
        rehash(table_.empty() ? 32 : table_.size() * 2);
    } else if (!table_.empty()) {
        std::size_t mask = table_.size() - 1;
        std::size_t at = hash_of_key(key) & mask;
        while (table_[at] >= 0) at = (at + 1) & mask;
        table_[at] = static_cast<std::int32_t>(entries_.size() - 1);
    }
    return otherwise;
}

NameId NameTable::add(std::string_view text) {
    if (texts_.size() * 2 >= table_.size()) {
        std::size_t size = table_.empty() ? 64 : table_.size() * 2;
        table_.assign(size, -1);
        for (std::size_t i = 0; i < texts_.size(); ++i) {
            std::size_t at = hash_of_text(texts_[i]) & (size - 1);
            while (table_[at] >= 0) at = (at + 1) & (size - 1);
            table_[at] = static_cast<std::int32_t>(i);
        }
    }
    std::size_t mask = table_.size() - 1;
    std::size_t at = hash_of_text(text) & mask;
    for (; table_[at] >= 0; at = (at + 1) & mask) {
        if (texts_[static_cast<std::size_t>(table_[at])] == text) return static_cast<NameId>(table_[at]);
    }
    table_[at] = static_cast<std::int32_t>(texts_.size());
    texts_.push_back(text);
    return static_cast<NameId>(texts_.size() - 1);
}

NameId NameTable::mangle(std::string_view class_name, std::string_view name) {
    bool is_private = name.size() > 2 && name.substr(0, 2) == "__" && name.substr(name.size() - 2) != "__" &&
                      name.find('.') == std::string_view::npos;
    if (class_name.empty() || !is_private) return add(name);
    std::size_t start = class_name.find_first_not_of('_');
    if (start == std::string_view::npos) return add(name);
    std::string mangled = "_";
    mangled += class_name.substr(start);
    mangled += name;
    return add_copy(mangled);
}

}  // namespace bufferscope
