// Collects what there is to tell of an exception, in the order in which TracebackException asks for it.
#include "vm/exception_report.h"

#include <algorithm>

#include "base/standard_modules.h"
#include "object/protocol.h"
#include "object/slots.h"
#include "types/exceptions.h"
#include "types/int.h"
#include "types/list.h"
#include "vm/syntax_hint.h"

namespace bufferscope {

namespace {

ExceptionObject* as_exception(const Value& value) {
    return value.as<ExceptionObject>();
}

/// A result that may be an exception nobody wants to hear of.
Value value_or_empty(Result<Value> result) {
    return result.is_error() ? Value() : result.take();
}

Value attribute(Runtime& rt, const Value& object, std::string_view name) {
    return value_or_empty(find_attribute(rt, object, Value(rt.intern(name))));
}

bool is_missing(const Value& value) {
    return value.is_empty() || value.is_none();
}

std::string with_module(const Value& module, const std::string& name) {
    if (!is_str(module)) return "<unknown>." + name;
    std::string prefix = utf8_of(module);
    return prefix == "__main__" || prefix == "builtins" ? name : prefix + "." + name;
}

}  // namespace

std::string safe_text(Runtime& rt, const Value& value, std::string_view what, bool as_repr) {
    Result<Ref<Str>> text = as_repr ? repr(rt, value) : str(rt, value);
    if (text.is_error()) return format_text("<{} {}() failed>", {what, as_repr ? "repr" : "str"});
    return utf8_of(text.take().get());
}

std::string shown_class(Runtime& rt, const Value& value) {
    Value type = Value::share(rt.type_of(value));
    Value name = attribute(rt, type, "__qualname__");
    Value module = attribute(rt, type, "__module__");
    return with_module(module, is_str(name) ? utf8_of(name) : rt.type_of(value)->name_text);
}

std::string observed_class_name(Runtime& rt, const Type* type) {
    if (type->spec) {
        std::string_view name = type->spec->name;
        return std::string(name);
    }
    if (!type->has_flag(type_flags::heap_type)) return type->name_text;
    const Value* module = dict_find(type->dict.get(), rt.name(Name::module));
    return with_module(module ? *module : Value(), utf8_of(type->qualified_name));
}

namespace {

// ---- what observers may look at: values whose text no code of the program's own makes

bool has_plain_text(Runtime& rt, const Value& value, int depth = 0) {
    if (!value.is_object()) return true;
    for (BuiltinType type : {BuiltinType::str, BuiltinType::int_, BuiltinType::float_, BuiltinType::bytes}) {
        if (rt.is_exactly(value, type)) return true;
    }
    if (is_type(value)) return rt.is_exactly(value, BuiltinType::type);
    if (!rt.is_exactly(value, BuiltinType::tuple) || depth > 2) return false;
    std::span<const Value> items = value.as<Tuple>()->span();
    return std::all_of(items.begin(), items.end(),
                       [&](const Value& each) { return has_plain_text(rt, each, depth + 1); });
}

/// str(exception) if that runs no Python.
std::string observed_message(Runtime& rt, const Value& exception) {
    ExceptionObject* object = as_exception(exception);
    if (object->type->slots.str == python_slots().str) return {};
    bool plain = has_plain_text(rt, object->args);
    for (const Value& field : object->fields()) plain = plain && has_plain_text(rt, field);
    // Not among the text of either: what an AttributeError was raised of, what a group holds.
    bool is_group = rt.is_instance(exception, BuiltinType::BaseExceptionGroup);
    bool names_object = rt.is_instance(exception, BuiltinType::AttributeError);
    if (is_group) plain = has_plain_text(rt, object->field(exception_field::group::message));
    if (names_object) plain = has_plain_text(rt, object->args);
    return plain ? safe_text(rt, exception, "exception") : std::string();
}

// ---- the message

/// What CPython adds to a message: "Did you mean" and "Did you forget to import".
Result<std::string> message_hints(Vm& vm, const Value& exception, const Value& traceback) {
    Runtime& rt = vm.runtime();
    bool is_name = rt.is_instance(exception, BuiltinType::NameError);
    bool is_import = rt.is_instance(exception, BuiltinType::ImportError);
    Value wrong;
    if (is_import) {
        wrong = attribute(rt, exception, "name_from");
    } else if (is_name || rt.is_instance(exception, BuiltinType::AttributeError)) {
        wrong = attribute(rt, exception, "name");
    }
    std::string hints;
    if (is_missing(wrong) || !is_str(wrong)) return hints;
    std::string suggestion = TRY(suggestion_for(vm, exception, traceback, wrong));
    if (!suggestion.empty()) hints = ". Did you mean: '" + suggestion + "'?";
    std::string name = utf8_of(wrong);
    if (is_name && is_standard_module(name)) {
        hints += suggestion.empty() ? ". Did" : " Or did";
        hints += " you forget to import '" + name + "'?";
    }
    return hints;
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
    place.end_line = offset_in(rt, fields[field::end_line]);
    place.on_one_line = place.line_text == number_text(fields[field::end_line]);
    place.offset = offset_in(rt, fields[field::offset]);
    place.end_offset = offset_in(rt, fields[field::end_offset]);
    if (!is_missing(fields[field::offset])) {
        place.offset_kind =
            is_int(fields[field::offset]) ? SyntaxPlace::Offset::number : SyntaxPlace::Offset::other;
    }
    return place;
}

void collect_syntax(Vm& vm, ExceptionReport& report, bool observing) {
    namespace field = exception_field::syntax_error;
    Runtime& rt = vm.runtime();
    const Value* fields = as_exception(report.exception)->fields().data();
    if (observing && !std::all_of(fields, fields + field::print,
                                  [&](const Value& each) { return has_plain_text(rt, each); }))
        return;
    SyntaxReport& syntax = report.syntax.emplace();
    syntax.place = syntax_place(rt, fields);
    syntax.message = is_true(rt, fields[field::message]) ? safe_text(rt, fields[field::message], "msg")
                                                         : "<no detail available>";
    if (syntax.place.line_text.empty() && !is_missing(fields[field::file]))
        syntax.place_note = " (" + safe_text(rt, fields[field::file], "filename") + ")";
    syntax.has_text = is_str(fields[field::text]);
    if (!syntax.has_text) return;
    syntax.text = utf8_of(fields[field::text]);
    if (!observing) hint_at_keyword(vm, report.exception, syntax.message, syntax.text, syntax.place);
}

Result<void> collect_message(Vm& vm, ExceptionReport& report, const Value& traceback, bool observing) {
    Runtime& rt = vm.runtime();
    report.type = observing ? observed_class_name(rt, report.exception.object()->type)
                            : shown_class(rt, report.exception);
    report.message =
        observing ? observed_message(rt, report.exception) : safe_text(rt, report.exception, "exception");
    if (rt.is_instance(report.exception, BuiltinType::SyntaxError))
        collect_syntax(vm, report, observing);
    else if (!observing)
        report.hints = TRY(message_hints(vm, report.exception, traceback));
    return {};
}

// ---- notes

/// Whether notes are taken one by one: isinstance(notes, collections.abc.Sequence), texts apart. Once the
/// modules are gone, that class knows nobody.
bool is_sequence_of_notes(Vm& vm, const Value& notes) {
    if (vm.is_finalizing()) return false;
    if (is_list(notes) || is_tuple(notes)) return true;
    if (is_str(notes) || vm.runtime().is_instance(notes, BuiltinType::bytes)) return false;
    Runtime& rt = vm.runtime();
    Value home = value_or_empty(vm.import_absolute("_collections_abc"));
    if (home.is_empty()) return false;
    Result<bool> is = is_instance(rt, notes, attribute(rt, home, "Sequence"));
    return !is.is_error() && is.take();
}

/// `__notes__`; empty if there are none or asking for them fails, which is told as a note.
Result<Value> notes_of(Runtime& rt, ExceptionReport& report) {
    Result<Value> found = find_attribute(rt, report.exception, rt.name_value(Name::notes));
    if (!found.is_error()) return found.take();
    Value error = found.take_error().take();
    if (!rt.is_instance(error, BuiltinType::Exception)) return Error(std::move(error));
    report.notes.push_back("Ignored error getting __notes__: " + safe_text(rt, error, "__notes__", true));
    return Value();
}

void collect_notes(Vm& vm, ExceptionReport& report, const Value& notes) {
    Runtime& rt = vm.runtime();
    if (is_missing(notes)) return;
    if (is_sequence_of_notes(vm, notes)) {
        Result<Ref<Tuple>> all = to_tuple(rt, notes);
        if (all.is_error()) return;
        Ref<Tuple> items = all.take();
        for (const Value& note : items->span()) report.notes.push_back(safe_text(rt, note, "note"));
    } else {
        report.notes_are_repr = true;
        report.notes.push_back(safe_text(rt, notes, "__notes__", true));
    }
}

/// The notes that add_note() left.
void observe_notes(Runtime& rt, ExceptionReport& report) {
    Value notes = exception_notes(rt, report.exception);
    if (!notes.is_object() || !rt.is_exactly(notes, BuiltinType::list)) return;
    for (const Value& note : notes.as<List>()->span()) {
        if (is_str(note)) report.notes.push_back(utf8_of(note));
    }
}

// ---- an exception and what hangs on it

class Collector {
  public:
    Collector(Vm& vm, const ReportOptions& options) : vm_(vm), options_(options) {}
    Collector(Vm& vm, std::size_t most) : vm_(vm), observing_(true), most_(most) {}

