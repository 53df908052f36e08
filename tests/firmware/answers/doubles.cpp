// SPDX-License-Identifier: BSL-1.0

#include "reals.hpp"
#include "replay.hpp"

namespace {
constinit answers::replay<answers::doubles> golden_log;
}

int main() { return golden_log.run("doubles.golden"); }
