// The module _random: the Mersenne Twister (MT19937) and the SHA-512 that turns texts into seeds.
#include "modules/random.h"

#include <array>
#include <cstring>

#include "modules/builtins.h"
#include "object/protocol.h"
#include "types/float.h"
#include "types/int.h"

namespace bufferscope {

namespace {

struct Twister : Object {
    static constexpr int size = 624;
    std::uint32_t state[size];
    int index = size + 1;  // not seeded yet

    void seed_number(std::uint32_t number) {
        state[0] = number;
        for (int i = 1; i < size; ++i)
            state[i] = 1812433253u * (state[i - 1] ^ state[i - 1] >> 30) + static_cast<std::uint32_t>(i);
        index = size;
    }

    void seed_key(const std::vector<std::uint32_t>& key) {
        seed_number(19650218u);
        std::size_t j = 0;
        int i = 1;
        auto wrap = [&] {
            if (++i < size) return;
            state[0] = state[size - 1];
            i = 1;
        };
        for (std::size_t k = key.size() > size ? key.size() : size; k > 0; --k) {
            std::uint32_t mixed = (state[i - 1] ^ state[i - 1] >> 30) * 1664525u;
            state[i] = (state[i] ^ mixed) + key[j] + static_cast<std::uint32_t>(j);
            wrap();
            if (++j >= key.size()) j = 0;
        }
        for (int k = size - 1; k > 0; --k) {
            std::uint32_t mixed = (state[i - 1] ^ state[i - 1] >> 30) * 1566083941u;
            state[i] = (state[i] ^ mixed) - static_cast<std::uint32_t>(i);
            wrap();
        }
        state[0] = 0x8000'0000u;
    }

