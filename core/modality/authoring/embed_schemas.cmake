# SPDX-License-Identifier: Apache-2.0
# Writes OUTPUT: the SCHEMAS (below FOLDER) as text, so that the program can say what may stand where.
string(REPLACE " " ";" SCHEMAS "${SCHEMAS}")
set(rows "")
foreach(schema IN LISTS SCHEMAS)
  file(READ ${FOLDER}/${schema}.xsd content)
  string(LENGTH "${content}" size)
  if(size GREATER 60000)
    message(FATAL_ERROR "${schema}.xsd is too long for one literal")
  endif()
  string(APPEND rows "    if (name == \"${schema}\")\n        return R\"xsd(${content})xsd\";\n")
endforeach()
file(WRITE ${OUTPUT} "// SPDX-License-Identifier: Apache-2.0
#include \"core/modality/authoring/schema_text.hpp\"

namespace attune {

std::string_view schema_text(std::string_view name) {
${rows}    return {};
}

} // namespace attune
")
