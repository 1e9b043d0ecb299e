// Looks for a keyword that was mistyped: tries the nearest ones until the source parses.
#include "vm/syntax_hint.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/suggestions.h"
#include "base/utf8.h"
#include "compile/compiler.h"
#include "syntax/parser.h"
#include "types/exceptions.h"

namespace bufferscope {

namespace {

constexpr std::string_view keywords[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",
};
constexpr std::size_t longest_source = 1024;  // characters
constexpr int most_words = 10;
constexpr std::size_t most_matches = 3;
constexpr double least_likeness = 0.5;

/// Characters in matching blocks, the longest first (difflib's SequenceMatcher).
std::size_t matching_characters(std::string_view a, std::string_view b) {
    std::size_t best = 0, at_a = 0, at_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j) {
            std::size_t length = 0;
            while (i + length < a.size() && j + length < b.size() && a[i + length] == b[j + length]) ++length;
            if (length > best) best = length, at_a = i, at_b = j;
        }
    }
    if (best == 0) return 0;
    return best + matching_characters(a.substr(0, at_a), b.substr(0, at_b)) +
           matching_characters(a.substr(at_a + best), b.substr(at_b + best));
}

double likeness(std::string_view a, std::string_view b) {
    return 2.0 * static_cast<double>(matching_characters(a, b)) / static_cast<double>(a.size() + b.size());
}

/// The keywords to try for a word: the nearest by edits, then the most alike.
std::vector<std::string_view> candidates_for(std::string_view word) {
    std::vector<std::string_view> out;
    std::string_view nearest = closest_name(keywords, word);
    if (!nearest.empty()) out.push_back(nearest);
    std::vector<std::pair<double, std::string_view>> alike;
    for (std::string_view keyword : keywords) {
        double score = likeness(keyword, word);
        if (score >= least_likeness) alike.emplace_back(score, keyword);
    }
    std::sort(alike.begin(), alike.end(), [](const auto& a, const auto& b) { return b < a; });
    for (std::size_t i = 0; i < alike.size() && i < most_matches; ++i) out.push_back(alike[i].second);
    if (out.size() > most_matches) out.resize(most_matches);
    return out;
}

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

struct Word {
    std::size_t begin, end;  // bytes in the source
    std::int32_t line;       // from 1
    std::size_t line_begin;
};

/// Steps through the names of a source, past comments, strings and numbers.
class WordScanner {
  public:
    explicit WordScanner(std::string_view source) : source_(source) {}

    bool next(Word& word) {
        while (at_ < source_.size()) {
            char c = source_[at_];
            if (c == '\n') {
                ++line_;
                line_begin_ = ++at_;
            } else if (c == '#') {
                while (at_ < source_.size() && source_[at_] != '\n') ++at_;
            } else if (c == '"' || c == '\'') {
                if (!skip_string(c)) return false;
            } else if (is_word_byte(c)) {
                if (c >= '0' && c <= '9' && skip_digits()) continue;  // a word behind: 1if
                std::size_t begin = at_;
                while (at_ < source_.size() && is_word_byte(source_[at_])) ++at_;
                bool number = c >= '0' && c <= '9';
                bool prefix = at_ < source_.size() && (source_[at_] == '"' || source_[at_] == '\'');
                if (number || prefix) continue;
                word = {begin, at_, line_, line_begin_};
                return true;
            } else {
                ++at_;
            }
        }
        return false;
    }

  private:
    /// Steps over a number's digits if one of the words follows that may stand right behind a number
    /// (verify_end_of_number).
    bool skip_digits() {
        std::size_t end = std::min(source_.find_first_not_of("0123456789_", at_), source_.size());
        for (std::string_view word : {"and", "else", "for", "if", "in", "is", "not", "or"}) {
            if (source_.substr(end, word.size()) != word) continue;
            at_ = end;
            return true;
        }
        return false;
    }

