// Native functions: rows with a textual signature, parsed at compile time, and the binder that applies it to
// a call.
#pragma once

#include "base/late.h"
#include "object/type.h"

namespace bufferscope {

/// `arguments` holds one Value for each parameter of the signature, in order, `self` included; an omitted
/// optional argument is empty; *args is a tuple, **kwargs a dict.
using NativeBody = Result<Value> (*)(Runtime&, const Value* arguments);

/// A parsed signature such as "find(self, sub, start=None, end=None, /)". The defaults in the text are
/// documentation
/// (`__text_signature__`); the function itself sees an empty Value and decides.
struct Signature {
    static constexpr int max_parameters = 12;
    const char* text = "";
    std::uint8_t name_length = 0;
    std::uint8_t count = 0;                // all parameters, *args and **kwargs included
    std::uint8_t positional_only = 0;      // how many cannot be given by keyword
    std::uint8_t positional = 0;           // how many can be given by position
    std::uint8_t required_positional = 0;  // how many of `positional` have no default
    std::uint8_t keyword_only = 0;         // they follow the positional ones (and *args)
    std::int8_t variable_positional = -1;  // index of *args
    std::int8_t variable_keyword = -1;     // index of **kwargs
    bool has_self = false;                 // the first parameter is self, cls or type
    bool takes_keywords = false;           // "name(self, other, /, *)" does, though none is known
    std::uint16_t required_keyword = 0;    // bit i: parameter i is keyword-only without default

    constexpr Signature() = default;
    consteval Signature(const char* source) : text(source) { parse(); }

    constexpr std::string_view name() const { return {text, name_length}; }
    /// Read from the text: only errors and calls with keywords ask.
    std::string_view parameter(int index) const;

  private:
    constexpr void parse();
};

/// Reads the parameters of a signature's text one by one.
class SignatureReader {
  public:
    /// `text` is behind the opening parenthesis.
    constexpr explicit SignatureReader(const char* text) : at_(text) {}
    /// False at the end. What was read then stands in `name`, `stars` and `has_default`; a bare "/" or "*" is
    /// a name of its own.
    constexpr bool next();

    std::string_view name;
    int stars = 0;
    bool has_default = false;

  private:
    constexpr void skip_default();
    const char* at_;
};

enum class MethodKind : std::uint8_t { instance, class_method, static_method };

/// One native method or function: a row of a constexpr table.
struct NativeMethod {
    Signature signature;
    NativeBody body;
    const char* doc = nullptr;  // doc<"…">, see late.h
    MethodKind kind = MethodKind::instance;
};

/// Sorts the arguments of a call into `slots` (signature.count Values, all empty before); raises CPython's
/// TypeError for the wrong number or an unknown name. `self` is empty where the signature has none. `scope`
/// is the type or the module's name (a str) for messages ("bytes.find()", "math.sqrt()"), or null.
Result<void> bind_arguments(Runtime&, const Signature&, const Object* scope, const Value& self,
                            const CallArguments&, Value* slots);
/// "f() got an unexpected keyword argument 'x'", with the nearest of the parameters' names if there is one.
Error unexpected_keyword(Runtime&, std::string_view function, std::string_view wrong,
                         std::span<const std::string_view> parameters);

using BoundNew = Result<Value> (*)(Runtime&, Type*, const Value* arguments);
using BoundInit = Result<void> (*)(Runtime&, const Value& self, const Value* arguments);
/// Bind by the signature, then call.
Result<Value> call_bound_new(Runtime&, const Signature&, BoundNew, Type*, const CallArguments&);
Result<void> call_bound_init(Runtime&, const Signature&, BoundInit, const Value& self, const CallArguments&);

/// A `new_` slot from a signature without self: bound_new<"bytes(source=b'', encoding=…)", make_bytes>, where
/// make_bytes(Runtime&, Type*, const Value* arguments).
template <FixedString text, BoundNew function>
Result<Value> bound_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    static constexpr Signature signature(text.characters);
    return call_bound_new(rt, signature, function, type, arguments);
}

/// An `init` slot from a signature without self; function(Runtime&, const Value& self, const Value*
/// arguments) -> Result<void>.
template <FixedString text, BoundInit function>
Result<void> bound_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    static constexpr Signature signature(text.characters);
    return call_bound_init(rt, signature, function, self, arguments);
}

constexpr bool SignatureReader::next() {
    while (*at_ == ' ' || *at_ == ',') ++at_;
    if (*at_ == ')') return false;
    const char* start = at_;
    stars = 0;
    has_default = false;
    if (*at_ == '/') {
        name = {at_++, 1};
        return true;
    }
    while (*at_ == '*') ++stars, ++at_;
    if (stars == 1 && (*at_ == ',' || *at_ == ')')) {
        name = {start, 1};
        return true;
    }
    start = at_;
    while (*at_ != ',' && *at_ != ')' && *at_ != '=' && *at_ != ' ') ++at_;
    name = {start, static_cast<std::size_t>(at_ - start)};
    has_default = *at_ == '=';
    if (has_default) skip_default();
    return true;
}

constexpr void SignatureReader::skip_default() {
    int depth = 0;
    char quote = 0;
    while (quote || depth > 0 || (*at_ != ',' && *at_ != ')')) {
        char c = *at_++;
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '(' || c == '[') {
            ++depth;
        } else if (c == ')' || c == ']') {
            --depth;
        }
    }
}

constexpr void Signature::parse() {
    while (text[name_length] != '(') ++name_length;
    bool keywords_only = false;
    for (SignatureReader reader(text + name_length + 1); reader.next();) {
        if (reader.name == "/") {
            positional_only = positional;
            continue;
        }
        if (reader.name == "*") {
            keywords_only = takes_keywords = true;
            continue;
        }
        int index = count++;
        if (reader.stars == 1) {
            variable_positional = static_cast<std::int8_t>(index);
            keywords_only = true;
        } else if (reader.stars == 2) {
            variable_keyword = static_cast<std::int8_t>(index);
            takes_keywords = true;
        } else if (keywords_only) {
            ++keyword_only;
            takes_keywords = true;
            if (!reader.has_default)
                required_keyword = static_cast<std::uint16_t>(required_keyword | 1 << index);
        } else {
            ++positional;
            if (!reader.has_default) required_positional = positional;
            std::string_view word = reader.name;
            if (index == 0 && !reader.has_default && (word == "self" || word == "cls" || word == "type"))
                has_self = true;
        }
    }
    if (positional_only < positional) takes_keywords = true;
}

}  // namespace bufferscope
