// Lamps as snapshots tell them; tests/node/lamps.test.ts compares all of them with CPython.
#include <gtest/gtest.h>

#include "asset_host.h"
#include "session.h"

namespace bufferscope {
namespace {

class Lamps : public ::testing::Test {
  protected:
    Lamps() : session_(&asset_host) {}

    /// The snapshot after the program.
    std::string after(std::string_view source) {
        session_.add_file("main.py", source);
        session_.end_input();
        session_.start({.text = "main.py", .module_path = {""}});
        while (session_.resume(10'000) == Status::running) {
        }
        EXPECT_EQ(session_.status(), Status::finished);
        return session_.inspect_json();
    }

    Session session_;
};

bool has(const std::string& json, std::string_view part) {
    return json.find(part) != std::string::npos;
}

TEST_F(Lamps, GoOffWhileAViewHoldsTheMemory) {
    std::string locked = after("buf = bytearray(b'Hello')\nview = memoryview(buf)\n");
    EXPECT_TRUE(has(locked,
                    R"-({"name":"resize","on":false,"statement":"buf.append(74)",)-"
                    R"-("error":"BufferError: Existing exports of data: object cannot be re-sized",)-"
                    R"-("reason":"view (line 2) looks at this memory, so it may neither move nor be given )-"
                    R"-(back.","exceptions":[{"statement":"buf.extend(b'')","error":""})-"))
        << locked;
    EXPECT_TRUE(has(locked, R"-({"name":"write","on":true,"statement":"buf[0] = 74","error":"","reason":"",)-"
                            R"-("exceptions":[]})-"));
}

TEST_F(Lamps, SayHowTheElementIsReached) {
    std::string grid = after("grid = memoryview(bytearray(12)).cast('c', [3, 4])\n");
    EXPECT_TRUE(has(grid, R"-("name":"write","on":true,"statement":"grid[0, 0] = b'J'")-")) << grid;
    EXPECT_TRUE(has(grid, R"-({"statement":"grid[0]","error":"NotImplementedError: )-"));
}

TEST_F(Lamps, CallWhatHasNoGlobalNameByItsKind) {
    std::string json = after("def fill(): pass\nfill.buf = bytearray()\n");
    EXPECT_TRUE(has(json, R"-("statement":"buffer.append(74)")-")) << json;
}

TEST_F(Lamps, SayNothingWhereAMethodIsTheProgramsOwn) {
    std::string_view own =
        "class Log(bytearray):\n    def append(self, value): print(value)\n"
        "log = Log()\n";
    EXPECT_TRUE(has(after(own), R"-("lamps":[])-"));
    EXPECT_TRUE(has(after("class Named(bytearray):\n    def __init__(self): pass\nnamed = Named()\n"),
                    R"-("statement":"named.append(74)")-"));
    EXPECT_TRUE(has(after("import io\nbuf = io.BytesIO()\nbuf.write = print\n"), R"-("lamps":[])-"));
}

TEST_F(Lamps, LeaveNoTrace) {
    std::string first = after("buf = bytearray()\nview = memoryview(buf)\n");
    EXPECT_EQ(session_.inspect_json(), first);
    EXPECT_EQ(session_.exception_json(), "null");
}

}  // namespace
}  // namespace bufferscope
