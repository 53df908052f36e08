// SPDX-License-Identifier: BSL-1.0
//
// A grid of cells over a polygon: in most of them the side is known, in the others a few edges tell.

#ifndef CORDON_ZONE_EDGE_GRID_HPP
#define CORDON_ZONE_EDGE_GRID_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "cordon/config.hpp"
#include "cordon/distance/cartesian.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/zone/bounds.hpp"
#include "cordon/zone/edge.hpp"
#include "cordon/zone/edge_filter.hpp"

namespace cordon {

// An edge with its first rung.
struct prepared_edge {
    edge whole;
    edge_filter filter;
    double south;  // degrees, of its box
    double north;
};

// Whether the edge lies north of a position on a meridian that it meets, and how far it is from the
// position: beyond edge_band only at least that.
struct north_of_it {
    bool north;
    double metres;
};
[[nodiscard]] constexpr north_of_it ask_carefully(const edge& e, position p) noexcept {
    const beside b =
        e.kind == edges::straight ? beside_straight(e, p) : beside_geodesic(e, to_cartesian(p));
    return {e.over_a_pole() ? e.over_the_north() : !b.north, b.metres};
}

// Cells of equal width and height over a box. Each lists the edges that may come within a few counts
// of it, and knows what the edges that lie wholly north of it, on the meridian of its middle, make of
// the side there. The way from a position to the middle of its cell, along its meridian to the middle's
// latitude and then along the parallel, stays in the cell; what it crosses changes the side. So does
// each edge listed that is north of the middle. Both together are, for an edge,
//   (whether it is north at the position's end) xor (whether at the middle's)
// of the longitudes that it shares with the way: at the position, asked; at an end of the edge, whether
// that is north of the middle's latitude; at the middle, nothing, since there the two cancel.
//
//   Cost      of asking: two look-ups; where edges are listed, about 3 ns for each, and the careful
//             rung for those that the filter leaves open
class edge_grid {
  public:
    static constexpr std::uint32_t most_across = 1024;
    static constexpr std::uint32_t least_across = 32;
    static constexpr std::size_t entries_per_edge = 16;
    static constexpr std::size_t more_entries = 4096;

    // How many cells either way suit so many edges.
    [[nodiscard]] static constexpr std::uint32_t across_for(std::size_t edge_count) noexcept {
        std::uint32_t across = least_across;
        while (across < most_across && std::size_t{across} * across < 4 * edge_count) across *= 2;
        return across;
    }
    [[nodiscard]] static constexpr std::size_t cells_for(std::size_t edge_count) noexcept {
        return std::size_t{across_for(edge_count)} * across_for(edge_count) + 1;
    }
    [[nodiscard]] static constexpr std::size_t entries_for(std::size_t edge_count) noexcept {
        return entries_per_edge * edge_count + more_entries;
    }

    constexpr edge_grid() noexcept = default;

    // Requires  cells_for and entries_for as many as there are edges; memory that outlives it
    // Cost      about 10 ns for each entry, twice; fewer cells where the entries do not fit
    void build(std::span<const prepared_edge> all, const bounds& box, bool holds_north,
               std::span<std::uint32_t> cells, std::span<std::uint32_t> entries) noexcept {
        edges_ = all;
        box_ = box;
        cells_ = cells;
        entries_ = entries;
        across_ = across_for(all.size());
        // Ends at 4 at the latest: 16 cells, and as many entries an edge. With 4 columns or more no
        // edge comes into one from both sides.
        while (!place(holds_north)) across_ /= 2;
    }

    // The side, and how near the nearest edge is if that is within edge_band. The longitude must be
    // canonical, `at` the same position in counts, and in the box.
    struct answer {
        bool inside;
        double nearest;
    };
    template <class InDegrees>
    [[nodiscard]] answer ask(position_e7 at, InDegrees in_degrees) const noexcept {
        const std::uint32_t column = column_of(eastwards(box_.west, at.longitude));
        const std::uint32_t row = row_of(static_cast<std::uint32_t>(at.latitude - box_.south));
        const std::size_t index = std::size_t{column} * across_ + row;
        const std::uint32_t cell = cells_[index];
        const std::uint32_t begin = cell >> state_bits;
        const std::uint32_t end = cells_[index + 1] >> state_bits;
        answer result{(cell & inside_bit) != 0, 2 * edge_band};
        if (begin == end) return result;
        const position p = in_degrees();
        const position middle = middle_of(column, row);
        const double to_middle = east_of(p.longitude, middle.longitude);
        for (std::uint32_t k = begin; k < end; ++k) {
            cross(edges_[entries_[k]], p, middle, to_middle, result);
        }
        return result;
    }

