// SPDX-License-Identifier: BSL-1.0
//
// Compiled as an older C++ than the library needs: standard.cmake says what must come of it.

#include <cordon/cordon.hpp>

int main() { return CORDON_VERSION_MAJOR; }
