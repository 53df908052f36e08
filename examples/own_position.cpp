// SPDX-License-Identifier: BSL-1.0
//
// Your own position type, in one line, and the questions without memory.
#include <cordon/cordon.hpp>

#include <cstdint>
#include <cstdio>

struct receiver_message {  // as a u-blox receiver sends it: longitude first, 1e-7 degree
    std::int32_t lon;
    std::int32_t lat;
};
template <>
struct cordon::point_traits<receiver_message>
    : cordon::members<&receiver_message::lat, &receiver_message::lon, cordon::e7> {};

int main() {
    using namespace cordon::literals;
    const receiver_message here{-1'246'000, 515'007'000};
    const cordon::position there{51.5033, -0.1196};  // degrees

    const cordon::metres d = cordon::distance(here, there);  // the geodesic
    const cordon::metres h = cordon::distance(here, there, cordon::haversine{});
    std::printf("%.3f m; on a sphere %.3f m\n", d.count(), h.count());

    const bool close = cordon::within(here, there, 500_m);  // exact
    std::printf("within 500 m: %s\n", close ? "yes" : "no");

    constexpr cordon::circle school{cordon::position{51.5, -0.12}, 200_m};  // made by the compiler
    std::printf("to the school's zone: %.3f m\n", cordon::clearance(school, here).count());

    const auto given = cordon::checked(95.0, 13.4);  // data from outside
    if (!given) std::printf("refused: %s\n", to_string(given.fault));
}
