// Code: a compiled function, class body or module, with its position and exception tables.
#pragma once

#include <vector>

#include "compile/opcodes.h"
#include "object/runtime.h"

namespace bufferscope {

namespace code_flags {                  // co_flags
constexpr std::uint32_t optimized = 1;  // locals are slots
constexpr std::uint32_t new_locals = 2;
constexpr std::uint32_t variable_positional = 4;
constexpr std::uint32_t variable_keyword = 8;
constexpr std::uint32_t nested = 16;
constexpr std::uint32_t generator = 32;
constexpr std::uint32_t coroutine = 128;
constexpr std::uint32_t async_generator = 512;
constexpr std::uint32_t future_annotations = 0x1000000;
constexpr std::uint32_t has_docstring = 0x4000000;
constexpr std::uint32_t method = 0x8000000;
}  // namespace code_flags

/// Where an instruction comes from: lines from 1 (0: none), columns in UTF-8 bytes from 0 (-1: none), end
/// exclusive.
struct Position {
    std::int32_t line = 0;
    std::int32_t end_line = 0;
    std::int32_t column = -1;
    std::int32_t end_column = -1;
};

/// While an instruction in [start, end) raises: the stack is cut to `depth`, the raising instruction's index
/// is pushed if `push_last`, the exception is pushed, and `target` goes on. Sorted by start, not overlapping.
struct Handler {
    std::uint32_t start, end, target;
    std::uint16_t depth;
    bool push_last;
};

namespace slot_kind {
constexpr std::uint8_t local = 1;
constexpr std::uint8_t cell = 2;  // with local: a parameter that inner functions use
constexpr std::uint8_t free = 4;
constexpr std::uint8_t hidden = 8;  // of an inlined comprehension
}  // namespace slot_kind

struct InlineCache {
    std::uint32_t version = 0;   // of the type (attributes) or keys_version of the globals
    std::int32_t index = 0;      // entry index hint
    std::uintptr_t pointer = 0;  // borrowed: what `version` guards
    std::uint32_t second_version = 0;
    std::uint32_t kind = 0;
};

struct Code : Object {
    Value name, qualified_name, file_name;  // str
    std::uint32_t flags = 0;
    Size argument_count = 0;  // positional parameters, positional-only ones included
    Size positional_only_count = 0;
    Size keyword_only_count = 0;
    Size first_line = 0;
    Size stack_size = 0;
    Ref<Tuple> slot_names;  // parameters, *args, **kwargs, other locals, cells that are no parameters, free
                            // variables
    std::vector<std::uint8_t> slot_kinds;
    Size local_count = 0;  // slots before the first cell-only slot (co_nlocals)
    Size free_count = 0;   // the last slots
    Ref<Tuple> constants;  // the docstring first if flags has has_docstring
    Ref<Tuple> names;      // interned str
    std::vector<Instruction> instructions;
    std::vector<Position> positions;  // one for each word of `instructions`
    std::vector<Handler> handlers;
    mutable std::vector<InlineCache> caches;
    bool caches_globals = true;  // false once it has run with a namespace that is no plain dict

    Size slot_count() const { return slot_names->length; }
    /// True if so many positional arguments, and nothing else, fill all its parameters.
    bool takes_just(Size positional) const {
        return positional == argument_count && keyword_only_count == 0 &&
               !(flags & (code_flags::variable_positional | code_flags::variable_keyword));
    }
    /// Its globals or builtins are looked up each time from now on, as their own __getitem__ may be in play.
    void forget_globals() {
        if (!std::exchange(caches_globals, false)) return;
        for (InlineCache& cache : caches) cache = {};
    }
    /// Nowhere for a word that is not in the code: a traceback made by hand can say anything.
    Position position_at(std::size_t word) const {
        return word < positions.size() ? positions[word] : Position();
    }
    /// The handler that covers a word, null if none does. A place that raises is likely to raise again.
    const Handler* handler_for(std::uint32_t word) const {
        if (handlers.empty()) return nullptr;
        if (word != covered_word_) {
            covering_ = find_handler(word);
            covered_word_ = word;
        }
        return covering_;
    }

  private:
    const Handler* find_handler(std::uint32_t word) const;
    mutable std::uint32_t covered_word_ = UINT32_MAX;
    mutable const Handler* covering_ = nullptr;
};

inline bool is_code(Runtime& rt, const Value& value) {
    return rt.is_exactly(value, BuiltinType::code);
}

void install_code(Runtime&);

}  // namespace bufferscope
