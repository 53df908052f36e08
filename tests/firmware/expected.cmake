# SPDX-License-Identifier: BSL-1.0
# Runs an IMAGE in a DIRECTORY by an EMULATOR; fails unless it ends with a STATUS and SAYS such a thing.

cmake_policy(VERSION 3.23)
separate_arguments(EMULATOR)
execute_process(COMMAND ${EMULATOR} ${IMAGE} WORKING_DIRECTORY ${DIRECTORY}
  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT status MATCHES "^(${STATUS})$" OR NOT output MATCHES "${SAYS}")
  message(FATAL_ERROR "${IMAGE} ends with ${status}, and not with ${STATUS}, or it does not say\n"
    "${SAYS}\nbut\n${output}")
endif()
message("${status}: ${output}")
