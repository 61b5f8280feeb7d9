// SPDX-License-Identifier: Apache-2.0
// Reliable and clinically significant change from figures alone; no vault is opened.
#include "cli/change_file.hpp"
#include "cli/change_json.hpp"
#include "cli/change_of_measure.hpp"
#include "cli/context.hpp"
#include "core/progress/score_wording.hpp"
#include "core/progress/statistics/number_words.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace attune::cli {
namespace {

using Json = nlohmann::ordered_json;

struct ChangeOptions {
    std::optional<double> reliability, sd;
    std::optional<std::string> cut_off;
    std::string direction;
    int confidence = 95;
    std::optional<std::filesystem::path> input;
    MeasureChange measure;
};

Better better_of(const std::string& direction) {
    return direction == "higher" ? Better::higher : Better::lower;
}

/// "10": exactly on it is clinical; or with the operator of the clinical side: ">=10", ">28", "<25", "<=24".
std::optional<ClinicalLine> line_from(const std::string& text, Better better) {
    using Clinical = ClinicalLine::Clinical;
    static const std::vector<std::pair<std::string, Clinical>> operators{
        {">=", Clinical::at_or_above}, {"<=", Clinical::at_or_below}, {">", Clinical::above}, {"<", Clinical::below}};
    for (const auto& [sign, clinical] : operators)
        if (text.starts_with(sign)) {
            const auto value = csv_number(text.substr(sign.size()), ',');
            return value ? std::optional{ClinicalLine{.value = *value, .clinical = clinical}} : std::nullopt;
        }
    const auto value = csv_number(text, ',');
    return value ? std::optional{computed_line(*value, better)} : std::nullopt;
}

ChangeRules rules_from(const ChangeOptions& options) {
    const Better better = better_of(options.direction);
    const ChangeFigures figures{.reliability = options.reliability, .sd = options.sd};
    std::vector<std::string> problems = figure_problems(figures, better);
    ChangeRules rules{.better = better};
    if (options.cut_off) {
        rules.line = line_from(*options.cut_off, better);
        if (!rules.line)
            problems.push_back("\"" + *options.cut_off + "\" is not a cut-off, as 10, \">=10\" or \"<25\"");
    }
    if (!problems.empty())
        throw WrongUse{"change not computed: " + joined(problems)};
    rules.threshold = computed_threshold(figures, options.confidence == 80   ? Confidence::percent_80
                                                  : options.confidence == 90 ? Confidence::percent_90
                                                                             : Confidence::percent_95);
    return rules;
}

Json figures_json(const ChangeOptions& options, const ChangeRules& rules) {
    const auto error = difference_error({.reliability = options.reliability, .sd = options.sd});
    return {{"reliability", or_null(options.reliability)},
            {"sd", or_null(options.sd)},
            {"standard_error", standard_error_of_measurement(*options.sd, *options.reliability)},
            {"difference_error", or_null(error)},
            {"confidence", options.confidence},
            {"smallest_reliable_change", rules.threshold->points},
            {"source", rules.threshold->source},
            {"whole_points", whole_point_change(rules.threshold->points)},
            {"clinical", rules.line ? Json(line_words(*rules.line)) : Json(nullptr)}};
}

std::string score_cell(const std::optional<double>& value) {
    return value ? number_words(*value) : "–";
}

void tell_problems(const PairFile& file, Context& context, Json& document) {
    Json problems = Json::array();
    for (const CsvProblem& problem : file.problems) {
        const std::string words = problem.line == 0 ? problem.words : fmt::format("line {}: {}", problem.line, problem.words);
        std::fprintf(stderr, "attune-cli: %s\n", words.c_str());
        problems.push_back({{"line", problem.line == 0 ? Json(nullptr) : Json(problem.line)}, {"message", problem.words}});
    }
    document["problems"] = problems;
    if (!file.problems.empty())
        context.exit = Exit::found_problems;
}

Json row_json(const PairRow& row, const ChangeResult& result, double error) {
    const bool has_index = row.pre && row.post && error > 0;
    Json made{{"client", row.client},
              {"pre", or_null(row.pre)},
              {"post", or_null(row.post)},
              {"rc", has_index ? Json((*row.post - *row.pre) / error) : Json(nullptr)}};
    made.update(change_json(result));
    return made;
}

void change_of_file(Context& context, const ChangeOptions& options) {
    const ChangeRules rules = rules_from(options);
    const PairFile file = read_pair_file(*options.input);
    Output output = context.output();
    Json document = figures_json(options, rules);
    output.line(fmt::format("Reliable from more than {} points on, at the {} level{}.", number_words(rules.threshold->points),
                            rules.threshold->level, rules.line ? "; clinical " + line_words(*rules.line) : ""));
    output.line(rules.threshold->source + ".");
    std::vector<std::vector<std::string>> table{{"Client", "First", "Last", "Better by", "Category"}};
    Json rows = Json::array();
    const double error = difference_error({.reliability = options.reliability, .sd = options.sd}).value();
    for (const PairRow& row : file.rows) {
        const ChangeResult result = judge_values(row.pre, row.post, rules);
        table.push_back({row.client, score_cell(row.pre), score_cell(row.post), score_cell(result.improvement),
                         result.category ? category_words(*result.category) : gap_words(result.gap)});
        rows.push_back(row_json(row, result, error));
    }
    output.table(table);
    document["rows"] = rows;
    tell_problems(file, context, document);
    output.document(document);
}

void change(Context& context, const ChangeOptions& options) {
    if (!options.measure.measure.empty())
        return change_of_measure(context, options.measure);
    std::string missing;
    for (const auto& [name, given] : {std::pair{"--reliability", options.reliability.has_value()}, std::pair{"--sd", options.sd.has_value()},
                                      std::pair{"--direction", !options.direction.empty()}, std::pair{"--input", options.input.has_value()}})
        if (!given)
            missing += std::string{missing.empty() ? "" : ", "} + name;
    if (!missing.empty())
        throw WrongUse{"without --measure this is needed too: " + missing};
    change_of_file(context, options);
}

} // namespace

