// SPDX-License-Identifier: BSL-1.0
//
// Many zones of several kinds, packed in memory that the caller supplies: which of them contain a
// position, which are near it, and which is nearest?

#ifndef CORDON_INDEX_ZONE_INDEX_HPP
#define CORDON_INDEX_ZONE_INDEX_HPP

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>

#include "cordon/config.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/index/binary_angle.hpp"
#include "cordon/index/box_block.hpp"
#include "cordon/index/cell_lists.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/zone/bounds.hpp"
#include "cordon/zone/circle.hpp"
#include "cordon/zone/circle_filter.hpp"
#include "cordon/zone/zone.hpp"

namespace cordon {

struct nearest_zone {
    std::uint32_t number;
    metres clearance;
};

// A tree of boxes, packed along a curve, sixteen boxes a node and no pointers. The filter of a circle
// is kept beside its box, so that most circles are decided by one more cache line. The zones stay
// where the caller has them; they and the memory must outlive the index.
//
// A zone is known by its number: its place in the first span, or, counted on, in those after it.
//
//   cordon::zone_index<cordon::circle<>, cordon::polygon<...>> index{memory, circles, polygons};
template <zone_like... Kinds>
class zone_index {
    static_assert(sizeof...(Kinds) > 0, "cordon: a zone_index needs the kinds of its zones");

    template <class Kind>
    static constexpr bool has_filter =
        std::is_same_v<Kind, circle<double>> || std::is_same_v<Kind, circle<float>>;
    static constexpr bool all_have_filters = (has_filter<Kinds> && ...);

  public:
    // How many bytes of memory so many zones of each kind need: at most 122 for a circle and 62 for
    // others, and a kilobyte.
    template <class... Counts>
        requires(sizeof...(Counts) == sizeof...(Kinds))
    [[nodiscard]] static constexpr std::size_t bytes(Counts... counts) noexcept {
        const layout of{(std::size_t{} + ... + static_cast<std::size_t>(counts)),
                        (std::size_t{} + ... +
                         (has_filter<Kinds> ? static_cast<std::size_t>(counts) : std::size_t{}))};
        return of.bytes + alignof(box_block) - 1;
    }

    // Requires  memory.size() >= bytes(zones.size()...); fewer than 2^27 zones
    // Cost      n log n, two boxes of each zone
    explicit zone_index(std::span<std::byte> memory, std::span<const Kinds>... zones) noexcept
        : zones_{zones...} {
        const std::size_t count = (std::size_t{} + ... + zones.size());
        const std::size_t filters =
            (std::size_t{} + ... + (has_filter<Kinds> ? zones.size() : std::size_t{}));
        CORDON_ASSERT(memory.size() >= bytes(zones.size()...));
        CORDON_ASSERT(count < cell_lists::most_boxes);
        build(memory.data(), layout{count, filters});
    }

    [[nodiscard]] std::size_t size() const noexcept { return count_; }

    // f(number) for every zone that contains the position, in no particular order.
    //
    //   Requires  a valid position
    //   Error     as contains: the same answers
    template <position_like Position, class Found>
    void for_each_containing(const Position& p, Found&& found) const noexcept {
        CORDON_ASSERT(valid(p));
        const auto fetch = [this](std::uint32_t entry) {
            if constexpr (all_have_filters) {
                __builtin_prefetch(slots_ + entry);
            } else {
                __builtin_prefetch(references_ + entry);
            }
        };
        lists_.for_each_group(counts(p), fetch, [&](std::span<const std::uint32_t> entries) {
            if constexpr (all_have_filters && both_e7<position_e7, Position>) {
                ask_filters(entries, p, found);
            } else {
                for (const std::uint32_t entry : entries) ask_entry(entry, p, found);
            }
        });
    }

    // The numbers of the zones that contain the position, as many as there is room for. The answer
    // is how many there are.
    template <position_like Position>
    std::size_t containing(const Position& p, std::span<std::uint32_t> numbers) const noexcept {
        std::size_t count = 0;
        for_each_containing(p, [&](std::uint32_t number) {
            if (count < numbers.size()) numbers[count] = number;
            ++count;
        });
        return count;
    }

    // f(number) for every zone that the position is within a length of.
    //
    //   Requires  a valid position; a length that is finite and not negative
    //   Error     as within: the same answers
    template <position_like Position, class Found>
        requires(measured_zone<Kinds> && ...)
    void for_each_within(const Position& p, metres length, Found&& found) const noexcept {
        CORDON_ASSERT(valid(p));
        for_each_near(p, length, [&](std::uint32_t number) {
            if (visit(number, [&](const auto& zone) { return within(zone, p, length); })) {
                found(number);
            }
        });
    }

