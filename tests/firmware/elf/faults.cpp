// SPDX-License-Identifier: BSL-1.0
//
// An image with one thing that an image must not have: a test fails where the check of images does not
// see it.

#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace {

volatile float a_float = 1.5F;
volatile double a_double = 1.5;
volatile int an_integer = 3;
[[maybe_unused]] void* volatile kept;

struct dynamic {
    int value;
    dynamic() : value{an_integer} {}
};

#if defined(INITIALISERS)
dynamic global;
#endif

#if defined(EXCEPTIONS)
struct cleaned {
    ~cleaned() { an_integer = 0; }
};
#endif

}  // namespace

#if defined(EXCEPTIONS)
void thrown();  // by nobody knows whom
#endif

int main() {
#if defined(HEAP)
    kept = std::malloc(static_cast<std::size_t>(an_integer));
    return 0;
#elif defined(NEW)
    kept = new int{an_integer};
    return 0;
#elif defined(EXCEPTIONS)
    const cleaned afterwards;
    thrown();
    return 0;
#elif defined(GUARDS)
    static const dynamic local;
    return local.value;
#elif defined(INITIALISERS)
    return global.value;
#elif defined(ERRNO)
    return errno;
#elif defined(LIBM)
    return static_cast<int>(std::sin(a_float));
#elif defined(FLOAT)
    a_float = a_float * a_float;
    return 0;
#elif defined(DOUBLE)
    a_double = a_double / a_double;
    return 0;
#else
    return 0;
#endif
}
