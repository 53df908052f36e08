// SPDX-License-Identifier: BSL-1.0
//
// Is any decision wrong? Asks every decider about pairs of positions from every part of the globe,
// with limits beside their distance, and judges by the solver of the defining integrals.

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "cordon/cordon.hpp"
#include "exactness/deciders.hpp"
#include "exactness/models.hpp"
#include "exactness/results.hpp"
#include "oracle.hpp"

namespace exactness {
namespace {

const char* name(side s) {
    return s == side::inside ? "inside" : s == side::outside ? "outside" : "uncertain";
}

class search {
  public:
    search(std::uint64_t seed, std::uint64_t chunk, std::uint64_t first)
        : random_{seed + 0x9e3779b97f4a7c15u * chunk}, first_{first} {}

    // Pairs of every kind and of every mixture of types.
    results run(std::uint64_t truths) {
        for (std::uint64_t count = 0; count < truths; ++count) {
            const oracle::pair ends = next(count % 12);
            const double form = random_.uniform(0, 1);
            if (form < 0.4) {
                judge(to_e7(ends.first), to_e7(ends.second));
            } else if (form < 0.7) {
                judge(ends.first, ends.second);
            } else if (form < 0.85) {
                judge(to_e7(ends.first), ends.second);
            } else {
                judge(ends.first, to_e7(ends.second));
            }
        }
        return results_;
    }

