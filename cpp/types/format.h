// Formatting: the format mini-language, str.format and % formatting.
#pragma once

#include "object/runtime.h"

namespace bufferscope {

/// format(value, spec) as the type's own __format__ does it (`spec` a str). Precondition: the value is of
/// that type.
Result<Value> format_int(Runtime&, const Value& value, const Value& spec);
Result<Value> format_float(Runtime&, const Value& value, const Value& spec);
Result<Value> format_complex(Runtime&, const Value& value, const Value& spec);
Result<Value> format_str(Runtime&, const Value& value, const Value& spec);

/// A row of a type's table: "__format__(self, format_spec, /)"; checks that the spec is a str.
Result<Value> int_format_method(Runtime&, const Value* arguments);
Result<Value> float_format_method(Runtime&, const Value* arguments);
Result<Value> complex_format_method(Runtime&, const Value* arguments);
Result<Value> str_format_method(Runtime&, const Value* arguments);

/// str.format(*args, **kwargs): `keywords` a dict or another mapping (format_map), or empty.
Result<Value> format_template(Runtime&, const Str* pattern, const Tuple* positional, const Value& keywords);

/// pattern % arguments for str (bytes_mode false), and for bytes: then the pattern is Latin-1 text of the
/// bytes, and so is the result; %s and %b take bytes-like objects, %a is %r.
Result<Ref<Str>> format_percent(Runtime&, const Str* pattern, const Value& arguments, bool bytes_mode);

}  // namespace bufferscope
