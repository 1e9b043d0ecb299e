// Lamps: what would work on a buffer or a view now, told by the checks that the operations themselves make,
// without doing any.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "object/runtime.h"

namespace bufferscope {

/// What a statement would come to.
struct Outcome {
    std::string statement;                   // `@` stands for the object
    BuiltinType error = BuiltinType::count;  // the class of what it would raise; count: it works
    std::string message;

    bool works() const { return error == BuiltinType::count; }
};

struct Lamp {
    std::string_view name;            // read, write, resize, close or release
    Outcome meant;                    // the lamp is on while this works
    std::vector<Outcome> exceptions;  // operations of the same kind that come out otherwise
};

/// In the order in which they are shown. None for what is no exporter and no view, and for an object whose
/// class, or the object itself, puts something else in the place of a method.
std::vector<Lamp> lamps_of(Runtime&, const Object*);

}  // namespace bufferscope
