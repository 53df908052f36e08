# SPDX-License-Identifier: BSL-1.0
# Every manifest carries the version of include/cordon/version.hpp, and names folders that are there.

cmake_policy(VERSION 3.23)
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
file(STRINGS ${root}/include/cordon/version.hpp version REGEX "VERSION_(MAJOR|MINOR|PATCH) ")
list(TRANSFORM version REPLACE "[^0-9]+" "")
list(JOIN version . version)

# FILE carries VERSION, which was found there as FOUND.
function(expect manifest found)
  if(NOT found STREQUAL version)
    message(SEND_ERROR "${manifest} says version \"${found}\", version.hpp says ${version}")
  endif()
endfunction()

foreach(manifest IN ITEMS vcpkg.json packaging/vcpkg/cordon/vcpkg.json)
  file(READ ${root}/${manifest} text)
  string(JSON found GET "${text}" version-semver)
  expect(${manifest} "${found}")
endforeach()
file(READ ${root}/library.json text)
string(JSON found GET "${text}" version)
expect(library.json "${found}")
file(READ ${root}/library.properties text)
string(REGEX MATCH "(^|\n)version=([^\n]*)" found "${text}")
expect(library.properties "${CMAKE_MATCH_2}")
file(READ ${root}/idf_component.yml text)
string(REGEX MATCH "(^|\n)version: \"([^\n]*)\"\n" found "${text}")
expect(idf_component.yml "${CMAKE_MATCH_2}")

# What Arduino's library manager refuses a library without.
file(READ ${root}/library.properties text)
foreach(field IN ITEMS name author maintainer sentence paragraph category architectures)
  if(NOT text MATCHES "(^|\n)${field}=[^\n]")
    message(SEND_ERROR "library.properties has no ${field}")
  endif()
endforeach()
