// The text of a traceback's frames: file, line, function, the source with carets, repeated lines counted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "compile/code.h"

namespace bufferscope {

/// Gives source lines to show (linecache's part): without line end; empty where there is no such file or
/// line.
class SourceLines {
  public:
    virtual std::string line(std::string_view file, std::int32_t number) const = 0;

  protected:
    ~SourceLines() = default;
};

/// What a traceback shows of a frame (traceback.FrameSummary).
struct FrameSummary {
    std::string_view file;
    std::string_view name;
    Position position;  // without columns only the first line is shown
};

/// One frame, every line ending in a newline (StackSummary.format_frame_summary).
std::string frame_text(const FrameSummary& frame, const SourceLines& source);

/// Frames in a row; more than three of the same line become "[Previous line repeated N more times]"
/// (StackSummary.format). Frames that are not shown are not rendered.
class StackText {
  public:
    explicit StackText(const SourceLines& source) : source_(source) {}
    void add(const FrameSummary& frame);
    /// The texts of all frames added, and of what was repeated, one string each.
    std::vector<std::string> take();

  private:
    void close_run();

    const SourceLines& source_;
    std::vector<std::string> parts_;
    std::string file_, name_;
    std::int32_t line_ = -1;
    std::size_t count_ = 0;
};

/// Where a SyntaxError is: lines from 1 (0: none), offsets in characters from 1 as SyntaxError has them.
struct SyntaxPlace {
    std::string_view file;  // empty: "<string>"
    std::int32_t line = 0;
    std::int32_t end_line = 0;
    std::int32_t offset = 0;
    std::int32_t end_offset = 0;
    bool has_offset = true;
    bool has_end_offset = true;
};

/// The lines a SyntaxError shows before its message: file and line, source, carets. `text` is
/// SyntaxError.text (TracebackException._format_syntax_error).
std::string syntax_place_text(const SyntaxPlace& place, std::string_view text, bool has_text);

}  // namespace bufferscope
