// Buffered: what BufferedReader, BufferedWriter and BufferedRandom share: a block of memory in front of a raw
// stream.
#pragma once

#include "buffer/bytes.h"

namespace bufferscope {

constexpr Size default_buffer_size = 128 * 1024;

/// The memory holds bytes read ahead (up to `read_end`), bytes to be written (from `write_pos` to
/// `write_end`), or both; `pos` is where the program stands in it, `raw_pos` where the raw stream does.
struct Buffered : Object {
    Value raw;
    Ref<Bytes> memory;  // made when first needed
    Size buffer_size;
    std::int64_t abs_pos;  // of the raw stream in its file, -1 if not known
    std::int64_t raw_pos;  // -1: not known
    Size pos;
    Size read_end;  // -1: nothing read ahead is valid
    Size write_pos;
    Size write_end;  // -1: nothing waits to be written
    bool ok, detached, readable, writable, finalizing;
    bool busy;   // an operation is under way: a call from inside it is an error
    bool freed;  // closed
    bool plain;  // raw is a FileIO and this no subclass: both are used without asking by name

    bool reads_valid() const { return readable && read_end != -1; }
    bool writes_valid() const { return writable && write_end != -1; }
    Size read_ahead() const { return reads_valid() ? read_end - pos : 0; }
    std::int64_t raw_offset() const {
        return (reads_valid() || writes_valid()) && raw_pos >= 0 ? raw_pos - pos : 0;
    }
};

constexpr Size would_block = -2;  // what raw reads and writes answer for None

/// Marks an operation, which must not be entered again from inside.
class BufferedEntry {
  public:
    explicit BufferedEntry(Buffered* stream) : stream_(Ref<Buffered>::share(stream)) {}
    BufferedEntry(const BufferedEntry&) = delete;
    ~BufferedEntry() {
        if (entered_) stream_->busy = false;
    }
    Result<void> check(Runtime& rt);

  private:
    Ref<Buffered> stream_;
    bool entered_ = false;
};

Result<void> check_initialized(Runtime&, const Buffered*);
Result<bool> buffered_is_closed(Runtime&, const Buffered*);
/// ValueError with the message when the stream is closed and nothing is left to read.
Result<void> check_not_closed(Runtime&, const Buffered*, std::string_view message);
Result<std::int64_t> buffered_raw_tell(Runtime&, Buffered*);
Result<std::int64_t> buffered_raw_seek(Runtime&, Buffered*, std::int64_t target, int whence);
Result<void> make_memory(Runtime&, Buffered*);
/// Reads into `holder` (a Bytes, or what a caller gave) from `start`; `data` is where its memory begins.
Result<Size> buffered_raw_read(Runtime&, Buffered*, const Value& holder, std::uint8_t* data, Size start,
                               Size length);
Result<void> buffered_flush_memory(Runtime&, Buffered*);
Result<void> buffered_flush_and_rewind(Runtime&, Buffered*);

// rows of the tables
Result<Value> buffered_read(Runtime&, const Value* a);
Result<Value> buffered_read1(Runtime&, const Value* a);
Result<Value> buffered_peek(Runtime&, const Value* a);
Result<Value> buffered_readline(Runtime&, const Value* a);
Result<Value> buffered_readinto(Runtime&, const Value* a);
Result<Value> buffered_readinto1(Runtime&, const Value* a);
Result<Value> buffered_next(Runtime&, const Value& self);
Result<Value> buffered_write(Runtime&, const Value* a);

void install_buffered_pair(Runtime&);

}  // namespace bufferscope
