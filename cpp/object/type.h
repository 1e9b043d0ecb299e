// Type objects: slots (the protocols a type answers natively), layout, and the description a native type is
// made from.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/value.h"
#include "object/builtin_types.h"

namespace bufferscope {

class Runtime;
struct Str;
struct Tuple;
struct Dict;
struct NativeMethod;
struct BufferView;  // buffer/descriptor.h

/// Arguments of a call, borrowed from the caller: positional values, then one value for each keyword name.
struct CallArguments {
    const Value* values = nullptr;
    Size positional = 0;
    const Tuple* keyword_names = nullptr;  // tuple of str, or null

    Size keywords() const;
};

enum class Comparison : std::uint8_t { less, less_equal, equal, not_equal, greater, greater_equal };

using UnaryFunction = Result<Value> (*)(Runtime&, const Value& self);
using BinaryFunction = Result<Value> (*)(Runtime&, const Value& left, const Value& right);
using TernaryFunction = Result<Value> (*)(Runtime&, const Value&, const Value&, const Value& third);
using TruthFunction = Result<bool> (*)(Runtime&, const Value& self);
using LengthFunction = Result<Size> (*)(Runtime&, const Value& self);
using HashFunction = Result<Hash> (*)(Runtime&, const Value& self);
using ContainsFunction = Result<bool> (*)(Runtime&, const Value& self, const Value& item);
using RepeatFunction = Result<Value> (*)(Runtime&, const Value& self, Size count);
using CompareFunction = Result<Value> (*)(Runtime&, const Value& self, const Value& other, Comparison);
/// Assigns, or deletes when `value` is empty.
using AssignFunction = Result<void> (*)(Runtime&, const Value& self, const Value& key, const Value& value);
using CallFunction = Result<Value> (*)(Runtime&, const Value& callee, const CallArguments&);
using NewFunction = Result<Value> (*)(Runtime&, Type* type, const CallArguments&);
using InitFunction = Result<void> (*)(Runtime&, const Value& self, const CallArguments&);
/// `instance` is empty when the attribute was reached through the class.
using DescriptorGetFunction = Result<Value> (*)(Runtime&, const Value& descriptor, const Value& instance,
                                                const Value& owner);
/// Fills `view` for a request with CPython's PyBUF_* flags, or raises BufferError.
using GetBufferFunction = Result<void> (*)(Runtime&, const Value& exporter, std::uint32_t flags,
                                           BufferView& view);
using ReleaseBufferFunction = void (*)(Runtime&, Object* exporter, BufferView& view);

/// What a type answers natively. A null slot: the type has no such method. Binary operators are called as
/// CPython calls nb_* slots: with the operands in source order, from either operand's type, and answer
/// NotImplemented for operands they do not know. Order and grouping are known to object/slots.cpp, which also
/// makes the Python-visible `__add__`… from them.
struct Slots {
    UnaryFunction repr, str, iter;
    UnaryFunction next;  // an empty Value: exhausted (no StopIteration object is made)
    UnaryFunction negative, positive, absolute, invert, to_int, to_float, index;
    TruthFunction truth;
    LengthFunction length;
    HashFunction hash;  // unhashable types point to `hash_not_implemented`
    CompareFunction compare;
    BinaryFunction add, subtract, multiply, matrix_multiply, true_divide, floor_divide, remainder, divmod,
        left_shift, right_shift, bit_and, bit_xor, bit_or;
    BinaryFunction inplace_add, inplace_subtract, inplace_multiply, inplace_matrix_multiply,
        inplace_true_divide, inplace_floor_divide, inplace_remainder, inplace_left_shift, inplace_right_shift,
        inplace_bit_and, inplace_bit_xor, inplace_bit_or;
    TernaryFunction power, inplace_power;
    BinaryFunction concat, inplace_concat;  // sequences: tried by + after add
    RepeatFunction repeat, inplace_repeat;  // sequences: tried by * after multiply
    BinaryFunction get_item;
    AssignFunction assign_item;
    ContainsFunction contains;
    BinaryFunction get_attribute;  // name is a str
    AssignFunction assign_attribute;
    DescriptorGetFunction descriptor_get;
    AssignFunction descriptor_assign;  // (descriptor, instance, value or empty)
    CallFunction call;
    NewFunction new_;
    InitFunction init;
    UnaryFunction finalize;  // __del__; its result is ignored
    GetBufferFunction get_buffer;
    ReleaseBufferFunction release_buffer;
};

/// Passed to `traverse`; visits every heap object that the visited one holds a reference to.
class Visitor {
  public:
    virtual void visit(Object* object) = 0;
    void operator()(const Value& value) {
        if (value.is_object()) visit(value.object());
    }
    template <class T>
    void operator()(const Ref<T>& ref) {
        if (ref) visit(ref.get());
    }

