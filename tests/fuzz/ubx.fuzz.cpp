// SPDX-License-Identifier: BSL-1.0
//
// Any bytes are read without harm, alone or as the payloads of sound messages UBX-NAV-PVT, and no
// bytes hide what follows them.

#include "receiver_checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const heard::pvt good{.second = 2};
    fuzzed::recovers(bytes, heard::frame(heard::pvt{.second = 1}), heard::frame(good), 43'202'000,
                     {good.latitude, good.longitude});
    fuzzed::is_a_track_or_an_error(bytes);

    std::string framed;
    constexpr std::size_t payload = firmware::nav_pvt_frame::payload;
    for (std::size_t at = 0; at + payload <= size; at += payload) {
        framed += heard::frame(std::string{"\x01\x07\x5C\x00", 4} +
                               std::string{bytes.substr(at, payload)});
    }
    for (const firmware::epoch& e : heard::epochs(framed)) fuzzed::check(e);
    fuzzed::is_a_track_or_an_error(framed);
    return 0;
}
