// The parts of install_numbers, one a file.
#pragma once

#include "object/runtime.h"

namespace bufferscope {

void install_int(Runtime&);
void install_float(Runtime&);
void install_complex(Runtime&);

/// A complex number.
Value new_complex(Runtime&, double real, double imaginary);
bool is_complex(const Value& value);
void complex_parts(const Value& value, double& real, double& imaginary);
/// By __complex__, else as float does (PyComplex_AsCComplex).
Result<void> as_complex(Runtime&, const Value& value, double& real, double& imaginary);
/// (a + bj) ** (c + dj): ZeroDivisionError, OverflowError "complex exponentiation".
Result<Value> complex_power(Runtime&, double a, double b, double c, double d);

}  // namespace bufferscope
