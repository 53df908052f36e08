// SPDX-License-Identifier: BSL-1.0

#include "cordon/index/cell.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "catch2.hpp"
#include "dice.hpp"

using cordon::cell;
using cordon::cell_columns;
using cordon::binary_angle::arc;

namespace {

constexpr std::uint32_t pole_to_pole = 1'800'000'000;

static_assert(cell::at(31, 0, 0) == cell::at(31, pole_to_pole, UINT32_MAX), "one cell, the Earth");
static_assert(cell::at(16, pole_to_pole, 0) == cell::at(16, pole_to_pole, UINT32_MAX),
              "one cell at a pole");
static_assert(cell::shift_of(16, cell::row_at(16, pole_to_pole / 2)) == 16);
static_assert(cell_columns{arc{0, UINT32_MAX}, 20}.count == 4096);

}  // namespace

TEST_CASE("a cell is about as wide as high on the ground, except at a pole") {
    for (const int level : {8, 16, 20}) {
        double least = 1e9;
        double most = 0;
        for (double degrees = -89.5; degrees <= 89.5; degrees += 0.01) {
            const auto latitude = static_cast<std::uint32_t>((degrees + 90) * 1e7);
            const std::uint32_t row = cell::row_at(level, latitude);
            const double width = std::ldexp(360.0, cell::shift_of(level, row) - 32) *
                                 std::cos(degrees * 3.14159265358979323846 / 180);
            const double height = std::ldexp(1e-7, level);
            least = std::min(least, width / height);
            most = std::max(most, width / height);
        }
        CHECK(least > 0.6);
        CHECK(most < 1.8);
    }
}

TEST_CASE("the columns of an arc are those of the places on it, once around the Earth") {
    dice random{970};
    long wrong = 0;
    for (int count = 0; count < 200'000; ++count) {
        const int shift = static_cast<int>(random.between(8, 32));
        const arc east{
            static_cast<std::uint32_t>(random.roll()),
            static_cast<std::uint32_t>(random.roll()) >> static_cast<int>(random.between(0, 31))};
        const cell_columns met{east, shift};
        const auto place =
            east.west + static_cast<std::uint32_t>(random.between(0, std::int64_t{east.width}));
        const auto column = static_cast<std::uint32_t>(std::uint64_t{place} >> shift);
        if (((column - met.first) & met.mask) >= met.count) ++wrong;
        if (met.count > std::uint64_t{met.mask} + 1) ++wrong;
        // No more than needed: the last one holds the end.
        const auto end = static_cast<std::uint32_t>(std::uint64_t{east.west + east.width} >> shift);
        if (!met.all && ((met.first + met.count - 1) & met.mask) != end) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("cells are spread evenly over the lists") {
    constexpr int bits = 10;
    int in_list[1 << bits] = {};
    int in_near_list[1 << bits] = {};
    for (std::uint32_t row = 20'000; row < 20'128; ++row) {
        for (std::uint32_t column = 500; column < 628; ++column) {
            const std::uint32_t list = cell{16, row, column}.list(bits);
            REQUIRE(list < 1U << bits);
            ++in_list[list];
            ++in_near_list[cell{16, row, column}.near_list(bits)];
        }
    }
    CHECK(*std::max_element(in_list, in_list + (1 << bits)) < 40);  // 16 on average
    CHECK(*std::max_element(in_near_list, in_near_list + (1 << bits)) < 60);
    // 8 by 8 cells are in 64 lists.
    bool taken[64] = {};
    for (std::uint32_t k = 0; k < 64; ++k) {
        taken[cell{16, 80 + k / 8, 96 + k % 8}.near_list(6)] = true;
    }
    CHECK(std::count(taken, taken + 64, true) == 64);
}
