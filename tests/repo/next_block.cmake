# SPDX-License-Identifier: BSL-1.0
# next_block(languages result): takes the next block in one of the languages off the front of `rest`,
# by position, since a list would break at the semicolons of the code.
function(next_block languages result)
  set(block "")
  if(rest MATCHES "\n```(${languages})\n")
    string(FIND "${rest}" "\n```${CMAKE_MATCH_1}\n" start)
    string(LENGTH "\n```${CMAKE_MATCH_1}\n" opening)
    math(EXPR start "${start} + ${opening}")
    string(SUBSTRING "${rest}" ${start} -1 rest)
    string(FIND "${rest}" "\n```" end)
    math(EXPR end "${end} + 1")
    string(SUBSTRING "${rest}" 0 ${end} block)
    string(SUBSTRING "${rest}" ${end} -1 rest)
  endif()
  set(rest "${rest}" PARENT_SCOPE)
  set(${result} "${block}" PARENT_SCOPE)
endfunction()
