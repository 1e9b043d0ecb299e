// Whole programs: any bytes as a file, run within limits, observed and ended.
#include "asset_host.h"
#include "session.h"
#include "targets.h"

namespace bufferscope::fuzz {

namespace {

// So small that what an input may take honestly is never taken for a hang or a leak.
constexpr std::uint64_t budget = 150'000;
constexpr std::uint32_t slice = 50'000;
constexpr std::size_t memory = std::size_t{48} << 20;
constexpr std::size_t stack = std::size_t{3}
                              << 20;  // frames under AddressSanitizer are several times as large

void drop_output(Session& session) {
    while (session.output()) session.drop_output();
}

}  // namespace

void programs(Input input) {
    Session session(&asset_host);
    session.limit_native_stack(stack);
    session.limit_memory(memory);
    session.end_input();
    session.add_file("program.py", {reinterpret_cast<const char*>(input.data()), input.size()});
    Program program;
    program.text = "program.py";
    program.budget = budget;
    session.start(program);
    while (session.resume(slice) == Status::running) {
        drop_output(session);
        (void)session.inspect_json();
    }
    (void)session.exception_json();
    (void)session.inspect_json();
    session.end();
    (void)session.inspect_json();
    drop_output(session);
}

}  // namespace bufferscope::fuzz
