// Making, hashing, comparing and collecting strings.
#include "object/str.h"

#include <cstdlib>
#include <cstring>

#include "base/utf8.h"
#include "object/runtime.h"

namespace bufferscope {
namespace {

std::size_t bytes_of(const Str* text) {
    return static_cast<std::size_t>(text->length) * text->width;
}

bool all_ascii(const std::uint8_t* characters, std::size_t length) {
    std::size_t at = 0;
    for (; at + 8 <= length; at += 8) {
        std::uint64_t word;
        std::memcpy(&word, characters + at, 8);
        if (word & 0x8080808080808080u) return false;
    }
    for (; at < length; ++at) {
        if (characters[at] >= 0x80) return false;
    }
    return true;
}

/// Decodes one code point; malformed bytes give U+FFFD one by one (lone surrogates pass).
char32_t decode_leniently(std::string_view text, std::size_t& at) {
    std::size_t before = at;
    auto lead = static_cast<unsigned char>(text[at]);
    if (lead >= 0x80) {
        std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        bool good = lead >= 0xC2 && lead <= 0xF4 && length <= text.size() - at;
        for (std::size_t k = 1; good && k < length; ++k) {
            good = (static_cast<unsigned char>(text[at + k]) & 0xC0) == 0x80;
        }
        if (good) {
            char32_t result = decode_utf8(text, at);
            bool overlong = (length == 3 && result < 0x800) || (length == 4 && result < 0x10000);
            if (!overlong && result <= 0x10FFFF) return result;
        }
        at = before + 1;
        return 0xFFFD;
    }
    ++at;
    return lead;
}

}  // namespace

Hash hash_of_bytes(const void* bytes, std::size_t size) {
    if (size == 0) return 0;
    const auto* at = static_cast<const std::uint8_t*>(bytes);
    std::uint64_t state = 0x9E3779B97F4A7C15u ^ size;
    auto mix = [&](std::uint64_t word) {
        state = (state ^ word) * 0xD6E8FEB86659FD93u;
        state ^= state >> 32;
    };
    for (; size >= 8; at += 8, size -= 8) {
        std::uint64_t word;
        std::memcpy(&word, at, 8);
        mix(word);
    }
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < size; ++i) rest |= std::uint64_t{at[i]} << (8 * i);
    mix(rest);
    auto result = static_cast<Hash>(state ^ state >> 29);
    return result == -1 || result == 0 ? 0x5EED : result;
}

Hash hash_of(const Str* text) {
    if (text->hash == 0) text->hash = hash_of_bytes(text->narrow(), bytes_of(text));
    return text->hash;
}

Result<Ref<Str>> allocate_str(Runtime& rt, Size length, int width) {
    if (length < 0 ||
        static_cast<std::size_t>(length) > (max_size - sizeof(Str) - 64) / static_cast<std::size_t>(width)) {
        return rt.memory_error();
    }
    std::size_t extra = static_cast<std::size_t>(length) * static_cast<std::size_t>(width);
    auto* text = rt.try_allocate<Str>(rt.type(BuiltinType::str), extra);
    if (text == nullptr) return rt.memory_error();
    text->length = length;
    text->hash = 0;
    text->width = static_cast<std::uint8_t>(width);
    text->ascii = false;
    text->interned = false;
    return Ref<Str>::adopt(text);
}

Ref<Str> decimal_str(Runtime& rt, std::int32_t number) {
    std::string digits;
    append_decimal(digits, number);
    return MUST(new_latin1(rt, reinterpret_cast<const std::uint8_t*>(digits.data()),
                           static_cast<Size>(digits.size())));
}

Result<Ref<Str>> new_latin1(Runtime& rt, const std::uint8_t* characters, Size length) {
    if (length == 0 && rt.empty_str) return rt.empty_str;
    if (length == 1 && rt.characters[*characters]) return rt.characters[*characters];
    Ref<Str> text = TRY(allocate_str(rt, length, 1));
    if (length != 0) std::memcpy(text->narrow(), characters, static_cast<std::size_t>(length));
    text->ascii = all_ascii(characters, static_cast<std::size_t>(length));
    return text;
}

