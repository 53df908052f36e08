// SPDX-License-Identifier: BSL-1.0
//
// What a search finds, added up and printed.

#ifndef CORDON_TESTS_EXACTNESS_RESULTS_HPP
#define CORDON_TESTS_EXACTNESS_RESULTS_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <tuple>
#include <utility>

#include "exactness/deciders.hpp"
#include "exactness/models.hpp"

namespace exactness {

struct tally {
    std::uint64_t asked = 0;
    std::uint64_t uncertain = 0;
    std::uint64_t decided_first = 0;  // of the rungs
    std::uint64_t wrong = 0;
    double farthest = 0;         // metres from the limit, where it was uncertain
    std::uint64_t first_at = 0;  // the number of the truth
    std::string first_wrong;

    void add(const tally& other) {
        asked += other.asked;
        uncertain += other.uncertain;
        decided_first += other.decided_first;
        if (other.wrong != 0 && (wrong == 0 || other.first_at < first_at)) {
            first_at = other.first_at;
            first_wrong = other.first_wrong;
        }
        wrong += other.wrong;
        farthest = std::max(farthest, other.farthest);
    }
};

struct worst_measurement {
    std::uint64_t pairs = 0;
    double ratio = 0;  // of error and bound
    double largest = 0;
    measurement at;
    double s = 0;
    std::string where;

    void see(measurement seen, double distance, const std::string& ends) {
        ++pairs;
        seen.error = std::max(0.0, seen.error - truth_error);
        largest = std::max(largest, seen.error);
        const double now = seen.error == 0 ? 0 : seen.error / seen.bound;
        if (now <= ratio) return;
        ratio = now;
        at = seen;
        s = distance;
        where = ends;
    }
    void add(const worst_measurement& other) {
        const std::uint64_t all = pairs + other.pairs;
        const double most = std::max(largest, other.largest);
        if (other.ratio > ratio) *this = other;
        pairs = all;
        largest = most;
    }
};

struct results {
    std::array<tally, decider_count> decisions;
    std::array<worst_measurement, model_count> measurements;
    std::uint64_t truths = 0;
    std::uint64_t questions = 0;
    std::uint64_t in_band = 0;
    std::uint64_t by_geodesic = 0;

    std::uint64_t decided() const {
        std::uint64_t sum = 0;
        for (const tally& each : decisions) sum += each.asked;
        return sum;
    }
    std::uint64_t wrong() const {
        std::uint64_t sum = 0;
        for (const tally& each : decisions) sum += each.wrong;
        return sum;
    }
    bool bounds_hold() const {
        return std::all_of(measurements.begin(), measurements.end(),
                           [](const worst_measurement& each) { return each.ratio <= 1; });
    }
    // Whether every bound is below ten times what was found, which takes some looking.
    bool bounds_are_near() const {
        return truths < 50'000 ||
               std::all_of(measurements.begin(), measurements.end(),
                           [](const worst_measurement& each) { return each.ratio >= 0.1; });
    }
    void add(const results& other) {
        for (std::size_t k = 0; k < decider_count; ++k) decisions[k].add(other.decisions[k]);
        for (std::size_t k = 0; k < model_count; ++k) measurements[k].add(other.measurements[k]);
        truths += other.truths;
        questions += other.questions;
        in_band += other.in_band;
        by_geodesic += other.by_geodesic;
    }
};

template <class Tuple, class See>
void for_each(const Tuple& list, See see) {
    [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        (see(std::get<Index>(list), Index), ...);
    }(std::make_index_sequence<std::tuple_size_v<Tuple>>{});
}

inline void print(const results& all) {
    const auto count = [](std::uint64_t number) { return static_cast<unsigned long long>(number); };
    const auto percent = [](std::uint64_t part, std::uint64_t whole) {
        return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    };
    std::printf(
        "%llu truths, %llu limits, of them %llu within %g nm; %llu decisions, %llu wrong\n\n",
        count(all.truths), count(all.questions), count(all.in_band), ladder::band.count() * 1e9,
        count(all.decided()), count(all.wrong()));
    std::printf(
        "| decider | asked | uncertain | farthest uncertain, m | answered first | wrong |\n");
    std::printf("|---|---|---|---|---|---|\n");
    for_each(deciders, [&](const auto& each, std::size_t index) {
        const tally& seen = all.decisions[index];
        std::printf("| %s | %llu | ", each.name, count(seen.asked));
        if (each.kind == promise::decides) {
            std::printf("- | - | ");
        } else if (each.kind == promise::classifies) {
            std::printf("%.4f %% | %.3g | ", percent(seen.uncertain, seen.asked), seen.farthest);
        } else {
            std::printf("%.4f %% | - | ", percent(seen.uncertain, seen.asked));
        }
        if (each.kind == promise::rung) {
            std::printf("%.4f %% | ", percent(seen.decided_first, all.questions));
        } else {
            std::printf("- | ");
        }
        std::printf("%llu |\n", count(seen.wrong));
    });
    std::printf("| geodesic, after every rung | - | - | - | %.4f %% | - |\n\n",
                percent(all.by_geodesic, all.questions));

    std::printf(
        "| model or margin | pairs | worst error / bound | error, m | bound, m | at, m | "
        "largest error, m |\n|---|---|---|---|---|---|---|\n");
    for_each(models, [&](const auto& each, std::size_t index) {
        const worst_measurement& seen = all.measurements[index];
        std::printf("| %s | %llu | %.3f | %.3g | %.3g | %.4g | %.3g |\n", each.name,
                    count(seen.pairs), seen.ratio, seen.at.error, seen.at.bound, seen.s,
                    seen.largest);
    });
    std::printf("\n");
    for_each(deciders, [&](const auto&, std::size_t index) {
        const tally& seen = all.decisions[index];
        if (seen.wrong != 0)
            std::printf("wrong, truth %llu: %s\n", count(seen.first_at), seen.first_wrong.c_str());
    });
    for_each(models, [&](const auto& each, std::size_t index) {
        const worst_measurement& seen = all.measurements[index];
        std::printf("%s: %s, %s\n",
                    seen.ratio > 1     ? "BOUND BROKEN"
                    : seen.ratio < 0.1 ? "TOO WIDE, IF MANY WERE TRIED"
                                       : "worst",
                    each.name, seen.where.c_str());
    });
}

}  // namespace exactness

#endif  // CORDON_TESTS_EXACTNESS_RESULTS_HPP
