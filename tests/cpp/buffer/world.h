// A runtime with all its types for tests of buffers; at the end as many objects live as at the beginning.
#pragma once

#include <gtest/gtest.h>

#include "asset_host.h"
#include "modules/modules.h"
#include "object/protocol.h"
#include "vm/vm.h"

namespace bufferscope {

class BufferTest : public ::testing::Test {
  protected:
    BufferTest() : vm_(&asset_host, nullptr, native_modules(), library_modules()), rt(vm_.runtime()) {}
    void SetUp() override {
        rt.collect_cycles();
        before_ = rt.live_objects();
    }
    void TearDown() override {
        rt.collect_cycles();
        EXPECT_EQ(rt.live_objects(), before_);
    }
    /// "BufferError: Existing exports …" of a failed result, "" of one that holds a value.
    template <class T>
    std::string failure(Result<T> result) {
        if (!result.is_error()) return "";
        Error error = result.take_error();
        return std::string(type_name(rt, error.exception())) + ": " +
               utf8_of(MUST(str(rt, error.exception())).get());
    }

  private:
    Vm vm_;
    Size before_ = 0;

  protected:
    Runtime& rt;
};

}  // namespace bufferscope
