// SPDX-License-Identifier: Apache-2.0
// What a report has beside the courses: charts, goals, sources, and titles that stay out.
#include "core/report/progress_report.hpp"

#include "core/report/paper/document_pdf.hpp"
#include "tests/unit/progress/measures.hpp"
#include "tests/unit/report/pdf_reading.hpp"
#include "tests/unit/report/special_course.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace attune {
namespace {

constexpr std::array audiences{ReportAudience::client, ReportAudience::referrer, ReportAudience::supervision};

ReportInput input_of(ClientCourse course) {
    ReportInput input;
    if (course.timeline.sessions.empty())
        course.timeline.sessions = weekly_sessions(4);
    input.timeline = build_timeline(course.timeline);
    input.sessions = course.timeline.sessions;
    input.course = std::move(course);
    input.client.given_name = "Mara";
    input.client.family_name = "Lindqvist";
    input.practice = "Lindenhof Practice";
    input.author = "Dr Ana Kovač";
    input.made_on = day(2027, 3, 9);
    return input;
}

std::vector<SpecialChartKind> all_charts() { return {special_chart_kinds.begin(), special_chart_kinds.end()}; }

std::string read(const Report& report) { return ReadPdf{document_pdf(report.document).bytes}.words(); }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string all_texts(const Report& report) {
    std::string all;
    visit_texts(report.document, [&](const std::string&, const std::string& text) { all += text + "\n"; });
    return all;
}

TEST(ReportChartsTest, EveryChartIsDrawnForEveryReaderWithItsDescription) {
    const ReportInput input = input_of(full_course());
    for (const ReportAudience audience : audiences) {
        const Report report = make_report(input, {.audience = audience, .charts = all_charts()});
        const ReadPdf pdf{document_pdf(report.document).bytes};
        const std::string structure = pdf.structure();
        for (const SpecialChartKind kind : special_chart_kinds) {
            EXPECT_TRUE(has(structure, std::string{chart_title(kind)})) << chart_id(kind);
            EXPECT_TRUE(has(all_texts(report), std::string{chart_title(kind)} + ". ")) << "no description: " << chart_id(kind);
        }
        EXPECT_GE(count_of(structure, "Figure"), special_chart_kinds.size());
        EXPECT_TRUE(has(pdf.words(), "It does not") || has(pdf.words(), "They do not show what caused a change"));
    }
}

TEST(ReportChartsTest, OnlyWhatWasChosenAndExistsIsDrawn) {
    const ReportInput emdr = input_of(emdr_course());

    EXPECT_FALSE(has(read(make_report(emdr, {.audience = ReportAudience::referrer})), "Target ladder"));
    const std::string text = read(make_report(emdr, {.audience = ReportAudience::referrer, .charts = all_charts()}));
    EXPECT_TRUE(has(text, "Target ladder"));
    EXPECT_FALSE(has(text, "Diary card"));
    EXPECT_TRUE(has(text, "10 Nov")) << text;
}

TEST(ReportChartsTest, ForSupervisionChartsHaveWeeksAndNumbersInPlaceOfDaysAndTitles) {
    const Report report = make_report(input_of(full_course()), {.audience = ReportAudience::supervision, .charts = all_charts()});
    const std::string text = read(report) + all_texts(report);

    for (const char* hidden : {"The stairwell", "Tell a friend", "quarrel", "2026", "2027", "November", " Nov", " Dec", "June"})
        EXPECT_FALSE(has(text, hidden)) << hidden;
    EXPECT_TRUE(has(text, "Target 1"));
    EXPECT_TRUE(has(text, "Step 2"));
    EXPECT_TRUE(has(text, "Partner")) << "a relationship says nothing of who somebody is";
    EXPECT_TRUE(has(text, "week 1"));
    EXPECT_TRUE(report.may_be_written()) << finding_words(report.findings.front());
}

TEST(ReportChartsTest, APersonByNameIsNumberedOnTheMapAndInTheTables) {
    ClientCourse course = attachment_course();
    for (MeasureSeries& series : course.timeline.measures)
        for (MeasurePoint& point : series.points)
            if (point.about == "mother")
                point.about = "Ingrid";
    const ReportInput input = input_of(std::move(course));
    const std::string numbered = all_texts(make_report(input, {.audience = ReportAudience::referrer, .charts = all_charts()}));
    const std::string written = all_texts(make_report(
        input, {.audience = ReportAudience::referrer, .labels = ReportOptions::Labels::as_written, .charts = all_charts()}));

    EXPECT_FALSE(has(numbered, "Ingrid")) << numbered;
    EXPECT_TRUE(has(numbered, "Person 1"));
    EXPECT_TRUE(has(written, "Ingrid"));
}

TEST(ReportChartsTest, ANameInAChartIsFoundAndReplacedWhereItIsDrawn) {
    ClientCourse course = emdr_course();
    course.timeline.registers.entries["emdr.target"].front().fields["name"] = "A long quarrel on the stairwell with Ingrid Holmberg";
    ReportInput input = input_of(std::move(course));
    input.present = {"Ingrid Holmberg"};
    ReportOptions options{.audience = ReportAudience::client, .charts = {SpecialChartKind::target_ladder}};
    const Report stopped = make_report(input, options);
    const bool in_chart = std::any_of(stopped.findings.begin(), stopped.findings.end(), [](const ReportFinding& finding) {
        return finding.place == "Target ladder, text in the chart";
    });
    const bool in_description = std::any_of(stopped.findings.begin(), stopped.findings.end(), [](const ReportFinding& finding) {
        return finding.place == "Target ladder, description of the chart";
    });

    options.replacements = {{"Ingrid Holmberg", "a relative"}, {"Ingrid", "a relative"}, {"Holmberg", "a relative"}};
    const Report replaced = make_report(input, options);

    EXPECT_TRUE(in_chart);
    EXPECT_TRUE(in_description);
    EXPECT_TRUE(replaced.may_be_written());
    EXPECT_FALSE(has(read(replaced), "Ingrid"));
    EXPECT_TRUE(has(read(replaced), "with a relative"));
}

TEST(ReportChartsTest, ALongLadderTakesSeveralFigures) {
    ClientCourse course = emdr_course();
    const RegisterEntry stairs = course.timeline.registers.entries["emdr.target"].front();
    for (int target = 2; target <= 7; ++target) {
        RegisterEntry entry = stairs;
        entry.id = "target" + std::to_string(target);
        course.timeline.registers.entries["emdr.target"].push_back(entry);
        Answers more = answers_of({});
        more.tables["work"].push_back(sets_of(entry.id, 8, 2, {6, 3}, {5}));
        CourseNote note = course.notes.front();
        note.note = NoteId{target + 10};
        note.values.parts["emdr"] = more;
        course.notes.push_back(note);
    }
    const Report report = make_report(input_of(std::move(course)), {.audience = ReportAudience::referrer, .charts = all_charts()});
    const auto figures = std::count_if(report.document.blocks.begin(), report.document.blocks.end(),
                                       [](const DocumentBlock& block) { return std::holds_alternative<SceneFigure>(block); });

    EXPECT_EQ(figures, 3);
    const std::string text = read(report);
    EXPECT_TRUE(has(text, "Target 1"));
    EXPECT_TRUE(has(text, "Target 7"));
}

// Goals

ClientCourse goal_course() {
    const auto header = pack("hdr", {});
    Register goal;
    goal.id = "goal";
    goal.label = "Goal";
    goal.title_field = "name";
    Field stage = column("stage", "Status", FieldKind::choice);
    stage.options.push_back({.value = "in_progress", .label = "In progress"});
    goal.fields = {column("name", "Goal", FieldKind::text), stage};
    header->registers.push_back(goal);
    RegisterEntry first, second;
    first.id = "g1";
    first.fields["name"] = "Call Ingrid every week";
    first.fields["stage"] = "in_progress";
    first.carried["sessions"] = 3;
    first.carried["last_worked"] = day(2026, 11, 24);
    second.id = "g2";
    second.fields["name"] = "Go swimming";
    ClientCourse course;
    course.timeline.sessions = weekly_sessions(4);
    course.timeline.registers.entries["hdr.goal"] = {first, second};
    course.notes = {note_on(1, day(2026, 11, 10), header, {})};
    return course;
}

TEST(ReportGoalsTest, SupervisionReadsWhereEachGoalStandsAndNotItsWords) {
    const Report report = make_report(input_of(goal_course()), {.audience = ReportAudience::supervision});
    const std::string text = read(report);

    EXPECT_TRUE(has(text, "Goal 1 In progress 3 week 3")) << text;
    EXPECT_TRUE(has(text, "Goal 2 not said 0 not yet")) << text;
    EXPECT_FALSE(has(text, "Ingrid"));
    EXPECT_TRUE(report.may_be_written());
}

TEST(ReportGoalsTest, AsWrittenTheirNamesAreFound) {
    ReportInput input = input_of(goal_course());
    input.present = {"Ingrid (mother)"};
    const Report report =
        make_report(input, {.audience = ReportAudience::supervision, .labels = ReportOptions::Labels::as_written});

    ASSERT_FALSE(report.may_be_written());
    EXPECT_EQ(report.findings.front().place, "Goals, table row 1, Goal");
    EXPECT_EQ(report.findings.front().hit.found, "Ingrid");
}

TEST(ReportGoalsTest, AClientWithoutGoalsHasNoSuchPart) {
    EXPECT_FALSE(has(read(make_report(input_of(emdr_course()), {.audience = ReportAudience::supervision})), "Goals"));
}

// Titles

TEST(ReportTitlesTest, TheReferrerReadsNumbersAndKindsUnlessChosenOtherwise) {
    ReportInput input = input_of(emdr_course());
    input.timeline.events.push_back({.date = day(2026, 11, 12), .ordinal = 1, .kind = TimelineEventKind::life_event,
                                     .label = "Moved in with Ingrid", .key = {}});
    input.timeline.stretches.push_back({.first = day(2026, 11, 12), .last = day(2026, 12, 1), .kind = TimelineEventKind::medication,
                                        .label = "Sertraline 50 mg"});
    const std::string careful = all_texts(make_report(input, {.audience = ReportAudience::referrer, .charts = all_charts()}));
    const std::string written =
        all_texts(make_report(input, {.audience = ReportAudience::referrer, .labels = ReportOptions::Labels::as_written, .charts = all_charts()}));
    const std::string own = all_texts(make_report(input, {.audience = ReportAudience::client, .charts = all_charts()}));

    for (const char* words : {"The stairwell", "Moved in", "Sertraline"}) {
        EXPECT_FALSE(has(careful, words)) << words;
        EXPECT_TRUE(has(written, words)) << words;
    }
    EXPECT_TRUE(has(careful, "Life event"));
    EXPECT_TRUE(has(careful, "Medication"));
    EXPECT_TRUE(has(own, "Moved in with Ingrid")) << "a client reads their own words";
}

TEST(ReportTitlesTest, AReplacementReachesATitleThatTheChartShortens) {
    ClientCourse course;
    auto emdr = pack("emdr", {series("sud", "SUD by target", Better::lower)});
    Register target;
    target.id = "target";
    target.title_field = "name";
    emdr->registers = {target};
    course.timeline = attune::course(emdr, "emdr.sud", {8, 6, 2}, "aa");
    RegisterEntry entry;
    entry.id = "aa";
    entry.fields["name"] = "The long way home after the party with Ingrid Holmberg";
    course.timeline.registers.entries["emdr.target"] = {entry};
    const Report report = make_report(input_of(std::move(course)), {.audience = ReportAudience::client,
                                                                    .replacements = {{"The long way home after the party with Ingrid Holmberg", "Way home"}}});
    EXPECT_FALSE(has(all_texts(report), "The long way")) << all_texts(report);
}

// Sources

TEST(ReportSourcesTest, EveryFigureOfAMeasureStandsWithItsSource) {
    ClientCourse course;
    course.timeline.sessions = weekly_sessions(4);
    MeasureSeries mood = low_mood({18, 12, 8});
    for (MeasureBand& band : mood.bands) {
        band.source = "An invented study";
        band.evidence = EvidenceTag::source;
    }
    mood.line->source = "Another sheet";
    mood.line->evidence = EvidenceTag::literature;
    mood.important = ImportantThreshold{.amount = 3, .source = "A third sheet", .evidence = EvidenceTag::app_defined};
    course.timeline.measures = {mood};
    const ReportInput input = input_of(std::move(course));

    for (const ReportAudience audience : {ReportAudience::referrer, ReportAudience::supervision}) {
        const std::string text = all_texts(make_report(input, {.audience = audience}));
        EXPECT_TRUE(has(text, "Where the figures come from")) << text;
        EXPECT_TRUE(has(text, "Low mood: Bands: little 0–4, some 5–9, much 10–27 (An invented study; checked).")) << text;
        EXPECT_TRUE(has(text, "Cut-off: ≥ 10 (Another sheet; attributed, still to be checked).")) << text;
        EXPECT_TRUE(has(text, "Reliable change: 6 or more (An invented sheet).")) << text;
        EXPECT_TRUE(has(text, "Difference that matters to clients: 3 points (A third sheet; a proposal of this program, not validated).")) << text;
    }
    EXPECT_TRUE(has(all_texts(make_report(input, {.audience = ReportAudience::client})), "Low mood: An invented study."));
}

} // namespace
} // namespace attune
