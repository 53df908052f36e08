# SPDX-License-Identifier: BSL-1.0
# Builds the images of one CORE in the folder BUILD, runs them against the logs in the folder GOLDEN,
# and prints a line. A core whose compiler or emulator is missing is skipped with a sentence, or fails
# where CORDON_NO_SKIP is set. With RECORD it records what operations cost there, and runs nothing.

cmake_policy(VERSION 3.23)
include(${CMAKE_CURRENT_LIST_DIR}/../repo/skip.cmake)
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
include(${root}/cmake/toolchains/${CORE}.cmake)
unset(ENV{MAKEFLAGS})  # each core is one job
unset(ENV{CXXFLAGS})   # the host's

# A compiler counts as present when it finds both of its libraries.
string(REGEX REPLACE " +" ";" flags "${CMAKE_CXX_FLAGS_INIT}")
list(GET cordon_core_machine 0 emulator)
find_program(compiler ${CMAKE_CXX_COMPILER})
find_program(emulator_path ${emulator})
set(missing "")
file(WRITE ${BUILD}/probe.cpp "#include <array>\n#include <cstring>\n")
if(compiler)
  execute_process(COMMAND ${compiler} ${flags} -std=c++20 -fsyntax-only ${BUILD}/probe.cpp
    RESULT_VARIABLE result OUTPUT_QUIET ERROR_QUIET)
endif()
if(NOT compiler OR NOT result EQUAL 0)
  list(APPEND missing "${CMAKE_CXX_COMPILER} with its libraries")
endif()
if(NOT emulator_path)
  list(APPEND missing ${emulator})
endif()
if(missing)
  list(JOIN missing " and no " missing)
  list(JOIN cordon_packages " " packages)
  skip("${CORE} was not tested, as there is no ${missing}; apt-get install ${packages}")
endif()

function(run what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output
    ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message("${output}")
    message(FATAL_ERROR "${CORE}: ${what} failed")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

string(TIMESTAMP began "%s")
run("configuring" ${CMAKE_COMMAND} -S ${root} -B ${BUILD}
  --toolchain ${root}/cmake/toolchains/${CORE}.cmake -D CORDON_BUILD_FIRMWARE=ON
  -D CORDON_GOLDEN=${GOLDEN} -D CORDON_BUILD_TESTS=OFF -D CORDON_BUILD_EXAMPLES=OFF -D CORDON_INSTALL=OFF)
if(RECORD)
  run("recording" ${CMAKE_COMMAND} --build ${BUILD} --target record-cost)
  message("${CORE}: recorded in tests/firmware/cost/baseline.tsv")
  return()
endif()
run("building" ${CMAKE_COMMAND} --build ${BUILD})
run("running" ${CMAKE_CTEST_COMMAND} --test-dir ${BUILD} --output-on-failure --no-tests=error)
string(TIMESTAMP ended "%s")
math(EXPR seconds "${ended} - ${began}")

# What the images said, for those who want to see that they were asked.
string(REGEX MATCHALL ": integers-O[a-z0-9] [.]+ +Passed" levels "${output}")
list(TRANSFORM levels REPLACE ".*integers(-O.).*" "\\1")
list(JOIN levels " " levels)
file(READ ${BUILD}/Testing/Temporary/LastTest.log said)
string(REGEX MATCHALL "[0-9]+ answers are the same" answers "${said}")
list(TRANSFORM answers REPLACE " .*" "")
set(count 0)
foreach(number IN LISTS answers)
  math(EXPR count "${count} + ${number}")
endforeach()
string(REGEX MATCH "out of ([0-9]+)" ignored "${output}")
message("${CORE}: ${count} answers are the host's, at ${levels}; ${CMAKE_MATCH_1} tests passed, ${seconds} s")
# What a test that passed, or was skipped, has to say.
file(STRINGS ${BUILD}/Testing/Temporary/LastTest.log remarks REGEX "^(SKIPPED|LESS): ")
foreach(remark IN LISTS remarks)
  message("${CORE}: ${remark}")
endforeach()
