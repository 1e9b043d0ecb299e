// The machine: slices, Stop, lifetimes of frames and exceptions, limits; nothing is left behind.
#include "vm/vm.h"

#include <gtest/gtest.h>

#include "asset_host.h"
#include "compile/compiler.h"
#include "modules/modules.h"
#include "object/protocol.h"

namespace bufferscope {
namespace {

struct Recorder final : Console {
    std::string out, err;
    void write(Stream stream, std::string_view bytes) override {
        (stream == Stream::output ? out : err) += bytes;
    }
};

class VmTest : public ::testing::Test {
  protected:
    VmTest() : vm(&asset_host, &console, native_modules(), library_modules()), rt(vm.runtime()) {}
    void SetUp() override {
        // What a first run makes for good (lazily made names, streams) is made before counting.
        run("import gc, sys\ntry:\n    {}['x']\nexcept KeyError as e:\n    print(repr(e))\n");
        console = {};
        before_ = rt.live_objects();
    }
    void TearDown() override {
        rt.collect_cycles();
        EXPECT_EQ(rt.live_objects(), before_);
    }
    /// Runs a program in a namespace of its own, in slices of `budget`.
    RunState run(std::string_view source, std::uint32_t budget = 100000, int slices = 1000) {
        Ref<Dict> globals = new_dict(rt);
        dict_set(rt, globals.get(), rt.name(Name::name), Value(rt.intern("__main__")));
        {
            Ref<Code> code = MUST(compile_source(rt, source, Value(rt.text("test.py"))));
            vm.start(Value(code), Value(globals));
        }
        RunState state = RunState::running;
        slices_ = 0;
        while (state == RunState::running && slices_ < slices) {
            state = vm.resume(budget);
            if (++slices_ == interrupt_after_) vm.interrupt();
        }
        error_.clear();
        if (state == RunState::raised) error_ = vm.format_exception(vm.uncaught);
        vm.uncaught = Value();
        if (state == RunState::running) vm.abandon();
        globals = {};
        rt.collect_cycles();
        return state;
    }

    Recorder console;
    Vm vm;
    Runtime& rt;
    std::string error_;
    int slices_ = 0;
    int interrupt_after_ = -1;  // slices

  private:
    Size before_ = 0;
};

TEST_F(VmTest, RunsInSlices) {
    EXPECT_EQ(run("total = 0\nfor i in range(5000):\n    total += i\nprint(total)\n", 1000),
              RunState::finished);
    EXPECT_EQ(console.out, "12497500\n");
    EXPECT_GT(slices_, 5);
}

TEST_F(VmTest, AnEndlessLoopCanBeLeft) {
    EXPECT_EQ(run("held = [bytearray(9)]\nwhile True:\n    view = memoryview(held[0])\n", 1000, 20),
              RunState::running);
    EXPECT_EQ(run("print('still here')\n"), RunState::finished);
    EXPECT_EQ(console.out, "still here\n");
}

TEST_F(VmTest, AnInterruptIsAnException) {
    interrupt_after_ = 3;
    EXPECT_EQ(run("try:\n    while True: pass\nfinally:\n    print('cleaned')\n"), RunState::raised);
    EXPECT_EQ(console.out, "cleaned\n");
    EXPECT_NE(error_.find("KeyboardInterrupt"), std::string::npos);
}

TEST_F(VmTest, CallsDoNotRecurseNatively) {
    EXPECT_EQ(run("def depth(n):\n    return 0 if n == 0 else 1 + depth(n - 1)\nprint(depth(900))\n", 500),
              RunState::finished);
    EXPECT_EQ(console.out, "900\n");
    EXPECT_GT(slices_, 2);
}

TEST_F(VmTest, RecursionEndsInPythonsError) {
    for (const char* source :
         {"def f(): f()\nf()\n", "class A:\n    def __repr__(self): return repr(self)\nrepr(A())\n",
          "class A:\n    def __getattr__(self, name): return getattr(self, name)\nA().x\n",
          "class A:\n    def __eq__(self, other): return self == other\nA() == A()\n"}) {
        EXPECT_EQ(run(source), RunState::raised);
        EXPECT_NE(error_.find("RecursionError"), std::string::npos) << source;
    }
}

TEST_F(VmTest, MemoryIsLimited) {
    rt.heap.set_limit(64 << 20);
    EXPECT_EQ(run("try:\n    bytearray(100_000_000)\nexcept MemoryError:\n    print('no room')\n"),
              RunState::finished);
    EXPECT_EQ(
        run("kept = []\ntry:\n    while True:\n        kept.append(bytes(1_000_000))\nexcept MemoryError:\n"
            "    kept = None\n    print('full')\n"),
        RunState::finished);
    EXPECT_EQ(run("print('goes on')\n"), RunState::finished);
    EXPECT_EQ(console.out, "no room\nfull\ngoes on\n");
}

TEST_F(VmTest, ViewsUnlockAtTheMomentTheyDie) {
    EXPECT_EQ(
        run("data = bytearray(b'abc')\nview = memoryview(data)\ntry:\n    data.append(1)\n"
            "except BufferError as error:\n    print(error)\ndel view\ndata.append(100)\nprint(data)\n"),
        RunState::finished);
    EXPECT_EQ(console.out, "Existing exports of data: object cannot be re-sized\nbytearray(b'abcd')\n");
}

TEST_F(VmTest, GeneratorsRunInSlicesAndCloseWhenDropped) {
    EXPECT_EQ(run("def numbers():\n    try:\n        n = 0\n        while True:\n            yield n\n       "
                  "     n += 1\n"
                  "    finally:\n        print('closed')\n"
                  "for n in numbers():\n    if n == 500: break\nprint(n)\n",
                  200),
              RunState::finished);
    EXPECT_EQ(console.out, "closed\n500\n");
    EXPECT_GT(slices_, 5);
}

TEST_F(VmTest, CyclesAreCollected) {
    EXPECT_EQ(run("class Node:\n    def __del__(self): print('gone', self.name)\n"
                  "a, b = Node(), Node()\na.name, b.name = 'a', 'b'\na.other, b.other = b, a\ndel a, b\n"
                  "import gc\nprint(gc.collect() > 0)\n"),
              RunState::finished);
    EXPECT_EQ(console.out, "gone a\ngone b\nTrue\n");
}

TEST_F(VmTest, TracebacksKeepFramesAlive) {
    EXPECT_EQ(run("def work():\n    data = bytearray(4)\n    view = memoryview(data)\n    raise "
                  "ValueError('stop')\n"
                  "try:\n    work()\nexcept ValueError as error:\n    kept = error\n"
                  "print(kept.__traceback__.tb_next.tb_frame.f_locals['view'].nbytes)\ndel kept\n"),
              RunState::finished);
    EXPECT_EQ(console.out, "4\n");
}

TEST_F(VmTest, TwoSessionsDoNotKnowEachOther) {
    Recorder other_console;
    {
        Vm other(&asset_host, &other_console, native_modules(), library_modules());
        Ref<Dict> globals = new_dict(other.runtime());
        Ref<Code> code = MUST(compile_source(other.runtime(), "import sys\nsys.mark = 1\nprint('other')\n",
                                             Value(other.runtime().text("o"))));
        other.start(Value(code), Value(globals));
        EXPECT_EQ(other.resume(100000), RunState::finished);
    }
    EXPECT_EQ(other_console.out, "other\n");
    EXPECT_EQ(run("import sys\nprint(hasattr(sys, 'mark'))\n"), RunState::finished);
    EXPECT_EQ(console.out, "False\n");
}

}  // namespace
}  // namespace bufferscope
