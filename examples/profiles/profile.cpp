// SPDX-License-Identifier: BSL-1.0

#include "profiles/profile.hpp"

#include <array>

#include "profiles/rule.hpp"

namespace profiles {
namespace {

constexpr std::array<description, 15> table{{
    {"default", "a cordon watch: evidence, a dated clear, a lease",
     "hours to expect between false alerts", 24, make_watched},
    {"naive", "distance <= radius at each fix", "metres added to the radius", 0, make_naive},
    {"hysteresis", "in at the radius, out a tenth farther", "metres added to the radius", 0,
     make_hysteresis},
    {"consecutive", "so many fixes in a row, in and out", "fixes", 3, make_consecutive},
    {"m_of_n", "m of the last 2m fixes", "m, fixes", 2, make_m_of_n},
    {"dwell", "inside at every fix for so long", "seconds", 90, make_dwell},
    {"ios_like", "20 m past the line for 20 s, both ways (Apple)", "seconds", 20, make_ios_like},
    {"android_like", "85 % of the accuracy circle in, 15 % out (Google)", "seconds of loitering", 0,
     make_android_like},
    {"daidalus_compatible", "2 of 4 with its reset after 5 s (NASA DO-365B)", "m, fixes", 2,
     make_daidalus_compatible},
    {"daidalus_without_reset", "the same, never reset by a gap", "m, fixes", 2,
     make_daidalus_without_reset},
    {"tile38_documented", "radius, at fixes of the wearer alone (Tile38 ROAM)",
     "metres added to the radius", 0, make_tile38_documented},
    {"tile38_shipped", "the rectangle that Tile38 tests since 1.30", "metres added to the radius",
     0, make_tile38_shipped},
    {"traccar_like", "two distances without memory (Traccar)", "metres added to the radius", 0,
     make_traccar_like},
    {"home_assistant_like", "distance - accuracy < radius (Home Assistant)",
     "metres added to the radius", 0, make_home_assistant_like},
    {"cusum", "a sum of clipped evidence (Page 1954)", "threshold, standard errors", 10,
     make_cusum},
}};

}  // namespace

std::span<const description> all() noexcept { return table; }

const description* find(std::string_view name) noexcept {
    for (const description& one : table) {
        if (one.name == name) return &one;
    }
    return nullptr;
}

}  // namespace profiles
