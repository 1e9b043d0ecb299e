// The list of native modules: one row each, its fill function is declared in the module's own header.
// What is Python in a module stands in library/.
#include "modules/modules.h"

#include "modules/atexit.h"
#include "modules/binascii.h"
#include "modules/builtins.h"
#include "modules/codecs.h"
#include "modules/collections.h"
#include "modules/functools.h"
#include "modules/gc.h"
#include "modules/heapq.h"
#include "modules/io.h"
#include "modules/itertools.h"
#include "modules/math.h"
#include "modules/mmap.h"
#include "modules/operator.h"
#include "modules/pickle.h"
#include "modules/posix.h"
#include "modules/random.h"
#include "modules/re.h"
#include "modules/struct.h"
#include "modules/testbuffer.h"
#include "modules/traceback.h"
#include "modules/types.h"
#include "modules/unicodedata.h"
#include "modules/warnings.h"

namespace bufferscope {

namespace {

constexpr NativeModule modules[] = {
    {"_abc", fill_abc_module},
    {"_collections", fill_collections},
    {"_io", fill_native_io_module},
    {"_operator", fill_native_operator},
    {"_pickle", fill_pickle_module},
    {"_sre", fill_sre_module},
    {"_random", fill_random_module},
    {"_struct", fill_struct_module},
    {"_testbuffer", fill_testbuffer_module},
    {"_types", fill_types_module},
    {"_typing", fill_typing_module},
    {"_warnings", fill_warnings_module},
    {"_weakref", fill_weakref_module},
    {"array", fill_array_module},
    {"atexit", fill_atexit_module},
    {"binascii", fill_binascii_module},
    {"bisect", fill_bisect},
    {"builtins", fill_builtins},
    {"codecs", fill_codecs_module},
    {"functools", fill_functools},
    {"gc", fill_gc},
    {"heapq", fill_heapq},
    {"io", fill_io_module},
    {"itertools", fill_itertools},
    {"linecache", fill_linecache_module},
    {"math", fill_math_module},
    {"mmap", fill_mmap_module},
    {"operator", fill_operator},
    {"posix", fill_posix_module},
    {"sys", fill_sys},
    {"time", fill_time_module},
    {"traceback", fill_traceback_module},
    {"unicodedata", fill_unicodedata_module},
};

}  // namespace

std::span<const NativeModule> native_modules() {
    return modules;
}

}  // namespace bufferscope
