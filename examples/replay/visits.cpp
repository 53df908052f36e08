// SPDX-License-Identifier: BSL-1.0

#include "visits.hpp"

#include <cordon/watch/advance.hpp>
#include <cordon/watch/policy.hpp>
#include <cordon/watch/watch.hpp>
#include <cordon/watch/zone_reading.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "way.hpp"

namespace replay {
namespace {

// One party and one zone, along one way.
class line_crosser {
  public:
    line_crosser(const way& along, std::string_view party, const named_zone& zone,
                 std::vector<happening>& found)
        : along_{along}, party_{party}, zone_{zone}, found_{found} {}

    void run() {
        inside_ = contains(zone_, along_.start);
        if (inside_) {
            tell(along_.start_ms, clearance(zone_, along_.start).count());
            found_.back().initial = true;
        }
        std::size_t i = 0;
        while (i < along_.strides.size()) {
            if (free_ >= along_.strides[i].longest) {
                i = after_free(i);
            } else {
                search(along_.strides[i++]);
            }
        }
    }

  private:
    static constexpr double graze = 0.001;  // metres

    // The stride in which what is free ends.
    std::size_t after_free(std::size_t i) {
        const auto& walked = along_.walked;
        const auto beyond = std::upper_bound(walked.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                             walked.end(), walked[i] + free_);
        const auto next = std::max(static_cast<std::size_t>(beyond - walked.begin()) - 1, i + 1);
        free_ = std::max(free_ - (walked[next] - walked[i]), 0.0);
        return next;
    }

    // How far the party is from the line, as long as it stays on its side.
    [[nodiscard]] double to_go(const cordon::position& p) const {
        const double metres = clearance(zone_, p).count();
        return inside_ ? -metres : metres;
    }

    void search(const stride& here) {
        double walked = free_;
        double on_this_side = 0;
        double least_step = graze;
        for (int looks = 1; walked < here.longest; ++looks) {
            const double share = walked / here.longest;
            double ahead = to_go(here.at(share));
            if (ahead < -graze) {
                cross(here, on_this_side, share);
                ahead = -ahead;
            }
            if (ahead >= 0) on_this_side = share;
            if (looks % 4096 == 0) least_step *= 2;
            walked += std::max(ahead + graze, least_step);
        }
        free_ = walked - here.longest;
    }

    // The last instant on the old side, between one there and one on the new.
    void cross(const stride& here, double old_side, double new_side) {
        const auto span = static_cast<double>(here.end_ms - here.start_ms);
        while ((new_side - old_side) * span > 0.01) {
            const double middle = (old_side + new_side) / 2;
            if (middle <= old_side || middle >= new_side) break;
            (to_go(here.at(middle)) >= 0 ? old_side : new_side) = middle;
        }
        inside_ = !inside_;
        tell(here.start_ms + std::llround(new_side * span),
             clearance(zone_, here.at(new_side)).count());
    }

    void tell(std::int64_t unix_ms, double metres) {
        found_.push_back({.unix_ms = unix_ms,
                          .what = inside_ ? "entered" : "left",
                          .metres = metres,
                          .party = party_,
                          .zone = zone_.name(),
                          .zone_index = zone_.index()});
    }

    const way& along_;
    std::string_view party_;
    const named_zone& zone_;
    std::vector<happening>& found_;
    bool inside_ = false;
    double free_ = 0;  // metres that the party can walk and be within a graze of the line at most
};

// Drives a watch of one party and one zone, and keeps who entered and left.
class zone_watcher {
  public:
    zone_watcher(const named_zone& zone, std::string_view party, std::vector<happening>& found)
        : zone_{zone}, party_{party}, found_{found} {}

    // A record arrives when the latest time before it in its file has passed.
    void take(const record& here) {
        // A watch wants an input at least every 2^29 ms; records may pause for longer.
        constexpr std::int64_t longest_pause_ms = std::int64_t{1} << 28;
        if (begun_) {
            for (; here.unix_ms - now_ms_ > longest_pause_ms; step(on_counter(now_ms_))) {
                now_ms_ += longest_pause_ms;
            }
        }
        now_ms_ = begun_ ? std::max(now_ms_, here.unix_ms) : here.unix_ms;
        begun_ = true;
        metres_ = clearance(zone_, here.where).count();
        step(cordon::zone_reading{.moving = {.who = cordon::party::wearer,
                                             .at = on_counter(here.unix_ms),
                                             .where = here.where,
                                             .how_sure = here.how_sure,
                                             .received = on_counter(now_ms_)},
                                  .apart = apart(metres_)});
    }

