// ByteArray: storage, growth and the export lock.
#include "buffer/bytearray.h"

#include "buffer/world.h"

namespace bufferscope {
namespace {

using ByteArrayTest = BufferTest;
constexpr const char* locked = "BufferError: Existing exports of data: object cannot be re-sized";

TEST_F(ByteArrayTest, GrowsAndShrinksAsCPythonDoes) {
    Ref<ByteArray> array = MUST(new_bytearray(rt, {}));
    EXPECT_EQ(array->allocated(), 0);
    for (int length = 1; length <= 12; ++length) MUST(array->resize(rt, length));
    EXPECT_EQ(array->allocated(), 19);
    MUST(array->resize(rt, 3));
    EXPECT_EQ(array->allocated(), 4);
}

TEST_F(ByteArrayTest, AnExportLocksTheLength) {
    Ref<ByteArray> array = MUST(new_bytearray(rt, byte_span("abcdef")));
    Value object = array;
    {
        Export held = MUST(get_buffer(rt, object, buffer_flags::full));
        EXPECT_EQ(held.length(), 6);
        EXPECT_EQ(failure(array->resize(rt, 7)), locked);
        EXPECT_EQ(failure(array->replace(rt, 0, 2, byte_span("x"))), locked);
        EXPECT_EQ(failure(array->resize(rt, 6)), "");
        EXPECT_EQ(failure(array->replace(rt, 0, 2, byte_span("xy"))), "");
        held.data()[2] = 'z';
    }
    EXPECT_EQ(text_of(array->span()), "xyzdef");
    MUST(array->replace(rt, 0, 4, byte_span("-")));
    EXPECT_EQ(text_of(array->span()), "-ef");
}

TEST_F(ByteArrayTest, CutsOffTheFrontWithoutMoving) {
    Ref<ByteArray> array = MUST(new_bytearray(rt, byte_span("0123456789")));
    const std::uint8_t* third = array->data() + 3;
    MUST(array->replace(rt, 0, 3, {}));
    EXPECT_EQ(array->data(), third);
    MUST(array->replace(rt, 2, 2, byte_span("abcdefghij")));
    EXPECT_EQ(text_of(array->span()), "34abcdefghij56789");
}

}  // namespace
}  // namespace bufferscope
