# SPDX-License-Identifier: Apache-2.0
# Writes OUTPUT: the FILES of a new pack (below FOLDER), so that the installed program can write one.
string(REPLACE " " ";" FILES "${FILES}")
set(rows "")
foreach(file IN LISTS FILES)
  file(READ ${FOLDER}/${file} content)
  string(APPEND rows "        {\"${file}\", R\"starter(${content})starter\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// SPDX-License-Identifier: Apache-2.0
#include \"core/modality/authoring/starter_text.hpp\"

namespace attune {

const std::map<std::string, std::string, std::less<>>& starter_texts() {
    static const std::map<std::string, std::string, std::less<>> texts{
${rows}    };
    return texts;
}

} // namespace attune
")
