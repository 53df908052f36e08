// SPDX-License-Identifier: BSL-1.0
//
// What a reader says to bad input, as text; "" if it takes it.

#ifndef CORDON_TESTS_EXAMPLES_REFUSAL_HPP
#define CORDON_TESTS_EXAMPLES_REFUSAL_HPP

#include <string>

#include "track.hpp"

template <class Read>
std::string refusal(Read read) {
    try {
        read();
    } catch (const replay::read_error& error) {
        return error.what();
    }
    return "";
}

#endif  // CORDON_TESTS_EXAMPLES_REFUSAL_HPP
