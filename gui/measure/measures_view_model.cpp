// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/measures_view_model.hpp"

#include "core/episode/episode_store.hpp"
#include "core/measure/instrument_shelf.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/progress/measure_desk.hpp"
#include "core/response/measure_rights.hpp"
#include "gui/measure/rater_words.hpp"
#include "gui/measure/score_words.hpp"
#include "gui/workspace/date_words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace attune {
namespace {

std::string counted(int number, const char* one, const char* many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string every(int number, const char* one, const char* many) {
    return number == 1 ? fmt::format("every {}", one) : fmt::format("every {} {}", number, many);
}

} // namespace

std::string due_reason(const DueMeasure& due, Date today) {
    const std::string since = due.last ? " since " + short_date(*due.last, today) : "";
    switch (due.reason) {
    case DueMeasure::Reason::start: return "at the start";
    case DueMeasure::Reason::end: return "at the end";
    case DueMeasure::Reason::aftercare: return "aftercare";
    case DueMeasure::Reason::sessions:
        return due.last ? counted(due.sessions, "session", "sessions") + since : "not given yet";
    case DueMeasure::Reason::weeks: return due.last ? counted(due.weeks, "week", "weeks") + since : "not given yet";
    case DueMeasure::Reason::suggested: return "an answer asks for it";
    }
    return {};
}

std::string schedule_words(const PlannedMeasure& planned) {
    std::vector<std::string> parts;
    if (planned.at_start)
        parts.emplace_back("at the start");
    if (planned.every_sessions)
        parts.push_back(every(*planned.every_sessions, "session", "sessions"));
    if (planned.every_weeks)
        parts.push_back(every(*planned.every_weeks, "week", "weeks"));
    if (planned.at_end)
        parts.emplace_back("at the end");
    if (planned.after_weeks)
        parts.push_back(counted(*planned.after_weeks, "week", "weeks") + " after it");
    if (parts.empty())
        return "not given";
    std::string words;
    for (std::size_t i = 0; i < parts.size(); ++i)
        words += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return words;
}

MeasuresViewModel::MeasuresViewModel(Workspace& workspace, ClientId client)
    : workspace_{workspace},
      client_{client} {
    reload();
}

std::string MeasuresViewModel::title_of(const std::string& measure) const {
    const auto found = workspace_.shelf.measures().find(measure);
    return found ? found->title : measure;
}

void MeasuresViewModel::reload() {
    const Date today = workspace_.clock.today();
    const auto episode = workspace_.episodes.current(client_);
    episode_ = episode ? std::optional{episode->id} : std::nullopt;
    read_lines();
    due_.clear();
    for (const DueMeasure& due : workspace_.measure_desk.due_list().of(client_, today))
        due_.push_back({.measure = due.measure,
                        .about = due.about,
                        .rater = due.rater,
                        .title = title_of(due.measure) + whose_words(due.rater, due.about),
                        .reason = due_reason(due, today)});
    drafts_.clear();
    for (const DraftKey& key : workspace_.response_drafts.of(client_))
        drafts_.push_back({key, title_of(key.measure) + (key.corrects ? ", correction" : "")});
    read_plan();
    on_change();
}

MeasuresViewModel::Line MeasuresViewModel::line_of(const Response& response) const {
    const MeasureScore score = workspace_.responses.score(response);
    const bool is_safety = std::any_of(score.flags.begin(), score.flags.end(), [](const ScoreFlag& flag) {
        return flag.kind == ScoreFlag::Kind::safety || flag.kind == ScoreFlag::Kind::safety_missing;
    });
    Line line{.id = response.id,
              .date = {},
              .measure = response.instrument->title,
              .score = result_in_short(*response.instrument, score),
              .by = by_words(response),
              .mark = Mark::good,
              .state = "Kept"};
    if (is_safety) {
        line.mark = Mark::caution;
        line.state = "Safety item";
    } else if (response.revision > 1) {
        line.state = "Corrected";
    }
    return line;
}

void MeasuresViewModel::read_lines() {
    lines_.clear();
    const Date today = workspace_.clock.today();
    for (const ListedResponse& listed : workspace_.responses.listed(client_, withdrawn_)) {
        Line line = listed.response ? line_of(*listed.response)
                                    : Line{.id = listed.id,
                                           .date = {},
                                           .measure = title_of(listed.measure),
                                           .score = {},
                                           .by = who_words(listed.rater, listed.about),
                                           .mark = Mark::caution,
                                           .state = "Not readable"};
        line.date = short_date(listed.day, today);
        if (listed.state == Response::State::withdrawn) {
            line.mark = Mark::none;
            line.state = "Withdrawn";
        }
        lines_.push_back(std::move(line));
    }
}

void MeasuresViewModel::read_plan() {
    plan_.clear();
    if (!episode_)
        return;
    for (const PlannedMeasure& planned : workspace_.measure_desk.due_list().plan(*episode_)) {
        std::string title = title_of(planned.measure) + whose_words(planned.rater, planned.about);
        std::string origin = planned.origin == PlannedMeasure::Origin::chosen ? "chosen" : "usual";
        const auto instrument = workspace_.shelf.measures().find(planned.measure);
        if (!instrument)
            origin = "not at hand";
        else if (!workspace_.measure_rights.may_use(*instrument))
            origin = "off, see Settings";
        else if (!planned.in_place_of.empty())
            origin = "begun with it; new episodes take " + title_of(planned.in_place_of);
        plan_.push_back({planned, std::move(title), schedule_words(planned), std::move(origin)});
    }
}

std::vector<MeasuresViewModel::Offer> MeasuresViewModel::offers() const {
    std::vector<Offer> offers;
    for (const auto& instrument : workspace_.shelf.measures().offered())
        offers.push_back(
            {.id = instrument->id,
             .title = instrument->title,
             .words = instrument->words,
             .may_be_used = workspace_.measure_rights.may_use(*instrument),
             .client_may_answer = instrument->answered_by == AnsweredBy::client});
    std::stable_partition(offers.begin(), offers.end(), [](const Offer& offer) { return offer.may_be_used; });
    return offers;
}

void MeasuresViewModel::set_withdrawn(ResponseStore::Withdrawn withdrawn) {
    withdrawn_ = withdrawn;
    reload();
}

void MeasuresViewModel::choose(const PlannedMeasure& planned) {
    if (!episode_)
        return;
    workspace_.measure_plans.choose(*episode_, planned);
    reload();
}

void MeasuresViewModel::as_usual(const PlannedMeasure& planned) {
    if (!episode_)
        return;
    workspace_.measure_plans.forget(*episode_, planned);
    reload();
}

} // namespace attune
