// SPDX-License-Identifier: BSL-1.0
//
// The command line of cordon-replay.

#ifndef CORDON_EXAMPLES_REPLAY_OPTIONS_HPP
#define CORDON_EXAMPLES_REPLAY_OPTIONS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "outcome.hpp"
#include "zones.hpp"

namespace replay {

enum class profile : std::uint8_t {
    watched,    // is called "default"
    crossings,  // no rule, but the truth of the straight motion
    naive,      // and the rest: rules of examples/profiles
    hysteresis,
    consecutive,
    m_of_n,
    dwell,
    ios_like,
    android_like,
    daidalus_compatible,
    daidalus_without_reset,
    tile38_documented,
    tile38_shipped,
    traccar_like,
    home_assistant_like,
    cusum,
};

inline constexpr std::array<std::string_view, 16> profile_names{"default",
                                                                "crossings",
                                                                "naive",
                                                                "hysteresis",
                                                                "consecutive",
                                                                "m_of_n",
                                                                "dwell",
                                                                "ios_like",
                                                                "android_like",
                                                                "daidalus_compatible",
                                                                "daidalus_without_reset",
                                                                "tile38_documented",
                                                                "tile38_shipped",
                                                                "traccar_like",
                                                                "home_assistant_like",
                                                                "cusum"};

[[nodiscard]] constexpr std::string_view name(profile which) noexcept {
    return profile_names[static_cast<std::size_t>(which)];
}

// The levels that a replay may have.
inline constexpr std::size_t most_levels = 4;

struct options {
    std::string protected_person;
    std::string wearer;
    radii limits{cordon::metres{500}};  // falling
    profile how = profile::watched;
    std::string zones;  // a path; empty for none
    zone_options how_zones;
    std::string events;  // a path; empty for standard output
    std::string report;  // a path; empty for none
    bool help = false;
};

class usage_error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// A length in metres from `least` to `most`. Throws usage_error, which names the option.
[[nodiscard]] double parse_metres(std::string_view option, std::string_view text, double least,
                                  double most);

// What is said of zones on the command line of any program: --zone-names, --zone-radius, --edges.
// False where `option` is none of them. Throws usage_error.
[[nodiscard]] bool take_zone_option(zone_options& how, std::string_view option,
                                    std::string_view value);

// The options in any order, as `--name value` or `--name=value`. Throws usage_error.
[[nodiscard]] options parse_options(const std::vector<std::string_view>& arguments);

[[nodiscard]] std::string_view usage() noexcept;

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_OPTIONS_HPP
