// Source bytes to the text the lexer reads: byte order mark, encoding declaration (PEP 263), line ends.
#pragma once

#include <string>
#include <string_view>

#include "syntax/parser.h"

namespace bufferscope {

/// UTF-8 with \n as the only line end. False: the bytes are not what they say they are, and `fault` tells.
/// Encodings known: utf-8, latin-1 and ascii.
bool decode_source(std::string_view source, const ParseOptions& options, std::string& out,
                   SyntaxFault& fault);

/// The encoding that a source declares, if it is another; else empty.
std::string foreign_encoding(std::string_view source);

}  // namespace bufferscope
