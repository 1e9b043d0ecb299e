// _collections: defaultdict, the getters of namedtuple's fields and what counts for Counter.
#include "modules/collections.h"

#include "modules/builtins.h"
#include "modules/functools.h"
#include "modules/itertools.h"
#include "types/collections.h"
#include "types/dict_views.h"
#include "types/int.h"
#include "types/lazy.h"

namespace bufferscope {
namespace {

// ---- defaultdict

struct DefaultDict : Dict {
    Value factory;  // empty: none
};

Value factory_of(const Value& self) {
    const Value& factory = self.as<DefaultDict>()->factory;
    return factory.is_empty() ? Value::none() : factory;
}

Result<Value> default_new(Runtime& rt, Type* type, const CallArguments&) {
    return Value::adopt(rt.allocate<DefaultDict>(type));
}

Result<void> default_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    CallArguments rest = arguments;
    Value factory;
    if (rest.positional > 0) {
        factory = *rest.values++;
        --rest.positional;
        if (!factory.is_none() && !is_callable(rt, factory))
            return rt.type_error("first argument must be callable or None");
        if (factory.is_none()) factory = Value();
    }
    std::swap(self.as<DefaultDict>()->factory, factory);
    return rt.type(BuiltinType::dict)->slots.init(rt, self, rest);
}

Result<Value> default_repr(Runtime& rt, const Value& self) {
    Value base = TRY(rt.type(BuiltinType::dict)->slots.repr(rt, self));
    Value factory = factory_of(self);
    StrBuilder out(rt);
    out.append(rt.type_of(self)->name.get());
    out.append('(');
    if (factory.is_none()) {
        out.append_utf8("None");
    } else {
        ReprGuard guard(rt, factory.object());
        Ref<Str> text;
        if (guard.nested()) {
            text = rt.text("...");
        } else {
            text = TRY(repr(rt, factory));
        }
        out.append(text.get());
    }
    out.append_utf8(", ");
    out.append(base.as<Str>());
    out.append(')');
    return out.finish();
}

Result<Value> default_missing(Runtime& rt, const Value* arguments) {
    Value factory = factory_of(arguments[0]);
    if (factory.is_none()) return rt.raise_value(BuiltinType::KeyError, arguments[1]);
    Value made = TRY(call(rt, factory));
    TRY(set_item(rt, arguments[0], arguments[1], made));
    return made;
}

/// A new one of the same class and factory with the contents of a mapping.
Result<Value> like(Runtime& rt, const Value& self, const Value& contents) {
    return call(rt, Value::share(rt.type_of(self)), factory_of(self), contents);
}

Result<Value> default_copy(Runtime& rt, const Value* arguments) {
    return like(rt, arguments[0], arguments[0]);
}

Result<Value> default_or(Runtime& rt, const Value& left, const Value& right) {
    bool mine = rt.is_instance(left, BuiltinType::defaultdict);
    if (!is_dict(mine ? right : left)) return Value::not_implemented();
    Value made = TRY(like(rt, mine ? left : right, left));
    TRY(dict_update(rt, made.as<Dict>(), right));
    return made;
}

Result<Value> default_reduce(Runtime& rt, const Value* arguments) {
    Value factory = factory_of(arguments[0]);
    Value items = TRY(call_method(rt, arguments[0], "items"));
    Value parts[5] = {Value::share(rt.type_of(arguments[0])), Value(), Value::none(), Value::none(), Value()};
    parts[1] = TRY(new_tuple(rt, {&factory, factory.is_none() ? std::size_t{0} : 1}));
    parts[4] = TRY(iterate(rt, items));
    return new_tuple(rt, parts);
}

Result<Value> get_factory(Runtime&, const Value& self) {
    return factory_of(self);
}
Result<void> set_factory(Runtime&, const Value& self, const Value& value) {
    self.as<DefaultDict>()->factory = value.is_none() ? Value() : value;
    return {};
}

void clear_default(Runtime& rt, Object* object) {
    static_cast<DefaultDict*>(object)->factory = Value();
    dict_clear(rt, static_cast<Dict*>(object));
}

constexpr NativeProperty default_properties[] = {
    {"default_factory", get_factory, set_factory, doc<"Factory for default value called by __missing__().">}};

constexpr NativeMethod default_methods[] = {
    {"__missing__(self, key, /)", default_missing,
     doc<"__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if self.default_factory "
         "is "
         "None: raise KeyError((key,))\n  self[key] = value = self.default_factory()\n  return value\n">},
    {"copy(self, /)", default_copy, doc<"D.copy() -> a shallow copy of D.">},
    {"__copy__(self, /)", default_copy, doc<"D.copy() -> a shallow copy of D.">},
    {"__reduce__(self, /)", default_reduce, doc<"Return state information for pickling.">},
    {"__class_getitem__(cls, object, /)", class_get_item, doc<"See PEP 585">, MethodKind::class_method},
};

// ---- _tuplegetter

struct TupleGetter : Object {
    Value doc;
    Size index;
};

Result<Value> getter_new(Runtime& rt, Type* type, const Value* arguments) {
    Value number = TRY(index(rt, arguments[0]));
    Size at = TRY(size_argument(rt, number));
    auto* made = rt.allocate<TupleGetter>(type);
    made->index = at;
    made->doc = arguments[1];
    return Value::adopt(made);
}

Result<Value> getter_get(Runtime& rt, const Value& self, const Value& instance, const Value&) {
    if (instance.is_empty() || instance.is_none()) return self;
    Size at = self.as<TupleGetter>()->index;
    if (!is_tuple(instance)) {
        return rt.type_error("descriptor for index '{}' for tuple subclasses doesn't apply to '{}' object",
                             at, type_name(rt, instance));
    }
    auto* tuple = instance.as<Tuple>();
    if (at < 0 || at >= tuple->length) return rt.index_error("tuple index out of range");
    return (*tuple)[at];
}

Result<void> getter_assign(Runtime& rt, const Value&, const Value&, const Value& value) {
    return rt.raise(BuiltinType::AttributeError,
                    value.is_empty() ? "can't delete attribute" : "can't set attribute");
}

Result<Value> getter_repr(Runtime& rt, const Value& self) {
    Value doc = self.as<TupleGetter>()->doc;
    StrBuilder out(rt);
    out.append_utf8(format_text("_tuplegetter({}, ", {std::int64_t{self.as<TupleGetter>()->index}}));
    Ref<Str> text = TRY(repr(rt, doc));
    out.append(text.get());
    out.append(')');
    return out.finish();
}

Result<Value> getter_reduce(Runtime& rt, const Value* arguments) {
    auto* state = arguments[0].as<TupleGetter>();
    Value inner[2] = {new_int(rt, state->index), state->doc};
    Value parts[2] = {Value::share(state->type), Value()};
    parts[1] = TRY(new_tuple(rt, inner));
    return new_tuple(rt, parts);
}

Result<Value> getter_doc(Runtime&, const Value& self) {
    const Value& doc = self.as<TupleGetter>()->doc;
    return doc.is_empty() ? Value::none() : doc;
}
Result<void> getter_set_doc(Runtime&, const Value& self, const Value& value) {
    self.as<TupleGetter>()->doc = value;
    return {};
}

constexpr NativeProperty getter_properties[] = {{"__doc__", getter_doc, getter_set_doc}};
constexpr NativeMethod getter_methods[] = {{"__reduce__(self, /)", getter_reduce}};

constexpr TypeSpec specs[] = {
    {.id = BuiltinType::defaultdict,
     .name = "collections.defaultdict",
     .base = BuiltinType::dict,
     .flags = type_flags::subclassable,
     .layout = {.size = sizeof(DefaultDict),
                .destroy = clear_default,
                .traverse =
                    [](Object* object, Visitor& visit) {
                        dict_layout().traverse(object, visit);
                        visit(static_cast<DefaultDict*>(object)->factory);
                    },
                .clear = clear_default},
     .methods = default_methods,
     .properties = default_properties,
     .slots = {.repr = default_repr, .bit_or = default_or, .new_ = default_new, .init = default_init},
     .doc =
         "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory "
         "is called without arguments to produce\na new value when a key is not present, in __getitem__ "
         "only.\nA defaultdict compares equal to a dict with the same items.\nAll remaining arguments are "
         "treated the same as if they were\npassed to the dict constructor, including keyword arguments."},
    {.id = BuiltinType::tuple_getter,
     .name = "collections._tuplegetter",
     .layout = layout_with<TupleGetter, &TupleGetter::doc>,
     .methods = getter_methods,
     .properties = getter_properties,
     .slots = {.repr = getter_repr,
               .descriptor_get = getter_get,
               .descriptor_assign = getter_assign,
               .new_ = bound_new<"_tuplegetter(index, doc, /)", getter_new>}},
};

// ---- _count_elements

/// Whether a class has dict's own method of that name.
bool has_method_of_dict(Runtime& rt, Type* type, const Str* name) {
    Value* found = type_lookup(type, name);
    Value* own = type_lookup(rt.type(BuiltinType::dict), name);
    return found && own && found->is(*own);
}

Result<Value> count_elements(Runtime& rt, const Value* arguments) {
    const Value& mapping = arguments[0];
    Type* type = rt.type_of(mapping);
    Ref<Str> get_name = rt.intern("get");
    bool plain = is_dict(mapping) && has_method_of_dict(rt, type, get_name.get()) &&
                 has_method_of_dict(rt, type, rt.name(Name::setitem));
    Value iterator = TRY(iterate(rt, arguments[1]));
    Value get;
    if (!plain) get = TRY(get_attribute(rt, mapping, Value(get_name)));
    for (Size steps = 0;; ++steps) {
        Value key = TRY(next(rt, iterator));
        if (key.is_empty()) return Value::none();
        TRY(count_steps(rt, steps));
        if (!plain) {
            Value old = TRY(call(rt, get, key, Value::small(0)));
            Value sum = TRY(binary(rt, BinaryOperator::add, old, Value::small(1)));
            TRY(set_item(rt, mapping, key, sum));
            continue;
        }
        Hash hash = TRY(hash_of(rt, key));
        auto* counts = mapping.as<Dict>();
        Value old = TRY(dict_get(rt, counts, key, hash));
        Value sum = Value::small(1);
        if (!old.is_empty()) sum = TRY(binary(rt, BinaryOperator::add, old, sum));
        TRY(dict_set(rt, counts, key, hash, sum));
    }
}

constexpr NativeMethod functions[] = {{"_count_elements(mapping, iterable, /)", count_elements,
                                       doc<"Count elements in the iterable, updating the mapping">}};

}  // namespace

Result<void> fill_collections(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    add_deque_types(rt, members);
    add_types(rt, members, specs);
    add_ordered_dict_types(rt, members);
    add_functions(rt, members, functions, "_collections");
    return {};
}

}  // namespace bufferscope
