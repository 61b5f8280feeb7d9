// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/progress/timeline.hpp"

#include <optional>
#include <string>
#include <vector>

namespace attune {

/// What is told of the sessions.
struct ReportedSessions {
    int attended = 0;
    int missed = 0;                            ///< missed or cancelled late by the client
    int cancelled = 0;
    std::optional<Date> first, last;
    struct Approach {
        std::string name;
        int sessions = 0;
        Date first{};
        Date last{};
    };
    std::vector<Approach> approaches;          ///< by first use
};
[[nodiscard]] ReportedSessions reported_sessions(const std::vector<TimelineSession>& sessions);

/// "1 session", "3 sessions".
[[nodiscard]] std::string counted(int count, const char* one, const char* many);
/// "12 sessions attended, 1 missed".
[[nodiscard]] std::string sessions_words(const ReportedSessions& facts);
/// "EMDR (8 sessions), CBT (4 sessions)".
[[nodiscard]] std::string approaches_words(const ReportedSessions& facts);
/// "10 November 2026 to 2 March 2027".
[[nodiscard]] std::string period_words(const ReportedSessions& facts);

} // namespace attune
