// The whole text of an exception, from its report: its stack, its message, its causes, its group, what the
// user may have meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vm/exception_report.h"

namespace bufferscope {

struct ExceptionTextOptions {
    std::optional<Size>
        limit;  // of frames: the first ones, the last ones if negative; none: sys.tracebacklimit
    bool chain = true;
    bool uncaught = false;   // sys.tracebacklimit lets the last ones through
    bool observing = false;  // no Python runs, not linecache's either
    int max_group_width = 15;
    int max_group_depth = 10;
};

/// Source lines that the Vm knows or finds (linecache).
class VmSourceLines final : public SourceLines {
  public:
    explicit VmSourceLines(Vm& vm, LinesFrom from = LinesFrom::linecache) : vm_(vm), from_(from) {}
    std::string line(std::string_view file, std::int32_t number) const override;
    bool can_be_parsed() const override { return !vm_.is_finalizing(); }

  private:
    Vm& vm_;
    LinesFrom from_;
};

/// The texts of a stack, one string a frame (StackSummary.format).
std::vector<std::string> stack_texts(Vm&, const std::vector<StackEntry>& entries,
                                     LinesFrom = LinesFrom::linecache);
/// What traceback.format_exception gives, from the report at `first` on: strings that end in a newline.
std::vector<std::string> report_texts(Vm&, const ExceptionReports& reports,
                                      const ExceptionTextOptions& options, std::size_t first = 0);
/// The same as python3 writes it of an exception that nobody caught.
std::string uncaught_text(Vm&, const ExceptionReports& reports, std::size_t first = 0,
                          bool observing = false);
/// What traceback.format_exception_only gives; the traceback is for hints alone.
Result<std::vector<std::string>> exception_only_texts(Vm&, const Value& exception, const Value& traceback,
                                                      bool show_group);
/// What python3 writes of an uncaught exception whose report cannot be had, or once its modules are gone:
/// stacks without marks, messages, what led to it; no notes, no members of groups
/// (print_exception_recursive).
std::string plain_text(Vm&, const Value& exception);
/// Lone surrogates (in WTF-8 form) as sys.stderr shows them: \udcff.
std::string surrogates_escaped(std::string_view text);

}  // namespace bufferscope
