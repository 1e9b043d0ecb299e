// Session: programs, slices, the prompt, output, inspection and held objects, through the door that all hosts
// use.
#include "session.h"

#include <gtest/gtest.h>

#include "asset_host.h"

namespace bufferscope {
namespace {

constexpr std::uint32_t slice = 10'000;

/// Runs what was started to its end; the whole output of both streams.
std::string drain(Session& session, Status& status) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) {
        status = session.resume(slice);
        for (; session.output(); session.drop_output()) text += session.output()->bytes;
        if (status != Status::running) break;
    }
    return text;
}

std::string run(Session& session, std::string_view source) {
    session.add_file("main.py", source);
    session.end_input();
    session.start({.text = "main.py", .module_path = {""}});
    Status status;
    return drain(session, status);
}

std::string execute(Session& session, std::string_view source) {
    session.start_statement(source);
    Status status;
    return drain(session, status);
}

TEST(Session, RunsAProgram) {
    Session session(&asset_host);
    EXPECT_EQ(session.status(), Status::idle);
    EXPECT_EQ(run(session, "print('hello')\n"), "hello\n");
    EXPECT_EQ(session.status(), Status::finished);
    EXPECT_EQ(session.exit_code(), 0);
    EXPECT_EQ(session.exception_json(), "null");
}

TEST(Session, NothingLiesBehindAnArrayWithoutAShape) {
    Session session(&asset_host);
    std::string text = run(session,
                           "from array import array\n"
                           "from _testbuffer import *\n"
                           "items = ndarray(array('d', [1, 2]), getbuf=PyBUF_FORMAT | PyBUF_WRITABLE)\n"
                           "print(items.tolist())\n"
                           "items[2] = 1\n");
    EXPECT_NE(text.find("[1.0, 2.0]\n"), std::string::npos);
    EXPECT_NE(text.find("IndexError: index out of bounds\n"), std::string::npos);
}

TEST(Session, GivesBackWhatCirclesThroughNdarraysHold) {
    Session session(&asset_host);
    run(session,
        "from _testbuffer import ndarray\n"
        "class Lender:\n"
        "    def __buffer__(self, flags): return memoryview(b'lent')\n"
        "    def __release_buffer__(self, view): print('back')\n"
        "alone = ndarray([1, 2, 3], shape=[3])\n"
        "alone.__init__(alone)\n"
        "one = ndarray([1, 2, 3, 4], shape=[4])\n"
        "other = ndarray(one)\n"
        "one.__init__(other)\n"
        "viewed = ndarray([1], shape=[1])\n"
        "viewed.__init__(memoryview(viewed)[:1])\n"
        "lender = Lender()\n"
        "lender.borrower = ndarray(lender)\n");
    EXPECT_EQ(session.exception_json(), "null");
}

TEST(Session, RunsInSlices) {
    Session session(&asset_host);
    session.add_file("main.py", "n = 0\nwhile n < 1000:\n    n += 1\nprint(n)\n");
    session.start({.text = "main.py", .module_path = {""}});
    int slices = 0;
    while (session.resume(100) == Status::running) ++slices;
    EXPECT_GT(slices, 10);
    ASSERT_NE(session.output(), nullptr);
    EXPECT_EQ(session.output()->bytes, "1000\n");
}

TEST(Session, TellsTheStreamsApart) {
    Session session(&asset_host);
    session.add_file("main.py", "import sys\nprint(1)\nprint(2, file=sys.stderr)\nprint(3)\n");
    session.start({.text = "main.py", .module_path = {""}});
    while (session.resume(slice) == Status::running) {
    }
    std::string seen;
    for (; session.output(); session.drop_output())
        seen += (session.output()->stream == Stream::output ? "o" : "e") + session.output()->bytes;
    EXPECT_EQ(seen, "o1\ne2\no3\n");
}

TEST(Session, FindsFilesHoweverTheirPathIsWritten) {
    Session session(&asset_host);
    session.add_file("./package//__init__.py", "x = 1\n");
    session.add_file("package/inner.py", "y = 2\n");
    EXPECT_EQ(run(session, "import package, package.inner\nprint(package.x, package.inner.y)\n"), "1 2\n");
}

TEST(Session, ReportsAMissingFile) {
    Session session(&asset_host);
    session.start({.text = "nope.py", .module_path = {""}});
    Status status;
    EXPECT_EQ(drain(session, status),
              "bufferscope: can't open file 'nope.py': [Errno 2] No such file or directory\n");
    EXPECT_EQ(session.exit_code(), 2);
}

