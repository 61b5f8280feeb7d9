// SPDX-License-Identifier: Apache-2.0
#include "core/modality/check/pack_check.hpp"
#include "core/modality/pack_locale.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/template/form/form.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace attune {
namespace {

constexpr const char* form = R"(<template xmlns="urn:attune:template:1" id="session" version="1.0.0" language="en">
  <title>A calm hour</title>
  <summary>How the hour went.</summary>
  <section id="course" title="Course">
    <scale id="sud" label="Distress" min="0" max="10">
      <anchor value="0" label="none"/>
      <anchor value="10" label="highest"/>
    </scale>
  </section>
  <rule id="high" at="sud" severity="caution" when="sud gt 7">Distress is {sud}[, not {11 - sud}]. Slow down.</rule>
</template>)";

std::string manifest(const std::string& more) {
    return R"(<pack xmlns="urn:attune:pack:1" id="calm" prefix="cm" version="1.0.0" language="en"><title>A calm hour</title>)"
           "<publisher>P</publisher><licence>L</licence><evidence>E</evidence><template file=\"templates/session.xml\"/>" +
           more + "</pack>";
}

std::string german(const std::string& texts) {
    return R"(<locale xmlns="urn:attune:locale:1" language="de">)" + texts + "</locale>";
}

const std::string all_texts = R"(
  <text of="A calm hour">Eine ruhige Stunde</text>
  <text of="How the hour went.">Wie die Stunde verlief.</text>
  <text of="Course">Verlauf</text>
  <text of="Distress">Belastung</text>
  <text of="none">keine</text>
  <text of="highest">stärkste</text>
  <text of="Distress is {sud}[, not {11 - sud}]. Slow down.">Langsamer: Die Belastung ist {sud}[ und nicht {11 - sud}].</text>)";

Pack pack_in(const std::string& language, const std::string& locale,
             const std::string& entry = R"(<locale language="de" file="locale/de.xml"/>)") {
    return read_pack({.contents = memory_contents("calm", {{"pack.xml", manifest(entry)},
                                                           {"templates/session.xml", form},
                                                           {"locale/de.xml", locale}}),
                      .language = language},
                     {});
}

std::string problems_of(const Pack& pack) {
    std::string all;
    for (const auto& problem : pack.problems)
        all += to_string(problem) + "\n";
    return all;
}

std::string findings_of(const Pack& pack, const std::string& code) {
    std::string all;
    for (const auto& finding : check_pack(pack, {}))
        if (finding.code == code)
            all += to_string(finding) + " | " + finding.expected + "\n";
    return all;
}

TEST(PackLocaleTest, FormsAreShownInTheLanguageThatIsWanted) {
    const auto pack = pack_in("de", german(all_texts));

    ASSERT_EQ(problems_of(pack), "");
    EXPECT_EQ(pack.title, "Eine ruhige Stunde");
    EXPECT_EQ(pack.shown_in, "de");
    const auto& shown = *pack.templates.at(0);
    EXPECT_EQ(shown.language, "de");
    EXPECT_EQ(shown.title, "Eine ruhige Stunde");
    EXPECT_EQ(shown.sections.at(0).fields.at(0).label, "Belastung");
    EXPECT_EQ(shown.sections.at(0).fields.at(0).anchors.at(1).label, "stärkste");
    Form filled{pack.templates, {}, {}};
    filled.set({"cm", {}, "sud"}, 8);
    EXPECT_EQ(filled.rules().at(0).message, "Langsamer: Die Belastung ist 8 und nicht 3.");
}

TEST(PackLocaleTest, NoteThatKeepsTheTranslatedFormReadsItAgain) {
    const auto shown = pack_in("de", german(all_texts)).templates.at(0);

    const auto again = read_template(shown->xml, "note", {.pack = "calm", .prefix = "cm", .others = {}});

    ASSERT_NE(again.result, nullptr) << to_string(again.problems.at(0));
    EXPECT_EQ(again.result->hash, shown->hash);
    EXPECT_NE(shown->hash, pack_in("", german(all_texts)).templates.at(0)->hash);
}

TEST(PackLocaleTest, RegionFallsBackToItsLanguageAndOthersToThePack) {
    EXPECT_EQ(pack_in("de-AT", german(all_texts)).shown_in, "de");
    EXPECT_EQ(pack_in("fr", german(all_texts)).shown_in, "en");
    EXPECT_EQ(pack_in("en", german(all_texts)).shown_in, "en");
    EXPECT_EQ(pack_in("fr", german(all_texts)).templates.at(0)->title, "A calm hour");
}

