// explain: the sentence for an exception.
#include "observe/explain.h"

#include <gtest/gtest.h>

namespace bufferscope {
namespace {

std::string sentence(std::vector<std::string> mro, std::string_view message,
                     std::vector<std::string> holders = {}, std::string_view buffer = "") {
    return explain({mro, message, holders, buffer});
}

TEST(Explain, NamesTheViewsThatHoldAnExport) {
    std::vector<std::string> mro = {"BufferError", "Exception", "BaseException", "object"};
    EXPECT_EQ(
        sentence(mro, "Existing exports of data: object cannot be re-sized", {"view (line 3)"},
                 "the bytearray data"),
        "Changing the size of the bytearray data could move its memory, and a view still points into it: "
        "view (line 3).");
    EXPECT_EQ(sentence(mro, "Existing exports of data: object cannot be re-sized", {"a", "b", "c"}),
              "Changing the size of this object could move its memory, and 3 views still point into it: a, b "
              "and c.");
}

TEST(Explain, TakesTheMostTellingRow) {
    std::vector<std::string> mro = {"ValueError", "Exception", "BaseException", "object"};
    EXPECT_NE(sentence(mro, "operation forbidden on released memoryview object").find("released"),
              std::string::npos);
    EXPECT_EQ(sentence(mro, "something of the program's own"), "");
}

TEST(Explain, LooksAlongTheMro) {
    EXPECT_NE(sentence({"MyError", "ZeroDivisionError", "ArithmeticError"}, "x"), "");
    EXPECT_EQ(sentence({"MyError", "Exception"}, "x"), "");
}

}  // namespace
}  // namespace bufferscope
