// SPDX-License-Identifier: Apache-2.0
#include "gui/note/form_panel.hpp"

#include "gui/note/section_evidence.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/intl.h>
#include <wx/sizer.h>

// What stands below each other on the form: addenda, section heads and the bodies of sections.
namespace attune {
namespace {

constexpr int margin = 16;
constexpr int field_gap = 12;
constexpr int widest_words = 520; ///< DIP of a line of prose

} // namespace

void FormPanel::add_addenda() {
    addenda_.clear();
    const auto addenda = model_.addendum_lines();
    if (addenda.empty())
        return;
    auto* panel = new StyledPanel{inner_, "attune-tint-information"};
    set_accessible(panel, "note.addenda", _("Addenda"), {}, Role::grouping);
    auto* down = new wxBoxSizer{wxVERTICAL};
    const auto add = [&](const wxString& words, FontRole role, Tone tone, int above) {
        auto* flow = new FlowText{panel, words, role, tone};
        flow->SetName("addendum");
        down->Add(flow, 0, wxTOP, FromDIP(above));
        addenda_.push_back(flow);
    };
    for (const auto& addendum : addenda) {
        add(utf8(addendum.head), FontRole::strong, Tone::usual, 8);
        add(utf8(addendum.text), FontRole::body, Tone::usual, 2);
        if (!addendum.reason.empty())
            add(wxString{_("Reason:")} + " " + utf8(addendum.reason), FontRole::small, Tone::muted, 2);
        if (!addendum.signature_holds)
            add(_("The signature of this addendum does not hold."), FontRole::small, Tone::critical, 2);
    }
    auto* around = new wxBoxSizer{wxVERTICAL};
    around->Add(down, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(margin));
    panel->SetSizer(around);
    stack_->Add(panel, 0, wxEXPAND);
}

void FormPanel::add_pane(const OutlineSection& section, bool open) {
    Pane pane;
    pane.section = section;
    pane.open = open;
    pane.head = new SectionHead{inner_, "section." + to_string(section.key)};
    pane.head->Bind(wxEVT_BUTTON, [this, key = section.key](wxCommandEvent&) { toggle(key); });
    pane.line = hairline(inner_);
    stack_->Add(pane.head, 0, wxEXPAND);
    stack_->Add(pane.line, 0, wxEXPAND);
    panes_.push_back(std::move(pane));
}

void FormPanel::build_body(Pane& pane) {
    pane.body = new Group{inner_};
    auto* down = new wxBoxSizer{wxVERTICAL};
    const auto& fields = pane.section.section->fields;
    const auto add = [&](std::unique_ptr<FormItem> item) {
        down->Add(item->panel(), 0, wxEXPAND | wxTOP | wxLEFT | wxRIGHT, 0);
        pane.items.push_back(std::move(item));
    };
    if (!pane.section.section->hint.empty())
        add_words(pane, down, pane.section.section->hint, "hint");
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto path = pane.section.path_of(fields[i]);
        if (fields[i].kind == FieldKind::table) {
            // A table that opens a section goes by its title; one that comes and goes says what it is.
            const bool names_itself = i > 0 || !fields[i].program_rows.empty();
            add(make_table_item(pane.body, *this, fields[i], path, names_itself));
        } else if (fields[i].kind == FieldKind::computed) {
            std::vector<const Field*> group;
            for (; i < fields.size() && fields[i].kind == FieldKind::computed; ++i)
                group.push_back(&fields[i]);
            --i;
            add(make_computed_line(pane.body, *this, std::move(group), path));
        } else {
            add(make_field_row(pane.body, *this, fields[i], path));
        }
    }
    add(make_section_note(pane.body, *this, {pane.section.key.part, pane.section.rows, pane.section.section->id}));
    for (auto& item : pane.items)
        if (auto* held = down->GetItem(item->panel())) {
            held->SetFlag(wxEXPAND | wxTOP);
            held->SetBorder(FromDIP(field_gap));
        }
    add_block_buttons(pane, down);
    add_evidence(pane, down);
    auto* around = new wxBoxSizer{wxVERTICAL};
    around->Add(down, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(margin));
    around->AddSpacer(FromDIP(margin));
    pane.body->SetSizer(around);
    std::size_t at = 0;
    while (at < stack_->GetItemCount() && stack_->GetItem(at)->GetWindow() != pane.line)
        ++at;
    stack_->Insert(at + 1, pane.body, 0, wxEXPAND);
    pane.body->MoveAfterInTabOrder(pane.head);
    fit_body(pane);
}

