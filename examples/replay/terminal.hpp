// SPDX-License-Identifier: BSL-1.0
//
// Whether a person is looking: decides between timeline and JSON, colours, and the progress bar.

#ifndef CORDON_EXAMPLES_REPLAY_TERMINAL_HPP
#define CORDON_EXAMPLES_REPLAY_TERMINAL_HPP

#include <cstdio>
#include <cstdlib>
#include <string_view>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace replay {

[[nodiscard]] inline bool terminal(std::FILE* stream) {
#ifdef _WIN32
    return _isatty(_fileno(stream)) != 0;
#else
    return isatty(fileno(stream)) != 0;
#endif
}

// Source: no-color.org, any value that is not empty
[[nodiscard]] inline bool wants_colour(std::FILE* stream) {
    const char* refused = std::getenv("NO_COLOR");
    const char* kind = std::getenv("TERM");
    return terminal(stream) && (refused == nullptr || *refused == '\0') &&
           (kind == nullptr || std::string_view{kind} != "dumb");
}

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_TERMINAL_HPP
