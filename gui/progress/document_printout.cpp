// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/document_printout.hpp"

#include "core/error.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <cairo.h>
#include <wx/dc.h>
#include <wx/intl.h>

namespace attune {

namespace {

constexpr double points_in_an_inch = 72;

} // namespace

DocumentPrintout::DocumentPrintout(const Document& document)
    : wxPrintout{utf8(document.title)},
      pages_{document} {}

void DocumentPrintout::GetPageInfo(int* first, int* last, int* chosen_first, int* chosen_last) {
    *first = *chosen_first = 1;
    *last = *chosen_last = pages_.count();
}

bool DocumentPrintout::OnPrintPage(int page) {
    const wxDC* dc = GetDC();
    auto* cairo = dc != nullptr ? static_cast<cairo_t*>(dc->GetHandle()) : nullptr;
    int dots_across = 0;
    int dots_down = 0;
    GetPPIPrinter(&dots_across, &dots_down);
    if (cairo == nullptr || dots_across <= 0 || dots_down <= 0)
        return false;
    // The context begins where the printer can print; the sheet's corner lies outside of that.
    const wxRect paper = GetPaperRectPixels();
    const double width = paper.width * points_in_an_inch / dots_across;
    const double height = paper.height * points_in_an_inch / dots_down;
    const double fit = width > 0 && height > 0 ? std::min({1.0, width / pages_.width(), height / pages_.height()}) : 1;
    cairo_save(cairo);
    cairo_translate(cairo, paper.x * points_in_an_inch / dots_across, paper.y * points_in_an_inch / dots_down);
    cairo_scale(cairo, fit, fit);
    bool is_drawn = true;
    try {
        pages_.draw(page, cairo);
    } catch (const std::exception&) { // the printer is told; nothing thrown may cross GTK
        is_drawn = false;
    }
    cairo_restore(cairo);
    return is_drawn;
}

void print_document(wxWindow* parent, const Document& document) {
    DocumentPrintout printout{document};
    wxPrintData data;
    data.SetPaperId(document.paper == PaperSize::letter ? wxPAPER_LETTER : wxPAPER_A4);
    data.SetOrientation(document.lies == PaperLies::across ? wxLANDSCAPE : wxPORTRAIT);
    data.SetQuality(wxPRINT_QUALITY_HIGH);
    wxPrintDialogData choices{data};
    choices.SetMinPage(1);
    wxPrinter printer{&choices};
    if (!printer.Print(parent, &printout, true) && wxPrinter::GetLastError() == wxPRINTER_ERROR)
        show_failure(parent, Error{ErrorKind::bad_input, "The printer did not take the pages. Look whether it is on and "
                                                         "has paper, or save the pages as a PDF file and print that."});
}

} // namespace attune
