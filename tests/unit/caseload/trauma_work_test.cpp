// SPDX-License-Identifier: Apache-2.0
// What makes an episode one of trauma work is found once: the client's page, the caseload and the due list agree.
#include "core/response/schedule/trauma_work.hpp"

#include "core/caseload/caseload_course.hpp"
#include "core/caseload/caseload_reading.hpp"
#include "core/progress/measure_reading.hpp"
#include "core/response/schedule/due_list.hpp"
#include "tests/unit/caseload/sample_practice.hpp"
#include "tests/unit/note/note_fixture.hpp"

#include <algorithm>

namespace attune {
namespace {

/// The small packs and the measures; the second version of a form works on trauma and has no course.
std::vector<Pack> packs_with(const std::string& calm_file) {
    std::vector<Pack> packs = small_packs(calm_file);
    if (calm_file == "calm_2.xml") {
        std::string xml{packs[1].templates.front()->xml};
        const auto series = xml.find("<series"); // so that a note leaves no observations
        xml.erase(series, xml.rfind("</series>") + std::string_view{"</series>"}.size() - series);
        const auto end = xml.rfind("</template>");
        auto read = read_template(xml.insert(end, R"(<signal id="trauma_treatment" when="hdr.attended"/>)"), calm_file,
                                  {.pack = "calm", .prefix = "calm", .others = {packs[0].templates.front()}});
        for (const auto& problem : read.problems)
            throw std::runtime_error{to_string(problem)};
        packs[1].templates.front() = read.result;
    }
    for (Pack& pack : read_packs({std::filesystem::path{ATTUNE_SOURCE_DIR} / "plugins"}))
        if (pack.id == "measures")
            packs.push_back(std::move(pack));
    return packs;
}

class TraumaWorkTest : public testing::Test {
protected:
    TraumaWorkTest() {
        fixture_.test.clock.set(SamplePractice::week(20));
        episode_ = fixture_.episodes->add({.client = fixture_.client, .title = "Outpatient", .started = SamplePractice::week(0)});
    }

    /// Twelve weeks with the PCL-5 in the first and the last: by the schedule of trauma work it was missed in between.
    void come_and_give() {
        SamplePractice practice{fixture_.test.vault()};
        for (int week = 1; week < 12; ++week)
            practice.attend(fixture_.client, episode_, SamplePractice::week(week), "Calm");
        practice.give(fixture_.client, "pcl-5", SamplePractice::week(0), 40);
        practice.give(fixture_.client, "pcl-5", SamplePractice::week(11), 30);
    }
    struct Told {
        bool due = false, page = false, row = false;
        friend bool operator==(const Told&, const Told&) = default;
    };
    static Told yes() { return {.due = true, .page = true, .row = true}; }
    static Told no() { return {}; }
    [[nodiscard]] Told told() {
        const ScheduleBasis basis = schedule_basis(*fixture_.shelf);
        Vault& vault = fixture_.test.vault();
        const ResponseStore responses{vault};
        Told told;
        for (const DueMeasure& due : DueList{vault, responses, basis.shelf, basis.trauma_packs}.of(fixture_.client, SamplePractice::week(10)))
            told.due = told.due || due.measure == "pcl-5";
        for (const MeasureSeries& series : read_measures(vault, fixture_.client, basis))
            told.page = told.page || std::ranges::any_of(series.points, &MeasurePoint::is_missed);
        const CaseloadRow row = CaseloadReading{vault, basis.shelf}.read().at(0);
        told.row = std::ranges::count(read_caseload_course(vault, row, basis), std::optional<double>{}) > 0;
        return told;
    }

    NoteFixture fixture_{packs_with("calm_2.xml")};
    EpisodeId episode_{};
};

TEST_F(TraumaWorkTest, ANoteInWhichNothingIsAnsweredCountsOnTheClientsPageInTheCaseloadAndInTheDueList) {
    come_and_give();
    EXPECT_EQ(told(), no());

    const NoteId note = fixture_.start(SamplePractice::week(0));
    ASSERT_TRUE(fixture_.notes->observations(fixture_.client).empty());
    EXPECT_EQ(told(), yes());

    fixture_.notes->void_note(note, "");
    EXPECT_EQ(told(), no());
}

TEST_F(TraumaWorkTest, ANoteByAVersionOfTheFormThatDidNotSaySoCountsLikewise) {
    fixture_.reopen(packs_with("calm_1.xml"));
    come_and_give();
    fixture_.signed_note(SamplePractice::week(0), 4);
    EXPECT_EQ(told(), no());

    fixture_.reopen(packs_with("calm_2.xml"));
    EXPECT_EQ(told(), yes());
}

TEST_F(TraumaWorkTest, ASessionThatNobodyCameToIsNone) {
    come_and_give();
    const NoteId note = fixture_.start(SamplePractice::week(0));

    fixture_.edit(note, [](Form& form) { form.set({"hdr", {}, "attendance"}, "missed"); });

    EXPECT_EQ(told(), no());
}

TEST_F(TraumaWorkTest, TheFirstDayIsTheSameForOneClientAndForAll) {
    come_and_give();
    fixture_.start(SamplePractice::week(3));
    fixture_.start(SamplePractice::week(2));
    fixture_.start(SamplePractice::week(1), "walk.session");
    const NoteId nobody = fixture_.start(SamplePractice::week(12));
    fixture_.edit(nobody, [](Form& form) {
        form.set({"hdr", {}, "date"}, SamplePractice::week(0));
        form.set({"hdr", {}, "attendance"}, "missed");
    });
    const auto sessions = fixture_.episodes->sessions_of(fixture_.client);
    const SessionId walked = std::ranges::find(sessions, SamplePractice::week(1), &Session::date)->id;
    const NoteId gone = fixture_.notes->start({.client = fixture_.client, .session = walked, .template_id = "calm.session"});
    fixture_.edit(gone, [](Form& form) { form.set({"hdr", {}, "response"}, "Went well."); });
    fixture_.notes->void_note(gone, "Of another client"); // the session stays, for its other note
    const TraumaPacks packs = trauma_packs(*fixture_.shelf);
    ASSERT_EQ(packs, TraumaPacks{"calm"});

    const auto of_one = read_trauma_work(fixture_.test.database(), fixture_.client, packs);

    EXPECT_EQ(of_one.at(episode_), SamplePractice::week(2));
    EXPECT_EQ(of_one, read_trauma_work(fixture_.test.database(), std::nullopt, packs));
    EXPECT_TRUE(read_trauma_work(fixture_.test.database(), std::nullopt, {}).empty());
    EXPECT_TRUE(read_trauma_work(fixture_.test.database(), std::nullopt, {"cal"}).empty());
}

} // namespace
} // namespace attune
