// Class statements: metaclass, namespace, body, and the class made of them (builtins.__build_class__).
#include "object/protocol.h"
#include "vm/operations.h"
#include "vm/vm.h"

namespace bufferscope {

namespace {

/// Bases with __mro_entries__ replaced; the same tuple if there are none.
Result<Ref<Tuple>> resolve_bases(Runtime& rt, const Ref<Tuple>& bases) {
    std::vector<Value> resolved;
    bool changed = false;
    for (const Value& base : bases->span()) {
        Value hook;
        if (!is_type(base)) hook = TRY(find_attribute(rt, base, rt.name_value(Name::mro_entries)));
        if (hook.is_empty()) {
            resolved.push_back(base);
            continue;
        }
        changed = true;
        Value entries = TRY(call(rt, hook, Value(bases)));
        if (!is_tuple(entries)) return rt.type_error("__mro_entries__ must return a tuple");
        for (const Value& each : entries.as<Tuple>()->span()) resolved.push_back(each);
    }
    if (!changed) return bases;
    return new_tuple(rt, resolved);
}

}  // namespace

Result<Vm::CallStep> Vm::begin_class(const Value* arguments, Size positional, const Tuple* keyword_names) {
    Runtime& rt = runtime_;
    if (positional < 2) return rt.type_error("__build_class__: not enough arguments");
    if (!is_function(rt, arguments[0])) return rt.type_error("__build_class__: func must be a function");
    if (!is_str(arguments[1])) return rt.type_error("__build_class__: name is not a string");
    Value function = arguments[0], name = arguments[1];
    Ref<Tuple> original = TRY(new_tuple(rt, {arguments + 2, static_cast<std::size_t>(positional - 2)}));
    Ref<Tuple> bases = TRY(resolve_bases(rt, original));
    Value metaclass;
    Ref<Dict> keywords = new_dict(rt);
    for (Size i = 0; keyword_names && i < keyword_names->length; ++i) {
        const Value& key = (*keyword_names)[i];
        if (equal(key.as<Str>(), "metaclass")) {
            metaclass = arguments[positional + i];
        } else {
            TRY(dict_set(rt, keywords.get(), key, arguments[positional + i]));
        }
    }
    if (metaclass.is_empty()) {
        metaclass = Value::share(bases->length ? rt.type_of((*bases)[0]) : rt.type(BuiltinType::type));
    }
    if (is_type(metaclass)) {
        Type* winner = metaclass.as<Type>();
        for (const Value& base : bases->span()) {
            Type* candidate = rt.type_of(base);
            if (winner->is_subtype_of(candidate)) continue;
            if (!candidate->is_subtype_of(winner)) {
                return rt.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of "
                    "the metaclasses of all its "
                    "bases");
            }
            winner = candidate;
        }
        metaclass = Value::share(winner);
    }
    Value space;
    Value prepare = TRY(find_attribute(rt, metaclass, rt.name_value(Name::prepare)));
    if (prepare.is_empty()) {
        space = Value(new_dict(rt));
    } else {
        Value given[] = {name, Value(bases)};
        Ref<Tuple> positional_arguments = TRY(new_tuple(rt, given));
        space = TRY(call_unpacked(rt, prepare, positional_arguments.get(), keywords.get()));
        if (!rt.type_of(space)->slots.get_item) {
            std::string_view shown =
                is_type(metaclass) ? std::string_view(metaclass.as<Type>()->name_text) : "<metaclass>";
            return rt.type_error("{}.__prepare__() must return a mapping, not {}", shown,
                                 type_name(rt, space));
        }
    }
    Value plan[] = {metaclass, name, Value(bases), space, Value(keywords), Value(original)};
    Ref<Tuple> pending = TRY(new_tuple(rt, plan));
    TRY(check_recursion());
    CallStep step;
    step.frame = TRY(frame_for_call(function.as<Function>(), nullptr, 0, nullptr, false));
    step.frame->locals = space;
    step.frame->is_class_body = true;
    step.frame->pending = Value(pending);
    step.return_to = ReturnTo::class_body;
    return step;
}

Result<Value> finish_class(Runtime& rt, const Tuple* plan, const Value& cell) {
    const Value& metaclass = (*plan)[0];
    const Value& space = (*plan)[3];
    if (!(*plan)[2].is((*plan)[5])) TRY(set_item(rt, space, rt.name_value(Name::orig_bases), (*plan)[5]));
    Value given[] = {(*plan)[1], (*plan)[2], space};
    Ref<Tuple> arguments = TRY(new_tuple(rt, given));
    Value made = TRY(call_unpacked(rt, metaclass, arguments.get(), (*plan)[4].as<Dict>()));
    if (is_type(made) && !cell.is_empty() && rt.is_exactly(cell, BuiltinType::cell)) {
        const Value& contents = cell.as<Cell>()->contents;
        if (contents.is_empty()) {
            std::string name = TRY(repr_utf8(rt, (*plan)[1]));
            std::string as = TRY(repr_utf8(rt, made));
            return rt.raise(
                BuiltinType::RuntimeError,
                "__class__ not set defining {} as {}. Was __classcell__ propagated to type.__new__?", name,
                as);
        }
        if (!contents.is(made)) {
            std::string shown = TRY(repr_utf8(rt, contents));
            std::string name = TRY(repr_utf8(rt, (*plan)[1]));
            std::string as = TRY(repr_utf8(rt, made));
            return rt.type_error("__class__ set to {} defining {} as {}", shown, name, as);
        }
    }
    return made;
}

}  // namespace bufferscope
