// SPDX-License-Identifier: BSL-1.0
//
// What a wearer is sent does not say where the protected person is: by its type, and by experiment.

#include "cordon/watch/wearer_event.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "catch2.hpp"
#include "cordon/watch/advance.hpp"
#include "dice.hpp"
#include "watch/life.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::audience;
using cordon::event;
using cordon::for_wearer;
using cordon::kind;
using cordon::party;
using cordon::wearer_event;
using cordon::wearer_kind;

// Two bytes, an enumerator and a level, are all of it: there is no room for a place, a distance, a
// bearing, a time or a number.
static_assert(sizeof(wearer_event) == 2);
static_assert(std::has_unique_object_representations_v<wearer_event>);
static_assert(std::is_same_v<decltype(wearer_event::what), wearer_kind>);
static_assert(std::is_same_v<decltype(wearer_event::level), std::uint8_t>);
static_assert(sizeof(wearer_kind) + sizeof(std::uint8_t) == sizeof(wearer_event));
static_assert(std::is_same_v<decltype(cordon::encode(wearer_event{})), std::array<std::byte, 2>>);
// It is made of events alone, and gives none back.
static_assert(!std::is_convertible_v<event, wearer_event>);
static_assert(!std::is_constructible_v<event, wearer_event>);

constexpr cordon::policy<2> telling = [] {
    cordon::policy<2> p{.levels = {{2_km}, {500_m}}};
    constexpr auto all = audience::protected_person | audience::wearer | audience::centre;
    p.told = {all, all, all, all, all, all};
    return p;
}();

// All bytes that a wearer is sent of these moves: metres north of both, east of the protected
// person, in seconds that rise by 5.
std::vector<std::byte> sent(const std::vector<double>& wearers, const std::vector<double>& hers,
                            std::int32_t east) {
    cordon::watch<2> w;
    std::vector<std::byte> bytes;
    const auto feed = [&](cordon::fix f) {
        const auto [next, events] = cordon::advance(w, f, telling);
        w = next;
        for (const event& e : events) {
            if (const auto told = for_wearer(e)) {
                for (const std::byte b : cordon::encode(*told)) bytes.push_back(b);
            }
        }
    };
    for (std::size_t k = 0; k < wearers.size(); ++k) {
        cordon::fix f = protected_person(5.0 * static_cast<double>(k), hers[k]);
        f.where.longitude = east;
        feed(f);
        feed(wearer(5.0 * static_cast<double>(k), wearers[k]));
    }
    return bytes;
}

