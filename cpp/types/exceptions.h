// The built-in exceptions: which field of an ExceptionObject holds which attribute, and how to make them.
#pragma once

#include "object/exception.h"
#include "object/runtime.h"

namespace bufferscope {

/// Indices into ExceptionObject::fields. An empty field reads as None.
namespace exception_field {
constexpr int value = 0;   // StopIteration
constexpr int code = 0;    // SystemExit
constexpr int name = 0;    // NameError, AttributeError
constexpr int object = 1;  // AttributeError: obj
namespace import_error {
constexpr int message = 0, name = 1, path = 2, name_from = 3;
}
namespace os_error {
constexpr int number = 0, text = 1, file = 2, second_file = 3, written = 4;
}
namespace syntax_error {
constexpr int message = 0, file = 1, line = 2, offset = 3, text = 4, end_line = 5, end_offset = 6, print = 7,
              metadata = 8;
}
namespace unicode_error {
constexpr int encoding = 0, object = 1, start = 2, end = 3, reason = 4;
}
namespace group {
constexpr int message = 0, exceptions = 1;  // exceptions: a tuple
}
}  // namespace exception_field

/// All exception types, BaseException first. `traceback` must be a known type by the time code runs.
void install_exceptions(Runtime&);

/// What a call of the class makes if that does just what BaseException() does: its __init__ would only repeat
/// what __new__ did (BaseException_vectorcall). Empty for any other value.
Value call_plain_exception(Runtime&, const Value& callee, const CallArguments&);

/// OSError(number, its text, file, None, second file) of the class that the errno number stands for.
Error os_error(Runtime&, int number, const Value& file = Value(), const Value& second_file = Value());

/// The notes of an exception (`__notes__`); empty if it has none.
Value exception_notes(Runtime&, const Value& exception);
/// An exception group as `self.derive(exceptions)` makes it, with traceback, cause, context and notes of the
/// original.
Result<Value> derive_group(Runtime&, const Value& group, const Value& exceptions);
/// Splits an exception (a group or not) by a type or a tuple of types, as `except*` does: what matches and
/// what is left, either may be empty.
Result<void> split_exception(Runtime&, const Value& exception, const Value& types, Value& matched,
                             Value& rest);

}  // namespace bufferscope
