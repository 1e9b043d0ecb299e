// Doubles as decimal text and back, correctly rounded in both directions.
#pragma once

#include <string>
#include <string_view>

namespace bufferscope {

/// Decimal digits without a point: 0.d1d2d3… × 10^exponent; empty digits stand for 0.
struct DecimalDigits {
    std::string digits;
    int exponent = 0;
};

/// The fewest digits that read back as the same number (not NaN, not infinite, not negative).
DecimalDigits shortest_digits(double number);
/// The number rounded half to even at `count` significant digits, trailing zeros kept.
DecimalDigits significant_digits(double number, int count);
/// The number rounded at `places` digits behind the point (may be negative); as many digits as that takes.
DecimalDigits fixed_digits(double number, int places);
/// The double nearest to digits × 10^exponent (digits: decimal digits only); infinity past the range.
double double_from_digits(std::string_view digits, long exponent);

}  // namespace bufferscope
