// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/note/note_fixture.hpp"

namespace attune {
namespace {

using namespace std::chrono_literals;

class NoteCourseTest : public testing::Test {
protected:
    [[nodiscard]] Value strain_before(NoteId id) {
        return fixture_.notes->open_form(id).value({"calm", {}, "strain_before"});
    }
    [[nodiscard]] Value number(NoteId id) {
        return fixture_.notes->open_form(id).value({"hdr", {}, "number"});
    }
    /// "date series key value" of every point.
    [[nodiscard]] std::vector<std::string> points() {
        std::vector<std::string> all;
        for (const auto& point : fixture_.notes->observations(fixture_.client)) {
            const auto* value = point.value.get<double>();
            all.push_back(format_date(point.date) + " " + point.series + " " +
                          (value == nullptr ? "gap" : std::to_string(static_cast<int>(*value))));
        }
        return all;
    }
    [[nodiscard]] std::int64_t stored_values() {
        Statement select{fixture_.test.database(), "SELECT count(*) FROM note_values"};
        select.step();
        return select.integer(0);
    }

    NoteFixture fixture_;
};

TEST_F(NoteCourseTest, ANoteSeesTheAttendedNoteBefore) {
    const NoteId first = fixture_.written(2027y / 3 / 1, 8);
    const NoteId missed = fixture_.written(2027y / 3 / 2, 1);
    fixture_.edit(missed, [](Form& form) { form.set({"hdr", {}, "attendance"}, "missed"); });
    const NoteId third = fixture_.written(2027y / 3 / 3, 5);

    EXPECT_EQ(strain_before(third), Value{8});
    EXPECT_EQ(number(third), Value{2});
    EXPECT_EQ(fixture_.notes->before(third), first);
    EXPECT_FALSE(fixture_.notes->before(first));
    EXPECT_EQ(fixture_.row(third).number, 2);
}

TEST_F(NoteCourseTest, OrderIsDateThenTimeThenEntry) {
    const NoteId afternoon = fixture_.written(2027y / 3 / 8, 3, TimeOfDay{900});
    const NoteId morning = fixture_.written(2027y / 3 / 8, 7, TimeOfDay{540});
    const NoteId earlier = fixture_.written(2027y / 3 / 1, 9);

    EXPECT_EQ(strain_before(morning), Value{9});
    EXPECT_EQ(strain_before(afternoon), Value{7});
    const auto rows = fixture_.notes->of(fixture_.client);
    EXPECT_EQ(rows[0].id, afternoon);
    EXPECT_EQ(rows[1].id, morning);
    EXPECT_EQ(rows[2].id, earlier);
}

TEST_F(NoteCourseTest, AnEarlierDraftThatChangesShowsInTheNotesAfterIt) {
    const NoteId first = fixture_.written(2027y / 3 / 1, 8);
    const NoteId second = fixture_.written(2027y / 3 / 2, 6);
    const NoteId third = fixture_.written(2027y / 3 / 3, 4);
    EXPECT_EQ(fixture_.notes->open_form(third).value({"calm", {}, "change"}), Value{-2});

    fixture_.edit(first, [](Form& form) { form.set({"calm", {}, "strain"}, 1); });

    EXPECT_EQ(strain_before(second), Value{1});
    EXPECT_EQ(strain_before(third), Value{6});
    fixture_.edit(second, [](Form& form) { form.set({"hdr", {}, "date"}, Date{2027y / 2 / 20}); });
    EXPECT_EQ(strain_before(third), Value{1});
    EXPECT_EQ(strain_before(first), Value{6});
}

TEST_F(NoteCourseTest, EpisodesDoNotSeeEachOther) {
    fixture_.written(2027y / 2 / 1, 9);
    fixture_.episodes->end(fixture_.episodes->current(fixture_.client)->id, 2027y / 2 / 20, "moved");
    const NoteId fresh = fixture_.written(2027y / 3 / 1, 5);

    EXPECT_TRUE(strain_before(fresh).is_null());
    EXPECT_EQ(number(fresh), Value{1});
    EXPECT_EQ(fixture_.row(fresh).number, 1);
}

TEST_F(NoteCourseTest, ObservationsComeInSessionOrderAndFollowTheNotes) {
    const NoteId second = fixture_.written(2027y / 3 / 2, 6);
    fixture_.written(2027y / 3 / 1, 8);
    fixture_.written(2027y / 3 / 3);

    EXPECT_EQ(points(), (std::vector<std::string>{"2027-03-01 calm.strain 8", "2027-03-02 calm.strain 6",
                                                  "2027-03-03 calm.strain gap"}));
    EXPECT_EQ(fixture_.notes->observations(fixture_.client)[1].number, 2);
    fixture_.edit(second, [](Form& form) { form.set({"calm", {}, "strain"}, 2); });
    EXPECT_EQ(points()[1], "2027-03-02 calm.strain 2");
    fixture_.edit(second, [](Form& form) { form.set({"hdr", {}, "attendance"}, "missed"); });
    EXPECT_EQ(points().size(), 2U);
}

TEST_F(NoteCourseTest, CachesAreMadeAnewWhenTheyAreGone) {
    const NoteId first = fixture_.written(2027y / 3 / 1, 8);
    const NoteId second = fixture_.signed_note(2027y / 3 / 2, 6);
    const auto before = points();
    for (const char* sql : {"DELETE FROM note_values", "DELETE FROM observation"})
        fixture_.test.database().execute(sql);

    EXPECT_EQ(strain_before(second), Value{8});
    fixture_.notes->rebuild_caches({});

    EXPECT_EQ(points(), before);
    EXPECT_EQ(stored_values(), 2);
    EXPECT_FALSE(fixture_.notes->before(first));
}

TEST_F(NoteCourseTest, SavingADraftTouchesNoOtherNote) {
    const NoteId first = fixture_.written(2027y / 3 / 1, 8);
    const NoteId second = fixture_.written(2027y / 3 / 2, 6);
    (void)fixture_.notes->observations(fixture_.client);
    const int revision = fixture_.notes->load(second).revision;

    fixture_.edit(first, [](Form& form) { form.set({"calm", {}, "strain"}, 3); });

    EXPECT_EQ(fixture_.notes->load(second).revision, revision);
    EXPECT_EQ(stored_values(), 2);
}

TEST_F(NoteCourseTest, ASignedNoteKeepsHoldingWhenNotesBeforeItChange) {
    const NoteId first = fixture_.written(2027y / 3 / 1, 8);
    const NoteId second = fixture_.signed_note(2027y / 3 / 2, 6);

    fixture_.edit(first, [](Form& form) { form.set({"calm", {}, "strain"}, 3); });
    (void)points();

    EXPECT_EQ(fixture_.notes->check_signature(second), SignatureState::holds);
    EXPECT_EQ(strain_before(second), Value{3});
}

} // namespace
} // namespace attune
