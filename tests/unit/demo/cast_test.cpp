// SPDX-License-Identifier: Apache-2.0
// Who is cast for the sample notes, and when they come.
#include "core/demo/cast.hpp"
#include "core/modality/shipped_packs.hpp"
#include "tests/unit/temp_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

namespace attune {
namespace {

using namespace std::chrono_literals;

constexpr Date until = 2026y / std::chrono::October / 30;

const std::vector<Pack>& packs() {
    static const std::vector<Pack> read = read_packs({shipped_packs_folder()});
    return read;
}

TEST(CastTest, EverySessionLiesBeforeTheLastDayOnTheDayOfTheWeekThatItWasWrittenFor) {
    for (const CastMember& member : cast_of(packs(), Dice{1}, until))
        for (const SamplePlay& play : member.plays)
            for (const Date day : play.days()) {
                EXPECT_LT(std::chrono::sys_days{day}, std::chrono::sys_days{until}) << member.client.full_name();
                const std::chrono::weekday weekday{std::chrono::sys_days{day}};
                EXPECT_TRUE(weekday != std::chrono::Sunday) << play.example().template_id;
            }
}

TEST(CastTest, PeopleHaveTheAgeThatTheirNotesTellOf) {
    const auto cast = cast_of(packs(), Dice{1}, until);
    const auto age = [&](std::string_view family) {
        const auto found = std::ranges::find(cast, family, [](const CastMember& each) { return each.client.family_name; });
        return found == cast.end() || !found->client.born ? -1 : age_on(*found->client.born, until);
    };

    EXPECT_EQ(age("Hofer"), 9);
    EXPECT_EQ(age("Novak"), 10);
    EXPECT_EQ(age("Sommer"), 16);
    EXPECT_EQ(age("Falk"), 7);
    EXPECT_EQ(age("Mertens"), 61);
    EXPECT_EQ(age("Duval"), -1); // two people
}

TEST(CastTest, TheSampleOfAnotherPackGetsSomeoneInvented) {
    const TempFolder folder;
    const auto calm = folder / "calm";
    std::filesystem::create_directories(calm / "templates");
    std::filesystem::create_directories(calm / "examples");
    std::ofstream{calm / "pack.xml"} << R"(<pack xmlns="urn:attune:pack:1" id="calm" prefix="cm" version="1.0.0" language="en">
        <title>Calm</title><publisher>P</publisher><licence>L</licence><needs pack="header"/>
        <template file="templates/session.xml"/><examples file="examples/sample.xml"/></pack>)";
    std::ofstream{calm / "templates/session.xml"}
        << R"(<template xmlns="urn:attune:template:1" id="session" version="1.0.0" language="en"><title>Calm</title>
        <section id="s" title="S"><text id="topic" label="Topic"/></section></template>)";
    std::ofstream{calm / "examples/sample.xml"} << R"(<examples xmlns="urn:attune:example:1" template="calm.session">
        <example id="sample" sample="yes"><session><set field="topic" value="Rain"/></session></example></examples>)";

    const auto cast = cast_of(read_packs({shipped_packs_folder(), folder.path()}), Dice{1}, until);

    ASSERT_FALSE(cast.empty());
    EXPECT_EQ(cast.back().plays.at(0).example().template_id, "calm.session");
    EXPECT_FALSE(cast.back().client.family_name.empty());
    EXPECT_EQ(cast.size(), cast_of(packs(), Dice{1}, until).size() + 1);
}

} // namespace
} // namespace attune
