// SPDX-License-Identifier: BSL-1.0
//
// Delay against false alerts as a picture (SVG): one line for each profile over its sweep.

#ifndef CORDON_BENCH_QUALITY_CURVES_HPP
#define CORDON_BENCH_QUALITY_CURVES_HPP

#include <string>

#include "contest.hpp"

namespace quality {

[[nodiscard]] std::string curves(const contest& of, const std::string& footnote);

}  // namespace quality

#endif  // CORDON_BENCH_QUALITY_CURVES_HPP
