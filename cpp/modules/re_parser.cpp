// Regular expressions: the compiler proper: groups, alternatives, quantifiers, and the operations written for
// them.
#include "modules/re_parser.h"

#include <algorithm>

#include "base/utf8.h"
#include "buffer/arguments.h"
#include "buffer/bytes.h"
#include "types/int.h"

namespace bufferscope::regex {

namespace {

Width times(Width width, std::uint32_t count) {
    if (width == 0 || count == 0) return 0;
    return width > most_width / count ? most_width : width * count;
}

Width sum(Width a, Width b) {
    return std::min(a + b, most_width);
}

bool is_one_character(std::uint32_t operation) {
    return operation <= Operation::set;
}

std::uint32_t size_of_operation(const std::uint32_t* operation) {
    switch (*operation) {
        case Operation::character:
            return 2;
        case Operation::either:
            return 3;
        case Operation::set:
            return operation[1];
        default:
            return 1;
    }
}

}  // namespace

Error pattern_error(Runtime& rt, std::string_view message, const Value& pattern, Size position) {
    Result<Value> type = module_attribute(rt, "re", "PatternError");
    if (type.is_error()) return type.take_error();
    Value text = rt.text(message);
    Value where = position < 0 ? Value::none() : Value::small(position);
    Result<Value> error = bufferscope::call(rt, type.take(), text, pattern, where);
    if (error.is_error()) return error.take_error();
    return rt.raise_exception(error.take());
}

Compiler::Compiler(Runtime& rt, Value pattern, std::uint32_t flags, Value warn)
    : runtime_(rt),
      pattern_(std::move(pattern)),
      warn_(std::move(warn)),
      is_bytes_(is_bytes(pattern_)),
      flags_(flags),
      names_(new_dict(rt)) {}

// ---- errors

bool Compiler::fail_at(Size position, const std::string& message) {
    if (failed()) return false;
    std::string shown = message;
    if (is_bytes_) {  // beyond ASCII as \xNN
        shown.clear();
        for (std::size_t i = 0; i < message.size();) {
            std::uint32_t c = decode_utf8(message, i);
            if (c < 0x80) {
                shown.push_back(static_cast<char>(c));
            } else {
                shown += "\\x";
                shown.push_back("0123456789abcdef"[c >> 4 & 15]);
                shown.push_back("0123456789abcdef"[c & 15]);
            }
        }
    }
    return fail(pattern_error(runtime_, shown, pattern_, position));
}

void Compiler::warn(const std::string& message) {
    if (failed() || warn_.is_none()) return;
    Value text = runtime_.text(message);
    Result<Value> done = bufferscope::call(runtime_, warn_, text);
    if (done.is_error()) fail(done.take_error());
}

// ---- the text

void Compiler::advance() {
    next_ = none;
    if (index_ >= source_->length) return;
    char32_t c = source_->at(index_++);
    next_ = static_cast<Token>(c);
    if (c != '\\') return;
    if (index_ >= source_->length) {
        next_ = none;
        fail_at(source_->length - 1, "bad escape (end of pattern)");
        return;
    }
    next_ = static_cast<Token>(source_->at(index_++)) | escaped;
}

std::string Compiler::text_of(Size start, Size stop) const {
    std::string text;
    for (Size i = start; i < stop; ++i) append_utf8(text, source_->at(i));
    return text;
}

std::string Compiler::text_of(Token token) const {
    std::string text;
    if (token & escaped) text = "\\";
    append_utf8(text, static_cast<std::uint32_t>(token & ~escaped));
    return text;
}

bool Compiler::take_name(char terminator, const char* what, Value& name) {
    Size start = tell();
    while (true) {
        Size stop = tell();
        Token token = take();
        if (token != none && token != terminator) continue;
        if (stop == start) return fail(token == none ? 0 : 1, std::string("missing ") + what);
        if (token == none) {
            std::string message = "missing ";
            message.push_back(terminator);
            return fail(stop - start, message + ", unterminated name");
        }
        Result<Ref<Str>> text = substring(runtime_, source_.get(), start, stop);
        if (text.is_error()) return fail(text.take_error());
        name = Value(text.take());
        return !failed();
    }
}

/// A number in ASCII digits; -1 for anything else, `unlimited` from there on.
Size Compiler::read_number(Size start, Size stop) const {
    std::int64_t number = 0;
    for (Size i = start; i < stop; ++i) {
        char32_t digit = source_->at(i) - '0';
        if (digit > 9) return -1;
        number = std::min<std::int64_t>(number * 10 + digit, unlimited);
    }
    return static_cast<Size>(number);
}

// ---- the program

std::uint32_t Compiler::effective_flags() const {
    std::uint32_t flags = groups_.back().flags;
    if (!is_bytes_ && !(flags & flag::ascii)) flags |= flag::unicode;
    return flags;
}

void Compiler::begin_item(Item kind, Width width) {
    Sequence& sequence = current().sequence;
    sequence.low = sum(sequence.low, sequence.item_low);
    sequence.high = sum(sequence.high, sequence.item_high);
    sequence.item_low = sequence.item_high = width;
    sequence.item_start = here();
    sequence.item = kind;
    sequence.empty = false;
}

void Compiler::literal(char32_t c) {
    begin_item(Item::other, 1);
    emit_character(code_, c, effective_flags());
}

void Compiler::back_reference(std::uint32_t number) {
    begin_item(Item::other, 0);
    current().sequence.item_low = captures_[number].low;
    current().sequence.item_high = captures_[number].high;
    emit({Operation::group, number, effective_flags()});
}

void Compiler::open(GroupKind kind, Size start) {
    begin_item(Item::other, 0);
    Group group;
    group.kind = kind;
    group.start = start;
    group.verbose = current().verbose;
    group.flags = current().flags;
    group.code_start = group.branch_start = here();
    group.look_behind_before = look_behind_;
    groups_.push_back(group);
}

bool Compiler::open_capture(Size start, const Value& name) {
    auto number = static_cast<std::uint32_t>(captures_.size());
    if (!name.is_empty()) {
        auto* names = names_.as<Dict>();
        if (Value* other = dict_find(names, name.as<Str>())) {
            Result<std::string> shown = bufferscope::repr_utf8(runtime_, name);
            if (shown.is_error()) return fail(shown.take_error());
            return fail(name.as<Str>()->length + 1,
                        format_text("redefinition of group name {} as group {}; was group {}",
                                    {shown.take(), number, other->small_int()}));
        }
        dict_set(runtime_, names, name.as<Str>(), Value::small(number));
    }
    captures_.push_back({0, 0, false});
    open(GroupKind::capture, start);
    current().number = number;
    emit({Operation::mark, 2 * number - 2});
    current().branch_start = here();
    return true;
}

/// The widths of the group so far, with the alternative that ends here.
void Compiler::close_alternative(Group& group, Width& low, Width& high) {
    Sequence& sequence = group.sequence;
    Width own_low = sum(sequence.low, sequence.item_low);
    Width own_high = sum(sequence.high, sequence.item_high);
    low = group.alternatives ? std::min(own_low, group.low) : own_low;
    high = group.alternatives ? std::max(own_high, group.high) : own_high;
}

/// At a `|`.
bool Compiler::alternative() {
    advance();
    Group& group = current();
    if (group.kind == GroupKind::condition_else)
        return fail_at(tell() - 1, "conditional backref with more than two branches");
    close_alternative(group, group.low, group.high);
    group.alternatives = true;
    if (group.kind == GroupKind::condition) {
        group.kind = GroupKind::condition_else;
        emit({Operation::jump, 0});
        group.jumps = here() - 1;
        code_[group.code_start + 2] = here() - group.code_start;
    } else {
        std::uint32_t size = here() - group.branch_start;
        insert(group.branch_start, {Operation::branch, size + 4});
        emit({Operation::jump, group.jumps});
        group.jumps = here() - 1;
    }
    group.branch_start = here();
    group.sequence = {};
    if (group.kind == GroupKind::whole) group.verbose = (flags_ & flag::verbose) != 0;
    return true;
}

/// At the `)` of a group, or the end of the pattern.
bool Compiler::close() {
    Group group = current();
    Width low;
    Width high;
    close_alternative(group, low, high);
    while (group.jumps != 0) {
        std::uint32_t next = code_[group.jumps];
        code_[group.jumps] = here() - (group.jumps - 1);
        group.jumps = next;
    }
    look_behind_ = group.look_behind_before;
    std::uint32_t* head = code_.data() + group.code_start;
    switch (group.kind) {
        case GroupKind::whole:
            return true;
        case GroupKind::plain:
        case GroupKind::condition_else:
            break;
        case GroupKind::condition:
            low = 0;
            head[2] = here() - group.code_start;
            break;
        case GroupKind::capture:
            captures_[group.number] = {low, high, true};
            emit({Operation::mark, 2 * group.number - 1});
            break;
        case GroupKind::atomic:
            emit({Operation::atomic_end, head[1]});
            break;
        case GroupKind::look:
            if (group.behind) {
                if (low > 0xFFFFFFFF) {
                    if (!late_error_) late_error_ = "looks too much behind";
                } else if (low != high && !late_error_) {
                    late_error_ = "look-behind requires fixed-width pattern";
                }
                head[2] = static_cast<std::uint32_t>(std::min<Width>(low, 0x7FFFFFFF));
            }
            low = high = 0;
            emit({group.negative ? Operation::look_not_end : Operation::look_end, head[1]});
            if (group.negative) code_[group.code_start + 3] = here() - group.code_start;
            break;
    }
    groups_.pop_back();
    current().sequence.item_low = low;
    current().sequence.item_high = high;
    return true;
}

void Compiler::repeat(std::uint32_t minimum, std::uint32_t maximum, char how) {
    Sequence& sequence = current().sequence;
    std::uint32_t start = sequence.item_start;
    std::uint32_t size = here() - start;
    sequence.item_low = times(sequence.item_low, minimum);
    sequence.item_high =
        maximum == unlimited && sequence.item_high > 0 ? most_width : times(sequence.item_high, maximum);
    sequence.item = Item::repeated;
    std::uint32_t kind = how == '?' ? 1 : how == '+' ? 2 : 0;
    if (size > 0 && is_one_character(code_[start]) && size_of_operation(code_.data() + start) == size) {
        insert(start, {Operation::one_greedy + kind, size + 4, minimum, maximum});
        return;
    }
    if (kind < 2 && minimum == 0 && maximum == 1) {
        insert(start, {Operation::branch + kind, size + 2});
        return;
    }
    std::uint32_t slot = slots_++;
    insert(start, {Operation::repeat, slot, size + 3});
    emit({Operation::until_greedy + kind, slot, minimum, maximum, size});
}

// ---- the whole

Result<Value> Compiler::run() {
    if (is_bytes_) {
        const auto* bytes = pattern_.as<Bytes>();
        source_ = TRY(new_latin1(runtime_, bytes->data(), bytes->length));
    } else {
        source_ = Ref<Str>::share(pattern_.as<Str>());
    }
    advance();
    groups_.emplace_back();
    current().flags = flags_;
    current().verbose = (flags_ & flag::verbose) != 0;
    while (!failed() && next_ != none) {
        if (next_ == '|') {
            alternative();
        } else if (next_ == ')') {
            if (groups_.size() == 1) break;
            close();
            advance();
        } else {
            parse_token(take());
        }
    }
    if (!failed()) finish();
    if (failed()) return Error(std::move(error_));
    return make_pattern();
}

bool Compiler::finish() {
    if (groups_.size() > 1) return fail_at(current().start, "missing ), unterminated subpattern");
    close();
    const char* clash = nullptr;
    if (is_bytes_) {
        if (flags_ & flag::unicode) clash = "cannot use UNICODE flag with a bytes pattern";
        if (!clash && (flags_ & flag::locale) && (flags_ & flag::ascii))
            clash = "ASCII and LOCALE flags are incompatible";
    } else if (flags_ & flag::locale) {
        clash = "cannot use LOCALE flag with a str pattern";
    } else if (!(flags_ & flag::ascii)) {
        flags_ |= flag::unicode;
    } else if (flags_ & flag::unicode) {
        clash = "ASCII and UNICODE flags are incompatible";
    }
    if (clash) return fail(runtime_.value_error(clash));
    if (next_ != none) return fail(0, "unbalanced parenthesis");
    for (const Reference& each : references_) {
        if (each.number >= captures_.size())
            return fail_at(each.position, format_text("invalid group reference {}", {each.number}));
    }
    if (late_error_) return fail(pattern_error(runtime_, late_error_, Value::none(), -1));
    emit({Operation::success});
    return true;
}

Result<Value> Compiler::make_pattern() {
    auto* made = runtime_.allocate<Pattern>(runtime_.type(BuiltinType::re_pattern));
    Value result = Value::adopt(made);
    made->text = pattern_;
    made->group_index = names_;
    made->flags = flags_;
    made->slots = slots_;
    made->groups = static_cast<Size>(captures_.size()) - 1;
    made->is_bytes = is_bytes_;
    made->code = std::move(code_);
    made->code.shrink_to_fit();
    made->group_names.assign(captures_.size(), Value::none());
    Size position = 0;
    const Dict::Entry* entry;
    while (dict_next(names_.as<Dict>(), position, entry))
        made->group_names[entry->value.small_int()] = entry->key;
    return result;
}

Result<Value> compile(Runtime& rt, const Value& pattern, std::uint32_t flags, const Value& warn) {
    return Compiler(rt, pattern, flags, warn).run();
}

}  // namespace bufferscope::regex
