// The door of the syntax folder: source bytes in, syntax tree or syntax error out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/unicode_data.h"
#include "syntax/ast.h"

namespace bufferscope {

enum class ParseMode : std::uint8_t {
    Module,       // 'exec'
    Expression,   // 'eval'
    Interactive,  // 'single'
};

enum class FaultCategory : std::uint8_t { SyntaxError, IndentationError, TabError, MemoryError };

/// What SyntaxError carries. Lines and offsets from 1, offsets in characters; an offset may be 0 or -1 as in
/// CPython.
struct SyntaxFault {
    FaultCategory category = FaultCategory::SyntaxError;
    bool has_location = true;  // false: only a message (for example MemoryError)
    bool incomplete = false;   // more lines could make the source whole (codeop would ask for them)
    bool has_text = true;      // false: SyntaxError.text is None, and end_lineno and end_offset too
    bool keeps_source = true;  // false: SyntaxError._metadata is None
    std::int32_t line = 0;
    std::int32_t offset = 0;
    std::int32_t end_line = 0;
    std::int32_t end_offset = 0;
    std::string message;
    std::string text;  // the source line, UTF-8
};

/// A SyntaxWarning found while parsing (such as an invalid escape sequence). Offsets as in SyntaxFault.
struct SyntaxWarningRecord {
    std::int32_t line = 0;
    std::int32_t offset = 0;
    std::int32_t end_line = 0;
    std::int32_t end_offset = 0;
    std::string message;
};

struct ParseOptions {
    ParseMode mode = ParseMode::Module;
    /// The source is the UTF-8 form of a str: an encoding declaration in it means nothing.
    bool source_is_str = false;
    /// What faults show lines of instead of the source, as far as it goes: text compiled in a file's name.
    std::string_view shown_source;
    /// Interactive: a block is open until an empty line (PyCF_DONT_IMPLY_DEDENT), as a console wants it.
    bool keep_blocks_open = false;
    /// False: nobody reads what is wrong; finding that out takes far longer than parsing.
    bool explains_faults = true;
    /// sys.get_int_max_str_digits(): decimal literals longer than this are errors; 0 is no limit.
    std::int32_t int_max_str_digits = 4300;
    /// Knows the names of \N{…} and how identifiers are normalised; null: both are errors.
    UnicodeData* unicode = nullptr;
};

/// The tree lives in the arena. Exactly one of `root` and `fault` is set.
struct ParseResult {
    Arena arena;
    ast::Node* root = nullptr;  // Module, Interactive or Expression by mode
    std::optional<SyntaxFault> fault;
    std::vector<SyntaxWarningRecord> warnings;
};

/// Parses Python 3.14 source. Never crashes, whatever the bytes; native stack use is bounded.
ParseResult parse(std::string_view source, const ParseOptions& options = {});

}  // namespace bufferscope
