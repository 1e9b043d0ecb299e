// What streams share: the base classes of io and their checks.
#pragma once

#include "buffer/descriptor.h"

namespace bufferscope {

/// ValueError "I/O operation on closed file."
constexpr const char* closed_stream = "I/O operation on closed file.";
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

/// _checkReadable and its kin: asks the stream by its own method, and complains.
Result<void> check_stream(Runtime&, const Value& stream, std::string_view question,
                          std::string_view complaint);
constexpr std::string_view not_readable = "File or stream is not readable.";
constexpr std::string_view not_writable = "File or stream is not writable.";
constexpr std::string_view not_seekable = "File or stream is not seekable.";
/// __getstate__ of streams: "cannot pickle 'FileIO' instances".
Result<Value> refuse_pickle(Runtime&, const Value* a);
/// The first of two errors as the context of the second (_PyErr_ChainExceptions1).
Error chain_errors(Error first, Error second);
/// Answers `result` unless `before` is an error, which it is added to.
Result<Value> chain_results(Result<Value> before, Result<Value> result);

/// Makes sure that standard input holds what is about to be taken from it, so that nothing is lost when the
/// program has to wait: `bytes` of them, a line, or (-1) all there will be.
Result<void> await_input(Runtime&, Size bytes);
Result<void> await_line(Runtime&, std::string_view already);
Result<void> await_characters(Runtime&, Size characters);

/// True for sys.stdout and sys.stderr as the session made them: what is written goes to the console at once.
bool is_console_stream(Runtime&, const Value& stream);
/// True for sys.stdin likewise.
bool is_console_input(Runtime&, const Value& stream);
/// Makes sure that a line of it, or its end, is there.
Result<void> await_console_line(Runtime&, const Value& stream);
/// What a text puts into such a stream: in the stream's encoding, by its error handler.
Result<std::string> console_text(Runtime&, const Value& stream, const Value& text);
/// Writes it; what was buffered goes first.
Result<void> console_write(Runtime&, const Value& stream, std::string_view bytes);
/// sys.stdin, sys.stdout or sys.stderr.
Result<Value> new_console_stream(Runtime&, int descriptor);

void install_file_io(Runtime&);
void install_buffered(Runtime&);
void install_text_io(Runtime&);
void install_stream_bases(Runtime&);
void install_bytes_io(Runtime&);
void install_string_io(Runtime&);

}  // namespace bufferscope
