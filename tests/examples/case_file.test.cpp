// SPDX-License-Identifier: BSL-1.0
//
// Case logs as files: the options, a log of a replay, and what is said of one that is not as it was.

#include "case_file.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catch2.hpp"
#include "dice.hpp"
#include "message.hpp"
#include "options.hpp"
#include "profile.hpp"

namespace {

using namespace replay;
bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

using arguments = std::vector<std::string_view>;

track walk(double from_metres, double step_metres, int count) {
    track made;
    for (int k = 0; k < count; ++k) {
        constexpr double counts_per_metre = 90.4;  // of latitude
        made.records.push_back({.unix_ms = 1'700'000'000'000 + 5'000 * k,
                                .where = {static_cast<std::int32_t>(
                                              counts_per_metre * (from_metres + step_metres * k)),
                                          0},
                                .how_sure = {5'000, cordon::confidence::p68},
                                .line = static_cast<std::size_t>(k) + 2});
    }
    return made;
}

struct replayed {
    replayed() {
        progress quiet{400};
        told = watched(hers, theirs, limits, quiet, &log);
    }
    [[nodiscard]] std::vector<std::byte> bytes() const {
        const auto all = std::as_bytes(std::span{log.bytes});
        return {all.begin(), all.end()};
    }
    radii limits{cordon::metres{500}};
    track hers = walk(0, 0, 200);
    track theirs = walk(2'000, -20, 200);
    case_file log{};
    outcome told{};
};

TEST_CASE("a log of a replay is reproduced, with a summary that a court can read") {
    const replayed made;
    const verified found = verify(made.bytes(), {"case.bin", made.log.chain.head});
    CHECK(found.status == 0);
    CHECK(contains(found.text, "case.bin: whole, and reproduced to the last event: "));
    CHECK(contains(found.text,
                   "400 inputs, " + std::to_string(made.told.events.size()) + " events\n"));
    CHECK(contains(found.text, "level 0 of 500 m: approaches 1, of these authorised 0"));
    CHECK(contains(found.text, "\n  2023-11-14 22:1"));
    CHECK(contains(found.text, "entered level 0: protected"));
}

TEST_CASE("a log of two levels holds what devices and the centre said, and gives it again") {
    track hers = walk(0, 0, 200);
    track theirs = walk(2'000, -20, 200);
    const auto said = [](std::size_t line, const std::string& words, const std::string& level) {
        message made = parse_message(words, level, "", "", line);
        made.unix_ms = 1'700'000'000'000 + 5'000 * static_cast<std::int64_t>(line - 2);
        return made;
    };
    theirs.messages = {said(10, "strap jamming", ""), said(30, "restored jamming", ""),
                       said(60, "still", ""), said(120, "snooze", "1")};
    hers.messages = {said(40, "heartbeat", ""), said(98, "acknowledge", "0"),
                     said(110, "contact_begins", "")};
    case_file log;
    progress quiet{400};
    const outcome told =
        watched(hers, theirs, {cordon::metres{1000}, cordon::metres{500}}, quiet, &log);
    const auto all = std::as_bytes(std::span{log.bytes});
    const verified found = verify(all, {"case.bin", log.chain.head});
    INFO(found.text);
    CHECK(found.status == 0);
    CHECK(contains(found.text, "407 inputs, " + std::to_string(told.events.size()) + " events\n"));
    for (const char* part :
         {"  strap wearer: centre\n", "  jamming wearer: centre\n",
          "  restored wearer jamming: centre\n", "  acknowledged level 0: centre\n",
          "  contact_began (authorised contact): protected person, centre\n",
          "  snoozed level 1 (authorised contact): centre\n", "level 1 of 500 m: approaches 1, "}) {
        INFO(part);
        CHECK(contains(found.text, part));
    }
    // Health that is taken out of the log, or put right in it, is missed.
    std::vector<std::byte> changed{all.begin(), all.end()};
    const std::byte health{static_cast<std::uint8_t>(cordon::record_type::health)};
    std::size_t place = 0;
    const auto size_at = [&](std::size_t k) {
        return std::size_t{static_cast<std::uint8_t>(changed[k + 1])} +
               256 * std::size_t{static_cast<std::uint8_t>(changed[k + 2])};
    };
    while (changed[place] != health) {
        place += cordon::record_head_size + size_at(place) + cordon::record_link_size;
        REQUIRE(place < changed.size());
    }
    changed[place + cordon::record_head_size + 5] = std::byte{0};  // what was wrong
    CHECK(verify(changed, {"case.bin", log.chain.head}).status == 1);
    CHECK(verify(all, {"case.bin", log.chain.head}).status == 0);
}

TEST_CASE("whatever devices and the centre say, in whatever order, its log gives it again") {
    dice d{11};
    const char* words[] = {"tamper strap", "battery",   "jamming",        "loss",
                           "restored",     "heartbeat", "still",          "acknowledge",
                           "snooze",       "close",     "contact_begins", "contact_ends"};
    for (int round = 0; round < 60; ++round) {
        const auto levels = static_cast<std::size_t>(d.between(1, 4));
        track parties[] = {walk(0, 0, 0), walk(0, 0, 0)};
        std::int64_t now = 1'700'000'000'000;
        for (track& source : parties) {
            for (std::size_t line = 2; line < 42; ++line) {
                now += d.between(-9'000, d.roll() % 8 == 0 ? 200'000'000 : 50'000);
                if (line > 2 && d.roll() % 2 == 0) {
                    message said = parse_message(words[d.between(0, 11)], "", "", "", line);
                    said.unix_ms = now;
                    if (said.has_level()) said.level = static_cast<std::uint8_t>(d.between(0, 3));
                    source.messages.push_back(said);
                } else {
                    const auto north = static_cast<std::int32_t>(d.between(0, 200'000));
                    source.records.push_back({now, {north, 0}, {}, line});
                }
            }
            now = 1'700'000'000'000 + d.between(0, 1'000'000);
        }
        radii limits{cordon::metres{1500}, cordon::metres{700}, cordon::metres{300},
                     cordon::metres{20}};
        limits.resize(levels, cordon::metres{1});
        case_file log;
        progress quiet{0};
        const outcome told = watched(parties[0], parties[1], limits, quiet, &log);
        const auto all = std::as_bytes(std::span{log.bytes});
        const verified found = verify(all, {"case.bin", log.chain.head});
        INFO(found.text);
        REQUIRE(found.status == 0);
        REQUIRE(contains(found.text, ' ' + std::to_string(told.events.size()) + " events\n"));
        REQUIRE(told.levels.size() == levels);
        for (const level_course& level : told.levels) {
            for (std::size_t k = 1; k < level.states.size(); ++k) {
                const stretch& before = level.states[k - 1];
                const stretch& here = level.states[k];
                REQUIRE(before.from_ms < here.from_ms);
                const bool changed = before.state != here.state || before.why != here.why;
                REQUIRE(changed);
            }
            for (std::size_t k = 1; k < level.evidence.size(); ++k) {
                REQUIRE(level.evidence[k - 1].unix_ms <= level.evidence[k].unix_ms);
            }
        }
    }
}

TEST_CASE("a log that was changed is refused, with the record and the byte") {
    const replayed made;
    const verify_options wanted{"case.bin", made.log.chain.head};
    const auto good = made.bytes();
    const auto said = [&](const std::vector<std::byte>& log) {
        const verified found = verify(log, wanted);
        CHECK(found.status == 1);
        return found.text;
    };
    auto flipped = good;
    flipped[flipped.size() / 2] ^= std::byte{1};
    CHECK(said(flipped).starts_with("case.bin: record "));
    CHECK(contains(said({good.begin(), good.end() - 1}), "the log ends within a record"));
    const verify_options other{"case.bin", {}};
    CHECK(verify(good, other).status == 1);
    CHECK(contains(verify(good, other).text, "byte " + std::to_string(good.size()) + ": "));
}

TEST_CASE("what is no log, or of a version to come, cannot be judged") {
    const replayed made;
    const verify_options wanted{"x", made.log.chain.head};
    CHECK(verify({}, wanted).status == 2);
    const std::vector<std::byte> text(50, std::byte{'a'});
    CHECK(verify(text, wanted).status == 2);
    // Of nine levels.
    auto levels = made.bytes();
    levels[13] = std::byte{9};
    CHECK(verify(levels, wanted).status == 2);
    CHECK(contains(verify(levels, wanted).text, "of 9 levels"));
}

TEST_CASE("the head is written as it is read") {
    const replayed made;
    const std::string head = hex(made.log.chain.head);
    CHECK(head.size() == 64);
    const auto wanted = parse_verify_options({"--verify", "case.bin", "--head", head});
    REQUIRE(wanted);
    CHECK(wanted->file == "case.bin");
    CHECK(wanted->head == made.log.chain.head);
    std::string upper = head;
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c; });
    CHECK(parse_verify_options({"--head=" + upper, "--verify=case.bin"})->head == wanted->head);
}

TEST_CASE("options of logs that make no sense are refused") {
    const std::string head(64, '0');
    CHECK_FALSE(parse_verify_options({"--protected", "a", "--wearer", "b"}));
    CHECK_THROWS_AS(parse_verify_options({"--verify", "x"}), usage_error);
    CHECK_THROWS_AS(parse_verify_options({"--head", head}), usage_error);
    CHECK_THROWS_AS(parse_verify_options({"--verify"}), usage_error);
    CHECK_THROWS_AS(parse_verify_options({"--verify=", "--head", head}), usage_error);
    CHECK_THROWS_AS(parse_verify_options({"--verify", "x", "--head", head, "--log", "y"}),
                    usage_error);
    CHECK_THROWS_AS(parse_verify_options({"--verify", "x", "--verify", "y", "--head", head}),
                    usage_error);
    for (const std::string& bad : {head + "0", head.substr(1), "g" + head.substr(1)}) {
        CHECK_THROWS_AS(parse_verify_options({"--verify", "x", "--head", bad}), usage_error);
    }

    arguments given{"--protected", "a", "--log", "case.bin", "--wearer", "b"};
    CHECK(take_log_option(given) == "case.bin");
    CHECK(given == arguments{"--protected", "a", "--wearer", "b"});
    CHECK(take_log_option(given).empty());
    arguments twice{"--log=a", "--log=b"};
    CHECK_THROWS_AS(take_log_option(twice), usage_error);
    arguments bare{"--log"};
    CHECK_THROWS_AS(take_log_option(bare), usage_error);
}

}  // namespace
