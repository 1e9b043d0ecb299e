// Display width by ranges of wide characters (east_asian_width W or F in Unicode 16, as unicodedata of
// CPython 3.14 has them).
#include "base/display_width.h"

#include <cstdint>

#include "base/utf8.h"

namespace bufferscope {

namespace {

// For each range the distance of its first character from the last of the range before, and its length less
// one.
constexpr std::uint16_t wide_ranges[] = {
    4352, 95,  4539, 1,  14, 1,  191,  3,     4,   0,     3,     0,   522, 1,     22,   1,    27,  7,
    17,   11,  44,   0,  11, 5,  4,    0,     14,  0,     9,     1,   18,  1,     6,    1,    9,   0,
    6,    0,   22,   0,  8,  1,  2,    0,     5,   0,     3,     0,   8,   0,     5,    1,    29,  0,
    36,   0,   2,    0,  5,  2,  2,    0,     62,  2,     25,    0,   15,  0,     860,  1,    52,  0,
    5,    0,   811,  25, 2,  88, 13,   213,   27,  78,    3,     85,  3,   102,   6,    42,   2,   93,
    2,    85,  10,   47, 2,  39, 9,    29244, 4,   54,    1178,  28,  644, 11171, 8541, 511,  785, 9,
    23,   34,  2,    18, 2,  3,  150,  95,    128, 6,     28666, 4,   12,  1,     15,   6135, 9,   1237,
    42,   9,   8936, 3,  2,  6,  2,    1,     2,   290,   16,    0,   30,  2,     3,    0,    15,  3,
    9,    395, 8197, 86, 10, 22, 7310, 0,     203, 0,     191,   0,   3,   9,     102,  2,    14,  43,
    5,    8,   8,    1,  15, 5,  155,  32,    13,  8,     2,     69,  2,   21,    13,   42,   5,   4,
    13,   16,  4,    0,  4,  70, 2,    0,     2,   186,   3,     62,  14,  3,     2,    23,   19,  0,
    27,   1,   14,   0,  87, 84, 49,   69,    7,   0,     4,     2,   3,   2,     5,    3,    12,  1,
    8,    8,   228,  11, 5,  0,  284,  46,    2,   9,     2,     184, 113, 12,    4,    9,    6,   55,
    8,    14,  3,    10, 7,  8,  1288, 65533, 3,   65533,
};

bool is_wide(std::uint32_t code_point) {
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < sizeof(wide_ranges) / sizeof(wide_ranges[0]); i += 2) {
        std::uint32_t first = last + wide_ranges[i];
        last = first + wide_ranges[i + 1];
        if (code_point < first) return false;
        if (code_point <= last) return true;
    }
    return false;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) width += is_wide(decode_utf8(text, i)) ? 2 : 1;
    return width;
}

}  // namespace bufferscope
