// SPDX-License-Identifier: BSL-1.0
//
// From the warning time that is wanted to radii, and what they cost in everyday life; and what an
// order of 500 m, the usual one, is worth.

#include <cordon/cordon.hpp>

#include <chrono>
#include <cstddef>
#include <cstdio>

using namespace cordon::literals;
using namespace std::chrono_literals;

// Two minutes for the door and five for the neighbours, by somebody who drives in town.
constexpr cordon::plan_request<2> by_car{.lead = {5min, 2min}, .approach_m_s = 13.4};
constexpr cordon::plan<2> town = cordon::plan_for(by_car);
static_assert(town, "a plan that cannot be kept does not compile");

// The same lead within 500 m: by car there is none, on foot there is.
constexpr cordon::plan_request<1> car_500{
    .lead = {2min}, .approach_m_s = 13.4, .largest_radius = 500_m};
constexpr cordon::plan_request<1> foot_500{
    .lead = {2min}, .approach_m_s = 1.4, .largest_radius = 500_m};

template <std::size_t Levels>
void print(const char* title, const cordon::plan<Levels>& plan) {
    std::printf("%s\n", title);
    for (const cordon::planned_level& level : plan.levels) {
        std::printf("  %5.0f m  %4.0f s: %s; by chance %.1f times a week\n", level.radius.count(),
                    level.lead_s, to_string(level.suffices), level.crossings_a_week);
    }
    if (!plan) {
        std::printf("  refused: %s: %.0f\n", to_string(plan.fault), plan.shortfall);
        return;
    }
    std::printf("  %.0f fixes a day, unknown %.0f %% of the time, clear beyond %.1f km\n",
                plan.fixes_a_day, 100 * plan.unknown_share, plan.clear_beyond.count() / 1000);
}

int main() {
    print("by car, 5 and 2 minutes", town);
    print("by car, 2 minutes within 500 m", cordon::plan_for(car_500));
    print("on foot, 2 minutes within 500 m", cordon::plan_for(foot_500));
}
