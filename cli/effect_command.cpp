// SPDX-License-Identifier: Apache-2.0
// Single-case effect sizes from points alone; no vault is opened.
#include "cli/change_file.hpp"
#include "cli/context.hpp"
#include "core/progress/score_wording.hpp"
#include "core/progress/statistics/number_words.hpp"
#include "core/progress/statistics/own_trend.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attune::cli {
namespace {

using Json = nlohmann::ordered_json;

struct EffectOptions {
    std::string baseline, treatment, direction;
};

std::string trimmed(std::string text) {
    text.erase(0, text.find_first_not_of(' '));
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

/// "3,3,-,5": numbers between commas; a dash or nothing is a missing point.
std::vector<std::optional<double>> points_from(const std::string& text, const char* option, std::vector<std::string>& wrong) {
    std::vector<std::optional<double>> points;
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::size_t end = std::min(text.find(',', start), text.size());
        const std::string part = trimmed(text.substr(start, end - start));
        const auto value = csv_number(part, ',');
        if (!value && !part.empty() && part != "-")
            wrong.push_back(fmt::format("{}: \"{}\" is not a number", option, part));
        points.push_back(value);
        start = end + 1;
    }
    return points;
}

Json interval_json(const std::optional<EffectInterval>& interval) {
    if (!interval)
        return nullptr;
    return {interval->lower, interval->upper};
}

Json effect_json(const EffectSize& effect) {
    const bool improving = effect.baseline == EffectSize::Baseline::improving;
    return {{"m", effect.m},
            {"n", effect.n},
            {"pairs", {{"better", effect.pos}, {"worse", effect.neg}, {"equal", effect.tie}}},
            {"nap", effect.nap},
            {"nap_band", band_words(effect.nap_band)},
            {"nap_interval_95", interval_json(effect.nap_interval)},
            {"nap_standard_error", effect.se_nap},
            {"nap_standard_error_null", effect.se_null_nap},
            {"tau", effect.tau},
            {"tau_interval_95", interval_json(effect.tau_interval)},
            {"z", effect.z},
            {"s_a", effect.s_a},
            {"tau_u", effect.tau_u},
            {"tau_u_interval_95", interval_json(effect.tau_u_interval)},
            {"tau_u_band", band_words(effect.tau_u_band)},
            {"tau_u_with_trend_b", effect.tau_u_b},
            {"tau_u_with_trend_b_interval_95", interval_json(effect.tau_u_b_interval)},
            {"tau_u_with_both_trends", effect.tau_u_both},
            {"tau_u_with_both_trends_interval_95", interval_json(effect.tau_u_both_interval)},
            {"baseline_trend", effect.baseline_trend},
            {"baseline_improving", improving},
            {"baseline_corrected_tau", effect.corrected_tau},
            {"baseline_corrected_tau_interval_95", interval_json(effect.corrected_tau_interval)},
            {"pnd", effect.pnd},
            {"pem", effect.pem},
            {"pand", effect.pand},
            {"ird", effect.ird}};
}

void tell_effect(Output& output, const EffectSize& effect) {
    output.line(fmt::format("{} points before treatment, {} in it; of {} pairs {} better, {} worse, {} equal.", effect.m,
                            effect.n, effect.m * effect.n, effect.pos, effect.neg, effect.tie));
    const auto interval = [&](const std::optional<EffectInterval>& of) { return interval_words(effect, of, 4); };
    output.table({{"Index", "Value", "Says"},
                  {"NAP", share_words(effect.nap, 4),
                   band_words(effect.nap_band) + "; " + interval(effect.nap_interval)},
                  {"Tau", share_words(effect.tau, 4), "A against B; " + interval(effect.tau_interval)},
                  {"Tau-U", share_words(effect.tau_u, 4), band_words(effect.tau_u_band) + "; A against B, less the trend of A; " + interval(effect.tau_u_interval)},
                  {"Tau-U, trend of B", share_words(effect.tau_u_b, 4), "A against B with the trend of B; " + interval(effect.tau_u_b_interval)},
                  {"Tau-U, both trends", share_words(effect.tau_u_both, 4), "with the trend of B, less that of A; " + interval(effect.tau_u_both_interval)},
                  {"Baseline-corrected Tau", share_words(effect.corrected_tau, 4), "Tarlow 2017; " + interval(effect.corrected_tau_interval)},
                  {"PND", share_words(effect.pnd, 4), "share of B better than all of A"}});
    if (effect.baseline == EffectSize::Baseline::improving)
        output.line("The scores improved before treatment already, so Tau-U is not stable; use baseline-corrected Tau.");
    output.line("Bands are often quoted, not validated. Scores of one client depend on each other.");
}

/// Lines of least squares through the scores in treatment, against their number.
Json trend_of_treatment(Output& output, const PhaseData& data) {
    std::vector<TrendPoint> points;
    for (std::size_t at = 0; at < data.treatment.size(); ++at)
        if (data.treatment[at])
            points.push_back({static_cast<double>(at + 1), *data.treatment[at]});
    const auto straight = fit_linear_trend(points);
    const auto curved = fit_log_trend(points);
    if (!straight || !curved)
        return nullptr;
    output.line(fmt::format("Own trend in treatment: {} + {} · number, or {} + {} · ln(number); no forecast.",
                            number_words(straight->intercept, 4), number_words(straight->slope, 4),
                            number_words(curved->intercept, 4), number_words(curved->slope, 4)));
    const auto line = [](const TrendLine& trend) {
        return Json{{"intercept", trend.intercept}, {"slope", trend.slope}, {"residual_error", trend.residual_error}};
    };
    return {{"linear", line(*straight)}, {"log_linear", line(*curved)}, {"theil_sen_slope", theil_sen_slope(points).value()}};
}

void effect(const Context& context, const EffectOptions& options) {
    std::vector<std::string> wrong;
    PhaseData data{.baseline = points_from(options.baseline, "--baseline", wrong),
                   .treatment = points_from(options.treatment, "--treatment", wrong),
                   .better = options.direction == "higher" ? Better::higher : Better::lower};
    if (!wrong.empty())
        throw WrongUse{"effect not computed: " + joined(wrong)};
    const auto computed = effect_size(data);
    if (!computed)
        throw Error{ErrorKind::bad_input, "effect not computed: " + need_words(effect_need(data)) +
                                              "; each phase takes 3 at least"};
    Output output = context.output();
    tell_effect(output, *computed);
    Json document = effect_json(*computed);
    document["trend_in_treatment"] = trend_of_treatment(output, data);
    output.document(document);
}

} // namespace

void add_effect_command(CLI::App& progress, Context& context) {
    auto points = std::make_shared<EffectOptions>();
    auto* sized = progress.add_subcommand("effect", "Single-case effect sizes; needs no practice");
    sized->add_option("--baseline", points->baseline, "Scores before treatment, as 3,3,4,5; - for a missing one")->required();
    sized->add_option("--treatment", points->treatment, "Scores in treatment")->required();
    sized->add_option("--direction", points->direction, "Which scores are better")
        ->required()
        ->check(CLI::IsMember({"lower", "higher"}));
    sized->callback([&context, points] { effect(context, *points); });
}

} // namespace attune::cli
