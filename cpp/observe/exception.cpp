// Writes exceptions as JSON: class, message, frames with their ranges, chain, and for BufferErrors who holds
// the export.
#include "observe/exception.h"

#include <algorithm>

#include "buffer/inspect.h"
#include "object/protocol.h"
#include "observe/explain.h"
#include "observe/stack.h"
#include "observe/summary.h"
#include "observe/timeline.h"
#include "vm/exception_text.h"

namespace bufferscope {

namespace {

/// How much of an exception is told.
struct Extent {
    int chain = 16;                // exceptions along cause and context
    std::size_t frames = 1000;     // of one traceback: the first and the last half of them
    std::size_t with_locals = 20;  // the innermost ones
    std::size_t locals = 50;       // of one frame
    bool is_brief = false;         // neither text nor holders nor explanation
};
constexpr Extent brief = {.chain = 4, .frames = 40, .with_locals = 5, .locals = 20, .is_brief = true};
constexpr std::size_t most_in_brief = 8;  // exceptions

/// A column in UTF-16 code units from one in characters.
std::int64_t utf16_of_characters(std::string_view line, std::int64_t characters) {
    std::int64_t units = 0;
    for (char each : line) {
        unsigned char c = static_cast<unsigned char>(each);
        if ((c & 0xC0) == 0x80) continue;
        if (characters-- <= 0) break;
        units += c >= 0xF0 ? 2 : 1;
    }
    return units;
}

/// The bytes [start, end) of the exporter between which all elements of a view lie.
void extent_of(const ViewFacts& facts, std::int64_t& start, std::int64_t& end) {
    start = facts.offset;
    end = facts.offset + (facts.length > 0 ? facts.itemsize : 0);
    for (int i = 0; facts.length > 0 && i < facts.ndim; ++i) {
        std::int64_t reach = std::int64_t{facts.strides[i]} * (facts.shape[i] - 1);
        (reach < 0 ? start : end) += reach;
    }
}

/// "shop" of a class made there, "builtins" of an exception of the language.
std::string module_of(Runtime& rt, const Type* type) {
    if (type->spec) {
        std::string_view name = type->spec->name;
        std::size_t dot = name.rfind('.');
        return std::string(dot == std::string_view::npos ? "builtins" : name.substr(0, dot));
    }
    const Value* module = dict_find(type->dict.get(), rt.name(Name::module));
    return module && is_str(*module) ? utf8_of(*module) : "builtins";
}

class ExceptionWriter {
  public:
    ExceptionWriter(Vm& vm, const Extent& extent) : vm_(vm), runtime_(vm.runtime()), extent_(extent) {}

    /// What tells of the views that hold an exporter.
    void look_for_holders(Records& records, const HeldObjects& held, const Value& exception) {
        records_ = &records;
        held_ = &held;
        add_globals(vm_, variables_);
        add_traceback_locals(vm_, exception, variables_);
    }

    void write(const ExceptionReports& reports, std::size_t at, int depth) {
        const ExceptionReport& report = reports[at];
        auto* object = report.exception.as<ExceptionObject>();
        seen_.push_back(object);
        std::vector<std::string> mro;
        for (const Value& each : object->type->mro->span())
            mro.push_back(observed_class_name(runtime_, each.as<Type>()));

        json_.begin_object();
        json_.member("type", report.type).member("module", module_of(runtime_, object->type));
        json_.member("message", report.message);
        json_.key("mro").begin_array();
        for (const std::string& name : mro) json_.text(name);
        json_.end_array();
        write_bases(object->type);
        if (!extent_.is_brief) json_.member("traceback", uncaught_text(vm_, reports, at, true));
        write_frames(report.frames);
        write_linked("cause", reports, report.cause, object->cause, depth);
        write_linked("context", reports, report.context, object->context, depth);
        json_.member("suppressContext", object->suppress_context);
        json_.key("notes").begin_array();
        for (const std::string& note : report.notes) json_.text(note);
        json_.end_array();
        json_.key("members").begin_array();
        for (std::size_t member : report.members) {
            if (depth < extent_.chain) write(reports, member, depth + 1);
        }
        json_.end_array();
        write_syntax(report);
        if (!extent_.is_brief) write_exports(report.exception, report.message, mro);
        json_.end_object();
    }

    std::string take() { return json_.take(); }

  private:
    /// What the report left out, as tracebacks do not show it (a context that `from` hides), is looked at
    /// without running anything.
    void write_linked(const char* name, const ExceptionReports& reports, std::size_t at,
                      const Value& exception, int depth) {
        json_.key(name);
        bool known =
            exception.is_object() && std::find(seen_.begin(), seen_.end(), exception.object()) != seen_.end();
        if (!is_exception(exception) || known || depth >= extent_.chain)
            json_.null();
        else if (at != ExceptionReport::none)
            write(reports, at, depth + 1);
        else
            write(observe_exception(vm_, exception, most_in_brief), 0, depth + 1);
    }