TEST(Session, RaisesAndLivesOn) {
    Session session(&asset_host);
    EXPECT_EQ(
        run(session, "x = 5\n1 / 0\n"),
        "Traceback (most recent call last):\n  File \"main.py\", line 2, in <module>\n    1 / 0\n    ~~^~~\n"
        "ZeroDivisionError: division by zero\n");
    EXPECT_EQ(session.status(), Status::raised);
    EXPECT_EQ(session.exit_code(), 1);
    EXPECT_NE(session.exception_json().find(R"("type":"ZeroDivisionError")"), std::string::npos);
    EXPECT_EQ(execute(session, "x"), "5\n");
    EXPECT_EQ(session.exception_json(), "null");
}

TEST(Session, EndsWithTheCodeOfSystemExit) {
    for (auto [source, code] : {std::pair{"raise SystemExit(3)", 3},
                                {"raise SystemExit", 0},
                                {"raise SystemExit(True)", 1},
                                {"raise SystemExit(-1)", 255},
                                {"raise SystemExit(10**30)", 255},
                                {"raise SystemExit('x')", 1}}) {
        Session session(&asset_host);
        run(session, source);
        EXPECT_EQ(session.status(), Status::exited) << source;
        EXPECT_EQ(session.exit_code(), code) << source;
    }
}

TEST(Session, PromptEchoesTheLastStatementOnly) {
    Session session(&asset_host);
    EXPECT_EQ(execute(session, "1 + 1"), "2\n");
    EXPECT_EQ(execute(session, "1\n2\n3"), "3\n");
    EXPECT_EQ(execute(session, "a = 1; a"), "1\n");
    EXPECT_EQ(execute(session, "b = (1,\n     2); b"), "(1, 2)\n");
    EXPECT_EQ(execute(session, "def f():\n    return 4\nf()"), "4\n");
    EXPECT_EQ(execute(session, "@staticmethod\ndef g():\n    return 5\n\ng()"), "5\n");
    EXPECT_EQ(execute(session, "None"), "");
    EXPECT_EQ(execute(session, ""), "");
    EXPECT_EQ(execute(session, "# nothing\n"), "");
}

TEST(Session, PromptKeepsLineNumbers) {
    Session session(&asset_host);
    EXPECT_EQ(execute(session, "x = 1\n\n1 / 0"),
              "Traceback (most recent call last):\n  File \"<python-input-0>\", line 3, in <module>\n    1 / "
              "0\n    ~~^~~\n"
              "ZeroDivisionError: division by zero\n");
}

TEST(Session, PromptStopsAtTheFirstException) {
    Session session(&asset_host);
    execute(session, "1 / 0\nx = 1");
    EXPECT_EQ(session.status(), Status::raised);
    EXPECT_EQ(execute(session, "'x' in globals()"), "False\n");
}

TEST(Session, PromptAsksForMore) {
    Session session(&asset_host);
    for (const char* source : {"for x in range(3):", "f(1,", "'''text", "if 1:\n    x = 1", "x = [1,\n 2",
                               "@f", "try:\n    pass\n"}) {
        session.start_statement(source);
        EXPECT_EQ(session.status(), Status::incomplete) << source;
    }
    for (const char* source : {"if 1:\n    x = 1\n", "if 1: x = 1", "x = = 1", ")"}) {
        session.start_statement(source);
        EXPECT_NE(session.status(), Status::incomplete) << source;
    }
}

TEST(Session, AsksForInput) {
    Session session(&asset_host);
    session.add_file("main.py", "print(input('? ') + input())\n");
    session.start({.text = "main.py", .module_path = {""}});
    Status status;
    EXPECT_EQ(drain(session, status), "? ");
    EXPECT_EQ(status, Status::needs_input);
    session.provide_input("a\n");
    EXPECT_EQ(drain(session, status), "");
    EXPECT_EQ(status, Status::needs_input);
    session.provide_input("b");
    session.end_input();
    EXPECT_EQ(drain(session, status), "ab\n");
    EXPECT_EQ(status, Status::finished);
}

TEST(Session, WaitsForLinesAndForAllInput) {
    Session session(&asset_host);
    session.add_file("main.py",
                     "import sys\nprint(sys.stdin.read(2))\nfor line in sys.stdin: print(line, end='')\n"
                     "print(sys.stdin.readlines())\n");
    session.start({.text = "main.py", .module_path = {""}});
    Status status;
    drain(session, status);
    EXPECT_EQ(status, Status::needs_input);
    session.provide_input("abc\nde");
    EXPECT_EQ(drain(session, status), "ab\nc\n");
    EXPECT_EQ(status, Status::needs_input);
    session.provide_input("f\ng");
    EXPECT_EQ(drain(session, status), "def\n");
    session.end_input();
    EXPECT_EQ(drain(session, status), "g[]\n");
    EXPECT_EQ(status, Status::finished);
}

