// A run's budget ends it anywhere, native code included, and no handler sees it.
#include <gtest/gtest.h>

#include "asset_host.h"
#include "session.h"

namespace {

using namespace bufferscope;

struct Ending {
    Status status;
    std::string output;
    int exit_code;
};

Ending run_within(std::string_view source, std::uint64_t budget, std::uint32_t slice = 100'000) {
    Session session(&asset_host);
    Program program;
    program.source = Program::Source::command;
    program.text = source;
    program.budget = budget;
    session.start(program);
    while (session.resume(slice) == Status::running) {
    }
    Ending ending{session.status(), "", session.exit_code()};
    session.end();
    for (; session.output(); session.drop_output()) ending.output += session.output()->bytes;
    return ending;
}

TEST(Budget, EndsLoopsInsideNativeCode) {
    for (const char* loop :
         {"while True: pass", "sum(range(10**9))", "5 in iter(int, 1)", "max(iter(int, 1))",
          "set(iter(int, 1))", "b''.join(iter(bytes, 1))", "[*iter(int, 1)]", "any(iter(int, 1))",
          "3 ** 10**8", "pow(3, 1 << 10**6, 10**1000 + 1)", "dict.fromkeys(iter(int, 1))",
          "sorted([3, 1, 2], key=lambda each: sum(iter(int, 1)))",
          "a, b = [], []\nfor i in range(40): a, b = [a, a], [b, b]\na == b",
          "import re\nre.match('(a+)+$', 'a' * 60 + 'b')",
          "import sys\nsys.set_int_max_str_digits(0)\nint('9' * 10**7)"}) {
        std::string source = std::string("try:\n    try:\n        exec('''") + loop +
                             "''')\n    except BaseException: print('seen')\nfinally: print('seen')\n";
        Ending ending = run_within(source, 3'000'000);
        EXPECT_EQ(ending.status, Status::stopped) << loop;
        EXPECT_EQ(ending.exit_code, 130) << loop;
        EXPECT_EQ(ending.output, "") << loop;
    }
}

TEST(Budget, FinalizersEndToo) {
    const char* source = "class A:\n    def __del__(self):\n        while True: pass\na = A()\n";
    EXPECT_EQ(run_within(std::string(source) + "a = None\n", 100'000).status, Status::stopped);
    EXPECT_EQ(run_within(std::string(source) + "while True: pass\n", 100'000).status, Status::stopped);
}

TEST(Budget, IsOneForAllSlices) {
    std::string source = "i = 0\nwhile i < 1000: i += 1\nprint(i)\n";
    EXPECT_EQ(run_within(source, 50'000, 100).output, "1000\n");
    EXPECT_EQ(run_within(source, 50'000, 1'000'000).output, "1000\n");
    EXPECT_EQ(run_within(source, 5'000, 100).status, Status::stopped);
    EXPECT_EQ(run_within(source, 5'000, 1'000'000).status, Status::stopped);
    EXPECT_EQ(run_within(source, 0).status, Status::finished);
}

/// Asks for an interrupt as soon as native code works past its slice.
struct ImpatientHost final : AssetHost {
    bool overtime() override { return true; }
};

TEST(Budget, AHostInterruptsNativeCodePastItsSlice) {
    ImpatientHost host;
    Session session(&host);
    Program program;
    program.source = Program::Source::command;
    program.text = "try: sum(iter(int, 1))\nexcept KeyboardInterrupt: print('interrupted')\n";
    session.start(program);
    while (session.resume(1000) == Status::running) {
    }
    EXPECT_EQ(session.status(), Status::finished);
    ASSERT_NE(session.output(), nullptr);
    EXPECT_EQ(session.output()->bytes, "interrupted\n");
}

}  // namespace
