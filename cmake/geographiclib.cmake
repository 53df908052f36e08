# SPDX-License-Identifier: BSL-1.0
# cordon_geographiclib: the oracle of the tests and a peer of the benchmarks. vcpkg and upstream
# ship a CMake config; Debian ships only a find module, outside CMake's search path.

if(NOT TARGET cordon_geographiclib)
  add_library(cordon_geographiclib INTERFACE)
  find_package(GeographicLib CONFIG QUIET)
  if(NOT GeographicLib_FOUND)
    list(APPEND CMAKE_MODULE_PATH /usr/share/cmake/geographiclib)
    find_package(GeographicLib MODULE QUIET)
    list(POP_BACK CMAKE_MODULE_PATH)
  endif()
  if(NOT GeographicLib_FOUND)
    message(FATAL_ERROR "The tests and benchmarks of cordon compare it with GeographicLib, which "
      "was not found: apt-get install libgeographiclib-dev")
  endif()
  target_link_libraries(cordon_geographiclib INTERFACE ${GeographicLib_LIBRARIES})
  target_include_directories(cordon_geographiclib SYSTEM INTERFACE ${GeographicLib_INCLUDE_DIRS})
endif()