  protected:
    ~Visitor() = default;
};

/// How the native part of an instance is measured, walked and torn down. Subclasses written in Python share
/// it.
struct NativeLayout {
    std::uint32_t size;  // bytes of the fixed part, sizeof(T)
    void (*destroy)(Runtime&, Object*) =
        nullptr;  // drops what the object holds (runs member destructors), not its memory
    std::uint32_t (*size_of)(const Object*) = nullptr;  // bytes in all, for objects with a trailing part
    void (*traverse)(Object*, Visitor&) = nullptr;      // null: cannot be part of a cycle by itself
    void (*clear)(Runtime&, Object*) = nullptr;         // breaks cycles: drops references, object stays valid
};

/// The `traverse` of what refers to nothing and is known to the collector all the same.
inline void traverse_nothing(Object*, Visitor&) {}

/// The layout of a T whose C++ destructor drops everything it holds.
template <class T>
constexpr NativeLayout layout_of(void (*traverse)(Object*, Visitor&) = nullptr,
                                 void (*clear)(Runtime&, Object*) = nullptr) {
    return {.size = sizeof(T),
            .destroy = [](Runtime&, Object* object) { static_cast<T*>(object)->~T(); },
            .traverse = traverse,
            .clear = clear};
}

/// A computed attribute of a native type: one row of a table.
struct NativeProperty {
    const char* name;
    UnaryFunction get;
    Result<void> (*set)(Runtime&, const Value& self, const Value& value) = nullptr;  // value empty: delete
    const char* doc = nullptr;                                                       // doc<"…">, see late.h
};

namespace type_flags {
constexpr std::uint32_t subclassable = 1;  // `class X(T)` is allowed
constexpr std::uint32_t collected =
    2;  // instances are known to the cycle collector (set when layout.traverse is)
constexpr std::uint32_t has_dict = 4;           // instances have a __dict__
constexpr std::uint32_t has_finalizer = 8;      // slots.finalize is set
constexpr std::uint32_t heap_type = 16;         // made by a class statement
constexpr std::uint32_t no_instantiation = 32;  // "cannot create 'x' instances"
constexpr std::uint32_t weakly_referable = 64;
constexpr std::uint32_t mapping = 128;          // match statement: {…} patterns
constexpr std::uint32_t sequence = 256;         // match statement: […] patterns
constexpr std::uint32_t immutable = 512;        // attributes of the type cannot be set (every native type)
constexpr std::uint32_t abstract = 1024;        // has __abstractmethods__
constexpr std::uint32_t plain_memory = 2048;    // an instance owns nothing: dying is giving its memory back
constexpr std::uint32_t without_length = 4096;  // a sequence that has items but no length
constexpr std::uint32_t module_type = 8192;   // made by its module in CPython: a heap type by its __flags__;
                                              // every native type named with a module that is no
constexpr std::uint32_t static_type = 16384;  // but part of the interpreter all the same
// one bit for each type whose subclasses need a quick test
constexpr std::uint32_t int_subclass = 1 << 16;
constexpr std::uint32_t str_subclass = 1 << 17;
constexpr std::uint32_t bytes_subclass = 1 << 18;
constexpr std::uint32_t tuple_subclass = 1 << 19;
constexpr std::uint32_t list_subclass = 1 << 20;
constexpr std::uint32_t dict_subclass = 1 << 21;
constexpr std::uint32_t type_subclass = 1 << 22;
constexpr std::uint32_t exception_subclass = 1 << 23;
constexpr std::uint32_t float_subclass = 1 << 24;
constexpr std::uint32_t set_subclass = 1 << 25;  // set and frozenset
constexpr std::uint32_t subclass_bits = 0xfffu << 16;
}  // namespace type_flags

/// What a native type is made from: one constexpr value at the end of its file, given to `define_type`.
struct TypeSpec {
    BuiltinType id;
    const char* name;  // "bytearray", or with its module: "io.BytesIO" (no dot: module builtins)
    BuiltinType base = BuiltinType::object;
    std::uint32_t flags = 0;
    NativeLayout layout = {};  // size 0: the base's layout
    std::span<const NativeMethod> methods = {};
    std::span<const NativeProperty> properties = {};
    Slots slots = {};  // null ones are inherited along the MRO, as in CPython
    const char* doc = nullptr;
};

/// A type object, native or made by a class statement.
struct Type : Object {
    Runtime* runtime;
    const NativeLayout* layout;
    std::uint32_t flags;
    std::uint32_t
        version;  // changes whenever an attribute lookup through this type could give another answer
    std::uint32_t prefix_size;  // bytes in front of the Object header: slots, __dict__, collector's links
    std::uint32_t slot_count;   // number of __slots__ members, inherited ones included
    BuiltinType id;             // of the native type itself; BuiltinType::count for classes
    Slots slots;
    Ref<Str> name;          // "BytesIO"
    std::string name_text;  // the same in UTF-8, for messages
    Value qualified_name;   // str
    Ref<Tuple> bases;
    Ref<Tuple> mro;              // of types, itself first
    Type* base;                  // whose layout is extended ("best base"); kept alive by `bases`
    Ref<Dict> dict;              // attributes
    const TypeSpec* spec;        // null for classes
    std::uintptr_t* subclasses;  // internal: vector of weak Type*
    std::uint32_t subclass_count;

    bool has_flag(std::uint32_t flag) const { return (flags & flag) != 0; }
    /// True when `other` is in the MRO.
    bool is_subtype_of(const Type* other) const;
};

/// The layouts that the runtime sets up before any TypeSpec exists; the specs of these types use them too.
const NativeLayout& type_object_layout();
const NativeLayout& plain_object_layout();
const NativeLayout& str_layout();
const NativeLayout& dict_layout();  // object/dict.cpp

}  // namespace bufferscope
