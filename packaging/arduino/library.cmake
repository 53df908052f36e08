# SPDX-License-Identifier: BSL-1.0
# Makes cordon-VERSION.zip, a library that the Arduino IDE takes by "Add .ZIP Library":
#   cmake -D INTO=build -P packaging/arduino/library.cmake
# Arduino looks for headers in src/ alone, and for a library by the name of one of them.

cmake_policy(VERSION 3.23)
if(NOT DEFINED INTO)
  message(FATAL_ERROR "say where to: cmake -D INTO=folder -P packaging/arduino/library.cmake")
endif()
get_filename_component(INTO ${INTO} ABSOLUTE)
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
file(STRINGS ${root}/library.properties version REGEX "^version=")
string(REPLACE "version=" "" version "${version}")

file(REMOVE_RECURSE ${INTO}/cordon)
file(COPY ${root}/library.properties ${root}/LICENSE DESTINATION ${INTO}/cordon)
file(COPY ${root}/include/cordon ${CMAKE_CURRENT_LIST_DIR}/cordon.h DESTINATION ${INTO}/cordon/src)
file(COPY ${CMAKE_CURRENT_LIST_DIR}/examples DESTINATION ${INTO}/cordon)
execute_process(
  COMMAND ${CMAKE_COMMAND} -E tar cf ${INTO}/cordon-${version}.zip --format=zip cordon
  WORKING_DIRECTORY ${INTO} COMMAND_ERROR_IS_FATAL ANY)
message("made ${INTO}/cordon-${version}.zip")
