// Assembler: collects instructions with labels and handlers, and turns them into a code object's tables.
#pragma once

#include <vector>

#include "compile/code.h"

namespace bufferscope {

struct Label {
    std::int32_t id = -1;
};

constexpr std::int32_t no_handler = -1;

/// An instruction before assembly.
struct PendingInstruction {
    Opcode opcode = Opcode::NOP;
    bool of_cell = false;         // the argument counts cells and free variables, not slots
    bool enters_handler = false;  // a mark where the stack is measured for handler `argument`; no code
    bool restores = false;        // a STORE_FAST whose value may be empty
    bool removed = false;
    std::int32_t handler = no_handler;
    std::uint32_t argument = 0;
    std::int32_t label = -1;  // of a jump: label, later the index of the target
    Position position;
};

/// Slots of a code object as the assembler needs them.
struct SlotLayout {
    std::vector<std::uint32_t> cell_slots;  // slot of the n-th cell or free variable
    std::uint32_t slot_count = 0;
    std::uint32_t parameter_count = 0;  // slots that are bound from the start
};

/// Change of stack depth by an instruction, when it jumps or when it goes on.
int stack_effect(Opcode opcode, std::uint32_t argument, bool jumps);
/// True for the opcodes that take a label.
bool is_jump(Opcode opcode);
/// True for the opcodes after which the next instruction is not reached.
bool ends_flow(Opcode opcode);
/// True for the opcodes that are followed by the number of an inline cache.
bool is_cached(Opcode opcode);

class Assembly {
  public:
    void emit(Opcode opcode, std::uint32_t argument, const Position& at);
    void emit_cell(Opcode opcode, std::uint32_t cell, const Position& at);
    /// STORE_FAST of what LOAD_FAST_AND_CLEAR saved.
    void emit_restore(std::uint32_t slot, bool of_cell, const Position& at);
    void emit_jump(Opcode opcode, Label target, const Position& at);
    Label new_label() {
        labels_.push_back(-1);
        return {static_cast<std::int32_t>(labels_.size() - 1)};
    }
    void place(Label label) {
        labels_[static_cast<std::size_t>(label.id)] = static_cast<std::int32_t>(code_.size());
    }

    /// From here on exceptions go to `target`, where the stack is as deep as now plus `depth_change`.
    void enter_handler(Label target, bool push_last, int depth_change = 0);
    void leave_handler() { current_ = handlers_[static_cast<std::size_t>(current_)].outer; }
    std::int32_t current_handler() const { return current_; }
    void set_current_handler(std::int32_t handler) { current_ = handler; }

    std::size_t size() const { return code_.size(); }
    /// Moves what was emitted from `start` on (no labels, no handlers in it) to `place`.
    void move_tail(std::size_t start, std::size_t place);
    /// Puts straight-line code in front of everything.
    void insert_front(const std::vector<PendingInstruction>& code);
    /// All of the code, handlers excepted, falls back to this handler (generators).
    void enclose(Label target, bool push_last);

    /// Fills instructions, positions, handlers, caches and stack_size. False if the code is too big.
    bool finish(const SlotLayout& layout, Code& code);

  private:
    struct PendingHandler {
        std::int32_t target;
        std::int32_t outer;
        int depth_change;
        int depth = -1;
        bool push_last;
    };
    struct AssignmentFlow;
    std::int32_t target_of(const PendingInstruction& instruction) const { return instruction.label; }
    void resolve_labels();
    void thread_jumps();
    void measure(Code& code);
    void check_locals(const SlotLayout& layout);
    void drop_idle();
    void place_cells(const SlotLayout& layout);
    void write(Code& code);

    std::vector<PendingInstruction> code_;
    std::vector<std::int32_t> labels_;
    std::vector<PendingHandler> handlers_;
    std::int32_t current_ = no_handler;
};

/// Replaces runs of instructions by the fused ones at the end of the opcode list. `is_target[i]`: something
/// jumps to instruction i. Consumed instructions are marked as removed.
void fuse_instructions(std::vector<PendingInstruction>& code, const std::vector<bool>& is_target);

}  // namespace bufferscope
