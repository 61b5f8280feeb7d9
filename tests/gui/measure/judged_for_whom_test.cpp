// SPDX-License-Identifier: Apache-2.0
// What a sheet and its result are judged by: the score of the episode that change is counted from, the practice's own
// spread, and the bands and cut-offs of the person who answered.
#include "core/progress/measure_desk.hpp"
#include "core/response/measure_choices.hpp"
#include "gui/measure/entry/measure_entry_view_model.hpp"
#include "gui/measure/response_view_model.hpp"
#include "tests/gui/measure/measure_entry_fixture.hpp"

namespace attune {
namespace {

class JudgedForWhomTest : public MeasureEntryFixture {
protected:
    [[nodiscard]] Date week(int number) const { return Date{std::chrono::sys_days{clock_.today()} + std::chrono::days{7 * (number - 9)}}; }
    [[nodiscard]] Response of(const std::string& measure, Date day, double each) {
        Response response;
        response.client = client_;
        response.instrument = workspace().shelf.measures().find(measure);
        response.day = day;
        response.language = "en";
        response.answers.assign(response.instrument->items.size(), Answer::of(each));
        return response;
    }
    ResponseId put(const Response& response) { return workspace().responses.record(response); }
    [[nodiscard]] std::string change_of(ResponseId id) { return ResponseViewModel{workspace(), id}.change().words; }
    void born(int years_ago) {
        Client client = *workspace().clients.find(client_);
        client.born = Date{clock_.today().year() - std::chrono::years{years_ago}, std::chrono::January, std::chrono::day{1}};
        workspace().measure_desk.update_client(client);
    }
};

TEST_F(JudgedForWhomTest, ChangeIsCountedFromTheLaterScoreOfTheFirstDay) {
    Response morning = of("phq-9", week(1), 2);
    morning.time = TimeOfDay{600};
    Response noon = of("phq-9", week(1), 1);
    noon.time = TimeOfDay{720};
    const ResponseId second = put(noon);
    const ResponseId first = put(morning);

    EXPECT_EQ(change_of(put(of("phq-9", week(3), 0))), "9 to 0 since the start: 9 points better.");
    EXPECT_EQ(change_of(first), "This is the first one; change is counted from here.");
    EXPECT_EQ(change_of(second), "This is the first one; change is counted from here.");
}

TEST_F(JudgedForWhomTest, ChangeIsNotCountedAcrossLanguagesRatersAndEpisodes) {
    Response other = of("phq-9", week(1), 3);
    other.language = "de";
    put(other);
    other = of("phq-9", week(1), 3);
    other.rater = "therapist";
    put(other);

    const ResponseId now = put(of("phq-9", week(3), 1));
    EXPECT_EQ(change_of(now), "This is the first one; change is counted from here.");

    ASSERT_EQ(workspace().episodes.current(client_)->started, week(9));
    EXPECT_EQ(change_of(put(of("phq-9", week(9), 2))), "This is the first one; change is counted from here.");
    EXPECT_EQ(change_of(put(of("phq-9", week(4), 2))), "9 to 18 since the start: 9 points worse.");
}

TEST_F(JudgedForWhomTest, ChangeIsCountedFromTheLastScoreBeforeTreatmentWhereItIsPicked) {
    const ResponseId first = put(of("phq-9", week(7), 3));
    const ResponseId last = put(of("phq-9", week(8), 2));
    Session session = workspace().episodes.sessions_of(client_).at(0);
    session.attendance = Attendance::attended;
    workspace().episodes.update_session(session);
    const ResponseId now = put(of("phq-9", week(9), 1));
    EXPECT_EQ(change_of(now), "27 to 9 since the start: 18 points better.");

    MeasureChoices choices;
    choices.picks["change-from"] = "last-before-treatment";
    workspace().measure_desk.choose(*workspace().shelf.measures().find("phq-9"), choices);

    EXPECT_EQ(change_of(now), "18 to 9 since the start: 9 points better.");
    for (const ResponseId before : {first, last})
        EXPECT_EQ(change_of(before), "This is the first one; change is counted from here.");
}

TEST_F(JudgedForWhomTest, ThePracticesOwnSpreadSaysWhatIsReliable) {
    const auto instrument = workspace().shelf.measures().find("who-5");
    put(of("who-5", week(1), 1));
    const ResponseId now = put(of("who-5", week(3), 4));
    const std::string before = ResponseViewModel{workspace(), now}.change().reason;
    const std::string scale = instrument->scales.at(*main_scale(*instrument)).id;
    MeasureChoices own;
    own.norms[scale] = {.sd = 20, .reliability = 0.8, .mean = {}, .source = "Our own clients"};
    workspace().measure_desk.choose(*instrument, own);

    const std::string after = ResponseViewModel{workspace(), now}.change().reason;

    EXPECT_NE(before, after);
    EXPECT_NE(after.find("Our own clients"), std::string::npos) << after;
}

TEST_F(JudgedForWhomTest, APositiveScreenOffersTheMeasureThatLooksFurther) {
    const auto offered = [&](ResponseId id) {
        std::vector<std::string> measures;
        for (const auto& each : ResponseViewModel{workspace(), id}.suggestions())
            measures.push_back(each.measure);
        return measures;
    };
    EXPECT_EQ(offered(put(of("pc-ptsd-5", week(8), 1))), std::vector<std::string>{"pcl-5"});
    EXPECT_EQ(offered(put(of("pc-ptsd-5", week(9), 0))), std::vector<std::string>{});
}

TEST_F(JudgedForWhomTest, TheCardBesideTheSheetHasTheLineOfThisAge) {
    workspace().measure_rights.confirm("ors", "a licence");
    put(of("ors", week(1), 7));
    const auto line = [&] { return MeasureEntryViewModel{workspace(), {.client = client_, .measure = "ors"}}.course().cut_off; };

    born(40);
    EXPECT_EQ(line(), 25);
    born(15);
    EXPECT_EQ(line(), 28);
    born(8);
    EXPECT_EQ(line(), 32);
}

TEST_F(JudgedForWhomTest, TheCardBesideTheSheetHasTheBandsOfWhoeverAnswers) {
    workspace().measure_rights.confirm("sdq", "a licence");
    born(9);
    const auto close_to_average = [&](const std::string& rater) {
        MeasureEntryViewModel sheet{workspace(), {.client = client_, .measure = "sdq"}};
        SheetFields fields = sheet.fields();
        fields.rater = rater;
        sheet.set_fields(fields);
        return sheet.course().bands.at(0).to;
    };
    EXPECT_EQ(close_to_average("parent"), 13);
    EXPECT_EQ(close_to_average("teacher"), 11);
}

} // namespace
} // namespace attune
