// Regular expressions: the matcher: backtracking with a stack of its own, never the native one.
#include <cstring>

#include "buffer/bytes.h"
#include "modules/re.h"
#include "object/protocol.h"

namespace bufferscope::regex {

namespace {

constexpr Size work_slice = 8192;

template <class Character>
Size run_of(const std::uint32_t* operation, const Character* text, Size from, Size to) {
    switch (*operation) {
        case any_all:
            return to;
        case any:
            while (from < to && text[from] != '\n') ++from;
            return from;
        case character:
            while (from < to && text[from] == operation[1]) ++from;
            return from;
        case either:
            while (from < to && (text[from] == operation[1] || text[from] == operation[2])) ++from;
            return from;
        default:
            while (from < to && in_set(operation, text[from])) ++from;
            return from;
    }
}

}  // namespace

Search::~Search() {
    if (stack_) runtime_.heap.release(stack_, capacity_ * sizeof(Entry));
}

Result<void> Search::open(const Value& text, Size start, Size end) {
    Runtime& rt = runtime_;
    bool is_text = is_str(text);
    if (is_text) {
        const auto* str = text.as<Str>();
        length_ = str->length;
        width_ = str->width;
        narrow_ = str->narrow();
    } else {
        Result<Export> buffer = get_buffer(rt, text, buffer_flags::simple);
        if (buffer.is_error())
            return rt.type_error("expected string or bytes-like object, got '{}'", type_name(rt, text));
        export_ = buffer.take();
        length_ = export_.length();
        narrow_ = export_.data();
    }
    if (is_text && pattern_->is_bytes)
        return rt.type_error("cannot use a bytes pattern on a string-like object");
    if (!is_text && !pattern_->is_bytes)
        return rt.type_error("cannot use a string pattern on a bytes-like object");
    text_ = text;
    first_ = from_ = start < 0 ? 0 : start > length_ ? length_ : start;
    end_ = end < 0 ? 0 : end > length_ ? length_ : end;
    marks_.resize(2 * static_cast<std::size_t>(pattern_->groups));
    slots_.resize(pattern_->slots);
    return {};
}

// ---- the stack

bool Search::grow() {
    std::uint32_t capacity = capacity_ == 0 ? 64 : capacity_ * 2;
    void* block = capacity > (1u << 27) ? nullptr : runtime_.heap.try_allocate(capacity * sizeof(Entry));
    if (!block) {
        out_of_memory_ = true;
        return false;
    }
    if (stack_) {
        std::memcpy(block, stack_, height_ * sizeof(Entry));
        runtime_.heap.release(stack_, capacity_ * sizeof(Entry));
    }
    stack_ = static_cast<Entry*>(block);
    capacity_ = capacity;
    return true;
}

inline void Search::push(Kind kind, std::uint32_t index, Size a, Size b) {
    if (height_ == capacity_ && !grow()) return;
    stack_[height_++] = {kind, index, a, b};
}

/// Without an alternative to come back to, nothing has to be undone.
inline void Search::save_slot(std::uint32_t slot) {
    if (height_ > 0) push(undo_slot, slot, slots_[slot].count, slots_[slot].last);
}

void Search::undo(const Entry& entry) {
    if (entry.kind == undo_mark) {
        marks_[entry.index] = entry.a;
        last_index_ = entry.b;
    } else if (entry.kind == undo_slot) {
        slots_[entry.index].count = entry.a;
        slots_[entry.index].last = entry.b;
    }
}

/// Forgets the alternatives above `height`; what has to be undone with those below stays.
void Search::cut(std::uint32_t height) {
    std::uint32_t kept = height;
    for (std::uint32_t i = height; i < height_; ++i) {
        if (stack_[i].kind <= undo_slot) stack_[kept++] = stack_[i];
    }
    height_ = height == 0 ? 0 : kept;
}

void Search::unwind(std::uint32_t height) {
    while (height_ > height) undo(stack_[--height_]);
}

/// Goes back to the newest alternative; false when there is none left.
bool Search::backtrack() {
    const std::uint32_t* code = pattern_->code.data();
    while (height_ > 0) {
        Entry& entry = stack_[height_ - 1];
        const std::uint32_t* operation = code + entry.index;
        switch (entry.kind) {
            case undo_mark:
            case undo_slot:
                undo(entry);
                --height_;
                continue;
            case alternative:
                pc_ = operation;
                at_ = entry.a;
                --height_;
                return true;
            case fewer: {  // one_greedy: from a down to b
                pc_ = operation + operation[1];
                Size at = entry.a - 1;
                while (at > entry.b && !may_begin_at(pc_, at)) --at;
                at_ = entry.a = at;
                if (at == entry.b) --height_;
                return true;
            }
            case more:  // one_lazy: one more character at a, of b that are allowed
                if (entry.b == 0 || entry.a >= end_ || !matches(operation + 4, entry.a)) {
                    --height_;
                    continue;
                }
                if (entry.b != static_cast<Size>(unlimited)) --entry.b;
                at_ = ++entry.a;
                pc_ = operation + operation[1];
                return true;
            default: {  // until_lazy: the body once more
                std::uint32_t slot = operation[1];
                at_ = entry.a;
                --height_;
                save_slot(slot);
                ++slots_[slot].count;
                slots_[slot].last = at_;
                pc_ = operation - operation[4];
                return true;
            }
        }
    }
    return false;
}

// ---- single characters

/// Whether the operation on one character accepts the one at `position`, which exists.
inline bool Search::matches(const std::uint32_t* operation, Size position) const {
    char32_t c = at(position);
    switch (*operation) {
        case any:
            return c != '\n';
        case any_all:
            return true;
        case character:
            return c == operation[1];
        case either:
            return c == operation[1] || c == operation[2];
        default:
            return in_set(operation, c);
    }
}

/// False when what starts at `operation` surely fails at `position`: saves many an alternative.
inline bool Search::may_begin_at(const std::uint32_t* operation, Size position) const {
    if (*operation > set) return true;
    return position < end_ && matches(operation, position);
}

Size Search::run_end(const std::uint32_t* operation, Size from, Size to) const {
    if (width_ == 1) return run_of(operation, narrow_, from, to);
    return run_of(operation, reinterpret_cast<const char32_t*>(narrow_), from, to);
}

bool Search::at_place(std::uint32_t which) const {
    switch (which) {
        case text_start:
            return at_ == 0;
        case line_start:
            return at_ == 0 || at(at_ - 1) == '\n';
        case text_end_or_newline:
            return at_ == end_ || (at_ + 1 == end_ && at(at_) == '\n');
        case line_end:
            return at_ == end_ || at(at_) == '\n';
        case text_end:
            return at_ == end_;
        default:
            break;
    }
    bool unicode = which >= unicode_word_boundary;
    bool before = at_ > 0 && is_word(at(at_ - 1), unicode);
    bool after = at_ < end_ && is_word(at(at_), unicode);
    bool boundary = which == word_boundary || which == unicode_word_boundary;
    return (before != after) == boundary;
}

// ---- operations that take more than a line

bool Search::group_span(std::uint32_t number, Size& start, Size& stop) const {
    start = marks_[2 * number - 2];
    stop = marks_[2 * number - 1];
    return start >= 0 && stop >= start;
}

bool Search::same_as_group() {
    Size start;
    Size stop;
    if (!group_span(pc_[1], start, stop)) return false;
    std::uint32_t flags = pc_[2];
    if (stop - start > end_ - at_) return false;
    for (; start < stop; ++start, ++at_) {
        char32_t a = at(start);
        char32_t b = at(at_);
        if (a == b) continue;
        if (!(flags & flag::ignore_case) || lower_case(a, flags) != lower_case(b, flags)) return false;
    }
    pc_ += 3;
    return true;
}

bool Search::repeat_one() {
    const std::uint32_t* operation = pc_;
    std::uint32_t minimum = operation[2];
    std::uint32_t maximum = operation[3];
    auto room = static_cast<std::uint32_t>(end_ - at_);
    if (minimum > room) return false;
    Size first = at_ + static_cast<Size>(minimum);
    pc_ += operation[1];
    if (*operation == one_lazy) {
        if (run_end(operation + 4, at_, first) < first) return false;
        at_ = first;
        Size left =
            maximum == unlimited ? static_cast<Size>(unlimited) : static_cast<Size>(maximum - minimum);
        if (left > 0) push(more, offset_of(operation), at_, left);
        return true;
    }
    Size last = run_end(operation + 4, at_, maximum < room ? at_ + static_cast<Size>(maximum) : end_);
    work_ += (last - at_) >> 4;
    if (last < first) return false;
    if (*operation == one_greedy) {
        while (last > first && !may_begin_at(pc_, last)) --last;
        if (last > first) push(fewer, offset_of(operation), last, first);
    }
    at_ = last;
    return true;
}

/// The body of a general repeat has matched (or is about to for the first time).
bool Search::until() {
    const std::uint32_t* operation = pc_;
    Slot& slot = slots_[operation[1]];
    if (*operation == until_possessive) cut(slot.height);
    Size count = slot.count + 1;
    const std::uint32_t* body = operation - operation[4];
    pc_ = operation + 5;
    if (count >= static_cast<Size>(operation[2])) {
        bool more_allowed = operation[3] == unlimited || count < static_cast<Size>(operation[3]);
        if (!more_allowed || at_ == slot.last) return true;
        slot.height = height_;
        if (*operation == until_lazy) {
            push(again, offset_of(operation), at_, 0);
            return true;
        }
        push(alternative, offset_of(pc_), at_, 0);
        save_slot(operation[1]);
        slot.last = at_;
    } else {
        save_slot(operation[1]);
        slot.height = height_;
    }
    slot.count = count;
    pc_ = body;
    return true;
}

bool Search::look_around() {
    Slot& slot = slots_[pc_[1]];
    switch (*pc_) {
        case look_end:
            cut(slot.height);
            at_ = slot.last;
            pc_ += 2;
            return true;
        case look_not_end:
            unwind(slot.height);
            return false;
        default:
            break;
    }
    auto back = static_cast<Size>(pc_[2]);
    bool negative = *pc_ == look_not;
    if (at_ < back) {
        if (negative) pc_ += pc_[3];
        return negative;
    }
    slot.height = height_;
    slot.last = at_;
    if (negative) push(alternative, offset_of(pc_ + pc_[3]), at_, 0);
    at_ -= back;
    pc_ += negative ? 4 : 3;
    return true;
}

/// One operation; false: it failed.
inline bool Search::step() {
    switch (*pc_) {
        case any:
        case any_all:
        case character:
        case either:
        case set:
            if (at_ >= end_ || !matches(pc_, at_)) return false;
            ++at_;
            pc_ += *pc_ == set ? pc_[1] : *pc_ == character ? 2 : *pc_ == either ? 3 : 1;
            return true;
        case success:
            done_ = !(whole_ && at_ != end_) && !(must_advance_ && at_ == begin_);
            return done_;
        case place:
            if (!at_place(pc_[1])) return false;
            pc_ += 2;
            return true;
        case mark:
            if (height_ > 0) push(undo_mark, pc_[1], marks_[pc_[1]], last_index_);
            marks_[pc_[1]] = at_;
            if (pc_[1] & 1) last_index_ = static_cast<Size>(pc_[1] / 2 + 1);
            pc_ += 2;
            return true;
        case jump:
            pc_ += pc_[1];
            return true;
        case branch:
            if (may_begin_at(pc_ + 2, at_)) {
                push(alternative, offset_of(pc_ + pc_[1]), at_, 0);
                pc_ += 2;
            } else {
                pc_ += pc_[1];
            }
            return true;
        case branch_lazily:
            push(alternative, offset_of(pc_ + 2), at_, 0);
            pc_ += pc_[1];
            return true;
        case repeat: {
            Slot& slot = slots_[pc_[1]];
            save_slot(pc_[1]);
            slot = {-1, -1, height_};
            pc_ += pc_[2];
            return true;
        }
        case until_greedy:
        case until_lazy:
        case until_possessive:
            return until();
        case one_greedy:
        case one_lazy:
        case one_possessive:
            return repeat_one();
        case atomic:
            slots_[pc_[1]].height = height_;
            pc_ += 2;
            return true;
        case atomic_end:
            cut(slots_[pc_[1]].height);
            pc_ += 2;
            return true;
        case look:
        case look_end:
        case look_not:
        case look_not_end:
            return look_around();
        case Operation::group:
            return same_as_group();
        case group_exists: {
            Size start;
            Size stop;
            pc_ += group_span(pc_[1], start, stop) ? 3 : pc_[2];
            return true;
        }
        default:
            return false;
    }
}

Result<bool> Search::match_here(Size position) {
    std::fill(marks_.begin(), marks_.end(), -1);
    last_index_ = -1;
    height_ = 0;
    done_ = false;
    begin_ = at_ = position;
    pc_ = pattern_->code.data();
    while (true) {
        if (++work_ >= work_slice) {
            Size work = work_;
            work_ = 0;
            TRY(runtime_.count_work(work));
        }
        bool matched = step();
        if (out_of_memory_) return runtime_.memory_error();
        if (done_) return true;
        if (!matched && !backtrack()) return false;
    }
}

// ---- searching

/// The operation on one character that every match begins with; null if there is no such thing.
const std::uint32_t* Search::lead() const {
    const std::uint32_t* operation = pattern_->code.data();
    while (true) {
        switch (*operation) {
            case mark:
                operation += 2;
                continue;
            case atomic:
                operation += 2;
                continue;
            case repeat: {
                const std::uint32_t* until = operation + operation[2];
                if (until[2] == 0) return nullptr;
                operation += 3;
                continue;
            }
            case one_greedy:
            case one_lazy:
            case one_possessive:
                return operation[2] > 0 ? operation + 4 : nullptr;
            default:
                return *operation <= set ? operation : nullptr;
        }
    }
}

/// The first place from `from` on where a match may begin; -1 if there is none.
Size Search::next_candidate(Size from, const std::uint32_t* lead) const {
    if (from >= end_) return -1;
    if (*lead == character && width_ == 1) {
        if (lead[1] > 255) return -1;
        const void* found =
            std::memchr(narrow_ + from, static_cast<int>(lead[1]), static_cast<std::size_t>(end_ - from));
        return found ? static_cast<Size>(static_cast<const std::uint8_t*>(found) - narrow_) : -1;
    }
    while (from < end_ && !matches(lead, from)) ++from;
    return from < end_ ? from : -1;
}

Result<bool> Search::match(bool whole) {
    whole_ = whole;
    if (from_ > end_) return false;
    return match_here(from_);
}

Result<bool> Search::search() {
    whole_ = false;
    const std::uint32_t* lead = this->lead();
    const std::uint32_t* code = pattern_->code.data();
    bool anchored = code[0] == place && code[1] == text_start;
    for (Size at = from_; at <= end_; ++at) {
        if (lead) {
            Size found = next_candidate(at, lead);
            if (found < 0) return false;
            work_ += (found - at) >> 4;
            at = found;
        }
        bool matched = TRY(match_here(at));
        if (matched) return true;
        must_advance_ = false;
        if (anchored) return false;
    }
    return false;
}

void Search::advance() {
    must_advance_ = at_ == begin_;
    from_ = at_;
}

// ---- what was found

Result<Value> Search::part(Size start, Size stop) {
    if (width_ == 4 || is_str(text_)) return substring(runtime_, text_.as<Str>(), start, stop);
    if (runtime_.is_exactly(text_, BuiltinType::bytes) && start == 0 && stop == length_) return Value(text_);
    return new_bytes(runtime_, ByteSpan(narrow_ + start, static_cast<std::size_t>(stop - start)));
}

Result<Value> Search::group(Size number, const Value& otherwise) {
    Size start = number == 0 ? begin_ : marks_[2 * number - 2];
    Size stop = number == 0 ? at_ : marks_[2 * number - 1];
    if (start >= 0 && stop >= start) return part(start, stop);
    if (otherwise.is_empty()) return part(0, 0);
    return Value(otherwise);
}

Result<Value> Search::make_match() {
    Runtime& rt = runtime_;
    std::size_t count = marks_.size() + 2;
    auto* made = rt.try_allocate<Match>(rt.type(BuiltinType::re_match), count * sizeof(Size));
    if (!made) return rt.memory_error();
    made->groups = pattern_->groups + 1;
    Value result = Value::adopt(made);
    made->text = text_;
    made->pattern = Value(pattern_);
    made->start = first_;
    made->end = end_;
    made->last_index = last_index_;
    Size* spans = made->spans();
    spans[0] = begin_;
    spans[1] = at_;
    for (std::size_t i = 0; i + 1 < marks_.size(); i += 2) {
        bool took_part = marks_[i] >= 0 && marks_[i + 1] >= marks_[i];
        spans[i + 2] = took_part ? marks_[i] : -1;
        spans[i + 3] = took_part ? marks_[i + 1] : -1;
    }
    return result;
}

}  // namespace bufferscope::regex
