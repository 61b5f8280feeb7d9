// SPDX-License-Identifier: Apache-2.0
#include "core/progress/measure_reading.hpp"

#include "core/measure/instrument_words.hpp"
#include "core/progress/panel_story.hpp"
#include "core/response/client_event.hpp"
#include "core/response/measure_choices.hpp"
#include "tests/unit/caseload/sample_practice.hpp"
#include "tests/unit/error_kind.hpp"
#include "tests/unit/measure/sample_measure.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace attune {
namespace {

class MeasureReadingTest : public testing::Test {
protected:
    MeasureReadingTest() { test_.clock.set(Date{std::chrono::year{2027}, std::chrono::March, std::chrono::day{9}}); }

    std::vector<MeasureSeries> read(ClientId client) { return read_measures(test_.vault(), client); }
    /// Answers that come to this total of difficulties; those that are counted backwards are turned.
    static ItemAnswers sdq_answers(double total) {
        const Instrument& sdq = *shipped("sdq");
        ItemAnswers answers(sdq.items.size(), Answer::of(0));
        for (const char* difficulty : {"emotional", "conduct", "hyperactive", "peer"})
            for (const ScoreTerm& term : sdq.scales.at(sdq.find_scale(difficulty).value()).terms) {
                const double points = std::min(total, 2.0);
                answers[term.index] =
                    Answer::of(sdq.items[term.index].reverse == MeasureItem::Reverse::yes ? 2 - points : points);
                total -= points;
            }
        return answers;
    }

    TestVault test_;
    SamplePractice practice_{test_.vault()};
};

TEST_F(MeasureReadingTest, ScoresComeWithBandsCutOffAndThreshold) {
    const ClientId client = practice_.add({"Ada", "Example", "CBT", "phq-9", {18, 12}});

    const auto measures = read(client);

    ASSERT_EQ(measures.size(), 1U);
    EXPECT_EQ(series_id(measures[0]), "measure.phq-9.total");
    EXPECT_EQ(measures[0].title, "PHQ-9");
    EXPECT_EQ(measures[0].max, 27);
    EXPECT_EQ(measures[0].bands.size(), 5U);
    ASSERT_TRUE(measures[0].line);
    EXPECT_EQ(measures[0].line->value, 10);
    ASSERT_TRUE(measures[0].threshold);
    EXPECT_EQ(measures[0].threshold->points, 6);
    ASSERT_EQ(measures[0].points.size(), 2U);
    EXPECT_EQ(measures[0].points[0].value, 18.0);
    EXPECT_EQ(measures[0].points[1].date, SamplePractice::week(1));
    EXPECT_FALSE(measures[0].points[1].band.name.empty());
}

TEST_F(MeasureReadingTest, WhatCannotBeReadAnyMoreIsLeftOutOfTheChartsAndKeepsItsScores) {
    const ClientId client = practice_.add({"Ada", "Example", "CBT", "phq-9", {18, 12}});
    practice_.give(client, "gad-7", SamplePractice::week(1), 6);
    const std::size_t scores = practice_.responses.scores(client).size();
    make_unreadable(test_.database(), "phq-9");

    const auto left = read(client);

    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].measure, "gad-7");
    ResponseStore responses{test_.vault()};
    responses.rebuild_scores();
    responses.rebuild_scores_of(client);
    EXPECT_EQ(responses.scores(client).size(), scores);
    EXPECT_FALSE(responses.newest(client, "phq-9", "client", ""));
    EXPECT_TRUE(responses.of(client, "phq-9").empty()) << "so that a new sheet can be opened";
    const auto listed = responses.listed(client, ResponseStore::Withdrawn::hide);
    ASSERT_EQ(listed.size(), 3U) << "the list of all answers hides none";
    EXPECT_EQ(std::count_if(listed.begin(), listed.end(), [](const auto& line) { return line.response.has_value(); }), 1);
    for (const ListedResponse& line : listed)
        EXPECT_EQ(line.measure, line.response ? "gad-7" : "phq-9");
    EXPECT_EQ(listed.back().rater, "client");
    EXPECT_EQ(listed.back().day, SamplePractice::week(0));
    EXPECT_EQ(thrown_by([&] { static_cast<void>(responses.load(listed.back().id)); }), ErrorKind::template_rejected);
    EXPECT_TRUE(responses.newest(client, "gad-7", "client", ""));
}

TEST_F(MeasureReadingTest, WordsAreThoseOfTheShelfAndTheMeasureStaysTheSame) {
    const ClientId client = practice_.add({"Ada", "Example", "CBT", "phq-9", {18, 12}});
    const InstrumentShelf shelf{{said_in(*shipped("phq-9"), "xx", [](std::string_view words) { return "(" + std::string{words} + ")"; })}};

    const auto own = read(client);
    const auto said = read_measures(test_.vault(), client, {.shelf = shelf});

    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(said[0].title, "(PHQ-9)");
    EXPECT_EQ(said[0].bands[0].name, "(" + own[0].bands[0].name + ")");
    EXPECT_EQ(said[0].bands[0].source, own[0].bands[0].source);
    EXPECT_EQ(said[0].points[1].band.name, "(" + own[0].points[1].band.name + ")");
    EXPECT_EQ(said[0].points[1].version, own[0].points[1].version);
    EXPECT_EQ(said[0].line->value, own[0].line->value);
}

