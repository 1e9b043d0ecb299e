// Which characters identifiers may have and which characters are printable.
#pragma once

#include <cstdint>

namespace bufferscope {

/// str.isidentifier() of the character alone (XID_Start and _).
bool is_identifier_start(std::uint32_t code_point);
/// Whether the character may stand inside an identifier (XID_Continue).
bool is_identifier_continue(std::uint32_t code_point);
/// str.isprintable() of the character.
bool is_printable(std::uint32_t code_point);
/// Whether an identifier with the character changes under NFKC, as CPython normalises names.
bool is_nfkc_unstable(std::uint32_t code_point);

}  // namespace bufferscope
