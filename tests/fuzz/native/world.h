// An interpreter that many inputs share: after each as many objects live as before it.
#pragma once

#include <initializer_list>

#include "asset_host.h"
#include "modules/modules.h"
#include "object/protocol.h"
#include "reader.h"
#include "vm/vm.h"

namespace bufferscope::fuzz {

class World {
  public:
    World() : vm_(&asset_host, nullptr, native_modules(), library_modules()), rt(vm_.runtime()) {
        struct_ = vm_import("struct");
    }

    template <class Body>
    void run(Body body) {
        rt.budget = std::int64_t{1} << 40;
        Size before = live_after(body);
        if (before == live_) return;
        live_ = live_after(body);  // something was made that stays, like b''; the second time it is there
        require(live_ == before);
    }

    Runtime& runtime() { return rt; }
    const Value& struct_module() const { return struct_; }

  private:
    Value vm_import(std::string_view name) {
        rt.budget = std::int64_t{1} << 40;
        Value nothing = MUST(new_tuple(rt, {}));
        return MUST(rt.interpreter->import_module(Value(rt.intern(name)), Value::none(), nothing, 0));
    }
    template <class Body>
    Size live_after(Body body) {
        body(rt);
        rt.struct_cache = Value();
        if (rt.live_objects() != live_) rt.collect_cycles();
        return rt.live_objects();
    }

    Vm vm_;
    Runtime& rt;
    Value struct_;
    Size live_ = 0;
};

inline World& world() {
    static World* shared = new World();  // lives as long as the program
    return *shared;
}

/// The value of a call that may raise, empty then. What is raised must be one of the errors that CPython has
/// for wrong arguments.
inline Value value_or_nothing(Runtime& rt, Result<Value> result) {
    if (!result.is_error()) return result.take();
    Error error = result.take_error();
    std::string name(type_name(rt, error.exception()));
    bool expected = false;
    for (const char* each : {"TypeError", "ValueError", "NotImplementedError", "IndexError", "BufferError",
                             "OverflowError", "MemoryError", "struct.error"})
        expected = expected || name == each;
    require(expected);
    return Value();
}

inline bool same(Runtime& rt, const Value& left, const Value& right) {
    return MUST(equals(rt, left, right));
}

}  // namespace bufferscope::fuzz
