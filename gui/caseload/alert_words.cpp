// SPDX-License-Identifier: Apache-2.0
#include "gui/caseload/alert_words.hpp"

#include <utility>

namespace attune {

Mark mark_of(AlertLevel level) {
    switch (level) {
    case AlertLevel::red: return Mark::critical;
    case AlertLevel::amber: return Mark::caution;
    case AlertLevel::info: return Mark::information;
    case AlertLevel::green: break;
    }
    return Mark::good;
}

std::string consideration_words(const std::string& id) {
    constexpr std::pair<const char*, const char*> names[]{
        {"alliance", "Alliance"},       {"motivation", "Motivation"}, {"social_support", "Social support"},
        {"life_events", "Life events"}, {"risk", "Risk"},             {"formulation", "Case formulation"},
        {"supervision", "Supervision"}, {"step_up", "Step up"}};
    for (const auto& [known, name] : names)
        if (id == known)
            return name;
    return id;
}

LabelWords label_words(const CaseloadRow& row) {
    switch (group_of(row)) {
    case CaseloadGroup::better:
        return {Mark::good, row.change.category == ChangeCategory::recovered ? "Recovered" : "Reliably improved"};
    case CaseloadGroup::worse: return {Mark::critical, "Deteriorated"};
    case CaseloadGroup::no_change:
        return {Mark::none, row.change.category == ChangeCategory::non_reliable_recovery ? "Recovered, not reliably"
                                                                                         : "No reliable change"};
    case CaseloadGroup::too_few: return {Mark::not_set, row.scores.empty() ? "No scores yet" : "Too few scores"};
    case CaseloadGroup::no_threshold: break;
    }
    return {Mark::not_set, "No threshold known"};
}

} // namespace attune
