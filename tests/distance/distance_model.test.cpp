// SPDX-License-Identifier: BSL-1.0

#include "cordon/distance/distance_model.hpp"

#include "catch2.hpp"
#include "cordon/distance/chord.hpp"
#include "cordon/distance/distance.hpp"
#include "cordon/distance/geodesic.hpp"
#include "cordon/distance/haversine.hpp"
#include "cordon/distance/mid_latitude.hpp"

using cordon::distance_model;
using cordon::metres;
using cordon::position;
using namespace cordon::literals;

namespace {

// A model of the user's own: right in one town, laid out in a grid.
struct town_grid {
    constexpr metres operator()(position p, position q) const {
        const double north = (p.latitude - q.latitude) * 111'000;
        const double east = (p.longitude - q.longitude) * 69'000;
        return metres{(north < 0 ? -north : north) + (east < 0 ? -east : east)};
    }
    constexpr metres max_error(metres d) const { return d * 0.5; }
    constexpr bool covers(position p, position q) const {
        return p.latitude > 51 && p.latitude < 52 && q.latitude > 51 && q.latitude < 52;
    }
};
struct without_bound {
    metres operator()(position, position) const { return 0_m; }
    bool covers(position, position) const { return true; }
};
struct bare_number {
    double operator()(position, position) const { return 0; }
    metres max_error(metres d) const { return d; }
    bool covers(position, position) const { return true; }
};

}  // namespace

static_assert(distance_model<cordon::geodesic<double>>);
static_assert(distance_model<cordon::geodesic<long double>>);
static_assert(distance_model<cordon::chord>);
static_assert(distance_model<cordon::mid_latitude>);
static_assert(distance_model<cordon::haversine>);
static_assert(distance_model<town_grid>);
static_assert(!distance_model<without_bound>, "a model says how wrong it can be");
static_assert(!distance_model<bare_number>, "a model answers in metres");
static_assert(!distance_model<cordon::geodesic<float>>, "float promises no bound");

TEST_CASE("a distance model of the user's own is used like those of the library") {
    constexpr metres d = cordon::distance(
        position{51.5, -0.12}, cordon::position_e7{515'010'000, -1'190'000}, town_grid{});
    CHECK(d > 179_m);
    CHECK(d < 181_m);
}
