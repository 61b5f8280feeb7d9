// SPDX-License-Identifier: Apache-2.0
#include "gui/note/field_control.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <gtk/gtk.h>
#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/intl.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace attune {
namespace {

wxString entry_words(const EntryChoice& entry) {
    const auto title = utf8(entry.title);
    return entry.state.empty() ? title : title + utf8(" – ") + utf8(entry.state);
}

/// Those that are open first, in the order they were made.
std::vector<EntryChoice> sorted_entries(const Field& field, const FieldHost& host) {
    auto entries = host.entries ? host.entries(field.reference_to) : std::vector<EntryChoice>{};
    std::ranges::stable_partition(entries, &EntryChoice::open);
    return entries;
}

/// One entry of a register: a list, "New …" and "Edit …".
class ReferenceChoice final : public FieldControl {
public:
    ReferenceChoice(wxWindow* parent, const Field& field, const FieldHost& host)
        : field_{field},
          host_{host},
          panel_{new Group{parent}} {
        auto* line = new wxBoxSizer{wxHORIZONTAL};
        choice_ = new wxChoice{panel_, wxID_ANY};
        set_accessible(choice_, host.id, host.name);
        fit_natural_height(choice_);
        choice_->SetMinSize({panel_->FromDIP(48), choice_->GetMinSize().y});
        cut_at_end();
        line->Add(choice_, 1, wxALIGN_CENTRE_VERTICAL);
        if (host.scroll)
            guard_wheel(choice_, host.scroll);
        choice_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
            const auto index = static_cast<std::size_t>(event.GetSelection());
            value_ = index == 0 ? Value{} : Value{entries_[index - 1].id};
            show_edit();
            choose(value_);
        });
        if (!host.compact && host.edit_entry)
            add_buttons(line);
        panel_->SetSizer(line);
        fill();
    }

    [[nodiscard]] wxWindow* window() const override { return panel_; }
    void focus() override { choice_->SetFocus(); }
    void rename(const std::string& id, const wxString& name) override { set_accessible(choice_, id, name); }
    void describe(const wxString& message) override { set_description(choice_, message); }
    void reload_choices() override {
        fill();
        load(value_);
    }

protected:
    void load(const Value& value) override {
        value_ = value;
        const auto* id = value.get<std::string>();
        int selection = 0;
        for (std::size_t i = 0; id != nullptr && i < entries_.size(); ++i)
            if (entries_[i].id == *id)
                selection = static_cast<int>(i) + 1;
        choice_->SetSelection(selection);
        show_edit();
    }

private:
    void cut_at_end() {
        GList* cells = gtk_cell_layout_get_cells(GTK_CELL_LAYOUT(inner_widget(choice_)));
        for (GList* cell = cells; cell != nullptr; cell = cell->next)
            if (GTK_IS_CELL_RENDERER_TEXT(cell->data))
                g_object_set(cell->data, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 4, nullptr);
        g_list_free(cells);
    }

    void add_buttons(wxBoxSizer* line) {
        const wxString word = host_.entry_word ? host_.entry_word(field_.reference_to) : wxString{_("entry")};
        auto* add = push_button(panel_, host_.id + ".new", wxString::Format(_(L"New %s…"), word));
        edit_ = push_button(panel_, host_.id + ".edit", utf8(_("Edit").utf8_string() + "…"),
                            wxString::Format(_(L"Edit %s…"), word));
        add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { edit_entry({}); });
        edit_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            if (const auto* id = value_.get<std::string>())
                edit_entry(*id);
        });
        line->Add(edit_, 0, wxLEFT, panel_->FromDIP(8));
        line->Add(add, 0, wxLEFT, panel_->FromDIP(8));
    }

    void edit_entry(const std::string& entry) {
        const auto id = host_.edit_entry(field_.reference_to, entry);
        if (!id)
            return;
        fill();
        load(Value{*id});
        choose(Value{*id});
    }

    void show_edit() {
        if (edit_ != nullptr)
            edit_->Enable(choice_->GetSelection() > 0);
    }

    void fill() {
        entries_ = sorted_entries(field_, host_);
        choice_->Clear();
        choice_->Append(utf8("–"));
        for (const auto& entry : entries_)
            choice_->Append(entry_words(entry));
        choice_->SetSelection(0);
    }

    const Field& field_;
    FieldHost host_;
    wxPanel* panel_;
    wxChoice* choice_ = nullptr;
    wxButton* edit_ = nullptr;
    std::vector<EntryChoice> entries_;
    Value value_;
};

