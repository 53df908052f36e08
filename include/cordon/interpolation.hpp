// SPDX-License-Identifier: BSL-1.0
//
// Polynomials that stand for a function on an interval, derived by the compiler from the function.

#ifndef CORDON_INTERPOLATION_HPP
#define CORDON_INTERPOLATION_HPP

#include <array>
#include <cstddef>

#include "cordon/math.hpp"

namespace cordon::math {

// The polynomial of this degree that meets a function at the Chebyshev nodes of [0, 1], which is
// nearly the best there is; coefficients from the constant up, in double.
template <std::size_t Degree, class Function>
[[nodiscard]] constexpr std::array<double, Degree + 1> interpolated(Function function) {
    std::array<double, Degree + 1> node{};
    std::array<double, Degree + 1> difference{};
    for (std::size_t k = 0; k <= Degree; ++k) {
        const double angle = 180.0 * (2.0 * static_cast<double>(k) + 1) / (2.0 * (Degree + 1));
        node[k] = (1 + sine_cosine_of_degrees(angle).cosine) / 2;
        difference[k] = function(node[k]);
    }
    for (std::size_t order = 1; order <= Degree; ++order) {
        for (std::size_t k = Degree; k >= order; --k) {
            difference[k] = (difference[k] - difference[k - 1]) / (node[k] - node[k - order]);
        }
    }
    std::array<double, Degree + 1> coefficient{};
    for (std::size_t k = Degree + 1; k-- > 0;) {  // Newton's form to powers, from the inside out
        for (std::size_t power = Degree; power > 0; --power) {
            coefficient[power] = coefficient[power - 1] - node[k] * coefficient[power];
        }
        coefficient[0] = difference[k] - node[k] * coefficient[0];
    }
    return coefficient;
}

}  // namespace cordon::math

#endif  // CORDON_INTERPOLATION_HPP