TEST_F(MeasureReadingTest, ABandIsThatOfTheSchemeInUseWhereTwoSchemesShareAnId) {
    const auto bands = [](const std::string& scheme, const std::string& words) {
        return "<bands id=\"" + scheme + R"(" label="Bands" evidence="A" source="invented"><band id="low" label=")" + words +
               R"(" from="0" to="6"/></bands>)";
    };
    Response given;
    given.instrument = sample::read(sample::measure(
        sample::items(2) + R"(<score id="total" title="Total" kind="sum" items="1 2" better="lower" evidence="A" source="invented">)" +
        R"(<missing rule="complete" evidence="A" source="invented"/>)" + bands("first", "mild") + bands("second", "within reach") +
        "</score>"));
    given.client = practice_.add({"Ada", "Example", "CBT", "phq-9", {}});
    given.day = SamplePractice::week(0);
    given.answers = {Answer::of(1), Answer::of(2)};
    MeasureChoicesStore{test_.database()}.save(*given.instrument, {.picks = {{"total/bands", "second"}}});
    practice_.responses.record(given);

    const auto measures = read(given.client);

    ASSERT_EQ(measures.size(), 1U);
    EXPECT_EQ(measures[0].points.at(0).band.name, "within reach");
    EXPECT_EQ(measures[0].bands.at(0).name, "within reach");
}

TEST_F(MeasureReadingTest, EachRatersScoreIsToldWithTheLimitsOfTheirOwnSheet) {
    const ClientId child = practice_.add({"Ada", "Example", "CBT", "phq-9", {}});
    Response given;
    given.client = child;
    given.instrument = shipped("sdq");
    given.answers = ItemAnswers(given.instrument->items.size());
    std::fill_n(given.answers.begin(), 25, Answer::of(1));
    for (const auto& [rater, week] : {std::pair{"parent", 0}, {"teacher", 1}}) {
        given.rater = rater;
        given.day = SamplePractice::week(week);
        practice_.responses.record(given);
    }

    const Timeline timeline = build_timeline({.sessions = {}, .observations = {}, .registers = {}, .measures = read(child)});

    const TimelinePanel* parent = timeline.find("measure.sdq.total.parent");
    const TimelinePanel* teacher = timeline.find("measure.sdq.total.teacher");
    ASSERT_TRUE(parent && teacher);
    EXPECT_EQ(story_of(*parent, parent->lines.at(0))->band, "very high (20–40)");
    EXPECT_EQ(story_of(*parent, parent->lines[0])->band_source, "sdqinfo");
    EXPECT_EQ(story_of(*teacher, teacher->lines.at(0))->band, "very high (19–40)");
    EXPECT_EQ(story_of(*teacher, teacher->lines[0])->band_source, "PMC4830858");
}

TEST_F(MeasureReadingTest, OnePersonIsOneLineHoweverTheNameWasTyped) {
    Response given;
    given.client = practice_.add({"Ada", "Example", "CBT", "phq-9", {}});
    given.instrument = shipped("ecr-rs");
    given.answers = ItemAnswers(given.instrument->items.size(), Answer::of(3));
    for (const auto& [about, week] : {std::pair{"mother", 0}, {"Father", 0}, {"Mother", 8}}) {
        given.about = about;
        given.day = SamplePractice::week(week);
        practice_.responses.record(given);
    }

    const auto measures = read(given.client);

    ASSERT_FALSE(measures.empty());
    ASSERT_EQ(measures[0].points.size(), 3U);
    EXPECT_EQ(measures[0].points[0].about, measures[0].points[2].about);
    EXPECT_EQ(practice_.responses.readable(given.client).back().about, "mother") << "as it was typed";
}

TEST_F(MeasureReadingTest, ASessionAtWhichTheMeasureWasDueAndNotGivenIsAGapInEachOfItsLines) {
    const ClientId client = practice_.add({"Ada", "Example", "CBT", "phq-9", {18, 12}});
    const EpisodeId episode = practice_.episodes.of(client).at(0).id;
    for (const int week : {2, 3})
        practice_.attend(client, episode, SamplePractice::week(week), "CBT");
    EXPECT_EQ(read(client).at(0).points.size(), 2U) << "still due, and nothing behind it to part";
    practice_.give(client, "phq-9", SamplePractice::week(3), 9);

    const auto measures = read(client);

    ASSERT_EQ(measures.at(0).points.size(), 4U);
    const MeasurePoint& gap = measures[0].points[2];
    EXPECT_TRUE(gap.is_missed);
    EXPECT_EQ(gap.date, SamplePractice::week(2));
    EXPECT_FALSE(gap.value);
    EXPECT_EQ(gap.response, ResponseId{});
    EXPECT_EQ(gap.rater, "client");
}

