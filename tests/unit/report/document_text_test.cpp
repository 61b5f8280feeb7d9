// SPDX-License-Identifier: Apache-2.0
#include "core/report/paper/document.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

Document with_everything() {
    Document document{.title = "Title one", .author = {}, .foot = "Foot two", .blocks = {}};
    document.blocks.emplace_back(Heading{2, "Heading three"});
    document.blocks.emplace_back(Paragraph{std::vector<TextRun>{{"Paragraph four, ", {}}, {"bold five", Emphasis::strong}}, {}});
    document.blocks.emplace_back(List{.items = {"Item six"}, .kind = {}});
    Table table{.caption = "Caption seven", .columns = {{"Column eight", {}}}, .rows = {{"Cell nine"}}, .first_column = {}};
    document.blocks.emplace_back(table);
    Figure figure{.chart = {}, .alt = "Words ten", .caption = "Below eleven", .height = 0};
    ChartPanel panel{};
    panel.title = "Panel twelve";
    panel.unit = "Unit thirteen";
    panel.bands = {{0, 1, "Band fourteen"}};
    panel.change = ChartChangeBand{.centre = 0, .half = 1, .label = "Change fifteen", .slot = 0};
    panel.lines = {{.name = "Line sixteen", .last = "1", .slot = 0, .points = {}}};
    figure.chart.panels = {panel};
    figure.chart.events = {{0, "Event seventeen"}};
    figure.chart.spans = {{0, 1, "Span eighteen"}};
    figure.chart.empty = "Empty nineteen";
    document.blocks.emplace_back(figure);
    document.blocks.emplace_back(KeyValues{{{"Key twenty", "Value twenty-one"}}});
    document.blocks.emplace_back(Notice{"Notice twenty-two", "Text twenty-three"});
    document.blocks.emplace_back(PageBreak{});
    return document;
}

TEST(DocumentTextTest, EveryTextThatIsReadIsVisited) {
    std::string all;
    const Document document = with_everything();

    visit_texts(document, [&](const std::string&, const std::string& text) { all += text + "|"; });

    for (const char* word : {"one", "two", "three", "four, bold five", "six", "seven", "eight", "nine", "ten", "eleven",
                             "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
                             "Key twenty", "twenty-one", "twenty-two", "twenty-three"})
        EXPECT_NE(all.find(word), std::string::npos) << word;
}

TEST(DocumentTextTest, APlaceSaysUnderWhichHeadingItIs) {
    std::string place;
    const Document document = with_everything();

    visit_texts(document, [&](const std::string& where, const std::string& text) {
        if (text == "Cell nine")
            place = where;
    });

    EXPECT_EQ(place, "Heading three, table row 1, Column eight");
}

TEST(DocumentTextTest, AChangeAcrossBoldAndPlainIsKept) {
    Document document;
    document.blocks.emplace_back(Paragraph{std::vector<TextRun>{{"An", Emphasis::strong}, {"na came", {}}}, {}});

    visit_texts(document, [](const std::string&, std::string& text) {
        if (const auto at = text.find("Anna"); at != std::string::npos)
            text.replace(at, 4, "she");
    });

    EXPECT_EQ(std::get<Paragraph>(document.blocks[0]).text.plain(), "she came");
}

TEST(DocumentTextTest, AChangeInsideOneRunKeepsTheOthersBold) {
    Document document;
    document.blocks.emplace_back(Paragraph{std::vector<TextRun>{{"Strong", Emphasis::strong}, {" Anna came", {}}}, {}});

    visit_texts(document, [](const std::string&, std::string& text) {
        if (const auto at = text.find("Anna"); at != std::string::npos)
            text.replace(at, 4, "she");
    });

    const auto& runs = std::get<Paragraph>(document.blocks[0]).text.runs;
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs[0].emphasis, Emphasis::strong);
    EXPECT_EQ(runs[1].text, " she came");
}

} // namespace
} // namespace attune
