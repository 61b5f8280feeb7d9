// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/paper/document.hpp"
#include "gui/caseload/caseload_view_model.hpp"
#include "gui/caseload/outcomes_view_model.hpp"

#include <string>

namespace attune {

/// Who prints and when: stands at the foot of the pages.
struct CaseloadPrint {
    std::string practice;
    Date day{};
};

/// The caseload as it is filtered and ordered, on paper.
[[nodiscard]] Document caseload_document(const CaseloadViewModel& model, const CaseloadPrint& print);
/// The same as a table for spreadsheets: RFC 4180, UTF-8; texts that a spreadsheet would take for a formula are quoted
/// with an apostrophe.
[[nodiscard]] std::string caseload_csv(const CaseloadViewModel& model);
[[nodiscard]] Document outcomes_document(const OutcomesViewModel& model, const CaseloadPrint& print);
[[nodiscard]] std::string outcomes_csv(const OutcomesViewModel& model);

} // namespace attune
