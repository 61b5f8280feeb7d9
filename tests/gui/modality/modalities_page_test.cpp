// SPDX-License-Identifier: Apache-2.0
#include "gui/modality/modalities_page.hpp"

#include "core/modality/archive/pack_archive.hpp"
#include "core/modality/template_shelf.hpp"
#include "gui/modality/form_preview_dialog.hpp"
#include "gui/modality/install_dialog.hpp"
#include "gui/modality/trust_dialog.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/snapshot.hpp"
#include "tests/gui/practice_fixture.hpp"
#include "tests/unit/modality/test_publisher.hpp"

#include <algorithm>
#include <fstream>
#include <wx/modalhook.h>

namespace attune {
namespace {

/// A pack with a program part.
std::string signed_pack(const std::string& version, const std::string& fields, unsigned char seed = 7) {
    const std::map<std::string, std::string> files{
        {"pack.xml", R"(<pack xmlns="urn:attune:pack:1" id="brainspot" prefix="bsp" version=")" + version +
                         R"(" language="en"><title>Gaze work</title><publisher>Morrow Institute</publisher>)"
                         R"(<licence>CC-BY-4.0</licence><evidence>The publisher calls it early; no trial is cited.)"
                         R"(</evidence><needs pack="header"/><template file="templates/session.xml"/>)"
                         R"(<native library="native/libgaze.so" abi="1"><input field="sud" course="true" )"
                         R"(words="SUD values"/><output id="pace" type="number"/></native></pack>)"},
        {"templates/session.xml",
         R"(<template xmlns="urn:attune:template:1" id="session" version="1.0.0" language="en"><title>Gaze work</title>)"
         R"(<section id="work" title="Work"><scale id="sud" label="SUD" min="0" max="10"/>)" + fields +
             R"(</section><series id="sud" label="SUD"><point value="sud"/></series></template>)"},
        {"native/libgaze.so", "no library that anybody could load"}};
    return test::TestPublisher{"Morrow Institute", seed}.sign(write_pack_archive(files));
}

/// Presses a button of the dialog that opens, after ticking what is named.
class Answer : public wxModalDialogHook {
public:
    Answer(std::string dialog, std::vector<std::string> ticks, std::string button)
        : dialog_{std::move(dialog)},
          ticks_{std::move(ticks)},
          button_{std::move(button)} {
        Register();
    }
    ~Answer() override { Unregister(); }
    bool was_asked = false;
    std::string first_focus;
    bool button_waited = false;

protected:
    int Enter(wxDialog* dialog) override {
        if (dialog->GetName() != dialog_)
            return wxID_NONE;
        was_asked = true;
        dialog->CallAfter([this, dialog] {
            pump();
            if (const auto* focus = wxWindow::FindFocus())
                first_focus = focus->GetName().utf8_string();
            auto& button = find<wxButton>(button_, dialog);
            button_waited = !button.IsEnabled();
            for (const auto& id : ticks_) {
                auto& tick = find<wxCheckBox>(id, dialog);
                tick.SetValue(true);
                wxCommandEvent event{wxEVT_CHECKBOX, tick.GetId()};
                event.SetInt(1);
                event.SetEventObject(&tick);
                tick.ProcessWindowEvent(event);
            }
            press(button_);
        });
        return wxID_NONE;
    }

private:
    std::string dialog_;
    std::vector<std::string> ticks_;
    std::string button_;
};

class ModalitiesPageTest : public PracticeTest {
protected:
    void SetUp() override {
        PracticeTest::SetUp();
        open_practice();
        page_ = &show<ModalitiesPage>(workspace());
    }
    std::filesystem::path file(const std::string& bytes) {
        const auto path = folder_ / "gaze.attunepack";
        std::ofstream{path, std::ios::binary} << bytes;
        return path;
    }
    void install(const std::string& version = "0.9.0", const std::string& fields = "") {
        const auto plan = plan_install(workspace().packs, signed_pack(version, fields), "gaze", InstallSource::file);
        attune::install(workspace().packs, plan, plan.questions);
        page_->reload();
    }
    /// Keeps a picture of a dialog in $ATTUNE_PICTURES when that is set.
    static void keep_picture(wxDialog& dialog, const std::string& name) {
        const char* folder = std::getenv("ATTUNE_PICTURES");
        dialog.Show();
        for (int i = 0; i < 40; ++i)
            pump();
        if (folder != nullptr)
            save_snapshot(&dialog, std::filesystem::path{folder} / (name + ".png"));
    }
    [[nodiscard]] const ModalityRow* row(const std::string& id = "brainspot") const {
        const auto& rows = page_->model().rows();
        const auto found = std::ranges::find(rows, id, &ModalityRow::id);
        return found == rows.end() ? nullptr : &*found;
    }
    ModalitiesPage* page_ = nullptr;
};

