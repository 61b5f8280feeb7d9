// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/settings/measure_settings_card.hpp"

#include "gui/measure/entry/entry_sheet.hpp"
#include "gui/measure/reason_dialog.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/problem_dialog.hpp"
#include "gui/platform/utf8.hpp"

#include <wx/choice.h>
#include <wx/filedlg.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/wupdlock.h>

namespace attune {
namespace {

constexpr std::size_t rows_shown = 7;
constexpr int label_width = 220;
constexpr int control_width = 400;

/// The words before a control: in a column of their own, on several lines where they are long.
wxStaticText* row_label(wxWindow* parent, const wxString& words) {
    const int width = parent->FromDIP(label_width);
    auto* label = text(parent, words);
    label->Wrap(width - parent->FromDIP(16));
    label->SetMinSize({width, label->GetBestSize().y});
    return label;
}

} // namespace

MeasureSettingsCard::MeasureSettingsCard(wxWindow* parent, Workspace& workspace)
    : Card{parent, _("Measures")},
      model_{workspace} {
    SetName("settings-measures");
    auto* frame = new StyledPanel{this, "attune-framed"};
    list_ = new RowList{frame, "settings-measure-list", _("Measures"),
                        {{_("Measure"), 130, false, true}, {_("For"), 0}, {_("Terms"), 150}, {_("State"), 60}}, 30};
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(list_, wxSizerFlags{1}.Expand().Border(wxALL, 1));
    frame->SetSizer(inside);
    frame->SetMinSize({FromDIP(600), list_->height_for(rows_shown) + 2});
    content()->Add(wrapped_text(this,
                                _("Which measures the practice may use, and which figures count where sources differ. A "
                                  "change makes the scores anew; the answers stay."),
                                FontRole::body, Tone::usual, 80),
                   wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(6)));
    content()->Add(frame, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(10)));
    detail_ = new Group{this};
    detail_->SetSizer(new wxBoxSizer{wxVERTICAL});
    content()->Add(detail_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(10)));
    list_->cell = [this](std::size_t row, std::size_t column) -> RowCell {
        const auto& each = model_.rows().at(row);
        switch (column) {
        case 0: return {utf8(each.title), {}, {}};
        case 1: return {utf8(each.words), {}, {}};
        case 2: return {utf8(each.terms), {}, {}};
        default: return {utf8(each.state), {}, each.may_be_used ? Tone::usual : Tone::muted};
        }
    };
    list_->on_select = [this](std::size_t row) {
        model_.choose(row);
        rebuild();
    };
    list_->set_count(model_.rows().size());
    if (!model_.rows().empty()) {
        list_->choose(0);
        CallAfter([this] { list_->choose(model_.chosen()); }); // and in sight: until it has a height it cannot scroll
    }
    rebuild();
}

void MeasureSettingsCard::show_measure(const std::string& id) {
    for (std::size_t i = 0; i < model_.rows().size(); ++i)
        if (model_.rows()[i].id == id) {
            list_->choose(i);
            model_.choose(i);
            rebuild();
        }
}

void MeasureSettingsCard::rebuild() {
    const wxWindowUpdateLocker quiet{detail_};
    wxSizer* down = detail_->GetSizer();
    down->Clear(true);
    if (!model_.rows().empty()) {
        const auto& row = model_.row();
        down->Add(text(detail_, utf8(row.title + (row.words.empty() ? "" : ", " + row.words)), FontRole::strong));
        down->Add(wrapped_text(detail_, utf8(row.terms + ". " + model_.terms()), FontRole::small, Tone::muted, 100),
                  wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(2)));
        add_right(down);
        add_picks(down);
        add_fixed(down);
        add_spreads(down);
        add_wording(down);
    }
    detail_->Layout();
    list_->Refresh();
    on_resize();
}

