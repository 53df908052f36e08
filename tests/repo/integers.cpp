// SPDX-License-Identifier: BSL-1.0
//
// A zone in flash and the questions that firmware asks it: integers.cmake looks at what they call.

#include <array>
#include <cstdint>

#include "cordon/motion/zone_separation.hpp"
#include "cordon/zone/flash_polygon.hpp"

namespace {

constexpr cordon::flash_polygon yard{std::array<cordon::position_e7, 16>{{{515'000'000, 0},
                                                                          {515'000'100, 1'000},
                                                                          {515'000'000, 2'000},
                                                                          {515'000'000, 4'000},
                                                                          {515'002'000, 6'000},
                                                                          {515'004'000, 7'000},
                                                                          {515'006'000, 7'500},
                                                                          {515'008'000, 7'000},
                                                                          {515'010'000, 6'000},
                                                                          {515'011'000, 5'000},
                                                                          {515'010'500, 4'000},
                                                                          {515'010'000, 3'000},
                                                                          {515'009'000, 2'000},
                                                                          {515'008'000, 1'000},
                                                                          {515'006'000, 500},
                                                                          {515'003'000, 200}}}};

}  // namespace

extern "C" int side_of_yard(std::int32_t latitude, std::int32_t longitude) {
    return static_cast<int>(classify(yard, cordon::position_e7{latitude, longitude}));
}
extern "C" std::int32_t likely_mm_from_yard(std::int32_t latitude, std::int32_t longitude) {
    return cordon::separation_of(yard, cordon::position_e7{latitude, longitude}).likely_mm;
}
