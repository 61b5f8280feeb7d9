// SPDX-License-Identifier: Apache-2.0
// Tables of expected recovery that a practice has the right to use; none come with the program.
#include "cli/change_file.hpp"
#include "cli/context.hpp"
#include "core/progress/statistics/expected_fit.hpp"
#include "core/progress/statistics/expected_recovery_store.hpp"
#include "core/progress/statistics/number_words.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace attune::cli {
namespace {

using Json = nlohmann::ordered_json;

struct ExpectedOptions {
    std::filesystem::path folder;
    std::optional<std::filesystem::path> load;
    std::optional<std::string> remove;
    bool replace = false;
};

/// Nothing when there are problems; all of them go to standard error.
std::optional<std::vector<ExpectedRow>> rows_of(const std::string& csv, const InstrumentShelf& shelf) {
    ExpectedReading reading = read_expected_recovery(csv, shelf);
    for (const TableProblem& problem : reading.problems) {
        const std::string words = problem.line == 0 ? problem.words : fmt::format("line {}: {}", problem.line, problem.words);
        std::fprintf(stderr, "attune-cli: %s\n", words.c_str());
    }
    if (!reading.problems.empty())
        return std::nullopt;
    return std::move(reading.rows);
}

Json row_json(const ExpectedRow& row) {
    return {{"measure", row.measure},
            {"scale", row.scale},
            {"start", {row.start_low, row.start_high}},
            {"session", row.session},
            {"mean", row.mean},
            {"lower", row.lower},
            {"upper", row.upper},
            {"level", row.level ? Json(*row.level) : Json(nullptr)},
            {"source", row.source}};
}

void show(Output& output, const ExpectedRecovery& table) {
    Json rows = Json::array();
    std::vector<std::vector<std::string>> lines{{"Measure", "Scale", "Start", "Session", "Mean", "Limits", "Level", "Source"}};
    for (const ExpectedRow& row : table.rows()) {
        lines.push_back({row.measure, row.scale,
                         number_words(row.start_low) + "–" + number_words(row.start_high), std::to_string(row.session),
                         number_words(row.mean), number_words(row.lower) + "–" + number_words(row.upper),
                         row.level ? number_words(*row.level * 100) + " %" : "–", row.source});
        rows.push_back(row_json(row));
    }
    if (table.is_empty())
        output.line("No table of expected recovery is loaded; none comes with Attune.");
    else
        output.table(lines);
    output.document(rows);
}

/// Says on standard error which tables would go; whether there are any.
bool would_replace(const std::vector<std::string>& titles) {
    for (const std::string& title : titles)
        std::fprintf(stderr, "attune-cli: %s has a table, which would go. Keep the file it came from to have it back.\n",
                     title.c_str());
    if (!titles.empty())
        std::fputs("attune-cli: nothing was loaded; --replace puts the new figures in place of those that are loaded\n", stderr);
    return !titles.empty();
}

/// Throws Error when the vault fails; leaves the exit at found_problems where the file is not loaded.
void load(Context& context, const ExpectedOptions& options, const Practice& practice, const std::string& csv) {
    const InstrumentShelf& shelf = practice.shelf->measures();
    ExpectedRecoveryStore store{*practice.vault};
    const auto rows = rows_of(csv, shelf);
    if (!rows || (!options.replace && would_replace(replaced_tables(*rows, store.read(), shelf))))
        context.exit = Exit::found_problems;
    else
        store.load(*rows);
}

void expected(Context& context, const ExpectedOptions& options) {
    if (options.load && options.remove)
        throw WrongUse{"give --load or --remove, one after the other"};
    const std::string csv = options.load ? text_of_file(*options.load) : std::string{}; // before the passphrase is asked for
    const Practice practice = context.open(options.folder);
    ExpectedRecoveryStore store{*practice.vault};
    if (options.remove)
        store.remove(*options.remove);
    if (options.load)
        load(context, options, practice, csv);
    if (context.exit == Exit::found_problems)
        return;
    Output output = context.output();
    show(output, store.read());
}

} // namespace

void add_expected_command(CLI::App& progress, Context& context) {
    auto options = std::make_shared<ExpectedOptions>();
    auto* tables = progress.add_subcommand("expected", "Tables of expected recovery: shows, loads and removes them");
    tables->add_option("DIR", options->folder)->required();
    tables->add_option("--load", options->load, "CSV: measure, start, session, mean, lower, upper, source, level, scale")
        ->type_name("FILE");
    tables->add_flag("--replace", options->replace, "Put the figures in place of those loaded for the same scores");
    tables->add_option("--remove", options->remove, "Remove the tables of this measure")->type_name("MEASURE");
    tables->callback([&context, options] { expected(context, *options); });
}

} // namespace attune::cli
