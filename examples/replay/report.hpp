// SPDX-License-Identifier: BSL-1.0
//
// The replay as one page for any browser: map, chart, and a list of alerts, with everything inside.

#ifndef CORDON_EXAMPLES_REPLAY_REPORT_HPP
#define CORDON_EXAMPLES_REPLAY_REPORT_HPP

#include <string>

#include "timeline.hpp"

namespace replay {

[[nodiscard]] std::string report(const story& told);

// The page with a gap for the title and one for the data; made from page/ by the build.
extern const char* const page_template;

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_REPORT_HPP
