// operator: Python's operators as functions, in one table; itemgetter, attrgetter and methodcaller.
#include "modules/operator.h"

#include "buffer/arguments.h"
#include "modules/builtins.h"
#include "modules/itertools.h"
#include "types/collections.h"
#include "types/int.h"
#include "types/lazy.h"

namespace bufferscope {
namespace {

template <BinaryOperator op>
Result<Value> of_two(Runtime& rt, const Value* arguments) {
    if (op == BinaryOperator::power) return power(rt, arguments[0], arguments[1], Value::none());
    return binary(rt, op, arguments[0], arguments[1]);
}
template <BinaryOperator op>
Result<Value> in_place(Runtime& rt, const Value* arguments) {
    return inplace(rt, op, arguments[0], arguments[1]);
}
template <UnaryOperator op>
Result<Value> of_one(Runtime& rt, const Value* arguments) {
    return unary(rt, op, arguments[0]);
}
template <Comparison comparison>
Result<Value> ordered(Runtime& rt, const Value* arguments) {
    return compare(rt, arguments[0], arguments[1], comparison);
}
template <bool wanted>
Result<Value> truth_is(Runtime& rt, const Value* arguments) {
    bool is_true = TRY(truth(rt, arguments[0]));
    return Value::boolean(is_true == wanted);
}
template <bool wanted>
Result<Value> identity_is(Runtime&, const Value* arguments) {
    return Value::boolean(arguments[0].is(arguments[1]) == wanted);
}
template <bool wanted>
Result<Value> none_is(Runtime&, const Value* arguments) {
    return Value::boolean(arguments[0].is_none() == wanted);
}

Result<Value> absolute(Runtime& rt, const Value* arguments) {
    UnaryFunction slot = rt.type_of(arguments[0])->slots.absolute;
    if (!slot) return rt.type_error("bad operand type for abs(): '{}'", type_name(rt, arguments[0]));
    return slot(rt, arguments[0]);
}
Result<Value> index_of_number(Runtime& rt, const Value* arguments) {
    return index(rt, arguments[0]);
}
Result<Value> call_object(Runtime& rt, const Value* arguments) {
    return call_unpacked(rt, arguments[0], arguments[1].as<Tuple>(), arguments[2].as<Dict>());
}

// ---- sequences

bool is_sequence(Runtime& rt, const Value& value) {
    return rt.type_of(value)->slots.get_item != nullptr && !is_dict(value);
}
Error not_concatenated(Runtime& rt, const Value& value) {
    return rt.type_error("'{}' object can't be concatenated", type_name(rt, value));
}
Result<Value> concat(Runtime& rt, const Value* arguments) {
    const Slots& slots = rt.type_of(arguments[0])->slots;
    if (slots.concat) return slots.concat(rt, arguments[0], arguments[1]);
    if (!is_sequence(rt, arguments[0]) || !is_sequence(rt, arguments[1]))
        return not_concatenated(rt, arguments[0]);
    return binary(rt, BinaryOperator::add, arguments[0], arguments[1]);
}
Result<Value> concat_in_place(Runtime& rt, const Value* arguments) {
    const Slots& slots = rt.type_of(arguments[0])->slots;
    if (slots.inplace_concat) return slots.inplace_concat(rt, arguments[0], arguments[1]);
    if (slots.concat) return slots.concat(rt, arguments[0], arguments[1]);
    if (!is_sequence(rt, arguments[0]) || !is_sequence(rt, arguments[1]))
        return not_concatenated(rt, arguments[0]);
    return inplace(rt, BinaryOperator::add, arguments[0], arguments[1]);
}
Result<Value> contains_item(Runtime& rt, const Value* arguments) {
    bool there = TRY(contains(rt, arguments[0], arguments[1]));
    return Value::boolean(there);
}
Result<Value> get(Runtime& rt, const Value* arguments) {
    return get_item(rt, arguments[0], arguments[1]);
}
Result<Value> set(Runtime& rt, const Value* arguments) {
    TRY(set_item(rt, arguments[0], arguments[1], arguments[2]));
    return Value::none();
}
Result<Value> remove(Runtime& rt, const Value* arguments) {
    TRY(delete_item(rt, arguments[0], arguments[1]));
    return Value::none();
}

/// Counts how often an item comes, or (`first`) where it comes first (_PySequence_IterSearch).
Result<Size> search_items(Runtime& rt, const Value* arguments, bool first) {
    Result<Value> made = iterate(rt, arguments[0]);
    if (made.is_error()) {
        Error error = made.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::TypeError)) return error;
        return rt.type_error("argument of type '{}' is not iterable", type_name(rt, arguments[0]));
    }
    Value iterator = made.take();
    Size count = 0;
    for (Size at = 0;; ++at) {
        Value item = TRY(next(rt, iterator));
        if (item.is_empty()) break;
        bool same = TRY(equals(rt, item, arguments[1]));
        if (same && first) return at;
        if (same) ++count;
        TRY(count_steps(rt, at));
    }
    if (first) return rt.value_error("sequence.index(x): x not in sequence");
    return count;
}
Result<Value> count_of(Runtime& rt, const Value* arguments) {
    Size count = TRY(search_items(rt, arguments, false));
    return new_int(rt, count);
}
Result<Value> index_of(Runtime& rt, const Value* arguments) {
    Size at = TRY(search_items(rt, arguments, true));
    return new_int(rt, at);
}
Result<Value> hint(Runtime& rt, const Value* arguments) {
    Size otherwise = 0;
    if (!arguments[1].is_empty()) {
        Value number = TRY(index(rt, arguments[1]));
        otherwise = TRY(size_argument(rt, number));
    }
    Size length = TRY(length_hint(rt, arguments[0], otherwise));
    return new_int(rt, length);
}

