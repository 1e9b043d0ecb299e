// The disassembler.
#include "compile/disassembler.h"

#include "compile/emit.h"
#include "object/protocol.h"

namespace bufferscope {

namespace {

constexpr const char* opcode_names[] = {
#define BUFFERSCOPE_TEXT(name, effect) #name,
    BUFFERSCOPE_OPCODES(BUFFERSCOPE_TEXT)
#undef BUFFERSCOPE_TEXT
};

std::string name_at(const Ref<Tuple>& tuple, std::uint32_t index) {
    if (static_cast<Size>(index) >= tuple->length) return "?";
    return utf8_of((*tuple)[static_cast<Size>(index)]);
}

std::string meaning(Runtime& rt, const Code& code, Opcode opcode, std::uint32_t argument) {
    switch (opcode) {
        case Opcode::LOAD_CONST:
        case Opcode::NOT_SUPPORTED: {
            const Value& value = (*code.constants)[static_cast<Size>(argument)];
            if (is_code(rt, value)) return "code " + utf8_of(value.as<Code>()->name);
            Result<std::string> text = repr_utf8(rt, value);
            return text.is_error() ? std::string("?") : text.take();
        }
        case Opcode::LOAD_FAST:
        case Opcode::LOAD_FAST_CHECK:
        case Opcode::LOAD_FAST_AND_CLEAR:
        case Opcode::STORE_FAST:
        case Opcode::DELETE_FAST:
        case Opcode::MAKE_CELL:
        case Opcode::LOAD_DEREF:
        case Opcode::STORE_DEREF:
        case Opcode::DELETE_DEREF:
        case Opcode::LOAD_FROM_DICT_OR_DEREF:
            return name_at(code.slot_names, argument);
        case Opcode::LOAD_FAST_LOAD_FAST:
        case Opcode::STORE_FAST_LOAD_FAST:
            return name_at(code.slot_names, argument & 0xfff) + ", " +
                   name_at(code.slot_names, argument >> 12);
        case Opcode::LOAD_NAME:
        case Opcode::STORE_NAME:
        case Opcode::DELETE_NAME:
        case Opcode::LOAD_GLOBAL:
        case Opcode::STORE_GLOBAL:
        case Opcode::DELETE_GLOBAL:
        case Opcode::LOAD_FROM_DICT_OR_GLOBALS:
        case Opcode::LOAD_ATTR:
        case Opcode::STORE_ATTR:
        case Opcode::DELETE_ATTR:
        case Opcode::LOAD_METHOD:
        case Opcode::IMPORT_NAME:
        case Opcode::IMPORT_FROM:
            return name_at(code.names, argument);
        case Opcode::LOAD_SUPER_ATTR:
        case Opcode::LOAD_SUPER_METHOD:
            return name_at(code.names, argument >> 1);
        default:
            return is_jump(opcode) ? "to " + std::to_string(argument) : std::string();
    }
}

}  // namespace

std::string disassemble(Runtime& rt, const Code& code, const DisassembleOptions& options) {
    std::string out;
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
        Opcode opcode = opcode_of(code.instructions[i]);
        std::uint32_t argument = argument_of(code.instructions[i]);
        out += std::to_string(i) + " ";
        if (options.positions) {
            const Position& at = code.positions[i];
            out += std::to_string(at.line) + ":" + std::to_string(at.column) + "-" +
                   std::to_string(at.end_line) + ":" + std::to_string(at.end_column) + " ";
        }
        out += opcode_names[static_cast<int>(opcode)];
        out += " " + std::to_string(argument);
        std::string text = meaning(rt, code, opcode, argument);
        if (!text.empty()) out += " (" + text + ")";
        out += "\n";
        if (is_cached(opcode)) ++i;
    }
    if (options.handlers) {
        for (const Handler& handler : code.handlers) {
            out += "handler " + std::to_string(handler.start) + " to " + std::to_string(handler.end) +
                   " -> " + std::to_string(handler.target) + " [" + std::to_string(handler.depth) + "]" +
                   (handler.push_last ? " lasti" : "") + "\n";
        }
    }
    if (options.nested) {
        for (const Value& constant : code.constants->span()) {
            if (!is_code(rt, constant)) continue;
            out += "-- " + utf8_of(constant.as<Code>()->qualified_name) + "\n";
            out += disassemble(rt, *constant.as<Code>(), options);
        }
    }
    return out;
}

namespace {

class Verifier {
  public:
    explicit Verifier(const Code& code) : code_(code), depth_(code.instructions.size(), -1) {}

    std::string run() {
        reach(0, 0);
        while (!work_.empty() && fault_.empty()) {
            std::uint32_t at = work_.back();
            work_.pop_back();
            step(at);
        }
        return fault_;
    }

  private:
    void fail(std::uint32_t at, const char* what) {
        if (fault_.empty())
            fault_ = utf8_of(code_.qualified_name) + " at " + std::to_string(at) + ": " + what;
    }
    void reach(std::uint32_t at, int depth) {
        if (at >= depth_.size()) return fail(at, "flow leaves the code");
        if (depth < 0) return fail(at, "the stack runs dry");
        if (depth > code_.stack_size) return fail(at, "the stack runs over");
        if (depth_[at] < 0) {
            depth_[at] = depth;
            work_.push_back(at);
        } else if (depth_[at] != depth) {
            fail(at, "paths meet with different stacks");
        }
    }
    void step(std::uint32_t at) {
        Opcode opcode = opcode_of(code_.instructions[at]);
        std::uint32_t argument = argument_of(code_.instructions[at]);
        for (const Handler& handler : code_.handlers) {
            if (at < handler.start || at >= handler.end) continue;
            if (depth_[at] < handler.depth && opcode != Opcode::RETURN_VALUE)
                fail(at, "a handler wants a deeper stack");
            reach(handler.target, handler.depth + 1 + (handler.push_last ? 1 : 0));
        }
        std::uint32_t next = at + (is_cached(opcode) ? 2 : 1);
        if (opcode == Opcode::COMPARE_JUMP_IF_FALSE) {
            reach(argument_of(code_.instructions[at + 1]), depth_[at] - 2);
            return reach(at + 2, depth_[at] - 2);
        }
        if (is_jump(opcode)) reach(argument, depth_[at] + stack_effect(opcode, argument, true));
        if (!ends_flow(opcode)) reach(next, depth_[at] + stack_effect(opcode, argument, false));
    }

    const Code& code_;
    std::vector<int> depth_;
    std::vector<std::uint32_t> work_;
    std::string fault_;
};

}  // namespace

std::string verify(Runtime& rt, const Code& code) {
    std::string fault = Verifier(code).run();
    for (const Value& constant : code.constants->span()) {
        if (fault.empty() && is_code(rt, constant)) fault = verify(rt, *constant.as<Code>());
    }
    return fault;
}

}  // namespace bufferscope
