// The compiler: instructions, positions, handlers, names and errors of small programs.
#include <gtest/gtest.h>

#include "asset_host.h"
#include "compile/compiler.h"
#include "compile/disassembler.h"
#include "modules/modules.h"
#include "object/protocol.h"
#include "vm/vm.h"

namespace bufferscope {
namespace {

class CompileTest : public ::testing::Test {
  protected:
    CompileTest()
        : vm_(&asset_host, nullptr, native_modules(), library_modules()),
          rt_(vm_.runtime()),
          file_(rt_.text("test.py")) {
        live_ = rt_.live_objects();
    }
    void TearDown() override { EXPECT_EQ(rt_.live_objects(), live_); }

    /// The code of a module as text; "SyntaxError(…)" if it does not compile.
    std::string listing(std::string_view source, const DisassembleOptions& options = {}) {
        Result<Ref<Code>> result = compile_source(rt_, source, file_);
        if (result.is_error()) {
            Error error = result.take_error();
            Result<std::string> text = repr_utf8(rt_, error.exception());
            return text.is_error() ? std::string("?") : text.take();
        }
        Ref<Code> code = result.take();
        EXPECT_EQ(verify(rt_, *code), "");
        return disassemble(rt_, *code, options);
    }
    /// The same for the first function or class in the source.
    std::string inner(std::string_view source, const DisassembleOptions& options = {}) {
        Result<Ref<Code>> result = compile_source(rt_, source, file_);
        if (result.is_error()) return "error";
        Ref<Code> code = result.take();
        EXPECT_EQ(verify(rt_, *code), "");
        for (const Value& constant : code->constants->span()) {
            if (is_code(rt_, constant)) return disassemble(rt_, *constant.as<Code>(), options);
        }
        return "no code";
    }

