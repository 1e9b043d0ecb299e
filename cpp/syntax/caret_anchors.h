// Where the carets of a traceback go within a failing expression: at its operator, its brackets or its call.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace bufferscope {

/// The part that gets `^`, the rest of the expression gets `~`. Lines from 0 within the segment, columns in
/// UTF-8 bytes within their line, the end exclusive.
struct CaretAnchors {
    std::int32_t left_line = 0;
    std::int32_t left_column = 0;
    std::int32_t right_line = 0;
    std::int32_t right_column = 0;
};

/// The anchors of an expression (its source text, perhaps over several lines) that is a binary operation, a
/// subscript or a call; nothing for any other text. As traceback._extract_caret_anchors_from_line_segment.
std::optional<CaretAnchors> caret_anchors(std::string_view segment);

/// True if the lines (dedented; from the first of the statement on) are `return name(…)` or `name = name(…)`
/// and the call takes exactly [start of line 0, end of the last line): the traceback then draws no carets,
/// they would mark all. Columns count characters. As traceback.StackSummary._should_show_carets.
bool is_plain_call_statement(std::span<const std::string_view> lines, std::int32_t start, std::int32_t end);

}  // namespace bufferscope
