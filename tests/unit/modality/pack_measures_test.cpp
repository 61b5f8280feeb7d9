// SPDX-License-Identifier: Apache-2.0
// Measures as part of packs: read, checked, shelved and archived with them.
#include "core/modality/archive/pack_archive.hpp"
#include "core/modality/archive/pack_changes.hpp"
#include "core/modality/check/pack_check.hpp"
#include "core/modality/shipped_packs.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/text/digest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace attune {
namespace {

std::string measure(const std::string& version, const std::string& more = {}) {
    return R"(<measure xmlns="urn:attune:measure:1" id="calm-2" version=")" + version +
           R"(" language="en" role="outcome"><title>Calm-2</title><words>Calmness</words>
  <licence class="FREE" evidence="A" source="invented">Free.</licence>
  <answers id="often" min="0" max="3"><option value="0" label="never"/><option value="3" label="always"/></answers>
  <item id="1" topic="tension" answers="often"/><item id="2" topic="sleep" answers="often"/>
  <score id="total" title="Total" kind="sum" items="1-2" better="lower" evidence="A" source="invented"/>)" +
           more + "</measure>";
}

std::string manifest(const std::string& files, const std::string& id = "calm") {
    return R"(<pack xmlns="urn:attune:pack:1" id=")" + id + R"(" prefix=")" + id +
           R"(" version="1.0.0" language="en"><title>Calm</title><publisher>P</publisher><licence>L</licence><evidence>Invented.</evidence>)" +
           files + "</pack>";
}

const std::string one_file = R"(<measure file="measures/calm-2.xml"/>)";

PackSource source(std::map<std::string, std::string> files, const std::string& name = "calm") {
    return {.contents = memory_contents(name, std::move(files))};
}

std::string problems_of(const Pack& pack) {
    std::string lines;
    for (const auto& problem : pack.problems)
        lines += to_string(problem) + "\n";
    return lines;
}

TEST(PackMeasuresTest, APackMayHoldMeasuresAlone) {
    const auto pack = read_pack(source({{"pack.xml", manifest(one_file)}, {"measures/calm-2.xml", measure("1.0.0")}}), {});

    EXPECT_EQ(problems_of(pack), "");
    ASSERT_EQ(pack.measures.size(), 1U);
    EXPECT_EQ(pack.measures[0]->pack, "calm");
    EXPECT_EQ(pack.measures[0]->hash, sha256_hex(measure("1.0.0")));
    EXPECT_TRUE(check_pack(pack, {}).empty());
    EXPECT_NE(problems_of(read_pack(source({{"pack.xml", manifest("")}}), {})).find("at least one <template> or <measure>"), std::string::npos);
}

TEST(PackMeasuresTest, MistakesOfAMeasureAreThoseOfItsPack) {
    const auto pack = read_pack(source({{"pack.xml", manifest(one_file + R"(<measure file="measures/again.xml"/><measure file="measures/none.xml"/>)")},
                                        {"measures/calm-2.xml", measure("1.0.0")},
                                        {"measures/again.xml", measure("1.0.0", "<item id=\"1\" topic=\"x\" answers=\"often\"/>")}}), {});

    EXPECT_FALSE(pack.is_usable());
    EXPECT_NE(problems_of(pack).find("calm/measures/again.xml:5:115: <item id=\"1\">: id: a second item 1"), std::string::npos) << problems_of(pack);
    EXPECT_NE(problems_of(pack).find("calm/measures/none.xml:1:1: is not there"), std::string::npos);
    const auto findings = check_pack(pack, {});
    EXPECT_TRUE(std::ranges::any_of(findings, [](const PackFinding& each) { return each.code == "mistake" && each.element == "item 1"; }));
}

TEST(PackMeasuresTest, TwoMeasuresOfOnePackHaveTwoIds) {
    const auto pack = read_pack(source({{"pack.xml", manifest(one_file + R"(<measure file="measures/again.xml"/>)")},
                                        {"measures/calm-2.xml", measure("1.0.0")}, {"measures/again.xml", measure("1.1.0")}}), {});

    EXPECT_NE(problems_of(pack).find("a second measure with the id calm-2"), std::string::npos);
}

