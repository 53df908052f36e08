# SPDX-License-Identifier: BSL-1.0
# cordon-replay reads what receivers send, and refuses what holds no position, as a user would see.
#
#   cmake -DREPLAY=... -DWORK=... -P receivers.cmake

cmake_minimum_required(VERSION 3.23)

include(${CMAKE_CURRENT_LIST_DIR}/as_user.cmake)

file(WRITE ${WORK}/her.csv "unix_s,lat_deg,lon_deg\n")
foreach(k RANGE 0 50 10)
  math(EXPR second "1718452800 + ${k}")
  file(APPEND ${WORK}/her.csv "${second},48.0166667,11.0\n")
endforeach()
# He stands 1.9 km north of her for a fix, then 185 m; a line between the two is damaged.
set(sentences
  "$GPGGA,120000,4802.0,N,01100.0,E,1,08,0.9,1,M,1,M,,*7E\r\n"
  "$GPRMC,120000,A,4802.0,N,01100.0,E,0,0,150624,,,A*79\r\n"
  "$GPGGA,120010,4801.1,N,01100.0,E,1,08,0.9,1,M,1,M,,*00\r\n"
  "$GPGGA,120020,4801.1,N,01100.0,E,1,08,0.9,1,M,1,M,,*7E\r\n"
  "$GPRMC,120020,A,4801.1,N,01100.0,E,0,0,150624,,,A*79\r\n")
file(WRITE ${WORK}/his.log "# a comment with $GPGGA in it\n" ${sentences})

run(0 ${REPLAY} --protected her.csv --wearer his.log --profile naive --events found.jsonl)
file(READ ${WORK}/found.jsonl events)
expect("${events}" "^{\"t\":1718452820.000,\"event\":\"entered\",\"level\":0,")
expect("${err}" "^his.log:4: 5[0-9] bytes in 1 place, ")
run(2 ${REPLAY} --protected her.csv --wearer "his.log#bus=7" --events other.jsonl)
expect("${err}" "^his.log: is what a receiver sent; #column=value selects")

file(WRITE ${WORK}/nothing.ubx "no message")
run(2 ${REPLAY} --protected nothing.ubx --wearer his.log --events other.jsonl)
expect("${err}" "^nothing.ubx: holds no sound message of NMEA 0183 or UBX\n$")
list(GET sentences 0 undated)
file(WRITE ${WORK}/undated.nmea ${undated})
run(2 ${REPLAY} --protected her.csv --wearer undated.nmea --events other.jsonl)
expect("${err}" "^undated.nmea:1: a fix without a date: ")
if(EXISTS ${WORK}/other.jsonl)
  message(FATAL_ERROR "what was refused left something behind")
endif()
