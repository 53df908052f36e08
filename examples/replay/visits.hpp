// SPDX-License-Identifier: BSL-1.0
//
// When each party entered and left each zone, in the ways of profile.hpp.

#ifndef CORDON_EXAMPLES_REPLAY_VISITS_HPP
#define CORDON_EXAMPLES_REPLAY_VISITS_HPP

#include <string_view>
#include <vector>

#include "outcome.hpp"
#include "track.hpp"
#include "zones.hpp"

namespace replay {

// Every crossing of the straight motion between fixes, however short the visit: the way is searched in
// steps that are as long as the zone's line is far. Who comes no more than a millimetre across it has
// not crossed it. Records with strictly rising times.
//
//   Cost      for a zone and a stay far from its line, nothing; near it, a clearance a step. Who walks
//             along the line is looked at every millimetre for four metres, and then at distances that
//             double every 4096 looks
[[nodiscard]] std::vector<happening> zone_crossings(const std::vector<record>& records,
                                                    std::string_view party,
                                                    const std::vector<named_zone>& zones);

// Whether each fix is in the zone.
[[nodiscard]] std::vector<happening> zone_naive(const std::vector<record>& records,
                                                std::string_view party,
                                                const std::vector<named_zone>& zones);

// What a watch of each zone tells, with the default policy: its level is the zone itself, and ends
// 20 m outside. What it says of silence is left out, because the pair's watch says it once.
[[nodiscard]] std::vector<happening> zone_watched(const track& source, std::string_view party,
                                                  const std::vector<named_zone>& zones);

// Both lists as one in the order of time. The first keeps its order, and comes first where the times
// are equal; the second need not be sorted.
[[nodiscard]] std::vector<happening> merged(std::vector<happening> first,
                                            std::vector<happening> second);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_VISITS_HPP
