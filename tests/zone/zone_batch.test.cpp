// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/zone_batch.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "catch2.hpp"
#include "cordon/zone/circle.hpp"
#include "cordon/zone/circle_batch.hpp"
#include "cordon/zone/corridor.hpp"
#include "cordon/zone/polygon.hpp"
#include "oracle.hpp"

TEST_CASE("many at once get the answers of one at a time, by polygons, corridors and circles") {
    oracle::generator random{521};
    const std::vector<cordon::position> ring{{50, 0}, {50, 1}, {51, 0.5}};
    const cordon::polygon park{ring};
    const cordon::corridor road{ring, cordon::metres{5'000}};
    const cordon::circle around{cordon::position{50.5, 0.5}, cordon::metres{20'000}};
    std::vector<cordon::position_e7> positions;
    for (int k = 0; k < 500; ++k) {
        positions.push_back(
            cordon::to_e7(cordon::position{random.uniform(49.5, 51.5), random.uniform(-0.5, 1.5)}));
    }
    positions.push_back({900'000'001, 0});
    const auto check = [&](const auto& zone) {
        std::vector<cordon::side> sides(positions.size());
        classify(zone, std::span<const cordon::position_e7>{positions},
                 std::span<cordon::side>{sides});
        std::size_t inside = 0;
        for (std::size_t k = 0; k < positions.size(); ++k) {
            CHECK(sides[k] == classify(zone, positions[k]));
        }
        CHECK(sides.back() == cordon::side::uncertain);
        const std::span<const cordon::position_e7> valid{positions.data(), 500};
        for (const auto& p : valid) inside += contains(zone, p) ? 1U : 0U;
        CHECK(count_within(zone, valid) == inside);
        CHECK(inside > 20);
    };
    check(park);
    check(road);
    check(around);
}
