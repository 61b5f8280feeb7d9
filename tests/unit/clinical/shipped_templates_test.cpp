// SPDX-License-Identifier: Apache-2.0
// What holds for every template that comes with Attune.
#include "core/modality/check/pack_check.hpp"
#include "core/modality/shipped_packs.hpp"
#include "tests/unit/clinical/course.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace attune::clinical {
namespace {

class ShippedTemplateTest : public testing::TestWithParam<std::string> {
protected:
    std::shared_ptr<const Template> definition = shipped_template(GetParam());
};

TEST_P(ShippedTemplateTest, LoadsWithoutProblems) {
    EXPECT_EQ(definition->full_id(), GetParam());
    EXPECT_FALSE(definition->sections.empty());
}

INSTANTIATE_TEST_SUITE_P(Packs, ShippedTemplateTest, testing::ValuesIn(shipped_template_ids()),
                         [](const auto& each) {
                             std::string name = each.param;
                             std::ranges::replace(name, '.', '_');
                             return name;
                         });

const std::vector<Pack>& shipped_packs() {
    static const std::vector<Pack> packs = read_packs({shipped_packs_folder()});
    return packs;
}

class ShippedPackTest : public testing::TestWithParam<std::string> {};

/// What pack check tells every author, told to ourselves.
TEST_P(ShippedPackTest, HasNothingToMend) {
    const auto pack = std::ranges::find(shipped_packs(), GetParam(), &Pack::id);

    for (const PackFinding& finding : check_pack(*pack, shipped_packs()))
        ADD_FAILURE() << to_string(finding) << "\n    " << finding.expected;
}

std::vector<std::string> shipped_pack_ids() {
    std::vector<std::string> ids;
    for (const Pack& pack : shipped_packs())
        ids.push_back(pack.id);
    return ids;
}

INSTANTIATE_TEST_SUITE_P(Packs, ShippedPackTest, testing::ValuesIn(shipped_pack_ids()),
                         [](const auto& each) { return each.param; });

TEST(ShippedTemplatesTest, HaveTheSeriesThatProgressShows) {
    std::set<std::string> ids;
    for (const char* pack : {"header", "emdr", "somatic_experiencing", "cbt"})
        for (const Series& series : shipped_template(pack)->series)
            ids.insert(shipped_template(pack)->prefix + "." + series.id);

    for (const char* id :
         {"emdr.sud", "emdr.voc", "emdr.sets", "emdr.targets_resolved", "se.act_end", "se.settle_pct",
          "se.channels", "se.resource_effect", "cbt.old_belief", "cbt.new_belief", "cbt.mood",
          "hdr.homework_rate", "hdr.depression", "hdr.anxiety", "hdr.trauma", "hdr.dissociation"})
        EXPECT_TRUE(ids.contains(id)) << id;
}

TEST(ShippedTemplatesTest, MissedSessionShowsNoSectionOfAModality) {
    Course client{{"emdr", "somatic_experiencing", "cbt"}};
    client.session()
        .set("emdr.phases", TextList{"1", "2", "3", "4", "5", "6", "7", "8"})
        .set("cbt.phase", "relapse_prevention");
    client.set("hdr.attendance", "missed");

    for (const char* pack : {"emdr", "somatic_experiencing", "cbt"}) {
        const auto definition = shipped_template(pack);
        for (const Section& section : definition->sections) {
            const std::vector<RowStep> rows =
                section.block.empty() ? std::vector<RowStep>{} : std::vector<RowStep>{{section.block, 0}};
            EXPECT_FALSE(client.form().is_section_relevant(definition->prefix, section, rows))
                << pack << "." << section.id;
        }
    }
}

TEST(ShippedTemplatesTest, OnlyTheProcessNoteIsPrivate) {
    for (const char* pack : {"header", "emdr", "somatic_experiencing", "cbt"})
        for (const Section& section : shipped_template(pack)->sections)
            for (const Field& field : section.fields)
                EXPECT_EQ(field.store == FieldStore::private_note,
                          std::string{pack} == "header" && field.id == "private")
                    << pack << "." << field.id;
}

TEST(ShippedTemplatesTest, RegisterEntriesNeedWhatNamesThem) {
    std::set<std::string> required;
    for (const char* pack : {"header", "emdr", "cbt"})
        for (const Register& each : shipped_template(pack)->registers)
            for (const Field& field : each.fields)
                if (field.required.text() == "true")
                    required.insert(each.id + "." + field.id);

    EXPECT_EQ(required,
              (std::set<std::string>{"goal.name", "measure_given.instrument", "measure_given.name",
                                     "measure_given.given_on", "measure_given.triage", "target.name",
                                     "target.prong", "target.order", "core_belief.old_belief"}));
}

TEST(ShippedTemplatesTest, EmdrSectionsStandInTheOrderOfASession) {
    std::vector<std::string> titles;
    for (const Section& section : shipped_template("emdr")->sections)
        titles.push_back(section.title);

    EXPECT_EQ(titles,
              (std::vector<std::string>{"Phases worked", "8 Re-check", "1 History and plan", "2 Preparation",
                                        "3 Assessment", "4 Desensitization", "5 Installation", "6 Body scan",
                                        "Where the target stands", "7 Closure", "Course"}));
}

} // namespace
} // namespace attune::clinical
