// SPDX-License-Identifier: BSL-1.0
//
// The default profile beside an oracle, on approaches only: what is missed is so little that it wants
// many runs.

#ifndef CORDON_BENCH_QUALITY_BESIDE_ORACLE_HPP
#define CORDON_BENCH_QUALITY_BESIDE_ORACLE_HPP

#include <string>
#include <vector>

#include "tables.hpp"

namespace quality {

// As it comes, for a week and for thirty days; under its own lease, and at the cadence.
[[nodiscard]] std::string beside_oracle(const std::vector<noise_family>& noises,
                                        const frozen& constants, const setup& how);

}  // namespace quality

#endif  // CORDON_BENCH_QUALITY_BESIDE_ORACLE_HPP
