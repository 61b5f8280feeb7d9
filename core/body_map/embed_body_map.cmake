# SPDX-License-Identifier: Apache-2.0
# Writes OUTPUT: the drawings of the body map and their list of regions as text.
set(rows "")
foreach(file front.svg back.svg regions.xml)
  file(READ ${FOLDER}/${file} content)
  string(REPLACE "." "_" name ${file})
  string(APPEND rows "inline constexpr std::string_view body_map_${name} = R\"map(${content})map\";\n")
endforeach()
file(WRITE ${OUTPUT} "// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace attune {

${rows}
} // namespace attune
")
