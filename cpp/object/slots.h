// The table that ties special method names to slots, in both directions (CPython's slotdefs).
#pragma once

#include "object/protocol.h"

namespace bufferscope {

/// How a slot is called from Python, and what its arguments mean.
enum class SlotCall : std::uint8_t {
    unary,
    binary,
    binary_reflected,
    ternary_power,
    ternary_power_reflected,
    truth,
    length,
    hash,
    compare,
    next,
    repeat,
    get_item,
    set_item,
    delete_item,
    contains,
    get_attribute,
    get_attribute_hook,
    set_attribute,
    delete_attribute,
    descriptor_get,
    descriptor_set,
    descriptor_delete,
    call,
    new_,
    init,
    finalize,
    inplace,
    get_buffer,
    release_buffer
};

struct SlotRow {
    Name name;
    std::uint16_t offset;  // of the function pointer in Slots
    SlotCall call;
    Comparison comparison = Comparison::less;
    const char* doc = "";
};

std::span<const SlotRow> slot_rows();

/// `__add__` and the like as found in a native type's dict.
struct SlotWrapper : Object {
    const SlotRow* row;
    Type* owner;
};

/// The wrapper bound to an instance: `(1).__add__`.
struct MethodWrapper : Object {
    const SlotRow* row;
    Type* owner;
    Value self;
};

bool slot_is_set(const Slots& slots, const SlotRow& row);
void copy_slot(Slots& target, const Slots& source, std::uint16_t offset);
/// Calls the owner's native slot on behalf of Python code.
Result<Value> call_slot(Runtime&, const SlotRow& row, Type* owner, const Value& self, const CallArguments&);
/// The slots that call special methods written in Python.
const Slots& python_slots();
bool python_slots_has(std::uint16_t offset);
/// Sets every slot of a class from what its MRO defines (fixup_slot_dispatchers), or only those `name`
/// belongs to.
void update_slots(Runtime&, Type* type, const Str* name = nullptr);

/// Calls the special method `name` of self's type; empty if there is none.
Result<Value> call_special(Runtime&, const Value& self, Name name, std::span<const Value> arguments = {});

}  // namespace bufferscope
