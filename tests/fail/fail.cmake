# SPDX-License-Identifier: BSL-1.0
# Compiles tests/fail/<RULE>.cpp twice with COMPILER: with CONTROL defined it must pass, without it
# must fail, and the error must hold the words after each "// expects: " of the file, and after each
# "// expects of <COMPILER>: ".

cmake_policy(VERSION 3.23)
include(${CMAKE_CURRENT_LIST_DIR}/../repo/skip.cmake)

set(ENV{LC_ALL} C)  # errors in English, with plain quotes
find_program(compiler ${COMPILER})
if(NOT compiler)
  skip("no ${COMPILER}, so its error for ${RULE} was not checked")
endif()
set(source ${CMAKE_CURRENT_LIST_DIR}/${RULE}.cpp)
set(command ${compiler} -std=c++20 -Wall -Wextra -Wpedantic -Wconversion -Werror -fsyntax-only
  -I ${CMAKE_CURRENT_LIST_DIR}/../../include ${source})

execute_process(COMMAND ${command} -DCONTROL
  RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT result EQUAL 0)
  message("${output}")
  message(FATAL_ERROR "the twin that must compile does not")
endif()

execute_process(COMMAND ${command}
  RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(result EQUAL 0)
  message(FATAL_ERROR "${RULE} must not compile, but does")
endif()
string(REPLACE "+" "[+]" pattern ${COMPILER})
file(STRINGS ${source} expectations REGEX "^// expects( of ${pattern})?: ")
if(NOT expectations)
  message(FATAL_ERROR "${source} names no words to expect")
endif()
foreach(words IN LISTS expectations)
  string(REGEX REPLACE "^// expects[^:]*: " "" words "${words}")
  string(FIND "${output}" "${words}" found)
  if(found EQUAL -1)
    message("${output}")
    message(FATAL_ERROR "the error does not say \"${words}\"")
  endif()
endforeach()
message("${output}")
