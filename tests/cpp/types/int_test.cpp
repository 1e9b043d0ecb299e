// Whole numbers: small and big forms agree, text in every base, bytes, division, powers, conversions to
// floats.
#include "types/int.h"

#include <array>
#include <cmath>

#include "buffer/world.h"
#include "types/float.h"

namespace bufferscope {
namespace {

class IntTest : public BufferTest {
  protected:
    Value number(std::string_view digits) { return MUST(int_from_digits(rt, digits, 10)); }
    std::string text(const Value& value, int base = 10) { return MUST(int_to_text(rt, value, base)); }
};

TEST_F(IntTest, SmallNumbersAreImmediate) {
    EXPECT_TRUE(new_int(rt, Value::max_small).is_small_int());
    EXPECT_TRUE(new_int(rt, Value::min_small).is_small_int());
    EXPECT_TRUE(new_int(rt, Value::max_small + 1).is_object());
    EXPECT_TRUE(new_int(rt, Value::min_small - 1).is_object());
}

TEST_F(IntTest, ResultsReturnToTheSmallForm) {
    Value big = new_int(rt, std::int64_t{1} << 40);
    Value difference = MUST(int_subtract(rt, big, new_int(rt, (std::int64_t{1} << 40) - 5)));
    EXPECT_TRUE(difference.is_small_int());
    EXPECT_EQ(difference.small_int(), 5);
}

TEST_F(IntTest, TextAndDigitsAreInverse) {
    std::string digits = "1";
    for (int i = 0; i < 400; ++i) digits += static_cast<char>('0' + i * 7 % 10);
    EXPECT_EQ(text(number(digits)), digits);
    Value value = number(digits);
    for (int base : {2, 3, 8, 16, 36}) {
        std::string written = text(value, base);
        EXPECT_EQ(int_compare(MUST(int_from_digits(rt, written, base)), value), 0) << base;
    }
}

TEST_F(IntTest, LongNumbersSplitInHalves) {
    rt.int_max_str_digits = 0;
    Value power = MUST(int_power(rt, Value::small(10), Value::small(9999), Value()));
    EXPECT_EQ(text(power), "1" + std::string(9999, '0'));
    Value below = MUST(int_subtract(rt, power, Value::small(1)));
    EXPECT_EQ(text(below), std::string(9999, '9'));
    EXPECT_EQ(int_compare(number(std::string(9999, '9')), below), 0);
}

TEST_F(IntTest, TooManyDigitsAreRefused) {
    Value power = MUST(int_power(rt, Value::small(10), Value::small(4300), Value()));
    EXPECT_EQ(failure(int_to_text(rt, power)),
              "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use "
              "sys.set_int_max_str_digits() to increase the limit");
}

TEST_F(IntTest, DivisionFloors) {
    for (auto [a, b, quotient, remainder] :
         {std::array{7, 2, 3, 1}, {-7, 2, -4, 1}, {7, -2, -4, -1}, {-7, -2, 3, -1}}) {
        Value scale = number("1000000000000000000000");
        Value x = MUST(int_multiply(rt, Value::small(a), scale));
        Value y = MUST(int_multiply(rt, Value::small(b), scale));
        Value q = MUST(int_floor_divide(rt, x, y));
        Value r = MUST(int_remainder(rt, x, y));
        Value expected = MUST(int_multiply(rt, Value::small(remainder), scale));
        EXPECT_EQ(q.small_int(), quotient);
        EXPECT_EQ(int_compare(r, expected), 0);
    }
}

TEST_F(IntTest, BitOperationsSeeTwosComplement) {
    Value big = MUST(int_negative(rt, number("1180591620717411303424")));  // -2**70
    EXPECT_EQ(text(MUST(int_bit_and(rt, big, Value::small(-1)))), "-1180591620717411303424");
    EXPECT_EQ(text(MUST(int_bit_or(rt, big, Value::small(5)))), "-1180591620717411303419");
    EXPECT_EQ(text(MUST(int_bit_xor(rt, big, Value::small(-1)))), "1180591620717411303423");
    EXPECT_EQ(text(MUST(int_right_shift(rt, big, Value::small(69)))), "-2");
    EXPECT_EQ(text(MUST(int_right_shift(rt, big, Value::small(200)))), "-1");
}

TEST_F(IntTest, ModularPowerAndInverse) {
    EXPECT_EQ(text(MUST(int_power(rt, Value::small(3), Value::small(-1), Value::small(7)))), "5");
    EXPECT_EQ(text(MUST(int_power(rt, Value::small(3), Value::small(5), Value::small(-7)))), "-2");
    EXPECT_EQ(failure(int_power(rt, Value::small(2), Value::small(-1), Value::small(4))),
              "ValueError: base is not invertible for the given modulus");
}

TEST_F(IntTest, TrueDivisionRoundsOnce) {
    Value numerator = MUST(int_power(rt, Value::small(10), Value::small(400), Value()));
    Value denominator = MUST(int_power(rt, Value::small(10), Value::small(100), Value()));
    EXPECT_EQ(float_of(MUST(int_true_divide(rt, numerator, denominator))), 1e300);
    EXPECT_EQ(failure(int_true_divide(rt, numerator, Value::small(3))),
              "OverflowError: integer division result too large for a float");
    Value tiny = MUST(int_power(rt, Value::small(2), Value::small(1074), Value()));
    EXPECT_EQ(float_of(MUST(int_true_divide(rt, Value::small(1), tiny))), 5e-324);
}

TEST_F(IntTest, ComparesExactlyWithFloats) {
    Value above = number("9007199254740993");  // 2**53 + 1
    EXPECT_GT(int_compare_double(above, 9007199254740992.0), 0);
    EXPECT_LT(int_compare_double(above, 9007199254740994.0), 0);
    EXPECT_LT(int_compare_double(number("1" + std::string(400, '0')), HUGE_VAL), 0);
    EXPECT_EQ(int_compare_double(number("9223372036854775808"), 9223372036854775808.0), 0);
}

TEST_F(IntTest, BytesInTwosComplement) {
    std::uint8_t bytes[9];
    EXPECT_TRUE(int_to_bytes(Value::small(-129), bytes, 2, true));
    EXPECT_EQ(bytes[0], 0x7F);
    EXPECT_EQ(bytes[1], 0xFF);
    EXPECT_FALSE(int_to_bytes(Value::small(-129), bytes, 1, true));
    EXPECT_FALSE(int_to_bytes(Value::small(256), bytes, 1, false));
    Value wide = number("18446744073709551616");
    EXPECT_TRUE(int_to_bytes(wide, bytes, 9, false));
    EXPECT_EQ(text(int_from_bytes(rt, bytes, 9, false)), "18446744073709551616");
    EXPECT_TRUE(int_to_bytes(MUST(int_negative(rt, wide)), bytes, 9, true));
    EXPECT_EQ(text(int_from_bytes(rt, bytes, 9, true)), "-18446744073709551616");
}

TEST_F(IntTest, HashesAsA32BitBuild) {
    EXPECT_EQ(int_hash(Value::small(-1)), -2);
    EXPECT_EQ(int_hash(new_int(rt, 2147483647)), 0);
    EXPECT_EQ(int_hash(MUST(int_power(rt, Value::small(10), Value::small(100), Value()))), 743728112);
}

TEST_F(IntTest, HugeResultsAreMemoryErrors) {
    Value huge = MUST(int_power(rt, Value::small(10), Value::small(10), Value()));
    EXPECT_EQ(failure(int_power(rt, Value::small(10), huge, Value())), "MemoryError: ");
    EXPECT_EQ(failure(int_left_shift(rt, Value::small(1), number("1" + std::string(30, '0')))),
              "OverflowError: too many digits in integer");
}

}  // namespace
}  // namespace bufferscope
