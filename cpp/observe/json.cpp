// JsonWriter: commas, numbers and string escapes.
#include "observe/json.h"

#include <algorithm>
#include <charconv>

namespace bufferscope {

std::int64_t utf16_column(std::string_view line, std::int64_t bytes) {
    std::int64_t units = 0;
    std::int64_t end = std::min<std::int64_t>(bytes, static_cast<std::int64_t>(line.size()));
    for (std::int64_t i = 0; i < end; ++i) {
        unsigned char c = static_cast<unsigned char>(line[static_cast<std::size_t>(i)]);
        if ((c & 0xC0) != 0x80) units += c >= 0xF0 ? 2 : 1;
    }
    return units;
}

namespace {

constexpr char digits[] = "0123456789abcdef";

void append_unit(std::string& out, unsigned unit) {
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[(unit >> shift) & 15];
}

/// The lone surrogate whose three bytes begin at `at`, or 0.
unsigned surrogate_at(std::string_view text, std::size_t at) {
    if (at + 2 >= text.size() || static_cast<unsigned char>(text[at]) != 0xED) return 0;
    unsigned second = static_cast<unsigned char>(text[at + 1]);
    unsigned third = static_cast<unsigned char>(text[at + 2]);
    if (second < 0xA0 || second > 0xBF || (third & 0xC0) != 0x80) return 0;
    return 0xD000u | (second & 0x3F) << 6 | (third & 0x3F);
}

}  // namespace

void JsonWriter::separate() {
    if (!first_) out_ += ',';
    first_ = false;
}

JsonWriter& JsonWriter::begin_object() {
    separate();
    out_ += '{';
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    out_ += '}';
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    separate();
    out_ += '[';
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    out_ += ']';
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    text(name);
    out_ += ':';
    first_ = true;  // no comma between a name and its value
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view utf8) {
    separate();
    out_ += '"';
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        unsigned char c = static_cast<unsigned char>(utf8[i]);
        if (c == '"' || c == '\\') {
            out_ += '\\';
            out_ += static_cast<char>(c);
        } else if (c == '\n') {
            out_ += "\\n";
        } else if (c < 0x20) {
            append_unit(out_, c);
        } else if (unsigned surrogate = surrogate_at(utf8, i)) {
            append_unit(out_, surrogate);
            i += 2;
        } else {
            out_ += static_cast<char>(c);
        }
    }
    out_ += '"';
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
    separate();
    char buffer[24];
    auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
    out_.append(buffer, end.ptr);
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
    return raw(value ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
    return raw("null");
}

JsonWriter& JsonWriter::raw(std::string_view json) {
    separate();
    out_ += json;
    return *this;
}

}  // namespace bufferscope
