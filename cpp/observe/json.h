// JsonWriter: writes JSON text, front to back, without building a tree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bufferscope {

/// A column in UTF-16 code units, as JavaScript counts, from one in UTF-8 bytes.
std::int64_t utf16_column(std::string_view line, std::int64_t bytes);

/// Commas are put where they belong; the caller opens, closes and names in the right order. Text is UTF-8;
/// lone surrogates in their three-byte form come out as \udXXX, which JavaScript reads back as the same lone
/// surrogate.
class JsonWriter {
  public:
    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    /// The name of the next member of an object.
    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view utf8);
    JsonWriter& number(std::int64_t value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    /// Text that is already JSON.
    JsonWriter& raw(std::string_view json);

    JsonWriter& member(std::string_view name, std::string_view utf8) { return key(name).text(utf8); }
    JsonWriter& member(std::string_view name, const char* utf8) { return key(name).text(utf8); }
    JsonWriter& member(std::string_view name, const std::string& utf8) { return key(name).text(utf8); }
    JsonWriter& member(std::string_view name, std::int64_t value) { return key(name).number(value); }
    JsonWriter& member(std::string_view name, std::int32_t value) { return key(name).number(value); }
    JsonWriter& member(std::string_view name, bool value) { return key(name).boolean(value); }

    const std::string& result() const { return out_; }
    std::string take() { return std::move(out_); }

  private:
    void separate();

    std::string out_;
    bool first_ = true;  // nothing yet stands before the next value in its object or array
};

}  // namespace bufferscope
