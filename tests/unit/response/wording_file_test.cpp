// SPDX-License-Identifier: Apache-2.0
#include "core/response/wording/measure_wording.hpp"
#include "tests/unit/measure/sample_measure.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace attune {
namespace {

/// Two items from 0 to 3 with LOINC codes, and one that does not count.
const Instrument& instrument() {
    static const auto made = sample::read(sample::measure(
        R"(<item id="1" topic="sleep" answers="rating" loinc="1111-1"/>)"
        R"(<item id="2" topic="rest" answers="rating" loinc="2222-2"/>)"
        R"(<item id="3" topic="effort" answers="tick" counts="false"/>)"
        R"(<score id="total" title="Total" kind="sum" items="1 2" better="lower" loinc="9999-9" evidence="A" source="invented"><missing rule="complete" evidence="A" source="invented"/></score>)",
        R"(loinc="5555-5")"));
    return *made;
}

/// The same range without any code.
const Instrument& uncoded() {
    static const auto made = sample::read(sample::measure(
        sample::items(2) +
        R"(<score id="total" title="Total" kind="sum" items="1 2" better="lower" evidence="A" source="invented"><missing rule="complete" evidence="A" source="invented"/></score>)"));
    return *made;
}

/// A shelf with one measure beside the one that is asked about; it has the codes of instrument().
const InstrumentShelf& with_another() {
    static const InstrumentShelf shelf{{[] {
        auto other = std::make_shared<Instrument>(instrument());
        other->id = "rest";
        other->title = "Rest";
        return other;
    }()}};
    return shelf;
}

WordingFile read_questionnaire(std::string_view bytes) {
    return read_fhir_questionnaire(bytes, instrument(), InstrumentShelf{});
}

std::string all(const std::vector<std::string>& problems) {
    std::string text;
    for (const std::string& problem : problems)
        text += problem + "\n";
    return text;
}

void expect_problem(const WordingFile& file, const std::string& part) {
    EXPECT_FALSE(file.wording.has_value());
    EXPECT_NE(all(file.problems).find(part), std::string::npos) << part << " is not in:\n" << all(file.problems);
}

/// The four answers with their values, as JSON.
std::string options(int from = 0, int to = 3) {
    std::string made;
    for (int value = from; value <= to; ++value)
        made += std::string{made.empty() ? "" : ","} + R"({"valueCoding":{"code":"LA)" + std::to_string(value) +
                R"(","display":"Word )" + std::to_string(value) +
                R"(","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":)" +
                std::to_string(value) + "}]}}";
    return "\"answerOption\":[" + made + "]";
}

std::string item(const std::string& link, const std::string& text, const std::string& loinc,
                 const std::string& answers = options()) {
    const std::string code =
        loinc.empty() ? "" : R"("code":[{"system":"http://loinc.org","code":")" + loinc + R"("}],)";
    return R"({"linkId":")" + link + R"(","type":"choice",)" + code + R"("text":")" + text + "\"," + answers + "}";
}

std::string questionnaire(const std::string& items, const std::string& more = {}) {
    return R"({"resourceType":"Questionnaire","language":"de","title":"Ruhe",)" + more + R"("item":[)" + items + "]}";
}

