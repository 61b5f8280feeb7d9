// SPDX-License-Identifier: Apache-2.0
#include "gui/note/field_control.hpp"

#include "core/body_map/body_map.hpp"
#include "gui/platform/accessible.hpp"

#include <algorithm>
#include <utility>

namespace attune {
namespace {

/// Scales with more steps than this get a slider.
constexpr double most_steps = 11;

bool is_long_scale(const Field& field) {
    const double step = field.step.value_or(1);
    return (field.max.value_or(10) - field.min.value_or(0)) / step + 1 > most_steps;
}

} // namespace

void FieldControl::focus() {
    window()->SetFocus();
}

void FieldControl::describe(const wxString& message) {
    set_description(window(), message);
}

void FieldControl::rename(const std::string& id, const wxString& name) {
    set_accessible(window(), id, name);
}

void FieldControl::show(const Value& value) {
    if (loaded_ && value == shown_)
        return;
    loaded_ = true;
    shown_ = value;
    load(value);
}

void FieldControl::send(Value value) {
    loaded_ = true;
    if (value == shown_)
        return;
    shown_ = value;
    on_edit(std::move(value));
}

void FieldControl::choose(Value value) {
    send(std::move(value));
    on_settle();
}

std::unique_ptr<FieldControl> make_field_control(wxWindow* parent, const Field& field, const FieldHost& host) {
    const bool drawn_scale = field.kind == FieldKind::scale && !host.compact && !is_long_scale(field);
    if (host.read_only && !drawn_scale)
        return make_kept_answer(parent, field, host);
    switch (field.kind) {
    case FieldKind::choice:
    case FieldKind::yes_no:
        return make_choice_control(parent, field, host);
    case FieldKind::multi_choice:
    case FieldKind::checklist:
        return host.compact ? make_pick_button(parent, field, host) : make_check_list(parent, field, host);
    case FieldKind::scale:
        if (host.compact)
            return make_text_control(parent, field, host);
        return drawn_scale ? make_scale_picker(parent, field, host) : make_scale_slider(parent, field, host);
    case FieldKind::reference:
        return make_reference_control(parent, field, host);
    case FieldKind::body_location:
        // List and map take a whole page: they open beside the form.
        return make_pick_button(parent, field, host);
    default:
        return make_text_control(parent, field, host);
    }
}

std::vector<Option> options_of(const Field& field, const FieldHost& host) {
    if (field.options_are_packs)
        return host.packs ? host.packs() : std::vector<Option>{};
    return field.options;
}

TitleOf titles_from(const FieldHost& host) {
    return [&host](std::string_view what, std::string_view id) -> std::string {
        if (what == "body") {
            const auto* region = body_region(id);
            return region != nullptr ? region->label : std::string{id};
        }
        if (what == "pack" && host.packs) {
            for (const auto& option : host.packs())
                if (option.value == id)
                    return option.label;
        } else if (host.entries) {
            for (const auto& entry : host.entries(std::string{what}))
                if (entry.id == id)
                    return entry.title;
        }
        return std::string{id};
    };
}

} // namespace attune
