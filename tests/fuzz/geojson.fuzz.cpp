// SPDX-License-Identifier: BSL-1.0
//
// Any bytes are either zones or a read_error, and nothing else.

#include <cordon/checked.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "geojson.hpp"
#include "input_file.hpp"
#include "zones.hpp"

namespace {

void expect(bool true_of_zones) {
    if (!true_of_zones) std::abort();
}

void check(const replay::written_part& part) {
    const bool circle = part.shape == replay::zone_shape::circle;
    const bool polygon = part.shape == replay::zone_shape::polygon;
    expect(!part.rows.empty() && (polygon || part.rows.size() == 1));
    expect(polygon || (part.metres > 0 && part.metres < 2.1e7));
    for (const auto& row : part.rows) {
        expect(row.positions.size() >= (circle ? 1U : polygon ? 3U : 2U));
        expect(row.positions.size() == row.lines.size());
        for (const auto& here : row.positions) expect(bool{cordon::checked(here)});
        for (const auto line : row.lines) expect(line > 0);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    try {
        auto zones = replay::read_geojson(text, "fuzz.geojson");
        expect(!zones.empty());
        for (auto& zone : zones) {
            expect(!zone.name.empty() && !zone.parts.empty());
            for (const auto& part : zone.parts) check(part);
            // What cordon takes, it answers: every vertex of a polygon and a line is in the zone.
            const replay::named_zone made{std::move(zone), "fuzz.geojson", cordon::edges::straight};
            for (const auto& part : made.written().parts) {
                for (const auto& row : part.rows) {
                    for (const auto& here : row.positions) expect(contains(made, here));
                }
            }
        }
    } catch (const replay::read_error&) {
    }
    return 0;
}
