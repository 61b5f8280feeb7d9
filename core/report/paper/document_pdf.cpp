// SPDX-License-Identifier: Apache-2.0
#include "core/report/paper/document_pdf.hpp"

#include "core/report/paper/page_composer.hpp"

#include <cairo-pdf.h>

namespace attune {

namespace {

constexpr double to_points = 0.75;

// PDF 1.4, because newer ones hide the structure in compressed objects, where what Cairo leaves out could not be
// added.
Surface make_surface(const Document& document, Bytes& bytes) {
    const PageSize page = page_size(document.paper, document.lies);
    Surface surface{cairo_pdf_surface_create_for_stream(append_to_bytes, &bytes, page.width * to_points,
                                                        page.height * to_points)};
    check_drawing(cairo_surface_status(surface.get()), "The document");
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_4);
    const auto tell = [&](cairo_pdf_metadata_t what, const std::string& text) {
        if (!text.empty())
            cairo_pdf_surface_set_metadata(surface.get(), what, text.c_str());
    };
    tell(CAIRO_PDF_METADATA_TITLE, document.title);
    tell(CAIRO_PDF_METADATA_AUTHOR, document.author);
    tell(CAIRO_PDF_METADATA_CREATOR, "Attune");
    const std::string made = format_date(document.made_on) + "T00:00:00Z";
    tell(CAIRO_PDF_METADATA_CREATE_DATE, made);
    tell(CAIRO_PDF_METADATA_MOD_DATE, made);
    return surface;
}

} // namespace

DocumentPdf document_pdf(const Document& document) {
    TextShaper shaper;
    TextFace face;
    ComposerMemory memory;
    int pages = 0;
    {
        PageCanvas counting{document, shaper, nullptr, 1};
        PageComposer{document, counting, memory, face}.compose();
        pages = counting.page_number();
    }
    shaper.begin_again();
    DocumentPdf made;
    Surface surface = make_surface(document, made.bytes);
    Cairo cairo{cairo_create(surface.get())};
    cairo_scale(cairo.get(), to_points, to_points);
    PageCanvas canvas{document, shaper, cairo.get(), pages};
    PageComposer{document, canvas, memory, face}.compose();
    check_drawing(cairo_status(cairo.get()), "The document");
    cairo.reset();
    cairo_surface_finish(surface.get());
    check_drawing(cairo_surface_status(surface.get()), "The document");
    canvas.structure().language = document.language;
    made.bytes = with_structure(std::move(made.bytes), canvas.structure());
    made.pages = pages;
    made.missing.assign(shaper.missing().begin(), shaper.missing().end());
    return made;
}

} // namespace attune
