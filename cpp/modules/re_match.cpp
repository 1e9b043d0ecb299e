// Regular expressions: the types Match and SRE_Scanner.
#include "buffer/arguments.h"
#include "buffer/bytes.h"
#include "modules/re.h"
#include "types/collections.h"
#include "types/int.h"

namespace bufferscope::regex {

Result<Value> same_object(Runtime&, const Value* arguments) {
    return Value(arguments[0]);
}

namespace {

Match* match_in(const Value* arguments) {
    return arguments[0].as<Match>();
}

Result<Value> tuple_of(Runtime& rt, std::span<const Value> items) {
    Ref<Tuple> tuple = TRY(new_tuple(rt, items));
    return Value(std::move(tuple));
}

/// A group's number from what a program calls it.
Result<Size> group_number(Runtime& rt, Match* match, const Value& name) {
    if (name.is_empty()) return 0;
    Value number;
    if (has_index(rt, name)) {
        Size index = TRY(index_clipped(rt, name));
        number = Value::small(index < 0 || index >= match->groups ? -1 : index);
    } else {
        Result<Value> found = dict_get(rt, match->made_by()->group_index.as<Dict>(), name);
        if (!found.is_error()) number = found.take();
    }
    if (number.is_empty() || number.small_int() < 0) return rt.index_error("no such group");
    return number.small_int();
}

Result<Value> group_by_name(Runtime& rt, Match* match, const Value& name) {
    Size number = TRY(group_number(rt, match, name));
    return match_group(rt, match, number, Value::none());
}

Result<Value> match_groups_named(Runtime& rt, const Value* arguments) {
    const auto* names = arguments[1].as<Tuple>();
    if (names->length < 2)
        return group_by_name(rt, match_in(arguments), names->length ? (*names)[0] : Value());
    std::vector<Value> groups;
    for (const Value& name : names->span()) {
        Value group = TRY(group_by_name(rt, match_in(arguments), name));
        groups.push_back(std::move(group));
    }
    return tuple_of(rt, groups);
}

Result<Value> match_get_item(Runtime& rt, const Value& self, const Value& name) {
    return group_by_name(rt, self.as<Match>(), name);
}

Result<Value> match_groups(Runtime& rt, const Value* arguments) {
    Value otherwise = arguments[1].is_empty() ? Value::none() : arguments[1];
    std::vector<Value> groups;
    for (Size i = 1; i < match_in(arguments)->groups; ++i) {
        Value group = TRY(match_group(rt, match_in(arguments), i, otherwise));
        groups.push_back(std::move(group));
    }
    return tuple_of(rt, groups);
}

Result<Value> match_group_dict(Runtime& rt, const Value* arguments) {
    Value otherwise = arguments[1].is_empty() ? Value::none() : arguments[1];
    Ref<Dict> result = new_dict(rt);
    Size position = 0;
    const Dict::Entry* entry;
    Value names = match_in(arguments)->made_by()->group_index;
    while (dict_next(names.as<Dict>(), position, entry)) {
        Value name = entry->key;
        Value group = TRY(match_group(rt, match_in(arguments), entry->value.small_int(), otherwise));
        TRY(dict_set(rt, result.get(), name, group));
    }
    return Value(std::move(result));
}

Result<Value> span_of(Runtime& rt, Match* match, Size number) {
    Value items[] = {Value::small(match->spans()[2 * number]), Value::small(match->spans()[2 * number + 1])};
    return tuple_of(rt, items);
}

Result<Value> match_start(Runtime& rt, const Value* arguments) {
    Size number = TRY(group_number(rt, match_in(arguments), arguments[1]));
    return Value::small(match_in(arguments)->spans()[2 * number]);
}

Result<Value> match_end(Runtime& rt, const Value* arguments) {
    Size number = TRY(group_number(rt, match_in(arguments), arguments[1]));
    return Value::small(match_in(arguments)->spans()[2 * number + 1]);
}

Result<Value> match_span(Runtime& rt, const Value* arguments) {
    Size number = TRY(group_number(rt, match_in(arguments), arguments[1]));
    return span_of(rt, match_in(arguments), number);
}

Result<Value> match_regions(Runtime& rt, const Value& self) {
    auto* match = self.as<Match>();
    if (match->regions.is_empty()) {
        std::vector<Value> spans;
        for (Size i = 0; i < match->groups; ++i) {
            Value span = TRY(span_of(rt, match, i));
            spans.push_back(std::move(span));
        }
        match->regions = TRY(tuple_of(rt, spans));
    }
    return match->regions;
}

Result<Value> match_expand(Runtime& rt, const Value* arguments) {
    std::vector<Value> parts = TRY(parse_template(rt, arguments[1], match_in(arguments)->made_by()));
    return expand_template(rt, parts, match_in(arguments));
}

Result<Value> match_repr(Runtime& rt, const Value& self) {
    auto* match = self.as<Match>();
    Value text = TRY(match_group(rt, match, 0, Value::none()));
    std::string shown = TRY(repr_utf8(rt, text));
    Ref<Str> result = TRY(new_str(rt, format_text("<re.Match object; span=({}, {}), match={}>",
                                                  {match->spans()[0], match->spans()[1], shown})));
    return Value(std::move(result));
}

template <Value Match::*field>
Result<Value> match_value(Runtime&, const Value& self) {
    return self.as<Match>()->*field;
}
template <Size Match::*field>
Result<Value> match_size(Runtime&, const Value& self) {
    return Value::small(self.as<Match>()->*field);
}

Result<Value> match_last_index(Runtime&, const Value& self) {
    Size index = self.as<Match>()->last_index;
    return index < 0 ? Value::none() : Value::small(index);
}

Result<Value> match_last_group(Runtime&, const Value& self) {
    auto* match = self.as<Match>();
    return match->last_index < 0 ? Value::none() : match->made_by()->group_names[match->last_index];
}

constexpr NativeMethod match_methods[] = {
    {"group(self, *args)", match_groups_named},
    {"start(self, group=0, /)", match_start},
    {"end(self, group=0, /)", match_end},
    {"span(self, group=0, /)", match_span},
    {"groups(self, /, default=None)", match_groups},
    {"groupdict(self, /, default=None)", match_group_dict},
    {"expand(self, /, template)", match_expand},
    {"__copy__(self, /)", same_object},
    {"__deepcopy__(self, memo, /)", same_object},
    {"__class_getitem__(cls, object, /)", class_get_item, nullptr, MethodKind::class_method},
};
constexpr NativeProperty match_properties[] = {
    {"string", match_value<&Match::text>, readonly_attribute},
    {"re", match_value<&Match::pattern>, readonly_attribute},
    {"pos", match_size<&Match::start>, readonly_attribute},
    {"endpos", match_size<&Match::end>, readonly_attribute},
    {"lastindex", match_last_index},
    {"lastgroup", match_last_group},
    {"regs", match_regions},
};
constexpr TypeSpec match_spec = {
    .id = BuiltinType::re_match,
    .name = "re.Match",
    .flags = type_flags::no_instantiation,
    .layout = {.size = sizeof(Match),
               .destroy = [](Runtime&, Object* object) { static_cast<Match*>(object)->~Match(); },
               .size_of =
                   [](const Object* object) {
                       auto groups = static_cast<std::uint32_t>(static_cast<const Match*>(object)->groups);
                       return static_cast<std::uint32_t>(sizeof(Match) + 2 * groups * sizeof(Size));
                   },
               .traverse =
                   [](Object* object, Visitor& visit) {
                       visit(static_cast<Match*>(object)->text);
                       visit(static_cast<Match*>(object)->pattern);
                   }},
    .methods = match_methods,
    .properties = match_properties,
    .slots = {.repr = match_repr, .get_item = match_get_item},
};

// ---- SRE_Scanner

struct Scanner : Object {
    Search* search = nullptr;
    bool finished = false;

