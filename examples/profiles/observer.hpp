// SPDX-License-Identifier: BSL-1.0
//
// Remembers the latest fix of both parties, and makes of each new one what a profile is shown.

#ifndef CORDON_EXAMPLES_PROFILES_OBSERVER_HPP
#define CORDON_EXAMPLES_PROFILES_OBSERVER_HPP

#include <cordon/fix.hpp>

#include <cstdint>
#include <optional>

#include "profiles/profile.hpp"

namespace profiles {

// Unix time on the counter of a watch, which wraps every 49.7 days.
[[nodiscard]] constexpr cordon::instant on_counter(std::int64_t unix_ms) {
    return {static_cast<std::uint32_t>(static_cast<std::uint64_t>(unix_ms))};
}

class observer {
  public:
    // Times by Unix time, because a fix carries a counter only.
    [[nodiscard]] sight see(const cordon::fix& heard, std::int64_t arrived_ms,
                            std::int64_t measured_ms);

  private:
    std::optional<cordon::fix> last_[2];  // by party
};

}  // namespace profiles

#endif  // CORDON_EXAMPLES_PROFILES_OBSERVER_HPP
