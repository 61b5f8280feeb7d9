// SPDX-License-Identifier: Apache-2.0
#include "gui/note/section_evidence.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

Field field(const char* label, EvidenceTag tag, const char* source = "") {
    Field made;
    made.id = made.label = label;
    made.evidence = tag;
    made.source = source;
    return made;
}

TEST(SectionEvidenceTest, NamesWhatIsProposedAndWhatIsToBeConfirmed) {
    Section section;
    section.fields = {field("Readiness", EvidenceTag::app_defined), field("Plain", EvidenceTag::none),
                      field("SUD", EvidenceTag::literature, "Wolpe 1969")};

    EXPECT_EQ(evidence_lines({}, section),
              (std::vector<std::string>{"[A] Proposals of this pack, not validated: Readiness.",
                                        "[L] From the literature, to be confirmed: SUD (Wolpe 1969)."}));
}

TEST(SectionEvidenceTest, LooksIntoTablesAndNamesRulesOfTheSection) {
    Section section;
    Field table = field("Sets", EvidenceTag::none);
    table.columns = {field("Passes", EvidenceTag::app_defined)};
    section.fields = {table};
    Template owner;
    Rule here, elsewhere;
    here.field = "Sets";
    here.label = "Too many sets";
    here.evidence = elsewhere.evidence = EvidenceTag::app_defined;
    elsewhere.field = "other";
    elsewhere.label = "Another";
    owner.rules = {here, elsewhere};

    EXPECT_EQ(evidence_lines(owner, section),
              (std::vector<std::string>{
                  "[A] Proposals of this pack, not validated: Passes, the rule “Too many sets”."}));
}

TEST(SectionEvidenceTest, SaysNothingTwice) {
    Section section;
    Field said = field("Warmth", EvidenceTag::app_defined);
    said.hint = "0 to 4. A proposal of this program, not validated.";
    section.fields = {said, field("Plain", EvidenceTag::source)};

    EXPECT_TRUE(evidence_lines({}, section).empty());
}

} // namespace
} // namespace attune
