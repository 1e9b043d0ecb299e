// Argument conversions shared by the byte types and streams.
#include "buffer/arguments.h"

#include "types/codecs.h"
#include "types/int.h"

namespace bufferscope {

Result<Size> size_argument(Runtime& rt, const Value& value, Size otherwise) {
    if (value.is_empty()) return otherwise;
    if (value.is_small_int()) return value.small_int();
    Value number = TRY(index(rt, value));
    std::int64_t wide;
    if (!int_to_int64(number, wide) || wide > max_size || wide < -std::int64_t{max_size} - 1)
        return rt.overflow_error("Python int too large to convert to C ssize_t");
    return static_cast<Size>(wide);
}

Result<Size> optional_size_argument(Runtime& rt, const Value& value, Size otherwise) {
    if (value.is_empty() || value.is_none()) return otherwise;
    if (!has_index(rt, value))
        return rt.type_error("argument should be integer or None, not '{}'", type_name(rt, value));
    return index_size(rt, value, BuiltinType::OverflowError);
}

namespace {

Result<std::int32_t> narrow_argument(Runtime& rt, const Value& value, std::int32_t otherwise,
                                     std::string_view c_type) {
    if (value.is_empty()) return otherwise;
    if (value.is_small_int()) return value.small_int();
    Value number = TRY(index(rt, value));
    std::int64_t wide;
    if (!int_to_int64(number, wide) || wide > INT32_MAX || wide < INT32_MIN)
        return rt.overflow_error("Python int too large to convert to C {}", c_type);
    return static_cast<std::int32_t>(wide);
}

}  // namespace

Result<std::int32_t> int_argument(Runtime& rt, const Value& value, std::int32_t otherwise) {
    return narrow_argument(rt, value, otherwise, "int");
}

Result<std::int32_t> long_argument(Runtime& rt, const Value& value, std::int32_t otherwise) {
    return narrow_argument(rt, value, otherwise, "long");
}

Result<std::uint8_t> byte_value(Runtime& rt, const Value& value, std::string_view what) {
    std::int64_t number;
    if (value.is_small_int()) {
        number = value.small_int();
    } else {
        Value whole = TRY(index(rt, value));
        if (!int_to_int64(whole, number)) number = -1;
    }
    if (number < 0 || number > 255) return rt.value_error("{} must be in range(0, 256)", what);
    return static_cast<std::uint8_t>(number);
}

Result<bool> bool_argument(Runtime& rt, const Value& value, bool otherwise) {
    if (value.is_empty()) return otherwise;
    return truth(rt, value);
}

Result<std::string> text_argument(Runtime& rt, const Value& value, std::string_view function,
                                  std::string_view name, std::string_view otherwise) {
    if (value.is_empty()) return std::string(otherwise);
    if (!is_str(value))
        return rt.type_error("{}() argument {} must be str, not {}", function, name,
                             argument_type_name(rt, value));
    return c_text(rt, value);
}

void Bounds::adjust(Size length) {
    if (end > length) end = length;
    if (end < 0) end = end + length < 0 ? 0 : end + length;
    if (start < 0) start = start + length < 0 ? 0 : start + length;
}

namespace {

/// _PyEval_SliceIndex.
Result<Size> slice_index(Runtime& rt, const Value& value, Size otherwise) {
    if (value.is_empty() || value.is_none()) return otherwise;
    if (value.is_small_int()) return value.small_int();
    if (!has_index(rt, value))
        return rt.type_error("slice indices must be integers or None or have an __index__ method");
    return index_clipped(rt, value);
}

}  // namespace

Result<Bounds> bounds_arguments(Runtime& rt, const Value& start, const Value& end) {
    Bounds bounds;
    bounds.start = TRY(slice_index(rt, start, 0));
    bounds.end = TRY(slice_index(rt, end, max_size));
    return bounds;
}

Result<Value> module_attribute(Runtime& rt, std::string_view module, std::string_view name) {
    if (rt.interpreter == nullptr) return rt.not_supported("importing without an interpreter");
    Value wanted = TRY(new_tuple(rt, {}));
    Value module_name = rt.text(module);
    Value imported = TRY(rt.interpreter->import_module(module_name, Value::none(), wanted, 0));
    return get_attribute(rt, imported, name);
}

}  // namespace bufferscope
