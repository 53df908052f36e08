// SPDX-License-Identifier: BSL-1.0
//
// Whose watch it is, among many.

#ifndef CORDON_WATCH_PAIR_KEY_HPP
#define CORDON_WATCH_PAIR_KEY_HPP

#include <compare>
#include <cstdint>

#include "cordon/config.hpp"

namespace cordon {

// Who is kept from whom: the caller's numbers of two people. Keys are ordered by the protected
// person first, so that her pairs lie side by side. Somebody may be protected from one and be the
// wearer of another's.
struct pair_key {
    std::uint32_t protected_person = 0;
    std::uint32_t wearer = 0;

    friend constexpr auto operator<=>(const pair_key&, const pair_key&) noexcept = default;
};

}  // namespace cordon

#endif  // CORDON_WATCH_PAIR_KEY_HPP
