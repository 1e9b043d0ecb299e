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
    /// Whether lines can be parsed, to tell operators from operands: not once the module `ast` is gone.
    virtual bool can_be_parsed() const = 0;

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

/// Where a SyntaxError is, as its attributes say: any of them may have been set to anything.
struct SyntaxPlace {
    enum class Offset : std::uint8_t { none, number, other };

    std::string file;
    std::string line_text;  // str(lineno), empty if there is none
    std::int32_t line = 0;  // from 1; 0 where that is not a number
    std::int32_t end_line = 0;
    bool on_one_line = true;      // whether end_lineno is the same
    std::int32_t offset = 0;      // in characters from 1
    std::int32_t end_offset = 0;  // 0: not known
    Offset offset_kind = Offset::none;
};

/// The lines a SyntaxError shows before its message: file and line, source, carets. `text` is
/// SyntaxError.text if that is a str (TracebackException._format_syntax_error).
std::string syntax_place_text(const SyntaxPlace& place, std::string_view text, bool has_text);

}  // namespace bufferscope
