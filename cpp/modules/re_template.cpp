// Regular expressions: the replacement texts of sub() and expand().
#include "base/utf8.h"
#include "buffer/bytes.h"
#include "modules/re.h"
#include "object/protocol.h"
#include "types/list.h"
#include "types/unicode.h"

namespace bufferscope::regex {

namespace {

bool is_octal(char32_t c) {
    return c - '0' < 8;
}

/// Reads a template; every piece of text is followed by a group's number.
class TemplateReader {
  public:
    TemplateReader(Runtime& rt, const Value& text, Pattern* pattern)
        : runtime_(rt), text_(text), pattern_(pattern), is_bytes_(!is_str(text)) {}
    Result<std::vector<Value>> read(Ref<Str> source);

  private:
    /// The reader looks one character ahead, so a backslash at the end comes before what is wrong just in
    /// front of it.
    Error error(std::string_view message, Size position) {
        if (at_ == source_->length - 1 && source_->at(at_) == '\\')
            return pattern_error(runtime_, "bad escape (end of pattern)", text_, at_);
        return pattern_error(runtime_, message, text_, position);
    }
    std::string text_between(Size start, Size stop) const {
        std::string text;
        for (Size i = start; i < stop; ++i) append_utf8(text, source_->at(i));
        return text;
    }
    bool octal_follows() const { return at_ < source_->length && is_octal(source_->at(at_)); }
    Result<void> escape(StrBuilder& piece);
    Result<void> finish_piece(StrBuilder& piece);
    Result<void> number(Size start, StrBuilder& piece);
    Result<void> named_group();
    Result<void> add_group(std::int64_t index, Size position);