    // The zone of the least clearance; the first of those that have the same. None where there are
    // no zones.
    //
    //   Requires  a valid position
    //   Error     as clearance
    //   Cost      searches eight times as far until something is found, and once more that far
    template <position_like Position>
        requires(measured_zone<Kinds> && ...)
    [[nodiscard]] std::optional<nearest_zone> nearest(const Position& p) const noexcept {
        CORDON_ASSERT(valid(p));
        constexpr metres everywhere{20'100'000};  // farther than the antipode
        std::optional<nearest_zone> best;
        metres reach{0};
        while (true) {
            for_each_near(p, reach, [&](std::uint32_t number) {
                const metres away =
                    visit(number, [&p](const auto& zone) { return clearance(zone, p); });
                if (!best || away < best->clearance ||
                    (away == best->clearance && number < best->number)) {
                    best = nearest_zone{number, away};
                }
            });
            if (reach >= everywhere || (best && best->clearance <= reach)) return best;
            const metres farther = reach > metres{0} ? reach * 8 : metres{64};
            reach = best && best->clearance < everywhere ? best->clearance
                    : farther < everywhere               ? farther
                                                         : everywhere;
        }
    }

    // ask(zone) of the zone with this number, whatever its kind.
    //
    //   Requires  number < size()
    template <class Ask>
    decltype(auto) visit(std::uint32_t number, const Ask& ask) const noexcept {
        CORDON_ASSERT(number < count_);
        return visit_kind<0>(number, ask);
    }

  private:
    // The filter of a circle, for a cache line of its own.
    struct alignas(64) slot {
        circle_filter<float> filter;
        std::uint32_t number;
    };
    static_assert(sizeof(slot) == 64);

    static constexpr std::uint32_t flag = 0x80000000U;  // of a reference to a slot
    static constexpr std::size_t fan = box_block::size;
    static constexpr std::size_t greatest_height = 8;  // levels of 2^31 zones

    static constexpr std::size_t blocks_for(std::size_t count) noexcept {
        return (count + fan - 1) / fan;
    }

    // The blocks of all levels, the lowest first; the slots; a reference for each zone, unless all
    // have slots.
    struct layout {
        std::size_t count;
        std::size_t blocks = 0;
        std::size_t slots = 0;
        std::size_t bytes = 0;

        constexpr layout(std::size_t zones, std::size_t filters) noexcept
            : count{zones}, slots{filters} {
            for (std::size_t level = blocks_for(count); level > 0;
                 level = level == 1 ? 0 : blocks_for(level)) {
                blocks += level;
            }
            bytes = blocks * sizeof(box_block) + slots * sizeof(slot) +
                    (all_have_filters ? 0 : count * sizeof(std::uint32_t)) +
                    cell_lists::bytes(count);
        }
    };

    // A zone on the curve: what is sorted.
    struct place {
        std::uint64_t along;
        std::uint64_t number;
    };
    static_assert(sizeof(place) * fan == sizeof(box_block), "places are sorted in the blocks");

    void build(std::byte* memory, const layout& of) noexcept {
        count_ = of.count;
        if (count_ == 0) return;
        const auto misaligned = reinterpret_cast<std::uintptr_t>(memory) % alignof(box_block);
        if (misaligned != 0) memory += alignof(box_block) - misaligned;
        std::byte* const behind = memory + of.blocks * sizeof(box_block);

        // Sorted where the boxes will be; then only the order is kept.
        auto* const places = reinterpret_cast<place*>(memory);
        for (std::uint32_t number = 0; number < count_; ++number) {
            const packed_box box = box_of(number);
            new (places + number) place{
                binary_angle::along_curve_on_earth(box.middle_latitude(), box.middle_longitude()),
                number};
        }
        std::sort(places, places + count_, [](const place& a, const place& b) {
            return a.along != b.along ? a.along < b.along : a.number < b.number;
        });
        auto* const slots = reinterpret_cast<slot*>(behind);
        auto* const references = reinterpret_cast<std::uint32_t*>(behind + of.slots * sizeof(slot));
        std::uint32_t filled = 0;
        for (std::size_t entry = 0; entry < count_; ++entry) {
            const auto number = static_cast<std::uint32_t>(places[entry].number);
            std::uint32_t reference = number;
            visit(number, [&](const auto& zone) {
                if constexpr (has_filter<std::remove_cvref_t<decltype(zone)>>) {
                    new (slots + filled) slot{zone.filter(), number};
                    reference = filled++ | flag;
                }
            });
            if constexpr (!all_have_filters) new (references + entry) std::uint32_t{reference};
        }
        slots_ = slots;
        references_ = references;

        auto* const blocks = reinterpret_cast<box_block*>(memory);
        for (std::size_t k = 0; k < of.blocks; ++k) new (blocks + k) box_block;
        for (std::size_t entry = 0; entry < count_; ++entry) {
            blocks[entry / fan].set(entry % fan, box_of(number_of(entry)));
        }
        lists_ = cell_lists{
            reinterpret_cast<std::byte*>(references + (all_have_filters ? 0 : count_)), count_,
            [&](std::size_t entry) { return blocks[entry / fan].at(entry % fan); }};
        levels_[0] = blocks;
        height_ = 1;
        for (std::size_t below = blocks_for(count_); below > 1; below = blocks_for(below)) {
            box_block* const level = levels_[height_ - 1] + below;
            for (std::size_t k = 0; k < below; ++k) {
                level[k / fan].set(k % fan, levels_[height_ - 1][k].all());
            }
            levels_[height_++] = level;
        }
    }

