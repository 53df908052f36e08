// SPDX-License-Identifier: BSL-1.0
//
// What a replay finds, whichever profile looked: events, and what each level was between them.

#ifndef CORDON_EXAMPLES_REPLAY_OUTCOME_HPP
#define CORDON_EXAMPLES_REPLAY_OUTCOME_HPP

#include <cordon/length.hpp>
#include <cordon/watch/event.hpp>
#include <cordon/watch/watch.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace replay {

// Of the levels, the outermost first.
using radii = std::vector<cordon::metres>;

struct span_of_time {
    std::int64_t from_ms = 0, to_ms = 0;
};

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
    // Who entered or left a zone; or whose device, silence or fix the event is of. Empty for a change
    // between the two.
    std::string_view party{};
    // Of a zone's event: its name, which lives with the zone, and its place in the file from 0.
    std::string_view zone{};
    std::size_t zone_index = 0;
    cordon::channel about = cordon::channel::none;  // of restored
    cordon::mark marks = cordon::mark::none;        // what it happened under

    [[nodiscard]] bool of_zone() const { return !zone.empty(); }
};

// Of which part of a page and of a timeline an event is: what a device or the centre says must not
// look like an approach.
enum class matter : std::uint8_t { pair, zone, device, centre };

[[nodiscard]] matter matter_of(const happening& event);

using standing = cordon::level_state;

struct stretch {
    std::int64_t from_ms = 0;  // until the next stretch
    standing state = standing::unknown;
    cordon::doubt why = cordon::doubt::none;  // of unknown, where a watch says so
};

// The evidence of a level from an instant on, in nats: of entering, or of leaving while it is active.
struct weighed_moment {
    std::int64_t unix_ms = 0;
    double nats = 0;
};

struct level_course {
    std::vector<stretch> states;
    std::vector<weighed_moment> evidence{};  // of a watch alone, as are the next two
    double needed = 0;                       // nats, to become active
    double needed_to_leave = 0;              // nats
};

struct outcome {
    std::vector<happening> events;
    std::vector<level_course> levels;  // from the outermost
    // Of a watch: by party, when the lease on the next report was over and it had not come.
    std::vector<span_of_time> awaited[2]{};
};

// The outcomes of single levels, from the outermost, as one. At the same time outer levels are entered
// first and left last.
[[nodiscard]] outcome joined(std::vector<outcome> levels);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_OUTCOME_HPP
