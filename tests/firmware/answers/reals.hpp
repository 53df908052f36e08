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
#include "cordon/distance/pair_batch.hpp"
#include "cordon/distance/within.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/circle.hpp"
#include "cordon/zone/circle_batch.hpp"
#include "cordon/zone/circle_vectors.hpp"

namespace answers {

#if defined(CORDON_TEST_ROUNDING)
inline constexpr bool rounds_otherwise = true;
#else
inline constexpr bool rounds_otherwise = false;
#endif

inline cordon::position_e7 asked_position(cordon::byte_reader& in) noexcept {
    const auto latitude = in.take<std::int32_t>();
    return {latitude, in.take<std::int32_t>()};
}

// A position and others that lie north of it.
template <std::size_t Many>
std::array<cordon::position_e7, Many> northward(cordon::position_e7 p) noexcept {
    std::array<cordon::position_e7, Many> positions{};
    for (std::size_t k = 0; k < Many; ++k) {
        positions[k] = {p.latitude + static_cast<std::int32_t>(k), p.longitude};
    }
    return positions;
}

// Which side of a circle in float, one at a time and many at once. A question is the circle and a
// position; others lie north of it.
class floats {
  public:
    void answer(cordon::byte_reader& in, cordon::byte_writer& out) noexcept {
        const auto which = in.take<std::uint8_t>();
        const cordon::position_e7 p = asked_position(in);
        const auto& zone = circles[which % circles.size()];
        const auto positions = northward<many>(p);
        std::array<cordon::side, many> sides{};
        classify(zone, std::span<const cordon::position_e7>{positions}, sides);
        out.put(classify(zone, p));
        for (const cordon::side s : sides) out.put(s);
    }
    static bool agree(std::span<const std::byte> expected,
                      std::span<const std::byte> here) noexcept {
        if (!rounds_otherwise) return same(expected, here);
        if (expected.size() != here.size()) return false;
        constexpr auto uncertain = static_cast<std::byte>(cordon::side::uncertain);
        for (std::size_t k = 0; k < here.size(); ++k) {
            const bool abstains = expected[k] == uncertain || here[k] == uncertain;
            if (expected[k] != here[k] && !abstains) return false;
        }
        return true;
    }

  private:
    static constexpr std::size_t many = cordon::circle_vectors::block + 3;  // and a rest
    static constexpr auto circles = prepared<float>();
};

// Which side, whether within, and how far, in double; and, where the question ends with a 1, whether many
// are within. A question is the circle and a position; others lie north of it.
class doubles {
  public:
    void answer(cordon::byte_reader& in, cordon::byte_writer& out) noexcept {
        const auto which = in.take<std::uint8_t>();
        const cordon::position_e7 p = asked_position(in);
        const auto& zone = circles[which % circles.size()];
        const auto& place = round_places[which % circles.size()];
        const cordon::metres radius{place.radius_m};
        out.put(std::bit_cast<std::uint64_t>(distance(place.centre, p).count()));
        out.put(classify(zone, p));
        out.put(contains(zone, p));
        out.put(within(place.centre, p, radius));
        if (!in.take_bool()) return;
        std::array<cordon::position_e7, many> centres{};
        centres.fill(place.centre);
        const auto positions = northward<many>(p);
        std::array<bool, many> answers{};
        within(std::span<const cordon::position_e7>{centres},
               std::span<const cordon::position_e7>{positions}, radius, answers);
        for (const bool inside : answers) out.put(inside);
    }
    static bool agree(std::span<const std::byte> expected,
                      std::span<const std::byte> here) noexcept {
        if (!rounds_otherwise) return same(expected, here);
        constexpr std::size_t length = sizeof(std::uint64_t);
        if (here.size() < length || !same(expected.subspan(length), here.subspan(length))) {
            return false;
        }
        const auto metres = [](std::span<const std::byte> answer) {
            return std::bit_cast<double>(cordon::byte_reader{answer}.take<std::uint64_t>());
        };
        const double apart = metres(expected) - metres(here);
        constexpr double most = 2 * cordon::geodesic_max_error.count();  // one above, one below
        return apart <= most && apart >= -most;
    }

  private:
    static constexpr std::size_t many = cordon::pair_vectors::block + 3;  // and a rest
    static constexpr auto circles = prepared<double>();
};

}  // namespace answers

#endif  // CORDON_TESTS_FIRMWARE_REALS_HPP
