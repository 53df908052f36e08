# SPDX-License-Identifier: BSL-1.0
# skip(reason): ends a check that needs a tool this machine lacks. The test is then reported as
# skipped; where everything is installed on purpose, CORDON_NO_SKIP makes it a failure.

macro(skip reason)
  if(DEFINED ENV{CORDON_NO_SKIP})
    message(FATAL_ERROR "${reason}")
  endif()
  message("SKIPPED: ${reason}")
  return()
endmacro()
