// Fetching the constants of late.h.
#include "base/late.h"

namespace bufferscope {

BUFFERSCOPE_LATE extern const unsigned char late_data_is_there = 1;

namespace {
/// Nothing calls this while the engine is measured, so it stands in the part that is fetched: to call it is
/// to fetch it.
void stand_in_the_other_part() {}
}  // namespace

void fetch_late_data() {
    // Through a pointer that no optimizer sees through.
    void (*volatile function)() = stand_in_the_other_part;
    function();
}

}  // namespace bufferscope
