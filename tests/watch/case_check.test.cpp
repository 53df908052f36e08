// SPDX-License-Identifier: BSL-1.0
//
// Checking a case log: a good one is reproduced to the last event; of every other the first record
// that is wrong is named, with its place.

#include "cordon/watch/case_check.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "catch2.hpp"
#include "cordon/byte_order.hpp"
#include "dice.hpp"
#include "watch/case.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::case_fault;
using cordon::case_verdict;
using cordon::check_case;
using cordon::record_type;

using bytes = std::vector<std::byte>;

bytes record_of(std::span<const std::byte> log, const std::vector<std::size_t>& begins,
                std::size_t k) {
    const std::size_t end = k + 1 < begins.size() ? begins[k + 1] : log.size();
    const auto record = log.subspan(begins[k], end - begins[k]);
    return {record.begin(), record.end()};
}

std::vector<bytes> records_of(const written_case& c) {
    std::vector<bytes> records;
    for (std::size_t k = 0; k < c.begins.size(); ++k) {
        records.push_back(record_of(c.bytes, c.begins, k));
    }
    return records;
}

// As somebody would write it anew who can: all links fit.
struct rewritten {
    bytes log{};
    cordon::case_chain chain{};
};
rewritten rewrite(const std::vector<bytes>& records) {
    rewritten made;
    for (const bytes& record : records) {
        const auto content = std::span{record}.first(record.size() - 8);
        made.chain.extend(content);
        made.log.insert(made.log.end(), content.begin(), content.end());
        made.log.insert(made.log.end(), made.chain.head.begin(), made.chain.head.begin() + 8);
    }
    return made;
}

bytes joined(const std::vector<bytes>& records) {
    bytes log;
    for (const bytes& record : records) log.insert(log.end(), record.begin(), record.end());
    return log;
}

record_type type_of_record(const bytes& record) { return static_cast<record_type>(record[0]); }

// The first record of a type from a place on.
std::size_t first_of(const std::vector<bytes>& records, record_type type, std::size_t from = 3) {
    for (std::size_t k = from; k < records.size(); ++k) {
        if (type_of_record(records[k]) == type) return k;
    }
    FAIL("there is none");
    return 0;
}

void is_named(const case_verdict& v, case_fault fault, std::size_t k,
              const std::vector<bytes>& records) {
    std::size_t offset = 0;
    for (std::size_t before = 0; before < k; ++before) offset += records[before].size();
    CHECK(v.fault == fault);
    CHECK(v.record == k + 1);
    CHECK(v.offset == offset);
}

TEST_CASE("a good log is reproduced to the last event") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const written_case c = write_case(seed, 300);
        std::vector<cordon::event> told;
        std::uint64_t steps = 0;
        cordon::watch<2> last;
        const case_verdict v = check_case<2>(
            c.bytes, c.chain.head, [&](const auto& before, const auto& made, const auto&) {
                CHECK(before == last);
                last = made.next;
                told.insert(told.end(), made.events.begin(), made.events.end());
                ++steps;
            });
        CHECK(steps == c.inputs);
        CHECK(last == c.last);
        CHECK(v);
        CHECK(v.fault == case_fault::none);
        CHECK(v.about == about_case);
        CHECK(v.inputs == c.inputs);
        CHECK(v.events == c.events.size());
        CHECK(v.reached == c.chain);
        CHECK(told == c.events);
        CHECK(cordon::levels_of(c.bytes) == 2);
    }
}

TEST_CASE("every bit that is turned is found, at its record") {
    const written_case c = write_case(3, 30);
    for (std::size_t k = 0; k < c.begins.size(); ++k) {
        const std::size_t end = k + 1 < c.begins.size() ? c.begins[k + 1] : c.bytes.size();
        for (std::size_t at = c.begins[k]; at < end; ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                bytes log = c.bytes;
                log[at] ^= static_cast<std::byte>(1 << bit);
                const case_verdict v = check_case<2>(log, c.chain.head);
                if (v.fault == case_fault::none || v.record != k + 1 || v.offset != c.begins[k]) {
                    FAIL("byte " << at << ", bit " << bit << ": " << to_string(v.fault)
                                 << ", record " << v.record << ", not " << k + 1);
                }
            }
        }
    }
    SUCCEED();
}

