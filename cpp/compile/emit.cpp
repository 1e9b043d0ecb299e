// The assembler's passes: labels, stack depth, unbound locals, layout of the words.
#include "compile/emit.h"

namespace bufferscope {

namespace {

constexpr std::int16_t fixed_effects[] = {
#define BUFFERSCOPE_EFFECT(name, effect) effect,
    BUFFERSCOPE_OPCODES(BUFFERSCOPE_EFFECT)
#undef BUFFERSCOPE_EFFECT
};

}  // namespace

int stack_effect(Opcode opcode, std::uint32_t argument, bool jumps) {
    int n = static_cast<int>(argument);
    switch (opcode) {
        case Opcode::BUILD_TUPLE:
        case Opcode::BUILD_LIST:
        case Opcode::BUILD_SET:
        case Opcode::BUILD_STRING:
        case Opcode::BUILD_SLICE:
            return 1 - n;
        case Opcode::BUILD_MAP:
            return 1 - 2 * n;
        case Opcode::BUILD_INTERPOLATION:
            return -1 - (n & 1);
        case Opcode::UNPACK_SEQUENCE:
            return n - 1;
        case Opcode::UNPACK_EX:
            return (n & 0xff) + (n >> 8);
        case Opcode::CALL:
            return -n;
        case Opcode::CALL_KEYWORDS:
        case Opcode::CALL_METHOD:
            return -n - 1;
        case Opcode::CALL_METHOD_KEYWORDS:
            return -n - 2;
        case Opcode::CALL_UNPACKED:
            return -1 - n;
        case Opcode::RAISE:
            return -n;
        case Opcode::MAKE_TYPE_PARAMETER: {
            auto kind = static_cast<TypeParameter>(n);
            bool takes_two = kind == TypeParameter::variable_bound ||
                             kind == TypeParameter::variable_constraints ||
                             kind == TypeParameter::with_default;
            return takes_two ? -1 : 0;
        }
        case Opcode::FOR_ITER:
            return jumps ? -1 : 1;
        case Opcode::JUMP_IF_FALSE_OR_POP:
        case Opcode::JUMP_IF_TRUE_OR_POP:
            return jumps ? 0 : -1;
        default:
            return fixed_effects[static_cast<int>(opcode)];
    }
}

bool is_jump(Opcode opcode) {
    switch (opcode) {
        case Opcode::JUMP:
        case Opcode::JUMP_BACKWARD:
        case Opcode::POP_JUMP_IF_FALSE:
        case Opcode::POP_JUMP_IF_TRUE:
        case Opcode::POP_JUMP_IF_NONE:
        case Opcode::POP_JUMP_IF_NOT_NONE:
        case Opcode::JUMP_IF_FALSE_OR_POP:
        case Opcode::JUMP_IF_TRUE_OR_POP:
        case Opcode::FOR_ITER:
        case Opcode::SEND:
            return true;
        default:
            return false;
    }
}

bool ends_flow(Opcode opcode) {
    switch (opcode) {
        case Opcode::JUMP:
        case Opcode::JUMP_BACKWARD:
        case Opcode::RETURN_VALUE:
        case Opcode::RAISE:
        case Opcode::RERAISE:
            return true;
        default:
            return false;
    }
}

bool is_cached(Opcode opcode) {
    return opcode == Opcode::LOAD_GLOBAL || opcode == Opcode::LOAD_ATTR || opcode == Opcode::STORE_ATTR ||
           opcode == Opcode::LOAD_METHOD;
}

// ---- collecting

void Assembly::emit(Opcode opcode, std::uint32_t argument, const Position& at) {
    PendingInstruction instruction;
    instruction.opcode = opcode;
    instruction.argument = argument;
    instruction.handler = current_;
    instruction.position = at;
    code_.push_back(instruction);
}

void Assembly::emit_cell(Opcode opcode, std::uint32_t cell, const Position& at) {
    emit(opcode, cell, at);
    code_.back().of_cell = true;
}

void Assembly::emit_restore(std::uint32_t slot, bool of_cell, const Position& at) {
    emit(Opcode::STORE_FAST, slot, at);
    code_.back().of_cell = of_cell;
    code_.back().restores = true;
}

void Assembly::emit_jump(Opcode opcode, Label target, const Position& at) {
    emit(opcode, 0, at);
    code_.back().label = target.id;
}

void Assembly::enter_handler(Label target, bool push_last, int depth_change) {
    emit(Opcode::NOP, static_cast<std::uint32_t>(handlers_.size()), {});
    code_.back().enters_handler = true;
    handlers_.push_back({target.id, current_, depth_change, -1, push_last});
    current_ = static_cast<std::int32_t>(handlers_.size() - 1);
}

void Assembly::move_tail(std::size_t start, std::size_t place) {
    auto moved = static_cast<std::int32_t>(code_.size() - start);
    std::vector<PendingInstruction> tail(code_.begin() + static_cast<std::ptrdiff_t>(start), code_.end());
    code_.resize(start);
    code_.insert(code_.begin() + static_cast<std::ptrdiff_t>(place), tail.begin(), tail.end());
    for (std::int32_t& label : labels_) {
        if (label >= static_cast<std::int32_t>(place) && label < static_cast<std::int32_t>(start))
            label += moved;
    }
}

void Assembly::insert_front(const std::vector<PendingInstruction>& code) {
    code_.insert(code_.begin(), code.begin(), code.end());
    for (std::int32_t& label : labels_) {
        if (label >= 0) label += static_cast<std::int32_t>(code.size());
    }
}

void Assembly::enclose(Label target, bool push_last) {
    auto outermost = static_cast<std::int32_t>(handlers_.size());
    for (PendingHandler& handler : handlers_) {
        if (handler.outer == no_handler) handler.outer = outermost;
    }
    for (PendingInstruction& instruction : code_) {
        if (instruction.handler == no_handler) instruction.handler = outermost;
    }
    handlers_.push_back({target.id, no_handler, 0, -1, push_last});
    PendingInstruction mark;
    mark.enters_handler = true;
    mark.argument = static_cast<std::uint32_t>(outermost);
    insert_front({mark});
}

// ---- assembling

void Assembly::resolve_labels() {
    auto index_of = [&](std::int32_t label) {
        std::int32_t at = labels_[static_cast<std::size_t>(label)];
        return at < 0 || at >= static_cast<std::int32_t>(code_.size())
                   ? static_cast<std::int32_t>(code_.size() - 1)
                   : at;
    };
    for (PendingInstruction& instruction : code_) {
        if (instruction.label >= 0) instruction.label = index_of(instruction.label);
    }
    for (PendingHandler& handler : handlers_) handler.target = index_of(handler.target);
}

void Assembly::thread_jumps() {
    // Not past the mark of a handler: who jumps over it would leave the handler unmeasured.
    auto is_idle = [](const PendingInstruction& each) {
        return each.opcode == Opcode::NOP && !each.enters_handler;
    };
    auto first_real = [&](std::int32_t at) {
        auto index = static_cast<std::size_t>(at);
        while (index + 1 < code_.size() && is_idle(code_[index])) ++index;
        return static_cast<std::int32_t>(index);
    };
    for (std::size_t i = 0; i < code_.size(); ++i) {
        PendingInstruction& jump = code_[i];
        if (jump.label < 0) continue;
        for (int steps = 0; steps < 20; ++steps) {  // a loop of jumps must end too
            std::int32_t at = first_real(jump.label);
            const PendingInstruction& target = code_[static_cast<std::size_t>(at)];
            if (target.opcode == Opcode::JUMP) {
                bool conditional = jump.opcode != Opcode::JUMP;
                if (target.label == jump.label ||
                    (conditional && target.label <= static_cast<std::int32_t>(i)))
                    break;
                if (jump.opcode == Opcode::SEND || jump.opcode == Opcode::FOR_ITER) break;
                jump.label = target.label;
                continue;
            }
            bool false_or_pop = jump.opcode == Opcode::JUMP_IF_FALSE_OR_POP;
            bool true_or_pop = jump.opcode == Opcode::JUMP_IF_TRUE_OR_POP;
            bool target_false = target.opcode == Opcode::JUMP_IF_FALSE_OR_POP;
            bool target_true = target.opcode == Opcode::JUMP_IF_TRUE_OR_POP;
            if ((false_or_pop && target_false) || (true_or_pop && target_true)) {
                if (jump.label != target.label) jump.position = target.position;  // jump_thread
                jump.label = target.label;
                continue;
            }
            if ((false_or_pop && target_true) || (true_or_pop && target_false)) {
                // The truth is known: the second test would pop the value and go on behind it.
                jump.opcode = false_or_pop ? Opcode::POP_JUMP_IF_FALSE : Opcode::POP_JUMP_IF_TRUE;
                jump.label = at + 1;
            }
            break;
        }
    }
}

/// Walks all paths: stack depths of instructions and handlers; what is never reached is removed.
void Assembly::measure(Code& code) {
    std::vector<std::int32_t> depth(code_.size(), -1);
    std::vector<std::int32_t> work;
    int deepest = 0;
    auto reach = [&](std::int32_t at, int there) {
        if (depth[static_cast<std::size_t>(at)] >= 0) return;
        depth[static_cast<std::size_t>(at)] = there;
        if (there > deepest) deepest = there;
        work.push_back(at);
    };
    reach(0, 0);
    while (!work.empty()) {
        auto i = static_cast<std::size_t>(work.back());
        work.pop_back();
        const PendingInstruction& instruction = code_[i];
        int now = depth[i];
        if (instruction.enters_handler) {
            PendingHandler& handler = handlers_[instruction.argument];
            handler.depth = now + handler.depth_change;
            reach(handler.target, handler.depth + 1 + (handler.push_last ? 1 : 0));
        } else {
            if (instruction.label >= 0)
                reach(instruction.label, now + stack_effect(instruction.opcode, instruction.argument, true));
            if (ends_flow(instruction.opcode)) continue;
            now += stack_effect(instruction.opcode, instruction.argument, false);
        }
        if (i + 1 < code_.size()) reach(static_cast<std::int32_t>(i + 1), now);
    }
    for (std::size_t i = 0; i < code_.size(); ++i) code_[i].removed = depth[i] < 0;
    code.stack_size = deepest + 2;
}

/// Forward analysis over basic blocks: which slots are surely bound where.
struct Assembly::AssignmentFlow {
    using Bits = std::vector<std::uint32_t>;
    std::vector<std::int32_t> leader;  // number of the block that starts at an instruction, -1
    std::vector<std::int32_t> starts;
    std::vector<Bits> states;
    std::vector<bool> seen;
    std::vector<std::int32_t> work;

