// Constants that few programs need. On the web they come with the part of the engine that is fetched when a
// program needs it (tests/tooling/split-engine.mjs moves them there); until then zeros stand in their place.
#pragma once

#include "base/fixed_string.h"

#ifdef __EMSCRIPTEN__
/// Puts a constant among them. Whoever reads it calls require_late_data() before.
#define BUFFERSCOPE_LATE [[gnu::section("late")]]
#else
#define BUFFERSCOPE_LATE
#endif

namespace bufferscope {

BUFFERSCOPE_LATE extern const unsigned char late_data_is_there;
void fetch_late_data();

inline void require_late_data() {
    if (*static_cast<const volatile unsigned char*>(&late_data_is_there) == 0) fetch_late_data();
}

template <FixedString text>
BUFFERSCOPE_LATE inline constexpr FixedString late_text = text;

/// The docstring of a native method, property or slot.
template <FixedString text>
inline constexpr const char* doc = late_text<text>.characters;

}  // namespace bufferscope
