// What streams share: the base classes of io and their checks.
#pragma once

#include "buffer/descriptor.h"

namespace bufferscope {

/// ValueError "I/O operation on closed file."
Error closed_error(Runtime&);
/// io.UnsupportedOperation with the name of the operation.
Error unsupported_operation(Runtime&, std::string_view name);
/// iter() of a stream: itself.
Result<Value> stream_iterate(Runtime&, const Value& self);
/// next() of a stream: its next line, by its own readline().
Result<Value> stream_next(Runtime&, const Value& self);
/// The rows readlines(hint) and writelines(lines) for streams: by iteration and by self.write.
Result<Value> stream_readlines(Runtime&, const Value* a);
Result<Value> stream_writelines(Runtime&, const Value* a);

void install_stream_bases(Runtime&);
void install_bytes_io(Runtime&);
void install_string_io(Runtime&);

}  // namespace bufferscope
