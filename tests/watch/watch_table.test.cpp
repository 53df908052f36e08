// SPDX-License-Identifier: BSL-1.0
//
// Many pairs at once do what each does alone, in a stated order; and a table that is not in order is
// named.

#include "cordon/watch/watch_table.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "catch2.hpp"
#include "dice.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::keyed_watch;
using cordon::pair_key;
using cordon::table_fault;

using told = std::pair<pair_key, cordon::event>;

const std::array<cordon::policy<2>, 2> policies{
    cordon::policy<2>{.levels = {{2_km}, {500_m}}},
    cordon::policy<2>{.levels = {{3_km}, {1_km}}},
};

// The pairs of a table, and the table.
struct town {
    explicit town(std::vector<pair_key> keys) {
        std::sort(keys.begin(), keys.end());
        for (const pair_key key : keys) {
            pairs.push_back({.key = key, .follows = (key.protected_person + key.wearer) % 2});
        }
        index.resize(pairs.size());
        cordon::index_by_wearer<2>(pairs, index);
    }
    [[nodiscard]] cordon::watch_table<2> table() { return {pairs, index, policies}; }

    std::vector<keyed_watch<2>> pairs;
    std::vector<std::uint32_t> index;
};

// Three people who are protected, four wearers; person 7 is both.
const std::vector<pair_key> keys{{1, 7}, {1, 8}, {2, 7}, {2, 9}, {7, 8}, {2, 8}, {7, 10}};

