// BigInteger: whole numbers of any size, by Boost.Multiprecision. Costly to include: only for the files that
// compute.
#pragma once

// Errors are values here, and stand-alone mode pulls in neither iostreams' machinery nor locales.
#define BOOST_MP_STANDALONE 1
#define BOOST_NO_EXCEPTIONS 1
#define BOOST_MP_NO_EXCEPTIONS 1
#define BOOST_EXCEPTION_DISABLE 1

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>

namespace bufferscope {

using BigInteger = boost::multiprecision::number<
    boost::multiprecision::cpp_int_backend<0, 0, boost::multiprecision::signed_magnitude,
                                           boost::multiprecision::unchecked>,
    boost::multiprecision::et_off>;

/// Bits of the magnitude; 0 for 0.
inline std::uint64_t bit_length(const BigInteger& number) {
    if (number.is_zero()) return 0;
    const auto& backend = number.backend();
    constexpr unsigned limb_bits = sizeof(boost::multiprecision::limb_type) * 8;
    unsigned top = backend.size() - 1;
    std::uint64_t limb = backend.limbs()[top];
    return std::uint64_t{top} * limb_bits + (64u - static_cast<unsigned>(__builtin_clzll(limb)));
}

/// The lowest 64 bits of the magnitude.
inline std::uint64_t low_magnitude(const BigInteger& number) {
    const auto& backend = number.backend();
    std::uint64_t low = backend.limbs()[0];
    if constexpr (sizeof(boost::multiprecision::limb_type) < 8) {
        if (backend.size() > 1) low |= static_cast<std::uint64_t>(backend.limbs()[1]) << 32;
    }
    return low;
}

}  // namespace bufferscope
