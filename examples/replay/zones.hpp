// SPDX-License-Identifier: BSL-1.0
//
// The zones of a GeoJSON file, checked by cordon and ready to answer.

#ifndef CORDON_EXAMPLES_REPLAY_ZONES_HPP
#define CORDON_EXAMPLES_REPLAY_ZONES_HPP

#include <cordon/length.hpp>
#include <cordon/position.hpp>
#include <cordon/zone/bounds.hpp>
#include <cordon/zone/circle.hpp>
#include <cordon/zone/corridor.hpp>
#include <cordon/zone/polygon.hpp>
#include <cordon/zone/prepared_polygon.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "geojson.hpp"

namespace replay {

struct zone_options {
    geojson_options written;
    cordon::edges edges = cordon::edges::straight;  // as RFC 7946 has them
};

using zone_area = cordon::polygon<std::span<const cordon::position>>;
using zone_road = cordon::corridor<cordon::position>;
using zone_part =
    std::variant<cordon::circle<double>, zone_area, cordon::prepared_polygon, zone_road>;

// A zone with a name: in it is who is in one of its parts.
class named_zone {
  public:
    // Throws read_error where cordon finds fault with it.
    named_zone(written_zone&& from, const std::string& file, cordon::edges kind);
    // The parts look at the positions where they lie: a move leaves them there, a copy would not.
    named_zone(named_zone&&) noexcept = default;
    named_zone& operator=(named_zone&&) noexcept = default;
    named_zone(const named_zone&) = delete;
    named_zone& operator=(const named_zone&) = delete;
    ~named_zone() = default;

    [[nodiscard]] const std::string& name() const { return written_.name; }
    [[nodiscard]] std::size_t index() const { return written_.feature - 1; }  // in its file
    [[nodiscard]] const written_zone& written() const { return written_; }
    [[nodiscard]] const std::vector<zone_part>& parts() const { return parts_; }
    [[nodiscard]] const cordon::bounds& box() const { return box_; }

  private:
    written_zone written_;
    std::vector<std::vector<std::span<const cordon::position>>> rings_;  // of each polygon
    std::vector<std::vector<std::byte>> memories_;  // of each polygon that is prepared
    std::vector<zone_part> parts_;
    cordon::bounds box_;
};

template <cordon::position_like Position>
[[nodiscard]] bool contains(const named_zone& zone, const Position& p) {
    for (const zone_part& part : zone.parts()) {
        const auto in = [&](const auto& one) { return cordon::contains(one, p); };
        if (std::visit(in, part)) return true;
    }
    return false;
}

// Signed, negative inside. Where parts overlap, who is in both is at least as deep as told.
template <cordon::position_like Position>
[[nodiscard]] cordon::metres clearance(const named_zone& zone, const Position& p) {
    const auto of = [&](const zone_part& part) {
        return std::visit([&](const auto& one) { return cordon::clearance(one, p); }, part);
    };
    cordon::metres least = of(zone.parts().front());
    for (std::size_t i = 1; i < zone.parts().size(); ++i) {
        const cordon::metres here = of(zone.parts()[i]);
        if (here < least) least = here;
    }
    return least;
}

// All zones of a file. Throws read_error.
[[nodiscard]] std::vector<named_zone> read_zones(const std::string& path, const zone_options& how);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_ZONES_HPP
