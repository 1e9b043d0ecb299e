// TextIO: io.TextIOWrapper, text over a binary stream.
#pragma once

#include <string>

#include "buffer/text_codec.h"

namespace bufferscope {

struct TextIO : Object {
    Value buffer;
    Value encoding;  // str
    Value errors;    // str
    TextCodec codec;
    std::string read_newline;   // of a stream that is not universal
    std::string write_newline;  // what a \n is written as; empty: as it is
    Value decoded;              // str that was decoded and not yet taken, from `used` on; empty: none
    Size used;
    std::string pending;   // encoded and not yet written
    Value snapshot_flags;  // where the decoder stood before `snapshot_input`; empty: nothing to tell from
    Value snapshot_input;  // bytes
    double ratio;          // bytes a character in the last chunk
    Size chunk_size;
    bool ok, detached, line_buffering, write_through, translates, seekable, telling, has_read1, finalizing;
    std::int8_t console;  // 0, 1, 2: one of the session's own streams; -1: none of them

    Size available() const { return decoded.is_empty() ? 0 : decoded.as<Str>()->length - used; }
};

Result<TextIO*> attached(Runtime&, const Value& self);
/// attached() that is not closed.
Result<TextIO*> open_text(Runtime&, const Value& self);
/// Hands what is pending to the buffer.
Result<void> text_flush_pending(Runtime&, TextIO*);
void set_decoded(TextIO*, Value text);
void forget_snapshot(TextIO*);

// rows of the table
Result<Value> text_read(Runtime&, const Value* a);
Result<Value> text_readline(Runtime&, const Value* a);
Result<Value> text_next(Runtime&, const Value& self);
Result<Value> text_seek(Runtime&, const Value* a);
Result<Value> text_tell(Runtime&, const Value* a);

void install_newline_decoder(Runtime&);

}  // namespace bufferscope
