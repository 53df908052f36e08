// SPDX-License-Identifier: BSL-1.0
//
// Real tracks: the errors of two receivers on one person, and what every profile says of them.

#ifndef CORDON_BENCH_QUALITY_RECORDED_HPP
#define CORDON_BENCH_QUALITY_RECORDED_HPP

#include <string>
#include <vector>

#include "frozen.hpp"

namespace quality {

// One family for each pair of tracks in this folder that were recorded on the same person; empty
// where the tracks are not there.
[[nodiscard]] std::vector<noise_family> residuals(const std::string& folder);

// Alerts of every profile, as documented, on the pair of boats on the Elbe, and on receivers of one
// person moved apart to 60 m and 14 m outside the radius. Throws replay::read_error.
[[nodiscard]] std::string recorded_table(const std::string& folder, double radius);

}  // namespace quality

#endif  // CORDON_BENCH_QUALITY_RECORDED_HPP