    /// Of each class its bases, as places in the mro.
    void write_bases(const Type* type) {
        std::span<const Value> mro = type->mro->span();
        json_.key("bases").begin_array();
        for (const Value& each : mro) {
            json_.begin_array();
            for (const Value& base : each.as<Type>()->bases->span()) {
                auto at =
                    std::find_if(mro.begin(), mro.end(), [&](const Value& one) { return one.is(base); });
                if (at != mro.end()) json_.number(at - mro.begin());
            }
            json_.end_array();
        }
        json_.end_array();
    }

    void write_frames(const std::vector<StackEntry>& frames) {
        json_.key("frames").begin_array();
        for (std::size_t i = 0; i < frames.size(); ++i) {
            bool shown = i < extent_.frames / 2 || i + extent_.frames / 2 >= frames.size();
            if (shown) write_frame(frames[i], i + extent_.with_locals >= frames.size());
        }
        json_.end_array();
    }

    void write_frame(const StackEntry& entry, bool with_locals) {
        const Position& position = entry.position;
        std::string line;
        bool has_line = vm_.source_line(entry.file, position.line, line);
        json_.begin_object();
        json_.member("file", entry.file).member("function", entry.name).member("line", position.line);
        write_range(json_, vm_, entry.file, position);
        if (!extent_.is_brief && vm_.line_listener)
            json_.member("frame", static_cast<std::int64_t>(frame_number(entry.frame.as<Frame>())));
        json_.key("sourceLine");
        if (has_line)
            json_.text(line);
        else
            json_.null();
        write_locals(with_locals ? entry.frame.as<Frame>() : nullptr);
        json_.end_object();
    }

    void write_locals(Frame* frame) {
        std::vector<ScopedVariable> locals;
        if (frame) add_locals(vm_, frame, locals);
        if (locals.size() > extent_.locals) locals.resize(extent_.locals);
        json_.key("locals").begin_array();
        for (const ScopedVariable& local : locals) {
            json_.begin_object().member("name", local.name);
            json_.member("type", short_type_name(runtime_.type_of(local.value)));
            json_.member("repr", summarize(runtime_, local.value)).end_object();
        }
        json_.end_array();
    }

    void write_syntax(const ExceptionReport& report) {
        json_.key("syntax");
        if (!report.syntax || report.syntax->place.line <= 0) {
            json_.null();
            return;
        }
        const SyntaxPlace& place = report.syntax->place;
        const std::string& first = report.syntax->text;
        std::int32_t offset = place.offset_kind == SyntaxPlace::Offset::number ? place.offset : 1;
        std::int32_t end_offset = place.end_offset != 0 ? place.end_offset : offset + 1;
        std::int32_t end_line = place.end_line > 0 ? place.end_line : place.line;
        std::string last = first;
        if (end_line != place.line) vm_.source_line(place.file, end_line, last);
        std::int64_t column = utf16_of_characters(first, offset - 1);
        std::int64_t end_column = utf16_of_characters(last, std::max(end_offset, 1) - 1);
        bool is_empty = end_line <= place.line && end_column <= column;
        json_.begin_object();
        json_.member("file", place.file).member("line", place.line).member("column", column);
        json_.member("endLine", end_line);
        json_.member("endColumn", is_empty ? column + 1 : end_column);
        json_.end_object();
    }

    void write_exports(const Value& exception, const std::string& message,
                       const std::vector<std::string>& mro) {
        std::vector<const Object*> holders;
        const Object* exporter = records_->refused_exporter();
        bool about_exports = runtime_.is_instance(exception, BuiltinType::BufferError) &&
                             message.find("export") != std::string::npos;
        if (about_exports && exporter) holders = holders_of(*records_, exporter);
        ObjectNames names(runtime_, variables_);
        std::vector<std::string> phrases;
        json_.key("exports").begin_array();
        for (const Object* holder : holders) phrases.push_back(write_holder(names, exporter, holder));
        json_.end_array();
        std::string buffer = exporter && !holders.empty() ? phrase_of(names, exporter) : "";
        json_.member("explanation", explain({mro, message, phrases, buffer}));
    }

    /// "the bytearray data", "the BytesIO object".
    std::string phrase_of(const ObjectNames& names, const Object* object) {
        std::string name = names.first_of(object);
        return format_text("the {} {}", {short_type_name(object->type), name.empty() ? "object" : name});
    }

    /// Writes one ExportHolder; gives its short description.
    std::string write_holder(const ObjectNames& names, const Object* exporter, const Object* holder) {
        ViewFacts facts;
        inspect_view(holder, facts);
        const ObjectRecord record = records_->require(holder);
        std::int64_t start, end;
        extent_of(facts, start, end);
        std::vector<std::string> variables = names.of(holder);
        const char* unnamed = held_->holds(holder) ? "a view held by a handle" : "a view without a name";
        std::string name = variables.empty() ? unnamed : variables.front();
        const Value& file = records_->file_of(record);
        std::string place;
        if (!file.is_empty() && record.line > 0)
            place = format_text("{} line {}", {utf8_of(file), record.line});
        json_.begin_object();
        json_.member("viewId", static_cast<std::int64_t>(record.number));
        json_.member("bufferId", static_cast<std::int64_t>(records_->require(exporter).number));
        json_.key("variables").begin_array();
        for (const std::string& variable : variables) json_.text(variable);
        json_.end_array().key("createdAt");
        write_place(json_, *records_, record);
        json_.member("start", start).member("end", end);
        std::string range = start == end ? std::string("no bytes")
                            : end - start == 1
                                ? format_text("byte {}", {static_cast<long long>(start)})
                                : format_text("bytes {}–{}", {static_cast<long long>(start),
                                                              static_cast<long long>(end - 1)});
        json_.member("description", format_text("{}{} holds {} of {}",
                                                {name, place.empty() ? "" : ", taken at " + place + ",",
                                                 range, phrase_of(names, exporter)}));
        json_.end_object();
        return place.empty() ? name : name + " (" + place + ")";
    }

