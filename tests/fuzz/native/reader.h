// Takes an input apart into numbers and bytes; what is past its end is zero.
#pragma once

#include <cstring>

#include "targets.h"

namespace bufferscope::fuzz {

/// Ends the run as a finding.
inline void require(bool holds) {
    if (!holds) __builtin_trap();
}

class Reader {
  public:
    explicit Reader(Input input) : rest_(input) {}

    bool at_end() const { return rest_.empty(); }
    std::uint8_t byte() {
        if (rest_.empty()) return 0;
        std::uint8_t first = rest_.front();
        rest_ = rest_.subspan(1);
        return first;
    }
    /// 0 to limit - 1.
    int below(int limit) { return byte() % limit; }
    /// Mostly near zero, at times anything.
    std::int64_t number() {
        std::uint8_t first = byte();
        if (first < 0xF0) return static_cast<std::int8_t>(first) / 4;
        std::uint64_t bits = 0;
        for (int i = first & 7; i >= 0; --i) bits = bits << 8 | byte();
        return first & 8 ? -static_cast<std::int64_t>(bits >> 1) : static_cast<std::int64_t>(bits);
    }
    Input bytes(std::size_t count) {
        Input taken = rest_.first(count < rest_.size() ? count : rest_.size());
        rest_ = rest_.subspan(taken.size());
        return taken;
    }
    Input line() {
        std::size_t length = 0;
        while (length < rest_.size() && rest_[length] != '\n') ++length;
        Input taken = bytes(length);
        byte();
        return taken;
    }
    Input rest() { return rest_; }

  private:
    Input rest_;
};

inline std::string_view text_of_input(Input input) {
    return {reinterpret_cast<const char*>(input.data()), input.size()};
}

}  // namespace bufferscope::fuzz
