// The binder: sorts a call's arguments by a native signature and words the errors as CPython's argument
// parsers do.
#include "object/protocol.h"

namespace bufferscope {

namespace {

/// "find" or "bytes.find": most parsers name the function alone, those without parameters or with one name
/// the type too.
std::string function_name(const Signature& signature, const Type* owner) {
    std::string name;
    if (owner) {
        name = utf8_of(owner->name.get());
        name += '.';
    }
    name += signature.name();
    return name;
}

Error too_many_or_few(Runtime& rt, const Signature& signature, const Type* owner, Size given) {
    Size self = signature.has_self ? 1 : 0;
    Size most = signature.positional - self;
    Size least = signature.required_positional - self;
    if (least < 0) least = 0;
    bool only_positional = signature.positional_only == signature.positional && !signature.keyword_only;
    // These have a fast path for calls without keywords that counts for itself (_PyArg_CheckPositional).
    std::string_view name = signature.name();
    bool counts_itself = name == "sorted" || name == "int" || name == "str";
    if (counts_itself || (only_positional && signature.variable_keyword < 0)) {
        if (most == 0)
            return rt.type_error("{}() takes no arguments ({} given)", function_name(signature, owner),
                                 given);
        if (most == 1 && least == 1 && !counts_itself) {
            return rt.type_error("{}() takes exactly one argument ({} given)",
                                 function_name(signature, owner), given);
        }
        Size bound = given < least ? least : most;
        return rt.type_error("{} expected {}{} argument{}, got {}", signature.name(),
                             least == most && signature.variable_positional < 0 ? ""
                             : given < least                                    ? "at least "
                                                                                : "at most ",
                             bound, bound == 1 ? "" : "s", given);
    }
    if (given > most) {
        // _PyArg_UnpackKeywords
        Size all = most + signature.keyword_only;
        bool beyond_all = given > all;
        if (!beyond_all && most == 0) {
            return rt.type_error("{}() takes no positional arguments", signature.name());
        }
        Size bound = beyond_all ? all : most;
        return rt.type_error("{}() takes {} {} {}argument{} ({} given)", signature.name(),
                             beyond_all || least < bound ? "at most" : "exactly", bound,
                             beyond_all ? "" : "positional ", bound == 1 ? "" : "s", given);
    }
    return rt.type_error("{}() takes at least {} positional argument{} ({} given)", signature.name(), least,
                         least == 1 ? "" : "s", given);
}

Result<void> bind_keywords(Runtime& rt, const Signature& signature, const CallArguments& arguments,
                           Value* slots, Dict* rest) {
    for (Size i = 0; i < arguments.keywords(); ++i) {
        const Value& key = (*arguments.keyword_names)[i];
        const Value& value = arguments.values[arguments.positional + i];
        int found = -1;
        for (int p = signature.positional_only; p < signature.count; ++p) {
            if (p == signature.variable_positional || p == signature.variable_keyword) continue;
            if (equal(key.as<Str>(), signature.parameter(p))) {
                found = p;
                break;
            }
        }
        if (found >= 0) {
            if (!slots[found].is_empty()) {
                return rt.type_error("argument for {}() given by name ('{}') and position ({})",
                                     signature.name(), signature.parameter(found),
                                     found + 1 - (signature.has_self ? 1 : 0));
            }
            slots[found] = value;
        } else if (rest) {
            TRY(dict_set(rt, rest, key, value));
        } else {
            return rt.type_error("{}() got an unexpected keyword argument '{}'", signature.name(),
                                 utf8_of(key));
        }
    }
    return {};
}

}  // namespace

Result<void> bind_arguments(Runtime& rt, const Signature& signature, const Type* owner, const Value& self,
                            const CallArguments& arguments, Value* slots) {
    int next = 0;
    if (signature.has_self) slots[next++] = self;
    Size given = arguments.positional;
    Size room = signature.positional - next;
    Size keywords = arguments.keywords();
    bool takes_keywords = signature.positional_only < signature.positional || signature.keyword_only ||
                          signature.variable_keyword >= 0;
    if (keywords && !takes_keywords) {
        return rt.type_error("{}() takes no keyword arguments", function_name(signature, owner));
    }
    if (given > room && signature.variable_positional < 0) {
        // Parsers that take keywords count them too.
        if (keywords && takes_keywords && signature.keyword_only == 0)
            return too_many_or_few(rt, signature, owner, given + keywords);
        return too_many_or_few(rt, signature, owner, given);
    }
    Size direct = given < room ? given : room;
    for (Size i = 0; i < direct; ++i) slots[next + i] = arguments.values[i];
    if (signature.variable_positional >= 0) {
        Ref<Tuple> rest =
            TRY(new_tuple(rt, {arguments.values + direct, static_cast<std::size_t>(given - direct)}));
        slots[signature.variable_positional] = Value(std::move(rest));
    }
    if (signature.variable_keyword >= 0) {
        Ref<Dict> rest = new_dict(rt);
        slots[signature.variable_keyword] = Value(rest);
        TRY(bind_keywords(rt, signature, arguments, slots, rest.get()));
    } else if (keywords) {
        TRY(bind_keywords(rt, signature, arguments, slots, nullptr));
    }
    for (int i = next; i < signature.required_positional; ++i) {
        if (!slots[i].is_empty()) continue;
        if (i < signature.positional_only) {
            bool only_positional =
                signature.positional_only == signature.positional && !signature.keyword_only;
            if (!only_positional) {
                Size least = signature.positional_only - next;
                return rt.type_error("{}() takes at least {} positional argument{} ({} given)",
                                     signature.name(), least, least == 1 ? "" : "s", given);
            }
            return too_many_or_few(rt, signature, owner, given);
        }
        return rt.type_error("{}() missing required argument '{}' (pos {})", signature.name(),
                             signature.parameter(i), i + 1 - next);
    }
    for (int i = 0; signature.required_keyword >> i; ++i) {
        if ((signature.required_keyword >> i & 1) && slots[i].is_empty()) {
            return rt.type_error("{}() missing required keyword-only argument: '{}'", signature.name(),
                                 signature.parameter(i));
        }
    }
    return {};
}

Result<Value> call_bound_new(Runtime& rt, const Signature& signature, BoundNew function, Type* type,
                             const CallArguments& arguments) {
    Value slots[Signature::max_parameters + 1];
    TRY(bind_arguments(rt, signature, nullptr, Value(), arguments, slots));
    return function(rt, type, slots);
}

Result<void> call_bound_init(Runtime& rt, const Signature& signature, BoundInit function, const Value& self,
                             const CallArguments& arguments) {
    Value slots[Signature::max_parameters + 1];
    TRY(bind_arguments(rt, signature, nullptr, Value(), arguments, slots));
    return function(rt, self, slots);
}

}  // namespace bufferscope
