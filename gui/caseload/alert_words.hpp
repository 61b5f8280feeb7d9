// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/caseload.hpp"
#include "gui/platform/mark.hpp"

#include <string>

namespace attune {

/// Red: critical; amber: caution; information; green: good.
[[nodiscard]] Mark mark_of(AlertLevel level);
/// "Worse by 7 since start": what the list says.
[[nodiscard]] std::string short_words(const CaseloadAlert& alert);
/// "PHQ-9 rose from 11 to 18": what happened, for the head of the pane.
[[nodiscard]] std::string headline_words(const CaseloadAlert& alert);
/// "7 points since the start; 6 or more is a reliable change.": by which rule.
[[nodiscard]] std::string rule_words(const CaseloadAlert& alert);
/// "Social support": a thing to look at, by its id in the vault; the id itself when it is none of ours.
[[nodiscard]] std::string consideration_words(const std::string& id);
/// "Deteriorated", "Too few scores": the label of a row, with its mark.
struct LabelWords {
    Mark mark = Mark::none;
    std::string words;
};
[[nodiscard]] LabelWords label_words(const CaseloadRow& row);

} // namespace attune
