// The module gc: the cycle collector as programs see it.
#include "modules/gc.h"

#include <algorithm>

#include "buffer/arguments.h"
#include "modules/builtins.h"
#include "object/protocol.h"
#include "types/list.h"
#include "types/set.h"

namespace bufferscope {

namespace {

constexpr int generations = 3;

// ---- what the collector tells while gc is imported

void tell(Runtime& rt, const char* phase, int generation, Size found) {
    bool starts = phase[2] == 'a';
    if (rt.collector.debug & collector_debug::statistics) {
        std::string text =
            starts ? format_text("gc: collecting generation {}...\n", {generation})
                   : format_text("gc: done, {} unreachable, 0 uncollectable, 0.0000s elapsed\n", {found});
        Result<void> written = vm_of(rt).write_text(Stream::error, text);
        (void)written.is_error();
    }
    if (rt.collector.callbacks.as<List>()->length == 0) return;
    Ref<Dict> details = new_dict(rt);
    auto put = [&](const char* name, Size number) {
        dict_set(rt, details.get(), rt.intern(name).get(), Value::small(number));
    };
    put("generation", generation);
    put("collected", found);
    put("uncollectable", 0);
    Value what = Value(rt.intern(phase)), dict = Value(std::move(details)), list = rt.collector.callbacks;
    for (Size i = 0; i < list.as<List>()->length; ++i) {
        Value callback = list.as<List>()->items[i];
        Result<Value> done = call(rt, callback, what, dict);
        if (done.is_error()) rt.interpreter->report_unraisable(done.take_error(), "GC callback", callback);
    }
}

void print_collectable(Runtime& rt, Object* object) {
    char address[16];
    std::string text =
        format_text("gc: collectable <{} {}>\n",
                    {object->type->name_text, address_text(rt, Value::share(object), address)});
    Result<void> written = vm_of(rt).write_text(Stream::error, text);
    (void)written.is_error();
}

void save(Runtime& rt, Object* object) {
    MUST(list_append(rt, rt.collector.garbage.as<List>(), Value::share(object)));
}

// ---- running and setting

Result<Value> gc_collect(Runtime& rt, const Value* arguments) {
    Size generation = generations - 1;
    if (!arguments[0].is_empty()) generation = TRY(index_size(rt, arguments[0], BuiltinType::OverflowError));
    if (generation < 0 || generation >= generations) return rt.value_error("invalid generation");
    return new_int(rt, rt.collect_cycles(generation));
}
Result<Value> gc_enable(Runtime& rt, const Value*) {
    rt.collector.enabled = true;
    return Value::none();
}
Result<Value> gc_disable(Runtime& rt, const Value*) {
    rt.collector.enabled = false;
    return Value::none();
}
Result<Value> gc_isenabled(Runtime& rt, const Value*) {
    return Value::boolean(rt.collector.enabled);
}

Result<Value> three(Runtime& rt, Size first, Size second, Size third) {
    Value numbers[] = {new_int(rt, first), new_int(rt, second), new_int(rt, third)};
    return new_tuple(rt, numbers);
}
Result<Value> gc_get_threshold(Runtime& rt, const Value*) {
    const CollectorState& state = rt.collector;
    return three(rt, state.thresholds[0], state.thresholds[1], 0);
}
Result<Value> gc_set_threshold(Runtime& rt, const Value* arguments) {
    const Tuple* given = arguments[0].as<Tuple>();
    if (given->length < 1 || given->length > generations) {
        return rt.type_error("gc.set_threshold requires 1 to 3 arguments");
    }
    Size numbers[generations] = {};
    for (Size i = 0; i < given->length; ++i) {
        numbers[i] = TRY(index_size(rt, (*given)[i], BuiltinType::OverflowError));
    }
    for (Size i = 0; i < given->length && i < 2; ++i) rt.collector.thresholds[i] = numbers[i];
    return Value::none();
}
Result<Value> gc_get_count(Runtime& rt, const Value*) {
    return three(rt, rt.allocations_since_collection(), 0, 0);
}
Result<Value> gc_get_debug(Runtime& rt, const Value*) {
    return Value::small(rt.collector.debug);
}
Result<Value> gc_set_debug(Runtime& rt, const Value* arguments) {
    rt.collector.debug = TRY(index_size(rt, arguments[0], BuiltinType::OverflowError));
    return Value::none();
}
Result<Value> gc_get_stats(Runtime& rt, const Value*) {
    Ref<List> list = new_list(rt);
    for (const CollectorState::Statistics& each : rt.collector.statistics) {
        Ref<Dict> numbers = new_dict(rt);
        dict_set(rt, numbers.get(), rt.intern("collections").get(), new_int(rt, each.collections));
        dict_set(rt, numbers.get(), rt.intern("collected").get(), new_int(rt, each.collected));
        dict_set(rt, numbers.get(), rt.intern("uncollectable").get(), Value::small(0));
        TRY(list_append(rt, list.get(), Value(std::move(numbers))));
    }
    return Value(std::move(list));
}
Result<Value> gc_freeze(Runtime& rt, const Value*) {
    rt.freeze();
    return Value::none();
}
Result<Value> gc_unfreeze(Runtime& rt, const Value*) {
    rt.unfreeze();
    return Value::none();
}
Result<Value> gc_get_freeze_count(Runtime& rt, const Value*) {
    return new_int(rt, rt.count_frozen());
}

// ---- looking

/// Types that CPython's collector knows though they cannot be part of a cycle here.
bool is_tracked_elsewhere(BuiltinType id) {
    constexpr BuiltinType ids[] = {
        BuiltinType::native_function,   BuiltinType::method_descriptor, BuiltinType::classmethod_descriptor,
        BuiltinType::slot_wrapper,      BuiltinType::getset_descriptor, BuiltinType::memoryview,
        BuiltinType::bytes_io,          BuiltinType::string_io,         BuiltinType::str_iterator,
        BuiltinType::str_ascii_iterator};
    return std::find(std::begin(ids), std::end(ids), id) != std::end(ids);
}

Result<Value> gc_is_tracked(Runtime&, const Value* arguments) {
    if (!arguments[0].is_object()) return Value::false_value();
    Object* object = arguments[0].object();
    return Value::boolean(Runtime::is_tracked(object) || is_tracked_elsewhere(object->type->id));
}
Result<Value> gc_is_finalized(Runtime&, const Value* arguments) {
    return Value::boolean(arguments[0].is_object() &&
                          (arguments[0].object()->references & Object::finalized_flag));
}

/// All objects that CPython's collector tracks, in a tuple whose making none of them sees.
std::vector<Value> tracked_objects(Runtime& rt) {
    std::vector<Object*> dicts;
    rt.for_each_collected([&](Object* object) {
        Dict* dict = Runtime::hidden_dict(object);
        if (!dict) return;
        Runtime::links_of(dict)->state |= CollectorLinks::hidden;
        dicts.push_back(dict);
    });
    std::vector<Value> found;
    rt.for_each_collected([&](Object* object) {
        if (Runtime::is_tracked(object)) found.push_back(Value::share(object));
    });
    for (Object* dict : dicts) Runtime::links_of(dict)->state &= ~CollectorLinks::hidden;
    return found;
}

Result<Value> gc_get_objects(Runtime& rt, const Value* arguments) {
    if (!arguments[0].is_empty() && !arguments[0].is_none()) {
        if (!has_index(rt, arguments[0])) {
            return rt.type_error("argument should be integer or None, not '{}'", type_name(rt, arguments[0]));
        }
        Size generation = TRY(index_size(rt, arguments[0], BuiltinType::OverflowError));
        if (generation >= generations) {
            return rt.value_error(
                "generation parameter must be less than the number of available generations (3)");
        }
        if (generation < -1) return rt.value_error("generation parameter cannot be negative");
    }
    std::vector<Value> found = tracked_objects(rt);
    return new_list(rt, found);
}

/// Gathers what is visited; looks through what does not exist in CPython.
struct Gather : Visitor {
    explicit Gather(std::vector<Value>& out) : found(out) {}
    void visit(Object* object) override { found.push_back(Value::share(object)); }
    std::vector<Value>& found;
};

/// What an object refers to, in the order of CPython's traverse functions.
void referents(Object* object, std::vector<Value>& out) {
    Type* type = object->type;
    auto add_items = [&](std::span<const Value> items) {
        for (std::size_t i = items.size(); i-- > 0;) out.push_back(items[i]);
    };
    auto add_entries = [&](Dict* dict) {
        bool only_texts = true;
        const Dict::Entry* entry = nullptr;
        for (Size at = 0; dict_next(dict, at, entry);) only_texts = only_texts && is_str(entry->key);
        for (Size at = 0; dict_next(dict, at, entry);) {
            out.push_back(entry->value);
            if (!only_texts) out.push_back(entry->key);
        }
    };
    Gather gather(out);
    if (type->has_flag(type_flags::list_subclass)) {
        add_items(static_cast<List*>(object)->span());
    } else if (type->has_flag(type_flags::tuple_subclass)) {
        add_items(static_cast<Tuple*>(object)->span());
    } else if (type->has_flag(type_flags::dict_subclass)) {
        add_entries(static_cast<Dict*>(object));
    } else if (type->has_flag(type_flags::set_subclass)) {
        const Set::Entry* entry = nullptr;
        for (Size at = 0; set_next(static_cast<Set*>(object), at, entry);) out.push_back(entry->key);
    } else if (type->layout->traverse) {
        type->layout->traverse(object, gather);
    }
    for (unsigned i = 0; i < type->slot_count; ++i) {
        const Value& member = Runtime::member_slot(object, i);
        if (!member.is_empty()) out.push_back(member);
    }
    if (Dict* dict = Runtime::hidden_dict(object)) {
        add_entries(dict);
    } else if (type->has_flag(type_flags::has_dict)) {
        gather(Runtime::dict_slot(object));
    }
    if (type->has_flag(type_flags::heap_type)) gather.visit(type);
}

Result<Value> gc_get_referents(Runtime& rt, const Value* arguments) {
    std::vector<Value> found;
    for (const Value& each : arguments[0].as<Tuple>()->span()) {
        if (!each.is_object() || !each.object()->type->has_flag(type_flags::collected)) continue;
        if (is_type(each) && !each.as<Type>()->has_flag(type_flags::heap_type)) continue;
        referents(each.object(), found);
    }
    return new_list(rt, found);
}

Result<Value> gc_get_referrers(Runtime& rt, const Value* arguments) {
    std::vector<Value> all = tracked_objects(rt);
    std::vector<Value> found, held;
    for (const Value& each : all) {
        if (each.object() == arguments[0].object()) continue;  // the call's own arguments
        held.clear();
        referents(each.object(), held);
        bool refers = false;
        for (const Value& wanted : arguments[0].as<Tuple>()->span()) {
            for (const Value& one : held) refers = refers || (one.is(wanted) && one.is_object());
        }
        if (refers) found.push_back(each);
    }
    return new_list(rt, found);
}

constexpr NativeMethod functions[] = {
    {"collect(generation=2)", gc_collect,
     doc<"Run the garbage collector.\n\nWith no arguments, run a full collection.  The optional "
         "argument\nmay be "
         "an "
         "integer specifying which generation to collect.  A ValueError\nis raised if the generation number "
         "is "
         "invalid.\n\nThe number of unreachable objects is returned.">},
    {"enable()", gc_enable, doc<"Enable automatic garbage collection.">},
    {"disable()", gc_disable, doc<"Disable automatic garbage collection.">},
    {"isenabled()", gc_isenabled, doc<"Returns true if automatic garbage collection is enabled.">},
    {"get_threshold()", gc_get_threshold, doc<"Return the current collection thresholds.">},
    {"set_threshold(*args)", gc_set_threshold,
     doc<"Set the collection thresholds (the collection frequency).">},
    {"get_count()", gc_get_count, doc<"Return a three-tuple of the current collection counts.">},
    {"get_debug()", gc_get_debug, doc<"Get the garbage collection debugging flags.">},
    {"set_debug(flags, /)", gc_set_debug, doc<"Set the garbage collection debugging flags.">},
    {"get_stats()", gc_get_stats, doc<"Return a list of dictionaries containing per-generation statistics.">},
    {"freeze()", gc_freeze,
     doc<"Freeze all current tracked objects and ignore them for future collections.">},
    {"unfreeze()", gc_unfreeze, doc<"Unfreeze all objects in the permanent generation.">},
    {"get_freeze_count()", gc_get_freeze_count,
     doc<"Return the number of objects in the permanent generation.">},
    {"is_tracked(obj, /)", gc_is_tracked,
     doc<"Returns true if the object is tracked by the garbage collector.">},
    {"is_finalized(obj, /)", gc_is_finalized,
     doc<"Returns true if the object has been already finalized by the GC.">},
    {"get_objects(generation=None)", gc_get_objects,
     doc<"Return a list of objects tracked by the collector (excluding the list returned).">},
    {"get_referents(*objs)", gc_get_referents,
     doc<"Return the list of objects that are directly referred to by 'objs'.">},
    {"get_referrers(*objs)", gc_get_referrers,
     doc<"Return the list of objects that directly refer to any of 'objs'.">},
};

}  // namespace

Result<void> fill_gc(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    add_functions(rt, members, functions, "gc");
    CollectorState& state = rt.collector;
    state.garbage = Value(new_list(rt));
    state.callbacks = Value(new_list(rt));
    state.told = tell;
    state.print_collectable = print_collectable;
    state.save = save;
    auto put = [&](std::string_view name, const Value& value) {
        dict_set(rt, members, rt.intern(name).get(), value);
    };
    put("garbage", state.garbage);
    put("callbacks", state.callbacks);
    put("DEBUG_STATS", Value::small(collector_debug::statistics));
    put("DEBUG_COLLECTABLE", Value::small(collector_debug::collectable));
    put("DEBUG_UNCOLLECTABLE", Value::small(collector_debug::uncollectable));
    put("DEBUG_SAVEALL", Value::small(collector_debug::save_all));
    put("DEBUG_LEAK", Value::small(collector_debug::collectable | collector_debug::uncollectable |
                                   collector_debug::save_all));
    return {};
}

}  // namespace bufferscope
