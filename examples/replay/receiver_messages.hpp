// SPDX-License-Identifier: BSL-1.0
//
// What in a receiver's recording is a sound message, whatever it says, and what is neither.

#ifndef CORDON_EXAMPLES_REPLAY_RECEIVER_MESSAGES_HPP
#define CORDON_EXAMPLES_REPLAY_RECEIVER_MESSAGES_HPP

#include <cstddef>
#include <string_view>

namespace replay {

struct receiver_messages {
    std::size_t sentences = 0;  // of NMEA 0183
    std::size_t frames = 0;     // of UBX
    // What is neither, nor an end of a line:
    std::size_t strange_bytes = 0;
    std::size_t strange_places = 0;
    std::size_t first_strange = 0;  // the offset, if there is one
};

//   Cost      linear, whatever the bytes claim to be
[[nodiscard]] receiver_messages messages_in(std::string_view bytes);

// How many bytes the lines of comment take that gpsd puts before a recording, which begin with '#'.
[[nodiscard]] std::size_t comment_size(std::string_view bytes);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_RECEIVER_MESSAGES_HPP
