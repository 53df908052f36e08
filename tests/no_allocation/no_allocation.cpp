// SPDX-License-Identifier: BSL-1.0
//
// Runs every core operation while allocation is forbidden, and prints a checksum of the answers.
// With the name of an allocation as its argument, it makes that one, which must be caught.

#include <cordon/cordon.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <span>
#include <string_view>

#include "allocation_guard.hpp"

using namespace cordon::literals;

// What a user's own type may look like.
struct receiver_report {
    std::int32_t lat, lon;  // 1e-7 degree
};

template <>
struct cordon::point_traits<receiver_report>
    : cordon::members<&receiver_report::lat, &receiver_report::lon, cordon::e7> {};

namespace {

// Near, far, across the date line, at a pole, nearly antipodal, and the same place.
constexpr cordon::position places[] = {
    {51.5, -0.12},    {51.5005, -0.1195}, {48.2, 16.4}, {-17.0, 179.9999}, {-17.0, -179.9999},
    {89.99999, 10.0}, {-90.0, 0.0},       {0.0, 0.0},   {0.3, 179.7},      {51.5, -0.12},
};

double sum = 0;
void add(cordon::metres length) { sum += length.count(); }
void add(bool answer) { sum += answer ? 1 : 0; }
void add(cordon::side side) { sum += static_cast<double>(side); }

template <class Model>
void measure(cordon::position p, cordon::position q, const Model& model) {
    if (!model.covers(p, q)) return;
    const cordon::metres length = cordon::distance(p, q, model);
    add(length);
    add(model.max_error(length));
}

void two_places(cordon::position p, cordon::position q) {
    add(cordon::distance(p, q));
    measure(p, q, cordon::geodesic<double>{});
    measure(p, q, cordon::chord{});
    measure(p, q, cordon::mid_latitude{});
    measure(p, q, cordon::haversine{});
    add(cordon::within(p, q, 500_m));

    const receiver_report report{cordon::to_e7(q).latitude, cordon::to_e7(q).longitude};
    add(cordon::distance(p, report));
    add(cordon::within(report, p, 2_km));

    const cordon::circle zone{p, 500_m};
    add(cordon::classify(zone, q));
    add(cordon::contains(zone, report));
    add(cordon::clearance(zone, q));

    const auto place = cordon::checked(q.latitude, q.longitude + 360);
    add(static_cast<bool>(place));
    const auto checked_zone = cordon::checked(place.value, 500_m);
    add(cordon::contains(checked_zone.value, p));

    const cordon::separation apart = cordon::separation_of(cordon::to_e7(p), cordon::to_e7(q));
    sum += apart.least_mm + apart.likely_mm + apart.most_mm;
}

// A ring about the first position, and what is asked of it in every form.
void one_ring(cordon::position p, cordon::position q) {
    const double north = p.latitude > 0 ? -0.1 : 0.1;
    const std::array<cordon::position_e7, 4> ring{
        cordon::to_e7(p), cordon::to_e7(cordon::position{p.latitude, p.longitude + 0.1}),
        cordon::to_e7(cordon::position{p.latitude + north, p.longitude + 0.1}),
        cordon::to_e7(cordon::position{p.latitude + north, p.longitude})};
    alignas(std::max_align_t) static std::array<std::byte, cordon::prepared_polygon::bytes_for(4)>
        memory;
    add(static_cast<bool>(cordon::checked(ring)));
    const auto ask = [&](const auto& zone) {
        add(cordon::classify(zone, q));
        add(cordon::contains(zone, q));
        add(cordon::clearance(zone, q));
        add(cordon::within(zone, q, 500_m));
    };
    const cordon::polygon view{ring};
    ask(view);
    ask(cordon::polygon{ring, cordon::edges::straight});
    ask(cordon::prepared_polygon{view, memory});
    ask(cordon::corridor{ring, 50_m});
    const cordon::flash_polygon flash{ring};
    ask(flash);
    sum += cordon::separation_of(flash, cordon::to_e7(q)).likely_mm;
}

// Two parties who walk towards each other and past, from p to q and from q to p.
void two_legs(cordon::position p, cordon::position q) {
    const cordon::instant start{4'294'960'000};  // the counter wraps on the way
    const cordon::instant end = start + cordon::milliseconds{20'000};
    const cordon::leg there{p, start, q, end};
    const cordon::leg back{q, start, p, end};
    if (const auto nearest = cordon::closest_approach(there, back)) {
        add(nearest->separation);
        sum += static_cast<double>((nearest->at - start).count());
    }
    const auto meeting = cordon::time_within(there, back, 500_m);
    add(meeting.sure);
    if (meeting.sure != cordon::side::outside) {
        sum += static_cast<double>((meeting.to - meeting.from).count());
    }
}

constexpr cordon::policy<2> policy{.levels = {{2_km}, {500_m}}};

// A protected person who stays, and a wearer who comes from 3 km away, passes, and falls silent.
void one_watch() {
    cordon::watch<2> watch;
    const auto feed = [&watch](const auto& input) {
        const auto [next, events] = cordon::advance(watch, input, policy);
        for (const cordon::event& event : events) {
            sum += event.separation_mm + event.level + static_cast<double>(event.what);
        }
        watch = next;
    };
    const cordon::position_e7 home{515'000'000, -1'200'000};
    cordon::instant now{4'294'960'000};
    for (std::int32_t step = -60; step <= 60; ++step) {
        now = now + cordon::milliseconds{5'000};
        const cordon::position_e7 passing{home.latitude + step * 4'500, home.longitude};
        feed(cordon::fix{.who = cordon::party::protected_person, .at = now, .where = home});
        feed(cordon::fix{.who = cordon::party::wearer,
                         .at = now,
                         .where = passing,
                         .how_sure = {5'000, cordon::confidence::p68}});
    }
    for (int minute = 0; minute < 10; ++minute) {
        now = now + cordon::milliseconds{60'000};
        feed(now);
    }
    sum += static_cast<double>(watch.state(0)) + static_cast<double>(watch.state(1));
}

// Zones around the places, of several kinds, and parties who move from each to the next.
void many_zones() {
    using index_type = cordon::zone_index<cordon::circle<>, cordon::band<cordon::circle<>>>;
    constexpr std::size_t count = sizeof places / sizeof *places;
    static cordon::circle<> circles[] = {
        cordon::circle{places[0], 500_m}, cordon::circle{places[2], 30_km},
        cordon::circle{places[3], 500_m}, cordon::circle{places[5], 2_km}};
    static const cordon::band<cordon::circle<>> bands[] = {
        cordon::band_around(places[4], 100_m, 900_m), cordon::band_around(places[8], 1_km, 2_km)};
    static std::byte memory[index_type::bytes(4, 2)];
    const index_type index{memory, std::span<const cordon::circle<>>{circles},
                           std::span<const cordon::band<cordon::circle<>>>{bands}};
    const cordon::any_of either{circles[0], bands[0]};
    const cordon::all_of both{circles[1], cordon::complement(circles[0])};
    static std::byte moving_memory[cordon::moving_index::bytes(count)];
    cordon::moving_index moving{moving_memory, count, 500_m};
    const auto count_one = [](auto...) { sum += 1; };
    for (std::uint32_t k = 0; k < count; ++k) {
        index.for_each_containing(places[k], count_one);
        index.for_each_containing(cordon::to_e7(places[k]), count_one);
        index.for_each_within(places[k], 10_km, count_one);
        add(index.nearest(places[k])->clearance);
        add(cordon::contains(either, places[k]));
        add(cordon::clearance(either, places[k]));
        add(cordon::within(either, places[k], 10_km));
        add(cordon::contains(both, places[k]));
        add(cordon::classify(both, places[k], 1_km));
        moving.insert(k, cordon::to_e7(places[k]));
    }
    for (std::uint32_t k = 0; k < count; ++k) {
        moving.move(k, cordon::to_e7(places[(k + 1) % count]));
        moving.for_each_within(places[k], 2_km, count_one);
    }
    moving.for_each_pair_within(2_km, count_one);
    for (std::uint32_t k = 0; k < count; ++k) moving.remove(k);
}

// A state that is saved, a case log and its check, many pairs, and a plan.
void beside_a_watch() {
    std::array<std::byte, 4096> memory{};
    cordon::case_log<2, cordon::memory_sink> log{
        cordon::memory_sink{memory}, {{1, 2}, 0}, policy, cordon::watch<2>{}};
    std::array<cordon::keyed_watch<2>, 3> pairs{{{{1, 3}}, {{1, 4}}, {{2, 4}}}};
    std::array<std::uint32_t, 3> index{};
    cordon::index_by_wearer<2>(pairs, index);
    const cordon::watch_table<2> table{pairs, index, std::span{&policy, 1}};
    add(table.fault() == cordon::table_fault::none);
    cordon::summary<2> summary;
    cordon::tally<2> tally;
    cordon::watch<2> watch;
    for (std::int32_t step = 0; step < 20; ++step) {
        const cordon::instant now{static_cast<std::uint32_t>(step) * 5'000};
        const cordon::fix f{
            .who = step % 2 == 0 ? cordon::party::wearer : cordon::party::protected_person,
            .at = now,
            .where = {515'000'000 + step * 1'000, -1'200'000}};
        table.advance(step % 2 == 0 ? 4 : 1, f, [](const auto& pair, const cordon::event& e) {
            sum += pair.key.wearer + e.level;
            if (const auto told = cordon::for_wearer(e)) sum += told->level;
        });
        const auto made = log.advance(watch, f, policy);
        summary.take(watch, made, policy);
        tally.take(watch, made, policy);
        std::array<std::byte, cordon::state_size<2>> saved{};
        add(cordon::encode(made.next, std::span<std::byte>{saved}) == saved.size());
        watch = cordon::decode<2>(saved).value;
    }
    sum += static_cast<double>(summary.elapsed_ms()) + summary.nearest_mm() + tally[0].told[0];
    add(static_cast<bool>(cordon::check_case<2>(log.sink().written(), log.chain().head)));
    add(cordon::plan_for(cordon::plan_request<1>{.lead = {cordon::milliseconds{120'000}}})
            .levels[0]
            .radius);
}

// The rules to compare with, and what their fixes prove afterwards.
template <cordon::detector Detector>
void one_detector(const Detector& rule, std::span<const cordon::fix> fixes) {
    cordon::detected_pair pair{rule};
    for (const cordon::fix& f : fixes) pair.take(f, policy);
    pair.take(cordon::instant{1'000'000}, policy);
    sum += static_cast<double>(pair.state());
}
void beside_an_alert() {
    std::array<cordon::fix, 20> fixes{};
    for (std::uint32_t k = 0; k < fixes.size(); ++k) {
        fixes[k] = {.who = k < 10 ? cordon::party::wearer : cordon::party::protected_person,
                    .at = {k % 10 * 5'000},
                    .where = {515'000'000 + static_cast<std::int32_t>(k) * 1'000, -1'200'000}};
    }
    const cordon::gap_rule gaps{cordon::gap_answer::starts_over};
    one_detector(cordon::hysteresis{500_m, 550_m, gaps}, fixes);
    one_detector(cordon::consecutive{500_m, 3, gaps}, fixes);
    one_detector(cordon::m_of_n{500_m, 2, 4, gaps}, fixes);
    one_detector(cordon::dwell{500_m, cordon::milliseconds{10'000}, gaps}, fixes);
    std::array<cordon::past_approach, 4> approaches{};
    const std::span<const cordon::fix> all{fixes};
    add(cordon::look_back<2>(all.first(10), all.last(10), policy, approaches).approaches > 0);
}

// Makes one allocation in the way named. Through a volatile pointer, since a compiler may leave out
// an allocation that nobody looks at.
void allocate(std::string_view way) {
    struct alignas(64) wide {
        char bytes[64];
    };
    void* volatile memory = nullptr;
    if (way == "new") memory = new int;
    if (way == "new_aligned") memory = new wide;
    if (way == "malloc") memory = std::malloc(8);
    if (way == "calloc") memory = std::calloc(8, 1);
    if (way == "realloc") memory = std::realloc(memory, 8);
    if (way == "posix_memalign") {
        void* aligned = nullptr;
        if (posix_memalign(&aligned, 64, 64) == 0) memory = aligned;
    }
}

}  // namespace

int main(int argc, char** argv) {
    {
        const no_allocation from_here_on;
        if (argc > 1) {
            allocate(argv[1]);
        } else {
            for (const cordon::position p : places) {
                for (const cordon::position q : places) {
                    two_places(p, q);
                    two_legs(p, q);
                    one_ring(p, q);
                }
            }
            one_watch();
            many_zones();
            beside_a_watch();
            beside_an_alert();
        }
    }
    if (argc > 1) {
        std::printf("%s was not caught\n", argv[1]);
        return 1;
    }
    std::printf("no core operation allocates; the answers add up to %.3f\n", sum);
}
