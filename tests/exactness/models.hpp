// SPDX-License-Identifier: BSL-1.0
//
// Everything that states an error, measured on a pair of positions whose distance is known.

#ifndef CORDON_TESTS_EXACTNESS_MODELS_HPP
#define CORDON_TESTS_EXACTNESS_MODELS_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <tuple>

#include "cordon/cordon.hpp"
#include "exactness/deciders.hpp"
#include "exactness/roundings.hpp"

namespace exactness {

template <class Measure>
struct model {
    const char* name;
    Measure measure;
};
template <class Measure>
model(const char*, Measure) -> model<Measure>;

template <class Model>
measurement of_model(const Model& measured, const sample<position, position>& it) {
    if (!measured.covers(it.p, it.q)) return {};
    const metres d = measured(it.p, it.q);
    return {static_cast<double>(std::fabs(wide(d.count()) - it.s)), measured.max_error(d).count()};
}

// The bounds of by_any_chord: between arcs of the greatest and of the least curvature over the
// chord lies the distance. Half of what is between them is the bound, and the rung's rounding.
inline measurement of_any_chord(const sample<position, position>& it) {
    using shape = cordon::wgs84<long double>;
    if (it.s > 19'800'000) return {};
    const cordon::cartesian across = it.p_cartesian - it.q_cartesian;
    const long double chord = std::sqrt(wide(dot(across, across)));
    const auto arc = [&](long double radius) {
        return 2 * radius * std::asin(std::min(chord / (2 * radius), 1.0L));
    };
    const long double least = arc(shape::greatest_curvature_radius);
    const long double most = arc(shape::least_curvature_radius);
    const double rounding = ladder::band.count() + 2e-15 * static_cast<double>(it.s);
    return {static_cast<double>(std::fabs(it.s - (least + most) / 2)),
            static_cast<double>((most - least) / 2) + rounding};
}

inline double cartesian_error(position p, cordon::cartesian placed) {
    constexpr long double degree = 3.14159265358979323846264338327950288L / 180;
    constexpr long double f = 1 / 298.257223563L;
    const long double sine = std::sin(wide(p.latitude) * degree);
    const long double cosine = std::sin((90 - std::fabs(wide(p.latitude))) * degree);
    const long double prime = 6378137 / std::sqrt(1 - f * (2 - f) * sine * sine);
    const long double east = std::remainder(wide(p.longitude), 360.0L) * degree;
    return static_cast<double>(
        std::max({std::fabs(wide(placed.x) - prime * cosine * std::cos(east)),
                  std::fabs(wide(placed.y) - prime * cosine * std::sin(east)),
                  std::fabs(wide(placed.z) - prime * (1 - f) * (1 - f) * sine)}));
}

// Everything that states an error: models over their domain, and the margins of the rungs.
inline constexpr std::tuple models{
    model{"geodesic<double>",
          [](const auto& it) { return of_model(cordon::geodesic<double>{}, it); }},
    model{"distance(p, q)",
          [](const auto& it) {
              return measurement{
                  static_cast<double>(std::fabs(wide(cordon::distance(it.p, it.q).count()) - it.s)),
                  cordon::geodesic_max_error.count()};
          }},
    model{"near_geodesic", [](const auto& it) { return of_model(cordon::near_geodesic{}, it); }},
    model{"chord", [](const auto& it) { return of_model(cordon::chord{}, it); }},
    model{"chord from 100 km on",
          [](const auto& it) {
              return it.s < 100'000 ? measurement{} : of_model(cordon::chord{}, it);
          }},
    model{"chord with any curvature", [](const auto& it) { return of_any_chord(it); }},
    model{"mid_latitude", [](const auto& it) { return of_model(cordon::mid_latitude{}, it); }},
    model{"mid_latitude at its latitude",
          [](const auto& it) {
              measurement seen = of_model(cordon::mid_latitude{}, it);
              if (seen.bound < 0) return seen;
              const double c2 = cordon::mid_latitude::cosine2(it.d.polar);
              const auto s = static_cast<double>(it.s);
              seen.bound = cordon::mid_latitude::truncation(s, c2) / c2 + 2e-14 * s;
              return seen;
          }},
    model{"north_apart of the distance",  // a lower bound: what it is a part of is its bound
          [](const auto& it) {
              const double north = it.d.north * cordon::wgs84<double>::least_curvature_radius;
              const auto s = static_cast<double>(it.s);
              return measurement{north, s * (1 + 1e-15) + ladder::band.count()};
          }},
    model{"haversine", [](const auto& it) { return of_model(cordon::haversine{}, it); }},
    model{"to_cartesian, a component",
          [](const auto& it) {
              return measurement{std::max(cartesian_error(it.p, it.p_cartesian),
                                          cartesian_error(it.q, it.q_cartesian)),
                                 9.8e-9};
          }},
    model{"circle, truncation for float",
          [](const auto& it) { return circle_truncation(it, true); }},
    model{"circle, truncation for integers",
          [](const auto& it) { return circle_truncation(it, false); }},
    model{"cosine2, rounding and polynomial", [](const auto& it) { return cosine2_rounding(it); }},
    model{"mid_latitude, rounding", [](const auto& it) { return mid_latitude_rounding(it); }},
    model{"near_geodesic, rounding", [](const auto& it) { return near_geodesic_rounding(it); }},
    model{"chord, rounding", [](const auto& it) { return chord_rounding(it); }},
    model{"by_latitude, rounding", [](const auto& it) { return latitude_rounding(it); }},
    model{"degrees from counts, a pair", [](const auto& it) { return degrees_of_counts(it); }},
};
inline constexpr std::size_t model_count = std::tuple_size_v<decltype(models)>;

}  // namespace exactness

#endif  // CORDON_TESTS_EXACTNESS_MODELS_HPP