    Vm vm_;
    Runtime& rt_;
    Value file_;
    Size live_ = 0;
};

TEST_F(CompileTest, NamesOfAModule) {
    EXPECT_EQ(listing("x = y"),
              "0 RESUME 0\n"
              "1 LOAD_NAME 0 (y)\n"
              "2 STORE_NAME 1 (x)\n"
              "3 LOAD_CONST 0 (None)\n"
              "4 RETURN_VALUE 0\n");
}

TEST_F(CompileTest, MethodCallsBlameTheAttribute) {
    DisassembleOptions positions;
    positions.positions = true;
    EXPECT_EQ(listing("a.b(c)", positions),
              "0 0:-1-0:-1 RESUME 0\n"
              "1 1:0-1:1 LOAD_NAME 0 (a)\n"
              "2 1:0-1:3 LOAD_METHOD 1 (b)\n"
              "4 1:4-1:5 LOAD_NAME 2 (c)\n"
              "5 1:0-1:6 CALL_METHOD 1\n"
              "6 1:0-1:6 POP_TOP 0\n"
              "7 1:0-1:6 LOAD_CONST 0 (None)\n"
              "8 1:0-1:6 RETURN_VALUE 0\n");
}

TEST_F(CompileTest, FusedInstructions) {
    EXPECT_EQ(inner("def f(a, b):\n    return a + b"),
              "0 RESUME 0\n"
              "1 BINARY_OP_FAST_FAST 16384\n"
              "2 RETURN_VALUE 0\n");
    EXPECT_EQ(inner("def f(a):\n    if a < 3: return a"),
              "0 RESUME 0\n"
              "1 LOAD_FAST 0 (a)\n"
              "2 LOAD_SMALL_INT 3\n"
              "3 COMPARE_JUMP_IF_FALSE 0\n"
              "4 POP_JUMP_IF_FALSE 7 (to 7)\n"
              "5 LOAD_FAST 0 (a)\n"
              "6 RETURN_VALUE 0\n"
              "7 LOAD_CONST 0 (None)\n"
              "8 RETURN_VALUE 0\n");
}

TEST_F(CompileTest, LocalsThatMayBeUnboundAreChecked) {
    EXPECT_EQ(inner("def f(a):\n    if a: b = 1\n    return b"),
              "0 RESUME 0\n"
              "1 LOAD_FAST 0 (a)\n"
              "2 POP_JUMP_IF_FALSE 5 (to 5)\n"
              "3 LOAD_SMALL_INT 1\n"
              "4 STORE_FAST 1 (b)\n"
              "5 LOAD_FAST_CHECK 1 (b)\n"
              "6 RETURN_VALUE 0\n");
}

TEST_F(CompileTest, ComprehensionsArePartOfTheFunction) {
    EXPECT_EQ(inner("def f(a):\n    return [x for x in a]"),
              "0 RESUME 0\n"
              "1 LOAD_FAST 0 (a)\n"
              "2 GET_ITER 0\n"
              "3 LOAD_FAST_AND_CLEAR 1 (x)\n"
              "4 SWAP 2\n"
              "5 BUILD_LIST 0\n"
              "6 SWAP 2\n"
              "7 FOR_ITER 11 (to 11)\n"
              "8 STORE_FAST_LOAD_FAST 4097 (x, x)\n"
              "9 LIST_APPEND 2\n"
              "10 JUMP_BACKWARD 7 (to 7)\n"
              "11 JUMP 17 (to 17)\n"
              "12 SWAP 2\n"
              "13 POP_TOP 0\n"
              "14 SWAP 2\n"
              "15 STORE_FAST 1 (x)\n"
              "16 RERAISE 0\n"
              "17 SWAP 2\n"
              "18 STORE_FAST 1 (x)\n"
              "19 RETURN_VALUE 0\n"
              "handler 5 to 11 -> 12 [2]\n");
}

TEST_F(CompileTest, FinallyRunsOnEveryWayOut) {
    EXPECT_EQ(inner("def f(a):\n    try:\n        return a()\n    finally:\n        a"),
              "0 RESUME 0\n"
              "1 NOP 0\n"
              "2 LOAD_FAST 0 (a)\n"
              "3 CALL 0\n"
              "4 LOAD_FAST 0 (a)\n"
              "5 POP_TOP 0\n"
              "6 RETURN_VALUE 0\n"
              "7 PUSH_EXC_INFO 0\n"
              "8 LOAD_FAST 0 (a)\n"
              "9 POP_TOP 0\n"
              "10 RERAISE 0\n"
              "11 COPY 3\n"
              "12 POP_EXCEPT 0\n"
              "13 RERAISE 1\n"
              "handler 2 to 4 -> 7 [0]\n"
              "handler 7 to 11 -> 11 [1] lasti\n");
}

TEST_F(CompileTest, WithStatement) {
    EXPECT_EQ(inner("def f(a):\n    with a as b: b()"),
              "0 RESUME 0\n"
              "1 LOAD_FAST 0 (a)\n"
              "2 COPY 1\n"
              "3 LOAD_SPECIAL 1\n"
              "4 SWAP 2\n"
              "5 SWAP 3\n"
              "6 LOAD_SPECIAL 0\n"
              "7 CALL_METHOD 0\n"
              "8 STORE_FAST_LOAD_FAST 4097 (b, b)\n"
              "9 CALL 0\n"
              "10 POP_TOP 0\n"
              "11 LOAD_CONST 0 (None)\n"
              "12 LOAD_CONST 0 (None)\n"
              "13 LOAD_CONST 0 (None)\n"
              "14 CALL_METHOD 3\n"
              "15 POP_TOP 0\n"
              "16 JUMP 30 (to 30)\n"
              "17 PUSH_EXC_INFO 0\n"
              "18 WITH_EXCEPT_START 0\n"
              "19 POP_JUMP_IF_TRUE 21 (to 21)\n"
              "20 RERAISE 2\n"
              "21 POP_TOP 0\n"
              "22 POP_EXCEPT 0\n"
              "23 POP_TOP 0\n"
              "24 POP_TOP 0\n"
              "25 POP_TOP 0\n"
              "26 JUMP 30 (to 30)\n"
              "27 COPY 3\n"
              "28 POP_EXCEPT 0\n"
              "29 RERAISE 1\n"
              "30 LOAD_CONST 0 (None)\n"
              "31 RETURN_VALUE 0\n"
              "handler 8 to 11 -> 17 [2] lasti\n"
              "handler 17 to 22 -> 27 [4] lasti\n");
}

TEST_F(CompileTest, ConstantsAreFoldedAndShared) {
    EXPECT_EQ(listing("x = 2 ** 10, -1, 'a' 'b' * 2\ny = 2 ** 10, -1, 'abab'"),
              "0 RESUME 0\n"
              "1 LOAD_CONST 0 ((1024, -1, 'abab'))\n"
              "2 STORE_NAME 0 (x)\n"
              "3 LOAD_CONST 0 ((1024, -1, 'abab'))\n"
              "4 STORE_NAME 1 (y)\n"
              "5 LOAD_CONST 1 (None)\n"
              "6 RETURN_VALUE 0\n");
    // What would raise or grow is left to run time.
    EXPECT_NE(listing("x = 1 / 0").find("BINARY_OP"), std::string::npos);
    EXPECT_NE(listing("x = 1 << 1000").find("BINARY_OP"), std::string::npos);
    // 1, 1.0 and True are three constants.
    EXPECT_NE(listing("x = 1000, 1000.0\ny = 1000.0, 1000").find("(1000.0, 1000)"), std::string::npos);
}

TEST_F(CompileTest, SuperWithoutArguments) {
    std::string text = listing("class A:\n    def m(self): return super().m()", {false, false, true});
    EXPECT_NE(text.find("LOAD_GLOBAL 0 (super)\n4 LOAD_DEREF 1 (__class__)\n5 LOAD_FAST 0 (self)\n"
                        "6 LOAD_SUPER_METHOD 2 (m)\n7 CALL_METHOD 0\n"),
              std::string::npos)
        << text;
}

TEST_F(CompileTest, PrivateNamesAreMangled) {
    std::string text = listing("class _A:\n    def m(self): self.__x = __y", {false, false, true});
    EXPECT_NE(text.find("(_A__x)"), std::string::npos);
    EXPECT_NE(text.find("(_A__y)"), std::string::npos);
}

TEST_F(CompileTest, GeneratorsTurnStopIterationIntoAnError) {
    EXPECT_EQ(inner("def f():\n    yield 1"),
              "0 RETURN_GENERATOR 0\n"
              "1 POP_TOP 0\n"
              "2 RESUME 0\n"
              "3 LOAD_SMALL_INT 1\n"
              "4 YIELD_VALUE 0\n"
              "5 POP_TOP 0\n"
              "6 LOAD_CONST 0 (None)\n"
              "7 RETURN_VALUE 0\n"
              "8 STOP_ITERATION_ERROR 0\n"
              "9 RERAISE 1\n"
              "handler 2 to 8 -> 8 [0] lasti\n");
}

TEST_F(CompileTest, ErrorsWithTheirPlace) {
    EXPECT_EQ(listing("return 1"),
              "SyntaxError(\"'return' outside function\", ('test.py', 1, 1, 'return 1', 1, 9))");
    EXPECT_EQ(listing("def f():\n    break"),
              "SyntaxError(\"'break' outside loop\", ('test.py', 2, 5, '    break', 2, 10))");
    EXPECT_EQ(listing("f(a=1, a=2)"),
              "SyntaxError('keyword argument repeated: a', ('test.py', 1, 8, 'f(a=1, a=2)', 1, 11))");
    EXPECT_EQ(listing("def f(a, a): pass"), "SyntaxError(\"duplicate argument 'a' in function definition\")");
    EXPECT_EQ(listing("def f():\n    x\n    global x"),
              "SyntaxError(\"name 'x' is used prior to global declaration\")");
    EXPECT_EQ(listing("nonlocal x"), "SyntaxError('nonlocal declaration not allowed at module level')");
    EXPECT_EQ(listing("match x:\n    case a: pass\n    case 1: pass"),
              "SyntaxError(\"name capture 'a' makes remaining patterns unreachable\", ('test.py', 2, 10, '   "
              " case a: "
              "pass\\n', 2, 11))");
}

TEST_F(CompileTest, DeepNestingIsAnErrorNotACrash) {
    std::string deep = "x = ";
    for (int i = 0; i < 20000; ++i) deep += "-";
    deep += "1";
    std::string text = listing(deep);
    EXPECT_TRUE(text.find("Error") != std::string::npos) << text.substr(0, 200);
    std::string wide = "x = a";
    for (int i = 0; i < 20000; ++i) wide += " + a";
    EXPECT_NE(listing(wide).find("BINARY_OP"), std::string::npos);
    std::string branches = "if a: pass\n";
    for (int i = 0; i < 5000; ++i) branches += "elif a: pass\n";
    EXPECT_NE(listing(branches).find("POP_JUMP_IF_FALSE"), std::string::npos);
}

TEST_F(CompileTest, AsyncIsRefusedWhenItWouldRun) {
    // A module may define async functions; a call of one raises.
    EXPECT_EQ(listing("async def f(): await x").find("NOT_SUPPORTED"), std::string::npos);
}

}  // namespace
}  // namespace bufferscope
