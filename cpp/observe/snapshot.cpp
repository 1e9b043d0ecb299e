// Writes snapshots: finds the names of objects, then the variables, the buffers and the views.
#include "observe/snapshot.h"

#include <unordered_set>

#include "buffer/bytes.h"
#include "buffer/inspect.h"
#include "observe/explain.h"
#include "observe/lamps.h"
#include "observe/summary.h"
#include "types/list.h"

namespace bufferscope {

namespace {

constexpr Size most_parts = 32;  // elements and attributes of one variable that are looked at

void write_sizes(JsonWriter& json, const char* name, const Size* sizes, int count) {
    json.key(name).begin_array();
    for (int i = 0; sizes && i < count; ++i) json.number(sizes[i]);
    json.end_array();
}

void write_names(JsonWriter& json, const ObjectNames& names, const Object* object) {
    json.key("names").begin_array();
    for (const std::string& name : names.of(object)) json.text(name);
    json.end_array();
}

/// "view (line 3), part (line 4) and 7 more".
std::string phrase_of_holders(const Records& records, const ObjectNames& names,
                              std::span<const Object* const> holders) {
    constexpr std::size_t most = 3;
    std::string phrase;
    for (std::size_t i = 0; i < holders.size() && i < most; ++i) {
        if (i > 0) phrase += i + 1 == holders.size() ? " and " : ", ";
        std::string name = names.first_of(holders[i]);
        phrase += name.empty() ? "a view without a name" : name;
        const ObjectRecord* record = records.find(holders[i]);
        if (record != nullptr && record->line > 0) phrase += format_text(" (line {})", {record->line});
    }
    if (holders.size() > most) phrase += format_text(" and {} more", {holders.size() - most});
    return phrase;
}

/// One sentence on why the lamp is off.
std::string reason_of(Runtime& rt, const Records& records, const ObjectNames& names, const Object* object,
                      const Outcome& outcome) {
    std::vector<const Object*> holders;
    if (outcome.error == BuiltinType::BufferError) holders = holders_of(records, object);
    if (!holders.empty())
        return format_text(
            "{} {} at this memory, so it may neither move nor be given back.",
            {phrase_of_holders(records, names, holders), holders.size() == 1 ? "looks" : "look"});
    if (outcome.error == BuiltinType::IndexError) return "It is empty: there is no element to write to.";
    if (outcome.error == BuiltinType::OSError) return "The system has no way to resize a map.";
    std::vector<std::string> mro = {short_type_name(rt.type(outcome.error))};
    std::string known = explain({mro, outcome.message, {}, ""});
    return known.empty() ? format_text("Python refuses it with a {}.", {mro.front()}) : known;
}

/// A name that a statement can use: not one of a function's own variables.
std::string name_in_statements(const ObjectNames& names, const Object* object) {
    for (const std::string& name : names.of(object)) {
        if (name.find(' ') == std::string::npos) return name;
    }
    return object->type->id == BuiltinType::memoryview ? "view" : "buffer";
}

void write_outcome(JsonWriter& json, Runtime& rt, const Outcome& outcome, std::string_view name) {
    std::string statement;
    for (char c : outcome.statement) {
        if (c == '@')
            statement += name;
        else
            statement += c;
    }
    json.member("statement", statement);
    std::string error;
    if (!outcome.works()) error = short_type_name(rt.type(outcome.error)) + ": " + outcome.message;
    json.member("error", error);
}

void write_lamps(JsonWriter& json, Runtime& rt, const Records& records, const ObjectNames& names,
                 const Object* object) {
    std::string name = name_in_statements(names, object);
    json.key("lamps").begin_array();
    for (const Lamp& lamp : lamps_of(rt, object)) {
        json.begin_object().member("name", lamp.name).member("on", lamp.meant.works());
        write_outcome(json, rt, lamp.meant, name);
        json.member("reason", lamp.meant.works() ? "" : reason_of(rt, records, names, object, lamp.meant));
        json.key("exceptions").begin_array();
        for (const Outcome& exception : lamp.exceptions) {
            json.begin_object();
            write_outcome(json, rt, exception, name);
            json.end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
}

void write_buffer(JsonWriter& json, Runtime& rt, Records& records, const ObjectNames& names,
                  const Object* object, const ExporterFacts& facts) {
    const ObjectRecord record = records.require(object);
    json.begin_object();
    json.member("id", static_cast<std::int64_t>(record.number));
    json.member("type", short_type_name(object->type));
    json.member("length", static_cast<std::int64_t>(facts.bytes.size()));
    json.member("format", facts.format ? facts.format : "B");
    json.member("itemsize", facts.itemsize);
    json.member("exportCount", facts.exports);
    json.member("readonly", facts.readonly);
    json.member("closed", facts.closed);
    json.key("position");
    if (facts.position < 0)
        json.null();
    else
        json.number(facts.position);
    write_names(json, names, object);
    json.key("createdAt");
    write_place(json, records, record);
    write_lamps(json, rt, records, names, object);
    json.end_object();
}

void write_view(JsonWriter& json, Runtime& rt, Records& records, const ObjectNames& names,
                const Object* object, const ViewFacts& facts) {
    const ObjectRecord record = records.require(object);
    json.begin_object();
    json.member("id", static_cast<std::int64_t>(record.number));
    json.key("bufferId");
    ExporterFacts exporter;  // none for a view of what a class's __buffer__ gave
    if (facts.exporter && !facts.released && inspect_exporter(facts.exporter, exporter))
        json.number(records.require(facts.exporter).number);
    else
        json.null();
    json.key("ownerViewId");
    if (record.owner && records.object_of(record.owner))
        json.number(record.owner);
    else
        json.null();
    json.member("format", facts.format ? facts.format : "B");
    json.member("itemsize", facts.itemsize);
    json.member("ndim", facts.ndim);
    write_sizes(json, "shape", facts.shape, facts.ndim);
    write_sizes(json, "strides", facts.strides, facts.ndim);
    write_sizes(json, "suboffsets", facts.suboffsets, facts.ndim);
    json.member("offset", facts.offset);
    json.member("length", facts.length);
    json.member("readonly", facts.readonly);
    json.member("released", facts.released);
    json.member("cContiguous", facts.c_contiguous);
    json.member("fContiguous", facts.f_contiguous);
    write_names(json, names, object);
    json.key("createdAt");
    write_place(json, records, record);
    write_lamps(json, rt, records, names, object);
    json.end_object();
}

void write_variables(JsonWriter& json, Runtime& rt, Records& records,
                     std::span<const ScopedVariable> variables) {
    json.key("variables").begin_array();
    for (const ScopedVariable& variable : variables) {
        json.begin_object();
        json.member("scope", variable.scope);
        json.member("name", variable.name);
        json.member("type", short_type_name(rt.type_of(variable.value)));
        json.member("repr", summarize(rt, variable.value));
        json.key("objectId");
        if (is_observed(variable.value))
            json.number(records.require(variable.value.object()).number);
        else
            json.null();
        json.end_object();
    }
    json.end_array();
}

/// The exporters to be shown: all that were recorded, and the bytes objects that have a name or a view.
std::vector<const Object*> shown_exporters(const Records& records, const ObjectNames& names) {
    std::vector<const Object*> shown;
    std::unordered_set<const Object*> seen;
    auto add = [&](const Object* object) {
        ExporterFacts facts;
        if (inspect_exporter(object, facts) && seen.insert(object).second) shown.push_back(object);
    };
    for (const Object* object : records.live()) {
        if (!object->type->has_flag(type_flags::bytes_subclass)) add(object);
        if (const Object* viewed = viewed_object(object)) add(viewed);
    }
    for (const Object* object : names.objects()) add(object);
    return shown;
}

}  // namespace

bool is_observed(const Value& value) {
    if (!value.is_object()) return false;
    ExporterFacts exporter;
    ViewFacts view;
    return inspect_exporter(value.object(), exporter) || inspect_view(value.object(), view);
}

std::string short_type_name(const Type* type) {
    return utf8_of(type->name.get());
}

const Object* viewed_object(const Object* view) {
    ViewFacts facts;
    return inspect_view(view, facts) && !facts.released ? facts.exporter : nullptr;
}

std::vector<const Object*> holders_of(const Records& records, const Object* exporter) {
    std::vector<const Object*> holders;
    for (const Object* object : records.live()) {
        if (viewed_object(object) == exporter) holders.push_back(object);
    }
    return holders;
}

void write_place(JsonWriter& json, const Records& records, const ObjectRecord& record) {
    const Value& file = records.file_of(record);
    if (file.is_empty() || record.line == 0) {
        json.null();
        return;
    }
    json.begin_object().member("file", utf8_of(file)).member("line", record.line).end_object();
}

// ---- names
// --------------------------------------------------------------------------------------------------------

ObjectNames::ObjectNames(Runtime& rt, std::span<const ScopedVariable> variables) {
    for (const ScopedVariable& variable : variables) add(variable.value, variable.name, variable.scope);
    for (const ScopedVariable& variable : variables)
        add_parts(rt, variable.value, variable.name, variable.scope);
}

void ObjectNames::add(const Value& value, std::string name, const std::string& scope) {
    if (!is_observed(value)) return;
    if (!scope.empty()) name += " in " + scope + "()";
    entries_.push_back({value.object(), std::move(name)});
}

void ObjectNames::add_parts(Runtime& rt, const Value& value, const std::string& name,
                            const std::string& scope) {
    if (!value.is_object()) return;
    auto add_elements = [&](std::span<const Value> items) {
        Size index = 0;
        for (const Value& item : items) {
            if (index == most_parts) break;
            add(item, format_text("{}[{}]", {name, index++}), scope);
        }
    };
    if (rt.is_exactly(value, BuiltinType::list)) return add_elements(value.as<List>()->span());
    if (rt.is_exactly(value, BuiltinType::tuple)) return add_elements(value.as<Tuple>()->span());
    Object* object = value.object();
    bool is_dict = rt.is_exactly(value, BuiltinType::dict);
    Dict* dict = is_dict ? value.as<Dict>() : nullptr;
    bool is_instance = object->type->has_flag(type_flags::heap_type) &&
                       object->type->has_flag(type_flags::has_dict) && Runtime::dict_slot(object).is_object();
    if (is_instance) dict = Runtime::dict_slot(object).as<Dict>();
    if (!dict) return;
    Size position = 0;
    const Dict::Entry* entry;
    for (Size seen = 0; seen < most_parts && dict_next(dict, position, entry); ++seen) {
        if (!is_str(entry->key)) continue;
        std::string key = utf8_of(entry->key);
        add(entry->value, is_dict ? name + "['" + key + "']" : name + "." + key, scope);
    }
}

std::vector<std::string> ObjectNames::of(const Object* object) const {
    std::vector<std::string> names;
    for (const Entry& entry : entries_) {
        if (entry.object == object) names.push_back(entry.name);
    }
    return names;
}

std::string ObjectNames::first_of(const Object* object) const {
    for (const Entry& entry : entries_) {
        if (entry.object == object) return entry.name;
    }
    return "";
}

std::vector<Object*> ObjectNames::objects() const {
    std::vector<Object*> objects;
    for (const Entry& entry : entries_) objects.push_back(entry.object);
    return objects;
}

// ---- the snapshot
// -------------------------------------------------------------------------------------------------

std::string snapshot_json(Runtime& rt, Records& records, std::int64_t step,
                          std::span<const ScopedVariable> variables, std::string_view stack) {
    ObjectNames names(rt, variables);
    JsonWriter json;
    json.begin_object();
    json.member("step", step);
    json.key("stack").raw(stack);
    write_variables(json, rt, records, variables);
    json.key("buffers").begin_array();
    for (const Object* object : shown_exporters(records, names)) {
        ExporterFacts facts;
        if (inspect_exporter(object, facts)) write_buffer(json, rt, records, names, object, facts);
    }
    json.end_array().key("views").begin_array();
    for (const Object* object : records.live()) {
        ViewFacts facts;
        if (inspect_view(object, facts)) write_view(json, rt, records, names, object, facts);
    }
    json.end_array().end_object();
    return json.take();
}

}  // namespace bufferscope