using Two = BinaryOperator;

/// _tscmp without its constant time: nothing here can be measured.
Result<Value> compare_digest(Runtime& rt, const Value* a) {
    if (is_str(a[0]) && is_str(a[1])) {
        if (!a[0].as<Str>()->ascii || !a[1].as<Str>()->ascii)
            return rt.type_error("comparing strings with non-ASCII characters is not supported");
        bool same = TRY(equals(rt, a[0], a[1]));
        return Value::boolean(same);
    }
    if (!has_buffer(rt, a[0]) && !has_buffer(rt, a[1]))
        return rt.type_error("unsupported operand types(s) or combination of types: '{}' and '{}'",
                             type_name(rt, a[0]), type_name(rt, a[1]));
    Export left = TRY(bytes_like(rt, a[0]));
    if (left.view().ndim > 1) return rt.buffer_error("Buffer must be single dimension");
    Export right = TRY(bytes_like(rt, a[1]));
    if (right.view().ndim > 1) return rt.buffer_error("Buffer must be single dimension");
    return Value::boolean(text_of(left.bytes()) == text_of(right.bytes()));
}

constexpr NativeMethod compare_digest_row[] = {
    {"_compare_digest(a, b, /)", compare_digest,
     doc<"Return 'a == b'.\n\na and b must both be of the same type: either str (ASCII only), or any "
         "bytes-like object.">},
};

