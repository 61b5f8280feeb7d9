// SPDX-License-Identifier: Apache-2.0
#include "core/caseload/caseload.hpp"

#include <algorithm>
#include <tuple>

namespace attune {

namespace {

/// Information and green wait for nobody, so that an answer changes nothing about their place.
auto place_of(const CaseloadAlert& alert) {
    const bool calls = alert.alert.level == AlertLevel::red || alert.alert.level == AlertLevel::amber;
    return std::tuple{!alert.waits(), !calls, alert.alert.level, alert.alert.kind};
}

} // namespace

void sort_alerts(std::vector<CaseloadAlert>& alerts) {
    std::stable_sort(alerts.begin(), alerts.end(), [](const CaseloadAlert& one, const CaseloadAlert& other) {
        return place_of(one) < place_of(other);
    });
}

CaseloadGroup group_of(const CaseloadRow& row) {
    if (row.scores.size() < row.base + 2)
        return CaseloadGroup::too_few;
    if (!row.change.category)
        return CaseloadGroup::no_threshold;
    switch (*row.change.category) {
    case ChangeCategory::deteriorated: return CaseloadGroup::worse;
    case ChangeCategory::recovered:
    case ChangeCategory::improved: return CaseloadGroup::better;
    case ChangeCategory::non_reliable_recovery:
    case ChangeCategory::unchanged: break;
    }
    return CaseloadGroup::no_change;
}

} // namespace attune
