// SPDX-License-Identifier: Apache-2.0
#include "core/report/special_chart/special_charts.hpp"

#include "tests/unit/report/picture.hpp"
#include "tests/unit/report/special_course.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <set>

namespace attune {
namespace {

ChartScene scene_of(const ClientCourse& course, SpecialChartKind kind, const SpecialChartView& view = {},
                    double width = 900, double height = 620) {
    TextFace face;
    return lay_out(make_special_chart(course, kind, view), width, height, face);
}

template<typename Part>
std::vector<Part> parts_in(const ChartScene& scene) {
    std::vector<Part> found;
    for (const ScenePart& part : scene.parts)
        if (const Part* one = std::get_if<Part>(&part))
            found.push_back(*one);
    return found;
}

bool says(const ChartScene& scene, const std::string& words) {
    for (const SceneText& text : parts_in<SceneText>(scene))
        if (text.text.find(words) != std::string::npos)
            return true;
    return false;
}

/// Lines of a series: what joins values.
std::vector<SceneLine> courses_in(const ChartScene& scene) {
    std::vector<SceneLine> lines = parts_in<SceneLine>(scene);
    std::erase_if(lines, [](const SceneLine& line) { return line.pen.ink != SceneInk::series; });
    return lines;
}

TEST(SpecialChartsTest, OnlyChartsWithDataAreOffered) {
    EXPECT_TRUE(available_charts({}).empty());
    EXPECT_EQ(available_charts(emdr_course()), (std::vector{SpecialChartKind::target_ladder}));
    EXPECT_EQ(available_charts(full_course()).size(), special_chart_kinds.size());
}

TEST(SpecialChartsTest, EveryChartHasANameOfItsOwn) {
    std::set<std::string_view> ids;
    for (const SpecialChartKind kind : special_chart_kinds) {
        ids.insert(chart_id(kind));
        EXPECT_EQ(special_chart_of(chart_id(kind)), kind);
        EXPECT_FALSE(chart_title(kind).empty());
    }
    EXPECT_EQ(ids.size(), special_chart_kinds.size());
    EXPECT_FALSE(special_chart_of("pie"));
}

TEST(SpecialChartsTest, EveryTextStandsOnThePageAndEveryItemHasARow) {
    const ClientCourse course = full_course();
    for (const SpecialChartKind kind : special_chart_kinds)
        for (const double width : {640.0, 1100.0}) {
            const SpecialChart chart = make_special_chart(course, kind);
            TextFace face;
            const ChartScene scene = lay_out(chart, width, 600, face);
            const ChartTable table = special_chart_table(chart);
            EXPECT_FALSE(scene.items.empty()) << chart_id(kind);
            for (const SceneText& text : parts_in<SceneText>(scene))
                EXPECT_TRUE(scene.page.holds(text.box)) << chart_id(kind) << ": " << text.text;
            for (const SceneItem& item : scene.items) {
                EXPECT_LT(item.row, table.rows.size()) << chart_id(kind);
                EXPECT_FALSE(item.card.empty()) << chart_id(kind);
                EXPECT_TRUE(scene.page.contains(item.at)) << chart_id(kind);
            }
            for (const auto& row : table.rows)
                EXPECT_EQ(row.size(), table.heads.size()) << chart_id(kind);
        }
}

TEST(SpecialChartsTest, EveryChartIsDrawnOnAnyPageInBothPalettes) {
    const ClientCourse course = full_course();
    for (const SpecialChartKind kind : special_chart_kinds) {
        const SpecialChart chart = make_special_chart(course, kind);
        for (const double width : {0.0, -5.0, 1.0, 400.0, std::numeric_limits<double>::quiet_NaN(), 1e9}) {
            TextFace face;
            const ChartScene scene = lay_out(chart, width, width, face);
            Picture picture{900, 700};
            draw_scene(picture.cairo(), scene, dark_palette(), face, 0);
            EXPECT_EQ(cairo_status(picture.cairo()), CAIRO_STATUS_SUCCESS) << chart_id(kind) << " " << width;
        }
    }
}

TEST(SpecialChartsTest, TheFilesCarryTitleAndCaution) {
    const SpecialChart chart = make_special_chart(attachment_course(), SpecialChartKind::attachment_map);

    Picture picture{special_chart_png(chart, 800, 1, light_palette())};
    const Bytes svg = special_chart_svg(chart, 800, light_palette());
    const Bytes pdf = special_chart_pdf(chart, 800, day(2027, 3, 9));

    EXPECT_EQ(picture.width(), 800);
    EXPECT_GT(picture.count(light_palette().text, {0, 0, 400, 40}), 20);
    EXPECT_EQ(std::string(svg.begin(), svg.begin() + 5), "<?xml");
    EXPECT_EQ(std::string(pdf.begin(), pdf.begin() + 5), "%PDF-");
    EXPECT_EQ(pdf, special_chart_pdf(chart, 800, day(2027, 3, 9)));
}

TEST(SpecialChartsTest, TheTableCanBeOpenedByOtherProgramsWithoutBeingRun) {
    ClientCourse course = emdr_course();
    course.timeline.registers.entries["emdr.target"][0].fields["name"] = "=cmd, \"stairs\"";

    const std::string csv = special_chart_csv(make_special_chart(course, SpecialChartKind::target_ladder));

    EXPECT_EQ(csv.substr(0, csv.find('\r')), "Target,Date,Session,When,SUD,VoC");
    EXPECT_NE(csv.find("\"'=cmd, \"\"stairs\"\"\",2026-11-10,1,before the work,8,2\r\n"), std::string::npos) << csv;
    EXPECT_NE(csv.find(",set 1,,\r\n"), std::string::npos) << csv;
}

TEST(SpecialChartsTest, HiddenPartsAndOtherTimesStayOut) {
    SpecialChartView view;
    view.hidden = {"ecr-rs/mother"};
    view.from = day(2026, 7, 1);

    const SpecialChart chart = make_special_chart(attachment_course(), SpecialChartKind::attachment_map, view);
    const auto& map = std::get<AttachmentMap>(chart.model);

    ASSERT_EQ(map.paths.size(), 1U);
    EXPECT_EQ(map.paths[0].points.size(), 2U);
    ASSERT_EQ(chart.parts.size(), 2U);
    EXPECT_FALSE(chart.parts[1].shown);
    view.hidden.insert("ecr-rs/partner");
    EXPECT_TRUE(make_special_chart(attachment_course(), SpecialChartKind::attachment_map, view).is_empty());
}

TEST(SpecialChartsTest, ArrowsGoFromRowToRowToTheNearestItem) {
    const ChartScene scene = scene_of(somatic_course(), SpecialChartKind::activation_traces);

    ASSERT_EQ(scene.rows.size(), 3U);
    EXPECT_EQ(scene.across(2, 1), scene.rows[1]);
    EXPECT_EQ(scene.across(0, -1), 0U);
    EXPECT_EQ(scene.across(999, 1), 999U);
    EXPECT_EQ(scene.hit(scene.items[3].at), 3U);
    EXPECT_FALSE(scene.hit({-100, -100}));
}

// Attachment map

TEST(AttachmentMapTest, PointsStandWhereTheirScoresAre) {
    const ChartScene scene = scene_of(attachment_course(), SpecialChartKind::attachment_map);
    const auto at = [&](std::size_t index) { return scene.items[index].at; };

    ASSERT_EQ(scene.items.size(), 5U);
    // From 5.67 to 3.67 is a third of the axis from 1 to 7, and the square has equal sides.
    const double third = at(0).x - at(2).x;
    EXPECT_GT(third, 100);
    EXPECT_NEAR(at(2).y - at(0).y, third * (3.17 - 2.67) / 2, 0.01);
    EXPECT_EQ(scene.items[0].response, ResponseId{1});
    EXPECT_EQ(scene.items[2].card[1], "Anxiety 3.67, avoidance 2.67: secure pattern");
    EXPECT_EQ(scene.items[2].card[2], "Since the start: anxiety 2 lower, avoidance 0.5 lower");
}

TEST(AttachmentMapTest, ThePathRunsFromHollowToFilledWithOneArrow) {
    const ChartScene scene = scene_of(attachment_course(), SpecialChartKind::attachment_map);
    int filled = 0;
    for (const SceneMark& mark : parts_in<SceneMark>(scene))
        filled += mark.fill == SceneMark::Fill::filled ? 1 : 0;

    EXPECT_EQ(parts_in<SceneMark>(scene).size(), 5U);
    EXPECT_EQ(filled, 2);
    EXPECT_TRUE(says(scene, "4 is the middle of the scale, not a norm"));
    EXPECT_TRUE(says(scene, "Fearful pattern"));
    EXPECT_TRUE(says(scene, "Jun 2026"));
    EXPECT_NE(parts_in<SceneMark>(scene)[0].shape, parts_in<SceneMark>(scene)[4].shape);
}

TEST(AttachmentMapTest, NamesOfPatternsNeverCoverEachOther) {
    const SpecialChart chart = make_special_chart(attachment_course(), SpecialChartKind::attachment_map);
    for (const double size : {13.0, 17.0, 21.0}) {
        TextFace face{"Noto Sans", size};
        const ChartScene scene = lay_out(chart, 640, 360, face);
        std::vector<Area> names;
        for (const SceneText& text : parts_in<SceneText>(scene))
            for (const char* pattern : {"Avoidant", "Fearful", "Secure", "Ambivalent"})
                if (text.text.rfind(pattern, 0) == 0)
                    names.push_back(text.box);

        ASSERT_EQ(names.size(), 4U);
        EXPECT_LT(names[0].right(), names[1].x) << size;
        EXPECT_LT(names[2].right(), names[3].x) << size;
    }
}

TEST(AttachmentMapTest, AnotherVersionAMissingScoreAndAnotherInstrumentAreNeverJoined) {
    ClientCourse course = attachment_course();
    course.timeline.measures[0].points[1].value.reset();
    ClientCourse versions = attachment_course();
    for (auto& series : versions.timeline.measures)
        series.points[1].version = "second";
    ClientCourse instruments = attachment_course();
    for (const char* scale : {"anxiety", "avoidance"}) {
        instruments.timeline.measures.push_back(closeness(scale, "", {3, 2}, 30));
        instruments.timeline.measures.back().measure = "ecr-r";
    }

    const AttachmentMap gap = attachment_map(course);
    const AttachmentMap version = attachment_map(versions);
    const AttachmentMap two = attachment_map(instruments);

    EXPECT_FALSE(gap.paths[0].points[1].has_place());
    EXPECT_FALSE(gap.paths[0].points[2].joined);
    EXPECT_FALSE(version.paths[0].points[1].joined);
    EXPECT_FALSE(version.paths[0].points[2].joined);
    EXPECT_EQ(two.paths.size(), 3U);
    EXPECT_EQ(two.paths[0].instrument, "ECR-R");
    EXPECT_EQ(courses_in(scene_of(course, SpecialChartKind::attachment_map, {.hidden = {"ecr-rs/mother"}})).size(), 0U);
}

TEST(AttachmentMapTest, APersonIsOnePathHoweverTheNameIsWritten) {
    ClientCourse course;
    course.timeline.measures = {closeness("anxiety", "Foster mother", {4, 3}), closeness("avoidance", "Foster mother", {5, 4})};
    const auto att = pack("att", {});
    Answers answers;
    answers.tables["scores"].push_back(answers_of({{"form", "ecr_rs"}, {"person", "foster_mother"}, {"score_anxiety", 2}, {"score_avoidance", 3}}));
    course.notes = {note_on(1, day(2026, 12, 16), att, answers)};

    const AttachmentMap map = attachment_map(course);

    ASSERT_EQ(map.paths.size(), 1U);
    EXPECT_EQ(map.paths[0].points.size(), 3U);
}

TEST(AttachmentMapTest, ScoresWrittenIntoANoteStandBesideResponsesAndGiveWayToThem) {
    ClientCourse course = attachment_course();
    const auto att = pack("att", {});
    Answers answers;
    for (const char* person : {"partner", "father"})
        answers.tables["scores"].push_back(answers_of({{"form", "ecr_rs"}, {"person", person}, {"score_anxiety", 6}, {"score_avoidance", 6}}));
    course.notes = {note_on(1, day(2026, 6, 16), att, answers)};

    const AttachmentMap map = attachment_map(course);

    ASSERT_EQ(map.paths.size(), 3U);
    EXPECT_EQ(map.paths[0].points.size(), 3U);
    EXPECT_EQ(map.paths[2].person, "Father");
    EXPECT_EQ(map.paths[2].points[0].note, NoteId{1});
}

TEST(AttachmentMapTest, TheMeanOverThePeopleRatedIsToldAndNobodyInGeneralIsInIt) {
    ClientCourse course; // vector F47: mother 5.5/4, father 4/3, partner –/2 (avoidance/anxiety)
    course.timeline.measures = {closeness("anxiety", "mother", {6, 4}, 1), closeness("avoidance", "mother", {6, 5.5}, 1)};
    const auto add = [&](const std::string& about, double anxiety, std::optional<double> avoidance, std::int64_t response) {
        for (auto& series : course.timeline.measures) {
            MeasurePoint point = closeness(series.scale, about, {1}, response).points.front();
            point.value = series.scale == "anxiety" ? std::optional{anxiety} : avoidance;
            series.points.push_back(point);
        }
    };
    add("father", 3, 4, 11);
    add("partner", 2, std::nullopt, 21);
    add("general", 7, 7, 31);

    const AttachmentMap map = attachment_map(course);

    EXPECT_EQ(map.mean.avoidance, 4.75);
    EXPECT_EQ(map.mean.avoidance_people, 2U);
    EXPECT_EQ(map.mean.anxiety, 3);
    EXPECT_EQ(mean_words(map.mean), "ECR-RS, mean over the people rated, the latest of each: anxiety 3.00 (3 people), avoidance 4.75 (2 people)");
    EXPECT_NE(special_chart_words(make_special_chart(course, SpecialChartKind::attachment_map, {})).find("mean over the people"), std::string::npos);
    EXPECT_EQ(mean_words({}), "");
}

TEST(AttachmentMapTest, PatternsLieOnTheSidesOfFour) {
    EXPECT_EQ(pattern_words(3.99, 3.99), "secure pattern");
    EXPECT_EQ(pattern_words(4, 3.99), "ambivalent pattern");
    EXPECT_EQ(pattern_words(3.99, 4), "avoidant pattern");
    EXPECT_EQ(pattern_words(4, 4), "fearful pattern");
    EXPECT_EQ(pattern_words(std::nullopt, 4), "");
}

TEST(AttachmentMapTest, TheCourseIsSaidInWords) {
    const AttachmentMap map = attachment_map(attachment_course());

    EXPECT_EQ(path_words(map.paths[0]), "Partner, ECR-RS: anxiety fell by 2, avoidance fell by 0.5, from 16 June 2026 "
                                        "to 16 October 2026; now 3.67 and 2.67");
}

// Target ladder

TEST(TargetLadderTest, SetsThatWereNotAskedAreGapsAndSessionsAreNotJoined) {
    const ChartScene scene = scene_of(emdr_course(), SpecialChartKind::target_ladder);
    const auto lines = courses_in(scene);

    // SUD: 8 | gap | 6 5 || 4 2 0; VoC: 2 || 3 | gap gap | 5 7.
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].points.size(), 2U);
    EXPECT_EQ(lines[1].points.size(), 3U);
    EXPECT_EQ(lines[2].points.size(), 2U);
    ASSERT_EQ(scene.items.size(), 10U);
    EXPECT_EQ(scene.items[0].card[1], "SUD 8, The stairwell, before the work");
    EXPECT_EQ(scene.items[5].card[1], "SUD 0, The stairwell, set 2");
    EXPECT_EQ(scene.items[5].card[2], "8 below the start");
    EXPECT_EQ(scene.items[5].note, NoteId{2});
    const double per_point = (scene.items[5].at.y - scene.items[0].at.y) / 8;
    EXPECT_NEAR(scene.items[1].at.y - scene.items[0].at.y, 2 * per_point, 0.01);
    EXPECT_NEAR(scene.items[1].at.x - scene.items[0].at.x, 2 * (scene.items[2].at.x - scene.items[1].at.x), 0.01);
}

