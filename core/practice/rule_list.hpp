// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/practice/note_settings.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune {

/// A number of a rule that the practice may set.
struct RuleNumber {
    std::string name;  ///< "header.session.gap_times"
    std::string label; ///< "Longer than usual"
    std::string unit;  ///< "times"; may be empty
    std::string hint;
    double value = 0;
    double delivered = 0;
    std::optional<double> min, max, step;
    EvidenceTag evidence = EvidenceTag::none;
    std::string source;
};

/// A rule or a prompt as the settings show it.
struct PracticeRule {
    std::string name;  ///< "header.session.gap"
    std::string label; ///< "Long gap"
    std::string says;  ///< its sentence, with "…" for what is filled in
    Severity severity = Severity::information;
    EvidenceTag evidence = EvidenceTag::none;
    std::string source;
    bool is_on = true;
    std::vector<RuleNumber> numbers;

    /// Keeps a note from being signed: to be switched off only on purpose.
    [[nodiscard]] bool is_blocking() const { return severity == Severity::blocking; }
    [[nodiscard]] bool is_as_delivered() const;
};

/// The reminder of unsigned notes belongs to the program and stands among the header's rules.
inline constexpr std::string_view unsigned_rule = "attune.note.unsigned";
inline constexpr std::string_view unsigned_hours_number = "attune.note.unsigned_hours";

/// All rules and prompts of one template, then its numbers that belong to none of them in a rule without a
/// name. The header's begin with the reminder of unsigned notes.
[[nodiscard]] std::vector<PracticeRule> list_rules(const Template& form, const NoteSettings& settings);

/// Why `value` will not do for this number, in words; empty when it will.
[[nodiscard]] std::string number_problem(const RuleNumber& number, double value);
void set_number(NoteSettings& settings, const RuleNumber& number, double value);
enum class RuleSwitch { on, off };
void switch_rule(NoteSettings& settings, std::string_view name, RuleSwitch position);
/// On, with its own numbers.
void set_as_delivered(NoteSettings& settings, const PracticeRule& rule);
[[nodiscard]] bool is_on(const NoteSettings& settings, std::string_view name);

} // namespace attune