Result<Ref<Str>> new_str(Runtime& rt, std::string_view utf8) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    if (utf8.size() > static_cast<std::size_t>(max_size)) return rt.memory_error();
    if (all_ascii(bytes, utf8.size())) return new_latin1(rt, bytes, static_cast<Size>(utf8.size()));
    Size length = 0;
    bool wide = false;
    for (std::size_t at = 0; at < utf8.size(); ++length) wide |= decode_leniently(utf8, at) >= 0x100;
    if (length == 1) {
        std::size_t at = 0;
        return str_of_code_point(rt, decode_leniently(utf8, at));
    }
    Ref<Str> text = TRY(allocate_str(rt, length, wide ? 4 : 1));
    std::size_t at = 0;
    for (Size i = 0; i < length; ++i) {
        char32_t code_point = decode_leniently(utf8, at);
        if (wide) {
            text->wide()[i] = code_point;
        } else {
            text->narrow()[i] = static_cast<std::uint8_t>(code_point);
        }
    }
    return text;
}

Result<Ref<Str>> new_str(Runtime& rt, const char32_t* code_points, Size length) {
    char32_t all = 0;
    for (Size i = 0; i < length; ++i) all |= code_points[i];
    if (all >= 0x100) {
        Ref<Str> text = TRY(allocate_str(rt, length, 4));
        std::memcpy(text->wide(), code_points, bytes_of(text.get()));
        return text;
    }
    if (length == 0 && rt.empty_str) return rt.empty_str;
    if (length == 1) return str_of_code_point(rt, *code_points);
    Ref<Str> text = TRY(allocate_str(rt, length, 1));
    for (Size i = 0; i < length; ++i) text->narrow()[i] = static_cast<std::uint8_t>(code_points[i]);
    text->ascii = all < 0x80;
    return text;
}

Result<Ref<Str>> str_of_code_point(Runtime& rt, char32_t code_point) {
    if (code_point < 0x100) {
        if (rt.characters[code_point]) return rt.characters[code_point];
        auto narrow = static_cast<std::uint8_t>(code_point);
        return new_latin1(rt, &narrow, 1);
    }
    Ref<Str> text = TRY(allocate_str(rt, 1, 4));
    text->wide()[0] = code_point;
    return text;
}

Result<Ref<Str>> substring(Runtime& rt, const Str* text, Size start, Size stop) {
    if (start == 0 && stop == text->length && text->type == rt.type(BuiltinType::str)) {
        return Ref<Str>::share(const_cast<Str*>(text));
    }
    if (text->width == 4) return new_str(rt, text->wide() + start, stop - start);
    return new_latin1(rt, text->narrow() + start, stop - start);
}

Result<Ref<Str>> concatenate(Runtime& rt, const Str* left, const Str* right) {
    Type* str_type = rt.type(BuiltinType::str);
    if (right->length == 0 && left->type == str_type) return Ref<Str>::share(const_cast<Str*>(left));
    if (left->length == 0 && right->type == str_type) return Ref<Str>::share(const_cast<Str*>(right));
    if (left->length > max_size - right->length) {
        return rt.overflow_error("strings are too large to concat");
    }
    int width = left->width > right->width ? left->width : right->width;
    Ref<Str> text = TRY(allocate_str(rt, left->length + right->length, width));
    if (width == 1) {
        std::memcpy(text->narrow(), left->narrow(), bytes_of(left));
        std::memcpy(text->narrow() + left->length, right->narrow(), bytes_of(right));
        text->ascii = left->ascii && right->ascii;
        return text;
    }
    char32_t* out = text->wide();
    for (const Str* part : {left, right}) {
        if (part->width == 4) {
            std::memcpy(out, part->wide(), bytes_of(part));
        } else {
            for (Size i = 0; i < part->length; ++i) out[i] = part->narrow()[i];
        }
        out += part->length;
    }
    return text;
}

void append_utf8(std::string& out, const Str* text) {
    if (text->ascii) {
        out.append(text->ascii_text());
        return;
    }
    for (Size i = 0; i < text->length; ++i) append_utf8(out, static_cast<std::uint32_t>(text->at(i)));
}

std::string utf8_of(const Str* text) {
    std::string out;
    append_utf8(out, text);
    return out;
}

std::string utf8_of(const Value& str) {
    return utf8_of(str.as<Str>());
}

bool equal(const Str* left, const Str* right) {
    if (left == right) return true;
    if (left->length != right->length || left->width != right->width) return false;
    if (left->hash != 0 && right->hash != 0 && left->hash != right->hash) return false;
    return std::memcmp(left->narrow(), right->narrow(), bytes_of(left)) == 0;
}

