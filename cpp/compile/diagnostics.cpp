// SyntaxErrors and SyntaxWarnings as Python objects.
#include "compile/diagnostics.h"

#include "base/text.h"
#include "object/protocol.h"
#include "syntax/source.h"
#include "types/exceptions.h"

namespace bufferscope {

namespace {

Value number(std::int32_t value) {
    return Value::small(value);
}

Result<Value> make_syntax_error(Runtime& rt, BuiltinType category, std::string_view message,
                                const Value& file_name, const SyntaxErrorPlace& place) {
    Value type = Value::share(rt.type(category));
    Value text = TRY(new_str(rt, message));
    if (place.line == SyntaxErrorPlace::nowhere) return call(rt, type, text);
    Value line_text = Value::none();
    if (place.has_text) line_text = TRY(new_str(rt, place.text));
    if (place.in_args) {
        Value items[] = {file_name, number(place.line),     number(place.offset),
                         line_text, number(place.end_line), number(place.end_offset)};
        Value details = TRY(new_tuple(rt, items));
        return call(rt, type, text, details);
    }
    Value exception = TRY(call(rt, type, text));
    struct Attribute {
        std::string_view name;
        Value value;
    };
    Attribute attributes[] = {{"lineno", number(place.line)},
                              {"offset", number(place.offset)},
                              {"end_lineno", number(place.end_line)},
                              {"end_offset", number(place.end_offset)},
                              {"filename", file_name},
                              {"text", line_text}};
    for (const Attribute& attribute : attributes) {
        Value name = rt.intern(attribute.name);
        TRY(set_attribute(rt, exception, name, attribute.value));
    }
    return exception;
}

}  // namespace

Error raise_syntax_error(Runtime& rt, BuiltinType category, std::string_view message, const Value& file_name,
                         const SyntaxErrorPlace& place) {
    Result<Value> made = make_syntax_error(rt, category, message, file_name, place);
    if (made.is_error()) return made.take_error();
    return rt.raise_exception(made.take());
}

void keep_source(Runtime& rt, const Value& exception, std::string_view source, const ParseOptions& options) {
    std::string text;
    SyntaxFault fault;
    if (!rt.is_instance(exception, BuiltinType::SyntaxError)) return;
    if (!decode_source(source, options, text, fault)) return;
    Value parts[] = {Value::small(0), Value::small(0), Value(rt.text(text))};
    Result<Ref<Tuple>> metadata = new_tuple(rt, parts);
    if (metadata.is_error()) return;
    exception.as<ExceptionObject>()->field(exception_field::syntax_error::metadata) = metadata.take();
}

void Diagnostics::raise(Error error) {
    if (!failed()) exception_ = error.take();
}

void Diagnostics::too_deep() {
    if (failed()) return;
    raise(runtime_.raise(BuiltinType::RecursionError, "maximum recursion depth exceeded during compilation"));
}

void Diagnostics::syntax_error(const Position& at, std::string_view pattern,
                               std::initializer_list<TextPart> parts, bool in_args) {
    if (failed()) return;
    SyntaxErrorPlace place;
    place.line = at.line > 0 ? at.line : -1;
    place.offset = at.column + 1;
    place.end_line = at.end_line > 0 ? at.end_line : -1;
    place.end_offset = at.end_column + 1;
    place.text = line_of(source_, at.line);
    place.has_text = !place.text.empty();
    place.in_args = in_args;
    raise(raise_syntax_error(runtime_, BuiltinType::SyntaxError, format_text(pattern, parts), file_name_,
                             place));
}

void Diagnostics::warn(const Position& at, std::string_view pattern, std::initializer_list<TextPart> parts) {
    if (failed() || muted_ > 0 || runtime_.interpreter == nullptr) return;
    warnings_.push_back({at, format_text(pattern, parts)});
    Result<void> result = runtime_.interpreter->warn_explicit(BuiltinType::SyntaxWarning,
                                                              warnings_.back().message, file_name_, at.line);
    if (!result.is_error()) return;
    Error error = result.take_error();
    Type* warning = runtime_.type(BuiltinType::SyntaxWarning);
    if (runtime_.type_of(error.exception())->is_subtype_of(warning)) {
        syntax_error(at, pattern, parts);  // warnings are errors
    } else {
        raise(std::move(error));
    }
}

void Diagnostics::repeat_warnings(std::size_t first) {
    std::size_t end = warnings_.size();
    for (std::size_t i = first; i < end; ++i) {
        Warning again = warnings_[i];
        warn(again.at, "{}", {again.message});
    }
}

}  // namespace bufferscope
