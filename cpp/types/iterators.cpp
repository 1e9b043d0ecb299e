// The iterators that iter() makes: by position over sequences, and over a callable's results.
#include "types/iterators.h"

#include "object/protocol.h"
#include "object/str.h"
#include "types/collections.h"
#include "types/generic_alias.h"
#include "types/install.h"
#include "types/int.h"
#include "types/lazy.h"
#include "types/list.h"

namespace bufferscope {
namespace {

IndexIterator* iterator_in(const Value& value) {
    return value.as<IndexIterator>();
}

void traverse_index_iterator(Object* object, Visitor& visit) {
    visit(static_cast<IndexIterator*>(object)->source);
}

void clear_index_iterator(Runtime&, Object* object) {
    static_cast<IndexIterator*>(object)->source = Value();
}

constexpr NativeLayout index_iterator_layout =
    layout_of<IndexIterator>(traverse_index_iterator, clear_index_iterator);

Value exhausted(IndexIterator* iterator) {
    iterator->source = Value();
    return {};
}

Result<Value> list_next(Runtime&, const Value& self) {
    IndexIterator* iterator = iterator_in(self);
    if (iterator->source.is_empty()) return Value();
    auto* list = iterator->source.as<List>();
    if (iterator->position >= list->length) return exhausted(iterator);
    return list->items[iterator->position++];
}

Result<Value> list_reverse_next(Runtime&, const Value& self) {
    IndexIterator* iterator = iterator_in(self);
    if (iterator->source.is_empty()) return Value();
    auto* list = iterator->source.as<List>();
    if (iterator->position < 0 || iterator->position >= list->length) return exhausted(iterator);
    return list->items[iterator->position--];
}

Result<Value> tuple_next(Runtime&, const Value& self) {
    IndexIterator* iterator = iterator_in(self);
    if (iterator->source.is_empty()) return Value();
    auto* tuple = iterator->source.as<Tuple>();
    if (iterator->position >= tuple->length) return exhausted(iterator);
    return (*tuple)[iterator->position++];
}

Result<Value> str_next(Runtime& rt, const Value& self) {
    IndexIterator* iterator = iterator_in(self);
    if (iterator->source.is_empty()) return Value();
    const auto* text = iterator->source.as<Str>();
    if (iterator->position >= text->length) return exhausted(iterator);
    return str_of_code_point(rt, text->at(iterator->position++));
}

Result<Value> sequence_next(Runtime& rt, const Value& self) {
    IndexIterator* iterator = iterator_in(self);
    if (iterator->source.is_empty()) return Value();
    if (iterator->position == max_size) return rt.overflow_error("iter index too large");
    Value source = iterator->source;
    Result<Value> item = sequence_item(rt, source, iterator->position);
    if (!item.is_error()) {
        ++iterator->position;
        return item;
    }
    Error error = item.take_error();
    if (!rt.is_instance(error.exception(), BuiltinType::IndexError) &&
        !rt.is_instance(error.exception(), BuiltinType::StopIteration)) {
        return error;
    }
    return exhausted(iterator);
}

/// list[int] gives *list[int], once.
Result<Value> alias_next(Runtime& rt, const Value& self) {
    Value source = std::move(iterator_in(self)->source);
    if (source.is_empty()) return Value();
    auto* alias = source.as<GenericAlias>();
    return new_generic_alias(rt, alias->origin, alias->args, true);
}

Result<Value> self_slot(Runtime&, const Value& self) {
    return self;
}

// ---- methods

Result<Size> source_length(Runtime& rt, const Value& source) {
    LengthFunction function = rt.type_of(source)->slots.length;
    if (function == nullptr) return Size{-1};
    return function(rt, source);
}

Result<Value> index_length_hint(Runtime& rt, const Value* arguments) {
    IndexIterator* iterator = iterator_in(arguments[0]);
    if (iterator->source.is_empty()) return Value::small(0);
    Size length = TRY(source_length(rt, iterator->source));
    if (length < 0) return Value::not_implemented();
    Size left = length - iterator->position;
    return new_int(rt, left > 0 ? left : 0);
}

Result<Value> reverse_length_hint(Runtime& rt, const Value* arguments) {
    IndexIterator* iterator = iterator_in(arguments[0]);
    if (iterator->source.is_empty()) return Value::small(0);
    Size left = iterator->position + 1;
    return new_int(rt, left > iterator->source.as<List>()->length ? 0 : left);
}

Result<Value> reduce_by(Runtime& rt, const Value& self, std::string_view function, bool reverse) {
    IndexIterator* iterator = iterator_in(self);
    Value parts[3];
    if (iterator->source.is_empty()) {
        parts[0] = TRY(builtin_function(rt, "iter"));
        Value nothing;
        if (rt.is_exactly(self, BuiltinType::list_iterator) || reverse) {
            nothing = new_list(rt);
        } else if (is_str_iterator(rt, self)) {
            nothing = Value(rt.empty_str);
        } else {
            nothing = TRY(allocate_tuple(rt, 0));
        }
        parts[1] = TRY(new_tuple(rt, {&nothing, 1}));
        return new_tuple(rt, {parts, 2});
    }
    parts[0] = TRY(builtin_function(rt, function));
    parts[1] = TRY(new_tuple(rt, {&iterator->source, 1}));
    parts[2] = new_int(rt, iterator->position);
    bool counts = !rt.is_exactly(self, BuiltinType::generic_alias_iterator);
    return new_tuple(rt, {parts, counts ? std::size_t{3} : std::size_t{2}});
}

Result<Value> index_reduce(Runtime& rt, const Value* arguments) {
    return reduce_by(rt, arguments[0], "iter", false);
}

Result<Value> reverse_reduce(Runtime& rt, const Value* arguments) {
    return reduce_by(rt, arguments[0], "reversed", true);
}

Result<Value> index_set_state(Runtime& rt, const Value* arguments) {
    Size position = TRY(size_of_int(rt, arguments[1]));
    IndexIterator* iterator = iterator_in(arguments[0]);
    if (iterator->source.is_empty()) return Value::none();
    if (position < 0) {
        if (rt.is_exactly(arguments[0], BuiltinType::list_iterator))
            iterator->source = Value();  // listiter_setstate: the end
        position = 0;
        if (iterator->source.is_empty()) return Value::none();
    }
    Size length = TRY(source_length(rt, iterator->source));
    if (length >= 0 && position > length) position = length;
    iterator->position = position;
    return Value::none();
}

Result<Value> reverse_set_state(Runtime& rt, const Value* arguments) {
    Size position = TRY(size_of_int(rt, arguments[1]));
    IndexIterator* iterator = iterator_in(arguments[0]);
    if (iterator->source.is_empty()) return Value::none();
    Size length = iterator->source.as<List>()->length;
    iterator->position = position < -1 ? -1 : position > length - 1 ? length - 1 : position;
    return Value::none();
}

constexpr NativeMethod index_methods[] = {
    {"__length_hint__(self, /)", index_length_hint,
     doc<"Private method returning an estimate of len(list(it)).">},
    {"__reduce__(self, /)", index_reduce, doc<"Return state information for pickling.">},
    {"__setstate__(self, object, /)", index_set_state, doc<"Set state information for unpickling.">},
};

constexpr NativeMethod reverse_methods[] = {
    {"__length_hint__(self, /)", reverse_length_hint,
     doc<"Private method returning an estimate of len(list(it)).">},
    {"__reduce__(self, /)", reverse_reduce, doc<"Return state information for pickling.">},
    {"__setstate__(self, object, /)", reverse_set_state, doc<"Set state information for unpickling.">},
};

constexpr TypeSpec index_iterator_spec(BuiltinType id, const char* name, UnaryFunction next) {
    return {.id = id,
            .name = name,
            .flags = type_flags::no_instantiation,
            .layout = index_iterator_layout,
            .methods = index_methods,
            .slots = {.iter = self_slot, .next = next}};
}

constexpr TypeSpec list_iterator_spec =
    index_iterator_spec(BuiltinType::list_iterator, "list_iterator", list_next);
constexpr TypeSpec tuple_iterator_spec =
    index_iterator_spec(BuiltinType::tuple_iterator, "tuple_iterator", tuple_next);
constexpr TypeSpec str_iterator_spec =
    index_iterator_spec(BuiltinType::str_iterator, "str_iterator", str_next);
constexpr TypeSpec str_ascii_iterator_spec =
    index_iterator_spec(BuiltinType::str_ascii_iterator, "str_ascii_iterator", str_next);
constexpr TypeSpec sequence_iterator_spec =
    index_iterator_spec(BuiltinType::sequence_iterator, "iterator", sequence_next);

constexpr NativeMethod alias_iterator_methods[] = {{"__reduce__(self, /)", index_reduce}};
constexpr TypeSpec alias_iterator_spec = {
    .id = BuiltinType::generic_alias_iterator,
    .name = "generic_alias_iterator",
    .flags = type_flags::no_instantiation,
    .layout = index_iterator_layout,
    .methods = alias_iterator_methods,
    .slots = {.iter = self_slot, .next = alias_next},
};

constexpr TypeSpec list_reverse_iterator_spec = {
    .id = BuiltinType::list_reverse_iterator,
    .name = "list_reverseiterator",
    .flags = type_flags::no_instantiation,
    .layout = index_iterator_layout,
    .methods = reverse_methods,
    .slots = {.iter = self_slot, .next = list_reverse_next},
};

// ---- iter(callable, sentinel)

struct CallableIterator : Object {
    Value callable, sentinel;  // callable empty: exhausted
};

void traverse_callable(Object* object, Visitor& visit) {
    auto* iterator = static_cast<CallableIterator*>(object);
    visit(iterator->callable);
    visit(iterator->sentinel);
}

void clear_callable(Runtime&, Object* object) {
    auto* iterator = static_cast<CallableIterator*>(object);
    iterator->callable = Value();
    iterator->sentinel = Value();
}

Result<Value> callable_next(Runtime& rt, const Value& self) {
    auto* iterator = self.as<CallableIterator>();
    if (iterator->callable.is_empty()) return Value();
    Value callable = iterator->callable;
    Result<Value> called = call(rt, callable);
    if (called.is_error()) {
        Error error = called.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::StopIteration)) return error;
        clear_callable(rt, iterator);
        return Value();
    }
    Value item = called.take();
    if (iterator->callable.is_empty()) return Value();
    Value sentinel = iterator->sentinel;
    bool last = TRY(equals(rt, item, sentinel));
    if (!last) return item;
    clear_callable(rt, iterator);
    return Value();
}

