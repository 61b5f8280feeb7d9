# SPDX-License-Identifier: Apache-2.0
# Writes FOLDER/approved.txt: one line "SHA-256  path" for each of LIBRARIES, as sha256sum does.
set(lines "")
foreach(library ${LIBRARIES})
  file(SHA256 ${FOLDER}/${library} hash)
  string(APPEND lines "${hash}  ${library}\n")
endforeach()
file(WRITE ${FOLDER}/approved.txt "${lines}")