void FormPanel::fit_body(Pane& pane) {
    if (width_ <= 0)
        return;
    pane.body->SetMaxSize({width_ + 2 * FromDIP(margin), -1});
    for (auto& item : pane.items)
        item->set_width(width_);
    for (FlowText* words : pane.words)
        words->set_width(std::min(width_, FromDIP(widest_words)));
}

void FormPanel::add_words(Pane& pane, wxSizer* down, const std::string& words, const char* name) {
    auto* text = new FlowText{pane.body, utf8(words), FontRole::small, Tone::muted};
    text->SetName(name);
    text->set_width(FromDIP(widest_words));
    down->Add(text, 0, wxTOP, FromDIP(8));
    pane.words.push_back(text);
}

void FormPanel::add_evidence(Pane& pane, wxSizer* down) {
    const auto* part = part_of(model_.form(), pane.section.key.part);
    for (const std::string& line : evidence_lines(*part, *pane.section.section))
        add_words(pane, down, line, "evidence");
}

void FormPanel::add_block_buttons(Pane& pane, wxSizer* down) {
    const auto* block = pane.section.block;
    if (block == nullptr || model_.is_read_only())
        return;
    const auto& section = pane.section;
    const auto* part = part_of(model_.form(), section.key.part);
    const auto last = std::ranges::find(part->sections.rbegin(), part->sections.rend(), block->id, &Section::block);
    if (last->id != section.section->id)
        return;
    const FieldPath path{section.key.part, {}, block->id};
    const auto word = utf8(block->row_label);
    const auto count = model_.form().row_count(path);
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    const auto id = to_string(path);
    if (section.key.row + 1 == count && model_.can_add_row(path)) {
        auto* add = push_button(pane.body, id + ".add", wxString::Format(_("Add another %s"), word));
        add->Bind(wxEVT_BUTTON, [this, path](wxCommandEvent&) { CallAfter([this, path] { model_.add_row(path); }); });
        line->Add(add);
    }
    if (count > 1) {
        auto* remove = push_button(pane.body, id + ".remove", wxString::Format(_("Take this %s out"), word));
        remove->Bind(wxEVT_BUTTON, [this, path, row = section.key.row](wxCommandEvent&) {
            CallAfter([this, path, row] { model_.remove_row(path, row); });
        });
        line->Add(remove, 0, wxLEFT, FromDIP(8));
    }
    down->Add(line, 0, wxTOP, FromDIP(field_gap));
}

FieldHost FormPanel::host_for(const FieldPath& path, const Field& field) {
    FieldHost host;
    host.id = to_string(path);
    host.name = utf8(field.label);
    if (!field.required.empty() && model_.form().is_required(path))
        host.name += wxString{", "} + _("required");
    host.entries = [this](const std::string& register_id) { return model_.entries(register_id); };
    host.packs = [this] { return model_.packs(); };
    host.edit_entry = [this](const std::string& register_id, const std::string& entry_id) {
        return edit_entry ? edit_entry(register_id, entry_id) : std::nullopt;
    };
    host.entry_word = [this](const std::string& register_id) {
        const auto* kind = register_of(model_.form(), register_id);
        return kind != nullptr ? utf8(kind->label).Lower() : wxString{_("entry")};
    };
    host.scroll = [this](int dip) { scroll_by(FromDIP(dip)); };
    host.undo = &undo_;
    host.read_only = model_.is_read_only();
    return host;
}

} // namespace attune