TEST(TargetLadderTest, TheCourseIsSaidInWords) {
    EXPECT_EQ(target_words(target_courses(emdr_course()).at(0)),
              "The stairwell: SUD from 8 to 0, VoC from 2 to 7, 7 sets in 2 sessions; resolved");
}

// Activation

TEST(ActivationTraceTest, SwingsAreCountedAsTheRuleSays) {
    const auto swings = [](const std::vector<std::optional<double>>& levels) {
        std::vector<ActivationRow> rows;
        for (const auto& level : levels)
            rows.push_back({std::nullopt, level});
        return pendulations(rows).size();
    };

    EXPECT_EQ(swings({2, 5, 3, 6, 2}), 2U);
    EXPECT_EQ(swings({7, 5, 3, 2}), 0U);
    EXPECT_EQ(swings({1, 2, 3, 4, 3, 2, 3}), 1U);
    EXPECT_EQ(swings({3, 4, 3, 4, 3}), 0U);
    EXPECT_EQ(swings({2, std::nullopt, 8, 8, 3, std::nullopt}), 1U);
    EXPECT_EQ(swings({2, 6, 4, 6, 3, 5, 1}), 3U);
    EXPECT_EQ(swings({1, 5, 5, 5}), 0U);
    EXPECT_EQ(swings({0, 0}), 0U);
    EXPECT_EQ(swings({4}), 0U);
    EXPECT_EQ(swings({std::nullopt, std::nullopt}), 0U);
}

