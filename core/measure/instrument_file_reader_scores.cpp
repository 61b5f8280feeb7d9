// SPDX-License-Identifier: Apache-2.0
// Scores: what they are made of, and which values they can have.
#include "core/measure/instrument_file_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace attune {
namespace {

constexpr double resolution = 10'000;
constexpr std::size_t most_in_a_score = 600;

/// In ten-thousandths; nothing when it is none.
std::optional<long long> parts_of(double value) {
    const double parts = std::round(value * resolution);
    if (std::abs(value * resolution - parts) > 1e-4 || parts < 1 || parts > 1e15)
        return std::nullopt;
    return static_cast<long long>(parts);
}

/// By which the answers of one item can differ.
double grid_of(const AnswerScale& scale) {
    if (scale.only.empty())
        return scale.step;
    double grid = scale.only.size() > 1 ? scale.only[1] - scale.only[0] : 0;
    for (std::size_t index = 2; index < scale.only.size(); ++index)
        grid = common_grid(grid, scale.only[index] - scale.only[index - 1]);
    return grid;
}

/// What one term brings: from, to and the grid between.
struct Reach {
    double min = 0, max = 0, grid = 0;
};

Reach reach_of(const Instrument& instrument, const ScoreTerm& term) {
    Reach reach;
    if (term.of == ScoreTerm::Of::scale) {
        const auto& scale = instrument.scales[term.index];
        reach = {.min = scale.min, .max = scale.max, .grid = scale.grid};
    } else {
        const auto& answers = instrument.answer_scales[instrument.items[term.index].scale];
        reach = {.min = answers.min, .max = answers.max, .grid = grid_of(answers)};
    }
    reach.min *= term.weight;
    reach.max *= term.weight;
    if (reach.max < reach.min)
        std::swap(reach.min, reach.max);
    reach.grid *= std::abs(term.weight);
    return reach;
}

bool has_score(const ScoreScale& scale) {
    return std::ranges::any_of(scale.terms, [](const auto& term) { return term.of == ScoreTerm::Of::scale; });
}

} // namespace

double common_grid(double left, double right) {
    const auto a = parts_of(left);
    const auto b = parts_of(right);
    return a && b ? static_cast<double>(std::gcd(*a, *b)) / resolution : 0;
}

void InstrumentFileReader::read_score(pugi::xml_node node) {
    ElementReader element{session_, node};
    ScoreScale scale;
    scale.id = read_id(element, results_);
    scale.title = element.required_text("title");
    element.required_text("kind");
    scale.kind = static_cast<ScoreKind>(element.word("kind", {"sum", "mean", "count", "largest", "weighted"}, 0));
    scale.key = read_citation(element, Cited::may_be_empty);
    read_terms(element, scale);
    scale.factor = element.number("factor").value_or(1);
    if (scale.factor <= 0)
        element.problem("factor", "more than 0 was expected");
    scale.offset = element.number("offset").value_or(0);
    // Means and percents meet their cut-offs as they are.
    const std::size_t usual = scale.kind == ScoreKind::mean ? 2 : 0;
    scale.rounding = static_cast<ScoreScale::Rounding>(element.word("rounding", {"bands", "score", "never"}, usual));
    scale.unit = element.text("unit");
    element.required_text("better");
    scale.better = static_cast<Better>(element.word("better", {"neither", "lower", "higher"}, 0));
    scale.decimals = element.whole_number("decimals", 0, 0, 4);
    scale.series = element.flag("series", true) ? ScoreScale::Series::yes : ScoreScale::Series::no;
    if (element.flag("hidden", false)) {
        scale.shown = ScoreScale::Shown::no;
        scale.series = ScoreScale::Series::no;
    }
    scale.loinc = read_loinc(element);
    const auto children = element.children();
    if (children.size() > most_in_a_score)
        return element.problem(fmt::format("more than {} elements", most_in_a_score));
    for (const auto& child : children)
        if (std::string_view{child.name()} == "missing")
            read_missing(child, scale);
    check_missing(element, scale);
    settle_score_range(element, scale);
    for (const auto& child : children) {
        const std::string_view name = child.name();
        if (name == "bands")
            read_bands(child, scale);
        else if (name == "cut-off")
            read_cut_off(child, scale);
        else if (name == "change")
            read_change(child, scale);
        else if (name == "norm")
            read_norm(child, scale);
        else if (name != "term" && name != "missing")
            session_.problem(child, "expected are <term>, <missing>, <bands>, <cut-off>, <change> and <norm>");
    }
    element.finish();
    made_.scales.push_back(std::move(scale));
}

void InstrumentFileReader::read_terms(ElementReader& element, ScoreScale& scale) {
    for (const auto item : read_items(element, "items"))
        scale.terms.push_back({.index = item, .of = ScoreTerm::Of::item, .weight = 1});
    for (const auto& id : element.ids("scores"))
        if (const auto found = find_score(element, "scores", id))
            scale.terms.push_back({.index = *found, .of = ScoreTerm::Of::scale, .weight = 1});
    for (const auto child : element.node().children("term"))
        read_term(child, scale);
    check_terms(element, scale);
    const auto from = element.number("count-from");
    scale.count_from = from.value_or(0);
    if (from.has_value() != (scale.kind == ScoreKind::count))
        element.problem("count-from belongs to a score of the kind count, and only there");
}

