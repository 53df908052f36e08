// SPDX-License-Identifier: BSL-1.0
//
// cordon-quality: how good are the alerts, next to those of phones, trackers and servers?

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "beside_oracle.hpp"
#include "curves.hpp"
#include "frozen.hpp"
#include "recorded.hpp"
#include "tables.hpp"
#include "terminal.hpp"

namespace {

void write(const std::string& path, const std::string& text) {
    std::ofstream file{path, std::ios::binary};
    file << text;
    file.close();
    if (!file) throw std::runtime_error{path + " cannot be written"};
}

// One line on standard error, and over it the next; silent unless that is a terminal.
void progress(const std::string& what) {
    static std::string shown;
    if (what == shown || !replay::terminal(stderr)) return;
    shown = what;
    std::fprintf(stderr, "\r\033[K%s", what.c_str());
    std::fflush(stderr);
}

}  // namespace

int main(int count, char** arguments) {
    using namespace quality;
    CLI::App app{
        "Simulates pairs of people and their receivers, and compares cordon's watch with the\n"
        "rules of others at equal false alerts and equal fixes a day. Tables in Markdown.",
        "cordon-quality"};
    setup how;
    how.hash = hash_of(frozen_text());
    std::vector<std::string> noises{"all"};
    std::string tracks;
    std::string json_path;
    std::string picture;
    std::string recorded;
    bool ablate = false;
    bool oracle = false;
    how.wanted.threads = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 16U));
    app.add_option("--seed", how.wanted.seed, "of the random numbers (1)");
    app.add_option("--cadence", how.cadence, "seconds between fixes where no lease is obeyed (15)")
        ->check(CLI::Range(1.0, 300.0));
    app.add_option("--noise", noises,
                   "all, or families: open_sky, urban, two_scale, long_bursts, clock_offset, and "
                   "with --tracks rider_phone, rider_handheld, rider_orsay");
    app.add_option("--days", how.wanted.days, "pair-days of residents for each noise (120)")
        ->check(CLI::Range(1, 100'000));
    app.add_option("--runs", how.wanted.runs, "runs of each approach for each noise (200)")
        ->check(CLI::Range(1, 100'000));
    app.add_option("--tracks", tracks,
                   "folder of recorded tracks: adds the errors of real receivers");
    app.add_option("--threads", how.wanted.threads, "to use (as many as there are processors)")
        ->check(CLI::Range(1, 256));
    app.add_option("--json", json_path, "write every score there");
    app.add_option("--picture", picture, "write the curves of the first noise there (SVG)");
    app.add_flag("--ablation", ablate, "one rule of the policy taken away at a time, and no more");
    app.add_flag("--oracle", oracle,
                 "approaches to the default profile beside an oracle, and no more");
    app.add_option("--recorded", recorded,
                   "folder of recorded tracks: alerts of every profile on them, and no more");
    CLI11_PARSE(app, count, arguments);

    try {
        const frozen constants = parse_frozen(frozen_text());
        if (!recorded.empty()) {
            std::cout << recorded_table(recorded, constants.radius);
            return 0;
        }
        std::vector<noise_family> families = constants.noises;
        if (!tracks.empty()) {
            for (auto& one : residuals(tracks)) families.push_back(std::move(one));
        }
        if (std::find(noises.begin(), noises.end(), "all") == noises.end()) {
            std::vector<noise_family> some;
            for (const std::string& name : noises) {
                const auto found =
                    std::find_if(families.begin(), families.end(),
                                 [&](const noise_family& one) { return one.name == name; });
                if (found == families.end()) {
                    throw std::runtime_error{"no noise is called " + name};
                }
                some.push_back(*found);
            }
            families = std::move(some);
        }
        how.wanted.say = progress;
        if (ablate) {
            std::string made;
            for (const noise_family& one : families) {
                made += ablation(one, constants, how) + '\n';
            }
            progress("");
            std::cout << "Seed " << how.wanted.seed << ", " << how.wanted.days << " days, "
                      << how.wanted.runs << " runs; frozen.txt " << how.hash << ".\n\n"
                      << made;
            return 0;
        }
        if (oracle) {
            const std::string made = beside_oracle(families, constants, how);
            progress("");
            std::cout << made;
            return 0;
        }
        std::vector<contest> all;
        for (const noise_family& one : families) {
            all.push_back(hold(one, how.cadence, constants, how.wanted));
        }
        progress("comparing, with a bootstrap");
        if (!picture.empty()) {
            write(picture, curves(all.front(),
                                  "cordon-quality --seed " + std::to_string(how.wanted.seed) +
                                      " --days " + std::to_string(how.wanted.days) + " --runs " +
                                      std::to_string(how.wanted.runs) + "; frozen.txt " + how.hash +
                                      ". Settings that are never better are left out."));
        }
        sort_worst_first(all, constants);
        const std::string made = report(all, constants, how);
        if (!json_path.empty()) write(json_path, json(all, how));
        progress("");
        std::cout << made;
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "cordon-quality: %s\n", error.what());
        return 2;
    }
}