TEST(PackMeasuresTest, AFileThatIsAnotherIsRefused) {
    const auto pack = read_pack(source({{"pack.xml", manifest(R"(<measure file="measures/calm-2.xml" sha256=")" + sha256_hex("other") + "\"/>")},
                                        {"measures/calm-2.xml", measure("1.0.0")}}), {});

    EXPECT_NE(problems_of(pack).find("is not the file that pack.xml was made for"), std::string::npos);
}

TEST(PackMeasuresTest, PackCheckWarnsOfWhatWouldTroubleThoseWhoUseIt) {
    const auto more = R"(<answers id="other" min="0" max="1"/><item id="3" topic="x" answers="often"/>
  <score id="bare" title="Bare" kind="sum" items="1" better="lower"/>
  <safety id="s" strength="blocking" message="Look." evidence="A" source="x"><count items="1" from="3"/></safety>)";
    const auto pack = read_pack(source({{"pack.xml", manifest(one_file)}, {"measures/calm-2.xml", measure("1.0.0", more)}, {"measures/lost.xml", "x"}}), {});
    std::multiset<std::string> codes;

    for (const auto& finding : check_pack(pack, {}))
        codes.insert(finding.code);

    EXPECT_EQ(codes, (std::multiset<std::string>{"answers-unused", "item-unused", "no-key-source", "safety-item", "scale-ends", "scale-ends", "unnamed-file"}));
}

TEST(PackMeasuresTest, TheShelfOffersTheNewestOfEachMeasure) {
    const auto old_pack = source({{"pack.xml", manifest(one_file, "old")}, {"measures/calm-2.xml", measure("1.0.0")}}, "old");
    const auto new_pack = source({{"pack.xml", manifest(one_file, "new")}, {"measures/calm-2.xml", measure("1.10.0")}}, "new");
    auto switched_off = new_pack;
    switched_off.offered = false;

    TemplateShelf shelf{read_packs({old_pack, new_pack})};
    ASSERT_NE(shelf.measures().find("calm-2"), nullptr);
    EXPECT_EQ(shelf.measures().find("calm-2")->version, "1.10.0");

    shelf.replace(read_packs({old_pack, switched_off}));
    EXPECT_EQ(shelf.measures().find("calm-2")->version, "1.0.0");
    EXPECT_EQ(shelf.measures().offered().size(), 1U);
}

TEST(PackMeasuresTest, AnUpdateTellsWhatBecomesOfItsMeasures) {
    const auto pack = [](const std::string& file, const std::string& text) {
        return read_pack(source({{"pack.xml", manifest("<measure file=\"" + file + "\"/>")}, {file, text}}), {});
    };
    const auto before = pack("measures/calm-2.xml", measure("1.0.0"));
    auto other = measure("1.0.0");
    other.replace(other.find("calm-2"), 6, "calm-3");

    EXPECT_TRUE(changes_between(before, before).empty());
    EXPECT_EQ(changes_between(before, pack("measures/calm-2.xml", measure("1.1.0"))),
              std::vector<std::string>{"the measure Calm-2 is version 1.1.0 instead of 1.0.0: its scores begin a new line"});
    EXPECT_EQ(changes_between(before, pack("measures/calm-3.xml", other)),
              (std::vector<std::string>{"new measure: Calm-2", "the measure is no longer there: Calm-2"}));
}

TEST(PackMeasuresTest, MeasuresAreCollectedForAnArchive) {
    const auto collected = collect_pack_files(*source({{"pack.xml", manifest(one_file)}, {"measures/calm-2.xml", measure("1.0.0")}}).contents);

    EXPECT_TRUE(collected.problems.empty());
    EXPECT_TRUE(collected.files.contains("measures/calm-2.xml"));
}

TEST(PackMeasuresTest, ShippedMeasuresAreOnTheShelf) {
    const TemplateShelf shelf{read_packs({shipped_packs_folder()})};

    EXPECT_NE(shelf.measures().find("phq-9"), nullptr);
    EXPECT_GE(shelf.measures().offered().size(), 27U);
    for (const auto& pack : shelf.packs())
        if (pack.id == "measures") {
            EXPECT_EQ(problems_of(pack), "");
            for (const auto& finding : check_pack(pack, shelf.packs()))
                ADD_FAILURE() << to_string(finding);
        }
}

} // namespace
} // namespace attune
