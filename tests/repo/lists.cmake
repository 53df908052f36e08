# SPDX-License-Identifier: BSL-1.0
# The lists that are kept by hand are complete: every header is in the file set that is installed,
# and every header has a test of the same name that is in the test executable.

cmake_policy(VERSION 3.23)
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
file(READ ${root}/CMakeLists.txt installed)
file(READ ${root}/tests/CMakeLists.txt tested)

set(faults "")
file(GLOB_RECURSE headers RELATIVE ${root}/include/cordon ${root}/include/cordon/*.hpp)
foreach(header IN LISTS headers)
  string(REPLACE "." "\\." pattern ${header})
  if(NOT installed MATCHES "[ \n]include/cordon/${pattern}[ \n)]")
    string(APPEND faults "\n  CMakeLists.txt does not list include/cordon/${header}")
  endif()
  if(header MATCHES "^(cordon|version|config)\\.hpp$")
    continue()
  endif()
  string(REGEX REPLACE "\\.hpp$" ".test.cpp" test ${header})
  if(NOT EXISTS ${root}/tests/${test})
    string(APPEND faults "\n  ${header} has no tests/${test}")
  endif()
endforeach()

# A test of part of a header is named after it: watch/advance_silence.test.cpp. The tests of the
# examples and of the benchmarks have lists of their own.
file(GLOB_RECURSE tests RELATIVE ${root}/tests ${root}/tests/*.test.cpp)
list(FILTER tests EXCLUDE REGEX "^(bench|examples|exactness|proofs)/")
foreach(test IN LISTS tests)
  string(REPLACE "." "\\." pattern ${test})
  if(NOT tested MATCHES "[ \n]${pattern}[ \n)]")
    string(APPEND faults "\n  tests/CMakeLists.txt does not list ${test}")
  endif()
  string(REGEX REPLACE "\\.test\\.cpp$" "" name ${test})
  while(NOT ${name}.hpp IN_LIST headers AND name MATCHES "^(.*)_[^_/]*$")
    set(name ${CMAKE_MATCH_1})
  endwhile()
  if(NOT ${name}.hpp IN_LIST headers)
    string(APPEND faults "\n  tests/${test} tests no header of that name")
  endif()
endforeach()

if(faults)
  message("${faults}")
  message(FATAL_ERROR "the lists are not complete")
endif()