    ~Scanner() { delete search; }
};

Result<Value> scan(Runtime&, const Value* arguments, bool anywhere) {
    auto* scanner = arguments[0].as<Scanner>();
    Search& search = *scanner->search;
    if (scanner->finished) return Value::none();
    bool found = TRY(anywhere ? search.search() : search.match(false));
    if (!found) {
        scanner->finished = true;
        return Value::none();
    }
    Value match = TRY(search.make_match());
    search.advance();
    return match;
}

Result<Value> scanner_match(Runtime& rt, const Value* arguments) {
    return scan(rt, arguments, false);
}

Result<Value> scanner_search(Runtime& rt, const Value* arguments) {
    return scan(rt, arguments, true);
}

Result<Value> scanner_pattern(Runtime&, const Value& self) {
    return Value::share(self.as<Scanner>()->search->pattern());
}

constexpr NativeMethod scanner_methods[] = {
    {"match(self, /)", scanner_match},
    {"search(self, /)", scanner_search},
};
constexpr NativeProperty scanner_properties[] = {{"pattern", scanner_pattern, readonly_attribute}};
constexpr TypeSpec scanner_spec = {
    .id = BuiltinType::re_scanner,
    .name = "_sre.SRE_Scanner",
    .flags = type_flags::no_instantiation,
    .layout = layout_of<Scanner>(
        [](Object* object, Visitor& visit) { static_cast<Scanner*>(object)->search->traverse(visit); }),
    .methods = scanner_methods,
    .properties = scanner_properties,
};

}  // namespace

Result<Value> match_group(Runtime& rt, Match* match, Size number, const Value& otherwise) {
    Size start = match->spans()[2 * number];
    Size stop = match->spans()[2 * number + 1];
    if (start < 0) return Value(otherwise);
    // The text may have changed its length since.
    if (is_str(match->text)) return substring(rt, match->text.as<Str>(), start, stop);
    if (rt.is_exactly(match->text, BuiltinType::bytes) && start == 0 &&
        stop == match->text.as<Bytes>()->length)
        return match->text;
    Export bytes = TRY(bytes_like(rt, match->text));
    Size end = bytes.length();
    start = start < end ? start : end;
    stop = stop < end ? stop : end;
    return new_bytes(rt, ByteSpan(bytes.data() + start, static_cast<std::size_t>(stop - start)));
}

Result<Value> new_scanner(Runtime& rt, Pattern* pattern, const Value* arguments) {
    auto* search = new Search(rt, pattern);
    auto* scanner = rt.allocate<Scanner>(rt.type(BuiltinType::re_scanner));
    scanner->search = search;
    Value result = Value::adopt(scanner);
    TRY(search->open(arguments));
    return result;
}

void install_match(Runtime& rt) {
    rt.define_type(match_spec);
    rt.define_type(scanner_spec);
}

}  // namespace bufferscope::regex
