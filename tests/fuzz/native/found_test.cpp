// What libFuzzer found once does no harm any more: found/TARGET/ holds the inputs.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <string>

#include "targets.h"

namespace bufferscope::fuzz {
namespace {

std::string contents(const std::filesystem::path& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    std::string all;
    for (int byte; file && (byte = std::fgetc(file)) != EOF;) all += static_cast<char>(byte);
    if (file) std::fclose(file);
    return all;
}

TEST(Found, NothingIsFoundAgain) {
    for (const Target& target : targets) {
        std::filesystem::path folder = std::filesystem::path(BUFFERSCOPE_FOUND) / target.name;
        if (!std::filesystem::exists(folder)) continue;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            SCOPED_TRACE(entry.path().string());
            std::string bytes = contents(entry.path());
            target.run({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
        }
    }
}

}  // namespace
}  // namespace bufferscope::fuzz
