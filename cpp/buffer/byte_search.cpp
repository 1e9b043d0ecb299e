// Substring search over bytes.
#include "buffer/byte_search.h"

#include <cstring>

namespace bufferscope {

Size find_bytes(ByteSpan haystack, ByteSpan needle, Size from) {
    auto start = static_cast<std::size_t>(from);
    if (start > haystack.size() || needle.size() > haystack.size() - start) return -1;
    if (needle.empty()) return from;
    const std::uint8_t* base = haystack.data() + start;
    std::size_t left = haystack.size() - start;
    const void* found = nullptr;
    // Most searches end at one of the first places where the needle's first byte stands; memmem prepares
    // tables at each call, but never takes time in proportion to both lengths.
    for (int places = 0; places < 16; ++places) {
        found = std::memchr(base, needle[0], left - needle.size() + 1);
        if (!found || std::memcmp(found, needle.data(), needle.size()) == 0) break;
        auto* next = static_cast<const std::uint8_t*>(found) + 1;
        left -= static_cast<std::size_t>(next - base);
        base = next;
        found = nullptr;
        if (left < needle.size()) break;
        if (places == 15) found = memmem(base, left, needle.data(), needle.size());
    }
    return found ? static_cast<Size>(static_cast<const std::uint8_t*>(found) - haystack.data()) : -1;
}

Size find_last_bytes(ByteSpan haystack, ByteSpan needle) {
    if (needle.size() > haystack.size()) return -1;
    std::size_t at = haystack.size() - needle.size();
    if (needle.empty()) return static_cast<Size>(at);
    std::uint8_t first = needle[0];
    while (true) {
        if (haystack[at] == first && std::memcmp(haystack.data() + at, needle.data(), needle.size()) == 0)
            return static_cast<Size>(at);
        if (at == 0) return -1;
        --at;
    }
}

Size count_bytes(ByteSpan haystack, ByteSpan needle, Size limit) {
    if (needle.empty()) {
        auto places = static_cast<std::int64_t>(haystack.size()) + 1;
        return static_cast<Size>(places < limit ? places : limit);
    }
    Size count = 0;
    if (needle.size() == 1 && limit == max_size) {
        for (std::uint8_t byte : haystack) count += byte == needle[0];
        return count;
    }
    Size at = 0;
    while (count < limit && (at = find_bytes(haystack, needle, at)) >= 0) {
        ++count;
        at += static_cast<Size>(needle.size());
    }
    return count;
}

void fill_repeated(std::uint8_t* out, std::size_t length, ByteSpan pattern) {
    if (length == 0 || pattern.empty()) return;
    if (pattern.size() == 1) {
        std::memset(out, pattern[0], length);
        return;
    }
    std::size_t done = pattern.size() < length ? pattern.size() : length;
    std::memmove(out, pattern.data(), done);
    while (done < length) {
        std::size_t step = done < length - done ? done : length - done;
        std::memcpy(out + done, out, step);
        done += step;
    }
}

}  // namespace bufferscope
