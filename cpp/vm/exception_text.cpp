// Puts the text of exceptions together as traceback.TracebackException does.
#include "vm/exception_text.h"

#include <algorithm>

#include "object/protocol.h"
#include "types/list.h"

namespace bufferscope {

namespace {

constexpr std::string_view cause_message =
    "\nThe above exception was the direct cause of the following exception:\n\n";
constexpr std::string_view context_message =
    "\nDuring handling of the above exception, another exception occurred:\n\n";

// ---- the last lines

std::string last_line(const std::string& type, const std::string& message) {
    return message.empty() ? type + "\n" : type + ": " + message + "\n";
}

void add_lines(std::vector<std::string>& out, const std::string& indentation, std::string_view text) {
    for (std::size_t begin = 0;;) {
        std::size_t end = text.find('\n', begin);
        std::string_view line = text.substr(begin, end == std::string_view::npos ? end : end - begin);
        out.push_back(indentation + std::string(line) + "\n");
        if (end == std::string_view::npos) return;
        begin = end + 1;
    }
}

void add_syntax_error(const ExceptionReport& report, const std::string& indentation,
                      std::vector<std::string>& out) {
    const SyntaxReport& syntax = *report.syntax;
    std::string place_text = syntax_place_text(syntax.place, syntax.text, syntax.has_text);
    if (!place_text.empty()) {
        place_text.pop_back();
        add_lines(out, indentation, place_text);
    }
    out.push_back(indentation + report.type + ": " + syntax.message + syntax.place_note + "\n");
}

/// What stands below the frames: class, message and notes.
void add_message(const ExceptionReport& report, int depth, std::vector<std::string>& out) {
    std::string indentation(static_cast<std::size_t>(3 * depth), ' ');
    std::string line = last_line(report.type, report.message + report.hints);
    if (report.syntax) {
        add_syntax_error(report, indentation, out);
    } else if (depth > 0) {
        line.pop_back();
        add_lines(out, indentation, line);
    } else {
        out.push_back(std::move(line));
    }
    for (const std::string& note : report.notes) {
        if (report.notes_are_repr)
            out.push_back(indentation + note + "\n");
        else
            add_lines(out, indentation, note);
    }
}

void add_message_and_members(const ExceptionReports& reports, std::size_t at, int depth,
                             std::vector<std::string>& out) {
    add_message(reports[at], depth, out);
    if (depth >= 100) return;
    for (std::size_t member : reports[at].members) add_message_and_members(reports, member, depth + 1, out);
}

// ---- the whole

/// Writes reports; inside of groups every line gets a margin.
class ReportWriter {
  public:
    ReportWriter(Vm& vm, const ExceptionReports& reports, const ExceptionTextOptions& options)
        : vm_(vm), reports_(reports), options_(options) {}

    void write(std::size_t first) {
        std::vector<std::pair<std::string_view, std::size_t>> chain;
        for (std::size_t at = first; at != ExceptionReport::none;) {
            const ExceptionReport& report = reports_[at];
            std::size_t next = ExceptionReport::none;
            std::string_view message;
            if (options_.chain && report.cause != ExceptionReport::none) {
                message = cause_message;
                next = report.cause;
            } else if (options_.chain && report.context != ExceptionReport::none) {
                message = context_message;
                next = report.context;
            }
            chain.emplace_back(message, at);
            at = next;
        }
        for (std::size_t i = chain.size(); i-- > 0;) {
            if (!chain[i].first.empty()) emit(chain[i].first);
            write_one(reports_[chain[i].second]);
        }
    }

    std::vector<std::string> take() { return std::move(parts_); }

  private:
    std::string margin(char character) const {
        std::string out(static_cast<std::size_t>(2 * depth_), ' ');
        if (depth_ > 0) {
            out += character;
            out += ' ';
        }
        return out;
    }

    void emit(std::string_view text, char character = '|') {
        if (depth_ == 0) {
            parts_.emplace_back(text);
            return;
        }
        std::string before = margin(character);
        std::string out;
        for (std::size_t begin = 0; begin < text.size();) {
            std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
            out += before;
            out += text.substr(begin, end - begin);
            begin = end;
        }
        parts_.push_back(std::move(out));
    }

    void emit_all(const std::vector<std::string>& texts) {
        for (const std::string& text : texts) emit(text);
    }

