// SPDX-License-Identifier: Apache-2.0
// A measure is given, its file changes, and it is given again: one line, or two that nobody may join.
#include "core/caseload/caseload_reading.hpp"
#include "core/caseload/outcome_report.hpp"
#include "core/measure/instrument_reader.hpp"
#include "core/progress/client_timeline.hpp"
#include "core/progress/measure_panels.hpp"
#include "core/progress/measure_reading.hpp"
#include "tests/unit/caseload/sample_practice.hpp"
#include "tests/unit/vault_fixture.hpp"

#include <gtest/gtest.h>

namespace attune {
namespace {

class MeasureVersionTest : public testing::Test {
protected:
    MeasureVersionTest() { test_.clock.set(Date{std::chrono::year{2027}, std::chrono::March, std::chrono::day{9}}); }

    /// The PHQ-9 as a later program or the practice's own pack brings it.
    static std::shared_ptr<const Instrument> edited(const std::string& was, const std::string& is) {
        std::string xml = shipped("phq-9")->xml;
        const auto at = xml.find(was);
        EXPECT_NE(at, std::string::npos) << was;
        auto read = read_instrument(xml.replace(at, was.size(), is), "phq-9.xml", "measures");
        EXPECT_TRUE(read.result) << was;
        return read.result;
    }

    /// Two sheets as they come, then one more with `newer` on the shelf.
    ClientId add(const std::shared_ptr<const Instrument>& newer) {
        const ClientId client = practice_.add({"Mara", "Lindqvist", "EMDR", "phq-9", {18, 15}});
        practice_.shelf = InstrumentShelf{{newer}};
        ItemAnswers answers = answers_for(*newer, 9);
        practice_.responses.record({.client = client, .instrument = newer, .day = SamplePractice::week(2), .language = "en",
                                    .answers = std::move(answers)});
        return client;
    }

    TimelineLine line_of(ClientId client) {
        TimelineInput input;
        input.measures = read_measures(test_.vault(), client);
        Timeline timeline;
        add_measure_panels(input, timeline);
        return timeline.find("measure.phq-9.total")->lines.at(0);
    }

    void expect_one_line(const std::shared_ptr<const Instrument>& newer) {
        ASSERT_NE(newer->hash, shipped("phq-9")->hash);
        const ClientId client = add(newer);
        const TimelineLine line = line_of(client);
        ASSERT_EQ(line.points.size(), 3U);
        for (const TimelinePoint& point : line.points) {
            EXPECT_EQ(point.break_before, Break::none);
            EXPECT_EQ(point.meaning, 0);
        }
        const CaseloadRow row = CaseloadReading{test_.vault(), practice_.shelf}.read().at(0);
        EXPECT_EQ(row.scores, (std::vector<double>{18, 15, 9}));
        EXPECT_EQ(row.change.category, ChangeCategory::recovered);
        EXPECT_EQ(outcomes().denominator, 1U);
    }

    void expect_two_lines(const std::shared_ptr<const Instrument>& newer) {
        const ClientId client = add(newer);
        const TimelineLine line = line_of(client);
        ASSERT_EQ(line.points.size(), 3U);
        EXPECT_EQ(line.points[1].break_before, Break::none);
        EXPECT_EQ(line.points[2].break_before, Break::series_changed);
        EXPECT_TRUE(line.points[2].is_first_of_meaning);
        const CaseloadRow row = CaseloadReading{test_.vault(), practice_.shelf}.read().at(0);
        EXPECT_EQ(row.scores.size(), 1U);
        EXPECT_EQ(group_of(row), CaseloadGroup::too_few);
        EXPECT_EQ(outcomes().denominator, 0U);
    }

    Proportion outcomes() {
        const OutcomeReport report = outcome_report(OutcomeReading{test_.vault(), practice_.shelf}.read(), {});
        return report.measures.at(0).outcomes.reliable_improvement.proportion;
    }

    TestVault test_;
    SamplePractice practice_{test_.vault()};
};

TEST_F(MeasureVersionTest, ALineGoesOnWhenACitationIsMended) {
    expect_one_line(edited("source=\"Kroenke 2001\"", "source=\"Kroenke, Spitzer and Williams 2001\""));
}

TEST_F(MeasureVersionTest, ALineGoesOnWhenWordsAndCodesAreMended) {
    expect_one_line(edited("topic=\"low interest\" answers=\"frequency\" loinc=\"44250-9\"", "topic=\"little interest\" answers=\"frequency\""));
}

TEST_F(MeasureVersionTest, ALineIsPartedByAnotherVersion) { expect_two_lines(edited("version=\"1.0.0\"", "version=\"2.0.0\"")); }

TEST_F(MeasureVersionTest, ALineIsPartedByAReverseKeyThoughTheVersionStayed) {
    expect_two_lines(edited("topic=\"low interest\"", "topic=\"low interest\" reverse=\"true\""));
}

TEST_F(MeasureVersionTest, ALineIsPartedByOtherValuesOfAnswersThoughTheVersionStayed) {
    expect_two_lines(edited("<answers id=\"difficulty\" min=\"0\" max=\"3\">", "<answers id=\"difficulty\" min=\"0\" max=\"4\">"));
}

TEST_F(MeasureVersionTest, ALineIsPartedByAnotherRuleForMissingAnswersThoughTheVersionStayed) {
    expect_two_lines(edited("<missing rule=\"prorate\" allowed=\"2\"", "<missing rule=\"prorate\" allowed=\"1\""));
}

} // namespace
} // namespace attune
