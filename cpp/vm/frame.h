// Frames, generators and traceback entries: the state of running Python code, kept on the engine's own heap.
#pragma once

#include "compile/code.h"
#include "object/runtime.h"
#include "types/function.h"

namespace bufferscope {

struct Generator;

/// What happens to the value a frame returns (or yields).
enum class ReturnTo : std::uint8_t {
    caller,      // pushed on the caller's stack
    instance,    // the frame ran __init__: the answer must be None, `pending` is pushed instead
    native,      // the run loop that native code started ends
    for_iter,    // a generator driven by FOR_ITER: its value is pushed; at its end the caller goes on at
                 // `target`
    send,        // a generator driven by SEND: likewise
    class_body,  // the body of a class statement ended: `pending` says what class to make of its namespace
    discard,     // the answer is dropped
    remember     // pushed, and remembered by functools.lru_cache: `pending` says under which key
};

/// One activation of a code object: slots for locals and cells, then the operand stack. A frame lives as long
/// as something refers to it: the running chain, a generator, a traceback.
struct Frame : Object {
    Value code;                   // Code
    Value function;               // Function, or empty for modules, class bodies and exec
    Value globals;                // dict
    Value builtins;               // dict
    Value locals;                 // mapping of a module or class body; empty for functions
    Value back;                   // the calling frame while running, and after if the frame outlives its run
    Value pending;                // ReturnTo::instance: the new object
    Value entry_handled;          // generators: the exception the caller was handling
    Generator* generator;         // whose frame this is, or null
    const Instruction* at;        // the instruction that is running or ran last
    const Instruction* next;      // the one to go on with, while the frame is not the running one
    std::uint32_t target;         // for ReturnTo::for_iter and send
    std::uint32_t handled_depth;  // handlers of this frame that are active
    Size stack_used;              // operands on the stack while the frame is not the running one
    Size slot_count;              // slots and stack places in all
    int told_line;                // the line that the listener was told of last, 0: none
    ReturnTo return_to;
    bool finished;
    bool is_class_body;
    bool tracked;  // the collector knows it
    // `slot_count` Values follow

    Value* slots() { return reinterpret_cast<Value*>(this + 1); }
    Value* stack() { return slots() + code.as<Code>()->slot_count(); }
    std::uint32_t instruction() const {
        return static_cast<std::uint32_t>(at - code.as<Code>()->instructions.data());
    }
    const Position& position() const { return code.as<Code>()->positions[instruction()]; }
    int line() const { return position().line; }
};
static_assert(sizeof(Frame) % alignof(Value) == 0);

enum class GeneratorState : std::uint8_t { created, suspended, running, finished };

/// A generator (or coroutine): a frame that is resumed again and again.
struct Generator : Object {
    Value frame;  // empty when finished
    Value code, name, qualified_name;
    Value handled;  // the exception its own handlers were handling at the last yield
    GeneratorState state;
};

/// One level of a traceback; `next` leads toward where the exception was raised.
struct Traceback : Object {
    Value next;   // Traceback or empty
    Value frame;  // Frame
    /// Of the frame, for looking up positions.
    std::uint32_t instruction() const { return static_cast<std::uint32_t>(offset) / 2; }
    static constexpr int no_line = -1;
    std::int32_t offset;  // tb_lasti: of the instruction in the bytecode as CPython counts it, two bytes each
    int line;
};

/// Takes a frame apart that nothing refers to and that the collector may not know; what its locals held dies
/// here.
void free_frame(Runtime&, Frame*);

/// locals() of a frame: the mapping of a module or class body, else a fresh dict of the bound slots.
Result<Value> frame_locals(Runtime&, Frame* frame);

/// frame, traceback and generator types.
void install_frames(Runtime&);
void install_generators(Runtime&);

}  // namespace bufferscope
