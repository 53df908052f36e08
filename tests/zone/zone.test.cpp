// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/zone.hpp"

#include <cstdint>

#include "catch2.hpp"
#include "cordon/zone/circle.hpp"

using cordon::measured_zone;
using cordon::metres;
using cordon::position_like;
using cordon::side;
using cordon::zone_like;

namespace outside_of_cordon {

// Everything north of a parallel: a zone that somebody else wrote, found by its namespace.
struct north_of {
    double latitude;  // degrees
};
template <position_like Position>
bool contains(const north_of& zone, const Position& p) {
    return cordon::to_position(p).latitude >= zone.latitude;
}
template <position_like Position>
side classify(const north_of& zone, const Position& p) {
    return contains(zone, p) ? side::inside : side::outside;
}
cordon::bounds bounds_of(const north_of& zone) {
    cordon::bounds box = cordon::bounds::everywhere();
    box.south = static_cast<std::int32_t>(zone.latitude * 1e7) - 1;
    return box;
}

}  // namespace outside_of_cordon

static_assert(measured_zone<cordon::circle<double>> && measured_zone<cordon::circle<float>> &&
              measured_zone<cordon::circle<std::int64_t>>);
static_assert(zone_like<outside_of_cordon::north_of>);
static_assert(!measured_zone<outside_of_cordon::north_of>);
static_assert(!zone_like<cordon::position> && !zone_like<metres> && !zone_like<cordon::bounds>);

TEST_CASE("a zone of somebody else's answers where any zone does") {
    const auto ask = [](const zone_like auto& zone) {
        return contains(zone, cordon::position{71, 20});
    };
    CHECK(ask(outside_of_cordon::north_of{70}));
    CHECK_FALSE(ask(outside_of_cordon::north_of{72}));
    CHECK(ask(cordon::circle{cordon::position{71, 21}, metres{100'000}}));
}
