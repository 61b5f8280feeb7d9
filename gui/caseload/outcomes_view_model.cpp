// SPDX-License-Identifier: Apache-2.0
#include "gui/caseload/outcomes_view_model.hpp"

#include "core/calendar/typed.hpp"
#include "gui/workspace/date_words.hpp"

#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace attune {

namespace {

constexpr const char* nothing = "–";

int percent(double share) { return static_cast<int>(std::lround(share * 100)); }

std::string limit_words(const OutcomeFilter& filter) {
    if (filter.from && filter.to)
        return fmt::format("Begun from {} to {}", long_date(*filter.from), long_date(*filter.to));
    if (filter.from)
        return fmt::format("Begun from {} on", long_date(*filter.from));
    if (filter.to)
        return fmt::format("Begun until {}", long_date(*filter.to));
    return "Begun at any time";
}

} // namespace

void OutcomesViewModel::take(OutcomeSource source) {
    source_ = std::move(source);
    is_read_ = true;
    failure_.clear();
    refresh();
}

void OutcomesViewModel::fail(const std::string& reason) {
    source_ = {};
    is_read_ = false;
    failure_ = reason;
    refresh();
}

std::string OutcomesViewModel::set_dates(const std::string& from, const std::string& to) {
    const auto first = typed_date(from);
    const auto last = typed_date(to);
    if ((!from.empty() && !first) || (!to.empty() && !last))
        return "A day is written as 2027-03-09.";
    if (first && last && *last < *first)
        return "The last day must not be before the first one.";
    filter_.from = first;
    filter_.to = last;
    refresh();
    return {};
}

void OutcomesViewModel::set_approach(const std::string& approach) {
    filter_.approach = approach;
    refresh();
}

void OutcomesViewModel::set_episodes(OutcomeFilter::Episodes episodes) {
    filter_.episodes = episodes;
    refresh();
}

void OutcomesViewModel::set_pair(const std::string& measure) {
    filter_.pair_with = measure;
    refresh();
}

std::string OutcomesViewModel::pair_title() const {
    for (const PairPartner& partner : source_.partners)
        if (partner.measure == filter_.pair_with)
            return fmt::format("PHQ-9 with {} or GAD-7", partner.title);
    return "PHQ-9 with GAD-7";
}

void OutcomesViewModel::add(const std::string& measure, const std::string& rate, const OutcomeRate& numbers,
                            const std::string& caution) {
    const Proportion& share = numbers.proportion;
    const std::string left_out = exclusion_words(numbers);
    lines_.push_back({.measure = measure,
                      .rate = rate,
                      .number = fmt::format("{} of {}", share.numerator, share.denominator),
                      .share = share.share ? fmt::format("{} %", percent(*share.share)) : nothing,
                      .interval = share.lower && share.upper
                                      ? fmt::format("{} to {} %", percent(*share.lower), percent(*share.upper))
                                      : nothing,
                      .left_out = left_out.empty() ? nothing : left_out,
                      .caution = caution});
}

void OutcomesViewModel::refresh() {
    const OutcomeReport report = outcome_report(source_, filter_);
    episodes_ = report.episodes;
    lines_.clear();
    for (const auto& [measure, title, outcomes] : report.measures) {
        const std::string caution = outcome_caution_words(outcomes);
        add(title, "Reliable improvement", outcomes.reliable_improvement, caution);
        add(title, "Recovery", outcomes.recovery, caution);
        add(title, "Reliable recovery", outcomes.reliable_recovery, caution);
        add(title, "Deterioration", outcomes.deterioration, caution);
        add(title, "No reliable change", outcomes.no_reliable_change, caution);
    }
    if (report.pair) {
        const std::string caution = outcome_caution_words(*report.pair);
        const std::string title = pair_title();
        add(title, "Reliable improvement", report.pair->reliable_improvement, caution);
        add(title, "Recovery", report.pair->recovery, caution);
        add(title, "Reliable recovery", report.pair->reliable_recovery, caution);
        add(title, "Deterioration", report.pair->reliable_deterioration, caution);
        add(title, "No reliable change", report.pair->no_reliable_change, caution);
    }
    on_change();
}

std::string OutcomesViewModel::scope() const {
    std::string words = limit_words(filter_);
    if (!filter_.approach.empty())
        words += ", " + filter_.approach;
    if (filter_.episodes != OutcomeFilter::Episodes::all)
        words += filter_.episodes == OutcomeFilter::Episodes::ended ? ", ended" : ", open";
    return fmt::format("{}: {} of {} episodes.", words, episodes_, source_.episodes.size());
}

std::string OutcomesViewModel::explain(std::size_t line) const {
    const OutcomeLine& each = lines_.at(line);
    std::string words = fmt::format("{}, {}: {}", each.rate, each.measure, each.number);
    words += each.share == nothing ? "." : fmt::format(", {} (95 % interval {}).", each.share, each.interval);
    return each.left_out == nothing ? words : fmt::format("{} Left out: {}.", words, each.left_out);
}

} // namespace attune
