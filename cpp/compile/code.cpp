// The type of code objects, as Python sees it.
#include "compile/code.h"

#include "object/protocol.h"
#include "types/list.h"

namespace bufferscope {

const Handler* Code::handler_for(std::uint32_t word) const {
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

Result<Value> code_replace(Runtime& rt, const Value*) {
    return rt.not_supported("code.replace()");
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
};

constexpr NativeProperty code_properties[] = {
    {"co_name", get_value<&Code::name>},
    {"co_qualname", get_value<&Code::qualified_name>},
    {"co_filename", get_value<&Code::file_name>},
    {"co_firstlineno", get_size<&Code::first_line>},
    {"co_flags", get_flags},
    {"co_argcount", get_size<&Code::argument_count>},
    {"co_posonlyargcount", get_size<&Code::positional_only_count>},
    {"co_kwonlyargcount", get_size<&Code::keyword_only_count>},
    {"co_nlocals", get_size<&Code::local_count>},
    {"co_stacksize", get_size<&Code::stack_size>},
    {"co_consts", get_tuple<&Code::constants>},
    {"co_names", get_tuple<&Code::names>},
    {"co_varnames", get_slots<slot_kind::local>},
    {"co_cellvars", get_slots<slot_kind::cell>},
    {"co_freevars", get_slots<slot_kind::free>},
    {"co_code", get_bytecode},
    {"co_exceptiontable", get_bytecode},
    {"co_linetable", get_bytecode},
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