TEST(ActivationTraceTest, SessionsStandSideBySideOnOneAxisWithTheirCycles) {
    const ChartScene scene = scene_of(somatic_course(), SpecialChartKind::activation_traces);
    const auto traces = parts_in<SceneTrace>(scene);

    ASSERT_EQ(traces.size(), 3U);
    EXPECT_EQ(traces[0].area.y, traces[1].area.y);
    EXPECT_LT(traces[0].area.right(), traces[1].area.x);
    EXPECT_EQ(traces[0].trace.spans.size(), 2U);
    EXPECT_EQ(traces[0].trace.session_minutes, traces[1].trace.session_minutes);
    EXPECT_EQ(scene.items.size(), 13U);
    EXPECT_EQ(scene.items[1].card[2], "Peak of cycle 1");
    EXPECT_EQ(scene.items[1].card[1], "Level 5 at minute 8");
}

// Diary card

TEST(DiaryHeatTest, ADayWithoutACardIsMissingAndNotZero) {
    const DiaryHeat heat = diary_heat(diary_course());

    ASSERT_EQ(heat.has_card.size(), 14U);
    EXPECT_FALSE(heat.has_card[3]);
    EXPECT_EQ(heat.first, day(2026, 11, 2));
    ASSERT_EQ(heat.lines.size(), 6U);
    EXPECT_EQ(heat.lines[0].label, "Suicide");
    EXPECT_EQ(heat.lines[0].values[0], 0.0);
    EXPECT_FALSE(heat.lines[0].values[3]);
    EXPECT_EQ(heat.lines[1].label, "Misery");
    EXPECT_FALSE(heat.lines[1].values[5]);
    EXPECT_EQ(heat.lines[4].label, "Skills practised");
    EXPECT_EQ(heat.lines[4].values[0], 2.0);
    EXPECT_EQ(heat.lines[5].group, "Acts");
}