TEST_F(MeasureReadingTest, OfTwoOnOneDayTheLaterTimeIsLastAndOneWithoutAScoreIsAGap) {
    const ClientId client = practice_.add({"Ada", "Example", "CBT", "phq-9", {18}});
    Response late;
    late.client = client;
    late.instrument = shipped("phq-9");
    late.day = SamplePractice::week(0);
    late.time = TimeOfDay{600};
    late.answers = answers_for(*late.instrument, 9);
    practice_.responses.record(late);
    ItemAnswers few(late.instrument->items.size());
    few[0] = Answer::of(1);
    practice_.give(client, "phq-9", SamplePractice::week(1), few);

    const auto measures = read(client);

    ASSERT_EQ(measures.at(0).points.size(), 3U);
    EXPECT_EQ(measures[0].points[1].value, 9.0);
    EXPECT_FALSE(measures[0].points[2].value);
}

TEST_F(MeasureReadingTest, EachFormHasItsOwnBandsWhoeverFilledInTheLastSheet) {
    Client person;
    person.given_name = "Ada";
    person.family_name = "Example";
    person.born = Date{std::chrono::year{2014}, std::chrono::May, std::chrono::day{2}};
    const ClientId client = practice_.clients.add(person);
    practice_.begin(client);
    const auto give = [&](const char* rater, int week, double total) {
        Response response;
        response.client = client;
        response.instrument = shipped("sdq");
        response.day = SamplePractice::week(week);
        response.rater = rater;
        response.answers = sdq_answers(total);
        practice_.responses.record(response);
    };
    give("client", 0, 14);
    give("parent", 1, 14);

    TimelineInput input;
    input.measures = read(client);
    const Timeline timeline = build_timeline(input);
    const TimelinePanel* self = timeline.find("measure.sdq.total.self");
    const TimelinePanel* parent = timeline.find("measure.sdq.total.parent");

    ASSERT_TRUE(self && parent);
    EXPECT_EQ(self->definition.label, "SDQ Young person, Total difficulties");
    EXPECT_EQ(parent->definition.label, "SDQ Parent, Total difficulties");
    ASSERT_EQ(self->lines.size(), 1U);
    EXPECT_EQ(self->lines[0].title, "") << "the panel says who";
    EXPECT_EQ(self->measure->bands.at(0).to, 14);
    EXPECT_EQ(parent->measure->bands.at(0).to, 13);
    EXPECT_EQ(story_of(*self, self->lines[0])->band, "close to average (0–14)");
    EXPECT_EQ(story_of(*parent, parent->lines.at(0))->band, "slightly raised (14–16)");
    const auto rows = score_why_rows(*story_of(*parent, parent->lines[0]), find_out(*story_of(*parent, parent->lines[0])));
    EXPECT_TRUE(rows.at(0).reason.find("rated by parent") != std::string::npos) << rows[0].reason;
    EXPECT_TRUE(rows.at(1).reason.starts_with("Rated by parent, not a diagnosis")) << rows[1].reason;
}

TEST_F(MeasureReadingTest, WhatWasWithdrawnIsNotRead) {
    const ClientId client = practice_.add({"Ada", "Example", "CBT", "phq-9", {18}});
    practice_.responses.withdraw(practice_.responses.readable(client).at(0).id, "wrong client");

    EXPECT_TRUE(read(client).empty());
}

TEST_F(MeasureReadingTest, EventsAreReadByTheirKind) {
    const ClientId client = practice_.add({"Ada", "Example", "CBT", "phq-9", {18}});
    ClientEventStore events{test_.vault()};
    events.add({.client = client, .kind = ClientEvent::Kind::medication, .label = "Sertraline 50 mg", .first = SamplePractice::week(1)});
    events.add({.client = client, .kind = ClientEvent::Kind::pause, .label = "Summer", .first = SamplePractice::week(2), .last = SamplePractice::week(4)});

    const Date today = test_.vault().clock().today();
    events.add({.client = client, .label = "Hearing", .first = Date{std::chrono::sys_days{today} + std::chrono::days{1}}}); // drawn when its day comes

    const auto happenings = read_happenings(test_.vault(), client);

    ASSERT_EQ(happenings.size(), 2U);
    EXPECT_EQ(happenings[0].kind, Happening::Kind::medication);
    EXPECT_FALSE(happenings[0].last);
    EXPECT_EQ(happenings[1].kind, Happening::Kind::pause);
    EXPECT_EQ(happenings[1].last, SamplePractice::week(4));
}

} // namespace
} // namespace attune
