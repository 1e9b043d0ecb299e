// summarize: type by type, with limits on length, count and depth.
#include "observe/summary.h"

#include <algorithm>

#include "buffer/bytearray.h"
#include "buffer/bytes.h"
#include "object/protocol.h"
#include "types/float.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

namespace {

constexpr std::size_t longest = 200;      // bytes of UTF-8 before the cut
constexpr Size most_characters = 120;     // of a str
constexpr std::size_t most_bytes = 48;    // of a bytes-like value
constexpr Size most_items = 8;            // of a container
constexpr int deepest = 3;                // containers in containers
constexpr std::uint64_t most_bits = 400;  // of an int that is spelled out
constexpr std::string_view ellipsis = "…";

class Summary {
  public:
    explicit Summary(Runtime& rt) : runtime_(rt) {}

    void add(const Value& value, int depth) {
        if (out_.size() > longest) return;
        if (!value.is_object()) return add_immediate(value);
        const Type* type = value.object()->type;
        if (runtime_.is_exactly(value, BuiltinType::str)) return add_str(value.as<Str>());
        if (runtime_.is_exactly(value, BuiltinType::int_)) return add_int(value);
        if (runtime_.is_exactly(value, BuiltinType::float_)) return append(float_repr(float_of(value)));
        if (runtime_.is_exactly(value, BuiltinType::bytes))
            return add_bytes(value.as<Bytes>()->span(), "b", "");
        if (runtime_.is_exactly(value, BuiltinType::bytearray))
            return add_bytes(value.as<ByteArray>()->span(), "bytearray(b", ")");
        if (runtime_.is_exactly(value, BuiltinType::list))
            return add_items(value.as<List>()->span(), "[", "]", depth);
        if (runtime_.is_exactly(value, BuiltinType::tuple))
            return add_items(value.as<Tuple>()->span(), "(", value.as<Tuple>()->length == 1 ? ",)" : ")",
                             depth);
        if (runtime_.is_exactly(value, BuiltinType::dict)) return add_dict(value.as<Dict>(), depth);
        if (is_type(value)) return add_class(value.as<Type>());
        append("<" + utf8_of(type->name.get()) + " object>");
    }

    std::string take() {
        if (out_.size() <= longest) return std::move(out_);
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(out_[end]) & 0xC0) == 0x80) --end;
        return out_.substr(0, end) + std::string(ellipsis);
    }

  private:
    void append(std::string_view text) { out_ += text; }

    /// As type_repr.
    void add_class(const Type* type) {
        append("<class '");
        if (type->spec) {
            append(type->spec->name);  // "int", "array.array"
        } else {
            const Value* module = dict_find(type->dict.get(), runtime_.name(Name::module));
            bool plain = !module || !is_str(*module) || equal(module->as<Str>(), "builtins");
            append(plain ? type->name_text : utf8_of(*module) + "." + utf8_of(type->qualified_name));
        }
        append("'>");
    }

    void add_immediate(const Value& value) {
        if (value.is_small_int()) return append_decimal(out_, value.small_int());
        if (value.is_none()) return append("None");
        if (value.is_bool()) return append(value.is_true() ? "True" : "False");
        append(value.is_ellipsis() ? "Ellipsis" : value.is_empty() ? "" : "NotImplemented");
    }

    void add_int(const Value& value) {
        std::uint64_t bits = int_bit_length(value);
        if (bits > most_bits) {
            append("<int of ");
            append_decimal(out_, static_cast<long long>(bits));
            return append(" bits>");
        }
        Result<std::string> text = int_to_text(runtime_, value);
        if (!text.is_error()) append(text.value());
    }

    void add_str(const Str* text) {
        bool cut = text->length > most_characters;
        Result<Ref<Str>> shown = substring(runtime_, text, 0, cut ? most_characters : text->length);
        if (shown.is_error()) return;
        Result<std::string> quoted = repr_utf8(runtime_, Value(shown.take()));
        if (!quoted.is_error()) append(quoted.value());
        if (cut) append(ellipsis);
    }

    void add_bytes(ByteSpan bytes, std::string_view prefix, std::string_view suffix) {
        bool cut = bytes.size() > most_bytes;
        Result<Ref<Str>> quoted =
            repr_of_bytes(runtime_, bytes.first(cut ? most_bytes : bytes.size()), prefix, cut ? "" : suffix);
        if (!quoted.is_error()) append(utf8_of(quoted.take().get()));
        if (cut) append(ellipsis);
        if (cut) append(suffix);
    }

    void add_items(std::span<const Value> items, std::string_view open, std::string_view close, int depth) {
        append(open);
        if (depth >= deepest && !items.empty()) {
            append(ellipsis);
            return append(close);
        }
        Size shown = std::min(static_cast<Size>(items.size()), most_items);
        for (Size i = 0; i < shown; ++i) {
            if (i > 0) append(", ");
            add(items[static_cast<std::size_t>(i)], depth + 1);
        }
        if (static_cast<Size>(items.size()) > shown) append(", …");
        append(close);
    }

    void add_dict(Dict* dict, int depth) {
        append("{");
        if (depth >= deepest && dict->used > 0) {
            append(ellipsis);
            return append("}");
        }
        Size position = 0;
        Size shown = 0;
        const Dict::Entry* entry;
        while (dict_next(dict, position, entry)) {
            if (shown > 0) append(", ");
            if (shown++ == most_items) {
                append(ellipsis);
                break;
            }
            add(entry->key, depth + 1);
            append(": ");
            add(entry->value, depth + 1);
        }
        append("}");
    }

    Runtime& runtime_;
    std::string out_;
};

}  // namespace

std::string summarize(Runtime& rt, const Value& value) {
    Summary summary(rt);
    summary.add(value, 0);
    return summary.take();
}

}  // namespace bufferscope
