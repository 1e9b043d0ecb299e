// Regular expressions: the compiled form, and what the parts of `_sre` share. The parser is in re_parser.cpp,
// sets and case in re_set.cpp, the matcher in re_matcher.cpp, the types in re_pattern.cpp and re_match.cpp.
#pragma once

#include <vector>

#include "buffer/descriptor.h"
#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_sre_module(Vm&, Dict* members);

namespace regex {

namespace flag {
constexpr std::uint32_t ignore_case = 2, locale = 4, multi_line = 8, dot_all = 16, unicode = 32, verbose = 64,
                        debug = 128, ascii = 256, types = ascii | locale | unicode;
}

constexpr std::uint32_t unlimited = 0x7FFFFFFF;  // _sre.MAXREPEAT
constexpr std::uint32_t max_groups = 268435455;  // _sre.MAXGROUPS

/// The operations of a program, each followed by its operands; distances are from the operation itself. The
/// first five look at one character and are what repeat_one repeats.
enum Operation : std::uint32_t {
    any,        // all but \n
    any_all,    //
    character,  // c
    either,     // c, d
    set,        // size, categories, 8 words for the characters below 256, then pairs first, last
    fail,
    success,
    place,             // which: Place
    mark,              // index
    jump,              // distance
    branch,            // distance of what to try when the next fails
    branch_lazily,     // distance of what to try first
    repeat,            // slot, distance of the until
    until_greedy,      // slot, minimum, maximum, distance back to the body
    until_lazy,        // "
    until_possessive,  // "
    one_greedy,        // size, minimum, maximum, the operation on one character
    one_lazy,          // "
    one_possessive,    // "
    atomic,            // slot
    atomic_end,        // slot
    look,              // slot, how far back
    look_end,          // slot
    look_not,          // slot, how far back, distance of what follows
    look_not_end,      // slot
    group,             // number, flags
    group_exists,      // number, distance of the other branch
};

enum Place : std::uint32_t {
    text_start,
    line_start,
    text_end_or_newline,
    line_end,
    text_end,
    word_boundary,
    no_word_boundary,
    unicode_word_boundary,
    no_unicode_word_boundary
};

/// The categories of a set, as bits; each is followed by its opposite.
namespace category {
constexpr std::uint32_t digit = 1, not_digit = 2, space = 4, not_space = 8, word = 16, not_word = 32,
                        unicode = 64, negated = 128;
}

/// A Pattern: the program and what it was made from.
struct Pattern : Object {
    Value text;                      // str or bytes
    Value group_index;               // dict: name to number
    std::vector<Value> group_names;  // by number; None where there is none
    std::vector<std::uint32_t> code;
    std::uint32_t flags = 0;
    std::uint32_t slots = 0;
    Size groups = 0;
    bool is_bytes = false;
};

struct Match : Object {
    Value text;
    Value pattern;
    Value regions;    // `regs`, once asked for
    Size start, end;  // of the part that was searched
    Size last_index;
    Size groups;  // group 0 included
    // 2 * groups positions follow; -1: not matched

    Size* spans() { return reinterpret_cast<Size*>(this + 1); }
    Pattern* made_by() const { return pattern.as<Pattern>(); }
};

// ---- sets and case (re_set.cpp)
/// What a character class holds, before it is written into a program.
struct SetBuilder {
    struct Range {
        char32_t first, last;
    };
    std::vector<Range> ranges;
    std::uint32_t categories = 0;
    void add(char32_t first, char32_t last) { ranges.push_back({first, last}); }
};
/// The operation that matches one character of the set; how letters and categories are seen depends on
/// `flags`.
void emit_set(std::vector<std::uint32_t>& code, SetBuilder& set, std::uint32_t flags);
void emit_character(std::vector<std::uint32_t>& code, char32_t c, std::uint32_t flags);
/// The lower case as a case-insensitive back reference compares it.
char32_t lower_case(char32_t c, std::uint32_t flags);
bool is_word(char32_t c, bool unicode);
bool in_wide_set(const std::uint32_t* set, char32_t c);
inline bool in_set(const std::uint32_t* set, char32_t c) {
    if (c < 256) return (set[3 + (c >> 5)] >> (c & 31) & 1) != 0;
    return in_wide_set(set, c);
}

// ---- parser (re_parser.cpp)
/// re.PatternError(message, pattern, position).
Error pattern_error(Runtime&, std::string_view message, const Value& pattern, Size position);
/// Compiles `pattern` (a str or bytes); `warn` is called with the text of each FutureWarning.
Result<Value> compile(Runtime&, const Value& pattern, std::uint32_t flags, const Value& warn);

// ---- templates (re_template.cpp)
/// A replacement text: pieces of text, and group numbers (ints) between them.
Result<std::vector<Value>> parse_template(Runtime&, const Value& text, Pattern* pattern);
Result<Value> expand_template(Runtime&, const std::vector<Value>& parts, Match* match);
/// Group `number` of a match, or `otherwise`.
Result<Value> match_group(Runtime&, Match*, Size number, const Value& otherwise);

// ---- matcher (re_matcher.cpp)
/// A run over one text. The exporter of the text stays locked while it lives.
class Search {
  public:
    Search(Runtime& rt, Pattern* pattern) : runtime_(rt), pattern_(Ref<Pattern>::share(pattern)) {}
    Search(const Search&) = delete;
    ~Search();
    /// From a call's (self, string, pos, endpos).
    Result<void> open(const Value* arguments);
    /// Takes the text up, or raises the TypeError for one of a wrong kind.
    Result<void> open(const Value& text, Size start, Size end);
    /// Is there a match at `from` (all of the text when `whole`), or from there on?
    Result<bool> match(bool whole);
    Result<bool> search();
    /// Moves on behind the match just found; the next one there must not be empty again.
    void advance();
    bool exhausted() const { return from_ > end_; }