Result<Value> callable_reduce(Runtime& rt, const Value* arguments) {
    auto* iterator = arguments[0].as<CallableIterator>();
    Value parts[2];
    parts[0] = TRY(builtin_function(rt, "iter"));
    if (iterator->callable.is_empty()) {
        Value nothing = TRY(allocate_tuple(rt, 0));
        parts[1] = TRY(new_tuple(rt, {&nothing, 1}));
    } else {
        Value both[2] = {iterator->callable, iterator->sentinel};
        parts[1] = TRY(new_tuple(rt, both));
    }
    return new_tuple(rt, parts);
}

constexpr NativeMethod callable_methods[] = {
    {"__reduce__(self, /)", callable_reduce, doc<"Return state information for pickling.">},
};

constexpr TypeSpec callable_iterator_spec = {
    .id = BuiltinType::callable_iterator,
    .name = "callable_iterator",
    .flags = type_flags::no_instantiation,
    .layout = layout_of<CallableIterator>(traverse_callable, clear_callable),
    .methods = callable_methods,
    .slots = {.iter = self_slot, .next = callable_next},
};

}  // namespace

bool is_str_iterator(Runtime& rt, const Value& value) {
    return rt.is_exactly(value, BuiltinType::str_iterator) ||
           rt.is_exactly(value, BuiltinType::str_ascii_iterator);
}

