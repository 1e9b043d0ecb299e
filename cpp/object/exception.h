// ExceptionObject: the layout all exceptions share. Their types, constructors and methods are in
// types/exceptions*.cpp.
#pragma once

#include "object/type.h"

namespace bufferscope {

/// BaseException and whatever is derived from it. Built-in types with more fields (OSError, SyntaxError,
/// StopIteration, ImportError, UnicodeError, NameError, AttributeError, SystemExit, groups) keep them in
/// `fields`, at the indices that types/exceptions.h names.
struct ExceptionObject : Object {
    Value args;       // tuple
    Value cause;      // exception or empty
    Value context;    // exception or empty
    Value traceback;  // traceback object or empty
    bool suppress_context;
    Value fields[9];  // empty where unused
};

inline bool is_exception(const Value& value) {
    return value.is_object() && value.object()->type->has_flag(type_flags::exception_subclass);
}

}  // namespace bufferscope
