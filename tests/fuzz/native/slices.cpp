// Slices of views and sequences against positions counted one by one.
#include <algorithm>
#include <optional>
#include <vector>

#include "buffer/bytearray.h"
#include "buffer/bytes.h"
#include "buffer/memoryview.h"
#include "types/int.h"
#include "types/list.h"
#include "world.h"

namespace bufferscope::fuzz {

namespace {

using Positions = std::vector<std::int64_t>;

struct Range {
    std::optional<std::int64_t> start, stop, step;
};

Range any_range(Reader& reader) {
    Range range;
    int which = reader.byte();
    if (which & 1) range.start = reader.number();
    if (which & 2) range.stop = reader.number();
    if (which & 4) range.step = reader.number();
    return range;
}

Value slice_of(Runtime& rt, const Range& range) {
    auto bound = [&](const std::optional<std::int64_t>& given) {
        return given ? new_int(rt, *given) : Value::none();
    };
    Value start = bound(range.start);
    Value stop = bound(range.stop);
    Value step = bound(range.step);
    return new_slice(rt, start, stop, step);
}

/// The positions that a slice takes of a length, walked as the language reference tells it.
Positions walk(const Range& range, std::int64_t length) {
    __int128 step = range.step.value_or(1);
    auto clip = [&](std::int64_t at, std::int64_t low, std::int64_t high) {
        if (at < 0) at = at < -length ? low : at + length;
        return at < low ? low : at > high ? high : at;
    };
    Positions taken;
    if (step > 0) {
        __int128 at = range.start ? clip(*range.start, 0, length) : 0;
        __int128 stop = range.stop ? clip(*range.stop, 0, length) : length;
        for (; at < stop; at += step) taken.push_back(static_cast<std::int64_t>(at));
    } else {
        __int128 at = range.start ? clip(*range.start, -1, length - 1) : length - 1;
        __int128 stop = range.stop ? clip(*range.stop, -1, length - 1) : -1;
        for (; at > stop; at += step) taken.push_back(static_cast<std::int64_t>(at));
    }
    return taken;
}

using Contents = std::vector<std::uint8_t>;

Value bytes_value(Runtime& rt, const Contents& bytes) {
    return MUST(new_bytes(rt, ByteSpan(bytes.data(), bytes.size())));
}

Contents chosen(const Contents& all, const Positions& positions) {
    Contents taken;
    for (std::int64_t at : positions) taken.push_back(all[static_cast<std::size_t>(at)]);
    return taken;
}

/// A view of the base with the positions that it shows.
struct View {
    Value object;
    Positions positions;
    bool readonly;
    bool released;
};

class Checker {
  public:
    Checker(Runtime& runtime, Input input) : rt(runtime), reader_(input) {
        Input given = reader_.bytes(static_cast<std::size_t>(reader_.below(40)));
        model_.assign(given.begin(), given.end());
        base_ = MUST(new_bytearray(rt, given));
        Positions all;
        for (std::size_t i = 0; i < model_.size(); ++i) all.push_back(static_cast<std::int64_t>(i));
        Value whole = MUST(new_memoryview(rt, base_));
        views_.push_back({whole, all, false, false});
    }

    void run() {
        for (int steps = 0; steps < 24 && !reader_.at_end(); ++steps) {
            step();
            ByteSpan bytes = base_.as<ByteArray>()->span();
            require(std::equal(bytes.begin(), bytes.end(), model_.begin(), model_.end()));
        }
        check_sequences();
    }

  private:
    void step() {
        View& view = views_[static_cast<std::size_t>(reader_.byte()) % views_.size()];
        int what = reader_.below(8);
        if (view.released) what = 7;
        switch (what) {
            case 0:
            case 1:
                return take_slice(view);
            case 2:
                return assign_one(view);
            case 3:
                return assign_view(view);
            case 4:
                return compare(view);
            case 5:
                return find(view);
            case 6:
                return resize();
            default:
                return release(view);
        }
    }

    void check_view(const View& view) {
        Contents expected = chosen(model_, view.positions);
        Value shown = MUST(call_method(rt, view.object, "tobytes"));
        require(same(rt, shown, bytes_value(rt, expected)));
        require(MUST(length(rt, view.object)) == static_cast<Size>(expected.size()));
        Value items = MUST(call_method(rt, view.object, "tolist"));
        require(items.as<List>()->length == static_cast<Size>(expected.size()));
        for (std::size_t i = 0; i < expected.size(); ++i)
            require(items.as<List>()->items[i].small_int() == expected[i]);
    }

    void take_slice(const View& view) {
        Range range = any_range(reader_);
        Value key = slice_of(rt, range);
        Value taken = value_or_nothing(rt, get_item(rt, view.object, key));
        require(taken.is_empty() == (range.step == 0));
        if (taken.is_empty() || views_.size() > 12) return;
        Positions positions;
        for (std::int64_t at : walk(range, static_cast<std::int64_t>(view.positions.size())))
            positions.push_back(view.positions[static_cast<std::size_t>(at)]);
        View made{taken, positions, view.readonly, false};
        if (reader_.below(8) == 0) {
            made.object = MUST(call_method(rt, taken, "toreadonly"));
            made.readonly = true;
        }
        check_view(made);
        views_.push_back(made);
    }

