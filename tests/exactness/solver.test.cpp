// SPDX-License-Identifier: BSL-1.0

#include "exactness/solver.hpp"

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "oracle.hpp"
#include "shared_data.hpp"

namespace {

using exactness::solver;

template <class Real>
typename solver<Real>::position place(cordon::position p) {
    return {Real(p.latitude), Real(p.longitude)};
}
long double distance(const oracle::pair& ends) {
    return solver<long double>::distance(place<long double>(ends.first),
                                         place<long double>(ends.second));
}

constexpr double long_double_error = 5e-12;  // metres, stated in solver.hpp

}  // namespace

TEST_CASE("the solver in long double agrees with GeodesicExact for every kind of pair") {
    for (const oracle::regime kind : oracle::every_regime) {
        oracle::generator random{301};
        oracle::worst seen;
        for (int count = 0; count < 10'000; ++count) {
            const oracle::pair ends = random.next(kind);
            const long double other =
                static_cast<long double>(oracle::geographiclib_exact_distance(ends));
            seen.see(static_cast<double>(std::fabs(distance(ends) - other)), ends);
        }
        INFO(oracle::name(kind) << ": " << seen.in_nanometres());
        // The rounding of GeodesicExact in double; the solver's own is a thousandth of it.
        CHECK(seen.value < 30e-9);
        WARN(oracle::name(kind) << ": GeodesicExact in double is off by " << seen.in_nanometres());
    }
}

TEST_CASE("both ways of the solver agree in long double") {
    for (const oracle::regime kind : oracle::every_regime) {
        oracle::generator random{302};
        oracle::worst seen;
        for (int count = 0; count < 10'000; ++count) {
            const oracle::pair ends = random.next(kind);
            const long double other = solver<long double>::distance_by_azimuth(
                place<long double>(ends.first), place<long double>(ends.second));
            seen.see(static_cast<double>(std::fabs(distance(ends) - other)), ends);
        }
        INFO(oracle::name(kind) << ": " << seen.in_nanometres());
        CHECK(seen.value < 2 * long_double_error);
    }
}

TEST_CASE("the solver gives the published lengths of shortest paths") {
    if (!shared_data::present()) {
        WARN("../shared/data is not present: the published lengths are not checked");
        return;
    }
    oracle::worst geodtest;
    const auto published = shared_data::geodtest();
    CHECK(published.size() == shared_data::geodtest_size);
    for (const auto& record : published) {
        geodtest.see(static_cast<double>(std::fabs(distance(record.ends) - record.metres)),
                     record.ends);
    }
    // The ends are read as doubles, which moves each by up to a nanometre and a half.
    INFO(geodtest.in_nanometres());
    CHECK(geodtest.value < 3e-9);

    oracle::worst adversarial;
    const auto hard = shared_data::adversarial();
    CHECK(hard.size() == shared_data::adversarial_size);
    for (const auto& record : hard) {
        adversarial.see(static_cast<double>(std::fabs(distance(record.ends) - record.metres)),
                        record.ends);
    }
    INFO(adversarial.in_nanometres());
    CHECK(adversarial.value < long_double_error);
}

#ifdef CORDON_EXACTNESS_QUAD

namespace {

using exactness::quad;

quad quad_distance(const oracle::pair& ends) {
    return solver<quad>::distance(place<quad>(ends.first), place<quad>(ends.second));
}
double apart(quad first, quad second) { return static_cast<double>(fabsq(first - second)); }

}  // namespace

TEST_CASE("in 113 bits both ways of the solver agree, and long double is as near as stated") {
    for (const oracle::regime kind : oracle::every_regime) {
        oracle::generator random{303};
        oracle::worst ways;
        oracle::worst rounded;
        for (int count = 0; count < 500; ++count) {
            const oracle::pair ends = random.next(kind);
            const quad true_distance = quad_distance(ends);
            ways.see(apart(true_distance, solver<quad>::distance_by_azimuth(
                                              place<quad>(ends.first), place<quad>(ends.second))),
                     ends);
            rounded.see(apart(true_distance, distance(ends)), ends);
        }
        INFO(oracle::name(kind) << ": ways " << ways.value << " m, long double " << rounded.value
                                << " m at " << rounded.plain());
        CHECK(ways.value < 1e-20);
        CHECK(rounded.value < long_double_error);
        WARN(oracle::name(kind) << ": both ways in 113 bits " << ways.value
                                << " m, long double off by " << rounded.value << " m");
    }
}

TEST_CASE("in 113 bits the solver gives the lengths of 60-digit arithmetic") {
    if (!shared_data::present()) {
        WARN("../shared/data is not present: the published lengths are not checked");
        return;
    }
    std::ifstream file{std::string{CORDON_SHARED_DATA} + "/geodesic/adversarial_a.csv"};
    std::string line;
    std::getline(file, line);  // the names of the columns
    std::size_t records = 0;
    double worst = 0;
    std::string where;
    while (std::getline(file, line)) {
        std::istringstream cells{line};
        std::vector<std::string> columns;
        for (std::string cell; std::getline(cells, cell, ',');) columns.push_back(cell);
        REQUIRE(columns.size() == 7);
        const oracle::pair ends{{std::stod(columns[2]), std::stod(columns[3])},
                                {std::stod(columns[4]), std::stod(columns[5])}};
        const double error = apart(quad_distance(ends), strtoflt128(columns[6].c_str(), nullptr));
        ++records;
        if (!(error <= worst)) {
            worst = error;
            where = line;
        }
    }
    INFO(worst << " m at " << where);
    CHECK(records == shared_data::adversarial_size);
    CHECK(worst < 1e-17);  // half a unit of the 25 digits in the file is 5e-18
    WARN("60-digit lengths: off by " << worst << " m");
}

#endif
