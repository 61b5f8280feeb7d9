// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/settings/expected_tables_view_model.hpp"

#include "core/measure/instrument_shelf.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/progress/statistics/expected_fit.hpp"
#include "core/progress/statistics/expected_recovery_store.hpp"
#include "core/vault/vault.hpp"
#include "gui/measure/entry/entry_sheet.hpp"
#include "gui/measure/settings/measure_file.hpp"

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
};

std::map<Key, Content> contents_of(const std::vector<ExpectedRow>& rows) {
    std::map<Key, Content> contents;
    for (const ExpectedRow& row : rows) {
        Content& content = contents[{row.measure, row.scale}];
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

void ExpectedTablesViewModel::reload() {
    rows_.clear();
    for (const auto& [key, content] : contents_of(read_expected_tables(workspace_.vault.database()).rows()))
        rows_.push_back({.measure = key.first,
                         .scale = key.second,
                         .title = expected_title(workspace_.shelf.measures(), key.first, key.second),
                         .starts = starts_words(content),
                         .sessions = sessions_words(content.sessions),
                         .source = joined(content.sources, "; ")});
}

ExpectedTablesViewModel::Offer ExpectedTablesViewModel::read(const std::filesystem::path& file) const {
    const MeasureFile chosen = read_measure_file(file, "a table");
    if (!chosen.problem.empty())
        return {.rows = {}, .problems = {chosen.problem}, .replaced = {}};
    ExpectedReading reading = read_expected_recovery(chosen.bytes, workspace_.shelf.measures());
    Offer offer{.rows = std::move(reading.rows), .problems = {}, .replaced = {}};
    for (const TableProblem& problem : reading.problems)
        offer.problems.push_back(problem_words(problem));
    offer.replaced = replaced_tables(offer.rows, read_expected_tables(workspace_.vault.database()),
                                     workspace_.shelf.measures());
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
