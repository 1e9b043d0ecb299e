// Native format codes: sizes of the reference platform, values in both directions.
#include "buffer/format.h"

#include <cmath>

#include "buffer/world.h"

namespace bufferscope {
namespace {

using FormatTest = BufferTest;

TEST_F(FormatTest, HasTheSizesOfTheReferencePlatform) {
    EXPECT_EQ(native_size('l'), 4);
    EXPECT_EQ(native_size('P'), 4);
    EXPECT_EQ(native_size('n'), 4);
    EXPECT_EQ(native_size('q'), 8);
    EXPECT_EQ(native_size('z'), 0);
    EXPECT_EQ(native_code("@d"), 'd');
    EXPECT_EQ(native_code("=d"), 0);
    EXPECT_EQ(native_code("dd"), 0);
    EXPECT_EQ(native_code(""), 0);
    EXPECT_STREQ(native_format_text('e', true), "@e");
}

TEST_F(FormatTest, PacksWhatFitsAndNothingElse) {
    EXPECT_EQ(MUST(pack_native(rt, Value::small(-1), 'h', "h")).bytes[1], 0xFF);
    EXPECT_EQ(failure(pack_native(rt, Value::small(40000), 'h', "h")),
              "ValueError: memoryview: invalid value for format 'h'");
    EXPECT_EQ(failure(pack_native(rt, Value::none(), 'h', "@h")),
              "TypeError: memoryview: invalid type for format '@h'");
    EXPECT_EQ(failure(pack_native(rt, Value::small(5), 'c', "c")),
              "TypeError: memoryview: invalid type for format 'c'");
}

TEST_F(FormatTest, RoundsHalfFloatsToEven) {
    for (double number : {0.0, 1.0, -2.5, 65504.0, 5.960464477539063e-08, 6.103515625e-05, 0.333251953125}) {
        std::uint16_t bits;
        ASSERT_TRUE(pack_half(number, bits));
        EXPECT_EQ(unpack_half(bits), number);
    }
    std::uint16_t bits;
    EXPECT_FALSE(pack_half(65520.0, bits));
    ASSERT_TRUE(pack_half(65519.0, bits));
    EXPECT_EQ(unpack_half(bits), 65504.0);
    ASSERT_TRUE(pack_half(2.98e-08, bits));
    EXPECT_EQ(bits, 0);
    ASSERT_TRUE(pack_half(NAN, bits));
    EXPECT_TRUE(std::isnan(unpack_half(bits)));
}

TEST_F(FormatTest, ComparesByValue) {
    const std::int32_t minus_one = -1;
    const std::uint32_t big = 0xFFFFFFFF;
    const double two = 2;
    const std::uint8_t byte_two = 2;
    auto at = [](const auto& object) { return reinterpret_cast<const std::uint8_t*>(&object); };
    EXPECT_FALSE(native_equal(at(minus_one), 'i', at(big), 'I'));
    EXPECT_TRUE(native_equal(at(two), 'd', at(byte_two), 'B'));
    EXPECT_FALSE(native_equal(at(byte_two), 'c', at(byte_two), 'B'));
    EXPECT_TRUE(native_equal(at(byte_two), '?', at(byte_two), '?'));
}

}  // namespace
}  // namespace bufferscope
