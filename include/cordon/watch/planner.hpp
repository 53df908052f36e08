// SPDX-License-Identifier: BSL-1.0
//
// From the warning time that is wanted to radii and a policy, with what they cost in everyday life;
// or a refusal that says what is missing. For a desk or the compiler: it reckons in double, and no
// watch needs it.

#ifndef CORDON_WATCH_PLANNER_HPP
#define CORDON_WATCH_PLANNER_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>

#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/time.hpp"
#include "cordon/watch/evidence.hpp"
#include "cordon/watch/policy.hpp"

namespace cordon {

// How receivers err where the two live: the standard error of one of them along an axis, and how
// often a day a fix of the pair errs far inwards.
//
//   Source    the families of errors that the watch was simulated with; assumed of any one city
struct noise_model {
    double sigma_m;                // metres
    double inward_outliers_a_day;  // of both together
};
inline constexpr noise_model open_sky_noise{5, 6.6};
inline constexpr noise_model urban_noise{20, 4.8};

template <std::size_t Levels>
struct plan_request {
    // What is wanted: so long before contact she is to be told, outermost level first.
    milliseconds lead[Levels];
    metres contact{50};           // nearer than this, a warning comes too late
    double approach_m_s = 13.4;   // metres per second, towards her, for which the lead is to hold;
                                  // 1.4 walks, 5 rides a bicycle, 13.4 drives in town, 33 outside
    double false_alert_days = 1;  // days between two; see policy::false_alert_every
    noise_model noise = open_sky_noise;

