// SPDX-License-Identifier: BSL-1.0
//
// Any bytes are either a track or a read_error, and nothing else.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "track.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    try {
        const auto track = replay::read_csv(text, "fuzz.csv");
        if (track.records.empty()) std::abort();
        for (const auto& here : track.records) {
            const bool on_earth = here.where.latitude >= -900'000'000 &&
                                  here.where.latitude <= 900'000'000 && here.unix_ms >= 0;
            if (!on_earth || here.line == 0) std::abort();
        }
        for (const auto& said : track.messages) {
            const bool odd = said.lasts_ms && *said.lasts_ms <= 0;
            if (said.unix_ms < 0 || said.line == 0 || odd) std::abort();
        }
    } catch (const replay::read_error&) {
    }
    return 0;
}
