# An overlay port: it installs the checkout that it lies in.
#   vcpkg install cordon --overlay-ports=packaging/vcpkg
set(VCPKG_BUILD_TYPE release)  # header-only
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

vcpkg_cmake_configure(
  SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS
    -DCORDON_BUILD_TESTS=OFF
    -DCORDON_BUILD_EXAMPLES=OFF
    -DCORDON_BUILD_BENCH=OFF
    -DCORDON_BUILD_FUZZ=OFF
    -DCORDON_INSTALL=ON)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/cordon)
vcpkg_fixup_pkgconfig()
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
