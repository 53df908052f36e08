// SPDX-License-Identifier: BSL-1.0

#include "profiles/observer.hpp"

#include <cordon/distance/distance.hpp>
#include <cordon/watch/policy.hpp>

#include <cmath>

namespace profiles {
namespace {

// Metres along one axis; what a watch assumes where nothing is known.
double sigma_of(const cordon::fix& heard) {
    const cordon::accuracy assumed = cordon::policy<1>{.levels = {{cordon::metres{1}}}}.assumed;
    return cordon::sigma_mm(heard.how_sure.known() ? heard.how_sure : assumed) / 1000.0;
}

}  // namespace

sight observer::see(const cordon::fix& heard, std::int64_t arrived_ms, std::int64_t measured_ms) {
    const std::size_t mine = heard.who == cordon::party::wearer ? 1 : 0;
    const auto before = last_[mine];
    last_[mine] = heard;
    sight made{.unix_ms = arrived_ms, .measured_ms = measured_ms, .latest = heard};
    if (!last_[0] || !last_[1]) return made;

    const cordon::position_e7 protected_person = last_[0]->where;
    const cordon::position_e7 wearer = last_[1]->where;
    made.both = true;
    made.metres = cordon::distance(protected_person, wearer).count();
    made.north = cordon::distance(protected_person,
                                  cordon::position_e7{wearer.latitude, protected_person.longitude})
                     .count();
    made.east = cordon::distance(protected_person,
                                 cordon::position_e7{protected_person.latitude, wearer.longitude})
                    .count();
    made.sigma = std::hypot(sigma_of(*last_[0]), sigma_of(*last_[1]));
    constexpr double sigmas_in_p68 = 1.5096;
    made.wearer_accuracy = last_[1]->how_sure.known()
                               ? cordon::sigma_mm(last_[1]->how_sure) / 1000.0 * sigmas_in_p68
                               : 0;
    if (before)
        made.metres_before = cordon::distance(before->where, last_[1 - mine]->where).count();
    return made;
}

}  // namespace profiles