void MeasureSettingsCard::add_right(wxSizer* down) {
    if (!model_.needs_right())
        return;
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(wrapped_text(detail_, utf8(model_.right_words()), FontRole::body, Tone::usual, 70),
             wxSizerFlags{1}.CentreVertical());
    const bool is_on = model_.row().may_be_used;
    auto* button = is_on ? push_button(detail_, "settings-take-back-right", _("Take b&ack…"))
                         : push_button(detail_, "settings-confirm-right", _("Co&nfirm right…"));
    button->Bind(wxEVT_BUTTON, [this, is_on](wxCommandEvent&) {
        if (is_on)
            CallAfter([this] {
                attempt([this] { model_.take_back_right(); });
                rebuild();
            });
        else
            CallAfter([this] { confirm_right(); });
    });
    row->Add(button, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(16)));
    down->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
}

void MeasureSettingsCard::confirm_right() {
    ReasonDialog dialog{this, wxString::Format(_("May the practice use %s?"), utf8(model_.row().title)),
                        utf8(model_.terms()) + "\n\n" +
                            _("Write down on what the right rests: a licence with its number, a letter of the author."),
                        _("Confirm")};
    if (dialog.ShowModal() != wxID_OK)
        return;
    attempt([&] { model_.confirm_right(dialog.reason()); });
    rebuild();
}

void MeasureSettingsCard::add_picks(wxSizer* down) {
    for (const auto& pick : model_.picks()) {
        auto* choice = new wxChoice{detail_, wxID_ANY};
        for (const std::string& words : pick.words)
            choice->Append(utf8(words));
        choice->SetSelection(static_cast<int>(pick.chosen));
        choice->SetMinSize({FromDIP(control_width), -1});
        choice->SetMaxSize({FromDIP(control_width), -1});
        choice->SetToolTip(utf8(pick.words.at(pick.chosen)));
        set_accessible(choice, "settings-pick-" + pick.key, utf8(pick.label));
        guard_wheel(choice, [this](int by) { on_scroll(by); });
        choice->Bind(wxEVT_CHOICE, [this, pick, choice](wxCommandEvent& event) {
            const auto which = static_cast<std::size_t>(event.GetSelection());
            attempt([&] { model_.pick(pick.key, pick.ids.at(which)); });
            choice->SetToolTip(utf8(pick.words.at(which)));
        });
        auto* label = row_label(detail_, utf8(pick.label));
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        row->Add(label, wxSizerFlags{}.CentreVertical());
        row->Add(choice, wxSizerFlags{}.CentreVertical());
        down->Add(row, wxSizerFlags{}.Border(wxTOP, FromDIP(8)));
    }
}

void MeasureSettingsCard::add_fixed(wxSizer* down) {
    for (const auto& fixed : model_.fixed()) {
        auto* lines = new wxBoxSizer{wxVERTICAL};
        for (const std::string& words : fixed.words)
            lines->Add(wrapped_text(detail_, utf8(words), FontRole::body, Tone::muted, 70), wxSizerFlags{}.Expand());
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        row->Add(row_label(detail_, utf8(fixed.label)), wxSizerFlags{}.Top());
        row->Add(lines, wxSizerFlags{1}.Top());
        down->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    }
}

