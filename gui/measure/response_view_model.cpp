// SPDX-License-Identifier: Apache-2.0
#include "gui/measure/response_view_model.hpp"

#include "core/episode/episode_store.hpp"
#include "core/measure/instrument_shelf.hpp"
#include "core/modality/template_shelf.hpp"
#include "core/progress/measure_desk.hpp"
#include "core/progress/statistics/score_course.hpp"
#include "core/progress/statistics/score_rules.hpp"
#include "core/response/measure_choices.hpp"
#include "core/response/measure_rights.hpp"
#include "core/response/score_meaning.hpp"
#include "gui/measure/entry/entry_sheet.hpp"
#include "gui/measure/rater_words.hpp"
#include "gui/workspace/date_words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace attune {
namespace {

const char* act_words(ResponseAct act) {
    switch (act) {
    case ResponseAct::entered: return "Entered";
    case ResponseAct::corrected: return "Corrected";
    case ResponseAct::moved: return "Moved here";
    case ResponseAct::withdrawn: return "Withdrawn";
    }
    return "";
}

std::string when(Instant moment, Date today) {
    return moment_words(moment, today);
}

} // namespace

std::string answer_words(const AnswerScale& scale, const Answer& answer) {
    if (answer.kind == Answer::Kind::missing)
        return "not answered";
    if (answer.kind == Answer::Kind::not_applicable)
        return "does not apply";
    std::string words = answer_number(answer.value);
    for (const AnswerOption& option : scale.options)
        if (std::abs(option.value - answer.value) < 1e-9 && !option.label.empty())
            words += " " + option.label;
    return words;
}

ResponseViewModel::ResponseViewModel(Workspace& workspace, ResponseId id)
    : workspace_{workspace},
      id_{id} {
    workspace_.responses.record_view(id_);
    reload();
}

void ResponseViewModel::reload() {
    revisions_ = workspace_.responses.revisions(id_);
    shown_ = revisions_.size() - 1;
    read_result();
    on_change();
}

void ResponseViewModel::show_revision(std::size_t index) {
    shown_ = std::min(index, revisions_.size() - 1);
    read_result();
    on_change();
}

void ResponseViewModel::read_result() {
    const Response& now = response();
    const ScoringContext context = workspace_.responses.scoring_context(now);
    score_ = workspace_.responses.score(now);
    result_ = result_words(instrument(), score_, context);
    change_ = {};
    oddities_.clear();
    for (const ResponseFlag& flag : workspace_.responses.flags(now))
        // A stated score that differs stands among the remarks with its numbers; three of one day are said once.
        if (const std::string words = response_flag_words(instrument(), flag);
            flag.kind != ResponseFlag::Kind::stated_differs &&
            std::find(oddities_.begin(), oddities_.end(), words) == oddities_.end())
            oddities_.push_back(words);
    const auto main = main_scale(instrument());
    if (!main || is_withdrawn())
        return;
    const ScoreScale& scale = instrument().scales[*main];
    const ChangeRules rules = change_rules(scale, context, own_figures(workspace_.measure_choices.load(instrument().id), scale));
    change_ = change_words(scale, first_score(*main), score_.scales.at(*main), rules.threshold);
}

std::optional<double> ResponseViewModel::first_score(std::size_t scale) const {
    const Response& now = response();
    const ScoreScale& meant = instrument().scales.at(scale);
    std::vector<CourseScore> earlier; // of one day only the last counts, so what was given today starts nothing
    for (const Response& each : workspace_.responses.of(now.client, now.measure())) {
        const auto there = each.instrument->find_scale(meant.id);
        if (each.id != id_ && there && each.day < now.day &&
            meaning_of(each, each.instrument->scales[*there]) == meaning_of(now, meant))
            earlier.push_back({.day = each.day,
                               .time = each.time,
                               .entered_at = each.entered_at,
                               .value = workspace_.responses.score(each).scales.at(*there).value});
    }
    sort_scores(earlier);
    const BaseRule rule = base_rule(workspace_.measure_choices.load(now.measure()));
    std::vector<Date> attended;
    for (const Session& session : workspace_.episodes.sessions_of(now.client))
        if (session.episode == now.episode && counts(session.attendance))
            attended.push_back(session.date);
    std::ranges::sort(attended);
    const auto before = base_before(rule, attended);
    if (before && now.day < *before)
        return std::nullopt; // given before treatment, it starts what comes
    const auto base = base_score(earlier, rule, before);
    return base ? base->value : std::nullopt;
}

std::string ResponseViewModel::title() const {
    return fmt::format("{}, {}", instrument().title, long_date(response().day));
}

std::string ResponseViewModel::by_line() const {
    std::string line = by_words(response()) + ".";
    if (!response().index_event.empty())
        line += fmt::format(" {}: {}.", instrument().index_event, response().index_event);
    line += fmt::format(" Entered {}.", when(revisions_.front().written_at, workspace_.clock.today()));
    return line;
}

std::vector<ResponseViewModel::ItemLine> ResponseViewModel::items() const {
    std::vector<ItemLine> lines;
    const Instrument& made_with = instrument();
    const EntrySheet sheet{response().instrument, response().answers};
    for (std::size_t i = 0; i < made_with.items.size(); ++i) {
        const Answer& answer = response().answers.at(i);
        const bool unasked = !sheet.is_asked(i) && answer.kind == Answer::Kind::missing;
        lines.push_back({made_with.items[i].id, topic_words(made_with.items[i]),
                         unasked ? "not asked" : answer_words(sheet.scale(i), answer)});
    }
    return lines;
}

std::vector<ResponseViewModel::RevisionLine> ResponseViewModel::revisions() const {
    std::vector<RevisionLine> lines;
    for (const ResponseRevision& revision : revisions_)
        lines.push_back({revision.response.revision,
                         fmt::format("{}, {}, {}", act_words(revision.act),
                                     when(revision.written_at, workspace_.clock.today()),
                                     workspace_.vault.name_of(revision.author)),
                         revision.reason});
    return lines;
}

std::vector<ResponseViewModel::Suggestion> ResponseViewModel::suggestions() const {
    std::vector<Suggestion> found;
    const auto suggest = [&](const std::vector<std::string>& measures) {
        for (const std::string& measure : measures)
            if (const auto other = workspace_.shelf.measures().find(measure);
                other && workspace_.measure_rights.may_use(*other))
                found.push_back({measure, other->title});
    };
    for (const ScoreFlag& flag : score_.flags) {
        if (flag.kind == ScoreFlag::Kind::safety)
            suggest(instrument().safety.at(flag.index).suggests);
        else if (flag.kind == ScoreFlag::Kind::remark)
            suggest(instrument().remarks.at(flag.index).suggests);
    }
    return found;
}

bool ResponseViewModel::is_withdrawn() const { return response().state == Response::State::withdrawn; }

void ResponseViewModel::withdraw(const std::string& reason) {
    workspace_.measure_desk.withdraw(id_, reason);
    reload();
}

void ResponseViewModel::move(ClientId to, const std::string& reason) {
    workspace_.measure_desk.move(id_, to, reason);
    reload();
}

} // namespace attune
