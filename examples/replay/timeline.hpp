// SPDX-License-Identifier: BSL-1.0
//
// The replay for people: one line for each event, and a summary.

#ifndef CORDON_EXAMPLES_REPLAY_TIMELINE_HPP
#define CORDON_EXAMPLES_REPLAY_TIMELINE_HPP

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
    const radii& limits;
    profile how;
    const std::vector<survey>& compared;  // of each level
    const outcome& found;
    const std::vector<named_zone>& zones;
};

// "came within 500 m", "wearer entered school", "wearer's device: the strap is open"
[[nodiscard]] std::string in_words(const happening& event, const radii& limits);

// "500 m", "12.5 km"
[[nodiscard]] std::string length_in_words(double metres);

// "2000 m, 500 m"
[[nodiscard]] std::string limits_in_words(const radii& limits);

// Pairs of a label and what it says: fixes, common time, nearest, time within.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> summary(const story& told);

// The time of the first and of the last record or message of either.
[[nodiscard]] span_of_time whole_time(const story& told);

[[nodiscard]] std::string timeline(const story& told, bool colour);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_TIMELINE_HPP
