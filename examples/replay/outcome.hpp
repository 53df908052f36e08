// SPDX-License-Identifier: BSL-1.0
//
// What a replay finds, whichever profile looked: events, and the state between them.

#ifndef CORDON_EXAMPLES_REPLAY_OUTCOME_HPP
#define CORDON_EXAMPLES_REPLAY_OUTCOME_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace replay {

struct nearest_moment {
    std::int64_t unix_ms = 0;
    double metres = 0;
};

struct happening {
    std::int64_t unix_ms = 0;
    std::string_view what;  // entered, left, unknown, known, late, ...; a literal
    int level = 0;
    std::optional<double> metres{};  // apart, or from the zone's line (negative inside), if known
    bool initial = false;            // the record begins this way
    std::optional<nearest_moment> nearest{};
    // Of a zone's event: who entered or left it, its name, which lives with the zone, and its place
    // in the file from 0. Both texts are empty for the pair.
    std::string_view party{};
    std::string_view zone{};
    std::size_t zone_index = 0;
};

enum class standing : std::uint8_t { unknown, clear, active };

struct stretch {
    std::int64_t from_ms = 0;  // until the next stretch
    standing state = standing::unknown;
};

struct outcome {
    std::vector<happening> events;
    std::vector<stretch> states;
};

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_OUTCOME_HPP
