// Renders the frames of a traceback as CPython's traceback module does.
#include "vm/frame_text.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/display_width.h"
#include "base/text.h"
#include "base/utf8.h"
#include "syntax/caret_anchors.h"

namespace bufferscope {

namespace {

constexpr std::size_t shown_repetitions = 3;
constexpr std::string_view blanks = " \t\n\r\f\v\x1c\x1d\x1e\x1f";

std::string_view trim_end(std::string_view text) {
    std::size_t last = text.find_last_not_of(blanks);
    return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

std::size_t blanks_before(std::string_view text) {
    std::size_t first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? text.size() : first;
}

std::string_view trim(std::string_view text) {
    text = trim_end(text);
    return text.substr(blanks_before(text));
}

/// Takes away the indentation that all lines with text share (textwrap.dedent). Returns its length.
std::size_t dedent(std::vector<std::string_view>& lines) {
    std::string_view margin;
    bool first = true;
    for (std::string_view line : lines) {
        if (line.empty()) continue;
        std::size_t length = std::min(line.find_first_not_of(" \t"), line.size());
        std::string_view indentation = line.substr(0, length);
        if (first) {
            margin = indentation;
            first = false;
        }
        std::size_t shared = 0;
        while (shared < std::min(margin.size(), indentation.size()) &&
               margin[shared] == indentation[shared]) {
            ++shared;
        }
        margin = margin.substr(0, shared);
    }
    for (std::string_view& line : lines) {
        if (!line.empty()) line.remove_prefix(margin.size());
    }
    return margin.size();
}

/// The lines of one instruction's source, dedented, and the carets below them.
class MarkedLines {
  public:
    MarkedLines(std::vector<std::string_view> lines, std::size_t start, std::size_t end, bool can_be_parsed)
        : lines_(std::move(lines)), start_(start), end_(end) {
        if (can_be_parsed) find_anchors();
        show_carets_ = !(can_be_parsed && is_plain_call()) && (anchors_ || is_part());
    }

    std::string text() const {
        std::string out;
        std::vector<std::size_t> chosen = significant_lines();
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            std::size_t left_out = i == 0 ? 0 : chosen[i] - chosen[i - 1] - 1;
            if (left_out == 1) append_line(out, chosen[i] - 1);
            if (left_out > 1) out += format_text("    ...<{} lines>...\n", {left_out});
            append_line(out, chosen[i]);
        }
        return out;
    }

  private:
    std::string_view before(std::size_t line, std::size_t column) const {
        return lines_[line].substr(0, std::min(column, lines_[line].size()));
    }

    void find_anchors() {
        std::string segment;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (i > 0) segment += '\n';
            segment += lines_[i];
        }
        std::size_t end = segment.size() - (lines_.back().size() - std::min(end_, lines_.back().size()));
        if (start_ > end) return;
        anchors_ = caret_anchors(std::string_view(segment).substr(start_, end - start_));
        if (!anchors_) return;
        if (anchors_->left_line == 0) anchors_->left_column += static_cast<std::int32_t>(start_);
        if (anchors_->right_line == 0) anchors_->right_column += static_cast<std::int32_t>(start_);
    }

    bool is_plain_call() const {
        auto characters = [](std::string_view text) {
            return static_cast<std::int32_t>(count_code_points(text));
        };
        std::int32_t start = characters(before(0, start_));
        std::int32_t end = characters(before(lines_.size() - 1, end_));
        return is_plain_call_statement(lines_, start, end);
    }

    /// Something stands beside it.
    bool is_part() const {
        std::string_view last = lines_.back();
        return !trim(before(0, start_)).empty() || !trim(last.substr(std::min(end_, last.size()))).empty();
    }

    std::vector<std::size_t> significant_lines() const {
        std::vector<std::size_t> chosen = {0, lines_.size() - 1};
        if (anchors_) {
            for (std::int32_t line : {anchors_->left_line, anchors_->right_line}) {
                for (std::int32_t near = line - 1; near <= line + 1; ++near) {
                    if (near >= 0 && near < static_cast<std::int32_t>(lines_.size())) {
                        chosen.push_back(static_cast<std::size_t>(near));
                    }
                }
            }
        }
        std::sort(chosen.begin(), chosen.end());
        chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
        return chosen;
    }

    void append_line(std::string& out, std::size_t line) const {
        out += "    ";
        out += lines_[line];
        out += '\n';
        if (!show_carets_) return;
        out += "    ";
        append_carets(out, line);
        out += '\n';
    }

    void append_carets(std::string& out, std::size_t line) const {
        std::size_t width = display_width(line + 1 == lines_.size() ? before(line, end_) : lines_[line]);
        std::size_t begin = count_code_points(before(line, blanks_before(lines_[line])));
        if (line == 0) begin = std::max(begin, display_width(before(0, start_)));
        if (begin >= width) return;  // a line of blanks alone shows as an empty one
        std::size_t left = 0;
        std::size_t right = width;
        if (anchors_) {
            auto anchor_line = static_cast<std::int32_t>(line);
            auto column = [&](std::int32_t at) {
                return display_width(before(line, static_cast<std::size_t>(at)));
            };
            if (anchor_line < anchors_->left_line || anchor_line > anchors_->right_line) right = 0;
            if (anchor_line == anchors_->left_line) left = column(anchors_->left_column);
            if (anchor_line == anchors_->right_line) right = column(anchors_->right_column);
        }
        out.append(begin, ' ');
        for (std::size_t i = begin; i < width; ++i) out += !anchors_ || (i >= left && i < right) ? '^' : '~';
    }

