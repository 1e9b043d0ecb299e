// Codecs: text to bytes and back, with CPython's encodings, error handlers and messages.
#pragma once

#include <string>
#include <string_view>

#include "object/runtime.h"

namespace bufferscope {

/// bytes.decode(encoding, errors): a str. LookupError "unknown encoding: xx".
Result<Value> decode(Runtime&, std::string_view bytes, std::string_view encoding, std::string_view errors);
/// The same for a native codec and a part of a stream: unless `final`, bytes of a character that goes on
/// behind them are left; `consumed` tells how many were read.
Result<Value> decode_part(Runtime&, std::string_view bytes, std::string_view encoding,
                          std::string_view errors, bool final, std::size_t& consumed);
/// str.encode(encoding, errors).
Result<std::string> encode(Runtime&, const Value& text, std::string_view encoding, std::string_view errors);
/// A str as CPython hands it to C: a lone surrogate cannot be encoded, "embedded null character".
Result<std::string> c_text(Runtime&, const Value& text);

namespace codecs {
/// Whether the engine itself knows the codec; the others are the module codecs' matter.
bool is_native(std::string_view name);
/// The first of such a codec's names ("utf-8", "utf-16"); empty for the others.
std::string_view native_name(std::string_view name);
}  // namespace codecs

}  // namespace bufferscope
