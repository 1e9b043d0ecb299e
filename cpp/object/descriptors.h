// The descriptors found in the dicts of native types, and native functions.
#pragma once

#include "object/protocol.h"

namespace bufferscope {

/// builtin_function_or_method: a native function of a module, or a native method bound to its object.
struct NativeFunction : Object {
    const NativeMethod* row;  // null: a constructor, `type.__new__`
    Value self;               // what it is bound to (the type for constructors), empty for functions
    Value module;             // __module__: str or empty
    Type* owner;              // whose method it is, null for functions
};

/// method_descriptor, classmethod_descriptor.
struct MethodDescriptor : Object {
    const NativeMethod* row;
    Type* owner;
};

/// getset_descriptor.
struct GetSetDescriptor : Object {
    const NativeProperty* row;
    Type* owner;
};

/// member_descriptor: one name of __slots__.
struct MemberDescriptor : Object {
    Value name;   // str
    Type* owner;  // kept alive by `owner_reference`
    Value owner_reference;
    unsigned index;
};

/// `T.__new__` of a native type.
Value new_constructor(Runtime&, Type* owner);
Value new_method_descriptor(Runtime&, const NativeMethod& row, Type* owner);
Value new_getset(Runtime&, const NativeProperty& row, Type* owner);
Value new_member(Runtime&, const Value& name, Type* owner, unsigned index);

/// Makes the types of descriptors known, so that define_type can make instances of them; before any
/// define_type.
void bootstrap_descriptors(Runtime&);
/// Defines the types of this file and of slots.h.
void install_descriptors(Runtime&);

}  // namespace bufferscope
