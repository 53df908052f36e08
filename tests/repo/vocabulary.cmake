# SPDX-License-Identifier: BSL-1.0
# One word per idea: these are the words that the headers do not use.

cmake_policy(VERSION 3.23)
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
file(GLOB_RECURSE headers RELATIVE ${root} ${root}/include/*)
foreach(header IN LISTS headers)
  file(READ ${root}/${header} text)
  string(TOLOWER "${header}\n${text}" text)
  foreach(word IN ITEMS fence coordinate utils victim)
    if(text MATCHES "([^\n]*${word}[^\n]*)")
      message(SEND_ERROR "${header} says \"${word}\":\n${CMAKE_MATCH_1}")
    endif()
  endforeach()
endforeach()
