// What libFuzzer calls; the build says which target this program is for.
#include "targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    bufferscope::fuzz::BUFFERSCOPE_FUZZ_TARGET({data, size});
    return 0;
}
