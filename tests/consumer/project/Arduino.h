// SPDX-License-Identifier: BSL-1.0
//
// What a sketch sees before its first line, as ArduinoCore-API declares it: the macros that are
// likely to hit a name of somebody else, and the few functions that the example sketch calls.

#ifndef CORDON_TESTS_ARDUINO_H
#define CORDON_TESTS_ARDUINO_H

// Cores that have a C++ library include it before they define their macros.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#define PI 3.1415926535897932384626433832795
#define HALF_PI 1.5707963267948966192313216916398
#define TWO_PI 6.283185307179586476925286766559
#define DEG_TO_RAD 0.017453292519943295769236907684886
#define RAD_TO_DEG 57.295779513082320876798154814105
#define EULER 2.718281828459045235360287471352
#define HIGH 1
#define LOW 0
#define INPUT 0
#define OUTPUT 1
#define CHANGE 2
#define FALLING 3
#define RISING 4
#define DEFAULT 1
#define EXTERNAL 0
#define SERIAL 0x0
#define DISPLAY 0x1
#define LSBFIRST 0
#define MSBFIRST 1
#define constrain(amt, low, high) ((amt) < (low) ? (low) : ((amt) > (high) ? (high) : (amt)))
#define radians(deg) ((deg) * DEG_TO_RAD)
#define degrees(rad) ((rad) * RAD_TO_DEG)
#define sq(x) ((x) * (x))
#define bit(b) (1UL << (b))
#define bitRead(value, bit) (((value) >> (bit)) & 0x01)
#define lowByte(w) ((std::uint8_t)((w) & 0xff))
#define highByte(w) ((std::uint8_t)((w) >> 8))
#define F(string_literal) (string_literal)
#define B0 0
#define B1 1
#define _BV(bit) (1 << (bit))

typedef bool boolean;
typedef std::uint8_t byte;
typedef std::uint16_t word;

std::uint32_t millis();
void delay(std::uint32_t ms);
struct serial_port {
    void begin(unsigned long baud);
    void print(const char* text);
    void print(char letter);
    void println(long number);
};
extern serial_port Serial;

#endif  // CORDON_TESTS_ARDUINO_H
