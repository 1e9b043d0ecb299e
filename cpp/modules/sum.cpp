// sum(): integers as they are, floats and complex numbers with a running compensation, anything by `+`.
#include <cstdint>

#include "buffer/bytes.h"
#include "modules/builtins.h"
#include "object/protocol.h"
#include "types/float.h"
#include "types/int.h"
#include "types/numbers.h"
#include "vm/operations.h"

namespace bufferscope {

namespace {

/// A sum of floats that keeps what rounding lost (Neumaier), as since 3.12.
struct FloatSum {
    double total = 0, compensation = 0;
    void add(double value) {
        double sum = total + value;
        compensation +=
            __builtin_fabs(total) >= __builtin_fabs(value) ? (total - sum) + value : (value - sum) + total;
        total = sum;
    }
    double result() const {
        bool counts = compensation != 0 && __builtin_isfinite(compensation);  // -0.0 stays what it is
        return counts ? total + compensation : total;
    }
};

/// builtin_sum_impl goes through these in order and never back: what no longer fits one starts the next.
enum class Phase : std::uint8_t { integers, floats, complexes, anything };

class Sum {
  public:
    Sum(Runtime& rt, Value start) : rt_(rt), total_(std::move(start)) {
        if (!rt.is_exactly(total_, BuiltinType::int_) || !is_long(total_)) leave();
    }

    Value result() const {
        if (phase_ == Phase::floats) return new_float(rt_, real_.result());
        if (phase_ == Phase::complexes) return new_complex(rt_, real_.result(), imaginary_.result());
        return total_;
    }

    Result<void> add(const Value& item) {
        bool added = TRY(add_number(item));
        if (added) return {};
        total_ = result();
        bool stays = phase_ == Phase::integers && is_exact_int(item) && is_long(item);
        total_ = TRY(binary_fast(rt_, BinaryOperator::add, total_, item));
        if (phase_ != Phase::anything && !(stays && is_long(total_))) leave();
        return {};
    }

  private:
    bool is_exact_int(const Value& value) const {
        return rt_.is_exactly(value, BuiltinType::int_) || value.is_bool();
    }
    /// Fits CPython's C long, of 32 bits here.
    static bool is_long(const Value& value) {
        std::int64_t number = 0;
        return int_to_int64(value, number) && number >= INT32_MIN && number <= INT32_MAX;
    }

    void leave() {
        if (phase_ < Phase::floats && rt_.is_exactly(total_, BuiltinType::float_)) {
            phase_ = Phase::floats;
            real_.total = float_of(total_);
        } else if (phase_ < Phase::complexes && rt_.is_exactly(total_, BuiltinType::complex)) {
            phase_ = Phase::complexes;
            real_ = FloatSum();
            complex_parts(total_, real_.total, imaginary_.total);
        } else {
            phase_ = Phase::anything;
        }
    }

    /// Adds what the phase knows how to; false for everything else.
    Result<bool> add_number(const Value& item) {
        bool complexes = phase_ == Phase::complexes;
        if (phase_ != Phase::floats && !complexes) return false;
        if (complexes && rt_.is_exactly(item, BuiltinType::complex)) {
            double real = 0, imaginary = 0;
            complex_parts(item, real, imaginary);
            real_.add(real);
            imaginary_.add(imaginary);
            return true;
        }
        if (complexes ? rt_.is_instance(item, BuiltinType::float_)
                      : rt_.is_exactly(item, BuiltinType::float_)) {
            real_.add(float_of(item));
            return true;
        }
        if (!rt_.is_instance(item, BuiltinType::int_)) return false;
        double number = TRY(int_to_double(rt_, item));
        real_.add(number);
        return true;
    }

    Runtime& rt_;
    Value total_;
    Phase phase_ = Phase::integers;
    FloatSum real_, imaginary_;
};

}  // namespace

Result<Value> builtin_sum(Runtime& rt, const Value* arguments) {
    Value iterator = TRY(iterate(rt, arguments[0]));
    const Value& start = arguments[1];
    if (is_str(start)) return rt.type_error("sum() can't sum strings [use ''.join(seq) instead]");
    if (is_bytes(start)) return rt.type_error("sum() can't sum bytes [use b''.join(seq) instead]");
    if (rt.is_instance(start, BuiltinType::bytearray))
        return rt.type_error("sum() can't sum bytearray [use b''.join(seq) instead]");
    Sum sum(rt, start.is_empty() ? Value::small(0) : start);
    while (true) {
        Value item = TRY(next(rt, iterator));
        if (item.is_empty()) return sum.result();
        TRY(sum.add(item));
    }
}

}  // namespace bufferscope
