// SPDX-License-Identifier: BSL-1.0
//
// Two positions about 556 m apart; prints the distance in whole metres.

#include <cordon/cordon.hpp>
#include <cordon/version.hpp>

#include <cstdio>

int main() {
    const cordon::position home{51.5, -0.12};
    const cordon::position away{51.505, -0.12};
    std::printf("cordon %d.%d.%d: %.0f m\n", CORDON_VERSION_MAJOR, CORDON_VERSION_MINOR,
                CORDON_VERSION_PATCH, cordon::distance(home, away).count());
}
