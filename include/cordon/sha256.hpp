// SPDX-License-Identifier: BSL-1.0
//
// SHA-256, which chains the records of a case log: nobody can change one and keep the last digest.

#ifndef CORDON_SHA256_HPP
#define CORDON_SHA256_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>

#include "cordon/config.hpp"

namespace cordon {

using digest = std::array<std::byte, 32>;

// Takes bytes in any portions; finished() may be asked at any time, and more may follow.
//
//   Cost      about 2,500 operations of 32 bits for 64 bytes; 104 bytes of state
//   Source    NIST FIPS 180-4, Secure Hash Standard, 2015: sections 4.1.2, 5.1.1, 5.3.3 and 6.2
class sha256 {
  public:
    constexpr sha256& add(std::span<const std::byte> bytes) noexcept {
        for (const std::byte b : bytes) {
            block_[filled()] = b;
            ++length_;
            if (filled() == 0) mix(state_, block_);
        }
        return *this;
    }

    [[nodiscard]] constexpr digest finished() const noexcept {
        // A one bit, zeros, and the length in bits in the last eight bytes of a block.
        words state = state_;
        block last = block_;
        std::size_t at = filled();
        last[at++] = std::byte{0x80};
        constexpr std::size_t room = std::tuple_size_v<block> - 8;
        if (at > room) {
            while (at < last.size()) last[at++] = std::byte{0};
            mix(state, last);
            at = 0;
        }
        while (at < room) last[at++] = std::byte{0};
        for (int shift = 56; shift >= 0; shift -= 8) {
            last[at++] = static_cast<std::byte>(length_ * 8 >> shift & 0xFF);
        }
        mix(state, last);
        digest result{};
        for (std::size_t k = 0; k < result.size(); ++k) {
            result[k] = static_cast<std::byte>(state[k / 4] >> (24 - 8 * (k % 4)) & 0xFF);
        }
        return result;
    }

    // The first 32 bits of the fractions of the square roots of the first 8 primes, and of the cube
    // roots of the first 64; the test derives them.
    static constexpr std::array<std::uint32_t, 8> of_square_roots{
        0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A,
        0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19};
    static constexpr std::array<std::uint32_t, 64> of_cube_roots{
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4,
        0xAB1C5ED5, 0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE,
        0x9BDC06A7, 0xC19BF174, 0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F,
        0x4A7484AA, 0x5CB0A9DC, 0x76F988DA, 0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7,
        0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967, 0x27B70A85, 0x2E1B2138, 0x4D2C6DFC,
        0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85, 0xA2BFE8A1, 0xA81A664B,
        0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070, 0x19A4C116,
        0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
        0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7,
        0xC67178F2};

  private:
    using words = std::array<std::uint32_t, 8>;
    using block = std::array<std::byte, 64>;

    // How much of the block is filled.
    constexpr std::size_t filled() const noexcept {
        return static_cast<std::size_t>(length_ % std::tuple_size_v<block>);
    }

    static constexpr void mix(words& state, const block& bytes) noexcept {
        // The schedule as a window of 16 words that moves along.
        std::array<std::uint32_t, 16> w{};
        for (std::size_t k = 0; k < bytes.size(); ++k) {
            w[k / 4] = w[k / 4] << 8 | static_cast<std::uint32_t>(bytes[k]);
        }
        auto [a, b, c, d, e, f, g, h] = state;
        for (std::size_t t = 0; t < of_cube_roots.size(); ++t) {
            const std::uint32_t now = w[t % 16];
            const std::uint32_t e_mixed = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
            const std::uint32_t a_mixed = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
            const std::uint32_t choice = (e & f) ^ (~e & g);
            const std::uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
            const std::uint32_t first = h + e_mixed + choice + of_cube_roots[t] + now;
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + a_mixed + majority;

            const std::uint32_t near = w[(t + 1) % 16];
            const std::uint32_t far = w[(t + 14) % 16];
            w[t % 16] = now + (std::rotr(near, 7) ^ std::rotr(near, 18) ^ near >> 3) +
                        w[(t + 9) % 16] + (std::rotr(far, 17) ^ std::rotr(far, 19) ^ far >> 10);
        }
        const words mixed{a, b, c, d, e, f, g, h};
        for (std::size_t k = 0; k < state.size(); ++k) state[k] += mixed[k];
    }

    words state_ = of_square_roots;
    block block_{};
    std::uint64_t length_ = 0;  // bytes
};

[[nodiscard]] constexpr digest sha256_of(std::span<const std::byte> bytes) noexcept {
    return sha256{}.add(bytes).finished();
}

}  // namespace cordon

#endif  // CORDON_SHA256_HPP
