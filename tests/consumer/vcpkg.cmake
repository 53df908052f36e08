# SPDX-License-Identifier: BSL-1.0
# Runs packaging/vcpkg's own portfile with stand-ins for the vcpkg functions that it calls, then
# applies the rules that vcpkg checks after a build. Included by consumer.cmake.

set(port ${CORDON_SOURCE}/packaging/vcpkg/cordon)
set(PORT cordon)
set(CURRENT_PACKAGES_DIR ${SCRATCH}/packages/cordon)

macro(vcpkg_cmake_configure)
  cmake_parse_arguments(arg "" "SOURCE_PATH" "OPTIONS" ${ARGN})
  run(${CMAKE_COMMAND} -S ${arg_SOURCE_PATH} -B ${SCRATCH}/vcpkg -D CMAKE_CXX_COMPILER=${COMPILER}
    -D CMAKE_BUILD_TYPE=Release -D CMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR} ${arg_OPTIONS})
endmacro()

macro(vcpkg_cmake_install)
  run(${CMAKE_COMMAND} --build ${SCRATCH}/vcpkg --config Release --target install)
endmacro()

# Moves the config to where vcpkg keeps it and, as the real one does, corrects how the config finds
# the prefix from there.
macro(vcpkg_cmake_config_fixup)
  cmake_parse_arguments(arg "" "CONFIG_PATH;PACKAGE_NAME" "" ${ARGN})
  file(RENAME ${CURRENT_PACKAGES_DIR}/${arg_CONFIG_PATH} ${SCRATCH}/config)
  file(GLOB left ${CURRENT_PACKAGES_DIR}/share/cmake/*)
  if(NOT left)
    file(REMOVE_RECURSE ${CURRENT_PACKAGES_DIR}/share/cmake)
  endif()
  file(RENAME ${SCRATCH}/config ${CURRENT_PACKAGES_DIR}/share/${PORT})
  file(GLOB targets ${CURRENT_PACKAGES_DIR}/share/${PORT}/*.cmake)
  foreach(file IN LISTS targets)
    file(READ ${file} text)
    string(REPLACE "get_filename_component(_IMPORT_PREFIX \"\${_IMPORT_PREFIX}\" PATH)" "" text "${text}")
    string(REPLACE "get_filename_component(_IMPORT_PREFIX \"\${CMAKE_CURRENT_LIST_FILE}\" PATH)"
      "get_filename_component(_IMPORT_PREFIX \"\${CMAKE_CURRENT_LIST_DIR}/../..\" ABSOLUTE)"
      text "${text}")
    file(WRITE ${file} "${text}")
  endforeach()
endmacro()

macro(vcpkg_fixup_pkgconfig)
  if(NOT EXISTS ${CURRENT_PACKAGES_DIR}/share/pkgconfig/cordon.pc)
    message(FATAL_ERROR "the port installs no pkg-config file")
  endif()
endmacro()

macro(vcpkg_install_copyright)
  cmake_parse_arguments(arg "" "" "FILE_LIST" ${ARGN})
  configure_file(${arg_FILE_LIST} ${CURRENT_PACKAGES_DIR}/share/${PORT}/copyright COPYONLY)
endmacro()

include(${port}/portfile.cmake)

foreach(file IN ITEMS share/cordon/copyright share/cordon/cordon-config.cmake
                      share/cordon/cordon-config-version.cmake include/cordon/cordon.hpp)
  if(NOT EXISTS ${CURRENT_PACKAGES_DIR}/${file})
    message(FATAL_ERROR "the port installs no ${file}")
  endif()
endforeach()
foreach(folder IN ITEMS lib bin debug share/cmake debug/include)
  if(EXISTS ${CURRENT_PACKAGES_DIR}/${folder})
    message(FATAL_ERROR "the port leaves ${folder} behind")
  endif()
endforeach()
if(NOT VCPKG_BUILD_TYPE STREQUAL "release")
  message(FATAL_ERROR "the port of a header-only library builds it twice")
endif()

file(READ ${port}/vcpkg.json manifest)
string(JSON name GET "${manifest}" name)
string(JSON version GET "${manifest}" version-semver)
if(NOT name STREQUAL PORT OR NOT version STREQUAL VERSION)
  message(FATAL_ERROR "the port is ${name} ${version}, the checkout is cordon ${VERSION}")
endif()
