// The instructions whose own work dwarfs a call, or that run seldom; the evaluation loop (eval.cpp) keeps the
// others, so that it stays small enough for compilers to give it their best.
#include "object/slots.h"
#include "types/generic_alias.h"
#include "types/int.h"
#include "types/list.h"
#include "types/set.h"
#include "vm/operations.h"
#include "vm/vm.h"

namespace bufferscope {

Value Vm::common_constant(std::uint32_t which) {
    if (which == 2 || which == 3)
        return *dict_find(first_builtins_.as<Dict>(), runtime_.intern(which == 2 ? "all" : "any").get());
    return Value::share(runtime_.type(which == 0   ? BuiltinType::AssertionError
                                      : which == 1 ? BuiltinType::NotImplementedError
                                                   : BuiltinType::tuple));
}

Value* Vm::execute(Instruction word, Frame* frame, Value* sp) {
    Result<void> done = execute_on(word, frame, sp);
    if (!done.is_error()) return sp;
    raised_ = done.take_error().take();
    frame->stack_used = static_cast<Size>(sp - frame->stack());
    return nullptr;
}

Result<void> Vm::execute_on(Instruction word, Frame* frame, Value*& sp) {
    Runtime& rt = runtime_;
    const auto* code = frame->code.as<Code>();
    Value* slots = frame->slots();
    const std::uint32_t argument = argument_of(word);
    auto push = [&](Value value) { new (sp++) Value(std::move(value)); };
    auto pop = [&]() -> Value { return std::move(*--sp); };
    auto drop = [&]() { *--sp = Value(); };
    auto drop_many = [&](Size count) {
        for (; count > 0; --count) *--sp = Value();
    };
    switch (opcode_of(word)) {
        case Opcode::MAKE_CELL:
            slots[argument] = new_cell(rt, slots[argument]);
            break;
        case Opcode::COPY_FREE_VARS: {
            const Tuple* closure = frame->function.as<Function>()->closure.as<Tuple>();
            Size first = code->slot_count() - code->free_count;
            for (Size i = 0; i < code->free_count; ++i) slots[first + i] = (*closure)[i];
            break;
        }
        case Opcode::DELETE_DEREF: {
            Value old = std::move(slots[argument].as<Cell>()->contents);
            if (old.is_empty()) {
                return unbound_cell(rt, code, argument);
            }
            break;
        }
        case Opcode::LOAD_FROM_DICT_OR_DEREF: {
            Value value = TRY(mapping_get(rt, sp[-1], (*code->slot_names)[static_cast<Size>(argument)]));
            if (value.is_empty()) {
                value = slots[argument].as<Cell>()->contents;
                if (value.is_empty()) {
                    return unbound_cell(rt, code, argument);
                }
            }
            sp[-1] = std::move(value);
            break;
        }
        case Opcode::DELETE_NAME: {
            TRY(delete_name(rt, frame, (*code->names)[static_cast<Size>(argument)]));
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
                return name_error(rt, (*code->names)[static_cast<Size>(argument)]);
            }
            break;
        }
        case Opcode::LOAD_FROM_DICT_OR_GLOBALS: {
            const Value& name = (*code->names)[static_cast<Size>(argument)];
            Value value = TRY(mapping_get(rt, sp[-1], name));
            if (value.is_empty()) {
                InlineCache none;
                value = TRY(load_global(rt, frame, name, none));
            }
            sp[-1] = std::move(value);
            break;
        }
        case Opcode::LOAD_LOCALS:
            push(frame->locals.is_empty() ? frame->globals : frame->locals);
            break;
        case Opcode::LOAD_BUILD_CLASS: {
            Value builtins = frame->builtins;
            Value function = TRY(mapping_get(rt, builtins, rt.name_value(Name::build_class)));
            if (function.is_empty()) return rt.raise(BuiltinType::NameError, "__build_class__ not found");
            push(function);
            break;
        }
        case Opcode::SETUP_ANNOTATIONS: {
            TRY(setup_annotations(rt, frame));
            break;
        }
        case Opcode::DELETE_ATTR: {
            TRY(delete_attribute(rt, sp[-1], (*code->names)[static_cast<Size>(argument)]));
            drop();
            break;
        }
        case Opcode::LOAD_SUPER_ATTR: {
            sp[-3] = TRY(load_super_attribute(
                rt, sp[-3], sp[-2], sp[-1], (*code->names)[static_cast<Size>(argument >> 1)], argument & 1));
            drop_many(2);
            break;
        }
        case Opcode::LOAD_SUPER_METHOD: {
            TRY(load_super_method(rt, sp[-3], sp[-2], sp[-1],
                                  (*code->names)[static_cast<Size>(argument >> 1)], argument & 1));
            drop();
            break;
        }
        case Opcode::LOAD_SPECIAL: {
            push(Value());
            TRY(load_special(rt, sp[-2], sp[-1], argument));
            break;
        }
        case Opcode::DELETE_SUBSCR: {
            TRY(delete_item(rt, sp[-2], sp[-1]));
            drop_many(2);
            break;
        }
        case Opcode::BINARY_SLICE: {
            Value slice = Value(new_slice(rt, sp[-2], sp[-1], Value::none()));
            Value item = TRY(get_item(rt, sp[-3], slice));
            drop_many(2);
            sp[-1] = std::move(item);
            break;
        }
        case Opcode::STORE_SLICE: {
            Value slice = Value(new_slice(rt, sp[-2], sp[-1], Value::none()));
            TRY(set_item(rt, sp[-3], slice, sp[-4]));
            drop_many(4);
            break;
        }
        case Opcode::UNARY_OP: {
            Value answer = TRY(unary(rt, static_cast<UnaryOperator>(argument), sp[-1]));
            sp[-1] = std::move(answer);
            break;
        }
        // ---- building
        case Opcode::BUILD_TUPLE: {
            Ref<Tuple> tuple = TRY(allocate_tuple(rt, static_cast<Size>(argument)));
            sp -= argument;
            for (std::uint32_t i = 0; i < argument; ++i) tuple->items()[i] = std::move(sp[i]);
            push(Value(std::move(tuple)));
            break;
        }
        case Opcode::BUILD_LIST: {
            Ref<List> list = new_list(rt);
            TRY(list_reserve(rt, list.get(), static_cast<Size>(argument)));
            sp -= argument;
            for (std::uint32_t i = 0; i < argument; ++i) MUST(list_append(rt, list.get(), std::move(sp[i])));
            push(Value(std::move(list)));
            break;
        }
        case Opcode::BUILD_SET: {
            Value set = TRY(build_set(rt, sp - argument, static_cast<Size>(argument)));
            drop_many(static_cast<Size>(argument));
            push(std::move(set));
            break;
        }
        case Opcode::BUILD_MAP: {
            Value map = TRY(build_map(rt, sp - 2 * argument, static_cast<Size>(argument)));
            drop_many(static_cast<Size>(2 * argument));
            push(std::move(map));
            break;
        }
        case Opcode::BUILD_STRING: {
            Value text = TRY(build_string(rt, sp - argument, static_cast<Size>(argument)));
            drop_many(static_cast<Size>(argument));
            push(std::move(text));
            break;
        }
        case Opcode::BUILD_SLICE: {
            Value step = argument == 3 ? pop() : Value::none();
            Value slice = Value(new_slice(rt, sp[-2], sp[-1], step));
            drop();
            sp[-1] = std::move(slice);
            break;
        }
        case Opcode::SET_ADD: {
            Value item = pop();
            TRY(set_add_item(rt, sp[-static_cast<int>(argument)], item));
            break;
        }
        case Opcode::MAP_ADD: {
            Value value = pop();
            Value key = pop();
            TRY(dict_set(rt, sp[-static_cast<int>(argument)].as<Dict>(), key, value));
            break;
        }
        case Opcode::LIST_EXTEND: {
            TRY(extend_starred(rt, sp[-2].as<List>(), sp[-1]));
            drop();
            break;
        }
        case Opcode::SET_UPDATE:
        case Opcode::DICT_UPDATE: {
            const Value& target = sp[-2];
            TRY(opcode_of(word) == Opcode::SET_UPDATE ? set_update(rt, target.as<Set>(), sp[-1])
                                                      : update_dict(rt, target, sp[-1]));
            drop();
            break;
        }
        case Opcode::DICT_MERGE: {
            TRY(merge_keywords(rt, sp[-4], sp[-2], sp[-1]));
            drop();
            break;
        }
        case Opcode::LIST_TO_TUPLE: {
            Ref<Tuple> tuple = TRY(list_to_tuple(rt, sp[-1].as<List>()));
            sp[-1] = Value(std::move(tuple));
            break;
        }
        case Opcode::UNPACK_SEQUENCE: {
            Value sequence = pop();
            TRY(unpack_sequence(rt, sequence, static_cast<Size>(argument), -1, sp));
            sp += argument;
            break;
        }
        case Opcode::UNPACK_EX: {
            Value sequence = pop();
            auto before = static_cast<Size>(argument & 0xff), after = static_cast<Size>(argument >> 8);
            TRY(unpack_sequence(rt, sequence, before, after, sp));
            sp += before + 1 + after;
            break;
        }
        case Opcode::CONVERT_VALUE: {
            Ref<Str> text = TRY(argument == 1   ? str(rt, sp[-1])
                                : argument == 2 ? repr(rt, sp[-1])
                                                : ascii(rt, sp[-1]));
            sp[-1] = Value(std::move(text));
            break;
        }
        case Opcode::FORMAT_SIMPLE: {
            if (rt.is_exactly(sp[-1], BuiltinType::str)) break;
            Ref<Str> text = TRY(format(rt, sp[-1], Value()));
            sp[-1] = Value(std::move(text));
            break;
        }
        case Opcode::FORMAT_WITH_SPEC: {
            Ref<Str> text = TRY(format(rt, sp[-2], sp[-1]));
            drop();
            sp[-1] = Value(std::move(text));
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
        case Opcode::GET_YIELD_FROM_ITER: {
            if (rt.is_exactly(sp[-1], BuiltinType::generator)) break;
            Value iterator = TRY(iterate(rt, sp[-1]));
            sp[-1] = std::move(iterator);
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
            reraising_ = true;
            return Error(sp[-1]);
        }
        case Opcode::STOP_ITERATION_ERROR:
            sp[-1] = stop_iteration_error(rt, sp[-1], code);
            break;
        // ---- exceptions
        case Opcode::POP_EXCEPT: {
            Value previous = pop();
            --frame->handled_depth;
            Value handled = std::move(rt.handled_exception);
            rt.handled_exception =
                frame->generator && frame->handled_depth == 0 ? frame->entry_handled : previous;
            if (raise_listener) {
                bool raises = opcode_of(frame->at[1]) == Opcode::RERAISE;
                raise_listener->let_go(frame, raises ? &sp[-1] : nullptr);
            }
            break;
        }
        case Opcode::CHECK_EG_MATCH: {
            Value rest, match;
            bool wraps = !rt.is_instance(sp[-2], BuiltinType::BaseExceptionGroup);
            TRY(match_group(rt, sp[-2], sp[-1], rest, match));
            if (wraps && !match.is_none())
                add_traceback(match, current_);  // the group made of it begins here
            if (!match.is_none()) rt.handled_exception = match;
            if (!match.is_none() && raise_listener) raise_listener->matched(frame, true);
            sp[-2] = std::move(rest);
            sp[-1] = std::move(match);
            break;
        }
        case Opcode::PREPARE_RERAISE_STAR: {
            Value answer = TRY(prepare_reraise_star(rt, sp[-2], sp[-1]));
            drop();
            sp[-1] = std::move(answer);
            break;
        }
        case Opcode::RAISE: {
            Value cause = argument == 2 ? pop() : Value();
            Value exception = argument >= 1 ? pop() : Value();
            if (argument == 0) {
                if (rt.handled_exception.is_empty()) {
                    return rt.raise(BuiltinType::RuntimeError, "No active exception to reraise");
                }
                reraising_ = true;
                return Error(rt.handled_exception);
            }
            return do_raise(exception, cause);
        }
        case Opcode::WITH_EXCEPT_START: {
            Value exception = sp[-1];
            Value answer = TRY(call_exit(rt, sp[-5], sp[-4], exception));
            push(std::move(answer));
            break;
        }
        case Opcode::LOAD_COMMON_CONSTANT:
            push(common_constant(argument));
            break;
        // ---- imports
        case Opcode::IMPORT_NAME: {
            Value module =
                TRY(import_statement(rt, frame, (*code->names)[static_cast<Size>(argument)], sp[-1], sp[-2]));
            drop();
            sp[-1] = std::move(module);
            break;
        }
        case Opcode::IMPORT_FROM: {
            Value value = TRY(import_from(sp[-1], (*code->names)[static_cast<Size>(argument)]));
            push(std::move(value));
            break;
        }
        case Opcode::IMPORT_STAR: {
            TRY(import_star(frame, sp[-1]));
            drop();
            break;
        }
        // ---- match
        case Opcode::GET_LEN: {
            Size size = TRY(length(rt, sp[-1]));
            push(new_int(rt, size));
            break;
        }
        case Opcode::MATCH_MAPPING:
            push(Value::boolean(rt.type_of(sp[-1])->has_flag(type_flags::mapping)));
            break;
        case Opcode::MATCH_SEQUENCE:
            push(Value::boolean(rt.type_of(sp[-1])->has_flag(type_flags::sequence)));
            break;
        case Opcode::MATCH_KEYS: {
            Value values = TRY(match_keys(rt, sp[-2], sp[-1].as<Tuple>()));
            push(std::move(values));
            break;
        }
        case Opcode::MATCH_CLASS: {
            Value values =
                TRY(match_class(rt, sp[-3], sp[-2], static_cast<Size>(argument), sp[-1].as<Tuple>()));
            drop_many(2);
            sp[-1] = std::move(values);
            break;
        }
        // ---- the rest
        case Opcode::PRINT_EXPRESSION: {
            Value hook = sys_attribute("displayhook");
            if (hook.is_empty()) return rt.raise(BuiltinType::RuntimeError, "lost sys.displayhook");
            TRY(bufferscope::call(rt, hook, sp[-1]));
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
            Value made = TRY(new_generic_alias(rt, Value::share(rt.type(BuiltinType::generic)), sp[-1]));
            sp[-1] = std::move(made);
            break;
        }
        case Opcode::NOT_SUPPORTED: {
            const Value& what = (*code->constants)[static_cast<Size>(argument)];
            return rt.not_supported(utf8_of(what));
        }
        default:
            __builtin_unreachable();
    }
    return {};
}

}  // namespace bufferscope
