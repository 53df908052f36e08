// SPDX-License-Identifier: BSL-1.0
//
// What holds for a receiver's stream, whatever bytes it is made of.

#ifndef CORDON_TESTS_FUZZ_RECEIVER_CHECKS_HPP
#define CORDON_TESTS_FUZZ_RECEIVER_CHECKS_HPP

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "examples/firmware/heard.hpp"
#include "track.hpp"

namespace fuzzed {

inline void require(bool condition) {
    if (!condition) std::abort();
}

inline void check(const firmware::epoch& e) {
    require(e.timed || !e.dated);
    if (e.timed) require(e.of_day_ms >= 0 && e.of_day_ms < firmware::ms_per_day);
    if (e.dated) {
        require(e.unix_ms > 315'000'000'000 && e.unix_ms < 4'110'000'000'000);  // 1980 to 2100
        require((e.unix_ms - e.of_day_ms) % firmware::ms_per_day == 0);
    }
    if (!e.fixed) return;
    require(e.where.latitude >= -900'000'000 && e.where.latitude <= 900'000'000);
    require(e.where.longitude >= -1'800'000'000 && e.where.longitude <= 1'800'000'000);
}

// After any bytes, the first good epoch may be spoilt by what waits; the second is told as it is.
inline void recovers(std::string_view bytes, const std::string& first, const std::string& second,
                     std::int32_t second_of_day_ms, cordon::position_e7 where) {
    std::vector<firmware::epoch> all = heard::epochs(std::string{bytes} + first + second);
    bool told = false;
    for (const firmware::epoch& e : all) {
        check(e);
        if (!e.timed || !firmware::same_moment(e.of_day_ms, second_of_day_ms)) continue;
        // That moment may have come before, by chance or by UBX, which is believed.
        told = told || e.where == where || e.from == firmware::protocol::ubx ||
               e.arrived.ms < bytes.size();
    }
    require(told);
}

inline void is_a_track_or_an_error(std::string_view bytes) {
    try {
        const replay::track track = replay::read_receiver(bytes, "fuzz.log");
        require(!track.records.empty());
        for (const replay::record& r : track.records) {
            require(r.where.latitude >= -900'000'000 && r.where.latitude <= 900'000'000);
            require(r.unix_ms >= 0 && r.line > 0);
        }
    } catch (const replay::read_error&) {
    }
}

}  // namespace fuzzed

#endif  // CORDON_TESTS_FUZZ_RECEIVER_CHECKS_HPP
