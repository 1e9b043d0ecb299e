// Named tuples of native modules (sys.version_info, sys.float_info): tuples whose items have names.
#pragma once

#include "object/method.h"
#include "object/runtime.h"
#include "object/tuple.h"

namespace bufferscope {

/// The getter of a named item: a row {"major", struct_field<0>} for each, in order.
template <Size index>
Result<Value> struct_field(Runtime&, const Value& self) {
    return (*self.as<Tuple>())[index];
}

/// Their slots, and the methods __reduce__ and __replace__.
Result<Value> struct_sequence_repr(Runtime&, const Value& self);
Result<Value> struct_sequence_new(Runtime&, Type* type, const CallArguments&);
extern const NativeMethod struct_sequence_methods[2];

constexpr TypeSpec struct_sequence_spec(BuiltinType id, const char* name,
                                        std::span<const NativeProperty> properties, std::uint32_t flags,
                                        const char* doc) {
    return {.id = id,
            .name = name,
            .base = BuiltinType::tuple,
            .flags = flags,
            .methods = struct_sequence_methods,
            .properties = properties,
            .slots = {.repr = struct_sequence_repr, .new_ = struct_sequence_new},
            .doc = doc};
}

/// Makes the type known. The first `length` of the spec's properties are the items, the rest are attributes
/// only.
Type* define_struct_sequence(Runtime&, const TypeSpec&, Size length);
Result<Value> new_struct_sequence(Runtime&, Type* type, std::span<const Value> items);

}  // namespace bufferscope
