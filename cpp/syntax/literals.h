// What string and number tokens mean: escapes decoded, digits cleaned.
#pragma once

#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/unicode_data.h"
#include "syntax/ast.h"

namespace bufferscope {

/// The outcome of decoding a literal. `error` is empty when all is well.
struct LiteralOutcome {
    std::string error;           // the text of the SyntaxError
    bool at_token = false;       // the error belongs to the token, not to the last token read
    std::size_t bad_escape = 0;  // offset + 1 of the first invalid escape in the token's text; 0: none
    bool octal_escape = false;   // the invalid escape is an octal one above \377
};

/// Decodes the body of a str or f-string part (escapes unless raw) into the arena, as UTF-8 (surrogates as
/// WTF-8). `unicode` knows the names of \N{…}; null: nobody does.
LiteralOutcome decode_text(std::string_view body, bool raw, Arena& arena, UnicodeData* unicode,
                           std::string_view& out);

/// Decodes a whole STRING token (prefix, quotes and all) into the constant's type, u_prefix and text.
LiteralOutcome decode_string(std::string_view token, Arena& arena, UnicodeData* unicode, ast::Constant& out);

/// Reads a NUMBER token into the constant's type, base, text and number. Only too many digits can be wrong.
LiteralOutcome decode_number(std::string_view token, int most_digits, Arena& arena, ast::Constant& out);

/// The text of the SyntaxWarning about an escape such as \d (given with its backslash).
std::string invalid_escape_warning(std::string_view escape);

}  // namespace bufferscope
