// SPDX-License-Identifier: BSL-1.0
//
// All of cordon, by the name under which Arduino finds the library.

#ifndef CORDON_ARDUINO_CORDON_H
#define CORDON_ARDUINO_CORDON_H

#include "cordon/cordon.hpp"

#endif  // CORDON_ARDUINO_CORDON_H
