// SPDX-License-Identifier: BSL-1.0
//
// What the contest found, as tables in Markdown and as JSON.

#ifndef CORDON_BENCH_QUALITY_TABLES_HPP
#define CORDON_BENCH_QUALITY_TABLES_HPP

#include <string>
#include <vector>

#include "contest.hpp"

namespace quality {

// Everything a reader needs to repeat it.
struct setup {
    effort wanted;
    double cadence = 15;  // seconds
    std::string hash;     // of frozen.txt
};

// The worst noise for the default profile first.
void sort_worst_first(std::vector<contest>& all, const frozen& constants);

[[nodiscard]] std::string report(const std::vector<contest>& all, const frozen& constants,
                                 const setup& how);
[[nodiscard]] std::string json(const std::vector<contest>& all, const setup& how);
// One rule of the policy taken away at a time, each with its own lease, and what gets worse.
[[nodiscard]] std::string ablation(const noise_family& noise, const frozen& constants,
                                   const setup& how);

}  // namespace quality

#endif  // CORDON_BENCH_QUALITY_TABLES_HPP
