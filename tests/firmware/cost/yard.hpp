// SPDX-License-Identifier: BSL-1.0
//
// A school yard of 16 vertices, some 300 m across, made by the compiler.

#ifndef CORDON_TESTS_FIRMWARE_COST_YARD_HPP
#define CORDON_TESTS_FIRMWARE_COST_YARD_HPP

#include <array>

#include "cordon/position.hpp"
#include "cordon/zone/flash_polygon.hpp"

inline constexpr cordon::flash_polygon<16> yard{
    std::array<cordon::position_e7, 16>{{{514'988'000, -1'200'000},
                                         {514'989'000, -1'191'000},
                                         {514'991'500, -1'184'000},
                                         {514'995'000, -1'179'500},
                                         {515'000'500, -1'178'000},
                                         {515'005'000, -1'180'000},
                                         {515'009'000, -1'185'500},
                                         {515'011'500, -1'192'000},
                                         {515'012'500, -1'200'500},
                                         {515'011'000, -1'209'000},
                                         {515'008'500, -1'215'000},
                                         {515'004'500, -1'220'500},
                                         {514'999'500, -1'222'000},
                                         {514'995'500, -1'219'500},
                                         {514'991'000, -1'214'500},
                                         {514'989'500, -1'208'000}}}};
static_assert(yard.usable());

#endif  // CORDON_TESTS_FIRMWARE_COST_YARD_HPP
