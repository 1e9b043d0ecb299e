// What sys tells about the interpreter: version_info, flags, float_info, int_info, hash_info, implementation.
#include "modules/sys_info.h"

#include "object/protocol.h"
#include "types/float.h"
#include "types/struct_sequence.h"

namespace bufferscope {
namespace {

template <std::int64_t number>
Result<Value> constant(Runtime&, const Value&) {
    return Value::small(number);
}

constexpr NativeProperty version_fields[] = {
    {"major", struct_field<0>},        {"minor", struct_field<1>},  {"micro", struct_field<2>},
    {"releaselevel", struct_field<3>}, {"serial", struct_field<4>},
};
constexpr NativeProperty float_fields[] = {
    {"max", struct_field<0>},   {"max_exp", struct_field<1>},  {"max_10_exp", struct_field<2>},
    {"min", struct_field<3>},   {"min_exp", struct_field<4>},  {"min_10_exp", struct_field<5>},
    {"dig", struct_field<6>},   {"mant_dig", struct_field<7>}, {"epsilon", struct_field<8>},
    {"radix", struct_field<9>}, {"rounds", struct_field<10>},
};
constexpr NativeProperty int_fields[] = {
    {"bits_per_digit", struct_field<0>},
    {"sizeof_digit", struct_field<1>},
    {"default_max_str_digits", struct_field<2>},
    {"str_digits_check_threshold", struct_field<3>},
};
constexpr NativeProperty hash_fields[] = {
    {"width", struct_field<0>},     {"modulus", struct_field<1>},   {"inf", struct_field<2>},
    {"nan", struct_field<3>},       {"imag", struct_field<4>},      {"algorithm", struct_field<5>},
    {"hash_bits", struct_field<6>}, {"seed_bits", struct_field<7>}, {"cutoff", struct_field<8>},
};
constexpr Size flags_length = 18;
constexpr NativeProperty flags_fields[] = {
    {"debug", struct_field<0>},
    {"inspect", struct_field<1>},
    {"interactive", struct_field<2>},
    {"optimize", struct_field<3>},
    {"dont_write_bytecode", struct_field<4>},
    {"no_user_site", struct_field<5>},
    {"no_site", struct_field<6>},
    {"ignore_environment", struct_field<7>},
    {"verbose", struct_field<8>},
    {"bytes_warning", struct_field<9>},
    {"quiet", struct_field<10>},
    {"hash_randomization", struct_field<11>},
    {"isolated", struct_field<12>},
    {"dev_mode", struct_field<13>},
    {"utf8_mode", struct_field<14>},
    {"warn_default_encoding", struct_field<15>},
    {"safe_path", struct_field<16>},
    {"int_max_str_digits", struct_field<17>},
    {"gil", constant<1>},
    {"thread_inherit_context", constant<0>},
    {"context_aware_warnings", constant<0>},
};

constexpr TypeSpec version_spec =
    struct_sequence_spec(BuiltinType::version_info, "sys.version_info", version_fields,
                         type_flags::no_instantiation, "Version information as a named tuple.");
constexpr TypeSpec float_spec = struct_sequence_spec(BuiltinType::float_info, "sys.float_info", float_fields,
                                                     0, "Limits and precision of the float type.");
constexpr TypeSpec int_spec = struct_sequence_spec(BuiltinType::int_info, "sys.int_info", int_fields, 0,
                                                   "How integers are represented and converted.");
constexpr TypeSpec hash_spec = struct_sequence_spec(BuiltinType::hash_info, "sys.hash_info", hash_fields, 0,
                                                    "Parameters of the hashes of numbers and texts.");
constexpr TypeSpec flags_spec =
    struct_sequence_spec(BuiltinType::flags, "sys.flags", flags_fields, type_flags::no_instantiation,
                         "Flags given to the command line.");

Result<Value> new_implementation(Runtime& rt, const Value& version, const Value& hexversion) {
    Value made = TRY(call(rt, Value::share(rt.type(BuiltinType::namespace_))));
    const std::pair<std::string_view, Value> members[] = {
        {"name", Value(rt.intern("cpython"))},
        {"cache_tag", Value(rt.intern("cpython-314"))},
        {"version", version},
        {"hexversion", hexversion},
        {"_multiarch", Value(rt.intern("wasm32-emscripten"))},
        {"supports_isolated_interpreters", Value::false_value()},
    };
    for (const auto& [name, value] : members) TRY(set_attribute(rt, made, Value(rt.intern(name)), value));
    return made;
}

}  // namespace

Result<void> fill_sys_info(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    auto put = [&](std::string_view name, const Value& value) {
        dict_set(rt, members, rt.intern(name).get(), value);
    };
    auto put_sequence = [&](std::string_view name, const TypeSpec& spec,
                            std::span<const Value> items) -> Result<Value> {
        Type* type = define_struct_sequence(rt, spec, static_cast<Size>(items.size()));
        Value made = TRY(new_struct_sequence(rt, type, items));
        put(name, made);
        return made;
    };
    const Value version[] = {Value::small(3), Value::small(14), Value::small(2), Value(rt.intern("final")),
                             Value::small(0)};
    Value version_info = TRY(put_sequence("version_info", version_spec, version));
    const Value floats[] = {new_float(rt, __DBL_MAX__),
                            Value::small(__DBL_MAX_EXP__),
                            Value::small(__DBL_MAX_10_EXP__),
                            new_float(rt, __DBL_MIN__),
                            Value::small(__DBL_MIN_EXP__),
                            Value::small(__DBL_MIN_10_EXP__),
                            Value::small(__DBL_DIG__),
                            Value::small(__DBL_MANT_DIG__),
                            new_float(rt, __DBL_EPSILON__),
                            Value::small(2),
                            Value::small(1)};
    TRY(put_sequence("float_info", float_spec, floats));
    const Value ints[] = {Value::small(30), Value::small(4), Value::small(4300), Value::small(640)};
    TRY(put_sequence("int_info", int_spec, ints));
    const Value hashes[] = {Value::small(32), new_int(rt, 0x7FFFFFFF), Value::small(314159),
                            Value::small(0),  Value::small(1000003),   Value(rt.intern("fnv")),
                            Value::small(32), Value::small(64),        Value::small(0)};
    TRY(put_sequence("hash_info", hash_spec, hashes));
    Value flags[flags_length];
    for (Value& flag : flags) flag = Value::small(0);
    flags[1] = flags[4] = Value::small(1);         // as in the reference, CPython on WebAssembly
    flags[13] = flags[16] = Value::false_value();  // dev_mode, safe_path
    flags[17] = Value::small(4300);
    TRY(put_sequence("flags", flags_spec, flags));
    const Value hexversion = new_int(rt, 0x030E02F0);
    put("hexversion", hexversion);
    Value implementation = TRY(new_implementation(rt, version_info, hexversion));
    put("implementation", implementation);
    return {};
}

}  // namespace bufferscope