    [[nodiscard]] packed_box box_of(std::uint32_t number) const noexcept {
        return packed_box{visit(number, [](const auto& zone) { return bounds_of(zone); })};
    }

    // The number of a zone, or flag and the number of its slot.
    [[nodiscard]] std::uint32_t reference_of(std::size_t entry) const noexcept {
        if constexpr (all_have_filters) {
            return static_cast<std::uint32_t>(entry) | flag;
        } else {
            return references_[entry];
        }
    }
    [[nodiscard]] std::uint32_t number_of(std::size_t entry) const noexcept {
        const std::uint32_t reference = reference_of(entry);
        return (reference & flag) != 0 ? slots_[reference & ~flag].number : reference;
    }

    template <std::size_t Kind, class Ask>
    decltype(auto) visit_kind(std::size_t number, const Ask& ask) const noexcept {
        const auto& zones = std::get<Kind>(zones_);
        if constexpr (Kind + 1 < sizeof...(Kinds)) {
            if (number >= zones.size()) return visit_kind<Kind + 1>(number - zones.size(), ask);
        }
        return ask(zones[number]);
    }

    // The filters of all, fetched together and without a branch; then found() for those inside.
    template <class Position, class Found>
    void ask_filters(std::span<const std::uint32_t> entries, const Position& p,
                     Found&& found) const noexcept {
        const position_e7 at = to_e7(p);
        std::uint32_t left[cell_lists::group];
        std::size_t count = 0;
        for (const std::uint32_t entry : entries) {
            const slot& of = slots_[entry];
            const side s = side_by(of.filter, at);
            left[count] = of.number | (s == side::uncertain ? flag : 0);
            count += s != side::outside ? 1U : 0U;
        }
        for (std::size_t k = 0; k < count; ++k) {
            const std::uint32_t number = left[k] & ~flag;
            if ((left[k] & flag) == 0 ||
                visit(number, [&p](const auto& zone) { return contains(zone, p); })) {
                found(number);
            }
        }
    }

    // The filter's answer, without a branch.
    //
    //   Requires  a longitude up to half a turn either way, as the centre's is
    static side side_by(const circle_filter<float>& filter, position_e7 p) noexcept {
        const std::int32_t up = p.latitude - filter.centre().latitude;
        const std::int64_t apart = std::int64_t{p.longitude} - filter.centre().longitude;
        const std::int64_t one_way = apart < 0 ? -apart : apart;
        const std::int64_t other_way = bounds::turn - one_way;
        const auto east = static_cast<std::int32_t>(one_way < other_way ? one_way : other_way);
        const float squared =
            filter.expansion().square(static_cast<float>(up), static_cast<float>(east));
        const int beyond = static_cast<int>((up < 0 ? -up : up) > filter.north()) |
                           static_cast<int>(east > filter.east()) |
                           static_cast<int>(squared > filter.outside());
        const int inside = static_cast<int>(squared <= filter.inside()) & ~beyond;
        return static_cast<side>(inside - beyond);
    }

    template <class Position, class Found>
    void ask_entry(std::uint32_t entry, const Position& p, Found&& found) const noexcept {
        std::uint32_t number = reference_of(entry);
        if ((number & flag) != 0) {
            const slot& of = slots_[number & ~flag];
            number = of.number;
            if constexpr (both_e7<position_e7, Position>) {
                const side s = of.filter(counts(p));
                if (s == side::inside) found(number);
                if (s != side::uncertain) return;
            }
        }
        if (visit(number, [&p](const auto& zone) { return contains(zone, p); })) found(number);
    }

    template <class Position, class Found>
    void for_each_near(const Position& p, metres length, const Found& found) const noexcept {
        walk(box_meets_boxes{grown(bounds_of(p), length)},
             [&](std::size_t entry) { found(number_of(entry)); });
    }

    // found(entry) for every box of the lowest level that the test finds in a block that it finds.
    template <class Test, class Entry>
    void walk(const Test& test, const Entry& found) const noexcept {
        if (count_ == 0) return;
        struct node {
            std::uint32_t level;
            std::uint32_t block;
        };
        node open[greatest_height * fan];
        std::size_t waiting = 0;
        open[waiting++] = {height_ - 1, 0};
        while (waiting > 0) {
            const node at = open[--waiting];
            unsigned hits = test(levels_[at.level][at.block]);
            while (hits != 0) {
                const auto lane = static_cast<std::uint32_t>(std::countr_zero(hits));
                hits &= hits - 1;
                const std::uint32_t child = at.block * static_cast<std::uint32_t>(fan) + lane;
                if (at.level == 0) {
                    found(std::size_t{child});
                } else {
                    open[waiting++] = {at.level - 1, child};
                }
            }
        }
    }

    std::tuple<std::span<const Kinds>...> zones_;
    std::size_t count_ = 0;
    cell_lists lists_;
    const slot* slots_ = nullptr;
    const std::uint32_t* references_ = nullptr;
    box_block* levels_[greatest_height] = {};
    std::uint32_t height_ = 0;
};

}  // namespace cordon

#endif  // CORDON_INDEX_ZONE_INDEX_HPP
