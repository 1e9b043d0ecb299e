// memoryview.cast: chains of casts to formats and shapes; the bytes stay, elements are what is read by hand.
#include <string>
#include <vector>

#include "buffer/bytearray.h"
#include "buffer/bytes.h"
#include "buffer/format.h"
#include "buffer/memoryview.h"
#include "types/int.h"
#include "types/list.h"
#include "world.h"

namespace bufferscope::fuzz {

namespace {

Value any_format(Runtime& rt, Reader& reader) {
    constexpr char codes[] = "BbcBhHiIlLqQnNfdeP?";
    std::string text;
    int kind = reader.below(32);
    if (kind == 0) return new_int(rt, reader.number());
    if (kind == 1) {
        for (std::uint8_t each : reader.bytes(static_cast<std::size_t>(reader.below(5))))
            text += static_cast<char>(each & 127);
        return rt.text(text);
    }
    if (kind < 8) text += '@';
    text += codes[reader.below(sizeof codes - 1)];
    return rt.text(text);
}

/// A shape that fits the items half the time.
Value any_shape(Runtime& rt, Reader& reader, std::int64_t items) {
    std::vector<Value> sizes;
    std::int64_t left = items;
    int count = reader.below(6);
    if (count == 5) count = reader.below(70);
    bool fits = reader.byte() & 1;
    for (int i = 0; i < count; ++i) {
        std::int64_t size = fits ? 1 + reader.below(8) : reader.number();
        if (fits && i + 1 == count) {
            size = left;
        } else if (fits) {
            while (left % size != 0) --size;
            left = size > 0 ? left / size : left;
        }
        sizes.push_back(new_int(rt, size));
    }
    if (reader.byte() & 1) return MUST(new_tuple(rt, sizes));
    return MUST(new_list(rt, sizes));
}

/// What tolist() must give, read by hand from the bytes in their order.
Value listed(Runtime& rt, const MemoryView* view, int dimension, const std::uint8_t*& at, char code) {
    if (dimension == view->view.ndim) {
        Value element = MUST(unpack_native(rt, at, code));
        at += view->view.itemsize;
        return element;
    }
    Ref<List> items = new_list(rt);
    for (Size i = 0; i < view->view.shape[dimension]; ++i) {
        Value each = listed(rt, view, dimension + 1, at, code);
        MUST(list_append(rt, items.get(), std::move(each)));
    }
    return items;
}

std::string shown(Runtime& rt, const Value& value) {
    return utf8_of(MUST(repr(rt, value)).get());
}

class Checker {
  public:
    Checker(Runtime& runtime, Input input) : rt(runtime), reader_(input) {}

    void run() {
        Value base = MUST(new_bytearray(rt, reader_.bytes(static_cast<std::size_t>(reader_.below(100)))));
        Value view = MUST(new_memoryview(rt, base));
        for (int steps = 0; steps < 12 && !reader_.at_end(); ++steps) {
            Value next = cast(view);
            if (next.is_empty()) continue;
            view = next;
            check(view, base);
            assign(view);
        }
    }

  private:
    Value cast(const Value& view) {
        Value format = any_format(rt, reader_);
        if (reader_.byte() & 1) return value_or_nothing(rt, call_method(rt, view, "cast", {format}));
        Size itemsize = 1;
        if (format.is_object() && rt.is_exactly(format, BuiltinType::str)) {
            char code = native_code(utf8_of(format).c_str());
            if (code != 0) itemsize = native_size(code);
        }
        Value shape = any_shape(rt, reader_, view.as<MemoryView>()->view.length / itemsize);
        return value_or_nothing(rt, call_method(rt, view, "cast", {format, shape}));
    }

    void check(const Value& view, const Value& base) {
        auto* cast = view.as<MemoryView>();
        ByteSpan bytes = base.as<ByteArray>()->span();
        require(cast->view.length <= static_cast<Size>(bytes.size()));
        require(cast->contiguous('C'));
        Value whole = MUST(new_bytes(rt, bytes.first(static_cast<std::size_t>(cast->view.length))));
        Value copied = MUST(call_method(rt, view, "tobytes"));
        require(same(rt, copied, whole));
        char code = native_code(cast->view.format);
        require(code != 0 && native_size(code) == cast->view.itemsize);
        const std::uint8_t* at = bytes.data();
        std::string expected = shown(rt, listed(rt, cast, 0, at, code));
        require(shown(rt, MUST(call_method(rt, view, "tolist"))) == expected);
        for (const char* order : {"C", "F", "A"}) {
            Value ordered = MUST(call_method(rt, view, "tobytes", {rt.text(order)}));
            require(ordered.as<Bytes>()->length == cast->view.length);
            require(*order == 'F' || same(rt, ordered, whole));
        }
        if (cast->view.ndim == 1) {
            Value range = new_slice(rt, new_int(rt, reader_.number()), Value::none(), Value::small(-1));
            Value part = MUST(get_item(rt, view, range));
            value_or_nothing(rt, call_method(rt, part, "cast", {Value(rt.text("B"))}));
            MUST(call_method(rt, part, "tobytes"));
        }
        (void)same(rt, view, base);
        (void)same(rt, view, view);
    }

    /// What is written is read again.
    void assign(const Value& view) {
        std::vector<Value> indices;
        for (int i = 0; i < view.as<MemoryView>()->view.ndim && i < 8; ++i)
            indices.push_back(new_int(rt, reader_.number()));
        Value key = indices.size() == 1 ? indices[0] : Value(MUST(new_tuple(rt, indices)));
        Value before = value_or_nothing(rt, get_item(rt, view, key));
        Value number = new_int(rt, reader_.number());
        Result<void> stored = set_item(rt, view, key, number);
        if (stored.is_error()) {
            value_or_nothing(rt, stored.take_error());
            return;
        }
        Value after = MUST(get_item(rt, view, key));
        char code = native_code(view.as<MemoryView>()->view.format);
        // Floats round, '?' has two values, and an address of -1 is read as the last one.
        if (std::string_view("fed?P").find(code) == std::string_view::npos) require(same(rt, after, number));
        MUST(set_item(rt, view, key, before));
        require(shown(rt, MUST(get_item(rt, view, key))) == shown(rt, before));
    }

    Runtime& rt;
    Reader reader_;
};

}  // namespace

void casts(Input input) {
    world().run([&](Runtime& rt) { Checker(rt, input).run(); });
}

}  // namespace bufferscope::fuzz
