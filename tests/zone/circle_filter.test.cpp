// SPDX-License-Identifier: BSL-1.0

#include "cordon/zone/circle_filter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <type_traits>

#include "catch2.hpp"
#include "cordon/zone/circle.hpp"
#include "oracle.hpp"

using cordon::circle;
using cordon::circle_expansion;
using cordon::circle_filter;
using cordon::classify;
using cordon::contains;
using cordon::metres;
using cordon::position;
using cordon::position_e7;
using cordon::side;
using namespace cordon::literals;

static_assert(std::is_trivially_copyable_v<circle_filter<float>>);
static_assert(std::is_trivially_copyable_v<circle_filter<std::int64_t>>);
static_assert(sizeof(circle_filter<float>) <= 64 && sizeof(circle_filter<std::int64_t>) <= 64);

namespace {

// A zone somewhere in the filters' domain, on the grid of 1e-7 degree or off it.
struct zone {
    position centre;
    metres radius;
};

long double true_distance(position centre, position_e7 p) {
    constexpr long double count = 1e7L;
    return cordon::geodesic<long double>::between(
        oracle::wide(centre.latitude), p.latitude / count,
        cordon::longitude_apart(oracle::wide(centre.longitude), p.longitude / count));
}

double latitude_of_a_centre(oracle::generator& random) {
    if (random.chance(0.2)) return random.sign() * (85 - random.spread(1e-7, 1));
    if (random.chance(0.1)) return random.sign() * random.spread(1e-9, 1);
    return random.uniform(-85, 85);
}
zone some_zone(oracle::generator& random) {
    position centre{latitude_of_a_centre(random), random.longitude()};
    if (random.chance(0.2)) {
        centre.longitude = random.sign() * (180 - random.spread(1e-8, 0.1));
    }
    if (random.chance(0.5)) centre = cordon::to_position(to_e7(centre));
    const double r =
        random.chance(0.1) ? random.chance(0.5) ? 20'000 : 0.01 : random.spread(0.01, 20'000);
    return {centre, metres{r}};
}

std::int32_t moved(std::int32_t counts, double by) {
    return static_cast<std::int32_t>(static_cast<double>(counts) + std::round(by));
}
// The same place with the longitude that a receiver without wrapping would give, where it fits.
position_e7 unwrapped(position_e7 p) {
    const std::int64_t other =
        std::int64_t{p.longitude} + (p.longitude < 0 ? 3'600'000'000 : -3'600'000'000);
    if (other >= INT32_MIN && other <= INT32_MAX) p.longitude = static_cast<std::int32_t>(other);
    return p;
}

// A position that is awkward for the zone: at its line, at the margins, at the box, or anywhere.
position_e7 awkward(oracle::generator& random, const zone& z) {
    const double r = z.radius.count();
    position_e7 p;
    const double kind = random.uniform(0, 1);
    if (kind < 0.7) {
        const double beside = kind < 0.3   ? random.sign() * r * random.spread(1e-9, 1e-5)
                              : kind < 0.5 ? random.sign() * random.spread(1e-5, 0.03)
                                           : random.sign() * r * random.spread(1e-5, 1);
        p = to_e7(oracle::destination(z.centre, random.azimuth(), std::max(r + beside, 0.0)));
    } else if (kind < 0.85) {  // the box, a few counts either way
        const circle_expansion box{z.centre, z.radius};
        const position_e7 c = to_e7(z.centre);
        p = {
            moved(c.latitude, random.sign() * box.north + random.uniform(-4, 4)),
            cordon::to_e7(position{0, c.longitude / 1e7 +
                                          random.sign() * (box.east + random.uniform(-4, 4)) / 1e7})
                .longitude};
        if (random.chance(0.3)) p.latitude = moved(c.latitude, random.uniform(-4, 4));
        if (random.chance(0.3)) p.longitude = c.longitude;
    } else if (kind < 0.95) {
        p = to_e7(random.anywhere_delicate());
        if (random.chance(0.3)) {
            p.longitude = static_cast<std::int32_t>(static_cast<std::uint32_t>(random.bits()));
        }
        if (random.chance(0.1)) p.longitude = random.chance(0.5) ? INT32_MIN : INT32_MAX;
    } else {
        p = to_e7(z.centre);
    }
    return random.chance(0.3) ? unwrapped(p) : p;
}

