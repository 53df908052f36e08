# SPDX-License-Identifier: BSL-1.0
# PROGRAM, without arguments, prints exactly the text of the file EXPECTED.

cmake_minimum_required(VERSION 3.23)
file(READ ${EXPECTED} expected)
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE output RESULT_VARIABLE result)
if(NOT result EQUAL 0 OR NOT output STREQUAL expected)
  message("${output}")
  message(FATAL_ERROR "exit status ${result}; expected 0 and:\n${expected}")
endif()