TEST(DiaryHeatTest, DarknessFollowsTheValue) {
    const ChartScene scene = scene_of(diary_course(), SpecialChartKind::diary_heat);
    std::vector<SceneBox> filled, hatched;
    for (const SceneBox& box : parts_in<SceneBox>(scene)) {
        if (box.fill == SceneBox::Fill::plain)
            filled.push_back(box);
        if (box.fill == SceneBox::Fill::hatched)
            hatched.push_back(box);
    }

    // Suicide: 0 3 0 – 0 3 …: the first filled cell is the second day, 3 of 5.
    EXPECT_NEAR(filled.at(0).pen.opacity, 0.6 * 3 / 5, 1e-9);
    EXPECT_EQ(filled[0].area, scene.items[1].area);
    EXPECT_EQ(hatched.at(0).area, scene.items[3].area);
    EXPECT_EQ(scene.items[3].card[1], "Suicide: no card for this day");
    EXPECT_EQ(scene.items[14 + 5].card[1], "Misery: not answered");
}

TEST(DiaryHeatTest, ALongDiaryShowsItsNewestDaysAndSaysSo) {
    const ChartScene scene = scene_of(diary_course(30), SpecialChartKind::diary_heat, {}, 640);

    EXPECT_TRUE(says(scene, "days of 210"));
    EXPECT_EQ(scene.items[scene.rows[1] - 1].card[0], "30 May 2027");
}

