// SPDX-License-Identifier: Apache-2.0
// Every form of every shipped pack stands filled in the demo practice, as its sample says, and reads well.
#include "core/modality/example/example_answers.hpp"
#include "core/modality/example/example_check.hpp"
#include "core/modality/example/example_expectation.hpp"
#include "tests/unit/demo/demo_fixture.hpp"
#include "tests/unit/demo/note_prose.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace attune {
namespace {

using test::Demo;

constexpr std::array formats{NoteFormat::soap, NoteFormat::dap, NoteFormat::birp,
                             NoteFormat::girp, NoteFormat::pirp, NoteFormat::plain};

/// What the last session of the play expects, and does not hold.
std::vector<std::string> unmet_in(const Form& form, const Demo& demo, const SamplePlay& play) {
    const auto& packs = demo.shelf.packs();
    const auto pack = std::ranges::find_if(
        packs, [&](const Pack& each) { return play.example().template_id.starts_with(each.id + "."); });
    ExampleStage stage;
    EXPECT_EQ(build_stage(stage, play.example(), *pack, packs), "");
    std::vector<std::string> words;
    for (const ExampleStep& step : play.example().steps.back().steps)
        if (step.kind == ExampleStep::Kind::expect)
            if (auto why = unmet(step, {form, stage.parts, *stage.own, {}}); !why.empty())
                words.push_back(std::move(why));
    return words;
}

TEST(DemoPracticeTest, EveryShippedFormHasANote) {
    Demo& demo = Demo::get();
    std::set<std::string> seen;
    for (const auto& each : demo.played())
        seen.insert(each.play->example().template_id);

    for (const auto& form : demo.shelf.forms())
        EXPECT_TRUE(seen.contains(form->full_id())) << form->full_id();
    EXPECT_EQ(demo.report.clients, test::small_plan.clients + static_cast<int>(demo.cast.size()));
}

TEST(DemoPracticeTest, EveryNoteOpensAndCouldBeSigned) {
    Demo& demo = Demo::get();
    int drafts = 0;
    for (const auto& each : demo.played()) {
        SCOPED_TRACE(Demo::name_of(*each.play));
        const bool is_draft = demo.notes.load(each.note).state == NoteState::draft;
        drafts += is_draft ? 1 : 0;

        EXPECT_EQ(is_draft, each.member->last_is_draft);
        EXPECT_EQ(demo.notes.check_signature(each.note),
                  is_draft ? SignatureState::unsigned_note : SignatureState::holds);
        for (const auto& problem : demo.notes.open_form(each.note).problems())
            ADD_FAILURE() << problem.path.field << ": " << problem.message;
    }
    EXPECT_EQ(drafts, 2);
}

TEST(DemoPracticeTest, EveryNoteShowsWhatItsSampleExpects) {
    Demo& demo = Demo::get();
    for (const auto& each : demo.played()) {
        SCOPED_TRACE(Demo::name_of(*each.play));
        for (const auto& why : unmet_in(demo.notes.open_form(each.note), demo, *each.play))
            ADD_FAILURE() << why;
    }
}

/// Calls `read` with the form of every note of everybody, and whose it is.
void for_each_note(const std::function<void(const Form&, const std::string&)>& read) {
    Demo& demo = Demo::get();
    for (const ClientRow& client : demo.clients.search("", Archived::hide, test::small_plan.until))
        for (const NoteRow& row : demo.notes.of(client.id))
            read(demo.notes.open_form(row.id), client.name + ", " + row.approach + ", " + format_date(row.date));
}

TEST(DemoPracticeTest, EveryNoteReadsWellInEachFormat) {
    int notes = 0;
    for_each_note([&](const Form& form, const std::string& whose) {
        ++notes;
        for (const NoteFormat format : formats)
            for (const auto& odd : test::oddities(test::prose_of(form, format)))
                ADD_FAILURE() << whose << ", " << static_cast<int>(format) << ": " << odd;
    });
    EXPECT_EQ(notes, Demo::get().report.notes);
}

TEST(DemoPracticeTest, TheProseOfEachFormatHoldsEveryAnswer) {
    for_each_note([&](const Form& form, const std::string& whose) {
        const auto everything = test::everything_said(form);
        for (const NoteFormat format : formats) {
            const std::string prose = test::prose_of(form, format);
            for (const auto& said : everything)
                for (const std::string& words : said.words)
                    EXPECT_TRUE(test::holds(prose, words))
                        << whose << ", " << static_cast<int>(format) << ": " << said.place << ": " << words;
        }
    });
}

TEST(DemoPracticeTest, AMixedNoteKeepsTheValuesOfEachApproach) {
    Demo& demo = Demo::get();
    const Form form = demo.notes.open_form(demo.find("emdr.session/mixed").note);

    EXPECT_EQ(form.value({"hdr", {}, "modalities"}), (Value{TextList{"emdr", "cbt", "attachment"}}));
    EXPECT_EQ(form.value({"emdr", {{"work", 0}}, "sud_drop"}), Value{4});
    EXPECT_EQ(form.value({"emdr", {}, "p7_proposed"}), Value{"incomplete"});
    EXPECT_EQ(form.value({"cbt", {}, "emotion_drop"}), Value{40});
    EXPECT_EQ(form.value({"cbt", {}, "quality"}), Value{4});
    EXPECT_EQ(form.value({"att", {}, "repair_rate"}), Value{100});
    EXPECT_EQ(form.value({"att", {}, "support_count"}), Value{1});
    const auto after = form.registers_after();
    EXPECT_EQ(after.entries.at("emdr.target").at(0).state, "open");
    EXPECT_EQ(after.entries.at("cbt.core_belief").at(0).carried.at("latest_old"), Value{70});
    EXPECT_EQ(after.entries.at("att.tie").at(0).state, "steady");
}

TEST(DemoPracticeTest, NothingOfAGroupMemberStandsInAnothersNotes) {
    Demo& demo = Demo::get();
    const std::array members{"group.session", "group.session/member_second", "group.session/member_third"};
    for (const char* member : members)
        for (const char* other : members) {
            const auto& whose = demo.find(member);
            const auto& who = demo.find(other).member->client;
            const ClientId client = demo.notes.load(whose.note).client;
            for (const NoteRow& row : demo.notes.of(client)) {
                const auto prose = test::prose_of(demo.notes.open_form(row.id), NoteFormat::plain);
                EXPECT_EQ(prose.find(who.family_name), std::string::npos) << member << ", " << other;
                EXPECT_TRUE(&who == &whose.member->client || prose.find(who.given_name) == std::string::npos)
                    << member << ", " << other;
            }
        }
}

TEST(DemoPracticeTest, NoTwoClientsOfTheCastShareTheirWords) {
    Demo& demo = Demo::get();
    std::map<std::string, const CastMember*> said_by;
    for (const auto& each : demo.played()) {
        const auto form = demo.notes.open_form(each.note);
        for (const char* field : {"response", "next"}) {
            const auto* words = form.answer({"hdr", {}, field}).get<std::string>();
            ASSERT_NE(words, nullptr);
            EXPECT_EQ(said_by.try_emplace(*words, each.member).first->second, each.member) << *words;
        }
    }
}

} // namespace
} // namespace attune
