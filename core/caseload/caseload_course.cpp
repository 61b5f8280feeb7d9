// SPDX-License-Identifier: Apache-2.0
#include "core/caseload/caseload_course.hpp"

#include "core/response/schedule/missed_measures.hpp"

#include <set>

namespace attune {
namespace {

std::set<Date> gaps_of(Vault& vault, const CaseloadRow& row, const ScheduleBasis& basis) {
    std::set<Date> gaps{row.unscored.begin(), row.unscored.end()};
    for (const MissedMeasure& missed :
         read_missed_measures(vault, row.client, basis, {{row.measure, row.instrument}}))
        if (fits({.measure = missed.measure, .about = missed.about, .rater = missed.rater}, row.measure, row.about,
                 row.rater))
            gaps.insert(missed.day);
    return gaps;
}

} // namespace

std::vector<std::optional<double>> read_caseload_course(Vault& vault, const CaseloadRow& row,
                                                        const ScheduleBasis& basis) {
    std::vector<std::optional<double>> course;
    if (row.scores.size() < 2)
        course.assign(row.scores.begin(), row.scores.end());
    else {
        const std::set<Date> gaps = gaps_of(vault, row, basis);
        auto gap = gaps.upper_bound(row.days.front()); // before the first score there is nothing to part
        for (std::size_t index = 0; index < row.scores.size(); ++index) {
            for (; gap != gaps.end() && *gap < row.days[index]; ++gap)
                course.emplace_back(std::nullopt);
            course.emplace_back(row.scores[index]);
        }
    }
    return course;
}

} // namespace attune
