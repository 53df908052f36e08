# SPDX-License-Identifier: BSL-1.0
# Runs many_zones as a user would, on three thousand zones of its own making, also across the date
# line. Without GeoJSON, what it says instead.
#
#   cmake -DMANY_ZONES=... -DGEOJSON=ON -DWORK=... -P many_zones.cmake

cmake_minimum_required(VERSION 3.23)

file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})

# ask(<status> <fixes> <argument>...): sets `out` and `err`.
function(ask status fixes)
  file(WRITE ${WORK}/fixes.txt "${fixes}")
  execute_process(COMMAND ${MANY_ZONES} ${ARGN} WORKING_DIRECTORY ${WORK}
    INPUT_FILE ${WORK}/fixes.txt
    RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT result STREQUAL status)
    message(FATAL_ERROR "exit status ${result}, not ${status}: ${ARGN}\n${out}${err}")
  endif()
  set(out "${out}" PARENT_SCOPE)
  set(err "${err}" PARENT_SCOPE)
endfunction()

function(expect text wanted)
  if(NOT text STREQUAL wanted)
    message(FATAL_ERROR "not\n${wanted}\nbut\n${text}")
  endif()
endfunction()

function(expect_match text pattern)
  if(NOT text MATCHES "${pattern}")
    message(FATAL_ERROR "no match for: ${pattern}\nin:\n${text}")
  endif()
endfunction()

# 60 rows of 50 boxes, a hundredth of a degree high and a tenth wide less a fifth of either, from 178
# degrees east over the date line; a circle and a road over some of them.
set(features "")
foreach(row RANGE 59)
  set(south "0.${row}0")
  if(row LESS 10)
    set(south "0.0${row}0")
  endif()
  string(REGEX REPLACE "0$" "8" north ${south})
  foreach(column RANGE 49)
    math(EXPR west "17800 + ${column} * 10")
    math(EXPR east "${west} + 8")
    foreach(edge IN ITEMS west east)
      string(REGEX REPLACE "(..)$" ".\\1" ${edge} ${${edge}})
    endforeach()
    string(APPEND features "{\"type\":\"Feature\",\"properties\":{\"name\":\"${row}/${column}\"},"
      "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[${west},${south}],[${east},${south}],"
      "[${east},${north}],[${west},${north}],[${west},${south}]]]}},\n")
  endforeach()
endforeach()
string(APPEND features "{\"type\":\"Feature\",\"properties\":{\"name\":\"tab\\there\",\"radius_m\":400},"
  "\"geometry\":{\"type\":\"Point\",\"coordinates\":[-179.96,0.204]}},\n"
  "{\"type\":\"Feature\",\"properties\":{\"name\":\"road\",\"width_m\":100},"
  "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[179.9,0.3],[180.1,0.3]]}}")
file(WRITE ${WORK}/zones.geojson "{\"type\":\"FeatureCollection\",\"features\":[\n${features}]}\n")

ask(0 "" --help)
expect_match("${out}" "^usage: many_zones")

if(NOT GEOJSON)
  ask(2 "1 2\n" zones.geojson)
  expect_match("${err}" "zones.geojson: .*nlohmann-json3-dev")
  return()
endif()

string(ASCII 9 tab)
ask(0 "0.204 -179.96\n\n0.209 180.0\n0,178\n 0.3\t180.05 \n-45 10\n" zones.geojson)
expect("${out}" "20/20${tab}tab?here\n-\n0/0\n30/20${tab}road\n-\n")
expect_match("${err}" "^zones: 3002, indexed in [0-9.]+ ms and [0-9]+ bytes\n$")

# 0.0008 degrees north of a box and 0.0012 south of the next; the nearest comes first.
ask(0 "0.2088 180.02\n" zones.geojson --within 150)
expect_match("${out}" "^20/20 88.4[0-9]+${tab}21/20 132.6[0-9]+\n$")
ask(0 "0.204 -179.96\n" zones.geojson --within=0)
expect_match("${out}" "^20/20 -442.[0-9]+${tab}tab.here -400.000\n$")
ask(0 "1 1\n" zones.geojson --within 5)
expect("${out}" "-\n")

# Bad use and bad input: status 2, and a message that names it.
ask(2 "")
expect_match("${err}" "no file of zones")
ask(2 "" zones.geojson --inside 5)
expect_match("${err}" "unknown option \"--inside\"")
ask(2 "" zones.geojson --within -5)
expect_match("${err}" "is not from 0 to")
ask(2 "" absent.geojson)
expect_match("${err}" "absent.geojson: cannot be opened")
ask(2 "0 0\n95 0\n" zones.geojson)
expect_match("${err}" "standard input:2: the latitude is beyond 90 degrees\n$")
ask(2 "0 0\n\n1 east\n" zones.geojson)
expect_match("${err}" "standard input:3: longitude \"east\" is not a number\n$")
ask(2 "1\n" zones.geojson)
expect_match("${err}" "standard input:1: longitude \"\" is empty\n$")
file(WRITE ${WORK}/bowtie.geojson "{\"type\":\"Polygon\",\n\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}")
ask(2 "1 1\n" bowtie.geojson)
expect_match("${err}" "^bowtie.geojson:2: feature 1: ring 1, vertex [1-4]: ")
expect("${out}" "")