TEST_CASE("a log that is cut is found, wherever it is cut") {
    const written_case c = write_case(4, 40);
    for (std::size_t size = 0; size < c.bytes.size(); ++size) {
        const case_verdict v = check_case<2>(std::span{c.bytes}.first(size), c.chain.head);
        const auto whole = static_cast<std::size_t>(
            std::upper_bound(c.begins.begin(), c.begins.end(), size) - c.begins.begin());
        const bool between = whole > 0 && c.begins[whole - 1] == size;
        const case_fault expected = size == 0 ? case_fault::not_a_log
                                    : between ? case_fault::other_head
                                              : case_fault::cut_short;
        if (v.fault != expected || v.record != std::max<std::size_t>(whole, 1)) {
            FAIL("cut at " << size << ": " << to_string(v.fault) << ", record " << v.record);
        }
    }
    SUCCEED();
}

TEST_CASE("records that change places, are missing or come twice are found") {
    const written_case c = write_case(5, 60);
    const auto records = records_of(c);
    for (std::size_t k = 0; k + 1 < records.size(); ++k) {
        auto swapped = records;
        std::swap(swapped[k], swapped[k + 1]);
        const case_verdict v = check_case<2>(joined(swapped), c.chain.head);
        CHECK(v.fault == (k == 0 ? case_fault::not_a_log : case_fault::chain_broken));
        CHECK(v.record == k + 1);

        auto missing = records;
        missing.erase(missing.begin() + static_cast<std::ptrdiff_t>(k));
        const case_verdict less = check_case<2>(joined(missing), c.chain.head);
        CHECK(less.fault == (k == 0 ? case_fault::not_a_log : case_fault::chain_broken));
        CHECK(less.record == k + 1);

        auto twice = records;
        twice.insert(twice.begin() + static_cast<std::ptrdiff_t>(k), records[k]);
        const case_verdict more = check_case<2>(joined(twice), c.chain.head);
        CHECK(more.fault == case_fault::chain_broken);
        CHECK(more.record == k + 2);
    }
}

// Whoever writes it anew, links and all, is found at the first thing that the inputs do not give.
TEST_CASE("a forger who links anew is found by the replay") {
    const written_case c = write_case(6, 120);
    const auto records = records_of(c);
    const auto checked = [&](const std::vector<bytes>& forged) {
        const rewritten made = rewrite(forged);
        return check_case<2>(made.log, made.chain.head);  // and even with the head that fits
    };
    CHECK(checked(records));

    const std::size_t told = first_of(records, record_type::event, 40);
    auto forged = records;
    forged[told][3 + 12] ^= std::byte{1};  // the separation, by a millimetre
    is_named(checked(forged), case_fault::event_differs, told, forged);

    forged = records;
    forged.erase(forged.begin() + static_cast<std::ptrdiff_t>(told));
    const bool another = type_of_record(forged[told]) == record_type::event;
    is_named(checked(forged), another ? case_fault::event_differs : case_fault::event_missing, told,
             forged);

    forged = records;
    std::size_t quiet = 40;  // an input that gives no event
    while (type_of_record(records[quiet]) == record_type::event ||
           type_of_record(records[quiet + 1]) == record_type::event) {
        ++quiet;
    }
    forged.insert(forged.begin() + static_cast<std::ptrdiff_t>(quiet) + 1, records[told]);
    is_named(checked(forged), case_fault::event_unexpected, quiet + 1, forged);

    // An input that is left out is found by a later event or state, or by the head alone.
    const rewritten shorter = [&] {
        auto left_out = records;
        left_out.erase(left_out.begin() + static_cast<std::ptrdiff_t>(quiet));
        return rewrite(left_out);
    }();
    CHECK_FALSE(check_case<2>(shorter.log, c.chain.head));

    // Another state at a checkpoint.
    const std::size_t state = first_of(records, record_type::state);
    forged = records;
    forged[state] = records[first_of(records, record_type::state, state + 1)];
    is_named(checked(forged), case_fault::state_differs, state, forged);
}

TEST_CASE("a log that was written anew is not the one whose head was kept") {
    const written_case c = write_case(7, 80);
    const written_case other = write_case(8, 80);
    const case_verdict v = check_case<2>(other.bytes, c.chain.head);
    CHECK(v.fault == case_fault::other_head);
    CHECK(v.record == other.chain.records + 1);
    CHECK(v.offset == other.bytes.size());
}

TEST_CASE("what follows the head is nobody's evidence, right or wrong") {
    const written_case c = write_case(9, 80);
    bytes log = c.bytes;
    for (int k = 0; k < 20; ++k) {
        const case_verdict v = check_case<2>(log, c.chain.head);
        if (k == 0) {
            CHECK(v);
        } else {
            CHECK(v.fault == case_fault::goes_on_beyond_head);
            CHECK(v.record == c.chain.records + 1);
            CHECK(v.offset == c.bytes.size());
        }
        log.push_back(std::byte{0});
    }
    // So is a log that goes on rightly: its head is another one.
    cordon::case_log<2, vector_sink> longer{vector_sink{&(log = c.bytes)}, c.chain};
    static_cast<void>(longer.advance(c.last, c.last.now(), two));
    CHECK(check_case<2>(log, c.chain.head).fault == case_fault::goes_on_beyond_head);
    CHECK(check_case<2>(log, longer.chain().head));
}

