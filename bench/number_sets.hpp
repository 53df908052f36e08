// SPDX-License-Identifier: BSL-1.0
//
// Contenders that answer with sets of numbers: what a set costs in memory, and what is wrong with it.

#ifndef CORDON_BENCH_NUMBER_SETS_HPP
#define CORDON_BENCH_NUMBER_SETS_HPP

#include <malloc.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

namespace bench {

using numbers = std::vector<std::uint32_t>;

inline std::size_t bytes_in_use() {
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

// How many numbers of all answers are not in their truths, and how many of the truths are missing.
struct misses {
    std::size_t extra = 0;
    std::size_t missing = 0;

    // Takes an answer in any order; its truth is sorted.
    void judge(numbers& answer, const numbers& truth) {
        std::sort(answer.begin(), answer.end());
        numbers rest;
        std::ranges::set_difference(answer, truth, std::back_inserter(rest));
        extra += rest.size();
        rest.clear();
        std::ranges::set_difference(truth, answer, std::back_inserter(rest));
        missing += rest.size();
    }
    [[nodiscard]] bool any() const { return extra + missing > 0; }
    [[nodiscard]] std::string text() const {
        return std::to_string(extra) + " + " + std::to_string(missing);
    }
};

}  // namespace bench

#endif  // CORDON_BENCH_NUMBER_SETS_HPP
