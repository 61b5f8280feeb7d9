// SPDX-License-Identifier: Apache-2.0
// The charts beside the timeline, from real notes of the shipped forms.
#include "core/episode/episode_store.hpp"
#include "core/report/special_chart/special_charts.hpp"
#include "tests/unit/demo/demo_fixture.hpp"

#include <set>

namespace attune {
namespace {

using test::Demo;

TEST(DemoChartsTest, EveryChartIsOfferedForSomebodyAndForNobodyWithoutData) {
    Demo& demo = Demo::get();
    const EpisodeStore episodes{demo.vault->database()};
    std::set<SpecialChartKind> offered;
    bool is_missing_somewhere = false;

    for (const ClientRow& client : demo.clients.search("", Archived::show, test::small_plan.until)) {
        const ClientCourse course = read_client_course(demo.notes, episodes, *demo.vault, client.id);
        const auto kinds = available_charts(course);
        offered.insert(kinds.begin(), kinds.end());
        is_missing_somewhere = is_missing_somewhere || kinds.empty();
        for (const SpecialChartKind kind : kinds) {
            const SpecialChart chart = make_special_chart(course, kind);
            TextFace face;
            EXPECT_FALSE(lay_out(chart, 900, 600, face).items.empty()) << chart_id(kind);
            EXPECT_FALSE(special_chart_words(chart).empty()) << chart_id(kind);
        }
    }

    for (const SpecialChartKind kind : special_chart_kinds)
        EXPECT_TRUE(offered.contains(kind)) << chart_id(kind);
    EXPECT_TRUE(is_missing_somewhere);
}

TEST(DemoChartsTest, NotesOfACourseHoldNothingPrivate) {
    Demo& demo = Demo::get();
    for (const ClientRow& client : demo.clients.search("", Archived::show, test::small_plan.until))
        for (const CourseNote& note : demo.notes.course(client.id))
            for (const auto& form : note.templates)
                for (const Section& section : form->sections)
                    for (const Field& field : section.fields)
                        if (field.store == FieldStore::private_note && note.values.parts.contains(form->prefix)) {
                            const auto& values = note.values.parts.at(form->prefix).values;
                            const auto found = values.find(field.id);
                            EXPECT_TRUE(found == values.end() || found->second.is_null()) << field.id;
                        }
}

} // namespace
} // namespace attune
