// Regular expressions: the compiler's reading of single pieces: escapes, character classes, quantifiers, and
// what follows `(?`.
#include "base/utf8.h"
#include "buffer/arguments.h"
#include "modules/re_parser.h"
#include "types/int.h"
#include "types/unicode.h"

namespace bufferscope::regex {

namespace {

bool is_digit(std::int32_t token) {
    return token >= '0' && token <= '9';
}
bool is_octal(std::int32_t token) {
    return token >= '0' && token <= '7';
}
bool is_letter(std::int32_t token) {
    return (token | 0x20) >= 'a' && (token | 0x20) <= 'z';
}

std::uint32_t flag_of(std::int32_t letter) {
    switch (letter) {
        case 'i':
            return flag::ignore_case;
        case 'L':
            return flag::locale;
        case 'm':
            return flag::multi_line;
        case 's':
            return flag::dot_all;
        case 'x':
            return flag::verbose;
        case 'a':
            return flag::ascii;
        case 'u':
            return flag::unicode;
        default:
            return 0;
    }
}

}  // namespace

// ---- escapes

bool Compiler::parse_hex(Size start, int digits, Escape& out) {
    std::uint32_t value = 0;
    int read = 0;
    for (; read < digits && next_ != none && hex_digit(next_) >= 0; ++read)
        value = value << 4 | hex_digit(take());
    if (read < digits) return fail_at(start, "incomplete escape " + text_of(start, tell()));
    if (value > 0x10FFFF) return fail_at(start, "bad escape " + text_of(start, tell()));
    out.value = value;
    return true;
}

/// \N{name}, by the module unicodedata.
bool Compiler::parse_name_escape(Size start, Escape& out) {
    if (!accept('{')) return fail(0, "missing {");
    Value name;
    if (!take_name('}', "character name", name)) return false;
    Result<Value> lookup = module_attribute(runtime_, "unicodedata", "lookup");
    if (lookup.is_error()) return fail(lookup.take_error());
    Result<Value> found = bufferscope::call(runtime_, lookup.take(), name);
    if (found.is_error()) {
        Error error = found.take_error();
        if (!runtime_.is_instance(error.exception(), BuiltinType::KeyError)) return fail(std::move(error));
    } else {
        Value text = found.take();
        if (is_str(text) && text.as<Str>()->length == 1) {
            out.value = text.as<Str>()->at(0);
            return true;
        }
    }
    Result<std::string> shown = bufferscope::repr_utf8(runtime_, name);
    if (shown.is_error()) return fail(shown.take_error());
    return fail_at(start, "undefined character name " + shown.take());
}

bool Compiler::parse_octal(Size start, Escape& out) {
    for (int i = 0; i < 2 && is_octal(next_); ++i) out.value = out.value * 8 + (take() - '0');
    if (out.value <= 0377) return true;
    return fail_at(start,
                   format_text("octal escape value {} outside of range 0-0o377", {text_of(start, tell())}));
}

/// \1 … \9 outside of a class: three octal digits, or a group.
bool Compiler::parse_digits(Size start, Escape& out) {
    if (is_digit(next_)) {
        Token first = static_cast<Token>(source_->at(start + 1));
        Token second = take();
        if (is_octal(first) && is_octal(second) && is_octal(next_)) {
            out.value = ((first - '0') * 8 + (second - '0')) * 8 + (take() - '0');
            if (out.value <= 0377) return true;
            return fail_at(start, format_text("octal escape value {} outside of range 0-0o377",
                                              {text_of(start, tell())}));
        }
    }
    auto number = static_cast<std::uint32_t>(read_number(start + 1, tell()));
    if (number >= captures_.size())
        return fail_at(start + 1, format_text("invalid group reference {}", {number}));
    if (!check_group(number, tell() - start) || !check_look_behind(number)) return false;
    out = {Escape::group, number};
    return true;
}

/// What a backslash and the character of `token` mean; `start` is where the backslash stands.
bool Compiler::parse_escape(Size start, Token token, bool in_class, Escape& out) {
    Token c = token & ~escaped;
    constexpr char categories[] = "dDsSwW";
    constexpr char controls[] = "a\ab\bf\fn\nr\rt\tv\v";
    if (!in_class) {
        bool unicode = (effective_flags() & flag::unicode) != 0;
        out.kind = Escape::place;
        switch (c) {
            case 'A':
                out.value = Place::text_start;
                return true;
            case 'z':
            case 'Z':
                out.value = Place::text_end;
                return true;
            case 'b':
                out.value = unicode ? unicode_word_boundary : word_boundary;
                return true;
            case 'B':
                out.value = unicode ? no_unicode_word_boundary : no_word_boundary;
                return true;
            default:
                break;
        }
    }
    for (int i = 0; i < 6; ++i) {
        if (c != categories[i]) continue;
        out = {Escape::category, 1u << i};
        return true;
    }
    out = {Escape::literal, static_cast<std::uint32_t>(c)};
    for (int i = 0; i < 14; i += 2) {
        if (c != controls[i]) continue;
        out.value = static_cast<unsigned char>(controls[i + 1]);
        return true;
    }
    if (c == 'x') return parse_hex(start, 2, out);
    if (c == 'u' && !is_bytes_) return parse_hex(start, 4, out);
    if (c == 'U' && !is_bytes_) return parse_hex(start, 8, out);
    if (c == 'N' && !is_bytes_) return parse_name_escape(start, out);
    if (c == '0' || (in_class && is_octal(c))) {
        out.value = static_cast<std::uint32_t>(c - '0');
        return parse_octal(start, out);
    }
    if (is_digit(c) && !in_class) return parse_digits(start, out);
    if (is_digit(c) || is_letter(c)) return fail_at(start, "bad escape " + text_of(token));
    return true;
}

bool Compiler::check_group(std::uint32_t number, Size offset) {
    return captures_[number].closed || fail(offset, "cannot refer to an open group");
}

bool Compiler::check_look_behind(std::uint32_t number) {
    if (look_behind_ < 0) return true;
    if (number >= captures_.size() || !captures_[number].closed)
        return fail(0, "cannot refer to an open group");
    return number < static_cast<std::uint32_t>(look_behind_) ||
           fail(0, "cannot refer to group defined in the same lookbehind subpattern");
}

// ---- character classes

bool Compiler::parse_class_items(Size start, SetBuilder& set) {
    for (bool empty = true;; empty = false) {
        Size item_start = tell();
        Token token = take();
        if (token == none) return fail_at(start, "unterminated character set");
        if (token == ']' && !empty) return true;
        Escape first = {Escape::literal, static_cast<std::uint32_t>(token)};
        if (token & escaped) {
            if (!parse_escape(item_start, token, true, first)) return false;
        } else if (!empty && next_ == token &&
                   (token == '-' || token == '&' || token == '~' || token == '|')) {
            warn(format_text("Possible set {} at position {}", {token == '-'   ? "difference"
                                                                : token == '&' ? "intersection"
                                                                : token == '~' ? "symmetric difference"
                                                                               : "union",
                                                                tell() - 1}));
        }
        bool range = accept('-');
        Size last_start = tell();
        Token that = range ? take() : none;
        if (range && that == none) return fail_at(start, "unterminated character set");
        if (!range || that == ']') {
            if (first.kind == Escape::category) {
                set.categories |= first.value;
            } else {
                set.add(first.value, first.value);
            }
            if (!range) continue;
            set.add('-', '-');
            return true;
        }
        Escape last = {Escape::literal, static_cast<std::uint32_t>(that)};
        if (that & escaped) {
            if (!parse_escape(last_start, that, true, last)) return false;
        } else if (that == '-') {
            warn(format_text("Possible set difference at position {}", {tell() - 2}));
        }
        if (first.kind != Escape::literal || last.kind != Escape::literal || last.value < first.value) {
            std::string shown = text_of(token) + "-" + text_of(that);
            return fail(size_of(token) + 1 + size_of(that), "bad character range " + shown);
        }
        set.add(first.value, last.value);
    }
}

bool Compiler::parse_class(Size start) {
    if (next_ == '[') warn(format_text("Possible nested set at position {}", {tell()}));
    bool negated = accept('^');
    SetBuilder set;
    if (!parse_class_items(start, set)) return false;
    if (!negated && set.categories == 0 && set.ranges.size() == 1 &&
        set.ranges[0].first == set.ranges[0].last) {
        literal(set.ranges[0].first);
        return true;
    }
    if (negated) set.categories |= category::negated;
    begin_item(Item::other, 1);
    emit_set(code_, set, effective_flags());
    return true;
}

// ---- quantifiers

bool Compiler::parse_braces(Size start, std::uint32_t& minimum, std::uint32_t& maximum, bool& is_literal) {
    is_literal = true;
    if (next_ == '}') return true;
    Size low_start = tell();
    while (is_digit(next_)) advance();
    Size low_stop = tell();
    Size high_start = low_start;
    Size high_stop = low_stop;
    if (accept(',')) {
        high_start = tell();
        while (is_digit(next_)) advance();
        high_stop = tell();
    }
    if (failed()) return false;
    if (!accept('}')) {
        index_ = start;
        advance();
        return true;
    }
    is_literal = false;
    minimum = static_cast<std::uint32_t>(read_number(low_start, low_stop));
    maximum =
        high_start == high_stop ? unlimited : static_cast<std::uint32_t>(read_number(high_start, high_stop));
    if (minimum >= unlimited || (high_start != high_stop && maximum >= unlimited))
        return fail(runtime_.overflow_error("the repetition number is too large"));
    return maximum >= minimum || fail_at(start, "min repeat greater than max repeat");
}

bool Compiler::parse_repeat(Token token) {
    Size start = tell();
    std::uint32_t minimum = token == '+' ? 1 : 0;
    std::uint32_t maximum = token == '?' ? 1 : unlimited;
    if (token == '{') {
        bool is_literal;
        if (!parse_braces(start, minimum, maximum, is_literal)) return false;
        if (is_literal) {
            literal('{');
            return true;
        }
    }
    Item item = current().sequence.item;
    if (item == Item::none || item == Item::place) return fail_at(start - 1, "nothing to repeat");
    if (item == Item::repeated) return fail_at(start - 1, "multiple repeat");
    char how = accept('?') ? '?' : accept('+') ? '+' : 0;
    repeat(minimum, maximum, how);
    return true;
}

// ---- groups

bool Compiler::check_name(const Value& name, Size offset) {
    const auto* text = name.as<Str>();
    if (is_identifier(text) && !(is_bytes_ && !text->ascii)) return true;
    Result<Ref<Str>> shown =
        is_bytes_ ? bufferscope::ascii(runtime_, name) : bufferscope::repr(runtime_, name);
    if (shown.is_error()) return fail(shown.take_error());
    return fail(text->length + offset, "bad character in group name " + utf8_of(shown.take().get()));
}

bool Compiler::skip_comment(Size start) {
    while (true) {
        if (next_ == none) return fail_at(start, "missing ), unterminated comment");
        if (take() == ')') return true;
    }
}

bool Compiler::parse_python_extension(Size start) {
    Value name;
    if (accept('<'))
        return take_name('>', "group name", name) && check_name(name, 1) && open_capture(start, name);
    if (accept('=')) {
        if (!take_name(')', "group name", name) || !check_name(name, 1)) return false;
        Size offset = name.as<Str>()->length + 1;
        Value* number = dict_find(names_.as<Dict>(), name.as<Str>());
        if (!number) {
            Result<std::string> shown = bufferscope::repr_utf8(runtime_, name);
            if (shown.is_error()) return fail(shown.take_error());
            return fail(offset, "unknown group name " + shown.take());
        }
        auto group = static_cast<std::uint32_t>(number->small_int());
        if (!check_group(group, offset) || !check_look_behind(group)) return false;
        back_reference(group);
        return true;
    }
    Token token = take();
    if (token == none) return fail(0, "unexpected end of pattern");
    return fail(size_of(token) + 2, "unknown extension ?P" + text_of(token));
}

bool Compiler::parse_look(Size start, Token token) {
    bool behind = token == '<';
    if (behind) {
        token = take();
        if (token == none) return fail(0, "unexpected end of pattern");
        if (token != '=' && token != '!')
            return fail(size_of(token) + 2, "unknown extension ?<" + text_of(token));
    }
    open(GroupKind::look, start);
    Group& group = current();
    group.behind = behind;
    group.negative = token == '!';
    if (behind && look_behind_ < 0) look_behind_ = static_cast<Size>(captures_.size());
    if (group.negative) {
        emit({Operation::look_not, slots_++, 0, 0});
    } else {
        emit({Operation::look, slots_++, 0});
    }
    group.branch_start = here();
    return true;
}

bool Compiler::parse_condition(Size start) {
    Size name_start = tell();
    Value name;
    if (!take_name(')', "group name", name)) return false;
    Size length = name.as<Str>()->length;
    Size number = read_number(name_start, name_start + length);
    if (number < 0) {
        if (!check_name(name, 1)) return false;
        Value* found = dict_find(names_.as<Dict>(), name.as<Str>());
        if (!found) {
            Result<std::string> shown = bufferscope::repr_utf8(runtime_, name);
            if (shown.is_error()) return fail(shown.take_error());
            return fail(length + 1, "unknown group name " + shown.take());
        }
        number = found->small_int();
    } else {
        if (number == 0) return fail(length + 1, "bad group number");
        if (number >= static_cast<Size>(max_groups))
            return fail(length + 1, "invalid group reference " + text_of(name_start, name_start + length));
        references_.push_back({static_cast<std::uint32_t>(number), tell() - length - 1});
    }
    if (!check_look_behind(static_cast<std::uint32_t>(number))) return false;
    open(GroupKind::condition, start);
    emit({Operation::group_exists, static_cast<std::uint32_t>(number), 0});
    current().branch_start = here();
    return true;
}

bool Compiler::read_flags(Token token, std::uint32_t& add, std::uint32_t& remove, bool& global) {
    auto unknown = [&](const char* otherwise) {
        bool letter = !(token & escaped) && (properties_of(static_cast<char32_t>(token)) & character::alpha);
        return fail(size_of(token), letter ? "unknown flag" : otherwise);
    };
    while (token != '-' && token != ':' && token != ')') {
        std::uint32_t flag = flag_of(token);
        if (flag == 0) return unknown("missing -, : or )");
        if (token == (is_bytes_ ? 'u' : 'L')) {
            return fail(0, is_bytes_ ? "bad inline flags: cannot use 'u' flag with a bytes pattern"
                                     : "bad inline flags: cannot use 'L' flag with a str pattern");
        }
        add |= flag;
        if ((flag & flag::types) && (add & flag::types) != flag)
            return fail(0, "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
        token = take();
        if (token == none) return fail(0, "missing -, : or )");
    }
    global = token == ')';
    if (token != '-') return true;
    token = take();
    if (token == none) return fail(0, "missing flag");
    if (flag_of(token) == 0) return unknown("missing flag");
    while (token != ':') {
        std::uint32_t flag = flag_of(token);
        if (flag == 0) return unknown("missing :");
        if (flag & flag::types) return fail(0, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        remove |= flag;
        token = take();
        if (token == none) return fail(0, "missing :");
    }
    return !(add & remove) || fail(1, "bad inline flags: flag turned on and off");
}

bool Compiler::parse_flags(Size start, Token token) {
    std::uint32_t add = 0;
    std::uint32_t remove = 0;
    bool global = false;
    if (!read_flags(token, add, remove, global)) return false;
    if (global) {
        flags_ |= add;
        Group& group = current();
        if (group.kind != GroupKind::whole || group.alternatives || !group.sequence.empty)
            return fail_at(start, "global flags not at the start of the expression");
        group.flags = flags_;
        group.verbose = (flags_ & flag::verbose) != 0;
        return true;
    }
    open(GroupKind::plain, start);
    Group& group = current();
    if (add & flag::types) group.flags &= ~flag::types;
    group.flags = (group.flags | add) & ~remove;
    group.verbose = (group.verbose || (add & flag::verbose)) && !(remove & flag::verbose);
    return true;
}

bool Compiler::parse_extension(Size start) {
    Token token = take();
    if (token == none) return fail(0, "unexpected end of pattern");
    switch (token) {
        case 'P':
            return parse_python_extension(start);
        case '#':
            return skip_comment(start);
        case '=':
        case '!':
        case '<':
            return parse_look(start, token);
        case '(':
            return parse_condition(start);
        case ':':
            open(GroupKind::plain, start);
            return true;
        case '>':
            open(GroupKind::atomic, start);
            emit({Operation::atomic, slots_++});
            current().branch_start = here();
            return true;
        default:
            break;
    }
    if (token == '-' || flag_of(token) != 0) return parse_flags(start, token);
    return fail(size_of(token) + 1, "unknown extension ?" + text_of(token));
}

// ---- one token

bool Compiler::parse_token(Token token) {
    Size start = tell() - size_of(token);
    std::uint32_t flags = effective_flags();
    if (current().verbose) {
        if (token == ' ' || (token >= 9 && token <= 13)) return true;
        if (token == '#') {
            while (true) {
                token = take();
                if (token == none || token == '\n') return !failed();
            }
        }
    }
    if (failed()) return false;
    if (token & escaped) {
        Escape meaning;
        if (!parse_escape(start, token, false, meaning)) return false;
        if (meaning.kind == Escape::group) {
            back_reference(meaning.value);
        } else if (meaning.kind == Escape::place) {
            begin_item(Item::place, 0);
            emit({Operation::place, meaning.value});
        } else if (meaning.kind == Escape::category) {
            SetBuilder set;
            set.categories = meaning.value;
            begin_item(Item::other, 1);
            emit_set(code_, set, flags);
        } else {
            literal(meaning.value);
        }
        return true;
    }
    bool lines = (flags & flag::multi_line) != 0;
    switch (token) {
        case '[':
            return parse_class(start);
        case '*':
        case '+':
        case '?':
        case '{':
            return parse_repeat(token);
        case '(':
            if (accept('?')) return parse_extension(start);
            return open_capture(start, Value());
        case '.':
            begin_item(Item::other, 1);
            emit({flags & flag::dot_all ? Operation::any_all : Operation::any});
            return true;
        case '^':
            begin_item(Item::place, 0);
            emit({Operation::place, lines ? Place::line_start : Place::text_start});
            return true;
        case '$':
            begin_item(Item::place, 0);
            emit({Operation::place, lines ? Place::line_end : Place::text_end_or_newline});
            return true;
        default:
            literal(static_cast<char32_t>(token));
            return true;
    }
}

}  // namespace bufferscope::regex