TEST(PackLocaleTest, TextWithoutTranslationStaysAsItIs) {
    const auto pack = pack_in("de", german(R"(<text of="Distress">Belastung</text>)"));

    EXPECT_EQ(problems_of(pack), "");
    EXPECT_EQ(pack.templates.at(0)->title, "A calm hour");
    EXPECT_EQ(pack.templates.at(0)->sections.at(0).fields.at(0).label, "Belastung");
}

TEST(PackLocaleTest, CheckNamesEachMissingAndEachForgottenText) {
    auto texts = all_texts;
    texts.replace(texts.find("Course"), 6, "Curse");

    const auto pack = pack_in("", german(texts));

    EXPECT_EQ(findings_of(pack, "missing-translation"),
              "calm/templates/session.xml:4:31: warning: section course: “Course” has no words in de | "
              "<text of=\"Course\">…</text> in locale/de.xml\n");
    EXPECT_NE(findings_of(pack, "unused-translation").find("“Curse” stands in no form or measure of the pack"), std::string::npos);
    EXPECT_EQ(findings_of(pack_in("", german(all_texts)), "missing-translation"), "");
    EXPECT_EQ(findings_of(pack_in("", german(all_texts)), "unused-translation"), "");
}

TEST(PackLocaleTest, ExpressionsOfASentenceMustBeTheSame) {
    constexpr const char* of = "Distress is {sud}[, not {11 - sud}]. Slow down.";
    EXPECT_EQ(difference_of_sentences(of, "[{11 - sud} nicht,] {sud} ja"), "");
    EXPECT_EQ(difference_of_sentences(of, "Belastung {sud}[ hoch]"), "{11 - sud} of the original is missing");
    EXPECT_EQ(difference_of_sentences(of, "{sud}[ {11 - sud} {voc}]"), "{voc} does not stand in the original");
    EXPECT_EQ(difference_of_sentences(of, "{sud} {11 - sud}"), "the original has 1 [optional parts], this has 0");
}

TEST(PackLocaleTest, MistakesOfALanguageFileAreToldAllOfThem) {
    const auto lines = problems_of(pack_in("de", R"(<locale xmlns="urn:attune:locale:1" language="fr" to="x">
  <text>ohne</text>
  <text of="Distress"></text>
  <text of="none">keine</text><text of="none">nichts</text>
  <text of="Rate {sud}">Wert {sudd}</text>
  <words/>
</locale>)"));

    for (const auto* expected : {"pack.xml calls this file de", "unknown attribute to", "attribute of is missing", "the words between the tags are missing",
                                 "translated above already", "{sud} of the original is missing", "unknown element <words>"})
        EXPECT_NE(lines.find(expected), std::string::npos) << expected << " in\n" << lines;
}

TEST(PackLocaleTest, ManifestRefusesLanguagesTwiceAndItsOwn) {
    const auto problem = [](const std::string& entry) { return problems_of(pack_in("", german(""), entry)); };

    EXPECT_NE(problem(R"(<locale language="en" file="locale/de.xml"/>)").find("en is the language of the pack itself"),
              std::string::npos);
    EXPECT_NE(problem(R"(<locale language="de" file="locale/de.xml"/><locale language="de" file="locale/d2.xml"/>)")
                  .find("a second file for the language de"),
              std::string::npos);
    EXPECT_NE(problem(R"(<locale language="deutsch!" file="locale/de.xml"/>)").find("a language tag"), std::string::npos);
}

TEST(PackLocaleTest, SystemTellsItsLanguage) {
    const auto told = [](const char* value) {
        ::setenv("LC_ALL", value, 1);
        return system_language();
    };
    const char* before = std::getenv("LC_ALL");
    const std::string kept = before == nullptr ? "" : before;

    EXPECT_EQ(told("de_AT.UTF-8"), "de-AT");
    EXPECT_EQ(told("pt_BR@euro"), "pt-BR");
    EXPECT_EQ(told("C.UTF-8"), "");

    before == nullptr ? ::unsetenv("LC_ALL") : ::setenv("LC_ALL", kept.c_str(), 1);
}

} // namespace
} // namespace attune
