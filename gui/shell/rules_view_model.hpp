// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/practice/note_settings.hpp"
#include "core/practice/rule_list.hpp"
#include "gui/workspace/workspace.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace attune {

/// What the settings show of the rules of every form, and of the formats in which notes read. Every change is
/// saved at once. No wx. Borrows the workspace.
class RulesViewModel {
public:
    explicit RulesViewModel(Workspace& workspace);

    struct FormRow {
        std::string id;    ///< "emdr.session"
        std::string title; ///< "EMDR"; "Attachment: Causes" for a further form of a pack
    };

    /// Forms that have rules, the session header first.
    [[nodiscard]] const std::vector<FormRow>& forms() const noexcept { return forms_; }
    void choose(std::size_t form);
    [[nodiscard]] std::size_t chosen() const noexcept { return chosen_; }
    /// Rules and prompts of the chosen form.
    [[nodiscard]] const std::vector<PracticeRule>& rules() const noexcept { return rules_; }
    void switch_rule(const std::string& name, RuleSwitch position);
    /// Returns why the value will not do, or nothing.
    std::string set_number(const std::string& name, double value);
    void set_as_delivered(const std::string& rule);

    /// Forms that can have a format of their own.
    [[nodiscard]] const std::vector<FormRow>& readable() const noexcept { return readable_; }
    /// Nothing: as the practice.
    [[nodiscard]] std::optional<NoteFormat> own_format(std::size_t readable) const;
    void set_own_format(std::size_t readable, std::optional<NoteFormat> format);
    /// "EMDR: DAP. CBT: Plain."; empty when every form reads as the practice.
    [[nodiscard]] std::string own_formats() const;

    /// Called after something was saved.
    std::function<void()> on_change = [] {};

private:
    void edit(const std::function<void(NoteSettings&)>& change);
    void read_rules();

    Workspace& workspace_;
    NoteSettings settings_;
    std::vector<std::shared_ptr<const Template>> templates_; ///< as forms_
    std::vector<FormRow> forms_;
    std::vector<FormRow> readable_;
    std::size_t chosen_ = 0;
    std::vector<PracticeRule> rules_;
};

/// "A proposal of this program, not validated. Source: …": what the tag beside a rule or number means.
[[nodiscard]] std::string rule_evidence_words(EvidenceTag tag, const std::string& source);
/// "SOAP", "Plain".
[[nodiscard]] std::string format_name(NoteFormat format);

} // namespace attune
