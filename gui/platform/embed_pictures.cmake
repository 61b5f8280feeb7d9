# SPDX-License-Identifier: Apache-2.0
# Writes OUTPUT: every file of PICTURES (below FOLDER) as text, found by its path.
string(REPLACE " " ";" PICTURES "${PICTURES}")
set(rows "")
foreach(picture IN LISTS PICTURES)
  file(READ ${FOLDER}/${picture} svg)
  string(APPEND rows "    {\"${picture}\", R\"svg(${svg})svg\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// SPDX-License-Identifier: Apache-2.0
#include \"gui/platform/pictures.hpp\"

#include <array>
#include <utility>

namespace attune {
namespace {

constexpr std::pair<std::string_view, const char*> pictures[] = {
${rows}};

} // namespace

const char* picture(std::string_view path) {
    for (const auto& [name, svg] : pictures)
        if (name == path)
            return svg;
    return nullptr;
}

} // namespace attune
")
