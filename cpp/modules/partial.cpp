// functools.partial and its Placeholder.
#include "modules/functools.h"
#include "modules/itertools.h"
#include "types/collections.h"
#include "types/function.h"
#include "types/lazy.h"

namespace bufferscope {
namespace {

struct Partial : Object {
    Value keywords;  // dict
    Value args;      // tuple
    Value function;
    Size placeholders;  // how many there are in args
};

Partial* partial_in(const Value& value) {
    return value.as<Partial>();
}

bool is_placeholder(Runtime& rt, const Value& value) {
    return rt.is_exactly(value, BuiltinType::placeholder);
}

Size count_placeholders(Runtime& rt, std::span<const Value> values) {
    Size count = 0;
    for (const Value& each : values) count += is_placeholder(rt, each) ? 1 : 0;
    return count;
}

/// Puts `given` in place of the placeholders among `args`, and what is left behind them. Placeholders stay
/// when there is too little.
std::vector<Value> fill_in(Runtime& rt, std::span<const Value> args, std::span<const Value> given) {
    std::vector<Value> all;
    all.reserve(args.size() + given.size());
    std::size_t used = 0;
    for (const Value& each : args)
        all.push_back(used < given.size() && is_placeholder(rt, each) ? given[used++] : each);
    for (; used < given.size(); ++used) all.push_back(given[used]);
    return all;
}

Result<Value> partial_call(Runtime& rt, const Value& self, const CallArguments& arguments) {
    Partial* state = partial_in(self);
    if (arguments.positional < state->placeholders) {
        return rt.type_error("missing positional arguments in 'partial' call; expected at least {}, got {}",
                             state->placeholders, arguments.positional);
    }
    Value function = state->function;
    Value held = state->args;
    std::span<const Value> given(arguments.values, static_cast<std::size_t>(arguments.positional));
    std::vector<Value> all = fill_in(rt, held.as<Tuple>()->span(), given);
    auto count = static_cast<Size>(all.size());
    Size keywords = arguments.keywords();
    if (state->keywords.as<Dict>()->used == 0) {
        for (Size i = 0; i < keywords; ++i) all.push_back(arguments.values[arguments.positional + i]);
        return call(rt, function, CallArguments{all.data(), count, arguments.keyword_names});
    }
    Ref<Dict> merged = dict_copy(rt, state->keywords.as<Dict>());
    for (Size i = 0; i < keywords; ++i)
        TRY(dict_set(rt, merged.get(), (*arguments.keyword_names)[i],
                     arguments.values[arguments.positional + i]));
    Ref<Tuple> positional = TRY(new_tuple(rt, all));
    all.clear();
    return call_unpacked(rt, function, positional.get(), merged.get());
}

Result<Value> partial_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    if (arguments.positional < 1) return rt.type_error("type 'partial' takes at least one argument");
    Value function = arguments.values[0];
    if (!is_callable(rt, function)) return rt.type_error("the first argument must be callable");
    std::span<const Value> given(arguments.values + 1, static_cast<std::size_t>(arguments.positional - 1));
    if (!given.empty() && is_placeholder(rt, given.back()))
        return rt.type_error("trailing Placeholders are not allowed");
    Ref<Dict> keywords = new_dict(rt);
    std::vector<Value> args(given.begin(), given.end());
    // A partial of a partial without attributes of its own is made one.
    if (rt.type_of(function)->slots.call == partial_call &&
        Runtime::dict_slot(function.object()).is_empty()) {
        Value inner = function;
        function = partial_in(inner)->function;
        args = fill_in(rt, partial_in(inner)->args.as<Tuple>()->span(), given);
        keywords = dict_copy(rt, partial_in(inner)->keywords.as<Dict>());
    }
    for (Size i = 0; i < arguments.keywords(); ++i) {
        const Value& value = arguments.values[arguments.positional + i];
        if (is_placeholder(rt, value))
            return rt.type_error("Placeholder cannot be passed as a keyword argument");
        TRY(dict_set(rt, keywords.get(), (*arguments.keyword_names)[i], value));
    }
    Ref<Tuple> tuple = TRY(new_tuple(rt, args));
    auto* made = rt.allocate<Partial>(type);
    made->placeholders = count_placeholders(rt, tuple->span());
    made->function = std::move(function);
    made->args = std::move(tuple);
    made->keywords = std::move(keywords);
    return Value::adopt(made);
}

Result<Value> partial_repr(Runtime& rt, const Value& self) {
    ReprGuard guard(rt, self.object());
    if (guard.nested()) return new_str(rt, "...");
    Type* type = rt.type_of(self);
    Value module = TRY(get_attribute(rt, Value::share(type), "__module__"));
    StrBuilder out(rt);
    Ref<Str> text = TRY(str(rt, module));
    out.append(text.get());
    out.append('.');
    text = TRY(str(rt, type->qualified_name));
    out.append(text.get());
    out.append('(');
    Value function = partial_in(self)->function;
    Value args = partial_in(self)->args;
    Value keywords = partial_in(self)->keywords;
    text = TRY(repr(rt, function));
    out.append(text.get());
    for (const Value& each : args.as<Tuple>()->span()) {
        out.append_utf8(", ");
        text = TRY(repr(rt, each));
        out.append(text.get());
    }
    Size position = 0;
    const Dict::Entry* at = nullptr;
    while (dict_next(keywords.as<Dict>(), position, at)) {
        Dict::Entry entry = *at;
        out.append_utf8(", ");
        text = TRY(str(rt, entry.key));
        out.append(text.get());
        out.append('=');
        text = TRY(repr(rt, entry.value));
        out.append(text.get());
    }
    out.append(')');
    return out.finish();
}

Result<Value> partial_bind(Runtime& rt, const Value& self, const Value& instance, const Value&) {
    if (instance.is_empty() || instance.is_none()) return self;
    return new_method(rt, self, instance);
}

Result<Value> partial_reduce(Runtime& rt, const Value* arguments) {
    Partial* state = partial_in(arguments[0]);
    Value dict = Runtime::dict_slot(state);
    Value inner[4] = {state->function, state->args, state->keywords, dict.is_empty() ? Value::none() : dict};
    Value parts[3] = {Value::share(state->type), Value(), Value()};
    parts[1] = TRY(new_tuple(rt, {inner, 1}));
    parts[2] = TRY(new_tuple(rt, inner));
    return new_tuple(rt, parts);
}

Result<Value> partial_set_state(Runtime& rt, const Value* arguments) {
    const Value& given = arguments[1];
    auto invalid = [&] { return rt.type_error("invalid partial state"); };
    if (!is_tuple(given) || given.as<Tuple>()->length != 4) return invalid();
    Value function = (*given.as<Tuple>())[0];
    Value args = (*given.as<Tuple>())[1];
    Value keywords = (*given.as<Tuple>())[2];
    Value dict = (*given.as<Tuple>())[3];
    if (!is_callable(rt, function) || !is_tuple(args) || !(keywords.is_none() || is_dict(keywords)) ||
        !(dict.is_none() || is_dict(dict)))
        return invalid();
    Size length = args.as<Tuple>()->length;
    if (length > 0 && is_placeholder(rt, (*args.as<Tuple>())[length - 1]))
        return rt.type_error("trailing Placeholders are not allowed");
    if (!rt.is_exactly(args, BuiltinType::tuple)) args = TRY(new_tuple(rt, args.as<Tuple>()->span()));
    if (keywords.is_none()) {
        keywords = Value(new_dict(rt));
    } else if (!rt.is_exactly(keywords, BuiltinType::dict)) {
        keywords = Value(dict_copy(rt, keywords.as<Dict>()));
    }
    Partial* state = partial_in(arguments[0]);
    state->placeholders = count_placeholders(rt, args.as<Tuple>()->span());
    std::swap(state->function, function);
    std::swap(state->args, args);
    std::swap(state->keywords, keywords);
    std::swap(Runtime::dict_slot(state), dict);
    if (Runtime::dict_slot(state).is_none()) Runtime::dict_slot(state) = Value();
    return Value::none();
}

template <Value Partial::*member>
Result<Value> get_member(Runtime&, const Value& self) {
    return partial_in(self)->*member;
}

constexpr NativeProperty properties[] = {
    {"func", get_member<&Partial::function>, readonly_attribute,
     doc<"function object to use in future partial calls">},
    {"args", get_member<&Partial::args>, readonly_attribute,
     doc<"tuple of arguments to future partial calls">},
    {"keywords", get_member<&Partial::keywords>, readonly_attribute,
     doc<"dictionary of keyword arguments to future partial calls">},
    {"__dict__", get_instance_dict, set_instance_dict},
};

constexpr NativeMethod methods[] = {
    {"__reduce__(self, /)", partial_reduce},
    {"__setstate__(self, object, /)", partial_set_state},
    {"__class_getitem__(type, object, /)", class_get_item, doc<"See PEP 585">, MethodKind::class_method},
};

Result<Value> placeholder_repr(Runtime& rt, const Value&) {
    return new_str(rt, "Placeholder");
}
Result<Value> placeholder_reduce(Runtime& rt, const Value*) {
    return new_str(rt, "Placeholder");
}

/// The one Placeholder; its type keeps it.
Value the_placeholder(Runtime& rt) {
    Type* type = rt.type(BuiltinType::placeholder);
    Ref<Str> key = rt.intern("");
    if (Value* kept = dict_find(type->dict.get(), key.get())) return *kept;
    Value made = Value::adopt(rt.allocate<Object>(type));
    dict_set(rt, type->dict.get(), key.get(), made);
    return made;
}

Result<Value> placeholder_new(Runtime& rt, Type*, const CallArguments& arguments) {
    if (arguments.positional > 0 || arguments.keywords() > 0)
        return rt.type_error("PlaceholderType takes no arguments");
    return the_placeholder(rt);
}

constexpr NativeMethod placeholder_methods[] = {{"__reduce__(self, /)", placeholder_reduce}};

constexpr TypeSpec specs[] = {
    {.id = BuiltinType::partial,
     .name = "functools.partial",
     .flags = type_flags::subclassable | type_flags::has_dict | type_flags::weakly_referable,
     .layout = layout_with<Partial, &Partial::function, &Partial::args, &Partial::keywords>,
     .methods = methods,
     .properties = properties,
     .slots =
         {.repr = partial_repr, .descriptor_get = partial_bind, .call = partial_call, .new_ = partial_new},
     .doc = "Create a new function with partial application of the given arguments and keywords."},
    {.id = BuiltinType::placeholder,
     .name = "functools._PlaceholderType",
     .methods = placeholder_methods,
     .slots = {.repr = placeholder_repr, .new_ = placeholder_new},
     .doc = "The type of the Placeholder singleton.\n\nUsed as a placeholder for partial arguments."},
};

}  // namespace

void add_partial_types(Runtime& rt, Dict* members) {
    add_types(rt, members, specs);
    dict_set(rt, members, rt.intern("Placeholder").get(), the_placeholder(rt));
}

}  // namespace bufferscope
