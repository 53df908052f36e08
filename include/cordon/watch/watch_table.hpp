// SPDX-License-Identifier: BSL-1.0
//
// Many pairs at once: one protected person with several wearers, or many with many, in memory of
// the caller's.

#ifndef CORDON_WATCH_WATCH_TABLE_HPP
#define CORDON_WATCH_WATCH_TABLE_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "cordon/config.hpp"
#include "cordon/fix.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/advance.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/pair_key.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/watch.hpp"

namespace cordon {

template <std::size_t Levels>
struct keyed_watch {
    pair_key key{};
    std::uint32_t follows = 0;  // which of the table's policies
    watch<Levels> state{};

    friend constexpr bool operator==(const keyed_watch&, const keyed_watch&) noexcept = default;
};

enum class table_fault : std::uint8_t {
    none,
    keys_not_rising,
    policy_missing,
    policy_faulty,
    index_of_other_size,
    index_not_by_wearer,
};

[[nodiscard]] constexpr const char* to_string(table_fault fault) noexcept {
    switch (fault) {
        case table_fault::none: return "none";
        case table_fault::keys_not_rising: return "a key is not above the one before it";
        case table_fault::policy_missing: return "a pair names a policy that is not there";
        case table_fault::policy_faulty: return "a policy has a fault of its own";
        case table_fault::index_of_other_size: return "the index has not one number for each pair";
        case table_fault::index_not_by_wearer: return "the index is not the one by wearer";
    }
    return "";
}

namespace table_detail {
template <std::size_t Levels>
constexpr auto by_wearer(std::span<const keyed_watch<Levels>> pairs) noexcept {
    return [pairs](std::uint32_t a, std::uint32_t b) {
        const pair_key& first = pairs[a].key;
        const pair_key& second = pairs[b].key;
        return first.wearer != second.wearer ? first.wearer < second.wearer : a < b;
    };
}
}  // namespace table_detail

// Fills the index by which a wearer's pairs are found; to be done again whenever pairs are added or
// removed.
//
//   Requires  index.size() == pairs.size(), below 2^32
//   Cost      n log n comparisons
template <std::size_t Levels>
constexpr void index_by_wearer(std::span<const keyed_watch<Levels>> pairs,
                               std::span<std::uint32_t> index) noexcept {
    CORDON_ASSERT(index.size() == pairs.size());
    for (std::size_t k = 0; k < index.size(); ++k) index[k] = static_cast<std::uint32_t>(k);
    std::sort(index.begin(), index.end(), table_detail::by_wearer<Levels>(pairs));
}

// A view of pairs, of their index by wearer, and of the policies that they follow. What somebody's
// device reports goes to all pairs of that person, each of which makes one step, exactly as if it
// were alone.
//
// Order: inputs are taken one by one, as they are given, and those of one person should be given in
// the order in which they arrived. Within an input the pairs step in the order of their keys; a
// pair's events are told in the order in which they came about. So the same inputs give the same
// events in the same order, however they are divided among calls; and tables of different pairs may
// be advanced by different threads.
//
//   Requires  fault() is none, and whatever advance requires
template <std::size_t Levels>
class watch_table {
  public:
    constexpr watch_table(std::span<keyed_watch<Levels>> table_pairs,
                          std::span<const std::uint32_t> table_index,
                          std::span<const policy<Levels>> table_policies) noexcept
        : pairs_{table_pairs}, index_{table_index}, policies_{table_policies} {}

    // What is wrong with the table. Cost: linear.
    [[nodiscard]] constexpr table_fault fault() const noexcept {
        for (const auto& p : policies_) {
            if (fault_of(p) != policy_fault::none) return table_fault::policy_faulty;
        }
        for (std::size_t k = 0; k < pairs_.size(); ++k) {
            if (k > 0 && !(pairs_[k - 1].key < pairs_[k].key)) return table_fault::keys_not_rising;
            if (pairs_[k].follows >= policies_.size()) return table_fault::policy_missing;
        }
        if (index_.size() != pairs_.size()) return table_fault::index_of_other_size;
        const auto before = table_detail::by_wearer<Levels>(pairs_);
        for (std::size_t k = 0; k < index_.size(); ++k) {
            if (index_[k] >= pairs_.size() || (k > 0 && !before(index_[k - 1], index_[k]))) {
                return table_fault::index_not_by_wearer;
            }
        }
        return table_fault::none;
    }