    Result<ExceptionReports> collect(const Value& exception) {
        std::size_t root = TRY(start(exception));
        std::vector<std::size_t> queue = {root};
        while (!queue.empty()) {
            std::size_t at = queue.back();
            queue.pop_back();
            TRY(extend(at, queue));
        }
        // The texts of notes are asked for last, as they are where each is written.
        for (std::size_t i = notes_.size(); i-- > 0;) collect_notes(vm_, reports_[i], notes_[i]);
        return std::move(reports_);
    }

  private:
    bool seen(const Value& exception) const {
        return seen_.size() >= most_ ||
               std::find(seen_.begin(), seen_.end(), exception.object()) != seen_.end();
    }

    Result<std::size_t> start(const Value& exception) {
        Value traceback = as_exception(exception)->traceback;
        if (reports_.empty() && options_.traceback) traceback = *options_.traceback;
        seen_.push_back(exception.object());
        ExceptionReport& report = reports_.emplace_back();
        report.exception = exception;
        if (options_.frames) report.frames = traceback_entries(traceback);
        TRY(collect_message(vm_, report, traceback, observing_));
        if (observing_) {
            observe_notes(vm_.runtime(), report);
        } else {
            Value notes = TRY(notes_of(vm_.runtime(), report));
            notes_.push_back(std::move(notes));
        }
        report.is_group = vm_.runtime().is_instance(exception, BuiltinType::BaseExceptionGroup);
        return reports_.size() - 1;
    }

