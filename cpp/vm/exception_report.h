// ExceptionReport: what there is to tell of an exception and of all that hangs on it, collected once. Texts
// (exception_text.h) and the JSON for pages (observe/exception.h) are both made of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vm/frame_text.h"
#include "vm/vm.h"

namespace bufferscope {

/// One entry of a stack, with text of its own.
struct StackEntry {
    std::string file;
    std::string name;
    Position position;
    Value frame;  // empty where only the text is wanted
    FrameSummary summary() const { return {file, name, position}; }
};

/// What a SyntaxError says of its fault and where it is.
struct SyntaxReport {
    SyntaxPlace place;
    std::string message;     // msg, or what hint_at_keyword made of it
    std::string text;        // the line, if has_text
    std::string place_note;  // " (file)" where there is a file but no line
    bool has_text = false;
};

struct ExceptionReport {
    static constexpr std::size_t none = SIZE_MAX;

    Value exception;
    std::string type;     // as the last line of a traceback names the class
    std::string message;  // str(exception)
    std::string hints;    // ". Did you mean: 'x'?"
    std::vector<std::string> notes;
    bool notes_are_repr = false;  // __notes__ was no sequence: its repr, never split into lines
    std::optional<SyntaxReport> syntax;
    std::vector<StackEntry> frames;  // all of them, the outermost first
    bool is_group = false;
    std::size_t cause = none, context = none;  // where they stand in ExceptionReports; context: only if shown
    std::vector<std::size_t> members;
};

// ExceptionReports: the first one is what was asked for. All stand in one row, as a chain may be longer than
// any recursion reaches.

struct ReportOptions {
    bool linked = true;   // causes and contexts too
    bool members = true;  // of groups
    bool frames = true;
    /// Stands for the first one's own, if not null (an empty Value: none).
    const Value* traceback = nullptr;
};

/// Tells each exception once: links that lead to one that was seen before are cut, as loops are. Asks code of
/// the program's own (`__str__`, `__dir__`); an error is what that raised and is no Exception (SystemExit),
/// which leaves the functions of traceback.
Result<ExceptionReports> report_exception(Vm&, const Value& exception, const ReportOptions& options = {});
/// The same, at most `most` exceptions, for an observer: no code of the program's own runs, so that messages
/// made by a `__str__` of its own are left empty, and nothing is guessed at.
ExceptionReports observe_exception(Vm&, const Value& exception, std::size_t most = SIZE_MAX);

/// "shop.Closed": a value's class as the last line of a traceback and newer messages ("%T") name it.
std::string shown_class(Runtime&, const Value& value);
/// The same for a class, without asking its metaclass: what an observer sees.
std::string observed_class_name(Runtime&, const Type* type);
/// str(value) or repr(value); "<exception str() failed>" when it raises.
std::string safe_text(Runtime&, const Value& value, std::string_view what, bool as_repr = false);

/// All entries of a traceback (empty: none).
std::vector<StackEntry> traceback_entries(const Value& traceback);
/// As many as `limit` lets through: the first ones, the last ones if negative. Without one
/// sys.tracebacklimit counts, for an uncaught exception from the end.
void limit_entries(Vm&, std::vector<StackEntry>& entries, std::optional<Size> limit, bool uncaught = false);

/// What the user may have meant instead of the wrong name; empty if nothing is near. The innermost frame of
/// the traceback, if any, knows names. Errors as of report_exception.
Result<std::string> suggestion_for(Vm&, const Value& exception, const Value& traceback,
                                   const Value& wrong_name);

}  // namespace bufferscope
