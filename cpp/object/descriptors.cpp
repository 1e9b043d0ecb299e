// Native functions and descriptors as Python objects: calling, binding, repr.
#include "object/descriptors.h"

#include "object/slots.h"

namespace bufferscope {

namespace {

Result<Value> call_row(Runtime& rt, const NativeMethod& row, const Object* scope, const Value& self,
                       const CallArguments& arguments) {
    Value slots[Signature::max_parameters];
    TRY(bind_arguments(rt, row.signature, scope, self, arguments, slots));
    return row.body(rt, slots);
}

Result<Ref<Str>> make_text(Runtime& rt, std::string_view pattern, std::initializer_list<TextPart> parts) {
    return new_str(rt, format_text(pattern, parts));
}

Result<Value> docstring(Runtime& rt, const char* doc) {
    if (!doc) return Value::none();
    require_late_data();
    return new_str(rt, doc);
}

/// The part of a docstring or signature that __text_signature__ shows.
Value text_signature(Runtime& rt, const NativeMethod* row) {
    if (!row) return Value(rt.text("($type, *args, **kwargs)"));
    std::string_view text(row->signature.text);
    return Value(rt.text(text.substr(row->signature.name_length)));
}

// ---- builtin_function_or_method
// -----------------------------------------------------------------------------------------

Result<Value> construct(Runtime& rt, Type* owner, const CallArguments& arguments) {
    // tp_new_wrapper: the first argument is the class to make an instance of.
    if (arguments.positional < 1)
        return rt.type_error("{}.__new__(): not enough arguments", owner->name_text);
    const Value& first = arguments.values[0];
    if (!is_type(first)) {
        return rt.type_error("{}.__new__(X): X is not a type object ({})", owner->name_text,
                             type_name(rt, first));
    }
    Type* wanted = first.as<Type>();
    if (!wanted->is_subtype_of(owner)) {
        return rt.type_error("{}.__new__({}): {} is not a subtype of {}", owner->name_text, wanted->name_text,
                             wanted->name_text, owner->name_text);
    }
    Type* native = wanted;
    while (native->has_flag(type_flags::heap_type)) native = native->base;
    if (native->has_flag(type_flags::no_instantiation))
        return rt.type_error("cannot create '{}' instances", native->name_text);
    if (native->slots.new_ != owner->slots.new_) {
        Type* shown = wanted;  // the first that has no __new__ in Python
        while (shown->slots.new_ != native->slots.new_) shown = shown->base;
        return rt.type_error("{}.__new__({}) is not safe, use {}.__new__()", owner->name_text,
                             wanted->name_text, shown->name_text);
    }
    return owner->slots.new_(
        rt, wanted, CallArguments{arguments.values + 1, arguments.positional - 1, arguments.keyword_names});
}

/// The type that __qualname__ and messages name: of what the function is bound to, null for functions.
const Type* qualifying_type(Runtime& rt, const NativeFunction* function) {
    if (!function->owner || function->self.is_empty()) return function->owner;
    return is_type(function->self) ? function->self.as<Type>() : rt.type_of(function->self);
}

Result<Value> native_function_call(Runtime& rt, const Value& callee, const CallArguments& arguments) {
    auto* function = callee.as<NativeFunction>();
    if (!function->row) return construct(rt, function->owner, arguments);
    const Object* scope = qualifying_type(rt, function);
    if (!scope && !function->module.is_empty()) scope = function->module.object();
    return call_row(rt, *function->row, scope, function->self, arguments);
}

std::string_view native_function_name(const NativeFunction* function) {
    return function->row ? function->row->signature.name() : std::string_view("__new__");
}

bool is_bound(const NativeFunction* function) {
    return !function->self.is_empty() && function->owner;
}

Result<Value> native_function_repr(Runtime& rt, const Value& self) {
    auto* function = self.as<NativeFunction>();
    std::string_view name = native_function_name(function);
    if (!is_bound(function)) return make_text(rt, "<built-in function {}>", {name});
    char address[16];
    return make_text(rt, "<built-in method {} of {} object at {}>",
                     {name, type_name(rt, function->self), address_text(rt, function->self, address)});
}

Result<Value> native_function_get_name(Runtime& rt, const Value& self) {
    return new_str(rt, native_function_name(self.as<NativeFunction>()));
}
Result<Value> native_function_qualname(Runtime& rt, const Value& self) {
    auto* function = self.as<NativeFunction>();
    const Type* type = qualifying_type(rt, function);
    if (!type) return new_str(rt, native_function_name(function));
    return make_text(rt, "{}.{}", {utf8_of(type->qualified_name), native_function_name(function)});
}
Result<Value> native_function_self(Runtime&, const Value& self) {
    auto* function = self.as<NativeFunction>();
    return function->self.is_empty() ? Value::none() : function->self;
}
Result<Value> native_function_module(Runtime&, const Value& self) {
    auto* function = self.as<NativeFunction>();
    return function->module.is_empty() ? Value::none() : function->module;
}
Result<Value> native_function_doc(Runtime& rt, const Value& self) {
    auto* row = self.as<NativeFunction>()->row;
    return docstring(rt, row ? row->doc : nullptr);
}
Result<Value> native_function_signature(Runtime& rt, const Value& self) {
    return text_signature(rt, self.as<NativeFunction>()->row);
}
Result<Value> native_function_compare(Runtime& rt, const Value& self, const Value& other,
                                      Comparison comparison) {
    if ((comparison != Comparison::equal && comparison != Comparison::not_equal) ||
        rt.type_of(self) != rt.type_of(other)) {
        return Value::not_implemented();
    }
    auto* left = self.as<NativeFunction>();
    auto* right = other.as<NativeFunction>();
    bool same = left->row == right->row && left->owner == right->owner && left->self.is(right->self);
    return Value::boolean(same == (comparison == Comparison::equal));
}

void traverse_native_function(Object* object, Visitor& visit) {
    auto* function = static_cast<NativeFunction*>(object);
    visit(function->self);
    visit(function->module);
}

constexpr NativeProperty native_function_properties[] = {
    {"__name__", native_function_get_name}, {"__qualname__", native_function_qualname},
    {"__self__", native_function_self},     {"__module__", native_function_module},
    {"__doc__", native_function_doc},       {"__text_signature__", native_function_signature},
};

constexpr TypeSpec native_function_spec = {
    .id = BuiltinType::native_function,
    .name = "builtin_function_or_method",
    .flags = type_flags::no_instantiation | type_flags::weakly_referable,
    .layout = layout_of<NativeFunction>(traverse_native_function),
    .properties = native_function_properties,
    .slots = {.repr = native_function_repr,
              .hash = [](Runtime& rt, const Value& self) -> Result<Hash> {
                  auto* function = self.as<NativeFunction>();
                  auto bits = reinterpret_cast<std::uintptr_t>(function->row) >> 4;
                  Hash of_self =
                      is_bound(function) ? static_cast<Hash>(rt.identity_of(function->self) >> 4) : 0;
                  return static_cast<Hash>(bits) ^ of_self;
              },
              .compare = native_function_compare,
              .call = native_function_call}};

// ---- descriptors
// ----------------------------------------------------------------------------------------------------

/// The instance a descriptor was given must be of its owner ("descriptor 'find' for 'bytes' objects doesn't
/// apply to a 'str' object").
Result<void> check_instance(Runtime& rt, std::string_view name, Type* owner, const Value& instance) {
    if (rt.type_of(instance)->is_subtype_of(owner)) return {};
    return rt.type_error("descriptor '{}' for '{}' objects doesn't apply to a '{}' object", name,
                         owner->name_text, type_name(rt, instance));
}

Value bind_native(Runtime& rt, const NativeMethod* row, const Value& self, Type* owner) {
    auto* function = rt.allocate<NativeFunction>(rt.type(BuiltinType::native_function));
    function->row = row;
    function->self = self;
    function->owner = owner;
    return Value::adopt(function);
}

Result<Value> method_descriptor_get(Runtime& rt, const Value& self, const Value& instance,
                                    const Value& of_type) {
    auto* descriptor = self.as<MethodDescriptor>();
    if (descriptor->row->kind == MethodKind::class_method) {
        Value cls = !of_type.is_empty() ? of_type : Value::share(rt.type_of(instance));
        return bind_native(rt, descriptor->row, cls, descriptor->owner);
    }
    if (instance.is_empty()) return self;
    TRY(check_instance(rt, descriptor->row->signature.name(), descriptor->owner, instance));
    return bind_native(rt, descriptor->row, instance, descriptor->owner);
}

Result<Value> method_descriptor_call(Runtime& rt, const Value& callee, const CallArguments& arguments) {
    auto* descriptor = callee.as<MethodDescriptor>();
    std::string_view name = descriptor->row->signature.name();
    if (arguments.positional < 1) {
        return rt.type_error("unbound method {}.{}() needs an argument",
                             utf8_of(descriptor->owner->name.get()), name);
    }
    const Value& self = arguments.values[0];
    if (descriptor->row->kind != MethodKind::class_method &&
        !rt.type_of(self)->is_subtype_of(descriptor->owner)) {
        return rt.type_error("descriptor '{}' for '{}' objects doesn't apply to a '{}' object", name,
                             descriptor->owner->name_text, type_name(rt, self));
    }
    return call_row(rt, *descriptor->row, descriptor->owner, self,
                    CallArguments{arguments.values + 1, arguments.positional - 1, arguments.keyword_names});
}

Result<Value> method_descriptor_repr(Runtime& rt, const Value& self) {
    auto* descriptor = self.as<MethodDescriptor>();
    return make_text(rt, "<method '{}' of '{}' objects>",
                     {descriptor->row->signature.name(), descriptor->owner->name_text});
}
Result<Value> method_descriptor_name(Runtime& rt, const Value& self) {
    return new_str(rt, self.as<MethodDescriptor>()->row->signature.name());
}
Result<Value> method_descriptor_qualname(Runtime& rt, const Value& self) {
    auto* descriptor = self.as<MethodDescriptor>();
    return make_text(rt, "{}.{}",
                     {utf8_of(descriptor->owner->name.get()), descriptor->row->signature.name()});
}
Result<Value> method_descriptor_owner(Runtime&, const Value& self) {
    return Value::share(self.as<MethodDescriptor>()->owner);
}
Result<Value> method_descriptor_doc(Runtime& rt, const Value& self) {
    return docstring(rt, self.as<MethodDescriptor>()->row->doc);
}
Result<Value> method_descriptor_signature(Runtime& rt, const Value& self) {
    return text_signature(rt, self.as<MethodDescriptor>()->row);
}
constexpr NativeProperty method_descriptor_properties[] = {
    {"__name__", method_descriptor_name},
    {"__qualname__", method_descriptor_qualname},
    {"__objclass__", method_descriptor_owner, readonly_attribute},
    {"__doc__", method_descriptor_doc},
    {"__text_signature__", method_descriptor_signature},
};
constexpr TypeSpec method_descriptor_spec = {.id = BuiltinType::method_descriptor,
                                             .name = "method_descriptor",
                                             .flags = type_flags::no_instantiation,
                                             .layout = layout_of<MethodDescriptor>(),
                                             .properties = method_descriptor_properties,
                                             .slots = {.repr = method_descriptor_repr,
                                                       .descriptor_get = method_descriptor_get,
                                                       .call = method_descriptor_call}};
constexpr TypeSpec classmethod_descriptor_spec = {.id = BuiltinType::classmethod_descriptor,
                                                  .name = "classmethod_descriptor",
                                                  .flags = type_flags::no_instantiation,
                                                  .layout = layout_of<MethodDescriptor>(),
                                                  .properties = method_descriptor_properties,
                                                  .slots = {.repr = method_descriptor_repr,
                                                            .descriptor_get = method_descriptor_get,
                                                            .call = method_descriptor_call}};

Result<Value> getset_get(Runtime& rt, const Value& self, const Value& instance, const Value&) {
    auto* descriptor = self.as<GetSetDescriptor>();
    if (instance.is_empty()) return self;
    TRY(check_instance(rt, descriptor->row->name, descriptor->owner, instance));
    return descriptor->row->get(rt, instance);
}
Result<void> getset_assign(Runtime& rt, const Value& self, const Value& instance, const Value& value) {
    auto* descriptor = self.as<GetSetDescriptor>();
    TRY(check_instance(rt, descriptor->row->name, descriptor->owner, instance));
    if (!descriptor->row->set) {
        std::string message = format_text("attribute '{}' of '{}' objects is not writable",
                                          {descriptor->row->name, descriptor->owner->name_text});
        return rt.raise_text(BuiltinType::AttributeError, message);
    }
    return descriptor->row->set(rt, instance, value);
}
Result<Value> getset_repr(Runtime& rt, const Value& self) {
    auto* descriptor = self.as<GetSetDescriptor>();
    return make_text(rt, "<attribute '{}' of '{}' objects>",
                     {descriptor->row->name, descriptor->owner->name_text});
}
Result<Value> getset_name(Runtime& rt, const Value& self) {
    return new_str(rt, self.as<GetSetDescriptor>()->row->name);
}
Result<Value> getset_owner(Runtime&, const Value& self) {
    return Value::share(self.as<GetSetDescriptor>()->owner);
}
Result<Value> getset_doc(Runtime& rt, const Value& self) {
    return docstring(rt, self.as<GetSetDescriptor>()->row->doc);
}
constexpr NativeProperty getset_properties[] = {{"__name__", getset_name, readonly_attribute},
                                                {"__objclass__", getset_owner, readonly_attribute},
                                                {"__doc__", getset_doc}};
constexpr TypeSpec getset_spec = {
    .id = BuiltinType::getset_descriptor,
    .name = "getset_descriptor",
    .flags = type_flags::no_instantiation,
    .layout = layout_of<GetSetDescriptor>(),
    .properties = getset_properties,
    .slots = {.repr = getset_repr, .descriptor_get = getset_get, .descriptor_assign = getset_assign}};

Result<Value> member_get(Runtime& rt, const Value& self, const Value& instance, const Value&) {
    auto* member = self.as<MemberDescriptor>();
    if (instance.is_empty()) return self;
    TRY(check_instance(rt, utf8_of(member->name), member->owner, instance));
    const Value& slot = Runtime::member_slot(instance.object(), member->index);
    if (slot.is_empty()) {
        return rt.attribute_error(instance, member->name,
                                  format_text("'{}' object has no attribute '{}'",
                                              {type_name(rt, instance), utf8_of(member->name)}));
    }
    return slot;
}
Result<void> member_assign(Runtime& rt, const Value& self, const Value& instance, const Value& value) {
    auto* member = self.as<MemberDescriptor>();
    TRY(check_instance(rt, utf8_of(member->name), member->owner, instance));
    Value& slot = Runtime::member_slot(instance.object(), member->index);
    if (value.is_empty() && slot.is_empty())
        return rt.raise_text(BuiltinType::AttributeError, utf8_of(member->name));
    slot = value;
    return {};
}
Result<Value> member_repr(Runtime& rt, const Value& self) {
    auto* member = self.as<MemberDescriptor>();
    return make_text(rt, "<member '{}' of '{}' objects>", {utf8_of(member->name), member->owner->name_text});
}
Result<Value> member_name(Runtime&, const Value& self) {
    return self.as<MemberDescriptor>()->name;
}
Result<Value> member_owner(Runtime&, const Value& self) {
    return self.as<MemberDescriptor>()->owner_reference;
}
void traverse_member(Object* object, Visitor& visit) {
    visit(static_cast<MemberDescriptor*>(object)->owner_reference);
}
constexpr NativeProperty member_properties[] = {{"__name__", member_name, readonly_attribute},
                                                {"__objclass__", member_owner, readonly_attribute}};
constexpr TypeSpec member_spec = {
    .id = BuiltinType::member_descriptor,
    .name = "member_descriptor",
    .flags = type_flags::no_instantiation,
    .layout = layout_of<MemberDescriptor>(traverse_member),
    .properties = member_properties,
    .slots = {.repr = member_repr, .descriptor_get = member_get, .descriptor_assign = member_assign}};

// ---- slot wrappers
// ------------------------------------------------------------------------------------------------------

std::string_view row_name(Runtime& rt, const SlotRow* row) {
    return rt.name(row->name)->ascii_text();
}

Result<Value> slot_wrapper_get(Runtime& rt, const Value& self, const Value& instance, const Value&) {
    auto* wrapper = self.as<SlotWrapper>();
    if (instance.is_empty()) return self;
    TRY(check_instance(rt, row_name(rt, wrapper->row), wrapper->owner, instance));
    auto* bound = rt.allocate<MethodWrapper>(rt.type(BuiltinType::method_wrapper));
    bound->row = wrapper->row;
    bound->owner = wrapper->owner;
    bound->self = instance;
    return Value::adopt(bound);
}
Result<Value> slot_wrapper_call(Runtime& rt, const Value& callee, const CallArguments& arguments) {
    auto* wrapper = callee.as<SlotWrapper>();
    if (arguments.positional < 1) {
        return rt.type_error("descriptor '{}' of '{}' object needs an argument", row_name(rt, wrapper->row),
                             wrapper->owner->name_text);
    }
    const Value& self = arguments.values[0];
    if (!rt.type_of(self)->is_subtype_of(wrapper->owner)) {
        return rt.type_error("descriptor '{}' requires a '{}' object but received a '{}'",
                             row_name(rt, wrapper->row), wrapper->owner->name_text, type_name(rt, self));
    }
    return call_slot(rt, *wrapper->row, wrapper->owner, self,
                     CallArguments{arguments.values + 1, arguments.positional - 1, arguments.keyword_names});
}
Result<Value> slot_wrapper_repr(Runtime& rt, const Value& self) {
    auto* wrapper = self.as<SlotWrapper>();
    return make_text(rt, "<slot wrapper '{}' of '{}' objects>",
                     {row_name(rt, wrapper->row), wrapper->owner->name_text});
}
Result<Value> slot_wrapper_name(Runtime& rt, const Value& self) {
    return rt.name_value(self.as<SlotWrapper>()->row->name);
}
Result<Value> slot_wrapper_qualname(Runtime& rt, const Value& self) {
    auto* wrapper = self.as<SlotWrapper>();
    return make_text(rt, "{}.{}", {utf8_of(wrapper->owner->name.get()), row_name(rt, wrapper->row)});
}
Result<Value> slot_wrapper_owner(Runtime&, const Value& self) {
    return Value::share(self.as<SlotWrapper>()->owner);
}
Result<Value> slot_wrapper_doc(Runtime& rt, const Value& self) {
    return docstring(rt, self.as<SlotWrapper>()->row->doc);
}
constexpr NativeProperty slot_wrapper_properties[] = {
    {"__name__", slot_wrapper_name},
    {"__qualname__", slot_wrapper_qualname},
    {"__objclass__", slot_wrapper_owner, readonly_attribute},
    {"__doc__", slot_wrapper_doc}};
constexpr TypeSpec slot_wrapper_spec = {
    .id = BuiltinType::slot_wrapper,
    .name = "wrapper_descriptor",
    .flags = type_flags::no_instantiation,
    .layout = layout_of<SlotWrapper>(),
    .properties = slot_wrapper_properties,
    .slots = {.repr = slot_wrapper_repr, .descriptor_get = slot_wrapper_get, .call = slot_wrapper_call}};

Result<Value> method_wrapper_call(Runtime& rt, const Value& callee, const CallArguments& arguments) {
    auto* bound = callee.as<MethodWrapper>();
    return call_slot(rt, *bound->row, bound->owner, bound->self, arguments);
}
Result<Value> method_wrapper_repr(Runtime& rt, const Value& self) {
    auto* bound = self.as<MethodWrapper>();
    char address[16];
    return make_text(
        rt, "<method-wrapper '{}' of {} object at {}>",
        {row_name(rt, bound->row), type_name(rt, bound->self), address_text(rt, bound->self, address)});
}
Result<Value> method_wrapper_compare(Runtime& rt, const Value& self, const Value& other,
                                     Comparison comparison) {
    if ((comparison != Comparison::equal && comparison != Comparison::not_equal) ||
        rt.type_of(self) != rt.type_of(other)) {
        return Value::not_implemented();
    }
    auto* left = self.as<MethodWrapper>();
    auto* right = other.as<MethodWrapper>();
    bool same = left->row == right->row && left->owner == right->owner && left->self.is(right->self);
    return Value::boolean(same == (comparison == Comparison::equal));
}
Result<Value> method_wrapper_name(Runtime& rt, const Value& self) {
    return rt.name_value(self.as<MethodWrapper>()->row->name);
}
Result<Value> method_wrapper_self(Runtime&, const Value& self) {
    return self.as<MethodWrapper>()->self;
}
Result<Value> method_wrapper_owner(Runtime&, const Value& self) {
    return Value::share(self.as<MethodWrapper>()->owner);
}
constexpr NativeProperty method_wrapper_properties[] = {{"__name__", method_wrapper_name},
                                                        {"__self__", method_wrapper_self, readonly_attribute},
                                                        {"__objclass__", method_wrapper_owner}};
void traverse_method_wrapper(Object* object, Visitor& visit) {
    visit(static_cast<MethodWrapper*>(object)->self);
}
constexpr TypeSpec method_wrapper_spec = {
    .id = BuiltinType::method_wrapper,
    .name = "method-wrapper",
    .flags = type_flags::no_instantiation,
    .layout = layout_of<MethodWrapper>(traverse_method_wrapper),
    .properties = method_wrapper_properties,
    .slots = {.repr = method_wrapper_repr,
              .hash = [](Runtime& rt, const Value& self) -> Result<Hash> {
                  return static_cast<Hash>(rt.identity_of(self.as<MethodWrapper>()->self) >> 4);
              },
              .compare = method_wrapper_compare,
              .call = method_wrapper_call}};

}  // namespace

Value new_native_function(Runtime& rt, const NativeMethod& row, const Value& self, const Value& module) {
    auto* function = rt.allocate<NativeFunction>(rt.type(BuiltinType::native_function));
    function->row = &row;
    function->self = self;
    function->module = module;
    function->owner = nullptr;
    return Value::adopt(function);
}

Value new_constructor(Runtime& rt, Type* owner) {
    auto* function = rt.allocate<NativeFunction>(rt.type(BuiltinType::native_function));
    function->row = nullptr;
    function->self = Value::share(owner);
    function->owner = owner;
    return Value::adopt(function);
}

Value new_method_descriptor(Runtime& rt, const NativeMethod& row, Type* owner) {
    if (row.kind == MethodKind::static_method) {
        auto* function = rt.allocate<NativeFunction>(rt.type(BuiltinType::native_function));
        function->row = &row;
        function->owner = owner;
        return Value::adopt(function);
    }
    bool of_class = row.kind == MethodKind::class_method;
    auto* descriptor = rt.allocate<MethodDescriptor>(
        rt.type(of_class ? BuiltinType::classmethod_descriptor : BuiltinType::method_descriptor));
    descriptor->row = &row;
    descriptor->owner = owner;
    return Value::adopt(descriptor);
}

Value new_getset(Runtime& rt, const NativeProperty& row, Type* owner) {
    auto* descriptor = rt.allocate<GetSetDescriptor>(rt.type(BuiltinType::getset_descriptor));
    descriptor->row = &row;
    descriptor->owner = owner;
    return Value::adopt(descriptor);
}

Value new_member(Runtime& rt, const Value& name, Type* owner, unsigned index) {
    auto* member = rt.allocate<MemberDescriptor>(rt.type(BuiltinType::member_descriptor));
    member->name = name;
    member->owner = owner;
    member->owner_reference = Value::share(owner);
    member->index = index;
    return Value::adopt(member);
}

void bootstrap_descriptors(Runtime& rt) {
    // define_type makes instances of these, their own definitions included.
    for (const TypeSpec* spec : {&slot_wrapper_spec, &native_function_spec, &method_descriptor_spec,
                                 &classmethod_descriptor_spec, &getset_spec}) {
        Type* made =
            rt.bootstrap_type(spec->id, spec->layout, spec->layout.traverse ? type_flags::collected : 0);
        made->slots = spec->slots;
    }
}

void install_descriptors(Runtime& rt) {
    rt.define_type(slot_wrapper_spec);
    rt.define_type(method_wrapper_spec);
    rt.define_type(native_function_spec);
    rt.define_type(method_descriptor_spec);
    rt.define_type(classmethod_descriptor_spec);
    rt.define_type(getset_spec);
    rt.define_type(member_spec);
}

}  // namespace bufferscope