std::string text(const zone& z, position_e7 p) {
    return oracle::text(z.centre) + ", " + std::to_string(z.radius.count()) +
           " m: " + std::to_string(p.latitude) + ", " + std::to_string(p.longitude);
}

// The expansion as it is stated, for the arithmetics to be compared with, in metres.
long double stated(const circle_expansion& of, position_e7 p) {
    const long double north = p.latitude - of.centre.latitude;
    const long double east = cordon::longitude_apart(p.longitude, of.centre.longitude);
    const auto sum = [north](const double(&k)[3]) {
        return oracle::wide(k[0]) + north * (oracle::wide(k[1]) + north * oracle::wide(k[2]));
    };
    const long double y = north * sum(of.y);
    const long double x = east * (sum(of.x) - oracle::wide(of.g) * east * east);
    return std::sqrt(y * y + x * x);
}

// The same with the squares multiplied out, as float has it: without the products of the fifth and
// sixth order.
long double multiplied_out(const circle_expansion& of, position_e7 p) {
    const long double north = p.latitude - of.centre.latitude;
    const long double east = cordon::longitude_apart(p.longitude, of.centre.longitude);
    const auto product = [](double a, double b) { return oracle::wide(a) * oracle::wide(b); };
    const auto& y = of.y;
    const auto& x = of.x;
    const long double p4 = product(y[1], y[1]) + 2 * product(y[0], y[2]);
    const long double q2p2 = product(x[1], x[1]) + 2 * product(x[0], x[2]);
    return std::sqrt(north * north *
                         (product(y[0], y[0]) + north * (2 * product(y[0], y[1]) + north * p4)) +
                     east * east *
                         (product(x[0], x[0]) + north * (2 * product(x[0], x[1]) + north * q2p2) -
                          2 * product(x[0], of.g) * east * east));
}

// The position of this row of latitude, or of this column of longitude, that is nearest to a
// distance by the expansion: much nearer than positions of any direction can be.
position_e7 nearest_to(const circle_expansion& of, double azimuth, long double distance) {
    constexpr long double degree = 3.14159265358979323846L / 180;
    const long double n =
        std::cos(oracle::wide(azimuth) * degree) * distance / oracle::wide(of.y[0]);
    const long double e =
        std::sin(oracle::wide(azimuth) * degree) * distance / oracle::wide(of.x[0]);
    position_e7 p{moved(of.centre.latitude, static_cast<double>(n)),
                  moved(of.centre.longitude, static_cast<double>(e))};
    const bool along_row = std::fabs(n) > std::fabs(e);
    std::int32_t& turned = along_row ? p.longitude : p.latitude;
    const std::int32_t middle = along_row ? of.centre.longitude : of.centre.latitude;
    const std::int32_t outward = (along_row ? e : n) < 0 ? -1 : 1;
    // Bisection in steps of counts: the distance grows away from the middle.
    std::int64_t least = 0;
    std::int64_t most = std::llabs(std::int64_t{turned} - middle) * 2 + 8;
    while (most - least > 1) {
        const std::int64_t half = (least + most) / 2;
        turned = static_cast<std::int32_t>(middle + outward * half);
        (stated(of, p) < distance ? least : most) = half;
    }
    turned = static_cast<std::int32_t>(middle + outward * least);
    const long double below = distance - stated(of, p);
    turned += outward;
    if (stated(of, p) - distance > below) turned -= outward;
    return p;
}

