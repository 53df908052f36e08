// SPDX-License-Identifier: BSL-1.0
//
// Ways to look at the same two records.

#ifndef CORDON_EXAMPLES_REPLAY_PROFILE_HPP
#define CORDON_EXAMPLES_REPLAY_PROFILE_HPP

#include <cordon/length.hpp>

#include <vector>

#include "case_file.hpp"
#include "options.hpp"
#include "outcome.hpp"
#include "progress.hpp"
#include "survey.hpp"
#include "track.hpp"

namespace replay {

// Every crossing of the straight motion between fixes: no debounce, no staleness.
[[nodiscard]] outcome crossings(const survey& compared);

// A profile of examples/profiles other than the watch, as documented, at each fix of either party.
// Both lists with strictly rising times.
[[nodiscard]] outcome ruled(profile how, const std::vector<record>& protected_person,
                            const std::vector<record>& wearer, cordon::metres radius,
                            progress& shown);

// What a cordon watch with the default policy and these radii tells, given every record and message
// in the order of its arrival: one arrives when the latest time before it in its file has passed. Into
// a log, if there is one, go all inputs and events.
//
//   Requires  1 to most_levels radii, falling, each from 1 mm to 500 km
[[nodiscard]] outcome watched(const track& protected_person, const track& wearer,
                              const radii& limits, progress& shown, case_file* log = nullptr);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_PROFILE_HPP
