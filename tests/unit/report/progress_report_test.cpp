// SPDX-License-Identifier: Apache-2.0
#include "core/report/progress_report.hpp"

#include "core/error.hpp"
#include "core/report/paper/document_pdf.hpp"

#include "tests/unit/progress/course.hpp"
#include "tests/unit/report/pdf_reading.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

namespace attune {
namespace {

/// One measure that improved reliably, one rating per target, with names in the titles of the targets.
ReportInput sample() {
    auto emdr = pack("emdr", {series("sud", "SUD by target", Better::lower)});
    Register target;
    target.id = "target";
    target.title_field = "name";
    emdr->registers = {target};
    TimelineInput course_input = course(emdr, "emdr.sud", {8, 6, std::nullopt, 2}, "aa");
    RegisterEntry entry;
    entry.id = "aa";
    entry.fields["name"] = Value{"Phone call with Ingrid"};
    course_input.registers.entries["emdr.target"] = {entry};
    MeasureSeries phq{.measure = "phq-9",
                      .scale = "total",
                      .title = "PHQ-9",
                      .unit = "points",
                      .min = 0,
                      .max = 27,
                      .decimals = 0,
                      .better = Better::lower,
                      .bands = {},
                      .line = ClinicalLine{.value = 10, .label = "caseness", .source = "NHS Talking Therapies"},
                      .threshold = ReliableThreshold{.points = 6, .source = "NHS Talking Therapies"},
                      .source = {},
                      .evidence = EvidenceTag::source,
                      .points = {}};
    for (const auto& [number, value, band] : {std::tuple{0, 18.0, "moderately severe"}, {3, 7.0, "mild"}})
        phq.points.push_back({.date = course_input.sessions[static_cast<std::size_t>(number)].date,
                              .value = value,
                              .response = ResponseId{number + 1},
                              .band = {.name = band},
                              .rater = "client",
                              .about = {},
                              .version = "1",
                              .recall = "past 2 weeks",
                              .language = "en"});
    course_input.measures = {phq};
    ReportInput input;
    input.course.timeline = course_input;
    input.timeline = build_timeline(course_input);
    input.sessions = course_input.sessions;
    input.client.record_number = "0412";
    input.client.given_name = "Mara";
    input.client.family_name = "Lindqvist";
    input.client.born = day(1992, 4, 3);
    input.practice = "Lindenhof Practice";
    input.author = "Dr Ana Kovač";
    input.made_on = day(2027, 3, 9);
    input.present = {"Client", "Ingrid (mother)"};
    input.other_clients = {{"Tomas", "Beck", ""}};
    return input;
}

/// As a person reads it: two letters where the font draws them as one.
std::string read(const Report& report) {
    std::string text = ReadPdf{document_pdf(report.document).bytes}.words();
    for (const auto& [drawn, letters] : {std::pair<std::string, std::string>{"ﬀ", "ff"}, {"ﬁ", "fi"}, {"ﬂ", "fl"}})
        for (std::size_t at = text.find(drawn); at != std::string::npos; at = text.find(drawn, at))
            text.replace(at, drawn.size(), letters);
    return text;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(ProgressReportTest, TheReferrersReportSaysScoresBandsChangeRuleAndSource) {
    const std::string text = read(make_report(sample(), {.audience = ReportAudience::referrer}));

    EXPECT_TRUE(has(text, "4 sessions attended")) << text;
    EXPECT_TRUE(has(text, "EMDR (4 sessions)"));
    EXPECT_TRUE(has(text, "1 improved reliably"));
    EXPECT_TRUE(has(text, "18, moderately severe"));
    EXPECT_TRUE(has(text, "7, mild"));
    EXPECT_TRUE(has(text, "11 points lower. Reliable improvement and recovery."));
    EXPECT_TRUE(has(text, "Reliable: 6 or more (NHS Talking Therapies)"));
    EXPECT_TRUE(has(text, "10 November 2026"));
    EXPECT_FALSE(has(text, "Lindqvist"));
}

TEST(ProgressReportTest, TheNameIsPrintedOnlyWhenAskedForAndNeverOnTopOfThePages) {
    const std::string named = read(make_report(
        sample(), {.audience = ReportAudience::referrer, .naming = ReportOptions::Naming::with_name}));

    EXPECT_EQ(count_of(named, "Mara Lindqvist"), 1U);
    EXPECT_FALSE(has(read(make_report(sample(), {.audience = ReportAudience::client})), "Mara"));
}

TEST(ProgressReportTest, TheClientsReportUsesPlainWords) {
    const std::string text = read(make_report(sample(), {.audience = ReportAudience::client}));

    EXPECT_TRUE(has(text, "Low mood (PHQ-9): Clearly better, and now on the good side of the line that this questionnaire draws."))
        << text;
    EXPECT_TRUE(has(text, "How much a memory distresses"));
    for (const char* jargon : {"reliable", "Reliable", "caseness", "cut-off", "deteriorat", "NHS"})
        EXPECT_FALSE(has(text, jargon)) << jargon;
}

/// One measure that went from `first` to `last`.
ReportInput measured(double first, double last, const std::function<void(MeasureSeries&)>& with) {
    ReportInput input = sample();
    MeasureSeries& series = input.course.timeline.measures.front();
    series.points.front().value = first;
    series.points.back().value = last;
    for (MeasurePoint& point : series.points)
        point.band = {};
    with(series);
    input.timeline = build_timeline(input.course.timeline);
    return input;
}

void with_important(MeasureSeries& series) {
    series.important = ImportantThreshold{.amount = 5, .source = "Löwe 2004"};
}

TEST(ProgressReportTest, ADifferenceThatMattersIsToldThoughItIsNotReliable) {
    const ReportInput better = measured(16, 11, with_important);
    const ReportInput little = measured(16, 13, with_important);
    const ReportInput worse = measured(11, 16, with_important);

    const std::string expert = read(make_report(better, {.audience = ReportAudience::referrer}));
    EXPECT_TRUE(has(expert, "5 points lower. No reliable change. Reaches the minimal important difference (5 points).")) << expert;
    EXPECT_TRUE(has(expert, "Minimal important difference: 5 points (Löwe 2004)"));
    EXPECT_TRUE(has(read(make_report(little, {.audience = ReportAudience::referrer})),
                    "No reliable change. Below the minimal important difference (5 points)."));

    const std::string plain = read(make_report(better, {.audience = ReportAudience::client}));
    EXPECT_TRUE(has(plain, "Somewhat better: enough that many people would feel it, though it may still be the ups and downs of "
                           "an ordinary week."))
        << plain;
    EXPECT_FALSE(has(plain, "About the same"));
    EXPECT_TRUE(has(read(make_report(little, {.audience = ReportAudience::client})), "About the same"));
    EXPECT_TRUE(has(read(make_report(worse, {.audience = ReportAudience::client})), "Somewhat harder: enough that many"));
}

TEST(ProgressReportTest, WithoutARuleForAReliableChangeTheDifferenceThatMattersAndTheCrossingAreTold) {
    const auto well_being = [](MeasureSeries& series) {
        series.measure = "who-5";
        series.title = "WHO-5";
        series.max = 100;
        series.better = Better::higher;
        series.threshold.reset();
        series.line.reset();
        series.screen = ClinicalLine{.value = 50, .clinical = ClinicalLine::Clinical::at_or_below,
                                     .label = "Low well-being", .source = "INSPQ"};
        series.important = ImportantThreshold{.amount = 10, .source = "Topp 2015"};
    };
    const ReportInput up = measured(28, 52, well_being);

    const std::string expert = read(make_report(up, {.audience = ReportAudience::referrer}));
    EXPECT_TRUE(has(expert, "24 points higher, better. Reaches the minimal important difference (10 points). No longer in the "
                            "range of “Low well-being” (≤ 50)."))
        << expert;
    EXPECT_TRUE(has(expert, "Minimal important difference: 10 points (Topp 2015). Low well-being: ≤ 50 (INSPQ)."));

    const std::string plain = read(make_report(up, {.audience = ReportAudience::client}));
    EXPECT_TRUE(has(plain, "Better by 24 points: enough that many people would feel it. It is now on the good side of the line "
                           "that this questionnaire draws."))
        << plain;
    EXPECT_TRUE(has(read(make_report(measured(52, 46, well_being), {.audience = ReportAudience::client})),
                    "Harder by 6 points: less than people usually feel. It is now on the harder side of the line"));
}

TEST(ProgressReportTest, TheClientsReportIsStoppedByAnotherPersonsName) {
    const Report report = make_report(sample(), {.audience = ReportAudience::client});

    ASSERT_FALSE(report.may_be_written());
    EXPECT_EQ(report.findings.front().hit.found, "Ingrid");
    EXPECT_EQ(report.findings.front().hit.kind, IdentifierKind::present_name);
    EXPECT_THROW((void)report_pdf(report), Error);
}

TEST(ProgressReportTest, SupervisionHasNoNamesNumbersOrDays) {
    const Report report = make_report(sample(), {.audience = ReportAudience::supervision});
    const Bytes pdf = report_pdf(report).bytes;
    const std::string text = ReadPdf{pdf}.words();

    for (const char* hidden : {"Mara", "Lindqvist", "0412", "2026", "2027", "November", "December", "Ingrid", "Phone call", "1992"})
        EXPECT_FALSE(has(text, hidden)) << hidden << "\n" << text;
    EXPECT_TRUE(has(text, "30 to 39"));
    EXPECT_TRUE(has(text, "week 1"));
    EXPECT_TRUE(has(text, "week 4"));
    EXPECT_TRUE(has(text, "Target 1"));
    EXPECT_FALSE(has(ReadPdf{pdf}.information(), "Mar")) << "not even in the file's properties";
}

TEST(ProgressReportTest, SupervisionWithLabelsWaitsForEachNameToBeSettled) {
    ReportOptions options{.audience = ReportAudience::supervision, .labels = ReportOptions::Labels::as_written};
    const Report stopped = make_report(sample(), options);
    ASSERT_FALSE(stopped.may_be_written());
    EXPECT_THROW((void)report_pdf(stopped), Error);

    options.replacements = {{"Ingrid", "the mother"}};
    const Report replaced = make_report(sample(), options);
    EXPECT_TRUE(replaced.may_be_written());
    EXPECT_TRUE(has(read(replaced), "Phone call with the mother"));

    options.replacements.clear();
    options.confirmed = {"Ingrid"};
    EXPECT_TRUE(make_report(sample(), options).may_be_written());
}

TEST(ProgressReportTest, AReplacementReachesTheChartAndItsWords) {
    ReportOptions options{.audience = ReportAudience::supervision, .labels = ReportOptions::Labels::as_written};
    options.replacements = {{"Ingrid", "M."}};
    const Report report = make_report(sample(), options);

    std::string all;
    visit_texts(report.document, [&](const std::string&, const std::string& text) { all += text + "\n"; });

    EXPECT_FALSE(has(all, "Ingrid"));
    EXPECT_GE(count_of(all, "Phone call with M."), 3U);
}

TEST(ProgressReportTest, AnotherClientsNameStopsEveryReport) {
    ReportInput input = sample();
    input.timeline.events.push_back({.date = day(2026, 11, 20), .ordinal = 2, .kind = TimelineEventKind::life_event,
                                     .label = "Moved in with Tomas Beck", .key = {}});

    for (const ReportAudience audience : {ReportAudience::client, ReportAudience::referrer}) {
        const Report report = make_report(
            input, {.audience = audience, .labels = ReportOptions::Labels::as_written, .confirmed = {"Ingrid"}});
        ASSERT_FALSE(report.findings.empty());
        EXPECT_EQ(report.findings.front().hit.found, "Tomas Beck");
    }
}

TEST(ProgressReportTest, ANameForSupervisionAndAnEmptyReplacementAreRefused) {
    EXPECT_THROW((void)make_report(sample(), {.audience = ReportAudience::supervision,
                                              .naming = ReportOptions::Naming::with_name}),
                 Error);
    EXPECT_THROW((void)make_report(sample(), {.replacements = {{"...", "x"}}}), Error);
}

TEST(ProgressReportTest, SubscalesStandBehindTheirTotal) {
    ReportInput input = sample();
    for (TimelineGroup& group : input.timeline.groups) {
        const auto total = std::find_if(group.panels.begin(), group.panels.end(), [](const auto& panel) { return panel.measure.has_value(); });
        if (total == group.panels.end())
            continue;
        TimelinePanel part = *total;
        part.series = "measure.phq-9.part";
        part.definition.label = "PHQ-9, Sleep";
        part.measure->scale = "part";
        part.measure->threshold.reset();
        part.definition.change_mark.reset();
        group.panels.push_back(part);
        break;
    }
    const Report referrer = make_report(input, {.audience = ReportAudience::referrer});
    const std::string text = read(referrer);

    EXPECT_TRUE(has(text, "Of the measures given at least twice, 1 improved reliably.")) << text;
    EXPECT_TRUE(has(text, "No rule for a reliable change."));
    EXPECT_TRUE(has(text, "11 points lower, better."));
    EXPECT_TRUE(has(text, "PHQ-9, Sleep"));
    EXPECT_FALSE(has(read(make_report(input, {.audience = ReportAudience::client})), "Sleep"));
}

TEST(ProgressReportTest, EventsAreListedWithTheirDayOrWeek) {
    ReportInput input = sample();
    input.timeline.events.push_back({.date = day(2026, 11, 20), .ordinal = 2, .kind = TimelineEventKind::register_entry,
                                     .label = "Phone call with Ingrid resolved", .key = "aa"});
    input.timeline.events.push_back({.date = day(2026, 11, 21), .ordinal = 2, .kind = TimelineEventKind::life_event,
                                     .label = "New work", .key = {}});

    const std::string named =
        read(make_report(input, {.audience = ReportAudience::referrer, .labels = ReportOptions::Labels::as_written}));
    const std::string hidden = read(make_report(input, {.audience = ReportAudience::supervision}));

    EXPECT_TRUE(has(named, "20 November 2026 Phone call with Ingrid resolved")) << named;
    EXPECT_TRUE(has(named, "21 November 2026 New work"));
    EXPECT_TRUE(has(hidden, "week 2 Target 1 resolved")) << hidden;
    EXPECT_FALSE(has(hidden, "New work"));
    EXPECT_TRUE(has(hidden, "week 2 Life event")) << hidden;
}

TEST(ProgressReportTest, CharactersWithoutALetterFormAreTold) {
    ReportInput input = sample();
    input.timeline.events.push_back({.date = day(2026, 11, 20), .ordinal = 2, .kind = TimelineEventKind::life_event,
                                     .label = "New \uE123 work", .key = {}});
    const Report report = make_report(input, {.audience = ReportAudience::client, .confirmed = {"Ingrid"}});

    EXPECT_EQ(report_pdf(report).missing, std::vector<char32_t>{0xE123});
    EXPECT_EQ(character_words(0xE123), "“\uE123” (U+E123)");
    EXPECT_EQ(character_words(0x1F600), "“\U0001F600” (U+1F600)");
    EXPECT_EQ(character_words(0xDF), "“ß” (U+00DF)");
}

TEST(ProgressReportTest, AClientWithoutAnyValueGetsAReportThatSaysSo) {
    ReportInput input;
    input.made_on = day(2027, 3, 9);
    input.client.given_name = "Mara";

    for (const ReportAudience audience : {ReportAudience::client, ReportAudience::referrer, ReportAudience::supervision}) {
        const Report report = make_report(input, {.audience = audience});
        EXPECT_TRUE(report.may_be_written());
        const std::string text = read(report);
        EXPECT_TRUE(has(text, "no session yet")) << text;
    }
}

TEST(ProgressReportTest, FindingsSayWhatAndWhere) {
    const Report report = make_report(sample(), {.audience = ReportAudience::supervision,
                                                 .labels = ReportOptions::Labels::as_written});

    ASSERT_FALSE(report.findings.empty());
    const std::string words = finding_words(report.findings.front());
    EXPECT_TRUE(has(words, "the name of somebody who was present: “Ingrid” (Ratings in sessions, table row 1, Rating): "
                           "SUD by target, Phone call with Ingrid"))
        << words;
}

} // namespace
} // namespace attune
