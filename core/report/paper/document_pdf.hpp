// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/paper/document.hpp"
#include "core/vault/database.hpp"

#include <vector>

namespace attune {

/// A document as a file, and what is to be said of it.
struct DocumentPdf {
    Bytes bytes;
    int pages = 0;
    std::vector<char32_t> missing; ///< characters that no font on this machine has; boxes stand in their place
};

/// Sets a document on pages and writes it as tagged PDF 1.4 with embedded fonts. The same document gives the same
/// bytes on one machine. Throws Error(no_memory, internal).
[[nodiscard]] DocumentPdf document_pdf(const Document& document);

} // namespace attune