    Vm& vm_;
    Runtime& runtime_;
    const Extent& extent_;
    Records* records_ = nullptr;
    const HeldObjects* held_ = nullptr;
    std::vector<ScopedVariable> variables_;
    /// Each is told once: links that lead to what was told before, as where the cause is the context too,
    /// would double the text at every step of a chain.
    std::vector<const Object*> seen_;
    JsonWriter json_;
};

/// "Gateway.send" of "outer.<locals>.Gateway.send".
std::string scope_name(const Code* code) {
    std::string name = utf8_of(code->qualified_name);
    constexpr std::string_view locals = "<locals>.";
    std::size_t at = name.rfind(locals);
    return at == std::string::npos ? name : name.substr(at + locals.size());
}

bool is_dunder(std::string_view name) {
    return name.size() > 4 && name.starts_with("__") && name.ends_with("__");
}

void add_mapping(Dict* dict, const std::string& scope, std::vector<ScopedVariable>& variables) {
    Size position = 0;
    const Dict::Entry* entry;
    while (dict_next(dict, position, entry)) {
        if (!is_str(entry->key)) continue;
        std::string name = utf8_of(entry->key);
        if (!is_dunder(name)) variables.push_back({scope, std::move(name), entry->value});
    }
}

}  // namespace

void add_globals(Vm& vm, std::vector<ScopedVariable>& variables) {
    Value main = vm.main_module();
    if (main.is_object()) add_mapping(module_dict(vm.runtime(), main), "", variables);
}

void add_locals(Vm& vm, Frame* frame, std::vector<ScopedVariable>& variables) {
    const Code* code = frame->code.as<Code>();
    if (!frame->locals.is_empty()) {
        bool own =
            !frame->locals.is(frame->globals) && vm.runtime().is_exactly(frame->locals, BuiltinType::dict);
        if (own) add_mapping(frame->locals.as<Dict>(), scope_name(code), variables);
        return;
    }
    std::string scope = scope_name(code);
    for (Size i = 0; i < code->slot_count(); ++i) {
        std::uint8_t kind = code->slot_kinds[static_cast<std::size_t>(i)];
        Value value = frame->slots()[i];
        if (value.is_object() && vm.runtime().is_exactly(value, BuiltinType::cell))
            value = value.as<Cell>()->contents;
        if (value.is_empty() || (kind & slot_kind::hidden)) continue;
        variables.push_back({scope, utf8_of((*code->slot_names)[i]), std::move(value)});
    }
}

Value find_variable(Vm& vm, const std::string& scope, const std::string& name) {
    std::vector<ScopedVariable> variables;
    if (scope.empty()) add_globals(vm, variables);
    for (Frame* frame = vm.current_frame(); frame && !scope.empty();
         frame = frame->back.is_object() ? frame->back.as<Frame>() : nullptr) {
        if (scope_name(frame->code.as<Code>()) != scope) continue;
        add_locals(vm, frame, variables);
        break;
    }
    for (ScopedVariable& variable : variables) {
        if (variable.name == name) return std::move(variable.value);
    }
    return {};
}

void add_traceback_locals(Vm& vm, const Value& exception, std::vector<ScopedVariable>& variables) {
    if (!is_exception(exception)) return;
    std::vector<Frame*> frames;
    for (Value at = exception.as<ExceptionObject>()->traceback; at.is_object(); at = at.as<Traceback>()->next)
        frames.push_back(at.as<Traceback>()->frame.as<Frame>());
    for (std::size_t i = frames.size(); i-- > 0;) {
        bool repeated = std::find(frames.begin() + static_cast<std::ptrdiff_t>(i) + 1, frames.end(),
                                  frames[i]) != frames.end();
        if (!repeated) add_locals(vm, frames[i], variables);
        if (frames.size() - i > 100) break;  // of an endless recursion
    }
}

std::string exception_json(Vm& vm, Records& records, const HeldObjects& held,
                           const ExceptionReports& reports) {
    Extent extent;
    ExceptionWriter writer(vm, extent);
    writer.look_for_holders(records, held, reports.front().exception);
    writer.write(reports, 0, 0);
    return writer.take();
}

std::string brief_exception_json(Vm& vm, const Value& exception) {
    ExceptionWriter writer(vm, brief);
    writer.write(observe_exception(vm, exception, most_in_brief), 0, 0);
    return writer.take();
}

}  // namespace bufferscope
