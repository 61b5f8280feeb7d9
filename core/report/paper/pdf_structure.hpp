// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/database.hpp"

#include <string>
#include <vector>

namespace attune {

enum class HeadScope { column, row };

/// What Cairo cannot say about the structure of a PDF.
struct PdfStructure {
    std::string language;                  ///< BCP 47
    std::vector<std::string> figure_words; ///< alternative text of each Figure, in document order
    std::vector<HeadScope> head_scopes;    ///< of each TH, in document order
};

/// Appends an update to a PDF that Cairo wrote: language of the document, its title in place of the file's name in
/// the window's title, a text for each figure, the scope of each head cell. Throws Error(internal) when the file is
/// not built as Cairo builds PDF 1.4, or its figures and head cells are not as many as told.
[[nodiscard]] Bytes with_structure(Bytes pdf, const PdfStructure& structure);

} // namespace attune
