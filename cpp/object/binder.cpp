// The binder: sorts a call's arguments by a native signature and words the errors as CPython's argument
// parsers do.
#include <algorithm>

#include "base/suggestions.h"
#include "object/protocol.h"

namespace bufferscope {

namespace {

/// "find" or "bytes.find": most parsers name the function alone, those without parameters or with one name
/// the type or module too.
std::string function_name(Runtime& rt, const Signature& signature, const Object* scope) {
    std::string name;
    if (scope) {
        bool is_module = scope->type == rt.type(BuiltinType::str);
        name = is_module ? utf8_of(static_cast<const Str*>(scope))
                         : utf8_of(static_cast<const Type*>(scope)->qualified_name);
        name = is_module && name == "builtins" ? "" : name + '.';
    }
    name += signature.name();
    return name;
}

/// These have a fast path for calls without keywords that counts for itself (_PyArg_CheckPositional).
bool counts_arguments_itself(std::string_view name) {
    for (std::string_view each :
         {"sorted", "int", "str", "staticmethod", "classmethod", "reversed", "update"}) {
        if (name == each) return true;
    }
    return false;
}

Error too_many_or_few(Runtime& rt, const Signature& signature, const Object* scope, Size given) {
    Size self = signature.has_self ? 1 : 0;
    Size most = signature.positional - self;
    Size least = signature.required_positional - self;
    if (least < 0) least = 0;
    bool counts_itself = counts_arguments_itself(signature.name());
    if (counts_itself || !signature.takes_keywords) {
        if (most == 0)
            return rt.type_error("{}() takes no arguments ({} given)", function_name(rt, signature, scope),
                                 given);
        if (most == 1 && least == 1 && !counts_itself && scope) {
            return rt.type_error("{}() takes exactly one argument ({} given)",
                                 function_name(rt, signature, scope), given);
        }
        Size bound = given < least ? least : most;
        return rt.type_error("{}{} expected {}{} argument{}, got {}", signature.name(),
                             signature.name() == "super" ? "()" : "",
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

/// The parameter of this name that may be given by keyword, or -1.
int find_parameter(const Signature& signature, const Str* name) {
    int index = 0;
    for (SignatureReader reader(signature.text + signature.name_length + 1); reader.next();) {
        if (reader.name == "/" || reader.name == "*") continue;
        if (reader.stars == 0 && index >= signature.positional_only && equal(name, reader.name)) return index;
        ++index;
    }
    return -1;
}

/// Keywords that name no parameter go to `rest`; without it the first becomes `unexpected`, for what is
/// missing is told before.
Result<void> bind_keywords(Runtime& rt, const Signature& signature, const CallArguments& arguments,
                           Value* slots, Dict* rest, Value* unexpected) {
    for (Size i = 0; i < arguments.keywords(); ++i) {
        const Value& key = (*arguments.keyword_names)[i];
        const Value& value = arguments.values[arguments.positional + i];
        int found = find_parameter(signature, key.as<Str>());
        if (found >= 0) {
            if (!slots[found].is_empty()) {
                return rt.type_error("argument for {}() given by name ('{}') and position ({})",
                                     signature.name(), signature.parameter(found),
                                     found + 1 - (signature.has_self ? 1 : 0));
            }
            slots[found] = value;
        } else if (rest) {
            TRY(dict_set(rt, rest, key, value));
        } else if (unexpected->is_empty()) {
            *unexpected = key;
        }
    }
    return {};
}

}  // namespace

std::string_view Signature::parameter(int index) const {
    SignatureReader reader(text + name_length + 1);
    while (reader.next()) {
        if (reader.name != "/" && reader.name != "*" && index-- == 0) break;
    }
    return reader.name;
}

Result<void> bind_arguments(Runtime& rt, const Signature& signature, const Object* scope, const Value& self,
                            const CallArguments& arguments, Value* slots) {
    int next = 0;
    if (signature.has_self) slots[next++] = self;
    Size given = arguments.positional;
    Size room = signature.positional - next;
    Size keywords = arguments.keywords();
    if (keywords && !signature.takes_keywords)
        return rt.type_error("{}() takes no keyword arguments", function_name(rt, signature, scope));
    if (given + keywords > 0 && signature.count == next && signature.takes_keywords)
        return rt.type_error("{}() takes no arguments", signature.name());
    bool variable = signature.variable_positional >= 0;
    if (keywords && signature.variable_keyword < 0 && signature.name() != "sorted" &&
        signature.name() != "print") {
        // Keywords count too, before it is seen whether their names are known (_PyArg_UnpackKeywords).
        Size most = variable ? signature.keyword_only : signature.count - next;
        Size all = variable ? keywords : given + keywords;
        if (all > most) {
            return rt.type_error("{}() takes at most {} {}argument{} ({} given)", signature.name(), most,
                                 variable || given == 0 ? "keyword " : "", most == 1 ? "" : "s", all);
        }
    }
    if (given > room && !variable) return too_many_or_few(rt, signature, scope, given);
    Size direct = given < room ? given : room;
    for (Size i = 0; i < direct; ++i) slots[next + i] = arguments.values[i];
    if (signature.variable_positional >= 0) {
        Ref<Tuple> rest =
            TRY(new_tuple(rt, {arguments.values + direct, static_cast<std::size_t>(given - direct)}));
        slots[signature.variable_positional] = Value(std::move(rest));
    }
    Value unexpected;
    if (signature.variable_keyword >= 0) {
        Ref<Dict> rest = new_dict(rt);
        slots[signature.variable_keyword] = Value(rest);
        TRY(bind_keywords(rt, signature, arguments, slots, rest.get(), nullptr));
    } else if (keywords) {
        TRY(bind_keywords(rt, signature, arguments, slots, nullptr, &unexpected));
    }
    for (int i = next; i < signature.required_positional; ++i) {
        if (!slots[i].is_empty()) continue;
        if (i < signature.positional_only) {
            if (signature.variable_keyword >= 0) {
                return rt.type_error("{} expected at least {} argument{}, got {}", signature.name(),
                                     signature.positional_only - next,
                                     signature.positional_only - next == 1 ? "" : "s", given);
            }
            if (signature.takes_keywords && !counts_arguments_itself(signature.name())) {
                Size least = std::min(signature.positional_only, signature.required_positional) - next;
                return rt.type_error("{}() takes {} {} positional argument{} ({} given)", signature.name(),
                                     least == room ? "exactly" : "at least", least, least == 1 ? "" : "s",
                                     given);
            }
            return too_many_or_few(rt, signature, scope, given);
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
    if (!unexpected.is_empty()) {
        std::string_view name = signature.name();
        if (name == "sorted") name = "sort";  // it hands its keywords on to list.sort
        std::string_view known[Signature::max_parameters];
        std::size_t count = 0;
        for (int i = signature.positional_only; i < signature.count; ++i) {
            if (i != signature.variable_positional) known[count++] = signature.parameter(i);
        }
        return unexpected_keyword(rt, name, utf8_of(unexpected), {known, count});
    }
    return {};
}

Error unexpected_keyword(Runtime& rt, std::string_view function, std::string_view wrong,
                         std::span<const std::string_view> parameters) {
    std::string_view near = closest_name(parameters, wrong);
    if (near.empty()) return rt.type_error("{}() got an unexpected keyword argument '{}'", function, wrong);
    return rt.type_error("{}() got an unexpected keyword argument '{}'. Did you mean '{}'?", function, wrong,
                         near);
}

namespace {

/// What a class's constructor takes: keywords that the native `__new__` does not know are for an `__init__`
/// that the class has of its own, and the other way round.
CallArguments for_native(const Signature& signature, const CallArguments& arguments, bool other_is_own) {
    if (!arguments.keywords() || signature.takes_keywords || !other_is_own) return arguments;
    return {arguments.values, arguments.positional, nullptr};
}

const Type* native_base(const Type* type) {
    while (type->has_flag(type_flags::heap_type)) type = type->base;
    return type;
}

}  // namespace

Result<Value> call_bound_new(Runtime& rt, const Signature& signature, BoundNew function, Type* type,
                             const CallArguments& arguments) {
    Value slots[Signature::max_parameters + 1];
    bool own_init = type->slots.init != native_base(type)->slots.init;
    TRY(bind_arguments(rt, signature, nullptr, Value(), for_native(signature, arguments, own_init), slots));
    return function(rt, type, slots);
}

Result<void> call_bound_init(Runtime& rt, const Signature& signature, BoundInit function, const Value& self,
                             const CallArguments& arguments) {
    Value slots[Signature::max_parameters + 1];
    const Type* type = rt.type_of(self);
    bool own_new = type->slots.new_ != native_base(type)->slots.new_;
    TRY(bind_arguments(rt, signature, nullptr, Value(), for_native(signature, arguments, own_new), slots));
    return function(rt, self, slots);
}

}  // namespace bufferscope
