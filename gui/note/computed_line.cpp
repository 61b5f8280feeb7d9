// SPDX-License-Identifier: Apache-2.0
#include "gui/note/form_item.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <cctype>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

namespace attune {
namespace {

/// Labels of the questions of the same section list that a calculation names and that have no answer yet.
wxString missing_inputs(const Form& form, const FieldPath& path, const Field& field) {
    const auto* part = part_of(form, path.part);
    const std::string& text = field.calculate.text();
    wxString labels;
    std::size_t at = 0;
    while (part != nullptr && at < text.size()) {
        const auto is_name = [](char c) { return std::islower(static_cast<unsigned char>(c)) != 0 || c == '_' ||
                                                 std::isdigit(static_cast<unsigned char>(c)) != 0; };
        std::size_t end = at;
        while (end < text.size() && is_name(text[end]))
            ++end;
        const std::string name = text.substr(at, end - at);
        at = std::max(end, at + 1);
        for (const auto& section : part->sections) {
            if (!section.block.empty() && (path.rows.empty() || path.rows.front().table != section.block))
                continue; // rows of another block: none of them is the one that is missing
            for (const auto& other : section.fields) {
                if (other.id != name || other.kind == FieldKind::computed || labels.Contains(utf8(other.label)))
                    continue;
                const FieldPath input{path.part, section.block.empty() ? std::vector<RowStep>{} : path.rows, name};
                const bool missing = other.kind == FieldKind::table ? form.row_count(input) == 0
                                                                    : form.value(input).is_missing();
                if (missing && form.is_relevant(input))
                    labels += (labels.empty() ? wxString{} : wxString{", "}) + utf8(other.label);
            }
        }
    }
    return labels;
}

/// "SUD 3 to 1   Since first session -89 %": muted label, strong value, in one line that wraps.
class ComputedLine final : public FormItem {
public:
    ComputedLine(wxWindow* parent, FormFrame& form, std::vector<const Field*> fields, FieldPath scope)
        : form_{form},
          fields_{std::move(fields)},
          scope_{std::move(scope)},
          panel_{new Group{parent}},
          messages_{panel_} {
        auto* down = new wxBoxSizer{wxVERTICAL};
        flow_ = new wxWrapSizer{wxHORIZONTAL, wxREMOVE_LEADING_SPACES};
        for (const auto* field : fields_)
            add(*field);
        down->Add(flow_, 0, wxEXPAND);
        down->Add(messages_.sizer(), 0, wxEXPAND);
        panel_->SetSizer(down);
    }

    [[nodiscard]] wxPanel* panel() const override { return panel_; }
    [[nodiscard]] bool holds(const FieldPath& path) const override {
        return path.part == scope_.part && path.rows == scope_.rows &&
               std::ranges::any_of(fields_, [&](const Field* field) { return field->id == path.field; });
    }
    void focus(const FieldPath&) override {}
    [[nodiscard]] std::optional<FieldPath> path_at(GtkWidget*) const override { return std::nullopt; }

    bool refresh() override {
        bool changed = false;
        bool any = false;
        for (std::size_t i = 0; i < fields_.size(); ++i)
            changed = show(i, any) || changed;
        std::vector<FieldMessage> messages;
        for (const auto* field : fields_)
            for (auto& message : messages_at(form_.model(), path_of(*field)))
                messages.push_back(std::move(message));
        changed = messages_.show(messages, {}) || changed;
        any = any || !messages.empty();
        if (panel_->IsShown() != any) {
            panel_->Show(any);
            changed = true;
        }
        if (changed)
            fit();
        return changed;
    }

    void set_width(int width) override {
        width_ = width;
        messages_.set_width(width);
        fit();
    }

private:
    struct Pair {
        wxPanel* box = nullptr;
        wxStaticText* label = nullptr;
        wxStaticText* value = nullptr;
    };

    [[nodiscard]] FieldPath path_of(const Field& field) const { return {scope_.part, scope_.rows, field.id}; }

    void add(const Field& field) {
        Pair pair;
        pair.box = new Group{panel_};
        auto* line = new wxBoxSizer{wxHORIZONTAL};
        pair.label = text(pair.box, utf8(field.label), FontRole::body, Tone::muted);
        pair.value = text(pair.box, "", FontRole::strong);
        set_accessible(pair.value, to_string(path_of(field)), utf8(field.label));
        line->Add(pair.label);
        line->Add(pair.value, 0, wxLEFT | wxRIGHT, panel_->FromDIP(4));
        line->AddSpacer(panel_->FromDIP(14));
        pair.box->SetSizer(line);
        flow_->Add(pair.box, 0, wxTOP | wxBOTTOM, panel_->FromDIP(1));
        if (!field.hint.empty())
            pair.label->SetToolTip(utf8(field.hint));
        pairs_.push_back(pair);
    }

    bool show(std::size_t index, bool& any) {
        const Field& field = *fields_[index];
        const Pair& pair = pairs_[index];
        const auto path = path_of(field);
        const auto& form = form_.model().form();
        const bool relevant = form.is_relevant(path);
        bool changed = pair.box->IsShown() != relevant;
        pair.box->Show(relevant);
        if (!relevant)
            return changed;
        any = true;
        const auto value = form.value(path);
        auto words = utf8(
            answer_in_words(field, value, [this](auto what, auto id) { return form_.model().title_of(what, id); }));
        const bool known = !words.empty();
        if (!known) {
            const auto missing = missing_inputs(form, path, field);
            words = missing.empty() ? wxString{_("not computed")}
                                    : wxString::Format(_("not computed yet; it needs: %s"), missing);
        }
        words.Replace("-", utf8("−"));
        if (pair.value->GetLabelText() == words)
            return changed;
        pair.value->SetFont(font(known ? FontRole::strong : FontRole::small));
        set_tone(pair.value, known ? Tone::usual : Tone::muted);
        pair.value->SetLabel(wxControl::EscapeMnemonics(words));
        set_accessible(pair.value, to_string(path), utf8(field.label) + " " + words);
        pair.value->SetMinSize(pair.value->GetTextExtent(words));
        pair.box->InvalidateBestSize();
        return true;
    }

    /// A wrap sizer has to be told its width before it can say its height.
    void fit() {
        if (width_ <= 0)
            return;
        flow_->InformFirstDirection(wxHORIZONTAL, width_, -1);
        panel_->InvalidateBestSize();
    }

    FormFrame& form_;
    std::vector<const Field*> fields_;
    FieldPath scope_;
    wxPanel* panel_;
    MessageBoxes messages_;
    wxWrapSizer* flow_ = nullptr;
    std::vector<Pair> pairs_;
    int width_ = 0;
};

} // namespace

std::unique_ptr<FormItem> make_computed_line(wxWindow* parent, FormFrame& form, std::vector<const Field*> fields,
                                             FieldPath scope) {
    return std::make_unique<ComputedLine>(parent, form, std::move(fields), std::move(scope));
}

} // namespace attune