  private:
    oracle::pair next(std::uint64_t kind) {
        if (kind < oracle::every_regime.size()) return random_.next(oracle::every_regime[kind]);
        if (kind == 8) return random_.next(oracle::regime::near);
        if (kind == 9) return random_.apart(random_.spread(0.01, 20'000));  // what filters are for
        return random_.apart(random_.spread(0.01, 15e6));
    }

    template <class First, class Second>
    void judge(const First& p, const Second& q) {
        const sample<First, Second> pair{p, q, truth::distance(place(p), place(q)),
                                         cordon::distance(p, q).count()};
        ++results_.truths;
        if constexpr (std::is_same_v<First, position> && std::is_same_v<Second, position>) {
            measure(pair);
        }
        const auto at = [&](long double beside) {
            const auto r = static_cast<double>(pair.s + beside);
            if (r >= 0) ask(question<First, Second>{pair, metres{r}});
        };
        at(0);
        at(wide(random_.uniform(-1, 1)) * band);
        // From 40 nm to 1 mm in four parts, both ways.
        constexpr double part = 12.574334296829355;  // (1 mm / 40 nm)^(1/4)
        double least = ladder::band.count();
        for (int step = 0; step < 4; ++step, least *= part) {
            at(wide(random_.spread(least, least * part)));
            at(-wide(random_.spread(least, least * part)));
        }
        // Where the margins of the cheaper rungs are, and far beyond.
        const double widest = std::max(1.0, static_cast<double>(pair.s) / 100);
        at(wide(random_.spread(1e-3, widest)));
        at(-wide(random_.spread(1e-3, widest)));
        at(wide(random_.sign() * (random_.chance(0.5) ? 1 : widest)));
    }

    template <class First, class Second>
    void ask(const question<First, Second>& it) {
        const long double beyond = it.pair.s - wide(it.radius.count());
        const bool in_band = std::fabs(beyond) <= band;
        ++results_.questions;
        if (in_band) ++results_.in_band;
        bool open = true;
        for_each(deciders, [&](const auto& each, std::size_t index) {
            const auto given = each.ask(it);
            tally& record = results_.decisions[index];
            if constexpr (std::is_same_v<decltype(given), const std::optional<verdict>> ||
                          std::is_same_v<decltype(given), const std::optional<side>>) {
                if (given) judge_answer(record, each, it, *given, open);
            } else {
                judge_answer(record, each, it, given, open);
            }
        });
        if (open) ++results_.by_geodesic;
    }

    // `open`: whether no rung has answered yet.
    template <class Decider, class First, class Second, class Answer>
    void judge_answer(tally& record, const Decider& each, const question<First, Second>& it,
                      const Answer& answer, bool& open) {
        const long double beyond = it.pair.s - wide(it.radius.count());
        const bool truly_inside = beyond <= 0;
        ++record.asked;
        if constexpr (std::is_same_v<Answer, verdict>) {
            const bool in_band = std::fabs(beyond) <= band;
            const bool yes = in_band ? answer.by_distance : truly_inside;
            if (answer.answer != yes) {
                complain(record, each.name, it, answer.answer ? "yes" : "no");
            }
        } else if (answer == side::uncertain) {
            ++record.uncertain;
            const auto away = static_cast<double>(std::fabs(beyond));
            record.farthest = std::max(record.farthest, away);
            constexpr double most =
                ladder::band.count() + cordon::geodesic_max_error.count() + conversion;
            if (each.kind == promise::classifies && away > most) {
                complain(record, each.name, it, name(answer));
            }
        } else {
            if ((answer == side::inside) != truly_inside) {
                complain(record, each.name, it, name(answer));
            }
            if (each.kind == promise::rung && open) {
                ++record.decided_first;
                open = false;
            }
        }
    }

    template <class First, class Second>
    void complain(tally& record, const char* decider, const question<First, Second>& it,
                  const char* answer) {
        if (record.wrong++ != 0) return;
        record.first_at = first_ + results_.truths - 1;
        std::array<char, 200> line{};
        std::snprintf(line.data(), line.size(),
                      " r = %.17g: %s; s = %.21Lg, s - r = %.6Lg, by %.17g", it.radius.count(),
                      answer, it.pair.s, it.pair.s - wide(it.radius.count()), it.pair.by_double);
        record.first_wrong = std::string{decider} + ": p = " + text(it.pair.p) +
                             " q = " + text(it.pair.q) + line.data() + " distance";
    }

    void measure(const sample<position, position>& pair) {
        for_each(models, [&](const auto& each, std::size_t index) {
            const measurement seen = each.measure(pair);
            if (seen.bound < 0) return;
            worst_measurement& record = results_.measurements[index];
            const bool is_new = !(seen.error - truth_error <= record.ratio * seen.bound);
            record.see(seen, static_cast<double>(pair.s),
                       is_new ? text(pair.p) + " " + text(pair.q) : std::string{});
        });
    }

    oracle::generator random_;
    std::uint64_t first_;  // the number of the first truth of this chunk
    results results_;
};

struct options {
    std::uint64_t truths = 60'000;
    std::uint64_t seed = 1;
    std::uint64_t threads = 2;
};

// Chunks of a fixed size, each with its own seed, so that the result is the same for any number of
// threads.
results run(const options& wanted) {
    constexpr std::uint64_t chunk = 1'200;
    const std::uint64_t chunks = (wanted.truths + chunk - 1) / chunk;
    std::vector<results> parts(wanted.threads);
    std::atomic<std::uint64_t> taken{0};
    std::atomic<std::uint64_t> decided{0};
    std::atomic<std::uint64_t> wrong{0};
    const bool shows_progress = isatty(STDERR_FILENO) != 0;
    const auto work = [&](std::uint64_t thread) {
        for (;;) {
            const std::uint64_t mine = taken++;
            if (mine >= chunks) return;
            const results part = search{wanted.seed, mine, mine * chunk}.run(
                std::min(chunk, wanted.truths - mine * chunk));
            parts[thread].add(part);
            decided += part.decided();
            wrong += part.wrong();
            if (shows_progress && thread == 0) {
                std::fprintf(stderr, "\r%5.1f %%  %.3g decisions, %.3g wrong ",
                             100.0 * static_cast<double>(mine + 1) / static_cast<double>(chunks),
                             static_cast<double>(decided), static_cast<double>(wrong));
            }
        }
    };
    std::vector<std::thread> workers;
    for (std::uint64_t thread = 0; thread < wanted.threads; ++thread) {
        workers.emplace_back(work, thread);
    }
    for (std::thread& each : workers) each.join();
    if (shows_progress) std::fprintf(stderr, "\r%60s\r", "");
    results all;
    for (const results& part : parts) all.add(part);
    return all;
}

// False for an option that is not one.
bool read(int count, char** words, options& wanted) {
    for (int k = 1; k + 1 < count; k += 2) {
        const std::string option = words[k];
        std::uint64_t value = 0;
        const char* end = words[k + 1] + std::strlen(words[k + 1]);
        const auto parsed = std::from_chars(words[k + 1], end, value);
        if (parsed.ec != std::errc{} || parsed.ptr != end) return false;
        if (option == "--truths") {
            wanted.truths = value;
        } else if (option == "--seed") {
            wanted.seed = value;
        } else if (option == "--threads" && value >= 1 && value <= 1024) {
            wanted.threads = value;
        } else {
            return false;
        }
    }
    return count % 2 == 1;
}

}  // namespace
}  // namespace exactness

int main(int count, char** words) {
    exactness::options wanted;
    if (!exactness::read(count, words, wanted)) {
        std::fprintf(stderr, "usage: cordon-exactness [--truths N] [--seed S] [--threads T]\n");
        return 2;
    }
    const exactness::results all = exactness::run(wanted);
    exactness::print(all);
    return all.wrong() == 0 && all.bounds_hold() && all.bounds_are_near() ? 0 : 1;
}
