// Conversions of arguments as CPython's Argument Clinic makes them. Each may run Python code.
#pragma once

#include <string>

#include "buffer/descriptor.h"
#include "object/protocol.h"
#include "types/iterators.h"

namespace bufferscope {

/// A Py_ssize_t parameter: OverflowError "Python int too large to convert to C ssize_t". Empty: `otherwise`.
Result<Size> size_argument(Runtime&, const Value& value, Size otherwise);
/// An int or None (`otherwise`), as streams take sizes: "argument should be integer or None, not 'str'".
Result<Size> optional_size_argument(Runtime&, const Value& value, Size otherwise);
/// A C int parameter: OverflowError "Python int too large to convert to C int".
Result<std::int32_t> int_argument(Runtime&, const Value& value, std::int32_t otherwise);
/// The same where CPython parses "i" or "l": OverflowError "Python int too large to convert to C long".
Result<std::int32_t> long_argument(Runtime&, const Value& value, std::int32_t otherwise);
/// One byte's value; ValueError "byte must be in range(0, 256)".
Result<std::uint8_t> byte_value(Runtime&, const Value& value, std::string_view what = "byte");
/// A bool parameter: the value's truth. Empty: `otherwise`.
Result<bool> bool_argument(Runtime&, const Value& value, bool otherwise);
/// A str parameter as UTF-8: TypeError "{function}() argument {name} must be str, not int". Empty:
/// `otherwise`.
Result<std::string> text_argument(Runtime&, const Value& value, std::string_view function,
                                  std::string_view name, std::string_view otherwise);

/// Optional start and end of find(), count(), index()…: converted, not yet clipped to a length.
struct Bounds {
    Size start = 0;
    Size end = max_size;
    /// Negative ones count from the end; end at most `length`, neither below 0 (ADJUST_INDICES).
    void adjust(Size length);
};
Result<Bounds> bounds_arguments(Runtime&, const Value& start, const Value& end);

/// MODULE.NAME, imported if need be.
Result<Value> module_attribute(Runtime&, std::string_view module, std::string_view name);

}  // namespace bufferscope
