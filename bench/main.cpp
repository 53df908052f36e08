// SPDX-License-Identifier: BSL-1.0
//
// cordon_bench: judges and times cordon and its peers in one run, and prints the tables. Fails
// when cordon decides wrongly, when a distance model exceeds its bound, or when the pairs are not
// those of the published results. Takes the options of Google Benchmark, and --picture FILE for the
// distance table as a picture (SVG).

#include <benchmark/benchmark.h>

#include <GeographicLib/Config.h>
#include <algorithm>
#include <boost/version.hpp>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "data.hpp"
#include "picture.hpp"
#include "table.hpp"

namespace bench {
namespace {

// Keeps the times and prints nothing.
class collector : public benchmark::BenchmarkReporter {
  public:
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration) continue;
            // Who takes another number in each iteration says so.
            const auto rate = run.counters.find("items_per_second");
            collected[run.run_name.function_name].push_back(
                rate != run.counters.end() ? 1e9 / rate->second.value
                                           : run.GetAdjustedCPUTime() / pairs_per_iteration);
        }
    }
    times collected;
};

struct timing {
    double median = std::nan("");    // nanoseconds
    double spread = std::nan("");    // of the middle half of the repetitions, over the median
    double farthest = std::nan("");  // of all repetitions from the median, over the median
};

timing summary(const times& all, const std::string& benchmark) {
    const auto found = all.find(benchmark);
    if (found == all.end()) return {};
    std::vector<double> values = found->second;
    std::sort(values.begin(), values.end());
    const auto at = [&values](double part) {
        return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1) +
                                               0.5)];
    };
    const double median = at(0.5);
    return {median, (at(0.75) - at(0.25)) / median,
            std::max(values.back() - median, median - values.front()) / median};
}

std::string nanoseconds(double value) {
    return number(value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
}

double baseline_median(const table& of, std::size_t sample, const times& all) {
    for (const row& r : of.rows) {
        if (r.name == of.compared_with) return summary(all, r.cells[sample].benchmark).median;
    }
    return std::nan("");
}

void print(const table& of, const times& all) {
    std::printf("\n| %s |", of.question.c_str());
    for (const auto& name : of.samples) {
        std::printf(" %s: ns, spread (speed) | %s |", name.c_str(), of.truth.c_str());
    }
    std::printf("\n|---|");
    for (std::size_t k = 0; k < of.samples.size(); ++k) std::printf("---|---|");
    std::printf("\n");
    for (const row& r : of.rows) {
        std::printf("| %s |", r.name.c_str());
        for (std::size_t k = 0; k < r.cells.size(); ++k) {
            const timing t = summary(all, r.cells[k].benchmark);
            if (std::isnan(t.median)) {
                std::printf(" - |");
            } else {
                std::printf(" %s, %.1f %% (%.3gx) |", nanoseconds(t.median).c_str(), 100 * t.spread,
                            baseline_median(of, k, all) / t.median);
            }
            const cell& c = r.cells[k];
            std::printf(" %s |", (c.truth + (c.remark.empty() ? "" : " " + c.remark)).c_str());
        }
        std::printf("\n");
    }
    std::printf("\n%s\n", of.note.c_str());
}

// a / b / c, or a alone where all are the same.
template <class Text>
std::string joined(const row& of, Text text) {
    std::string all;
    bool same = true;
    for (const cell& c : of.cells) {
        all += (all.empty() ? "" : " / ") + text(c);
        same = same && text(c) == text(of.cells.front());
    }
    return same ? text(of.cells.front()) : all;
}

// The distance table in short, for the README.
void print_short(const table& of, const times& all) {
    std::string names;
    for (const auto& name : of.samples) names += (names.empty() ? "" : " / ") + name;
    std::printf(
        "\n| distance model | domain | worst error, %s | stated bound | ns, %s |\n"
        "|---|---|---|---|---|\n",
        names.c_str(), names.c_str());
    for (const row& r : of.rows) {
        if (r.name.ends_with(of_e7)) continue;
        const std::string worst = joined(r, [](const cell& c) { return c.truth; });
        const std::string bound = joined(r, [](const cell& c) { return c.bound; });
        const std::string ns = joined(r, [&all](const cell& c) {
            const timing t = summary(all, c.benchmark);
            return std::isnan(t.median) ? "-" : nanoseconds(t.median);
        });
        std::printf("| %s | %s | %s | %s | %s |\n", r.name.c_str(), r.domain.c_str(), worst.c_str(),
                    (bound + (r.grounds.empty() ? "" : ", " + r.grounds)).c_str(), ns.c_str());
    }
}

std::string processor() {
    std::ifstream file{"/proc/cpuinfo"};
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
    }
    return "unknown processor";
}

