// The constant pool and constant folding.
#include "compile/constants.h"

#include <cstring>

#include "buffer/bytes.h"
#include "types/float.h"
#include "types/int.h"

namespace bufferscope {

namespace {

constexpr Size max_folded_bits = 128;
constexpr Size max_folded_items = 256;
constexpr Size max_folded_text = 4096;

std::uint32_t mix(std::uint32_t hash, std::uint32_t more) {
    return (hash ^ more) * 0x01000193u + 0x9E3779B9u;
}

std::uint32_t constant_hash(Runtime& rt, const Value& value) {
    if (!value.is_object()) return mix(1, static_cast<std::uint32_t>(value.bits()));
    if (rt.is_exactly(value, BuiltinType::str))
        return mix(2, static_cast<std::uint32_t>(hash_of(value.as<Str>())));
    if (rt.is_exactly(value, BuiltinType::int_))
        return mix(3, static_cast<std::uint32_t>(int_low_bits(value)));
    if (rt.is_exactly(value, BuiltinType::float_)) {
        auto bits = __builtin_bit_cast(std::uint64_t, float_of(value));
        return mix(mix(4, static_cast<std::uint32_t>(bits)), static_cast<std::uint32_t>(bits >> 32));
    }
    if (rt.is_exactly(value, BuiltinType::tuple)) {
        std::uint32_t hash = 5;
        for (const Value& item : value.as<Tuple>()->span()) hash = mix(hash, constant_hash(rt, item));
        return hash;
    }
    if (rt.is_exactly(value, BuiltinType::bytes)) {
        std::uint32_t hash = 6;
        for (std::uint8_t byte : value.as<Bytes>()->span()) hash = mix(hash, byte);
        return hash;
    }
    if (rt.is_exactly(value, BuiltinType::slice)) {
        const auto* slice = value.as<SliceObject>();
        return mix(mix(constant_hash(rt, slice->start), constant_hash(rt, slice->stop)),
                   constant_hash(rt, slice->step));
    }
    return mix(7, static_cast<std::uint32_t>(value.bits() >> 4));
}

bool same_constant(Runtime& rt, const Value& left, const Value& right) {
    if (left.is(right)) return true;
    if (!left.is_object() || !right.is_object()) return false;
    if (left.object()->type != right.object()->type) return false;
    if (rt.is_exactly(left, BuiltinType::str)) return equal(left.as<Str>(), right.as<Str>());
    if (rt.is_exactly(left, BuiltinType::int_)) return int_compare(left, right) == 0;
    if (rt.is_exactly(left, BuiltinType::float_))
        return __builtin_bit_cast(std::uint64_t, float_of(left)) ==
               __builtin_bit_cast(std::uint64_t, float_of(right));
    if (rt.is_exactly(left, BuiltinType::tuple)) {
        const auto* a = left.as<Tuple>();
        const auto* b = right.as<Tuple>();
        if (a->length != b->length) return false;
        for (Size i = 0; i < a->length; ++i) {
            if (!same_constant(rt, (*a)[i], (*b)[i])) return false;
        }
        return true;
    }
    if (rt.is_exactly(left, BuiltinType::bytes)) {
        ByteSpan a = left.as<Bytes>()->span();
        ByteSpan b = right.as<Bytes>()->span();
        return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size()) == 0);
    }
    if (rt.is_exactly(left, BuiltinType::slice)) {
        const auto* a = left.as<SliceObject>();
        const auto* b = right.as<SliceObject>();
        return same_constant(rt, a->start, b->start) && same_constant(rt, a->stop, b->stop) &&
               same_constant(rt, a->step, b->step);
    }
    return false;
}

Size item_count(Runtime& rt, const Value& value) {
    if (!rt.is_exactly(value, BuiltinType::tuple)) return 1;
    Size count = 0;
    for (const Value& item : value.as<Tuple>()->span()) count += item_count(rt, item);
    return count;
}

bool may_multiply(Runtime& rt, const Value& left, const Value& right) {
    if (is_int(left) && is_int(right)) return int_bit_length(left) + int_bit_length(right) <= max_folded_bits;
    const Value& repeated = is_int(left) ? right : left;
    const Value& factor = is_int(left) ? left : right;
    if (!is_int(factor)) return true;
    std::int64_t count = 0;
    bool fits = int_to_int64(factor, count) && count >= 0 && count <= max_folded_text;
    if (is_str(repeated)) return fits && std::int64_t{repeated.as<Str>()->length} * count <= max_folded_text;
    if (is_bytes(repeated))
        return fits && std::int64_t{repeated.as<Bytes>()->length} * count <= max_folded_text;
    if (is_tuple(repeated)) return fits && item_count(rt, repeated) * count <= max_folded_items;
    return true;
}

}  // namespace

std::int32_t ConstantPool::add(const Value& value) {
    if (values_.size() * 2 >= table_.size()) {
        std::size_t size = table_.empty() ? 64 : table_.size() * 2;
        table_.assign(size, -1);
        for (std::size_t i = 0; i < values_.size(); ++i) {
            std::size_t at = constant_hash(runtime_, values_[i]) & (size - 1);
            while (table_[at] >= 0) at = (at + 1) & (size - 1);
            table_[at] = static_cast<std::int32_t>(i);
        }
    }
    std::size_t mask = table_.size() - 1;
    std::size_t at = constant_hash(runtime_, value) & mask;
    for (; table_[at] >= 0; at = (at + 1) & mask) {
        if (same_constant(runtime_, values_[static_cast<std::size_t>(table_[at])], value)) return table_[at];
    }
    table_[at] = static_cast<std::int32_t>(values_.size());
    values_.push_back(value);
    return table_[at];
}

Value fold_binary(Runtime& rt, BinaryOperator operation, const Value& left, const Value& right) {
    bool ints = is_int(left) && is_int(right);
    std::int64_t count = 0;
    switch (operation) {
        case BinaryOperator::multiply:
            if (!may_multiply(rt, left, right)) return {};
            break;
        case BinaryOperator::power:
            if (ints && int_sign(right) > 0 && int_sign(left) != 0) {
                if (!int_to_int64(right, count) || count > max_folded_bits) return {};
                if (int_bit_length(left) * static_cast<std::uint64_t>(count) > max_folded_bits) return {};
            }
            break;
        case BinaryOperator::left_shift:
            if (ints && int_sign(left) != 0) {
                if (!int_to_int64(right, count) || count < 0 || count > max_folded_bits) return {};
                if (int_bit_length(left) + static_cast<std::uint64_t>(count) > max_folded_bits) return {};
            }
            break;
        case BinaryOperator::remainder:
            if (is_str(left) || is_bytes(left)) return {};
            break;
        default:
            break;
    }
    Result<Value> result = binary(rt, operation, left, right);
    return result.is_error() ? Value() : result.take();
}

}  // namespace bufferscope
