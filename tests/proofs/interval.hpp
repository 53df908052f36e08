// SPDX-License-Identifier: BSL-1.0
//
// Intervals that contain every value their formula can have, by MPFI, and power series of them.

#ifndef CORDON_TESTS_PROOFS_INTERVAL_HPP
#define CORDON_TESTS_PROOFS_INTERVAL_HPP

#include <mpfi.h>

#include <array>
#include <cstddef>

namespace proofs {

class interval {
  public:
    interval(double value = 0) { mpfi_init2(value_, 80), mpfi_set_d(value_, value); }
    interval(double least, double greatest) {
        mpfi_init2(value_, 80);
        mpfi_interv_d(value_, least, greatest);
    }
    interval(const interval& other) : interval() { mpfi_set(value_, other.value_); }
    interval& operator=(const interval& other) {
        mpfi_set(value_, other.value_);
        return *this;
    }
    ~interval() { mpfi_clear(value_); }

    friend interval operator+(const interval& a, const interval& b) { return of(mpfi_add, a, b); }
    friend interval operator-(const interval& a, const interval& b) { return of(mpfi_sub, a, b); }
    friend interval operator-(const interval& a) { return of(mpfi_neg, a); }
    friend interval operator*(const interval& a, const interval& b) { return of(mpfi_mul, a, b); }
    friend interval operator/(const interval& a, const interval& b) { return of(mpfi_div, a, b); }
    friend interval square(const interval& a) { return of(mpfi_sqr, a); }
    friend interval square_root(const interval& a) { return of(mpfi_sqrt, a); }
    friend interval sine(const interval& a) { return of(mpfi_sin, a); }
    friend interval cosine(const interval& a) { return of(mpfi_cos, a); }
    friend interval size(const interval& a) { return of(mpfi_abs, a); }
    // The least interval that contains both.
    friend interval hull(const interval& a, const interval& b) { return of(mpfi_union, a, b); }

    [[nodiscard]] double greatest() const {
        mpfr_t end;
        mpfr_init2(end, 80);
        mpfi_get_right(end, value_);
        const double result = mpfr_get_d(end, MPFR_RNDU);
        mpfr_clear(end);
        return result;
    }
    [[nodiscard]] double least() const { return -(-*this).greatest(); }
    // Of any sign, and no larger than this.
    [[nodiscard]] interval either_sign() const {
        const double most = size(*this).greatest();
        return {-most, most};
    }

  private:
    template <class Function, class... Intervals>
    static interval of(Function function, const Intervals&... a) {
        interval result;
        function(result.value_, a.value_...);
        return result;
    }
    mpfi_t value_;
};

// Taylor coefficients, from the constant up.
template <std::size_t Order>
using series = std::array<interval, Order>;

template <std::size_t Order>
series<Order> operator+(const series<Order>& a, const series<Order>& b) {
    series<Order> result;
    for (std::size_t k = 0; k < Order; ++k) result[k] = a[k] + b[k];
    return result;
}

template <std::size_t Order>
series<Order> operator*(const series<Order>& a, const series<Order>& b) {
    series<Order> result;
    for (std::size_t k = 0; k < Order; ++k) {
        for (std::size_t j = 0; j <= k; ++j) result[k] = result[k] + a[j] * b[k - j];
    }
    return result;
}

template <std::size_t Order>
series<Order> operator*(const interval& a, const series<Order>& b) {
    series<Order> result;
    for (std::size_t k = 0; k < Order; ++k) result[k] = a * b[k];
    return result;
}

// u^exponent, the constant given: first = u_0^exponent.
template <std::size_t Order>
series<Order> power(const series<Order>& u, double exponent, const interval& first) {
    series<Order> result;
    result[0] = first;
    for (std::size_t k = 1; k < Order; ++k) {
        for (std::size_t j = 1; j <= k; ++j) {
            const double weight = exponent * static_cast<double>(j) - static_cast<double>(k - j);
            result[k] = result[k] + interval(weight) * u[j] * result[k - j];
        }
        result[k] = result[k] / (interval(static_cast<double>(k)) * u[0]);
    }
    return result;
}

template <std::size_t Order>
series<Order> derivative(const series<Order>& a) {
    series<Order> result;
    for (std::size_t k = 0; k + 1 < Order; ++k) {
        result[k] = interval(static_cast<double>(k + 1)) * a[k + 1];
    }
    return result;
}

}  // namespace proofs

#endif  // CORDON_TESTS_PROOFS_INTERVAL_HPP