TEST_F(ModalitiesPageTest, AnUnknownPublisherIsComparedBeforeThePackIsInstalled) {
    Answer answer{"install-dialog", {"install.compared"}, "install.install"};

    page_->install_from(file(signed_pack("0.9.0", "")));

    EXPECT_TRUE(answer.was_asked);
    EXPECT_TRUE(answer.button_waited);
    EXPECT_EQ(answer.first_focus, "install.leave");
    ASSERT_NE(row(), nullptr);
    EXPECT_EQ(row()->publisher, "Morrow Institute");
    EXPECT_EQ(row()->state, ModalityState::waiting);
    EXPECT_TRUE(find_window("modality-bar")->IsShown());
}

TEST_F(ModalitiesPageTest, LeavingTheDialogInstallsNothing) {
    Answer answer{"install-dialog", {}, "install.leave"};

    page_->install_from(file(signed_pack("0.9.0", "")));

    EXPECT_TRUE(answer.was_asked);
    EXPECT_EQ(row(), nullptr);
    EXPECT_TRUE(workspace().packs.store().publishers().empty());
}

TEST_F(ModalitiesPageTest, AWrongFileIsRefusedWithEveryReason) {
    Answer answer{"refused-dialog", {}, "refused.close"};

    page_->install_from(file("no archive"));

    EXPECT_TRUE(answer.was_asked);
    EXPECT_EQ(row(), nullptr);
}

TEST_F(ModalitiesPageTest, ApprovingWaitsForTheTickAndTheFocusIsOnKeepOff) {
    install();
    Answer answer{"trust-dialog", {"trust.compared"}, "trust.approve"};

    page_->ask_for_approval("brainspot");

    EXPECT_TRUE(answer.was_asked);
    EXPECT_TRUE(answer.button_waited);
    EXPECT_EQ(answer.first_focus, "trust.keep-off");
    EXPECT_EQ(row()->state, ModalityState::on);
    EXPECT_EQ(workspace().packs.store().libraries().size(), 1U);
}

TEST_F(ModalitiesPageTest, KeepOffChangesNothingAndWithoutCodeAsksNoMore) {
    install();
    {
        Answer answer{"trust-dialog", {}, "trust.keep-off"};
        page_->ask_for_approval("brainspot");
        EXPECT_EQ(row()->state, ModalityState::waiting);
    }
    Answer answer{"trust-dialog", {}, "trust.without"};
    page_->ask_for_approval("brainspot");

    EXPECT_EQ(row()->state, ModalityState::without_code);
    EXPECT_EQ(page_->model().waiting(), nullptr);
    EXPECT_TRUE(workspace().packs.store().libraries().empty());
}

TEST_F(ModalitiesPageTest, AnUpdateShowsWhatIsDifferent) {
    install();
    const auto plan =
        plan_install(workspace().packs, signed_pack("1.0.0", R"(<text id="gaze" label="Gaze point"/>)"), "gaze",
                     InstallSource::file);
    InstallDialog dialog{page_, plan};

    keep_picture(dialog, "modalities-update");
    EXPECT_EQ(find<wxStaticText>("install.heading", &dialog).GetLabel(), "Update Gaze work from 0.9.0 to 1.0.0?");
    EXPECT_NE(find<wxTextCtrl>("install.changes", &dialog).GetValue().Find(wxString::FromUTF8("new: “Gaze point”")),
              wxNOT_FOUND);
    EXPECT_TRUE(find<wxButton>("install.install", &dialog).IsEnabled());
    EXPECT_TRUE(nameless_controls(&dialog).empty());
    EXPECT_TRUE(shared_mnemonics(&dialog).empty());
}

