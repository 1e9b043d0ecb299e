// The native part of os: files and folders of the session by name and by descriptor.
#include "modules/posix.h"

#include "buffer/arguments.h"
#include "buffer/bytes.h"
#include "buffer/file_io.h"
#include "buffer/stream.h"
#include "modules/builtins.h"
#include "types/exceptions.h"
#include "types/float.h"
#include "types/int.h"
#include "types/list.h"
#include "types/struct_sequence.h"

namespace bufferscope {

namespace {

constexpr std::int64_t second = 1'000'000'000;

// ---- arguments

/// A path argument as path_t of CPython takes it: a name, or (where allowed) a descriptor.
struct Path {
    Value given;
    std::string name;
    int descriptor = -1;
};

constexpr int takes_number = 1, takes_none = 2;

Result<Path> path_of_call(Runtime& rt, std::string_view function, const Value& value, int takes = 0,
                          std::string_view argument = "path") {
    Path path;
    path.given = value;
    if ((takes & takes_none) && (value.is_empty() || value.is_none())) {
        path.name = ".";
        path.given = Value();
        return path;
    }
    if ((takes & takes_number) && (is_int(value) || has_index(rt, value))) {
        if (value.is_bool())
            TRY(rt.interpreter->warn(BuiltinType::RuntimeWarning, "bool is used as a file descriptor"));
        Value number = TRY(index(rt, value));
        path.descriptor = TRY(int_argument(rt, number, -1));
        return path;
    }
    bool is_path = is_str(value) || is_bytes(value);
    if (!is_path) {
        Value method = TRY(find_special(rt, value, Name::fspath));
        is_path = !method.is_empty();
    }
    if (!is_path) {
        const char* kinds = takes == 0              ? "string, bytes or os.PathLike"
                            : takes == takes_number ? "string, bytes, os.PathLike or integer"
                                                    : "string, bytes, os.PathLike, integer or None";
        return rt.type_error("{}: {} should be {}, not {}", function, argument, kinds, type_name(rt, value));
    }
    Result<std::string> name = path_argument(rt, value);
    if (name.is_error()) {
        Error error = name.take_error();
        if (!rt.is_exactly(error.exception(), BuiltinType::ValueError)) return error;
        return rt.value_error("{}: embedded null character in {}", function, argument);
    }
    path.name = name.take();
    return path;
}

Result<FileRef> node_of(Runtime& rt, const Path& path) {
    int error = 0;
    FileRef node;
    if (path.descriptor < 0 && path.name.empty() && is_int(path.given)) {
        error = file_error::bad_descriptor;
    } else if (path.descriptor >= 0) {
        OpenFile* file = rt.files.descriptor(path.descriptor);
        if (file) return file->node;
        error = file_error::bad_descriptor;
    } else {
        node = rt.files.find(path.name, error);
    }
    if (error) return file_failure(rt, error, path.given);
    return node;
}

Result<Value> done(Runtime& rt, int error, const Value& first = Value(), const Value& second = Value()) {
    if (error) return os_error(rt, error, first, second);
    return Value::none();
}

// ---- stat

enum class Clock : std::uint8_t { seconds, nanoseconds };

template <int item, Clock clock>
Result<Value> stat_time(Runtime& rt, const Value& self) {
    Value whole = (*self.as<Tuple>())[item];
    if (clock == Clock::seconds) {
        double number = TRY(as_double(rt, whole));
        return new_float(rt, number);
    }
    return int_multiply(rt, whole, new_int(rt, second));
}

template <int number>
Result<Value> stat_constant(Runtime&, const Value&) {
    return Value::small(number);
}
Result<Value> stat_blocks(Runtime& rt, const Value& self) {
    std::int64_t size = 0;
    (void)int_to_int64((*self.as<Tuple>())[6], size);
    return new_int(rt, (size + 511) / 512);
}

constexpr NativeProperty stat_fields[] = {
    {"st_mode", struct_field<0>},
    {"st_ino", struct_field<1>},
    {"st_dev", struct_field<2>},
    {"st_nlink", struct_field<3>},
    {"st_uid", struct_field<4>},
    {"st_gid", struct_field<5>},
    {"st_size", struct_field<6>},
    {"st_atime", stat_time<7, Clock::seconds>},
    {"st_mtime", stat_time<8, Clock::seconds>},
    {"st_ctime", stat_time<9, Clock::seconds>},
    {"st_atime_ns", stat_time<7, Clock::nanoseconds>},
    {"st_mtime_ns", stat_time<8, Clock::nanoseconds>},
    {"st_ctime_ns", stat_time<9, Clock::nanoseconds>},
    {"st_blksize", stat_constant<4096>},
    {"st_blocks", stat_blocks},
    {"st_rdev", stat_constant<0>},
};
constexpr TypeSpec stat_spec = struct_sequence_spec(BuiltinType::stat_result, "os.stat_result", stat_fields,
                                                    0, "stat_result: Result from stat, fstat, or lstat.");

Result<Value> stat_node(Runtime& rt, const FileRef& node) {
    bool folder = node && node->kind == FileNode::Kind::folder;
    bool regular = node && node->kind == FileNode::Kind::file;
    int kind = folder ? 0040000 : regular ? 0100000 : 0020000;
    std::int64_t size = node ? rt.files.size_of(*node) : 0;
    std::int64_t accessed = Vm::beginning + (node ? node->accessed / second : 0);
    std::int64_t modified = Vm::beginning + (node ? node->modified / second : 0);
    Value items[] = {Value::small(kind | (node ? node->mode : 0666)),
                     new_int(rt, node ? node->number : 0),
                     Value::small(1),
                     Value::small(1),
                     Value::small(0),
                     Value::small(0),
                     new_int(rt, size),
                     new_int(rt, accessed),
                     new_int(rt, modified),
                     new_int(rt, modified)};
    return new_struct_sequence(rt, rt.type(BuiltinType::stat_result), items);
}

template <FixedString name, int takes>
Result<Value> posix_stat(Runtime& rt, const Value* a) {
    Path path = TRY(path_of_call(rt, name.characters, a[0], takes));
    FileRef node = TRY(node_of(rt, path));
    return stat_node(rt, node);
}

Result<Value> posix_fstat(Runtime& rt, const Value* a) {
    std::int32_t number = TRY(int_argument(rt, a[0], -1));
    OpenFile* file = TRY(open_file(rt, number));
    return stat_node(rt, file->node);
}

// ---- by name

Result<Value> posix_open(Runtime& rt, const Value* a) {  // path, flags, mode
    Path path = TRY(path_of_call(rt, "open", a[0]));
    std::int32_t flags = TRY(int_argument(rt, a[1], 0));
    std::int32_t mode = TRY(int_argument(rt, a[2], 0777));
    int descriptor = -1;
    int error = rt.files.open(path.name, flags, mode, descriptor);
    if (error) return file_failure(rt, error, path.given);
    return Value::small(descriptor);
}

template <FixedString function, bool folder>
Result<Value> posix_remove(Runtime& rt, const Value* a) {
    Path path = TRY(path_of_call(rt, function.characters, a[0]));
    return done(rt, rt.files.remove(path.name, folder), path.given);
}

template <FixedString function>
Result<Value> posix_rename(Runtime& rt, const Value* a) {
    Path from = TRY(path_of_call(rt, function.characters, a[0], 0, "src"));
    Path to = TRY(path_of_call(rt, function.characters, a[1], 0, "dst"));
    return done(rt, rt.files.rename(from.name, to.name), from.given, to.given);
}

Result<Value> posix_mkdir(Runtime& rt, const Value* a) {
    Path path = TRY(path_of_call(rt, "mkdir", a[0]));
    std::int32_t mode = TRY(int_argument(rt, a[1], 0777));
    return done(rt, rt.files.make_folder(path.name, mode), path.given);
}

Result<Value> posix_listdir(Runtime& rt, const Value* a) {
    Path path = TRY(path_of_call(rt, "listdir", a[0], takes_number | takes_none));
    FileRef node = TRY(node_of(rt, path));
    std::vector<std::string> names;
    int error = node ? rt.files.list(node, names) : file_error::not_folder;
    if (error) return os_error(rt, error, path.given);
    bool bytes = is_bytes(path.given);
    Ref<List> list = new_list(rt);
    for (const std::string& name : names) {
        Value item = TRY(bytes ? make_bytes(rt, name) : name_value(rt, name));
        TRY(list_append(rt, list.get(), std::move(item)));
    }
    return list;
}

Result<Value> posix_chdir(Runtime& rt, const Value* a) {
    Path path = TRY(path_of_call(rt, "chdir", a[0], takes_number));
    FileRef node = TRY(node_of(rt, path));
    return done(rt, rt.files.change_folder(node), path.given);
}

Result<Value> posix_getcwd(Runtime& rt, const Value*) {
    return name_value(rt, rt.files.current_folder());
}
Result<Value> posix_getcwdb(Runtime& rt, const Value*) {
    return make_bytes(rt, rt.files.current_folder());
}

Result<Value> posix_access(Runtime& rt, const Value* a) {
    Path path = TRY(path_of_call(rt, "access", a[0]));
    std::int32_t mode = TRY(int_argument(rt, a[1], 0));
    int error = 0;
    FileRef node = rt.files.find(path.name, error);
    if (!node) return Value::false_value();
    int allowed = (node->mode | node->mode >> 3 | node->mode >> 6) & 7;
    return Value::boolean((allowed & mode) == mode);
}

Result<Value> posix_chmod(Runtime& rt, const Value* a) {
    Path path = TRY(path_of_call(rt, "chmod", a[0], takes_number));
    std::int32_t mode = TRY(int_argument(rt, a[1], 0));
    FileRef node = TRY(node_of(rt, path));
    if (node) node->mode = static_cast<std::uint16_t>(mode & 07777);
    return Value::none();
}

Result<Value> posix_truncate(Runtime& rt, const Value* a) {
    Path path = TRY(path_of_call(rt, "truncate", a[0], takes_number));
    std::int64_t size = TRY(position_argument(rt, a[1]));
    FileRef node = TRY(node_of(rt, path));
    if (!node || node->kind == FileNode::Kind::folder) return os_error(rt, file_error::is_folder, path.given);
    int error = rt.files.resize(*node, size);
    if (error) return file_failure(rt, error, path.given);
    return Value::none();
}

/// path, times, ns: (accessed, modified)
Result<Value> posix_utime(Runtime& rt, const Value* a) {
    Path path = TRY(path_of_call(rt, "utime", a[0], takes_number));
    bool has_times = !a[1].is_empty() && !a[1].is_none();
    if (has_times && !a[2].is_empty())
        return rt.value_error("utime: you may specify either 'times' or 'ns' but not both");
    const Value& given = has_times ? a[1] : a[2];
    std::int64_t now = rt.files.clock ? *rt.files.clock : 0;
    std::int64_t times[2] = {now, now};
    if (!given.is_empty() && (!is_tuple(given) || given.as<Tuple>()->length != 2))
        return rt.type_error("utime: '{}' must be {}", has_times ? "times" : "ns",
                             has_times ? "either a tuple of two ints or None" : "a tuple of two ints");
    for (Size i = 0; i < 2 && !given.is_empty(); ++i) {
        Value number = (*given.as<Tuple>())[i];
        if (has_times) {
            double seconds = TRY(as_double(rt, number));
            if (!(seconds > -1e9 && seconds < 1e10))
                return rt.overflow_error("timestamp out of range for platform time_t");
            times[i] = static_cast<std::int64_t>((seconds - static_cast<double>(Vm::beginning)) * 1e9);
        } else {
            times[i] = TRY(position_argument(rt, number));
            times[i] -= Vm::beginning * second;
        }
    }
    FileRef node = TRY(node_of(rt, path));
    if (node) node->accessed = times[0], node->modified = times[1];
    return Value::none();
}

// ---- by descriptor

Result<Value> posix_close(Runtime& rt, const Value* a) {
    std::int32_t number = TRY(int_argument(rt, a[0], -1));
    return done(rt, rt.files.close(number));
}

Result<Value> posix_read(Runtime& rt, const Value* a) {
    std::int32_t number = TRY(int_argument(rt, a[0], -1));
    Size size = TRY(size_argument(rt, a[1], 0));
    if (size < 0) return os_error(rt, file_error::invalid);
    OpenFile* file = TRY(open_file(rt, number));
    if (file->node) {
        std::int64_t left = rt.files.size_of(*file->node) - file->position;
        if (left < 0) left = 0;
        if (size > left) size = static_cast<Size>(left);
    } else if (size > 1 << 16) {
        size = 1 << 16;
    }
    Ref<Bytes> bytes = TRY(allocate_bytes(rt, static_cast<std::size_t>(size)));
    Size got = TRY(descriptor_read(rt, number, bytes->data(), size));
    return new_bytes(rt, bytes->span().first(static_cast<std::size_t>(got)));
}

Result<Value> posix_write(Runtime& rt, const Value* a) {
    std::int32_t number = TRY(int_argument(rt, a[0], -1));
    Export bytes = TRY(bytes_like(rt, a[1]));
    TRY(descriptor_write(rt, number, text_of(bytes.bytes())));
    return new_int(rt, bytes.length());
}

Result<Value> posix_lseek(Runtime& rt, const Value* a) {
    std::int32_t number = TRY(int_argument(rt, a[0], -1));
    std::int64_t offset = TRY(position_argument(rt, a[1]));
    std::int32_t whence = TRY(int_argument(rt, a[2], 0));
    std::int64_t position = TRY(descriptor_seek(rt, number, offset, whence));
    return new_int(rt, position);
}

Result<Value> posix_ftruncate(Runtime& rt, const Value* a) {
    std::int32_t number = TRY(int_argument(rt, a[0], -1));
    std::int64_t size = TRY(position_argument(rt, a[1]));
    TRY(descriptor_resize(rt, number, size));
    return Value::none();
}

Result<Value> posix_dup(Runtime& rt, const Value* a) {
    std::int32_t number = TRY(int_argument(rt, a[0], -1));
    int fresh = -1;
    if (int error = rt.files.duplicate(number, fresh)) return os_error(rt, error);
    return Value::small(fresh);
}

Result<Value> posix_fsync(Runtime& rt, const Value* a) {
    std::int32_t number = TRY(int_argument(rt, a[0], -1));
    TRY(open_file(rt, number));
    return Value::none();
}

Result<Value> posix_isatty(Runtime& rt, const Value* a) {
    TRY(int_argument(rt, a[0], -1));
    return Value::false_value();
}

// ---- the rest

Result<Value> posix_fspath(Runtime& rt, const Value* a) {
    return path_of(rt, a[0]);
}

Result<Value> posix_strerror(Runtime& rt, const Value* a) {
    std::int32_t number = TRY(int_argument(rt, a[0], 0));
    const char* text = file_error::text(number);
    return rt.text(text ? std::string(text) : format_text("Unknown error {}", {number}));
}

Result<Value> posix_urandom(Runtime& rt, const Value* a) {
    Size size = TRY(size_argument(rt, a[0], 0));
    if (size < 0) return rt.value_error("negative argument not allowed");
    Ref<Bytes> bytes = TRY(allocate_bytes(rt, static_cast<std::size_t>(size)));
    std::uint64_t state = vm_of(rt).next_seed();
    for (Size i = 0; i < size; ++i) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes->data()[i] = static_cast<std::uint8_t>(state >> 32);
    }
    return new_bytes(rt, bytes->span());
}

template <int number>
Result<Value> posix_number(Runtime&, const Value*) {
    return Value::small(number);
}

Result<Value> posix_umask(Runtime& rt, const Value* a) {
    TRY(int_argument(rt, a[0], 0));
    return Value::small(022);
}

constexpr NativeMethod posix_functions[] = {
    {"stat(path, *, dir_fd=None, follow_symlinks=True)", posix_stat<"stat", takes_number>,
     doc<"Perform a stat system call on the given path.">},
    {"lstat(path, *, dir_fd=None)", posix_stat<"lstat", 0>,
     doc<"Perform a stat system call on the given path, without following symbolic links.">},
    {"fstat(fd)", posix_fstat, doc<"Perform a stat system call on the given file descriptor.">},
    {"open(path, flags, mode=511, *, dir_fd=None)", posix_open, doc<"Open a file for low level IO.">},
    {"remove(path, *, dir_fd=None)", posix_remove<"remove", false>, doc<"Remove a file (same as unlink()).">},
    {"unlink(path, *, dir_fd=None)", posix_remove<"unlink", false>, doc<"Remove a file (same as remove()).">},
    {"rmdir(path, *, dir_fd=None)", posix_remove<"rmdir", true>, doc<"Remove a directory.">},
    {"rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", posix_rename<"rename">,
     doc<"Rename a file or directory.">},
    {"replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", posix_rename<"replace">,
     doc<"Rename a file or directory, overwriting the destination.">},
    {"mkdir(path, mode=511, *, dir_fd=None)", posix_mkdir, doc<"Create a directory.">},
    {"listdir(path=None)", posix_listdir,
     doc<"Return a list containing the names of the files in the directory.">},
    {"chdir(path)", posix_chdir, doc<"Change the current working directory to the specified path.">},
    {"getcwd()", posix_getcwd, doc<"Return a unicode string representing the current working directory.">},
    {"getcwdb()", posix_getcwdb, doc<"Return a bytes string representing the current working directory.">},
    {"access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", posix_access,
     doc<"Use the real uid/gid to test for access to a path.">},
    {"chmod(path, mode, *, dir_fd=None, follow_symlinks=True)", posix_chmod,
     doc<"Change the access permissions of a file.">},
    {"truncate(path, length)", posix_truncate,
     doc<"Truncate a file, specified by path, to a specific length.">},
    {"utime(path, times=None, *, ns=(0, 0), dir_fd=None, follow_symlinks=True)", posix_utime,
     doc<"Set the access and modified time of path.">},
    {"close(fd)", posix_close, doc<"Close a file descriptor.">},
    {"read(fd, length, /)", posix_read, doc<"Read from a file descriptor.  Returns a bytes object.">},
    {"write(fd, data, /)", posix_write, doc<"Write a bytes object to a file descriptor.">},
    {"lseek(fd, position, whence, /)", posix_lseek, doc<"Set the position of a file descriptor.">},
    {"ftruncate(fd, length, /)", posix_ftruncate,
     doc<"Truncate a file, specified by file descriptor, to a specific length.">},
    {"dup(fd, /)", posix_dup, doc<"Return a duplicate of a file descriptor.">},
    {"fsync(fd)", posix_fsync, doc<"Force write of fd to disk.">},
    {"isatty(fd, /)", posix_isatty, doc<"Return True if the fd is connected to a terminal.">},
    {"fspath(path)", posix_fspath, doc<"Return the file system path representation of the object.">},
    {"strerror(code, /)", posix_strerror, doc<"Translate an error code to a message string.">},
    {"urandom(size, /)", posix_urandom, doc<"Return a bytes object containing random bytes.">},
    {"getpid()", posix_number<42>, doc<"Return the current process id.">},
    {"getppid()", posix_number<1>, doc<"Return the parent's process id.">},
    {"getuid()", posix_number<0>, doc<"Return the current process's user id.">},
    {"geteuid()", posix_number<0>, doc<"Return the current process's effective user id.">},
    {"getgid()", posix_number<0>, doc<"Return the current process's group id.">},
    {"getegid()", posix_number<0>, doc<"Return the current process's effective group id.">},
    {"cpu_count()", posix_number<1>, doc<"Return the number of logical CPUs in the system.">},
    {"umask(mask, /)", posix_umask, doc<"Set the current numeric umask and return the previous umask.">},
};

}  // namespace

Result<void> fill_posix_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    if (!rt.type(BuiltinType::stat_result)) define_struct_sequence(rt, stat_spec, 10);
    Value type = Value::share(rt.type(BuiltinType::stat_result));
    dict_set(rt, members, rt.intern("stat_result").get(), type);
    dict_set(rt, members, rt.intern("error").get(), Value::share(rt.type(BuiltinType::OSError)));
    add_functions(rt, members, posix_functions, "posix");
    return {};
}

}  // namespace bufferscope
