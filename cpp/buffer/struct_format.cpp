// Formats of the module struct: compiling, packing and unpacking.
#include "buffer/struct_format.h"

#include <cstring>

#include "buffer/bytes.h"
#include "object/protocol.h"
#include "types/collections.h"
#include "types/float.h"
#include "types/int.h"
#include "types/numbers.h"

namespace bufferscope {

namespace {

constexpr const char* too_long = "total struct size too long";

/// Reads a format and lists its items (prepare_s).
class FormatCompiler {
  public:
    explicit FormatCompiler(std::string_view text) : text_(text) {}
    const char* run();
    CompiledFormat header = {};
    std::vector<FormatItem> items;

  private:
    char next() { return at_ < text_.size() ? text_[at_++] : '\0'; }
    const char* count(char& c, Size& number);
    const char* add(char c, Size number);
    std::string_view text_;
    std::size_t at_ = 0;
    bool native_ = true;
};

/// The repeat count that begins with the digit `c`; then `c` is the code behind it.
const char* FormatCompiler::count(char& c, Size& number) {
    std::int64_t total = c - '0';
    for (c = next(); c >= '0' && c <= '9'; c = next()) {
        total = total * 10 + (c - '0');
        if (total > max_size) return too_long;
    }
    number = static_cast<Size>(total);
    return c == '\0' ? "repeat count given without format specifier" : nullptr;
}

const char* FormatCompiler::add(char c, Size number) {
    const FormatCode* code = find_format_code(c);
    if (code == nullptr || (!native_ && std::strchr("nNP", c) != nullptr)) return "bad char in struct format";
    std::int64_t start = header.size;
    if (native_) start = (start + code->alignment - 1) / code->alignment * code->alignment;
    if (start > max_size || number > (max_size - start) / code->size) return too_long;
    header.size = static_cast<Size>(start + std::int64_t{number} * code->size);
    auto offset = static_cast<Size>(start);
    if (code->kind == 's' || code->kind == 'p') {
        items.push_back({offset, number, 1, code});
        ++header.values;
    } else if (code->kind != 'x' && number > 0) {
        items.push_back({offset, code->size, number, code});
        header.values += number;
    }
    return nullptr;
}

const char* FormatCompiler::run() {
    if (text_.find('\0') != std::string_view::npos) return "embedded null character";
    if (!text_.empty() && std::strchr("@=<>!", text_[0]) != nullptr) {
        native_ = text_[0] == '@';
        header.swapped = text_[0] == '>' || text_[0] == '!';
        ++at_;
    }
    header.store = native_ ? FloatStore::as_c : FloatStore::exact;
    while (at_ < text_.size()) {
        char c = next();
        if (c == ' ' || (c >= '\t' && c <= '\r')) continue;
        Size number = 1;
        if (c >= '0' && c <= '9') {
            if (const char* wrong = count(c, number)) return wrong;
        }
        if (const char* wrong = add(c, number)) return wrong;
    }
    header.items = static_cast<Size>(items.size());
    return nullptr;
}

}  // namespace

const char* compile_format(Runtime& rt, std::string_view text, Value& compiled) {
    FormatCompiler compiler(text);
    if (const char* wrong = compiler.run()) return wrong;
    std::size_t listed = compiler.items.size() * sizeof(FormatItem);
    Result<Ref<Bytes>> bytes = allocate_bytes(rt, sizeof(CompiledFormat) + listed);
    if (bytes.is_error()) return too_long;
    Ref<Bytes> made = bytes.take();
    std::memcpy(made->data(), &compiler.header, sizeof(CompiledFormat));
    if (listed > 0) std::memcpy(made->data() + sizeof(CompiledFormat), compiler.items.data(), listed);
    compiled = std::move(made);
    return nullptr;
}

const CompiledFormat& compiled_format(const Value& compiled) {
    return *reinterpret_cast<const CompiledFormat*>(compiled.as<Bytes>()->data());
}
static_assert(sizeof(Bytes) % alignof(CompiledFormat) == 0 &&
              sizeof(CompiledFormat) % alignof(FormatItem) == 0);

namespace {

/// The bytes of one element in the other order; the parts of a complex number stay where they are.
void swap_bytes(const std::uint8_t* from, const FormatCode& code, std::uint8_t* to) {
    int part = code.kind == 'z' ? code.size / 2 : code.size;
    for (int start = 0; start < code.size; start += part)
        for (int i = 0; i < part; ++i) to[start + i] = from[start + part - 1 - i];
}

/// Complex numbers in the machine's order are left to C in any format.
FloatStore store_of(const CompiledFormat& format, const FormatCode& code) {
    return code.kind == 'z' && !format.swapped ? FloatStore::as_c : format.store;
}

Result<Value> unpack_item(Runtime& rt, const CompiledFormat& format, const FormatItem& item,
                          const std::uint8_t* at) {
    if (item.code->kind == 's') return new_bytes(rt, ByteSpan(at, static_cast<std::size_t>(item.size)));
    if (item.code->kind == 'p') {
        Size length = item.size > 0 ? at[0] : 0;
        if (length >= item.size) length = item.size > 0 ? item.size - 1 : 0;
        return new_bytes(rt, ByteSpan(at + 1, static_cast<std::size_t>(length)));
    }
    std::uint8_t turned[16];
    if (format.swapped && item.size > 1) {
        swap_bytes(at, *item.code, turned);
        at = turned;
    }
    return unpack_code(rt, at, *item.code, store_of(format, *item.code));
}

/// "'h' format requires -32768 <= number <= 32767".
Error range_error(Runtime& rt, const FormatCode& code) {
    int width = code.size * 8;
    bool is_signed = code.kind == 'i';
    std::uint64_t high = UINT64_MAX >> (64 - width + (is_signed ? 1 : 0));
    std::int64_t low = is_signed ? INT64_MIN >> (64 - width) : 0;
    return rt.raise(BuiltinType::StructError, "'{}' format requires {} <= number <= {}",
                    std::string_view(&code.code, 1), std::to_string(low), std::to_string(high));
}

Result<void> pack_whole(Runtime& rt, const CompiledFormat& format, const FormatCode& code, const Value& value,
                        std::uint8_t* to) {
    std::uint64_t bits;
    if (value.is_small_int()) {
        if (!pack_int(value, code, bits)) return range_error(rt, code);
        std::memcpy(to, &bits, sizeof bits);
        return {};
    }
    if (!has_index(rt, value))
        return rt.raise(BuiltinType::StructError, "required argument is not an integer");
    Result<Value> converted = index(rt, value);
    bool keeps_error = code.kind == 'a' || (format.swapped && code.size == 8);
    if (converted.is_error()) {
        Error error = converted.take_error();
        if (!keeps_error && rt.is_instance(error.exception(), BuiltinType::OverflowError))
            return range_error(rt, code);
        return error;
    }
    if (pack_int(converted.take(), code, bits)) {
        std::memcpy(to, &bits, sizeof bits);
        return {};
    }
    if (code.kind != 'a') return range_error(rt, code);
    if (is_int(value)) return rt.raise(BuiltinType::StructError, "int too large to convert");
    return rt.overflow_error("Python int too large to convert to C unsigned long");
}

/// A floating or complex number.
Result<void> pack_number(Runtime& rt, const CompiledFormat& format, const FormatCode& code,
                         const Value& value, std::uint8_t* to) {
    double parts[2] = {};
    int count = code.kind == 'z' ? 2 : 1;
    if (is_float(value)) {
        parts[0] = float_of(value);
    } else if (count == 1) {
        Result<double> converted = as_double(rt, value);
        if (converted.is_error())
            return rt.raise(BuiltinType::StructError, "required argument is not a float");
        parts[0] = converted.take();
    } else if (as_complex(rt, value, parts[0], parts[1]).is_error()) {
        return rt.raise(BuiltinType::StructError, "required argument is not a complex");
    }
    int size = code.size / count;
    FloatStore store = store_of(format, code);
    for (int i = 0; i < count; ++i) {
        if (pack_double(parts[i], size, store, to + i * size)) continue;
        if (is_int(value)) return rt.raise(BuiltinType::StructError, "int too large to convert");
        return rt.overflow_error("float too large to pack with {} format", size == 2 ? "e" : "f");
    }
    return {};
}

Result<void> pack_element(Runtime& rt, const CompiledFormat& format, const FormatCode& code,
                          const Value& value, std::uint8_t* to) {
    switch (code.kind) {
        case 'f':
        case 'z':
            return pack_number(rt, format, code, value, to);
        case 'b': {
            bool is_true = TRY(truth(rt, value));
            to[0] = is_true ? 1 : 0;
            return {};
        }
        case 'c':
            if (!is_bytes(value) || value.as<Bytes>()->length != 1)
                return rt.raise(BuiltinType::StructError, "char format requires a bytes object of length 1");
            to[0] = value.as<Bytes>()->data()[0];
            return {};
        default:
            return pack_whole(rt, format, code, value, to);
    }
}

/// An s or p: the bytes, cut off or filled up with zeros.
Result<void> pack_string(Runtime& rt, const FormatItem& item, const Value& value, std::uint8_t* to,
                         Size room) {
    if (!is_bytes(value) && !rt.is_instance(value, BuiltinType::bytearray))
        return rt.raise(BuiltinType::StructError, "argument for '{}' must be a bytes object",
                        std::string_view(&item.code->code, 1));
    Export source = TRY(get_native_buffer(rt, value, buffer_flags::simple));
    bool counted = item.code->kind == 'p';
    Size length = source.length();
    Size most = counted ? item.size - 1 : item.size;
    if (length > most) length = most < 0 ? 0 : most;
    if (length > 0) std::memcpy(counted ? to + 1 : to, source.data(), static_cast<std::size_t>(length));
    // '0p' has no place for its count, but CPython writes it.
    if (counted && room > 0) to[0] = static_cast<std::uint8_t>(length > 255 ? 255 : length);
    return {};
}

}  // namespace

Result<Ref<Tuple>> unpack_values(Runtime& rt, const CompiledFormat& format, const std::uint8_t* from) {
    if (format.values < 0) return rt.raise(BuiltinType::SystemError, "bad argument to internal function");
    Ref<Tuple> tuple = TRY(allocate_tuple(rt, format.values));
    Value* out = tuple->items();
    for (const FormatItem& item : format.span()) {
        const std::uint8_t* at = from + item.offset;
        for (Size i = 0; i < item.repeat; ++i, at += item.size) {
            TRY(count_steps(rt, i));
            Value value = TRY(unpack_item(rt, format, item, at));
            *out++ = std::move(value);
        }
    }
    return tuple;
}

Result<void> pack_values(Runtime& rt, const CompiledFormat& format, const Value* values, std::uint8_t* to,
                         Size room, PackedInto memory) {
    std::memset(to, 0, static_cast<std::size_t>(format.size));
    // Here and after each value: converting one may run lines of the program.
    auto tell = [&] {
        if (memory == PackedInto::shared_memory) rt.wrote();
    };
    tell();
    std::uint8_t packed[16];
    for (const FormatItem& item : format.span()) {
        if (item.code->kind == 's' || item.code->kind == 'p') {
            TRY(pack_string(rt, item, *values++, to + item.offset, room - item.offset));
            continue;
        }
        std::uint8_t* at = to + item.offset;
        for (Size i = 0; i < item.repeat; ++i, at += item.size) {
            TRY(count_steps(rt, i));
            TRY(pack_element(rt, format, *item.code, *values++, packed));
            if (format.swapped && item.size > 1) {
                swap_bytes(packed, *item.code, at);
            } else {
                std::memcpy(at, packed, static_cast<std::size_t>(item.size));
            }
            tell();
        }
    }
    return {};
}

}  // namespace bufferscope
