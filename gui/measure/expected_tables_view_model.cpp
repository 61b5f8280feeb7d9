// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/expected_tables_view_model.hpp"

#include "core/measure/instrument_shelf.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/progress/expected_recovery_store.hpp"
#include "core/vault/vault.hpp"
#include "gui/measure/entry_sheet.hpp"
#include "gui/measure/measure_file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

namespace attune {
namespace {

using Key = std::pair<std::string, std::string>;

/// What the rows of one score have, each once and in order.
struct Content {
    std::set<std::pair<double, double>> starts;
    std::set<int> sessions;
    std::vector<std::string> sources;
    double least = 0, most = 0; ///< of all figures
};

std::map<Key, Content> contents_of(const std::vector<ExpectedRow>& rows) {
    std::map<Key, Content> contents;
    for (const ExpectedRow& row : rows) {
        const auto [at, is_new] = contents.try_emplace({row.measure, row.scale});
        Content& content = at->second;
        content.least = is_new ? std::min(row.lower, row.start_low) : std::min({content.least, row.lower, row.start_low});
        content.most = is_new ? std::max(row.upper, row.start_high) : std::max({content.most, row.upper, row.start_high});
        content.starts.emplace(row.start_low, row.start_high);
        content.sessions.insert(row.session);
        if (std::find(content.sources.begin(), content.sources.end(), row.source) == content.sources.end())
            content.sources.push_back(row.source);
    }
    return contents;
}

std::string joined(const std::vector<std::string>& words, const char* between) {
    return fmt::format("{}", fmt::join(words, between));
}

std::string range_words(double low, double high) {
    return low == high ? answer_number(low) : answer_number(low) + "–" + answer_number(high);
}

std::string starts_words(const Content& content) {
    std::vector<std::string> words;
    for (const auto& [low, high] : content.starts)
        words.push_back(range_words(low, high));
    return joined(words, ", ");
}

/// Neighbours are drawn together: 1, 2, 3 and 6 are "1–3, 6".
std::string sessions_words(const std::set<int>& sessions) {
    std::vector<std::string> words;
    for (auto at = sessions.begin(); at != sessions.end();) {
        const int first = *at;
        int last = first;
        while (++at != sessions.end() && *at == last + 1)
            last = *at;
        words.push_back(range_words(first, last));
    }
    return joined(words, ", ");
}

std::string problem_words(const TableProblem& problem) {
    return problem.line == 0 ? problem.words : fmt::format("Line {}: {}", problem.line, problem.words);
}

} // namespace

ExpectedTablesViewModel::ExpectedTablesViewModel(Workspace& workspace)
    : workspace_{workspace} {
    reload();
}

std::string ExpectedTablesViewModel::title_of(const std::string& measure, const std::string& scale) const {
    const auto instrument = workspace_.shelf.measures().find(measure);
    if (!instrument)
        return measure + ", " + scale;
    const auto at = instrument->find_scale(scale);
    return instrument->title + ", " + (at ? instrument->scales[*at].title : scale);
}

void ExpectedTablesViewModel::reload() {
    rows_.clear();
    for (const auto& [key, content] : contents_of(read_expected_tables(workspace_.vault.database()).rows()))
        rows_.push_back({.measure = key.first,
                         .scale = key.second,
                         .title = title_of(key.first, key.second),
                         .starts = starts_words(content),
                         .sessions = sessions_words(content.sessions),
                         .source = joined(content.sources, "; ")});
}

/// A table that no score of the practice would ever be compared with is a slip of the pen, not a wish.
std::vector<std::string> ExpectedTablesViewModel::foreign_to_practice(const std::vector<ExpectedRow>& rows) const {
    std::vector<std::string> problems;
    std::set<std::string> unknown;
    for (const auto& [key, content] : contents_of(rows)) {
        const auto instrument = workspace_.shelf.measures().find(key.first);
        if (!instrument) {
            if (unknown.insert(key.first).second)
                problems.push_back(fmt::format("This practice has no measure “{}”. Write its id, as phq-9, or switch on "
                                               "the pack that brings it.",
                                               key.first));
            continue;
        }
        const auto at = instrument->find_scale(key.second);
        if (!at) {
            std::vector<std::string> ids;
            for (const ScoreScale& scale : instrument->scales)
                ids.push_back(scale.id);
            problems.push_back(fmt::format("{} has no score “{}”; it has {}.", instrument->title, key.second,
                                           joined(ids, ", ")));
            continue;
        }
        const ScoreScale& scale = instrument->scales[*at];
        if (content.least < scale.min || content.most > scale.max)
            problems.push_back(fmt::format("{}: figures from {} to {} do not lie in its range, {} to {}.",
                                           title_of(key.first, key.second), answer_number(content.least),
                                           answer_number(content.most), answer_number(scale.min), answer_number(scale.max)));
    }
    return problems;
}

ExpectedTablesViewModel::Offer ExpectedTablesViewModel::read(const std::filesystem::path& file) const {
    const MeasureFile chosen = read_measure_file(file, "a table");
    if (!chosen.problem.empty())
        return {.rows = {}, .problems = {chosen.problem}, .titles = {}, .replaced = {}};
    ExpectedReading reading = read_expected_recovery(chosen.bytes);
    Offer offer{.rows = std::move(reading.rows), .problems = {}, .titles = {}, .replaced = {}};
    for (const TableProblem& problem : reading.problems)
        offer.problems.push_back(problem_words(problem));
    if (offer.problems.empty())
        offer.problems = foreign_to_practice(offer.rows);
    if (!offer.problems.empty()) {
        offer.rows.clear();
        return offer;
    }
    for (const auto& [key, content] : contents_of(offer.rows)) {
        offer.titles.push_back(title_of(key.first, key.second));
        if (std::any_of(rows_.begin(), rows_.end(),
                        [&, &which = key](const Row& row) { return row.measure == which.first && row.scale == which.second; }))
            offer.replaced.push_back(offer.titles.back());
    }
    return offer;
}

void ExpectedTablesViewModel::load(const Offer& offer) {
    ExpectedRecoveryStore{workspace_.vault}.load(offer.rows);
    reload();
}

void ExpectedTablesViewModel::remove(const Row& row) {
    const Row gone = row; // it may be one of ours, which go when they are read anew
    ExpectedRecoveryStore{workspace_.vault}.remove(gone.measure, gone.scale);
    reload();
}

} // namespace attune
