# SPDX-License-Identifier: BSL-1.0
# Runs cordon-simulate and cordon-replay as a user would: what they print, their exit status, and
# what they leave behind.
#
#   cmake -DREPLAY=... -DSIMULATE=... -DWORK=... -P program.cmake

cmake_minimum_required(VERSION 3.23)

include(${CMAKE_CURRENT_LIST_DIR}/as_user.cmake)

function(expect_absent file)
  if(EXISTS ${WORK}/${file})
    message(FATAL_ERROR "${file} should not exist")
  endif()
endfunction()

# The same seed gives the same bytes, on every machine.
run(0 ${SIMULATE} --seed 7 --protected a.csv --wearer b.csv)
run(0 ${SIMULATE} --seed 7 --protected a2.csv --wearer b2.csv)
run(0 ${SIMULATE} --seed 8 --protected a8.csv --wearer b8.csv)
file(SHA256 ${WORK}/a.csv first)
file(SHA256 ${WORK}/a2.csv again)
file(SHA256 ${WORK}/a8.csv other)
file(SHA256 ${WORK}/b.csv first_wearer)
if(NOT first STREQUAL again OR first STREQUAL other)
  message(FATAL_ERROR "the seed does not decide the tracks")
endif()
if(NOT first STREQUAL "834b5f948df7260bf29e9e396e1fe1efdc89888384360835f8a8c886918c7d1d" OR
   NOT first_wearer STREQUAL "ab127657ead87c40b98f133357dfe8f05e3bf84306b2031f66c17708dcb07751")
  message(FATAL_ERROR "seed 7 gives other bytes here: ${first} ${first_wearer}")
endif()
run(2 ${SIMULATE} --seed x --protected a3.csv --wearer b3.csv)
run(2 ${SIMULATE} --protected a3.csv)
run(2 ${SIMULATE} --protected no/such/a.csv --wearer b3.csv)

# A pipe gets JSON lines; the story of the simulated hour is the one that it was made to tell.
run(0 ${REPLAY} --protected a.csv --wearer b.csv)
expect("${out}" "^{\"t\":[0-9]+\\.[0-9][0-9][0-9],\"event\":\"known\",\"level\":0,")
expect("${out}" "\"distance_m\":[0-9]+\\.[0-9][0-9][0-9]}\n")
expect("${out}" "unknown.*known.*entered.*left")
string(REGEX MATCHALL "entered" entries "${out}")
list(LENGTH entries count)
if(NOT count EQUAL 1)
  message(FATAL_ERROR "one approach, ${count} alerts:\n${out}")
endif()
expect("${err}" "common time: 59 min")
run(0 ${REPLAY} --protected a.csv --wearer b.csv --profile crossings --radius 100)
expect("${out}" "\"nearest_m\":[0-9.]+,\"nearest_t\":")

# With a file for the events, people get the timeline, without colours.
run(0 ${REPLAY} --protected a.csv --wearer b.csv --events events.jsonl --report report.html)
expect("${out}" "2026-03-14\n  09:00:")
expect("${out}" "came within 500 m")
string(ASCII 27 escape)
if(out MATCHES "${escape}")
  message(FATAL_ERROR "colours without a terminal")
endif()
file(READ ${WORK}/events.jsonl events)
expect("${events}" "\"event\":\"entered\"")
file(READ ${WORK}/report.html report)
expect("${report}" "^<!doctype html>.*</html>\n$")

run(0 ${REPLAY} --help)
expect("${out}" "^usage: cordon-replay")

# Bad use and bad input: status 2, a message, and no output.
run(2 ${REPLAY})
run(2 ${REPLAY} --protected a.csv --wearer b.csv --speed 9 --events bad.jsonl)
expect("${err}" "unknown option \"--speed\"")
file(WRITE ${WORK}/cut.csv "unix_s,lat_deg,lon_deg\n1,2,3\n4,5")
run(2 ${REPLAY} --protected a.csv --wearer cut.csv --events bad.jsonl --report bad.html)
expect("${err}" "^cut.csv:3: the row has 2 of 3 columns: the file is cut short\n$")
if(NOT out STREQUAL "")
  message(FATAL_ERROR "output in spite of bad input: ${out}")
endif()
run(2 ${REPLAY} --protected a.csv --wearer absent.csv --events bad.jsonl)
expect("${err}" "absent.csv: cannot be opened: ")
expect_absent(bad.jsonl)
expect_absent(bad.html)

# An output must not destroy an input, or the other output.
run(2 ${REPLAY} --protected a.csv --wearer b.csv --events ./a.csv)
expect("${err}" "is an input")
run(2 ${REPLAY} --protected a.csv --wearer b.csv --events x --report x)
file(SHA256 ${WORK}/a.csv kept)
if(NOT kept STREQUAL first)
  message(FATAL_ERROR "an input was overwritten")