    // What the devices do.
    milliseconds fastest_report{5'000};
    milliseconds slowest_report{60'000};  // the same as the fastest: no lease is obeyed
    milliseconds transport{5'000};        // from measured to received
    // Metres per second: nobody is faster. What clear is claimed under.
    double fastest_protected_person_m_s = 2;
    double fastest_wearer_m_s = 36;

    // How they live.
    metres usual_separation{10'000};
    double travelled_m_a_day = 30'000;  // metres, by the wearer
    metres town_radius{10'000};         // both move within it

    // What is bearable; 0 is any.
    metres largest_radius{0};          // that a court orders
    double most_fixes_a_day = 0;       // of one device
    double most_unknown_share = 0;     // of the time, for the outermost level
    double most_crossings_a_week = 0;  // of the outermost level, without any ill will

    // How long it takes to do what a warning is for.
    milliseconds lock_a_door{60'000};
    milliseconds police{900'000};
};

// What a lead is long enough for.
enum class lead_suffices : std::uint8_t { for_nothing, to_lock_a_door, for_police_to_arrive };

[[nodiscard]] constexpr const char* to_string(lead_suffices what) noexcept {
    switch (what) {
        case lead_suffices::for_nothing: return "not even time to lock a door";
        case lead_suffices::to_lock_a_door: return "time to lock a door, not for police to arrive";
        case lead_suffices::for_police_to_arrive: return "time for police to arrive";
    }
    return "";
}

// Why there is no plan, with the unit of plan::shortfall.
enum class plan_fault : std::uint8_t {
    none,
    request_impossible,
    levels_not_from_outermost,
    radius_too_large,    // seconds of lead that the largest radius cannot give
    too_many_fixes,      // fixes a day above what is bearable
    unknown_too_often,   // share of the time above what is bearable
    too_many_crossings,  // crossings a week above what is bearable
};

[[nodiscard]] constexpr const char* to_string(plan_fault fault) noexcept {
    switch (fault) {
        case plan_fault::none: return "none";
        case plan_fault::request_impossible:
            return "a time, speed or length of the request is not one that exists";
        case plan_fault::levels_not_from_outermost:
            return "a lead is longer than the one before it";
        case plan_fault::radius_too_large:
            return "the largest radius is too small; seconds of lead are missing";
        case plan_fault::too_many_fixes:
            return "the devices would report too often; fixes a day are too many";
        case plan_fault::unknown_too_often:
            return "the level would be unknown too often; share of the time is too much";
        case plan_fault::too_many_crossings:
            return "they would meet by chance too often; crossings a week are too many";
    }
    return "";
}

// What to expect of one level.
struct planned_level {
    metres radius{};
    double lead_s = 0;  // seconds, at the speed of the request; of a refusal, what it could be
    lead_suffices suffices = lead_suffices::for_nothing;
    double crossings_a_week = 0;  // without any ill will
};

template <std::size_t Levels>
struct plan {
    plan_fault fault = plan_fault::none;
    double shortfall = 0;  // in the unit of the fault; 0 where there is none

    planned_level levels[Levels]{};
    policy<Levels> how{};        // where the fault is none
    double evidence_needed = 0;  // nats: ln(time between false alerts / 120 s)
    double confirming_s = 0;     // seconds after the first fix within, at the fastest report
    metres deep_enough{};        // within the line, where a fix says as much as one fix can
    double told_within_s = 0;    // seconds after the line was crossed, at the speed of the request
    metres sooner_within{};      // nearer, the lease is shorter than the slowest report
    metres clear_beyond{};       // farther, clear is not interrupted; nearer, unknown takes turns
    double fixes_a_day = 0;      // of one device, at the usual separation
    double unknown_share = 0;    // of the time there, for the outermost level

    [[nodiscard]] constexpr explicit operator bool() const noexcept {
        return fault == plan_fault::none;
    }
};

namespace planner_detail {

inline constexpr double day_s = 86'400;

constexpr double in_seconds(milliseconds span) noexcept { return span.count() / 1000.0; }

// ln x, by powers of two and the series of the inverse hyperbolic tangent.
//
//   Requires  x is positive and finite
//   Error     below 1e-12 for x from 1e-9 to 1e12 (sampled by the test)
constexpr double logarithm(double x) noexcept {
    constexpr double of_two = 0.693147180559945309417;
    int halvings = 0;
    for (; x > 1.5; x /= 2) ++halvings;
    for (; x < 0.75; x *= 2) --halvings;
    const double u = (x - 1) / (x + 1);  // [-1/7, 1/5]
    double sum = 0;
    double power = u;
    for (int n = 1; n <= 19; n += 2, power *= u * u) sum += power / n;
    return 2 * sum + halvings * of_two;
}

// Nats that it is worth that the fixes within follow each other as somebody at such a speed moves;
// what the watch does with each, see evidence.hpp.
constexpr double worth_of_continuity(double sigma_m, double speed_m_s, double report_s) noexcept {
    constexpr double longest = 15;  // seconds between fixes
    if (report_s > longest) return 0;
    const double expected = 2 * sigma_m + speed_m_s * report_s + report_s * report_s;
    const double mm = std::min(expected * 1000, 1e9);
    const std::uint32_t credit = evidence::credit_within(static_cast<std::uint32_t>(mm));
    return 1.0 * evidence::nats_of(credit) / evidence::nat;
}

// Numbers that exist, and that the formulas can take.
template <std::size_t Levels>
constexpr bool possible(const plan_request<Levels>& w) noexcept {
    for (const double positive :
         {w.approach_m_s, w.false_alert_days, w.noise.sigma_m, w.noise.inward_outliers_a_day,
          w.fastest_protected_person_m_s, w.fastest_wearer_m_s, w.town_radius.count()}) {
        if (!(positive > 0 && positive < 1e9)) return false;
    }
    for (const double number : {w.contact.count(), w.usual_separation.count(), w.travelled_m_a_day,
                                w.largest_radius.count(), w.most_fixes_a_day, w.most_unknown_share,
                                w.most_crossings_a_week}) {
        if (!(number >= 0 && number < 1e9)) return false;
    }
    for (const milliseconds lead : w.lead) {
        if (lead.count() < 0) return false;
    }
    constexpr double shortest = 600;  // seconds, that a policy takes
    if (w.false_alert_days * day_s < shortest || w.false_alert_days > 20'000 ||
        day_s / w.noise.inward_outliers_a_day < shortest ||
        day_s / w.noise.inward_outliers_a_day > 2e9) {
        return false;
    }
    constexpr double fastest = 100'000;  // metres per second
    if (w.fastest_protected_person_m_s > fastest || w.fastest_wearer_m_s > fastest ||
        w.noise.sigma_m > 10'000 || w.noise.sigma_m < 0.001) {
        return false;
    }
    return w.fastest_report.count() > 0 && w.slowest_report >= w.fastest_report &&
           w.slowest_report <= std::chrono::hours{24} && w.transport.count() >= 0 &&
           w.transport <= std::chrono::hours{1} && w.lock_a_door.count() >= 0 &&
           w.police >= w.lock_a_door;
}

constexpr lead_suffices for_what(double lead_s, double door_s, double police_s) noexcept {
    if (lead_s >= police_s) return lead_suffices::for_police_to_arrive;
    return lead_s >= door_s ? lead_suffices::to_lock_a_door : lead_suffices::for_nothing;
}

template <std::size_t Levels>
constexpr void refuse(plan<Levels>& made, plan_fault fault, double shortfall) noexcept {
    if (made.fault != plan_fault::none) return;
    made.fault = fault;
    made.shortfall = shortfall;
}

}  // namespace planner_detail

// A plan, or a refusal with the shortfall: the first in the order of plan_fault. What could be
// computed is there all the same, so that it can be shown why.
//
//   Error     that of the assumptions: a straight and steady approach, noise and lives as the
//             request says
template <std::size_t Levels>
[[nodiscard]] constexpr plan<Levels> plan_for(const plan_request<Levels>& wanted) noexcept {
    using namespace planner_detail;
    plan<Levels> made;
    if (!possible(wanted)) {
        made.fault = plan_fault::request_impossible;
        return made;
    }
    for (std::size_t k = 1; k < Levels; ++k) {
        if (wanted.lead[k] > wanted.lead[k - 1]) {
            made.fault = plan_fault::levels_not_from_outermost;
            return made;
        }
    }

    // How much evidence an alert takes, and how long it takes beyond the first fix: a first one is
    // worth c1 at most, a chain that moves like a person some more, and the rest takes time.
    constexpr double correlated_s = 120;  // seconds after which an error is another one
    constexpr double nat_s = 30;          // seconds that a nat takes within the level
    const double sigma = math::square_root(2.0) * wanted.noise.sigma_m;  // of both together
    const double doubt = 3 * sigma;
    const double fastest = in_seconds(wanted.fastest_report);
    const double slowest = in_seconds(wanted.slowest_report);
    const double transport = in_seconds(wanted.transport);
    const double outlier_every = day_s / wanted.noise.inward_outliers_a_day;
    const double first_fix = logarithm(outlier_every / correlated_s);
    const double continuity =
        worth_of_continuity(wanted.noise.sigma_m, wanted.approach_m_s, fastest);
    made.evidence_needed = logarithm(wanted.false_alert_days * day_s / correlated_s);
    const double at_once = std::min(made.evidence_needed, first_fix + continuity);
    made.confirming_s = nat_s * (made.evidence_needed - at_once);
    made.confirming_s =
        fastest *
        static_cast<double>(static_cast<std::int64_t>(made.confirming_s / fastest + 0.999));
    // How far within a fix has to be to say so much: 2 x / sigma, of which half counts at first.
    // Clocks that differ by a second, and so by half a second's way, are doubt as well.
    const double moving = math::length(sigma, wanted.approach_m_s / 2);
    made.deep_enough = metres{moving * at_once / (1 + std::min(1.0, fastest / correlated_s))};
    // And each of the two has to report: what counts is what is known of both.
    made.told_within_s = 2 * fastest + transport + made.confirming_s +
                         made.deep_enough.count() / wanted.approach_m_s;

    // A radius for each level; a fix with more than a quarter of it in doubt is no evidence.
    constexpr double greatest = 1'800'000;  // metres: a policy takes it, and its margin
    const double allowed = wanted.largest_radius.count() > 0
                               ? std::min(wanted.largest_radius.count(), greatest)
                               : greatest;
    const double contact = wanted.contact.count() + doubt;
    for (std::size_t k = 0; k < Levels; ++k) {
        planned_level& level = made.levels[k];
        const double lead = in_seconds(wanted.lead[k]);
        const double needed =
            std::max(4 * sigma, contact + wanted.approach_m_s * (made.told_within_s + lead));
        const double radius = std::min(needed, allowed);
        level.radius = metres{radius};
        level.lead_s = (radius - contact) / wanted.approach_m_s - made.told_within_s;
        if (needed <= allowed) level.lead_s = std::max(level.lead_s, lead);  // despite rounding
        level.suffices =
            for_what(level.lead_s, in_seconds(wanted.lock_a_door), in_seconds(wanted.police));
        level.crossings_a_week = 7 * 2 * radius * wanted.travelled_m_a_day /
                                 (math::pi<double> * math::square(wanted.town_radius.count()));
        if (needed > allowed) {
            refuse(made, plan_fault::radius_too_large, std::max(0.0, lead - level.lead_s));
        }
        made.how.levels[k] = {.radius = level.radius};
    }

    policy<Levels>& how = made.how;
    how.false_alert_every = seconds{static_cast<std::int32_t>(wanted.false_alert_days * day_s)};
    how.outlier_every = seconds{static_cast<std::int32_t>(outlier_every)};
    how.fastest_mm_s[0] = static_cast<std::int32_t>(wanted.fastest_protected_person_m_s * 1000);
    how.fastest_mm_s[1] = static_cast<std::int32_t>(wanted.fastest_wearer_m_s * 1000);
    for (std::int32_t& speed : how.fastest_mm_s) {
        speed = std::max(speed, std::int32_t{1});
        how.jump_beyond_mm_s = std::max(how.jump_beyond_mm_s, speed);
    }
    how.least_sigma_mm = static_cast<std::int32_t>(wanted.noise.sigma_m * 1000);
    constexpr double p95 = 2.4477;  // standard errors; see sigma_mm
    how.assumed.mm =
        std::max(how.assumed.mm, static_cast<std::uint32_t>(wanted.noise.sigma_m * 1000 * p95));
    how.transport = wanted.transport;
    how.sample_at_least = wanted.fastest_report;
    how.sample_at_most = wanted.slowest_report;
    // One report in a row may be lost on the way.
    how.overdue_after = std::max(how.overdue_after, 2 * wanted.slowest_report + wanted.transport);

    // What the outermost level costs in reports, and in time in which nobody can say.
    const double closing = wanted.fastest_protected_person_m_s + wanted.fastest_wearer_m_s;
    const double outermost = made.levels[0].radius.count() + doubt;
    made.sooner_within = metres{outermost + closing * (slowest + transport)};
    made.clear_beyond = metres{outermost + closing * (fastest + transport)};
    const double holds = (wanted.usual_separation.count() - outermost) / closing;  // seconds
    const double lease = std::clamp(holds - transport, fastest, slowest);
    made.fixes_a_day = day_s / lease;
    made.unknown_share = std::clamp((transport + lease - holds) / lease, 0.0, 1.0);
    const auto bearable = [&made](plan_fault fault, double value, double most) {
        if (most > 0 && value > most) refuse(made, fault, value - most);
    };
    bearable(plan_fault::too_many_fixes, made.fixes_a_day, wanted.most_fixes_a_day);
    bearable(plan_fault::unknown_too_often, made.unknown_share, wanted.most_unknown_share);
    bearable(plan_fault::too_many_crossings, made.levels[0].crossings_a_week,
             wanted.most_crossings_a_week);
    return made;
}

}  // namespace cordon

#endif  // CORDON_WATCH_PLANNER_HPP
