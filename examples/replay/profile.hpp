// SPDX-License-Identifier: BSL-1.0
//
// Ways to look at the same two records.

#ifndef CORDON_EXAMPLES_REPLAY_PROFILE_HPP
#define CORDON_EXAMPLES_REPLAY_PROFILE_HPP

#include <cordon/length.hpp>

#include <vector>

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

// What a cordon watch with the default policy and this radius tells, given every record in the
// order of its arrival: a record arrives when the latest time before it in its file has passed.
[[nodiscard]] outcome watched(const track& protected_person, const track& wearer,
                              cordon::metres radius, progress& shown);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_PROFILE_HPP
