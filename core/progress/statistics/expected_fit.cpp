// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/expected_fit.hpp"

#include "core/progress/statistics/number_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <utility>

namespace attune {

std::string expected_title(const InstrumentShelf& shelf, const std::string& measure, const std::string& scale) {
    const auto instrument = shelf.find(measure);
    if (!instrument)
        return measure + ", " + scale;
    const auto at = instrument->find_scale(scale);
    return instrument->title + ", " + (at ? instrument->scales[*at].title : scale);
}

std::optional<std::string> expected_misfit(const ExpectedRow& row, const InstrumentShelf& shelf) {
    const auto instrument = shelf.find(row.measure);
    if (!instrument)
        return fmt::format("this practice has no measure “{}”; write its id, as phq-9, or switch on the pack that brings it",
                           row.measure);
    const auto at = instrument->find_scale(row.scale);
    if (!at) {
        std::vector<std::string> ids;
        for (const ScoreScale& scale : instrument->scales)
            ids.push_back(scale.id);
        return fmt::format("{} has no score “{}”; it has {}", instrument->title, row.scale, fmt::join(ids, ", "));
    }
    const ScoreScale& scale = instrument->scales[*at];
    const double least = std::min(row.lower, row.start_low);
    const double most = std::max(row.upper, row.start_high);
    if (least >= scale.min && most <= scale.max)
        return std::nullopt;
    return fmt::format("{}: figures from {} to {} do not lie in its range, {} to {}",
                       expected_title(shelf, row.measure, row.scale), number_words(least), number_words(most),
                       number_words(scale.min), number_words(scale.max));
}

std::vector<std::string> replaced_tables(const std::vector<ExpectedRow>& rows, const ExpectedRecovery& loaded,
                                         const InstrumentShelf& shelf) {
    std::set<std::pair<std::string, std::string>> scores;
    for (const ExpectedRow& row : rows)
        scores.emplace(row.measure, row.scale);
    std::vector<std::string> titles;
    for (const auto& [measure, scale] : scores)
        if (loaded.has_table(measure, scale))
            titles.push_back(expected_title(shelf, measure, scale));
    return titles;
}

} // namespace attune