TEST_CASE("many at once do what each does alone, in the order of the keys") {
    dice random{11};
    town all{keys};
    REQUIRE(all.table().fault() == table_fault::none);
    std::map<pair_key, cordon::watch<2>> alone;
    for (const pair_key key : keys) alone[key] = {};

    std::size_t events = 0;
    std::uint32_t now = 4'294'900'000;  // the counter wraps on the way
    for (int step = 0; step < 3'000; ++step) {
        now += static_cast<std::uint32_t>(random.between(0, 20'000));
        std::vector<told> together;
        std::vector<told> expected;
        const auto tell = [&](const keyed_watch<2>& pair, const cordon::event& e) {
            together.emplace_back(pair.key, e);
            CHECK(pair.state == all.table().find(pair.key)->state);
        };
        const auto each = [&](auto meant, const auto& input) {
            std::size_t count = 0;
            for (auto& [key, state] : alone) {
                if (!meant(key)) continue;
                const auto& p = policies[(key.protected_person + key.wearer) % 2];
                const auto made = cordon::advance(state, input, p);
                state = made.next;
                for (const cordon::event& e : made.events) expected.emplace_back(key, e);
                ++count;
            }
            return count;
        };
        if (random.one_in(10)) {
            const cordon::instant at{now};
            all.table().advance(at, tell);
            each([](pair_key) { return true; }, at);
        } else {
            const bool wears = random.one_in(2);
            const auto person = static_cast<std::uint32_t>(random.between(0, 11));
            const cordon::fix f{
                .who = wears ? cordon::party::wearer : cordon::party::protected_person,
                .at = {now},
                .where = north(random.uniform(0, 4'000)),
                .how_sure = sharp};
            const std::size_t count = all.table().advance(person, f, tell);
            CHECK(count == each(
                               [&](pair_key key) {
                                   return (wears ? key.wearer : key.protected_person) == person;
                               },
                               f));
        }
        if (together != expected) FAIL("step " << step);
        events += expected.size();
    }
    CHECK(events > 500);
    for (const keyed_watch<2>& pair : all.pairs) CHECK(pair.state == alone[pair.key]);
}

TEST_CASE("it does not matter how inputs are divided among tables") {
    town all{keys};
    town first{{keys.begin(), keys.begin() + 3}};
    town second{{keys.begin() + 3, keys.end()}};
    dice random{12};
    const auto quietly = [](const auto&, const cordon::event&) {};
    for (std::uint32_t k = 0; k < 500; ++k) {
        const cordon::fix f{
            .who = random.one_in(2) ? cordon::party::wearer : cordon::party::protected_person,
            .at = {k * 5'000},
            .where = north(random.uniform(0, 4'000)),
            .how_sure = sharp};
        const auto person = static_cast<std::uint32_t>(random.between(1, 10));
        const std::size_t count = all.table().advance(person, f, quietly);
        CHECK(count == first.table().advance(person, f, quietly) +
                           second.table().advance(person, f, quietly));
    }
    for (const town* part : {&first, &second}) {
        for (const keyed_watch<2>& pair : part->pairs) CHECK(pair == *all.table().find(pair.key));
    }
}

TEST_CASE("somebody whom nobody watches moves nothing, and one pair can be meant alone") {
    town all{keys};
    const auto before = all.pairs;
    std::size_t events = 0;
    const auto count = [&](const auto&, const cordon::event&) { ++events; };
    CHECK(all.table().advance(99, wearer(0, 0), count) == 0);
    // 10 wears, and is protected from nobody.
    CHECK(all.table().advance(10, protected_person(0, 0), count) == 0);
    CHECK_FALSE(all.table().advance(pair_key{1, 10}, wearer(0, 0), count));
    CHECK(all.pairs == before);

    CHECK(all.table().advance(pair_key{2, 7}, protected_person(0, 0), count));
    CHECK(all.table().advance(pair_key{2, 7}, wearer(0, 100), count));
    CHECK(events > 0);
    for (std::size_t k = 0; k < before.size(); ++k) {
        CHECK((all.pairs[k] == before[k]) == (all.pairs[k].key != pair_key{2, 7}));
    }
    CHECK(all.table().find({2, 7})->state.state(1) == cordon::level_state::active);
    CHECK(all.table().find({3, 7}) == nullptr);
}

TEST_CASE("one protected person and her wearers need no keys") {
    std::vector<cordon::watch<2>> watches(4);
    std::vector<cordon::watch<2>> alone = watches;
    for (std::size_t k = 0; k < alone.size(); ++k) {
        const cordon::fix f = wearer(0, 700.0 * static_cast<double>(k));
        watches[k] = alone[k] = cordon::advance(alone[k], f, two).next;
    }
    std::vector<std::pair<std::size_t, cordon::event>> heard;
    cordon::advance(std::span{watches}, protected_person(1, 0), two,
                    [&](std::size_t k, const cordon::event& e) { heard.emplace_back(k, e); });
    std::vector<std::pair<std::size_t, cordon::event>> expected;
    for (std::size_t k = 0; k < alone.size(); ++k) {
        const auto made = cordon::advance(alone[k], protected_person(1, 0), two);
        for (const cordon::event& e : made.events) expected.emplace_back(k, e);
        CHECK(watches[k] == made.next);
    }
    CHECK(heard == expected);
    CHECK(heard.size() >= 6);
}

TEST_CASE("a table that is not in order is named") {
    const town good{keys};
    const auto fault = [&](auto change) {
        town t = good;
        std::vector<cordon::policy<2>> p(policies.begin(), policies.end());
        change(t, p);
        return cordon::watch_table<2>{t.pairs, t.index, p}.fault();
    };
    CHECK(fault([](town&, auto&) {}) == table_fault::none);
    CHECK(fault([](town& t, auto&) { std::swap(t.pairs[0].key, t.pairs[1].key); }) ==
          table_fault::keys_not_rising);
    CHECK(fault([](town& t, auto&) { t.pairs[0].key = t.pairs[1].key; }) ==
          table_fault::keys_not_rising);
    CHECK(fault([](town& t, auto&) { t.pairs[3].follows = 2; }) == table_fault::policy_missing);
    CHECK(fault([](town&, auto& p) { p[1].levels[0].radius = {}; }) == table_fault::policy_faulty);
    CHECK(fault([](town& t, auto&) { t.index.pop_back(); }) == table_fault::index_of_other_size);
    CHECK(fault([](town& t, auto&) { std::swap(t.index[0], t.index[6]); }) ==
          table_fault::index_not_by_wearer);
    CHECK(fault([](town& t, auto&) { t.index[6] = 7; }) == table_fault::index_not_by_wearer);
    CHECK(fault([](town& t, auto&) { t.index[1] = t.index[0]; }) ==
          table_fault::index_not_by_wearer);
    CHECK(cordon::watch_table<2>{{}, {}, {}}.fault() == table_fault::none);
}

TEST_CASE("every fault of a table has words of its own") {
    std::set<std::string> words;
    for (int k = 0; k <= static_cast<int>(table_fault::index_not_by_wearer); ++k) {
        CHECK(words.insert(to_string(static_cast<table_fault>(k))).second);
    }
    CHECK_FALSE(words.contains(""));
    CHECK(std::string(to_string(static_cast<table_fault>(99))).empty());
}

}  // namespace
