// The numerical work behind the module math that libm does not do as CPython does.
#pragma once

#include <span>
#include <vector>

namespace bufferscope {

/// The gamma function and the logarithm of its absolute value by Lanczos' approximation, as CPython computes
/// them.
double gamma_of(double x);
double log_gamma_of(double x);
/// sqrt of the sum of squares with one rounding error at most.
double vector_norm(std::span<const double> parts);

/// A sum without rounding errors until it is read (Shewchuk's partials).
class ExactSum {
  public:
    void add(double x);
    void add_product(double a, double b);
    /// The sum, correctly rounded.
    double value() const;
    bool overflowed() const { return overflowed_; }

  private:
    std::vector<double> partials_;
    bool overflowed_ = false;
};

}  // namespace bufferscope
