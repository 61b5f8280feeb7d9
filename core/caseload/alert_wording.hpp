// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/caseload/caseload.hpp"

#include <string>

namespace attune {

/// "Worse by 7 since start": what the list says.
[[nodiscard]] std::string short_words(const CaseloadAlert& alert);
/// "PHQ-9 rose from 11 to 18": what happened, for the head of the pane.
[[nodiscard]] std::string headline_words(const CaseloadAlert& alert);
/// "7 points since the start; 6 or more is a reliable change.": by which rule.
[[nodiscard]] std::string rule_words(const CaseloadAlert& alert);
/// "Off for WSAS, as no cut-off is known: “Recovered twice in a row”.": which alerts of the leading measure cannot work. Empty when all can.
[[nodiscard]] std::string off_words(const CaseloadRow& row);
/// "Red: PHQ-9 rose from 11 to 18, 9 March 2027. 7 points worse since the start; 6 or more is a reliable change.": all
/// of it, as a note keeps it. Of red and amber alerts.
[[nodiscard]] std::string note_words(const CaseloadAlert& alert);

} // namespace attune
