// Floats: shortest and correctly rounded text, parsing, hashing, rounding.
#include "types/float.h"

#include <cmath>

#include "base/float_text.h"
#include "buffer/world.h"

namespace bufferscope {
namespace {

class FloatTest : public BufferTest {};

double parsed(std::string_view text) {
    double number = std::nan("");
    EXPECT_TRUE(float_from_text(text, number)) << text;
    return number;
}

TEST_F(FloatTest, ReprIsTheShortestThatReadsBack) {
    for (const char* text :
         {"0.1", "1.0", "-0.0", "1e+16", "1000000000000000.0", "5e-324", "1.7976931348623157e+308", "1e-05",
          "0.0001", "123456789012345.67", "1e+22", "2.2250738585072014e-308", "inf", "nan"}) {
        EXPECT_EQ(float_repr(parsed(text)), text);
    }
}

TEST_F(FloatTest, ParsingRoundsOnce) {
    EXPECT_EQ(parsed("9007199254740993"), 9007199254740992.0);
    EXPECT_EQ(parsed("9007199254740993.00000000000000000000000000000000000001"), 9007199254740994.0);
    EXPECT_EQ(parsed("2.4703282292062327e-324"), 0.0);
    EXPECT_EQ(parsed("2.4703282292062328e-324"), 5e-324);
    EXPECT_EQ(parsed("1e400"), HUGE_VAL);
    EXPECT_EQ(parsed("1e-400"), 0.0);
    EXPECT_EQ(parsed("1" + std::string(400, '0') + "e-400"), 1.0);
    EXPECT_EQ(parsed("179769313486231580793e289"), HUGE_VAL);
}

TEST_F(FloatTest, MalformedTextIsRefused) {
    double number;
    for (const char* text : {"", ".", "e5", "1e", "1e+", "infinit", "0x10", "1 ", "--1", "1..2"}) {
        EXPECT_FALSE(float_from_text(text, number)) << text;
    }
}

TEST_F(FloatTest, FormatsAtAnyPrecision) {
    EXPECT_EQ(float_to_text(2.675, 'f', 2, false, false, false), "2.67");
    EXPECT_EQ(float_to_text(0.5, 'f', 0, false, false, false), "0");
    EXPECT_EQ(float_to_text(1.5, 'f', 0, false, false, false), "2");
    EXPECT_EQ(float_to_text(9.9995, 'f', 3, false, false, false), "9.999");
    EXPECT_EQ(float_to_text(0.1, 'f', 30, false, false, false), "0.100000000000000005551115123126");
    EXPECT_EQ(float_to_text(5e-324, 'e', 10, false, false, false), "4.9406564584e-324");
    EXPECT_EQ(float_to_text(1e22, 'f', 1, false, false, false), "10000000000000000000000.0");
    EXPECT_EQ(float_to_text(999999.5, 'g', 6, false, false, false), "1e+06");
    EXPECT_EQ(float_to_text(0.0001, 'g', 6, false, false, false), "0.0001");
    EXPECT_EQ(float_to_text(1.0, 'g', 3, false, true, false), "1.00");
    EXPECT_EQ(float_to_text(99.99, 'e', 2, false, false, false), "1.00e+02");
}

TEST_F(FloatTest, HashesAgreeWithInts) {
    EXPECT_EQ(float_hash(Value(), 1.0), 1);
    EXPECT_EQ(float_hash(Value(), 1.5), 1073741825);
    EXPECT_EQ(float_hash(Value(), 1e100), 1265806766);
    EXPECT_EQ(float_hash(Value(), HUGE_VAL), 314159);
    EXPECT_EQ(float_hash(Value(), -1.0), -2);
}

TEST_F(FloatTest, RoundsOnTheExactValue) {
    EXPECT_EQ(MUST(float_round(rt, 2.675, 2)), 2.67);
    EXPECT_EQ(MUST(float_round(rt, 2.5, 0)), 2.0);
    EXPECT_EQ(MUST(float_round(rt, 1250.0, -2)), 1200.0);
    EXPECT_EQ(failure(float_round(rt, 1.7976931348623157e308, -308)),
              "OverflowError: rounded value too large to represent");
}

TEST_F(FloatTest, DigitsRoundTripOverManyNumbers) {
    std::uint64_t state = 12345;
    for (int i = 0; i < 3000; ++i) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        double number = __builtin_bit_cast(double, state >> 1);
        if (!std::isfinite(number)) continue;
        EXPECT_EQ(parsed(float_repr(number)), number);
        EXPECT_EQ(parsed(float_to_text(number, 'e', 16, false, false, false)), number);
    }
}

}  // namespace
}  // namespace bufferscope
