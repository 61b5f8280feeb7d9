// SPDX-License-Identifier: Apache-2.0
#include "gui/note/field_control.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/checkbox.h>
#include <wx/panel.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr int column_width = 160;

/// Check boxes in columns. Ids that are no option stay in the answer.
class CheckList final : public FieldControl {
public:
    CheckList(wxWindow* parent, const Field& field, const FieldHost& host)
        : options_{options_of(field, host)},
          panel_{new Group{parent}} {
        set_accessible(panel_, host.id, host.name, {}, Role::grouping);
        for (const auto& option : options_) {
            const auto label = utf8(option.label);
            auto* box = new wxCheckBox{panel_, wxID_ANY, wxControl::EscapeMnemonics(label)};
            set_accessible(box, host.id + "." + option.value, host.name + ": " + label);
            // GTK measures a box anew, a little wider, once it is on screen; until then it has what wx measured.
            cut_label_at_end(box);
            box->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { ticked(); });
            boxes_.push_back(box);
        }
        arrange();
    }

    [[nodiscard]] wxWindow* window() const override { return panel_; }
    void focus() override {
        if (!boxes_.empty())
            boxes_.front()->SetFocus();
    }
    void describe(const wxString& message) override {
        for (auto* box : boxes_)
            set_description(box, message);
    }
    [[nodiscard]] int label_drop() const override { return 4; }

protected:
    void load(const Value& value) override {
        chosen_.clear();
        if (const auto* list = value.get<TextList>())
            chosen_ = *list;
        for (std::size_t i = 0; i < options_.size(); ++i)
            boxes_[i]->SetValue(std::ranges::count(chosen_, options_[i].value) > 0);
    }

private:
    /// Two columns where the labels fit in, read downwards first; else one.
    void arrange() {
        int widest = 0;
        for (const auto* box : boxes_)
            widest = std::max(widest, box->GetBestSize().x);
        const bool narrow = widest <= panel_->FromDIP(column_width + 10);
        const int columns = narrow && boxes_.size() > 3 ? 2 : 1;
        const int rows = (static_cast<int>(boxes_.size()) + columns - 1) / columns;
        auto* across = new wxBoxSizer{wxHORIZONTAL};
        for (int column = 0; column < columns; ++column) {
            auto* down = new wxBoxSizer{wxVERTICAL};
            for (int row = 0; row < rows; ++row)
                if (const auto index = static_cast<std::size_t>(column * rows + row); index < boxes_.size())
                    down->Add(boxes_[index], 0, wxEXPAND | wxTOP | wxBOTTOM, panel_->FromDIP(3));
            down->SetMinSize({panel_->FromDIP(column_width), -1});
            across->Add(down, 0, wxRIGHT, panel_->FromDIP(12));
        }
        panel_->SetSizer(across);
    }

    void ticked() {
        TextList list;
        for (const auto& id : chosen_)
            if (std::ranges::find(options_, id, &Option::value) == options_.end())
                list.push_back(id);
        for (std::size_t i = 0; i < options_.size(); ++i)
            if (boxes_[i]->GetValue())
                list.push_back(options_[i].value);
        chosen_ = list;
        choose(list.empty() ? Value{} : Value{std::move(list)});
    }

    const std::vector<Option> options_;
    wxPanel* panel_;
    std::vector<wxCheckBox*> boxes_;
    TextList chosen_;
};

} // namespace

std::unique_ptr<FieldControl> make_check_list(wxWindow* parent, const Field& field, const FieldHost& host) {
    return std::make_unique<CheckList>(parent, field, host);
}

} // namespace attune
