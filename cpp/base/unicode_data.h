// What is known of every character beyond what str's own methods ask: names, normalisation and the properties
// of the module unicodedata. The text it is read from (unicode_data.txt) is not part of the engine: the host
// brings it when it is first asked for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/host.h"

namespace bufferscope {

class UnicodeData {
  public:
    struct Record {
        std::string_view category;
        std::string_view bidirectional;
        std::string_view width;
        std::uint8_t combining;
        bool mirrored;
    };
    struct Number {
        std::uint32_t code_point;
        std::string_view value;  // "5" or "1/4"
        char kind;               // D: decimal, d: digit, -: neither
    };

    explicit UnicodeData(Host* host) : host_(host) {}
    UnicodeData(const UnicodeData&) = delete;

    /// Reads the text unless that has been done; false if the host has none. Everything below needs it.
    bool load();

    std::string_view version() const { return version_; }
    const Record& record(char32_t code_point) const;
    /// As unicodedata.decomposition gives it.
    std::string decomposition(char32_t code_point) const;
    /// Null if the character has no numeric value.
    const Number* number(char32_t code_point) const;
    /// NFC, NFD, NFKC or NFKD of the text: `compatible` for the forms with K, `composed` for those with C.
    std::u32string normalize(std::u32string_view text, bool compatible, bool composed) const;
    /// Empty if the character has none.
    std::string name(char32_t code_point) const;
    /// The character with the name or alias (any letter case), or the sequence; empty if there is none.
    std::u32string lookup(std::string_view name, bool sequences);

  private:
    struct Decomposition {
        std::uint32_t code_point;
        std::string_view text;
    };
    struct Run {
        std::uint32_t start;
        std::uint32_t record;
    };
    struct Composition {
        std::uint64_t pair;
        std::uint32_t result;
        bool operator<(const Composition& other) const { return pair < other.pair; }
    };
    struct NameRange {
        std::uint32_t first;
        std::uint32_t last;
        std::string_view prefix;
    };
    struct NameBlock {
        std::uint32_t before;  // code point of the name in front of the block
        std::uint32_t first;
        std::size_t offset;  // in names_
    };
    void read_tables();
    void index_names();
    const Decomposition* find_decomposition(char32_t code_point) const;
    void decompose(char32_t code_point, bool compatible, std::u32string& out) const;
    char32_t compose(char32_t first, char32_t second) const;
    /// Calls use(code point, name) for the names of a block until it answers true.
    template <class Use>
    void for_names(const NameBlock& block, Use use) const;

    Host* host_;
    bool tried_ = false;
    std::string text_;
    std::string_view version_;
    std::vector<Record> records_;
    std::vector<Run> runs_;
    std::vector<Decomposition> decompositions_;
    std::vector<Composition> compositions_;
    std::vector<Number> numbers_;
    std::vector<NameRange> name_ranges_;
    std::string_view names_;
    std::vector<NameBlock> name_blocks_;
    std::string_view aliases_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> by_hash_;  // (hash of the name, code point), sorted
};

}  // namespace bufferscope