void InstrumentFileReader::read_term(pugi::xml_node node, ScoreScale& scale) {
    ElementReader term{session_, node};
    const auto item = term.text("item");
    const auto score = term.text("score");
    if (item.empty() == score.empty())
        term.problem("either an item or a score was expected");
    const auto index = !item.empty() ? find_item(term, "item", item)
                                     : (score.empty() ? std::nullopt : find_score(term, "score", score));
    const double weight = term.number("weight").value_or(1);
    if (weight == 0)
        term.problem("weight", "0 takes the term away; another number was expected");
    if (weight != 1 && scale.kind != ScoreKind::weighted)
        term.problem("weight", "only a score of the kind weighted has weights");
    if (index)
        scale.terms.push_back({.index = *index,
                               .of = item.empty() ? ScoreTerm::Of::scale : ScoreTerm::Of::item,
                               .weight = weight});
    term.no_children();
    term.finish();
}

void InstrumentFileReader::check_terms(ElementReader& element, const ScoreScale& scale) {
    for (std::size_t index = 0; index < scale.terms.size(); ++index)
        for (std::size_t other = 0; other < index; ++other)
            if (scale.terms[index].of == scale.terms[other].of && scale.terms[index].index == scale.terms[other].index)
                return element.problem("a term stands twice");
    for (const auto& term : scale.terms)
        if (term.of == ScoreTerm::Of::item) {
            const auto& item = made_.items[term.index];
            if (item.counts == MeasureItem::Counts::no)
                element.problem(fmt::format("item {} does not count (counts=\"false\"), but this score is made of it", item.id));
            if (!item.asked.is_always() && !item.unasked_value)
                element.problem(fmt::format("nothing says what item {} counts as when it is not asked; its <asked> needs counts-as",
                                            item.id));
            if (item.applies == MeasureItem::Applies::may_not && scale.kind != ScoreKind::sum && scale.kind != ScoreKind::mean)
                element.problem(fmt::format("item {} may not apply; only a sum or a mean can do without it", item.id));
        }
    if (scale.terms.empty())
        element.problem("a score is made of items, scores or terms; there are none");
}

void InstrumentFileReader::read_missing(pugi::xml_node node, ScoreScale& scale) {
    ElementReader element{session_, node};
    if (scale.missing.evidence != EvidenceTag::none)
        element.problem("a second <missing>");
    element.required_text("rule");
    scale.missing.kind = static_cast<MissingRule::Kind>(element.word("rule", {"complete", "prorate", "lower-bound"}, 0));
    const bool prorates = scale.missing.kind == MissingRule::Kind::prorate;
    if (element.find("allowed").has_value() != prorates)
        element.problem("allowed belongs to the rule prorate, and only there: how many answers may be missing");
    scale.missing.allowed = element.whole_number("allowed", 0, 1, 999);
    const auto citation = read_citation(element);
    scale.missing.evidence = citation.evidence;
    scale.missing.source = citation.source;
    element.no_children();
    element.finish();
}

void InstrumentFileReader::check_missing(ElementReader& element, const ScoreScale& scale) {
    if (scale.terms.empty())
        return;
    const bool prorates = scale.missing.kind == MissingRule::Kind::prorate;
    if (prorates && ((scale.kind != ScoreKind::sum && scale.kind != ScoreKind::mean) || has_score(scale)))
        return element.problem("only a sum or a mean of items can be prorated");
    if (prorates && static_cast<std::size_t>(scale.missing.allowed) >= scale.terms.size())
        element.problem(fmt::format("{} answers may be missing, but the score is made of {}", scale.missing.allowed, scale.terms.size()));
    const auto differs = [&](const ScoreTerm& term) {
        const auto& first = scale_of(scale.terms.front().index);
        return scale_of(term.index).min != first.min || scale_of(term.index).max != first.max;
    };
    if (prorates && std::ranges::any_of(scale.terms, differs))
        element.problem("a missing answer can stand for the mean of the others only where all have the same range");
    if (scale.missing.kind == MissingRule::Kind::lower_bound && scale.kind != ScoreKind::sum && scale.kind != ScoreKind::count)
        element.problem("only a sum or a count has a lower bound");
}

void InstrumentFileReader::settle_score_range(ElementReader& element, ScoreScale& scale) {
    if (scale.terms.empty())
        return;
    Reach all = reach_of(made_, scale.terms.front());
    for (std::size_t index = 1; index < scale.terms.size(); ++index) {
        const Reach next = reach_of(made_, scale.terms[index]);
        const bool largest = scale.kind == ScoreKind::largest;
        all.min = largest ? std::max(all.min, next.min) : all.min + next.min;
        all.max = largest ? std::max(all.max, next.max) : all.max + next.max;
        all.grid = common_grid(all.grid, next.grid);
    }
    if (scale.kind == ScoreKind::count) {
        if (scale.count_from > all.max)
            element.problem("count-from", "no answer comes to it");
        all = {.min = 0, .max = static_cast<double>(scale.terms.size()), .grid = 1};
    }
    const auto terms = static_cast<double>(scale.terms.size());
    const double share = scale.kind == ScoreKind::mean ? 1 / terms : 1;
    scale.min = all.min * share * scale.factor + scale.offset;
    scale.max = all.max * share * scale.factor + scale.offset;
    scale.grid = scale.rounding == ScoreScale::Rounding::score ? 1 : all.grid * share * scale.factor;
}

} // namespace attune
