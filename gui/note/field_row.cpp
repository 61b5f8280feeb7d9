// SPDX-License-Identifier: Apache-2.0
#include "gui/note/form_item.hpp"
#include "gui/platform/group.hpp"
#include "gui/platform/gtk_widget.hpp"
#include "gui/platform/style.hpp"
#include "gui/platform/utf8.hpp"

#include <algorithm>
#include <gtk/gtk.h>
#include <wx/intl.h>
#include <wx/sizer.h>

namespace attune {
namespace {

constexpr int label_width = 168;
constexpr int label_gap = 12;

/// The sentence without the label before it, which stands to its left already.
void drop_label(std::string& sentence, const std::string& label) {
    if (!sentence.starts_with(label + ": "))
        return;
    sentence.erase(0, label.size() + 2);
    if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    if (!sentence.ends_with('.'))
        sentence += '.';
}

/// Label left, control right, hint and messages below the control.
class FieldRow final : public FormItem {
public:
    FieldRow(wxWindow* parent, FormFrame& form, const Field& field, FieldPath path)
        : form_{form},
          field_{field},
          path_{std::move(path)},
          panel_{new Group{parent}},
          host_{form.host_for(path_, field)},
          messages_{panel_} {
        label_ = new FlowText{panel_, utf8(field.label), FontRole::body, Tone::usual};
        label_->set_width(panel_->FromDIP(label_width));
        label_->SetMinSize({panel_->FromDIP(label_width), label_->GetMinSize().y});
        control_ = make_field_control(panel_, field, host_);
        auto* across = new wxBoxSizer{wxHORIZONTAL};
        across->Add(label_, 0, wxTOP, panel_->FromDIP(control_->label_drop()));
        across->AddSpacer(panel_->FromDIP(label_gap));
        auto* down = new wxBoxSizer{wxVERTICAL};
        down->Add(control_->window(), 0, wxEXPAND);
        // How to answer is of no use any more once the note is signed.
        if (!field.hint.empty() && !host_.read_only) {
            hint_ = new FlowText{panel_, utf8(field.hint), FontRole::small, Tone::muted};
            down->Add(hint_, 0, wxTOP, panel_->FromDIP(4));
        }
        down->Add(messages_.sizer(), 0, wxEXPAND);
        across->Add(down, 1);
        panel_->SetSizer(across);
        bind();
    }
    ~FieldRow() override {
        // The window outlives this by a moment when the page goes: nothing may call back then.
        control_->on_edit = [](const Value&) {};
        control_->on_settle = control_->on_resize = [] {};
        control_->on_notice = [](const wxString&) {};
    }

    [[nodiscard]] wxPanel* panel() const override { return panel_; }

    bool refresh() override {
        auto& model = form_.model();
        const auto& form = model.form();
        const bool relevant = form.is_relevant(path_);
        bool changed = panel_->IsShown() != relevant;
        panel_->Show(relevant);
        if (!relevant)
            return changed;
        const auto& answer = form.answer(path_);
        control_->show(field_.prefill_prompts && answer.is_null() ? form.value(path_) : answer);
        auto messages = messages_at(model, path_);
        for (auto& message : messages)
            drop_label(message.text, field_.label);
        if (messages_.show(messages, notice_)) {
            changed = true;
            control_->mark_wrong(messages_.has_critical());
            control_->describe(messages_.words());
        }
        return changed;
    }

    void set_width(int width) override {
        const int inner = width - panel_->FromDIP(label_width + label_gap);
        if (hint_ != nullptr)
            hint_->set_width(inner);
        control_->set_width(inner);
        messages_.set_width(inner);
    }
    [[nodiscard]] bool holds(const FieldPath& path) const override { return path == path_; }
    void focus(const FieldPath&) override { control_->focus(); }
    [[nodiscard]] std::optional<FieldPath> path_at(GtkWidget* widget) const override {
        return gtk_widget_is_ancestor(widget, outer_widget(panel_)) ? std::optional{path_} : std::nullopt;
    }
    void focus_moved(GtkWidget* widget) override {
        // A refused paste has been read once the focus goes on.
        if (!notice_.empty() && (widget == nullptr || !gtk_widget_is_ancestor(widget, outer_widget(panel_))))
            show_notice({});
    }
    void reload_choices() override { control_->reload_choices(); }

private:
    void bind() {
        control_->on_edit = [this](const Value& value) { form_.model().edit(path_, value); };
        control_->on_settle = [this] { form_.model().settle(); };
        control_->on_resize = [this] { form_.change([] {}, panel_, nullptr); };
        control_->on_notice = [this](const wxString& words) { show_notice(words); };
    }
    void show_notice(const wxString& words) {
        notice_ = words;
        form_.change([this] { refresh(); }, panel_, nullptr);
    }