void add_change_commands(CLI::App& progress, Context& context) {
    auto options = std::make_shared<ChangeOptions>();
    auto* changed = progress.add_subcommand("change", "Reliable and clinically significant change; needs no practice");
    changed->add_option("--reliability", options->reliability, "Of the measure, 0 to 1; retest preferred");
    changed->add_option("--sd", options->sd, "Standard deviation of the clinical group at the start");
    changed->add_option("--cutoff", options->cut_off,
                        "Exactly on it counts as clinical; or with the operator of the clinical side, as \"<25\"");
    changed->add_option("--direction", options->direction, "Which scores are better")
        ->check(CLI::IsMember({"lower", "higher"}));
    changed->add_option("--confidence", options->confidence, "80, 90 or 95 %")->check(CLI::IsMember({80, 90, 95}));
    changed->add_option("--input", options->input, "CSV with the columns client, pre, post")->type_name("FILE");
    auto* measure = changed->add_option("--measure", options->measure.measure, "By the figures that come with this measure, as phq-9");
    for (const auto& [name, value] : {std::pair{"--pre", &options->measure.pre}, std::pair{"--post", &options->measure.post}})
        changed->add_option(name, *value, std::string{"The "} + (value == &options->measure.pre ? "first" : "last") + " score")->needs(measure);
    changed->add_option("--scale", options->measure.scale, "Which score of the measure; the first one when left out")->needs(measure);
    changed->add_option("--age", options->measure.age, "Completed years, where a cut-off goes by age")->needs(measure)->check(CLI::Range(0, 130));
    changed->add_option("--form", options->measure.form, "self, parent or teacher, where there are several")->needs(measure);
    changed->add_option("--sex", options->measure.sex, "woman or man, where a cut-off goes by it")->needs(measure);
    for (const char* figure : {"--reliability", "--sd", "--cutoff", "--direction", "--confidence", "--input"})
        changed->get_option(figure)->excludes(measure);
    changed->callback([&context, options] { change(context, *options); });
}

} // namespace attune::cli
