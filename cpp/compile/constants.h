// Constants of a compilation: equal ones of the same type are one object; operators on constants are computed
// early.
#pragma once

#include <vector>

#include "object/protocol.h"

namespace bufferscope {

class ConstantPool {
  public:
    explicit ConstantPool(Runtime& rt) : runtime_(rt) {}
    /// The number of a constant; an equal one of the same type (0.0 and -0.0, 1 and True differ) has the same
    /// number.
    std::int32_t add(const Value& value);
    const Value& at(std::int32_t number) const { return values_[static_cast<std::size_t>(number)]; }

  private:
    Runtime& runtime_;
    std::vector<Value> values_;
    std::vector<std::int32_t> table_;
};

/// left <operation> right, or empty if it raises or the result would be big (CPython's safe_multiply and so
/// on).
Value fold_binary(Runtime&, BinaryOperator operation, const Value& left, const Value& right);

}  // namespace bufferscope
