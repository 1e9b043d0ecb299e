// explain: one sentence on why an exception was raised, for a person who meets it for the first time.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace bufferscope {

/// What is known of an exception. `mro` are the class names from its own to 'object'; `holders` are short
/// descriptions of the views that hold the export a BufferError complains of, such as "view (line 3)".
struct ExceptionFacts {
    std::span<const std::string> mro;
    std::string_view message;
    std::span<const std::string> holders;
    std::string_view buffer;  // what the holders hold: "the bytearray data"; may be empty
};

/// Plain text, one sentence; empty when there is nothing to add to the message.
std::string explain(const ExceptionFacts& facts);

}  // namespace bufferscope
