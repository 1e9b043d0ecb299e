// Pickles of array.array: what it is taken apart into, and made again from, on whatever machine it was
// pickled.
#include "buffer/arguments.h"
#include "buffer/array_methods.h"
#include "buffer/bytes.h"
#include "buffer/struct.h"
#include "types/codecs.h"
#include "types/int.h"
#include "types/list.h"

namespace bufferscope {

namespace {

/// What the items are by a machine format code: struct's format of one, or a codec's name; and the typecode
/// of arrays of such items here, 0 where it stays as it was pickled. The size of characters is twice as large
/// as they are (CPython's mformat_descriptors), so that only an even number of them is read.
struct MachineFormat {
    std::string_view item;
    std::uint8_t size;
    char code;
};

constexpr MachineFormat machine_formats[] = {
    {"<B", 1, 'B'},      {"<b", 1, 'b'},      {"<H", 2, 'H'}, {">H", 2, 'H'},      {"<h", 2, 'h'},
    {">h", 2, 'h'},      {"<I", 4, 'L'},      {">I", 4, 'L'}, {"<i", 4, 'l'},      {">i", 4, 'l'},
    {"<Q", 8, 'Q'},      {">Q", 8, 'Q'},      {"<q", 8, 'q'}, {">q", 8, 'q'},      {"<f", 4, 0},
    {">f", 4, 0},        {"<d", 8, 0},        {">d", 8, 0},   {"utf-16-le", 4, 0}, {"utf-16-be", 4, 0},
    {"utf-32-le", 8, 0}, {"utf-32-be", 8, 0},
};

/// The code that pickles carry for a typecode on this platform.
int machine_format(char code) {
    constexpr std::string_view codes = "BbHhIiLlQqfduw";
    constexpr std::int8_t formats[] = {0, 1, 2, 4, 6, 8, 6, 8, 10, 12, 14, 16, 20, 20};
    return formats[codes.find(code)];
}

/// The items as a list of numbers or a str.
Result<Value> items_of(Runtime& rt, const MachineFormat& format, const Value& bytes) {
    ByteSpan span = bytes.as<Bytes>()->span();
    if (span.size() % format.size != 0) return rt.value_error("string length not a multiple of item size");
    bool text = format.item.size() > 2;
    if (text) return decode(rt, text_of(span), format.item, "strict");
    Value compiled;
    compile_format(rt, format.item, compiled);
    Ref<List> list = new_list(rt);
    for (std::size_t at = 0; at < span.size(); at += format.size) {
        Value item = TRY(struct_unpack_element(rt, compiled_format(compiled), span.data() + at, format.size));
        TRY(list_append(rt, list.get(), std::move(item)));
    }
    return list;
}

}  // namespace

Result<Value> array_reduce_ex(Runtime& rt, const Value* a) {
    if (!is_int(a[1])) return rt.type_error("__reduce_ex__ argument should be an integer");
    std::int32_t protocol = TRY(long_argument(rt, a[1], 0));
    Value state = TRY(find_attribute(rt, a[0], rt.name_value(Name::dict)));
    if (state.is_empty()) state = Value::none();
    const auto* array = a[0].as<Array>();
    Value type = Value::share(rt.type_of(a[0]));
    Value code = TRY(array_get_typecode(rt, a[0]));
    Value maker = type;
    Value arguments;
    if (protocol < 3) {
        Value list = TRY(array_list(rt, array));
        Value pair[] = {code, list};
        arguments = TRY(new_tuple(rt, pair));
    } else {
        maker = TRY(module_attribute(rt, "array", "_array_reconstructor"));
        Value bytes = TRY(new_bytes(rt, array->bytes()));
        Value four[] = {type, code, Value::small(machine_format(array->code)), bytes};
        arguments = TRY(new_tuple(rt, four));
    }
    Value items[] = {maker, arguments, state};
    return new_tuple(rt, items);
}

Result<Value> array_reconstructor(Runtime& rt, const Value* a) {
    if (!is_str(a[1]))
        return rt.type_error("_array_reconstructor() argument 2 must be a unicode character, not {}",
                             argument_type_name(rt, a[1]));
    if (a[1].as<Str>()->length != 1)
        return rt.type_error(
            "_array_reconstructor(): argument 2 must be a unicode character, not a string of "
            "length {}",
            a[1].as<Str>()->length);
    std::int32_t number = TRY(int_argument(rt, a[2], 0));
    if (!is_type(a[0]))
        return rt.type_error("first argument must be a type object, not {}", type_name(rt, a[0]));
    Type* type = a[0].as<Type>();
    if (!type->is_subtype_of(rt.type(BuiltinType::array)))
        return rt.type_error("{} is not a subtype of array.array", type->name_text);
    char32_t code = a[1].as<Str>()->at(0);
    if (code > 0x7F || array_typecodes.find(static_cast<char>(code)) == std::string_view::npos)
        return rt.value_error("second argument must be a valid type code");
    if (number < 0 || number >= static_cast<int>(std::size(machine_formats)))
        return rt.value_error("third argument must be a valid machine format code.");
    if (!is_bytes(a[3])) return rt.type_error("fourth argument should be bytes, not {}", type_name(rt, a[3]));
    if (number == machine_format(static_cast<char>(code))) {
        Value given[] = {a[1], a[3]};
        return array_from_arguments(rt, type, given);
    }
    const MachineFormat& format = machine_formats[number];
    Value items = TRY(items_of(rt, format, a[3]));
    Value given[] = {a[1], items};
    if (format.code != 0) given[0] = rt.intern({&format.code, 1});
    return array_from_arguments(rt, type, given);
}

}  // namespace bufferscope
