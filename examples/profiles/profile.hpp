// SPDX-License-Identifier: BSL-1.0
//
// Ways to decide from two parties' fixes whether to alert, one file each: cordon's own watch, the
// rules of phones, trackers and servers from their documents, and the usual filters. Each has one
// free setting, so that they can be compared at equal false alerts.

#ifndef CORDON_EXAMPLES_PROFILES_PROFILE_HPP
#define CORDON_EXAMPLES_PROFILES_PROFILE_HPP

#include <cordon/fix.hpp>
#include <cordon/length.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace profiles {

// What a profile is shown: a fix that has arrived, and where it leaves the two.
struct sight {
    std::int64_t unix_ms = 0;               // when it arrived
    std::int64_t measured_ms = 0;           // when it was measured, by its own stamp
    cordon::fix latest{};                   // the same on the counter of a watch
    bool both = false;                      // the other party has been heard of; the rest is set
    double metres = 0;                      // between the latest fixes of both
    double north = 0, east = 0;             // metres, apart in latitude and in longitude
    double sigma = 0;                       // metres, of both together, along each axis
    double wearer_accuracy = 0;             // metres, the radius of 68 %; 0 where unknown
    std::optional<double> metres_before{};  // from this party's fix before to the other's latest
};

enum class standing : std::uint8_t { unknown, clear, active };

class profile {
  public:
    virtual ~profile() = default;

    // Takes a fix, in the order of arrival.
    virtual void take(const sight& now) = 0;
    // Time passes. Only the watch has a notion of it.
    virtual void pass(std::int64_t /*unix_ms*/) {}
    [[nodiscard]] virtual standing state() const = 0;
    // When the profile wants the next fix of a party, if it has an opinion.
    [[nodiscard]] virtual std::optional<std::int64_t> next_sample_ms(cordon::party /*who*/) const {
        return {};
    }
    // How many times a party has been told something, over all.
    [[nodiscard]] virtual int notices(cordon::party who) const = 0;
    // How many times a breach was reported after the fact, over all.
    [[nodiscard]] virtual int retrospective() const { return 0; }
};

struct description {
    std::string_view name;
    std::string_view summary;  // one line, for people
    std::string_view setting;  // what the free setting is, with its unit
    double documented;         // the setting of the document, or the usual one
    std::unique_ptr<profile> (*make)(cordon::metres radius, double setting);
};

// All, the watch first.
[[nodiscard]] std::span<const description> all() noexcept;

// By name; null where there is none.
[[nodiscard]] const description* find(std::string_view name) noexcept;

}  // namespace profiles

#endif  // CORDON_EXAMPLES_PROFILES_PROFILE_HPP
