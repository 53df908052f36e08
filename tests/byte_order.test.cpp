// SPDX-License-Identifier: BSL-1.0
//
// Integers as bytes: the order is fixed, the ends are kept, and what does not exist is not read.

#include "cordon/byte_order.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

#include "catch2.hpp"

namespace {

using cordon::byte_reader;
using cordon::byte_writer;

enum class colour : std::uint8_t { red, green, blue };

template <class Integer>
bool returns(Integer value) {
    std::array<std::byte, sizeof(Integer)> memory{};
    byte_writer out{memory};
    out.put(value);
    byte_reader in{memory};
    return out.fits() && in.template take<Integer>() == value && in.good() && in.left() == 0;
}

TEST_CASE("the least significant byte comes first, at compile time too") {
    constexpr auto bytes = [] {
        std::array<std::byte, 8> memory{};
        byte_writer out{memory};
        out.put(std::uint32_t{0x04030201});
        out.put(std::int16_t{-2});
        out.put(colour::blue);
        out.put(true);
        return memory;
    }();
    constexpr std::array<unsigned, 8> expected{1, 2, 3, 4, 0xFE, 0xFF, 2, 1};
    for (std::size_t k = 0; k < bytes.size(); ++k) {
        CHECK(static_cast<unsigned>(bytes[k]) == expected[k]);
    }
}

TEMPLATE_TEST_CASE("integers return as they were, the ends of the range too", "", std::uint8_t,
                   std::int8_t, std::uint16_t, std::int16_t, std::uint32_t, std::int32_t,
                   std::uint64_t, std::int64_t) {
    using limits = std::numeric_limits<TestType>;
    for (const TestType value : {limits::min(), limits::max(), TestType{0}, TestType{77}}) {
        CHECK(returns(value));
    }
    CHECK(returns(static_cast<TestType>(-1)));
}

TEST_CASE("what does not fit is not written, and what was needed is known") {
    std::array<std::byte, 5> memory{};
    byte_writer out{memory};
    out.put(std::uint32_t{0x11111111});
    CHECK(out.fits());
    out.put(std::uint32_t{0x22222222});
    out.put(std::uint8_t{3});  // would fit, but what is before it is missing
    CHECK_FALSE(out.fits());
    CHECK(out.size() == 9);
    CHECK(memory[4] == std::byte{0});
    const std::array<std::byte, 2> more{std::byte{1}, std::byte{1}};
    out.put(std::span<const std::byte>{more});
    CHECK(out.size() == 11);
    CHECK(memory[4] == std::byte{0});
}

TEST_CASE("beyond the end everything is zero, for ever") {
    const std::array<std::byte, 3> memory{std::byte{7}, std::byte{7}, std::byte{7}};
    byte_reader in{memory};
    CHECK(in.take<std::uint32_t>() == 0);
    CHECK_FALSE(in.good());
    CHECK(in.take<std::uint8_t>() == 0);
    CHECK_FALSE(in.good());
    CHECK(in.place() == 0);
}

TEST_CASE("an enumerator or a truth value that does not exist is not read") {
    const std::array<std::byte, 2> memory{std::byte{2}, std::byte{3}};
    byte_reader in{memory};
    CHECK(in.take(colour::blue) == colour::blue);
    CHECK(in.good());
    CHECK(in.take(colour::blue) == colour::red);
    CHECK_FALSE(in.good());

    byte_reader other{memory};
    CHECK_FALSE(other.take_bool());
    CHECK_FALSE(other.good());

    byte_reader required{memory};
    required.require(true);
    CHECK(required.good());
    required.require(false);
    CHECK_FALSE(required.good());
    required.require(true);
    CHECK_FALSE(required.good());
}

TEST_CASE("bytes go out and come in as they are") {
    std::array<std::byte, 4> memory{};
    const std::array<std::byte, 3> three{std::byte{1}, std::byte{2}, std::byte{3}};
    byte_writer out{memory};
    out.put(std::span<const std::byte>{three});
    std::array<std::byte, 3> back{};
    byte_reader in{memory};
    in.take(std::span{back});
    CHECK(back == three);
    CHECK(in.left() == 1);
    in.take(std::span{back});
    CHECK_FALSE(in.good());
    CHECK(back == three);
}

}  // namespace
