// Attribute access: the generic lookup through type, descriptors and __dict__, and the entry points.
#include "object/protocol.h"
#include "object/slots.h"

namespace bufferscope {

namespace {

Error no_attribute(Runtime& rt, const Value& object, const Value& name) {
    return rt.attribute_error(
        object, name,
        format_text("'{}' object has no attribute '{}'", {type_name(rt, object), utf8_of(name)}));
}

/// What is not there to delete: where CPython keeps the values in the object itself the error does not know
/// its name.
Error not_to_delete(Runtime& rt, const Value& object, const Value& name) {
    Type* type = rt.type_of(object);
    bool inline_values = type->slot_count == 0 && type->layout == rt.type(BuiltinType::object)->layout;
    if (!inline_values) return no_attribute(rt, object, name);
    return rt.raise_text(BuiltinType::AttributeError,
                         format_text("'{}' object has no attribute '{}'", {type->name_text, utf8_of(name)}));
}

/// The name as an interned str; TypeError if it is none.
Result<Ref<Str>> attribute_name(Runtime& rt, const Value& name) {
    if (!is_str(name)) return rt.type_error("attribute name must be string, not '{}'", type_name(rt, name));
    Str* text = name.as<Str>();
    if (text->interned) return Ref<Str>::share(text);
    return rt.intern(Ref<Str>::share(text));
}

}  // namespace

Result<Value> bind_descriptor(Runtime& rt, const Value& descriptor, const Value& instance, Type* owner) {
    DescriptorGetFunction get = rt.type_of(descriptor)->slots.descriptor_get;
    if (!get) return descriptor;
    return get(rt, descriptor, instance, Value::share(owner));
}

Dict* instance_dict(Runtime& rt, Object* object, bool make) {
    if (!object->type->has_flag(type_flags::has_dict)) return nullptr;
    Value& slot = Runtime::dict_slot(object);
    if (slot.is_empty()) {
        if (!make) return nullptr;
        slot = Value(new_dict(rt));
    }
    return slot.as<Dict>();
}

Result<Value> get_instance_dict(Runtime& rt, const Value& self) {
    return Value::share(instance_dict(rt, self.object(), true));
}

Result<void> set_instance_dict(Runtime& rt, const Value& self, const Value& value) {
    if (value.is_empty()) return rt.type_error("cannot delete __dict__");
    if (!is_dict(value))
        return rt.type_error("__dict__ must be set to a dictionary, not a '{}'", type_name(rt, value));
    Runtime::links_of(value.object())->state |= CollectorLinks::of_its_own;
    Runtime::dict_slot(self.object()) = value;
    return {};
}

Result<Value> generic_get_attribute(Runtime& rt, const Value& object, const Value& name) {
    Ref<Str> text = TRY(attribute_name(rt, name));
    Type* type = rt.type_of(object);
    Value* found = type_lookup(type, text.get());
    Value descriptor = found ? *found : Value();
    DescriptorGetFunction get = nullptr;
    if (!descriptor.is_empty()) {
        const Slots& slots = rt.type_of(descriptor)->slots;
        get = slots.descriptor_get;
        if (get && slots.descriptor_assign) return get(rt, descriptor, object, Value::share(type));
    }
    if (object.is_object()) {
        if (Dict* members = instance_dict(rt, object.object(), false)) {
            if (Value* value = dict_find(members, text.get())) return *value;
        }
    }
    if (get) return get(rt, descriptor, object, Value::share(type));
    if (!descriptor.is_empty()) return descriptor;
    return no_attribute(rt, object, name);
}

Result<void> generic_assign_attribute(Runtime& rt, const Value& object, const Value& name,
                                      const Value& value) {
    Ref<Str> text = TRY(attribute_name(rt, name));
    Type* type = rt.type_of(object);
    Value* found = type_lookup(type, text.get());
    Value descriptor = found ? *found : Value();
    if (!descriptor.is_empty()) {
        AssignFunction assign = rt.type_of(descriptor)->slots.descriptor_assign;
        if (assign) return assign(rt, descriptor, object, value);
    }
    Dict* members = object.is_object() ? instance_dict(rt, object.object(), !value.is_empty()) : nullptr;
    if (!members) {
        if (type->has_flag(type_flags::has_dict)) return not_to_delete(rt, object, name);
        if (!descriptor.is_empty())
            return rt.raise_text(
                BuiltinType::AttributeError,
                format_text("'{}' object attribute '{}' is read-only", {type->name_text, utf8_of(name)}));
        if (type->slots.assign_attribute != generic_assign_attribute) return no_attribute(rt, object, name);
        return rt.attribute_error(
            object, name,
            format_text("'{}' object has no attribute '{}' and no __dict__ for setting new attributes",
                        {type->name_text, utf8_of(name)}));
    }
    if (value.is_empty()) {
        Value removed = TRY(dict_pop(rt, members, Value(text)));
        if (removed.is_empty()) return not_to_delete(rt, object, name);
        return {};
    }
    dict_set(rt, members, text.get(), value);
    return {};
}

Result<void> readonly_attribute(Runtime& rt, const Value&, const Value&) {
    return rt.raise(BuiltinType::AttributeError, "readonly attribute");
}

Result<Value> get_attribute(Runtime& rt, const Value& object, const Value& name) {
    BinaryFunction get = rt.type_of(object)->slots.get_attribute;
    return get ? get(rt, object, name) : generic_get_attribute(rt, object, name);
}

Result<Value> get_attribute(Runtime& rt, const Value& object, std::string_view name) {
    Value text = Value(rt.intern(name));
    return get_attribute(rt, object, text);
}

Result<Value> find_attribute(Runtime& rt, const Value& object, const Value& name) {
    Result<Value> found = get_attribute(rt, object, name);
    if (!found.is_error()) return found;
    Error error = found.take_error();
    if (rt.is_instance(error.exception(), BuiltinType::AttributeError)) return Value();
    return error;
}

Result<void> set_attribute(Runtime& rt, const Value& object, const Value& name, const Value& value) {
    AssignFunction assign = rt.type_of(object)->slots.assign_attribute;
    return assign ? assign(rt, object, name, value) : generic_assign_attribute(rt, object, name, value);
}

Result<void> delete_attribute(Runtime& rt, const Value& object, const Value& name) {
    return set_attribute(rt, object, name, Value());
}

Result<Value> find_special(Runtime& rt, const Value& object, Name name) {
    Type* type = rt.type_of(object);
    Value* found = type_lookup(type, rt.name(name));
    if (!found) return Value();
    Value descriptor = *found;
    return bind_descriptor(rt, descriptor, object, type);
}

}  // namespace bufferscope