    Runtime& runtime_;
    const Value& text_;
    Pattern* pattern_;
    bool is_bytes_;
    Ref<Str> source_;
    Size at_ = 0;
    Size group_ = -1;  // to be added behind the piece
    std::vector<Value> parts_;
};

Result<void> TemplateReader::add_group(std::int64_t index, Size position) {
    if (index > pattern_->groups)
        return error(format_text("invalid group reference {}", {static_cast<long long>(index)}), position);
    group_ = static_cast<Size>(index);
    return {};
}

/// Behind `\g`.
Result<void> TemplateReader::named_group() {
    Size end = source_->length;
    if (at_ >= end || source_->at(at_) != '<') return error("missing <", at_);
    Size start = ++at_;
    while (at_ < end && source_->at(at_) != '>') at_ += source_->at(at_) == '\\' ? 2 : 1;
    if (at_ > end) return error("bad escape (end of pattern)", end - 1);
    if (at_ == end) {
        return end == start ? error("missing group name", end) : error("missing >, unterminated name", start);
    }
    if (at_ == start) return error("missing group name", at_);
    Ref<Str> name = TRY(substring(runtime_, source_.get(), start, at_++));
    std::int64_t index = 0;
    for (Size i = 0; i < name->length && index >= 0; ++i) {
        char32_t digit = name->at(i) - '0';
        index = digit > 9 ? -1 : std::min<std::int64_t>(index * 10 + digit, unlimited);
    }
    if (index >= max_groups) return error("invalid group reference " + utf8_of(name.get()), start);
    if (index < 0) {
        if (!is_identifier(name.get()) || (is_bytes_ && !name->ascii)) {
            Value shown = TRY(is_bytes_ ? ascii(runtime_, Value(name)) : repr(runtime_, Value(name)));
            return error("bad character in group name " + utf8_of(shown), start);
        }
        Value* found = dict_find(pattern_->group_index.as<Dict>(), name.get());
        if (!found) {
            std::string shown = TRY(repr_utf8(runtime_, Value(name)));
            return runtime_.index_error("unknown group name {}", shown);
        }
        index = found->small_int();
    }
    return add_group(index, start);
}

/// \1 … \9: three octal digits, or a group of one or two digits.
Result<void> TemplateReader::number(Size start, StrBuilder& piece) {
    char32_t first = source_->at(start + 1) - '0';
    if (at_ >= source_->length || source_->at(at_) - '0' > 9) return add_group(first, start + 1);
    char32_t second = source_->at(at_++) - '0';
    if (first > 7 || second > 7 || !octal_follows()) return add_group(first * 10 + second, start + 1);
    char32_t value = (first * 8 + second) * 8 + source_->at(at_++) - '0';
    if (value > 0377) {
        return error(
            format_text("octal escape value {} outside of range 0-0o377", {text_between(start, at_)}), start);
    }
    piece.append(value);
    return {};
}

Result<void> TemplateReader::escape(StrBuilder& piece) {
    Size start = at_ - 1;
    if (at_ >= source_->length) return error("bad escape (end of pattern)", start);
    char32_t c = source_->at(at_++);
    if (c == 'g') return named_group();
    if (c == '0') {
        char32_t value = 0;
        for (int i = 0; i < 2 && octal_follows(); ++i) value = value * 8 + source_->at(at_++) - '0';
        piece.append(value & 0xFF);
        return {};
    }
    if (c - '0' < 10) return number(start, piece);
    constexpr char controls[] = "a\ab\bf\fn\nr\rt\tv\v\\\\";
    for (int i = 0; i < 16; i += 2) {
        if (c != static_cast<unsigned char>(controls[i])) continue;
        piece.append(static_cast<unsigned char>(controls[i + 1]));
        return {};
    }
    if ((c | 0x20) - 'a' < 26) return error("bad escape " + text_between(start, at_), start);
    piece.append('\\');
    piece.append(c);
    return {};
}

Result<void> TemplateReader::finish_piece(StrBuilder& piece) {
    Ref<Str> text = TRY(piece.finish());
    if (is_bytes_) {
        Ref<Bytes> bytes =
            TRY(new_bytes(runtime_, ByteSpan(text->narrow(), static_cast<std::size_t>(text->length))));
        parts_.push_back(Value(std::move(bytes)));
    } else {
        parts_.push_back(Value(std::move(text)));
    }
    return {};
}

Result<std::vector<Value>> TemplateReader::read(Ref<Str> source) {
    source_ = std::move(source);
    while (true) {
        StrBuilder piece(runtime_);
        group_ = -1;
        while (at_ < source_->length && group_ < 0) {
            char32_t c = source_->at(at_++);
            if (c == '\\') {
                TRY(escape(piece));
            } else {
                piece.append(c);
            }
        }
        TRY(finish_piece(piece));
        if (group_ < 0) return std::move(parts_);
        parts_.push_back(Value::small(group_));
    }
}

/// The bytes of a template that is no str, as compile_template finds them: it is the key of a cache first, so
/// that a writable view is refused for its hash; what has no hash or no plain memory is copied.
Result<std::string> template_bytes(Runtime& rt, const Value& text) {
    Result<Hash> hash = hash_of(rt, text);
    if (hash.is_error()) {
        Error error = hash.take_error();
        bool unhashable = rt.is_instance(error.exception(), BuiltinType::TypeError);
        if (!unhashable || !has_buffer(rt, text)) return error;
        return bytes_from_object(rt, text);
    }
    if (!has_buffer(rt, text))
        return rt.type_error("decoding to str: need a bytes-like object, {} found", type_name(rt, text));
    Result<Export> bytes = bytes_like(rt, text);
    if (bytes.is_error()) return bytes_from_object(rt, text);
    Export plain = bytes.take();
    return std::string(text_of(plain.bytes()));
}

}  // namespace

Result<std::vector<Value>> parse_template(Runtime& rt, const Value& text, Pattern* pattern) {
    Ref<Str> source;
    if (is_str(text)) {
        source = Ref<Str>::share(text.as<Str>());
    } else {
        std::string bytes = TRY(template_bytes(rt, text));
        source = TRY(new_latin1(rt, reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                static_cast<Size>(bytes.size())));
    }
    return TemplateReader(rt, text, pattern).read(std::move(source));
}

Result<Value> expand_template(Runtime& rt, const std::vector<Value>& parts, Match* match) {
    if (parts.size() == 1) return Value(parts[0]);
    Ref<List> pieces = new_list(rt);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Value piece = parts[i];
        if (i % 2 != 0) {
            piece = TRY(match_group(rt, match, piece.small_int(), Value::none()));
            if (piece.is_none()) continue;
        } else if (i > 0) {
            Size size = TRY(length(rt, piece));
            if (size == 0) continue;
        }
        TRY(list_append(rt, pieces.get(), std::move(piece)));
    }
    Value joiner = Value(rt.empty_str);
    if (!is_str(parts[0])) joiner = TRY(new_bytes(rt, ByteSpan()));
    return call_method(rt, joiner, "join", {Value(pieces)});
}

}  // namespace bufferscope::regex