    void merge(std::int32_t target, const Bits& state) {
        auto block = static_cast<std::size_t>(leader[static_cast<std::size_t>(target)]);
        if (!seen[block]) {
            seen[block] = true;
            states[block] = state;
            work.push_back(static_cast<std::int32_t>(block));
            return;
        }
        bool changed = false;
        for (std::size_t i = 0; i < state.size(); ++i) {
            std::uint32_t both = states[block][i] & state[i];
            changed |= both != states[block][i];
            states[block][i] = both;
        }
        if (changed) work.push_back(static_cast<std::int32_t>(block));
    }
};

void Assembly::check_locals(const SlotLayout& layout) {
    bool any = false;
    for (const PendingInstruction& instruction : code_) {
        any |= instruction.opcode == Opcode::LOAD_FAST && !instruction.of_cell && !instruction.removed &&
               (instruction.argument >= layout.parameter_count);
        any |= instruction.opcode == Opcode::DELETE_FAST || instruction.opcode == Opcode::FORGET_FAST;
    }
    if (!any) return;
    AssignmentFlow flow;
    flow.leader.assign(code_.size(), -1);
    auto lead = [&](std::int32_t at) {
        if (flow.leader[static_cast<std::size_t>(at)] >= 0) return;
        flow.leader[static_cast<std::size_t>(at)] = static_cast<std::int32_t>(flow.starts.size());
        flow.starts.push_back(at);
    };
    lead(0);
    for (const PendingInstruction& instruction : code_) {
        if (instruction.label >= 0 && !instruction.removed) lead(instruction.label);
    }
    for (const PendingHandler& handler : handlers_) {
        if (handler.depth >= 0) lead(handler.target);
    }
    flow.states.resize(flow.starts.size());
    flow.seen.resize(flow.starts.size());
    AssignmentFlow::Bits state((layout.slot_count + 31) / 32);
    for (std::uint32_t i = 0; i < layout.parameter_count; ++i) state[i / 32] |= 1u << (i % 32);
    flow.merge(0, state);

    auto walk = [&](std::size_t block, bool mark) {
        AssignmentFlow::Bits now = flow.states[block];
        std::int32_t handler_done = no_handler;
        for (auto i = static_cast<std::size_t>(flow.starts[block]); i < code_.size(); ++i) {
            PendingInstruction& instruction = code_[i];
            if (i != static_cast<std::size_t>(flow.starts[block]) && flow.leader[i] >= 0) {
                if (!mark) flow.merge(static_cast<std::int32_t>(i), now);
                return;
            }
            if (instruction.handler != handler_done && instruction.handler != no_handler && !mark) {
                const PendingHandler& handler = handlers_[static_cast<std::size_t>(instruction.handler)];
                if (handler.depth >= 0) flow.merge(handler.target, now);
                handler_done = instruction.handler;
            }
            std::uint32_t slot = instruction.argument;
            bool of_slot = !instruction.of_cell && !instruction.enters_handler && slot < layout.slot_count;
            std::uint32_t bit = 1u << (slot % 32);
            switch (instruction.opcode) {
                case Opcode::LOAD_FAST:
                case Opcode::LOAD_FAST_CHECK:
                    if (!of_slot) break;
                    if (mark && !(now[slot / 32] & bit)) instruction.opcode = Opcode::LOAD_FAST_CHECK;
                    now[slot / 32] |= bit;
                    break;
                case Opcode::STORE_FAST:
                    if (of_slot && instruction.restores) {
                        now[slot / 32] &= ~bit;
                        handler_done = no_handler;
                        break;
                    }
                    if (of_slot) now[slot / 32] |= bit;
                    break;
                case Opcode::DELETE_FAST:
                case Opcode::FORGET_FAST:
                case Opcode::LOAD_FAST_AND_CLEAR:
                    if (of_slot) now[slot / 32] &= ~bit;
                    handler_done = no_handler;  // the handler sees less from here on
                    break;
                default:
                    break;
            }
            if (!mark && instruction.label >= 0) flow.merge(instruction.label, now);
            if (ends_flow(instruction.opcode)) return;
        }
    };
    while (!flow.work.empty()) {
        auto block = static_cast<std::size_t>(flow.work.back());
        flow.work.pop_back();
        walk(block, false);
    }
    for (std::size_t block = 0; block < flow.starts.size(); ++block) {
        if (flow.seen[block]) walk(block, true);
    }
}

/// Removes marks, jumps to what follows anyway, and NOPs that stand for no line of their own.
void Assembly::drop_idle() {
    std::int32_t last_line = 0;
    for (std::size_t i = 0; i < code_.size(); ++i) {
        PendingInstruction& instruction = code_[i];
        if (instruction.removed) continue;
        if (instruction.enters_handler) {
            instruction.removed = true;
            continue;
        }
        if (instruction.opcode == Opcode::JUMP && instruction.label > static_cast<std::int32_t>(i)) {
            bool idle = true;
            for (auto k = i + 1; k < static_cast<std::size_t>(instruction.label); ++k)
                idle &= code_[k].removed || code_[k].enters_handler;
            if (idle) {
                instruction.removed = true;
                continue;
            }
        }
        if (instruction.opcode == Opcode::NOP) {
            std::size_t next = i + 1;
            while (next < code_.size() && (code_[next].removed || code_[next].enters_handler)) ++next;
            std::int32_t next_line = next < code_.size() ? code_[next].position.line : 0;
            std::int32_t line = instruction.position.line;
            if (next < code_.size() && (line == 0 || line == last_line || line == next_line)) {
                instruction.removed = true;
                continue;
            }
        }
        if (instruction.position.line == 0) {
            // Without a place of its own: that of what runs before it.
            for (std::size_t k = i; k > 0; --k) {
                if (code_[k - 1].position.line == 0 || code_[k - 1].enters_handler) continue;
                instruction.position = code_[k - 1].position;
                break;
            }
        }
        last_line = instruction.position.line;
    }
}

void Assembly::place_cells(const SlotLayout& layout) {
    for (PendingInstruction& instruction : code_) {
        if (instruction.of_cell) instruction.argument = layout.cell_slots[instruction.argument];
    }
}

void Assembly::write(Code& code) {
    std::vector<bool> is_target(code_.size() + 1);
    auto land = [&](std::int32_t& at) {
        auto index = static_cast<std::size_t>(at);
        while (index < code_.size() && code_[index].removed) ++index;
        at = static_cast<std::int32_t>(index);
        is_target[index] = true;
    };
    for (PendingInstruction& instruction : code_) {
        if (instruction.label >= 0 && !instruction.removed) land(instruction.label);
    }
    for (PendingHandler& handler : handlers_) {
        if (handler.depth >= 0) land(handler.target);
    }
    fuse_instructions(code_, is_target);

    std::vector<std::uint32_t> word_of(code_.size() + 1);
    std::uint32_t words = 0;
    for (std::size_t i = 0; i < code_.size(); ++i) {
        word_of[i] = words;
        if (!code_[i].removed) words += is_cached(code_[i].opcode) ? 2 : 1;
    }
    word_of[code_.size()] = words;
    code.instructions.reserve(words);
    code.positions.reserve(words);
    std::uint32_t cache_count = 0;
    for (std::size_t i = 0; i < code_.size(); ++i) {
        const PendingInstruction& instruction = code_[i];
        if (instruction.removed) continue;
        std::uint32_t argument = instruction.argument;
        Opcode opcode = instruction.opcode;
        std::uint32_t at = word_of[i];
        if (instruction.label >= 0) {
            argument = word_of[static_cast<std::size_t>(instruction.label)];
            if (opcode == Opcode::JUMP && argument <= at) opcode = Opcode::JUMP_BACKWARD;
        }
        code.instructions.push_back(encode(opcode, argument));
        code.positions.push_back(instruction.position);
        if (is_cached(opcode)) {
            code.instructions.push_back(cache_count++);
            code.positions.push_back(instruction.position);
        }
        std::uint32_t end = static_cast<std::uint32_t>(code.instructions.size());
        if (instruction.handler == no_handler) continue;
        const PendingHandler& handler = handlers_[static_cast<std::size_t>(instruction.handler)];
        if (handler.depth < 0) continue;
        std::uint32_t target = word_of[static_cast<std::size_t>(handler.target)];
        if (!code.handlers.empty()) {
            Handler& last = code.handlers.back();
            if (last.end == at && last.target == target && last.depth == handler.depth &&
                last.push_last == handler.push_last) {
                last.end = end;
                continue;
            }
        }
        code.handlers.push_back(
            {at, end, target, static_cast<std::uint16_t>(handler.depth), handler.push_last});
    }
    code.caches.resize(cache_count);
}

bool Assembly::finish(const SlotLayout& layout, Code& code) {
    if (code_.size() > max_argument / 2) return false;
    resolve_labels();
    thread_jumps();
    measure(code);
    check_locals(layout);
    drop_idle();
    place_cells(layout);
    write(code);
    return true;
}

}  // namespace bufferscope
