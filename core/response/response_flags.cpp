// SPDX-License-Identifier: Apache-2.0
#include "core/response/response_json.hpp"
#include "core/response/response_store.hpp"
#include "core/text/text.hpp"

#include <algorithm>

namespace attune {
namespace {

using Kind = ResponseFlag::Kind;

void flag_episode(Database& database, const Response& response, std::vector<ResponseFlag>& flags) {
    Statement inside{database, "SELECT 1 FROM episode WHERE client = ?1 AND started <= ?2 "
                               "AND (ended IS NULL OR ended >= ?2)"};
    if (inside.bind(response.client, response.day).step())
        return;
    Statement any{database, "SELECT min(started) FROM episode WHERE client = ?1"};
    any.bind(response.client).step();
    const bool is_before = !any.is_null(0) && response.day < any.date(0);
    flags.push_back({.kind = is_before ? Kind::before_episode : Kind::outside_episode});
}

/// Others of the same measure, person and rater: on the same day, and the last one before it.
void flag_others(Database& database, const Response& response, std::vector<ResponseFlag>& flags) {
    Statement same_day{database,
                       "SELECT r.id, n.answers FROM response r JOIN response_revision n ON n.response = r.id AND "
                       "n.revision = r.revision WHERE r.client = ?1 AND r.measure = ?2 AND r.day = ?3 AND "
                       "r.counts = 1 AND r.rater = ?4 AND r.about = ?5 AND r.id <> ?6 ORDER BY r.id"};
    same_day.bind(response.client, response.measure(), response.day, tidy_name(response.rater),
                  tidy_name(response.about), response.id);
    const std::string answers = write_item_answers(*response.instrument, response.answers);
    bool is_first_of_day = true;
    while (same_day.step()) {
        const bool is_same = same_day.text(1) == answers;
        flags.push_back({.kind = is_same ? Kind::duplicate : Kind::same_day, .other = ResponseId{same_day.integer(0)}});
        is_first_of_day = false;
    }
    if (!response.instrument->min_days || !is_first_of_day)
        return;
    Statement before{database, "SELECT id, day FROM response WHERE client = ?1 AND measure = ?2 AND day < ?3 AND "
                               "counts = 1 AND rater = ?4 AND about = ?5 ORDER BY day DESC, id DESC LIMIT 1"};
    before.bind(response.client, response.measure(), response.day, tidy_name(response.rater),
                tidy_name(response.about));
    if (before.step() && days_between(before.date(1), response.day) < *response.instrument->min_days)
        flags.push_back({.kind = Kind::too_soon, .other = ResponseId{before.integer(0)}});
}

void flag_age(const Instrument& instrument, const ScoringContext& context, std::vector<ResponseFlag>& flags) {
    if (!context.age_years)
        return;
    const auto is_outside = [&](const std::optional<int>& least, const std::optional<int>& most) {
        return (least && *context.age_years < *least) || (most && *context.age_years > *most);
    };
    const MeasureForm* form = instrument.find_form(context.form);
    if (is_outside(instrument.min_age, instrument.max_age) ||
        (form != nullptr && is_outside(form->min_age, form->max_age)))
        flags.push_back({.kind = Kind::outside_age});
}

void flag_stated(const Response& response, const MeasureScore& score, std::vector<ResponseFlag>& flags) {
    for (const ScoreFlag& flag : score.flags)
        if (flag.kind == ScoreFlag::Kind::stated_differs)
            flags.push_back({.kind = Kind::stated_differs, .scale = response.instrument->scales[flag.index].id});
    for (const auto& [scale, value] : response.stated)
        if (const auto index = response.instrument->find_scale(scale); index && !score.scales[*index].value)
            flags.push_back({.kind = Kind::stated_alone, .scale = scale});
}

} // namespace

std::vector<ResponseFlag> ResponseStore::flags(const Response& response) const {
    std::vector<ResponseFlag> flags;
    auto& database = vault_.database();
    const ScoringContext context = scoring_context(response);
    flag_episode(database, response, flags);
    flag_others(database, response, flags);
    flag_age(*response.instrument, context, flags);
    if (!response.instrument->index_event.empty() && tidy_name(response.index_event).empty())
        flags.push_back({.kind = Kind::no_index_event});
    flag_stated(response, attune::score(*response.instrument, response.answers, context), flags);
    return flags;
}

} // namespace attune
