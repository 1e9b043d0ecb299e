// What is wrong with a program that parses: the first fault found, and how SyntaxErrors and warnings reach
// Python.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compile/code.h"
#include "syntax/parser.h"

namespace bufferscope {

/// Position of a node, for instructions and messages.
inline Position position_of(const ast::Span& span) {
    return {span.line, span.end_line, span.column, span.end_column};
}
inline Position position_of(const ast::Node* node) {
    return position_of(node->span);
}

/// Collects what a compilation has to say. The first error wins; after it the compiler goes on harmlessly and
/// its result is thrown away, so that no visitor needs to pass errors up.
class Diagnostics {
  public:
    /// `source` gives the text of lines; none is shown if it is empty.
    Diagnostics(Runtime& rt, std::string_view source, const Value& file_name)
        : runtime_(rt), source_(source), file_name_(file_name) {}

    /// A SyntaxError at a place; `{}` in the pattern is filled by the parts.
    /// CPython's scope analysis gives SyntaxError(message) and sets the attributes then (`in_args` false),
    /// its code generator passes the place as an argument.
    void syntax_error(const Position& at, std::string_view pattern,
                      std::initializer_list<TextPart> parts = {}, bool in_args = true);
    /// A SyntaxWarning at a place; it turns into a SyntaxError where warnings are errors.
    void warn(const Position& at, std::string_view pattern, std::initializer_list<TextPart> parts = {});
    /// How many warnings were given; those from a number on are given once more by repeat_warnings().
    std::size_t warning_count() const { return warnings_.size(); }
    void repeat_warnings(std::size_t first);
    /// No warnings from here until as many unmute(): what is compiled once more has given them already.
    void mute() { ++muted_; }
    void unmute() { --muted_; }
    /// Any other exception, such as MemoryError or RecursionError.
    void raise(Error error);
    void too_deep();
    bool failed() const { return !exception_.is_empty(); }
    /// Passes a Result's value on, or `otherwise` after noting its error.
    template <class T>
    T take(Result<T> result, T otherwise = T()) {
        if (!result.is_error()) return result.take();
        raise(result.take_error());
        return otherwise;
    }
    /// Precondition: failed().
    Error error() { return Error(exception_); }

    Runtime& runtime() const { return runtime_; }
    const Value& file_name() const { return file_name_; }
    /// A line of the source, from 1, with its line end; empty past the end.

  private:
    Runtime& runtime_;
    std::string_view source_;
    const Value& file_name_;
    Value exception_;
    struct Warning {
        Position at;
        std::string message;
    };
    std::vector<Warning> warnings_;
    int muted_ = 0;
};

/// SyntaxError (or a subclass) made as `SyntaxError(message, (file, line, offset, text, end_line,
/// end_offset))`; `line` nowhere: without a place.
struct SyntaxErrorPlace {
    static constexpr std::int32_t nowhere = INT32_MIN;  // the exception has no place at all
    std::int32_t line = nowhere;                        // -1: code without a location
    std::int32_t offset = 0;
    std::int32_t end_line = 0;
    std::int32_t end_offset = 0;
    std::string_view text;
    bool has_text = true;
    bool in_args = true;  // false: SyntaxError(message) with its attributes set afterwards
};
Error raise_syntax_error(Runtime&, BuiltinType category, std::string_view message, const Value& file_name,
                         const SyntaxErrorPlace& place);

/// SyntaxError._metadata, from which the mistyped keyword is found (_PyPegen_set_syntax_error_metadata).
void keep_source(Runtime&, const Value& exception, std::string_view source, const ParseOptions&);

}  // namespace bufferscope
