// A string literal as a template argument.
#pragma once

#include <cstddef>

namespace bufferscope {

template <std::size_t N>
struct FixedString {
    char characters[N];
    consteval FixedString(const char (&text)[N]) {
        for (std::size_t i = 0; i < N; ++i) characters[i] = text[i];
    }
};

}  // namespace bufferscope
