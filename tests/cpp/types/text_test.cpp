// Strings: widths, searching, codecs, Unicode properties, formatting.
#include "buffer/world.h"
#include "types/codecs.h"
#include "types/format.h"
#include "types/str_methods.h"
#include "types/unicode.h"

namespace bufferscope {
namespace {

class TextTest : public BufferTest {
  protected:
    std::string percent(std::string_view pattern, const Value& arguments) {
        return utf8_of(MUST(format_percent(rt, rt.text(pattern).get(), arguments, false)).get());
    }
};

TEST_F(TextTest, TheNarrowestWidthIsUsed) {
    EXPECT_EQ(rt.text("abc")->width, 1);
    EXPECT_TRUE(rt.text("abc")->ascii);
    EXPECT_EQ(rt.text("\xC3\xA9")->width, 1);
    EXPECT_EQ(rt.text("a\xE2\x82\xAC")->width, 4);
    Ref<Str> wide = rt.text("a\xE2\x82\xAC");
    Ref<Str> part = MUST(substring(rt, wide.get(), 0, 1));
    EXPECT_EQ(part->width, 1);
}

TEST_F(TextTest, SearchesAcrossWidths) {
    Ref<Str> text = rt.text(
        "a\xE2\x82\xAC"
        "ba\xE2\x82\xAC");
    Ref<Str> euro = rt.text("\xE2\x82\xAC");
    EXPECT_EQ(find_text(text.get(), euro.get(), 0, text->length), 1);
    EXPECT_EQ(find_last_text(text.get(), euro.get(), 0, text->length), 4);
    EXPECT_EQ(find_text(text.get(), rt.text("ba").get(), 0, text->length), 2);
    EXPECT_EQ(find_text(rt.text("abc").get(), euro.get(), 0, 3), -1);
}

TEST_F(TextTest, CodecsWordTheirErrors) {
    Value empty = rt.empty_str;
    // An unknown name loads the library of codecs, which stays: what lives is counted from here on.
    EXPECT_EQ(failure(encode(rt, empty, "unheard-of", "strict")),
              "LookupError: unknown encoding: unheard-of");
    SetUp();
    EXPECT_EQ(failure(encode(rt, rt.text("a\xC3\xA9\xC3\xA9"), "ascii", "strict")),
              "UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: ordinal not in "
              "range(128)");
    EXPECT_EQ(MUST(encode(rt, rt.text("\xE2\x82\xAC"), "utf-16", "strict")),
              std::string("\xFF\xFE\xAC\x20", 4));
    EXPECT_EQ(MUST(encode(rt, rt.text("\xE2\x82\xAC!"), "latin-1", "backslashreplace")), "\\u20ac!");
    EXPECT_EQ(failure(encode(rt, empty, "nonsense", "strict")), "LookupError: unknown encoding: nonsense");
}

TEST_F(TextTest, KnowsCharacters) {
    EXPECT_TRUE(properties_of(U'é') & character::lower);
    EXPECT_TRUE(properties_of(0x1F600) == 0);
    EXPECT_EQ(decimal_value(0x0663), 3);
    EXPECT_EQ(decimal_value(U'½'), -1);
    char32_t out[3];
    EXPECT_EQ(to_upper(0xDF, out), 2);
    EXPECT_EQ(out[0], U'S');
    EXPECT_EQ(to_lower(0x130, out), 2);
    EXPECT_EQ(to_title(0x1C6, out), 1);
    EXPECT_EQ(out[0], char32_t{0x1C5});
    for (char32_t c : {0x41u, 0x10FFFFu, 0x20000u, 0x1FFFFu, 0xE0100u}) properties_of(c);
}

TEST_F(TextTest, PercentFormatting) {
    Value one = MUST(new_tuple(rt, {}));
    EXPECT_EQ(percent("100%%", one), "100%");
    EXPECT_EQ(percent("%05d", Value::small(-3)), "-0003");
    EXPECT_EQ(percent("%#x", Value::small(255)), "0xff");
    EXPECT_EQ(failure(format_percent(rt, rt.text("%d").get(), rt.text("a"), false)),
              "TypeError: %d format: a real number is required, not str");
}

TEST_F(TextTest, TemplatesNameTheirFaults) {
    Ref<Tuple> none = MUST(allocate_tuple(rt, 0));
    auto fault = [&](std::string_view pattern) {
        return failure(format_template(rt, rt.text(pattern).get(), none.get(), Value()));
    };
    EXPECT_EQ(fault("{"), "ValueError: Single '{' encountered in format string");
    EXPECT_EQ(fault("}"), "ValueError: Single '}' encountered in format string");
    EXPECT_EQ(fault("{0!}"), "ValueError: unmatched '{' in format spec");
    EXPECT_EQ(fault("{}"), "IndexError: Replacement index 0 out of range for positional args tuple");
}

}  // namespace
}  // namespace bufferscope
