// SPDX-License-Identifier: BSL-1.0
//
// Many parties that move, in memory that the caller supplies: who is within a distance of a position,
// and which pairs are within a distance of each other?

#ifndef CORDON_INDEX_MOVING_INDEX_HPP
#define CORDON_INDEX_MOVING_INDEX_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <new>
#include <span>

#include "cordon/config.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/distance/within.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/index/binary_angle.hpp"
#include "cordon/index/box_block.hpp"
#include "cordon/index/cell.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/position.hpp"
#include "cordon/zone/bounds.hpp"

namespace cordon {

// Parties are known by numbers below a capacity, and kept in lists, one for the parties in the cells
// that are hashed to it. To insert, move and remove takes a constant time, whatever their number.
class moving_index {
  public:
    // How many bytes of memory a capacity needs: at most 24 for each party and 271.
    [[nodiscard]] static constexpr std::size_t bytes(std::size_t capacity) noexcept {
        return capacity * sizeof(party_place) +
               (std::size_t{1} << bits_for(capacity)) * sizeof(std::uint32_t) +
               alignof(party_place) - 1;
    }

    // An empty index. Questions about `usual` are answered fastest: cells are half to once as
    // large. Those about any other distance are answered as well.
    //
    //   Requires  memory.size() >= bytes(capacity), which must outlive the index and its copies;
    //             capacity < 2^31; a length that is finite and positive
    //   Cost      writes the memory once
    explicit moving_index(std::span<std::byte> memory, std::size_t capacity, metres usual) noexcept
        : capacity_{static_cast<std::uint32_t>(capacity)},
          bits_{bits_for(capacity)},
          level_{level_for(usual)} {
        CORDON_ASSERT(memory.size() >= bytes(capacity) && capacity < none / 2);
        CORDON_ASSERT(usual > metres{0} && math::finite(usual.count()));
        std::byte* from = memory.data();
        const auto misaligned = reinterpret_cast<std::uintptr_t>(from) % alignof(party_place);
        if (misaligned != 0) from += alignof(party_place) - misaligned;
        parties_ = reinterpret_cast<party_place*>(from);
        for (std::size_t k = 0; k < capacity; ++k) new (parties_ + k) party_place{};
        heads_ = reinterpret_cast<std::uint32_t*>(from + capacity * sizeof(party_place));
        for (std::size_t k = 0; k < std::size_t{1} << bits_; ++k) new (heads_ + k) auto(none);
    }

