// FileSystem: the files of a session, in memory: what it was given, what its program makes, and below them
// the host's, which are only ever read.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/host.h"

namespace bufferscope {

/// errno numbers, as Linux has them; every function that can fail answers one, or 0.
namespace file_error {
constexpr int not_permitted = 1, not_found = 2, bad_descriptor = 9, no_memory = 12, permission = 13,
              exists = 17, not_folder = 20, is_folder = 21, invalid = 22, illegal_seek = 29, not_empty = 39;
/// strerror().
const char* text(int number);
}  // namespace file_error

/// The flags of open(), as Linux has them.
namespace open_flags {
constexpr int write_only = 1, read_write = 2, access = 3, create = 0100, exclusive = 0200, truncate = 01000,
              append = 02000, folder = 0200000, close_on_exec = 02000000;
}  // namespace open_flags

struct FileNode;
using FileRef = std::shared_ptr<FileNode>;

/// A file or folder. It lives on while something has it open.
struct FileNode {
    enum class Kind : std::uint8_t { file, folder, null_device, removed };
    Kind kind = Kind::file;
    bool in_host = false;    // the host has it at host_path: a folder's further children, a file's contents
    bool given = false;      // was there before the program ran
    std::uint16_t mode = 0;  // permissions
    std::uint32_t number = 0;
    std::int64_t modified = 0, accessed = 0;  // nanoseconds since the session began
    std::string name;
    std::string contents;
    std::string host_path;
    FileNode* parent = nullptr;
    std::vector<FileRef> children;  // oldest first
};

/// What a descriptor stands for; 0, 1 and 2 are the session's streams and have no node.
struct OpenFile {
    FileRef node;
    std::int64_t position = 0;
    int flags = 0;
    bool open = false;
};

class FileSystem {
  public:
    /// `account`: where the bytes that the files hold are counted, up to `limit`.
    FileSystem(std::size_t& account, const std::size_t& limit);
    Host* host = nullptr;
    const std::int64_t* clock = nullptr;  // nanoseconds since the session began

    // ---- what the session gives and takes
    /// The folder that relative paths of the session start from.
    static constexpr std::string_view session_folder = "/program";
    void add(std::string_view path, std::string_view contents);
    Host::PathKind kind_of(std::string_view path);
    bool read(std::string_view path, std::string& contents);
    /// Calls visit(path) for each file that the program made or changed; paths below the session's folder are
    /// relative to it, and all relative ones start there.
    void visit_written(const std::function<void(const std::string& path)>& visit) {
        visit_written(*root_, visit);
    }
    const std::string* contents_of(std::string_view path);

    // ---- paths
    FileRef find(std::string_view path, int& error);
    std::string path_of(const FileNode& node) const;
    std::string current_folder() const { return path_of(*current_); }
    int change_folder(const FileRef& folder);
    int list(const FileRef& folder, std::vector<std::string>& names);
    int make_folder(std::string_view path, int mode);
    int remove(std::string_view path, bool folder);
    int rename(std::string_view from, std::string_view to);
    /// Brings the contents of a file of the host's into memory.
    int load(FileNode& file);
    std::int64_t size_of(FileNode& node);

    // ---- descriptors
    int open(std::string_view path, int flags, int mode, int& descriptor);
    int close(int descriptor);
    /// Null for what is not open.
    OpenFile* descriptor(int number);
    int duplicate(int number, int& fresh);
    /// Copies at most `size` bytes from the position of an open file, and moves it.
    std::size_t read(OpenFile& file, std::uint8_t* out, std::size_t size);
    int write(OpenFile& file, std::string_view bytes);
    /// Cuts or fills with zeros.
    int resize(FileNode& file, std::int64_t size);

    /// Standard input read from the host and not yet taken, and whether more may come.
    std::string input;
    bool input_ended = false;

  private:
    struct Place {
        FileRef folder;    // that the last part of the path is in
        std::string name;  // the last part; empty: the path is `node` itself
        FileRef node;      // null: no such file
        bool must_be_folder = false;
    };
    int resolve(std::string_view path, Place& place);
    FileRef child(const FileRef& folder, std::string_view name);
    FileRef add_child(FileNode& folder, std::string_view name, FileNode::Kind kind);
    /// Takes a node out of its folder; what the host has there stays hidden.
    void take_out(FileNode& node);
    FileRef make_folders(std::string_view path);
    void visit_written(const FileNode& node, const std::function<void(const std::string& path)>& visit);
    std::int64_t now() const { return clock ? *clock : 0; }

    std::size_t& account_;
    const std::size_t& limit_;
    std::uint32_t made_ = 0;
    FileRef root_, home_, current_;
    std::vector<FileRef> outside_;  // files of the host's above the session's folder
    std::vector<OpenFile> open_;
};

}  // namespace bufferscope
