// SPDX-License-Identifier: Apache-2.0
// Invented courses for the tests of timelines.
#pragma once

#include "core/progress/timeline.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attune {

inline Date day(int year, unsigned month, unsigned number) {
    return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{number}};
}

inline Series series(std::string id, std::string label, Better better, double min = 0, double max = 10) {
    Series made;
    made.id = std::move(id);
    made.label = std::move(label);
    made.group = "EMDR";
    made.unit = "0 to 10";
    made.min = min;
    made.max = max;
    made.has_range = true;
    made.better = better;
    made.evidence = EvidenceTag::app_defined;
    return made;
}

inline std::shared_ptr<Template> pack(std::string prefix, std::vector<Series> all) {
    auto made = std::make_shared<Template>();
    made->pack = made->prefix = std::move(prefix);
    made->id = "session";
    made->series = std::move(all);
    return made;
}

/// One attended session a week from 10 November 2026, numbered from 1.
inline std::vector<TimelineSession> weekly_sessions(int count) {
    std::vector<TimelineSession> sessions;
    for (int week = 0; week < count; ++week)
        sessions.push_back({.date = std::chrono::sys_days{day(2026, 11, 10)} + std::chrono::days{7 * week},
                            .number = week + 1,
                            .attendance = Attendance::attended,
                            .approaches = {"EMDR"}});
    return sessions;
}

/// A course of one line with a value per attended session; nothing is a gap.
inline TimelineInput course(const std::shared_ptr<const Template>& made_by, const std::string& series_id,
                            const std::vector<std::optional<double>>& values, const std::string& key = {}) {
    TimelineInput input;
    input.sessions = weekly_sessions(static_cast<int>(values.size()));
    for (std::size_t index = 0; index < values.size(); ++index)
        input.observations.push_back({.note = NoteId{static_cast<std::int64_t>(index + 1)},
                                      .date = input.sessions[index].date,
                                      .number = input.sessions[index].number,
                                      .series = series_id,
                                      .key = key,
                                      .value = values[index],
                                      .made_by = made_by});
    return input;
}

inline void mark_missed(TimelineInput& input, Date date) {
    auto at = input.sessions.begin();
    while (at != input.sessions.end() && at->date < date)
        ++at;
    input.sessions.insert(at, {.date = date,
                               .number = std::nullopt,
                               .attendance = Attendance::missed,
                               .approaches = {}});
}

} // namespace attune
