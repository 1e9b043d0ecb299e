// Puts the text of exceptions together as traceback.TracebackException does.
#include "vm/exception_text.h"

#include <algorithm>
#include <memory>

#include "base/standard_modules.h"
#include "base/suggestions.h"
#include "object/protocol.h"
#include "types/exceptions.h"
#include "types/int.h"
#include "types/list.h"
#include "vm/syntax_hint.h"

namespace bufferscope {

namespace {

constexpr std::string_view cause_message =
    "\nThe above exception was the direct cause of the following exception:\n\n";
constexpr std::string_view context_message =
    "\nDuring handling of the above exception, another exception occurred:\n\n";

ExceptionObject* as_exception(const Value& value) {
    return value.as<ExceptionObject>();
}

/// A result that may be an exception nobody wants to hear of.
Value value_or_empty(Result<Value> result) {
    return result.is_error() ? Value() : result.take();
}

/// str(value) or repr(value); "<exception str() failed>" when it raises.
std::string safe_text(Runtime& rt, const Value& value, std::string_view what, bool as_repr = false) {
    Result<Ref<Str>> text = as_repr ? repr(rt, value) : str(rt, value);
    if (text.is_error()) return format_text("<{} {}() failed>", {what, as_repr ? "repr" : "str"});
    return utf8_of(text.take().get());
}

Value attribute(Runtime& rt, const Value& object, std::string_view name) {
    return value_or_empty(find_attribute(rt, object, Value(rt.intern(name))));
}

bool is_missing(const Value& value) {
    return value.is_empty() || value.is_none();
}

}  // namespace

std::string shown_class(Runtime& rt, const Value& value) {
    Value type = Value::share(rt.type_of(value));
    Value name = attribute(rt, type, "__qualname__");
    Value module = attribute(rt, type, "__module__");
    std::string shown = is_str(name) ? utf8_of(name) : rt.type_of(value)->name_text;
    if (!is_str(module)) return "<unknown>." + shown;
    std::string prefix = utf8_of(module);
    return prefix == "__main__" || prefix == "builtins" ? shown : prefix + "." + shown;
}

namespace {

/// An exception and what hangs on it; built before anything is written, as loops are cut by what was seen
/// first.
struct Report {
    Value exception;
    Value traceback;
    std::unique_ptr<Report> cause, context;
    std::vector<std::unique_ptr<Report>> members;
    bool is_group = false;
};

class ReportBuilder {
  public:
    explicit ReportBuilder(Runtime& rt) : runtime_(rt) {}

    std::unique_ptr<Report> build(const Value& exception) {
        std::unique_ptr<Report> root = start(exception);
        std::vector<Report*> queue = {root.get()};
        while (!queue.empty()) {
            Report* report = queue.back();
            queue.pop_back();
            extend(*report, queue);
        }
        return root;
    }

  private:
    bool seen(const Value& exception) const {
        return std::find(seen_.begin(), seen_.end(), exception.object()) != seen_.end();
    }

    std::unique_ptr<Report> start(const Value& exception) {
        seen_.push_back(exception.object());
        auto report = std::make_unique<Report>();
        report->exception = exception;
        report->traceback = as_exception(exception)->traceback;
        return report;
    }

    void extend(Report& report, std::vector<Report*>& queue) {
        ExceptionObject* exception = as_exception(report.exception);
        if (!exception->cause.is_empty() && !seen(exception->cause)) report.cause = start(exception->cause);
        bool wanted = !report.cause && !exception->suppress_context;
        if (wanted && !exception->context.is_empty() && !seen(exception->context)) {
            report.context = start(exception->context);
        }
        report.is_group = runtime_.is_instance(report.exception, BuiltinType::BaseExceptionGroup);
        const Value& members = exception->fields[exception_field::group::exceptions];
        if (report.is_group && is_tuple(members)) {
            for (const Value& each : members.as<Tuple>()->span()) report.members.push_back(start(each));
        }
        if (report.cause) queue.push_back(report.cause.get());
        if (report.context) queue.push_back(report.context.get());
        for (auto& each : report.members) queue.push_back(each.get());
    }

    Runtime& runtime_;
    std::vector<Object*> seen_;
};

/// Writes reports; inside of groups every line gets a margin.
class ReportWriter {
  public:
    ReportWriter(Vm& vm, const ExceptionTextOptions& options) : vm_(vm), options_(options) {}