constexpr const char* pictured = "1-50 km";

picture picture_of(const table& of, const times& all) {
    picture made{
        "distance(p, q): worst error against cost, pairs " + std::string{pictured} + " apart",
        processor() + ", " CORDON_BENCH_COMPILER " " __VERSION__ "; medians of one run, one thread",
        "* worst error of the pairs in its domain, all but those near a pole",
        {}};
    for (const row& r : of.rows) {
        if (r.name.ends_with(of_e7)) continue;
        for (std::size_t k = 0; k < of.samples.size(); ++k) {
            const cell& c = r.cells[k];
            const timing t = summary(all, c.benchmark);
            if (of.samples[k] != pictured || !(t.median > 0) || !(c.worst > 0)) continue;
            made.dots.push_back({r.name + (c.remark.empty() ? "" : " *"), t.median, c.worst,
                                 r.name.starts_with("cordon::")});
        }
    }
    return made;
}

bool write_picture(const std::string& file, const picture& of) {
    std::ofstream out{file};
    draw(out, of);
    out.close();
    if (!out) return false;
    std::printf("\nThe distance table as a picture: %s\n", file.c_str());
    return true;
}

void print_spread(const times& all) {
    double spread = 0;
    double farthest = 0;
    for (const auto& [name, values] : all) {
        const timing t = summary(all, name);
        spread = std::max(spread, t.spread);
        farthest = std::max(farthest, t.farthest);
    }
    std::printf(
        "\nSpread: in what part of the median the middle half of the repetitions lies; "
        "nowhere more than %.1f %%. Farthest single repetition from its median: %.0f %%.\n",
        100 * spread, 100 * farthest);
}

}  // namespace
}  // namespace bench

int main(int argc, char** argv) {
    // Interleaved, so that a slow minute of the machine falls on all contenders alike.
    std::string interleaved = "--benchmark_enable_random_interleaving=true";
    std::vector<char*> arguments{argv, argv + argc};
    arguments.insert(arguments.begin() + 1, interleaved.data());
    std::string picture_file;
    const auto option = std::ranges::find(arguments, std::string_view{"--picture"});
    if (option != arguments.end()) {
        if (option + 1 == arguments.end()) {
            std::fprintf(stderr, "--picture needs the name of a file\n");
            return 2;
        }
        picture_file = option[1];
        arguments.erase(option, option + 2);
    }
    int count = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 2;

    bench::faults found;
    std::fprintf(stderr, "judging every contender\n");
    const bench::table distances = bench::distance_table(found);
    const bench::table decisions = bench::within_table(found);
    const bench::table circles = bench::circle_table(found);
    const bench::table zones = bench::zones_table(found);
    const bench::table moving = bench::moving_table(found);
    const bench::table polygons = bench::polygon_table(found);
    const bench::table clearances = bench::clearance_table(found);
    std::fprintf(stderr, "timing, about a minute\n");
    bench::collector collector;
    benchmark::RunSpecifiedBenchmarks(&collector);

    std::printf("%s; %s %s, %s; GeographicLib %s, Boost %s.\n", bench::processor().c_str(),
                CORDON_BENCH_COMPILER, __VERSION__, CORDON_BENCH_FLAGS,
                GEOGRAPHICLIB_VERSION_STRING, BOOST_LIB_VERSION);
    std::printf(
        "Samples of %zu pairs. Times are for one pair, medians of %d repetitions; the speed "
        "of %s is 1.\n",
        bench::sample_size, bench::repetitions, bench::baseline);
    bench::print(distances, collector.collected);
    bench::print(decisions, collector.collected);
    bench::print(circles, collector.collected);
    bench::print(zones, collector.collected);
    bench::print(moving, collector.collected);
    bench::print(polygons, collector.collected);
    bench::print(clearances, collector.collected);
    bench::print_short(distances, collector.collected);
    bench::print_spread(collector.collected);
    if (!picture_file.empty() &&
        !bench::write_picture(picture_file, bench::picture_of(distances, collector.collected))) {
        found.push_back("cannot write " + picture_file);
    }

    for (const auto& fault : found) std::fprintf(stderr, "wrong: %s\n", fault.c_str());
    return found.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}
