// The object model: values, counting, the argument binder, slices, dicts, interning.
#include "buffer/world.h"
#include "object/method.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {
namespace {

class ObjectTest : public BufferTest {};

TEST_F(ObjectTest, ValuesOwnWhatTheyPointTo) {
    Ref<Str> text = rt.text("counted, not interned");
    EXPECT_EQ(text->reference_count(), 1u);
    Value first(text);
    Value second = first;
    EXPECT_EQ(text->reference_count(), 3u);
    Value moved = std::move(second);
    EXPECT_TRUE(second.is_empty());
    moved = Value::none();
    EXPECT_EQ(text->reference_count(), 2u);
}

TEST_F(ObjectTest, ResultsCarryValuesAndErrors) {
    Result<Value> good = Value::small(7);
    ASSERT_FALSE(good.is_error());
    EXPECT_EQ(good.take().small_int(), 7);
    Result<Value> bad = rt.value_error("no {} of {}", 3, "these");
    ASSERT_TRUE(bad.is_error());
    EXPECT_EQ(failure(std::move(bad)), "ValueError: no 3 of these");
}

TEST_F(ObjectTest, InternedTextsAreOneObject) {
    Ref<Str> once = rt.intern("a name that nobody else has");
    Ref<Str> again = rt.intern("a name that nobody else has");
    EXPECT_EQ(once.get(), again.get());
}

TEST_F(ObjectTest, SignaturesAreParsedWhenCompiled) {
    constexpr Signature find("find(self, sub, start=None, end=None, /)");
    static_assert(find.positional_only == 4 && find.required_positional == 2 && find.has_self);
    constexpr Signature print("print(*args, sep=' ', end='\\n', file=None, flush=False)");
    static_assert(print.variable_positional == 0 && print.keyword_only == 4 && print.required_keyword == 0);
    constexpr Signature split("split(self, /, sep=None, maxsplit=-1)");
    static_assert(split.positional_only == 1 && split.positional == 3);
    EXPECT_EQ(split.parameter(2), "maxsplit");
}

TEST_F(ObjectTest, TheBinderSortsArguments) {
    constexpr Signature signature("f(a, /, b, *rest, c, d=4, **more)");
    Value positional[] = {Value::small(1), Value::small(2), Value::small(3), Value::small(30),
                          Value::small(50)};
    Value names[] = {Value(rt.intern("c")), Value(rt.intern("e"))};
    Ref<Tuple> keywords = MUST(new_tuple(rt, names));
    Value slots[Signature::max_parameters];
    ASSERT_EQ(failure(bind_arguments(rt, signature, nullptr, Value(),
                                     CallArguments{positional, 3, keywords.get()}, slots)),
              "");
    EXPECT_EQ(slots[0].small_int(), 1);
    EXPECT_EQ(slots[1].small_int(), 2);
    EXPECT_EQ(slots[2].as<Tuple>()->length, 1);
    EXPECT_EQ(slots[3].small_int(), 30);
    EXPECT_TRUE(slots[4].is_empty());
    EXPECT_EQ(slots[5].as<Dict>()->used, 1);
}

TEST_F(ObjectTest, SlicesAreClippedAsInPython) {
    for (auto [start, stop, step, count, first] :
         {std::array{0, 10, 3, 4, 0}, {-3, 100, 1, 3, 7}, {8, 2, -2, 3, 8}, {5, 5, 1, 0, 5}}) {
        SliceRange range{start, stop, step, 0};
        adjust_slice(range, 10);
        EXPECT_EQ(range.count, count);
        EXPECT_EQ(range.start, first);
    }
}

TEST_F(ObjectTest, DictsKeepTheirOrder) {
    Ref<Dict> dict = new_dict(rt);
    for (int i = 0; i < 100; ++i) MUST(dict_set(rt, dict.get(), Value::small(i * 7 % 100), Value::small(i)));
    EXPECT_TRUE(MUST(dict_delete(rt, dict.get(), Value::small(0))));
    EXPECT_FALSE(MUST(dict_delete(rt, dict.get(), Value::small(0))));
    Size position = 0, seen = 0;
    const Dict::Entry* entry = nullptr;
    while (dict_next(dict.get(), position, entry)) EXPECT_EQ(entry->value.small_int(), ++seen);
    EXPECT_EQ(seen, 99);
}

TEST_F(ObjectTest, OperatorsSayWhatTheyCannotDo) {
    Value text(rt.text("x"));
    EXPECT_EQ(failure(binary(rt, BinaryOperator::subtract, text, Value::small(1))),
              "TypeError: unsupported operand type(s) for -: 'str' and 'int'");
    EXPECT_EQ(failure(get_item(rt, Value::small(1), Value::small(0))),
              "TypeError: 'int' object is not subscriptable");
    EXPECT_EQ(failure(call(rt, Value::none())), "TypeError: 'NoneType' object is not callable");
    EXPECT_EQ(failure(hash_of(rt, Value(new_list(rt)))), "TypeError: unhashable type: 'list'");
}

}  // namespace
}  // namespace bufferscope
