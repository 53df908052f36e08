// SPDX-License-Identifier: BSL-1.0
//
// The policy that the profile `default` uses in the benchmark; the replay has it with more levels.

#ifndef CORDON_EXAMPLES_PROFILES_WATCHED_HPP
#define CORDON_EXAMPLES_PROFILES_WATCHED_HPP

#include <cordon/length.hpp>
#include <cordon/watch/policy.hpp>

#include <memory>

#include "profiles/profile.hpp"

namespace profiles {

// cordon's policy as it comes, with one level.
[[nodiscard]] cordon::policy<1> watched_policy(cordon::metres radius);

// The watch under a policy of one's own.
[[nodiscard]] std::unique_ptr<profile> make_watched(const cordon::policy<1>& rules);

}  // namespace profiles

#endif  // CORDON_EXAMPLES_PROFILES_WATCHED_HPP