    std::vector<std::string_view> lines_;
    std::size_t start_, end_;  // bytes in the first and in the last line
    std::optional<CaretAnchors> anchors_;
    bool show_carets_;
};

std::string source_text(const FrameSummary& frame, const SourceLines& source) {
    const Position& position = frame.position;
    std::vector<std::string> texts;
    std::vector<std::string_view> lines;
    bool any = false;
    std::int32_t last = std::max(position.line, position.end_line);
    for (std::int32_t number = position.line; number <= last; ++number) {
        texts.push_back(source.line(frame.file, number));
    }
    for (const std::string& text : texts) {
        lines.push_back(trim_end(text));
        any = any || !lines.back().empty();
    }
    if (!any) return {};
    if (position.column < 0 || position.end_column < 0) {
        std::string out = "    ";
        out += trim(lines[0]);
        return out + "\n";
    }
    std::size_t margin = dedent(lines);
    auto shifted = [margin](std::int32_t column, std::string_view line) {
        auto at = static_cast<std::size_t>(column);
        at = std::min(at > margin ? at - margin : 0, line.size());
        while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80)
            ++at;  // whole characters
        return at;
    };
    std::size_t start = shifted(position.column, lines.front());
    std::size_t end = shifted(position.end_column, lines.back());
    return MarkedLines(std::move(lines), start, end, source.can_be_parsed()).text();
}

}  // namespace

std::string frame_text(const FrameSummary& frame, const SourceLines& source) {
    std::string out = "  File \"";
    bool is_console = frame.file.starts_with("<stdin-") && frame.file.ends_with('>');
    out += is_console ? std::string_view("<stdin>") : frame.file;
    out += "\", line ";
    if (frame.position.line > 0) {
        append_decimal(out, frame.position.line);
    } else {
        out += "None";
    }
    out += ", in ";
    out += frame.name;
    out += '\n';
    return out + source_text(frame, source);
}

void StackText::add(const FrameSummary& frame) {
    if (count_ == 0 || line_ != frame.position.line || file_ != frame.file || name_ != frame.name) {
        close_run();
        file_ = frame.file;
        name_ = frame.name;
        line_ = frame.position.line;
        count_ = 0;
    }
    ++count_;
    if (count_ <= shown_repetitions) parts_.push_back(frame_text(frame, source_));
}

void StackText::close_run() {
    if (count_ <= shown_repetitions) return;
    std::size_t more = count_ - shown_repetitions;
    parts_.push_back(format_text("  [Previous line repeated {} more time{}]\n", {more, more > 1 ? "s" : ""}));
}

std::vector<std::string> StackText::take() {
    close_run();
    count_ = 0;
    return std::move(parts_);
}

std::string syntax_place_text(const SyntaxPlace& place, std::string_view text, bool has_text) {
    std::string out;
    if (!place.line_text.empty())
        out = format_text("  File \"{}\", line {}\n", {place.file, place.line_text});
    if (!has_text || place.offset_kind == SyntaxPlace::Offset::other) return out;
    std::string_view line = text;
    while (!line.empty() && line.back() == '\n') line.remove_suffix(1);
    std::size_t spaces = std::min(line.find_first_not_of(" \n\f"), line.size());
    std::string_view shown = line.substr(spaces);
    out += "    ";
    out += shown;
    out += '\n';
    if (place.offset_kind == SyntaxPlace::Offset::none) return out;

    auto characters = [](std::string_view part) {
        return static_cast<std::int32_t>(count_code_points(part));
    };
    std::int32_t behind = characters(line) + 1;
    std::int32_t offset = place.offset;
    std::int32_t end_offset = place.end_offset != 0 ? place.end_offset : offset;
    if (!place.on_one_line) end_offset = behind;
    if (!text.empty() && offset > characters(text)) offset = behind;
    if (!text.empty() && end_offset > characters(text)) end_offset = behind;
    if (offset >= end_offset || end_offset < 0) end_offset = offset + 1;
    std::int32_t column = offset - 1 - static_cast<std::int32_t>(spaces);
    std::int32_t end_column = end_offset - 1 - static_cast<std::int32_t>(spaces);
    if (column < 0) return out;
    out += "    ";
    std::size_t at = 0;
    for (std::int32_t i = 0; i < column && at < shown.size(); ++i) {
        std::uint32_t c = decode_utf8(shown, at);
        out += c < 128 && blanks.find(static_cast<char>(c)) != std::string_view::npos ? static_cast<char>(c)
                                                                                      : ' ';
    }
    out.append(static_cast<std::size_t>(end_column - column), '^');
    return out + "\n";
}

}  // namespace bufferscope
