// SPDX-License-Identifier: Apache-2.0
#include "core/measure/score_basis.hpp"

#include "core/measure/instrument_words.hpp"
#include "tests/unit/measure/sample_measure.hpp"

#include <gtest/gtest.h>

#include <set>

namespace attune {
namespace {

/// A measure with one of everything that a score may rest on, and with all that it does not rest on.
const std::string& whole() {
    static const std::string xml = R"(<measure xmlns="urn:attune:measure:1" id="calm" version="1.0.0" language="en" role="outcome" recall="past week" loinc="12345-6">
  <title>Calm</title><words>Calmness</words><licence class="FREE" evidence="A" source="invented">Free.</licence>
  <answers id="rating" min="0" max="3"><option value="0" label="never"/><option value="3" label="always"/></answers>
  <answers id="tick" kind="yes-no"/>
  <item id="gate" topic="any of it" answers="tick"/>
  <item id="1" topic="tension" answers="rating" loinc="12346-4"><asked counts-as="0"><count items="gate" from="1"/></asked></item>
  <item id="2" topic="sleep" answers="rating" reverse="true"/>
  <item id="3" topic="at ease" answers="rating"/>
  <score id="part" title="Part" kind="sum" items="2 3" better="lower" evidence="A" source="invented"><missing rule="complete" evidence="A" source="invented"/></score>
  <score id="total" title="Total" kind="sum" items="1" scores="part" better="lower" factor="2" evidence="A" source="invented">
    <missing rule="lower-bound" evidence="A" source="invented"/>
    <bands id="b" label="Bands" evidence="A" source="invented"><band id="all" label="all" from="0" to="18"/></bands>
    <cut-off id="high" label="High" op="ge" value="12" purpose="clinical" evidence="A" source="invented"/>
    <change id="six" kind="reliable" value="6" label="Six" evidence="A" source="invented"/>
  </score>
  <score id="alone" title="Alone" kind="mean" items="3" better="higher" evidence="A" source="invented"><missing rule="complete" evidence="A" source="invented"/></score>
  <score id="balance" title="Balance" kind="weighted" better="neither"><term item="1" weight="1"/><term score="part" weight="3"/></score>
  <classification id="found" title="Found" evidence="A" source="invented"><level id="no" label="no"/><level id="yes" label="yes"><count items="1-3" from="2"/></level></classification>
</measure>)";
    return xml;
}

std::string with(const std::string& was, const std::string& is) {
    std::string xml = whole();
    const auto at = xml.find(was);
    EXPECT_NE(at, std::string::npos) << was;
    return at == std::string::npos ? xml : xml.replace(at, was.size(), is);
}

/// Without bands and cut-off, which would have to follow each other range of the score.
std::string unjudged(std::string xml) {
    for (const auto& [from, to] : {std::pair{"<bands", "</bands>"}, {"<cut-off", "/>"}}) {
        const auto first = xml.find(from);
        const auto last = xml.find(to, first) + std::string_view{to}.size();
        xml.erase(first, last - first);
    }
    return xml;
}

std::string basis(const std::string& xml, std::string_view scale) {
    const auto instrument = sample::read(xml);
    return instrument->scales.at(instrument->find_scale(scale).value()).basis;
}

/// Of the sum and of the weighted sum.
std::string basis(const std::string& xml) { return basis(xml, "total") + basis(xml, "balance"); }

struct Edit {
    const char* name;
    std::string was, is;
};

TEST(ScoreBasisTest, StaysWhereWhatChangedIsNotScored) {
    for (const Edit& edit : std::vector<Edit>{
             {"a comment", "<title>", "<!-- looked at again --><title>"},
             {"the title", "<title>Calm</title>", "<title>Calm, revised sheet</title>"},
             {"the licence", "evidence=\"A\" source=\"invented\">Free.", "evidence=\"S\" source=\"The letter of 2027\">Free to all."},
             {"a topic", "topic=\"tension\"", "topic=\"feeling tense\""},
             {"the words of an answer", "label=\"never\"", "label=\"not at all\""},
             {"a code of the panel", " loinc=\"12345-6\"", " loinc=\"12345-7\""},
             {"a code of an item", " loinc=\"12346-4\"", ""},
             {"who made the key", "factor=\"2\" evidence=\"A\" source=\"invented\"", "factor=\"2\" evidence=\"S\" source=\"Example 2027\""},
             {"the name of the score", "title=\"Total\"", "title=\"Sum\""},
             {"who says what missing answers do", "<missing rule=\"lower-bound\" evidence=\"A\"", "<missing rule=\"lower-bound\" evidence=\"L\""},
             {"a band", "label=\"all\" from", "label=\"whatever\" from"},
             {"a cut-off", "value=\"12\" purpose", "value=\"13\" purpose"},
             {"a size of change", "value=\"6\" label", "value=\"7\" label"},
             {"a result in words", "from=\"2\"/></level>", "from=\"1\"/></level>"},
             {"the name of a score that it is made of", "id=\"part\" title=\"Part\"", "id=\"part\" title=\"Rest\""},
             {"another score beside it", "kind=\"mean\" items=\"3\"", "kind=\"mean\" items=\"2 3\""}})
        EXPECT_EQ(basis(with(edit.was, edit.is)), basis(whole())) << edit.name;
}

TEST(ScoreBasisTest, IsAnotherWithEveryThingThatAScoreRestsOn) {
    std::set<std::string> seen{basis(unjudged(whole()))};
    for (const Edit& edit : std::vector<Edit>{
             {"the version", "version=\"1.0.0\"", "version=\"1.1.0\""},
             {"the time asked about", "past week", "past month"},
             {"who is asked", "role=\"outcome\"", "role=\"outcome\" answered-by=\"clinician\""},
             {"another measure", "id=\"calm\"", "id=\"calmer\""},
             {"the values of answers", "<answers id=\"rating\" min=\"0\" max=\"3\">", "<answers id=\"rating\" min=\"0\" max=\"4\">"},
             {"the steps between them", "<answers id=\"rating\" min=\"0\" max=\"3\">", "<answers id=\"rating\" min=\"0\" max=\"3\" step=\"0.5\">"},
             {"a reverse key", " reverse=\"true\"", ""},
             {"what may not apply", "topic=\"at ease\"", "topic=\"at ease\" may-not-apply=\"true\""},
             {"what counts", "topic=\"any of it\"", "topic=\"any of it\" counts=\"false\""},
             {"who answers an item", "topic=\"at ease\"", "topic=\"at ease\" answered-by=\"clinician\""},
             {"when an item is asked", "<asked counts-as=\"0\"><count items=\"gate\" from=\"1\"/></asked>", ""},
             {"from where it is asked", "<count items=\"gate\" from=\"1\"/>", "<count items=\"gate\" from=\"0.5\"/>"},
             {"what it counts as unasked", "counts-as=\"0\"", "counts-as=\"1\""},
             {"what becomes of an answer that was not asked for", "counts-as=\"0\"", "counts-as=\"0\" answered=\"drop\""},
             {"an item more", "<score id=\"part\"", "<item id=\"4\" topic=\"more\" answers=\"rating\"/><score id=\"part\""},
             {"the name of an item that nothing is made of", "id=\"gate\" topic", "id=\"door\" topic"},
             {"a weight", "weight=\"3\"", "weight=\"2\""},
             {"a factor", "factor=\"2\"", "factor=\"3\""},
             {"an offset", "factor=\"2\"", "factor=\"2\" offset=\"1\""},
             {"the rule for missing answers", "<missing rule=\"lower-bound\"", "<missing rule=\"complete\""},
             {"how the score is rounded", "factor=\"2\"", "factor=\"2\" rounding=\"score\""},
             {"which side is better", "better=\"lower\" factor", "better=\"higher\" factor"},
             {"the items of a score that it is made of", "kind=\"sum\" items=\"2 3\"", "kind=\"sum\" items=\"3\""},
             {"the rule of a score that it is made of", "<missing rule=\"complete\"", "<missing rule=\"prorate\" allowed=\"1\""}}) {
        std::string xml = with(edit.was, edit.is);
        if (std::string_view{edit.is}.starts_with("id=\"door\""))
            xml.replace(xml.find("items=\"gate\""), 12, "items=\"door\"");
        EXPECT_TRUE(seen.insert(basis(unjudged(xml))).second) << edit.name;
    }
}

TEST(ScoreBasisTest, AScoreDoesNotRestOnTheFormulasOfOthers) {
    const std::string other_weight = unjudged(with("weight=\"3\"", "weight=\"2\""));
    EXPECT_EQ(basis(other_weight, "alone"), basis(whole(), "alone"));
    EXPECT_NE(basis(whole(), "alone"), basis(whole(), "total"));
}

TEST(ScoreBasisTest, TheOrderOfTheItemsCounts) {
    const std::string first = sample::measure(sample::items(2) + R"(<score id="total" title="Total" kind="sum" items="1 2" better="lower" evidence="A" source="invented"/>)");
    std::string second = first;
    second.replace(second.find("<item id=\"1\""), 12, "<item id=\"x\"");
    second.replace(second.find("<item id=\"2\""), 12, "<item id=\"1\"");
    second.replace(second.find("<item id=\"x\""), 12, "<item id=\"2\"");
    EXPECT_NE(basis(first, "total"), basis(second, "total"));
}

TEST(ScoreBasisTest, IsTheSameInEveryLanguageOfTheWindow) {
    const auto instrument = sample::read(whole());
    const auto said = said_in(*instrument, "xx", [](std::string_view words) { return "(" + std::string{words} + ")"; });
    EXPECT_EQ(said->recall, "(past week)");
    for (std::size_t scale = 0; scale < instrument->scales.size(); ++scale)
        EXPECT_EQ(said->scales[scale].basis, instrument->scales[scale].basis);
    EXPECT_EQ(instrument->scales[0].basis, score_basis(*instrument, 0));
    EXPECT_EQ(instrument->scales[0].basis.size(), 64U);
}

} // namespace
} // namespace attune
