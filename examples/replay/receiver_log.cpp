// SPDX-License-Identifier: BSL-1.0
//
// The reader of what a receiver sent, NMEA 0183 and UBX, by the same code as in firmware. Damage is
// skipped, and said; a position that nobody can date is not one of a track.

#include <algorithm>
#include <optional>

#include "number.hpp"
#include "receiver.hpp"
#include "receiver_messages.hpp"
#include "track.hpp"

namespace replay {
namespace {

std::string count(std::size_t number, const std::string& one, const std::string& many) {
    return std::to_string(number) + " " + (number == 1 ? one : many);
}

// All that the receiver found out; `arrived` is the offset of the first byte.
std::vector<firmware::epoch> epochs_in(std::string_view bytes, std::size_t from) {
    std::vector<firmware::epoch> all;
    const auto keep = [&all](const firmware::epoch& e) { all.push_back(e); };
    firmware::receiver receiver;
    for (std::size_t k = from; k < bytes.size(); ++k) {
        receiver.take(static_cast<std::byte>(bytes[k]),
                      cordon::instant{static_cast<std::uint32_t>(k)}, keep);
    }
    receiver.pause(keep);
    return all;
}

// What came before the first date is of that day, or of the one before if it is later in the day.
void date_the_first(std::vector<firmware::epoch>& all) {
    const auto dated = std::find_if(all.begin(), all.end(),
                                    [](const firmware::epoch& e) { return e.fixed && e.dated; });
    if (dated == all.end()) return;
    const std::int64_t midnight = dated->unix_ms - dated->of_day_ms;
    for (auto e = all.begin(); e != dated; ++e) {
        if (!e->timed || e->dated) continue;
        const bool day_before = e->of_day_ms > dated->of_day_ms + firmware::ms_per_day / 2;
        e->dated = true;
        e->unix_ms = midnight + e->of_day_ms - (day_before ? firmware::ms_per_day : 0);
    }
}

}  // namespace

bool looks_like_receiver(std::string_view bytes) {
    constexpr std::size_t enough = 64 * 1024;
    const std::size_t comments = comment_size(bytes);
    bytes.remove_prefix(comments);
    if (comments > 0 || bytes.starts_with('$') || bytes.starts_with('\xB5')) return true;
    const receiver_messages found = messages_in(bytes.substr(0, enough));
    return found.sentences + found.frames > 0;
}

track read_receiver(std::string_view bytes, const std::string& file) {
    const std::size_t from = comment_size(bytes);
    const receiver_messages found = messages_in(bytes.substr(from));
    std::vector<firmware::epoch> all = epochs_in(bytes, from);
    date_the_first(all);

    // Lines, where there are any.
    const bool lined = found.frames == 0;
    const lines of_text{lined ? bytes : std::string_view{}};
    const auto place = [&](std::size_t offset) { return lined ? of_text.of(offset) : offset + 1; };

    track result;
    result.name = file;
    result.file = file;
    std::size_t unfixed = 0;
    std::size_t untimed = 0;
    for (const firmware::epoch& e : all) {
        const std::size_t at = place(e.arrived.ms);
        if (!e.fixed) {
            ++unfixed;
        } else if (!e.timed) {
            ++untimed;
        } else if (!e.dated) {
            throw read_error{file, at,
                             "a fix without a date: no sentence RMC, and no message UBX-NAV-PVT, "
                             "says which day this is"};
        } else {
            result.records.push_back({e.unix_ms, e.where, e.how_sure, at, !lined});
        }
    }
    if (result.records.empty()) {
        const std::string what =
            found.sentences + found.frames == 0 ? "holds no sound message of NMEA 0183 or UBX"
            : all.empty() ? "holds none of the messages GGA, GNS, RMC and UBX-NAV-PVT"
            : untimed > 0 ? "has no fix with a time: when was this?"
                          : "has " + count(unfixed, "epoch", "epochs") +
                                ", and no fix that the receiver vouches for";
        throw read_error{file, 0, what};
    }
    if (unfixed > 0) {
        result.remarks.push_back(file + ": " + std::to_string(unfixed) + " of " +
                                 count(all.size(), "epoch", "epochs") +
                                 (unfixed == 1 ? " has" : " have") + " no fix");
    }
    if (untimed > 0) {
        result.remarks.push_back(
            file + ": " + count(untimed, "fix has no time, and is", "fixes have no time, and are") +
            " left out");
    }
    if (found.strange_bytes > 0) {
        result.remarks.push_back(file + ":" + std::to_string(place(from + found.first_strange)) +
                                 ": " + count(found.strange_bytes, "byte", "bytes") + " in " +
                                 count(found.strange_places, "place", "places") +
                                 ", of which this is the first, " +
                                 (found.strange_bytes == 1 ? "is" : "are") +
                                 " neither NMEA 0183 nor UBX, such as RTCM or damage, and skipped");
    }
    return result;
}

}  // namespace replay
