// Regular expressions: character classes, and which letters are the same when case is ignored.
#include <algorithm>

#include "modules/re.h"
#include "types/unicode.h"

namespace bufferscope::regex {

namespace {

/// Letters that count as one without regard to case beyond what upper and lower case say (SRE's _EXTRA_CASES,
/// and the capitals that are not the upper case of their lower case).
constexpr std::uint16_t equal_letters[] = {
    0x69,   0x131, 0x130,  0,      0x73,  0x17F,  0,      0xB5,   0x3BC,  0,      0x345,  0x3B9, 0x1FBE,
    0,      0x390, 0x1FD3, 0,      0x3B0, 0x1FE3, 0,      0x3B2,  0x3D0,  0,      0x3B5,  0x3F5, 0,
    0x3B8,  0x3D1, 0x3F4,  0,      0x3BA, 0x3F0,  0,      0x3C0,  0x3D6,  0,      0x3C1,  0x3F1, 0,
    0x3C2,  0x3C3, 0,      0x3C6,  0x3D5, 0,      0x432,  0x1C80, 0,      0x434,  0x1C81, 0,     0x43E,
    0x1C82, 0,     0x441,  0x1C83, 0,     0x442,  0x1C84, 0x1C85, 0,      0x44A,  0x1C86, 0,     0x463,
    0x1C87, 0,     0x1C88, 0xA64B, 0,     0x1E61, 0x1E9B, 0,      0xFB05, 0xFB06, 0,      0xDF,  0x1E9E,
    0,      0x3C9, 0x2126, 0,      0x6B,  0x212A, 0,      0xE5,   0x212B, 0};

constexpr char32_t cased_end = 0x1F000;  // no letters with case from here on

char32_t unicode_lower(char32_t c) {
    char32_t out[3];
    to_lower(c, out);
    return out[0];
}

void add_cases(SetBuilder& out, char32_t lower) {
    out.add(lower, lower);
    char32_t mapped[3];
    for (auto mapping : {to_upper, to_title}) {
        mapping(lower, mapped);
        if (mapped[0] != lower && unicode_lower(mapped[0]) == lower) out.add(mapped[0], mapped[0]);
    }
}

/// Adds every character that matches `c` when case is ignored.
void add_variants(SetBuilder& out, char32_t c, bool unicode) {
    if (!unicode) {
        char32_t other = c ^ 0x20;
        if (c < 0x80 && (other | 0x20) - 'a' < 26) out.add(other, other);
        return;
    }
    char32_t lower = unicode_lower(c);
    const std::uint16_t* first = equal_letters;
    for (const std::uint16_t& each : equal_letters) {
        if (each == 0) {
            first = &each + 1;
        } else if (each == lower) {
            for (; *first != 0; ++first) add_cases(out, *first);
            return;
        }
    }
    add_cases(out, lower);
}

void ignore_case(SetBuilder& set, bool unicode) {
    std::size_t count = set.ranges.size();
    for (std::size_t i = 0; i < count; ++i) {
        SetBuilder::Range range = set.ranges[i];
        char32_t end = unicode ? cased_end : 0x80;
        for (char32_t c = range.first; c <= range.last && c < end; ++c) add_variants(set, c, unicode);
    }
}

void merge(std::vector<SetBuilder::Range>& ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](const SetBuilder::Range& a, const SetBuilder::Range& b) { return a.first < b.first; });
    std::size_t kept = 0;
    for (const SetBuilder::Range& each : ranges) {
        if (kept > 0 && each.first <= ranges[kept - 1].last + 1) {
            ranges[kept - 1].last = std::max(ranges[kept - 1].last, each.last);
        } else {
            ranges[kept++] = each;
        }
    }
    ranges.resize(kept);
}

bool in_categories(std::uint32_t categories, char32_t c) {
    bool unicode = (categories & category::unicode) != 0;
    if (categories & (category::digit | category::not_digit)) {
        bool is = unicode ? decimal_value(c) >= 0 : c - '0' < 10;
        if (categories & (is ? category::digit : category::not_digit)) return true;
    }
    if (categories & (category::space | category::not_space)) {
        bool is = unicode ? is_space(c) : c == ' ' || c - 9 < 5;
        if (categories & (is ? category::space : category::not_space)) return true;
    }
    if (categories & (category::word | category::not_word)) {
        if (categories & (is_word(c, unicode) ? category::word : category::not_word)) return true;
    }
    return false;
}

}  // namespace

bool is_word(char32_t c, bool unicode) {
    if (c < 0x80) return c - '0' < 10 || (c | 0x20) - 'a' < 26 || c == '_';
    constexpr unsigned any_kind =
        character::alpha | character::decimal | character::digit | character::numeric;
    return unicode && (properties_of(c) & any_kind) != 0;
}

char32_t lower_case(char32_t c, std::uint32_t flags) {
    if (c < 0x80) return c - 'A' < 26 ? c | 0x20 : c;
    return flags & flag::unicode ? unicode_lower(c) : c;
}

bool in_wide_set(const std::uint32_t* set, char32_t c) {
    const std::uint32_t* end = set + set[1];
    bool negated = (set[2] & category::negated) != 0;
    for (const std::uint32_t* range = set + 11; range < end; range += 2) {
        if (c < range[0]) break;
        if (c <= range[1]) return !negated;
    }
    return in_categories(set[2], c) != negated;
}

void emit_set(std::vector<std::uint32_t>& code, SetBuilder& set, std::uint32_t flags) {
    if (flags & flag::unicode) set.categories |= category::unicode;
    if (flags & flag::ignore_case) regex::ignore_case(set, (flags & flag::unicode) != 0);
    merge(set.ranges);
    std::size_t start = code.size();
    code.insert(code.end(), 11, 0);
    std::uint32_t* head = code.data() + start;
    head[0] = Operation::set;
    head[2] = set.categories;
    std::size_t next = 0;
    for (char32_t c = 0; c < 256; ++c) {
        while (next < set.ranges.size() && set.ranges[next].last < c) ++next;
        bool in = next < set.ranges.size() && set.ranges[next].first <= c;
        in = in || in_categories(set.categories, c);
        if (in != ((set.categories & category::negated) != 0)) head[3 + (c >> 5)] |= 1u << (c & 31);
    }
    for (; next < set.ranges.size(); ++next) {
        if (set.ranges[next].last < 256) continue;
        code.push_back(set.ranges[next].first);
        code.push_back(set.ranges[next].last);
    }
    code[start + 1] = static_cast<std::uint32_t>(code.size() - start);
}

void emit_character(std::vector<std::uint32_t>& code, char32_t c, std::uint32_t flags) {
    SetBuilder same;
    same.add(c, c);
    if (flags & flag::ignore_case) add_variants(same, c, (flags & flag::unicode) != 0);
    std::vector<char32_t> letters;
    for (const SetBuilder::Range& each : same.ranges) {
        if (std::find(letters.begin(), letters.end(), each.first) == letters.end())
            letters.push_back(each.first);
    }
    if (letters.size() > 2) return emit_set(code, same, flags);
    code.push_back(letters.size() == 1 ? Operation::character : Operation::either);
    code.insert(code.end(), letters.begin(), letters.end());
}

}  // namespace bufferscope::regex
