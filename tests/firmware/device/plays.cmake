# SPDX-License-Identifier: BSL-1.0
# The IMAGE of examples/firmware prints on this core what it prints on a desk, the text of the file
# EXPECTED, and has no more than MOST_FLASH bytes, where that is given, without what it is played.

separate_arguments(EMULATOR)
execute_process(COMMAND ${EMULATOR} ${IMAGE} RESULT_VARIABLE status OUTPUT_VARIABLE output
  ERROR_VARIABLE output)
file(READ ${EXPECTED} expected)
if(NOT status EQUAL 0 OR NOT output STREQUAL expected)
  message(FATAL_ERROR "exit status ${status}; expected 0 and:\n${expected}\ngot:\n${output}")
endif()
if(NOT MOST_FLASH)
  return()
endif()

execute_process(COMMAND ${SIZE} ${IMAGE} OUTPUT_VARIABLE sizes COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${NM} --print-size --radix=d ${IMAGE} OUTPUT_VARIABLE symbols
  COMMAND_ERROR_IS_FATAL ANY)
if(NOT sizes MATCHES "\n *([0-9]+)[ \t]+([0-9]+)[ \t]")
  message(FATAL_ERROR "no sizes in:\n${sizes}")
endif()
math(EXPR flash "${CMAKE_MATCH_1} + ${CMAKE_MATCH_2}")
if(NOT symbols MATCHES " 0*([1-9][0-9]*) [rRtT] [^\n]*8recorded")
  message(FATAL_ERROR "the recorded scene is not found in the image")
endif()
math(EXPR flash "${flash} - ${CMAKE_MATCH_1}")
message("flash: ${flash} bytes of at most ${MOST_FLASH}")
if(flash GREATER MOST_FLASH)
  message(FATAL_ERROR "the image is too large")
endif()
