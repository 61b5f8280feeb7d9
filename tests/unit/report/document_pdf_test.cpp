// SPDX-License-Identifier: Apache-2.0
#include "core/report/paper/document_pdf.hpp"

#include "core/error.hpp"
#include "core/report/paper/pdf_structure.hpp"

#include "tests/unit/report/example_chart.hpp"
#include "tests/unit/report/pdf_reading.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace attune {
namespace {

Document document_of(std::vector<DocumentBlock> blocks) {
    return {.title = "A report",
            .author = "Dr Ana Kovač",
            .foot = "Lindenhof Practice",
            .made_on = Date{std::chrono::year{2027}, std::chrono::month{3}, std::chrono::day{9}},
            .blocks = std::move(blocks)};
}

std::string words(int count, const std::string& word = "quiet") {
    std::string text;
    for (int number = 1; number <= count; ++number)
        text += word + std::to_string(number) + " ";
    return text;
}

Table table_of(int rows) {
    Table table{.caption = "Scores",
                .columns = {{"Date", DocumentColumn::Edge::start}, {"Score", DocumentColumn::Edge::end}},
                .rows = {},
                .first_column = Table::FirstColumn::heads};
    for (int row = 1; row <= rows; ++row)
        table.rows.push_back({"day " + std::to_string(row), std::to_string(row % 27)});
    return table;
}

TEST(DocumentPdfTest, EveryBlockIsTaggedAsWhatItIs) {
    const ReadPdf pdf{document_pdf(document_of({Heading{1, "Progress report"}, Heading{2, "Summary"},
                                                Heading{3, "Sleep"},
                                                Paragraph{"Better since March.", {}},
                                                List{.items = {"first thing", "second thing"}, .kind = List::Kind::numbers},
                                                table_of(2), Figure{example_chart(), "Low mood falls.", "A chart", 0}}))
                          .bytes};

    const std::string structure = pdf.structure();

    EXPECT_NE(structure.find("H1 (block)\n    \"Progress report\""), std::string::npos) << structure;
    EXPECT_NE(structure.find("H2 (block)\n    \"Summary\""), std::string::npos);
    EXPECT_NE(structure.find("H3 (block)\n    \"Sleep\""), std::string::npos);
    EXPECT_NE(structure.find("P (block)\n    \"Better since March.\""), std::string::npos);
    EXPECT_EQ(count_of(structure, " LI (block)"), 2U);
    EXPECT_NE(structure.find("LBody (block)\n        \"second thing\""), std::string::npos);
    EXPECT_EQ(count_of(structure, " TR"), 3U);
    EXPECT_EQ(count_of(structure, " TH"), 4U);
    EXPECT_EQ(count_of(structure, " TD"), 2U);
    EXPECT_EQ(count_of(structure, " Figure"), 1U);
    EXPECT_EQ(structure.find("Syntax Error"), std::string::npos) << structure;
}

TEST(DocumentPdfTest, FiguresCarryTheirWordsAndHeadCellsTheirScope) {
    const Bytes bytes = document_pdf(document_of({table_of(1), Figure{example_chart(), "Mood (low) falls → 9", "", 0}})).bytes;
    const std::string text{bytes.begin(), bytes.end()};

    // "Mood (low) falls → 9" in UTF-16.
    EXPECT_NE(text.find("/Alt <FEFF004D006F006F006400200028006C006F0077002900200066"
                        "0061006C006C0073002021920020" "0039>"),
              std::string::npos);
    EXPECT_EQ(count_of(text, "/Scope /Column"), 2U);
    EXPECT_EQ(count_of(text, "/Scope /Row"), 1U);
    EXPECT_NE(text.find("/Lang (en)"), std::string::npos);
    EXPECT_NE(text.find("/DisplayDocTitle true"), std::string::npos);
    EXPECT_EQ(ReadPdf{bytes}.text().find("Error"), std::string::npos);
}

TEST(DocumentPdfTest, TitleAuthorAndDateStandInTheFile) {
    const std::string information = ReadPdf{document_pdf(document_of({Heading{1, "Title"}})).bytes}.information();

    EXPECT_NE(information.find("Title:           A report"), std::string::npos) << information;
    EXPECT_NE(information.find("Author:          Dr Ana Kovač"), std::string::npos);
    EXPECT_NE(information.find("Tue Mar  9"), std::string::npos);
    EXPECT_NE(information.find("Tagged:          yes"), std::string::npos);
    EXPECT_NE(information.find("(A4)"), std::string::npos);
}

TEST(DocumentPdfTest, LetterPaperIsLetterPaper) {
    Document document = document_of({Heading{1, "Title"}});
    document.paper = PaperSize::letter;

    EXPECT_NE(ReadPdf{document_pdf(document).bytes}.information().find("612 x 792 pts (letter)"), std::string::npos);
}

TEST(DocumentPdfTest, PaperThatLiesAcrossIsWiderThanHigh) {
    Document document = document_of({Heading{1, "Title"}, table_of(60)});
    document.paper = PaperSize::letter;
    document.lies = PaperLies::across;
    const DocumentPdf made = document_pdf(document);

    EXPECT_NE(ReadPdf{made.bytes}.information().find("792 x 612 pts (letter)"), std::string::npos);
    document.lies = PaperLies::upright;
    EXPECT_GT(made.pages, document_pdf(document).pages) << "a page that is lower holds fewer rows";
}

TEST(DocumentPdfTest, PagesAreCountedAndTheHeadOfATableComesAgain) {
    const DocumentPdf made = document_pdf(document_of({Heading{2, "All scores"}, table_of(120)}));
    const ReadPdf pdf{made.bytes};

    ASSERT_GE(made.pages, 3);
    for (int page = 1; page <= made.pages; ++page) {
        const std::string text = pdf.text_of_page(page);
        EXPECT_NE(text.find("Page " + std::to_string(page) + " of " + std::to_string(made.pages)), std::string::npos);
        EXPECT_NE(text.find("Date"), std::string::npos) << text;
        EXPECT_NE(text.find("Lindenhof Practice"), std::string::npos);
        EXPECT_EQ(text.find("A report") != std::string::npos, page > 1);
    }
    EXPECT_EQ(count_of(pdf.structure(), "\"Date\""), 1U) << "the structure has the head once";
}

TEST(DocumentPdfTest, NoRowOfTenThousandIsLost) {
    const DocumentPdf made = document_pdf(document_of({table_of(10000)}));
    const std::string text = ReadPdf{made.bytes}.text();

    EXPECT_EQ(count_of(text, "day "), 10000U);
    EXPECT_NE(text.find("day 10000 "), std::string::npos);
}

TEST(DocumentPdfTest, AParagraphOverTwoPagesIsOneParagraphWithAllItsWords) {
    const DocumentPdf made = document_pdf(document_of({Paragraph{words(1500), {}}}));
    const ReadPdf pdf{made.bytes};
    const std::string structure = pdf.structure();

    ASSERT_GT(made.pages, 1);
    EXPECT_EQ(count_of(structure, " P (block)"), 1U);
    EXPECT_EQ(count_of(structure, "Span (inline)"), static_cast<std::size_t>(made.pages));
    EXPECT_EQ(structure.find("Page 1 of"), std::string::npos) << "the foot is no part of the text";
    EXPECT_EQ(count_of(pdf.text(), "quiet"), 1500U);
}

TEST(DocumentPdfTest, NoPageBeginsOrEndsWithALoneLineOfAParagraph) {
    // Paragraphs of four lines each on many pages: every way of meeting a page's end comes about.
    for (int before = 0; before < 6; ++before) {
        std::vector<DocumentBlock> blocks;
        for (int line = 0; line < 34 + before; ++line)
            blocks.emplace_back(Paragraph{"One line.", Paragraph::Style::small});
        std::string four;
        for (int line = 1; line <= 4; ++line)
            four += "line" + std::to_string(line) + (line < 4 ? "\n" : "");
        blocks.emplace_back(Paragraph{four, {}});
        const DocumentPdf made = document_pdf(document_of(std::move(blocks)));
        const std::string first = ReadPdf{made.bytes}.text_of_page(1);

        const std::size_t on_first = count_of(first, "line") - count_of(first, "One line");
        EXPECT_TRUE(on_first == 0 || on_first == 2 || on_first == 4) << before << ": " << on_first;
    }
}

TEST(DocumentPdfTest, AHeadingStaysWithWhatFollows) {
    for (int before = 0; before < 12; ++before) {
        std::vector<DocumentBlock> blocks;
        for (int line = 0; line < 36 + before; ++line)
            blocks.emplace_back(Paragraph{"One line.", Paragraph::Style::small});
        blocks.emplace_back(Heading{2, "The heading"});
        blocks.emplace_back(Heading{3, "And below"});
        blocks.emplace_back(table_of(3));
        const DocumentPdf made = document_pdf(document_of(std::move(blocks)));
        const ReadPdf pdf{made.bytes};
        for (int page = 1; page <= made.pages; ++page) {
            const std::string text = pdf.text_of_page(page);
            EXPECT_EQ(text.find("The heading") != std::string::npos, text.find("day 1") != std::string::npos)
                << before << ", page " << page;
        }
    }
}

TEST(DocumentPdfTest, AFigureIsNeverSplitAndOneHigherThanAPageIsMadeSmaller) {
    ChartModel tall = example_chart();
    while (tall.panels.size() < 24)
        tall.panels.push_back(tall.panels[tall.panels.size() % 2]);
    std::vector<DocumentBlock> blocks{Paragraph{words(200), {}}, Figure{example_chart(), "first", "Below the first", 0},
                              Figure{example_chart(), "second", "Below the second", 0},
                              Figure{tall, "tall", "Below the tall one", 0}};
    const DocumentPdf made = document_pdf(document_of(std::move(blocks)));
    const ReadPdf pdf{made.bytes};

    EXPECT_EQ(count_of(pdf.structure(), " Figure"), 3U);
    const std::string last = pdf.text_of_page(made.pages);
    EXPECT_EQ(count_of(last, "SUD by target"), 12U);
    EXPECT_NE(last.find("Below the tall one"), std::string::npos);
}

TEST(DocumentPdfTest, AHeadingStaysWithAFigureThatFillsThePage) {
    ChartModel tall = example_chart();
    while (tall.panels.size() < 24)
        tall.panels.push_back(tall.panels[tall.panels.size() % 2]);
    const DocumentPdf made = document_pdf(
        document_of({Paragraph{words(200), {}}, Heading{2, "The way there"}, Figure{tall, "tall", "Below the tall one", 0}}));
    const ReadPdf pdf{made.bytes};

    EXPECT_EQ(made.pages, 2);
    EXPECT_NE(pdf.text_of_page(2).find("The way there"), std::string::npos);
    EXPECT_NE(pdf.text_of_page(2).find("Below the tall one"), std::string::npos);
}

TEST(DocumentPdfTest, ARowHigherThanAPageGoesOnWithTheHeadAgain) {
    Table table = table_of(1);
    table.rows.push_back({"long", words(3000)});
    const DocumentPdf made = document_pdf(document_of({table}));
    const ReadPdf pdf{made.bytes};

    ASSERT_GT(made.pages, 2);
    EXPECT_EQ(count_of(pdf.text(), "quiet"), 3000U);
    EXPECT_NE(pdf.text_of_page(2).find("Score"), std::string::npos);
}

TEST(DocumentPdfTest, AWordLongerThanItsCellIsBrokenAndKeptWhole) {
    const std::string word(3000, 'x');
    Table table = table_of(1);
    table.rows.push_back({word, "end"});
    const std::string text = ReadPdf{document_pdf(document_of({table, Paragraph{word, {}}})).bytes}.text();

    EXPECT_EQ(static_cast<std::size_t>(std::count(text.begin(), text.end(), 'x')), 6000U);
    EXPECT_NE(text.find("end"), std::string::npos);
}

TEST(DocumentPdfTest, RightToLeftParagraphsStandAtTheRight) {
    const DocumentPdf made = document_pdf(
        document_of({Paragraph{"השינה השתפרה מאז מרץ.", {}}, List{.items = {"النوم أفضل", "plain"}, .kind = {}},
                     Paragraph{"Mixed: שלום and back", {}}}));
    const std::string text = ReadPdf{made.bytes}.text();

    EXPECT_TRUE(made.missing.empty());
    const auto line = text.find("השינה");
    ASSERT_NE(line, std::string::npos) << text;
    EXPECT_NE(text.find("השתפרה"), std::string::npos);
    EXPECT_NE(text.find("النوم"), std::string::npos) << text;
    EXPECT_NE(text.find("שלום"), std::string::npos);
    const std::string before = text.substr(0, line);
    EXPECT_GT(before.size() - before.rfind('\n'), 20U) << "set at the right edge: blanks before it\n" << text;
}

TEST(DocumentPdfTest, CharactersWithoutAFontAreTold) {
    const DocumentPdf made = document_pdf(document_of({Paragraph{"Private: \uE123 and plain", {}}}));

    EXPECT_EQ(made.missing, std::vector<char32_t>{0xE123});
}

TEST(DocumentPdfTest, BrokenTextIsSetAndNothingIsLostAroundIt) {
    const DocumentPdf made = document_pdf(
        document_of({Paragraph{std::string{"before \xff\xfe\0\x01 after", 17}, {}}, Heading{2, ""}, List{},
                     Table{}, KeyValues{}, Notice{"", ""}, Figure{{}, "", "", 0}}));
    const std::string text = ReadPdf{made.bytes}.text();

    EXPECT_NE(text.find("before"), std::string::npos);
    EXPECT_NE(text.find("after"), std::string::npos);
}

TEST(DocumentPdfTest, TheSameDocumentGivesTheSameBytesWithItsFontsInside) {
    const Document document =
        document_of({Heading{1, "Title"}, table_of(80), Figure{example_chart(), "words", "", 0}, Paragraph{"שלום", {}}});
    const Bytes once = document_pdf(document).bytes;

    EXPECT_EQ(once, document_pdf(document).bytes);
    const std::string fonts = ReadPdf{once}.fonts();
    EXPECT_NE(fonts.find("Noto"), std::string::npos);
    EXPECT_EQ(fonts.find(" no  "), std::string::npos) << fonts;
}

TEST(DocumentPdfTest, AnEmptyDocumentIsOneEmptyPage) {
    const DocumentPdf made = document_pdf(document_of({}));

    EXPECT_EQ(made.pages, 1);
    EXPECT_NE(ReadPdf{made.bytes}.information().find("Pages:           1"), std::string::npos);
}

TEST(PdfStructureTest, AFileThatIsNotCairosIsRefused) {
    const std::string text = "%PDF-1.4\nstartxref\n99999\n%%EOF\n";

    EXPECT_THROW((void)with_structure(Bytes{text.begin(), text.end()}, {}), Error);
    EXPECT_THROW((void)with_structure(Bytes{}, {}), Error);
}

TEST(PdfStructureTest, AFigureTooManyIsAMistakeThatIsNotPassedOver) {
    const Bytes pdf = document_pdf(document_of({Heading{1, "Title"}})).bytes;

    EXPECT_THROW((void)with_structure(pdf, {.language = "en", .figure_words = {"one"}, .head_scopes = {}}), Error);
}

} // namespace
} // namespace attune
