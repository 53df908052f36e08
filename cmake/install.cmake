# SPDX-License-Identifier: BSL-1.0
# Headers, the CMake package and the pkg-config file. Everything goes below share/, because nothing
# depends on the machine, and everything is found relative to itself, so a prefix can be moved.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(cordon_package_dir ${CMAKE_INSTALL_DATADIR}/cmake/cordon)

install(TARGETS cordon EXPORT cordon-config
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT cordon-config NAMESPACE cordon:: DESTINATION ${cordon_package_dir})

# While the version is 0.x, a new minor version may break what compiled with the one before.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/cordon-config-version.cmake
  COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES ${PROJECT_BINARY_DIR}/cordon-config-version.cmake
  DESTINATION ${cordon_package_dir})

file(RELATIVE_PATH cordon_prefix_from_pkgconfig
  /prefix/${CMAKE_INSTALL_DATADIR}/pkgconfig /prefix)
configure_file(${PROJECT_SOURCE_DIR}/cmake/cordon.pc.in ${PROJECT_BINARY_DIR}/cordon.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/cordon.pc DESTINATION ${CMAKE_INSTALL_DATADIR}/pkgconfig)
