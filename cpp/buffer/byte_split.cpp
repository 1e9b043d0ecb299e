// Methods of bytes and bytearray that split and join.
#include <cstring>
#include <vector>

#include "buffer/arguments.h"
#include "buffer/byte_methods.h"
#include "buffer/byte_search.h"
#include "buffer/layout.h"
#include "types/list.h"

namespace bufferscope {

namespace {

bool is_blank(std::uint8_t byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

Result<void> append_part(Runtime& rt, List* list, const Value& self, std::size_t start, std::size_t stop) {
    ByteSpan bytes = bytes_or_bytearray(self);
    if (start == 0 && stop == bytes.size() && rt.is_exactly(self, BuiltinType::bytes))
        return list_append(rt, list, self);
    Value part = TRY(make_like(rt, self, bytes.subspan(start, stop - start)));
    return list_append(rt, list, std::move(part));
}

void reverse_items(List* list) {
    for (Size i = 0, j = list->length - 1; i < j; ++i, --j) std::swap(list->items[i], list->items[j]);
}

Result<Value> split_blanks(Runtime& rt, const Value& self, Size limit) {
    Ref<List> list = new_list(rt);
    ByteSpan bytes = bytes_or_bytearray(self);
    std::size_t at = 0;
    while (true) {
        while (at < bytes.size() && is_blank(bytes[at])) ++at;
        if (at == bytes.size()) break;
        std::size_t start = at;
        if (limit-- > 0) {
            while (at < bytes.size() && !is_blank(bytes[at])) ++at;
            TRY(append_part(rt, list.get(), self, start, at));
        } else {
            // the last piece keeps the blanks at its end
            TRY(append_part(rt, list.get(), self, start, bytes.size()));
            break;
        }
    }
    return list;
}

Result<Value> rsplit_blanks(Runtime& rt, const Value& self, Size limit) {
    Ref<List> list = new_list(rt);
    ByteSpan bytes = bytes_or_bytearray(self);
    std::size_t at = bytes.size();
    while (true) {
        while (at > 0 && is_blank(bytes[at - 1])) --at;
        if (at == 0) break;
        std::size_t stop = at;
        if (limit-- > 0) {
            while (at > 0 && !is_blank(bytes[at - 1])) --at;
            TRY(append_part(rt, list.get(), self, at, stop));
        } else {
            TRY(append_part(rt, list.get(), self, 0, stop));
            break;
        }
    }
    reverse_items(list.get());
    return list;
}

Result<Value> split_at(Runtime& rt, const Value& self, ByteSpan separator, Size limit) {
    Ref<List> list = new_list(rt);
    ByteSpan bytes = bytes_or_bytearray(self);
    Size at = 0;
    while (limit-- > 0) {
        Size found = find_bytes(bytes, separator, at);
        if (found < 0) break;
        TRY(append_part(rt, list.get(), self, at, found));
        at = found + static_cast<Size>(separator.size());
    }
    TRY(append_part(rt, list.get(), self, at, bytes.size()));
    return list;
}

Result<Value> rsplit_at(Runtime& rt, const Value& self, ByteSpan separator, Size limit) {
    Ref<List> list = new_list(rt);
    ByteSpan bytes = bytes_or_bytearray(self);
    std::size_t stop = bytes.size();
    while (limit-- > 0) {
        Size found = find_last_bytes(bytes.first(stop), separator);
        if (found < 0) break;
        TRY(append_part(rt, list.get(), self, found + separator.size(), stop));
        stop = static_cast<std::size_t>(found);
    }
    TRY(append_part(rt, list.get(), self, 0, stop));
    reverse_items(list.get());
    return list;
}

Result<Value> split_either(Runtime& rt, const Value* a, bool from_right) {
    Size limit = TRY(size_argument(rt, a[2], -1));
    if (limit < 0) limit = max_size;
    if (a[1].is_empty() || a[1].is_none())
        return from_right ? rsplit_blanks(rt, a[0], limit) : split_blanks(rt, a[0], limit);
    Export separator = TRY(bytes_like(rt, a[1]));
    if (separator.length() == 0) return rt.value_error("empty separator");
    return from_right ? rsplit_at(rt, a[0], separator.bytes(), limit)
                      : split_at(rt, a[0], separator.bytes(), limit);
}

Result<Value> tuple_of_three(Runtime& rt, const Value& first, const Value& second, const Value& third) {
    Value items[] = {first, second, third};
    return new_tuple(rt, items);
}

/// partition and rpartition: bytes give back the object whose memory the separator is, bytearray a copy of
/// any layout.
Result<Value> partition_at(Runtime& rt, const Value* a, bool last) {
    Export separator =
        TRY(get_buffer(rt, a[1], is_bytes(a[0]) ? buffer_flags::simple : buffer_flags::full_ro));
    std::string wanted(static_cast<std::size_t>(separator.length()), '\0');
    copy_to_contiguous(separator.view(), 'C', reinterpret_cast<std::uint8_t*>(wanted.data()));
    if (wanted.empty()) return rt.value_error("empty separator");
    ByteSpan bytes = bytes_or_bytearray(a[0]);
    Size found = last ? find_last_bytes(bytes, byte_span(wanted)) : find_bytes(bytes, byte_span(wanted));
    if (found < 0) {
        Value whole = is_bytes(a[0]) ? a[0] : Value();
        if (whole.is_empty()) whole = TRY(make_like(rt, a[0], bytes));
        Value empty = TRY(make_like(rt, a[0], {}));
        Value other = TRY(make_like(rt, a[0], {}));
        return last ? tuple_of_three(rt, empty, other, whole) : tuple_of_three(rt, whole, empty, other);
    }
    std::size_t behind = static_cast<std::size_t>(found) + wanted.size();
    Value head = TRY(make_like(rt, a[0], bytes.first(static_cast<std::size_t>(found))));
    Value middle = separator.view().exporter;
    if (!is_bytes(a[0])) middle = TRY(make_like(rt, a[0], byte_span(wanted)));
    Value tail = TRY(make_like(rt, a[0], bytes.subspan(behind)));
    return tuple_of_three(rt, head, middle, tail);
}

}  // namespace

Result<Value> byte_split(Runtime& rt, const Value* a) {
    return split_either(rt, a, false);
}

Result<Value> byte_rsplit(Runtime& rt, const Value* a) {
    return split_either(rt, a, true);
}

Result<Value> byte_splitlines(Runtime& rt, const Value* a) {
    bool keep = TRY(bool_argument(rt, a[1], false));
    Ref<List> list = new_list(rt);
    ByteSpan bytes = bytes_or_bytearray(a[0]);
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::size_t start = at;
        while (at < bytes.size() && bytes[at] != '\n' && bytes[at] != '\r') ++at;
        std::size_t stop = at;
        if (at < bytes.size())
            at += bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n' ? 2 : 1;
        TRY(append_part(rt, list.get(), a[0], start, keep ? at : stop));
    }
    return list;
}

Result<Value> byte_partition(Runtime& rt, const Value* a) {
    return partition_at(rt, a, false);
}

Result<Value> byte_rpartition(Runtime& rt, const Value* a) {
    return partition_at(rt, a, true);
}

namespace {

/// Exports that are given back first to last, which a vector leaves to its library.
struct InOrder {
    std::vector<Export> parts;
    ~InOrder() {
        for (Export& part : parts) part.release();
    }
};

}  // namespace

Result<Value> byte_join(Runtime& rt, const Value* a) {
    // the separator stays locked while the items are asked for: a bytearray cannot be resized by them
    Export locked = TRY(get_native_buffer(rt, a[0], buffer_flags::simple));
    Ref<Tuple> items =
        TRY(sequence_items(rt, a[1], "can only join an iterable"));  // kept alive while their memory is read
    if (items->length == 0) return make_like(rt, a[0], {});
    if (items->length == 1 && is_bytes(a[0]) && rt.is_exactly((*items)[0], BuiltinType::bytes))
        return Value((*items)[0]);
    InOrder acquired;
    std::vector<Export>& parts = acquired.parts;
    parts.reserve(static_cast<std::size_t>(items->length));
    std::int64_t total = 0;
    for (Size i = 0; i < items->length; ++i) {
        Result<Export> part = bytes_like(rt, (*items)[i]);
        if (part.is_error())
            return rt.type_error("sequence item {}: expected a bytes-like object, {} found", i,
                                 type_name(rt, (*items)[i]));
        parts.push_back(part.take());
        total += parts.back().length();
    }
    ByteSpan separator = bytes_or_bytearray(a[0]);
    total += static_cast<std::int64_t>(separator.size()) * (items->length - 1);
    if (total > max_size) return rt.overflow_error("join() result is too long");
    FreshBytes fresh = TRY(allocate_like(rt, a[0], static_cast<std::size_t>(total)));
    std::uint8_t* out = fresh.data;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i != 0 && !separator.empty()) {
            std::memcpy(out, separator.data(), separator.size());
            out += separator.size();
        }
        ByteSpan part = parts[i].bytes();
        if (!part.empty()) std::memcpy(out, part.data(), part.size());
        out += part.size();
    }
    return std::move(fresh.object);
}

}  // namespace bufferscope
