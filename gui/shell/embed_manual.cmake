# SPDX-License-Identifier: Apache-2.0
# Writes OUTPUT: the PAGES of the manual (below FOLDER), so that help needs neither the net nor a viewer.
string(REPLACE " " ";" PAGES "${PAGES}")
set(rows "")
foreach(page IN LISTS PAGES)
  file(READ ${FOLDER}/${page}.md content)
  string(APPEND rows "        {\"${page}\", R\"manual(${content})manual\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// SPDX-License-Identifier: Apache-2.0
#include \"gui/shell/manual_text.hpp\"

namespace attune {

const std::vector<ManualPage>& manual_pages() {
    static const std::vector<ManualPage> pages{
${rows}    };
    return pages;
}

} // namespace attune
")
