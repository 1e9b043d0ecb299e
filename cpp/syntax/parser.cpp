// From source bytes to a tree or a fault.
#include "syntax/parser.h"

#include "syntax/diagnosis.h"
#include "syntax/source.h"
#include "syntax/tree_parser.h"

namespace bufferscope {

namespace {

/// Interactive input is one statement; only blank lines and comments may stand behind it
/// (bad_single_statement).
bool more_follows(std::string_view rest) {
    while (!rest.empty()) {
        std::size_t start = rest.find_first_not_of(" \t\n\f");
        if (start == std::string_view::npos) return false;
        if (rest[start] != '#') return true;
        std::size_t end = rest.find('\n', start);
        if (end == std::string_view::npos) return false;
        rest = rest.substr(end);
    }
    return false;
}

SyntaxFault too_complex() {
    SyntaxFault fault;
    fault.category = FaultCategory::MemoryError;
    fault.has_location = false;
    fault.has_text = false;
    fault.message = "Parser stack overflowed - Python source too complex to parse";
    return fault;
}

}  // namespace

ParseResult parse(std::string_view source, const ParseOptions& options) {
    ParseResult result;
    SyntaxFault fault;
    std::string_view text;
    {
        std::string decoded;
        if (!decode_source(source, options, decoded, fault)) {
            result.fault = std::move(fault);
            return result;
        }
        text = result.arena.copy(decoded);
    }
    TreeParser parser(text, options, result.arena);
    result.root = parser.parse();
    if (parser.too_deep()) {
        result.root = nullptr;
        result.fault = too_complex();
    } else if (result.root == nullptr) {
        result.fault =
            options.explains_faults ? Diagnosis(text, options).run(parser.statement_start()) : SyntaxFault();
    } else if (options.mode == ParseMode::Interactive &&
               more_follows(text.substr(static_cast<std::size_t>(parser.tokens().lexer().cursor())))) {
        result.root = nullptr;
        result.fault = Diagnosis(text, options).too_many_statements(parser.tokens().filled());
    }
    result.warnings = parser.take_warnings();
    return result;
}

}  // namespace bufferscope