    Result<Value> make_match();
    /// Group `number` of the match; `otherwise` where it took no part (empty: an empty text).
    Result<Value> group(Size number, const Value& otherwise);
    /// A part of the text, of exact type str or bytes.
    Result<Value> part(Size start, Size stop);

    Size found_start() const { return begin_; }
    Size found_end() const { return at_; }
    Size first() const { return first_; }
    Size end() const { return end_; }
    Pattern* pattern() const { return pattern_.get(); }
    void traverse(Visitor& visit) {
        visit(pattern_);
        visit(text_);
    }

  private:
    struct Entry {
        std::uint32_t kind, index;
        std::int32_t a, b;
    };
    struct Slot {
        std::int32_t count, last;
        std::uint32_t height;
    };
    enum Kind : std::uint32_t { undo_mark, undo_slot, alternative, fewer, more, again };

    char32_t at(Size position) const {
        return width_ == 1 ? narrow_[position] : reinterpret_cast<const char32_t*>(narrow_)[position];
    }
    Result<bool> match_here(Size position);
    bool step();
    bool until();
    bool repeat_one();
    bool look_around();
    bool same_as_group();
    bool at_place(std::uint32_t which) const;
    bool backtrack();
    bool matches(const std::uint32_t* operation, Size position) const;
    bool may_begin_at(const std::uint32_t* operation, Size position) const;
    const std::uint32_t* lead() const;
    Size run_end(const std::uint32_t* operation, Size from, Size to) const;
    Size next_candidate(Size from, const std::uint32_t* lead) const;
    void push(Kind kind, std::uint32_t index, Size a, Size b);
    void save_slot(std::uint32_t slot);
    bool grow();
    void cut(std::uint32_t height);
    void unwind(std::uint32_t height);
    void undo(const Entry& entry);
    bool group_span(std::uint32_t number, Size& start, Size& stop) const;
    std::uint32_t offset_of(const std::uint32_t* operation) const {
        return static_cast<std::uint32_t>(operation - pattern_->code.data());
    }

    Runtime& runtime_;
    Ref<Pattern> pattern_;
    Value text_;
    Export export_;
    const std::uint8_t* narrow_ = nullptr;
    int width_ = 1;
    Size length_ = 0, first_ = 0, end_ = 0, from_ = 0;
    Size begin_ = 0, at_ = 0;
    bool must_advance_ = false, whole_ = false, out_of_memory_ = false, done_ = false;
    const std::uint32_t* pc_ = nullptr;
    std::vector<Size> marks_;
    Size last_index_ = -1;
    std::vector<Slot> slots_;
    Entry* stack_ = nullptr;
    std::uint32_t height_ = 0, capacity_ = 0;
    Size work_ = 0;
};

// ---- types
void install_match(Runtime&);
/// Pattern.scanner(): its match and search methods go on where the last match ended.
Result<Value> new_scanner(Runtime&, Pattern*, const Value* arguments);

/// `__copy__` and `__deepcopy__` of patterns and matches: they cannot change.
Result<Value> same_object(Runtime&, const Value* arguments);

}  // namespace regex
}  // namespace bufferscope