TEST_CASE("a policy that changes on the way holds from there") {
    std::vector<std::byte> log;
    cordon::case_log<1, vector_sink> writer{vector_sink{&log}, about_case, one, {}};
    cordon::watch<1> w;
    cordon::policy<1> wider = one;
    wider.levels[0].radius = 2_km;
    const auto feed = [&](int from, int to, const cordon::policy<1>& p) {
        for (int k = from; k < to; ++k) {
            w = writer.advance(w, protected_person(5 * k, 0), p).next;
            w = writer.advance(w, wearer(5 * k, 1'000), p).next;
        }
    };
    feed(0, 20, one);
    writer.rules(wider);
    feed(20, 60, wider);
    CHECK(w.state(0) == cordon::level_state::active);
    const case_verdict v = check_case<1>(log, writer.chain().head);
    CHECK(v);
    CHECK(v.inputs == 120);
}

TEST_CASE("what is no case log is named") {
    const written_case c = write_case(10, 20);
    const auto records = records_of(c);
    const auto with = [&](std::size_t k, std::size_t at, unsigned value) {
        auto changed = records;
        changed[k][3 + at] = static_cast<std::byte>(value);
        const rewritten made = rewrite(changed);
        return check_case<2>(made.log, made.chain.head);
    };
    is_named(with(0, 0, 'c'), case_fault::not_a_log, 0, records);
    is_named(with(0, 8, 3), case_fault::newer_version, 0, records);
    is_named(with(0, 8, 1), case_fault::older_version, 0, records);
    is_named(with(0, 8, 0), case_fault::record_malformed, 0, records);
    is_named(with(0, 10, 1), case_fault::other_level_count, 0, records);
    is_named(with(1, 3, 0x80), case_fault::policy_faulty, 1, records);  // a negative radius
    is_named(with(2, 0, 0), case_fault::state_damaged, 2, records);
    const std::size_t fix = first_of(records, record_type::fix);
    is_named(with(fix, 0, 2), case_fault::record_malformed, fix, records);
    CHECK(check_case<1>(c.bytes, c.chain.head).fault == case_fault::other_level_count);
    CHECK(check_case<2>({}, c.chain.head).fault == case_fault::not_a_log);
    CHECK(cordon::levels_of({}) == 0);

    // Nothing but the beginning, in its order, can begin a log; and it begins once.
    for (const std::vector<std::size_t>& order :
         {std::vector<std::size_t>{0, 2, 1}, {0, 1, 1}, {0, 0}, {0, 1}, {0}, {0, 1, 2, 0}}) {
        std::vector<bytes> some;
        for (const std::size_t k : order) some.push_back(records[k]);
        const rewritten made = rewrite(some);
        CHECK(check_case<2>(made.log, made.chain.head).fault == case_fault::record_misplaced);
    }
    const bytes text(100, static_cast<std::byte>('x'));
    CHECK(check_case<2>(text, c.chain.head).fault == case_fault::not_a_log);
    CHECK(cordon::levels_of(text) == 0);
}

TEST_CASE("arbitrary bytes are refused, and so are arbitrary records with links that fit") {
    dice random{4};
    const written_case c = write_case(11, 60);
    const auto records = records_of(c);
    int replayed = 0;
    for (int trial = 0; trial < 3'000; ++trial) {
        auto changed = records;
        for (std::int64_t k = random.between(1, 4); k > 0; --k) {
            auto& record = changed[static_cast<std::size_t>(
                random.between(0, static_cast<std::int64_t>(changed.size()) - 1))];
            record[static_cast<std::size_t>(
                random.between(0, static_cast<std::int64_t>(record.size()) - 9))] =
                static_cast<std::byte>(random.roll() & 0xFF);
        }
        const rewritten made = rewrite(changed);
        const case_verdict v = check_case<2>(made.log, made.chain.head);
        replayed += v ? 1 : 0;
        // With the true head it passes only if nothing was changed.
        if (check_case<2>(made.log, c.chain.head) && changed != records) FAIL("trial " << trial);
    }
    CHECK(replayed < 3'000);
}

TEST_CASE("every fault of a case has words of its own") {
    std::set<std::string> words;
    for (int k = 0; k <= static_cast<int>(case_fault::other_head); ++k) {
        CHECK(words.insert(to_string(static_cast<case_fault>(k))).second);
    }
    CHECK_FALSE(words.contains(""));
}

}  // namespace
