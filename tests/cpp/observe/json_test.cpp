// JsonWriter: commas, nesting, escapes.
#include "observe/json.h"

#include <gtest/gtest.h>

namespace bufferscope {
namespace {

TEST(JsonWriter, PutsCommasBetweenMembersOnly) {
    JsonWriter json;
    json.begin_object().member("a", 1).key("b").begin_array().number(-2).boolean(true).null().end_array();
    json.key("c").begin_object().end_object().member("d", "x").end_object();
    EXPECT_EQ(json.result(), R"({"a":1,"b":[-2,true,null],"c":{},"d":"x"})");
}

TEST(JsonWriter, EscapesWhatJsonForbids) {
    JsonWriter json;
    json.text(std::string_view("\"\\\n\t\0é😀", 11));
    EXPECT_EQ(json.result(), "\"\\\"\\\\\\n\\u0009\\u0000é😀\"");
}

TEST(JsonWriter, WritesLoneSurrogatesAsEscapes) {
    JsonWriter json;
    json.text("a\xED\xA0\x80z\xED");
    EXPECT_EQ(json.result(), "\"a\\ud800z\xED\"");
}

TEST(JsonWriter, WritesTheSmallestInteger) {
    JsonWriter json;
    json.begin_array().number(INT64_MIN).number(INT64_MAX).end_array();
    EXPECT_EQ(json.result(), "[-9223372036854775808,9223372036854775807]");
}

}  // namespace
}  // namespace bufferscope