    void write(const Report& report) {
        std::vector<std::pair<std::string_view, const Report*>> chain;
        for (const Report* at = &report; at;) {
            const Report* next = nullptr;
            std::string_view message;
            if (options_.chain && at->cause) {
                message = cause_message;
                next = at->cause.get();
            } else if (options_.chain && at->context) {
                message = context_message;
                next = at->context.get();
            }
            chain.emplace_back(message, at);
            at = next;
        }
        for (std::size_t i = chain.size(); i-- > 0;) {
            if (!chain[i].first.empty()) emit(chain[i].first);
            write_one(*chain[i].second);
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

    void write_stack(const Report& report, std::string_view title, char character) {
        std::vector<StackEntry> entries =
            traceback_entries(vm_, report.traceback, options_.limit, options_.uncaught);
        if (entries.empty()) return;
        emit(title, character);
        emit_all(stack_texts(vm_, entries));
    }

    void write_one(const Report& report) {
        if (!report.is_group) {
            write_stack(report, "Traceback (most recent call last):\n", '|');
            emit_all(exception_only_texts(vm_, report.exception));
        } else if (depth_ > options_.max_group_depth) {
            emit(format_text("... (max_group_depth is {})\n", {options_.max_group_depth}));
        } else {
            write_group(report);
        }
    }

    void write_group(const Report& report) {
        bool is_top = depth_ == 0;
        if (is_top) ++depth_;
        write_stack(report, "Exception Group Traceback (most recent call last):\n", is_top ? '+' : '|');
        emit_all(exception_only_texts(vm_, report.exception));
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
                write(*report.members[static_cast<std::size_t>(i)]);
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
    const ExceptionTextOptions& options_;
    std::vector<std::string> parts_;
    int depth_ = 0;
    bool needs_close_ = false;
};

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

/// The message with what CPython adds to it: "Did you mean" and "Did you forget to import".
std::string message_with_hints(Vm& vm, const Value& exception) {
    Runtime& rt = vm.runtime();
    std::string message = safe_text(rt, exception, "exception");
    bool is_name = rt.is_instance(exception, BuiltinType::NameError);
    bool is_import = rt.is_instance(exception, BuiltinType::ImportError);
    Value wrong;
    if (is_import) {
        wrong = attribute(rt, exception, "name_from");
    } else if (is_name || rt.is_instance(exception, BuiltinType::AttributeError)) {
        wrong = attribute(rt, exception, "name");
    }
    if (is_missing(wrong) || !is_str(wrong)) return message;
    std::string suggestion = suggestion_for(vm, exception, wrong);
    if (!suggestion.empty()) message += ". Did you mean: '" + suggestion + "'?";
    std::string name = utf8_of(wrong);
    if (is_name && is_standard_module(name)) {
        message += suggestion.empty() ? ". Did" : " Or did";
        message += " you forget to import '" + name + "'?";
    }
    return message;
}

bool is_true(Runtime& rt, const Value& value) {
    if (value.is_empty()) return false;
    Result<bool> found = truth(rt, value);
    return !found.is_error() && found.take();
}

/// An offset in characters; what is further than any line is long stays so.
std::int32_t offset_in(Runtime& rt, const Value& value) {
    constexpr Size far = 1 << 30;
    if (value.is_empty() || !is_int(value)) return 0;
    Result<Size> offset = index_clipped(rt, value);
    return offset.is_error() ? 0 : static_cast<std::int32_t>(std::clamp<Size>(offset.take(), -far, far));
}

SyntaxPlace syntax_place(Runtime& rt, const Value* fields) {
    namespace field = exception_field::syntax_error;
    auto number_text = [&](const Value& value) {
        return is_missing(value) ? std::string() : safe_text(rt, value, "lineno");
    };
    SyntaxPlace place;
    place.file =
        is_true(rt, fields[field::file]) ? safe_text(rt, fields[field::file], "filename") : "<string>";
    place.line_text = number_text(fields[field::line]);
    place.line = offset_in(rt, fields[field::line]);
    place.on_one_line = place.line_text == number_text(fields[field::end_line]);
    place.offset = offset_in(rt, fields[field::offset]);
    place.end_offset = offset_in(rt, fields[field::end_offset]);
    if (!is_missing(fields[field::offset])) {
        place.offset_kind =
            is_int(fields[field::offset]) ? SyntaxPlace::Offset::number : SyntaxPlace::Offset::other;
    }
    return place;
}

void add_syntax_error(Vm& vm, const Value& exception, const std::string& indentation,
                      std::vector<std::string>& out) {
    namespace field = exception_field::syntax_error;
    Runtime& rt = vm.runtime();
    const Value* fields = as_exception(exception)->fields;
    SyntaxPlace place = syntax_place(rt, fields);
    std::string message = is_true(rt, fields[field::message]) ? safe_text(rt, fields[field::message], "msg")
                                                              : "<no detail available>";
    std::string suffix;
    if (place.line_text.empty() && !is_missing(fields[field::file]))
        suffix = " (" + safe_text(rt, fields[field::file], "filename") + ")";
    bool has_text = is_str(fields[field::text]);
    std::string text = has_text ? utf8_of(fields[field::text]) : "";
    if (has_text) hint_at_keyword(vm, exception, message, text, place);
    std::string place_text = syntax_place_text(place, text, has_text);
    if (!place_text.empty()) {
        place_text.pop_back();
        add_lines(out, indentation, place_text);
    }
    out.push_back(indentation + shown_class(rt, exception) + ": " + message + suffix + "\n");
}

/// Whether notes are taken one by one: isinstance(notes, collections.abc.Sequence), texts apart.
bool is_sequence_of_notes(Vm& vm, const Value& notes) {
    if (is_list(notes) || is_tuple(notes)) return true;
    if (is_str(notes) || vm.runtime().is_instance(notes, BuiltinType::bytes)) return false;
    Runtime& rt = vm.runtime();
    Value home = value_or_empty(vm.import_absolute("_collections_abc"));
    if (home.is_empty()) return false;
    Result<bool> is = is_instance(rt, notes, attribute(rt, home, "Sequence"));
    return !is.is_error() && is.take();
}

void add_notes(Vm& vm, const Value& exception, const std::string& indentation,
               std::vector<std::string>& out) {
    Runtime& rt = vm.runtime();
    Result<Value> found = find_attribute(rt, exception, rt.name_value(Name::notes));
    if (found.is_error()) {
        Value error = found.take_error().take();
        add_lines(out, indentation,
                  "Ignored error getting __notes__: " + safe_text(rt, error, "__notes__", true));
        return;
    }
    Value notes = found.take();
    if (is_missing(notes)) return;
    if (is_sequence_of_notes(vm, notes)) {
        Result<Ref<Tuple>> all = to_tuple(rt, notes);
        if (all.is_error()) return;
        Ref<Tuple> items = all.take();
        for (const Value& note : items->span()) add_lines(out, indentation, safe_text(rt, note, "note"));
    } else {
        out.push_back(indentation + safe_text(rt, notes, "__notes__", true) + "\n");
    }
}

void add_exception_only(Vm& vm, const Value& exception, bool show_group, int depth,
                        std::vector<std::string>& out) {
    Runtime& rt = vm.runtime();
    std::string indentation(static_cast<std::size_t>(3 * depth), ' ');
    if (rt.is_instance(exception, BuiltinType::SyntaxError)) {
        add_syntax_error(vm, exception, indentation, out);
    } else {
        std::string line = last_line(shown_class(rt, exception), message_with_hints(vm, exception));
        if (depth > 0) {
            line.pop_back();
            add_lines(out, indentation, line);
        } else {
            out.push_back(std::move(line));
        }
    }
    add_notes(vm, exception, indentation, out);
    const Value& members = as_exception(exception)->fields[exception_field::group::exceptions];
    if (!show_group || !rt.is_instance(exception, BuiltinType::BaseExceptionGroup) || !is_tuple(members))
        return;
    if (depth >= 100) return;
    for (const Value& each : members.as<Tuple>()->span()) add_exception_only(vm, each, true, depth + 1, out);
}

// ---- entries of stacks

StackEntry entry_of(const Frame* frame, Position position) {
    const Code* code = frame->code.as<Code>();
    return {utf8_of(code->file_name), utf8_of(code->name), position};
}

template <class Item>
void apply_limit(std::vector<Item>& items, std::optional<Size> limit) {
    if (!limit) return;
    std::size_t most = static_cast<std::size_t>(*limit < 0 ? -std::int64_t{*limit} : *limit);
    if (items.size() <= most) return;
    if (*limit >= 0) {
        items.resize(most);
    } else {
        items.erase(items.begin(), items.end() - static_cast<std::ptrdiff_t>(most));
    }
}

/// frames[len(frames) - most:], whose start counts from the end where `most` is the larger.
void keep_last(std::vector<const Traceback*>& levels, std::size_t most) {
    std::size_t kept = most <= levels.size() ? most : std::min(most - levels.size(), levels.size());
    levels.erase(levels.begin(), levels.end() - static_cast<std::ptrdiff_t>(kept));
}

/// The entry of linecache.cache for a file that is none, or not read yet; empty if there is no such.
Value cached_lines(Vm& vm, std::string_view file) {
    Runtime& rt = vm.runtime();
    Value* linecache = dict_find(vm.modules(), rt.intern("linecache").get());
    Value cache = linecache ? attribute(rt, *linecache, "cache") : Value();
    if (cache.is_empty() || !is_dict(cache)) return Value();
    Value* found = dict_find(cache.as<Dict>(), rt.text(file).get());
    if (!found || !is_tuple(*found)) return Value();
    auto* entry = found->as<Tuple>();
    return entry->length == 1 || (entry->length == 4 && (*entry)[1].is_none()) ? *found : Value();
}

}  // namespace

std::string VmSourceLines::line(std::string_view file, std::int32_t number) const {
    std::string text;
    if (!cached_lines(vm_, file).is_empty()) {
        Value arguments[] = {Value(vm_.runtime().text(file)), Value::small(number)};
        Value line = value_or_empty(vm_.call_library("linecache", "getline", arguments));
        if (is_str(line)) return utf8_of(line);
    }
    if (!vm_.source_line(file, number, text)) text.clear();
    return text;
}

std::vector<StackEntry> traceback_entries(Vm& vm, const Value& traceback, std::optional<Size> limit,
                                          bool uncaught) {
    std::optional<Size> last;
    Value of_sys = limit ? Value() : vm.sys_attribute("tracebacklimit");
    if (of_sys.is_small_int()) (uncaught ? last : limit) = std::max(of_sys.small_int(), 0);
    std::vector<const Traceback*> levels;
    for (Value at = traceback; at.is_object(); at = Value(at.as<Traceback>()->next)) {
        levels.push_back(at.as<Traceback>());
    }
    apply_limit(levels, limit);
    if (last) keep_last(levels, static_cast<std::size_t>(*last));
    std::vector<StackEntry> entries;
    entries.reserve(levels.size());
    for (const Traceback* level : levels) {
        const Frame* frame = level->frame.as<Frame>();
        Position position = frame->code.as<Code>()->position_at(level->instruction());
        if (position.line <= 0) position.line = position.end_line = level->line;
        entries.push_back(entry_of(frame, position));
    }
    return entries;
}

std::vector<StackEntry> stack_entries(const Frame* frame, std::optional<Size> limit) {
    std::vector<StackEntry> entries;
    while (frame) {
        Position line_only = frame->position();
        line_only.end_line = line_only.line;
        line_only.column = line_only.end_column = -1;
        entries.push_back(entry_of(frame, line_only));
        frame = frame->back.is_object() ? frame->back.as<Frame>() : nullptr;
    }
    // The limit counts from the innermost frame (walk_stack), before the order is turned.
    apply_limit(entries, limit);
    std::reverse(entries.begin(), entries.end());
    return entries;
}

std::vector<std::string> stack_texts(Vm& vm, const std::vector<StackEntry>& entries) {
    VmSourceLines source(vm);
    StackText text(source);
    for (const StackEntry& entry : entries) text.add(entry.summary());
    return text.take();
}

std::vector<std::string> exception_texts(Vm& vm, const Value& exception, const ExceptionTextOptions& options,
                                         const Value* traceback) {
    std::unique_ptr<Report> report = ReportBuilder(vm.runtime()).build(exception);
    if (traceback) report->traceback = *traceback;
    ReportWriter writer(vm, options);
    writer.write(*report);
    return writer.take();
}

std::vector<std::string> exception_only_texts(Vm& vm, const Value& exception, bool show_group) {
    std::vector<std::string> out;
    add_exception_only(vm, exception, show_group, 0, out);
    return out;
}

std::string Vm::format_exception(const Value& exception) {
    std::string out;
    for (const std::string& part : exception_texts(*this, exception, {.uncaught = true})) out += part;
    return out;
}

std::string Vm::format_unraisable(const Value& exception) {
    std::string out;
    std::vector<StackEntry> entries =
        traceback_entries(*this, as_exception(exception)->traceback, std::nullopt, true);
    for (StackEntry& entry : entries) entry.position.column = entry.position.end_column = -1;
    if (!entries.empty()) out = "Traceback (most recent call last):\n";
    for (const std::string& part : stack_texts(*this, entries)) out += part;
    return out + shown_class(runtime_, exception) + ": " + safe_text(runtime_, exception, "exception") + "\n";
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
