// SPDX-License-Identifier: Apache-2.0
// The measures of a pack in another language: their words change, and they stay the same measures.
#include "core/measure/instrument_reader.hpp"
#include "core/measure/instrument_words.hpp"
#include "core/measure/scoring.hpp"
#include "core/modality/check/pack_check.hpp"
#include "core/modality/pack_locale.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace attune {
namespace {

constexpr const char* measure = R"(<measure xmlns="urn:attune:measure:1" id="calm-2" version="1.0.0" language="en" role="outcome" recall="past week">
  <title>Calm-2</title>
  <words>Calmness</words>
  <licence class="FREE" evidence="A" source="Example Practice">Free for everybody.</licence>
  <answers id="often" min="0" max="3">
    <option value="0" label="never"/>
    <option value="3" label="every day"/>
  </answers>
  <item id="1" topic="tension" answers="often"/>
  <item id="2" topic="sleep" answers="often"/>
  <score id="total" title="Total" kind="sum" items="1-2" unit="points" better="lower" evidence="A" source="Example Practice">
    <bands id="severity" evidence="A" source="Example Practice">
      <band id="low" label="low" from="0" to="2"/>
      <band id="high" label="high" from="3" to="6"/>
    </bands>
  </score>
</measure>)";

constexpr const char* manifest = R"(<pack xmlns="urn:attune:pack:1" id="calm" prefix="cm" version="1.0.0" language="en"><title>Calm</title>
<publisher>P</publisher><licence>L</licence><evidence>E</evidence><measure file="measures/calm-2.xml"/><locale language="de" file="locale/de.xml"/></pack>)";

const std::string all_texts = R"(
  <text of="Calm-2">Ruhe-2</text>
  <text of="Calmness">Ruhe</text>
  <text of="Free for everybody.">Frei für alle.</text>
  <text of="past week">letzte Woche</text>
  <text of="never">nie</text>
  <text of="every day">jeden Tag</text>
  <text of="tension">Anspannung</text>
  <text of="sleep">Schlaf</text>
  <text of="Total">Summe</text>
  <text of="low">niedrig</text>
  <text of="high">hoch</text>)";

Pack pack_in(const std::string& language, const std::string& texts) {
    const std::string locale = R"(<locale xmlns="urn:attune:locale:1" language="de">)" + texts + "</locale>";
    return read_pack({.contents = memory_contents("calm", {{"pack.xml", manifest}, {"measures/calm-2.xml", measure}, {"locale/de.xml", locale}}),
                      .language = language},
                     {});
}

std::string findings_of(const Pack& pack, const std::string& code) {
    std::string all;
    for (const auto& finding : check_pack(pack, {}))
        if (finding.code == code)
            all += to_string(finding) + "\n";
    return all;
}

/// The measure of the manual that uses every word there is.
std::string everything() {
    std::ifstream file{std::filesystem::path{ATTUNE_SOURCE_DIR} / "docs/packs/measures.md", std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto begin = text.rfind("<measure ", text.find("id=\"everything\""));
    return text.substr(begin, text.find("</measure>", begin) + 10 - begin);
}

TEST(PackLocaleMeasuresTest, MeasuresAreShownInTheLanguageThatIsWanted) {
    const Pack pack = pack_in("de-AT", all_texts);

    ASSERT_EQ(pack.measures.size(), 1U) << (pack.problems.empty() ? "" : to_string(pack.problems.front()));
    const Instrument& shown = *pack.measures.front();
    EXPECT_EQ(shown.title, "Ruhe-2");
    EXPECT_EQ(shown.words, "Ruhe");
    EXPECT_EQ(shown.recall, "letzte Woche");
    EXPECT_EQ(shown.language, "de");
    EXPECT_EQ(shown.items.at(1).topic, "Schlaf");
    EXPECT_EQ(shown.answer_scales.at(0).options.at(1).label, "jeden Tag");
    EXPECT_EQ(shown.scales.at(0).title, "Summe");
    EXPECT_EQ(shown.scales.at(0).bands.at(0).bands.at(1).label, "hoch");
    EXPECT_EQ(shown.scales.at(0).bands.at(0).bands.at(1).citation.source, "Example Practice");
    EXPECT_EQ(shown.scales.at(0).unit, "points");
}

TEST(PackLocaleMeasuresTest, ItStaysTheSameMeasure) {
    const auto own = pack_in("", all_texts).measures.at(0);
    const auto shown = pack_in("de", all_texts).measures.at(0);

    EXPECT_EQ(shown->hash, own->hash);
    EXPECT_EQ(shown->xml, own->xml);
    EXPECT_EQ(shown->id, own->id);
    EXPECT_EQ(shown->scales.at(0).bands.at(0).bands.at(1).id, "high");
}

TEST(PackLocaleMeasuresTest, WhatIsNotSaidStaysAsItIs) {
    const auto shown = pack_in("de", R"(<text of="tension">Anspannung</text>)").measures.at(0);

    EXPECT_EQ(shown->items.at(0).topic, "Anspannung");
    EXPECT_EQ(shown->items.at(1).topic, "sleep");
}

TEST(PackLocaleMeasuresTest, CheckNamesEachMissingAndEachForgottenText) {
    EXPECT_EQ(findings_of(pack_in("", all_texts), "missing-translation"), "");
    EXPECT_EQ(findings_of(pack_in("", all_texts), "unused-translation"), "");
    std::string texts = all_texts;
    texts.replace(texts.find("tension"), 7, "tenseness");

    const Pack pack = pack_in("", texts);

    EXPECT_NE(findings_of(pack, "missing-translation").find("measures/calm-2.xml:9:"), std::string::npos) << findings_of(pack, "missing-translation");
    EXPECT_NE(findings_of(pack, "missing-translation").find("item 1: “tension” has no words in de"), std::string::npos);
    EXPECT_NE(findings_of(pack, "unused-translation").find("“tenseness”"), std::string::npos);
}

TEST(PackLocaleMeasuresTest, EveryTextThatCheckAsksForIsSaid) {
    const std::string xml = everything();
    const auto read = read_instrument(xml, "everything.xml", "test");
    ASSERT_NE(read.result, nullptr) << to_string(read.problems.front());
    std::set<std::string> asked;
    for (const TemplateText& text : texts_of_measure(xml))
        asked.insert(text.words);
    std::set<std::string> said;
    const auto shown = said_in(*read.result, "xx", [&](std::string_view words) {
        said.emplace(words);
        return "[" + std::string{words} + "]";
    });

    EXPECT_EQ(asked, said);
    EXPECT_EQ(shown->items.front().topic, "[" + read.result->items.front().topic + "]");
    EXPECT_EQ(shown->index_event, "[Event and how long ago]");
}

} // namespace
} // namespace attune
