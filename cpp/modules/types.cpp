// The modules _types and _abc: the built-in types that have no name in builtins, and what abc needs of
// classes.
#include "modules/types.h"

#include "modules/builtins.h"
#include "object/protocol.h"

namespace bufferscope {

namespace {

struct NamedType {
    const char* name;
    BuiltinType type;
};

constexpr NamedType named_types[] = {
    {"AsyncGeneratorType", BuiltinType::async_generator},
    {"BuiltinFunctionType", BuiltinType::native_function},
    {"BuiltinMethodType", BuiltinType::native_function},
    {"CellType", BuiltinType::cell},
    {"ClassMethodDescriptorType", BuiltinType::classmethod_descriptor},
    {"CodeType", BuiltinType::code},
    {"CoroutineType", BuiltinType::coroutine},
    {"EllipsisType", BuiltinType::ellipsis},
    {"FrameType", BuiltinType::frame},
    {"FunctionType", BuiltinType::function},
    {"GeneratorType", BuiltinType::generator},
    {"GenericAlias", BuiltinType::generic_alias},
    {"GetSetDescriptorType", BuiltinType::getset_descriptor},
    {"LambdaType", BuiltinType::function},
    {"MappingProxyType", BuiltinType::mappingproxy},
    {"MemberDescriptorType", BuiltinType::member_descriptor},
    {"MethodDescriptorType", BuiltinType::method_descriptor},
    {"MethodType", BuiltinType::method},
    {"MethodWrapperType", BuiltinType::method_wrapper},
    {"ModuleType", BuiltinType::module},
    {"NoneType", BuiltinType::none},
    {"NotImplementedType", BuiltinType::not_implemented},
    {"SimpleNamespace", BuiltinType::namespace_},
    {"TracebackType", BuiltinType::traceback},
    {"UnionType", BuiltinType::union_},
    {"WrapperDescriptorType", BuiltinType::slot_wrapper},
};

/// What patterns a class's instances match: CPython's Py_TPFLAGS_SEQUENCE (1 << 5) and Py_TPFLAGS_MAPPING
/// (1 << 6).
constexpr std::uint32_t collection_flags = type_flags::sequence | type_flags::mapping;

Result<Value> set_collection_flags(Runtime& rt, const Value* arguments) {
    if (!is_type(arguments[0]) || !arguments[1].is_small_int()) return rt.type_error("a class and its flags");
    Size bits = arguments[1].small_int();
    if ((bits & 0x60) == 0x60)
        return rt.type_error("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
    std::uint32_t flags = (bits & 0x20 ? type_flags::sequence : 0) | (bits & 0x40 ? type_flags::mapping : 0);
    auto* type = arguments[0].as<Type>();
    if (flags) type->flags = (type->flags & ~collection_flags) | flags;
    return Value::none();
}

/// set_collection_flag_recursive: native types keep what they are.
void share_flags(Type* type, std::uint32_t flags) {
    if (type->has_flag(type_flags::immutable) || (type->flags & collection_flags) == flags) return;
    type->flags = (type->flags & ~collection_flags) | flags;
    for (std::uint32_t i = 0; i < type->subclass_count; ++i)
        share_flags(reinterpret_cast<Type*>(type->subclasses[i]), flags);
}

Result<Value> share_collection_flags(Runtime& rt, const Value* arguments) {
    if (!is_type(arguments[0]) || !is_type(arguments[1])) return rt.type_error("two classes");
    std::uint32_t flags = arguments[0].as<Type>()->flags & collection_flags;
    if (flags) share_flags(arguments[1].as<Type>(), flags);
    return Value::none();
}

constexpr NativeMethod abc_functions[] = {
    {"_set_collection_flags(abc, flags, /)", set_collection_flags},
    {"_share_collection_flags(abc, subclass, /)", share_collection_flags},
};

}  // namespace

Result<void> fill_types_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    for (const NamedType& each : named_types) {
        if (Type* type = rt.type(each.type))
            dict_set(rt, members, rt.intern(each.name).get(), Value::share(type));
    }
    return {};
}

Result<void> fill_typing_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    constexpr NamedType types[] = {{"Generic", BuiltinType::generic},
                                   {"ParamSpec", BuiltinType::param_spec},
                                   {"TypeAliasType", BuiltinType::type_alias},
                                   {"TypeVar", BuiltinType::type_var},
                                   {"TypeVarTuple", BuiltinType::type_var_tuple},
                                   {"Union", BuiltinType::union_}};
    for (const NamedType& each : types)
        dict_set(rt, members, rt.intern(each.name).get(), Value::share(rt.type(each.type)));
    return {};
}

Result<void> fill_abc_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    add_functions(rt, members, abc_functions, "_abc");
    // CPython's module array registers its type; here _collections_abc does, whichever is imported first.
    dict_set(rt, members, rt.intern("_array").get(), Value::share(rt.type(BuiltinType::array)));
    return {};
}

}  // namespace bufferscope