TEST(DiaryHeatTest, AMistypedYearMakesNoEndlessPage) {
    ClientCourse course = diary_course();
    course.notes[0].values.parts["dbt"].tables["dc"][0].values["date"] = day(1826, 11, 2);

    EXPECT_LE(diary_heat(course).has_card.size(), 3661U);
}

// Exposure and earned security

TEST(ExposureHierarchyTest, TheHardestStepIsOnTopAndDoneIsSaid) {
    const auto steps = exposure_hierarchy(exposure_course());

    ASSERT_EQ(steps.size(), 4U);
    EXPECT_EQ(steps[0].title, "Sit through a quarrel");
    EXPECT_EQ(steps[2].initial, 40.0);
    EXPECT_TRUE(steps[2].is_done);
    EXPECT_EQ(steps[3].initial, 30.0);
    EXPECT_EQ(hierarchy_words(steps).substr(0, 24), "4 steps, 1 of them done.");
}

TEST(ExposureHierarchyTest, CalmIsAtTheRight) {
    const ChartScene scene = scene_of(exposure_course(), SpecialChartKind::exposure_hierarchy);
    const auto marks = parts_in<SceneMark>(scene);

    // Row 1: 95 alone, hollow. Row 2: 80 hollow, 45 filled.
    ASSERT_GE(marks.size(), 3U);
    EXPECT_EQ(marks[0].fill, SceneMark::Fill::hollow);
    EXPECT_LT(marks[0].at.x, marks[1].at.x);
    EXPECT_LT(marks[1].at.x, marks[2].at.x);
    EXPECT_NEAR((marks[2].at.x - marks[1].at.x) / (marks[1].at.x - marks[0].at.x), 35.0 / 15.0, 0.01);
}

