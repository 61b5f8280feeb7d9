// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/caseload/alert_wording.hpp"
#include "gui/platform/mark.hpp"

#include <string>

namespace attune {

/// Red: critical; amber: caution; information; green: good.
[[nodiscard]] Mark mark_of(AlertLevel level);
/// "Social support": a thing to look at, by its id in the vault; the id itself when it is none of ours.
[[nodiscard]] std::string consideration_words(const std::string& id);
/// "Deteriorated", "Too few scores": the label of a row, with its mark.
struct LabelWords {
    Mark mark = Mark::none;
    std::string words;
};
[[nodiscard]] LabelWords label_words(const CaseloadRow& row);

} // namespace attune
