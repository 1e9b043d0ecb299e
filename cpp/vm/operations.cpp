// Names, attributes, operators, building and calls: the slow parts of single instructions.
#include "vm/operations.h"

#include <cmath>

#include "object/descriptors.h"
#include "object/slots.h"
#include "types/dict_views.h"
#include "types/generic_alias.h"
#include "types/int.h"
#include "types/set.h"
#include "vm/exception_text.h"
#include "vm/vm.h"

namespace bufferscope {

// ---- names
// ------------------------------------------------------------------------------------------------------------------

namespace {

/// A NameError with its `name` attribute.
Error named_error(Runtime& rt, BuiltinType type, const Value& name, const char* pattern) {
    Error error = rt.raise(type, pattern, utf8_of(name));
    // Suggestions are made for plain NameErrors alone (format_exc_check_arg).
    if (type == BuiltinType::NameError) error.exception().as<ExceptionObject>()->field(0) = name;
    return error;
}

}  // namespace

Error unbound_local(Runtime& rt, const Code* code, std::uint32_t slot) {
    const Value& name = (*code->slot_names)[static_cast<Size>(slot)];
    return named_error(rt, BuiltinType::UnboundLocalError, name,
                       "cannot access local variable '{}' where it is not associated with a value");
}

Error unbound_cell(Runtime& rt, const Code* code, std::uint32_t slot) {
    if (static_cast<Size>(slot) < code->slot_count() - code->free_count) return unbound_local(rt, code, slot);
    const Value& name = (*code->slot_names)[static_cast<Size>(slot)];
    return named_error(
        rt, BuiltinType::NameError, name,
        "cannot access free variable '{}' where it is not associated with a value in enclosing scope");
}

Error name_error(Runtime& rt, const Value& name) {
    return named_error(rt, BuiltinType::NameError, name, "name '{}' is not defined");
}

Result<Value> mapping_get(Runtime& rt, const Value& mapping, const Value& name) {
    if (rt.is_exactly(mapping, BuiltinType::dict)) {
        Value* found = dict_find(mapping.as<Dict>(), name.as<Str>());
        return found ? *found : Value();
    }
    Result<Value> found = get_item(rt, mapping, name);
    if (!found.is_error()) return found;
    Error error = found.take_error();
    if (rt.is_instance(error.exception(), BuiltinType::KeyError)) return Value();
    return error;
}

namespace {

/// What CPython's site puts among the builtins; here at first use, for boot's sake. Empty: not one of them.
Result<Value> site_builtin(Runtime& rt, Dict* builtins, const Value& name) {
    constexpr std::string_view names[] = {"exit", "quit", "copyright", "credits", "license", "help"};
    std::string_view wanted;
    for (std::string_view each : names) {
        if (equal(name.as<Str>(), each)) wanted = each;
    }
    Vm& vm = vm_of(rt);
    if (wanted.empty() || builtins != vm.builtins()) return Value();
    Value module = TRY(vm.import_absolute("_sitebuiltins"));
    Value found;
    for (std::string_view each : names) {
        Value value = TRY(get_attribute(rt, module, each));
        if (each == wanted) found = value;
        dict_set(rt, builtins, rt.intern(each).get(), value);
    }
    return found;
}

}  // namespace

Result<Value> load_global(Runtime& rt, Frame* frame, const Value& name, InlineCache& cache) {
    bool plain =
        rt.is_exactly(frame->globals, BuiltinType::dict) && rt.is_exactly(frame->builtins, BuiltinType::dict);
    if (!plain) {  // exec() in a namespace of the program's own
        Value globals = frame->globals;
        Value found = TRY(mapping_get(rt, globals, name));
        if (!found.is_empty()) return found;
        Value builtins = frame->builtins;
        found = TRY(mapping_get(rt, builtins, name));
        if (!found.is_empty()) return found;
        return name_error(rt, name);
    }
    auto* globals = frame->globals.as<Dict>();
    Size at = dict_index(globals, name.as<Str>());
    bool caches = frame->code.as<Code>()->caches_globals;
    if (at >= 0) {
        if (caches) {
            cache.kind = 1;
            cache.index = at;
        }
        return globals->entries[at].value;
    }
    auto* builtins = frame->builtins.as<Dict>();
    at = dict_index(builtins, name.as<Str>());
    if (at >= 0) {
        if (caches) {
            cache.kind = 2;
            cache.index = at;
            cache.version = globals->keys_version;
            cache.pointer = reinterpret_cast<std::uintptr_t>(globals);
        }
        return builtins->entries[at].value;
    }
    Value found = TRY(site_builtin(rt, builtins, name));
    if (!found.is_empty()) return found;
    return name_error(rt, name);
}

Result<Value> load_name(Runtime& rt, Frame* frame, const Value& name) {
    if (!frame->locals.is_empty()) {
        Value found = TRY(mapping_get(rt, frame->locals, name));
        if (!found.is_empty()) return found;
    }
    InlineCache none;
    return load_global(rt, frame, name, none);
}

Result<void> store_name(Runtime& rt, Frame* frame, const Value& name, const Value& value) {
    const Value& locals = frame->locals.is_empty() ? frame->globals : frame->locals;
    if (rt.is_exactly(locals, BuiltinType::dict)) {
        dict_set(rt, locals.as<Dict>(), name.as<Str>(), value);
        return {};
    }
    return set_item(rt, locals, name, value);
}

Result<void> delete_name(Runtime& rt, Frame* frame, const Value& name) {
    Value locals = frame->locals.is_empty() ? frame->globals : frame->locals;
    if (rt.is_exactly(locals, BuiltinType::dict)) {
        Value old = TRY(dict_pop(rt, locals.as<Dict>(), name));
        if (old.is_empty()) return name_error(rt, name);
        return {};
    }
    Result<void> done = delete_item(rt, locals, name);
    if (!done.is_error()) return done;
    Error error = done.take_error();
    return name_error(rt, name);
}

Result<void> setup_annotations(Runtime& rt, Frame* frame) {
    Value locals = frame->locals.is_empty() ? frame->globals : frame->locals;
    Value found = TRY(mapping_get(rt, locals, rt.name_value(Name::annotations)));
    if (!found.is_empty()) return {};
    return set_item(rt, locals, rt.name_value(Name::annotations), Value(new_dict(rt)));
}

// ---- attributes
// -------------------------------------------------------------------------------------------------------------

Result<Value> load_attribute(Runtime& rt, const Value& owner, const Value& name, InlineCache& cache) {
    Type* type = rt.type_of(owner);
    if (type->slots.get_attribute == generic_get_attribute && type->has_flag(type_flags::has_dict)) {
        Value* found = type_lookup(type, name.as<Str>());
        bool data =
            found && rt.type_of(*found)->slots.descriptor_get && rt.type_of(*found)->slots.descriptor_assign;
        const Value& members = Runtime::dict_slot(owner.object());
        if (!data && !members.is_empty()) {
            auto* dict = members.as<Dict>();
            Size at = dict_index(dict, name.as<Str>());
            if (at >= 0) {
                cache.kind = 1;
                cache.version = type->version;
                cache.index = at;
                return dict->entries[at].value;
            }
        }
    }
    return get_attribute(rt, owner, name);
}

Result<void> store_attribute(Runtime& rt, const Value& owner, const Value& name, const Value& value,
                             InlineCache& cache) {
    Type* type = rt.type_of(owner);
    if (cache.kind == 1 && cache.version == type->version) {
        Value& members = Runtime::dict_slot(owner.object());
        if (!members.is_empty()) {
            auto* dict = members.as<Dict>();
            if (cache.index < dict->entry_count && dict->entries[cache.index].key.is(name)) {
                Value old = std::move(dict->entries[cache.index].value);
                dict->entries[cache.index].value = value;
                return {};
            }
        }
    }
    if (type->slots.assign_attribute == generic_assign_attribute && type->has_flag(type_flags::has_dict)) {
        Value* found = type_lookup(type, name.as<Str>());
        if (!found || !rt.type_of(*found)->slots.descriptor_assign) {
            Dict* dict = instance_dict(rt, owner.object(), true);
            dict_set(rt, dict, name.as<Str>(), value);
            Size at = dict_index(dict, name.as<Str>());
            cache.kind = 1;
            cache.version = type->version;
            cache.index = at;
            return {};
        }
    }
    return set_attribute(rt, owner, name, value);
}

Result<void> load_method(Runtime& rt, Value& callable, Value& self, const Value& name, InlineCache& cache) {
    Type* type = rt.type_of(callable);
    bool generic = type->slots.get_attribute == generic_get_attribute;
    Value found;
    if (cache.kind == 3 && cache.version == type->version) {
        found = Value::share(reinterpret_cast<Object*>(cache.pointer));
    } else if (generic) {
        Value* in_type = type_lookup(type, name.as<Str>());
        if (in_type && in_type->is_object()) {
            Type* kind = rt.type_of(*in_type);
            if (kind == rt.type(BuiltinType::function) || kind == rt.type(BuiltinType::method_descriptor)) {
                found = *in_type;
                cache.kind = 3;
                cache.version = type->version;
                cache.pointer = reinterpret_cast<std::uintptr_t>(found.object());
            }
        }
    }
    if (!found.is_empty()) {
        Dict* members = callable.is_object() ? instance_dict(rt, callable.object(), false) : nullptr;
        Value* own = members ? dict_find(members, name.as<Str>()) : nullptr;
        if (own) {
            Value value = *own;
            callable = std::move(value);
            return {};
        }
        self = std::move(callable);
        callable = std::move(found);
        return {};
    }
    Value attribute = TRY(get_attribute(rt, callable, name));
    callable = std::move(attribute);
    unbind_method(rt, callable, self);
    return {};
}

void unbind_method(Runtime& rt, Value& callable, Value& self) {
    if (!rt.is_exactly(callable, BuiltinType::method)) return;
    Value method = std::move(callable);
    callable = method.as<Method>()->function;
    self = method.as<Method>()->self;
}

Result<Value> load_super_attribute(Runtime& rt, const Value& super, const Value& cls, const Value& self,
                                   const Value& name, bool with_arguments) {
    if (super.is_object() && super.object() == rt.type(BuiltinType::super) && is_type(cls)) {
        Type* object_type = TRY(super_check(rt, cls.as<Type>(), self));
        return super_attribute(rt, cls.as<Type>(), self, object_type, name);
    }
    Value made;
    if (with_arguments) {
        made = TRY(call(rt, super, cls, self));
    } else {
        made = TRY(call(rt, super));
    }
    return get_attribute(rt, made, name);
}

Result<void> load_super_method(Runtime& rt, Value& super, Value& cls, Value& self, const Value& name,
                               bool with_arguments) {
    if (super.is_object() && super.object() == rt.type(BuiltinType::super) && is_type(cls) &&
        !is_type(self)) {
        Type* type = rt.type_of(self);
        Value* found =
            type_lookup_after(type, cls.object(), name.as<Str>());  // null if `self` is no instance
        Type* kind = found ? rt.type_of(*found) : nullptr;
        // What would only be bound to be called: its self goes beside it.
        bool method =
            kind && (kind == rt.type(BuiltinType::function) || kind == rt.type(BuiltinType::slot_wrapper) ||
                     (kind == rt.type(BuiltinType::method_descriptor) &&
                      found->as<MethodDescriptor>()->row->kind == MethodKind::instance));
        if (method && name.object() != rt.name(Name::class_)) {
            super = *found;
            cls = std::move(self);
            return {};
        }
    }
    Value found = TRY(load_super_attribute(rt, super, cls, self, name, with_arguments));
    super = std::move(found);
    cls = Value();
    unbind_method(rt, super, cls);
    return {};
}

Result<void> load_special(Runtime& rt, Value& callable, Value& self, std::uint32_t which) {
    Name name = which == 0 ? Name::enter : Name::exit;
    Type* type = rt.type_of(callable);
    Value* found = type_lookup(type, rt.name(name));
    if (!found) {
        bool async = type_lookup(type, rt.intern(which == 0 ? "__aenter__" : "__aexit__").get()) != nullptr;
        bool other = type_lookup(type, rt.name(which == 0 ? Name::exit : Name::enter)) != nullptr;
        const char* missed = which != 0 ? " (missed __exit__ method)"
                             : other    ? " (missed __enter__ method)"
                                        : "";
        return rt.type_error("'{}' object does not support the context manager protocol{}{}",
                             shown_class(rt, callable), missed,
                             async && which == 0 ? " but it supports the asynchronous context manager "
                                                   "protocol. Did you mean to use 'async with'?"
                                                 : "");
    }
    Value method = *found;
    if (is_function(rt, method) || rt.is_exactly(method, BuiltinType::method_descriptor)) {
        self = std::move(callable);
        callable = std::move(method);
        return {};
    }
    Value bound = TRY(bind_descriptor(rt, method, callable, type));
    callable = std::move(bound);
    unbind_method(rt, callable, self);
    return {};
}

// ---- operators
// --------------------------------------------------------------------------------------------------------------

Value quick_small_binary(BinaryOperator op, std::int32_t left, std::int32_t right) {
    std::int64_t a = left, b = right, answer;
    switch (op) {
        case BinaryOperator::add:
            answer = a + b;
            break;
        case BinaryOperator::subtract:
            answer = a - b;
            break;
        case BinaryOperator::multiply:
            answer = a * b;
            break;
        case BinaryOperator::bit_and:
            answer = a & b;
            break;
        case BinaryOperator::bit_or:
            answer = a | b;
            break;
        case BinaryOperator::bit_xor:
            answer = a ^ b;
            break;
        case BinaryOperator::floor_divide:
            if (b == 0) return Value();
            answer = a / b - (a % b != 0 && (a < 0) != (b < 0));
            break;
        case BinaryOperator::remainder:
            if (b == 0) return Value();
            answer = a % b;
            if (answer != 0 && (answer < 0) != (b < 0)) answer += b;
            break;
        case BinaryOperator::right_shift:
            if (b < 0) return Value();
            answer = b > 31 ? (a < 0 ? -1 : 0) : a >> b;
            break;
        case BinaryOperator::left_shift:
            if (b < 0 || b > 30) return Value();
            answer = a * (std::int64_t{1} << b);
            break;
        default:
            return Value();
    }
    return Value::fits_small(answer) ? Value::small(answer) : Value();
}

Result<Value> binary_fast(Runtime& rt, BinaryOperator op, const Value& left, const Value& right) {
    Value answer = left;
    if (quick_float_binary(rt, op, answer, right) || quick_int_binary(rt, op, answer, right)) return answer;
    return binary(rt, op, left, right);
}

Result<bool> compare_truth(Runtime& rt, Value& left, Value& right, Comparison comparison) {
    Value answer = TRY(compare(rt, left, right, comparison));
    right = Value();
    left = Value();
    return truth(rt, answer);
}

// ---- building
// ---------------------------------------------------------------------------------------------------------------

Result<Value> build_set(Runtime& rt, const Value* items, Size count) {
    Ref<Set> set = new_set(rt);
    for (Size i = 0; i < count; ++i) TRY(set_add(rt, set.get(), items[i]));
    return set;
}

Result<Value> build_map(Runtime& rt, const Value* pairs, Size count) {
    Ref<Dict> dict = new_dict(rt);
    for (Size i = 0; i < count; ++i) TRY(dict_set(rt, dict.get(), pairs[2 * i], pairs[2 * i + 1]));
    return dict;
}

Result<Value> build_string(Runtime& rt, const Value* texts, Size count) {
    std::int64_t length = 0;
    int width = 1;
    bool is_ascii = true;
    for (Size i = 0; i < count; ++i) {
        const Str* text = texts[i].as<Str>();
        length += text->length;
        if (text->width == 4) width = 4;
        is_ascii = is_ascii && text->ascii;
    }
    if (length > max_size) return rt.memory_error();
    if (width == 1) {
        Ref<Str> made = TRY(allocate_str(rt, static_cast<Size>(length), 1));
        std::uint8_t* at = made->narrow();
        for (Size i = 0; i < count; ++i) {
            const Str* text = texts[i].as<Str>();
            std::memcpy(at, text->narrow(), static_cast<std::size_t>(text->length));
            at += text->length;
        }
        made->ascii = is_ascii;
        return made;
    }
    StrBuilder builder(rt);
    for (Size i = 0; i < count; ++i) builder.append(texts[i].as<Str>());
    return builder.finish();
}

Result<void> set_add_item(Runtime& rt, const Value& set, const Value& item) {
    return set_add(rt, set.as<Set>(), item);
}

Result<void> extend_starred(Runtime& rt, List* list, const Value& iterable) {
    Type* type = rt.type_of(iterable);
    if (!is_iterable(rt, iterable)) {
        return rt.type_error("Value after * must be an iterable, not {}", type->name_text);
    }
    return list_extend(rt, list, iterable);
}

namespace {

/// Copies a mapping with keys() and __getitem__; each key is checked before its value is asked for.
template <class Check, class Put>
Result<void> each_pair(Runtime& rt, const Value& mapping, Check check, Put put) {
    if (rt.is_exactly(mapping, BuiltinType::dict)) {
        Size position = 0;
        const Dict::Entry* entry = nullptr;
        while (dict_next(mapping.as<Dict>(), position, entry)) {
            Value key = entry->key, value = entry->value;
            TRY(check(key));
            TRY(put(key, value));
        }
        return {};
    }
    Value keys_method = TRY(get_attribute(rt, mapping, rt.name_value(Name::keys)));
    Ref<List> keys = TRY(mapping_keys(rt, mapping, keys_method));
    return for_each(rt, Value(keys), [&](const Value& key) -> Result<bool> {
        TRY(check(key));
        Value value = TRY(get_item(rt, mapping, key));
        TRY(put(key, value));
        return true;
    });
}

/// What a KeyError was raised with, the program's own too (_PyEval_FormatKwargsError); null for others.
const Value* sole_argument_of_key_error(Runtime& rt, const Error& error) {
    if (!rt.is_instance(error.exception(), BuiltinType::KeyError)) return nullptr;
    const auto* given = error.exception().as<ExceptionObject>()->args.as<Tuple>();
    return given->length == 1 ? &(*given)[0] : nullptr;
}

bool is_attribute_error(Runtime& rt, const Error& error) {
    return rt.is_instance(error.exception(), BuiltinType::AttributeError);
}

}  // namespace

Result<void> update_dict(Runtime& rt, const Value& dict, const Value& mapping) {
    auto any_key = [](const Value&) { return Result<void>(); };
    Result<void> done = each_pair(rt, mapping, any_key, [&](const Value& key, const Value& value) {
        return dict_set(rt, dict.as<Dict>(), key, value);
    });
    if (!done.is_error()) return done;
    Error error = done.take_error();
    if (is_attribute_error(rt, error))
        return rt.type_error("'{}' object is not a mapping", type_name(rt, mapping));
    return error;
}

Result<std::string> function_text(Runtime& rt, const Value& callable) {
    Value qualified = TRY(find_attribute(rt, callable, rt.name_value(Name::qualname)));
    if (qualified.is_empty()) {
        Ref<Str> text = TRY(str(rt, callable));
        return utf8_of(text.get());
    }
    Value module = TRY(find_attribute(rt, callable, rt.name_value(Name::module)));
    Ref<Str> name = TRY(str(rt, qualified));
    std::string out;
    if (is_str(module) && !equal(module.as<Str>(), "builtins")) {
        out = utf8_of(module);
        out += '.';
    }
    out += utf8_of(name.get());
    out += "()";
    return out;
}

Result<void> merge_keywords(Runtime& rt, const Value& callee, const Value& target, const Value& mapping) {
    auto check = [&](const Value& key) -> Result<void> {
        if (!is_str(key)) return rt.type_error("keywords must be strings");
        if (dict_find(target.as<Dict>(), key.as<Str>())) return rt.raise_value(BuiltinType::KeyError, key);
        return {};
    };
    Result<void> done = each_pair(rt, mapping, check, [&](const Value& key, const Value& value) {
        return dict_set(rt, target.as<Dict>(), key, value);
    });
    if (!done.is_error()) return done;
    Error error = done.take_error();
    if (const Value* key = sole_argument_of_key_error(rt, error)) {
        Ref<Str> shown = TRY(str(rt, *key));
        std::string name = TRY(function_text(rt, callee));
        return rt.type_error("{} got multiple values for keyword argument '{}'", name, utf8_of(shown.get()));
    }
    if (!is_attribute_error(rt, error)) return error;
    std::string name = TRY(function_text(rt, callee));
    return rt.type_error("{} argument after ** must be a mapping, not {}", name, type_name(rt, mapping));
}

Result<void> unpack_sequence(Runtime& rt, const Value& sequence, Size before, Size after, Value* stack) {
    bool starred = after >= 0;
    Size total = starred ? before + 1 + after : before;
    auto place = [&](Size index) -> Value& { return stack[total - 1 - index]; };
    auto clear = [&](Size count) {
        for (Size i = 0; i < count; ++i) place(i) = Value();
    };
    std::span<const Value> direct;
    bool is_direct = false;
    if (rt.is_exactly(sequence, BuiltinType::tuple)) {
        direct = sequence.as<Tuple>()->span();
        is_direct = true;
    } else if (rt.is_exactly(sequence, BuiltinType::list)) {
        direct = sequence.as<List>()->span();
        is_direct = true;
    }
    if (is_direct && !starred && direct.size() == static_cast<std::size_t>(before)) {
        for (Size i = 0; i < before; ++i) new (&place(i)) Value(direct[static_cast<std::size_t>(i)]);
        return {};
    }
    Result<Value> from = iterate(rt, sequence);
    if (from.is_error()) {
        Error error = from.take_error();
        Type* type = rt.type_of(sequence);
        if (rt.is_exactly(error.exception(), BuiltinType::TypeError) && !is_iterable(rt, sequence)) {
            return rt.type_error("cannot unpack non-iterable {} object", type->name_text);
        }
        return error;
    }
    Value iterator = from.take();
    for (Size i = 0; i < before; ++i) {
        Result<Value> item = next(rt, iterator);
        if (item.is_error()) {
            clear(i);
            return item.take_error();
        }
        Value value = item.take();
        if (value.is_empty()) {
            clear(i);
            if (starred)
                return rt.value_error("not enough values to unpack (expected at least {}, got {})",
                                      before + after, i);
            return rt.value_error("not enough values to unpack (expected {}, got {})", before, i);
        }
        new (&place(i)) Value(std::move(value));
    }
    if (!starred) {
        Result<Value> extra = next(rt, iterator);
        if (extra.is_error()) {
            clear(before);
            return extra.take_error();
        }
        if (extra.take().is_empty()) return {};
        clear(before);
        if (is_direct || rt.is_exactly(sequence, BuiltinType::dict)) {
            Size got = TRY(length(rt, sequence));
            return rt.value_error("too many values to unpack (expected {}, got {})", before, got);
        }
        return rt.value_error("too many values to unpack (expected {})", before);
    }
    Result<Ref<List>> all = list_of(rt, iterator);
    if (all.is_error()) {
        clear(before);
        return all.take_error();
    }
    Ref<List> rest = all.take();
    if (rest->length < after) {
        clear(before);
        return rt.value_error("not enough values to unpack (expected at least {}, got {})", before + after,
                              before + rest->length);
    }
    for (Size i = after; i > 0; --i) {
        new (&place(before + i)) Value(std::move(rest->items[rest->length - 1]));
        rest->items[--rest->length].~Value();
    }
    new (&place(before)) Value(std::move(rest));
    return {};
}

// ---- calls and functions
// ----------------------------------------------------------------------------------------------------

Result<void> prepare_unpacked(Runtime& rt, const Value& callee, Value& positional, const Value&) {
    if (is_tuple(positional)) return {};
    Type* type = rt.type_of(positional);
    if (!is_iterable(rt, positional)) {
        std::string name = TRY(function_text(rt, callee));
        return rt.type_error("{} argument after * must be an iterable, not {}", name, type->name_text);
    }
    Ref<Tuple> items = TRY(to_tuple(rt, positional));
    positional = Value(std::move(items));
    return {};
}

Value make_interpolation(Runtime& rt, const Value& value, const Value& text, std::uint32_t which,
                         const Value& spec) {
    static constexpr std::string_view letters[] = {"", "s", "r", "a"};
    Value conversion = which == 0 ? Value::none() : Value(rt.intern(letters[which & 3]));
    return new_interpolation(rt, value, text, conversion, spec);
}

bool takes_function(TypeParameter kind) {
    return kind == TypeParameter::variable_bound || kind == TypeParameter::variable_constraints ||
           kind == TypeParameter::with_default;
}

Value make_type_parameter(Runtime& rt, TypeParameter kind, const Value& name_or_parameter,
                          const Value& function) {
    if (kind == TypeParameter::with_default) {
        name_or_parameter.as<TypeParameterObject>()->default_function = function;
        return name_or_parameter;
    }
    BuiltinType type = kind == TypeParameter::param_spec       ? BuiltinType::param_spec
                       : kind == TypeParameter::variable_tuple ? BuiltinType::type_var_tuple
                                                               : BuiltinType::type_var;
    return new_type_parameter(rt, type, name_or_parameter, function,
                              kind == TypeParameter::variable_constraints);
}

Value make_function(Runtime& rt, Frame* frame, const Value& code_value) {
    auto* code = code_value.as<Code>();
    Value value = new_function(rt, code_value, frame->globals, frame->builtins);
    auto* function = value.as<Function>();
    function->name = code->name;
    function->qualified_name = code->qualified_name;
    if (code->flags & code_flags::has_docstring) {
        function->doc = (*code->constants)[0];
    } else {
        function->doc = Value::none();
    }
    if (Value* module = dict_find(frame->globals.as<Dict>(), rt.name(Name::name))) function->module = *module;
    return value;
}

void set_function_attribute(Runtime&, const Value& value, FunctionAttribute which, const Value& attribute) {
    auto* function = value.as<Function>();
    switch (which) {
        case FunctionAttribute::defaults:
            function->defaults = attribute;
            break;
        case FunctionAttribute::keyword_defaults:
            function->keyword_defaults = attribute;
            break;
        case FunctionAttribute::annotations:
            function->annotations = attribute;
            break;
        case FunctionAttribute::closure:
            function->closure = attribute;
            break;
        case FunctionAttribute::annotate:
            function->annotate = attribute;
            break;
        case FunctionAttribute::type_parameters:
            function->type_parameters = attribute;
            break;
    }
}

// ---- generators and exceptions
// ----------------------------------------------------------------------------------------------

Result<Value> send_to(Runtime& rt, const Value& receiver, const Value& value, Value& returned) {
    if (rt.is_exactly(receiver, BuiltinType::generator))
        return rt.interpreter->resume_generator(receiver, value, returned);
    Result<Value> item =
        value.is_none() ? next_or_stop(rt, receiver) : call_method(rt, receiver, "send", {value});
    if (!item.is_error()) return item;
    Error error = item.take_error();
    if (!rt.is_instance(error.exception(), BuiltinType::StopIteration)) return error;
    returned = stop_iteration_value(error.exception());
    return Value();
}

Value stop_iteration_value(const Value& exception) {
    const Value& value = exception.as<ExceptionObject>()->field(0);
    return value.is_empty() ? Value::none() : value;
}

Value stop_iteration_error(Runtime& rt, const Value& exception, const Code* code) {
    if (!rt.is_instance(exception, BuiltinType::StopIteration)) return exception;
    const char* kind = code->flags & code_flags::coroutine ? "coroutine" : "generator";
    Value made = rt.raise(BuiltinType::RuntimeError, "{} raised StopIteration", kind).take();
    auto* error = made.as<ExceptionObject>();
    error->cause = exception;
    error->context = exception;
    error->suppress_context = true;
    return made;
}

Result<bool> exception_matches(Runtime& rt, const Value& exception, const Value& type) {
    auto is_exception_class = [](const Value& value) {
        return is_type(value) && value.as<Type>()->has_flag(type_flags::exception_subclass);
    };
    constexpr const char* message = "catching classes that do not inherit from BaseException is not allowed";
    if (is_tuple(type)) {
        for (const Value& each : type.as<Tuple>()->span()) {
            if (!is_exception_class(each)) return rt.type_error(message);
        }
        for (const Value& each : type.as<Tuple>()->span()) {
            if (rt.type_of(exception)->is_subtype_of(each.as<Type>())) return true;
        }
        return false;
    }
    if (!is_exception_class(type)) return rt.type_error(message);
    return rt.type_of(exception)->is_subtype_of(type.as<Type>());
}

Result<Value> call_exit(Runtime& rt, const Value& function, const Value& self, const Value& exception) {
    const Value& traceback = exception.as<ExceptionObject>()->traceback;
    Value arguments[4] = {self, Value::share(rt.type_of(exception)), exception,
                          traceback.is_empty() ? Value::none() : traceback};
    if (self.is_empty()) return call(rt, function, CallArguments{arguments + 1, 3, nullptr});
    return call(rt, function, CallArguments{arguments, 4, nullptr});
}

// ---- imports and match
// ------------------------------------------------------------------------------------------------------

Result<Value> import_statement(Runtime& rt, Frame* frame, const Value& name, const Value& from_list,
                               const Value& level) {
    Value builtins = frame->builtins;
    Value function = TRY(mapping_get(rt, builtins, rt.name_value(Name::import_)));
    if (function.is_empty()) return rt.raise(BuiltinType::ImportError, "__import__ not found");
    if (rt.is_exactly(function, BuiltinType::native_function)) {
        return rt.interpreter->import_module(name, frame->globals, from_list, level.small_int());
    }
    Value arguments[] = {name, frame->globals, frame->locals.is_empty() ? Value::none() : frame->locals,
                         from_list, level};
    return call(rt, function, CallArguments{arguments, 5, nullptr});
}

Result<Value> match_keys(Runtime& rt, const Value& subject, const Tuple* keys) {
    Ref<Tuple> values = TRY(allocate_tuple(rt, keys->length));
    if (keys->length == 0) return values;
    Value get = TRY(get_attribute(rt, subject, "get"));
    Ref<Dict> seen = new_dict(rt);
    // A default that nothing else can be.
    Value marker = Value(new_dict(rt));
    for (Size i = 0; i < keys->length; ++i) {
        const Value& key = (*keys)[i];
        Value before = TRY(dict_get(rt, seen.get(), key));
        if (!before.is_empty()) {
            std::string shown = TRY(repr_utf8(rt, key));
            return rt.value_error("mapping pattern checks duplicate key ({})", shown);
        }
        TRY(dict_set(rt, seen.get(), key, Value::none()));
        Value value = TRY(call(rt, get, key, marker));
        if (value.is(marker)) return Value::none();
        values->items()[i] = std::move(value);
    }
    return values;
}

Result<Value> match_class(Runtime& rt, const Value& subject, const Value& cls, Size positional,
                          const Tuple* names) {
    if (!is_type(cls)) return rt.type_error("called match pattern must be a class");
    bool matches = TRY(is_instance(rt, subject, cls));
    if (!matches) return Value::none();
    std::vector<Value> values;
    Ref<Dict> seen = new_dict(rt);
    auto take = [&](const Value& name) -> Result<bool> {
        Value before = TRY(dict_get(rt, seen.get(), name));
        if (!before.is_empty()) {
            std::string shown = TRY(repr_utf8(rt, name));
            return rt.type_error("{}() got multiple sub-patterns for attribute {}", cls.as<Type>()->name_text,
                                 shown);
        }
        TRY(dict_set(rt, seen.get(), name, Value::none()));
        Value value = TRY(find_attribute(rt, subject, name));
        if (value.is_empty()) return false;
        values.push_back(std::move(value));
        return true;
    };
    if (positional > 0) {
        Value match_args = TRY(find_attribute(rt, cls, rt.name_value(Name::match_args)));
        bool self_only = false;
        if (match_args.is_empty()) {
            for (BuiltinType id :
                 {BuiltinType::bool_, BuiltinType::bytearray, BuiltinType::bytes, BuiltinType::dict,
                  BuiltinType::float_, BuiltinType::frozenset, BuiltinType::int_, BuiltinType::list,
                  BuiltinType::set, BuiltinType::str, BuiltinType::tuple}) {
                self_only = self_only || cls.as<Type>()->is_subtype_of(rt.type(id));
            }
        } else if (!is_tuple(match_args)) {
            return rt.type_error("{}.__match_args__ must be a tuple (got {})", cls.as<Type>()->name_text,
                                 type_name(rt, match_args));
        }
        Size allowed = self_only ? 1 : match_args.is_empty() ? 0 : match_args.as<Tuple>()->length;
        if (allowed < positional) {
            return rt.type_error("{}() accepts {} positional sub-pattern{} ({} given)",
                                 cls.as<Type>()->name_text, allowed, allowed == 1 ? "" : "s", positional);
        }
        if (self_only) {
            values.push_back(subject);
        } else {
            for (Size i = 0; i < positional; ++i) {
                Value name = (*match_args.as<Tuple>())[i];
                if (!is_str(name)) {
                    return rt.type_error("__match_args__ elements must be strings (got {})",
                                         type_name(rt, name));
                }
                bool found = TRY(take(name));
                if (!found) return Value::none();
            }
        }
    }
    for (const Value& name : names->span()) {
        bool found = TRY(take(name));
        if (!found) return Value::none();
    }
    return new_tuple(rt, values);
}

}  // namespace bufferscope
