// gamma, norms and exact sums.
#include "modules/math_functions.h"

#include <cmath>
#include <iterator>

namespace bufferscope {
namespace {

constexpr double pi = 3.141592653589793238462643383279502884197;
constexpr double lanczos_g = 6.024680040776729583740234375;
constexpr double lanczos_g_minus_half = 5.524680040776729583740234375;

// Boost's lanczos13m53, as used by many libraries.
constexpr double numerator[] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
constexpr double denominator[] = {0.0,        39916800.0, 120543840.0, 150917976.0, 105258076.0,
                                  45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
                                  1925.0,     66.0,       1.0};
constexpr int terms = static_cast<int>(std::size(numerator));

double lanczos_sum(double x) {
    double above = 0;
    double below = 0;
    if (x < 5.0) {
        for (int i = terms - 1; i >= 0; --i) {
            above = above * x + numerator[i];
            below = below * x + denominator[i];
        }
    } else {
        for (int i = 0; i < terms; ++i) {
            above = above / x + numerator[i];
            below = below / x + denominator[i];
        }
    }
    return above / below;
}

/// sin(pi * x), exact at multiples of a half.
double sine_of_pi(double x) {
    double y = std::fmod(std::fabs(x), 2.0);
    double result = 0;
    switch (static_cast<int>(std::round(2.0 * y))) {
        case 0:
            result = std::sin(pi * y);
            break;
        case 1:
            result = std::cos(pi * (y - 0.5));
            break;
        case 2:
            result = std::sin(pi * (1.0 - y));
            break;
        case 3:
            result = -std::cos(pi * (y - 1.5));
            break;
        default:
            result = std::sin(pi * (y - 2.0));
    }
    return std::copysign(1.0, x) * result;
}

}  // namespace

double gamma_of(double x) {
    if (std::isnan(x) || (std::isinf(x) && x > 0)) return x;
    if (std::isinf(x)) return std::nan("");
    if (x == 0) return std::copysign(HUGE_VAL, x);
    if (x == std::floor(x)) {
        if (x < 0) return std::nan("");
        if (x <= 23) {
            double product = 1;
            for (int i = 2; i < static_cast<int>(x); ++i) product *= i;
            return product;
        }
    }
    double size = std::fabs(x);
    if (size < 1e-20) return 1.0 / x;
    if (size > 200.0) return x < 0 ? 0.0 / sine_of_pi(x) : HUGE_VAL;
    double y = size + lanczos_g_minus_half;
    double z;
    if (size > lanczos_g_minus_half) {
        double q = y - size;
        z = q - lanczos_g_minus_half;
    } else {
        double q = y - lanczos_g_minus_half;
        z = q - size;
    }
    z = z * lanczos_g / y;
    double result;
    double root = size < 140.0 ? std::pow(y, size - 0.5) : std::pow(y, size / 2.0 - 0.25);
    if (x < 0) {
        result = -pi / sine_of_pi(size) / size * std::exp(y) / lanczos_sum(size);
        result -= z * result;
        result /= root;
        if (size >= 140.0) result /= root;
    } else {
        result = lanczos_sum(size) / std::exp(y);
        result += z * result;
        result *= root;
        if (size >= 140.0) result *= root;
    }
    return result;
}

double log_gamma_of(double x) {
    if (!std::isfinite(x)) return std::isnan(x) ? x : HUGE_VAL;
    if (x == std::floor(x) && x <= 2.0) return x <= 0 ? HUGE_VAL : 0.0;
    double size = std::fabs(x);
    if (size < 1e-20) return -std::log(size);
    double result = std::log(lanczos_sum(size)) - lanczos_g;
    result += (size - 0.5) * (std::log(size + lanczos_g - 0.5) - 1);
    if (x < 0) {
        constexpr double log_pi = 1.144729885849400174143427351353058711647;
        result = log_pi - std::log(std::fabs(sine_of_pi(size))) - std::log(size) - result;
    }
    return result;
}

double vector_norm(std::span<const double> parts) {
    double largest = 0;
    bool nan = false;
    for (double part : parts) {
        if (std::isinf(part)) return HUGE_VAL;
        nan |= std::isnan(part);
        largest = std::fmax(largest, std::fabs(part));
    }
    if (nan) return std::nan("");
    if (largest == 0 || parts.size() <= 1) return largest;
    int exponent;
    std::frexp(largest, &exponent);
    if (exponent < -1023) {  // the largest is subnormal: scale up first
        std::vector<double> scaled;
        for (double part : parts) scaled.push_back(part * 0x1p600);
        return vector_norm(scaled) * 0x1p-600;
    }
    double total = 1.0;
    double low_1 = 0;
    double low_2 = 0;
    auto add = [&](double value) {
        double sum = total + value;
        low_2 += (total - sum) + value;
        total = sum;
    };
    for (double part : parts) {
        double x = std::ldexp(part, -exponent);
        double square = x * x;
        low_1 += std::fma(x, x, -square);
        add(square);
    }
    double root = std::sqrt(total - 1.0 + (low_1 + low_2));
    double square = -root * root;
    low_1 += std::fma(-root, root, -square);
    add(square);
    double rest = total - 1.0 + (low_1 + low_2);
    root += rest / (2.0 * root);
    return std::ldexp(root, exponent);
}

void ExactSum::add(double x) {
    std::size_t kept = 0;
    double original = x;
    for (double y : partials_) {
        if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
        double high = x + y;
        double low = y - (high - x);
        if (low != 0) partials_[kept++] = low;
        x = high;
    }
    partials_.resize(kept);
    if (!std::isfinite(x) && std::isfinite(original)) overflowed_ = true;
    if (x != 0) partials_.push_back(x);
}

void ExactSum::add_product(double a, double b) {
    double product = a * b;
    add(product);
    if (std::isfinite(product)) add(std::fma(a, b, -product));
}

double ExactSum::value() const {
    std::size_t at = partials_.size();
    if (at == 0) return 0;
    double high = partials_[--at];
    double low = 0;
    while (at > 0) {
        double x = high;
        double y = partials_[--at];
        high = x + y;
        low = y - (high - x);
        if (low != 0) break;
    }
    // Round half to even across the remaining partials.
    if (at > 0 && ((low < 0 && partials_[at - 1] < 0) || (low > 0 && partials_[at - 1] > 0))) {
        double twice = low * 2.0;
        double candidate = high + twice;
        if (twice == candidate - high) high = candidate;
    }
    return high;
}

}  // namespace bufferscope