template <class Arithmetic>
double allowed_rounding(double r) {
    using filter = circle_filter<Arithmetic>;
    if constexpr (std::is_same_v<Arithmetic, float>) {
        return filter::rounding * r;
    } else {
        return filter::rounding * r + filter::rounding_metres;
    }
}

// How much of the rounding that its margin allows an arithmetic has used up.
template <class Arithmetic>
oracle::worst used_up(oracle::generator& random, int positions, double least, double most) {
    oracle::worst worst;
    for (int count = 0; count < positions; ++count) {
        const zone z{cordon::to_position(
                         to_e7(position{latitude_of_a_centre(random), random.uniform(-170, 170)})),
                     metres{random.spread(least, most)}};
        const circle_expansion of{z.centre, z.radius};
        const circle_filter<Arithmetic> filter{z.centre, z.radius};
        const double r = z.radius.count();
        const double rounding = allowed_rounding<Arithmetic>(r);
        const int way = random.chance(0.5) ? 1 : -1;
        // Somewhere in what is allowed: the line of the answers is moved that far by rounding.
        const double line = r + way * (of.margin + rounding * random.uniform(0, 1));
        const double azimuth = 90 * std::floor(random.uniform(0, 4)) +
                               (random.chance(0.7) ? random.sign() * random.spread(0.01, 45)
                                                   : random.uniform(-45, 45));
        const position_e7 p = nearest_to(of, azimuth, oracle::wide(line));
        const side answer = filter(p);
        if (answer == side::uncertain) continue;
        const bool is_outside = answer == side::outside;
        if (is_outside != (way > 0)) continue;
        const long double meant =
            std::is_same_v<Arithmetic, float> ? multiplied_out(of, p) : stated(of, p);
        const auto beyond = static_cast<double>((meant - oracle::wide(r)) * way);
        worst.see((of.margin + rounding - beyond) / rounding, {z.centre, cordon::to_position(p)});
    }
    return worst;
}

}  // namespace

TEST_CASE("no filter of a circle contradicts the geodesic on a million awkward positions") {
    oracle::generator random{700};
    long positions = 0;
    long by_float = 0;
    long by_integers = 0;
    long wrong = 0;
    std::string first_wrong;
    oracle::worst float_used;  // of the whole margin
    oracle::worst integers_used;
    for (int zones = 0; zones < 21'000; ++zones) {
        const zone z = some_zone(random);
        const double r = z.radius.count();
        const double margin = circle_expansion{z.centre, z.radius}.margin;
        const auto judge = [&](side answer, position_e7 p, long double s, double rounding,
                               oracle::worst& used) {
            if (answer == side::uncertain) return;
            const auto beyond =
                static_cast<double>(s - oracle::wide(r)) * (answer == side::outside ? 1 : -1);
            used.see(1 - beyond / (margin + rounding), {z.centre, cordon::to_position(p)});
            if (beyond < 0 && wrong++ == 0) first_wrong = text(z, p);
        };
        const circle_filter<float> in_float{z.centre, z.radius};
        const circle_filter<std::int64_t> in_integers{z.centre, z.radius};
        for (int count = 0; count < 50; ++count) {
            const position_e7 p = awkward(random, z);
            ++positions;
            const side one = in_float(p);
            const side other = in_integers(p);
            if (one == side::uncertain && other == side::uncertain) continue;
            const long double s = true_distance(z.centre, p);
            if (one != side::uncertain) ++by_float;
            if (other != side::uncertain) ++by_integers;
            judge(one, p, s, allowed_rounding<float>(r), float_used);
            judge(other, p, s, allowed_rounding<std::int64_t>(r), integers_used);
        }
    }
    INFO("first wrong: " << first_wrong);
    INFO("answered by float " << by_float << ", by integers " << by_integers);
    WARN("of the whole margin, float used " << float_used.plain() << ", integers "
                                            << integers_used.plain());
    CHECK(positions >= 1'000'000);
    CHECK(by_float > positions / 3);
    CHECK(by_integers > positions / 3);
    CHECK(wrong == 0);
}