    // What the device of `person`, who is input.who of the pair, reports: a fix, for example. Calls
    // tell(const keyed_watch<Levels>&, const event&) for each event, after the pair's step. Returns
    // how many pairs there were; 0 is somebody whom nobody watches.
    //
    //   Cost      a binary search, and a step for each pair
    template <class Input, class Tell>
    constexpr std::size_t advance(std::uint32_t person, const Input& input, Tell&& tell) const {
        if (input.who == party::protected_person) {
            const auto first = std::partition_point(
                pairs_.begin(), pairs_.end(),
                [person](const auto& p) { return p.key.protected_person < person; });
            auto pair = first;
            for (; pair != pairs_.end() && pair->key.protected_person == person; ++pair) {
                step(*pair, input, tell);
            }
            return static_cast<std::size_t>(pair - first);
        }
        const auto first = std::partition_point(
            index_.begin(), index_.end(),
            [this, person](std::uint32_t k) { return pairs_[k].key.wearer < person; });
        auto place = first;
        for (; place != index_.end() && pairs_[*place].key.wearer == person; ++place) {
            step(pairs_[*place], input, tell);
        }
        return static_cast<std::size_t>(place - first);
    }

    // What is meant for one pair alone: what the centre does. False if there is no such pair.
    template <class Input, class Tell>
    constexpr bool advance(pair_key key, const Input& input, Tell&& tell) const {
        keyed_watch<Levels>* const pair = find(key);
        if (pair != nullptr) step(*pair, input, tell);
        return pair != nullptr;
    }

    // Time passes for all of them.
    template <class Tell>
    constexpr void advance(instant now, Tell&& tell) const {
        for (auto& pair : pairs_) step(pair, now, tell);
    }

    // The pair of this key, or nullptr.
    [[nodiscard]] constexpr keyed_watch<Levels>* find(pair_key key) const noexcept {
        const auto place = std::partition_point(pairs_.begin(), pairs_.end(),
                                                [key](const auto& p) { return p.key < key; });
        return place != pairs_.end() && place->key == key ? &*place : nullptr;
    }

    [[nodiscard]] constexpr const policy<Levels>& policy_of(
        const keyed_watch<Levels>& pair) const noexcept {
        CORDON_ASSERT(pair.follows < policies_.size());
        return policies_[pair.follows];
    }

  private:
    template <class Input, class Tell>
    constexpr void step(keyed_watch<Levels>& pair, const Input& input, Tell& tell) const {
        const auto made = cordon::advance(pair.state, input, policy_of(pair));
        pair.state = made.next;
        for (const event& e : made.events) tell(static_cast<const keyed_watch<Levels>&>(pair), e);
    }

    std::span<keyed_watch<Levels>> pairs_;
    std::span<const std::uint32_t> index_;
    std::span<const policy<Levels>> policies_;
};

// One protected person and all her wearers, who follow one policy, without keys: the same step for
// each, in the order of the span. Calls tell(std::size_t, const event&), with the watch's place.
//
//   Requires  as of advance
template <std::size_t Levels, class Input, class Tell>
constexpr void advance(std::span<watch<Levels>> watches, const Input& input,
                       const policy<Levels>& p, Tell&& tell) {
    for (std::size_t k = 0; k < watches.size(); ++k) {
        const auto made = cordon::advance(watches[k], input, p);
        watches[k] = made.next;
        for (const event& e : made.events) tell(k, e);
    }
}

}  // namespace cordon

#endif  // CORDON_WATCH_WATCH_TABLE_HPP
