// Writes snapshots: finds the names of objects, then the variables, the buffers and the views.
#include "observe/snapshot.h"

#include <unordered_set>

#include "buffer/bytes.h"
#include "buffer/inspect.h"
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

void write_buffer(JsonWriter& json, Records& records, const ObjectNames& names, const Object* object,
                  const ExporterFacts& facts) {
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
    json.end_object();
}

void write_view(JsonWriter& json, Records& records, const ObjectNames& names, const Object* object,
                const ViewFacts& facts) {
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
        if (inspect_exporter(object, facts)) write_buffer(json, records, names, object, facts);
    }
    json.end_array().key("views").begin_array();
    for (const Object* object : records.live()) {
        ViewFacts facts;
        if (inspect_view(object, facts)) write_view(json, records, names, object, facts);
    }
    json.end_array().end_object();
    return json.take();
}

}  // namespace bufferscope
