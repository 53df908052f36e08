// SPDX-License-Identifier: BSL-1.0
//
// Events as JSON lines, and text as a JSON string.

#ifndef CORDON_EXAMPLES_REPLAY_JSON_HPP
#define CORDON_EXAMPLES_REPLAY_JSON_HPP

#include <string>
#include <string_view>

#include "outcome.hpp"

namespace replay {

// In quotes. Bytes that are not UTF-8 become U+FFFD; what could end or open an HTML element is
// escaped, so that the string may stand in a page's script.
[[nodiscard]] std::string json_string(std::string_view text);

// {"t":1718467490.467,"event":"entered","level":0,"distance_m":500.000} without a line end; before
// the level "zone" and "party", where they are meant, and after it what a restored device is well of
// ("about") and what an alert happened under: "snoozed", "acknowledged", "authorised".
[[nodiscard]] std::string json_line(const happening& event);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_JSON_HPP