TEST(FhirQuestionnaireTest, GivesTheWordsOfItemsAndAnswersFromJson) {
    const auto file = read_questionnaire(
        questionnaire(R"({"linkId":"g","type":"group","item":[)" + item("/1111-1", "How did you sleep?", "1111-1") + "," +
                          item("b", "Did you rest?", "2222-2") + R"(]},{"linkId":"note","type":"text","text":"Remarks"},)" +
                          item("sum", "Total", "9999-9"),
                      R"("text":{"status":"generated","div":"<div>Narrative</div>"},"code":[{"system":"http://loinc.org","code":"5555-5"}],)"));

    ASSERT_TRUE(file.wording) << all(file.problems);
    EXPECT_EQ(file.wording->language, "de");
    EXPECT_EQ(file.wording->items.at("1"), "How did you sleep?");
    EXPECT_EQ(file.wording->items.at("2"), "Did you rest?");
    EXPECT_EQ(file.wording->label_of(instrument().items[0], 3), "Word 3");
}

TEST(FhirQuestionnaireTest, GivesTheSameFromXmlAndThrowsTheNarrativeAway) {
    std::string xml = R"(<?xml version="1.0"?><Questionnaire xmlns="http://hl7.org/fhir"><language value="de"/>)"
                      R"(<text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><p>Narrative</p></div></text>)"
                      R"(<contained><ValueSet><id value="set"/><compose><include><system value="x"/>)";
    for (const char* value : {"0", "1", "2", "3"})
        xml += std::string{R"(<concept><extension url="http://hl7.org/fhir/StructureDefinition/ordinalValue"><valueDecimal value=")"} +
               value + R"("/></extension><code value="c)" + value + R"("/><display value="Word )" + value + R"("/></concept>)";
    xml += R"(</include></compose></ValueSet></contained>)";
    for (const char* id : {"1", "2"})
        xml += std::string{R"(<item><linkId value=")"} + id + R"("/><text value="Sentence )" + id +
               R"("/><type value="choice"/><answerValueSet value="#set"/></item>)";
    xml += "</Questionnaire>";

    const auto file = read_wording(xml, instrument(), InstrumentShelf{});

    ASSERT_TRUE(file.wording) << all(file.problems);
    EXPECT_EQ(file.wording->items.at("2"), "Sentence 2");
    EXPECT_EQ(file.wording->label_of(instrument().items[1], 0), "Word 0");
}

TEST(FhirQuestionnaireTest, TellsEveryDifferenceFromTheInstrumentAtOnce) {
    const auto file = read_questionnaire(
        questionnaire(item("1", "Sleep", "7777-7", options(1, 4)) + "," + item("x9", "Something else", ""),
                      R"("code":[{"system":"http://loinc.org","code":"6666-6"}],)"));

    expect_problem(file, "the file is LOINC 6666-6, the instrument is LOINC 5555-5");
    expect_problem(file, "item 1: the file has LOINC 7777-7, the instrument LOINC 1111-1");
    expect_problem(file, "item 1: the file has the answers 1, 2, 3, 4; the instrument has 0, 1, 2, 3");
    expect_problem(file, "linkId x9: Calm has no such item");
    expect_problem(file, "item 2 (rest): not in the file");
}

TEST(FhirQuestionnaireTest, RefusesEveryCodeOfAnotherMeasureAtOnce) {
    const std::string items = item("1", "A", "1111-1") + "," + item("2", "B", "2222-2") +
                              R"(,{"linkId":"g","type":"group","code":[{"system":"https://loinc.org/","code":"9999-9"}]})";
    const auto file = read_fhir_questionnaire(
        questionnaire(items, R"("code":[{"system":"http://loinc.org","code":"5555-5"}],)"), uncoded(), with_another());

    for (const char* part : {"the file: LOINC 5555-5 is of Rest, not of Calm", "item 1: LOINC 1111-1 is of Rest, not of Calm",
                             "item 2: LOINC 2222-2 is of Rest", "group g: LOINC 9999-9 is of Rest"})
        expect_problem(file, part);
    EXPECT_EQ(file.problems.size(), 4U) << all(file.problems);
    expect_problem(read_fhir_questionnaire(questionnaire(item("1", "A", "") + "," + item("2", "B", ""),
                                                         R"("url":"http://loinc.org/q/5555-5",)"),
                                           uncoded(), with_another()),
                   "the file: LOINC 5555-5 is of Rest, not of Calm");
}

TEST(FhirQuestionnaireTest, SaysWhetherTheFileItselfIsOfThisMeasure) {
    using Belongs = WordingFile::Belongs;
    const std::string plain = item("1", "A", "") + "," + item("2", "B", "");
    const std::string coded = item("1", "A", "1111-1") + "," + item("/2222-2", "B", "");
    const auto belongs = [&](const std::string& text, const Instrument& to) {
        const auto file = read_fhir_questionnaire(text, to, with_another());
        EXPECT_TRUE(file.wording) << all(file.problems);
        return file.belongs;
    };

    EXPECT_EQ(belongs(questionnaire(plain), instrument()), Belongs::unsaid);
    EXPECT_EQ(belongs(questionnaire(item("1", "A", "1111-1") + "," + item("2", "B", "")), instrument()), Belongs::unsaid)
        << "one item's code is not all";
    EXPECT_EQ(belongs(questionnaire(coded), instrument()), Belongs::said);
    EXPECT_EQ(belongs(questionnaire(plain, R"("code":[{"system":"http://loinc.org","code":"5555-5"}],)"), instrument()),
              Belongs::said);
    const std::string unknown = questionnaire(plain, R"("code":[{"system":"http://loinc.org","code":"6666-6"}],)");
    EXPECT_EQ(belongs(unknown, uncoded()), Belongs::unsaid);
    EXPECT_EQ(read_fhir_questionnaire(unknown, uncoded(), with_another()).unknown_panels,
              std::vector<std::string>{"6666-6"});
}

TEST(FhirQuestionnaireTest, RefusesTheSameItemTwiceAndAnswersWithoutNumbers) {
    expect_problem(read_questionnaire(questionnaire(item("1", "A", "") + "," + item("1", "B", ""))),
                   "item 1: two items of the file are this one");
    const std::string unnumbered = R"("answerOption":[{"valueCoding":{"code":"LA1","display":"Never"}}])";
    expect_problem(read_questionnaire(questionnaire(item("1", "A", "", unnumbered))),
                   "item 1: an answer of the file has no number");
}

TEST(FhirQuestionnaireTest, FetchesNothingFromOutside) {
    const std::string outside = R"("answerValueSet":"http://example.org/set")";
    expect_problem(read_questionnaire(questionnaire(item("1", "A", "", outside))),
                   "item 1: its answers stand outside the file, and nothing is fetched");
}

TEST(FhirQuestionnaireTest, RefusesWhatIsNoSuchFileInWords) {
    expect_problem(read_questionnaire(""), "empty");
    expect_problem(read_questionnaire("{\"resourceType\":\"Patient\"}"), "no Questionnaire");
    expect_problem(read_questionnaire("{\"a\":"), "not well-formed JSON");
    expect_problem(read_questionnaire("{\"a\":1,\"a\":2}"), "a key stands twice");
    expect_problem(read_questionnaire(std::string(100, '[')), "deeper than 64");
    expect_problem(read_questionnaire("<Questionnaire/>"), "namespace");
    expect_problem(read_questionnaire("<!DOCTYPE a><Questionnaire xmlns=\"http://hl7.org/fhir\"/>"),
                   "DOCTYPE");
    expect_problem(read_questionnaire(std::string((std::size_t{16} << 20U) + 1, ' ')), "16 MiB");
    std::string deep = "<Questionnaire xmlns=\"http://hl7.org/fhir\">";
    for (int level = 0; level < 70; ++level)
        deep += "<item>";
    for (int level = 0; level < 70; ++level)
        deep += "</item>";
    expect_problem(read_questionnaire(deep + "</Questionnaire>"), "deeper than 64");
    expect_problem(read_questionnaire("<Questionnaire xmlns=\"http://hl7.org/fhir\"><item><linkId value=\"1\"/>"
                                           "<linkId value=\"2\"/></item></Questionnaire>"),
                   "linkId stands twice");
    expect_problem(read_questionnaire("<Questionnaire xmlns=\"http://hl7.org/fhir\"><code value=\"a\"/><code/>"
                                           "</Questionnaire>"),
                   "with a value and without");
}

TEST(ItemsLocalTest, GivesTheWordsOfThePracticesOwnCopy) {
    const auto file = read_wording(R"(<?xml version="1.0" encoding="UTF-8"?>
<wording xmlns="urn:attune:wording:1" measure="calm" language="en">
  <title>The calm sheet</title>
  <instruction>Think of the last week.</instruction>
  <item id="1">How did you sleep?</item>
  <item id="2">Did you rest?</item>
  <answers items="1 2"><option value="0">never</option><option value="3">always</option></answers>
</wording>)",
                                   instrument(), InstrumentShelf{});

    ASSERT_TRUE(file.wording) << all(file.problems);
    EXPECT_EQ(file.belongs, WordingFile::Belongs::said) << "it names the measure";
    EXPECT_EQ(first_items(instrument(), *file.wording),
              (std::vector<std::string>{"1. How did you sleep?", "2. Did you rest?"}));
    EXPECT_EQ(file.wording->instruction, "Think of the last week.");
    EXPECT_EQ(file.wording->text_of(instrument().items[0]), "How did you sleep?");
    EXPECT_EQ(file.wording->text_of(instrument().items[2]), "effort") << "the topic, where there are no words";
    EXPECT_EQ(file.wording->label_of(instrument().items[1], 3), "always");
    EXPECT_EQ(file.wording->label_of(instrument().items[1], 1), std::nullopt);
}

TEST(ItemsLocalTest, TellsAllMistakesAtOnce) {
    const auto wrong = read_items_local(R"(<wording xmlns="urn:attune:wording:1" measure="other" language="en">
  <item id="1">Sleep</item><item id="9">Nine</item>
  <answers items="1"><option value="7">seven</option></answers>
</wording>)",
                                        instrument());
    expect_problem(wrong, "the wording is of other, the instrument is calm");
    expect_problem(wrong, "item 2 (rest): its text is missing");
    expect_problem(wrong, "item 9: Calm has no such item");
    expect_problem(wrong, "item 1, answer 7: the instrument has no such answer");

    const auto broken = read_items_local(R"(<wording xmlns="urn:attune:wording:1" measure="calm" language="en" colour="red">
  <item id="1">A</item><item id="1">B</item><answers items="1"><option value="x">y</option></answers>
</wording>)",
                                         instrument());
    expect_problem(broken, "colour");
    expect_problem(broken, "item 1 stands there twice");
    expect_problem(broken, "value takes a number");
}

} // namespace
} // namespace attune
