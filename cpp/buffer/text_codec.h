// TextCodec: how a TextIOWrapper decodes and encodes piece by piece: the engine's own codecs directly, others
// by the incremental classes of the module codecs; and universal newlines.
#pragma once

#include <string>

#include "object/protocol.h"

namespace bufferscope {

/// IncrementalNewlineDecoder's part.
struct Newlines {
    bool translate = false;
    bool pending_return = false;
    std::uint8_t seen = 0;  // 1 \r, 2 \n, 4 \r\n

    /// The text with its line ends noted and, if asked, translated; a \r at the end waits for what follows.
    Result<Value> decode(Runtime&, const Value& text, bool final);
    /// None, the one kind there was, or a tuple of them.
    Result<Value> kinds(Runtime&) const;
};

class TextCodec {
  public:
    Newlines newlines;
    bool universal = false;

    /// LookupError for an unknown encoding, or one that is not for text.
    Result<void> open(Runtime&, std::string_view encoding, std::string_view errors);
    Result<void> make_decoder(Runtime&);
    Result<void> make_encoder(Runtime&);
    void forget();
    bool decodes() const { return decodes_; }
    bool encodes() const { return encodes_; }
    bool is_utf8() const { return native_ == "utf-8"; }

    /// bytes-like to str.
    Result<Value> decode(Runtime&, const Value& input, bool final);
    /// (bytes that wait, flags) of the decoder, and back.
    Result<void> state(Runtime&, Value& buffer, Value& flags);
    Result<void> set_state(Runtime&, const Value& buffer, const Value& flags);
    Result<void> reset_decoder(Runtime&);
    Result<Value> newline_kinds(Runtime&) const;

    Result<std::string> encode(Runtime&, const Value& text);
    /// At the start of the file the next text gets its mark.
    Result<void> reset_encoder(Runtime&, bool at_start);

    void visit(Visitor& visitor) {
        visitor(info_);
        visitor(decoder_);
        visitor(encoder_);
    }

  private:
    Result<Value> decode_native(Runtime&, const Value& input, bool final);
    Result<Value> decode_bytes(Runtime&, const Value& data, std::string_view bytes, bool final,
                               std::size_t& consumed);
    bool is_marked() const { return native_ == "utf-16" || native_ == "utf-32" || native_ == "utf-8-sig"; }
    const char* plain() const {
        return native_ == "utf-16" ? "utf-16-le" : native_ == "utf-32" ? "utf-32-le" : "utf-8";
    }

    std::string_view native_;  // its name, empty: not the engine's own
    std::string errors_;
    Value info_, decoder_, encoder_;
    std::string pending_;
    std::string used_;  // after the mark: the codec it stands for
    bool decodes_ = false, encodes_ = false, begun_ = false;
};

}  // namespace bufferscope
