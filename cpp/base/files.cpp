// The tree of a session's files, and the descriptors that are open.
#include "base/files.h"

#include <cstring>

namespace bufferscope {

namespace {

/// Stops an append that std::string could not answer for.
constexpr std::int64_t largest_file = std::int64_t{1} << 30;

FileRef child_named(const FileNode& folder, std::string_view name) {
    for (const FileRef& each : folder.children) {
        if (each->name == name) return each;
    }
    return nullptr;
}

std::string host_child(const FileNode& folder, std::string_view name) {
    std::string path = folder.host_path;
    if (!path.empty() && path.back() != '/') path += '/';
    return path += name;
}

bool is_folder(const FileRef& node) {
    return node && node->kind == FileNode::Kind::folder;
}

}  // namespace

const char* file_error::text(int number) {
    switch (number) {
        case not_permitted:
            return "Operation not permitted";
        case not_found:
            return "No such file or directory";
        case bad_descriptor:
            return "Bad file descriptor";
        case no_memory:
            return "Out of memory";
        case permission:
            return "Permission denied";
        case exists:
            return "File exists";
        case not_folder:
            return "Not a directory";
        case is_folder:
            return "Is a directory";
        case invalid:
            return "Invalid argument";
        case illegal_seek:
            return "Illegal seek";
        case not_empty:
            return "Directory not empty";
        default:
            return nullptr;
    }
}

FileSystem::FileSystem(std::size_t& account, const std::size_t& limit) : account_(account), limit_(limit) {
    root_ = std::make_shared<FileNode>();
    root_->kind = FileNode::Kind::folder;
    root_->mode = 0777;
    root_->number = ++made_;
    root_->parent = root_.get();
    root_->in_host = root_->given = true;
    root_->host_path = "/";
    for (std::string_view name : {"tmp", "home", "dev"}) add_child(*root_, name, FileNode::Kind::folder);
    child_named(*root_, "tmp")->in_host = true;
    child_named(*root_, "tmp")->host_path = "/tmp";
    add_child(*child_named(*root_, "dev"), "null", FileNode::Kind::null_device);
    home_ = add_child(*root_, session_folder.substr(1), FileNode::Kind::folder);
    home_->in_host = true;
    current_ = home_;
    open_.resize(3);
    for (OpenFile& each : open_) each.open = true;
}

// ---- the tree

FileRef FileSystem::add_child(FileNode& folder, std::string_view name, FileNode::Kind kind) {
    FileRef node = std::make_shared<FileNode>();
    node->kind = kind;
    node->name = name;
    node->parent = &folder;
    node->mode = kind == FileNode::Kind::folder ? 0777 : 0666;
    node->number = ++made_;
    node->modified = node->accessed = now();
    folder.children.push_back(node);
    return node;
}

FileRef FileSystem::child(const FileRef& folder, std::string_view name) {
    FileRef found = child_named(*folder, name);
    if (found) return found->kind == FileNode::Kind::removed ? nullptr : found;
    if (!folder->in_host || !host) return nullptr;
    std::string path = host_child(*folder, name);
    Host::PathKind kind = host->path_kind(path);
    if (kind == Host::PathKind::missing) return nullptr;
    found = add_child(*folder, name,
                      kind == Host::PathKind::folder ? FileNode::Kind::folder : FileNode::Kind::file);
    found->in_host = found->given = true;
    found->host_path = std::move(path);
    return found;
}

int FileSystem::resolve(std::string_view path, Place& place) {
    if (path.empty()) return file_error::not_found;
    FileRef at = path[0] == '/' ? root_ : current_;
    place.must_be_folder = path.back() == '/';
    while (true) {
        std::size_t start = path.find_first_not_of('/');
        if (start == std::string_view::npos) break;
        path.remove_prefix(start);
        std::string_view part = path.substr(0, path.find('/'));
        path.remove_prefix(part.size());
        if (!at) return file_error::not_found;
        if (!is_folder(at)) return file_error::not_folder;
        place.name.clear();
        if (part == ".") continue;
        if (part == "..") {
            FileNode* parent = at->parent;
            at = parent == root_.get() || !parent ? root_ : child_named(*parent->parent, parent->name);
            continue;
        }
        place.folder = at;
        place.name = part;
        at = child(at, part);
    }
    place.node = at;
    if (at && place.must_be_folder && !is_folder(at)) return file_error::not_folder;
    return 0;
}

FileRef FileSystem::find(std::string_view path, int& error) {
    Place place;
    error = resolve(path, place);
    if (error == 0 && place.node) return place.node;
    if (error == 0) error = file_error::not_found;
    // What lies above the session's folder only the host knows.
    if (!host || current_ != home_ || !path.starts_with("..")) return nullptr;
    for (const FileRef& each : outside_) {
        if (each->host_path == path) return error = 0, each;
    }
    Host::PathKind kind = host->path_kind(path);
    if (kind == Host::PathKind::missing) return nullptr;
    FileRef node = std::make_shared<FileNode>();
    node->kind = kind == Host::PathKind::folder ? FileNode::Kind::folder : FileNode::Kind::file;
    node->in_host = node->given = true;
    node->mode = 0444;
    node->host_path = node->name = path;
    node->parent = root_.get();
    outside_.push_back(node);
    error = 0;
    return node;
}

std::string FileSystem::path_of(const FileNode& node) const {
    if (&node == root_.get()) return "/";
    std::string path;
    for (const FileNode* at = &node; at && at != root_.get(); at = at->parent) path = "/" + at->name + path;
    return path;
}

FileRef FileSystem::make_folders(std::string_view path) {
    FileRef at = path.starts_with('/') ? root_ : home_;
    while (!path.empty()) {
        std::string_view part = path.substr(0, path.find('/'));
        path.remove_prefix(part.size() < path.size() ? part.size() + 1 : part.size());
        if (part.empty() || part == ".") continue;
        FileRef next = part == ".." ? child_named(*at->parent->parent, at->parent->name) : child(at, part);
        if (part == ".." && !next) next = root_;
        if (!is_folder(next)) {
            if (next) take_out(*next);
            next = add_child(*at, part, FileNode::Kind::folder);
        }
        at = next;
    }
    return at;
}

void FileSystem::add(std::string_view path, std::string_view contents) {
    std::size_t slash = path.rfind('/');
    FileRef folder =
        make_folders(slash == std::string_view::npos ? std::string_view() : path.substr(0, slash + 1));
    std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    if (FileRef old = child_named(*folder, name)) take_out(*old);
    FileRef node = add_child(*folder, name, FileNode::Kind::file);
    node->given = true;
    node->contents = contents;
    account_ += contents.size();
}

Host::PathKind FileSystem::kind_of(std::string_view path) {
    int error = 0;
    FileRef node = find(path.empty() ? "." : path, error);
    if (!node) return Host::PathKind::missing;
    return is_folder(node) ? Host::PathKind::folder : Host::PathKind::file;
}

bool FileSystem::read(std::string_view path, std::string& contents) {
    int error = 0;
    FileRef node = find(path, error);
    if (!node || is_folder(node)) return false;
    // A source of the host's is not kept in memory for it.
    if (node->in_host && node->contents.empty()) return host && host->read_file(node->host_path, contents);
    contents += node->contents;
    return true;
}

void FileSystem::visit_written(const FileNode& node,
                               const std::function<void(const std::string& path)>& visit) {
    if (node.kind == FileNode::Kind::file && !node.given) {
        std::string path = path_of(node);
        std::size_t skip = session_folder.size();
        if (path.starts_with(session_folder) && path[skip] == '/') path.erase(0, skip + 1);
        visit(path);
    }
    for (const FileRef& each : node.children) visit_written(*each, visit);
}

const std::string* FileSystem::contents_of(std::string_view path) {
    FileRef before = current_;
    current_ = home_;
    int error = 0;
    FileRef node = find(path, error);
    current_ = before;
    bool there = node && node->kind == FileNode::Kind::file && load(*node) == 0;
    return there ? &node->contents : nullptr;
}

int FileSystem::load(FileNode& file) {
    if (!file.in_host || file.kind != FileNode::Kind::file) return 0;
    if (!host->read_file(file.host_path, file.contents)) return file_error::permission;
    account_ += file.contents.size();
    file.in_host = false;
    return account_ > limit_ ? file_error::no_memory : 0;
}

std::int64_t FileSystem::size_of(FileNode& node) {
    if (node.kind == FileNode::Kind::folder) return 4096;
    int failed = load(node);
    (void)failed;
    return static_cast<std::int64_t>(node.contents.size());
}

int FileSystem::change_folder(const FileRef& folder) {
    if (!is_folder(folder)) return file_error::not_folder;
    current_ = folder;
    return 0;
}

int FileSystem::list(const FileRef& folder, std::vector<std::string>& names) {
    if (!is_folder(folder)) return file_error::not_folder;
    if (folder->in_host && host) {
        std::vector<std::string> found;
        host->list_folder(folder->host_path, found);
        for (std::string& name : found) {
            if (!child_named(*folder, name)) names.push_back(std::move(name));
        }
    }
    for (const FileRef& each : folder->children) {
        if (each->kind != FileNode::Kind::removed) names.push_back(each->name);
    }
    return 0;
}

int FileSystem::make_folder(std::string_view path, int mode) {
    Place place;
    if (int error = resolve(path, place)) return error;
    if (place.node) return file_error::exists;
    FileRef node = add_child(*place.folder, place.name, FileNode::Kind::folder);
    node->mode = static_cast<std::uint16_t>(mode & 0777);
    place.folder->modified = now();
    return 0;
}

void FileSystem::take_out(FileNode& node) {
    FileNode& folder = *node.parent;
    bool hidden =
        folder.in_host && host && host->path_kind(host_child(folder, node.name)) != Host::PathKind::missing;
    folder.modified = now();
    for (std::size_t i = 0; i < folder.children.size(); ++i) {
        FileRef kept = folder.children[i];
        if (kept.get() != &node) continue;
        folder.children.erase(folder.children.begin() + static_cast<std::ptrdiff_t>(i));
        if (hidden) add_child(folder, kept->name, FileNode::Kind::removed);
        kept->parent = nullptr;
        // What is open still holds its contents, but the session gives them up.
        if (kept.use_count() == 1) account_ -= kept->contents.size();
        return;
    }
}

int FileSystem::remove(std::string_view path, bool folder) {
    Place place;
    if (int error = resolve(path, place)) return error;
    if (!place.node) return file_error::not_found;
    if (place.name.empty() || !place.node->parent) return file_error::invalid;
    if (folder) {
        std::vector<std::string> names;
        if (int error = list(place.node, names)) return error;
        if (!names.empty()) return file_error::not_empty;
    } else if (is_folder(place.node)) {
        return file_error::is_folder;
    }
    FileNode* node = place.node.get();
    place.node.reset();
    take_out(*node);
    return 0;
}

int FileSystem::rename(std::string_view from, std::string_view to) {
    Place source, target;
    if (int error = resolve(from, source)) return error;
    if (!source.node) return file_error::not_found;
    if (int error = resolve(to, target)) return error;
    if (source.name.empty() || target.name.empty()) return file_error::invalid;
    if (source.node == target.node) return 0;
    for (FileNode* at = target.folder.get(); at != root_.get(); at = at->parent) {
        if (at == source.node.get()) return file_error::invalid;
    }
    bool folder = is_folder(source.node);
    if (target.node) {
        if (folder != is_folder(target.node)) return folder ? file_error::not_folder : file_error::is_folder;
        target.node.reset();
        if (int error = remove(to, folder)) return error;
    } else if (!folder && target.must_be_folder) {
        return file_error::not_folder;
    }
    if (FileRef hidden = child_named(*target.folder, target.name)) take_out(*hidden);
    take_out(*source.node);
    source.node->name = target.name;
    source.node->parent = target.folder.get();
    source.node->given = source.node->given && folder;
    target.folder->children.push_back(source.node);
    target.folder->modified = now();
    return 0;
}

// ---- descriptors

OpenFile* FileSystem::descriptor(int number) {
    if (number < 0 || static_cast<std::size_t>(number) >= open_.size()) return nullptr;
    OpenFile& file = open_[static_cast<std::size_t>(number)];
    return file.open ? &file : nullptr;
}

int FileSystem::open(std::string_view path, int flags, int mode, int& descriptor) {
    Place place;
    int error = resolve(path, place);
    if (error) return error;
    if (!place.node && !(flags & open_flags::create)) {
        place.node = find(path, error);
        if (error) return error;
    }
    bool writes = (flags & open_flags::access) != 0;
    if (!place.node) {
        if (place.must_be_folder) return file_error::is_folder;
        place.node = child_named(*place.folder, place.name);  // hides what the host has
        if (place.node) take_out(*place.node);
        place.node = add_child(*place.folder, place.name, FileNode::Kind::file);
        place.node->mode = static_cast<std::uint16_t>(mode & 0777);
        place.folder->modified = now();
    } else {
        if (flags & open_flags::create && flags & open_flags::exclusive) return file_error::exists;
        if (is_folder(place.node)) {
            if (writes || flags & open_flags::create) return file_error::is_folder;
        } else if (flags & open_flags::folder) {
            return file_error::not_folder;
        }
        if (!(place.node->mode & (writes ? 0222 : 0444))) return file_error::permission;
        if (writes && (flags & open_flags::access) == open_flags::read_write && !(place.node->mode & 0444))
            return file_error::permission;
        if (int failed = load(*place.node)) return failed;
        if (flags & open_flags::truncate && writes) {
            if (int failed = resize(*place.node, 0)) return failed;
        }
    }
    std::size_t at = 3;
    while (at < open_.size() && open_[at].open) ++at;
    if (at == open_.size()) open_.emplace_back();
    open_[at] = OpenFile{place.node, 0, flags, true};
    descriptor = static_cast<int>(at);
    return 0;
}

int FileSystem::close(int number) {
    OpenFile* file = descriptor(number);
    if (!file) return file_error::bad_descriptor;
    FileRef node = std::move(file->node);
    *file = OpenFile();
    if (node && !node->parent && node.use_count() == 1) account_ -= node->contents.size();
    return 0;
}

int FileSystem::duplicate(int number, int& fresh) {
    OpenFile* file = descriptor(number);
    if (!file) return file_error::bad_descriptor;
    OpenFile copy = *file;
    std::size_t at = 3;
    while (at < open_.size() && open_[at].open) ++at;
    if (at == open_.size()) open_.emplace_back();
    open_[at] = std::move(copy);
    fresh = static_cast<int>(at);
    return 0;
}

std::size_t FileSystem::read(OpenFile& file, std::uint8_t* out, std::size_t size) {
    const std::string& contents = file.node->contents;
    if (file.position >= static_cast<std::int64_t>(contents.size())) return 0;
    auto at = static_cast<std::size_t>(file.position);
    if (size > contents.size() - at) size = contents.size() - at;
    if (size > 0) std::memcpy(out, contents.data() + at, size);
    file.position += static_cast<std::int64_t>(size);
    file.node->accessed = now();
    return size;
}

int FileSystem::write(OpenFile& file, std::string_view bytes) {
    FileNode& node = *file.node;
    if (node.kind == FileNode::Kind::null_device || bytes.empty()) return 0;
    if (file.flags & open_flags::append) file.position = static_cast<std::int64_t>(node.contents.size());
    std::int64_t end = file.position + static_cast<std::int64_t>(bytes.size());
    if (end > static_cast<std::int64_t>(node.contents.size())) {
        if (int error = resize(node, end)) return error;
    }
    std::memcpy(node.contents.data() + file.position, bytes.data(), bytes.size());
    file.position = end;
    node.given = false;
    node.modified = now();
    return 0;
}

int FileSystem::resize(FileNode& node, std::int64_t size) {
    if (node.kind == FileNode::Kind::null_device) return 0;
    if (size < 0) return file_error::invalid;
    if (int error = load(node)) return error;
    std::size_t before = node.contents.size();
    if (size > static_cast<std::int64_t>(before)) {
        // A string that grows may take twice its size, and its old place until it has moved.
        if (size > largest_file) return file_error::no_memory;
        auto wanted = static_cast<std::size_t>(size);
        if (wanted > node.contents.capacity() && (account_ > limit_ || wanted > (limit_ - account_) / 2))
            return file_error::no_memory;
    }
    node.contents.resize(static_cast<std::size_t>(size));
    account_ += node.contents.size() - before;
    if (node.contents.empty()) node.contents.shrink_to_fit();
    node.given = false;
    node.modified = now();
    return 0;
}

}  // namespace bufferscope
