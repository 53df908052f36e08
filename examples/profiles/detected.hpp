// SPDX-License-Identifier: BSL-1.0
//
// A profile that is one of the library's detectors.

#ifndef CORDON_EXAMPLES_PROFILES_DETECTED_HPP
#define CORDON_EXAMPLES_PROFILES_DETECTED_HPP

#include <cordon/watch/detector.hpp>

#include <cmath>
#include <cstdint>

#include "profiles/observer.hpp"
#include "profiles/rule.hpp"

namespace profiles {

// The documents know of no gaps: what a row or a window holds counts on, and whoever is not known to
// be within counts as outside.
inline constexpr cordon::gap_rule undocumented_gap{cordon::gap_answer::holds};

template <cordon::detector Detector>
class detected final : public rule {
  public:
    explicit detected(const Detector& detector) : detector_{detector} {}

  private:
    bool alerts(const sight& now) override {
        // Rounded up, so that it is within a whole number of millimetres exactly when the metres are.
        const double up = std::ceil(now.metres * 1000);
        constexpr std::int32_t most = cordon::separation::end_of_range_mm;
        const auto mm = up < most ? static_cast<std::int32_t>(up) : most;
        detector_.take({{mm, mm, mm}, on_counter(now.unix_ms), true});
        return detector_.state() == cordon::level_state::active;
    }

    Detector detector_;
};

template <cordon::detector Detector>
std::unique_ptr<profile> make_detected(const Detector& detector) {
    return std::make_unique<detected<Detector>>(detector);
}

}  // namespace profiles

#endif  // CORDON_EXAMPLES_PROFILES_DETECTED_HPP
