// SPDX-License-Identifier: BSL-1.0
//
// Shows that a part of a bound is enough everywhere, in boxes of latitude and direction that are
// divided until it is.

#ifndef CORDON_TESTS_PROOFS_BOXES_HPP
#define CORDON_TESTS_PROOFS_BOXES_HPP

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <vector>

#include "interval.hpp"

namespace proofs {

inline constexpr double quarter_turn = 1.5707963267948968;  // pi / 2, rounded up
inline constexpr double half_turn = 3.1415926535897936;     // pi, rounded up

struct box {
    double phi, phi_end, alpha, alpha_end;

    [[nodiscard]] interval latitude() const { return {phi, phi_end}; }
    [[nodiscard]] interval direction() const { return {alpha, alpha_end}; }
};

// Whether less of the bound is to be enough than is needed, which must not be provable.
inline bool is_tightened(int count, char** words) {
    return count > 1 && std::strcmp(words[1], "--tightened") == 0;
}

// Prints what came of it. `share` is an upper bound on the part of the bound that a box needs.
template <class Share>
bool prove(const char* what, const box& whole, double target, Share share) {
    std::vector<box> open{whole};
    long boxes = 0;
    while (!open.empty()) {
        const box b = open.back();
        open.pop_back();
        ++boxes;
        const double part = share(b);
        if (part <= target) continue;
        constexpr double degree = 0.017453292519943295;
        if (!(b.phi_end - b.phi > std::min(1e-4, (quarter_turn - b.phi) / 1000))) {
            std::printf(
                "not proved: %s, of which %.4f is needed near latitude %.3f, direction %.3f\n",
                what, part, b.phi / degree, b.alpha / degree);
            return false;
        }
        const double phi = (b.phi + b.phi_end) / 2;
        const double alpha = (b.alpha + b.alpha_end) / 2;
        open.push_back({b.phi, phi, b.alpha, alpha});
        open.push_back({phi, b.phi_end, b.alpha, alpha});
        open.push_back({b.phi, phi, alpha, b.alpha_end});
        open.push_back({phi, b.phi_end, alpha, b.alpha_end});
    }
    std::printf("proved: %s, of which %.2f is enough, in %ld boxes\n", what, target, boxes);
    return true;
}

}  // namespace proofs

#endif  // CORDON_TESTS_PROOFS_BOXES_HPP
