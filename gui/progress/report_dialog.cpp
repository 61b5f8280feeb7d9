// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/report_dialog.hpp"

#include "gui/platform/accessible.hpp"
#include "gui/platform/error_words.hpp"
#include "gui/platform/row_list.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"
#include "gui/progress/course_file.hpp"
#include "gui/progress/document_printout.hpp"

#include <array>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/textdlg.h>

namespace attune {

namespace {

constexpr std::array audiences{ReportAudience::client, ReportAudience::referrer, ReportAudience::supervision};

wxString about_words(ReportAudience audience) {
    switch (audience) {
    case ReportAudience::client: return _("Plain words and pictures, without terms of the trade.");
    case ReportAudience::referrer:
        return _("A summary first, then each course with its figures, rules and sources. Targets are numbered and events "
                 "told by their kind, unless you choose otherwise.");
    case ReportAudience::supervision: break;
    }
    return _("Without name, dates or record number: weeks since the start, and targets by number.");
}

} // namespace

ReportDialog::ReportDialog(wxWindow* parent, std::unique_ptr<ReportViewModel> model)
    : wxDialog{parent, wxID_ANY, _("Report"), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      model_{std::move(model)} {
    SetName("report-dialog");
    build();
    model_->on_change = [this] { show_state(); };
    show_state();
    audience_->SetFocus();
}

void ReportDialog::build() {
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(text(this, _("Who is going to read the report?"), FontRole::heading));
    down->Add(build_choices(), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    down->Add(build_findings(), wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(16)));
    down->Add(build_buttons(), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(16)));
    auto* frame = new wxBoxSizer{wxVERTICAL};
    frame->Add(down, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
    frame->SetMinSize(FromDIP(wxSize{640, 520}));
    SetSizerAndFit(frame);
    CentreOnParent();
}

wxSizer* ReportDialog::build_choices() {
    auto* down = new wxBoxSizer{wxVERTICAL};
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    audience_ = new wxChoice{this, wxID_ANY};
    set_accessible(audience_, "report-audience", _("Reader"));
    guard_wheel(audience_, [](int) {});
    for (const wxString& reader : {_("The client"), _("Whoever referred the client"), _("Supervision")})
        audience_->Append(reader);
    audience_->SetSelection(0);
    audience_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        model_->set_audience(audiences.at(static_cast<std::size_t>(event.GetInt())));
    });
    row->Add(audience_, wxSizerFlags{}.CentreVertical());
    paper_ = new wxChoice{this, wxID_ANY};
    set_accessible(paper_, "report-paper", _("Paper"));
    guard_wheel(paper_, [](int) {});
    paper_->Append(_("A4"));
    paper_->Append(_("US Letter"));
    paper_->SetSelection(0);
    paper_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        model_->set_paper(event.GetInt() == 0 ? PaperSize::a4 : PaperSize::letter);
    });
    row->Add(paper_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    down->Add(row);
    about_ = wrapped_text(this, {}, FontRole::small, Tone::muted, 80);
    down->Add(about_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    name_ = new wxCheckBox{this, wxID_ANY, _("Print the client's &name")};
    set_accessible(name_, "report-name", _("Print the client's name"));
    name_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) {
        model_->set_naming(event.IsChecked() ? ReportOptions::Naming::with_name : ReportOptions::Naming::without_name);
    });
    down->Add(name_, wxSizerFlags{}.Border(wxTOP, FromDIP(12)));
    labels_ = new wxCheckBox{this, wxID_ANY, _("&Targets, goals and events in the words of the record")};
    set_accessible(labels_, "report-labels", _("Targets, goals and events in the words of the record"));
    labels_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) {
        model_->set_labels(event.IsChecked() ? ReportOptions::Labels::as_written : ReportOptions::Labels::numbered);
    });
    down->Add(labels_, wxSizerFlags{}.Border(wxTOP, FromDIP(4)));
    if (!model_->charts().empty())
        down->Add(build_charts(), wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    return down;
}

wxSizer* ReportDialog::build_charts() {
    auto* down = new wxBoxSizer{wxVERTICAL};
    down->Add(text(this, _("Draw as well"), FontRole::small, Tone::muted));
    auto* grid = new wxFlexGridSizer{3, FromDIP(wxSize{24, 4})};
    for (const SpecialChartKind kind : model_->charts()) {
        const wxString title = wxGetTranslation(utf8(std::string{chart_title(kind)}));
        auto* box = new wxCheckBox{this, wxID_ANY, title};
        set_accessible(box, "report-chart-" + std::string{chart_id(kind)}, wxString::Format(_("Draw as well: %s"), title));
        box->Bind(wxEVT_CHECKBOX, [this, kind](wxCommandEvent& event) {
            model_->set_chart(kind, event.IsChecked() ? ReportViewModel::Drawn::yes : ReportViewModel::Drawn::no);
        });
        grid->Add(box);
    }
    down->Add(grid, wxSizerFlags{}.Border(wxTOP, FromDIP(4)));
    return down;
}

