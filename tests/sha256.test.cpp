// SPDX-License-Identifier: BSL-1.0
//
// SHA-256: the vectors that NIST publishes, portions of any size, and the constants derived anew.

#include "cordon/sha256.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catch2.hpp"
#include "dice.hpp"

namespace {

constexpr std::size_t greatest = 240;
constexpr cordon::digest of_text(std::string_view text) {
    std::array<std::byte, greatest> bytes{};
    for (std::size_t k = 0; k < text.size(); ++k) bytes[k] = static_cast<std::byte>(text[k]);
    return cordon::sha256_of(std::span{bytes}.first(text.size()));
}

std::string hex(const cordon::digest& d) {
    std::string text;
    for (const std::byte b : d) {
        text += "0123456789abcdef"[static_cast<unsigned>(b) >> 4];
        text += "0123456789abcdef"[static_cast<unsigned>(b) & 15];
    }
    return text;
}

// NIST, Cryptographic Standards and Guidelines: examples with intermediate values, SHA-256; the
// first two of one byte and of four from the CAVP's SHA256ShortMsg.
TEST_CASE("the vectors that NIST publishes come out") {
    CHECK(hex(of_text("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(of_text("abc")) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(of_text("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hex(of_text("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                      "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu")) ==
          "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    CHECK(hex(of_text("\xd3")) ==
          "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1");
    CHECK(hex(of_text("\x74\xba\x25\x21")) ==
          "b16aa56be3880d18cd41e68384cf1ec8c17680c45a02b1575dc1518923ae8b0e");
}

TEST_CASE("a million letters come out as NIST says") {
    const std::vector<std::byte> portion(1000, static_cast<std::byte>('a'));
    cordon::sha256 hash;
    for (int k = 0; k < 1000; ++k) hash.add(portion);
    CHECK(hex(hash.finished()) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the compiler takes digests too") {
    static_assert(of_text("abc")[0] == std::byte{0xba} && of_text("abc")[31] == std::byte{0xad});
    SUCCEED();
}

TEST_CASE("portions give what the whole gives, at every length about a block") {
    dice random{256};
    for (std::size_t length = 0; length <= 200; ++length) {
        std::vector<std::byte> bytes(length);
        for (std::byte& b : bytes) b = static_cast<std::byte>(random.roll() & 0xFF);
        const cordon::digest whole = cordon::sha256_of(bytes);
        cordon::sha256 hash;
        std::span<const std::byte> rest{bytes};
        while (!rest.empty()) {
            const auto portion =
                static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(rest.size())));
            hash.add(rest.first(portion));
            static_cast<void>(hash.finished());  // asking changes nothing
            rest = rest.subspan(portion);
        }
        CHECK(hash.finished() == whole);
    }
}

TEST_CASE("one bit more or less gives another digest") {
    std::array<std::byte, 70> bytes{};
    const cordon::digest before = cordon::sha256_of(bytes);
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        bytes[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
        CHECK(cordon::sha256_of(bytes) != before);
        bytes[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
    }
    CHECK(cordon::sha256_of(std::span{bytes}.first(69)) != before);
}

// FIPS 180-4, 4.2.2 and 5.3.3, in integers: the largest x with x^2 <= p 2^64, and x^3 <= p 2^96.
TEST_CASE("the constants are the roots of the first primes") {
    __extension__ using wide = unsigned __int128;
    std::vector<unsigned> primes;
    for (unsigned n = 2; primes.size() < 64; ++n) {
        bool prime = true;
        for (const unsigned p : primes) prime = prime && n % p != 0;
        if (prime) primes.push_back(n);
    }
    const auto root = [](wide number, int power) {
        wide x = 0;
        for (int bit = 37; bit >= 0; --bit) {
            const wide trial = x + (wide{1} << bit);
            const wide raised = power == 2 ? trial * trial : trial * trial * trial;
            if (raised <= number) x = trial;
        }
        return static_cast<std::uint32_t>(x);  // the fraction
    };
    for (std::size_t k = 0; k < 8; ++k) {
        CHECK(cordon::sha256::of_square_roots[k] == root(wide{primes[k]} << 64, 2));
    }
    for (std::size_t k = 0; k < 64; ++k) {
        CHECK(cordon::sha256::of_cube_roots[k] == root(wide{primes[k]} << 96, 3));
    }
}

}  // namespace
