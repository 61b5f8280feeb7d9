// SPDX-License-Identifier: Apache-2.0
// The course as the reader of a report may see it.
#include "core/report/report_parts.hpp"
#include "core/report/report_sessions.hpp"

namespace attune {

namespace {

CourseCalendar calendar_for(const ReportInput& input, ReportAudience audience) {
    if (audience != ReportAudience::supervision)
        return CourseCalendar::by_date();
    return CourseCalendar::by_week(reported_sessions(input.sessions).first.value_or(input.made_on));
}

/// In whole texts, before a chart shortens them.
void replace_in(Timeline& timeline, const std::vector<std::pair<std::string, std::string>>& replacements) {
    const auto put = [&](std::string& text) {
        for (const auto& [phrase, word] : replacements)
            text = replace_phrase(text, phrase, word);
    };
    for (TimelineGroup& group : timeline.groups)
        for (TimelinePanel& panel : group.panels)
            for (TimelineLine& line : panel.lines)
                put(line.title);
    for (TimelineEvent& event : timeline.events)
        put(event.label);
    for (TimelinePause& pause : timeline.pauses)
        put(pause.label);
    for (TimelineStretch& stretch : timeline.stretches)
        put(stretch.label);
}

} // namespace

ReportMaterial material_of(const ReportInput& input, const ReportOptions& options) {
    ReportMaterial material{.input = input,
                            .options = options,
                            .calendar = calendar_for(input, options.audience),
                            // A client may read their own words.
                            .labels = options.audience == ReportAudience::client ? ReportOptions::Labels::as_written : options.labels,
                            .names = EntryNames{input.course},
                            .timeline = {}};
    material.timeline = material.labels == ReportOptions::Labels::as_written ? input.timeline
                                                                             : without_titles(input.timeline, material.names);
    replace_in(material.timeline, options.replacements);
    return material;
}

} // namespace attune
