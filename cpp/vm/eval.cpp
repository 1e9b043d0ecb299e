// The evaluation loop: a switch over instructions; what takes more than a few lines is a function elsewhere.
#include "object/slots.h"
#include "types/float.h"
#include "types/generic_alias.h"
#include "types/int.h"
#include "types/list.h"
#include "types/set.h"
#include "vm/operations.h"
#include "vm/vm.h"

namespace bufferscope {

namespace {

/// Floats are added, subtracted, multiplied and divided in place: `left` becomes the answer, in the object it holds if
/// nothing else does. False if this is not a case for it.
bool quick_float_binary(Runtime& rt, BinaryOperator op, Value& left, const Value& right) {
    Type* float_type = rt.type(BuiltinType::float_);
    if (!left.is_object() || left.object()->type != float_type || !right.is_object() ||
        right.object()->type != float_type)
        return false;
    double a = float_of(left), b = float_of(right);
    switch (op) {
        case BinaryOperator::add:
            a += b;
            break;
        case BinaryOperator::subtract:
            a -= b;
            break;
        case BinaryOperator::multiply:
            a *= b;
            break;
        case BinaryOperator::true_divide:
            if (b == 0) return false;
            a /= b;
            break;
        default:
            return false;
    }
    if (left.object()->references == 1) {
        left.as<FloatObject>()->number = a;
    } else {
        left = new_float(rt, a);
    }
    return true;
}

/// Cells hold what inner functions share.
Cell* cell_at(Value* slots, std::uint32_t index) {
    return slots[index].as<Cell>();
}

}  // namespace

Vm::LoopEnd Vm::run_loop(bool nested) {
    Runtime& rt = runtime_;
    Frame* const bottom = nested ? current_ : bottom_;
    if (nested) ++nested_runs_;
    Frame* frame;
    const Code* code;
    Value* slots;
    Value* sp;
    const Instruction* ip;
    const Instruction* base;
    Value error;
    bool add_entry = true;

    auto push = [&](Value value) { new (sp++) Value(std::move(value)); };
    auto pop = [&]() -> Value { return std::move(*--sp); };
    auto drop = [&]() { *--sp = Value(); };
    auto drop_many = [&](Size count) {
        for (; count > 0; --count) *--sp = Value();
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
        if (line_listener) [[unlikely]] {
            int line = code->positions[static_cast<std::size_t>(ip - 1 - base)].line;
            if ((line != listened_line_ || frame != listened_frame_) && line > 0 &&
                opcode_of(word) != Opcode::RESUME) {
                listened_line_ = line;
                listened_frame_ = frame;
                ++steps;
                frame->stack_used = static_cast<Size>(sp - frame->stack());
                line_listener->line_reached(frame);
                frame->stack_used = 0;
            }
        }
        switch (opcode_of(word)) {
            case Opcode::NOP:
                break;
            case Opcode::RESUME:
                budget_ -= 4;
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
                push((*code->constants)[static_cast<Size>(argument)]);
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
                    error = unbound_local(rt, code, argument).take();
                    goto failed;
                }
                push(slots[argument]);
                break;
            case Opcode::LOAD_FAST_AND_CLEAR:
                push(std::move(slots[argument]));
                break;
            case Opcode::STORE_FAST: {
                Value old = std::move(slots[argument]);
                slots[argument] = pop();
                break;
            }
            case Opcode::STORE_FAST_LOAD_FAST: {
                Value old = std::move(slots[argument & 0xfff]);
                slots[argument & 0xfff] = pop();
                push(slots[argument >> 12]);
                break;
            }
            case Opcode::DELETE_FAST: {
                if (slots[argument].is_empty()) {
                    error = unbound_local(rt, code, argument).take();
                    goto failed;
                }
                Value old = std::move(slots[argument]);
                break;
            }
            case Opcode::MAKE_CELL:
                slots[argument] = new_cell(rt, slots[argument]);
                break;
            case Opcode::COPY_FREE_VARS: {
                const Tuple* closure = frame->function.as<Function>()->closure.as<Tuple>();
                Size first = code->slot_count() - code->free_count;
                for (Size i = 0; i < code->free_count; ++i) slots[first + i] = (*closure)[i];
                break;
            }
            case Opcode::LOAD_DEREF: {
                const Value& contents = cell_at(slots, argument)->contents;
                if (contents.is_empty()) {
                    error = unbound_cell(rt, code, argument).take();
                    goto failed;
                }
                push(contents);
                break;
            }
            case Opcode::STORE_DEREF: {
                Value old = std::move(cell_at(slots, argument)->contents);
                cell_at(slots, argument)->contents = pop();
                break;
            }
            case Opcode::DELETE_DEREF: {
                Value old = std::move(cell_at(slots, argument)->contents);
                if (old.is_empty()) {
                    error = unbound_cell(rt, code, argument).take();
                    goto failed;
                }
                break;
            }
            case Opcode::LOAD_FROM_DICT_OR_DEREF: {
                Result<Value> found =
                    mapping_get(rt, sp[-1], (*code->slot_names)[static_cast<Size>(argument)]);
                if (found.is_error()) {
                    error = found.take_error().take();
                    goto failed;
                }
                Value value = found.take();
                if (value.is_empty()) {
                    value = cell_at(slots, argument)->contents;
                    if (value.is_empty()) {
                        error = unbound_cell(rt, code, argument).take();
                        goto failed;
                    }
                }
                sp[-1] = std::move(value);
                break;
            }

            // ---- names
            case Opcode::LOAD_NAME: {
                Result<Value> found = load_name(rt, frame, (*code->names)[static_cast<Size>(argument)]);
                if (found.is_error()) {
                    error = found.take_error().take();
                    goto failed;
                }
                push(found.take());
                break;
            }
            case Opcode::STORE_NAME: {
                Result<void> done =
                    store_name(rt, frame, (*code->names)[static_cast<Size>(argument)], sp[-1]);
                drop();
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                break;
            }
            case Opcode::DELETE_NAME: {
                Result<void> done = delete_name(rt, frame, (*code->names)[static_cast<Size>(argument)]);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                break;
            }
            case Opcode::LOAD_GLOBAL: {
                InlineCache& cache = code->caches[*ip++];
                auto* globals = static_cast<Dict*>(frame->globals.object());
                const Value& name = (*code->names)[static_cast<Size>(argument)];
                if (cache.kind == 1 && cache.index < globals->entry_count &&
                    globals->entries[cache.index].key.is(name)) {
                    push(globals->entries[cache.index].value);
                    break;
                }
                auto* builtins = static_cast<Dict*>(frame->builtins.object());
                if (cache.kind == 2 && cache.version == globals->keys_version &&
                    cache.pointer == reinterpret_cast<std::uintptr_t>(globals) &&
                    cache.index < builtins->entry_count && builtins->entries[cache.index].key.is(name)) {
                    push(builtins->entries[cache.index].value);
                    break;
                }
                Result<Value> found = load_global(rt, frame, name, cache);
                if (found.is_error()) {
                    error = found.take_error().take();
                    goto failed;
                }
                push(found.take());
                break;
            }
            case Opcode::STORE_GLOBAL:
                dict_set(rt, frame->globals.as<Dict>(), (*code->names)[static_cast<Size>(argument)].as<Str>(),
                         sp[-1]);
                drop();
                break;
            case Opcode::DELETE_GLOBAL: {
                Result<Value> old =
                    dict_pop(rt, frame->globals.as<Dict>(), (*code->names)[static_cast<Size>(argument)]);
                Value removed = old.is_error() ? Value() : old.take();
                if (removed.is_empty()) {
                    error = name_error(rt, (*code->names)[static_cast<Size>(argument)]).take();
                    goto failed;
                }
                break;
            }
            case Opcode::LOAD_FROM_DICT_OR_GLOBALS: {
                const Value& name = (*code->names)[static_cast<Size>(argument)];
                Result<Value> found = mapping_get(rt, sp[-1], name);
                if (!found.is_error()) {
                    Value value = found.take();
                    if (!value.is_empty()) {
                        sp[-1] = std::move(value);
                        break;
                    }
                    InlineCache none;
                    found = load_global(rt, frame, name, none);
                }
                if (found.is_error()) {
                    error = found.take_error().take();
                    goto failed;
                }
                sp[-1] = found.take();
                break;
            }
            case Opcode::LOAD_LOCALS:
                push(frame->locals.is_empty() ? frame->globals : frame->locals);
                break;
            case Opcode::LOAD_BUILD_CLASS:
                push(build_class_);
                break;
            case Opcode::SETUP_ANNOTATIONS: {
                Result<void> done = setup_annotations(rt, frame);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                break;
            }

            // ---- attributes and items
            case Opcode::LOAD_ATTR: {
                InlineCache& cache = code->caches[*ip++];
                const Value& owner = sp[-1];
                if (cache.kind == 1 && owner.is_object() && owner.object()->type->version == cache.version) {
                    const Value& members = Runtime::dict_slot(owner.object());
                    if (!members.is_empty()) {
                        auto* dict = static_cast<Dict*>(members.object());
                        if (cache.index < dict->entry_count &&
                            dict->entries[cache.index].key.is((*code->names)[static_cast<Size>(argument)])) {
                            Value value = dict->entries[cache.index].value;
                            sp[-1] = std::move(value);
                            break;
                        }
                    }
                }
                Result<Value> found =
                    load_attribute(rt, owner, (*code->names)[static_cast<Size>(argument)], cache);
                if (found.is_error()) {
                    error = found.take_error().take();
                    goto failed;
                }
                sp[-1] = found.take();
                break;
            }
            case Opcode::STORE_ATTR: {
                InlineCache& cache = code->caches[*ip++];
                Result<void> done =
                    store_attribute(rt, sp[-1], (*code->names)[static_cast<Size>(argument)], sp[-2], cache);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                drop_many(2);
                break;
            }
            case Opcode::DELETE_ATTR: {
                Result<void> done = delete_attribute(rt, sp[-1], (*code->names)[static_cast<Size>(argument)]);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                drop();
                break;
            }
            case Opcode::LOAD_METHOD: {
                InlineCache& cache = code->caches[*ip++];
                push(Value());
                Result<void> done =
                    load_method(rt, sp[-2], sp[-1], (*code->names)[static_cast<Size>(argument)], cache);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                break;
            }
            case Opcode::LOAD_SUPER_ATTR:
            case Opcode::LOAD_SUPER_METHOD: {
                Result<Value> found =
                    load_super_attribute(rt, sp[-3], sp[-2], sp[-1],
                                         (*code->names)[static_cast<Size>(argument >> 1)], argument & 1);
                if (found.is_error()) {
                    error = found.take_error().take();
                    goto failed;
                }
                drop_many(2);
                sp[-1] = found.take();
                if (opcode_of(word) == Opcode::LOAD_SUPER_METHOD) {
                    push(Value());
                    unbind_method(rt, sp[-2], sp[-1]);
                }
                break;
            }
            case Opcode::LOAD_SPECIAL: {
                push(Value());
                Result<void> done = load_special(rt, sp[-2], sp[-1], argument);
                if (done.is_error()) {
                    error = done.take_error().take();
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
                        *sp = Value();
                        sp[-1] = std::move(item);
                        break;
                    }
                }
                Result<Value> item = get_item(rt, container, key);
                if (item.is_error()) {
                    error = item.take_error().take();
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
                        Value old = std::move(list->items[at]);
                        list->items[at] = std::move(sp[-3]);
                        drop_many(3);
                        break;
                    }
                }
                Result<void> done = set_item(rt, sp[-2], sp[-1], sp[-3]);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                drop_many(3);
                break;
            }
            case Opcode::DELETE_SUBSCR: {
                Result<void> done = delete_item(rt, sp[-2], sp[-1]);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                drop_many(2);
                break;
            }
            case Opcode::BINARY_SLICE: {
                Value slice = Value(new_slice(rt, sp[-2], sp[-1], Value::none()));
                Result<Value> item = get_item(rt, sp[-3], slice);
                if (item.is_error()) {
                    error = item.take_error().take();
                    goto failed;
                }
                drop_many(2);
                sp[-1] = item.take();
                break;
            }
            case Opcode::STORE_SLICE: {
                Value slice = Value(new_slice(rt, sp[-2], sp[-1], Value::none()));
                Result<void> done = set_item(rt, sp[-3], slice, sp[-4]);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                drop_many(4);
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
                    error = answer.take_error().take();
                    goto failed;
                }
                push(answer.take());
                break;
            }
            case Opcode::BINARY_OP: {
                auto op = static_cast<BinaryOperator>(argument);
                if (sp[-2].is_small_int() && sp[-1].is_small_int()) {
                    Value quick = quick_small_binary(op, sp[-2].small_int(), sp[-1].small_int());
                    if (!quick.is_empty()) {
                        --sp;
                        *sp = Value();
                        sp[-1] = std::move(quick);
                        break;
                    }
                } else if (quick_float_binary(rt, op, sp[-2], sp[-1])) {
                    drop();
                    break;
                }
                Result<Value> answer = binary(rt, op, sp[-2], sp[-1]);
                if (answer.is_error()) {
                    error = answer.take_error().take();
                    goto failed;
                }
                drop();
                sp[-1] = answer.take();
                break;
            }
            case Opcode::INPLACE_OP: {
                auto op = static_cast<BinaryOperator>(argument);
                if (sp[-2].is_small_int() && sp[-1].is_small_int()) {
                    Value quick = quick_small_binary(op, sp[-2].small_int(), sp[-1].small_int());
                    if (!quick.is_empty()) {
                        --sp;
                        *sp = Value();
                        sp[-1] = std::move(quick);
                        break;
                    }
                } else if (quick_float_binary(rt, op, sp[-2], sp[-1])) {
                    drop();
                    break;
                }
                Result<Value> answer = inplace(rt, op, sp[-2], sp[-1]);
                if (answer.is_error()) {
                    error = answer.take_error().take();
                    goto failed;
                }
                drop();
                sp[-1] = answer.take();
                break;
            }
            case Opcode::UNARY_OP: {
                Result<Value> answer = unary(rt, static_cast<UnaryOperator>(argument), sp[-1]);
                if (answer.is_error()) {
                    error = answer.take_error().take();
                    goto failed;
                }
                sp[-1] = answer.take();
                break;
            }
            case Opcode::UNARY_NOT: {
                Result<bool> answer = truth(rt, sp[-1]);
                if (answer.is_error()) {
                    error = answer.take_error().take();
                    goto failed;
                }
                sp[-1] = Value::boolean(!answer.take());
                break;
            }
            case Opcode::COMPARE_OP: {
                Result<Value> answer = compare(rt, sp[-2], sp[-1], static_cast<Comparison>(argument));
                if (answer.is_error()) {
                    error = answer.take_error().take();
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
                    sp[0] = Value();
                    sp[1] = Value();
                } else {
                    Result<Value> answer = compare(rt, sp[-2], sp[-1], static_cast<Comparison>(argument));
                    if (answer.is_error()) {
                        error = answer.take_error().take();
                        goto failed;
                    }
                    Value value = answer.take();
                    drop_many(2);
                    Result<bool> truth_of = truth(rt, value);
                    if (truth_of.is_error()) {
                        error = truth_of.take_error().take();
                        goto failed;
                    }
                    holds = truth_of.take();
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
                    error = answer.take_error().take();
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
                budget_ -= 8;
                goto check_budget;
            case Opcode::POP_JUMP_IF_FALSE:
            case Opcode::POP_JUMP_IF_TRUE: {
                bool wanted = opcode_of(word) == Opcode::POP_JUMP_IF_TRUE;
                bool holds;
                if (sp[-1].is_immediate()) {
                    holds = !(sp[-1].is_false() || sp[-1].is_none());
                    if (sp[-1].is_not_implemented()) goto slow_truth;
                } else {
                slow_truth:
                    Result<bool> answer = truth_checked(rt, sp[-1]);
                    if (answer.is_error()) {
                        error = answer.take_error().take();
                        goto failed;
                    }
                    holds = answer.take();
                }
                drop();
                if (holds == wanted) ip = base + argument;
                break;
            }
            case Opcode::POP_JUMP_IF_NONE: {
                bool none = sp[-1].is_none();
                drop();
                if (none) ip = base + argument;
                break;
            }
            case Opcode::POP_JUMP_IF_NOT_NONE: {
                bool none = sp[-1].is_none();
                drop();
                if (!none) ip = base + argument;
                break;
            }
            case Opcode::JUMP_IF_FALSE_OR_POP:
            case Opcode::JUMP_IF_TRUE_OR_POP: {
                Result<bool> answer = truth_checked(rt, sp[-1]);
                if (answer.is_error()) {
                    error = answer.take_error().take();
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
                    error = iterator.take_error().take();
                    goto failed;
                }
                sp[-1] = iterator.take();
                break;
            }
            case Opcode::FOR_ITER: {
                if (sp[-1].object()->type == rt.type(BuiltinType::generator)) {
                    auto* generator = sp[-1].as<Generator>();
                    if (can_resume_inline(generator)) {
                        Result<void> room = check_recursion();
                        if (room.is_error()) {
                            error = room.take_error().take();
                            goto failed;
                        }
                        frame->stack_used = static_cast<Size>(sp - frame->stack());
                        frame->next = ip;
                        enter_generator(generator, Value::none(), ReturnTo::for_iter, argument);
                        goto enter_frame;
                    }
                }
                Result<Value> item = next(rt, sp[-1]);
                if (item.is_error()) {
                    error = item.take_error().take();
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

            // ---- building
            case Opcode::BUILD_TUPLE: {
                Result<Ref<Tuple>> made = allocate_tuple(rt, static_cast<Size>(argument));
                if (made.is_error()) {
                    error = made.take_error().take();
                    goto failed;
                }
                Ref<Tuple> tuple = made.take();
                sp -= argument;
                for (std::uint32_t i = 0; i < argument; ++i) tuple->items()[i] = std::move(sp[i]);
                push(Value(std::move(tuple)));
                break;
            }
            case Opcode::BUILD_LIST: {
                Ref<List> list = new_list(rt);
                Result<void> room = list_reserve(rt, list.get(), static_cast<Size>(argument));
                if (room.is_error()) {
                    error = room.take_error().take();
                    goto failed;
                }
                sp -= argument;
                for (std::uint32_t i = 0; i < argument; ++i)
                    MUST(list_append(rt, list.get(), std::move(sp[i])));
                push(Value(std::move(list)));
                break;
            }
            case Opcode::BUILD_SET: {
                Result<Value> set = build_set(rt, sp - argument, static_cast<Size>(argument));
                if (set.is_error()) {
                    error = set.take_error().take();
                    goto failed;
                }
                drop_many(static_cast<Size>(argument));
                push(set.take());
                break;
            }
            case Opcode::BUILD_MAP: {
                Result<Value> map = build_map(rt, sp - 2 * argument, static_cast<Size>(argument));
                if (map.is_error()) {
                    error = map.take_error().take();
                    goto failed;
                }
                drop_many(static_cast<Size>(2 * argument));
                push(map.take());
                break;
            }
            case Opcode::BUILD_STRING: {
                Result<Value> text = build_string(rt, sp - argument, static_cast<Size>(argument));
                if (text.is_error()) {
                    error = text.take_error().take();
                    goto failed;
                }
                drop_many(static_cast<Size>(argument));
                push(text.take());
                break;
            }
            case Opcode::BUILD_SLICE: {
                Value step = argument == 3 ? pop() : Value::none();
                Value slice = Value(new_slice(rt, sp[-2], sp[-1], step));
                drop();
                sp[-1] = std::move(slice);
                break;
            }
            case Opcode::LIST_APPEND: {
                Value item = pop();
                Result<void> done =
                    list_append(rt, sp[-static_cast<int>(argument)].as<List>(), std::move(item));
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                break;
            }
            case Opcode::SET_ADD: {
                Value item = pop();
                Result<void> done = set_add_item(rt, sp[-static_cast<int>(argument)], item);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                break;
            }
            case Opcode::MAP_ADD: {
                Value value = pop();
                Value key = pop();
                Result<void> done = dict_set(rt, sp[-static_cast<int>(argument)].as<Dict>(), key, value);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                break;
            }
            case Opcode::LIST_EXTEND: {
                Result<void> done = extend_starred(rt, sp[-2].as<List>(), sp[-1]);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                drop();
                break;
            }
            case Opcode::SET_UPDATE:
            case Opcode::DICT_UPDATE: {
                const Value& target = sp[-2];
                Result<void> done = opcode_of(word) == Opcode::SET_UPDATE ? update_set(rt, target, sp[-1])
                                                                          : update_dict(rt, target, sp[-1]);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                drop();
                break;
            }
            case Opcode::DICT_MERGE: {
                Result<void> done = merge_keywords(rt, sp[-4], sp[-2], sp[-1]);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                drop();
                break;
            }
            case Opcode::LIST_TO_TUPLE: {
                Result<Ref<Tuple>> tuple = list_to_tuple(rt, sp[-1].as<List>());
                if (tuple.is_error()) {
                    error = tuple.take_error().take();
                    goto failed;
                }
                sp[-1] = Value(tuple.take());
                break;
            }
            case Opcode::UNPACK_SEQUENCE: {
                Value sequence = pop();
                Result<void> done = unpack_sequence(rt, sequence, static_cast<Size>(argument), -1, sp);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                sp += argument;
                break;
            }
            case Opcode::UNPACK_EX: {
                Value sequence = pop();
                auto before = static_cast<Size>(argument & 0xfff), after = static_cast<Size>(argument >> 12);
                Result<void> done = unpack_sequence(rt, sequence, before, after, sp);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                sp += before + 1 + after;
                break;
            }
            case Opcode::CONVERT_VALUE: {
                Result<Ref<Str>> text = argument == 1   ? str(rt, sp[-1])
                                        : argument == 2 ? repr(rt, sp[-1])
                                                        : ascii(rt, sp[-1]);
                if (text.is_error()) {
                    error = text.take_error().take();
                    goto failed;
                }
                sp[-1] = Value(text.take());
                break;
            }
            case Opcode::FORMAT_SIMPLE: {
                if (rt.is_exactly(sp[-1], BuiltinType::str)) break;
                Result<Ref<Str>> text = format(rt, sp[-1], Value());
                if (text.is_error()) {
                    error = text.take_error().take();
                    goto failed;
                }
                sp[-1] = Value(text.take());
                break;
            }
            case Opcode::FORMAT_WITH_SPEC: {
                Result<Ref<Str>> text = format(rt, sp[-2], sp[-1]);
                if (text.is_error()) {
                    error = text.take_error().take();
                    goto failed;
                }
                drop();
                sp[-1] = Value(text.take());
                break;
            }
            case Opcode::BUILD_INTERPOLATION: {
                Value spec = argument & 1 ? pop() : Value(rt.empty_str);
                Value text = pop();
                sp[-1] = make_interpolation(rt, sp[-1], text, argument >> 2, spec);
                break;
            }
            case Opcode::BUILD_TEMPLATE: {
                Value interpolations = pop();
                sp[-1] = new_template(rt, sp[-1], interpolations);
                break;
            }

            // ---- calls
            case Opcode::CALL: {
                Value* arguments = sp - argument;
                auto count = static_cast<Size>(argument);
                Value& callee = arguments[-1];
                if (enter_plain_function(callee, arguments, count)) {
                    sp = arguments - 1;
                    frame->stack_used = static_cast<Size>(sp - frame->stack());
                    frame->next = ip;
                    goto enter_frame;
                }
                if (callee.is_object() && callee.object()->type == rt.type(BuiltinType::method)) {
                    // The self takes the callee's place.
                    Value method = std::move(callee);
                    callee = method.as<Method>()->self;
                    Value function = method.as<Method>()->function;
                    method = Value();
                    Result<CallStep> step = begin_call(function, arguments - 1, count + 1, nullptr);
                    if (step.is_error()) {
                        error = step.take_error().take();
                        goto call_failed;
                    }
                    CallStep made = step.take();
                    sp = arguments - 1;
                    if (made.frame) {
                        for (Size i = 0; i <= count; ++i) sp[i] = Value();
                        frame->stack_used = static_cast<Size>(sp - frame->stack());
                        frame->next = ip;
                        push_frame(std::move(made.frame), made.return_to);
                        goto enter_frame;
                    }
                    for (Size i = 0; i <= count; ++i) sp[i] = Value();
                    push(std::move(made.value));
                    break;
                }
                Result<CallStep> step = begin_call(callee, arguments, count, nullptr);
                if (step.is_error()) {
                    error = step.take_error().take();
                    goto call_failed;
                }
                CallStep made = step.take();
                drop_many(count + 1);
                if (made.frame) {
                    frame->stack_used = static_cast<Size>(sp - frame->stack());
                    frame->next = ip;
                    push_frame(std::move(made.frame), made.return_to);
                    goto enter_frame;
                }
                push(std::move(made.value));
                break;
            }
            case Opcode::CALL_KEYWORDS: {
                auto count = static_cast<Size>(argument);
                const Tuple* names = sp[-1].as<Tuple>();
                Value* arguments = sp - 1 - argument;
                Result<CallStep> step = begin_call(arguments[-1], arguments, count - names->length, names);
                if (step.is_error()) {
                    error = step.take_error().take();
                    goto call_failed;
                }
                CallStep made = step.take();
                drop_many(count + 2);
                if (made.frame) {
                    frame->stack_used = static_cast<Size>(sp - frame->stack());
                    frame->next = ip;
                    push_frame(std::move(made.frame), made.return_to);
                    goto enter_frame;
                }
                push(std::move(made.value));
                break;
            }
            case Opcode::CALL_METHOD:
            case Opcode::CALL_METHOD_KEYWORDS: {
                auto count = static_cast<Size>(argument);
                const Tuple* names = nullptr;
                Value* end = sp;
                if (opcode_of(word) == Opcode::CALL_METHOD_KEYWORDS) {
                    names = sp[-1].as<Tuple>();
                    --end;
                }
                Value* arguments = end - count;
                Size positional = count - (names ? names->length : 0);
                bool has_self = !arguments[-1].is_empty();
                if (!names &&
                    enter_plain_function(arguments[-2], arguments - has_self, positional + has_self)) {
                    sp = arguments - 2;
                    frame->stack_used = static_cast<Size>(sp - frame->stack());
                    frame->next = ip;
                    goto enter_frame;
                }
                Result<CallStep> step = has_self
                                            ? begin_call(arguments[-2], arguments - 1, positional + 1, names)
                                            : begin_call(arguments[-2], arguments, positional, names);
                if (step.is_error()) {
                    error = step.take_error().take();
                    goto call_failed;
                }
                CallStep made = step.take();
                drop_many(count + 2 + (names ? 1 : 0));
                if (made.frame) {
                    frame->stack_used = static_cast<Size>(sp - frame->stack());
                    frame->next = ip;
                    push_frame(std::move(made.frame), made.return_to);
                    goto enter_frame;
                }
                push(std::move(made.value));
                break;
            }
            case Opcode::CALL_UNPACKED: {
                Value* callee = sp - 2 - argument;
                Result<void> ready =
                    prepare_unpacked(rt, callee[0], callee[1], argument ? callee[2] : Value());
                if (ready.is_error()) {
                    error = ready.take_error().take();
                    goto failed;
                }
                Result<CallStep> step = begin_unpacked_call(callee[0], callee[1].as<Tuple>(),
                                                            argument ? callee[2].as<Dict>() : nullptr);
                if (step.is_error()) {
                    error = step.take_error().take();
                    goto call_failed;
                }
                CallStep made = step.take();
                drop_many(static_cast<Size>(2 + argument));
                if (made.frame) {
                    frame->stack_used = static_cast<Size>(sp - frame->stack());
                    frame->next = ip;
                    push_frame(std::move(made.frame), made.return_to);
                    goto enter_frame;
                }
                push(std::move(made.value));
                break;
            }
            call_failed:
                // input() without a line yet: the same instruction runs again later.
                if (waiting_for_input_ && !nested) {
                    waiting_for_input_ = false;
                    error = Value();
                    frame->next = frame->at;
                    frame->stack_used = static_cast<Size>(sp - frame->stack());
                    state_ = RunState::needs_input;
                    return leave(LoopEnd::paused);
                }
                goto failed;
            case Opcode::MAKE_FUNCTION: {
                Value function = make_function(rt, frame, sp[-1]);
                sp[-1] = std::move(function);
                break;
            }
            case Opcode::SET_FUNCTION_ATTRIBUTE: {
                Value function = pop();
                set_function_attribute(rt, function, static_cast<FunctionAttribute>(argument), sp[-1]);
                sp[-1] = std::move(function);
                break;
            }
            case Opcode::RETURN_VALUE: {
                Value value = pop();
                ReturnTo return_to = frame->return_to;
                std::uint32_t target = frame->target;
                Value pending = std::move(frame->pending);
                frame->finished = true;
                bool ends = frame == bottom;
                if (frame->generator) finish_generator(frame);
                pop_frame();
                if (ends) {
                    result_ = std::move(value);
                    yielded_ = false;
                    return leave(LoopEnd::returned);
                }
                frame = current_;
                Value* top = frame->stack() + frame->stack_used;
                switch (return_to) {
                    case ReturnTo::instance:
                        if (!value.is_none()) {
                            error =
                                rt.type_error("__init__() should return None, not '{}'", type_name(rt, value))
                                    .take();
                            goto failed_in_caller;
                        }
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
                    case ReturnTo::class_body: {
                        Result<Value> made = finish_class(rt, pending.as<Tuple>(), value);
                        if (made.is_error()) {
                            error = made.take_error().take();
                            goto failed_in_caller;
                        }
                        new (frame->stack() + frame->stack_used) Value(made.take());
                        ++frame->stack_used;
                        break;
                    }
                    default:
                        new (top) Value(std::move(value));
                        ++frame->stack_used;
                }
                goto enter_frame;
            }

            // ---- generators
            case Opcode::RETURN_GENERATOR: {
                frame->next = ip;
                frame->stack_used = static_cast<Size>(sp - frame->stack());
                bool ends = frame == bottom;
                Value generator = new_generator(rt, frame);
                leave_generator_frame();
                if (ends) {
                    result_ = std::move(generator);
                    yielded_ = false;
                    return leave(LoopEnd::returned);
                }
                frame = current_;
                new (frame->stack() + frame->stack_used) Value(std::move(generator));
                ++frame->stack_used;
                goto enter_frame;
            }
            case Opcode::YIELD_VALUE: {
                Value value = pop();
                frame->next = ip;
                frame->stack_used = static_cast<Size>(sp - frame->stack());
                ReturnTo return_to = frame->return_to;
                bool ends = frame == bottom;
                suspend_generator(frame);
                leave_generator_frame();
                if (ends || return_to == ReturnTo::native) {
                    result_ = std::move(value);
                    yielded_ = true;
                    return leave(LoopEnd::returned);
                }
                frame = current_;
                new (frame->stack() + frame->stack_used) Value(std::move(value));
                ++frame->stack_used;
                goto enter_frame;
            }
            case Opcode::GET_YIELD_FROM_ITER: {
                if (rt.is_exactly(sp[-1], BuiltinType::generator)) break;
                Result<Value> iterator = iterate(rt, sp[-1]);
                if (iterator.is_error()) {
                    error = iterator.take_error().take();
                    goto failed;
                }
                sp[-1] = iterator.take();
                break;
            }
            case Opcode::SEND: {
                if (sp[-2].object()->type == rt.type(BuiltinType::generator) &&
                    can_resume_inline(sp[-2].as<Generator>())) {
                    Result<void> room = check_recursion();
                    if (room.is_error()) {
                        error = room.take_error().take();
                        goto failed;
                    }
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
                    error = answer.take_error().take();
                    goto failed;
                }
                Value yielded = answer.take();
                if (yielded.is_empty()) {
                    sp[-1] = std::move(returned);
                    ip = base + argument;
                } else {
                    sp[-1] = std::move(yielded);
                }
                break;
            }
            case Opcode::END_SEND: {
                Value value = pop();
                sp[-1] = std::move(value);
                break;
            }
            case Opcode::CLEANUP_THROW: {
                if (rt.is_instance(sp[-1], BuiltinType::StopIteration)) {
                    Value value = stop_iteration_value(sp[-1]);
                    drop();
                    sp[-1] = std::move(value);
                    sp[-2] = Value::none();
                    break;
                }
                error = sp[-1];
                add_entry = false;
                goto failed;
            }
            case Opcode::STOP_ITERATION_ERROR:
                sp[-1] = stop_iteration_error(rt, sp[-1], code);
                break;

            // ---- exceptions
            case Opcode::PUSH_EXC_INFO: {
                Value exception = pop();
                push(rt.handled_exception);
                rt.handled_exception = exception;
                push(std::move(exception));
                ++frame->handled_depth;
                break;
            }
            case Opcode::POP_EXCEPT: {
                Value previous = pop();
                --frame->handled_depth;
                Value handled = std::move(rt.handled_exception);
                rt.handled_exception =
                    frame->generator && frame->handled_depth == 0 ? frame->entry_handled : previous;
                break;
            }
            case Opcode::CHECK_EXC_MATCH: {
                Result<bool> answer = exception_matches(rt, sp[-2], sp[-1]);
                if (answer.is_error()) {
                    error = answer.take_error().take();
                    goto failed;
                }
                sp[-1] = Value::boolean(answer.take());
                break;
            }
            case Opcode::CHECK_EG_MATCH: {
                Value rest, match;
                Result<void> done = match_group(rt, sp[-2], sp[-1], rest, match);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                if (!match.is_none()) rt.handled_exception = match;
                sp[-2] = std::move(rest);
                sp[-1] = std::move(match);
                break;
            }
            case Opcode::PREPARE_RERAISE_STAR: {
                Result<Value> answer = prepare_reraise_star(rt, sp[-2], sp[-1]);
                if (answer.is_error()) {
                    error = answer.take_error().take();
                    goto failed;
                }
                drop();
                sp[-1] = answer.take();
                break;
            }
            case Opcode::RAISE: {
                Value cause = argument == 2 ? pop() : Value();
                Value exception = argument >= 1 ? pop() : Value();
                if (argument == 0) {
                    if (rt.handled_exception.is_empty()) {
                        error = rt.raise(BuiltinType::RuntimeError, "No active exception to reraise").take();
                        goto failed;
                    }
                    error = rt.handled_exception;
                    add_entry = false;
                    goto failed;
                }
                error = do_raise(exception, cause).take();
                goto failed;
            }
            case Opcode::RERAISE: {
                if (argument > 0) {
                    const Value& last = sp[-1 - static_cast<int>(argument)];
                    frame->at = base + last.small_int();
                }
                error = pop();
                add_entry = false;
                goto failed;
            }
            case Opcode::WITH_EXCEPT_START: {
                Value exception = sp[-1];
                Result<Value> answer = call_exit(rt, sp[-5], sp[-4], exception);
                if (answer.is_error()) {
                    error = answer.take_error().take();
                    goto failed;
                }
                push(answer.take());
                break;
            }
            case Opcode::LOAD_COMMON_CONSTANT:
                push(Value::share(
                    rt.type(argument == 0 ? BuiltinType::AssertionError : BuiltinType::NotImplementedError)));
                break;

            // ---- imports
            case Opcode::IMPORT_NAME: {
                Result<Value> module =
                    import_statement(rt, frame, (*code->names)[static_cast<Size>(argument)], sp[-1], sp[-2]);
                if (module.is_error()) {
                    error = module.take_error().take();
                    goto failed;
                }
                drop();
                sp[-1] = module.take();
                break;
            }
            case Opcode::IMPORT_FROM: {
                Result<Value> value = import_from(sp[-1], (*code->names)[static_cast<Size>(argument)]);
                if (value.is_error()) {
                    error = value.take_error().take();
                    goto failed;
                }
                push(value.take());
                break;
            }
            case Opcode::IMPORT_STAR: {
                Result<void> done = import_star(frame, sp[-1]);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                drop();
                break;
            }

            // ---- match
            case Opcode::GET_LEN: {
                Result<Size> size = length(rt, sp[-1]);
                if (size.is_error()) {
                    error = size.take_error().take();
                    goto failed;
                }
                push(new_int(rt, size.take()));
                break;
            }
            case Opcode::MATCH_MAPPING:
                push(Value::boolean(rt.type_of(sp[-1])->has_flag(type_flags::mapping)));
                break;
            case Opcode::MATCH_SEQUENCE:
                push(Value::boolean(rt.type_of(sp[-1])->has_flag(type_flags::sequence)));
                break;
            case Opcode::MATCH_KEYS: {
                Result<Value> values = match_keys(rt, sp[-2], sp[-1].as<Tuple>());
                if (values.is_error()) {
                    error = values.take_error().take();
                    goto failed;
                }
                push(values.take());
                break;
            }
            case Opcode::MATCH_CLASS: {
                Result<Value> values =
                    match_class(rt, sp[-3], sp[-2], static_cast<Size>(argument), sp[-1].as<Tuple>());
                if (values.is_error()) {
                    error = values.take_error().take();
                    goto failed;
                }
                drop_many(2);
                sp[-1] = values.take();
                break;
            }

            // ---- the rest
            case Opcode::PRINT_EXPRESSION: {
                Value hook = sys_attribute("displayhook");
                Result<Value> done =
                    hook.is_empty()
                        ? Result<Value>(rt.raise(BuiltinType::RuntimeError, "lost sys.displayhook"))
                        : bufferscope::call(rt, hook, sp[-1]);
                if (done.is_error()) {
                    error = done.take_error().take();
                    goto failed;
                }
                drop();
                break;
            }
            case Opcode::MAKE_TYPE_PARAMETER: {
                auto kind = static_cast<TypeParameter>(argument);
                Value function;
                if (takes_function(kind)) function = pop();
                sp[-1] = make_type_parameter(rt, kind, sp[-1], function);
                break;
            }
            case Opcode::MAKE_TYPE_ALIAS: {
                Value function = pop();
                Value parameters = pop();
                sp[-1] = new_type_alias(rt, sp[-1], parameters, function);
                break;
            }
            case Opcode::SUBSCRIPT_GENERIC: {
                Result<Value> made =
                    new_generic_alias(rt, Value::share(rt.type(BuiltinType::generic)), sp[-1]);
                if (made.is_error()) {
                    error = made.take_error().take();
                    goto failed;
                }
                sp[-1] = made.take();
                break;
            }
            case Opcode::NOT_SUPPORTED: {
                const Value& what = (*code->constants)[static_cast<Size>(argument)];
                error = rt.not_supported(utf8_of(what)).take();
                goto failed;
            }
            default:
                __builtin_unreachable();
        }
        continue;

    check_budget:
        if (budget_ > 0 && !interrupt_ && !rt.heap.over_limit() && !rt.collection_due()) [[likely]]
            continue;
        {
            Result<void> go_on = between_instructions(nested);
            if (go_on.is_error()) {
                error = go_on.take_error().take();
                goto failed;
            }
            if (state_ != RunState::running || budget_ <= 0) {
                if (!nested) {
                    frame->stack_used = static_cast<Size>(sp - frame->stack());
                    frame->next = ip;
                    return leave(LoopEnd::paused);
                }
                budget_ = 1 << 20;
            }
            continue;
        }

    failed_in_caller:
        sp = frame->stack() + frame->stack_used;
    failed:
        frame->stack_used = static_cast<Size>(sp - frame->stack());
        {
            Value unhandled;
            bool with_entry = add_entry;
            add_entry = true;
            if (unwind(std::move(error), with_entry, with_entry ? nullptr : ip - 1, bottom, unhandled))
                goto enter_frame;
            raised_ = std::move(unhandled);
            return leave(LoopEnd::raised);
        }
    }
}

}  // namespace bufferscope
