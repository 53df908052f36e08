// SPDX-License-Identifier: BSL-1.0
//
// Prints the constants of the headers that the proofs are about, one `name value` a line, exactly:
// a number is a whole number times a power of two, as Gappa and Sollya read it. With `--tightened`
// every bound is a tenth of what it is, so that each proof can be seen to fail.

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <limits>
#include <string>

#include "circle_shares.hpp"
#include "cordon/distance/chord.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/distance/ladder.hpp"
#include "cordon/distance/mid_latitude.hpp"
#include "cordon/distance/near_geodesic.hpp"
#include "cordon/distance/pair_sieve.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/math.hpp"
#include "cordon/zone/circle_filter.hpp"
#include "cordon/zone/circle_sieve.hpp"

namespace {

void print(const std::string& name, double value) {
    int exponent = 0;
    const double mantissa = std::frexp(value, &exponent);  // [0.5, 1)
    std::printf("%s %lldb%d\n", name.c_str(), static_cast<long long>(std::ldexp(mantissa, 53)),
                exponent - 53);
}

template <std::size_t Count>
void print(const std::string& name, const std::array<double, Count>& values) {
    for (std::size_t k = 0; k < Count; ++k) print(name + "_" + std::to_string(k), values[k]);
}

// What the header answers where a transcription for the prover could go wrong.
void print_longitudes() {
    constexpr std::int32_t least = std::numeric_limits<std::int32_t>::min();
    constexpr std::int32_t greatest = std::numeric_limits<std::int32_t>::max();
    constexpr std::int32_t edges[] = {least,
                                      least + 1,
                                      -1'800'000'001,
                                      -1'800'000'000,
                                      -1'799'999'999,
                                      -900'000'000,
                                      -1,
                                      0,
                                      1,
                                      900'000'000,
                                      1'799'999'999,
                                      1'800'000'000,
                                      1'800'000'001,
                                      greatest - 1,
                                      greatest};
    std::printf("longitude_answers");
    for (const std::int32_t a : edges) {
        for (const std::int32_t b : edges) {
            std::printf(" (assert (= (apart #x%08x #x%08x) #x%08x))", static_cast<unsigned>(a),
                        static_cast<unsigned>(b),
                        static_cast<unsigned>(cordon::longitude_apart(a, b)));
        }
    }
    std::printf("\n");
}

void print_circle_shares() {
    const auto most = proofs::circle_shares::bounds();
    print("circle_share_a3", most.a3);
    print("circle_share_a4", most.a4);
    print("circle_share_b2p", most.b2p);
    print("circle_share_b1", 1.5 * most.b2p / 2);  // the sieve has no box
    print("circle_share_b2p2", most.b2p2);
    print("circle_share_b4", most.b4);
}

}  // namespace

