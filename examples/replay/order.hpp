// SPDX-License-Identifier: BSL-1.0
//
// Times that repeat or run backwards in a record: found, named, and left out of the straight motion
// between fixes. The watch gets every record and judges for itself.

#ifndef CORDON_EXAMPLES_REPLAY_ORDER_HPP
#define CORDON_EXAMPLES_REPLAY_ORDER_HPP

#include <string>
#include <vector>

#include "track.hpp"

namespace replay {

struct ordered {
    std::vector<record> records;       // times strictly rise
    std::vector<std::string> remarks;  // file:line: repeated, conflicting or late
};

// Drops a record unless it is later than all before it. One at the time of the latest is repeated
// where the place is the same too, and conflicting where it is not; one before it is late.
[[nodiscard]] ordered in_order(const track& source);

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_ORDER_HPP