    [[nodiscard]] std::uint32_t cells_across() const noexcept { return across_; }

  private:
    static constexpr int state_bits = 2;
    static constexpr int scale_bits =
        40;  // a count's part of a column: below 2^50 before the shift
    static constexpr std::uint32_t inside_bit = 1;
    static constexpr std::uint32_t carry_bit = 2;  // while it is built: this and all cells south
    static constexpr double margin =
        1e-6;  // degrees, by which edges are listed in cells beside them

    // How far east of one canonical longitude another is, the shorter way.
    [[nodiscard]] static constexpr double east_of(double from, double to) noexcept {
        const double d = to - from;
        return d > 180 ? d - 360 : d < -180 ? d + 360 : d;
    }

    static void cross(const prepared_edge& each, position p, position middle, double to_middle,
                      answer& result) noexcept {
        const edge& e = each.whole;
        const bool here = e.meets(p.longitude);
        const bool there = e.meets(middle.longitude);
        bool first = false;   // at the position's end of what they share
        bool second = false;  // at the middle's end
        if (p.latitude <= each.north && p.latitude >= each.south && e.nearly_meets(p)) {
            double east = p.longitude - e.west.longitude;
            if (east < -1e-8) east += 360;
            const bool clear = east > 1e-8 && east < e.width - 1e-8;
            const side s =
                clear ? each.filter(p.latitude - e.west.latitude, east) : side::uncertain;
            first = s == side::outside;
            if (s == side::uncertain) {
                const north_of_it asked = ask_carefully(e, p);
                first = asked.north;
                if (asked.metres < result.nearest) result.nearest = asked.metres;
            }
        } else {
            first = p.latitude < each.south;
        }
        const bool west_north = e.west.latitude > middle.latitude;
        const bool east_north = e.east.latitude > middle.latitude;
        if (here && !there) {
            second = to_middle > 0 ? east_north : west_north;
        } else if (!here && there) {
            first = to_middle > 0 ? west_north : east_north;
        } else if (!here && !there) {
            // Between them is a vertex when it is east of the western one, or at the eastern one.
            const double from = to_middle > 0 ? p.longitude : middle.longitude;
            const double length = to_middle > 0 ? to_middle : -to_middle;
            const double west = east_of(from, e.west.longitude);
            if (!(west > 0 && west <= length)) return;
            first = west_north;
            second = east_north;
        }
        result.inside = result.inside != (first != second);
    }

    [[nodiscard]] std::uint32_t column_of(std::uint32_t east) const noexcept {
        return static_cast<std::uint32_t>((std::uint64_t{east} * east_scale_) >> scale_bits);
    }
    [[nodiscard]] std::uint32_t row_of(std::uint32_t north) const noexcept {
        return static_cast<std::uint32_t>((std::uint64_t{north} * north_scale_) >> scale_bits);
    }
    // The first count of a column or row, or a little less.
    [[nodiscard]] static double start_of(std::uint32_t which, std::uint64_t scale) noexcept {
        return static_cast<double>(which) * static_cast<double>(std::uint64_t{1} << scale_bits) /
               static_cast<double>(scale);
    }
    [[nodiscard]] position middle_of(std::uint32_t column, std::uint32_t row) const noexcept {
        const double north = start_of(row, north_scale_) + start_of(1, north_scale_) / 2;
        const double east = start_of(column, east_scale_) + start_of(1, east_scale_) / 2;
        return {(box_.south + north) * 1e-7, edge_detail::canonical((box_.west + east) * 1e-7)};
    }