    void write_message(const ExceptionReport& report) {
        std::vector<std::string> texts;
        add_message(report, 0, texts);
        emit_all(texts);
    }

    void write_stack(const ExceptionReport& report, std::string_view title, char character) {
        std::vector<StackEntry> entries = report.frames;
        limit_entries(vm_, entries, options_.limit, options_.uncaught);
        if (entries.empty()) return;
        emit(title, character);
        emit_all(stack_texts(vm_, entries,
                             options_.observing ? LinesFrom::all_that_is_known : LinesFrom::linecache));
    }

    void write_one(const ExceptionReport& report) {
        if (!report.is_group) {
            write_stack(report, "Traceback (most recent call last):\n", '|');
            write_message(report);
        } else if (depth_ > options_.max_group_depth) {
            emit(format_text("... (max_group_depth is {})\n", {options_.max_group_depth}));
        } else {
            write_group(report);
        }
    }

    void write_group(const ExceptionReport& report) {
        bool is_top = depth_ == 0;
        if (is_top) ++depth_;
        write_stack(report, "Exception Group Traceback (most recent call last):\n", is_top ? '+' : '|');
        write_message(report);
        auto count = static_cast<int>(report.members.size());
        int shown = std::min(count, options_.max_group_width + 1);
        needs_close_ = false;
        for (int i = 0; i < shown; ++i) {
            bool last = i == shown - 1;
            if (last) needs_close_ = true;
            bool left_out = i >= options_.max_group_width;
            std::string title = left_out ? "..." : std::to_string(i + 1);
            std::string indentation(static_cast<std::size_t>(2 * depth_), ' ');
            parts_.push_back(indentation + (i == 0 ? "+-" : "  ") + "+---------------- " + title +
                             " ----------------\n");
            ++depth_;
            if (left_out) {
                int remaining = count - options_.max_group_width;
                emit(format_text("and {} more exception{}\n", {remaining, remaining > 1 ? "s" : ""}));
            } else {
                write(report.members[static_cast<std::size_t>(i)]);
            }
            if (last && needs_close_) {
                std::string closing(static_cast<std::size_t>(2 * depth_), ' ');
                parts_.push_back(closing + "+------------------------------------\n");
                needs_close_ = false;
            }
            --depth_;
        }
        if (is_top) depth_ = 0;
    }

