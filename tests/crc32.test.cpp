// SPDX-License-Identifier: BSL-1.0
//
// CRC-32: the published check values, portions, and the damage it is bound to find.

#include "cordon/crc32.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "catch2.hpp"
#include "dice.hpp"

namespace {

std::uint32_t of(std::string_view text, std::uint32_t before = 0) {
    return cordon::crc32(std::as_bytes(std::span{text.data(), text.size()}), before);
}

// RFC 3720, appendix, and the catalogue of parametrised CRC algorithms give these.
TEST_CASE("the check values that others publish come out") {
    CHECK(of("") == 0);
    CHECK(of("123456789") == 0xCBF43926);
    CHECK(of("The quick brown fox jumps over the lazy dog") == 0x414FA339);
}

TEST_CASE("the compiler can check what it stored") {
    constexpr std::array<std::byte, 4> zeros{};
    static_assert(cordon::crc32(zeros) == 0x2144DF1C);
    SUCCEED();
}

TEST_CASE("portions give what the whole gives") {
    const std::string_view text = "123456789";
    for (std::size_t k = 0; k <= text.size(); ++k) {
        CHECK(of(text.substr(k), of(text.substr(0, k))) == 0xCBF43926);
    }
}

TEST_CASE("every burst of damage within 32 bits is found") {
    dice random{32};
    std::vector<std::byte> bytes(64);
    for (std::byte& b : bytes) b = static_cast<std::byte>(random.roll() & 0xFF);
    const std::uint32_t good = cordon::crc32(bytes);
    for (int trial = 0; trial < 20'000; ++trial) {
        auto damaged = bytes;
        const auto first = static_cast<std::size_t>(random.between(0, 60 * 8));
        const std::uint64_t burst = (random.roll() & 0xFFFFFFFF) | 1;  // its first bit at least
        for (std::size_t k = 0; k < 32; ++k) {
            if ((burst >> k & 1) == 0) continue;
            damaged[(first + k) / 8] ^= static_cast<std::byte>(1U << ((first + k) % 8));
        }
        if (cordon::crc32(damaged) == good) FAIL("not found at bit " << first);
    }
    SUCCEED();
}

}  // namespace