/// Those before `truth` are also there under their special names: add is __add__.
constexpr NativeMethod functions[] = {
    {"lt(a, b, /)", ordered<Comparison::less>, doc<"Same as a < b.">},
    {"le(a, b, /)", ordered<Comparison::less_equal>, doc<"Same as a <= b.">},
    {"eq(a, b, /)", ordered<Comparison::equal>, doc<"Same as a == b.">},
    {"ne(a, b, /)", ordered<Comparison::not_equal>, doc<"Same as a != b.">},
    {"ge(a, b, /)", ordered<Comparison::greater_equal>, doc<"Same as a >= b.">},
    {"gt(a, b, /)", ordered<Comparison::greater>, doc<"Same as a > b.">},
    {"not_(a, /)", truth_is<false>, doc<"Same as not a.">},
    {"abs(a, /)", absolute, doc<"Same as abs(a).">},
    {"add(a, b, /)", of_two<Two::add>, doc<"Same as a + b.">},
    {"and_(a, b, /)", of_two<Two::bit_and>, doc<"Same as a & b.">},
    {"floordiv(a, b, /)", of_two<Two::floor_divide>, doc<"Same as a // b.">},
    {"index(a, /)", index_of_number, doc<"Same as a.__index__()">},
    {"inv(a, /)", of_one<UnaryOperator::invert>, doc<"Same as ~a.">},
    {"invert(a, /)", of_one<UnaryOperator::invert>, doc<"Same as ~a.">},
    {"lshift(a, b, /)", of_two<Two::left_shift>, doc<"Same as a << b.">},
    {"mod(a, b, /)", of_two<Two::remainder>, doc<"Same as a % b.">},
    {"mul(a, b, /)", of_two<Two::multiply>, doc<"Same as a * b.">},
    {"matmul(a, b, /)", of_two<Two::matrix_multiply>, doc<"Same as a @ b.">},
    {"neg(a, /)", of_one<UnaryOperator::negative>, doc<"Same as -a.">},
    {"or_(a, b, /)", of_two<Two::bit_or>, doc<"Same as a | b.">},
    {"pos(a, /)", of_one<UnaryOperator::positive>, doc<"Same as +a.">},
    {"pow(a, b, /)", of_two<Two::power>, doc<"Same as a ** b.">},
    {"rshift(a, b, /)", of_two<Two::right_shift>, doc<"Same as a >> b.">},
    {"sub(a, b, /)", of_two<Two::subtract>, doc<"Same as a - b.">},
    {"truediv(a, b, /)", of_two<Two::true_divide>, doc<"Same as a / b.">},
    {"xor(a, b, /)", of_two<Two::bit_xor>, doc<"Same as a ^ b.">},
    {"concat(a, b, /)", concat, doc<"Same as a + b, for a and b sequences.">},
    {"contains(a, b, /)", contains_item, doc<"Same as b in a (note reversed operands).">},
    {"delitem(a, b, /)", remove, doc<"Same as del a[b].">},
    {"getitem(a, b, /)", get, doc<"Same as a[b].">},
    {"setitem(a, b, c, /)", set, doc<"Same as a[b] = c.">},
    {"call(obj, /, *args, **kwargs)", call_object, doc<"Same as obj(*args, **kwargs).">},
    {"iadd(a, b, /)", in_place<Two::add>, doc<"Same as a += b.">},
    {"iand(a, b, /)", in_place<Two::bit_and>, doc<"Same as a &= b.">},
    {"iconcat(a, b, /)", concat_in_place, doc<"Same as a += b, for a and b sequences.">},
    {"ifloordiv(a, b, /)", in_place<Two::floor_divide>, doc<"Same as a //= b.">},
    {"ilshift(a, b, /)", in_place<Two::left_shift>, doc<"Same as a <<= b.">},
    {"imod(a, b, /)", in_place<Two::remainder>, doc<"Same as a %= b.">},
    {"imul(a, b, /)", in_place<Two::multiply>, doc<"Same as a *= b.">},
    {"imatmul(a, b, /)", in_place<Two::matrix_multiply>, doc<"Same as a @= b.">},
    {"ior(a, b, /)", in_place<Two::bit_or>, doc<"Same as a |= b.">},
    {"ipow(a, b, /)", in_place<Two::power>, doc<"Same as a **= b.">},
    {"irshift(a, b, /)", in_place<Two::right_shift>, doc<"Same as a >>= b.">},
    {"isub(a, b, /)", in_place<Two::subtract>, doc<"Same as a -= b.">},
    {"itruediv(a, b, /)", in_place<Two::true_divide>, doc<"Same as a /= b.">},
    {"ixor(a, b, /)", in_place<Two::bit_xor>, doc<"Same as a ^= b.">},
    {"truth(a, /)", truth_is<true>, doc<"Return True if a is true, False otherwise.">},
    {"is_(a, b, /)", identity_is<true>, doc<"Same as a is b.">},
    {"is_not(a, b, /)", identity_is<false>, doc<"Same as a is not b.">},
    {"is_none(a, /)", none_is<true>, doc<"Same as a is None.">},
    {"is_not_none(a, /)", none_is<false>, doc<"Same as a is not None.">},
    {"countOf(a, b, /)", count_of, doc<"Return the number of items in a which are, or which equal, b.">},
    {"indexOf(a, b, /)", index_of, doc<"Return the first index of b in a.">},
    {"length_hint(obj, default=0, /)", hint,
     doc<"Return an estimate of the number of items in obj.\n\nThis is useful for presizing containers when "
         "building from an iterable.\n\nIf the object supports len(), the result will be exact.\nOtherwise, "
         "it "
         "may over- or under-estimate by an arbitrary amount.">},
};

// ---- itemgetter, attrgetter, methodcaller

/// args: items, names of attributes, or a method's name and its arguments; keywords: the method's, or empty.
struct Getter : Object {
    Value keywords, args;
};

Tuple* args_of(const Value& self) {
    return self.as<Getter>()->args.as<Tuple>();
}

Result<Value> new_getter(Runtime& rt, Type* type, std::span<const Value> args) {
    Ref<Tuple> tuple = TRY(new_tuple(rt, args));
    auto* made = rt.allocate<Getter>(type);
    made->args = std::move(tuple);
    return Value::adopt(made);
}

Result<Value> item_getter_new(Runtime& rt, Type* type, const Value* arguments) {
    auto* all = arguments[0].as<Tuple>();
    if (all->length == 0) return rt.type_error("{} expected 1 argument, got 0", utf8_of(type->name.get()));
    return new_getter(rt, type, all->span());
}

