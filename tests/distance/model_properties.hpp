// SPDX-License-Identifier: BSL-1.0
//
// What every distance model owes, as one check for any of them: cordon's own, or yours.

#ifndef CORDON_TESTS_DISTANCE_MODEL_PROPERTIES_HPP
#define CORDON_TESTS_DISTANCE_MODEL_PROPERTIES_HPP

#include <algorithm>
#include <cmath>
#include <string>

#include "catch2.hpp"
#include "cordon/distance/distance_model.hpp"
#include "oracle.hpp"

namespace oracle {

// How much of its bound a model uses up for one pair: above 1 it is broken. 0 where it does not
// cover the pair.
template <cordon::distance_model Model>
double part_of_bound(const Model& model, const pair& ends) {
    if (!model.covers(ends.first, ends.second)) return 0;
    const cordon::metres answer = model(ends.first, ends.second);
    return miss(answer.count(), true_distance(ends)) / model.max_error(answer).count();
}

// The same in either order, 0 between a place and itself, a bound that holds, and no answer for
// what is no position: on so many pairs of every regime.
template <cordon::distance_model Model>
void check_model_properties(const Model& model, std::uint64_t seed, int pairs_of_each) {
    generator random{seed};
    long covered = 0;
    long unequal = 0;
    long nonzero = 0;
    worst part;
    for (const regime kind : every_regime) {
        for (int count = 0; count < pairs_of_each; ++count) {
            const pair ends = random.next(kind);
            const auto& [p, q] = ends;
            if (model(p, q) != model(q, p) || model.covers(p, q) != model.covers(q, p)) ++unequal;
            if (model(p, p) != cordon::metres{0} || model(q, q) != cordon::metres{0}) ++nonzero;
            if (model.covers(p, q)) ++covered;
            part.see(part_of_bound(model, ends), ends);
        }
    }
    INFO("worst part of the bound " << part.plain() << "; covered " << covered);
    CHECK(covered >= pairs_of_each);
    CHECK(unequal == 0);
    CHECK(nonzero == 0);
    CHECK(part.value <= 1);

    const cordon::position sound{51.5, -0.12};
    CHECK(model.covers(sound, sound));
    for (const double bad :
         {not_a_number, infinity, -infinity, std::nextafter(90.0, 91.0), -91.0}) {
        CHECK(std::isnan(model({bad, -0.12}, sound).count()));
        CHECK(std::isnan(model(sound, {bad, -0.12}).count()));
        CHECK_FALSE(model.covers({bad, -0.12}, sound));
        CHECK_FALSE(model.covers(sound, {bad, -0.12}));
    }
    for (const double bad : {not_a_number, infinity, -infinity}) {
        CHECK(std::isnan(model({51.5, bad}, sound).count()));
        CHECK(std::isnan(model(sound, {51.5, bad}).count()));
        CHECK_FALSE(model.covers({51.5, bad}, sound));
    }
    const cordon::position turned{51.5, 359.88};
    CHECK(model(sound, turned) < cordon::metres{1e-8});
}

// The worst part of its bound that a search finds among covered pairs up to `farthest` metres:
// many starts, each improved by steps in latitude, azimuth and distance that shrink.
template <cordon::distance_model Model>
worst search_worst(const Model& model, std::uint64_t seed, double nearest, double farthest,
                   int starts, int steps) {
    generator random{seed};
    worst found;
    for (int start = 0; start < starts; ++start) {
        double latitude = random.uniform(-90, 90);
        double azimuth = random.azimuth();
        double metres = random.spread(nearest, farthest);
        double best = -1;
        double size = 1;
        for (int step = 0; step < steps; ++step) {
            const bool first = step == 0;
            const double next_latitude = std::clamp(
                first ? latitude : latitude + size * random.uniform(-30, 30), -90.0, 90.0);
            const double next_azimuth = first ? azimuth : azimuth + size * random.uniform(-90, 90);
            const double next_metres =
                std::clamp(first ? metres : metres * std::exp(size * random.uniform(-2, 2)),
                           nearest, farthest);
            const cordon::position from{next_latitude, 0};
            const pair ends{from, destination(from, next_azimuth, next_metres)};
            const double part = part_of_bound(model, ends);
            found.see(part, ends);
            if (part > best) {
                best = part;
                latitude = next_latitude;
                azimuth = next_azimuth;
                metres = next_metres;
            } else {
                size = std::max(size * 0.97, 1e-9);
            }
        }
    }
    return found;
}

}  // namespace oracle

#endif  // CORDON_TESTS_DISTANCE_MODEL_PROPERTIES_HPP
