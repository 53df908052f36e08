// SPDX-License-Identifier: BSL-1.0
//
// A case log of a random life, and where its records begin.

#ifndef CORDON_TESTS_WATCH_CASE_HPP
#define CORDON_TESTS_WATCH_CASE_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "cordon/watch/case_log.hpp"
#include "watch/life.hpp"
#include "watch/scenario.hpp"

struct vector_sink {
    std::vector<std::byte>* into;
    bool operator()(std::span<const std::byte> record) const {
        into->insert(into->end(), record.begin(), record.end());
        return true;
    }
};

struct written_case {
    std::vector<std::byte> bytes{};
    std::vector<std::size_t> begins{};  // of each record
    cordon::case_chain chain{};
    std::vector<cordon::event> events{};
    std::uint64_t inputs = 0;
    cordon::watch<2> last{};
};

inline constexpr cordon::case_opening about_case{{17, 4}, 1'700'000'000'000};

inline std::vector<std::size_t> begins_of(std::span<const std::byte> log) {
    std::vector<std::size_t> begins;
    for (std::size_t at = 0; at < log.size();) {
        begins.push_back(at);
        at += 3 + static_cast<std::size_t>(log[at + 1]) +
              256 * static_cast<std::size_t>(log[at + 2]) + 8;
    }
    return begins;
}

// Of a pair, or of a zone where the seed is odd.
inline written_case write_case(std::uint64_t seed, int steps) {
    written_case made;
    cordon::case_log<2, vector_sink> log{vector_sink{&made.bytes}, about_case, scenario::two,
                                         cordon::watch<2>{}};
    life inputs{seed};
    cordon::watch<2> w;
    for (int k = 0; k < steps; ++k) {
        std::visit(
            [&](const auto& i) {
                const auto [next, events] = log.advance(w, i, scenario::two);
                w = next;
                made.events.insert(made.events.end(), events.begin(), events.end());
            },
            seed % 2 == 0 ? inputs.next() : inputs.next_of_zone());
        ++made.inputs;
        if (k % 50 == 49) log.state(w);
    }
    made.chain = log.chain();
    made.last = w;
    made.begins = begins_of(made.bytes);
    return made;
}

#endif  // CORDON_TESTS_WATCH_CASE_HPP