    Result<void> extend(std::size_t at, std::vector<std::size_t>& queue) {
        Value exception = reports_[at].exception;
        ExceptionObject* object = as_exception(exception);
        if (options_.linked) {
            Value cause = object->cause;
            Value context = object->context;
            if (!cause.is_empty() && !seen(cause)) {
                std::size_t started = TRY(start(cause));
                reports_[at].cause = started;
            }
            bool wanted = reports_[at].cause == ExceptionReport::none && !object->suppress_context;
            if (wanted && !context.is_empty() && !seen(context)) {
                std::size_t started = TRY(start(context));
                reports_[at].context = started;
            }
        }
        Value members = reports_[at].is_group ? object->field(exception_field::group::exceptions) : Value();
        if (options_.members && is_tuple(members)) {
            for (const Value& each : members.as<Tuple>()->span()) {
                if (reports_.size() >= most_) break;
                std::size_t member = TRY(start(each));
                reports_[at].members.push_back(member);
            }
        }
        const ExceptionReport& report = reports_[at];
        if (report.cause != ExceptionReport::none) queue.push_back(report.cause);
        if (report.context != ExceptionReport::none) queue.push_back(report.context);
        for (std::size_t each : report.members) queue.push_back(each);
        return {};
    }

    Vm& vm_;
    ReportOptions options_;
    bool observing_ = false;
    std::size_t most_ = SIZE_MAX;
    ExceptionReports reports_;
    std::vector<Value> notes_;  // one for each report
    std::vector<const Object*> seen_;
};

// ---- entries of stacks

StackEntry entry_of(const Frame* frame, Position position) {
    const Code* code = frame->code.as<Code>();
    return {utf8_of(code->file_name), utf8_of(code->name), position, Value()};
}

void apply_limit(std::vector<StackEntry>& items, std::optional<Size> limit) {
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
void keep_last(std::vector<StackEntry>& entries, std::size_t most) {
    std::size_t kept = most <= entries.size() ? most : std::min(most - entries.size(), entries.size());
    entries.erase(entries.begin(), entries.end() - static_cast<std::ptrdiff_t>(kept));
}

}  // namespace

Result<ExceptionReports> report_exception(Vm& vm, const Value& exception, const ReportOptions& options) {
    return Collector(vm, options).collect(exception);
}

ExceptionReports observe_exception(Vm& vm, const Value& exception, std::size_t most) {
    return MUST(Collector(vm, most).collect(exception));
}

std::vector<StackEntry> traceback_entries(const Value& traceback) {
    std::vector<StackEntry> entries;
    for (const Value* at = &traceback; at->is_object(); at = &at->as<Traceback>()->next) {
        const auto* level = at->as<Traceback>();
        const Frame* frame = level->frame.as<Frame>();
        Position position = frame->code.as<Code>()->position_at(level->instruction());
        if (position.line <= 0) position.line = position.end_line = level->line;
        entries.push_back(entry_of(frame, position));
        entries.back().frame = level->frame;
    }
    return entries;
}

void limit_entries(Vm& vm, std::vector<StackEntry>& entries, std::optional<Size> limit, bool uncaught) {
    std::optional<Size> last;
    Value of_sys = limit ? Value() : vm.sys_attribute("tracebacklimit");
    if (of_sys.is_small_int()) (uncaught ? last : limit) = std::max(of_sys.small_int(), 0);
    apply_limit(entries, limit);
    if (last) keep_last(entries, static_cast<std::size_t>(*last));
}

}  // namespace bufferscope
