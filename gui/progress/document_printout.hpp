// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/paper/document_pages.hpp"

#include <string>
#include <wx/print.h>

namespace attune {

/// Hands the pages of a document to a printer, drawn as in its PDF. On paper of another size pages are made smaller
/// where they would not fit, and never cut. Borrows the document.
class DocumentPrintout : public wxPrintout {
public:
    explicit DocumentPrintout(const Document& document);

    bool HasPage(int page) override { return page >= 1 && page <= pages_.count(); }
    void GetPageInfo(int* first, int* last, int* chosen_first, int* chosen_last) override;
    bool OnPrintPage(int page) override;

private:
    DocumentPages pages_;
};

/// Asks with the system's dialog which printer and which pages, and prints. Says so when the printer fails; nothing
/// happens when the therapist thinks better of it.
void print_document(wxWindow* parent, const Document& document);

} // namespace attune
