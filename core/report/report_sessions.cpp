// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_sessions.hpp"

#include "core/progress/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune {

ReportedSessions reported_sessions(const std::vector<TimelineSession>& sessions) {
    ReportedSessions facts;
    for (const TimelineSession& session : sessions) {
        if (session.attendance == Attendance::missed)
            ++facts.missed;
        if (session.attendance == Attendance::cancelled_by_client || session.attendance == Attendance::cancelled_by_therapist)
            ++facts.cancelled;
        if (!counts(session.attendance))
            continue;
        ++facts.attended;
        facts.first = facts.first.value_or(session.date);
        facts.last = session.date;
        for (const std::string& approach : session.approaches) {
            auto known = std::find_if(facts.approaches.begin(), facts.approaches.end(),
                                      [&](const auto& one) { return one.name == approach; });
            if (known == facts.approaches.end())
                known = facts.approaches.insert(facts.approaches.end(), {approach, 0, session.date, session.date});
            ++known->sessions;
            known->last = session.date;
        }
    }
    return facts;
}

std::string counted(int count, const char* one, const char* many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string sessions_words(const ReportedSessions& facts) {
    std::string words = counted(facts.attended, "session attended", "sessions attended");
    if (facts.missed > 0)
        words += fmt::format(", {} missed", facts.missed);
    if (facts.cancelled > 0)
        words += fmt::format(", {} cancelled", facts.cancelled);
    return words;
}

std::string approaches_words(const ReportedSessions& facts) {
    std::string words;
    for (const auto& approach : facts.approaches)
        words += fmt::format("{}{} ({})", words.empty() ? "" : ", ", approach.name,
                             counted(approach.sessions, "session", "sessions"));
    return words;
}

std::string period_words(const ReportedSessions& facts) {
    if (!facts.first)
        return "no session yet";
    return facts.first == facts.last ? day_words(*facts.first, true)
                                     : day_words(*facts.first, true) + " to " + day_words(*facts.last, true);
}

} // namespace attune
