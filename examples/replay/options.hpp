// SPDX-License-Identifier: BSL-1.0
//
// The command line of cordon-replay.

#ifndef CORDON_EXAMPLES_REPLAY_OPTIONS_HPP
#define CORDON_EXAMPLES_REPLAY_OPTIONS_HPP

#include <cordon/length.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace replay {

enum class profile : std::uint8_t { watched, crossings, naive };  // watched is called "default"

[[nodiscard]] std::string_view name(profile which) noexcept;

struct options {
    std::string protected_person;
    std::string wearer;
    cordon::metres radius{500};
    profile how = profile::watched;
    std::string events;  // a path; empty for standard output
    std::string report;  // a path; empty for none
    bool help = false;
};

class usage_error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// The options in any order, as `--name value` or `--name=value`. Throws usage_error.
[[nodiscard]] options parse_options(const std::vector<std::string_view>& arguments);

[[nodiscard]] std::string_view usage() noexcept;

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_OPTIONS_HPP
