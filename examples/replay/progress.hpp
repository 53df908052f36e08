// SPDX-License-Identifier: BSL-1.0
//
// A progress bar on standard error for work of many steps; silent unless that is a terminal.

#ifndef CORDON_EXAMPLES_REPLAY_PROGRESS_HPP
#define CORDON_EXAMPLES_REPLAY_PROGRESS_HPP

#include <cstddef>
#include <cstdio>
#include <string>

#include "terminal.hpp"

namespace replay {

class progress {
  public:
    explicit progress(std::size_t steps)
        : steps_{steps}, shown_{steps >= long_work && terminal(stderr)} {}
    ~progress() { finish(); }
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;

    void step() {
        ++done_;
        if (!shown_ || done_ > steps_ || (done_ & 1023) != 0) return;
        const int percent = static_cast<int>(done_ * 100 / steps_);
        if (percent == percent_) return;
        percent_ = percent;
        const auto full = static_cast<std::size_t>(percent) * 30 / 100;
        const std::string bar = std::string(full, '#') + std::string(30 - full, '.');
        std::fprintf(stderr, "\rreplaying [%s] %3d %%", bar.c_str(), percent);
        std::fflush(stderr);
    }

    // Clears the line for what comes next.
    void finish() {
        if (percent_ >= 0) std::fputs("\r\033[K", stderr);
        percent_ = -1;
        shown_ = false;
    }

  private:
    static constexpr std::size_t long_work = 50'000;  // steps: about a tenth of a second

    std::size_t steps_;
    std::size_t done_ = 0;
    int percent_ = -1;
    bool shown_;
};

}  // namespace replay

#endif  // CORDON_EXAMPLES_REPLAY_PROGRESS_HPP