bool equal(const Str* left, std::string_view ascii_or_utf8) {
    if (left->ascii) return left->ascii_text() == ascii_or_utf8;
    std::size_t at = 0;
    for (Size i = 0; i < left->length; ++i) {
        if (at >= ascii_or_utf8.size() || decode_utf8(ascii_or_utf8, at) != left->at(i)) return false;
    }
    return at == ascii_or_utf8.size();
}

int compare(const Str* left, const Str* right) {
    Size common = left->length < right->length ? left->length : right->length;
    if (left->width == 1 && right->width == 1) {
        int order = std::memcmp(left->narrow(), right->narrow(), static_cast<std::size_t>(common));
        if (order != 0) return order;
    } else {
        for (Size i = 0; i < common; ++i) {
            char32_t a = left->at(i);
            char32_t b = right->at(i);
            if (a != b) return a < b ? -1 : 1;
        }
    }
    return left->length == right->length ? 0 : left->length < right->length ? -1 : 1;
}

// ---- StrBuilder

StrBuilder::~StrBuilder() {
    std::free(data_);
}

/// Makes room for `extra` more characters of at least `width`; false (and failed_) when it cannot.
bool StrBuilder::reserve(Size extra, int width) {
    if (failed_) return false;
    if (width < width_) width = width_;
    if (width == width_ && extra <= capacity_ - length_) return true;
    Size most = static_cast<Size>((max_size - 64) / width);
    std::size_t limit = runtime_.heap.limit() - (runtime_.heap.limit() < runtime_.heap.bytes_in_use()
                                                     ? runtime_.heap.limit()
                                                     : runtime_.heap.bytes_in_use());
    if (extra > most - length_) return !(failed_ = true);
    Size capacity = length_ + extra;
    Size generous = capacity < 32 ? 32 : capacity + capacity / 2;
    if (capacity < most / 2 && generous > capacity) capacity = generous;
    std::size_t bytes = static_cast<std::size_t>(capacity) * static_cast<std::size_t>(width);
    if (bytes > limit) return !(failed_ = true);
    void* data;
    if (width == width_) {
        data = std::realloc(data_, bytes);
    } else {
        data = std::malloc(bytes);
        if (data != nullptr) {
            for (Size i = 0; i < length_; ++i) {
                static_cast<char32_t*>(data)[i] = static_cast<std::uint8_t*>(data_)[i];
            }
            std::free(data_);
        }
    }
    if (data == nullptr) return !(failed_ = true);
    data_ = data;
    capacity_ = capacity;
    width_ = width;
    return true;
}

void StrBuilder::append_slowly(char32_t code_point) {
    if (reserve(1, code_point >= 0x100 ? 4 : 1)) put(code_point);
}

void StrBuilder::append(const Str* text, Size start, Size stop) {
    Size count = stop - start;
    if (count == 0) return;
    if (text->width == 4 && width_ == 1) {  // the part may be narrow though the whole is not
        for (Size i = start; i < stop; ++i) append(text->wide()[i]);
        return;
    }
    if (!reserve(count, 1)) return;
    if (width_ == 1) {
        std::memcpy(static_cast<std::uint8_t*>(data_) + length_, text->narrow() + start,
                    static_cast<std::size_t>(count));
        length_ += count;
    } else {
        for (Size i = start; i < stop; ++i) put(text->at(i));
    }
}

void StrBuilder::append_last(const Str* text) {
    if (length_ > 0 || text->length == 0 || failed_) return append(text);
    whole_ = Ref<Str>::share(const_cast<Str*>(text));
}

void StrBuilder::append_utf8(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) append(decode_leniently(utf8, at));
}

void StrBuilder::append_repeated(char32_t code_point, Size count) {
    if (count <= 0 || !reserve(count, code_point >= 0x100 ? 4 : 1)) return;
    for (Size i = 0; i < count; ++i) put(code_point);
}

Result<Ref<Str>> StrBuilder::finish() {
    if (failed_) return runtime_.memory_error();
    if (whole_) return std::move(whole_);
    if (width_ == 4) return new_str(runtime_, static_cast<char32_t*>(data_), length_);
    return new_latin1(runtime_, static_cast<std::uint8_t*>(data_), length_);
}

}  // namespace bufferscope