TEST(SecurityProfileTest, TheBetterEndIsAtTheRightOfEveryStrand) {
    const auto strands = security_profile(build_timeline(security_course().timeline));

    ASSERT_EQ(strands.size(), 4U);
    EXPECT_EQ(strands[0].label, "Attachment anxiety");
    EXPECT_EQ(strands[0].better, 1);
    EXPECT_EQ(strand_change(strands[0]), "better");
    EXPECT_EQ(strands[1].better, 4);
    EXPECT_EQ(strand_change(strands[2]), "once so far");
    EXPECT_EQ(strands[3].label, "Recovery after conflict");
    EXPECT_EQ(strands[3].worse, 200);
    EXPECT_FALSE(strands[3].has_range);
}

// Body map

TEST(BodyHeatTest, ARegionCountsOncePerSessionAndASideThatIsMissingForBoth) {
    const SpecialChart chart = make_special_chart(somatic_course(), SpecialChartKind::body_heat);
    const auto& heat = std::get<BodyHeat>(chart.model);
    const ChartTable table = special_chart_table(chart);
    TextFace face;

    EXPECT_EQ(heat.regions.at("front-throat").sessions, 3);
    EXPECT_EQ(heat.regions.at("front-chest").sessions, 1);
    EXPECT_EQ(heat.sessions, 3);
    ASSERT_EQ(table.rows.size(), 4U);
    EXPECT_TRUE(says(lay_out(chart, 900, 700, face), "Where no side was given, both sides count."));
}

TEST(BodyHeatTest, AFillTellsTheNumberOfSessions) {
    const ChartScene scene = scene_of(somatic_course(), SpecialChartKind::body_heat);
    std::set<double> opacities;
    for (const SceneRegion& region : parts_in<SceneRegion>(scene))
        if (region.fill)
            opacities.insert(region.fill->opacity);

    EXPECT_EQ(opacities.size(), 3U);
    EXPECT_NEAR(*opacities.begin(), 0.15, 1e-9);
    EXPECT_NEAR(*opacities.rbegin(), 0.45, 1e-9);
    EXPECT_TRUE(says(scene, "Front"));
}

} // namespace
} // namespace attune
