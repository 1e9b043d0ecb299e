// FileIO: the raw stream over one of the session's descriptors, and file names as arguments.
#pragma once

#include <string>

#include "buffer/descriptor.h"

namespace bufferscope {

struct FileIO : Object {
    int descriptor;
    bool readable, writable, appending, created;
    bool closes_descriptor;
    bool finalizing;
    std::int8_t seekable;  // -1: not asked yet
};

/// os.fspath(): a str or bytes.
Result<Value> path_of(Runtime&, const Value& path);
/// A file name as the session's files know it: ValueError "embedded null byte".
Result<std::string> path_argument(Runtime&, const Value& path);
/// The str of a name as the session's files know it.
Result<Value> name_value(Runtime&, std::string_view name);
/// An integer that fits int64 as file positions do.
Result<std::int64_t> position_argument(Runtime&, const Value& value,
                                       BuiltinType too_big = BuiltinType::OverflowError);

/// The open file behind a descriptor; OSError EBADF.
Result<OpenFile*> open_file(Runtime&, int descriptor);
/// What an operation on a descriptor does, for streams and os: bytes read into memory (0 at the end)…
Result<Size> descriptor_read(Runtime&, int descriptor, std::uint8_t* out, Size size);
Result<void> descriptor_write(Runtime&, int descriptor, std::string_view bytes);
Result<std::int64_t> descriptor_seek(Runtime&, int descriptor, std::int64_t offset, int whence);
Result<void> descriptor_resize(Runtime&, int descriptor, std::int64_t size);
/// OSError for an errno, MemoryError for ENOMEM.
Error file_failure(Runtime&, int error, const Value& name = Value());

// FileIO's own methods, for streams on top of it that need not ask a subclass
Result<Size> file_io_read(Runtime&, FileIO*, std::uint8_t* out, Size size);
Result<void> file_io_write(Runtime&, FileIO*, std::string_view bytes);
bool file_io_closed(const Value& file);

}  // namespace bufferscope
