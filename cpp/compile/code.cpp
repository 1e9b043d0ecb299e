// The type of code objects, as Python sees it.
#include "compile/code.h"

#include <algorithm>

#include "buffer/descriptor.h"
#include "object/protocol.h"
#include "types/list.h"

namespace bufferscope {

const Handler* Code::find_handler(std::uint32_t word) const {
    std::size_t low = 0, high = handlers.size();
    while (low < high) {
        std::size_t middle = (low + high) / 2;
        if (handlers[middle].end <= word) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < handlers.size() && handlers[low].start <= word ? &handlers[low] : nullptr;
}

namespace {

const Code* code_of(const Value& self) {
    return self.as<Code>();
}

template <Value Code::*field>
Result<Value> get_value(Runtime&, const Value& self) {
    return code_of(self)->*field;
}
template <Size Code::*field>
Result<Value> get_size(Runtime&, const Value& self) {
    return Value::small(code_of(self)->*field);
}
template <Ref<Tuple> Code::*field>
Result<Value> get_tuple(Runtime&, const Value& self) {
    return Value(code_of(self)->*field);
}
Result<Value> get_flags(Runtime&, const Value& self) {
    return Value::small(code_of(self)->flags);
}
template <std::uint8_t kind>
Result<Value> get_slots(Runtime& rt, const Value& self) {
    const Code* code = code_of(self);
    std::vector<Value> names;
    for (Size i = 0; i < code->slot_count(); ++i) {
        if (code->slot_kinds[static_cast<std::size_t>(i)] & kind) names.push_back((*code->slot_names)[i]);
    }
    Ref<Tuple> result = TRY(new_tuple(rt, names));
    return Value(std::move(result));
}

Result<Value> code_repr(Runtime& rt, const Value& self) {
    const Code* code = code_of(self);
    std::string address;
    std::uint32_t identity = rt.identity_of(self);
    for (int shift = 28; shift >= 0; shift -= 4) {
        unsigned digit = identity >> shift & 15;
        if (digit != 0 || !address.empty() || shift == 0) address += "0123456789abcdef"[digit];
    }
    Ref<Str> text = TRY(
        new_str(rt, format_text("<code object {} at 0x{}, file \"{}\", line {}>",
                                {utf8_of(code->name), address, utf8_of(code->file_name), code->first_line})));
    return Value(std::move(text));
}

/// An iterator over (line, end_line, column, end_column) of each instruction word; None for what is not
/// known.
Result<Value> code_positions(Runtime& rt, const Value* arguments) {
    const Code* code = code_of(arguments[0]);
    Ref<List> list = new_list(rt);
    auto part = [](std::int32_t number, std::int32_t least) {
        return number < least ? Value::none() : Value::small(number);
    };
    for (const Position& at : code->positions) {
        Value items[] = {part(at.line, 1), part(at.end_line, 1), part(at.column, 0), part(at.end_column, 0)};
        Ref<Tuple> entry = TRY(new_tuple(rt, items));
        TRY(list_append(rt, list.get(), std::move(entry)));
    }
    Value result = std::move(list);
    return iterate(rt, result);
}

/// An iterator over (start, end, line) of runs of instructions on one line, counted in bytes.
Result<Value> code_lines(Runtime& rt, const Value* arguments) {
    const Code* code = code_of(arguments[0]);
    Ref<List> list = new_list(rt);
    std::size_t start = 0;
    for (std::size_t i = 1; i <= code->positions.size(); ++i) {
        std::int32_t line = code->positions[start].line;
        if (i < code->positions.size() && code->positions[i].line == line) continue;
        Value items[] = {Value::small(static_cast<std::int64_t>(start * 2)),
                         Value::small(static_cast<std::int64_t>(i * 2)),
                         line == 0 ? Value::none() : Value::small(line)};
        Ref<Tuple> entry = TRY(new_tuple(rt, items));
        TRY(list_append(rt, list.get(), std::move(entry)));
        start = i;
    }
    Value result = std::move(list);
    return iterate(rt, result);
}

/// True when a constant may stand where the compiler put `old`: the instructions rely on what the kinds of
/// tuples and code objects are.
Result<bool> same_kind(Runtime& rt, const Value& old, const Value& next) {
    if (is_code(rt, old)) return is_code(rt, next) && code_of(old)->free_count == code_of(next)->free_count;
    if (is_tuple(old) || is_tuple(next)) return equals(rt, old, next);
    return !is_code(rt, next);
}

Result<void> replace_tuple(Runtime& rt, Code* code, bool constants, const Value& value) {
    Ref<Tuple>& target = constants ? code->constants : code->names;
    std::string_view name = constants ? "co_consts" : "co_names";
    if (!is_tuple(value))
        return rt.type_error("replace() argument '{}' must be tuple, not {}", name,
                             argument_type_name(rt, value));
    Ref<Tuple> old = target;
    auto* next = value.as<Tuple>();
    bool fits = next->length >= old->length;
    std::vector<Value> items(next->span().begin(), next->span().end());
    for (std::size_t i = 0; i < items.size() && fits; ++i) {
        if (!constants && !is_str(items[i])) return rt.type_error("name tuples must contain only strings");
        if (!constants) items[i] = rt.intern(Ref<Str>::share(items[i].as<Str>()));
        if (constants && i < static_cast<std::size_t>(old->length))
            fits = TRY(same_kind(rt, (*old)[static_cast<Size>(i)], items[i]));
    }
    if (!fits) return rt.not_supported("code.replace() with other kinds of constants or fewer names");
    Ref<Tuple> made = TRY(new_tuple(rt, items));
    (constants ? code->constants : code->names) = std::move(made);
    return {};
}

/// Whether a co_linetable says of every instruction that it stands nowhere (PY_CODE_LOCATION_INFO_NONE).
bool is_without_places(Runtime& rt, const Value& table) {
    Result<Export> buffer = get_buffer(rt, table, buffer_flags::simple);
    if (buffer.is_error()) return false;
    Export taken = buffer.take();
    std::string_view entries = text_of(taken.bytes());
    return !entries.empty() && std::all_of(entries.begin(), entries.end(), [](char entry) {
        return (static_cast<unsigned char>(entry) & 0xF8) == 0xF8;
    });
}

/// Lines count from that of the first: moving it moves all.
void move_lines(Code* code, Size distance) {
    auto by = static_cast<std::int32_t>(distance);
    for (Position& each : code->positions) {
        if (each.line > 0) each.line += by;
        if (each.end_line > 0) each.end_line += by;
    }
}

Result<void> replace_field(Runtime& rt, Code* code, std::string_view name, const Value& value) {
    struct Text {
        const char* name;
        Value Code::*field;
    };
    struct Number {
        const char* name;
        Size Code::*field;
        bool free;  // may change: no instruction relies on it
    };
    constexpr Text texts[] = {
        {"co_name", &Code::name}, {"co_qualname", &Code::qualified_name}, {"co_filename", &Code::file_name}};
    constexpr Number numbers[] = {{"co_firstlineno", &Code::first_line, true},
                                  {"co_stacksize", &Code::stack_size, false},
                                  {"co_argcount", &Code::argument_count, false},
                                  {"co_posonlyargcount", &Code::positional_only_count, false},
                                  {"co_kwonlyargcount", &Code::keyword_only_count, false},
                                  {"co_nlocals", &Code::local_count, false}};
    for (const Text& each : texts) {
        if (name != each.name) continue;
        if (!is_str(value))
            return rt.type_error("replace() argument '{}' must be str, not {}", name,
                                 argument_type_name(rt, value));
        code->*each.field = value;
        return {};
    }
    if (name == "co_consts" || name == "co_names") return replace_tuple(rt, code, name == "co_consts", value);
    for (const Number& each : numbers) {
        if (name != each.name) continue;
        Size number = TRY(index_size(rt, value, BuiltinType::OverflowError));
        if (!each.free && number != code->*each.field) break;
        code->*each.field = number;
        return {};
    }
    if (name == "co_linetable" && is_without_places(rt, value)) {
        std::fill(code->positions.begin(), code->positions.end(), Position());
        return {};
    }
    constexpr std::uint32_t free_flags =
        code_flags::nested | code_flags::has_docstring | code_flags::method | code_flags::future_annotations;
    if (name == "co_flags") {
        Size number = TRY(index_size(rt, value, BuiltinType::OverflowError));
        auto flags = static_cast<std::uint32_t>(number);
        if (((flags ^ code->flags) & ~free_flags) == 0) {
            code->flags = flags;
            return {};
        }
    }
    if (name.substr(0, 3) != "co_")
        return rt.type_error("replace() got an unexpected keyword argument '{}'", name);
    std::string what = format_text("code.replace() of {}", {name});
    return rt.not_supported(what);
}

Result<Value> code_replace(Runtime& rt, const Value* arguments) {
    const Code* old = code_of(arguments[0]);
    auto* code = rt.allocate<Code>(rt.type(BuiltinType::code));
    Value made = Value::adopt(code);
    code->name = old->name;
    code->qualified_name = old->qualified_name;
    code->file_name = old->file_name;
    code->flags = old->flags;
    code->argument_count = old->argument_count;
    code->positional_only_count = old->positional_only_count;
    code->keyword_only_count = old->keyword_only_count;
    code->first_line = old->first_line;
    code->stack_size = old->stack_size;
    code->slot_names = old->slot_names;
    code->slot_kinds = old->slot_kinds;
    code->local_count = old->local_count;
    code->free_count = old->free_count;
    code->constants = old->constants;
    code->names = old->names;
    code->instructions = old->instructions;
    code->positions = old->positions;
    code->handlers = old->handlers;
    code->caches.resize(old->caches.size());
    Size position = 0;
    const Dict::Entry* entry = nullptr;
    Value changes = arguments[1];
    while (dict_next(changes.as<Dict>(), position, entry)) {
        Value name = entry->key, value = entry->value;
        TRY(replace_field(rt, code, utf8_of(name), value));
    }
    move_lines(code, code->first_line - old->first_line);
    return made;
}
Result<Value> get_bytecode(Runtime& rt, const Value&) {
    return rt.not_supported("the bytes of code objects (its instructions are not those of CPython)");
}

void traverse_code(Object* object, Visitor& visit) {
    auto* code = static_cast<Code*>(object);
    visit(code->constants);
}

constexpr NativeMethod code_methods[] = {
    {"co_positions(self, /)", code_positions},
    {"co_lines(self, /)", code_lines},
    {"replace(self, /, **changes)", code_replace},
    {"__replace__(self, /, **changes)", code_replace},
};

constexpr NativeProperty code_properties[] = {
    {"co_name", get_value<&Code::name>, readonly_attribute},
    {"co_qualname", get_value<&Code::qualified_name>, readonly_attribute},
    {"co_filename", get_value<&Code::file_name>, readonly_attribute},
    {"co_firstlineno", get_size<&Code::first_line>, readonly_attribute},
    {"co_flags", get_flags, readonly_attribute},
    {"co_argcount", get_size<&Code::argument_count>, readonly_attribute},
    {"co_posonlyargcount", get_size<&Code::positional_only_count>, readonly_attribute},
    {"co_kwonlyargcount", get_size<&Code::keyword_only_count>, readonly_attribute},
    {"co_nlocals", get_size<&Code::local_count>, readonly_attribute},
    {"co_stacksize", get_size<&Code::stack_size>, readonly_attribute},
    {"co_consts", get_tuple<&Code::constants>, readonly_attribute},
    {"co_names", get_tuple<&Code::names>, readonly_attribute},
    {"co_varnames", get_slots<slot_kind::local>},
    {"co_cellvars", get_slots<slot_kind::cell>},
    {"co_freevars", get_slots<slot_kind::free>},
    {"co_code", get_bytecode},
    {"co_exceptiontable", get_bytecode, readonly_attribute},
    {"co_linetable", get_bytecode, readonly_attribute},
};

constexpr TypeSpec code_spec = {
    .id = BuiltinType::code,
    .name = "code",
    .flags = type_flags::no_instantiation | type_flags::weakly_referable,
    .layout = layout_of<Code>(traverse_code),
    .methods = code_methods,
    .properties = code_properties,
    .slots = {.repr = code_repr},
};

}  // namespace

void install_code(Runtime& rt) {
    rt.define_type(code_spec);
}

}  // namespace bufferscope
