# SPDX-License-Identifier: BSL-1.0
# The quickstart, the program QUICKSTART, prints what the README says it prints: its first block of
# text.

cmake_policy(VERSION 3.23)
include(${CMAKE_CURRENT_LIST_DIR}/next_block.cmake)
file(READ ${CMAKE_CURRENT_LIST_DIR}/../../README.md rest)
next_block("text" expected)
execute_process(COMMAND ${QUICKSTART} OUTPUT_VARIABLE output RESULT_VARIABLE result)
if(NOT result EQUAL 0 OR NOT output STREQUAL expected)
  message("${output}")
  message(FATAL_ERROR "the README says that the quickstart prints:\n${expected}")
endif()
