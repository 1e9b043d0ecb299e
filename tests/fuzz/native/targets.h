// What is fuzzed natively: each target takes any bytes and traps where the engine contradicts itself.
// libFuzzer calls one (entry.cpp); the unit tests run all on what was found before (tests/cpp/fuzz_test.cpp).
#pragma once

#include <cstdint>
#include <span>

namespace bufferscope::fuzz {

using Input = std::span<const std::uint8_t>;

/// A whole program, as a file, within small limits of steps, memory and stack.
void programs(Input);
/// A format of struct: what it unpacks it packs again.
void formats(Input);
/// Struct.pack and its kin with values, buffers and offsets of any kind.
void structs(Input);
/// memoryview.cast to formats and shapes, against elements read by hand.
void casts(Input);
/// Slices of views and sequences, read, assigned and deleted, against positions counted one by one.
void slices(Input);

struct Target {
    const char* name;
    void (*run)(Input);
};
constexpr Target targets[] = {
    {"programs", programs}, {"formats", formats}, {"structs", structs}, {"casts", casts}, {"slices", slices},
};

}  // namespace bufferscope::fuzz
