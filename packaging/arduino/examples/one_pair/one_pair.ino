// SPDX-License-Identifier: BSL-1.0
//
// A wearer who comes nearer by 20 m a second, and what the watch says about it. In a device the
// fixes come from a receiver and from a radio. Needs -std=gnu++20.

#include <cordon.h>

using namespace cordon::literals;

constexpr cordon::policy<1> policy{.levels = {{500_m}}};
constexpr cordon::position_e7 home{515007000, -1246000};  // 1e-7 degree

cordon::watch<1> watch;

template <class Input>
void feed(const Input& input) {
    const auto [next, events] = cordon::advance(watch, input, policy);
    watch = next;
    for (const cordon::event& e : events) {
        Serial.print(cordon::to_string(e.what));
        Serial.print(' ');
        Serial.println(e.separation_mm / 1000);
    }
}

void setup() { Serial.begin(115200); }

void loop() {
    const std::uint32_t now = millis();
    const std::int32_t north = 180000 - static_cast<std::int32_t>(now / 1000 % 100) * 1800;
    feed(cordon::fix{cordon::party::protected_person, {now}, home});
    feed(cordon::fix{cordon::party::wearer, {now}, {home.latitude + north, home.longitude}});
    delay(1000);
}
