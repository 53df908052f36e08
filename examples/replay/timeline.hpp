// SPDX-License-Identifier: BSL-1.0
//
// The replay for people: one line for each event, and a summary.

#ifndef CORDON_EXAMPLES_REPLAY_TIMELINE_HPP
#define CORDON_EXAMPLES_REPLAY_TIMELINE_HPP

#include <cordon/length.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "options.hpp"
#include "outcome.hpp"
#include "survey.hpp"
#include "zones.hpp"

namespace replay {

// All that the outputs tell about one replay.
struct story {
    const track& protected_person;
    const track& wearer;
    const std::vector<record>& protected_in_order;
    const std::vector<record>& wearer_in_order;
    cordon::metres radius;
    profile how;
    const survey& compared;
    const outcome& found;
    const std::vector<named_zone>& zones;
};

// "came within 500 m", "wearer entered school"
[[nodiscard]] std::string in_words(const happening& event, cordon::metres radius);

// "500 m", "2.5 km"
[[nodiscard]] std::string length_in_words(double metres);

// Pairs of a label and what it says: fixes, common time, nearest, time within.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> summary(const story& told);

[[nodiscard]] std::string timeline(const story& told, bool colour);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_TIMELINE_HPP
