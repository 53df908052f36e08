// SPDX-License-Identifier: BSL-1.0
//
// Times and truth side by side: what a benchmark file hands over to be timed and printed.

#ifndef CORDON_BENCH_TABLE_HPP
#define CORDON_BENCH_TABLE_HPP

#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace bench {

// Sentences about what is not as it must be; the program fails when there is one.
using faults = std::vector<std::string>;

inline std::string number(const char* format, double value) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

// 3.1 nm, 0.63 m, 38 km.
inline std::string length(double metres) {
    struct unit {
        double size;
        const char* name;
    };
    constexpr unit units[] = {{1e3, "km"}, {1, "m"}, {1e-3, "mm"}, {1e-6, "um"}, {1e-9, "nm"}};
    for (const unit& u : units) {
        if (metres < 0.9995 * u.size) continue;
        const double count = metres / u.size;
        return number(count < 9.95 ? "%.1f " : "%.0f ", count) + u.name;
    }
    return number("%.2f nm", metres / 1e-9);
}

// The name of the row that the others are compared with, where a table names no other.
inline constexpr const char* baseline = "GeographicLib::Geodesic";

// One contender on one sample: under which name it is timed, and what its answers are worth.
struct cell {
    std::string benchmark;  // empty: not timed, because the sample is outside its domain
    std::string truth;
    std::string remark = "";
    std::string bound = "";       // on its errors, for the answers of this sample
    double worst = std::nan("");  // of its errors in metres, where they are lengths
};
struct row {
    std::string name;
    std::string domain;
    std::string grounds;      // of the bounds: proved, sampled, documented
    std::vector<cell> cells;  // one for each sample
};
struct table {
    std::string question;
    std::string truth;  // what a cell's truth says
    std::string note;   // on it
    std::vector<std::string> samples;
    std::vector<row> rows;
    std::string compared_with = baseline;  // the name of a row: its speed is 1
};

inline constexpr const char* of_e7 = " of position_e7";

// Nanoseconds for one pair or fix, one for each repetition, by the name of the benchmark.
using times = std::map<std::string, std::vector<double>>;

inline constexpr std::size_t pairs_per_iteration = 1024;
inline constexpr int repetitions = 9;

// Times the contender on the pairs, a part of them in each iteration.
template <class Pair>
void time_it(const std::string& name, std::span<const Pair> pairs,
             std::uint64_t (*fold)(std::span<const Pair>)) {
    const auto run = [pairs, fold](benchmark::State& state) {
        std::size_t at = 0;
        for (auto _ : state) {
            benchmark::DoNotOptimize(fold(pairs.subspan(at, pairs_per_iteration)));
            at += pairs_per_iteration;
            if (at == pairs.size()) at = 0;
        }
    };
    benchmark::RegisterBenchmark(name.c_str(), run)->MinTime(0.05)->Repetitions(repetitions);
}

// The questions; each makes its pairs or fixes, judges every contender and registers it to be timed.
table distance_table(faults& found);
table within_table(faults& found);
table circle_table(faults& found);
table zones_table(faults& found);
table moving_table(faults& found);
table polygon_table(faults& found);
table clearance_table(faults& found);

}  // namespace bench

#endif  // CORDON_BENCH_TABLE_HPP
