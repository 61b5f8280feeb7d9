// SPDX-License-Identifier: Apache-2.0
#include "gui/shell/rules_view_model.hpp"

#include "core/modality/template_shelf.hpp"
#include "core/vault/vault.hpp"

#include <algorithm>

namespace attune {
namespace {

std::string title_of(const Template& form, const TemplateShelf& shelf) {
    const auto pack = std::ranges::find(shelf.packs(), form.pack, &Pack::id);
    if (pack == shelf.packs().end())
        return form.title;
    const std::string& title = pack->short_title.empty() ? pack->title : pack->short_title;
    return form.id == "session" ? title : title + ": " + form.title;
}

} // namespace

RulesViewModel::RulesViewModel(Workspace& workspace)
    : workspace_{workspace},
      settings_{NoteSettingsStore{workspace.vault.database()}.load()} {
    std::vector<std::shared_ptr<const Template>> all{workspace.shelf.header()};
    for (const auto& form : workspace.shelf.forms())
        all.push_back(form);
    for (const auto& form : all) {
        const FormRow row{form->full_id(),
                          form->pack == "header" ? "Every session" : title_of(*form, workspace.shelf)};
        if (form->pack != "header")
            readable_.push_back(row);
        if (list_rules(*form, settings_).empty())
            continue;
        forms_.push_back(row);
        templates_.push_back(form);
    }
    read_rules();
}

void RulesViewModel::read_rules() {
    rules_ = list_rules(*templates_.at(chosen_), settings_);
}

void RulesViewModel::choose(std::size_t form) {
    chosen_ = std::min(form, forms_.size() - 1);
    read_rules();
}

void RulesViewModel::edit(const std::function<void(NoteSettings&)>& change) {
    NoteSettingsStore store{workspace_.vault.database()};
    NoteSettings changed = store.load();
    change(changed);
    store.save(changed);
    settings_ = std::move(changed);
    read_rules();
    on_change();
}

void RulesViewModel::switch_rule(const std::string& name, RuleSwitch position) {
    edit([&](NoteSettings& settings) { attune::switch_rule(settings, name, position); });
}

std::string RulesViewModel::set_number(const std::string& name, double value) {
    for (const PracticeRule& rule : rules_)
        for (const RuleNumber& number : rule.numbers) {
            if (number.name != name || number.value == value)
                continue;
            if (auto problem = number_problem(number, value); !problem.empty())
                return problem;
            edit([number, value](NoteSettings& settings) { attune::set_number(settings, number, value); });
            return {};
        }
    return {};
}

void RulesViewModel::set_as_delivered(const std::string& name) {
    const auto rule = std::ranges::find(rules_, name, &PracticeRule::name);
    if (rule == rules_.end())
        return;
    edit([changed = *rule](NoteSettings& settings) { attune::set_as_delivered(settings, changed); });
}

std::optional<NoteFormat> RulesViewModel::own_format(std::size_t readable) const {
    const auto own = settings_.formats.find(readable_.at(readable).id);
    return own == settings_.formats.end() ? std::nullopt : std::optional{own->second};
}

void RulesViewModel::set_own_format(std::size_t readable, std::optional<NoteFormat> format) {
    edit([&](NoteSettings& settings) {
        settings.formats.erase(readable_.at(readable).id);
        if (format)
            settings.formats.emplace(readable_.at(readable).id, *format);
    });
}

std::string RulesViewModel::own_formats() const {
    std::string words;
    for (std::size_t i = 0; i < readable_.size(); ++i)
        if (const auto own = own_format(i))
            words += (words.empty() ? "" : " ") + readable_[i].title + ": " + format_name(*own) + ".";
    return words;
}

std::string rule_evidence_words(EvidenceTag tag, const std::string& source) {
    const std::string from = source.empty() ? "" : " " + source + ".";
    switch (tag) {
    case EvidenceTag::none: return source.empty() ? "" : source + ".";
    case EvidenceTag::source: return "[S] From the source." + from;
    case EvidenceTag::literature: return "[L] From the literature." + from;
    case EvidenceTag::app_defined: return "[A] A proposal of this program, not validated." + from;
    case EvidenceTag::unverified: return "[U] Not verified." + from;
    }
    return {};
}

std::string format_name(NoteFormat format) {
    std::string name = to_id(format);
    if (format == NoteFormat::plain)
        return "Plain";
    std::ranges::transform(name, name.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    return name;
}

} // namespace attune