TEST_CASE("a filter answers a position far from the line") {
    oracle::generator random{701};
    long unanswered = 0;
    for (int zones = 0; zones < 2'000; ++zones) {
        zone z = some_zone(random);
        z.centre = cordon::to_position(to_e7(z.centre));
        z.radius = metres{random.spread(5, 20'000)};
        const circle_filter<float> in_float{z.centre, z.radius};
        const circle_filter<std::int64_t> in_integers{z.centre, z.radius};
        for (const double part : {0.0, 0.5, 0.99, 1.01, 1.5, 3.0, 1000.0}) {
            const position_e7 p =
                to_e7(oracle::destination(z.centre, random.azimuth(), z.radius.count() * part));
            const side expected = part < 1 ? side::inside : side::outside;
            if (in_float(p) != expected || in_integers(p) != expected) ++unanswered;
        }
    }
    CHECK(unanswered == 0);
}

TEST_CASE("the truncation of the expansion is below its bound, and not a tenth of it") {
    oracle::generator random{702};
    oracle::worst worst;
    for (int count = 0; count < 200'000; ++count) {
        const zone z{cordon::to_position(to_e7(position{latitude_of_a_centre(random), 10})),
                     metres{random.spread(2'000, 20'000)}};
        const circle_expansion of{z.centre, z.radius};
        const position_e7 p =
            to_e7(oracle::destination(z.centre, random.azimuth(), z.radius.count()));
        const double truncation = of.margin - cordon::ladder::band.count();
        const auto error =
            static_cast<double>(std::fabs(stated(of, p) - true_distance(z.centre, p)));
        // The degrees of the centre are rounded, and the margin's band is there for it.
        worst.see(std::max(0.0, error - 4.5e-9) / truncation, {z.centre, cordon::to_position(p)});
    }
    WARN("truncation of the expansion: " << worst.plain() << " of its bound");
    CHECK(worst.value <= 1);
    CHECK(worst.value >= 0.1);
}

TEST_CASE("the rounding of float is below its bound, and not a tenth of it") {
    oracle::generator random{703};
    const oracle::worst worst = used_up<float>(random, 400'000, 0.1, 20'000);
    WARN("rounding of float: " << worst.plain() << " of its bound");
    CHECK(worst.value <= 1);
    CHECK(worst.value >= 0.1);
}

TEST_CASE("the rounding of integers is below its bound, and not a tenth of it") {
    oracle::generator random{704};
    const oracle::worst small = used_up<std::int64_t>(random, 200'000, 0.1, 2'000);
    const oracle::worst large = used_up<std::int64_t>(random, 200'000, 2'000, 20'000);
    WARN("rounding of integers: " << small.plain() << " of its bound up to 2 km, " << large.plain()
                                  << " from there on");
    CHECK(small.value <= 1);
    CHECK(large.value <= 1);
    CHECK(std::max(small.value, large.value) >= 0.1);
}

TEST_CASE("a filter outside its domain answers nothing") {
    oracle::generator random{705};
    const zone beyond[] = {{{85.0000001, 0}, 500_m},
                           {{-86, 10}, 500_m},
                           {{90, 0}, 500_m},
                           {{-90, 0}, 1_m},
                           {{10, 10}, 0_m},
                           {{10, 10}, metres{0.00999}},
                           {{10, 10}, metres{20'001}},
                           {{10, 10}, 2000_km}};
    long answered = 0;
    for (const zone& z : beyond) {
        const circle_filter<float> in_float{z.centre, z.radius};
        const circle_filter<std::int64_t> in_integers{z.centre, z.radius};
        CHECK_FALSE(in_float.usable());
        for (int count = 0; count < 20'000; ++count) {
            const position_e7 p = count == 0 ? to_e7(z.centre)
                                  : random.chance(0.5)
                                      ? to_e7(random.anywhere_delicate())
                                      : to_e7(oracle::destination(z.centre, random.azimuth(),
                                                                  random.spread(1e-3, 1e6)));
            if (in_float(p) != side::uncertain || in_integers(p) != side::uncertain) ++answered;
        }
    }
    CHECK(answered == 0);
    // Less than its margin: the centre is up to 11 mm from a whole count.
    CHECK_FALSE(circle_filter<float>{{10.00000005, 10.00000005}, metres{0.01}}.usable());
    CHECK(circle_filter<float>{{10, 10}, metres{0.01}}.usable());
    CHECK(circle_filter<float>{{85, 10}, 20_km}.usable());
}

TEST_CASE("beyond a filter's domain a circle contains what the geodesic says") {
    oracle::generator random{706};
    long wrong = 0;
    for (int count = 0; count < 100'000; ++count) {
        zone z = some_zone(random);
        if (random.chance(0.5)) z.centre.latitude = random.sign() * random.uniform(85, 90);
        if (random.chance(0.5)) z.radius = metres{random.spread(1e-4, 1e6)};
        const position_e7 p = awkward(random, {z.centre, z.radius});
        if (!cordon::valid(p)) continue;
        const long double beyond = true_distance(z.centre, p) - oracle::wide(z.radius.count());
        if (std::fabs(beyond) <= oracle::wide(cordon::ladder::band.count())) continue;
        const circle<double> whole{z.centre, z.radius};
        const circle<float> in_float{z.centre, z.radius};
        const circle<std::int64_t> in_integers{z.centre, z.radius};
        const bool in = beyond <= 0;
        if (contains(whole, p) != in) ++wrong;
        if (contains(in_float, p) != in) ++wrong;
        if (contains(in_integers, p) != in) ++wrong;
        const side truth = in ? side::inside : side::outside;
        for (const side s : {classify(in_float, p), classify(in_integers, p)}) {
            if (s != side::uncertain && s != truth) ++wrong;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("longitudes as they are sent across the date line are the same place to a filter") {
    oracle::generator random{707};
    long different = 0;
    long turned = 0;
    for (int count = 0; count < 200'000; ++count) {
        zone z = some_zone(random);
        z.centre.longitude = random.sign() * (180 - random.spread(1e-7, 1));
        const circle_filter<float> in_float{z.centre, z.radius};
        const circle_filter<std::int64_t> in_integers{z.centre, z.radius};
        position_e7 p = to_e7(oracle::destination(z.centre, random.azimuth(),
                                                  z.radius.count() * random.uniform(0, 2)));
        const position_e7 other = unwrapped(p);
        if (other != p) ++turned;
        if (in_float(p) != in_float(other) || in_integers(p) != in_integers(other)) ++different;
    }
    CHECK(turned > 100'000);
    CHECK(different == 0);
}

TEST_CASE("a latitude that does not exist is on no side of any circle") {
    oracle::generator random{708};
    for (int count = 0; count < 20'000; ++count) {
        const zone z = some_zone(random);
        const circle<double> whole{z.centre, z.radius};
        const circle<float> in_float{z.centre, z.radius};
        const circle<std::int64_t> in_integers{z.centre, z.radius};
        const auto beyond = static_cast<std::int32_t>(
            random.chance(0.5) ? 900'000'001 : random.uniform(900'000'001, 2'147'483'646));
        const std::int32_t latitude = random.chance(0.1)   ? INT32_MIN
                                      : random.chance(0.5) ? beyond
                                                           : -beyond;
        const position_e7 p{latitude, to_e7(z.centre).longitude};
        const bool silent = classify(whole, p) == side::uncertain &&
                            classify(in_float, p) == side::uncertain &&
                            classify(in_integers, p) == side::uncertain;
        if (!silent) FAIL(text(z, p));
    }
}

TEST_CASE("a circle prepared by the compiler decides as one prepared at run time") {
    constexpr std::array centres = {position{51.5, -0.12}, position{-33.8568001, 151.21530033},
                                    position{84.99, 179.9999999}, position{0, 0}};
    constexpr std::array radii = {200_m, 3_km, 20_km, 1_m};
    constexpr std::array whole = {circle{centres[0], radii[0]}, circle{centres[1], radii[1]},
                                  circle{centres[2], radii[2]}, circle{centres[3], radii[3]}};
    constexpr std::array in_float = {
        circle<float>{centres[0], radii[0]}, circle<float>{centres[1], radii[1]},
        circle<float>{centres[2], radii[2]}, circle<float>{centres[3], radii[3]}};
    constexpr std::array in_integers = {
        circle<std::int64_t>{centres[0], radii[0]}, circle<std::int64_t>{centres[1], radii[1]},
        circle<std::int64_t>{centres[2], radii[2]}, circle<std::int64_t>{centres[3], radii[3]}};
    static_assert(in_float[0].filter().usable());
    static_assert(in_float[0].filter()(position_e7{515'000'000, -1'200'000}) == side::inside);
    static_assert(in_integers[0].filter()(position_e7{515'000'000, -1'300'000}) == side::outside);

    oracle::generator random{709};
    long different = 0;
    long sides = 0;
    for (std::size_t k = 0; k < centres.size(); ++k) {
        volatile double latitude = centres[k].latitude;  // hidden from the compiler
        volatile double longitude = centres[k].longitude;
        const zone z{{latitude, longitude}, radii[k]};
        const circle<double> whole_now{z.centre, z.radius};
        const circle<float> float_now{z.centre, z.radius};
        const circle<std::int64_t> integers_now{z.centre, z.radius};
        for (int count = 0; count < 50'000; ++count) {
            const position_e7 p = awkward(random, z);
            if (!cordon::valid(p)) continue;
            ++sides;
            if (contains(whole[k], p) != contains(whole_now, p)) ++different;
            if (contains(in_float[k], p) != contains(float_now, p)) ++different;
            if (contains(in_integers[k], p) != contains(integers_now, p)) ++different;
            if (classify(whole[k], p) != classify(whole_now, p)) ++different;
            // At its margin a filter may abstain or not: the last bit of a coefficient depends on
            // whether products are fused, which the compiler's own arithmetic never does.
            const auto compatible = [](side a, side b) {
                if (a == b) return true;
                return oracle::compiled_with_fused_products &&
                       (a == side::uncertain || b == side::uncertain);
            };
            if (!compatible(classify(in_float[k], p), classify(float_now, p))) ++different;
            if (!compatible(classify(in_integers[k], p), classify(integers_now, p))) ++different;
        }
    }
    CHECK(sides > 190'000);
    CHECK(different == 0);
}

TEST_CASE("each arithmetic leaves open only what is within its margin of the line") {
    oracle::generator random{710};
    long too_silent = 0;
    for (int count = 0; count < 200'000; ++count) {
        zone z = some_zone(random);
        z.centre = cordon::to_position(to_e7(z.centre));
        const double r = z.radius.count();
        const position_e7 p = awkward(random, z);
        const circle_expansion of{z.centre, z.radius};
        const auto away =
            static_cast<double>(std::fabs(true_distance(z.centre, p) - oracle::wide(r)));
        const double in_float = of.margin + circle_filter<float>::rounding * r;
        const double in_integers = of.margin + circle_filter<std::int64_t>::rounding * r +
                                   circle_filter<std::int64_t>::rounding_metres;
        if (in_float < 0.5 * r && away > 2.5 * in_float &&
            circle_filter<float>{z.centre, z.radius}(p) == side::uncertain) {
            ++too_silent;
        }
        if (away > 2.5 * in_integers &&
            circle_filter<std::int64_t>{z.centre, z.radius}(p) == side::uncertain) {
            ++too_silent;
        }
    }
    CHECK(too_silent == 0);
}
