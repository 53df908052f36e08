// SPDX-License-Identifier: BSL-1.0

#include "integers.hpp"
#include "replay.hpp"

namespace {
constinit answers::replay<answers::integers> golden_log;
}

int main() { return golden_log.run("integers.golden"); }
