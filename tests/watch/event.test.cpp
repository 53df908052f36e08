// SPDX-License-Identifier: BSL-1.0
//
// What a watch says, and to whom.

#include "cordon/watch/event.hpp"

#include <cstdint>
#include <iterator>
#include <set>
#include <string>
#include <type_traits>

#include "catch2.hpp"

namespace {

using cordon::audience;
using cordon::kind;

constexpr kind every_kind[] = {
    kind::entered,       kind::left,         kind::unknown,  kind::known,
    kind::was_within,    kind::tamper,       kind::strap,    kind::battery,
    kind::jamming,       kind::jumping,      kind::loss,     kind::acknowledged,
    kind::snoozed,       kind::snooze_ended, kind::closed,   kind::contact_began,
    kind::contact_ended, kind::restored,     kind::repeated, kind::conflicting,
    kind::late,          kind::ahead,        kind::jumped,   kind::impossible,
    kind::stepped_back};

constexpr cordon::event numbered(std::uint16_t sequence) {
    return {.what = kind::entered, .sequence = sequence};
}

// An event goes into a log as it is; a change of its size changes logs.
static_assert(std::is_trivially_copyable_v<cordon::event>);
static_assert(sizeof(cordon::event) == 20);
static_assert(sizeof(kind) == 1 && sizeof(audience) == 1);

static_assert(cordon::event{}.separation_mm == cordon::event::separation_unknown);
static_assert(cordon::event{}.whom == audience::nobody);
static_assert(cordon::event::separation_unknown < 0);

constexpr audience both = audience::protected_person | audience::centre;
static_assert(includes(both, audience::protected_person) && includes(both, audience::centre));
static_assert(!includes(both, audience::wearer) && !includes(audience::nobody, both));
static_assert((both | audience::nobody) == both && (both | both) == both);
static_assert((both & audience::centre) == audience::centre);
static_assert(includes(cordon::mark::snoozed | cordon::mark::authorised, cordon::mark::authorised));
static_assert(!includes(cordon::mark::snoozed, cordon::mark::acknowledged));

constexpr bool a_list_keeps_what_is_added_in_order() {
    cordon::event_list<3> list;
    if (!list.empty() || list.size() != 0 || list.begin() != list.end()) return false;
    for (std::uint16_t k = 0; k < 3; ++k) list.add(numbered(k));
    std::uint16_t next = 0;
    for (const cordon::event& e : list) {
        if (e != numbered(next) || list[next] != e) return false;
        ++next;
    }
    return next == 3 && list.size() == 3 && !list.empty();
}
static_assert(a_list_keeps_what_is_added_in_order());

TEST_CASE("every kind of event has a word of its own") {
    std::set<std::string> words;
    for (const kind what : every_kind) {
        const std::string word = to_string(what);
        CHECK_FALSE(word.empty());
        CHECK(words.insert(word).second);
    }
    CHECK(std::string(to_string(kind::entered)) == "entered");
    CHECK(std::string(to_string(kind::left)) == "left");
    CHECK(std::string(to_string(kind::unknown)) == "unknown");
    CHECK(std::string(to_string(kind::known)) == "known");
    // The list above is whole: what follows the last kind has no word.
    CHECK(std::string(to_string(static_cast<kind>(std::size(every_kind)))).empty());
}

TEST_CASE("health is neither an approach nor a report") {
    int health = 0;
    for (const kind what : every_kind) {
        health += is_health(what);
        if (is_health(what)) CHECK(is_change(what));
    }
    CHECK(health == 6);
    CHECK_FALSE(is_health(kind::entered));
    CHECK_FALSE(is_health(kind::was_within));
    CHECK_FALSE(is_health(kind::acknowledged));
    CHECK(is_change(kind::restored));
    CHECK_FALSE(is_change(kind::repeated));
}

TEST_CASE("an audience of several includes each of them and nobody else") {
    for (unsigned all = 0; all < 8; ++all) {
        for (const audience one :
             {audience::protected_person, audience::wearer, audience::centre}) {
            const bool expected = (all & static_cast<unsigned>(one)) != 0;
            CHECK(includes(static_cast<audience>(all), one) == expected);
        }
    }
}

TEST_CASE("a list of events holds what was added and nothing more") {
    CHECK(a_list_keeps_what_is_added_in_order());
}

}  // namespace
