// SPDX-License-Identifier: Apache-2.0
// Pages as a printer asks for them, one by one.
#include "core/report/paper/document_pages.hpp"

#include "core/report/chart/chart.hpp"
#include "core/report/chart/surface.hpp"
#include "core/report/paper/document_pdf.hpp"
#include "tests/unit/report/example_chart.hpp"
#include "tests/unit/report/pdf_reading.hpp"

#include <cairo-pdf.h>
#include <gtest/gtest.h>

namespace attune {
namespace {

Document three_pages() {
    Document document{.title = "A report", .author = {}, .foot = "Lindenhof Practice", .made_on = {}, .blocks = {}};
    for (int page = 1; page <= 3; ++page) {
        document.blocks.emplace_back(Heading{2, "Part " + std::to_string(page)});
        document.blocks.emplace_back(Paragraph{"Words of part " + std::to_string(page) + ".", {}});
        document.blocks.emplace_back(Figure{example_chart(), "Low mood falls.", "", 0});
        if (page < 3)
            document.blocks.emplace_back(PageBreak{});
    }
    return document;
}

/// What stands on a sheet that only this page was drawn on.
std::string printed(DocumentPages& pages, int number) {
    Bytes bytes;
    const Surface surface{cairo_pdf_surface_create_for_stream(append_to_bytes, &bytes, pages.width(), pages.height())};
    {
        const Cairo cairo{cairo_create(surface.get())};
        pages.draw(number, cairo.get());
        EXPECT_EQ(cairo_status(cairo.get()), CAIRO_STATUS_SUCCESS);
    }
    cairo_surface_finish(surface.get());
    const ReadPdf pdf{bytes};
    EXPECT_NE(pdf.information().find("Pages:           1"), std::string::npos) << "a page never turns the printer's page";
    return pdf.words();
}

TEST(DocumentPagesTest, EachPageIsTheOneOfThePdfInAnyOrder) {
    const Document document = three_pages();
    const ReadPdf pdf{document_pdf(document).bytes};
    DocumentPages pages{document};

    ASSERT_EQ(pages.count(), 3);
    for (const int number : {3, 1, 2, 1}) {
        const std::string words = printed(pages, number);
        for (int other = 1; other <= 3; ++other)
            EXPECT_EQ(words.find("Words of part " + std::to_string(other)) != std::string::npos, other == number) << words;
        EXPECT_NE(words.find("Page " + std::to_string(number) + " of 3"), std::string::npos) << words;
    }
}

TEST(DocumentPagesTest, APageThatIsNotThereStaysEmpty) {
    const Document document = three_pages();
    DocumentPages pages{document};

    EXPECT_EQ(printed(pages, 0).find("part"), std::string::npos);
    EXPECT_EQ(printed(pages, 4).find("part"), std::string::npos);
}

TEST(DocumentPagesTest, SheetsAreAsLargeAsTheirPaper) {
    Document document = three_pages();
    EXPECT_NEAR(DocumentPages{document}.width(), 595, 1);
    document.paper = PaperSize::letter;
    EXPECT_NEAR(DocumentPages{document}.width(), 612, 1);
    EXPECT_NEAR(DocumentPages{document}.height(), 792, 1);
}

} // namespace
} // namespace attune
