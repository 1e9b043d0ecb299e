// Dicts, sets and lists: order, growth, deletion, sorting.
#include <string>

#include "buffer/world.h"
#include "types/int.h"
#include "types/list.h"
#include "types/set.h"

namespace bufferscope {
namespace {

class ContainerTest : public BufferTest {
  protected:
    std::string shown(const Value& value) { return MUST(repr_utf8(rt, value)); }
};

TEST_F(ContainerTest, DictKeepsOrderAcrossGrowthAndDeletion) {
    Ref<Dict> dict = new_dict(rt);
    for (int i = 0; i < 1000; ++i) MUST(dict_set(rt, dict.get(), Value::small(i), Value::small(i * i)));
    for (int i = 0; i < 1000; i += 2) EXPECT_TRUE(MUST(dict_delete(rt, dict.get(), Value::small(i))));
    EXPECT_FALSE(MUST(dict_delete(rt, dict.get(), Value::small(0))));
    MUST(dict_set(rt, dict.get(), Value::small(0), Value::none()));
    Size position = 0;
    const Dict::Entry* entry = nullptr;
    int expected = 1;
    while (dict_next(dict.get(), position, entry)) {
        EXPECT_EQ(entry->key.small_int(), expected > 999 ? 0 : expected);
        expected += 2;
    }
    EXPECT_EQ(dict->used, 501);
}

TEST_F(ContainerTest, DictFillsAndEmptiesManyTimes) {
    Ref<Dict> dict = new_dict(rt);
    for (int round = 0; round < 5000; ++round) {
        MUST(dict_set(rt, dict.get(), Value::small(round), Value::none()));
        Dict::Entry entry;
        bool popped = round % 3 == 0 || dict_pop_last(rt, dict.get(), entry);
        EXPECT_TRUE(popped);
    }
    EXPECT_EQ(dict->used, 1667);
    EXPECT_LE(dict->table_size, 8192);
}

TEST_F(ContainerTest, DictFindsEqualKeysOfOtherTypes) {
    Ref<Dict> dict = new_dict(rt);
    MUST(dict_set(rt, dict.get(), Value::small(1), rt.text("one")));
    EXPECT_FALSE(MUST(dict_get(rt, dict.get(), Value::true_value())).is_empty());
    EXPECT_TRUE(MUST(dict_get(rt, dict.get(), Value::none())).is_empty());
    EXPECT_EQ(failure(dict_get(rt, dict.get(), new_list(rt))),
              "TypeError: cannot use 'list' as a dict key (unhashable type: 'list')");
}

TEST_F(ContainerTest, SetsOfSmallIntsIterateAsInCPython) {
    Ref<Set> set = new_set(rt);
    for (int i : {5, 100, 1, 17, 33, 8, 0}) MUST(set_add(rt, set.get(), Value::small(i)));
    EXPECT_EQ(shown(set), "{0, 1, 33, 100, 5, 8, 17}");
    EXPECT_TRUE(MUST(set_discard(rt, set.get(), Value::small(33))));
    EXPECT_FALSE(MUST(set_contains(rt, set.get(), Value::small(33))));
}

TEST_F(ContainerTest, SortIsStableAndKeepsItemsWhenItFails) {
    Ref<List> list = new_list(rt);
    for (int i = 0; i < 300; ++i) MUST(list_append(rt, list.get(), Value::small(i * 7919 % 300)));
    MUST(list_sort(rt, list.get(), Value(), false));
    for (int i = 0; i < 300; ++i) EXPECT_EQ(list->items[i].small_int(), i);
    MUST(list_append(rt, list.get(), rt.text("x")));
    EXPECT_EQ(failure(list_sort(rt, list.get(), Value(), true)),
              "TypeError: '<' not supported between instances of 'int' and 'str'");
    EXPECT_EQ(list->length, 301);
}

TEST_F(ContainerTest, ListsThatHoldThemselvesAreShownAndCollected) {
    Ref<List> list = new_list(rt);
    MUST(list_append(rt, list.get(), Value(list)));
    EXPECT_EQ(shown(list), "[[...]]");
}

}  // namespace
}  // namespace bufferscope
