// SPDX-License-Identifier: Apache-2.0
#include "core/modality/authoring/completion.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace attune {
namespace {

const std::string head = R"(<template id="session" version="1.0.0" language="en"><title>Calm</title>
<choices id="moods"><option value="calm" label="Calm"/><option value="tense" label="Tense"/></choices>
<section id="first" title="First">
  <scale id="tension_in" label="Tension now" min="0" max="10"/>
  <choice id="mood" label="Mood" choices="moods"/>
  <table id="steps" label="Steps"><text id="what" label="What"/><scale id="tension" label="Tension" min="0" max="10"/></table>
)";

CompletionSources sources_of_a_form() {
    static const std::string header = R"(<template><section><yes-no id="attended" label="Attended"/></section></template>)";
    CompletionSources sources;
    sources.templates.emplace_back("hdr", header);
    return sources;
}

/// What is offered at "|", which is taken out of the text.
std::vector<std::string> offered(std::string xml, const CompletionSources& sources = sources_of_a_form()) {
    const auto at = xml.find('|');
    xml.erase(at, 1);
    std::vector<std::string> texts;
    for (const auto& item : complete(xml, at, sources).items)
        texts.push_back(item.text);
    return texts;
}

bool has(const std::vector<std::string>& all, const std::string& one) { return std::ranges::count(all, one) == 1; }

TEST(CompletionTest, OffersTheElementsThatMayStandThere) {
    EXPECT_TRUE(has(offered(head + "<sca|"), "scale"));
    EXPECT_FALSE(has(offered(head + "<|"), "rule")) << "rules stand beside sections, not in them";
    EXPECT_TRUE(has(offered(head + "</section><ru|"), "rule"));
    EXPECT_EQ(offered(head + "<text id=\"x\" label=\"X\"></|"), std::vector<std::string>{"text>"});
}

TEST(CompletionTest, OffersAttributesThatAreNotThereYetTheNeededOnesFirst) {
    const auto all = offered(head + "<scale id=\"x\" |");

    ASSERT_FALSE(all.empty());
    EXPECT_EQ(all.front(), "label=\"\"");
    EXPECT_FALSE(has(all, "id=\"\""));
    EXPECT_TRUE(has(all, "step=\"\""));
    EXPECT_FALSE(has(all, "unit=\"\"")) << "a scale has none";
}

TEST(CompletionTest, OffersTheWordsOfAnAttribute) {
    EXPECT_EQ(offered(head + "<text say=\"su|"), std::vector<std::string>{"subjective"});
    EXPECT_EQ(offered(head + "<choice choices=\"m|"), std::vector<std::string>{"moods"});
    EXPECT_TRUE(offered(head + "<text id=\"|").empty()) << "an id is the author's own";
}

TEST(CompletionTest, OffersNamesAndFunctionsInExpressions) {
    EXPECT_EQ(offered(head + "<text relevant=\"tension_in ge 5 and moo|"), std::vector<std::string>{"mood"});
    EXPECT_TRUE(has(offered(head + "<text relevant=\"last(steps.|"), "steps.tension"));
    EXPECT_TRUE(has(offered(head + "<text relevant=\"hdr.|"), "hdr.attended"));
    EXPECT_TRUE(has(offered(head + "<text relevant=\"coal|"), "coalesce()"));
    EXPECT_TRUE(has(offered(head + "<text relevant=\"last(earlier.ten|"), "earlier.tension_in"));
}

TEST(CompletionTest, OffersColumnsByTheirOwnNameOnlyInTheirRows) {
    EXPECT_EQ(offered(head + "<text relevant=\"tension|"), std::vector<std::string>{"tension_in"});
    EXPECT_TRUE(has(offered(head + "<text relevant=\"count(steps where tens|"), "tension"));
    const auto in_row = head.substr(0, head.find("</table>")) + "<text id=\"x\" relevant=\"tens|";
    EXPECT_TRUE(has(offered(in_row), "tension"));
}

TEST(CompletionTest, OffersTheOptionsOfTheFieldThatIsCompared) {
    EXPECT_EQ(offered(head + "<text relevant=\"mood = '|"), (std::vector<std::string>{"calm", "tense"}));
    EXPECT_EQ(offered(head + "<text relevant=\"tension_in ge 3 and mood in ('calm', 't|"), std::vector<std::string>{"tense"});
}

TEST(CompletionTest, OffersNamesInTheBracesOfASentence) {
    EXPECT_TRUE(has(offered(head + "</section><rule id=\"x\">It is {ten|"), "tension_in"));
    EXPECT_TRUE(offered(head + "</section><rule id=\"x\">It is ten|").empty());
    EXPECT_TRUE(offered(head + "</section><rule id=\"x\">{mood} ten|").empty());
}

TEST(CompletionTest, OffersFilesAndPacksInTheManifest) {
    CompletionSources sources;
    sources.kind = PackFileKind::manifest;
    sources.files = {"templates/session.xml"};
    sources.packs = {"header", "cbt"};

    EXPECT_EQ(offered("<pack><template file=\"|", sources), sources.files);
    EXPECT_EQ(offered("<pack><needs pack=\"h|", sources), std::vector<std::string>{"header"});
}

TEST(CompletionTest, OffersFieldsAndTheirOptionsInExamples) {
    CompletionSources sources;
    sources.kind = PackFileKind::examples;
    sources.templates.emplace_back("", head);
    sources.template_ids = {"calm.session"};
    const std::string session = "<examples template=\"calm.session\"><example><session>";

    EXPECT_EQ(offered("<examples template=\"|", sources), sources.template_ids);
    EXPECT_TRUE(has(offered(session + "<set field=\"ten|", sources), "tension_in"));
    EXPECT_EQ(offered(session + "<set field=\"mood\" value=\"|", sources), (std::vector<std::string>{"calm", "tense"}));
}

TEST(CompletionTest, TheCaretGoesBetweenTheQuotes) {
    const auto found = complete("<template ", 10, {});

    ASSERT_FALSE(found.items.empty());
    EXPECT_EQ(found.items.front().text, "id=\"\"");
    EXPECT_EQ(found.items.front().caret_back, 1U);
}

} // namespace
} // namespace attune