Value new_index_iterator(Runtime& rt, BuiltinType kind, const Value& source, Size position) {
    auto* iterator = rt.allocate<IndexIterator>(rt.type(kind));
    iterator->source = source;
    iterator->position = position;
    return Value::adopt(iterator);
}

Result<Value> new_sequence_iterator(Runtime& rt, const Value& sequence) {
    return new_index_iterator(rt, BuiltinType::sequence_iterator, sequence, 0);
}

Value new_callable_iterator(Runtime& rt, const Value& callable, const Value& sentinel) {
    auto* iterator = rt.allocate<CallableIterator>(rt.type(BuiltinType::callable_iterator));
    iterator->callable = callable;
    iterator->sentinel = sentinel;
    return Value::adopt(iterator);
}

Result<Value> builtin_function(Runtime& rt, std::string_view name) {
    Value module_name = rt.text("builtins");
    Value module = TRY(rt.interpreter->import_module(module_name, Value::none(), Value::none(), 0));
    return get_attribute(rt, module, name);
}

Result<Value> reduce_to_list_iterator(Runtime& rt, const Value& rest) {
    Value parts[2];
    parts[0] = TRY(builtin_function(rt, "iter"));
    parts[1] = TRY(new_tuple(rt, {&rest, 1}));
    return new_tuple(rt, parts);
}

void install_iterators(Runtime& rt) {
    rt.define_type(list_iterator_spec);
    rt.define_type(list_reverse_iterator_spec);
    rt.define_type(tuple_iterator_spec);
    rt.define_type(str_iterator_spec);
    rt.define_type(str_ascii_iterator_spec);
    rt.define_type(alias_iterator_spec);
    rt.define_type(sequence_iterator_spec);
    rt.define_type(callable_iterator_spec);
    install_lazy(rt);
}

}  // namespace bufferscope
