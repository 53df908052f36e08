// SPDX-License-Identifier: BSL-1.0
//
// A recorded track, and the readers that make one.

#ifndef CORDON_EXAMPLES_REPLAY_TRACK_HPP
#define CORDON_EXAMPLES_REPLAY_TRACK_HPP

#include <cordon/fix.hpp>
#include <cordon/position.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input_file.hpp"
#include "message.hpp"

namespace replay {

struct record {
    std::int64_t unix_ms = 0;
    cordon::position_e7 where{};
    cordon::accuracy how_sure{};
    std::size_t line = 0;
    bool by_byte = false;  // `line` is the place of a byte, from 1: the file has no lines
};

// Records and messages in the order of the file, which need not be the order of time; of both
// together that is the order of their lines, a record before a message of the same.
struct track {
    std::string name;  // for people: the file's name without its folder, and the selection
    std::string file;  // for messages: as the user wrote it
    std::vector<record> records;
    std::vector<std::string> remarks;  // file:line: odd, but not an error
    std::vector<message> messages{};   // what is said beside fixes
};

// Keeps only the rows of a CSV file whose column has this value.
struct selection {
    std::string column;
    std::string value;
};

// Text in memory to a track; `file` is used in messages only. Both throw read_error, and nothing
// else, for any bytes.
[[nodiscard]] track read_csv(std::string_view text, const std::string& file,
                             const std::optional<selection>& select = std::nullopt);
[[nodiscard]] track read_gpx(std::string_view text, const std::string& file);
[[nodiscard]] track read_receiver(std::string_view bytes, const std::string& file);

// Whether it begins as a recording of gpsd or a message does, or there is a sound one of NMEA 0183 or
// UBX in the first 64 KB.
[[nodiscard]] bool looks_like_receiver(std::string_view bytes);

// A position and a time from outside, checked; `line` is where they stand.
[[nodiscard]] cordon::position_e7 checked_position(std::string_view latitude,
                                                   std::string_view longitude,
                                                   const std::string& file, std::size_t line);

// Reads a file: `track.gpx`, `track.csv`, or `many.csv#vehicle=B4836` for one of many in a CSV, or
// what a receiver sent, in NMEA and UBX. The name tells which, or else the content.
[[nodiscard]] track read_track(const std::string& argument);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_TRACK_HPP
