// SPDX-License-Identifier: Apache-2.0
#include "core/progress/statistics/score_rules.hpp"

#include <algorithm>
#include <vector>

namespace attune {

namespace {

/// The one value that all norms of a group agree on.
std::optional<double> only_value(const ScoreScale& scale, Norm::Group group, std::optional<double> Norm::*figure) {
    std::optional<double> found;
    for (const Norm& norm : scale.norms) {
        const auto& value = norm.*figure;
        if (norm.group != group || !value)
            continue;
        if (found && *found != *value)
            return std::nullopt;
        found = value;
    }
    return found;
}

/// Retest before alpha; nothing where the norms disagree.
std::optional<double> reliability_of(const ScoreScale& scale) {
    for (const std::string_view kind : {"retest", "alpha"}) {
        std::optional<double> value;
        for (const Norm& norm : scale.norms) {
            if (!norm.reliability || norm.reliability_kind != kind)
                continue;
            if (value && *value != *norm.reliability)
                return std::nullopt;
            value = norm.reliability;
        }
        if (value)
            return value;
    }
    return std::nullopt;
}

void add_source(ChangeFigures& figures, const std::string& source, EvidenceTag evidence) {
    if (source.empty())
        return;
    if (("; " + figures.source + "; ").find("; " + source + "; ") == std::string::npos)
        figures.source += (figures.source.empty() ? "" : "; ") + source;
    figures.evidence = std::max(figures.evidence, evidence); // the tags stand from the best to the weakest
}

/// Whether a figure of the norm went into what is computed.
bool is_used(const Norm& norm, const ChangeFigures& figures) {
    const auto same = [](const std::optional<double>& one, const std::optional<double>& other) { return one && one == other; };
    if (same(norm.reliability, figures.reliability))
        return true;
    return norm.group == Norm::Group::clinical
               ? same(norm.sd, figures.sd) || same(norm.mean, figures.clinical_mean)
               : same(norm.sd, figures.healthy_sd) || same(norm.mean, figures.healthy_mean);
}

/// What the practice gave, and only where it gave nothing what the instrument knows.
ChangeFigures filled(const ChangeFigures& own, const ChangeFigures& given) {
    ChangeFigures figures = own;
    bool took = false;
    const auto fill = [&](std::optional<double> ChangeFigures::*figure) {
        if (figures.*figure || !(given.*figure))
            return;
        figures.*figure = given.*figure;
        took = true;
    };
    for (const auto figure : {&ChangeFigures::reliability, &ChangeFigures::sd, &ChangeFigures::clinical_mean,
                              &ChangeFigures::healthy_mean, &ChangeFigures::healthy_sd})
        fill(figure);
    if (took)
        add_source(figures, given.source, given.evidence);
    return figures;
}

/// The threshold in use; a computed one gives way to a published one unless somebody chose it.
const ChangeThreshold* threshold_in_use(const ScoreScale& scale, const ScoringContext& context) {
    const ChangeThreshold* used = change_in_use(scale, ChangeThreshold::Kind::reliable, context);
    if (used == nullptr || used->origin == ChangeThreshold::Origin::published ||
        used->chosen == ChangeThreshold::Chosen::yes || context.picks.contains(scale.id + "/reliable"))
        return used;
    const auto published = std::find_if(scale.changes.begin(), scale.changes.end(), [](const ChangeThreshold& one) {
        return one.kind == ChangeThreshold::Kind::reliable && one.origin == ChangeThreshold::Origin::published;
    });
    return published == scale.changes.end() ? used : &*published;
}

} // namespace

BaseRule base_rule(const MeasureChoices& choices) {
    const auto pick = choices.picks.find(base_pick);
    return pick != choices.picks.end() && pick->second == base_pick_before_treatment ? BaseRule::last_before_treatment
                                                                                     : BaseRule::first;
}

std::optional<Date> base_before(BaseRule rule, std::span<const Date> attended) {
    return rule == BaseRule::first || attended.empty() ? std::nullopt : std::optional{attended.front()};
}

std::string cited_source(const Citation& citation) {
    return citation.population.empty() ? citation.source : citation.source + ", " + citation.population;
}

ChangeFigures own_figures(const OwnNorm& norm) {
    return {.reliability = norm.reliability,
            .sd = norm.sd,
            .clinical_mean = norm.mean,
            .source = norm.source,
            .evidence = EvidenceTag::unverified};
}

ChangeFigures own_figures(const MeasureChoices& choices, const ScoreScale& scale) {
    const auto own = choices.norms.find(scale.id);
    return own == choices.norms.end() ? ChangeFigures{} : own_figures(own->second);
}

ChangeFigures norm_figures(const ScoreScale& scale) {
    ChangeFigures figures{.reliability = reliability_of(scale),
                          .sd = only_value(scale, Norm::Group::clinical, &Norm::sd),
                          .clinical_mean = only_value(scale, Norm::Group::clinical, &Norm::mean),
                          .healthy_mean = only_value(scale, Norm::Group::healthy, &Norm::mean),
                          .healthy_sd = only_value(scale, Norm::Group::healthy, &Norm::sd)};
    for (const Norm& norm : scale.norms)
        if (is_used(norm, figures))
            add_source(figures, cited_source(norm.citation), norm.citation.evidence);
    return figures;
}

ClinicalLine clinical_line(const CutOff& cut_off) {
    ClinicalLine line{.value = cut_off.value,
                      .label = cut_off.label,
                      .source = cited_source(cut_off.citation),
                      .evidence = cut_off.citation.evidence};
    switch (cut_off.op) {
    case CutOff::Operator::ge: line.clinical = ClinicalLine::Clinical::at_or_above; break;
    case CutOff::Operator::gt: line.clinical = ClinicalLine::Clinical::above; break;
    case CutOff::Operator::le: line.clinical = ClinicalLine::Clinical::at_or_below; break;
    case CutOff::Operator::lt: line.clinical = ClinicalLine::Clinical::below; break;
    }
    return line;
}

ReliableThreshold reliable_threshold(const ChangeThreshold& threshold) {
    return {.points = threshold.value,
            .origin = threshold.origin == ChangeThreshold::Origin::published ? ReliableThreshold::Origin::published
                                                                             : ReliableThreshold::Origin::computed,
            .level = threshold.level,
            .source = cited_source(threshold.citation),
            .evidence = threshold.citation.evidence};
}

ChangeRules change_rules(const ScoreScale& scale, const ScoringContext& context, const ChangeFigures& own) {
    ChangeRules rules{.better = scale.better};
    if (scale.better == Better::neither)
        return rules;
    const ChangeFigures figures = filled(own, norm_figures(scale));
    if (const ChangeThreshold* threshold = threshold_in_use(scale, context))
        rules.threshold = reliable_threshold(*threshold);
    else
        rules.threshold = computed_threshold(figures);
    const CutOff* cut_off = cut_off_in_use(scale, CutOffPurpose::clinical, context);
    if (cut_off == nullptr)
        cut_off = cut_off_in_use(scale, CutOffPurpose::caseness, context);
    if (cut_off != nullptr)
        rules.line = clinical_line(*cut_off);
    else if (const auto chosen = choose_criterion(figures, scale.better))
        rules.line = computed_line(chosen->value, scale.better, figures);
    return rules;
}

std::optional<ImportantThreshold> important_threshold(const ScoreScale& scale, const ScoringContext& context) {
    const ChangeThreshold* used = change_in_use(scale, ChangeThreshold::Kind::important, context);
    const auto of = used != nullptr ? ImportantThreshold::Of::points : ImportantThreshold::Of::percent_of_start;
    if (used == nullptr)
        used = change_in_use(scale, ChangeThreshold::Kind::percent, context);
    if (used == nullptr)
        return std::nullopt;
    return ImportantThreshold{.amount = used->value,
                              .of = of,
                              .source = cited_source(used->citation),
                              .evidence = used->citation.evidence};
}

} // namespace attune