    bool skip_string(char quote) {
        bool triple = source_.substr(at_, 3) == std::string(3, quote);
        at_ += triple ? 3 : 1;
        for (; at_ < source_.size(); ++at_) {
            char c = source_[at_];
            if (c == '\\') {
                ++at_;
            } else if (c == '\n') {
                if (!triple) return false;
                ++line_;
                line_begin_ = at_ + 1;
            } else if (c == quote && (!triple || source_.substr(at_, 3) == std::string(3, quote))) {
                at_ += triple ? 3 : 1;
                return true;
            }
        }
        return false;
    }

    std::string_view source_;
    std::size_t at_ = 0;
    std::size_t line_begin_ = 0;
    std::int32_t line_ = 1;
};

/// The first `lines` lines, without the last newline.
std::string first_lines(std::string_view source, std::int32_t lines) {
    std::size_t end = 0;
    for (std::int32_t line = 0; line < lines && end < source.size(); ++line) {
        end = std::min(source.find('\n', end), source.size() - 1) + 1;
    }
    std::string_view out = source.substr(0, end);
    if (!out.empty() && out.back() == '\n') out.remove_suffix(1);
    return std::string(out);
}

/// The source up to the line of the error; `whole` if it came with the exception and not from a file. Empty
/// for an exception that no parser made.
std::string source_until(Vm& vm, const Value& exception, const std::string& text, const SyntaxPlace& place,
                         bool& whole) {
    const Value& metadata = exception.as<ExceptionObject>()->field(exception_field::syntax_error::metadata);
    if (!is_tuple(metadata) || metadata.as<Tuple>()->length != 3) return {};
    const Value& source = (*metadata.as<Tuple>())[2];
    whole = is_str(source);
    if (whole) return first_lines(utf8_of(source), place.line);
    std::string of_file;
    if (vm.source_text(place.file, of_file)) return first_lines(of_file, place.line);
    whole = true;
    return first_lines(text, 1);
}

/// Whether it compiles or only wants more lines (codeop.compile_command).
bool is_valid(Runtime& rt, std::string_view source) {
    ParseResult parsed = parse(source, {.source_is_str = true, .unicode = rt.unicode});
    if (parsed.fault) return parsed.fault->incomplete;
    return !compile_source(rt, source, Value(rt.intern("<input>")), {.source_is_str = true}).is_error();
}

}  // namespace

void hint_at_keyword(Vm& vm, const Value& exception, std::string& message, std::string& text,
                     SyntaxPlace& place) {
    if (message != "invalid syntax" && message.find("Perhaps you forgot a comma") == std::string::npos)
        return;
    bool whole = false;
    std::string source = source_until(vm, exception, text, place, whole);
    if (source.empty() || count_code_points(source) > longest_source) return;
    WordScanner scanner(source);
    Word word;
    int left = most_words;
    while (scanner.next(word)) {
        if (!whole && word.line != place.line) continue;
        std::string_view wrong = std::string_view(source).substr(word.begin, word.end - word.begin);
        if (std::find(std::begin(keywords), std::end(keywords), wrong) != std::end(keywords)) continue;
        if (--left < 0) return;
        for (std::string_view keyword : candidates_for(wrong)) {
            std::string tried = source;
            tried.replace(word.begin, word.end - word.begin, keyword);
            if (!is_valid(vm.runtime(), tried)) continue;
            std::size_t line_end = std::min(source.find('\n', word.line_begin), source.size());
            text = source.substr(word.line_begin, line_end - word.line_begin);
            auto column = [&](std::size_t at) {
                auto before = std::string_view(source).substr(word.line_begin, at - word.line_begin);
                return static_cast<std::int32_t>(count_code_points(before)) + 1;
            };
            place.line = word.line;
            place.line_text = std::to_string(word.line);
            place.on_one_line = true;
            place.offset = column(word.begin);
            place.end_offset = column(word.end);
            place.offset_kind = SyntaxPlace::Offset::number;
            message = "invalid syntax. Did you mean '" + std::string(keyword) + "'?";
            return;
        }
    }
}

}  // namespace bufferscope