TEST_F(ModalitiesPageTest, ARefusedFileShowsItsReasons) {
    RefusedPackDialog dialog{page_, "gaze.attunepack", {"gaze/pack.xml:3:1: /pack: unknown attribute colour"}};
    keep_picture(dialog, "modalities-refused");

    EXPECT_NE(find<wxTextCtrl>("refused.problems", &dialog).GetValue().Find("unknown attribute colour"), wxNOT_FOUND);
    EXPECT_TRUE(nameless_controls(&dialog).empty());
}

TEST_F(ModalitiesPageTest, TwoPacksOfOneNameAreAQuestion) {
    install();
    const auto plan =
        plan_install(workspace().packs, signed_pack("1.0.0", "", 8), "gaze", InstallSource::file);
    InstallDialog dialog{page_, plan};
    keep_picture(dialog, "modalities-collision");

    EXPECT_FALSE(find<wxButton>("install.install", &dialog).IsEnabled());
    EXPECT_NE(find_window("install.other", &dialog), nullptr);
    EXPECT_NE(find_window("install.compared", &dialog), nullptr);
}

TEST_F(ModalitiesPageTest, OffAndOnDecideWhatNewNotesAreOffered) {
    page_->choose("cbt");
    press("modality-off");
    ASSERT_TRUE(pump_until([this] { return row("cbt")->state == ModalityState::off; }));
    for (const auto& form : workspace().shelf.forms())
        EXPECT_NE(form->pack, "cbt");

    press("modality-on");
    EXPECT_TRUE(pump_until([this] { return row("cbt")->state == ModalityState::on; }));
}

TEST_F(ModalitiesPageTest, WhatBelongsToTheProgramIsNotRemoved) {
    page_->choose("emdr");
    EXPECT_EQ(find_window("modality-remove", page_), nullptr);
    page_->choose("header");
    EXPECT_EQ(find_window("modality-off", page_), nullptr);
    install();
    page_->choose("brainspot");
    EXPECT_NE(find_window("modality-remove", page_), nullptr);
}

TEST_F(ModalitiesPageTest, APublisherIsShownByFingerprintAndTrustedNoLonger) {
    install();
    ModalityListViewModel model{workspace()};
    EXPECT_NE(model.detail("brainspot").signed_by.find(
                  fingerprint_of(test::TestPublisher{"Morrow Institute"}.who().key)),
              std::string::npos);
    model.approve("brainspot");

    model.revoke_publisher("brainspot");

    EXPECT_FALSE(model.detail("brainspot").can_revoke);
    EXPECT_TRUE(workspace().packs.store().libraries().empty());
    EXPECT_EQ(workspace().packs.library_state(*std::ranges::find(workspace().shelf.packs(), "brainspot", &Pack::id)),
              LibraryState::publisher_unknown);
}

TEST_F(ModalitiesPageTest, TheFormsOfAPackCanBeTriedAndNothingIsKept) {
    const auto& packs = workspace().shelf.packs();
    FormPreviewDialog dialog{page_, *std::ranges::find(packs, "group", &Pack::id), workspace().shelf, clock_.today()};
    keep_picture(dialog, "modalities-preview");

    EXPECT_TRUE(nameless_controls(&dialog).empty());
    auto& choice = find<wxChoice>("preview.form", &dialog);
    ASSERT_EQ(choice.GetCount(), 2U);
    choice.SetSelection(1);
    wxCommandEvent chosen{wxEVT_CHOICE, choice.GetId()};
    choice.ProcessWindowEvent(chosen);
    pump();
    EXPECT_TRUE(nameless_controls(&dialog).empty());
    EXPECT_TRUE(workspace().notes.unsigned_notes().empty());
}

TEST_F(ModalitiesPageTest, EverythingHasANameAndAKeyOfItsOwn) {
    install();
    page_->choose("brainspot");
    pump();
    picture("modalities");

    EXPECT_TRUE(nameless_controls(page_).empty());
    EXPECT_TRUE(shared_mnemonics(page_).empty());
    TrustDialog trust{page_, page_->model().library_request("brainspot")};
    keep_picture(trust, "modalities-trust");
    EXPECT_TRUE(nameless_controls(&trust).empty());
    EXPECT_TRUE(shared_mnemonics(&trust).empty());
}

} // namespace
} // namespace attune
