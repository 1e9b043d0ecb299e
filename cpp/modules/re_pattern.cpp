// Regular expressions: the type Pattern, and the module _sre.
#include "buffer/arguments.h"
#include "buffer/bytes.h"
#include "modules/builtins.h"
#include "modules/re.h"
#include "types/collections.h"
#include "types/dict_views.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {
namespace regex {
namespace {

Pattern* pattern_in(const Value* arguments) {
    return arguments[0].as<Pattern>();
}

// ---- one match

enum class Where : std::uint8_t { start, whole, anywhere };

template <Where where>
Result<Value> find(Runtime& rt, const Value* arguments) {
    Search search(rt, pattern_in(arguments));
    TRY(search.open(arguments));
    bool found = TRY(where == Where::anywhere ? search.search() : search.match(where == Where::whole));
    if (!found) return Value::none();
    return search.make_match();
}

// ---- all matches

Result<Value> pattern_find_all(Runtime& rt, const Value* arguments) {
    Search search(rt, pattern_in(arguments));
    TRY(search.open(arguments));
    Ref<List> result = new_list(rt);
    Size groups = pattern_in(arguments)->groups;
    while (!search.exhausted()) {
        bool found = TRY(search.search());
        if (!found) break;
        Value item;
        if (groups < 2) {
            item = TRY(search.group(groups, Value()));
        } else {
            Ref<Tuple> tuple = TRY(allocate_tuple(rt, groups));
            Value holder = Value(tuple);
            for (Size i = 0; i < groups; ++i) tuple->items()[i] = TRY(search.group(i + 1, Value()));
            item = std::move(holder);
        }
        TRY(list_append(rt, result.get(), std::move(item)));
        search.advance();
    }
    return Value(std::move(result));
}

Result<Value> pattern_scanner(Runtime& rt, const Value* arguments) {
    return new_scanner(rt, pattern_in(arguments), arguments);
}

Result<Value> pattern_find_iter(Runtime& rt, const Value* arguments) {
    Value scanner = TRY(pattern_scanner(rt, arguments));
    Value search = TRY(get_attribute(rt, scanner, "search"));
    return new_callable_iterator(rt, search, Value::none());
}

Result<Value> pattern_split(Runtime& rt, const Value* arguments) {
    Size most = TRY(size_argument(rt, arguments[2], 0));
    Search search(rt, pattern_in(arguments));
    TRY(search.open(arguments[1], 0, max_size));
    Ref<List> result = new_list(rt);
    Size last = 0;
    for (Size count = 0; most == 0 || count < most; ++count) {
        bool found = TRY(search.search());
        if (!found) break;
        Value piece = TRY(search.part(last, search.found_start()));
        TRY(list_append(rt, result.get(), std::move(piece)));
        for (Size i = 1; i <= pattern_in(arguments)->groups; ++i) {
            Value group = TRY(search.group(i, Value::none()));
            TRY(list_append(rt, result.get(), std::move(group)));
        }
        last = search.found_end();
        search.advance();
    }
    Value piece = TRY(search.part(last, search.end()));
    TRY(list_append(rt, result.get(), std::move(piece)));
    return Value(std::move(result));
}

/// Whether a replacement has no backslash, hence stands for itself.
Result<bool> is_plain(Runtime& rt, const Value& replacement) {
    if (is_str(replacement)) {
        const auto* text = replacement.as<Str>();
        for (Size i = 0; i < text->length; ++i) {
            if (text->at(i) == '\\') return false;
        }
        return true;
    }
    if (!has_buffer(rt, replacement)) return false;
    Result<Export> acquired = bytes_like(rt, replacement);
    if (acquired.is_error()) return false;
    Export bytes = acquired.take();
    return text_of(bytes.bytes()).find('\\') == std::string_view::npos;
}

/// What stands for one match: empty for nothing.
Result<Value> replacement_for(Runtime& rt, Search& search, const Value& function,
                              const std::vector<Value>& parts) {
    if (parts.size() == 1) return Value(parts[0]);
    Value match = TRY(search.make_match());
    if (!parts.empty()) return expand_template(rt, parts, match.as<Match>());
    Value result = TRY(call(rt, function, match));
    return result.is_none() ? Value() : result;
}

Result<Value> substitute(Runtime& rt, const Value* arguments, Size& count) {
    const Value& replacement = arguments[1];
    Size most = TRY(size_argument(rt, arguments[3], 0));
    std::vector<Value> parts;
    if (!is_callable(rt, replacement)) {
        bool plain = TRY(is_plain(rt, replacement));
        if (plain) {
            parts.push_back(replacement);
        } else {
            parts = TRY(parse_template(rt, replacement, pattern_in(arguments)));
        }
    }
    Search search(rt, pattern_in(arguments));
    TRY(search.open(arguments[2], 0, max_size));
    Ref<List> pieces = new_list(rt);
    Size last = 0;
    while (most == 0 || count < most) {
        bool found = TRY(search.search());
        if (!found) break;
        if (last < search.found_start()) {
            Value piece = TRY(search.part(last, search.found_start()));
            TRY(list_append(rt, pieces.get(), std::move(piece)));
        }
        Value piece = TRY(replacement_for(rt, search, replacement, parts));
        if (!piece.is_empty()) TRY(list_append(rt, pieces.get(), std::move(piece)));
        last = search.found_end();
        ++count;
        search.advance();
    }
    if (last < search.end()) {
        Value piece = TRY(search.part(last, search.end()));
        TRY(list_append(rt, pieces.get(), std::move(piece)));
    }
    Value joiner = TRY(search.part(0, 0));
    if (pieces->length == 0) return joiner;
    return call_method(rt, joiner, "join", {Value(pieces)});
}

Result<Value> pattern_sub(Runtime& rt, const Value* arguments) {
    Size count = 0;
    return substitute(rt, arguments, count);
}

Result<Value> pattern_subn(Runtime& rt, const Value* arguments) {
    Size count = 0;
    Value text = TRY(substitute(rt, arguments, count));
    Value items[] = {text, Value::small(count)};
    return new_tuple(rt, items);
}

// ---- the rest

Result<Value> pattern_repr(Runtime& rt, const Value& self) {
    const auto* pattern = self.as<Pattern>();
    Ref<Str> text = TRY(repr(rt, pattern->text));
    if (text->length > 200) text = TRY(substring(rt, text.get(), 0, 200));
    std::uint32_t flags = pattern->flags;
    if (!pattern->is_bytes && (flags & flag::types) == flag::unicode) flags &= ~flag::unicode;
    std::string shown;
    constexpr const char* names[] = {"IGNORECASE", "LOCALE",  "MULTILINE", "DOTALL",
                                     "UNICODE",    "VERBOSE", "DEBUG",     "ASCII"};
    auto add = [&](std::string_view prefix, std::string_view name) {
        shown += shown.empty() ? ", " : "|";
        shown += prefix;
        shown += name;
    };
    for (unsigned i = 0; i < 8; ++i) {
        if (flags & (2u << i)) add("re.", names[i]);
    }
    flags &= ~0x1FEu;
    if (flags != 0) {
        std::string digits;
        for (; flags != 0; flags >>= 4) digits.insert(digits.begin(), "0123456789abcdef"[flags & 15]);
        add("0x", digits);
    }
    Ref<Str> result = TRY(new_str(rt, format_text("re.compile({}{})", {utf8_of(text.get()), shown})));
    return Value(std::move(result));
}

Result<Value> pattern_compare(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    bool equal = comparison == Comparison::equal;
    if ((!equal && comparison != Comparison::not_equal) || rt.type_of(self) != rt.type_of(other))
        return Value::not_implemented();
    const auto* a = self.as<Pattern>();
    const auto* b = other.as<Pattern>();
    bool same = a == b || (a->flags == b->flags && a->is_bytes == b->is_bytes && a->code == b->code);
    if (same && a != b) same = TRY(equals(rt, a->text, b->text));
    return Value::boolean(same == equal);
}

Result<Hash> pattern_hash(Runtime& rt, const Value& self) {
    const auto* pattern = self.as<Pattern>();
    Hash hash = TRY(hash_of(rt, pattern->text));
    hash ^= static_cast<Hash>(pattern->flags) ^ (pattern->is_bytes ? 1 << 20 : 0);
    return hash == -1 ? -2 : hash;
}

constexpr NativeMethod methods[] = {
    {"match(self, /, string, pos=0, endpos=sys.maxsize)", find<Where::start>},
    {"fullmatch(self, /, string, pos=0, endpos=sys.maxsize)", find<Where::whole>},
    {"search(self, /, string, pos=0, endpos=sys.maxsize)", find<Where::anywhere>},
    {"sub(self, /, repl, string, count=0)", pattern_sub},
    {"subn(self, /, repl, string, count=0)", pattern_subn},
    {"findall(self, /, string, pos=0, endpos=sys.maxsize)", pattern_find_all},
    {"split(self, /, string, maxsplit=0)", pattern_split},
    {"finditer(self, /, string, pos=0, endpos=sys.maxsize)", pattern_find_iter},
    {"scanner(self, /, string, pos=0, endpos=sys.maxsize)", pattern_scanner},
    {"__copy__(self, /)", same_object},
    {"__deepcopy__(self, memo, /)", same_object},
    {"__class_getitem__(cls, object, /)", class_get_item, nullptr, MethodKind::class_method},
};
constexpr NativeProperty properties[] = {
    {"pattern", [](Runtime&, const Value& self) -> Result<Value> { return self.as<Pattern>()->text; },
     readonly_attribute},
    {"flags",
     [](Runtime& rt, const Value& self) -> Result<Value> { return new_int(rt, self.as<Pattern>()->flags); },
     readonly_attribute},
    {"groups",
     [](Runtime&, const Value& self) -> Result<Value> { return Value::small(self.as<Pattern>()->groups); },
     readonly_attribute},
    {"groupindex",
     [](Runtime& rt, const Value& self) -> Result<Value> {
         return new_mapping_proxy(rt, self.as<Pattern>()->group_index);
     }},
};
constexpr TypeSpec pattern_spec = {
    .id = BuiltinType::re_pattern,
    .name = "re.Pattern",
    .flags = type_flags::no_instantiation | type_flags::weakly_referable,
    .layout = layout_of<Pattern>(),
    .methods = methods,
    .properties = properties,
    .slots = {.repr = pattern_repr, .hash = pattern_hash, .compare = pattern_compare},
};

// ---- _sre

Result<Value> sre_compile(Runtime& rt, const Value* arguments) {
    std::int32_t flags = TRY(int_argument(rt, arguments[1], 0));
    if (flags & static_cast<std::int32_t>(flag::debug)) return rt.not_supported("re.DEBUG");
    return compile(rt, arguments[0], static_cast<std::uint32_t>(flags), arguments[2]);
}

constexpr NativeMethod functions[] = {
    {"compile(pattern, flags, warn, /)", sre_compile},
};

}  // namespace

Result<void> Search::open(const Value* arguments) {
    Size start = TRY(size_argument(runtime_, arguments[2], 0));
    Size end = TRY(size_argument(runtime_, arguments[3], max_size));
    return open(arguments[1], start, end);
}

}  // namespace regex

Result<void> fill_sre_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    if (!rt.type(BuiltinType::re_pattern)) {
        rt.define_type(regex::pattern_spec);
        regex::install_match(rt);
    }
    auto set = [&](std::string_view name, const Value& value) {
        dict_set(rt, members, rt.intern(name).get(), value);
    };
    set("MAGIC", Value::small(20230612));
    set("CODESIZE", Value::small(4));
    set("MAXREPEAT", new_int(rt, regex::unlimited));
    set("MAXGROUPS", new_int(rt, regex::max_groups));
    set("Pattern", Value::share(rt.type(BuiltinType::re_pattern)));
    set("Match", Value::share(rt.type(BuiltinType::re_match)));
    add_functions(rt, members, regex::functions, "_sre");
    return {};
}

}  // namespace bufferscope
