// SPDX-License-Identifier: BSL-1.0
//
// The constants that were fixed before scoring, from frozen.txt, and the hash that says which.

#ifndef CORDON_BENCH_QUALITY_FROZEN_HPP
#define CORDON_BENCH_QUALITY_FROZEN_HPP

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace quality {

// Receivers' errors; metres and seconds.
struct noise_family {
    std::string name;
    double sigma[2] = {0, 0};  // along each axis, of two independent parts
    double tau[2] = {1, 1};    // their correlation times
    double bursts_a_day = 0;
    double burst_least = 0, burst_most = 0;
    double burst_mean = 0;               // of their length
    double honest = 0;                   // the share of bursts that the claimed accuracy admits
    double lag_least = 0, lag_most = 0;  // of the wearer's clock
    // East and north of one receiver from another on the same person, second by second; empty where
    // the errors are made up.
    struct residual {
        double north, east;
    };
    std::vector<residual> recorded;
};

struct frozen {
    double radius, transport, restart, early_credit, miss_counts, contact;
    double lease_least, lease_most, residual_sigma;
    int bootstrap;
    std::vector<double> targets;
    std::vector<noise_family> noises;
    std::map<std::string, std::vector<double>, std::less<>> sweeps;
};

// The bytes of frozen.txt as they were at the build.
[[nodiscard]] std::string_view frozen_text() noexcept;

// Throws std::runtime_error for a text that is not as it must be.
[[nodiscard]] frozen parse_frozen(std::string_view text);

// FNV-1a of 64 bits, in hexadecimal.
//
//   Source    G. Fowler, L. C. Noll, K.-P. Vo, the FNV non-cryptographic hash algorithm
[[nodiscard]] std::string hash_of(std::string_view text);

}  // namespace quality

#endif  // CORDON_BENCH_QUALITY_FROZEN_HPP
