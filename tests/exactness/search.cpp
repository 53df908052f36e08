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
#include <string>
#include <thread>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "cordon/cordon.hpp"
#include "exactness/solver.hpp"
#include "oracle.hpp"

namespace {

using cordon::circle;
using cordon::metres;
using cordon::position;
using cordon::position_e7;
using cordon::side;
namespace ladder = cordon::ladder;

using truth = exactness::solver<long double>;

constexpr long double wide(double x) { return static_cast<long double>(x); }

constexpr long double band = wide(ladder::band.count());
constexpr double truth_error = 5e-12;  // metres: solver.test.cpp
constexpr double conversion = 4.5e-9;  // metres: two positions from 1e-7 degree to double degrees

truth::position place(position p) { return {wide(p.latitude), wide(p.longitude)}; }
truth::position place(position_e7 p) { return {p.latitude / 1e7L, p.longitude / 1e7L}; }

std::string text(position p) {
    std::array<char, 80> line{};
    std::snprintf(line.data(), line.size(), "position{%.17g, %.17g}", p.latitude, p.longitude);
    return line.data();
}
std::string text(position_e7 p) {
    return "position_e7{" + std::to_string(p.latitude) + ", " + std::to_string(p.longitude) + "}";
}

// A pair of positions and what is true of it.
template <class First, class Second>
struct sample {
    First p;
    Second q;
    long double s;     // metres, the distance
    double by_double;  // metres, the same by cordon::distance
    cordon::angular_difference d = cordon::difference(p, q);
    cordon::angular_difference d_reversed = cordon::difference(q, p);
    cordon::cartesian p_cartesian = to_cartesian(cordon::to_position(p));
    cordon::cartesian q_cartesian = to_cartesian(cordon::to_position(q));
};

// One limit for it. The circles are prepared at run time.
template <class First, class Second>
struct question {
    const sample<First, Second>& pair;
    metres radius;
    circle<double> around_p{pair.p, radius};
    circle<double> around_q{pair.q, radius};
};

enum class promise : std::uint8_t {
    decides,     // a verdict: the truth beyond the band, cordon::distance inside it
    classifies,  // a side: never untrue, and never uncertain far beyond the band
    abstains,    // a side: never untrue
    rung,        // the same, in the order in which the ladder asks them
};

// A yes or no, and what the distance in double precision says of it.
struct verdict {
    bool answer;
    bool by_distance;
};

template <class Ask>
struct decider {
    const char* name;
    promise kind;
    Ask ask;
};
template <class Ask>
decider(const char*, promise, Ask) -> decider<Ask>;

// Everything that decides; a new arithmetic or a batch is one more line. A batch asks about an
// array of its own around the position and gives the answer for that one.
constexpr std::tuple deciders{
    decider{"within(p, q)", promise::decides,
            [](const auto& it) {
                return verdict{cordon::within(it.pair.p, it.pair.q, it.radius),
                               cordon::distance(it.pair.p, it.pair.q) <= it.radius};
            }},
    decider{"within(q, p)", promise::decides,
            [](const auto& it) {
                return verdict{cordon::within(it.pair.q, it.pair.p, it.radius),
                               cordon::distance(it.pair.q, it.pair.p) <= it.radius};
            }},
    decider{"contains(circle p, q)", promise::decides,
            [](const auto& it) {
                return verdict{contains(it.around_p, it.pair.q),
                               clearance(it.around_p, it.pair.q) <= metres{0}};
            }},
    decider{"contains(circle q, p)", promise::decides,
            [](const auto& it) {
                return verdict{contains(it.around_q, it.pair.p),
                               clearance(it.around_q, it.pair.p) <= metres{0}};
            }},
    decider{"classify(circle p, q)", promise::classifies,
            [](const auto& it) { return classify(it.around_p, it.pair.q); }},
    decider{"classify(circle q, p)", promise::classifies,
            [](const auto& it) { return classify(it.around_q, it.pair.p); }},
    decider{"by_latitude, 1.5 r", promise::rung,
            [](const auto& it) { return ladder::by_latitude(it.pair.d.north, it.radius * 1.5); }},
    decider{"by_mid_latitude", promise::rung,
            [](const auto& it) { return ladder::by_mid_latitude(it.pair.d, it.radius); }},
    decider{"by_latitude", promise::rung,
            [](const auto& it) { return ladder::by_latitude(it.pair.d.north, it.radius); }},
    decider{"by_near_geodesic", promise::rung,
            [](const auto& it) { return ladder::by_near_geodesic(it.pair.d, it.radius); }},
    decider{"by_chord", promise::rung,
            [](const auto& it) {
                return ladder::by_chord(it.pair.p_cartesian, it.pair.q_cartesian, it.radius);
            }},
    decider{"by_any_chord", promise::rung,
            [](const auto& it) {
                return ladder::by_any_chord(it.pair.p_cartesian, it.pair.q_cartesian, it.radius);
            }},
    decider{"by_mid_latitude(q, p)", promise::abstains,
            [](const auto& it) { return ladder::by_mid_latitude(it.pair.d_reversed, it.radius); }},
    decider{"by_near_geodesic(q, p)", promise::abstains,
            [](const auto& it) { return ladder::by_near_geodesic(it.pair.d_reversed, it.radius); }},
    decider{"by_chord(q, p)", promise::abstains,
            [](const auto& it) {
                return ladder::by_chord(it.pair.q_cartesian, it.pair.p_cartesian, it.radius);
            }},
    decider{"by_any_chord(q, p)", promise::abstains,
            [](const auto& it) {
                return ladder::by_any_chord(it.pair.q_cartesian, it.pair.p_cartesian, it.radius);
            }},
};
constexpr std::size_t decider_count = std::tuple_size_v<decltype(deciders)>;

struct measurement {
    double error = 0;   // metres
    double bound = -1;  // metres; negative where nothing is promised
};

template <class Measure>
struct model {
    const char* name;
    Measure measure;
};
template <class Measure>
model(const char*, Measure) -> model<Measure>;

template <class Model>
measurement of_model(const Model& measured, const sample<position, position>& it) {
    if (!measured.covers(it.p, it.q)) return {};
    const metres d = measured(it.p, it.q);
    return {static_cast<double>(std::fabs(wide(d.count()) - it.s)), measured.max_error(d).count()};
}

// The bounds of by_any_chord: between arcs of the greatest and of the least curvature over the
// chord lies the distance. Half of what is between them is the bound, and the rung's rounding.
measurement of_any_chord(const sample<position, position>& it) {
    using shape = cordon::wgs84<long double>;
    if (it.s > 19'800'000) return {};
    const cordon::cartesian across = it.p_cartesian - it.q_cartesian;
    const long double chord = std::sqrt(wide(dot(across, across)));
    const auto arc = [&](long double radius) {
        return 2 * radius * std::asin(std::min(chord / (2 * radius), 1.0L));
    };
    const long double least = arc(shape::greatest_curvature_radius);
    const long double most = arc(shape::least_curvature_radius);
    const double rounding = ladder::band.count() + 2e-15 * static_cast<double>(it.s);
    return {static_cast<double>(std::fabs(it.s - (least + most) / 2)),
            static_cast<double>((most - least) / 2) + rounding};
}

double cartesian_error(position p, cordon::cartesian placed) {
    constexpr long double degree = 3.14159265358979323846264338327950288L / 180;
    constexpr long double f = 1 / 298.257223563L;
    const long double sine = std::sin(wide(p.latitude) * degree);
    const long double cosine = std::sin((90 - std::fabs(wide(p.latitude))) * degree);
    const long double prime = 6378137 / std::sqrt(1 - f * (2 - f) * sine * sine);
    const long double east = std::remainder(wide(p.longitude), 360.0L) * degree;
    return static_cast<double>(
        std::max({std::fabs(wide(placed.x) - prime * cosine * std::cos(east)),
                  std::fabs(wide(placed.y) - prime * cosine * std::sin(east)),
                  std::fabs(wide(placed.z) - prime * (1 - f) * (1 - f) * sine)}));
}

// Everything that states an error: models over their domain, and the margins of the rungs.
constexpr std::tuple models{
    model{"geodesic<double>",
          [](const auto& it) { return of_model(cordon::geodesic<double>{}, it); }},
    model{"distance(p, q)",
          [](const auto& it) {
              return measurement{
                  static_cast<double>(std::fabs(wide(cordon::distance(it.p, it.q).count()) - it.s)),
                  cordon::geodesic_max_error.count()};
          }},
    model{"near_geodesic", [](const auto& it) { return of_model(cordon::near_geodesic{}, it); }},
    model{"chord", [](const auto& it) { return of_model(cordon::chord{}, it); }},
    model{"chord from 100 km on",
          [](const auto& it) {
              return it.s < 100'000 ? measurement{} : of_model(cordon::chord{}, it);
          }},
    model{"chord with any curvature", [](const auto& it) { return of_any_chord(it); }},
    model{"mid_latitude", [](const auto& it) { return of_model(cordon::mid_latitude{}, it); }},
    model{"mid_latitude at its latitude",
          [](const auto& it) {
              measurement seen = of_model(cordon::mid_latitude{}, it);
              if (seen.bound < 0) return seen;
              const double c2 = cordon::mid_latitude::cosine2(it.d.latitudes);
              const auto s = static_cast<double>(it.s);
              seen.bound = cordon::mid_latitude::truncation(s, c2) / c2 + 2e-14 * s;
              return seen;
          }},
    model{"north_apart of the distance",  // a lower bound: what it is a part of is its bound
          [](const auto& it) {
              const double north = it.d.north * cordon::wgs84<double>::least_curvature_radius;
              const auto s = static_cast<double>(it.s);
              return measurement{north, s * (1 + 1e-15) + ladder::band.count()};
          }},
    model{"haversine", [](const auto& it) { return of_model(cordon::haversine{}, it); }},
    model{"to_cartesian, a component",
          [](const auto& it) {
              return measurement{std::max(cartesian_error(it.p, it.p_cartesian),
                                          cartesian_error(it.q, it.q_cartesian)),
                                 9.8e-9};
          }},
};
constexpr std::size_t model_count = std::tuple_size_v<decltype(models)>;

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
        const bool truly_inside = beyond <= 0;
        ++results_.questions;
        if (in_band) ++results_.in_band;
        bool open = true;
        for_each(deciders, [&](const auto& each, std::size_t index) {
            tally& record = results_.decisions[index];
            ++record.asked;
            const auto answer = each.ask(it);
            if constexpr (std::is_same_v<std::remove_cv_t<decltype(answer)>, verdict>) {
                const bool yes = in_band ? answer.by_distance : truly_inside;
                if (answer.answer != yes)
                    complain(record, each.name, it, answer.answer ? "yes" : "no");
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
        });
        if (open) ++results_.by_geodesic;
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

void print(const results& all) {
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
        std::printf("%s: %s, %s\n", seen.ratio <= 1 ? "worst" : "BOUND BROKEN", each.name,
                    seen.where.c_str());
    });
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

int main(int count, char** words) {
    options wanted;
    if (!read(count, words, wanted)) {
        std::fprintf(stderr, "usage: cordon-exactness [--truths N] [--seed S] [--threads T]\n");
        return 2;
    }
    const results all = run(wanted);
    print(all);
    return all.wrong() == 0 && all.bounds_hold() ? 0 : 1;
}