    std::uint32_t next() {
        if (index >= size) {
            for (int i = 0; i < size; ++i) {
                std::uint32_t y = (state[i] & 0x8000'0000u) | (state[(i + 1) % size] & 0x7fff'ffffu);
                state[i] = state[(i + 397) % size] ^ y >> 1 ^ (y & 1 ? 0x9908'b0dfu : 0u);
            }
            index = 0;
        }
        std::uint32_t y = state[index++];
        y ^= y >> 11;
        y ^= y << 7 & 0x9d2c'5680u;
        y ^= y << 15 & 0xefc6'0000u;
        return y ^ y >> 18;
    }
};

Twister* twister_of(const Value& value) {
    return value.as<Twister>();
}

Result<void> seed_with(Runtime& rt, Twister* twister, const Value& given) {
    std::vector<std::uint32_t> key;
    if (given.is_empty() || given.is_none()) {
        std::uint64_t seed = vm_of(rt).next_seed();
        key = {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32), 0x5eedu};
    } else if (rt.is_instance(given, BuiltinType::int_)) {
        Value number = int_plain(rt, given);
        if (int_sign(number) < 0) number = TRY(unary(rt, UnaryOperator::negative, number));
        std::size_t words = static_cast<std::size_t>((int_bit_length(number) + 31) / 32);
        std::vector<std::uint8_t> bytes(words * 4);
        if (words > 0) int_to_bytes(number, bytes.data(), static_cast<Size>(bytes.size()), false);
        for (std::size_t i = 0; i < words; ++i) {
            key.push_back(bytes[i * 4] | std::uint32_t{bytes[i * 4 + 1]} << 8 |
                          std::uint32_t{bytes[i * 4 + 2]} << 16 | std::uint32_t{bytes[i * 4 + 3]} << 24);
        }
        if (key.empty()) key.push_back(0);
    } else {
        Hash hash = TRY(hash_of(rt, given));
        key.push_back(static_cast<std::uint32_t>(hash));
    }
    twister->seed_key(key);
    return {};
}

Result<Value> random_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    auto* twister = rt.allocate<Twister>(type);
    Value made = Value::adopt(twister);
    TRY(seed_with(rt, twister, arguments.positional > 0 ? arguments.values[0] : Value()));
    return made;
}

Result<Value> random_seed(Runtime& rt, const Value* arguments) {
    TRY(seed_with(rt, twister_of(arguments[0]), arguments[1]));
    return Value::none();
}

Result<Value> random_random(Runtime& rt, const Value* arguments) {
    Twister* twister = twister_of(arguments[0]);
    std::uint32_t high = twister->next() >> 5, low = twister->next() >> 6;
    return new_float(rt, (high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

Result<Value> random_getrandbits(Runtime& rt, const Value* arguments) {
    Size bits = TRY(size_argument(rt, arguments[1]));
    if (bits < 0) return rt.value_error("Cannot convert negative int");
    if (bits == 0) return Value::small(0);
    Twister* twister = twister_of(arguments[0]);
    if (bits <= 32) return new_int(rt, std::int64_t{twister->next() >> (32 - bits)});
    auto words = (static_cast<std::size_t>(bits) - 1) / 32 + 1;
    if (words > rt.heap.limit() / 16) return rt.memory_error();
    std::vector<std::uint8_t> bytes;
    bytes.reserve(words * 4);
    for (; bits > 0; bits -= 32) {
        std::uint32_t word = twister->next();
        if (bits < 32) word >>= 32 - bits;
        for (int i = 0; i < 32; i += 8) bytes.push_back(static_cast<std::uint8_t>(word >> i));
    }
    return int_from_bytes(rt, bytes.data(), static_cast<Size>(bytes.size()), false);
}

Result<Value> random_getstate(Runtime& rt, const Value* arguments) {
    Twister* twister = twister_of(arguments[0]);
    std::vector<Value> items;
    for (std::uint32_t word : twister->state) items.push_back(new_int(rt, std::int64_t{word}));
    items.push_back(Value::small(twister->index));
    return new_tuple(rt, items);
}

Result<Value> random_setstate(Runtime& rt, const Value* arguments) {
    if (!is_tuple(arguments[1])) return rt.type_error("state vector must be a tuple");
    const auto* given = arguments[1].as<Tuple>();
    if (given->length != Twister::size + 1) return rt.value_error("state vector is the wrong size");
    std::array<std::uint32_t, Twister::size> words;
    for (Size i = 0; i <= Twister::size; ++i) {
        const Value& each = (*given)[i];
        if (!rt.is_instance(each, BuiltinType::int_)) return rt.type_error("an integer is required");
        std::int64_t number = -1;
        bool fits = int_to_int64(each, number) && number >= 0 && number <= 0xFFFF'FFFF;
        if (i < Twister::size) {
            if (!fits) return rt.overflow_error("Python int too large to convert to C unsigned long");
            words[static_cast<std::size_t>(i)] = static_cast<std::uint32_t>(number);
        } else {
            if (!fits || number > Twister::size) return rt.value_error("invalid state");
            twister_of(arguments[0])->index = static_cast<int>(number);
        }
    }
    std::memcpy(twister_of(arguments[0])->state, words.data(), sizeof words);
    return Value::none();
}

constexpr NativeMethod random_methods[] = {
    {"random(self, /)", random_random, doc<"random() -> x in the interval [0, 1).">},
    {"seed(self, n=None, /)", random_seed, doc<"seed([n]) -> None.">},
    {"getstate(self, /)", random_getstate, doc<"getstate() -> tuple containing the current state.">},
    {"setstate(self, state, /)", random_setstate, doc<"setstate(state) -> None.  Restores generator state.">},
    {"getrandbits(self, k, /)", random_getrandbits,
     doc<"getrandbits(k) -> x.  Generates an int with k random bits.">},
};
constexpr TypeSpec random_spec = {.id = BuiltinType::random,
                                  .name = "_random.Random",
                                  .flags = type_flags::subclassable,
                                  .layout = layout_of<Twister>(),
                                  .methods = random_methods,
                                  .slots = {.new_ = random_new},
                                  .doc = "Random() -> create a random number generator"};

// ---- SHA-512

/// The first 64 bits of the fractional part of a prime's root: constants of SHA-512, computed instead of
/// listed.
struct ShaConstants {
    std::uint64_t start[8];
    std::uint64_t round[80];
};

/// floor(2^64 * frac(prime^(1/power))) by bisection over exact products.
std::uint64_t root_fraction(std::uint64_t prime, int power) {
    using Wide = unsigned __int128;
    std::uint64_t whole = 1;
    while (power == 2 ? (whole + 1) * (whole + 1) <= prime : (whole + 1) * (whole + 1) * (whole + 1) <= prime)
        ++whole;
    // The candidate is whole + fraction / 2^64; its power is compared in limbs of 32 bits.
    std::uint64_t fraction = 0;
    for (int bit = 63; bit >= 0; --bit) {
        std::uint64_t attempt = fraction | std::uint64_t{1} << bit;
        std::uint64_t base[3] = {attempt & 0xFFFF'FFFF, attempt >> 32, whole};
        std::uint64_t product[10] = {1};
        for (int factor = 0; factor < power; ++factor) {
            std::uint64_t next[10] = {};
            for (int i = 0; i < 7; ++i) {
                for (int j = 0; j < 3; ++j) {
                    Wide term = Wide{product[i]} * base[j];
                    for (int k = i + j; term && k < 10; ++k) {
                        term += next[k];
                        next[k] = static_cast<std::uint64_t>(term) & 0xFFFF'FFFF;
                        term >>= 32;
                    }
                }
            }
            std::memcpy(product, next, sizeof product);
        }
        // 2^(64 * power) is limb 2 * power.
        std::uint64_t integral = product[2 * power] | product[2 * power + 1] << 32;
        if (integral < prime) fraction = attempt;
    }
    return fraction;
}

ShaConstants sha_constants() {
    ShaConstants made;
    int count = 0;
    for (std::uint64_t number = 2; count < 80; ++number) {
        bool prime = true;
        for (std::uint64_t by = 2; by * by <= number; ++by) prime = prime && number % by != 0;
        if (!prime) continue;
        if (count < 8) made.start[count] = root_fraction(number, 2);
        made.round[count++] = root_fraction(number, 3);
    }
    return made;
}

std::uint64_t rotated(std::uint64_t word, int by) {
    return word >> by | word << (64 - by);
}

void sha_block(const ShaConstants& constants, std::uint64_t (&hash)[8], const std::uint8_t* block) {
    std::uint64_t w[80];
    for (int i = 0; i < 16; ++i) {
        w[i] = 0;
        for (int j = 0; j < 8; ++j) w[i] = w[i] << 8 | block[i * 8 + j];
    }
    for (int i = 16; i < 80; ++i) {
        std::uint64_t a = rotated(w[i - 15], 1) ^ rotated(w[i - 15], 8) ^ w[i - 15] >> 7;
        std::uint64_t b = rotated(w[i - 2], 19) ^ rotated(w[i - 2], 61) ^ w[i - 2] >> 6;
        w[i] = w[i - 16] + a + w[i - 7] + b;
    }
    std::uint64_t v[8];
    std::memcpy(v, hash, sizeof v);
    for (int i = 0; i < 80; ++i) {
        std::uint64_t e = rotated(v[4], 14) ^ rotated(v[4], 18) ^ rotated(v[4], 41);
        std::uint64_t first = v[7] + e + ((v[4] & v[5]) ^ (~v[4] & v[6])) + constants.round[i] + w[i];
        std::uint64_t a = rotated(v[0], 28) ^ rotated(v[0], 34) ^ rotated(v[0], 39);
        std::uint64_t second = a + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
        std::memmove(v + 1, v, sizeof v - sizeof v[0]);
        v[4] += first;
        v[0] = first + second;
    }
    for (int i = 0; i < 8; ++i) hash[i] += v[i];
}

Result<Value> sha512(Runtime& rt, const Value* arguments) {
    std::string bytes;
    bool known = TRY(copy_bytes_like(rt, arguments[0], bytes));
    if (!known)
        return rt.type_error("a bytes-like object is required, not '{}'", type_name(rt, arguments[0]));
    std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
    bytes += '\x80';
    while (bytes.size() % 128 != 112) bytes += '\0';
    bytes.append(8, '\0');
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(bits >> shift);
    ShaConstants constants = sha_constants();
    std::uint64_t hash[8];
    std::memcpy(hash, constants.start, sizeof hash);
    for (std::size_t at = 0; at < bytes.size(); at += 128)
        sha_block(constants, hash, reinterpret_cast<const std::uint8_t*>(bytes.data()) + at);
    std::string digest;
    for (std::uint64_t word : hash) {
        for (int shift = 56; shift >= 0; shift -= 8) digest += static_cast<char>(word >> shift);
    }
    return make_bytes(rt, digest);
}

constexpr NativeMethod random_functions[] = {{"_sha512(data, /)", sha512}};

}  // namespace

void install_random(Runtime& rt) {
    if (!rt.type(BuiltinType::random)) rt.define_type(random_spec);
}

Result<void> fill_random_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    install_random(rt);
    add_functions(rt, members, random_functions, "_random");
    dict_set(rt, members, rt.intern("Random").get(), Value::share(rt.type(BuiltinType::random)));
    return {};
}

}  // namespace bufferscope
