// str: searching, splitting, joining, replacing and stripping.
#include <cstring>

#include "types/collections.h"
#include "types/int.h"
#include "types/list.h"
#include "types/str_methods.h"
#include "types/unicode.h"

namespace bufferscope {
namespace {

const Str* text_in(const Value* arguments) {
    return arguments[0].as<Str>();
}

template <class Text, class Part>
Size find_forward(const Text* text, const Part* part, Size part_length, Size start, Size stop) {
    Size last = stop - part_length;
    for (Size at = start; at <= last; ++at) {
        if constexpr (sizeof(Text) == 1) {
            const void* hit =
                std::memchr(text + at, static_cast<int>(part[0]), static_cast<std::size_t>(last - at) + 1);
            if (hit == nullptr) return -1;
            at = static_cast<Size>(static_cast<const Text*>(hit) - text);
        } else {
            if (text[at] != part[0]) continue;
        }
        Size k = 1;
        while (k < part_length && text[at + k] == part[k]) ++k;
        if (k == part_length) return at;
    }
    return -1;
}

template <class Text, class Part>
Size find_backward(const Text* text, const Part* part, Size part_length, Size start, Size stop) {
    for (Size at = stop - part_length; at >= start; --at) {
        Size k = 0;
        while (k < part_length && text[at + k] == part[k]) ++k;
        if (k == part_length) return at;
    }
    return -1;
}

/// Calls `search` with the characters of both in their widths.
template <class Search>
Size with_widths(const Str* text, const Str* part, Search search) {
    if (text->width == 1) {
        if (part->width != 1) return -1;
        return search(text->narrow(), part->narrow());
    }
    return part->width == 1 ? search(text->wide(), part->narrow()) : search(text->wide(), part->wide());
}

Result<void> append_part(Runtime& rt, List* list, const Str* text, Size start, Size stop) {
    Ref<Str> part = TRY(substring(rt, text, start, stop));
    return list_append(rt, list, Value(std::move(part)));
}

Result<Size> limit_argument(Runtime& rt, const Value& value) {
    if (value.is_empty()) return max_size;
    Size limit = TRY(size_argument(rt, value));
    return limit < 0 ? max_size : limit;
}

Result<Value> split_at_space(Runtime& rt, const Str* text, Size limit) {
    Ref<List> parts = new_list(rt);
    Size at = 0;
    while (true) {
        while (at < text->length && is_space(text->at(at))) ++at;
        if (at == text->length) return parts;
        Size start = at;
        if (limit-- == 0) {
            TRY(append_part(rt, parts.get(), text, start, text->length));
            return parts;
        }
        while (at < text->length && !is_space(text->at(at))) ++at;
        TRY(append_part(rt, parts.get(), text, start, at));
    }
}

Result<Value> rsplit_at_space(Runtime& rt, const Str* text, Size limit) {
    Ref<List> parts = new_list(rt);
    Size at = text->length;
    while (true) {
        while (at > 0 && is_space(text->at(at - 1))) --at;
        if (at == 0) break;
        Size stop = at;
        if (limit-- == 0) {
            TRY(append_part(rt, parts.get(), text, 0, stop));
            break;
        }
        while (at > 0 && !is_space(text->at(at - 1))) --at;
        TRY(append_part(rt, parts.get(), text, at, stop));
    }
    for (Size i = 0, j = parts->length - 1; i < j; ++i, --j) std::swap(parts->items[i], parts->items[j]);
    return parts;
}

Result<const Str*> separator_argument(Runtime& rt, const Value& value, std::string_view) {
    if (!is_str(value)) return rt.type_error("must be str or None, not {}", type_name(rt, value));
    if (value.as<Str>()->length == 0) return rt.value_error("empty separator");
    return static_cast<const Str*>(value.as<Str>());
}

bool is_stripped(const Str* set, char32_t code_point) {
    if (set == nullptr) return is_space(code_point);
    for (Size i = 0; i < set->length; ++i) {
        if (set->at(i) == code_point) return true;
    }
    return false;
}

Result<Value> strip(Runtime& rt, const Value* arguments, bool left, bool right, const char* name) {
    const Str* text = text_in(arguments);
    const Str* set = nullptr;
    if (!arguments[1].is_empty() && !arguments[1].is_none()) {
        if (!is_str(arguments[1])) return rt.type_error("{} arg must be None or str", name);
        set = arguments[1].as<Str>();
    }
    Size start = 0;
    Size stop = text->length;
    while (left && start < stop && is_stripped(set, text->at(start))) ++start;
    while (right && stop > start && is_stripped(set, text->at(stop - 1))) --stop;
    return substring(rt, text, start, stop);
}

Result<Value> three_parts(Runtime& rt, const Str* text, const Value& separator, Size at) {
    Value parts[3];
    Ref<Str> before = TRY(substring(rt, text, 0, at));
    Ref<Str> after = TRY(substring(rt, text, at + separator.as<Str>()->length, text->length));
    parts[0] = std::move(before);
    parts[1] = separator;
    parts[2] = std::move(after);
    return new_tuple(rt, parts);
}

}  // namespace

Size find_text(const Str* text, const Str* part, Size start, Size stop) {
    if (stop - start < part->length) return -1;
    if (part->length == 0) return start;
    return with_widths(text, part, [&](auto* characters, auto* wanted) {
        return find_forward(characters, wanted, part->length, start, stop);
    });
}

Size find_last_text(const Str* text, const Str* part, Size start, Size stop) {
    if (stop - start < part->length) return -1;
    if (part->length == 0) return stop;
    return with_widths(text, part, [&](auto* characters, auto* wanted) {
        return find_backward(characters, wanted, part->length, start, stop);
    });
}

bool stands_at(const Str* text, const Str* part, Size position) {
    if (position < 0 || part->length > text->length - position) return false;
    for (Size k = 0; k < part->length; ++k) {
        if (text->at(position + k) != part->at(k)) return false;
    }
    return true;
}

Result<Value> str_split(Runtime& rt, const Value* arguments) {
    const Str* text = text_in(arguments);
    Size limit = TRY(limit_argument(rt, arguments[2]));
    if (arguments[1].is_empty() || arguments[1].is_none()) return split_at_space(rt, text, limit);
    const Str* separator = TRY(separator_argument(rt, arguments[1], "split"));
    Ref<List> parts = new_list(rt);
    Size start = 0;
    while (limit-- > 0) {
        Size at = find_text(text, separator, start, text->length);
        if (at < 0) break;
        TRY(append_part(rt, parts.get(), text, start, at));
        start = at + separator->length;
    }
    TRY(append_part(rt, parts.get(), text, start, text->length));
    return parts;
}

Result<Value> str_rsplit(Runtime& rt, const Value* arguments) {
    const Str* text = text_in(arguments);
    Size limit = TRY(limit_argument(rt, arguments[2]));
    if (arguments[1].is_empty() || arguments[1].is_none()) return rsplit_at_space(rt, text, limit);
    const Str* separator = TRY(separator_argument(rt, arguments[1], "rsplit"));
    Ref<List> parts = new_list(rt);
    Size stop = text->length;
    while (limit-- > 0) {
        Size at = find_last_text(text, separator, 0, stop);
        if (at < 0) break;
        TRY(append_part(rt, parts.get(), text, at + separator->length, stop));
        stop = at;
    }
    TRY(append_part(rt, parts.get(), text, 0, stop));
    for (Size i = 0, j = parts->length - 1; i < j; ++i, --j) std::swap(parts->items[i], parts->items[j]);
    return parts;
}

Result<Value> str_splitlines(Runtime& rt, const Value* arguments) {
    const Str* text = text_in(arguments);
    bool keep_ends = false;
    if (!arguments[1].is_empty()) keep_ends = TRY(truth(rt, arguments[1]));
    Ref<List> lines = new_list(rt);
    for (Size at = 0; at < text->length;) {
        Size start = at;
        while (at < text->length && !is_line_break(text->at(at))) ++at;
        Size stop = at;
        if (at < text->length) {
            bool pair = text->at(at) == '\r' && at + 1 < text->length && text->at(at + 1) == '\n';
            at += pair ? 2 : 1;
            if (keep_ends) stop = at;
        }
        TRY(append_part(rt, lines.get(), text, start, stop));
    }
    return lines;
}

Result<Value> str_partition(Runtime& rt, const Value* arguments) {
    const Str* separator = TRY(str_argument(rt, arguments[1], ""));
    if (separator->length == 0) return rt.value_error("empty separator");
    const Str* text = text_in(arguments);
    Size at = find_text(text, separator, 0, text->length);
    if (at >= 0) return three_parts(rt, text, arguments[1], at);
    Value parts[3] = {Value(), Value(rt.empty_str), Value(rt.empty_str)};
    parts[0] = arguments[0];
    return new_tuple(rt, parts);
}

Result<Value> str_rpartition(Runtime& rt, const Value* arguments) {
    const Str* separator = TRY(str_argument(rt, arguments[1], ""));
    if (separator->length == 0) return rt.value_error("empty separator");
    const Str* text = text_in(arguments);
    Size at = find_last_text(text, separator, 0, text->length);
    if (at >= 0) return three_parts(rt, text, arguments[1], at);
    Value parts[3] = {Value(rt.empty_str), Value(rt.empty_str), Value()};
    parts[2] = arguments[0];
    return new_tuple(rt, parts);
}

Result<Ref<Str>> join_text(Runtime& rt, const Str* separator, const Value& iterable) {
    Ref<Tuple> items = TRY(sequence_items(rt, iterable, "can only join an iterable"));
    for (Size i = 0; i < items->length; ++i) {
        if (is_str((*items)[i])) continue;
        return rt.type_error("sequence item {}: expected str instance, {} found", i,
                             type_name(rt, (*items)[i]));
    }
    if (items->length == 1 && rt.is_exactly((*items)[0], BuiltinType::str)) {
        return Ref<Str>::share((*items)[0].as<Str>());
    }
    std::int64_t total = items->length > 1 ? std::int64_t{separator->length} * (items->length - 1) : 0;
    for (const Value& item : items->span()) total += item.as<Str>()->length;
    if (total > max_size) return rt.overflow_error("join() result is too long for a Python string");
    StrBuilder out(rt);
    for (Size i = 0; i < items->length; ++i) {
        if (i > 0) out.append(separator);
        out.append((*items)[i].as<Str>());
        TRY(count_steps(rt, i));
    }
    return out.finish();
}

Result<Value> str_join(Runtime& rt, const Value* arguments) {
    return join_text(rt, text_in(arguments), arguments[1]);
}

/// Whether what str.replace makes is too long to try; only looked at where it could be.
static Result<void> check_replaced_length(Runtime& rt, const Str* text, const Str* old_part,
                                          const Str* new_part, Size limit) {
    Size step = old_part->length > 0 ? old_part->length : 1;
    std::int64_t most = std::int64_t{text->length} / step + (old_part->length == 0 ? 1 : 0);
    std::int64_t growth = new_part->length - old_part->length;
    if (limit < most) most = limit;
    constexpr std::int64_t harmless = 1 << 20;
    if (text->length + most * growth <= harmless) return {};
    std::int64_t count = most;
    if (old_part->length > 0) {
        count = 0;
        for (Size at = 0; count < limit; ++count, at += old_part->length) {
            at = find_text(text, old_part, at, text->length);
            if (at < 0) break;
        }
    }
    std::int64_t total = text->length + count * growth;
    if (total > max_size) return rt.overflow_error("replace string is too long");
    if (total > static_cast<std::int64_t>(rt.heap.limit())) return rt.memory_error();
    return {};
}

Result<Value> str_replace(Runtime& rt, const Value* arguments) {
    const Str* old_part = TRY(str_argument(rt, arguments[1], "replace() argument 1"));
    const Str* new_part = TRY(str_argument(rt, arguments[2], "replace() argument 2"));
    Size limit = TRY(limit_argument(rt, arguments[3]));
    const Str* text = text_in(arguments);
    bool changes = limit != 0 && old_part != new_part;
    Size at = changes ? find_text(text, old_part, 0, text->length) : -1;
    if (at < 0) return plain_str(rt, arguments[0]);
    if (new_part->length > old_part->length) TRY(check_replaced_length(rt, text, old_part, new_part, limit));
    StrBuilder out(rt);
    Size start = 0;
    if (old_part->length == 0) {
        for (Size i = 0; i <= text->length; ++i) {
            if (limit-- > 0) out.append(new_part);
            if (i < text->length) out.append(text->at(i));
        }
        return out.finish();
    }
    while (at >= 0 && limit-- > 0) {
        out.append(text, start, at);
        out.append(new_part);
        start = at + old_part->length;
        at = find_text(text, old_part, start, text->length);
    }
    out.append(text, start, text->length);
    return out.finish();
}

Result<Value> str_strip(Runtime& rt, const Value* arguments) {
    return strip(rt, arguments, true, true, "strip");
}

Result<Value> str_lstrip(Runtime& rt, const Value* arguments) {
    return strip(rt, arguments, true, false, "lstrip");
}

Result<Value> str_rstrip(Runtime& rt, const Value* arguments) {
    return strip(rt, arguments, false, true, "rstrip");
}

}  // namespace bufferscope