void MeasureSettingsCard::add_spreads(wxSizer* down) {
    for (const auto& spread : model_.own_spreads()) {
        const wxString name = wxString::Format(_("%s, own spread"), utf8(spread.label));
        const auto field = [&](const std::string& part, const wxString& hint, const std::string& value, int width) {
            auto* control = text_field(detail_, "settings-" + part + "-" + spread.scale, name + ", " + hint, utf8(value));
            control->SetHint(hint);
            control->SetMinSize({FromDIP(width), control->GetMinSize().y});
            return control;
        };
        auto* sd = field("sd", _("SD"), spread.norm ? answer_number(spread.norm->sd) : "", 72);
        auto* reliability = field("reliability", _("Reliability"),
                                  spread.norm && spread.norm->reliability ? answer_number(*spread.norm->reliability) : "", 96);
        auto* source = field("source", _("Source"), spread.norm ? spread.norm->source : "", 140);
        auto* keep = push_button(detail_, "settings-spread-" + spread.scale, _("Keep"),
                                 wxString::Format(_("Keep the spread of %s"), utf8(spread.label)));
        keep->Bind(wxEVT_BUTTON, [this, scale = spread.scale, sd, reliability, source](wxCommandEvent&) {
            attempt([&] {
                show_problems(this, _("The spread was not kept."), {},
                     model_.set_own_spread(scale, sd->GetValue().utf8_string(), reliability->GetValue().utf8_string(),
                                           source->GetValue().utf8_string()));
            });
        });
        auto* label = row_label(detail_, name);
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        row->Add(label, wxSizerFlags{}.CentreVertical());
        for (wxTextCtrl* control : {sd, reliability, source})
            row->Add(control, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
        row->Add(keep, wxSizerFlags{}.CentreVertical());
        down->Add(row, wxSizerFlags{}.Border(wxTOP, FromDIP(8)));
    }
}

void MeasureSettingsCard::add_wording(wxSizer* down) {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(wrapped_text(detail_, utf8(model_.wording_words()), FontRole::body, Tone::usual, 60),
             wxSizerFlags{1}.CentreVertical());
    if (model_.has_wording()) {
        auto* remove = push_button(detail_, "settings-remove-wording", _("Remove wordin&g"));
        remove->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            CallAfter([this] {
                attempt([this] { model_.remove_wording(); });
                rebuild();
            });
        });
        row->Add(remove, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    }
    auto* load = push_button(detail_, "settings-load-wording", _("L&oad own wording…"));
    load->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { choose_wording(); }); });
    row->Add(load, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    down->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(10)));
}

void MeasureSettingsCard::choose_wording() {
    wxFileDialog dialog{this, _("Own wording: items.local.xml, or a FHIR Questionnaire"), {}, {},
                        _("Wording (*.xml, *.json)") + "|*.xml;*.json", wxFD_OPEN | wxFD_FILE_MUST_EXIST};
    if (dialog.ShowModal() == wxID_OK)
        load_wording(dialog.GetPath().utf8_string());
}

bool MeasureSettingsCard::may_keep(const MeasureSettingsViewModel::WordingOffer& offer) {
    if (offer.look_at.empty() && offer.replaced.empty())
        return true;
    const wxString title = utf8(model_.row().title);
    wxString words;
    if (!offer.look_at.empty()) {
        words = _("The file does not say of which measure it is. This stands in it:");
        for (const std::string& line : offer.look_at)
            words += "\n" + utf8(line);
    }
    if (!offer.replaced.empty())
        words += (words.empty() ? "" : "\n\n") +
                 wxString::Format(_("This would go:\n%s\nKeep the file it came from to have it back."), utf8(offer.replaced));
    wxMessageDialog question{this,
                             offer.look_at.empty()
                                 ? wxString::Format(_("Put the new wording of %s in place of the one that is loaded?"), title)
                                 : wxString::Format(_("Is this the wording of %s?"), title),
                             _("Attune"), wxYES_NO | wxNO_DEFAULT | wxICON_NONE};
    question.SetExtendedMessage(words);
    question.SetYesNoLabels(offer.replaced.empty() ? _("Load it") : _("Replace"), _("Load nothing"));
    return question.ShowModal() == wxID_YES;
}

void MeasureSettingsCard::load_wording(const std::filesystem::path& file) {
    attempt([&] {
        const auto offer = model_.read_wording_file(file);
        if (!offer.problems.empty())
            return show_problems(this, _("The wording was not loaded; nothing has changed."),
                                 _("Mend the file and load it again."), offer.problems);
        if (may_keep(offer))
            model_.keep_wording(offer);
    });
    rebuild();
}

void MeasureSettingsCard::attempt(const std::function<void()>& action) {
    try {
        action();
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

} // namespace attune
