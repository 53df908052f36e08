// SPDX-License-Identifier: BSL-1.0
//
// All of cordon.

#ifndef CORDON_CORDON_HPP
#define CORDON_CORDON_HPP

#include "cordon/checked.hpp"
#include "cordon/config.hpp"
#include "cordon/distance/cartesian.hpp"
#include "cordon/distance/chord.hpp"
#include "cordon/distance/difference.hpp"
#include "cordon/distance/distance.hpp"
#include "cordon/distance/distance_model.hpp"
#include "cordon/distance/geodesic.hpp"
#include "cordon/distance/geodesic_series.hpp"
#include "cordon/distance/haversine.hpp"
#include "cordon/distance/ladder.hpp"
#include "cordon/distance/lanes.hpp"
#include "cordon/distance/mid_latitude.hpp"
#include "cordon/distance/near_geodesic.hpp"
#include "cordon/distance/pair_batch.hpp"
#include "cordon/distance/pair_sieve.hpp"
#include "cordon/distance/within.hpp"
#include "cordon/ellipsoid.hpp"
#include "cordon/fix.hpp"
#include "cordon/fixed.hpp"
#include "cordon/interpolation.hpp"
#include "cordon/length.hpp"
#include "cordon/math.hpp"
#include "cordon/motion/leg.hpp"
#include "cordon/motion/separation.hpp"
#include "cordon/position.hpp"
#include "cordon/side.hpp"
#include "cordon/time.hpp"
#include "cordon/version.hpp"
#include "cordon/watch/advance.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/policy.hpp"
#include "cordon/watch/watch.hpp"
#include "cordon/zone/bounds.hpp"
#include "cordon/zone/circle.hpp"
#include "cordon/zone/circle_batch.hpp"
#include "cordon/zone/circle_filter.hpp"
#include "cordon/zone/circle_sieve.hpp"
#include "cordon/zone/circle_vectors.hpp"
#include "cordon/zone/zone.hpp"

#endif  // CORDON_CORDON_HPP
