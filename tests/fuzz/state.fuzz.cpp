// SPDX-License-Identifier: BSL-1.0
//
// Any bytes are a state or are refused; what is taken is written as it was read, and goes on under
// any policy and any inputs into states that are taken again. Built with every assertion on.

#include <cordon/byte_order.hpp>
#include <cordon/crc32.hpp>
#include <cordon/watch/advance.hpp>
#include <cordon/watch/policy_code.hpp>
#include <cordon/watch/record.hpp>
#include <cordon/watch/state_code.hpp>
#include <cordon/watch/summary.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

namespace {

constexpr std::size_t levels = 2;
using blob = std::array<std::byte, cordon::state_size<levels>>;

void require(bool condition) {
    if (!condition) std::abort();
}

struct life {
    cordon::watch<levels> state;
    cordon::policy<levels> rules{.levels = {{cordon::metres{2000}}, {cordon::metres{500}}}};
    cordon::summary<levels, 4> sum{};

    template <class Input>
    void feed(cordon::byte_reader& in) {
        Input input{};
        take(in, input);
        if (!in.good()) return;
        const auto made = cordon::advance(state, input, rules);
        sum.take(state, made, rules);
        state = made.next;
        blob bytes{};
        require(cordon::encode(state, std::span<std::byte>{bytes}) == bytes.size());
        const auto back = cordon::decode<levels>(bytes);
        require(back && back.value == state);
        for (std::size_t k = 0; k < levels; ++k) {
            const auto& level = sum.level(k);
            require(level.active_ms + level.clear_ms + level.unknown_ms == sum.elapsed_ms());
        }
    }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span<const std::byte> all = std::as_bytes(std::span{data, size});
    static_cast<void>(cordon::decode<levels>(all));

    // The contents of a state, under a head and a checksum that fit.
    constexpr std::size_t head = 7;
    constexpr std::size_t content = cordon::state_size<levels> - head - 4;
    if (size < content + cordon::policy_size<levels>) return 0;
    blob bytes{};
    require(cordon::encode(cordon::watch<levels>{}, std::span<std::byte>{bytes}) == bytes.size());
    std::copy(all.begin(), all.begin() + content, bytes.begin() + head);
    cordon::byte_writer sum{std::span{bytes}.last(4)};
    sum.put(cordon::crc32(std::span{bytes}.first(head + content)));
    const auto [state, fault] = cordon::decode<levels>(bytes);
    if (fault != cordon::state_fault::none) {
        require(fault == cordon::state_fault::impossible && state == cordon::watch<levels>{});
        return 0;
    }
    blob again{};
    require(cordon::encode(state, std::span<std::byte>{again}) == again.size() && again == bytes);

    life lived{state};
    cordon::byte_reader in{all.subspan(content)};
    cordon::policy<levels> rules = lived.rules;
    take(in, rules);
    if (in.good() && fault_of(rules) == cordon::policy_fault::none) lived.rules = rules;
    cordon::byte_reader inputs{all.subspan(content + cordon::policy_size<levels>)};
    while (inputs.good() && inputs.left() > 0) {
        switch (inputs.take<std::uint8_t>() % 6) {
            case 0: lived.feed<cordon::heartbeat>(inputs); break;
            case 1: lived.feed<cordon::health>(inputs); break;
            case 2: lived.feed<cordon::notice>(inputs); break;
            case 4: lived.feed<cordon::zone_reading>(inputs); break;
            case 3: lived.feed<cordon::instant>(inputs); break;
            default: lived.feed<cordon::fix>(inputs); break;
        }
    }
    return 0;
}
