// The whole text of an exception: its stack, its message, its causes, its group, what the user may have
// meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vm/frame_text.h"
#include "vm/vm.h"

namespace bufferscope {

struct ExceptionTextOptions {
    std::optional<Size>
        limit;  // of frames: the first ones, the last ones if negative; none: sys.tracebacklimit
    bool chain = true;
    bool uncaught = false;  // sys.tracebacklimit lets the last ones through
    int max_group_width = 15;
    int max_group_depth = 10;
};

/// One entry of a stack, with text of its own.
struct StackEntry {
    std::string file;
    std::string name;
    Position position;
    FrameSummary summary() const { return {file, name, position}; }
};

/// "shop.Closed": a value's class as the last line of a traceback and newer messages ("%T") name it.
std::string shown_class(Runtime&, const Value& value);

/// Source lines that the Vm knows or finds (linecache).
class VmSourceLines final : public SourceLines {
  public:
    explicit VmSourceLines(Vm& vm) : vm_(vm) {}
    std::string line(std::string_view file, std::int32_t number) const override;

  private:
    Vm& vm_;
};

/// The entries of a traceback (empty: none), as many as `limit` lets through. Without one sys.tracebacklimit
/// counts, for an uncaught exception from the end.
std::vector<StackEntry> traceback_entries(Vm&, const Value& traceback, std::optional<Size> limit,
                                          bool uncaught = false);
/// The frames that are running, the outermost first, from `frame` on.
std::vector<StackEntry> stack_entries(const Frame* frame, std::optional<Size> limit);
/// Their texts, one string a frame (StackSummary.format).
std::vector<std::string> stack_texts(Vm&, const std::vector<StackEntry>& entries);
/// What traceback.format_exception gives: strings that end in a newline. `traceback`, if not null, stands for
/// the exception's own (an empty Value: none).
std::vector<std::string> exception_texts(Vm&, const Value& exception,
                                         const ExceptionTextOptions& options = {},
                                         const Value* traceback = nullptr);
/// What traceback.format_exception_only gives.
std::vector<std::string> exception_only_texts(Vm&, const Value& exception, bool show_group = false);
/// What the user may have meant instead of the wrong name; empty if nothing is near.
std::string suggestion_for(Vm&, const Value& exception, const Value& wrong_name);

/// Lone surrogates (in WTF-8 form) as sys.stderr shows them: \udcff.
std::string surrogates_escaped(std::string_view text);

}  // namespace bufferscope
