// SPDX-License-Identifier: BSL-1.0
//
// Any bytes are read without harm, alone or as the texts of sound sentences of NMEA 0183, and no
// bytes hide what follows them.

#include "receiver_checks.hpp"

namespace {

std::string epoch_at(const std::string& time) {
    return heard::sentence("GPRMC," + time + ",A,4807.5,N,01134.5,W,0,0,150624,,,A") +
           heard::sentence("GPGGA," + time + ",4807.5,N,01134.5,W,1,08,0.9,1,M,1,M,,");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    fuzzed::recovers(bytes, epoch_at("120001"), epoch_at("120002"), 43'202'000,
                     {481'250'000, -115'750'000});
    fuzzed::is_a_track_or_an_error(bytes);

    std::string framed;
    for (std::size_t at = 0; at < size;) {
        const std::size_t end = bytes.find('\n', at);
        framed += heard::sentence(std::string{bytes.substr(at, end - at)});
        if (end == std::string_view::npos) break;
        at = end + 1;
    }
    for (const firmware::epoch& e : heard::epochs(framed)) fuzzed::check(e);
    fuzzed::is_a_track_or_an_error(framed);
    return 0;
}
