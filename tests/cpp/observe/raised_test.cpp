// RaisedRecords: what is told of every exception of a run, and what becomes of each.
#include "observe/raised.h"

#include <gtest/gtest.h>

#include "asset_host.h"
#include "session.h"

namespace bufferscope {
namespace {

/// The records of a program that was run to its end.
std::string records_of(std::string_view source) {
    Session session(&asset_host);
    session.record_exceptions();
    session.add_file("main.py", source);
    session.end_input();
    session.start({.text = "main.py", .module_path = {""}});
    while (session.resume(100'000) == Status::running) {
    }
    return session.exceptions_json();
}

/// "1 KeyError:handled:except@4 …": number, class, outcome and the clause that kept it.
std::string outcomes_of(std::string_view source) {
    std::string json = records_of(source);
    std::string out;
    std::size_t at = json.find(R"("records":[)");
    auto text_behind = [&](std::string_view key, std::size_t from) {
        std::size_t begin = json.find(key, from) + key.size();
        std::size_t end = json.find_first_of(",\"}", begin);
        return json.substr(begin, end - begin);
    };
    while ((at = json.find(R"({"number":)", at)) != std::string::npos) {
        if (!out.empty()) out += ' ';
        std::size_t handler = json.find(R"("handler":)", at);
        out += text_behind(R"("exception":{"type":")", at) + ":" + text_behind(R"("outcome":")", at);
        if (json[handler + 10] == '{')
            out += ":" + text_behind(R"("kind":")", handler) + "@" + text_behind(R"("line":)", handler);
        ++at;
    }
    return out;
}

TEST(RaisedRecords, AreOnlyKeptOnRequest) {
    Session session(&asset_host);
    EXPECT_EQ(session.exceptions_json(), "null");
}

TEST(RaisedRecords, TellTheClauseThatKeptIt) {
    EXPECT_EQ(outcomes_of("try:\n    {}['a']\nexcept (KeyError, OSError):\n    pass\n"),
              "KeyError:handled:except@3");
    EXPECT_EQ(outcomes_of("try:\n    1 / 0\nexcept:\n    pass\n"), "ZeroDivisionError:handled:except@3");
    EXPECT_EQ(outcomes_of("def f():\n    try:\n        1 / 0\n    finally:\n        return 5\nf()\n"),
              "ZeroDivisionError:handled:finally@5");
    EXPECT_EQ(outcomes_of("try:\n    raise ExceptionGroup('g', [ValueError()])\nexcept* ValueError:\n"
                          "    pass\n"),
              "ExceptionGroup:handled:except*@3");
    EXPECT_EQ(outcomes_of("from contextlib import suppress\nwith suppress(KeyError):\n    {}['a']\n"),
              "KeyError:handled:with@2");
    EXPECT_EQ(outcomes_of("class C:\n    def __getattr__(self, name):\n        raise AttributeError(name)\n"
                          "getattr(C(), 'x', None)\n"),
              "AttributeError:handled:native@4");
}

TEST(RaisedRecords, FollowAnExceptionThatIsRaisedAgain) {
    EXPECT_EQ(outcomes_of("def f():\n    try:\n        1 / 0\n    except ValueError:\n        pass\n"
                          "    except ZeroDivisionError:\n        raise\n"
                          "try:\n    try:\n        f()\n    finally:\n        pass\n"
                          "except ArithmeticError as e:\n    pass\n"),
              "ZeroDivisionError:handled:except@13");
    EXPECT_EQ(outcomes_of("try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise KeyError from e\n"),
              "ZeroDivisionError:handled:except@3 KeyError:unhandled");
    EXPECT_EQ(outcomes_of("try:\n    try:\n        1 / 0\n    finally:\n        {}['a']\n"
                          "except KeyError:\n    pass\n"),
              "ZeroDivisionError:replaced:finally@5 KeyError:handled:except@6");
}

TEST(RaisedRecords, TellWhatNobodyCaught) {
    EXPECT_EQ(outcomes_of("class C:\n    def __del__(self):\n        1 / 0\nC()\nraise SystemExit\n"),
              "ZeroDivisionError:unraisable SystemExit:unhandled");
}

TEST(RaisedRecords, KeepTheFirstAndTheLast) {
    std::string json = records_of(
        "for i in range(1000):\n    try:\n        raise ValueError(i)\n"
        "    except ValueError:\n        pass\n");
    EXPECT_EQ(json.find(R"({"raised":1000,"handled":1000,"unhandled":0)"), 0u);
    for (int number : {1, 50, 951, 1000}) {
        EXPECT_NE(json.find("{\"number\":" + std::to_string(number) + ","), std::string::npos) << number;
    }
    EXPECT_EQ(json.find(R"({"number":51,)"), std::string::npos);
    EXPECT_EQ(json.find(R"({"number":950,)"), std::string::npos);
    EXPECT_NE(json.find(R"("message":"949")"), json.find(R"("message":"999")"));
}

TEST(RaisedRecords, RunNoPython) {
    std::string json = records_of(
        "asked = 0\nclass E(Exception):\n    def __str__(self):\n"
        "        global asked\n        asked += 1\n        return 'text'\n"
        "def f(local):\n    raise E\ntry:\n    f(12)\nexcept E:\n    pass\n"
        "if asked: raise SystemExit\n");
    EXPECT_EQ(json.find("SystemExit"), std::string::npos);
    EXPECT_NE(json.find(R"({"name":"local","type":"int","repr":"12"})"), std::string::npos);
}

}  // namespace
}  // namespace bufferscope
