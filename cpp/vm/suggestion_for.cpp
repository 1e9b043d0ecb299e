// Gathers the names that were in reach where an exception was raised, and picks the nearest.
#include <algorithm>

#include "base/suggestions.h"
#include "object/protocol.h"
#include "types/list.h"
#include "vm/exception_report.h"

namespace bufferscope {

namespace {

/// The frame in which an exception was raised; null without a traceback.
Frame* innermost_frame(const Value& traceback) {
    const Traceback* last = nullptr;
    for (Value at = traceback; at.is_object(); at = Value(at.as<Traceback>()->next)) {
        last = at.as<Traceback>();
    }
    return last ? last->frame.as<Frame>() : nullptr;
}

void add_keys(Dict* dict, std::vector<std::string>& names) {
    Size position = 0;
    const Dict::Entry* entry;
    while (dict_next(dict, position, entry)) {
        if (is_str(entry->key)) names.push_back(utf8_of(entry->key));
    }
}

/// What asking for a name raised: no name is had, unless it is no Exception, which traceback lets through.
Result<bool> left_out(Runtime& rt, Error error) {
    if (rt.is_instance(error.exception(), BuiltinType::Exception)) return false;
    return error;
}

/// locals() of a frame as a dict; empty if they are none.
Value locals_of(Runtime& rt, Frame* frame) {
    Result<Value> locals = frame_locals(rt, frame);
    if (locals.is_error()) return Value();
    Value dict = locals.take();
    return is_dict(dict) ? dict : Value();
}

Value find_local(Runtime& rt, const Value& locals, std::string_view name) {
    if (locals.is_empty()) return Value();
    Value* found = dict_find(locals.as<Dict>(), rt.intern(name).get());
    return found ? *found : Value();
}

/// The names in the dictionaries of the object's class and its own; false without the latter.
Result<bool> add_own_names(Runtime& rt, const Value& object, std::vector<std::string>& names) {
    Result<Value> found = find_attribute(rt, object, Value(rt.intern("__dict__")));
    if (found.is_error()) return left_out(rt, found.take_error());
    Value own = found.take();
    if (own.is_empty() || !is_dict(own)) return false;
    add_keys(rt.type_of(object)->dict.get(), names);
    add_keys(own.as<Dict>(), names);
    std::sort(names.begin(), names.end());
    return true;
}

/// dir(object), sorted, or where that is a TypeError the names that lie nearest; false when those cannot be
/// had.
Result<bool> add_directory(Vm& vm, const Value& object, std::vector<std::string>& names) {
    Runtime& rt = vm.runtime();
    Value* dir = dict_find(vm.builtins(), rt.intern("dir").get());
    if (!dir) return false;
    Value function = *dir;
    Result<Value> listed = call(rt, function, object);
    if (listed.is_error()) {
        Error error = listed.take_error();
        if (rt.is_instance(error.exception(), BuiltinType::TypeError))
            return add_own_names(rt, object, names);
        return left_out(rt, std::move(error));
    }
    Result<Ref<Tuple>> items = to_tuple(rt, listed.take());
    if (items.is_error()) return left_out(rt, items.take_error());
    Ref<Tuple> all = items.take();
    for (const Value& each : all->span()) {
        if (is_str(each)) names.push_back(utf8_of(each));
    }
    std::sort(names.begin(), names.end());
    return true;
}

void hide_private(std::vector<std::string>& names) {
    names.erase(std::remove_if(names.begin(), names.end(),
                               [](const std::string& name) { return !name.empty() && name[0] == '_'; }),
                names.end());
}

/// The same where a name was wanted.
Result<std::string> no_name(Runtime& rt, Error error) {
    TRY(left_out(rt, std::move(error)));
    return std::string();
}

std::string nearest(const std::vector<std::string>& names, std::string_view wrong) {
    std::vector<std::string_view> views(names.begin(), names.end());
    return std::string(closest_name(views, wrong));
}

}  // namespace

Result<std::string> suggestion_for(Vm& vm, const Value& exception, const Value& traceback,
                                   const Value& wrong_name) {
    Runtime& rt = vm.runtime();
    std::string wrong = utf8_of(wrong_name);
    bool is_private = !wrong.empty() && wrong[0] == '_';
    std::vector<std::string> names;
    Frame* frame = innermost_frame(traceback);
    if (rt.is_instance(exception, BuiltinType::AttributeError)) {
        Result<Value> of = find_attribute(rt, exception, Value(rt.intern("obj")));
        if (of.is_error()) return no_name(rt, of.take_error());
        Value object = of.take();
        if (object.is_empty()) return std::string();
        bool listed = TRY(add_directory(vm, object, names));
        if (!listed) return std::string();
        bool hide = !is_private;
        if (hide && frame) {
            Value self = find_local(rt, locals_of(rt, frame), "self");
            if (!self.is_empty() && self.is(object)) hide = false;
        }
        if (hide) hide_private(names);
    } else if (rt.is_instance(exception, BuiltinType::ImportError)) {
        Result<Value> of = find_attribute(rt, exception, Value(rt.intern("name")));
        if (of.is_error()) return no_name(rt, of.take_error());
        Value module_name = of.take();
        if (!is_str(module_name)) return std::string();
        // __import__(name), which gives the topmost package.
        Result<Value> module = vm.import_module(module_name, Value(), Value(), 0);
        if (module.is_error()) return no_name(rt, module.take_error());
        bool listed = TRY(add_directory(vm, module.take(), names));
        if (!listed) return std::string();
        if (!is_private) hide_private(names);
    } else {
        if (!frame) return std::string();
        Value locals = locals_of(rt, frame);
        if (!locals.is_empty()) add_keys(locals.as<Dict>(), names);
        if (is_dict(frame->globals)) add_keys(frame->globals.as<Dict>(), names);
        if (is_dict(frame->builtins)) add_keys(frame->builtins.as<Dict>(), names);
        Value self = find_local(rt, locals, "self");
        if (!self.is_empty()) {
            Result<Value> has = find_attribute(rt, self, wrong_name);
            if (has.is_error()) {
                TRY(left_out(rt, has.take_error()));
            } else if (!has.take().is_empty()) {
                return "self." + wrong;
            }
        }
    }
    return nearest(names, wrong);
}

}  // namespace bufferscope