Result<Value> attribute_getter_new(Runtime& rt, Type* type, const Value* arguments) {
    for (const Value& each : arguments[0].as<Tuple>()->span()) {
        if (!is_str(each)) return rt.type_error("attribute name must be a string");
    }
    return item_getter_new(rt, type, arguments);
}

Result<Value> method_caller_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    if (arguments.positional < 1)
        return rt.type_error("methodcaller needs at least one argument, the method name");
    if (!is_str(arguments.values[0])) return rt.type_error("method name must be a string");
    std::size_t count = static_cast<std::size_t>(arguments.positional);
    Value made = TRY(new_getter(rt, type, {arguments.values, count}));
    if (arguments.keywords() == 0) return made;
    Ref<Dict> keywords = new_dict(rt);
    for (Size i = 0; i < arguments.keywords(); ++i)
        TRY(dict_set(rt, keywords.get(), (*arguments.keyword_names)[i],
                     arguments.values[arguments.positional + i]));
    made.as<Getter>()->keywords = std::move(keywords);
    return made;
}

/// The attribute of a dotted name.
Result<Value> get_dotted(Runtime& rt, const Value& object, const Value& dotted) {
    std::string text = utf8_of(dotted);
    Value at = object;
    if (text.find('.') == std::string::npos) return get_attribute(rt, at, dotted);
    for (std::size_t start = 0; start <= text.size();) {
        std::size_t dot = text.find('.', start);
        if (dot == std::string::npos) dot = text.size();
        at = TRY(get_attribute(rt, at, std::string_view(text).substr(start, dot - start)));
        start = dot + 1;
    }
    return at;
}

/// One argument: the object to get from. One item gives itself, several a tuple.
Result<Value> get_all(Runtime& rt, const Value& self, const CallArguments& arguments,
                      Result<Value> (*get_one)(Runtime&, const Value&, const Value&)) {
    std::string name = utf8_of(rt.type_of(self)->name.get());
    if (arguments.keywords() > 0) return rt.type_error("{}() takes no keyword arguments", name);
    if (arguments.positional != 1)
        return rt.type_error("{} expected 1 argument, got {}", name, arguments.positional);
    Value object = arguments.values[0];
    Value held = self.as<Getter>()->args;
    const Tuple& wanted = *held.as<Tuple>();
    if (wanted.length == 1) return get_one(rt, object, wanted[0]);
    Ref<Tuple> result = TRY(allocate_tuple(rt, wanted.length));
    for (Size i = 0; i < wanted.length; ++i) result->items()[i] = TRY(get_one(rt, object, wanted[i]));
    return result;
}

Result<Value> item_getter_call(Runtime& rt, const Value& self, const CallArguments& arguments) {
    return get_all(rt, self, arguments, get_item);
}
Result<Value> attribute_getter_call(Runtime& rt, const Value& self, const CallArguments& arguments) {
    return get_all(rt, self, arguments, get_dotted);
}

Result<Value> call_named_method(Runtime& rt, const Value& object, const Value& self) {
    Value hold = self;
    Tuple* args = args_of(self);
    Value method = TRY(get_attribute(rt, object, (*args)[0]));
    CallArguments positional{args->items() + 1, args->length - 1, nullptr};
    if (self.as<Getter>()->keywords.is_empty()) return call(rt, method, positional);
    Ref<Tuple> rest = TRY(new_tuple(rt, args->span().subspan(1)));
    return call_unpacked(rt, method, rest.get(), self.as<Getter>()->keywords.as<Dict>());
}

Result<Value> method_caller_call(Runtime& rt, const Value& self, const CallArguments& arguments) {
    if (arguments.keywords() > 0) return rt.type_error("methodcaller() takes no keyword arguments");
    if (arguments.positional != 1)
        return rt.type_error("methodcaller expected 1 argument, got {}", arguments.positional);
    Value object = arguments.values[0];
    return call_named_method(rt, object, self);
}

Result<Value> getter_repr(Runtime& rt, const Value& self) {
    StrBuilder out(rt);
    out.append_utf8(type_name(rt, self));
    out.append('(');
    ReprGuard guard(rt, self.object());
    if (guard.nested()) {
        out.append_utf8("...)");
        return out.finish();
    }
    Value held = self.as<Getter>()->args;
    bool first = true;
    for (const Value& each : held.as<Tuple>()->span()) {
        if (!first) out.append_utf8(", ");
        first = false;
        Ref<Str> text = TRY(repr(rt, each));
        out.append(text.get());
    }
    Value keywords = self.as<Getter>()->keywords;
    Size position = 0;
    const Dict::Entry* at = nullptr;
    while (!keywords.is_empty() && dict_next(keywords.as<Dict>(), position, at)) {
        Dict::Entry entry = *at;
        out.append_utf8(", ");
        out.append(entry.key.as<Str>());
        out.append('=');
        Ref<Str> text = TRY(repr(rt, entry.value));
        out.append(text.get());
    }
    out.append(')');
    return out.finish();
}

