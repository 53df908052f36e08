// SPDX-License-Identifier: BSL-1.0
//
// Who answers: an executable of its own, in which the ladder counts. A rung that quietly stopped
// answering would cost time, not truth; here it is noticed.

#include <array>
#include <cstddef>
#include <cstdint>

namespace {
std::array<long, 7> answered{};
}
#define CORDON_ANSWERED(by) static_cast<void>(++answered[static_cast<std::size_t>(by)])

#include "catch2.hpp"
#include "cordon/distance/within.hpp"
#include "cordon/zone/circle.hpp"
#include "oracle.hpp"

using cordon::metres;
using cordon::ladder::rung;

static_assert(answered.size() == cordon::ladder::rung_count);

namespace {

constexpr long pairs = 100'000;

long by(rung one) { return answered[static_cast<std::size_t>(one)]; }

std::string counts() {
    std::string text;
    for (const long count : answered) text += " " + std::to_string(count);
    return text;
}

// Pairs evenly over the globe, `next` metres apart, asked whether they are within the radius.
template <class Next>
void ask(std::uint64_t seed, metres radius, const Next& next) {
    answered.fill(0);
    oracle::generator random{seed};
    long inside = 0;
    for (long count = 0; count < pairs; ++count) {
        const auto p = random.anywhere();
        const auto q = oracle::destination(p, random.uniform(0, 360), next(random));
        if (cordon::within(cordon::to_e7(p), cordon::to_e7(q), radius)) ++inside;
    }
    long sum = 0;
    for (const long count : answered) sum += count;
    CHECK(sum == pairs);  // each is answered once
    CHECK(inside > 0);
}

// Of pairs evenly over the globe this share is nearer to a pole than ten times the radius, where the
// chord takes over from the forms of the middle latitude: 1 - cos(10 r / R), of 50 km 0.31 %.
constexpr long polar(double r) {
    return static_cast<long>(static_cast<double>(pairs) * 50 * r * r / (6'371'000.0 * 6'371'000.0));
}

}  // namespace

TEST_CASE("of pairs that are mostly far all but a few are told apart by latitude") {
    for (const double r : {500.0, 5000.0}) {
        ask(501, metres{r}, [r](oracle::generator& random) {
            return random.chance(0.99) ? random.uniform(2 * r, 100 * r) : random.uniform(0, 2 * r);
        });
        INFO("by rung:" << counts());
        CHECK(by(rung::latitude) > pairs * 94 / 100);
        CHECK(by(rung::mid_latitude) < pairs * 6 / 100);
        CHECK(by(rung::near_geodesic) == 0);
        CHECK(by(rung::chord) <= polar(r));
        CHECK(by(rung::any_chord) == 0);
        CHECK(by(rung::distance) == 0);
    }
}

TEST_CASE("of near pairs the metric of the middle latitude decides what it covers") {
    for (const double r : {500.0, 50'000.0}) {
        ask(502, metres{r}, [r](oracle::generator& random) { return random.uniform(0, 2 * r); });
        INFO("by rung:" << counts());
        CHECK(by(rung::latitude) > pairs * 7 / 100);
        CHECK(by(rung::latitude) < pairs * 11 / 100);
        CHECK(by(rung::mid_latitude) > pairs * 86 / 100);
        // Its margin at 50 km is 2 m at latitude 75, and 27 m where the pole is ten times as far.
        CHECK(by(rung::near_geodesic) <= (r < 1000 ? 0 : 100));
        CHECK(by(rung::chord) >= polar(r) / 2);
        CHECK(by(rung::chord) <= polar(r) * 12 / 10);
        CHECK(by(rung::distance) == 0);
    }
}

TEST_CASE("a millimetre beside the limit the geodesic is still not needed") {
    ask(503, metres{500}, [](oracle::generator& random) {
        return 500 + random.sign() * random.uniform(1e-2, 2e-2);  // the grid of counts moves it
    });
    INFO("by rung:" << counts());
    CHECK(by(rung::mid_latitude) > pairs * 95 / 100);
    CHECK(by(rung::chord) <= 2);
    CHECK(by(rung::distance) < 5);
}

TEST_CASE("far limits are decided by the two chords") {
    ask(504, metres{300'000}, [](oracle::generator& r) { return r.uniform(200e3, 400e3); });
    INFO("by rung:" << counts());
    CHECK(by(rung::chord) > pairs * 80 / 100);
    CHECK(by(rung::latitude) > pairs * 14 / 100);
    CHECK(by(rung::distance) == 0);

    ask(505, metres{5e6}, [](oracle::generator& r) { return r.uniform(1e6, 9e6); });
    INFO("by rung:" << counts());
    CHECK(by(rung::any_chord) > pairs * 70 / 100);
    CHECK(by(rung::distance) < pairs / 1000);  // within a kilometre of the limit
    CHECK(by(rung::distance) > 0);
}

TEST_CASE("a prepared circle decides by its filter all but one in a hundred thousand") {
    answered.fill(0);
    oracle::generator random{506};
    const cordon::position centre{51.5007, -0.1246};
    const cordon::circle zone{centre, metres{500}};
    long inside = 0;
    for (long count = 0; count < pairs; ++count) {
        const auto p = oracle::destination(centre, random.uniform(0, 360), random.uniform(0, 1000));
        if (contains(zone, cordon::to_e7(p))) ++inside;
    }
    INFO("by rung:" << counts());
    CHECK(inside > pairs * 45 / 100);
    CHECK(by(rung::circle_filter) >= pairs - 3);
}
