// SPDX-License-Identifier: BSL-1.0
//
// The device, played a recorded scene; each alert is printed. On hardware the loop is the same. Two
// interrupts put bytes into queues, each with the reading of a millisecond timer when it came:
//
//   for (;;) {
//       while (uart.take(b, came)) device.from_receiver(b, came);
//       while (radio.take(b, came)) device.from_radio(b, came);
//       device.tick(counter());
//       sleep_until_interrupt_or(1 s);
//   }

#include "board.hpp"
#include "device.hpp"
#include "scene.hpp"

namespace {

constexpr auto recorded = firmware::scene::bytes();

void write(std::int32_t number) noexcept {
    char text[12];
    char* at = text + sizeof text;
    *--at = '\0';
    std::uint32_t rest = static_cast<std::uint32_t>(number < 0 ? -number : number);
    do {
        *--at = static_cast<char>('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (number < 0) *--at = '-';
    board::write(at);
}

struct alert {
    // A buzzer for her, a message to the centre; here both are a line.
    void operator()(firmware::guarded what, const cordon::event& e) const noexcept {
        write(static_cast<std::int32_t>(e.at.ms));  // signed: the scene wraps at 0
        board::write(what == firmware::guarded::person ? " person " : " school ");
        board::write(to_string(e.what));
        board::write(" level ");
        write(e.level);
        board::write(" at ");
        write(e.separation_mm);
        board::write(" mm:");
        if (includes(e.whom, cordon::audience::protected_person)) board::write(" buzzer");
        if (includes(e.whom, cordon::audience::centre)) board::write(" centre");
        board::write("\n");
    }
};

// All that is kept in RAM. With the stack that a step needs it must fit a small core.
constexpr std::size_t most_ram = 2048;
constinit firmware::device<firmware::the_order, alert> device;

}  // namespace

int main() {
    const std::size_t stack = board::stack_of([] { firmware::play(recorded, device); });
    if (stack + sizeof device <= most_ram) return 0;
    board::write("too much RAM: ");
    write(static_cast<std::int32_t>(stack + sizeof device));
    board::write("\n");
    return 1;
}
