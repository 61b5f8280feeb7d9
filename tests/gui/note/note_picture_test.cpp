// SPDX-License-Identifier: Apache-2.0
// Notes of the shipped packs as the therapist sees them. With ATTUNE_PICTURES set each leaves a picture.
#include "gui/note/note_page.hpp"
#include "gui/platform/theme.hpp"
#include "tests/gui/gui_test.hpp"
#include "tests/gui/note/page_driver.hpp"
#include "tests/gui/note/note_practice.hpp"

#include <wx/choice.h>

namespace attune {
namespace {

using namespace std::chrono_literals;
using namespace std::chrono;

class NotePictureTest : public GuiTest {
protected:
    void TearDown() override {
        close();
        apply_theme(ThemeChoice::light);
        GuiTest::TearDown();
    }

    static void head(Form& form) {
        form.set({"hdr", {}, "start"}, TimeOfDay{780});
        form.set({"hdr", {}, "stop"}, TimeOfDay{830});
        form.set({"hdr", {}, "format"}, "in_person");
        form.set({"hdr", {}, "unit"}, "individual");
        form.set({"hdr", {}, "risk"}, "no_concern");
        if (form.row_count({"hdr", {}, "present"}) == 0)
            form.add_row({"hdr", {}, "present"});
        form.set({"hdr", {{"present", 0}}, "person"}, "Mara");
        form.set({"hdr", {{"present", 0}}, "role"}, "client");
        form.set({"hdr", {}, "response"}, "Tired and calm.");
    }

    static void set_row(Form& form, std::size_t row, const char* mode, double passes, const char* report,
                        const char* change, const Value& sud) {
        const std::vector<RowStep> block{{"work", 0}};
        const FieldPath table{"emdr", block, "p4_sets"};
        while (form.row_count(table) <= row)
            form.add_row(table);
        const std::vector<RowStep> at{{"work", 0}, {"p4_sets", row}};
        form.set({"emdr", at, "mode"}, mode);
        form.set({"emdr", at, "passes"}, passes);
        form.set({"emdr", at, "report"}, report);
        form.set({"emdr", at, "change"}, change);
        form.set({"emdr", at, "sud"}, sud);
    }

    NoteId emdr_note(NotePractice& practice) {
        const auto call = practice.notes->add_entry(practice.client, "emdr.target",
                                                    {{"name", Value{"Phone call at night"}}, {"prong", Value{"past"}}, {"order", Value{1}}});
        practice.notes->add_entry(practice.client, "emdr.target",
                                  {{"name", Value{"Meeting the manager"}}, {"prong", Value{"present_trigger"}}, {"order", Value{2}}});
        int sud = 9;
        for (const auto day : {2027y / January / 26, 2027y / February / 9, 2027y / February / 23, 2027y / March / 2}) {
            const auto id = practice.start(Date{day}, "emdr.session");
            practice.edit(id, [&](Form& form) { work(form, call, sud); });
            sud -= 2;
        }
        const auto id = practice.start({}, "emdr.session");
        practice.edit(id, [&](Form& form) {
            work(form, call, 3);
            set_row(form, 0, "eyes", 28, "Hallway light, jaw tight", "shifting", {});
            set_row(form, 1, "eyes", 30, "Same picture, voice louder", "same", {});
            set_row(form, 2, "eyes", 30, "Nothing new", "same", 3);
            set_row(form, 3, "taps", 32, "“I was nine.” Breath drops", "shifting", 2);
            set_row(form, 4, "taps", 30, "Phone is just a phone", "shifting", 1);
        });
        return id;
    }

    static void work(Form& form, const std::string& target, int sud) {
        head(form);
        form.set({"emdr", {}, "phases"}, TextList{"3", "4", "5"});
        const std::vector<RowStep> block{{"work", 0}};
        form.set({"emdr", block, "p3_target"}, target);
        form.set({"emdr", block, "p3_image"}, "The phone on the hall table.");
        form.set({"emdr", block, "p3_nc"}, "I am in danger");
        form.set({"emdr", block, "p3_pc"}, "It is over, I am safe");
        form.set({"emdr", block, "p3_sud0"}, sud);
        form.set({"emdr", block, "p3_voc0"}, 2);
        form.set({"emdr", block, "p3_body"}, TextList{"front-throat", "front-upper-belly"});
        set_row(form, 0, "eyes", 28, "Hallway light", "shifting", sud > 1 ? sud - 1 : 1);
    }

    void shoot(const std::string& name, NotePractice& practice, NoteId id, bool dark, wxSize size,
               const std::function<void(NotePage&)>& act = {}) {
        apply_theme(dark ? ThemeChoice::dark : ThemeChoice::light);
        frame_->SetClientSize(size);
        pump();
        auto& page = show<NotePage>(practice.workspace, id);
        pump();
        if (act)
            act(page);
        pump();
        picture(name);
        EXPECT_TRUE(page.IsShownOnScreen());
        EXPECT_EQ(nameless_controls(&page), std::vector<std::string>{});
        close();
    }
};

const wxSize usual_size{1128, 772};   // the window without menu and navigation
const wxSize small_size{872, 672};    // the same of 1024 by 700

TEST_F(NotePictureTest, ShowsAnEmdrNote) {
    NotePractice practice{packs_that_ship()};
    const auto id = emdr_note(practice);
    const auto to_sets = [](NotePage& page) {
        page.next_to_fill();
        auto& section = find<wxChoice>("note.section");
        for (unsigned i = 0; i < section.GetCount(); ++i)
            if (section.GetString(i).StartsWith("4 "))
                pick_choice("note.section", static_cast<int>(i));
        find_window("emdr.work[0].p4_sets[0].report")->SetFocus();
    };

    shoot("note-emdr", practice, id, false, usual_size, to_sets);
    shoot("note-emdr-dark", practice, id, true, usual_size, to_sets);
    shoot("note-emdr-small", practice, id, false, small_size, to_sets);
}

TEST_F(NotePictureTest, ShowsASomaticNote) {
    NotePractice practice{packs_that_ship()};
    const auto id = practice.draft("somatic_experiencing.session");
    practice.edit(id, [](Form& form) {
        head(form);
        const double minutes[] = {3, 8, 12, 17, 22, 27, 31, 36, 43};
        const double levels[] = {2, 4, 7, 4, 3, 4, 6, 3, 2};
        const FieldPath table{"se", {}, "track"};
        for (std::size_t row = 0; row < 9; ++row) {
            while (form.row_count(table) <= row)
                form.add_row(table);
            form.set({"se", {{"track", row}}, "minute"}, minutes[row]);
            form.set({"se", {{"track", row}}, "activation"}, levels[row]);
            form.set({"se", {{"track", row}}, "sensation"}, "Hands warmer");
            form.set({"se", {{"track", row}}, "location"}, TextList{"front-throat"});
            form.set({"se", {{"track", row}}, "quality"}, TextList{"warm"});
        }
    });
    const auto to_row = [](NotePage&) {
        if (!is_visible("se.track.add"))
            press("section.se.track_section");
        if (auto* cell = find_window("se.track[6].sensation"))
            cell->SetFocus();
    };

    shoot("note-se", practice, id, false, usual_size, to_row);
    shoot("note-se-dark", practice, id, true, usual_size, to_row);
}

TEST_F(NotePictureTest, ShowsACbtNote) {
    NotePractice practice{packs_that_ship()};
    const auto id = practice.draft("cbt.session");
    practice.edit(id, head);

    shoot("note-cbt", practice, id, false, usual_size, {});
    shoot("note-cbt-small", practice, id, true, small_size, {});
}

} // namespace
} // namespace attune
