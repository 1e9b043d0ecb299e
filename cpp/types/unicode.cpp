// Looks characters up in the generated tables.
#include "types/unicode.h"

#include <iterator>
#include <span>

#include "types/unicode_tables.h"

namespace bufferscope {
namespace {

constexpr unsigned block_size = 512;
constexpr unsigned block_count = 0x20000 / block_size;

/// Where to begin reading class_runs for each block of code points.
struct Checkpoint {
    std::uint32_t start;   // code point at which the run begins
    std::uint16_t offset;  // of the run in class_runs
};

struct Checkpoints {
    Checkpoint at[block_count + 1];
};

constexpr std::uint32_t read_length(std::size_t& offset) {
    std::uint32_t length = 0;
    for (int shift = 0;; shift += 7) {
        std::uint8_t byte = class_runs[offset++];
        length |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
        if (byte < 0x80) return length;
    }
}

consteval Checkpoints make_checkpoints() {
    Checkpoints result{};
    std::uint32_t start = 0;
    unsigned block = 0;
    for (std::size_t offset = 0; offset < sizeof class_runs && block <= block_count;) {
        std::size_t run = offset;
        std::uint32_t end = start + read_length(offset);
        ++offset;
        while (block <= block_count && block * block_size < end) {
            result.at[block++] = {start, static_cast<std::uint16_t>(run)};
        }
        start = end;
    }
    return result;
}

BUFFERSCOPE_LATE constexpr Checkpoints checkpoints = make_checkpoints();

constexpr unsigned read_properties(char32_t code_point) {
    unsigned block = code_point / block_size;
    const Checkpoint& from = checkpoints.at[block < block_count ? block : block_count];
    std::uint32_t end = from.start;
    for (std::size_t offset = from.offset; offset < sizeof class_runs;) {
        end += read_length(offset);
        std::uint8_t kind = class_runs[offset++];
        if (code_point < end) return class_flags[kind];
    }
    return 0;
}

struct AsciiProperties {
    std::uint16_t of[0x80];
};

consteval AsciiProperties make_ascii_properties() {
    AsciiProperties result{};
    for (char32_t c = 0; c < 0x80; ++c) result.of[c] = static_cast<std::uint16_t>(read_properties(c));
    return result;
}

constexpr AsciiProperties ascii_properties = make_ascii_properties();

/// The mapped code point, or the one given.
char32_t map_by_ranges(std::span<const CaseRange> ranges, char32_t code_point, bool& found) {
    std::size_t low = 0;
    std::size_t high = ranges.size();
    while (low < high) {
        std::size_t middle = (low + high) / 2;
        const CaseRange& range = ranges[middle];
        if (code_point < range.first) {
            high = middle;
        } else if (code_point > range.first + (range.count - 1u) * range.stride) {
            low = middle + 1;
        } else {
            if ((code_point - range.first) % range.stride != 0) break;
            found = true;
            return static_cast<char32_t>(static_cast<std::int32_t>(code_point) + range.delta);
        }
    }
    return code_point;
}

int map_fully(std::span<const FullMapping> full, std::span<const CaseRange> ranges, char32_t code_point,
              char32_t out[3]) {
    require_late_data();
    std::size_t low = 0;
    std::size_t high = full.size();
    while (low < high) {
        std::size_t middle = (low + high) / 2;
        if (full[middle].from < code_point) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low < full.size() && full[low].from == code_point) {
        int count = 0;
        while (count < 3 && full[low].to[count] != 0) {
            out[count] = full[low].to[count];
            ++count;
        }
        return count;
    }
    bool found = false;
    out[0] = map_by_ranges(ranges, code_point, found);
    return found ? 1 : 0;
}

}  // namespace

unsigned properties_of(char32_t code_point) {
    if (code_point < 0x80) return ascii_properties.of[code_point];
    require_late_data();
    return read_properties(code_point);
}

int decimal_value(char32_t code_point) {
    if (code_point < 0x80) return code_point - '0' < 10 ? static_cast<int>(code_point - '0') : -1;
    if (!(properties_of(code_point) & character::decimal)) return -1;
    const auto* zero = std::begin(decimal_zeros);
    while (zero + 1 != std::end(decimal_zeros) && zero[1] <= code_point) ++zero;
    return static_cast<int>(code_point - *zero);
}

int to_lower(char32_t code_point, char32_t out[3]) {
    out[0] = code_point;
    if (code_point < 0x80) {
        if (code_point - 'A' < 26) out[0] = code_point + 32;
        return 1;
    }
    int count = map_fully(lower_full, lower_ranges, code_point, out);
    return count == 0 ? 1 : count;
}

int to_upper(char32_t code_point, char32_t out[3]) {
    out[0] = code_point;
    if (code_point < 0x80) {
        if (code_point - 'a' < 26) out[0] = code_point - 32;
        return 1;
    }
    int count = map_fully(upper_full, upper_ranges, code_point, out);
    return count == 0 ? 1 : count;
}

int to_title(char32_t code_point, char32_t out[3]) {
    int count = code_point < 0x80 ? 0 : map_fully(title_full, title_ranges, code_point, out);
    return count == 0 ? to_upper(code_point, out) : count;
}

int to_folded(char32_t code_point, char32_t out[3]) {
    int count = code_point < 0x80 ? 0 : map_fully(fold_full, fold_ranges, code_point, out);
    return count == 0 ? to_lower(code_point, out) : count;
}

std::string number_text(const Str* text) {
    if (text->ascii) {
        std::string out(text->ascii_text());
        for (char& c : out) {
            if (is_space(static_cast<unsigned char>(c))) c = ' ';
        }
        return out;
    }
    std::string out;
    for (Size i = 0; i < text->length; ++i) {
        char32_t c = text->at(i);
        int digit = decimal_value(c);
        if (digit >= 0) {
            out.push_back(static_cast<char>('0' + digit));
        } else if (is_space(c)) {
            out.push_back(' ');
        } else {
            out.push_back(c < 0x80 ? static_cast<char>(c) : '?');
        }
    }
    return out;
}

bool is_identifier(const Str* text) {
    if (text->length == 0 || !is_identifier_start(text->at(0))) return false;
    for (Size i = 1; i < text->length; ++i) {
        if (!is_identifier_continue(text->at(i))) return false;
    }
    return true;
}

}  // namespace bufferscope
