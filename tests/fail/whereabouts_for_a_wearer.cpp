// SPDX-License-Identifier: BSL-1.0
//
// What is sent to a wearer is no event: how far away anybody is cannot be asked of it, nor sent by
// giving the event itself.
//
// expects of g++: cordon::wearer_event' has no member named 'separation_mm'
// expects of clang++: no member named 'separation_mm' in 'cordon::wearer_event'
// expects of g++: could not convert 'e' from 'const cordon::event' to 'cordon::wearer_event'
// expects of clang++: no known conversion from 'const cordon::event' to 'cordon::wearer_event'

#include <cordon/watch/event.hpp>
#include <cordon/watch/wearer_event.hpp>

void send_to_wearer(cordon::wearer_event);

void tell(const cordon::event& e) {
    const auto told = cordon::for_wearer(e);
#ifdef CONTROL
    if (told) send_to_wearer(*told);
#else
    if (told && told->separation_mm > 0) send_to_wearer(e);
#endif
}