    FormFrame& form_;
    const Field& field_;
    FieldPath path_;
    wxPanel* panel_;
    FieldHost host_;
    MessageBoxes messages_;
    FlowText* label_ = nullptr;
    FlowText* hint_ = nullptr;
    std::unique_ptr<FieldControl> control_;
    wxString notice_;
};

/// Rules that name a section stand at its end.
class SectionNote final : public FormItem {
public:
    SectionNote(wxWindow* parent, FormFrame& form, FieldPath section)
        : form_{form},
          path_{std::move(section)},
          panel_{new Group{parent}},
          messages_{panel_} {
        auto* down = new wxBoxSizer{wxVERTICAL};
        down->Add(messages_.sizer(), 0, wxEXPAND);
        panel_->SetSizer(down);
    }
    [[nodiscard]] wxPanel* panel() const override { return panel_; }
    bool refresh() override {
        const bool changed = messages_.show(messages_at(form_.model(), path_), {});
        panel_->Show(!messages_.words().empty());
        return changed;
    }
    void set_width(int width) override { messages_.set_width(width); }
    [[nodiscard]] bool holds(const FieldPath& path) const override { return path == path_; }
    void focus(const FieldPath&) override {}
    [[nodiscard]] std::optional<FieldPath> path_at(GtkWidget*) const override { return std::nullopt; }

private:
    FormFrame& form_;
    FieldPath path_;
    wxPanel* panel_;
    MessageBoxes messages_;
};

} // namespace

MessageBoxes::MessageBoxes(wxWindow* parent)
    : parent_{parent},
      sizer_{new wxBoxSizer{wxVERTICAL}} {}

bool MessageBoxes::show(const std::vector<FieldMessage>& messages, const wxString& notice) {
    auto wanted = messages;
    if (!notice.empty())
        wanted.insert(wanted.begin(), FieldMessage{{}, Severity::caution, notice.utf8_string(), false});
    const auto same = [](const MessageLine* line, const FieldMessage& message) {
        return line->severity() == message.severity && line->words() == utf8(message.text);
    };
    if (std::ranges::equal(lines_, wanted, same))
        return false;
    for (auto* line : lines_) {
        sizer_->Detach(line);
        line->Destroy();
    }
    lines_.clear();
    for (const auto& message : wanted) {
        auto* line = new MessageLine{parent_, message.severity, utf8(message.text)};
        if (width_ > 0)
            line->set_width(width_);
        sizer_->Add(line, 0, wxEXPAND | wxTOP, parent_->FromDIP(4));
        lines_.push_back(line);
    }
    return true;
}

void MessageBoxes::set_width(int width) {
    width_ = width;
    for (auto* line : lines_)
        line->set_width(width);
}

wxString MessageBoxes::words() const {
    wxString words;
    for (const auto* line : lines_)
        words += (words.empty() ? wxString{} : wxString{" "}) + line->words();
    return words;
}

bool MessageBoxes::has_critical() const {
    return std::ranges::any_of(lines_, [](const auto* line) { return line->severity() == Severity::critical; });
}

std::vector<FieldMessage> messages_at(const FormViewModel& model, const FieldPath& path) {
    std::vector<FieldMessage> found;
    for (const auto& message : model.messages())
        if (message.place == path)
            found.push_back(message);
    return found;
}

std::unique_ptr<FormItem> make_field_row(wxWindow* parent, FormFrame& form, const Field& field, FieldPath path) {
    return std::make_unique<FieldRow>(parent, form, field, std::move(path));
}

std::unique_ptr<FormItem> make_section_note(wxWindow* parent, FormFrame& form, FieldPath section) {
    return std::make_unique<SectionNote>(parent, form, std::move(section));
}

} // namespace attune
