// SPDX-License-Identifier: BSL-1.0
//
// The answer to "on which side of the limit?", with a third value where arithmetic cannot know.

#ifndef CORDON_SIDE_HPP
#define CORDON_SIDE_HPP

#include <cstdint>

#include "cordon/config.hpp"

namespace cordon {

// Uncertain is arithmetic doubt only, or input that is no position; doubt of a measurement is
// carried by a separation. The limit itself is inside.
enum class side : std::int8_t { outside = -1, uncertain = 0, inside = 1 };

}  // namespace cordon

#endif  // CORDON_SIDE_HPP