    [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    [[nodiscard]] bool has(std::uint32_t number) const noexcept {
        return number < capacity_ && parties_[number].next != absent;
    }
    // Requires  has(number)
    [[nodiscard]] position_e7 where(std::uint32_t number) const noexcept {
        CORDON_ASSERT(has(number));
        return parties_[number].at;
    }

    // Requires  number < capacity(); not has(number); a valid position
    void insert(std::uint32_t number, position_e7 at) noexcept {
        CORDON_ASSERT(number < capacity_ && !has(number));
        CORDON_ASSERT(valid(at));
        link(number, at, list_of(at));
        ++size_;
    }
    // Requires  has(number); a valid position
    // Cost      for most moves, within a cell, no list is touched
    void move(std::uint32_t number, position_e7 to) noexcept {
        CORDON_ASSERT(has(number));
        CORDON_ASSERT(valid(to));
        party_place& party = parties_[number];
        const std::uint32_t before = list_of(party.at);
        const std::uint32_t after = list_of(to);
        if (before == after) {
            party.at = to;
            return;
        }
        unlink(party, before);
        link(number, to, after);
    }
    // Requires  has(number)
    void remove(std::uint32_t number) noexcept {
        CORDON_ASSERT(has(number));
        party_place& party = parties_[number];
        unlink(party, list_of(party.at));
        party = party_place{};
        --size_;
    }

    // found(number) for every party within a distance of a position, in no particular order. The
    // index must not be changed meanwhile.
    //
    //   Requires  a valid position; a distance that is finite and not negative
    //   Error     as within: the same answers, at the corners of cells, poles and date line alike
    //   Cost      for the usual distance the parties of nine to 25 cells, and a sine
    template <position_like Position, class Found>
    void for_each_within(const Position& p, metres distance, Found&& found) const noexcept {
        CORDON_ASSERT(valid(p));
        CORDON_ASSERT(distance >= metres{0} && math::finite(distance.count()));
        for_each_near(p, distance, [&](std::uint32_t number) {
            if (within(p, parties_[number].at, distance)) found(number);
        });
    }

    // found(first, second) for every pair of parties within a distance of each other, first < second,
    // each once.
    //
    //   Requires  a distance that is finite and not negative
    //   Error     as within: the same answers
    //   Cost      for the usual distance as for_each_within, for each party
    template <class Found>
    void for_each_pair_within(metres distance, Found&& found) const noexcept {
        CORDON_ASSERT(distance >= metres{0} && math::finite(distance.count()));
        for (std::uint32_t list = 0; list < std::uint32_t{1} << bits_; ++list) {
            for (std::uint32_t first = heads_[list]; first != none; first = parties_[first].next) {
                const position_e7 at = parties_[first].at;
                for_each_near(at, distance, [&](std::uint32_t second) {
                    if (second > first && within(at, parties_[second].at, distance)) {
                        found(first, second);
                    }
                });
            }
        }
    }

  private:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;
    static constexpr std::uint32_t absent =
        0xFFFFFFFEU;  // next of a party that is not in the index

    struct alignas(16) party_place {
        position_e7 at{};
        std::uint32_t next = absent;
        std::uint32_t previous = none;
    };

    static constexpr int bits_for(std::size_t capacity) noexcept {
        return capacity <= 64 ? 6 : static_cast<int>(std::bit_width(capacity - 1));
    }
    static constexpr int level_for(metres usual) noexcept {
        constexpr double count =  // metres
            wgs84<double>::least_curvature_radius * math::radians_per_degree<double> / 1e7;
        int level = cell::least_level;
        double height = static_cast<double>(1U << cell::least_level) * count;
        while (height < usual.count() / 2 && level < cell::greatest_level) {
            ++level;
            height *= 2;
        }
        return level;
    }

    [[nodiscard]] cell cell_of(position_e7 at) const noexcept {
        return cell::at(level_, binary_angle::of_latitude(at.latitude),
                        binary_angle::of_longitude(at.longitude));
    }
    [[nodiscard]] std::uint32_t list_of(position_e7 at) const noexcept {
        return cell_of(at).near_list(bits_);
    }

    void link(std::uint32_t number, position_e7 at, std::uint32_t list) noexcept {
        const std::uint32_t next = heads_[list];
        parties_[number] = {at, next, none};
        if (next != none) parties_[next].previous = number;
        heads_[list] = number;
    }
    void unlink(const party_place& party, std::uint32_t list) noexcept {
        (party.previous == none ? heads_[list] : parties_[party.previous].next) = party.next;
        if (party.next != none) parties_[party.next].previous = party.previous;
    }

    // found(number) for every party in a cell that the distance around a position meets, each once.
    template <class Position, class Found>
    void for_each_near(const Position& p, metres distance, const Found& found) const noexcept {
        const position_e7 at = to_e7(p);
        const packed_box box{grown(bounds{at.latitude, at.latitude, at.longitude, 0}, distance)};
        const binary_angle::arc east{box.west, box.width};
        const std::uint32_t south = binary_angle::of_latitude(box.south);
        const std::uint32_t first = cell::row_at(level_, south);
        const std::uint32_t last = cell::row_at(level_, south + box.height);
        std::uint64_t cells = last - first + std::uint64_t{1};
        for (std::uint32_t row = first; row <= last && cells <= capacity_; ++row) {
            cells += cell_columns{east, cell::shift_of(level_, row)}.count;
        }
        if (cells > capacity_) {  // there are fewer parties than cells
            for (std::uint32_t number = 0; number < capacity_; ++number) {
                if (parties_[number].next != absent) found(number);
            }
            return;
        }
        lists_of_cells lists{*this};
        for (std::uint32_t row = first; row <= last; ++row) {
            const cell_columns columns{east, cell::shift_of(level_, row)};
            for (std::uint32_t k = 0; k < columns.count; ++k) {
                lists.add({level_, row, (columns.first + k) & columns.mask}, found);
            }
        }
        lists.read(found);
    }

    // The lists of several cells, read in turn, so that the memory of one is fetched while the
    // others are looked at.
    class lists_of_cells {
      public:
        explicit lists_of_cells(const moving_index& of) noexcept : of_{of} {}

        template <class Found>
        void add(const cell& here, const Found& found) noexcept {
            if (count_ == together) read(found);
            const std::uint32_t list = here.near_list(of_.bits_);
            __builtin_prefetch(of_.heads_ + list);
            waiting_[count_++] = {here, list};
        }
        template <class Found>
        void read(const Found& found) noexcept {
            std::size_t left = 0;
            for (std::size_t k = 0; k < count_; ++k) {
                const std::uint32_t number = of_.heads_[waiting_[k].number];
                if (number == none) continue;
                __builtin_prefetch(of_.parties_ + number);
                waiting_[left++] = {waiting_[k].here, number};
            }
            while (left > 0) {
                std::size_t longer = 0;
                for (std::size_t k = 0; k < left; ++k) {
                    const auto [here, number] = waiting_[k];
                    const party_place& party = of_.parties_[number];
                    if (party.next != none) {
                        __builtin_prefetch(of_.parties_ + party.next);
                        waiting_[longer++] = {here, party.next};
                    }
                    // Others are in the list of this cell only because of the same hash.
                    if (of_.cell_of(party.at) == here) found(number);
                }
                left = longer;
            }
            count_ = 0;
        }

      private:
        static constexpr std::size_t together = 32;
        struct place_in_list {
            cell here;
            std::uint32_t number;  // of the list, then of the party
        };

        const moving_index& of_;
        std::size_t count_ = 0;
        place_in_list waiting_[together];
    };

    party_place* parties_ = nullptr;
    std::uint32_t* heads_ = nullptr;
    std::uint32_t capacity_ = 0;
    std::uint32_t size_ = 0;
    int bits_ = 1;
    int level_ = cell::least_level;
};

}  // namespace cordon

#endif  // CORDON_INDEX_MOVING_INDEX_HPP
