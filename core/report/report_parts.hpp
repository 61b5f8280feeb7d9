// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/progress_report.hpp"
#include "core/report/report_courses.hpp"
#include "core/report/report_names.hpp"

#include <string>
#include <vector>

namespace attune {

using ReportBlocks = std::vector<DocumentBlock>;

/// What one report is made from: the record, what was chosen, and the course as its reader may see it. Borrows input
/// and options.
struct ReportMaterial {
    const ReportInput& input;
    const ReportOptions& options;
    CourseCalendar calendar = CourseCalendar::by_date();
    ReportOptions::Labels labels = ReportOptions::Labels::numbered; ///< those that count for this reader
    EntryNames names;
    Timeline timeline; ///< titles and replacements as this reader gets them
};
[[nodiscard]] ReportMaterial material_of(const ReportInput& input, const ReportOptions& options);

// The pages of each report.
[[nodiscard]] ReportBlocks client_pages(ReportMaterial& material);
[[nodiscard]] ReportBlocks referrer_pages(ReportMaterial& material);
[[nodiscard]] ReportBlocks supervision_pages(ReportMaterial& material);

// What several of them have.

[[nodiscard]] Paragraph lead_paragraph(std::string text);
[[nodiscard]] Paragraph body_paragraph(std::string text);
[[nodiscard]] RunningText strong_beginning(const std::string& strong, const std::string& rest);
/// What can be said in a sentence or two, before any table.
[[nodiscard]] std::string summary_words(const std::vector<ReportedCourse>& courses);
/// Measures with start, latest, change and rule; then the ratings of the sessions.
void add_expert_courses(ReportBlocks& blocks, const ReportMaterial& material);
/// Bands, cut-offs and sizes of change with their sources, by measure.
void add_sources(ReportBlocks& blocks, const Timeline& timeline);
void add_cautions(ReportBlocks& blocks);
void add_events(ReportBlocks& blocks, const ReportMaterial& material);
/// Goals with their status and the sessions that worked on them.
void add_goals(ReportBlocks& blocks, ReportMaterial& material);
/// The charts beside the timeline that were chosen and for which there is something to draw.
void add_special_charts(ReportBlocks& blocks, ReportMaterial& material);

} // namespace attune
