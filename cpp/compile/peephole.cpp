// Fuses frequent neighbours into one instruction, where nothing lands between them and tracebacks stay the
// same.
#include "compile/emit.h"

namespace bufferscope {

namespace {

class Fuser {
  public:
    Fuser(std::vector<PendingInstruction>& code, const std::vector<bool>& is_target)
        : code_(code), is_target_(is_target) {}

    void run() {
        for (std::size_t i = 0; i < code_.size(); ++i) {
            if (!code_[i].removed) fuse(i);
        }
    }

  private:
    /// The instruction after `at`, if control only comes from there; else null.
    PendingInstruction* follower(std::size_t at, std::size_t& found) {
        for (found = at + 1; found < code_.size(); ++found) {
            if (is_target_[found]) return nullptr;
            if (!code_[found].removed) return &code_[found];
        }
        return nullptr;
    }

    void fuse(std::size_t i) {
        PendingInstruction& first = code_[i];
        std::size_t second_at = 0;
        PendingInstruction* second = follower(i, second_at);
        if (second == nullptr) return;
        if (first.opcode == Opcode::LOAD_FAST) {
            std::size_t third_at = 0;
            PendingInstruction* third = follower(second_at, third_at);
            bool both_small = first.argument < 1024 && second->argument < 1024;
            if (third != nullptr && third->opcode == Opcode::BINARY_OP && both_small && !third->of_cell) {
                if (second->opcode == Opcode::LOAD_FAST) {
                    replace(first, *second, Opcode::BINARY_OP_FAST_FAST,
                            second->argument << 14 | first.argument << 4 | third->argument, third);
                    return;
                }
                if (second->opcode == Opcode::LOAD_SMALL_INT) {
                    replace(first, *second, Opcode::BINARY_OP_FAST_SMALL,
                            second->argument << 14 | first.argument << 4 | third->argument, third);
                    return;
                }
            }
        }
        bool both_short = first.argument < 4096 && second->argument < 4096;
        if (first.opcode == Opcode::LOAD_FAST && second->opcode == Opcode::LOAD_FAST && both_short) {
            replace(first, *second, Opcode::LOAD_FAST_LOAD_FAST, second->argument << 12 | first.argument,
                    nullptr);
        } else if (first.opcode == Opcode::STORE_FAST && second->opcode == Opcode::LOAD_FAST && both_short) {
            // The load may be the start of something better.
            if (!starts_operation(second_at))
                replace(first, *second, Opcode::STORE_FAST_LOAD_FAST, second->argument << 12 | first.argument,
                        nullptr);
        } else if (first.opcode == Opcode::COMPARE_OP && second->opcode == Opcode::POP_JUMP_IF_FALSE &&
                   first.handler == second->handler) {
            first.opcode = Opcode::COMPARE_JUMP_IF_FALSE;  // the jump stays as its second word
        }
    }

    bool starts_operation(std::size_t at) {
        std::size_t next_at = 0;
        PendingInstruction* next = follower(at, next_at);
        if (next == nullptr) return false;
        if (next->opcode == Opcode::LOAD_FAST) return true;
        std::size_t last_at = 0;
        PendingInstruction* last = follower(next_at, last_at);
        return next->opcode == Opcode::LOAD_SMALL_INT && last != nullptr && last->opcode == Opcode::BINARY_OP;
    }

    /// `last` (or else `second`) gives the place and the handler; the first ones cannot raise.
    static void replace(PendingInstruction& first, PendingInstruction& second, Opcode opcode,
                        std::uint32_t argument, PendingInstruction* last) {
        first.opcode = opcode;
        first.argument = argument;
        if (last != nullptr) {
            first.position = last->position;
            first.handler = last->handler;
            last->removed = true;
        }
        second.removed = true;
    }

    std::vector<PendingInstruction>& code_;
    const std::vector<bool>& is_target_;
};

}  // namespace

void fuse_instructions(std::vector<PendingInstruction>& code, const std::vector<bool>& is_target) {
    Fuser(code, is_target).run();
}

}  // namespace bufferscope