    Vm& vm_;
    const ExceptionReports& reports_;
    const ExceptionTextOptions& options_;
    std::vector<std::string> parts_;
    int depth_ = 0;
    bool needs_close_ = false;
};

// ---- entries of stacks

/// The entry of linecache.cache for a file that is none, or not read yet; empty if there is no such.
Value cached_lines(Vm& vm, std::string_view file) {
    Runtime& rt = vm.runtime();
    Value* linecache = dict_find(vm.modules(), rt.intern("linecache").get());
    Result<Value> found_cache =
        linecache ? find_attribute(rt, *linecache, Value(rt.intern("cache"))) : Result<Value>(Value());
    Value cache = found_cache.is_error() ? Value() : found_cache.take();
    if (cache.is_empty() || !is_dict(cache)) return Value();
    Value* found = dict_find(cache.as<Dict>(), rt.text(file).get());
    if (!found || !is_tuple(*found)) return Value();
    auto* entry = found->as<Tuple>();
    return entry->length == 1 || (entry->length == 4 && (*entry)[1].is_none()) ? *found : Value();
}

/// Where the fault of a SyntaxError is, as C code writes it: the line never gets there
/// (print_exception_file_and_line).
std::string plain_place(Runtime& rt, const Value& exception) {
    Result<Value> marked = find_attribute(rt, exception, Value(rt.intern("print_file_and_line")));
    if (marked.is_error() || marked.take().is_empty()) return {};
    Result<Value> found = find_attribute(rt, exception, Value(rt.intern("filename")));
    Value file = found.is_error() ? Value() : found.take();
    if (file.is_empty()) return {};
    return format_text("  File \"{}\", line 0\n",
                       {file.is_none() ? std::string("<string>") : safe_text(rt, file, "filename")});
}

/// A stack as C code writes it: without marks below the lines.
std::string plain_stack(Vm& vm, const Value& traceback) {
    std::string out;
    std::vector<StackEntry> entries = traceback_entries(traceback);
    limit_entries(vm, entries, std::nullopt, true);
    for (StackEntry& entry : entries) entry.position.column = entry.position.end_column = -1;
    if (!entries.empty()) out = "Traceback (most recent call last):\n";
    for (const std::string& part : stack_texts(vm, entries, LinesFrom::file)) out += part;
    return out;
}

}  // namespace

std::string VmSourceLines::line(std::string_view file, std::int32_t number) const {
    std::string text;
    if (from_ == LinesFrom::linecache && !cached_lines(vm_, file).is_empty()) {
        Value arguments[] = {Value(vm_.runtime().text(file)), Value::small(number)};
        Result<Value> found = vm_.call_library("linecache", "getline", arguments);
        Value line = found.is_error() ? Value() : found.take();
        if (is_str(line)) return utf8_of(line);
    }
    if (!vm_.source_line(file, number, text, from_)) text.clear();
    return text;
}

std::vector<std::string> stack_texts(Vm& vm, const std::vector<StackEntry>& entries, LinesFrom from) {
    VmSourceLines source(vm, from);
    StackText text(source);
    for (const StackEntry& entry : entries) text.add(entry.summary());
    return text.take();
}

std::vector<std::string> report_texts(Vm& vm, const ExceptionReports& reports,
                                      const ExceptionTextOptions& options, std::size_t first) {
    ReportWriter writer(vm, reports, options);
    writer.write(first);
    return writer.take();
}

std::string uncaught_text(Vm& vm, const ExceptionReports& reports, std::size_t first, bool observing) {
    ExceptionTextOptions options = {.uncaught = true, .observing = observing};
    std::string out;
    for (const std::string& part : report_texts(vm, reports, options, first)) out += part;
    return out;
}

Result<std::vector<std::string>> exception_only_texts(Vm& vm, const Value& exception, const Value& traceback,
                                                      bool show_group) {
    std::vector<std::string> out;
    ReportOptions options = {
        .linked = false, .members = show_group, .frames = false, .traceback = &traceback};
    ExceptionReports reports = TRY(report_exception(vm, exception, options));
    add_message_and_members(reports, 0, 0, out);
    return out;
}

std::string plain_text(Vm& vm, const Value& exception) {
    struct Link {
        Value exception;
        std::string_view leads_to;  // what stands between it and the one before it
    };
    std::vector<Link> chain = {{exception, {}}};
    while (true) {
        const auto* last = chain.back().exception.as<ExceptionObject>();
        bool by_cause = !last->cause.is_empty();
        const Value& next = by_cause ? last->cause : last->context;
        if (next.is_empty() || (!by_cause && last->suppress_context)) break;
        bool known = std::any_of(chain.begin(), chain.end(),
                                 [&](const Link& link) { return link.exception.is(next); });
        if (known) break;
        chain.push_back({next, by_cause ? cause_message : context_message});
    }
    std::string out;
    for (; !chain.empty(); chain.pop_back()) {
        const auto& [link, leads_to] = chain.back();
        out += plain_stack(vm, link.as<ExceptionObject>()->traceback);
        out += plain_place(vm.runtime(), link);
        out += last_line(shown_class(vm.runtime(), link), safe_text(vm.runtime(), link, "exception"));
        out += leads_to;
    }
    return out;
}

std::string Vm::format_exception(const Value& exception) {
    if (finalizing_) return plain_text(*this, exception);  // traceback, which would do it, cannot be imported
    Result<ExceptionReports> reports = report_exception(*this, exception);
    return reports.is_error() ? plain_text(*this, exception) : uncaught_text(*this, reports.take());
}

std::string Vm::format_unraisable(const Value& exception) {
    return plain_stack(*this, exception.as<ExceptionObject>()->traceback) + shown_class(runtime_, exception) +
           ": " + safe_text(runtime_, exception, "exception") + "\n";
}

Result<void> Vm::print_exception(const Value& exception) {
    return write_text(Stream::error, format_exception(exception));
}

std::string surrogates_escaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
        if (byte(i) != 0xED || i + 2 >= text.size() || byte(i + 1) < 0xA0) {
            out.push_back(text[i]);
            continue;
        }
        unsigned code = 0xD000U | (byte(i + 1) & 0x3FU) << 6 | (byte(i + 2) & 0x3FU);
        out += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4) out.push_back("0123456789abcdef"[code >> shift & 15]);
        i += 2;
    }
    return out;
}

}  // namespace bufferscope
