# SPDX-License-Identifier: BSL-1.0
# Every manifest carries the version of include/cordon/version.hpp.

cmake_policy(VERSION 3.23)
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
file(STRINGS ${root}/include/cordon/version.hpp version REGEX "VERSION_(MAJOR|MINOR|PATCH) ")
list(TRANSFORM version REPLACE "[^0-9]+" "")
list(JOIN version . version)

foreach(manifest IN ITEMS vcpkg.json packaging/vcpkg/cordon/vcpkg.json)
  file(READ ${root}/${manifest} text)
  string(JSON found GET "${text}" version-semver)
  if(NOT found STREQUAL version)
    message(SEND_ERROR "${manifest} says ${found}, version.hpp says ${version}")
  endif()
endforeach()
