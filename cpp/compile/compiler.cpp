// Source to code object: parsing, scopes, code generation.
#include "compile/compiler.h"

#include "base/utf8.h"
#include "compile/code_generator.h"
#include "compile/finally_warnings.h"
#include "object/protocol.h"
#include "syntax/source.h"
#include "types/codecs.h"

namespace bufferscope {

using namespace ast;

namespace {

BuiltinType type_of_fault(FaultCategory category) {
    switch (category) {
        case FaultCategory::IndentationError:
            return BuiltinType::IndentationError;
        case FaultCategory::TabError:
            return BuiltinType::TabError;
        case FaultCategory::MemoryError:
            return BuiltinType::MemoryError;
        default:
            return BuiltinType::SyntaxError;
    }
}

Error raise_fault(Runtime& rt, const SyntaxFault& fault, const Value& file_name) {
    if (fault.category == FaultCategory::MemoryError && fault.message.empty()) return rt.memory_error();
    SyntaxErrorPlace place;
    if (fault.has_location) {
        place.line = fault.line;
        place.offset = fault.offset;
        place.end_line = fault.end_line;
        place.end_offset = fault.end_offset;
        place.text = fault.text;
        place.has_text = fault.has_text;
    }
    return raise_syntax_error(rt, type_of_fault(fault.category), fault.message, file_name, place);
}

/// The `from __future__` imports at the head of a module.
void find_future_features(const Node* root, CodeGenerator::Options& options, Diagnostics& diagnostics) {
    static constexpr std::string_view old_features[] = {
        "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop"};
    const auto* module = get_if<Module>(root);
    if (module == nullptr) return;
    bool first = true;
    for (const StmtNode* node : module->body) {
        const auto* import = get_if<ImportFrom>(node);
        if (import == nullptr || import->module != "__future__" || import->level != 0) {
            const auto* text = get_if<Expr>(node);
            bool docstring = first && text != nullptr && is<Constant>(text->value) &&
                             as<Constant>(text->value)->type == ConstantType::Str;
            if (!docstring) return;
            first = false;
            continue;
        }
        first = false;
        options.last_future_line = node->span.line;
        for (const Alias* alias : import->names) {
            if (alias->name == "annotations") {
                options.future_annotations = true;
                continue;
            }
            bool known = false;
            for (std::string_view feature : old_features) known |= feature == alias->name;
            if (known) continue;
            if (alias->name == "braces")
                diagnostics.syntax_error(position_of(alias), "not a chance", {}, false);
            else
                diagnostics.syntax_error(position_of(alias), "future feature {} is not defined",
                                         {alias->name}, false);
            return;
        }
    }
}

}  // namespace

namespace {

/// A source in an encoding that only the module codecs knows, as UTF-8; what is wrong with it belongs to no
/// line.
Result<std::string> decode_foreign(Runtime& rt, std::string_view source, std::string_view encoding,
                                   const Value& file_name) {
    Result<Value> decoded = decode(rt, source, encoding, "strict");
    if (!decoded.is_error()) {
        Value text = decoded.take();
        return utf8_of(text);
    }
    Error error = decoded.take_error();
    bool expected = rt.is_instance(error.exception(), BuiltinType::LookupError) ||
                    rt.is_instance(error.exception(), BuiltinType::UnicodeError);
    if (!expected) return error;
    Ref<Str> message = TRY(str(rt, error.exception()));
    SyntaxFault fault;
    fault.message = utf8_of(message.get());
    fault.has_text = false;
    fault.offset = -1;
    return raise_fault(rt, fault, file_name);
}

/// What PyErr_ProgramText reads: empty where no file has that name.
std::string text_of_file(Runtime& rt, std::string_view name) {
    std::string text;
    bool is_named = !name.empty() && name[0] != '<' && rt.interpreter != nullptr;
    bool is_read = is_named && rt.interpreter->source_text(name, text) && check_utf8(text).reason == nullptr;
    return is_read ? text : std::string();
}

}  // namespace

Result<Ref<Code>> compile_source(Runtime& rt, std::string_view source, const Value& file_name,
                                 const CompileOptions& options) {
    std::string foreign = options.source_is_str ? std::string() : foreign_encoding(source);
    if (!foreign.empty() && rt.interpreter != nullptr) {
        std::string text = TRY(decode_foreign(rt, source, foreign, file_name));
        CompileOptions as_text = options;
        as_text.source_is_str = true;
        return compile_source(rt, text, file_name, as_text);
    }
    ParseOptions parse_options;
    parse_options.mode = options.mode;
    parse_options.source_is_str = options.source_is_str;
    parse_options.unicode = rt.unicode;
    std::string of_file = options.has_file ? std::string() : text_of_file(rt, utf8_of(file_name));
    if (options.mode == ParseMode::Module) parse_options.shown_source = of_file;
    ParseResult parsed = parse(source, parse_options);
    Diagnostics diagnostics(rt, options.has_file ? source : of_file, file_name);
    if (rt.interpreter != nullptr) {
        for (const SyntaxWarningRecord& warning : parsed.warnings) {
            TRY(rt.interpreter->warn_explicit(BuiltinType::SyntaxWarning, warning.message, file_name,
                                              warning.line));
        }
    }
    if (parsed.fault) {
        Error error = raise_fault(rt, *parsed.fault, file_name);
        if (parsed.fault->keeps_source) keep_source(rt, error.exception(), source, parse_options);
        return error;
    }
    CodeGenerator::Options generator_options;
    generator_options.future_annotations = options.future_annotations;
    generator_options.optimize_asserts = options.optimize_asserts;
    find_future_features(parsed.root, generator_options, diagnostics);
    warn_of_leaving_finally(parsed.root, diagnostics);
    NameTable names(parsed.arena);
    ScopeTable scopes;
    if (!diagnostics.failed())
        find_scopes(parsed.root, names, generator_options.future_annotations, diagnostics, scopes);
    Value code;
    if (!diagnostics.failed())
        code = CodeGenerator(diagnostics, names, scopes, generator_options).module(parsed.root);
    if (diagnostics.failed()) return diagnostics.error();
    return Ref<Code>::share(code.as<Code>());
}

}  // namespace bufferscope
