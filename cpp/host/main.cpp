// The native command: bufferscope FILE [ARG…]. Files and standard input from the operating system, output to
// its pipes.
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <vector>

#include "host/asset_texts.h"
#include "host/command_line.h"
#include "session.h"

namespace {

using namespace bufferscope;

constexpr std::uint32_t slice_budget = 1'000'000;
constexpr int interrupted_exit_code = 130;
constexpr int flush_failed_exit_code = 120;

// Signal handlers can reach nothing but a global.
volatile sig_atomic_t interrupt_requested = 0;

void on_interrupt(int) {
    if (interrupt_requested)
        _exit(interrupted_exit_code);  // a second Ctrl-C before the first one was noticed
    interrupt_requested = 1;
}

/// Waits until a file can be read or has ended; false when Ctrl-C came, before the wait or during it. SIGINT
/// stays blocked from the look at the flag until ppoll sleeps, so none is lost in between.
bool wait_until_readable(int file) {
    sigset_t interrupt, before;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    sigprocmask(SIG_BLOCK, &interrupt, &before);
    pollfd waiting = {file, POLLIN, 0};
    while (!interrupt_requested && ppoll(&waiting, 1, nullptr, &before) < 0 && errno == EINTR) {
    }
    sigprocmask(SIG_SETMASK, &before, nullptr);
    return !interrupt_requested;
}

/// False when the other end of the pipe is gone.
bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t written = write(file, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR || errno == EAGAIN) continue;
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Writes what the session has put out so far; false when standard output cannot take it any more.
bool write_output(Session& session) {
    while (const OutputChunk* chunk = session.output()) {
        bool to_output = chunk->stream == Stream::output;
        bool written = write_all(to_output ? STDOUT_FILENO : STDERR_FILENO, chunk->bytes);
        session.drop_output();
        if (to_output && !written) return false;
    }
    return true;
}

class SystemHost final : public Host {
  public:
    PathKind path_kind(std::string_view path) override {
        struct stat status;
        std::string name(path.empty() ? "." : path);
        if (stat(name.c_str(), &status) != 0) return PathKind::missing;
        return S_ISDIR(status.st_mode) ? PathKind::folder : PathKind::file;
    }

    bool read_file(std::string_view path, std::string& contents) override {
        int file = open(std::string(path).c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) return false;
        ssize_t got;
        while ((got = read_some(file, contents)) > 0) {
        }
        close(file);
        return got == 0;
    }

    void list_folder(std::string_view path, std::vector<std::string>& names) override {
        DIR* folder = opendir(std::string(path.empty() ? "." : path).c_str());
        if (!folder) return;
        while (dirent* entry = readdir(folder)) {
            std::string name = entry->d_name;
            if (name != "." && name != "..") names.push_back(std::move(name));
        }
        closedir(folder);
        std::sort(names.begin(), names.end());
    }

    bool read_asset(std::string_view name, std::string& contents) override {
        return read_asset_text(name, contents);
    }

    Input read_input(std::string& data) override { return read_input(data, true); }
    Input wait_for_input(std::string& data) override { return read_input(data, false); }

    bool overtime() override {
        if (session) write_output(*session);
        bool interrupted = interrupt_requested;
        interrupt_requested = 0;
        return interrupted;
    }

    /// The session whose output is to be seen before its program waits for input.
    Session* session = nullptr;

  private:
    Input read_input(std::string& data, bool ends_with_signal) {
        if (session) write_output(*session);
        while (true) {
            if (ends_with_signal && !wait_until_readable(STDIN_FILENO)) return Input::later;
            ssize_t got = read_some(STDIN_FILENO, data);
            if (got > 0) return Input::data;
            if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
            return Input::end;
        }
    }

    static ssize_t read_some(int file, std::string& data) {
        char buffer[1 << 16];
        ssize_t got = read(file, buffer, sizeof buffer);
        if (got > 0) data.append(buffer, static_cast<std::size_t>(got));
        return got;
    }
};

/// Reports standard output gone; python3 ends so when its last flush fails.
int output_closed() {
    write_all(STDERR_FILENO,
              "Exception ignored while flushing sys.stdout:\n"
              "BrokenPipeError: [Errno 32] Broken pipe\n");
    return flush_failed_exit_code;
}

int run(const Program& program, SystemHost& host) {
    Session session(&host);
    host.session = &session;
    rlimit stack;
    if (getrlimit(RLIMIT_STACK, &stack) == 0 && stack.rlim_cur < std::size_t{8} << 20)
        session.limit_native_stack(static_cast<std::size_t>(stack.rlim_cur) / 4 * 3);
    session.start(program);
    while (true) {
        Status status = session.resume(slice_budget);
        if (!write_output(session)) return output_closed();
        if (interrupt_requested) {
            interrupt_requested = 0;
            session.interrupt();
        }
        if (status == Status::running || status == Status::needs_input) continue;
        int exit_code = session.exit_code();
        session.end();
        return write_output(session) ? exit_code : output_closed();
    }
}

std::string current_folder() {
    char buffer[4096];
    return getcwd(buffer, sizeof buffer) ? buffer : ".";
}

}  // namespace

int main(int count, char** values) {
    struct sigaction action = {};
    action.sa_handler = on_interrupt;
    sigaction(SIGINT, &action, nullptr);
    signal(SIGPIPE, SIG_IGN);

    SystemHost host;
    CommandEnvironment environment;
    environment.folder = current_folder();
    if (const char* path = std::getenv("PYTHONPATH")) environment.python_path = path;
    environment.terminal_input = isatty(STDIN_FILENO);
    Command command =
        read_command_line(std::vector<std::string>(values + 1, values + count), environment, host);
    if (interrupt_requested) return interrupted_exit_code;  // while it read the program
    if (command.runs) return run(command.program, host);
    write_all(STDOUT_FILENO, command.output);
    write_all(STDERR_FILENO, command.error);
    return command.exit_code;
}
