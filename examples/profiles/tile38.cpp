// SPDX-License-Identifier: BSL-1.0
//
// A roaming zone of Tile38, which looks when the wearer's position is written and not when the
// protected person's is. As documented it is a radius; as shipped since 1.30 every object in the
// rectangle about that circle is nearby. The sphere that Tile38 measures on differs by up to 0.5 %,
// which is left out here.
//
//   Source    github.com/tidwall/tile38, internal/server/fence.go and aof.go, 1.37.0

#include "profiles/rule.hpp"

#include <cmath>

namespace profiles {
namespace {

class tile38 final : public rule {
  public:
    tile38(double radius, bool rectangle) : radius_{radius}, rectangle_{rectangle} {}

  private:
    bool alerts(const sight& now) override {
        if (now.latest.who != cordon::party::wearer) return nearby_;
        nearby_ = rectangle_ ? std::abs(now.north) <= radius_ && std::abs(now.east) <= radius_
                             : now.metres <= radius_;
        return nearby_;
    }

    double radius_;
    bool rectangle_;
    bool nearby_ = false;
};

}  // namespace

std::unique_ptr<profile> make_tile38_documented(cordon::metres radius, double setting) {
    return std::make_unique<tile38>(radius.count() + setting, false);
}

std::unique_ptr<profile> make_tile38_shipped(cordon::metres radius, double setting) {
    return std::make_unique<tile38>(radius.count() + setting, true);
}

}  // namespace profiles
