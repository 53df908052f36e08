# SPDX-License-Identifier: BSL-1.0
# Runs an IMAGE that goes wrong in this WAY, and fails unless that is how it ends.

separate_arguments(EMULATOR)
execute_process(COMMAND ${EMULATOR} ${IMAGE} RESULT_VARIABLE status OUTPUT_VARIABLE output
  ERROR_VARIABLE output)
if((WAY STREQUAL "RETURNS" AND status EQUAL 3)
   OR (WAY STREQUAL "FAULTS" AND status EQUAL 125)
   # Where the fault finds no stack either, the core locks up, and the emulator aborts.
   OR (WAY STREQUAL "OVERFLOWS" AND (status EQUAL 125 OR output MATCHES "[Ll]ockup")))
  message("${WAY}: ${status}")
  return()
endif()
message(FATAL_ERROR "${WAY}: ${status}\n${output}")
