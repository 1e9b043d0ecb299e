// The module mmap: its type and the numbers of the reference platform.
#include "modules/mmap.h"

#include "buffer/mmap.h"

namespace bufferscope {

namespace {

struct Constant {
    const char* name;
    int value;
};

constexpr Constant constants[] = {
    {"PROT_EXEC", 4},
    {"PROT_READ", 1},
    {"PROT_WRITE", 2},
    {"MAP_SHARED", 1},
    {"MAP_PRIVATE", 2},
    {"MAP_DENYWRITE", 2048},
    {"MAP_EXECUTABLE", 4096},
    {"MAP_ANON", 32},
    {"MAP_ANONYMOUS", 32},
    {"MAP_POPULATE", 32768},
    {"MAP_STACK", 131072},
    {"MAP_NORESERVE", 16384},
    {"PAGESIZE", memory_map_page},
    {"ALLOCATIONGRANULARITY", memory_map_page},
    {"ACCESS_DEFAULT", 0},
    {"ACCESS_READ", 1},
    {"ACCESS_WRITE", 2},
    {"ACCESS_COPY", 3},
    {"MADV_NORMAL", 0},
    {"MADV_RANDOM", 1},
    {"MADV_SEQUENTIAL", 2},
    {"MADV_WILLNEED", 3},
    {"MADV_DONTNEED", 4},
    {"MADV_REMOVE", 9},
    {"MADV_DONTFORK", 10},
    {"MADV_DOFORK", 11},
    {"MADV_HWPOISON", 100},
    {"MADV_MERGEABLE", 12},
    {"MADV_UNMERGEABLE", 13},
    {"MADV_SOFT_OFFLINE", 101},
    {"MADV_HUGEPAGE", 14},
    {"MADV_NOHUGEPAGE", 15},
    {"MADV_DONTDUMP", 16},
    {"MADV_DODUMP", 17},
    {"MADV_FREE", 8},
};

}  // namespace

Result<void> fill_mmap_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    if (!rt.type(BuiltinType::memory_map)) install_memory_map(rt);
    dict_set(rt, members, rt.intern("error").get(), Value::share(rt.type(BuiltinType::OSError)));
    dict_set(rt, members, rt.intern("mmap").get(), Value::share(rt.type(BuiltinType::memory_map)));
    for (const Constant& each : constants)
        dict_set(rt, members, rt.intern(each.name).get(), Value::small(each.value));
    return {};
}

}  // namespace bufferscope
