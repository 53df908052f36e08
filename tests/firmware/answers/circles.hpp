// SPDX-License-Identifier: BSL-1.0
//
// Circles that the compiler prepares, the same in every arithmetic; and what answers have in common.

#ifndef CORDON_TESTS_FIRMWARE_CIRCLES_HPP
#define CORDON_TESTS_FIRMWARE_CIRCLES_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "cordon/length.hpp"
#include "cordon/position.hpp"
#include "cordon/zone/circle.hpp"

namespace answers {

struct round_place {
    cordon::position_e7 centre;
    double radius_m;
};
inline constexpr std::array round_places{
    round_place{{0, 0}, 500},
    round_place{{515'007'000, -1'246'000}, 200},
    round_place{{515'007'000, -1'246'000}, 5'000},
    round_place{{-338'688'000, 1'512'093'000}, 50},
    round_place{{-178'000'000, 1'799'999'000}, 1'000},
    round_place{{-178'000'000, -1'799'999'999}, 20'000},
    round_place{{782'000'000, 156'000'000}, 2'000},
    round_place{{899'990'000, 450'000'000}, 500},
    round_place{{-900'000'000, 0}, 10'000},
    round_place{{100'000'000, 200'000'000}, 0},
    round_place{{-600'000'000, -700'000'000}, 50'000},
    round_place{{350'000'000, 1'390'000'000}, 300'000},
};

template <class Arithmetic>
constexpr auto prepared() {
    return []<std::size_t... K>(std::index_sequence<K...>) {
        return std::array{cordon::circle<Arithmetic>{round_places[K].centre,
                                                     cordon::metres{round_places[K].radius_m}}...};
    }(std::make_index_sequence<round_places.size()>{});
}
inline constexpr auto integer_circles = prepared<std::int64_t>();

inline bool same(std::span<const std::byte> expected, std::span<const std::byte> here) noexcept {
    if (expected.size() != here.size()) return false;
    for (std::size_t k = 0; k < here.size(); ++k) {
        if (expected[k] != here[k]) return false;
    }
    return true;
}

}  // namespace answers

#endif  // CORDON_TESTS_FIRMWARE_CIRCLES_HPP