    void assign_one(const View& view) {
        std::int64_t at = reader_.number();
        std::int64_t byte = reader_.number() + reader_.byte();
        auto count = static_cast<std::int64_t>(view.positions.size());
        Result<void> done = set_item(rt, view.object, new_int(rt, at), new_int(rt, byte));
        bool fits = !view.readonly && at >= -count && at < count && byte >= 0 && byte < 256;
        require(done.is_error() != fits);
        if (!fits) return;
        std::int64_t position = view.positions[static_cast<std::size_t>(at < 0 ? at + count : at)];
        model_[static_cast<std::size_t>(position)] = static_cast<std::uint8_t>(byte);
    }

    void assign_view(const View& view) {
        const View& source = views_[static_cast<std::size_t>(reader_.byte()) % views_.size()];
        Range range = any_range(reader_);
        Value key = slice_of(rt, range);
        Result<void> done = set_item(rt, view.object, key, source.object);
        if (source.released || view.readonly || range.step == 0) return require(done.is_error());
        Positions targets = walk(range, static_cast<std::int64_t>(view.positions.size()));
        require(done.is_error() == (targets.size() != source.positions.size()));
        if (done.is_error()) return;
        Contents copy = chosen(model_, source.positions);
        for (std::size_t i = 0; i < targets.size(); ++i)
            model_[static_cast<std::size_t>(view.positions[static_cast<std::size_t>(targets[i])])] = copy[i];
    }

    void compare(const View& view) {
        const View& other = views_[static_cast<std::size_t>(reader_.byte()) % views_.size()];
        if (other.released) return require(same(rt, view.object, other.object) == false);
        bool equal = chosen(model_, view.positions) == chosen(model_, other.positions);
        require(same(rt, view.object, other.object) == equal);
        check_view(view);
    }

    void find(const View& view) {
        std::int64_t wanted = reader_.byte();
        Contents shown = chosen(model_, view.positions);
        std::int64_t count = 0;
        for (std::uint8_t each : shown) count += each == wanted;
        Value counted = MUST(call_method(rt, view.object, "count", {Value::small(wanted)}));
        require(counted.small_int() == count);
        require(MUST(contains(rt, view.object, Value::small(wanted))) == (count > 0));
        value_or_nothing(rt, call_method(rt, view.object, "index", {Value::small(wanted)}));
    }

    void resize() {
        bool locked = false;
        for (const View& each : views_) locked = locked || !each.released;
        Value byte = Value::small(reader_.byte());
        Value done = value_or_nothing(rt, call_method(rt, base_, "append", {byte}));
        require(done.is_empty() == locked);
        if (!locked) model_.push_back(static_cast<std::uint8_t>(byte.small_int()));
    }

    void release(View& view) {
        MUST(call_method(rt, view.object, "release"));
        view.released = true;
        value_or_nothing(rt, call_method(rt, view.object, "tobytes"));
    }

    /// The same ranges of a bytes, a bytearray and a list, which are assigned to and cut.
    void check_sequences() {
        Range range = any_range(reader_);
        Value key = slice_of(rt, range);
        Value whole = bytes_value(rt, model_);
        Value taken = value_or_nothing(rt, get_item(rt, whole, key));
        require(taken.is_empty() == (range.step == 0));
        if (taken.is_empty()) return;
        Positions positions = walk(range, static_cast<std::int64_t>(model_.size()));
        require(same(rt, taken, bytes_value(rt, chosen(model_, positions))));
        Value array = MUST(new_bytearray(rt, ByteSpan(model_.data(), model_.size())));
        Value list = MUST(list_of(rt, whole));
        Input with = reader_.bytes(static_cast<std::size_t>(reader_.below(12)));
        Value other = MUST(new_bytes(rt, with));
        bool cuts = reader_.below(3) == 0;
        Result<void> first = cuts ? delete_item(rt, array, key) : set_item(rt, array, key, other);
        Result<void> second = cuts ? delete_item(rt, list, key) : set_item(rt, list, key, other);
        bool simple = range.step.value_or(1) == 1;
        require(first.is_error() == second.is_error() ||
                (!simple && with.empty() && !cuts));  // an empty value cuts an extended slice of a bytearray
        if (first.is_error() || second.is_error())
            return require(!cuts && !simple && with.size() != positions.size());
        require(same(rt, MUST(list_of(rt, array)), list));
        require(same(rt, array, expected_after(range, positions, with, cuts)));
    }

    Value expected_after(const Range& range, const Positions& positions, Input with, bool cuts) {
        Contents after = model_;
        if (!cuts && range.step.value_or(1) != 1) {
            for (std::size_t i = 0; i < positions.size(); ++i)
                after[static_cast<std::size_t>(positions[i])] = with[i];
        } else {
            std::vector<bool> gone(after.size());
            for (std::int64_t at : positions) gone[static_cast<std::size_t>(at)] = true;
            Range from{range.start, std::nullopt, std::nullopt};
            Positions tail = walk(from, static_cast<std::int64_t>(model_.size()));
            std::size_t place = tail.empty() ? after.size() : static_cast<std::size_t>(tail.front());
            Contents made;
            for (std::size_t i = 0; i <= after.size(); ++i) {
                if (!cuts && i == place) made.insert(made.end(), with.begin(), with.end());
                if (i < after.size() && !gone[i]) made.push_back(after[i]);
            }
            after = made;
        }
        return bytes_value(rt, after);
    }

    Runtime& rt;
    Reader reader_;
    Value base_;
    Contents model_;
    std::vector<View> views_;
};

}  // namespace

void slices(Input input) {
    world().run([&](Runtime& rt) { Checker(rt, input).run(); });
}

}  // namespace bufferscope::fuzz
