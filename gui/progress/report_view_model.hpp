// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/progress_report.hpp"

#include <functional>
#include <string>
#include <vector>

namespace attune {

/// A report that is being put together: for whom, with what in it, and which names still stand in its text. No window.
class ReportViewModel {
public:
    explicit ReportViewModel(ReportInput input);
    ReportViewModel(const ReportViewModel&) = delete;
    ReportViewModel& operator=(const ReportViewModel&) = delete;

    std::function<void()> on_change = [] {};

    [[nodiscard]] const ReportOptions& options() const noexcept { return options_; }
    void set_audience(ReportAudience audience);
    /// A report for supervision never has the name.
    [[nodiscard]] bool may_name() const noexcept { return options_.audience != ReportAudience::supervision; }
    void set_naming(ReportOptions::Naming naming);
    /// Reports for the client have titles as they were written; the others ask.
    [[nodiscard]] bool asks_for_labels() const noexcept { return options_.audience != ReportAudience::client; }
    void set_labels(ReportOptions::Labels labels);
    void set_paper(PaperSize paper);
    /// The charts beside the timeline for which the client has something.
    [[nodiscard]] const std::vector<SpecialChartKind>& charts() const noexcept { return charts_; }
    enum class Drawn { no, yes };
    void set_chart(SpecialChartKind kind, Drawn drawn);

    [[nodiscard]] const std::vector<ReportFinding>& findings() const noexcept { return report_.findings; }
    /// It may stand as it is, everywhere.
    void confirm(std::size_t finding);
    /// Puts another word in its place, everywhere. Throws Error(bad_input) for an empty word.
    void replace(std::size_t finding, const std::string& word);
    /// Takes back everything that was confirmed and replaced.
    void ask_again();
    [[nodiscard]] bool has_settled() const noexcept { return !options_.confirmed.empty() || !options_.replacements.empty(); }

    [[nodiscard]] bool may_be_written() const noexcept { return report_.may_be_written(); }
    /// What a printer gets. Throws Error(bad_input) while findings stand.
    [[nodiscard]] const Document& document() const;
    /// Throws Error(bad_input) while findings stand.
    [[nodiscard]] DocumentPdf pdf() const { return report_pdf(report_); }

private:
    void compose();

    ReportInput input_;
    std::vector<SpecialChartKind> charts_;
    ReportOptions options_;
    Report report_;
};

} // namespace attune
