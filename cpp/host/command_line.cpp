// Reads the command line, finds the program and words what python3 would say if it cannot.
#include "host/command_line.h"

#ifndef BUFFERSCOPE_VERSION
#define BUFFERSCOPE_VERSION "development"
#endif

namespace bufferscope {

namespace {

constexpr std::string_view usage_line =
    "usage: bufferscope [-h] [--version] [-c CODE | FILE | -] [ARG ...]\n";

constexpr std::string_view help_text =
    "Runs a Python program as CPython 3.14 does.\n"
    "\n"
    "  FILE       run the program in this file (a folder: its __main__.py)\n"
    "  -c CODE    run the program given as text\n"
    "  -          read the program from standard input\n"
    "  ARG ...    the program finds these in sys.argv[1:]\n"
    "  -h, --help     show this text\n"
    "  -V, --version  show the version\n"
    "\n"
    "Modules are looked for in the program's folder, then in each entry of PYTHONPATH.\n";

/// repr() of a path as python3 shows it in a message.
std::string quoted(std::string_view path) {
    char quote =
        path.find('\'') != std::string_view::npos && path.find('"') == std::string_view::npos ? '"' : '\'';
    std::string out(1, quote);
    for (char c : path) {
        if (c == quote || c == '\\') out += '\\';
        if (c == '\n')
            out += "\\n";
        else
            out += c;
    }
    return out += quote;
}

std::string full_path(std::string_view folder, std::string_view path) {
    if (!path.empty() && path[0] == '/') return std::string(path);
    return std::string(folder) + (folder == "/" ? "" : "/") + std::string(path);
}

/// os.path.dirname, with "." for a bare file name left empty as python3 leaves it out of file names.
std::string folder_of(std::string_view path) {
    std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) return "";
    return std::string(path.substr(0, slash == 0 ? 1 : slash));
}

Command failure(std::string message, int exit_code) {
    Command command;
    command.error = std::move(message);
    command.exit_code = exit_code;
    return command;
}

Command wrong_usage(std::string message) {
    message += '\n';
    message += usage_line;
    message += "Try `bufferscope -h' for more information.\n";
    return failure(std::move(message), 2);
}

void add_python_path(std::vector<std::string>& path, std::string_view entries) {
    while (!entries.empty()) {
        std::size_t colon = entries.find(':');
        std::string_view entry = entries.substr(0, colon);
        if (!entry.empty()) path.emplace_back(entry);
        if (colon == std::string_view::npos) break;
        entries.remove_prefix(colon + 1);
    }
}

/// CPython's pymain_run_file: what cannot be opened ends with 2, a folder without __main__.py with 1.
Command find_file(std::string path, const CommandEnvironment& environment, Host& host) {
    std::string full = full_path(environment.folder, path);
    Host::PathKind kind = host.path_kind(path);
    Command command;
    command.runs = true;
    if (kind == Host::PathKind::folder) {
        std::string main = path + (path.back() == '/' ? "" : "/") + "__main__.py";
        if (host.path_kind(main) != Host::PathKind::file)
            return failure("bufferscope: can't find '__main__' module in " + quoted(full) + "\n", 1);
        command.program.module_path.push_back(path);
        command.program.text = std::move(main);
        return command;
    }
    std::string contents;
    if (kind == Host::PathKind::missing || !host.read_file(path, contents)) {
        const char* reason = kind == Host::PathKind::missing ? "[Errno 2] No such file or directory"
                                                             : "[Errno 13] Permission denied";
        return failure("bufferscope: can't open file " + quoted(full) + ": " + reason + "\n", 2);
    }
    command.program.module_path.push_back(folder_of(path));
    command.program.text = std::move(path);
    return command;
}

std::string read_all_input(Host& host) {
    std::string source;
    while (host.read_input(source) == Host::Input::data) {
    }
    return source;
}

}  // namespace

Command read_command_line(const std::vector<std::string>& arguments, const CommandEnvironment& environment,
                          Host& host) {
    Command command;
    std::size_t used = 1;
    std::string first = arguments.empty() ? (environment.terminal_input ? "-h" : "-") : arguments[0];
    if (first == "-h" || first == "--help" || first == "-?") {
        command.output = std::string(usage_line) + std::string(help_text);
        return command;
    }
    if (first == "-V" || first == "--version") {
        command.output = "Bufferscope " BUFFERSCOPE_VERSION " (Python " + std::string(python_version) + ")\n";
        return command;
    }
    if (first == "-") {
        command.runs = true;
        command.program.source = Program::Source::input;
        command.program.text = read_all_input(host);
        command.program.module_path.emplace_back();
    } else if (first.starts_with("-c")) {
        if (first.size() == 2 && arguments.size() < 2)
            return wrong_usage("Argument expected for the -c option");
        command.runs = true;
        command.program.source = Program::Source::command;
        command.program.text = first.size() == 2 ? arguments[used++] : first.substr(2);
        command.program.text += '\n';
        command.program.module_path.emplace_back();
    } else if (first.size() > 1 && first[0] == '-') {
        if (first[1] != '-') return wrong_usage("Unknown option: -" + first.substr(1, 1));
        if (first.size() > 2) return wrong_usage("unknown option " + first);
        // "--" ends the options
        if (arguments.size() < 2) return wrong_usage("No file given after --");
        command = find_file(arguments[used++], environment, host);
    } else if (first.empty()) {
        command = find_file(".", environment, host);
    } else {
        command = find_file(first, environment, host);
    }
    if (!command.runs) return command;
    add_python_path(command.program.module_path, environment.python_path);
    for (std::size_t i = used; i < arguments.size(); ++i) command.program.arguments.push_back(arguments[i]);
    return command;
}

}  // namespace bufferscope