endif()
run(2 ${REPLAY} --protected a.csv --wearer b.csv --events bad.jsonl --report no/such/folder/r.html)
expect("${err}" "no/such/folder/r.html: cannot be opened for writing")
expect_absent(bad.jsonl)
expect_absent(bad.jsonl.part)
if(EXISTS /dev/full)
  run(2 ${REPLAY} --protected a.csv --wearer b.csv --events /dev/full)
  expect("${err}" "cannot be written")
endif()

# Odd times are named, and the replay goes on.
file(WRITE ${WORK}/odd.csv "unix_s,lat_deg,lon_deg\n10,2,3\n10,2,3\n5,2,3\n20,2,3\n")
run(0 ${REPLAY} --protected odd.csv --wearer odd.csv)
expect("${err}" "odd.csv:3: repeated: .*\nodd.csv:4: late: ")
expect("${out}" "\"event\":\"repeated\".*\"event\":\"late\"")

# Zones: who entered and left which, in all profiles and outputs.
file(WRITE ${WORK}/east.csv "unix_s,lat_deg,lon_deg\n0,0,0\n1000,0,0.1\n")
file(WRITE ${WORK}/far.csv "unix_s,lat_deg,lon_deg\n0,5,0\n500,5,0\n1000,5,0.001\n")
file(WRITE ${WORK}/zones.geojson "{\"type\":\"FeatureCollection\",\"features\":[
{\"type\":\"Feature\",\"properties\":{\"name\":\"</script>box\"},\"geometry\":{\"type\":\"Polygon\",
\"coordinates\":[[[0.02,-0.01],[0.04,-0.01],[0.04,0.01],[0.02,0.01],[0.02,-0.01]]]}},
{\"type\":\"Feature\",\"properties\":{\"name\":\"home\",\"radius_m\":100},\"geometry\":
{\"type\":\"Point\",\"coordinates\":[0,5]}}]}")
if(GEOJSON)
  run(0 ${REPLAY} --protected far.csv --wearer east.csv --zones zones.geojson --profile crossings)
  set(box "\"zone\":\"[^\"]*box\",\"party\":\"wearer\",\"level\":0,\"distance_m\":0.000}\n")
  set(home "\"zone\":\"home\",\"party\":\"protected_person\",\"level\":0,\"distance_m\":")
  string(CONCAT all "^{\"t\":0.000,\"event\":\"entered\",${home}-100.000,\"initial\":true}\n"
    "{\"t\":(199.99.|200.00.),\"event\":\"entered\",${box}"
    "{\"t\":(399.99.|400.00.),\"event\":\"left\",${box}"
    "{\"t\":(949|950).[0-9]+,\"event\":\"left\",${home}0.000}\n$")
  expect("${out}" "${all}")
  expect("${err}" "wearer in zones: 1 of 2, once")
  run(0 ${REPLAY} --protected far.csv --wearer east.csv --zones zones.geojson --profile crossings
    --events zones.jsonl --report zones.html)
  expect("${out}" "00:03:(19.99.|20.00.)  wearer entered [^\n]*box")
  expect("${out}" "wearer left [^\n]*box  +0.0 m   after 3 min 20 s")
  file(READ ${WORK}/zones.html report)
  expect("${report}" "\"zones\":\\[.*\"name\":\"[^\"]*box\".*\"rings\":\\[\\[[-0-9]")
  run(0 ${REPLAY} --protected far.csv --wearer east.csv --zones zones.geojson --profile naive)
  expect("${out}" "^{\"t\":0.000,\"event\":\"entered\",${home}-100.000,\"initial\":true}\n{")

  file(WRITE ${WORK}/swapped.geojson "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],\n[1,99],[1,1],[0,0]]]}")
  run(2 ${REPLAY} --protected far.csv --wearer east.csv --zones swapped.geojson --events bad.jsonl)
  expect("${err}" "^swapped.geojson:2: feature 1: ring 1, vertex 2: latitude 99 is beyond 90")
  run(2 ${REPLAY} --protected far.csv --wearer east.csv --zones zones.geojson --report zones.geojson)
  expect("${err}" "is an input")
else()
  run(2 ${REPLAY} --protected far.csv --wearer east.csv --zones zones.geojson --events bad.jsonl)
  expect("${err}" "zones.geojson: .*nlohmann-json3-dev")
endif()
run(2 ${REPLAY} --protected far.csv --wearer east.csv --zones absent.geojson --events bad.jsonl)
expect("${err}" "absent.geojson: cannot be opened: ")
expect_absent(bad.jsonl)
# A case log verifies with its head, and only with it.
run(0 ${REPLAY} --protected a.csv --wearer b.csv --log case.bin)
string(REGEX MATCH "head is to be kept elsewhere: ([0-9a-f]+)\n" ignored "${err}")
set(head ${CMAKE_MATCH_1})
run(0 ${REPLAY} --verify case.bin --head ${head})
expect("${out}" "^case.bin: whole, and reproduced to the last event: .*approaches 1, ")
string(REPEAT "0" 64 zeros)
run(1 ${REPLAY} --verify case.bin --head ${zeros})
expect("${err}" "^case.bin: record [0-9]+, byte [0-9]+: the log is whole, but has another digest")
file(APPEND ${WORK}/case.bin "x")
run(1 ${REPLAY} --verify case.bin --head ${head})
expect("${err}" "the log goes on after the record whose digest this is")
run(2 ${REPLAY} --verify a.csv --head ${head})
expect("${err}" "^a.csv: record 1, byte 0: this is not a case log\n$")
run(2 ${REPLAY} --verify absent.bin --head ${head})
run(2 ${REPLAY} --verify case.bin)
expect("${err}" "a log cannot vouch for itself")
run(2 ${REPLAY} --protected a.csv --wearer b.csv --log ./a.csv)
expect("${err}" "is another file of this replay")
run(2 ${REPLAY} --protected a.csv --wearer b.csv --profile naive --log other.bin)
expect_absent(other.bin)

# Events of devices and of the centre, two levels, and their log; other profiles leave them out.
file(WRITE ${WORK}/hers.csv "unix_s,lat_deg,lon_deg,event\n100,0,0,\n200,0,0,acknowledge\n")
file(WRITE ${WORK}/his.csv "unix_s,lat_deg,lon_deg,event,lasts_s\n100,0,0.002,strap,\n150,,,jamming,
200,0,0.002,,\n300,,,still,\n")
run(0 ${REPLAY} --protected hers.csv --wearer his.csv --radius 500 --radius 1000 --log two.bin)
set(rest "\"distance_m\":222[.][0-9]+}\n")
string(CONCAT all "^{\"t\":100.000,\"event\":\"known\",\"level\":0,${rest}"
  "{\"t\":100.000,\"event\":\"entered\",\"level\":0,${rest}"
  "{\"t\":100.000,\"event\":\"entered\",\"level\":1,${rest}"
  "{\"t\":100.000,\"event\":\"strap\",\"party\":\"wearer\",\"level\":0,${rest}"
  "{\"t\":150.000,\"event\":\"jamming\",\"party\":\"wearer\",\"level\":0,${rest}"
  "{\"t\":200.000,\"event\":\"acknowledged\",\"level\":0,${rest}$")
expect("${out}" "${all}")
expect("${err}" "faults of devices: 2\n")
string(REGEX MATCH "head is to be kept elsewhere: ([0-9a-f]+)\n" ignored "${err}")
run(0 ${REPLAY} --verify two.bin --head ${CMAKE_MATCH_1})
expect("${out}" "reproduced to the last event: .* 8 inputs, 6 events\n.*level 1 of 500 m: approaches 1,")
expect("${out}" "  strap wearer: centre\n.*  jamming wearer: centre\n.*  acknowledged level 0: centre\n")
run(0 ${REPLAY} --protected hers.csv --wearer his.csv --events two.jsonl --report two.html)
expect("${out}" "device of the wearer: strap open, or off the body")
file(READ ${WORK}/two.html report)
expect("${report}" "\"levels\":.*\"evidence\":.*\"matter\":\"device\"")
run(0 ${REPLAY} --protected hers.csv --wearer his.csv --radius 1000,500 --profile naive)
expect("${out}" "^{\"t\":100.000,\"event\":\"entered\",\"level\":0[^\n]*\n[^\n]*\"level\":1[^\n]*\n$")
expect("${err}" "hers.csv: 1 event is left out: .*\nhis.csv: 3 events are left out: the profile naive ")
file(WRITE ${WORK}/fire.csv "unix_s,lat_deg,lon_deg,event\n100,0,0,\n200,,,fire\n")
run(2 ${REPLAY} --protected hers.csv --wearer fire.csv --events bad.jsonl)
expect("${err}" "^fire.csv:3: event \"fire\" is none of tamper, ")
file(WRITE ${WORK}/deep.csv "unix_s,lat_deg,lon_deg,event,level\n100,0,0,,\n200,,,close,1\n")
run(2 ${REPLAY} --protected deep.csv --wearer his.csv --events bad.jsonl)
expect("${err}" "^deep.csv:3: level 1 is not there: --radius gives 1\n$")
expect_absent(bad.jsonl)
