// What lies outside a session, as the interpreter sees it: files, standard input, and where output goes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bufferscope {

/// What lies outside a session: files it has not been given, and standard input. A session without one knows
/// only what was put in.
class Host {
  public:
    enum class PathKind : std::uint8_t { missing, file, folder };
    enum class Input : std::uint8_t { data, end, later };

    virtual PathKind path_kind(std::string_view path) = 0;
    /// The bytes of a file, or false if it cannot be read.
    virtual bool read_file(std::string_view path, std::string& contents) = 0;
    /// Appends the names in a folder, in a settled order.
    virtual void list_folder(std::string_view path, std::vector<std::string>& names) {
        (void)path, (void)names;
    }
    /// A text of the engine's own that only some programs need: "library.txt" (the Python part of its
    /// modules) or "unicode_data.txt"; false if this host cannot bring it.
    virtual bool read_asset(std::string_view name, std::string& contents) {
        (void)name, (void)contents;
        return false;
    }
    /// Appends more of standard input to `data`; `later`: nothing yet, the session answers
    /// Status::needs_input.
    virtual Input read_input(std::string& data) = 0;
    /// The same where the program cannot be paused (input() inside a key function, say): blocks until there
    /// is some. `later`: this host cannot block.
    virtual Input wait_for_input(std::string& data) { return read_input(data); }
    /// Asked now and then while native code that cannot pause works on past its slice: true raises
    /// KeyboardInterrupt there.
    virtual bool overtime() { return false; }
    /// The line at which the session was told to stop (Session::stop_at_step) is about to run, perhaps deep
    /// in native code. The host may look at the session here. It may also leave the engine for good without
    /// coming back, and later put the memory of before in place of this one.
    virtual void step_reached() {}

  protected:
    ~Host() = default;
};

enum class Stream : std::uint8_t { output, error };

/// Takes what a program writes.
class Console {
  public:
    virtual void write(Stream stream, std::string_view bytes) = 0;

  protected:
    ~Console() = default;
};

}  // namespace bufferscope