  private:
    static cordon::instant on_counter(std::int64_t unix_ms) {
        return {static_cast<std::uint32_t>(static_cast<std::uint64_t>(unix_ms))};
    }

    // The clearance with a millimetre to spare for its error on either side.
    static cordon::separation apart(double metres) {
        constexpr double farthest_mm = 900'000'000;  // farther counts as that
        const auto mm = static_cast<std::int32_t>(
            std::floor(std::clamp(metres * 1000, -farthest_mm, farthest_mm)));
        return {mm - 1, mm, mm + 2};
    }

    template <class Input>
    void step(const Input& input) {
        const auto [next, events] = cordon::advance(watch_, input, policy_);
        watch_ = next;
        for (const cordon::event& event : events) {
            const bool crossing =
                event.what == cordon::kind::entered || event.what == cordon::kind::left;
            if (!crossing) continue;
            found_.push_back({.unix_ms = now_ms_ + (event.at - on_counter(now_ms_)).count(),
                              .what = cordon::to_string(event.what),
                              .metres = metres_,
                              .party = party_,
                              .zone = zone_.name(),
                              .zone_index = zone_.index()});
        }
    }

    const named_zone& zone_;
    std::string_view party_;
    std::vector<happening>& found_;
    // The zone itself, for which a radius of a millimetre stands.
    cordon::policy<1> policy_{.levels = {{cordon::millimetres{1}}}};
    cordon::watch<1> watch_{};
    std::int64_t now_ms_ = 0;
    double metres_ = 0;  // the clearance of the latest record
    bool begun_ = false;
};

// A box that holds everything within a distance of the fixes.
cordon::bounds around(const std::vector<record>& records, double metres) {
    cordon::bounds box = cordon::bounds::nowhere();
    for (const record& here : records) box = cordon::joined(box, cordon::bounds_of(here.where));
    return cordon::grown(box, cordon::metres{metres});
}

}  // namespace

std::vector<happening> zone_crossings(const std::vector<record>& records, std::string_view party,
                                      const std::vector<named_zone>& zones) {
    std::vector<happening> found;
    const std::vector<way> ways = ways_of(records);
    double longest = 0;
    for (const way& along : ways) {
        for (const stride& one : along.strides) longest = std::max(longest, one.longest);
    }
    // Nobody is farther from a fix than half the longest way between two.
    const cordon::bounds reached = around(records, longest / 2);
    for (const named_zone& zone : zones) {
        if (!cordon::overlaps(zone.box(), reached)) continue;
        for (const way& along : ways) line_crosser{along, party, zone, found}.run();
    }
    return found;
}

std::vector<happening> zone_naive(const std::vector<record>& records, std::string_view party,
                                  const std::vector<named_zone>& zones) {
    std::vector<happening> found;
    const cordon::bounds reached = around(records, 0);
    for (const named_zone& zone : zones) {
        if (!cordon::overlaps(zone.box(), reached)) continue;
        bool inside = false;
        for (const record& here : records) {
            if (contains(zone, here.where) == inside) continue;
            inside = !inside;
            found.push_back({.unix_ms = here.unix_ms,
                             .what = inside ? "entered" : "left",
                             .metres = clearance(zone, here.where).count(),
                             .initial = &here == &records.front(),
                             .party = party,
                             .zone = zone.name(),
                             .zone_index = zone.index()});
        }
    }
    return found;
}

std::vector<happening> zone_watched(const track& source, std::string_view party,
                                    const std::vector<named_zone>& zones) {
    std::vector<happening> found;
    // Farther from every fix no watch takes anybody to be.
    constexpr double beyond_doubt = 10'000;
    const cordon::bounds reached = around(source.records, beyond_doubt);
    for (const named_zone& zone : zones) {
        if (!cordon::overlaps(zone.box(), reached)) continue;
        zone_watcher watcher{zone, party, found};
        for (const record& here : source.records) watcher.take(here);
    }
    return found;
}

std::vector<happening> merged(std::vector<happening> first, std::vector<happening> second) {
    const auto earlier = [](const happening& a, const happening& b) {
        return a.unix_ms < b.unix_ms;
    };
    std::stable_sort(second.begin(), second.end(), earlier);
    std::vector<happening> all;
    all.reserve(first.size() + second.size());
    auto next = second.begin();
    for (happening& event : first) {
        for (; next != second.end() && earlier(*next, event); ++next) all.push_back(*next);
        all.push_back(std::move(event));
    }
    all.insert(all.end(), next, second.end());
    return all;
}

}  // namespace replay