TEST(Session, TellsOfTheFilesThatTheProgramWrote) {
    Session session(&asset_host);
    session.add_file("data/in.txt", "given");
    session.add_file("./data//changed.txt", "old");
    run(session,
        "open('data/out.bin', 'wb').write(b'\\0\\xff')\nopen('data/changed.txt', 'a').write('!')\n"
        "open('/tmp/x', 'w').close()\nprint(open('data/in.txt').read())\n");
    EXPECT_EQ(session.status(), Status::finished);
    std::vector<std::string> expected = {"/tmp/x", "data/changed.txt", "data/out.bin"};
    EXPECT_EQ(session.written_files(), expected);
    auto bytes = session.file_bytes("data/out.bin");
    ASSERT_EQ(bytes.size(), 2U);
    EXPECT_EQ(bytes[1], 0xff);
    EXPECT_EQ(session.file_bytes("data/changed.txt").size(), 4U);
    EXPECT_TRUE(session.file_bytes("none").empty());
}

TEST(Session, CanBeInterrupted) {
    Session session(&asset_host);
    session.add_file("main.py", "while True: pass\n");
    session.start({.text = "main.py", .module_path = {""}});
    EXPECT_EQ(session.resume(slice), Status::running);
    session.interrupt();
    Status status;
    std::string text = drain(session, status);
    EXPECT_TRUE(text.ends_with("KeyboardInterrupt\n")) << text;
    EXPECT_EQ(session.exit_code(), 130);
}

TEST(Session, CanBeAbandoned) {
    Session session(&asset_host);
    session.add_file(
        "main.py",
        "x = 7\ndef f():\n    try:\n        while True: pass\n    finally:\n        print('never')\nf()\n");
    session.start({.text = "main.py", .module_path = {""}});
    EXPECT_EQ(session.resume(slice), Status::running);
    session.abandon();
    EXPECT_EQ(session.status(), Status::raised);
    EXPECT_EQ(execute(session, "x"), "7\n");
}

TEST(Session, RunsFinalizersAtTheEnd) {
    Session session(&asset_host);
    EXPECT_EQ(run(session, "class A:\n    def __del__(self): print('gone')\na = A()\n"), "");
    session.end();
    ASSERT_NE(session.output(), nullptr);
    EXPECT_EQ(session.output()->bytes, "gone\n");
}

TEST(Session, ShowsBytesOfABuffer) {
    Session session(&asset_host);
    run(session, "data = bytearray(range(10))\n");
    EXPECT_NE(session.inspect_json().find(R"("names":["data"])"), std::string::npos);
    auto bytes = session.buffer_bytes(1, 3, 5);
    EXPECT_EQ(std::vector(bytes.begin(), bytes.end()), (std::vector<std::uint8_t>{3, 4}));
    EXPECT_TRUE(session.buffer_bytes(1, 10, 20).empty());
    EXPECT_TRUE(session.buffer_bytes(77, 0, 20).empty());
}

TEST(Session, HoldsObjects) {
    Session session(&asset_host);
    session.push_bytes("Hello");
    ASSERT_TRUE(session.call_function("io", "BytesIO", 1));
    EXPECT_EQ(session.result_handle_json(), R"({"handle":0,"id":1,"type":"BytesIO"})");
    session.push_handle(0);
    ASSERT_TRUE(session.call_method("getbuffer", 0));
    EXPECT_EQ(session.result_json(), R"({"handle":1,"id":2,"type":"memoryview"})");
    session.push_handle(0);
    session.push_bytes(" world!");
    EXPECT_FALSE(session.call_method("write", 1));
    EXPECT_NE(session.exception_json().find(R"("viewId":2)"), std::string::npos);
    session.release_handle(1);
    session.push_handle(0);
    session.push_bytes(" world!");
    EXPECT_TRUE(session.call_method("write", 1));
    EXPECT_EQ(session.result_json(), "7");
    EXPECT_FALSE(session.push_handle(1));
    EXPECT_FALSE(session.push_handle(99));
}

TEST(Session, SaysValuesAsJson) {
    Session session(&asset_host);
    for (auto [expression, json] : {std::pair{"None", "null"},
                                    {"True", "true"},
                                    {"-5", "-5"},
                                    {"2**53", R"({"int":[false,"0x20000000000000"]})"},
                                    {"-2**64", R"({"int":[true,"0x10000000000000000"]})"},
                                    {"1.5", R"({"float":"1.5"})"},
                                    {"'a\"b'", R"("a\"b")"},
                                    {"[1, (2, b'\\xff')]", R"([1,[2,{"bytes":"ff"}]])"},
                                    {"b'x'", R"({"bytes":null})"}}) {
        ASSERT_TRUE(session.evaluate(expression)) << expression;
        EXPECT_EQ(session.result_json(), json);
    }
    EXPECT_FALSE(session.evaluate("1 +"));
    EXPECT_NE(session.exception_json().find("SyntaxError"), std::string::npos);
}

TEST(Session, TwoSessionsKnowNothingOfEachOther) {
    Session first;
    Session second;
    execute(first, "shared = 1");
    EXPECT_EQ(execute(second, "'shared' in globals()"), "False\n");
}

}  // namespace
}  // namespace bufferscope
