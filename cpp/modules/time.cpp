// The native part of time: a clock that stands where the program has brought it, by sleeping and by looking.
#include "modules/builtins.h"
#include "modules/random.h"
#include "object/protocol.h"
#include "types/float.h"
#include "types/int.h"

namespace bufferscope {

namespace {

constexpr std::int64_t beginning = Vm::beginning;
constexpr std::int64_t second = 1'000'000'000;

template <bool since_epoch>
Result<Value> nanoseconds(Runtime& rt, const Value*) {
    return new_int(rt, vm_of(rt).read_clock() + (since_epoch ? beginning * second : 0));
}

template <bool since_epoch>
Result<Value> seconds(Runtime& rt, const Value*) {
    std::int64_t now = vm_of(rt).read_clock();
    std::int64_t whole = now / second + (since_epoch ? beginning : 0);
    return new_float(rt, static_cast<double>(whole) + static_cast<double>(now % second) * 1e-9);
}

Result<Value> sleep(Runtime& rt, const Value* arguments) {
    double length = 0;
    if (is_float(arguments[0]) || !has_index(rt, arguments[0])) {
        if (!is_float(arguments[0]))
            return rt.type_error("'{}' object cannot be interpreted as an integer or float",
                                 type_name(rt, arguments[0]));
        length = float_of(arguments[0]);
    } else {
        Value number = TRY(index(rt, arguments[0]));
        length = TRY(as_double(rt, number));
    }
    if (length != length) return rt.value_error("Invalid value NaN (not a number)");
    if (length < 0) return rt.value_error("sleep length must be non-negative");
    if (length > 9e9) return rt.overflow_error("timestamp out of range for platform time_t");
    vm_of(rt).move_clock(static_cast<std::int64_t>(length * 1e9));
    return Value::none();
}

constexpr NativeMethod functions[] = {
    {"time()", seconds<true>, doc<"Return the current time in seconds since the Epoch.">},
    {"time_ns()", nanoseconds<true>, doc<"Return the current time in nanoseconds since the Epoch.">},
    {"monotonic()", seconds<false>, doc<"Monotonic clock, cannot go backward.">},
    {"monotonic_ns()", nanoseconds<false>, doc<"Monotonic clock, cannot go backward, as nanoseconds.">},
    {"perf_counter()", seconds<false>, doc<"Performance counter for benchmarking.">},
    {"perf_counter_ns()", nanoseconds<false>, doc<"Performance counter for benchmarking as nanoseconds.">},
    {"process_time()", seconds<false>, doc<"Process time for profiling.">},
    {"process_time_ns()", nanoseconds<false>, doc<"Process time for profiling as nanoseconds.">},
    {"thread_time()", seconds<false>, doc<"Thread time for profiling.">},
    {"thread_time_ns()", nanoseconds<false>, doc<"Thread time for profiling as nanoseconds.">},
    {"sleep(object, /)", sleep, doc<"Delay execution for a given number of seconds.">},
};

}  // namespace

Result<void> fill_time_module(Vm& vm, Dict* members) {
    add_functions(vm.runtime(), members, functions, "time");
    return {};
}

}  // namespace bufferscope
