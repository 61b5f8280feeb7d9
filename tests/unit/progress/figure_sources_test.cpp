// SPDX-License-Identifier: Apache-2.0
// Every band, cut-off and size of change of the shipped measures says where it comes from, down to the last sentence.
#include "core/progress/client_timeline.hpp"
#include "core/progress/figure_words.hpp"
#include "core/progress/measure_reading.hpp"
#include "core/progress/panel_story.hpp"
#include "core/progress/statistics/score_rules.hpp"
#include "tests/unit/response/response_fixture.hpp"

#include <algorithm>
#include <set>

namespace attune {
namespace {

constexpr std::size_t shipped_measures = 36;

std::vector<std::string> measure_ids() {
    std::vector<std::string> ids;
    for (const auto& file : std::filesystem::directory_iterator{std::filesystem::path{ATTUNE_SOURCE_DIR} / "plugins/measures/measures"})
        ids.push_back(file.path().stem().string());
    std::ranges::sort(ids);
    return ids;
}

void expect_cited(const std::string& what, const std::string& source, EvidenceTag evidence) {
    EXPECT_FALSE(source.empty()) << what;
    EXPECT_NE(evidence, EvidenceTag::none) << what;
}

void expect_cited(const std::string& what, const Citation& citation) { expect_cited(what, citation.source, citation.evidence); }

/// An answer to every item: all as low, or all as high, as the sheet goes.
enum class End { low, high };
ItemAnswers all_at(const Instrument& instrument, End end) {
    ItemAnswers answers;
    for (const MeasureItem& item : instrument.items) {
        const AnswerScale& scale = instrument.answer_scales[item.scale];
        const bool low = (end == End::low) != (item.reverse == MeasureItem::Reverse::yes);
        const double ends[]{scale.only.empty() ? scale.min : scale.only.front(), scale.only.empty() ? scale.max : scale.only.back()};
        answers.push_back(Answer::of(ends[low ? 0 : 1]));
    }
    return answers;
}

class FigureSourcesTest : public ResponseFixture {
protected:
    /// Every shipped measure given twice, first at its worst.
    Timeline timeline_of_everything() {
        for (const std::string& id : measure_ids())
            for (const End end : {End::high, End::low}) {
                const auto instrument = shipped_measure(id);
                Response response{.client = mara,
                                  .instrument = instrument,
                                  .day = day(end == End::high ? 1 : 2, 11),
                                  .rater = instrument->forms.empty() || instrument->find_form("self") ? "client" : instrument->forms.front().id,
                                  .about = instrument->about.empty() ? "" : "partner",
                                  .index_event = instrument->index_event.empty() ? "" : "invented",
                                  .answers = all_at(*instrument, end)};
                responses->record(response);
            }
        TimelineInput input;
        input.measures = read_measures(test.vault(), mara);
        return build_timeline(input);
    }
};

TEST_F(FigureSourcesTest, EveryFigureOfEveryShippedMeasureHasSourceAndTag) {
    const auto ids = measure_ids();
    ASSERT_EQ(ids.size(), shipped_measures);
    std::size_t figures = 0;
    for (const std::string& id : ids) {
        const auto instrument = shipped_measure(id);
        expect_cited(id + " licence", instrument->licence_citation);
        for (const ScoreScale& scale : instrument->scales) {
            const std::string at = id + "/" + scale.id + " ";
            for (const BandScheme& scheme : scale.bands)
                for (const Band& band : scheme.bands)
                    expect_cited(at + band.id, band.citation), ++figures;
            for (const CutOff& cut_off : scale.cut_offs)
                expect_cited(at + cut_off.id, cut_off.citation), ++figures;
            for (const ChangeThreshold& change : scale.changes)
                expect_cited(at + change.id, change.citation), ++figures;
            for (const Norm& norm : scale.norms)
                expect_cited(at + norm.id, norm.citation), ++figures;
        }
        for (const Classification& classification : instrument->classifications)
            expect_cited(id + "/" + classification.id, classification.citation), ++figures;
        for (const Pattern& pattern : instrument->patterns)
            expect_cited(id + "/" + pattern.id, pattern.citation), ++figures;
        for (const SafetyRule& rule : instrument->safety)
            expect_cited(id + "/" + rule.id, rule.citation), ++figures;
    }
    EXPECT_GT(figures, 200U);
}

TEST_F(FigureSourcesTest, WhatTheTimelineIsReadByKeepsItsSources) {
    const Timeline timeline = timeline_of_everything();
    std::set<std::string> measures;
    for (const TimelineGroup& group : timeline.groups)
        for (const TimelinePanel& panel : group.panels) {
            const MeasureFacts& facts = panel.measure.value();
            measures.insert(facts.measure);
            for (const MeasureBand& band : facts.bands)
                expect_cited(panel.series + " band " + band.name, band.source, band.evidence);
            for (const auto& line : {facts.line, facts.screen})
                if (line)
                    expect_cited(panel.series + " cut-off " + line->label, line->source, line->evidence);
            if (facts.threshold)
                expect_cited(panel.series + " reliable change", facts.threshold->source, facts.threshold->evidence);
            if (facts.important)
                expect_cited(panel.series + " important change", facts.important->source, facts.important->evidence);
        }
    std::size_t drawn = 0;
    for (const std::string& id : measure_ids())
        drawn += std::ranges::any_of(shipped_measure(id)->scales, [](const ScoreScale& scale) {
            return scale.series == ScoreScale::Series::yes && scale.shown == ScoreScale::Shown::yes;
        });
    EXPECT_EQ(measures.size(), drawn);
    EXPECT_GT(drawn, 30U);
}

TEST_F(FigureSourcesTest, WhyThisLabelPrintsTheSourceOfEveryFigureThatItNames) {
    const Timeline timeline = timeline_of_everything();
    std::size_t bands = 0, changes = 0;
    for (const TimelineGroup& group : timeline.groups)
        for (const TimelinePanel& panel : group.panels)
            for (const TimelineLine& line : panel.lines) {
                const auto story = story_of(panel, line);
                ASSERT_TRUE(story) << panel.series;
                const auto rows = score_why_rows(*story, find_out(*story));
                const auto reason = [&](const std::string& name) {
                    return std::ranges::find(rows, name, &WhyRow::name)->reason;
                };
                const auto expect_in = [&](const std::string& text, const std::string& source, EvidenceTag evidence) {
                    EXPECT_NE(text.find(cited_words(source, evidence)), std::string::npos) << panel.series << ": " << text;
                };
                if (!story->band.empty()) {
                    const auto band = std::ranges::find(panel.measure->bands, line.points.back().band.name, &MeasureBand::name);
                    ASSERT_NE(band, panel.measure->bands.end()) << panel.series;
                    expect_in(reason("Band"), band->source, band->evidence);
                    ++bands;
                }
                if (panel.measure->threshold && panel.definition.better != Better::neither) {
                    expect_in(reason("Change"), panel.measure->threshold->source, panel.measure->threshold->evidence);
                    if (panel.measure->line)
                        expect_in(reason("Change"), panel.measure->line->source, panel.measure->line->evidence);
                    ++changes;
                }
                if (panel.measure->important && panel.definition.better != Better::neither)
                    expect_in(reason("Change"), panel.measure->important->source, panel.measure->important->evidence);
                for (const std::string& sentence : figure_words(*panel.measure))
                    EXPECT_TRUE(sentence.ends_with(").")) << panel.series << ": " << sentence;
            }
    EXPECT_GT(bands, 8U);
    EXPECT_GE(changes, 8U);
}

TEST_F(FigureSourcesTest, AScreeningCutOffIsDrawnAndJudgesNothing) {
    const Timeline timeline = timeline_of_everything();
    std::size_t screens = 0;
    for (const TimelineGroup& group : timeline.groups)
        for (const TimelinePanel& panel : group.panels) {
            if (panel.measure->line || !panel.measure->screen)
                continue;
            ++screens;
            EXPECT_EQ(panel.measure->drawn_line(), &*panel.measure->screen);
            EXPECT_FALSE(find_out(story_of(panel, panel.lines.front()).value()).change.base_side) << panel.series;
        }
    EXPECT_GT(screens, 0U);
}

TEST_F(FigureSourcesTest, WhatIsComputedNamesTheFormulaAndTheFigures) {
    const Timeline timeline = timeline_of_everything();
    const TimelinePanel* core = timeline.find("measure.core-10.total");
    ASSERT_NE(core, nullptr);
    ScoreScale scale = shipped_measure("core-10")->scales[shipped_measure("core-10")->find_scale("total").value()];
    scale.changes.clear();

    const auto threshold = change_rules(scale, {}).threshold;
    const auto own = change_rules(scale, {}, own_figures({.sd = 6, .reliability = .9, .source = "Our clients of 2026"})).threshold;

    ASSERT_TRUE(threshold && own);
    EXPECT_TRUE(threshold->source.starts_with("Jacobson & Truax 1991, computed from ")) << threshold->source;
    EXPECT_TRUE(own->source.starts_with("Jacobson & Truax 1991, computed from Our clients of 2026")) << own->source;
    EXPECT_EQ(own->evidence, EvidenceTag::unverified);
}

} // namespace
} // namespace attune
