// SPDX-License-Identifier: BSL-1.0
//
// Proves how far the arc that chord.hpp makes of an exact chord is from the geodesic, for every
// geodesic of the ellipsoid up to the header's reach: arc_over_chord.hpp, in boxes of the latitude
// where it starts and of its direction there. With `--tightened` it asks for what is not true.
//   transcribed from include/cordon/distance/chord.hpp
//   > return metres{change_of_curvature * math::square(math::square(x)) * x + 2e-15 * x};
//   > const double climb = squared > 0 ? math::square(p.z - q.z) / squared : 0;
//   > const double height = (p.z + q.z) / (2 * shape::b);
//   > return math::square((1 + shape::ep2 * climb) / shape::a) /
//   > (1 + shape::ep2 * math::square(height));

#include "cordon/distance/chord.hpp"
#include "arc_over_chord.hpp"
#include "boxes.hpp"

int main(int count, char** words) {
    using namespace proofs;
    const double reach = cordon::chord::reach.count() / unit;
    const interval fourth = square(square(interval(unit)));
    const interval bound = interval(cordon::chord::change_of_curvature) * fourth;
    const bool proved = prove("chord::truncation", {0, quarter_turn, 0, half_turn},
                              is_tightened(count, words) ? 0.8 : 0.96, [&](const box& b) {
                                  const arc_over_chord arcs(
                                      b.latitude(), cosine(b.latitude()) * cosine(b.direction()));
                                  return (size(arcs.error(reach)) / bound).greatest();
                              });
    return proved ? 0 : 1;
}
