// SPDX-License-Identifier: BSL-1.0
//
// Writing a case log: its bytes are as documented, steps are those of advance, and it ends at the
// first record that cannot be kept.

#include "cordon/watch/case_log.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "catch2.hpp"
#include "watch/case.hpp"
#include "watch/life.hpp"
#include "watch/scenario.hpp"

namespace {

using namespace scenario;
using cordon::record_type;

TEST_CASE("the records of a log are chained as documented") {
    const written_case made = write_case(1, 200);
    CHECK(made.chain.bytes == made.bytes.size());
    CHECK(made.chain.records == made.begins.size());
    // SHA-256 over the head before and the record, by hand.
    cordon::digest head{};
    for (std::size_t k = 0; k < made.begins.size(); ++k) {
        const std::size_t end = k + 1 < made.begins.size() ? made.begins[k + 1] : made.bytes.size();
        std::vector<std::byte> hashed(head.begin(), head.end());
        const auto at = [&](std::size_t place) {
            return made.bytes.begin() + static_cast<std::ptrdiff_t>(place);
        };
        hashed.insert(hashed.end(), at(made.begins[k]), at(end - 8));
        head = cordon::sha256_of(hashed);
        if (!std::equal(at(end - 8), at(end), head.begin())) FAIL("record " << k + 1);
    }
    CHECK(head == made.chain.head);
}

TEST_CASE("a log begins with what it is of, the rules and the state, then inputs and events") {
    const written_case made = write_case(2, 100);
    const auto type = [&](std::size_t k) {
        return static_cast<record_type>(made.bytes[made.begins[k]]);
    };
    CHECK(type(0) == record_type::opening);
    CHECK(type(1) == record_type::policy);
    CHECK(type(2) == record_type::state);
    const std::array<unsigned, 11> magic{'C', 'O', 'R', 'D', 'C', 'A', 'S', 'E', 2, 0, 2};
    for (std::size_t k = 0; k < magic.size(); ++k) {
        CHECK(static_cast<unsigned>(made.bytes[3 + k]) == magic[k]);
    }
    std::uint64_t inputs = 0;
    std::size_t events = 0;
    std::uint64_t states = 0;
    for (std::size_t k = 3; k < made.begins.size(); ++k) {
        events += type(k) == record_type::event ? 1U : 0U;
        states += type(k) == record_type::state ? 1U : 0U;
        inputs += type(k) >= record_type::fix && type(k) <= record_type::instant ? 1U : 0U;
    }
    CHECK(inputs == made.inputs);
    CHECK(events == made.events.size());
    CHECK(states == 2);
}

TEST_CASE("a step that is logged is the step that is not") {
    life inputs{5};
    std::vector<std::byte> bytes;
    cordon::case_log<2, vector_sink> log{vector_sink{&bytes}, about_case, two, {}};
    cordon::watch<2> w;
    for (int k = 0; k < 500; ++k) {
        std::visit(
            [&](const auto& i) {
                const auto expected = cordon::advance(w, i, two);
                const auto made = log.advance(w, i, two);
                CHECK(made.next == expected.next);
                CHECK(std::equal(made.events.begin(), made.events.end(), expected.events.begin(),
                                 expected.events.end()));
                w = made.next;
            },
            inputs.next());
    }
}

TEST_CASE("a log that goes on after a restart is the same log") {
    std::vector<std::byte> whole;
    std::vector<std::byte> parts;
    cordon::case_log<1, vector_sink> log{vector_sink{&whole}, about_case, one, {}};
    cordon::case_chain kept = [&] {
        const cordon::case_log<1, vector_sink> first{vector_sink{&parts}, about_case, one, {}};
        return first.chain();
    }();
    cordon::watch<1> w;
    for (int k = 0; k < 20; ++k) {
        const cordon::fix f = k % 2 == 0 ? protected_person(k, 0) : wearer(k, 50.0 * k);
        cordon::case_log<1, vector_sink> again{vector_sink{&parts}, kept};
        static_cast<void>(again.advance(w, f, one));
        kept = again.chain();
        w = log.advance(w, f, one).next;
    }
    CHECK(parts == whole);
    CHECK(kept == log.chain());
}

TEST_CASE("memory of the caller's is enough, at compile time too") {
    constexpr auto size = [] {
        std::array<std::byte, 600> memory{};
        cordon::case_log<1, cordon::memory_sink> log{
            cordon::memory_sink{memory}, about_case, one, {}};
        static_cast<void>(log.advance({}, wearer(0, 0), one));
        return log.good() ? log.sink().written().size() : 0;
    }();
    static_assert(size > 200 && size < 600);
    CHECK(size > 0);
}

TEST_CASE("once a record is refused nothing more is written, and the rest stays good") {
    std::array<std::byte, 400> memory{};
    cordon::case_log<1, cordon::memory_sink> log{cordon::memory_sink{memory}, about_case, one, {}};
    cordon::watch<1> w;
    cordon::case_chain good;
    for (int k = 0; k < 20; ++k) {
        w = log.advance(w, wearer(k, 0), one).next;
        if (log.good()) good = log.chain();
    }
    CHECK_FALSE(log.good());
    CHECK(log.chain() == good);
    CHECK(log.sink().written().size() == good.bytes);
    CHECK(good.records > 3);
    // The watch went on all the same.
    CHECK(w.now() == at(19));

    // A sink that takes records again later gets none: there would be a gap.
    int calls = 0;
    const auto sink = [&calls](std::span<const std::byte>) { return ++calls != 5; };
    cordon::case_log<1, decltype(sink)> other{sink, about_case, one, {}};
    for (int k = 0; k < 20; ++k) static_cast<void>(other.advance({}, wearer(k, 0), one));
    CHECK(calls == 5);
    CHECK(other.chain().records == 4);
}

}  // namespace
