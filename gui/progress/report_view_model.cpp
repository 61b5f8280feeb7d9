// SPDX-License-Identifier: Apache-2.0
#include "gui/progress/report_view_model.hpp"

namespace attune {

ReportViewModel::ReportViewModel(ReportInput input)
    : input_{std::move(input)},
      charts_{available_charts(input_.course)} {
    report_ = make_report(input_, options_);
}

void ReportViewModel::compose() {
    report_ = make_report(input_, options_);
    on_change();
}

void ReportViewModel::set_audience(ReportAudience audience) {
    if (audience != options_.audience)
        options_.confirmed.clear(); // what may stand before one reader may not before another
    options_.audience = audience;
    if (!may_name())
        options_.naming = ReportOptions::Naming::without_name;
    compose();
}

void ReportViewModel::set_naming(ReportOptions::Naming naming) {
    if (!may_name())
        return;
    options_.naming = naming;
    compose();
}

void ReportViewModel::set_labels(ReportOptions::Labels labels) {
    options_.labels = labels;
    compose();
}

void ReportViewModel::set_paper(PaperSize paper) {
    options_.paper = paper;
    compose();
}

void ReportViewModel::set_chart(SpecialChartKind kind, Drawn drawn) {
    std::erase(options_.charts, kind);
    if (drawn == Drawn::yes)
        options_.charts.push_back(kind);
    compose();
}

void ReportViewModel::confirm(std::size_t finding) {
    options_.confirmed.push_back(report_.findings.at(finding).hit.found);
    compose();
}

void ReportViewModel::replace(std::size_t finding, const std::string& word) {
    options_.replacements.emplace_back(report_.findings.at(finding).hit.found, word);
    try {
        compose();
    } catch (...) {
        options_.replacements.pop_back();
        throw;
    }
}

const Document& ReportViewModel::document() const {
    check_may_be_written(report_);
    return report_.document;
}

void ReportViewModel::ask_again() {
    options_.confirmed.clear();
    options_.replacements.clear();
    compose();
}

} // namespace attune
