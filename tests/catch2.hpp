// SPDX-License-Identifier: BSL-1.0
//
// Catch2 2.13 (Debian 12) or 3, under one include: no other file of the tests knows the difference.

#ifndef CORDON_TESTS_CATCH2_HPP
#define CORDON_TESTS_CATCH2_HPP

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#else
#include <catch2/catch.hpp>
#endif

#endif  // CORDON_TESTS_CATCH2_HPP
