// Trees and errors of the parser against those of CPython, and what CPython cannot be asked.
#include "syntax/parser.h"

#include <gtest/gtest.h>

#include "ast_dump.h"

namespace bufferscope {
namespace {

struct TreeCase {
    const char* source;
    const char* tree;
};
const TreeCase tree_cases[] = {
#include "expected_trees.inc"
};

struct FaultCase {
    const char* mode;
    const char* source;
    const char* fault;
};
const FaultCase fault_cases[] = {
#include "expected_faults.inc"
};

ParseOptions options_for(std::string_view mode) {
    ParseOptions options;
    options.source_is_str = true;
    if (mode == "eval") options.mode = ParseMode::Expression;
    if (mode == "single") options.mode = ParseMode::Interactive;
    return options;
}

/// ascii() of a str.
std::string ascii(std::string_view text) {
    bool single = text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos;
    char quote = single ? '"' : '\'';
    std::string out(1, quote);
    for (std::size_t i = 0; i < text.size();) {
        auto byte = static_cast<unsigned char>(text[i]);
        char buffer[12];
        if (byte >= 0x80) {
            std::size_t length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
            unsigned value = byte & (0xFFu >> (length + 1));
            for (std::size_t k = 1; k < length; ++k)
                value = value << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
            std::snprintf(buffer, sizeof buffer,
                          value < 0x100     ? "\\x%02x"
                          : value < 0x10000 ? "\\u%04x"
                                            : "\\U%08x",
                          value);
            out += buffer;
            i += length;
            continue;
        }
        ++i;
        if (byte == '\n') {
            out += "\\n";
        } else if (byte == '\t') {
            out += "\\t";
        } else if (byte < 0x20 || byte == 0x7F) {
            std::snprintf(buffer, sizeof buffer, "\\x%02x", byte);
            out += buffer;
        } else {
            if (byte == '\\' || byte == static_cast<unsigned char>(quote)) out += '\\';
            out += static_cast<char>(byte);
        }
    }
    return out + quote;
}

std::string describe(const ParseResult& result) {
    if (!result.fault) return "fine";
    const SyntaxFault& fault = *result.fault;
    static constexpr const char* categories[] = {"SyntaxError", "IndentationError", "TabError",
                                                 "MemoryError"};
    std::string out = std::string(categories[static_cast<int>(fault.category)]) + ": " + fault.message;
    if (!fault.has_location) return out;
    auto number = [](std::int32_t value) { return std::to_string(value); };
    out += " @" + number(fault.line) + ":" + number(fault.offset) + "-";
    out +=
        fault.has_text ? number(fault.end_line) + ":" + number(fault.end_offset) : std::string("None:None");
    return out + " " + (fault.has_text ? ascii(fault.text) : "None");
}

TEST(Parser, TreesAreThoseOfCPython) {
    for (const TreeCase& one : tree_cases) {
        ParseResult result = parse(one.source, options_for("exec"));
        ASSERT_TRUE(result.root != nullptr) << one.source << describe(result);
        EXPECT_EQ(dump_ast(result.root), one.tree) << one.source;
    }
}

TEST(Parser, ErrorsAreThoseOfCPython) {
    for (const FaultCase& one : fault_cases) {
        ParseResult result = parse(one.source, options_for(one.mode));
        EXPECT_EQ(describe(result), one.fault) << one.mode << " " << one.source;
    }
}

TEST(Parser, EveryBeginningOfAProgramEndsWell) {
    for (const TreeCase& one : tree_cases) {
        std::string_view source = one.source;
        for (std::size_t length = 0; length < source.size(); length += 11) {
            ParseResult result = parse(source.substr(0, length), options_for("single"));
            EXPECT_EQ(result.root == nullptr, result.fault.has_value());
        }
    }
}

TEST(Parser, ReadsEncodings) {
    auto outcome = [](std::string_view source) {
        ParseResult result = parse(source);
        return result.root != nullptr ? dump_ast(result.root) : describe(result);
    };
    EXPECT_EQ(outcome("# coding: latin-1\nx='\xE9'"),
              "Module([Assign@2:0-2:6([Name@2:0-2:1(\"x\",Store)],Constant@2:2-2:6(\"\\xc3\\xa9\",None))])");
    EXPECT_EQ(outcome("\xEF\xBB\xBFx"), "Module([Expr@1:0-1:1(Name@1:0-1:1(\"x\",Load))])");
    EXPECT_EQ(outcome("x\ny = '\xE9 b'\nz"),
              "SyntaxError: Non-UTF-8 code starting with '\\xe9' on line 2, but no encoding declared; see "
              "https://peps.python.org/pep-0263/ for details @2:6-2:6 \"y = '\\ufffd b'\"");
    EXPECT_EQ(outcome("# coding: foo\n"), "SyntaxError: unknown encoding: foo @0:-1-None:None None");
    EXPECT_EQ(outcome("# coding: ascii\n'\xC3\xA9'"),
              "SyntaxError: 'ascii' codec can't decode byte 0xc3 in position 17: ordinal not in range(128) "
              "@0:-1-None:None None");
    EXPECT_EQ(outcome("\xEF\xBB\xBF# coding: latin-1\nx"),
              "SyntaxError: encoding problem: iso-8859-1 with BOM @1:0-1:17 '# coding: latin-1'");
    EXPECT_EQ(outcome(std::string_view("a\0b", 3)),
              "SyntaxError: source code string cannot contain null bytes");
}

TEST(Parser, TellsIncompleteFromWrong) {
    auto incomplete = [](std::string_view source) {
        ParseOptions options = options_for("single");
        options.keep_blocks_open = true;
        ParseResult result = parse(source, options);
        return !result.fault ? "complete" : result.fault->incomplete ? "incomplete" : "wrong";
    };
    EXPECT_STREQ(incomplete("x = 1"), "complete");
    EXPECT_STREQ(incomplete("x = (1,"), "incomplete");
    EXPECT_STREQ(incomplete("if x:"), "incomplete");
    EXPECT_STREQ(incomplete("if x:\n  y"), "incomplete");
    EXPECT_STREQ(incomplete("if x:\n  y\n"), "complete");
    EXPECT_STREQ(incomplete("'''a"), "incomplete");
    EXPECT_STREQ(incomplete("f'''{a"), "incomplete");
    EXPECT_STREQ(incomplete("@a"), "incomplete");
    EXPECT_STREQ(incomplete("x = )"), "wrong");
    EXPECT_STREQ(incomplete("a b\n"), "wrong");
}

TEST(Parser, WarnsOncePerLiteral) {
    ParseResult result = parse("x = '''\n\\d \\q'''\ny = b'\\400'\n1if x else 2\nf'\\{x}\\d'\n");
    std::string text;
    for (const auto& warning : result.warnings)
        text += std::to_string(warning.line) + " " + warning.message + "\n";
    EXPECT_NE(
        text.find("2 \"\\d\" is an invalid escape sequence. Such sequences will not work in the future. "
                  "Did you mean \"\\\\d\"? A raw string is also an option.\n"),
        std::string::npos)
        << text;
    EXPECT_NE(text.find("3 \"\\400\" is an invalid octal escape sequence."), std::string::npos) << text;
    EXPECT_NE(text.find("4 invalid decimal literal\n"), std::string::npos) << text;
    EXPECT_NE(text.find("5 \"\\{\" is an invalid escape sequence."), std::string::npos) << text;
    EXPECT_NE(text.find("5 \"\\d\" is an invalid escape sequence."), std::string::npos) << text;
}

TEST(Parser, DepthIsBounded) {
    auto repeat = [](std::string_view part, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) out += part;
        return out;
    };
    for (std::string_view part :
         {"-",      "not ", "~",   "lambda:",     "a if b else ", "a**", "(",  "[",  "{",
          "{1:",    "f(",   "f'{", "if a: ",      "a.",           "a+",  "a<", "x=", "(lambda a=",
          "await ", "*",    "@",   "[x for x in "}) {
        for (int times : {150, 2000}) {
            std::string source = repeat(part, times);
            for (const std::string& tail : {std::string(), std::string("1"), std::string("1 2")}) {
                ParseResult result = parse(source + tail);
                EXPECT_EQ(result.root == nullptr, result.fault.has_value());
            }
        }
    }
    EXPECT_EQ(describe(parse(repeat("(", 200) + repeat(")", 200))), "fine");
    EXPECT_EQ(parse(repeat("(", 201)).fault->message, "too many nested parentheses");
    EXPECT_EQ(describe(parse(repeat("-", 5000) + "1")),
              "MemoryError: Parser stack overflowed - Python source too complex to parse");
    EXPECT_EQ(describe(parse(repeat("a + ", 5000) + "1")), "fine");
}

TEST(Parser, LimitsDigits) {
    std::string digits(4301, '9');
    EXPECT_EQ(parse(digits).fault->message.substr(0, 71),
              "Exceeds the limit (4300 digits) for integer string conversion: value ha");
    ParseOptions options;
    options.int_max_str_digits = 0;
    EXPECT_EQ(describe(parse(digits, options)), "fine");
}

}  // namespace
}  // namespace bufferscope
