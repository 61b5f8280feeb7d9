// SPDX-License-Identifier: Apache-2.0
#include "core/report/paper/document_pages.hpp"

#include "core/report/paper/page_composer.hpp"

#include <cairo.h>

namespace attune {

namespace {

constexpr double to_points = 0.75;

} // namespace

struct DocumentPages::Setting {
    const Document& document;
    TextShaper shaper{};
    TextFace face{};
    ComposerMemory memory{};
    int pages = 0;
};

DocumentPages::DocumentPages(const Document& document)
    : setting_{new Setting{.document = document}} {
    PageCanvas counting{document, setting_->shaper, nullptr, 1};
    PageComposer{document, counting, setting_->memory, setting_->face}.compose();
    setting_->pages = counting.page_number();
}

DocumentPages::~DocumentPages() = default;

int DocumentPages::count() const noexcept { return setting_->pages; }
double DocumentPages::width() const noexcept {
    return page_size(setting_->document.paper, setting_->document.lies).width * to_points;
}

double DocumentPages::height() const noexcept {
    return page_size(setting_->document.paper, setting_->document.lies).height * to_points;
}

// What stands on a page follows from all that stands before it, so the whole is set again; only one page is drawn.
void DocumentPages::draw(int number, cairo_t* cairo) {
    if (number < 1 || number > setting_->pages)
        return;
    setting_->shaper.begin_again();
    cairo_save(cairo);
    cairo_scale(cairo, to_points, to_points);
    {
        PageCanvas canvas{setting_->document, setting_->shaper, cairo, setting_->pages, number};
        PageComposer{setting_->document, canvas, setting_->memory, setting_->face}.compose();
    }
    cairo_restore(cairo);
    check_drawing(cairo_status(cairo), "The page");
}

} // namespace attune
