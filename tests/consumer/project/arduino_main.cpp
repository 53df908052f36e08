// SPDX-License-Identifier: BSL-1.0
//
// Runs a sketch for a hundred seconds of its own clock.

#include <cstdint>
#include <cstdio>

#include "Arduino.h"

void setup();
void loop();

namespace {
std::uint32_t clock_ms = 0;
}
std::uint32_t millis() { return clock_ms; }
void delay(std::uint32_t ms) { clock_ms += ms; }

serial_port Serial;
void serial_port::begin(unsigned long) {}
void serial_port::print(const char* text) { std::fputs(text, stdout); }
void serial_port::print(char letter) { std::putchar(letter); }
void serial_port::println(long number) { std::printf("%ld\n", number); }

int main() {
    setup();
    while (clock_ms < 100'000) loop();
}