/// Several entries of a register: a check list and "New …".
class ReferenceList final : public FieldControl {
public:
    ReferenceList(wxWindow* parent, const Field& field, const FieldHost& host)
        : field_{field},
          host_{host},
          panel_{new Group{parent}},
          boxes_area_{new wxBoxSizer{wxVERTICAL}} {
        set_accessible(panel_, host.id, host.name, {}, Role::grouping);
        auto* rows = new wxBoxSizer{wxVERTICAL};
        rows->Add(boxes_area_, 0, wxEXPAND);
        empty_ = text(panel_, _("None yet."), FontRole::body, Tone::muted);
        rows->Add(empty_, 0, wxTOP | wxBOTTOM, panel_->FromDIP(4));
        if (host.edit_entry && !host.compact) {
            const wxString word = host.entry_word ? host.entry_word(field.reference_to) : wxString{_("entry")};
            auto* add = push_button(panel_, host.id + ".new", wxString::Format(_(L"New %s…"), word));
            add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
                const auto id = host_.edit_entry(field_.reference_to, {});
                if (!id)
                    return;
                chosen_.push_back(*id);
                reload_choices();
                choose(Value{chosen_});
            });
            rows->Add(add, 0, wxTOP, panel_->FromDIP(4));
        }
        panel_->SetSizer(rows);
        fill();
    }

    [[nodiscard]] wxWindow* window() const override { return panel_; }
    void focus() override {
        if (!boxes_.empty())
            boxes_.front()->SetFocus();
        else
            panel_->SetFocus();
    }
    void reload_choices() override {
        fill();
        tick();
        on_resize();
    }
    [[nodiscard]] int label_drop() const override { return 4; }

protected:
    void load(const Value& value) override {
        chosen_.clear();
        if (const auto* list = value.get<TextList>())
            chosen_ = *list;
        else if (const auto* id = value.get<std::string>())
            chosen_ = {*id};
        fill();
        tick();
    }

private:
    void fill() {
        auto entries = sorted_entries(field_, host_);
        std::erase_if(entries, [&](const EntryChoice& entry) {
            return !entry.open && std::ranges::count(chosen_, entry.id) == 0;
        });
        const auto same = [](const EntryChoice& a, const EntryChoice& b) { return a.id == b.id && a.title == b.title; };
        if (!boxes_.empty() && std::ranges::equal(entries, entries_, same))
            return;
        entries_ = std::move(entries);
        boxes_area_->Clear(true);
        boxes_.clear();
        for (const auto& entry : entries_) {
            auto* box = new wxCheckBox{panel_, wxID_ANY, wxControl::EscapeMnemonics(entry_words(entry))};
            set_accessible(box, host_.id + "." + entry.id, host_.name + ": " + entry_words(entry));
            box->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { ticked(); });
            boxes_area_->Add(box, 0, wxTOP | wxBOTTOM, panel_->FromDIP(3));
            boxes_.push_back(box);
        }
        empty_->Show(boxes_.empty());
        panel_->InvalidateBestSize();
    }
    void tick() {
        for (std::size_t i = 0; i < entries_.size(); ++i)
            boxes_[i]->SetValue(std::ranges::count(chosen_, entries_[i].id) > 0);
    }
    void ticked() {
        chosen_.clear();
        for (std::size_t i = 0; i < entries_.size(); ++i)
            if (boxes_[i]->GetValue())
                chosen_.push_back(entries_[i].id);
        choose(chosen_.empty() ? Value{} : Value{chosen_});
    }

    const Field& field_;
    FieldHost host_;
    wxPanel* panel_;
    wxBoxSizer* boxes_area_;
    wxStaticText* empty_ = nullptr;
    std::vector<EntryChoice> entries_;
    std::vector<wxCheckBox*> boxes_;
    TextList chosen_;
};

} // namespace

std::unique_ptr<FieldControl> make_reference_control(wxWindow* parent, const Field& field, const FieldHost& host) {
    if (field.several && !host.compact)
        return std::make_unique<ReferenceList>(parent, field, host);
    return std::make_unique<ReferenceChoice>(parent, field, host);
}

} // namespace attune
