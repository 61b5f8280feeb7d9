// SPDX-License-Identifier: Apache-2.0
// Tables of expected recovery that a practice has the right to use; none come with the program.
#include "cli/change_file.hpp"
#include "cli/context.hpp"
#include "core/progress/expected_recovery_store.hpp"
#include "core/progress/number_words.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace attune::cli {
namespace {

using Json = nlohmann::ordered_json;

struct ExpectedOptions {
    std::filesystem::path folder;
    std::optional<std::filesystem::path> load;
    std::optional<std::string> remove;
};

/// Reads the file before the passphrase is asked for; all of its problems go to standard error.
std::optional<std::vector<ExpectedRow>> rows_of_file(const std::filesystem::path& file) {
    ExpectedReading reading = read_expected_recovery(text_of_file(file));
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

void expected(Context& context, const ExpectedOptions& options) {
    std::optional<std::vector<ExpectedRow>> rows;
    if (options.load) {
        rows = rows_of_file(*options.load);
        if (!rows) {
            context.exit = Exit::found_problems;
            return;
        }
    }
    const auto vault = context.open_vault(options.folder);
    ExpectedRecoveryStore store{*vault};
    if (options.remove)
        store.remove(*options.remove);
    if (rows)
        store.load(*rows);
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
    tables->add_option("--remove", options->remove, "Remove the tables of this measure")->type_name("MEASURE");
    tables->callback([&context, options] { expected(context, *options); });
}

} // namespace attune::cli
