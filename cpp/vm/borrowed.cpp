// What sys.getrefcount must leave out: references that CPython borrows where the engine counts.
#include "vm/borrowed.h"

#include "compile/emit.h"

namespace bufferscope {

namespace {

struct Step {
    Opcode opcode;
    std::uint32_t argument;
};

constexpr std::uint32_t no_slot = UINT32_MAX;

/// The instructions of a frame up to the one that is running.
std::vector<Step> steps_so_far(const Frame* frame) {
    const Code* code = frame->code.as<Code>();
    std::vector<Step> steps;
    for (std::size_t word = 0; word <= frame->instruction(); ++word) {
        Opcode opcode = opcode_of(code->instructions[word]);
        std::uint32_t argument = argument_of(code->instructions[word]);
        if (opcode == Opcode::LOAD_FAST_LOAD_FAST) {
            steps.push_back({Opcode::LOAD_FAST, argument & 0xfff});
            steps.push_back({Opcode::LOAD_FAST, argument >> 12});
        } else if (opcode == Opcode::STORE_FAST_LOAD_FAST) {
            steps.push_back({Opcode::STORE_FAST, argument & 0xfff});
            steps.push_back({Opcode::LOAD_FAST, argument >> 12});
        } else {
            steps.push_back({opcode, argument});
        }
        if (is_cached(opcode)) ++word;
    }
    return steps;
}

/// What a call was given: for each value the local slot it was borrowed from, or no_slot.
struct CallSite {
    std::vector<std::uint32_t> values;  // in order; for a method call the object is the first
    const Tuple* keyword_names = nullptr;
    bool known = false;
};

/// Steps back over one value; false where it is not made by simple loads.
bool step_back(const std::vector<Step>& steps, std::size_t& at, std::uint32_t& slot) {
    slot = no_slot;
    while (at > 0) {
        const Step& step = steps[--at];
        switch (step.opcode) {
            case Opcode::LOAD_FAST:
            case Opcode::LOAD_FAST_CHECK:
                slot = step.argument;
                return true;
            case Opcode::LOAD_CONST:
            case Opcode::LOAD_SMALL_INT:
            case Opcode::LOAD_DEREF:
            case Opcode::LOAD_NAME:
            case Opcode::LOAD_GLOBAL:
                return true;
            case Opcode::LOAD_ATTR: {
                std::uint32_t owner;
                return step_back(steps, at, owner);
            }
            default:
                return false;
        }
    }
    return false;
}

/// Whether the running instruction can be reached without an exception: CPython borrows nowhere else.
bool is_on_normal_path(const Frame* frame) {
    const std::vector<Instruction>& words = frame->code.as<Code>()->instructions;
    std::vector<bool> seen(words.size(), false);
    std::vector<std::size_t> open = {0};
    while (!open.empty()) {
        std::size_t at = open.back();
        open.pop_back();
        while (at < words.size() && !seen[at]) {
            seen[at] = true;
            Opcode opcode = opcode_of(words[at]);
            if (is_jump(opcode)) open.push_back(argument_of(words[at]));
            if (ends_flow(opcode)) break;
            at += is_cached(opcode) ? 2 : 1;
        }
    }
    return seen[frame->instruction()];
}

CallSite call_site(const Frame* frame) {
    CallSite site;
    if (!is_on_normal_path(frame)) return site;
    std::vector<Step> steps = steps_so_far(frame);
    if (steps.empty()) return site;
    std::size_t at = steps.size() - 1;
    Step call = steps[at];
    bool is_method = call.opcode == Opcode::CALL_METHOD || call.opcode == Opcode::CALL_METHOD_KEYWORDS;
    bool has_keywords = call.opcode == Opcode::CALL_KEYWORDS || call.opcode == Opcode::CALL_METHOD_KEYWORDS;
    if (!is_method && !has_keywords && call.opcode != Opcode::CALL) return site;
    if (has_keywords) {
        if (at == 0 || steps[at - 1].opcode != Opcode::LOAD_CONST) return site;
        const Value& names = (*frame->code.as<Code>()->constants)[static_cast<Size>(steps[--at].argument)];
        if (!is_tuple(names)) return site;
        site.keyword_names = names.as<Tuple>();
    }
    // Arguments that are not simple hide those before them, which count as held.
    std::vector<std::uint32_t> backwards;
    bool simple = true;
    for (std::uint32_t i = 0; i < call.argument; ++i) {
        std::uint32_t slot = no_slot;
        simple = simple && step_back(steps, at, slot);
        backwards.push_back(simple ? slot : no_slot);
    }
    if (is_method) {
        std::uint32_t slot = no_slot;
        simple =
            simple && at > 0 && steps[at - 1].opcode == Opcode::LOAD_METHOD && step_back(steps, --at, slot);
        backwards.push_back(simple ? slot : no_slot);
    }
    site.values.assign(backwards.rbegin(), backwards.rend());
    site.known = true;
    return site;
}

bool holds(Frame* frame, std::uint32_t slot, const Value& object) {
    return slot != no_slot && frame->slots()[slot].is(object);
}

/// How many parameters of `callee` are the caller's own local `object`, passed on.
Size borrowed_parameters(Frame* caller, Frame* callee, const Value& object) {
    const Code* code = callee->code.as<Code>();
    if (callee->generator || callee->return_to != ReturnTo::caller || callee->function.is_empty()) return 0;
    CallSite site = call_site(caller);
    if (!site.known) return 0;
    auto given = static_cast<Size>(site.values.size());
    Size keywords = site.keyword_names ? site.keyword_names->length : 0;
    bool is_method = opcode_of(*caller->at) == Opcode::CALL_METHOD ||
                     opcode_of(*caller->at) == Opcode::CALL_METHOD_KEYWORDS;
    // module.function(…): the module is no argument; a bound method brings its object along.
    bool takes_self = (code->flags & code_flags::method) != 0;
    Size skipped = is_method && !takes_self ? 1 : 0;
    Size added = !is_method && takes_self ? 1 : 0;
    Size count = 0;
    for (Size i = skipped; i < given; ++i) {
        if (!holds(caller, site.values[static_cast<std::size_t>(i)], object)) continue;
        Size parameter = i - skipped + added;
        if (i >= given - keywords) {
            const Value& name = (*site.keyword_names)[i - (given - keywords)];
            for (parameter = 0; parameter < code->slot_count() && !(*code->slot_names)[parameter].is(name);)
                ++parameter;
        } else if (parameter >= code->argument_count) {
            continue;  // in *args
        }
        Size named = code->argument_count + code->keyword_only_count;
        if (parameter < named && callee->slots()[parameter].is(object)) ++count;
    }
    return count;
}

}  // namespace

Size borrowed_references(Vm& vm, const Value& object) {
    Frame* frame = vm.current_frame();
    if (!frame) return 0;
    CallSite site = call_site(frame);
    Size count = site.known && !site.values.empty() && holds(frame, site.values.back(), object) ? 1 : 0;
    while (frame->back.is_object()) {
        auto* caller = frame->back.as<Frame>();
        count += borrowed_parameters(caller, frame, object);
        frame = caller;
    }
    return count;
}

}  // namespace bufferscope