TEST_CASE("another place with the same history of levels is told in the same bytes") {
    std::vector<double> ride;  // from 4 km south to 4 km north, and back
    for (int k = -160; k <= 160; ++k) ride.push_back(25.0 * k);
    for (int k = 160; k >= -160; --k) ride.push_back(25.0 * k);
    const std::vector<double> at_home(ride.size(), 0.0);
    const std::vector<double> elsewhere(ride.size(), 173.0);
    std::vector<double> walking;
    for (std::size_t k = 0; k < ride.size(); ++k) {
        walking.push_back(60.0 * static_cast<double>(k % 5));
    }
    const auto expected = sent(ride, at_home, 0);
    // Each way into both levels, and out of them.
    CHECK(expected.size() == 16);
    CHECK(sent(ride, at_home, 20'000) == expected);   // 220 m to one side
    CHECK(sent(ride, at_home, -20'000) == expected);  // or to the other
    CHECK(sent(ride, elsewhere, 7'000) == expected);
    CHECK(sent(ride, walking, -4'000) == expected);
    // And one who is not approached is told otherwise: the test can fail.
    CHECK(sent(ride, at_home, 90'000) != expected);
}

// Whatever a watch says: what the wearer is sent depends on kind, level, and on whether it is about
// him, and on nothing else of the event.
TEST_CASE("nothing else of an event goes into what is sent") {
    dice random{21};
    std::size_t sent_events = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        life inputs{seed};
        cordon::watch<2> w;
        for (int k = 0; k < 500; ++k) {
            std::visit(
                [&](const auto& i) {
                    const auto [next, events] = cordon::advance(w, i, telling);
                    w = next;
                    for (const event& e : events) {
                        event other = e;
                        other.at.ms = static_cast<std::uint32_t>(random.roll());
                        other.separation_mm = static_cast<std::int32_t>(random.roll());
                        other.next_line_s = static_cast<std::uint16_t>(random.roll());
                        other.sequence = static_cast<std::uint16_t>(random.roll());
                        other.marks = static_cast<cordon::mark>(random.between(0, 7));
                        other.about = static_cast<cordon::channel>(random.between(0, 63));
                        if (!cordon::is_health(e.what))
                            other.who = static_cast<party>(random.between(0, 1));
                        CHECK(for_wearer(other) == for_wearer(e));
                        sent_events += for_wearer(e).has_value() ? 1U : 0U;
                    }
                },
                inputs.next());
        }
    }
    CHECK(sent_events > 200);
}

TEST_CASE("nothing is sent that is not meant for the wearer, or is about the protected person") {
    for (int k = 0; k <= static_cast<int>(kind::stepped_back); ++k) {
        event e;
        e.what = static_cast<kind>(k);
        e.level = 1;
        for (const party who : {party::protected_person, party::wearer}) {
            e.who = who;
            e.whom = audience::protected_person | audience::centre;
            CHECK_FALSE(for_wearer(e).has_value());
            e.whom = audience::wearer;
            const bool levels =
                e.what == kind::entered || e.what == kind::left || e.what == kind::snooze_ended;
            const bool contact = e.what == kind::contact_began || e.what == kind::contact_ended;
            const bool own = cordon::is_health(e.what) && who == party::wearer;
            CHECK(for_wearer(e).has_value() == (levels || contact || own));
            if (levels) CHECK(for_wearer(e)->level == 1);
        }
    }
    // The policy as it comes tells a wearer nothing at all.
    constexpr cordon::audiences usual{};
    for (const audience whom :
         {usual.approach, usual.silence, usual.health, usual.contact, usual.audit, usual.report}) {
        CHECK_FALSE(includes(whom, audience::wearer));
    }
}

TEST_CASE("each kind is sent as one of its own, with a word") {
    std::set<std::string> words;
    for (int k = 0; k <= static_cast<int>(wearer_kind::own_loss); ++k) {
        CHECK(words.insert(to_string(static_cast<wearer_kind>(k))).second);
    }
    CHECK(words.size() == 10);
    CHECK_FALSE(words.contains(""));
    const auto what = [](kind k) {
        event e;
        e.what = k;
        e.who = party::wearer;
        e.whom = audience::wearer;
        return for_wearer(e)->what;
    };
    CHECK(what(kind::entered) == wearer_kind::too_close);
    CHECK(what(kind::left) == wearer_kind::over);
    CHECK(what(kind::strap) == wearer_kind::own_strap);
    CHECK(what(kind::loss) == wearer_kind::own_loss);
    CHECK(what(kind::contact_ended) == wearer_kind::contact_ended);
}

TEST_CASE("a round time is the next one, and not before") {
    using cordon::instant;
    using cordon::milliseconds;
    using cordon::round_time;
    constexpr milliseconds minute{60'000};
    CHECK(round_time({0}, minute) == instant{0});
    CHECK(round_time({1}, minute) == instant{60'000});
    CHECK(round_time({60'000}, minute) == instant{60'000});
    CHECK(round_time({60'001}, minute) == instant{120'000});
    dice random{3};
    for (int k = 0; k < 10'000; ++k) {
        const instant at{static_cast<std::uint32_t>(random.roll())};
        const auto later = (round_time(at, minute) - at).count();
        CHECK((later >= 0 && later < 60'000));
    }
}

}  // namespace
