// SPDX-License-Identifier: BSL-1.0
//
// Which fixes are believed, and how fast their party can have been.

#include "cordon/watch/history.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;

using fixes = std::vector<cordon::fix>;

void append(std::string& text, std::size_t number) {
    if (!text.empty()) text += ' ';
    text += std::to_string(number);
}

// The numbers of those that are believed.
std::string believed(const fixes& all) {
    cordon::watch_detail::history<1> h{all, all.front().at, one};
    std::string text;
    std::size_t shown = h.none();
    for (std::int64_t t = 0; t <= 1'000'000; t += 500) {
        const auto near = h.move_to(t);
        if (near.before == shown) continue;
        shown = near.before;
        append(text, shown);
    }
    return text;
}

TEST_CASE("between its fixes a party is between the last and the next that are believed") {
    const fixes all{wearer(10, 0), wearer(20, 10), wearer(40, 20)};
    cordon::watch_detail::history<1> h{all, at(0), one};
    const auto check = [&](double seconds, std::size_t before, std::size_t after) {
        const auto near = h.move_to(static_cast<std::int64_t>(seconds * 1000));
        CHECK(near.before == before);
        CHECK(near.after == after);
    };
    check(9.999, h.none(), 0);
    check(10, 0, 1);
    check(39.999, 1, 2);
    check(40, 2, h.none());
    check(1e6, 2, h.none());
    CHECK(h.at(1) == 20'000);
    CHECK(h.sigma(0) == 1'226);  // 3 m of 95 %
}

TEST_CASE("a place that nobody gets to from before, nor from to after, is not believed") {
    CHECK(believed({wearer(0, 0), wearer(10, 100), wearer(20, 200)}) == "0 1 2");
    // 36 m/s and 5 m of doubt: 365 m in 10 s.
    CHECK(believed({wearer(0, 0), wearer(10, 364), wearer(20, 0)}) == "0 1 2");
    CHECK(believed({wearer(0, 0), wearer(10, 1), wearer(20, 370), wearer(30, 3), wearer(40, 4)}) ==
          "0 1 3 4");
    // Somebody who was lost for a while and is somewhere else.
    CHECK(believed({wearer(0, 0), wearer(10, 1), wearer(20, 5'000), wearer(30, 5'001)}) ==
          "0 1 2 3");
    // So many that a party was at another place, for less than errors last, or for longer.
    for (const std::size_t stays : {119U, 120U}) {
        fixes all;
        std::string both_ends;
        std::string every;
        for (std::size_t k = 0; k < 160; ++k) {
            const bool away = k >= 20 && k <= 20 + stays;
            all.push_back(wearer(static_cast<double>(k), away ? 5'000 : 0));
            append(every, k);
            if (!away) append(both_ends, k);
        }
        CHECK(believed(all) == (stays < 120 ? both_ends : every));
    }
    // Two that contradict each other, and nobody says which.
    CHECK(believed({wearer(0, 0), wearer(10, 5'000)}).empty());
    CHECK(believed({wearer(0, 0)}) == "0");
    // Two places at one time; the next tells which.
    CHECK(believed({wearer(0, 0), wearer(0, 5'000), wearer(10, 5'001)}) == "1 2");
}

TEST_CASE("what cannot be, or says nothing new, is not believed") {
    auto nowhere = wearer(10, 10);
    nowhere.where.latitude = 900'000'001;
    CHECK(believed({wearer(0, 0), nowhere, wearer(20, 20), wearer(30, 30)}) == "0 2 3");
    CHECK(believed({wearer(0, 0), wearer(5, 0), nowhere, wearer(20, 20), wearer(30, 30)}) ==
          "0 1 3 4");
    CHECK(believed({wearer(0, 0), wearer(5, 0), nowhere, wearer(20, 20)}) == "0 1 3");
    CHECK(believed({nowhere, wearer(11, 0), wearer(12, 1), wearer(13, 5'000), wearer(14, 5'001)}) ==
          "1 2 3 4");
    CHECK(believed({nowhere}).empty());

    CHECK(believed({wearer(0, 0), received(wearer(10, 10), 7.9), wearer(20, 20), wearer(25, 30)}) ==
          "0 2 3");
    CHECK(believed({wearer(0, 0), received(wearer(10, 10), 8), wearer(20, 20)}) == "0 1 2");
    CHECK(believed({wearer(0, 0), received(wearer(10, 10), 900), wearer(20, 20)}) == "0 1 2");

    for (const auto from : {cordon::source::wifi, cordon::source::cell, cordon::source::beacon}) {
        fixes all{wearer(0, 0), wearer(10, 0), wearer(20, 5), wearer(30, 5), wearer(40, 0)};
        for (cordon::fix& f : all) f.from = from;
        CHECK(believed(all) == "0 2 4");
        for (cordon::fix& f : all) f.from = cordon::source::gnss;
        CHECK(believed(all) == "0 1 2 3 4");
    }
}

TEST_CASE("the policy says how fast, unless the party must have been faster") {
    auto p = one;
    p.fastest_mm_s[0] = 2'000;
    const auto fastest = [&](fixes all, double t) {
        cordon::watch_detail::history<1> h{all, at(0), p};
        return h.fastest(h.move_to(static_cast<std::int64_t>(t * 1000)));
    };
    const fixes hers{protected_person(0, 0), protected_person(10, 20), protected_person(20, 40)};
    const fixes his{wearer(0, 0), wearer(10, 20), wearer(20, 40)};
    CHECK(fastest(hers, 5) == 2'000);
    CHECK(fastest(hers, 25) == 2'000);
    CHECK(fastest(his, 5) == 36'000);
    CHECK(fastest({}, 5) == 0);
    // 20 s to get 1,005.2 m away: 50.3 m/s at most, and more than she may.
    const fixes moved{protected_person(0, 0), protected_person(10, 0), protected_person(30, 1'000),
                      protected_person(40, 1'000)};
    const auto faster = fastest(moved, 20);
    CHECK(faster > 50'250);
    CHECK(faster < 50'270);
    CHECK(fastest(moved, 35) == 2'000);
    // Beyond the range of a separation nobody knows how far: half the globe in 1,000 s.
    fixes away{wearer(0, 0), wearer(1, 0), wearer(1'001, 0), wearer(1'002, 0)};
    away[2].where = away[3].where = {0, 900'000'000};
    CHECK(fastest(away, 500) == 20'040'000);
    // And in 12 days, as fast as the policy says.
    fixes later{wearer(0, 0), wearer(1, 0), wearer(1'036'801, 0), wearer(1'036'802, 0)};
    later[2].where = later[3].where = {0, 900'000'000};
    CHECK(fastest(later, 500) == 36'000);
}

}  // namespace
