// Source bytes to text.
#include "syntax/source.h"

#include "base/utf8.h"

namespace bufferscope {

namespace {

/// The encoding a comment of the first two lines declares, or nothing (get_coding_spec).
std::string_view declared_encoding(std::string_view source) {
    for (int line_number = 0; line_number < 2; ++line_number) {
        std::size_t end = source.find_first_of("\r\n");
        std::string_view line = source.substr(0, end);
        std::size_t start = line.find_first_not_of(" \t\f");
        if (start != std::string_view::npos && line[start] != '#') return {};
        for (std::size_t at = line.find("coding"); at != std::string_view::npos;
             at = line.find("coding", at + 1)) {
            std::size_t value = at + 6;
            if (value >= line.size() || (line[value] != ':' && line[value] != '=')) continue;
            do ++value;
            while (value < line.size() && (line[value] == ' ' || line[value] == '\t'));
            std::size_t stop = value;
            auto fits = [](char c) {
                return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-' ||
                       c == '_' || c == '.';
            };
            while (stop < line.size() && fits(line[stop])) ++stop;
            if (stop > value) return line.substr(value, stop - value);
        }
        if (end == std::string_view::npos) return {};
        source = source.substr(source.substr(end, 2) == "\r\n" ? end + 2 : end + 1);
    }
    return {};
}

/// utf-8 and latin-1 in their many spellings; anything else as it is (get_normal_name).
std::string normal_name(std::string_view name) {
    std::string normal;
    for (char c : name.substr(0, 12)) {
        normal.push_back(c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    }
    auto is = [&](std::string_view wanted) {
        return normal == wanted || normal.substr(0, wanted.size() + 1) == std::string(wanted) + "-";
    };
    if (is("utf-8") || normal == "utf8") return "utf-8";
    if (is("latin-1") || is("iso-8859-1") || is("iso-latin-1") || normal == "latin1") return "iso-8859-1";
    if (normal == "ascii" || normal == "us-ascii") return "ascii";
    return std::string(name);
}

/// An error that belongs to no line.
bool fail_without_line(SyntaxFault& fault, std::string message, bool placed) {
    fault.message = std::move(message);
    fault.has_location = placed;
    fault.has_text = false;
    fault.offset = -1;
    return false;
}

bool fail_not_utf8(std::string_view source, std::size_t at, SyntaxFault& fault) {
    std::size_t line_start = 0;
    fault.line = 1;
    for (std::size_t i = 0; i < at; ++i) {
        bool ends = source[i] == '\n' || (source[i] == '\r' && source[i + 1] != '\n');
        if (!ends) continue;
        line_start = i + 1;
        fault.line += 1;
    }
    auto byte = static_cast<unsigned char>(source[at]);
    std::string hex = {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
    fault.message = "Non-UTF-8 code starting with '\\x" + hex + "' on line " + std::to_string(fault.line) +
                    ", but no encoding declared; see https://peps.python.org/pep-0263/ for details";
    fault.end_line = fault.line;
    fault.offset = fault.end_offset =
        static_cast<std::int32_t>(count_code_points(source.substr(line_start, at - line_start))) + 1;
    std::string_view line = source.substr(line_start);
    line = line.substr(0, line.find_first_of("\r\n"));
    for (Utf8Fault bad = check_utf8(line); bad.reason != nullptr; bad = check_utf8(line)) {
        fault.text += line.substr(0, bad.start);
        append_utf8(fault.text, 0xFFFD);
        line = line.substr(bad.end);
    }
    fault.text += line;
    return false;
}

}  // namespace

std::string foreign_encoding(std::string_view source) {
    if (source.starts_with("\xEF\xBB\xBF")) return {};
    std::string name = normal_name(declared_encoding(source));
    return name == "utf-8" || name == "iso-8859-1" || name == "ascii" ? std::string() : name;
}

bool decode_source(std::string_view source, const ParseOptions& options, std::string& out,
                   SyntaxFault& fault) {
    if (source.find('\0') != std::string_view::npos) {
        return fail_without_line(fault, "source code string cannot contain null bytes", false);
    }
    bool latin = false;
    if (!options.source_is_str) {
        bool marked = source.substr(0, 3) == "\xEF\xBB\xBF";
        if (marked) source = source.substr(3);
        std::string encoding = normal_name(declared_encoding(source));
        if (marked && !encoding.empty() && encoding != "utf-8") {
            fault.message = "encoding problem: " + encoding + " with BOM";
            fault.text = source.substr(0, source.find_first_of("\r\n"));
            fault.line = fault.end_line = 1;
            fault.end_offset = static_cast<std::int32_t>(fault.text.size());
            return false;
        }
        latin = encoding == "iso-8859-1";
        if (encoding == "ascii") {
            for (std::size_t i = 0; i < source.size(); ++i) {
                auto byte = static_cast<unsigned char>(source[i]);
                if (byte < 0x80) continue;
                std::string hex = {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
                return fail_without_line(fault,
                                         "'ascii' codec can't decode byte 0x" + hex + " in position " +
                                             std::to_string(i) + ": ordinal not in range(128)",
                                         true);
            }
        } else if (!latin && !encoding.empty() && encoding != "utf-8") {
            return fail_without_line(fault, "unknown encoding: " + encoding, true);
        }
    }
    if (!latin) {
        Utf8Fault bad = check_utf8(source);
        if (bad.reason != nullptr) return fail_not_utf8(source, bad.start, fault);
    }
    out.reserve(source.size() + 1);
    for (std::size_t i = 0; i < source.size(); ++i) {
        char c = source[i];
        if (c == '\r') {
            if (i + 1 < source.size() && source[i + 1] == '\n') ++i;
            c = '\n';
        }
        if (latin) {
            append_utf8(out, static_cast<unsigned char>(c));
        } else {
            out.push_back(c);
        }
    }
    if (options.mode == ParseMode::Module && !out.empty() && out.back() != '\n') out.push_back('\n');
    return true;
}

}  // namespace bufferscope