int main(int count, char** arguments) {
    using namespace cordon;
    using shape = wgs84<double>;
    const bool tightened = count > 1 && std::strcmp(arguments[1], "--tightened") == 0;
    const double share = tightened ? 0.1 : 1;

    print("e2", shape::e2);
    print("ep2", shape::ep2);
    print("a", shape::a);
    print("b", shape::b);
    print("least_curvature_radius", shape::least_curvature_radius);
    print("greatest_curvature_radius", shape::greatest_curvature_radius);
    print("radians_per_degree", math::radians_per_degree<double>);
    print("radians_per_count", math::radians_per_degree<double> / 1e7);
    print("sine", math::series::sine<double>);
    print("cosine", math::series::cosine<double>);

    std::printf("half_turn #x%08x\n",
                static_cast<unsigned>(share * longitude_apart(0, 1'800'000'000)));
    print_longitudes();

    print("cosine2", mid_latitude::cosine2_coefficients);
    // Below the least that the middle latitude's domain has: sin(x / 2) < x / 2.
    const double least_polar = 2 * std::sqrt(mid_latitude::least_cosine2);
    print("least_polar", least_polar * (1 - 0x1p-40));
    print("least_cosine2", mid_latitude::least_cosine2 * (1 - 0x1p-40));
    print("mid_latitude_reach", mid_latitude::reach.count());
    print("band", ladder::band.count());
    // Stated in the comments of the headers: mid_latitude::cosine2, ladder::by_mid_latitude,
    // to_cartesian.
    print("bound_cosine2_polynomial", share * 4.1e-16);
    print("bound_cosine2_rounding", share * 2e-15);
    print("bound_cosine2", share * 2.5e-15);
    // What the angle's rounding adds: of counts 2.5 units of 2^-53, of degrees 3.5, and twice that
    // because x cot(x / 2) is at most 2.
    print("bound_cosine2_of_angles", 2.5e-15 + 2 * 3.5 * 0x1p-53);
    print("mid_latitude_rounding", 2e-14);
    print("truncation_factor", mid_latitude::truncation(1, 1) / 0.25);
    // The margin is on the distance, the comparison of squares. 2^-52 is for the inner limit.
    print("bound_mid_latitude_left", share * 2 * 0.25e-14);
    print("bound_mid_latitude_right", share * (2 * 0.2e-14 - 2 * 0x1p-52));
    print("near_geodesic_rounding", 2e-14);
    print("near_geodesic_reach", near_geodesic::reach.count());
    print("bound_near_geodesic_left", share * 2 * 0.3e-14);
    print("bound_near_geodesic_right", share * 2 * 0.1e-14);
    // Of ladder::by_latitude, by_chord and by_any_chord: where it is the squares that are compared,
    // twice of what is on the distance; all sides together are less than the margin.
    print("latitude_rounding", 1e-15);
    print("bound_latitude_left", share * 0.55e-15);
    print("bound_latitude_right", share * 0.4e-15);
    print("change_of_curvature", chord::change_of_curvature);
    print("chord_rounding", 2e-15);
    print("bound_chord_left", share * 2 * 0.3e-15);
    print("bound_chord_right", share * 2 * 0.35e-15);
    print("bound_sine_of_angle", 1e-17 + 2.15e-16 + (1.57 + 0.56) * 0x1p-53);
    print("bound_any_chord", share * 0.7e-15);
    print("bound_any_chord_squared", share * 2 * 0.2e-15);
    print("bound_sine_polynomial", share * 1e-17);
    print("bound_sine_rounding", share * 1.62e-16);
    print("bound_cosine_rounding", share * 2.15e-16);
    // Of either, with the rounding of the angle, 1.25 units of 2^-53: times |x cot x| <= 1 for the
    // sine, times |x tan x| < 0.79 for the cosine.
    print("bound_sine_cosine",
          1e-17 + std::fmax(1.62e-16 + 1.25 * 0x1p-53, 2.15e-16 + 0.79 * 1.25 * 0x1p-53));
    print("bound_cartesian", share * 1.53e-15);
    std::size_t k = 0;
    for (const float c : pair_sieve::cosine2_coefficients) {
        print("pair_sieve_" + std::to_string(k++), static_cast<double>(c));
    }
    // Of the comparison of squares, twice the rounding of the distance; the rest is for the difference
    // of the two sides and for the limit within, of which the margin is subtracted.
    print("bound_pair_sieve_polynomial", share * 5.8 * 0x1p-24);
    print("bound_pair_sieve_squared", share * 1.18 * pair_sieve::rounding);
    print("bound_pair_sieve_limit", share * 0.7 * pair_sieve::rounding);
    print("pair_sieve_e2", static_cast<double>(static_cast<float>(shape::e2)));
    print_circle_shares();
    // Of the square: twice the rounding, less that of the limits to float. The limits are (1 +- m)
    // squared, with m below 0.5, or below 0.01 where longitudes have more than 24 bits: circles of
    // 10 km and more. So much less may the rounding be of a distance of 1 + m.
    print("bound_circle_float_near", share * (2 * circle_filter<float>::rounding / 1.5 - 0x1p-24));
    // The same, less the rounding of `open` and of the comparison.
    print("bound_circle_sieve", share * (2 * circle_sieve::rounding - 0x1p-23));
    print("bound_circle_float_wide", share * (2 * circle_filter<float>::rounding / 1.01 - 0x1p-24));
}