Result<Value> getter_reduce(Runtime& rt, const Value* arguments) {
    auto* state = arguments[0].as<Getter>();
    Value parts[2] = {Value::share(state->type), state->args};
    if (!state->keywords.is_empty()) {
        Value module =
            TRY(rt.interpreter->import_module(rt.text("functools"), Value::none(), Value::none(), 0));
        Value partial = TRY(get_attribute(rt, module, "partial"));
        Value inner[2] = {parts[0], (*state->args.as<Tuple>())[0]};
        Ref<Tuple> positional = TRY(new_tuple(rt, inner));
        parts[0] = TRY(call_unpacked(rt, partial, positional.get(), state->keywords.as<Dict>()));
        parts[1] = TRY(new_tuple(rt, state->args.as<Tuple>()->span().subspan(1)));
    }
    return new_tuple(rt, parts);
}

constexpr NativeMethod getter_methods[] = {
    {"__reduce__(self, /)", getter_reduce, doc<"Return state information for pickling">}};

Result<Value> getter_signature(Runtime& rt, const Value&) {
    return new_str(rt, "(obj, /)");
}
constexpr NativeProperty getter_properties[] = {{"__text_signature__", getter_signature}};

constexpr TypeSpec getter_spec(BuiltinType id, const char* name, CallFunction call, NewFunction make,
                               const char* doc) {
    return {.id = id,
            .name = name,
            .layout = layout_with<Getter, &Getter::args, &Getter::keywords>,
            .methods = getter_methods,
            .properties = getter_properties,
            .slots = {.repr = getter_repr, .call = call, .new_ = make},
            .doc = doc};
}

constexpr TypeSpec specs[] = {
    getter_spec(BuiltinType::item_getter, "operator.itemgetter", item_getter_call,
                bound_new<"itemgetter(*items)", item_getter_new>,
                "Return a callable object that fetches the given item(s) from its operand.\nAfter f = "
                "itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) "
                "returns (r[2], r[5], r[3])"),
    getter_spec(
        BuiltinType::attribute_getter, "operator.attrgetter", attribute_getter_call,
        bound_new<"attrgetter(*attrs)", attribute_getter_new>,
        "Return a callable object that fetches the given attribute(s) from its operand.\nAfter f = "
        "attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the "
        "call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the "
        "call h(r) returns\n(r.name.first, r.name.last)."),
    getter_spec(BuiltinType::method_caller, "operator.methodcaller", method_caller_call, method_caller_new,
                "Return a callable object that calls the given method on its operand.\nAfter f = "
                "methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', "
                "'date', foo=1), the call g(r) returns\nr.name('date', foo=1)."),
};

void add_operators(Runtime& rt, Dict* members) {
    add_functions(rt, members, functions, "_operator");
    add_types(rt, members, specs);
}

/// Fills `members` with what _operator has; where that is barred from sys.modules, with operators of its own.
Result<void> share_operators(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    Ref<Str> source = rt.intern("_operator");
    const Value* known = dict_find(vm.modules(), source.get());
    if (known != nullptr && known->is_none()) {
        add_operators(rt, members);
        return {};
    }
    Value native = TRY(vm.import_module(Value(source), Value::none(), Value::none(), 0));
    auto share = [&](std::string_view name) -> Result<void> {
        Ref<Str> key = rt.intern(name);
        Value value = TRY(get_attribute(rt, native, Value(key)));
        dict_set(rt, members, key.get(), value);
        return {};
    };
    for (const NativeMethod& row : functions) TRY(share(row.signature.name()));
    for (const TypeSpec& spec : specs) TRY(share(std::string_view(spec.name).substr(sizeof "operator")));
    return {};
}

}  // namespace

Result<void> fill_native_operator(Vm& vm, Dict* members) {
    add_operators(vm.runtime(), members);
    add_functions(vm.runtime(), members, compare_digest_row, "_operator");
    return {};
}

Result<void> fill_operator(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    TRY(share_operators(vm, members));
    std::string special;
    for (const NativeMethod& row : functions) {
        std::string_view name = row.signature.name();
        if (name == "truth") break;
        special = "__";
        special += name.back() == '_' ? name.substr(0, name.size() - 1) : name;
        special += "__";
        dict_set(rt, members, rt.intern(special).get(), *dict_find(members, rt.intern(name).get()));
    }
    return {};
}

}  // namespace bufferscope