    // Calls `each` with every column that an edge may come into, and the rows there, first and last.
    template <class Each>
    void for_each_run(const prepared_edge& from, Each each) const noexcept {
        const edge& e = from.whole;
        if (e.over_a_pole()) {
            run(from, 0, 360, each);
            return;
        }
        double start = east_of(box_.west * 1e-7, e.west.longitude);
        if (start < -margin) start += 360;
        const bool round = box_.width == bounds::turn && start + e.width > 360 - 2 * margin;
        run(from, start, e.width, each);
        if (round) run(from, start - 360, e.width, each);
    }
    template <class Each>
    void run(const prepared_edge& from, double start, double width, Each& each) const noexcept {
        const edge& e = from.whole;
        const double cell_east = start_of(1, east_scale_) * 1e-7;    // degrees
        const double cell_north = start_of(1, north_scale_) * 1e-7;  // degrees
        const double first = (start - margin) / cell_east;
        const double last = (start + width + margin) / cell_east;
        const double south = box_.south * 1e-7;
        const bool plain = from.filter.margin < 1e300 && e.width > 0;
        // How far it is from its chord, at most, degrees.
        const double bow = plain ? math::absolute(from.filter.bow) * e.width / 4 * 1.01 +
                                       from.filter.margin / e.width + margin
                                 : 0;
        if (last < 0) return;
        auto column = first < 0 ? 0U : static_cast<std::uint32_t>(first);
        for (; column <= last && column < across_; ++column) {
            double low = from.south - margin;
            double high = from.north + margin;
            if (plain) {
                const auto part = [&](double border) {
                    const double t = (border * cell_east - start) / e.width;
                    return t < 0 ? 0.0 : t > 1 ? 1.0 : t;
                };
                const double slack = margin / e.width;
                const double a = part(column) - slack;
                const double b = part(column + 1.0) + slack;
                const double at_a = e.west.latitude + a * from.filter.rise;
                const double at_b = e.west.latitude + b * from.filter.rise;
                const double lower = (at_a < at_b ? at_a : at_b) - bow;
                const double upper = (at_a < at_b ? at_b : at_a) + bow;
                low = lower > low ? lower : low;
                high = upper < high ? upper : high;
            }
            const double low_row = (low - south) / cell_north;
            const double high_row = (high - south) / cell_north;
            const auto limited = [this](double row) {
                return row < 0          ? 0U
                       : row >= across_ ? across_ - 1
                                        : static_cast<std::uint32_t>(row);
            };
            each(static_cast<std::uint32_t>(column), limited(low_row), limited(high_row));
        }
    }

    // Fills the cells, or says that they do not fit.
    [[nodiscard]] bool place(bool holds_north) noexcept {
        const auto scale = [this](std::uint64_t counts) {
            return (std::uint64_t{across_} << scale_bits) / (counts + 1);
        };
        east_scale_ = scale(box_.width);
        north_scale_ = scale(static_cast<std::uint64_t>(std::int64_t{box_.north} - box_.south));
        const std::size_t count = std::size_t{across_} * across_;
        std::fill_n(cells_.begin(), count + 1, 0U);
        std::size_t total = 0;
        for (const prepared_edge& each : edges_) {
            for_each_run(each, [&](std::uint32_t column, std::uint32_t low, std::uint32_t high) {
                total += high - low + 1;
                if (total > entries_.size()) return;
                for (std::uint32_t row = low; row <= high; ++row) {
                    cells_[std::size_t{column} * across_ + row] += 1U << state_bits;
                }
            });
            if (total > entries_.size()) return false;
        }
        // Each cell's end, from which the filling counts down to its beginning.
        std::uint32_t sum = 0;
        for (std::size_t k = 0; k < count; ++k) {
            sum += cells_[k] >> state_bits;
            cells_[k] = sum << state_bits;
        }
        cells_[count] = sum << state_bits;
        for (std::size_t k = 0; k < edges_.size(); ++k) {
            for_each_run(
                edges_[k], [&](std::uint32_t column, std::uint32_t low, std::uint32_t high) {
                    std::uint32_t* const cell = &cells_[std::size_t{column} * across_];
                    for (std::uint32_t row = low; row <= high; ++row) {
                        cell[row] -= 1U << state_bits;
                        entries_[cell[row] >> state_bits] = static_cast<std::uint32_t>(k);
                    }
                    if (low > 0 && edges_[k].whole.meets(middle_of(column, low).longitude)) {
                        cell[low - 1] ^= carry_bit;
                    }
                });
        }
        for (std::uint32_t column = 0; column < across_; ++column) {
            bool inside = holds_north;
            for (std::uint32_t row = across_; row-- > 0;) {
                std::uint32_t& cell = cells_[std::size_t{column} * across_ + row];
                inside = inside != ((cell & carry_bit) != 0);
                cell = (cell & ~(inside_bit | carry_bit)) | (inside ? inside_bit : 0U);
            }
        }
        return true;
    }

    std::span<const prepared_edge> edges_;
    std::span<std::uint32_t> cells_;
    std::span<std::uint32_t> entries_;
    bounds box_;
    std::uint32_t across_ = 0;
    std::uint64_t east_scale_ = 0;   // columns a count, times 2^scale_bits
    std::uint64_t north_scale_ = 0;  // rows a count, times 2^scale_bits
};

}  // namespace cordon

#endif  // CORDON_ZONE_EDGE_GRID_HPP
