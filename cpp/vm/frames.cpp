// frame and traceback objects as Python sees them.
#include "buffer/arguments.h"
#include "object/protocol.h"
#include "types/list.h"
#include "vm/frame.h"
#include "vm/operations.h"
#include "vm/vm.h"

namespace bufferscope {

namespace {

void traverse_frame(Object* object, Visitor& visit) {
    auto* frame = static_cast<Frame*>(object);
    for (const Value* each : {&frame->code, &frame->function, &frame->globals, &frame->builtins,
                              &frame->locals, &frame->back, &frame->pending, &frame->entry_handled}) {
        visit(*each);
    }
    Size live = frame->code.as<Code>()->slot_count() + frame->stack_used;
    for (Size i = 0; i < live; ++i) visit(frame->slots()[i]);
}

void clear_locals(Frame* frame) {
    // The last local goes first (_PyFrame_ClearLocals).
    Size live = frame->code.as<Code>()->slot_count() + frame->stack_used;
    frame->stack_used = 0;
    while (live-- > 0) {
        Value old = std::move(frame->slots()[live]);
    }
}

void clear_frame(Runtime&, Object* object) {
    auto* frame = static_cast<Frame*>(object);
    if (!frame->finished) return;
    clear_locals(frame);
    frame->back = Value();
}

void destroy_frame(Runtime&, Object* object) {
    auto* frame = static_cast<Frame*>(object);
    clear_locals(frame);
    frame->~Frame();
}

std::uint32_t frame_size(const Object* object) {
    return static_cast<std::uint32_t>(
        sizeof(Frame) +
        static_cast<std::size_t>(static_cast<const Frame*>(object)->slot_count) * sizeof(Value));
}

Value or_none(const Value& value) {
    return value.is_empty() ? Value::none() : value;
}

Result<Value> frame_back(Runtime&, const Value& self) {
    return or_none(self.as<Frame>()->back);
}
Result<Value> frame_code(Runtime&, const Value& self) {
    return self.as<Frame>()->code;
}
Result<Value> frame_globals(Runtime&, const Value& self) {
    return self.as<Frame>()->globals;
}
Result<Value> frame_builtins(Runtime&, const Value& self) {
    return self.as<Frame>()->builtins;
}
Result<Value> frame_get_locals(Runtime& rt, const Value& self) {
    return frame_locals(rt, self.as<Frame>());
}
Result<Value> frame_line(Runtime& rt, const Value& self) {
    int line = self.as<Frame>()->line();
    return line > 0 ? new_int(rt, line) : Value::none();
}
/// A frame jumps only as a trace function tells it to, and there are none (frame_lineno_set).
Result<void> set_frame_line(Runtime& rt, const Value&, const Value& value) {
    if (value.is_empty()) return rt.raise(BuiltinType::AttributeError, "cannot delete attribute");
    if (!rt.is_instance(value, BuiltinType::int_)) return rt.value_error("lineno must be an integer");
    return rt.value_error("f_lineno can only be set in a trace function");
}
Result<Value> frame_generator(Runtime&, const Value& self) {
    Generator* generator = self.as<Frame>()->generator;
    return generator ? Value::share(generator) : Value::none();
}
Result<Value> frame_last(Runtime& rt, const Value& self) {
    return new_int(rt, self.as<Frame>()->instruction() * 2);
}
Result<Value> frame_trace(Runtime&, const Value&) {
    return Value::none();
}
Result<Value> frame_repr(Runtime& rt, const Value& self) {
    auto* frame = self.as<Frame>();
    auto* code = frame->code.as<Code>();
    char address[16];
    std::string file = TRY(repr_utf8(rt, code->file_name));
    return new_str(rt,
                   format_text("<frame at {}, file {}, line {}, code {}>",
                               {address_text(rt, self, address), file, frame->line(), utf8_of(code->name)}));
}
Result<Value> frame_clear(Runtime& rt, const Value* arguments) {
    auto* frame = arguments[0].as<Frame>();
    if (frame->generator) {
        if (frame->generator->state == GeneratorState::running) {
            return rt.raise(BuiltinType::RuntimeError, "cannot clear an executing frame");
        }
        if (frame->generator->state == GeneratorState::suspended)
            return rt.raise(BuiltinType::RuntimeError, "cannot clear a suspended frame");
        Value generator = Value::share(frame->generator);
        return call_method(rt, generator, "close");
    }
    if (!frame->finished) return rt.raise(BuiltinType::RuntimeError, "cannot clear an executing frame");
    clear_locals(frame);
    return Value::none();
}

constexpr NativeMethod frame_methods[] = {
    {"clear(self, /)", frame_clear, doc<"Clear all references held by the frame.">}};
constexpr NativeProperty frame_properties[] = {
    {"f_back", frame_back},         {"f_code", frame_code},         {"f_globals", frame_globals},
    {"f_builtins", frame_builtins}, {"f_locals", frame_get_locals}, {"f_lineno", frame_line, set_frame_line},
    {"f_lasti", frame_last},        {"f_trace", frame_trace},       {"f_generator", frame_generator},
};
constexpr TypeSpec frame_spec = {.id = BuiltinType::frame,
                                 .name = "frame",
                                 .flags = type_flags::no_instantiation,
                                 .layout = {.size = sizeof(Frame),
                                            .destroy = destroy_frame,
                                            .size_of = frame_size,
                                            .traverse = traverse_frame,
                                            .clear = clear_frame},
                                 .methods = frame_methods,
                                 .properties = frame_properties,
                                 .slots = {.repr = frame_repr}};

// ---- traceback
// --------------------------------------------------------------------------------------------------------------

Result<Value> traceback_next(Runtime&, const Value& self) {
    return or_none(self.as<Traceback>()->next);
}
Result<void> set_traceback_next(Runtime& rt, const Value& self, const Value& value) {
    if (value.is_empty()) return rt.type_error("can't delete tb_next attribute");
    if (!value.is_none() && !rt.is_exactly(value, BuiltinType::traceback)) {
        return rt.type_error("expected traceback object, got '{}'", type_name(rt, value));
    }
    for (Value at = value; !at.is_none() && !at.is_empty(); at = Value(at.as<Traceback>()->next)) {
        if (at.is(self)) return rt.value_error("traceback loop detected");
    }
    self.as<Traceback>()->next = value.is_none() ? Value() : value;
    return {};
}
Result<Value> traceback_frame(Runtime&, const Value& self) {
    return self.as<Traceback>()->frame;
}
Result<Value> traceback_line(Runtime& rt, const Value& self) {
    std::int32_t line = self.as<Traceback>()->line;
    return line == Traceback::no_line ? Value::none() : new_int(rt, line);
}
Result<Value> traceback_last(Runtime& rt, const Value& self) {
    return new_int(rt, self.as<Traceback>()->offset);
}
Result<Value> make_traceback(Runtime& rt, Type* type, const Value* arguments) {
    if (!arguments[0].is_none() && !rt.is_exactly(arguments[0], BuiltinType::traceback)) {
        return rt.type_error("expected traceback object or None, got '{}'", type_name(rt, arguments[0]));
    }
    if (!rt.is_exactly(arguments[1], BuiltinType::frame)) {
        return rt.type_error("traceback() argument 'tb_frame' must be frame, not {}",
                             type_name(rt, arguments[1]));
    }
    std::int32_t last = TRY(int_argument(rt, arguments[2], 0));
    std::int32_t line = TRY(int_argument(rt, arguments[3], 0));
    auto* entry = rt.allocate<Traceback>(type);
    entry->next = arguments[0].is_none() ? Value() : arguments[0];
    entry->frame = arguments[1];
    entry->offset = last;
    entry->line = line;
    return Value::adopt(entry);
}
/// Lets go of an entry's frame, which most often is gone with it.
void drop_frame(Runtime& rt, Traceback* entry) {
    if (entry->frame.object()->references != 1) {
        entry->frame = Value();
        return;
    }
    auto* frame = entry->frame.as<Frame>();
    entry->frame.release_bits();
    free_frame(rt, frame);
}

/// What leads toward where the exception was raised goes first (tb_dealloc): down to the last entry that only
/// the one before it holds, `next` pointing back meanwhile, and up again. Not one within the other: a
/// traceback may be long.
void destroy_traceback(Runtime& rt, Object* object) {
    auto* entry = static_cast<Traceback*>(object);
    Traceback* outer = nullptr;
    while (!entry->next.is_empty() && entry->next.object()->references == 1) {
        auto* inner = entry->next.as<Traceback>();
        rt.untrack(inner);
        entry->next.release_bits();
        new (&entry->next) Value(Value::adopt(outer));
        outer = entry;
        entry = inner;
    }
    while (true) {
        entry->next = Value();
        drop_frame(rt, entry);
        if (!outer) return;
        Traceback* above = outer->next.as<Traceback>();
        outer->next.release_bits();
        rt.release_memory(entry, entry->type, sizeof(Traceback));
        entry = outer;
        outer = above;
    }
}
void traverse_traceback(Object* object, Visitor& visit) {
    visit(static_cast<Traceback*>(object)->next);
    visit(static_cast<Traceback*>(object)->frame);
}
void clear_traceback(Runtime&, Object* object) {
    static_cast<Traceback*>(object)->next = Value();
}
constexpr NativeProperty traceback_properties[] = {{"tb_next", traceback_next, set_traceback_next},
                                                   {"tb_frame", traceback_frame, readonly_attribute},
                                                   {"tb_lineno", traceback_line},
                                                   {"tb_lasti", traceback_last, readonly_attribute}};
Result<Value> traceback_dir(Runtime& rt, const Value*) {
    Ref<List> names = new_list(rt);
    for (const char* name : {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"})
        TRY(list_append(rt, names.get(), Value(rt.intern(name))));
    return names;
}
constexpr NativeMethod traceback_methods[] = {{"__dir__(self, /)", traceback_dir}};
constexpr TypeSpec traceback_spec = {
    .id = BuiltinType::traceback,
    .name = "traceback",
    .layout = {.size = sizeof(Traceback),
               .destroy = destroy_traceback,
               .traverse = traverse_traceback,
               .clear = clear_traceback},
    .methods = traceback_methods,
    .properties = traceback_properties,
    .slots = {.new_ = bound_new<"traceback(tb_next, tb_frame, tb_lasti, tb_lineno)", make_traceback>}};

}  // namespace

void free_frame(Runtime& rt, Frame* frame) {
    if (frame->tracked) rt.untrack(frame);
    std::size_t size = frame_size(frame);
    destroy_frame(rt, frame);
    rt.release_memory(frame, rt.type(BuiltinType::frame), size);
}

Result<Value> frame_locals(Runtime& rt, Frame* frame) {
    if (!frame->locals.is_empty()) return frame->locals;
    auto* code = frame->code.as<Code>();
    if (!(code->flags & code_flags::optimized)) return frame->globals;
    Ref<Dict> names = new_dict(rt);
    for (Size i = 0; i < code->slot_count(); ++i) {
        Value value = frame->slots()[i];
        if (value.is_empty()) continue;
        std::uint8_t kind = code->slot_kinds[static_cast<std::size_t>(i)];
        if (kind & slot_kind::hidden) continue;
        if ((kind & (slot_kind::cell | slot_kind::free)) && rt.is_exactly(value, BuiltinType::cell)) {
            value = Value(value.as<Cell>()->contents);
            if (value.is_empty()) continue;
        }
        dict_set(rt, names.get(), (*code->slot_names)[i].as<Str>(), value);
    }
    return names;
}

void install_frames(Runtime& rt) {
    rt.define_type(frame_spec);
    rt.define_type(traceback_spec);
}

}  // namespace bufferscope
