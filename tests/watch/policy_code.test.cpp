// SPDX-License-Identifier: BSL-1.0
//
// A policy as bytes: it returns as it was, and no rule is left out.

#include "cordon/watch/policy_code.hpp"

#include <array>
#include <cstddef>
#include <cstring>
#include <span>
#include <type_traits>

#include "catch2.hpp"
#include "watch/scenario.hpp"

namespace {

using cordon::byte_reader;
using cordon::byte_writer;
using cordon::policy_size;

template <std::size_t Levels>
std::array<std::byte, policy_size<Levels>> bytes_of(const cordon::policy<Levels>& p) {
    std::array<std::byte, policy_size<Levels>> bytes{};
    byte_writer out{bytes};
    put(out, p);
    REQUIRE(out.size() == bytes.size());
    return bytes;
}

static_assert(policy_size<2> == policy_size<1> + 8);
static_assert(std::is_trivially_copyable_v<cordon::policy<2>>);

TEST_CASE("a policy returns as it was") {
    const auto bytes = bytes_of(scenario::two);
    cordon::policy<2> back{.levels = {}};
    byte_reader in{bytes};
    take(in, back);
    CHECK(in.good());
    CHECK(in.left() == 0);
    CHECK(bytes_of(back) == bytes);
    CHECK(back.levels[1].radius == scenario::two.levels[1].radius);
    CHECK(back.false_alert_every == scenario::two.false_alert_every);
    CHECK(back.told == scenario::two.told);
}

// Any byte of a policy that is changed is written, but for those that pad it; and returns.
TEST_CASE("no rule is left out") {
    const auto p = scenario::two;
    const auto bytes = bytes_of(p);
    std::size_t written = 0;
    for (std::size_t k = 0; k < sizeof p; ++k) {
        std::array<unsigned char, sizeof p> raw;
        std::memcpy(raw.data(), &p, sizeof p);
        raw[k] ^= 1;
        cordon::policy<2> other{.levels = {}};
        std::memcpy(&other, raw.data(), sizeof other);
        const auto changed = bytes_of(other);
        if (changed == bytes) continue;
        ++written;
        cordon::policy<2> back{.levels = {}};
        byte_reader in{changed};
        take(in, back);
        if (in.good()) CHECK(bytes_of(back) == changed);
    }
    // All but the three that pad the confidence of the assumed accuracy, and the two at the end.
    CHECK(written == policy_size<2>);
    CHECK(sizeof p - written == 5);
}

TEST_CASE("a policy that is cut short, or tells somebody who is not there, is not good") {
    auto bytes = bytes_of(scenario::two);
    cordon::policy<2> back{.levels = {}};
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        byte_reader in{std::span{bytes}.first(size)};
        take(in, back);
        CHECK_FALSE(in.good());
    }
    bytes.back() = std::byte{8};
    byte_reader in{bytes};
    take(in, back);
    CHECK_FALSE(in.good());
}

}  // namespace