wxSizer* ReportDialog::build_findings() {
    auto* down = new wxBoxSizer{wxVERTICAL};
    state_ = wrapped_text(this, {}, FontRole::body, Tone::usual, 80);
    state_->SetName("report-state");
    down->Add(state_, wxSizerFlags{}.Expand());
    findings_ = new RowList{this,
                            "report-findings",
                            _("Names found in the text"),
                            {{.title = _("Found"), .width = 130, .strong = true},
                             {.title = _("What it may be"), .width = 170},
                             {.title = _("Where"), .width = 0}},
                            30};
    findings_->cell = [this](std::size_t row, std::size_t column) {
        const ReportFinding& at = model_->findings().at(row);
        const std::string kind = (at.hit.certainty == IdentifierHit::Certainty::possible ? "perhaps " : "") +
                                 std::string{identifier_words(at.hit.kind)};
        const std::string texts[]{at.hit.found, kind, at.place + ": " + at.around};
        return RowCell{.text = utf8(texts[column]), .mark = std::nullopt, .tone = Tone::usual};
    };
    findings_->SetMinSize(FromDIP(wxSize{-1, 160}));
    findings_->on_activate = [this](std::size_t) { replace(); };
    down->Add(findings_, wxSizerFlags{1}.Expand().Border(wxTOP, FromDIP(8)));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    replace_ = push_button(this, "report-replace", _("&Replace…"));
    confirm_ = push_button(this, "report-confirm", _("&May stand"));
    again_ = push_button(this, "report-again", _("As&k again"));
    replace_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { replace(); });
    confirm_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { confirm(); });
    again_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { model_->ask_again(); });
    row->Add(replace_);
    row->Add(confirm_, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
    row->AddStretchSpacer();
    row->Add(again_);
    down->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    return down;
}

wxSizer* ReportDialog::build_buttons() {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    auto* close = push_button(this, "report-close", _("&Close"));
    auto* print_button = push_button(this, "report-print", _("&Print…"), _("Print the report"));
    auto* save_button = push_button(this, "report-save", _("&Save as a file…"));
    suggested(save_button);
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(wxID_CANCEL); });
    print_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { print(); });
    save_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
    SetEscapeId(close->GetId());
    row->Add(close);
    row->AddStretchSpacer();
    row->Add(print_button);
    row->Add(save_button, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
    return row;
}

void ReportDialog::show_state() {
    about_->set_words(about_words(model_->options().audience));
    name_->Show(model_->may_name());
    name_->SetValue(model_->options().naming == ReportOptions::Naming::with_name);
    labels_->Show(model_->asks_for_labels());
    labels_->SetValue(model_->options().labels == ReportOptions::Labels::as_written);
    const auto count = model_->findings().size();
    state_->set_words(count == 0 ? _("No name was found in the text. Names that are misspelt or shortened are not "
                                     "found: read it before it goes out.")
                                 : wxString::Format(wxPLURAL("%zu place may tell who somebody is. Replace it, or say that it may stand.",
                                                             "%zu places may tell who somebody is. Replace each, or say that it may stand.",
                                                             static_cast<unsigned>(count)),
                                                    count));
    findings_->set_count(count);
    if (count > 0)
        findings_->choose(0);
    replace_->Enable(count > 0);
    confirm_->Enable(count > 0);
    again_->Show(model_->has_settled());
    Layout();
}

void ReportDialog::confirm() {
    if (const auto row = findings_->chosen())
        model_->confirm(*row);
}

void ReportDialog::replace() {
    const auto row = findings_->chosen();
    if (!row)
        return;
    wxTextEntryDialog dialog{this, wxString::Format(_("What shall stand in the place of “%s”?"), utf8(model_->findings().at(*row).hit.found)),
                             _("Replace")};
    if (dialog.ShowModal() != wxID_OK)
        return;
    try {
        model_->replace(*row, dialog.GetValue().utf8_string());
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

bool ReportDialog::is_settled() {
    if (model_->may_be_written())
        return true;
    announce(state_, state_->words());
    findings_->SetFocus();
    return false;
}

void ReportDialog::print() {
    if (!is_settled())
        return;
    try {
        print_document(this, model_->document());
    } catch (const std::exception& failure) {
        show_failure(this, failure);
    }
}

void ReportDialog::save() {
    if (!is_settled())
        return;
    if (!ask_for_file(this, NameOffer::none))
        return;
    std::vector<char32_t> missing;
    save_file(this, ExportKind::pdf, "report", [&] {
        DocumentPdf made = model_->pdf();
        missing = std::move(made.missing);
        return std::move(made.bytes);
    });
    show_missing(missing);
}

void ReportDialog::show_missing(const std::vector<char32_t>& characters) {
    if (characters.empty())
        return;
    std::string list;
    for (const char32_t character : characters)
        list += (list.empty() ? "" : ", ") + character_words(character);
    state_->set_words(wxString::Format(_("This computer has no letter form for %s: a box stands in its place."), utf8(list)));
    announce(state_, state_->words());
    Layout();
}

} // namespace attune
