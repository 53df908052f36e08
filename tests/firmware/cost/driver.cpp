// SPDX-License-Identifier: BSL-1.0
//
// Calls every kernel with some hundred inputs between marks, for the plugin that counts, and then
// again on painted stack. Prints a line for each operation, in the order of the plugin's lines: its
// name, its kernel, the bytes of stack. Inputs are integers from seeded dice, the same on every core.

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <span>

#include "board.hpp"
#include "cordon/fix.hpp"
#include "cordon/fixed.hpp"
#include "cordon/position.hpp"
#include "cordon/watch/advance.hpp"
#include "cordon/watch/event.hpp"
#include "cordon/watch/state_code.hpp"
#include "cordon/watch/wearer_event.hpp"
#include "cordon/zone/circle.hpp"
#include "dice.hpp"
#include "kernel.hpp"
#include "peer_kernel.hpp"
#include "watch_kernel.hpp"
#include "yard.hpp"

namespace {

constexpr int inputs = 256;

// As docs/firmware.md says.
static_assert(sizeof(cordon::watch<1>) == 60 && sizeof(cordon::watch<2>) == 64);
static_assert(sizeof(cordon::step<2>) == 268 && sizeof(cordon::event) == 20);
static_assert(sizeof(cordon::fix) == 44 && sizeof(cordon::policy<2>) == 92);
static_assert(sizeof(cordon::circle<std::int64_t>) == 112);
static_assert(sizeof(cordon::circle<float>) == 104 && sizeof yard == 664);
static_assert(cordon::state_size<2> == 74);

alignas(8) std::array<std::byte, 512> in;
alignas(8) std::array<std::byte, 512> out;

template <class Input>
void put(const Input& input) {
    static_assert(sizeof(Input) <= sizeof in);
    new (in.data()) Input{input};
}

// ---- positions

constexpr std::int64_t counts_per_km = 89'800;  // 1e-7 degree of latitude; a little less than 1 km

// `far` counts away in a random direction; up to 70 degrees of latitude the longitudes are stretched
// so that it is as far east as north.
cordon::position_e7 somewhere(dice& d, cordon::position_e7 from, std::int64_t far) {
    const auto angle = static_cast<std::uint32_t>(d.between(0, cordon::fixed::quarter_turn));
    const std::int64_t cosine = cordon::fixed::sine(cordon::fixed::quarter_turn - angle);
    const std::int64_t sine = cordon::fixed::sine(angle);
    const std::int64_t sign_north = d.one_in(2) ? 1 : -1;
    const std::int64_t sign_east = d.one_in(2) ? 1 : -1;
    const std::int64_t north = sign_north * ((far * cosine) >> 31);
    const std::int64_t middle = from.latitude + north / 2;
    const std::int64_t parallel = cordon::fixed::sine(
        cordon::fixed::quarter_turn - static_cast<std::uint32_t>(middle < 0 ? -middle : middle));
    std::int64_t east = from.longitude + sign_east * (far * sine / parallel);
    if (east > 1'800'000'000) east -= 3'600'000'000;
    if (east < -1'800'000'000) east += 3'600'000'000;
    return {static_cast<std::int32_t>(from.latitude + north), static_cast<std::int32_t>(east)};
}
cordon::position_e7 on_earth(dice& d) {
    return {static_cast<std::int32_t>(d.between(-700'000'000, 700'000'000)),
            static_cast<std::int32_t>(d.between(-1'800'000'000, 1'800'000'000))};
}
two_positions within_10_km(dice& d) {
    const cordon::position_e7 p = on_earth(d);
    return {p, somewhere(d, p, d.between(0, 10 * counts_per_km))};
}
// From 10 km up, as many in each doubling up to 1,280 km, and every eighth anywhere.
two_positions far_apart(dice& d) {
    cordon::position_e7 p = on_earth(d);
    if (d.one_in(8)) return {p, on_earth(d)};
    if (p.latitude > 580'000'000 || p.latitude < -580'000'000) p.latitude /= 2;
    const std::int64_t least = (10 * counts_per_km) << d.between(0, 6);
    return {p, somewhere(d, p, d.between(least, 2 * least))};
}
void near_positions(dice& d) { put(within_10_km(d)); }
void close_positions(dice& d) {
    const cordon::position_e7 p = on_earth(d);
    put(two_positions{p, somewhere(d, p, d.between(0, counts_per_km))});
}
void far_positions(dice& d) { put(far_apart(d)); }
void near_degrees(dice& d) {
    const auto [p, q] = within_10_km(d);
    put(two_in_degrees{p.latitude * 1e-7, p.longitude * 1e-7, q.latitude * 1e-7,
                       q.longitude * 1e-7});
}
void near_school(dice& d) { put(somewhere(d, school, d.between(0, 10 * counts_per_km))); }
void at_school(dice& d) { put(somewhere(d, school, d.between(0, counts_per_km))); }
void fix_near_school(dice& d) {
    put(cordon::fix{.who = cordon::party::wearer,
                    .at = {static_cast<std::uint32_t>(d.roll())},
                    .where = somewhere(d, school, d.between(0, 10 * counts_per_km))});
}

// ---- watches

// Two parties who report in turn, some seconds apart, as sure as phones are outdoors; the wearer
// comes and goes between the two distances. Every 32 inputs they are somewhere else, and start anew.
struct pair_of_parties {
    cordon::watch<2> state;
    cordon::instant now{};
    cordon::position_e7 home{};
    std::int64_t apart = 0;  // counts of latitude
    std::int64_t step = 0;   // counts of latitude a fix
    std::int64_t bearing = 0;
    int fixes = 0;
} parties;

struct stretch {
    std::int64_t nearest, farthest;  // metres
    std::int64_t fastest;            // metres a second
};
constexpr stretch far_pair{30'000, 80'000, 15};
constexpr stretch near_pair{3'000, 9'500, 15};
constexpr stretch active_pair{0, 400, 2};
constexpr stretch passing{50, 4'000, 20};

constexpr std::int64_t counts_of(std::int64_t metres) { return metres * counts_per_km / 1000; }

cordon::fix next_fix(dice& d, const stretch& s) {
    pair_of_parties& all = parties;
    const bool wearer = all.fixes % 2 == 1;
    const std::int64_t seconds = d.between(3, 9);
    all.now = all.now + cordon::milliseconds{static_cast<std::int32_t>(1000 * seconds)};
    if (wearer) {
        const std::int64_t moved = counts_of(d.between(0, s.fastest) * 2 * seconds);
        if (all.apart >= counts_of(s.farthest)) all.step = -1;
        if (all.apart <= counts_of(s.nearest)) all.step = 1;
        all.apart += all.step * moved;
        if (all.apart > counts_of(s.farthest)) all.apart = counts_of(s.farthest);
        if (all.apart < counts_of(s.nearest)) all.apart = counts_of(s.nearest);
    }
    ++all.fixes;
    // Every other receiver says how fast.
    const std::int64_t fastest = 1000 * (wearer ? s.fastest : 1);
    const cordon::velocity moving{static_cast<std::int32_t>(d.between(-fastest, fastest)),
                                  static_cast<std::int32_t>(d.between(-fastest, fastest)),
                                  all.bearing % 2 == 0};
    dice direction{static_cast<std::uint64_t>(all.bearing)};
    return {
        .who = wearer ? cordon::party::wearer : cordon::party::protected_person,
        .at = all.now,
        .where = wearer ? somewhere(direction, all.home, all.apart)
                        : somewhere(d, all.home, d.between(0, counts_of(5))),
        .how_sure = {static_cast<std::uint32_t>(d.between(3'000, 20'000)), cordon::confidence::p68},
        .moving = moving,
        .received =
            all.now + cordon::milliseconds{static_cast<std::int32_t>(d.between(100, 2'000))},
        .from = cordon::source::gnss};
}
// The wearer's fixes about the school, every few seconds.
void zone_fixes(dice& d) {
    if (parties.fixes == 0 || parties.fixes >= 2 * 40) {
        parties = {};
        parties.now = {static_cast<std::uint32_t>(d.roll())};
        parties.home = school;
        parties.bearing = d.between(0, INT32_MAX);
        parties.apart = counts_of(passing.farthest);
    }
    parties.fixes |= 1;  // his turn
    const cordon::fix input = next_fix(d, passing);
    put(watch_and_fix{parties.state, input});
    parties.state =
        cordon::advance(parties.state,
                        cordon::reading_of_circle(input, school, cordon::millimetres{200'000}),
                        two_levels)
            .next;
}
void feed(const cordon::fix& input) {
    parties.state = cordon::advance(parties.state, input, two_levels).next;
}
void start(dice& d, const stretch& s) {
    parties = {};
    parties.now = {static_cast<std::uint32_t>(d.roll())};
    parties.home = on_earth(d);
    parties.apart = d.between(counts_of(s.nearest), counts_of(s.farthest));
    parties.step = d.one_in(2) ? 1 : -1;
    parties.bearing = d.between(0, INT32_MAX);
    for (int k = 0; k < 8; ++k) feed(next_fix(d, s));
}
template <const stretch& Stretch>
void fixes(dice& d) {
    if (parties.fixes == 0 || parties.fixes >= 8 + 32) start(d, Stretch);
    const cordon::fix input = next_fix(d, Stretch);
    put(watch_and_fix{parties.state, input});
    feed(input);
}
template <const stretch& Stretch>
void states(dice& d) {
    fixes<Stretch>(d);
    put(cordon::watch<2>{parties.state});
}
// A second or so later; every sixteenth time so much later that both are overdue.
void instants(dice& d) {
    fixes<near_pair>(d);
    const std::int32_t later = d.one_in(16) ? 300'000 : 2'000;
    put(watch_and_instant{
        parties.state, parties.now + cordon::milliseconds{
                                         later + static_cast<std::int32_t>(d.between(0, 1'000))}});
}
void codes(dice& d) {
    fixes<near_pair>(d);
    cordon::encode(parties.state, in);
}
void events(dice& d) {
    constexpr std::array audiences{cordon::audience::wearer, cordon::audience::centre};
    put(cordon::event{
        .what = static_cast<cordon::kind>(d.between(0, 15)),
        .level = static_cast<std::uint8_t>(d.between(0, 1)),
        .whom = d.pick(audiences),
        .who = d.one_in(2) ? cordon::party::wearer : cordon::party::protected_person});
}
void bytes(dice& d) {
    for (std::byte& b : in) b = static_cast<std::byte>(d.roll() >> 56);
}
void none(dice&) {}

// ---- what is measured

struct operation {
    const char* name;
    const char* kernel_name;
    void (*kernel)(const void*, void*);
    void (*next)(dice&);
};
}  // namespace

#define CORDON_OPERATION(name, kernel, next) \
    { #name, #kernel, kernel_##kernel, next }

CORDON_KERNEL(nothing);
CORDON_KERNEL(separation_of);
CORDON_KERNEL(pair_decision);
CORDON_KERNEL(advance_fix);
CORDON_KERNEL(advance_instant);
CORDON_KERNEL(advance_reading);
CORDON_KERNEL(next_sample);
CORDON_KERNEL(clear_until);
CORDON_KERNEL(encode);
CORDON_KERNEL(decode);
CORDON_KERNEL(for_wearer);
CORDON_KERNEL(circle_int);
CORDON_KERNEL(circle_float);
CORDON_KERNEL(reading_of_circle);
CORDON_KERNEL(flash_polygon_classify);
CORDON_KERNEL(flash_polygon_separation);
CORDON_KERNEL(sha256_block);
CORDON_KERNEL(within_double);
CORDON_KERNEL(distance_double);
CORDON_KERNEL(geodesic_double);
CORDON_KERNEL(peer_tiny_gps_plus);
CORDON_KERNEL(peer_haversine_double);
CORDON_KERNEL(peer_haversine_float);

namespace {

constexpr operation operations[] = {
    CORDON_OPERATION(nothing, nothing, none),
    CORDON_OPERATION(pair_decision, pair_decision, near_positions),
    CORDON_OPERATION(pair_decision_close, pair_decision, close_positions),
    CORDON_OPERATION(separation_near, separation_of, near_positions),
    CORDON_OPERATION(separation_far, separation_of, far_positions),
    CORDON_OPERATION(step_far_pair, advance_fix, fixes<far_pair>),
    CORDON_OPERATION(step_near_pair, advance_fix, fixes<near_pair>),
    CORDON_OPERATION(step_active_pair, advance_fix, fixes<active_pair>),
    CORDON_OPERATION(step_passing_pair, advance_fix, fixes<passing>),
    CORDON_OPERATION(step_time_alone, advance_instant, instants),
    CORDON_OPERATION(step_zone, advance_reading, zone_fixes),
    CORDON_OPERATION(next_sample, next_sample, states<near_pair>),
    CORDON_OPERATION(clear_until, clear_until, states<near_pair>),
    CORDON_OPERATION(encode, encode, states<near_pair>),
    CORDON_OPERATION(decode, decode, codes),
    CORDON_OPERATION(for_wearer, for_wearer, events),
    CORDON_OPERATION(circle_int, circle_int, near_school),
    CORDON_OPERATION(circle_float, circle_float, near_school),
    CORDON_OPERATION(reading_of_circle, reading_of_circle, fix_near_school),
    CORDON_OPERATION(flash_polygon_classify, flash_polygon_classify, at_school),
    CORDON_OPERATION(flash_polygon_separation, flash_polygon_separation, at_school),
    CORDON_OPERATION(sha256_block, sha256_block, bytes),
    CORDON_OPERATION(within_double, within_double, near_positions),
    CORDON_OPERATION(distance_double, distance_double, near_positions),
    CORDON_OPERATION(geodesic_double, geodesic_double, near_positions),
    CORDON_OPERATION(peer_tiny_gps_plus, peer_tiny_gps_plus, near_degrees),
    CORDON_OPERATION(peer_haversine_double, peer_haversine_double, near_degrees),
    CORDON_OPERATION(peer_haversine_float, peer_haversine_float, near_positions),
};

void end_group() {
#if defined(__arm__)
    __asm__ volatile("mov r11, r11" ::: "memory");
#else
    __asm__ volatile("ori x0, x0, 0x33" ::: "memory");
#endif
}

constexpr std::uint64_t seed = 20'260'101;

[[gnu::noinline]] void count(const operation& o) {
    parties = {};
    dice d{seed};
    for (int k = 0; k < inputs; ++k) {
        o.next(d);
        board::begin_counting();
        o.kernel(in.data(), out.data());
        board::end_counting();
    }
    end_group();
}

const operation* current = nullptr;

std::size_t stack_of(const operation& o) {
    parties = {};
    current = &o;
    dice d{seed};
    std::size_t most = 0;
    for (int k = 0; k < inputs; ++k) {
        o.next(d);
        const std::size_t used =
            board::stack_of([] { current->kernel(in.data(), out.data()); }, 2'048);
        if (used > most) most = used;
    }
    return most;
}

}  // namespace

int main() {
    const std::size_t of_nothing = stack_of(operations[0]);
    for (const operation& o : operations) {
        count(o);
        board::write(o.name);
        board::write(" ");
        board::write(o.kernel_name);
        board::write(" ");
        board::write(static_cast<std::int64_t>(stack_of(o) - of_nothing));
        board::write("\n");
    }
    return 0;
}
