# SPDX-License-Identifier: BSL-1.0
# The tables of baseline.tsv in docs/firmware.md and README.md, and whether they are those of today:
#   cmake -P tests/firmware/cost/table.cmake                  fails where one differs
#   cmake -D WRITE=ON -P tests/firmware/cost/table.cmake      writes them
# A table is found by its first line, in the documents that have it.

cmake_policy(VERSION 3.23)
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/../../.. ABSOLUTE)
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/baseline.tsv baseline)
set(columns minimum median maximum flash ram stack)
foreach(line IN LISTS baseline)
  if(line MATCHES "^([a-z0-9_]+)\t([a-z0-9-]+)\t[0-9]")
    set(row ${CMAKE_MATCH_1}_${CMAKE_MATCH_2})
    list(APPEND measured_operations ${CMAKE_MATCH_1})
    string(REPLACE "\t" ";" values "${line}")
    list(SUBLIST values 2 6 values)
    foreach(column value IN ZIP_LISTS columns values)
      set(${column}_${row} ${value})
    endforeach()
  endif()
endforeach()

# With a comma before each three digits.
function(grouped number result)
  while(number MATCHES "^([0-9]+)([0-9][0-9][0-9])(,.*|)$")
    set(number "${CMAKE_MATCH_1},${CMAKE_MATCH_2}${CMAKE_MATCH_3}")
  endwhile()
  set(${result} "${number}" PARENT_SCOPE)
endfunction()

# Appends to `table` a line for an operation. Each cell is one or two columns of a core: median:core,
# or flash/stack:core.
function(line label operation)
  set(text "| ${label} |")
  foreach(cell IN LISTS ARGN)
    string(REPLACE ":" ";" cell "${cell}")
    list(GET cell 0 what)
    list(GET cell 1 core)
    string(REPLACE "/" ";" what "${what}")
    set(numbers "")
    foreach(column IN LISTS what)
      if(NOT DEFINED ${column}_${operation}_${core})
        message(FATAL_ERROR "baseline.tsv has no ${operation} on ${core}")
      endif()
      grouped(${${column}_${operation}_${core}} number)
      list(APPEND numbers ${number})
    endforeach()
    list(JOIN numbers " / " numbers)
    string(APPEND text " ${numbers} |")
  endforeach()
  set(table "${table}${text}\n" PARENT_SCOPE)
endfunction()

# Appends the lines of all operations with the same cells.
macro(lines)
  foreach(pair IN LISTS operations)
    string(REPLACE "=" ";" pair "${pair}")
    list(GET pair 0 operation)
    list(GET pair 1 label)
    line("${label}" ${operation} ${ARGN})
  endforeach()
endmacro()

set(operations
  "step_near_pair=`advance` by a fix, pair 3-9.5 km apart"
  "step_far_pair=the same, 30-80 km apart"
  "step_active_pair=the same, up to 400 m apart, alert on"
  "step_passing_pair=the same, coming and going, alerts told"
  "step_time_alone=`advance` by an instant"
  "step_zone=`advance` by `reading_of_circle` of a fix"
  "next_sample=`next_sample`"
  "clear_until=`clear_until`"
  "encode=`encode`, 74 bytes"
  "decode=`decode`"
  "for_wearer=`for_wearer`"
  "pair_decision=`classify` a pair by 500 m, up to 10 km apart"
  "pair_decision_close=the same, up to 1 km apart"
  "separation_near=`separation_of`, up to 10 km"
  "separation_far=`separation_of`, 10 km to anywhere"
  "circle_int=`classify`, `circle<std::int64_t>`"
  "circle_float=`classify`, `circle<float>`"
  "reading_of_circle=`reading_of_circle`"
  "flash_polygon_classify=`classify`, `flash_polygon<16>`"
  "flash_polygon_separation=`separation_of`, `flash_polygon<16>`"
  "sha256_block=`sha256_of`, one block"
  "within_double=`within` 500 m, up to 10 km, double"
  "distance_double=`distance`, up to 10 km, double"
  "geodesic_double=`distance` by the full geodesic, double"
  "peer_haversine_float=haversine in float, 0.56 % wrong"
  "peer_haversine_double=haversine in double, 0.56 % wrong"
  "peer_tiny_gps_plus=formula of TinyGPS++, double, 0.56 % wrong")

list(REMOVE_DUPLICATES measured_operations)
foreach(operation IN LISTS measured_operations)
  if(NOT operation STREQUAL "nothing" AND NOT ";${operations}" MATCHES ";${operation}=")
    message(SEND_ERROR "table.cmake has no words for ${operation}")
  endif()
endforeach()

set(table "| instructions, median | M0 | M3 | M4F | M7 | M33 | RV32IMAC | most, M0 | \
flash / stack, M0 | M4F |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
lines(median:cortex-m0 median:cortex-m3 median:cortex-m4f median:cortex-m7 median:cortex-m33
  median:rv32imac maximum:cortex-m0 flash/stack:cortex-m0 flash/stack:cortex-m4f)
list(APPEND tables "${table}")

# The short one, for the README.
set(operations
  "step_near_pair=alert step, pair 3-9.5 km apart"
  "pair_decision=pair within 500 m? up to 10 km apart"
  "pair_decision_close=the same, up to 1 km apart"
  "geodesic_double=full geodesic, double"
  "peer_tiny_gps_plus=formula of TinyGPS++, 0.56 % wrong")
set(table "| at -Os | instructions M0 | M4F | RV32IMAC | flash / stack M0 | M4F |
|---|--:|--:|--:|--:|--:|\n")
lines(median:cortex-m0 median:cortex-m4f median:rv32imac flash/stack:cortex-m0
  flash/stack:cortex-m4f)
list(APPEND tables "${table}")

if(PRINT)
  foreach(table IN LISTS tables)
    message("${table}")
  endforeach()
  return()
endif()

set(found 0)
foreach(name IN ITEMS docs/firmware.md README.md)
  set(document ${root}/${name})
  file(READ ${document} text)
  set(before "${text}")
  foreach(table IN LISTS tables)
    string(REGEX MATCH "^[^\n]*\n" first "${table}")
    string(FIND "${text}" "${first}" at)
    if(at EQUAL -1)
      continue()
    endif()
    math(EXPR found "${found} + 1")
    string(SUBSTRING "${text}" 0 ${at} front)
    string(SUBSTRING "${text}" ${at} -1 rest)
    string(REGEX REPLACE "^([|][^\n]*\n)+" "" rest "${rest}")
    set(text "${front}${table}${rest}")
  endforeach()
  if(NOT text STREQUAL before)
    if(WRITE)
      file(WRITE ${document} "${text}")
      message("${name}: written")
    else()
      message(SEND_ERROR "the tables of costs in ${name} are not those of baseline.tsv: \
cmake -D WRITE=ON -P tests/firmware/cost/table.cmake")
    endif()
  endif()
endforeach()
if(found EQUAL 0)
  message(FATAL_ERROR "neither docs/firmware.md nor README.md has a table of costs")
endif()
