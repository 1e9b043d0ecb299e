// The command line `bufferscope FILE [ARG…]`, read the same way for the native command and the one in Node.
#pragma once

#include <string>
#include <vector>

#include "session.h"

namespace bufferscope {

/// Where a command runs.
struct CommandEnvironment {
    std::string folder;       // the current folder, absolute: python3 names missing files by their full path
    std::string python_path;  // PYTHONPATH: folders joined by ':'
    bool terminal_input = false;  // standard input is a terminal
};

/// What is to be done: run `program`, or (when `runs` is false) print `output` and `error` and end with
/// `exit_code`.
struct Command {
    bool runs = false;
    Program program;
    std::string output;
    std::string error;
    int exit_code = 0;
};

/// Reads the arguments that follow the program's name, with python3's messages and exit codes for what cannot
/// be run. Reads standard input to its end when the program is to come from there (`-`).
Command read_command_line(const std::vector<std::string>& arguments, const CommandEnvironment& environment,
                          Host& host);

}  // namespace bufferscope
