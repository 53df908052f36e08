// SPDX-License-Identifier: BSL-1.0
//
// The version of the library; every manifest and the build read it from here.

#ifndef CORDON_VERSION_HPP
#define CORDON_VERSION_HPP

#define CORDON_VERSION_MAJOR 0
#define CORDON_VERSION_MINOR 1
#define CORDON_VERSION_PATCH 0

#endif  // CORDON_VERSION_HPP
