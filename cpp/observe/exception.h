// exception_json: an exception with its frames, chain and holders, as the JSON that
// web/src/engine/contract.ts describes.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "observe/held.h"
#include "observe/snapshot.h"
#include "vm/exception_report.h"

namespace bufferscope {

/// A PythonException. Runs no Python: what had to be asked stands in the report.
std::string exception_json(Vm&, Records&, const HeldObjects&, const ExceptionReports& reports);
/// An ExceptionSummary: the same without text, holders and explanation, and with only so much of frames,
/// locals and links that it stays small. Only looks on.
std::string brief_exception_json(Vm&, const Value& exception);

/// The variables of __main__'s own level, names that begin and end with two underscores left out.
void add_globals(Vm&, std::vector<ScopedVariable>& variables);
/// The variables of a function's or class body's frame; a module's frame has only globals.
void add_locals(Vm&, Frame* frame, std::vector<ScopedVariable>& variables);
/// The variable that the frames in sight show under that name, the innermost first; empty if there is none.
Value find_variable(Vm&, const std::string& scope, const std::string& name);
/// The variables of all frames in an exception's traceback, the innermost first.
void add_traceback_locals(Vm&, const Value& exception, std::vector<ScopedVariable>& variables);

}  // namespace bufferscope
