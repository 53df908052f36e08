#include <cordon/cordon.hpp>

#include <cstdio>

int main() {
    using namespace cordon::literals;

    constexpr cordon::policy<1> policy{.levels = {{500_m}}};
    constexpr cordon::position_e7 home{515'007'000, -1'246'000};  // 1e-7 degree
    cordon::watch<1> watch;

    const auto feed = [&](const auto& input) {
        const auto [next, events] = cordon::advance(watch, input, policy);
        for (const cordon::event& e : events) {
            std::printf("%4u s  %-8s %4d m\n", static_cast<unsigned>(e.at.ms / 1000),
                        to_string(e.what), static_cast<int>(e.separation_mm / 1000));
        }
        watch = next;
    };
    for (int s = 0; s <= 600; s += 5) {  // the wearer rides from 1 km north, past her
        const cordon::instant at{static_cast<std::uint32_t>(s) * 1000};
        feed(cordon::fix{cordon::party::protected_person, at, home});
        feed(cordon::fix{cordon::party::wearer, at, {515'097'000 - 500 * s, -1'246'000}});
    }
    feed(cordon::instant{900'000});  // then silence
}
