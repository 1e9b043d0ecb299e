// The evaluation loop: a switch over the instructions that run often. It must stay small: engines compile a
// large function badly. What takes more than a few lines is a function elsewhere; what runs seldom stands in
// instructions.cpp.
#include "object/descriptors.h"
#include "object/slots.h"
#include "types/exceptions.h"
#include "types/int.h"
#include "types/iterators.h"
#include "types/list.h"
#include "types/lru_cache.h"
#include "vm/operations.h"
#include "vm/vm.h"

namespace bufferscope {

namespace {

/// Cells hold what inner functions share.
Cell* cell_at(Value* slots, std::uint32_t index) {
    return slots[index].as<Cell>();
}

const Value& item_at(const Ref<Tuple>& tuple, std::uint32_t index) {
    return (*tuple)[static_cast<Size>(index)];
}

/// The native function behind a callee if it can take the arguments as they stand: by position, none left
/// out, and of the right type if it is a method. Null otherwise.
const NativeMethod* direct_native(Runtime& rt, const Value& callee, const Value* arguments, Size count) {
    const NativeMethod* row = nullptr;
    Type* type = rt.type_of(callee);
    if (type == rt.type(BuiltinType::method_descriptor)) {
        auto* descriptor = callee.as<MethodDescriptor>();
        if (count < 1 || descriptor->row->kind != MethodKind::instance ||
            !rt.type_of(arguments[0])->is_subtype_of(descriptor->owner))
            return nullptr;
        row = descriptor->row;
    } else if (type == rt.type(BuiltinType::native_function)) {
        row = callee.as<NativeFunction>()->row;
        if (!row || row->signature.has_self) return nullptr;
    } else {
        return nullptr;
    }
    const Signature& signature = row->signature;
    return signature.count == count && signature.positional == count ? row : nullptr;
}

}  // namespace

Vm::CallEnd Vm::call_instruction(Frame* frame, Value* lowest, Value* arguments, Size positional,
                                 const Tuple* names, Value* end) {
    Runtime& rt = runtime_;
    if (!names && rt.is_exactly(*lowest, BuiltinType::type)) {
        Value made = call_plain_exception(rt, *lowest, CallArguments{arguments, positional, nullptr});
        if (!made.is_empty()) {
            while (end != lowest) *--end = Value();
            new (lowest) Value(std::move(made));
            return CallEnd::value;
        }
        return finish_call(frame, begin_call(*lowest, arguments, positional, nullptr), lowest, end);
    }
    if (const NativeMethod* row = names ? nullptr : direct_native(rt, *lowest, arguments, positional)) {
        NativeCall guard(rt);
        Result<void> room = guard.check();
        Result<Value> answer = room.is_error() ? Result<Value>(room.take_error()) : row->body(rt, arguments);
        if (answer.is_error()) {
            raised_ = answer.take_error().take();
            return CallEnd::raised;
        }
        while (end != lowest) *--end = Value();
        new (lowest) Value(answer.take());
        return CallEnd::value;
    }
    if (!names && lowest == arguments - 1 && rt.is_exactly(*lowest, BuiltinType::method)) {
        // A bound method: the self takes the callee's place.
        Value method = std::move(*lowest);
        Value function = method.as<Method>()->function;
        *lowest = method.as<Method>()->self;
        method = Value();
        return finish_call(frame, begin_call(function, lowest, positional + 1, nullptr), lowest, end);
    }
    return finish_call(frame, begin_call(*lowest, arguments, positional, names), lowest, end);
}

Vm::CallEnd Vm::finish_call(Frame* frame, Result<CallStep> step, Value* lowest, Value* end) {
    if (step.is_error()) {
        raised_ = step.take_error().take();
        return CallEnd::raised;
    }
    CallStep made = step.take();
    while (end != lowest) *--end = Value();
    if (!made.frame) {
        new (lowest) Value(std::move(made.value));
        return CallEnd::value;
    }
    frame->stack_used = static_cast<Size>(lowest - frame->stack());
    push_frame(std::move(made.frame), made.return_to);
    return CallEnd::frame;
}

Result<void> Vm::take_return(ReturnTo return_to, std::uint32_t target, Value value, Value pending) {
    Runtime& rt = runtime_;
    Frame* frame = current_;
    Value* top = frame->stack() + frame->stack_used;
    switch (return_to) {
        case ReturnTo::instance:
            if (!value.is_none())
                return rt.type_error("__init__() should return None, not '{}'", type_name(rt, value));
            new (top) Value(std::move(pending));
            ++frame->stack_used;
            break;
        case ReturnTo::for_iter:
            top[-1] = Value();
            --frame->stack_used;
            frame->next = frame->code.as<Code>()->instructions.data() + target;
            break;
        case ReturnTo::send:
            new (top) Value(std::move(value));
            ++frame->stack_used;
            frame->next = frame->code.as<Code>()->instructions.data() + target;
            break;
        case ReturnTo::discard:
            break;
        case ReturnTo::remember:
            TRY(remember_result(rt, pending, value));
            new (frame->stack() + frame->stack_used) Value(std::move(value));
            ++frame->stack_used;
            break;
        case ReturnTo::class_body: {
            Value made = TRY(finish_class(rt, pending.as<Tuple>(), value));
            new (frame->stack() + frame->stack_used) Value(std::move(made));
            ++frame->stack_used;
            break;
        }
        default:
            new (top) Value(std::move(value));
            ++frame->stack_used;
    }
    return {};
}

void Vm::tell_line(Frame* frame, Value* sp) {
    int line = frame->line();
    if (line <= 0 || opcode_of(*frame->at) == Opcode::RESUME) return;
    frame->told_line = line;
    if (opcode_of(*frame->at) == Opcode::RETURN_GENERATOR) return;  // its line begins after RESUME
    const Value& file = frame->code.as<Code>()->file_name;
    if (!file.is(told_file_)) {
        told_file_ = file;
        told_file_is_library_ = utf8_of(file).starts_with(library_file_prefix);
    }
    if (told_file_is_library_) return;
    frame->stack_used = static_cast<Size>(sp - frame->stack());
    line_listener->line_reached(frame);
    frame->stack_used = 0;
}

// What lies above `sp` on a frame's operand stack is not looked at by anybody: taking a value off leaves its
// bits there.
Vm::LoopEnd Vm::run_loop(bool nested) {
    Runtime& rt = runtime_;
    Frame* const bottom = nested ? current_ : bottom_;
    if (nested) ++nested_runs_;
    const bool observed = line_listener != nullptr;
    Frame* frame;
    const Code* code;
    Value* slots;
    Value* sp;
    const Instruction* ip;
    const Instruction* base;
    std::uintptr_t error = 0;  // an owned reference to the exception at `failed`

    // Always in place: what calls them with `sp` by reference would keep it in memory instead of a register.
    auto push = [&](Value value) __attribute__((always_inline)) {
        new (sp++) Value(std::move(value));
    };
    auto pop = [&]() __attribute__((always_inline))->Value {
        return Value::from_bits((--sp)->bits());
    };
    auto drop = [&]() __attribute__((always_inline)) {
        counting::drop((--sp)->bits());
    };
    auto leave = [&](LoopEnd end) {
        if (nested) --nested_runs_;
        return end;
    };

enter_frame:
    frame = current_;
    code = frame->code.as<Code>();
    slots = frame->slots();
    sp = frame->stack() + frame->stack_used;
    frame->stack_used = 0;
    base = code->instructions.data();
    ip = frame->next;

    while (true) {
        frame->at = ip;
        const Instruction word = *ip++;
        const std::uint32_t argument = argument_of(word);
        if (observed) [[unlikely]] {
            if (code->positions[static_cast<std::size_t>(ip - 1 - base)].line != frame->told_line)
                tell_line(frame, sp);
        }
        switch (opcode_of(word)) {
            case Opcode::NOP:
                break;
            case Opcode::RESUME:
                frame->told_line = 0;
                rt.budget -= 4;
                goto check_budget;
            case Opcode::POP_TOP:
                drop();
                break;
            case Opcode::COPY:
                push(sp[-static_cast<int>(argument)]);
                break;
            case Opcode::SWAP:
                std::swap(sp[-1], sp[-static_cast<int>(argument)]);
                break;
            case Opcode::PUSH_EMPTY:
                push(Value());
                break;
            case Opcode::LOAD_CONST:
                push(item_at(code->constants, argument));
                break;
            case Opcode::LOAD_SMALL_INT:
                push(Value::small(argument));
                break;

            // ---- locals and cells
            case Opcode::LOAD_FAST:
                push(slots[argument]);
                break;
            case Opcode::LOAD_FAST_LOAD_FAST:
                push(slots[argument & 0xfff]);
                push(slots[argument >> 12]);
                break;
            case Opcode::LOAD_FAST_CHECK:
                if (slots[argument].is_empty()) {
                    error = unbound_local(rt, code, argument).take().release_bits();
                    goto failed;
                }
                push(slots[argument]);
                break;
            case Opcode::LOAD_FAST_AND_CLEAR:
                push(std::move(slots[argument]));
                break;
            case Opcode::STORE_FAST: {
                // The name holds the new value before the old one dies.
                std::uintptr_t old = slots[argument].bits();
                new (slots + argument) Value(pop());
                counting::drop(old);
                break;
            }
            case Opcode::STORE_FAST_LOAD_FAST: {
                std::uintptr_t old = slots[argument & 0xfff].bits();
                new (slots + (argument & 0xfff)) Value(pop());
                counting::drop(old);
                push(slots[argument >> 12]);
                break;
            }
            case Opcode::FORGET_FAST: {
                std::uintptr_t old = slots[argument].bits();
                new (slots + argument) Value(Value::none());
                counting::drop(old);
                new (slots + argument) Value();
                break;
            }
            case Opcode::DELETE_FAST: {
                if (slots[argument].is_empty()) {
                    error = unbound_local(rt, code, argument).take().release_bits();
                    goto failed;
                }
                counting::drop(slots[argument].release_bits());
                break;
            }
            case Opcode::LOAD_DEREF: {
                const Value& contents = cell_at(slots, argument)->contents;
                if (contents.is_empty()) {
                    error = unbound_cell(rt, code, argument).take().release_bits();
                    goto failed;
                }
                push(contents);
                break;
            }
            case Opcode::STORE_DEREF: {
                Cell* cell = cell_at(slots, argument);
                std::uintptr_t old = cell->contents.bits();
                new (&cell->contents) Value(pop());
                counting::drop(old);
                break;
            }

            // ---- names
            case Opcode::LOAD_NAME: {
                Result<Value> found = load_name(rt, frame, item_at(code->names, argument));
                if (found.is_error()) {
                    error = found.take_error().take().release_bits();
                    goto failed;
                }
                push(found.take());
                break;
            }
            case Opcode::STORE_NAME: {
                Result<void> done = store_name(rt, frame, item_at(code->names, argument), sp[-1]);
                drop();
                if (done.is_error()) {
                    error = done.take_error().take().release_bits();
                    goto failed;
                }
                break;
            }
            case Opcode::LOAD_GLOBAL: {
                InlineCache& cache = code->caches[*ip++];
                auto* globals = static_cast<Dict*>(frame->globals.object());
                const Value& name = item_at(code->names, argument);
                if (cache.kind == 1 && cache.index < globals->entry_count &&
                    globals->entries[cache.index].key.is(name)) {
                    push(globals->entries[cache.index].value);
                    break;
                }
                if (cache.kind == 2 && cache.version == globals->keys_version &&
                    cache.pointer == reinterpret_cast<std::uintptr_t>(globals)) {
                    auto* builtins = static_cast<Dict*>(frame->builtins.object());
                    if (cache.index < builtins->entry_count && builtins->entries[cache.index].key.is(name)) {
                        push(builtins->entries[cache.index].value);
                        break;
                    }
                }
                Result<Value> found = load_global(rt, frame, name, cache);
                if (found.is_error()) {
                    error = found.take_error().take().release_bits();
                    goto failed;
                }
                push(found.take());
                break;
            }

            // ---- attributes and items
            case Opcode::LOAD_ATTR: {
                InlineCache& cache = code->caches[*ip++];
                const Value& owner = sp[-1];
                const Value& name = item_at(code->names, argument);
                if (cache.kind == 1 && owner.is_object() && owner.object()->type->version == cache.version) {
                    const Value& members = Runtime::dict_slot(owner.object());
                    if (!members.is_empty()) {
                        auto* dict = static_cast<Dict*>(members.object());
                        if (cache.index < dict->entry_count && dict->entries[cache.index].key.is(name)) {
                            Value value = dict->entries[cache.index].value;
                            sp[-1] = std::move(value);
                            break;
                        }
                    }
                }
                Result<Value> found = load_attribute(rt, owner, name, cache);
                if (found.is_error()) {
                    error = found.take_error().take().release_bits();
                    goto failed;
                }
                sp[-1] = found.take();
                break;
            }
            case Opcode::STORE_ATTR: {
                InlineCache& cache = code->caches[*ip++];
                Result<void> done =
                    store_attribute(rt, sp[-1], item_at(code->names, argument), sp[-2], cache);
                if (done.is_error()) {
                    error = done.take_error().take().release_bits();
                    goto failed;
                }
                drop();
                drop();
                break;
            }
            case Opcode::LOAD_METHOD: {
                InlineCache& cache = code->caches[*ip++];
                push(Value());
                Result<void> done = load_method(rt, sp[-2], sp[-1], item_at(code->names, argument), cache);
                if (done.is_error()) {
                    error = done.take_error().take().release_bits();
                    goto failed;
                }
                break;
            }
            case Opcode::BINARY_SUBSCR: {
                const Value& container = sp[-2];
                const Value& key = sp[-1];
                if (container.is_object() && key.is_small_int() &&
                    container.object()->type == rt.type(BuiltinType::list)) {
                    auto* list = container.as<List>();
                    Size at = key.small_int();
                    if (at < 0) at += list->length;
                    if (at >= 0 && at < list->length) {
                        Value item = list->items[at];
                        --sp;
                        sp[-1] = std::move(item);
                        break;
                    }
                }
                Result<Value> item = get_item(rt, container, key);
                if (item.is_error()) {
                    error = item.take_error().take().release_bits();
                    goto failed;
                }
                drop();
                sp[-1] = item.take();
                break;
            }
            case Opcode::STORE_SUBSCR: {
                if (sp[-2].is_object() && sp[-1].is_small_int() &&
                    sp[-2].object()->type == rt.type(BuiltinType::list)) {
                    auto* list = sp[-2].as<List>();
                    Size at = sp[-1].small_int();
                    if (at < 0) at += list->length;
                    if (at >= 0 && at < list->length) {
                        std::uintptr_t old = list->items[at].bits();
                        new (list->items + at) Value(std::move(sp[-3]));
                        counting::drop(old);
                        --sp;
                        drop();
                        --sp;
                        break;
                    }
                }
                Result<void> done = set_item(rt, sp[-2], sp[-1], sp[-3]);
                if (done.is_error()) {
                    error = done.take_error().take().release_bits();
                    goto failed;
                }
                drop();
                drop();
                drop();
                break;
            }

            // ---- operators
            case Opcode::BINARY_OP_FAST_FAST:
            case Opcode::BINARY_OP_FAST_SMALL: {
                auto op = static_cast<BinaryOperator>(argument & 15);
                const Value& left = slots[argument >> 4 & 0x3ff];
                Value small = Value::small(argument >> 14);
                const Value& right =
                    opcode_of(word) == Opcode::BINARY_OP_FAST_FAST ? slots[argument >> 14] : small;
                if (left.is_small_int() && right.is_small_int()) {
                    Value quick = quick_small_binary(op, left.small_int(), right.small_int());
                    if (!quick.is_empty()) {
                        push(std::move(quick));
                        break;
                    }
                }
                Result<Value> answer = binary_fast(rt, op, left, right);
                if (answer.is_error()) {
                    error = answer.take_error().take().release_bits();
                    goto failed;
                }
                push(answer.take());
                break;
            }
            case Opcode::BINARY_OP:
            case Opcode::INPLACE_OP: {
                auto op = static_cast<BinaryOperator>(argument);
                if (sp[-2].is_small_int() && sp[-1].is_small_int()) {
                    Value quick = quick_small_binary(op, sp[-2].small_int(), sp[-1].small_int());
                    if (!quick.is_empty()) {
                        --sp;
                        new (sp - 1) Value(std::move(quick));
                        break;
                    }
                }
                if (quick_float_binary(rt, op, sp[-2], sp[-1]) || quick_int_binary(rt, op, sp[-2], sp[-1])) {
                    drop();
                    break;
                }
                Result<Value> answer = opcode_of(word) == Opcode::BINARY_OP ? binary(rt, op, sp[-2], sp[-1])
                                                                            : inplace(rt, op, sp[-2], sp[-1]);
                if (answer.is_error()) {
                    error = answer.take_error().take().release_bits();
                    goto failed;
                }
                drop();
                sp[-1] = answer.take();
                break;
            }
            case Opcode::UNARY_NOT: {
                Result<bool> answer = truth(rt, sp[-1]);
                if (answer.is_error()) {
                    error = answer.take_error().take().release_bits();
                    goto failed;
                }
                sp[-1] = Value::boolean(!answer.take());
                break;
            }
            case Opcode::COMPARE_OP: {
                Result<Value> answer = compare(rt, sp[-2], sp[-1], static_cast<Comparison>(argument));
                if (answer.is_error()) {
                    error = answer.take_error().take().release_bits();
                    goto failed;
                }
                drop();
                sp[-1] = answer.take();
                break;
            }
            case Opcode::COMPARE_JUMP_IF_FALSE: {
                const Instruction jump = *ip++;
                bool holds;
                if (sp[-2].is_small_int() && sp[-1].is_small_int()) {
                    int left = sp[-2].small_int(), right = sp[-1].small_int();
                    holds = result_of(static_cast<Comparison>(argument), left < right ? -1 : left > right);
                    sp -= 2;
                } else {
                    Result<bool> answer =
                        compare_truth(rt, sp[-2], sp[-1], static_cast<Comparison>(argument));
                    if (answer.is_error()) {
                        error = answer.take_error().take().release_bits();
                        goto failed;
                    }
                    holds = answer.take();
                    sp -= 2;
                }
                if (!holds) ip = base + argument_of(jump);
                break;
            }
            case Opcode::IS_OP: {
                bool same = sp[-2].is(sp[-1]);
                drop();
                sp[-1] = Value::boolean(same != (argument == 1));
                break;
            }
            case Opcode::CONTAINS_OP: {
                Result<bool> answer = contains(rt, sp[-1], sp[-2]);
                if (answer.is_error()) {
                    error = answer.take_error().take().release_bits();
                    goto failed;
                }
                drop();
                sp[-1] = Value::boolean(answer.take() != (argument == 1));
                break;
            }

            // ---- jumps
            case Opcode::JUMP:
                ip = base + argument;
                break;
            case Opcode::JUMP_BACKWARD:
                ip = base + argument;
                frame->told_line = 0;
                rt.budget -= 8;
                goto check_budget;
            case Opcode::POP_JUMP_IF_FALSE:
            case Opcode::POP_JUMP_IF_TRUE: {
                bool wanted = opcode_of(word) == Opcode::POP_JUMP_IF_TRUE;
                if (sp[-1].is_bool()) {
                    --sp;
                    if (sp->is_true() == wanted) ip = base + argument;
                    break;
                }
                Result<bool> answer = truth_checked(rt, sp[-1]);
                if (answer.is_error()) {
                    error = answer.take_error().take().release_bits();
                    goto failed;
                }
                drop();
                if (answer.take() == wanted) ip = base + argument;
                break;
            }
            case Opcode::POP_JUMP_IF_NONE:
            case Opcode::POP_JUMP_IF_NOT_NONE: {
                bool none = sp[-1].is_none();
                drop();
                if (none == (opcode_of(word) == Opcode::POP_JUMP_IF_NONE)) ip = base + argument;
                break;
            }
            case Opcode::JUMP_IF_FALSE_OR_POP:
            case Opcode::JUMP_IF_TRUE_OR_POP: {
                Result<bool> answer = truth_checked(rt, sp[-1]);
                if (answer.is_error()) {
                    error = answer.take_error().take().release_bits();
                    goto failed;
                }
                if (answer.take() == (opcode_of(word) == Opcode::JUMP_IF_TRUE_OR_POP)) {
                    ip = base + argument;
                } else {
                    drop();
                }
                break;
            }
            case Opcode::GET_ITER: {
                Result<Value> iterator = iterate(rt, sp[-1]);
                if (iterator.is_error()) {
                    error = iterator.take_error().take().release_bits();
                    goto failed;
                }
                sp[-1] = iterator.take();
                break;
            }
            case Opcode::FOR_ITER: {
                Type* type = sp[-1].object()->type;
                if (type == rt.type(BuiltinType::generator) && can_resume_inline(sp[-1].as<Generator>()) &&
                    frame_depth_ < rt.recursion_limit) {
                    frame->stack_used = static_cast<Size>(sp - frame->stack());
                    frame->next = ip;
                    enter_generator(sp[-1].as<Generator>(), Value::none(), ReturnTo::for_iter, argument);
                    goto enter_frame;
                }
                if (type == rt.type(BuiltinType::range_iterator)) {
                    auto* range = sp[-1].as<RangeIterator>();
                    if (range->has_small()) {
                        Value item = Value::small(range->take());
                        if (opcode_of(*ip) != Opcode::STORE_FAST || observed) {
                            push(std::move(item));
                            break;
                        }
                        // What follows most often, in one go.
                        frame->at = ip;
                        Value* local = slots + argument_of(*ip++);
                        std::uintptr_t old = local->bits();
                        new (local) Value(std::move(item));
                        counting::drop(old);
                        break;
                    }
                }
                Result<Value> item = next(rt, sp[-1]);
                if (item.is_error()) {
                    raised_ = item.take_error().take();
                    goto call_failed;  // sys.stdin may wait for a line
                }
                Value value = item.take();
                if (value.is_empty()) {
                    drop();
                    ip = base + argument;
                } else {
                    push(std::move(value));
                }
                break;
            }
            case Opcode::LIST_APPEND: {
                Value item = pop();
                Result<void> done =
                    list_append(rt, sp[-static_cast<int>(argument)].as<List>(), std::move(item));
                if (done.is_error()) {
                    error = done.take_error().take().release_bits();
                    goto failed;
                }
                break;
            }

            // ---- calls
            case Opcode::CALL:
            case Opcode::CALL_KEYWORDS:
            case Opcode::CALL_METHOD:
            case Opcode::CALL_METHOD_KEYWORDS: {
                bool is_method =
                    opcode_of(word) == Opcode::CALL_METHOD || opcode_of(word) == Opcode::CALL_METHOD_KEYWORDS;
                bool has_names = opcode_of(word) == Opcode::CALL_KEYWORDS ||
                                 opcode_of(word) == Opcode::CALL_METHOD_KEYWORDS;
                Value* arguments = sp - has_names - argument;
                auto count = static_cast<Size>(argument);
                Value* lowest = arguments - 1;
                if (is_method) {
                    --lowest;
                    if (!arguments[-1].is_empty()) {
                        --arguments;
                        ++count;
                    }
                }
                frame->next = ip;
                if (!has_names && enter_plain_function(*lowest, arguments, count)) {
                    frame->stack_used = static_cast<Size>(lowest - frame->stack());
                    goto enter_frame;
                }
                const Tuple* names = has_names ? sp[-1].as<Tuple>() : nullptr;
                CallEnd end = call_instruction(frame, lowest, arguments, count - (names ? names->length : 0),
                                               names, sp);
                if (end == CallEnd::frame) goto enter_frame;
                if (end == CallEnd::raised) goto call_failed;
                sp = lowest + 1;
                break;
            }
            case Opcode::CALL_UNPACKED: {
                Value* callee = sp - 2 - argument;
                Result<void> ready =
                    prepare_unpacked(rt, callee[0], callee[1], argument ? callee[2] : Value());
                if (ready.is_error()) {
                    error = ready.take_error().take().release_bits();
                    goto failed;
                }
                frame->next = ip;
                CallEnd end = finish_call(frame,
                                          begin_unpacked_call(callee[0], callee[1].as<Tuple>(),
                                                              argument ? callee[2].as<Dict>() : nullptr),
                                          callee, sp);
                if (end == CallEnd::frame) goto enter_frame;
                if (end == CallEnd::raised) goto call_failed;
                sp = callee + 1;
                break;
            }
            case Opcode::RETURN_VALUE: {
                Value value = pop();
                while (sp != frame->stack()) drop();  // what loops left behind
                ReturnTo return_to = frame->return_to;
                frame->finished = true;
                bool ends = frame == bottom;
                if (return_to == ReturnTo::caller && !ends && !frame->generator) {
                    pop_frame();
                    frame = current_;
                    new (frame->stack() + frame->stack_used) Value(std::move(value));
                    ++frame->stack_used;
                    goto enter_frame;
                }
                std::uint32_t target = frame->target;
                Value pending = std::move(frame->pending);
                if (frame->generator) finish_generator(frame);
                pop_frame();
                if (ends) {
                    result_ = std::move(value);
                    yielded_ = false;
                    return leave(LoopEnd::returned);
                }
                Result<void> done = take_return(return_to, target, std::move(value), std::move(pending));
                if (!done.is_error()) goto enter_frame;
                error = done.take_error().take().release_bits();
                frame = current_;
                sp = frame->stack() + frame->stack_used;
                goto failed;
            }

            // ---- generators
            case Opcode::RETURN_GENERATOR:
            case Opcode::YIELD_VALUE: {
                bool yields = opcode_of(word) == Opcode::YIELD_VALUE;
                Value value;
                if (yields) value = pop();
                frame->next = ip;
                frame->stack_used = static_cast<Size>(sp - frame->stack());
                bool ends = frame == bottom;
                if (yields) {
                    ends = ends || frame->return_to == ReturnTo::native;
                    suspend_generator(frame);
                } else {
                    value = new_generator(rt, frame);
                }
                leave_generator_frame();
                if (ends) {
                    result_ = std::move(value);
                    yielded_ = yields;
                    return leave(LoopEnd::returned);
                }
                frame = current_;
                new (frame->stack() + frame->stack_used) Value(std::move(value));
                ++frame->stack_used;
                goto enter_frame;
            }
            case Opcode::SEND: {
                if (sp[-2].object()->type == rt.type(BuiltinType::generator) &&
                    can_resume_inline(sp[-2].as<Generator>()) && frame_depth_ < rt.recursion_limit) {
                    auto* generator = sp[-2].as<Generator>();
                    Value sent = pop();
                    frame->stack_used = static_cast<Size>(sp - frame->stack());
                    frame->next = ip;
                    enter_generator(generator, std::move(sent), ReturnTo::send, argument);
                    goto enter_frame;
                }
                Value returned;
                Result<Value> answer = send_to(rt, sp[-2], sp[-1], returned);
                if (answer.is_error()) {
                    error = answer.take_error().take().release_bits();
                    goto failed;
                }
                Value yielded = answer.take();
                if (yielded.is_empty()) {
                    yielded = std::move(returned);
                    ip = base + argument;
                }
                sp[-1] = std::move(yielded);
                break;
            }
            case Opcode::END_SEND: {
                Value value = pop();
                sp[-1] = std::move(value);
                break;
            }
            // ---- handlers
            case Opcode::PUSH_EXC_INFO: {
                std::uintptr_t exception = sp[-1].bits();
                new (sp - 1) Value(std::move(rt.handled_exception));
                new (sp++) Value(Value::from_bits(exception));
                rt.handled_exception = sp[-1];
                ++frame->handled_depth;
                break;
            }
            case Opcode::CHECK_EXC_MATCH: {
                if (!raise_listener && rt.is_exactly(sp[-1], BuiltinType::type) &&
                    sp[-1].as<Type>()->has_flag(type_flags::exception_subclass)) {
                    bool is = sp[-2].object()->type->is_subtype_of(sp[-1].as<Type>());
                    if (opcode_of(*ip) == Opcode::POP_JUMP_IF_FALSE) {
                        drop();
                        ip = is ? ip + 1 : base + argument_of(*ip);
                        break;
                    }
                    sp[-1] = Value::boolean(is);
                    break;
                }
                Result<bool> answer = exception_matches(rt, sp[-2], sp[-1]);
                if (answer.is_error()) {
                    error = answer.take_error().take().release_bits();
                    goto failed;
                }
                bool matches = answer.take();
                if (matches && raise_listener) raise_listener->matched(frame, false);
                sp[-1] = Value::boolean(matches);
                break;
            }
            case Opcode::POP_EXCEPT:
                if (raise_listener || frame->generator) goto elsewhere;
                {
                    --frame->handled_depth;
                    std::uintptr_t handled = rt.handled_exception.release_bits();
                    rt.handled_exception = pop();
                    counting::drop(handled);
                }
                break;
            case Opcode::RAISE:
                if (argument != 1) goto elsewhere;
                if (is_exception(sp[-1]) && rt.handled_exception.is_empty()) {
                    error = pop().release_bits();
                    goto failed;
                }
                {
                    Value raised = pop();
                    error = do_raise(raised, Value()).take().release_bits();
                    goto failed;
                }
            case Opcode::RERAISE:
                if (argument > 0) frame->at = base + sp[-1 - static_cast<int>(argument)].small_int();
                reraising_ = true;
                error = pop().release_bits();
                goto failed;
            default:
                goto elsewhere;
        }
        continue;

    elsewhere:
        sp = execute(word, frame, sp);
        if (sp) continue;
        sp = frame->stack() + frame->stack_used;
        error = raised_.release_bits();
        goto failed;

    check_budget:
        if (rt.budget > 0 && !interrupt_ && !rt.heap.over_limit() && !rt.collection_due()) [[likely]]
            continue;
        {
            Result<void> go_on = between_instructions(nested);
            if (go_on.is_error()) {
                error = go_on.take_error().take().release_bits();
                goto failed;
            }
            if (!nested && (state_ != RunState::running || rt.budget <= 0)) {
                frame->stack_used = static_cast<Size>(sp - frame->stack());
                frame->next = ip;
                return leave(LoopEnd::paused);
            }
            continue;
        }

    call_failed:
        error = raised_.release_bits();
        // input() without a line yet: the same instruction runs again later.
        if (waiting_for_input_ && !nested) {
            waiting_for_input_ = false;
            counting::drop(error);
            frame->next = frame->at;
            frame->stack_used = static_cast<Size>(sp - frame->stack());
            state_ = RunState::needs_input;
            return leave(LoopEnd::paused);
        }
    failed:
        frame->stack_used = static_cast<Size>(sp - frame->stack());
        {
            Value unhandled;
            bool reraising = reraising_;
            reraising_ = false;
            if (unwind(Value::from_bits(error), !reraising, reraising ? ip - 1 : nullptr, bottom, unhandled))
                goto enter_frame;
            raised_ = std::move(unhandled);
            return leave(LoopEnd::raised);
        }
    }
}

}  // namespace bufferscope
