// SPDX-License-Identifier: Apache-2.0
#include "gui/note/body_map_panel.hpp"
#include "gui/note/field_control.hpp"
#include "gui/platform/accessible.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <wx/checkbox.h>
#include <wx/intl.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

namespace attune {
namespace {

/// Regions of the body: a check list, which is the control, and the drawn map as a second way.
class BodyControl final : public FieldControl {
public:
    BodyControl(wxWindow* parent, const Field& field, const FieldHost& host)
        : several_{field.several},
          panel_{new Group{parent}} {
        auto* across = new wxBoxSizer{wxHORIZONTAL};
        auto* list = new wxScrolledWindow{panel_, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL};
        list->SetScrollRate(0, panel_->FromDIP(8));
        auto* inner = new Group{list};
        set_accessible(inner, host.id, host.name, {}, Role::grouping);
        auto* down = new wxBoxSizer{wxVERTICAL};
        add_view(inner, down, BodyView::front, _("Front"), host);
        add_view(inner, down, BodyView::back, _("Back"), host);
        inner->SetSizer(down);
        auto* hold = new wxBoxSizer{wxVERTICAL};
        hold->Add(inner, 0, wxEXPAND);
        list->SetSizer(hold);
        list->SetMinSize({inner->GetBestSize().x + panel_->FromDIP(20), panel_->FromDIP(440)});
        list->FitInside();
        map_ = new BodyMapPanel{panel_, host.id + ".map", wxString::Format(_("%s, body map"), host.name)};
        map_->on_toggle = [this](const std::string& id) { toggle(id); };
        across->Add(list, 0, wxEXPAND);
        across->Add(map_, 0, wxLEFT, panel_->FromDIP(16));
        panel_->SetSizer(across);
    }

    [[nodiscard]] wxWindow* window() const override { return panel_; }
    void focus() override { boxes_.front()->SetFocus(); }
    [[nodiscard]] int label_drop() const override { return 4; }

protected:
    void load(const Value& value) override {
        chosen_.clear();
        if (const auto* list = value.get<TextList>())
            chosen_ = *list;
        else if (const auto* one = value.get<std::string>())
            chosen_ = {*one};
        show_chosen();
    }

private:
    void add_view(wxWindow* inner, wxBoxSizer* down, BodyView view, const wxString& title, const FieldHost& host) {
        down->Add(text(inner, title, FontRole::small_strong, Tone::muted), 0, wxTOP | wxBOTTOM, inner->FromDIP(4));
        for (const auto& region : body_regions()) {
            if (region.view != view)
                continue;
            const auto label = utf8(region.label);
            auto* box = new wxCheckBox{inner, wxID_ANY, label};
            set_accessible(box, host.id + "." + region.id, host.name + ": " + label);
            box->Bind(wxEVT_CHECKBOX, [this, &region](wxCommandEvent&) { toggle(region.id); });
            down->Add(box, 0, wxTOP | wxBOTTOM, inner->FromDIP(1));
            boxes_.push_back(box);
        }
    }

    void toggle(const std::string& id) {
        const auto found = std::ranges::find(chosen_, id);
        if (found != chosen_.end())
            chosen_.erase(found);
        else if (several_)
            chosen_.push_back(id);
        else
            chosen_ = {id};
        show_chosen();
        choose(chosen_.empty() ? Value{} : several_ ? Value{chosen_} : Value{chosen_.front()});
    }

    void show_chosen() {
        std::size_t index = 0;
        for (const auto view : {BodyView::front, BodyView::back})
            for (const auto& region : body_regions())
                if (region.view == view)
                    boxes_[index++]->SetValue(std::ranges::count(chosen_, region.id) > 0);
        map_->set_chosen(chosen_);
    }

    bool several_;
    wxPanel* panel_;
    BodyMapPanel* map_ = nullptr;
    std::vector<wxCheckBox*> boxes_;
    TextList chosen_;
};

} // namespace

std::unique_ptr<FieldControl> make_body_control(wxWindow* parent, const Field& field, const FieldHost& host) {
    return std::make_unique<BodyControl>(parent, field, host);
}

} // namespace attune
