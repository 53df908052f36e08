// SPDX-License-Identifier: BSL-1.0
//
// What float and double decide. Compiled without fused products, and where arithmetic is IEEE 754's,
// the same on every target to the last bit. Elsewhere, in a build that defines CORDON_TEST_ROUNDING,
// what is promised: the same decisions, but that float may abstain where it does not here, and
// distances to max_error.

#ifndef CORDON_TESTS_FIRMWARE_REALS_HPP
#define CORDON_TESTS_FIRMWARE_REALS_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "circles.hpp"
#include "cordon/byte_order.hpp"
#include "cordon/distance/distance.hpp"
#include "cordon/distance/within.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/circle.hpp"

namespace answers {

#if defined(CORDON_TEST_ROUNDING)
inline constexpr bool rounds_otherwise = true;
#else
inline constexpr bool rounds_otherwise = false;
#endif

// Which side of a circle in float. A question is the circle and a position.
class floats {
  public:
    void answer(cordon::byte_reader& in, cordon::byte_writer& out) noexcept {
        const auto which = in.take<std::uint8_t>();
        const auto latitude = in.take<std::int32_t>();
        const cordon::position_e7 p{latitude, in.take<std::int32_t>()};
        out.put(classify(circles[which % circles.size()], p));
    }
    static bool agree(std::span<const std::byte> expected,
                      std::span<const std::byte> here) noexcept {
        constexpr auto uncertain = static_cast<std::byte>(cordon::side::uncertain);
        return same(expected, here) ||
               (rounds_otherwise && expected.size() == 1 && here.size() == 1 &&
                (expected[0] == uncertain || here[0] == uncertain));
    }

  private:
    static constexpr auto circles = prepared<float>();
};

// Which side, whether within, and how far, in double. A question is the circle and a position.
class doubles {
  public:
    void answer(cordon::byte_reader& in, cordon::byte_writer& out) noexcept {
        const auto which = in.take<std::uint8_t>();
        const auto latitude = in.take<std::int32_t>();
        const cordon::position_e7 p{latitude, in.take<std::int32_t>()};
        const auto& zone = circles[which % circles.size()];
        const auto& place = round_places[which % circles.size()];
        out.put(classify(zone, p));
        out.put(contains(zone, p));
        out.put(within(place.centre, p, cordon::metres{place.radius_m}));
        out.put(std::bit_cast<std::uint64_t>(distance(place.centre, p).count()));
    }
    static bool agree(std::span<const std::byte> expected,
                      std::span<const std::byte> here) noexcept {
        if (!rounds_otherwise) return same(expected, here);
        if (!same(expected.first(decisions), here.first(decisions))) return false;
        const auto metres = [](std::span<const std::byte> answer) {
            cordon::byte_reader in{answer.subspan(decisions)};
            return std::bit_cast<double>(in.take<std::uint64_t>());
        };
        const double apart = metres(expected) - metres(here);
        constexpr double most = 2 * cordon::geodesic_max_error.count();  // one above, one below
        return apart <= most && apart >= -most;
    }

  private:
    static constexpr std::size_t decisions = 3;  // bytes
    static constexpr auto circles = prepared<double>();
};

}  // namespace answers

#endif  // CORDON_TESTS_FIRMWARE_REALS_HPP
