// SPDX-License-Identifier: BSL-1.0
//
// main() for Catch2 2.13, which brings none; Catch2 3 links its own.

#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
