// SPDX-License-Identifier: Apache-2.0
#include "core/caseload/alert_wording.hpp"

#include "core/progress/score_wording.hpp"
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/wording.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace attune {

namespace {

std::string size_words(const std::optional<double>& figure, int decimals) {
    return figure ? number_words(std::abs(*figure), decimals) : std::string{"?"};
}

std::string points_words(const std::optional<double>& figure, int decimals) {
    const std::string size = size_words(figure, decimals);
    return size == "1" ? "1 point" : size + " points";
}

std::string threshold_words(const ChangeRules& rules) {
    if (!rules.threshold)
        return {};
    const ReliableThreshold& threshold = *rules.threshold;
    const std::string points = number_words(threshold.points);
    return threshold.origin == ReliableThreshold::Origin::published ? points + " or more" : "more than " + points;
}

std::string reliable_words(const CaseloadAlert& alert, const char* since) {
    return fmt::format("{} {}; {} is a reliable change.", points_words(alert.alert.figure, alert.decimals), since,
                       threshold_words(alert.rules));
}

std::string session_words(const std::optional<int>& session) {
    return session ? fmt::format("session {}", *session) : std::string{"the last session"};
}

std::string alliance_words(const CaseloadAlert& alert) {
    const auto& [figure, limit] = std::pair{alert.alert.figure, alert.alert.limit};
    const auto& line = alert.rules.line;
    if (line && figure && side_of(*figure, *line) == ClinicalSide::clinical)
        return fmt::format("A total of {}; {} it is time to talk about how the work together goes.", number_words(*figure),
                           line->clinical == ClinicalLine::Clinical::below ? "below " + number_words(line->value)
                                                                           : "at " + number_words(line->value) + " or below");
    return fmt::format("A total of {}; its mean fell by {} or more since the score before.",
                       figure ? number_words(*figure) : "?", limit ? number_words(*limit) : "?");
}

} // namespace

std::string short_words(const CaseloadAlert& alert) {
    const Alert& raised = alert.alert;
    switch (raised.kind) {
    case AlertKind::deterioration: return fmt::format("Worse by {} since start", size_words(raised.figure, alert.decimals));
    case AlertKind::sharp_rise: return fmt::format("Worse by {} at once", size_words(raised.figure, alert.decimals));
    case AlertKind::safety_item: return raised.level == AlertLevel::red ? "Safety answer: look now" : "Safety answer: ask";
    case AlertKind::no_change:
        return raised.session ? fmt::format("No change after {} sessions", *raised.session) : "No change";
    case AlertKind::early_worsening: return fmt::format("Worse by {} early on", size_words(raised.figure, alert.decimals));
    case AlertKind::outside_expected: return "Outside expected recovery";
    case AlertKind::alliance_drop: return "Alliance low or falling";
    case AlertKind::plateau: return "Level for 4 scores";
    case AlertKind::healthy: break;
    }
    return "Healthy twice: plan ending";
}

std::string headline_words(const CaseloadAlert& alert) {
    const Alert& raised = alert.alert;
    switch (raised.kind) {
    case AlertKind::safety_item: return fmt::format("{}: an answer tells of danger", alert.title);
    case AlertKind::alliance_drop: return fmt::format("{} is low or falling", alert.title);
    default: break;
    }
    if (!alert.start || !alert.now)
        return fmt::format("{}: {}", alert.title, short_words(alert));
    const std::string from = number_words(*alert.start, alert.decimals);
    const std::string to = number_words(*alert.now, alert.decimals);
    if (from == to)
        return fmt::format("{} stayed at {}", alert.title, to);
    return fmt::format("{} {} from {} to {}", alert.title, *alert.now > *alert.start ? "rose" : "fell", from, to);
}

std::string rule_words(const CaseloadAlert& alert) {
    const Alert& raised = alert.alert;
    switch (raised.kind) {
    case AlertKind::deterioration: return reliable_words(alert, "worse since the start");
    case AlertKind::sharp_rise: return reliable_words(alert, "worse since the score before");
    case AlertKind::safety_item: return alert.message.empty() ? "Look at the answer and assess the risk." : alert.message;
    case AlertKind::no_change:
        return fmt::format("By {} the change is not reliable ({} is), and the start was on the clinical side.",
                           session_words(raised.session), threshold_words(alert.rules));
    case AlertKind::early_worsening:
        return fmt::format("{} worse by {}; half of a reliable change is {}.", points_words(raised.figure, alert.decimals),
                           session_words(raised.session), size_words(raised.limit, -1));
    case AlertKind::outside_expected:
        return fmt::format("At {} the score is {}; the limit of the loaded table is {} ({}).",
                           session_words(raised.session), size_words(raised.figure, alert.decimals),
                           size_words(raised.limit, -1), raised.note);
    case AlertKind::alliance_drop: return alliance_words(alert);
    case AlertKind::plateau:
        return fmt::format("The last 4 scores move by {} points a session; up to {} counts as level.",
                           raised.figure ? number_words(*raised.figure) : "?", size_words(raised.limit, -1));
    case AlertKind::healthy: break;
    }
    return "Recovered at the last two scores: talk about ending, or about longer times between sessions.";
}

std::string note_words(const CaseloadAlert& alert) {
    const char* level = alert.alert.level == AlertLevel::red ? "Red" : "Amber";
    return fmt::format("{}: {}, {}. {}", level, headline_words(alert), day_words(alert.alert.day, true), rule_words(alert));
}

std::string off_words(const CaseloadRow& row) {
    std::string words;
    for (const AlertOffReason reason : {AlertOffReason::no_direction, AlertOffReason::no_threshold, AlertOffReason::no_cut_off}) {
        std::string alerts;
        for (const AlertOff& off : row.off)
            if (off.reason == reason)
                alerts += fmt::format("{}“{}”", alerts.empty() ? "" : ", ", alert_words(off.kind));
        if (!alerts.empty())
            words += fmt::format("{}Off for {}, as {}: {}.", words.empty() ? "" : " ", row.title, alert_off_words(reason), alerts);
    }
    return words;
}

} // namespace attune
